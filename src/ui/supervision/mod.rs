//! What a supervisor watches over: what is late, what waits for an answer, who carries how much,
//! and what in the register is not right. Everything is read beside the drawing thread; every
//! number opens the people behind it.

mod access;
mod approval;
mod assign;
mod board;
mod check;
mod column;
pub(in crate::ui) mod team;
#[cfg(test)]
mod tests;
mod tile;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eframe::egui::{Context, Id as UiId, ScrollArea, Ui};

use super::command::{Command, Failure, Route};
use super::look::{Mood, icon, size, space};
use super::lookup::Lookup;
use super::widgets::{button, frame, tabs, text};
use super::{Scene, Screen};
use crate::domain::id::Id;
use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::selfcheck::Rule;
use crate::domain::value::Keyed as _;
use crate::store::selfcheck::Found;
use crate::store::supervision::view::Access;
use crate::store::supervision::waiting::{Asked, Carried, Moving};
use crate::store::supervision::{Board, Figure, Whose};
use crate::store::{Changed, Reader, StoreError, clock};
use crate::words::{tr, tr_with};

/// How many cases of a worker are listed to be given on.
const CARRIED: usize = 500;
/// How many findings of a rule are named.
const FOUND: usize = 200;
/// How many of what could not be done are named.
const NAMED: usize = 8;
/// How many openings of others' cases are listed.
const ACCESSES: usize = 200;

keyed! {
    /// A part of the screen.
    pub enum Part {
        /// Figures.
        Board = "board",
        /// What waits for approval.
        Approval = "approval",
        /// Cases given to others.
        Assign = "assign",
        /// The self-check.
        Check = "check",
        /// Who opened others' cases, and why.
        Access = "access",
    }
}

/// What the thread beside is asked.
#[derive(Clone, Copy)]
struct Ask {
    part: Part,
    me: Id,
    today: NaiveDate,
    /// Whose cases are to be given on.
    from: Option<Id>,
}

/// What it finds.
enum Answer {
    Board(Box<Board>),
    Approval(Vec<Asked>),
    Assign(Box<Board>, Vec<Carried>, Vec<Moving>),
    Check(BTreeMap<Rule, Found>),
    Access(Vec<Access>),
}

/// A figure whose people are wanted, with what the list is to be called.
type Pick = (Figure, String, Id, NaiveDate);

/// What a supervisor watches over.
pub struct Supervision {
    lookup: Option<Lookup<Ask, Result<Answer, StoreError>>>,
    picking: Option<Lookup<Pick, Result<Route, StoreError>>>,
    part: Part,
    board: Option<Box<Board>>,
    approvals: approval::Approvals,
    assign: assign::Assign,
    check: check::Check,
    accesses: Option<Vec<Access>>,
    trouble: Option<String>,
    /// What could not be done of many, until the next thing is done.
    told: Option<String>,
    /// It was said of what is being saved.
    telling: bool,
}

