//! Passwords: four random French words are offered, and what is easily guessed is refused.
//!
//! The list holds more than 7,000 words of three to nine letters without accents, no two of which
//! sound the same. Four of them are worth more than 51 bits: above the floor of 50, and a
//! thousand years and more of guessing at the cost of a slot. A list of 2,048 words would need
//! five words for the same, and people remember four better than five. Verb forms ("chanter",
//! "chantons", "chantera") count as words: what matters is that each is as likely as any other.

use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::VaultError;
use super::key::fill;
use crate::domain::problem::Problem;

/// A password worth less than this is refused.
pub const LEAST_BITS: u32 = 50;
/// Words in an offered password.
const OFFERED: usize = 4;
/// What comes after this many characters is not looked at: it can only make a password better.
const LOOKED_AT: usize = 128;

/// What people use when asked for a password, here and elsewhere; a few bits each at most.
const COMMON: &[&str] = &[
    "motdepasse",
    "password",
    "passe",
    "azerty",
    "qwerty",
    "azertyuiop",
    "qwertyuiop",
    "admin",
    "bonjour",
    "salut",
    "soleil",
    "doudou",
    "loulou",
    "chouchou",
    "amour",
    "jetaime",
    "iloveyou",
    "letmein",
    "welcome",
    "secret",
    "segin",
    "mali",
    "bamako",
    "kayes",
    "sikasso",
    "segou",
    "mopti",
    "gao",
    "afrique",
    "retour",
    "migrant",
    "bureau",
    "travail",
    "ordinateur",
    "allah",
    "inchallah",
    "bismillah",
    "dieu",
    "jesus",
    "maman",
    "papa",
    "football",
    "test",
    "user",
    "login",
    "root",
    "master",
    "abc",
    "aaa",
    "monde",
    "france",
    "paris",
    "marseille",
    "barcelone",
    "madrid",
];

fn words() -> &'static Vec<&'static str> {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let text = include_str!("../../../assets/words/password_fr.txt");
        text.lines().map(str::trim).filter(|word| !word.is_empty()).collect()
    })
}

fn is_word(text: &str) -> bool {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| words().iter().copied().collect()).contains(text)
}

/// Bits that one word of the list is worth.
fn bits_of_word() -> f64 {
    // A few thousand words: exact as a float.
    u32::try_from(words().len()).map_or(0.0, |count| f64::from(count.max(1)).log2())
}

/// A new password of four random words, such as `pirogue chantons velours tambour`. One that
/// [`judge`] would refuse (the same word twice, three of the shortest) is thrown away: about one in
/// a hundred, which costs a guesser nothing and saves a person a puzzle.
///
/// # Errors
/// [`VaultError::Keys`] when the system gives no random numbers.
pub fn offer() -> Result<Zeroizing<String>, VaultError> {
    loop {
        let text = four_words()?;
        if bits(&text, &[]) >= LEAST_BITS {
            return Ok(text);
        }
    }
}

fn four_words() -> Result<Zeroizing<String>, VaultError> {
    let words = words();
    let count = u32::try_from(words.len()).unwrap_or(1).max(1);
    // Numbers above the last whole multiple would make the first words likelier.
    let whole = u32::MAX - u32::MAX % count;
    let mut text = Zeroizing::new(String::with_capacity(64));
    let mut chosen = 0;
    while chosen < OFFERED {
        let mut bytes = Zeroizing::new([0; 4]);
        fill(bytes.as_mut_slice())?;
        let number = u32::from_le_bytes(*bytes);
        let Some(word) = words.get((number % count) as usize).filter(|_| number < whole) else {
            continue;
        };
        if chosen > 0 {
            text.push(' ');
        }
        text.push_str(word);
        chosen += 1;
    }
    Ok(text)
}

/// Whether a new password will do. `own` are names that a guesser tries first: the user's, the
/// centre's.
///
/// # Errors
/// A complaint that says what to do, without the password.
pub fn judge(password: &str, own: &[&str]) -> Result<(), Problem> {
    if bits(password, own) < LEAST_BITS {
        return Err(Problem::new("vault-password-weak"));
    }
    Ok(())
}

/// A cautious estimate of the bits of guessing a password is worth: the cheapest way to put it
/// together from words, common passwords, the user's own names, years, runs of the keyboard and
/// single characters; what is said twice counts once.
pub fn bits(password: &str, own: &[&str]) -> u32 {
    let typed: Zeroizing<Vec<char>> = Zeroizing::new(password.nfc().take(LOOKED_AT).collect());
    let own: Vec<String> = own
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .map(plain)
        .filter(|name| name.len() > 2)
        .collect();
    let whole = guess(&typed, &own);
    // A short piece over and over is worth the piece and how often.
    let repeated = (1..=typed.len() / 2).find_map(|length| {
        let piece = typed.get(..length)?;
        let again = typed.chunks(length).all(|chunk| piece.starts_with(chunk));
        again.then(|| guess(piece, &own) + 3.0)
    });
    let least = repeated.map_or(whole, |repeated| repeated.min(whole));
    // A password of 128 characters is worth a few hundred bits: whole numbers hold it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to some hundreds"
    )]
    let bits = least.max(0.0) as u32;
    bits
}

