//! Days as people say them: typed in many ways, known to the day, the month or
//! only the year, and the age that follows from them. The day comes first, as in
//! Mali. An invented day is never stored (`DOMAIN.md` 7.6).

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::name;
use super::problem::Problem;
use crate::words;

/// Two-figure years up to this one are of this century, later ones of the last.
const PIVOT: i32 = 39;

/// Years taken off and added when an age is only about right (project choice).
const MARGIN: u16 = 1;

/// A date known to the day, to the month or only to the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year.
    pub year: i32,
    /// Month from 1, when known.
    pub month: Option<u32>,
    /// Day of the month, when known; only with a month.
    pub day: Option<u32>,
}

impl PartialDate {
    /// A date known to the day.
    pub fn of_day(day: NaiveDate) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// What a person typed: 03/05/2001, 3.5.2001, 3-5-01, 3 mai 2001, 2001-05-03, 05/2001, 2001.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let parts = parts(text)?;
        let unfinished = || Err(Problem::new("date-unfinished"));
        match parts.as_slice() {
            [] => Err(Problem::new("date-empty")),
            [Part { number, figures: 8, .. }] => compact(*number),
            [year] if year.figures == 4 => dated(year, None, None),
            [year, month] if year.figures == 4 => dated(year, Some(month), None),
            [month, year] if year.figures == 4 => dated(year, Some(month), None),
            [year, month, day] if year.figures == 4 => dated(year, Some(month), Some(day)),
            [day, month, year] if matches!(year.figures, 2 | 4) => {
                dated(year, Some(month), Some(day))
            }
            [_, _] => Err(Problem::new("date-without-year")),
            _ => unfinished(),
        }
    }

    /// Reads what `Display` writes: `2001-05-03`, `2001-05` or `2001`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = figures(parts.next()?, 4)?;
        let month = parts.next().map(|part| figures(part, 2));
        let day = parts.next().map(|part| figures(part, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        let date = Self { year: year.cast_signed(), month: month.flatten(), day: day.flatten() };
        date.is_real().then_some(date)
    }

    /// The first day it can mean.
    pub fn earliest(self) -> NaiveDate {
        first_from(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean.
    pub fn latest(self) -> NaiveDate {
        first_from(self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }

    /// The day, when it is known.
    pub fn exact(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month?, self.day?)
    }

    fn is_real(self) -> bool {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).is_some()
            && (self.day.is_none() || self.month.is_some())
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (Some(month), Some(day)) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => write!(f, "{:04}-{month:02}", self.year),
            (None, _) => write!(f, "{:04}", self.year),
        }
    }
}

/// The day a person typed; a year or a month alone is not enough.
pub fn parse(text: &str) -> Result<NaiveDate, Problem> {
    PartialDate::parse(text)?.exact().ok_or_else(|| Problem::new("date-needs-day"))
}

/// The time of the day a person typed, as `hh:mm`: `9`, `9h`, `9h30`, `09:30`, `0930`.
pub fn parse_time(text: &str) -> Result<String, Problem> {
    let bad = || Problem::new("date-not-a-time").with("given", text.trim());
    let text = text.trim().to_lowercase();
    let (hours, minutes) = match text.split_once(['h', ':', '.']) {
        Some((hours, "")) => (hours, "0"),
        Some(parts) => parts,
        None if text.len() > 2 && text.is_ascii() => text.split_at(text.len() - 2),
        None => (text.as_str(), "0"),
    };
    let number = |part: &str, most: u32| {
        let read = part.trim().parse::<u32>().ok().filter(|number| *number <= most);
        read.filter(|_| part.trim().len() <= 2).ok_or_else(bad)
    };
    Ok(format!("{:02}:{:02}", number(hours, 23)?, number(minutes, 59)?))
}

/// A complaint when the date lies wholly after `today`.
pub fn future(date: PartialDate, today: NaiveDate) -> Option<Problem> {
    (date.earliest() > today).then(|| {
        Problem::new("date-future").with("date", show_partial(date)).with("today", show(today))
    })
}

/// A day as read and written here: dd/mm/yyyy.
pub fn show(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// A date as precisely as it is known: 03/05/2001, 05/2001 or 2001.
pub fn show_partial(date: PartialDate) -> String {
    match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{day:02}/{month:02}/{:04}", date.year),
        (Some(month), None) => format!("{month:02}/{:04}", date.year),
        (None, _) => format!("{:04}", date.year),
    }
}

