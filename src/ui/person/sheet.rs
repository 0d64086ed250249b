//! What is typed of somebody new: who it is, a telephone, a paper, and the case that opens. Kept
//! and saved together; what they may be known by already is read off them.

use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::{ARRIVAL, ESSENTIAL, KNOWN, PAPER, PHONE, blank};
use crate::domain::case::Case;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::{Record as _, Shape};
use crate::domain::form as forms;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::likeness::{Journey, Portrait};
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::StoreError;
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::form::{self, Editor, Event};
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{button, frame};
use crate::words::{tr, tr_with};

/// The drafts: who it is, a telephone, a paper, and the case that opens.
pub(super) struct Sheet {
    pub(super) person: Editor,
    pub(super) phone: Editor,
    pub(super) paper: Editor,
    pub(super) case: Editor,
    empty: bool,
    pub(super) done: Done,
    /// Who was said not to be this person.
    pub(super) apart: BTreeSet<Id>,
}

/// Whether there is anything left to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    No,
    Saved,
    Left,
}

/// The names of a person: what somebody goes by elsewhere is another name, and no mistake.
const NAMES: [&str; 2] = ["given_name", "family_name"];

impl Sheet {
    pub(super) fn new(person: Draft, phone: Draft, paper: Draft, case: Draft) -> Self {
        let mut person = Editor::new(person);
        person.focus_first();
        Self {
            person,
            phone: Editor::new(phone).only(&PHONE).optional(),
            paper: Editor::new(paper).only(&PAPER).optional(),
            case: Editor::new(case).only(&ARRIVAL),
            empty: false,
            done: Done::No,
            apart: BTreeSet::new(),
        }
    }

    fn editors(&self) -> [&Editor; 4] {
        [&self.person, &self.phone, &self.paper, &self.case]
    }

    /// The id of the person about to be registered.
    pub(super) fn id(&self) -> Id {
        self.person.draft().id
    }

