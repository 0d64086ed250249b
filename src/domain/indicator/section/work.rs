//! What was given by sector, what was promised and reached, and how the work went.

use std::collections::BTreeMap;

use super::{chart, column, cumulative, period, plain, sentence};
use crate::domain::choice;
use crate::domain::indicator::count::{Counter, Of, Set};
use crate::domain::indicator::day::Window;
use crate::domain::indicator::facts::{NONE, index};
use crate::domain::indicator::sector::Sector;
use crate::domain::indicator::sheet::Sheet;
use crate::domain::indicator::{Described, section::Promise};
use crate::domain::report::{
    Cell, Content, Counted, Drawing, FigureId, Label, Row, Section, Table, Unit,
};
use crate::domain::value::Keyed;

pub(super) fn psychosocial(sheet: &mut Sheet<'_>) -> Section {
    let (counter, facts) = (sheet.counter, sheet.facts());
    let window = period(sheet);
    let (year, from) = cumulative(sheet, &[], "IND_PSS_REACHED");
    let figure = FigureId::new("psychosocial");
    let columns = ["figure-persons"];
    let mut reached = plain("psychosocial", "IND_PSS_REACHED", "figure-time", &columns);
    reached.columns.push(column("figure-participations", Some(Counted::Participations)));
    reached.since = Some(from);
    let mut now = Set { of: Of::Person, items: Vec::new() };
    for (name, window, label) in [
        (figure.clone(), window, "figure-in-period"),
        (figure.below("year"), year, "figure-twelve-months"),
    ] {
        let persons = counter.sector(Sector::Mhpss, window);
        let given = counter.given(window, |service| counter.is_participation(service));
        if label == "figure-in-period" {
            now = persons.clone();
        }
        let part = name.below("participations");
        let cells = vec![sheet.count(&name, persons), sheet.count(&part, given)];
        reached.rows.push(Row { label: Label::word(label), cells, total: false });
    }
    let columns = ["figure-persons"];
    let mut activity =
        plain("psychosocial-activity", "IND_PSS_REACHED", "figure-activity", &columns);
    activity.columns.push(column("figure-participations", Some(Counted::Participations)));
    activity.notes.push("figure-note-overlap".to_owned());
    let given = counter.given(window, |service| counter.is_participation(service));
    let held = |at| facts.services.get(index(at));
    // An activity and a service of one code are the same thing, noted in two places.
    let mut parts: Vec<_> = given
        .by(|at, _| {
            held(at).map_or(NONE, |s| if s.activity == NONE { s.service } else { s.activity })
        })
        .into_iter()
        .collect();
    parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.count()));
    let mut names = Vec::new();
    for (kind, part) in parts {
        let code = facts.texts.get(kind);
        let lists = ["psychosocial_activity", "service_type"];
        let list = lists.into_iter().find(|list| choice::of(list, code).is_some());
        let list = list.unwrap_or("psychosocial_activity");
        let name = figure.below("activity").below(code);
        let whom = part.items.iter().filter_map(|(at, on)| Some((held(*at)?.case, *on)));
        let persons = counter.persons(whom.map(|(case, on)| (facts.person_of(case), on)));
        let cells = vec![sheet.count(&name, persons), sheet.count(&name.below("times"), part)];
        names.push(name.below("times"));
        let label = Label::Choice(list.to_owned(), code.to_owned());
        activity.rows.push(Row { label, cells, total: false });
    }
    sheet.adds_up(&figure.below("participations"), names);
    let sex_age = sheet.sex_age("psychosocial-sex-age", "IND_PSS_REACHED", &figure, &now);
    let cells = vec![
        ("count", sheet.again(&figure)),
        ("times", sheet.again(&figure.below("participations"))),
    ];
    Section {
        key: "psychosocial".to_owned(),
        texts: vec![sentence("figure-text-psychosocial", cells)],
        tables: vec![reached, activity, sex_age],
        charts: vec![chart("psychosocial-activity", Drawing::Bars, &[1])],
    }
}

