//! Lowering of expressions.

use std::rc::Rc;

use base::{FxHashSet, Span};
use mir::{BinOp, CmpOp, InstKind, Program, Terminator, Value};
use tast::{Const, ExprId, ExprKind, LocalId};
use types::{Builtin, Ty, ValId};

use crate::cx::Cx;
use crate::emit::{Fx, Slot};
use crate::layout::Held;
use crate::value::{Fun, Lambda, RecGroup, Val};

/// Deepest nesting of inlined bodies.
pub const MAX_INLINE: usize = 120;

impl Fx<'_, '_> {
    /// Lowers an expression. `tail`: its value is the function's result.
    pub fn lower(&mut self, e: ExprId, tail: bool) -> Val {
        let body = self.frame.body.clone();
        let expr = &body.body.exprs[e];
        let outer = (self.span, self.user_span);
        self.span = Some(expr.span);
        if !body.is_library {
            self.user_span = Some(expr.span);
        }
        let val = self.lower_kind(e, &expr.kind, expr.span, tail);
        (self.span, self.user_span) = outer;
        val
    }

    /// Lowers an expression to a machine value of its own type.
    pub fn value(&mut self, e: ExprId) -> Value {
        let ty = self.ty(e);
        let val = self.lower(e, false);
        self.materialise(&val, ty)
    }

    fn lower_kind(&mut self, e: ExprId, kind: &ExprKind, span: Span, tail: bool) -> Val {
        match kind {
            ExprKind::Const(c) => self.lower_const(c, e),
            ExprKind::Local(l, tys) => self.lower_local(*l, tys, span),
            ExprKind::Val(v, tys) => self.lower_val(*v, tys),
            ExprKind::Lambda { .. } => self.lower_lambda(e),
            ExprKind::Apply { func, args, direct } => self.lower_apply(*func, args, *direct, tail),
            ExprKind::Let { local, rhs, body } => self.lower_let(*local, *rhs, *body, tail),
            ExprKind::LetRec { bindings, body } => self.lower_let_rec(bindings, *body, tail),
            ExprKind::If { cond, then, els } => self.lower_if(e, *cond, *then, *els, tail),
            ExprKind::Match { scrutinee, arms } => self.lower_match(e, *scrutinee, arms, tail),
            ExprKind::Seq(a, b) => match self.lower(*a, false) {
                Val::Never => Val::Never,
                _ => self.lower(*b, tail),
            },
            ExprKind::While { cond, body } => self.lower_while(*cond, *body),
            ExprKind::For { kind, pat, body } => self.lower_for(kind, *pat, *body),
            ExprKind::SetLocal(l, rhs) => self.set_local(*l, *rhs),
            ExprKind::SetVal(v, rhs) => {
                self.cx.assigned.insert(*v);
                self.set_val(*v, *rhs)
            }
            ExprKind::InitVal(v, rhs) => self.set_val(*v, *rhs),
            ExprKind::Tuple(items) => self.lower_parts(items),
            ExprKind::TupleGet(t, i) => self.lower_part(*t, *i),
            ExprKind::Record(fields) => self.lower_record(e, fields),
            ExprKind::FieldGet(r, i) => self.field_get(*r, *i),
            ExprKind::FieldSet(r, i, v) => self.field_set(*r, *i, *v),
            ExprKind::Union { case, args } => self.lower_union(e, *case, args),
            ExprKind::IsCase(u, case) => self.is_case(*u, *case),
            ExprKind::CaseField(u, case, i) => self.case_field(*u, *case, *i),
            ExprKind::Exception(tycon, fields) => self.lower_exception(*tycon, fields),
            ExprKind::Array(items) => self.lower_array(e, items),
            ExprKind::List(items) => self.lower_list(e, items),
            ExprKind::Comprehension(body) => self.lower_comprehension(e, *body),
            ExprKind::Yield(x) => self.lower_yield(*x),
            ExprKind::YieldFrom(x) => self.lower_yield_from(*x, tail),
            ExprKind::Range(range) => self.lower_range(e, range),
            ExprKind::TraitCall { support, name, is_static, args } => {
                self.lower_trait(e, support, *name, *is_static, args, tail)
            }
            ExprKind::Intrinsic { op, types, args } => self.lower_intrinsic(e, *op, types, args),
            ExprKind::Upcast(x) => self.lower_upcast(*x, e),
            ExprKind::Downcast(x) => self.lower_downcast(*x, e),
            ExprKind::TypeTest(x, ty) => self.lower_type_test(*x, *ty),
            ExprKind::TryWith { body, arms } => self.lower_try_with(e, *body, arms),
            ExprKind::TryFinally { body, finalizer } => self.lower_try_finally(e, *body, *finalizer),
            ExprKind::Raise(x) => self.lower_raise(*x),
            ExprKind::Lazy(x) => self.lower_lazy(e, *x),
            ExprKind::NewObject => self.new_object(e),
            ExprKind::ObjectExpr { base, this, members } => self.object_expr(e, *base, *this, members),
            ExprKind::Delegate(f) => self.lower_delegate(*f, e),
            ExprKind::AddrOf(x) => self.addr_of(*x),
            ExprKind::Deref(p) => self.deref(*p, e),
            ExprKind::SetDeref(p, v) => self.set_deref(*p, *v),
            ExprKind::TypeOf(t) => {
                let t = self.concrete(*t);
                self.type_object(t, None, false)
            }
            ExprKind::TypeCase { on, arms, default } => {
                let on = self.concrete(*on);
                let arm = arms.iter().find(|(t, _)| self.concrete(*t) == on).map_or(*default, |a| a.1);
                self.lower(arm, tail)
            }
            ExprKind::Error => Val::Never,
        }
    }

