//! What leaves the vault as tables: which columns there are, and what becomes of each when
//! nobody is to be known by it (`DOMAIN.md` 8.4). Restricted content is in none of them.
//!
//! Every fact and every question is a column of a sheet. The sheet of people has a line per
//! person, with the newest case, in the columns that an import of people reads back; every other
//! kind of record has a sheet of its own, and so has every form of the office.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::choice;
use super::fact::{Field, Shape};
use super::form::{self, Form};
use super::keyed;
use super::kind::Kind;
use super::value::Keyed as _;
use crate::words::{self, tr, tr_with};

keyed! {
    /// As what it is written.
    pub enum Format {
        /// Tables parted by commas.
        Csv = "csv",
        /// A workbook with a sheet per kind of record.
        Xlsx = "xlsx",
        /// One object with a list per kind of record.
        Json = "json",
    }
}

keyed! {
    /// Whether people can be known by it.
    pub enum Privacy {
        /// Codes in place of names and numbers, bands in place of ages.
        Pseudonymised = "pseudonymised",
        /// As it is held, with names.
        Full = "full",
    }
}

keyed! {
    /// What becomes of a column when nobody is to be known by it.
    pub enum Treatment {
        /// Stays as it is.
        Kept = "kept",
        /// Is not there.
        Removed = "removed",
        /// A random code, the same throughout one export and in no other.
        Coded = "coded",
        /// The band of ages in place of the birth.
        Banded = "banded",
        /// The month in place of the day.
        Month = "month",
        /// The region in place of the place.
        Region = "region",
    }
}

/// So many people one person alone may let leave, with names or without; of more, a second one
/// stands for it, too (`SAFETY` section 2).
pub const MOST_ALONE: u64 = 100;

/// One table of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// A line per person, with the newest case.
    Register,
    /// A line per record of a kind.
    Records(Kind),
    /// The answers to a form of the office: its name, and the kind it is asked of.
    Form(&'static str, Kind),
}

/// The kinds that have a sheet of their own.
const KINDS: &[Kind] = &[
    Kind::Case,
    Kind::Contact,
    Kind::Document,
    Kind::Step,
    Kind::Consent,
    Kind::Vulnerability,
    Kind::Strength,
    Kind::Goal,
    Kind::PlanItem,
    Kind::Assistance,
    Kind::Referral,
    Kind::Session,
    Kind::Support,
    Kind::Payment,
    Kind::Followup,
    Kind::Attempt,
    Kind::Note,
];

impl Sheet {
    /// Every sheet there is, with these forms of the office.
    fn all(office: &[&'static Form]) -> Vec<Self> {
        let forms = office.iter().map(|form| Self::Form(form.name, form.kind));
        let kinds = KINDS.iter().map(|kind| Self::Records(*kind));
        std::iter::once(Self::Register).chain(kinds).chain(forms).collect()
    }

    /// Its name in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Register => "person",
            Self::Records(kind) => kind.key(),
            Self::Form(name, _) => name,
        }
    }

    /// Its name in words.
    pub fn label(self) -> String {
        match self {
            Self::Register => tr("kind-person-many"),
            Self::Records(kind) => tr(&format!("kind-{}-many", kind.key().replace('_', "-"))),
            Self::Form(name, _) => form::title(name),
        }
    }

    /// The kind of record that a line is, or that its answers belong to.
    pub fn kind(self) -> Kind {
        match self {
            Self::Register => Kind::Person,
            Self::Records(kind) | Self::Form(_, kind) => kind,
        }
    }
}

/// Which part of a fact a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// A birth that is known to the day or month.
    BirthDay,
    /// A birth of which only the year is known.
    BirthYear,
}

/// A column of an export.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its table.
    pub sheet: Sheet,
    /// What stands above it: never changes, and an import knows it.
    pub heading: String,
    /// The record of the line that it belongs to.
    pub of: Kind,
    /// The fact or question.
    pub field: Field,
    /// How much of it.
    pub part: Part,
}

