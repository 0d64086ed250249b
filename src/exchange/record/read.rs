//! One line of a table of records becomes values of a record. Every answer that cannot stand is
//! a complaint; all complaints of a line are told.

use std::collections::HashMap;

use super::{AGENCY, CANCELLED, CASE, Heading, PERSON, PROJECT, RECORD, What, cell};
use crate::domain::choice;
use crate::domain::date::PartialDate;
use crate::domain::fact::Shape;
use crate::domain::id::Id;
use crate::domain::import::{Habit, Reading};
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::exchange::table::Record;
use crate::store::{Reader, StoreError};

/// A complaint about a cell of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The heading of the column; empty when it is about the line.
    pub column: String,
    /// What stands in the cell, as far as that is what is wrong.
    pub said: String,
    /// What is wrong.
    pub problem: Problem,
}

impl Complaint {
    /// A complaint that does not name what stands in the cell.
    pub(super) fn of(column: String, problem: Problem) -> Self {
        Self { column, said: String::new(), problem }
    }
}

/// A line that was read.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its own number in another register.
    pub(super) number: String,
    pub(super) case_number: String,
    pub(super) person_number: String,
    pub(super) cancelled: bool,
    /// What its columns say: nothing for a cell that is empty.
    pub(super) row: Row,
    pub(super) complaints: Vec<Complaint>,
}

/// Reads the lines of one table.
pub(super) struct Lines {
    pub(super) what: What,
    pub(super) heading: Heading,
    /// What was said of its words and dates.
    pub(super) reading: Option<Reading>,
    agencies: HashMap<String, Id>,
    projects: HashMap<String, Id>,
    /// Answers looked up so far, by column.
    found: HashMap<(&'static str, String), Result<Value, Problem>>,
}

/// Answers looked up so far are forgotten beyond this many: a hostile table has no end of them.
const MOST: usize = 20_000;

impl Lines {
    pub(super) fn new(what: What, heading: Heading, reader: &Reader) -> Result<Self, StoreError> {
        let mut lines = Self {
            what,
            heading,
            reading: None,
            agencies: HashMap::new(),
            projects: HashMap::new(),
            found: HashMap::new(),
        };
        for held in reader.all(Kind::Agency)? {
            let say = |key: &str| value::text_of(&held.row, key).to_owned();
            let mut names = vec![say("acronym"), say("name")];
            // Whatever else the list of the field calls it, in either language.
            let code =
                choice::find("agency", &say("acronym")).or(choice::find("agency", &say("name")));
            if let Some(line) = code.and_then(|code| choice::of("agency", code)) {
                names.extend([line.fr.clone(), line.en.clone(), line.code.clone()]);
                names.extend(line.attribute("synonym").split(';').map(str::to_owned));
            }
            for name in names.iter().filter(|name| !name.is_empty()) {
                lines.agencies.entry(name::fold(name)).or_insert(held.id);
            }
        }
        for held in reader.all(Kind::Project)? {
            for key in ["code", "name"] {
                let name = value::text_of(&held.row, key);
                if !name.is_empty() {
                    lines.projects.entry(name::fold(name)).or_insert(held.id);
                }
            }
        }
        Ok(lines)
    }

    /// Reads a line.
    pub(super) fn read(&mut self, record: &Record<'_>) -> Line {
        let mut line = Line::default();
        if record.len() != self.heading.width {
            let problem = Problem::new("exchange-row-width")
                .with("found", record.len().to_string())
                .with("wanted", self.heading.width.to_string());
            line.complaints.push(Complaint::of(String::new(), problem));
            return line;
        }
        let text = |column: &str| self.heading.cell(record, column).to_owned();
        line.number = text(RECORD);
        line.case_number = text(CASE);
        line.person_number = text(PERSON);
        let cancelled = text(CANCELLED);
        // Oui, yes, x, 1 … or the word itself.
        line.cancelled =
            !cancelled.is_empty() && choice::find("yes_no_unknown", &cancelled) != Some("no");
        if line.case_number.is_empty() && line.person_number.is_empty() {
            line.complain(self.what, CASE, Problem::new("exchange-record-whose"));
        }
        let columns: Vec<(&'static str, usize)> = self.heading.columns().collect();
        for (column, at) in columns {
            if [RECORD, CASE, PERSON, CANCELLED].contains(&column) {
                continue;
            }
            match self.answer(column, cell(record, at)) {
                Ok(answer) => {
                    let key = match column {
                        AGENCY => "agency_id",
                        PROJECT => "project_id",
                        column => column,
                    };
                    line.row.insert(key.into(), answer);
                }
                Err(problem) => {
                    let (column, said) = (self.what.topic().label(column), cell(record, at));
                    line.complaints.push(Complaint { column, said: said.to_owned(), problem });
                }
            }
        }
        line
    }

    fn answer(&mut self, column: &'static str, text: &str) -> Result<Value, Problem> {
        if text.is_empty() {
            return Ok(Value::Nothing);
        }
        let shape = self.what.kind().field(column).map(|field| field.shape);
        let remembered =
            matches!(shape, None | Some(Shape::Choice(_) | Shape::State(..) | Shape::Place));
        if !remembered {
            return self.look_up(column, shape, text);
        }
        let key = (column, text.to_owned());
        if let Some(held) = self.found.get(&key) {
            return held.clone();
        }
        let answer = self.look_up(column, shape, text);
        if self.found.len() < MOST {
            self.found.insert(key, answer.clone());
        }
        answer
    }

    fn meaning(&self, column: &str, text: &str) -> Option<&str> {
        self.reading.as_ref()?.meaning(column, text)
    }

    fn habit(&self) -> Habit {
        self.reading.as_ref().map_or(Habit::Day, Reading::habit)
    }

    fn look_up(&self, column: &str, shape: Option<Shape>, text: &str) -> Result<Value, Problem> {
        let linked = |names: &HashMap<String, Id>, word: &'static str| {
            let found = names.get(&name::fold(text));
            let id = found.ok_or_else(|| Problem::new(word).with("given", text))?;
            Ok(Value::Text(id.to_string()))
        };
        if let (Some(_), Some(code)) = (shape, self.meaning(column, text)) {
            let blank = code.is_empty();
            return Ok(if blank { Value::Nothing } else { Value::Text(code.to_owned()) });
        }
        match (column, shape) {
            (AGENCY, _) => linked(&self.agencies, "exchange-no-agency"),
            (PROJECT, _) => linked(&self.projects, "exchange-no-project"),
            (_, Some(Shape::Day)) if PartialDate::parse_iso(text).is_some() => {
                let day = PartialDate::parse_iso(text).and_then(PartialDate::exact);
                let day = day.ok_or_else(|| Problem::new("date-needs-day"))?;
                Ok(Value::Text(day.to_string()))
            }
            (_, Some(shape @ Shape::Day)) => shape.read(&self.habit().turned(text)),
            (_, Some(shape)) => shape.read(text),
            (_, None) => Ok(Value::Nothing),
        }
    }
}

impl Line {
    /// Whether something is wrong with a column already.
    pub(super) fn complains_of(&self, what: What, column: &str) -> bool {
        let column = what.topic().label(column);
        self.complaints.iter().any(|complaint| complaint.column == column)
    }

    pub(super) fn complain(&mut self, what: What, column: &str, problem: Problem) {
        let column = what.topic().label(column);
        self.complaints.push(Complaint::of(column, problem));
    }
}
