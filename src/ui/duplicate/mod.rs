//! People registered twice: the whole register gone through beside the drawing thread, the pairs
//! that came of it, likeliest first, and one of them side by side. Whoever may merge says that
//! both are one person, which links them and can be undone, or that they are two, which is
//! remembered. Nothing merges by itself.

mod compare;
mod decided;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Context, Id as UiId, Rect, Ui, UiBuilder};

use self::compare::Compared;
use super::command::{Command, Verb};
use super::likeness::{Pair, Pass};
use super::look::{Mood, icon, size, space};
use super::lookup::Lookup;
use super::widgets::table::TableState;
use super::widgets::{button, frame, progress, tabs, text};
use super::{Scene, Screen};
use crate::domain::id::Id;
use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value::Keyed as _;
use crate::store::likeness::{Decided, Links, Side};
use crate::store::person::PersonLine;
use crate::store::{Changed, Reader, StoreError};
use crate::words::{self, tr, tr_with};

/// How wide the list of pairs is.
const LIST: f32 = 348.0;

keyed! {
    /// What the list shows.
    pub enum Part {
        /// Pairs that are all but certain: one click each.
        Likely = "likely",
        /// Pairs that are worth a look.
        Possible = "possible",
        /// What was decided before.
        Decided = "decided",
    }
}

/// One pair of the list: who would stand for both, the other, and where it stands in the pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    one: Id,
    other: Id,
    at: usize,
}

/// What the thread beside is asked.
enum Ask {
    /// The lines of people in view.
    Lines(Vec<Id>),
    /// What was decided before, with the lines of whom it is about.
    Decided,
}

/// What it finds.
enum Answer {
    Lines(Vec<Id>, Vec<PersonLine>),
    Decided(Vec<Decided>, Vec<PersonLine>),
}

/// A pair to be laid side by side.
#[derive(Clone, Copy)]
struct Beside {
    row: Row,
    today: NaiveDate,
    /// Who asks sees everybody's cases without a reason.
    is_free: bool,
}

/// Both sides; which of them wants a reason first.
struct Both {
    row: Row,
    sides: Option<(Side, Side)>,
    limited: Option<Id>,
}

/// People registered twice.
pub struct Duplicates {
    ctx: Context,
    asks: Option<Lookup<Ask, Result<Answer, StoreError>>>,
    besides: Option<Lookup<Beside, Result<Both, StoreError>>>,
    part: Part,
    links: Links,
    pairs: Arc<[Pair]>,
    rows: Vec<Row>,
    /// How many pairs are likely, and how many worth a look.
    counts: [usize; 2],
    lines: BTreeMap<Id, PersonLine>,
    asked: BTreeSet<Id>,
    table: TableState<Id>,
    decided: Option<Vec<Decided>>,
    compared: Option<Compared>,
    opening: Option<Row>,
    stale: bool,
    trouble: Option<String>,
}

impl Duplicates {
    /// The screen, not yet read.
    pub fn new(_: Scene<'_>, ctx: &Context) -> Self {
        Self {
            ctx: ctx.clone(),
            asks: None,
            besides: None,
            part: Part::Likely,
            links: Links::default(),
            pairs: Arc::from([]),
            rows: Vec::new(),
            counts: [0; 2],
            lines: BTreeMap::new(),
            asked: BTreeSet::new(),
            table: TableState::default(),
            decided: None,
            compared: None,
            opening: None,
            stale: true,
            trouble: None,
        }
    }

    /// The pairs that nobody has decided yet, each registration by the one that stands for it.
    fn sort_out(&mut self) {
        let mut seen = BTreeSet::new();
        self.counts = [0; 2];
        self.rows.clear();
        for (at, pair) in self.pairs.iter().enumerate() {
            let (one, other) = (self.links.stands_for(pair.one), self.links.stands_for(pair.other));
            let (one, other) = (one.min(other), one.max(other));
            let decided = one == other
                || self.links.are_two(one, other)
                || self.links.are_two(pair.one, pair.other);
            if decided || !seen.insert((one, other)) {
                continue;
            }
            let likely = pair.is_likely();
            self.counts = match (likely, self.counts) {
                (true, [likely, possible]) => [likely + 1, possible],
                (false, [likely, possible]) => [likely, possible + 1],
            };
            if likely == (self.part == Part::Likely) {
                self.rows.push(Row { one, other, at });
            }
        }
        let last = self.rows.len().saturating_sub(1);
        self.table.cursor = Some(self.table.cursor.unwrap_or(0).min(last));
    }

