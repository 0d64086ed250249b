//! The people of a bus: registered together, each line whole or not at all, and taken back as
//! one. Somebody who is known already is not registered again: a case of this arrival opens.

use std::collections::BTreeMap;
use std::io::Write as _;

use super::Session;
use super::rule;
use super::write::{self, At};
use crate::app::perform::{Done, Refusal};
use crate::domain::arrival::Reading;
use crate::domain::case::{Case, Status};
use crate::domain::contact::Contact;
use crate::domain::fact::Record;
use crate::domain::household::Household;
use crate::domain::id::Id;
use crate::domain::identity_link::{IdentityLink, LinkStatus};
use crate::domain::kind::Kind;
use crate::domain::note::Note;
use crate::domain::problem::Problem;
use crate::domain::slip::Slip;
use crate::domain::value::{self, Row, Value};
use crate::domain::vulnerability::Vulnerability;
use crate::store::{Changed, Op, StoreError, Writer, new_id};
use crate::ui::command::{Bus, BusLine, Failure, SlipsOrder};
use crate::words::tr;

impl Session {
    /// Registers the people of a bus. What is wrong with one line leaves the others alone, and is
    /// named; what is wrong with the header leaves everything as it is.
    pub(in crate::app) fn register_bus(&mut self, bus: &Bus) -> Result<Done, Refusal> {
        let today = self.today();
        let arrival = bus.arrival.to_row(today).map_err(Refusal::Problems)?;
        let mut allowed = Vec::new();
        for line in &bus.lines {
            allowed.push(self.may_come(line)?);
        }
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let ((refused, done), mut changed) =
            self.store.transact(Op::Save, Some(at.me), "", |w| {
                w.put_row(Kind::Arrival, bus.arrival.id, arrival.clone())?;
                let mut households = households(w, bus)?;
                let (mut refused, mut done) = (Vec::new(), 0_usize);
                for (line, allowed) in bus.lines.iter().zip(&allowed) {
                    let before = households.clone();
                    let written = match allowed {
                        Some(problem) => Err(problem.clone()),
                        None => w.part(|w| come(w, &at, bus.arrival.id, line, &mut households))?,
                    };
                    match written {
                        Ok(()) => done += 1,
                        Err(problem) => {
                            households = before;
                            refused.push((line.person, line.reading.person.full_name(), problem));
                        }
                    }
                }
                Ok((refused, done))
            })?;
        let failed = refused.into_iter();
        let failed = failed
            .map(|(person, name, problem)| Failure { person: Some(person), name, problem })
            .collect();
        if done == 0 {
            changed.batch = None;
        }
        let word = if done == 0 { "" } else { "arrival-registered" };
        Ok(Done { changed, word, failed, ..Done::default() })
    }

    /// What stands against a line before it is written: somebody known whose case is hidden, or
    /// open to somebody else only.
    fn may_come(&self, line: &BusLine) -> Result<Option<Problem>, Refusal> {
        if !line.known {
            return Ok(None);
        }
        let about = |id: Id| Row::from([("person_id".into(), Value::Text(id.to_string()))]);
        let row = about(line.person);
        let open = self.open_to_me(Kind::Case, line.case, &row);
        let full = open.and_then(|()| self.in_full_view(Kind::Case, line.case, &row));
        match full {
            Ok(()) => Ok(None),
            Err(Refusal::Problems(problems)) => Ok(problems.into_iter().next()),
            Err(other) => Err(other),
        }
    }

    /// Writes slips to a file: the hash of each code goes into the vault, and the earlier slips of
    /// these people count no more. The paper cannot be taken back.
    pub(in crate::app) fn give_slips(&mut self, order: &SlipsOrder) -> Result<Done, Refusal> {
        let place = |word| Refusal::Problems(vec![Problem::new(word).at("path")]);
        let path = &order.paper.path;
        let folder = path.parent().is_some_and(std::path::Path::is_dir);
        if !folder || path.file_name().is_none() || path.is_dir() {
            return Err(place("problem-file-place"));
        }
        if path.exists() {
            return Err(place("problem-file-there"));
        }
        for (person, _) in &order.people {
            self.open_to_me(Kind::Person, *person, &Row::new())?;
        }
        let (me, today) = (self.me.id, self.today());
        let ((), changed) = self.store.transact(Op::Export, Some(me), "", |w| {
            for (person, token) in &order.people {
                let slip = Slip {
                    person_id: Some(*person),
                    token_hash: token.hash(),
                    issued_on: Some(today),
                    issued_by: Some(me),
                };
                w.add(&slip)?;
            }
            let facts = [
                ("what", order.paper.what.to_owned()),
                ("rows", order.people.len().to_string()),
                ("names", "1".to_owned()),
                ("file_hash", blake3::hash(&order.paper.bytes).to_hex().to_string()),
            ];
            w.note(Op::Export.key(), me, &facts)?;
            // Last, so that no paper lies outside whose codes lead nowhere.
            kept(path, &order.paper.bytes)
                .map_err(|_| StoreError::Refused(Problem::new("problem-file-write").at("path")))
        })?;
        let changed = Changed { batch: None, ..changed };
        Ok(Done { changed, word: "arrival-slips-kept", ..Done::default() })
    }
}