/// The columns that an import of people reads, in its order: heading, record, fact, part.
const REGISTER: &[(&str, Kind, &str, Part)] = &[
    ("record_id", Kind::Person, "outside_number", Part::Whole),
    ("registration_date", Kind::Case, "registered_on", Part::Whole),
    ("registration_site", Kind::Case, "centre_id", Part::Whole),
    ("household_id", Kind::Household, "outside_number", Part::Whole),
    ("household_role", Kind::Person, "household_role", Part::Whole),
    ("family_name", Kind::Person, "family_name", Part::Whole),
    ("given_name", Kind::Person, "given_name", Part::Whole),
    ("sex", Kind::Person, "sex", Part::Whole),
    ("birth_date", Kind::Person, "birth_on", Part::BirthDay),
    ("birth_year", Kind::Person, "birth_on", Part::BirthYear),
    ("age_estimate", Kind::Person, "age_estimate", Part::Whole),
    ("age_estimated_on", Kind::Person, "age_estimated_on", Part::Whole),
    ("region_origin", Kind::Person, "origin_region", Part::Whole),
    ("cercle_origin", Kind::Person, "origin_cercle", Part::Whole),
    ("country_return", Kind::Case, "departure_country", Part::Whole),
    ("route", Kind::Case, "route", Part::Whole),
    ("return_type", Kind::Case, "return_category", Part::Whole),
    ("arrival_date", Kind::Case, "arrived_on", Part::Whole),
    ("transit_point", Kind::Case, "entry_point", Part::Whole),
    ("phone", Kind::Contact, "number", Part::Whole),
    ("doc_type", Kind::Document, "kind", Part::Whole),
    ("doc_number", Kind::Document, "number", Part::Whole),
    ("case_number", Kind::Case, "number", Part::Whole),
    ("first_contact_date", Kind::Case, "first_contact_on", Part::Whole),
];

/// Every column that may leave, sheet by sheet, in order, with these forms of the office.
pub fn columns(office: &[&'static Form]) -> Vec<Column> {
    let mut all = Vec::new();
    for sheet in Sheet::all(office) {
        match sheet {
            Sheet::Register => register(&mut all),
            Sheet::Records(kind) => records(sheet, kind, &mut all),
            Sheet::Form(name, kind) => {
                numbers(sheet, kind, &mut all);
                let lines = form::named(name).into_iter().flat_map(Form::fields);
                all.extend(lines.filter(|(_, field)| leaves(field)).map(|(line, field)| {
                    column(sheet, form::short(line.name).to_owned(), kind, field)
                }));
            }
        }
    }
    all
}

/// The columns chosen while nothing else is: those that an import of people reads back.
pub fn usual() -> Vec<Column> {
    let mut all = Vec::new();
    register(&mut all);
    all.truncate(REGISTER.len());
    all
}

/// The column with this name: `sheet.heading`, or only the heading for one of a person.
pub fn named<'a>(all: &'a [Column], name: &str) -> Option<&'a Column> {
    let found = all.iter().find(|column| column.name() == name);
    found.or_else(|| {
        all.iter().find(|column| column.sheet == Sheet::Register && column.heading == name)
    })
}

fn column(sheet: Sheet, heading: String, of: Kind, field: Field) -> Column {
    Column { sheet, heading, of, field, part: Part::Whole }
}

fn register(all: &mut Vec<Column>) {
    for (heading, of, key, part) in REGISTER {
        let Some(field) = of.field(key) else { continue };
        all.push(Column {
            sheet: Sheet::Register,
            heading: (*heading).to_owned(),
            of: *of,
            field: *field,
            part: *part,
        });
    }
    for of in [Kind::Person, Kind::Case] {
        let told = |key: &str| REGISTER.iter().any(|known| (known.1, known.2) == (of, key));
        for field in fields(of).into_iter().filter(|field| !told(field.key)) {
            // An import knows some of these, too, under the name of the fact.
            let heading = match of {
                Kind::Case => format!("case_{}", field.key),
                _ => field.key.to_owned(),
            };
            all.push(column(Sheet::Register, heading, of, field));
        }
    }
}

