//! Registering somebody: what is known of the person and of the arrival on one page,
//! with the people already registered who look alike beside it while one types. Nothing
//! is required but one answer; likely people are shown and never block.

mod likely;
mod sheet;
#[cfg(test)]
mod tests;

use eframe::egui::{self, Align, Key, Layout, Modifiers, ScrollArea, Ui, UiBuilder};

use self::likely::{Chosen, Likely};
use self::sheet::{Done, Sheet};
use super::command::{Command, Route, Verb};
use super::form::Event;
use super::likeness;
use super::look::{self, Mood, size, space};
use super::widgets::dialog::{Answer, Dialog};
use super::widgets::{focus, frame, text};
use super::{Scene, Screen};
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::{Changed, StoreError, new_id};
use crate::words::{self, Lang, tr, tr_with};

/// What is asked of everybody: each group begins a row.
const ESSENTIAL: [&[&str]; 3] =
    [&["given_name", "family_name"], &["sex"], &["birth_on", "age_estimate", "birth_about"]];
/// What is known without asking: an age is estimated today.
const KNOWN: &str = "age_estimated_on";
/// What is asked of a telephone.
const PHONE: [&str; 1] = ["number"];
/// What is asked of a paper.
const PAPER: [&str; 2] = ["kind", "number"];
/// What is asked of the arrival.
const ARRIVAL: [&str; 5] =
    ["arrived_on", "departure_country", "entry_point", "return_category", "need"];

/// The page on which somebody is registered.
pub struct NewPerson {
    ctx: egui::Context,
    taken_up: Option<(Draft, Option<Draft>)>,
    sheet: Option<Sheet>,
    likely: Likely,
    /// Somebody is all but certainly registered already: asked before it is saved.
    asking: bool,
    trouble: Option<String>,
}

impl NewPerson {
    /// An empty page; its records get their ids when it is first read.
    pub fn new(_: Scene<'_>, ctx: &egui::Context) -> Self {
        Self {
            ctx: ctx.clone(),
            taken_up: None,
            sheet: None,
            likely: Likely::default(),
            asking: false,
            trouble: None,
        }
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
        let taken_up = self.taken_up.clone();
        let fresh = taken_up.is_none();
        let (person, case) = match taken_up {
            Some((person, case)) => (person, case),
            None => (blank("identity", Row::new())?, None),
        };
        let kept = |kind| if fresh { Ok(None) } else { kept_of(scene, kind, person.id) };
        let mut known = Row::new();
        value::put(&mut known, "person_id", Value::Text(person.id.to_string()));
        let phone = match kept(Kind::Contact)? {
            Some(phone) => phone,
            None => blank("contact", known.clone())?,
        };
        let paper = match kept(Kind::Document)? {
            Some(paper) => paper,
            None => blank("document", known.clone())?,
        };
        let case = match (case, kept(Kind::Case)?) {
            (Some(case), _) | (None, Some(case)) => case,
            (None, None) => {
                value::put(&mut known, "arrived_on", Value::Text(scene.today.to_string()));
                blank("intake", known)?
            }
        };
        self.sheet = Some(Sheet::new(person, phone, paper, case));
        self.taken_up = None;
        Ok(())
    }

    /// Saves, unless somebody is all but certainly registered already: then it is asked, once.
    fn save(&mut self) -> Vec<Command> {
        let Some(sheet) = &mut self.sheet else { return Vec::new() };
        if sheet.is_nobody() {
            return Vec::new();
        }
        if self.likely.certain().any(|one| !sheet.apart.contains(&one.line.id)) {
            self.asking = true;
            return Vec::new();
        }
        sheet.save()
    }

