//! What a state looks like: icon, word and colour of risk levels, statuses and kinds.

use chrono::NaiveDate;

use crate::domain::case::{Risk, Status};
use crate::domain::choice;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Row};
use crate::domain::vulnerability::level;
use crate::ui::look::{Icon, Mood, icon};
use crate::ui::mark;
use crate::words::tr;

/// A state as a badge says it: the same as in every list.
pub(super) use crate::ui::mark::Mark as Sign;

/// The risk level a person set, or that none was, in the words of the page.
pub(super) fn risk(level: Option<Risk>) -> Sign {
    let key = level.map_or("unset", Keyed::key);
    let unset = Sign { mood: Mood::Neutral, icon: icon::ICON_HELP, word: String::new() };
    Sign { word: tr(&format!("case-risk-{key}")), ..mark::risk(key).unwrap_or(unset) }
}

/// The step a case has reached.
pub(super) fn case_status(status: Option<Status>) -> Sign {
    let key = status.unwrap_or(Status::Registered).key();
    let word = choice::label("case_status", key);
    mark::status(key).unwrap_or(Sign { mood: Mood::Info, icon: icon::ICON_FOLDER_OPEN, word })
}

fn sign(mood: Mood, icon: Icon, word: impl Into<String>) -> Sign {
    Sign { mood, icon, word: word.into() }
}

/// Where a record stands; `None` for kinds that have no states.
pub(super) fn record(kind: Kind, row: &Row, today: NaiveDate) -> Option<Sign> {
    let key = |name: &str| value::text_of(row, name).to_owned();
    let (list, key) = match kind {
        Kind::Referral => ("referral_status", key("status")),
        Kind::Session => ("session_status", key("status")),
        Kind::Support => ("support_status", key("status")),
        Kind::Followup => ("followup_status", key("status")),
        Kind::PlanItem => ("plan_item_status", key("status")),
        Kind::Approval => ("approval", key("status")),
        Kind::ReferralMove => ("referral_status", key("status")),
        Kind::Course => ("course_status", key("status")),
        Kind::Workshop => ("session_status", key("status")),
        Kind::Alert => ("alert_status", key("status")),
        Kind::Payment => ("payment_status", key("status")),
        Kind::Collective => ("support_status", key("status")),
        Kind::Handover => ("handover", key("status")),
        Kind::Remark => {
            return Some(if value::day_of(row, "resolved_on").is_some() {
                sign(Mood::Good, icon::ICON_TASK_ALT, tr("case-resolved"))
            } else {
                sign(Mood::Info, icon::ICON_FORUM, tr("review-open"))
            });
        }
        Kind::Flag => {
            return Some(if value::day_of(row, "resolved_on").is_some() {
                sign(Mood::Good, icon::ICON_TASK_ALT, tr("case-resolved"))
            } else {
                sign(Mood::Danger, icon::ICON_WARNING, tr("case-danger"))
            });
        }
        Kind::Consent => ("consent_decision", key("decision")),
        Kind::Case => return Some(case_status(Status::from_key(&key("status")))),
        Kind::Contact => return Some(call(&key("safe_to_call"))),
        Kind::Vulnerability => return vulnerability(row),
        Kind::Document => {
            let seen = !value::of(row, "seen").is_nothing();
            return seen
                .then(|| sign(Mood::Good, icon::ICON_CHECK_CIRCLE, tr("case-document-seen")));
        }
        Kind::Step => {
            let held = key("held") == "yes";
            return held.then(|| sign(Mood::Warn, icon::ICON_WARNING, tr("case-step-held")));
        }
        Kind::Task => {
            let done = value::day_of(row, "done_on").is_some();
            return Some(if done {
                sign(Mood::Good, icon::ICON_TASK_ALT, tr("case-task-done"))
            } else {
                sign(Mood::Info, icon::ICON_SCHEDULE, tr("case-task-open"))
            });
        }
        _ => return None,
    };
    if key.is_empty() {
        return None;
    }
    let late = kind == Kind::Followup
        && matches!(key.as_str(), "due" | "attempted")
        && value::day_of(row, "due_on").is_some_and(|due| due < today);
    if late {
        return Some(sign(Mood::Warn, icon::ICON_WARNING, tr("case-followup-late")));
    }
    let (mood, icon) = match key.as_str() {
        "completed" | "held" | "done" | "given" | "delivered" | "paid" | "cleared" => {
            (Mood::Good, icon::ICON_CHECK_CIRCLE)
        }
        "accepted" | "in_progress" | "started" | "ongoing" | "running" | "handled" => {
            (Mood::Info, icon::ICON_PLAY_CIRCLE)
        }
        "sent" | "received" | "referred" => (Mood::Info, icon::ICON_SEND),
        "due" | "planned" | "approved" | "pending" => (Mood::Info, icon::ICON_SCHEDULE),
        "draft" => (Mood::Neutral, icon::ICON_DRAFTS),
        "refused" => (Mood::Neutral, icon::ICON_BLOCK),
        "withdrawn" if kind == Kind::Consent => (Mood::Warn, icon::ICON_UNDO),
        "withdrawn" | "cancelled" => (Mood::Neutral, icon::ICON_CANCEL),
        _ => (Mood::Warn, icon::ICON_WARNING),
    };
    Some(sign(mood, icon, choice::label(list, &key)))
}

