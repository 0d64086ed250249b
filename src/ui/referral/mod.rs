//! The board of referrals: mine or all, by agency, by state, those whose answer is late; and the
//! box where the code of a return slip is read.

pub mod offer;
pub mod scan;
pub mod slip;
#[cfg(test)]
mod tests;
pub mod told;

mod filter;
mod rows;

use std::collections::HashMap;
use std::ops::Range;

use eframe::egui::{self, Id, Key, Modifiers, Ui};

use self::scan::Scan;
use super::command::{Command, Route};
use super::look::{Mood, icon, space};
use super::lookup::Lookup;
use super::widgets::table::TableState;
use super::widgets::{button, field, focus, frame, text};
use super::{Scene, Screen};
use crate::domain::id::Id as Record;
use crate::domain::kind::Kind;
use crate::domain::referral::ReferralStatus;
use crate::store::referral::{Count, Line, Question};
use crate::store::{Changed, Reader, StoreError};
use crate::words::{self, tr, tr_with};

/// How many rows beside those in view are kept at hand.
const BESIDE: usize = 40;
/// How many lines are kept before all but those in view are dropped.
const KEPT: usize = 2_000;
/// How wide the box for codes is.
const CODE: f32 = 300.0;

/// What is asked beside the drawing thread.
#[derive(Clone)]
struct Ask {
    question: Question,
    today: chrono::NaiveDate,
}

/// What was found.
struct Found {
    rows: Vec<i64>,
    counts: Vec<Count>,
}

/// The board.
pub struct Referrals {
    me: Option<Record>,
    question: Question,
    lookup: Option<Lookup<Ask, Result<Found, StoreError>>>,
    stale: bool,
    found: Option<Found>,
    shown: Question,
    trouble: Option<String>,
    lines: HashMap<i64, Line>,
    seen: Range<usize>,
    table: TableState<i64>,
    code: String,
    unknown: Option<String>,
    to_code: bool,
}

impl Referrals {
    /// The board of who is signed in, their own cases first.
    pub fn new(scene: Scene<'_>, ctx: &egui::Context) -> Self {
        let reader = scene.reader.another();
        let trouble = reader.as_ref().err().map(StoreError::sentence);
        let question = Question { worker: Some(scene.me.id), ..Question::default() };
        Self {
            me: Some(scene.me.id),
            shown: question.clone(),
            question,
            lookup: reader.ok().map(|reader| Lookup::new(reader, ctx.clone(), find)),
            stale: true,
            found: None,
            trouble,
            lines: HashMap::new(),
            seen: 0..BESIDE,
            table: TableState::default(),
            code: String::new(),
            unknown: None,
            to_code: true,
        }
    }

    /// Asks for the board where it must be, and takes what was found.
    fn look_up(&mut self, scene: Scene<'_>) {
        let Some(lookup) = &mut self.lookup else { return };
        if std::mem::take(&mut self.stale) {
            lookup.ask(Ask { question: self.question.clone(), today: scene.today });
        }
        match lookup.answer() {
            None => {}
            Some(Err(error)) => self.trouble = Some(error.sentence()),
            Some(Ok(found)) => {
                self.trouble = None;
                self.lines.clear();
                self.found = Some(found);
                if self.shown != self.question {
                    self.shown.clone_from(&self.question);
                    self.table.start_over();
                    self.seen = 0..BESIDE;
                }
            }
        }
    }

    /// Reads the rows in view that are not at hand.
    fn at_hand(&mut self, reader: &Reader) {
        let Some(found) = &self.found else { return };
        let last = found.rows.len();
        let around =
            self.seen.start.saturating_sub(BESIDE).min(last)..(self.seen.end + BESIDE).min(last);
        let rows = found.rows.get(around).unwrap_or_default();
        let missing: Vec<i64> =
            rows.iter().copied().filter(|n| !self.lines.contains_key(n)).collect();
        if missing.is_empty() {
            return;
        }
        if self.lines.len() > KEPT {
            self.lines.clear();
        }
        match reader.referral_lines(&missing) {
            Ok(lines) => self.lines.extend(lines.into_iter().map(|line| (line.n, line))),
            Err(error) => self.trouble = Some(error.sentence()),
        }
    }

    fn code_id() -> Id {
        Id::unique("referral-code")
    }

    fn table_id() -> Id {
        Id::unique("referral-table")
    }

