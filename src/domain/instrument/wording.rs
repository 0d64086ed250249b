//! The official wording of an instrument, loaded by the office from a table: one instrument,
//! one language. It is shown word for word, so a file with an item too many, too few or twice,
//! or of another instrument, is refused and the item is named (`DOMAIN.md` 3.4).
//!
//! The table has the columns `item` and `label::fr` (or any other language), parted by comma,
//! semicolon or tab. Items are numbers; `gate` is the question that comes first, `impact` the
//! one that does not count (may be left out), `option_0`, `option_1` … the answers of the scale
//! (all or none). Instrument, owner, version and licence stand in lines before the heading,
//! `# owner: …`, or in columns of their own.

use std::collections::BTreeMap;

use super::{Instrument, Slot, all};
use crate::domain::problem::Problem;

/// The longest text of one item, in characters.
const LONGEST: usize = 2000;

/// The wording of one instrument in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Key of the instrument.
    pub instrument: String,
    /// Short key of the language.
    pub language: String,
    /// To whom the wording belongs.
    pub owner: String,
    /// Which edition it is.
    pub version: String,
    /// Under which terms the office holds it.
    pub licence: String,
    labels: BTreeMap<Slot, String>,
    options: BTreeMap<u8, String>,
}

/// What is said about the whole file.
#[derive(Default)]
struct Head {
    instrument: String,
    owner: String,
    version: String,
    licence: String,
}

impl Head {
    fn field(&mut self, name: &str) -> Option<&mut String> {
        match name.trim().to_lowercase().as_str() {
            "instrument" => Some(&mut self.instrument),
            "owner" | "propriétaire" | "proprietaire" | "auteur" => Some(&mut self.owner),
            "version" => Some(&mut self.version),
            "licence" | "license" => Some(&mut self.licence),
            _ => None,
        }
    }

    fn fill(&mut self, name: &str, content: &str) {
        let content = content.trim();
        if let Some(field) = self.field(name).filter(|field| field.is_empty()) {
            content.clone_into(field);
        }
    }
}

impl Wording {
    /// Reads the file for this instrument, or says everything that is wrong with it.
    pub fn parse(instrument: &Instrument, text: &str) -> Result<Self, Vec<Problem>> {
        let text = text.trim_start_matches('\u{feff}');
        if text.contains('\u{fffd}') {
            return Err(vec![Problem::new("scale-wording-encoding")]);
        }
        let mut head = Head::default();
        let body = head_lines(text, &mut head);
        let mut problems = Vec::new();
        let Some((language, rows)) = rows(body, &mut head, &mut problems) else {
            return Err(problems);
        };
        check_head(instrument, &head, &mut problems);
        let (labels, options) = check_rows(instrument, rows, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let Head { owner, version, licence, .. } = head;
        let instrument = instrument.id.clone();
        Ok(Self { instrument, language, owner, version, licence, labels, options })
    }

    /// The question, word for word.
    pub fn label(&self, slot: Slot) -> Option<&str> {
        self.labels.get(&slot).map(String::as_str)
    }

    /// An answer of the scale, word for word, where the file gives them.
    pub fn option(&self, value: u8) -> Option<&str> {
        self.options.get(&value).map(String::as_str)
    }

    /// The file as it is kept; `parse` reads it back.
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let head = ["item", "label", "instrument", "owner", "version", "licence"];
        let language = format!("label::{}", self.language);
        // Written to memory: there is nothing that can fail.
        let _ = writer.write_record(head.map(|n| if n == "label" { language.as_str() } else { n }));
        let labels = self.labels.iter().map(|(slot, label)| (slot.to_string(), label));
        let options = self.options.iter().map(|(value, label)| (format!("option_{value}"), label));
        for (at, (item, label)) in labels.chain(options).enumerate() {
            let about = [&self.instrument, &self.owner, &self.version, &self.licence];
            let about = about.map(|text| if at == 0 { text.as_str() } else { "" });
            let _ = writer.write_record([item.as_str(), label].into_iter().chain(about));
        }
        writer
            .into_inner()
            .map(|bytes| String::from_utf8(bytes).unwrap_or_default())
            .unwrap_or_default()
    }
}

/// Reads the lines before the heading; what follows them.
fn head_lines<'a>(text: &'a str, head: &mut Head) -> &'a str {
    let mut rest = text;
    loop {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let bare = line.trim().trim_matches(['"', ',', ';', '\t', ' ']);
        let Some(about) = bare.strip_prefix('#') else {
            if bare.is_empty() && !after.is_empty() {
                rest = after;
                continue;
            }
            return rest;
        };
        if let Some((name, content)) = about.split_once(':') {
            head.fill(name, content);
        }
        rest = after;
    }
}

