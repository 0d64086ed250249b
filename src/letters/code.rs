//! The code on a slip: a square that a camera reads, and the same sixteen characters for a
//! hand. It says only which record is meant, never who the person is.

use qrcode::{Color, EcLevel, QrCode};

/// Digits of Crockford's base 32: no I, L, O and U, which are misread.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a token.
const LENGTH: usize = 16;

/// What every code of this program begins with.
const PREFIX: &str = "SEGIN";

/// Eighty random bits, written as sixteen characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(String);

impl Token {
    /// The token of ten random bytes.
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        let bits = bytes.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
        let digit = |place: usize| {
            let index = ((bits >> (5 * (LENGTH - 1 - place))) & 31) as usize;
            DIGITS.get(index).copied().map_or('0', char::from)
        };
        Self((0..LENGTH).map(digit).collect())
    }

    /// The token a person wrote or a reader sent: case, spaces and dashes do not matter, and
    /// O, I and L are taken for the digits they look like.
    pub fn parse(text: &str) -> Option<Self> {
        let mut token = String::with_capacity(LENGTH);
        for c in text.chars().filter(|c| !is_gap(*c)) {
            let digit = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            (digit.is_ascii() && DIGITS.contains(&(digit as u8))).then(|| token.push(digit))?;
        }
        (token.len() == LENGTH).then_some(Self(token))
    }

    /// The sixteen characters, as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is kept of it: with eighty random bits the hash leads to nobody.
    pub fn hash(&self) -> String {
        blake3::hash(self.0.as_bytes()).to_hex().to_string()
    }

    /// In groups of four, as printed: `7K2M 9QXD 04TB RWZ3`.
    pub fn grouped(&self) -> String {
        let mut text = String::with_capacity(LENGTH + 3);
        for (place, c) in self.0.chars().enumerate() {
            if place > 0 && place.is_multiple_of(4) {
                text.push(' ');
            }
            text.push(c);
        }
        text
    }
}

/// What a code leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// The referral whose slip it stands on.
    Referral(Token),
    /// The person whose registration slip it stands on.
    Person(Token),
}

impl Code {
    /// What the square says: `SEGIN:R:7K2M9QXD04TBRWZ3`.
    pub fn text(&self) -> String {
        match self {
            Self::Referral(token) => format!("{PREFIX}:R:{}", token.as_str()),
            Self::Person(token) => format!("{PREFIX}:P:{}", token.as_str()),
        }
    }

    /// The square, which still reads with a quarter of it smudged.
    pub fn square(&self) -> Square {
        // Twenty-four characters always fit.
        QrCode::with_error_correction_level(self.text(), EcLevel::Q).map_or_else(
            |_| Square { size: 0, dark: Vec::new() },
            |code| Square {
                size: code.width(),
                dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect(),
            },
        )
    }
}

/// A square of dark and light cells. Around it belong four cells of light.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    size: usize,
    dark: Vec<bool>,
}

impl Square {
    /// Cells on a side.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether the cell is dark; all around it is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.size
            && row.checked_mul(self.size).and_then(|at| self.dark.get(at + column)) == Some(&true)
    }

    /// For each row the dark runs in it: first cell, and the one behind the last.
    pub fn runs(&self) -> Vec<Vec<(usize, usize)>> {
        let row = |row| {
            let mut runs: Vec<(usize, usize)> = Vec::new();
            for column in (0..self.size).filter(|column| self.is_dark(*column, row)) {
                match runs.last_mut() {
                    Some(run) if run.1 == column => run.1 += 1,
                    _ => runs.push((column, column + 1)),
                }
            }
            runs
        };
        (0..self.size).map(row).collect()
    }
}

/// The code in what a reader sent or a person typed: `SEGIN:R:7K2M9QXD04TBRWZ3`, with or without
/// colons, spaces and dashes, in any case, or the sixteen characters alone, which say a referral
/// and may mean a person. A reader set for an
/// American keyboard on a machine set for a French one is understood too.
pub fn parse_code(text: &str) -> Option<Code> {
    read(text).or_else(|| {
        // The letters of the prefix lie in the same place on both.
        let american = american(text);
        american.trim_start().starts_with(PREFIX).then(|| read(&american))?
    })
}

