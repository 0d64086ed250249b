//! The demo: a throw-away vault with a made-up register, the same on every
//! machine, its days counted back from today. Its key derivation is cheap and
//! its password is shown: nothing in it is worth guarding.

mod chance;
mod course;
mod list;
mod office;
mod part;
mod people;
mod session;
mod support;
mod twice;
mod watch;
mod work;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use self::chance::Chance;
use self::list::{Line, Lists};
use self::twice::Twice;
use super::session::{FirstRun, Session, new_user};
use crate::domain::centre::Centre;
use crate::domain::id::Id;
use crate::domain::role;
use crate::domain::user::User;
use crate::domain::value::{self, Keyed};
use crate::store::vault::{Gate, Vault};
use crate::store::{Op, StoreError, Writer, clock, new_id};

/// How many people the demo has.
pub const PEOPLE: u32 = 2_000;

/// The demo's vault in a folder: cheap to open again after a lock.
pub fn vault(folder: &Path) -> Vault {
    Vault::with_gate(folder, Gate::for_tests())
}

/// Makes the demo in an empty folder and signs in; gives the password to show.
/// `progress` hears how many people of how many are there.
pub fn make(
    folder: &Path,
    today: NaiveDate,
    progress: impl FnMut(u32, u32),
) -> Result<(Session, Zeroizing<String>), StoreError> {
    let lists = Lists::read();
    let vault = vault(folder);
    let password = Zeroizing::new(lists.first("password").to_owned());
    let none = Line::default();
    let me = lists.user.first().unwrap_or(&none);
    let first = FirstRun {
        name: me.text("name"),
        roles: roles_of(me),
        password: password.clone(),
        centre: String::new(),
        centre_code: String::new(),
    };
    let (mut session, _) = Session::create(&vault, first, vault.gate().floor)?;
    let mut staff = vec![(session.me().id, me)];
    for line in lists.user.iter().skip(1) {
        let id = new_id()?;
        if line.get("enters") == "yes" {
            let user = new_user(id, line.get("name"), &roles_of(line));
            session.unlocked.add_user(&user, password.clone(), vault.gate().floor)?;
        }
        staff.push((id, line));
    }
    session.remember_generation()?;
    let agencies = session
        .office()
        .agencies
        .iter()
        .map(|held| (value::text_of(&held.row, "acronym").to_owned(), held.id));
    let agencies: BTreeMap<String, Id> = agencies.collect();
    let (me, letters) = (session.me().id, session.store().letters());
    let ((), changed) = session.store.transact(Op::Setup, Some(me), "", |w| {
        let staff = office(w, &lists, &staff, today)?;
        let mut maker = Maker {
            w,
            chance: Chance::new(0x5E61),
            lists: &lists,
            today,
            letters,
            staff,
            agencies,
            wanted: Wanted { overdue: 7, today: 5, soon: 17, later: 26, alerts: 2 },
            referrals: 0,
            watched: 0,
            projects: Vec::new(),
            collectives: Vec::new(),
            workshops: Vec::new(),
            twice: Twice::default(),
        };
        maker.office()?;
        maker.people(progress)
    })?;
    session.refresh_office(changed.kinds.into_iter())?;
    session.mark_demo()?;
    if today != clock::today() {
        session.set_today(today);
    }
    session.store().checkpoint()?;
    Ok((session, password))
}

fn roles_of(line: &Line) -> Vec<role::Role> {
    let keys: Vec<String> = line.get("roles").split_whitespace().map(str::to_owned).collect();
    role::parse(&keys)
}

/// The scales that counsellors of the demo are trained for.
const TRAINED: [&str; 4] = ["gad7", "pcptsd5", "phq9", "who5"];

/// Writes the centres and users; gives who works where.
fn office(
    w: &mut Writer<'_>,
    lists: &Lists,
    staff: &[(Id, &Line)],
    today: NaiveDate,
) -> Result<Vec<Colleague>, StoreError> {
    let mut centres: BTreeMap<&str, Id> = BTreeMap::new();
    for line in &lists.centre {
        let centre = Centre {
            name: line.text("name"),
            code: line.text("code"),
            region: line.text("region"),
            beds: Some(line.number("beds")),
            emergency_contact: line.text("emergency"),
            clinical_contact: line.text("clinical"),
            clinical_phone: line.text("clinical_phone"),
            clinical_night: line.text("night"),
            contact_checked_on: Some(today - chrono::Duration::days(20)),
            ..Centre::default()
        };
        centres.insert(line.get("code"), w.add(&centre)?);
    }
    let mut colleagues = Vec::new();
    for (id, line) in staff {
        let centre_id = centres.get(line.get("centre")).copied();
        let roles = roles_of(line);
        let role = roles.iter().map(|role| role.key().to_owned()).collect();
        let listens =
            roles.contains(&role::Role::Counsellor) || role::may(&roles, role::Right::Approve);
        let trained = if listens { TRAINED.map(str::to_owned).to_vec() } else { Vec::new() };
        w.put(*id, &User { name: line.text("name"), role, centre_id, trained, ..User::default() })?;
        let carries = line.get("roles").contains(role::Role::SocialWorker.key());
        let code = line.text("centre");
        let listens = roles.contains(&role::Role::Counsellor);
        colleagues.push(Colleague { id: Some(*id), centre_id, code, carries, listens });
    }
    Ok(colleagues)
}

