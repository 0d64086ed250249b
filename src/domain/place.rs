//! Places of Mali under both administrative maps, with the scheme always in the
//! code: `COD2015:ML09` is Bamako, `LOI2023:09` is Taoudénit (`DOMAIN.md` 7.1).
//! The map of 2023 is the present one; old cases keep theirs. A place that is not
//! on the lists is kept as told.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::choice::{self, flat};
use super::name;
use super::problem::Problem;
use crate::words::{self, Lang};

/// Scheme and code of a place, as stored: `LOI2023:0103`.
pub type PlaceCode = String;

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Region, or the District of Bamako.
    Region,
    /// Cercle.
    Cercle,
    /// Commune; only the map of 2015 has them.
    Commune,
    /// Flow monitoring point, border post, airport or centre.
    Point,
}

/// One place of the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Scheme and code.
    pub code: PlaceCode,
    /// Its name alone, as written in French.
    pub name: String,
    /// French label; unlike every other place's.
    pub fr: String,
    /// English label; unlike every other place's.
    pub en: String,
    /// Region, cercle, commune or point.
    pub level: Level,
    /// Code of the region of a cercle, of the cercle of a commune; else empty.
    pub parent: String,
    /// Code of the place of 2015 that a place of 2023 continues or came from; else empty.
    pub predecessor: String,
    others: Vec<String>,
}

/// The code of a place by its code, label, name or other spelling, without accents. Where
/// names meet, a region goes before a cercle, a cercle before a commune, 2023 before 2015.
pub fn find(text: &str) -> Option<PlaceCode> {
    let book = book();
    let by_code = book.by_code.get(text.trim());
    let at = by_code.or_else(|| book.by_text.get(&flat(text)))?;
    book.places.get(*at).map(|place| place.code.clone())
}

/// The region a text means, first of 2023; small slips of spelling are forgiven.
pub fn find_region(text: &str) -> Option<PlaceCode> {
    let regions: Vec<&Place> = of_level(Level::Region).collect();
    let (now, before): (Vec<&Place>, Vec<&Place>) = regions.into_iter().partition(|p| is_now(p));
    pick(&now, text).or_else(|| pick(&before, text))
}

/// The cercle a text means; with a region only one of that region, under its own map, else
/// under the other one, else of the regions that came from the same one. Bamako has communes in the place of cercles.
pub fn find_cercle(text: &str, region: Option<&str>) -> Option<PlaceCode> {
    let Some(region) = region else {
        let bamako = children(BAMAKO, Level::Commune);
        let (now, before): (Vec<&Place>, Vec<&Place>) =
            of_level(Level::Cercle).partition(|p| is_now(p));
        return pick(&now, text).or_else(|| pick(&before, text)).or_else(|| pick(&bamako, text));
    };
    let here = get(region).filter(|place| place.level == Level::Region)?;
    let mut near = children(region, Level::Cercle);
    if region == DISTRICT {
        near.extend(children(BAMAKO, Level::Commune));
    }
    let mut far = children(&here.predecessor, Level::Cercle);
    let before = if here.predecessor.is_empty() { region } else { here.predecessor.as_str() };
    for later in of_level(Level::Region).filter(|place| place.predecessor == before) {
        far.extend(children(&later.code, Level::Cercle));
    }
    if region == "COD2015:ML09" {
        far.extend(children(BAMAKO, Level::Commune));
    }
    pick(&near, text).or_else(|| pick(&far, text))
}

/// The commune a text means, in a cercle of either map when one is given.
pub fn find_commune(text: &str, cercle: Option<&str>) -> Option<PlaceCode> {
    let Some(cercle) = cercle else {
        return pick(&of_level(Level::Commune).collect::<Vec<_>>(), text);
    };
    let place = get(cercle)?;
    let mut near = children(cercle, Level::Commune);
    near.extend(children(&place.predecessor, Level::Commune));
    pick(&near, text)
}

/// The label of a code in the language in use; what is not a code is shown as told.
pub fn label(code: &str) -> String {
    get(code).map_or_else(
        || code.to_owned(),
        |place| match words::language() {
            Lang::Fr => place.fr.clone(),
            Lang::En => place.en.clone(),
        },
    )
}

/// The place with this code.
pub fn get(code: &str) -> Option<&'static Place> {
    let book = book();
    book.places.get(*book.by_code.get(code)?)
}

/// The regions of today, the District of Bamako first.
pub fn regions() -> Vec<PlaceCode> {
    of_level(Level::Region).filter(|place| is_now(place)).map(|place| place.code.clone()).collect()
}

