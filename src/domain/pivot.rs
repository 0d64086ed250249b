//! A table of figures of one's own: two axes over any facts, whom it counts and what. Each
//! answer that is not known has a row of its own; totals count anew, so that a person who stands
//! in two rows is one person; small numbers are masked, and whatever would give them away.

mod mask;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use self::mask::{Shown, masked};
use super::choice;
use super::date::{Age, PartialDate};
use super::fact::Shape;
use super::filter::{Filter, Thing, things};
use super::indicator::bands;
use super::kind::Kind;
use super::place;
use super::value::Value;

/// Numbers under this are masked (`DOMAIN.md` 6.5).
pub const SMALL: u32 = 5;
/// The key of what is not known.
pub const UNKNOWN: &str = "";

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Each person once, with their newest case.
    #[default]
    Persons,
    /// Each case: somebody who came back twice counts twice.
    Episodes,
    /// Each help given.
    Services,
    /// Each session held with a case: a workshop of ten is ten.
    Participations,
    /// Each referral.
    Referrals,
}

impl Counted {
    /// Everything that can be counted, in the order offered.
    pub const ALL: [Self; 5] =
        [Self::Persons, Self::Episodes, Self::Services, Self::Participations, Self::Referrals];

    /// Its key among the words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Episodes => "episodes",
            Self::Services => "services",
            Self::Participations => "participations",
            Self::Referrals => "referrals",
        }
    }

    /// The kind of record each of which counts; none where people or cases are counted.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Persons | Self::Episodes => None,
            Self::Services => Some(Kind::Assistance),
            Self::Participations => Some(Kind::Session),
            Self::Referrals => Some(Kind::Referral),
        }
    }
}

/// How the values of an axis are put together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cut {
    /// Each value by itself.
    #[default]
    Each,
    /// Days by month.
    Month,
    /// Days by quarter.
    Quarter,
    /// Days by year.
    Year,
    /// Places by region.
    Region,
    /// Ages by a scheme of bands.
    Bands(String),
}

/// One axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axis {
    /// The fact.
    pub thing: Thing,
    /// How its values are put together.
    #[serde(default)]
    pub cut: Cut,
}

/// A table of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pivot {
    /// From top to bottom; one row when absent.
    #[serde(default)]
    pub rows: Option<Axis>,
    /// From left to right; one column when absent.
    #[serde(default)]
    pub columns: Option<Axis>,
    /// What is counted.
    #[serde(default)]
    pub counted: Counted,
    /// Of whom.
    #[serde(default)]
    pub filter: Filter,
    /// The day of which an age is taken; the day the table is made when absent.
    #[serde(default)]
    pub on: Option<Thing>,
    /// Small numbers are shown as they are.
    #[serde(default)]
    pub open: bool,
}

impl Pivot {
    /// As it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what `to_json` wrote; `None` for what this program does not know.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|pivot: &Self| pivot.filter.is_sound())
    }

    /// Whether it asks about what only some may read.
    pub fn is_restricted(&self) -> bool {
        let axes = self.rows.iter().chain(&self.columns).map(|axis| axis.thing);
        self.filter.is_restricted() || axes.chain(self.on).any(Thing::is_restricted)
    }
}

impl Axis {
    /// An axis with the cut its values want.
    pub fn of(thing: Thing) -> Self {
        Self { thing, cut: cuts(thing).into_iter().next().unwrap_or_default() }
    }

    /// The keys one value stands under; several for an answer of several codes.
    pub fn keys(&self, value: &Value) -> Vec<String> {
        let text = match value {
            Value::Text(text) => text,
            Value::Int(1) if self.thing.shape() == Shape::Tick => return vec!["yes".to_owned()],
            Value::Int(number) => return vec![number.to_string()],
            Value::Nothing | Value::Sealed(_) => return Vec::new(),
        };
        let key = match (&self.cut, self.thing.shape()) {
            (_, Shape::Choices(_)) => {
                return text.split(' ').filter(|c| !c.is_empty()).map(str::to_owned).collect();
            }
            (Cut::Month, _) => PartialDate::parse_iso(text)
                .and_then(|day| Some(format!("{:04}-{:02}", day.year, day.month?))),
            (Cut::Quarter, _) => PartialDate::parse_iso(text)
                .and_then(|day| Some(format!("{:04}-Q{}", day.year, (day.month? - 1) / 3 + 1))),
            (Cut::Year, _) => PartialDate::parse_iso(text).map(|day| format!("{:04}", day.year)),
            (Cut::Region, _) => place::region_of(text).or_else(|| Some(text.clone())),
            _ => Some(text.clone()),
        };
        key.into_iter().collect()
    }

