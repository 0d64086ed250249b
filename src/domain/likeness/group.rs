//! One person has as many records as they have, but all of them are of one person: if a is b
//! and b is c, then a is c. Pairs are brought into groups, the surest first; two groups become
//! one when the pairs between them speak for it together.

use std::collections::HashMap;

use super::pass::Found;

/// No pair counts for more than this, for or against.
const MOST: f32 = 9.0;
/// Groups of more than this are nobody.
const LARGEST: usize = 12;

/// The pairs made consistent. `judge` tells the odds of a pair that was no candidate.
pub(super) fn consistent(found: Vec<Found>, judge: impl Fn(u32, u32) -> f32) -> Vec<Found> {
    let known: HashMap<(u32, u32), f32> =
        found.iter().map(|found| (found.key(), found.odds)).collect();
    let mut order: Vec<&Found> = found.iter().filter(|found| found.odds > 0.0).collect();
    order.sort_by(|one, other| other.odds.total_cmp(&one.odds).then(one.key().cmp(&other.key())));
    let mut home: HashMap<u32, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut made: HashMap<(u32, u32), f32> = HashMap::new();
    for pair in order {
        let mut at = |who: u32| {
            *home.entry(who).or_insert_with(|| {
                groups.push(vec![who]);
                groups.len() - 1
            })
        };
        let (one, other) = (at(pair.one), at(pair.other));
        if one == other {
            continue;
        }
        let (Some(ones), Some(others)) = (groups.get(one), groups.get(other)) else { continue };
        if ones.len() + others.len() > LARGEST {
            continue;
        }
        let mut between: Vec<(u32, u32, f32)> = Vec::new();
        for a in ones {
            for b in others {
                let key = (*a.max(b), *a.min(b));
                let odds = known.get(&key).copied().unwrap_or_else(|| judge(key.0, key.1));
                between.push((key.0, key.1, odds));
            }
        }
        let capped = between.iter().map(|pair| pair.2.clamp(-MOST, MOST));
        let mean = capped.sum::<f32>() / between.len() as f32;
        if mean <= 0.0 {
            // Against all the others: kept, but no longer likely.
            made.insert(pair.key(), mean);
            continue;
        }
        for (a, b, odds) in between {
            made.insert((a, b), odds.max(mean));
        }
        let moved = groups.get_mut(other).map(std::mem::take).unwrap_or_default();
        for who in &moved {
            home.insert(*who, one);
        }
        if let Some(ones) = groups.get_mut(one) {
            ones.extend(moved);
        }
    }
    let mut all: Vec<Found> = Vec::with_capacity(found.len());
    for found in found {
        let odds = made.remove(&found.key()).unwrap_or(found.odds);
        // Likely by itself, but never brought together.
        all.push(Found { odds, ..found });
    }
    all.extend(made.into_iter().map(|((one, other), odds)| Found { one, other, odds }));
    all
}
