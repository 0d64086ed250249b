//! Beside the fields of help being given: in which unit, whose money, to whom else it goes, and
//! the signature of who receives it.

use eframe::egui::{Id as UiId, Key, Ui};

use crate::domain::case::Case;
use crate::domain::choice;
use crate::domain::date::Age;
use crate::domain::draft::Draft;
use crate::domain::drawing::Drawing;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::value::{self, Value};
use crate::store::case::CaseFile;
use crate::store::{StoreError, new_id};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, choice as pick, pad, text};
use crate::words::{tr, tr_with};

/// Somebody else it may be given to.
struct Other {
    person: Id,
    name: String,
    about: String,
    /// The case it would be written in; without an open one nothing can be.
    case: Option<Id>,
    on: bool,
}

/// To whom else help is given, and who signs.
#[derive(Default)]
pub(in crate::ui::case) struct Giving {
    members: Vec<Other>,
    found: Vec<Other>,
    hits: Vec<Other>,
    search: String,
    asked: bool,
    drawing: Drawing,
}

/// What belongs to one case only and is not copied to another.
const OWN: [&str; 4] = ["need_id", "plan_item_id", "receipt_reference", "note"];

impl Giving {
    /// The members of the household with their open cases; who was ticked stays so.
    pub(in crate::ui::case) fn refresh(
        &mut self,
        file: &CaseFile,
        scene: Scene<'_>,
    ) -> Result<(), StoreError> {
        let was = std::mem::take(&mut self.members);
        for member in &file.members {
            let on = was.iter().any(|other| other.person == member.id && other.on);
            let person = Person::from_row(&member.row);
            let age = person.age_on(scene.today).map(Age::text).unwrap_or_default();
            let role = choice::label("household_role", &person.household_role);
            let about = [role, age].into_iter().filter(|part| !part.is_empty());
            let about = about.collect::<Vec<_>>().join(" · ");
            let (name, case) = (person.full_name(), open_case(scene, member.id)?);
            self.members.push(Other { person: member.id, name, about, case, on });
        }
        Ok(())
    }

    pub(in crate::ui::case) fn clear(&mut self) {
        let members = std::mem::take(&mut self.members);
        *self = Self::default();
        self.members = members.into_iter().map(|other| Other { on: false, ..other }).collect();
    }

    /// The cases it is given in beside this one.
    fn cases(&self) -> impl Iterator<Item = Id> {
        let all = self.members.iter().chain(&self.found);
        all.filter(|other| other.on).filter_map(|other| other.case)
    }

