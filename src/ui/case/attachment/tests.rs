//! Photos and documents as somebody meets them.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::app::perform::Refusal;
use crate::domain::kind::Kind;
use crate::ui::case::CasePage;
use crate::ui::command::{Attach, Command};
use crate::ui::testing::{self, add, case, person, show_at, wait_until};

fn picture(path: &std::path::Path) {
    let drawn = image::RgbImage::from_fn(300, 400, |x, y| {
        image::Rgb([(x % 256) as u8, (y % 256) as u8, 90])
    });
    drawn.save_with_format(path, image::ImageFormat::Png).unwrap();
}

#[test]
fn a_paper_comes_in_is_seen_and_a_programme_is_refused_in_a_sentence() {
    let (folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let paper = folder.path().join("carte.png");
    picture(&paper);
    let ask = |slot: &str, path: &std::path::Path| {
        Command::Attach(Box::new(Attach {
            person: awa,
            case: Some(opened),
            slot: slot.to_owned(),
            title: "Carte NINA".to_owned(),
            path: path.to_owned(),
        }))
    };
    let sentence = |refusal: Result<_, Refusal>| refusal.err().map(|why| why.sentence());
    let photo = sentence(session.perform(ask("photo", &paper))).unwrap();
    assert!(photo.contains("onglet Consentement"), "{photo}");
    let program = folder.path().join("photo.jpg");
    std::fs::write(&program, b"MZ\x90\x00 this is a program").unwrap();
    let refused = sentence(session.perform(ask("identity", &program))).unwrap();
    assert!(refused.contains("programme"), "{refused}");
    let large = folder.path().join("grand.png");
    std::fs::copy(&paper, &large).unwrap();
    std::fs::File::options().write(true).open(&large).unwrap().set_len(80 << 20).unwrap();
    let refused = sentence(session.perform(ask("identity", &large))).unwrap();
    assert!(refused.contains("80 Mo"), "{refused}");
    println!("{photo}\n{refused}");
    session.perform(ask("identity", &paper)).unwrap();
    let held = session.store().reader().children(Kind::Attachment, awa).unwrap();
    assert_eq!(held.len(), 1, "nothing of what was refused was kept");
    let mut window = show_at([1280.0, 900.0], session, CasePage::new(awa, None, "attachment"));
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Ouvrir : Carte NINA").click();
    window.run_steps(3);
    wait_until(&mut window, "the picture", |window| {
        window.query_all_by_role_and_label(Role::Image, "Carte NINA").next().is_some()
    });
    window.get_by_role_and_label(Role::Button, "Enregistrer une copie…");
    window.get_by_role_and_label(Role::Button, "Fermer").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Retirer : Carte NINA").click();
    window.run_steps(3);
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(3);
    assert!(window.query_by_label("Ouvrir : Carte NINA").is_none());
}

#[test]
fn dangers_are_read_before_a_number_is_shown_or_an_attempt_noted() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    case(&mut session, awa);
    let today = crate::domain::date::show(session.today());
    let p = awa.to_string();
    add(&mut session, Kind::Contact, &[("person_id", &p), ("number", "76123456")]);
    add(
        &mut session,
        Kind::Flag,
        &[("person_id", &p), ("kind", "no_family"), ("noted_on", &today)],
    );
    let mut window = show_at([1280.0, 1400.0], session, CasePage::new(awa, None, "overview"));
    window.run_steps(3);
    assert!(
        window.query_all_by_label_contains("76 12 34 56").next().is_none(),
        "not before it is read"
    );
    window.get_by_role_and_label(Role::Button, "Compris, montrer les numéros").click();
    window.run_steps(3);
    assert!(window.query_all_by_label_contains("76 12 34 56").next().is_some());
}

#[test]
fn an_attempt_waits_for_one_press() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    case(&mut session, awa);
    let today = crate::domain::date::show(session.today());
    add(
        &mut session,
        Kind::Flag,
        &[("person_id", &awa.to_string()), ("kind", "no_family"), ("noted_on", &today)],
    );
    let mut window = show_at([1280.0, 1400.0], session, CasePage::new(awa, None, "followup"));
    window.run_steps(3);
    window.query_all_by_role_and_label(Role::Button, "Noter une tentative").next().unwrap().click();
    window.run_steps(4);
    window.get_by_role_and_label(Role::Heading, "Avant tout contact");
    assert!(window.query_by_label("Qui a répondu").is_none());
    window.get_by_role_and_label(Role::Button, "Compris").click();
    window.run_steps(4);
    window.get_by_label("Qui a répondu");
}
