//! What the office's rules make of a save: what must hold before a record is written, and what
//! follows from it, in the same transaction. One file per noun.

pub(super) mod alert;
mod approval;
mod assistance;
mod attachment;
mod case;
mod consent;
mod flag;
mod followup;
mod handover;
mod household;
mod identity_link;
pub(super) mod list;
mod plan;
pub(super) mod referral;
mod remark;
mod scale;
mod session;
mod support;
mod vulnerability;

use super::write::At;
use crate::domain::case::Case;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::moves;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row};
use crate::store::{StoreError, Writer};

/// What is being saved: the record, as it was and as it is to be.
pub(super) struct Saved<'a> {
    /// Its kind.
    pub(super) kind: Kind,
    /// Its id.
    pub(super) id: Id,
    /// As it was; `None` for a new one.
    pub(super) held: Option<&'a Row>,
}

impl Saved<'_> {
    /// The text of a field as it was; empty for a new record.
    pub(super) fn was(&self, key: &str) -> &str {
        self.held.map(|held| value::text_of(held, key)).unwrap_or_default()
    }

    /// True when a field differs from what it was.
    pub(super) fn changes(&self, row: &Row, key: &str) -> bool {
        self.held.map_or(!value::of(row, key).is_nothing(), |held| {
            value::of(held, key) != value::of(row, key)
        })
    }
}

/// What must hold before a record is written, and what the program fills in by itself.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    kind: Kind,
    id: Id,
    held: Option<&Row>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let saved = Saved { kind, id, held };
    if let Some(held) = held {
        let (was, is) = (value::text_of(held, "status"), value::text_of(row, "status"));
        if let Some(problem) = moves::judge(kind, was, is) {
            return refuse(problem);
        }
    } else if crate::domain::case::is_ahead(kind, row)
        && let Some(case) = value::id_of(row, "case_id")
        && let Some(case) = w.row(Kind::Case, case)?
        && !Case::from_row(&case).is_open()
    {
        return refuse(Problem::new("problem-case-closed").at("case_id"));
    }
    match kind {
        Kind::Case => case::before(w, at, &saved, row),
        Kind::Consent => consent::before(w, at, &saved, row),
        Kind::Vulnerability => vulnerability::before(w, at, &saved, row),
        Kind::Plan | Kind::PlanItem | Kind::Goal => plan::before(w, at, &saved, row),
        Kind::Approval => approval::before(w, at, &saved, row),
        Kind::Assistance => assistance::before(w, at, &saved, row),
        Kind::Referral => referral::before(w, at, &saved, row),
        Kind::Session => session::before(w, at, &saved, row),
        Kind::Support | Kind::Payment => support::before(w, at, &saved, row),
        Kind::Scale => scale::before(w, at, &saved, row),
        Kind::Alert => alert::before(w, at, &saved, row),
        Kind::Attachment => attachment::before(w, at, &saved, row),
        Kind::Followup => followup::before(w, at, &saved, row),
        Kind::Flag => flag::before(w, at, &saved, row),
        Kind::List => list::before(at, &saved, row),
        Kind::Report => super::figure::is_frozen(held, row).map_or(Ok(()), refuse),
        Kind::Handover => handover::before(w, at, &saved, row),
        Kind::Remark => remark::before(w, at, &saved, row),
        Kind::IdentityLink => identity_link::before(at, &saved, row),
        Kind::Dismissal => {
            remark::dismissed(at, &saved, row);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// What follows from a record that was written.
pub(super) fn after(
    w: &mut Writer<'_>,
    at: &At<'_>,
    kind: Kind,
    id: Id,
    held: Option<&Row>,
    row: &Row,
) -> Result<(), StoreError> {
    let saved = Saved { kind, id, held };
    match kind {
        Kind::Case => {
            case::after(w, at, &saved, row)?;
            followup::level_changed(w, at, &saved, row)?;
            flag::answered(w, at, &saved, row)?;
        }
        Kind::Person => household::moved(w, at, &saved, row)?,
        Kind::Attempt => followup::tried(w, row)?,
        Kind::Vulnerability => vulnerability::after(w, at, &saved, row)?,
        Kind::Plan => plan::after(w, at, &saved, row)?,
        Kind::Approval => approval::after(w, at, &saved, row)?,
        Kind::Assistance => assistance::after(w, at, &saved, row)?,
        Kind::Referral => referral::after(w, at, &saved, row)?,
        Kind::ReferralMove => referral::moved(w, at, &saved, row)?,
        Kind::Support => support::after(w, at, &saved, row)?,
        Kind::Followup => followup::after(w, at, &saved, row)?,
        Kind::HouseholdEvent => household::after(w, at, &saved, row)?,
        Kind::Scale => scale::after(w, at, &saved, row)?,
        Kind::Handover => handover::after(w, at, &saved, row)?,
        _ => {}
    }
    plan::follow(w, at, kind, row)?;
    case::advance(w, kind, row)
}

/// Evidence: resolved, answered or cleared, never taken away.
pub(super) fn stays(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Flag
            | Kind::Alert
            | Kind::Approval
            | Kind::Disclosure
            | Kind::ReferralMove
            | Kind::Remark
            | Kind::Handover
    )
}

/// Refuses, with the sentence of a problem.
pub(super) fn refuse<T>(problem: Problem) -> Result<T, StoreError> {
    Err(StoreError::Refused(problem))
}

#[cfg(test)]
mod tests;
