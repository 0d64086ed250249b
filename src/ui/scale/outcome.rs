//! What came of a sheet, in words beside the figure, and how it went over time.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::domain::instrument::{Answers, Instrument, Method, Outcome, Slot, score};
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::chart::{Chart, Point, Series, Zone};
use crate::ui::widgets::{badge, frame, text};
use crate::words::{tr, tr_with};

/// The score with its band and what it is not, or what is missing for one.
pub fn outcome_ui(ui: &mut Ui, instrument: &Instrument, answers: &Answers, cutoff: Option<u16>) {
    frame::card(ui, |ui| match score(instrument, answers, cutoff) {
        Outcome::Incomplete { missing } => {
            text::secondary(ui, incomplete(&missing));
        }
        Outcome::Scored { total, band, positive, gated } => {
            ui.horizontal_wrapped(|ui| {
                text::section(ui, total_words(instrument, total));
                if let Some(band) = band {
                    text::body(ui, band.label.show());
                }
                if let Some(positive) = positive {
                    let (mood, sign) = if positive {
                        (Mood::Warn, icon::ICON_FLAG)
                    } else {
                        (Mood::Neutral, icon::ICON_CHECK)
                    };
                    badge::badge(ui, mood, sign, &verdict(instrument, positive));
                }
                badge::badge(ui, Mood::Info, icon::ICON_INFO, &tr("scale-not-diagnosis"));
            });
            ui.add_space(space::XS);
            if gated {
                text::secondary(ui, tr("scale-gated-zero"));
            }
            if instrument.higher_is_better {
                text::secondary(ui, tr("scale-higher-better"));
            }
            if positive.is_none() {
                text::secondary(ui, tr(undecided(instrument)));
                let note = instrument.cutoff.as_ref().map_or("", |cut| cut.note.show());
                if !note.is_empty() {
                    text::faint(ui, note);
                }
            }
        }
    });
}

fn incomplete(missing: &[Slot]) -> String {
    if missing == [Slot::Gate] {
        return tr("scale-incomplete-gate");
    }
    let items = missing.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let given = [("count", missing.len().to_string()), ("items", items)];
    tr_with("scale-incomplete", &given.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn total_words(instrument: &Instrument, total: u16) -> String {
    if instrument.scoring.method == Method::AnyAtOrAbove {
        let given = [("count", total.to_string()), ("of", instrument.items.len().to_string())];
        return tr_with(
            "scale-score-over",
            &given.each_ref().map(|(name, value)| (*name, value.as_str())),
        );
    }
    let given = [("total", total.to_string()), ("max", instrument.scoring.max.to_string())];
    tr_with("scale-score", &given.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn verdict(instrument: &Instrument, positive: bool) -> String {
    let any = instrument.scoring.method == Method::AnyAtOrAbove;
    tr(match (positive, any, instrument.higher_is_better) {
        (true, true, _) => "scale-positive-any",
        (false, true, _) => "scale-negative-any",
        (true, _, true) => "scale-positive-low",
        (false, _, true) => "scale-negative-low",
        (true, _, _) => "scale-positive",
        (false, _, _) => "scale-negative",
    })
}

/// Why there is a total and no conclusion.
fn undecided(instrument: &Instrument) -> &'static str {
    match &instrument.cutoff {
        Some(cut) if cut.sensitive_min.is_some() => "scale-between-cutoffs",
        Some(_) => "scale-no-cutoff",
        None => "scale-no-verdict",
    }
}

/// The scores of one instrument over time, ready to be drawn. Sheets without a score are left
/// out, never guessed.
pub fn trend(
    instrument: &Instrument,
    history: &[(NaiveDate, Answers)],
    cutoff: Option<u16>,
) -> Chart {
    let any = instrument.scoring.method == Method::AnyAtOrAbove;
    let (least, most) = if any {
        (0.0, instrument.items.len() as f64)
    } else {
        (f64::from(instrument.scoring.min), f64::from(instrument.scoring.max))
    };
    let own = instrument.cutoff.clone().unwrap_or_default();
    let high = own.positive_min.or(cutoff.filter(|_| instrument.office_sets_cutoff()));
    let zones = instrument.bands.iter().map(|band| {
        let over = high.is_some_and(|high| band.min >= high);
        let under = own.positive_max.is_some_and(|low| band.max <= low);
        Zone {
            // Between two whole values.
            from: (f64::from(band.min) - 0.5).max(least),
            to: (f64::from(band.max) + 0.5).min(most),
            mood: if over || under { Mood::Warn } else { Mood::Neutral },
            label: band.label.show().to_owned(),
        }
    });
    let points = history.iter().filter_map(|(day, answers)| {
        let Outcome::Scored { total, band, .. } = score(instrument, answers, cutoff) else {
            return None;
        };
        let total_shown = total.to_string();
        let note = band.map_or_else(String::new, |band| {
            tr_with("scale-point", &[("total", &total_shown), ("band", band.label.show())])
        });
        Some(Point { day: *day, value: f64::from(total), note })
    });
    let reading =
        if instrument.higher_is_better { "scale-higher-better" } else { "scale-lower-better" };
    let line = high.or(own.positive_max);
    Chart {
        name: tr_with("scale-trend-name", &[("name", instrument.name.show())]),
        least,
        most,
        decimals: 0,
        series: vec![Series { name: instrument.name.show().to_owned(), points: points.collect() }],
        zones: zones.collect(),
        cutoff: line.map(|line| {
            (f64::from(line), tr_with("scale-cutoff-line", &[("cutoff", &line.to_string())]))
        }),
        reading: tr(reading),
    }
}
