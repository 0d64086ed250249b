//! Help given: what was given so far, by currency and never across, and each record.

pub(super) mod give;
#[cfg(test)]
mod tests;

use eframe::egui::Ui;

use super::body::one_list_ui;
use super::page::Page;
use crate::domain::assistance::Assistance;
use crate::domain::budget;
use crate::domain::choice;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::money::Money;
use crate::ui::look::space;
use crate::ui::widgets::{frame, text};
use crate::words::{count, tr, tr_with};

/// The tab from top to bottom.
pub(super) fn help_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let given: Vec<Assistance> =
        page.file.of(Kind::Assistance).iter().map(|held| Assistance::from_row(&held.row)).collect();
    if !given.is_empty() {
        frame::card(ui, |ui| totals_ui(ui, &given));
        ui.add_space(space::L);
    }
    one_list_ui(ui, page, Kind::Assistance);
}

fn totals_ui(ui: &mut Ui, given: &[Assistance]) {
    text::section(ui, tr("assistance-total"));
    ui.add_space(space::XS);
    let sums = budget::totals(
        given.iter().filter_map(|given| Some((given.amount?, given.currency.clone()))),
    );
    let signed = given.iter().filter(|given| given.signature_id.is_some()).count();
    let proven = given.iter().filter(|given| is_proven(given)).count();
    let shown = sums.iter().map(Money::show).collect::<Vec<_>>();
    let pairs = [
        (tr("assistance-total-count"), count(given.len() as i64)),
        (tr("assistance-total-value"), shown.join(" · ")),
        (
            tr("assistance-total-proof"),
            tr_with(
                "assistance-proof",
                &[
                    ("proven", &proven.to_string()),
                    ("count", &given.len().to_string()),
                    ("signed", &signed.to_string()),
                ],
            ),
        ),
    ];
    frame::pairs(ui, &pairs);
    if sums.len() > 1 {
        text::faint(ui, tr("assistance-currencies"));
    }
}

fn is_proven(given: &Assistance) -> bool {
    given.signature_id.is_some() || !(given.receipt.is_empty() || given.receipt == "none")
}

/// A quantity in the unit of its service: 6 kits, 1 séance.
pub(super) fn quantity(service: &str, quantity: i64) -> String {
    let unit = choice::of("service_type", service).map_or("", |service| service.attribute("unit"));
    if unit.is_empty() {
        return quantity.to_string();
    }
    let unit = unit.to_lowercase();
    tr_with(&format!("assistance-unit-{unit}"), &[("count", &quantity.to_string())])
}
