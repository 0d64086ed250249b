//! What is due, wherever it stands: its icon and the place where it is done.

use crate::domain::task::Reason;
use crate::store::task::Due;
use crate::ui::command::{Command, Route};
use crate::ui::look::{Icon, Mood, icon};

/// Its icon and colour.
pub(super) fn sign(reason: Reason) -> (Icon, Mood) {
    match reason {
        Reason::ReferralAnswer => (icon::ICON_FORWARD_TO_INBOX, Mood::Info),
        Reason::ProtectionFollowup => (icon::ICON_HEALTH_AND_SAFETY, Mood::Good),
        Reason::ReintegrationFollowup => (icon::ICON_STOREFRONT, Mood::Good),
        Reason::Session => (icon::ICON_PSYCHOLOGY, Mood::Info),
        Reason::PlanItem => (icon::ICON_CHECKLIST, Mood::Neutral),
        Reason::Plan => (icon::ICON_ASSIGNMENT, Mood::Neutral),
        Reason::NoFollowup => (icon::ICON_EVENT_BUSY, Mood::Warn),
        Reason::Free => (icon::ICON_TASK_ALT, Mood::Neutral),
        Reason::Workshop => (icon::ICON_GROUPS, Mood::Info),
    }
}

/// To the case, at the tab where it is done; a workshop is no case's.
pub(super) fn open(due: &Due) -> Option<Command> {
    let tab = match due.reason {
        Reason::Workshop => return Some(Command::Go(Route::Workshops)),
        Reason::ProtectionFollowup | Reason::ReintegrationFollowup | Reason::NoFollowup => {
            "followup"
        }
        Reason::Session => "session",
        Reason::Plan | Reason::PlanItem => "plan",
        Reason::ReferralAnswer => "referral",
        Reason::Free => "overview",
    };
    let person = due.person?;
    Some(Command::Go(Route::Case { person, case: due.case_id, tab: tab.to_owned() }))
}
