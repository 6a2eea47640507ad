//! The offside rule: indentation to block tokens (F# specification, chapter 15, with the relaxations of F# 4.7 to 10).
//!
//! In: tokens with lines and columns. Out: the tokens with [`Tok::BlockBegin`], [`Tok::BlockSep`], [`Tok::BlockEnd`],
//! [`Tok::RightBlockEnd`], [`Tok::DeclEnd`] and [`Tok::OEnd`] among them, so that the parser never looks at a column.
//! `in` and `done` that close a `let` or `do` have become `DeclEnd`; `else if` on one line has become `elif`.
//!
//! ```text
//! let f x =          let f x = BlockBegin
//!     g x                g x BlockSep
//!     h x                h x BlockEnd DeclEnd
//! ```
//!
//! A stack of contexts follows the constructs that are open, each with the position that indentation is measured
//! from. A token left of the innermost context closes it (`closers`); a token may open contexts (`openers`);
//! how far a new context may stand to the left is the business of `limits`.

mod closers;
mod context;
mod limits;
mod openers;

use base::{FileId, Span};
use diag::Diagnostic;

use crate::lexer::StringPart;
use crate::token::{Tok, Token};
use context::{BlockEnd, Ctx, CtxKind, Pos};

/// The most contexts that may be open at once. A bracket opens up to three, so this is the parser's own limit; it
/// also bounds the walks over the stack.
const MAX_CONTEXTS: usize = 12_000;

/// A token waiting to be looked at again.
#[derive(Clone, Copy)]
struct Delayed {
    token: Token,
    /// Goes out as it is.
    settled: bool,
    /// For [`Tok::Dummy`]: the token that closed a context.
    closed: Option<Tok>,
}

struct Filter<'a> {
    input: Vec<Token>,
    at: usize,
    delayed: Vec<Delayed>,
    stack: Vec<Ctx>,
    out: Vec<Token>,
    parts: &'a [StringPart],
    file: FileId,
    diags: &'a mut Vec<Diagnostic>,
}

/// What a rule made of the token at hand.
enum Step {
    /// Look at the next token.
    Again,
    /// Look at the next token, without the rule for items of a block.
    AgainPlain,
    /// A token went out.
    Done,
}

/// Applies the offside rule to a file's tokens.
pub(crate) fn filter(
    tokens: Vec<Token>,
    parts: &[StringPart],
    file: FileId,
    diags: &mut Vec<Diagnostic>,
) -> Vec<Token> {
    let first = tokens.first().copied();
    let mut filter = Filter {
        out: Vec::with_capacity(tokens.len() + tokens.len() / 2 + 8),
        input: tokens,
        at: 0,
        delayed: Vec::new(),
        stack: Vec::new(),
        parts,
        file,
        diags,
    };
    if let Some(first) = first {
        filter.stack.push(Ctx { kind: CtxKind::Seq { first: true, end: BlockEnd::None }, pos: Pos::of(&first) });
        while filter.out.last().is_none_or(|t| t.kind != Tok::Eof) {
            filter.step();
            if filter.stack.len() > MAX_CONTEXTS {
                filter.give_up();
            }
        }
    }
    filter.out
}