pub(super) fn sector(sheet: &mut Sheet<'_>, indicators: &[Described]) -> Section {
    let counter = sheet.counter;
    let window = period(sheet);
    let (since, from) = cumulative(sheet, indicators, "IND_ASSIST_SECTOR");
    let columns = ["figure-in-period", "figure-since-start"];
    let mut table = plain("sector", "IND_ASSIST_SECTOR", "figure-sector", &columns);
    table.columns.push(column("figure-services", Some(Counted::Services)));
    table.since = Some(from);
    table.notes.push("figure-note-sectors".to_owned());
    let mut sexes = plain("sector-sex", "IND_ASSIST_SECTOR", "figure-sector", &[]);
    sexes.columns = Sheet::sex_columns();
    sexes.since = Some(from);
    sexes.notes.push("figure-note-sectors".to_owned());
    let mut ages = plain("sector-age", "IND_ASSIST_SECTOR", "figure-sector", &[]);
    ages.columns = sheet.age_columns();
    ages.since = Some(from);
    ages.notes.push("figure-note-sectors".to_owned());
    ages.notes.push("figure-note-age-first".to_owned());
    for sector in Sector::ALL {
        let name = FigureId::new("sector").below(sector.key());
        let all = name.below("since");
        let is = |service: &crate::domain::indicator::facts::Service| {
            sheet_sector(counter, service.service) == *sector
        };
        let now = counter.sector(*sector, window);
        let given = counter.given(window, is);
        let ever = counter.sector(*sector, since);
        let cells = vec![
            sheet.count(&name, now),
            sheet.count(&all, ever.clone()),
            sheet.count(&name.below("services"), given),
        ];
        table.rows.push(Row { label: sector.label(), cells, total: false });
        let cells = sheet.sexes(&all, ever.clone(), |_, at| at);
        sexes.rows.push(Row { label: sector.label(), cells, total: false });
        let cells = sheet.ages(&all, ever);
        ages.rows.push(Row { label: sector.label(), cells, total: false });
    }
    let kit = kit(sheet, window);
    let mut text = sentence("figure-text-sector", Vec::new());
    text.labels.push(("since".to_owned(), Label::Day(from)));
    Section {
        key: "sector".to_owned(),
        texts: vec![text],
        tables: vec![table, sexes, ages, kit],
        charts: vec![chart("sector", Drawing::Bars, &[1])],
    }
}

fn sheet_sector(counter: Counter<'_>, service: u32) -> Sector {
    counter.facts.sector(service)
}

/// Kits that plans promise and kits delivered, each a sum of quantities.
fn kit(sheet: &mut Sheet<'_>, window: Window) -> Table {
    let (counter, facts) = (sheet.counter, sheet.facts());
    let columns = ["figure-planned", "figure-delivered"];
    let mut table = plain("kit", "IND_KIT", "figure-what", &columns);
    table.counted = Counted::Services;
    table.notes.push("figure-note-planned".to_owned());
    let planned = (0..).zip(&facts.planned).filter(|(_, item)| {
        window.has(item.on) && counter.here(item.case) && facts.sector(item.service) == Sector::Nfi
    });
    let planned = Set { of: Of::Planned, items: planned.map(|(at, i)| (at, i.on)).collect() };
    let given = counter.given(window, |service| facts.sector(service.service) == Sector::Nfi);
    let sum = |numbers: &mut dyn Iterator<Item = i64>| numbers.sum::<i64>();
    let wanted = sum(&mut planned
        .items
        .iter()
        .filter_map(|(at, _)| facts.planned.get(index(*at)).map(|item| item.quantity)));
    let reached = sum(&mut given
        .items
        .iter()
        .filter_map(|(at, _)| facts.services.get(index(*at)).map(|service| service.quantity)));
    let quantity = |quantity, set: &Set| Content::Quantity { quantity, of: set.count() };
    let (planned_is, given_is) = (quantity(wanted, &planned), quantity(reached, &given));
    let cells = vec![
        sheet.over(&FigureId::new("kit/planned"), planned, planned_is),
        sheet.over(&FigureId::new("kit/delivered"), given, given_is),
    ];
    table.rows.push(Row { label: Sector::Nfi.label(), cells, total: false });
    table
}

pub(super) fn target(
    sheet: &mut Sheet<'_>,
    indicators: &[Described],
    promises: &[Promise],
) -> Section {
    let columns = ["figure-place", "figure-target", "figure-result"];
    let mut table = plain("target", "IND_BUDGET", "figure-target-of", &columns);
    table.indicator = String::new();
    for promise in promises {
        let counter = Counter { facts: sheet.facts(), scope: &promise.scope };
        let window = Window::of(promise.from, promise.to);
        let figure = FigureId::new("target").below(&promise.key);
        let text = |label| Cell { figure: FigureId::default(), content: Content::Text(label) };
        let place = if promise.place.is_empty() {
            Label::word("figure-everywhere")
        } else {
            Label::Place(promise.place.clone())
        };
        let result = match counter.indicator(&promise.indicator, window) {
            Some(set) => sheet.result(&figure, set, promise.amount),
            None => Cell { figure, content: Content::ToBeCollected },
        };
        let wanted = Cell { figure: FigureId::default(), content: Content::Given(promise.amount) };
        let label = Label::Of(
            promise.project.clone(),
            Box::new(Label::Indicator(promise.indicator.clone())),
        );
        let cells = vec![text(place), wanted, result];
        table.rows.push(Row { label, cells, total: false });
    }
    let list = list(sheet, indicators);
    let mut tables = Vec::new();
    if !promises.is_empty() {
        tables.push(table);
    }
    tables.extend([list, budget(sheet)]);
    Section { key: "target".to_owned(), texts: Vec::new(), tables, charts: Vec::new() }
}

