//! Reads the sheets of an `XLSForm`: `survey`, `choices`, `settings`. What this program does not
//! follow is never dropped in silence: it is listed with its row and a sentence, and the rest of
//! the form loads without it.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{Answer, Ask, Body, Left, Sort};
use crate::domain::expression::Expression;
use crate::domain::name;
use crate::domain::problem::Problem;

/// More lines than any form has.
const MOST_LINES: usize = 3_000;
/// More answers than all lists of a form have.
const MOST_ANSWERS: usize = 30_000;
/// The longest text that is taken.
const LONGEST: usize = 2_000;

/// The sheets as they were read: rows of cells, the headings first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The questions.
    pub survey: Vec<Vec<String>>,
    /// The lists of answers.
    pub choices: Vec<Vec<String>>,
    /// Title, name and version.
    pub settings: Vec<Vec<String>>,
    /// What it is called where the settings do not say: the name of the file.
    pub file: String,
}

/// Reads a form, or says why it is none.
pub fn read(sheets: &Sheets) -> Result<Body, Vec<Problem>> {
    let survey = Table::of("survey", &sheets.survey);
    if !survey.has("type") || !survey.has("name") {
        return Err(vec![Problem::new("questionnaire-no-survey").at("path")]);
    }
    if sheets.survey.len() > MOST_LINES || sheets.choices.len() > MOST_ANSWERS {
        return Err(vec![Problem::new("questionnaire-long").at("path")]);
    }
    let mut form = Reading::default();
    form.settings(&Table::of("settings", &sheets.settings));
    if form.body.form_id.is_empty() {
        form.body.form_id = clean(&sheets.file);
    }
    for title in form.body.titles.iter_mut().filter(|title| title.is_empty()) {
        title.clone_from(&sheets.file);
    }
    form.choices(&Table::of("choices", &sheets.choices));
    form.columns(&survey);
    form.survey(&survey);
    form.settle();
    if form.body.questions() == 0 {
        return Err(vec![Problem::new("questionnaire-empty").at("path")]);
    }
    if form.body.form_id.is_empty() {
        return Err(vec![Problem::new("questionnaire-no-name").at("path")]);
    }
    Ok(form.body)
}

/// The cells of a sheet by their headings.
struct Table<'a> {
    sheet: &'static str,
    headings: Vec<String>,
    rows: &'a [Vec<String>],
}

#[derive(Clone, Copy)]
struct Row<'a> {
    table: &'a Table<'a>,
    cells: &'a [String],
    number: u32,
}

impl<'a> Table<'a> {
    fn of(sheet: &'static str, rows: &'a [Vec<String>]) -> Self {
        let headings = rows.first().map(|first| first.iter().map(|text| heading(text)).collect());
        Self { sheet, headings: headings.unwrap_or_default(), rows }
    }

    fn has(&self, column: &str) -> bool {
        self.headings.iter().any(|heading| heading == column)
    }

    fn rows(&'a self) -> impl Iterator<Item = Row<'a>> {
        let numbered = self.rows.iter().zip(1_u32..).skip(1);
        let rows = numbered.map(|(cells, number)| Row { table: self, cells, number });
        rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
    }
}

impl<'a> Row<'a> {
    fn cell(&self, column: &str) -> &'a str {
        let at = self.table.headings.iter().position(|heading| heading == column);
        let text = at.and_then(|at| self.cells.get(at)).map_or("", |text| text.trim());
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
        text.get(..end).unwrap_or_default()
    }

    /// A text in French and English; the one without a language, or in the only one there is,
    /// stands for both.
    fn two(&self, column: &str) -> [String; 2] {
        let [fr, en] = ["fr", "en"].map(|language| self.cell(&format!("{column}::{language}")));
        let any = self.cell(column);
        let first = |texts: [&str; 3]| {
            texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
        };
        [first([fr, any, en]), first([en, any, fr])]
    }
}

/// A heading as it is looked up: `Label::Français (fr)` is `label::fr`.
fn heading(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let Some((column, language)) = text.split_once(':') else { return text };
    let language = language.trim_start_matches(':').trim();
    let known = language_of(language).unwrap_or(language);
    format!("{}::{known}", column.trim())
}

