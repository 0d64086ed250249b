//! Forms as offices have them.

use super::*;
use crate::domain::form;
use crate::domain::value::{self, Row, Value};

fn sheet(text: &str) -> Vec<Vec<String>> {
    let rows = text.trim().lines();
    rows.map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn form_of(id: &str, survey: &str, choices: &str) -> Body {
    let sheets = Sheets {
        survey: sheet(survey),
        choices: sheet(choices),
        settings: sheet(&format!("form_title|form_id|version\nVisite au marché|{id}|3")),
        file: String::new(),
    };
    read_sheets(&sheets).unwrap()
}

const CHOICES: &str = "
list_name|name|label::French|label::English|region
oui_non|yes|Oui|Yes|
oui_non|no|Non|No|
ville|gao|Gao|Gao|nord
ville|kayes|Kayes|Kayes|ouest
region|nord|Nord|North|
region|ouest|Ouest|West|
";

#[test]
fn a_form_of_kobo_becomes_questions() {
    let body = form_of(
        "marche_a",
        "type|name|label::French (fr)|label::English (en)|hint::French (fr)|required|relevant|constraint|constraint_message::French (fr)|choice_filter|appearance
         start|start|||||||||
         begin_group|stand|Le stand|The stall||||||||
         select_one oui_non|ouvert|Est-il ouvert ?|Is it open?||yes|||||
         integer|clients|Combien de clients ?|How many customers?|Ce matin||${ouvert} = 'yes'|. >= 0 and . <= 500|Entre 0 et 500||
         decimal|recette|Recette|Takings||||. > 0|||
         note|merci|Merci de rester poli|Stay polite|||||||
         end_group||||||||||
         select_one region|region|Région|Region|||||||
         select_one ville|ville|Ville|Town||||||region=${region}|
         select_multiple oui_non|plusieurs|Plusieurs|Several|||||||
         text|remarque|Remarque|Remark|||||||multiline
         date|jour|Jour|Day|||||||",
        CHOICES,
    );
    assert_eq!(body.titles, ["Visite au marché", "Visite au marché"]);
    assert_eq!((body.questions(), body.version.as_str()), (8, "3"));
    let left: Vec<String> = body.left.iter().map(Left::sentence).collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].contains("start"), "{left:?}");

    let form = body.form(Kind::Case, &body.to_json());
    assert_eq!(form.name, "q.marche_a");
    let line = |name: &str| {
        form::line_of(Kind::Case, &format!("q.marche_a.{name}")).unwrap_or_else(|| panic!("{name}"))
    };
    assert_eq!(line("clients").label(), "Combien de clients ?");
    assert_eq!(line("clients").hint(), "Ce matin");
    assert!(line("ouvert").field.unwrap().required);
    let mut row = Row::new();
    assert!(!line("clients").is_relevant(&row));
    value::put(&mut row, "q.marche_a.ouvert", Value::Text("yes".into()));
    assert!(line("clients").is_relevant(&row));
    let breach = |count| line("clients").breach(&row, &Value::Int(count)).map(|p| p.sentence());
    assert_eq!(breach(501).as_deref(), Some("Entre 0 et 500"));
    assert_eq!(breach(500), None);
    let said = line("recette").breach(&row, &Value::Text("-1".into())).unwrap().sentence();
    assert!(said.contains(". > 0"), "{said}");
    let Some(Shape::Choice(list)) = line("ville").field.map(|field| field.shape) else {
        panic!("a choice")
    };
    value::put(&mut row, "q.marche_a.region", Value::Text("nord".into()));
    let offered = crate::domain::choice::list(list).iter();
    let offered: Vec<&str> =
        offered.filter(|c| line("ville").offers(c, &row)).map(|c| c.code.as_str()).collect();
    assert_eq!(offered, ["gao"]);
    assert!(form::named("q.marche_a").is_some() && form::named("q.other").is_none());
    assert_eq!(Body::from_json(&body.to_json()).as_ref(), Some(&body));
}

