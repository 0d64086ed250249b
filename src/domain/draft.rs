//! What a person typed, before it means anything. A half-typed date stays text.
//! One conversion turns a draft into a row and reports all problems together.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::fact::Shape;
use super::form::{self, Form};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::value::{self, Keyed, Row, Value};

/// A record being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Kind of the record.
    pub kind: Kind,
    /// Its id, decided before the first key.
    pub id: Id,
    /// True while the record does not exist yet.
    pub is_new: bool,
    /// The form it is typed in.
    pub form: &'static str,
    /// The record as it was when typing began.
    pub base: Row,
    /// What was typed, by key: only what differs from the base.
    pub typed: BTreeMap<String, String>,
    /// Restricted answers that somebody without the key typed before the draft was kept: sealed
    /// since, and no longer theirs to read. Saved with the rest unless typed anew.
    pub sealed: BTreeMap<String, Vec<u8>>,
}

/// A draft as it is kept on disk between key strokes and restarts.
#[derive(Serialize, Deserialize)]
struct Kept {
    form: String,
    is_new: bool,
    links: BTreeMap<String, String>,
    typed: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    sealed: BTreeMap<String, Vec<u8>>,
}

impl Draft {
    /// A draft of a new record with what is already known of it.
    pub fn new(form: &'static Form, id: Id, base: Row) -> Self {
        let (kind, form) = (form.kind, form.name);
        let (typed, sealed) = (BTreeMap::new(), BTreeMap::new());
        Self { kind, id, is_new: true, form, base, typed, sealed }
    }

    /// A draft over a record that exists.
    pub fn edit(form: &'static Form, id: Id, base: Row) -> Self {
        Self { is_new: false, ..Self::new(form, id, base) }
    }

    /// The text to show in a field.
    pub fn text(&self, key: &str, shape: Shape) -> String {
        match self.typed.get(key) {
            Some(typed) => typed.clone(),
            None => shape.typed(value::of(&self.base, key)),
        }
    }

    /// A key landed: keeps the text, or drops it when it is what the record holds.
    pub fn type_in(&mut self, key: &str, shape: Shape, text: &str) {
        if shape.typed(value::of(&self.base, key)) == text {
            self.typed.remove(key);
        } else {
            self.typed.insert(key.to_owned(), text.to_owned());
        }
    }

    /// True when something would be lost by dropping it.
    pub fn is_touched(&self) -> bool {
        !self.typed.is_empty() || !self.sealed.is_empty()
    }

    /// True when the answer is there and may not be read by who types.
    pub fn is_sealed(&self, key: &str) -> bool {
        self.sealed.contains_key(key) || matches!(value::of(&self.base, key), Value::Sealed(_))
    }

    /// The complaint about one answer, as judged when the field is left.
    pub fn complaint(&self, key: &str, shape: Shape) -> Option<Problem> {
        match shape.read(self.typed.get(key)?) {
            Err(problem) => Some(problem.at(key)),
            Ok(answer) => form::line_of(self.kind, key)?.breach(&self.answers(), &answer),
        }
    }

    /// The answers as far as they can be read: what relevance is judged on.
    pub fn answers(&self) -> Row {
        let mut row = self.under();
        for (key, typed) in &self.typed {
            if let Ok(read) = self.shape(key).read(typed) {
                self.answer(&mut row, key, read);
            }
        }
        row
    }

    /// What the typed answers lie over: the record as it was, and what was sealed since.
    pub(crate) fn under(&self) -> Row {
        let mut row = self.base.clone();
        let sealed = self.sealed.iter();
        row.extend(sealed.map(|(key, bytes)| (key.clone().into(), Value::Sealed(bytes.clone()))));
        row
    }

    /// An empty box over what one cannot read takes nothing away.
    fn answer(&self, row: &mut Row, key: &str, read: Value) {
        if !(read.is_nothing() && self.is_sealed(key)) {
            value::put(row, key.to_owned(), read);
        }
    }

    /// The record it describes, or everything that stands against it.
    pub fn to_row(&self, today: NaiveDate) -> Result<Row, Vec<Problem>> {
        let mut row = self.under();
        let mut problems = Vec::new();
        for (key, typed) in &self.typed {
            match self.shape(key).read(typed) {
                Ok(read) => self.answer(&mut row, key, read),
                Err(problem) => problems.push(problem.at(key)),
            }
        }
        let judged = self.kind.judge(&row, today);
        let unread: Vec<String> = problems.iter().map(|p| p.field.clone()).collect();
        problems.extend(judged.into_iter().filter(|problem| !unread.contains(&problem.field)));
        if let Some(form) = form::named(self.form) {
            for (line, field) in form.fields() {
                let missing = field.required
                    && line.is_relevant(&row)
                    && value::of(&row, field.key).is_nothing();
                if problems.iter().any(|problem| problem.field == field.key) {
                    continue;
                }
                if missing {
                    problems.push(Problem::new("problem-required").at(field.key));
                }
                if self.typed.contains_key(field.key) {
                    problems.extend(line.breach(&row, value::of(&row, field.key)));
                }
            }
        }
        if problems.is_empty() { Ok(row) } else { Err(problems) }
    }

