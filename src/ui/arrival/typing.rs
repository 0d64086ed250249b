//! The bus being typed: its header, its lines, what is known of them, and keeping all of it on
//! disk while it is typed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, Id, Ui};

use super::check::{self, Check};
use super::keys::Asked;
use super::panel::{Panel, Pressed};
use super::sheet::Sheet;
use super::{head, panel};
use crate::domain::arrival::{Column, Decision, Grid, Line, Shared};
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::{StoreError, new_id};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Mood, space};
use crate::ui::widgets::frame;

/// How long typing may go on before it is on disk, in seconds.
const KEEP_SECS: f64 = 1.0;

/// A bus being typed.
pub(super) struct Typing {
    pub(super) draft: Draft,
    pub(super) grid: Grid,
    pub(super) check: Check,
    pub(super) shared: Shared,
    /// What stands against each line, and of which version of the grid.
    problems: Vec<Vec<(Column, Problem)>>,
    lines: Vec<Arc<Line>>,
    judged: Option<u64>,
    /// Why lines could not be registered, by their number.
    pub(super) failed: BTreeMap<u32, Problem>,
    /// What stands against the whole.
    pub(super) trouble: Option<String>,
    picked: (usize, usize),
    kept: Option<u64>,
    headed: bool,
    since: Option<f64>,
}

/// The id of the grid, which has the keyboard as a whole.
pub(super) fn grid_id() -> Id {
    Id::unique("arrival-grid")
}

impl Typing {
    /// A bus that nobody typed in yet; it arrived today unless said otherwise.
    pub(super) fn blank(scene: Scene<'_>) -> Result<Self, StoreError> {
        let form = form::named("arrival").ok_or(StoreError::Damaged("form"))?;
        let mut known = Row::new();
        value::put(&mut known, "arrived_on", Value::Text(scene.today.to_string()));
        Ok(Self::of(Draft::new(form, new_id()?, known)))
    }

    /// What was kept of a bus.
    pub(super) fn of(draft: Draft) -> Self {
        let lines = draft.typed.get(head::LINES);
        let grid = lines.map(|kept| Grid::resume(kept)).unwrap_or_default();
        let shared = head::shared(&draft);
        Self {
            kept: Some(grid.version()),
            draft,
            grid,
            shared,
            check: Check::default(),
            problems: Vec::new(),
            lines: Vec::new(),
            judged: None,
            failed: BTreeMap::new(),
            trouble: None,
            picked: (0, 0),
            headed: false,
            since: None,
        }
    }

    /// True when nothing was typed.
    pub(super) fn is_blank(&self) -> bool {
        self.grid.is_empty() && head::header(&self.draft).typed.is_empty()
    }

    /// True when something typed is not on disk.
    pub(super) fn is_unkept(&self) -> bool {
        (self.kept != Some(self.grid.version()) || self.headed) && !self.is_blank()
    }

    /// True when a line is not on its way into the register.
    pub(super) fn stays(&self) -> bool {
        self.grid.lines().any(|line| !line.is_empty() && line.becomes.is_none())
    }

    /// The command that keeps it.
    pub(super) fn keep(&mut self) -> Command {
        self.kept = Some(self.grid.version());
        (self.headed, self.since) = (false, None);
        self.draft.typed.insert(head::LINES.to_owned(), self.grid.keep());
        Command::KeepDraft(Box::new(self.draft.clone()))
    }

    /// Keeps it where that is due.
    pub(super) fn keep_due(&mut self, ui: &Ui) -> Option<Command> {
        if !self.is_unkept() {
            self.since = None;
            return None;
        }
        let now = ui.input(|i| i.time);
        let waited = now - *self.since.get_or_insert(now);
        if waited >= KEEP_SECS {
            return Some(self.keep());
        }
        ui.request_repaint_after(Duration::from_secs_f64(KEEP_SECS - waited));
        None
    }

    /// What stands against each line.
    pub(super) fn judge(&mut self, scene: Scene<'_>) {
        if self.judged == Some(self.grid.version()) {
            return;
        }
        self.judged = Some(self.grid.version());
        let lines: Vec<Arc<Line>> =
            (0..self.grid.len()).filter_map(|at| self.grid.held(at)).collect();
        let problems = lines.iter().enumerate().map(|(at, line)| {
            // A line that is the same one says the same.
            let same = self.lines.get(at).is_some_and(|before| Arc::ptr_eq(before, line));
            match self.problems.get_mut(at).filter(|_| same) {
                Some(known) => std::mem::take(known),
                None => line.problems(scene.today),
            }
        });
        self.problems = problems.collect();
        self.lines = lines;
        let serials: Vec<u32> = self.grid.lines().map(|line| line.serial).collect();
        self.failed.retain(|serial, _| serials.contains(serial));
    }

