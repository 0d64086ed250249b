//! Small counts are not shown, nor what would give them away (`DOMAIN.md` 6.1): a count under
//! the threshold is masked, then every count by which a difference of visible ones would tell it,
//! or would tell a sum under the threshold. A nought tells of nobody and stays.

use std::collections::{BTreeMap, BTreeSet};

/// That some counts add up to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Which count is the sum.
    pub total: usize,
    /// Which counts it is the sum of.
    pub parts: Vec<usize>,
}

impl Relation {
    fn all(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }
}

/// What is known of the counts of one or several tables.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// The counts.
    pub values: Vec<u64>,
    /// How they add up.
    pub relations: Vec<Relation>,
    /// Counts that stand in no cell and must still not be told, such as the rest of a share.
    pub unseen: BTreeSet<usize>,
}

/// Which counts must not be shown. `threshold` 0 or 1 masks nothing.
pub fn mask(counts: &Counts, threshold: u64) -> Vec<bool> {
    let small = |at: usize| value(counts, at) > 0 && value(counts, at) < threshold;
    let mut hidden: Vec<bool> =
        (0..counts.values.len()).map(|at| small(at) || counts.unseen.contains(&at)).collect();
    if !(0..counts.values.len()).any(small) {
        return (0..hidden.len()).map(|_| false).collect();
    }
    let mut work = parts_of(counts);
    for group in &mut work {
        close(counts, threshold, group, &mut hidden);
    }
    for at in &counts.unseen {
        if let Some(slot) = hidden.get_mut(*at) {
            *slot = small(*at);
        }
    }
    hidden
}

fn value(counts: &Counts, at: usize) -> u64 {
    counts.values.get(at).copied().unwrap_or_default()
}

/// Relations that share a count, together.
fn parts_of(counts: &Counts) -> Vec<Vec<&Relation>> {
    let pairs: Vec<(usize, usize)> = counts
        .relations
        .iter()
        .flat_map(|relation| relation.parts.iter().map(move |part| (relation.total, *part)))
        .collect();
    let stands = super::identity_link::canonical(&pairs);
    let mut groups: BTreeMap<usize, Vec<&Relation>> = BTreeMap::new();
    for relation in &counts.relations {
        let root = stands.get(&relation.total).copied().unwrap_or(relation.total);
        groups.entry(root).or_default().push(relation);
    }
    groups.into_values().collect()
}

/// Masks within one group of relations until nothing small can be told.
fn close(counts: &Counts, threshold: u64, group: &mut [&Relation], hidden: &mut [bool]) {
    loop {
        let mut grown = false;
        for relation in group.iter() {
            grown |= is_told(counts, threshold, relation, hidden) && hide(counts, relation, hidden);
        }
        if grown {
            continue;
        }
        // What whole tables tell together: solved as the equations they are.
        let Some(told) =
            solved(group, hidden, |at| value(counts, at) > 0 && value(counts, at) < threshold)
        else {
            return;
        };
        let with = |relation: &&&Relation| relation.all().any(|at| at == told);
        if group.iter().filter(with).any(|relation| hide(counts, relation, hidden)) {
            continue;
        }
        // It stands among masked ones only, which others tell: those are masked from further off.
        let near: Vec<&&Relation> = group
            .iter()
            .filter(|relation| relation.all().any(|at| is_hidden(hidden, at)))
            .collect();
        if !near.into_iter().any(|relation| hide(counts, relation, hidden)) {
            return;
        }
    }
}

fn is_hidden(hidden: &[bool], at: usize) -> bool {
    hidden.get(at).copied().unwrap_or_default()
}

/// Whether one relation alone tells a count, or a sum of counts, that is small.
fn is_told(counts: &Counts, threshold: u64, relation: &Relation, hidden: &[bool]) -> bool {
    let masked: Vec<usize> =
        relation.parts.iter().copied().filter(|at| is_hidden(hidden, *at)).collect();
    if is_hidden(hidden, relation.total) {
        // The sum is told by its parts, if it is small itself.
        return masked.is_empty() && value(counts, relation.total) < threshold;
    }
    let rest: u64 = masked.iter().map(|at| value(counts, *at)).sum();
    // One alone is told whatever its size; masked to cover another, it would uncover that one.
    let alone = match masked.as_slice() {
        [one] => !counts.unseen.contains(one),
        _ => false,
    };
    rest > 0 && (alone || rest < threshold)
}