    /// The names typed so far, as the search wants them.
    pub(super) fn name(&self) -> String {
        let draft = self.person.draft();
        let part = |key| draft.text(key, Shape::Line).trim().to_owned();
        let parts = [part("family_name"), part("given_name")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// What was answered of the person so far; an age is estimated today.
    fn answers(&self, scene: Scene<'_>) -> Row {
        let mut answers = self.person.draft().answers();
        if answers.contains_key("age_estimate") && !answers.contains_key(KNOWN) {
            value::put(&mut answers, KNOWN, Value::Text(scene.today.to_string()));
        }
        answers
    }

    /// What they may be known by already. A journey counts once something of it was said.
    pub(super) fn portrait(&self, scene: Scene<'_>) -> Portrait {
        let mut portrait = Portrait::of(&Person::from_row(&self.answers(scene)));
        let phone = self.phone.draft().answers();
        portrait.phone.push(value::text_of(&phone, "number").to_owned());
        let paper = self.paper.draft().answers();
        let of = |key| value::text_of(&paper, key).to_owned();
        portrait.document.extend(Some((of("kind"), of("number"))).filter(|(_, no)| !no.is_empty()));
        let typed = &self.case.draft().typed;
        if ["arrived_on", "departure_country"].iter().any(|key| typed.contains_key(*key)) {
            let case = Case::from_row(&self.case.draft().answers());
            portrait
                .journey
                .push(Journey { day: case.arrived_on, country: case.departure_country });
        }
        portrait
    }

    /// True while nothing at all is said: that is nobody.
    pub(super) fn is_nobody(&mut self) -> bool {
        let typed = &self.person.draft().typed;
        self.empty = !typed.values().any(|typed| !typed.trim().is_empty());
        if self.empty {
            self.person.focus_first();
        }
        self.empty
    }

    /// Registers the person, with the telephone and the paper where one was written, and remembers
    /// who was said not to be the same.
    pub(super) fn save(&self) -> Vec<Command> {
        let [person, phone, paper, case] = self.editors().map(|editor| editor.draft().clone());
        let apart = self.apart.iter().filter_map(|other| apart(person.id, *other));
        let mut more: Vec<Draft> = apart.collect();
        more.extend([phone, paper].into_iter().filter(Draft::is_touched));
        if more.is_empty() {
            return vec![Command::Register(Box::new([person, case]))];
        }
        let mut drafts = vec![person, case];
        drafts.append(&mut more);
        vec![Command::Save(drafts)]
    }

    /// Leaves the page; what was typed is dropped, for the person at the keyboard said so.
    pub(super) fn leave(&mut self) -> Vec<Command> {
        self.done = Done::Left;
        let mut commands = self.drop();
        commands.push(Command::Go(Route::People(Box::default())));
        commands
    }

    fn drop(&self) -> Vec<Command> {
        self.editors().map(|editor| Command::DropDraft(editor.draft().id)).into()
    }

    /// It is somebody who is registered already: the page of that person, with what was typed
    /// as a draft over what is held of them. Where a reason must be stated before more of them
    /// shows, it stays kept here instead.
    pub(super) fn go_to(
        &mut self,
        scene: Scene<'_>,
        person: Id,
        case: Option<Id>,
        is_limited: bool,
    ) -> Result<Vec<Command>, StoreError> {
        self.done = Done::Left;
        if is_limited {
            let touched = self.editors().into_iter().filter(|editor| editor.draft().is_touched());
            let mut commands: Vec<Command> = touched
                .map(|editor| Command::KeepDraft(Box::new(editor.draft().clone())))
                .collect();
            commands.push(Command::Go(Route::Case { person, case, tab: String::new() }));
            return Ok(commands);
        }
        let mut commands = self.drop();
        let mut resumed = None;
        if let Some(held) = scene.reader.row(Kind::Person, person)? {
            let kept = match scene.reader.resume(person)? {
                Some(kept) => Some(kept),
                None => forms::named("identity").map(|form| Draft::edit(form, person, held)),
            };
            let draft = kept.map(|kept| self.over(kept, scene)).filter(Draft::is_touched);
            resumed = draft.as_ref().map(|draft| draft.id);
            commands.extend(draft.map(|draft| Command::KeepDraft(Box::new(draft))));
            for editor in [&self.phone, &self.paper, &self.case] {
                if editor.draft().is_touched() {
                    let draft = re_hung(editor.draft(), person)?;
                    resumed = resumed.or(Some(draft.id));
                    commands.push(Command::KeepDraft(Box::new(draft)));
                }
            }
        }
        commands.push(match resumed {
            Some(draft) => Command::Resume(draft),
            None => Command::Go(Route::Case { person, case, tab: String::new() }),
        });
        Ok(commands)
    }

    /// The draft of somebody known with what was typed here. Names written otherwise do not
    /// replace theirs: they are what the person goes by as well.
    fn over(&self, mut known: Draft, scene: Scene<'_>) -> Draft {
        let here = self.person.draft();
        let held = |known: &Draft, key: &str| known.text(key, known.shape(key));
        let mut also = Vec::new();
        for (key, typed) in &here.typed {
            if typed.trim().is_empty() {
                continue;
            }
            let written = held(&known, key);
            if NAMES.contains(&key.as_str()) && !written.is_empty() {
                if crate::domain::name::fold(&written) != crate::domain::name::fold(typed) {
                    also.push(typed.trim().to_owned());
                }
                continue;
            }
            let shape = known.shape(key);
            known.type_in(key, shape, typed);
            // An age that is told today is no age of the day it was first estimated.
            if key == "age_estimate" && !here.typed.contains_key(KNOWN) {
                known.type_in(KNOWN, Shape::Day, &date::show(scene.today));
            }
        }
        if !also.is_empty() {
            let names = held(&known, "other_name");
            also.retain(|name| !names.contains(name.as_str()));
            let names = std::iter::once(names).chain(also).filter(|name| !name.is_empty());
            let names = names.collect::<Vec<_>>().join(", ");
            known.type_in("other_name", Shape::Line, &names);
        }
        known
    }

    /// What is not on disk yet.
    pub(super) fn unkept(&self) -> Vec<Command> {
        let unkept = self.editors().into_iter().filter(|editor| editor.is_unkept());
        unkept.map(|editor| Command::KeepDraft(Box::new(editor.draft().clone()))).collect()
    }

    /// All keep together: a case, a telephone or a paper alone would not know whose it is.
    pub(super) fn keep_due(&mut self, ui: &Ui) -> Vec<Command> {
        let person = self.person.keep_due(ui);
        let rest = [self.phone.keep_due(ui), self.paper.keep_due(ui), self.case.keep_due(ui)];
        let mut commands = Vec::new();
        let mut keep =
            |editor: &Editor| commands.push(Command::KeepDraft(Box::new(editor.draft().clone())));
        if person || rest.contains(&true) {
            keep(&self.person);
        }
        for (editor, due) in [&self.phone, &self.paper, &self.case].into_iter().zip(rest) {
            if due {
                keep(editor);
            }
        }
        commands
    }

    pub(super) fn keys(&mut self, ui: &Ui) -> Option<Event> {
        match self.person.keys(ui) {
            Some(Event::Cancel) => self.others_cancelled(),
            other => other,
        }
    }

    fn others_cancelled(&mut self) -> Option<Event> {
        let rest = [&mut self.phone, &mut self.paper, &mut self.case];
        rest.into_iter().try_fold(Event::Cancel, |_, editor| editor.cancelled())
    }

    /// The question before something typed is lost.
    pub(super) fn ask_ui(&mut self, ui: &Ui) -> Option<Event> {
        let all = [&mut self.person, &mut self.phone, &mut self.paper, &mut self.case];
        all.into_iter().find_map(|editor| editor.ask_ui(ui))
    }

    pub(super) fn is_unkept(&self) -> bool {
        self.editors().iter().any(|editor| editor.is_unkept())
    }

    /// Each complaint goes to the draft it is about.
    pub(super) fn refused(&mut self, problems: &[Problem]) {
        let (mut person, mut phone, mut paper, mut case) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for problem in problems {
            let field = problem.field.as_str();
            let to = if self.person.asks(field) {
                &mut person
            } else if PHONE.contains(&field) {
                // Of a paper any number may stand: only its kind may be missing.
                &mut phone
            } else if PAPER.contains(&field) {
                &mut paper
            } else if ARRIVAL.contains(&field) {
                &mut case
            } else {
                &mut person
            };
            to.push(problem.clone());
        }
        self.case.refused(&case);
        self.paper.refused(&paper);
        self.phone.refused(&phone);
        self.person.refused(&person);
    }

    pub(super) fn fields_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        ui.spacing_mut().item_spacing.y = space::L;
        self.person.loose_ui(ui, scene);
        self.case.loose_ui(ui, scene);
        if self.empty {
            frame::notice(ui, Mood::Warn, &tr("person-nothing"));
        }
        let mut typed = false;
        for row in ESSENTIAL {
            typed |= self.person.some_ui(ui, scene, row);
        }
        self.age_ui(ui, scene);
        typed |= self.phone.some_ui(ui, scene, &PHONE);
        typed |= self.paper.some_ui(ui, scene, &PAPER);
        ui.add_space(space::S);
        form::heading_ui(ui, &tr("person-arrival"));
        typed |= self.case.some_ui(ui, scene, &ARRIVAL);
        ui.add_space(space::S);
        let mut above = ESSENTIAL.concat();
        above.push(KNOWN);
        typed |= self.person.rest_ui(ui, scene, &above);
        self.empty &= !typed;
    }

    /// A child is seen at once, also where the age is only about right.
    fn age_ui(&self, ui: &mut Ui, scene: Scene<'_>) {
        let age = Person::from_row(&self.answers(scene)).age_on(scene.today);
        if let Some(age) = age.filter(|age| age.is_child()) {
            frame::notice(ui, Mood::Warn, &tr_with("person-child", &[("age", &age.text())]));
        }
    }

    /// From right to left.
    pub(super) fn buttons_ui(&mut self, ui: &mut Ui, alike: usize) -> Option<Event> {
        ui.spacing_mut().item_spacing.x = space::S;
        let word = match alike {
            0 => tr("person-save"),
            alike => tr_with("person-save-alike", &[("count", &alike.to_string())]),
        };
        let save = button::primary(word).icon(icon::ICON_CHECK).key(tr("form-save-key"));
        let cancel = button::quiet(tr("form-cancel")).key(tr("form-cancel-key"));
        let saved = ui.add(save).clicked().then_some(Event::Save);
        if ui.add(cancel).clicked() {
            return self.person.cancelled().and_then(|_| self.others_cancelled());
        }
        saved
    }
}

/// That two registrations are two persons, although they look alike.
fn apart(person: Id, other: Id) -> Option<Draft> {
    let mut known = Row::new();
    for (key, text) in [
        ("person_id", person.to_string()),
        ("same_as_id", other.to_string()),
        ("status", "undone".to_owned()),
        ("reason", tr("person-apart-reason")),
    ] {
        value::put(&mut known, key, Value::Text(text));
    }
    blank("identity_link", known).ok()
}

/// The same draft for a record of somebody else.
fn re_hung(draft: &Draft, person: Id) -> Result<Draft, StoreError> {
    let mut base = draft.base.clone();
    value::put(&mut base, "person_id", Value::Text(person.to_string()));
    let form = forms::named(draft.form).ok_or(StoreError::Damaged("form"))?;
    Ok(Draft { typed: draft.typed.clone(), ..Draft::new(form, crate::store::new_id()?, base) })
}
