//! Function values that are cells: made when a function is stored, returned or passed where it is not known
//! statically. A cell holds a code pointer of its own arity; `apply` compares that with the number of arguments.

use std::rc::Rc;

use mir::{Block, FuncId, FuncKind, InstKind, Mode, Place, Program, StaticCell, Target, Terminator, Value};
use tast::{Body, ExprId, ExprKind, LocalId, LoopKind, PatId, PatKind};
use types::Ty;

use crate::cx::{Cx, Job};
use crate::emit::Fx;
use crate::layout::{after, uncurry};
use crate::value::{BodyRef, Fun, Val};

impl Fx<'_, '_> {
    /// A cell for a known function of type `ty`.
    pub fn make_closure(&mut self, fun: &Fun, ty: Ty) -> Value {
        let arity = self.cx.fun_arity(fun);
        let mut captures = Vec::new();
        let shape = self.fun_shape(fun, &mut captures);
        let types: Vec<mir::Ty> = captures.iter().map(|v| self.ty_of(*v)).collect();
        let mty = self.cx.mir_ty(ty);
        let mir::Ty::Cell(cell) = mty else { unreachable!("invariant: function types are cells") };
        let key = (shape.clone(), arity);
        let func = match self.cx.closure_bodies.get(&key) {
            Some(f) => *f,
            None => {
                let ret = self.cx.mir_ty(after(ty, arity));
                let name = self.cx.shape_name(&shape);
                let f = self.cx.declare(&name, FuncKind::Closure, ret, Job::ClosureBody { callee: shape, arity, ty });
                self.cx.out.funcs[f].captures = types;
                self.cx.closure_bodies.insert(key, f);
                f
            }
        };
        if captures.is_empty() {
            let id = self.cx.static_cell(StaticCell::Closure { cell, func, arity: arity as u32 });
            return self.emit(InstKind::Static(id), mty);
        }
        self.emit(InstKind::NewClosure { cell, func, arity: arity as u32, captures, place: Place::Unplaced }, mty)
    }

    /// Applies a cell of function type.
    pub fn apply_closure(&mut self, c: Value, fty: Ty, args: Vec<Val>) -> Val {
        if let Some(fun) = self.cx.delegate_fun(fty) {
            return self.invoke_delegate(c, fty, fun, args);
        }
        let params = uncurry(fty).0;
        let values: Vec<Value> = args.iter().zip(&params).map(|(a, t)| self.materialise(a, *t)).collect();
        let ret = self.cx.mir_ty(after(fty, args.len()));
        let v = if params.len() <= 1 {
            self.call_closure(c, values, ret)
        } else {
            let f = self.cx.apply_helper(fty, args.len());
            let mut all = vec![c];
            all.extend(values);
            self.call(f, all, ret)
        };
        if ret == mir::Ty::Agg(Program::UNIT) { Val::Unit } else { Val::Ssa(v) }
    }

    /// The body of a function value.
    pub fn closure_body(mut self, callee: &crate::value::Shape, arity: usize, ty: Ty) {
        let cell = self.cx.mir_ty(ty);
        let entry = self.cur;
        let env = self.param(entry, cell);
        self.closure = Some(env);
        let params: Vec<Ty> = uncurry(ty).0.into_iter().take(arity).collect();
        let args: Vec<Val> = params.iter().map(|t| self.param_val(entry, *t)).collect();
        let mut next = 0;
        let fun = self.fun_of_shape(callee, &mut |fx, ty| {
            let v = fx.emit(InstKind::Capture(env, next), ty);
            next += 1;
            v
        });
        let ret = after(ty, arity);
        if let (Fun::Lambda(lam), [Val::Ssa(object)]) = (&fun, args.as_slice())
            && matches!(lam.body.body.exprs[lam.expr].kind, ExprKind::Comprehension(_))
        {
            return self.machine_body(lam, *object, ret);
        }
        let val = self.enter_or_call(&fun, args);
        self.finish_with(val, ret);
    }

    /// The function's own code here if it is a lambda, a call of it otherwise.
    fn enter_or_call(&mut self, fun: &Fun, args: Vec<Val>) -> Val {
        match fun {
            Fun::Lambda(_) => self.enter(fun, args),
            Fun::Val(..) | Fun::Rec(..) | Fun::Partial(_) => self.call_known(fun, args, true),
        }
    }

    /// A parameter of a block as a value; unit has none... but keeps its place in the signature of function values.
    pub fn param_val(&mut self, block: Block, ty: Ty) -> Val {
        let mty = self.cx.mir_ty(ty);
        let v = self.param(block, mty);
        if mty == mir::Ty::Agg(Program::UNIT) { Val::Unit } else { Val::Ssa(v) }
    }

