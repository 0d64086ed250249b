//! Consent, purpose by purpose: what was asked, what the person decided, and the press that
//! notes a decision. Of several decisions for a purpose the latest counts.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::page::{Page, Wish};
use super::section::{List, list_ui};
use super::sign::{self, Sign};
use super::{card, disclosure, held};
use crate::domain::choice;
use crate::domain::consent::Decision;
use crate::domain::date;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Row};
use crate::store::Held;
use crate::store::case::CaseFile;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// The decision that counts for a purpose.
pub(super) fn latest<'a>(file: &'a CaseFile, purpose: &str) -> Option<&'a Held> {
    file.of(Kind::Consent)
        .iter()
        .enumerate()
        .filter(|(_, held)| value::text_of(&held.row, "purpose") == purpose)
        .max_by_key(|(at, held)| (value::day_of(&held.row, "decided_on"), *at))
        .map(|(_, held)| held)
}

/// What was decided, unless it has run out.
pub(super) fn in_force(row: &Row, today: NaiveDate) -> Option<Decision> {
    let ended = value::day_of(row, "expires_on").is_some_and(|day| day < today);
    let decision = Decision::from_key(value::text_of(row, "decision"))?;
    (!ended || decision != Decision::Given).then_some(decision)
}

/// Where a purpose stands, as a badge.
pub(super) fn state(file: &CaseFile, purpose: &str, today: NaiveDate) -> Sign {
    let plain = |word| Sign { mood: Mood::Neutral, icon: icon::ICON_RADIO_BUTTON_UNCHECKED, word };
    let Some(held) = latest(file, purpose) else { return plain(tr("case-consent-unasked")) };
    if in_force(&held.row, today).is_none() {
        return Sign { mood: Mood::Warn, ..plain(tr("case-consent-expired")) };
    }
    sign::record(Kind::Consent, &held.row, today)
        .unwrap_or_else(|| plain(tr("case-consent-unasked")))
}

/// All purposes with their state, then every decision.
pub(super) fn consent_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    if file.case.is_none() {
        page.no_case_ui(ui);
        return;
    }
    let purpose = page.editing_text("purpose").unwrap_or_default();
    if page.edits_new(Kind::Consent) && choice::of("consent_purpose", &purpose).is_none() {
        page.editor_ui(ui);
        ui.add_space(space::L);
    }
    frame::titled_card(ui, tr("case-consent-title"), |ui| {
        text::secondary(ui, tr("case-consent-help"));
        ui.add_space(space::S);
        for purpose in choice::list("consent_purpose") {
            ui.push_id(&purpose.code, |ui| purpose_ui(ui, page, purpose));
        }
    });
    ui.add_space(space::L);
    held_ui(ui, page);
    ui.add_space(space::L);
    disclosure::told_ui(ui, page);
    if !file.of(Kind::Consent).is_empty() {
        ui.add_space(space::L);
        list_ui(ui, page, &List::new(Kind::Consent, &tr("case-consent-all")), |_| true);
    }
}

/// The verb that makes the paper of what is held.
fn held_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let mut open = false;
    frame::card(ui, |ui| {
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("case-held-title"));
            },
            |ui| {
                let verb = button::secondary(tr("case-held-verb")).icon(icon::ICON_PRINT);
                open = page.may_write() && ui.add(verb).clicked();
            },
        );
        text::secondary(ui, tr("case-held-help"));
    });
    if open {
        page.rooms.held = held::HeldDialog::open(page.file, page.scene, ui.ctx());
    }
}

fn purpose_ui(ui: &mut Ui, page: &mut Page<'_>, purpose: &choice::Choice) {
    let state = state(page.file, &purpose.code, page.scene.today);
    let held = latest(page.file, &purpose.code);
    let given =
        held.is_some_and(|held| in_force(&held.row, page.scene.today) == Some(Decision::Given));
    let mut decide = None;
    frame::bar(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_max_width((ui.available_width() - 420.0).max(200.0));
                text::body(ui, purpose.label());
                if let Some(held) = held {
                    let day = value::day_of(&held.row, "decided_on").map(date::show);
                    let by = card::shown(
                        page.scene.office,
                        Kind::Consent,
                        "asked_by",
                        value::of(&held.row, "asked_by"),
                    );
                    text::faint(ui, card::join([day.unwrap_or_default(), by], " · "));
                }
            });
        },
        |ui| {
            if page.may_write() {
                let (word, to) = if given {
                    (tr("case-consent-withdraw"), "withdrawn")
                } else {
                    (tr("case-consent-refuse"), "refused")
                };
                let named = |verb: &str| {
                    tr_with("case-consent-named", &[("verb", verb), ("purpose", purpose.label())])
                };
                let refused = held.is_some_and(|held| {
                    in_force(&held.row, page.scene.today) == Some(Decision::Refused)
                });
                if !refused && ui.add(button::secondary(word.clone()).named(named(&word))).clicked()
                {
                    decide = Some(to);
                }
                let give = tr("case-consent-give");
                if !given && ui.add(button::secondary(give.clone()).named(named(&give))).clicked() {
                    decide = Some("given");
                }
            }
            badge::badge(ui, state.mood, state.icon, &state.word);
        },
    );
    if let Some(to) = decide {
        let preset = vec![("purpose", purpose.code.clone()), ("decision", to.to_owned())];
        page.wish(Wish::New(Kind::Consent, preset));
    }
    let mine = page.edits_new(Kind::Consent)
        && page.editing_text("purpose").as_deref() == Some(purpose.code.as_str());
    if mine {
        ui.add_space(space::S);
        page.fields_ui(ui);
        ui.add_space(space::L);
    }
    ui.add_space(space::XS);
}
