//! How records are saved, taken away, brought back and forgotten.

use chrono::NaiveDate;

use super::{Session, rule};
use crate::app::perform::{Done, Refusal};
use crate::domain::attachment::Attachment;
use crate::domain::case::Status;
use crate::domain::centre::Centre;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value::{self, Keyed, Row, Value};
use crate::store::{Op, StoreError, Writer, clock};
use crate::ui::command::write_right;

/// What a save knows of who and where, beside what was typed.
pub(super) struct At<'a> {
    /// Who saves.
    pub(super) me: Id,
    /// Today.
    pub(super) today: NaiveDate,
    /// What time it is, as `hh:mm`.
    pub(super) time: String,
    /// May lower a risk level, approve, close.
    pub(super) may_approve: bool,
    /// May do so where oneself asked, or follows the case.
    pub(super) may_approve_own: bool,
    /// May say that two registrations are one person.
    pub(super) may_merge: bool,
    /// The centre of who saves, and its code.
    pub(super) centre: Option<(Id, String)>,
    /// The letters of this laptop in numbers.
    pub(super) letters: &'a str,
}

/// A picture or paper before it is in the vault.
pub(super) struct Paper {
    /// The id of its record.
    pub(super) id: Id,
    /// Its record, but for the hash.
    pub(super) attachment: Attachment,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

impl At<'_> {
    /// May who saves lower, approve or close in this case?
    pub(super) fn decides(&self, case: &Row) -> bool {
        let own = value::id_of(case, "worker_id") == Some(self.me);
        self.may_approve && (!own || self.may_approve_own)
    }
}

impl Session {
    /// Saves drafts together: all, or none with everything that is wrong.
    pub(in crate::app) fn save(&mut self, drafts: &[Draft]) -> Result<Done, Refusal> {
        self.save_with(drafts, None)
    }

    /// The same with a picture or paper that goes into the vault in the same transaction.
    pub(super) fn save_with(
        &mut self,
        drafts: &[Draft],
        paper: Option<&Paper>,
    ) -> Result<Done, Refusal> {
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
        for (kind, id, row) in &rows {
            self.open_to_me(*kind, *id, row)?;
            self.in_full_view(*kind, *id, row)?;
        }
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let ((), changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            if let Some(paper) = paper {
                let content = w.put_content(&paper.bytes)?;
                let attachment = Attachment { content, ..paper.attachment.clone() };
                put(w, &at, Kind::Attachment, paper.id, attachment.to_row())?;
            }
            rows.iter().try_for_each(|(kind, id, row)| put(w, &at, *kind, *id, row.clone()))
        })?;
        let mut warnings = Vec::new();
        for (kind, _, row) in rows.iter().filter(|_| changed.batch.is_some()) {
            warnings.extend(self.warnings(*kind, row)?);
        }
        for draft in drafts {
            // Another form of the same record may lie half typed: a closure that waits.
            let kept = self.store.reader().resume(draft.id)?;
            if kept.is_none_or(|kept| kept.form == draft.form) {
                self.store.drop_draft(draft.id)?;
            }
        }
        let word = if changed.batch.is_some() { "app-saved" } else { "app-unchanged" };
        Ok(Done { changed, word, warnings, ..Done::default() })
    }

    /// Saves the same for several cases, and says for how many.
    pub(in crate::app) fn save_all(&mut self, drafts: &[Draft]) -> Result<Done, Refusal> {
        let done = self.save(drafts)?;
        let word = if done.changed.batch.is_some() { "household-all-written" } else { done.word };
        Ok(Done { word, count: drafts.len(), ..done })
    }

    /// What a save knows of who and where.
    pub(super) fn at<'a>(&self, centre: Option<(Id, Centre)>, letters: &'a str) -> At<'a> {
        At {
            me: self.me.id,
            today: self.today(),
            time: clock::time(),
            may_approve: self.me.may(Right::Approve),
            may_approve_own: self.me.may(Right::ApproveOwn),
            may_merge: self.me.may(Right::Merge),
            centre: centre.map(|(id, centre)| (id, centre.code)),
            letters,
        }
    }

    /// Refuses what belongs to somebody whose case is hidden from who is signed in.
    pub(super) fn open_to_me(&self, kind: Kind, id: Id, row: &Row) -> Result<(), Refusal> {
        if self.store.reader().is_hidden(kind, id, row)? {
            return Err(Refusal::Problems(vec![Problem::new("problem-hidden")]));
        }
        Ok(())
    }

    /// The draft with what the program knows by itself.
    pub(super) fn prepared(&self, draft: &Draft) -> Draft {
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
        if rule::stays(kind) {
            return Err(Refusal::Problems(vec![Problem::new("problem-stays")]));
        }
        self.open_to_me(kind, id, &Row::new())?;
        let row = self.store.reader().row(kind, id)?.unwrap_or_default();
        self.in_full_view(kind, id, &row)?;
        if kind == Kind::IdentityLink && value::text_of(&row, "status") == "linked" {
            return Err(Refusal::Problems(vec![Problem::new("problem-link-unlink")]));
        }
        if kind == Kind::List && !row.is_empty() {
            rule::list::guard(self.me.id, self.me.may(Right::Approve), &row)?;
        }
        let (_, changed) =
            self.store.transact(Op::Remove, Some(self.me.id), "", |w| w.remove(kind, id))?;
        Ok(Done { changed, word: "app-removed", ..Done::default() })
    }

    /// Takes a transaction back, for whoever may write every kind of record it wrote.
    pub(in crate::app) fn undo(&mut self, batch: i64) -> Result<Done, Refusal> {
        let kinds = self.store.reader().kinds_of_batch(batch)?;
        if kinds.contains(&Kind::Alert) {
            return Err(Refusal::Problems(vec![Problem::new("problem-stays")]));
        }
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
pub(super) fn put(
    w: &mut Writer<'_>,
    at: &At<'_>,
    kind: Kind,
    id: Id,
    mut row: Row,
) -> Result<(), StoreError> {
    let held = w.row(kind, id)?;
    rule::before(w, at, kind, id, held.as_ref(), &mut row)?;
    w.put_row(kind, id, row.clone())?;
    rule::after(w, at, kind, id, held.as_ref(), &row)
}
