//! The invariants of ARCHITECTURE.md, as far as reading the sources can show that they hold.
//! Each test names every place that breaks its rule, and the rule says what to do instead.

mod source;
mod words;

use std::collections::BTreeSet;

use source::{Source, closing, files, rust};

/// Room, and the rooms it may name beside itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("domain", &["words"]),
    ("store", &["words", "domain"]),
    ("exchange", &["words", "domain", "store", "letters"]),
    ("letters", &["words", "domain"]),
    ("ui", &["words", "domain", "store", "letters"]),
];

const ROOMS: &[&str] = &["words", "domain", "store", "exchange", "letters", "ui", "app"];

#[track_caller]
fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}

/// Places, as `file:line`, where the code of a room has one of these words.
fn uses(place: &str, words: &[&str], exempt: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in rust(place) {
        if exempt.iter().any(|exempt| source.name.starts_with(exempt)) {
            continue;
        }
        for (number, line) in source.taken_apart().code.lines().enumerate() {
            for word in words.iter().filter(|word| has_word(line, word)) {
                found.push(format!("{}:{} {word}", source.name, number + 1));
            }
        }
    }
    found
}

/// Whether `word` stands in `line`, not as a part of a longer name.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        let ends_open = !word.ends_with(|c: char| c.is_alphanumeric());
        let starts_open = !word.starts_with(|c: char| c.is_alphanumeric());
        (starts_open || !part(line[..at].chars().next_back()))
            && (ends_open || !part(line[at + word.len()..].chars().next()))
    })
}

#[test]
fn every_file_is_short_and_says_what_it_is_for() {
    let mut found = Vec::new();
    for source in rust("src").into_iter().chain(rust("tests")).chain(rust("benches")) {
        let lines = source.text.lines().count();
        if lines > 500 {
            found.push(format!("{} has {lines} lines: split it by purpose", source.name));
        }
        if !source.text.starts_with("//! ") {
            found.push(format!("{} does not open with a `//!` paragraph", source.name));
        }
    }
    none(&found, "A file stays under 500 lines and opens with its purpose");
}

#[test]
fn rooms_name_only_the_rooms_below_them() {
    let mut found = Vec::new();
    for (room, below) in ARROWS {
        for source in rust("src").into_iter().filter(|source| room_of(source) == *room) {
            for named in rooms_named(&source.taken_apart().code) {
                if named != *room && !below.contains(&named) {
                    found.push(format!("{} names {named}", source.name));
                }
            }
        }
    }
    none(&found, "Arrows between rooms go one way (ARCHITECTURE.md)");
}

fn room_of(source: &Source) -> &str {
    let inside = source.name.strip_prefix("src/").unwrap_or_default();
    inside.split(['/', '.']).next().unwrap_or_default()
}

/// Rooms named as `crate::room` or in `use crate::{room::…, …}`.
fn rooms_named(code: &str) -> BTreeSet<&'static str> {
    let mut named = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        let group: String = if rest.starts_with('{') {
            let chars: Vec<char> = rest.chars().collect();
            let mut depth = 0;
            let top = chars[1..closing(&chars, 0) - 1].iter().filter(|c| {
                depth += i32::from(**c == '{') - i32::from(**c == '}');
                depth == 0
            });
            top.collect()
        } else {
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        };
        for name in group.split(',') {
            let first = name.trim().split("::").next().unwrap_or_default();
            named.extend(ROOMS.iter().find(|room| **room == first));
        }
    }
    named
}

#[test]
fn domain_is_pure() {
    let words = [
        "std::fs",
        "std::env",
        "std::io",
        "std::net",
        "std::process",
        "thread::spawn",
        "thread::sleep",
        "std::time",
        "SystemTime",
        "Instant",
        "Local::now",
        "Utc::now",
        "rusqlite",
        "egui",
        "eframe",
        "getrandom",
    ];
    none(
        &uses("src/domain", &words, &[]),
        "domain does no I/O and never asks the time: `today` is an argument",
    );
}

