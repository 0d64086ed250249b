//! What tests of screens stand on: somebody signed in to a vault of made-up people, a few
//! records in a line each, and a window that shows one screen and collects its commands.

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use super::Screen;
use super::command::Command;
use crate::app::perform::Refusal;
use crate::app::session::{FirstRun, Session};
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::Role;
use crate::domain::value::{Row, Value};
use crate::domain::{choice, date, form};
use crate::store::new_id;
use crate::store::vault::{Gate, Vault};

/// Somebody who may do everything, signed in to a new vault in a folder that goes with the test.
pub(crate) fn session() -> (TempDir, Session) {
    session_as(&[Role::Administrator, Role::LoneSupervisor, Role::SocialWorker, Role::Counsellor])
}

/// The same with these roles.
pub(crate) fn session_as(roles: &[Role]) -> (TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    let gate = Gate::for_tests();
    let vault = Vault::with_gate(folder.path().join("vault"), gate);
    let first = FirstRun {
        name: "Aminata Diarra".to_owned(),
        roles: roles.to_vec(),
        password: "sept chameaux passent".to_owned().into(),
        centre: "Centre de Bamako".to_owned(),
        centre_code: "BKO".to_owned(),
    };
    let (session, _) = Session::create(&vault, first, gate.floor).unwrap();
    (folder, session)
}

/// Registers a person.
pub(crate) fn person(session: &mut Session, family: &str, given: &str) -> Id {
    add(session, Kind::Person, &[("family_name", family), ("given_name", given)])
}

/// Opens a case of a person.
pub(crate) fn case(session: &mut Session, person: Id) -> Id {
    add(session, Kind::Case, &[("person_id", &person.to_string())])
}

/// Closes a case, with what that takes.
pub(crate) fn end(session: &mut Session, case: Id) {
    let today = date::show(session.today());
    let reason = choice::list("closure_reason").first().unwrap();
    let ended = [
        ("status", "closed"),
        ("closed_on", &*today),
        ("closure_reason", &*reason.code),
        ("closure_note", "Elle tient sa boutique."),
    ];
    change(session, Kind::Case, case, &ended);
}