/// The cercles of a region of either map; for the District of Bamako its communes.
pub fn cercles(region: &str) -> Vec<PlaceCode> {
    let mut places = children(region, Level::Cercle);
    if region == DISTRICT {
        places.extend(children(BAMAKO, Level::Commune));
    }
    places.into_iter().map(|place| place.code.clone()).collect()
}

/// The communes of a cercle; for a cercle of 2023 those of its predecessor.
pub fn communes(cercle: &str) -> Vec<PlaceCode> {
    let Some(place) = get(cercle) else { return Vec::new() };
    let mut places = children(cercle, Level::Commune);
    places.extend(children(&place.predecessor, Level::Commune));
    places.into_iter().map(|place| place.code.clone()).collect()
}

/// The region a place lies in, under its own map; a region lies in itself.
pub fn region_of(code: &str) -> Option<PlaceCode> {
    let mut place = get(code)?;
    while place.level != Level::Region {
        place = get(&place.parent)?;
    }
    Some(place.code.clone())
}

/// The alpha-3 code of a country by French or English name, alpha-3 or alpha-2 code.
pub fn country(text: &str) -> Option<&'static str> {
    choice::find("country", text)
}

/// What to say about a place that is not on the lists, with the nearest name if one is near.
pub fn unknown(text: &str) -> Problem {
    let typed = flat(text);
    let distance = |place: &&Place| strsim::osa_distance(&typed, &flat(&place.name));
    let near =
        book().places.iter().filter(|place| place.level != Level::Point).min_by_key(distance);
    let near = near.filter(|place| typed.len() > 3 && distance(place) * 4 <= typed.len());
    match near {
        Some(place) => {
            Problem::new("place-near").with("place", text.trim()).with("near", label(&place.code))
        }
        None => Problem::new("place-unknown").with("place", text.trim()),
    }
}

/// The District of Bamako today.
const DISTRICT: &str = "LOI2023:00";

/// The cercle of 2015 that holds the communes of Bamako.
const BAMAKO: &str = "COD2015:ML0901";

fn is_now(place: &Place) -> bool {
    place.code.starts_with("LOI2023:")
}

fn of_level(level: Level) -> impl Iterator<Item = &'static Place> {
    book().places.iter().filter(move |place| place.level == level)
}

fn children(parent: &str, level: Level) -> Vec<&'static Place> {
    let book = book();
    let places = book.by_parent.get(parent).into_iter().flatten();
    let places = places.filter_map(|at| book.places.get(*at));
    places.filter(|place| place.level == level).collect()
}

/// The one of these places that a text means: written the same, or else the only one that
/// sounds the same, or else the only one a letter apart.
fn pick(places: &[&Place], text: &str) -> Option<PlaceCode> {
    let typed = flat(text);
    let spellings = |place: &Place| {
        let own = [&place.code, &place.name, &place.fr, &place.en].map(|text| flat(text));
        own.into_iter().chain(place.others.iter().map(|text| flat(text))).collect::<Vec<_>>()
    };
    let only = |test: &dyn Fn(&str) -> bool| {
        let mut found = places.iter().filter(|place| spellings(place).iter().any(|s| test(s)));
        found.next().filter(|_| found.next().is_none()).map(|place| place.code.clone())
    };
    if typed.is_empty() {
        return None;
    }
    if let Some(place) = places.iter().find(|place| spellings(place).contains(&typed)) {
        return Some(place.code.clone());
    }
    if typed.len() < 4 {
        return None;
    }
    let sound = name::key(&typed);
    only(&|spelling| name::key(spelling) == sound).or_else(|| {
        let near = |spelling: &str| {
            spelling.len().abs_diff(typed.len()) < 2 && strsim::osa_distance(spelling, &typed) < 2
        };
        only(&|spelling| typed.len() > 4 && near(spelling))
    })
}

/// All places, and the ways to them.
struct Book {
    places: Vec<Place>,
    by_code: HashMap<String, usize>,
    by_text: HashMap<String, usize>,
    by_parent: HashMap<String, Vec<usize>>,
}

fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        const FILES: [(Level, &str, &str); 4] = [
            (Level::Region, "", include_str!("../../assets/places/region.csv")),
            (Level::Cercle, "region", include_str!("../../assets/places/cercle.csv")),
            (Level::Commune, "cercle", include_str!("../../assets/places/commune.csv")),
            (Level::Point, "", include_str!("../../assets/places/transit_point.csv")),
        ];
        let mut places = Vec::new();
        for (level, parent, text) in FILES {
            for mut row in choice::table(text) {
                let mut take = |column: &str| row.remove(column).unwrap_or_default();
                let (fr, name, others) = (take("fr"), take("name"), take("synonym"));
                places.push(Place {
                    code: take("code"),
                    name: if name.is_empty() { fr.clone() } else { name },
                    fr,
                    en: take("en"),
                    level,
                    parent: take(parent),
                    predecessor: take("predecessor"),
                    others: others
                        .split(';')
                        .filter(|s| !s.is_empty())
                        .map(str::to_owned)
                        .collect(),
                });
            }
        }
        // Labels first, for a label leads back to its place; then names in the order of rank.
        let mut by_text = HashMap::new();
        for (at, place) in places.iter().enumerate() {
            for text in [&place.code, &place.fr, &place.en] {
                by_text.entry(flat(text)).or_insert(at);
            }
        }
        for (at, place) in places.iter().enumerate() {
            for text in std::iter::once(&place.name).chain(&place.others) {
                by_text.entry(flat(text)).or_insert(at);
            }
        }
        let mut by_parent: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, place) in places.iter().enumerate().filter(|(_, place)| !place.parent.is_empty()) {
            by_parent.entry(place.parent.clone()).or_default().push(at);
        }
        let by_code = places.iter().enumerate().map(|(at, p)| (p.code.clone(), at)).collect();
        Book { places, by_code, by_text, by_parent }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_carry_their_scheme() {
        let check = |code: &str, shown: &str| assert_eq!(label(code), shown, "{code}");
        check("COD2015:ML09", "Bamako (région, 2015)");
        check("LOI2023:09", "Taoudénit");
        check("COD2015:ML0103", "Diéma (cercle, 2015)");
        check("LOI2023:0103", "Yélimané");
        check("COD2015:ML0107", "Yélimané (cercle, 2015)");
        check("LOI2023:0101", "Kayes (cercle)");
        check("ML09", "ML09");
        check("Dabtab", "Dabtab");
        assert_eq!(get("COD2015:ML09").map(|p| p.name.as_str()), Some("Bamako"));
        assert_eq!(get("LOI2023:09").map(|p| p.name.as_str()), Some("Taoudénit"));
    }

    #[test]
    fn places_are_found_without_accents() {
        let check =
            |text: &str, code: &str| assert_eq!(find(text).as_deref(), Some(code), "{text}");
        check("Ségou", "LOI2023:04");
        check("SEGOU", "LOI2023:04");
        check("timbuktu", "LOI2023:06");
        check("Kayes", "LOI2023:01");
        check("Kayes (cercle)", "LOI2023:0101");
        check("Bamako", "LOI2023:00");
        check("Yelimane", "LOI2023:0103");
        check("gourma rharous", "LOI2023:0605");
        check("N'Gouma", "LOI2023:1804");
        check("Commune IV", "COD2015:ML090104");
        check("Gogui", "COD2015:ML010606");
        check("Diboli", "BP_DIBOLI");
        check("aéroport", "AIR_BAMAKO");
        check("loi2023:0103", "LOI2023:0103");
        assert_eq!(find("cercle"), None);
        assert_eq!(find(""), None);
        check("LOI2023:0103", "LOI2023:0103");
    }

    #[test]
    fn every_label_leads_back_to_its_place() {
        for place in &book().places {
            for text in [&place.code, &place.fr, &place.en] {
                assert_eq!(find(text).as_ref(), Some(&place.code), "{text}");
            }
            assert!(!place.name.is_empty() && !place.name.contains('\''), "{}", place.code);
            let parent = place.parent.is_empty() || get(&place.parent).is_some();
            let predecessor = place.predecessor.is_empty() || get(&place.predecessor).is_some();
            assert!(parent && predecessor, "{}", place.code);
        }
        let count = |level| of_level(level).count();
        assert_eq!(count(Level::Region), 29);
        assert_eq!(count(Level::Cercle), 209);
        assert_eq!(count(Level::Commune), 701);
        assert_eq!(count(Level::Point), 22);
    }

    #[test]
    fn a_region_is_of_today_first() {
        let check = |text: &str, code: Option<&str>| {
            assert_eq!(find_region(text).as_deref(), code, "{text}");
        };
        check("Kayes", Some("LOI2023:01"));
        check("Kita", Some("LOI2023:12"));
        check("Nioro", Some("LOI2023:11"));
        check("Taoudenni", Some("LOI2023:09"));
        check("COD2015:ML06", Some("COD2015:ML06"));
        check("Sikaso", Some("LOI2023:03"));
        check("Koulikouro", Some("LOI2023:02"));
        check("Yélimané", None);
        check("", None);
    }

    #[test]
    fn a_cercle_is_looked_for_in_its_region_under_both_maps() {
        let check = |text: &str, region: Option<&str>, code: Option<&str>| {
            assert_eq!(find_cercle(text, region).as_deref(), code, "{text} {region:?}");
        };
        check("Kayes", Some("LOI2023:01"), Some("LOI2023:0101"));
        check("Kayes", Some("COD2015:ML01"), Some("COD2015:ML0101"));
        check("Kayes", None, Some("LOI2023:0101"));
        check("Diéma", None, Some("LOI2023:1102"));
        check("Diéma", Some("LOI2023:11"), Some("LOI2023:1102"));
        check("Diéma", Some("LOI2023:01"), Some("COD2015:ML0103"));
        check("Diéma", Some("COD2015:ML01"), Some("COD2015:ML0103"));
        check("Sandaré", Some("COD2015:ML01"), Some("LOI2023:1104"));
        check("Nioro", Some("LOI2023:11"), Some("LOI2023:1101"));
        check("Taoudénit", Some("LOI2023:09"), Some("LOI2023:0901"));
        check("Almoustarat", Some("LOI2023:07"), Some("LOI2023:0704"));
        check("Aguelhoc", Some("LOI2023:08"), Some("LOI2023:0808"));
        check("Kouri", Some("LOI2023:16"), Some("LOI2023:1605"));
        check("Dandérésso", Some("LOI2023:03"), Some("LOI2023:0303"));
        check("Commune V", Some("LOI2023:00"), Some("COD2015:ML090105"));
        check("Commune V", None, Some("COD2015:ML090105"));
        check("Kouri", Some("LOI2023:03"), Some("LOI2023:1605"));
        check("Tidermène", Some("LOI2023:07"), Some("LOI2023:1002"));
        check("Ségou", Some("LOI2023:01"), None);
        check("Kayes", Some("absent"), None);
        check("", None, None);
    }

    #[test]
    fn communes_are_found_with_their_cercle() {
        let check = |text: &str, cercle: Option<&str>, code: Option<&str>| {
            assert_eq!(find_commune(text, cercle).as_deref(), code, "{text} {cercle:?}");
        };
        check("Colimbiné", None, Some("COD2015:ML010102"));
        check("Colimbine", Some("LOI2023:0101"), Some("COD2015:ML010102"));
        check("Colimbine", Some("COD2015:ML0102"), None);
        assert_eq!(communes("LOI2023:0101").len(), communes("COD2015:ML0101").len());
        assert_eq!(communes("absent"), Vec::<String>::new());
    }

    #[test]
    fn lists_for_a_picker_are_of_today() {
        assert_eq!(regions().len(), 20);
        assert_eq!(regions().first().map(String::as_str), Some("LOI2023:00"));
        assert_eq!(cercles("LOI2023:01").len(), 10);
        assert_eq!(cercles("COD2015:ML01").len(), 7);
        assert_eq!(cercles("LOI2023:00").len(), 6);
        let check = |code: &str, region: &str| assert_eq!(region_of(code).as_deref(), Some(region));
        check("LOI2023:0103", "LOI2023:01");
        check("COD2015:ML010102", "COD2015:ML01");
        check("LOI2023:12", "LOI2023:12");
        assert_eq!(region_of("FMP_GOGUI"), None);
    }

    #[test]
    fn countries_are_found_by_name_and_code() {
        let check = |text: &str, code: &str| assert_eq!(country(text), Some(code), "{text}");
        check("Algérie", "DZA");
        check("algeria", "DZA");
        check("DZA", "DZA");
        check("dz", "DZA");
        check("Côte d'Ivoire", "CIV");
        check("cote d ivoire", "CIV");
        check("Ivory Coast", "CIV");
        check("Turquie", "TUR");
        check("Niger", "NER");
        check("Nigeria", "NGA");
        check("Guinée équatoriale", "GNQ");
        assert_eq!(country("Atlantide"), None);
    }

    #[test]
    fn an_unknown_place_gets_a_sentence() {
        let check = |text: &str, word: &str| {
            let problem = unknown(text);
            assert_eq!(problem.word, word, "{text}");
            assert!(!problem.sentence().contains(['⟨', '{']), "{}", problem.sentence());
        };
        check("Dabtab", "place-unknown");
        check("Bafoulabi", "place-near");
        check("x", "place-unknown");
    }
}