/// Every indicator of the five reports, those that cases do not give "to be collected".
fn list(sheet: &mut Sheet<'_>, indicators: &[Described]) -> Table {
    let window = period(sheet);
    let columns = ["figure-counted", "figure-in-period", "figure-since-start", "figure-since"];
    let mut table = plain("indicator", "", "figure-indicator", &columns);
    table.notes.push("figure-note-overlap".to_owned());
    for held in indicators {
        let name = FigureId::new(held.code.clone());
        let blank = |content| Cell { figure: FigureId::default(), content };
        let counted = Label::Counted(held.counted);
        let mut cells = vec![blank(Content::Text(counted))];
        let (since, from) = cumulative(sheet, indicators, &held.code);
        let now = sheet.counter.indicator(&held.code, window);
        match (now, sheet.counter.indicator(&held.code, since)) {
            (Some(now), Some(ever)) => {
                cells.push(sheet.count(&name, now));
                cells.push(sheet.count(&name.below("since"), ever));
                cells.push(blank(Content::Text(Label::Day(from))));
            }
            _ if held.computed => {
                cells.push(blank(Content::Text(Label::word("figure-see-table"))));
                cells.extend([Cell::empty(), Cell::empty()]);
            }
            _ => {
                cells.push(Cell { figure: name, content: Content::ToBeCollected });
                cells.extend([Cell::empty(), Cell::empty()]);
            }
        }
        let label = Label::Indicator(held.code.clone());
        table.rows.push(Row { label, cells, total: false });
    }
    // The figures that stand elsewhere, too, are masked as there.
    for (code, figure) in [
        ("IND_PROT_QUARTER", "identified"),
        ("IND_REFERRED", "referred"),
        ("IND_AVR_PERIOD", "return"),
        ("IND_AVR_CUM/since", "return-since"),
        ("IND_REINTEG/since", "reintegration/economic/since"),
        ("IND_PSS_REACHED", "psychosocial"),
        ("IND_PSS_REACHED/since", "psychosocial/year"),
        ("IND_IGA", "sector/livelihoods"),
        ("IND_IGA/since", "sector/livelihoods/since"),
    ] {
        let (one, other) = (FigureId::new(code), FigureId::new(figure));
        if sheet.again(&one).content == sheet.again(&other).content {
            sheet.adds_up(&other, vec![one]);
        }
    }
    table
}

/// Money paid and given in the period, by currency, never added across.
fn budget(sheet: &mut Sheet<'_>) -> Table {
    let (counter, facts) = (sheet.counter, sheet.facts());
    let window = period(sheet);
    let mut table = plain("budget", "IND_BUDGET", "figure-currency", &["figure-paid"]);
    table.counted = Counted::Money;
    table.notes.push("figure-note-currency".to_owned());
    let paid = (0..).zip(&facts.paid).filter(|(_, paid)| {
        window.has(paid.on) && counter.pays(paid.project) && counter.here(paid.case)
    });
    let all = Set { of: Of::Paid, items: paid.map(|(at, paid)| (at, paid.on)).collect() };
    let held = |at| facts.paid.get(index(at));
    for (currency, part) in all.by(|at, _| held(at).map_or(NONE, |paid| paid.currency)) {
        let code = facts.texts.get(currency).to_owned();
        let amount = part.items.iter().filter_map(|(at, _)| Some(held(*at)?.amount)).sum();
        let figure = FigureId::new("paid").below(&code);
        let content = Content::Amount { amount, currency: code.clone(), of: part.count() };
        let cells = vec![sheet.over(&figure, part, content)];
        let label = Label::Choice("currency".to_owned(), code);
        table.rows.push(Row { label, cells, total: false });
    }
    table
}

