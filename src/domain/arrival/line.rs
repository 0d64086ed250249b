//! A line of the grid: what was typed, what was decided about it, and the person it becomes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::birth::birth;
use super::cell::{self, complete};
use super::code::codes;
use super::column::Column;
use crate::domain::case::Case;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::likeness::{Journey, Portrait};
use crate::domain::person::{Person, Sex};
use crate::domain::phone::Phone;
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;

/// What was decided about who this is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    #[default]
    Open,
    /// It is this person of the register.
    Known(Id),
    /// It is somebody new; these were looked at and are others.
    New(Vec<Id>),
}

/// One person of the bus, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// A number of its own in its grid, which stays when lines are moved.
    pub serial: u32,
    cells: Vec<String>,
    /// What was decided about who this is.
    pub decision: Decision,
    /// The person and the case it becomes, once it is being registered: what is found registered
    /// after a power cut is not registered twice.
    pub becomes: Option<(Id, Id)>,
}

/// A line as it is kept.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    cells: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    others: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    becomes: Option<(String, String)>,
}

/// What all lines share unless they say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Day of arrival.
    pub arrived_on: Option<NaiveDate>,
    /// Point of entry, by code or as told.
    pub entry_point: String,
    /// Country of departure, by code.
    pub departure_country: String,
    /// Kind of return, by code.
    pub return_category: String,
    /// What the bus is called.
    pub convoy: String,
    /// Who identified the people, by code.
    pub source: String,
}

/// What a line says, as records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The person.
    pub person: Person,
    /// The arrival, as the case records it: day, place, country, kind, needs, selection.
    pub case: Case,
    /// Telephone, in the one form.
    pub phone: String,
    /// Vulnerabilities, by code.
    pub vulnerability: Vec<String>,
    /// Remark.
    pub remark: String,
}

impl Line {
    /// An empty line.
    pub fn new(serial: u32) -> Self {
        Self {
            serial,
            cells: vec![String::new(); Column::COUNT],
            decision: Decision::Open,
            becomes: None,
        }
    }

    /// What a cell holds.
    pub fn text(&self, column: Column) -> &str {
        self.cells.get(column.index()).map_or("", String::as_str)
    }

    /// Writes a cell. What was decided about who it is stays: a name put right is no other person.
    pub fn set(&mut self, column: Column, text: String) {
        if let Some(cell) = self.cells.get_mut(column.index()) {
            *cell = text;
        }
    }

    /// True when both say the same, whatever they become.
    pub fn says_as(&self, other: &Self) -> bool {
        self.cells == other.cells && self.decision == other.decision
    }

