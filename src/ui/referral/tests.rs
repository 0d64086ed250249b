//! The board by what a person sees and presses.

use eframe::egui::Key;
use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Referrals;
use crate::app::session::Session;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::referral::Referral;
use crate::letters::code::Token;
use crate::ui::command::{Command, Route, SlipOrder};
use crate::ui::testing::{self, Bench, add};
use crate::words::Lang;

type Window = Harness<'static, Bench<Referrals>>;

fn window(session: Session) -> Window {
    let ctx = eframe::egui::Context::default();
    let screen = Referrals::new(session.scene(), &ctx);
    testing::show(session, screen)
}

/// Somebody with a referral sent so many days ago; the person and the referral.
fn sent(session: &mut Session, family: &str, days: i64, urgency: &str) -> (Id, Id) {
    let person = testing::person(session, family, "Awa");
    let case = testing::case(session, person).to_string();
    let agency = session.office().choices(Kind::Agency)[0].id.to_string();
    let day = date::show(session.today() - chrono::Duration::days(days));
    let consent = [
        ("case_id", &*case),
        ("purpose", "share_referral"),
        ("decision", "given"),
        ("agency_id", &*agency),
        ("fields", "code need"),
    ];
    add(session, Kind::Consent, &consent);
    let typed = [
        ("case_id", &*case),
        ("agency_id", &*agency),
        ("service", "LEGAL"),
        ("urgency", urgency),
        ("status", "sent"),
        ("sent_on", &*day),
        ("disclosed", "code need"),
        ("reason", "Motif à ne pas montrer"),
    ];
    (person, add(session, Kind::Referral, &typed))
}

fn rows<S>(window: &Harness<'_, S>) -> Vec<String> {
    let label = |row: egui_kittest::Node<'_>| row.accesskit_node().label().unwrap_or_default();
    window.query_all_by_role(Part::Row).map(label).collect()
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
}

fn wait_for_rows(window: &mut Window, count: usize) {
    testing::wait_until(window, "rows", |window| rows(window).len() == count);
}

#[test]
fn the_latest_answer_stands_first_and_opens_its_case() {
    let (_folder, mut session) = testing::session();
    sent(&mut session, "Traoré", 2, "normal");
    let (person, referral) = sent(&mut session, "Keïta", 9, "urgent");
    let mut window = window(session);
    wait_for_rows(&mut window, 2);
    let all = rows(&window);
    assert!(all[0].contains("Keïta") && all[0].contains("6 jours"), "{all:?}");
    assert!(!all.join(" ").contains("Motif"), "nothing but the columns");
    press(&mut window, "Réponse en retard 1");
    wait_for_rows(&mut window, 1);
    // From the box for codes, Tab and the arrows lead into the table.
    window.get_by_role(Part::Grid).focus();
    window.run_steps(2);
    window.key_press(Key::ArrowDown);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    match window.state_mut().one_command() {
        Command::Go(Route::Case { person: opened, tab, .. }) => {
            assert_eq!((opened, tab), (person, format!("referral/{referral}")));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_board_says_where_referrals_are_made() {
    let (_folder, session) = testing::session();
    let mut window = window(session);
    testing::wait_for(&mut window, "Aucun référencement dans vos dossiers.");
    press(&mut window, "Voir tous les référencements");
    testing::wait_until(&mut window, "the other sentence", |window| {
        window.query_by_label_contains("Ils se font dans le dossier").is_some()
    });
}

#[test]
fn a_scanned_code_opens_its_referral_and_a_voided_one_says_so() {
    let (_folder, mut session) = testing::session();
    let (_, referral) = sent(&mut session, "Keïta", 9, "urgent");
    let out = tempfile::tempdir().unwrap();
    for byte in [1, 2] {
        let order = SlipOrder {
            referral,
            lang: Lang::Fr,
            folder: out.path().to_owned(),
            token: Token::from_bytes([byte; 10]),
            pdf: Some(b"%PDF".to_vec()),
        };
        session.perform(Command::Slip(Box::new(order))).unwrap();
    }
    let number = session.store().reader().record::<Referral>(referral).unwrap().unwrap().number;
    let mut window = window(session);
    wait_for_rows(&mut window, 1);
    let read = |window: &mut Window, text: &str| {
        window.state_mut().screen.code = text.to_owned();
        window.run_steps(2);
        press(window, "Ouvrir");
    };
    let code = |byte| format!("SEGIN:R:{}", Token::from_bytes([byte; 10]).as_str());
    read(&mut window, &code(1));
    window.get_by_label_contains("un bordereau plus récent l’a remplacé");
    read(&mut window, "bonjour");
    window.get_by_label_contains("ni un code de bordereau ni le numéro");
    for text in [code(2), number] {
        read(&mut window, &text);
        let command = window.state_mut().one_command();
        let opened = format!("referral/{referral}");
        assert!(matches!(&command, Command::Go(Route::Case { tab, .. }) if *tab == opened));
    }
}
