//! Forms that offices have loaded, made into forms like those of the program. A form is text for
//! everybody and names nobody: once made it is kept for as long as the program runs, under its
//! name, and a newer version takes its place. Which of them are in use is a matter of the vault.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use super::{Form, Line, leak, pick};
use crate::domain::choice;
use crate::domain::expression::Expression;
use crate::domain::fact::Field;
use crate::domain::kind::Kind;

/// What the name of every form of an office begins with, and the key of each of its questions.
pub const OFFICE: &str = "q.";

static FORMS: RwLock<BTreeMap<String, Known>> = RwLock::new(BTreeMap::new());

struct Known {
    /// The text it was made from.
    body: String,
    titles: [&'static str; 2],
    form: &'static Form,
}

/// A line of a form of the office, before it is made.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Key of the question; of the group for a heading.
    pub key: String,
    /// What it takes; `None` for a heading or a sentence.
    pub field: Option<Field>,
    /// Only to be read.
    pub note: bool,
    /// Nobody is asked any more; what was answered stays.
    pub retired: bool,
    /// French and English.
    pub labels: [String; 2],
    /// French and English.
    pub hints: [String; 2],
    /// When it is asked.
    pub condition: Option<Expression>,
    /// What must hold of the answer, and what is said when it does not.
    pub rule: Option<(Expression, [String; 2])>,
    /// Column of its list, and the question whose answer it must hold.
    pub filter: Option<(String, String)>,
}

/// The form made from a body that was made before; else `make` gives its titles and its lines.
pub fn keep(
    name: &str,
    kind: Kind,
    body: &str,
    make: impl FnOnce() -> ([String; 2], Vec<Wanted>),
) -> &'static Form {
    {
        let forms = FORMS.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = forms.get(name).filter(|known| known.body == body) {
            return known.form;
        }
    }
    let (titles, lines) = make();
    let two = |texts: [String; 2]| texts.map(|text| leak(&text));
    let lines = lines.into_iter().map(|line| {
        let key = leak(&line.key);
        Line {
            name: key,
            field: line.field.map(|field| Field { key, ..field }),
            retired: line.retired,
            question: line.field.is_some(),
            note: line.note,
            labels: two(line.labels),
            hints: two(line.hints),
            condition: line.condition,
            rule: line.rule.map(|(rule, said)| (rule, two(said))),
            filter: line.filter.map(|(column, field)| (leak(&column), leak(&field))),
            ..Line::default()
        }
    });
    let form = Form { name: leak(name), kind, lines: lines.collect() };
    let form: &'static Form = Box::leak(Box::new(form));
    let known = Known { body: body.to_owned(), titles: two(titles), form };
    let mut forms = FORMS.write().unwrap_or_else(PoisonError::into_inner);
    forms.insert(name.to_owned(), known);
    form
}

/// The form with this name.
pub(super) fn named(name: &str) -> Option<&'static Form> {
    if !name.starts_with(OFFICE) {
        return None;
    }
    let forms = FORMS.read().unwrap_or_else(PoisonError::into_inner);
    forms.get(name).map(|known| known.form)
}

/// The form that a key belongs to, when it is one of an office.
pub(super) fn of_key(key: &str) -> Option<&'static Form> {
    let rest = key.strip_prefix(OFFICE)?;
    let (form, _) = rest.split_once('.')?;
    named(key.get(..OFFICE.len() + form.len())?)
}

/// What a form of the office is called; its name when there is none.
pub fn title(name: &str) -> String {
    let forms = FORMS.read().unwrap_or_else(PoisonError::into_inner);
    forms.get(name).map_or_else(|| name.to_owned(), |known| pick(known.titles).to_owned())
}

/// The name of a question within its form.
pub fn short(key: &str) -> &str {
    match key.strip_prefix(OFFICE).and_then(|rest| rest.split_once('.')) {
        Some((_, name)) => name,
        None => key,
    }
}

/// Knows a list of a form of the office.
pub(in crate::domain) fn keep_list(name: &str, choices: Vec<choice::Choice>) -> &'static str {
    choice::keep(name, choices);
    leak(name)
}
