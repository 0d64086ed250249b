//! Every command × every role: what is not allowed is refused, what is allowed is done.

use segin::app::perform::Refusal;
use segin::domain::approval::ApprovalStatus;
use segin::domain::draft::Draft;
use segin::domain::form;
use segin::domain::handover::HandoverStatus;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::role::Role;
use segin::domain::value::Keyed;
use segin::store::person::Question;
use segin::ui::command::{Command, Decision, Move, Receipt, Route, Verb};
use segin::ui::look::Theme;
use segin::words::Lang;

use crate::support::{Office, PASSWORD, draft, password};

/// What one role tries: made anew for each, so that nothing is in the way.
struct Material {
    person: Id,
    case: Id,
    agency: Id,
    kept: Draft,
    batch: i64,
    spare: Id,
}

impl Material {
    /// Of nothing: only the right is asked for.
    fn decision(&self) -> Decision {
        let _ = self;
        let (approvals, comment) = (Vec::new(), String::new());
        Decision { approvals, status: ApprovalStatus::Approved, comment }
    }

    fn moved(&self) -> Move {
        let _ = self;
        let (cases, note) = (Vec::new(), String::new());
        Move { cases, to: None, centre: None, note, at_once: false }
    }

    fn receipt(&self) -> Receipt {
        let _ = self;
        let (handovers, reason) = (Vec::new(), String::new());
        Receipt { handovers, status: HandoverStatus::Withdrawn, reason }
    }
}

/// Each command and who may, in the order of the roles: the table once more, by hand.
fn commands(with: &Material, copy: &std::path::Path) -> Vec<(&'static str, Command)> {
    let person = || draft(Kind::Person, &[("given_name", "Nana")]);
    let registered = person();
    let case = draft(Kind::Case, &[("person_id", &registered.id.to_string())]);
    let every = "111111111";
    let mut all = vec![
        ("111101001", Command::Save(vec![person()])),
        ("111101001", Command::Save(vec![with.kept.clone()])),
        ("000000010", Command::Save(vec![draft(Kind::Agency, &[("acronym", "XYZ")])])),
        ("000000010", Command::Save(vec![draft(Kind::Centre, &[("name", "Mopti")])])),
        ("111101001", Command::Register(Box::new([registered, case]))),
        ("010100001", Command::View { kind: Kind::Case, id: with.case }),
        (every, Command::KeepDraft(Box::new(with.kept.clone()))),
        (every, Command::Resume(with.kept.id)),
        (every, Command::DropDraft(with.kept.id)),
        ("111101001", Command::Undo(with.batch)),
        ("111101001", Command::Remove(Kind::Case, with.case)),
        ("000000010", Command::Remove(Kind::Agency, with.agency)),
        (
            "000001000",
            Command::Forget { person: with.person, ground: "Demande de la personne".into() },
        ),
        (
            "000000010",
            Command::SetRoles { user: with.spare, roles: vec![Role::Auditor], password: None },
        ),
        ("000000010", Command::RemoveUser(with.spare)),
        (
            "000000010",
            Command::AddUser {
                name: "Somebody New".into(),
                roles: vec![Role::SocialWorker],
                password: password(PASSWORD),
            },
        ),
        (every, Command::ChangePassword { old: password(PASSWORD), new: password(PASSWORD) }),
        (every, Command::SetTheme(Theme::Dark)),
        (every, Command::SetLanguage(Lang::En)),
        (every, Command::SetZoom(110)),
        (every, Command::SetIdle(10)),
        ("111101011", Command::Backup(None)),
        ("111101011", Command::Backup(Some(copy.to_owned()))),
        ("000100001", Command::Decide(Box::new(with.decision()))),
        ("111101001", Command::MoveCases(Box::new(with.moved()))),
        ("111101001", Command::Receive(Box::new(with.receipt()))),
        ("111101001", Command::Seen(vec![(Kind::Approval, with.case)])),
        ("000100001", Command::Looked(Some(with.case))),
        ("000100001", Command::Looked(None)),
        ("111111001", Command::StateReason { case: with.case, reason: "Au guichet".into() }),
        ("000100001", Command::Go(Route::Supervision)),
        (every, Command::Go(Route::Today)),
        (every, Command::Go(Route::Settings)),
        ("111111001", Command::Go(Route::People(Box::<Question>::default()))),
        (
            "111111001",
            Command::Go(Route::Case { person: with.person, case: None, tab: String::new() }),
        ),
        ("111101001", Command::Go(Route::NewPerson)),
    ];
    all.extend(Verb::ALL.iter().map(|verb| (every, Command::Do(*verb))));
    all
}

