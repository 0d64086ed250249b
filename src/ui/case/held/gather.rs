//! The paper of what is held, put together from every case of a person: each record under the
//! words of its form, in the order of the tabs. Restricted answers only where they are asked for
//! by somebody who may read them; of safety alerts and signs of trafficking not even that they
//! exist is said without that.

use chrono::NaiveDate;

use super::super::{Tab, card, consent};
use crate::domain::case::Case;
use crate::domain::choice;
use crate::domain::consent::{Consent, Decision};
use crate::domain::date;
use crate::domain::disclosure::Disclosure;
use crate::domain::fact::{Field, Record as _, Shape};
use crate::domain::form::{self, Line};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::letters::held::{Entry, HeldPaper, Part};
use crate::letters::slip::Sender;
use crate::store::case::{CaseFile, Office};
use crate::store::{Held, Reader, StoreError};
use crate::ui::form::show;
use crate::ui::referral::told::Teller;
use crate::words::{Lang, tr_in};

/// What is to be put together.
pub(super) struct Ask {
    /// Whose it is.
    pub(super) person: Id,
    /// In which language.
    pub(super) lang: Lang,
    /// With what only those with the right may read?
    pub(super) restricted: bool,
    /// The parts that are printed.
    pub(super) parts: Vec<Tab>,
    /// The names of the office.
    pub(super) office: Office,
    /// The day.
    pub(super) today: NaiveDate,
}

/// The parts in their order; the overview stands for what must be known before any contact.
pub(super) const PARTS: [Tab; 14] = [
    Tab::Identity,
    Tab::Household,
    Tab::Journey,
    Tab::Assessment,
    Tab::Plan,
    Tab::Help,
    Tab::Referral,
    Tab::Session,
    Tab::Reintegration,
    Tab::Followup,
    Tab::Attachment,
    Tab::Note,
    Tab::Consent,
    Tab::Overview,
];

/// What a part is called.
pub(super) fn title(part: Tab) -> String {
    if part == Tab::Overview { card::words(Kind::Flag) } else { part.word() }
}

/// The part in which the records of a kind stand; none where they have a place of their own.
fn part_of(kind: Kind) -> Option<Tab> {
    match kind {
        Kind::Disclosure | Kind::Case => None,
        Kind::Flag => Some(Tab::Overview),
        Kind::Alert => Some(Tab::Session),
        // Whatever else hangs on a case without a tab of its own.
        kind if Tab::holding(kind) == Tab::Overview => Some(Tab::Note),
        kind => Some(Tab::holding(kind)),
    }
}

/// That there is one of these says all.
fn tells_by_being_there(kind: Kind) -> bool {
    matches!(kind, Kind::Alert | Kind::Trafficking)
}

/// The forms of the person and of the case that stand in a part.
fn forms(part: Tab) -> &'static [(&'static str, Kind)] {
    match part {
        Tab::Identity => &[("identity", Kind::Person), ("profile", Kind::Person)],
        Tab::Journey => &[("intake", Kind::Case)],
        Tab::Assessment => &[("screening", Kind::Case), ("return_track", Kind::Case)],
        Tab::Note => &[("closure", Kind::Case)],
        _ => &[],
    }
}

/// Fields that say nothing to the person: what the program needs for itself, and other people.
fn is_left_out(kind: Kind, key: &str) -> bool {
    matches!(
        (kind, key),
        (Kind::Referral, "token_hash") | (Kind::Attachment, "content") | (Kind::Flag, "user_id")
    )
}

/// The paper, as far as this reader may open what it says.
pub(super) fn paper(reader: &Reader, ask: &Ask) -> Result<Option<HeldPaper>, StoreError> {
    let Some(newest) = reader.case_file(ask.person, None)? else { return Ok(None) };
    let mut files = Vec::new();
    for episode in &newest.episodes {
        files.extend(reader.case_file(ask.person, Some(episode.id))?);
    }
    if files.is_empty() {
        files.push(newest.clone());
    }
    let all: Vec<Gather<'_>> = files.iter().map(|file| Gather::new(ask, file)).collect();
    let mut more = false;
    let mut parts = Vec::new();
    for part in PARTS {
        let mut entries = Vec::new();
        for (at, gather) in all.iter().enumerate() {
            entries.extend(gather.part(part, at == 0, files.len() > 1, &mut more));
        }
        if entries.is_empty() {
            continue;
        }
        if ask.parts.contains(&part) {
            parts.push(Part { title: title(part), entries });
        } else {
            more = true;
        }
    }
    let numbers: Vec<String> =
        files.iter().map(|file| value::text_of(file.case_row(), "number").to_owned()).collect();
    let teller = Teller { file: &newest, office: &ask.office, today: ask.today, lang: ask.lang };
    let (worker, centre, phone) = teller.sender();
    Ok(Some(HeldPaper {
        lang: ask.lang,
        date: ask.today,
        name: Person::from_row(&newest.person.row).full_name(),
        number: card::join(numbers, ", "),
        from: Sender { centre, worker, phone },
        why: why(&files, ask.today),
        until: Case::from_row(newest.case_row()).review_on,
        told: all.iter().flat_map(Gather::told).collect(),
        parts,
        more,
    }))
}

