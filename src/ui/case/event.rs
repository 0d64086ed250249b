//! What happened in a file, save by save, in words: "Référencement ajouté : CICR",
//! "Niveau de risque : moyen → élevé". Restricted content is never quoted here.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{card, sign};
use crate::domain::date;
use crate::domain::fact::Field;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Value};
use crate::store::case::{CaseFile, Office};
use crate::store::journal::history::Change;
use crate::store::{Held, clock};
use crate::ui::look::{Mood, icon};
use crate::ui::widgets::timeline::Event;
use crate::words::{tr, tr_with};

/// One save of one record: the event to show, and where it leads.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    /// What the timeline shows.
    pub(super) event: Event,
    /// Kind of the record.
    pub(super) kind: Kind,
}

/// The field with this key, fact or question.
pub(super) fn field(kind: Kind, key: &str) -> Option<Field> {
    let question = || form::line_of(kind, key).and_then(|line| line.field);
    kind.field(key).copied().or_else(question)
}

/// Every record of a file by its id.
pub(super) fn records(file: &CaseFile) -> BTreeMap<Id, &Held> {
    let own = [Some(&file.person), file.case.as_ref(), file.household.as_ref()];
    own.into_iter()
        .flatten()
        .chain(file.parts.values().flatten())
        .map(|held| (held.id, held))
        .collect()
}

/// Changes to a key that the program keeps for itself are not told.
fn is_told(kind: Kind, change: &Change) -> bool {
    const LINKS: &[&str] = &["person_id", "case_id", "consent_id"];
    change.key == GONE
        || (field(kind, &change.key).is_some() && !LINKS.contains(&change.key.as_str()))
}

/// What a field is called; the link to the household stands in no form.
pub(super) fn label(kind: Kind, key: &str) -> String {
    if key == HOUSEHOLD { tr("kind-household") } else { form::label(kind, key) }
}

/// A value in words; a household by its name.
pub(super) fn said(
    file: &CaseFile,
    office: &Office,
    kind: Kind,
    key: &str,
    value: &Value,
) -> String {
    if key != HOUSEHOLD {
        return card::shown(office, kind, key, value);
    }
    let Some(id) = value.text().and_then(Id::parse) else { return String::new() };
    match file.household.as_ref().filter(|held| held.id == id) {
        Some(held) => value::text_of(&held.row, "name").to_owned(),
        None => tr("case-household-other"),
    }
}

/// The key of the link to a household.
const HOUSEHOLD: &str = "household_id";

/// The key of a record being taken away.
pub(super) const GONE: &str = "gone";

/// The newest events, at most `most`, from changes that stand newest first.
pub(super) fn moments(
    file: &CaseFile,
    changes: &[Change],
    office: &Office,
    today: NaiveDate,
    most: usize,
) -> Vec<Moment> {
    let held = records(file);
    let mut first: BTreeMap<Id, i64> = BTreeMap::new();
    for change in changes {
        let entry = first.entry(change.record).or_insert(change.entry);
        *entry = (*entry).min(change.entry);
    }
    let mut found = Vec::new();
    let mut rest = changes;
    while let Some(change) = rest.first() {
        let len = rest.iter().take_while(|other| other.entry == change.entry).count();
        let (save, later) = rest.split_at(len);
        rest = later;
        let Some(kind) = Kind::from_key(&change.kind) else { continue };
        let told: Vec<&Change> = save.iter().filter(|change| is_told(kind, change)).collect();
        if told.is_empty() {
            continue;
        }
        let made = first.get(&change.record) == Some(&change.entry);
        let record = held.get(&change.record).copied();
        let about = (file, office, today);
        found.push(moment(kind, &told, made, record, about));
        if found.len() == most {
            break;
        }
    }
    found
}

