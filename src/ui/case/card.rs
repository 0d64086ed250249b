//! A record in a line: its day, what it is, where it stands, a line of detail.
//! Restricted content never stands here.

use chrono::NaiveDate;

use super::help;
use super::sign::{self, Sign};
use crate::domain::assistance::Assistance;
use crate::domain::budget;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::money::Money;
use crate::domain::person::Person;
use crate::domain::value::{self, Row, Value};
use crate::domain::vulnerability;
use crate::store::Held;
use crate::store::case::Office;
use crate::ui::form as fields;
use crate::words::{tr, tr_with};

/// A record in a line.
#[derive(Debug, Clone)]
pub(super) struct Summary {
    /// Its day, short; empty when it has none.
    pub(super) day: String,
    /// What it is.
    pub(super) title: String,
    /// Where it stands.
    pub(super) sign: Option<Sign>,
    /// More, in one line; may be empty.
    pub(super) detail: String,
}

/// What a value of a record says, in words.
pub(super) fn shown(office: &Office, kind: Kind, key: &str, value: &Value) -> String {
    let field =
        kind.field(key).copied().or_else(|| form::line_of(kind, key).and_then(|line| line.field));
    match field {
        Some(field) => fields::show(office, &field, value),
        None => value.text().unwrap_or_default().to_owned(),
    }
}

/// The record in a line.
pub(super) fn summary(office: &Office, kind: Kind, row: &Row, today: NaiveDate) -> Summary {
    let say = |key: &str| shown(office, kind, key, value::of(row, key));
    let parts = |keys: &[&str]| join(keys.iter().map(|key| say(key)), " · ");
    let (title, detail) = match kind {
        Kind::Person => (Person::from_row(row).full_name(), say("household_role")),
        Kind::Contact => (say("number"), parts(&["owner", "contact_name", "message", "note"])),
        Kind::Document => (say("kind"), parts(&["number", "issued_at"])),
        Kind::Household => (say("name"), String::new()),
        Kind::Case => (say("number"), parts(&["departure_country", "return_category"])),
        Kind::Consent => (say("purpose"), parts(&["asked_by", "form", "agency_id", "data"])),
        Kind::Step => (join([say("place"), say("country")], ", "), stay(&say, row)),
        Kind::Vulnerability => (vulnerability::neutral_name(row), say("resolution")),
        Kind::Strength => (say("code"), say("detail")),
        Kind::Assistance => {
            let given = Assistance::from_row(row);
            let worth = given.amount.map(|amount| {
                Money { amount, currency: budget::currency_of(&given.currency) }.show()
            });
            // Money is counted by its amount.
            let counted =
                given.quantity.filter(|_| worth.is_none() || !help::is_money(&given.service));
            let counted = counted.map(|number| help::quantity(&given.service, number));
            let paid = if say("project_id").is_empty() { say("donor") } else { say("project_id") };
            let (counted, worth) = (counted.unwrap_or_default(), worth.unwrap_or_default());
            (say("service"), join([counted, worth, say("place"), paid, say("given_by")], " · "))
        }
        Kind::Referral => {
            (about(&say("agency_id"), &say("service")), parts(&["number", "urgency", "reason"]))
        }
        Kind::Session => {
            let title = if say("activity").is_empty() { say("format") } else { say("activity") };
            let long = say("duration_minutes");
            let long = if long.is_empty() { long } else { format!("{long} min") };
            let with = if title == say("format") { String::new() } else { say("format") };
            (title, join([with, long, say("language"), say("led_by")], " · "))
        }
        Kind::Support => {
            let worth = join([say("amount"), say("currency")], " ");
            let worth = if say("amount").is_empty() { String::new() } else { worth };
            (say("kind"), join([say("description"), worth, say("place")], " · "))
        }
        Kind::Followup => {
            let title = if say("mode").is_empty() { tr("kind-followup") } else { say("mode") };
            (title, parts(&["calendar", "finding"]))
        }
        Kind::Note => {
            let title = if say("kind").is_empty() { tr("kind-note") } else { say("kind") };
            (title, say("text"))
        }
        Kind::Task => (say("text"), say("worker_id")),
        Kind::Plan => {
            (tr_with("case-plan-version", &[("version", &say("version"))]), say("summary"))
        }
        Kind::Goal => (say("text"), join([say("dimension"), say("outcome")], " · ")),
        Kind::PlanItem => (say("service"), parts(&["detail", "agency_id", "outcome_reason"])),
        Kind::Approval => (say("subject"), parts(&["asked_by", "ask_note", "comment"])),
        Kind::ReferralMove => (say("status"), parts(&["told_by", "reason", "note"])),
        Kind::Disclosure => {
            (about(&say("agency_id"), &say("way")), join([say("recipient"), say("fields")], " · "))
        }
        Kind::Course => (tr("kind-course"), parts(&["goal", "drop_reason", "satisfaction"])),
        Kind::Workshop => (say("activity"), parts(&["title", "place", "led_by"])),
        Kind::Scale => (say("instrument"), parts(&["language", "taken_by"])),
        Kind::Survey => (say("definition"), parts(&["round", "taken_by"])),
        Kind::Alert => (tr("kind-alert"), parts(&["source", "opened_at", "opened_by"])),
        Kind::Payment => {
            let worth = join([say("amount"), say("currency")], " ");
            (worth, parts(&["way", "receipt", "receipt_reference", "note"]))
        }
        Kind::Attempt => (say("result"), parts(&["tried_at", "mode", "spoke_with", "note"])),
        Kind::Trafficking => (say("code"), String::new()),
        Kind::Flag => (say("kind"), parts(&["user_id", "note", "resolution"])),
        Kind::Remark => (say("kind"), parts(&["text", "made_by", "answer", "resolution"])),
        Kind::Handover => (
            tr("kind-handover"),
            join([join([say("from_id"), say("to_id")], " → "), say("note"), say("reason")], " · "),
        ),
        Kind::Dismissal => (tr("kind-dismissal"), say("reason")),
        Kind::Arrival => (say("convoy"), parts(&["entry_point", "departure_country"])),
        Kind::Slip => (tr("kind-slip"), parts(&["issued_by"])),
        Kind::Attachment => (say("slot"), join([say("title"), say("note")], " · ")),
        Kind::HouseholdEvent => (say("event"), parts(&["role", "cause", "note"])),
        Kind::Offer => (say("service"), parts(&["place", "contact", "hours"])),
        Kind::Questionnaire => (say("title"), say("version")),
        Kind::Wording | Kind::Definition => (say("instrument"), parts(&["name", "version"])),
        Kind::User
        | Kind::Centre
        | Kind::Agency
        | Kind::Project
        | Kind::Collective
        | Kind::List
        | Kind::Mapping => (say("name"), String::new()),
        Kind::TableImport => (say("topic"), parts(&["rows", "refused", "done_by"])),
        Kind::IdentityLink => (say("status"), parts(&["decided_by", "reason"])),
        Kind::Target => (say("indicator"), parts(&["amount", "place", "note"])),
        Kind::Indicator => (say("code"), parts(&["label", "funder_code"])),
        Kind::Report => (say("title"), parts(&["starts_on", "ends_on", "made_by"])),
    };
    let title = if title.is_empty() { word(kind) } else { title };
    let sign = sign::record(kind, row, today);
    Summary { day: day(kind, row).map_or_else(String::new, date::show), title, sign, detail }
}

