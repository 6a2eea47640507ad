//! The `firefly` command.
fn main() {}
