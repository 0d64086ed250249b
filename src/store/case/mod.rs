//! A case with all that hangs on it, read in one go for its page.

use std::collections::BTreeMap;

use rusqlite::named_params;

use super::journal::history::Change;
use super::{Held, Reader, StoreError};
use crate::domain::fact::Record as _;
use crate::domain::form::Form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::value::{self, Keyed as _, Row};

/// Everything the page of a case shows.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The person.
    pub person: Held,
    /// The case; `None` while the person has none.
    pub case: Option<Held>,
    /// Every case of the person, oldest first.
    pub episodes: Vec<Held>,
    /// What hangs on the person and on the case, by kind.
    pub parts: BTreeMap<Kind, Vec<Held>>,
    /// The household, where there is one.
    pub household: Option<Held>,
    /// The other members of the household.
    pub members: Vec<Held>,
}

impl CaseFile {
    /// The records of a kind that hang on this person or case.
    pub fn of(&self, kind: Kind) -> &[Held] {
        self.parts.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// The row of the case; empty while there is none.
    pub fn case_row(&self) -> &Row {
        static NONE: Row = Row::new();
        self.case.as_ref().map_or(&NONE, |case| &case.row)
    }
}

/// The names the office goes by: users, centres, agencies.
#[derive(Debug, Clone, Default)]
pub struct Office {
    names: BTreeMap<Id, String>,
    /// Users still at work, by name.
    pub users: Vec<Held>,
    /// Centres in use.
    pub centres: Vec<Held>,
    /// Agencies that take referrals.
    pub agencies: Vec<Held>,
    /// Whatever else a link may name: projects and shared supports of the office, and the
    /// records of the case in view.
    more: BTreeMap<Kind, Vec<Held>>,
    /// Forms that the office has loaded, in use or not, oldest first.
    pub forms: Vec<OfficeForm>,
}

/// A form that the office has loaded.
#[derive(Debug, Clone)]
pub struct OfficeForm {
    /// Its record.
    pub id: Id,
    /// Its questions.
    pub form: &'static Form,
    /// Nobody is asked any more; what was answered stays.
    pub off: bool,
}

impl Office {
    /// The questions of every form that the office has loaded.
    pub fn forms(&self) -> Vec<&'static Form> {
        self.forms.iter().map(|held| held.form).collect()
    }

    /// The name of a user, centre or agency; empty when unknown.
    pub fn name(&self, id: Id) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// The records a link of this kind may name.
    pub fn choices(&self, kind: Kind) -> &[Held] {
        match kind {
            Kind::User => &self.users,
            Kind::Centre => &self.centres,
            Kind::Agency => &self.agencies,
            _ => self.more.get(&kind).map(Vec::as_slice).unwrap_or_default(),
        }
    }

    /// The same office that also knows these records, each by a name.
    #[must_use]
    pub fn knowing<'a>(&self, records: impl IntoIterator<Item = (&'a Held, String)>) -> Self {
        let mut office = self.clone();
        for (held, name) in records {
            office.names.insert(held.id, name);
            office.more.entry(held.kind).or_default().push(held.clone());
        }
        office
    }
}

impl Reader {
    /// The page of a person, open at one of their cases, or at the newest.
    pub fn case_file(&self, person: Id, case: Option<Id>) -> Result<Option<CaseFile>, StoreError> {
        let Some(row) = self.row(Kind::Person, person)? else { return Ok(None) };
        let person = Held { kind: Kind::Person, id: person, row };
        let episodes = self.children(Kind::Case, person.id)?;
        let case = match case {
            Some(case) => episodes.iter().find(|held| held.id == case).cloned(),
            None => episodes.last().cloned(),
        };
        let mut parts = BTreeMap::new();
        for kind in Kind::Person.children().filter(|kind| *kind != Kind::Case) {
            parts.insert(kind, self.children(kind, person.id)?);
        }
        if let Some(case) = &case {
            for kind in Kind::Case.children() {
                parts.insert(kind, self.children(kind, case.id)?);
            }
        }
        let mut members = Vec::new();
        let mut household = None;
        if let Some(id) = value::id_of(&person.row, "household_id") {
            household =
                self.row(Kind::Household, id)?.map(|row| Held { kind: Kind::Household, id, row });
            members = self.linked(Kind::Person, "household_id", id)?;
            members.retain(|member| member.id != person.id);
        }
        Ok(Some(CaseFile { person, case, episodes, parts, household, members }))
    }

    /// The person a case belongs to.
    pub fn person_of(&self, kind: Kind, id: Id) -> Result<Option<Id>, StoreError> {
        if kind == Kind::Person {
            return Ok(Some(id));
        }
        let Some((link, parent)) = kind.parent() else { return Ok(None) };
        let Some(row) = self.row(kind, id)? else { return Ok(None) };
        match value::id_of(&row, link) {
            Some(above) => self.person_of(parent, above),
            None => Ok(None),
        }
    }