/// The purposes the person agreed to and has not taken back, each once.
fn why(files: &[CaseFile], today: NaiveDate) -> Vec<String> {
    let given = |purpose: &&choice::Choice| {
        files.iter().any(|file| {
            consent::latest(file, &purpose.code)
                .is_some_and(|held| consent::in_force(&held.row, today) == Some(Decision::Given))
        })
    };
    let purposes = choice::list("consent_purpose").iter().filter(given);
    purposes.map(|purpose| purpose.label().to_owned()).collect()
}

/// One case with what its paper needs.
struct Gather<'a> {
    ask: &'a Ask,
    file: &'a CaseFile,
    office: Office,
}

impl<'a> Gather<'a> {
    fn new(ask: &'a Ask, file: &'a CaseFile) -> Self {
        // What links within the case name.
        let named = [Kind::Goal, Kind::PlanItem, Kind::Support, Kind::Course, Kind::Referral];
        let named = named
            .iter()
            .flat_map(|kind| file.of(*kind))
            .map(|held| (held, card::summary(&ask.office, held.kind, &held.row, ask.today).title));
        Self { ask, file, office: ask.office.knowing(named) }
    }

    /// The records of a part; of the person only with the first case.
    #[expect(
        clippy::fn_params_excessive_bools,
        reason = "its place, how many there are, and what it tells back"
    )]
    fn part(&self, part: Tab, first: bool, several: bool, more: &mut bool) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (name, kind) in forms(part) {
            let of_person = *kind == Kind::Person;
            let held = if of_person { Some(&self.file.person) } else { self.file.case.as_ref() };
            if let Some(held) = held.filter(|_| first || !of_person) {
                entries.extend(self.form(name, held, several && !of_person));
            }
        }
        if part == Tab::Household && first {
            entries.extend(self.household());
        }
        for kind in Kind::ALL.iter().copied().filter(|kind| part_of(*kind) == Some(part)) {
            let hangs_on = kind.parent().map(|(_, parent)| parent);
            let ours = match hangs_on {
                Some(Kind::Person) => first,
                Some(Kind::Case) => true,
                _ => false,
            };
            if !ours {
                continue;
            }
            if tells_by_being_there(kind) && !self.ask.restricted {
                // Signs are kept by everybody's leave; of alerts nothing at all is said.
                *more |= kind != Kind::Alert && !self.file.of(kind).is_empty();
                continue;
            }
            for held in card::ordered(kind, self.file.of(kind)) {
                entries.push(self.entry(held, several && hangs_on == Some(Kind::Case)));
            }
        }
        entries
    }

    fn form(&self, name: &str, held: &Held, numbered: bool) -> Option<Entry> {
        let form = form::named(name)?;
        let mut entry = Entry { title: Self::heading(form.lines.first()), ..Entry::default() };
        self.fill(&mut entry, &form.lines, held);
        if numbered {
            value::text_of(self.file.case_row(), "number").clone_into(&mut entry.sort);
        }
        (!entry.rows.is_empty() || entry.sealed).then_some(entry)
    }

    /// The heading of the first group of a form; nothing when it has none.
    fn heading(first: Option<&Line>) -> String {
        let group = first.filter(|line| line.field.is_none());
        group.map(|line| line.label().to_owned()).unwrap_or_default()
    }

    fn entry(&self, held: &Held, numbered: bool) -> Entry {
        let line = card::summary(&self.office, held.kind, &held.row, self.ask.today);
        let number = value::text_of(self.file.case_row(), "number");
        let sort = card::word(held.kind);
        let sort = if numbered { format!("{sort} · {number}") } else { sort };
        let mut entry = Entry { sort, title: line.title, day: line.day, ..Entry::default() };
        for form in form::of_kind(held.kind) {
            self.fill(&mut entry, &form.lines, held);
        }
        // What the title and the day say already.
        let said = [entry.title.clone(), entry.day.clone()];
        entry.rows.retain(|(_, value)| !said.contains(value));
        entry
    }

    fn fill(&self, entry: &mut Entry, lines: &[Line], held: &Held) {
        for line in lines {
            let Some(field) = line.field else { continue };
            let value = value::of(&held.row, line.name);
            if value.is_nothing() || is_left_out(held.kind, line.name) {
                continue;
            }
            let closed = field.restricted && !self.ask.restricted;
            if closed || matches!(value, Value::Sealed(_)) {
                entry.sealed = true;
                continue;
            }
            let shown = self.shown(held.kind, &field, value, &held.row);
            if !shown.is_empty() {
                entry.rows.push((line.label().to_owned(), shown));
            }
        }
    }

    fn shown(&self, kind: Kind, field: &Field, value: &Value, row: &Row) -> String {
        let answers = matches!(kind, Kind::Scale | Kind::Survey) && field.key == "answers";
        if answers {
            return tr_in(self.ask.lang, "letter-held-answers", &[]);
        }
        // Other people stay unnamed, but for who works here and whom the office works with.
        if matches!(field.shape, Shape::Link(Kind::Person)) {
            return String::new();
        }
        let shown = show(&self.office, field, value);
        if field.shape == Shape::Amount && !shown.is_empty() {
            let currency = crate::domain::budget::currency_of(value::text_of(row, "currency"));
            return format!("{shown} {currency}");
        }
        shown
    }

    /// The household: its own answers and how many others there are, whose names are theirs.
    fn household(&self) -> Option<Entry> {
        let held = self.file.household.as_ref()?;
        let mut entry = Entry { title: card::word(Kind::Household), ..Entry::default() };
        for form in form::of_kind(Kind::Household) {
            self.fill(&mut entry, &form.lines, held);
        }
        let count = self.file.members.len();
        if count > 0 {
            let given = [("count", &*count.to_string())];
            let label = tr_in(self.ask.lang, "letter-held-members", &[]);
            let value = tr_in(self.ask.lang, "letter-held-members-count", &given);
            entry.rows.push((label, value));
        }
        (!entry.rows.is_empty()).then_some(entry)
    }

    /// To whom something was told: when, what, which way, and what allowed it.
    fn told(&self) -> Vec<Entry> {
        let told = card::ordered(Kind::Disclosure, self.file.of(Kind::Disclosure));
        told.into_iter().filter_map(|held| self.one_told(held)).collect()
    }

    fn one_told(&self, held: &Held) -> Option<Entry> {
        let told = Disclosure::from_row(&held.row);
        if told.is_to_person() {
            return None;
        }
        let name = |id: Option<Id>| id.map(|id| self.office.name(id).to_owned());
        let to = name(told.agency_id).filter(|name| !name.is_empty()).unwrap_or(told.recipient);
        let mut entry = Entry {
            title: to,
            day: told.told_on.map(date::show).unwrap_or_default(),
            ..Entry::default()
        };
        let label = |key: &str| form::label(Kind::Disclosure, key);
        let what: Vec<String> =
            told.fields.iter().map(|code| choice::label("disclosed_field", code)).collect();
        let consents = self.file.of(Kind::Consent).iter();
        let mut consents = consents.filter(|held| Some(held.id) == told.consent_id);
        let consent = consents.next().map(|held| Consent::from_row(&held.row));
        let basis = match (consent.and_then(|consent| consent.decided_on), told.agency_id) {
            (Some(day), _) => {
                let day = date::show(day);
                tr_in(self.ask.lang, "letter-held-told-consent", &[("date", &day)])
            }
            (None, Some(_)) => tr_in(self.ask.lang, "letter-held-told-override", &[]),
            (None, None) => String::new(),
        };
        let rows = [
            (label("fields"), what.join(", ")),
            (label("way"), choice::label("disclosure_way", &told.way)),
            (label("told_by"), name(told.told_by).unwrap_or_default()),
            (tr_in(self.ask.lang, "letter-held-told-purpose", &[]), basis),
            (label("notified_on"), told.notified_on.map(date::show).unwrap_or_default()),
            (label("note"), told.note),
        ];
        entry.rows.extend(rows.into_iter().filter(|(_, value)| !value.is_empty()));
        Some(entry)
    }
}
