//! Values of modules and members as expressions: their types at fresh or written type arguments.

use base::Span;
use syntax::ast::{self, ExprKind as E};
use tast::{ExprId, ExprKind};
use types::{Ty, ValId};

use super::apply::Delayed;
use crate::cx::Cx;
use crate::exprs::Want;
use crate::members::Group;

impl<'a> Cx<'a> {
    /// A module-level value or member as an expression at fresh type arguments.
    pub fn val_expr(&mut self, v: ValId, span: Span) -> ExprId {
        if let Some((shown, own)) = self.info(v).shown.clone() {
            let args = self.instantiate(&shown.params, span);
            return self.shown_val(v, &shown, &own, &args, span);
        }
        let scheme = self.val(v).scheme.clone();
        let (ty, args) = self.instantiate_scheme(&scheme, span);
        self.val_at(v, ty, args, span)
    }
    /// A value at the type of a signature file: `own` are its type arguments there.
    fn shown_val(&mut self, v: ValId, shown: &types::Scheme, own: &[Ty], args: &[Ty], span: Span) -> ExprId {
        let place = |var| shown.params.iter().position(|p| p.var == var).map(|i| args[i]);
        let own = own.iter().map(|t| t.subst(&place)).collect();
        self.val_at(v, shown.instantiate(args), own, span)
    }
    pub(super) fn val_at(&mut self, v: ValId, ty: Ty, args: Vec<Ty>, span: Span) -> ExprId {
        self.check_obsolete(v, span);
        if let Some(c) = self.val(v).literal.clone() {
            return self.constant(c, ty, span);
        }
        if !self.is_library && self.val(v).path.as_str() == "FSharp.Core.Operators.exit" {
            self.exits.extend(args.iter().copied());
        }
        let e = self.mk(ExprKind::Val(v, args), ty, span);
        if self.info(v).mono {
            self.body.val_uses.push((e, v));
        }
        e
    }
    pub(super) fn val_then(&mut self, v: ValId, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        if let Some(e) = self.known_function(v, delayed, want) {
            return e;
        }
        if let Some(Delayed::TypeApp(args, at)) = delayed.last().cloned() {
            delayed.pop();
            let shown = self.info(v).shown.clone();
            let scheme = shown.as_ref().map_or_else(|| self.val(v).scheme.clone(), |s| s.0.clone());
            let n = self.info(v).explicit.unwrap_or(scheme.params.len());
            if scheme.params.is_empty() && !self.info(v).mono && self.info(v).explicit.is_none_or(|n| n == 0) {
                self.error("FS0717", at, "This value does not take type arguments.");
            } else if self.info(v).explicit.is_some_and(|n| n > 0 && n != args.len())
                || (self.is_library_file(v.file) && args.len() != scheme.params.len())
            {
                self.error(
                    "FS0687",
                    at,
                    format!("This value, type or method expects {n} type parameter(s) but was given {}", args.len()),
                );
            } else if self.info(v).explicit.is_none() && !self.is_library_file(v.file) {
                self.warning("FS0686", at, format!("The method or function '{}' should not be given explicit type argument(s) because it does not declare its type parameters explicitly", self.val(v).name));
            }
            let mut tys: Vec<Ty> = vec![];
            for (i, a) in args.iter().enumerate().take(scheme.params.len()) {
                tys.push(if scheme.params[i].is_measure { self.measure_arg(*a) } else { self.ty_expr(*a) });
            }
            let rest = self.instantiate(&scheme.params[tys.len()..], span);
            tys.extend(rest);
            self.constrain_args(&scheme.params, &tys, span);
            let e = match shown {
                Some((shown, own)) => self.shown_val(v, &shown, &own, &tys, span),
                None => self.val_at(v, scheme.instantiate(&tys), tys, span),
            };
            return self.apply_delayed(e, delayed, want);
        }
        self.needs_type_arguments(v, span);
        let e = self.val_expr(v, span);
        self.apply_delayed(e, delayed, want)
    }
    /// `f[x]`, where `f` is a function or a case with fields, applies it to a list.
    pub(super) fn index_is_list(&mut self, delayed: &mut [Delayed]) {
        if let Some(Delayed::Index(indices, span)) = delayed.last().cloned()
            && let Some(last) = delayed.last_mut()
        {
            *last = Delayed::App { arg: self.list_of_indices(&indices, span), span };
        }
    }
    /// What stands in the brackets of an index as a list.
    pub(super) fn list_of_indices(&mut self, indices: &[ast::ExprId], span: Span) -> ast::ExprId {
        let mut items = vec![];
        for i in indices {
            let node = self.ex(*i);
            items.push(match &node.kind {
                E::Slice(Some(start), Some(end)) => {
                    self.make_ex(E::Range { start: *start, step: None, end: *end }, node.span)
                }
                _ => *i,
            });
        }
        let body = match items[..] {
            [one] => one,
            _ => self.make_ex(E::Tuple { items, is_struct: false }, span),
        };
        self.make_ex(E::ListOrArray { is_array: false, body: Some(body) }, span)
    }
    /// `d.Invoke` without arguments: a delegate as a function.
    pub(super) fn invoke_function(&mut self, e: ExprId, t: Ty, span: Span) -> Option<ExprId> {
        let (tys, ret) = self.delegate_shape(t)?;
        let held = self.temp(t, span);
        self.depth += 1;
        let given = self.args_type(&tys);
        let param = self.temp(given, span);
        let value = self.local_ref(param, span);
        let args = match &tys[..] {
            [] | [_] => vec![value],
            _ => tys.iter().enumerate().map(|(i, t)| self.mk(ExprKind::TupleGet(value, i), *t, span)).collect(),
        };
        let func = self.local_ref(held, span);
        let body = self.mk(ExprKind::Apply { func, args, direct: false }, ret, span);
        self.depth -= 1;
        let lambda = self.mk(ExprKind::Lambda { params: vec![param], body }, Ty::fun(given, ret), span);
        Some(self.let_in(held, e, lambda, span))
    }
    /// A method of several as a function of a known argument: a call in a lambda, where the argument may be converted.
    pub fn group_lambda(
        &mut self,
        group: &Group,
        object: Option<ExprId>,
        name: ast::Ident,
        targs: Option<&[ast::TypeId]>,
        (given, result): (Ty, Ty),
        span: Span,
    ) -> ExprId {
        let held = object.map(|o| {
            let ty = self.ty_of(o);
            (self.temp(ty, span), o)
        });
        self.depth += 1;
        let param = self.temp(given, span);
        let arg = self.make_ex(E::LambdaHole, span);
        self.holes.push(param);
        let object = held.map(|(local, _)| self.local_ref(local, span));
        let body = self.call_group(group, object, name, targs, arg, Some(Want::exact(result)), span);
        self.holes.pop();
        self.depth -= 1;
        let ret = self.ty_of(body);
        let lambda = self.mk(ExprKind::Lambda { params: vec![param], body }, Ty::fun(given, ret), span);
        match held {
            Some((local, o)) => self.let_in(local, o, lambda, span),
            None => lambda,
        }
    }
}
