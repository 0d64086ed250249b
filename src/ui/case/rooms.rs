//! What the tabs remember while the page is open, and nothing beyond it.

use super::{attachment, gate, household, work};

/// What each tab keeps for itself between two frames.
#[derive(Default)]
pub(super) struct Rooms {
    /// The search for somebody to join a household with.
    pub(super) search: household::Search,
    /// What is typed for every member of the household.
    pub(super) for_all: household::all::ForAll,
    /// The dangers that were read.
    pub(super) gate: gate::Gate,
    /// What help and reintegration read and keep beside the file.
    pub(super) work: work::Work,
    /// The pictures that were decoded, and the one on show.
    pub(super) pictures: attachment::Pictures,
}
