//! How likely two registrations are one person, with what speaks for it and against it; and
//! how well a name answers a search (`search`).
//!
//! # Method
//!
//! The weights are those of Fellegi and Sunter (*A Theory for Record Linkage*, JASA 1969): how
//! agreement is spread among one person's two records, against how it is spread among others.
//! They are learned from the register itself, without labels, by expectation and maximisation
//! (Winkler 1988; Herzog, Scheuren and Winkler, *Data Quality and Record Linkage Techniques*,
//! 2007). Five things are ours:
//!
//! * **A common value says little.** What strangers share is counted, not assumed: a name, a
//!   phone, a bus that many have weighs as little as it is common (Newcombe 1959; Winkler 2000).
//!   A birth year weighs by how many were born in it; a day that too many have (1 January) is
//!   worth a year (`DOMAIN.md` 7.6).
//! * **Others are not only strangers.** Relatives share what a household shares but not given
//!   name and birth; namesakes share the name and often the village; father and son share all but
//!   the generation. Each has a distribution of its own (`model`). What relatives look like is
//!   read off the forms that households were written on.
//! * **Spellings are learned** (`spelling`): which words stand for one another is counted over
//!   pairs that are one by everything else. No list of names is needed, nor used beyond the
//!   spellings that the whole program knows (`name`).
//! * **A household registered again** is seen as one (`household`): its members vouch for one
//!   another, and whoever has a better match in the other household is a relative.
//! * **Pairs agree with one another** (`group`): a is b and b is c, or one of them is wrong.
//!   This is correlation clustering (Bansal, Blum and Chawla 2004), done greedily.
//!
//! Who comes to the desk, or stands in a table that comes in, may be known already although nobody
//! is in the register twice: at least one in ten is expected to be (`Model::expect_known`).
//!
//! Candidates come from an index (`block`), never from all pairs. Nothing here merges anybody:
//! it only tells what is likely (`DOMAIN.md` 7.5).
//!
//! # Limits
//!
//! Fields are taken to be independent of one another within each kind of pair. Two persons of one
//! name, village and year, with neither phone nor paper, cannot be told from one person; nobody
//! could. Below some hundred records the weights are mostly what was believed beforehand.

mod block;
mod compare;
mod evidence;
mod field;
mod group;
mod household;
mod index;
mod learn;
mod model;
mod pass;
mod portrait;
mod profile;
mod register;
mod search;
mod spelling;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::sync::atomic::{AtomicUsize, Ordering};

use block::Seen;
pub use evidence::{Evidence, What};
pub use index::{Index, Likely};
pub use pass::{Found, LIKELY, POSSIBLE, WORTH_ASKING, pairs, pairs_of_who_come};
pub use portrait::{Birth, Journey, Portrait};
pub use register::Register;
pub use search::{Match, Query, Why, score};

/// Somebody asked to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// Told how far a long work is (0 to 1); answers whether to go on.
pub struct Watch<'a>(pub &'a (dyn Fn(f32) -> bool + Sync));

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch<'_> {
    fn go_on(&self, done: f32) -> Result<(), Stopped> {
        if (self.0)(done) { Ok(()) } else { Err(Stopped) }
    }
}

/// Shares work out among the processors, in pieces; what comes out stands in the order of
/// what went in. Nothing runs on once it returns.
fn shared_out<T: Sync, R: Send>(
    items: &[T],
    persons: usize,
    work: impl Fn(&T, &mut Vec<R>, &mut Seen) + Sync,
) -> Vec<Vec<R>> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let pieces: Vec<&[T]> = items.chunks(256).collect();
    let next = AtomicUsize::new(0);
    let run = || {
        let mut seen = Seen::new(persons);
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(piece) = pieces.get(at) else { return done };
            let mut out = Vec::new();
            piece.iter().for_each(|item| work(item, &mut out, &mut seen));
            done.push((at, out));
        }
    };
    let mut all: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(run)).collect();
        let mut all = run();
        all.extend(others.into_iter().filter_map(|other| other.join().ok()).flatten());
        all
    });
    all.sort_unstable_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, out)| out).collect()
}