#[test]
fn only_store_knows_the_database() {
    let mut found = uses("src", &["rusqlite"], &["src/store"]);
    for source in rust("src").into_iter().filter(|source| room_of(source) != "store") {
        for literal in source.taken_apart().literals {
            let text = literal.text.trim_start().to_lowercase();
            let is_sql =
                ["insert into ", "delete from ", "create table ", "alter table ", "pragma "]
                    .iter()
                    .any(|start| text.starts_with(start))
                    || (text.starts_with("select ") && text.contains(" from "))
                    || (text.starts_with("update ") && text.contains(" set "));
            if is_sql {
                found.push(format!("{}:{} SQL in a string", source.name, literal.line));
            }
        }
    }
    none(&found, "Only `store` knows rusqlite and SQL: ask it a question in a `.sql` file");
}

#[test]
fn ui_reads_and_never_writes() {
    none(
        &uses("src/ui", &["Writer", "transact"], &[]),
        "ui gets a Reader and hands back Commands; only app/perform.rs writes",
    );
}

#[test]
fn colours_sizes_and_fonts_come_from_the_look() {
    let colours = [
        "Color32::from_",
        "Color32::WHITE",
        "Color32::BLACK",
        "Color32::GRAY",
        "Color32::RED",
        "Color32::DARK_GRAY",
        "Color32::LIGHT_GRAY",
        "Color32::YELLOW",
        "Color32::GREEN",
        "Color32::BLUE",
        "hex_color!",
        "FontId::",
        "FontFamily::",
    ];
    let mut found = uses("src", &colours, &["src/ui/look"]);
    let measures = ["add_space(", ".size(", "Stroke::new(", "Margin::same(", "CornerRadius::same("];
    for source in rust("src").into_iter().filter(|s| !s.name.starts_with("src/ui/look")) {
        for (number, line) in source.taken_apart().code.lines().enumerate() {
            for measure in measures {
                let literal = line.match_indices(measure).any(|(at, _)| {
                    let rest = &line[at + measure.len()..];
                    rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.starts_with("0.0")
                });
                if literal {
                    found.push(format!("{}:{} {measure}number)", source.name, number + 1));
                }
            }
        }
    }
    none(&found, "Colours, sizes and fonts have a role in ui/look.rs");
}

#[test]
fn nothing_gives_up_outside_tests() {
    let words = [".unwrap()", ".expect(", "panic!", "todo!", "unimplemented!", "dbg!"];
    none(&uses("src", &words, &[]), "Outside tests use `?`, `let else` or a `Problem`");
}

#[test]
fn sentences_live_in_words() {
    let mut found = Vec::new();
    for source in rust("src/ui").into_iter().chain(rust("src/app")) {
        for literal in source.taken_apart().literals {
            let text = &literal.text;
            let accents = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            let words = text.split_whitespace().filter(|word| {
                word.chars().count() > 1
                    && word.chars().all(|c| c.is_alphabetic() || ".,'’:!?".contains(c))
            });
            if accents || words.count() >= 3 {
                found.push(format!("{}:{} {text:?}", source.name, literal.line));
            }
        }
    }
    none(&found, "What a user reads is in assets/words, shown with tr()");
}

#[test]
fn every_file_of_words_is_listed() {
    let listed = &rust("src/words.rs").remove(0).text;
    let mut found = Vec::new();
    for source in files("assets/words").into_iter().filter(|s| s.is("ftl")) {
        let noun = source.name.rsplit('/').next().and_then(|name| name.strip_suffix(".ftl"));
        match noun {
            Some(noun) if listed.contains(&format!("file!(\"{noun}\")")) => {}
            _ => found.push(source.name),
        }
    }
    none(&found, "Files of assets/words are listed in FILES of src/words.rs");
}

