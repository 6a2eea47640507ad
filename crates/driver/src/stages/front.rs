//! Text to typed tree.

use std::sync::Arc;

use syntax::ast::Ast;

use super::require_valid;
use crate::library::{self, Library};
use crate::memo::Files;
use crate::session::Session;
use crate::unit::Unit;

/// Bytes of text from which on more than one thread pays for itself.
const WORTH_THREADS: usize = 256 << 10;

/// How many threads read and check the program.
fn workers(s: &Session, unit: &Unit) -> usize {
    let length: usize = unit.files.iter().map(|f| s.map.file(*f).text.len()).sum();
    let fitting = if length < WORTH_THREADS { 1 } else { library::workers() };
    s.options.jobs.unwrap_or(fitting)
}

/// Text to trees, file by file.
pub fn parse(s: &mut Session, unit: &Unit) -> Option<Vec<Arc<Ast>>> {
    let defines: Vec<&str> = unit.defines.iter().map(String::as_str).collect();
    let mut asts = Vec::new();
    for (ast, diagnostics) in library::parse(&s.map, &unit.files, &defines, workers(s, unit)) {
        for directive in &ast.directives {
            s.switch_warning(directive.name, &directive.args, directive.span);
        }
        s.report_all(diagnostics);
        asts.push(Arc::new(ast));
    }
    Some(asts)
}

/// Trees to what is wrong with the program, with the help of records of its files.
pub fn verdict(s: &mut Session, unit: &Unit, library: &Library, asts: &[Arc<Ast>], files: &Files) -> Option<()> {
    let workers = workers(s, unit);
    let input = check::Input { asts, map: &s.map, is_exe: unit.is_exe, defines: &unit.defines, workers };
    let kept = check::Kept { store: files, identity: &files.identity };
    let diagnostics = library.prelude(s.options.only).verdict(&input, kept);
    s.report_all(diagnostics);
    Some(())
}

/// Trees to the typed program.
pub fn check(s: &mut Session, unit: &Unit, library: &Library, asts: &[Arc<Ast>]) -> Option<tast::Program> {
    let workers = workers(s, unit);
    let input = check::Input { asts, map: &s.map, is_exe: unit.is_exe, defines: &unit.defines, workers };
    let (program, diagnostics) = library.prelude(s.options.only).check(&input);
    s.report_all(diagnostics);
    if s.options.verify && !s.has_errors() {
        require_valid(s, "check", &tast::verify::verify(&program));
    }
    Some(program)
}
