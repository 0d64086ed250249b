//! What the tabs remember while the page is open, and nothing beyond it.

use super::{gate, household};

/// What each tab keeps for itself between two frames.
#[derive(Default)]
pub(super) struct Rooms {
    /// The search for somebody to join a household with.
    pub(super) search: household::Search,
    /// The dangers that were read.
    pub(super) gate: gate::Gate,
}
