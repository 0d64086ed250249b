//! A name that stands in one cell, taken apart: what a comma parts, then what is written in
//! capitals, else the order in which the column says that it writes names.

use crate::domain::name;

/// Words that belong to the family name after them.
const PARTICLES: [&str; 15] = [
    "ag", "agg", "ould", "wld", "walet", "wallet", "welet", "mint", "bint", "ben", "ibn", "el",
    "al", "de", "da",
];
/// Of these, words that stand between the own name and that of the father.
const BETWEEN: [&str; 11] =
    ["ag", "agg", "ould", "wld", "walet", "wallet", "welet", "mint", "bint", "ben", "ibn"];

/// The family name and the given names of a name in one cell. A single word is the family name
/// where that stands first, else a given name.
pub fn split(text: &str, family_first: bool) -> (String, String) {
    if let Some((family, given)) = text.split_once(',') {
        return (spaced(family), spaced(given));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let taken = capitals(&words).unwrap_or_else(|| by_order(&words, family_first));
    let part = |of_family: bool| {
        let own = words.iter().zip(&taken).filter(|(_, family)| **family == of_family);
        own.map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
    };
    (part(true), part(false))
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_one_of(word: Option<&&str>, list: &[&str]) -> bool {
    word.is_some_and(|word| list.contains(&name::fold(word).as_str()))
}

/// Which words are the family name because they alone are written in capitals.
fn capitals(words: &[&str]) -> Option<Vec<bool>> {
    let loud = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && !letters.clone().any(char::is_lowercase)
    };
    let mut taken: Vec<bool> = words.iter().map(loud).collect();
    for at in (1..words.len()).rev() {
        // A particle goes with the word after it, however it is written.
        let follows = taken.get(at) == Some(&true);
        if follows
            && is_one_of(words.get(at - 1), &PARTICLES)
            && let Some(slot) = taken.get_mut(at - 1)
        {
            *slot = true;
        }
    }
    let some = taken.contains(&true) && taken.contains(&false);
    some.then_some(taken)
}

/// Which words are the family name where nothing but their order says it.
fn by_order(words: &[&str], family_first: bool) -> Vec<bool> {
    let count = words.len();
    if count < 2 {
        return vec![family_first; count];
    }
    // Mohamed Ag Ali is his own name and that of his father, whatever the column says.
    let between = is_one_of(words.get(1), &BETWEEN) && count > 2;
    let (from, to) = if family_first && !between {
        let mut to = 1;
        while to + 1 < count && is_one_of(words.get(to - 1), &PARTICLES) {
            to += 1;
        }
        (0, to)
    } else {
        let mut from = count - 1;
        while from > 1 && is_one_of(words.get(from - 1), &PARTICLES) {
            from -= 1;
        }
        (from, count)
    };
    (0..count).map(|at| (from..to).contains(&at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_one_cell_is_taken_apart() {
        let check = |text: &str, first: bool, family: &str, given: &str| {
            let found = split(text, first);
            assert_eq!((found.0.as_str(), found.1.as_str()), (family, given), "{text} {first}");
        };
        for first in [true, false] {
            check("TRAORÉ Awa", first, "TRAORÉ", "Awa");
            check("Fatoumata Bintou  KEÏTA", first, "KEÏTA", "Fatoumata Bintou");
            check("Traoré, Awa Mariam", first, "Traoré", "Awa Mariam");
            check("Mohamed ag ALI", first, "ag ALI", "Mohamed");
            check("Mohamed Ag Ali", first, "Ag Ali", "Mohamed");
            check("Fadimata Walet El Moctar", first, "Walet El Moctar", "Fadimata");
            check("N'DIAYE Oumar", first, "N'DIAYE", "Oumar");
            check("", first, "", "");
        }
        check("Awa Traoré", false, "Traoré", "Awa");
        check("Awa Mariam Traoré", false, "Traoré", "Awa Mariam");
        check("Traoré Awa Mariam", true, "Traoré", "Awa Mariam");
        check("AWA TRAORÉ", false, "TRAORÉ", "AWA");
        check("TRAORÉ AWA", true, "TRAORÉ", "AWA");
        check("Ould Cheikh Sidi", true, "Ould Cheikh", "Sidi");
        check("Awa", false, "", "Awa");
        check("Traoré", true, "Traoré", "");
        check("A Koné", false, "Koné", "A");
    }
}
