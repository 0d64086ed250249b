//! A source file taken apart just enough to be judged: code without comments and literals,
//! the literals themselves, and what is only compiled for tests left out.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of the project, named from its root with `/`.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) text: String,
}

/// One string literal outside attributes and tests.
pub(super) struct Literal {
    pub(super) line: usize,
    pub(super) text: String,
}

/// A Rust file taken apart. `code` has as many characters and lines as the file.
pub(super) struct Rust {
    pub(super) code: String,
    pub(super) literals: Vec<Literal>,
}

/// Every readable file of the project under `place` (a folder or a file; "" for all of it).
pub(super) fn files(place: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(place), &mut paths);
    paths.sort();
    let name = |path: &Path| {
        let short = path.strip_prefix(root).unwrap_or(path);
        short.to_string_lossy().replace('\\', "/")
    };
    // What is not text (pictures, fonts) has nothing to be judged here.
    paths
        .iter()
        .filter_map(|path| Some(Source { name: name(path), text: fs::read_to_string(path).ok()? }))
        .collect()
}

/// The Rust files under `place`.
pub(super) fn rust(place: &str) -> Vec<Source> {
    files(place).into_iter().filter(|source| source.is("rs")).collect()
}

fn walk(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let own = Path::new(env!("CARGO_MANIFEST_DIR")) == path;
        if !own && (name == "target" || name == ".git" || name.ends_with(".vault")) {
            return;
        }
        for entry in fs::read_dir(path).unwrap() {
            walk(&entry.unwrap().path(), found);
        }
    } else if path.exists() && !path.ends_with(".git") {
        found.push(path.to_owned());
    }
}

impl Source {
    /// Whether the name ends in this extension.
    pub(super) fn is(&self, extension: &str) -> bool {
        Path::new(&self.name).extension().is_some_and(|own| own == extension)
    }

    /// The file without comments, literals, attributes and what only tests compile.
    pub(super) fn taken_apart(&self) -> Rust {
        let chars: Vec<char> = self.text.chars().collect();
        let mut code = vec![' '; chars.len()];
        let mut literals = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let end = match (chars[at], chars.get(at + 1)) {
                ('/', Some('/')) => find(&chars, at, "\n"),
                ('/', Some('*')) => find(&chars, at, "*/") + 2,
                ('"', _) => {
                    let end = end_of_string(&chars, at);
                    literals.push((at, chars[at + 1..end - 1].iter().collect::<String>()));
                    code[at] = '"';
                    code[end - 1] = '"';
                    end
                }
                ('r', Some('"' | '#')) if opens_raw(&chars, at) => {
                    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
                    let close = format!("\"{}", "#".repeat(hashes));
                    let from = at + hashes + 2;
                    let to = find(&chars, from, &close);
                    literals.push((at, chars[from..to].iter().collect()));
                    code[at] = '"';
                    to + close.len()
                }
                // A character, unless it is a lifetime.
                ('\'', Some('\\')) => find(&chars, at + 3, "'") + 1,
                ('\'', Some(_)) if chars.get(at + 2) == Some(&'\'') => at + 3,
                (other, _) => {
                    code[at] = other;
                    at + 1
                }
            };
            for newline in (at..end.min(chars.len())).filter(|place| chars[*place] == '\n') {
                code[newline] = '\n';
            }
            at = end;
        }
        if self.name.ends_with("/tests.rs") || self.name.ends_with("/testing.rs") {
            code.fill(' ');
            literals.clear();
        }
        blank_tests_and_attributes(&mut code, &mut literals);
        let line = |place: usize| 1 + chars[..place].iter().filter(|c| **c == '\n').count();
        let literals =
            literals.into_iter().map(|(place, text)| Literal { line: line(place), text }).collect();
        Rust { code: code.into_iter().collect(), literals }
    }
}

/// Where `what` next begins, or the end.
fn find(chars: &[char], from: usize, what: &str) -> usize {
    let what: Vec<char> = what.chars().collect();
    (from..chars.len()).find(|at| chars[*at..].starts_with(&what)).unwrap_or(chars.len())
}

/// Behind the closing quote of the string that opens at `from`.
fn end_of_string(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn opens_raw(chars: &[char], at: usize) -> bool {
    let word = |c: &char| c.is_alphanumeric() || *c == '_';
    // `br"…"` is one too; an identifier that ends in r is not.
    let starts = at == 0 || !word(&chars[at - 1]) || chars[at - 1] == 'b';
    starts && chars[at + 1..].iter().find(|c| **c != '#') == Some(&'"')
}

/// Behind the bracket that closes the one at `open`.
pub(super) fn closing(code: &[char], open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code.iter().enumerate().skip(open) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

fn blank_tests_and_attributes(code: &mut [char], literals: &mut Vec<(usize, String)>) {
    let mut at = 0;
    while at < code.len() {
        let inner = code[at..].starts_with(&['#', '!', '[']);
        if !inner && !code[at..].starts_with(&['#', '[']) {
            at += 1;
            continue;
        }
        let mut end = closing(code, at + if inner { 2 } else { 1 });
        let attribute: String = code[at..end].iter().filter(|c| !c.is_whitespace()).collect();
        if attribute.starts_with("#[cfg(test") {
            let item = (end..code.len()).find(|at| matches!(code[*at], '{' | ';'));
            end = item.map_or(code.len(), |item| {
                if code[item] == ';' { item + 1 } else { closing(code, item) }
            });
        }
        literals.retain(|(place, _)| !(at..end).contains(place));
        for c in &mut code[at..end] {
            if *c != '\n' {
                *c = ' ';
            }
        }
        at = end;
    }
}

#[test]
fn a_source_is_taken_apart() {
    let text = r#"//! Head "not a literal"
#[doc = "attribute"]
fn a<'a>() -> char { let s = "one \" two"; let r = r"raw \ x"; '"' } /* gone */
#[cfg(test)]
mod tests { fn t() { "test".unwrap() } }
fn after() {}
"#;
    let source = Source { name: String::new(), text: text.to_owned() };
    let apart = source.taken_apart();
    let found: Vec<_> = apart.literals.iter().map(|l| (l.line, l.text.as_str())).collect();
    assert_eq!(found, [(3, r#"one \" two"#), (3, r"raw \ x")]);
    assert!(apart.code.contains("fn after() {}"));
    for gone in ["unwrap", "Head", "doc", "gone"] {
        assert!(!apart.code.contains(gone), "{gone} is still there:\n{}", apart.code);
    }
    assert_eq!(apart.code.chars().count(), text.chars().count());
}
