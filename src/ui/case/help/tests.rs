//! Help given, by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::session::Session;
use crate::domain::assistance::Assistance;
use crate::domain::attachment::Attachment;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::ui::Screen as _;
use crate::ui::case::CasePage;
use crate::ui::command::Command;
use crate::ui::testing::{self, Bench, add};

type Window = Harness<'static, Bench<CasePage>>;

fn press(window: &mut Window, part: Part, label: &str) {
    window.get_by_role_and_label(part, label).click();
    window.run_steps(4);
}

fn type_in(window: &mut Window, key: &str, text: &str) {
    let editing = window.state_mut().screen.editing.as_mut().unwrap();
    let draft = editing.editor.draft_mut();
    draft.type_in(key, draft.shape(key), text);
    window.run_steps(2);
}

fn given(session: &Session, case: Id) -> Vec<Assistance> {
    let held = session.store().reader().children(Kind::Assistance, case).unwrap();
    held.iter().map(|held| Assistance::from_row(&held.row)).collect()
}

#[test]
fn a_kit_goes_to_the_household_with_one_signature_and_one_undo() {
    let (_folder, mut session) = testing::session();
    let home = add(&mut session, Kind::Household, &[("name", "Traoré")]).to_string();
    let names = ["Awa", "Binta", "Cheick", "Djeneba"];
    let mut people = Vec::new();
    for name in names {
        let known =
            [("family_name", "Traoré"), ("given_name", name), ("household_id", home.as_str())];
        people.push(add(&mut session, Kind::Person, &known));
    }
    // The youngest has no case of her own.
    let cases: Vec<Id> = people[..3].iter().map(|id| testing::case(&mut session, *id)).collect();
    let stranger = testing::person(&mut session, "Keïta", "Sira");
    let far = testing::case(&mut session, stranger);
    let page = CasePage::new(people[0], None, "help");
    let mut window = testing::show_at([1280.0, 2000.0], session, page);
    press(&mut window, Part::Button, "Noter une aide fournie");
    type_in(&mut window, "service", "NFI");
    type_in(&mut window, "quantity", "1");
    window.get_by_label_contains("kits");
    window.get_by_label("Djeneba Traoré");
    window.get_by_label("sans dossier ouvert");
    press(&mut window, Part::Button, "Tout le ménage");
    window.get_by_label_contains("pour 3 personnes");
    let field = window.get_by_role_and_label(Part::TextInput, "Autre personne");
    field.focus();
    window.run_steps(2);
    window.get_by_role_and_label(Part::TextInput, "Autre personne").type_text("Sira Keita");
    window.run_steps(2);
    press(&mut window, Part::Button, "Rechercher");
    press(&mut window, Part::Button, "Keïta Sira");
    window.get_by_label_contains("pour 4 personnes");
    let rect = window.get_by_role_and_label(Part::Image, "Signature de Awa Traoré").rect();
    let at = |x: f32| rect.min + rect.size() * vec2(x, 0.5);
    window.drag_at(at(0.2));
    window.run_steps(1);
    for step in 3..8_u8 {
        window.hover_at(at(f32::from(step) / 10.0));
        window.run_steps(1);
    }
    window.drop_at(at(0.8));
    window.run_steps(2);
    press(&mut window, Part::Button, "Enregistrer");
    let command = window.state_mut().one_command();
    assert!(matches!(command, Command::SaveSigned { .. }));
    let bench = window.state_mut();
    let done = bench.session.perform(command).unwrap();
    bench.screen.saved(&done.changed);
    bench.screen.refresh(bench.session.scene()).unwrap();
    window.run_steps(4);
    let session = &window.state().session;
    let mut signatures = Vec::new();
    for case in cases.iter().chain([&far]) {
        let given = given(session, *case);
        assert_eq!(given.len(), 1);
        assert_eq!((given[0].quantity, given[0].receipt.as_str()), (Some(1), "signature"));
        signatures.push(given[0].signature_id.unwrap());
    }
    signatures.dedup();
    assert_eq!(signatures.len(), 1, "one signature");
    let kept: Attachment = session.store().reader().record(signatures[0]).unwrap().unwrap();
    assert_eq!(kept.person_id, Some(people[0]), "of who signed");
    let bytes = session.store().reader().content(&kept.content).unwrap().unwrap();
    assert!(bytes.starts_with(b"\x89PNG"), "{} bytes", bytes.len());
    println!("{} records, one signature of {} bytes", 4, bytes.len());
    window.get_by_label_contains("1 kit");
    window.get_by_label("1 sur 1, dont 1 avec signature dessinée");
    let batch = done.changed.batch.unwrap();
    window.state_mut().session.perform(Command::Undo(batch)).unwrap();
    for case in cases.iter().chain([&far]) {
        assert!(given(&window.state().session, *case).is_empty(), "one undo takes all back");
    }
}

#[test]
fn values_are_summed_by_currency_and_never_across() {
    let (_folder, mut session) = testing::session();
    let person = testing::person(&mut session, "Traoré", "Awa");
    let case = testing::case(&mut session, person).to_string();
    let today = date::show(session.today());
    for (amount, currency) in [("52000", "XOF"), ("8000", ""), ("20", "EUR")] {
        let known = [
            ("case_id", case.as_str()),
            ("service", "POCKET"),
            ("given_on", &today),
            ("amount", amount),
            ("currency", currency),
        ];
        add(&mut session, Kind::Assistance, &known);
    }
    let window = testing::show(session, CasePage::new(person, None, "help"));
    window.get_by_label("20\u{a0}EUR · 60\u{202f}000\u{a0}FCFA");
    window.get_by_label("Les monnaies ne s’additionnent pas entre elles.");
}
