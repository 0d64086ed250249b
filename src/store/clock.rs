//! The only place that asks the machine what time it is, and the hybrid clock
//! of the journal: milliseconds and a counter in one number that never goes back.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime};

/// Milliseconds since 1970 as the machine tells them.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or_default()
}

/// Today as the machine tells it, in local time.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// Day and time as the machine tells them, in local time.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn local_now() -> NaiveDateTime {
    Local::now().naive_local()
}

/// The time of the day as the machine tells it, as `hh:mm`.
pub fn time() -> String {
    local_now().format("%H:%M").to_string()
}

/// The local day and time of a moment of the journal.
pub fn local(at: i64) -> DateTime<Local> {
    DateTime::from_timestamp_millis(at >> COUNTER_BITS).unwrap_or_default().with_timezone(&Local)
}

/// The milliseconds since 1970 of a moment of the journal.
pub(super) fn millis(at: i64) -> i64 {
    at >> COUNTER_BITS
}

const COUNTER_BITS: u32 = 16;
/// A clock this far behind what it said before is doubtful.
const DOUBT_MS: i64 = 60_000;

/// A moment of the journal, and how far the machine's clock lay behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds shifted left by 16 bits, plus a counter.
    pub at: i64,
    /// Milliseconds the machine's clock lay behind, when that is doubtful.
    pub behind_ms: Option<i64>,
}

/// The next moment after `last`, which it never falls before.
pub fn next(last: i64, now_ms: i64) -> Moment {
    let by_clock = now_ms << COUNTER_BITS;
    let behind = (last >> COUNTER_BITS) - now_ms;
    Moment { at: by_clock.max(last + 1), behind_ms: (behind > DOUBT_MS).then_some(behind) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_never_goes_back_and_says_when_it_is_doubtful() {
        let first = next(0, 1_000_000_000_000);
        let same = next(first.at, 1_000_000_000_000);
        let earlier = next(same.at, 1_000_000_000_000 - 86_400_000);
        assert!(first.at < same.at && same.at < earlier.at);
        assert_eq!(first.behind_ms, None);
        assert_eq!(earlier.behind_ms, Some(86_400_000));
    }
}
