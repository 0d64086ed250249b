//! Somebody signed in to an open vault: the one state that windows, errands and
//! the command line share. It owns the keys, the store and who is at work.

mod alert;
mod arrival;
mod attach;
mod bulk;
mod exchange;
mod export;
mod figure;
mod identity_link;
mod likeness;
mod office;
mod paper;
mod questionnaire;
mod report;
mod rule;
mod sign;
mod slip;
mod supervision;
mod survey;
mod table;
mod warn;
mod wording;
mod workshop;
mod write;

use chrono::NaiveDate;
use zeroize::Zeroizing;

pub(super) use self::export::Made;
pub(super) use self::questionnaire::read_form;
pub(super) use self::table::TableWork;
use crate::domain::agency::Agency;
use crate::domain::centre::Centre;
use crate::domain::choice;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::{self, Right, Role};
use crate::domain::user::User;
use crate::domain::value::{Keyed, Value};
use crate::store::case::Office;
use crate::store::vault::{Cost, NewUser, Notice, RecoveryKey, Unlocked, Vault};
use crate::store::{Keys, Op, Store, StoreError, clock, new_id};
use crate::ui::likeness::Likeness;
pub use crate::ui::unlock::FirstRun;
use crate::ui::{Me, Scene};

/// Setting: the newest generation of the key slots seen, so that older ones are refused.
const GENERATION: &str = "slots_generation";
/// Setting: the vault was made by the demo, which may choose its day.
const DEMO: &str = "demo";

/// Somebody signed in.
pub struct Session {
    /// Who is like whom: first, so that its threads end before anything else closes.
    likeness: Likeness,
    /// The store; before the keys, so that it closes first.
    pub(super) store: Store,
    pub(super) unlocked: Unlocked,
    pub(super) me: Me,
    pub(super) office: Office,
    today: Option<NaiveDate>,
}

impl Session {
    /// Makes a vault with its first user, centre and the agencies of the field.
    pub fn create(
        vault: &Vault,
        first: FirstRun,
        cost: Cost,
    ) -> Result<(Self, RecoveryKey), StoreError> {
        let user_id = new_id()?;
        let new = new_user(user_id, &first.name, &first.roles);
        let (unlocked, recovery) =
            vault.create(&new, first.password, cost, clock::now_ms() / 1000)?;
        let mut store = Store::open(vault.dir(), &Keys::of(&unlocked))?;
        let centre = Centre { name: first.centre, code: first.centre_code, ..Centre::default() };
        store.transact(Op::Setup, Some(user_id), "", |w| {
            let centre_id = if centre.name.is_empty() { None } else { Some(w.add(&centre)?) };
            let role = first.roles.iter().map(|role| role.key().to_owned()).collect();
            let user = User { name: first.name, role, centre_id, ..User::default() };
            w.put(user_id, &user)?;
            for agency in agencies() {
                w.add(&agency)?;
            }
            Ok(())
        })?;
        Ok((Self::over(store, unlocked)?, recovery))
    }

    /// Opens a vault with a user's password; the sign-in is an entry of the journal.
    pub fn open(
        vault: &Vault,
        name: &str,
        password: Zeroizing<String>,
    ) -> Result<Self, StoreError> {
        Self::enter(vault.open(name, password, clock::now_ms() / 1000)?)
    }

    /// Goes on with a vault that was unlocked, by password or recovery key.
    pub fn enter(mut unlocked: Unlocked) -> Result<Self, StoreError> {
        let store = Store::open(unlocked.dir(), &Keys::of(&unlocked))?;
        let newest = store.setting(GENERATION)?.and_then(|value| value.int()).unwrap_or_default();
        unlocked.refuse_older_than(u64::try_from(newest).unwrap_or_default())?;
        unlocked.bind_half()?;
        let mut session = Self::over(store, unlocked)?;
        session.settle_restored()?;
        let (by, way) = (session.me.id, format!("{:?}", session.unlocked.way()));
        let is_foreign = session.unlocked.notice() == Some(Notice::ForeignHalf);
        session.store.transact(Op::Unlock, Some(by), "", |w| {
            let mut facts = vec![("way", way.to_lowercase())];
            facts.extend(is_foreign.then(|| ("half", String::from("foreign"))));
            w.note(Op::Unlock.key(), by, &facts)
        })?;
        Ok(session)
    }

