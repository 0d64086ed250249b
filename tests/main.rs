//! The one test binary of the program: whole cases, screens, faults, and the tidiness of the
//! sources. What belongs to one file is tested at that file's foot.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise and prints what it measured"
)]

mod arrival;
mod canary;
mod crash;
mod exchange;
mod journey;
mod reintegration;
mod report;
mod support;
mod tidy;
