//! The register of people as a table: how a row becomes a person with case, telephone, paper and
//! household, and how it is written again.

pub mod batch;
pub mod import;
pub(in crate::exchange) mod place;
mod read;

pub use crate::domain::import::Column;
