//! Rules that close contexts: a closing token, or a token left of the context (F# specification, 15.1.5 to 15.1.7).

use super::context::{
    BlockEnd, Ctx, CtxKind, Pos, balances, closes_bracket, infix_length, is_block_close, is_closing, is_infix,
};
use super::{Delayed, Filter, Step};
use crate::token::{Tok, Token, flag};

impl Filter<'_> {
    /// Applies the first rule that closes or moves a context; `None` when no context is left of the token.
    pub(super) fn close(&mut self, at: Delayed, use_block_rule: bool) -> Option<Step> {
        let token = at.token;
        if self.forces_closure(&token) {
            let ctx = self.pop()?;
            return Some(match end_token(ctx.kind) {
                Some(kind) => self.insert(at, kind),
                None => self.again(at),
            });
        }
        if let Some(step) = self.balanced(at) {
            return Some(step);
        }
        let top = self.top()?;
        match top.kind {
            CtxKind::NamespaceHead(prev) => return Some(self.namespace_head(at, top, prev)),
            CtxKind::ModuleHead { .. } => return Some(self.module_head(at, top)),
            CtxKind::Seq { first, end } => return self.seq_item(at, top, first, end, use_block_rule),
            _ => {}
        }
        if !self.is_offside(at, top) {
            return None;
        }
        self.pop();
        Some(match top.kind {
            CtxKind::Let { block: true } | CtxKind::Do | CtxKind::MemberBody | CtxKind::WithAsAugment => {
                self.insert(at, Tok::DeclEnd)
            }
            CtxKind::WithAsLet | CtxKind::Fun | CtxKind::MatchClauses { .. } => self.insert(at, Tok::OEnd),
            _ => self.again(at),
        })
    }

    /// A closing token closes what was opened inside its own construct.
    fn forces_closure(&self, token: &Token) -> bool {
        if self.stack.is_empty() {
            return false;
        }
        match token.kind {
            Tok::Eof => true,
            Tok::SemiSemi => !self.balances_top(token, self.stack.len()),
            Tok::Else
            | Tok::Elif
            | Tok::Done
            | Tok::In
            | Tok::With
            | Tok::Finally
            | Tok::InterpPart
            | Tok::InterpEnd => self.has_partner_below(token),
            _ if closes_bracket(token) => self.has_partner_below(token),
            _ => false,
        }
    }

    /// Whether some open context but not the innermost one is the token's partner.
    fn has_partner_below(&self, token: &Token) -> bool {
        !self.balances_top(token, self.stack.len())
            && (1..self.stack.len()).rev().any(|len| self.balances_top(token, len))
    }

    /// Whether the innermost of the `len` outer contexts is the token's partner.
    fn balances_top(&self, token: &Token, len: usize) -> bool {
        let kind = |depth: usize| len.checked_sub(depth + 1).map(|i| self.stack[i].kind);
        let Some(top) = kind(0) else {
            return false;
        };
        match (token.kind, top) {
            (Tok::End, CtxKind::WithAsAugment)
            | (Tok::Else | Tok::Elif, CtxKind::If)
            | (Tok::Done, CtxKind::Do)
            | (Tok::Finally, CtxKind::Try) => true,
            (
                Tok::With,
                CtxKind::Match
                | CtxKind::Exception
                | CtxKind::MemberHead
                | CtxKind::InterfaceHead
                | CtxKind::Try
                | CtxKind::Type { .. }
                | CtxKind::MemberBody,
            ) => true,
            (Tok::With, CtxKind::Seq { .. }) => matches!(kind(1), Some(CtxKind::Paren(Tok::LBrace | Tok::LBraceBar))),
            (Tok::In, CtxKind::For | CtxKind::Let { .. }) => true,
            (Tok::In, _) => self.is_join_in(len),
            (Tok::SemiSemi, CtxKind::Seq { .. }) => {
                matches!(kind(1), Some(CtxKind::NamespaceBody | CtxKind::ModuleBody { whole_file: true }))
            }
            (close, CtxKind::Paren(open)) => balances(open, close),
            _ => false,
        }
    }

    /// `query { join x in xs .. }`: an `in` that belongs to a custom operation.
    pub(super) fn is_join_in(&self, len: usize) -> bool {
        if !matches!(self.stack[..len].last().map(|c| c.kind), Some(CtxKind::Vanilla { .. })) {
            return false;
        }
        let inner = self.stack[..len - 1].iter().rev();
        let outer = inner.map(|c| c.kind).find(|k| !matches!(k, CtxKind::Seq { .. } | CtxKind::Do | CtxKind::For));
        outer == Some(CtxKind::Paren(Tok::LBrace))
    }

    /// `in`, `done`, `end` and closing brackets whose partner is innermost.
    fn balanced(&mut self, at: Delayed) -> Option<Step> {
        let token = at.token;
        let top = self.top()?.kind;
        match (token.kind, top) {
            (Tok::In, _) if self.is_join_in(self.stack.len()) => Some(self.emit(token)),
            (Tok::In, CtxKind::Let { block }) => {
                self.pop();
                self.delay_dummy(&token);
                Some(self.emit(if block { Token { flags: flag::WRITTEN, ..token.retag(Tok::DeclEnd) } } else { token }))
            }
            (Tok::Done, CtxKind::Do) => {
                self.pop();
                self.delay(Token { flags: flag::WRITTEN, ..token.retag(Tok::DeclEnd) });
                Some(Step::Again)
            }
            (Tok::InterpPart | Tok::InterpEnd, CtxKind::Paren(open)) if balances(open, token.kind) => {
                self.pop();
                if token.kind == Tok::InterpPart {
                    self.open_hole(&token);
                }
                Some(self.emit(token))
            }
            (_, CtxKind::Paren(open)) if closes_bracket(&token) && balances(open, token.kind) => {
                self.pop();
                self.delay_dummy(&token);
                Some(self.emit(token))
            }
            (Tok::End, CtxKind::WithAsAugment) if token.col >= self.top().map_or(0, |c| c.pos.col) => {
                self.pop();
                self.delay_dummy(&token);
                Some(self.emit(Token { flags: flag::WRITTEN, ..token.retag(Tok::DeclEnd) }))
            }
            _ => None,
        }
    }

    /// Opens the contexts of a hole in an interpolated string.
    pub(super) fn open_hole(&mut self, token: &Token) {
        let (line, col) = self.parts.get(token.aux as usize).map_or((token.line, token.col), |p| p.end);
        self.push(CtxKind::Paren(token.kind), Pos { line, col }, token);
        self.push_block(token, BlockEnd::None);
    }

    /// The name after `namespace`, and what ends it.
    fn namespace_head(&mut self, at: Delayed, top: Ctx, prev: Tok) -> Step {
        let token = at.token;
        let inside = top.pos.col < token.col;
        let continues = match (prev, token.kind) {
            (Tok::Namespace | Tok::Dot | Tok::Rec | Tok::Global, Tok::Rec | Tok::Ident | Tok::Global) => inside,
            (Tok::Ident, Tok::Dot) => inside,
            _ => false,
        };
        if continues {
            self.replace(CtxKind::NamespaceHead(token.kind), top.pos);
            return self.emit(token);
        }
        self.pop();
        if token.kind == Tok::Eof {
            return self.emit(token);
        }
        self.push(CtxKind::NamespaceBody, top.pos, &token);
        let opened = self.try_push(CtxKind::Seq { first: true, end: BlockEnd::Both }, Pos::of(&token), &token, false);
        self.delayed.push(at);
        if opened {
            self.delay(token.before(Tok::BlockBegin));
        }
        Step::AgainPlain
    }

    /// The name after `module`, and what ends it.
    fn module_head(&mut self, at: Delayed, top: Ctx) -> Step {
        let CtxKind::ModuleHead { prev, in_attributes, nested } = top.kind else {
            return Step::Again;
        };
        let token = at.token;
        let head = |prev: Tok, in_attributes: bool| CtxKind::ModuleHead { prev, in_attributes, nested };
        if top.pos.col < token.col {
            if in_attributes {
                if token.kind == Tok::GreaterRBrack {
                    self.replace(head(prev, false), top.pos);
                }
                return self.emit(token);
            }
            match (prev, token.kind) {
                (Tok::Module, Tok::Public | Tok::Private | Tok::Internal) => return self.emit(token),
                (Tok::Module, Tok::Global)
                | (Tok::Module | Tok::Rec | Tok::Dot, Tok::Rec | Tok::Ident)
                | (Tok::Ident, Tok::Dot) => {
                    self.replace(head(token.kind, false), top.pos);
                    return self.emit(token);
                }
                (Tok::Module, Tok::LBrackLess) => {
                    self.replace(head(prev, true), top.pos);
                    return self.emit(token);
                }
                _ => {}
            }
        }
        self.pop();
        if matches!(token.kind, Tok::Equals | Tok::Colon) {
            self.push(CtxKind::ModuleBody { whole_file: false }, top.pos, &token);
            self.push_block(&token, BlockEnd::Both);
            return self.emit(token);
        }
        if self.stack.len() != 1 {
            // `module M` without `=` inside something else: the parser reports it.
            return self.insert(at, Tok::BlockSep);
        }
        if token.kind == Tok::Eof {
            return self.emit(token);
        }
        self.push(CtxKind::ModuleBody { whole_file: true }, top.pos, &token);
        self.delayed.push(at);
        self.push_block(&token, BlockEnd::Both);
        Step::AgainPlain
    }

    /// A token inside a block: left of it, at its column, or further in.
    fn seq_item(&mut self, at: Delayed, top: Ctx, first: bool, end: BlockEnd, use_block_rule: bool) -> Option<Step> {
        let token = at.token;
        let outer = self.below(1);
        let outer_kind = outer.map(|c| c.kind);
        let whole_body = matches!(outer_kind, Some(CtxKind::NamespaceBody | CtxKind::ModuleBody { whole_file: true }));
        let semi_semi = token.kind == Tok::SemiSemi;
        if semi_semi && !whole_body || token.col + block_grace(at, top, outer) < top.pos.col {
            self.pop();
            return Some(match end {
                BlockEnd::Both => self.insert(at, Tok::BlockEnd),
                BlockEnd::Right => self.insert(at, Tok::RightBlockEnd),
                BlockEnd::None => self.again(at),
            });
        }
        if !first && token.kind == Tok::GreaterRBrack {
            // What follows attributes belongs to the same item.
            self.replace(CtxKind::Seq { first: true, end }, top.pos);
            self.delayed.push(at);
            return Some(Step::AgainPlain);
        }
        if !use_block_rule {
            return None;
        }
        if first {
            self.replace(CtxKind::Seq { first: false, end }, top.pos);
            self.delayed.push(at);
            return Some(Step::AgainPlain);
        }
        let continues = match outer_kind {
            Some(CtxKind::NamespaceBody) => token.kind == Tok::Namespace,
            Some(CtxKind::Type { .. }) => continues_type_item(at),
            _ => continues_item(at),
        };
        if !continues && token.col == top.pos.col && token.line != top.pos.line {
            self.replace(CtxKind::Seq { first: true, end }, top.pos);
            return Some(self.insert(at, Tok::BlockSep));
        }
        None
    }

    /// Whether the token stands left of the innermost context, which is no block.
    fn is_offside(&mut self, at: Delayed, top: Ctx) -> bool {
        let token = at.token;
        let semi_semi = token.kind == Tok::SemiSemi;
        // Tokens that may stand exactly at the context's column.
        let at_column = match top.kind {
            CtxKind::Vanilla { .. } | CtxKind::MemberBody | CtxKind::Fun | CtxKind::Function => false,
            CtxKind::Let { block: true } | CtxKind::WithAsLet => closes_aligned(at) || continues_block(at, &[Tok::And]),
            CtxKind::Do => continues_block(at, &[Tok::Done]),
            CtxKind::InterfaceHead => closes_aligned(at) || continues_block(at, &[Tok::End]),
            CtxKind::Type { .. } => {
                closes_aligned(at) || continues_block(at, &[Tok::RBrace, Tok::With, Tok::Bar, Tok::And, Tok::End])
            }
            CtxKind::ModuleBody { .. } | CtxKind::Exception | CtxKind::MemberHead | CtxKind::When | CtxKind::Else => {
                closes_aligned(at)
            }
            CtxKind::NamespaceBody => !matches!(token.kind, Tok::Eof | Tok::Namespace),
            CtxKind::If => {
                closes_aligned(at) || continues_block(at, &[Tok::Then, Tok::Else, Tok::Elif, Tok::End, Tok::RParen])
            }
            CtxKind::WithAsAugment => closes_aligned(at) || is_or_was(at, Tok::End),
            CtxKind::Match => closes_aligned(at) || continues_block(at, &[Tok::With]),
            CtxKind::For | CtxKind::While => closes_aligned(at) || continues_block(at, &[Tok::Done]),
            CtxKind::Try => closes_aligned(at) || continues_block(at, &[Tok::Finally, Tok::With]),
            CtxKind::Then => closes_aligned(at) || continues_block(at, &[]),
            CtxKind::MatchClauses { bar } => return semi_semi || self.leaves_rules(&token, top, bar),
            CtxKind::Let { block: false }
            | CtxKind::Paren(_)
            | CtxKind::Seq { .. }
            | CtxKind::NamespaceHead(_)
            | CtxKind::ModuleHead { .. } => return false,
        };
        let semi_closes = !matches!(top.kind, CtxKind::NamespaceBody | CtxKind::ModuleBody { whole_file: true });
        semi_semi && semi_closes || token.col + i32::from(at_column) <= top.pos.col
    }

    /// Rules may stand a little left of the first one; a `|` that is not quite aligned is reported.
    fn leaves_rules(&mut self, token: &Token, top: Ctx, bar: bool) -> bool {
        if token.kind != Tok::Bar {
            return token.col + if bar { -1 } else { 1 } < top.pos.col;
        }
        let leaves = token.col + if bar { 0 } else { 2 } < top.pos.col;
        let misaligned = token.col + if bar { 1 } else { 2 } < top.pos.col;
        if leaves != misaligned {
            let span = token.span(self.file);
            self.diags.push(diag::Diagnostic::error(
                "FS0058",
                span,
                "the '|' of this rule is not aligned with the rules above it",
            ));
        }
        leaves
    }
}

