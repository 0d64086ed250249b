//! What the tabs remember while the page is open, and nothing beyond it.

use super::{attachment, gate, held, household, looked, referral, review, twin, work};
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::store::Changed;

/// What each tab keeps for itself between two frames.
#[derive(Default)]
pub(super) struct Rooms {
    /// The search for somebody to join a household with.
    pub(super) search: household::Search,
    /// What is typed for every member of the household.
    pub(super) for_all: household::all::ForAll,
    /// The dangers that were read.
    pub(super) gate: gate::Gate,
    /// The slip that lies over the page.
    pub(super) slip: Option<referral::slip::SlipDialog>,
    /// What is held about the person, before it is handed over.
    pub(super) held: Option<held::HeldDialog>,
    /// What was on show at the last frame.
    pub(super) on_show: looked::OnShow,
    /// The record the page was opened at: brought into view once.
    pub(super) aim: Option<Id>,
    /// What help and reintegration read and keep beside the file.
    pub(super) work: work::Work,
    /// To whom the case is to go.
    pub(super) review: review::Review,
    /// The other registrations of the same person.
    pub(super) twins: twin::Twins,
    /// The pictures that were decoded, and the one on show.
    pub(super) pictures: attachment::Pictures,
}

impl Rooms {
    /// Of a page opened at a record.
    pub(super) fn at(aim: Option<Id>) -> Self {
        Self { aim, ..Self::default() }
    }

    /// What lies over the page is told what stands against it; false when nothing does.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        if let Some(held) = &mut self.held {
            held.refused(problems);
            return true;
        }
        let Some(slip) = &mut self.slip else { return self.review.refused(problems) };
        slip.refused(problems);
        true
    }

    /// What lies over the page is told what was written.
    pub(super) fn saved(&mut self, changed: &Changed) {
        if let Some(slip) = &mut self.slip {
            slip.saved(changed);
        }
        if held::HeldDialog::is_done(changed) {
            self.held = None;
        }
        self.review.saved();
    }
}