/// Somebody who works in a centre.
#[derive(Debug, Clone, Default)]
struct Colleague {
    /// Nobody when absent.
    id: Option<Id>,
    centre_id: Option<Id>,
    code: String,
    /// Has cases of their own.
    carries: bool,
    /// Holds the sessions.
    listens: bool,
}

/// How many cases with something due the signed-in user still wants, so that
/// the first screen is lively and no flood.
struct Wanted {
    overdue: u32,
    today: u32,
    soon: u32,
    later: u32,
    /// Safety alerts, for the supervisor.
    alerts: u32,
}

/// Writes the register.
struct Maker<'a, 'w> {
    w: &'a mut Writer<'w>,
    chance: Chance,
    lists: &'a Lists,
    today: NaiveDate,
    letters: String,
    /// The signed-in user first.
    staff: Vec<Colleague>,
    agencies: BTreeMap<String, Id>,
    wanted: Wanted,
    referrals: u32,
    /// Open cases of colleagues so far: some of them carry a remark or a hand-over.
    watched: u32,
    projects: Vec<Option<Id>>,
    collectives: Vec<Option<Id>>,
    workshops: Vec<(Id, NaiveDate)>,
    /// Those who are registered twice.
    twice: Twice,
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Duration};

    /// What only an office can load or save.
    const LATER: &[Kind] = &[
        Kind::Wording,
        Kind::Definition,
        Kind::Questionnaire,
        Kind::IdentityLink,
        Kind::Target,
        Kind::Indicator,
        Kind::Report,
        Kind::List,
        Kind::Slip,
        Kind::Mapping,
        Kind::TableImport,
    ];

    use super::*;
    use crate::domain::kind::Kind;
    use crate::domain::task::When;

    #[test]
    fn the_demo_is_lively_sound_and_in_a_state_a_user_could_have_made() {
        let folder = tempfile::tempdir().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let begun = std::time::Instant::now();
        let mut heard = 0;
        let (mut session, password) = make(folder.path(), today, |done, all| {
            assert!(done >= heard && done <= all);
            heard = done;
        })
        .unwrap();
        println!("the demo took {} ms", begun.elapsed().as_millis());
        assert_eq!(heard, PEOPLE);

        let reader = session.store().reader();
        let mut counts = BTreeMap::new();
        for kind in Kind::ALL {
            let all = reader.all(*kind).unwrap();
            for held in &all {
                let problems = kind.judge(&held.row, today);
                assert!(problems.is_empty(), "{kind:?} {:?} {problems:?}", held.row);
                for field in kind.fields() {
                    let value = value::of(&held.row, field.key);
                    let typed = field.shape.typed(value);
                    assert_eq!(
                        field.shape.read(&typed).as_ref(),
                        Ok(value),
                        "{kind:?} {}",
                        field.key
                    );
                }
            }
            counts.insert(kind.key(), all.len());
        }
        println!("{counts:?}");
        assert_eq!(counts["person"], PEOPLE as usize);
        for kind in Kind::ALL {
            if !LATER.contains(kind) {
                assert!(counts[kind.key()] > 0, "{kind:?}");
            }
        }
        let seen = |kind: Kind, key: &str| {
            let all = reader.all(kind).unwrap();
            let values = all.iter().map(|held| value::text_of(&held.row, key).to_owned());
            values.collect::<std::collections::BTreeSet<_>>()
        };
        for (kind, key) in [
            (Kind::Case, "status"),
            (Kind::Case, "risk"),
            (Kind::Referral, "status"),
            (Kind::Session, "status"),
            (Kind::Support, "status"),
            (Kind::Followup, "status"),
            (Kind::Followup, "calendar"),
            (Kind::Consent, "decision"),
        ] {
            let crate::domain::fact::Shape::State(_, keys) = kind.field(key).unwrap().shape else {
                panic!("{key} is no state");
            };
            let held = seen(kind, key);
            let missing: Vec<_> = keys.iter().filter(|k| !held.contains(**k)).collect();
            assert!(missing.is_empty(), "{kind:?} {key}: {missing:?}");
        }

        let mut whens = BTreeMap::new();
        for due in reader.due(Some(session.me().id), today + Duration::days(7)).unwrap() {
            *whens.entry(format!("{:?}", When::of(due.on, today))).or_insert(0) += 1;
        }
        println!("{whens:?}");
        assert_eq!((whens["Overdue"], whens["Today"], whens["Soon"]), (16, 6, 23));

        let report = session.store().check_tables().unwrap();
        assert_eq!(report.findings, []);
        let tomorrow = today.succ_opt().unwrap();
        assert!(session.set_today(tomorrow));
        assert_eq!(session.today().year(), 2026);
        drop(session);
        for name in vault(folder.path()).names().unwrap() {
            Session::open(&vault(folder.path()), &name, password.clone()).unwrap();
        }
    }
}
