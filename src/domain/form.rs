//! Forms: which questions are asked, in which order, with which words.
//! A form is a table with `XLSForm` columns. A line whose name is a fact of the
//! form's kind gives that fact its place, label and hint and may tighten it;
//! any other line is a question, answered beside the facts.

mod office;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::choice::Choice;
use super::expression::Expression;
use super::fact::{Field, Shape};
use super::kind::Kind;
use super::problem::Problem;
use super::value::{self, Keyed as _, Row, Value};
use crate::words::{self, Lang};

pub(in crate::domain) use office::keep_list;
pub use office::{OFFICE, Wanted, keep, short, title};

/// A line of a form: a heading, a sentence to read or something to answer.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Key of the fact or the question; of the group for a heading.
    pub name: &'static str,
    /// What it takes; `None` for a heading.
    pub field: Option<Field>,
    /// Set by the program: it has a label for the history, and is never asked.
    pub quiet: bool,
    /// True when it is a question and not a fact.
    pub question: bool,
    /// Only to be read, between the fields.
    pub note: bool,
    /// Nobody is asked any more: shown where it was answered.
    pub retired: bool,
    labels: [&'static str; 2],
    hints: [&'static str; 2],
    relevant: Vec<Vec<Test>>,
    /// Column of the list, and the field whose answer it must hold.
    filter: Option<(&'static str, &'static str)>,
    /// When a question of the office is asked.
    condition: Option<Expression>,
    /// What must hold of an answer to a question of the office, and what is said when it does not.
    rule: Option<(Expression, [&'static str; 2])>,
}

/// A form over one kind of record.
#[derive(Debug)]
pub struct Form {
    /// Its name, as in `assets/forms`.
    pub name: &'static str,
    /// The kind of record it fills.
    pub kind: Kind,
    /// Its lines in the order seen.
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Test {
    field: String,
    is: bool,
    wanted: String,
}

macro_rules! forms {
    ($($name:literal => $kind:ident,)+) => {
        /// Every form with its kind and its table.
        const TABLES: &[(&str, Kind, &str)] = &[
            $(($name, Kind::$kind, include_str!(concat!("../../assets/forms/", $name, ".csv"))),)+
        ];
    };
}

forms! {
    "identity" => Person,
    "profile" => Person,
    "contact" => Contact,
    "document" => Document,
    "household" => Household,
    "intake" => Case,
    "screening" => Case,
    "closure" => Case,
    "return_track" => Case,
    "consent" => Consent,
    "step" => Step,
    "vulnerability" => Vulnerability,
    "strength" => Strength,
    "assistance" => Assistance,
    "referral" => Referral,
    "session" => Session,
    "support" => Support,
    "followup" => Followup,
    "note" => Note,
    "task" => Task,
    "user" => User,
    "centre" => Centre,
    "agency" => Agency,
    "plan" => Plan,
    "goal" => Goal,
    "plan_item" => PlanItem,
    "approval" => Approval,
    "referral_move" => ReferralMove,
    "disclosure" => Disclosure,
    "course" => Course,
    "workshop" => Workshop,
    "scale" => Scale,
    "survey" => Survey,
    "alert" => Alert,
    "payment" => Payment,
    "attempt" => Attempt,
    "trafficking" => Trafficking,
    "flag" => Flag,
    "attachment" => Attachment,
    "household_event" => HouseholdEvent,
    "collective" => Collective,
    "project" => Project,
    "offer" => Offer,
    "wording" => Wording,
    "definition" => Definition,
    "list" => List,
    "identity_link" => IdentityLink,
    "target" => Target,
    "indicator" => Indicator,
    "report" => Report,
    "remark" => Remark,
    "handover" => Handover,
    "questionnaire" => Questionnaire,
    "dismissal" => Dismissal,
    "arrival" => Arrival,
    "slip" => Slip,
    "mapping" => Mapping,
    "table_import" => TableImport,
}

/// Every form shipped with the program.
pub fn all() -> &'static [Form] {
    static ALL: OnceLock<Vec<Form>> = OnceLock::new();
    ALL.get_or_init(|| TABLES.iter().map(|(name, kind, table)| parse(name, *kind, table)).collect())
}

/// The form with this name: one of the program, or one that the office has loaded.
pub fn named(name: &str) -> Option<&'static Form> {
    all().iter().find(|form| form.name == name).or_else(|| office::named(name))
}

/// The forms of a kind, first the one that opens when the record is made.
pub fn of_kind(kind: Kind) -> impl Iterator<Item = &'static Form> {
    all().iter().filter(move |form| form.kind == kind)
}

/// The line of a field of a kind, in whichever form asks it.
pub fn line_of(kind: Kind, name: &str) -> Option<&'static Line> {
    if let Some(form) = office::of_key(name) {
        return form.lines.iter().find(|line| line.name == name);
    }
    of_kind(kind).flat_map(|form| &form.lines).find(|line| line.name == name)
}

/// The form of an office and its question with this key, where one was loaded.
pub fn asked_by_office(key: &str) -> Option<(&'static Form, &'static Line)> {
    let form = office::of_key(key)?;
    let line = form.lines.iter().find(|line| line.name == key && line.field.is_some())?;
    Some((form, line))
}

