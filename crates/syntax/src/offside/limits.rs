//! Permitted undentations: how far to the left a new context may begin (F# specification, 15.1.9).
//!
//! In: the new context and the open ones. Out: the position that limits it and the least column allowed. A rule
//! looks at the new context and a few open ones, innermost first; many constructs impose no limit of their own and
//! leave the question to the ones around them.

use super::context::{Ctx, CtxKind, Pos, is_bracket};
use crate::token::Tok;

/// What a rule decides.
enum Limit {
    /// Exactly at the context's column or right of it.
    At(Ctx),
    /// Right of the context's column.
    After(Ctx),
    /// As the contexts after dropping this many say.
    Outer(usize),
}

/// The limiting position and the least column for a new context.
pub(super) fn undentation_limit(new: CtxKind, new_pos: Pos, stack: &[Ctx]) -> (Pos, i32) {
    let mut stack = stack;
    // Inside a construct that imposes no limit, blocks and brackets impose none either.
    let mut strict = true;
    loop {
        let Some(top) = stack.last().copied() else {
            return (new_pos, -1);
        };
        let view = View { stack };
        let limit = loose(strict, top)
            .or_else(|| view.brackets(new, top))
            .or_else(|| view.constructs(new, top))
            .or_else(|| view.heads(new, top))
            .unwrap_or_else(|| default_limit(top));
        match limit {
            Limit::At(ctx) => return (ctx.pos, ctx.pos.col),
            Limit::After(ctx) => return (ctx.pos, ctx.pos.col + 1),
            Limit::Outer(drop) => {
                strict &= matches!(top.kind, CtxKind::Vanilla { .. });
                stack = &stack[..stack.len().saturating_sub(drop)];
            }
        }
    }
}

fn loose(strict: bool, top: Ctx) -> Option<Limit> {
    match top.kind {
        CtxKind::Vanilla { .. } => Some(Limit::Outer(1)),
        CtxKind::Seq { .. } | CtxKind::Paren(_) if !strict => Some(Limit::Outer(1)),
        _ => None,
    }
}

/// Where a context without a rule of its own stands.
fn default_limit(top: Ctx) -> Limit {
    match top.kind {
        CtxKind::InterfaceHead
        | CtxKind::NamespaceHead(_)
        | CtxKind::ModuleHead { .. }
        | CtxKind::Exception
        | CtxKind::ModuleBody { whole_file: false }
        | CtxKind::If
        | CtxKind::WithAsLet
        | CtxKind::Let { .. }
        | CtxKind::MemberHead
        | CtxKind::MemberBody => Limit::After(top),
        CtxKind::Paren(_)
        | CtxKind::For
        | CtxKind::When
        | CtxKind::While
        | CtxKind::Type { .. }
        | CtxKind::Match
        | CtxKind::ModuleBody { whole_file: true }
        | CtxKind::NamespaceBody
        | CtxKind::Try
        | CtxKind::MatchClauses { .. }
        | CtxKind::Seq { .. }
        | CtxKind::Do
        | CtxKind::Fun
        | CtxKind::Function
        | CtxKind::Then
        | CtxKind::Else
        | CtxKind::WithAsAugment
        | CtxKind::Vanilla { .. } => Limit::At(top),
    }
}

/// The leftmost of two contexts.
fn leftmost(a: Ctx, b: Ctx) -> Limit {
    Limit::At(if a.pos.col <= b.pos.col { a } else { b })
}

/// Kinds of the open contexts, innermost first.
struct View<'a> {
    stack: &'a [Ctx],
}

