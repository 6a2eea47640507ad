//! `{ .. }`, `{| .. |}`, `[ .. ]`, `[| .. |]`: records, copies, object expressions, computations, lists.

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token};

impl Parser<'_> {
    /// `[a; b]`, `[| a; b |]`, comprehensions and ranges.
    pub(super) fn list_or_array(&mut self) -> Parsed<ExprId> {
        let open = self.bump();
        let is_array = open.kind == Tok::LBrackBar;
        let close = if is_array { Tok::BarRBrack } else { Tok::RBrack };
        self.separators();
        let body = if self.at(close) { None } else { Some(self.typed_sequence()?) };
        self.separators();
        if !self.at(close) {
            return Err(self.unclosed(&open, close));
        }
        self.bump();
        let span = self.span_from(open.lo);
        Ok(self.mk_expr(ExprKind::ListOrArray { is_array, body }, span))
    }

    /// `f { .. }`: a computation of the builder `f`, or `f` applied to a record.
    pub(super) fn brace_argument(&mut self, func: ExprId) -> Parsed<ExprId> {
        let arg = self.nested(|p| p.brace_expr(Some(func)))?;
        if let ExprKind::Computation { builder: Some(_), .. } = self.ast.exprs[arg].kind {
            return Ok(arg);
        }
        // `f { X = 1 }.Y` applies to the qualified record.
        let (arg, _) = self.qualify(arg)?;
        let span = self.expr_span(func).to(self.expr_span(arg));
        Ok(self.mk_expr(ExprKind::App { func, arg, adjacent: false }, span))
    }

    /// A brace expression; one that is a computation gets the builder.
    pub(super) fn brace_expr(&mut self, builder: Option<ExprId>) -> Parsed<ExprId> {
        let open = self.bump();
        self.separators();
        if self.at(Tok::RBrace) {
            let body = self.missing_unit();
            self.bump();
            return Ok(self.computation(builder, body, &open));
        }
        if self.at(Tok::New) {
            return self.new_in_braces(builder, &open);
        }
        if self.at(Tok::Inherit) {
            return self.inherit_record(&open);
        }
        if self.at_field() {
            let fields = self.record_fields()?;
            self.close_brace(&open)?;
            let span = self.span_from(open.lo);
            return Ok(self.mk_expr(ExprKind::Record { inherit: None, copy: None, fields }, span));
        }
        let body = self.typed_sequence()?;
        self.after_brace_body(builder, body, &open)
    }

    /// `{ e with F = 1 }` or the end of a computation.
    fn after_brace_body(&mut self, builder: Option<ExprId>, body: ExprId, open: &Token) -> Parsed<ExprId> {
        if self.at(Tok::With) {
            let fields = self.copy_fields()?;
            self.close_brace(open)?;
            let span = self.span_from(open.lo);
            return Ok(self.mk_expr(ExprKind::Record { inherit: None, copy: Some(body), fields }, span));
        }
        self.close_brace(open)?;
        Ok(self.computation(builder, body, open))
    }

    fn computation(&mut self, builder: Option<ExprId>, body: ExprId, open: &Token) -> ExprId {
        let lo = builder.map_or(open.lo, |b| self.expr_span(b).lo);
        let span = self.span_from(lo);
        self.mk_expr(ExprKind::Computation { builder, body }, span)
    }

    fn close_brace(&mut self, open: &Token) -> Parsed<()> {
        self.separators();
        if !self.at(Tok::RBrace) {
            return Err(self.unclosed(open, Tok::RBrace));
        }
        self.bump();
        Ok(())
    }

    /// Whether `F =` or `M.F =` begins here.
    fn at_field(&self) -> bool {
        if !self.at_any(&[Tok::Ident, Tok::Global, Tok::Underscore]) {
            return false;
        }
        let mut ahead = 1;
        while self.peek(ahead).kind == Tok::Dot && self.peek(ahead + 1).kind == Tok::Ident {
            ahead += 2;
        }
        self.peek(ahead).kind == Tok::Equals
    }

    /// `F = e` separated by `;` or lines.
    fn record_fields(&mut self) -> Parsed<Vec<(LongIdent, ExprId)>> {
        let mut fields = Vec::new();
        loop {
            let name = self.long_ident("the name of a field")?;
            self.expect(Tok::Equals, "'=' after the name of a field")?;
            let value = self.field_value()?;
            fields.push((name, value));
            if !self.separators() || !self.at_any(&[Tok::Ident, Tok::Global]) {
                return Ok(fields);
            }
        }
    }

    fn field_value(&mut self) -> Parsed<ExprId> {
        if self.at(Tok::BlockBegin) {
            return self.block("the value of a field");
        }
        let value = self.expr()?;
        if !self.eat(Tok::Colon) {
            return Ok(value);
        }
        let ty = self.ty()?;
        let span = self.span_from(self.expr_span(value).lo);
        Ok(self.mk_expr(ExprKind::Annotated(value, ty), span))
    }

    /// `with F = e; ..` of a copy.
    fn copy_fields(&mut self) -> Parsed<Vec<(LongIdent, ExprId)>> {
        self.bump();
        self.separators();
        let block = self.eat(Tok::BlockBegin);
        let fields =
            if self.at_any(&[Tok::RBrace, Tok::BarRBrace, Tok::OEnd]) { Vec::new() } else { self.record_fields()? };
        if block {
            self.block_end("the fields of a record")?;
        }
        self.eat(Tok::OEnd);
        self.eat(Tok::DeclEnd);
        Ok(fields)
    }

    /// `{| .. |}` after an optional `struct` that began at `lo`.
    pub(super) fn anon_record(&mut self, is_struct: bool, lo: u32) -> Parsed<ExprId> {
        let open = self.bump();
        self.separators();
        let mut copy = None;
        let fields = if self.at(Tok::BarRBrace) {
            Vec::new()
        } else if self.at_field() {
            self.record_fields()?
        } else {
            copy = Some(self.expr()?);
            if !self.at(Tok::With) {
                return Err(self.unexpected("'with' or '=' in an anonymous record"));
            }
            self.copy_fields()?
        };
        self.separators();
        if !self.at(Tok::BarRBrace) {
            return Err(self.unclosed(&open, Tok::BarRBrace));
        }
        self.bump();
        let span = self.span_from(lo);
        Ok(self.mk_expr(ExprKind::AnonRecord { is_struct, copy, fields }, span))
    }

    /// `{ inherit T(x); F = 1 }` in a constructor.
    fn inherit_record(&mut self, open: &Token) -> Parsed<ExprId> {
        self.bump();
        let ty = self.new_type()?;
        let arg = if self.at(Tok::LParen) { Some(self.atom()?) } else { None };
        self.separators();
        let fields = if self.at(Tok::RBrace) { Vec::new() } else { self.record_fields()? };
        self.close_brace(open)?;
        let span = self.span_from(open.lo);
        Ok(self.mk_expr(ExprKind::Record { inherit: Some((ty, arg)), copy: None, fields }, span))
    }

    /// `{ new T(x) with member ..  interface I with .. }`.
    fn new_in_braces(&mut self, builder: Option<ExprId>, open: &Token) -> Parsed<ExprId> {
        let new = self.bump();
        let ty = self.new_type()?;
        let arg = if self.at(Tok::LParen) { Some(self.atom()?) } else { None };
        let base_name = if self.eat(Tok::As) { Some(self.self_ident()?) } else { None };
        self.separators();
        if !self.at_any(&[Tok::With, Tok::Interface]) && arg.is_some() && base_name.is_none() && !self.at(Tok::RBrace) {
            // `{ new T(x) |> f }` is a computation that begins with `new`.
            let span = self.span_from(new.lo);
            let first = self.mk_expr(ExprKind::New(ty, arg), span);
            let body = self.sequence_after(first)?;
            return self.after_brace_body(builder, body, open);
        }
        let mut members = Vec::new();
        if self.at(Tok::With) {
            members = self.object_members()?;
        }
        self.separators();
        while self.at(Tok::Interface) {
            let member = self.member_item()?;
            members.push(member);
            self.separators();
        }
        self.eat(Tok::DeclEnd);
        self.close_brace(open)?;
        let span = self.span_from(open.lo);
        Ok(self.mk_expr(ExprKind::ObjectExpr { ty, arg, base_name, members }, span))
    }
}
