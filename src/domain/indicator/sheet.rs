//! Puts figures into tables: each figure gets its lasting name, its set and its place among what
//! adds up, so that at the end small ones are masked across the whole report at once.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::{self, Band};
use super::count::{Counter, Set};
use super::day::Day;
use super::facts::{At, Facts};
use crate::domain::masking::{self, Counts, Relation};
use crate::domain::person::Sex;
use crate::domain::report::{
    Cell, Column, Content, Counted, FigureId, Label, Row, Spec, Table, Unit,
};
use crate::domain::value::Keyed;

/// A report in the making.
pub struct Sheet<'a> {
    /// What is asked.
    pub spec: &'a Spec,
    /// What counts within the scope of the report.
    pub counter: Counter<'a>,
    bands: Vec<Band>,
    sets: BTreeMap<FigureId, Set>,
    relations: Vec<(FigureId, Vec<FigureId>)>,
    /// Wholes of shares, by part.
    shares: BTreeMap<FigureId, FigureId>,
}

impl<'a> Sheet<'a> {
    /// An empty one.
    pub fn new(spec: &'a Spec, counter: Counter<'a>) -> Self {
        Self {
            spec,
            counter,
            bands: bands::of(&spec.scheme),
            sets: BTreeMap::new(),
            relations: Vec::new(),
            shares: BTreeMap::new(),
        }
    }

