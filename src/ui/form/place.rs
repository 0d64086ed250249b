//! A place: typed as told, with the places of the lists offered below. Anything may
//! be written; what no list has is kept as told, and says so softly.

use std::sync::OnceLock;

use eframe::egui::{Id, Response, Ui};

use crate::domain::place::{self, Level};
use crate::domain::value::{self, Row};
use crate::domain::{choice, name};
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::suggest;
use crate::words::{self, Lang, tr_with};

/// How many places are offered at once.
const OFFERED: usize = 8;

/// A place one may be offered, under the map of today.
struct Offer {
    code: String,
    labels: [String; 2],
    folded: [String; 2],
    level: Level,
}

impl Offer {
    fn new(code: String) -> Option<Self> {
        let place = place::get(&code)?;
        let labels = [place.fr.clone(), place.en.clone()];
        let folded = [name::fold(&place.fr), name::fold(&place.en)];
        Some(Self { level: place.level, code, labels, folded })
    }
}

/// A box for a place: the field it is in says which places come first.
pub(super) fn place_ui(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    key: &str,
    answers: &Row,
    text: &mut String,
) -> Response {
    let mut look = look.clone();
    let typing = ui.memory(|m| m.has_focus(id));
    if !typing && !text.trim().is_empty() && place::find(text).is_none() {
        let near = place::unknown(text);
        look.hint = match near.given.iter().find(|(name, _)| *name == "near") {
            Some((_, near)) => tr_with("form-place-near", &[("near", near)]),
            None => words::tr("form-place-told"),
        };
    }
    let within = region(key, answers);
    suggest::text(ui, id, &look, text, |typed| offered(key, within, typed))
}

/// The region chosen in the same record, where a cercle is asked.
fn region<'a>(key: &str, answers: &'a Row) -> Option<&'a str> {
    let prefix = key.strip_suffix("_cercle")?;
    let region = value::text_of(answers, &format!("{prefix}_region"));
    (!region.is_empty()).then_some(region)
}

/// The labels of the places a text may mean: those that fit the field first, and of them
/// those that begin so.
fn offered(key: &str, region: Option<&str>, typed: &str) -> Vec<String> {
    let wanted = match key {
        "entry_point" => Some(Level::Point),
        _ if key.ends_with("_region") => Some(Level::Region),
        _ if key.ends_with("_cercle") => Some(Level::Cercle),
        _ => None,
    };
    let lang = usize::from(words::language() == Lang::En);
    let typed = name::fold(typed);
    let typed = typed.trim();
    let mut found: Vec<(u8, &str)> = Vec::new();
    for offer in offers() {
        let Some((label, folded)) = offer.labels.get(lang).zip(offer.folded.get(lang)) else {
            continue;
        };
        let fits = wanted.is_none_or(|wanted| wanted == offer.level);
        let here = region.is_none_or(|region| offer.code.starts_with(region));
        let begins = folded.starts_with(typed);
        let inside = begins || folded.contains(&format!(" {typed}"));
        if !inside || (typed.is_empty() && !(fits && here)) {
            continue;
        }
        found.push((u8::from(!fits) * 4 + u8::from(!here) * 2 + u8::from(!begins), label));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().take(OFFERED).map(|(_, label)| label.to_owned()).collect()
}

fn offers() -> &'static [Offer] {
    static OFFERS: OnceLock<Vec<Offer>> = OnceLock::new();
    OFFERS.get_or_init(|| {
        let regions = place::regions();
        let cercles: Vec<String> = regions.iter().flat_map(|r| place::cercles(r)).collect();
        let communes: Vec<String> = cercles.iter().flat_map(|c| place::communes(c)).collect();
        let points = choice::list("transit_point").iter().map(|choice| choice.code.clone());
        let all = points.chain(regions).chain(cercles.iter().cloned()).chain(communes);
        let mut seen = std::collections::BTreeSet::new();
        all.filter(|code| seen.insert(code.clone())).filter_map(Offer::new).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_that_fit_the_field_come_first() {
        let first = |key: &str, region: Option<&str>, typed: &str| {
            offered(key, region, typed).first().cloned().unwrap_or_default()
        };
        assert_eq!(first("origin_region", None, "kay"), "Kayes");
        assert_eq!(first("origin_cercle", None, "kay"), "Kayes (cercle)");
        assert_eq!(first("entry_point", None, "gog"), "Gogui (point de passage)");
        assert_eq!(first("origin_cercle", Some("LOI2023:01"), "y"), "Yélimané");
        assert_eq!(first("place", None, "zzzz"), "");
        assert!(!offered("entry_point", None, "").is_empty(), "an empty box offers, too");
    }
}