fn language_of(text: &str) -> Option<&'static str> {
    let folded = name::fold(text);
    let is = |words: &[&str]| words.iter().any(|word| folded.split(' ').any(|part| part == *word));
    if is(&["fr", "fra", "french", "francais", "francaise"]) {
        Some("fr")
    } else if is(&["en", "eng", "english", "anglais"]) {
        Some("en")
    } else {
        None
    }
}

/// Columns of the survey that say nothing this program could leave out.
const QUIET: &[&str] = &["parameters", "body::accept", "$given_name", "order", "read_only"];
/// Columns that this program follows.
const FOLLOWED: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "required",
    "relevant",
    "constraint",
    "constraint_message",
    "choice_filter",
    "restricted",
];
/// What a phone notes by itself.
const NOTED: &[&str] = &[
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "phonenumber",
    "email",
    "subscriberid",
    "simserial",
    "audit",
    "start-geopoint",
    "background-audio",
];

#[derive(Default)]
struct Reading {
    body: Body,
    /// Groups that are open: their condition.
    groups: Vec<Option<String>>,
    /// How many repeats are open, the row of the outermost, how many questions are in it.
    repeats: usize,
    repeat: Option<(u32, String, u32)>,
    /// The questions so far, and their rows.
    rows: BTreeMap<String, u32>,
}

impl Reading {
    fn leave(&mut self, row: Row<'_>, word: &str, given: &[(&str, &str)]) {
        self.leave_at(row.table.sheet, row.number, word, given);
    }

    fn leave_at(&mut self, sheet: &str, row: u32, word: &str, given: &[(&str, &str)]) {
        let given = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let (sheet, word) = (sheet.to_owned(), format!("questionnaire-left-{word}"));
        self.body.left.push(Left { sheet, row, word, given: given.collect() });
    }

    fn settings(&mut self, table: &Table<'_>) {
        let Some(row) = table.rows().next() else { return };
        let [fr, en] = row.two("form_title");
        let id = row.cell("form_id");
        let id = if id.is_empty() { row.cell("id_string") } else { id };
        let id = if id.is_empty() { fr.clone() } else { id.to_owned() };
        self.body.form_id = clean(&id);
        row.cell("version").clone_into(&mut self.body.version);
        let named = |text: String| if text.is_empty() { id.clone() } else { text };
        self.body.titles = [named(fr), named(en)];
    }

    fn choices(&mut self, table: &Table<'_>) {
        for row in table.rows() {
            let list = match row.cell("list_name") {
                "" => row.cell("list name"),
                list => list,
            };
            let code = match row.cell("name") {
                "" => row.cell("value"),
                code => code,
            };
            if list.is_empty() || code.is_empty() {
                self.leave(row, "answer", &[("name", code)]);
                continue;
            }
            if code.contains([' ', ';', '\t']) {
                self.leave(row, "code", &[("name", code)]);
                continue;
            }
            let labels = row.two("label");
            let labels = labels.map(|text| if text.is_empty() { code.to_owned() } else { text });
            let beside = |heading: &String| {
                !matches!(heading.as_str(), "" | "list_name" | "list name" | "name" | "value")
                    && !heading.starts_with("label")
                    && !heading.starts_with("media")
            };
            let columns = table.headings.iter().filter(|heading| beside(heading));
            let columns: BTreeMap<String, String> = columns
                .map(|heading| (heading.clone(), row.cell(heading).to_owned()))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            let answers = self.body.lists.entry(list.to_owned()).or_default();
            if answers.iter().any(|answer| answer.name == code) {
                self.leave(row, "code-twice", &[("name", code)]);
                continue;
            }
            answers.push(Answer { name: code.to_owned(), labels, columns });
        }
    }

