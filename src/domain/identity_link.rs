//! Two registrations that are one person. A link takes nothing away and can be undone: both
//! registrations stay, and every figure counts them as one (`DOMAIN.md` 6.1). Of people linked
//! in any order the smallest id stands for all, so that two links made at once on two laptops
//! cannot make a ring.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// That two registrations are one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IdentityLink {
    /// One registration.
    pub person_id: Option<Id>,
    /// The other.
    pub same_as_id: Option<Id>,
    /// Whether it holds.
    pub status: Option<LinkStatus>,
    /// Why it is believed, or why it was undone.
    pub reason: String,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// Who decided.
    pub decided_by: Option<Id>,
}

impl Record for IdentityLink {
    const KIND: Kind = Kind::IdentityLink;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("same_as_id", Shape::Link(Kind::Person), |r: &Self| r.same_as_id.to_value(), |r, v| read(&mut r.same_as_id, v)).required(),
        fact("status", Shape::State("identity_link", LinkStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("reason", Shape::Prose, |r: &Self| r.reason.to_value(), |r, v| read(&mut r.reason, v)).personal(),
        fact("decided_on", Shape::Day, |r| r.decided_on.to_value(), |r, v| read(&mut r.decided_on, v)),
        fact("decided_by", Shape::Link(Kind::User), |r| r.decided_by.to_value(), |r, v| read(&mut r.decided_by, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems: Vec<Problem> =
            not_future("decided_on", self.decided_on, today).into_iter().collect();
        if self.person_id.is_some() && self.person_id == self.same_as_id {
            problems.push(Problem::new("problem-same-person").at("same_as_id"));
        }
        problems
    }
}

keyed! {
    /// Whether a link between two registrations holds.
    pub enum LinkStatus {
        /// They are one person.
        Linked = "linked",
        /// They are not: the link was undone.
        Undone = "undone",
    }
}

/// Who stands for whom: of all that are linked, directly or through others, the smallest.
/// Whoever is linked to nobody is not in it.
pub fn canonical<T: Copy + Ord + std::hash::Hash>(pairs: &[(T, T)]) -> HashMap<T, T> {
    fn root<T: Copy + Eq + std::hash::Hash>(up: &HashMap<T, T>, mut of: T) -> T {
        while let Some(above) = up.get(&of).copied().filter(|above| *above != of) {
            of = above;
        }
        of
    }
    let mut up: HashMap<T, T> = HashMap::new();
    for (one, other) in pairs {
        let (one, other) = (root(&up, *one), root(&up, *other));
        let (low, high) = (one.min(other), one.max(other));
        up.insert(high, low);
        up.entry(low).or_insert(low);
    }
    let all: Vec<T> = up.keys().copied().collect();
    all.into_iter().map(|one| (one, root(&up, one))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_stands_for_all_whatever_the_order() {
        let check = |pairs: &[(u8, u8)], wanted: &[(u8, u8)]| {
            assert_eq!(canonical(pairs), wanted.iter().copied().collect(), "{pairs:?}");
            let turned: Vec<(u8, u8)> = pairs.iter().rev().map(|(a, b)| (*b, *a)).collect();
            assert_eq!(canonical(&turned), wanted.iter().copied().collect(), "{turned:?}");
        };
        check(&[], &[]);
        check(&[(2, 1)], &[(1, 1), (2, 1)]);
        check(&[(3, 2), (2, 1), (9, 8)], &[(1, 1), (2, 1), (3, 1), (8, 8), (9, 8)]);
        // Two laptops at once: a ring of three.
        check(&[(1, 2), (2, 3), (3, 1)], &[(1, 1), (2, 1), (3, 1)]);
    }
}