    /// The key of an age.
    pub fn key_of_age(&self, age: Option<Age>) -> Option<String> {
        let Cut::Bands(scheme) = &self.cut else {
            return age.map(|age| u16::midpoint(age.min, age.max).to_string());
        };
        let all = bands::of(scheme);
        let (from, to) = *all.get(bands::place(&all, age)?)?;
        Some(to.map_or_else(|| format!("{from:03}+"), |to| format!("{from:03}-{to:03}")))
    }

    /// Keys in the order they are shown: choices as their list has them, the rest by its key,
    /// what is not known last.
    pub fn order(&self, keys: BTreeSet<String>) -> Vec<String> {
        let mut all: Vec<String> = keys.into_iter().collect();
        if let Shape::Choice(list) | Shape::Choices(list) | Shape::State(list, _) =
            self.thing.shape()
        {
            let place = |key: &String| choice::list(list).iter().position(|c| c.code == *key);
            all.sort_by_key(|key| place(key).unwrap_or(usize::MAX));
        } else if all.iter().all(|key| key.parse::<i64>().is_ok() || key == UNKNOWN) {
            all.sort_by_key(|key| key.parse::<i64>().unwrap_or_default());
        }
        all.sort_by_key(|key| key == UNKNOWN);
        all
    }
}

/// The cuts an axis may have, the usual one first.
pub fn cuts(thing: Thing) -> Vec<Cut> {
    if thing.is_age() {
        let usual = std::iter::once(bands::USUAL.to_owned());
        let others = choice::list("age_scheme").iter().map(|scheme| scheme.code.clone());
        let schemes = usual.chain(others.filter(|scheme| scheme != bands::USUAL));
        return schemes.map(Cut::Bands).chain([Cut::Each]).collect();
    }
    match thing.shape() {
        Shape::Day | Shape::PartialDay => vec![Cut::Month, Cut::Quarter, Cut::Year],
        Shape::Place => vec![Cut::Region, Cut::Each],
        _ => vec![Cut::Each],
    }
}

/// The facts an axis can be: whatever has few values, or can be cut into few.
pub fn axes(counted: Counted) -> Vec<Thing> {
    let fits = |thing: &&Thing| {
        thing.is_age()
            || matches!(
                thing.shape(),
                Shape::Choice(_)
                    | Shape::Choices(_)
                    | Shape::State(..)
                    | Shape::Tick
                    | Shape::Day
                    | Shape::PartialDay
                    | Shape::Place
                    | Shape::Link(_)
            )
    };
    let own = counted.kind();
    // First what belongs to what is counted.
    let (mut first, rest): (Vec<Thing>, Vec<Thing>) =
        things().iter().filter(fits).partition(|thing| Some(thing.kind) == own);
    first.extend(rest);
    first
}

/// One that is counted: the keys it stands under on each axis, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Row number of the person.
    pub person: i64,
    /// Its keys from top to bottom.
    pub rows: Vec<String>,
    /// Its keys from left to right.
    pub columns: Vec<String>,
}

/// A table counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The keys of its rows, in order.
    pub rows: Vec<String>,
    /// The keys of its columns, in order.
    pub columns: Vec<String>,
    /// How many stand in each cell, its totals after the last row and the last column.
    pub counts: Vec<Vec<u32>>,
    /// The people in each cell, by row number; totals likewise.
    pub people: BTreeMap<(usize, usize), Vec<i64>>,
    /// Some stand in several rows or columns: totals are less than the sums.
    pub overlaps: bool,
}

/// Counts units along their axes.
pub fn tally(pivot: &Pivot, units: &[Unit]) -> Tally {
    let ordered = |axis: &Option<Axis>, of: &dyn Fn(&Unit) -> &Vec<String>| -> Vec<String> {
        let keys: BTreeSet<String> = units.iter().flat_map(of).cloned().collect();
        axis.as_ref().map_or_else(Vec::new, |axis| axis.order(keys))
    };
    let rows = ordered(&pivot.rows, &|unit| &unit.rows);
    let columns = ordered(&pivot.columns, &|unit| &unit.columns);
    let mut table = Tally { rows, columns, ..Tally::default() };
    let (last, right) = (table.rows.len(), table.columns.len());
    table.counts = vec![vec![0; right + 1]; last + 1];
    let place = |keys: &[String], all: &[String], end: usize| -> BTreeSet<usize> {
        let found = keys.iter().filter_map(|key| all.iter().position(|held| held == key));
        found.chain([end]).collect()
    };
    for unit in units {
        let down = place(&unit.rows, &table.rows, last);
        let across = place(&unit.columns, &table.columns, right);
        table.overlaps |= down.len() > 2 || across.len() > 2;
        for row in &down {
            for column in &across {
                if let Some(count) = table.counts.get_mut(*row).and_then(|r| r.get_mut(*column)) {
                    *count += 1;
                }
                table.people.entry((*row, *column)).or_default().push(unit.person);
            }
        }
    }
    table
}

