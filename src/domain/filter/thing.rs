//! What can be asked about: every fact and every question of the kinds of record that belong to
//! a person, the questions of forms that the office has loaded, and two values that are computed:
//! the age and the total of a scale.

use std::fmt;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::date::{self, Age, PartialDate};
use crate::domain::fact::{Field, Shape};
use crate::domain::form::{self, Form};
use crate::domain::instrument::{self, Answers, Outcome};
use crate::domain::kind::Kind;
use crate::domain::value::{self, Cell as _, Keyed as _, Row, Value};
use crate::words::tr;

/// Key of the age on the day that is asked on.
const AGE: &str = "age";
/// Key of the total of a scale.
const TOTAL: &str = "total";
/// What a link within the record or a mark of the program tells nobody.
const INSIDE: [&str; 6] =
    ["person_id", "case_id", "household_id", "content", "token_hash", "answers"];

/// The kinds that can be asked about: never the safety alert (`DOMAIN.md` 3.6), and nothing that
/// is not about one person.
const KINDS: [Kind; 29] = [
    Kind::Person,
    Kind::Case,
    Kind::Contact,
    Kind::Document,
    Kind::Flag,
    Kind::Consent,
    Kind::Step,
    Kind::Vulnerability,
    Kind::Strength,
    Kind::Trafficking,
    Kind::Plan,
    Kind::Goal,
    Kind::PlanItem,
    Kind::Assistance,
    Kind::Referral,
    Kind::ReferralMove,
    Kind::Disclosure,
    Kind::Course,
    Kind::Session,
    Kind::Scale,
    Kind::Support,
    Kind::Payment,
    Kind::Survey,
    Kind::Followup,
    Kind::Attempt,
    Kind::Approval,
    Kind::Note,
    Kind::Attachment,
    Kind::HouseholdEvent,
];

/// A fact, a question or a computed value of a kind of record. There are only those that this
/// program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thing {
    /// The kind of record.
    pub kind: Kind,
    /// The key of the fact or question.
    pub key: &'static str,
}

/// Everything that can be asked about in every office, in the order of the forms.
pub fn things() -> &'static [Thing] {
    static ALL: OnceLock<Vec<Thing>> = OnceLock::new();
    ALL.get_or_init(|| KINDS.into_iter().flat_map(of_kind).collect())
}

/// What a form of the office asks today.
pub fn of_form(form: &'static Form) -> impl Iterator<Item = Thing> {
    let lines = form.lines.iter().filter(|line| line.field.is_some() && !line.retired);
    lines.map(|line| Thing { kind: form.kind, key: line.name })
}

/// Can be asked about.
pub(super) fn is_offered(kind: Kind) -> bool {
    KINDS.contains(&kind)
}

/// That there is such a record is itself restricted content.
pub(super) fn is_restricted(kind: Kind) -> bool {
    kind == Kind::Trafficking
}

fn of_kind(kind: Kind) -> Vec<Thing> {
    let mut all = Vec::new();
    if kind == Kind::Person {
        all.push(Thing { kind, key: AGE });
    }
    for form in form::of_kind(kind) {
        for (line, field) in form.fields() {
            let linked = matches!(field.shape, Shape::Link(to) if !is_named(to));
            if !INSIDE.contains(&line.name) && !linked {
                all.push(Thing { kind, key: line.name });
            }
        }
    }
    if kind == Kind::Scale {
        all.push(Thing { kind, key: TOTAL });
    }
    all
}

/// A link that can be chosen by name: to the office's own records.
fn is_named(to: Kind) -> bool {
    matches!(to, Kind::User | Kind::Centre | Kind::Agency | Kind::Project | Kind::Collective)
}

impl Thing {
    /// The thing of a kind with this key, where there is one.
    pub fn of(kind: Kind, key: &str) -> Option<Self> {
        let own = things().iter().find(|thing| thing.kind == kind && thing.key == key).copied();
        own.or_else(|| {
            let (form, line) = form::asked_by_office(key)?;
            (form.kind == kind).then_some(Self { kind, key: line.name })
        })
    }

    /// The age of the person.
    pub fn is_age(self) -> bool {
        self.kind == Kind::Person && self.key == AGE
    }