    /// Returns a value and puts the function into the program.
    pub fn finish_with(mut self, val: Val, ret: Ty) {
        if !matches!(val, Val::Never) {
            let v = self.materialise(&val, ret);
            self.terminate(Terminator::Return(v));
        }
        let modes = self.f.blocks[Block(0)].params.len();
        let modes = vec![Mode::Owned; modes];
        self.finish(modes);
    }

    /// `apply`: calls a function value of unknown arity with `n` arguments.
    pub fn apply_body(mut self, ty: Ty, n: usize) {
        let cell = self.cx.mir_ty(ty);
        let entry = self.cur;
        let c = self.param(entry, cell);
        let (params, _) = uncurry(ty);
        let args: Vec<Value> = params
            .iter()
            .take(n)
            .map(|t| {
                let mty = self.cx.mir_ty(*t);
                self.param(entry, mty)
            })
            .collect();
        let arity = self.emit(InstKind::ClosureArity(c), mir::Ty::I32);
        let blocks: Vec<Block> = (0..params.len()).map(|_| self.block()).collect();
        let other = self.block();
        let target = |block| Target { block, args: Vec::new() };
        let cases = blocks.iter().enumerate().map(|(i, b)| (i as i64 + 1, target(*b))).collect();
        self.terminate(Terminator::Switch { on: arity, cases, default: target(other) });
        for (i, b) in blocks.iter().enumerate() {
            self.switch_to(*b);
            self.apply_with_arity(ty, c, &args, i + 1);
        }
        self.switch_to(other);
        self.terminate(Terminator::Unreachable);
        self.finish(vec![Mode::Owned; n + 1]);
    }

    fn apply_with_arity(&mut self, ty: Ty, c: Value, args: &[Value], arity: usize) {
        let n = args.len();
        let ret = after(ty, n);
        let mret = self.cx.mir_ty(ret);
        let v = if arity == n {
            self.call_closure(c, args.to_vec(), mret)
        } else if arity < n {
            let between = after(ty, arity);
            let mbetween = self.cx.mir_ty(between);
            let f = self.call_closure(c, args[..arity].to_vec(), mbetween);
            let rest = args[arity..].iter().map(|a| Val::Ssa(*a)).collect();
            let r = self.apply_closure(f, between, rest);
            self.materialise(&r, ret)
        } else {
            let mir::Ty::Cell(cell) = mret else { unreachable!("invariant: a partial application is a function") };
            let func = self.cx.partial_body(ty, n, arity - n);
            let captures = [c].into_iter().chain(args.iter().copied()).collect();
            let arity = (arity - n) as u32;
            self.emit(InstKind::NewClosure { cell, func, arity, captures, place: Place::Unplaced }, mret)
        };
        self.terminate(Terminator::Return(v));
    }

    /// The code of a partial application of a function value.
    pub fn partial_code(mut self, ty: Ty, held: usize, more: usize) {
        let cell = self.cx.mir_ty(after(ty, held));
        let fcell = self.cx.mir_ty(ty);
        let entry = self.cur;
        let env = self.param(entry, cell);
        self.closure = Some(env);
        let params = uncurry(ty).0;
        let c = self.emit(InstKind::Capture(env, 0), fcell);
        let mut args = Vec::with_capacity(held + more);
        for (i, t) in params.iter().take(held).enumerate() {
            let mty = self.cx.mir_ty(*t);
            args.push(self.emit(InstKind::Capture(env, i as u32 + 1), mty));
        }
        for t in params.iter().skip(held).take(more) {
            let mty = self.cx.mir_ty(*t);
            args.push(self.param(entry, mty));
        }
        let ret = self.cx.mir_ty(after(ty, held + more));
        let v = self.call_closure(c, args, ret);
        self.terminate(Terminator::Return(v));
        self.finish(vec![Mode::Owned; more + 1]);
    }
}

