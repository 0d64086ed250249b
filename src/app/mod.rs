//! The only room that knows all the others: who is signed in, what commands do,
//! the window around the screens, and the command line.

pub mod demo;
mod desk;
mod errand;
mod key;
pub mod line;
mod palette;
pub mod perform;
mod rail;
pub mod session;
mod stage;
pub mod window;
