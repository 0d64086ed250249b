//! A sentence is given every value it shows: `tr("key")` none, `tr_with` and `Problem` those
//! that stand in its Fluent message.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{closing, files, rust};

#[test]
fn sentences_are_given_their_values() {
    let needs = values_by_key();
    let mut found = Vec::new();
    for source in rust("src").into_iter().filter(|source| source.name != "src/words.rs") {
        let text: Vec<char> = source.text.chars().collect();
        let code: Vec<char> = source.taken_apart().code.chars().collect();
        for name in ["tr(", "tr_with(", "Problem::new("] {
            for open in calls(&code, name) {
                let Some(key) = literal(&text, &code, open + 1) else { continue };
                let Some(given) = given(name, &text, &code, open) else { continue };
                for missing in needs.get(&key).into_iter().flatten().filter(|n| !given.contains(*n))
                {
                    let line = 1 + code[..open].iter().filter(|c| **c == '\n').count();
                    found.push(format!("{}:{line} {key} is not given {missing}", source.name));
                }
            }
        }
    }
    super::none(&found, "A sentence is given every value it shows");
}

/// Key of each French message, and the values it shows.
fn values_by_key() -> BTreeMap<String, BTreeSet<String>> {
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in files("assets/words/fr").iter().flat_map(|file| file.text.lines()) {
        match line.split_once('=') {
            Some((left, _)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                left.trim().clone_into(&mut key);
            }
            _ => {}
        }
        for rest in line.split('$').skip(1).filter(|_| !line.starts_with('#')) {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            let value = rest[..end.unwrap_or(rest.len())].to_owned();
            needs.entry(key.clone()).or_default().insert(value);
        }
    }
    needs
}

/// Places of the opening brackets of the calls of `name`.
fn calls(code: &[char], name: &str) -> Vec<usize> {
    let name: Vec<char> = name.chars().collect();
    let part = |c: char| c.is_alphanumeric() || c == '_';
    (0..code.len())
        .filter(|at| code[*at..].starts_with(&name) && (*at == 0 || !part(code[at - 1])))
        .map(|at| at + name.len() - 1)
        .collect()
}

/// The literal that comes next after `from`, if nothing but space is before it.
fn literal(text: &[char], code: &[char], from: usize) -> Option<String> {
    let start = from + code[from..].iter().position(|c| !c.is_whitespace())?;
    (code[start] == '"').then_some(())?;
    let end = start + 1 + code[start + 1..].iter().position(|c| *c == '"')?;
    Some(text[start + 1..end].iter().collect())
}

/// The names of the values given by the call that opens at `open`; `None` when they are made
/// elsewhere.
fn given(name: &str, text: &[char], code: &[char], open: usize) -> Option<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut end = closing(code, open);
    if name == "tr_with(" {
        code[open..end].contains(&'[').then_some(())?;
        let pairs = (open + 1..end).filter(|at| code[*at] == '(');
        names.extend(pairs.filter_map(|at| literal(text, code, at + 1)));
    }
    if name == "Problem::new(" {
        let chain: Vec<char> = ".with(".chars().collect();
        while let Some(skip) = code[end..].iter().position(|c| !c.is_whitespace()) {
            let at = end + skip;
            if code[at] != '.' {
                break;
            }
            let Some(open) = code[at..].iter().position(|c| *c == '(').map(|skip| at + skip) else {
                break;
            };
            if code[at..].starts_with(&chain) {
                names.extend(literal(text, code, open + 1));
            }
            end = closing(code, open);
        }
    }
    Some(names)
}
