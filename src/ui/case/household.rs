//! The household: who belongs together, the role of the person in it, and how somebody
//! founds one or joins one that is known.

pub(super) mod all;
#[cfg(test)]
mod tests;

use eframe::egui::{self, Id as UiId, Key, Ui};

use super::page::{Page, Wish};
use super::{card, prefill, section, sign};
use crate::domain::case::Case;
use crate::domain::choice;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::value::{self, Row, Value};
use crate::store::case::CaseFile;
use crate::store::{Held, new_id};
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, list, text, timeline};
use crate::words::{tr, tr_with};

/// Somebody whose household may be joined.
pub(super) struct Candidate {
    id: Id,
    name: String,
    about: String,
}

/// The search for somebody to join.
#[derive(Default)]
pub(super) struct Search {
    text: String,
    found: Option<Vec<Candidate>>,
}

/// What people who travelled together have in common.
const TRAVELLED: &[&str] =
    &["arrived_on", "entry_point", "departure_country", "return_category", "route", "convoy"];

/// The household, or the ways to have one.
pub(super) fn household_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let mut search = std::mem::take(&mut page.rooms.search);
    all_ui(ui, page, &mut search);
    page.rooms.search = search;
}

fn all_ui(ui: &mut Ui, page: &mut Page<'_>, search: &mut Search) {
    let file = page.file;
    let Some(household) = &file.household else {
        without_ui(ui, page, search);
        return;
    };
    section::form_ui(ui, page, &tr("kind-household"), "household", household);
    ui.add_space(space::L);
    let title = tr_with("case-household-of", &[("count", &(file.members.len() + 1).to_string())]);
    frame::titled_card(ui, title, |ui| {
        member_ui(ui, page, &file.person, true);
        for member in &file.members {
            ui.push_id(member.id, |ui| member_ui(ui, page, member, false));
        }
        if page.may_write() {
            ui.add_space(space::M);
            event_verbs_ui(ui, page, household.id);
        }
    });
    ui.add_space(space::L);
    timeline_ui(ui, page);
    if page.may_write() {
        ui.add_space(space::L);
        let mut for_all = std::mem::take(&mut page.rooms.for_all);
        all::all_ui(ui, page, &mut for_all);
        page.rooms.for_all = for_all;
        ui.add_space(space::L);
        frame::titled_card(ui, tr("case-household-add"), |ui| {
            if let Some(found) = search_ui(ui, page, search) {
                let row = page.scene.reader.row(Kind::Person, found.id).ok().flatten();
                if let Some(row) = row {
                    let member = Held { kind: Kind::Person, id: found.id, row };
                    save(page, &member, "household_id", household.id.to_string());
                }
                *search = Search::default();
            }
        });
    }
}

/// The person leaves, with the day and the cause; the form opens under the members.
fn event_verbs_ui(ui: &mut Ui, page: &mut Page<'_>, household: Id) {
    if page.edits_new(Kind::HouseholdEvent) {
        page.fields_ui(ui);
        return;
    }
    let leave = button::quiet(tr("household-leave")).icon(icon::ICON_CLOSE);
    if ui.add(leave).clicked() {
        let preset = vec![
            ("household_id", household.to_string()),
            ("event", "left".to_owned()),
            ("role", page.view.person.household_role.clone()),
        ];
        page.wish(Wish::New(Kind::HouseholdEvent, preset));
    }
}

/// An event of the life of a household.
pub(super) struct Lived {
    /// Who joined, left or came back.
    name: String,
    /// The household, where it is another one than that of today.
    place: String,
    /// The event.
    held: Held,
}

/// What the person went through in any household, and others in the one the person lives in,
/// those who have left it among them.
pub(super) fn lived(file: &CaseFile, scene: Scene<'_>) -> Vec<Lived> {
    let here = file.household.as_ref().map(|held| held.id);
    let name = |kind: Kind, id: Id| {
        let row = scene.reader.row(kind, id).ok().flatten()?;
        Some(match kind {
            Kind::Person => Person::from_row(&row).full_name(),
            _ => value::text_of(&row, "name").to_owned(),
        })
    };
    let own = Person::from_row(&file.person.row).full_name();
    let mut all: Vec<Lived> = file
        .of(Kind::HouseholdEvent)
        .iter()
        .map(|held| {
            let household = value::id_of(&held.row, "household_id").filter(|id| here != Some(*id));
            let place = household.and_then(|id| name(Kind::Household, id)).unwrap_or_default();
            Lived { name: own.clone(), place, held: held.clone() }
        })
        .collect();
    let Some(here) = here else { return all };
    let others = scene.reader.linked(Kind::HouseholdEvent, "household_id", here);
    for held in others.unwrap_or_default() {
        let whose = value::id_of(&held.row, "person_id").filter(|id| *id != file.person.id);
        if let Some(name) = whose.and_then(|id| name(Kind::Person, id)) {
            all.push(Lived { name, place: String::new(), held });
        }
    }
    all
}

