//! Calls: inlining, instances of functions at concrete types and known functions, foreign calls.

use std::collections::BTreeMap;
use std::rc::Rc;

use base::FxHashMap;
use mir::{FuncId, FuncKind, InstKind, Program, Value};
use tast::{ExprId, ExprKind, LocalId, ValKind};
use types::{Builtin, Ty, ValId};

use crate::cx::{Cx, InstKey, Job};
use crate::emit::{Frame, Fx, Slot};
use crate::expr::MAX_INLINE;
use crate::fuse::{Delayed, What};
use crate::layout::{Held, after, uncurry};
use crate::value::{BodyRef, Fun, Lambda, RecGroup, Shape, Subst, Val};

/// Functions nested in functions deeper than this become closure cells.
const MAX_DEPTH: usize = 4;
/// A function with more instances for known functions than this takes closure cells from then on.
const MAX_INSTANCES: usize = 200;
/// Lambdas of at most this many expressions are inlined where they are called.
const SMALL_LAMBDA: usize = 40;

/// A scope without locals.
pub fn frame(body: BodyRef, subst: Subst) -> Frame {
    Frame { body, subst, env: FxHashMap::default(), muts: BTreeMap::new(), collector: None }
}

impl Fx<'_, '_> {
    /// `f a b ..`
    pub fn lower_apply(&mut self, func: ExprId, args: &[ExprId], direct: bool, tail: bool) -> Val {
        let body = self.frame.body.clone();
        if let ExprKind::Val(v, tys) = &body.body.exprs[func].kind
            && let ValKind::Member(m) = &self.cx.program.val(*v).kind
            && m.is_slot
            && !direct
        {
            return self.virtual_call(*v, tys, args);
        }
        if !direct && let Some(val) = self.call_of_override(func, args) {
            return val;
        }
        let fty = self.ty(func);
        let f = self.lower(func, false);
        if matches!(f, Val::Never) {
            return Val::Never;
        }
        let Some(vals) = self.lower_args(args) else {
            return Val::Never;
        };
        if self.needs_object(func, args) {
            let this = self.ty(args[0]);
            let v = Val::Ssa(self.materialise(&vals[0], this));
            self.null_check(&v);
        }
        self.apply(f, fty, vals, tail)
    }

    /// Whether an application is a member call of the program on an object that may be null: the call itself raises.
    fn needs_object(&self, func: ExprId, args: &[ExprId]) -> bool {
        let body = &self.frame.body;
        let ExprKind::Val(v, _) = &body.body.exprs[func].kind else { return false };
        let ValKind::Member(m) = &self.cx.program.val(*v).kind else { return false };
        let calls_object = !m.is_static && !m.is_extension && !body.is_library;
        calls_object && !args.is_empty() && self.may_be_null(args[0])
    }

    fn may_be_null(&self, e: ExprId) -> bool {
        let expr = &self.frame.body.body.exprs[e];
        if matches!(expr.kind, ExprKind::Const(tast::Const::String(_)) | ExprKind::NewObject) {
            return false;
        }
        self.ty(e).as_con().is_some_and(|(id, _)| match types::Builtin::of(id) {
            Some(b) => matches!(b, types::Builtin::String | types::Builtin::Array | types::Builtin::Exn),
            None => {
                let def = self.cx.program.tycon(id);
                matches!(def.kind, tast::TyConKind::Class(_)) && !def.is_struct && def.flags.allow_null
            }
        })
    }

    /// Applies a value of function type to arguments.
    pub fn apply(&mut self, f: Val, fty: Ty, args: Vec<Val>, tail: bool) -> Val {
        match f {
            Val::Fun(fun) => self.apply_fun(&fun, args, tail),
            Val::Ssa(c) => self.apply_closure(c, fty, args),
            Val::Never => Val::Never,
            Val::Unit | Val::Bool(_) | Val::Text(_) | Val::Agg(_) | Val::Case(..) | Val::Delayed(_) | Val::As(..) => {
                unreachable!("invariant: only functions are applied")
            }
        }
    }

