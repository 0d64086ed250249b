//! What the letters say, no more and no less, read by programs that did not write them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::agenda::{Agenda, Call, Row};
use super::code::{Code, Token, parse_code};
use super::slip::{Basis, Child, Receiver, Sender, Slip};
use super::testing::{codes, even, pages, pages_to_the_eye};
use super::{Letter, LetterError, clean, press};
use crate::words::Lang;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, day).unwrap()
}

fn token() -> Token {
    Token::parse("7H2M 9QQV 04TB RWZ3").unwrap()
}

fn pairs(given: &[(&str, &str)]) -> Vec<(String, String)> {
    given.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
}

fn slip(lang: Lang) -> Slip {
    Slip {
        lang,
        number: "BKO-2026-00417-R2".to_owned(),
        date: day(22),
        token: token(),
        urgency: "Urgent (sous 72 heures)".to_owned(),
        answer_by: Some(day(25)),
        service: "Recherche / réunification familiale".to_owned(),
        reason: "Sans nouvelles de sa famille depuis le départ.".to_owned(),
        agency: Receiver {
            name: "Croix-Rouge malienne".to_owned(),
            contact: "Mme Fatoumata Diarra, 70 00 00 01".to_owned(),
            address: "Route de Koulikoro, Bamako".to_owned(),
            hours: "lundi–vendredi, 8 h–16 h".to_owned(),
        },
        from: Sender {
            centre: "Centre de transit de Bamako".to_owned(),
            worker: "Moussa Keïta".to_owned(),
            phone: "70 00 00 02".to_owned(),
        },
        disclosed: pairs(&[
            ("Numéro du dossier", "BKO-2026-00417"),
            ("Besoin", "Retrouver sa mère"),
            ("Langue", "Bambara"),
        ]),
        basis: Basis::Given { on: day(21) },
        child: None,
    }
}

