//! A small chart of values over time, with the bands they lie in, and bars for parts of a
//! whole. All of the scale is shown from its least to its most, so that a small change looks
//! small. What the picture says is also said in a sentence.

mod bars;
mod plot;
mod standing;

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Response, Sense, Ui, Vec2};

use super::text;
use crate::domain::date;
use crate::ui::look::Mood;
use crate::words::{language, tr_with};

pub use bars::{Bar, bars};
pub use standing::{pyramid, standing};

/// Values over time, with what they are to be read against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    /// What is shown: its name.
    pub name: String,
    /// Least value there can be.
    pub least: f64,
    /// Highest value there can be.
    pub most: f64,
    /// How many figures after the point.
    pub decimals: usize,
    /// One to three lines.
    pub series: Vec<Series>,
    /// Stretches of the scale with their names.
    pub zones: Vec<Zone>,
    /// A line to be noticed, with its words.
    pub cutoff: Option<(f64, String)>,
    /// How to read it, in a sentence: which way is better.
    pub reading: String,
}

/// One line of a chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// Its points; drawn by date.
    pub points: Vec<Point>,
}

/// One value on a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Point {
    /// The day.
    pub day: NaiveDate,
    /// The value.
    pub value: f64,
    /// What is said of it beside the day; empty says the value.
    pub note: String,
}

/// A stretch of the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// From here
    pub from: f64,
    /// to here.
    pub to: f64,
    /// Its tint: plain, or to be looked at.
    pub mood: Mood,
    /// Its name.
    pub label: String,
}

/// A number as the language writes it.
pub fn figure(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match language() {
        crate::words::Lang::Fr => text.replace('.', ","),
        crate::words::Lang::En => text,
    }
}

/// Draws a chart as wide as there is room, `high` points high. Lines without any point are
/// left out; a chart without any says so.
pub fn chart(ui: &mut Ui, id: Id, chart: &Chart, high: f32) -> Response {
    let mut chart = chart.clone();
    chart.series.retain(|series| !series.points.is_empty());
    for series in &mut chart.series {
        series.points.sort_by_key(|point| point.day);
    }
    ui.vertical(|ui| {
        let sentence = describe(&chart);
        text::group(ui, &chart.name);
        plot::legend_ui(ui, &chart);
        let (rect, _) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), high), Sense::hover());
        let whole = ui.interact(rect, id, Sense::hover());
        ui.accesskit_node_builder(id, |node| {
            node.set_role(Role::Image);
            node.set_label(chart.name.clone());
            node.set_description(sentence.clone());
        });
        if chart.series.is_empty() {
            let mut inside = ui.new_child(eframe::egui::UiBuilder::new().max_rect(rect));
            text::faint(&mut inside, &sentence);
        } else {
            plot::plot_ui(ui, id, rect, &chart);
        }
        if !chart.reading.is_empty() {
            text::secondary(ui, &chart.reading);
        }
        whole
    })
    .inner
}

/// First, last and change of every line, in words.
pub fn describe(chart: &Chart) -> String {
    let sentences = chart.series.iter().filter_map(|series| {
        let (first, last) = (series.points.first()?, series.points.last()?);
        let show = |point: &Point| figure(point.value, chart.decimals);
        let (first_day, last_day) = (date::show(first.day), date::show(last.day));
        let given = [("name", series.name.as_str()), ("day", &last_day), ("value", &show(last))];
        if series.points.len() == 1 {
            return Some(tr_with("chart-one", &given));
        }
        let change = last.value - first.value;
        let size = figure(change.abs(), chart.decimals);
        let least = 0.5 * 10_f64.powi(-i32::try_from(chart.decimals).unwrap_or(0));
        let key = match change {
            change if change.abs() < least => "chart-same",
            change if change > 0.0 => "chart-up",
            _ => "chart-down",
        };
        let more = [
            ("first-day", first_day.as_str()),
            ("first", &show(first)),
            ("change", &size),
            ("count", &series.points.len().to_string()),
        ];
        Some(tr_with(key, &[given.as_slice(), &more].concat()))
    });
    let said: Vec<String> = sentences.collect();
    if said.is_empty() { tr_with("chart-empty", &[("name", &chart.name)]) } else { said.join(" ") }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::harness;

    fn day(text: &str) -> NaiveDate {
        date::parse(text).unwrap()
    }

    pub(super) fn sample() -> Chart {
        let point = |text: &str, value: f64, note: &str| Point {
            day: day(text),
            value,
            note: note.to_owned(),
        };
        Chart {
            name: "PHQ-9".to_owned(),
            most: 27.0,
            series: vec![Series {
                name: "PHQ-9".to_owned(),
                points: vec![
                    point("03/11/2026", 9.0, "9, légère"),
                    point("02/08/2026", 16.0, "16, modérément sévère"),
                ],
            }],
            cutoff: Some((10.0, "Seuil 10".to_owned())),
            ..Chart::default()
        }
    }

    #[test]
    fn a_chart_says_in_words_what_it_shows() {
        let shown = sample();
        let window = harness([600.0, 400.0], shown, |ui, shown: &mut Chart| {
            chart(ui, Id::unique("trend"), shown, 200.0);
        });
        let node = window.get_by_role_and_label(Role::Image, "PHQ-9");
        let said = node.accesskit_node().description().unwrap();
        for part in ["02/08/2026", "16", "03/11/2026", "9", "7"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        window.get_by_label("02/08/2026 · 16, modérément sévère");
        window.get_by_label("Seuil 10");
    }

    #[test]
    fn one_value_and_none_are_said_too() {
        let mut one = sample();
        one.series[0].points.truncate(1);
        assert!(describe(&one).contains("03/11/2026"));
        one.series[0].points.clear();
        let window = harness([600.0, 400.0], one, |ui, shown: &mut Chart| {
            chart(ui, Id::unique("trend"), shown, 200.0);
        });
        window.get_by_role_and_label(Role::Image, "PHQ-9");
        window.get_by_label("Pas encore de valeur pour « PHQ-9 ».");
    }

    #[test]
    fn figures_are_written_as_the_language_does() {
        assert_eq!(figure(0.666, 2), "0,67");
        assert_eq!(figure(12.0, 0), "12");
    }
}
