//! The command line: the window is the product, the same errands run headless.
//! 0: done; 1: refused, with a sentence; 2: used wrongly.

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Memory is wiped when it is given back: what was open leaves nothing behind a lock.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    segin::app::line::run(std::env::args_os())
}
