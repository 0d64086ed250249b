//! The people already registered who may be the one being typed, each with what speaks for it
//! and against it, found beside the drawing thread: by all that was typed, and by the name alone
//! where that is all there is, or while everybody is still being made ready.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{self, ScrollArea, Sense, Ui, Vec2};

use super::sheet::Sheet;
use crate::domain::choice;
use crate::domain::date::{self, Age};
use crate::domain::id::Id;
use crate::domain::likeness::{Evidence, Why};
use crate::domain::place;
use crate::domain::role::Right;
use crate::store::person::{Hit, PersonLine};
use crate::store::{Reader, StoreError};
use crate::ui::Scene;
use crate::ui::likeness::{self, Asked, MOST, State, show};
use crate::ui::look::{self, Mood, size, space};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// From how many letters on a name is looked for.
const LEAST: usize = 3;
/// How many reasons are said on each side.
const REASONS: usize = 4;

/// A name that is looked for.
struct Named {
    name: String,
    today: NaiveDate,
    /// Who asks sees everybody's cases without a reason.
    is_free: bool,
}

/// What was found for a name: who, and whether there is more to see than name and number.
type Found = Result<Vec<(Hit, bool)>, StoreError>;

/// The column beside the form.
#[derive(Default)]
pub(super) struct Likely {
    lookup: Option<Lookup<Named, Found>>,
    asked: String,
    hits: Vec<(Hit, bool)>,
    found: Arc<[likeness::Likely]>,
    waiting: bool,
    /// Everybody is ready: what was found goes by more than the name.
    ready: bool,
    trouble: Option<String>,
}

/// Somebody in the column.
struct Shown<'a> {
    line: &'a PersonLine,
    is_limited: bool,
    probability: f32,
    why: Option<Why>,
    evidence: &'a [Evidence],
    also: &'a [String],
}

/// Who was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The person.
    pub(super) person: Id,
    /// The newest case.
    pub(super) case: Option<Id>,
    /// Whether a reason must be given before more than name and number shows.
    pub(super) is_limited: bool,
}

impl Chosen {
    pub(super) fn of(line: &PersonLine, is_limited: bool) -> Self {
        Self { person: line.id, case: line.case_id, is_limited }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a question is handed over to its thread")]
fn find(reader: &Reader, named: Named) -> Found {
    let mut found = Vec::new();
    for mut hit in reader.search(&named.name, MOST)? {
        let is_limited = !named.is_free && reader.limited(hit.line.id, named.today)?.is_some();
        if is_limited {
            likeness::limit(&mut hit.line);
        }
        found.push((hit, is_limited));
    }
    Ok(found)
}

impl Likely {
    /// Looks anew: the register has changed.
    pub(super) fn refresh(
        &mut self,
        scene: Scene<'_>,
        ctx: &egui::Context,
    ) -> Result<(), StoreError> {
        if self.lookup.is_none() {
            self.lookup = Some(Lookup::new(scene.reader.another()?, ctx.clone(), find));
        }
        self.asked.clear();
        Ok(())
    }

    /// How many may well be the same person; how many have the name, while that is all that is
    /// looked for.
    pub(super) fn count(&self) -> usize {
        if !self.ready {
            return self.hits.len();
        }
        self.found.iter().filter(|one| one.is_possible()).count()
    }

    /// Those who are all but certainly the same person.
    pub(super) fn certain(&self) -> impl Iterator<Item = &likeness::Likely> {
        self.found.iter().filter(|one| one.is_likely())
    }

    /// Asks when something else was typed, and takes what was found.
    pub(super) fn ask(&mut self, sheet: &Sheet, scene: Scene<'_>, ctx: &egui::Context) {
        let asked = Asked { skip: sheet.apart.clone(), ..Asked::of(sheet.portrait(scene)) };
        scene.likeness.ask(scene, ctx, sheet.id(), asked);
        self.found = scene.likeness.found(sheet.id());
        self.waiting = scene.likeness.is_waiting(sheet.id());
        self.ready = scene.likeness.state() == State::Ready;
        let name = sheet.name();
        let Some(lookup) = &mut self.lookup else { return };
        if name.chars().count() < LEAST {
            self.hits.clear();
            self.asked.clear();
            return;
        }
        if self.asked != name {
            name.clone_into(&mut self.asked);
            let (today, is_free) = (scene.today, scene.me.may(Right::Approve));
            lookup.ask(Named { name, today, is_free });
        }
        match lookup.answer() {
            None => {}
            Some(Ok(hits)) => (self.hits, self.trouble) = (hits, None),
            Some(Err(error)) => self.trouble = Some(error.sentence()),
        }
    }

    /// Who shows: those found by all that was typed, then those who have the name.
    fn shown(&self) -> Vec<Shown<'_>> {
        let mut shown: Vec<Shown<'_>> = self
            .found
            .iter()
            .map(|one| Shown {
                line: &one.line,
                is_limited: one.is_limited,
                probability: one.probability,
                why: one.why,
                evidence: &one.evidence,
                also: &one.also,
            })
            .collect();
        for (hit, is_limited) in &self.hits {
            if shown.iter().all(|one| one.line.id != hit.line.id) {
                shown.push(Shown {
                    line: &hit.line,
                    is_limited: *is_limited,
                    probability: 0.0,
                    why: hit.why,
                    evidence: &[],
                    also: &hit.line.also,
                });
            }
        }
        shown.truncate(MOST);
        shown
    }

    /// The column; who was chosen.
    pub(super) fn likely_ui(
        &self,
        ui: &mut Ui,
        scene: Scene<'_>,
        to_first: bool,
    ) -> Option<Chosen> {
        let mut chosen = None;
        look::surface(ui).inner_margin(space::L).show(ui, |ui| {
            ui.set_width(ui.available_width());
            text::section(ui, tr("person-likely"));
            if let Some(trouble) = &self.trouble {
                frame::notice(ui, Mood::Warn, trouble);
            }
            state_ui(ui, scene);
            let shown = self.shown();
            let waiting = self.waiting || self.lookup.as_ref().is_some_and(Lookup::is_waiting);
            if self.asked.is_empty() && shown.is_empty() {
                text::secondary(ui, tr("person-likely-first"));
            } else if shown.is_empty() {
                let said =
                    if waiting { tr("person-likely-waiting") } else { tr("person-likely-none") };
                text::secondary(ui, said);
            } else {
                text::secondary(ui, tr("person-likely-some"));
                ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
                    for (at, one) in shown.iter().enumerate() {
                        if one_ui(ui, scene, one, to_first && at == 0) {
                            chosen = Some(Chosen::of(one.line, one.is_limited));
                        }
                    }
                });
            }
        });
        chosen
    }
}

