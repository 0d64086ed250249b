//! What allows telling an agency about a person: a consent for that agency and that very list,
//! neither withdrawn nor expired, or an override for life and safety (`DOMAIN.md` 5.2, 8.3).

use chrono::NaiveDate;

use super::choice;
use super::consent::{Consent, Decision};
use super::id::Id;
use super::problem::Problem;
use super::referral::{Referral, Urgency};
use super::role::{self, Right};

/// The purpose under which a person allows a referral.
pub const PURPOSE: &str = "share_referral";

/// What a new referral tells unless more is ticked, as it is kept.
pub const LEAST: &str = "code contact need urgency";

/// Why no consent covers what is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// The person was not asked.
    Unasked,
    /// What was given names another agency.
    OtherAgency,
    /// What was given leaves these fields out.
    Narrow(Vec<String>),
    /// What was given has run out.
    Expired,
    /// The person refused.
    Refused,
    /// The person took it back.
    Withdrawn,
}

impl Lack {
    /// The sentence, which names both ways out.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Unasked => Problem::new("problem-sharing-unasked"),
            Self::OtherAgency => Problem::new("problem-sharing-other"),
            Self::Narrow(fields) => {
                let labels: Vec<String> =
                    fields.iter().map(|code| choice::label("disclosed_field", code)).collect();
                Problem::new("problem-sharing-narrow").with("fields", labels.join(", "))
            }
            Self::Expired => Problem::new("problem-sharing-expired"),
            Self::Refused => Problem::new("problem-sharing-refused"),
            Self::Withdrawn => Problem::new("problem-sharing-withdrawn"),
        }
    }
}

/// The consent that lets these fields go to this agency today, or what is lacking. What was
/// withdrawn or refused without naming an agency holds for all of them; a later yes counts anew.
pub fn consent_for(
    consents: &[(Id, Consent)],
    agency: Id,
    fields: &[String],
    today: NaiveDate,
) -> Result<Id, Lack> {
    let mut all: Vec<&(Id, Consent)> =
        consents.iter().filter(|(_, consent)| consent.purpose == PURPOSE).collect();
    all.sort_by_key(|(_, consent)| consent.decided_on);
    let ours = |consent: &Consent| consent.agency_id == Some(agency);
    let given = |consent: &Consent| consent.decision == Some(Decision::Given);
    let ended = all.iter().rposition(|(_, consent)| {
        !given(consent) && (ours(consent) || consent.agency_id.is_none())
    });
    let later = all.get(ended.map_or(0, |at| at + 1)..).unwrap_or_default();
    let yes: Vec<&&(Id, Consent)> =
        later.iter().filter(|(_, consent)| given(consent) && ours(consent)).collect();
    let live = |consent: &Consent| consent.expires_on.is_none_or(|day| day >= today);
    let missing = |consent: &Consent| -> Vec<String> {
        fields.iter().filter(|field| !consent.fields.contains(field)).cloned().collect()
    };
    if let Some((id, _)) =
        yes.iter().rev().find(|(_, consent)| live(consent) && missing(consent).is_empty())
    {
        return Ok(*id);
    }
    if let Some((_, consent)) = yes.iter().rev().find(|(_, consent)| live(consent)) {
        return Err(Lack::Narrow(missing(consent)));
    }
    if !yes.is_empty() {
        return Err(Lack::Expired);
    }
    let last = ended.and_then(|at| all.get(at)).map(|(_, consent)| consent.decision);
    Err(match last {
        Some(Some(Decision::Withdrawn)) => Lack::Withdrawn,
        Some(_) => Lack::Refused,
        None if all.iter().any(|(_, consent)| given(consent)) => Lack::OtherAgency,
        None => Lack::Unasked,
    })
}

/// The field that names who lets a referral go without consent.
pub const DECIDED_BY: &str = "override_by";

/// Whether somebody with these roles may let a referral go without consent.
pub fn may_decide(roles: &[String]) -> bool {
    role::may(&role::parse(roles), Right::Approve)
}

/// Whether a referral may go without consent at all: life, safety, a child.
pub fn may_override(urgency: Option<Urgency>, is_child: bool) -> bool {
    is_child || matches!(urgency, Some(Urgency::Emergency | Urgency::Urgent))
}

/// What is still to be written of a decision to go without consent: both the reason and who took
/// it, or neither.
pub fn half_overridden(referral: &Referral) -> Option<Problem> {
    match (referral.override_reason.trim().is_empty(), referral.override_by.is_none()) {
        (true, false) => Some(Problem::new("problem-override-reason").at("override_reason")),
        (false, true) => Some(Problem::new("problem-override-supervisor").at("override_by")),
        _ => None,
    }
}

/// Whether a referral goes without consent, for a reason and by a supervisor; false when nothing
/// of it was written. `supervises` tells whether who is named may decide it.
#[expect(
    clippy::fn_params_excessive_bools,
    reason = "two answers of the office, each asked by name"
)]
pub fn overridden(referral: &Referral, is_child: bool, supervises: bool) -> Result<bool, Problem> {
    let has_reason = !referral.override_reason.trim().is_empty();
    if !has_reason && referral.override_by.is_none() {
        return Ok(false);
    }
    if !may_override(referral.urgency, is_child) {
        return Err(Problem::new("problem-override-urgency").at("override_reason"));
    }
    if !has_reason {
        return Err(Problem::new("problem-override-reason").at("override_reason"));
    }
    if !supervises {
        return Err(Problem::new("problem-override-supervisor").at("override_by"));
    }
    Ok(true)
}

