//! Telephone numbers as people write them, kept in one form so that the same
//! number is found again: Mali has eight figures behind +223 (`DOMAIN.md` 7.8),
//! foreign numbers keep the code of their country, help lines are short.

use super::choice;
use super::problem::Problem;

/// Short numbers that answer in an emergency: ambulance, police, fire, and their newer forms.
const HELP: [&str; 7] = ["15", "17", "18", "112", "115", "116", "118"];

/// A number that can be dialled.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

impl Phone {
    /// What a person typed: 76 12 34 56, 0022376123456, +213 551 23 45 67, 17.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut figures = String::new();
        let mut abroad = false;
        for c in text.trim().chars() {
            match c {
                '0'..='9' => figures.push(c),
                '+' if figures.is_empty() => abroad = true,
                '+' | '/' | ';' | ',' | '|' => {
                    if figures.len() >= 7 {
                        return Err(Problem::new("phone-several"));
                    }
                }
                ' ' | '.' | '-' | '(' | ')' | '_' | '‑' | '–' => {}
                _ if c.is_whitespace() => {}
                _ if c.is_alphabetic() => return Err(Problem::new("phone-letters")),
                _ => return Err(Problem::new("phone-signs").with("sign", c)),
            }
        }
        if !abroad && figures.starts_with("00") {
            figures.drain(..2);
            abroad = true;
        }
        let count = figures.len();
        let counted = |word| Err(Problem::new(word).with("count", count.to_string()));
        match (abroad, count) {
            (_, 0) => Err(Problem::new("phone-empty")),
            (false, _) if HELP.contains(&figures.as_str()) => Ok(Self(figures)),
            (true, _) if figures.starts_with("223") => mali(figures.get(3..).unwrap_or_default()),
            (false, 11) if figures.starts_with("223") => mali(figures.get(3..).unwrap_or_default()),
            (true, ..8) => counted("phone-short"),
            (true, 8..=15) => Ok(Self(format!("+{figures}"))),
            (false, 8) => mali(&figures),
            (false, 7) => Err(Problem::new("phone-old")),
            (false, ..7) => counted("phone-short"),
            (false, 16) => Err(Problem::new("phone-several")),
            (false, 9..=15) => Err(Problem::new("phone-foreign")),
            _ => counted("phone-long"),
        }
    }

    /// The one form it is stored and compared in: `+22376123456`, or the short number.
    pub fn number(&self) -> &str {
        &self.0
    }

    /// The number in groups, as it is read aloud: `+223 76 12 34 56`.
    pub fn show(&self) -> String {
        let Some(figures) = self.0.strip_prefix('+') else { return self.0.clone() };
        let codes = choice::list("country").iter().map(|country| country.attribute("dial_code"));
        let code = codes
            .filter(|code| !code.is_empty() && figures.starts_with(code))
            .max_by_key(|code| code.len())
            .unwrap_or_default();
        let rest = figures.get(code.len()..).unwrap_or_default();
        let mut shown = format!("+{code}");
        for (at, figure) in rest.chars().enumerate() {
            // Pairs from the right; an odd figure joins the first pair.
            let left = rest.len() - at;
            if (at == 0 && !code.is_empty())
                || (at > 1 && left.is_multiple_of(2))
                || (at == 2 && left == 1)
            {
                shown.push(' ');
            }
            shown.push(figure);
        }
        shown
    }
}

/// Eight figures behind +223.
fn mali(figures: &str) -> Result<Phone, Problem> {
    if figures.len() != 8 {
        let count = figures.len().to_string();
        return Err(Problem::new("phone-mali").with("count", count));
    }
    match figures.chars().next() {
        Some(first @ ('0' | '1')) => Err(Problem::new("phone-start").with("figure", first)),
        _ => Ok(Phone(format!("+223{figures}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let check = |typed: &str, number: &str, shown: &str| {
            let phone = Phone::parse(typed).unwrap();
            assert_eq!(phone.number(), number, "{typed}");
            assert_eq!(phone.show(), shown, "{typed}");
            assert_eq!(Phone::parse(phone.number()), Ok(phone.clone()));
            assert_eq!(Phone::parse(&phone.show()), Ok(phone));
        };
        check("76123456", "+22376123456", "+223 76 12 34 56");
        check(" 76 12 34 56 ", "+22376123456", "+223 76 12 34 56");
        check("76.12.34.56", "+22376123456", "+223 76 12 34 56");
        check("+22376123456", "+22376123456", "+223 76 12 34 56");
        check("+223 76 12 34 56", "+22376123456", "+223 76 12 34 56");
        check("0022376123456", "+22376123456", "+223 76 12 34 56");
        check("22376123456", "+22376123456", "+223 76 12 34 56");
        check("(20) 22-10-10", "+22320221010", "+223 20 22 10 10");
        check("76\u{a0}12\u{202f}34 56", "+22376123456", "+223 76 12 34 56");
        check("+213 551 23 45 67", "+213551234567", "+213 551 23 45 67");
        check("00218 91 234 56 78", "+218912345678", "+218 912 34 56 78");
        check("+33612345678", "+33612345678", "+33 612 34 56 78");
        check("+22520304050", "+22520304050", "+225 20 30 40 50");
        check("+999123456", "+999123456", "+999 12 34 56");
        check("17", "17", "17");
        check("112", "112", "112");
    }

    #[test]
    fn other_text_gets_its_own_complaint() {
        let check = |typed: &str, word: &str| {
            let problem = Phone::parse(typed).unwrap_err();
            assert_eq!(problem.word, word, "{typed}");
            assert!(!problem.sentence().contains(['⟨', '{']), "{}", problem.sentence());
        };
        check("", "phone-empty");
        check(" - ", "phone-empty");
        check("soixante-seize", "phone-letters");
        check("76 12 34 O6", "phone-letters");
        check("76#123456", "phone-signs");
        check("7612345", "phone-old");
        check("7612", "phone-short");
        check("+2137", "phone-short");
        check("+223 7612345", "phone-mali");
        check("+223 761234567", "phone-mali");
        check("01234567", "phone-start");
        check("0551234567", "phone-foreign");
        check("76123456 / 66123456", "phone-several");
        check("76123456 66123456", "phone-several");
        check("+1234567890123456", "phone-long");
    }
}
