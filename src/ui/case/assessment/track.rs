//! The return track stands still: a need for international protection comes first. A referral
//! to the refugee agency is one press away, and a supervisor lets the track go on.

use eframe::egui::Ui;

use super::super::page::{Page, Wish};
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::Right;
use crate::domain::value;
use crate::store::Held;
use crate::ui::look::{icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// Agencies that see to international protection, the first of them asked first.
const AGENCIES: [&str; 2] = ["HCR", "CNCR"];
/// The service asked of them.
const SERVICE: &str = "LEGAL";

/// The card, while the track stands still.
pub(super) fn track_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    let Some(since) = value::day_of(&case.row, "return_stopped_on") else { return };
    if page.edits("return_track", case.id) {
        page.editor_ui(ui);
        ui.add_space(space::L);
        return;
    }
    let agencies = agencies(page);
    // Why is restricted: for the worker of the case, and for who may read such content.
    let own = value::id_of(&case.row, "worker_id") == Some(page.scene.me.id);
    let knows = own || page.scene.reader.reads_restricted();
    frame::titled_card(ui, tr("assessment-track-title"), |ui| {
        text::body(ui, tr_with("assessment-track-since", &[("day", &date::show(since))]));
        if !knows {
            text::locked(ui, tr("assessment-track-other"));
            return;
        }
        text::secondary(ui, tr("assessment-track-why"));
        let asked = page.file.of(Kind::Referral).iter().find(|held| {
            let to = value::id_of(&held.row, "agency_id");
            agencies.iter().any(|(id, _)| Some(*id) == to)
        });
        if let Some(asked) = asked {
            let status = value::text_of(&asked.row, "status");
            let status = crate::domain::choice::label("referral_status", status).to_lowercase();
            let to = value::id_of(&asked.row, "agency_id");
            let agency = to.map(|id| page.scene.office.name(id).to_owned()).unwrap_or_default();
            let given = [("agency", agency.as_str()), ("status", status.as_str())];
            text::secondary(ui, tr_with("assessment-track-asked", &given));
        }
        if !page.may_write() {
            return;
        }
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            for (at, (id, name)) in agencies.iter().enumerate() {
                let word = tr_with("assessment-track-refer", &[("agency", name)]);
                let button = match (at, asked) {
                    (0, None) => button::primary(word),
                    _ => button::secondary(word),
                };
                if ui.add(button.icon(icon::ICON_SEND)).clicked() {
                    let preset = vec![
                        ("agency_id", id.to_string()),
                        ("service", SERVICE.to_owned()),
                        ("urgency", "urgent".to_owned()),
                    ];
                    page.wish(Wish::New(Kind::Referral, preset));
                }
            }
            if page.scene.me.may(Right::Approve) {
                let lift = button::quiet(tr("assessment-track-lift")).icon(icon::ICON_UNDO);
                if ui.add(lift).clicked() {
                    page.wish(Wish::Edit { form: "return_track", kind: Kind::Case, id: case.id });
                }
            }
        });
    });
    ui.add_space(space::L);
}

/// The agencies the office knows under these names.
fn agencies(page: &Page<'_>) -> Vec<(Id, String)> {
    let known = |name: &&str, held: &&Held| value::text_of(&held.row, "acronym") == *name;
    let all = page.scene.office.choices(Kind::Agency);
    AGENCIES
        .iter()
        .filter_map(|name| all.iter().find(|held| known(name, held)))
        .map(|held| (held.id, page.scene.office.name(held.id).to_owned()))
        .collect()
}
