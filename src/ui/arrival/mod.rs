//! The arrival of a bus: a grid with one line per person, checked against the register while it is
//! typed, then slips and selection for those who came (FEATURES A4, A12, A13).

mod check;
mod head;
mod hear;
mod keys;
mod panel;
mod register;
mod select;
mod sheet;
mod slips;
#[cfg(test)]
mod tests;
mod typing;

use eframe::egui::{self, Context, Id, Ui};

use self::select::Select;
use self::typing::{Typing, grid_id};
use super::command::{Command, Failure, Verb};
use super::look::{icon, space};
use super::widgets::dialog::{Answer, Dialog};
use super::widgets::{button, focus, frame, text};
use super::{Scene, Screen};
use crate::domain::arrival::{Line, Place};
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::store::{Changed, StoreError};
use crate::words::{tr, tr_with};

/// The screen.
pub struct ArrivalScreen {
    ctx: Context,
    resume: Option<Draft>,
    typing: Option<Typing>,
    select: Select,
    view: View,
    /// What was registered last: its lines come back when that is undone.
    last: Option<Last>,
    /// A draft that is no longer needed.
    drop: Option<RecordId>,
    /// Lines that look like somebody and were not decided on: asked before they are registered.
    asking: Option<Vec<usize>>,
    /// The keyboard goes to the grid.
    to_grid: bool,
}

/// Which part of the screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Typing,
    Select,
}

/// Lines that were registered.
struct Last {
    draft: Draft,
    lines: Vec<Line>,
}

impl ArrivalScreen {
    /// The screen, with what was being typed or what was kept of it last.
    pub fn new(ctx: &Context, resume: Option<Draft>) -> Self {
        Self {
            ctx: ctx.clone(),
            resume,
            typing: None,
            select: Select::default(),
            view: View::Typing,
            last: None,
            drop: None,
            asking: None,
            to_grid: true,
        }
    }

    /// What was kept last, or a new bus.
    fn open(&mut self, scene: Scene<'_>) -> Result<Typing, StoreError> {
        if let Some(draft) = self.resume.take() {
            return Ok(Typing::of(draft));
        }
        for kept in scene.reader.drafts(scene.me.id)? {
            if kept.kind == Kind::Arrival
                && let Some(draft) = scene.reader.resume(kept.record)?
            {
                return Ok(Typing::of(draft));
            }
        }
        Typing::blank(scene)
    }

    /// Takes the lines that are people now out of the grid, and brings those back whose
    /// registration was undone.
    fn settle(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.bring_back(scene)?;
        let Some(typing) = &mut self.typing else { return Ok(()) };
        let (serials, households) = register::registered(scene.reader, &typing.grid)?;
        if serials.is_empty() {
            return Ok(());
        }
        typing.forget(scene);
        let lines = typing.grid.lines().filter(|line| serials.contains(&line.serial));
        let lines: Vec<Line> = lines.cloned().collect();
        typing.grid.registered(&serials, households);
        let draft = head::header(&typing.draft);
        self.select.show(draft.id);
        match &mut self.last {
            Some(last) if last.draft.id == draft.id => last.lines.extend(lines),
            _ => self.last = Some(Last { draft, lines }),
        }
        if typing.grid.is_empty() {
            self.drop = Some(typing.draft.id);
            self.typing = Some(Typing::blank(scene)?);
        }
        Ok(())
    }

    /// Lines whose registration was undone.
    fn bring_back(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let Some(last) = &mut self.last else { return Ok(()) };
        let mut gone = Vec::new();
        for line in &last.lines {
            let case = line.becomes.map(|(_, case)| scene.reader.row(Kind::Case, case));
            if matches!(case.transpose()?, Some(None)) {
                gone.push(line.clone());
            }
        }
        if gone.is_empty() {
            return Ok(());
        }
        last.lines.retain(|line| !gone.iter().any(|other| other.serial == line.serial));
        let mut own = self.typing.take().filter(|typing| typing.draft.id == last.draft.id);
        let typing = own.get_or_insert_with(|| Typing::of(last.draft.clone()));
        typing.grid.give_back(gone);
        typing.check.renew();
        self.typing = own;
        self.view = View::Typing;
        self.to_grid = true;
        Ok(())
    }

