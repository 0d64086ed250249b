//! The command line: the window is the product, the same errands run headless.
//! 0: done; 1: refused, with a sentence; 2: used wrongly.

use std::process::ExitCode;

fn main() -> ExitCode {
    segin::app::line::run(std::env::args_os())
}