    /// The heading, and at its right the box for the code of a return slip.
    fn head_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let mut opened = None;
        frame::bar(
            ui,
            |ui| {
                text::page(ui, tr("verb-referrals"));
            },
            |ui| {
                let open = button::secondary(tr("referral-code-open")).icon(icon::ICON_SEARCH);
                let pressed = ui.add(open.enabled(!self.code.trim().is_empty())).clicked();
                let name = tr("referral-code");
                let typed = field::search(ui, Self::code_id(), &name, "", CODE, &mut self.code);
                if std::mem::take(&mut self.to_code) && !focus::is_covered(ui) {
                    typed.request_focus();
                }
                if typed.changed() {
                    self.unknown = None;
                }
                let entered = typed.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) || {
                    typed.has_focus()
                        && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
                };
                if (pressed || entered) && !self.code.trim().is_empty() {
                    opened = self.open(scene);
                }
            },
        );
        opened
    }

    /// Opens what the code leads to: one look by an index.
    fn open(&mut self, scene: Scene<'_>) -> Option<Command> {
        match scan::scan(scene.reader, &self.code) {
            Ok(Scan::Found(opens)) => return Some(Command::Go(opens.route())),
            Ok(Scan::Person(holder)) => return Some(Command::Go(holder.route())),
            Ok(void @ (Scan::Unknown | Scan::Void(_))) => self.unknown = void.refusal(),
            Ok(Scan::Other) => self.unknown = Some(tr("referral-code-other")),
            Err(error) => self.unknown = Some(error.sentence()),
        }
        None
    }

    /// What stands in place of an empty board.
    fn nothing_ui(&mut self, ui: &mut Ui) {
        let mine = Question { worker: self.me, ..Question::default() };
        let plain = Question { sort: mine.sort, ..self.question.clone() };
        let any = Question { worker: None, ..mine.clone() };
        let filtered = plain != mine && plain != any;
        let (sentence, step) = if filtered {
            (tr("referral-board-no-match"), Some(tr("people-clear-filters")))
        } else if self.question.worker.is_some() {
            (tr("referral-board-none-mine"), Some(tr("referral-board-show-all")))
        } else {
            (tr("referral-board-none"), None)
        };
        let step = step.map(button::secondary);
        if frame::empty(ui, icon::ICON_SEND, &sentence, step) {
            let worker = if filtered { self.question.worker } else { None };
            self.question = Question { worker, ..any };
            self.stale = true;
        }
    }
}

impl Screen for Referrals {
    fn title(&self) -> String {
        tr("verb-referrals")
    }

    fn refresh(&mut self, _scene: Scene<'_>) -> Result<(), StoreError> {
        self.stale = true;
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        let shown = [Kind::Referral, Kind::Case, Kind::Person, Kind::Agency, Kind::User];
        shown.iter().any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        self.look_up(scene);
        self.at_hand(scene.reader);
        commands.extend(self.head_ui(ui, scene));
        if let Some(unknown) = &self.unknown {
            frame::notice(ui, Mood::Warn, unknown);
        }
        ui.add_space(space::XS);
        self.stale |= self.filters_ui(ui, scene);
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, Mood::Warn, trouble);
        }
        ui.add_space(space::XS);
        match &self.found {
            None => {}
            Some(found) if found.rows.is_empty() => self.nothing_ui(ui),
            Some(found) => {
                let count = words::count(i64::try_from(found.rows.len()).unwrap_or(i64::MAX));
                text::secondary(ui, tr_with("referral-board-count", &[("count", &count)]));
                commands.extend(self.rows_ui(ui, scene));
            }
        }
        if self.stale {
            ui.request_repaint();
        }
        commands
    }
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn find(reader: &Reader, ask: Ask) -> Result<Found, StoreError> {
    Ok(Found {
        rows: reader.referrals(&ask.question, ask.today)?,
        counts: reader.referral_counts(ask.question.worker, ask.today)?,
    })
}

/// How many of these are in a state; all of them when none is named.
fn many(counts: &[Count], status: Option<ReferralStatus>, agency: Option<Record>) -> usize {
    let fits = |count: &&Count| {
        status.is_none_or(|status| count.status == Some(status))
            && agency.is_none_or(|agency| count.agency == Some(agency))
    };
    counts.iter().filter(fits).map(|count| count.all).sum()
}

/// Where a line leads.
fn route(line: &Line) -> Route {
    scan::route(crate::store::referral::Way {
        person: line.person,
        case: line.case,
        referral: line.id,
    })
}