    /// Registers the finished lines, or says why none can be.
    fn register(&mut self, scene: Scene<'_>, sure: bool) -> Vec<Command> {
        let Some(typing) = &mut self.typing else { return Vec::new() };
        let cursor = typing.grid.cursor();
        typing.grid.point(cursor, false);
        typing.judge(scene);
        let finished = typing.finished();
        if finished.is_empty() {
            let wrong = typing.first_problem();
            let word = if wrong.is_some() { "arrival-none-ready" } else { "arrival-none-typed" };
            typing.trouble = Some(tr(word));
            if let Some(place) = wrong {
                typing.grid.point(place, false);
            }
            self.to_grid = true;
            return Vec::new();
        }
        let open = register::undecided(&typing.grid, &typing.check, &finished);
        if !open.is_empty() && !sure {
            self.asking = Some(open);
            return Vec::new();
        }
        typing.trouble = None;
        typing.failed.clear();
        let (draft, shared) = (typing.draft.clone(), typing.shared.clone());
        match register::order(scene, &draft, &mut typing.grid, &shared, &finished) {
            Ok(bus) => vec![typing.keep(), Command::RegisterBus(Box::new(bus))],
            Err(error) => {
                typing.trouble = Some(error.sentence());
                Vec::new()
            }
        }
    }

    /// Does what was pressed.
    fn does(&mut self, wanted: Option<Wanted>, scene: Scene<'_>) -> Vec<Command> {
        match wanted {
            Some(Wanted::Register) => return self.register(scene, false),
            Some(Wanted::Slips) => self.select.print(scene, &self.ctx),
            Some(Wanted::SlipsOf(arrival)) => {
                if let Err(error) = self.select.print_of(arrival, scene, &self.ctx)
                    && let Some(typing) = &mut self.typing
                {
                    typing.trouble = Some(error.sentence());
                }
            }
            Some(Wanted::View(view)) => {
                self.view = view;
                self.to_grid = view == View::Typing;
            }
            None => {}
        }
        Vec::new()
    }

    /// Title, and at its right the verbs.
    fn title_ui(&mut self, ui: &mut Ui) -> Option<Wanted> {
        let mut wanted = None;
        let count = self.typing.as_ref().map_or(0, |typing| typing.grid.count());
        let (view, waiting, slips) = (self.view, self.select.waiting(), self.select.has_people());
        frame::bar(
            ui,
            |ui| {
                let title = if view == View::Typing { "arrival-title" } else { "arrival-select" };
                text::page(ui, tr(title));
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if view == View::Typing {
                    let word = tr_with("arrival-register", &[("count", &count.to_string())]);
                    let register = button::primary(word).icon(icon::ICON_CHECK);
                    let register = register.key(tr("arrival-register-key")).enabled(count > 0);
                    if ui.add(register).clicked() {
                        wanted = Some(Wanted::Register);
                    }
                    let mut select = button::secondary(tr("arrival-select"));
                    if waiting > 0 {
                        select = select.count(waiting.to_string());
                    }
                    if ui.add(select.icon(icon::ICON_FACT_CHECK)).clicked() {
                        wanted = Some(Wanted::View(View::Select));
                    }
                } else {
                    let slips = button::primary(tr("arrival-slips")).enabled(slips);
                    if ui.add(slips.icon(icon::ICON_QR_CODE)).clicked() {
                        wanted = Some(Wanted::Slips);
                    }
                    let back = button::secondary(tr("arrival-type")).icon(icon::ICON_EDIT_NOTE);
                    if ui.add(back).clicked() {
                        wanted = Some(Wanted::View(View::Typing));
                    }
                }
            },
        );
        wanted
    }

    /// Asks before lines that look like somebody known become new people.
    fn asking_ui(&mut self, ui: &Ui, scene: Scene<'_>) -> Vec<Command> {
        let Some(open) = self.asking.clone() else { return Vec::new() };
        let count = open.len().to_string();
        let dialog = Dialog::new(
            Id::unique("arrival-open"),
            tr("arrival-open-title"),
            tr("arrival-open-look"),
        )
        .body(tr_with("arrival-open-body", &[("count", &count)]))
        .verb(tr("arrival-open-verb"));
        let Some(answer) = dialog.show(ui, |_| {}) else { return Vec::new() };
        self.asking = None;
        if answer == Answer::Verb {
            return self.register(scene, true);
        }
        if let (Some(typing), Some(line)) = (&mut self.typing, open.first()) {
            let column = typing.grid.cursor().column;
            typing.grid.point(Place { line: *line, column }, false);
        }
        self.to_grid = true;
        Vec::new()
    }
}

/// What was pressed beside the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Register,
    Slips,
    /// The slips of a bus that was registered before.
    SlipsOf(RecordId),
    View(View),
}

