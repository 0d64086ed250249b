//! The form, by the labels a person sees.

use eframe::egui::accesskit::Role as Is;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::domain::role::Role;
use crate::domain::value::{self, Value};
use crate::store::{Changed, StoreError};
use crate::ui::Screen;
use crate::ui::command::Command;
use crate::ui::testing::{self, Bench};

/// A page with one form on it.
struct Page {
    editor: Editor,
    events: Vec<Event>,
}

impl Screen for Page {
    fn title(&self) -> String {
        String::new()
    }
    fn refresh(&mut self, _: Scene<'_>) -> Result<(), StoreError> {
        Ok(())
    }
    fn concerns(&self, _: &Changed) -> bool {
        false
    }
    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        egui::ScrollArea::vertical().show(ui, |ui| {
            let event = self.editor.editor_ui(ui, scene);
            self.events.extend(event);
        });
        Vec::new()
    }
}

type Window = Harness<'static, Bench<Page>>;

fn window(form: &str) -> Window {
    let (_folder, session) = testing::session();
    over(form, session)
}

fn over(form: &str, session: crate::app::session::Session) -> Window {
    let form = form::named(form).unwrap();
    let draft = Draft::new(form, crate::store::new_id().unwrap(), Row::new());
    let page = Page { editor: Editor::new(draft), events: Vec::new() };
    testing::show_at([1100.0, 1400.0], session, page)
}

fn typed(window: &Window, key: &str) -> String {
    window.state().screen.editor.draft().typed.get(key).cloned().unwrap_or_default()
}

fn write(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Is::TextInput, label).focus();
    window.run_steps(2);
    for key in text.chars() {
        window.event(egui::Event::Text(key.to_string()));
        window.run_steps(1);
    }
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(3);
}

#[test]
fn a_half_typed_date_stays_and_is_complained_about_when_left() {
    let mut window = window("identity");
    write(&mut window, "Date de naissance", "31/02/19");
    assert!(window.query_by_label_contains("31/02/19 ").is_none());
    let quiet = window.state().screen.editor.complaints.is_empty();
    assert!(quiet, "nothing is refused while typing");
    press(&mut window, Key::Tab);
    let complaint = window.state().screen.editor.complaints["birth_on"].sentence();
    window.get_by_label(&complaint);
    assert_eq!(typed(&window, "birth_on"), "31/02/19");
    write(&mut window, "Date de naissance", "90");
    assert!(window.query_by_label(&complaint).is_none(), "{:?}", typed(&window, "birth_on"));
}

#[test]
fn a_day_to_come_is_complained_about_beside_the_other_answers() {
    let mut window = window("intake");
    write(&mut window, "Arrivée le", "01012090");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().screen.editor.complaints["arrived_on"].word, "problem-day-future");
}

#[test]
fn choices_are_made_from_the_keyboard_and_enter_goes_on() {
    let mut window = window("identity");
    write(&mut window, "Autres noms", "Bakary");
    press(&mut window, Key::Enter);
    assert!(window.get_by_role_and_label(Is::RadioButton, "Femme").is_focused());
    press(&mut window, Key::Enter);
    assert_eq!(typed(&window, "sex"), "", "Enter goes on and chooses nothing");
    assert!(window.get_by_role_and_label(Is::TextInput, "Date de naissance").is_focused());
    window.get_by_role_and_label(Is::RadioButton, "Femme").focus();
    window.run_steps(2);
    press(&mut window, Key::ArrowRight);
    assert_eq!(typed(&window, "sex"), "M");
    window.get_by_role_and_label(Is::ComboBox, "Situation matrimoniale").focus();
    window.run_steps(2);
    for key in "veuf".chars() {
        window.event(egui::Event::Text(key.to_string()));
        window.run_steps(2);
    }
    press(&mut window, Key::Enter);
    assert_eq!(typed(&window, "marital_status"), "widowed");
    press(&mut window, Key::Enter);
    let next = window.get_by_role_and_label(Is::ComboBox, "Rôle dans le ménage");
    assert!(next.is_focused(), "Enter goes on from a list");
}

