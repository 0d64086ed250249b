//! Who was told what about the person, and whom to tell that the person took it back.

use eframe::egui::Ui;

use super::card;
use super::page::{Page, Wish};
use super::prefill;
use crate::domain::choice;
use crate::domain::consent::{Consent, Decision};
use crate::domain::date;
use crate::domain::disclosure::Disclosure;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::sharing;
use crate::store::Held;
use crate::ui::command::Command;
use crate::ui::look::{self, Mood, icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// Every disclosure, newest first; those to be told of a withdrawal stand above.
pub(super) fn told_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let told: Vec<&Held> = card::ordered(Kind::Disclosure, page.file.of(Kind::Disclosure));
    let withdrawn = withdrawals(page);
    let owed: Vec<&Held> = told.iter().copied().filter(|held| is_owed(&withdrawn, held)).collect();
    frame::titled_card(ui, tr("referral-told-title"), |ui| {
        text::secondary(ui, tr("referral-told-help"));
        if told.is_empty() {
            Page::nothing_ui(ui, &tr("referral-told-nobody"));
            return;
        }
        if !owed.is_empty() {
            let count = owed.len().to_string();
            frame::notice(ui, Mood::Warn, &tr_with("referral-told-owed", &[("count", &count)]));
        }
        for (at, held) in told.into_iter().enumerate() {
            if at > 0 {
                let across = ui.available_rect_before_wrap().x_range();
                ui.painter().hline(across, ui.cursor().top(), look::line(ui));
            }
            ui.push_id(held.id, |ui| one_ui(ui, page, held, is_owed(&withdrawn, held)));
        }
    });
}

/// The consents to share that were taken back.
fn withdrawals(page: &Page<'_>) -> Vec<Consent> {
    page.file
        .of(Kind::Consent)
        .iter()
        .map(|held| Consent::from_row(&held.row))
        .filter(|consent| {
            consent.purpose == sharing::PURPOSE && consent.decision == Some(Decision::Withdrawn)
        })
        .collect()
}

/// Whether an agency still believes it may use what it was told.
fn is_owed(withdrawn: &[Consent], held: &Held) -> bool {
    let told = Disclosure::from_row(&held.row);
    let back = |consent: &Consent| {
        let ours = consent.agency_id.is_none() || consent.agency_id == told.agency_id;
        ours && told.told_on.zip(consent.decided_on).is_none_or(|(told, back)| told <= back)
    };
    !told.is_to_person() && told.notified_on.is_none() && withdrawn.iter().any(back)
}

/// When, to whom, what, by whom, which way; and whether they know that it was taken back.
fn one_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, owed: bool) {
    let told = Disclosure::from_row(&held.row);
    let office = page.scene.office;
    let to = told.agency_id.map(|id| office.name(id).to_owned()).unwrap_or_default();
    let to = if to.is_empty() { told.recipient.clone() } else { to };
    ui.add_space(space::S);
    let mut notified = false;
    frame::bar(
        ui,
        |ui| {
            text::secondary(ui, told.told_on.map(date::show).unwrap_or_default());
            text::strong(ui, if to.is_empty() { tr("referral-told-unnamed") } else { to.clone() });
        },
        |ui| {
            if let Some(day) = told.notified_on {
                let day = date::show(day);
                text::secondary(ui, tr_with("referral-told-notified", &[("day", &day)]));
            } else if owed && page.may_write() {
                let word = tr("referral-told-notify");
                let named = format!("{word} : {to}");
                let tell = button::secondary(word).named(named).icon(icon::ICON_CHECK);
                notified = ui.add(tell).clicked();
            }
        },
    );
    let labels: Vec<String> =
        told.fields.iter().map(|code| choice::label("disclosed_field", code)).collect();
    text::body(ui, labels.join(", "));
    let copies = told.copies.map_or_else(String::new, |count| {
        tr_with("referral-told-copies", &[("count", &count.to_string())])
    });
    let by = told.told_by.map(|id| office.name(id).to_owned()).unwrap_or_default();
    let way = choice::label("disclosure_way", &told.way);
    let number = told.referral_id.and_then(|id| {
        let all = page.file.of(Kind::Referral).iter();
        all.clone().find(|held| held.id == id)
    });
    let number = number.map(|held| crate::domain::value::text_of(&held.row, "number").to_owned());
    let basis = if told.consent_id.is_none() && !told.is_to_person() {
        tr("referral-told-override")
    } else {
        String::new()
    };
    let line = [way, copies, number.unwrap_or_default(), by, basis, told.note];
    text::secondary(ui, card::join(line, " · "));
    ui.add_space(space::S);
    if notified {
        let today = date::show(page.today());
        let draft = prefill::changed(held, "disclosure", &[("notified_on", today)]);
        page.wishes.extend(draft.map(|draft| Wish::Send(Command::Save(vec![draft]))));
    }
}
