//! Saying that two registrations are one person, or two, and taking it back.

use std::borrow::Cow;

use super::Session;
use super::write::put;
use crate::app::perform::{Done, Refusal};
use crate::domain::id::Id;
use crate::domain::identity_link::LinkStatus;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{Op, StoreError, new_id};
use crate::ui::command::{Judgement, Verdict};

/// Values that mean nothing without another: taken together.
const WITH: [(&str, &str); 3] = [
    ("birth_on", "birth_about"),
    ("birth_on", "birth_source"),
    ("age_estimate", "age_estimated_on"),
];

impl Session {
    /// Links two registrations as one person, with the values that stand for both written on the
    /// one that stands for all; or remembers that they are two. One transaction.
    pub(in crate::app) fn judge(&mut self, judgement: &Judgement) -> Result<Done, Refusal> {
        let (one, other) = (judgement.one.min(judgement.other), judgement.one.max(judgement.other));
        let mut sides = Vec::new();
        for id in [one, other] {
            let Some(row) = self.store.reader().row(Kind::Person, id)? else {
                return Err(refused("problem-link-gone"));
            };
            self.open_to_me(Kind::Person, id, &row)?;
            self.in_full_view(Kind::Person, id, &row)?;
            sides.push(row);
        }
        let (Some(stands), Some(from)) = (sides.first(), sides.last()) else {
            return Err(refused("problem-link-gone"));
        };
        let status = match &judgement.verdict {
            Verdict::Same { .. } => LinkStatus::Linked,
            Verdict::Two => LinkStatus::Undone,
        };
        if status == LinkStatus::Linked && self.store.reader().links()?.stands_for(one) != one {
            return Err(refused("problem-link-stands"));
        }
        let merged = match &judgement.verdict {
            Verdict::Same { take } => Some(taken(stands, from, take.iter().map(String::as_str))),
            Verdict::Two => None,
        };
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let ((), changed) = self.store.transact(Op::Save, Some(at.me), &judgement.reason, |w| {
            if let Some(merged) = merged {
                put(w, &at, Kind::Person, one, merged)?;
            }
            let (id, mut row) = match w.decision(one, other)? {
                Some(held) => (held.id, held.row),
                None => (new_id()?, Row::new()),
            };
            if row.is_empty() {
                value::put(&mut row, "person_id", Value::Text(one.to_string()));
                value::put(&mut row, "same_as_id", Value::Text(other.to_string()));
            }
            value::put(&mut row, "status", Value::Text(status.key().to_owned()));
            value::put(&mut row, "reason", Value::Text(judgement.reason.clone()));
            put(w, &at, Kind::IdentityLink, id, row)
        })?;
        let word = match status {
            LinkStatus::Linked => "duplicate-linked",
            LinkStatus::Undone => "duplicate-told-apart",
        };
        Ok(Done { changed, word, ..Done::default() })
    }

    /// Takes a link back: the registrations are two persons again, and the values that linking
    /// had replaced stand again where nobody has changed them since.
    pub(in crate::app) fn unlink(&mut self, link: Id, reason: &str) -> Result<Done, Refusal> {
        let Some(mut row) = self.store.reader().row(Kind::IdentityLink, link)? else {
            return Err(refused("problem-link-gone"));
        };
        for key in ["person_id", "same_as_id"] {
            if let Some(person) = value::id_of(&row, key) {
                self.open_to_me(Kind::Person, person, &Row::new())?;
            }
        }
        value::put(&mut row, "status", Value::Text(LinkStatus::Undone.key().to_owned()));
        value::put(&mut row, "reason", Value::Text(reason.to_owned()));
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let (left, changed) = self.store.transact(Op::Save, Some(at.me), reason, |w| {
            let (_, left) = w.bring_back_linked(link)?;
            put(w, &at, Kind::IdentityLink, link, row)?;
            Ok::<usize, StoreError>(left)
        })?;
        let warnings = match left {
            0 => Vec::new(),
            left => vec![Problem::new("problem-link-kept").with("count", left.to_string())],
        };
        Ok(Done { changed, word: "duplicate-unlinked", warnings, ..Done::default() })
    }
}

fn refused(word: &'static str) -> Refusal {
    Refusal::Problems(vec![Problem::new(word)])
}

/// The one registration with these values of the other.
fn taken<'a>(stands: &Row, from: &Row, take: impl Iterator<Item = &'a str>) -> Row {
    let mut row = stands.clone();
    for key in take {
        let with = WITH.iter().filter(|(of, _)| *of == key).map(|(_, with)| *with);
        for key in std::iter::once(key).chain(with) {
            value::put(
                &mut row,
                Cow::<'static, str>::Owned(key.to_owned()),
                value::of(from, key).clone(),
            );
        }
    }
    row
}