fn records(sheet: Sheet, kind: Kind, all: &mut Vec<Column>) {
    numbers(sheet, kind, all);
    for field in fields(kind) {
        let known = matches!((kind, field.key), (Kind::Case, "number"));
        if !known {
            all.push(column(sheet, field.key.to_owned(), kind, field));
        }
    }
}

/// By which numbers a line is known: that of the person, and that of the case.
fn numbers(sheet: Sheet, kind: Kind, all: &mut Vec<Column>) {
    if let Some(field) = Kind::Person.field("outside_number") {
        all.push(column(sheet, "person_number".to_owned(), Kind::Person, *field));
    }
    let of_case = kind == Kind::Case || kind.parent().is_some_and(|(_, above)| above == Kind::Case);
    if let Some(field) = Kind::Case.field("number").filter(|_| of_case) {
        all.push(column(sheet, "case_number".to_owned(), Kind::Case, *field));
    }
}

/// The facts and questions of a kind that may leave, in the order of its forms.
fn fields(kind: Kind) -> Vec<Field> {
    let lines = form::of_kind(kind).flat_map(Form::fields).map(|(_, field)| field);
    lines.filter(leaves).collect()
}

/// Restricted content stays, and so does what leads from record to record inside.
fn leaves(field: &Field) -> bool {
    let links = match field.shape {
        Shape::Link(to) => {
            matches!(to, Kind::User | Kind::Centre | Kind::Agency | Kind::Project)
        }
        _ => true,
    };
    links && !field.restricted
}

/// What an import of people calls one of its columns, in the language in use.
fn told(heading: &str) -> Option<String> {
    static LINES: OnceLock<Vec<BTreeMap<String, String>>> = OnceLock::new();
    let lines = LINES.get_or_init(|| choice::table(include_str!("../../assets/lists/heading.csv")));
    let line = lines.iter().find(|line| line.get("column").is_some_and(|own| own == heading))?;
    line.get(words::language().key()).cloned()
}