#[test]
fn what_is_not_followed_is_listed_with_its_row() {
    let body = form_of(
        "marche_b",
        "type|name|label|label::Bambara (bm)|required|relevant|constraint|choice_filter|calculation|appearance
         text|nom|Nom|Tɔgɔ|${x} = 1||||
         geopoint|lieu|Lieu|||||
         calculate|age|||||||today() - ${nom}|
         begin_repeat|enfants|Enfants||||||
         text|prenom|Prénom||||||
         integer|annees|Âge||||||
         end_repeat||||||||
         select_one absente|q1|Liste absente||||||
         text|bad name|Mauvais||||||
         text|nom|Deux fois||||||
         integer|n|Nombre|||count-selected(${nom}) > 1|regex(., '[0-9]')|||
         select_one oui_non or_other|q2|Autre ?||||||
         select_one ville|q3|Ville|||||region=concat('n', ${nom})|
         text|cite|Bonjour ${nom}|||||||numbers",
        CHOICES,
    );
    let rows: Vec<(u32, String)> =
        body.left.iter().map(|left| (left.row, left.sentence())).collect();
    for (row, sentence) in &rows {
        assert!(!sentence.is_empty() && !sentence.contains('⟨'), "{row} {sentence}");
    }
    println!("{} points listed: {rows:#?}", rows.len());
    for wanted in [1, 2, 3, 4, 5, 9, 10, 11, 12, 12, 13, 14, 15, 15] {
        assert!(rows.iter().any(|(row, _)| *row == wanted), "row {wanted}");
    }
    assert_eq!(body.questions(), 5);
    let repeat = rows.iter().find(|(row, _)| *row == 5).unwrap();
    assert!(repeat.1.contains('2'), "{repeat:?}");
}

#[test]
fn a_newer_version_keeps_what_was_asked_before() {
    let old = form_of(
        "marche_c",
        "type|name|label
         integer|age|Âge
         text|nom|Nom
         select_one ville|ville|Ville",
        CHOICES,
    );
    let new = form_of(
        "marche_c",
        "type|name|label
         text|age|Âge en mots
         select_one ville|ville|Ville de départ
         date|jour|Jour",
        "list_name|name|label\nville|gao|Gao",
    );
    let new = new.after(&old);
    let ask = |name: &str| new.asks.iter().find(|ask| ask.name == name).unwrap();
    assert_eq!(ask("age").sort, Sort::Integer, "what a question takes never changes");
    assert!(ask("nom").retired && !ask("jour").retired);
    assert_eq!(ask("ville").labels[0], "Ville de départ");
    let ville = &new.lists["ville"];
    let gone: Vec<&str> = ville
        .iter()
        .filter(|answer| answer.columns.contains_key("retired"))
        .map(|answer| answer.name.as_str())
        .collect();
    assert_eq!(gone, ["kayes"]);
    assert_eq!(new.questions(), 3);
    assert!(new.left.iter().any(|left| left.word == "questionnaire-left-sort"));
    let form = new.form(Kind::Case, &new.to_json());
    let nom = form.lines.iter().find(|line| line.name == "q.marche_c.nom").unwrap();
    assert!(nom.retired && nom.field.is_some());
}

#[test]
fn what_is_no_form_is_refused() {
    let read = |survey: &str| read_sheets(&Sheets { survey: sheet(survey), ..Sheets::default() });
    let word = |survey: &str| read(survey).unwrap_err()[0].word;
    assert_eq!(word(""), "questionnaire-no-survey");
    assert_eq!(word("a|b\n1|2"), "questionnaire-no-survey");
    assert_eq!(word("type|name\nnote|x"), "questionnaire-empty");
    assert_eq!(word("type|name\ntext|x"), "questionnaire-no-name");
}

#[test]
fn no_cells_make_it_fall() {
    // A form made of anything: read or refused, never more.
    let words = [
        "type",
        "name",
        "begin_group",
        "end_repeat",
        "select_one",
        "select_one a or_other",
        "",
        "${",
        "}",
        "'",
        "::",
        "label::",
        "yes",
        "text",
        "é|",
        "\u{0}",
        "q.x",
        "begin_repeat",
        "((((",
        "relevant",
        "constraint",
        "choice_filter",
        "=${x}",
        "note",
        "integer",
    ];
    let mut seed = 7_u64;
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap()
    };
    let mut read = 0;
    for _ in 0..3_000 {
        let mut rows = || -> Vec<Vec<String>> {
            (0..next() % 8)
                .map(|_| (0..next() % 7).map(|_| words[next() % words.len()].to_owned()).collect())
                .collect()
        };
        let mut sheets =
            Sheets { survey: rows(), choices: rows(), settings: rows(), file: "f".to_owned() };
        sheets
            .survey
            .insert(0, sheet("type|name|label|relevant|constraint|choice_filter").remove(0));
        if let Ok(body) = read_sheets(&sheets) {
            assert_eq!(body.clone().after(&body).questions(), body.questions());
            read += 1;
        }
    }
    println!("3,000 made-up forms: {read} read, the rest refused");
}
