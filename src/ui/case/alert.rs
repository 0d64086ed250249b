//! What everybody who opens a case must know before doing anything: precautions, age,
//! consent for services, risk level. Computed from the file, never stored.

use chrono::NaiveDate;

use super::Tab;
use super::consent;
use super::gate;
use crate::domain::case::{Case, Risk};
use crate::domain::consent::Decision;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::value::{self, Keyed};
use crate::domain::vulnerability;
use crate::store::case::CaseFile;
use crate::ui::look::Mood;
use crate::words::{tr, tr_with};

/// One thing to know, and where to see to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alert {
    /// How grave.
    pub(super) mood: Mood,
    /// What, in a sentence.
    pub(super) sentence: String,
    /// Where something can be done about it.
    pub(super) tab: Tab,
}

/// The alerts of a file, gravest first.
pub(super) fn alerts(file: &CaseFile, today: NaiveDate) -> Vec<Alert> {
    let mut all = Vec::new();
    let mut say = |mood, sentence: String, tab| all.push(Alert { mood, sentence, tab });
    let row = file.case_row();
    for held in gate::up(file) {
        if value::text_of(&held.row, "kind") != "hidden_from" {
            say(Mood::Danger, gate::sentence(held), Tab::Overview);
        }
    }
    // Answered before flags were raised from it.
    for (key, kind, word) in [
        ("do_not_tell_family", "no_family", "case-alert-family"),
        ("do_not_contact_police", "no_police", "case-alert-police"),
    ] {
        let mut flags = file.of(Kind::Flag).iter();
        let known = flags.any(|held| value::text_of(&held.row, "kind") == kind);
        if value::text_of(row, key) == "yes" && !known {
            say(Mood::Danger, tr(word), Tab::Journey);
        }
    }
    let age = Person::from_row(&file.person.row).age_on(today);
    match age {
        Some(age) if age.is_uncertain() => say(Mood::Warn, tr("case-alert-age"), Tab::Identity),
        Some(age) if age.is_child() => say(Mood::Info, tr("case-alert-child"), Tab::Identity),
        None => say(Mood::Info, tr("case-alert-no-age"), Tab::Identity),
        Some(_) => {}
    }
    let case = Case::from_row(row);
    if file.case.is_some() && case.is_open() {
        let services = consent::latest(file, "services");
        let decided = services.and_then(|held| consent::in_force(&held.row, today));
        match decided {
            Some(Decision::Given) => {}
            Some(Decision::Refused) => {
                say(Mood::Warn, tr("case-alert-refused"), Tab::Consent);
            }
            Some(Decision::Withdrawn) => {
                say(Mood::Warn, tr("case-alert-withdrawn"), Tab::Consent);
            }
            None if services.is_some() => {
                say(Mood::Warn, tr("case-alert-expired"), Tab::Consent);
            }
            None => say(Mood::Warn, tr("case-alert-no-consent"), Tab::Consent),
        }
        if case.return_stopped_on.is_some() {
            say(Mood::Warn, tr("assessment-return-stopped"), Tab::Assessment);
        }
        if case.risk.is_none() {
            let sentence = match proposed(file) {
                Some(level) => {
                    let level = crate::domain::choice::label("risk_level", level.key());
                    tr_with("case-alert-risk-proposed", &[("level", &level.to_lowercase())])
                }
                None => tr("case-alert-no-risk"),
            };
            say(Mood::Warn, sentence, Tab::Assessment);
        }
    }
    let rank = |mood: Mood| match mood {
        Mood::Danger => 0,
        Mood::Warn => 1,
        _ => 2,
    };
    all.sort_by_key(|alert| rank(alert.mood));
    all
}

/// The level the unresolved vulnerabilities propose.
pub(super) fn proposed(file: &CaseFile) -> Option<Risk> {
    vulnerability::proposed(file.of(Kind::Vulnerability).iter().map(|held| &held.row))
}
