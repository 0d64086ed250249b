//! A set of row numbers of people: a bit for each, so that sets of hundreds of thousands are
//! made, joined and asked in a millisecond or so.

/// How many bits stand in one word.
const BITS: i64 = 64;

/// A set of row numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    words: Vec<u64>,
}

impl Numbers {
    /// Adds one; a number below zero is none.
    pub fn add(&mut self, n: i64) {
        let Some((word, bit)) = place(n) else { return };
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        if let Some(held) = self.words.get_mut(word) {
            *held |= bit;
        }
    }

    /// Whether it is in the set.
    pub fn has(&self, n: i64) -> bool {
        place(n).is_some_and(|(word, bit)| self.words.get(word).is_some_and(|w| w & bit != 0))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Keeps what is in both.
    pub fn keep(&mut self, other: &Self) {
        for (at, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(at).copied().unwrap_or_default();
        }
    }

    /// Adds what is in the other.
    pub fn join(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Takes out what is in the other.
    pub fn without(&mut self, other: &Self) {
        for (word, less) in self.words.iter_mut().zip(&other.words) {
            *word &= !less;
        }
    }

    /// The numbers, smallest first.
    pub fn iter(&self) -> impl Iterator<Item = i64> {
        self.words.iter().zip(0_i64..).flat_map(|(word, at)| {
            (0..BITS).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * BITS + bit)
        })
    }
}

impl FromIterator<i64> for Numbers {
    fn from_iter<T: IntoIterator<Item = i64>>(all: T) -> Self {
        let mut numbers = Self::default();
        for n in all {
            numbers.add(n);
        }
        numbers
    }
}

/// The word and the bit of a number.
fn place(n: i64) -> Option<(usize, u64)> {
    let word = usize::try_from(n / BITS).ok()?;
    let bit = u32::try_from(n % BITS).ok()?;
    Some((word, 1_u64.checked_shl(bit)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_joined_kept_and_taken_apart() {
        let set = |all: &[i64]| all.iter().copied().collect::<Numbers>();
        let one = set(&[1, 63, 64, 400]);
        assert_eq!(one.iter().collect::<Vec<_>>(), [1, 63, 64, 400]);
        assert_eq!(one.len(), 4);
        assert!(one.has(64) && !one.has(65) && !one.has(-1) && !one.has(90_000));
        let other = set(&[63, 500]);
        let with = |work: &dyn Fn(&mut Numbers)| {
            let mut all = one.clone();
            work(&mut all);
            all.iter().collect::<Vec<_>>()
        };
        assert_eq!(with(&|all| all.keep(&other)), [63]);
        assert_eq!(with(&|all| all.join(&other)), [1, 63, 64, 400, 500]);
        assert_eq!(with(&|all| all.without(&other)), [1, 64, 400]);
        let mut none = set(&[-5]);
        assert!(none.is_empty());
        none.join(&other);
        assert_eq!(none, other);
    }
}
