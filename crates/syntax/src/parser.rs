//! Recursive descent over the tokens of the offside rule.
//!
//! In: tokens in which blocks are explicit. Out: an [`Ast`] whose every node has a span, and diagnostics. The grammar
//! is that of F# 10 with the indentation-aware syntax; operators follow the table of the specification, 4.4.2.
//!
//! A function that cannot go on reports once and returns [`Fail`]; the nearest list of declarations, members or
//! rules goes on after the broken item ([`Parser::recover`]). Chains that grow with the length of a file
//! (sequences, `let` after `let`, operators, `elif`) are loops; nesting is counted and limited.

mod bindings;
mod braces;
mod computation;
mod control;
mod decls;
mod exprs;
mod members;
mod names;
mod patterns;
mod recovery;
mod signatures;
mod strings;
mod typedefs;
mod types;

use base::{FileId, IndexVec, Span};
use diag::Diagnostic;

use crate::ast::*;
use crate::lexer::{Lexed, StringPart};
use crate::token::{Tok, Token};

/// The deepest nesting that is read.
const MAX_DEPTH: u32 = 10_000;

/// Parsing cannot go on here; the reason has been reported.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fail;

/// A part of the tree, or a reported failure.
pub(crate) type Parsed<T> = Result<T, Fail>;

/// What an error left open: F# speaks of the construct around it too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unfinished {
    Nothing,
    /// The `let` around it.
    Binding,
    /// That, and the item after it is read as a part of it.
    Item,
}

pub(crate) struct Parser<'a> {
    text: &'a str,
    file: FileId,
    tokens: &'a [Token],
    pos: usize,
    /// End of the last token that stands in the text.
    last_hi: u32,
    literals: Vec<Literal>,
    parts: Vec<StringPart>,
    docs: Vec<(u32, String)>,
    depth: u32,
    /// Place of the last reported error, so that one place is blamed once.
    blamed: Option<u32>,
    /// What an error left open around it.
    unfinished: Unfinished,
    ast: Ast,
    diags: Vec<Diagnostic>,
}

/// Parses the tokens of a file.
pub(crate) fn parse_file(
    text: &str,
    file: FileId,
    lexed: Lexed,
    tokens: &[Token],
    is_signature: bool,
) -> (Ast, Vec<Diagnostic>) {
    let mut parser = Parser {
        text,
        file,
        tokens,
        pos: 0,
        last_hi: 0,
        literals: lexed.literals,
        parts: lexed.parts,
        docs: lexed.docs,
        depth: 0,
        blamed: None,
        unfinished: Unfinished::Nothing,
        ast: Ast {
            file,
            exprs: IndexVec::new(),
            pats: IndexVec::new(),
            types: IndexVec::new(),
            fragments: Vec::new(),
            directives: lexed.directives,
            is_signature,
        },
        diags: lexed.diags,
    };
    parser.file_fragments();
    let mut diags = parser.diags;
    diags.sort_by_key(|d| d.span.map_or(0, |s| s.lo));
    // The offside rule and the parser may both have given up.
    let mut gave_up = false;
    diags.retain(|d| d.code != "FF9011" || !std::mem::replace(&mut gave_up, true));
    (parser.ast, diags)
}

impl Parser<'_> {
    /// The token at hand.
    fn tok(&self) -> Token {
        self.peek(0)
    }

    /// A token ahead; after the end, the end again.
    fn peek(&self, ahead: usize) -> Token {
        let last = self.tokens.len().saturating_sub(1);
        self.tokens[(self.pos + ahead).min(last)]
    }

    fn kind(&self) -> Tok {
        self.tok().kind
    }

    fn at(&self, kind: Tok) -> bool {
        self.kind() == kind
    }

    fn at_any(&self, kinds: &[Tok]) -> bool {
        kinds.contains(&self.kind())
    }

    /// Takes the token at hand.
    fn bump(&mut self) -> Token {
        let token = self.tok();
        if self.pos < self.tokens.len() {
            self.pos += 1;
        }
        // Block tokens are empty and do not move the end of the construct before them.
        if token.hi > token.lo {
            self.last_hi = token.hi;
        }
        token
    }

    fn eat(&mut self, kind: Tok) -> bool {
        let found = self.at(kind);
        if found {
            self.bump();
        }
        found
    }

    /// Takes a token of a kind, or reports what is there instead.
    fn expect(&mut self, kind: Tok, wanted: &str) -> Parsed<Token> {
        if self.at(kind) {
            return Ok(self.bump());
        }
        Err(self.unexpected(wanted))
    }

    fn span(&self, lo: u32, hi: u32) -> Span {
        Span::new(self.file, lo, hi)
    }

    /// From a byte to the end of the last token taken.
    fn span_from(&self, lo: u32) -> Span {
        self.span(lo, self.last_hi.max(lo))
    }

    fn token_span(&self, token: &Token) -> Span {
        token.span(self.file)
    }

    fn expr_span(&self, id: ExprId) -> Span {
        self.ast.exprs[id].span
    }

    fn pat_span(&self, id: PatId) -> Span {
        self.ast.pats[id].span
    }

    fn type_span(&self, id: TypeId) -> Span {
        self.ast.types[id].span
    }

    fn mk_expr(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.ast.exprs.push(Expr { kind, span })
    }

    fn mk_pat(&mut self, kind: PatKind, span: Span) -> PatId {
        self.ast.pats.push(Pat { kind, span })
    }

    fn mk_type(&mut self, kind: TypeKind, span: Span) -> TypeId {
        self.ast.types.push(TypeExpr { kind, span })
    }

    /// `()` with an empty span: what stands where nothing was written.
    fn missing_unit(&mut self) -> ExprId {
        let span = self.span(self.last_hi, self.last_hi);
        self.mk_expr(ExprKind::Literal(Literal::Unit), span)
    }

    /// The value of a literal token.
    fn literal(&self, token: &Token) -> Literal {
        self.literals.get(token.aux as usize).cloned().unwrap_or(Literal::Unit)
    }

    /// The documentation written directly before a byte.
    fn doc_at(&self, lo: u32) -> Option<String> {
        let i = self.docs.binary_search_by_key(&lo, |(at, _)| *at).ok()?;
        Some(self.docs[i].1.clone())
    }

    /// Runs a part of the grammar one level deeper.
    fn nested<T>(&mut self, part: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            let span = self.token_span(&self.tok());
            return Err(self.report("FF9011", span, "this code is nested too deeply to be compiled"));
        }
        self.depth += 1;
        let result = part(self);
        self.depth -= 1;
        result
    }

    /// Takes the separator of fields: a new line, one `;`, or both; whether it was there.
    fn field_separator(&mut self) -> bool {
        let line = self.eat(Tok::BlockSep);
        let semi = self.eat(Tok::Semi);
        let after = self.eat(Tok::BlockSep);
        line || semi || after
    }

    /// Skips separators between items; whether there was one.
    fn separators(&mut self) -> bool {
        let mut found = false;
        while self.at_any(&[Tok::BlockSep, Tok::Semi]) {
            self.bump();
            found = true;
        }
        found
    }
}
