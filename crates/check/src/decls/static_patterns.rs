//! `static let` with a pattern that is more than a name.

use syntax::ast::{self, Binding, Ident};
use tast::ExprKind;
use types::{Builtin, TyConId};

use crate::cx::{Cx, LocalEntry};
use crate::exprs::Want;
use crate::patterns::PatVars;

impl<'a> Cx<'a> {
    /// A pattern without its parentheses and annotations.
    pub(super) fn bare_pattern(&self, mut p: ast::PatId) -> ast::PatId {
        while let ast::PatKind::Paren(q) | ast::PatKind::Annotated(q, _) | ast::PatKind::Attributed(_, q) =
            &self.pt(p).kind
        {
            p = *q;
        }
        p
    }
    /// The names of the pattern become values of the type, set where the definition stands.
    pub(super) fn static_pattern(&mut self, b: &'a Binding, p: ast::PatId, id: TyConId) {
        if !self.tycon(id).params.is_empty() {
            return self.unsupported(b.span, "a pattern in a 'static let' of a generic type");
        }
        self.static_scope(id, |cx| {
            cx.start_body();
            cx.level = 1;
            let ty = cx.fresh();
            let annotated = cx.pattern_annotation(p, ty, b.ret);
            let rhs = cx.expr_want(b.body, Want { ty, flex: annotated });
            cx.level = 0;
            cx.lower(ty);
            let mut vars = PatVars::default();
            let pat = cx.pat(p, ty, &mut vars);
            let unit = Builtin::Unit.ty();
            let mut steps = vec![];
            for (name, local, span) in &vars.vars {
                let t = cx.body.locals[*local].ty;
                cx.lower(t);
                let is_mutable = b.is_mutable || cx.body.locals[*local].is_mutable;
                let v = cx.static_variable(id, Ident { name: *name, span: *span, quoted: false }, t, is_mutable);
                cx.name_in_class(id, *name, LocalEntry::Static(v), true);
                let value = cx.local_ref(*local, *span);
                steps.push(cx.mk(ExprKind::InitVal(v, value), unit, *span));
            }
            let last = cx.unit(b.span);
            let body = steps.into_iter().rev().fold(last, |rest, s| cx.mk(ExprKind::Seq(s, rest), unit, b.span));
            let arms = vec![tast::Arm { pat, guard: None, body }];
            let root = cx.mk(ExprKind::Match { scrutinee: rhs, arms }, unit, b.span);
            cx.push_init(root, b.span);
        });
    }
}
