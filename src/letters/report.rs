//! A report on paper: a line of cover, the contents, the sections in the order of the report of
//! 2014 with their sentences, tables and charts, and the definition of every figure at the end.
//! Every page says from which data and by which program its figures were made.

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{Letter, LetterError, cleaned};
use crate::domain::date;
use crate::domain::indicator::Described;
use crate::domain::report::{Cell, Chart, Content, DataState, Drawing, Report, Section, Table};
use crate::words::{Lang, speaking, tr, tr_with};

/// A report to be set.
#[derive(Debug, Clone, Copy)]
pub struct ReportPaper<'a> {
    /// The report.
    pub report: &'a Report,
    /// Language of the paper, whichever the program speaks.
    pub lang: Lang,
    /// Who makes it: the name of the centre.
    pub office: &'a str,
    /// When it was frozen and by whom, if it was.
    pub frozen: Option<(NaiveDate, &'a str)>,
}

/// Words of the template.
const WORDS: [&str; 4] =
    ["report-contents", "report-definitions", "report-definitions-about", "report-masked"];

/// A value of a series, when it is known, and what is said of it.
pub type Mark = (Option<f64>, String);

/// What a chart draws: a name for each row and, for each series, its name and values. A value
/// that is not shown as a number is not drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The rows.
    pub labels: Vec<String>,
    /// The series: name, and for each row its value and what is said of it.
    pub series: Vec<(String, Vec<Mark>)>,
}

impl Drawn {
    /// Whether there is nothing to see: all masked, or nothing.
    pub fn is_empty(&self) -> bool {
        let mut values = self.series.iter().flat_map(|(_, values)| values);
        !values.any(|(value, _)| value.is_some_and(|value| value > 0.0))
    }

    /// The highest value there is; at least 1.
    pub fn most(&self) -> f64 {
        let values = self.series.iter().flat_map(|(_, values)| values);
        values.filter_map(|(value, _)| *value).fold(1.0, f64::max)
    }
}

/// What a chart draws of its table, in the language in use: the rows before the first total, for
/// what follows a total is a part of what stands above it.
pub fn drawn(table: &Table, chart: &Chart) -> Drawn {
    let rows: Vec<_> = table.rows.iter().take_while(|row| !row.total).collect();
    let series = chart.columns.iter().filter_map(|at| {
        let name = table.columns.get(*at)?.label.show();
        let values = rows.iter().map(|row| match row.cells.get(*at) {
            Some(cell) => (number(cell), cell.show()),
            None => (None, String::new()),
        });
        Some((name, values.collect()))
    });
    Drawn { labels: rows.iter().map(|row| row.label.show()).collect(), series: series.collect() }
}

/// A cell as a number to be drawn; a share as its percentage.
pub fn number(cell: &Cell) -> Option<f64> {
    match &cell.content {
        Content::Count(count) => Some(*count as f64),
        Content::Share { .. } => cell.per_mille().map(|tenths| tenths as f64 / 10.0),
        Content::Given(count) => Some(*count as f64),
        Content::Quantity { quantity, .. } => Some(*quantity as f64),
        Content::Amount { amount, .. } => Some(*amount as f64),
        Content::Median { tenths, .. } => Some(*tenths as f64 / 10.0),
        Content::Text(_)
        | Content::Masked
        | Content::Unknown
        | Content::ToBeCollected
        | Content::Empty => None,
    }
}

/// Whether a cell stands back: neither a number nor words that were told.
pub fn stands_back(cell: &Cell) -> bool {
    number(cell).is_none() && !matches!(cell.content, Content::Text(_))
}

/// What a table counts and since when, in a line.
pub fn counts(table: &Table) -> String {
    let counted = table.counted.show();
    match table.since {
        Some(day) => {
            let given = [("counted", &*counted), ("date", &*date::show(day))];
            tr_with("report-since", &given)
        }
        None => counted,
    }
}

/// The heading of a column; what it counts, where that is not what the table counts.
pub fn heading(table: &Table, at: usize) -> String {
    let Some(column) = table.columns.get(at) else { return String::new() };
    let label = column.label.show();
    match column.counted.filter(|counted| *counted != table.counted) {
        Some(counted) if counted.show().to_lowercase() != label.to_lowercase() => {
            format!("{label} ({})", counted.show().to_lowercase())
        }
        _ => label,
    }
}

/// Where the figures come from, in a line: the laptop, how far its journal went, the program.
pub fn origin(state: &DataState, program: &str) -> String {
    let short = |text: &str| text.chars().take(8).collect::<String>();
    let number = state.number.to_string();
    let given = [
        ("device", &*short(&state.device)),
        ("number", &number),
        ("hash", &short(&state.hash)),
        ("program", program),
    ];
    tr_with("report-origin", &given)
}

