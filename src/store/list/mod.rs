//! Lists on any fact: whom a filter means, as row numbers of people.

mod numbers;

pub use self::numbers::Numbers;
