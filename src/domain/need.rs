//! What is done about a need: items of the plan, referrals and help that say they answer it.
//! A vulnerability is never read alone (`DOMAIN.md` 1.2, 4.3).

use super::id::Id;
use super::plan_item::PlanItemStatus;
use super::referral::ReferralStatus;
use super::value::{self, Keyed, Row};

/// The four levels of the model, from the person outwards (`DOMAIN.md` 1.2).
pub const LEVELS: [&str; 4] = ["individual", "household", "community", "structural"];

/// What became of all that was meant for a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Nothing is planned, asked or given.
    Nothing,
    /// Something was meant, refused or given up, and nothing is under way.
    Failed,
    /// Something is under way.
    Under,
    /// Something was given.
    Given,
}

/// Whether a record says that it answers this need.
pub fn answers(row: &Row, need: Id) -> bool {
    value::id_of(row, "need_id") == Some(need)
}

/// What an item of the plan says about its need.
pub fn of_item(row: &Row) -> Answer {
    match PlanItemStatus::from_key(value::text_of(row, "status")) {
        Some(PlanItemStatus::Delivered) => Answer::Given,
        Some(PlanItemStatus::NotDelivered | PlanItemStatus::Cancelled) => Answer::Failed,
        _ => Answer::Under,
    }
}

/// What a referral says about its need.
pub fn of_referral(row: &Row) -> Answer {
    match ReferralStatus::from_key(value::text_of(row, "status")) {
        Some(ReferralStatus::Completed) => Answer::Given,
        Some(
            ReferralStatus::Rejected | ReferralStatus::NotProvided | ReferralStatus::Withdrawn,
        ) => Answer::Failed,
        _ => Answer::Under,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Value;

    #[test]
    fn sent_is_not_given_and_refused_is_not_under_way() {
        let row = |status: &str| Row::from([("status".into(), Value::Text(status.to_owned()))]);
        assert_eq!(of_referral(&row("sent")), Answer::Under);
        assert_eq!(of_referral(&row("completed")), Answer::Given);
        assert_eq!(of_referral(&row("rejected")), Answer::Failed);
        assert_eq!(of_item(&row("planned")), Answer::Under);
        assert_eq!(of_item(&row("not_delivered")), Answer::Failed);
        assert_eq!(of_item(&row("delivered")), Answer::Given);
        assert!(Answer::Given > Answer::Under && Answer::Under > Answer::Failed);
    }
}
