//! Reporting and going on after an error.

use base::{Span, Symbol};
use diag::Diagnostic;

use super::{Fail, Parser, Unfinished};
use crate::token::{Tok, Token};

impl Parser<'_> {
    /// Reports an error; a place that was blamed already is not blamed again.
    pub(super) fn report(&mut self, code: &'static str, span: Span, message: impl Into<String>) -> Fail {
        if self.blamed != Some(span.lo) {
            self.blamed = Some(span.lo);
            self.diags.push(Diagnostic::error(code, span, message));
        }
        Fail
    }

    /// Reports the token at hand as not expected here. `wanted` says what would have been.
    pub(super) fn unexpected(&mut self, wanted: &str) -> Fail {
        let token = self.tok();
        let found = self.describe(&token);
        let span = self.blame_span(&token);
        let message = if wanted.is_empty() {
            format!("unexpected {found}")
        } else {
            format!("unexpected {found}; expected {wanted}")
        };
        self.report("FS0010", span, message)
    }

    /// Reports the token at hand as not expected inside a construct.
    pub(super) fn unexpected_in(&mut self, construct: &str) -> Fail {
        let token = self.tok();
        let found = self.describe(&token);
        let span = self.blame_span(&token);
        self.report("FS0010", span, format!("unexpected {found} in {construct}"))
    }

    /// Block tokens have no text: the token behind them is blamed.
    pub(super) fn blame_span(&self, token: &Token) -> Span {
        if token.hi > token.lo || token.kind == Tok::Eof {
            return self.token_span(token);
        }
        let shown =
            self.tokens[self.pos.min(self.tokens.len() - 1)..].iter().find(|t| t.hi > t.lo || t.kind == Tok::Eof);
        shown.map_or(self.token_span(token), |t| self.token_span(t))
    }

    /// The next token that has text.
    pub(super) fn next_text(&self) -> Tok {
        self.tokens[self.pos.min(self.tokens.len() - 1)..].iter().find(|t| t.hi > t.lo).map_or(Tok::Eof, |t| t.kind)
    }

    /// A token in the user's words.
    pub(super) fn describe(&self, token: &Token) -> String {
        let text = || token.sym.map_or("", Symbol::as_str);
        match token.kind {
            Tok::Ident => format!("identifier '{}'", text()),
            Tok::PlusMinusOp
            | Tok::MulDivOp
            | Tok::PercentOp
            | Tok::PowOp
            | Tok::AtHatOp
            | Tok::CompareOp
            | Tok::AmpOp
            | Tok::BarOp
            | Tok::PrefixOp
            | Tok::AdjacentPrefix
            | Tok::FunkyOp => format!("{} '{}'", token.kind.name(), text()),
            kind => kind.name().to_string(),
        }
    }

    /// After an item with an error: what follows is blamed too when it would have been a part of that item.
    pub(super) fn blame_next(&mut self) {
        if std::mem::replace(&mut self.unfinished, Unfinished::Nothing) != Unfinished::Item {
            return;
        }
        while self.at_any(&[Tok::BlockSep, Tok::Semi, Tok::SemiSemi]) {
            self.bump();
        }
        self.report_here("the construct before this is incomplete");
    }

    /// Reports the place of the next text.
    fn report_here(&mut self, message: &str) {
        let span = self.blame_span(&self.tok());
        self.report("FS0010", span, message);
    }

    /// FS3118 for the `let` of a binding that an error leaves open.
    pub(super) fn blame_binding(&mut self, keyword: &Token) {
        if self.unfinished == Unfinished::Nothing {
            return;
        }
        if self.unfinished == Unfinished::Binding {
            self.unfinished = Unfinished::Nothing;
        }
        let span = self.token_span(keyword);
        self.diags.push(Diagnostic::error(
            "FS3118",
            span,
            "this value or function is incomplete: its body must be indented more than its 'let'",
        ));
    }

    /// Goes to the end of the item that began at token `start`: to the separator or block end that is not inside it.
    pub(super) fn recover(&mut self, start: usize) {
        let mut depth = 0i32;
        let mut i = start;
        while let Some(token) = self.tokens.get(i) {
            match token.kind {
                Tok::Eof => break,
                Tok::BlockBegin => depth += 1,
                Tok::BlockEnd => {
                    if depth == 0 && i >= self.pos {
                        break;
                    }
                    depth -= 1;
                }
                Tok::BlockSep | Tok::SemiSemi if depth <= 0 && i >= self.pos => break,
                _ => {}
            }
            i += 1;
        }
        self.pos = i.max(self.pos).max(start);
        if self.pos == start && !self.at_any(&[Tok::Eof, Tok::BlockEnd]) {
            // An item that begins with what ends it would be read for ever.
            self.pos += 1;
        }
        self.last_hi = self.tokens[..self.pos].iter().rev().find(|t| t.hi > t.lo).map_or(0, |t| t.hi);
    }
}
