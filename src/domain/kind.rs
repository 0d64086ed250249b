//! The kinds of record there are, each with its table and its fields.
//! What must work for every kind (journal, tables, history, import, export)
//! walks this list.

use std::borrow::Cow;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::fact::{Field, Record};
use super::keyed;
use super::problem::Problem;
use super::value::{Row, Value};

keyed! {
    /// A kind of record. The key is also the name of its table.
    pub enum Kind {
        /// A person.
        Person = "person",
        /// A telephone of a person.
        Contact = "contact",
        /// An identity paper of a person.
        Document = "document",
        /// A household.
        Household = "household",
        /// A case.
        Case = "case_file",
        /// A consent, for one purpose.
        Consent = "consent",
        /// A step of a journey.
        Step = "step",
        /// A vulnerability.
        Vulnerability = "vulnerability",
        /// A strength.
        Strength = "strength",
        /// Help given.
        Assistance = "assistance",
        /// A referral.
        Referral = "referral",
        /// A psychosocial session.
        Session = "session",
        /// A reintegration support.
        Support = "support",
        /// A follow-up.
        Followup = "followup",
        /// A note.
        Note = "note",
        /// A free task.
        Task = "task",
        /// A user.
        User = "user",
        /// A centre.
        Centre = "centre",
        /// An agency.
        Agency = "agency",
        /// A version of the plan of a case.
        Plan = "plan",
        /// A goal of the plan of a case.
        Goal = "goal",
        /// One thing to do for the person, agreed in the plan.
        PlanItem = "plan_item",
        /// A question to a supervisor and its answer.
        Approval = "approval",
        /// One move of a referral.
        ReferralMove = "referral_move",
        /// What was told about a person, to whom.
        Disclosure = "disclosure",
        /// A course of psychosocial sessions.
        Course = "course",
        /// A group session or workshop.
        Workshop = "workshop",
        /// The answers of a person to a scale.
        Scale = "scale",
        /// The answers of a person to the reintegration survey.
        Survey = "survey",
        /// A safety alert.
        Alert = "alert",
        /// One tranche of the budget of a support.
        Payment = "payment",
        /// An attempt to reach a person.
        Attempt = "attempt",
        /// A sign of an element of trafficking.
        Trafficking = "trafficking",
        /// A danger flag of a person.
        Flag = "flag",
        /// A photo or document of a person.
        Attachment = "attachment",
        /// A change of a household.
        HouseholdEvent = "household_event",
        /// A support shared by several people or a community.
        Collective = "collective",
        /// A project that pays for help.
        Project = "project",
        /// A service that an agency offers at a place.
        Offer = "offer",
        /// The wording of a scale in a language.
        Wording = "wording",
        /// A definition of the reintegration survey.
        Definition = "definition",
        /// A saved list or table.
        List = "list",
        /// That two registrations are one person.
        IdentityLink = "identity_link",
        /// A target of a project.
        Target = "target",
        /// The words of the office for an indicator.
        Indicator = "indicator",
        /// A report that was frozen.
        Report = "report",
        /// A remark of a supervisor on a case.
        Remark = "remark",
        /// A case on its way from one worker to another.
        Handover = "handover",
        /// A form of the office.
        Questionnaire = "questionnaire",
        /// A finding of the self-check that was passed over.
        Dismissal = "dismissal",
        /// People who came together.
        Arrival = "arrival",
        /// A registration slip.
        Slip = "slip",
        /// How tables of one sort are read.
        Mapping = "mapping",
        /// One import of a table.
        TableImport = "table_import",
    }
}

/// The words that a caller must know to work with one kind of record.
struct Shape {
    fields: Vec<Field>,
    judge: fn(&Row, NaiveDate) -> Vec<Problem>,
}