/// The label of a field of a kind; its key when no form asks it.
pub fn label(kind: Kind, name: &str) -> String {
    if let Some(line) = line_of(kind, name) {
        return line.label().to_owned();
    }
    // A link that the program sets is called by what it leads to.
    match kind.field(name).map(|field| field.shape) {
        Some(Shape::Link(to)) => words::tr(&format!("kind-{}", to.key().replace('_', "-"))),
        _ => name.to_owned(),
    }
}

impl Form {
    /// The lines that can be answered.
    pub fn fields(&self) -> impl Iterator<Item = (&Line, Field)> {
        self.lines.iter().filter_map(|line| line.field.map(|field| (line, field)))
    }
}

impl Line {
    /// The label in the language in use.
    pub fn label(&self) -> &'static str {
        pick(self.labels)
    }

    /// Whether one of its labels, in whichever language, is what is meant.
    pub fn is_called(&self, meant: impl Fn(&str) -> bool) -> bool {
        self.labels.iter().any(|label| meant(label))
    }

    /// The hint in the language in use; empty when there is none.
    pub fn hint(&self) -> &'static str {
        pick(self.hints)
    }

    /// True when the answers so far make this line worth asking.
    pub fn is_relevant(&self, answers: &Row) -> bool {
        if let Some(condition) = &self.condition {
            return condition.holds(answers, &Value::Nothing);
        }
        self.relevant.is_empty()
            || self.relevant.iter().any(|all| all.iter().all(|test| test.holds(answers)))
    }

    /// What stands against an answer to a question of the office; nothing against no answer.
    pub fn breach(&self, answers: &Row, answer: &Value) -> Option<Problem> {
        let (rule, said) = self.rule.as_ref().filter(|_| !answer.is_nothing())?;
        if rule.holds(answers, answer) {
            return None;
        }
        let said = pick(*said);
        let problem = if said.is_empty() {
            Problem::new("questionnaire-rule").with("rule", rule.text())
        } else {
            Problem::new("questionnaire-said").with("said", said)
        };
        Some(problem.at(self.name))
    }

    /// True when an answer of the list goes with the answers so far; one that goes with all of
    /// them says so with `all` or nothing in its column.
    pub fn offers(&self, choice: &Choice, answers: &Row) -> bool {
        let Some((column, field)) = self.filter else { return true };
        let (goes_with, answered) = (choice.attribute(column), value::text_of(answers, field));
        matches!(goes_with, "" | "all")
            || answered.is_empty()
            || goes_with.split(';').any(|one| one == answered)
    }
}

