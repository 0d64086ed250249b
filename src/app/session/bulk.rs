//! The same for many people: saved for all that can be, each refusal named, and all of it taken
//! back as one.

use super::{Session, write};
use crate::app::perform::{Done, Refusal};
use crate::domain::case::Case;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::handover::{Handover, HandoverStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value::{self, Row, Value};
use crate::store::{Op, StoreError, new_id};
use crate::ui::command::{Bulk, Failure};

/// One record to be written, and of whom it tells.
struct Part {
    person: Option<Id>,
    kind: Kind,
    id: Id,
    row: Result<Row, Problem>,
}

impl Session {
    /// Does the same for many. What a rule refuses for one is named; the rest is saved.
    pub(in crate::app) fn bulk(&mut self, bulk: &Bulk) -> Result<Done, Refusal> {
        let mut parts = Vec::new();
        match bulk {
            Bulk::Assign { people, worker } => {
                for person in people {
                    parts.push(self.assigned(*person, *worker)?);
                }
            }
            Bulk::Add { people, draft } => {
                for person in people {
                    parts.push(self.added(*person, draft)?);
                }
            }
            Bulk::Save(drafts) => {
                for draft in drafts {
                    parts.push(self.typed(draft)?);
                }
            }
        }
        for part in &mut parts {
            // A case of somebody else of which only name and number show.
            let Ok(row) = &part.row else { continue };
            if let Err(Refusal::Problems(problems)) = self.in_full_view(part.kind, part.id, row) {
                part.row = Err(first(problems));
            }
        }
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let (refused, changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            let mut refused = Vec::new();
            for part in &parts {
                let row = match &part.row {
                    Ok(row) => row.clone(),
                    Err(problem) => {
                        refused.push((part.person, problem.clone()));
                        continue;
                    }
                };
                if let Err(problem) = w.part(|w| write::put(w, &at, part.kind, part.id, row))? {
                    refused.push((part.person, problem));
                }
            }
            Ok(refused)
        })?;
        let mut failed = Vec::new();
        for (person, problem) in refused {
            failed.push(Failure { person, name: self.name_of(person)?, problem });
        }
        match bulk {
            Bulk::Assign { .. } => {}
            Bulk::Add { draft, .. } => self.store.drop_draft(draft.id)?,
            Bulk::Save(drafts) => {
                drafts.iter().try_for_each(|draft| self.store.drop_draft(draft.id))?;
            }
        }
        let word = if changed.batch.is_some() { "app-saved" } else { "app-unchanged" };
        Ok(Done { changed, word, failed, ..Done::default() })
    }

    /// The newest case of a person given to another worker: at once by who supervises, else it
    /// is proposed and waits for the other.
    fn assigned(&self, person: Id, worker: Id) -> Result<Part, StoreError> {
        let reader = self.store.reader();
        let newest = reader.children(Kind::Case, person)?.pop();
        let at_once = self.me.may(Right::Approve);
        let status = if at_once { HandoverStatus::Accepted } else { HandoverStatus::Pending };
        let row = match newest {
            Some(held) => Ok(Handover {
                case_id: Some(held.id),
                to_id: Some(worker),
                status: Some(status),
                asked_on: Some(self.today()),
                ..Handover::default()
            }
            .to_row()),
            None => Err(self.without_case(person)?),
        };
        Ok(Part { person: Some(person), kind: Kind::Handover, id: new_id()?, row })
    }

    /// What was typed, for one person.
    fn added(&self, person: Id, draft: &Draft) -> Result<Part, StoreError> {
        let mut own = draft.clone();
        own.id = new_id()?;
        own.is_new = true;
        let part = |row| Part { person: Some(person), kind: draft.kind, id: own.id, row };
        let parent = match draft.kind.parent() {
            Some((link, Kind::Person))
                if self.store.reader().row(Kind::Person, person)?.is_some() =>
            {
                (link, person)
            }
            Some((link, Kind::Case)) => {
                match self.store.reader().children(Kind::Case, person)?.pop() {
                    Some(case) if Case::from_row(&case.row).is_open() => (link, case.id),
                    Some(_) => return Ok(part(Err(Problem::new("problem-case-closed")))),
                    None => return Ok(part(Err(self.without_case(person)?))),
                }
            }
            _ => return Ok(part(Err(Problem::new("problem-hidden")))),
        };
        value::put(&mut own.base, parent.0, Value::Text(parent.1.to_string()));
        let row = self.prepared(&own).to_row(self.today()).map_err(first);
        Ok(Part { person: Some(person), kind: draft.kind, id: own.id, row })
    }

    /// A draft as it stands, by itself.
    fn typed(&self, draft: &Draft) -> Result<Part, StoreError> {
        let mut row = self.prepared(draft).to_row(self.today()).map_err(first);
        if let Ok(held) = &row
            && self.store.reader().is_hidden(draft.kind, draft.id, held)?
        {
            row = Err(Problem::new("problem-hidden"));
        }
        let parent = draft
            .kind
            .parent()
            .and_then(|(link, kind)| value::id_of(&draft.base, link).map(|id| (kind, id)));
        let person = match parent {
            _ if draft.kind == Kind::Person => Some(draft.id),
            Some((kind, id)) => self.store.reader().person_of(kind, id)?,
            None => None,
        };
        Ok(Part { person, kind: draft.kind, id: draft.id, row })
    }

    /// Why nothing can be done in the case of somebody who has none to be seen.
    fn without_case(&self, person: Id) -> Result<Problem, StoreError> {
        let known = self.store.reader().row(Kind::Person, person)?.is_some();
        Ok(Problem::new(if known { "problem-without-case" } else { "problem-hidden" }))
    }

    /// The name of a person, as far as who is signed in may read it.
    pub(super) fn name_of(&self, person: Option<Id>) -> Result<String, StoreError> {
        let Some(person) = person else { return Ok(String::new()) };
        let row = self.store.reader().row(Kind::Person, person)?.unwrap_or_default();
        let names = ["family_name", "given_name"].map(|key| value::text_of(&row, key));
        Ok(names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

/// One of the problems: the first.
fn first(problems: Vec<Problem>) -> Problem {
    problems.into_iter().next().unwrap_or_else(|| Problem::new("problem-required"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::command::Command;
    use crate::ui::testing;

    #[test]
    fn what_cannot_be_done_for_one_is_named_the_rest_is_saved_and_undone_as_one() {
        let (_folder, mut session) = testing::session();
        let people =
            ["Traoré", "Diallo", "Keïta"].map(|name| testing::person(&mut session, name, "Awa"));
        for person in &people[..2] {
            testing::case(&mut session, *person);
        }
        let cases = |session: &Session| -> Vec<String> {
            let reader = session.store().reader();
            let newest = |person: &Id| reader.children(Kind::Case, *person).unwrap().pop();
            people
                .iter()
                .filter_map(newest)
                .map(|c| value::text_of(&c.row, "worker_id").to_owned())
                .collect()
        };
        let before = cases(&session);
        let worker = testing::add(
            &mut session,
            Kind::User,
            &[("name", "Moussa"), ("role", "social_worker")],
        );
        let bulk = Bulk::Assign { people: people.to_vec(), worker };
        let done = session.perform(Command::Bulk(Box::new(bulk))).unwrap();
        assert_eq!(cases(&session), [worker.to_string(), worker.to_string()]);
        assert_eq!(done.failed.len(), 1);
        assert_eq!(done.failed[0].name, "Keïta Awa");
        assert_eq!(done.failed[0].problem.word, "problem-without-case");
        session.perform(Command::Undo(done.changed.batch.unwrap())).unwrap();
        assert_eq!(cases(&session), before);
    }

    #[test]
    fn a_task_is_set_in_every_case_and_a_refused_one_leaves_no_trace() {
        let (_folder, mut session) = testing::session();
        let people: Vec<Id> =
            (0..5).map(|n| testing::person(&mut session, &format!("Koné {n}"), "Issa")).collect();
        for person in &people {
            testing::case(&mut session, *person);
        }
        let count = |session: &Session| session.store().reader().count(Kind::Task).unwrap();
        let draft =
            testing::draft(Kind::Task, &[("text", "Appeler la famille"), ("due_on", "30/11/2026")]);
        let bulk = Bulk::Add { people: people.clone(), draft: Box::new(draft) };
        let done = session.perform(Command::Bulk(Box::new(bulk))).unwrap();
        assert_eq!((count(&session), done.failed.len()), (5, 0));
        // Of two moves of a case only the one that may follow is made.
        let reader = session.store().reader();
        let mut drafts = Vec::new();
        for (person, to) in people.iter().zip(["screened", "monitoring", "screened"]) {
            let case = reader.children(Kind::Case, *person).unwrap().pop().unwrap();
            let form = crate::domain::form::named("intake").unwrap();
            let mut draft = Draft::edit(form, case.id, case.row);
            draft.type_in("status", draft.shape("status"), to);
            drafts.push(draft);
        }
        let entries = || session.store().reader().history(drafts[1].id).unwrap().len();
        let before = entries();
        let done = session.perform(Command::Bulk(Box::new(Bulk::Save(drafts.clone())))).unwrap();
        assert_eq!(done.failed.len(), 1, "{:?}", done.failed);
        assert_eq!(done.failed[0].person, Some(people[1]));
        assert_eq!(session.store().reader().history(drafts[1].id).unwrap().len(), before);
        let keys = crate::store::Keys::of(session.unlocked());
        let report = crate::store::check::check(session.unlocked().dir(), &keys).unwrap();
        assert_eq!(report.findings, []);
    }
}
