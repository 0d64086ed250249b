//! A referral to a partner: who, for what, how urgent, what it may be told,
//! and the answer. Sent is not completed (`DOMAIN.md` 5.2).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// A request to another agency to help a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Referral {
    /// Case it is made for.
    pub case_id: Option<Id>,
    /// Number on the slip.
    pub number: String,
    /// Agency asked.
    pub agency_id: Option<Id>,
    /// Service asked for.
    pub service: String,
    /// How soon an answer is needed.
    pub urgency: Option<Urgency>,
    /// Where it stands.
    pub status: Option<ReferralStatus>,
    /// When it was sent.
    pub sent_on: Option<NaiveDate>,
    /// How it was handed over.
    pub sent_by: String,
    /// When the agency answered.
    pub answered_on: Option<NaiveDate>,
    /// When the service was given.
    pub completed_on: Option<NaiveDate>,
    /// Why; what the agency must know.
    pub reason: String,
    /// What the agency is told.
    pub disclosed: Vec<String>,
    /// The consent it rests on.
    pub consent_id: Option<Id>,
    /// Why it went without consent (life or safety only).
    pub override_reason: String,
    /// Why it was refused or not provided.
    pub outcome_reason: String,
    /// What came of it.
    pub outcome_note: String,
    /// Vulnerability it answers.
    pub need_id: Option<Id>,
    /// Item of the plan it carries out.
    pub plan_item_id: Option<Id>,
    /// Referral it takes the place of, refused or silent.
    pub replaces_id: Option<Id>,
    /// Supervisor who let it go without consent.
    pub override_by: Option<Id>,
    /// Main caregiver of a child, and the relation.
    pub caregiver: String,
    /// Is the caregiver told of the referral.
    pub caregiver_informed: String,
    /// Why the caregiver is not told.
    pub caregiver_not_informed: String,
    /// Hash of the code on the slip; a new slip voids the old.
    pub token_hash: String,
    /// Number of the record in another register.
    pub outside_number: String,
}