#[test]
fn every_command_of_every_role_is_done_or_refused_as_decided() {
    let mut office = Office::new();
    for role in Role::ALL {
        for name in [role.key().to_owned(), format!("spare {}", role.key())] {
            let roles = vec![*role];
            office.perform(Command::AddUser { name, roles, password: password(PASSWORD) }).unwrap();
        }
    }
    let (mut pairs, mut done, mut refused) = (0, 0, 0);
    let mut wrong = Vec::new();
    for (at, role) in Role::ALL.iter().enumerate() {
        office.unlock();
        let (person, case) = office.register("Coumba", "Diawara", &[]);
        let touched = office.change(Kind::Person, person, &[("other_name", "Cou")]).unwrap();
        let agency = office.add(Kind::Agency, &[("acronym", "ABC")]);
        let base = office.session().store().reader().row(Kind::Case, case).unwrap().unwrap();
        let mut kept = Draft::edit(form::named("intake").unwrap(), case, base);
        kept.type_in("convoy", kept.shape("convoy"), "Cars du soir");
        let spare = format!("spare {}", role.key());
        let spare = office.session().unlocked().users().into_iter().find(|user| user.name == spare);
        let material = Material {
            person,
            case,
            agency,
            kept,
            batch: touched.changed.batch.unwrap(),
            spare: Id::from_bytes(spare.unwrap().user_id),
        };
        office.enter(role.key()).unwrap();
        let copy = office.home.path().join(format!("copy of {}", role.key()));
        std::fs::create_dir(&copy).unwrap();
        for (may, command) in commands(&material, &copy) {
            pairs += 1;
            let name = command.name();
            let allowed = may.as_bytes()[at] == b'1';
            match (office.perform(command), allowed) {
                (Ok(_), true) => done += 1,
                (Err(Refusal::NoRight(right)), false) => {
                    refused += 1;
                    let sentence = Refusal::NoRight(right).sentence();
                    assert!(!sentence.contains(['⟨', '{']), "{sentence}");
                }
                (result, _) => {
                    wrong.push(format!("{role:?} {name}: {result:?}, allowed: {allowed}"));
                }
            }
        }
    }
    println!(
        "{pairs} pairs of command and role: {done} done, {refused} refused, {} wrong",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn restricted_content_is_absent_from_what_other_roles_are_given() {
    const SECRET: &str = "Ne pas dire à la famille";
    let mut office = Office::new();
    for role in Role::ALL {
        let (name, roles) = (role.key().to_owned(), vec![*role]);
        office.perform(Command::AddUser { name, roles, password: password(PASSWORD) }).unwrap();
    }
    let (_, case) = office.register("Rokia", "Fofana", &[]);
    let shown = segin::domain::date::show(office.today());
    let note = office.record(
        case,
        Kind::Note,
        &[("written_on", &shown), ("text", "A appelé."), ("restricted_text", SECRET)],
    );
    let mut asked = 0;
    for role in Role::ALL {
        office.enter(role.key()).unwrap();
        let reader = office.session().store().reader();
        let row = format!("{:?}", reader.row(Kind::Note, note).unwrap());
        let history = format!("{:?}", reader.history(note).unwrap());
        let children = format!("{:?}", reader.children(Kind::Note, case).unwrap());
        let may = role.rights().contains(&segin::domain::role::Right::ReadRestricted);
        for given in [row, history, children] {
            assert_eq!(given.contains(SECRET), may, "{role:?}");
            asked += 1;
        }
    }
    println!(
        "{asked} answers to {} roles: restricted text only to those who may read it",
        Role::ALL.len()
    );
}

#[test]
fn a_social_worker_writes_restricted_content_that_only_the_counsellor_reads() {
    const SECRET: &str = "Ne pas dire à la famille";
    let mut office = Office::new();
    for role in [Role::SocialWorker, Role::Counsellor] {
        let (name, roles) = (role.key().to_owned(), vec![role]);
        office.perform(Command::AddUser { name, roles, password: password(PASSWORD) }).unwrap();
    }
    let (_, case) = office.register("Rokia", "Fofana", &[]);
    office.enter(Role::SocialWorker.key()).unwrap();
    let shown = segin::domain::date::show(office.today());
    let typed =
        [("written_on", shown.as_str()), ("text", "A appelé."), ("restricted_text", SECRET)];
    let note = office.record(case, Kind::Note, &typed);
    let told = |office: &mut Office| {
        let row = office.session().store().reader().row(Kind::Note, note).unwrap();
        format!("{row:?}")
    };
    assert!(!told(&mut office).contains(SECRET));
    // Saved again by who cannot read it: it stays.
    office.change(Kind::Note, note, &[("text", "A rappelé.")]).unwrap();
    assert!(matches!(
        office.perform(Command::View { kind: Kind::Note, id: note }),
        Err(Refusal::NoRight(_))
    ));
    office.enter(Role::Counsellor.key()).unwrap();
    let read = told(&mut office);
    assert!(read.contains(SECRET) && read.contains("A rappelé."), "{read}");
    office.perform(Command::View { kind: Kind::Note, id: note }).unwrap();
    let history = office.session().store().reader().history(note).unwrap();
    let views = history.iter().filter(|change| change.kind == "view").count();
    assert_eq!(views, 1);
    assert_eq!(office.check().findings, []);
}