    /// Applies a known function.
    pub fn apply_fun(&mut self, fun: &Fun, mut args: Vec<Val>, tail: bool) -> Val {
        let arity = self.cx.fun_arity(fun);
        if args.len() < arity {
            return Val::Fun(match fun {
                Fun::Partial(p) => {
                    let mut held = p.1.clone();
                    held.extend(args);
                    Fun::Partial(Rc::new((p.0.clone(), held)))
                }
                _ => Fun::Partial(Rc::new((fun.clone(), args))),
            });
        }
        let rest = args.split_off(arity);
        let fty = self.cx.fun_ty(fun);
        let result = self.call_known(fun, args, tail && rest.is_empty());
        if rest.is_empty() || matches!(result, Val::Never) {
            return result;
        }
        self.apply(result, after(fty, arity), rest, tail)
    }

    /// Calls a known function with exactly its arity.
    pub fn call_known(&mut self, fun: &Fun, mut args: Vec<Val>, tail: bool) -> Val {
        match fun {
            Fun::Partial(p) => {
                let mut all = p.1.clone();
                all.extend(args);
                self.call_known(&p.0.clone(), all, tail)
            }
            Fun::Lambda(lam) => {
                self.settle_for(fun, &mut args);
                let small = self.cx.lambda_size(lam) <= SMALL_LAMBDA || self.returns_address(fun, args.len());
                if self.inline_depth < MAX_INLINE && small {
                    return self.inline_lambda(&lam.clone(), args, tail);
                }
                self.call_fun_instance(fun, args, tail)
            }
            Fun::Rec(..) => {
                self.settle_for(fun, &mut args);
                self.call_fun_instance(fun, args, tail)
            }
            Fun::Val(id, tys) => self.call_val(*id, tys, fun, args, tail),
        }
    }

    fn call_val(&mut self, id: ValId, tys: &[Ty], fun: &Fun, mut args: Vec<Val>, tail: bool) -> Val {
        let def = self.cx.program.val(id);
        if let Some(import) = def.import.clone() {
            return self.call_foreign(id, &import, args);
        }
        if let ValKind::Member(m) = &def.kind
            && m.is_slot
            && self.cx.program.body(id).is_none()
        {
            return self.dispatch_vals(id, tys, args);
        }
        if let (ValKind::Member(m), Some(this)) = (&def.kind, args.first())
            && !m.is_static
            && !m.is_extension
            && matches!(uncurry(self.cx.fun_ty(fun)).0.first().and_then(|t| t.builtin()), Some(Builtin::String))
        {
            // The library's members of strings read their header.
            self.null_check(&this.clone());
        }
        if matches!(&def.kind, ValKind::Member(m) if !m.is_static) {
            self.this_by_address(fun, &mut args);
        }
        if def.is_inline && !self.cx.has_contract(id) {
            self.settle_for(fun, &mut args);
            if self.inline_depth >= MAX_INLINE {
                let span = self.span.unwrap_or(def.span);
                return self.unsupported(span, "inlining this deep (is an `inline` function recursive?)");
            }
            return self.inline_val(id, tys, args, tail);
        }
        if let Some(delayed) = self.delay(fun, &args) {
            return delayed;
        }
        self.settle_for(fun, &mut args);
        if self.returns_address(fun, args.len()) && self.cx.program.body(id).is_some() {
            if self.inline_depth >= MAX_INLINE || self.address_makers.contains(&id) {
                let span = self.span.unwrap_or(def.span);
                return self.unsupported(span, "a byref from a recursive function");
            }
            self.address_makers.push(id);
            let val = self.inline_val(id, tys, args, tail);
            self.address_makers.pop();
            return val;
        }
        self.call_fun_instance(fun, args, tail)
    }