/// How far it is with making everybody ready; so long the name alone is looked for.
fn state_ui(ui: &mut Ui, scene: Scene<'_>) {
    match scene.likeness.state() {
        State::Idle | State::Ready => {}
        State::Preparing(done) => {
            let percent = format!("{:.0}", done * 100.0);
            text::faint(ui, tr_with("person-likely-preparing", &[("percent", &percent)]));
            ui.request_repaint_after(PREPARING);
        }
        State::Trouble(sentence) => {
            frame::notice(ui, Mood::Warn, &sentence);
        }
    }
}

/// How often the progress is looked at.
const PREPARING: std::time::Duration = std::time::Duration::from_millis(250);

/// One of them; true when it is that person.
fn one_ui(ui: &mut Ui, scene: Scene<'_>, one: &Shown<'_>, focus: bool) -> bool {
    let line = one.line;
    ui.add_space(space::S);
    let (rect, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), size::LINE), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, look::line(ui));
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = space::XS;
    let name = line.name();
    let name = if name.is_empty() { tr("person-unnamed") } else { name };
    text::strong(ui, &name);
    show::certainty_ui(ui, one.probability);
    for about in about(line, scene) {
        text::secondary(ui, about);
    }
    if one.is_limited {
        text::locked(ui, tr("person-likely-limited"));
    }
    if !one.also.is_empty() {
        text::secondary(ui, tr_with("person-likely-also", &[("numbers", &one.also.join(", "))]));
    }
    if one.evidence.is_empty() {
        text::faint(ui, one.why.map_or_else(|| tr("person-likely-other"), Why::sentence));
    } else {
        show::evidence_ui(ui, one.evidence, REASONS);
    }
    let same = button::secondary(tr("person-likely-same")).width(ui.available_width());
    let same = ui.push_id(line.id.bytes(), |ui| ui.add(same)).inner;
    ui.accesskit_node_builder(same.id, |node| node.set_description(name));
    if focus {
        same.request_focus();
    }
    same.clicked()
}

/// Who it is, in a line or two: sex, age and place; number, arrival and caseworker.
fn about(line: &PersonLine, scene: Scene<'_>) -> Vec<String> {
    let age = line.age_on(scene.today).map(Age::text);
    let sex = Some(choice::label("sex", &line.sex)).filter(|_| !line.sex.is_empty());
    let origin = Some(place::label(&line.origin)).filter(|origin| !origin.is_empty());
    let number = Some(line.case_number.clone()).filter(|number| !number.is_empty());
    let arrived =
        line.arrived_on.map(|day| tr_with("person-likely-arrived", &[("day", &date::show(day))]));
    let worker = line.worker.map(|id| scene.office.name(id).to_owned());
    let joined = |parts: [Option<String>; 3]| {
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let lines = [joined([sex, age, origin]), joined([number, arrived, worker])];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
