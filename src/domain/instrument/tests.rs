//! Every known value of `DOMAIN.md` Annex C and of the definitions themselves.

use super::*;
use crate::domain::problem::Problem;
use crate::words;

fn of(id: &str) -> &'static Instrument {
    named(id).unwrap()
}

fn answers(id: &str, values: &[u8]) -> Answers {
    let mut answers = Answers::new();
    for (at, value) in values.iter().enumerate() {
        answers.put(of(id), Slot::Item(u8::try_from(at + 1).unwrap()), *value).unwrap();
    }
    answers
}

/// Total, English name of the band, positive.
fn result(id: &str, answers: &Answers, cutoff: Option<u16>) -> (u16, String, Option<bool>) {
    match score(of(id), answers, cutoff) {
        Outcome::Scored { total, band, positive, .. } => {
            let band = band.and_then(|band| band.label.in_language("en")).unwrap_or_default();
            (total, band.to_owned(), positive)
        }
        Outcome::Incomplete { missing } => panic!("{id}: {missing:?}"),
    }
}

#[test]
fn the_definitions_read_to_their_end() {
    let ids: Vec<&str> = all().iter().map(|instrument| instrument.id.as_str()).collect();
    assert_eq!(
        ids,
        ["phq9", "gad7", "who5", "k6", "k10", "pcptsd5", "srq20", "wgss", "rhs15"],
        "{:?}",
        serde_json::from_str::<Set>(include_str!("../../../assets/instruments.json")).err()
    );
    assert!(!edition().is_empty());
    let items: usize = available().map(|instrument| instrument.items.len()).sum();
    println!("{} instruments, {items} items", ids.len());
}

#[test]
fn every_definition_is_whole() {
    for instrument in available() {
        let id = &instrument.id;
        let numbers: Vec<u8> = instrument.items.iter().map(|item| item.n).collect();
        let expected: Vec<u8> = (1..=u8::try_from(numbers.len()).unwrap()).collect();
        assert_eq!(numbers, expected, "{id}");
        for slot in instrument.slots() {
            let options = instrument.options_of(slot);
            assert!(options.len() > 1, "{id} {slot}");
            assert!(!instrument.topic_of(slot).is_empty(), "{id} {slot}");
            for option in options {
                assert_eq!(options.iter().filter(|o| o.value == option.value).count(), 1);
            }
        }
        let labels = [&instrument.name, &instrument.licence, &instrument.attribution];
        let labels = labels.into_iter().chain([&instrument.recall, &instrument.population]);
        for lang in ["fr", "en"] {
            assert!(labels.clone().all(|label| label.in_language(lang).is_some()), "{id} {lang}");
            let topics = instrument.items.iter().map(|item| &item.topic);
            let options = instrument.options.iter().map(|option| &option.label);
            let bands = instrument.bands.iter().map(|band| &band.label);
            for label in topics.chain(options).chain(bands) {
                assert!(
                    label.in_language(lang).is_some_and(|t| !t.contains('\'')),
                    "{id} {label:?}"
                );
            }
        }
        for rule in &instrument.safety_rules {
            assert!(numbers.contains(&rule.item) && rule.independent_of_total, "{id}");
        }
        assert!(instrument.unavailable().is_none(), "{id}");
    }
}

#[test]
fn what_may_not_be_shipped_is_named_with_its_reason() {
    let rhs = of("rhs15");
    assert!(!rhs.is_available() && rhs.items.is_empty());
    let why = rhs.unavailable().unwrap();
    assert!(why.contains("RHS-15") && why.contains("tous droits réservés"), "{why}");
}