/// Writes a new file that only this user of the machine reads.
fn kept(path: &std::path::Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The households that are there already, by key: those that lines were registered with before,
/// and those of people who are known.
fn households(w: &Writer<'_>, bus: &Bus) -> Result<BTreeMap<String, Id>, StoreError> {
    let mut all = bus.households.clone();
    for line in bus.lines.iter().filter(|line| line.known) {
        let Some(member) = &line.member else { continue };
        let row = w.row(Kind::Person, line.person)?.unwrap_or_default();
        if let Some(household) = value::id_of(&row, "household_id") {
            all.entry(member.key.clone()).or_insert(household);
        }
    }
    Ok(all)
}

/// Writes one person of the bus.
fn come(
    w: &mut Writer<'_>,
    at: &At<'_>,
    arrival: Id,
    line: &BusLine,
    households: &mut BTreeMap<String, Id>,
) -> Result<(), StoreError> {
    let reading = &line.reading;
    let household = match &line.member {
        Some(member) => Some(home(w, reading, &member.key, households)?),
        None => None,
    };
    let role = line.member.as_ref().map(|member| member.role.clone()).unwrap_or_default();
    if line.known {
        lives(w, at, line.person, household, &role)?;
    } else {
        let mut person = reading.person.clone();
        (person.household_id, person.household_role) = (household, role);
        judged(&person, at)?;
        write::put(w, at, Kind::Person, line.person, person.to_row())?;
    }
    case(w, at, arrival, line)?;
    phone(w, at, line)?;
    for code in &reading.vulnerability {
        let need = Vulnerability {
            case_id: Some(line.case),
            code: code.clone(),
            noted_on: Some(at.today),
            ..Vulnerability::default()
        };
        write::put(w, at, Kind::Vulnerability, new_id()?, need.to_row())?;
    }
    if !reading.remark.is_empty() {
        let note = Note {
            case_id: Some(line.case),
            written_on: Some(at.today),
            text: reading.remark.clone(),
            ..Note::default()
        };
        write::put(w, at, Kind::Note, new_id()?, note.to_row())?;
    }
    for other in line.others.iter().filter(|other| **other != line.person) {
        // That two were compared and are two is remembered as a link that does not hold.
        let link = IdentityLink {
            person_id: Some(line.person),
            same_as_id: Some(*other),
            status: Some(LinkStatus::Undone),
            reason: tr("arrival-looked-at"),
            decided_on: Some(at.today),
            decided_by: Some(at.me),
        };
        write::put(w, at, Kind::IdentityLink, new_id()?, link.to_row())?;
    }
    Ok(())
}

/// The household of a key: the one that is there, or a new one.
fn home(
    w: &mut Writer<'_>,
    reading: &Reading,
    key: &str,
    households: &mut BTreeMap<String, Id>,
) -> Result<Id, StoreError> {
    if let Some(household) = households.get(key) {
        return Ok(*household);
    }
    let household = w.add(&named(reading))?;
    households.insert(key.to_owned(), household);
    Ok(household)
}

/// A new household, called after who stands first in it.
fn named(reading: &Reading) -> Household {
    let person = &reading.person;
    let name =
        if person.family_name.is_empty() { person.full_name() } else { person.family_name.clone() };
    Household { name, ..Household::default() }
}

/// Somebody known joins the household of the bus, unless they live in one already.
fn lives(
    w: &mut Writer<'_>,
    at: &At<'_>,
    person: Id,
    household: Option<Id>,
    role: &str,
) -> Result<(), StoreError> {
    let Some(mut row) = w.row(Kind::Person, person)? else {
        return Err(StoreError::Refused(Problem::new("arrival-known-gone")));
    };
    if let Some(household) = household.filter(|_| value::of(&row, "household_id").is_nothing()) {
        value::put(&mut row, "household_id", Value::Text(household.to_string()));
        if !role.is_empty() {
            value::put(&mut row, "household_role", Value::Text(role.to_owned()));
        }
        write::put(w, at, Kind::Person, person, row)?;
    }
    Ok(())
}

/// The case of this arrival. That of somebody known goes on after their last one where that has
/// ended; else it stands beside it.
fn case(w: &mut Writer<'_>, at: &At<'_>, arrival: Id, line: &BusLine) -> Result<(), StoreError> {
    let mut case = Case {
        person_id: Some(line.person),
        status: Some(Status::Registered),
        registered_on: Some(at.today),
        worker_id: Some(at.me),
        arrival_id: Some(arrival),
        ..line.reading.case.clone()
    };
    case.first_contact_on = case.first_contact_on.or(Some(at.today));
    let before = w.linked(Kind::Case, "person_id", line.person)?;
    if let Some(last) = before.last() {
        let count = i64::try_from(before.len()).unwrap_or(i64::MAX);
        case.episode = Some(count.saturating_add(1));
        let goes_on = w.linked(Kind::Case, "previous_id", last.id)?.is_empty();
        if !Case::from_row(&last.row).is_open() && goes_on {
            case.previous_id = Some(last.id);
        }
    }
    judged(&case, at)?;
    write::put(w, at, Kind::Case, line.case, case.to_row())
}

/// The telephone, where the person has not got it already. Nobody asked whether calling is safe.
fn phone(w: &mut Writer<'_>, at: &At<'_>, line: &BusLine) -> Result<(), StoreError> {
    let number = &line.reading.phone;
    let held = w.linked(Kind::Contact, "person_id", line.person)?;
    let has = held.iter().any(|held| value::text_of(&held.row, "number") == number);
    if number.is_empty() || has {
        return Ok(());
    }
    let contact =
        Contact { person_id: Some(line.person), number: number.clone(), ..Contact::default() };
    write::put(w, at, Kind::Contact, new_id()?, contact.to_row())
}

/// Refuses a record that its own rules speak against.
fn judged<R: Record>(record: &R, at: &At<'_>) -> Result<(), StoreError> {
    record.judge(at.today).into_iter().next().map_or(Ok(()), rule::refuse)
}