    /// Unit and donor, to whom else, and the signature.
    pub(in crate::ui::case) fn more_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        file: &CaseFile,
        draft: &Draft,
    ) {
        let answers = draft.answers();
        let service = value::text_of(&answers, "service");
        let unit = choice::of("service_type", service).map(|service| service.attribute("unit"));
        let mut known = Vec::new();
        if let Some(unit) = unit.filter(|unit| !unit.is_empty()) {
            let key = format!("assistance-unit-{}", unit.to_lowercase());
            let many = tr_with(&key, &[("count", "2")]);
            let name = many.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace());
            known.push(tr_with("assistance-in-unit", &[("unit", name)]));
        }
        let project = value::id_of(&answers, "project_id");
        let mut projects = scene.office.choices(Kind::Project).iter();
        if let Some(project) = projects.find(|held| Some(held.id) == project) {
            let donor = value::text_of(&project.row, "donor");
            if !donor.is_empty() {
                known.push(tr_with("assistance-donor", &[("donor", donor)]));
            }
        }
        if !known.is_empty() {
            ui.add_space(space::S);
            text::secondary(ui, known.join(" · "));
        }
        if draft.is_new {
            ui.add_space(space::L);
            self.others_ui(ui, scene, file, draft.id);
        }
        ui.add_space(space::L);
        text::group(ui, tr("assistance-sign"));
        text::secondary(ui, tr("assistance-sign-about"));
        ui.add_space(space::XS);
        let name = Person::from_row(&file.person.row).full_name();
        let label = tr_with("assistance-sign-of", &[("name", &name)]);
        let id = UiId::unique(("assistance-sign", draft.id.bytes()));
        pad::pad(ui, id, &label, &mut self.drawing);
        let several = self.cases().count();
        if several > 0 {
            ui.add_space(space::S);
            let all = (several + 1).to_string();
            text::strong(ui, tr_with("assistance-for", &[("count", &all)]));
        }
    }

    fn others_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, file: &CaseFile, draft: Id) {
        text::group(ui, tr("assistance-also"));
        text::secondary(ui, tr("assistance-also-about"));
        ui.add_space(space::XS);
        for other in self.members.iter_mut().chain(&mut self.found) {
            ui.push_id(other.person, |ui| other_ui(ui, other));
        }
        let open = self.members.iter().filter(|other| other.case.is_some()).count();
        let all_on = self.members.iter().all(|other| other.on || other.case.is_none());
        if open > 1 && !all_on && ui.add(button::secondary(tr("assistance-also-all"))).clicked() {
            for other in self.members.iter_mut().filter(|other| other.case.is_some()) {
                other.on = true;
            }
        }
        ui.add_space(space::XS);
        let mut ask = false;
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_max_width(360.0);
                let look = FieldLook::new(tr("assistance-also-search")).width(360.0);
                let id = UiId::unique(("assistance-also", draft.bytes()));
                let typed = field::text(ui, id, &look, &mut self.search);
                ask = typed.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            });
            ui.vertical(|ui| {
                ui.add_space(size::FORM_ROW - space::M);
                ask |= ui.add(button::secondary(tr("widget-search"))).clicked();
            });
        });
        if ask && !self.search.trim().is_empty() {
            self.find(scene, file);
        }
        if self.asked && self.hits.is_empty() {
            text::secondary(ui, tr_with("widget-nothing-found", &[("text", &self.search)]));
        }
        let mut chosen = None;
        for (at, other) in self.hits.iter().enumerate() {
            ui.horizontal(|ui| {
                let add = button::secondary(other.name.clone()).icon(icon::ICON_ADD);
                let add = add.enabled(other.case.is_some());
                if ui.push_id(other.person, |ui| ui.add(add)).inner.clicked() {
                    chosen = Some(at);
                }
                text::secondary(ui, &other.about);
                if other.case.is_none() {
                    text::faint(ui, tr("assistance-no-case"));
                }
            });
        }
        if let Some(at) = chosen {
            let other = self.hits.swap_remove(at);
            self.found.push(Other { on: true, ..other });
            self.hits.clear();
            self.search.clear();
            self.asked = false;
        }
    }

    /// Asked once, on Enter or a press.
    fn find(&mut self, scene: Scene<'_>, file: &CaseFile) {
        let known = |id: Id| {
            id == file.person.id
                || self.members.iter().chain(&self.found).any(|other| other.person == id)
        };
        let hits = scene.reader.search(&self.search, 8).unwrap_or_default();
        let lines = hits.into_iter().map(|hit| hit.line).filter(|line| !known(line.id));
        let other = |line: crate::store::person::PersonLine| {
            let age = line.age_on(scene.today).map(Age::text).unwrap_or_default();
            let about = [line.case_number.clone(), age].into_iter().filter(|part| !part.is_empty());
            let about = about.collect::<Vec<_>>().join(" · ");
            let case = open_case(scene, line.id).ok().flatten();
            Other { person: line.id, name: line.name(), about, case, on: false }
        };
        let found = lines.map(other).collect();
        self.hits = found;
        self.asked = true;
    }

    /// The command that writes it: a record in each case, in one transaction.
    pub(in crate::ui::case) fn save(&self, draft: Draft) -> Command {
        let unsigned = self.drawing.is_empty();
        let mut drafts = vec![draft];
        let first = drafts.first().cloned();
        if let Some(first) = first.filter(|first| first.is_new) {
            for case in self.cases() {
                let Ok(id) = new_id() else { continue };
                let mut copy = Draft { id, ..first.clone() };
                value::put(&mut copy.base, "case_id", Value::Text(case.to_string()));
                for key in OWN {
                    copy.base.remove(key);
                    copy.typed.remove(key);
                }
                drafts.push(copy);
            }
        }
        if unsigned {
            return Command::Save(drafts);
        }
        Command::SaveSigned { drafts, drawing: Box::new(self.drawing.clone()) }
    }
}

/// One person: a tick, or why not.
fn other_ui(ui: &mut Ui, other: &mut Other) {
    ui.horizontal(|ui| {
        if other.case.is_some() {
            pick::tick(ui, other.name.clone(), &mut other.on);
            text::secondary(ui, &other.about);
        } else {
            text::faint(ui, &other.name);
            text::faint(ui, tr("assistance-no-case"));
        }
    });
}

/// The newest open case of a person.
fn open_case(scene: Scene<'_>, person: Id) -> Result<Option<Id>, StoreError> {
    let cases = scene.reader.children(Kind::Case, person)?;
    let open = cases.iter().rev().find(|held| Case::from_row(&held.row).is_open());
    Ok(open.map(|held| held.id))
}
