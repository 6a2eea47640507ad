//! The golden-file harness: programs with the output that F# gives them.
//!
//! In: a folder of programs. Out: one test for each. `NAME.fs`, `NAME.fsx` or a folder `NAME/` with `NAME.fsproj` is a
//! program; beside it lie
//!
//! | file | what |
//! |---|---|
//! | `NAME.out` | standard output, byte for byte |
//! | `NAME.stderr` | standard error, when it matters |
//! | `NAME.code` | exit code, when it is not 0 |
//! | `NAME.in` | standard input |
//! | `NAME.args` | arguments, one a line |
//! | `NAME.files/` | data; the program runs in the folder that holds it |
//! | `NAME.err` | instead of all that: the diagnostics of `firefly check`, one a line: `LINE CODE error` |
//!
//! A program that runs must also leave no counted cell alive.

mod case;
mod process;
mod run;

pub use case::{Case, find_cases, find_examples};
pub use process::{Ended, Limits, run_limited};
pub use run::{Compiler, ExpectedFailures, check_case, workspace_root};
