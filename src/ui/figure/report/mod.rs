//! The report: what it is asked about, computed beside the drawing thread, shown figure by
//! figure, frozen, set beside what it would say today, printed.

mod frozen;
mod page;
mod paper;
mod scope;
mod sentence;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{self, Id as UiId, Ui};

use self::frozen::Listed;
use self::page::{Heights, Pressed, page_ui};
use self::paper::PaperDialog;
use self::scope::Scope;
use crate::domain::id::Id;
use crate::domain::indicator::{Figures, Member};
use crate::domain::problem::Problem;
use crate::domain::report::{Difference, FigureId, Frozen, Report, Spec};
use crate::domain::role::Right;
use crate::letters::report::title;
use crate::store::indicator::Kept;
use crate::store::{Changed, Reader, StoreError};
use crate::ui::Scene;
use crate::ui::command::{Command, FreezeOrder, Route};
use crate::ui::look::{Mood, icon, space};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::progress::{Progress, progress};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// What the thread beside is asked.
enum Ask {
    /// A report of today's data.
    Make(Spec, NaiveDate),
    /// A report that was frozen.
    Open(Id),
    /// What changed since one was frozen.
    Compare(Id, NaiveDate),
}

/// What it answers.
enum Told {
    Made(Box<Figures>),
    Opened(Box<Opened>),
    Compared(Id, Box<Difference>),
}

/// A frozen report with the records behind its figures.
struct Opened {
    id: Id,
    record: Frozen,
    report: Report,
    kept: Kept,
}

/// The report on show.
enum Shown {
    /// As today's data have it.
    Now(Arc<Figures>),
    /// As it was frozen.
    Frozen(Box<Opened>),
}

impl Shown {
    fn report(&self) -> &Report {
        match self {
            Self::Now(figures) => &figures.report,
            Self::Frozen(opened) => &opened.report,
        }
    }

    /// The people behind a figure, each once.
    fn people(&self, figure: &FigureId) -> Vec<Id> {
        let members = match self {
            Self::Now(figures) => figures.members(figure),
            Self::Frozen(opened) => opened.kept.members(figure),
        };
        people(&members.unwrap_or_default())
    }
}

/// The people some records are about, each once.
pub(super) fn people(members: &[Member]) -> Vec<Id> {
    let all: BTreeSet<Id> = members.iter().map(|member| member.person).collect();
    all.into_iter().collect()
}

/// What is in view.
enum View {
    /// A report.
    Report,
    /// Those that were frozen.
    Frozen,
    /// What changed since one was frozen.
    Difference(Id, Box<Difference>),
}

/// The report of the screen of figures.
pub(super) struct ReportTab {
    scope: Scope,
    scope_open: bool,
    lookup: Option<Lookup<Ask, Result<Told, String>>>,
    shown: Option<Shown>,
    /// The question of the report of today's data that is on show.
    made: Option<Scope>,
    view: View,
    frozen: Vec<Listed>,
    heights: Heights,
    paper: Option<PaperDialog>,
    /// The title of what is about to be frozen, and what is wrong with it.
    freezing: Option<(String, Option<String>)>,
    trouble: Option<String>,
    begun: bool,
    /// What is being computed is no longer wanted.
    stopped: bool,
    /// What was frozen just now is to be opened.
    open_newest: bool,
}

/// Where the question is remembered while the vault is open.
fn scope_id() -> UiId {
    UiId::unique("report scope")
}

