//! What is compared besides names: birth, origin, telephones, papers, journeys.

use super::compare::{Comparison, Field, LEVELS, Strangers, Subject};
use super::profile::{Born, Profile, Sort, Trip};
use super::register::Register;
use super::vocabulary::{Nearness, Role};

/// Years apart up to which two births are of one level, unless both are known to the day.
const APART: [i32; 6] = [0, 1, 2, 4, 7, 12];

/// Births. To the day: equal, day and month swapped, two parts of three, the year, near, far;
/// else the years between them, for every pair of precisions by itself.
pub(super) fn birth(register: &Register, one: Born, other: Born, found: &mut Comparison) {
    if one.sort == Sort::Unknown || other.sort == Sort::Unknown {
        return;
    }
    let (year, apart) = (i32::from(one.year), (i32::from(one.year) - i32::from(other.year)).abs());
    let (low, high) = (one.sort.min(other.sort), one.sort.max(other.sort));
    let within = |from: i32, to: i32| {
        if from == 0 {
            register.born(year - to, year + to)
        } else {
            register.born(year - to, year - from) + register.born(year + from, year + to)
        }
    };
    if low == Sort::Day && high == Sort::Day {
        let same = (apart == 0, one.month == other.month, one.day == other.day);
        let swapped = one.month == other.day && one.day == other.month;
        let (level, chance) = match same {
            (true, true, true) => (0, within(0, 0) / 363.0),
            (true, _, _) if swapped => (1, within(0, 0) / 363.0),
            (true, true, _) | (true, _, true) | (_, true, true) => {
                (2, within(0, 0) * 0.115 + 0.0027)
            }
            (true, ..) => (3, within(0, 0) * 0.88),
            _ if apart == 1 => (4, within(1, 1)),
            _ if apart <= 3 => (5, within(2, 3)),
            _ if apart <= 7 => (6, within(4, 7)),
            _ => (7, 1.0 - within(0, 7)),
        };
        found.set(Field::Birth, level, chance.max(1e-6).ln());
        return;
    }
    let pair = match (low, high) {
        (Sort::Day, Sort::Round) => 1,
        (Sort::Day, Sort::Year) => 2,
        (Sort::Day, _) => 3,
        (Sort::Round, Sort::Round) => 4,
        (Sort::Round, Sort::Year) => 5,
        (Sort::Round, _) => 6,
        (Sort::Year, Sort::Year) => 7,
        (Sort::Year, _) => 8,
        _ => 9,
    };
    let level = APART.iter().position(|most| apart <= *most).unwrap_or(6);
    let from = level.checked_sub(1).and_then(|at| APART.get(at)).map_or(0, |most| most + 1);
    let chance = match APART.get(level) {
        Some(to) => within(from, *to),
        None => 1.0 - within(0, 12),
    };
    found.set(Field::Birth, pair * LEVELS + level, chance.max(1e-6).ln());
}

/// The narrowest place both name; else a wider one.
pub(super) fn place(
    register: &Register,
    strangers: &Strangers,
    one: &Subject<'_>,
    other: &Profile,
    found: &mut Comparison,
) {
    let own = one.profile.place.iter().zip(one.place).zip(other.place).enumerate();
    let mut known = 0;
    let mut result = None;
    for (depth, ((mine, near), theirs)) in own {
        if *mine == 0 || theirs == 0 {
            continue;
        }
        known += 1;
        let rarity = register.places.rarity(theirs, Role::Family);
        result = Some(if *mine == theirs && *mine != u32::MAX {
            (if depth > 0 { 0 } else { 2 }, rarity)
        } else if let Ok(at) = near.binary_search_by_key(&theirs, |near| near.word) {
            let near = near.get(at);
            let share = near.map_or(0.0, |near| near.share);
            let renamed = near.is_some_and(|near| near.nearness == Nearness::Known);
            (if renamed { 4 } else { 1 }, (rarity - share).min(0.0))
        } else {
            match result {
                // The wider place is the same, the narrower is not.
                Some((0 | 2, chance)) => (3, chance),
                _ => (5, strangers.of(Field::Place, 5)),
            }
        });
    }
    if let (Some((level, chance)), true) = (result, known > 0) {
        found.set(Field::Place, level, chance);
    }
}

