//! Sex and age at the reference date of an indicator, in bands of a chosen scheme
//! (`DOMAIN.md` 6.5). Unknown is a row of its own; who may be a child counts as a child.

use crate::domain::choice;
use crate::domain::date::Age;
use crate::domain::report::Label;

/// The scheme used when none is chosen: that of humanitarian work.
pub const USUAL: &str = "unhcr";

/// A band of ages in whole years: from, to; open above without an end.
pub type Band = (u16, Option<u16>);

/// The bands of a scheme, youngest first; those of the usual one for a scheme unknown here.
pub fn of(scheme: &str) -> Vec<Band> {
    let line = choice::of("age_scheme", scheme).or_else(|| choice::of("age_scheme", USUAL));
    let bands = line.map_or("", |line| line.attribute("bands"));
    bands.split(';').filter_map(band).collect()
}

fn band(text: &str) -> Option<Band> {
    if let Some(from) = text.strip_suffix('+') {
        return Some((from.parse().ok()?, None));
    }
    let (from, to) = text.split_once('-')?;
    Some((from.parse().ok()?, Some(to.parse().ok()?)))
}

/// The label of a band.
pub fn label(band: Band) -> Label {
    Label::Band(band.0, band.1)
}

/// Which band an age lies in; `None` when nothing is known of it. Whoever may be under 18
/// counts as a child; between other bands the middle of what is known decides.
pub fn place(bands: &[Band], age: Option<Age>) -> Option<usize> {
    let age = age?;
    let middle = u16::midpoint(age.min, age.max);
    let years = if age.is_uncertain() { middle.min(17) } else { middle };
    bands.iter().position(|(from, to)| *from <= years && to.is_none_or(|to| years <= to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scheme_covers_every_age_once_and_parts_at_eighteen() {
        for scheme in choice::list("age_scheme") {
            let bands = of(&scheme.code);
            for years in 0..120 {
                let age = Age { min: years, max: years, about: false };
                let holds =
                    bands.iter().filter(|(f, t)| *f <= years && t.is_none_or(|t| years <= t));
                assert_eq!(holds.count(), 1, "{} {years}", scheme.code);
                assert!(place(&bands, Some(age)).is_some());
            }
            assert!(bands.iter().any(|(from, _)| *from == 18), "{}", scheme.code);
        }
    }

    #[test]
    fn who_may_be_a_child_counts_as_a_child() {
        let check = |scheme: &str, min, max, from: Option<u16>| {
            let bands = of(scheme);
            let found = place(&bands, Some(Age { min, max, about: false }));
            assert_eq!(found.map(|at| bands[at].0), from, "{scheme} {min} {max}");
        };
        check("unhcr", 17, 17, Some(12));
        check("unhcr", 17, 18, Some(12));
        check("unhcr", 16, 22, Some(12));
        check("unhcr", 18, 19, Some(18));
        check("iom_return", 17, 18, Some(15));
        check("iom_return", 24, 25, Some(18));
        check("adult_child", 0, 40, Some(0));
        check("nonsense", 60, 61, Some(60));
        assert_eq!(place(&of(USUAL), None), None);
    }
}