/// Masks one more count of a relation: the smallest that is shown, the total when nothing else is.
fn hide(counts: &Counts, relation: &Relation, hidden: &mut [bool]) -> bool {
    let shown = |at: &usize| !is_hidden(hidden, *at) && value(counts, *at) > 0;
    let next = relation.parts.iter().copied().filter(shown).min_by_key(|at| value(counts, *at));
    let next = next.or_else(|| Some(relation.total).filter(|at| !is_hidden(hidden, *at)));
    let Some(slot) = next.and_then(|at| hidden.get_mut(at)) else { return false };
    *slot = true;
    true
}

/// A prime under which the equations are solved: no count of a register comes near it.
const PRIME: u64 = (1 << 61) - 1;

/// A small masked count that the visible ones determine, if there is one.
fn solved(group: &[&Relation], hidden: &[bool], small: impl Fn(usize) -> bool) -> Option<usize> {
    let unknown: Vec<usize> = group
        .iter()
        .flat_map(|relation| relation.all())
        .filter(|at| is_hidden(hidden, *at))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let place = |at: usize| unknown.binary_search(&at).ok();
    let mut rows: Vec<Vec<u64>> = Vec::new();
    for relation in group {
        let mut row = vec![0; unknown.len()];
        for part in relation.parts.iter().filter_map(|at| place(*at)) {
            if let Some(slot) = row.get_mut(part) {
                *slot = add(*slot, 1);
            }
        }
        if let Some(slot) = place(relation.total).and_then(|at| row.get_mut(at)) {
            *slot = add(*slot, PRIME - 1);
        }
        if row.iter().any(|factor| *factor != 0) {
            rows.push(row);
        }
    }
    reduce(&mut rows, unknown.len());
    rows.iter()
        .filter(|row| row.iter().filter(|factor| **factor != 0).count() == 1)
        .filter_map(|row| row.iter().position(|factor| *factor != 0))
        .filter_map(|at| unknown.get(at).copied())
        .find(|at| small(*at))
}

fn add(one: u64, other: u64) -> u64 {
    (one + other) % PRIME
}

fn times(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other) % u128::from(PRIME);
    u64::try_from(product).unwrap_or_default()
}

/// The factor by which another becomes one.
fn inverse(of: u64) -> u64 {
    let (mut result, mut base, mut power) = (1, of, PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        power >>= 1;
    }
    result
}

