//! Loops: `while`, `for .. to`, `for .. in` and the enumerators behind the last.

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E, Ident};
use tast::{ExprId, ExprKind, LoopKind, PatId, RangeSpec};
use types::{Builtin, Ty};

use super::{Delayed, Want};
use crate::cx::{Cx, LocalEntry};
use crate::patterns::PatVars;

impl<'a> Cx<'a> {
    /// `while c do body`
    pub fn while_expr(&mut self, cond: ast::ExprId, body: ast::ExprId, want: Want, span: Span) -> ExprId {
        let cond = self.condition(cond);
        let body = self.statement(body);
        let e = self.mk(ExprKind::While { cond, body }, Builtin::Unit.ty(), span);
        self.finish(e, want, span)
    }
    /// `for i = a to b do body`
    pub fn for_to(
        &mut self,
        var: Ident,
        (from, to): (ast::ExprId, ast::ExprId),
        down: bool,
        body: ast::ExprId,
        want: Want,
        span: Span,
    ) -> ExprId {
        let int = Builtin::Int32.ty();
        let start = self.expr(from, int);
        let end = self.expr(to, int);
        let step = down.then(|| self.constant(tast::Const::Int(-1), int, span));
        let mark = self.mark();
        let local = self.new_local(var.name, int, var.span);
        self.bind_name(var.name, LocalEntry::Var(local));
        let body = self.statement(body);
        self.leave(mark);
        let pat = self.mk_pat(tast::PatKind::Bind(local, None), int, var.span);
        let kind = Box::new(LoopKind::Range(RangeSpec { start, step, end }));
        let e = self.mk(ExprKind::For { kind, pat, body }, Builtin::Unit.ty(), span);
        self.finish(e, want, span)
    }
    /// `for p in e do body`
    pub fn for_in(&mut self, pat: ast::PatId, e: ast::ExprId, body: ast::ExprId, want: Want, span: Span) -> ExprId {
        let (kind, elem) = self.loop_over(e);
        let mark = self.mark();
        let pat = self.loop_pattern(pat, elem);
        let body = self.statement(body);
        self.leave(mark);
        let e = self.mk(ExprKind::For { kind: Box::new(kind), pat, body }, Builtin::Unit.ty(), span);
        self.finish(e, want, span)
    }
    /// The loop variable's pattern; its names are in scope afterwards.
    pub fn loop_pattern(&mut self, pat: ast::PatId, elem: Ty) -> PatId {
        let mut vars = PatVars::default();
        let p = self.pat(pat, elem, &mut vars);
        self.bind_vars(&vars);
        p
    }
    /// What a loop runs over, and the type of its elements.
    pub fn loop_over(&mut self, e: ast::ExprId) -> (LoopKind, Ty) {
        let node = self.ex(e);
        match &node.kind {
            E::Paren(inner) if matches!(self.ex(*inner).kind, E::Range { .. }) => return self.loop_over(*inner),
            E::Range { start, step, end } => {
                let (range, elem) = self.range_spec(*start, *step, *end);
                return (LoopKind::Range(range), elem);
            }
            _ => {}
        }
        let span = node.span;
        let (coll, mut ty) = self.infer_expr(e);
        self.weaken(&[ty]);
        ty = self.shallow(ty);
        if let Some((_, args)) = ty.as_con() {
            match (ty.builtin(), args) {
                (Some(Builtin::Array), [t]) => return (LoopKind::Array(coll), *t),
                (Some(Builtin::List), [t]) => return (LoopKind::List(coll), *t),
                (Some(Builtin::String), _) => return (LoopKind::String(coll), Builtin::Char.ty()),
                _ => {}
            }
        }
        self.enumerate(coll, ty, span)
    }
    /// An enumerator over any collection.
    pub fn enumerate(&mut self, coll: ExprId, ty: Ty, span: Span) -> (LoopKind, Ty) {
        let bad = |cx: &mut Self| {
            let e = cx.bad(span);
            (LoopKind::List(e), Ty::error())
        };
        if matches!(ty.kind(), types::TyKind::Error) {
            return bad(self);
        }
        if self.is_var(ty) {
            let elem = self.fresh();
            let seq = self.library_type("System.Collections.Generic.IEnumerable", &[elem]);
            self.expect(seq, ty, span);
            return self.enumerate(coll, seq, span);
        }
        let own = self.member_group(ty, Symbol::intern("GetEnumerator"), false);
        let seqs = self
            .find_tycon("System.Collections.Generic.IEnumerable", 1)
            .map_or(vec![], |id| self.supertypes_at(ty, id));
        if own.is_none() && seqs.is_empty() {
            let text = self.show(ty);
            self.error("FS0001", span, format!("The type '{text}' is not a type whose values can be enumerated with this syntax, i.e. is not compatible with either seq<_>, IEnumerable<_> or IEnumerable and does not have a GetEnumerator method"));
            return bad(self);
        }
        let (coll, _) = match seqs.first() {
            Some(s) => (self.up(coll, *s, span), *s),
            None => (coll, ty),
        };
        let get = self.call_named(coll, "GetEnumerator", span);
        let etype = self.ty_of(get);
        let enumerator = self.temp(etype, span);
        self.body.locals[enumerator].is_mutable = self.is_value_type(etype);
        let it = self.local_ref(enumerator, span);
        let move_next = self.call_named(it, "MoveNext", span);
        let it = self.local_ref(enumerator, span);
        let current = self.property_named(it, "Current", span);
        let elem = self.ty_of(current);
        let dispose = self.dispose_of(enumerator, span);
        (LoopKind::Enumerator { get, enumerator, move_next, current, dispose }, elem)
    }
    /// `e.Name()`
    pub fn call_named(&mut self, e: ExprId, name: &str, span: Span) -> ExprId {
        let arg = self.make_ex(E::Literal(ast::Literal::Unit), span);
        let mut delayed = vec![Delayed::App { arg, span }];
        let ty = self.fresh();
        let id = Ident { name: Symbol::intern(name), span, quoted: false };
        self.dot_then(e, id, &mut delayed, Want::exact(ty), span)
    }
    /// `e.Name`
    pub fn property_named(&mut self, e: ExprId, name: &str, span: Span) -> ExprId {
        let ty = self.fresh();
        let id = Ident { name: Symbol::intern(name), span, quoted: false };
        self.dot_then(e, id, &mut vec![], Want::exact(ty), span)
    }
    /// The call that releases a local, if its type has one.
    pub fn dispose_of(&mut self, local: tast::LocalId, span: Span) -> Option<ExprId> {
        let ty = self.body.locals[local].ty;
        let it = self.local_ref(local, span);
        let disposable = self.find_tycon("System.IDisposable", 0)?;
        let call = if self.supertypes_at(ty, disposable).is_empty() {
            self.member_group(ty, Symbol::intern("Dispose"), false)?;
            self.call_named(it, "Dispose", span)
        } else {
            let object = self.up(it, Ty::con(disposable, &[]), span);
            self.call_named(object, "Dispose", span)
        };
        if !self.admits_null(ty) {
            return Some(call);
        }
        let it = self.local_ref(local, span);
        let null = self.intrinsic_expr("is_null", vec![it], Builtin::Bool.ty(), span);
        let u = self.unit(span);
        Some(self.mk(ExprKind::If { cond: null, then: u, els: call }, Builtin::Unit.ty(), span))
    }
}