/// An age in whole years, between two bounds when it is not known better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// Youngest it can be.
    pub min: u16,
    /// Oldest it can be.
    pub max: u16,
    /// Estimated, or from a date that is about right; the bounds have a margin of a year.
    pub about: bool,
}

/// The age on the day `on`, from the birth date or else from an age estimated on a day.
/// Computed, never stored (`DOMAIN.md` 6.5). `None` when nothing is known or the birth lies ahead.
pub fn age_on(
    birth: Option<PartialDate>,
    about: bool,
    age_estimate: Option<(u16, NaiveDate)>,
    on: NaiveDate,
) -> Option<Age> {
    let (earliest, latest, about) = match (birth, age_estimate) {
        (Some(birth), _) => (birth.earliest(), birth.latest(), about),
        (None, Some((years, day))) => {
            let before = |years: u16| day.checked_sub_months(Months::new(u32::from(years) * 12));
            let earliest = before(years.checked_add(1)?)?.checked_add_days(Days::new(1))?;
            (earliest, before(years)?, true)
        }
        (None, None) => return None,
    };
    let max = u16::try_from(on.years_since(earliest)?).ok()?;
    let min = on.years_since(latest).and_then(|years| u16::try_from(years).ok()).unwrap_or(0);
    let margin = if about { MARGIN } else { 0 };
    Some(Age { min: min.saturating_sub(margin), max: max.saturating_add(margin), about })
}

impl Age {
    /// The age in words, with what follows for a person who may be a child.
    pub fn text(self) -> String {
        let middle = u16::midpoint(self.min, self.max);
        let years = if middle == 0 && (self.about || self.max == 0) {
            words::tr("age-baby")
        } else if self.about {
            words::tr_with("age-about", &[("count", &middle.to_string())])
        } else if self.min == self.max {
            words::tr_with("age-years", &[("count", &self.min.to_string())])
        } else {
            let (min, max) = (self.min.to_string(), self.max.to_string());
            words::tr_with("age-between", &[("min", &min), ("max", &max)])
        };
        if self.is_uncertain() {
            words::tr_with("age-uncertain", &[("age", &years)])
        } else {
            years
        }
    }

    /// To be protected as a child: under 18, or perhaps under 18 (`DOMAIN.md` 6.5).
    pub fn is_child(self) -> bool {
        self.min < 18
    }

    /// May be a child and may be an adult.
    pub fn is_uncertain(self) -> bool {
        self.min < 18 && self.max >= 18
    }
}

/// A number in a typed date, or a month by its name.
struct Part {
    number: u32,
    figures: usize,
    named: bool,
}

