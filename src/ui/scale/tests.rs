//! Sheets as a person sees them: by the words on the screen.

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::domain::instrument::named;
use crate::domain::survey::{self, draft};
use crate::ui::widgets::harness;

type Window<S, E> = Harness<'static, (S, Vec<E>)>;

fn window(id: &str, answers: &str) -> Window<Sheet, SheetEvent> {
    let instrument = named(id).unwrap();
    show(Sheet::new(instrument, None, Answers::from_text(instrument, answers).unwrap()))
}

fn show(sheet: Sheet) -> Window<Sheet, SheetEvent> {
    harness([900.0, 1600.0], (sheet, Vec::new()), |ui, (sheet, events): &mut (_, Vec<_>)| {
        events.extend(sheet_ui(ui, Id::unique("sheet"), sheet));
    })
}

fn answer(window: &mut Window<Sheet, SheetEvent>, question: &str, label: &str) {
    window.get_by_role_and_label(Role::RadioGroup, question).get_by_label(label).click();
    window.run();
}

#[test]
fn the_ninth_answer_raises_the_alert_at_once() {
    let mut window = window("phq9", "");
    answer(&mut window, "9. idées de mort ou de se faire du mal", "Jamais");
    assert_eq!(window.state().1, [SheetEvent::Changed]);
    answer(&mut window, "9. idées de mort ou de se faire du mal", "Plusieurs jours");
    let (sheet, events) = window.state();
    assert!(matches!(events.last(), Some(SheetEvent::Alert(rule)) if rule.item == 9));
    assert!(matches!(sheet.outcome(), Outcome::Incomplete { .. }), "long before the end");
    assert_eq!(sheet.answers_text(), "9=1");
    window.get_by_label(
        "La réponse au point 9 touche à la sécurité de la personne. Ne la laissez pas seule.",
    );
    answer(&mut window, "9. idées de mort ou de se faire du mal", "Presque tous les jours");
    assert_eq!(window.state().1.last(), Some(&SheetEvent::Changed), "it is open already");
}

#[test]
fn a_gate_answered_no_hides_the_items() {
    let mut window = window("pcptsd5", "");
    let items =
        |window: &Window<Sheet, SheetEvent>| window.query_all_by_role(Role::RadioGroup).count() - 1;
    assert_eq!(items(&window), 0, "not before the first question is answered");
    answer(&mut window, "a vécu un évènement traumatisant", "Oui");
    assert_eq!(items(&window), 5);
    answer(&mut window, "a vécu un évènement traumatisant", "Non");
    assert_eq!(items(&window), 0);
    window.get_by_label("Réponse non à la première question : les 5 autres ne sont pas posées.");
    window.get_by_label("Zéro parce que la première question a reçu la réponse non.");
    assert_eq!(window.state().0.answers_text(), "gate=0");
}

#[test]
fn figures_answer_and_go_on() {
    // Nothing is pressed first: the keyboard is at the first question when the sheet opens.
    let mut window = window("gad7", "");
    window.run();
    for key in [Key::Num2, Key::Num2, Key::Num2, Key::Num2, Key::Num1, Key::Num1] {
        window.key_press(key);
        window.run();
    }
    window.get_by_label("6 sur 7");
    window.get_by_label("Pas de total : il manque la réponse au point 7.");
    window.key_press(Key::Num0);
    window.run();
    assert_eq!(window.state().0.answers_text(), "1=2 2=2 3=2 4=2 5=1 6=1 7=0");
    window.get_by_label("Total 10 sur 21");
    window.get_by_label("Modérée");
    window.get_by_label("Au seuil ou au-delà");
    window.get_by_label("repérage, pas un diagnostic");
}

#[test]
fn one_press_answers_one_question() {
    let mut window = window("phq9", "");
    window
        .get_by_role_and_label(Role::RadioGroup, "1. intérêt ou plaisir")
        .get_by_label("Jamais")
        .focus();
    window.run();
    for key in [Key::Space, Key::ArrowRight, Key::Enter] {
        window.key_press(key);
        window.run();
    }
    assert_eq!(window.state().0.answers_text(), "1=0 2=1");
    window.key_press(Key::ArrowUp);
    window.run();
    window.key_press(Key::Backspace);
    window.run();
    assert_eq!(window.state().0.answers_text(), "1=0");
}

#[test]
fn what_surrounds_the_questions_is_said() {
    let instrument = named("phq9").unwrap();
    let age = Age { min: 16, max: 16, about: false };
    let window = show(Sheet::new(instrument, None, Answers::new()).age(Some(age)));
    assert_eq!(window.get_all_by_label("Lire la question sur la feuille officielle.").count(), 10);
    window.get_by_label(&instrument.age_warning(Some(age)).unwrap());
    window.get_by_label_contains("Conditions d’usage");
    window.get_by_label_contains("Pfizer Inc.");

    let well = self::window("who5", "1=3 2=3 3=2 4=2 5=2");
    well.get_by_label("Total 48 sur 100");
    well.get_by_label("Ici un total élevé est bon : c’est l’inverse des autres échelles.");

    let open =
        self::window("srq20", &(1..=20).map(|n| format!("{n}=0 ")).collect::<Vec<_>>().concat());
    open.get_by_label("Le bureau n’a pas encore fixé de seuil : le total se lit sans conclusion.");
}