impl Supervision {
    /// The screen, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &Context) -> Self {
        let mut trouble = None;
        let mut reader = || match scene.reader.another() {
            Ok(reader) => Some(reader),
            Err(error) => {
                trouble = Some(error.sentence());
                None
            }
        };
        Self {
            lookup: reader().map(|reader| Lookup::new(reader, ctx.clone(), find)),
            picking: reader().map(|reader| Lookup::new(reader, ctx.clone(), pick)),
            part: Part::Board,
            board: None,
            approvals: approval::Approvals::default(),
            assign: assign::Assign::default(),
            check: check::Check::default(),
            accesses: None,
            trouble,
            told: None,
            telling: false,
        }
    }

    fn ask(&mut self, scene: Scene<'_>) {
        let (part, me, today) = (self.part, scene.me.id, scene.today);
        let from = self.assign.from();
        if let Some(lookup) = &mut self.lookup {
            lookup.ask(Ask { part, me, today, from });
        }
    }

    /// Takes what the threads found.
    fn take(&mut self, commands: &mut Vec<Command>) {
        match self.lookup.as_mut().and_then(Lookup::answer) {
            None => {}
            Some(Err(error)) => self.trouble = Some(error.sentence()),
            Some(Ok(answer)) => {
                self.trouble = None;
                match answer {
                    Answer::Board(board) => self.board = Some(board),
                    Answer::Approval(asked) => {
                        // The count in the tab follows every answer.
                        if let Some(board) = &mut self.board {
                            let oldest = asked.first().and_then(|asked| asked.on);
                            board.approvals = (asked.len(), oldest);
                        }
                        self.approvals.read(asked);
                    }
                    Answer::Assign(board, carried, moving) => {
                        self.board = Some(board);
                        self.assign.read(carried, moving);
                    }
                    Answer::Check(found) => self.check.read(found),
                    Answer::Access(accesses) => self.accesses = Some(accesses),
                }
            }
        }
        match self.picking.as_mut().and_then(Lookup::answer) {
            None => {}
            Some(Err(error)) => self.trouble = Some(error.sentence()),
            Some(Ok(route)) => commands.push(Command::Go(route)),
        }
    }

    /// Opens the people behind a figure.
    fn open(&mut self, figure: Figure, title: String, scene: Scene<'_>) {
        if let Some(picking) = &mut self.picking {
            picking.ask((figure, title, scene.me.id, scene.today));
        }
    }

    fn head_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let looked = self.board.as_ref().map(|board| board.looked);
        frame::bar(
            ui,
            |ui| {
                text::page(ui, tr("verb-supervision"));
            },
            |ui| {
                let Some(looked) = looked.filter(|_| self.part == Part::Board) else { return };
                let look = button::secondary(tr("supervision-look")).icon(icon::ICON_VISIBILITY);
                if ui.add(look).on_hover_text(tr("supervision-look-about")).clicked() {
                    commands.push(Command::Looked(None));
                }
                let said = looked.map_or_else(
                    || tr("supervision-never-looked"),
                    |looked| {
                        let when = clock::local(looked.at).format("%d/%m/%Y %H:%M").to_string();
                        tr_with("supervision-last-looked", &[("when", &when)])
                    },
                );
                text::secondary(ui, said);
            },
        );
    }

    /// The parts; true when another was chosen.
    fn parts_ui(&mut self, ui: &mut Ui) -> bool {
        let waiting = self.board.as_ref().map_or(0, |board| board.approvals.0);
        let names: Vec<String> = Part::ALL
            .iter()
            .map(|part| {
                let word = tr(&format!("supervision-part-{}", part.key()));
                let count = if *part == Part::Approval { waiting } else { 0 };
                if count == 0 { word } else { format!("{word} ({count})") }
            })
            .collect();
        let mut at = Part::ALL.iter().position(|part| *part == self.part).unwrap_or_default();
        let changed = tabs::tabs(ui, UiId::unique("supervision-parts"), &names, &mut at);
        if let Some(part) = Part::ALL.get(at) {
            self.part = *part;
        }
        changed
    }

    fn part_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        match self.part {
            Part::Board => {
                let Some(board) = self.board.take() else { return };
                let pressed = board::board_ui(ui, &board, scene);
                self.board = Some(board);
                match pressed {
                    None => {}
                    Some(board::Pressed::Figure(figure, title)) => self.open(figure, title, scene),
                    Some(board::Pressed::Approvals) => {
                        self.part = Part::Approval;
                        self.ask(scene);
                    }
                    Some(board::Pressed::Go(route)) => commands.push(Command::Go(*route)),
                }
            }
            Part::Approval => commands.extend(self.approvals.approvals_ui(ui, scene)),
            Part::Assign => {
                let board = self.board.as_deref();
                let from = self.assign.from();
                commands.extend(self.assign.assign_ui(ui, board, scene));
                if self.assign.from() != from {
                    self.ask(scene);
                }
            }
            Part::Check => commands.extend(self.check.check_ui(ui, scene)),
            Part::Access => {
                commands.extend(access::access_ui(ui, self.accesses.as_deref(), scene));
            }
        }
    }

    /// Nothing of the part in view is there yet.
    fn is_empty(&self) -> bool {
        match self.part {
            Part::Board => self.board.is_none(),
            Part::Approval => self.approvals.is_unread(),
            Part::Assign => self.assign.is_unread(),
            Part::Check => self.check.is_unread(),
            Part::Access => self.accesses.is_none(),
        }
    }
}

