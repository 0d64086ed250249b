//! One row of a table becomes a person with case, telephone and paper. Every
//! answer that cannot stand is a complaint; all of a row's complaints are told.

use chrono::NaiveDate;

use super::Column;
use super::place::Names;
use crate::domain::case::{Case, Status};
use crate::domain::contact::Contact;
use crate::domain::date::{self, PartialDate};
use crate::domain::document::Document;
use crate::domain::fact::Record as _;
use crate::domain::import::{Habit, Reading, several, split};
use crate::domain::person::{Person, Sex};
use crate::domain::phone::Phone;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed;
use crate::exchange::heading::Heading;
use crate::exchange::table::Record;
use crate::store::register::Registration;

/// A complaint about a cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The column; `None` when it is about the row.
    pub column: Option<Column>,
    /// What stands in the cell.
    pub said: String,
    /// What is wrong.
    pub problem: Problem,
}

/// A row that was read.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) registration: Registration,
    pub(super) complaints: Vec<Complaint>,
    /// Columns whose answer is on no list and was kept as told.
    pub(super) told: Vec<Column>,
    /// Nobody is named.
    pub(super) nameless: bool,
    pub(super) site: String,
    pub(super) household: String,
    /// A note of the case.
    pub(super) note: String,
}

/// Reads the rows of one table.
pub(super) struct Rows {
    heading: Heading,
    today: NaiveDate,
    names: Names,
    habit: Habit,
}

/// Columns that speak of a case.
const OF_CASE: [Column; 10] = [
    Column::RegistrationDate,
    Column::RegistrationSite,
    Column::CountryReturn,
    Column::Route,
    Column::ReturnType,
    Column::ArrivalDate,
    Column::TransitPoint,
    Column::CaseNumber,
    Column::FirstContactDate,
    Column::Note,
];

impl Rows {
    /// Rows below a heading, by what was said of their words and dates.
    pub(super) fn new(heading: Heading, today: NaiveDate, reading: Option<Reading>) -> Self {
        let habit = reading.as_ref().map_or(Habit::Day, Reading::habit);
        Self { heading, today, names: Names::new(reading), habit }
    }

    /// Reads a row.
    pub(super) fn read(&mut self, record: &Record<'_>) -> Line {
        let mut line = self.taken(record);
        for complaint in &mut line.complaints {
            let cell = complaint.column.map(|column| self.heading.cell(record, column));
            cell.unwrap_or_default().clone_into(&mut complaint.said);
        }
        line
    }

    fn taken(&mut self, record: &Record<'_>) -> Line {
        let mut line = Line::default();
        if record.len() != self.heading.width {
            let problem = Problem::new("exchange-row-width")
                .with("found", record.len().to_string())
                .with("wanted", self.heading.width.to_string());
            line.complain_of(None, problem);
            return line;
        }
        let cell = |column| self.heading.cell(record, column);
        cell(Column::RegistrationSite).clone_into(&mut line.site);
        cell(Column::HouseholdId).clone_into(&mut line.household);
        cell(Column::Note).clone_into(&mut line.note);
        // A table with numbers of cases is one of ours: there, no case is no case.
        let has_case = !self.heading.has(Column::CaseNumber)
            || OF_CASE.iter().any(|column| !cell(*column).is_empty());
        let phone = cell(Column::Phone);
        let case_number = cell(Column::CaseNumber).to_owned();
        let person_texts = [Column::FamilyName, Column::GivenName, Column::RecordId].map(cell);
        let [mut family_name, mut given_name, outside_number] = person_texts.map(str::to_owned);
        for (column, family_first) in [(Column::FullName, false), (Column::FamilyFirst, true)] {
            if family_name.is_empty() && given_name.is_empty() {
                (family_name, given_name) = split(cell(column), family_first);
            }
        }
        line.nameless = family_name.is_empty() && given_name.is_empty();
        let told = [
            Column::BirthPlace,
            Column::FatherName,
            Column::MotherName,
            Column::Occupation,
            Column::Village,
        ];
        let told = told.map(|column| cell(column).to_owned());
        let [birth_place, father_name, mother_name, occupation, origin_village] = told;
        let registered_on = self.day(record, Column::RegistrationDate, &mut line);
        let first_contact_on = self.day(record, Column::FirstContactDate, &mut line);
        let arrived_on = self.day(record, Column::ArrivalDate, &mut line);
        let estimated_on = self.day(record, Column::AgeEstimatedOn, &mut line);
        let birth_on = self.birth(record, &mut line);
        let age_estimate = self.age(record, &mut line);
        let sex = self.sex(record, &mut line);
        let household_role = self.named(record, Column::HouseholdRole, "", &mut line);
        let origin_region = self.named(record, Column::RegionOrigin, "", &mut line);
        let origin_cercle = self.named(record, Column::CercleOrigin, &origin_region, &mut line);
        let nationality = self.several(record, Column::Nationality, &mut line);
        let language = self.several(record, Column::Language, &mut line);
        let marital_status = self.named(record, Column::MaritalStatus, "", &mut line);
        let person = Person {
            family_name,
            given_name,
            outside_number,
            sex,
            birth_on,
            age_estimate,
            age_estimated_on: age_estimate.and(estimated_on.or(registered_on).or(Some(self.today))),
            origin_region,
            origin_cercle,
            origin_village,
            birth_place,
            father_name,
            mother_name,
            nationality,
            language,
            marital_status,
            occupation,
            household_role,
            ..Person::default()
        };
        judged(person.judge(self.today), &mut line);
        line.registration.person = person;
        if !phone.is_empty() {
            match Phone::parse(phone) {
                Ok(phone) => {
                    let number = phone.number().to_owned();
                    let owner = self.named(record, Column::PhoneOwner, "", &mut line);
                    let contact = Contact { number, owner, ..Contact::default() };
                    line.registration.contact = Some(contact);
                }
                Err(problem) => line.complain(Column::Phone, in_table(problem)),
            }
        }
        if has_case {
            let case = Case {
                number: case_number,
                status: Some(Status::Registered),
                registered_on: Some(registered_on.unwrap_or(self.today)),
                first_contact_on: first_contact_on.or(registered_on).or(Some(self.today)),
                arrived_on,
                departure_country: self.named(record, Column::CountryReturn, "", &mut line),
                route: self.named(record, Column::Route, "", &mut line),
                return_category: self.named(record, Column::ReturnType, "", &mut line),
                entry_point: self.named(record, Column::TransitPoint, "", &mut line),
                ..Case::default()
            };
            judged(case.judge(self.today), &mut line);
            line.registration.case = Some(case);
        }
        self.paper(record, &mut line);
        line
    }