pub(super) fn derived(sheet: &mut Sheet<'_>) -> Section {
    let (counter, facts) = (sheet.counter, sheet.facts());
    let window = period(sheet);
    let mut table = plain("derived", "IND_TIME_TO_PLAN", "figure-what", &["figure-value"]);
    table.counted = Counted::Services;
    table.indicator = String::new();
    let mut row = |code: &str, cell: Cell| {
        let label = Label::Indicator(code.to_owned());
        table.rows.push(Row { label, cells: vec![cell], total: false });
    };
    let (set, days) = counter.plan_days(window);
    row("IND_TIME_TO_PLAN", sheet.median(&FigureId::new("plan-days"), set, days, Unit::Days));
    let due =
        (0..).zip(&facts.followups).filter(|(_, f)| window.has(f.due) && counter.here(f.case));
    let due = Set { of: Of::Followup, items: due.map(|(at, f)| (at, f.due)).collect() };
    let on_time = due.only(|at, _| {
        facts.followups.get(index(at)).is_some_and(|f| f.done.is_known() && f.done <= f.due)
    });
    let (part, whole) = (FigureId::new("followup-on-time"), FigureId::new("followup-due"));
    row("IND_FOLLOWUP_ON_TIME", sheet.share((&part, on_time), (&whole, due)));
    let sent = counter.referrals(window, None);
    let answered =
        sent.only(|at, _| facts.referrals.get(index(at)).is_some_and(|r| r.answered.is_known()));
    let days = answered.items.iter().filter_map(|(at, _)| {
        let referral = facts.referrals.get(index(*at))?;
        Some((referral.answered.date()? - referral.sent.date()?).num_days())
    });
    let days = days.collect();
    let figure = FigureId::new("referral-answer");
    row("IND_REF_ANSWER", sheet.median(&figure, answered, days, Unit::Days));
    let (part, whole) = (FigureId::new("alert-handled"), FigureId::new("alert"));
    let cell = match &facts.alerts {
        Some(alerts) => {
            let open = (0..).zip(alerts);
            let open = open.filter(|(_, a)| window.has(a.opened) && counter.here(a.case));
            let open = Set { of: Of::Alert, items: open.map(|(at, a)| (at, a.opened)).collect() };
            let handled = open.only(|at, _| alerts.get(index(at)).is_some_and(|a| a.handled));
            sheet.share((&part, handled), (&whole, open))
        }
        // That there is an alert says all: whoever may not read it gets no figure of it.
        None => Cell { figure: part, content: Content::Masked },
    };
    row("IND_MH_ALERT", cell);
    let closed = counter.cases(window, |case| case.closed);
    let mut reasons =
        plain("closed-reason", "IND_CLOSED_REASON", "figure-reason", &["figure-cases"]);
    reasons.counted = Counted::Episodes;
    reasons.rows = sheet.parts(&FigureId::new("closed"), &closed, |at, _| {
        match facts.texts.get(facts.case(at).map_or(NONE, |case| case.closure)) {
            "" => ("none".to_owned(), Label::word("figure-reason-unknown")),
            code => (code.to_owned(), Label::Choice("closure_reason".to_owned(), code.to_owned())),
        }
    });
    let economic = economic(sheet, window);
    Section {
        key: "derived".to_owned(),
        texts: Vec::new(),
        tables: vec![table, reasons, economic],
        charts: vec![chart("closed-reason", Drawing::Bars, &[0])],
    }
}

/// The share of departures for economic reasons: who was not asked is not in the whole.
fn economic(sheet: &mut Sheet<'_>, window: Window) -> Table {
    let (counter, facts) = (sheet.counter, sheet.facts());
    let mut table = plain("economic", "IND_ECON_REASON", "figure-who", &["figure-value"]);
    let reasons: BTreeMap<_, _> = counter
        .met(window)
        .into_iter()
        .map(|(person, on, case)| (person, (on, facts.case(case).map_or(NONE, |c| c.reason))))
        .collect();
    let all = |holds: &dyn Fn(u32) -> bool| {
        let found = reasons.iter().filter(|(_, (_, reason))| holds(*reason));
        Set { of: Of::Person, items: found.map(|(person, (on, _))| (*person, *on)).collect() }
    };
    let answered = all(&|reason| reason != NONE);
    let part = all(&|reason| reason != NONE && counter.is_economic(reason));
    let silent = all(&|reason| reason == NONE);
    let (one, whole) = (FigureId::new("economic"), FigureId::new("economic/answered"));
    let cells = vec![sheet.share((&one, part), (&whole, answered))];
    table.rows.push(Row {
        label: Label::Indicator("IND_ECON_REASON".to_owned()),
        cells,
        total: false,
    });
    let cells = vec![sheet.count(&FigureId::new("economic/not-asked"), silent)];
    table.rows.push(Row { label: Label::word("figure-not-asked"), cells, total: false });
    table
}