/// The token that the end of a context puts in.
pub(super) fn end_token(kind: CtxKind) -> Option<Tok> {
    match kind {
        CtxKind::Fun | CtxKind::MatchClauses { .. } | CtxKind::WithAsLet => Some(Tok::OEnd),
        CtxKind::WithAsAugment | CtxKind::Do | CtxKind::Let { block: true } => Some(Tok::DeclEnd),
        CtxKind::Seq { end: BlockEnd::Both, .. } => Some(Tok::BlockEnd),
        CtxKind::Seq { end: BlockEnd::Right, .. } => Some(Tok::RightBlockEnd),
        CtxKind::ModuleHead { nested: true, .. } => Some(Tok::BlockSep),
        _ => None,
    }
}

/// How far left of a block a token may stand without ending it.
fn block_grace(at: Delayed, top: Ctx, outer: Option<Ctx>) -> i32 {
    let token = at.token;
    match outer.map(|c| (c.kind, c.pos)) {
        // `A of string` may stand two columns right of the `|` of the cases after it.
        Some((CtxKind::Type { .. }, _)) if token.kind == Tok::Bar => 2,
        // Cases at the column of `type` end there when anything else comes.
        Some((CtxKind::Type { .. }, pos)) if top.pos.col == pos.col && !continues_type_item(at) => -1,
        Some((CtxKind::NamespaceBody, pos)) if top.pos.col == pos.col && token.kind == Tok::Namespace => -1,
        _ if is_infix(token.kind) => infix_length(&token) + 1,
        _ => 0,
    }
}

