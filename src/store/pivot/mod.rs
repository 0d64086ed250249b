//! What a table of figures of one's own counts: each person, case or record with the keys it
//! stands under. Everything is read in one go and joined here: such a table asks about all.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::list::{Numbers, Source, columns, sources};
use super::{Reader, StoreError};
use crate::domain::date::{self, Age, PartialDate};
use crate::domain::filter::{Asked, Thing};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::pivot::{Axis, Counted, Pivot, UNKNOWN, Unit};
use crate::domain::value::{self, Cell as _, Keyed as _, Row};

/// One that is counted, before its keys are known.
struct Bare {
    n: i64,
    person: Id,
    case: Option<Id>,
    record: Option<Id>,
}

/// Where a value hangs: on the person, on the case, or on the very record that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Person,
    Case,
    Record,
}

/// What is known of a birth.
type Birth = (Option<PartialDate>, bool, Option<(u16, NaiveDate)>);

/// The values of one axis by what they hang on.
enum Along {
    Nothing,
    Keys(Level, HashMap<Id, Vec<u16>>, Vec<String>),
    Ages(HashMap<Id, Birth>),
}

/// Of what the days are, and the day of each.
type Days = (Level, HashMap<Id, NaiveDate>);

impl Reader {
    /// Everything a table counts, each with its keys. Nothing when it asks about what this reader
    /// may not read.
    pub fn units(&self, pivot: &Pivot, today: NaiveDate) -> Result<Vec<Unit>, StoreError> {
        if pivot.is_restricted() && !self.reads_restricted() {
            return Ok(Vec::new());
        }
        let whom = self.whom(&Asked { filter: pivot.filter.clone(), today })?;
        let bare = self.bare(pivot.counted, &whom)?;
        let rows = self.along(pivot.rows.as_ref(), pivot.counted)?;
        let columns = self.along(pivot.columns.as_ref(), pivot.counted)?;
        let ages = pivot.rows.iter().chain(&pivot.columns).any(|axis| axis.thing.is_age());
        let days = match pivot.on.filter(|_| ages) {
            Some(on) => self.days(on, pivot.counted)?,
            None => None,
        };
        let units = bare.into_iter().map(|bare| {
            // Without its day, an age is not known; without a choice of day it is that of today.
            let day = match &days {
                Some((level, days)) => bare.at(*level).and_then(|id| days.get(&id).copied()),
                None => Some(today),
            };
            let keys = |axis: Option<&Axis>, along: &Along| match axis {
                Some(axis) => bare.keys(axis, along, day),
                None => Vec::new(),
            };
            let (rows, columns) =
                (keys(pivot.rows.as_ref(), &rows), keys(pivot.columns.as_ref(), &columns));
            Unit { person: bare.n, rows, columns }
        });
        Ok(units.collect())
    }