/// The case of a person: the one that is open, or else the last.
pub(super) fn case_of(person: Id, scene: Scene<'_>) -> Option<Held> {
    let mut all = scene.reader.children(Kind::Case, person).ok()?;
    let open = all.iter().rposition(|held| Case::from_row(&held.row).is_open());
    match open {
        Some(at) => Some(all.swap_remove(at)),
        None => all.pop(),
    }
}

/// What the person, and the household of today, went through.
fn timeline_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let mut told: Vec<&Lived> = page.view.lived.iter().collect();
    if told.is_empty() {
        return;
    }
    let day = |lived: &Lived| value::day_of(&lived.held.row, "happened_on");
    told.sort_by_key(|lived| std::cmp::Reverse((day(lived), lived.held.id)));
    let office = page.scene.office;
    let events: Vec<timeline::Event> = told
        .into_iter()
        .map(|lived| {
            let row = &lived.held.row;
            let say =
                |key: &str| card::shown(office, Kind::HouseholdEvent, key, value::of(row, key));
            let (sign, mood) = match value::text_of(row, "event") {
                "left" => (icon::ICON_LOGOUT, Mood::Warn),
                "reunited" => (icon::ICON_HANDSHAKE, Mood::Good),
                _ => (icon::ICON_HOME, Mood::Info),
            };
            // "A rejoint le ménage Traoré".
            let what = card::join([say("event").to_lowercase(), lived.place.clone()], " ");
            timeline::Event {
                day: day(lived).map(crate::domain::date::show).unwrap_or_default(),
                icon: sign,
                mood,
                title: card::join([lived.name.clone(), what], " · "),
                detail: card::join([say("role"), say("cause"), say("note")], " · "),
                opens: false,
            }
        })
        .collect();
    frame::titled_card(ui, tr("household-history"), |ui| {
        let id = UiId::unique(("household-history", page.file.person.id.bytes()));
        timeline::timeline(ui, id, &events);
    });
}

/// Width of the names of members.
const NAME: f32 = 240.0;

/// One member: role, name, way to their page.
fn member_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, own: bool) {
    let person = Person::from_row(&held.row);
    let name = person.full_name();
    let name = if name.is_empty() { tr("case-no-name") } else { name };
    let age = person.age_on(page.today()).map(crate::domain::date::Age::text);
    ui.horizontal_top(|ui| {
        ui.allocate_ui(egui::vec2(NAME, size::ROW), |ui| {
            ui.vertical(|ui| {
                ui.set_width(NAME);
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.add_space(space::XS);
                if own {
                    text::strong(ui, &name);
                } else if text::link(ui, &name).clicked() {
                    let route = Route::Case { person: held.id, case: None, tab: String::new() };
                    page.wish(Wish::Send(Command::Go(route)));
                }
                text::secondary(ui, age.unwrap_or_default());
            });
        });
        let role = choice::label("household_role", &person.household_role);
        if !page.may_write() {
            text::secondary(ui, role);
            stands_ui(ui, page, held, own);
            return;
        }
        let roles = choice::list("household_role");
        let entries: Vec<(&str, &str)> =
            roles.iter().map(|role| (role.code.as_str(), role.label())).collect();
        let mut code = person.household_role.clone();
        let look = FieldLook::new(tr_with("case-household-role", &[("name", &name)]))
            .placeholder(tr("widget-choose"))
            .width(220.0);
        let id = UiId::unique(("household-role", held.id.bytes()));
        let changed = ui
            .vertical(|ui| {
                ui.set_max_width(220.0);
                list::list(ui, id, &look, &entries, &mut code).changed()
            })
            .inner;
        if changed {
            save(page, held, "household_role", code);
        }
        stands_ui(ui, page, held, own);
        if !own {
            case_of_ui(ui, page, held, &name);
        }
    });
}

/// How the case of a member stands: number, step and risk.
fn stands_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, own: bool) {
    let case = if own { page.file.case.as_ref() } else { page.view.cases_of_members.get(&held.id) };
    let Some(case) = case else { return };
    let read = Case::from_row(&case.row);
    let (status, risk) = (sign::case_status(read.status), sign::risk(read.risk));
    ui.vertical(|ui| {
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::XS);
            text::secondary(ui, &read.number);
            badge::badge(ui, status.mood, status.icon, &status.word);
            badge::badge(ui, risk.mood, risk.icon, &risk.word);
        });
    });
}

/// The case of a member, or one press that opens one, arrived as this one did.
fn case_of_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, name: &str) {
    if page.view.cases_of_members.contains_key(&held.id) {
        return;
    }
    let open = button::secondary(tr("household-case"))
        .icon(icon::ICON_FOLDER_OPEN)
        .named(tr_with("household-case-of", &[("name", name)]));
    if !ui.add(open).clicked() {
        return;
    }
    let (Some(form), Ok(id)) = (form::of_kind(Kind::Case).next(), new_id()) else { return };
    let mut base = Row::new();
    value::put(&mut base, "person_id", Value::Text(held.id.to_string()));
    for key in TRAVELLED {
        let known = value::of(page.file.case_row(), key).clone();
        value::put(&mut base, *key, known);
    }
    page.wish(Wish::Send(Command::Save(vec![Draft::new(form, id, base)])));
}

