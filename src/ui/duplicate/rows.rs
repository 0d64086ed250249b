//! The list of pairs: both names and how certain it is.

use eframe::egui::{Id as UiId, Ui};

use super::{Ask, Duplicates};
use crate::domain::id::Id;
use crate::domain::value::Keyed as _;
use crate::store::person::PersonLine;
use crate::ui::widgets::table::{Column, Table};
use crate::words::{tr, tr_with};

impl Duplicates {
    /// The list; the pair under the cursor is the one side by side.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui) {
        let columns = [
            Column::new(tr("duplicate-pair"), 230.0).grow(1.0),
            Column::new(tr("duplicate-certainty"), 88.0).right(),
        ];
        let name = tr(&format!("duplicate-part-{}", self.part.key()));
        let (rows, lines, pairs) = (&self.rows, &self.lines, &self.pairs);
        let outcome = Table::new(UiId::unique("duplicate-rows"), name, &columns, rows.len()).show(
            ui,
            &mut self.table,
            |at| rows.get(at).map(|row| row.other),
            |at, cells| {
                let Some(row) = rows.get(at) else { return };
                cells.text(&pair(lines.get(&row.one), lines.get(&row.other)));
                let probability = pairs.get(row.at).map_or(0.0, |pair| pair.probability);
                // Never a whole hundred: nobody is certain before somebody decides.
                let percent = format!("{:.0}", (probability * 100.0).min(99.0));
                cells.soft(&tr_with("duplicate-percent", &[("percent", &percent)]));
            },
        );
        let wanted: Vec<Id> = rows
            .get(outcome.visible.clone())
            .unwrap_or_default()
            .iter()
            .flat_map(|row| [row.one, row.other])
            .filter(|id| !lines.contains_key(id) && !self.asked.contains(id))
            .collect();
        if let (false, Some(asks)) = (wanted.is_empty(), &mut self.asks) {
            // What was asked before and is still on its way would be dropped: asked again.
            let all: Vec<Id> = self.asked.iter().copied().chain(wanted).collect();
            self.asked = all.iter().copied().collect();
            asks.ask(Ask::Lines(all));
        }
    }
}

/// Both names.
pub(super) fn pair(one: Option<&PersonLine>, other: Option<&PersonLine>) -> String {
    let name = |line: Option<&PersonLine>| {
        let name = line.map(PersonLine::name).unwrap_or_default();
        if name.is_empty() { tr("person-unnamed") } else { name }
    };
    if one.is_none() && other.is_none() {
        return "…".to_owned();
    }
    format!("{} – {}", name(one), name(other))
}