/// Words that may stand on any letter in this language.
fn own_words(lang: Lang) -> BTreeSet<String> {
    let file = match lang {
        Lang::Fr => include_str!("../../assets/words/fr/letter.ftl"),
        Lang::En => include_str!("../../assets/words/en/letter.ftl"),
    };
    split(
        &file
            .lines()
            .filter_map(|line| Some(line.split_once('=')?.1))
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn split(text: &str) -> BTreeSet<String> {
    even(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_slip_says_what_was_ticked_and_nothing_else() {
    for lang in Lang::ALL {
        let slip = slip(lang);
        let letter = slip.set().unwrap();
        let pages = pages(&letter);
        assert_eq!(pages.len(), 4);
        let (copies, back) = pages.split_at(3);
        for copy in copies {
            for (label, value) in &slip.disclosed {
                assert!(copy.contains(&even(&format!("{label} {value}"))), "{label}: {copy}");
            }
            for given in [
                &slip.number,
                &slip.urgency,
                &slip.service,
                &slip.reason,
                &slip.agency.name,
                &slip.agency.contact,
                &slip.agency.address,
                &slip.agency.hours,
                &slip.from.worker,
                "22/08/2026",
                "25/08/2026",
                "21/08/2026",
                "7H2M 9QQV 04TB RWZ3",
            ] {
                assert!(copy.contains(&even(given)), "{given}: {copy}");
            }
        }
        // The return slip says nothing about the person.
        let [back] = back else { panic!() };
        let of_slip = split(
            &[&slip.number, &slip.agency.name, &slip.from.centre].map(String::as_str).join(" "),
        );
        for (_, value) in &slip.disclosed {
            assert!(!back.contains(&even(value)) || value == "BKO-2026-00417", "{value}: {back}");
        }
        assert!(!back.contains(&even(&slip.service)) && !back.contains(&even(&slip.reason)));
        assert!(split(back).is_superset(&of_slip));

        // Whatever stands there is a word of the letter or was given.
        let mut known = own_words(lang);
        known.extend(split(&format!("{slip:?} 1 2 3 4 7H2M 9QQV 04TB RWZ3 21/08/2026 22 25")));
        let strange: Vec<_> = pages
            .iter()
            .flat_map(|page| split(page))
            .filter(|word| !known.contains(word))
            .collect();
        assert_eq!(strange, Vec::<String>::new());
    }
}

#[test]
fn what_is_empty_leaves_no_label() {
    let mut slip = slip(Lang::Fr);
    let has = |slip: &Slip, what: &str| {
        pages(&slip.set().unwrap()).iter().any(|page| page.contains(what))
    };
    for label in ["Motif Sans", "Horaires", "Réponse attendue"] {
        assert!(has(&slip, label), "{label}");
    }
    assert!(!has(&slip, "Enfant"));
    slip.reason.clear();
    slip.agency = Receiver { name: slip.agency.name, ..Receiver::default() };
    slip.from.phone.clear();
    slip.answer_by = None;
    slip.disclosed.clear();
    for label in ["Horaires", "Réponse attendue", "None", "none", "Motif Informations"] {
        assert!(!has(&slip, label), "{label}");
    }
    assert!(has(&slip, "Aucune autre information"));
}

#[test]
fn each_copy_says_whose_it_is() {
    for (lang, marks) in [
        (Lang::Fr, ["Exemplaire 1", "Exemplaire 2", "Exemplaire 3", "Bordereau de retour"]),
        (Lang::En, ["Copy 1", "Copy 2", "Copy 3", "Return slip"]),
    ] {
        let pages = pages(&slip(lang).set().unwrap());
        for (page, mark) in pages.iter().zip(marks) {
            assert!(page.contains(mark), "{mark}: {page}");
            let number = if lang == Lang::Fr { "Page 1 sur 1" } else { "Page 1 of 1" };
            assert!(page.contains(number), "{page}");
        }
    }
}

#[test]
fn the_code_on_every_page_leads_to_the_referral() {
    let letter = slip(Lang::Fr).set().unwrap();
    // Poor scans, and a good one.
    for (page, pixels_per_point) in [(0, 1.3), (1, 1.3), (2, 1.3), (3, 1.3), (0, 2.0)] {
        let seen = codes(&letter, page, pixels_per_point);
        assert_eq!(seen, ["SEGIN:R:7H2M9QQV04TBRWZ3"], "page {page}, {pixels_per_point}");
        assert_eq!(parse_code(&seen[0]), Some(Code::Referral(token())));
    }
}

#[test]
fn names_stand_as_they_are_written() {
    let long = "Abdoul Karim Mohamed El Moctar Ould Sidi Mohamed Ag Attaher Cissé Diallo \
                Coulibaly Traoré Konaté Sangaré Diakité Bagayoko";
    let names = [
        "Ɓɛɛɗo Ƴero Ŋaari Ɲaɲaale Sɔgɔba Kɛlɛtigi ɓɗƴŋɲɔɛ",
        "محمد الأمين ولد الشيخ",
        "N’Diaye Œdipe Ça, Noël-Anaïs Ÿ",
        long,
    ];
    let mut slip = slip(Lang::Fr);
    slip.disclosed = names.iter().map(|name| ("Nom".to_owned(), (*name).to_owned())).collect();
    slip.from.worker = names[0].to_owned();
    slip.agency.name = long.to_owned();
    let letter = slip.set().unwrap();
    let pages = pages_to_the_eye(&letter);
    for name in names {
        for page in &pages[..3] {
            assert!(page.contains(&even(name)), "{name}: {page}");
        }
    }
}

#[test]
fn a_name_is_no_instruction() {
    let names = [
        "#panic(\"x\")",
        "*x* _y_ `z` $a$ <end> @end",
        "\\ \\u{41} // rien /* rien */",
        "= Titre",
        "#import \"common.typ\": *",
        "{page} { $number } {pages}",
        "\"}, \"number\": \"autre\"",
        "[#data.number]",
        "a -- b --- c ... d ~ e",
    ];
    let mut slip = slip(Lang::En);
    slip.disclosed = names.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
    slip.service = names.join("\n");
    slip.number = names[1].to_owned();
    slip.agency.name = names[0].to_owned();
    slip.child = Some(Child { caregiver: names[2].to_owned(), ..Child::default() });
    slip.basis = Basis::Override { reason: names[5].to_owned(), supervisor: names[7].to_owned() };
    let pages = pages(&slip.set().unwrap());
    let text = even(&pages.join(" "));
    for name in names {
        assert!(text.matches(&even(name)).count() >= 5, "{name}: {text}");
    }
}

#[test]
fn marks_that_hide_or_reverse_are_left_out() {
    assert_eq!(clean(" a\u{202e}bc\u{202c}\u{7}\u{feff}d\ne "), "abc  d\ne");
    let word = "W".repeat(70);
    assert_eq!(clean(&word).replace('\u{200b}', ""), word);
    let mut slip = slip(Lang::Fr);
    slip.disclosed = vec![("Nom".to_owned(), word.clone())];
    let pages = pages(&slip.set().unwrap());
    assert!(pages[0].replace(' ', "").contains(&word), "{}", pages[0]);
}

#[test]
fn a_slip_without_consent_says_why_and_who_decided() {
    let mut slip = slip(Lang::Fr);
    slip.basis = Basis::Override {
        reason: "Menaces du passeur.".to_owned(),
        supervisor: "Kadiatou Sow".to_owned(),
    };
    let pages = pages(&slip.set().unwrap());
    for page in [&pages[0], &pages[2]] {
        let said = "parce que la vie ou la sécurité est en jeu : Menaces du passeur. Décision de \
                    Kadiatou Sow";
        assert!(page.contains(said), "{page}");
    }
    // The person's copy may be read by whom it should be kept from.
    assert!(pages[1].contains("est en jeu. Décision de Kadiatou Sow"), "{}", pages[1]);
    assert!(!pages[1].contains("Menaces"));
    assert!(!pages.join(" ").contains("Accord donné"));
    assert!(!pages[1].contains("retirer votre accord"));
}

#[test]
fn a_child_has_its_caregiver_on_the_slip() {
    let mut slip = slip(Lang::En);
    slip.child = Some(Child {
        caregiver: "Awa Touré, 70 00 00 03".to_owned(),
        relation: "Aunt".to_owned(),
        told: Some(false),
        why_not: "Cannot be reached".to_owned(),
    });
    let text = pages(&slip.set().unwrap());
    for page in &text[..3] {
        for said in [
            "Caregiver Awa Touré, 70 00 00 03",
            "Relation to the child Aunt",
            "Told of the referral No",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }
    let why = "Why not Cannot be reached";
    assert_eq!(
        text.iter().map(|page| page.contains(why)).collect::<Vec<_>>(),
        [true, false, true, false]
    );
    assert!(!text[3].contains("Awa"));
}

#[test]
fn a_long_slip_goes_on_overleaf() {
    let mut slip = slip(Lang::Fr);
    slip.reason = "Une phrase assez longue pour remplir une ligne entière du papier. ".repeat(60);
    let letter = slip.set().unwrap();
    let text = pages(&letter);
    assert_eq!(text.len(), 7);
    assert!(text[0].contains("Page 1 sur 2") && text[1].contains("Page 2 sur 2"), "{text:?}");
    assert!(text[1].contains("Exemplaire 1") && text[2].contains("Exemplaire 2"));
    assert!(text[6].contains("Page 1 sur 1"));
}

#[test]
fn the_same_letter_gives_the_same_file() {
    let one = slip(Lang::Fr).set().unwrap().pdf().unwrap();
    let two = slip(Lang::Fr).set().unwrap().pdf().unwrap();
    println!("{} kB", one.len() / 1000);
    assert!(one == two);
    let mut other = slip(Lang::Fr);
    other.date = day(23);
    assert!(other.set().unwrap().pdf().unwrap() != one);
}

#[test]
fn a_file_names_nobody_in_its_properties() {
    let slip = slip(Lang::Fr);
    let pdf = slip.set().unwrap().pdf().unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("Segin"));
    for name in [&slip.from.worker, &slip.agency.name] {
        assert!(!text.contains(name.as_str()));
    }
}

#[test]
fn a_page_becomes_a_picture() {
    let letter = slip(Lang::Fr).set().unwrap();
    let png = letter.page_png(0, 1.0).unwrap();
    let picture = image::load_from_memory(&png).unwrap();
    assert_eq!((picture.width(), picture.height()), (595, 842));
    assert!(letter.page_png(4, 1.0).is_none());
}

#[test]
fn a_fault_of_a_template_quotes_nothing() {
    let data = serde_json::json!({ "title": "Aminata", "words": {}, "lang": "fr", "rows": [] });
    let fault = press::set("slip.typ", &data).map(|_| ()).unwrap_err();
    assert!(matches!(&fault, LetterError::Template { line, .. } if *line > 0), "{fault:?}");
    assert!(!fault.to_string().contains("Aminata"));
    assert_eq!(press::set("none.typ", &data).map(|_| ()).unwrap_err(), LetterError::Press);
}

#[test]
fn a_letter_may_be_set_by_an_errand() {
    fn travels<T: Send + Sync>() {}
    travels::<Letter>();
    travels::<LetterError>();
}

fn agenda(rows: Vec<Row>) -> Letter {
    let agenda = Agenda {
        lang: Lang::Fr,
        title: "Samedi 22 août".to_owned(),
        date: day(22),
        worker: "Moussa Keïta".to_owned(),
        centre: "Centre de transit de Bamako".to_owned(),
        rows,
    };
    agenda.set().unwrap()
}

fn row(time: &str, who: &str, call: Call) -> Row {
    Row {
        time: time.to_owned(),
        who: who.to_owned(),
        place: "Niamana, près du marché".to_owned(),
        what: "Visite du 3e mois".to_owned(),
        call,
    }
}

#[test]
fn a_day_list_gives_a_number_only_when_calling_is_safe() {
    let letter = agenda(vec![
        row("08:30", "BKO-2026-00417", Call::Safe("70 00 00 04".to_owned())),
        row("", "#strike[Awa]", Call::Unsafe),
        row("14:00", "محمد الأمين", Call::Unknown),
    ]);
    let text = pages_to_the_eye(&letter).join(" ");
    for said in [
        "Samedi 22 août",
        "22/08/2026",
        "Moussa Keïta · Centre de transit de Bamako",
        "3 lignes",
        "70 00 00 04",
        "ne pas appeler",
        "#strike[Awa]",
        "محمد الأمين",
        "À détruire après usage",
        "Page 1 sur 1",
    ] {
        assert!(text.contains(&even(said)), "{said}: {text}");
    }
}

#[test]
fn a_long_day_repeats_its_headings() {
    let rows: Vec<Row> =
        (0..60).map(|n| row("", &format!("BKO-2026-{n:05}"), Call::Unknown)).collect();
    let text = pages(&agenda(rows));
    assert!(text.len() > 1);
    for page in &text {
        assert!(page.contains("Téléphone") && page.contains(&format!("sur {}", text.len())));
    }
    assert!(pages(&agenda(Vec::new()))[0].contains("Rien n’est prévu"));
}
