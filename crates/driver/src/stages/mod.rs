//! The stages as the pipeline calls them: each hands the session's options to its crate, takes its diagnostics, and runs
//! the verifier of what it made.

pub mod back;
pub mod emit;
pub mod front;
pub mod input;
pub mod middle;

use crate::guard;
use crate::session::Session;

/// Violations that are shown; one fault often shows in many places.
const SHOWN: usize = 10;

/// Reports what a verifier found: always a bug of the compiler.
fn require_valid(s: &mut Session, stage: &'static str, violations: &[String]) {
    let Some(first) = violations.first() else { return };
    let mut d = guard::Crash::violation(stage, first.clone()).diagnostic(&s.program);
    d.help.extend(violations.iter().skip(1).take(SHOWN).map(|v| format!("also: {v}")));
    if violations.len() > SHOWN + 1 {
        d.help.push(format!("and {} more", violations.len() - SHOWN - 1));
    }
    s.report(d);
}