/// The parts of a typed date; signs between them do not matter.
fn parts(text: &str) -> Result<Vec<Part>, Problem> {
    let unreadable = || Problem::new("date-unreadable");
    // A table program adds the time to a day: 2001-05-03T00:00:00.
    let day = match text.trim().split_once(['T', ' ']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    if day.contains(':') {
        return Err(unreadable());
    }
    let mut found = Vec::new();
    for word in name::fold(day).split(' ').filter(|word| !matches!(*word, "" | "le" | "the")) {
        let letters_from = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
        let (number, letters) = word.split_at_checked(letters_from).ok_or_else(unreadable)?;
        if !number.is_empty() {
            let value = number.parse().map_err(|_| unreadable())?;
            found.push(Part { number: value, figures: number.len(), named: false });
        }
        let ordinal = !number.is_empty() && matches!(letters, "er" | "st" | "nd" | "rd" | "th");
        if !letters.is_empty() && !ordinal {
            let number = month_named(letters).ok_or_else(unreadable)?;
            found.push(Part { number, figures: 2, named: true });
        }
    }
    if let [month, day, _] = found.as_mut_slice()
        && month.named
    {
        std::mem::swap(month, day); // May 3, 2001
    }
    Ok(found)
}

/// The month that starts so in French or in English.
fn month_named(word: &str) -> Option<u32> {
    const STARTS: [(&str, u32); 17] = [
        ("jan", 1),
        ("fev", 2),
        ("feb", 2),
        ("mar", 3),
        ("avr", 4),
        ("apr", 4),
        ("mai", 5),
        ("may", 5),
        ("juin", 6),
        ("jun", 6),
        ("juil", 7),
        ("jul", 7),
        ("aou", 8),
        ("aug", 8),
        ("sep", 9),
        ("oct", 10),
        ("nov", 11),
    ];
    if word.starts_with("dec") {
        return Some(12);
    }
    STARTS.iter().find(|(start, _)| word.starts_with(start)).map(|(_, month)| *month)
}

/// Eight figures in a row: 03052001, or 20010503 as programs write it.
fn compact(number: u32) -> Result<PartialDate, Problem> {
    let (head, tail) = (number / 10_000, number % 10_000);
    let part = |number, figures| Part { number, figures, named: false };
    if (1900..2100).contains(&tail) {
        dated(&part(tail, 4), Some(&part(head % 100, 2)), Some(&part(head / 100, 2)))
    } else {
        dated(&part(head, 4), Some(&part(tail / 100, 2)), Some(&part(tail % 100, 2)))
    }
}

/// Puts the parts together, or says which one cannot be.
fn dated(year: &Part, month: Option<&Part>, day: Option<&Part>) -> Result<PartialDate, Problem> {
    let mut full = year.number.cast_signed();
    if year.figures == 2 {
        full += if full <= PIVOT { 2000 } else { 1900 };
    }
    if !(1900..2100).contains(&full) {
        return Err(Problem::new("date-year").with("year", full.to_string()));
    }
    let month = month.map(|part| part.number);
    let day = day.map(|part| part.number);
    if let Some(month) = month.filter(|month| !(1..=12).contains(month)) {
        return Err(Problem::new("date-month").with("month", month.to_string()));
    }
    let date = PartialDate { year: full, month, day };
    if date.is_real() {
        return Ok(date);
    }
    let last = PartialDate { day: None, ..date }.latest();
    let month = show_partial(PartialDate { day: None, ..date });
    Err(Problem::new("date-day")
        .with("day", day.unwrap_or_default().to_string())
        .with("month", month)
        .with("last", last.day().to_string()))
}

/// Exactly this many figures.
fn figures(text: &str, many: usize) -> Option<u32> {
    let all = text.len() == many && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

/// The day, or the last real one before it in that month.
fn first_from(year: i32, month: u32, day: u32) -> NaiveDate {
    (1..=day.min(31))
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let check = |typed: &str, iso: &str| {
            let date = PartialDate::parse(typed).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Ok(iso), "{typed}");
            assert_eq!(PartialDate::parse_iso(iso).unwrap().to_string(), iso);
        };
        check("03/05/2001", "2001-05-03");
        check("3.5.2001", "2001-05-03");
        check(" 3 - 5 - 01 ", "2001-05-03");
        check("3/5/39", "2039-05-03");
        check("3/5/40", "1940-05-03");
        check("2001-05-03", "2001-05-03");
        check("2001-05-03T00:00:00", "2001-05-03");
        check("03/05/2001 14:20", "2001-05-03");
        check("03052001", "2001-05-03");
        check("20010503", "2001-05-03");
        check("20051990", "1990-05-20");
        check("3 mai 2001", "2001-05-03");
        check("1er août 1999", "1999-08-01");
        check("le 7 févr. 2003", "2003-02-07");
        check("May 3, 2001", "2001-05-03");
        check("31 December 1987", "1987-12-31");
        check("29/02/2000", "2000-02-29");
        check("05/2001", "2001-05");
        check("mai 2001", "2001-05");
        check("2001-05", "2001-05");
        check("2001", "2001");
    }

    #[test]
    fn what_is_not_a_date_gets_its_own_complaint() {
        let check = |typed: &str, word: &str| {
            let problem = PartialDate::parse(typed).unwrap_err();
            assert_eq!(problem.word, word, "{typed}");
            assert!(!problem.sentence().contains(['⟨', '{']), "{}", problem.sentence());
        };
        check("", "date-empty");
        check(" / ", "date-empty");
        check("3", "date-unfinished");
        check("03/", "date-unfinished");
        check("03/05", "date-without-year");
        check("03/05/", "date-without-year");
        check("3 mai", "date-without-year");
        check("03/05/2", "date-unfinished");
        check("03/05/200", "date-unfinished");
        check("31/02/2001", "date-day");
        check("29/02/2001", "date-day");
        check("00/05/2001", "date-day");
        check("05/31/2001", "date-month");
        check("13/2001", "date-month");
        check("03/05/1066", "date-year");
        check("03/05/9999", "date-year");
        check("hier", "date-unreadable");
        check("12:30", "date-unreadable");
        check("99999999999999999999", "date-unreadable");
        check("٣/٥/٢٠٠١", "date-unreadable");
    }

    #[test]
    fn a_day_needs_a_day() {
        assert_eq!(parse("03/05/2001"), Ok(day("2001-05-03")));
        for typed in ["2001", "05/2001"] {
            assert_eq!(parse(typed).unwrap_err().word, "date-needs-day");
        }
        let problem = parse("31/02/2001").unwrap_err();
        assert!(problem.given.contains(&("last", "28".to_owned())));
    }

    #[test]
    fn only_the_stored_form_is_read_back() {
        for text in
            ["", "1", "2001-5-3", "2001-13", "2001-02-30", "2001-05-03-04", "2001-", "03/05/2001"]
        {
            assert_eq!(PartialDate::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_shown_as_precisely_as_it_is_known() {
        let check = |iso: &str, shown: &str, earliest: &str, latest: &str| {
            let date = PartialDate::parse_iso(iso).unwrap();
            assert_eq!(show_partial(date), shown);
            assert_eq!(PartialDate::parse(shown), Ok(date));
            assert_eq!((date.earliest(), date.latest()), (day(earliest), day(latest)));
        };
        check("2001-05-03", "03/05/2001", "2001-05-03", "2001-05-03");
        check("2001-02", "02/2001", "2001-02-01", "2001-02-28");
        check("2001", "2001", "2001-01-01", "2001-12-31");
        assert_eq!(show(day("2001-05-03")), "03/05/2001");
    }

    #[test]
    fn a_date_wholly_ahead_is_future() {
        let check = |iso: &str, ahead: bool| {
            let found = future(PartialDate::parse_iso(iso).unwrap(), day("2026-06-15"));
            assert_eq!(found.is_some(), ahead, "{iso}");
        };
        check("2026-06-15", false);
        check("2026-06-16", true);
        check("2026", false);
        check("2026-07", true);
        check("2027", true);
    }

    #[test]
    fn age_carries_its_precision() {
        let check = |birth: &str, about: bool, on: &str, min: u16, max: u16, text: &str| {
            let age = age_on(PartialDate::parse_iso(birth), about, None, day(on)).unwrap();
            assert_eq!((age.min, age.max), (min, max), "{birth} on {on}");
            assert_eq!(age.text(), text);
        };
        check("2008", false, "2026-06-15", 17, 18, "17 ou 18 ans\u{a0}: traité comme un enfant");
        check("2007", false, "2026-06-15", 18, 19, "18 ou 19 ans");
        check("2009", false, "2026-06-15", 16, 17, "16 ou 17 ans");
        check("2008", false, "2026-12-31", 18, 18, "18 ans");
        check("2008-06", false, "2026-06-15", 17, 18, "17 ou 18 ans\u{a0}: traité comme un enfant");
        check("2001-05-03", false, "2026-05-02", 24, 24, "24 ans");
        check("2001-05-03", false, "2026-05-03", 25, 25, "25 ans");
        check("2026-05-03", false, "2026-06-15", 0, 0, "moins d’un an");
        check("2025-05-03", false, "2026-06-15", 1, 1, "1 an");
        check("2001-05-03", true, "2026-06-15", 24, 26, "environ 25 ans");
        check("2026", false, "2026-06-15", 0, 0, "moins d’un an");
        let age =
            |birth: &str| age_on(PartialDate::parse_iso(birth), false, None, day("2026-06-15"));
        assert!(age("2008").unwrap().is_uncertain() && age("2008").unwrap().is_child());
        assert!(!age("2009").unwrap().is_uncertain() && age("2009").unwrap().is_child());
        assert!(!age("2007").unwrap().is_uncertain() && !age("2007").unwrap().is_child());
        assert_eq!(age("2027"), None);
    }

    #[test]
    fn an_estimated_age_grows_with_time() {
        let check = |years: u16, from: &str, on: &str, min: u16, max: u16, child: bool| {
            let age = age_on(None, false, Some((years, day(from))), day(on)).unwrap();
            assert_eq!((age.min, age.max, age.is_child()), (min, max, child), "{years} {on}");
            assert!(age.about);
        };
        check(25, "2026-05-03", "2026-05-03", 24, 26, false);
        check(25, "2020-05-03", "2026-05-03", 30, 32, false);
        check(25, "2020-05-03", "2026-11-03", 30, 33, false);
        check(18, "2026-05-03", "2026-05-03", 17, 19, true);
        check(19, "2026-05-03", "2026-05-03", 18, 20, false);
        check(12, "2026-05-03", "2026-05-03", 11, 13, true);
        assert_eq!(age_on(None, true, None, day("2026-05-03")), None);
        assert_eq!(
            age_on(None, false, Some((u16::MAX, day("2026-05-03"))), day("2026-05-03")),
            None
        );
    }
}