    /// Takes what the threads found.
    fn take(&mut self, scene: Scene<'_>) {
        match self.asks.as_mut().and_then(Lookup::answer) {
            None => {}
            Some(Err(error)) => self.trouble = Some(error.sentence()),
            Some(Ok(Answer::Lines(asked, lines))) => {
                for id in asked {
                    self.asked.remove(&id);
                }
                self.lines.extend(lines.into_iter().map(|line| (line.id, line)));
            }
            Some(Ok(Answer::Decided(decided, lines))) => {
                self.lines.extend(lines.into_iter().map(|line| (line.id, line)));
                self.decided = Some(decided);
            }
        }
        match self.besides.as_mut().and_then(Lookup::answer) {
            None => {}
            Some(Err(error)) => self.trouble = Some(error.sentence()),
            Some(Ok(both)) => {
                let pair = self.pairs.get(both.row.at);
                self.compared = pair.map(|pair| Compared::new(&both, pair, scene));
            }
        }
    }

    /// Lays the pair under the cursor side by side, when it is another one.
    fn follow(&mut self, scene: Scene<'_>) {
        let row = self.table.cursor.and_then(|at| self.rows.get(at)).copied();
        if row == self.opening && !self.stale {
            return;
        }
        self.opening = row;
        match (row, &mut self.besides) {
            (Some(row), Some(besides)) => {
                let (today, is_free) = (scene.today, scene.me.may(Right::Approve));
                besides.ask(Beside { row, today, is_free });
            }
            _ => self.compared = None,
        }
    }

    fn head_ui(&self, ui: &mut Ui, scene: Scene<'_>, pass: &Pass) {
        frame::bar(
            ui,
            |ui| {
                text::page(ui, tr("verb-duplicates"));
            },
            |ui| {
                if matches!(pass, Pass::Done(_)) {
                    let again = button::secondary(tr("duplicate-again")).icon(icon::ICON_REFRESH);
                    if ui.add(again).clicked() {
                        scene.likeness.start_pass(scene, &self.ctx);
                    }
                }
            },
        );
    }

    /// While there is nothing to list: the first step, how far it is, or what went wrong.
    fn before_ui(&self, ui: &mut Ui, scene: Scene<'_>, pass: &Pass) {
        match pass {
            Pass::Going(done) => {
                ui.add_space(space::XL);
                text::body(ui, tr("duplicate-going"));
                let percent = format!("{:.0}", done * 100.0);
                let words = tr_with("duplicate-percent", &[("percent", &percent)]);
                progress::part(ui, (done * 100.0) as usize, 100, &words);
                ui.add_space(space::S);
                if ui.add(button::secondary(tr("widget-interrupt"))).clicked() {
                    scene.likeness.stop_pass();
                }
                ui.request_repaint_after(std::time::Duration::from_millis(200));
            }
            Pass::Trouble(_) | Pass::None => {
                let step = button::primary(tr("duplicate-start")).icon(icon::ICON_SEARCH);
                if frame::empty(ui, icon::ICON_CALL_MERGE, &tr("duplicate-first"), Some(step)) {
                    scene.likeness.start_pass(scene, &self.ctx);
                }
            }
            Pass::Done(_) => {}
        }
    }

    /// The parts of the list; true when another was chosen.
    fn parts_ui(&mut self, ui: &mut Ui, counted: bool) -> bool {
        let count = |count: usize| words::count(i64::try_from(count).unwrap_or(i64::MAX));
        let names: Vec<String> = Part::ALL
            .iter()
            .map(|part| {
                let word = tr(&format!("duplicate-part-{}", part.key()));
                match (part, self.counts) {
                    _ if !counted => word,
                    (Part::Likely, [likely, _]) => format!("{word} ({})", count(likely)),
                    (Part::Possible, [_, possible]) => format!("{word} ({})", count(possible)),
                    (Part::Decided, _) => word,
                }
            })
            .collect();
        let mut at = Part::ALL.iter().position(|part| *part == self.part).unwrap_or_default();
        let changed = tabs::tabs(ui, UiId::unique("duplicate-parts"), &names, &mut at);
        if let Some(part) = Part::ALL.get(at) {
            self.part = *part;
        }
        changed
    }

