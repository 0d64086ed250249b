//! The bus being typed: its header, its lines, what is known of them, and keeping all of it on
//! disk while it is typed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, Event, Id, Ui};

use super::check::{self, Check};
use super::hear::{decide, likely};
use super::panel::{Panel, Pressed};
use super::sheet::Sheet;
use super::{Wanted, head, panel};
use crate::domain::arrival::{Column, Decision, Grid, Line, Place, Shared};
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::arrival::ArrivalLine;
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
    /// Some were refused just now.
    pub(super) refused: bool,
    /// What stands against the whole.
    pub(super) trouble: Option<String>,
    picked: (usize, usize),
    /// Keys that came behind one that registers.
    later: Vec<Event>,
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
            refused: false,
            trouble: None,
            picked: (0, 0),
            later: Vec::new(),
            headed: false,
            since: None,
        }
    }

    /// True when nothing was typed.
    pub(super) fn is_blank(&self) -> bool {
        self.grid.is_empty() && head::header(&self.draft).typed.is_empty()
    }

    /// True when something typed is not on disk, or something taken away still is.
    pub(super) fn is_unkept(&self) -> bool {
        let is_held = self.draft.typed.contains_key(head::LINES);
        (self.kept != Some(self.grid.version()) || self.headed) && (!self.is_blank() || is_held)
    }

    /// True when a line is not on its way into the register.
    pub(super) fn stays(&self) -> bool {
        self.grid.lines().any(|line| !line.is_empty() && line.becomes.is_none())
    }

    /// The command that keeps it.
    pub(super) fn keep(&mut self) -> Command {
        self.kept = Some(self.grid.version());
        (self.headed, self.since) = (false, None);
        if self.is_blank() {
            self.draft.typed.remove(head::LINES);
            return Command::DropDraft(self.draft.id);
        }
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
        let before = std::mem::replace(&mut self.lines, lines);
        // A line that was changed since, or decided on, is open again.
        let grid = &self.grid;
        self.failed.retain(|serial, _| {
            let same = |line: &&Line| line.serial == *serial;
            let before = before.iter().map(Arc::as_ref).find(same);
            grid.lines().find(same).is_some_and(|line| before.is_none_or(|b| b.says_as(line)))
        });
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
    pub(super) fn first_problem(&self) -> Option<Place> {
        let mut lines = self.problems.iter().enumerate();
        lines.find_map(|(line, all)| {
            let column = all.first()?.0.index();
            Some(Place { line, column })
        })
    }

    /// Once, the cursor goes to the first line that the register did not take: what stands against
    /// it is said below.
    fn point_at_refused(&mut self) {
        if !std::mem::take(&mut self.refused) {
            return;
        }
        let line = self.grid.lines().position(|line| self.failed.contains_key(&line.serial));
        if let Some(line) = line {
            let column = self.grid.cursor().column;
            self.grid.point(Place { line, column }, false);
        }
    }

    /// No line asks any more.
    pub(super) fn forget(&self, scene: Scene<'_>) {
        check::drop_all(scene, self.draft.id, &self.grid);
    }

    /// Header, grid and panel, and the last buses while nobody is typed; what is wanted.
    pub(super) fn typing_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        ctx: &Context,
        past: &[ArrivalLine],
    ) -> Option<Wanted> {
        self.point_at_refused();
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
            picked: &mut self.picked,
            later: &mut self.later,
        };
        let saves = sheet.sheet_ui(ui, high);
        // What was typed just now is judged before it is said.
        self.judge(scene);
        ui.add_space(space::M);
        let past = if self.grid.is_empty() { past } else { &[] };
        match self.panel_ui(ui, scene, past) {
            Some(Pressed::Slips(arrival)) => return Some(Wanted::SlipsOf(arrival)),
            Some(Pressed::Pick(at)) => self.picked.1 = at,
            Some(Pressed::Same(person)) => decide(&mut self.grid, Decision::Known(person)),
            Some(Pressed::New) => {
                let others = likely(&self.grid, &self.check);
                decide(&mut self.grid, Decision::New(others));
            }
            Some(Pressed::Again) => decide(&mut self.grid, Decision::Open),
            None => {}
        }
        saves.then_some(Wanted::Register)
    }

    fn panel_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, past: &[ArrivalLine]) -> Option<Pressed> {
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
            past,
        };
        panel.panel_ui(ui, scene)
    }
}
