//! What stands under each tab.

use eframe::egui::Ui;

use super::page::{Page, Wish};
use super::section::{List, form_ui, list_ui};
use super::{Tab, alert, card, consent, household, overview, prefill, sign};
use crate::domain::case::Case;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::role::Right;
use crate::domain::value::{self, Keyed};
use crate::ui::command::Command;
use crate::ui::look::{icon, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// Least width for two lists side by side.
const TWO: f32 = 760.0;

/// The parts of the tab in view, all but the history.
pub(super) fn body_ui(ui: &mut Ui, page: &mut Page<'_>, search: &mut household::Search) {
    let needs_case = !matches!(page.tab, Tab::Overview | Tab::Identity | Tab::Household);
    if needs_case && page.file.case.is_none() {
        page.no_case_ui(ui);
        return;
    }
    match page.tab {
        Tab::Overview => overview::overview_ui(ui, page),
        Tab::Identity => identity_ui(ui, page),
        Tab::Consent => consent::consent_ui(ui, page),
        Tab::Household => household::household_ui(ui, page, search),
        Tab::Journey => journey_ui(ui, page),
        Tab::Assessment => assessment_ui(ui, page),
        Tab::Help => one_list_ui(ui, page, Kind::Assistance),
        Tab::Referral => one_list_ui(ui, page, Kind::Referral),
        Tab::Session => one_list_ui(ui, page, Kind::Session),
        Tab::Reintegration => one_list_ui(ui, page, Kind::Support),
        Tab::Followup => followup_ui(ui, page),
        Tab::Note => note_ui(ui, page),
        Tab::History => {}
    }
}

fn one_list_ui(ui: &mut Ui, page: &mut Page<'_>, kind: Kind) {
    list_ui(ui, page, &List::new(kind, &card::words(kind)), |_| true);
}

fn identity_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let person = &page.file.person;
    form_ui(ui, page, &tr("case-tab-identity"), "identity", person);
    ui.add_space(space::L);
    one_list_ui(ui, page, Kind::Contact);
    ui.add_space(space::L);
    one_list_ui(ui, page, Kind::Document);
    ui.add_space(space::L);
    form_ui(ui, page, &tr("case-profile"), "profile", person);
}

fn journey_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    one_list_ui(ui, page, Kind::Step);
    ui.add_space(space::L);
    form_ui(ui, page, &tr("case-intake"), "intake", case);
}

/// Vulnerabilities and strengths side by side: neither is read without the other.
fn assessment_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    risk_ui(ui, page);
    ui.add_space(space::L);
    beside_ui(ui, page, |ui, page, left| {
        one_list_ui(ui, page, if left { Kind::Vulnerability } else { Kind::Strength });
    });
    ui.add_space(space::L);
    form_ui(ui, page, &tr("case-screening"), "screening", case);
}

/// Two lists side by side where there is room, else one under the other.
fn beside_ui(ui: &mut Ui, page: &mut Page<'_>, mut draw: impl FnMut(&mut Ui, &mut Page<'_>, bool)) {
    if ui.available_width() < TWO {
        draw(ui, page, true);
        ui.add_space(space::L);
        draw(ui, page, false);
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.columns(2, |columns| {
            for (at, column) in columns.iter_mut().enumerate() {
                column.spacing_mut().item_spacing.x = space::S;
                draw(column, page, at == 0);
            }
        });
    });
}

/// The level the vulnerabilities propose beside the one a person set.
fn risk_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(held) = &page.file.case else { return };
    let case = Case::from_row(&held.row);
    let proposed = alert::proposed(page.file);
    frame::titled_card(ui, tr("case-risk-title"), |ui| {
        ui.horizontal_wrapped(|ui| {
            let set = sign::risk(case.risk);
            text::body(ui, tr("case-risk-set"));
            badge::badge(ui, set.mood, set.icon, &set.word);
            if let Some(day) = case.risk_set_on {
                text::secondary(ui, date::show(day));
            }
            ui.add_space(space::L);
            text::body(ui, tr("case-risk-proposal"));
            match proposed {
                Some(level) => {
                    let sign = sign::risk(Some(level));
                    badge::badge(ui, sign.mood, sign.icon, &sign.word);
                }
                None => {
                    text::faint(ui, tr("case-risk-no-proposal"));
                }
            }
            let Some(level) = proposed.filter(|level| Some(*level) != case.risk) else { return };
            if !page.may_write() {
                return;
            }
            let lowers = case.risk.is_some_and(|set| level > set);
            if lowers && !page.scene.me.may(Right::Approve) {
                return;
            }
            let accept = button::secondary(tr("case-risk-accept")).icon(icon::ICON_CHECK);
            if ui.add(accept).clicked() {
                let typed = [("risk", level.key().to_owned())];
                if let Some(draft) = prefill::changed(held, "screening", &typed) {
                    page.wish(Wish::Send(Command::Save(vec![draft])));
                }
            }
        });
        text::faint(ui, tr("case-risk-help"));
    });
}

/// Both calendars side by side, each with its next day.
fn followup_ui(ui: &mut Ui, page: &mut Page<'_>) {
    beside_ui(ui, page, |ui, page, left| {
        let key = if left { "protection" } else { "reintegration" };
        let title = if left { tr("case-calendar-protection") } else { tr("case-calendar-return") };
        let next = page
            .file
            .of(Kind::Followup)
            .iter()
            .filter(|held| value::text_of(&held.row, "calendar") == key)
            .filter(|held| ["due", "attempted"].contains(&value::text_of(&held.row, "status")))
            .filter_map(|held| value::day_of(&held.row, "due_on"))
            .min();
        let words = match next {
            Some(day) => tr_with("case-followup-next", &[("day", &date::show(day))]),
            None => tr("case-followup-no-next"),
        };
        let keep = move |row: &crate::domain::value::Row| value::text_of(row, "calendar") == key;
        let preset = [("calendar", key.to_owned())];
        let list = List { kind: Kind::Followup, title: &title, note: &words, preset: &preset };
        list_ui(ui, page, &list, keep);
    });
}

fn note_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    one_list_ui(ui, page, Kind::Note);
    ui.add_space(space::L);
    if page.edits("closure", case.id) {
        page.editor_ui(ui);
        return;
    }
    let is_open = Case::from_row(&case.row).is_open();
    if is_open && value::of(&case.row, "closure_reason").is_nothing() {
        frame::titled_card(ui, tr("case-close-title"), |ui| {
            let may_close = page.scene.me.may(Right::Approve);
            let help = if may_close { tr("case-close-help") } else { tr("case-close-ask") };
            text::secondary(ui, help);
            ui.add_space(space::S);
            let close = button::secondary(tr("case-close")).icon(icon::ICON_LOCK);
            if page.may_write() && ui.add(close).clicked() {
                page.wish(Wish::Edit { form: "closure", kind: Kind::Case, id: case.id });
            }
        });
        return;
    }
    form_ui(ui, page, &tr("case-close-title"), "closure", case);
    if !is_open && page.may_write() {
        ui.add_space(space::S);
        if ui.add(button::secondary(tr("case-reopen")).icon(icon::ICON_UNDO)).clicked() {
            let typed = [("status", "reopened".to_owned())];
            if let Some(draft) = prefill::changed(case, "intake", &typed) {
                page.wish(Wish::Send(Command::Save(vec![draft])));
            }
        }
    }
}