/// Small letters without accents: how a guesser writes the words of a list.
fn plain(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The cheapest way through the text, left to right.
fn guess(typed: &[char], own: &[String]) -> f64 {
    // For each place: what the text up to there costs, and where the last piece began.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=typed.len() {
        let cheapest = (end.saturating_sub(16)..end)
            .filter_map(|start| {
                let cost = piece(typed.get(start..end)?, own)?;
                Some((best.get(start)?.0 + cost, start))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        best.push(cheapest.unwrap_or((f64::MAX, end - 1)));
    }
    let (mut end, mut bits) = (typed.len(), 0.0);
    let mut seen = BTreeSet::new();
    while let Some((_, start)) = best.get(end).filter(|_| end > 0) {
        let Some(part) = typed.get(*start..end) else { break };
        let cost = piece(part, own).unwrap_or(0.0);
        let is_new = part.len() == 1 || seen.insert(part.iter().collect::<String>());
        bits += if is_new { cost } else { 1.0 };
        end = *start;
    }
    bits
}

/// What one piece costs to guess as a whole, if it is something that is guessed as a whole.
fn piece(part: &[char], own: &[String]) -> Option<f64> {
    if let [one] = part {
        return Some(match one {
            ' ' | '-' | '_' | '.' => 1.0,
            '0'..='9' => 3.3,
            // Letters people choose are far from random.
            'a'..='z' => 3.7,
            _ => 5.2,
        });
    }
    if part.len() < 3 {
        return None;
    }
    let text = plain(&part.iter().collect::<String>());
    let capitals = if part.iter().any(|c| c.is_uppercase()) { 1.0 } else { 0.0 };
    if own.contains(&text) {
        return Some(2.0 + capitals);
    }
    if COMMON.contains(&text.as_str()) {
        return Some(5.0 + capitals);
    }
    if is_run(&text) {
        return Some(5.0 + capitals);
    }
    if is_word(&text) {
        return Some(bits_of_word() + capitals);
    }
    let year = text.parse::<u32>().ok().filter(|_| text.len() == 4);
    year.filter(|year| (1940..=2039).contains(year)).map(|_| 6.0)
}

/// The same character, the next one each time, or neighbours on a keyboard.
fn is_run(text: &str) -> bool {
    const ROWS: &[&str] =
        &["azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"];
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let even = |step| codes.iter().zip(codes.iter().skip(1)).all(|(a, b)| b - a == step);
    let backwards: String = text.chars().rev().collect();
    even(0)
        || even(1)
        || even(-1)
        || ROWS.iter().any(|row| row.contains(text) || row.contains(&backwards))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_offered_words_are_always_enough() {
        let words = words();
        let distinct: BTreeSet<_> = words.iter().collect();
        assert_eq!(distinct.len(), words.len());
        assert!(words.iter().all(|w| (3..=9).contains(&w.len())));
        assert!(words.iter().all(|w| w.bytes().all(|b| b.is_ascii_lowercase())));
        let whole = bits_of_word() * 4.0;
        let least = (0..300).map(|_| {
            let offered = offer().unwrap();
            assert_eq!(offered.split(' ').count(), 4);
            bits(&offered, &[])
        });
        let least = least.min().unwrap();
        let thrown = (0..1_000).filter(|_| bits(&four_words().unwrap(), &[]) < LEAST_BITS).count();
        println!(
            "{} words, four are worth {whole:.1} bits; least of 300 judged {least}; \
             {thrown} of 1000 thrown away",
            words.len(),
        );
        assert!(thrown < 100);
        assert!(whole >= f64::from(LEAST_BITS));
        assert!(least >= LEAST_BITS);
    }

    #[test]
    fn what_is_easily_guessed_is_refused() {
        let check = |password: &str, enough: bool| {
            let given = bits(password, &["Awa Coulibaly", "Gao"]);
            assert_eq!(given >= LEAST_BITS, enough, "{password}: {given}");
        };
        check("", false);
        check("Bamako2026!", false);
        check("azertyuiop123456", false);
        check("AwaCoulibaly1990", false);
        check("aaaaaaaaaaaaaaaaaaaaaaaa", false);
        check("soleil soleil soleil soleil soleil", false);
        check("pirogue velours tambour", false);
        check("xkqzvxkqzvxkqzvxkqzv", false);
        check("P@ssw0rd2024", false);
        check("pirogue velours tambour fougere", true);
        check("j9#Kd2!mQx7Lw", true);
        check("le chat de la voisine dort sur mon riz", true);
    }
}
