//! A day as a number, for counting many of them: `20140403`; nought when it is not known.

use chrono::NaiveDate;

/// A day as a number that sorts as the days do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(u32);

impl Day {
    /// Not known.
    pub const NONE: Self = Self(0);

    /// Reads `2014-04-03` as it is stored; not known for anything else.
    pub fn parse(text: &[u8]) -> Self {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return Self::NONE };
        let mut number: u32 = 0;
        for figure in [y1, y2, y3, y4, m1, m2, d1, d2] {
            if !figure.is_ascii_digit() {
                return Self::NONE;
            }
            number = number * 10 + u32::from(figure - b'0');
        }
        Self(number)
    }

    /// The day of a date.
    pub fn of(date: NaiveDate) -> Self {
        Self::parse(date.to_string().as_bytes())
    }

    /// The date; `None` when it is not known.
    pub fn date(self) -> Option<NaiveDate> {
        let year = i32::try_from(self.0 / 10_000).ok()?;
        NaiveDate::from_ymd_opt(year, self.0 / 100 % 100, self.0 % 100)
    }

    /// The year; nought when it is not known.
    pub fn year(self) -> i32 {
        i32::try_from(self.0 / 10_000).unwrap_or_default()
    }

    /// Whether it is known.
    pub fn is_known(self) -> bool {
        self.0 > 0
    }

    /// The earlier of two, as far as they are known.
    #[must_use]
    pub fn earlier(self, other: Self) -> Self {
        match (self.is_known(), other.is_known()) {
            (true, true) => self.min(other),
            (true, false) => self,
            _ => other,
        }
    }
}

/// From one day to another, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Window {
    /// The window between two dates.
    pub fn of(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from: Day::of(from), to: Day::of(to) }
    }

    /// Whether a day lies in it; one that is not known does not.
    pub fn has(self, day: Day) -> bool {
        day.is_known() && self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_as_it_is_stored_and_sorts() {
        let date: NaiveDate = "2014-04-03".parse().unwrap();
        let day = Day::of(date);
        assert_eq!((day.date(), day.year()), (Some(date), 2014));
        for wrong in ["", "2014", "2014-04", "2014-04-3x", "03/04/2014"] {
            assert!(!Day::parse(wrong.as_bytes()).is_known(), "{wrong}");
        }
        assert!(Day::parse(b"2014-03-31") < day && Day::NONE.earlier(day) == day);
        let window = Window::of(date, date);
        assert!(window.has(day) && !window.has(Day::NONE));
    }
}
