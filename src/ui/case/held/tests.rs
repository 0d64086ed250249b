//! The paper of what is held: what it says to whom, and that handing it over is noted.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::kittest::Queryable as _;

use super::gather::{self, Ask, PARTS};
use super::*;
use crate::app::session::Session;
use crate::domain::disclosure::Disclosure;
use crate::domain::fact::Record as _;
use crate::domain::role::Role;
use crate::letters::held::HeldPaper;
use crate::ui::testing::{self, add, session, session_as};

const NOTE: &str = "Souhaite reprendre son atelier.";
const SEALED: &str = "Battu à la frontière.";
const SIGN: &str = "Papiers retenus par un passeur.";

/// Awa, with a case, a number, notes open and sealed, a sign of trafficking and a withdrawal.
fn awa(session: &mut Session) -> (Id, Id) {
    let awa = add(
        session,
        Kind::Person,
        &[("family_name", "Traoré"), ("given_name", "Awa"), ("mother_name", "Sira")],
    );
    let case = testing::case(session, awa);
    let (person, id) = (awa.to_string(), case.to_string());
    add(
        session,
        Kind::Contact,
        &[("person_id", &person), ("number", "70 12 34 56"), ("owner", "self")],
    );
    add(
        session,
        Kind::Note,
        &[
            ("case_id", &id),
            ("written_on", "01/08/2026"),
            ("text", NOTE),
            ("restricted_text", SEALED),
        ],
    );
    add(
        session,
        Kind::Flag,
        &[("person_id", &person), ("kind", "no_family"), ("noted_on", "01/08/2026")],
    );
    add(
        session,
        Kind::Trafficking,
        &[
            ("case_id", &id),
            ("code", &crate::domain::choice::list("trafficking_element")[0].code),
            ("noted_on", "01/08/2026"),
            ("detail", SIGN),
        ],
    );
    add(
        session,
        Kind::Consent,
        &[
            ("case_id", &id),
            ("purpose", "services"),
            ("decision", "given"),
            ("decided_on", "01/08/2026"),
        ],
    );
    session
        .perform(Command::RaiseAlert(crate::ui::command::Raise {
            case,
            source: crate::domain::alert::AlertSource::Worker,
            scale: None,
            detail: "A parlé de mourir.".to_owned(),
        }))
        .unwrap();
    (awa, case)
}

fn paper(session: &Session, person: Id, restricted: bool, parts: &[Tab]) -> HeldPaper {
    let ask = Ask {
        person,
        lang: Lang::Fr,
        restricted,
        parts: parts.to_vec(),
        office: session.office().clone(),
        today: session.today(),
    };
    gather::paper(session.store().reader(), &ask).unwrap().unwrap()
}

fn said(paper: &HeldPaper) -> String {
    format!("{paper:#?}")
}

#[test]
fn every_record_stands_in_the_paper_and_what_is_sealed_only_for_who_asks_and_may() {
    let (_folder, mut session) = session();
    let (awa, _) = awa(&mut session);
    let open = paper(&session, awa, false, &PARTS);
    let text = said(&open);
    for part in ["Traoré", "Sira", "70 12 34 56", NOTE, "Recevoir les services"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for part in [SEALED, SIGN, "mourir", "traite", "Alerte"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
    assert!(open.more, "signs are kept that are not printed");
    let notes = open.parts.iter().flat_map(|part| &part.entries).filter(|entry| entry.sealed);
    assert!(notes.count() >= 1, "the note says that a part of it is sealed");
    let whole = said(&paper(&session, awa, true, &PARTS));
    for part in [SEALED, SIGN, "mourir"] {
        assert!(whole.contains(part), "{part}: {whole}");
    }
    // Without a part, only that not everything is there.
    let few = paper(&session, awa, false, &[Tab::Identity]);
    assert!(few.more && !said(&few).contains(NOTE));
    assert_eq!(few.parts.len(), 1);
}

#[test]
fn who_holds_no_key_prints_nothing_sealed_even_when_asking() {
    let (_folder, mut session) = session_as(&[Role::Administrator, Role::SocialWorker]);
    let (awa, _) = awa(&mut session);
    let text = said(&paper(&session, awa, true, &PARTS));
    assert!(text.contains(NOTE));
    for part in [SEALED, SIGN, "mourir"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

#[test]
fn the_paper_is_seen_saved_and_noted_as_handed_over() {
    let (folder, mut session) = session();
    let (awa, case) = awa(&mut session);
    let page = CasePage::new(awa, None, "consent");
    let mut window = testing::show_at([1280.0, 1400.0], session, page);
    window.run_steps(3);
    window.get_by_role_and_label(Part::Button, "Préparer le papier").click();
    window.run_steps(3);
    testing::wait_until(&mut window, "the pages", |window| {
        window.query_all_by_role(Part::Image).any(|node| {
            use egui_kittest::kittest::NodeT as _;
            node.accesskit_node().label().is_some_and(|l| l.contains("Ce que nous gardons"))
        })
    });
    let path = folder.path().join("papier.pdf");
    let held = window.state_mut().screen.rooms.held.as_mut().unwrap();
    held.outgoing.type_path(&path);
    window.run_steps(2);
    window.get_by_role_and_label(Part::Button, "Enregistrer pour la personne").click();
    window.run_steps(2);
    window.state_mut().perform();
    window.run_steps(3);
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert!(window.state().screen.rooms.held.is_none(), "the dialog is closed");
    let reader = window.state().session.store().reader();
    let told = reader.children(Kind::Disclosure, case).unwrap();
    let told: Vec<Disclosure> = told.iter().map(|held| Disclosure::from_row(&held.row)).collect();
    assert!(matches!(told.as_slice(), [one] if one.is_to_person()), "{told:?}");
    // The same file is not written over, and nothing is noted then.
    let paper = Paper {
        path,
        bytes: b"x".to_vec(),
        what: "held",
        record: Some(awa),
        count: 1,
        names: true,
    };
    let again = Command::HandOver(Box::new(HandOver { paper, case }));
    assert!(window.state_mut().session.perform(again).is_err());
    let reader = window.state().session.store().reader();
    assert_eq!(reader.children(Kind::Disclosure, case).unwrap().len(), 1);
}
