//! The tabs of a case, one per step of the work.

use crate::domain::draft::Draft;
use crate::domain::form::OFFICE;
use crate::domain::id::Id;
use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::task::Reason;
use crate::domain::value::Keyed as _;
use crate::words::tr;

keyed! {
    /// A part of the page.
    pub enum Tab {
        /// What matters now.
        Overview = "overview",
        /// Who the person is.
        Identity = "identity",
        /// What was allowed.
        Consent = "consent",
        /// Who belongs to the person.
        Household = "household",
        /// How the person came.
        Journey = "journey",
        /// Vulnerabilities, strengths and risk.
        Assessment = "assessment",
        /// Goals, items and what was delivered.
        Plan = "plan",
        /// Help given.
        Help = "help",
        /// Referrals.
        Referral = "referral",
        /// Psychosocial sessions.
        Session = "session",
        /// Reintegration support.
        Reintegration = "reintegration",
        /// Both calendars of follow-up.
        Followup = "followup",
        /// Photos and documents.
        Attachment = "attachment",
        /// Notes, and the end of the case.
        Note = "note",
        /// Forms of the office.
        Form = "form",
        /// Who follows the case, what was remarked on it and what changed since it was looked at.
        Review = "review",
        /// Every change.
        History = "history",
    }
}

/// The tab a route names, and the record in it: `referral/` and its id.
pub(super) fn aimed(key: &str) -> (Tab, Option<Id>) {
    match key.split_once('/') {
        Some((tab, id)) => (Tab::named(tab), Id::parse(id)),
        None => (Tab::named(key), None),
    }
}

impl Tab {
    /// Its name.
    pub(super) fn word(self) -> String {
        tr(&format!("case-tab-{}", self.key()))
    }

    /// The tab a route names: by its own key or by a kind of record.
    pub(super) fn named(key: &str) -> Self {
        let of_kind = || Kind::from_key(key).map(Self::holding);
        Self::from_key(key).or_else(of_kind).unwrap_or(Self::Overview)
    }

    /// Where the records of a kind stand.
    pub(super) fn holding(kind: Kind) -> Self {
        match kind {
            Kind::Person | Kind::Contact | Kind::Document | Kind::Slip => Self::Identity,
            Kind::Household => Self::Household,
            Kind::Case | Kind::Step | Kind::Arrival => Self::Journey,
            Kind::Consent => Self::Consent,
            Kind::Vulnerability | Kind::Strength => Self::Assessment,
            Kind::Assistance => Self::Help,
            Kind::Referral => Self::Referral,
            Kind::Session => Self::Session,
            Kind::Support => Self::Reintegration,
            Kind::Followup => Self::Followup,
            Kind::Note => Self::Note,
            Kind::HouseholdEvent => Self::Household,
            Kind::IdentityLink => Self::Identity,
            Kind::Disclosure => Self::Consent,
            Kind::Trafficking => Self::Assessment,
            Kind::Plan | Kind::Goal | Kind::PlanItem => Self::Plan,
            Kind::ReferralMove => Self::Referral,
            Kind::Course | Kind::Scale | Kind::Workshop => Self::Session,
            Kind::Survey | Kind::Payment | Kind::Collective => Self::Reintegration,
            Kind::Attempt => Self::Followup,
            Kind::Attachment => Self::Attachment,
            Kind::Remark | Kind::Handover => Self::Review,
            Kind::Task
            | Kind::Alert
            | Kind::Flag
            | Kind::Approval
            | Kind::User
            | Kind::Centre
            | Kind::Agency
            | Kind::Project
            | Kind::Offer
            | Kind::Wording
            | Kind::Definition
            | Kind::List
            | Kind::Target
            | Kind::Indicator
            | Kind::Report
            | Kind::Questionnaire
            | Kind::Dismissal
            | Kind::Mapping
            | Kind::TableImport => Self::Overview,
        }
    }

    /// Where something due is done.
    pub(super) fn of(kind: Kind, reason: Reason) -> Self {
        match reason {
            Reason::Plan => Self::Plan,
            Reason::NoFollowup => Self::Followup,
            _ => Self::holding(kind),
        }
    }
}

/// The tab where a draft is typed.
pub(super) fn of_draft(draft: &Draft) -> Tab {
    match draft.form {
        name if name.starts_with(OFFICE) => Tab::Form,
        "screening" => Tab::Assessment,
        "closure" => Tab::Note,
        // A consent to one agency is asked where the referral to it stands.
        "consent" if draft.is_new && draft.base.contains_key("agency_id") => Tab::Referral,
        "return_track" => Tab::Assessment,
        // A consent to one agency is asked where the referral to it stands.
        "consent" if draft.is_new && draft.base.contains_key("agency_id") => Tab::Referral,
        "approval" => match draft.text("subject", draft.shape("subject")).as_str() {
            "plan" => Tab::Plan,
            "closure" => Tab::Note,
            "tranche" => Tab::Reintegration,
            _ => Tab::Assessment,
        },
        _ => Tab::holding(draft.kind),
    }
}
