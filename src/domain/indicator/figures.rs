//! A report together with what stands behind each of its figures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Described;
use super::count::{Counter, Of, Scope, Set};
use super::facts::{Facts, NONE, index};
use super::section::{self, Promise};
use super::sheet::Sheet;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::report::{Content, DataState, FigureId, Report, Spec};

/// One of the things a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// Kind of the record.
    pub kind: Kind,
    /// The record; the person for a count of persons.
    pub record: Id,
    /// The person it is about: the registration that stands for all linked to it.
    pub person: Id,
}

/// What a report is made of beside the facts.
#[derive(Debug, Clone)]
pub struct Making {
    /// Today.
    pub made_on: NaiveDate,
    /// Version of the program.
    pub program: String,
    /// Where the journal stands.
    pub state: DataState,
    /// The indicators in the words of the office.
    pub indicators: Vec<Described>,
    /// The targets of the projects asked about.
    pub promises: Vec<Promise>,
}

/// A report, and the sets of its figures.
#[derive(Debug)]
pub struct Figures {
    /// The report.
    pub report: Report,
    facts: Facts,
    sets: BTreeMap<FigureId, Set>,
}

impl Figures {
    /// Makes the report that is asked for.
    pub fn make(spec: &Spec, facts: Facts, scope: &Scope, making: Making) -> Self {
        let mut sheet = Sheet::new(spec, Counter { facts: &facts, scope });
        let sections = section::all(&mut sheet, &making.indicators, &making.promises);
        let (masked, sets) = sheet.settle();
        let mut report = Report {
            spec: spec.clone(),
            made_on: making.made_on,
            program: making.program,
            state: making.state,
            sections,
            indicators: making.indicators,
        };
        cover(&mut report, &masked);
        Self { report, facts, sets }
    }

    /// The names of all figures that open something, in order.
    pub fn names(&self) -> impl Iterator<Item = &FigureId> {
        self.sets.keys()
    }

    /// What a figure counted, exactly; `None` for a figure that is masked or not there.
    pub fn members(&self, figure: &FigureId) -> Option<Vec<Member>> {
        let set = self.sets.get(figure)?;
        Some(set.items.iter().filter_map(|(at, _)| self.member(set.of, *at)).collect())
    }

    fn member(&self, of: Of, at: u32) -> Option<Member> {
        let facts = &self.facts;
        let at = index(at);
        let (kind, record, case) = match of {
            Of::Person => {
                let id = facts.persons.get(at)?.id;
                return Some(Member { kind: Kind::Person, record: id, person: id });
            }
            Of::Case => {
                let case = facts.cases.get(at)?;
                let person = facts.persons.get(index(case.person))?.id;
                return Some(Member { kind: Kind::Case, record: case.id, person });
            }
            Of::Service => facts.services.get(at).map(|s| (s.kind, s.id, s.case))?,
            Of::Referral => facts.referrals.get(at).map(|r| (Kind::Referral, r.id, r.case))?,
            Of::Followup => facts.followups.get(at).map(|f| (Kind::Followup, f.id, f.case))?,
            Of::Alert => facts.alerts.as_ref()?.get(at).map(|a| (Kind::Alert, a.id, a.case))?,
            Of::Paid => facts.paid.get(at).map(|p| (p.kind, p.id, p.case))?,
            Of::Planned => facts.planned.get(at).map(|p| (Kind::PlanItem, p.id, p.case))?,
        };
        let person = facts.person_of(case);
        let person = (person != NONE).then(|| facts.persons.get(index(person)))??.id;
        Some(Member { kind, record, person })
    }
}

/// Covers the figures that must not be shown.
fn cover(report: &mut Report, masked: &BTreeSet<FigureId>) {
    for cell in report.cells_mut() {
        let shows = !matches!(
            cell.content,
            Content::Unknown | Content::ToBeCollected | Content::Empty | Content::Text(_)
        );
        if shows && masked.contains(&cell.figure) {
            cell.content = Content::Masked;
        }
    }
}
