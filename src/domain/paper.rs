//! Numbers of identity papers: brought to one form so that the same paper is
//! found again, and looked at softly. A wrong or missing number never blocks a
//! registration: the papers themselves contain errors (`DOMAIN.md` 7.7).

use chrono::Datelike;

use super::date::PartialDate;
use super::problem::Problem;

/// The number without spaces and signs, in capitals: what is compared and searched.
pub fn clean(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Warnings about the number of a paper of this kind (a code of the list `document`),
/// seen beside the sex (`F`, `M`) and the birth of its bearer. Never a reason to refuse.
pub fn warnings(
    kind: &str,
    number: &str,
    sex: Option<&str>,
    birth: Option<PartialDate>,
) -> Vec<Problem> {
    let number = clean(number);
    match kind {
        _ if number.is_empty() => Vec::new(),
        "NINA" => nina(&number, sex, birth),
        "PASSPORT" | "CNIB" | "CONSULAR" if number.len() < 5 => {
            vec![Problem::new("paper-short").at("number")]
        }
        _ => Vec::new(),
    }
}

/// NINA: nationality 1, sex 1, birth year 2, place 7, order 3, then a control letter
/// whose rule is not published. Sex 1 is read as male and 2 as female; others say nothing.
fn nina(number: &str, sex: Option<&str>, birth: Option<PartialDate>) -> Vec<Problem> {
    let well_formed = number.len() == 15
        && number.bytes().take(14).all(|b| b.is_ascii_digit())
        && number.bytes().last().is_some_and(|b| b.is_ascii_uppercase());
    if !well_formed {
        return vec![Problem::new("paper-nina-form").at("number")];
    }
    let mut warnings = Vec::new();
    if let (Some("1"), Some("F")) | (Some("2"), Some("M")) = (number.get(1..2), sex) {
        warnings.push(Problem::new("paper-nina-sex").at("number"));
    }
    if let (Some(year), Some(birth)) = (number.get(2..4), birth)
        && year.parse::<i32>().is_ok_and(|year| year != birth.earliest().year() % 100)
    {
        let year = birth.year.to_string();
        warnings.push(Problem::new("paper-nina-year").with("year", year).at("number"));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_compared_without_its_signs() {
        let check = |typed: &str, cleaned: &str| assert_eq!(clean(typed), cleaned);
        check(" 1 1 01 0309001 123 k ", "11010309001123K");
        check("aa-123.4567", "AA1234567");
        check("CC12345/19", "CC1234519");
        check("", "");
    }

    #[test]
    fn a_nina_is_looked_at_softly() {
        let check = |number: &str, sex: &str, birth: &str, words: &[&str]| {
            let found = warnings("NINA", number, Some(sex), PartialDate::parse_iso(birth));
            assert_eq!(found.iter().map(|p| p.word).collect::<Vec<_>>(), words, "{number}");
            assert!(
                found.iter().all(|p| p.field == "number" && !p.sentence().contains(['⟨', '{']))
            );
        };
        check("1 1 01 0309001 123 K", "M", "2001-05-03", &[]);
        check("12010309001123K", "F", "2001", &[]);
        check("11010309001123K", "F", "2001", &["paper-nina-sex"]);
        check("11010309001123K", "M", "1999", &["paper-nina-year"]);
        check("12010309001123K", "M", "1999", &["paper-nina-sex", "paper-nina-year"]);
        check("11010309001123K", "U", "", &[]);
        check("19010309001123K", "F", "", &[]);
        check("11010309001123", "M", "2001", &["paper-nina-form"]);
        check("1101030900112KK", "M", "2001", &["paper-nina-form"]);
        check("é1010309001123K", "M", "2001", &["paper-nina-form"]);
        check("", "M", "2001", &[]);
    }

    #[test]
    fn other_papers_are_hardly_judged() {
        let check = |kind: &str, number: &str, many: usize| {
            assert_eq!(warnings(kind, number, None, None).len(), many, "{kind} {number}");
        };
        check("PASSPORT", "AA1234567", 0);
        check("PASSPORT", "A1", 1);
        check("BIRTH", "12/RG03", 0);
        check("NONE", "1", 0);
    }
}
