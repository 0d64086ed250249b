//! What a filter means of records at hand, and what is no filter.

use super::*;
use crate::domain::value;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on() -> On {
    On { today: day("2026-11-22"), me: Some(Id::from_bytes([9; 16])) }
}

fn thing(text: &str) -> Thing {
    Thing::try_from(text.to_owned()).unwrap()
}

fn row(values: &[(&'static str, &str)]) -> Row {
    let mut row = Row::new();
    for (key, text) in values {
        let number = (*key == "duration_minutes").then(|| Value::Int(text.parse().unwrap()));
        let value = number.unwrap_or_else(|| Value::Text((*text).to_owned()));
        value::put(&mut row, *key, value);
    }
    row
}

#[test]
fn spans_move_with_today() {
    let check = |span: Span, from: &str, to: &str| {
        let ends = span.ends(day("2026-11-22"));
        let read = |text: &str| (!text.is_empty()).then(|| day(text));
        assert_eq!(ends, (read(from), read(to)), "{span:?}");
    };
    check(Span::Last(1), "2026-11-22", "2026-11-22");
    check(Span::Last(30), "2026-10-24", "2026-11-22");
    check(Span::Next(7), "2026-11-22", "2026-11-28");
    check(Span::Before(30), "", "2026-10-22");
    check(Span::Month, "2026-11-01", "2026-11-30");
    check(Span::Quarter, "2026-10-01", "2026-12-31");
    check(Span::LastQuarter, "2026-07-01", "2026-09-30");
    check(Span::Year, "2026-01-01", "2026-12-31");
    check(Span::Days(Some(day("2014-04-01")), None), "2014-04-01", "");
    let january = Span::LastQuarter.ends(day("2027-01-03"));
    assert_eq!(january, (Some(day("2026-10-01")), Some(day("2026-12-31"))));
}

#[test]
fn a_test_holds_of_what_was_answered() {
    let check = |name: &str, ask: Ask, held: &[(&'static str, &str)], holds: bool| {
        let test = Test { thing: thing(name), ask: ask.clone() };
        assert_eq!(test.holds(&row(held), on()), holds, "{name} {ask:?} {held:?}");
    };
    let is = |codes: &[&str]| Ask::Is(codes.iter().map(|code| (*code).to_owned()).collect());
    check("case_file.risk", is(&["high", "critical"]), &[("risk", "high")], true);
    check("case_file.risk", is(&["high", "critical"]), &[("risk", "low")], false);
    check("case_file.risk", is(&[]), &[("risk", "low")], false);
    check("case_file.risk", Ask::Empty, &[], true);
    check("case_file.risk", Ask::Filled, &[], false);
    check("person.nationality", is(&["DZA"]), &[("nationality", "DZA MLI")], true);
    check("person.nationality", is(&["DZ"]), &[("nationality", "DZA MLI")], false);
    check(
        "person.origin_village",
        Ask::Contains("segou".into()),
        &[("origin_village", "Ségou-koura")],
        true,
    );
    let me = Id::from_bytes([9; 16]).to_string();
    check("case_file.worker_id", is(&[ME]), &[("worker_id", &me)], true);
    check(
        "session.duration_minutes",
        Ask::Range(Some(30), None),
        &[("duration_minutes", "30")],
        true,
    );
    check(
        "session.duration_minutes",
        Ask::Range(Some(31), Some(60)),
        &[("duration_minutes", "30")],
        false,
    );
    check(
        "case_file.arrived_on",
        Ask::Within(Span::Last(30)),
        &[("arrived_on", "2026-10-24")],
        true,
    );
    check(
        "case_file.arrived_on",
        Ask::Within(Span::Last(30)),
        &[("arrived_on", "2026-10-23")],
        false,
    );
    // Known to the month: it may lie there.
    check(
        "case_file.departed_on",
        Ask::Within(Span::Last(30)),
        &[("departed_on", "2026-10")],
        true,
    );
    check("person.age", Ask::Range(Some(17), Some(17)), &[("birth_on", "2009")], true);
    check("person.age", Ask::Range(None, Some(17)), &[("birth_on", "2008")], true);
    check("person.age", Ask::Range(None, Some(17)), &[("birth_on", "2007")], false);
    check("person.age", Ask::Empty, &[], true);
    let phq = (1..=9).map(|n| format!("{n}=2")).collect::<Vec<_>>().join(" ");
    let answers = [("instrument", "phq9"), ("answers", phq.as_str())];
    check("scale.total", Ask::Range(Some(18), None), &answers, true);
    check("scale.total", Ask::Range(Some(19), None), &answers, false);
}

#[test]
fn conditions_are_joined_and_turned_round() {
    let sent = Filter::test(thing("referral.status"), Ask::Is(vec!["sent".into()]));
    let adult = Filter::test(thing("person.age"), Ask::Range(Some(18), None));
    let mut seen = Seen::default();
    seen.records.insert(Kind::Person, vec![row(&[("birth_on", "1990")])]);
    seen.records
        .insert(Kind::Referral, vec![row(&[("status", "sent")]), row(&[("status", "sent")])]);
    let holds = |filter: &Filter| filter.holds(&seen, on());
    assert!(holds(&Filter::default()) && Filter::default().is_open());
    assert!(holds(&Filter::All(vec![sent.clone(), adult.clone()])));
    assert!(!holds(&sent.clone().negated()));
    assert!(holds(&Filter::Any(vec![sent.clone().negated(), adult])));
    assert!(!holds(&Filter::Any(Vec::new())));
    assert_eq!(sent.clone().negated().negated(), sent);
    let many = |least| Filter::Has(Has { kind: Kind::Referral, such: Vec::new(), least });
    assert!(holds(&many(2)) && !holds(&many(3)));
}

#[test]
fn a_filter_is_read_back_and_nothing_unknown_is() {
    let filter = Filter::All(vec![
        Filter::test(thing("case_file.registered_on"), Ask::Within(Span::Quarter)),
        Filter::Not(Box::new(Filter::has(Kind::Consent))),
        Filter::Any(vec![Filter::test(thing("person.sex"), Ask::Is(vec!["F".into()]))]),
    ]);
    assert_eq!(Filter::from_json(&filter.to_json()), Some(filter));
    for wrong in [
        "",
        "{}",
        r#"{"has":{"kind":"alert"}}"#,
        r#"{"has":{"kind":"user"}}"#,
        r#"{"has":{"kind":"person","such":[{"thing":"person.n; drop table person","ask":"empty"}]}}"#,
        r#"{"has":{"kind":"person","such":[{"thing":"case_file.risk","ask":"empty"}]}}"#,
    ] {
        assert_eq!(Filter::from_json(wrong), None, "{wrong}");
    }
}

#[test]
fn restricted_things_are_known_and_alerts_are_no_thing() {
    let restricted: Vec<String> =
        things().iter().filter(|t| t.is_restricted()).map(ToString::to_string).collect();
    println!("{} things, {} of them restricted", things().len(), restricted.len());
    for name in [
        "scale.total",
        "vulnerability.restricted_code",
        "trafficking.noted_on",
        "case_file.risk_reason",
    ] {
        assert!(restricted.iter().any(|held| held == name), "{name}");
    }
    assert!(things().iter().all(|thing| thing.kind != Kind::Alert));
    assert!(Filter::has(Kind::Trafficking).is_restricted());
    assert!(!Filter::has(Kind::Alert).is_sound());
    for thing in things() {
        assert_eq!(Thing::try_from(thing.to_string()), Ok(*thing));
        assert!(!thing.label().is_empty());
    }
}