impl Screen for Supervision {
    fn title(&self) -> String {
        tr("verb-supervision")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.ask(scene);
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        !changed.kinds.is_empty()
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        if !scene.me.may(Right::Approve) {
            frame::empty(ui, icon::ICON_LOCK, &tr("supervision-no-right"), None);
            return commands;
        }
        self.take(&mut commands);
        ui.set_max_width(ui.available_width().min(size::MEASURE));
        ui.spacing_mut().item_spacing.y = space::S;
        self.head_ui(ui, &mut commands);
        if self.parts_ui(ui) {
            self.told = None;
            self.ask(scene);
        }
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, Mood::Warn, trouble);
        }
        if let Some(told) = self.told.clone() {
            frame::notice(ui, Mood::Warn, &told);
            if ui.add(button::quiet(tr("supervision-told-away"))).clicked() {
                self.told = None;
            }
        }
        if self.is_empty() {
            if self.trouble.is_none() {
                ui.add_space(space::XL);
                ui.horizontal(|ui| {
                    ui.spinner();
                    text::secondary(ui, tr("supervision-reading"));
                });
            }
            return commands;
        }
        if self.part == Part::Approval {
            self.approvals.head_ui(ui, scene);
        }
        let salt = ("supervision", self.part);
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.set_width(ui.available_width() - space::S);
            ui.add_space(space::S);
            self.part_ui(ui, scene, &mut commands);
        });
        commands.extend(self.approvals.over_ui(ui));
        commands.extend(self.check.over_ui(ui));
        commands
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        self.approvals.refused(problems)
            || self.check.refused(problems)
            || self.assign.refused(problems)
    }

    fn saved(&mut self, changed: &Changed) {
        if !std::mem::take(&mut self.telling) {
            self.told = None;
        }
        self.approvals.saved();
        self.check.saved();
        if changed.kinds.contains(&Kind::Handover) {
            self.assign.saved();
        }
    }

    fn partly(&mut self, failed: &[Failure]) -> bool {
        let count = failed.len().to_string();
        let named =
            |failure: &Failure| format!("{} – {}", failure.name, failure.problem.sentence());
        let names: Vec<String> = failed.iter().take(NAMED).map(named).collect();
        let rest = if failed.len() > NAMED { " …" } else { "" };
        let names = names.join("\n") + rest;
        self.told = Some(tr_with("supervision-partly", &[("count", &count), ("names", &names)]));
        self.telling = true;
        true
    }
}

/// What the thread beside does.
fn find(reader: &Reader, ask: Ask) -> Result<Answer, StoreError> {
    let board = || reader.board(ask.me, ask.today).map(Box::new);
    Ok(match ask.part {
        Part::Board => Answer::Board(board()?),
        Part::Approval => Answer::Approval(reader.approvals_waiting()?),
        Part::Assign => {
            let carried = reader.carried(ask.from, CARRIED)?;
            Answer::Assign(board()?, carried, reader.handovers_of(ask.me, true)?)
        }
        Part::Check => Answer::Check(reader.self_check(ask.today, FOUND)?),
        Part::Access => Answer::Access(reader.accesses(ACCESSES)?),
    })
}

/// The list of the people behind a figure.
fn pick(reader: &Reader, (figure, title, me, today): Pick) -> Result<Route, StoreError> {
    Ok(Route::picked(title, reader.behind(figure, me, today)?))
}

/// Whose cases, in words.
fn whose(whose: Whose, scene: Scene<'_>) -> String {
    match whose {
        Whose::All => tr("supervision-all"),
        Whose::Nobody => tr("supervision-nobody"),
        Whose::Of(worker) => {
            let name = scene.office.name(worker);
            if name.is_empty() { tr("supervision-somebody") } else { name.to_owned() }
        }
    }
}
