//! The slip of a referral: three copies (who refers, the person, who receives) and the return
//! slip on which the receiving organisation answers. `DOMAIN.md` 5.1 and 5.2.
//!
//! It shows what it is given and nothing more: an empty text leaves no trace, not even a label.
//! The copy that the person carries about leaves out why a caregiver was not told and why there
//! was no consent: the danger may sit at home and read it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::code::{Code, Token};
use super::{Letter, LetterError, cleaned, words};
use crate::domain::date;
use crate::words::{Lang, tr_in};

/// What a slip says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Language of the slip, whichever the program speaks.
    pub lang: Lang,
    /// Number of the referral.
    pub number: String,
    /// Day it is written.
    pub date: NaiveDate,
    /// What its code says.
    pub token: Token,
    /// The urgency, in words.
    pub urgency: String,
    /// The last day for an answer.
    pub answer_by: Option<NaiveDate>,
    /// The service asked for.
    pub service: String,
    /// The reason; empty unless it is to be told.
    pub reason: String,
    /// Who receives the person.
    pub agency: Receiver,
    /// Who refers.
    pub from: Sender,
    /// The ticked fields, label and value, in order.
    pub disclosed: Vec<(String, String)>,
    /// What allows it.
    pub basis: Basis,
    /// For a person under 18.
    pub child: Option<Child>,
}

/// Who receives the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receiver {
    /// Name of the organisation.
    pub name: String,
    /// Person and number to ask for.
    pub contact: String,
    /// Where it is.
    pub address: String,
    /// When it is open.
    pub hours: String,
}

/// Who refers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// Name of the centre.
    pub centre: String,
    /// Name of the worker.
    pub worker: String,
    /// Where the worker or the centre is called.
    pub phone: String,
}

/// What allows the information to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The person agreed on this day, to this agency and this list.
    Given {
        /// The day.
        on: NaiveDate,
    },
    /// Sent without consent, for somebody's life or safety.
    Override {
        /// Why.
        reason: String,
        /// The supervisor who decided it.
        supervisor: String,
    },
}

/// Who looks after a child, and whether that person has been told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Child {
    /// Name of the caregiver, with the contact when it is to be given.
    pub caregiver: String,
    /// What the caregiver is to the child.
    pub relation: String,
    /// Whether the caregiver has been told; `None` when nobody knows.
    pub told: Option<bool>,
    /// Why not, when not.
    pub why_not: String,
}

/// Words of the template.
const WORDS: &[&str] = &[
    "agency-signature",
    "agency-signature-hint",
    "answer-accepted",
    "answer-given",
    "answer-not-given",
    "answer-on",
    "answer-received",
    "answer-refused",
    "answer-why",
    "basis",
    "child",
    "confidential",
    "copy-agency",
    "copy-agency-note",
    "copy-own",
    "copy-own-note",
    "copy-person",
    "day",
    "disclosed",
    "disclosed-none",
    "filled-by",
    "from",
    "go-to",
    "hours",
    "person-signature",
    "person-signature-hint",
    "reason",
    "remarks",
    "return-from",
    "return-mark",
    "return-plain",
    "return-title",
    "return-to",
    "service",
    "signature-line",
    "stamp",
    "title",
    "to",
    "worker-signature",
    "your-worker",
];

impl Slip {
    /// Sets the slip: three copies and the return slip.
    pub fn set(&self) -> Result<Letter, LetterError> {
        Letter::set("slip.typ", &self.data(), self.date)
    }

    fn data(&self) -> Value {
        let say = |key: &str, given: &[(&str, &str)]| tr_in(self.lang, key, given);
        let written = say("letter-written", &[("date", &date::show(self.date))]);
        let answer_by = self.answer_by.map(date::show).unwrap_or_default();
        let answer = if answer_by.is_empty() {
            String::new()
        } else {
            say("letter-answer-by", &[("date", &answer_by)])
        };
        let asked = if answer_by.is_empty() {
            say("letter-return-asked", &[])
        } else {
            say("letter-return-asked-by", &[("date", &answer_by)])
        };
        cleaned(json!({
            "lang": self.lang.key(),
            "words": words(self.lang, WORDS),
            "title": say("letter-file-title", &[("number", &self.number)]),
            "page": say("letter-page", &[("page", "{page}"), ("pages", "{pages}")]),
            "number": self.number,
            "written": written,
            "code": Code::Referral(self.token.clone()).square().runs(),
            "token": self.token.grouped(),
            "urgency": self.urgency,
            "answer": answer,
            "asked": asked,
            "service": self.service,
            "reason": self.reason,
            "agency": {
                "name": self.agency.name,
                "contact": self.agency.contact,
                "address": self.agency.address,
                "hours": self.agency.hours,
            },
            "from": {
                "centre": self.from.centre,
                "worker": self.from.worker,
                "phone": self.from.phone,
            },
            "fields": self.disclosed,
            "basis": self.basis(),
            "child": self.child.as_ref().map(|child| child.rows(self.lang)),
            "carried": self.carried(),
        }))
    }

    fn basis(&self) -> String {
        match &self.basis {
            Basis::Given { on } => tr_in(
                self.lang,
                "letter-basis-given",
                &[("date", &date::show(*on)), ("agency", &self.agency.name)],
            ),
            Basis::Override { reason, supervisor } => tr_in(
                self.lang,
                "letter-basis-override",
                &[("reason", reason.trim_end_matches('.')), ("supervisor", supervisor)],
            ),
        }
    }

    /// What is otherwise on the person's copy.
    fn carried(&self) -> Value {
        let (basis, note) = match &self.basis {
            Basis::Given { .. } => (self.basis(), "letter-copy-person-note"),
            Basis::Override { supervisor, .. } => {
                let given = [("supervisor", supervisor.as_str())];
                let basis = tr_in(self.lang, "letter-basis-override-carried", &given);
                (basis, "letter-copy-person-note-override")
            }
        };
        let child = self
            .child
            .as_ref()
            .map(|child| Child { why_not: String::new(), ..child.clone() }.rows(self.lang));
        json!({ "basis": basis, "child": child, "note": tr_in(self.lang, note, &[]) })
    }
}

impl Child {
    fn rows(&self, lang: Lang) -> Vec<(String, String)> {
        let told = match self.told {
            Some(true) => "letter-child-told-yes",
            Some(false) => "letter-child-told-no",
            None => "letter-child-told-unknown",
        };
        [
            ("letter-child-caregiver", self.caregiver.clone()),
            ("letter-child-relation", self.relation.clone()),
            ("letter-child-told", tr_in(lang, told, &[])),
            ("letter-child-why-not", self.why_not.clone()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(key, value)| (tr_in(lang, key, &[]), value))
        .collect()
    }
}
