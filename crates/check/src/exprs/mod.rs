//! Expressions: syntax to typed tree (F# specification, section 6).
//!
//! Every form is checked against a [`Want`]: the type that the context asks for, and whether a value of
//! a subtype may be converted to it. Types flow in source order, as F#'s do, so that `x.Name` finds the type of `x`.

mod apply;
mod assign;
mod bindings;
mod collections;
mod control;
mod literals;
mod lookup;
mod loops;
mod native;
mod objects;
mod parens;
mod records;
mod values;
mod zero;

pub(crate) use apply::Delayed;
pub(crate) use bindings::mentions;

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E};
use tast::{Const, ExprId, ExprKind, TyConKind};
use types::{Builtin, Constraint, Ty, TyKind};

use crate::cx::{Cx, LocalEntry};
use crate::infer::Cons;

/// What the context of an expression asks for.
#[derive(Clone, Copy)]
pub(crate) struct Want {
    /// The type.
    pub ty: Ty,
    /// Whether a conversion to it may be inserted.
    pub flex: bool,
}

impl Want {
    /// Exactly this type.
    pub fn exact(ty: Ty) -> Want {
        Want { ty, flex: false }
    }
}

/// Nesting of expressions beyond which checking gives up.
const MAX_NESTING: u32 = 12_000;

impl<'a> Cx<'a> {
    /// A type that may be converted to when it is already known.
    pub fn flexible(&self, ty: Ty) -> Want {
        Want { ty, flex: !self.is_var(ty) }
    }
    /// Checks an expression against exactly a type.
    pub fn expr(&mut self, id: ast::ExprId, ty: Ty) -> ExprId {
        self.expr_want(id, Want::exact(ty))
    }
    /// Checks an expression whose type is not known.
    pub fn infer_expr(&mut self, id: ast::ExprId) -> (ExprId, Ty) {
        let ty = self.fresh();
        let e = self.expr(id, ty);
        (e, self.ty_of(e))
    }
    /// Makes the expression fit what is wanted.
    pub fn finish(&mut self, e: ExprId, want: Want, span: Span) -> ExprId {
        let mut e = e;
        let mut got = self.ty_of(e);
        if self.is_byref(got) && !self.keep_byref && !self.is_byref(want.ty) {
            e = self.deref(e, span);
            got = self.ty_of(e);
        }
        if want.flex {
            return self.coerce(e, want.ty, span);
        }
        self.expect(want.ty, got, span);
        e
    }
    /// The value that a byref points to.
    pub fn deref(&mut self, e: ExprId, span: Span) -> ExprId {
        let t = self.shallow(self.ty_of(e)).as_con().and_then(|(_, a)| a.first().copied()).unwrap_or_else(Ty::error);
        self.mk(ExprKind::Deref(e), t, span)
    }
    /// Converts to a type: nothing, an upcast, or one of F#'s widening conversions.
    pub fn coerce(&mut self, e: ExprId, to: Ty, span: Span) -> ExprId {
        let (from, to) = (self.shallow(self.ty_of(e)), self.shallow(to));
        if from == to {
            return e;
        }
        if self.writes_what_is_read(from, to) {
            self.mismatch(to, from, span);
            return self.bad(span);
        }
        if let Some(up) = self.try_upcast(e, from, to, span) {
            return up;
        }
        if let Some(wide) = self.try_widen(e, from, to, span) {
            return wide;
        }
        self.expect(to, from, span);
        e
    }
    fn try_upcast(&mut self, e: ExprId, from: Ty, to: Ty, span: Span) -> Option<ExprId> {
        let (to_id, _) = to.as_con()?;
        if let TyKind::Infer(_) = from.kind()
            && !self.is_library
            && matches!(self.tycon(to_id).kind, TyConKind::Interface)
            && let ExprKind::Local(l, _) = self.body.exprs[e].kind
            && self.body.locals[l].params.is_empty()
        {
            // A name of unknown type where an interface is wanted may come to have a type that implements it.
            let c = types::Constraint::Subtype(to);
            let done = self.constrain(from, crate::infer::Cons::Simple(c, span)).is_ok();
            return done.then(|| self.mk(ExprKind::Upcast(e), to, span));
        }
        if matches!(from.kind(), TyKind::Infer(_) | TyKind::Error) {
            return None;
        }
        if from.as_con().is_some_and(|(id, _)| id == to_id) {
            return None;
        }
        let open = to.builtin() == Some(Builtin::Obj)
            || to.builtin() == Some(Builtin::Exn)
            || matches!(self.tycon(to_id).kind, TyConKind::Class(_) | TyConKind::Interface | TyConKind::Opaque);
        if !open || !matches!(self.subsumes(from, to), Ok(true)) {
            return None;
        }
        Some(self.mk(ExprKind::Upcast(e), to, span))
    }
    /// `int` to `int64`, `nativeint` and `float`, and user-defined implicit conversions, where the type is known.
    fn try_widen(&mut self, e: ExprId, from: Ty, to: Ty, span: Span) -> Option<ExprId> {
        if from.builtin() == Some(Builtin::Int32)
            && matches!(to.builtin(), Some(Builtin::Int64 | Builtin::IntPtr | Builtin::Double))
            && from.as_con().is_some_and(|(_, a)| a.is_empty())
            && to.as_con().is_some_and(|(_, a)| a.is_empty())
        {
            let op = Symbol::intern("convert");
            return Some(self.mk(ExprKind::Intrinsic { op, types: vec![], args: vec![e] }, to, span));
        }
        if matches!(from.kind(), TyKind::Infer(_) | TyKind::Error) {
            return None;
        }
        let name = Symbol::intern("op_Implicit");
        for t in [to, from] {
            let Some((id, _)) = t.as_con() else { continue };
            for m in self.own_members(id, name) {
                let (ty, targs) = self.member_instance(m, t, span);
                let Some((a, r)) = ty.as_fun() else { continue };
                let fits = self.probe(|cx| cx.unify(a, from).is_ok() && cx.unify(r, to).is_ok());
                if fits {
                    let _ = self.unify(a, from);
                    let _ = self.unify(r, to);
                    let f = self.mk(ExprKind::Val(m, targs), ty, span);
                    return Some(self.mk(ExprKind::Apply { func: f, args: vec![e], direct: false }, to, span));
                }
            }
        }
        None
    }

