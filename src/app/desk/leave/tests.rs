//! Tables that leave, from the whole window: two people for many, and what was typed of it.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Window, close, go, has, press, type_in, wait_for_backup, window};
use crate::app::session::Session;
use crate::domain::role::Role as Office;
use crate::domain::value;
use crate::ui::command::{Command, Route};
use crate::ui::testing::{self, crowd};
use crate::words::{self, Lang};

const BINTA: &str = "Binta Koné";
const OWN: &str = "huit dromadaires reviennent";

fn add_user(session: &mut Session, name: &str, role: Office) {
    let (name, roles, password) = (name.to_owned(), vec![role], OWN.to_owned().into());
    session.perform(Command::AddUser { name, roles, password }).unwrap();
}

/// The export of everybody, without names, into a file of the folder; all but the second person
/// is said.
fn asked(session: Session, folder: &std::path::Path) -> Window {
    let mut window = window(session);
    wait_for_backup(&mut window);
    go(&mut window, Route::Export(Box::default()));
    type_in(&mut window, &words::tr("export-receiver"), "UNICEF");
    type_in(&mut window, &words::tr("export-purpose"), "revue annuelle");
    let label = words::tr("agenda-print-where");
    window.get_by_role_and_label(Role::TextInput, &label).focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    let file = folder.join("out.xlsx").display().to_string();
    window.get_by_role_and_label(Role::TextInput, &label).type_text(&file);
    window.run_steps(2);
    window
}

fn write(window: &mut Window) {
    press(window, &words::tr("export-verb"));
    wait_for_backup(window);
    window.run_steps(3);
}

#[test]
fn more_than_a_hundred_leave_when_a_second_person_types_their_password() {
    for lang in [Lang::Fr, Lang::En] {
        words::speaking(lang, || {
            let (folder, mut session) = testing::session();
            crowd(&mut session, 101);
            add_user(&mut session, "Moussa Diarra", Office::SocialWorker);
            add_user(&mut session, BINTA, Office::ReportingOfficer);
            let me = session.me().id;
            let mut window = asked(session, folder.path());
            testing::wait_for(&mut window, &words::tr("export-second"));
            assert!(has(&window, BINTA) && !has(&window, "Moussa"), "who may export");
            let (label, file) =
                (words::tr("export-second-password"), folder.path().join("out.xlsx"));

            write(&mut window);
            assert!(has(&window, &words::tr("problem-required")) && !file.exists());
            type_in(&mut window, &label, "sept chameaux passent");
            write(&mut window);
            let wrong = words::tr_with("export-second-wrong", &[("name", BINTA)]);
            assert!(has(&window, &wrong) && !file.exists(), "{wrong}");
            let node = window.get_by_role_and_label(Role::PasswordInput, &label);
            assert!(node.accesskit_node().is_focused(), "to be typed again");
            assert!(has(&window, "revue annuelle"), "typed elsewhere: it stays");

            type_in(&mut window, &label, OWN);
            write(&mut window);
            assert!(has(&window, &words::tr("export-done")) && file.exists());
            assert!(!has(&window, &wrong));
            let session = close(window);
            let said = session.store().reader().history(me).unwrap();
            let second = said.iter().find(|c| c.kind == "export" && c.key == "second").unwrap();
            let binta = session
                .office()
                .users
                .iter()
                .find(|held| value::text_of(&held.row, "name") == BINTA);
            assert_eq!(second.by, Some(me));
            assert_eq!(second.to.text(), Some(&*binta.unwrap().id.to_string()));
        });
    }
}

#[test]
fn who_is_alone_is_told_so_and_answers_for_it_alone() {
    let (folder, mut session) = testing::session();
    crowd(&mut session, 101);
    add_user(&mut session, "Moussa Diarra", Office::SocialWorker);
    let mut window = asked(session, folder.path());
    let alone = words::tr_with("export-second-nobody", &[("most", "100")]);
    testing::wait_for(&mut window, &alone);
    write(&mut window);
    let path = folder.path().join("out.xlsx");
    assert!(has(&window, &words::tr("export-done")) && path.exists());
    let session = close(window);
    let me = session.me().id;
    let said = session.store().reader().history(me).unwrap();
    let noted = |key: &str| said.iter().any(|c| c.kind == "export" && c.key == key);
    assert!(noted("alone") && !noted("second"));
}

#[test]
fn to_whom_and_why_survive_a_lock_and_a_power_cut() {
    let (folder, session) = testing::session();
    let vault = session.unlocked().vault().clone();
    let open = || {
        let password = "sept chameaux passent".to_owned().into();
        Session::open(&vault, "Aminata Diarra", password).unwrap()
    };
    let shown = |session: Session| {
        let mut window = window(session);
        wait_for_backup(&mut window);
        go(&mut window, Route::Export(Box::default()));
        window
    };
    // Locked at once.
    let mut window = asked(session, folder.path());
    window.state_mut().desk.as_mut().unwrap().keep_typed();
    drop(close(window));
    let mut window = shown(open());
    assert!(has(&window, "UNICEF") && has(&window, "revue annuelle"));
    // Cut off after a second or two: nothing is asked of the window any more.
    type_in(&mut window, "But", ", une autre");
    for _ in 0..90 {
        window.run_steps(1);
    }
    drop(close(window));
    let window = shown(open());
    assert!(has(&window, "revue annuelle, une autre"));
    // What is out is not offered again.
    drop(close(window));
    let mut window = asked(open(), folder.path());
    write(&mut window);
    assert!(folder.path().join("out.xlsx").exists());
    drop(close(window));
    let window = shown(open());
    assert!(!has(&window, "UNICEF") && !has(&window, "revue"));
}