    /// Whether a call returns a byref. What the address lies in may be alive only because the callee holds it (an array
    /// that a mutable field has now), so that such a body is part of its caller, which then holds it as long as the
    /// address is used. A recursive function cannot be a part of its caller.
    fn returns_address(&self, fun: &Fun, args: usize) -> bool {
        let ret = after(self.cx.fun_ty(fun), args);
        matches!(ret.builtin(), Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef))
    }

    /// Calls a stage now.
    pub fn call_made(&mut self, fun: &Fun, args: Vec<Val>) -> Val {
        self.call_fun_instance(fun, args, false)
    }

    /// A member that changes its struct wants an address: of a copy, when it is given a value.
    fn this_by_address(&mut self, fun: &Fun, args: &mut [Val]) {
        let Some(want) = uncurry(self.cx.fun_ty(fun)).0.first().copied() else { return };
        let (Some(Builtin::ByRef), Some((_, [inner]))) = (want.builtin(), want.as_con()) else { return };
        let given = args[0].clone();
        if matches!(&given, Val::Never) || matches!(&given, Val::Ssa(v) if self.ty_of(*v) == mir::Ty::Ptr) {
            return;
        }
        let v = self.materialise(&given, *inner);
        let mty = self.cx.mir_ty(*inner);
        let p = self.memory_slot(v, mty);
        if let Slot::Memory(p, _) = p {
            args[0] = Val::Ssa(p);
        }
    }

    fn call_fun_instance(&mut self, fun: &Fun, args: Vec<Val>, tail: bool) -> Val {
        let fty = self.cx.fun_ty(fun);
        let arg_tys: Vec<Ty> = uncurry(fty).0.into_iter().take(args.len()).collect();
        let ret = after(fty, args.len());
        self.call_instance(fun, args, &arg_tys, ret, tail)
    }

    /// The body of a module-level function in place of its call.
    fn inline_val(&mut self, id: ValId, tys: &[Ty], args: Vec<Val>, tail: bool) -> Val {
        let def = self.cx.program.val(id);
        let Some(body) = self.cx.program.body(id).cloned() else {
            return self.unsupported(self.span.unwrap_or(def.span), &format!("`{}`", def.path));
        };
        let subst = Rc::new(def.scheme.params.iter().map(|p| p.var).zip(tys.iter().copied()).collect::<Vec<_>>());
        let body_ref = self.cx.body_ref(&body, id.file);
        self.inline_body(frame(body_ref, subst), body.root, args, tail)
    }

    fn inline_lambda(&mut self, lam: &Rc<Lambda>, args: Vec<Val>, tail: bool) -> Val {
        let mut fr = frame(lam.body.clone(), lam.subst.clone());
        fr.env.extend(lam.env.iter().cloned());
        self.inline_body(fr, lam.expr, args, tail)
    }

    /// Lowers a lambda's body in a scope of its own with its parameters bound.
    pub fn inline_body(&mut self, fr: Frame, lambda: ExprId, args: Vec<Val>, tail: bool) -> Val {
        self.inline_depth += 1;
        let val = self.in_frame(fr, |fx| fx.lower_lambda_body(lambda, args, tail));
        self.inline_depth -= 1;
        val
    }

    /// Binds the parameters of a lambda of the current body and lowers what is inside.
    pub fn lower_lambda_body(&mut self, lambda: ExprId, args: Vec<Val>, tail: bool) -> Val {
        let body = self.frame.body.clone();
        let (params, inner) = match &body.body.exprs[lambda].kind {
            ExprKind::Lambda { params, body: inner } => (params.as_slice(), inner),
            ExprKind::Lazy(inner) => (&[][..], inner),
            _ => return self.lower(lambda, tail),
        };
        for (p, a) in params.iter().zip(args) {
            self.bind(*p, a);
        }
        self.lower(*inner, tail)
    }

    /// Calls an instance of a function made for these types and known functions.
    pub fn call_instance(&mut self, fun: &Fun, args: Vec<Val>, arg_tys: &[Ty], ret: Ty, tail: bool) -> Val {
        let mut values = Vec::new();
        let callee = self.fun_shape(fun, &mut values);
        let base = base_val(&callee);
        let crowded = base.is_some_and(|v| self.cx.instance_counts.get(&v).copied().unwrap_or(0) > MAX_INSTANCES);
        let mut shapes = Vec::with_capacity(args.len());
        let is_library = self.cx.is_library_shape(&callee);
        for (a, t) in args.iter().zip(arg_tys) {
            let made;
            let a = if is_library {
                a
            } else {
                made = self.force(a.clone(), *t);
                &made
            };
            shapes.push(self.arg_shape(a, *t, crowded, &mut values));
        }
        let key = InstKey { callee, args: shapes };
        let mret = self.cx.mir_ty(ret);
        let func = self.cx.instance(key, mret);
        if tail
            && let Some(l) = &self.self_loop
            && l.func == func
            && self.handler.is_none()
        {
            let header = l.header;
            self.jump(header, values);
            return Val::Never;
        }
        let v = self.call(func, values, mret);
        if mret == mir::Ty::Agg(Program::UNIT) { Val::Unit } else { Val::Ssa(v) }
    }

    fn arg_shape(&mut self, a: &Val, ty: Ty, crowded: bool, values: &mut Vec<Value>) -> Shape {
        if !crowded && a.has_function() {
            let mark = values.len();
            let shape = self.val_shape(a, ty, values);
            if shape.depth() <= MAX_DEPTH {
                return shape;
            }
            values.truncate(mark);
        }
        // Arguments that are too large together to be one value are passed apart, not as a cell.
        if let (Val::Agg(parts), types::TyKind::Tuple(items, _), Held::Boxed) = (a, ty.kind(), self.cx.held(ty)) {
            let parts = parts.iter().zip(items.iter()).map(|(p, t)| {
                let v = self.materialise(p, *t);
                self.dynamic(v, *t, values)
            });
            return Shape::Agg(parts.collect());
        }
        let v = self.materialise(a, ty);
        self.dynamic(v, ty, values)
    }

    fn dynamic(&mut self, v: Value, ty: Ty, values: &mut Vec<Value>) -> Shape {
        if self.cx.mir_ty(ty) == mir::Ty::Agg(Program::UNIT) {
            return Shape::Unit;
        }
        values.push(v);
        Shape::Dyn(ty)
    }

    /// The static part of a value; its machine values are appended.
    pub fn val_shape(&mut self, val: &Val, ty: Ty, values: &mut Vec<Value>) -> Shape {
        match val {
            Val::Unit => Shape::Unit,
            Val::Fun(f) => self.fun_shape(f, values),
            Val::Agg(parts) if val.has_function() => {
                let tys = self.cx.fields_of(ty);
                Shape::Agg(parts.iter().zip(&tys).map(|(p, t)| self.val_shape(p, *t, values)).collect())
            }
            Val::As(v, ty) => {
                values.push(*v);
                Shape::As(*ty)
            }
            Val::Delayed(d) => {
                let tys = self.delayed_params(&d.what);
                let args = d.args.iter().zip(&tys).map(|(a, t)| self.val_shape(a, *t, values)).collect();
                Shape::Delayed(d.what.clone(), args)
            }
            Val::Agg(_) | Val::Case(..) | Val::Ssa(_) | Val::Bool(_) | Val::Text(_) | Val::Never => {
                let v = self.materialise(val, ty);
                self.dynamic(v, ty, values)
            }
        }
    }

    /// The static part of a function; the machine values that it captures are appended.
    pub fn fun_shape(&mut self, fun: &Fun, values: &mut Vec<Value>) -> Shape {
        match fun {
            Fun::Val(id, tys) => Shape::Val(*id, tys.to_vec()),
            Fun::Lambda(lam) => Shape::Lambda {
                body: lam.body.clone(),
                expr: lam.expr,
                subst: lam.subst.to_vec(),
                env: self.env_shape(&lam.env, &lam.body, &lam.subst, values),
            },
            Fun::Rec(group, index) => Shape::Rec {
                body: group.body.clone(),
                bindings: group.bindings.clone(),
                index: *index,
                subst: group.subst.to_vec(),
                env: self.env_shape(&group.env, &group.body, &group.subst, values),
            },
            Fun::Partial(p) => {
                let tys = uncurry(self.cx.fun_ty(&p.0)).0;
                let f = self.fun_shape(&p.0, values);
                let args = p.1.iter().zip(&tys).map(|(a, t)| self.val_shape(a, *t, values)).collect();
                Shape::Partial(Box::new(f), args)
            }
        }
    }

    fn env_shape(
        &mut self,
        env: &[(LocalId, Val)],
        body: &BodyRef,
        subst: &Subst,
        values: &mut Vec<Value>,
    ) -> Vec<(LocalId, Shape)> {
        env.iter()
            .map(|(l, v)| {
                let ty = self.cx.concrete(body.body.locals[*l].ty, subst);
                (*l, self.val_shape(v, ty, values))
            })
            .collect()
    }

    /// A value from its static part and its machine values.
    pub fn val_of_shape(&mut self, shape: &Shape, next: &mut dyn FnMut(&mut Self, mir::Ty) -> Value) -> Val {
        match shape {
            Shape::Unit => Val::Unit,
            Shape::Dyn(ty) => {
                let mty = self.cx.mir_ty(*ty);
                Val::Ssa(next(self, mty))
            }
            Shape::Agg(parts) => {
                let parts: Vec<Val> = parts.iter().map(|p| self.val_of_shape(p, next)).collect();
                Val::Agg(parts.into())
            }
            Shape::As(ty) => {
                let mty = self.cx.mir_ty(*ty);
                Val::As(next(self, mty), *ty)
            }
            Shape::Delayed(what, args) => {
                let args = args.iter().map(|a| self.val_of_shape(a, next)).collect();
                let is_eager = match what {
                    What::Stage(id, _) => self.cx.stage(*id).is_some_and(|s| s.1),
                    What::Range(_) => true,
                };
                Val::Delayed(Rc::new(Delayed { what: what.clone(), args, is_eager }))
            }
            Shape::Val(..) | Shape::Lambda { .. } | Shape::Rec { .. } | Shape::Partial(..) => {
                Val::Fun(self.fun_of_shape(shape, next))
            }
        }
    }

    /// A function from its static part and the machine values that it captures.
    pub fn fun_of_shape(&mut self, shape: &Shape, next: &mut dyn FnMut(&mut Self, mir::Ty) -> Value) -> Fun {
        match shape {
            Shape::Val(id, tys) => Fun::Val(*id, tys.as_slice().into()),
            Shape::Lambda { body, expr, subst, env } => {
                let env = env.iter().map(|(l, s)| (*l, self.val_of_shape(s, next))).collect();
                Fun::Lambda(Rc::new(Lambda { body: body.clone(), expr: *expr, subst: Rc::new(subst.clone()), env }))
            }
            Shape::Rec { body, bindings, index, subst, env } => {
                let env = env.iter().map(|(l, s)| (*l, self.val_of_shape(s, next))).collect();
                let group =
                    RecGroup { body: body.clone(), bindings: bindings.clone(), subst: Rc::new(subst.clone()), env };
                Fun::Rec(Rc::new(group), *index)
            }
            Shape::Partial(f, args) => {
                let f = self.fun_of_shape(f, next);
                let args = args.iter().map(|a| self.val_of_shape(a, next)).collect();
                Fun::Partial(Rc::new((f, args)))
            }
            Shape::Dyn(_) | Shape::Unit | Shape::Agg(_) | Shape::Delayed(..) | Shape::As(_) => {
                unreachable!("invariant: a callee is a function")
            }
        }
    }

    /// Lowers the body of a known function into this (empty) function; its parameters are the given values.
    pub fn enter(&mut self, fun: &Fun, args: Vec<Val>) -> Val {
        match fun {
            Fun::Val(id, tys) => {
                let def = self.cx.program.val(*id);
                let Some(body) = self.cx.program.body(*id).cloned() else {
                    return self.unsupported(def.span, &format!("`{}`", def.path));
                };
                let subst = def.scheme.params.iter().map(|p| p.var).zip(tys.iter().copied()).collect::<Vec<_>>();
                self.frame = frame(self.cx.body_ref(&body, id.file), Rc::new(subst));
                self.lower_lambda_body(body.root, args, true)
            }
            Fun::Lambda(lam) => {
                self.frame = frame(lam.body.clone(), lam.subst.clone());
                self.frame.env.extend(lam.env.iter().cloned());
                self.lower_lambda_body(lam.expr, args, true)
            }
            Fun::Rec(group, i) => {
                self.frame = frame(group.body.clone(), group.subst.clone());
                self.frame.env.extend(group.env.iter().cloned());
                for (j, (l, _)) in group.bindings.iter().enumerate() {
                    self.frame.env.insert(*l, Val::Fun(Fun::Rec(group.clone(), j)));
                }
                self.lower_lambda_body(group.bindings[*i].1, args, true)
            }
            Fun::Partial(p) => {
                let mut all = p.1.clone();
                all.extend(args);
                self.enter(&p.0.clone(), all)
            }
        }
    }

    /// A call of a foreign function.
    fn call_foreign(&mut self, id: ValId, import: &tast::Import, args: Vec<Val>) -> Val {
        let def = self.cx.program.val(id);
        let (params, ret) = uncurry(def.scheme.ty);
        // A foreign function takes its arguments as one tuple, or unit.
        let (params, args) = flatten_args(params, args);
        self.foreign(&import.library, &import.function, &import.convention, &params, ret, args)
    }

    /// A call of a foreign function by name.
    pub fn foreign(
        &mut self,
        library: &str,
        symbol: &str,
        convention: &str,
        params: &[Ty],
        ret: Ty,
        args: Vec<Val>,
    ) -> Val {
        let tys: Vec<mir::Ty> = params.iter().map(|t| self.cx.mir_ty(*t)).collect();
        let mret = self.cx.mir_ty(ret);
        let void = mret == mir::Ty::Agg(Program::UNIT);
        let import = mir::Import {
            library: library.to_string(),
            symbol: symbol.to_string(),
            convention: convention.to_string(),
            params: tys.clone(),
            ret: if void { None } else { Some(mret) },
        };
        let known = self.cx.out.imports.iter_enumerated().find(|(_, i)| **i == import).map(|(id, _)| id);
        let id = known.unwrap_or_else(|| self.cx.out.imports.push(import));
        let values = args.iter().zip(params).map(|(a, t)| self.materialise(a, *t)).collect();
        if void {
            self.emit_void(InstKind::CallImport(id, values));
            return Val::Unit;
        }
        Val::Ssa(self.emit(InstKind::CallImport(id, values), mret))
    }
}