    /// Checks an expression.
    pub fn expr_want(&mut self, id: ast::ExprId, want: Want) -> ExprId {
        self.nesting += 1;
        let keep = std::mem::replace(&mut self.keep_next, false);
        let keep = std::mem::replace(&mut self.keep_byref, keep);
        let span = self.span(id);
        let r = if self.nesting > MAX_NESTING {
            self.error("FF9011", span, "This expression is nested too deeply.");
            self.bad(span)
        } else {
            self.expr_form(id, want, span)
        };
        if matches!(self.ty_of(r).kind(), TyKind::Error) && self.is_var(want.ty) {
            // Nothing more is said about what depends on a mistake.
            let _ = self.unify(want.ty, Ty::error());
        }
        self.nesting -= 1;
        self.keep_byref = keep;
        r
    }
    fn expr_form(&mut self, id: ast::ExprId, want: Want, span: Span) -> ExprId {
        let node = self.ex(id);
        match &node.kind {
            E::Literal(lit) => self.literal_expr(lit, want, span),
            E::Ident(_)
            | E::Dot(..)
            | E::App { .. }
            | E::TypeApp(..)
            | E::Index { .. }
            | E::Typar(_)
            | E::LambdaHole => self.chain(id, want),
            E::Infix { op, lhs, rhs } => self.infix(*op, *lhs, *rhs, want, span),
            E::Prefix { op, expr } => self.prefix(*op, *expr, want, span),
            E::Paren(inner) => self.expr_want(*inner, want),
            E::Tuple { items, is_struct } => self.tuple(items, *is_struct, want, span),
            E::ListOrArray { is_array, body } => self.list_or_array(*is_array, *body, want, span),
            E::Range { start, step, end } => self.range_seq(*start, *step, *end, want, span),
            E::Record { inherit, copy, fields } => self.record(inherit.as_ref(), *copy, fields, want, span),
            E::AnonRecord { is_struct, copy, fields } => self.anon_record(*is_struct, *copy, fields, want, span),
            E::ObjectExpr { ty, arg, base_name, members } => {
                self.object_expr(*ty, *arg, base_name.as_ref(), members, want, span)
            }
            E::Computation { builder, body } => self.computation(*builder, *body, want, span),
            E::Lambda { params, body } => self.lambda(params, *body, want, span),
            E::Function(arms) => self.function(arms, want, span),
            E::Shorthand(body) => self.shorthand(*body, want, span),
            E::Match { expr, arms, bang: false } => self.match_expr(*expr, arms, want, span),
            E::If { cond, then, els } => self.if_expr(*cond, *then, *els, want, span),
            E::While { cond, body, bang: false } => self.while_expr(*cond, *body, want, span),
            E::ForTo { var, from, to, down, body } => self.for_to(*var, (*from, *to), *down, *body, want, span),
            E::ForIn { pat, expr, body, .. } => self.for_in(*pat, *expr, *body, want, span),
            E::Let { is_rec, bindings, body } => self.let_expr(*is_rec, bindings, *body, want, span),
            E::Do(e) => {
                let e = self.statement(*e);
                self.finish(e, want, span)
            }
            E::Sequential(a, b) => self.sequential(*a, *b, want),
            E::Then(a, b) => self.then_expr(*a, *b, want, span),
            E::TryWith { body, arms } => self.try_with(*body, arms, want, span),
            E::TryFinally { body, finalizer } => self.try_finally(*body, *finalizer, want, span),
            E::Assign(lhs, rhs) => {
                let e = self.assign(*lhs, *rhs, span);
                self.finish(e, want, span)
            }
            E::Annotated(e, t) => {
                let t = self.ty_expr(*t);
                let e = self.expr_want(*e, Want { ty: t, flex: true });
                self.finish(e, want, span)
            }
            E::Upcast(e, t) => self.upcast(*e, *t, want, span),
            E::Downcast(e, t) => self.downcast(*e, *t, want, span),
            E::TypeTest(e, t) => self.type_test(*e, *t, want, span),
            E::InferredUpcast(e) => {
                let (e, _) = self.infer_expr(*e);
                self.upcast_to(e, want.ty, span)
            }
            E::InferredDowncast(e) => {
                let (e, from) = self.infer_expr(*e);
                self.check_type_test(from, want.ty, span);
                self.body.after.push(crate::cx::After::Downcast { from, to: want.ty, span });
                self.mk(ExprKind::Downcast(e), want.ty, span)
            }
            E::Null => {
                if self.constrain(want.ty, Cons::Simple(Constraint::Null, span)).is_err() {
                    self.reason = None;
                    let t = self.show(want.ty);
                    self.error("FS0043", span, format!("The type '{t}' does not have 'null' as a proper value"));
                }
                self.constant(Const::Default, want.ty, span)
            }
            E::New(t, arg) => self.new_object(*t, *arg, want, span),
            E::Lazy(e) => self.lazy_expr(*e, want, span),
            E::Assert(e) => self.assert_expr(*e, want, span),
            E::Fixed(e) => self.fixed_expr(*e, want, span),
            E::AddressOf { expr, native } => self.address_of(*expr, *native, want, span),
            E::Interpolated(parts) => self.interpolated(parts, want, span),
            E::Quotation { .. } => {
                self.error(
                    "FF2001",
                    span,
                    "Quotations cannot exist in a native program: there is nothing at run time that could read them.",
                );
                self.bad(span)
            }
            E::Dynamic(a, b) => self.dynamic(*a, *b, want, span),
            E::TraitCall { support, member, arg } => self.trait_call(support, member, *arg, want, span),
            E::Base(_) => {
                self.error("FS0405", span, "'base' values may only be used to make direct calls to the base implementations of overridden members.");
                self.bad(span)
            }
            E::InlineIl { code, type_args, args, ret } => self.intrinsic(code, type_args, args, *ret, want, span),
            E::Slice(..) | E::FromEnd(_) => {
                self.error("FS0010", span, "A slice can only stand inside an index.");
                self.bad(span)
            }
            E::Yield(e) | E::Return(e) | E::YieldBang(e) | E::ReturnBang(e) => {
                let code = if matches!(node.kind, E::Yield(_) | E::YieldBang(_)) { "FS0747" } else { "FS0748" };
                let text = if code == "FS0747" {
                    "This construct may only be used within list, array and sequence expressions, e.g. expressions of the form 'seq { ... }', '[ ... ]' or '[| ... |]'. These use the syntax 'for ... in ... do ... yield...' to generate elements"
                } else {
                    "This construct may only be used within computation expressions. To return a value from an ordinary function simply write the expression without 'return'."
                };
                self.error(code, span, text);
                let _ = e;
                self.bad(span)
            }
            E::LetBang { .. } | E::DoBang(_) | E::Match { .. } | E::While { .. } => {
                self.error("FS0750", span, "This construct may only be used within computation expressions");
                self.bad(span)
            }
            E::Error => match self.choices.get(&id).copied() {
                Some((e, statement, element)) => {
                    let chosen = self.choose(e, statement, element);
                    self.expr_want(chosen, want)
                }
                None => self.bad(span),
            },
        }
    }

