//! How records are saved, taken away, brought back and forgotten.

use chrono::{Datelike, NaiveDate};

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::case::{Case, Risk, Status};
use crate::domain::draft::Draft;
use crate::domain::fact::Record;
use crate::domain::followup::{Followup, FollowupStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::referral::ReferralStatus;
use crate::domain::role::Right;
use crate::domain::session::SessionStatus;
use crate::domain::support::SupportStatus;
use crate::domain::value::{self, Keyed, Row, Value};
use crate::store::{Op, StoreError, Writer, new_id};
use crate::ui::command::write_right;

/// What a save knows of who and where, beside what was typed.
struct At<'a> {
    me: Id,
    today: NaiveDate,
    may_lower_risk: bool,
    centre: Option<(Id, String)>,
    letters: &'a str,
}

impl Session {
    /// Saves drafts together: all, or none with everything that is wrong.
    pub(in crate::app) fn save(&mut self, drafts: &[Draft]) -> Result<Done, Refusal> {
        let mut rows = Vec::new();
        let mut problems = Vec::new();
        for draft in drafts {
            match self.prepared(draft).to_row(self.today()) {
                Ok(row) => rows.push((draft.kind, draft.id, row)),
                Err(found) => problems.extend(found),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Problems(problems));
        }
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = At {
            me: self.me.id,
            today: self.today(),
            may_lower_risk: self.me.may(Right::Approve),
            centre: centre.map(|(id, centre)| (id, centre.code)),
            letters: &letters,
        };
        let ((), changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            rows.iter().try_for_each(|(kind, id, row)| put(w, &at, *kind, *id, row.clone()))
        })?;
        let mut warnings = Vec::new();
        for (kind, _, row) in rows.iter().filter(|_| changed.batch.is_some()) {
            warnings.extend(self.warnings(*kind, row)?);
        }
        for draft in drafts {
            self.store.drop_draft(draft.id)?;
        }
        let word = if changed.batch.is_some() { "app-saved" } else { "app-unchanged" };
        Ok(Done { changed, word, warnings })
    }

    /// The draft with what the program knows by itself.
    fn prepared(&self, draft: &Draft) -> Draft {
        let mut draft = draft.clone();
        let today = Value::Text(self.today().to_string());
        let typed = |draft: &Draft, key: &str| draft.answers().contains_key(key);
        let know = |draft: &mut Draft, key: &'static str, value: &Value| {
            if !typed(draft, key) {
                value::put(&mut draft.base, key, value.clone());
            }
        };
        let me = Value::Text(self.me.id.to_string());
        match draft.kind {
            Kind::Person if draft.answers().contains_key("age_estimate") => {
                know(&mut draft, "age_estimated_on", &today);
            }
            Kind::Case if draft.is_new => {
                know(&mut draft, "status", &Value::Text(Status::Registered.key().to_owned()));
                know(&mut draft, "registered_on", &today);
                know(&mut draft, "first_contact_on", &today);
                know(&mut draft, "worker_id", &me);
            }
            Kind::Consent => {
                know(&mut draft, "decided_on", &today);
                know(&mut draft, "asked_by", &me);
            }
            _ => {}
        }
        draft
    }

    /// Takes a record away.
    pub(in crate::app) fn remove(&mut self, kind: Kind, id: Id) -> Result<Done, Refusal> {
        let (_, changed) =
            self.store.transact(Op::Remove, Some(self.me.id), "", |w| w.remove(kind, id))?;
        Ok(Done { changed, word: "app-removed", ..Done::default() })
    }

    /// Takes a transaction back, for whoever may write every kind of record it wrote.
    pub(in crate::app) fn undo(&mut self, batch: i64) -> Result<Done, Refusal> {
        let kinds = self.store.reader().kinds_of_batch(batch)?;
        let wanted = kinds.into_iter().map(write_right);
        if let Some(right) = wanted.into_iter().find(|right| !self.me.may(*right)) {
            return Err(Refusal::NoRight(right));
        }
        let (_, changed) =
            self.store.transact(Op::Undo, Some(self.me.id), "", |w| w.undo(batch))?;
        Ok(Done { changed, word: "app-undone", ..Done::default() })
    }

    /// Notes that restricted content of a record was shown: nothing to say, nothing to undo.
    pub(in crate::app) fn view(&mut self, kind: Kind, id: Id) -> Result<Done, Refusal> {
        self.note_view(kind, id, "restricted")?;
        Ok(Done::default())
    }

    /// Notes that a record was looked at, and what of it (`restricted`, `content`): at most once
    /// per record and user in ten minutes. True when it was noted.
    pub fn note_view(
        &mut self,
        kind: Kind,
        record: Id,
        what: &'static str,
    ) -> Result<bool, StoreError> {
        if self.store.reader().row(kind, record)?.is_none() {
            return Ok(false);
        }
        let by = self.me.id;
        let noted =
            self.store.transact(Op::View, Some(by), "", |w| w.note_view(kind, record, what))?;
        Ok(noted.0)
    }

    /// Keeps what is being typed.
    pub(in crate::app) fn keep_draft(&mut self, draft: &Draft) -> Result<Done, Refusal> {
        self.store.keep_draft(self.me.id, draft)?;
        Ok(Done::default())
    }

    /// Drops what was being typed.
    pub(in crate::app) fn drop_draft(&mut self, record: Id) -> Result<Done, Refusal> {
        self.store.drop_draft(record)?;
        Ok(Done::default())
    }

    /// Forgets a person, on a ground.
    pub(in crate::app) fn forget(&mut self, person: Id, ground: &str) -> Result<Done, Refusal> {
        if ground.trim().is_empty() {
            return Err(Refusal::Problems(vec![Problem::new("problem-required").at("ground")]));
        }
        let (_, changed) =
            self.store.transact(Op::Forget, Some(self.me.id), ground, |w| w.forget(person))?;
        Ok(Done { changed, word: "app-forgotten", ..Done::default() })
    }
}