#[test]
fn an_answer_shows_what_it_makes_worth_asking() {
    let mut window = window("identity");
    assert!(window.query_by_label("Âge estimé le").is_none());
    write(&mut window, "Âge estimé", "25");
    window.run_steps(2);
    window.get_by_label("Âge estimé le");
}

#[test]
fn what_was_refused_stands_at_its_field_with_the_keyboard_in_it() {
    let mut window = window("identity");
    let problems = [
        Problem::new("problem-age-too-high").at("age_estimate"),
        Problem::new("problem-birth-future").at("birth_on"),
        Problem::new("problem-required").at("status"),
    ];
    window.state_mut().screen.editor.refused(&problems);
    window.run_steps(3);
    for problem in &problems[..2] {
        window.get_by_label(&problem.sentence());
    }
    assert!(window.get_by_role_and_label(Is::TextInput, "Date de naissance").is_focused());
    window.get_by_label_contains(&problems[2].sentence());
}

#[test]
fn a_place_is_offered_and_anything_may_be_told() {
    let mut window = window("intake");
    write(&mut window, "Point d’entrée", "gog");
    window.get_by_role_and_label(Is::ListBoxOption, "Gogui (point de passage)");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(typed(&window, "entry_point"), "Gogui (point de passage)");
    let answers = window.state().screen.editor.draft().answers();
    assert_eq!(value::text_of(&answers, "entry_point"), "FMP_GOGUI");
    assert!(window.query_by_role(Is::ListBoxOption).is_none(), "closed");
    write(&mut window, "Lieu de retour prévu", "chez sa tante");
    press(&mut window, Key::Tab);
    assert_eq!(typed(&window, "intended_place"), "chez sa tante");
}

#[test]
fn an_unlisted_place_says_softly_that_it_is_kept_as_told() {
    let mut window = window("identity");
    write(&mut window, "Région d’origine", "Zzyx");
    press(&mut window, Key::Tab);
    window.get_by_label_contains("Gardé tel que dit");
    assert!(window.state().screen.editor.complaints.is_empty());
}

#[test]
fn several_answers_links_and_ticks_are_typed_in() {
    let mut window = window("intake");
    window.get_by_role_and_label(Is::CheckBox, "Nourriture").click();
    window.run_steps(2);
    window.get_by_role_and_label(Is::CheckBox, "Soins de santé").click();
    window.run_steps(2);
    assert_eq!(typed(&window, "need"), "food health");
    window.get_by_role_and_label(Is::CheckBox, "Avec un interprète").click();
    window.run_steps(2);
    assert_eq!(typed(&window, "interpreter"), "1");
    window.get_by_role_and_label(Is::ComboBox, "Centre").click();
    window.run_steps(3);
    window.get_by_role_and_label(Is::ListBoxOption, "Centre de Bamako").click();
    window.run_steps(3);
    let centre = window.state().session.office().centres[0].id.to_string();
    assert_eq!(typed(&window, "centre_id"), centre);
}

#[test]
fn keys_save_keep_and_leave() {
    let mut window = window("note");
    let events = |window: &mut Window| std::mem::take(&mut window.state_mut().screen.events);
    press(&mut window, Key::Escape);
    assert_eq!(events(&mut window), [Event::Cancel], "nothing to lose, nothing to ask");
    window.state_mut().screen.editor.focus_first();
    window.run_steps(3);
    let key = "text";
    for letter in "Bien arrivée".chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.run_steps(1);
    }
    window.run_steps(12);
    assert!(window.state().screen.editor.draft().is_touched(), "{}", typed(&window, key));
    let kept = events(&mut window);
    assert!(!kept.is_empty() && kept.iter().all(|event| *event == Event::Keep), "{kept:?}");
    window.run_steps(12);
    assert_eq!(events(&mut window), [], "kept once");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(2);
    assert_eq!(events(&mut window), [Event::Save]);
    press(&mut window, Key::Escape);
    assert_eq!(events(&mut window), [], "asks first");
    window.get_by_role_and_label(Is::Button, "Quitter sans enregistrer").click();
    window.run_steps(3);
    assert_eq!(events(&mut window), [Event::Cancel]);
}

