//! The score, always computed from the answers. One missing item and there is none: nothing
//! is filled in (`DOMAIN.md` 3.2). What touches the safety of a person does not wait for it.

use super::answers::NO;
use super::{Answers, Band, Instrument, Method, SafetyItem, Slot};

/// What came of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// All that is asked was answered.
    Scored {
        /// The score. Where any item decides, how many items reach the threshold.
        total: u16,
        /// The stretch it lies in, where the instrument names some.
        band: Option<&'a Band>,
        /// Positive or not; nothing while no cut-off is set, or where the published cut-offs
        /// disagree.
        positive: Option<bool>,
        /// Zero because the gate question was answered with no, not because of the items.
        gated: bool,
    },
    /// No score.
    Incomplete {
        /// What is still to be asked, in order.
        missing: Vec<Slot>,
    },
}

/// The score of these answers. `cutoff` is the one the office has set; it counts only where
/// the definition leaves it to the office.
pub fn score<'a>(
    instrument: &'a Instrument,
    answers: &Answers,
    cutoff: Option<u16>,
) -> Outcome<'a> {
    let missing = missing(instrument, answers);
    if !missing.is_empty() {
        return Outcome::Incomplete { missing };
    }
    let gated = instrument.gate.is_some() && answers.get(Slot::Gate) == Some(NO);
    let total = if gated { 0 } else { total(instrument, answers) };
    let band = instrument.bands.iter().find(|band| (band.min..=band.max).contains(&total));
    let positive = positive(instrument, total, cutoff);
    Outcome::Scored { total, band, positive, gated }
}

/// The safety item that was answered so that an alert opens, whether or not the rest was.
pub fn alert(instrument: &Instrument, answers: &Answers) -> Option<SafetyItem> {
    let reached = |rule: &&SafetyItem| {
        answers.get(Slot::Item(rule.item)).is_some_and(|value| value >= rule.min_value)
    };
    instrument.safety_rules.iter().find(reached).copied()
}

fn missing(instrument: &Instrument, answers: &Answers) -> Vec<Slot> {
    let counts = |slot: &Slot| match slot {
        Slot::Gate => true,
        Slot::Item(n) => instrument.items.iter().any(|item| item.n == *n && item.score),
        Slot::Impact => false,
    };
    let mut asked = answers.asked(instrument);
    asked.retain(|slot| counts(slot) && answers.get(*slot).is_none());
    asked
}

fn total(instrument: &Instrument, answers: &Answers) -> u16 {
    let scored = instrument.items.iter().filter(|item| item.score);
    let values = scored.filter_map(|item| {
        answers
            .counts_unasked(instrument, item.n)
            .or_else(|| answers.get(Slot::Item(item.n)))
            .map(u16::from)
    });
    match instrument.scoring.method {
        Method::Sum => values.sum(),
        Method::SumTimes4 => values.sum::<u16>() * 4,
        Method::AnyAtOrAbove => {
            let threshold = instrument.scoring.threshold.map_or(u16::MAX, u16::from);
            values.map(|value| u16::from(value >= threshold)).sum()
        }
        Method::None => 0,
    }
}

fn positive(instrument: &Instrument, total: u16, office: Option<u16>) -> Option<bool> {
    match instrument.scoring.method {
        Method::AnyAtOrAbove => return Some(total > 0),
        Method::None => return None,
        Method::Sum | Method::SumTimes4 => {}
    }
    let cut = instrument.cutoff.clone().unwrap_or_default();
    if let Some(least) = cut.positive_min {
        return Some(total >= least);
    }
    if let Some(most) = cut.positive_max {
        return Some(total <= most);
    }
    if let Some(office) = office {
        return Some(total >= office);
    }
    let (sensitive, efficient) = (cut.sensitive_min?, cut.efficient_min?);
    match total {
        total if total >= efficient => Some(true),
        total if total < sensitive => Some(false),
        _ => None,
    }
}
