//! Which functions do nothing but compute: they end, raise nothing, write nothing and read nothing that changes. When such
//! a function is applied makes no difference, which is what moves the elements of eager collections into one loop.
//!
//! The answer is a safe one: what is not known to be pure is not. Calls are followed into the callee, with a bound on how
//! much is looked at; a function that calls itself is not known to end.

use std::rc::Rc;

use tast::{Arm, Const, ExprId, ExprKind, PatId, PatKind};
use types::{Builtin, Ty, ValId};

use crate::cx::Cx;
use crate::emit::Fx;
use crate::layout::uncurry;
use crate::value::{BodyRef, Fun, Subst, Val};

/// Expressions that are looked at for one question.
const LIMIT: usize = 400;

/// Calls that are followed into each other.
const DEPTH: usize = 8;

/// One question: what is left of the limit, and the functions on the way.
struct Question {
    left: usize,
    calls: Vec<ValId>,
}

/// A body at types.
#[derive(Clone)]
struct Scope {
    body: BodyRef,
    subst: Subst,
    /// Whether an integer divisor in it is known not to be 0 or -1.
    divides: bool,
    /// Whether it is part of a loop, which may assign the locals around it and, in the library, its result's elements.
    in_loop: bool,
}

impl Cx<'_> {
    /// Whether applying a function only computes.
    pub fn is_pure(&mut self, val: &Val) -> bool {
        match val {
            Val::Fun(f) => self.pure_fun(f, &mut Question { left: LIMIT, calls: Vec::new() }),
            Val::Ssa(_)
            | Val::Unit
            | Val::Bool(_)
            | Val::Text(_)
            | Val::Agg(_)
            | Val::Case(..)
            | Val::Delayed(_)
            | Val::As(..)
            | Val::Never => false,
        }
    }

    fn pure_fun(&mut self, fun: &Fun, q: &mut Question) -> bool {
        match fun {
            Fun::Val(id, tys) => {
                let params = uncurry(self.fun_ty(fun)).0;
                !params.iter().any(|t| self.is_function(*t)) && self.pure_val(*id, tys, false, q)
            }
            Fun::Lambda(lam) => {
                let params = uncurry(self.fun_ty(fun)).0;
                if params.iter().any(|t| self.is_function(*t)) {
                    return false;
                }
                let opaque = lam.env.iter().any(|(l, v)| {
                    let ty = self.concrete(lam.body.body.locals[*l].ty, &lam.subst);
                    self.is_function(ty) && !matches!(v, Val::Fun(_))
                });
                if opaque {
                    return false;
                }
                let env =
                    lam.env.iter().all(|(_, v)| !v.has_function() || matches!(v, Val::Fun(f) if self.pure_fun(f, q)));
                let scope = Scope { body: lam.body.clone(), subst: lam.subst.clone(), divides: false, in_loop: false };
                env && self.pure_under(&scope, lam.expr, q)
            }
            Fun::Partial(p) => {
                let held = p.1.iter().all(|v| !v.has_function() || matches!(v, Val::Fun(f) if self.pure_fun(f, q)));
                let rest = uncurry(self.fun_ty(fun)).0;
                let known = !rest.iter().any(|t| self.is_function(*t));
                known && held && self.pure_held(&p.0, q)
            }
            Fun::Rec(..) => false,
        }
    }

    /// The function of a partial application, whose held arguments were looked at.
    fn pure_held(&mut self, fun: &Fun, q: &mut Question) -> bool {
        match fun {
            Fun::Val(id, tys) => self.pure_val(*id, tys, false, q),
            Fun::Lambda(_) | Fun::Rec(..) | Fun::Partial(_) => self.pure_fun(fun, q),
        }
    }

    fn is_function(&self, ty: Ty) -> bool {
        !uncurry(ty).0.is_empty()
    }

    /// A call of a module-level function.
    fn pure_val(&mut self, id: ValId, tys: &[Ty], divides: bool, q: &mut Question) -> bool {
        let def = self.program.val(id);
        if def.import.is_some() || matches!(&def.kind, tast::ValKind::Member(m) if m.is_slot) {
            return false;
        }
        let Some(body) = self.program.body(id).cloned() else { return false };
        if q.calls.contains(&id) || q.calls.len() >= DEPTH {
            return false;
        }
        let subst = Rc::new(def.scheme.params.iter().map(|p| p.var).zip(tys.iter().copied()).collect::<Vec<_>>());
        let scope = Scope { body: self.body_ref(&body, id.file), subst, divides, in_loop: false };
        q.calls.push(id);
        let pure = self.pure_under(&scope, body.root, q);
        q.calls.pop();
        pure
    }

    fn pure_all(&mut self, s: &Scope, list: &[ExprId], q: &mut Question) -> bool {
        list.iter().all(|e| self.pure_under(s, *e, q))
    }

    /// Whether evaluating an expression, and applying the functions in it, only computes.
    fn pure_under(&mut self, s: &Scope, e: ExprId, q: &mut Question) -> bool {
        if q.left == 0 {
            return false;
        }
        q.left -= 1;
        let body = s.body.body.clone();
        let kind = &body.exprs[e].kind;
        let traced = matches!(
            kind,
            ExprKind::Local(..)
                | ExprKind::Val(..)
                | ExprKind::Lambda { .. }
                | ExprKind::Apply { .. }
                | ExprKind::Let { .. }
                | ExprKind::Seq(..)
                | ExprKind::If { .. }
        );
        if !traced && self.is_function(self.concrete(body.exprs[e].ty, &s.subst)) {
            return false;
        }
        match kind {
            ExprKind::Const(_) => true,
            ExprKind::Local(l, _) => s.in_loop || !body.locals[*l].is_mutable,
            ExprKind::SetLocal(_, a) => s.in_loop && self.pure_under(s, *a, q),
            ExprKind::Val(v, tys) => self.pure_use(s, *v, tys, q),
            ExprKind::Lambda { body: inner, .. } => self.pure_under(s, *inner, q),
            ExprKind::Apply { func, args, direct } => {
                self.pure_all(s, args, q) && self.pure_call(s, *func, args, *direct, q)
            }
            ExprKind::Let { local, rhs, body: inner } => {
                !body.locals[*local].is_mutable && self.pure_under(s, *rhs, q) && self.pure_under(s, *inner, q)
            }
            ExprKind::If { cond, then, els } => self.pure_all(s, &[*cond, *then, *els], q),
            ExprKind::Seq(a, b) => self.pure_all(s, &[*a, *b], q),
            ExprKind::Match { scrutinee, arms } => {
                self.is_complete(s, *scrutinee, arms)
                    && self.pure_under(s, *scrutinee, q)
                    && arms.iter().all(|a| self.pure_arm(s, a, q))
            }
            ExprKind::Tuple(items)
            | ExprKind::Record(items)
            | ExprKind::Union { args: items, .. }
            | ExprKind::List(items) => self.pure_all(s, items, q),
            ExprKind::TupleGet(a, _) | ExprKind::IsCase(a, _) | ExprKind::Upcast(a) => self.pure_under(s, *a, q),
            ExprKind::FieldGet(a, i) => self.is_constant_field(s, *a, *i) && self.pure_under(s, *a, q),
            ExprKind::TraitCall { support, name, args, .. } => {
                self.pure_all(s, args, q) && self.pure_trait(s, support, name.as_str(), args)
            }
            ExprKind::Intrinsic { op, args, .. } => {
                let pure = self.pure_intrinsic(s, op.as_str(), args) || s.in_loop && op.as_str() == "array_set";
                pure && self.pure_all(s, args, q)
            }
            _ => false,
        }
    }

    /// A mention of a module-level value or function.
    fn pure_use(&mut self, s: &Scope, v: ValId, tys: &[Ty], q: &mut Question) -> bool {
        let def = self.program.val(v);
        if def.is_mutable {
            return false;
        }
        if def.arity == 0 && !matches!(def.kind, tast::ValKind::Member(_)) {
            return tys.is_empty() && !def.is_inline;
        }
        let tys: Vec<Ty> = tys.iter().map(|t| self.concrete(*t, &s.subst)).collect();
        self.pure_val(v, &tys, false, q)
    }

    fn pure_call(&mut self, s: &Scope, func: ExprId, args: &[ExprId], direct: bool, q: &mut Question) -> bool {
        let body = s.body.body.clone();
        let ExprKind::Val(v, tys) = &body.exprs[func].kind else {
            // A parameter or capture that is a function was looked at where it was given.
            return !direct
                && matches!(body.exprs[func].kind, ExprKind::Local(..) | ExprKind::Lambda { .. })
                && self.pure_under(s, func, q);
        };
        let def = self.program.val(*v);
        let divisor = args.last().map(|a| &body.exprs[*a].kind);
        let divides = def.is_inline
            && self.is_library(v.file)
            && matches!(divisor, Some(ExprKind::Const(c)) if !matches!(c, Const::Int(0 | -1)));
        let tys: Vec<Ty> = tys.iter().map(|t| self.concrete(*t, &s.subst)).collect();
        // A result that is a function is a partial application, not one out of a collection.
        let partial = args.len() < def.arity;
        let ty = self.concrete(
            def.scheme.ty.subst(&|v| def.scheme.params.iter().zip(&tys).find(|(p, _)| p.var == v).map(|(_, t)| *t)),
            &s.subst,
        );
        def.arity > 0 && (partial || uncurry(ty).0.len() <= args.len()) && self.pure_val(*v, &tys, divides, q)
    }

    /// Operators on primitive types; integer division where the divisor is known.
    fn pure_trait(&self, s: &Scope, support: &[Ty], name: &str, args: &[ExprId]) -> bool {
        let scalar = |t: Ty| {
            self.concrete(t, &s.subst)
                .builtin()
                .is_some_and(|b| b.is_integer() || b.is_float() || matches!(b, Builtin::Char | Builtin::Bool))
        };
        if !support.iter().copied().all(scalar) || !args.iter().all(|a| scalar(s.body.body.exprs[*a].ty)) {
            return false;
        }
        let float = support.iter().all(|t| self.concrete(*t, &s.subst).builtin().is_some_and(Builtin::is_float));
        match name {
            "op_Division" | "op_Modulus" => float || s.divides,
            "op_Addition" | "op_Subtraction" | "op_Multiply" | "op_UnaryNegation" | "op_UnaryPlus"
            | "op_LogicalNot" | "op_BitwiseAnd" | "op_BitwiseOr" | "op_ExclusiveOr" | "op_LeftShift"
            | "op_RightShift" | "op_Explicit" | "get_Zero" | "get_One" => true,
            _ => false,
        }
    }

    fn pure_intrinsic(&self, s: &Scope, op: &str, args: &[ExprId]) -> bool {
        let simple = |e: &ExprId| {
            let ty = self.concrete(s.body.body.exprs[*e].ty, &s.subst);
            ty.builtin().is_some_and(|b| {
                b.is_integer() || b.is_float() || matches!(b, Builtin::Char | Builtin::Bool | Builtin::String)
            })
        };
        match op {
            "convert" | "bitcast" | "retype" | "fabs" | "fsqrt" | "ffloor" | "fceil" | "ftrunc" | "frint"
            | "fcopysign" | "popcount" | "leading_zeros" | "trailing_zeros" | "byte_swap" | "rotate_left"
            | "rotate_right" | "zero" | "type_kind" | "add_overflows" | "sub_overflows" | "mul_overflows"
            | "mul_high" => true,
            "equals" | "equals_er" | "compare" | "less" | "less_eq" | "greater" | "greater_eq" | "hash" => {
                args.iter().all(simple)
            }
            _ => false,
        }
    }

    /// A field of a record or anonymous record that no one sets.
    fn is_constant_field(&self, s: &Scope, object: ExprId, field: usize) -> bool {
        let ty = self.concrete(s.body.body.exprs[object].ty, &s.subst);
        let Some((id, _)) = ty.as_con() else { return true };
        if id.file == types::TyConId::BUILTIN_FILE {
            return false;
        }
        let tycon = self.program.tycon(id);
        match &tycon.kind {
            tast::TyConKind::Record(fields) => fields.get(field).is_some_and(|f| !f.is_mutable),
            _ => false,
        }
    }

    fn pure_arm(&mut self, s: &Scope, arm: &Arm, q: &mut Question) -> bool {
        pure_pattern(s, arm.pat)
            && arm.guard.is_none_or(|g| self.pure_under(s, g, q))
            && self.pure_under(s, arm.body, q)
    }

    /// Whether some arm matches in any case: one takes everything, or each case of a union has one that does.
    fn is_complete(&mut self, s: &Scope, scrutinee: ExprId, arms: &[Arm]) -> bool {
        let always: Vec<PatId> = arms.iter().filter(|a| a.guard.is_none()).map(|a| a.pat).collect();
        if always.iter().any(|p| takes_all(s, *p)) {
            return true;
        }
        let ty = self.concrete(s.body.body.exprs[scrutinee].ty, &s.subst);
        let is_union = ty.as_con().is_some_and(|(id, _)| {
            ty.builtin() == Some(Builtin::List)
                || id.file != types::TyConId::BUILTIN_FILE
                    && matches!(self.program.tycon(id).kind, tast::TyConKind::Union(_))
        });
        is_union
            && (0..self.cases_of(ty).len()).all(|case| {
                always.iter().any(|p| match &s.body.body.pats[*p].kind {
                    PatKind::Union { case: c, args, .. } => *c == case && args.iter().all(|a| takes_all(s, *a)),
                    _ => false,
                })
            })
    }
}