    fn pairs_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        if self.rows.is_empty() {
            let none = if self.part == Part::Likely { "likely" } else { "possible" };
            let sentence = tr(&format!("duplicate-none-{none}"));
            frame::empty(ui, icon::ICON_CHECK_CIRCLE, &sentence, None);
            return Vec::new();
        }
        let all = ui.available_rect_before_wrap();
        let left = Rect::from_min_max(all.min, eframe::egui::pos2(all.left() + LIST, all.bottom()));
        let right = all.with_min_x(left.right() + space::L);
        let mut list = ui.new_child(UiBuilder::new().max_rect(left).id_salt("duplicate-list"));
        self.rows_ui(&mut list);
        self.follow(scene);
        let mut beside = ui.new_child(UiBuilder::new().max_rect(right).id_salt("duplicate-both"));
        let commands = if let Some(compared) = &mut self.compared {
            compared.compared_ui(&mut beside, scene)
        } else {
            beside.spinner();
            Vec::new()
        };
        ui.advance_cursor_after_rect(all);
        commands
    }
}

impl Screen for Duplicates {
    fn title(&self) -> String {
        tr("verb-duplicates")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        if self.asks.is_none() {
            self.asks = Some(Lookup::new(scene.reader.another()?, self.ctx.clone(), find));
            self.besides = Some(Lookup::new(scene.reader.another()?, self.ctx.clone(), beside));
        }
        self.links = scene.reader.links()?;
        self.lines.clear();
        self.asked.clear();
        self.decided = None;
        self.stale = true;
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        !changed.kinds.is_empty()
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        if !scene.me.may(Right::Merge) {
            frame::empty(ui, icon::ICON_LOCK, &tr("duplicate-no-right"), None);
            return Vec::new();
        }
        ui.set_max_width(ui.available_width().min(size::MEASURE));
        ui.spacing_mut().item_spacing.y = space::S;
        let pass = scene.likeness.pass();
        self.head_ui(ui, scene, &pass);
        let failed = match &pass {
            Pass::Trouble(sentence) => Some(sentence),
            _ => self.trouble.as_ref(),
        };
        if let Some(trouble) = failed {
            frame::notice(ui, Mood::Warn, trouble);
        }
        if let Pass::Done(pairs) = &pass
            && !Arc::ptr_eq(pairs, &self.pairs)
        {
            self.pairs = Arc::clone(pairs);
            self.stale = true;
        }
        self.take(scene);
        if self.stale {
            self.sort_out();
        }
        let mut commands = Vec::new();
        if self.parts_ui(ui, matches!(pass, Pass::Done(_))) {
            self.table.start_over();
            self.asked.clear();
            self.sort_out();
        }
        ui.add_space(space::XS);
        match (self.part, &pass) {
            (Part::Decided, _) => commands.extend(self.decided_ui(ui, scene)),
            (_, Pass::Done(_)) => commands.extend(self.pairs_ui(ui, scene)),
            (_, pass) => self.before_ui(ui, scene, pass),
        }
        self.stale = false;
        commands
    }

    fn verb(&mut self, verb: Verb, scene: Scene<'_>) -> Vec<Command> {
        match (verb, &mut self.compared) {
            (Verb::Save, Some(compared)) if self.part != Part::Decided => compared.same(scene),
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        self.trouble = problems.first().map(Problem::sentence);
        true
    }

    fn saved(&mut self, changed: &Changed) {
        self.trouble = None;
        if changed.kinds.contains(&Kind::IdentityLink) {
            // The next pair comes to where this one was.
            self.compared = None;
            self.opening = None;
        }
    }
}

/// What the thread beside does.
fn find(reader: &Reader, ask: Ask) -> Result<Answer, StoreError> {
    Ok(match ask {
        Ask::Lines(people) => {
            let lines = reader.lines_of(&people)?;
            Answer::Lines(people, lines)
        }
        Ask::Decided => {
            let decided = reader.decisions()?;
            let people: BTreeSet<Id> =
                decided.iter().flat_map(|one| [one.one, one.other]).collect();
            let lines = reader.lines_of(&people.into_iter().collect::<Vec<_>>())?;
            Answer::Decided(decided, lines)
        }
    })
}

/// Reads both sides, unless a reason must be given for one of them first.
fn beside(reader: &Reader, ask: Beside) -> Result<Both, StoreError> {
    let row = ask.row;
    if !ask.is_free {
        for id in [row.one, row.other] {
            if reader.limited(id, ask.today)?.is_some() {
                return Ok(Both { row, sides: None, limited: Some(id) });
            }
        }
    }
    let sides = reader.side(row.one)?.zip(reader.side(row.other)?);
    Ok(Both { row, sides, limited: None })
}