/// Whether a number may be called: asked before every call.
fn call(safe: &str) -> Sign {
    match safe {
        "yes" => sign(Mood::Good, icon::ICON_CALL, tr("case-call-safe")),
        "no" => sign(Mood::Danger, icon::ICON_PHONE_DISABLED, tr("case-call-unsafe")),
        _ => sign(Mood::Warn, icon::ICON_HELP, tr("case-call-unknown")),
    }
}

fn vulnerability(row: &Row) -> Option<Sign> {
    if value::day_of(row, "resolved_on").is_some() {
        return Some(sign(Mood::Good, icon::ICON_TASK_ALT, tr("case-resolved")));
    }
    Some(risk(Some(level(row)?)))
}

/// The icon of a kind of record.
pub(super) fn kind(kind: Kind) -> Icon {
    match kind {
        Kind::Person | Kind::User => icon::ICON_PERSON,
        Kind::Contact => icon::ICON_CALL,
        Kind::Document => icon::ICON_BADGE,
        Kind::Household => icon::ICON_HOME,
        Kind::Case => icon::ICON_FOLDER_OPEN,
        Kind::Consent => icon::ICON_HANDSHAKE,
        Kind::Step => icon::ICON_ROUTE,
        Kind::Vulnerability => icon::ICON_GPP_MAYBE,
        Kind::Strength => icon::ICON_STAR,
        Kind::Assistance => icon::ICON_VOLUNTEER_ACTIVISM,
        Kind::Referral => icon::ICON_SEND,
        Kind::Session => icon::ICON_PSYCHOLOGY,
        Kind::Support => icon::ICON_STOREFRONT,
        Kind::Followup => icon::ICON_EVENT_REPEAT,
        Kind::Note => icon::ICON_NOTES,
        Kind::Task => icon::ICON_TASK_ALT,
        Kind::Centre | Kind::Agency | Kind::Workshop | Kind::Collective => icon::ICON_GROUPS,
        Kind::Plan | Kind::Goal | Kind::PlanItem => icon::ICON_CHECKLIST,
        Kind::Approval => icon::ICON_FACT_CHECK,
        Kind::ReferralMove | Kind::Disclosure => icon::ICON_SEND,
        Kind::Course => icon::ICON_PSYCHOLOGY,
        Kind::Scale | Kind::Survey => icon::ICON_MONITORING,
        Kind::Alert | Kind::Flag | Kind::Trafficking => icon::ICON_WARNING,
        Kind::Payment | Kind::Project => icon::ICON_PAYMENTS,
        Kind::Attempt => icon::ICON_CALL,
        Kind::Attachment => icon::ICON_ATTACH_FILE,
        Kind::HouseholdEvent => icon::ICON_HOME,
        Kind::Offer | Kind::Wording | Kind::Definition | Kind::List | Kind::Questionnaire => {
            icon::ICON_DESCRIPTION
        }
        Kind::IdentityLink => icon::ICON_GROUPS,
        Kind::Target | Kind::Indicator | Kind::Report => icon::ICON_MONITORING,
        Kind::Remark => icon::ICON_FORUM,
        Kind::Handover => icon::ICON_SWAP_HORIZ,
        Kind::Dismissal => icon::ICON_RULE,
        Kind::Arrival => icon::ICON_DIRECTIONS_BUS,
        Kind::Slip => icon::ICON_QR_CODE,
        Kind::Mapping | Kind::TableImport => icon::ICON_UPLOAD_FILE,
    }
}
