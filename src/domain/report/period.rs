//! The time a report is about: a quarter, a month, a year, or from one day to another.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::date;
use crate::words;

/// From one day to another, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// A quarter of a year, 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        let month = (1..=4).contains(&quarter).then(|| quarter * 3 - 2)?;
        Self::months(NaiveDate::from_ymd_opt(year, month, 1)?, 3)
    }

    /// The quarter before the one that a day lies in: the one a report is made of.
    pub fn last_quarter(today: NaiveDate) -> Option<Self> {
        let before = today.checked_sub_months(Months::new(3))?;
        Self::quarter(before.year(), before.month0() / 3 + 1)
    }

    fn months(from: NaiveDate, months: u32) -> Option<Self> {
        let to = from.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
        Some(Self { from, to })
    }

    /// Reads `2014-Q2` (or `2014-T2`), `2014-04`, `2014`, or `2014-04-01..2014-06-30`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((from, to)) = text.split_once("..") {
            let day = |text: &str| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
            let period = Self { from: day(from)?, to: day(to)? };
            return (period.from <= period.to).then_some(period);
        }
        let (year, part) = text.split_once('-').unwrap_or((text, ""));
        let year: i32 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
        if part.is_empty() {
            return Self::months(NaiveDate::from_ymd_opt(year, 1, 1)?, 12);
        }
        if let Some(quarter) = part.strip_prefix(['Q', 'q', 'T', 't']) {
            return Self::quarter(year, quarter.parse().ok()?);
        }
        Self::months(NaiveDate::from_ymd_opt(year, part.parse().ok()?, 1)?, 1)
    }

    /// The period as `parse` reads it.
    pub fn key(self) -> String {
        let (year, month) = (self.from.year(), self.from.month());
        let is = |months| Self::months(self.from, months) == Some(self);
        if self.from.day() == 1 && is(1) {
            format!("{year}-{month:02}")
        } else if self.from.day() == 1 && month % 3 == 1 && is(3) {
            format!("{year}-Q{}", month / 3 + 1)
        } else if self.from.ordinal() == 1 && is(12) {
            year.to_string()
        } else {
            format!("{}..{}", self.from, self.to)
        }
    }

    /// The period in words.
    pub fn show(self) -> String {
        let key = self.key();
        if let Some((year, quarter)) = key.split_once("-Q") {
            return words::tr_with("figure-quarter", &[("quarter", quarter), ("year", year)]);
        }
        let (from, to) = (date::show(self.from), date::show(self.to));
        match key.len() {
            4 => key,
            7 => {
                let parts = date::PartialDate::parse_iso(&key);
                parts.map_or(key, date::show_partial)
            }
            _ => words::tr_with("figure-period", &[("from", &from), ("to", &to)]),
        }
    }

    /// Whether a day lies in it.
    pub fn has(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_reads_back_as_it_is_written() {
        let check = |text: &str, days: Option<(&str, &str)>, key: &str| {
            let found = Period::parse(text);
            let shown = found.map(|p| (p.from.to_string(), p.to.to_string()));
            assert_eq!(
                shown.as_ref().map(|(from, to)| (from.as_str(), to.as_str())),
                days,
                "{text}"
            );
            if let Some(period) = found {
                assert_eq!(period.key(), key);
                assert_eq!(Period::parse(&period.key()), Some(period));
            }
        };
        check("2014-Q2", Some(("2014-04-01", "2014-06-30")), "2014-Q2");
        check("2014-t4", Some(("2014-10-01", "2014-12-31")), "2014-Q4");
        check("2014", Some(("2014-01-01", "2014-12-31")), "2014");
        check("2012-02", Some(("2012-02-01", "2012-02-29")), "2012-02");
        check("2014-04-01..2014-06-30", Some(("2014-04-01", "2014-06-30")), "2014-Q2");
        check(
            "2014-04-02..2014-06-30",
            Some(("2014-04-02", "2014-06-30")),
            "2014-04-02..2014-06-30",
        );
        for wrong in ["", "2014-Q5", "2014-13", "14-Q1", "2014-06-30..2014-04-01", "Q2", "2014-0"] {
            check(wrong, None, "");
        }
        let day = NaiveDate::from_ymd_opt(2014, 7, 3).unwrap();
        assert_eq!(Period::last_quarter(day), Period::parse("2014-Q2"));
    }
}