    /// The question whether it is somebody who is registered already.
    fn asking_ui(&mut self, ui: &Ui, scene: Scene<'_>) -> Vec<Command> {
        let (true, Some(sheet)) = (self.asking, &mut self.sheet) else { return Vec::new() };
        let certain: Vec<&likeness::Likely> =
            self.likely.certain().filter(|one| !sheet.apart.contains(&one.line.id)).collect();
        let Some(first) = certain.first() else {
            self.asking = false;
            return Vec::new();
        };
        let apart = match words::language() {
            Lang::Fr => "\u{202f}; ",
            Lang::En => "; ",
        };
        let why = first.speaks_for().into_iter().take(REASONS);
        let why = why.map(|one| lower(&one)).collect::<Vec<_>>().join(apart);
        let (name, number) = (first.line.name(), first.line.case_number.clone());
        let who = [name, number].into_iter().filter(|part| !part.is_empty());
        let who = who.collect::<Vec<_>>().join(", ");
        let given = [("who", who.as_str()), ("why", why.as_str())];
        let id = egui::Id::unique(("person-known", sheet.id().bytes()));
        let answer = Dialog::new(id, tr("person-known-title"), tr("person-known-back"))
            .body(tr_with("person-known-body", &given))
            .other(tr("person-likely-same"))
            .verb(tr("person-known-verb"))
            .width(*size::DIALOG.end())
            .show(ui.ctx(), |_| {});
        match answer {
            None => return Vec::new(),
            Some(Answer::Safe) => {}
            Some(Answer::Other) => {
                let chosen = Chosen::of(&first.line, first.is_limited);
                self.asking = false;
                return self.go_to(scene, chosen);
            }
            Some(Answer::Verb) => {
                sheet.apart.extend(certain.iter().map(|one| one.line.id));
                self.asking = false;
                return sheet.save();
            }
        }
        self.asking = false;
        Vec::new()
    }

    fn go_to(&mut self, scene: Scene<'_>, chosen: Chosen) -> Vec<Command> {
        let Some(sheet) = &mut self.sheet else { return Vec::new() };
        match sheet.go_to(scene, chosen.person, chosen.case, chosen.is_limited) {
            Ok(commands) => {
                scene.likeness.drop_key(sheet.id());
                commands
            }
            Err(error) => {
                self.trouble = Some(error.sentence());
                Vec::new()
            }
        }
    }
}

/// A sentence within another one.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// How many reasons the question names.
const REASONS: usize = 3;

/// A draft of a new record.
fn blank(form: &str, known: Row) -> Result<Draft, StoreError> {
    let form = crate::domain::form::named(form).ok_or(StoreError::Damaged("form"))?;
    Ok(Draft::new(form, new_id()?, known))
}

/// What was being typed with a person: the case, a telephone, a paper.
fn kept_of(scene: Scene<'_>, kind: Kind, person: Id) -> Result<Option<Draft>, StoreError> {
    for kept in scene.reader.drafts(scene.me.id)? {
        if kept.kind != kind {
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
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, Mood::Warn, trouble);
        }
        let Some(sheet) = &mut self.sheet else { return Vec::new() };
        if sheet.done == Done::Saved {
            sheet.done = Done::Left;
            scene.likeness.drop_key(sheet.id());
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
        let event = sheet.ask_ui(ui).or(event);
        self.likely.ask(sheet, scene, ui.ctx());
        let chosen = ui
            .scope_builder(place("likely", right), |ui| self.likely.likely_ui(ui, scene, to_likely))
            .inner;
        if let Some(chosen) = chosen {
            return self.go_to(scene, chosen);
        }
        if self.asking {
            return self.asking_ui(ui, scene);
        }
        match event {
            Some(Event::Save) => self.save(),
            Some(Event::Cancel) => {
                scene.likeness.drop_key(sheet.id());
                sheet.leave()
            }
            Some(Event::Keep) | None => sheet.keep_due(ui),
        }
    }

    fn verb(&mut self, verb: Verb, _: Scene<'_>) -> Vec<Command> {
        match (&mut self.sheet, verb) {
            (Some(_), Verb::Save) => self.save(),
            (Some(sheet), Verb::Lock) if sheet.done == Done::No => sheet.unkept(),
            _ => Vec::new(),
        }
    }

    fn is_touched(&self) -> bool {
        self.sheet.as_ref().is_some_and(|sheet| sheet.done == Done::No && sheet.is_unkept())
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(sheet) = &mut self.sheet else { return false };
        sheet.refused(problems);
        true
    }

    fn saved(&mut self, changed: &Changed) {
        let Some(sheet) = &mut self.sheet else { return };
        if changed.batch.is_some() && changed.records.contains(&sheet.person.draft().id) {
            sheet.done = Done::Saved;
        }
    }
}