#[test]
fn restricted_fields_are_written_by_all_and_say_who_reads_them() {
    let restricted = |form: &str| {
        let lines = &form::named(form).unwrap().lines;
        lines.iter().find(|l| l.field.is_some_and(|f| f.restricted)).unwrap().label()
    };
    let label = restricted("session");
    window("session").get_by_role_and_label(Is::MultilineTextInput, label);
    window("session").get_by_label("accès restreint");
    let (_folder, session) = testing::session_as(&[Role::Administrator]);
    let mut row = Row::new();
    value::put(&mut row, "summary", Value::Sealed(vec![1]));
    let form = form::named("session").unwrap();
    let draft = Draft::edit(form, crate::store::new_id().unwrap(), row);
    let page = Page { editor: Editor::new(draft), events: Vec::new() };
    let mut window = testing::show_at([1100.0, 1400.0], session, page);
    window.get_by_label_contains("Un contenu à accès restreint est déjà écrit ici");
    window.get_by_role_and_label(Is::MultilineTextInput, label).focus();
    window.run_steps(2);
    window.event(egui::Event::Text("Dort mieux".to_owned()));
    window.run_steps(3);
    assert_eq!(typed(&window, "summary"), "Dort mieux");
    window.get_by_label_contains("Ce que vous écrivez remplacera");
    let (_folder, session) = testing::session_as(&[Role::Administrator]);
    let window = over("session", session);
    window.get_by_label_contains("Vous pouvez écrire ici ; seules les personnes habilitées liront");
}

#[test]
fn a_record_is_read_in_words() {
    let (_folder, session) = testing::session();
    let centre = session.office().centres[0].id;
    let mut row = Row::new();
    for (key, text) in [
        ("arrived_on", "2026-05-03"),
        ("departure_country", "DZA"),
        ("need", "food health"),
        ("entry_point", "FMP_GOGUI"),
        ("centre_id", &centre.to_string()),
    ] {
        value::put(&mut row, key, Value::Text(text.to_owned()));
    }
    let window = crate::ui::widgets::harness([1100.0, 1200.0], session, move |ui, session| {
        view_ui(ui, session.scene(), form::named("intake").unwrap(), &row);
        let form = form::named("session").unwrap();
        let mut sealed = Row::new();
        value::put(&mut sealed, "summary", Value::Sealed(vec![1]));
        view_ui(ui, session.scene(), form, &sealed);
    });
    for shown in ["03/05/2026", "Algérie", "Nourriture, Soins de santé", "Centre de Bamako"] {
        window.get_by_label(shown);
    }
    window.get_by_role_and_label(Is::Heading, "Besoins immédiats");
    window.get_by_label("Contenu à accès restreint");
    assert!(window.query_all_by_label("–").count() > 5);
}

#[test]
fn every_form_can_be_drawn() {
    for form in form::all() {
        let mut window = window(form.name);
        window.run_steps(2);
        let first = form
            .fields()
            .find(|(line, field)| !line.quiet && !matches!(field.shape, Shape::Link(_)))
            .unwrap()
            .0
            .label();
        assert!(window.query_all_by_label(first).next().is_some(), "{}", form.name);
    }
}

#[test]
fn only_who_may_approve_is_offered_to_let_a_referral_go_without_consent() {
    let (_folder, mut session) = testing::session();
    let password = "deux ânes marchent".to_owned().into();
    let name = "Boubacar Cissé".to_owned();
    session.perform(Command::AddUser { name, roles: vec![Role::SocialWorker], password }).unwrap();
    let draft =
        Draft::new(form::named("referral").unwrap(), crate::store::new_id().unwrap(), Row::new());
    let editor = Editor::new(draft).only(&["override_by"]);
    let page = Page { editor, events: Vec::new() };
    let mut window = testing::show_at([1100.0, 900.0], session, page);
    window.get_by_role_and_label(Is::ComboBox, "Superviseur qui l’autorise").click();
    window.run_steps(3);
    window.get_by_role_and_label(Is::ListBoxOption, "Aminata Diarra");
    assert!(window.query_by_role_and_label(Is::ListBoxOption, "Boubacar Cissé").is_none());
}