/// Telephones: one of them the same, or none.
pub(super) fn phone(register: &Register, own: &Profile, other: &Profile, found: &mut Comparison) {
    let (mine, theirs) = (own.phone, other.phone);
    let known = |phones: &[u32; 2]| phones.iter().any(|phone| *phone != 0);
    if !known(&mine) || !known(&theirs) {
        return;
    }
    let shared = mine.iter().find(|phone| **phone != 0 && theirs.contains(phone));
    if let Some(phone) = shared.filter(|phone| **phone != u32::MAX) {
        let borne = register.phones.borne(*phone) as f32;
        let chance = (borne.max(1.0) / register.numbered()).ln();
        found.set(Field::Phone, 0, chance.min(-0.1));
    } else {
        found.set(Field::Phone, 1, 0.0);
    }
}

/// Papers: the number the same, a slip away, another of the same kind, of another kind.
pub(super) fn document(
    register: &Register,
    strangers: &Strangers,
    own: &Profile,
    other: &Profile,
    found: &mut Comparison,
) {
    let mut best: Option<(usize, f32)> = None;
    let mut better = |level: usize, chance: f32| {
        if best.is_none_or(|(before, _)| level < before) {
            best = Some((level, chance));
        }
    };
    let real = |papers: [(u32, u32); 2]| papers.into_iter().filter(|paper| paper.1 != 0);
    for (kind, number) in real(own.document) {
        for (their_kind, theirs) in real(other.document) {
            let same_kind = kind == their_kind;
            if number == theirs && number != u32::MAX {
                let borne = register.documents.borne(number) as f32;
                let figures = register.documents.text(number).len().min(9) as f32;
                let chance = (borne.max(1.0) / register.numbered()).ln();
                better(0, chance.max(-2.3 * (figures - 1.0)).min(-0.1));
            } else if same_kind
                && let (one, other) =
                    (register.documents.text(number), register.documents.text(theirs))
                && one.len() >= 6
                && one_slip(one, other)
            {
                better(1, -9.0);
            } else {
                let level = if same_kind { 2 } else { 3 };
                better(level, strangers.of(Field::Document, level));
            }
        }
    }
    if let Some((level, chance)) = best {
        found.set(Field::Document, level, chance);
    }
}

/// One figure is wrong, missing, too many, or two are swapped.
fn one_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let differ = one.bytes().zip(other.bytes()).filter(|(one, other)| one != other).count();
    let same_end = one.len() != other.len();
    (differ <= 2 || same_end) && strsim::osa_distance(one, other) <= 1
}

/// Journeys: the day and the country, which a whole bus shares; the country.
pub(super) fn journey(
    register: &Register,
    strangers: &Strangers,
    own: &Profile,
    other: &Profile,
    found: &mut Comparison,
) {
    let mut best: Option<(usize, f32)> = None;
    let real =
        |trips: [Trip; 2]| trips.into_iter().filter(|trip| trip.country != 0 || trip.day != 0);
    for mine in real(own.journey) {
        for theirs in real(other.journey) {
            let land = mine.country == theirs.country;
            let days = (mine.day != 0 && theirs.day != 0).then(|| (mine.day - theirs.day).abs());
            let level = match (days, land) {
                (Some(0), true) => 0,
                (Some(..=10), true) => 1,
                (Some(0), false) => 2,
                (Some(_), true) => 3,
                (Some(_), false) => 4,
                (None, true) => 5,
                (None, false) => 6,
            };
            let chance = if level == 0 {
                let borne = register.convoys.borne(mine.convoy) as f32;
                (borne / register.len().max(2) as f32).ln()
            } else {
                strangers.of(Field::Journey, level)
            };
            if best.is_none_or(|(before, _)| level < before) {
                best = Some((level, chance));
            }
        }
    }
    if let Some((level, chance)) = best {
        found.set(Field::Journey, level, chance);
    }
}
