//! Registering somebody: what is known of the person and of the arrival on one page,
//! with the people already registered who look alike beside it while one types. Nothing
//! is required but one answer; likely people are shown and never block.

mod likely;
#[cfg(test)]
mod tests;

use eframe::egui::{self, Align, Key, Layout, Modifiers, ScrollArea, Ui, UiBuilder};

use self::likely::Likely;
use super::command::{Command, Route, Verb};
use super::form::{self, Editor, Event};
use super::look::{self, Mood, icon, size, space};
use super::widgets::{button, focus, frame, text};
use super::{Scene, Screen};
use crate::domain::draft::Draft;
use crate::domain::fact::{Record as _, Shape};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::{Changed, StoreError, new_id};
use crate::words::{tr, tr_with};

/// What is asked of everybody: each group begins a row.
const ESSENTIAL: [&[&str]; 3] =
    [&["given_name", "family_name"], &["sex"], &["birth_on", "age_estimate", "birth_about"]];
/// What is known without asking: an age is estimated today.
const KNOWN: &str = "age_estimated_on";
/// What is asked of the arrival.
const ARRIVAL: [&str; 5] =
    ["arrived_on", "departure_country", "entry_point", "return_category", "need"];

/// The page on which somebody is registered.
pub struct NewPerson {
    ctx: egui::Context,
    taken_up: Option<(Draft, Option<Draft>)>,
    sheet: Option<Sheet>,
    likely: Likely,
}

/// The two drafts: who it is, and the case that opens.
struct Sheet {
    person: Editor,
    case: Editor,
    empty: bool,
    done: Done,
}

/// Whether there is anything left to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    No,
    Saved,
    Left,
}

impl NewPerson {
    /// An empty page; its records get their ids when it is first read.
    pub fn new(_: Scene<'_>, ctx: &egui::Context) -> Self {
        Self { ctx: ctx.clone(), taken_up: None, sheet: None, likely: Likely::default() }
    }

    /// The page with what was being typed. A case that was kept beside the person is
    /// looked for when it is not given.
    pub fn resume(
        scene: Scene<'_>,
        ctx: &egui::Context,
        person: Draft,
        case: Option<Draft>,
    ) -> Self {
        Self { taken_up: Some((person, case)), ..Self::new(scene, ctx) }
    }

    fn open(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let (person, case) = match self.taken_up.clone() {
            Some((person, Some(case))) => (person, Some(case)),
            Some((person, None)) => {
                let case = kept_case(scene, person.id)?;
                (person, case)
            }
            None => (blank("identity", Row::new())?, None),
        };
        let case = if let Some(case) = case {
            case
        } else {
            let mut known = Row::new();
            value::put(&mut known, "person_id", Value::Text(person.id.to_string()));
            value::put(&mut known, "arrived_on", Value::Text(scene.today.to_string()));
            blank("intake", known)?
        };
        let mut person = Editor::new(person);
        person.focus_first();
        let case = Editor::new(case).only(&ARRIVAL);
        self.sheet = Some(Sheet { person, case, empty: false, done: Done::No });
        self.taken_up = None;
        Ok(())
    }
}

/// A draft of a new record.
fn blank(form: &str, known: Row) -> Result<Draft, StoreError> {
    let form = crate::domain::form::named(form).ok_or(StoreError::Damaged("form"))?;
    Ok(Draft::new(form, new_id()?, known))
}

/// The case that was being typed with a person.
fn kept_case(scene: Scene<'_>, person: Id) -> Result<Option<Draft>, StoreError> {
    for kept in scene.reader.drafts(scene.me.id)? {
        if kept.kind != Kind::Case {
            continue;
        }
        let draft = scene.reader.resume(kept.record)?;
        let own = |draft: &Draft| value::id_of(&draft.base, "person_id") == Some(person);
        if let Some(draft) = draft.filter(own) {
            return Ok(Some(draft));
        }
    }
    Ok(None)
}

