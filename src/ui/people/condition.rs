//! A condition as it is being put together: alternatives, each a record such that, each test as
//! typed. It becomes a filter, and a filter of this form can be taken up again.

use crate::domain::date;
use crate::domain::fact::Shape;
use crate::domain::filter::{Ask, Filter, Has, Span, Test, Thing};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;

/// What stands for "there is such a record" among the things.
const ANY: &str = "*";

/// A condition: any of its alternatives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Condition {
    /// Its alternatives; there is always one.
    pub(super) lines: Vec<Line>,
}

/// A record such that, or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// What must hold of one and the same record; there is always one.
    pub(super) tests: Vec<Typed>,
    /// Everybody but these.
    pub(super) not: bool,
    /// How many records at least, as typed.
    pub(super) least: String,
}

/// A test as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The thing, as `kind.key`, or `kind.*`.
    pub(super) thing: String,
    /// What is asked, by key of [`ops`].
    pub(super) op: String,
    /// The codes chosen.
    pub(super) codes: Vec<String>,
    /// A text, the lower end, a number of days.
    pub(super) from: String,
    /// The upper end.
    pub(super) to: String,
}

/// What can be asked of an answer of a shape, in the order offered.
pub(super) fn ops(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::Tick => &["filled", "empty"],
        Shape::Choice(_) | Shape::Choices(_) | Shape::State(..) | Shape::Link(_) | Shape::Place => {
            &["is", "filled", "empty"]
        }
        Shape::Count | Shape::Amount => &["range", "filled", "empty"],
        Shape::Day | Shape::PartialDay => &[
            "last",
            "next",
            "before",
            "days",
            "month",
            "quarter",
            "last-quarter",
            "year",
            "filled",
            "empty",
        ],
        Shape::Line | Shape::Prose | Shape::Phone => &["contains", "filled", "empty"],
        Shape::Time | Shape::Decimal => &["filled", "empty"],
    }
}

/// The code for "there is such a record".
pub(super) fn any_of(kind: Kind) -> String {
    format!("{}.{ANY}", kind.key())
}

impl Condition {
    /// Nothing chosen yet.
    pub(super) fn new() -> Self {
        Self { lines: vec![Line::new()] }
    }

    /// Takes a filter up again; `None` when it is not of this form.
    pub(super) fn of(filter: &Filter) -> Option<Self> {
        let lines = match filter {
            Filter::Any(parts) if !parts.is_empty() => parts.iter().map(Line::of).collect(),
            one => Line::of(one).map(|line| vec![line]),
        };
        Some(Self { lines: lines? })
    }

    /// The filter it means, or what is still missing.
    pub(super) fn filter(&self) -> Result<Filter, Problem> {
        let mut parts = self.lines.iter().map(Line::filter).collect::<Result<Vec<_>, _>>()?;
        if parts.len() == 1 { Ok(parts.remove(0)) } else { Ok(Filter::Any(parts)) }
    }
}

impl Line {
    pub(super) fn new() -> Self {
        Self { tests: vec![Typed::default()], not: false, least: String::new() }
    }

    /// The kind of record it is about, once that is chosen.
    pub(super) fn kind(&self) -> Option<Kind> {
        let (kind, _) = self.tests.first()?.thing.split_once('.')?;
        Kind::from_key(kind)
    }

    /// Of this kind there may be several records.
    pub(super) fn is_many(&self) -> bool {
        self.kind().is_some_and(|kind| !matches!(kind, Kind::Person | Kind::Case))
    }

    fn of(filter: &Filter) -> Option<Self> {
        let (has, not) = match filter {
            Filter::Has(has) => (has, false),
            Filter::Not(inner) => match inner.as_ref() {
                Filter::Has(has) => (has, true),
                _ => return None,
            },
            _ => return None,
        };
        let mut tests: Vec<Typed> = has.such.iter().map(Typed::of).collect();
        if tests.is_empty() {
            tests.push(Typed { thing: any_of(has.kind), ..Typed::default() });
        }
        let least = if has.least > 1 { has.least.to_string() } else { String::new() };
        Some(Self { tests, not, least })
    }

    fn filter(&self) -> Result<Filter, Problem> {
        let kind = self.kind().ok_or_else(|| Problem::new("filter-choose"))?;
        let such = self.tests.iter().filter_map(|typed| typed.test().transpose());
        let such = such.collect::<Result<Vec<_>, _>>()?;
        let least = match self.least.trim() {
            "" => 1,
            text => Shape::Count
                .read(text)?
                .int()
                .and_then(|least| u32::try_from(least).ok())
                .ok_or_else(|| Problem::new("problem-not-a-number").with("given", text))?,
        };
        let least = if self.is_many() { least.max(1) } else { 1 };
        let has = Filter::Has(Has { kind, such, least });
        Ok(if self.not { has.negated() } else { has })
    }
}

impl Typed {
    /// The thing asked about; `None` while none is chosen, or when only the record matters.
    pub(super) fn asked(&self) -> Option<Thing> {
        Thing::try_from(self.thing.clone()).ok()
    }

