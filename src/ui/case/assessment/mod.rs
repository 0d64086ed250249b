//! The assessment: four levels with risks and strengths side by side, what is done about each
//! need, signs of trafficking, the profile, the screening and the risk level.

mod factor;
mod risk;
#[cfg(test)]
mod tests;
mod track;
mod trafficking;

use eframe::egui::Ui;

use super::card;
use super::page::{Page, Wish};
use super::section::form_ui;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::ui::look::{icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::tr;

/// The tab from top to bottom.
pub(super) fn assessment_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    track::track_ui(ui, page);
    risk::risk_ui(ui, page);
    ui.add_space(space::L);
    factor::factors_ui(ui, page);
    ui.add_space(space::L);
    trafficking::trafficking_ui(ui, page);
    ui.add_space(space::L);
    profile_ui(ui, page);
    ui.add_space(space::L);
    if !risk::is_asked(page) {
        form_ui(ui, page, &tr("case-screening"), "screening", case);
    }
}

/// Work, means and wishes in a few words, and the way to all of them.
fn profile_ui(ui: &mut Ui, page: &mut Page<'_>) {
    const SHOWN: [&str; 6] =
        ["education", "occupation", "skill", "income_after", "dependant_count", "activity_wished"];
    let person = &page.file.person;
    let office = page.scene.office;
    let pairs = SHOWN.map(|key| {
        let label = crate::domain::form::label(Kind::Person, key);
        (label, card::shown(office, Kind::Person, key, value::of(&person.row, key)))
    });
    frame::card(ui, |ui| {
        let mut pressed = false;
        let may = page.may_write();
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("case-profile"));
            },
            |ui| {
                if may {
                    let fill = button::secondary(tr("assessment-profile")).icon(icon::ICON_EDIT);
                    pressed = ui.add(fill).clicked();
                }
            },
        );
        if pressed {
            page.wish(Wish::Edit { form: "profile", kind: Kind::Person, id: person.id });
        }
        ui.add_space(space::S);
        frame::pairs(ui, &pairs);
    });
}