impl Sheet {
    /// The names typed so far, as the search wants them.
    fn name(&self) -> String {
        let draft = self.person.draft();
        let part = |key| draft.text(key, Shape::Line).trim().to_owned();
        let parts = [part("family_name"), part("given_name")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Somebody about whom nothing at all is said is nobody.
    fn save(&mut self) -> Vec<Command> {
        let (person, case) = (self.person.draft(), self.case.draft());
        self.empty = !person.typed.values().any(|typed| !typed.trim().is_empty());
        if self.empty {
            self.person.focus_first();
            return Vec::new();
        }
        vec![Command::Register(Box::new([person.clone(), case.clone()]))]
    }

    /// Leaves the page; what was typed is dropped, for the person at the keyboard said so.
    fn leave(&mut self) -> Vec<Command> {
        self.done = Done::Left;
        let mut commands = self.drop();
        commands.push(Command::Go(Route::People(Box::default())));
        commands
    }

    fn drop(&self) -> Vec<Command> {
        [&self.person, &self.case].map(|e| Command::DropDraft(e.draft().id)).into()
    }

    /// It is somebody who is registered already: the page of that person. What was typed of
    /// an arrival stays kept, for it may be theirs.
    fn go_to(&mut self, person: Id, case: Option<Id>) -> Vec<Command> {
        self.done = Done::Left;
        let mut commands = Vec::new();
        if self.case.draft().is_touched() {
            commands.extend(self.unkept());
        } else {
            commands.extend(self.drop());
        }
        commands.push(Command::Go(Route::Case { person, case, tab: String::new() }));
        commands
    }

    /// What is not on disk yet.
    fn unkept(&self) -> Vec<Command> {
        let unkept = [&self.person, &self.case].into_iter().filter(|editor| editor.is_unkept());
        unkept.map(|editor| Command::KeepDraft(Box::new(editor.draft().clone()))).collect()
    }

    /// Both keep together: a case alone would not know whose it is.
    fn keep_due(&mut self, ui: &Ui) -> Vec<Command> {
        let due = [self.person.keep_due(ui), self.case.keep_due(ui)];
        let mut commands = Vec::new();
        if due.contains(&true) {
            commands.push(Command::KeepDraft(Box::new(self.person.draft().clone())));
        }
        if due == [false, true] || due == [true, true] {
            commands.push(Command::KeepDraft(Box::new(self.case.draft().clone())));
        }
        commands
    }

    fn keys(&mut self, ui: &Ui) -> Option<Event> {
        match self.person.keys(ui) {
            Some(Event::Cancel) => self.case.cancelled(),
            other => other,
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
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
        let mut answers = self.person.draft().answers();
        if answers.contains_key("age_estimate") && !answers.contains_key("age_estimated_on") {
            value::put(&mut answers, "age_estimated_on", Value::Text(scene.today.to_string()));
        }
        let age = Person::from_row(&answers).age_on(scene.today);
        if let Some(age) = age.filter(|age| age.is_child()) {
            frame::notice(ui, Mood::Warn, &tr_with("person-child", &[("age", &age.text())]));
        }
    }

    /// From right to left.
    fn buttons_ui(&mut self, ui: &mut Ui, alike: usize) -> Option<Event> {
        ui.spacing_mut().item_spacing.x = space::S;
        let word = match alike {
            0 => tr("person-save"),
            alike => tr_with("person-save-alike", &[("count", &alike.to_string())]),
        };
        let save = button::primary(word).icon(icon::ICON_CHECK).key(tr("form-save-key"));
        let cancel = button::quiet(tr("form-cancel")).key(tr("form-cancel-key"));
        let saved = ui.add(save).clicked().then_some(Event::Save);
        if ui.add(cancel).clicked() {
            return self.person.cancelled().and_then(|_| self.case.cancelled());
        }
        saved
    }
}

impl Screen for NewPerson {
    fn title(&self) -> String {
        tr("person-title")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        if self.sheet.is_none() {
            self.open(scene)?;
        }
        self.likely.refresh(scene, &self.ctx)
    }

    fn concerns(&self, changed: &Changed) -> bool {
        changed.kinds.contains(&Kind::Person) || changed.kinds.contains(&Kind::Case)
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let title = text::page(ui, tr("person-title")).rect;
        ui.add_space(space::M);
        let Some(sheet) = &mut self.sheet else { return Vec::new() };
        if sheet.done == Done::Saved {
            sheet.done = Done::Left;
            let (person, case) = (sheet.person.draft().id, sheet.case.draft().id);
            let tab = String::new();
            return vec![Command::Go(Route::Case { person, case: Some(case), tab })];
        }
        let event = sheet.keys(ui);
        let to_likely =
            !focus::is_covered(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::D));
        let page = ui.available_rect_before_wrap();
        let right = page.with_min_x(page.right() - size::RIGHT);
        let left = page.with_max_x((right.left() - space::XL).min(page.left() + size::MEASURE));
        // At 1920 the column stays beside the form instead of floating at the far edge.
        let right = right.translate(egui::vec2(left.right() + space::XL - right.left(), 0.0));

        let top_down = Layout::top_down(Align::Min);
        let place = |name: &'static str, rect| {
            UiBuilder::new().id_salt(name).max_rect(rect).layout(top_down)
        };
        ui.scope_builder(place("form", left), |ui| {
            let card = look::surface(ui).inner_margin(space::L);
            card.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
                    // The scroll bar and the focus rings have room beside the fields.
                    ui.set_width(ui.available_width() - space::S);
                    egui::Frame::new().inner_margin(space::XS).show(ui, |ui| {
                        sheet.fields_ui(ui, scene);
                    });
                });
            });
        });
        // Beside the title, where no message ever lies over them; last for Tab, as in reading.
        let head = title.with_max_x(right.right()).expand2(egui::vec2(0.0, space::XS));
        let from_right = Layout::right_to_left(Align::Center);
        let bar = UiBuilder::new().id_salt("bar").max_rect(head).layout(from_right);
        let alike = self.likely.count();
        let pressed = ui.scope_builder(bar, |ui| sheet.buttons_ui(ui, alike)).inner;
        let event = pressed.or(event);
        let event = sheet.person.ask_ui(ui).or_else(|| sheet.case.ask_ui(ui)).or(event);
        self.likely.ask(&sheet.name());
        let chosen = ui
            .scope_builder(place("likely", right), |ui| self.likely.likely_ui(ui, scene, to_likely))
            .inner;
        if let Some((person, case)) = chosen {
            return sheet.go_to(person, case);
        }
        match event {
            Some(Event::Save) => sheet.save(),
            Some(Event::Cancel) => sheet.leave(),
            Some(Event::Keep) | None => sheet.keep_due(ui),
        }
    }

    fn verb(&mut self, verb: Verb, _: Scene<'_>) -> Vec<Command> {
        match (&mut self.sheet, verb) {
            (Some(sheet), Verb::Save) => sheet.save(),
            (Some(sheet), Verb::Lock) if sheet.done == Done::No => sheet.unkept(),
            _ => Vec::new(),
        }
    }

    fn is_touched(&self) -> bool {
        let unkept = |sheet: &Sheet| sheet.person.is_unkept() || sheet.case.is_unkept();
        self.sheet.as_ref().is_some_and(|sheet| sheet.done == Done::No && unkept(sheet))
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(sheet) = &mut self.sheet else { return false };
        let (case, person): (Vec<Problem>, Vec<Problem>) = problems
            .iter()
            .cloned()
            .partition(|p| ARRIVAL.contains(&p.field.as_str()) && !sheet.person.asks(&p.field));
        sheet.case.refused(&case);
        sheet.person.refused(&person);
        true
    }

    fn saved(&mut self, changed: &Changed) {
        let Some(sheet) = &mut self.sheet else { return };
        if changed.batch.is_some() && changed.records.contains(&sheet.person.draft().id) {
            sheet.done = Done::Saved;
        }
    }
}
