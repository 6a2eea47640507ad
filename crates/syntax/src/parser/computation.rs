//! Sequences and the bindings in them: `a; b`, lines of a block, `let`, `use`, `let!`, `and!`.
//!
//! A block of a thousand lines is a chain a thousand deep; it is read by a loop into frames and folded from its end.

use base::Span;

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token, flag};

/// An item of a block that waits for the rest of the block.
enum Frame {
    Expr(ExprId),
    /// `a then b` in a constructor.
    Then(ExprId),
    Let {
        lo: u32,
        is_rec: bool,
        bindings: Vec<Binding>,
    },
    LetBang {
        lo: u32,
        is_use: bool,
        bindings: Vec<(PatId, Option<TypeId>, ExprId)>,
    },
}

impl Parser<'_> {
    /// Whether a binding or `do!`-like item begins here.
    pub(super) fn block_item_start(&self) -> bool {
        self.at_any(&[Tok::Let, Tok::Use, Tok::LetBang, Tok::UseBang])
    }

    /// Items separated by `;` or lines, up to the end of the block.
    pub(super) fn sequence(&mut self) -> Parsed<ExprId> {
        self.nested(|p| p.sequence_frames(None))
    }

    /// The rest of a sequence whose first operand has been read.
    pub(super) fn sequence_after(&mut self, first: ExprId) -> Parsed<ExprId> {
        self.sequence_frames(Some(first))
    }

    fn sequence_frames(&mut self, mut first: Option<ExprId>) -> Parsed<ExprId> {
        let mut frames = Vec::new();
        let last = loop {
            let token = self.tok();
            match token.kind {
                _ if first.is_some() => {}
                Tok::Let | Tok::Use => {
                    let frame = self.let_frame(&token)?;
                    frames.push(frame);
                    if self.ends_block() {
                        break self.block_ends_in_let(&token);
                    }
                    continue;
                }
                Tok::LetBang | Tok::UseBang => {
                    let frame = self.let_bang_frame(&token)?;
                    frames.push(frame);
                    if self.ends_block() {
                        return Err(self.unexpected_in("expression"));
                    }
                    continue;
                }
                _ => {}
            }
            let expr = match first.take() {
                Some(operand) => self.operators_after(operand, 0)?,
                None => self.expr()?,
            };
            if self.at(Tok::Then) {
                self.bump();
                let rest = self.block("the expression after 'then'")?;
                frames.push(Frame::Then(expr));
                break rest;
            }
            if !self.separators() || self.ends_block() || self.at(Tok::Colon) {
                break expr;
            }
            frames.push(Frame::Expr(expr));
        };
        Ok(self.fold_frames(frames, last))
    }

    fn fold_frames(&mut self, frames: Vec<Frame>, last: ExprId) -> ExprId {
        let mut body = last;
        for frame in frames.into_iter().rev() {
            let end = self.expr_span(body);
            let (kind, span) = match frame {
                Frame::Expr(expr) => (ExprKind::Sequential(expr, body), self.expr_span(expr).to(end)),
                Frame::Then(expr) => (ExprKind::Then(expr, body), self.expr_span(expr).to(end)),
                Frame::Let { lo, is_rec, bindings } => (ExprKind::Let { is_rec, bindings, body }, Span { lo, ..end }),
                Frame::LetBang { lo, is_use, bindings } => {
                    (ExprKind::LetBang { bindings, is_use, body }, Span { lo, ..end })
                }
            };
            body = self.mk_expr(kind, span);
        }
        body
    }

    /// Whether nothing more of this block comes.
    fn ends_block(&self) -> bool {
        let ends = self.ends_expression() && !self.at_any(&[Tok::BlockSep, Tok::Semi]);
        ends || self.starts_declaration()
    }

    /// Keywords of declarations and members, which stand in no sequence.
    pub(super) fn starts_declaration(&self) -> bool {
        self.at_any(&[
            Tok::Member,
            Tok::Override,
            Tok::Static,
            Tok::Abstract,
            Tok::Default,
            Tok::Val,
            Tok::Inherit,
            Tok::Interface,
            Tok::Type,
            Tok::Module,
            Tok::Namespace,
            Tok::Open,
            Tok::Exception,
        ])
    }

    fn block_ends_in_let(&mut self, keyword: &Token) -> ExprId {
        let span = self.token_span(keyword);
        let word = if matches!(keyword.kind, Tok::Use | Tok::UseBang) { "use" } else { "let" };
        self.report(
            "FS0588",
            span,
            format!("the block following this '{word}' is unfinished: it must end with an expression"),
        );
        self.missing_unit()
    }

    /// `let .. [in]` and the separators after it.
    fn let_frame(&mut self, keyword: &Token) -> Parsed<Frame> {
        let is_block = keyword.has(flag::BLOCK);
        self.bump();
        let is_rec = self.eat(Tok::Rec);
        let bindings = self.bindings(keyword.kind == Tok::Use, is_rec, Vec::new(), keyword)?;
        self.binding_end(is_block)?;
        Ok(Frame::Let { lo: keyword.lo, is_rec, bindings })
    }

    /// The end of a `let`: put in by the offside rule, or a written `in`.
    pub(super) fn binding_end(&mut self, is_block: bool) -> Parsed<()> {
        if is_block {
            if !self.eat(Tok::DeclEnd) {
                return Err(self.unexpected_in("binding"));
            }
        } else {
            self.expect(Tok::In, "'in' after a binding inside an expression")?;
        }
        self.separators();
        Ok(())
    }

    /// `let! p = e` with its `and!`s.
    fn let_bang_frame(&mut self, keyword: &Token) -> Parsed<Frame> {
        self.bump();
        let mut bindings = vec![self.bang_binding()?];
        self.binding_end(keyword.has(flag::BLOCK))?;
        while self.at(Tok::AndBang) {
            let and = self.bump();
            bindings.push(self.bang_binding()?);
            self.binding_end(and.has(flag::BLOCK))?;
        }
        Ok(Frame::LetBang { lo: keyword.lo, is_use: keyword.kind == Tok::UseBang, bindings })
    }

    fn bang_binding(&mut self) -> Parsed<(PatId, Option<TypeId>, ExprId)> {
        let pat = self.head_pattern()?;
        let ty = if self.eat(Tok::Colon) { Some(self.ty()?) } else { None };
        self.expect(Tok::Equals, "'=' after the pattern of a binding")?;
        let value = self.needed_body("the value after '='")?;
        Ok((pat, ty, value))
    }
}
