//! What the self-check looks for in a register: each rule with how grave a finding is and where
//! it is put right. The rules are data; the questions lie in `store/selfcheck`, one per rule.
//! Sources: `DOMAIN.md` 1.9 (closure), 4.2 (duplicates), 4.4 (children), 4.6 (plan and follow-up
//! by level), 5.2 (referral with consent), 8.2 (accuracy).

use super::keyed;

keyed! {
    /// A rule of the self-check, gravest first.
    pub enum Rule {
        /// A referral was sent without the consent it needs.
        ConsentMissing = "consent_missing",
        /// A child with nobody noted who cares for them.
        ChildAlone = "child_alone",
        /// An open case without a risk level.
        RiskMissing = "risk_missing",
        /// An open case whose plan is later than its level allows.
        PlanLate = "plan_late",
        /// A question for approval that waits longer than a week.
        ApprovalLate = "approval_late",
        /// A need for which nothing was planned, given or referred.
        NeedIdle = "need_idle",
        /// A plan under way without a follow-up.
        FollowupMissing = "followup_missing",
        /// A referral without an answer for more than a month.
        ReferralSilent = "referral_silent",
        /// A case closed while a follow-up is still open.
        ClosedFollowup = "closed_followup",
        /// A case closed without a reason.
        ClosedReason = "closed_reason",
        /// The same paper noted for two people.
        PaperTwice = "paper_twice",
        /// Two people of the same name, born on the same day.
        SamePerson = "same_person",
        /// A birth in the future, or more than 110 years ago.
        BirthOdd = "birth_odd",
        /// Somebody who may be 17 or 18.
        AgeUnsure = "age_unsure",
        /// An arrival later than the registration.
        ArrivalLate = "arrival_late",
    }
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Somebody may be harmed, or a duty is not met: first.
    First,
    /// Work that stands still.
    Soon,
    /// Something in the record is not right.
    Tidy,
}

impl Severity {
    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Soon => "soon",
            Self::Tidy => "tidy",
        }
    }
}

/// Days after which nothing done about a need is a finding.
pub const IDLE_DAYS: u64 = 14;
/// Days after which a question without an answer is a finding.
pub const APPROVAL_DAYS: u64 = 7;
/// Days after which a referral without an answer is a finding.
pub const SILENT_DAYS: u64 = 30;
/// Years after which a birth is taken for a slip of the pen.
pub const OLDEST_YEARS: i32 = 110;
/// From this age on somebody is no child.
pub const ADULT_YEARS: i32 = 18;

impl Rule {
    /// How grave a finding of it is.
    pub fn severity(self) -> Severity {
        match self {
            Self::ConsentMissing | Self::ChildAlone | Self::RiskMissing => Severity::First,
            Self::PlanLate
            | Self::ApprovalLate
            | Self::NeedIdle
            | Self::FollowupMissing
            | Self::ReferralSilent
            | Self::ClosedFollowup => Severity::Soon,
            Self::ClosedReason
            | Self::PaperTwice
            | Self::SamePerson
            | Self::BirthOdd
            | Self::AgeUnsure
            | Self::ArrivalLate => Severity::Tidy,
        }
    }

    /// The tab of the case where it is put right.
    pub fn tab(self) -> &'static str {
        match self {
            Self::ConsentMissing | Self::ReferralSilent => "referral",
            Self::ChildAlone => "household",
            Self::RiskMissing | Self::NeedIdle => "assessment",
            Self::PlanLate | Self::ApprovalLate => "plan",
            Self::FollowupMissing | Self::ClosedFollowup => "followup",
            Self::ClosedReason => "note",
            Self::PaperTwice | Self::SamePerson | Self::BirthOdd | Self::AgeUnsure => "identity",
            Self::ArrivalLate => "journey",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Keyed as _;
    use crate::words::tr;

    #[test]
    fn the_rules_stand_gravest_first_and_each_says_what_it_found() {
        let grave: Vec<Severity> = Rule::ALL.iter().map(|rule| rule.severity()).collect();
        assert!(grave.is_sorted(), "{grave:?}");
        for rule in Rule::ALL {
            let key = rule.key().replace('_', "-");
            for word in ["", "-about"] {
                let said = tr(&format!("selfcheck-{key}{word}"));
                assert!(!said.contains('⟨'), "{said}");
            }
        }
        println!("{} rules", Rule::ALL.len());
    }
}
