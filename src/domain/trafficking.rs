//! A sign that one of the three elements of trafficking may be there. Signs are never a
//! conclusion: only an authorised body decides (`DOMAIN.md` 4.5).

use chrono::NaiveDate;

use super::choice;
use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A sign of an element of trafficking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trafficking {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Which sign.
    pub code: String,
    /// When it was seen or told.
    pub noted_on: Option<NaiveDate>,
    /// What was seen or said.
    pub detail: String,
}

impl Record for Trafficking {
    const KIND: Kind = Kind::Trafficking;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("code", Shape::Choice("trafficking_element"), |r: &Self| r.code.to_value(), |r, v| read(&mut r.code, v)).required().restricted(),
        fact("noted_on", Shape::Day, |r: &Self| r.noted_on.to_value(), |r, v| read(&mut r.noted_on, v)).required(),
        fact("detail", Shape::Prose, |r: &Self| r.detail.to_value(), |r, v| read(&mut r.detail, v)).personal().restricted(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("noted_on", self.noted_on, today).into_iter().collect()
    }
}

/// How many signs support each element. Support is never a conclusion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Elements {
    /// What was done: recruit, transport, harbour.
    pub act: usize,
    /// How: threat, deception, abuse of a position.
    pub means: usize,
    /// What for: exploitation.
    pub purpose: usize,
    /// Signs that support no single element.
    pub other: usize,
}

/// The elements these signs support, each sign once.
pub fn elements<'a>(codes: impl IntoIterator<Item = &'a str>) -> Elements {
    let codes: std::collections::BTreeSet<&str> = codes.into_iter().collect();
    let mut found = Elements::default();
    for code in codes {
        match choice::of("trafficking_element", code).map(|sign| sign.attribute("element")) {
            Some("act") => found.act += 1,
            Some("means") => found.means += 1,
            Some("purpose") => found.purpose += 1,
            Some(_) => found.other += 1,
            None => {}
        }
    }
    found
}

impl Elements {
    /// Whether every element that counts has support; for a child the means are not needed.
    pub fn is_supported(self, child: bool) -> bool {
        self.act > 0 && self.purpose > 0 && (child || self.means > 0)
    }

    /// True while no sign was noted.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_a_child_the_means_are_not_needed() {
        let found = elements(["ACT", "PURPOSE_LABOUR", "PURPOSE_LABOUR", "SIGN_DEBT"]);
        assert_eq!(found, Elements { act: 1, means: 0, purpose: 1, other: 1 });
        assert!(found.is_supported(true) && !found.is_supported(false));
        assert!(elements(["ACT", "MEANS_FRAUD", "PURPOSE_SEXUAL"]).is_supported(false));
        assert!(!elements(["SIGN_DEBT"]).is_supported(true));
        assert!(elements([]).is_nothing());
    }
}
