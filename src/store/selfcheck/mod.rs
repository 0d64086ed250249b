//! Finds what the rules of `domain/selfcheck.rs` look for. Asked on a thread of its own; counts
//! everything, names only as many as anybody reads.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, NaiveDate};
use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::case::Risk;
use crate::domain::id::Id;
use crate::domain::selfcheck::{
    ADULT_YEARS, APPROVAL_DAYS, IDLE_DAYS, OLDEST_YEARS, Rule, SILENT_DAYS,
};
use crate::domain::value::Keyed as _;

/// Something the self-check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// By which rule.
    pub rule: Rule,
    /// The person it concerns.
    pub person: Id,
    /// Their case, where there is one.
    pub case: Option<Id>,
    /// The record it is about.
    pub about: Id,
    /// The name, family name first; empty when unknown.
    pub name: String,
    /// Number of the case.
    pub number: String,
}

/// What the self-check found by one rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many, without those passed over.
    pub count: usize,
    /// The people concerned, each once.
    pub people: Vec<Id>,
    /// The first of them, by name.
    pub first: Vec<Finding>,
    /// How many were passed over.
    pub dismissed: usize,
}

impl Reader {
    /// All findings by rule; of each rule at most so many by name.
    pub fn self_check(
        &self,
        today: NaiveDate,
        most: usize,
    ) -> Result<BTreeMap<Rule, Found>, StoreError> {
        let dismissed = self.dismissed()?;
        let mut all = BTreeMap::new();
        for rule in Rule::ALL {
            all.insert(*rule, self.found(*rule, today, most, &dismissed)?);
        }
        Ok(all)
    }

    fn found(
        &self,
        rule: Rule,
        today: NaiveDate,
        most: usize,
        dismissed: &BTreeSet<(String, String)>,
    ) -> Result<Found, StoreError> {
        let hidden = self.hidden()?;
        let mut statement = self.db.prepare_cached(question(rule))?;
        for (name, value) in days(today) {
            // Each question names only the days it asks for.
            if let Some(at) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(at, value)?;
            }
        }
        let mut rows = statement.raw_query();
        let (mut found, mut seen) = (Found::default(), BTreeSet::new());
        while let Some(row) = rows.next()? {
            let (person, case, about): (Id, Option<Id>, Id) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            if hidden.has(Some(person)) {
                continue;
            }
            if !dismissed.is_empty() && dismissed.contains(&(rule.key().into(), about.to_string()))
            {
                found.dismissed += 1;
                continue;
            }
            found.count += 1;
            if seen.insert(person) {
                found.people.push(person);
            }
            if found.first.len() < most {
                let (name, number) = self.named(person, case)?;
                found.first.push(Finding { rule, person, case, about, name, number });
            }
        }
        Ok(found)
    }

    fn named(&self, person: Id, case: Option<Id>) -> Result<(String, String), StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("name.sql"))?;
        let mut rows = statement.query(named_params! { ":person": person, ":case_id": case })?;
        let Some(row) = rows.next()? else { return Ok(Default::default()) };
        let text = |at: usize| -> Result<String, StoreError> {
            Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
        };
        Ok((format!("{} {}", text(0)?, text(1)?).trim().to_owned(), text(2)?))
    }

    /// Rules and records of what was passed over.
    fn dismissed(&self) -> Result<BTreeSet<(String, String)>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("dismissed.sql"))?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

fn question(rule: Rule) -> &'static str {
    match rule {
        Rule::ConsentMissing => include_str!("consent_missing.sql"),
        Rule::ChildAlone => include_str!("child_alone.sql"),
        Rule::RiskMissing => include_str!("risk_missing.sql"),
        Rule::PlanLate => include_str!("plan_late.sql"),
        Rule::ApprovalLate => include_str!("approval_late.sql"),
        Rule::NeedIdle => include_str!("need_idle.sql"),
        Rule::FollowupMissing => include_str!("followup_missing.sql"),
        Rule::ReferralSilent => include_str!("referral_silent.sql"),
        Rule::ClosedFollowup => include_str!("closed_followup.sql"),
        Rule::ClosedReason => include_str!("closed_reason.sql"),
        Rule::PaperTwice => include_str!("paper_twice.sql"),
        Rule::SamePerson => include_str!("same_person.sql"),
        Rule::BirthOdd => include_str!("birth_odd.sql"),
        Rule::AgeUnsure => include_str!("age_unsure.sql"),
        Rule::ArrivalLate => include_str!("arrival_late.sql"),
    }
}

/// The days the questions ask for.
fn days(today: NaiveDate) -> [(&'static str, String); 11] {
    let back = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today).to_string();
    let plan = |risk: Risk| back(u64::try_from(risk.plan_days()).unwrap_or_default());
    let years = |years: i32| {
        let year = today.year() - years;
        today.with_year(year).unwrap_or(today).to_string()
    };
    [
        (":today", today.to_string()),
        (":adult_born", years(ADULT_YEARS)),
        (":oldest_born", years(OLDEST_YEARS)),
        (":unsure_year", (today.year() - ADULT_YEARS).to_string()),
        (":plan_critical", plan(Risk::Critical)),
        (":plan_high", plan(Risk::High)),
        (":plan_medium", plan(Risk::Medium)),
        (":plan_low", plan(Risk::Low)),
        (":approval_before", back(APPROVAL_DAYS)),
        (":idle_before", back(IDLE_DAYS)),
        (":silent_before", back(SILENT_DAYS)),
    ]
}
