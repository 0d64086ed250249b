//! What whole-case tests stand on: an office with a vault in a folder of its own, where
//! records are added and changed as typed, doors are locked and opened again.

pub(crate) mod every;

use std::path::{Path, PathBuf};

use segin::app::perform::{Done, Refusal};
use segin::app::session::{FirstRun, Session};
use segin::domain::draft::Draft;
use segin::domain::fact::Record;
use segin::domain::form;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::role::Role;
use segin::domain::value::{Row, Value};
use segin::store::check::{self, Report};
use segin::store::vault::{Gate, Vault};
use segin::store::{Keys, StoreError, new_id};
use segin::ui::command::Command;
use tempfile::TempDir;
use zeroize::Zeroizing;

/// Who signs in.
pub(crate) const NAME: &str = "Aminata Diarra";
/// With what.
pub(crate) const PASSWORD: &str = "sept chameaux passent le fleuve";

/// A vault and who is signed in to it.
pub(crate) struct Office {
    pub(crate) home: TempDir,
    pub(crate) vault: Vault,
    session: Option<Session>,
}

impl Office {
    /// An office whose one worker holds sessions and approves.
    pub(crate) fn new() -> Self {
        Self::of(&[Role::SocialWorker, Role::Counsellor, Role::LoneSupervisor, Role::Administrator])
    }

    /// An office whose one worker has these roles.
    pub(crate) fn of(roles: &[Role]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let vault = cheap(&home.path().join("bureau.vault"));
        let first = FirstRun {
            name: NAME.to_owned(),
            roles: roles.to_vec(),
            password: password(PASSWORD),
            centre: "Centre de Bamako".to_owned(),
            centre_code: "BKO".to_owned(),
        };
        let (session, _) = Session::create(&vault, first, vault.gate().floor).unwrap();
        Self { home, vault, session: Some(session) }
    }

    /// Who is signed in.
    pub(crate) fn session(&mut self) -> &mut Session {
        self.session.as_mut().expect("somebody is signed in")
    }

    /// The folder of the vault.
    pub(crate) fn folder(&self) -> PathBuf {
        self.vault.dir().to_owned()
    }

    /// Locks: nothing is open any more.
    pub(crate) fn lock(&mut self) {
        self.session = None;
    }

    /// Opens again as the first user.
    pub(crate) fn unlock(&mut self) {
        self.enter(NAME).unwrap();
    }

    /// Opens as somebody; everybody has the same password.
    pub(crate) fn enter(&mut self, name: &str) -> Result<(), StoreError> {
        self.session = None;
        self.session = Some(Session::open(&self.vault, name, password(PASSWORD))?);
        Ok(())
    }

    /// Carries out a command.
    pub(crate) fn perform(&mut self, command: Command) -> Result<Done, Refusal> {
        self.session().perform(command)
    }

    /// Adds a record as typed, or tells why not.
    pub(crate) fn try_add(
        &mut self,
        kind: Kind,
        typed: &[(&'static str, &str)],
    ) -> Result<Id, Refusal> {
        let draft = draft(kind, typed);
        let id = draft.id;
        self.perform(Command::Save(vec![draft])).map(|_| id)
    }

    /// Adds a record as typed.
    pub(crate) fn add(&mut self, kind: Kind, typed: &[(&'static str, &str)]) -> Id {
        self.try_add(kind, typed).unwrap_or_else(|why| panic!("{kind:?}: {why:?}"))
    }

    /// Adds a record to a case.
    pub(crate) fn record(&mut self, case: Id, kind: Kind, typed: &[(&'static str, &str)]) -> Id {
        let case = case.to_string();
        let mut all = vec![("case_id", case.as_str())];
        all.extend(typed);
        self.add(kind, &all)
    }

    /// Adds a record to a case, or tells why not.
    pub(crate) fn try_record(
        &mut self,
        case: Id,
        kind: Kind,
        typed: &[(&'static str, &str)],
    ) -> Result<Id, Refusal> {
        let case = case.to_string();
        let mut all = vec![("case_id", case.as_str())];
        all.extend(typed);
        self.try_add(kind, &all)
    }

    /// Changes a record as typed, or tells why not.
    pub(crate) fn change(
        &mut self,
        kind: Kind,
        id: Id,
        typed: &[(&'static str, &str)],
    ) -> Result<Done, Refusal> {
        let base = self.session().store().reader().row(kind, id).unwrap().unwrap();
        let form = form::of_kind(kind).next().unwrap();
        let mut draft = Draft::edit(form, id, base);
        type_all(&mut draft, typed);
        self.perform(Command::Save(vec![draft]))
    }

    /// A record as it is held.
    pub(crate) fn held<R: Record>(&mut self, id: Id) -> R {
        self.session().store().reader().record(id).unwrap().expect("the record is there")
    }

    /// Registers a person and opens their case, in one save.
    pub(crate) fn register(
        &mut self,
        given: &str,
        family: &str,
        more: &[(&'static str, &str)],
    ) -> (Id, Id) {
        let mut person = draft(Kind::Person, &[("given_name", given), ("family_name", family)]);
        type_all(&mut person, more);
        let case = draft(Kind::Case, &[("person_id", &person.id.to_string())]);
        let (person_id, case_id) = (person.id, case.id);
        self.perform(Command::Register(Box::new([person, case]))).unwrap();
        (person_id, case_id)
    }

    /// The agency with this short name.
    pub(crate) fn agency(&mut self, acronym: &str) -> Id {
        let reader = self.session().store().reader();
        reader.find(Kind::Agency, "acronym", acronym).unwrap().expect("the agency is there")
    }

    /// The whole check, with nobody else in the way.
    pub(crate) fn check(&mut self) -> Report {
        let keys = Keys::of(self.session().unlocked());
        check::check(&self.folder(), &keys).unwrap()
    }

    /// What opens the database, for a look from outside.
    pub(crate) fn keys(&mut self) -> Keys {
        Keys::of(self.session().unlocked())
    }

    /// The day it is.
    pub(crate) fn today(&mut self) -> chrono::NaiveDate {
        self.session().today()
    }
}

/// A vault that opens at once.
pub(crate) fn cheap(folder: &Path) -> Vault {
    Vault::with_gate(folder, Gate::for_tests())
}

/// A password in memory that is wiped.
pub(crate) fn password(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

/// A draft of a new record, as typed.
pub(crate) fn draft(kind: Kind, typed: &[(&'static str, &str)]) -> Draft {
    let form = form::of_kind(kind).next().unwrap();
    let mut draft = Draft::new(form, new_id().unwrap(), Row::new());
    type_all(&mut draft, typed);
    draft
}

fn type_all(draft: &mut Draft, typed: &[(&'static str, &str)]) {
    for (key, text) in typed {
        let shape = draft.shape(key);
        if matches!(shape, segin::domain::fact::Shape::Link(_)) {
            draft.base.insert((*key).into(), Value::Text((*text).to_owned()));
        } else {
            draft.type_in(key, shape, text);
        }
    }
}

/// The word of the first problem a refusal names.
pub(crate) fn word(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Problems(problems) => problems.first().map_or("", |problem| problem.word),
        Refusal::NoRight(_) => "no right",
        Refusal::Store(_) => "store",
    }
}