    /// The ids of people, by row number; those hidden are left out.
    pub fn people_ids(&self, numbers: &[i64]) -> Result<Vec<Id>, StoreError> {
        let wanted: Numbers = numbers.iter().copied().collect();
        let hidden = self.hidden()?;
        let mut statement = self.db.prepare_cached(include_str!("../person/numbers.sql"))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let n: i64 = row.get(0)?;
            if wanted.has(n) && !hidden.has_number(n) {
                found.push(row.get(1)?);
            }
        }
        Ok(found)
    }

    fn bare(&self, counted: Counted, whom: &Numbers) -> Result<Vec<Bare>, StoreError> {
        let mut all = Vec::new();
        let mut newest = self.db.prepare_cached(include_str!("people.sql"))?;
        let mut rows = newest.query([])?;
        let mut numbers: HashMap<Id, i64> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (n, person, case) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if !whom.has(n) {
                continue;
            }
            match counted {
                Counted::Persons => all.push(Bare { n, person, case, record: None }),
                _ => _ = numbers.insert(person, n),
            }
        }
        if counted == Counted::Persons {
            return Ok(all);
        }
        let mut cases = self.db.prepare_cached(include_str!("cases.sql"))?;
        let mut rows = cases.query([])?;
        let mut owners: HashMap<Id, (i64, Id)> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (case, person): (Id, Option<Id>) = (row.get(0)?, row.get(1)?);
            let Some((person, n)) = person.and_then(|p| Some((p, *numbers.get(&p)?))) else {
                continue;
            };
            match counted {
                Counted::Episodes => {
                    all.push(Bare { n, person, case: Some(case), record: Some(case) });
                }
                _ => _ = owners.insert(case, (n, person)),
            }
        }
        let Some(kind) = counted.kind() else { return Ok(all) };
        let only = only(kind);
        let sql = format!("select t.id, t.case_id from {} t where t.gone = 0{only}", kind.key());
        let mut records = self.db.prepare_cached(&sql)?;
        let mut rows = records.query([])?;
        while let Some(row) = rows.next()? {
            let (record, case): (Id, Option<Id>) = (row.get(0)?, row.get(1)?);
            if let Some((case, (n, person))) = case.and_then(|c| Some((c, *owners.get(&c)?))) {
                all.push(Bare { n, person, case: Some(case), record: Some(record) });
            }
        }
        Ok(all)
    }

    fn along(&self, axis: Option<&Axis>, counted: Counted) -> Result<Along, StoreError> {
        let Some(axis) = axis else { return Ok(Along::Nothing) };
        if axis.thing.is_age() {
            let mut births = HashMap::new();
            self.walk(axis.thing, Level::Person, |id, row| {
                births.insert(id, birth(row));
            })?;
            return Ok(Along::Ages(births));
        }
        let level = level(axis.thing, counted);
        let mut names: HashMap<String, u16> = HashMap::new();
        let mut keys: HashMap<Id, Vec<u16>> = HashMap::new();
        self.walk(axis.thing, level, |id, row| {
            for key in axis.keys(value::of(row, axis.thing.key)) {
                let next = u16::try_from(names.len()).unwrap_or(u16::MAX);
                let at = *names.entry(key).or_insert(next);
                let held = keys.entry(id).or_default();
                if !held.contains(&at) {
                    held.push(at);
                }
            }
        })?;
        let mut all = vec![String::new(); names.len()];
        for (name, at) in names {
            if let Some(slot) = all.get_mut(usize::from(at)) {
                *slot = name;
            }
        }
        Ok(Along::Keys(level, keys, all))
    }

    /// The day of each person, case or record of which an age is taken.
    fn days(&self, on: Thing, counted: Counted) -> Result<Option<Days>, StoreError> {
        let level = level(on, counted);
        let mut days = HashMap::new();
        self.walk(on, level, |id, row| {
            days.extend(value::day_of(row, on.key).map(|day| (id, day)));
        })?;
        Ok(Some((level, days)))
    }

    /// Goes through every record that has a thing, by what it hangs on.
    fn walk(
        &self,
        thing: Thing,
        level: Level,
        mut take: impl FnMut(Id, &Row),
    ) -> Result<(), StoreError> {
        let from: Vec<Source> = sources([thing]);
        let (more, table) = (columns(&from), thing.kind.key());
        let key = match (level, thing.kind.parent()) {
            (Level::Record, _) | (_, None) => "id",
            _ if matches!(thing.kind, Kind::Person | Kind::Case) => "id",
            (_, Some((link, _))) => link,
        };
        let sql = format!("select t.{key}{more} from {table} t where t.gone = 0 order by t.n");
        self.each(&sql, &[], &from, |row, record| {
            if let (Some(id), Some(record)) = (row.get::<_, Option<Id>>(0)?, record) {
                take(id, &record);
            }
            Ok(())
        })
    }
}

/// Of sessions, only those that were held.
fn only(kind: Kind) -> &'static str {
    if kind == Kind::Session { " and t.status = 'held'" } else { "" }
}

/// Where the values of a thing hang, as seen from what is counted.
fn level(thing: Thing, counted: Counted) -> Level {
    match (thing.kind, thing.kind.parent()) {
        (kind, _) if counted.kind() == Some(kind) => Level::Record,
        (Kind::Person, _) => Level::Person,
        (Kind::Case, _) => Level::Case,
        (_, Some((_, Kind::Person))) => Level::Person,
        _ => Level::Case,
    }
}

fn birth(row: &Row) -> Birth {
    let birth = PartialDate::parse_iso(value::text_of(row, "birth_on"));
    let about = bool::from_value(value::of(row, "birth_about")).unwrap_or_default();
    let years = value::of(row, "age_estimate").int().and_then(|years| u16::try_from(years).ok());
    (birth, about, years.zip(value::day_of(row, "age_estimated_on")))
}

impl Bare {
    fn at(&self, level: Level) -> Option<Id> {
        match level {
            Level::Person => Some(self.person),
            Level::Case => self.case,
            Level::Record => self.record,
        }
    }