/// The token, or for a dummy the one that closed a context.
fn real_kind(at: Delayed) -> Tok {
    at.closed.unwrap_or(at.token.kind)
}

fn is_or_was(at: Delayed, kind: Tok) -> bool {
    real_kind(at) == kind
}

/// Whether a bracket was just closed here: it may stand at the column of the construct it closed in.
fn closes_aligned(at: Delayed) -> bool {
    at.closed.is_some_and(|kind| is_closing(kind) || kind == Tok::Greater)
}

/// Block tokens, and those given, may stand at the column of a construct without ending it.
fn continues_block(at: Delayed, kinds: &[Tok]) -> bool {
    let kind = real_kind(at);
    kinds.contains(&kind) || is_block_close(kind)
}

/// `|` and block tokens go on with an item of a type's body.
fn continues_type_item(at: Delayed) -> bool {
    let kind = real_kind(at);
    kind == Tok::Bar || kind == Tok::BlockBegin || is_block_close(kind)
}

/// Tokens at the column of a block that go on with the item before.
fn continues_item(at: Delayed) -> bool {
    let kind = real_kind(at);
    is_infix(kind)
        || is_block_close(kind)
        || matches!(
            kind,
            Tok::End
                | Tok::And
                | Tok::With
                | Tok::Then
                | Tok::RParen
                | Tok::RBrace
                | Tok::BarRBrace
                | Tok::RBrack
                | Tok::BarRBrack
                | Tok::RQuote
                | Tok::RQuoteRaw
        )
}
