//! Interpolated strings: text parts and holes (F# RFC FS-1001, FS-1132).

use base::{Span, Symbol};

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token};

impl Parser<'_> {
    /// `$"text {hole} text"`.
    pub(super) fn interpolated(&mut self) -> Parsed<ExprId> {
        self.nested(|p| {
            let first = p.bump();
            let mut parts = Vec::new();
            p.text_part(&first, &mut parts);
            let mut last = first;
            while matches!(last.kind, Tok::InterpBegin | Tok::InterpPart) {
                p.hole(&last, &mut parts)?;
                let next = p.tok();
                if !matches!(next.kind, Tok::InterpPart | Tok::InterpEnd) {
                    return Err(p.unexpected("'}' after the expression of an interpolated string"));
                }
                last = p.bump();
                p.text_part(&last, &mut parts);
            }
            let span = p.span_from(first.lo);
            Ok(p.mk_expr(ExprKind::Interpolated(parts), span))
        })
    }

    fn text_part(&mut self, token: &Token, parts: &mut Vec<InterpolationPart>) {
        let span = self.token_span(token);
        let units = self.parts.get(token.aux as usize).map_or_else(Vec::new, |p| p.units.clone());
        if !units.is_empty() {
            parts.push(InterpolationPart::Text(units, span));
        }
    }

    fn hole(&mut self, before: &Token, parts: &mut Vec<InterpolationPart>) -> Parsed<()> {
        let lo = before.hi;
        let specifier = self.parts.get(before.aux as usize).and_then(|p| p.specifier.clone());
        if self.at_any(&[Tok::InterpPart, Tok::InterpEnd]) {
            let span = self.span(lo, self.tok().lo);
            return Err(self.report("FS3382", span, "a hole of an interpolated string needs an expression"));
        }
        let expr = self.sequence()?;
        self.separators();
        let (expr, alignment) = self.split_alignment(expr);
        let format = if self.eat(Tok::Colon) {
            let token = self.expect(Tok::Ident, "a format such as 'F2', or one in double backticks")?;
            Some(token.sym.map_or("", Symbol::as_str).to_string())
        } else {
            None
        };
        let span = Span { hi: self.tok().lo.max(lo), ..self.span(lo, lo) };
        parts.push(InterpolationPart::Hole { expr, specifier, alignment, format, span });
        Ok(())
    }

    /// `{e,5}` reads as a pair whose second part is a number.
    fn split_alignment(&mut self, expr: ExprId) -> (ExprId, Option<i32>) {
        if let ExprKind::Tuple { items, is_struct: false } = &self.ast.exprs[expr].kind
            && let [value, width] = items[..]
            && let ExprKind::Literal(Literal::Int(IntKind::I32, width)) = self.ast.exprs[width].kind
            && let Ok(width) = i32::try_from(width)
        {
            return (value, Some(width));
        }
        (expr, None)
    }
}
