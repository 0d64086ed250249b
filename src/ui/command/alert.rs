//! What is said and done about a safety alert.

use crate::domain::alert::AlertSource;
use crate::domain::id::Id;

/// A safety alert to be opened.
#[derive(Clone)]
pub struct Raise {
    /// The case.
    pub case: Id,
    /// What opens it.
    pub source: AlertSource,
    /// The scale it comes from, saved or not.
    pub scale: Option<Id>,
    /// What was said or seen.
    pub detail: String,
}

/// What was done about a safety alert, as typed.
#[derive(Clone)]
pub struct Handling {
    /// The alert.
    pub alert: Id,
    /// What was done.
    pub action: String,
    /// Who was told.
    pub told: String,
    /// At what time.
    pub told_at: String,
    /// Next contact.
    pub next_contact_on: String,
}
