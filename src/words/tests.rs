//! The words of both languages: complete, alike, well written, asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

fn sources() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// Key and its text, term and message alike.
fn messages(source: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some(key) = keys_of(line).next() {
            found.push((key, line.to_owned()));
        } else if let Some((_, text)) = found.last_mut() {
            text.push('\n');
            text.push_str(line);
        }
    }
    found
}

fn variables(text: &str) -> BTreeSet<&str> {
    text.split('$')
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            rest.get(..end.unwrap_or(rest.len())).unwrap()
        })
        .collect()
}

#[test]
fn every_file_can_be_read_by_fluent() {
    for file in FILES {
        for (lang, source) in [("fr", file.fr), ("en", file.en)] {
            let read = FluentResource::try_new(source.to_owned());
            assert!(read.is_ok(), "{lang}/{}.ftl: {:?}", file.noun, read.err().unwrap().1);
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let mut complaints = Vec::new();
    for file in FILES {
        let fr: BTreeMap<_, _> = messages(file.fr).into_iter().collect();
        let en: BTreeMap<_, _> = messages(file.en).into_iter().collect();
        for key in fr.keys().filter(|key| !en.contains_key(*key)) {
            complaints.push(format!("en/{}.ftl lacks {key}", file.noun));
        }
        for (key, text) in &en {
            match fr.get(key) {
                None => complaints.push(format!("fr/{}.ftl lacks {key}", file.noun)),
                Some(french) if variables(french) != variables(text) => {
                    complaints.push(format!("{key} uses other values in French and English"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn no_key_is_given_twice() {
    for lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for file in FILES {
            let source = if lang == Lang::Fr { file.fr } else { file.en };
            for key in keys_of(source) {
                assert!(seen.insert(key.clone()), "{key} twice, again in {}", file.noun);
            }
        }
    }
}

#[test]
fn files_are_in_order() {
    assert!(FILES.is_sorted_by(|a, b| a.noun < b.noun));
}

#[test]
fn every_sentence_the_sources_ask_for_exists() {
    let mut missing = BTreeSet::new();
    for path in sources() {
        let source = fs::read_to_string(&path).unwrap();
        for name in ["tr", "tr_with", "Problem::new"] {
            let call = format!("{name}(");
            for (at, _) in source.match_indices(&call) {
                let before = source.get(..at).and_then(|s| s.chars().next_back());
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let rest = source.get(at + call.len()..).unwrap().trim_start();
                let Some((key, _)) = rest.strip_prefix('"').and_then(|r| r.split_once('"')) else {
                    continue;
                };
                if !key.contains(['{', '…']) && !has(key) {
                    let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
                    missing.insert(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn what_no_language_has_shows_its_key() {
    let absent = ["absent", "key"].join("-");
    assert_eq!(tr_in(Lang::En, &absent, &[]), format!("⟨{absent}⟩"));
}

#[test]
fn numbers_are_grouped_as_the_language_does() {
    let check = |number, fr: &str, en: &str| {
        assert_eq!(grouped(number, Lang::Fr.separator()), fr);
        assert_eq!(grouped(number, Lang::En.separator()), en);
    };
    check(0, "0", "0");
    check(999, "999", "999");
    check(-1000, "-1\u{202f}000", "-1,000");
    check(353_695, "353\u{202f}695", "353,695");
    check(
        i64::MIN,
        "-9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808",
        "-9,223,372,036,854,775,808",
    );
}

#[test]
fn a_number_stays_as_it_was_given_and_chooses_its_plural() {
    let source = "some = { $n } { $n ->\n    [one] personne\n   *[other] personnes\n}\n";
    let mut bundle = FluentBundle::new_concurrent(vec![Lang::Fr.identifier()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| shown(value, Lang::Fr)));
    bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
    let table = Table { plain: HashMap::new(), bundle };
    let check = |given: &str, expected: &str| {
        assert_eq!(table.sentence("some", &[("n", given)]).unwrap(), expected);
    };
    check("0", "0 personne");
    check("1", "1 personne");
    check("2", "2 personnes");
    check("2026", "2026 personnes");
    check("12\u{202f}000", "12\u{202f}000 personnes");
    check("01", "01 personnes");
    check("1,2", "1,2 personnes");
    check("99999999999", "99999999999 personnes");
    check("Awa", "Awa personnes");
}

#[test]
fn none_may_have_words_of_its_own() {
    for (given, expected) in [("0", "aucune"), ("1", "une"), ("12", "12")] {
        let source = "some = { $n ->\n    [0] aucune\n    [one] une\n   *[other] { $n }\n}\n";
        let mut bundle = FluentBundle::new_concurrent(vec![Lang::Fr.identifier()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
        let table = Table { plain: HashMap::new(), bundle };
        assert_eq!(table.sentence("some", &[("n", given)]).unwrap(), expected);
    }
}

#[test]
fn a_locale_name_gives_its_language() {
    let check = |key: &str, lang| assert_eq!(Lang::from_key(key), lang, "{key}");
    check("fr", Some(Lang::Fr));
    check("fr_ML.UTF-8", Some(Lang::Fr));
    check("EN", Some(Lang::En));
    check("de", None);
    check("f", None);
    check("ɛɔ", None);
}