/// When and how somebody passed a place.
fn stay(say: &impl Fn(&str) -> String, row: &Row) -> String {
    let from = say("arrived_on");
    let to = if value::of(row, "left_on").is_nothing() { String::new() } else { say("left_on") };
    let dates = join([from, to], " → ");
    join([dates, say("transport")], " · ")
}

/// The day a record counts for: what the newest-first order goes by.
pub(super) fn day(kind: Kind, row: &Row) -> Option<NaiveDate> {
    let keys: &[&str] = match kind {
        Kind::Document => &["issued_on"],
        Kind::Case => &["registered_on", "first_contact_on"],
        Kind::Consent => &["decided_on"],
        Kind::Vulnerability | Kind::Strength => &["noted_on"],
        Kind::Assistance => &["given_on"],
        Kind::Referral => &["completed_on", "answered_on", "sent_on"],
        Kind::Session => &["held_on"],
        Kind::Support => &["ended_on", "started_on", "agreed_on"],
        Kind::Followup => &["done_on", "due_on"],
        Kind::Note => &["written_on"],
        Kind::Task => &["done_on", "due_on"],
        Kind::Plan => &["made_on"],
        Kind::Goal => &["reached_on", "target_on"],
        Kind::PlanItem => &["delivered_on", "due_on"],
        Kind::Approval => &["decided_on", "asked_on"],
        Kind::ReferralMove => &["moved_on"],
        Kind::Disclosure => &["told_on"],
        Kind::Course => &["ended_on", "starts_on"],
        Kind::Workshop => &["held_on"],
        Kind::Scale | Kind::Survey | Kind::Attachment => &["taken_on"],
        Kind::Alert => &["opened_on"],
        Kind::Payment => &["paid_on", "approved_on", "planned_on"],
        Kind::Attempt => &["tried_on"],
        Kind::Trafficking | Kind::Flag => &["noted_on"],
        Kind::HouseholdEvent => &["happened_on"],
        Kind::IdentityLink => &["decided_on"],
        Kind::Report => &["made_on"],
        Kind::Remark => &["resolved_on", "answered_on", "made_on"],
        Kind::Handover => &["decided_on", "asked_on"],
        Kind::Dismissal => &["dismissed_on"],
        Kind::Arrival => &["arrived_on"],
        Kind::Slip => &["issued_on"],
        Kind::TableImport => &["done_on"],
        _ => &[],
    };
    keys.iter().find_map(|key| value::day_of(row, key))
}

/// The records newest first; steps of a journey in their order.
pub(super) fn ordered(kind: Kind, held: &[Held]) -> Vec<&Held> {
    let mut all: Vec<&Held> = held.iter().collect();
    if kind == Kind::Step {
        all.sort_by_key(|held| value::of(&held.row, "position").int().unwrap_or(i64::MAX));
    } else {
        all.reverse();
        all.sort_by_key(|held| std::cmp::Reverse(day(kind, &held.row)));
    }
    all
}

/// What a kind is called.
pub(super) fn word(kind: Kind) -> String {
    let key = crate::domain::value::Keyed::key(kind).replace('_', "-");
    tr(&format!("kind-{key}"))
}

/// What several of a kind are called.
pub(super) fn words(kind: Kind) -> String {
    let key = crate::domain::value::Keyed::key(kind).replace('_', "-");
    tr(&format!("kind-{key}-many"))
}

/// The verb that adds one of a kind.
pub(super) fn verb_new(kind: Kind) -> String {
    let key = crate::domain::value::Keyed::key(kind).replace('_', "-");
    tr(&format!("kind-{key}-new"))
}

/// What something is and what it is about, as the language joins the two.
pub(super) fn about(what: &str, which: &str) -> String {
    match (what.is_empty(), which.is_empty()) {
        (false, false) => tr_with("case-about", &[("what", what), ("which", which)]),
        _ => [what, which].concat(),
    }
}

/// The parts that say something, with something between them.
pub(super) fn join(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}
