//! The sections of the report, in the order of the one of 2014: here who was met, referred, came
//! back and was helped to stay; in `work` what was given, promised and how the work went.

mod work;

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use super::count::{Of, Set};
use super::day::Window;
use super::facts::index;
use super::sector::Dimension;
use super::sheet::Sheet;
use super::{Described, of};
use crate::domain::report::{
    Chart, Column, Counted, Drawing, FigureId, Label, Row, Section, Sentence, Table,
};
use crate::domain::value::Keyed;

/// A target of a project, as the report sets results beside it.
#[derive(Debug, Clone)]
pub struct Promise {
    /// Lasting name of its figure.
    pub key: String,
    /// Name of the project.
    pub project: String,
    /// Code of the indicator.
    pub indicator: String,
    /// How many.
    pub amount: u64,
    /// Region it is for, or empty.
    pub place: String,
    /// First and last day that count; the last of the report where later.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What counts for it.
    pub scope: super::count::Scope,
}

/// All sections.
pub(super) fn all(
    sheet: &mut Sheet<'_>,
    indicators: &[Described],
    promises: &[Promise],
) -> Vec<Section> {
    vec![
        identified(sheet),
        referral(sheet),
        returned(sheet, indicators),
        reintegration(sheet, indicators),
        work::psychosocial(sheet),
        work::sector(sheet, indicators),
        work::target(sheet, indicators, promises),
        work::derived(sheet),
    ]
}

/// The period asked about.
fn period(sheet: &Sheet<'_>) -> Window {
    Window::of(sheet.spec.period.from, sheet.spec.period.to)
}

/// From the start of a cumulative figure to the end of the period, and that start.
fn cumulative(sheet: &Sheet<'_>, indicators: &[Described], code: &str) -> (Window, NaiveDate) {
    let described = indicators.iter().find(|held| held.code == code).or_else(|| of(code));
    let to = sheet.spec.period.to;
    // Without a start of its own: the twelve months that end with the period.
    let year =
        to.checked_sub_months(Months::new(12)).and_then(|day| day.checked_add_days(Days::new(1)));
    let since = sheet.spec.since.or(described.and_then(|held| held.since)).or(year).unwrap_or(to);
    (Window::of(since, to), since)
}

fn plain(key: &str, indicator: &str, heading: &str, columns: &[&str]) -> Table {
    Table {
        key: key.to_owned(),
        indicator: indicator.to_owned(),
        counted: Counted::Persons,
        heading: Label::word(heading),
        columns: columns.iter().map(|key| column(key, None)).collect(),
        rows: Vec::new(),
        since: None,
        notes: Vec::new(),
    }
}

fn column(key: &str, counted: Option<Counted>) -> Column {
    Column { label: Label::word(key), counted, total: false }
}

fn chart(table: &str, drawing: Drawing, columns: &[usize]) -> Chart {
    Chart { table: table.to_owned(), drawing, columns: columns.to_vec() }
}

fn sentence(key: &str, cells: Vec<(&str, crate::domain::report::Cell)>) -> Sentence {
    let cells = cells.into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect();
    Sentence { key: key.to_owned(), cells, labels: Vec::new() }
}

/// The place of a region among the rows, or that none is known.
fn region(code: &str) -> (String, Label) {
    if code.is_empty() {
        return ("none".to_owned(), Label::word("figure-region-unknown"));
    }
    (code.to_owned(), Label::Place(code.to_owned()))
}

fn identified(sheet: &mut Sheet<'_>) -> Section {
    let window = period(sheet);
    let figure = FigureId::new("identified");
    let met = sheet.counter.met(window);
    let set = sheet.counter.identified(window);
    let cell = sheet.count(&figure, set.clone());
    let tables = vec![sheet.sex_age("identified-sex-age", "IND_PROT_QUARTER", &figure, &set), {
        let facts = sheet.facts();
        let case: BTreeMap<_, _> = met.iter().map(|(person, _, case)| (*person, *case)).collect();
        let at = |person| case.get(&person).copied().unwrap_or(super::facts::NONE);
        let mut table =
            plain("identified-region", "IND_PROT_QUARTER", "figure-region", &["figure-persons"]);
        table.rows = sheet
            .parts(&figure.below("region"), &set, |person, _| region(facts.region_of(at(person))));
        // The same persons under another name: masked alike.
        sheet.adds_up(&figure, vec![figure.below("region")]);
        table
    }];
    Section {
        key: "identified".to_owned(),
        texts: vec![sentence("figure-text-identified", vec![("count", cell)])],
        tables,
        charts: vec![
            chart("identified-sex-age", Drawing::Pyramid, &[0, 1]),
            chart("identified-region", Drawing::Bars, &[0]),
        ],
    }
}

