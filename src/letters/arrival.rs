//! Registration slips: what somebody who arrived carries about, ten to a page with marks where to
//! cut (FEATURES A12). As little of the name as tells slips apart, the number, the day, the code.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::code::{Code, Token};
use super::{Letter, LetterError, cleaned, words};
use crate::domain::date;
use crate::words::{Lang, tr_in};

/// Slips for one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slips {
    /// Language of the slips, whichever the program speaks.
    pub lang: Lang,
    /// The day they are made.
    pub date: NaiveDate,
    /// The centre that gives them out.
    pub centre: String,
    /// One per person.
    pub people: Vec<PersonSlip>,
}

/// What one slip says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonSlip {
    /// As little of the name as tells this slip from the others.
    pub name: String,
    /// Number of the case.
    pub number: String,
    /// Day of arrival.
    pub arrived_on: Option<NaiveDate>,
    /// What its code says.
    pub token: Token,
}

/// Words of the template.
const WORDS: &[&str] = &["arrival-keep", "arrival-slip"];

/// As little of a name as is needed: the given name, and the first letter of the family name.
pub fn short_name(family: &str, given: &str) -> String {
    let first = family.trim().chars().next().map(|letter| format!("{}.", letter.to_uppercase()));
    let given = given.split_whitespace().next().unwrap_or_default();
    match (given.is_empty(), first) {
        (false, Some(first)) => format!("{given} {first}"),
        (false, None) => given.to_owned(),
        (true, _) => family.trim().to_owned(),
    }
}

impl Slips {
    /// Sets the slips.
    pub fn set(&self) -> Result<Letter, LetterError> {
        Letter::set("arrival.typ", &self.data(), self.date)
    }

    fn data(&self) -> Value {
        let slips: Vec<Value> = self.people.iter().map(|slip| slip.data(self.lang)).collect();
        cleaned(json!({
            "lang": self.lang.key(),
            "words": words(self.lang, WORDS),
            "title": tr_in(self.lang, "letter-arrival-title", &[]),
            "centre": self.centre,
            "slips": slips,
        }))
    }
}

impl PersonSlip {
    fn data(&self, lang: Lang) -> Value {
        let on = tr_in(lang, "letter-arrival-on", &[]);
        let arrived = self.arrived_on.map(|day| format!("{on} {}", date::show(day)));
        json!({
            "name": self.name,
            "number": self.number,
            "arrived": arrived.unwrap_or_default(),
            "code": Code::Person(self.token.clone()).square().runs(),
            "token": self.token.grouped(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::parse_code;
    use super::super::testing::pages;
    use super::*;

    fn slips(count: u8) -> Slips {
        let slip = |number: u8| PersonSlip {
            name: short_name("Traoré", &format!("Awa{number}")),
            number: format!("BKO-26-A{number:04}"),
            arrived_on: NaiveDate::from_ymd_opt(2026, 5, 3),
            token: Token::from_bytes([number; 10]),
        };
        Slips {
            lang: Lang::Fr,
            date: NaiveDate::from_ymd_opt(2026, 5, 3).unwrap(),
            centre: "Centre de Bamako".into(),
            people: (1..=count).map(slip).collect(),
        }
    }

    /// What a camera reads that is held over one slip of a page.
    fn seen(picture: &super::super::Picture, place: usize) -> String {
        let (wide, high) = (picture.width * 90 / 210, picture.height * 54 / 297);
        let left = picture.width * 15 / 210 + place % 2 * wide;
        let top = picture.height * 27 / 594 + place / 2 * high;
        let light = |x: usize, y: usize| picture.rgba[4 * ((top + y) * picture.width + left + x)];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(wide, high, light);
        image.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn ten_slips_stand_on_a_page_and_each_code_is_read_by_a_camera() {
        let slips = slips(57);
        let letter = slips.set().unwrap();
        let pages = pages(&letter);
        assert_eq!(pages.len(), 6);
        for slip in &slips.people {
            let page = pages.iter().filter(|page| page.contains(&slip.token.grouped())).count();
            assert_eq!(page, 1, "{}", slip.number);
        }
        assert!(pages[0].contains("Awa1 T.") && !pages[0].contains("Traoré"));
        assert!(pages[0].contains("Arrivée le 03/05/2026"));
        let picture = letter.page_picture(0, 3.0).unwrap();
        let read: Vec<String> = (0..10).map(|place| seen(&picture, place)).collect();
        let wanted: Vec<String> =
            slips.people.iter().take(10).map(|s| Code::Person(s.token.clone()).text()).collect();
        assert_eq!(read, wanted);
        assert_eq!(parse_code(&read[0]), Some(Code::Person(Token::from_bytes([1; 10]))));
    }

    #[test]
    fn a_slip_bears_as_little_of_the_name_as_is_needed() {
        for (family, given, short) in [
            ("Traoré", "Awa Fatoumata", "Awa T."),
            ("ag Mohamed", "Ibrahim", "Ibrahim A."),
            ("", "Awa", "Awa"),
            ("Keïta", "", "Keïta"),
            ("", "", ""),
        ] {
            assert_eq!(short_name(family, given), short);
        }
    }
}