type Rows = Vec<(String, String)>;

/// Language and the pairs of item and text; nothing when the columns are not there.
fn rows(body: &str, head: &mut Head, problems: &mut Vec<Problem>) -> Option<(String, Rows)> {
    let heading = body.lines().next().unwrap_or_default();
    let many = |sign: &u8| heading.bytes().filter(|byte| byte == sign).count();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(many).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(body.as_bytes());
    let columns: Vec<String> =
        reader.headers().ok()?.iter().map(|name| name.trim().to_lowercase()).collect();
    let item = columns.iter().position(|name| name == "item");
    let labels: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, name)| name.starts_with("label::"))
        .map(|(at, _)| at)
        .collect();
    let (Some(item), [label]) = (item, labels.as_slice()) else {
        let word =
            if labels.len() > 1 { "scale-wording-languages" } else { "scale-wording-columns" };
        problems.push(Problem::new(word));
        return None;
    };
    let language = language(columns.get(*label)?);
    if language.is_empty() {
        problems.push(Problem::new("scale-wording-columns"));
        return None;
    }
    let mut rows = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let Ok(record) = record else {
            problems.push(Problem::new("scale-wording-row").with("row", (number + 1).to_string()));
            continue;
        };
        for (name, content) in columns.iter().zip(&record) {
            head.fill(name, content);
        }
        let cell = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((cell(item), cell(*label)));
        }
    }
    Some((language, rows))
}

/// `label::fr` and `label::Français (fr)` are both French.
fn language(heading: &str) -> String {
    let name = heading.split_once("::").map_or("", |(_, name)| name).trim();
    let key = name.rsplit_once('(').map_or(name, |(_, key)| key.trim_end_matches(')'));
    key.trim().to_owned()
}

fn check_head(instrument: &Instrument, head: &Head, problems: &mut Vec<Problem>) {
    let flat = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
    };
    let name = instrument.name.show();
    let meant = flat(&head.instrument);
    if head.instrument.is_empty() {
        let id = &instrument.id;
        problems
            .push(Problem::new("scale-wording-no-instrument").with("id", id).with("name", name));
    } else if meant != instrument.id {
        let other = all().iter().find(|other| other.id == meant);
        let other = other.map_or(head.instrument.as_str(), |other| other.name.show());
        problems.push(Problem::new("scale-wording-other").with("other", other).with("name", name));
    }
    if head.owner.is_empty() {
        problems.push(Problem::new("scale-wording-no-owner"));
    }
    if head.version.is_empty() {
        problems.push(Problem::new("scale-wording-no-version"));
    }
    if head.licence.is_empty() {
        problems.push(Problem::new("scale-wording-no-licence"));
    }
}

type Texts = (BTreeMap<Slot, String>, BTreeMap<u8, String>);

fn check_rows(instrument: &Instrument, rows: Rows, problems: &mut Vec<Problem>) -> Texts {
    let (mut labels, mut options) = (BTreeMap::new(), BTreeMap::new());
    let wanted = instrument.slots();
    let name = instrument.name.show();
    for (item, label) in rows {
        let complain = |word| Problem::new(word).with("item", &item).with("name", name).at(&item);
        if label.chars().count() > LONGEST {
            problems.push(complain("scale-wording-long"));
            continue;
        }
        let slot = Slot::parse(&item).filter(|slot| wanted.contains(slot));
        let value = item.strip_prefix("option_").and_then(|value| value.parse::<u8>().ok());
        let value = value.filter(|v| instrument.options.iter().any(|option| option.value == *v));
        let before = match (slot, value) {
            (Some(slot), _) => labels.insert(slot, label),
            (None, Some(value)) => options.insert(value, label),
            (None, None) => {
                problems.push(complain("scale-wording-extra"));
                continue;
            }
        };
        if before.is_some() {
            problems.push(complain("scale-wording-twice"));
        }
    }
    labels.retain(|_, label| !label.is_empty());
    options.retain(|_, label| !label.is_empty());
    let mut lacks = |item: String| {
        let problem = Problem::new("scale-wording-missing").with("item", &item).with("name", name);
        problems.push(problem.at(&item));
    };
    for slot in wanted.into_iter().filter(|slot| *slot != Slot::Impact) {
        if !labels.contains_key(&slot) {
            lacks(slot.to_string());
        }
    }
    if !options.is_empty() {
        for option in instrument.options.iter().filter(|o| !options.contains_key(&o.value)) {
            lacks(format!("option_{}", option.value));
        }
    }
    (labels, options)
}
