//! Names as people spell them. One person is written Traoré, Traore, Tarawele;
//! this room takes away what is only writing (accents, capitals, signs) and gives
//! each part of a name a key that spellings of the same sound share
//! (`DOMAIN.md` 7.5). It helps to find; it never says that two people are one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::choice;

/// Small letters without accents; words parted by single spaces. Apostrophes
/// vanish (N'Diaye is one word), every other sign parts words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |c: char| {
        if c == ' ' {
            gap = true;
            return;
        }
        if std::mem::take(&mut gap) && !folded.is_empty() {
            folded.push(' ');
        }
        folded.push(c);
    };
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => push(c),
            'A'..='Z' => push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | 'ʹ' | '\u{ad}' | '\u{200b}'..='\u{200f}' =>
                {}
            _ if c.is_ascii() => push(' '),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => push('e'),
            'ï' | 'î' | 'Ï' | 'Î' => push('i'),
            'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => push('a'),
            'ô' | 'ö' | 'Ô' | 'Ö' => push('o'),
            'û' | 'ù' | 'ü' | 'Û' | 'Ù' | 'Ü' => push('u'),
            'ç' | 'Ç' => push('c'),
            _ if is_combining_mark(c) => {}
            'ɛ' | 'Ɛ' => push('e'),
            'ɔ' | 'Ɔ' => push('o'),
            'ɲ' | 'Ɲ' => push('n'),
            'ŋ' | 'Ŋ' => push('n'),
            'ɓ' | 'Ɓ' => push('b'),
            'ɗ' | 'Ɗ' => push('d'),
            'ƴ' | 'Ƴ' => push('y'),
            'ø' | 'Ø' => push('o'),
            'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(&mut push),
            'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(&mut push),
            'ß' => ['s', 's'].into_iter().for_each(&mut push),
            _ => decompose_compatible(c, |part| {
                if part.is_alphanumeric() {
                    part.to_lowercase().for_each(&mut push);
                } else if !is_combining_mark(part) {
                    push(' ');
                }
            }),
        }
    }
    folded
}

/// The folded words of a name.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What spellings of one name share: the key of its group of spellings, or else of its sound.
pub fn key(token: &str) -> String {
    let folded = folded_word(token);
    let groups = groups();
    if let Some(key) = groups.by_spelling.get(folded.as_ref()) {
        return key.clone();
    }
    let sound = sound(&folded);
    groups.by_sound.get(&sound).cloned().unwrap_or(sound)
}

/// The key without its vowels but the first: what misspelt names mostly still share.
/// Coarse; for drawing candidates that `likeness` then judges.
pub fn skeleton(token: &str) -> String {
    let key = key(token);
    let kept = key.chars().enumerate().filter(|(at, c)| *at == 0 || !matches!(c, 'a' | 'i' | 'o'));
    kept.map(|(_, c)| c).collect()
}

/// True when both are listed spellings of the same name.
pub(super) fn same_group(one: &str, other: &str) -> bool {
    let spelling = &groups().by_spelling;
    spelling.get(one).is_some_and(|key| spelling.get(other) == Some(key))
}

/// A token as `fold` leaves it, copied only when it is not so already.
fn folded_word(token: &str) -> Cow<'_, str> {
    if token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        Cow::Borrowed(token)
    } else {
        Cow::Owned(fold(token).replace(' ', ""))
    }
}

/// Spellings known to belong together, from `assets/lists/name_variant.csv`.
#[derive(Default)]
struct Groups {
    by_spelling: HashMap<String, String, BuildHasherDefault<Fnv>>,
    by_sound: HashMap<String, String, BuildHasherDefault<Fnv>>,
}

/// Fowler, Noll and Vo's hash: quick on short words. The words it keeps are our own,
/// so nobody can choose them to collide.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The rows of the list of spellings: the canonical name first, then its spellings.
fn variant_rows() -> impl Iterator<Item = Vec<String>> {
    choice::table(include_str!("../../assets/lists/name_variant.csv")).into_iter().map(|row| {
        let get = |column: &str| row.get(column).map_or("", String::as_str);
        let spellings = std::iter::once(get("fr")).chain(get("spelling").split(';'));
        spellings.map(str::to_owned).collect()
    })
}

