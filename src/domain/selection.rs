//! Selection: who of those that arrived becomes a full case and who gets help once, and why
//! (FEATURES A13). A person decides it; the program only remembers who has not been decided on.

use super::keyed;

keyed! {
    /// What becomes of somebody who arrived.
    pub enum Selection {
        /// Followed as a case, with assessment and plan.
        Full = "full",
        /// Helped once; nothing more is planned.
        OneOff = "one_off",
        /// No help is needed or wanted.
        Nothing = "nothing",
    }
}

impl Selection {
    /// Whether it must be said why: everything but a full case.
    pub fn wants_reason(self) -> bool {
        self != Self::Full
    }
}
