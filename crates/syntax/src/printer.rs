//! Prints an AST as indented S-expressions, one node a line, each with the `line:col` of its start.
//!
//! In: an [`Ast`] and the map that knows its text. Out: text that two equal trees share, for tests and `--emit=ast`.
//!
//! ```text
//! let x = f 1        (let 1:1
//!                      (binding 1:5
//!                        (pattern (ident 1:5 x))
//!                        (app 1:9
//!                          (ident 1:9 f)
//!                          (literal 1:11 1))))
//! ```

mod decls;
mod exprs;
mod types;

use base::{SourceMap, Span};

use crate::ast::*;

/// Prints a file's tree.
pub fn print(ast: &Ast, map: &SourceMap) -> String {
    let mut printer = Printer { ast, map, out: String::new(), indent: 0, fresh: true };
    for directive in &ast.directives {
        printer.open("directive", Some(directive.span));
        printer.word(directive.name.as_str());
        for arg in &directive.args {
            printer.text(arg);
        }
        printer.close();
    }
    for fragment in &ast.fragments {
        printer.fragment(fragment);
    }
    printer.out.push('\n');
    printer.out
}

struct Printer<'a> {
    ast: &'a Ast,
    map: &'a SourceMap,
    out: String,
    indent: usize,
    /// Nothing has been written yet.
    fresh: bool,
}

impl Printer<'_> {
    /// `(name line:col` on a line of its own.
    fn open(&mut self, name: &str, span: Option<Span>) {
        if !self.fresh {
            self.out.push('\n');
        }
        self.fresh = false;
        for _ in 0..self.indent {
            self.out.push_str("  ");
        }
        self.out.push('(');
        self.out.push_str(name);
        if let Some(span) = span {
            let at = self.map.start(span);
            self.out.push_str(&format!(" {}:{}", at.line, at.col));
        }
        self.indent += 1;
    }

    fn close(&mut self) {
        self.out.push(')');
        self.indent -= 1;
    }

    /// A bare word in the open node.
    fn word(&mut self, word: &str) {
        self.out.push(' ');
        self.out.push_str(word);
    }

    /// A word that stands only when a condition holds.
    fn flag(&mut self, set: bool, word: &str) {
        if set {
            self.word(word);
        }
    }

    /// A quoted text in the open node.
    fn text(&mut self, text: &str) {
        self.out.push_str(&format!(" {text:?}"));
    }

    fn ident(&mut self, ident: &Ident) {
        if ident.quoted {
            self.word(&format!("``{}``", ident.name));
        } else {
            self.word(ident.name.as_str());
        }
    }

    fn long_ident(&mut self, name: &[Ident]) {
        let text: Vec<&str> = name.iter().map(|i| i.name.as_str()).collect();
        self.word(&text.join("."));
    }

    fn access(&mut self, access: Option<Access>) {
        match access {
            Some(Access::Public) => self.word("public"),
            Some(Access::Internal) => self.word("internal"),
            Some(Access::Private) => self.word("private"),
            None => {}
        }
    }

    fn doc(&mut self, doc: &Option<String>) {
        if let Some(doc) = doc {
            self.open("doc", None);
            self.text(doc);
            self.close();
        }
    }

    /// A node that holds nothing but parts.
    fn group(&mut self, name: &str, parts: impl FnOnce(&mut Self)) {
        self.open(name, None);
        parts(self);
        self.close();
    }
}

/// A string of UTF-16 units as text; lone surrogates show as escapes.
fn units_text(units: &[u16]) -> String {
    char::decode_utf16(units.iter().copied())
        .map(|c| match c {
            Ok(c) => c.escape_debug().to_string(),
            Err(e) => format!("\\u{:04x}", e.unpaired_surrogate()),
        })
        .collect()
}
