//! The command line: the window is the product, the same errands run headless.

fn main() {}
