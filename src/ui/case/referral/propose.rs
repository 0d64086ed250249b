//! Whom to ask next: after a refusal, a service not given or silence, the agencies that offer
//! the same service, those near the person first.

use eframe::egui::Ui;

use crate::domain::choice;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::value::{self, Keyed as _, Row};
use crate::store::Held;
use crate::ui::case::card;
use crate::ui::case::page::{Page, Wish};
use crate::ui::command::Command;
use crate::ui::look::{icon, space};
use crate::ui::widgets::{button, text};
use crate::words::{tr, tr_with};

/// How many of the directory are offered at once.
const MOST: usize = 4;

/// The agencies to ask instead, where asking again makes sense and nobody did yet.
pub(super) fn propose_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, referral: &Referral) {
    let failed =
        referral.status.is_some_and(ReferralStatus::failed) || referral.days_late(page.today()) > 0;
    let replaced = page
        .file
        .of(Kind::Referral)
        .iter()
        .any(|other| value::id_of(&other.row, "replaces_id") == Some(held.id));
    if !failed || replaced || !page.may_write() {
        return;
    }
    let tried: Vec<Id> = page
        .file
        .of(Kind::Referral)
        .iter()
        .filter(|other| value::text_of(&other.row, "service") == referral.service)
        .filter_map(|other| value::id_of(&other.row, "agency_id"))
        .collect();
    let service = choice::label("referral_service", &referral.service);
    let offers: Vec<&Held> = offers(page, &referral.service)
        .into_iter()
        .filter(|offer| {
            value::id_of(&offer.row, "agency_id").is_some_and(|agency| !tried.contains(&agency))
        })
        .take(MOST)
        .collect();
    ui.add_space(space::S);
    let known = !offers.is_empty();
    let words = if known { "referral-propose" } else { "referral-propose-none" };
    text::body(
        ui,
        match words {
            "referral-propose" => tr_with("referral-propose", &[("service", &service)]),
            _ => tr_with("referral-propose-none", &[("service", &service)]),
        },
    );
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for offer in offers {
            let name = offer_word(page, offer);
            let ask = button::secondary(name).icon(icon::ICON_SEND);
            if ui.push_id(offer.id, |ui| ui.add(ask)).inner.clicked() {
                chosen = value::id_of(&offer.row, "agency_id");
            }
        }
        let other = button::quiet(tr("referral-propose-other")).icon(icon::ICON_SEARCH);
        if ui.add(other).clicked() {
            page.wish(Wish::New(Kind::Referral, preset(held.id, referral, None)));
        }
    });
    // One press makes it: a draft, which goes nowhere before the person agrees.
    if let Some(agency) = chosen {
        let preset = preset(held.id, referral, Some(agency));
        if let Ok(Some(draft)) =
            crate::ui::case::prefill::new_draft(page.file, page.scene, Kind::Referral, &preset)
        {
            page.open.insert(draft.id);
            page.wish(Wish::Send(Command::Save(vec![draft])));
        }
    }
}

/// The same request to somebody else; consent is for one agency and does not come along.
fn preset(replaces: Id, referral: &Referral, agency: Option<Id>) -> Vec<(&'static str, String)> {
    let id = |id: Option<Id>| id.map(|id| id.to_string()).unwrap_or_default();
    let mut preset = vec![
        ("replaces_id", replaces.to_string()),
        ("agency_id", id(agency)),
        ("service", referral.service.clone()),
        ("urgency", referral.urgency.map_or("", |urgency| urgency.key()).to_owned()),
        ("need_id", id(referral.need_id)),
        ("plan_item_id", id(referral.plan_item_id)),
        ("reason", referral.reason.clone()),
        ("disclosed", referral.disclosed.join(" ")),
        ("caregiver", referral.caregiver.clone()),
        ("caregiver_informed", referral.caregiver_informed.clone()),
        ("caregiver_not_informed", referral.caregiver_not_informed.clone()),
    ];
    preset.retain(|(_, text)| !text.is_empty());
    preset
}

/// The lines of the directory for a service, those near the person first; agencies that no
/// longer take referrals are left out.
pub(super) fn offers<'a>(page: &Page<'a>, service: &str) -> Vec<&'a Held> {
    let office = page.scene.office;
    let works = |offer: &&Held| {
        let agency = value::id_of(&offer.row, "agency_id");
        value::text_of(&offer.row, "service") == service
            && office.choices(Kind::Agency).iter().any(|held| Some(held.id) == agency)
    };
    let mut all: Vec<&Held> = office.choices(Kind::Offer).iter().filter(works).collect();
    let near = places(page);
    all.sort_by_key(|offer| distance(&near, &offer.row));
    all
}

/// Where the person is or goes, and the centre: the regions that count as near.
fn places(page: &Page<'_>) -> Vec<String> {
    let case = page.file.case_row();
    let centre = value::id_of(case, "centre_id");
    let centre = page.scene.office.centres.iter().find(|held| Some(held.id) == centre);
    let centre = centre.map(|held| value::text_of(&held.row, "region")).unwrap_or_default();
    [value::text_of(case, "intended_place"), centre, &page.view.person.origin_region]
        .into_iter()
        .filter(|place| !place.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The place itself, then its region, then anywhere.
fn distance(near: &[String], offer: &Row) -> usize {
    let place = value::text_of(offer, "place");
    if place.is_empty() {
        return near.len() * 2 + 1;
    }
    let region = |code: &str| place::region_of(code).unwrap_or_else(|| code.to_owned());
    let same = near.iter().position(|other| other == place);
    let around = || near.iter().position(|other| region(other) == region(place));
    same.or_else(|| around().map(|at| near.len() + at)).unwrap_or(near.len() * 2)
}

/// Agency, place and how old the line is.
pub(super) fn offer_word(page: &Page<'_>, offer: &Held) -> String {
    let agency = value::id_of(&offer.row, "agency_id");
    let name = agency.map(|id| page.scene.office.name(id).to_owned()).unwrap_or_default();
    let at = place::label(value::text_of(&offer.row, "place"));
    let checked = crate::ui::referral::offer::stale(&offer.row, page.today());
    card::join([name, at, checked.unwrap_or_default()], " · ")
}
