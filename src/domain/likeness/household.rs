//! Whole households registered again. Two households are laid side by side, each member with
//! the one who fits best; what the others say then counts for each of them. And who has
//! another one of the same household fitting better is their kin, not they.

use std::collections::HashMap;

use super::compare::{Comparison, Field, Subject, compare};
use super::model::{Model, probability, sum};
use super::pass::Found;
use super::register::Register;
use super::vocabulary::number;
use super::{Stopped, Watch, shared_out};

/// Odds from which a pair makes its two households worth looking at.
const HOPEFUL: f32 = -3.0;
/// Members looked at.
const MEMBERS: usize = 14;

/// What is known of households that come again.
#[derive(Debug, Clone, Copy)]
struct Habit {
    /// How many of the others come with one.
    along: f32,
    /// How often any of them does.
    together: f32,
}

/// A pair of two households.
struct Cross {
    one: u32,
    other: u32,
    bonds: [f32; 4],
    odds: f32,
    /// As members of one household: the same against kin.
    within: f32,
    assigned: bool,
    /// Logarithm of how many there are to choose from.
    choice: f32,
}

impl Model {
    /// The same against kin, of two who are of one household anyway.
    fn within(&self, pair: &Comparison) -> f32 {
        let rows = pair.rows().map(|(field, row, chance)| match field {
            Field::Family | Field::Given | Field::Extra | Field::Sex | Field::Birth => {
                self.same.of(row) - chance - self.as_kin(field, row, chance)
            }
            Field::Document => self.same.of(row) - chance,
            _ => 0.0,
        });
        rows.sum()
    }
}

/// Judges pairs by what their households say.
pub(super) fn households(
    register: &Register,
    model: &Model,
    found: Vec<Found>,
    watch: &Watch<'_>,
) -> Result<Vec<Found>, Stopped> {
    let mut members: Vec<(u32, u32)> = (0..number(register.len()))
        .map(|at| (register.profile(at).household, at))
        .filter(|(household, _)| *household != 0)
        .collect();
    members.sort_unstable();
    let home = |who: u32| register.profile(who).household;
    let of = |household: u32| super::vocabulary::run(&members, household);
    let mut doors: Vec<(u32, u32)> = Vec::new();
    for pair in found.iter().filter(|pair| pair.odds > HOPEFUL) {
        let (one, other) = (home(pair.one), home(pair.other));
        if one != 0 && other != 0 && one != other && of(one).len().max(of(other).len()) > 1 {
            doors.push((one.max(other), one.min(other)));
        }
    }
    doors.sort_unstable();
    doors.dedup();
    watch.go_on(0.85)?;
    let crosses = |door: &(u32, u32)| {
        let mut all: Vec<Cross> = Vec::new();
        let choice = (of(door.0).len().max(of(door.1).len()) as f32).ln();
        for (_, one) in of(door.0).iter().take(MEMBERS) {
            let subject = Subject::of(register, *one);
            for (_, other) in of(door.1).iter().take(MEMBERS) {
                let pair = compare(register, &model.strangers, &subject, &register.profile(*other));
                let verdict = model.weigh(&pair);
                let (bonds, odds) = (verdict.bonds, verdict.odds);
                let within = model.within(&pair);
                all.push(Cross {
                    one: *one,
                    other: *other,
                    bonds,
                    odds,
                    within,
                    assigned: false,
                    choice,
                });
            }
        }
        assign(&mut all);
        all
    };
    let mut habit = Habit { along: 0.7, together: 0.7 };
    let sample: Vec<(u32, u32)> = doors.iter().step_by(doors.len() / 20_000 + 1).copied().collect();
    for _ in 0..3 {
        let counts = shared_out(&sample, 0, |door, into: &mut Vec<[f32; 4]>, _| {
            if of(door.0).len() > 1 && of(door.1).len() > 1 {
                into.extend(habit.count(&crosses(door)));
            }
        });
        let mut all = [3.5, 5.0, 3.5, 5.0];
        for count in counts.into_iter().flatten() {
            all.iter_mut().zip(count).for_each(|(all, count)| *all += count);
        }
        let [along, of_all, together, of_pairs] = all;
        habit = Habit {
            along: (along / of_all).clamp(0.05, 0.97),
            together: (together / of_pairs).clamp(0.05, 0.97),
        };
    }
    watch.go_on(0.9)?;
    let judged = shared_out(&doors, 0, |door, into: &mut Vec<Found>, _| {
        habit.judge(&crosses(door), into);
    });
    let mut odds: HashMap<(u32, u32), f32> =
        judged.into_iter().flatten().map(|pair| (pair.key(), pair.odds)).collect();
    let mut all: Vec<Found> = found
        .into_iter()
        .map(|pair| Found { odds: odds.remove(&pair.key()).unwrap_or(pair.odds), ..pair })
        .collect();
    let more = odds.into_iter().filter(|(_, odds)| *odds > HOPEFUL);
    all.extend(more.map(|((one, other), odds)| Found { one, other, odds }));
    Ok(all)
}