    /// Reports a construct and goes on.
    pub fn unsupported(&mut self, span: Span, what: &str) -> Val {
        self.cx.not_yet(span, what);
        self.terminate(Terminator::Unreachable);
        Val::Never
    }

    fn lower_local(&mut self, l: LocalId, tys: &[Ty], span: Span) -> Val {
        if let Some(slot) = self.frame.muts.get(&l).cloned() {
            return match slot {
                Slot::Ssa(v, _) => Val::Ssa(v),
                Slot::Memory(p, ty) => Val::Ssa(self.emit(InstKind::Load(p), ty)),
            };
        }
        match self.frame.env.get(&l).cloned() {
            Some(Val::Fun(f)) if !tys.is_empty() => {
                let tys: Vec<Ty> = tys.iter().map(|t| self.concrete(*t)).collect();
                match self.instantiate_local(l, f, &tys) {
                    Fun::Lambda(lam) if !is_lambda(&lam.body.body, lam.expr) => self.generic_value(&lam),
                    f => Val::Fun(f),
                }
            }
            Some(v) => v,
            None => self.unsupported(span, "a use of this variable before it has a value"),
        }
    }

    /// A generic local function at concrete types.
    fn instantiate_local(&mut self, l: LocalId, f: Fun, tys: &[Ty]) -> Fun {
        let params = self.frame.body.body.locals[l].params.clone();
        let extend = |subst: &crate::value::Subst| {
            // A recursive use instantiates the same parameters again.
            let mut s: Vec<_> = subst.iter().filter(|(v, _)| !params.iter().any(|p| p.var == *v)).copied().collect();
            s.extend(params.iter().map(|p| p.var).zip(tys.iter().copied()));
            Rc::new(s)
        };
        match f {
            Fun::Lambda(lam) => Fun::Lambda(Rc::new(Lambda {
                body: lam.body.clone(),
                expr: lam.expr,
                subst: extend(&lam.subst),
                env: lam.env.clone(),
            })),
            Fun::Rec(group, i) => Fun::Rec(
                Rc::new(RecGroup {
                    body: group.body.clone(),
                    bindings: group.bindings.clone(),
                    subst: extend(&group.subst),
                    env: group.env.clone(),
                }),
                i,
            ),
            Fun::Val(..) | Fun::Partial(_) => f,
        }
    }

    /// A value, function or member at type arguments of the current body.
    pub fn lower_val(&mut self, v: ValId, tys: &[Ty]) -> Val {
        let tys: Vec<Ty> = tys.iter().map(|t| self.concrete(*t)).collect();
        self.val_at(v, tys)
    }

    /// A value, function or member at concrete types.
    pub fn val_at(&mut self, v: ValId, tys: Vec<Ty>) -> Val {
        let def = self.cx.program.val(v);
        let is_member = matches!(def.kind, tast::ValKind::Member(_));
        if def.arity > 0 || def.import.is_some() || is_member {
            return Val::Fun(Fun::Val(v, tys.into()));
        }
        if let Some(c) = &def.literal {
            let ty = self.cx.concrete(def.scheme.ty, &Rc::new(Vec::new()));
            return self.constant(&c.clone(), ty, def.span);
        }
        if !tys.is_empty() && def.is_mutable {
            return self.storage(v, tys);
        }
        if !tys.is_empty() || def.is_inline {
            // A generic value is a function of its types: evaluated at each use.
            return self.inline_value(v, &tys);
        }
        if !def.is_mutable && self.cx.folds(v) {
            return self.inline_value(v, &[]);
        }
        let ty = self.cx.concrete(def.scheme.ty, &Rc::new(Vec::new()));
        let mty = self.cx.mir_ty(ty);
        let g = self.cx.global(v, mty);
        if mty == mir::Ty::Agg(Program::UNIT) {
            return Val::Unit;
        }
        Val::Ssa(self.emit(InstKind::GlobalGet(g), mty))
    }

