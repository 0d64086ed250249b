//! What every part of the page draws with: the file as read, the one form that is open, and
//! the wishes it leaves behind. Parts never act; the page grants their wishes afterwards.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use eframe::egui::{Align, Rect, Ui};

use super::alert::{self, Alert};
use super::event::{self, Moment};
use super::history::{self, Line};
use super::rooms::Rooms;
use super::session::Asking;
use super::{Tab, card, household, overview};
use crate::domain::case::{self, Case};
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form::{self as name, OFFICE};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::role::Right;
use crate::domain::value::{self, Row};
use crate::domain::vulnerability;
use crate::store::Held;
use crate::store::alert::OpenAlert;
use crate::store::case::{CaseFile, Office};
use crate::store::journal::history::Change;
use crate::store::supervision::view::Looked;
use crate::store::task::Due;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::form::{self, Editor};
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::{self, Lang, tr};

/// Everything the page shows, read in one go.
pub(super) struct View {
    /// The file.
    pub(super) file: CaseFile,
    /// The person of the file.
    pub(super) person: Person,
    /// The office, which also knows the records of this case that a link may name.
    pub(super) office: Office,
    /// The last events.
    pub(super) moments: Vec<Moment>,
    /// Every change, newest first.
    pub(super) lines: Vec<Line>,
    /// What is due in this case, soonest first.
    pub(super) due: Vec<Due>,
    /// What must be known.
    pub(super) alerts: Vec<Alert>,
    /// Records of this file that somebody began to type and has not saved.
    pub(super) kept: Vec<(Kind, Id)>,
    /// What the person and the household they live in went through.
    pub(super) lived: Vec<household::Lived>,
    /// The case of each member who has one: the one that is open, or else the last.
    pub(super) cases_of_members: BTreeMap<Id, Held>,
    /// The changes that events and history tell.
    pub(super) changes: Vec<Change>,
    /// Safety alerts that stand open here, for who has to see to them.
    pub(super) safety: Vec<OpenAlert>,
    /// When who looks last looked through this case, as a supervisor.
    pub(super) looked: Option<Looked>,
    /// What time it was when this was read.
    pub(super) time: String,
    /// The language all this is told in.
    pub(super) lang: Lang,
}

impl View {
    /// What was read, put in words.
    pub(super) fn of(
        file: CaseFile,
        changes: Vec<Change>,
        due: Vec<Due>,
        kept: Vec<(Kind, Id)>,
        scene: Scene<'_>,
    ) -> Self {
        let today = scene.today;
        let named = [
            Kind::Vulnerability,
            Kind::Goal,
            Kind::PlanItem,
            Kind::Support,
            Kind::Course,
            Kind::Followup,
            Kind::Referral,
            Kind::Consent,
        ];
        let named: Vec<&Held> = named.iter().flat_map(|kind| file.of(*kind)).collect();
        // Restricted names stand in the forms of the case, for who may read them, and never in
        // what is told of it.
        let knowing = |restricted: bool| {
            scene.office.knowing(named.iter().map(|held| {
                let title = match held.kind {
                    Kind::Vulnerability if restricted => vulnerability::name(&held.row),
                    kind => card::summary(scene.office, kind, &held.row, today).title,
                };
                (*held, title)
            }))
        };
        let (office, told) = (knowing(true), knowing(false));
        Self {
            person: Person::from_row(&file.person.row),
            moments: event::moments(&file, &changes, &told, today, overview::EVENTS),
            lines: history::lines(&file, &changes, &told, today),
            alerts: alert::alerts(&file, today),
            safety: Vec::new(),
            looked: None,
            time: String::new(),
            lang: words::language(),
            office,
            lived: household::lived(&file, scene),
            cases_of_members: file
                .members
                .iter()
                .filter_map(|member| Some((member.id, household::case_of(member.id, scene)?)))
                .collect(),
            due,
            kept,
            changes,
            file,
        }
    }
}

/// The form that is open.
pub(super) struct Editing {
    /// Its fields.
    pub(super) editor: Editor,
    /// The tab it stands in.
    pub(super) tab: Tab,
    /// It was just opened: bring it into view.
    pub(super) fresh: bool,
    /// Another form lies under it, half typed.
    pub(super) over: bool,
    /// The record as it was when this form was put aside.
    pub(super) since: Option<Row>,
}

/// The lines that a form asks.
pub(super) type Only = &'static [&'static str];