fn groups() -> &'static Groups {
    static GROUPS: OnceLock<Groups> = OnceLock::new();
    GROUPS.get_or_init(|| {
        let mut groups = Groups::default();
        let rows: Vec<Vec<String>> = variant_rows().collect();
        for spellings in &rows {
            if let Some(name) = spellings.first() {
                let key = sound(&folded_word(name));
                groups.by_sound.insert(key.clone(), key);
            }
        }
        // What sounds like a listed spelling belongs to its group as well.
        for spellings in &rows {
            let Some(key) = spellings.first().map(|name| sound(&folded_word(name))) else {
                continue;
            };
            for spelling in spellings {
                let word = folded_word(spelling);
                groups.by_sound.entry(sound(&word)).or_insert_with(|| key.clone());
                groups.by_spelling.entry(word.into_owned()).or_insert_with(|| key.clone());
            }
        }
        groups
    })
}

/// The sound of a folded word as the region writes it in French, English or national
/// letters. Three vowels are kept apart (a, e/i, o/u), because brothers are told apart
/// by them (Binta, Bintou); doubled letters, h and mute e are dropped.
fn sound(word: &str) -> String {
    if !word.is_ascii() {
        return word.to_owned();
    }
    let word = without_h(word);
    let letters = word.as_bytes();
    let end = letters.len() - usize::from(ends_in_mute_e(letters));
    let at = |i: usize| if i < end { letters.get(i).copied().unwrap_or(0) } else { 0 };
    let mut heard = String::with_capacity(end + 2);
    let mut i = 0;
    while i < end {
        let (next, far) = (at(i + 1), at(i + 2));
        let single = word.get(i..=i).unwrap_or_default();
        let (part, step) = match (at(i), next, far) {
            // Vowels and what glides between them.
            (b'a', b'o', b'u') => (if vowel(at(i + 3)) { "aw" } else { "awo" }, 3),
            (b'a', b'o' | b'u' | b'w', _) => (if vowel(far) { "aw" } else { "awo" }, 2),
            (b'a' | b'e', b'i' | b'y', b'i' | b'y') => ("i", 3),
            (b'a' | b'e', b'y', b'e') if i + 3 == end => ("i", 3),
            (b'a' | b'e', b'i' | b'y', _) if !vowel(far) => ("i", 2),
            (b'e', b'n' | b'm', _) if far != 0 && far != b'h' && far != next && !vowel(far) => {
                ("a", 1)
            }
            (b'o', b'w', _) if !vowel(far) => ("o", 2),
            (b'o', b'u', b'a' | b'e' | b'i' | b'o') => ("w", 2),
            (b'o', b'u' | b'o', _) => ("o", 2),
            (b'u', b'a' | b'e' | b'i' | b'o', _) => ("w", 1),
            (b'u', _, _) => ("o", 1),
            (b'i' | b'y', b'a' | b'e' | b'o' | b'u', _) => ("y", 1),
            (b'e' | b'y', _, _) => ("i", 1),
            // Consonants.
            (b'c' | b's', b'h', _) => ("x", 2),
            (b's' | b't', b'c', b'h') => ("x", 3),
            (b't', b'j', _) => ("x", 2),
            (b't', b'i' | b'y', b'a' | b'e' | b'o' | b'u') => ("x", 2),
            (b'c', b'e' | b'i' | b'y', _) => ("s", 1),
            (b'c' | b'k' | b'q', b'k' | b'h' | b'q', _) => ("k", 2),
            (b'q', b'u', _) => ("k", 2),
            (b'c' | b'q', _, _) => ("k", 1),
            (b'd', b'j', _) => ("j", 2),
            (b'd', b'i' | b'y', b'a' | b'e' | b'o' | b'u') => ("j", 2),
            (b'g', b'n', _) if vowel(far) => ("ny", 2),
            (b'g', b'u', b'e' | b'i' | b'y') => ("g", 2),
            (b't', b'h', b'i' | b'y') if matches!(at(i + 3), b'a' | b'e' | b'o' | b'u') => ("x", 3),
            (b'g' | b't', b'h', _) => (single, 2),
            (b'p', b'h', _) => ("f", 2),
            (b'n', b'b' | b'p', _) => ("m", 1),
            (b'x', _, _) => ("ks", 1),
            (b'h', _, _) => ("", 1),
            _ => (single, 1),
        };
        for c in part.chars() {
            // No glide behind j and ch: Djiarra, Chiam.
            let glide = c == 'y' && heard.ends_with(['j', 'x']);
            if !glide && !heard.ends_with(c) {
                heard.push(c);
            }
        }
        i += step;
    }
    // Sanogo and Sanoko: the last g of a long name is heard as k.
    if heard.ends_with("go") && heard.bytes().filter(|b| vowel(*b)).count() >= 3 {
        heard.truncate(heard.len() - 2);
        heard.push_str("ko");
    }
    heard
}

