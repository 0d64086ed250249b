//! Whom to call: the clinical contact of the centre, by day and by night, and the emergency
//! numbers. Part of the program and of the vault, so that they are there with no network.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::domain::centre::Centre;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::phone::Phone;
use crate::domain::value;
use crate::ui::Scene;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{badge, frame, text};
use crate::words::{tr, tr_with};

/// A contact checked longer ago than this may well have changed.
const STALE_DAYS: i64 = 180;

/// The centre of who is signed in, or the first one.
pub fn centre(scene: Scene<'_>) -> Option<Centre> {
    let office = scene.office;
    let me = office.users.iter().find(|user| user.id == scene.me.id);
    let own = me.and_then(|user| value::id_of(&user.row, "centre_id"));
    let held = own.and_then(|own| office.centres.iter().find(|centre| centre.id == own));
    held.or_else(|| office.centres.first()).map(|held| Centre::from_row(&held.row))
}

/// Whether the centre has said whom to call: without, no scale is begun (`DOMAIN.md` 3.6).
pub fn is_known(centre: Option<&Centre>) -> bool {
    centre.is_some_and(|centre| {
        !centre.clinical_contact.trim().is_empty() && !centre.clinical_phone.trim().is_empty()
    })
}

/// The contacts and numbers, one under the other.
pub(super) fn contacts_ui(
    ui: &mut Ui,
    centre: Option<&Centre>,
    without_police: bool,
    today: NaiveDate,
) {
    text::section(ui, tr("alert-contacts"));
    match centre.filter(|centre| is_known(Some(centre))) {
        None => _ = frame::notice(ui, Mood::Danger, &tr("alert-contact-none")),
        Some(centre) => {
            let shown = |phone: &str| {
                Phone::parse(phone).map_or_else(|_| phone.to_owned(), |phone| phone.show())
            };
            line_ui(ui, &tr("alert-contact-clinical"), &centre.clinical_contact);
            ui.horizontal_wrapped(|ui| {
                text::strong(ui, shown(&centre.clinical_phone));
                checked_ui(ui, centre, today);
            });
            if !centre.clinical_night.trim().is_empty() {
                line_ui(ui, &tr("alert-contact-night"), &centre.clinical_night);
            }
            if !centre.emergency_contact.trim().is_empty() {
                text::secondary(ui, &centre.emergency_contact);
            }
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        text::strong(ui, tr("alert-emergency-15"));
        text::strong(ui, tr("alert-emergency-17"));
        text::strong(ui, tr("alert-emergency-18"));
    });
    if without_police {
        frame::notice(ui, Mood::Warn, &tr("alert-no-police"));
    }
}

fn line_ui(ui: &mut Ui, label: &str, value: &str) {
    ui.horizontal_wrapped(|ui| {
        text::secondary(ui, label);
        text::strong(ui, value);
    });
}

fn checked_ui(ui: &mut Ui, centre: &Centre, today: NaiveDate) {
    let word = centre.contact_checked_on.map_or_else(
        || tr("alert-contact-never"),
        |day| tr_with("alert-contact-checked", &[("day", &date::show(day))]),
    );
    let fresh = centre.contact_checked_on.is_some_and(|day| (today - day).num_days() <= STALE_DAYS);
    let (mood, sign) =
        if fresh { (Mood::Neutral, icon::ICON_CHECK) } else { (Mood::Warn, icon::ICON_SCHEDULE) };
    badge::badge(ui, mood, sign, &word);
}