#[test]
fn questions_are_written_as_agreed() {
    const KEYWORDS: &[&str] = &[
        "SELECT", "FROM", "WHERE", "AND", "OR", "INSERT", "INTO", "UPDATE", "SET", "DELETE",
        "JOIN", "ORDER", "GROUP", "BY", "LIMIT", "CREATE", "TABLE", "INDEX", "NOT", "NULL", "AS",
        "ON", "VALUES", "UNION", "WITH", "CASE", "WHEN", "THEN", "ELSE", "END", "TRIGGER", "VIEW",
        "CHECK",
    ];
    let mut found = Vec::new();
    for source in files("src").into_iter().filter(|s| s.is("sql")) {
        let name = &source.name;
        let mut bare = String::new();
        for (number, line) in source.text.lines().enumerate() {
            let line = line.split("--").next().unwrap_or_default();
            // What stands between quotes is data.
            let code: String = line.split('\'').step_by(2).collect::<Vec<_>>().join("''");
            for keyword in KEYWORDS.iter().filter(|keyword| has_word(&code, keyword)) {
                found.push(format!("{name}:{} {keyword} in capitals", number + 1));
            }
            if code.contains('?') {
                found.push(format!("{name}:{} a parameter without a name", number + 1));
            }
            bare.push_str(&code);
            bare.push(' ');
        }
        for statement in bare.split(';').map(str::trim) {
            let is_table = statement.starts_with("create table");
            if is_table && !statement.rsplit(')').next().is_some_and(|end| has_word(end, "strict"))
            {
                let head: String = statement.chars().take(40).collect();
                found.push(format!("{name}: {head}… is not strict"));
            }
        }
    }
    none(&found, "SQL is lower case, its parameters have names, its tables are strict");
}

#[test]
fn performing_a_command_is_a_few_lines() {
    let mut found = Vec::new();
    for source in rust("src/app").into_iter().filter(|s| s.name.starts_with("src/app/perform")) {
        let code: Vec<char> = source.taken_apart().code.chars().collect();
        let text: String = code.iter().collect();
        for (line, start) in text.lines().scan(0, |at, line| {
            let start = *at;
            *at += line.chars().count() + 1;
            Some((line, start))
        }) {
            let Some((pattern, _)) = line.split_once("=> {") else { continue };
            if !["Command::", "Verb::"].iter().any(|kind| pattern.trim_start().starts_with(kind)) {
                continue;
            }
            let open = start + pattern.chars().count() + 3;
            let body = code[open..closing(&code, open)].iter().filter(|c| **c == '\n').count();
            if body > 5 {
                let number = code[..open].iter().filter(|c| **c == '\n').count() + 1;
                found.push(format!("{}:{number} {} lines", source.name, body - 1));
            }
        }
    }
    none(&found, "An arm of perform.rs stays under five lines: move the work to its room");
}

#[test]
fn the_desk_stays_small() {
    for source in rust("src/app") {
        let code = source.taken_apart().code;
        let Some(at) = code.find("struct Desk") else { continue };
        let chars: Vec<char> = code[at..].chars().collect();
        let Some(open) = chars.iter().position(|c| *c == '{') else { continue };
        let mut depth = 0;
        let fields = chars[open + 1..closing(&chars, open) - 1].iter().filter(|c| {
            depth += i32::from("([{<".contains(**c)) - i32::from(")]}>".contains(**c));
            depth == 0 && **c == ','
        });
        let fields = fields.count();
        assert!(fields < 9, "{}: Desk has {fields} fields; group them by purpose", source.name);
    }
}

#[test]
fn no_machine_and_no_unfinished_work_is_named() {
    // Written in two halves, so that this file does not name them.
    let paths = [["/wo", "rk/"], ["/ro", "ot/"], ["/tm", "p/"], ["C:\\", "Users"]];
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["sand", "box"], ["pro", "mpt"]];
    let paths = paths.map(|halves| halves.concat());
    let marks = marks.map(|halves| halves.concat());
    let mut found = Vec::new();
    for source in files("") {
        if source.name.starts_with("LICENSE") || source.name == "Cargo.lock" {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            for path in paths.iter().filter(|path| line.contains(path.as_str())) {
                found.push(format!("{}:{} {path}", source.name, number + 1));
            }
            // Lists of words and places may well hold such a word.
            let is_data = source.is("csv") || source.is("txt");
            for mark in marks.iter().filter(|mark| !is_data && has_word(line, mark)) {
                found.push(format!("{}:{} {mark}", source.name, number + 1));
            }
        }
    }
    none(&found, "No path of one machine and no note of unfinished work is kept");
}

#[test]
fn the_guide_has_the_same_pages_in_both_languages() {
    let guides = files("assets/help");
    let pages = |lang: &str| -> Vec<String> {
        let guide = guides.iter().find(|source| source.name.ends_with(&format!("{lang}.md")));
        let marks = guide.unwrap().text.lines().filter(|line| line.starts_with("<!-- "));
        marks.map(str::to_owned).collect()
    };
    assert!(!pages("fr").is_empty());
    assert_eq!(pages("fr"), pages("en"));
}