    fn inline_value(&mut self, v: ValId, tys: &[Ty]) -> Val {
        let def = self.cx.program.val(v);
        let Some(body) = self.cx.program.body(v).cloned() else {
            return self.unsupported(def.span, "a value without a body");
        };
        if self.inline_depth > MAX_INLINE {
            return self.unsupported(def.span, "a value that is defined by itself");
        }
        let body_ref = self.cx.body_ref(&body, v.file);
        let subst = Rc::new(def.scheme.params.iter().map(|p| p.var).zip(tys.iter().copied()).collect::<Vec<_>>());
        self.inline_depth += 1;
        let val = self.in_frame(crate::call::frame(body_ref, subst), |fx| fx.lower(body.root, false));
        self.inline_depth -= 1;
        val
    }

    /// A lambda as a value: what it captures is looked up now.
    pub fn lower_lambda(&mut self, e: ExprId) -> Val {
        let env = self.capture(&[e]);
        let lambda = Lambda { body: self.frame.body.clone(), expr: e, subst: self.frame.subst.clone(), env };
        Val::Fun(Fun::Lambda(Rc::new(lambda)))
    }

    /// Values of the free locals of lambdas.
    pub fn capture(&mut self, lambdas: &[ExprId]) -> Vec<(LocalId, Val)> {
        let mut env: Vec<(LocalId, Val)> = Vec::new();
        for e in lambdas {
            let free = self.cx.free_locals(&self.frame.body, *e);
            for l in free.iter() {
                if env.iter().any(|(m, _)| m == l) {
                    continue;
                }
                if let Some(slot) = self.frame.muts.get(l).cloned() {
                    let v = match slot {
                        Slot::Ssa(v, _) => v,
                        Slot::Memory(p, ty) => self.emit(InstKind::Load(p), ty),
                    };
                    env.push((*l, Val::Ssa(v)));
                } else if let Some(v) = self.frame.env.get(l).cloned() {
                    env.push((*l, v));
                }
            }
        }
        env
    }

    /// A generic local that is no lambda is a function of its types: evaluated at each use. What is generalised has no
    /// effects.
    fn generic_value(&mut self, lam: &Rc<Lambda>) -> Val {
        let mut frame = crate::call::frame(lam.body.clone(), lam.subst.clone());
        frame.env.extend(lam.env.iter().cloned());
        self.in_frame(frame, |fx| fx.lower(lam.expr, false))
    }

    fn lower_let(&mut self, local: LocalId, rhs: ExprId, body: ExprId, tail: bool) -> Val {
        let source = self.frame.body.clone();
        if !source.body.locals[local].params.is_empty() && !is_lambda(&source.body, rhs) {
            let value = self.lower_lambda(rhs);
            self.frame.env.insert(local, value);
            return self.lower(body, tail);
        }
        let val = self.lower(rhs, false);
        if matches!(val, Val::Never) {
            return Val::Never;
        }
        let ty = self.ty(rhs);
        let val = self.force(val, ty);
        self.bind(local, val);
        self.lower(body, tail)
    }

    /// Binds a local, mutable or not, to a value.
    pub fn bind(&mut self, local: LocalId, val: Val) {
        let data = &self.frame.body.body.locals[local];
        let (name, is_mutable, ty) = (data.name, data.is_mutable, data.ty);
        let addressed = self.cx.addressed_locals(&self.frame.body).contains(&local);
        if is_mutable || addressed {
            let ty = self.concrete(ty);
            let mty = self.cx.mir_ty(ty);
            let v = self.materialise(&val, ty);
            let slot = match addressed {
                true if self.in_machine() => self.frame_slot(v, mty),
                true => self.memory_slot(v, mty),
                false => Slot::Ssa(v, mty),
            };
            self.frame.muts.insert(local, slot);
            return;
        }
        let val = if self.frame.body.is_library {
            val
        } else {
            let ty = self.concrete(ty);
            let val = self.force(val, ty);
            let kept = matches!(val, Val::Bool(_) | Val::Text(_) | Val::Agg(_) | Val::Case(..));
            if self.cx.debug && kept { Val::Ssa(self.materialise(&val, ty)) } else { val }
        };
        if let Val::Ssa(v) = val {
            let ty = self.concrete(ty);
            self.name_value(v, name, ty);
        }
        self.frame.env.insert(local, val);
    }

