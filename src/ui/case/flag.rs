//! Danger flags: a strip in words over every tab, and the list of all that were raised, with the
//! reason for which each was lifted.

use eframe::egui::Ui;

use super::page::{Only, Page, Wish};
use super::{card, gate};
use crate::domain::date;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::Held;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// What lifting a flag asks.
const LIFT: Only = &["resolved_on", "resolution"];

/// What nobody may miss, in words, over the whole width.
pub(super) fn strips_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let dangers = page.view.alerts.iter().filter(|alert| alert.mood == Mood::Danger);
    let dangers = card::join(dangers.map(|alert| alert.sentence.clone()), "\n");
    if !dangers.is_empty() {
        frame::notice(ui, Mood::Danger, &dangers);
    }
    let hidden = gate::up(page.file).filter_map(|held| value::id_of(&held.row, "user_id"));
    let names = card::join(hidden.map(|id| page.scene.office.name(id).to_owned()), ", ");
    if !names.is_empty() {
        frame::notice(ui, Mood::Info, &tr_with("flag-hidden-from", &[("names", &names)]));
    }
}

/// The flags of the person, those that are up first.
pub(super) fn flag_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let (up, lifted): (Vec<&Held>, Vec<&Held>) = file
        .of(Kind::Flag)
        .iter()
        .partition(|held| value::of(&held.row, "resolved_on").is_nothing());
    if page.edits_new(Kind::Flag) {
        page.editor_ui(ui);
        ui.add_space(space::L);
    }
    if up.is_empty() && lifted.is_empty() {
        return;
    }
    frame::card(ui, |ui| {
        let mut add = false;
        let may = page.may_write();
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("kind-flag-many"));
            },
            |ui| {
                let verb = button::quiet(tr("kind-flag-new")).icon(icon::ICON_ADD);
                add = may && ui.add(verb).clicked();
            },
        );
        if add {
            page.wish(Wish::New(Kind::Flag, Vec::new()));
        }
        for held in up.into_iter().chain(lifted) {
            ui.push_id(held.id, |ui| one_ui(ui, page, held));
        }
    });
}

fn one_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    if page.edits("flag", held.id) {
        page.fields_ui(ui);
        return;
    }
    let say =
        |key: &str| card::shown(page.scene.office, Kind::Flag, key, value::of(&held.row, key));
    let lifted = value::day_of(&held.row, "resolved_on");
    let noted = tr_with("flag-noted", &[("day", &say("noted_on")), ("who", &say("noted_by"))]);
    let what = match value::id_of(&held.row, "user_id") {
        Some(user) => tr_with("flag-hidden-from", &[("names", page.scene.office.name(user))]),
        None => gate::sentence(held),
    };
    let mut lift = false;
    frame::bar(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - 160.0).max(200.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                if lifted.is_some() {
                    text::body(ui, &what);
                } else {
                    text::strong(ui, &what);
                }
                text::secondary(ui, &noted);
                if let Some(day) = lifted {
                    let given = [
                        ("day", date::show(day)),
                        ("who", say("resolved_by")),
                        ("why", say("resolution")),
                    ];
                    let given: Vec<(&str, &str)> =
                        given.iter().map(|(name, text)| (*name, text.as_str())).collect();
                    text::secondary(ui, tr_with("flag-lifted", &given));
                }
            });
        },
        |ui| {
            if lifted.is_none() && page.may_write() {
                let verb = button::secondary(tr("flag-lift")).icon(icon::ICON_CHECK);
                lift = ui.add(verb).on_hover_text(&what).clicked();
            }
        },
    );
    if lift {
        let typed = vec![("resolved_on", date::show(page.today()))];
        page.wish(Wish::Fill { kind: Kind::Flag, id: held.id, typed, only: LIFT });
    }
    ui.add_space(space::XS);
}

/// The verb that raises a flag, for the head of the page.
pub(super) fn raise_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if !page.may_write() {
        return;
    }
    let verb = button::icon(ui, icon::ICON_FLAG, tr("kind-flag-new"));
    if verb.clicked() {
        page.wish(Wish::New(Kind::Flag, Vec::new()));
    }
}
