//! A stretch of days, written out or counted from today.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A stretch of days. Those counted from today move with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// From one day to another, either of them open.
    Days(Option<NaiveDate>, Option<NaiveDate>),
    /// So many days back, today the last of them.
    Last(u32),
    /// So many days ahead, today the first of them.
    Next(u32),
    /// Longer ago than so many days.
    Before(u32),
    /// The month of today.
    Month,
    /// The quarter of today.
    Quarter,
    /// The year of today.
    Year,
    /// The quarter before that of today.
    LastQuarter,
}

impl Span {
    /// Its first and its last day; `None` where it is open.
    pub fn ends(self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let back = |days: u32| today.checked_sub_days(Days::new(u64::from(days)));
        let quarter = |month: u32| (month - 1) / 3 * 3 + 1;
        let months = |year: i32, month: u32, many: u32| {
            let first = NaiveDate::from_ymd_opt(year, month, 1);
            let next = first.and_then(|first| first.checked_add_months(Months::new(many)));
            (first, next.and_then(|next| next.pred_opt()))
        };
        match self {
            Self::Days(from, to) => (from, to),
            Self::Last(days) => (back(days.saturating_sub(1)), Some(today)),
            Self::Next(days) => {
                let ahead = u64::from(days.saturating_sub(1));
                (Some(today), today.checked_add_days(Days::new(ahead)))
            }
            Self::Before(days) => (None, back(days.saturating_add(1))),
            Self::Month => months(today.year(), today.month(), 1),
            Self::Quarter => months(today.year(), quarter(today.month()), 3),
            Self::Year => months(today.year(), 1, 12),
            Self::LastQuarter => match quarter(today.month()) {
                1 => months(today.year() - 1, 10, 3),
                month => months(today.year(), month - 3, 3),
            },
        }
    }
}