    /// What is counted.
    pub fn facts(&self) -> &'a Facts {
        self.counter.facts
    }

    /// A count.
    pub fn count(&mut self, figure: &FigureId, set: Set) -> Cell {
        let content = Content::Count(set.count());
        self.sets.insert(figure.clone(), set);
        Cell { figure: figure.clone(), content }
    }

    /// A count that stands in the report already.
    pub fn again(&self, figure: &FigureId) -> Cell {
        let count = self.sets.get(figure).map_or(0, Set::count);
        Cell { figure: figure.clone(), content: Content::Count(count) }
    }

    /// A part of a whole, both sets of the same things.
    pub fn share(&mut self, part: (&FigureId, Set), whole: (&FigureId, Set)) -> Cell {
        let content = Content::Share { part: part.1.count(), whole: whole.1.count() };
        let content = if whole.1.count() == 0 { Content::Unknown } else { content };
        self.shares.insert(part.0.clone(), whole.0.clone());
        self.sets.insert(part.0.clone(), part.1);
        self.sets.insert(whole.0.clone(), whole.1);
        Cell { figure: part.0.clone(), content }
    }

    /// A result of a target.
    pub fn result(&mut self, figure: &FigureId, set: Set, target: u64) -> Cell {
        let content = match target {
            0 => Content::Unknown,
            whole => Content::Share { part: set.count(), whole },
        };
        self.sets.insert(figure.clone(), set);
        Cell { figure: figure.clone(), content }
    }

    /// The middle of some numbers, one for each of a set.
    pub fn median(&mut self, figure: &FigureId, set: Set, mut of: Vec<i64>, unit: Unit) -> Cell {
        of.sort_unstable();
        let at = |place: usize| of.get(place).copied();
        let middle = match (at(of.len().saturating_sub(1) / 2), at(of.len() / 2)) {
            (Some(low), Some(high)) => Some((low + high) * 5),
            _ => None,
        };
        let count = set.count();
        self.sets.insert(figure.clone(), set);
        let content =
            middle.map_or(Content::Unknown, |tenths| Content::Median { tenths, unit, of: count });
        Cell { figure: figure.clone(), content }
    }

    /// A cell that is not a count, over a set.
    pub fn over(&mut self, figure: &FigureId, set: Set, content: Content) -> Cell {
        self.sets.insert(figure.clone(), set);
        Cell { figure: figure.clone(), content }
    }

    /// Says that figures add up to another.
    pub fn adds_up(&mut self, total: &FigureId, parts: Vec<FigureId>) {
        self.relations.push((total.clone(), parts));
    }

    /// Whether a figure is in the report.
    pub fn has(&self, figure: &FigureId) -> bool {
        self.sets.contains_key(figure)
    }

    /// The columns of the sexes and their total.
    pub fn sex_columns() -> Vec<Column> {
        let sexes = Sex::ALL.iter().map(|sex| Column {
            label: Label::Choice("sex".to_owned(), sex.key().to_owned()),
            counted: None,
            total: false,
        });
        sexes.chain([total_column()]).collect()
    }

    /// A set of persons by sex, with its total; `whose` says whose sex counts.
    pub fn sexes(
        &mut self,
        figure: &FigureId,
        set: Set,
        whose: impl Fn(&Facts, At) -> At,
    ) -> Vec<Cell> {
        let facts = self.facts();
        let sex = |at: At| {
            let person = facts.persons.get(super::facts::index(whose(facts, at)));
            person.map_or(Sex::Unknown, |person| person.sex)
        };
        let mut parts = set.by(|at, _| sex(at));
        let empty = || Set { of: set.of, items: Vec::new() };
        let mut cells = Vec::new();
        let mut names = Vec::new();
        for sex in Sex::ALL {
            let name = figure.below(sex.key());
            let part = parts.remove(sex).unwrap_or_else(empty);
            cells.push(self.count(&name, part));
            names.push(name);
        }
        self.adds_up(figure, names);
        cells.push(self.count(figure, set));
        cells
    }

    /// The columns of the bands of age, unknown, and their total.
    pub fn age_columns(&self) -> Vec<Column> {
        let bands = self.bands.iter().map(|band| bands::label(*band));
        let labels = bands.chain([Label::word("figure-age-unknown")]);
        let columns = labels.map(|label| Column { label, counted: None, total: false });
        columns.chain([total_column()]).collect()
    }

    /// A set of persons by band of age at the reference date of each, with its total.
    pub fn ages(&mut self, figure: &FigureId, set: Set) -> Vec<Cell> {
        let (facts, bands) = (self.facts(), self.bands.clone());
        let unknown = bands.len();
        let mut parts = set.by(|at, on| facts.band(at, on, &bands).0.unwrap_or(unknown));
        let mut cells = Vec::new();
        let mut names = Vec::new();
        for at in 0..=unknown {
            let name = figure.below("age").below(&band_key(bands.get(at)));
            let empty = || Set { of: set.of, items: Vec::new() };
            let part = parts.remove(&at).unwrap_or_else(empty);
            cells.push(self.count(&name, part));
            names.push(name);
        }
        self.adds_up(figure, names);
        cells.push(self.count(figure, set));
        cells
    }

    /// A set of persons by band of age and sex at the reference date of each, unknown its own
    /// row, and below the total how many are of uncertain age: those count as children.
    pub fn sex_age(&mut self, key: &str, indicator: &str, figure: &FigureId, set: &Set) -> Table {
        let (facts, bands) = (self.facts(), self.bands.clone());
        let unknown = bands.len();
        let mut parts = set.by(|at, on| facts.band(at, on, &bands).0.unwrap_or(unknown));
        let empty = || Set { of: set.of, items: Vec::new() };
        let mut rows = Vec::new();
        let mut names = Vec::new();
        for at in 0..=unknown {
            let band = bands.get(at);
            let label =
                band.map_or_else(|| Label::word("figure-age-unknown"), |b| bands::label(*b));
            let name = figure.below("age").below(&band_key(band));
            let cells = self.sexes(&name, parts.remove(&at).unwrap_or_else(empty), |_, at| at);
            rows.push(Row { label, cells, total: false });
            names.push(name);
        }
        for sex in Sex::ALL {
            let column = names.iter().map(|name| name.below(sex.key())).collect();
            self.adds_up(&figure.below(sex.key()), column);
        }
        self.adds_up(figure, names);
        let cells = self.sexes(figure, set.clone(), |_, at| at);
        rows.push(Row { label: Label::word("figure-total"), cells, total: true });
        let uncertain = set.only(|at, on| facts.band(at, on, &bands).1);
        let cells = self.sexes(&figure.below("uncertain"), uncertain, |_, at| at);
        rows.push(Row { label: Label::word("figure-age-uncertain"), cells, total: false });
        Table {
            key: key.to_owned(),
            indicator: indicator.to_owned(),
            counted: Counted::Persons,
            heading: Label::word("figure-age"),
            columns: Self::sex_columns(),
            rows,
            since: None,
            notes: vec!["figure-note-age".to_owned()],
        }
    }

    /// Rows for the parts of a set that add up to it, largest first, and the total.
    pub fn parts(
        &mut self,
        figure: &FigureId,
        set: &Set,
        part: impl Fn(At, Day) -> (String, Label),
    ) -> Vec<Row> {
        let mut parts: Vec<_> = set.by(part).into_iter().collect();
        parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.count()));
        let mut names = Vec::new();
        let mut rows = Vec::new();
        for ((key, label), part) in parts {
            let name = figure.below(&key);
            rows.push(Row { label, cells: vec![self.count(&name, part)], total: false });
            names.push(name);
        }
        self.adds_up(figure, names);
        let cells = vec![self.count(figure, set.clone())];
        rows.push(Row { label: Label::word("figure-total"), cells, total: true });
        rows
    }

    /// Which figures must not be shown, and the sets of the others.
    pub fn settle(self) -> (BTreeSet<FigureId>, BTreeMap<FigureId, Set>) {
        let names: Vec<&FigureId> = self.sets.keys().collect();
        let place = |name: &FigureId| names.binary_search(&name).ok();
        let mut counts =
            Counts { values: self.sets.values().map(Set::count).collect(), ..Counts::default() };
        for (total, parts) in &self.relations {
            let parts: Option<Vec<usize>> = parts.iter().map(place).collect();
            if let (Some(total), Some(parts)) = (place(total), parts) {
                counts.relations.push(Relation { total, parts });
            }
        }
        for (part, whole) in &self.shares {
            let (Some(part), Some(whole)) = (place(part), place(whole)) else { continue };
            let value = |at: usize| counts.values.get(at).copied().unwrap_or_default();
            let rest = value(whole).saturating_sub(value(part));
            counts.values.push(rest);
            counts.unseen.insert(counts.values.len() - 1);
            let parts = vec![part, counts.values.len() - 1];
            counts.relations.push(Relation { total: whole, parts });
        }
        let hidden = masking::mask(&counts, u64::from(self.spec.threshold));
        let mut masked: BTreeSet<FigureId> =
            names.iter().zip(&hidden).filter(|(_, h)| **h).map(|(n, _)| (*n).clone()).collect();
        // A share tells its whole.
        let told: Vec<FigureId> = self
            .shares
            .iter()
            .filter(|(_, whole)| masked.contains(whole))
            .map(|(part, _)| part.clone())
            .collect();
        masked.extend(told);
        let sets = self.sets.into_iter().filter(|(name, _)| !masked.contains(name)).collect();
        (masked, sets)
    }
}

/// The name of a band within a figure.
fn band_key(band: Option<&Band>) -> String {
    match band {
        Some((from, Some(to))) => format!("{from}-{to}"),
        Some((from, None)) => format!("{from}+"),
        None => "unknown".to_owned(),
    }
}

/// The column of a total.
pub fn total_column() -> Column {
    Column { label: Label::word("figure-total"), counted: None, total: true }
}
