//! The assessment: vulnerabilities and strengths side by side, and the risk level.

use eframe::egui::Ui;

use super::body::{beside_ui, one_list_ui};
use super::page::{Page, Wish};
use super::section::form_ui;
use super::{alert, prefill, sign};
use crate::domain::case::Case;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::role::Right;
use crate::domain::value::Keyed;
use crate::ui::command::Command;
use crate::ui::look::{icon, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::tr;

/// Vulnerabilities and strengths side by side: neither is read without the other.
pub(super) fn assessment_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    risk_ui(ui, page);
    ui.add_space(space::L);
    beside_ui(ui, page, |ui, page, left| {
        one_list_ui(ui, page, if left { Kind::Vulnerability } else { Kind::Strength });
    });
    ui.add_space(space::L);
    form_ui(ui, page, &tr("case-screening"), "screening", case);
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