    /// Says once which languages and columns are passed over.
    fn columns(&mut self, table: &Table<'_>) {
        for heading in &table.headings {
            let (column, language) = heading.split_once("::").unwrap_or((heading, ""));
            let shown = matches!(language, "" | "fr" | "en");
            if FOLLOWED.contains(&column) && !shown {
                self.leave_at(table.sheet, 1, "language", &[("language", language)]);
            }
        }
    }

    fn survey(&mut self, table: &Table<'_>) {
        for row in table.rows() {
            let sort = row.cell("type").to_lowercase();
            let (first, rest) = sort.split_once(char::is_whitespace).unwrap_or((&sort, ""));
            let first = match (first, rest.trim()) {
                ("begin", what) => format!("begin_{what}"),
                ("end", what) if !what.is_empty() => format!("end_{what}"),
                (first, _) => first.replace(' ', "_"),
            };
            if first.is_empty() {
                continue;
            }
            match first.as_str() {
                "begin_repeat" => {
                    self.repeats += 1;
                    let name = row.cell("name").to_owned();
                    self.repeat.get_or_insert((row.number, name, 0));
                }
                "end_repeat" => {
                    self.repeats = self.repeats.saturating_sub(1);
                    if self.repeats == 0
                        && let Some((number, name, count)) = self.repeat.take()
                    {
                        let count = count.to_string();
                        let given = [("name", name.as_str()), ("count", &count)];
                        self.leave_at(table.sheet, number, "repeat", &given);
                    }
                }
                _ if self.repeats > 0 => {
                    if let Some((_, _, count)) = &mut self.repeat
                        && !first.ends_with("_group")
                    {
                        *count += 1;
                    }
                }
                "begin_group" => self.group(row),
                "end_group" => {
                    self.groups.pop();
                }
                first => self.question(row, first),
            }
        }
        if let Some((number, name, count)) = self.repeat.take() {
            let count = count.to_string();
            self.leave_at(table.sheet, number, "repeat", &[("name", &name), ("count", &count)]);
        }
    }

    fn group(&mut self, row: Row<'_>) {
        let condition = row.cell("relevant");
        self.groups.push((!condition.is_empty()).then(|| condition.to_owned()));
        let labels = row.two("label");
        if labels.iter().all(String::is_empty) {
            return;
        }
        let name = format!("group-{}", row.number);
        self.body.asks.push(Ask { name, sort: Sort::Group, labels, ..Ask::default() });
    }

    fn question(&mut self, row: Row<'_>, first: &str) {
        let name = row.cell("name");
        // As written: names of lists know capitals.
        let written = row.cell("type").split_whitespace().collect::<Vec<_>>();
        let list = written.get(1).copied().unwrap_or_default();
        let appearance = row.cell("appearance");
        let sort = match first {
            "text" if appearance.contains("multiline") => Sort::Prose,
            "text" => Sort::Text,
            "integer" | "int" => Sort::Integer,
            "decimal" => Sort::Decimal,
            "date" => Sort::Date,
            "time" => Sort::Time,
            "select_one" => Sort::One,
            "select_multiple" => Sort::Many,
            "acknowledge" | "trigger" => Sort::Tick,
            "note" => Sort::Note,
            _ if NOTED.contains(&first) => {
                self.leave(row, "noted", &[("type", first)]);
                return;
            }
            "calculate" => {
                self.leave(row, "calculate", &[("name", name)]);
                return;
            }
            _ => {
                self.leave(row, "type", &[("type", first), ("name", name)]);
                return;
            }
        };
        let sound = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        if !sound {
            self.leave(row, "name", &[("name", name)]);
            return;
        }
        if self.rows.contains_key(name) {
            self.leave(row, "twice", &[("name", name)]);
            return;
        }
        self.rows.insert(name.to_owned(), row.number);
        let mut ask = Ask { name: name.to_owned(), sort, ..Ask::default() };
        if matches!(sort, Sort::One | Sort::Many) {
            let other = written.iter().skip(2).any(|word| *word == "or_other");
            if !self.body.lists.contains_key(list) {
                self.leave(row, "list", &[("name", name), ("list", list)]);
                return;
            }
            if other {
                self.leave(row, "other", &[("name", name)]);
            }
            list.clone_into(&mut ask.list);
        }
        let labels = row.two("label");
        ask.labels = labels.map(|text| if text.is_empty() { name.to_owned() } else { text });
        ask.hints = row.two("hint");
        ask.said = row.two("constraint_message");
        ask.restricted = is_yes(row.cell("restricted"));
        if ask.labels.iter().chain(&ask.hints).any(|text| text.contains("${")) {
            self.leave(row, "inside", &[("name", name)]);
        }
        match row.cell("required") {
            "" => {}
            text if is_yes(text) => ask.required = sort != Sort::Note,
            "no" | "No" | "NO" | "false" | "FALSE" | "false()" | "0" => {}
            text => self.leave(row, "required", &[("name", name), ("text", text)]),
        }
        let groups: Vec<String> = self.groups.iter().flatten().cloned().collect();
        ask.relevant.extend(groups);
        let own = row.cell("relevant");
        ask.relevant.extend((!own.is_empty()).then(|| own.to_owned()));
        row.cell("constraint").clone_into(&mut ask.rule);
        self.filter(row, &mut ask);
        for heading in &row.table.headings {
            let column = heading.split("::").next().unwrap_or_default();
            let quiet = column.is_empty() || FOLLOWED.contains(&column) || QUIET.contains(&column);
            let multiline = column == "appearance" && sort == Sort::Prose;
            let text = row.cell(heading);
            if !quiet && !multiline && !text.is_empty() {
                self.leave(row, "column", &[("name", name), ("column", heading)]);
            }
        }
        self.body.asks.push(ask);
    }

