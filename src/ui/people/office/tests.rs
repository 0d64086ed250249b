//! Lists that ask what the office asks in forms of its own.

use super::*;
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::questionnaire::{AskedOf, Sheets, read_sheets};
use crate::ui::command::FormOrder;
use crate::ui::people::column;

/// A form about life in the quarter, asked of each case; a second about the person, sealed.
fn loaded(session: &mut Session) {
    let row = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
    let mut load = |asked_of, survey: &[&str], title: &str| {
        let sheets = Sheets {
            survey: survey.iter().map(|line| row(line)).collect(),
            choices: ["list_name|name|label", "ouinon|oui|Oui", "ouinon|non|Non"].map(row).to_vec(),
            settings: vec![row("form_title|form_id"), row(title)],
            file: String::new(),
        };
        let body = Box::new(read_sheets(&sheets).unwrap());
        let order = FormOrder { asked_of, body };
        session.perform(Command::LoadForm(Box::new(order))).unwrap();
    };
    let quarter = [
        "type|name|label",
        "select_one ouinon|marche|Va-t-elle au marché ?",
        "integer|voisins|Combien de voisins la saluent ?",
        "text|dit|Ce qu’elle en dit",
    ];
    load(AskedOf::Case, &quarter, "Vie au quartier|quartier_l");
    let person = ["type|name|label", "date|vue|Vue au centre le"];
    load(AskedOf::Person, &person, "Passage|passage_l");
}

fn answer(session: &mut Session, form: &str, record: RecordId, typed: &[(&str, &str)]) {
    let form = form::named(form).unwrap();
    let base = session.store().reader().row(form.kind, record).unwrap().unwrap_or_default();
    let mut draft = Draft::edit(form, record, base);
    for (key, text) in typed {
        let key = format!("{}.{key}", form.name);
        draft.type_in(&key, draft.shape(&key), text);
    }
    session.perform(Command::Save(vec![draft])).unwrap();
}

fn answered() -> (tempfile::TempDir, Session) {
    let (folder, mut session, [awa, oumar, _]) = few();
    loaded(&mut session);
    let newest = |session: &Session, person| {
        session.store().reader().children(Kind::Case, person).unwrap().last().unwrap().id
    };
    let (of_awa, of_oumar) = (newest(&session, awa), newest(&session, oumar));
    let said = [("marche", "oui"), ("voisins", "7"), ("dit", "Bien accueillie à Ségou")];
    answer(&mut session, "q.quartier_l", of_awa, &said);
    answer(&mut session, "q.quartier_l", of_oumar, &[("marche", "non"), ("voisins", "2")]);
    answer(&mut session, "q.passage_l", oumar, &[("vue", "03/05/2026")]);
    (folder, session)
}

#[test]
fn a_condition_may_be_a_question_of_the_office() {
    let (_folder, session) = answered();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Condition");
    choose(&mut window, "Ce dont il s’agit", "vie au quartier marche");
    press(&mut window, Role::CheckBox, "Oui");
    wait_for(&mut window, "1 personne remplit cette condition");
    press(&mut window, Role::Button, "Appliquer");
    wait_for(&mut window, "1 personne");
    wait_until(&mut window, "the row", |window| {
        rows(window).first().is_some_and(|row| row.starts_with("Traoré Awa"))
    });
    press(&mut window, Role::Button, "Retirer : Va-t-elle au marché ? : Oui");
    wait_for(&mut window, "3 personnes");
    // A number, from the other end.
    press(&mut window, Role::Button, "Condition");
    choose(&mut window, "Ce dont il s’agit", "voisins");
    window.get_by_role_and_label(Role::TextInput, "Au plus").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("5".to_owned()));
    window.run_steps(2);
    wait_for(&mut window, "1 personne remplit cette condition");
    press(&mut window, Role::Button, "Appliquer");
    wait_until(&mut window, "the row", |window| {
        rows(window).len() == 1 && rows(window)[0].starts_with("Coulibaly Oumar")
    });
}

#[test]
fn every_question_of_the_office_is_asked_kept_and_shown() {
    let (_folder, session) = answered();
    let reader = session.store().reader();
    let today = session.today();
    let thing = |key: &str| Thing::try_from(key.to_owned()).unwrap();
    let asked = |filter: Filter| {
        // As a saved list has it.
        let filter = Filter::from_json(&filter.to_json()).unwrap();
        reader.whom(&Asked { filter, today }).unwrap().len()
    };
    for (key, ask, count) in [
        ("case_file.q.quartier_l.marche", Ask::Is(vec!["non".to_owned()]), 1),
        ("case_file.q.quartier_l.marche", Ask::Filled, 2),
        ("case_file.q.quartier_l.dit", Ask::Contains("segou".to_owned()), 1),
        ("case_file.q.quartier_l.voisins", Ask::Range(Some(2), None), 2),
        ("case_file.q.quartier_l.voisins", Ask::Range(Some(3), Some(9)), 1),
        ("person.q.passage_l.vue", Ask::Filled, 1),
        ("person.q.passage_l.vue", Ask::Empty, 2),
    ] {
        let filter = Filter::test(thing(key), ask.clone());
        assert_eq!(asked(filter.clone()), count, "{key} {ask:?}");
        assert_eq!(asked(filter.negated()), 3 - count, "not {key} {ask:?}");
    }
    for unknown in ["case_file.q.quartier_l.rien", "person.q.quartier_l.marche", "case_file.q.x.y"]
    {
        assert!(Thing::try_from(unknown.to_owned()).is_err(), "{unknown}");
    }
    let numbers: Vec<i64> = reader.people(&Question::default()).unwrap();
    let marche = thing("case_file.q.quartier_l.marche");
    let shown = reader.columns(&numbers, &[marche], today).unwrap();
    let words: Vec<String> =
        shown.iter().map(|line| column::cell(marche, &line[0], session.office())).collect();
    assert_eq!(words.iter().filter(|word| *word == "Oui").count(), 1, "{words:?}");
    assert_eq!(marche.full_label(), "Vie au quartier – Va-t-elle au marché ?");
}