fn referral(sheet: &mut Sheet<'_>) -> Section {
    let window = period(sheet);
    let (counter, facts) = (sheet.counter, sheet.facts());
    let whole = counter.identified(window);
    let sent = counter.referrals(window, Some(&whole));
    let done = sent.only(|at, _| facts.referrals.get(index(at)).is_some_and(|r| r.completed));
    let (referred, completed) = (counter.referred(&sent), counter.referred(&done));
    let figure = FigureId::new("referred");
    let identified = FigureId::new("identified");
    let share = sheet.share((&figure, referred.clone()), (&identified, whole));
    let finished = FigureId::new("referred-completed");
    let finished = sheet.share((&finished, completed.clone()), (&figure, referred.clone()));
    let mut agency = plain("referral-agency", "IND_REFERRED", "figure-agency", &[]);
    agency.columns = vec![
        column("figure-referred", None),
        column("figure-referred-completed", None),
        column("figure-referrals", Some(Counted::Services)),
    ];
    let asked = |at| facts.referrals.get(index(at)).map_or(super::facts::NONE, |r| r.agency);
    let mut by_agency: Vec<_> = sent.by(|at, _| asked(at)).into_iter().collect();
    by_agency.sort_by_key(|(_, part)| std::cmp::Reverse(counter.referred(part).count()));
    let mut names = Vec::new();
    for (at, part) in by_agency {
        let (key, label) = match facts.agencies.get(index(at)) {
            Some(agency) => (
                agency.id.map_or_else(|| "none".to_owned(), |id| id.to_string()),
                Label::Name(agency.name.clone()),
            ),
            None => ("none".to_owned(), Label::word("figure-agency-unknown")),
        };
        let name = FigureId::new("referred/agency").below(&key);
        let persons = counter.referred(&part);
        let completed = counter.referred(&part.only(|at, _| done.has(at)));
        let (all, sends) = (name.below("completed"), name.below("sent"));
        let cells = vec![
            sheet.count(&name, persons),
            sheet.count(&all, completed),
            sheet.count(&sends, part),
        ];
        names.push(sends);
        agency.rows.push(Row { label, cells, total: false });
    }
    let sends = FigureId::new("referred/sent");
    sheet.adds_up(&sends, names);
    let cells = vec![
        sheet.again(&figure),
        sheet.count(&FigureId::new("referred-completed"), completed),
        sheet.count(&sends, sent),
    ];
    agency.rows.push(Row { label: Label::word("figure-total-distinct"), cells, total: true });
    agency.notes.push("figure-note-overlap".to_owned());
    let every = counter.referrals(window, None);
    let mut all = plain("referral-all", "IND_REFERRED", "figure-who", &["figure-persons"]);
    let persons = counter.referred(&every);
    all.columns.push(column("figure-referrals", Some(Counted::Services)));
    let cells = vec![
        sheet.count(&FigureId::new("referred-all"), persons),
        sheet.count(&FigureId::new("referred-all/sent"), every),
    ];
    all.rows.push(Row { label: Label::word("figure-referred-all"), cells, total: false });
    let sex_age = sheet.sex_age("referral-sex-age", "IND_REFERRED", &figure, &referred);
    Section {
        key: "referral".to_owned(),
        texts: vec![sentence("figure-text-referred", vec![("share", share), ("done", finished)])],
        tables: vec![agency, sex_age, all],
        charts: vec![chart("referral-agency", Drawing::Bars, &[0])],
    }
}