fn pick([fr, en]: [&'static str; 2]) -> &'static str {
    match words::language() {
        Lang::En if !en.is_empty() => en,
        _ => fr,
    }
}

impl Test {
    fn holds(&self, answers: &Row) -> bool {
        let held = match value::of(answers, &self.field) {
            Value::Text(text) => {
                text == &self.wanted || text.split_whitespace().any(|code| code == self.wanted)
            }
            Value::Int(number) => number.to_string() == self.wanted,
            Value::Nothing | Value::Sealed(_) => self.wanted.is_empty(),
        };
        held == self.is
    }
}

fn parse(name: &'static str, kind: Kind, table: &'static str) -> Form {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table.as_bytes());
    let headings: BTreeMap<String, usize> = reader
        .headers()
        .map(|row| row.iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect())
        .unwrap_or_default();
    let mut lines = Vec::new();
    for record in reader.records().flatten() {
        let cell = |heading: &str| {
            headings.get(heading).and_then(|at| record.get(*at)).unwrap_or_default().trim()
        };
        let named = leak(cell("name"));
        let (field, question) = match kind.field(named) {
            _ if cell("type") == "begin_group" => (None, false),
            Some(fact) => {
                let required = fact.required || cell("required") == "yes";
                (Some(Field { required, ..*fact }), false)
            }
            None => {
                (Some(question(named, cell("type"), cell("required"), cell("restricted"))), true)
            }
        };
        lines.push(Line {
            name: named,
            field,
            question,
            quiet: cell("type") == "calculate",
            labels: [leak(cell("label::fr")), leak(cell("label::en"))],
            hints: [leak(cell("hint::fr")), leak(cell("hint::en"))],
            relevant: relevance(cell("relevant")),
            filter: filter(cell("choice_filter")),
            ..Line::default()
        });
    }
    Form { name, kind, lines }
}

/// Forms are read once and live as long as the program.
fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn question(key: &'static str, kind: &str, required: &str, restricted: &str) -> Field {
    let (first, list) = kind.split_once(' ').unwrap_or((kind, ""));
    let shape = match first {
        "integer" => Shape::Count,
        "date" => Shape::Day,
        "time" => Shape::Time,
        "select_one" => Shape::Choice(leak(list)),
        "select_multiple" => Shape::Choices(leak(list)),
        "prose" => Shape::Prose,
        _ => Shape::Line,
    };
    let (required, restricted) = (required == "yes", restricted == "yes");
    Field { key, shape, required, personal: false, restricted }
}

/// `${a} = 'x' and ${b} != 'y' or selected(${c}, 'z')`: or of ands, no brackets.
fn relevance(text: &str) -> Vec<Vec<Test>> {
    text.split(" or ")
        .map(|all| all.split(" and ").filter_map(test).collect::<Vec<_>>())
        .filter(|all| !all.is_empty())
        .collect()
}

/// `column = ${field}`.
fn filter(text: &str) -> Option<(&'static str, &'static str)> {
    let (column, field) = text.split_once('=')?;
    let field = field.trim().strip_prefix("${")?.strip_suffix('}')?;
    Some((leak(column.trim()), leak(field)))
}

fn test(text: &str) -> Option<Test> {
    let text = text.trim();
    let field = text.split_once("${")?.1.split_once('}')?.0.to_owned();
    let wanted = text.split('\'').nth(1).unwrap_or_default().to_owned();
    Some(Test { field, is: !text.contains("!=") && !text.starts_with("not("), wanted })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::choice;
    use super::*;

    #[test]
    fn every_fact_of_every_kind_stands_in_exactly_one_form_line() {
        /// Links that the program sets itself, from where the record is made.
        const SET_BY_PROGRAM: &[&str] = &["person_id", "case_id", "household_id", "consent_id"];
        let mut facts = 0;
        for kind in Kind::ALL {
            for field in kind.fields() {
                let lines = of_kind(*kind)
                    .flat_map(|form| &form.lines)
                    .filter(|line| line.name == field.key)
                    .count();
                let wanted = usize::from(!SET_BY_PROGRAM.contains(&field.key));
                assert_eq!(lines, wanted, "{}.{}", kind.key(), field.key);
                facts += 1;
            }
        }
        println!("{facts} facts, each with its line");
    }

    #[test]
    fn every_line_has_words_in_both_languages_and_a_sound_list() {
        for form in all() {
            let mut seen = BTreeSet::new();
            for line in &form.lines {
                assert!(seen.insert(line.name), "{}.{} twice", form.name, line.name);
                assert!(line.labels.iter().all(|l| !l.is_empty()), "{}.{}", form.name, line.name);
                assert_eq!(line.hints[0].is_empty(), line.hints[1].is_empty(), "{}", line.name);
                match line.field.map(|field| field.shape) {
                    Some(Shape::Choice(list) | Shape::Choices(list)) => {
                        assert!(!choice::list(list).is_empty(), "{}: list {list}", line.name);
                    }
                    Some(Shape::State(list, keys)) => {
                        let codes: Vec<&str> =
                            choice::list(list).iter().map(|c| c.code.as_str()).collect();
                        for key in keys {
                            assert!(codes.contains(key), "{list} lacks {key}");
                        }
                    }
                    _ => {}
                }
                if let (Some((column, field)), Some(Shape::Choice(list))) =
                    (line.filter, line.field.map(|field| field.shape))
                {
                    assert!(form.lines.iter().any(|other| other.name == field), "{field}");
                    let tells = |c: &Choice| !c.attribute(column).is_empty();
                    assert!(choice::list(list).iter().any(tells), "{list} has no {column}");
                }
                for test in line.relevant.iter().flatten() {
                    let known = form.lines.iter().any(|other| other.name == test.field);
                    assert!(known, "{}.{} asks {}", form.name, line.name, test.field);
                }
            }
        }
    }

    #[test]
    fn relevance_reads_and_or_not() {
        let holds = |text: &str, answers: &[(&'static str, &str)]| {
            let mut row = Row::new();
            for (key, answer) in answers {
                value::put(&mut row, *key, Value::Text((*answer).to_owned()));
            }
            let tests = relevance(text);
            tests.is_empty() || tests.iter().any(|all| all.iter().all(|test| test.holds(&row)))
        };
        assert!(holds("", &[]));
        assert!(holds("${a} = 'x'", &[("a", "x")]));
        assert!(!holds("${a} = 'x'", &[]));
        assert!(holds("${a} != 'x'", &[]));
        assert!(holds("selected(${a}, 'x')", &[("a", "w x y")]));
        assert!(holds("${a} = 'x' and ${b} = 'y' or ${c} = 'z'", &[("c", "z")]));
        assert!(!holds("${a} = 'x' and ${b} = 'y'", &[("a", "x")]));
    }

    #[test]
    fn only_the_answers_that_go_with_an_earlier_one_are_offered() {
        let line = line_of(Kind::Session, "activity").unwrap();
        let offered = |format: &str| {
            let row: Row = [("format".into(), Value::Text(format.to_owned()))].into();
            let list = choice::list("psychosocial_activity").iter();
            list.filter(|c| line.offers(c, &row)).map(|c| c.code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(offered("family"), ["BASIC", "MEDIATION", "PSS_FAM"]);
        assert!(offered("individual").contains(&"PFA") && !offered("individual").contains(&"ART"));
        assert_eq!(offered("").len(), choice::list("psychosocial_activity").len());
        println!("{} for a group", offered("group").len());
    }
}