/// Brings equations into the form in which each has an unknown of its own.
fn reduce(rows: &mut [Vec<u64>], width: usize) {
    let factor = |row: &Vec<u64>, at: usize| row.get(at).copied().unwrap_or_default();
    let mut done = 0;
    for column in 0..width {
        let found = rows.iter().skip(done).position(|row| factor(row, column) != 0);
        let Some(found) = found.map(|at| at + done) else { continue };
        rows.swap(done, found);
        let Some(lead) = rows.get_mut(done) else { return };
        let scale = inverse(factor(lead, column));
        for slot in lead.iter_mut() {
            *slot = times(*slot, scale);
        }
        let lead = lead.clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let by = factor(row, column);
            if at == done || by == 0 {
                continue;
            }
            for (slot, above) in row.iter_mut().zip(&lead) {
                *slot = add(*slot, PRIME - times(*above, by));
            }
        }
        done += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of rows and columns with its margins: parts first, then row sums, column sums,
    /// and the sum of all.
    fn table(rows: &[&[u64]]) -> Counts {
        let (height, width) = (rows.len(), rows[0].len());
        let mut values: Vec<u64> = rows.iter().flat_map(|row| row.iter().copied()).collect();
        let mut relations = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            values.push(row.iter().sum());
            let parts = (0..width).map(|column| at * width + column).collect();
            relations.push(Relation { total: values.len() - 1, parts });
        }
        for column in 0..width {
            values.push(rows.iter().map(|row| row[column]).sum());
            let parts = (0..height).map(|row| row * width + column).collect();
            relations.push(Relation { total: values.len() - 1, parts });
        }
        values.push(rows.iter().flat_map(|row| row.iter()).sum());
        let total = values.len() - 1;
        let row_sums = (0..height).map(|at| height * width + at).collect();
        let column_sums = (0..width).map(|at| height * width + height + at).collect();
        relations.push(Relation { total, parts: row_sums });
        relations.push(Relation { total, parts: column_sums });
        Counts { values, relations, ..Counts::default() }
    }

    /// Nothing small can be computed from what is shown.
    fn is_safe(counts: &Counts, threshold: u64, hidden: &[bool]) -> bool {
        let small = |at: usize| counts.values[at] > 0 && counts.values[at] < threshold;
        let all: Vec<&Relation> = counts.relations.iter().collect();
        (0..counts.values.len()).all(|at| !small(at) || hidden[at])
            && solved(&all, hidden, small).is_none()
            && all.iter().all(|relation| !is_told(counts, threshold, relation, hidden))
    }

    #[test]
    fn a_small_count_is_not_told_by_a_difference() {
        let check = |rows: &[&[u64]], masked: &[usize]| {
            let counts = table(rows);
            let hidden = mask(&counts, 5);
            let found: Vec<usize> = (0..hidden.len()).filter(|at| hidden[*at]).collect();
            assert_eq!(found, masked, "{rows:?}");
            assert!(is_safe(&counts, 5, &hidden), "{rows:?}");
        };
        // Nothing small, and noughts: nothing masked.
        check(&[&[5, 9], &[0, 12]], &[]);
        // One small count takes one more of its row and of its column with it.
        check(&[&[3, 9, 20], &[8, 30, 40], &[50, 60, 70]], &[0, 1, 3, 4]);
        // One column: the other count goes too, and so do the sums of the rows.
        check(&[&[3], &[9]], &[0, 1, 2, 3]);
        // Two of one each beside noughts: their sum tells both.
        check(&[&[1, 0, 20], &[1, 0, 30]], &[0, 2, 3, 5, 8, 10]);
    }

    #[test]
    fn no_table_of_a_thousand_tells_a_small_count() {
        let mut seed: u64 = 2014;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
            (seed >> 33) % below
        };
        let (mut masked, mut cells, mut small) = (0, 0, 0);
        for _ in 0..1000 {
            let (height, width) = (2 + next(6), 2 + next(4));
            let most = [8, 30, 300][usize::try_from(next(3)).unwrap()];
            let rows: Vec<Vec<u64>> =
                (0..height).map(|_| (0..width).map(|_| next(most)).collect()).collect();
            let rows: Vec<&[u64]> = rows.iter().map(Vec::as_slice).collect();
            let counts = table(&rows);
            let hidden = mask(&counts, 5);
            assert!(is_safe(&counts, 5, &hidden), "{rows:?} {hidden:?}");
            masked += hidden.iter().filter(|hidden| **hidden).count();
            small += counts.values.iter().filter(|value| **value > 0 && **value < 5).count();
            cells += hidden.len();
        }
        println!("{cells} cells, {small} small, {masked} masked");
    }

    #[test]
    fn the_rest_of_a_share_is_protected_though_it_is_not_shown() {
        let mut counts = Counts { values: vec![97, 100, 3], ..Counts::default() };
        counts.relations.push(Relation { total: 1, parts: vec![0, 2] });
        counts.unseen.insert(2);
        assert_eq!(mask(&counts, 5), [true, false, true]);
        counts.values = vec![60, 100, 40];
        assert_eq!(mask(&counts, 5), [false, false, false]);
        assert_eq!(mask(&table(&[&[1, 2], &[3, 4]]), 0), [false; 9]);
    }
}