    /// The draft as text, to be kept encrypted.
    pub fn keep(&self) -> String {
        let links = self
            .base
            .iter()
            .filter_map(|(key, value)| Some((key.to_string(), value.text()?.to_owned())))
            .filter(|_| self.is_new)
            .collect();
        let (typed, sealed) = (self.typed.clone(), self.sealed.clone());
        let kept = Kept { form: self.form.to_owned(), is_new: self.is_new, links, typed, sealed };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Takes a kept draft up again; `current` is the record as it is now.
    pub fn resume(kept: &str, id: Id, current: Option<Row>) -> Option<Self> {
        let kept: Kept = serde_json::from_str(kept).ok()?;
        let form = form::named(&kept.form)?;
        let links = kept.links.into_iter().map(|(key, text)| (key.into(), Value::Text(text)));
        let is_new = kept.is_new && current.is_none();
        let base = current.unwrap_or_else(|| links.collect());
        let (typed, sealed) = (kept.typed, kept.sealed);
        Some(Self { is_new, typed, sealed, ..Self::new(form, id, base) })
    }

    /// The shape of a fact or question of this draft's kind.
    pub fn shape(&self, key: &str) -> Shape {
        self.kind
            .field(key)
            .copied()
            .or_else(|| form::line_of(self.kind, key).and_then(|line| line.field))
            .map_or(Shape::Line, |field| field.shape)
    }

    /// The name of the table this draft would land in.
    pub fn kind_key(&self) -> &'static str {
        self.kind.key()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
    }

    fn draft() -> Draft {
        let form = form::named("identity").unwrap_or_else(|| panic!("identity"));
        Draft::new(form, Id::from_bytes([7; 16]), Row::new())
    }

    #[test]
    fn a_half_typed_date_stays_text_and_is_complained_about_in_its_place() {
        let mut draft = draft();
        draft.type_in("birth_on", Shape::PartialDay, "31/02/19");
        assert_eq!(draft.text("birth_on", Shape::PartialDay), "31/02/19");
        let problems = draft.to_row(day()).unwrap_err();
        assert_eq!(problems[0].field, "birth_on");
    }

    #[test]
    fn all_problems_come_together() {
        let mut draft = draft();
        draft.type_in("birth_on", Shape::PartialDay, "xx");
        draft.type_in("age_estimate", Shape::Count, "beaucoup");
        assert_eq!(draft.to_row(day()).unwrap_err().len(), 2);
    }

    #[test]
    fn a_person_without_name_birth_or_paper_is_accepted() {
        let mut draft = draft();
        draft.type_in("sex", Shape::Choice("sex"), "F");
        assert!(draft.to_row(day()).is_ok());
    }

    #[test]
    fn a_draft_survives_being_kept() {
        let mut draft = draft();
        draft.type_in("given_name", Shape::Line, "Awa");
        let again = Draft::resume(&draft.keep(), draft.id, None);
        assert_eq!(again.as_ref(), Some(&draft));
    }

    #[test]
    fn what_one_cannot_read_stays_unless_something_is_typed_over_it() {
        let form = form::named("note").unwrap_or_else(|| panic!("note"));
        let mut base = Row::new();
        base.insert("case_id".into(), Value::Text(Id::from_bytes([1; 16]).to_string()));
        base.insert("written_on".into(), Value::Text("2026-05-03".into()));
        base.insert("restricted_text".into(), Value::Sealed(vec![1]));
        let mut draft = Draft::edit(form, Id::from_bytes([7; 16]), base);
        let held =
            |draft: &Draft| draft.to_row(day()).map(|row| row.get("restricted_text").cloned());
        assert_eq!(held(&draft), Ok(Some(Value::Sealed(vec![1]))), "a note of it alone stands");
        draft.type_in("restricted_text", Shape::Prose, "  ");
        assert_eq!(held(&draft), Ok(Some(Value::Sealed(vec![1]))));
        draft.sealed.insert("restricted_text".into(), vec![2]);
        let draft = &mut Draft::resume(&draft.keep(), draft.id, Some(draft.base.clone())).unwrap();
        assert_eq!(held(draft), Ok(Some(Value::Sealed(vec![2]))));
        draft.type_in("restricted_text", Shape::Prose, "anew");
        assert_eq!(held(draft), Ok(Some(Value::Text("anew".into()))));
    }

    #[test]
    fn typing_what_the_record_holds_is_no_change() {
        let mut draft = draft();
        draft.base.insert("given_name".into(), Value::Text("Awa".into()));
        draft.type_in("given_name", Shape::Line, "Aw");
        draft.type_in("given_name", Shape::Line, "Awa");
        assert!(!draft.is_touched());
    }
}