/// Writes one record and what follows from it.
fn put(
    w: &mut Writer<'_>,
    at: &At<'_>,
    kind: Kind,
    id: Id,
    mut row: Row,
) -> Result<(), StoreError> {
    let held = w.row(kind, id)?;
    if kind == Kind::Case {
        settle_case(w, at, held.as_ref(), &mut row)?;
    }
    if kind == Kind::Referral && value::of(&row, "number").is_nothing() {
        let number = format!("R-{}", w.next_referral_number(at.today.year(), at.letters)?);
        value::put(&mut row, "number", Value::Text(number));
    }
    w.put_row(kind, id, row.clone())?;
    let Some(case) = value::id_of(&row, "case_id") else { return Ok(()) };
    if counts(kind, &row) {
        advance(w, case, kind)?;
    }
    if kind == Kind::Followup {
        plan_next(w, case, &Followup::from_row(&row))?;
    }
    Ok(())
}

/// Number, centre and risk of a case being saved.
fn settle_case(
    w: &Writer<'_>,
    at: &At<'_>,
    held: Option<&Row>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let without_centre = held.is_none() && value::of(row, "centre_id").is_nothing();
    if let Some((centre, _)) = at.centre.as_ref().filter(|_| without_centre) {
        value::put(row, "centre_id", Value::Text(centre.to_string()));
    }
    if value::of(row, "number").is_nothing() {
        let code = at.centre.as_ref().map(|(_, code)| code.as_str()).filter(|c| !c.is_empty());
        let number = w.next_case_number(code.unwrap_or("SGN"), at.today.year(), at.letters)?;
        value::put(row, "number", Value::Text(number));
    }
    let level = |row: &Row| Risk::from_key(value::text_of(row, "risk"));
    let (before, after) = (held.and_then(level), level(row));
    if before == after {
        return Ok(());
    }
    // Most severe first: a later level is a lower one.
    let lowered = before.is_some_and(|before| after.is_none_or(|after| after > before));
    if lowered && !at.may_lower_risk {
        return Err(StoreError::Refused(Problem::new("problem-risk-lowered").at("risk")));
    }
    let set_on = held.map(|held| value::of(held, "risk_set_on"));
    if set_on.is_none_or(|before| before == value::of(row, "risk_set_on")) {
        value::put(row, "risk_set_on", Value::Text(at.today.to_string()));
    }
    Ok(())
}

/// Whether a record moves its case on: what is only meant or planned does not.
fn counts(kind: Kind, row: &Row) -> bool {
    let status = value::text_of(row, "status");
    match kind {
        Kind::Referral => status != ReferralStatus::Draft.key(),
        Kind::Session => status == SessionStatus::Held.key(),
        Kind::Support => status != SupportStatus::Planned.key(),
        _ => true,
    }
}

/// The status of a case follows from what was recorded.
fn advance(w: &mut Writer<'_>, case: Id, recorded: Kind) -> Result<(), StoreError> {
    let Some(mut row) = w.row(Kind::Case, case)? else { return Ok(()) };
    let status = Case::from_row(&row).status.unwrap_or(Status::Registered);
    let after = status.after(recorded);
    if after != status {
        value::put(&mut row, "status", Value::Text(after.key().to_owned()));
        w.put_row(Kind::Case, case, row)?;
    }
    Ok(())
}

/// A follow-up that was done and names the next one makes it due.
fn plan_next(w: &mut Writer<'_>, case: Id, done: &Followup) -> Result<(), StoreError> {
    let Some(next) = done.next_on.filter(|_| done.status == Some(FollowupStatus::Done)) else {
        return Ok(());
    };
    if w.has_followup(case, next)? {
        return Ok(());
    }
    let due = Followup {
        case_id: Some(case),
        calendar: done.calendar,
        due_on: Some(next),
        status: Some(FollowupStatus::Due),
        mode: done.mode.clone(),
        ..Followup::default()
    };
    w.put_row(Kind::Followup, new_id()?, due.to_row()).map(|_| ())
}