/// Splits the one tuple argument of a method-like function; unit disappears.
pub fn flatten_args(params: Vec<Ty>, args: Vec<Val>) -> (Vec<Ty>, Vec<Val>) {
    if let ([one], [Val::Agg(parts)]) = (params.as_slice(), args.as_slice())
        && let types::TyKind::Tuple(items, _) = one.kind()
    {
        return (items.to_vec(), parts.to_vec());
    }
    let unit = types::Builtin::Unit.ty();
    let keep: Vec<bool> = params.iter().map(|t| *t != unit).collect();
    let params = params.into_iter().zip(&keep).filter(|(_, k)| **k).map(|(t, _)| t).collect();
    let args = args.into_iter().zip(&keep).filter(|(_, k)| **k).map(|(a, _)| a).collect();
    (params, args)
}

fn base_val(shape: &Shape) -> Option<ValId> {
    match shape {
        Shape::Val(id, _) => Some(*id),
        Shape::Partial(f, _) => base_val(f),
        Shape::Dyn(_)
        | Shape::Unit
        | Shape::Agg(_)
        | Shape::Lambda { .. }
        | Shape::Rec { .. }
        | Shape::Delayed(..)
        | Shape::As(_) => None,
    }
}

impl Cx<'_> {
    /// Number of arguments that a known function still takes before it runs.
    pub fn fun_arity(&self, fun: &Fun) -> usize {
        match fun {
            Fun::Val(id, _) => {
                let def = self.program.val(*id);
                if def.arity > 0 { def.arity } else { uncurry(def.scheme.ty).0.len().max(1) }
            }
            Fun::Lambda(lam) => lambda_params(&lam.body, lam.expr),
            Fun::Rec(group, i) => lambda_params(&group.body, group.bindings[*i].1),
            Fun::Partial(p) => self.fun_arity(&p.0) - p.1.len(),
        }
    }

    /// Concrete type of a known function.
    pub fn fun_ty(&self, fun: &Fun) -> Ty {
        match fun {
            Fun::Val(id, tys) => {
                let def = self.program.val(*id);
                self.concrete(def.scheme.instantiate(tys), &Rc::new(Vec::new()))
            }
            Fun::Lambda(lam) => {
                let ty = self.concrete(lam.body.body.exprs[lam.expr].ty, &lam.subst);
                self.delayed_ty(&lam.body.body, lam.expr, ty).unwrap_or(ty)
            }
            Fun::Rec(group, i) => self.concrete(group.body.body.exprs[group.bindings[*i].1].ty, &group.subst),
            Fun::Partial(p) => after(self.fun_ty(&p.0), p.1.len()),
        }
    }

    /// Number of expressions of a lambda, counted no further than matters.
    fn lambda_size(&self, lam: &Lambda) -> usize {
        crate::closure::expr_size(&lam.body.body, lam.expr, SMALL_LAMBDA + 1)
    }

    /// The function for a key, declared if it is new.
    pub fn instance(&mut self, key: InstKey, ret: mir::Ty) -> FuncId {
        if let Some(f) = self.instances.get(&key) {
            return *f;
        }
        let name = self.instance_name(&key);
        if let Some(v) = base_val(&key.callee)
            && key.args.iter().any(|s| s.depth() > 0)
        {
            *self.instance_counts.entry(v).or_default() += 1;
        }
        let f = self.declare(&name, FuncKind::Source, ret, Job::Instance(key.clone()));
        if !self.is_library_shape(&key.callee) {
            self.own_funcs.insert(f);
        }
        self.set_attributes(f, &key);
        self.instances.insert(key, f);
        f
    }

    fn set_attributes(&mut self, f: FuncId, key: &InstKey) {
        let Some(id) = base_val(&key.callee) else { return };
        let def = self.program.val(id);
        let has = |n: &str| def.attrs.iter().any(|a| a.name.as_str() == n);
        let (no_inline, always, cold) = (has("NoInline"), has("AlwaysInline"), has("Cold"));
        let no_opt = has("NoOptimization");
        let export = def.attrs.iter().find(|a| a.name.as_str() == "Export").and_then(|a| match a.args.first()?.value {
            Some(tast::Const::String(ref units)) => Some(base::Symbol::intern(&String::from_utf16_lossy(units))),
            _ => None,
        });
        let is_runtime = self.is_runtime_code(id);
        let contracts = self.take_contracts(id);
        let func = &mut self.out.funcs[f];
        func.no_inline = no_inline;
        func.always_inline = always;
        func.is_cold = cold;
        func.no_opt = no_opt;
        func.export = export;
        func.contracts = contracts;
        func.is_runtime = is_runtime;
        func.span = Some(def.span);
    }

    fn instance_name(&self, key: &InstKey) -> String {
        let mut name = self.shape_name(&key.callee);
        let known: Vec<String> = key
            .args
            .iter()
            .filter(|s| s.depth() > 0 || matches!(s, Shape::As(_)))
            .map(|s| self.shape_name(s))
            .collect();
        if !known.is_empty() {
            name.push_str(&format!("{{{}}}", known.join(", ")));
        }
        name
    }

    /// A readable name for a known function.
    pub fn shape_name(&self, shape: &Shape) -> String {
        match shape {
            Shape::Val(id, tys) => {
                let path = self.program.val(*id).path.as_str();
                if tys.is_empty() {
                    return path.to_string();
                }
                let tys: Vec<&str> = tys.iter().map(|t| self.ty_name(*t).as_str()).collect();
                format!("{path}<{}>", tys.join(","))
            }
            Shape::Lambda { body, expr, .. } => {
                let at = self.map.start(body.body.exprs[*expr].span);
                format!("fun@{}:{}", at.line, at.col)
            }
            Shape::Rec { body, bindings, index, .. } => body.body.locals[bindings[*index].0].name.to_string(),
            Shape::Partial(f, _) => self.shape_name(f),
            Shape::Agg(parts) => {
                let parts: Vec<String> = parts.iter().map(|p| self.shape_name(p)).collect();
                format!("({})", parts.join(","))
            }
            Shape::Delayed(what, args) => {
                let name = match what {
                    What::Stage(id, _) => self.program.val(*id).path.as_str().to_string(),
                    What::Range(_) => "range".to_string(),
                };
                let mut parts = vec![name];
                parts.extend(
                    args.iter().filter(|a| a.depth() > 0 || matches!(a, Shape::As(_))).map(|a| self.shape_name(a)),
                );
                parts.join(" ")
            }
            Shape::As(ty) => self.ty_name(*ty).to_string(),
            Shape::Dyn(_) | Shape::Unit => "_".to_string(),
        }
    }
}

fn lambda_params(body: &BodyRef, e: ExprId) -> usize {
    match &body.body.exprs[e].kind {
        ExprKind::Lambda { params, .. } => params.len(),
        _ => 1,
    }
}