fn returned(sheet: &mut Sheet<'_>, indicators: &[Described]) -> Section {
    let window = period(sheet);
    let (counter, facts) = (sheet.counter, sheet.facts());
    let figure = FigureId::new("return");
    let set = counter.returns(window);
    let countries = counter.countries(window);
    let mut country = plain("return-country", "IND_AVR_PERIOD", "figure-country", &[]);
    country.columns = Sheet::sex_columns();
    let from = |person| {
        let at = countries.get(&person).copied().unwrap_or(super::facts::NONE);
        facts.texts.get(at)
    };
    let mut parts: Vec<(&str, Set)> = set.by(|person, _| from(person)).into_iter().collect();
    parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.count()));
    let mut names = Vec::new();
    for (code, part) in parts {
        let (key, label) = if code.is_empty() {
            ("none", Label::word("figure-country-unknown"))
        } else {
            (code, Label::Choice("country".to_owned(), code.to_owned()))
        };
        let name = figure.below("country").below(key);
        let cells = sheet.sexes(&name, part, |_, at| at);
        country.rows.push(Row { label, cells, total: false });
        names.push(name);
    }
    for sex in crate::domain::person::Sex::ALL {
        let column = names.iter().map(|name| name.below(sex.key())).collect();
        sheet.adds_up(&figure.below(sex.key()), column);
    }
    sheet.adds_up(&figure, names);
    let cells = sheet.sexes(&figure, set.clone(), |_, at| at);
    country.rows.push(Row { label: Label::word("figure-total"), cells, total: true });
    let sex_age = sheet.sex_age("return-sex-age", "IND_AVR_PERIOD", &figure, &set);
    let (since, from) = cumulative(sheet, indicators, "IND_AVR_CUM");
    let (all, total) = (counter.returns(since), FigureId::new("return-since"));
    let mut year = plain("return-year", "IND_AVR_CUM", "figure-year", &["figure-persons"]);
    let mut rows =
        sheet.parts(&total, &all, |_, on| (on.year().to_string(), Label::Year(on.year())));
    // Years in their order; the total stays last.
    rows.sort_by_key(|row| (row.total, row.label.clone()));
    year.rows = rows;
    year.since = Some(from);
    year.notes.push("figure-note-first-return".to_owned());
    let (count, cell) = (sheet.again(&figure), sheet.again(&total));
    let text = sentence("figure-text-return", vec![("count", count)]);
    let mut told = sentence("figure-text-return-since", vec![("count", cell)]);
    told.labels.push(("since".to_owned(), Label::Day(from)));
    Section {
        key: "return".to_owned(),
        texts: vec![text, told],
        tables: vec![country, sex_age, year],
        charts: vec![
            chart("return-country", Drawing::Bars, &[4]),
            chart("return-year", Drawing::Columns, &[0]),
        ],
    }
}

fn reintegration(sheet: &mut Sheet<'_>, indicators: &[Described]) -> Section {
    let window = period(sheet);
    let counter = sheet.counter;
    let (since, from) = cumulative(sheet, indicators, "IND_REINTEG");
    let among = counter.returns(since);
    let mut table = plain(
        "reintegration",
        "IND_REINTEG",
        "figure-dimension",
        &["figure-in-period", "figure-since-start"],
    );
    table.since = Some(from);
    table.notes.push("figure-note-overlap".to_owned());
    table.notes.push("figure-note-economic".to_owned());
    let mut economic = Set { of: Of::Person, items: Vec::new() };
    for dimension in Dimension::ALL {
        let name = FigureId::new("reintegration").below(dimension.key());
        let now = counter.reintegrated(window, *dimension, &among);
        let all = counter.reintegrated(since, *dimension, &among);
        let cells = vec![sheet.count(&name, now), sheet.count(&name.below("since"), all.clone())];
        table.rows.push(Row { label: dimension.label(), cells, total: false });
        if *dimension == Dimension::Economic {
            economic = all;
        }
    }
    let figure = FigureId::new("reintegration/economic/since");
    let (returns, total) = (among, FigureId::new("reintegration/returns"));
    let share = sheet.share((&figure, economic.clone()), (&total, returns));
    if sheet.has(&FigureId::new("return-since")) {
        // Where both start on the same day it is one figure: masked alike.
        let (one, other) = (sheet.again(&FigureId::new("return-since")), sheet.again(&total));
        if one.content == other.content {
            sheet.adds_up(&total, vec![FigureId::new("return-since")]);
        }
    }
    let sex_age = sheet.sex_age("reintegration-sex-age", "IND_REINTEG", &figure, &economic);
    let mut text = sentence("figure-text-reintegration", vec![("share", share)]);
    text.labels.push(("since".to_owned(), Label::Day(from)));
    Section {
        key: "reintegration".to_owned(),
        texts: vec![text],
        tables: vec![table, sex_age],
        charts: vec![chart("reintegration", Drawing::Bars, &[1])],
    }
}