    fn over(mut store: Store, unlocked: Unlocked) -> Result<Self, StoreError> {
        let user = unlocked.user();
        let me = Me {
            id: Id::from_bytes(user.user_id),
            name: user.name.clone(),
            roles: role::parse(&user.roles),
        };
        store.read_as(me.id);
        let office = store.reader().office()?;
        let likeness = Likeness::default();
        let session = Self { likeness, store, unlocked, me, office, today: None };
        session.remember_generation()?;
        Ok(session)
    }

    pub(super) fn remember_generation(&self) -> Result<(), StoreError> {
        let generation = i64::try_from(self.unlocked.generation()).unwrap_or(i64::MAX);
        self.store.set_setting(GENERATION, &Value::Int(generation))
    }

    /// The store, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The open vault.
    pub fn unlocked(&self) -> &Unlocked {
        &self.unlocked
    }

    /// Who is signed in.
    pub fn me(&self) -> &Me {
        &self.me
    }

    /// Names of users, centres and agencies.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// Today: the machine's, or the demo's.
    pub fn today(&self) -> NaiveDate {
        self.today.unwrap_or_else(clock::today)
    }

    /// Chooses the day, in a vault made by the demo only; false in any other.
    pub fn set_today(&mut self, today: NaiveDate) -> bool {
        let demo = self.is_demo();
        if demo {
            self.today = Some(today);
        }
        demo
    }

    /// Whether the vault was made by the demo: made up, and gone when it closes.
    pub fn is_demo(&self) -> bool {
        matches!(self.store.setting(DEMO), Ok(Some(_)))
    }

    /// Marks the vault as made by the demo.
    pub fn mark_demo(&self) -> Result<(), StoreError> {
        self.store.set_setting(DEMO, &Value::Int(1))
    }

    /// What screens may look at.
    pub fn scene(&self) -> Scene<'_> {
        let reader = self.store.reader();
        let (today, likeness) = (self.today(), &self.likeness);
        Scene { reader, office: &self.office, me: &self.me, today, likeness }
    }

    /// Who is like whom, to be told of what was written by another door than `perform`.
    pub fn likeness(&self) -> &Likeness {
        &self.likeness
    }

    /// The centre of who is signed in, or the first one.
    pub fn centre(&self) -> Result<Option<(Id, Centre)>, StoreError> {
        let reader = self.store.reader();
        let own = reader.record::<User>(self.me.id)?.and_then(|user| user.centre_id);
        let id = own.or_else(|| self.office.centres.first().map(|centre| centre.id));
        let Some(id) = id else { return Ok(None) };
        Ok(reader.record::<Centre>(id)?.map(|centre| (id, centre)))
    }

    /// Reads the names of the office anew when something of it changed.
    pub(super) fn refresh_office(
        &mut self,
        kinds: impl Iterator<Item = Kind>,
    ) -> Result<(), StoreError> {
        let mut kinds = kinds;
        if kinds.any(|kind| {
            matches!(
                kind,
                Kind::User
                    | Kind::Centre
                    | Kind::Agency
                    | Kind::Project
                    | Kind::Collective
                    | Kind::Offer
                    | Kind::Questionnaire
            )
        }) {
            self.office = self.store.reader().office()?;
        }
        Ok(())
    }
}

/// A way in for a user: the restricted key goes with the roles that may read restricted content.
pub(super) fn new_user(id: Id, name: &str, roles: &[Role]) -> NewUser {
    NewUser {
        name: name.trim().to_owned(),
        roles: roles.iter().map(|role| role.key().to_owned()).collect(),
        restricted: role::may(roles, Right::ReadRestricted),
        user_id: id.bytes(),
    }
}

/// The agencies of the field, as records the office may change.
fn agencies() -> Vec<Agency> {
    let attribute = |choice: &choice::Choice, key: &str| {
        choice.attributes.get(key).cloned().unwrap_or_default()
    };
    choice::list("agency")
        .iter()
        .map(|choice| Agency {
            acronym: attribute(choice, "acronym"),
            name: choice.fr.clone(),
            takes: attribute(choice, "takes_fr"),
            ..Agency::default()
        })
        .collect()
}
