//! New records as they open: what is known already stands in them, and the one-press
//! changes of state ("sent today") that need no form.

use std::sync::OnceLock;

use chrono::{Duration, NaiveDate};

use crate::domain::case::Risk;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::referral::ReferralStatus;
use crate::domain::value::{self, Keyed, Row, Value};
use crate::store::case::CaseFile;
use crate::store::{Held, StoreError, new_id};
use crate::ui::Scene;
use crate::words::tr;

/// A draft of a new record of this file, with what is known and `preset` on top.
pub(super) fn new_draft(
    file: &CaseFile,
    scene: Scene<'_>,
    kind: Kind,
    preset: &[(&'static str, String)],
) -> Result<Option<Draft>, StoreError> {
    let Some(form) = form::of_kind(kind).next() else { return Ok(None) };
    let Some(mut base) = linked(file, kind) else { return Ok(None) };
    let known = known(file, scene, kind);
    for (key, text) in known.into_iter().chain(preset.iter().cloned()) {
        value::put(&mut base, key, Value::Text(text));
    }
    if kind == Kind::Step {
        let last = file.of(Kind::Step).iter();
        let last = last.filter_map(|held| value::of(&held.row, "position").int()).max();
        value::put(&mut base, "position", Value::Int(last.unwrap_or_default() + 1));
    }
    if kind == Kind::Plan {
        let last = file.of(Kind::Plan).iter();
        let last = last.filter_map(|held| value::of(&held.row, "version").int()).max();
        value::put(&mut base, "version", Value::Int(last.unwrap_or_default() + 1));
    }
    Ok(Some(Draft::new(form, new_id()?, base)))
}

/// The link to what the record hangs on; `None` when that is missing.
fn linked(file: &CaseFile, kind: Kind) -> Option<Row> {
    let mut base = Row::new();
    let Some((link, parent)) = kind.parent() else { return Some(base) };
    let above = match parent {
        Kind::Case => file.case.as_ref()?.id,
        _ => file.person.id,
    };
    value::put(&mut base, link, Value::Text(above.to_string()));
    Some(base)
}

fn known(file: &CaseFile, scene: Scene<'_>, kind: Kind) -> Vec<(&'static str, String)> {
    let today = || scene.today.to_string();
    let me = || scene.me.id.to_string();
    let row = file.case_row();
    let of_case = |key: &str| value::text_of(row, key).to_owned();
    let mut known: Vec<(&'static str, String)> = match kind {
        Kind::Vulnerability | Kind::Strength => vec![("noted_on", today())],
        Kind::Consent => vec![
            ("decided_on", today()),
            ("asked_by", me()),
            ("language", of_case("interview_language")),
        ],
        Kind::Assistance => vec![("given_on", today()), ("given_by", me())],
        Kind::Referral => vec![("urgency", "normal".into()), ("status", "draft".into())],
        Kind::Session => vec![
            ("held_on", today()),
            ("status", "held".into()),
            ("format", "individual".into()),
            ("language", of_case("interview_language")),
            ("led_by", me()),
        ],
        Kind::Support => vec![("scope", "individual".into()), ("status", "planned".into())],
        Kind::Followup => vec![
            ("calendar", "protection".into()),
            ("status", "due".into()),
            ("due_on", next_followup(row, scene.today).to_string()),
        ],
        Kind::Note => vec![("written_on", today())],
        Kind::Task => vec![("due_on", today()), ("worker_id", me())],
        Kind::Plan => vec![("made_on", today()), ("agreed_on", today())],
        Kind::PlanItem => vec![("status", "planned".into()), ("responsible_id", me())],
        Kind::Approval => {
            vec![("status", "pending".into()), ("asked_on", today()), ("asked_by", me())]
        }
        Kind::Course => vec![("starts_on", today()), ("status", "running".into())],
        Kind::Attempt => vec![("tried_on", today()), ("tried_by", me())],
        Kind::Trafficking => vec![("noted_on", today())],
        Kind::Flag => vec![("noted_on", today()), ("noted_by", me())],
        Kind::Payment => vec![("status", "planned".into())],
        Kind::ReferralMove => vec![("moved_on", today()), ("moved_by", me())],
        Kind::HouseholdEvent => vec![("happened_on", today())],
        Kind::Remark => {
            let worker = value::id_of(row, "worker_id").map(|id| id.to_string());
            vec![
                ("kind", "comment".into()),
                ("made_on", today()),
                ("made_by", me()),
                ("for_id", worker.unwrap_or_default()),
            ]
        }
        _ => Vec::new(),
    };
    known.retain(|(_, text)| !text.is_empty());
    known
}

/// The day the risk level asks for the next follow-up.
pub(super) fn next_followup(case: &Row, today: NaiveDate) -> NaiveDate {
    let level = Risk::from_key(value::text_of(case, "risk")).unwrap_or(Risk::Medium);
    today.checked_add_signed(Duration::days(level.followup_days())).unwrap_or(today)
}

/// What a new item of the plan is asked: how it ends comes later.
const NEW_ITEM: &[&str] = &[
    "service",
    "detail",
    "goal_id",
    "need_id",
    "agency_id",
    "responsible_id",
    "due_on",
    "agreed",
    "note",
];

/// The lines of a form that a new record is asked: not the number that the program gives.
pub(super) fn asked(draft: &Draft) -> Option<&'static [&'static str]> {
    static INTAKE: OnceLock<Vec<&'static str>> = OnceLock::new();
    let form = draft.form;
    match (form, draft.is_new) {
        ("vulnerability", true) => return Some(&["code", "noted_on", "detail"]),
        ("plan_item", true) => return Some(NEW_ITEM),
        ("goal", true) => return Some(&["text", "dimension", "target_on"]),
        ("approval", true) => return Some(&["ask_note"]),
        // Lifting comes later, with its reason.
        ("flag", true) => return Some(&["kind", "user_id", "noted_on", "note"]),
        ("approval", false) => return Some(&["comment"]),
        ("remark", true) => return Some(&["kind", "text", "due_on", "for_id"]),
        (_, true) => {}
        _ => return None,
    }
    let once = match form {
        "referral_move" => {
            let to = ReferralStatus::from_key(value::text_of(&draft.base, "status"));
            return Some(match to {
                Some(ReferralStatus::Sent) => &["moved_on", "note"],
                Some(to) if to.wants_reason() => &["moved_on", "told_by", "reason", "note"],
                _ => &["moved_on", "told_by", "note"],
            });
        }
        "consent" if draft.base.contains_key("agency_id") => {
            return Some(&[
                "decided_on",
                "form",
                "language",
                "interpreter",
                "expires_on",
                "agency_id",
                "fields",
                "guardian",
                "child_agreement",
                "guardian_missing",
                "note",
            ]);
        }
        "intake" => &INTAKE,
        _ => return None,
    };
    let all = once.get_or_init(|| {
        let lines = form::named(form).map(|form| form.lines.as_slice()).unwrap_or_default();
        lines.iter().map(|line| line.name).filter(|name| *name != "number").collect()
    });
    Some(all)
}

/// A draft over a record that exists, in one of its forms.
pub(super) fn edit_draft(form: &str, held: &Held) -> Option<Draft> {
    Some(Draft::edit(form::named(form)?, held.id, held.row.clone()))
}

/// A draft over a record with some answers typed.
pub(super) fn changed(held: &Held, form: &str, typed: &[(&str, String)]) -> Option<Draft> {
    let mut draft = edit_draft(form, held)?;
    for (key, text) in typed {
        draft.type_in(key, draft.shape(key), text);
    }
    Some(draft)
}

/// What one press may do to a record, by where it stands: word and draft.
pub(super) fn quick(held: &Held, today: NaiveDate) -> Vec<(String, Draft)> {
    let today = date::show(today);
    let is = |key: &str, one_of: &[&str]| one_of.contains(&value::text_of(&held.row, key));
    let mut found = Vec::new();
    let mut offer = |word: String, form: &str, typed: &[(&str, String)]| {
        if let Some(draft) = changed(held, form, typed) {
            found.push((word, draft));
        }
    };
    let to = |status: &str| ("status", status.to_owned());
    match held.kind {
        Kind::Session if is("status", &["planned"]) => {
            offer(tr("case-quick-held"), "session", &[to("held"), ("held_on", today)]);
        }
        Kind::Support if is("status", &["planned", "approved"]) => {
            offer(tr("case-quick-started"), "support", &[to("started"), ("started_on", today)]);
        }
        Kind::Support if is("status", &["started"]) => {
            offer(tr("case-quick-finished"), "support", &[to("completed"), ("ended_on", today)]);
        }
        Kind::Task if value::of(&held.row, "done_on").is_nothing() => {
            offer(tr("case-quick-task"), "task", &[("done_on", today)]);
        }
        Kind::Vulnerability if value::of(&held.row, "resolved_on").is_nothing() => {
            offer(tr("case-quick-resolved"), "vulnerability", &[("resolved_on", today)]);
        }
        _ => {}
    }
    found
}
