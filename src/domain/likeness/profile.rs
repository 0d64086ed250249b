//! A portrait made small and comparable: words, phones and papers by number, the birth by its
//! precision. Who has the same number has the same word.

use chrono::Datelike;

use super::portrait::{Birth, Journey, Portrait};
use crate::domain::name;

/// A person made small. Zero stands for what is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Profile {
    /// Words of the family name, particles left out when others remain.
    pub(super) family: [u32; 3],
    /// Words of the given names.
    pub(super) given: [u32; 3],
    /// Family name and given names run together, where they have several words.
    pub(super) joined: [u32; 2],
    pub(super) father: [u32; 2],
    pub(super) mother: [u32; 2],
    pub(super) sex: u8,
    pub(super) birth: Born,
    /// From wide to narrow.
    pub(super) place: [u32; 4],
    pub(super) phone: [u32; 2],
    /// Kind and number.
    pub(super) document: [(u32, u32); 2],
    pub(super) household: u32,
    pub(super) journey: [Trip; 2],
}

/// A journey: day, country, and both together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Trip {
    pub(super) day: i32,
    pub(super) country: u32,
    pub(super) convoy: u32,
}

/// A birth made small.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Born {
    pub(super) sort: Sort,
    pub(super) year: i16,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// What a birth date is worth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Nothing known.
    #[default]
    Unknown,
    /// A day.
    Day,
    /// A day that many have, because only the year was known: 1 January.
    Round,
    /// A year.
    Year,
    /// An age that somebody guessed.
    About,
}

impl From<Birth> for Born {
    fn from(birth: Birth) -> Self {
        let short = |year: i32| i16::try_from(year).unwrap_or(0);
        match birth {
            Birth::Day(day) => Self {
                sort: Sort::Day,
                year: short(day.year()),
                month: u8::try_from(day.month()).unwrap_or(0),
                day: u8::try_from(day.day()).unwrap_or(0),
            },
            Birth::Year(year) => Self { sort: Sort::Year, year: short(year), month: 0, day: 0 },
            Birth::About(year) => Self { sort: Sort::About, year: short(year), month: 0, day: 0 },
        }
    }
}

/// Words that say whose child or wife somebody is, and articles: alone they tell nobody from
/// others. `DOMAIN.md` 7.5 names Ag, Walet, Ould and Mint; the others are those of Arabic and of
/// European names.
const PARTICLES: [&str; 34] = [
    "ag", "walet", "wallet", "welet", "oulet", "ould", "wuld", "wold", "mint", "mint", "al", "el",
    "ben", "bin", "ibn", "bint", "ou", "ait", "de", "da", "do", "dos", "du", "di", "van", "von",
    "der", "la", "le", "dit", "dite", "epouse", "epse", "veuve",
];

/// The words of a name, at most three that count.
pub(super) fn words(text: &str) -> Vec<String> {
    let all = name::words(text);
    let counts = |word: &&String| !PARTICLES.contains(&word.as_str());
    let told: Vec<String> = all.iter().filter(counts).take(3).cloned().collect();
    if told.is_empty() { all.into_iter().take(3).collect() } else { told }
}

/// Figures and letters of a number, without signs; of a telephone number the last eight.
pub(super) fn bare(text: &str) -> String {
    name::fold(text).replace(' ', "").to_uppercase()
}

/// The last figures of a telephone number, which stay whatever code is written before them.
pub(super) fn called(text: &str) -> String {
    let figures: String = text.chars().filter(char::is_ascii_digit).collect();
    let from = figures.len().saturating_sub(8);
    let last = figures.get(from..).unwrap_or_default();
    if last.len() < 6 { String::new() } else { last.to_owned() }
}

/// What a portrait needs to become a profile: numbers for words, kept or only looked up.
pub(super) trait Numbering {
    fn name(&mut self, text: &str) -> u32;
    fn place(&mut self, text: &str) -> u32;
    fn phone(&mut self, text: &str) -> u32;
    fn document(&mut self, kind: &str, text: &str) -> (u32, u32);
    fn household(&mut self, household: u128) -> u32;
    fn journey(&mut self, journey: &Journey) -> Trip;
}

/// The profile of a portrait.
pub(super) fn profile(portrait: &Portrait, by: &mut impl Numbering) -> Profile {
    let mut profile = Profile::default();
    let (family, given) = (words(&portrait.family), words(&portrait.given));
    let mut fill = |into: &mut [u32], words: &[String]| {
        into.iter_mut().zip(words).for_each(|(into, word)| *into = by.name(word));
    };
    fill(&mut profile.family, &family);
    fill(&mut profile.given, &given);
    fill(&mut profile.father, &parent(&portrait.father, &family));
    fill(&mut profile.mother, &parent(&portrait.mother, &family));
    let run = |words: &[String]| if words.len() > 1 { words.concat() } else { String::new() };
    fill(&mut profile.joined, &[run(&family), run(&given)]);
    profile.sex = portrait.sex.and_then(|sex| u8::try_from(sex).ok()).unwrap_or(0);
    profile.birth = portrait.birth.map(Born::from).unwrap_or_default();
    for (into, place) in profile.place.iter_mut().zip(&portrait.origin) {
        *into = by.place(&name::fold(place));
    }
    for (into, phone) in profile.phone.iter_mut().zip(&portrait.phone) {
        *into = by.phone(&called(phone));
    }
    let papers = portrait.document.iter().map(|(kind, text)| (name::fold(kind), bare(text)));
    let papers = papers.filter(|(_, text)| !text.is_empty());
    for (into, (kind, text)) in profile.document.iter_mut().zip(papers) {
        *into = by.document(&kind, &text);
    }
    profile.household = portrait.household.map_or(0, |household| by.household(household));
    for (into, journey) in profile.journey.iter_mut().zip(&portrait.journey) {
        *into = by.journey(journey);
    }
    profile
}

/// The words of a parent's name that the child's family name does not have already.
fn parent(text: &str, family: &[String]) -> Vec<String> {
    let mut own = words(text);
    own.retain(|word| !family.contains(word));
    own
}

/// The day of a journey as a number, and what names it together with its country.
pub(super) fn convoy(journey: &Journey) -> (i32, String, String) {
    let country = name::fold(&journey.country);
    let day = journey.day.map_or(0, |day| day.num_days_from_ce());
    let both =
        if day == 0 || country.is_empty() { String::new() } else { format!("{day} {country}") };
    (day, country, both)
}

/// The birth with its sort put right: a day that too many have is worth a year.
pub(super) fn rounded(mut birth: Born, round: &[u16]) -> Born {
    if matches!(birth.sort, Sort::Day | Sort::Round) {
        let crowded = round.binary_search(&day_of(birth)).is_ok();
        birth.sort = if crowded { Sort::Round } else { Sort::Day };
    }
    birth
}

pub(super) fn day_of(birth: Born) -> u16 {
    u16::from(birth.month) * 100 + u16::from(birth.day)
}