    /// Another thing was chosen: what was typed for the one before does not fit.
    pub(super) fn chose(&mut self) {
        let first = self.asked().and_then(|thing| ops(thing.shape()).first().copied());
        let thing = std::mem::take(&mut self.thing);
        *self = Self { thing, op: first.unwrap_or_default().to_owned(), ..Self::default() };
        if matches!(self.op.as_str(), "last" | "next" | "before") {
            "30".clone_into(&mut self.from);
        }
    }

    fn of(test: &Test) -> Self {
        let mut typed = Self { thing: test.thing.to_string(), ..Self::default() };
        let op = match &test.ask {
            Ask::Is(codes) => {
                typed.codes.clone_from(codes);
                "is"
            }
            Ask::Contains(text) => {
                typed.from.clone_from(text);
                "contains"
            }
            Ask::Range(least, most) => {
                let show = |number: &Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
                (typed.from, typed.to) = (show(least), show(most));
                "range"
            }
            Ask::Within(Span::Days(from, to)) => {
                (typed.from, typed.to) = (
                    from.map(date::show).unwrap_or_default(),
                    to.map(date::show).unwrap_or_default(),
                );
                "days"
            }
            Ask::Within(span) => {
                let (op, days) = match span {
                    Span::Last(days) => ("last", Some(days)),
                    Span::Next(days) => ("next", Some(days)),
                    Span::Before(days) => ("before", Some(days)),
                    Span::Month => ("month", None),
                    Span::Quarter => ("quarter", None),
                    Span::LastQuarter => ("last-quarter", None),
                    Span::Year | Span::Days(..) => ("year", None),
                };
                typed.from = days.map(ToString::to_string).unwrap_or_default();
                op
            }
            Ask::Empty => "empty",
            Ask::Filled => "filled",
        };
        op.clone_into(&mut typed.op);
        typed
    }

    /// The test it means; `None` when only the record matters.
    fn test(&self) -> Result<Option<Test>, Problem> {
        if self.thing.ends_with(ANY) {
            return Ok(None);
        }
        let thing = self.asked().ok_or_else(|| Problem::new("filter-choose"))?;
        let number =
            |text: &str| -> Result<Option<i64>, Problem> { Ok(Shape::Count.read(text)?.int()) };
        let days = |text: &str| -> Result<u32, Problem> {
            let days = number(text)?.and_then(|days| u32::try_from(days).ok());
            days.ok_or_else(|| Problem::new("problem-not-a-number").with("given", text))
        };
        let day = |text: &str| -> Result<Option<chrono::NaiveDate>, Problem> {
            if text.trim().is_empty() { Ok(None) } else { date::parse(text).map(Some) }
        };
        let ask = match self.op.as_str() {
            "is" if self.codes.is_empty() => return Err(Problem::new("filter-choose-value")),
            "is" => Ask::Is(self.codes.clone()),
            "contains" if self.from.trim().is_empty() => {
                return Err(Problem::new("filter-choose-value"));
            }
            "contains" => Ask::Contains(self.from.trim().to_owned()),
            "range" => match (number(&self.from)?, number(&self.to)?) {
                (None, None) => return Err(Problem::new("filter-choose-value")),
                (least, most) => Ask::Range(least, most),
            },
            "days" => match (day(&self.from)?, day(&self.to)?) {
                (None, None) => return Err(Problem::new("filter-choose-value")),
                (from, to) => Ask::Within(Span::Days(from, to)),
            },
            "last" => Ask::Within(Span::Last(days(&self.from)?)),
            "next" => Ask::Within(Span::Next(days(&self.from)?)),
            "before" => Ask::Within(Span::Before(days(&self.from)?)),
            "month" => Ask::Within(Span::Month),
            "quarter" => Ask::Within(Span::Quarter),
            "last-quarter" => Ask::Within(Span::LastQuarter),
            "year" => Ask::Within(Span::Year),
            "empty" => Ask::Empty,
            "filled" => Ask::Filled,
            _ => return Err(Problem::new("filter-choose")),
        };
        Ok(Some(Test { thing, ask }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::things;

    #[test]
    fn what_is_put_together_is_taken_up_again() {
        let mut round = 0;
        for thing in things() {
            for op in ops(thing.shape()) {
                let days = *op == "days";
                let typed = Typed {
                    thing: thing.to_string(),
                    op: (*op).to_owned(),
                    codes: if *op == "is" { vec!["x".to_owned()] } else { Vec::new() },
                    from: match *op {
                        "contains" => "ségou".to_owned(),
                        "last" | "next" | "before" | "range" => "30".to_owned(),
                        "days" => "03/05/2026".to_owned(),
                        _ => String::new(),
                    },
                    to: if days { "04/05/2026".to_owned() } else { String::new() },
                };
                let line = Line { tests: vec![typed], not: round % 2 == 0, least: String::new() };
                let condition = Condition { lines: vec![line] };
                let filter = condition.filter().unwrap();
                assert_eq!(Condition::of(&filter), Some(condition), "{thing} {op}");
                round += 1;
            }
        }
        println!("{round} conditions");
        let two = Condition { lines: vec![Line::new(), Line::new()] };
        assert_eq!(two.filter().unwrap_err().word, "filter-choose");
        assert_eq!(Condition::of(&Filter::All(Vec::new())), None);
    }
}