impl Fx<'_, '_> {
    /// Whether a loop's body does nothing but compute and assign locals around it.
    pub fn only_computes(&mut self, body: ExprId) -> bool {
        let free = self.cx.free_locals(&self.frame.body, body);
        let scope =
            Scope { body: self.frame.body.clone(), subst: self.frame.subst.clone(), divides: false, in_loop: true };
        let known = free.iter().all(|l| match self.frame.env.get(l) {
            Some(v @ Val::Fun(_)) => {
                let v = v.clone();
                self.cx.is_pure(&v)
            }
            _ => !self.cx.is_function(self.cx.concrete(scope.body.body.locals[*l].ty, &scope.subst)),
        });
        known && self.cx.pure_under(&scope, body, &mut Question { left: LIMIT, calls: Vec::new() })
    }
}

/// Whether a pattern matches every value.
fn takes_all(s: &Scope, p: PatId) -> bool {
    match &s.body.body.pats[p].kind {
        PatKind::Wild | PatKind::Bind(_, None) => true,
        PatKind::Bind(_, Some(p)) => takes_all(s, *p),
        PatKind::Tuple(parts) => parts.iter().all(|p| takes_all(s, *p)),
        _ => false,
    }
}

/// Whether matching a pattern only computes.
fn pure_pattern(s: &Scope, p: PatId) -> bool {
    let body = &s.body.body;
    match &body.pats[p].kind {
        PatKind::Wild | PatKind::Const(_) | PatKind::Null => true,
        PatKind::Bind(l, inner) => {
            let known =
                uncurry(body.locals[*l].ty).0.is_empty() && !matches!(body.locals[*l].ty.kind(), types::TyKind::Var(_));
            known && !body.locals[*l].is_mutable && inner.is_none_or(|p| pure_pattern(s, p))
        }
        PatKind::Tuple(parts) | PatKind::And(parts) | PatKind::Union { args: parts, .. } => {
            parts.iter().all(|p| pure_pattern(s, *p))
        }
        PatKind::Or(a, b) => pure_pattern(s, *a) && pure_pattern(s, *b),
        PatKind::Record(_)
        | PatKind::Array(_)
        | PatKind::TypeTest(..)
        | PatKind::Exception(..)
        | PatKind::Active { .. }
        | PatKind::Error => false,
    }
}