impl View<'_> {
    fn ctx(&self, depth: usize) -> Option<Ctx> {
        self.stack.len().checked_sub(depth + 1).map(|i| self.stack[i])
    }

    fn kind(&self, depth: usize) -> Option<CtxKind> {
        self.ctx(depth).map(|c| c.kind)
    }

    fn is_seq(&self, depth: usize) -> bool {
        self.kind(depth).is_some_and(CtxKind::is_seq)
    }

    fn bracket(&self, depth: usize) -> Option<Tok> {
        match self.kind(depth) {
            Some(CtxKind::Paren(tok)) => Some(tok),
            _ => None,
        }
    }

    /// `let x = (`, `begin match`, `f [` and so on.
    fn brackets(&self, new: CtxKind, top: Ctx) -> Option<Limit> {
        let new_block = matches!(new, CtxKind::Seq { first: true, .. });
        match top.kind {
            // `type T = .. do`, `module M = .. do`: the block of a `do` stands right of it.
            CtxKind::Do
                if new_block
                    && self.is_seq(1)
                    && matches!(self.kind(2), Some(CtxKind::Type { .. } | CtxKind::ModuleBody { .. })) =>
            {
                Some(Limit::After(top))
            }
            // `type T with` members stand right of `type`.
            CtxKind::WithAsAugment if new_block && matches!(self.kind(1), Some(CtxKind::Type { .. })) => {
                self.ctx(1).map(Limit::After)
            }
            // `(match` and `begin match` may go left to the bracket.
            CtxKind::Match if self.is_seq(1) && matches!(self.bracket(2), Some(Tok::Begin | Tok::LParen)) => {
                self.ctx(2).map(|paren| leftmost(top, paren))
            }
            CtxKind::MatchClauses { .. }
                if self.kind(1) == Some(CtxKind::Match)
                    && self.is_seq(2)
                    && matches!(self.bracket(3), Some(Tok::Begin | Tok::LParen)) =>
            {
                self.ctx(3).map(|paren| leftmost(top, paren))
            }
            CtxKind::Function if matches!(new, CtxKind::MatchClauses { .. }) => {
                // `let f = function` lets its rules stand at the column of `let`.
                if self.is_seq(1) && matches!(self.kind(2), Some(CtxKind::Let { .. })) {
                    self.ctx(2).map(Limit::At)
                } else {
                    Some(Limit::Outer(1))
                }
            }
            CtxKind::MatchClauses { .. } if matches!(self.kind(1), Some(CtxKind::Try | CtxKind::Match)) => {
                self.ctx(1).map(Limit::At)
            }
            // `fun ->` and brackets of expressions impose no limit of their own.
            CtxKind::Fun => Some(Limit::Outer(1)),
            CtxKind::Paren(tok) if is_bracket(tok) => Some(Limit::Outer(1)),
            CtxKind::Seq { .. } if self.bracket(1).is_some_and(is_bracket) => Some(Limit::Outer(2)),
            _ => None,
        }
    }

    /// `then`, `else`, `with`, `do`.
    fn constructs(&self, new: CtxKind, top: Ctx) -> Option<Limit> {
        match (new, top.kind) {
            // `if a then b else` may be followed by a block at the column of `if`.
            (CtxKind::Seq { .. }, CtxKind::Else) if self.kind(1) == Some(CtxKind::If) => self.ctx(1).map(Limit::At),
            (
                CtxKind::WithAsAugment,
                CtxKind::InterfaceHead | CtxKind::MemberHead | CtxKind::Exception | CtxKind::Type { .. },
            ) => Some(Limit::At(top)),
            (_, CtxKind::WithAsAugment | CtxKind::Then | CtxKind::Else | CtxKind::Do | CtxKind::Function) => {
                Some(Limit::Outer(1))
            }
            _ => None,
        }
    }

    /// `module M = struct`, `type C = class`, accessors, `if` chains and loops.
    fn heads(&self, new: CtxKind, top: Ctx) -> Option<Limit> {
        match (new, top.kind) {
            (_, CtxKind::Paren(Tok::Sig | Tok::Struct | Tok::Begin))
                if self.is_seq(1) && self.kind(2) == Some(CtxKind::ModuleBody { whole_file: false }) =>
            {
                self.ctx(2).map(Limit::After)
            }
            (_, CtxKind::Paren(Tok::Class | Tok::Struct | Tok::Interface))
                if self.is_seq(1) && matches!(self.kind(2), Some(CtxKind::Type { .. })) =>
            {
                self.ctx(2).map(Limit::After)
            }
            (_, CtxKind::WithAsLet) if self.kind(1) == Some(CtxKind::MemberHead) => self.ctx(1).map(Limit::After),
            (CtxKind::If | CtxKind::Else | CtxKind::Then, CtxKind::If) => Some(Limit::At(top)),
            (CtxKind::Do, CtxKind::For | CtxKind::While) => Some(Limit::At(top)),
            _ => None,
        }
    }
}
