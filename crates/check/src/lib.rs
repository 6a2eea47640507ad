//! Name resolution and type inference: AST to typed tree.
//!
//! In: the trees of all files, library files first. Out: a [`tast::Program`] and what is wrong with the program.
//! Holds afterwards, when no error was reported: the typed tree's own rules (see `tast::verify`). Erroneous
//! declarations leave the others checked.
//!
//! The way of a file: [`decls`] declares types, members and values in order and has [`exprs`] and [`patterns`] check
//! bodies, with [`resolve`] for names, [`infer`] and [`solve`] for types, [`overload`] for method calls and
//! [`computation`] and [`mod@format`] for what becomes other syntax; [`elaborate`] makes types final at the end of the
//! file; [`reach`] has the library bodies checked that are needed.

mod by_file;
mod byref_this;
mod checked;
mod computation;
mod coverage;
mod cx;
mod decls;
mod depends;
mod digest;
mod elaborate;
mod env;
mod errors;
mod exprs;
mod fixups;
mod format;
mod infer;
mod members;
mod memo;
mod names;
mod overload;
mod parallel;
mod patterns;
mod post;
mod reach;
mod recursion;
mod resolve;
mod setup;
mod signatures;
mod solve;
mod traits;
mod tyexprs;

pub use memo::{Kept, Store};

use std::sync::Arc;

use base::SourceMap;
use diag::Diagnostic;
use syntax::ast::Ast;

/// What is checked.
pub struct Input<'a> {
    /// The program's trees in compilation order, without those of the library.
    pub asts: &'a [Arc<Ast>],
    /// The sources, those of the library first and under the same ids as in the prelude's map.
    pub map: &'a SourceMap,
    /// Whether an executable is made: the last file may lack a heading.
    pub is_exe: bool,
    /// The symbols that are defined: calls of methods that are conditional on others are dropped.
    pub defines: &'a [String],
    /// How many threads check files.
    pub workers: usize,
}

/// The checker after the library's files: what every program starts from.
///
/// It does not change: each program is checked by a copy, or by the prelude itself when it is the only one.
#[derive(Clone)]
pub struct Prelude<'a>(cx::Cx<'a>);

impl<'a> Prelude<'a> {
    /// Declares the library and checks the bodies that `roots`, full names of values, need. What is wrong with the
    /// library is said by each check of a program.
    pub fn new(asts: &'a [Arc<Ast>], map: &'a SourceMap, roots: &[&str]) -> Prelude<'a> {
        let mut cx = setup::new(asts, map);
        for ast in asts {
            cx.file(ast, false);
        }
        if cx.error_count() == 0 {
            cx.check_reachable(roots);
        }
        Prelude(cx)
    }
    /// Checks a program.
    pub fn check(self, input: &Input<'a>) -> (tast::Program, Vec<Diagnostic>) {
        let mut cx = self.files(input, None);
        if cx.error_count() == 0 {
            cx.check_reachable(&[]);
        }
        setup::finish(cx)
    }
    /// What is wrong with a program, file by file from records of earlier checks where there are some.
    pub fn verdict(self, input: &Input<'a>, kept: Kept<'_>) -> Vec<Diagnostic> {
        setup::diagnostics(self.files(input, Some(kept)))
    }
    /// The checker after the program's files.
    fn files(self, input: &Input<'a>, kept: Option<Kept<'_>>) -> cx::Cx<'a> {
        let mut cx = self.0;
        cx.map = input.map;
        cx.is_exe = input.is_exe;
        cx.defines = input.defines;
        setup::add_files(&mut cx, input.asts);
        let last = input.asts.len().saturating_sub(1);
        let worth = input.workers > 1 || kept.is_some();
        let done = if worth { parallel::check_files(&mut cx, input, kept) } else { 0 };
        for (i, ast) in input.asts.iter().enumerate().skip(done) {
            cx.file(ast, i == last);
        }
        cx.lonely_signatures();
        cx
    }
}
