//! A birth as it is typed in one cell: a date, a year, about a year, or an age.

use crate::domain::date::PartialDate;
use crate::domain::name;
use crate::domain::problem::Problem;

/// What a cell says about a birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Birth {
    /// A date, known to the day, the month or the year.
    On(PartialDate),
    /// A date that is about right.
    About(PartialDate),
    /// An age in whole years, as estimated or told.
    Aged(i64),
}

/// Words that make a date or an age only about right.
const ABOUT: [&str; 6] = ["vers", "environ", "env", "about", "ca", "circa"];
/// Words for years.
const YEARS: [&str; 6] = ["ans", "an", "a", "years", "year", "y"];
/// Words for months.
const MONTHS: [&str; 5] = ["mois", "m", "months", "month", "mo"];
/// Up to this number a bare number is an age.
const OLDEST: i64 = 120;

/// Reads `12/03/1998`, `1998`, `vers 1990`, `25 ans`, `25`, `8 mois`.
pub fn birth(text: &str) -> Result<Birth, Problem> {
    let folded = name::fold(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let about = words.first().is_some_and(|word| ABOUT.contains(word)) || text.contains('~');
    while words.first().is_some_and(|word| ABOUT.contains(word)) {
        words.remove(0);
    }
    if let Some(aged) = aged(&words) {
        return Ok(Birth::Aged(aged));
    }
    let rest = if about { words.join(" ") } else { text.to_owned() };
    let date = PartialDate::parse(&rest)?;
    Ok(if about { Birth::About(date) } else { Birth::On(date) })
}

/// An age: a number of up to three figures, with or without a word for years or months.
fn aged(words: &[&str]) -> Option<i64> {
    let (number, unit) = match words {
        [one] => {
            let end = one.find(|c: char| !c.is_ascii_digit()).unwrap_or(one.len());
            one.split_at_checked(end)?
        }
        [number, unit] => (*number, *unit),
        _ => return None,
    };
    let count: i64 = number.parse().ok().filter(|_| number.len() <= 3)?;
    if MONTHS.contains(&unit) {
        return Some(count / 12);
    }
    let years = unit.is_empty() || YEARS.contains(&unit);
    // A number of years that is too high is a typing error: judged with the person.
    (years && (count <= OLDEST || !unit.is_empty())).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_is_read_as_people_say_it() {
        let check = |typed: &str, wanted: Birth| {
            assert_eq!(birth(typed), Ok(wanted), "{typed}");
        };
        let date = |iso: &str| PartialDate::parse_iso(iso).unwrap();
        check("12/03/1998", Birth::On(date("1998-03-12")));
        check("12031998", Birth::On(date("1998-03-12")));
        check("mars 1998", Birth::On(date("1998-03")));
        check("1998", Birth::On(date("1998")));
        check("vers 1990", Birth::About(date("1990")));
        check("Vers 1990", Birth::About(date("1990")));
        check("env. 1990", Birth::About(date("1990")));
        check("~1990", Birth::About(date("1990")));
        check("25 ans", Birth::Aged(25));
        check("25ans", Birth::Aged(25));
        check("25", Birth::Aged(25));
        check("vers 25 ans", Birth::Aged(25));
        check("environ 25", Birth::Aged(25));
        check("1 an", Birth::Aged(1));
        check("8 mois", Birth::Aged(0));
        check("18 mois", Birth::Aged(1));
        check("about 40 years", Birth::Aged(40));
        for typed in ["jeune", "12/03", "31/02/1998", "12/03/19980", "300"] {
            assert!(birth(typed).is_err(), "{typed}");
        }
    }
}
