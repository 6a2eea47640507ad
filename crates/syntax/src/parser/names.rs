//! Identifiers, dotted names, operator names and active pattern names.

use base::{Span, Symbol};

use super::{Parsed, Parser};
use crate::ast::{Access, Ident, LongIdent};
use crate::token::{Tok, Token, flag};

impl Parser<'_> {
    pub(super) fn ident_of(&self, token: &Token) -> Ident {
        Ident {
            name: token.sym.unwrap_or_else(|| Symbol::intern("")),
            span: self.token_span(token),
            quoted: token.has(flag::QUOTED),
        }
    }

    pub(super) fn make_ident(&self, name: &str, span: Span) -> Ident {
        Ident { name: Symbol::intern(name), span, quoted: false }
    }

    pub(super) fn ident(&mut self, wanted: &str) -> Parsed<Ident> {
        let token = self.expect(Tok::Ident, wanted)?;
        Ok(self.ident_of(&token))
    }

    /// `A.B.C`, with `global` allowed as the head.
    pub(super) fn long_ident(&mut self, wanted: &str) -> Parsed<LongIdent> {
        let mut name = Vec::with_capacity(1);
        if self.at(Tok::Global) {
            let token = self.bump();
            name.push(self.make_ident("global", self.token_span(&token)));
        } else {
            name.push(self.ident(wanted)?);
        }
        while self.at(Tok::Dot) && self.peek(1).kind == Tok::Ident {
            self.bump();
            name.push(self.ident(wanted)?);
        }
        Ok(name)
    }

    /// `public`, `internal` or `private`.
    pub(super) fn access(&mut self) -> Option<Access> {
        let access = match self.kind() {
            Tok::Public => Access::Public,
            Tok::Internal => Access::Internal,
            Tok::Private => Access::Private,
            _ => return None,
        };
        self.bump();
        Some(access)
    }

    /// An identifier, `(+)` or `(|A|_|)`, if one is here.
    pub(super) fn opt_name(&mut self) -> Option<Ident> {
        if self.at(Tok::Ident) {
            let token = self.bump();
            return Some(self.ident_of(&token));
        }
        self.operator_name()
    }

    /// A name that a member or value may have.
    pub(super) fn name(&mut self, wanted: &str) -> Parsed<Ident> {
        match self.opt_name() {
            Some(name) => Ok(name),
            None => Err(self.unexpected(wanted)),
        }
    }

    /// `(+)`, `( * )`, `(|A|_|)`, `(.. ..)`, if one is here.
    pub(super) fn operator_name(&mut self) -> Option<Ident> {
        if !self.at(Tok::LParen) {
            return None;
        }
        let next = self.peek(1);
        if next.kind == Tok::Bar {
            return self.active_pattern_name();
        }
        if next.kind == Tok::DotDot {
            return self.range_name();
        }
        let name = self.operator_text(&next)?;
        if self.peek(2).kind != Tok::RParen {
            return None;
        }
        let lo = self.bump().lo;
        let op = self.bump();
        self.bump();
        if next.kind == Tok::PrefixOp && !is_prefix_name(name.as_str()) {
            let span = self.token_span(&op);
            self.report("FS1208", span, "this is no name of a prefix operator");
        }
        Some(Ident { name, span: self.span_from(lo), quoted: false })
    }

    /// `(..)` and `(.. ..)`.
    fn range_name(&mut self) -> Option<Ident> {
        let dots = if self.peek(2).kind == Tok::DotDot { 2 } else { 1 };
        if self.peek(dots + 1).kind != Tok::RParen {
            return None;
        }
        let lo = self.bump().lo;
        for _ in 0..=dots {
            self.bump();
        }
        Some(self.make_ident(if dots == 2 { ".. .." } else { ".." }, self.span_from(lo)))
    }

    /// The name of an operator token that may stand between parentheses.
    pub(super) fn operator_text(&self, token: &Token) -> Option<Symbol> {
        match token.kind {
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
            | Tok::FunkyOp
            | Tok::Star
            | Tok::Minus
            | Tok::Amp
            | Tok::AmpAmp
            | Tok::BarBar
            | Tok::Equals
            | Tok::Less
            | Tok::Greater
            | Tok::Dollar
            | Tok::ColonEquals
            | Tok::ColonColon
            | Tok::QMark
            | Tok::QMarkQMark => token.sym,
            Tok::Or => Some(Symbol::intern("or")),
            _ => None,
        }
    }

    /// `(|A|B|)` or `(|A|_|)`.
    fn active_pattern_name(&mut self) -> Option<Ident> {
        let mut ahead = 1;
        let mut name = String::new();
        loop {
            if self.peek(ahead).kind != Tok::Bar {
                return None;
            }
            name.push('|');
            ahead += 1;
            let token = self.peek(ahead);
            match token.kind {
                Tok::Ident => name.push_str(token.sym.map_or("", Symbol::as_str)),
                Tok::Underscore => name.push('_'),
                Tok::RParen if ahead > 2 => break,
                _ => return None,
            }
            ahead += 1;
        }
        let lo = self.tok().lo;
        for _ in 0..=ahead {
            self.bump();
        }
        Some(self.make_ident(&name, self.span_from(lo)))
    }
}

/// Whether an operator that begins with `!`, `?` or `~` can be defined.
fn is_prefix_name(name: &str) -> bool {
    const TILDE: &[&str] = &["~+", "~-", "~+.", "~-.", "~%", "~%%", "~&", "~&&", "~?+", "~?-"];
    match name.as_bytes() {
        [b'~', ..] => TILDE.contains(&name) || only_tildes(name),
        [b'!', ..] => name != "!=",
        _ => false,
    }
}

/// Whether an operator that begins with `!`, `?` or `~` can stand before an operand.
pub(super) fn is_prefix_use(name: &str) -> bool {
    name.starts_with('!') && name != "!=" || only_tildes(name)
}

fn only_tildes(name: &str) -> bool {
    name.bytes().all(|b| b == b'~')
}
