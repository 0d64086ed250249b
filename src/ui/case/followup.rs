//! The two calendars of follow-up.

use eframe::egui::Ui;

use super::body::beside_ui;
use super::page::Page;
use super::section::{List, list_ui};
use crate::domain::date;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::words::{tr, tr_with};

/// Both calendars side by side, each with its next day.
pub(super) fn followup_ui(ui: &mut Ui, page: &mut Page<'_>) {
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
