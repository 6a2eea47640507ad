//! Name resolution and type inference: AST to typed tree.
//!
//! In: the trees of all files, library files first. Out: a [`tast::Program`] and what is wrong with the program.
//! Holds afterwards, when no error was reported: the typed tree's own rules (see `tast::verify`). Erroneous
//! declarations leave the others checked.
//!
//! The way of a file: [`decls`] declares types, members and values in order and has [`exprs`] and [`patterns`] check
//! bodies, with [`resolve`] for names, [`infer`] and [`solve`] for types, [`overload`] for method calls and
//! [`computation`] and [`format`] for what becomes other syntax; [`elaborate`] makes types final at the end of the
//! file; [`reach`] has the library bodies checked that are needed.

mod computation;
mod coverage;
mod cx;
mod decls;
mod elaborate;
mod env;
mod errors;
mod exprs;
mod format;
mod infer;
mod members;
mod names;
mod overload;
mod patterns;
mod reach;
mod resolve;
mod setup;
mod solve;
mod traits;
mod tyexprs;

use std::sync::Arc;

use base::SourceMap;
use diag::Diagnostic;
use syntax::ast::Ast;

/// What is checked.
pub struct Input<'a> {
    /// Trees in compilation order, library files first.
    pub asts: &'a [Arc<Ast>],
    /// The sources; says which files are the library's.
    pub map: &'a SourceMap,
    /// Whether an executable is made: the last file may lack a heading.
    pub is_exe: bool,
    /// Full names of library values that are checked even if no program text names them.
    pub roots: &'a [&'a str],
}

/// Checks a program.
pub fn check_program(input: &Input<'_>) -> (tast::Program, Vec<Diagnostic>) {
    let mut cx = setup::new(input);
    let last = input.asts.len().saturating_sub(1);
    for (i, ast) in input.asts.iter().enumerate() {
        cx.file(ast, i == last);
    }
    if cx.error_count() == 0 {
        cx.check_reachable(input.roots);
    }
    setup::finish(cx)
}
