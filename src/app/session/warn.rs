//! Soft warnings about what was just saved: worth a look, never in the way. A
//! suspected duplicate must not stand between a person and urgent care
//! (`DOMAIN.md` 4.1, 7.7).

use super::Session;
use crate::domain::document::Document;
use crate::domain::fact::{Record, Shape};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed, Row};
use crate::domain::{paper, place};
use crate::store::StoreError;

/// How many people with a like number are looked at.
const LOOKED_AT: usize = 20;

impl Session {
    /// What is worth a look in a record that was saved.
    pub(super) fn warnings(&self, kind: Kind, row: &Row) -> Result<Vec<Problem>, StoreError> {
        let mut warnings: Vec<Problem> = kind
            .fields()
            .iter()
            .filter(|field| field.shape == Shape::Place)
            .filter_map(|field| value::of(row, field.key).text().map(|told| (field.key, told)))
            .filter(|(_, told)| place::get(told).is_none())
            .map(|(key, told)| place::unknown(told).at(key))
            .collect();
        if kind == Kind::Document {
            warnings.extend(self.document_warnings(&Document::from_row(row))?);
        }
        Ok(warnings)
    }

    fn document_warnings(&self, document: &Document) -> Result<Vec<Problem>, StoreError> {
        let Some(owner) = document.person_id else { return Ok(Vec::new()) };
        let reader = self.store.reader();
        let person: Person = reader.record(owner)?.unwrap_or_default();
        let sex = person.sex.map(Keyed::key);
        let mut warnings = paper::warnings(&document.kind, &document.number, sex, person.birth_on);
        let number = paper::clean(&document.number);
        if number.is_empty() {
            return Ok(warnings);
        }
        for hit in reader.search(&number, LOOKED_AT)? {
            if hit.line.id != owner && self.holds(hit.line.id, &number)? {
                let case = hit.line.case_number;
                let twice = Problem::new("problem-number-twice").with("case", case);
                warnings.push(twice.at("number"));
            }
        }
        Ok(warnings)
    }

    fn holds(&self, person: Id, number: &str) -> Result<bool, StoreError> {
        let held = self.store.reader().children(Kind::Document, person)?;
        Ok(held.iter().any(|held| paper::clean(value::text_of(&held.row, "number")) == number))
    }
}