/// Adds a record as typed: keys and texts; links are ids as text.
pub(crate) fn add(session: &mut Session, kind: Kind, typed: &[(&'static str, &str)]) -> Id {
    let draft = draft(kind, typed);
    let id = draft.id;
    save(session, draft);
    id
}

/// Changes a record that exists.
pub(crate) fn change(session: &mut Session, kind: Kind, id: Id, typed: &[(&'static str, &str)]) {
    let base = session.store().reader().row(kind, id).unwrap().unwrap();
    let mut draft = Draft::edit(form::of_kind(kind).next().unwrap(), id, base);
    type_all(&mut draft, typed);
    save(session, draft);
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
        if kind_links(draft.kind, key) {
            draft.base.insert((*key).into(), Value::Text((*text).to_owned()));
        } else {
            draft.type_in(key, draft.shape(key), text);
        }
    }
}

fn kind_links(kind: Kind, key: &str) -> bool {
    kind.parent().is_some_and(|(link, _)| link == key)
}

fn save(session: &mut Session, draft: Draft) {
    session.perform(Command::Save(vec![draft])).unwrap();
}

/// Registers so many strangers, each with a telephone, so that likeness has a register to learn
/// from. No two are alike.
pub(crate) fn crowd(session: &mut Session, count: usize) {
    const FAMILY: [&str; 13] = [
        "Coulibaly",
        "Keïta",
        "Diallo",
        "Sissoko",
        "Touré",
        "Cissé",
        "Konaté",
        "Dembélé",
        "Sangaré",
        "Maïga",
        "Ag Mohamed",
        "Samaké",
        "Berthé",
    ];
    const GIVEN: [&str; 11] = [
        "Moussa",
        "Fanta",
        "Ousmane",
        "Kadiatou",
        "Seydou",
        "Rokia",
        "Boubacar",
        "Djénéba",
        "Ibrahim",
        "Oumou",
        "Adama",
    ];
    const PARENT: [&str; 7] =
        ["Salif", "Modibo", "Yacouba", "Lassana", "Cheick", "Bréhima", "Daouda"];
    let pick = |all: &[&'static str], at: usize| all[at % all.len()];
    let mut drafts = Vec::new();
    for at in 0..count {
        let birth = format!("{:02}/{:02}/{}", at % 28 + 1, at % 12 + 1, 1960 + at * 7 % 45);
        let phone = format!("7{:07}", 1_000_003 + at * 7_919);
        let village = format!("Village {}", at % 17);
        let person = draft(
            Kind::Person,
            &[
                ("family_name", pick(&FAMILY, at)),
                ("given_name", pick(&GIVEN, at)),
                ("sex", if at % 2 == 0 { "M" } else { "F" }),
                ("birth_on", &birth),
                ("father_name", pick(&PARENT, at * 3 + at / 7)),
                ("mother_name", pick(&GIVEN, at * 5 + at / 11)),
                ("origin_village", &village),
            ],
        );
        let whose = person.id.to_string();
        drafts.push(person);
        drafts.push(draft(Kind::Contact, &[("person_id", &whose), ("number", &phone)]));
    }
    session.perform(Command::Save(drafts)).unwrap();
}

/// A screen on the bench, with what it asked for.
pub(crate) struct Bench<S> {
    /// Who is signed in, over which vault.
    pub(crate) session: Session,
    /// The screen.
    pub(crate) screen: S,
    /// What it asked for and nobody has done yet.
    pub(crate) commands: Vec<Command>,
}

impl<S: Screen> Bench<S> {
    /// Does what the screen asked for, as the window does: it is told what came of it, and
    /// reads anew where that concerns it. Where to go and what to resume is given back.
    pub(crate) fn perform(&mut self) -> Vec<Command> {
        let mut rest = Vec::new();
        for command in std::mem::take(&mut self.commands) {
            if matches!(command, Command::Go(_) | Command::Do(_) | Command::Resume(_)) {
                rest.push(command);
                continue;
            }
            let saves = matches!(
                command,
                Command::Save(_)
                    | Command::SaveAll(_)
                    | Command::Register(_)
                    | Command::Slip(_)
                    | Command::KeepFile(_)
                    | Command::Export(_)
                    | Command::LoadForm(_)
                    | Command::HandOver(_)
                    | Command::KeepReport(_)
                    | Command::FreezeMade(_)
                    | Command::RegisterBus(_)
                    | Command::GiveSlips(_)
                    | Command::SaveWorkshop { .. }
                    | Command::Decide(_)
                    | Command::MoveCases(_)
                    | Command::Receive(_)
                    | Command::Seen(_)
                    | Command::Bulk(_)
                    | Command::Looked(_)
                    | Command::StateReason { .. }
                    | Command::Judge(_)
                    | Command::Unlink { .. }
            );
            let drafts = matches!(command, Command::KeepDraft(_) | Command::DropDraft(_));
            match self.session.perform(command) {
                Ok(done) => {
                    if !done.failed.is_empty() {
                        self.screen.partly(&done.failed);
                    }
                    if saves {
                        self.screen.saved(&done.changed);
                    }
                    if drafts || self.screen.concerns(&done.changed) {
                        self.screen.refresh(self.session.scene()).unwrap();
                    }
                }
                Err(Refusal::Problems(problems)) => {
                    assert!(self.screen.refused(&problems), "shown where it is");
                }
                Err(other) => panic!("{}", other.sentence()),
            }
        }
        rest
    }

    /// The only thing asked for since the last look.
    pub(crate) fn one_command(&mut self) -> Command {
        let mut commands = std::mem::take(&mut self.commands);
        assert_eq!(commands.len(), 1, "{commands:?}");
        commands.remove(0)
    }
}

/// Shows a screen in a window of 1280 × 720 with the house fonts, having read once.
pub(crate) fn show<S: Screen + 'static>(session: Session, screen: S) -> Harness<'static, Bench<S>> {
    show_at([1280.0, 720.0], session, screen)
}

/// The same in a window of another size.
pub(crate) fn show_at<S: Screen + 'static>(
    size: [f32; 2],
    session: Session,
    mut screen: S,
) -> Harness<'static, Bench<S>> {
    screen.refresh(session.scene()).unwrap();
    let bench = Bench { session, screen, commands: Vec::new() };
    super::widgets::harness(size, bench, |ui, bench: &mut Bench<S>| {
        let asked = bench.screen.screen_ui(ui, bench.session.scene());
        bench.commands.extend(asked);
    })
}

/// Goes on drawing until something with this label is there: what a thread had to find.
pub(crate) fn wait_for<S>(window: &mut Harness<'_, S>, label: &str) {
    wait_until(window, label, |window| window.query_all_by_label(label).next().is_some());
}

/// Goes on drawing until it is so.
pub(crate) fn wait_until<S>(
    window: &mut Harness<'_, S>,
    what: &str,
    so: impl Fn(&Harness<'_, S>) -> bool,
) {
    let start = Instant::now();
    loop {
        window.run_steps(2);
        if so(window) {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "waited in vain for {what}");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}

#[test]
fn records_are_built_in_a_line_each() {
    let (_folder, mut session) = session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let case_id = opened.to_string();
    add(
        &mut session,
        Kind::Followup,
        &[
            ("case_id", &case_id),
            ("calendar", "protection"),
            ("due_on", "22/11/2026"),
            ("status", "due"),
        ],
    );
    change(&mut session, Kind::Person, awa, &[("given_name", "Hawa")]);
    let file = session.store().reader().case_file(awa, None).unwrap().unwrap();
    assert_eq!(file.case.as_ref().map(|held| held.id), Some(opened));
    assert_eq!(file.of(Kind::Followup).len(), 1);
    assert_eq!(crate::domain::value::text_of(&file.person.row, "given_name"), "Hawa");
}
