//! How old a line of the directory is.

use chrono::NaiveDate;

use crate::domain::value::{self, Row};
use crate::words::{tr, tr_with};

/// A line checked longer ago than this may well have changed.
const STALE_DAYS: i64 = 180;
/// Days of a month, for words.
const MONTH: i64 = 30;

/// That a line was never checked or long ago; `None` while it is fresh.
pub fn stale(row: &Row, today: NaiveDate) -> Option<String> {
    let Some(day) = value::day_of(row, "checked_on") else { return Some(tr("referral-unchecked")) };
    let days = (today - day).num_days();
    let months = (days / MONTH).to_string();
    (days > STALE_DAYS).then(|| tr_with("referral-checked-ago", &[("count", &months)]))
}
