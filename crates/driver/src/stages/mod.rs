//! The stages as the pipeline calls them: each hands the session's options to its crate, takes its diagnostics, and runs
//! the verifier of what it made.

pub mod back;
pub mod emit;
pub mod front;
pub mod input;
pub mod middle;

use crate::guard;
use crate::session::Session;

/// Reports what a verifier found: always a bug of the compiler.
fn require_valid(s: &mut Session, stage: &'static str, violations: &[String]) {
    if let Some(first) = violations.first() {
        let more = if violations.len() > 1 { format!(" and {} more", violations.len() - 1) } else { String::new() };
        let program = s.program.clone();
        s.report(guard::Crash::violation(stage, format!("{first}{more}")).diagnostic(&program));
    }
}
