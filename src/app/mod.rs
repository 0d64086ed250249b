//! The only room that knows all the others: who is signed in, what commands do,
//! and the window around the screens.

pub mod demo;
mod key;
pub mod line;
pub mod perform;
pub mod session;
