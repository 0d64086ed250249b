//! What a supervisor does for many at once: answer questions, assign cases. And what goes with
//! it for everybody: propose a hand-over, accept it, mark as seen, state why one opens a case.
//! One transaction for all that can be done, so that one undo takes it back; what cannot be done
//! is counted and named.

use super::Session;
use super::write::{self, At};
use crate::app::perform::{Done, Refusal};
use crate::domain::approval::ApprovalStatus;
use crate::domain::centre::Centre;
use crate::domain::fact::Record as _;
use crate::domain::handover::{Handover, HandoverStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value::{self, Cell as _, Row, Value};
use crate::store::{Op, StoreError, Writer, new_id};
use crate::ui::command::{Decision, Failure, Move, Receipt};

impl Session {
    /// Answers questions to a supervisor.
    pub(in crate::app) fn decide(&mut self, decision: &Decision) -> Result<Done, Refusal> {
        let Decision { approvals, status, comment } = decision;
        if *status == ApprovalStatus::Rejected && comment.trim().is_empty() {
            let problem = Problem::new("problem-comment-missing").at("comment");
            return Err(Refusal::Problems(vec![problem]));
        }
        let word = match status {
            ApprovalStatus::Approved => "supervision-approved",
            _ => "supervision-returned",
        };
        self.many(Kind::Approval, approvals, word, |w, at, id| {
            let Some(mut row) = w.row(Kind::Approval, id)? else { return Ok(()) };
            value::put(&mut row, "status", Some(*status).to_value());
            value::put(&mut row, "comment", comment.trim().to_owned().to_value());
            judged(Kind::Approval, &row, at)?;
            write::put(w, at, Kind::Approval, id, row)
        })
    }

    /// Gives cases to a worker or centre: at once by a supervisor, else once it is accepted.
    pub(in crate::app) fn move_cases(&mut self, moved: &Move) -> Result<Done, Refusal> {
        let Move { cases, to, centre, note, at_once } = moved;
        if *at_once {
            self.demand(Right::Approve)?;
        }
        let (status, word) = if *at_once {
            (HandoverStatus::Accepted, "supervision-assigned")
        } else {
            (HandoverStatus::Pending, "supervision-proposed")
        };
        let handover = Handover {
            to_id: *to,
            centre_id: *centre,
            note: note.trim().to_owned(),
            status: Some(status),
            asked_on: Some(self.today()),
            ..Handover::default()
        };
        self.many(Kind::Case, cases, word, |w, at, case| {
            let row = Handover { case_id: Some(case), ..handover.clone() }.to_row();
            judged(Kind::Handover, &row, at)?;
            write::put(w, at, Kind::Handover, new_id()?, row)
        })
    }

    /// Accepts or declines cases that are handed over, or takes the proposal back.
    pub(in crate::app) fn receive(&mut self, receipt: &Receipt) -> Result<Done, Refusal> {
        let Receipt { handovers, status, reason } = receipt;
        let word = match status {
            HandoverStatus::Accepted => "supervision-accepted",
            HandoverStatus::Declined => "supervision-declined",
            _ => "supervision-withdrawn",
        };
        self.many(Kind::Handover, handovers, word, |w, at, id| {
            let Some(mut row) = w.row(Kind::Handover, id)? else { return Ok(()) };
            value::put(&mut row, "status", Some(*status).to_value());
            value::put(&mut row, "reason", reason.trim().to_owned().to_value());
            judged(Kind::Handover, &row, at)?;
            write::put(w, at, Kind::Handover, id, row)
        })
    }

    /// Marks answers and remarks as seen by whom they are for.
    pub(in crate::app) fn seen(&mut self, records: &[(Kind, Id)]) -> Result<Done, Refusal> {
        let (me, today) = (self.me.id, self.today());
        let ((), changed) = self.store.transact(Op::Save, Some(me), "", |w| {
            for (kind, id) in records {
                let Some(mut row) = w.row(*kind, *id)? else { continue };
                if value::of(&row, "seen_on").is_nothing() && is_for(*kind, &row, me) {
                    value::put(&mut row, "seen_on", Value::Text(today.to_string()));
                    w.put_row(*kind, *id, row)?;
                }
            }
            Ok(())
        })?;
        Ok(Done { changed, word: "supervision-seen", ..Done::default() })
    }

    /// Notes that a supervisor has looked: at a case, or at the board as a whole.
    pub(in crate::app) fn looked(&mut self, case: Option<Id>) -> Result<Done, Refusal> {
        let me = self.me.id;
        let (kind, record) = case.map_or((Kind::User, me), |case| (Kind::Case, case));
        let ((), mut changed) =
            self.store.transact(Op::Look, Some(me), "", |w| w.note_look(kind, record, "looked"))?;
        // Nothing to undo, but what is new is to be read anew.
        changed.batch = None;
        changed.kinds.insert(kind);
        Ok(Done { changed, word: "supervision-looked", ..Done::default() })
    }

    /// Notes why somebody opens a case that another follows.
    pub(in crate::app) fn state_reason(&mut self, case: Id, reason: &str) -> Result<Done, Refusal> {
        if reason.trim().is_empty() {
            return Err(Refusal::Problems(vec![
                Problem::new("problem-reason-missing").at("reason"),
            ]));
        }
        self.open_to_me(Kind::Case, case, &Row::new())?;
        let me = self.me.id;
        let ((), mut changed) = self.store.transact(Op::Access, Some(me), reason.trim(), |w| {
            w.note_look(Kind::Case, case, "access")
        })?;
        changed.batch = None;
        changed.kinds.insert(Kind::Case);
        Ok(Done { changed, word: "supervision-reason-noted", ..Done::default() })
    }

    /// Refuses to write where a case shows name and number only.
    pub(super) fn in_full_view(&self, kind: Kind, id: Id, row: &Row) -> Result<(), Refusal> {
        // Who is to receive a case answers before it is theirs.
        if self.me.may(Right::Approve) || matches!(kind, Kind::Handover | Kind::Remark) {
            return Ok(());
        }
        let reader = self.store.reader();
        let above = kind.parent().and_then(|(link, above)| Some((above, value::id_of(row, link)?)));
        let person = match above {
            _ if kind == Kind::Person => Some(id),
            Some((above, id)) => reader.person_of(above, id)?,
            None => None,
        };
        let Some(person) = person else { return Ok(()) };
        if reader.limited(person, self.today())?.is_some() {
            return Err(Refusal::Problems(vec![Problem::new("problem-access-limited")]));
        }
        Ok(())
    }

    /// Does the same to each of many, in one transaction: what the rules refuse is left out and
    /// named, all else is done.
    fn many(
        &mut self,
        kind: Kind,
        ids: &[Id],
        word: &'static str,
        work: impl Fn(&mut Writer<'_>, &At<'_>, Id) -> Result<(), StoreError>,
    ) -> Result<Done, Refusal> {
        for id in ids {
            self.open_to_me(kind, *id, &Row::new())?;
        }
        let centre: Option<(Id, Centre)> = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let (refused, changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            let mut refused = Vec::new();
            for id in ids {
                if let Err(problem) = w.part(|w| work(w, &at, *id))? {
                    refused.push((*id, problem));
                }
            }
            Ok(refused)
        })?;
        if let (1, [(_, problem)]) = (ids.len(), refused.as_slice()) {
            return Err(Refusal::Problems(vec![problem.clone()]));
        }
        let mut failed = Vec::new();
        for (id, problem) in refused {
            failed.push(self.failure(kind, id, problem)?);
        }
        let word = if changed.batch.is_some() { word } else { "app-unchanged" };
        Ok(Done { changed, word, failed, ..Done::default() })
    }

    /// What could not be done, named by number and person.
    fn failure(&self, kind: Kind, id: Id, problem: Problem) -> Result<Failure, StoreError> {
        let reader = self.store.reader();
        let row = reader.row(kind, id)?.unwrap_or_default();
        let case = if kind == Kind::Case { Some(id) } else { value::id_of(&row, "case_id") };
        let Some(case) = case.map(|case| reader.row(Kind::Case, case)).transpose()?.flatten()
        else {
            return Ok(Failure { person: None, name: String::new(), problem });
        };
        let person = value::id_of(&case, "person_id");
        let name = format!("{} {}", value::text_of(&case, "number"), self.name_of(person)?);
        Ok(Failure { person, name: name.trim().to_owned(), problem })
    }
}

/// Whether it is told to this user.
fn is_for(kind: Kind, row: &Row, me: Id) -> bool {
    let keys: &[&str] = match kind {
        Kind::Approval => &["asked_by"],
        Kind::Remark => &["for_id"],
        Kind::Handover => &["asked_by", "from_id", "to_id"],
        _ => &[],
    };
    keys.iter().any(|key| value::id_of(row, key) == Some(me))
}

/// The record's own rules, which a draft would have been judged by.
fn judged(kind: Kind, row: &Row, at: &At<'_>) -> Result<(), StoreError> {
    match kind.judge(row, at.today).into_iter().next() {
        Some(problem) => Err(StoreError::Refused(problem)),
        None => Ok(()),
    }
}
