//! Chance that falls the same way each time: the demo is the same register on
//! every machine, so that a picture or a figure of it can be compared.

/// A stream of numbers from a seed (`SplitMix64`).
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of this seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` to `most`, both included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let room = most.saturating_sub(least).saturating_add(1).max(1).unsigned_abs();
        least + i64::try_from(self.next() % room).unwrap_or_default()
    }

    /// True this many times out of a hundred.
    pub(super) fn percent(&mut self, times: i64) -> bool {
        self.between(1, 100) <= times
    }

    /// One of these; the default of the type when there is none.
    pub(super) fn pick<T: Clone + Default>(&mut self, among: &[T]) -> T {
        let last = i64::try_from(among.len()).unwrap_or_default() - 1;
        let at = usize::try_from(self.between(0, last.max(0))).unwrap_or_default();
        among.get(at).cloned().unwrap_or_default()
    }

    /// One of these, the heavier the more often.
    pub(super) fn weigh<'a, T>(&mut self, among: &'a [T], weight: fn(&T) -> i64) -> Option<&'a T> {
        let total: i64 = among.iter().map(weight).sum();
        let mut left = self.between(1, total.max(1));
        among.iter().find(|one| {
            left -= weight(one);
            left <= 0
        })
    }
}