/// The scope of a report, as label and value.
pub fn scope(report: &Report) -> Vec<(String, String)> {
    let everything = |text: Option<String>, key: &str| text.unwrap_or_else(|| tr(key));
    let place = report.spec.place.as_ref().map(crate::domain::report::Place::show);
    let project = report.spec.project.as_ref().map(|project| project.name.clone());
    let scheme = crate::domain::choice::label("age_scheme", &report.spec.scheme);
    vec![
        (tr("report-period"), report.spec.period.show()),
        (tr("report-place"), everything(place, "report-everywhere")),
        (tr("report-project"), everything(project, "report-all-projects")),
        (tr("report-scheme"), scheme),
        (tr("report-made-on"), date::show(report.made_on)),
    ]
}

/// What a report is called.
pub fn title(report: &Report) -> String {
    tr_with("report-title", &[("period", &report.spec.period.show())])
}

/// What an indicator counts and since when it is counted, and the code of its funder.
fn definition(indicator: &Described) -> Value {
    let since =
        indicator.since.map(|day| tr_with("report-since-alone", &[("date", &date::show(day))]));
    let mut about = vec![indicator.counted.show()];
    about.extend(since);
    if !indicator.computed {
        about.push(tr("figure-to-be-collected"));
    }
    about.extend((!indicator.funder.is_empty()).then(|| indicator.funder.clone()));
    json!({
        "code": indicator.code,
        "label": indicator.label(),
        "definition": indicator.definition(),
        "caution": indicator.caution(),
        "about": about.join(" · "),
    })
}

impl ReportPaper<'_> {
    /// Sets the report.
    pub fn set(self) -> Result<Letter, LetterError> {
        let data = speaking(self.lang, || self.data());
        Letter::set("report.typ", &data, self.report.made_on)
    }

    fn data(self) -> Value {
        let report = self.report;
        let frozen = self.frozen.map(|(day, by)| {
            tr_with("report-frozen-on", &[("date", &date::show(day)), ("name", by)])
        });
        cleaned(json!({
            "lang": self.lang.key(),
            "words": WORDS.iter().map(|key| ((*key).to_owned(), tr(key).into())).collect::<Map<_, _>>(),
            "title": title(report),
            "page": tr_with("letter-page", &[("page", "{page}"), ("pages", "{pages}")]),
            "office": self.office,
            "frozen": frozen.unwrap_or_else(|| tr("report-not-frozen")),
            "scope": scope(report),
            "origin": origin(&report.state, &report.program),
            "sections": report.sections.iter().map(section).collect::<Vec<_>>(),
            "definitions": report.indicators.iter().map(definition).collect::<Vec<_>>(),
        }))
    }
}

fn section(section: &Section) -> Value {
    let tables = section.tables.iter().map(|table| {
        let charts = section.charts.iter().filter(|chart| chart.table == table.key);
        self::table(table, charts)
    });
    json!({
        "title": tr(&format!("figure-section-{}", section.key)),
        "texts": section.texts.iter().map(crate::domain::report::Sentence::show).collect::<Vec<_>>(),
        "tables": tables.collect::<Vec<_>>(),
    })
}

fn table<'a>(table: &'a Table, charts: impl Iterator<Item = &'a Chart>) -> Value {
    let columns = (0..table.columns.len()).map(|at| {
        let total = table.columns.get(at).is_some_and(|column| column.total);
        json!({ "label": heading(table, at), "total": total })
    });
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<Value> = row
            .cells
            .iter()
            .map(|cell| {
                let faint = stands_back(cell);
                json!({ "text": cell.show(), "faint": faint })
            })
            .collect();
        json!({ "label": row.label.show(), "total": row.total, "cells": cells })
    });
    json!({
        "title": table.title(),
        "counts": counts(table),
        "heading": table.heading.show(),
        "columns": columns.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
        "notes": table.notes.iter().map(|key| tr(key)).collect::<Vec<_>>(),
        "charts": charts.filter_map(|chart| picture(table, chart)).collect::<Vec<_>>(),
    })
}

/// A chart for the template; none where there is nothing to see.
fn picture(table: &Table, chart: &Chart) -> Option<Value> {
    let drawn = drawn(table, chart);
    if drawn.is_empty() {
        return None;
    }
    let most = drawn.most();
    let series: Vec<Value> = drawn
        .series
        .iter()
        .map(|(name, values)| {
            let parts: Vec<Value> = values
                .iter()
                .map(|(value, text)| {
                    json!({ "part": value.map(|value| value / most), "text": text })
                })
                .collect();
            json!({ "name": name, "values": parts })
        })
        .collect();
    let drawing = match chart.drawing {
        Drawing::Bars => "bars",
        Drawing::Columns => "columns",
        Drawing::Pyramid => "pyramid",
    };
    Some(json!({ "drawing": drawing, "labels": drawn.labels, "series": series }))
}
