//! The answers of one filled sheet: by question, kept as one short line of text such as
//! `gate=1 1=2 2=0 impact=1`, in the order of the sheet.

use std::collections::BTreeMap;
use std::fmt;

use super::Instrument;
use crate::domain::problem::Problem;

/// One question of a sheet. Their order is the order of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The question that comes first and may end it.
    Gate,
    /// An item, by its number on the official sheet.
    Item(u8),
    /// The effect on daily life; not scored.
    Impact,
}

/// The answer to the gate question that ends the sheet.
pub(super) const NO: u8 = 0;

const GATE: &str = "gate";
const IMPACT: &str = "impact";

impl Slot {
    /// The question with this key.
    pub fn parse(key: &str) -> Option<Self> {
        match key {
            GATE => Some(Self::Gate),
            IMPACT => Some(Self::Impact),
            number => {
                let figures = number.bytes().all(|b| b.is_ascii_digit());
                number.parse().ok().filter(|_| figures).map(Self::Item)
            }
        }
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gate => f.write_str(GATE),
            Self::Item(number) => write!(f, "{number}"),
            Self::Impact => f.write_str(IMPACT),
        }
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<Slot, u8>);

impl Answers {
    /// Nothing answered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads what `to_text` writes; refuses what the instrument does not ask or allow.
    pub fn from_text(instrument: &Instrument, text: &str) -> Result<Self, Problem> {
        let mut answers = Self::new();
        for pair in text.split_whitespace() {
            let unreadable = || Problem::new("scale-answer-unreadable").with("given", pair);
            let (key, value) = pair.split_once('=').ok_or_else(unreadable)?;
            let slot = Slot::parse(key).ok_or_else(unreadable)?;
            let value = value.parse().map_err(|_| unreadable())?;
            if answers.get(slot).is_some() {
                return Err(Problem::new("scale-answer-twice").with("item", key).at(key));
            }
            answers.put(instrument, slot, value)?;
        }
        Ok(answers)
    }

    /// The answers as one line, always in the same order.
    pub fn to_text(&self) -> String {
        let pairs = self.0.iter().map(|(slot, value)| format!("{slot}={value}"));
        pairs.collect::<Vec<_>>().join(" ")
    }

    /// The answer to a question.
    pub fn get(&self, slot: Slot) -> Option<u8> {
        self.0.get(&slot).copied()
    }

    /// Answers a question; refused when it is not one of the answers offered.
    pub fn put(&mut self, instrument: &Instrument, slot: Slot, value: u8) -> Result<(), Problem> {
        let options = instrument.options_of(slot);
        let given = |word| {
            let key = slot.to_string();
            let problem = Problem::new(word).with("item", &key);
            problem.with("name", instrument.name.show()).with("given", value.to_string()).at(&key)
        };
        if options.is_empty() {
            return Err(given("scale-answer-unknown-item"));
        }
        if !options.iter().any(|option| option.value == value) {
            return Err(given("scale-answer-outside"));
        }
        self.0.insert(slot, value);
        Ok(())
    }

    /// Takes an answer back.
    pub fn clear(&mut self, slot: Slot) {
        self.0.remove(&slot);
    }

    /// Has nothing been answered?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Is this question to be asked, after what was answered so far?
    pub fn asks(&self, instrument: &Instrument, slot: Slot) -> bool {
        if slot == Slot::Gate {
            return instrument.gate.is_some();
        }
        let open = instrument.gate.is_none() || self.get(Slot::Gate).is_some_and(|it| it != NO);
        open && match slot {
            Slot::Item(n) => self.counts_unasked(instrument, n).is_none(),
            Slot::Gate | Slot::Impact => true,
        }
    }

    /// The questions to be asked, in order.
    pub fn asked(&self, instrument: &Instrument) -> Vec<Slot> {
        let mut slots = instrument.slots();
        slots.retain(|slot| self.asks(instrument, *slot));
        slots
    }

    /// What an item counts that another answer made needless; nothing when it is asked.
    pub(super) fn counts_unasked(&self, instrument: &Instrument, n: u8) -> Option<u8> {
        let applies = |if_item, if_value| self.get(Slot::Item(if_item)) == Some(if_value);
        let rule = instrument.skip_rules.iter().find(|rule| rule.item == n);
        rule.filter(|rule| applies(rule.if_item, rule.if_value)).map(|rule| rule.counts)
    }

    /// The same without answers to questions that were not to be asked: what is kept.
    pub fn tidied(&self, instrument: &Instrument) -> Self {
        let asked = |slot: &Slot| self.asks(instrument, *slot);
        Self(self.0.iter().filter(|(slot, _)| asked(slot)).map(|(s, v)| (*s, *v)).collect())
    }
}