impl Filter<'_> {
    /// Puts one token out.
    fn step(&mut self) {
        let mut use_block_rule = true;
        loop {
            let Some(next) = self.take() else {
                return;
            };
            if next.settled {
                self.out.push(next.token);
                return;
            }
            let step = match self.close(next, use_block_rule) {
                Some(step) => step,
                None => self.open(next),
            };
            match step {
                Step::Done => return,
                Step::Again => {}
                Step::AgainPlain => use_block_rule = false,
            }
        }
    }

    /// Ends the file here, for it is nested too deeply to be read on.
    fn give_up(&mut self) {
        if let (Some(at), Some(end)) = (self.out.last().copied(), self.input.last().copied()) {
            let span = Span::new(self.file, at.lo, at.hi);
            self.diags.push(Diagnostic::error("FF9011", span, "this code is nested too deeply to be compiled"));
            self.out.push(end);
        }
    }

    fn take(&mut self) -> Option<Delayed> {
        if let Some(delayed) = self.delayed.pop() {
            return Some(delayed);
        }
        let token = *self.input.get(self.at)?;
        self.at += 1;
        Some(Delayed { token, settled: false, closed: None })
    }

    /// The next token that comes, without taking it; after the end, the end again.
    fn peek(&self) -> Token {
        let last = || self.input.last().copied();
        let next = self.delayed.last().map(|d| d.token).or_else(|| self.input.get(self.at).copied()).or_else(last);
        next.expect("invariant: the lexer ends every file with Eof")
    }

    fn delay(&mut self, token: Token) {
        self.delayed.push(Delayed { token, settled: false, closed: None });
    }

    fn delay_settled(&mut self, token: Token) {
        self.delayed.push(Delayed { token, settled: true, closed: None });
    }

    /// Lets the rules look once more at the place of a closing token, for its end may leave further contexts.
    fn delay_dummy(&mut self, token: &Token) {
        self.delayed.push(Delayed { token: token.retag(Tok::Dummy), settled: false, closed: Some(token.kind) });
    }

    /// Puts the token out.
    fn emit(&mut self, token: Token) -> Step {
        self.out.push(token);
        Step::Done
    }

    /// Puts a block token out in front of the one at hand, which is looked at again.
    fn insert(&mut self, at: Delayed, kind: Tok) -> Step {
        self.delayed.push(at);
        self.out.push(at.token.before(kind));
        Step::Done
    }

    fn again(&mut self, at: Delayed) -> Step {
        self.delayed.push(at);
        Step::Again
    }

    fn top(&self) -> Option<Ctx> {
        self.stack.last().copied()
    }

    /// The context `depth` below the innermost.
    fn below(&self, depth: usize) -> Option<Ctx> {
        self.stack.len().checked_sub(depth + 1).map(|i| self.stack[i])
    }

    fn pop(&mut self) -> Option<Ctx> {
        let top = self.stack.pop()?;
        // The rules of a `match` close the `match` with them.
        if matches!(top.kind, CtxKind::MatchClauses { .. }) && self.top().is_some_and(|c| c.kind == CtxKind::Match) {
            self.stack.pop();
        }
        Some(top)
    }

    /// Opens a context; `token` is blamed when it stands too far left. In F# 10 that is an error.
    fn push(&mut self, kind: CtxKind, pos: Pos, token: &Token) {
        self.try_push(kind, pos, token, false);
    }

    /// Opens a context unless `strict` and too far left; whether it was opened.
    fn try_push(&mut self, kind: CtxKind, pos: Pos, token: &Token, strict: bool) -> bool {
        let unlimited = matches!(kind, CtxKind::Vanilla { .. } | CtxKind::Paren(Tok::InterpBegin | Tok::InterpPart));
        if !unlimited {
            let (limit, col) = limits::undentation_limit(kind, pos, &self.stack);
            if pos.col < col {
                self.too_far_left(token, limit);
                if strict {
                    return false;
                }
            }
        }
        self.stack.push(Ctx { kind, pos });
        true
    }

    fn too_far_left(&mut self, token: &Token, limit: Pos) {
        let message = format!(
            "possible incorrect indentation: this token is offside of the context started at line {}, column {}",
            limit.line + 1,
            limit.col + 1
        );
        let span = Span::new(self.file, token.lo, token.hi);
        self.diags.push(
            Diagnostic::error("FS0058", span, message)
                .help("indent this token further or put the construct on its own line"),
        );
    }

    /// Replaces the innermost context without looking at its indentation.
    fn replace(&mut self, kind: CtxKind, pos: Pos) {
        self.stack.pop();
        self.stack.push(Ctx { kind, pos });
    }

    /// Opens a block whose first token is the next one. A block too far left is reported and takes the place of the
    /// token before it, so that the parser still sees a block.
    fn push_block(&mut self, at: &Token, end: BlockEnd) {
        let next = self.peek();
        let opened = self.try_push(CtxKind::Seq { first: true, end }, Pos::of(&next), &next, true);
        if !opened {
            self.push(CtxKind::Seq { first: false, end }, Pos::of(at), at);
        }
        if end == BlockEnd::Both {
            let anchor = if opened { &next } else { at };
            self.delay(anchor.before(Tok::BlockBegin));
        }
    }

    /// Opens a block, or none when the next token is too far left.
    fn try_push_block(&mut self, end: BlockEnd) {
        let next = self.peek();
        if self.try_push(CtxKind::Seq { first: true, end }, Pos::of(&next), &next, true) && end == BlockEnd::Both {
            self.delay(next.before(Tok::BlockBegin));
        }
    }
}