/// The word without an h that is not heard: at the start, and behind a vowel (Ibrahima, Konateh).
fn without_h(word: &str) -> Cow<'_, str> {
    if !word.contains('h') {
        return Cow::Borrowed(word);
    }
    let mut last = b'a';
    let heard = word.chars().filter(|c| {
        let silent = *c == 'h' && vowel(last);
        last = u8::try_from(*c).unwrap_or(0);
        !silent
    });
    Cow::Owned(heard.collect())
}

fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The e of Ousmane, Lassine, Mariame, but not of Koné: after n or m, two syllables before it.
fn ends_in_mute_e(letters: &[u8]) -> bool {
    let [before @ .., b'n' | b'm', b'e'] = letters else { return false };
    let mut groups = 0;
    let mut inside = false;
    for letter in before {
        let is_vowel = vowel(*letter);
        groups += usize::from(is_vowel && !inside);
        inside = is_vowel;
    }
    groups >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_away_what_is_only_writing() {
        let check = |text: &str, folded: &str| assert_eq!(fold(text), folded, "{text}");
        check("Traoré", "traore");
        check("TRAORE\u{301}", "traore");
        check("  Aïssata   MAÏGA ", "aissata maiga");
        check("N’Diaye", "ndiaye");
        check("N'Diaye", "ndiaye");
        check("Gourma-Rharous", "gourma rharous");
        check("Fatɔumata Kɛita Ɲiaré Ŋolo", "fatoumata keita niare nolo");
        check("Côte d’Ivoire", "cote divoire");
        check("Cœur", "coeur");
        check("Türkiye", "turkiye");
        check("محمد", "محمد");
        check("Ağ (Ould) / Mint.", "ag ould mint");
        check("...", "");
        check("", "");
        assert_eq!(words("Ag Mohamed-Aly"), ["ag", "mohamed", "aly"]);
        assert!(words(" - ").is_empty());
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        let check = |spellings: &[&str]| {
            let keys: Vec<String> = spellings.iter().map(|name| key(name)).collect();
            assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{spellings:?} {keys:?}");
        };
        check(&["Traoré", "TRAORE", "Tarawele", "Trawore", "Traoure"]);
        check(&["Coulibaly", "Koulibaly", "Kulubali", "Koulibali", "Coulybaly", "kulibaly"]);
        check(&["Mamadou", "Mahamadou", "Mamadu"]);
        check(&["Sissoko", "Cissokho", "Sissocko"]);
        check(&["Diallo", "Jallow", "Jalloh", "Djalo", "Dialloh"]);
        check(&["Keïta", "Keita", "Keyta"]);
        check(&["Aïssata", "Aissatou"]);
        check(&["Oumou", "Umu"]);
        check(&["Diarra", "Jara", "Djara", "Diarrah"]);
        check(&["Doucouré", "Dukure", "Doukouré", "Dukureh"]);
        check(&["Ouattara", "Wattara", "Ouatara"]);
        check(&["Diawara", "Jawara", "Diaouara"]);
        check(&["Ousmane", "Usman", "Ousman"]);
        check(&["Souleymane", "Sulayman", "Suleiman"]);
        check(&["Djénéba", "Jeneba", "Diénéba"]);
        check(&["Cheick", "Sheikh", "Cheikh", "Cheïck"]);
        check(&["Niaré", "Gnaré", "Nyare"]);
        check(&["Bagayoko", "Bagayogo", "Bagayokho"]);
        check(&["Guindo", "Gindo"]);
        check(&["N’Diaye", "Ndiaye", "N'DIAYE"]);
        check(&["Daouda", "Dauda"]);
        check(&["Yacouba", "Yakuba"]);
        check(&["Ibrahima", "Ibraima", "Brahima"]);
        check(&["Thiam", "Tiam", "Chiam", "Tchiam"]);
        check(&["Bakary", "Bakari"]);
        check(&["Tounkara", "Tunkara", "Tounkhara"]);
    }

    #[test]
    fn different_names_mostly_keep_apart() {
        const PAIRS: &[(&str, &str)] = &[
            ("Koné", "Konaté"),
            ("Koné", "Kané"),
            ("Kanté", "Konta"),
            ("Kanté", "Kanouté"),
            ("Diarra", "Diawara"),
            ("Diarra", "Diarisso"),
            ("Diakité", "Diabaté"),
            ("Touré", "Traoré"),
            ("Camara", "Kamaté"),
            ("Keïta", "Koïta"),
            ("Sow", "Sy"),
            ("Bah", "Barry"),
            ("Sanogo", "Sangaré"),
            ("Sacko", "Sissoko"),
            ("Dolo", "Diallo"),
            ("Dabo", "Dao"),
            ("Togo", "Togola"),
            ("Cissé", "Cissouma"),
            ("Sidibé", "Sissoko"),
            ("Tangara", "Tounkara"),
            ("Niaré", "Niakaté"),
            ("Maïga", "Magassa"),
            ("Soumaré", "Samaké"),
            ("Hamadou", "Hamidou"),
            ("Mamadou", "Mamady"),
            ("Oumar", "Oumou"),
            ("Binta", "Bintou"),
            ("Kassim", "Kassoum"),
            ("Tenin", "Téné"),
            ("Idrissa", "Drissa"),
            ("Moussa", "Issa"),
            ("Mory", "Moriba"),
            ("Salif", "Salia"),
            ("Aly", "Aliou"),
            ("Seydou", "Sidi"),
            ("Modibo", "Mody"),
            ("Aminata", "Awa"),
            ("Hawa", "Hama"),
            ("Rokia", "Rahma"),
            ("Nana", "Nènè"),
        ];
        let apart = PAIRS.iter().filter(|(one, other)| key(one) != key(other)).count();
        println!("{apart} of {} different pairs keep apart", PAIRS.len());
        assert!(apart * 20 >= PAIRS.len() * 19, "{apart}");
    }

    #[test]
    fn listed_spellings_share_the_key_of_their_group() {
        let (mut all, mut share, mut by_ear) = (0, 0, 0);
        for spellings in variant_rows() {
            let own = key(&spellings[0]);
            let heard = sound(&fold(&spellings[0]));
            for spelling in &spellings[1..] {
                all += 1;
                share += usize::from(key(spelling) == own);
                by_ear += usize::from(sound(&fold(spelling)) == heard);
            }
        }
        println!("{share} of {all} spellings share a key ({by_ear} by their sound alone)");
        assert!(share * 100 >= all * 95, "{share} of {all}");
    }

    #[test]
    fn groups_do_not_take_names_from_each_other() {
        let mut seen: HashMap<String, String> = HashMap::new();
        for spellings in variant_rows() {
            let name = &spellings[0];
            if let Some(other) = seen.insert(key(name), name.clone()) {
                panic!("{name} and {other} share {}", key(name));
            }
        }
        assert_eq!(seen.len(), 52);
    }

    #[test]
    fn a_skeleton_survives_a_wrong_vowel() {
        assert_eq!(skeleton("Kolobali"), skeleton("Coulibaly"));
        assert_eq!(skeleton("Sissako"), skeleton("Cissokho"));
        assert_ne!(skeleton("Koné"), skeleton("Konaté"));
        assert_eq!(skeleton(""), "");
    }

    #[test]
    fn keys_are_quick() {
        let names = ["Traoré", "coulibaly", "Souleymane", "ouologuem", "Boureïma", "dicko"];
        let folded = names.map(fold);
        let rounds = 20_000;
        let start = std::time::Instant::now();
        let letters: usize = (0..rounds).flat_map(|_| names).map(|name| fold(name).len()).sum();
        let fold = start.elapsed() / (rounds * 6);
        let start = std::time::Instant::now();
        let sounds: usize = (0..rounds).flat_map(|_| &folded).map(|name| key(name).len()).sum();
        let key = start.elapsed() / (rounds * 6);
        println!("one word: fold {fold:?}, key {key:?} ({letters} letters, {sounds} sounds)");
    }
}