impl Kind {
    /// The fields of this kind, in the order of the columns.
    pub fn fields(self) -> &'static [Field] {
        &self.shape().fields
    }

    /// The field with this key.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// All problems of a record of this kind: what is missing, and its own rules.
    pub fn judge(self, row: &Row, today: NaiveDate) -> Vec<Problem> {
        let missing = self
            .fields()
            .iter()
            .filter(|field| field.required && !row.contains_key(field.key))
            .map(|field| Problem::new("problem-required").at(field.key));
        // A rule that asks for an answer is satisfied by one that may not be read.
        let sealed = |value: &Value| matches!(value, Value::Sealed(_));
        let mut read = Cow::Borrowed(row);
        if row.values().any(sealed) {
            let text = || Value::Text(String::from("•"));
            let unsealed = |value: &Value| if sealed(value) { text() } else { value.clone() };
            read = Cow::Owned(row.iter().map(|(key, v)| (key.clone(), unsealed(v))).collect());
        }
        missing.chain((self.shape().judge)(&read, today)).collect()
    }

    /// The field that links this kind to what it hangs on.
    pub fn parent(self) -> Option<(&'static str, Self)> {
        match self {
            Self::Contact
            | Self::Document
            | Self::Case
            | Self::Flag
            | Self::Attachment
            | Self::HouseholdEvent
            | Self::IdentityLink
            | Self::Dismissal
            | Self::Slip => Some(("person_id", Self::Person)),
            Self::Offer => Some(("agency_id", Self::Agency)),
            Self::Consent
            | Self::Step
            | Self::Vulnerability
            | Self::Strength
            | Self::Assistance
            | Self::Referral
            | Self::Session
            | Self::Support
            | Self::Followup
            | Self::Note
            | Self::Task
            | Self::Plan
            | Self::Goal
            | Self::PlanItem
            | Self::Approval
            | Self::ReferralMove
            | Self::Disclosure
            | Self::Course
            | Self::Scale
            | Self::Survey
            | Self::Alert
            | Self::Payment
            | Self::Attempt
            | Self::Trafficking
            | Self::Remark
            | Self::Handover => Some(("case_id", Self::Case)),
            Self::Person
            | Self::Household
            | Self::User
            | Self::Centre
            | Self::Agency
            | Self::Workshop
            | Self::Collective
            | Self::Project
            | Self::Wording
            | Self::Definition
            | Self::List
            | Self::Target
            | Self::Indicator
            | Self::Report
            | Self::Arrival
            | Self::Questionnaire
            | Self::Mapping
            | Self::TableImport => None,
        }
    }

    /// The kinds that hang on this one.
    pub fn children(self) -> impl Iterator<Item = Self> {
        <Self as super::value::Keyed>::ALL
            .iter()
            .copied()
            .filter(move |kind| kind.parent().is_some_and(|(_, parent)| parent == self))
    }

    fn shape(self) -> &'static Shape {
        static SHAPES: OnceLock<Vec<Shape>> = OnceLock::new();
        static EMPTY: Shape = Shape { fields: Vec::new(), judge: |_, _| Vec::new() };
        let all = <Self as super::value::Keyed>::ALL;
        let shapes = SHAPES.get_or_init(|| all.iter().map(|kind| kind.build()).collect());
        shapes.get(self as usize).unwrap_or(&EMPTY)
    }

    fn build(self) -> Shape {
        match self {
            Self::Person => of::<super::person::Person>(),
            Self::Contact => of::<super::contact::Contact>(),
            Self::Document => of::<super::document::Document>(),
            Self::Household => of::<super::household::Household>(),
            Self::Case => of::<super::case::Case>(),
            Self::Consent => of::<super::consent::Consent>(),
            Self::Step => of::<super::step::Step>(),
            Self::Vulnerability => of::<super::vulnerability::Vulnerability>(),
            Self::Strength => of::<super::strength::Strength>(),
            Self::Assistance => of::<super::assistance::Assistance>(),
            Self::Referral => of::<super::referral::Referral>(),
            Self::Session => of::<super::session::Session>(),
            Self::Support => of::<super::support::Support>(),
            Self::Followup => of::<super::followup::Followup>(),
            Self::Note => of::<super::note::Note>(),
            Self::Task => of::<super::task::Task>(),
            Self::User => of::<super::user::User>(),
            Self::Centre => of::<super::centre::Centre>(),
            Self::Agency => of::<super::agency::Agency>(),
            Self::Plan => of::<super::plan::Plan>(),
            Self::Goal => of::<super::goal::Goal>(),
            Self::PlanItem => of::<super::plan_item::PlanItem>(),
            Self::Approval => of::<super::approval::Approval>(),
            Self::ReferralMove => of::<super::referral_move::ReferralMove>(),
            Self::Disclosure => of::<super::disclosure::Disclosure>(),
            Self::Course => of::<super::course::Course>(),
            Self::Workshop => of::<super::workshop::Workshop>(),
            Self::Scale => of::<super::scale::Scale>(),
            Self::Survey => of::<super::survey::Survey>(),
            Self::Alert => of::<super::alert::Alert>(),
            Self::Payment => of::<super::payment::Payment>(),
            Self::Attempt => of::<super::attempt::Attempt>(),
            Self::Trafficking => of::<super::trafficking::Trafficking>(),
            Self::Flag => of::<super::flag::Flag>(),
            Self::Attachment => of::<super::attachment::Attachment>(),
            Self::HouseholdEvent => of::<super::household_event::HouseholdEvent>(),
            Self::Collective => of::<super::collective::Collective>(),
            Self::Project => of::<super::project::Project>(),
            Self::Offer => of::<super::offer::Offer>(),
            Self::Wording => of::<super::wording::Wording>(),
            Self::Definition => of::<super::definition::Definition>(),
            Self::List => of::<super::list::List>(),
            Self::IdentityLink => of::<super::identity_link::IdentityLink>(),
            Self::Target => of::<super::target::Target>(),
            Self::Indicator => of::<super::indicator::Indicator>(),
            Self::Report => of::<super::report::Frozen>(),
            Self::Remark => of::<super::remark::Remark>(),
            Self::Handover => of::<super::handover::Handover>(),
            Self::Questionnaire => of::<super::questionnaire::Questionnaire>(),
            Self::Dismissal => of::<super::dismissal::Dismissal>(),
            Self::Arrival => of::<super::arrival::Arrival>(),
            Self::Slip => of::<super::slip::Slip>(),
            Self::Mapping => of::<super::mapping::Mapping>(),
            Self::TableImport => of::<super::table_import::TableImport>(),
        }
    }
}

fn of<R: Record>() -> Shape {
    Shape {
        fields: R::FACTS.iter().map(|fact| fact.field).collect(),
        judge: |row, today| R::from_row(row).judge(today),
    }
}