/// Gives every member the one that fits best, the best first.
fn assign(all: &mut [Cross]) {
    let mut order: Vec<(usize, f32)> =
        all.iter().enumerate().map(|(at, cross)| (at, cross.within)).collect();
    order.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut taken: Vec<u32> = Vec::new();
    for (at, _) in order {
        if let Some(cross) = all.get_mut(at)
            && !taken.contains(&cross.one)
            && !taken.contains(&cross.other)
        {
            cross.assigned = true;
            taken.extend([cross.one, cross.other]);
        }
    }
}

impl Habit {
    /// Odds that one of an assigned pair is the other, their households being one.
    fn inside(self, cross: &Cross) -> f32 {
        cross.within - cross.choice + (self.along / (1.0 - self.along)).ln()
    }

    /// What the other members say for two households being one.
    fn support(self, all: &[Cross], but: &Cross) -> f32 {
        let others = all.iter().filter(|other| other.assigned);
        let mut speaks = 0.0;
        let mut any = false;
        for other in others.filter(|other| other.one != but.one && other.other != but.other) {
            any = true;
            let (absent, present) =
                ((1.0 - self.along).ln(), self.along.ln() + other.within - other.choice);
            speaks += sum(&[absent, present]);
        }
        if !any {
            return 0.0;
        }
        sum(&[self.together.ln() + speaks, (1.0 - self.together).ln()])
    }

    /// Of sure pairs: how many of the others came along, of how many; if any did, of how many.
    fn count(self, all: &[Cross]) -> Option<[f32; 4]> {
        let sure = all.iter().filter(|cross| cross.assigned && cross.odds > 3.0);
        let best = sure.max_by(|one, other| one.odds.total_cmp(&other.odds))?;
        let others: Vec<f32> = all
            .iter()
            .filter(|cross| cross.assigned && cross.one != best.one && cross.other != best.other)
            .map(|cross| probability(self.inside(cross)))
            .collect();
        if others.is_empty() {
            return None;
        }
        let none: f32 = others.iter().map(|part| 1.0 - part).product();
        let came: f32 = others.iter().sum();
        let many = others.len() as f32 * (1.0 - none);
        Some([came, many, 1.0 - none, 1.0])
    }

    fn judge(self, all: &[Cross], into: &mut Vec<Found>) {
        for cross in all {
            let support = self.support(all, cross);
            let [same, kin, namesake, junior] = cross.bonds;
            let inside = if cross.assigned { self.inside(cross) } else { cross.within - 5.0 };
            let kin = if support > 0.0 || !cross.assigned { same - inside } else { kin };
            let odds =
                same + support - sum(&[0.0, kin + support, namesake, junior + support.max(0.0)]);
            into.push(Found {
                one: cross.one.max(cross.other),
                other: cross.one.min(cross.other),
                odds,
            });
        }
    }
}