    /// How many persons have or had a case, and how many episodes these are: never one figure
    /// (`DOMAIN.md` 1.9).
    pub fn episodes(&self) -> Result<(i64, i64), StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("episodes.sql"))?;
        Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The names the office goes by.
    pub fn office(&self) -> Result<Office, StoreError> {
        let mut office = Office {
            users: self.all(Kind::User)?,
            centres: self.all(Kind::Centre)?,
            agencies: self.all(Kind::Agency)?,
            names: BTreeMap::new(),
            more: BTreeMap::new(),
            forms: self.forms()?,
        };
        for kind in [Kind::Project, Kind::Collective, Kind::Offer] {
            office.more.insert(kind, self.all(kind)?);
        }
        let more = office.more.values().flatten();
        let all = office.users.iter().chain(&office.centres).chain(&office.agencies).chain(more);
        office.names = all
            .map(|held| {
                let key = if held.kind == Kind::Agency { "acronym" } else { "name" };
                (held.id, value::text_of(&held.row, key).to_owned())
            })
            .collect();
        let in_use = |held: &Held| value::of(&held.row, "inactive").is_nothing();
        office.users.retain(in_use);
        office.centres.retain(in_use);
        office.agencies.retain(in_use);
        for held in office.more.values_mut() {
            held.retain(in_use);
        }
        Ok(office)
    }

    /// The forms that the office has loaded; one that this program cannot read is passed over.
    fn forms(&self) -> Result<Vec<OfficeForm>, StoreError> {
        let held = self.all(Kind::Questionnaire)?;
        let read = held.into_iter().filter_map(|held| {
            let loaded = Questionnaire::from_row(&held.row);
            Some(OfficeForm { id: held.id, form: loaded.form()?, off: loaded.off })
        });
        Ok(read.collect())
    }

    /// Everything that happened to a person and their records, newest first.
    pub fn events(&self, file: &CaseFile) -> Result<Vec<Change>, StoreError> {
        let own = [Some(&file.person), file.case.as_ref(), file.household.as_ref()];
        let mut all = Vec::new();
        for above in own.into_iter().flatten() {
            all.extend(self.history(above.id)?);
            for kind in above.kind.children().filter(|kind| *kind != Kind::Case) {
                for id in self.ever(kind, above.id)? {
                    all.extend(self.history(id)?);
                }
            }
        }
        all.sort_by(|a, b| b.entry.cmp(&a.entry).then_with(|| a.key.cmp(&b.key)));
        Ok(all)
    }

    /// The records of a kind that hang on a parent or did before they were taken away.
    fn ever(&self, kind: Kind, parent: Id) -> Result<Vec<Id>, StoreError> {
        let Some((link, _)) = kind.parent() else { return Ok(Vec::new()) };
        let sql = format!("select id from {} where {link} = ? order by n", kind.key());
        let mut statement = self.db.prepare_cached(&sql)?;
        let ids = statement.query_map([parent], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The highest number a case of this series bears; 0 when there is none.
    pub fn last_case_number(&self, series: &str) -> Result<i64, StoreError> {
        last_case_number(&self.db, series)
    }
}

impl super::Writer<'_> {
    /// The next case number: centre, year, letters of this laptop, running number.
    pub fn next_case_number(
        &self,
        centre: &str,
        year: i32,
        letters: &str,
    ) -> Result<String, StoreError> {
        let series = format!("{centre}-{:02}-{letters}", year % 100);
        let last = last_case_number(self.db, &series)?;
        Ok(format!("{series}{:04}", last + 1))
    }
}

impl super::Writer<'_> {
    /// The next number of a referral: year, letters of this laptop, running number.
    pub fn next_referral_number(&self, year: i32, letters: &str) -> Result<String, StoreError> {
        let count: i64 = self
            .db
            .prepare_cached(include_str!("referral_count.sql"))?
            .query_row([], |row| row.get(0))?;
        Ok(format!("{:02}-{letters}{:04}", year % 100, count + 1))
    }

    /// True when a follow-up is due on this day in this case.
    pub fn has_followup(&self, case: Id, due: chrono::NaiveDate) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("has_followup.sql"))?;
        Ok(statement.exists(named_params! { ":case_id": case, ":due_on": due.to_string() })?)
    }
}

pub(super) fn last_case_number(db: &rusqlite::Connection, series: &str) -> Result<i64, StoreError> {
    let mut statement = db.prepare_cached(include_str!("last_number.sql"))?;
    let (low, high) = (series.to_owned(), format!("{series}:"));
    let found: Option<i64> = statement.query_row(
        named_params! { ":low": low, ":high": high, ":start": i64::try_from(series.chars().count() + 1).unwrap_or_default() },
        |row| row.get(0),
    )?;
    Ok(found.unwrap_or_default())
}
