//! A report on the screen: sentences, tables and charts in their order, every figure a button
//! that opens what it counted, its definition beside it. Only the sections in view are drawn.

use std::collections::BTreeMap;

use eframe::egui::{self, Id, ScrollArea, Ui, Vec2};

use super::super::link_ui;
use super::sentence::{Piece, pieces};
use crate::domain::date;
use crate::domain::report::{Cell, Chart, Drawing, FigureId, Report, Section, Sentence, Table};
use crate::letters::report::{counts, drawn, heading, stands_back};
use crate::ui::look::{self, Text, space};
use crate::ui::widgets::chart::{self, Bar};
use crate::ui::widgets::crosstab::{Figure, Head, Line, crosstab};
use crate::ui::widgets::{frame, text};
use crate::words::tr;

/// The column of definitions, where there is room for one.
const BESIDE: f32 = 300.0;
/// The least room a table is given beside its definition.
const LEAST: f32 = 520.0;

/// A figure that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pressed {
    /// Which.
    pub(super) figure: FigureId,
    /// What it is about, as the list of its people is headed.
    pub(super) title: String,
}

/// How high the sections were when they were last drawn.
#[derive(Default)]
pub(super) struct Heights(BTreeMap<usize, f32>);

impl Heights {
    /// Another report: nothing is known of it.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Draws it; what was pressed.
pub(super) fn page_ui(ui: &mut Ui, report: &Report, heights: &mut Heights) -> Option<Pressed> {
    let mut pressed = None;
    ScrollArea::vertical().id_salt("report").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width((ui.available_width() - space::L).min(look::size::MEASURE));
        ui.spacing_mut().item_spacing.y = space::S;
        for (at, section) in report.sections.iter().enumerate() {
            let seen = ui.clip_rect().expand(240.0);
            let top = ui.cursor().min;
            if let Some(high) = heights.0.get(&at) {
                let place = egui::Rect::from_min_size(top, Vec2::new(ui.available_width(), *high));
                if !seen.intersects(place) {
                    ui.allocate_space(place.size());
                    continue;
                }
            }
            let drawn = ui.push_id(("section", at), |ui| {
                frame::card(ui, |ui| section_ui(ui, report, section))
            });
            heights.0.insert(at, drawn.response.rect.height());
            pressed = pressed.take().or(drawn.inner);
        }
    });
    pressed
}

fn section_ui(ui: &mut Ui, report: &Report, section: &Section) -> Option<Pressed> {
    let mut pressed = None;
    let title = tr(&format!("figure-section-{}", section.key));
    text::section(ui, &title);
    for sentence in &section.texts {
        pressed = pressed.or(sentence_ui(ui, &title, sentence));
    }
    for table in &section.tables {
        ui.add_space(space::M);
        let charts = section.charts.iter().filter(|chart| chart.table == table.key);
        let found = ui.push_id(&table.key, |ui| table_ui(ui, report, table, charts)).inner;
        pressed = pressed.or(found);
    }
    pressed
}

/// A paragraph whose figures can be pressed.
fn sentence_ui(ui: &mut Ui, title: &str, sentence: &Sentence) -> Option<Pressed> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(0.0, space::XS);
        let ink = look::look(ui).ink;
        for piece in pieces(sentence) {
            match piece {
                Piece::Words(words) => {
                    ui.label(text::rich(words, Text::Body, ink));
                }
                Piece::Figure(cell, shown) if opens(cell) => {
                    let named = format!("{shown} · {title}");
                    if link_ui(ui, &shown, Text::Strong, &named) {
                        pressed =
                            Some(Pressed { figure: cell.figure.clone(), title: title.to_owned() });
                    }
                }
                Piece::Figure(_, shown) => {
                    ui.label(text::rich(shown, Text::Strong, ink));
                }
            }
        }
    });
    pressed
}

/// Whether there is anything behind a figure that a list can show.
pub(super) fn opens(cell: &Cell) -> bool {
    cell.members().is_some_and(|count| count > 0)
}