    /// A value in memory.
    pub fn memory_slot(&mut self, v: Value, ty: mir::Ty) -> Slot {
        if self.cx.out.is_managed(ty) {
            // What the memory holds has an end: it is a field of a cell, which ends with its last use.
            let cell = self.cx.slot_cell(ty);
            let new = InstKind::New { cell, case: 0, fields: vec![v], place: mir::Place::Unplaced };
            let slot = self.emit(new, mir::Ty::Cell(cell));
            return Slot::Memory(self.emit(InstKind::FieldAddr(slot, 0), mir::Ty::Ptr), ty);
        }
        let size = self.cx.out.size_of(ty);
        let p = self.entry_slot(size.size.max(1) as i64, size.align.max(1) as u32);
        self.emit_void(InstKind::Store(p, v));
        Slot::Memory(p, ty)
    }

    /// Assigns a value to memory that holds one.
    pub fn assign_memory(&mut self, p: Value, v: Value) {
        let managed = self.cx.out.is_managed(self.ty_of(v));
        self.emit_void(if managed { InstKind::Replace(p, v) } else { InstKind::Store(p, v) });
    }

    /// A delegate is an object: it is made once and is equal to itself.
    fn lower_delegate(&mut self, f: ExprId, e: ExprId) -> Val {
        let val = self.lower(f, false);
        if matches!(val, Val::Never) {
            return val;
        }
        let ty = self.ty(e);
        Val::Ssa(self.materialise(&val, ty))
    }

    fn lower_let_rec(&mut self, bindings: &[(LocalId, ExprId)], body: ExprId, tail: bool) -> Val {
        let lambdas: Vec<ExprId> = bindings.iter().map(|b| b.1).collect();
        let own: FxHashSet<LocalId> = bindings.iter().map(|b| b.0).collect();
        let env = self.capture(&lambdas).into_iter().filter(|(l, _)| !own.contains(l)).collect();
        let group = Rc::new(RecGroup {
            body: self.frame.body.clone(),
            bindings: bindings.to_vec(),
            subst: self.frame.subst.clone(),
            env,
        });
        for (i, (l, _)) in bindings.iter().enumerate() {
            self.frame.env.insert(*l, Val::Fun(Fun::Rec(group.clone(), i)));
        }
        self.lower(body, tail)
    }

    fn lower_if(&mut self, e: ExprId, cond: ExprId, then: ExprId, els: ExprId, tail: bool) -> Val {
        let ty = self.ty(e);
        let c = match self.lower(cond, false) {
            Val::Bool(true) => return self.lower(then, tail),
            Val::Bool(false) => return self.lower(els, tail),
            Val::Never => return Val::Never,
            v => self.materialise(&v, Builtin::Bool.ty()),
        };
        let (tb, eb) = (self.block(), self.block());
        let likely = if self.only_raises(then) {
            Some(false)
        } else if self.only_raises(els) {
            Some(true)
        } else {
            None
        };
        self.branch(c, tb, eb, likely);
        let muts = self.frame.muts.clone();
        self.switch_to(tb);
        let v = self.lower(then, tail);
        let a = self.way(v);
        self.frame.muts = muts;
        self.switch_to(eb);
        let v = self.lower(els, tail);
        let b = self.way(v);
        self.join(vec![a, b], ty)
    }

    /// Whether an expression is nothing but a failure, which is never the expected way.
    fn only_raises(&self, e: ExprId) -> bool {
        matches!(self.frame.body.body.exprs[e].kind, ExprKind::Raise(_))
    }

    fn set_local(&mut self, l: LocalId, rhs: ExprId) -> Val {
        let ty = self.concrete(self.frame.body.body.locals[l].ty);
        let val = self.lower(rhs, false);
        if matches!(val, Val::Never) {
            return Val::Never;
        }
        let v = self.materialise(&val, ty);
        match self.frame.muts.get(&l).cloned() {
            Some(Slot::Memory(p, _)) => self.assign_memory(p, v),
            Some(Slot::Ssa(_, mty)) => {
                self.frame.muts.insert(l, Slot::Ssa(v, mty));
            }
            None => {
                let span = self.frame.body.body.exprs[rhs].span;
                return self.unsupported(span, "assigning a local that a function captures");
            }
        }
        Val::Unit
    }