/// Saves one answer of a person at once.
fn save(page: &mut Page<'_>, person: &Held, key: &str, text: String) {
    if let Some(draft) = prefill::changed(person, "identity", &[(key, text)]) {
        page.wish(Wish::Send(Command::Save(vec![draft])));
    }
}

/// No household yet: found one, or join somebody's.
fn without_ui(ui: &mut Ui, page: &mut Page<'_>, search: &mut Search) {
    let file = page.file;
    if !page.may_write() {
        frame::empty(ui, icon::ICON_HOME, &tr("case-household-none"), None);
        timeline_ui(ui, page);
        return;
    }
    let step = button::primary(tr("case-household-found")).icon(icon::ICON_HOME);
    frame::card(ui, |ui| {
        if frame::empty(ui, icon::ICON_HOME, &tr("case-household-none"), Some(step))
            && let Some(drafts) = founded(&[&file.person])
        {
            page.wish(Wish::Send(Command::Save(drafts)));
        }
    });
    ui.add_space(space::L);
    // Whoever left one sees since when.
    timeline_ui(ui, page);
    if !page.view.lived.is_empty() {
        ui.add_space(space::L);
    }
    frame::titled_card(ui, tr("case-household-join"), |ui| {
        let Some(found) = search_ui(ui, page, search) else { return };
        *search = Search::default();
        let Ok(Some(row)) = page.scene.reader.row(Kind::Person, found.id) else { return };
        let other = Held { kind: Kind::Person, id: found.id, row };
        match value::id_of(&other.row, "household_id") {
            Some(household) => save(page, &file.person, "household_id", household.to_string()),
            None => {
                if let Some(drafts) = founded(&[&other, &file.person]) {
                    page.wish(Wish::Send(Command::Save(drafts)));
                }
            }
        }
    });
}

/// A new household, named after the first of its people, with all of them in it.
fn founded(people: &[&Held]) -> Option<Vec<Draft>> {
    let first = people.first()?;
    let id = new_id().ok()?;
    let family = value::text_of(&first.row, "family_name");
    let name = if family.is_empty() { value::text_of(&first.row, "given_name") } else { family };
    let name = if name.is_empty() { tr("kind-household") } else { name.to_owned() };
    let mut base = Row::new();
    value::put(&mut base, "name", Value::Text(name));
    let mut drafts = vec![Draft::new(form::named("household")?, id, base)];
    for held in people {
        let link = [("household_id", id.to_string())];
        drafts.push(prefill::changed(held, "identity", &link)?);
    }
    Some(drafts)
}

/// The line to search by and who was found; the one that was chosen.
fn search_ui(ui: &mut Ui, page: &Page<'_>, search: &mut Search) -> Option<Candidate> {
    let own = page.file.person.id;
    let mut ask = false;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_max_width(360.0);
            let look = FieldLook::new(tr("case-household-search")).width(360.0);
            let id = UiId::unique(("household-search", own.bytes()));
            let typed = field::text(ui, id, &look, &mut search.text);
            ask = typed.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        });
        ui.vertical(|ui| {
            ui.add_space(size::FORM_ROW - space::M);
            ask |= ui.add(button::secondary(tr("widget-search"))).clicked();
        });
    });
    if ask && !search.text.trim().is_empty() {
        search.found = Some(find(page, &search.text));
    }
    let found = search.found.as_mut()?;
    if found.is_empty() {
        text::secondary(ui, tr_with("widget-nothing-found", &[("text", &search.text)]));
    }
    let mut chosen = None;
    for (at, candidate) in found.iter().enumerate() {
        ui.horizontal(|ui| {
            let join = button::secondary(candidate.name.clone()).icon(icon::ICON_GROUP);
            if ui.push_id(candidate.id, |ui| ui.add(join)).inner.clicked() {
                chosen = Some(at);
            }
            text::secondary(ui, &candidate.about);
        });
    }
    chosen.map(|at| found.swap_remove(at))
}

/// Asked once, on Enter or a press.
fn find(page: &Page<'_>, text: &str) -> Vec<Candidate> {
    let known: Vec<Id> = page.file.members.iter().map(|member| member.id).collect();
    let hits = page.scene.reader.search(text, 8).unwrap_or_default();
    hits.into_iter()
        .map(|hit| hit.line)
        .filter(|line| line.id != page.file.person.id && !known.contains(&line.id))
        .map(|line| {
            let age = line.age_on(page.today()).map(crate::domain::date::Age::text);
            let about = [line.case_number.clone(), age.unwrap_or_default()];
            Candidate { id: line.id, name: line.name(), about: card::join(about, " · ") }
        })
        .collect()
}
