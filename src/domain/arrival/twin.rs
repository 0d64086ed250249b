//! Lines of one bus that look like the same person typed twice. Real twins have names of their
//! own; namesakes differ in birth, parents or household.

use super::birth::{Birth, birth};
use super::cell::complete;
use super::column::Column;
use super::line::Line;
use crate::domain::name;

/// What of a line is compared.
struct Told {
    family: Vec<String>,
    given: Vec<String>,
    father: Vec<String>,
    mother: Vec<String>,
    sex: Option<&'static str>,
    birth: Option<Birth>,
    phone: String,
}

impl Told {
    fn of(line: &Line) -> Self {
        let keys = |column: Column| {
            let mut keys: Vec<String> =
                name::words(line.text(column)).iter().map(|word| name::key(word)).collect();
            keys.sort_unstable();
            keys
        };
        Self {
            family: keys(Column::Family),
            given: keys(Column::Given),
            father: keys(Column::Father),
            mother: keys(Column::Mother),
            sex: complete("sex", line.text(Column::Sex)),
            birth: birth(line.text(Column::Birth)).ok(),
            phone: line.text(Column::Phone).chars().filter(char::is_ascii_digit).collect(),
        }
    }

    /// Both are named alike, and nothing that both say differs.
    fn is_like(&self, other: &Self) -> bool {
        fn agree<T: PartialEq>(one: &[T], other: &[T]) -> bool {
            one.is_empty() || other.is_empty() || one == other
        }
        let named = !self.given.is_empty() && !self.family.is_empty();
        let straight = self.family == other.family && self.given == other.given;
        let swapped = self.family == other.given && self.given == other.family;
        let born = match (self.birth, other.birth) {
            (Some(one), Some(other)) => near(one, other),
            (None, None) => true,
            _ => !self.phone.is_empty() && self.phone == other.phone,
        };
        named
            && (straight || swapped)
            && self.sex.zip(other.sex).is_none_or(|(one, other)| one == other)
            && agree(&self.father, &other.father)
            && agree(&self.mother, &other.mother)
            && born
    }
}

/// Births that may be the same: to the day where both are, to the year otherwise.
fn near(one: Birth, other: Birth) -> bool {
    match (one, other) {
        (Birth::On(one), Birth::On(other)) => match (one.exact(), other.exact()) {
            (Some(one), Some(other)) => one == other,
            _ => one.year == other.year,
        },
        (Birth::Aged(one), Birth::Aged(other)) => one.abs_diff(other) <= 1,
        (Birth::On(one) | Birth::About(one), Birth::On(other) | Birth::About(other)) => {
            one.year.abs_diff(other.year) <= 1
        }
        _ => false,
    }
}

/// For each line the place of an earlier one that looks like the same person.
pub fn twins<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<Option<usize>> {
    let told: Vec<Told> = lines.into_iter().map(Told::of).collect();
    let earlier = |(at, one): (usize, &Told)| told.iter().take(at).position(|o| one.is_like(o));
    told.iter().enumerate().map(earlier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: [&str; 5]) -> Line {
        let mut line = Line::new(0);
        let columns = [Column::Family, Column::Given, Column::Birth, Column::Father, Column::Sex];
        for (column, text) in columns.into_iter().zip(cells) {
            line.set(column, text.to_owned());
        }
        line
    }

    #[test]
    fn the_same_person_typed_twice_is_seen_and_relatives_are_not() {
        let check = |one: [&str; 5], other: [&str; 5], alike: bool| {
            let found = twins(&[line(one), line(other)]);
            assert_eq!(found, [None, alike.then_some(0)], "{one:?} {other:?}");
        };
        let awa = ["Traoré", "Awa", "12/03/1998", "", "F"];
        check(awa, ["Traore", "AWA", "12/03/1998", "", "F"], true);
        check(awa, ["Awa", "Traoré", "1998", "", ""], true);
        check(awa, ["Traoré", "Awa", "13/03/1999", "", "F"], false);
        check(awa, ["Traoré", "Adama", "12/03/1998", "", "M"], false);
        check(awa, ["Traoré", "Awa", "12/03/1998", "", "M"], false);
        let moussa = ["Keïta", "Moussa", "25 ans", "Amadou", "M"];
        check(moussa, ["Keita", "Moussa", "26", "", "M"], true);
        check(moussa, ["Keita", "Moussa", "25", "Seydou", "M"], false);
        check(moussa, ["Keita", "Moussa", "", "Amadou", "M"], false);
        check(["", "Awa", "", "", "F"], ["", "Awa", "", "", "F"], false);
    }
}