    fn set_val(&mut self, v: ValId, rhs: ExprId) -> Val {
        let def = self.cx.program.val(v);
        let ty = self.cx.concrete(def.scheme.ty, &Rc::new(Vec::new()));
        let val = self.lower(rhs, false);
        if matches!(val, Val::Never) {
            return Val::Never;
        }
        let value = self.materialise(&val, ty);
        let mty = self.cx.mir_ty(ty);
        let g = self.cx.global(v, mty);
        if mty != mir::Ty::Agg(Program::UNIT) {
            self.emit_void(InstKind::GlobalSet(g, value));
        }
        Val::Unit
    }

    /// Evaluates expressions left to right; `None` when one does not come back.
    pub fn lower_all(&mut self, items: &[ExprId]) -> Option<Vec<Val>> {
        let vals = self.lower_args(items)?;
        Some(
            vals.into_iter()
                .zip(items)
                .map(|(v, e)| {
                    let ty = self.ty(*e);
                    self.made(v, ty)
                })
                .collect(),
        )
    }

    /// The arguments of a call, from left to right.
    pub fn lower_args(&mut self, items: &[ExprId]) -> Option<Vec<Val>> {
        let mut vals = Vec::with_capacity(items.len());
        for (i, e) in items.iter().enumerate() {
            let v = self.lower(*e, false);
            if matches!(v, Val::Never) {
                return None;
            }
            let ty = self.ty(*e);
            vals.push(self.settle(v, ty, &items[i + 1..]));
        }
        Some(vals)
    }

    fn lower_parts(&mut self, items: &[ExprId]) -> Val {
        match self.lower_all(items) {
            Some(vals) => Val::Agg(vals.into()),
            None => Val::Never,
        }
    }

    fn lower_record(&mut self, e: ExprId, fields: &[ExprId]) -> Val {
        let ty = self.ty(e);
        let Some(vals) = self.lower_all(fields) else {
            return Val::Never;
        };
        match self.cx.held(ty) {
            Held::Value => Val::Agg(vals.into()),
            Held::Boxed => {
                let tys = self.cx.fields_of(ty);
                let parts = vals.iter().zip(&tys).map(|(v, t)| self.materialise(v, *t)).collect();
                let mty = self.cx.mir_ty(ty);
                Val::Ssa(self.make_struct(mty, parts))
            }
        }
    }

    /// Part `i` of a tuple expression.
    fn lower_part(&mut self, e: ExprId, i: usize) -> Val {
        let ty = self.ty(e);
        let val = self.lower(e, false);
        self.part(&val, ty, i)
    }

    /// Field `i` of a tuple, record, object or exception of concrete type `ty`.
    pub fn part(&mut self, val: &Val, ty: Ty, i: usize) -> Val {
        match val {
            Val::Agg(parts) => parts.get(i).cloned().unwrap_or(Val::Never),
            Val::Never => Val::Never,
            Val::Ssa(v) => {
                let field = self.cx.fields_of(ty)[i];
                let mty = self.cx.mir_ty(field);
                if mty == mir::Ty::Agg(Program::UNIT) {
                    return Val::Unit;
                }
                match self.ty_of(*v) {
                    mir::Ty::Agg(_) => Val::Ssa(self.emit(InstKind::Extract(*v, i as u32), mty)),
                    mir::Ty::Cell(_) => Val::Ssa(self.emit(InstKind::Field(*v, 0, i as u32), mty)),
                    mir::Ty::Ptr => {
                        let p = self.struct_field_addr(*v, ty, i);
                        Val::Ssa(self.emit(InstKind::Load(p), mty))
                    }
                    mir::Ty::I1
                    | mir::Ty::I8
                    | mir::Ty::I16
                    | mir::Ty::I32
                    | mir::Ty::I64
                    | mir::Ty::F32
                    | mir::Ty::F64 => Val::Never,
                }
            }
            Val::Unit | Val::Bool(_) | Val::Text(_) | Val::Case(..) | Val::Fun(_) | Val::Delayed(_) | Val::As(..) => {
                Val::Never
            }
        }
    }

