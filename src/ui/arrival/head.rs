//! What holds for everybody on the bus: typed once, in one row above the grid.

use eframe::egui::{Id, Ui};

use crate::domain::arrival::{Arrival, Shared};
use crate::domain::choice;
use crate::domain::draft::Draft;
use crate::domain::fact::{Record as _, Shape};
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::ui::look::space;
use crate::ui::widgets::choice as pick;
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::suggest;

/// The fields of the row: how wide each has to be for its label and its answer, and its share of
/// what is left.
const FIELDS: [(&str, f32, f32); 7] = [
    ("convoy", 126.0, 24.0),
    ("arrived_on", 112.0, 12.0),
    ("arrived_at", 52.0, 12.0),
    ("entry_point", 90.0, 74.0),
    ("departure_country", 98.0, 38.0),
    ("return_category", 126.0, 70.0),
    ("source", 92.0, 58.0),
];
/// How many places are offered.
const OFFERED: usize = 7;

/// The key under which the lines are kept beside the header.
pub(super) const LINES: &str = "lines";

/// The header as it is saved: without the lines.
pub(super) fn header(draft: &Draft) -> Draft {
    let mut header = draft.clone();
    header.typed.remove(LINES);
    header
}

/// What it says, as far as it is understood.
pub(super) fn shared(draft: &Draft) -> Shared {
    let arrival = Arrival::from_row(&header(draft).answers());
    Shared {
        arrived_on: arrival.arrived_on,
        entry_point: arrival.entry_point,
        departure_country: arrival.departure_country,
        return_category: arrival.return_category,
        convoy: arrival.convoy,
        source: arrival.source,
    }
}

/// The id of a field.
pub(super) fn field_id(draft: &Draft, key: &str) -> Id {
    Id::unique(("arrival", draft.id.bytes(), key))
}

/// The row of fields; true when something was typed.
pub(super) fn head_ui(ui: &mut Ui, draft: &mut Draft) -> bool {
    let gaps = space::S * (FIELDS.len() - 1) as f32;
    let room = ui.available_width() - gaps;
    let least: f32 = FIELDS.iter().map(|(_, least, _)| least).sum();
    let shares: f32 = FIELDS.iter().map(|(_, _, share)| share).sum();
    let (scale, left) = ((room / least).min(1.0), (room - least).max(0.0) / shares);
    let mut typed = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (key, least, share) in FIELDS {
            let wide = (least * scale + share * left).floor();
            ui.allocate_ui(eframe::egui::vec2(wide, 0.0), |ui| {
                ui.set_max_width(wide);
                ui.set_min_width(wide);
                typed |= field_ui(ui, draft, key, wide);
            });
        }
    });
    typed
}

fn field_ui(ui: &mut Ui, draft: &mut Draft, key: &'static str, wide: f32) -> bool {
    let shape = draft.shape(key);
    let id = field_id(draft, key);
    // While a field is typed in, half a date is no trouble.
    let typing = ui.memory(|m| m.has_focus(id));
    let complaint = draft.complaint(key, shape).filter(|_| !typing);
    let look = FieldLook::new(form::label(Kind::Arrival, key))
        .width(wide)
        .complaint(complaint.map(|problem| problem.sentence()));
    let mut text = draft.text(key, shape);
    let before = text.clone();
    let response = match shape {
        Shape::Day => field::date(ui, id, &look, &mut text),
        Shape::Choice(list) => {
            let entries: Vec<pick::Entry<'_>> =
                choice::list(list).iter().map(|c| (c.code.as_str(), c.label())).collect();
            pick::list(ui, id, &look, &entries, &mut text)
        }
        Shape::Place => suggest::text(ui, id, &look, &mut text, points),
        _ => field::text(ui, id, &look, &mut text),
    };
    field::enter_advances(ui, &response);
    let changed = text != before;
    if changed {
        draft.type_in(key, shape, &text);
    }
    changed
}

/// Points of entry that begin with these letters, or have a word that does.
fn points(typed: &str) -> Vec<String> {
    let typed = name::fold(typed);
    let later = format!(" {typed}");
    let fits = |label: &&str| {
        let folded = name::fold(label);
        folded.starts_with(&typed) || folded.contains(&later)
    };
    let labels = choice::list("transit_point").iter().map(choice::Choice::label);
    labels.filter(fits).take(OFFERED).map(str::to_owned).collect()
}