    fn filter(&mut self, row: Row<'_>, ask: &mut Ask) {
        let text = row.cell("choice_filter");
        if text.is_empty() {
            return;
        }
        let simple = || {
            let (column, field) = text.split_once('=')?;
            let field = field.trim().strip_prefix("${")?.strip_suffix('}')?;
            let word = |text: &str| !text.is_empty() && !text.contains([' ', '(', '\'', '$']);
            let (column, field) = (column.trim().to_lowercase(), field.trim().to_owned());
            (word(&column) && word(&field)).then_some((column, field))
        };
        match simple() {
            Some(filter) => ask.filter = Some(filter),
            None => self.leave(row, "filter", &[("name", &ask.name), ("text", text)]),
        }
    }

    /// Once all questions are known: conditions that say more than is followed are listed, and
    /// what hangs on them is asked of everybody.
    fn settle(&mut self) {
        let known: BTreeSet<String> = self.body.asks.iter().map(|ask| ask.name.clone()).collect();
        let read = |text: &str| Expression::parse(text, |n| known.contains(n).then(String::new));
        let mut left: Vec<(String, &str, String)> = Vec::new();
        for ask in &mut self.body.asks {
            let name = ask.name.clone();
            ask.relevant.retain(|text| {
                let follows = read(text).is_some();
                if !follows {
                    left.push((name.clone(), "condition", text.clone()));
                }
                follows
            });
            if !ask.rule.is_empty() && read(&ask.rule).is_none() {
                left.push((name.clone(), "rule", std::mem::take(&mut ask.rule)));
            }
            if let Some((_, field)) = ask.filter.take_if(|(_, field)| !known.contains(field)) {
                left.push((name, "filter", field));
            }
        }
        for (name, word, text) in left {
            let row = self.row_of(&name);
            self.leave_at("survey", row, word, &[("name", &name), ("text", &text)]);
        }
        // The survey first, each sheet in the order of its rows.
        self.body
            .left
            .sort_by(|one, other| other.sheet.cmp(&one.sheet).then(one.row.cmp(&other.row)));
    }

    fn row_of(&self, name: &str) -> u32 {
        self.rows.get(name).copied().unwrap_or_default()
    }
}

fn is_yes(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "yes" | "true" | "true()" | "1" | "oui")
}

/// A lasting name: letters, figures and lines, in small letters.
fn clean(text: &str) -> String {
    let one = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let clean: String = name::fold(text).trim().chars().map(one).take(60).collect();
    clean.trim_matches('_').to_owned()
}
