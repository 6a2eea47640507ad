//! Lexer, offside rule, parser and AST of F#.
//!
//! In: a file of a [`SourceMap`] and the symbols that `#if` knows. Out: its [`ast::Ast`] and what is wrong with it.
//! [`parse`] never fails and never panics: what cannot be read becomes an `Error` node with a diagnostic, and the
//! declarations around it are still there. Every node has a span inside the file.
//!
//! The way of the text: [`lexer`] makes tokens, [`adjacency`] decides what lies next to what (`f(x)`, `f<int>`, `-1`),
//! [`offside`] turns indentation into block tokens, [`parser`] builds the tree.

mod adjacency;
pub mod ast;
mod lexer;
mod offside;
mod parser;
mod printer;
mod token;

use base::{FileId, SourceMap};
use diag::Diagnostic;

pub use printer::print;

/// Parses a file. Its name decides the kind: `.fsi` is a signature, anything else an implementation.
pub fn parse(map: &SourceMap, file: FileId, defines: &[&str]) -> (ast::Ast, Vec<Diagnostic>) {
    let source = map.file(file);
    let is_signature = source.name.ends_with(".fsi");
    let mut lexed = lexer::lex(&source.text, file, defines);
    let tokens = adjacency::resolve(&mut lexed, file);
    let tokens = offside::filter(tokens, &lexed.parts, file, &mut lexed.diags);
    parser::parse_file(&source.text, file, lexed, &tokens, is_signature)
}