    fn paper(&mut self, record: &Record<'_>, line: &mut Line) {
        let number = self.heading.cell(record, Column::DocNumber).to_owned();
        let kind = self.named(record, Column::DocType, "", line);
        if kind.is_empty() && number.is_empty() {
            return;
        }
        if kind.is_empty() {
            line.complain(Column::DocType, Problem::new("exchange-paper-kind"));
        }
        line.registration.document = Some(Document { kind, number, ..Document::default() });
    }

    fn named(
        &mut self,
        record: &Record<'_>,
        column: Column,
        within: &str,
        line: &mut Line,
    ) -> String {
        let named = self.names.read(column, self.heading.cell(record, column), within);
        if !named.listed {
            line.told.push(column);
        }
        named.code
    }

    /// The answers that stand in one cell.
    fn several(&self, record: &Record<'_>, column: Column, line: &mut Line) -> Vec<String> {
        let text = self.heading.cell(record, column);
        if let Some(code) = self.names.meaning(column, text) {
            return Some(code.to_owned()).filter(|code| !code.is_empty()).into_iter().collect();
        }
        let found = several(column.list().unwrap_or_default(), text);
        let codes = found.map_err(|part| {
            line.complain(column, Problem::new("problem-not-in-list").with("given", part));
        });
        codes.unwrap_or_default().into_iter().map(str::to_owned).collect()
    }

    fn sex(&mut self, record: &Record<'_>, line: &mut Line) -> Option<Sex> {
        let text = self.heading.cell(record, Column::Sex);
        let named = self.names.read(Column::Sex, text, "");
        if !named.listed {
            line.complain(Column::Sex, Problem::new("problem-not-in-list").with("given", text));
        }
        Sex::from_key(&named.code)
    }

    fn day(&self, record: &Record<'_>, column: Column, line: &mut Line) -> Option<NaiveDate> {
        let text = self.heading.cell(record, column);
        if text.is_empty() {
            return None;
        }
        let found = match iso(text) {
            Some(date) => date.exact().ok_or_else(|| Problem::new("date-needs-day")),
            None => date::parse(&self.habit.turned(text)),
        };
        found.map_err(|problem| line.complain(column, problem)).ok()
    }

    fn birth(&self, record: &Record<'_>, line: &mut Line) -> Option<PartialDate> {
        let by_day = self.heading.cell(record, Column::BirthDate);
        let by_year = self.heading.cell(record, Column::BirthYear);
        let (column, text) = if by_day.is_empty() {
            (Column::BirthYear, by_year)
        } else {
            (Column::BirthDate, by_day)
        };
        if text.is_empty() {
            return None;
        }
        let typed = self.habit.turned(text);
        let found = iso(text).map_or_else(|| PartialDate::parse(&typed), Ok);
        found.map_err(|problem| line.complain(column, problem)).ok()
    }

    fn age(&self, record: &Record<'_>, line: &mut Line) -> Option<i64> {
        let text = self.heading.cell(record, Column::AgeEstimate);
        if text.is_empty() {
            return None;
        }
        let figures = text.strip_suffix("ans").unwrap_or(text).trim();
        if let Ok(age) = figures.parse::<u16>() {
            return Some(i64::from(age));
        }
        let problem = Problem::new("problem-not-a-number").with("given", text);
        line.complain(Column::AgeEstimate, problem);
        None
    }
}

impl Line {
    fn complain(&mut self, column: Column, problem: Problem) {
        self.complain_of(Some(column), problem);
    }

    /// Complains of a cell, or of the row; what stands there is added to it later.
    pub(super) fn complain_of(&mut self, column: Option<Column>, problem: Problem) {
        self.complaints.push(Complaint { column, said: String::new(), problem });
    }
}

/// What is wrong with a telephone as it is said of a cell of a table.
fn in_table(problem: Problem) -> Problem {
    let word = match problem.word {
        "phone-several" => "exchange-phone-several",
        "phone-letters" => "exchange-phone-letters",
        word => word,
    };
    Problem { word, ..problem }
}

/// A date as programs write it, within the years that dates are read in.
fn iso(text: &str) -> Option<PartialDate> {
    PartialDate::parse_iso(text).filter(|date| (1900..2100).contains(&date.year))
}

/// Complaints of a record, each at the column of its field, one per column.
fn judged(problems: Vec<Problem>, line: &mut Line) {
    for problem in problems {
        let column = Column::of_field(&problem.field);
        if column.is_none() || line.complaints.iter().all(|held| held.column != column) {
            line.complain_of(column, problem);
        }
    }
}