    /// The keys it stands under; that of the unknown when there is none.
    fn keys(&self, axis: &Axis, along: &Along, day: Option<NaiveDate>) -> Vec<String> {
        let mut found: Vec<String> = match along {
            Along::Nothing => Vec::new(),
            Along::Ages(births) => {
                let birth = births.get(&self.person);
                let age: Option<Age> =
                    birth.zip(day).and_then(|((birth, about, estimate), day)| {
                        date::age_on(*birth, *about, *estimate, day)
                    });
                axis.key_of_age(age).into_iter().collect()
            }
            Along::Keys(level, keys, names) => {
                let held = self.at(*level).and_then(|id| keys.get(&id));
                let at = held.map(Vec::as_slice).unwrap_or_default().iter();
                at.filter_map(|at| names.get(usize::from(*at)).cloned()).collect()
            }
        };
        if found.is_empty() {
            found.push(UNKNOWN.to_owned());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::{Ask, Filter};
    use crate::domain::pivot::{Cut, tally};
    use crate::domain::role::Role;
    use crate::ui::testing;

    fn thing(kind: Kind, key: &str) -> Thing {
        Thing::of(kind, key).unwrap()
    }

    #[test]
    fn people_cases_and_services_are_counted_apart() {
        let (_folder, mut session) = testing::session();
        let awa = testing::person(&mut session, "Traoré", "Awa");
        testing::change(
            &mut session,
            Kind::Person,
            awa,
            &[("sex", "F"), ("birth_on", "03/05/2001")],
        );
        let oumar = testing::person(&mut session, "Diallo", "Oumar");
        let first = testing::case(&mut session, awa);
        testing::change(&mut session, Kind::Case, first, &[("departure_country", "DZA")]);
        let other = testing::case(&mut session, oumar);
        let given = |service: &str, case: Id, session: &mut _| {
            let typed = [
                ("case_id", case.to_string()),
                ("service", service.to_owned()),
                ("given_on", "03/05/2026".to_owned()),
            ];
            let typed: Vec<(&'static str, &str)> =
                typed.iter().map(|(k, v)| (*k, v.as_str())).collect();
            testing::add(session, Kind::Assistance, &typed);
        };
        given("NFI", first, &mut session);
        given("NFI", first, &mut session);
        given("NFI", other, &mut session);
        let reader = session.store().reader();
        let counts = |pivot: &Pivot| {
            let table = tally(pivot, &reader.units(pivot, session.today()).unwrap());
            (table.rows, table.counts)
        };
        let service = Some(Axis::of(thing(Kind::Assistance, "service")));
        let mut pivot = Pivot { rows: service, ..Pivot::default() };
        assert_eq!(counts(&pivot).1, [[2], [2]]);
        pivot.counted = Counted::Services;
        assert_eq!(counts(&pivot).1, [[3], [3]]);
        pivot.rows = Some(Axis::of(thing(Kind::Person, "sex")));
        assert_eq!(
            counts(&pivot),
            (vec!["F".into(), UNKNOWN.into()], vec![vec![2], vec![1], vec![3]])
        );
        pivot.counted = Counted::Episodes;
        pivot.rows =
            Some(Axis { thing: thing(Kind::Person, "age"), cut: Cut::Bands("adult_child".into()) });
        assert_eq!(
            counts(&pivot),
            (vec!["018+".into(), UNKNOWN.into()], vec![vec![1], vec![1], vec![2]])
        );
        // At a day on which she was a child.
        let typed = [("arrived_on", "03/05/2018")];
        testing::change(&mut session, Kind::Case, first, &typed);
        let reader = session.store().reader();
        pivot.on = Some(thing(Kind::Case, "arrived_on"));
        let table = tally(&pivot, &reader.units(&pivot, session.today()).unwrap());
        assert_eq!(table.rows, ["000-017", UNKNOWN]);
        pivot.filter = Filter::test(thing(Kind::Person, "sex"), Ask::Is(vec!["F".into()]));
        let table = tally(&pivot, &reader.units(&pivot, session.today()).unwrap());
        assert_eq!(table.counts.last().unwrap(), &[1]);
        assert_eq!(reader.people_ids(&table.people[&(0, 0)]).unwrap(), [awa]);
    }

    #[test]
    fn who_may_not_read_restricted_content_counts_nothing_of_it() {
        let (_folder, mut session) = testing::session_as(&[Role::SocialWorker]);
        let awa = testing::person(&mut session, "Traoré", "Awa");
        testing::case(&mut session, awa);
        let restricted = thing(Kind::Vulnerability, "restricted_code");
        let pivot = Pivot { rows: Some(Axis::of(restricted)), ..Pivot::default() };
        let units = session.store().reader().units(&pivot, session.today()).unwrap();
        assert_eq!(units, []);
    }
}