#[test]
fn a_loaded_wording_is_shown_word_for_word() {
    let instrument = named("k6").unwrap();
    let rows: Vec<String> = (1..=6).map(|n| format!("{n},Question officielle {n} ?\n")).collect();
    let file = "# instrument: k6\n# owner: Kessler\n# version: 2\n# licence: libre\n".to_owned()
        + "item,label::fr\n"
        + &rows.concat();
    let wording = Wording::parse(instrument, &file).unwrap();
    let window = show(Sheet::new(instrument, Some(wording.clone()), Answers::new()));
    window.get_by_role_and_label(Role::RadioGroup, "3. Question officielle 3 ?");
    assert!(window.query_by_label("Lire la question sur la feuille officielle.").is_none());
    window.get_by_label_contains("Texte officiel : Kessler");
    let other = Sheet::new(named("gad7").unwrap(), Some(wording), Answers::new());
    assert!(!other.is_worded(Slot::Item(1)), "of another instrument");
}

#[test]
fn a_trend_leaves_out_what_has_no_score() {
    let instrument = named("phq9").unwrap();
    let day = |n| NaiveDate::from_ymd_opt(2026, 5, n).unwrap();
    let read = |text: &str| Answers::from_text(instrument, text).unwrap();
    let full = "1=2 2=2 3=2 4=2 5=2 6=0 7=0 8=0 9=0";
    let drawn = trend(instrument, &[(day(1), read(full)), (day(2), read("1=3"))], None);
    assert_eq!(drawn.series[0].points.len(), 1);
    assert_eq!(drawn.series[0].points[0].note, "10, Modérée");
    assert_eq!(drawn.cutoff.as_ref().map(|(value, _)| *value), Some(10.0));
    assert_eq!(drawn.zones.iter().filter(|zone| zone.mood == Mood::Warn).count(), 3);
    let well = trend(named("who5").unwrap(), &[], None);
    assert_eq!(well.zones.iter().filter(|zone| zone.mood == Mood::Warn).count(), 2);
    assert!(well.reading.contains("inverse"));
}

fn survey_window(answers: &str) -> Window<SurveySheet, SurveyEvent> {
    let definition = Arc::clone(draft().unwrap());
    let answers = survey::Answers::from_text(&definition, answers).unwrap();
    let sheet = SurveySheet::new(definition, answers);
    harness([1000.0, 4500.0], (sheet, Vec::new()), |ui, (sheet, events): &mut (_, Vec<_>)| {
        events.extend(survey_ui(ui, Id::unique("survey"), sheet));
    })
}

#[test]
fn the_survey_names_its_score_and_proposes_support() {
    let mut window = survey_window("");
    window.get_by_role_and_label(Role::Heading, "Score simplifié (pas celui de l’OIM)");
    window.get_by_label("Ne se compare pas avec les résultats publiés de l’enquête de l’OIM.");
    let reason = "10. Raison de la recherche d’emploi";
    assert!(window.query_by_role_and_label(Role::RadioGroup, reason).is_none());
    let press = |window: &mut Window<SurveySheet, SurveyEvent>, question: &str, label: &str| {
        window.get_by_role_and_label(Role::RadioGroup, question).get_by_label(label).click();
        window.run();
    };
    press(&mut window, "9. À la recherche d’un emploi", "oui");
    window.get_by_role_and_label(Role::RadioGroup, reason);
    press(&mut window, "29. Souhaite un soutien psychologique spécialisé", "oui");
    window.get_by_role_and_label(Role::Button, "Proposer un suivi psychosocial").click();
    window.run();
    assert_eq!(window.state().1.last(), Some(&SurveyEvent::Propose));
    for name in ["terre", "animaux", "aucun"] {
        window.get_by_role_and_label(Role::CheckBox, name).click();
        window.run();
    }
    assert!(window.state().0.answers_text().contains("E8=none"), "none stands alone");
    press(&mut window, "14. Scolarisation des enfants du ménage", "Sans objet");
    assert!(window.state().0.answers_text().contains("S4=not_applicable"));
}

#[test]
fn figures_answer_the_survey_too() {
    let mut window = survey_window("");
    let first = "1. Satisfaction quant à la situation économique actuelle";
    window.get_by_role_and_label(Role::RadioGroup, first).get_by_label("très satisfait(e)").focus();
    window.run();
    for key in [Key::Num2, Key::Num6] {
        window.key_press(key);
        window.run();
    }
    assert_eq!(window.state().0.answers_text(), "E1=E1_1 E2=dont_know");
    window.key_press(Key::Space);
    window.run();
    assert_eq!(window.state().0.answers_text(), "E1=E1_1 E2=dont_know E3=E3_0", "and no more");
}