impl Record for Referral {
    const KIND: Kind = Kind::Referral;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("number", Shape::Line, |r| r.number.to_value(), |r, v| read(&mut r.number, v)),
        fact("agency_id", Shape::Link(Kind::Agency), |r: &Self| r.agency_id.to_value(), |r, v| read(&mut r.agency_id, v)).required(),
        fact("service", Shape::Choice("referral_service"), |r: &Self| r.service.to_value(), |r, v| read(&mut r.service, v)).required(),
        fact("urgency", Shape::State("referral_urgency", Urgency::KEYS), |r: &Self| r.urgency.to_value(), |r, v| read(&mut r.urgency, v)).required(),
        fact("status", Shape::State("referral_status", ReferralStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("sent_on", Shape::Day, |r| r.sent_on.to_value(), |r, v| read(&mut r.sent_on, v)),
        fact("sent_by", Shape::Choice("referral_channel"), |r| r.sent_by.to_value(), |r, v| read(&mut r.sent_by, v)),
        fact("answered_on", Shape::Day, |r| r.answered_on.to_value(), |r, v| read(&mut r.answered_on, v)),
        fact("completed_on", Shape::Day, |r| r.completed_on.to_value(), |r, v| read(&mut r.completed_on, v)),
        fact("reason", Shape::Prose, |r: &Self| r.reason.to_value(), |r, v| read(&mut r.reason, v)).personal(),
        fact("disclosed", Shape::Choices("disclosed_field"), |r| r.disclosed.to_value(), |r, v| read(&mut r.disclosed, v)),
        fact("consent_id", Shape::Link(Kind::Consent), |r| r.consent_id.to_value(), |r, v| read(&mut r.consent_id, v)),
        fact("override_reason", Shape::Prose, |r: &Self| r.override_reason.to_value(), |r, v| read(&mut r.override_reason, v)).personal(),
        fact("outcome_reason", Shape::Choice("referral_outcome"), |r| r.outcome_reason.to_value(), |r, v| read(&mut r.outcome_reason, v)),
        fact("outcome_note", Shape::Prose, |r: &Self| r.outcome_note.to_value(), |r, v| read(&mut r.outcome_note, v)).personal(),
        fact("need_id", Shape::Link(Kind::Vulnerability), |r| r.need_id.to_value(), |r, v| read(&mut r.need_id, v)),
        fact("plan_item_id", Shape::Link(Kind::PlanItem), |r| r.plan_item_id.to_value(), |r, v| read(&mut r.plan_item_id, v)),
        fact("replaces_id", Shape::Link(Kind::Referral), |r| r.replaces_id.to_value(), |r, v| read(&mut r.replaces_id, v)),
        fact("override_by", Shape::Link(Kind::User), |r| r.override_by.to_value(), |r, v| read(&mut r.override_by, v)),
        fact("caregiver", Shape::Line, |r: &Self| r.caregiver.to_value(), |r, v| read(&mut r.caregiver, v)).personal(),
        fact("caregiver_informed", Shape::Choice("yes_no_unknown"), |r| r.caregiver_informed.to_value(), |r, v| read(&mut r.caregiver_informed, v)),
        fact("caregiver_not_informed", Shape::Line, |r: &Self| r.caregiver_not_informed.to_value(), |r, v| read(&mut r.caregiver_not_informed, v)).personal(),
        fact("token_hash", Shape::Line, |r| r.token_hash.to_value(), |r, v| read(&mut r.token_hash, v)),
        fact("outside_number", Shape::Line, |r| r.outside_number.to_value(), |r, v| read(&mut r.outside_number, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        use super::rule::{not_before, not_future};
        let mut problems: Vec<Problem> = [
            not_future("sent_on", self.sent_on, today),
            not_before(self.sent_on, "answered_on", self.answered_on),
            not_before(self.sent_on, "completed_on", self.completed_on),
        ]
        .into_iter()
        .flatten()
        .collect();
        if self.status.is_some_and(|s| s != ReferralStatus::Draft) && self.sent_on.is_none() {
            problems.push(Problem::new("problem-sent-without-day").at("sent_on"));
        }
        problems
    }
}

impl Referral {
    /// Days the answer is late on a day; 0 while there is time, or when none is awaited.
    pub fn days_late(&self, today: NaiveDate) -> i64 {
        self.answer_due_on().map_or(0, |due| (today - due).num_days().max(0))
    }

    /// The day an answer is due, while none has come.
    pub fn answer_due_on(&self) -> Option<NaiveDate> {
        let waiting = matches!(
            self.status,
            Some(ReferralStatus::Sent | ReferralStatus::Received | ReferralStatus::Expired)
        );
        let sent = self.sent_on.filter(|_| waiting && self.answered_on.is_none())?;
        let days = self.urgency.unwrap_or(Urgency::Normal).answer_days();
        sent.checked_add_signed(chrono::Duration::days(days))
    }
}

impl ReferralStatus {
    /// Ends of which one must know why: who refused, withdrew or did not provide.
    pub fn wants_reason(self) -> bool {
        matches!(self, Self::Rejected | Self::NotProvided | Self::Withdrawn)
    }

    /// Another agency may be asked instead: a refusal, a service not given, silence.
    pub fn failed(self) -> bool {
        matches!(self, Self::Rejected | Self::NotProvided | Self::Expired)
    }

    /// The agency has said yes or no, or was heard of in another way.
    pub fn is_answer(self) -> bool {
        matches!(
            self,
            Self::Accepted
                | Self::Rejected
                | Self::InProgress
                | Self::Completed
                | Self::NotProvided
        )
    }
}

impl Urgency {
    /// Days within which an answer is due: 24 hours, 72 hours, two weeks (`DOMAIN.md` 5.1).
    pub fn answer_days(self) -> i64 {
        match self {
            Self::Emergency => 1,
            Self::Urgent => 3,
            Self::Normal => 14,
        }
    }
}

keyed! {
    /// How soon an answer is needed.
    pub enum Urgency {
        /// 24 hours.
        Emergency = "emergency",
        /// 72 hours.
        Urgent = "urgent",
        /// Two weeks.
        Normal = "normal",
    }
}

keyed! {
    /// Where a referral stands (`DOMAIN.md` 5.2).
    pub enum ReferralStatus {
        /// Being written.
        Draft = "draft",
        /// Sent.
        Sent = "sent",
        /// The agency has it.
        Received = "received",
        /// The agency takes it.
        Accepted = "accepted",
        /// The agency refuses.
        Rejected = "rejected",
        /// The service is under way.
        InProgress = "in_progress",
        /// The service was given.
        Completed = "completed",
        /// The service was not given.
        NotProvided = "not_provided",
        /// Withdrawn by the person or by us.
        Withdrawn = "withdrawn",
        /// No answer in time.
        Expired = "expired",
    }
}