impl Screen for ArrivalScreen {
    fn title(&self) -> String {
        tr("arrival-title")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        if self.typing.is_none() {
            self.typing = Some(self.open(scene)?);
        }
        self.settle(scene)?;
        if let Some(typing) = &mut self.typing {
            typing.check.renew();
        }
        self.select.refresh(scene)
    }

    fn concerns(&self, changed: &Changed) -> bool {
        [Kind::Person, Kind::Case, Kind::Arrival, Kind::Slip, Kind::IdentityLink]
            .iter()
            .any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands: Vec<Command> =
            self.drop.take().map(Command::DropDraft).into_iter().collect();
        let wanted = self.title_ui(ui);
        commands.extend(self.does(wanted, scene));
        ui.add_space(space::M);
        match (self.view, &mut self.typing) {
            (View::Typing, Some(typing)) => {
                let wanted = typing.typing_ui(ui, scene, &self.ctx, self.select.arrivals());
                if !focus::is_covered(ui) && std::mem::take(&mut self.to_grid) {
                    ui.memory_mut(|m| m.request_focus(grid_id()));
                }
                commands.extend(self.does(wanted, scene));
            }
            (View::Typing, None) => {}
            (View::Select, _) => commands.extend(self.select.select_ui(ui, scene)),
        }
        commands.extend(self.select.print_ui(ui));
        commands.extend(self.asking_ui(ui, scene));
        commands.extend(self.typing.as_mut().and_then(|typing| typing.keep_due(ui)));
        commands
    }

    fn verb(&mut self, verb: Verb, scene: Scene<'_>) -> Vec<Command> {
        match (verb, self.view, &mut self.typing) {
            (Verb::Save, View::Typing, _) => self.register(scene, false),
            (Verb::Lock, _, Some(typing)) if typing.is_unkept() => vec![typing.keep()],
            _ => Vec::new(),
        }
    }

    fn keeps(&self, verb: Verb, ctx: &Context) -> bool {
        // Keys of places and of the window pass; what else a key does, it does in the grid.
        let passes = matches!(
            verb,
            Verb::Help
                | Verb::People
                | Verb::Settings
                | Verb::Referrals
                | Verb::Agenda
                | Verb::Workshops
                | Verb::Supervision
                | Verb::Figures
                | Verb::Arrival
                | Verb::NewPerson
                | Verb::Palette
                | Verb::Backup
                | Verb::Theme
                | Verb::Language
                | Verb::ZoomIn
                | Verb::ZoomOut
                | Verb::ZoomReset
                | Verb::Lock
                | Verb::Quit
        );
        !passes && self.view == View::Typing && ctx.memory(|m| m.has_focus(grid_id()))
    }

    fn is_touched(&self) -> bool {
        self.typing.as_ref().is_some_and(Typing::is_unkept)
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        if self.select.refused(problems) {
            return true;
        }
        let (Some(typing), Some(problem)) = (&mut self.typing, problems.first()) else {
            return false;
        };
        let label = form::line_of(Kind::Arrival, &problem.field).map(form::Line::label);
        let sentence = problem.sentence();
        typing.trouble = Some(match label {
            Some(label) => format!("{label} – {sentence}"),
            None => sentence,
        });
        true
    }

    fn partly(&mut self, failed: &[Failure]) -> bool {
        let Some(typing) = self.typing.as_mut().filter(|_| self.view == View::Typing) else {
            return false;
        };
        for failure in failed {
            let line = typing.grid.lines().find(|line| {
                line.becomes.is_some_and(|(person, _)| Some(person) == failure.person)
            });
            if let Some(line) = line {
                typing.failed.insert(line.serial, failure.problem.clone());
            }
        }
        typing.refused = true;
        let first = failed.first().map(|one| one.problem.sentence()).unwrap_or_default();
        let count = failed.len().to_string();
        typing.trouble = Some(tr_with("arrival-partly", &[("count", &count), ("first", &first)]));
        true
    }

    fn saved(&mut self, changed: &Changed) {
        self.select.saved(changed);
        let own = |typing: &Typing| changed.records.contains(&typing.draft.id);
        let Some(typing) = self.typing.as_mut().filter(|typing| own(typing)) else { return };
        let left = typing.stays();
        if left && typing.failed.is_empty() {
            typing.trouble = Some(tr("arrival-some-left"));
        }
        // Slips come next, unless lines stayed behind.
        if !left && typing.failed.is_empty() {
            self.view = View::Select;
        }
    }
}
