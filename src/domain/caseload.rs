//! How heavy a caseload is: cases weighed by their risk level, so that twelve critical ones are
//! not taken for twelve quiet ones. And from when on a case has been without contact for long.

use chrono::{Days, NaiveDate};

use super::case::Risk;

/// Days without contact after which a case is shown as such: two monthly rounds missed
/// (`DOMAIN.md` 4.6: the lowest level with a protection risk is followed every 30 days).
pub const QUIET_DAYS: u64 = 60;

/// What a case of this level weighs. A level that nobody set weighs as a medium one: it may be
/// anything.
pub fn weight(risk: Option<Risk>) -> u32 {
    match risk {
        Some(Risk::Critical) => 8,
        Some(Risk::High) => 4,
        Some(Risk::Medium) | None => 2,
        Some(Risk::Low | Risk::Nothing) => 1,
    }
}

/// The last day on which a contact counts as long ago.
pub fn quiet_before(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(QUIET_DAYS)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Keyed as _;

    #[test]
    fn a_higher_level_never_weighs_less() {
        let weights: Vec<u32> = Risk::ALL.iter().map(|risk| weight(Some(*risk))).collect();
        assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
        assert_eq!(weight(None), weight(Some(Risk::Medium)));
    }
}
