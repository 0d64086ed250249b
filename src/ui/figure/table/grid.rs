//! The table as it is drawn, as it is copied, and its bars.

use eframe::egui::{Align, Grid, Layout, ScrollArea, Ui};

use super::{Made, grid_id};
use crate::domain::fact::Shape;
use crate::domain::id::Id;
use crate::domain::pivot::{Axis, Shown, UNKNOWN, label};
use crate::domain::sheet;
use crate::store::case::Office;
use crate::ui::look::{Mood, space};
use crate::ui::widgets::chart::{Bar, bars};
use crate::ui::widgets::{frame, text};
use crate::words::{self, tr, tr_with};

/// How high a row is.
const ROW: f32 = 24.0;
/// The least width of a column of numbers.
const NUMBER: f32 = 64.0;

/// Draws the table; the title and the people of a number that was pressed.
pub(super) fn table_ui(ui: &mut Ui, office: &Office, made: &Made) -> Option<(String, Vec<i64>)> {
    let mut opened = None;
    frame::card(ui, |ui| {
        ScrollArea::horizontal().id_salt(grid_id().with("across")).show(ui, |ui| {
            let spacing = [space::L, space::XS];
            ui.spacing_mut().interact_size.y = ROW;
            Grid::new(grid_id()).spacing(spacing).min_col_width(NUMBER).show(ui, |ui| {
                let rows = headings(made.pivot.rows.as_ref(), &made.table.rows, office);
                let columns = headings(made.pivot.columns.as_ref(), &made.table.columns, office);
                text::label(
                    ui,
                    made.pivot.rows.as_ref().map_or_else(String::new, |a| a.thing.label()),
                );
                for column in &columns {
                    right(ui, |ui| _ = text::label(ui, column.as_str()));
                }
                ui.end_row();
                for (row, heading) in rows.iter().enumerate() {
                    let is_total = row + 1 == rows.len();
                    if is_total {
                        text::strong(ui, heading.as_str())
                    } else {
                        text::body(ui, heading.as_str())
                    };
                    for (column, name) in columns.iter().enumerate() {
                        let shown = made.shown.get(row).and_then(|line| line.get(column));
                        let title = titled(heading, name, rows.len(), columns.len());
                        right(ui, |ui| {
                            if cell_ui(ui, shown.copied(), &title) {
                                let people = made.table.people.get(&(row, column)).cloned();
                                opened = Some((title, people.unwrap_or_default()));
                            }
                        });
                    }
                    ui.end_row();
                }
            });
        });
    });
    opened
}

/// One number; true when it was pressed.
fn cell_ui(ui: &mut Ui, shown: Option<Shown>, title: &str) -> bool {
    match shown {
        Some(Shown::Count(0)) | None => {
            text::faint(ui, "0");
            false
        }
        Some(Shown::Count(count)) => {
            let count = words::count(i64::from(count));
            let link = text::link(ui, count.as_str());
            let name = tr_with("pivot-cell", &[("what", title), ("count", &count)]);
            link.accessible_name(name).clicked()
        }
        Some(Shown::Masked) => {
            let mark = text::secondary(ui, "•");
            mark.on_hover_text(tr("pivot-masked-cell"));
            false
        }
    }
}

fn right(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), add);
}

/// The words of the keys of an axis, and of its total.
fn headings(axis: Option<&Axis>, keys: &[String], office: &Office) -> Vec<String> {
    let mut all: Vec<String> = match axis {
        Some(axis) => keys.iter().map(|key| heading(axis, key, office)).collect(),
        None => Vec::new(),
    };
    all.push(tr("pivot-total"));
    all
}

fn heading(axis: &Axis, key: &str, office: &Office) -> String {
    if key == UNKNOWN {
        return tr("pivot-unknown");
    }
    if let Shape::Link(_) = axis.thing.shape() {
        let name = Id::parse(key).map(|id| office.name(id)).unwrap_or_default();
        return if name.is_empty() { tr("pivot-unknown") } else { name.to_owned() };
    }
    label(axis, key)
}

/// What the people of a cell have in common; a total names only the other side.
fn titled(row: &str, column: &str, rows: usize, columns: usize) -> String {
    let total = tr("pivot-total");
    match (row == total || rows == 1, column == total || columns == 1) {
        (true, true) => total,
        (true, false) => column.to_owned(),
        (false, true) => row.to_owned(),
        (false, false) => format!("{row} · {column}"),
    }
}

/// The table as text for table programs, masked as it is shown.
pub(super) fn csv(office: &Office, made: &Made) -> String {
    let axis = made.pivot.rows.as_ref();
    let rows = headings(axis, &made.table.rows, office);
    let columns = headings(made.pivot.columns.as_ref(), &made.table.columns, office);
    let mut first = vec![axis.map_or_else(String::new, |axis| axis.thing.label())];
    first.extend(columns);
    let lines: Vec<Vec<String>> = rows
        .into_iter()
        .zip(&made.shown)
        .map(|(heading, line)| {
            let cells = line.iter().map(|shown| match shown {
                Shown::Count(count) => count.to_string(),
                Shown::Masked => tr("pivot-masked-word"),
            });
            std::iter::once(heading).chain(cells).collect()
        })
        .collect();
    let bytes = sheet::csv(&first, &lines);
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
}

/// A bar for each row that shows its total.
pub(super) fn chart_ui(ui: &mut Ui, office: &Office, made: &Made) {
    let rows = headings(made.pivot.rows.as_ref(), &made.table.rows, office);
    let right = made.table.columns.len();
    let totals = made.shown.iter().map(|line| line.get(right).copied());
    let most = made.table.counts.iter().take(made.table.rows.len());
    let most = most.filter_map(|line| line.get(right)).max().copied().unwrap_or_default().max(1);
    let all: Vec<Bar> = rows
        .into_iter()
        .zip(totals)
        .take(made.table.rows.len())
        .map(|(label, shown)| match shown {
            Some(Shown::Count(count)) => Bar {
                label,
                part: Some(f64::from(count) / f64::from(most)),
                value: words::count(i64::from(count)),
                mood: Mood::Neutral,
            },
            _ => Bar { label, part: None, value: tr("pivot-masked-word"), mood: Mood::Neutral },
        })
        .collect();
    bars(ui, grid_id().with("bars"), &all);
}
