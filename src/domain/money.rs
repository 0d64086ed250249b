//! Amounts of help and support, in whole units: the franc CFA has no cents in use.

use super::choice;
use super::problem::Problem;
use crate::words;

/// The currency of an amount that names none.
pub const FRANC: &str = "XOF";

/// More than any help costs: a slip of the finger.
const LARGEST: i64 = 999_999_999_999;

/// The narrow space that does not break, between groups of three figures.
const NARROW: char = '\u{202f}';

/// An amount in whole units of a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// Whole units.
    pub amount: i64,
    /// Three-letter code of ISO 4217.
    pub currency: String,
}

impl Money {
    /// What a person typed: 52 000, 52.000 FCFA, 200 €, DZD 1500. Without a currency it is francs CFA.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let start = text.find(|c: char| c.is_ascii_digit() || c == '-' || c == '−');
        let (before, rest) = text.split_at(start.unwrap_or(text.len()));
        let end = rest.rfind(|c: char| c.is_ascii_digit()).map_or(rest.len(), |at| at + 1);
        let (figures, after) = rest.split_at(end);
        let name = format!("{before} {after}");
        let name = name.trim();
        let currency = if name.is_empty() || start.is_none() {
            FRANC
        } else {
            choice::find("currency", name)
                .ok_or_else(|| Problem::new("money-currency").with("currency", name))?
        };
        let amount = parse_amount(if start.is_none() { text } else { figures })?;
        Ok(Self { amount, currency: currency.to_owned() })
    }

    /// The amount in groups of three, with its currency: 52 000 FCFA.
    pub fn show(&self) -> String {
        let unit =
            if self.currency == FRANC { words::tr("money-xof") } else { self.currency.clone() };
        format!("{}\u{a0}{unit}", show_amount(self.amount))
    }
}

/// A whole amount as typed: 52000, 52 000, 52.000 or 52,000.
pub fn parse_amount(text: &str) -> Result<i64, Problem> {
    let text = text.trim();
    let unreadable = || Problem::new("money-unreadable");
    if text.is_empty() {
        return Err(Problem::new("money-empty"));
    }
    let mut groups = vec![String::new()];
    for c in text.chars() {
        match c {
            '0'..='9' => groups.last_mut().ok_or_else(unreadable)?.push(c),
            '-' | '−' if groups == [""] => return Err(Problem::new("money-negative")),
            '.' | ',' => groups.push(String::new()),
            '\'' | '’' | '_' => {}
            _ if c.is_whitespace() => {}
            _ => return Err(unreadable()),
        }
    }
    let [first, later @ ..] = groups.as_slice() else { return Err(unreadable()) };
    if first.is_empty() || later.iter().any(String::is_empty) {
        return Err(unreadable());
    }
    if later.iter().any(|group| group.len() != 3) || (!later.is_empty() && first.len() > 3) {
        return Err(Problem::new("money-whole"));
    }
    match groups.concat().parse::<i64>() {
        Ok(amount) if amount <= LARGEST => Ok(amount),
        _ => Err(Problem::new("money-large")),
    }
}

/// The amount with narrow spaces between its groups.
pub fn show_amount(amount: i64) -> String {
    let figures = amount.unsigned_abs().to_string();
    let mut shown = String::with_capacity(figures.len() * 2);
    if amount < 0 {
        shown.push('−');
    }
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            shown.push(NARROW);
        }
        shown.push(figure);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let check = |typed: &str, amount: i64, currency: &str, shown: &str| {
            let money = Money::parse(typed).unwrap();
            assert_eq!((money.amount, money.currency.as_str()), (amount, currency), "{typed}");
            assert_eq!(money.show(), shown);
            assert_eq!(Money::parse(shown), Ok(money));
        };
        check("52000", 52_000, "XOF", "52\u{202f}000\u{a0}FCFA");
        check("52 000", 52_000, "XOF", "52\u{202f}000\u{a0}FCFA");
        check("52.000 F CFA", 52_000, "XOF", "52\u{202f}000\u{a0}FCFA");
        check("52,000 fcfa", 52_000, "XOF", "52\u{202f}000\u{a0}FCFA");
        check("1 250 000", 1_250_000, "XOF", "1\u{202f}250\u{202f}000\u{a0}FCFA");
        check("200 €", 200, "EUR", "200\u{a0}EUR");
        check("DZD 1500", 1500, "DZD", "1\u{202f}500\u{a0}DZD");
        check("300 dirhams", 300, "MAD", "300\u{a0}MAD");
        check("0", 0, "XOF", "0\u{a0}FCFA");
        assert_eq!(show_amount(-1500), "−1\u{202f}500");
    }

    #[test]
    fn other_text_gets_its_own_complaint() {
        let check = |typed: &str, word: &str| {
            let problem = Money::parse(typed).unwrap_err();
            assert_eq!(problem.word, word, "{typed}");
            assert!(!problem.sentence().contains(['⟨', '{']), "{}", problem.sentence());
        };
        check("", "money-empty");
        check("beaucoup", "money-unreadable");
        check("12 x 30", "money-unreadable");
        check(",50", "money-currency");
        check("12,50", "money-whole");
        check("1234,500", "money-whole");
        check("-500", "money-negative");
        check("9999999999999", "money-large");
        check("99999999999999999999999", "money-large");
        check("500 cauris", "money-currency");
    }
}