impl Cx<'_> {
    /// The `apply` function for a function type and a number of arguments.
    pub fn apply_helper(&mut self, ty: Ty, n: usize) -> FuncId {
        if let Some(f) = self.applies.get(&(ty, n)) {
            return *f;
        }
        let ret = self.mir_ty(after(ty, n));
        let name = format!("apply{n}<{}>", self.ty_name(ty));
        let f = self.declare(&name, FuncKind::Generated, ret, Job::Apply { ty, args: n });
        self.applies.insert((ty, n), f);
        f
    }

    fn partial_body(&mut self, ty: Ty, held: usize, more: usize) -> FuncId {
        if let Some(f) = self.partials.get(&(ty, held, more)) {
            return *f;
        }
        let ret = self.mir_ty(after(ty, held + more));
        let name = format!("partial{held}<{}>", self.ty_name(ty));
        let f = self.declare(&name, FuncKind::Closure, ret, Job::PartialBody { ty, held, more });
        let mut captures = vec![self.mir_ty(ty)];
        captures.extend(uncurry(ty).0.iter().take(held).map(|t| self.mir_ty(*t)));
        self.out.funcs[f].captures = captures;
        self.partials.insert((ty, held, more), f);
        f
    }

    /// Locals of the enclosing body that a lambda (or any expression) uses but does not bind, in id order.
    pub fn free_locals(&mut self, body: &BodyRef, e: ExprId) -> Rc<[LocalId]> {
        let key = (std::sync::Arc::as_ptr(&body.body) as usize, e);
        if let Some(f) = self.free.get(&key) {
            return f.clone();
        }
        let mut walk = Walk { body: &body.body, used: Vec::new(), bound: Vec::new() };
        walk.expr(e);
        walk.used.sort();
        walk.used.dedup();
        let free: Vec<LocalId> = walk.used.iter().filter(|l| !walk.bound.contains(l)).copied().collect();
        let free: Rc<[LocalId]> = free.into();
        self.free.insert(key, free.clone());
        free
    }
}

/// Number of expressions under `e`, counted up to `limit`.
pub fn expr_size(body: &Body, e: ExprId, limit: usize) -> usize {
    let mut work = vec![e];
    let mut n = 0;
    while let Some(e) = work.pop() {
        n += 1;
        if n >= limit {
            break;
        }
        children(body, e, &mut work);
    }
    n
}

/// Locals that expressions under `e` assign, nested lambdas left out (they cannot assign).
pub fn assigned_locals(body: &Body, e: ExprId, out: &mut Vec<LocalId>) {
    let mut work = vec![e];
    while let Some(e) = work.pop() {
        match &body.exprs[e].kind {
            ExprKind::SetLocal(l, _) => out.push(*l),
            ExprKind::FieldSet(r, ..) => {
                if let ExprKind::Local(l, _) = body.exprs[*r].kind {
                    out.push(l);
                }
            }
            _ => {}
        }
        children(body, e, &mut work);
    }
    out.sort();
    out.dedup();
}

struct Walk<'a> {
    body: &'a Body,
    used: Vec<LocalId>,
    bound: Vec<LocalId>,
}

impl Walk<'_> {
    fn expr(&mut self, root: ExprId) {
        let mut work = vec![root];
        while let Some(e) = work.pop() {
            match &self.body.exprs[e].kind {
                ExprKind::Local(l, _) | ExprKind::SetLocal(l, _) => self.used.push(*l),
                ExprKind::Lambda { params, .. } => self.bound.extend(params),
                ExprKind::Let { local, .. } => self.bound.push(*local),
                ExprKind::LetRec { bindings, .. } => self.bound.extend(bindings.iter().map(|b| b.0)),
                ExprKind::ObjectExpr { this, .. } => self.bound.push(*this),
                ExprKind::For { kind, .. } => {
                    if let LoopKind::Enumerator { enumerator, .. } = &**kind {
                        self.bound.push(*enumerator);
                    }
                }
                _ => {}
            }
            for p in patterns(self.body, e) {
                self.pattern(p);
            }
            children(self.body, e, &mut work);
        }
    }

    fn pattern(&mut self, root: PatId) {
        let mut work = vec![root];
        while let Some(p) = work.pop() {
            if let PatKind::Bind(l, _) = &self.body.pats[p].kind {
                self.bound.push(*l);
            }
            work.extend(pattern_children(self.body, p));
        }
    }
}

/// Patterns directly in an expression.
fn patterns(body: &Body, e: ExprId) -> Vec<PatId> {
    match &body.exprs[e].kind {
        ExprKind::Match { arms, .. } | ExprKind::TryWith { arms, .. } => arms.iter().map(|a| a.pat).collect(),
        ExprKind::For { pat, .. } => vec![*pat],
        _ => Vec::new(),
    }
}

/// Patterns directly in a pattern.
pub fn pattern_children(body: &Body, p: PatId) -> Vec<PatId> {
    match &body.pats[p].kind {
        PatKind::Bind(_, Some(q)) | PatKind::TypeTest(_, Some(q)) => vec![*q],
        PatKind::Active { arg, .. } => arg.iter().copied().collect(),
        PatKind::Tuple(ps) | PatKind::Array(ps) | PatKind::And(ps) | PatKind::Exception(_, ps) => ps.clone(),
        PatKind::Union { args, .. } => args.clone(),
        PatKind::Record(fs) => fs.iter().map(|f| f.1).collect(),
        PatKind::Or(a, b) => vec![*a, *b],
        PatKind::Wild
        | PatKind::Bind(_, None)
        | PatKind::TypeTest(_, None)
        | PatKind::Const(_)
        | PatKind::Null
        | PatKind::Error => Vec::new(),
    }
}