    /// Argument and result of a function type, which the type is made to be.
    pub fn expect_fun(&mut self, t: Ty, span: Span) -> (Ty, Ty) {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Fun(a, r) => (*a, *r),
            TyKind::Error => (Ty::error(), Ty::error()),
            _ => {
                let (a, r) = (self.fresh(), self.fresh());
                let f = Ty::fun(a, r);
                self.expect(t, f, span);
                (a, r)
            }
        }
    }
    /// Argument and result of the type that a lambda is expected to have.
    pub fn expect_lambda(&mut self, t: Ty, span: Span) -> (Ty, Ty) {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Fun(a, r) => (*a, *r),
            TyKind::Error => (Ty::error(), Ty::error()),
            _ => {
                let (a, r) = (self.fresh(), self.fresh());
                let fits = self.unify(t, Ty::fun(a, r)).is_ok();
                if !fits {
                    let text = self.show(t);
                    self.reason = None;
                    let message = if matches!(t.kind(), TyKind::Infer(_)) {
                        "A function stands here, but the type that is expected cannot be a function: functions cannot be compared.".to_string()
                    } else {
                        format!("A function with so many arguments stands here, but a '{text}' is expected.")
                    };
                    self.error("FS0002", span, message);
                    return (Ty::error(), Ty::error());
                }
                (a, r)
            }
        }
    }
    fn tuple(&mut self, items: &[ast::ExprId], is_struct: bool, want: Want, span: Span) -> ExprId {
        let shape = self.shallow(want.ty);
        // A tuple without `struct` is one where a struct tuple is known to be wanted.
        let (tys, is_struct): (Vec<Ty>, bool) = match shape.kind() {
            TyKind::Tuple(ts, s) if (*s || !is_struct) && ts.len() == items.len() => (ts.to_vec(), *s),
            _ => (self.fresh_n(items.len()), is_struct),
        };
        let ty = Ty::new(TyKind::Tuple(tys.clone().into(), is_struct));
        if !want.flex {
            self.expect(want.ty, ty, span);
        }
        let items = items.iter().zip(tys).map(|(i, t)| {
            let w = self.flexible(t);
            self.expr_want(*i, w)
        });
        let items: Vec<ExprId> = items.collect();
        let e = self.mk(ExprKind::Tuple(items), ty, span);
        if want.flex { self.coerce(e, want.ty, span) } else { e }
    }
    fn lambda(&mut self, params: &[ast::PatId], body: ast::ExprId, want: Want, span: Span) -> ExprId {
        let fun_ty = self.shallow(want.ty);
        let mark = self.mark();
        self.depth += 1;
        let convertible = want.flex && self.is_convertible_from_function(fun_ty);
        let mut ty = if convertible { self.fresh() } else { want.ty };
        let whole = ty;
        let mut read = vec![];
        let mut vars = crate::patterns::PatVars::default();
        for p in params {
            let (a, r) = self.expect_lambda(ty, span);
            read.push(self.param(*p, a, &mut vars));
            ty = r;
        }
        self.bind_vars(&vars);
        let w = self.flexible(ty);
        let body = self.expr_want(body, w);
        let body = self.match_params(&read, body);
        self.depth -= 1;
        self.leave(mark);
        let params = read.into_iter().map(|r| r.0).collect();
        let e = self.mk(ExprKind::Lambda { params, body }, whole, span);
        if whole == want.ty { e } else { self.finish(e, want, span) }
    }
    /// A parameter: its local, and the pattern that takes it apart if it is no plain name.
    pub fn param(
        &mut self,
        p: ast::PatId,
        ty: Ty,
        vars: &mut crate::patterns::PatVars,
    ) -> (tast::LocalId, Option<tast::PatId>) {
        let pat = self.pat(p, ty, vars);
        let ty = self.body.pats[pat].ty;
        match self.body.pats[pat].kind {
            tast::PatKind::Bind(local, None) => (local, None),
            tast::PatKind::Wild => {
                let span = self.body.pats[pat].span;
                (self.new_local(Symbol::intern("_"), ty, span), None)
            }
            _ => {
                let span = self.body.pats[pat].span;
                (self.temp(ty, span), Some(pat))
            }
        }
    }
    /// Wraps a body in the matches of its pattern parameters.
    pub fn match_params(&mut self, params: &[(tast::LocalId, Option<tast::PatId>)], body: ExprId) -> ExprId {
        params.iter().rev().fold(body, |body, (local, pat)| match pat {
            None => body,
            Some(pat) => {
                let (ty, span) = (self.ty_of(body), self.body.pats[*pat].span);
                let scrutinee = self.local_ref(*local, span);
                let arms = vec![tast::Arm { pat: *pat, guard: None, body }];
                self.mk(ExprKind::Match { scrutinee, arms }, ty, span)
            }
        })
    }
    /// Whether a function may stand where the type is expected: `obj`, or a type with a conversion.
    fn is_convertible_from_function(&self, t: Ty) -> bool {
        match t.kind() {
            TyKind::Con(id, _) => {
                t.builtin() == Some(Builtin::Obj)
                    || matches!(self.tycon(*id).kind, TyConKind::Delegate(..))
                    || !self.own_members(*id, Symbol::intern("op_Implicit")).is_empty()
            }
            _ => false,
        }
    }
    fn shorthand(&mut self, body: ast::ExprId, want: Want, span: Span) -> ExprId {
        let (a, r) = self.expect_lambda(want.ty, span);
        self.depth += 1;
        let local = self.temp(a, span);
        self.holes.push(local);
        let body = self.expr(body, r);
        self.holes.pop();
        self.depth -= 1;
        self.mk(ExprKind::Lambda { params: vec![local], body }, want.ty, span)
    }
    /// A statement: its value must be unit, or a warning says that it is dropped.
    pub fn statement(&mut self, id: ast::ExprId) -> ExprId {
        let ty = self.fresh();
        let e = self.expr(id, ty);
        let ty = self.shallow(self.ty_of(e));
        let span = self.span(id);
        match ty.kind() {
            TyKind::Infer(_) => {
                let _ = self.unify(ty, Builtin::Unit.ty());
            }
            TyKind::Error => {}
            _ if ty.builtin() == Some(Builtin::Unit) => {}
            _ => {
                self.warn_dropped(id, ty, span);
                let u = self.unit(span);
                return self.mk(ExprKind::Seq(e, u), Builtin::Unit.ty(), span);
            }
        }
        e
    }
    fn warn_dropped(&mut self, id: ast::ExprId, ty: Ty, span: Span) {
        let t = self.show(ty);
        let node = self.ex(id);
        if let E::Infix { op, .. } = &node.kind
            && op.name.as_str() == "="
        {
            self.warning("FS0020", span, format!("The result of this equality expression has type '{t}' and is implicitly discarded. Consider using 'let' to bind the result to a name, e.g. 'let result = expression'."));
            return;
        }
        if matches!(self.shallow(ty).kind(), TyKind::Fun(..)) {
            self.warning(
                "FS0193",
                span,
                "This expression is a function value, i.e. is missing arguments. Its type is ".to_string() + &t + ".",
            );
            return;
        }
        let text = format!(
            "The result of this expression has type '{t}' and is implicitly ignored. Consider using 'ignore' to discard this value explicitly, e.g. 'expr |> ignore', or 'let' to bind the result to a name, e.g. 'let result = expr'."
        );
        let mut d = diag::Diagnostic::warning("FS0020", span, text);
        // Behind other forms `|> ignore` would belong to their last part.
        if matches!(node.kind, E::App { .. } | E::Ident(_) | E::Dot { .. } | E::Paren(_)) {
            d = d.edit(span.end(), " |> ignore");
        }
        self.report(d);
    }
    fn sequential(&mut self, a: ast::ExprId, b: ast::ExprId, want: Want) -> ExprId {
        let mut first = vec![self.statement(a)];
        let mut rest = b;
        loop {
            let node = self.ex(rest);
            let E::Sequential(x, y) = &node.kind else { break };
            first.push(self.statement(*x));
            rest = *y;
        }
        let last = self.expr_want(rest, want);
        first.into_iter().rev().fold(last, |rest, e| {
            let (ty, span) = (self.ty_of(rest), self.body.exprs[e].span);
            self.mk(ExprKind::Seq(e, rest), ty, span)
        })
    }
    /// A mutable local that an inner function uses becomes a cell, unless it is a byref.
    pub fn note_capture(&mut self, l: tast::LocalId, span: Span) {
        let local = &self.body.locals[l];
        if !local.is_mutable || self.body.depths[l.0 as usize] >= self.depth {
            return;
        }
        if self.is_byref(local.ty) {
            let name = local.name;
            self.error("FS0406", span, format!("The byref-typed variable '{name}' is used in an invalid way. Byrefs cannot be captured by closures or passed to inner functions."));
            return;
        }
        self.body.boxed.insert(l);
    }
    /// A local variable in an expression.
    pub fn local_expr(&mut self, l: tast::LocalId, span: Span) -> ExprId {
        self.note_capture(l, span);
        if self.this == Some(l)
            && self.depth > 0
            && self
                .this_tycon
                .is_some_and(|t| self.tycon(t).is_struct && matches!(self.tycon(t).kind, TyConKind::Class(_)))
        {
            let name = self.body.locals[l].name;
            self.error("FS0406", span, format!("The byref-typed variable '{name}' is used in an invalid way. Byrefs cannot be captured by closures or passed to inner functions."));
        }
        let local = &self.body.locals[l];
        let params = local.params.clone();
        let ty = local.ty;
        let args = self.instantiate(&params, span);
        let ty = ty.subst(&|v| params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
        let e = self.mk(ExprKind::Local(l, args), ty, span);
        self.body.rec_uses.push((e, l));
        e
    }
    /// An entry of a local name as an expression.
    pub fn entry_expr(&mut self, entry: &LocalEntry, span: Span) -> ExprId {
        match entry {
            LocalEntry::Var(l) => self.local_expr(*l, span),
            LocalEntry::Static(v) => self.static_expr(*v, span),
            LocalEntry::Field { tycon, index, .. } => self.class_field(*tycon, *index, span),
            LocalEntry::CtorParam { tycon, index } => {
                self.captured_params.insert((*tycon, *index));
                self.class_field(*tycon, *index, span)
            }
            LocalEntry::Method(v) => self.class_function(*v, span),
        }
    }
}
