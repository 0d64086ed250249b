//! One test as a condition of a question: keys of facts from the closed list, everything else
//! bound.

use rusqlite::ToSql;
use rusqlite::types::ToSqlOutput;

use crate::domain::fact::Shape;
use crate::domain::filter::{Ask, On, Test, Thing};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::value::Value;

/// What is bound.
#[derive(Debug, Clone)]
pub(in crate::store) enum Bound {
    Value(Value),
    Link(Id),
}

impl ToSql for Bound {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Value(value) => value.to_sql(),
            Self::Link(id) => id.to_sql(),
        }
    }
}

/// A condition on a record `t`.
pub(super) struct Clause {
    /// The condition.
    pub(super) sql: String,
    /// What is bound in it, in order.
    pub(super) given: Vec<Bound>,
    /// It lets through more than the test does: the test is judged again on what comes out.
    loose: bool,
    /// The answers `a` are gone through, and the record of each is looked up.
    by_answer: bool,
}

impl Clause {
    fn new(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), given: Vec::new(), loose: false, by_answer: false }
    }

    fn with(mut self, given: impl IntoIterator<Item = Bound>) -> Self {
        self.given.extend(given);
        self
    }

    /// The tests that are still to be judged.
    pub(super) fn rest<'a>(&self, tests: &'a [Test]) -> Vec<&'a Test> {
        if self.loose { tests.iter().collect() } else { Vec::new() }
    }

    /// What is gone through for it.
    pub(super) fn from(&self, table: &str) -> String {
        if self.by_answer {
            format!("answer a cross join {table} t on t.id = a.record")
        } else {
            format!("{table} t")
        }
    }
}

/// Facts that stand together in one index (`person_fact`, `case_file_fact`): several tests on them
/// are one question.
pub(super) const TOGETHER: [(Kind, &[&str]); 2] = [
    (
        Kind::Person,
        &[
            "sex",
            "birth_on",
            "birth_about",
            "age_estimate",
            "age_estimated_on",
            "nationality",
            "origin_region",
            "origin_cercle",
        ],
    ),
    (
        Kind::Case,
        &[
            "status",
            "risk",
            "episode",
            "first_contact_on",
            "registered_on",
            "arrived_on",
            "departure_country",
            "return_category",
            "entry_point",
            "route",
            "source",
        ],
    ),
];

/// Whether a test is one of a text that many people share: of the words in it, or of the several
/// codes it is made of.
pub(super) fn is_by_text(test: &Test) -> bool {
    let by_words = matches!(test.ask, Ask::Contains(_));
    let by_codes =
        matches!(test.ask, Ask::Is(_)) && matches!(test.thing.shape(), Shape::Choices(_));
    (by_words || by_codes) && test.thing.is_fact() && !test.thing.is_restricted()
}

/// Whether a fact stands with others in one index.
pub(super) fn stands_together(thing: Thing) -> bool {
    TOGETHER.iter().any(|(kind, keys)| *kind == thing.kind && keys.contains(&thing.key))
}

/// Whether the database judges a test, in the one index where such facts stand together.
pub(super) fn is_together(test: &Test, on: On) -> bool {
    let stands = test.thing.is_fact() && stands_together(test.thing);
    stands && !is_by_text(test) && !inside(test, on).loose
}

/// Not answered is everybody but who answered: an index holds only what was.
pub(super) fn reversed(test: &Test) -> Option<Test> {
    (test.ask == Ask::Empty).then_some(Test { thing: test.thing, ask: Ask::Filled })
}

/// A test as a condition on its own.
pub(super) fn of(test: &Test, on: On) -> Clause {
    if test.thing.is_computed() || test.thing.is_fact() {
        return inside(test, on);
    }
    let value = on_column(test, "a.value", on);
    Clause {
        sql: format!("a.question = ? and {}", value.sql),
        given: std::iter::once(text(test.thing.key)).chain(value.given).collect(),
        loose: value.loose,
        by_answer: true,
    }
}

/// A test as a condition among others.
pub(super) fn inside(test: &Test, on: On) -> Clause {
    let key = test.thing.key;
    if test.thing.is_age() {
        return age(&test.ask, on);
    }
    if test.thing.is_computed() {
        let there = if test.ask == Ask::Empty { "1" } else { "t.answers is not null" };
        return Clause { loose: true, ..Clause::new(there) };
    }
    if test.thing.is_fact() {
        return on_column(test, &format!("t.{key}"), on);
    }
    if test.ask == Ask::Empty {
        let sql = "t.id not in (select record from answer where question = ?)";
        return Clause::new(sql).with([text(key)]);
    }
    let value = on_column(test, "value", on);
    Clause {
        sql: format!("t.id in (select record from answer where question = ? and {})", value.sql),
        given: std::iter::once(text(key)).chain(value.given).collect(),
        ..value
    }
}

