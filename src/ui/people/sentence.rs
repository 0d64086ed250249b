//! A filter in words, as the chips over the list say it.

use chrono::NaiveDate;

use crate::domain::case::Status;
use crate::domain::date;
use crate::domain::fact::Shape;
use crate::domain::filter::{Ask, Filter, Has, ME, Span, Test, Thing, kind_label};
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed as _, Value};
use crate::store::case::Office;
use crate::ui::form;
use crate::words::{tr, tr_with};

/// A filter as one sentence.
pub(in crate::ui) fn sentence(filter: &Filter, office: &Office) -> String {
    let joined = |parts: &[Filter], word: &str| -> String {
        let said: Vec<String> = parts.iter().map(|part| sentence(part, office)).collect();
        said.join(&format!(" {} ", tr(word)))
    };
    match filter {
        Filter::All(parts) if parts.is_empty() => tr("filter-everybody"),
        Filter::All(parts) => joined(parts, "filter-and"),
        Filter::Any(parts) => joined(parts, "filter-or"),
        Filter::Not(inner) => match inner.as_ref() {
            Filter::Has(has) if !is_single(has) => {
                tr_with("filter-without", &[("what", &of(has, office))])
            }
            other => tr_with("filter-but", &[("what", &sentence(other, office))]),
        },
        Filter::Has(has) if is_single(has) => tests(&has.such, office),
        Filter::Has(has) => tr_with("filter-with", &[("what", &of(has, office))]),
    }
}

fn is_single(has: &Has) -> bool {
    matches!(has.kind, Kind::Person | Kind::Case) && !has.such.is_empty()
}

/// A record such that, how many.
fn of(has: &Has, office: &Office) -> String {
    let mut said = kind_label(has.kind);
    if has.least > 1 {
        let least = has.least.to_string();
        said = tr_with("filter-at-least", &[("least", &least), ("what", &said)]);
    }
    if has.such.is_empty() { said } else { format!("{said} ({})", tests(&has.such, office)) }
}

fn tests(all: &[Test], office: &Office) -> String {
    let said: Vec<String> = all.iter().map(|one| test(one, office)).collect();
    said.join(", ")
}

/// One test in words.
pub(super) fn test(test: &Test, office: &Office) -> String {
    let thing = test.thing;
    let what = thing.label();
    let named = |how: &str| tr_with("people-chip", &[("part", &what), ("what", how)]);
    let is_tick = thing.shape() == Shape::Tick;
    match &test.ask {
        Ask::Empty if is_tick => named(&tr("filter-no")),
        Ask::Filled if is_tick => named(&tr("filter-yes")),
        Ask::Empty => named(&tr("filter-empty")),
        Ask::Filled => named(&tr("filter-filled")),
        Ask::Is(codes) if is_open(thing, codes) => tr("people-open-only"),
        Ask::Is(codes) => {
            let said: Vec<String> =
                codes.iter().map(|code| code_label(thing, code, office)).collect();
            named(&said.join(&format!(" {} ", tr("filter-or"))))
        }
        Ask::Contains(text) => tr_with("filter-contains", &[("what", &what), ("text", text)]),
        Ask::Range(least, most) => {
            let show = |number: &Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
            let given = [("from", show(least)), ("to", show(most))];
            let given = given.each_ref().map(|(key, text)| (*key, text.as_str()));
            match (least, most) {
                (Some(from), Some(to)) if from == to => named(&from.to_string()),
                (Some(_), Some(_)) => named(&tr_with("filter-from-to", &given)),
                (Some(_), None) => named(&tr_with("filter-from", &given)),
                (None, Some(_)) => named(&tr_with("filter-to", &given)),
                (None, None) => named(&tr("filter-filled")),
            }
        }
        Ask::Within(days) => named(&span(*days)),
    }
}

/// All the statuses of cases somebody works on, and no other: there is a shorter word for them.
fn is_open(thing: Thing, codes: &[String]) -> bool {
    let mut open = Status::ALL.iter().filter(|status| status.is_open());
    thing.kind == Kind::Case
        && thing.key == "status"
        && codes.iter().all(|code| Status::from_key(code).is_some_and(Status::is_open))
        && open.all(|status| codes.iter().any(|code| code == status.key()))
}

/// What people read for a code of a thing.
pub(super) fn code_label(thing: Thing, code: &str, office: &Office) -> String {
    if code == ME && matches!(thing.shape(), Shape::Link(_)) {
        return tr("filter-me");
    }
    let shown = form::show(office, &thing.field(), &Value::Text(code.to_owned()));
    if shown.is_empty() { code.to_owned() } else { shown }
}

/// A stretch of days in words.
pub(super) fn span(span: Span) -> String {
    let days = |count: u32, key: &str| tr_with(key, &[("count", &count.to_string())]);
    match span {
        Span::Days(from, to) => {
            let show = |day: Option<NaiveDate>| day.map(date::show).unwrap_or_default();
            let given = [("from", show(from)), ("to", show(to))];
            let given = given.each_ref().map(|(key, text)| (*key, text.as_str()));
            match (from, to) {
                (Some(_), Some(_)) => tr_with("filter-day-from-to", &given),
                (Some(_), None) => tr_with("filter-day-from", &given),
                (None, Some(_)) => tr_with("filter-day-to", &given),
                (None, None) => tr("filter-filled"),
            }
        }
        Span::Last(count) => days(count, "filter-last"),
        Span::Next(count) => days(count, "filter-next"),
        Span::Before(count) => days(count, "filter-before"),
        Span::Month => tr("filter-month"),
        Span::Quarter => tr("filter-quarter"),
        Span::LastQuarter => tr("filter-last-quarter"),
        Span::Year => tr("filter-year"),
    }
}