#[test]
fn every_known_answer_of_the_definitions_gives_its_score() {
    let mut checked = 0;
    for instrument in all() {
        for test in &instrument.tests {
            let id = instrument.id.as_str();
            let values: Vec<u8> = serde_json::from_value(test["answers"].clone()).unwrap();
            let mut given = Answers::new();
            if let Some(gate) = test["gate"].as_str() {
                given.put(instrument, Slot::Gate, u8::from(gate == "yes")).unwrap();
            }
            for (at, value) in values.iter().enumerate() {
                given.put(instrument, Slot::Item(u8::try_from(at + 1).unwrap()), *value).unwrap();
            }
            let (total, band, positive) = result(id, &given, None);
            assert_eq!(u64::from(total), test["score"].as_u64().unwrap(), "{id} {test}");
            if let Some(expected) = test["band"].as_str() {
                assert_eq!(band, expected, "{id} {test}");
            }
            if let Some(expected) = test["positive"].as_bool() {
                assert_eq!(positive, Some(expected), "{id} {test}");
            }
            if let Some(expected) = test["alert"].as_bool() {
                assert_eq!(alert(instrument, &given).is_some(), expected, "{id} {test}");
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 19);
    println!("{checked} known answers of the definitions give their score");
}

#[test]
fn the_annex_holds() {
    let check = |id: &str, values: &[u8], expected: (u16, &str, Option<bool>), alarm: bool| {
        let given = answers(id, values);
        let (total, band, positive) = result(id, &given, None);
        assert_eq!((total, band.as_str(), positive), expected, "{id} {values:?}");
        assert_eq!(alert(of(id), &given).is_some(), alarm, "{id} {values:?}");
    };
    check("phq9", &[2, 2, 2, 2, 2, 0, 0, 0, 0], (10, "Moderate", Some(true)), false);
    check("phq9", &[0, 0, 0, 0, 0, 0, 0, 0, 1], (1, "Minimal", Some(false)), true);
    check("phq9", &[3; 9], (27, "Severe", Some(true)), true);
    check("gad7", &[2, 2, 2, 2, 1, 1, 0], (10, "Moderate", Some(true)), false);
    check("who5", &[5; 5], (100, "No low well-being", Some(false)), false);
    let very_low = "Very low well-being (likely depression)";
    check("who5", &[0; 5], (0, very_low, Some(true)), false);
    check("who5", &[3, 3, 2, 2, 2], (48, "Low well-being", Some(true)), false);
    check("who5", &[3, 3, 3, 2, 2], (52, "No low well-being", Some(false)), false);
    let serious = "Probable serious mental illness";
    check("k6", &[4, 4, 4, 1, 0, 0], (13, serious, Some(true)), false);
    let mut only_17 = [0; 20];
    only_17[16] = 1;
    check("srq20", &only_17, (1, "", None), true);
}

#[test]
fn one_missing_item_and_there_is_no_score() {
    for instrument in available() {
        let mut full = Answers::new();
        for slot in instrument.slots() {
            // The highest, which opens the gate and leaves nothing out.
            let most = instrument.options_of(slot).iter().map(|option| option.value).max();
            full.put(instrument, slot, most.unwrap()).unwrap();
        }
        assert!(matches!(score(instrument, &full, None), Outcome::Scored { .. }));
        for slot in instrument.slots() {
            let mut given = full.clone();
            given.clear(slot);
            let expected = match slot {
                Slot::Impact => continue,
                slot => Outcome::Incomplete { missing: vec![slot] },
            };
            assert_eq!(score(instrument, &given, None), expected, "{} {slot}", instrument.id);
        }
        full.clear(Slot::Impact);
        assert!(matches!(score(instrument, &full, None), Outcome::Scored { .. }));
    }
    let mut nine_only = Answers::new();
    nine_only.put(of("phq9"), Slot::Item(9), 1).unwrap();
    assert!(matches!(score(of("phq9"), &nine_only, None), Outcome::Incomplete { .. }));
    assert_eq!(alert(of("phq9"), &nine_only).map(|rule| rule.item), Some(9));
}

#[test]
fn a_true_zero_and_a_gated_zero_are_told_apart() {
    let trauma = of("pcptsd5");
    let read = |text: &str| Answers::from_text(trauma, text).unwrap();
    let gated = read("gate=0");
    assert_eq!(gated.asked(trauma), [Slot::Gate]);
    let zero = |gated| Outcome::Scored {
        total: 0,
        band: trauma.bands.first(),
        positive: Some(false),
        gated,
    };
    assert_eq!(score(trauma, &gated, None), zero(true));
    let asked = read("gate=1 1=0 2=0 3=0 4=0 5=0");
    assert_eq!(asked.asked(trauma).len(), 6);
    assert_eq!(score(trauma, &asked, None), zero(false));
    // Answers given before the gate was found to be closed do not count and are not kept.
    let changed = read("gate=0 1=1 2=1 3=1 4=1 5=1");
    assert_eq!(score(trauma, &changed, None), zero(true));
    assert_eq!(changed.tidied(trauma).to_text(), "gate=0");
    let unasked = read("");
    assert_eq!(score(trauma, &unasked, None), Outcome::Incomplete { missing: vec![Slot::Gate] });
}

#[test]
fn the_office_sets_the_cutoff_only_where_the_definition_leaves_it() {
    let srq = answers("srq20", &[1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let check = |id: &str, given: &Answers, cutoff, positive| {
        assert_eq!(result(id, given, cutoff).2, positive, "{id} {cutoff:?}");
    };
    check("srq20", &srq, None, None);
    check("srq20", &srq, Some(8), Some(true));
    check("srq20", &srq, Some(9), Some(false));
    check("phq9", &answers("phq9", &[1; 9]), Some(5), Some(false));
    let mut trauma = answers("pcptsd5", &[1, 1, 1, 0, 0]);
    trauma.put(of("pcptsd5"), Slot::Gate, 1).unwrap();
    check("pcptsd5", &trauma, None, None);
    check("pcptsd5", &trauma, Some(3), Some(true));
    check("pcptsd5", &trauma, Some(4), Some(false));
    let lets = |id: &str| of(id).office_sets_cutoff();
    assert!(lets("srq20") && lets("pcptsd5"));
    assert!(!lets("phq9") && !lets("who5") && !lets("wgss") && !lets("rhs15"));
    assert_eq!(of("srq20").cutoff.as_ref().unwrap().default_suggested, Some(8));
}

#[test]
fn the_two_kessler_scales_have_different_bases() {
    let nothing =
        |id: &str, least: u8, items: usize| result(id, &answers(id, &vec![least; items]), None).0;
    assert_eq!((nothing("k6", 0, 6), nothing("k10", 1, 10)), (0, 10));
    assert!(Answers::from_text(of("k10"), "1=0").is_err());
    assert!(Answers::from_text(of("k6"), "1=5").is_err());
    // Items 3 and 6 are not asked after "never" to the one before, and count one.
    let k10 = of("k10");
    let skipped = Answers::from_text(k10, "1=2 2=1 4=2 5=1 7=2 8=2 9=2 10=2").unwrap();
    assert!(!skipped.asked(k10).contains(&Slot::Item(3)));
    assert_eq!(result("k10", &skipped, None), (16, "Moderate".to_owned(), None));
}

#[test]
fn one_item_decides_the_short_set() {
    let check = |values: &[u8], expected: (u16, bool)| {
        let (total, _, positive) = result("wgss", &answers("wgss", values), None);
        assert_eq!((total, positive), (expected.0, Some(expected.1)), "{values:?}");
    };
    check(&[1; 6], (0, false));
    check(&[2; 6], (0, false));
    check(&[1, 1, 1, 1, 1, 3], (1, true));
    check(&[4, 1, 3, 1, 1, 1], (2, true));
}

#[test]
fn every_sheet_that_can_be_filled_gets_one_band() {
    let mut sheets = 0_u64;
    for instrument in available().filter(|instrument| !instrument.bands.is_empty()) {
        let id = &instrument.id;
        let (least, most) = (instrument.scoring.min, instrument.scoring.max);
        for total in least..=most {
            let bands = instrument.bands.iter().filter(|b| (b.min..=b.max).contains(&total));
            assert_eq!(bands.count(), 1, "{id} {total}");
        }
        assert_eq!(instrument.bands.first().map(|band| band.min), Some(least), "{id}");
        assert_eq!(instrument.bands.last().map(|band| band.max), Some(most), "{id}");
    }
    // All answers, changed one after the other like the figures of a counter.
    for instrument in available().filter(|i| i.items.len() < 8) {
        let values: Vec<u8> = instrument.options.iter().map(|option| option.value).collect();
        let mut wheels = vec![0; instrument.items.len()];
        let mut seen = std::collections::BTreeSet::new();
        loop {
            let mut given = Answers::new();
            if instrument.gate.is_some() {
                given.put(instrument, Slot::Gate, 1).unwrap();
            }
            for (item, wheel) in instrument.items.iter().zip(&wheels) {
                given.put(instrument, Slot::Item(item.n), values[*wheel]).unwrap();
            }
            let Outcome::Scored { total, band, gated: false, .. } = score(instrument, &given, None)
            else {
                panic!("{} {}", instrument.id, given.to_text());
            };
            assert_eq!(band.is_some(), !instrument.bands.is_empty(), "{total}");
            seen.insert(total);
            sheets += 1;
            let Some(turn) = wheels.iter().rposition(|wheel| *wheel + 1 < values.len()) else {
                break;
            };
            wheels[turn] += 1;
            wheels[turn + 1..].fill(0);
        }
        let ends = (seen.first().copied().unwrap(), seen.last().copied().unwrap());
        if instrument.id != "wgss" {
            assert_eq!(ends, (instrument.scoring.min, instrument.scoring.max), "{}", instrument.id);
        }
    }
    println!("{sheets} filled sheets, each with one band");
    assert!(sheets > 40_000);
}

#[test]
fn answers_are_one_readable_line() {
    let phq = of("phq9");
    let text = "1=2 2=0 9=1 impact=1";
    let read = Answers::from_text(phq, text).unwrap();
    assert_eq!(read.to_text(), text);
    assert_eq!(Answers::from_text(phq, " impact=1  9=1 2=0 1=2 ").unwrap(), read);
    assert!(Answers::from_text(phq, "").unwrap().is_empty());
    let refused = |id: &str, text: &str, word: &str| {
        let problem = Answers::from_text(of(id), text).unwrap_err();
        assert_eq!(problem.word, word, "{text}");
        assert!(!problem.sentence().contains('⟨'), "{}", problem.sentence());
    };
    refused("phq9", "1=4", "scale-answer-outside");
    refused("phq9", "10=1", "scale-answer-unknown-item");
    refused("phq9", "gate=1", "scale-answer-unknown-item");
    refused("gad7", "impact=1", "scale-answer-unknown-item");
    refused("wgss", "1=0", "scale-answer-outside");
    refused("phq9", "1=1 1=2", "scale-answer-twice");
    refused("phq9", "1", "scale-answer-unreadable");
    refused("phq9", "1=", "scale-answer-unreadable");
    refused("phq9", "+1=1", "scale-answer-unreadable");
    refused("phq9", "1=999", "scale-answer-unreadable");
    refused("phq9", "un=1", "scale-answer-unreadable");
}

#[test]
fn young_people_are_warned_about() {
    let aged = |min, max| Some(Age { min, max, about: false });
    let warns = |id: &str, age| of(id).age_warning(age).is_some();
    assert!(warns("phq9", aged(17, 17)) && warns("phq9", aged(17, 18)));
    assert!(!warns("phq9", aged(18, 18)) && !warns("phq9", None));
    assert!(!warns("who5", aged(12, 12)) && warns("who5", aged(8, 8)));
    let sentence = of("phq9").age_warning(aged(15, 15)).unwrap();
    assert!(sentence.contains("18 ans") && sentence.contains("PHQ-A"), "{sentence}");
}

#[test]
fn only_well_being_is_better_when_high() {
    let high: Vec<&str> =
        all().iter().filter(|i| i.higher_is_better).map(|i| i.id.as_str()).collect();
    assert_eq!(high, ["who5"]);
}

const HEAD: &str =
    "# instrument: gad7\n# owner: Pfizer\n# version: 1\n# licence: libre, sans autorisation\n";

fn file(head: &str, heading: &str, items: std::ops::RangeInclusive<u8>) -> String {
    let rows = items.map(|n| format!("{n},Texte {n}\n")).collect::<Vec<_>>().concat();
    format!("{head}{heading}\n{rows}")
}

#[test]
fn a_wording_is_read_word_for_word() {
    let gad = of("gad7");
    let read = |text: &str| Wording::parse(gad, text).map_err(|p| sentences(&p)).unwrap();
    let plain = read(&file(HEAD, "item,label::fr", 1..=7));
    assert_eq!((plain.language.as_str(), plain.owner.as_str()), ("fr", "Pfizer"));
    assert_eq!(plain.licence, "libre, sans autorisation");
    assert_eq!(plain.label(Slot::Item(7)), Some("Texte 7"));
    assert_eq!(read(&plain.to_csv()), plain);
    assert_eq!(read(&plain.to_csv().replace("item,", "\u{feff}item,")), plain);

    let semicolons = file(HEAD, "item;label::fr", 1..=7).replace(",T", ";T");
    assert_eq!(read(&semicolons.replace('\n', "\r\n")), plain);
    // As a table program writes the lines before the heading.
    let padded = file(HEAD, "item,label::fr", 1..=7)
        .replace("# licence: libre, sans autorisation", "\"# licence: libre, sans autorisation\",")
        .replace("# version: 1", "# version: 1,");
    assert_eq!(read(&padded), plain);
    let bambara = read(&file(HEAD, "item,label::Bamanankan (bm)", 1..=7));
    assert_eq!(bambara.language, "bm");
    let mut with_scale = file(HEAD, "item,label::bm", 1..=7);
    let scale = (0..4).map(|value| format!("option_{value},« jaabi {value} »\n"));
    with_scale.extend(scale);
    let with_scale = read(&with_scale);
    assert_eq!(with_scale.option(3), Some("« jaabi 3 »"));
    assert_eq!(read(&with_scale.to_csv()), with_scale);

    let gate = "item,label::fr,instrument,owner,version,licence\n\
        gate,G,PC-PTSD-5,VA,2015,public\n1,a\n2,b\n3,c\n4,d\n5,\"e, \"\"f\"\"\ng\"\n";
    let trauma = Wording::parse(of("pcptsd5"), gate).map_err(|p| sentences(&p)).unwrap();
    assert_eq!(trauma.label(Slot::Gate), Some("G"));
    assert_eq!(trauma.label(Slot::Item(5)), Some("e, \"f\"\ng"));
}

fn sentences(problems: &[Problem]) -> String {
    problems.iter().map(Problem::sentence).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_wording_is_refused_with_the_item_named() {
    let refused = |text: &str, expected: &[(&str, &str)]| {
        let problems = Wording::parse(of("gad7"), text).unwrap_err();
        let found: Vec<(&str, &str)> =
            problems.iter().map(|problem| (problem.word, problem.field.as_str())).collect();
        assert_eq!(found, expected, "{text}");
        let said = sentences(&problems);
        assert!(!said.contains('⟨'), "{said}");
        for (_, item) in expected {
            assert!(said.contains(item), "{item} in {said}");
        }
    };
    let fr = "item,label::fr";
    refused(&file(HEAD, fr, 1..=6), &[("scale-wording-missing", "7")]);
    refused(
        &file(HEAD, fr, 2..=6),
        &[("scale-wording-missing", "1"), ("scale-wording-missing", "7")],
    );
    refused(&file(HEAD, fr, 1..=8), &[("scale-wording-extra", "8")]);
    let full = file(HEAD, fr, 1..=7);
    refused(&(full.clone() + "3,Encore\n"), &[("scale-wording-twice", "3")]);
    refused(&(full.clone() + "bonus,x\n"), &[("scale-wording-extra", "bonus")]);
    refused(&full.replace("Texte 5", " "), &[("scale-wording-missing", "5")]);
    refused(
        &(full.clone() + "option_0,Jamais\noption_9,x\n").replace("option_9,x\n", ""),
        &[
            ("scale-wording-missing", "option_1"),
            ("scale-wording-missing", "option_2"),
            ("scale-wording-missing", "option_3"),
        ],
    );
    refused(&full.replace("gad7", "phq9"), &[("scale-wording-other", "")]);
    refused(&full.replace("# instrument: gad7\n", ""), &[("scale-wording-no-instrument", "")]);
    refused(&full.replace("# owner: Pfizer", ""), &[("scale-wording-no-owner", "")]);
    refused(&full.replace("# version: 1", ""), &[("scale-wording-no-version", "")]);
    refused(&full.replace("licence", "remarque"), &[("scale-wording-no-licence", "")]);
    refused(&full.replace("label::fr", "texte"), &[("scale-wording-columns", "")]);
    refused(&full.replace("label::fr", "label::"), &[("scale-wording-columns", "")]);
    refused(&full.replace("label::fr", "label::fr,label::en"), &[("scale-wording-languages", "")]);
    refused(&full.replace("Texte 2", "Tr\u{fffd}s"), &[("scale-wording-encoding", "")]);
    refused(
        &full.replace("Texte 2", &"x".repeat(2001)),
        &[("scale-wording-long", "2"), ("scale-wording-missing", "2")],
    );
    refused("", &[("scale-wording-columns", "")]);
    let other = Wording::parse(of("gad7"), &full.replace("gad7", "PHQ-9")).unwrap_err();
    assert!(sentences(&other).contains(of("phq9").name.show()));
    assert!(words::has("scale-wording-other"));
}
