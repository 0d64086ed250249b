//! The recovery key: 128 bits on a sheet of paper that opens the vault when a password is lost.
//!
//! Written as seven groups of four letters and figures (Crockford's base 32: no I, L, O or U).
//! The last two are check characters: the other 26, read as one number, modulo the prime 1021.
//! One wrong character and two swapped neighbours are always noticed, before anything is tried.

use zeroize::{Zeroize, Zeroizing};

use super::VaultError;
use super::key::fill;
use crate::domain::problem::Problem;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that carry the 128 bits; the last one carries three of them.
const BODY: usize = 26;
const LENGTH: usize = BODY + 2;

/// A secret of 128 bits, wiped when dropped.
pub struct RecoveryKey(Box<[u8; 16]>);

impl Drop for RecoveryKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

impl RecoveryKey {
    pub(super) fn random() -> Result<Self, VaultError> {
        let mut key = Self(Box::new([0; 16]));
        fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The key as it is printed: `ABCD-EFGH-…`, seven groups of four.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / 4));
        let digits = self.digits();
        let (high, low) = check_digits(digits.as_slice());
        for (place, digit) in digits.iter().copied().chain([high, low]).enumerate() {
            if place > 0 && place.is_multiple_of(4) {
                text.push('-');
            }
            text.push(char::from(ALPHABET.get(usize::from(digit)).copied().unwrap_or(b'0')));
        }
        text
    }

    /// Reads what a person typed: small letters, spaces, hyphens, O for 0 and I or L for 1 do
    /// not matter.
    ///
    /// # Errors
    /// A complaint when characters are missing, too many or mistyped.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let mut digits = Zeroizing::new(Vec::with_capacity(LENGTH));
        for character in typed.chars().filter(|c| c.is_alphanumeric()) {
            let upper = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let digit = ALPHABET.iter().position(|a| char::from(*a) == upper);
            let digit = digit.and_then(|d| u8::try_from(d).ok());
            let Some(digit) = digit.filter(|_| digits.len() < LENGTH) else {
                let word = if digits.len() < LENGTH {
                    "vault-recovery-character"
                } else {
                    "vault-recovery-length"
                };
                return Err(Problem::new(word)
                    .with("length", LENGTH.to_string())
                    .with("group", (digits.len() / 4 + 1).min(LENGTH / 4).to_string()));
            };
            digits.push(digit);
        }
        let (Some(body), Some([high, low])) = (digits.get(..BODY), digits.get(BODY..)) else {
            return Err(Problem::new("vault-recovery-length").with("length", LENGTH.to_string()));
        };
        let spare = body.last().is_some_and(|last| last & 0b11 != 0);
        if check_digits(body) != (*high, *low) || spare {
            return Err(Problem::new("vault-recovery-check"));
        }
        let mut key = Self(Box::new([0; 16]));
        let (mut held, mut bits, mut place) = (0_u32, 0, key.0.iter_mut());
        for digit in body {
            held = (held << 5) | u32::from(*digit);
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                if let Some(byte) = place.next() {
                    *byte = (held >> bits).to_le_bytes()[0];
                }
                held &= (1 << bits) - 1;
            }
        }
        Ok(key)
    }

    /// Whether this is the key that was printed: typed back to prove that it was written down.
    pub fn is_same(&self, typed: &str) -> bool {
        Self::parse(typed).is_ok_and(|other| other.0 == self.0)
    }

    fn digits(&self) -> Zeroizing<Vec<u8>> {
        let mut digits = Zeroizing::new(Vec::with_capacity(BODY));
        let (mut held, mut bits) = (0_u32, 0);
        for byte in self.0.iter() {
            held = (held << 8) | u32::from(*byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                digits.push((held >> bits).to_le_bytes()[0] & 31);
                held &= (1 << bits) - 1;
            }
        }
        digits.push((held << (5 - bits)).to_le_bytes()[0] & 31);
        digits
    }
}

fn check_digits(body: &[u8]) -> (u8, u8) {
    let rest = body.iter().fold(0_u32, |rest, digit| (rest * 32 + u32::from(*digit)) % 1021);
    ((rest >> 5).to_le_bytes()[0], rest.to_le_bytes()[0] & 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_is_read_back_however_it_is_typed() {
        for _ in 0..200 {
            let key = RecoveryKey::random().unwrap();
            let text = key.text();
            assert_eq!(text.len(), 34, "seven groups of four");
            assert!(key.is_same(&text));
            assert!(key.is_same(&text.to_lowercase().replace('-', "  ")));
            assert!(key.is_same(&text.replace('0', "o").replace('1', "l")));
            assert!(key.is_same(&text.replace('-', "").replace('1', "I")));
        }
    }

    #[test]
    fn every_mistyped_character_and_every_swap_is_noticed() {
        let key = RecoveryKey::random().unwrap();
        let text: Vec<char> = key.text().replace('-', "").chars().collect();
        let (mut tried, mut noticed) = (0, 0);
        let mut check = |typed: Vec<char>| {
            tried += 1;
            noticed += u32::from(RecoveryKey::parse(&typed.iter().collect::<String>()).is_err());
        };
        for place in 0..text.len() {
            for other in ALPHABET.iter().map(|a| char::from(*a)).filter(|a| *a != text[place]) {
                let mut typed = text.clone();
                typed[place] = other;
                check(typed);
            }
            if place > 0 && text[place] != text[place - 1] {
                let mut typed = text.clone();
                typed.swap(place, place - 1);
                check(typed);
            }
        }
        println!("recovery key: {tried} slips typed, {noticed} noticed");
        assert_eq!(tried, noticed);
    }

    #[test]
    fn a_complaint_says_what_is_wrong() {
        let check = |typed: &str, word: &str| {
            assert_eq!(RecoveryKey::parse(typed).unwrap_err().word, word, "{typed}");
        };
        let text = RecoveryKey::random().unwrap().text();
        check("", "vault-recovery-length");
        check(&text[..30], "vault-recovery-length");
        check(&format!("{}7", *text), "vault-recovery-length");
        check("ABCU", "vault-recovery-character");
        check("ABCé", "vault-recovery-character");
    }
}