/// What must be known of who looks after a child before others are told of the child.
pub fn caregiver(referral: &Referral) -> Option<Problem> {
    let empty = |text: &str| text.trim().is_empty();
    let why = !empty(&referral.caregiver_not_informed);
    if why {
        return None;
    }
    if empty(&referral.caregiver) {
        return Some(Problem::new("problem-caregiver-missing").at("caregiver"));
    }
    match referral.caregiver_informed.as_str() {
        "yes" => None,
        "" => Some(Problem::new("problem-caregiver-informed").at("caregiver_informed")),
        _ => Some(Problem::new("problem-caregiver-why").at("caregiver_not_informed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn id(byte: u8) -> Id {
        Id::from_bytes([byte; 16])
    }

    fn list(fields: &str) -> Vec<String> {
        fields.split_whitespace().map(str::to_owned).collect()
    }

    fn consent(decision: Decision, agency: Option<u8>, on: u32, fields: &str) -> Consent {
        Consent {
            purpose: PURPOSE.to_owned(),
            decision: Some(decision),
            decided_on: Some(day(on)),
            agency_id: agency.map(id),
            fields: list(fields),
            ..Consent::default()
        }
    }

    #[test]
    fn only_a_consent_for_this_agency_and_this_list_lets_it_go() {
        use Decision::{Given, Refused, Withdrawn};
        let asked = list("code need");
        let judge = |consents: Vec<Consent>| {
            let numbered: Vec<(Id, Consent)> =
                consents.into_iter().zip(1..).map(|(c, n)| (id(n), c)).collect();
            consent_for(&numbered, id(7), &asked, day(20))
        };
        let given = |fields: &str| consent(Given, Some(7), 10, fields);
        assert_eq!(judge(vec![]), Err(Lack::Unasked));
        assert_eq!(judge(vec![given("code need name")]), Ok(id(1)));
        assert_eq!(judge(vec![given("code")]), Err(Lack::Narrow(list("need"))));
        assert_eq!(judge(vec![given("")]), Err(Lack::Narrow(list("code need"))));
        assert_eq!(judge(vec![consent(Given, Some(8), 10, "code need")]), Err(Lack::OtherAgency));
        assert_eq!(judge(vec![consent(Given, None, 10, "code need")]), Err(Lack::OtherAgency));
        let ended = Consent { expires_on: Some(day(19)), ..given("code need") };
        assert_eq!(judge(vec![ended.clone()]), Err(Lack::Expired));
        let last_day = Consent { expires_on: Some(day(20)), ..ended };
        assert_eq!(judge(vec![last_day]), Ok(id(1)));
        let back = |agency| consent(Withdrawn, agency, 12, "");
        assert_eq!(judge(vec![given("code need"), back(Some(7))]), Err(Lack::Withdrawn));
        assert_eq!(judge(vec![given("code need"), back(None)]), Err(Lack::Withdrawn));
        assert_eq!(judge(vec![given("code need"), back(Some(8))]), Ok(id(1)));
        let anew = consent(Given, Some(7), 13, "code need");
        assert_eq!(judge(vec![given("code need"), back(None), anew]), Ok(id(3)));
        assert_eq!(judge(vec![consent(Refused, Some(7), 9, "")]), Err(Lack::Refused));
        let other = Consent { purpose: "photo".to_owned(), ..given("code need") };
        assert_eq!(judge(vec![other]), Err(Lack::Unasked));
    }

    #[test]
    fn an_override_is_for_life_and_safety_and_names_who_decides() {
        let written = Referral {
            override_reason: "Hémorragie".to_owned(),
            override_by: Some(id(3)),
            urgency: Some(Urgency::Urgent),
            ..Referral::default()
        };
        assert_eq!(overridden(&Referral::default(), true, false), Ok(false));
        assert_eq!(overridden(&written, false, true), Ok(true));
        let field = |referral: &Referral, child, supervises| {
            overridden(referral, child, supervises).unwrap_err().field
        };
        assert_eq!(field(&written, false, false), "override_by");
        let normal = Referral { urgency: Some(Urgency::Normal), ..written.clone() };
        assert_eq!(field(&normal, false, true), "override_reason");
        assert_eq!(overridden(&normal, true, true), Ok(true), "a child may be in danger any day");
        let silent = Referral { override_reason: " ".to_owned(), ..written };
        assert_eq!(field(&silent, false, true), "override_reason");
    }

    #[test]
    fn of_a_child_it_is_known_who_looks_after_it() {
        let of = |caregiver: &str, informed: &str, why: &str| {
            let referral = Referral {
                caregiver: caregiver.to_owned(),
                caregiver_informed: informed.to_owned(),
                caregiver_not_informed: why.to_owned(),
                ..Referral::default()
            };
            super::caregiver(&referral).map(|problem| problem.field)
        };
        assert_eq!(of("", "", "").as_deref(), Some("caregiver"));
        assert_eq!(of("Tante", "", "").as_deref(), Some("caregiver_informed"));
        assert_eq!(of("Tante", "no", "").as_deref(), Some("caregiver_not_informed"));
        assert_eq!(of("Tante", "yes", ""), None);
        assert_eq!(of("", "", "Aucun adulte connu"), None);
    }
}