    /// Address of a field of a struct at an address.
    pub fn struct_field_addr(&mut self, p: Value, ty: Ty, i: usize) -> Value {
        let tys: Vec<mir::Ty> = self.cx.fields_of(ty).into_iter().map(|t| self.cx.mir_ty(t)).collect();
        let offset = self.cx.out.struct_offsets(0, &tys).0[i];
        let bytes = self.word(offset as i64);
        self.emit(InstKind::PtrAdd(p, bytes), mir::Ty::Ptr)
    }

    fn field_get(&mut self, r: ExprId, i: usize) -> Val {
        let ty = self.ty(r);
        let val = self.lower(r, false);
        let (val, ty) = self.through_byref(val, ty);
        if self.is_class(ty) {
            self.null_check(&val);
        }
        let i = self.field_index(ty, i);
        self.part(&val, ty, i)
    }

    /// The struct type behind a byref to one.
    fn through_byref(&mut self, val: Val, ty: Ty) -> (Val, Ty) {
        match (ty.builtin(), ty.as_con()) {
            (Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef), Some((_, args))) => {
                let inner = args[0];
                match (&val, self.cx.mir_ty(inner)) {
                    (Val::Ssa(p), t @ mir::Ty::Cell(_)) => {
                        let p = *p;
                        (Val::Ssa(self.emit(InstKind::Load(p), t)), inner)
                    }
                    _ => (val, inner),
                }
            }
            _ => (val, ty),
        }
    }

    /// Position of a type's own field `i` among all its fields.
    pub fn field_index(&self, ty: Ty, i: usize) -> usize {
        i + self.cx.inherited_fields(ty)
    }

    /// Whether values of the type are references to objects of a class.
    pub fn is_class(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| {
            let def = self.cx.program.tycon(id);
            !def.is_struct && matches!(def.kind, tast::TyConKind::Class(_))
        })
    }

    /// NullReferenceException for null.
    pub fn null_check(&mut self, val: &Val) {
        let Val::Ssa(v) = val else { return };
        let ty = self.ty_of(*v);
        if !matches!(ty, mir::Ty::Cell(_)) || Some(*v) == self.this_value() {
            return;
        }
        let zero = self.zero(ty);
        let c = self.emit(InstKind::Compare(CmpOp::Eq, *v, zero), mir::Ty::I1);
        self.fail_if(c, "nullReference");
    }

    /// Goes to a failure when the condition holds.
    pub fn fail_if(&mut self, cond: Value, failure: &str) {
        let (bad, good) = (self.block(), self.block());
        self.branch(cond, bad, good, Some(false));
        self.switch_to(bad);
        self.failure(failure);
        self.switch_to(good);
    }

    fn field_set(&mut self, r: ExprId, i: usize, v: ExprId) -> Val {
        let ty = self.ty(r);
        let target = self.lower(r, false);
        let (target, ty) = self.through_byref(target, ty);
        let index = self.field_index(ty, i);
        let field = self.cx.fields_of(ty)[index];
        let val = self.lower(v, false);
        if matches!(val, Val::Never) || matches!(target, Val::Never) {
            return Val::Never;
        }
        let value = self.materialise(&val, field);
        let Val::Ssa(object) = target else {
            return self.struct_field_set(r, ty, index, value);
        };
        match self.ty_of(object) {
            mir::Ty::Cell(_) => {
                if self.is_class(ty) {
                    self.null_check(&Val::Ssa(object));
                }
                self.emit_void(InstKind::SetField(object, index as u32, value));
                Val::Unit
            }
            mir::Ty::Ptr => {
                let p = self.struct_field_addr(object, ty, index);
                self.assign_memory(p, value);
                Val::Unit
            }
            _ => self.struct_field_set(r, ty, index, value),
        }
    }

    /// `x.F <- v` on a mutable local that holds a struct.
    fn struct_field_set(&mut self, r: ExprId, ty: Ty, index: usize, value: Value) -> Val {
        let span = self.frame.body.body.exprs[r].span;
        let ExprKind::Local(l, _) = self.frame.body.body.exprs[r].kind else {
            return self.unsupported(span, "assigning a field of this struct");
        };
        let (old, mty) = match self.frame.muts.get(&l).cloned() {
            Some(Slot::Ssa(old, mty)) => (old, mty),
            Some(Slot::Memory(p, _)) => {
                let p = self.struct_field_addr(p, ty, index);
                self.assign_memory(p, value);
                return Val::Unit;
            }
            None => return self.unsupported(span, "assigning a field of an immutable struct"),
        };
        let count = self.cx.fields_of(ty).len();
        let mut parts = Vec::with_capacity(count);
        for i in 0..count {
            let field = self.cx.fields_of(ty)[i];
            if i == index {
                parts.push(value);
            } else {
                let p = self.part(&Val::Ssa(old), ty, i);
                parts.push(self.materialise(&p, field));
            }
        }
        let new = self.make_struct(mty, parts);
        self.frame.muts.insert(l, Slot::Ssa(new, mty));
        Val::Unit
    }

    fn lower_union(&mut self, e: ExprId, case: usize, args: &[ExprId]) -> Val {
        let ty = self.ty(e);
        let Some(vals) = self.lower_all(args) else {
            return Val::Never;
        };
        self.union_value(ty, case, vals)
    }

    /// A union value from its parts.
    pub fn union_value(&mut self, ty: Ty, case: usize, vals: Vec<Val>) -> Val {
        if self.cx.held(ty) == Held::Value {
            return Val::Case(case as u32, vals.into());
        }
        let tys = self.cx.cases_of(ty).swap_remove(case);
        let parts = vals.iter().zip(&tys).map(|(v, t)| self.materialise(v, *t)).collect();
        let mty = self.cx.mir_ty(ty);
        Val::Ssa(self.make_case(mty, case as u32, parts))
    }

    fn is_case(&mut self, u: ExprId, case: usize) -> Val {
        let ty = self.ty(u);
        let val = self.lower(u, false);
        self.test_case(&val, ty, case)
    }

    /// Whether a union value is of a case.
    pub fn test_case(&mut self, val: &Val, ty: Ty, case: usize) -> Val {
        match val {
            Val::Delayed(_) | Val::As(..) => {
                let made = self.force(val.clone(), ty);
                self.test_case(&made, ty, case)
            }
            Val::Case(c, _) => Val::Bool(*c as usize == case),
            Val::Ssa(v) => {
                if self.cx.cases_of(ty).len() == 1 {
                    return Val::Bool(true);
                }
                let v = *v;
                if let Some(test) = self.null_case_test(v, case) {
                    return Val::Ssa(test);
                }
                let tag = self.tag(v);
                let k = self.int(case as i64, mir::Ty::I32);
                Val::Ssa(self.emit(InstKind::Compare(CmpOp::Eq, tag, k), mir::Ty::I1))
            }
            Val::Never | Val::Unit | Val::Bool(_) | Val::Text(_) | Val::Agg(_) | Val::Fun(_) => Val::Never,
        }
    }

    /// A pointer comparison where that decides the case.
    fn null_case_test(&mut self, v: Value, case: usize) -> Option<Value> {
        let ty = self.ty_of(v);
        let mir::Ty::Cell(cell) = ty else { return None };
        let mir::CellKind::Union { cases, null_case: Some(n) } = &self.cx.out.cells[cell].kind else {
            return None;
        };
        let is_null = *n as usize == case;
        if !is_null && cases.len() != 2 {
            return None;
        }
        let op = if is_null { CmpOp::Eq } else { CmpOp::Ne };
        let zero = self.zero(ty);
        Some(self.emit(InstKind::Compare(op, v, zero), mir::Ty::I1))
    }

    /// The case number of a union value.
    pub fn tag(&mut self, v: Value) -> Value {
        match self.ty_of(v) {
            mir::Ty::Cell(_) => self.emit(InstKind::CellTag(v), mir::Ty::I32),
            _ => self.emit(InstKind::Tag(v), mir::Ty::I32),
        }
    }

    fn case_field(&mut self, u: ExprId, case: usize, i: usize) -> Val {
        let ty = self.ty(u);
        let val = self.lower(u, false);
        let test = self.test_case(&val, ty, case);
        match test {
            Val::Bool(true) => {}
            Val::Bool(false) => {
                self.failure("invalidCast");
                return Val::Never;
            }
            t => {
                let t = self.materialise(&t, Builtin::Bool.ty());
                let bad = self.emit(InstKind::Unary(mir::UnOp::Not, t), mir::Ty::I1);
                self.fail_if(bad, "invalidCast");
            }
        }
        self.case_part(&val, ty, case, i)
    }

    /// Field of a union value known to be of a case.
    pub fn case_part(&mut self, val: &Val, ty: Ty, case: usize, i: usize) -> Val {
        match val {
            Val::Delayed(_) | Val::As(..) => {
                let made = self.force(val.clone(), ty);
                self.case_part(&made, ty, case, i)
            }
            // Of another case there is no such part: the test before has failed.
            Val::Case(made, parts) if *made as usize == case => parts.get(i).cloned().unwrap_or(Val::Never),
            Val::Case(..) => Val::Never,
            Val::Ssa(v) => {
                let field = self.cx.cases_of(ty)[case][i];
                let mty = self.cx.mir_ty(field);
                if mty == mir::Ty::Agg(Program::UNIT) {
                    return Val::Unit;
                }
                let kind = match self.ty_of(*v) {
                    mir::Ty::Cell(_) => InstKind::Field(*v, case as u32, i as u32),
                    _ => InstKind::ExtractCase(*v, case as u32, i as u32),
                };
                Val::Ssa(self.emit(kind, mty))
            }
            Val::Never | Val::Unit | Val::Bool(_) | Val::Text(_) | Val::Agg(_) | Val::Fun(_) => Val::Never,
        }
    }

    /// Raises one of the library's failures at this place.
    pub fn failure(&mut self, name: &str) {
        let path = format!("Firefly.Runtime.Failure.{name}");
        let location = self.location();
        if let Some(v) = self.cx.library_val(&path) {
            let unit = Builtin::Unit.ty();
            let text = Val::Ssa(location);
            let def = self.cx.program.val(v);
            let tys: Vec<Ty> = def.scheme.params.iter().map(|_| unit).collect();
            self.call_instance(&Fun::Val(v, tys.into()), vec![text], &[Builtin::String.ty()], unit, false);
        }
        self.terminate(Terminator::Unreachable);
    }

    /// Integer arithmetic on two values of one type.
    pub fn binary(&mut self, op: BinOp, a: Value, b: Value) -> Value {
        let ty = match op {
            BinOp::AddOverflowS
            | BinOp::AddOverflowU
            | BinOp::SubOverflowS
            | BinOp::SubOverflowU
            | BinOp::MulOverflowS
            | BinOp::MulOverflowU => mir::Ty::I1,
            _ => self.ty_of(a),
        };
        self.emit(InstKind::Binary(op, a, b), ty)
    }

    /// A comparison.
    pub fn compare(&mut self, op: CmpOp, a: Value, b: Value) -> Value {
        self.emit(InstKind::Compare(op, a, b), mir::Ty::I1)
    }
}

