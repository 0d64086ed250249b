//! The form of a referral: what is asked, of whom, and live beneath the ticks what they would
//! read.

use eframe::egui::{Align, Rect, Ui};

use super::propose;
use crate::domain::fact::Record as _;
#[cfg(test)]
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::sharing;
use crate::domain::value;
use crate::store::case::Office;
use crate::ui::Scene;
use crate::ui::case::card;
use crate::ui::case::page::{Page, Wish};
use crate::ui::form::Event;
use crate::ui::look::{Mood, icon, space};
use crate::ui::referral::slip::consent_in;
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// What is asked: the service first, since it decides who may be asked.
const REQUEST: &[&str] = &["service", "urgency"];
/// Why, and what it answers.
const WHY: &[&str] = &["need_id", "plan_item_id", "reason", "already_done", "accompaniment"];
/// Of a child.
const CHILD: &[&str] = &["caregiver", "caregiver_informed", "caregiver_not_informed"];
/// For life and safety.
pub(super) const OVERRIDE: &[&str] = &["override_reason", "override_by"];
/// What a slip of the pen may have put wrong once it was sent.
const DAYS: &[&str] = &["sent_on", "answered_on", "completed_on", "outcome_reason", "outcome_note"];

/// The open form of a referral.
pub(super) fn ask_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(editing) = page.editing.take() else { return };
    let top = ui.cursor().min;
    let draft = editing.editor.draft();
    let is_new = draft.is_new;
    let referral = Referral::from_row(&draft.answers());
    text::section(
        ui,
        if is_new { card::verb_new(Kind::Referral) } else { referral.number.clone() },
    );
    if editing.over {
        frame::notice(ui, Mood::Info, &tr("case-put-aside"));
    }
    ui.add_space(space::S);
    let mut event = editing.editor.keys(ui);
    let scene = page.scene;
    editing.editor.loose_ui(ui, scene);
    ui.spacing_mut().item_spacing.y = space::L;
    editing.editor.some_ui(ui, scene, REQUEST);
    let offers = propose::offers(page, &referral.service);
    let known = ordered(scene.office, &offers);
    let knowing = Scene { office: &known, ..scene };
    editing.editor.some_ui(ui, knowing, &["agency_id"]);
    if !offers.is_empty() {
        ui.horizontal_wrapped(|ui| {
            text::secondary(ui, tr("referral-offered-by"));
            for offer in &offers {
                let Some(agency) = value::id_of(&offer.row, "agency_id") else { continue };
                let word = propose::offer_word(page, offer);
                let here = referral.agency_id == Some(agency);
                let offer = button::quiet(word).selected(here);
                if ui.add(offer).clicked() {
                    let draft = editing.editor.draft_mut();
                    draft.type_in("agency_id", draft.shape("agency_id"), &agency.to_string());
                }
            }
        });
    }
    editing.editor.some_ui(ui, scene, WHY);
    text::group(ui, tr("referral-to-tell"));
    editing.editor.some_ui(ui, scene, &["disclosed"]);
    text::group(ui, tr("referral-would-read"));
    super::read_ui(ui, page, &referral);
    let is_child =
        page.view.person.age_on(page.today()).is_some_and(crate::domain::date::Age::is_child);
    if is_child {
        text::group(ui, tr("referral-child"));
        editing.editor.some_ui(ui, scene, CHILD);
    }
    consent_ui(ui, page, &referral);
    let lacks = consent_in(page.file, &referral, page.today()).is_err();
    let written = !referral.override_reason.is_empty() || referral.override_by.is_some();
    if written || (lacks && sharing::may_override(referral.urgency, is_child)) {
        text::group(ui, tr("referral-override"));
        text::secondary(ui, tr("referral-override-hint"));
        editing.editor.some_ui(ui, scene, OVERRIDE);
    }
    editing.editor.some_ui(ui, scene, &["sent_by"]);
    if !matches!(referral.status, None | Some(ReferralStatus::Draft)) {
        text::group(ui, tr("referral-days"));
        editing.editor.some_ui(ui, scene, DAYS);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let save = button::primary(tr("form-save")).key(tr("form-save-key"));
        if ui.add(save.icon(icon::ICON_CHECK)).clicked() {
            event = Some(Event::Save);
        }
        let cancel = button::quiet(tr("form-cancel")).key(tr("form-cancel-key"));
        if ui.add(cancel).clicked() {
            event = editing.editor.cancelled();
        }
    });
    let event = editing.editor.ask_ui(ui).or(event);
    let event = event.or_else(|| editing.editor.keep_due(ui).then_some(Event::Keep));
    if std::mem::take(&mut editing.fresh) {
        let above = Rect::from_min_max(top, ui.min_rect().max).expand(space::L);
        ui.scroll_to_rect(above, Some(Align::Min));
    }
    page.editing = Some(editing);
    if let Some(event) = event {
        page.wish(Wish::Typed(event));
    }
}

/// Whether a consent covers what is ticked; what can be done once the request is written.
fn consent_ui(ui: &mut Ui, page: &Page<'_>, referral: &Referral) {
    let Some(agency) = referral.agency_id else { return };
    let name = page.scene.office.name(agency);
    match consent_in(page.file, referral, page.today()) {
        Ok(_) => {
            text::secondary(ui, tr_with("referral-consent-covers", &[("agency", name)]));
        }
        Err(lack) => {
            frame::notice(ui, Mood::Warn, &lack.problem().sentence());
            text::secondary(ui, tr("referral-save-first"));
        }
    }
}

/// The office whose agencies begin with those that offer the service.
fn ordered(office: &Office, offers: &[&crate::store::Held]) -> Office {
    let mut office = office.clone();
    let offer = |id| offers.iter().any(|held| value::id_of(&held.row, "agency_id") == Some(id));
    office.agencies.sort_by_key(|held| !offer(held.id));
    office
}

/// The lines of the form that stand in it somewhere: none is forgotten.
#[cfg(test)]
pub(super) fn shown() -> Vec<&'static str> {
    let single: &[&str] = &["agency_id", "disclosed", "sent_by"];
    [REQUEST, WHY, CHILD, OVERRIDE, DAYS, single].concat()
}

/// What the form of a referral has, beside what the program gives.
#[cfg(test)]
pub(super) fn lines() -> Vec<&'static str> {
    let form = form::of_kind(Kind::Referral).next().unwrap();
    let asked = form.lines.iter().filter(|line| line.field.is_some() && !line.quiet);
    asked.map(|line| line.name).filter(|name| !["number", "status"].contains(name)).collect()
}
