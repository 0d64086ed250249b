//! The rail on the left: the places this role may use, who is signed in, lock.

use eframe::egui::{self, Layout, ScrollArea, Ui};

use super::key;
use crate::ui::Me;
use crate::ui::command::{Command, Route, Verb};
use crate::ui::look::{self, Icon, icon, size, space};
use crate::ui::widgets::{button, text};
use crate::words::tr;

/// The ground of the rail and of the bar below.
pub(super) fn frame(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::new().fill(look::look(ctx).surface).inner_margin(MARGIN)
}

/// Space inside the rail, in whole points.
const MARGIN: egui::Margin = egui::Margin { left: 8, right: 8, top: 16, bottom: 12 };

/// Draws the rail, with the slow work under way; what was pressed.
pub(super) fn rail_ui(
    ui: &mut Ui,
    route: &Route,
    me: &Me,
    errand: Option<&str>,
    narrow: bool,
) -> Vec<Command> {
    let mut asked = Vec::new();
    ui.spacing_mut().item_spacing.y = space::XS;
    if !narrow {
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            text::section(ui, "Segin");
        });
        ui.add_space(space::M);
    }
    let allowed = |verb: Verb| {
        let right = destination(verb).and_then(|route| route.right());
        right.is_none_or(|right| me.may(right))
    };
    let places: Vec<_> = places(route).into_iter().filter(|place| allowed(place.0)).collect();
    let lines = if narrow { 0.0 } else { 1.0 + f32::from(u8::from(errand.is_some())) };
    let below = (size::BUTTON + space::XS) * lines;
    // In a low window the places stand closer, and then they scroll; the foot stays.
    let rows = places.len() as f32 + 2.0;
    let each = (ui.available_height() - below) / rows;
    let gap = (each - size::TARGET).clamp(size::RING, space::XS);
    let row = (each - gap).floor().clamp(size::TARGET, size::FORM_ROW);
    let foot = (row + gap) * 2.0 + below;
    ui.spacing_mut().item_spacing.y = gap;
    let most = (ui.available_height() - foot).max(row);
    ScrollArea::vertical().id_salt("places").max_height(most).show(ui, |ui| {
        for (verb, sign, here) in places {
            let word = match verb {
                Verb::NewPerson => tr("rail-new-person"),
                Verb::Import => tr("rail-import"),
                verb => key::name(verb),
            };
            let place = button::place(sign, word).selected(here).narrow(narrow).height(row);
            let hint = format!("{} · {}", key::name(verb), key::words(ui.ctx(), verb));
            let place = ui.add(place);
            if place.gained_focus() {
                place.scroll_to_me(None);
            }
            if place.on_hover_text(hint).clicked() {
                asked.push(Command::Do(verb));
            }
        }
    });
    // What stands at the bottom is read and walked from above.
    ui.add_space((ui.available_height() - foot).max(0.0));
    ui.with_layout(Layout::top_down(egui::Align::Min), |ui| {
        if !narrow {
            if let Some(errand) = errand {
                ui.horizontal(|ui| {
                    ui.add_space(space::S);
                    text::faint(ui, errand);
                });
            }
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                text::secondary(ui, me.name.clone());
            });
        }
        let help = button::place(icon::ICON_HELP, key::name(Verb::Help)).narrow(narrow);
        if ui.add(help.height(row)).clicked() {
            asked.push(Command::Do(Verb::Help));
        }
        let lock = button::place(icon::ICON_LOCK, key::name(Verb::Lock)).narrow(narrow);
        let hint = key::words(ui.ctx(), Verb::Lock);
        if ui.add(lock.height(row)).on_hover_text(hint).clicked() {
            asked.push(Command::Do(Verb::Lock));
        }
    });
    asked
}

fn places(route: &Route) -> [(Verb, Icon, bool); 12] {
    [
        (Verb::Today, icon::ICON_TODAY, *route == Route::Today),
        (
            Verb::People,
            icon::ICON_GROUP,
            matches!(route, Route::People(_) | Route::Case { .. } | Route::Export(_)),
        ),
        (Verb::NewPerson, icon::ICON_PERSON_ADD, *route == Route::NewPerson),
        (Verb::Arrival, icon::ICON_DIRECTIONS_BUS, *route == Route::Arrival),
        (Verb::Referrals, icon::ICON_SEND, *route == Route::Referrals),
        (Verb::Agenda, icon::ICON_CALENDAR_MONTH, *route == Route::Agenda),
        (Verb::Workshops, icon::ICON_GROUPS, *route == Route::Workshops),
        (Verb::Supervision, icon::ICON_FACT_CHECK, *route == Route::Supervision),
        (Verb::Duplicates, icon::ICON_CALL_MERGE, *route == Route::Duplicates),
        (Verb::Figures, icon::ICON_BAR_CHART, *route == Route::Figures),
        (Verb::Import, icon::ICON_UPLOAD_FILE, *route == Route::Import),
        (Verb::Settings, icon::ICON_SETTINGS, *route == Route::Settings),
    ]
}

fn destination(verb: Verb) -> Option<Route> {
    match verb {
        Verb::Today => Some(Route::Today),
        Verb::People => Some(Route::People(Box::default())),
        Verb::NewPerson => Some(Route::NewPerson),
        Verb::Arrival => Some(Route::Arrival),
        Verb::Referrals => Some(Route::Referrals),
        Verb::Agenda => Some(Route::Agenda),
        Verb::Workshops => Some(Route::Workshops),
        Verb::Supervision => Some(Route::Supervision),
        Verb::Figures => Some(Route::Figures),
        Verb::Import => Some(Route::Import),
        Verb::Duplicates => Some(Route::Duplicates),
        Verb::Settings => Some(Route::Settings),
        _ => None,
    }
}
