//! What stands under each tab.

use eframe::egui::Ui;

use super::page::Page;
use super::section::{List, form_ui, list_ui};
use super::{
    Tab, assessment, attachment, card, closure, consent, followup, gate, help, household, overview,
    plan, questionnaire, referral, reintegration, review, session,
};
use crate::domain::kind::Kind;
use crate::ui::look::space;
use crate::words::tr;

/// Least width for two lists side by side.
const TWO: f32 = 920.0;

/// The parts of the tab in view, all but the history.
pub(super) fn body_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let needs_case =
        !matches!(page.tab, Tab::Overview | Tab::Identity | Tab::Household | Tab::Form);
    if needs_case && page.file.case.is_none() {
        page.no_case_ui(ui);
        return;
    }
    match page.tab {
        Tab::Overview => overview::overview_ui(ui, page),
        Tab::Identity => identity_ui(ui, page),
        Tab::Consent => consent::consent_ui(ui, page),
        Tab::Household => household::household_ui(ui, page),
        Tab::Journey => journey_ui(ui, page),
        Tab::Assessment => assessment::assessment_ui(ui, page),
        Tab::Plan => plan::plan_ui(ui, page),
        Tab::Help => help::help_ui(ui, page),
        Tab::Referral => referral::referral_ui(ui, page),
        Tab::Session => session::session_ui(ui, page),
        Tab::Reintegration => reintegration::reintegration_ui(ui, page),
        Tab::Followup => followup::followup_ui(ui, page),
        Tab::Attachment => attachment::attachment_ui(ui, page),
        Tab::Note => closure::closure_ui(ui, page),
        Tab::Form => questionnaire::questionnaires_ui(ui, page),
        Tab::Review => review::review_ui(ui, page),
        Tab::History => {}
    }
}

/// The records of one kind.
pub(super) fn one_list_ui(ui: &mut Ui, page: &mut Page<'_>, kind: Kind) {
    list_ui(ui, page, &List::new(kind, &card::words(kind)), |_| true);
}

fn identity_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let person = &page.file.person;
    form_ui(ui, page, &tr("case-tab-identity"), "identity", person);
    ui.add_space(space::L);
    if gate::numbers_ui(ui, page) {
        one_list_ui(ui, page, Kind::Contact);
    }
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

/// Two lists side by side where there is room, else one under the other.
pub(super) fn beside_ui(
    ui: &mut Ui,
    page: &mut Page<'_>,
    mut draw: impl FnMut(&mut Ui, &mut Page<'_>, bool),
) {
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
