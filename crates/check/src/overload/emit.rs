//! The chosen call, built: arguments in the places of their parameters, omitted ones filled in, `out` arguments
//! returned, properties of the result set (F# specification, sections 8.13.4 to 8.13.7 and 14.4.2).

use base::Span;
use syntax::ast;
use tast::{Const, ExprId, ExprKind};
use types::{Builtin, Ty, TyKind};

use super::{Arg, Cand, Param, Plan};
use crate::cx::Cx;
use crate::exprs::Want;

impl<'a> Cx<'a> {
    /// Builds the call.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn emit(
        &mut self,
        c: Cand,
        p: Plan,
        object: Option<ExprId>,
        direct: bool,
        args: &[Arg],
        values: Vec<Option<ExprId>>,
        want: Option<Want>,
        span: Span,
    ) -> ExprId {
        let _ = want;
        self.check_obsolete(c.m, span);
        if self.is_left_out(c.m) {
            self.expect(Builtin::Unit.ty(), c.ret, span);
            return self.unit(span);
        }
        let mut outs = vec![];
        let value = |i: usize| values.get(i).copied().flatten();
        let mut items = vec![];
        if p.whole {
            let tuple = match p.slots[0].len() {
                0 => self.unit(span),
                _ => {
                    let parts: Vec<ExprId> = p.slots[0].iter().filter_map(|i| value(*i)).collect();
                    let tys: Vec<Ty> = parts.iter().map(|e| self.ty_of(*e)).collect();
                    self.mk(ExprKind::Tuple(parts), Ty::tuple(&tys), span)
                }
            };
            items.push(self.coerce(tuple, c.params[0].ty, span));
        } else {
            for (k, q) in c.params.iter().enumerate() {
                let given: Vec<(usize, ExprId)> =
                    p.slots[k].iter().filter_map(|i| value(*i).map(|e| (*i, e))).collect();
                items.push(if p.outs > 0 && p.slots[k].is_empty() && !q.may_lack() {
                    self.out_argument(q, &mut outs, span)
                } else {
                    self.parameter_value(q, &given, p.expanded && q.array, args, span)
                });
            }
        }
        let f = self.mk(ExprKind::Val(c.m, c.targs.clone()), c.ty, span);
        if self.info(c.m).mono {
            self.body.val_uses.push((f, c.m));
        }
        let mut all = vec![];
        if let (Some(o), Some(t)) = (object, c.receiver) {
            let at = self.body.exprs[o].span;
            items.insert(0, self.coerce(o, t, at));
        } else if let Some(o) = object {
            all.push(self.up_to_owner(o, c.m, c.on, span));
        }
        let takes_unit = items.is_empty();
        all.push(match items.len() {
            0 => self.unit(span),
            1 => items[0],
            _ => {
                let tys: Vec<Ty> = items.iter().map(|e| self.ty_of(*e)).collect();
                self.mk(ExprKind::Tuple(items), Ty::tuple(&tys), span)
            }
        });
        let _ = takes_unit;
        let mut e = self.mk(ExprKind::Apply { func: f, args: all, direct }, c.ret, span);
        if !outs.is_empty() {
            e = self.with_outs(e, outs, span);
        }
        if !p.setters.is_empty() {
            e = self.with_setters(e, &p.setters, args, span);
        }
        e
    }
    pub(super) fn parameter_value(
        &mut self,
        q: &Param,
        given: &[(usize, ExprId)],
        expanded: bool,
        args: &[Arg],
        span: Span,
    ) -> ExprId {
        if q.array {
            let elem = self.shallow(q.ty).as_con().and_then(|(_, a)| a.first().copied()).unwrap_or_else(Ty::error);
            if !expanded && let [(_, e)] = given {
                let t = self.shallow(self.ty_of(*e));
                let is_array = t.builtin() == Some(Builtin::Array) && self.probe(|cx| cx.unify(t, q.ty).is_ok());
                if is_array {
                    return self.coerce(*e, q.ty, span);
                }
            }
            let items = given.iter().map(|(_, e)| self.as_argument(*e, elem, span)).collect();
            return self.mk(ExprKind::Array(items), q.ty, span);
        }
        if q.optional {
            let passes = given.first().is_some_and(|(i, _)| args[*i].passes_option);
            return match given.first() {
                Some((_, e)) if passes => {
                    let at = self.body.exprs[*e].span;
                    self.coerce(*e, q.ty, at)
                }
                Some((_, e)) => {
                    let inner =
                        self.shallow(q.ty).as_con().and_then(|(_, a)| a.first().copied()).unwrap_or_else(Ty::error);
                    let at = self.body.exprs[*e].span;
                    let v = self.coerce(*e, inner, at);
                    self.mk(ExprKind::Union { case: 1, args: vec![v] }, q.ty, span)
                }
                None => self.mk(ExprKind::Union { case: 0, args: vec![] }, q.ty, span),
            };
        }
        match given.first() {
            Some((i, e)) => {
                let at = self.span(args[*i].expr);
                if let (Some((tys, ret)), TyKind::Fun(..)) =
                    (self.delegate_shape(q.ty), self.shallow(self.ty_of(*e)).kind())
                {
                    return self.function_to_delegate(*e, q.ty, &tys, ret, at);
                }
                self.as_argument(*e, q.ty, at)
            }
            None => match &q.default {
                Some(value) => self.constant(value.clone(), q.ty, span),
                None => self.bad(span),
            },
        }
    }
    pub(super) fn function_to_delegate(&mut self, e: ExprId, ty: Ty, tys: &[Ty], ret: Ty, span: Span) -> ExprId {
        let args: Vec<Ty> = if tys.is_empty() { vec![Builtin::Unit.ty()] } else { tys.to_vec() };
        let got = self.ty_of(e);
        self.expect(Ty::funs(&args, ret), got, span);
        let lambda = match &self.body.exprs[e].kind {
            ExprKind::Lambda { params, .. } if params.len() == args.len() => e,
            _ => self.eta(e, &args, ret, span),
        };
        self.mk(ExprKind::Delegate(lambda), ty, span)
    }
    pub(super) fn out_argument(&mut self, q: &Param, outs: &mut Vec<tast::LocalId>, span: Span) -> ExprId {
        let t = self.shallow(q.ty).as_con().and_then(|(_, a)| a.first().copied()).unwrap_or_else(Ty::error);
        let local = self.temp(t, span);
        self.body.locals[local].is_mutable = true;
        outs.push(local);
        let target = self.local_ref(local, span);
        self.mk(ExprKind::AddrOf(target), q.ty, span)
    }
    /// The result of a call together with its `out` arguments.
    pub(super) fn with_outs(&mut self, call: ExprId, outs: Vec<tast::LocalId>, span: Span) -> ExprId {
        let ret = self.ty_of(call);
        let result = self.temp(ret, span);
        let mut items = vec![];
        if self.shallow(ret).builtin() != Some(Builtin::Unit) {
            items.push(self.local_ref(result, span));
        }
        for o in &outs {
            items.push(self.local_ref(*o, span));
        }
        let value = if items.len() == 1 {
            items[0]
        } else {
            let tys: Vec<Ty> = items.iter().map(|e| self.ty_of(*e)).collect();
            self.mk(ExprKind::Tuple(items), Ty::tuple(&tys), span)
        };
        let mut e = self.let_in(result, call, value, span);
        for o in outs.into_iter().rev() {
            let zero = self.constant(Const::Default, self.body.locals[o].ty, span);
            e = self.let_in(o, zero, e, span);
        }
        e
    }
    /// `T(P = v)` with a settable property.
    pub(super) fn with_setters(&mut self, made: ExprId, setters: &[usize], args: &[Arg], span: Span) -> ExprId {
        let t = self.ty_of(made);
        let local = self.temp(t, span);
        self.body.locals[local].is_mutable = self.is_value_type(t);
        let mut steps = vec![];
        for i in setters {
            let Some(name) = args[*i].name else { continue };
            let object = self.local_ref(local, span);
            if let Some((k, ty, _)) = self.field_of(t, name.name) {
                let w = self.flexible(ty);
                let v = self.expr_want(args[*i].expr, w);
                steps.push(self.mk(ExprKind::FieldSet(object, k, v), Builtin::Unit.ty(), span));
            } else if let Some(group) = self.member_group(self.shallow(t), name.name, false) {
                steps.push(self.property_set(&group, Some(object), name, vec![], args[*i].expr, span));
            }
        }
        let result = self.local_ref(local, span);
        let body = steps.into_iter().rev().fold(result, |rest, s| self.mk(ExprKind::Seq(s, rest), t, span));
        self.let_in(local, made, body, span)
    }

    /// Whether all arguments set properties or fields of the object that is made.
    pub fn only_sets(&self, ty: Ty, arg: ast::ExprId) -> bool {
        self.arguments(arg).iter().all(|a| a.name.is_some_and(|n| self.settable(ty, n.name)))
    }
    /// The default value of a struct with some properties set.
    pub fn default_with(&mut self, ty: Ty, arg: ast::ExprId, span: Span) -> ExprId {
        let args = self.arguments(arg);
        let made = self.constant(Const::Default, ty, span);
        let all: Vec<usize> = (0..args.len()).collect();
        self.with_setters(made, &all, &args, span)
    }
}
