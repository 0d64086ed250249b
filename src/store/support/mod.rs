//! Questions about supports across cases: what a project has promised and paid, and who shares
//! a collective support.

use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::id::Id;

/// What a project has promised and paid, in whole units of its own currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spent {
    /// Budgets of supports that were approved.
    pub promised: i64,
    /// Tranches paid.
    pub paid: i64,
    /// Distinct persons with a support that was approved.
    pub people: usize,
}

/// Somebody who shares a collective support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// How many shares they have.
    pub shares: usize,
}

impl Reader {
    /// What a project has promised and paid.
    pub fn project_spent(&self, project: Id) -> Result<Spent, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("project_totals.sql"))?;
        Ok(statement.query_row(
            named_params! { ":project": project, ":user": self.user },
            |row| {
                let people: i64 = row.get(2)?;
                let people = usize::try_from(people).unwrap_or_default();
                Ok(Spent { promised: row.get(0)?, paid: row.get(1)?, people })
            },
        )?)
    }

    /// The people with an approved support of a project, or those who were paid, each once.
    pub fn project_people(&self, project: Id, paid: bool) -> Result<Vec<Id>, StoreError> {
        let hidden = self.hidden()?;
        let mut statement = self.db.prepare_cached(include_str!("project_people.sql"))?;
        let given = named_params! { ":project": project, ":paid": paid };
        let rows = statement.query_map(given, |row| row.get::<_, Id>(0))?;
        let mut people = rows.collect::<Result<Vec<Id>, _>>()?;
        hidden.keep(&mut people, |person| Some(*person));
        Ok(people)
    }

    /// The people who share a collective support, each once.
    pub fn collective_members(&self, collective: Id) -> Result<Vec<Member>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("members.sql"))?;
        let rows = statement.query_map(named_params! { ":collective": collective }, |row| {
            let names: [Option<String>; 2] = [row.get(1)?, row.get(2)?];
            let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let shares: i64 = row.get(3)?;
            let shares = usize::try_from(shares).unwrap_or_default();
            Ok(Member { person: row.get(0)?, name, shares })
        })?;
        let mut members = rows.collect::<Result<_, _>>()?;
        self.hidden()?.keep(&mut members, |one: &Member| Some(one.person));
        Ok(members)
    }
}