    /// The places of the lines that can be registered.
    pub(super) fn finished(&self) -> Vec<usize> {
        let sound = |at: &usize| {
            self.grid.line(*at).is_some_and(|line| !line.is_empty())
                && self.problems.get(*at).is_none_or(Vec::is_empty)
        };
        (0..self.grid.len()).filter(sound).collect()
    }

    /// The place of the first cell that something stands against.
    pub(super) fn first_problem(&self) -> Option<crate::domain::arrival::Place> {
        let mut lines = self.problems.iter().enumerate();
        lines.find_map(|(line, all)| {
            let column = all.first()?.0.index();
            Some(crate::domain::arrival::Place { line, column })
        })
    }

    /// No line asks any more.
    pub(super) fn forget(&self, scene: Scene<'_>) {
        check::drop_all(scene, self.draft.id, &self.grid);
    }

    /// Header, grid and panel; true when the bus is to be registered.
    pub(super) fn typing_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, ctx: &Context) -> bool {
        if head::head_ui(ui, &mut self.draft) {
            self.headed = true;
            self.shared = head::shared(&self.draft);
            self.trouble = None;
        }
        ui.add_space(space::M);
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, Mood::Danger, trouble);
            ui.add_space(space::S);
        }
        self.judge(scene);
        self.check.update(scene, ctx, self.draft.id, &self.grid, &self.shared);
        let high = (ui.available_height() - panel::HIGH - space::M).max(160.0);
        let mut sheet = Sheet {
            id: grid_id(),
            grid: &mut self.grid,
            shared: &self.shared,
            check: &self.check,
            problems: &self.problems,
            failed: &self.failed,
        };
        let told = sheet.sheet_ui(ui, high);
        // What was typed just now is judged before it is said.
        self.judge(scene);
        ui.add_space(space::M);
        let saves = told.contains(&Asked::Save);
        for asked in told {
            self.obey(&asked);
        }
        let pressed = self.panel_ui(ui, scene);
        match pressed {
            Some(Pressed::Pick(at)) => self.picked.1 = at,
            Some(Pressed::Same(person)) => self.decide(Decision::Known(person)),
            Some(Pressed::New) => self.new_person(),
            Some(Pressed::Again) => self.decide(Decision::Open),
            None => {}
        }
        saves
    }

    fn panel_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Pressed> {
        let cursor = self.grid.cursor();
        if self.picked.0 != cursor.line {
            self.picked = (cursor.line, 0);
        }
        let line = self.grid.line(cursor.line);
        let serial = line.map_or(0, |line| line.serial);
        let own = self.problems.get(cursor.line);
        let typing = self.grid.edit().is_some();
        let complaint = own
            .and_then(|all| all.iter().find(|(column, _)| *column == cursor.column()))
            .filter(|_| !typing);
        let panel = Panel {
            grid: &self.grid,
            checked: self.check.of(serial),
            complaint: complaint.map(|(_, problem)| problem),
            failed: self.failed.get(&serial),
            picked: self.picked.1,
        };
        panel.panel_ui(ui, scene)
    }

    /// Keys that decide who the line is.
    fn obey(&mut self, asked: &Asked) {
        let line = self.grid.cursor().line;
        if self.picked.0 != line {
            self.picked = (line, 0);
        }
        let likely = self.likely();
        match asked {
            Asked::Pick(true) => {
                self.picked.1 = (self.picked.1 + 1).min(likely.len().saturating_sub(1));
            }
            Asked::Pick(false) => self.picked.1 = self.picked.1.saturating_sub(1),
            Asked::Same => {
                if let Some(person) = likely.get(self.picked.1).or(likely.first()) {
                    self.decide(Decision::Known(*person));
                }
            }
            Asked::New => self.new_person(),
            Asked::Stroke(_) | Asked::Leave | Asked::Save => {}
        }
    }

    /// Who the line with the cursor may be.
    fn likely(&self) -> Vec<crate::domain::id::Id> {
        let line = self.grid.line(self.grid.cursor().line);
        let checked = line.and_then(|line| self.check.of(line.serial));
        checked.map(|c| c.likely.iter().map(|one| one.line.id).collect()).unwrap_or_default()
    }

    /// A new person: those who were offered are others.
    fn new_person(&mut self) {
        let others = self.likely();
        self.decide(Decision::New(others));
    }

    fn decide(&mut self, decision: Decision) {
        self.grid.decide(self.grid.cursor().line, decision);
    }
}