fn read(text: &str) -> Option<Code> {
    let bare: String = text.chars().filter(|c| !is_gap(*c)).collect();
    let bare = bare.to_ascii_uppercase();
    let (token, code): (&str, fn(Token) -> Code) = match bare.strip_prefix(PREFIX) {
        Some(rest) if rest.starts_with('P') => (rest.strip_prefix('P')?, Code::Person),
        Some(rest) => (rest.strip_prefix('R')?, Code::Referral),
        None => (&bare, Code::Referral),
    };
    Token::parse(token).map(code)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, ':' | '-' | '‐' | '‑' | '–' | '—' | '.' | '_')
}

/// What the keys would have written on an American keyboard, for what they wrote on a French one.
fn american(text: &str) -> String {
    let key = |c: char| match c.to_ascii_uppercase() {
        'A' => 'Q',
        'Q' => 'A',
        'Z' => 'W',
        'W' => 'Z',
        'M' => ':',
        '?' | ',' => 'M',
        'À' | 'à' => '0',
        '&' => '1',
        'É' | 'é' => '2',
        '"' => '3',
        '\'' => '4',
        '(' => '5',
        '-' => '6',
        'È' | 'è' => '7',
        '_' => '8',
        'Ç' | 'ç' => '9',
        other => other,
    };
    text.chars().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token() -> Token {
        Token::from_bytes([0x3c, 0x45, 0x44, 0xde, 0xfb, 0x01, 0x34, 0xbc, 0x73, 0xe3])
    }

    #[test]
    fn a_token_is_sixteen_characters_that_read_back() {
        assert_eq!(Token::from_bytes([0; 10]).as_str(), "0000000000000000");
        assert_eq!(Token::from_bytes([0xff; 10]).as_str(), "ZZZZZZZZZZZZZZZZ");
        for first in 0..=255 {
            let token = Token::from_bytes([first, 1, 2, 3, 4, 5, 6, 7, 8, 255 - first]);
            assert_eq!(Token::parse(token.as_str()), Some(token.clone()));
            assert_eq!(Token::parse(&token.grouped()), Some(token));
        }
    }

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let token = token();
        assert_eq!(token.as_str(), "7H2M9QQV04TBRWZ3");
        assert_eq!(token.grouped(), "7H2M 9QQV 04TB RWZ3");
        let code = Some(Code::Referral(token));
        for typed in [
            "SEGIN:R:7H2M9QQV04TBRWZ3",
            "segin:r:7h2m9qqv04tbrwz3",
            " SEGIN R 7H2M-9QQV-04TB-RWZ3\r\n",
            "7H2M 9QQV 04TB RWZ3",
            "7h2m–9qqv–o4tb–rwz3",
            "SEGIN-R-7H2M.9QQV.O4TB.RWZ3",
            // A reader that types as on an American keyboard into a French one.
            "SEGINMRMèHé?çAAVà'TBRZW\"",
        ] {
            assert_eq!(parse_code(typed), code, "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in [
            "",
            "SEGIN:R:",
            "SEGIN:X:7H2M9QQV04TBRWZ3",
            "7H2M 9QQV 04TB RWZ",
            "7H2M 9QQV 04TB RWZ3 1",
            "7H2M 9QQV 04TB RWZU",
            "Mamadou Coulibaly",
            "https://example.org/7H2M9QQV04TBRWZ3",
            "ɛɔɲŋ ɛɔɲŋ ɛɔɲŋ ɛɔɲŋ",
        ] {
            assert_eq!(parse_code(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_square_is_read_by_another_reader() {
        let code = Code::Referral(token());
        let square = code.square();
        println!("{} cells on a side", square.size());
        let side = (square.size() + 8) * 4;
        let light = |at: usize| (at / 4).checked_sub(4);
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let cell = light(x).zip(light(y));
            if cell.is_some_and(|(x, y)| square.is_dark(x, y)) { 0 } else { 255 }
        });
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, code.text());
        let drawn: usize = square.runs().iter().flatten().map(|(from, to)| to - from).sum();
        assert_eq!(drawn, square.dark.iter().filter(|dark| **dark).count());
    }
}