/// Expressions inside patterns: the functions of active patterns.
fn pattern_exprs(body: &Body, p: PatId, out: &mut Vec<ExprId>) {
    let mut work = vec![p];
    while let Some(p) = work.pop() {
        if let PatKind::Active { func, .. } = &body.pats[p].kind {
            out.push(*func);
        }
        work.extend(pattern_children(body, p));
    }
}

/// Expressions directly in an expression, those of its patterns included.
pub fn children(body: &Body, e: ExprId, out: &mut Vec<ExprId>) {
    for p in patterns(body, e) {
        pattern_exprs(body, p, out);
    }
    match &body.exprs[e].kind {
        ExprKind::Const(_)
        | ExprKind::Local(..)
        | ExprKind::Val(..)
        | ExprKind::NewObject
        | ExprKind::TypeOf(_)
        | ExprKind::Error => {}
        ExprKind::Lambda { body: b, .. } => out.push(*b),
        ExprKind::Apply { func, args, .. } => {
            out.push(*func);
            out.extend(args);
        }
        ExprKind::Let { rhs, body: b, .. } => out.extend([*rhs, *b]),
        ExprKind::LetRec { bindings, body: b } => {
            out.extend(bindings.iter().map(|x| x.1));
            out.push(*b);
        }
        ExprKind::If { cond, then, els } => out.extend([*cond, *then, *els]),
        ExprKind::Match { scrutinee, arms } | ExprKind::TryWith { body: scrutinee, arms } => {
            out.push(*scrutinee);
            for a in arms {
                out.extend(a.guard);
                out.push(a.body);
            }
        }
        ExprKind::Seq(a, b)
        | ExprKind::While { cond: a, body: b }
        | ExprKind::FieldSet(a, _, b)
        | ExprKind::TryFinally { body: a, finalizer: b }
        | ExprKind::SetDeref(a, b) => out.extend([*a, *b]),
        ExprKind::For { kind, body: b, .. } => {
            loop_exprs(kind, out);
            out.push(*b);
        }
        ExprKind::SetLocal(_, a)
        | ExprKind::SetVal(_, a)
        | ExprKind::InitVal(_, a)
        | ExprKind::TupleGet(a, _)
        | ExprKind::FieldGet(a, _)
        | ExprKind::IsCase(a, _)
        | ExprKind::CaseField(a, ..)
        | ExprKind::Comprehension(a)
        | ExprKind::Yield(a)
        | ExprKind::YieldFrom(a)
        | ExprKind::Upcast(a)
        | ExprKind::Downcast(a)
        | ExprKind::TypeTest(a, _)
        | ExprKind::Raise(a)
        | ExprKind::Lazy(a)
        | ExprKind::Delegate(a)
        | ExprKind::AddrOf(a)
        | ExprKind::Deref(a) => out.push(*a),
        ExprKind::Tuple(items)
        | ExprKind::Record(items)
        | ExprKind::Union { args: items, .. }
        | ExprKind::Exception(_, items)
        | ExprKind::Array(items)
        | ExprKind::List(items)
        | ExprKind::TraitCall { args: items, .. }
        | ExprKind::Intrinsic { args: items, .. } => out.extend(items),
        ExprKind::Range(r) => range_exprs(r, out),
        ExprKind::ObjectExpr { base, members, .. } => {
            out.extend(*base);
            out.extend(members.iter().map(|m| m.1));
        }
        ExprKind::TypeCase { arms, default, .. } => {
            out.extend(arms.iter().map(|a| a.1));
            out.push(*default);
        }
    }
}

fn range_exprs(r: &tast::RangeSpec, out: &mut Vec<ExprId>) {
    out.push(r.start);
    out.extend(r.step);
    out.push(r.end);
}

fn loop_exprs(kind: &LoopKind, out: &mut Vec<ExprId>) {
    match kind {
        LoopKind::Range(r) => range_exprs(r, out),
        LoopKind::Array(e) | LoopKind::List(e) | LoopKind::String(e) => out.push(*e),
        LoopKind::Enumerator { get, move_next, current, dispose, .. } => {
            out.extend([*get, *move_next, *current]);
            out.extend(*dispose);
        }
    }
}