fn table_ui<'a>(
    ui: &mut Ui,
    report: &Report,
    table: &Table,
    charts: impl Iterator<Item = &'a Chart>,
) -> Option<Pressed> {
    text::group(ui, table.title());
    text::secondary(ui, counts(table));
    let room = ui.available_width();
    if room < LEAST + BESIDE {
        let pressed = figures_ui(ui, table, charts);
        definition_ui(ui, report, table);
        return pressed;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        let wide = room - BESIDE - space::XL;
        let pressed = ui.vertical(|ui| {
            ui.set_width(wide);
            figures_ui(ui, table, charts)
        });
        ui.vertical(|ui| {
            ui.set_width(BESIDE);
            definition_ui(ui, report, table);
        });
        pressed.inner
    })
    .inner
}

/// The table with its charts.
fn figures_ui<'a>(
    ui: &mut Ui,
    table: &Table,
    charts: impl Iterator<Item = &'a Chart>,
) -> Option<Pressed> {
    let heads: Vec<Head> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| Head { text: heading(table, at), total: column.total })
        .collect();
    let lines: Vec<Line> = table
        .rows
        .iter()
        .map(|row| Line {
            label: row.label.show(),
            total: row.total,
            cells: row.cells.iter().map(figure).collect(),
        })
        .collect();
    let title = table.title();
    let id = Id::unique(("crosstab", &table.key));
    let found = crosstab(ui, id, &title, &table.heading.show(), &heads, &lines);
    for chart in charts {
        ui.add_space(space::M);
        chart_ui(ui, table, chart);
    }
    let (row, column) = found?;
    let cell = table.rows.get(row)?.cells.get(column)?;
    let about = [lines.get(row)?.label.as_str(), &heads.get(column)?.text, &title].join(" · ");
    Some(Pressed { figure: cell.figure.clone(), title: about })
}

fn figure(cell: &Cell) -> Figure {
    Figure { text: cell.show(), opens: opens(cell), faint: stands_back(cell) }
}

fn chart_ui(ui: &mut Ui, table: &Table, chart: &Chart) {
    let shown = drawn(table, chart);
    if shown.is_empty() {
        return;
    }
    let id = Id::unique(("chart", &table.key, chart.columns.clone()));
    let name = table.title();
    match chart.drawing {
        Drawing::Columns => chart::standing(ui, id, &name, &shown),
        Drawing::Pyramid => chart::pyramid(ui, id, &name, &shown),
        Drawing::Bars => {
            let most = shown.most();
            let several = shown.series.len() > 1;
            let rows = shown.labels.iter().enumerate().flat_map(|(at, label)| {
                shown.series.iter().filter_map(move |(series, values)| {
                    let (value, text) = values.get(at)?;
                    let name = if several { format!("{label} · {series}") } else { label.clone() };
                    Some(Bar {
                        label: name,
                        part: value.map(|value| value / most),
                        value: text.clone(),
                        mood: look::Mood::Neutral,
                    })
                })
            });
            chart::bars(ui, id, &rows.collect::<Vec<_>>());
        }
    }
}

/// What the figures of a table count, and what to know of them.
fn definition_ui(ui: &mut Ui, report: &Report, table: &Table) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if let Some(indicator) = report.indicator(&table.indicator) {
        text::label(ui, tr("report-definition"));
        text::secondary(ui, indicator.definition());
        if !indicator.caution().is_empty() {
            ui.add_space(space::XS);
            text::secondary(ui, indicator.caution());
        }
    }
    for note in &table.notes {
        ui.add_space(space::XS);
        text::secondary(ui, tr(note));
    }
}

/// What a report is, in a line: place, project, bands, day.
pub(super) fn scope_line(report: &Report) -> String {
    let place = report.spec.place.as_ref().map(crate::domain::report::Place::show);
    let project = report.spec.project.as_ref().map(|project| project.name.clone());
    let made = date::show(report.made_on);
    let made = crate::words::tr_with("report-made", &[("date", &made)]);
    let parts = [
        place.unwrap_or_else(|| tr("report-everywhere")),
        project.unwrap_or_else(|| tr("report-all-projects")),
        made,
    ];
    parts.join(" · ")
}