    /// Not kept but computed from what is.
    pub fn is_computed(self) -> bool {
        self.is_age() || self.is_total()
    }

    fn is_total(self) -> bool {
        self.kind == Kind::Scale && self.key == TOTAL
    }

    /// A fact with a column of its own.
    pub fn is_fact(self) -> bool {
        self.kind.field(self.key).is_some()
    }

    /// How it is typed, shown and judged.
    pub fn field(self) -> Field {
        let asked = || form::line_of(self.kind, self.key).and_then(|line| line.field);
        let computed = || Field {
            key: self.key,
            shape: Shape::Count,
            required: false,
            personal: false,
            restricted: self.is_total(),
        };
        self.kind.field(self.key).copied().or_else(asked).unwrap_or_else(computed)
    }

    /// What kind of answer it takes.
    pub fn shape(self) -> Shape {
        self.field().shape
    }

    /// Not for everybody to read.
    pub fn is_restricted(self) -> bool {
        is_restricted(self.kind) || self.field().restricted
    }

    /// There is one at most: it belongs to the person or to the newest case.
    pub fn is_single(self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Case)
    }

    /// What it is called in its form.
    pub fn label(self) -> String {
        if self.is_age() {
            tr("filter-age")
        } else if self.is_total() {
            tr("filter-total")
        } else {
            form::label(self.kind, self.key)
        }
    }

    /// The same with the kind of record before it, or the form of the office that asks it.
    pub fn full_label(self) -> String {
        let before = match form::asked_by_office(self.key) {
            Some((form, _)) => form::title(form.name),
            None => kind_label(self.kind),
        };
        format!("{before} – {}", self.label())
    }

    /// Its value in a record. An age is its youngest year.
    pub fn value(self, row: &Row, today: NaiveDate) -> Value {
        if self.is_age() {
            return age(row, today).map_or(Value::Nothing, |age| Value::Int(i64::from(age.min)));
        }
        if self.is_total() {
            return total(row).map_or(Value::Nothing, |total| Value::Int(i64::from(total)));
        }
        value::of(row, self.key).clone()
    }

    /// The fields of the record that its value is made of.
    pub fn sources(self) -> &'static [&'static str] {
        if self.is_age() {
            &["birth_on", "birth_about", "age_estimate", "age_estimated_on"]
        } else if self.is_total() {
            &["instrument", "answers"]
        } else {
            &[]
        }
    }
}

/// What a kind of record is called.
pub fn kind_label(kind: Kind) -> String {
    let key = kind.key().replace('_', "-");
    tr(&format!("kind-{key}"))
}

/// The age of the person in this row.
pub(super) fn age(row: &Row, today: NaiveDate) -> Option<Age> {
    let birth = PartialDate::parse_iso(value::text_of(row, "birth_on"));
    let about = bool::from_value(value::of(row, "birth_about")).unwrap_or_default();
    let years = value::of(row, "age_estimate").int().and_then(|years| u16::try_from(years).ok());
    date::age_on(birth, about, years.zip(value::day_of(row, "age_estimated_on")), today)
}

/// The total of the scale in this row, when all that counts was answered.
fn total(row: &Row) -> Option<u16> {
    let instrument = instrument::named(value::text_of(row, "instrument"))?;
    let answers = Answers::from_text(instrument, value::text_of(row, "answers")).ok()?;
    match instrument::score(instrument, &answers, None) {
        Outcome::Scored { total, .. } => Some(total),
        Outcome::Incomplete { .. } => None,
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind.key(), self.key)
    }
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Thing {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::try_from(String::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl TryFrom<String> for Thing {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (kind, key) = text.split_once('.').ok_or("thing")?;
        let kind = Kind::from_key(kind).ok_or("kind")?;
        Self::of(kind, key).ok_or("key")
    }
}

/// A kind by its key, in JSON.
pub(super) mod kind {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::domain::kind::Kind;
    use crate::domain::value::Keyed as _;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(crate) fn serialize<S: Serializer>(kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(kind.key())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
        let text = String::deserialize(from)?;
        Kind::from_key(&text).ok_or_else(|| serde::de::Error::custom("kind"))
    }
}