fn moment(
    kind: Kind,
    told: &[&Change],
    made: bool,
    record: Option<&Held>,
    (file, office, today): (&CaseFile, &Office, NaiveDate),
) -> Moment {
    let what = record.map(|held| card::summary(office, kind, &held.row, today).title);
    // A number stands where what to know before calling stands, and nowhere else.
    let what = what.filter(|_| kind != Kind::Contact).unwrap_or_default();
    let gone = told.iter().find(|change| change.key == GONE);
    let mut mood = Mood::Neutral;
    let title = match (gone, made) {
        (Some(change), _) if change.to.int().unwrap_or_default() != 0 => {
            named("case-event-removed", kind, &what)
        }
        (Some(_), _) => named("case-event-restored", kind, &what),
        (None, true) => {
            mood = Mood::Info;
            named("case-event-made", kind, &what)
        }
        (None, false) => leading(kind, told).map_or_else(String::new, |change| {
            if matches!(change.key.as_str(), "risk" | "status" | "decision") {
                mood = Mood::Info;
            }
            from_to(file, kind, change, office)
        }),
    };
    let own = matches!(kind, Kind::Person | Kind::Case);
    let about = match (made || gone.is_some(), own) {
        (false, false) if what == card::word(kind) => what,
        (false, false) => card::about(&card::word(kind), &what),
        _ => String::new(),
    };
    let others = told.len().saturating_sub(1);
    let others = if made || gone.is_some() || others == 0 {
        String::new()
    } else {
        tr_with("case-event-others", &[("count", &others.to_string())])
    };
    let (at, who) = told
        .first()
        .map_or_else(Default::default, |change| (clock::local(change.at), name(office, change.by)));
    let hour = at.format("%H:%M").to_string();
    let day = day_words(at.date_naive(), today);
    let detail = card::join([hour, who, about, others], " · ");
    let icon = match gone {
        Some(_) => icon::ICON_DELETE,
        None => sign::kind(kind),
    };
    Moment { event: Event { day, icon, mood, title, detail, opens: true }, kind }
}

/// Who did it, by name.
pub(super) fn name(office: &Office, by: Option<Id>) -> String {
    let name = by.map(|id| office.name(id).to_owned()).unwrap_or_default();
    if name.is_empty() { tr("case-somebody") } else { name }
}

fn named(word: &'static str, kind: Kind, what: &str) -> String {
    let done = tr_with(word, &[("kind", kind.key())]);
    if what.is_empty() || what == card::word(kind) { done } else { format!("{done} : {what}") }
}

/// The one change of a save that is worth the line.
fn leading<'a>(kind: Kind, told: &[&'a Change]) -> Option<&'a Change> {
    const FIRST: &[&str] = &["risk", "status", "decision", "safe_to_call", "worker_id"];
    let rank = |change: &&'a Change| {
        let place = FIRST.iter().position(|key| *key == change.key);
        let restricted = field(kind, &change.key).is_some_and(|field| field.restricted);
        (place.unwrap_or(FIRST.len()), restricted)
    };
    told.iter().copied().min_by_key(rank)
}

/// "Statut : brouillon → envoyé".
fn from_to(file: &CaseFile, kind: Kind, change: &Change, office: &Office) -> String {
    let label = label(kind, &change.key);
    let restricted = field(kind, &change.key).is_some_and(|field| field.restricted);
    if restricted {
        return tr_with("case-event-restricted", &[("field", &label)]);
    }
    let from = short(&said(file, office, kind, &change.key, &change.from));
    let to = short(&said(file, office, kind, &change.key, &change.to));
    format!("{label} : {from} → {to}")
}

/// At most a few words; a dash for nothing.
fn short(text: &str) -> String {
    const MOST: usize = 48;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        _ if line.is_empty() => "–".to_owned(),
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

/// A day as the timeline heads it.
fn day_words(day: NaiveDate, today: NaiveDate) -> String {
    match (today - day).num_days() {
        0 => tr("case-today"),
        1 => tr("case-yesterday"),
        _ => date::show(day),
    }
}
