//! In which order a table writes its dates. A date in words or with the year of four figures in
//! front says it itself; the others are decided by what the whole column can mean.

use std::borrow::Cow;

use crate::domain::keyed;

keyed! {
    /// In which order a date of three numbers is written.
    pub enum Habit {
        /// 31/05/2001, as in Mali.
        Day = "day",
        /// 05/31/2001.
        Month = "month",
        /// 01/05/31.
        Year = "year",
    }
}

/// The three numbers of a date and the text around them.
struct Numbers<'a> {
    parts: [&'a str; 3],
    /// The time, or whatever stands behind.
    rest: &'a str,
}

impl<'a> Numbers<'a> {
    /// Three numbers parted by one sign, the last of two or four figures; the year is not the
    /// first with four figures.
    fn of(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let end = text.find(|c: char| c.is_whitespace() || c == 'T').unwrap_or(text.len());
        let (day, rest) = text.split_at_checked(end)?;
        let sign = day.chars().find(|c| ['/', '.', '-'].contains(c))?;
        let mut parts = day.split(sign);
        let parts = [parts.next()?, parts.next()?, parts.next()?];
        if day.matches(sign).count() != 2 {
            return None;
        }
        let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let [first, second, third] = parts;
        let short = |part: &str| matches!(part.len(), 1 | 2) && figures(part);
        let sound = short(first) && short(second) && matches!(third.len(), 1 | 2 | 4);
        (sound && figures(third)).then_some(Self { parts, rest })
    }

    fn values(&self) -> [u32; 3] {
        self.parts.map(|part| part.parse().unwrap_or_default())
    }
}

impl Habit {
    /// The date with its day first; any other text as it is.
    pub fn turned(self, text: &str) -> Cow<'_, str> {
        if self == Self::Day {
            return Cow::Borrowed(text);
        }
        let Some(numbers) = Numbers::of(text) else { return Cow::Borrowed(text) };
        let [one, two, three] = numbers.parts;
        let rest = numbers.rest;
        match self {
            Self::Month => Cow::Owned(format!("{two}/{one}/{three}{rest}")),
            // With four figures at the end the year is not in front.
            Self::Year if three.len() < 3 => Cow::Owned(format!("{three}/{two}/{one}{rest}")),
            _ => Cow::Borrowed(text),
        }
    }
}

/// How many dates of a column speak for each order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habits {
    /// Can only be day, month, year.
    pub day: u64,
    /// Can only be month, day, year.
    pub month: u64,
    /// Can only be year, month, day.
    pub year: u64,
    /// Can be either.
    pub open: u64,
}

impl Habits {
    /// Looks at one cell.
    pub fn see(&mut self, text: &str) {
        let Some(numbers) = Numbers::of(text) else { return };
        let short = numbers.parts.iter().all(|part| part.len() < 3);
        let slot = match numbers.values() {
            [one, two, three] if short && (one > 31 || one == 0) && two <= 12 && three <= 31 => {
                &mut self.year
            }
            [one, two, _] if one > 12 && one <= 31 && two <= 12 => &mut self.day,
            [one, two, _] if two > 12 && two <= 31 && one <= 12 => &mut self.month,
            [one, two, _] if one <= 12 && two <= 12 => &mut self.open,
            _ => return,
        };
        *slot += 1;
    }

    /// The same for several columns together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            day: self.day + other.day,
            month: self.month + other.month,
            year: self.year + other.year,
            open: self.open + other.open,
        }
    }

    /// The order that most dates speak for; day first where none does.
    pub fn decide(self) -> Habit {
        let most = self.day.max(self.month).max(self.year);
        match most {
            most if most == self.day => Habit::Day,
            most if most == self.month => Habit::Month,
            _ => Habit::Year,
        }
    }

    /// How many dates the order does not fit.
    pub fn against(self, habit: Habit) -> u64 {
        let all = self.day + self.month + self.year;
        all - match habit {
            Habit::Day => self.day,
            Habit::Month => self.month,
            Habit::Year => self.year,
        }
    }

    /// Whether there is a date that does not say itself how it is written.
    pub fn matters(self) -> bool {
        self.day + self.month + self.year + self.open > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;

    #[test]
    fn the_order_is_decided_by_what_the_column_can_mean() {
        let check = |texts: &[&str], habit: Habit, against: u64| {
            let mut habits = Habits::default();
            for text in texts {
                habits.see(text);
            }
            assert_eq!((habits.decide(), habits.against(habit)), (habit, against), "{texts:?}");
        };
        check(&["31/05/2001", "01/02/2003"], Habit::Day, 0);
        check(&["05/31/2001", "01/02/2003 10:30", "5-13-99"], Habit::Month, 0);
        check(&["85-05-31", "99.12.01"], Habit::Year, 0);
        check(&["05/31/2001", "06/30/2001", "31/05/2001"], Habit::Month, 1);
        check(&["01/02/2003", "2001-05-31", "mai 2001", "", "12", "1/2", "a/b/c"], Habit::Day, 0);
        check(&["99/99/2001", "2001/31/05", "1/2/3/4"], Habit::Day, 0);
    }

    #[test]
    fn a_date_is_turned_and_any_other_text_stays() {
        let check = |habit: Habit, text: &str, wanted: &str| {
            let found = date::parse(&habit.turned(text)).map(|day| day.to_string());
            assert_eq!(found.as_deref(), Ok(wanted), "{habit:?} {text}");
        };
        check(Habit::Day, "31/05/2001", "2001-05-31");
        check(Habit::Month, "05/31/2001", "2001-05-31");
        check(Habit::Month, "5-3-01 14:20", "2001-05-03");
        check(Habit::Month, "2001-05-31", "2001-05-31");
        check(Habit::Month, "3 mai 2001", "2001-05-03");
        check(Habit::Year, "01.05.31", "2001-05-31");
        check(Habit::Year, "31/05/2001", "2001-05-31");
        for text in ["", "x", "1/2", "12/2001", "1/2/3/4", "1//2", "é/è/à"] {
            assert_eq!(Habit::Month.turned(text), text);
        }
    }
}