/// What a part of the page would like done.
pub(super) enum Wish {
    /// Open a record in one of its forms.
    Edit {
        /// Name of the form.
        form: &'static str,
        /// Its kind.
        kind: Kind,
        /// The record.
        id: Id,
    },
    /// Open a record with some answers typed, asking only some of its lines.
    Fill {
        /// Its kind.
        kind: Kind,
        /// The record.
        id: Id,
        /// What stands typed in it.
        typed: Vec<(&'static str, String)>,
        /// What it asks.
        only: Only,
    },
    /// Open a new record with some answers.
    New(Kind, Vec<(&'static str, String)>),
    /// Open a draft of which only some fields are asked.
    Ask {
        /// The draft, with what is known typed in.
        draft: Box<Draft>,
        /// The fields asked.
        only: &'static [&'static str],
    },
    /// Take up what was being typed of a record.
    Resume(Id),
    /// The open form was saved, dropped or must be kept.
    Typed(form::Event),
    /// Take a record away.
    Remove(Kind, Id),
    /// Show the history of a record.
    History(Id),
    /// Go to a tab.
    Tab(Tab),
    /// Begin a scale.
    AskScale(String),
    /// The sheet is done with.
    PutSheetAway,
    /// Choose who is to follow the case from now on.
    Transfer,
    /// Ask what the immediate danger is, and open its alert.
    Raise,
    /// A command as it is.
    Send(Command),
}

/// What the parts of the page draw with.
pub(super) struct Page<'a> {
    /// The file.
    pub(super) file: &'a CaseFile,
    /// All that was read.
    pub(super) view: &'a View,
    /// What every screen may look at.
    pub(super) scene: Scene<'a>,
    /// The tab in view.
    pub(super) tab: Tab,
    /// Whether the right column is there.
    pub(super) wide: bool,
    /// Records shown with all their answers.
    pub(super) open: &'a mut BTreeSet<Id>,
    /// The form that is open.
    pub(super) editing: Option<&'a mut Editing>,
    /// What the tabs remember.
    pub(super) rooms: &'a mut Rooms,
    /// The scale that is being asked.
    pub(super) asking: Option<&'a mut Asking>,
    /// What is asked for.
    pub(super) wishes: Vec<Wish>,
}

impl Page<'_> {
    /// Today.
    pub(super) fn today(&self) -> NaiveDate {
        self.scene.today
    }

    /// Asks for something.
    pub(super) fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    /// May this user write here?
    pub(super) fn may_write(&self) -> bool {
        self.scene.me.may(Right::WriteCase)
    }

    /// May this user add a record of this kind? What is planned ahead has no place in a case that
    /// has ended.
    pub(super) fn may_add(&self, kind: Kind) -> bool {
        let ahead =
            case::is_ahead(kind, &Row::new()) || matches!(kind, Kind::Followup | Kind::Session);
        let open = || Case::from_row(self.file.case_row()).is_open();
        self.may_write() && (!ahead || open())
    }

    /// May this user approve, lower or close in this case?
    pub(super) fn decides(&self) -> bool {
        self.scene.me.decides(value::id_of(self.file.case_row(), "worker_id"))
    }

    /// Whether this record is open in this form.
    pub(super) fn edits(&self, form: &str, id: Id) -> bool {
        self.editing.as_ref().is_some_and(|editing| {
            let draft = editing.editor.draft();
            !draft.is_new && draft.id == id && draft.form == form
        })
    }

    /// Whether a new record of this kind is open in the tab in view.
    pub(super) fn edits_new(&self, kind: Kind) -> bool {
        let tab = self.tab;
        self.editing.as_ref().is_some_and(|editing| {
            let draft = editing.editor.draft();
            draft.is_new && draft.kind == kind && editing.tab == tab
        })
    }

    /// What stands in a field of the open form.
    pub(super) fn editing_text(&self, key: &str) -> Option<String> {
        let draft = self.editing.as_ref()?.editor.draft();
        Some(draft.text(key, draft.shape(key)))
    }

    /// The record that a link of the open form names.
    pub(super) fn editing_link(&self, key: &str) -> Option<Id> {
        value::id_of(&self.editing.as_ref()?.editor.draft().base, key)
    }

    /// The open form, in a card of its own.
    pub(super) fn editor_ui(&mut self, ui: &mut Ui) {
        frame::card(ui, |ui| self.fields_ui(ui));
    }

    /// The open form where a card is around it already.
    pub(super) fn fields_ui(&mut self, ui: &mut Ui) {
        let Some(editing) = self.editing.as_deref() else { return };
        let draft = editing.editor.draft();
        let title = if draft.form.starts_with(OFFICE) {
            name::title(draft.form)
        } else if draft.is_new {
            card::verb_new(draft.kind)
        } else {
            card::word(draft.kind)
        };
        self.titled_fields_ui(ui, title);
    }

    /// The same under a heading of its own.
    pub(super) fn titled_fields_ui(&mut self, ui: &mut Ui, title: String) {
        let scene = self.scene;
        let Some(editing) = self.editing.as_deref_mut() else { return };
        let top = ui.cursor().min;
        editing.editor.stand_under(&title);
        text::section(ui, title);
        if editing.over {
            frame::notice(ui, Mood::Info, &tr("case-put-aside"));
        }
        ui.add_space(space::S);
        let (file, work) = (self.file, &mut self.rooms.work);
        let event = editing.editor.editor_with_ui(ui, scene, |ui, draft| {
            work.beside_ui(ui, scene, file, draft);
        });
        if std::mem::take(&mut editing.fresh) {
            let above = Rect::from_min_max(top, ui.min_rect().max).expand(space::L);
            ui.scroll_to_rect(above, Some(Align::Min));
        }
        if let Some(event) = event {
            self.wish(Wish::Typed(event));
        }
    }

    /// Instead of what hangs on a case, while the person has none.
    pub(super) fn no_case_ui(&mut self, ui: &mut Ui) {
        if self.edits_new(Kind::Case) {
            self.editor_ui(ui);
            return;
        }
        let step = self
            .may_write()
            .then(|| button::primary(tr("kind-case-file-new")).icon(icon::ICON_FOLDER_OPEN));
        if frame::empty(ui, icon::ICON_FOLDER_OPEN, &tr("case-none"), step) {
            self.wish(Wish::New(Kind::Case, Vec::new()));
        }
    }

    /// A sentence that stands back, with nothing else.
    pub(super) fn nothing_ui(ui: &mut Ui, sentence: &str) {
        text::faint(ui, sentence);
    }
}