impl Column {
    /// Its name among all columns: `sheet.heading`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.sheet.key(), self.heading)
    }

    /// What it is called in words.
    pub fn label(&self) -> String {
        let told = match self.sheet {
            Sheet::Register => told(&self.heading),
            // The numbers that lines are known by are called the same in every table.
            _ if self.of == Kind::Person && self.sheet.kind() != Kind::Person => told("record_id"),
            _ if self.of == Kind::Case && self.sheet.kind() != Kind::Case => told("case_number"),
            _ => None,
        };
        told.unwrap_or_else(|| {
            let label = form::label(self.of, self.field.key);
            if self.sheet == Sheet::Register && self.of == Kind::Case {
                tr_with("export-of-case", &[("label", &label)])
            } else {
                label
            }
        })
    }

    /// What becomes of it when nobody is to be known by it: what is not surely harmless goes.
    pub fn treatment(&self) -> Treatment {
        let Field { key, shape, personal, .. } = self.field;
        match (self.of, key) {
            (Kind::Person | Kind::Household | Kind::Case, "outside_number" | "number") => {
                // Case number and number elsewhere would be two codes for one case.
                let twice = self.of == Kind::Case && key == "outside_number";
                return if twice { Treatment::Removed } else { Treatment::Coded };
            }
            (Kind::Person, "birth_on") if self.part != Part::BirthYear => return Treatment::Banded,
            (Kind::Person, "age_estimated_on" | "age_estimate" | "birth_on" | "birth_about") => {
                return Treatment::Removed;
            }
            // The cercle would be the region once more.
            (Kind::Person, "origin_cercle") => return Treatment::Removed,
            _ => {}
        }
        match shape {
            _ if personal => Treatment::Removed,
            Shape::Line | Shape::Prose | Shape::Phone | Shape::Time => Treatment::Removed,
            Shape::Link(Kind::User) => Treatment::Removed,
            Shape::Day | Shape::PartialDay => Treatment::Month,
            Shape::Place => Treatment::Region,
            _ => Treatment::Kept,
        }
    }

    /// What stands above it when nobody is to be known by it.
    pub fn masked_heading(&self) -> &str {
        match (self.treatment(), self.of) {
            (Treatment::Coded, Kind::Person) => "person_code",
            (Treatment::Coded, Kind::Household) => "household_code",
            (Treatment::Coded, _) => "case_code",
            (Treatment::Banded, _) => "age_band",
            _ => &self.heading,
        }
    }

    /// What kind of answer stands in it, in words.
    pub fn sort(&self) -> String {
        tr(&format!(
            "export-sort-{}",
            match self.field.shape {
                Shape::Count | Shape::Amount | Shape::Decimal => "number",
                Shape::Day | Shape::PartialDay => "day",
                Shape::Choice(_) | Shape::State(..) => "one",
                Shape::Choices(_) => "many",
                Shape::Tick => "tick",
                Shape::Place => "place",
                Shape::Link(_) => "name",
                _ => "text",
            }
        ))
    }

    /// The list that its answers come from.
    pub fn list(&self) -> Option<&'static str> {
        match self.field.shape {
            Shape::Choice(list) | Shape::Choices(list) | Shape::State(list, _) => Some(list),
            Shape::Tick => Some("yes_no_unknown"),
            _ => None,
        }
    }
}

/// What leaves, why and to whom: kept in the journal with the columns and the count.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// As what.
    pub format: Format,
    /// With names or without.
    pub privacy: Privacy,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// Headings in words rather than by their keys.
    pub words: bool,
    /// Who receives it.
    pub receiver: String,
    /// For what.
    pub purpose: String,
}

impl Spec {
    /// The sheets with their columns as they are written: removed ones are gone.
    pub fn sheets(&self) -> Vec<(Sheet, Vec<&Column>)> {
        let mut sheets: Vec<(Sheet, Vec<&Column>)> = Vec::new();
        for column in &self.columns {
            if self.privacy == Privacy::Pseudonymised && column.treatment() == Treatment::Removed {
                continue;
            }
            match sheets.iter_mut().find(|(sheet, _)| *sheet == column.sheet) {
                Some((_, held)) => held.push(column),
                None => sheets.push((column.sheet, vec![column])),
            }
        }
        sheets
    }

    /// What stands above a column.
    pub fn heading(&self, column: &Column) -> String {
        let masked = self.privacy == Privacy::Pseudonymised;
        // Programs read the object: its keys never change.
        let words = self.words && self.format != Format::Json;
        match (masked, column.treatment()) {
            (true, Treatment::Coded | Treatment::Banded) if words => {
                tr(&format!("export-{}", column.masked_heading().replace('_', "-")))
            }
            (true, _) if !words => column.masked_heading().to_owned(),
            _ if words => column.label(),
            _ => column.heading.clone(),
        }
    }

    /// One table alone, which needs no archive around it.
    pub fn is_single(&self) -> bool {
        self.format == Format::Csv && self.privacy == Privacy::Full && self.sheets().len() == 1
    }

    /// How the file ends; with a password it is an archive.
    pub fn extension(&self, sealed: bool) -> &'static str {
        match self.format {
            _ if sealed => "zip",
            Format::Csv if self.is_single() => "csv",
            Format::Csv => "zip",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
        }
    }

    /// How many columns go out, after what is removed.
    pub fn width(&self) -> usize {
        self.sheets().iter().map(|(_, columns)| columns.len()).sum()
    }
}
