//! The rules of `DOMAIN.md` 2.4: 70 % answered, nothing unknown counts as zero, what does not
//! apply does not count, and weights only where the definition carries them.

use serde_json::{Value, json};

use super::*;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;

fn shipped() -> &'static Definition {
    match Definition::parse(include_str!("../../../assets/survey_draft.json")) {
        Ok(_) => draft().unwrap(),
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// Every scored question of a dimension with its best answer, but these.
fn best(dimension: Dimension, but: &[&str]) -> String {
    let items = shipped().of(dimension).filter(|i| i.scored && !but.contains(&i.id.as_str()));
    let best = |item: &Item| {
        let points = |o: &&Choice| o.points.unwrap_or(if o.alone { 0.0 } else { 1.0 });
        let option = item.options.iter().max_by(|a, b| points(a).total_cmp(&points(b))).unwrap();
        format!("{}={} ", item.id, option.code)
    };
    items.map(best).collect()
}

fn answers(text: &str) -> Answers {
    Answers::from_text(shipped(), text).map_err(|problem| problem.sentence()).unwrap()
}

#[test]
fn the_draft_is_a_definition_without_weights() {
    let draft = shipped();
    let scored = draft.items.iter().filter(|item| item.scored).count();
    assert_eq!((draft.items.len(), scored), (31, 29));
    let many = |dimension| draft.of(dimension).count();
    assert_eq!(
        [Dimension::Economic, Dimension::Social, Dimension::Psychosocial].map(many),
        [10, 11, 10]
    );
    assert!(!draft.is_weighted() && !draft.official && draft.bands.is_empty());
    assert_eq!(weighted(draft, &Answers::new()), None);
    for item in &draft.items {
        let labels = std::iter::once(&item.label).chain(item.options.iter().map(|o| &o.label));
        for label in labels {
            assert!(["fr", "en"].iter().all(|l| !label.in_language(l).unwrap().contains('\'')));
        }
    }
}

#[test]
fn the_best_answers_give_one_and_the_worst_zero() {
    let all: String = Dimension::ALL.iter().map(|d| best(*d, &[])).collect();
    let score = simplified(shipped(), &answers(&all));
    assert_eq!(score.composite, Some(1.0));
    assert_eq!(score.kind, ScoreKind::Simplified);
    assert!(score.name().contains("simplifié") && score.name().contains("OIM"));
    assert_eq!(score.version, shipped().version);
    let worst: Vec<String> = shipped()
        .items
        .iter()
        .filter(|item| item.scored)
        .map(|item| {
            let points = |o: &&Choice| o.points.unwrap_or(if o.alone { 0.0 } else { 1.0 });
            let option = item.options.iter().min_by(|a, b| points(a).total_cmp(&points(b)));
            format!("{}={} ", item.id, option.unwrap().code)
        })
        .collect();
    assert_eq!(simplified(shipped(), &answers(&worst.concat())).composite, Some(0.0));
}

#[test]
fn seven_of_ten_are_enough_and_fewer_are_not() {
    // Nine scored economic questions: 7 are 78 %, 6 are 67 %.
    let check = |but: &[&str], expected: Option<f64>, answered| {
        let score = simplified(shipped(), &answers(&best(Dimension::Economic, but)));
        let part = score.parts[0];
        assert_eq!((part.value, part.answered, part.of), (expected, answered, 9), "{but:?}");
        assert_eq!(score.composite, None, "the other dimensions are not answered");
    };
    check(&[], Some(1.0), 9);
    check(&["E1", "E2"], Some(1.0), 7);
    check(&["E1", "E2", "E3"], None, 6);
    // Ten questions: exactly seven.
    let ten = made(&json!({}), 10, None);
    let text =
        |many: usize| (1..=many).map(|n| format!("economic{n}=yes ")).collect::<Vec<_>>().concat();
    let value = |many| {
        let given = Answers::from_text(&ten, &text(many)).unwrap();
        simplified(&ten, &given).of(Dimension::Economic)
    };
    assert_eq!((value(6), value(7)), (None, Some(1.0)));
}

#[test]
fn not_knowing_is_left_out_and_never_zero() {
    let but = best(Dimension::Economic, &["E1", "E2"]);
    let known = simplified(shipped(), &answers(&but));
    let said = simplified(shipped(), &answers(&(but + "E1=dont_know E2=no_answer")));
    assert_eq!(known.parts[0], said.parts[0]);
    assert_eq!(said.parts[0].value, Some(1.0));
}

#[test]
fn what_does_not_apply_is_not_counted() {
    let but = best(Dimension::Social, &["S1", "S2", "S3", "S4"]);
    let part = |text: &str| simplified(shipped(), &answers(text)).parts[1];
    // 7 of 11 are too few, 7 of 10 are not.
    assert_eq!((part(&but).value, part(&but).of), (None, 11));
    let without_children = part(&(but + "S4=not_applicable"));
    assert_eq!((without_children.value, without_children.of), (Some(1.0), 10));
    let refused = Answers::from_text(shipped(), "S1=not_applicable").unwrap_err();
    assert_eq!(refused.word, "survey-answer-outside");
}

#[test]
fn the_composite_is_the_mean_of_the_three() {
    let text = best(Dimension::Economic, &["E1"])
        + "E1=E1_4 "
        + &best(Dimension::Social, &[])
        + &best(Dimension::Psychosocial, &[]);
    let score = simplified(shipped(), &answers(&text));
    let economic = 8.0 / 9.0;
    assert!((score.of(Dimension::Economic).unwrap() - economic).abs() < 1e-9);
    assert!((score.composite.unwrap() - (economic + 2.0) / 3.0).abs() < 1e-9);
}

#[test]
fn several_assets_count_once_and_none_counts_zero() {
    let value = |text: &str| {
        let given = answers(&(best(Dimension::Economic, &["E8"]) + text));
        simplified(shipped(), &given).of(Dimension::Economic).unwrap()
    };
    assert_eq!((value("E8=land"), value("E8=tools+land+animals")), (1.0, 1.0));
    assert!((value("E8=none") - 8.0 / 9.0).abs() < 1e-9);
    assert_eq!(answers("E8=tools+land").to_text(shipped()), "E8=land+tools");
    for text in ["E8=none+land", "E1=E1_0+E1_1", "E8=gold", "E1=", "X=1", "E1=E1_0 E1=E1_1", "E1"] {
        let problem = Answers::from_text(shipped(), text).unwrap_err();
        assert!(!problem.sentence().contains('⟨'), "{text}: {}", problem.sentence());
    }
}

#[test]
fn a_question_that_depends_is_asked_after_its_answer_only() {
    let asks = |text: &str, id: &str| answers(text).asks(shipped().item(id).unwrap());
    assert!(!asks("", "E10") && !asks("E9=E9_1", "E10") && asks("E9=E9_0", "E10"));
    assert!(asks("P9=P9_1", "P10") && !asks("P9=dont_know", "P10"));
    assert_eq!(answers("E9=E9_1 E10=pay").tidied(shipped()).to_text(shipped()), "E9=E9_1");
}

#[test]
fn distress_or_a_wish_proposes_support() {
    let check = |text: &str, expected: &[Proposal]| {
        assert_eq!(proposals(shipped(), &answers(text)), expected, "{text}");
    };
    check("", &[]);
    check("P7=P7_0", &[Proposal::Distress]);
    check("P7=P7_1", &[Proposal::Distress]);
    check("P7=P7_2 P8=P8_1", &[]);
    check("P7=dont_know P8=no_answer", &[]);
    check("P8=P8_0", &[Proposal::WishesSupport]);
    check("P7=P7_0 P8=P8_0", &[Proposal::Distress, Proposal::WishesSupport]);
}

/// A definition with so many yes-or-no questions per dimension.
fn definition(changes: &Value, each: usize, weights: Option<&[f64]>) -> Value {
    let mut items = Vec::new();
    for dimension in Dimension::ALL {
        for n in 1..=each {
            let weight = weights.map(|weights| weights[n - 1]);
            items.push(json!({
                "id": format!("{}{n}", dimension.key()), "n": n, "dimension": dimension.key(),
                "label": {"fr": "Question"}, "scored": true,
                "options": [
                    {"code": "yes", "label": {"fr": "oui"}, "points": 1.0},
                    {"code": "no", "label": {"fr": "non"}, "points": 0.0},
                ],
                "allow": ["dont_know", "not_applicable"],
                "weight_in_dimension": weight,
            }));
        }
    }
    let mut whole = json!({
        "schema": "survey/1", "id": "office", "name": {"fr": "Enquête"}, "version": "2.1",
        "official": true, "licence": {"fr": "Accord du bureau"}, "source": "Bureau",
        "languages": ["fr"], "items": items,
    });
    for (key, value) in changes.as_object().unwrap() {
        whole[key] = value.clone();
    }
    whole
}

fn made(changes: &Value, each: usize, weights: Option<&[f64]>) -> Definition {
    Definition::parse(&definition(changes, each, weights).to_string()).unwrap()
}

#[test]
fn weights_are_used_where_the_definition_carries_them() {
    let loaded = made(&json!({}), 3, Some(&[0.5, 0.25, 0.25]));
    let text: String = Dimension::ALL
        .iter()
        .map(|d| format!("{0}1=yes {0}2=no {0}3=no ", d.key()))
        .collect::<Vec<_>>()
        .concat();
    let given = Answers::from_text(&loaded, &text).unwrap();
    let score = compute(&loaded, &given);
    assert_eq!(score.kind, ScoreKind::Weighted);
    assert_eq!((score.of(Dimension::Social), score.composite), (Some(0.5), Some(0.5)));
    assert!(score.name().contains("2.1"));
    let plain = simplified(&loaded, &given);
    assert!((plain.composite.unwrap() - 1.0 / 3.0).abs() < 1e-9);
    assert_eq!(compute(shipped(), &Answers::new()).kind, ScoreKind::Simplified);
}

#[test]
fn bands_are_off_until_an_office_sets_them() {
    assert!(shipped().band(0.1).is_none());
    let bands = json!([
        {"min": 0.0, "max": 0.5, "label": {"fr": "rapproché"}},
        {"min": 0.5, "max": 1.0, "label": {"fr": "espacé"}},
    ]);
    let loaded = made(&json!({ "bands": bands }), 1, None);
    let name = |score| loaded.band(score).unwrap().label.show().to_owned();
    assert_eq!(
        [name(0.0), name(0.49), name(0.5), name(1.0)],
        ["rapproché", "rapproché", "espacé", "espacé"]
    );
}

#[test]
fn a_bad_definition_is_refused_with_what_is_wrong() {
    let refused = |text: &str, word: &str, field: &str| {
        let problems = Definition::parse(text).unwrap_err();
        let here = |problem: &&Problem| problem.word == word && problem.field == field;
        assert!(problems.iter().any(|p| here(&p)), "{word} {field}: {problems:#?}");
        for problem in &problems {
            let said = problem.sentence();
            assert!(!said.contains('⟨') && said.contains(&problem.field), "{said}");
        }
    };
    let whole = |changes: Value, word: &str, field: &str| {
        refused(&definition(&changes, 2, None).to_string(), word, field);
    };
    refused("{", "survey-file-unreadable", "");
    refused("[]", "survey-file-unreadable", "");
    refused(&" ".repeat(1_000_001), "survey-file-long", "");
    whole(json!({"schema": "rss/1"}), "survey-file-schema", "");
    for field in ["id", "version", "source"] {
        whole(json!({field: ""}), "survey-file-lacks", field);
    }
    whole(json!({"name": {}}), "survey-file-lacks", "name");
    whole(json!({"licence": {"fr": " "}}), "survey-file-lacks", "licence");
    whole(json!({"languages": []}), "survey-file-lacks", "languages");
    whole(json!({"languages": ["fr", "bm"]}), "survey-item-language", "social1");
    whole(json!({"scoring": {"min_answered": 0.0}}), "survey-file-part", "");
    whole(json!({"items": []}), "survey-file-dimension", "");
    for bands in [
        json!([{"min": 0.0, "max": 0.9, "label": {"fr": "a"}}]),
        json!([{"min": 0.0, "max": 0.4, "label": {"fr": "a"}}, {"min": 0.5, "max": 1.0, "label": {"fr": "b"}}]),
        json!([{"min": 0.0, "max": 1.0, "label": {}}]),
    ] {
        whole(json!({ "bands": bands }), "survey-file-bands", "");
    }

    let item = |change: &dyn Fn(&mut Value), word: &str| {
        let mut text = definition(&json!({}), 2, None);
        change(&mut text["items"][1]);
        let field = text["items"][1]["id"].as_str().unwrap().to_owned();
        refused(&text.to_string(), word, &field);
    };
    item(&|i| i["id"] = json!("economic1"), "survey-item-twice");
    item(&|i| i["id"] = json!("a b"), "survey-item-key");
    item(&|i| i["label"] = json!({}), "survey-item-language");
    item(&|i| i["options"] = json!([]), "survey-item-options");
    item(&|i| i["options"][1]["code"] = json!("yes"), "survey-item-codes");
    item(&|i| i["options"][1]["code"] = json!("a+b"), "survey-item-codes");
    item(&|i| i["options"][1]["code"] = json!("dont_know"), "survey-item-codes");
    item(&|i| i["options"][1]["points"] = json!(null), "survey-item-points");
    item(&|i| i["options"][1]["points"] = json!(1.5), "survey-item-range");
    item(&|i| i["weight_in_dimension"] = json!(-1.0), "survey-item-weight");
    item(
        &|i| i["asked_if"] = json!({"item": "social9", "codes": ["yes"]}),
        "survey-item-condition",
    );
    item(
        &|i| i["asked_if"] = json!({"item": "social1", "codes": ["yes"]}),
        "survey-item-condition",
    );
    item(&|i| i["signal"] = json!({"kind": "distress", "codes": ["?"]}), "survey-item-signal");
    let mut half = definition(&json!({}), 2, Some(&[1.0, 1.0]));
    half["items"][3]["weight_in_dimension"] = json!(null);
    refused(&half.to_string(), "survey-item-unweighted", "social2");
    let nothing = definition(&json!({}), 2, Some(&[0.0, 0.0]));
    refused(&nothing.to_string(), "survey-file-weights", "");
    let mut other = definition(&json!({}), 2, None);
    other["items"][0]["dimension"] = json!("spiritual");
    refused(&other.to_string(), "survey-file-unreadable", "");
}