impl ReportTab {
    pub(super) fn new(scene: Scene<'_>, ctx: &egui::Context) -> Self {
        let reader = scene.reader.another();
        let trouble = reader.as_ref().err().map(StoreError::sentence);
        let asked: Option<Scope> = ctx.data(|d| d.get_temp(scope_id()));
        Self {
            scope: asked.unwrap_or_else(|| Scope::new(scene.today)),
            scope_open: false,
            lookup: reader.ok().map(|reader| Lookup::new(reader, ctx.clone(), answer)),
            shown: None,
            made: None,
            view: View::Report,
            frozen: Vec::new(),
            heights: Heights::default(),
            paper: None,
            freezing: None,
            trouble,
            begun: false,
            stopped: false,
            open_newest: false,
        }
    }

    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.frozen = frozen::list(scene)?;
        if !std::mem::replace(&mut self.begun, true) {
            self.make(scene);
        }
        if std::mem::take(&mut self.open_newest)
            && let Some(newest) = self.frozen.first().map(|listed| listed.id)
        {
            self.ask(Ask::Open(newest));
        }
        Ok(())
    }

    /// Types where the file goes.
    #[cfg(test)]
    fn type_path(&mut self, path: &std::path::Path) {
        if let Some(paper) = &mut self.paper {
            paper.type_path(path);
        }
    }

    fn ask(&mut self, ask: Ask) {
        self.stopped = false;
        if let Some(lookup) = &mut self.lookup {
            lookup.ask(ask);
        }
    }

    /// Computes what is chosen.
    fn make(&mut self, scene: Scene<'_>) {
        self.trouble = None;
        if let Some(spec) = self.scope.spec(scene) {
            self.ask(Ask::Make(spec, scene.today));
        }
    }

    fn take(&mut self) {
        let Some(told) = self.lookup.as_mut().and_then(Lookup::answer) else { return };
        if self.stopped {
            return;
        }
        self.heights.clear();
        match told {
            Ok(Told::Made(figures)) => {
                self.shown = Some(Shown::Now(Arc::from(figures)));
                self.made = Some(self.scope.clone());
                self.view = View::Report;
            }
            Ok(Told::Opened(opened)) => {
                self.shown = Some(Shown::Frozen(opened));
                self.view = View::Report;
            }
            Ok(Told::Compared(id, difference)) => self.view = View::Difference(id, difference),
            Err(sentence) => self.trouble = Some(sentence),
        }
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        if let Some(paper) = &mut self.paper {
            paper.refused(problems);
            return true;
        }
        let Some((_, wrong)) = &mut self.freezing else { return false };
        *wrong = problems.first().map(Problem::sentence);
        true
    }

    pub(super) fn saved(&mut self, changed: &Changed) {
        self.paper = None;
        if changed.kinds.contains(&crate::domain::kind::Kind::Report) {
            self.open_newest = self.freezing.take().is_some();
        }
    }

    pub(super) fn report_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        self.take();
        let choosing = matches!(self.view, View::Report);
        if choosing && self.scope.scope_ui(ui, scene, &mut self.scope_open) {
            ui.data_mut(|d| d.insert_temp(scope_id(), self.scope.clone()));
            self.make(scene);
        }
        ui.add_space(space::S);
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, Mood::Warn, trouble);
        }
        let waits = !self.stopped && self.lookup.as_ref().is_some_and(Lookup::is_waiting);
        self.head_ui(ui, scene, waits);
        match &self.view {
            // What stood here answers another question.
            _ if waits => {}
            View::Report => commands.extend(self.shown_ui(ui)),
            View::Frozen => self.frozen_ui(ui, scene),
            View::Difference(id, difference) => {
                let listed = self.frozen.iter().find(|listed| listed.id == *id);
                commands.extend(frozen::difference_ui(ui, listed, difference));
            }
        }
        commands.extend(self.overlays_ui(ui, scene));
        commands
    }

    /// What is on show, and what can be done with it.
    fn head_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, waits: bool) {
        if waits {
            let label = tr("report-computing");
            if progress(ui, &Progress { label, ..Progress::default() }) {
                // It is computed to its end beside, and dropped; what was on show is again, with
                // the question it answers.
                self.stopped = true;
                if let (Some(made), Some(Shown::Now(_))) = (&self.made, &self.shown) {
                    self.scope = made.clone();
                    ui.data_mut(|d| d.insert_temp(scope_id(), made.clone()));
                }
            }
            return;
        }
        let Some(shown) = &self.shown else { return };
        let report = shown.report();
        let (said, line) = match &self.view {
            View::Report => (title(report), page::scope_line(report)),
            View::Frozen => (tr("report-frozen-many"), String::new()),
            View::Difference(..) => (tr("report-difference"), String::new()),
        };
        let in_report = matches!(self.view, View::Report);
        let now = matches!(shown, Shown::Now(_));
        let mark = match shown {
            _ if !in_report => None,
            Shown::Now(_) => Some((Mood::Neutral, icon::ICON_EDIT_NOTE, tr("report-not-frozen"))),
            Shown::Frozen(opened) => {
                let by = opened.record.made_by.map(|id| scene.office.name(id).to_owned());
                let day = opened.record.made_on.map(crate::domain::date::show);
                let (day, by) = (day.unwrap_or_default(), by.unwrap_or_default());
                let said = tr_with("report-frozen-on", &[("date", &day), ("name", &by)]);
                Some((Mood::Info, icon::ICON_LOCK, said))
            }
        };
        let mut pressed = None;
        frame::bar(
            ui,
            |ui| {
                text::section(ui, said);
                if let Some((mood, sign, word)) = mark {
                    badge::badge(ui, mood, sign, &word);
                }
            },
            |ui| {
                if in_report && now && scene.me.may(Right::Approve) {
                    let freeze = button::primary(tr("report-freeze")).icon(icon::ICON_LOCK);
                    if ui.add(freeze).clicked() {
                        pressed = Some(Press::Freeze);
                    }
                }
                if in_report && scene.me.may(Right::Export) {
                    let save = button::secondary(tr("report-save")).icon(icon::ICON_DOWNLOAD);
                    if ui.add(save).clicked() {
                        pressed = Some(Press::Paper);
                    }
                }
                let other = if in_report && self.frozen.is_empty() {
                    tr("report-frozen-many")
                } else if in_report {
                    let count = self.frozen.len().to_string();
                    tr_with("report-frozen-count", &[("count", &count)])
                } else {
                    tr("report-back")
                };
                let go = button::secondary(other).icon(icon::ICON_HISTORY);
                if ui.add(go).clicked() {
                    pressed = Some(Press::Other);
                }
                if in_report && !now {
                    let today = button::secondary(tr("report-today")).icon(icon::ICON_REFRESH);
                    if ui.add(today).clicked() {
                        pressed = Some(Press::Today);
                    }
                }
            },
        );
        if !line.is_empty() {
            text::secondary(ui, line);
        }
        match pressed {
            None => {}
            Some(Press::Freeze) => self.freezing = Some((String::new(), None)),
            Some(Press::Today) => self.make(scene),
            Some(Press::Other) => {
                self.view = if in_report { View::Frozen } else { View::Report };
            }
            Some(Press::Paper) => {
                let shown = self.shown.as_ref();
                self.paper = shown.and_then(|shown| PaperDialog::open(shown, scene, ui.ctx()));
            }
        }
    }

    fn shown_ui(&mut self, ui: &mut Ui) -> Option<Command> {
        let shown = self.shown.as_ref()?;
        ui.add_space(space::XS);
        let Pressed { figure, title } = page_ui(ui, shown.report(), &mut self.heights)?;
        Some(Command::Go(Route::picked(title, shown.people(&figure))))
    }

    fn frozen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        match frozen::list_ui(ui, &self.frozen) {
            None => {}
            Some(frozen::Press::Open(id)) => self.ask(Ask::Open(id)),
            Some(frozen::Press::Compare(id)) => self.ask(Ask::Compare(id, scene.today)),
        }
    }

    /// What lies over the screen.
    fn overlays_ui(&mut self, ui: &Ui, scene: Scene<'_>) -> Option<Command> {
        if let Some(paper) = &mut self.paper {
            let end = paper.dialog_ui(ui.ctx(), scene)?;
            if matches!(end, paper::End::Leave) {
                self.paper = None;
                return None;
            }
            return end.command();
        }
        self.freezing_ui(ui)
    }

    /// Asks for a title before freezing.
    fn freezing_ui(&mut self, ui: &Ui) -> Option<Command> {
        let (typed, wrong) = self.freezing.as_mut()?;
        let Some(Shown::Now(figures)) = &self.shown else { return None };
        let dialog = Dialog::new(
            UiId::unique("report-freeze"),
            tr("report-freeze-title"),
            tr("report-freeze-leave"),
        );
        let answer = dialog.body(tr("report-freeze-body")).verb(tr("report-freeze-verb")).show(
            ui.ctx(),
            |ui| {
                ui.add_space(space::M);
                let look = FieldLook::new(tr("report-freeze-name"))
                    .hint(tr("report-freeze-name-hint"))
                    .complaint(wrong.clone());
                field::text(ui, UiId::unique("report-freeze-name"), &look, typed);
            },
        );
        match answer {
            None => None,
            Some(Answer::Verb) => {
                let order = FreezeOrder { figures: Arc::clone(figures), title: typed.clone() };
                Some(Command::FreezeMade(Box::new(order)))
            }
            Some(_) => {
                self.freezing = None;
                None
            }
        }
    }
}

/// What was pressed in the head.
enum Press {
    Freeze,
    Paper,
    Other,
    Today,
}

/// What the thread beside does.
fn answer(reader: &Reader, ask: Ask) -> Result<Told, String> {
    let told = match ask {
        Ask::Make(spec, today) => {
            reader.figures(&spec, today).map(|figures| Some(Told::Made(Box::new(figures))))
        }
        Ask::Open(id) => opened(reader, id),
        Ask::Compare(id, today) => {
            let found = reader.difference(id, today);
            found.map(|found| found.map(|found| Told::Compared(id, Box::new(found))))
        }
    };
    told.map_err(|error| error.sentence())?.ok_or_else(|| tr("report-gone"))
}

fn opened(reader: &Reader, id: Id) -> Result<Option<Told>, StoreError> {
    let record = reader.record::<Frozen>(id)?;
    let (Some(record), Some(report)) = (record, reader.frozen(id)?) else { return Ok(None) };
    let kept = reader.frozen_members(id)?.unwrap_or_default();
    let record = Frozen { body: String::new(), ..record };
    Ok(Some(Told::Opened(Box::new(Opened { id, record, report, kept }))))
}
