//! The overview: key facts, how to reach the person, what happened last.

use eframe::egui::{self, Ui};

use super::page::{Page, Wish};
use super::section::{List, list_ui};
use super::{Tab, card, gate, next};
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::ui::look::{icon, space};
use crate::ui::widgets::timeline::{Event, timeline};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::tr;

/// How many events the overview tells.
pub(super) const EVENTS: usize = 10;

/// Everything that matters, at a glance.
pub(super) fn overview_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if page.file.case.is_none() {
        page.no_case_ui(ui);
        ui.add_space(space::L);
    } else if !page.wide {
        frame::card(ui, |ui| {
            next::due_ui(ui, page);
            if !page.view.kept.is_empty() {
                ui.add_space(space::L);
                next::drafts_ui(ui, page);
            }
        });
        ui.add_space(space::L);
    }
    if !page.file.of(Kind::Flag).is_empty() || page.edits_new(Kind::Flag) {
        super::flag::flag_ui(ui, page);
        ui.add_space(space::L);
    }
    facts_ui(ui, page);
    ui.add_space(space::L);
    phones_ui(ui, page);
    ui.add_space(space::L);
    if !page.file.of(Kind::Task).is_empty() || page.edits_new(Kind::Task) {
        list_ui(ui, page, &List::new(Kind::Task, &tr("kind-task-many")), |_| true);
        ui.add_space(space::L);
    }
    events_ui(ui, page);
}

fn facts_ui(ui: &mut Ui, page: &Page<'_>) {
    let (file, office) = (page.file, page.scene.office);
    let of_case = |key: &str| {
        let value = value::of(file.case_row(), key);
        (card_label(Kind::Case, key), card::shown(office, Kind::Case, key, value))
    };
    let of_person = |key: &str| {
        let value = value::of(&file.person.row, key);
        (card_label(Kind::Person, key), card::shown(office, Kind::Person, key, value))
    };
    let mut pairs = Vec::new();
    if file.case.is_some() {
        pairs.extend(["departure_country", "arrived_on", "entry_point", "need"].map(of_case));
    }
    let origin = ["origin_village", "origin_cercle", "origin_region"].map(|key| of_person(key).1);
    pairs.push((tr("case-origin"), card::join(origin, ", ")));
    pairs.extend(["nationality", "language"].map(of_person));
    if file.case.is_some() {
        pairs.push(of_case("interview_language"));
        pairs.extend(["return_category", "first_contact_on"].map(of_case));
    }
    let people = file.members.len();
    if file.household.is_some() {
        let word =
            crate::words::tr_with("case-household-of", &[("count", &(people + 1).to_string())]);
        pairs.push((tr("kind-household"), word));
    }
    frame::titled_card(ui, tr("case-facts"), |ui| frame::pairs(ui, &pairs));
}

fn card_label(kind: Kind, key: &str) -> String {
    crate::domain::form::label(kind, key)
}

/// Whether a number may be called stands before the number.
fn phones_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let phones = card::ordered(Kind::Contact, page.file.of(Kind::Contact));
    frame::card(ui, |ui| {
        let mut add = false;
        let may = page.may_write();
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("kind-contact-many"));
            },
            |ui| {
                if may {
                    let verb = button::quiet(tr("kind-contact-new")).icon(icon::ICON_ADD);
                    add = ui.add(verb).clicked();
                }
            },
        );
        if add {
            page.wish(Wish::Tab(Tab::Identity));
            page.wish(Wish::New(Kind::Contact, Vec::new()));
        }
        if !gate::numbers_ui(ui, page) {
            return;
        }
        if phones.is_empty() {
            text::faint(ui, tr("case-no-phone"));
        }
        for held in phones {
            let line = card::summary(page.scene.office, Kind::Contact, &held.row, page.today());
            ui.horizontal(|ui| {
                if let Some(sign) = &line.sign {
                    badge::badge(ui, sign.mood, sign.icon, &sign.word);
                }
                text::strong(ui, &line.title);
                let ink = crate::ui::look::look(ui).ink_soft;
                let detail = text::rich(&line.detail, crate::ui::look::Text::Secondary, ink);
                ui.add(egui::Label::new(detail).truncate());
            });
        }
    });
}

fn events_ui(ui: &mut Ui, page: &mut Page<'_>) {
    frame::card(ui, |ui| {
        let mut all = false;
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("case-events"));
            },
            |ui| {
                let verb = button::quiet(tr("case-events-all")).icon(icon::ICON_HISTORY);
                all = ui.add(verb).clicked();
            },
        );
        if all {
            page.wish(Wish::Tab(Tab::History));
        }
        ui.add_space(space::S);
        let events: Vec<Event> = page.view.moments.iter().map(|m| m.event.clone()).collect();
        if events.is_empty() {
            text::faint(ui, tr("case-history-none"));
        }
        let id = egui::Id::unique(("case-events", page.file.person.id.bytes()));
        let pressed = timeline(ui, id, &events);
        if let Some(moment) = pressed.and_then(|at| page.view.moments.get(at)) {
            page.wish(Wish::Tab(Tab::holding(moment.kind)));
        }
    });
}