/// What people read for a key of an axis; links are named by the caller.
pub fn label(axis: &Axis, key: &str) -> String {
    if let (Cut::Bands(_), true) = (&axis.cut, axis.thing.is_age()) {
        let bare = |part: &str| part.trim_start_matches('0').to_owned();
        let years = |part: &str| if bare(part).is_empty() { "0".to_owned() } else { bare(part) };
        return match key.split_once('-') {
            Some((from, to)) => format!("{}–{}", years(from), years(to)),
            None => format!("{}+", years(key.trim_end_matches('+'))),
        };
    }
    match (&axis.cut, axis.thing.shape()) {
        (Cut::Month, _) => key
            .split_once('-')
            .map_or_else(|| key.to_owned(), |(year, month)| format!("{month}/{year}")),
        (Cut::Quarter, _) => key.replace("-Q", " T"),
        (_, Shape::Tick) => choice::label("yes_no_unknown", key),
        (_, Shape::Choices(list)) => choice::label(list, key),
        (_, shape) => shape.show(&Value::Text(key.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(kind: Kind, key: &str) -> Thing {
        Thing::of(kind, key).unwrap()
    }

    fn unit(person: i64, rows: &[&str], columns: &[&str]) -> Unit {
        let all = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        Unit { person, rows: all(rows), columns: all(columns) }
    }

    #[test]
    fn totals_count_anew_and_unknown_is_a_row_of_its_own() {
        let pivot = Pivot {
            rows: Some(Axis::of(thing(Kind::Person, "nationality"))),
            columns: Some(Axis::of(thing(Kind::Person, "sex"))),
            ..Pivot::default()
        };
        let units = [
            unit(1, &["MLI", "DZA"], &["F"]),
            unit(2, &["MLI"], &["M"]),
            unit(3, &[UNKNOWN], &["F"]),
            unit(4, &["MLI"], &["F"]),
        ];
        let table = tally(&pivot, &units);
        assert_eq!(table.columns, ["F", "M"]);
        assert_eq!(table.rows.last().map(String::as_str), Some(UNKNOWN));
        let row = |key: &str| {
            let at = table.rows.iter().position(|held| held == key).unwrap();
            table.counts[at].clone()
        };
        assert_eq!(row("MLI"), [2, 1, 3]);
        assert_eq!(row("DZA"), [1, 0, 1]);
        assert_eq!(row(UNKNOWN), [1, 0, 1]);
        // Five rows' worth, four people.
        assert_eq!(table.counts.last().unwrap(), &[3, 1, 4]);
        assert!(table.overlaps);
        assert_eq!(table.people[&(table.rows.len(), 0)], [1, 3, 4]);
    }

    #[test]
    fn values_are_put_together_as_they_are_cut() {
        let check = |kind: Kind, key: &str, cut: Cut, value: &str, keys: &[&str]| {
            let axis = Axis { thing: thing(kind, key), cut };
            assert_eq!(axis.keys(&Value::Text(value.to_owned())), keys, "{key} {value}");
        };
        check(Kind::Case, "arrived_on", Cut::Month, "2014-05-03", &["2014-05"]);
        check(Kind::Case, "arrived_on", Cut::Quarter, "2014-05-03", &["2014-Q2"]);
        check(Kind::Case, "arrived_on", Cut::Year, "2014-05-03", &["2014"]);
        check(Kind::Case, "departed_on", Cut::Month, "2014", &[]);
        check(Kind::Person, "nationality", Cut::Each, "DZA MLI", &["DZA", "MLI"]);
        check(Kind::Person, "origin_cercle", Cut::Region, "LOI2023:0103", &["LOI2023:01"]);
        check(Kind::Person, "origin_region", Cut::Region, "Zinziguiri", &["Zinziguiri"]);
        let age = Axis::of(thing(Kind::Person, "age"));
        let of = |years| age.key_of_age(Some(Age { min: years, max: years, about: false }));
        assert_eq!(of(17), Some("012-017".to_owned()));
        assert_eq!(label(&age, "012-017"), "12–17");
        assert_eq!(label(&age, "000-004"), "0–4");
        assert_eq!(of(70).map(|key| label(&age, &key)), Some("60+".to_owned()));
        assert_eq!(age.key_of_age(None), None);
    }

    #[test]
    fn a_table_is_read_back() {
        let pivot = Pivot {
            rows: Some(Axis::of(thing(Kind::Person, "age"))),
            columns: Some(Axis::of(thing(Kind::Case, "arrived_on"))),
            counted: Counted::Episodes,
            on: Some(thing(Kind::Case, "registered_on")),
            ..Pivot::default()
        };
        assert_eq!(Pivot::from_json(&pivot.to_json()), Some(pivot));
        assert_eq!(Pivot::from_json(r#"{"rows":{"thing":"alert.status"}}"#), None);
        assert!(axes(Counted::Persons).len() > 100);
    }
}