/// A condition on one column.
fn on_column(test: &Test, column: &str, on: On) -> Clause {
    let shape = test.thing.shape();
    if test.thing.field().restricted && !matches!(test.ask, Ask::Empty | Ask::Filled) {
        return Clause { loose: true, ..Clause::new(format!("{column} is not null")) };
    }
    match &test.ask {
        Ask::Empty => Clause::new(format!("{column} is null")),
        Ask::Filled => Clause::new(format!("{column} is not null")),
        Ask::Is(wanted) => is(wanted, shape, column, on),
        Ask::Contains(part) => {
            let like = Clause::new(format!("{column} is not null and {column} like ?"));
            Clause { loose: true, ..like.with([text(&anywhere(part))]) }
        }
        Ask::Range(least, most) => {
            let mut clause = Clause::new(format!("{column} is not null"));
            for (sign, end) in [(">=", least), ("<=", most)] {
                if let Some(end) = end {
                    clause.sql = format!("{} and {column} {sign} ?", clause.sql);
                    clause.given.push(Bound::Value(Value::Int(*end)));
                }
            }
            clause
        }
        Ask::Within(span) => {
            let (from, to) = span.ends(on.today);
            let mut clause = Clause::new(format!("{column} is not null"));
            if let Some(from) = from {
                // A month or a year alone reaches to its end: 2001 and what sorts behind it.
                let sql = match shape {
                    Shape::PartialDay => format!("{column} || '~' >= ?"),
                    _ => format!("{column} >= ?"),
                };
                clause.sql = format!("{} and {sql}", clause.sql);
                clause.given.push(text(&from.to_string()));
            }
            if let Some(to) = to {
                clause.sql = format!("{} and {column} <= ?", clause.sql);
                clause.given.push(text(&to.to_string()));
            }
            clause
        }
    }
}

fn is(wanted: &[String], shape: Shape, column: &str, on: On) -> Clause {
    let wanted: Vec<String> = wanted.iter().map(|wanted| on.meant(wanted)).collect();
    if wanted.is_empty() {
        return Clause::new("0");
    }
    let many = |one: &str, between: &str| vec![one; wanted.len()].join(between);
    match shape {
        Shape::Choices(_) => {
            let one = format!("instr(' ' || {column} || ' ', ' ' || ? || ' ') > 0");
            let sql = format!("{column} is not null and ({})", many(&one, " or "));
            Clause::new(sql).with(wanted.iter().map(|code| text(code)))
        }
        Shape::Link(_) => {
            let ids: Vec<Bound> =
                wanted.iter().filter_map(|w| Id::parse(w)).map(Bound::Link).collect();
            if ids.is_empty() {
                return Clause::new("0");
            }
            let marks = vec!["?"; ids.len()].join(", ");
            Clause::new(format!("{column} in ({marks})")).with(ids)
        }
        Shape::Count | Shape::Amount | Shape::Tick => {
            let numbers = wanted.iter().filter_map(|w| w.parse().ok()).map(Value::Int);
            let numbers: Vec<Bound> = numbers.map(Bound::Value).collect();
            let marks = vec!["?"; numbers.len()].join(", ");
            Clause::new(format!("{column} in ({marks})")).with(numbers)
        }
        _ => Clause::new(format!("{column} in ({})", many("?", ", ")))
            .with(wanted.iter().map(|code| text(code))),
    }
}

/// Whoever may be of that age by the years alone.
fn age(ask: &Ask, on: On) -> Clause {
    use chrono::Datelike as _;
    let known = "(+t.birth_on is not null or +t.age_estimate is not null)";
    let clause = match ask {
        Ask::Empty => Clause::new("1"),
        Ask::Range(least, most) => {
            let year = i64::from(on.today.year());
            let text = |year: i64| text(&format!("{:04}", year.clamp(0, 9_999)));
            let from = most.map_or(0, |most| year.saturating_sub(most).saturating_sub(3));
            let to = least.map_or(9_999, |least| year.saturating_sub(least).saturating_add(3));
            Clause::new(
                // The plus: all that is asked stands in one index, which is gone through.
                "(+t.birth_on between ? and ? or (+t.birth_on is null and +t.age_estimate is not null))",
            )
            .with([text(from), text(to)])
        }
        _ => Clause::new(known),
    };
    Clause { loose: true, ..clause }
}

/// The text anywhere, its letters in this order: looser than it is meant, so that accents,
/// capitals and signs between them do not matter.
fn anywhere(part: &str) -> String {
    let mut like = String::from("%");
    for c in name::fold(part).chars().filter(|c| *c != ' ') {
        // What can carry an accent, or be one of two letters written as one, may be anything.
        let is_plain = matches!(c, '0'..='9' | 'f'..='h' | 'j'..='m' | 'p'..='t' | 'v'..='x' | 'z');
        like.push(if is_plain { c } else { '_' });
        like.push('%');
    }
    like
}

fn text(text: &str) -> Bound {
    Bound::Value(Value::Text(text.to_owned()))
}

/// A value that a question gives beside the number of a record.
pub(in crate::store) struct Source {
    /// The key of the fact or question.
    pub(in crate::store) key: &'static str,
    /// It is a link.
    pub(in crate::store) is_link: bool,
    sql: String,
    /// It may be sealed: it opens only with the id of its record.
    sealed: bool,
}

/// What things are made of, each once.
pub(in crate::store) fn sources(things: impl IntoIterator<Item = Thing>) -> Vec<Source> {
    let mut all: Vec<Source> = Vec::new();
    for thing in things {
        let own = [thing.key];
        let keys = if thing.is_computed() { thing.sources() } else { &own };
        for key in keys {
            if all.iter().any(|source| source.key == *key) {
                continue;
            }
            let field = thing.kind.field(key);
            let is_link = field.is_some_and(|field| matches!(field.shape, Shape::Link(_)));
            // Keys of questions are those of forms: of the program, or loaded by the office.
            let answer = || {
                let key = key.replace('\'', "''");
                format!("(select value from answer where record = t.id and question = '{key}')")
            };
            let sql = field.map_or_else(answer, |field| format!("t.{}", field.key));
            all.push(Source { key, is_link, sql, sealed: thing.field().restricted });
        }
    }
    all
}

/// The id, where it is needed, and the sources as columns, after the first one.
pub(in crate::store) fn columns(sources: &[Source]) -> String {
    let sealed = sources.iter().any(|source| source.sealed);
    let mut sql = String::from(if sealed { ", t.id" } else { ", null" });
    for source in sources {
        sql.push_str(", ");
        sql.push_str(&source.sql);
    }
    sql
}