    /// True when nothing was typed: such a line is nobody.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    /// The name as typed, family name first.
    pub fn name(&self) -> String {
        let parts = [self.text(Column::Family), self.text(Column::Given)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Everything that stands against it, from the left.
    pub fn problems(&self, today: NaiveDate) -> Vec<(Column, Problem)> {
        let judged =
            |column: &Column| Some((*column, cell::judge(*column, self.text(*column), today)?));
        Column::ALL.iter().filter_map(judged).collect()
    }

    /// What it says, as far as it is understood.
    pub fn reading(&self, shared: &Shared, today: NaiveDate) -> Reading {
        let text = |column: Column| self.text(column).to_owned();
        let listed = |column: Column, list: &str| {
            complete(list, self.text(column)).unwrap_or_default().to_owned()
        };
        let or = |own: String, shared: &String| if own.is_empty() { shared.clone() } else { own };
        let arrived_on = date::parse(self.text(Column::Day)).ok().or(shared.arrived_on);
        let entry = self.text(Column::Entry);
        let mut person = Person {
            family_name: text(Column::Family),
            given_name: text(Column::Given),
            sex: complete("sex", self.text(Column::Sex)).and_then(Sex::from_key),
            father_name: text(Column::Father),
            mother_name: text(Column::Mother),
            ..Person::default()
        };
        origin(&mut person, self.text(Column::Village));
        if let Ok(birth) = birth(self.text(Column::Birth)) {
            cell::born(&mut person, birth, arrived_on.unwrap_or(today).min(today));
        }
        let codes = codes(self.text(Column::Need)).unwrap_or_default();
        let needs = codes.iter().map(|code| code.need).filter(|need| !need.is_empty());
        let selected = cell::selection(self.text(Column::Selection)).ok();
        let case = Case {
            arrived_on,
            first_contact_on: arrived_on,
            entry_point: or(
                place::find(entry).unwrap_or_else(|| entry.to_owned()),
                &shared.entry_point,
            ),
            departure_country: or(listed(Column::Country, "country"), &shared.departure_country),
            return_category: or(
                listed(Column::Category, "return_category"),
                &shared.return_category,
            ),
            convoy: shared.convoy.clone(),
            source: shared.source.clone(),
            need: needs.map(str::to_owned).collect(),
            selection: selected.as_ref().map(|(chosen, _)| *chosen),
            selection_reason: selected.map(|(_, why)| why).unwrap_or_default(),
            ..Case::default()
        };
        let vulnerable = codes.iter().map(|code| code.vulnerability.to_owned());
        Reading {
            person,
            case,
            phone: Phone::parse(self.text(Column::Phone))
                .map(|p| p.number().to_owned())
                .unwrap_or_default(),
            vulnerability: vulnerable.filter(|code| !code.is_empty()).collect(),
            remark: text(Column::Remark),
        }
    }

    /// What it is likened by. The household of the bus is not among it: it is new. Whoever comes
    /// back once more made another journey than the one in the register; whoever was registered at
    /// the border this morning made the same. So a line is asked about twice: `on_way` says
    /// whether with its journey.
    pub fn portrait(&self, shared: &Shared, today: NaiveDate, on_way: bool) -> Portrait {
        let Reading { person, case, phone, .. } = self.reading(shared, today);
        let mut portrait = Portrait::of(&person);
        portrait.phone.extend(Some(phone).filter(|phone| !phone.is_empty()));
        if on_way {
            let journey = Journey { day: case.arrived_on, country: case.departure_country };
            portrait.journey.push(journey);
        }
        portrait
    }

    /// Whether enough is known to look for who it may be: a name of three letters, or a phone.
    pub fn can_be_likened(&self) -> bool {
        let letters =
            |column: Column| self.text(column).chars().filter(|c| c.is_alphabetic()).count();
        letters(Column::Family) + letters(Column::Given) >= 3
            || Phone::parse(self.text(Column::Phone)).is_ok()
    }

    pub(super) fn keep(&self) -> Kept {
        let ids = |ids: &[Id]| ids.iter().map(Id::to_string).collect();
        let (known, others) = match &self.decision {
            Decision::Open => (None, None),
            Decision::Known(id) => (Some(id.to_string()), None),
            Decision::New(others) => (None, Some(ids(others))),
        };
        let becomes = self.becomes.map(|(person, case)| (person.to_string(), case.to_string()));
        Kept { cells: self.cells.clone(), known, others, becomes }
    }

    pub(super) fn resume(serial: u32, kept: Kept) -> Self {
        let mut cells = kept.cells;
        cells.resize(Column::COUNT, String::new());
        let known = kept.known.as_deref().and_then(Id::parse).map(Decision::Known);
        let others = kept
            .others
            .map(|others| Decision::New(others.iter().filter_map(|id| Id::parse(id)).collect()));
        let becomes =
            kept.becomes.and_then(|(person, case)| Some((Id::parse(&person)?, Id::parse(&case)?)));
        Self { serial, cells, decision: known.or(others).unwrap_or_default(), becomes }
    }
}

/// The village as told; what stands behind a comma is its cercle or region, where it is one.
fn origin(person: &mut Person, text: &str) {
    let mut parts = text.split(',').map(str::trim);
    parts.next().unwrap_or_default().clone_into(&mut person.origin_village);
    for part in parts.filter(|part| !part.is_empty()) {
        if let Some(region) = place::find_region(part) {
            person.origin_region = region;
        } else if let Some(cercle) = place::find_cercle(part, None) {
            person.origin_region = place::region_of(&cercle).unwrap_or_default();
            person.origin_cercle = cercle;
        } else {
            text.trim().clone_into(&mut person.origin_village);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::selection::Selection;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn line(cells: &[(Column, &str)]) -> Line {
        let mut line = Line::new(1);
        for (column, text) in cells {
            line.set(*column, cell::settle(*column, text));
        }
        line
    }

    fn shared() -> Shared {
        Shared {
            arrived_on: NaiveDate::from_ymd_opt(2026, 5, 3),
            departure_country: "DZA".into(),
            return_category: "DEPORT".into(),
            ..Shared::default()
        }
    }

    #[test]
    fn a_woman_of_about_25_in_the_night_of_3_may_is_a_person() {
        let line = line(&[(Column::Sex, "f"), (Column::Birth, "25 ans")]);
        assert!(line.problems(today()).is_empty() && !line.is_empty());
        let reading = line.reading(&shared(), today());
        assert_eq!(reading.person.sex, Some(Sex::Female));
        assert_eq!(reading.person.age_estimate, Some(25));
        assert_eq!(reading.person.age_estimated_on, shared().arrived_on);
        assert_eq!(reading.case.arrived_on, shared().arrived_on);
        assert_eq!(reading.case.departure_country, "DZA");
        assert!(!line.can_be_likened());
        assert!(line.portrait(&shared(), today(), false).journey.is_empty());
        assert_eq!(line.portrait(&shared(), today(), true).journey.len(), 1);
    }

    #[test]
    fn a_line_may_say_otherwise_than_the_header() {
        let line = line(&[
            (Column::Given, "Awa"),
            (Column::Day, "02/05/2026"),
            (Column::Country, "libye"),
            (Column::Need, "enc soin"),
            (Column::Village, "Diamou, Bafoulabé"),
            (Column::Selection, "a retourne chez elle demain"),
        ]);
        let reading = line.reading(&shared(), today());
        assert_eq!(reading.case.arrived_on, NaiveDate::from_ymd_opt(2026, 5, 2));
        assert_eq!(reading.case.departure_country, "LBY");
        assert_eq!(reading.case.return_category, "DEPORT");
        assert_eq!(reading.case.need, ["health"]);
        assert_eq!(reading.vulnerability, ["PREGNANT"]);
        assert_eq!(reading.person.origin_village, "Diamou");
        assert!(!reading.person.origin_cercle.is_empty());
        assert_eq!(reading.case.selection, Some(Selection::OneOff));
        assert_eq!(reading.case.selection_reason, "retourne chez elle demain");
    }

    #[test]
    fn what_is_not_understood_leaves_the_rest_as_it_is() {
        let line = line(&[(Column::Given, "Awa"), (Column::Birth, "jeune"), (Column::Phone, "76")]);
        let problems = line.problems(today());
        assert_eq!(
            problems.iter().map(|p| p.0).collect::<Vec<_>>(),
            [Column::Birth, Column::Phone]
        );
        assert_eq!(line.text(Column::Birth), "jeune");
        assert_eq!(line.reading(&shared(), today()).person.given_name, "Awa");
    }
}