impl Cx<'_> {
    /// Whether the body of a module-level value is a constant, or a by-value record or union of constants.
    pub fn folds(&mut self, v: ValId) -> bool {
        let Some(body) = self.program.body(v).cloned() else {
            return false;
        };
        self.expr_folds(&body, body.root, 0)
    }

    fn expr_folds(&mut self, body: &tast::Body, e: ExprId, depth: usize) -> bool {
        let expr = &body.exprs[e];
        if depth > 8 || expr.ty.has_var() {
            return false;
        }
        match &expr.kind {
            ExprKind::Const(c) => !matches!(c, Const::Bytes(_) | Const::Default),
            ExprKind::Record(fields) | ExprKind::Union { args: fields, .. } => {
                let ty = self.concrete(expr.ty, &Rc::new(Vec::new()));
                self.held(ty) == Held::Value && fields.iter().all(|f| self.expr_folds(body, *f, depth + 1))
            }
            ExprKind::Tuple(items) => items.iter().all(|f| self.expr_folds(body, *f, depth + 1)),
            _ => false,
        }
    }

    /// Locals of a body whose address is taken.
    pub fn addressed_locals(&mut self, body: &crate::value::BodyRef) -> Rc<FxHashSet<LocalId>> {
        let ptr = std::sync::Arc::as_ptr(&body.body) as usize;
        if let Some(set) = self.addressed.get(&ptr) {
            return set.clone();
        }
        let mut set = FxHashSet::default();
        for e in body.body.exprs.iter() {
            let constrained = match &e.kind {
                ExprKind::Apply { func, args, .. } => crate::constrained::receiver(&body.body, *func, args),
                _ => None,
            };
            let place = match e.kind {
                ExprKind::AddrOf(x) => Some(x),
                _ => constrained,
            };
            if let Some(x) = place {
                let mut at = x;
                while let ExprKind::FieldGet(r, _) = body.body.exprs[at].kind {
                    at = r;
                }
                if let ExprKind::Local(l, _) = body.body.exprs[at].kind
                    && (constrained.is_none() || body.body.locals[l].is_mutable)
                {
                    set.insert(l);
                }
            }
        }
        let set = Rc::new(set);
        self.addressed.insert(ptr, set.clone());
        set
    }
}

fn is_lambda(body: &tast::Body, e: ExprId) -> bool {
    matches!(body.exprs[e].kind, ExprKind::Lambda { .. })
}
