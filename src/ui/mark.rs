//! How the states of a case look wherever they show: risk and status, each with the same
//! colour, icon and words in lists, on the page of a case and on the first screen.

use super::look::{Icon, Mood, icon};
use crate::domain::case::{Risk, Status};
use crate::domain::choice;
use crate::domain::value::Keyed;
use crate::words::tr;

/// A badge before it is drawn.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Its colour.
    pub mood: Mood,
    /// Its icon.
    pub icon: Icon,
    /// Its word.
    pub word: String,
}

/// The badge of a risk level, by key; `None` while no level was set.
pub fn risk(key: &str) -> Option<Mark> {
    let (mood, icon) = match Risk::from_key(key)? {
        Risk::Critical => (Mood::Danger, icon::ICON_CRISIS_ALERT),
        Risk::High => (Mood::Danger, icon::ICON_PRIORITY_HIGH),
        Risk::Medium => (Mood::Warn, icon::ICON_DRAG_HANDLE),
        Risk::Low => (Mood::Neutral, icon::ICON_ARROW_DOWNWARD),
        Risk::Nothing => (Mood::Good, icon::ICON_CHECK),
    };
    // "No protection risk" is a sentence; a badge has room for a word.
    let word = if key == Risk::Nothing.key() {
        tr("widget-none")
    } else {
        let label = choice::label("risk_level", key);
        label.split_once(' ').map_or(label.as_str(), |(first, _)| first).to_owned()
    };
    Some(Mark { mood, icon, word })
}

/// The badge of a status, by key; `None` without one.
pub fn status(key: &str) -> Option<Mark> {
    let (mood, icon) = match Status::from_key(key)? {
        Status::Draft => (Mood::Neutral, icon::ICON_EDIT_NOTE),
        Status::Registered => (Mood::Info, icon::ICON_PERSON_ADD),
        Status::Screened | Status::Assessed => (Mood::Info, icon::ICON_ASSIGNMENT),
        Status::PlanDraft => (Mood::Info, icon::ICON_EDIT_NOTE),
        Status::PlanPending | Status::ClosurePending => (Mood::Warn, icon::ICON_PENDING_ACTIONS),
        Status::Active | Status::Reopened => (Mood::Good, icon::ICON_TASK_ALT),
        Status::Monitoring => (Mood::Good, icon::ICON_EVENT),
        Status::Closed | Status::Transferred | Status::Declined | Status::Duplicate => {
            (Mood::Neutral, icon::ICON_CHECK)
        }
    };
    Some(Mark { mood, icon, word: choice::label("case_status", key) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_risk_and_status_has_its_badge() {
        for level in Risk::ALL {
            let mark = risk(level.key()).unwrap();
            assert!(!mark.word.is_empty() && !mark.word.contains(' '), "{}", mark.word);
        }
        for state in Status::ALL {
            assert_ne!(status(state.key()).unwrap().word, state.key());
        }
        assert!(risk("").is_none() && status("").is_none());
    }
}
