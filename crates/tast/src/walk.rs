//! The direct parts of expressions and patterns, for readers of the tree that treat most forms alike.
//!
//! In: a body and a node. Out: each direct child once, in evaluation order.

use crate::{Arm, Body, ExprId, ExprKind, LocalId, LoopKind, PatId, PatKind, RangeSpec};

/// A direct part of an expression or pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Child {
    /// An expression.
    Expr(ExprId),
    /// A pattern.
    Pat(PatId),
}

/// Calls `f` with each direct part of an expression, in evaluation order.
pub fn expr_children(body: &Body, id: ExprId, f: &mut dyn FnMut(Child)) {
    match &body.exprs[id].kind {
        ExprKind::Const(_)
        | ExprKind::Local(..)
        | ExprKind::Val(..)
        | ExprKind::NewObject
        | ExprKind::TypeOf(_)
        | ExprKind::Error => {}
        ExprKind::Lambda { params: _, body: e }
        | ExprKind::SetLocal(_, e)
        | ExprKind::SetVal(_, e)
        | ExprKind::InitVal(_, e)
        | ExprKind::TupleGet(e, _)
        | ExprKind::FieldGet(e, _)
        | ExprKind::IsCase(e, _)
        | ExprKind::CaseField(e, _, _)
        | ExprKind::Comprehension(e)
        | ExprKind::Yield(e)
        | ExprKind::YieldFrom(e)
        | ExprKind::Upcast(e)
        | ExprKind::Downcast(e)
        | ExprKind::TypeTest(e, _)
        | ExprKind::Raise(e)
        | ExprKind::Lazy(e)
        | ExprKind::Delegate(e)
        | ExprKind::AddrOf(e)
        | ExprKind::Deref(e) => f(Child::Expr(*e)),
        ExprKind::Apply { func, args, direct: _ } => {
            f(Child::Expr(*func));
            exprs(args, f);
        }
        ExprKind::Let { local: _, rhs: a, body: b }
        | ExprKind::Seq(a, b)
        | ExprKind::While { cond: a, body: b }
        | ExprKind::FieldSet(a, _, b)
        | ExprKind::TryFinally { body: a, finalizer: b }
        | ExprKind::SetDeref(a, b) => exprs(&[*a, *b], f),
        ExprKind::LetRec { bindings, body: e } => {
            bindings.iter().for_each(|(_, rhs)| f(Child::Expr(*rhs)));
            f(Child::Expr(*e));
        }
        ExprKind::If { cond, then, els } => exprs(&[*cond, *then, *els], f),
        ExprKind::Match { scrutinee: e, arms } | ExprKind::TryWith { body: e, arms } => {
            f(Child::Expr(*e));
            arms.iter().for_each(|arm| arm_children(arm, f));
        }
        ExprKind::For { kind, pat, body: e } => {
            loop_children(kind, f);
            f(Child::Pat(*pat));
            f(Child::Expr(*e));
        }
        ExprKind::Tuple(items)
        | ExprKind::Record(items)
        | ExprKind::Exception(_, items)
        | ExprKind::Array(items)
        | ExprKind::List(items)
        | ExprKind::Union { case: _, args: items }
        | ExprKind::TraitCall { support: _, name: _, is_static: _, args: items }
        | ExprKind::Intrinsic { op: _, types: _, args: items } => exprs(items, f),
        ExprKind::Range(range) => range_children(range, f),
        ExprKind::ObjectExpr { base, this: _, members } => {
            base.iter().for_each(|e| f(Child::Expr(*e)));
            members.iter().for_each(|(_, e)| f(Child::Expr(*e)));
        }
        ExprKind::TypeCase { on: _, arms, default } => {
            arms.iter().for_each(|(_, e)| f(Child::Expr(*e)));
            f(Child::Expr(*default));
        }
    }
}

fn exprs(ids: &[ExprId], f: &mut dyn FnMut(Child)) {
    ids.iter().for_each(|e| f(Child::Expr(*e)));
}

fn arm_children(arm: &Arm, f: &mut dyn FnMut(Child)) {
    f(Child::Pat(arm.pat));
    arm.guard.iter().for_each(|e| f(Child::Expr(*e)));
    f(Child::Expr(arm.body));
}

fn range_children(range: &RangeSpec, f: &mut dyn FnMut(Child)) {
    f(Child::Expr(range.start));
    range.step.iter().for_each(|e| f(Child::Expr(*e)));
    f(Child::Expr(range.end));
}

fn loop_children(kind: &LoopKind, f: &mut dyn FnMut(Child)) {
    match kind {
        LoopKind::Range(range) => range_children(range, f),
        LoopKind::Array(e) | LoopKind::List(e) | LoopKind::String(e) => f(Child::Expr(*e)),
        LoopKind::Enumerator { get, enumerator: _, move_next, current, dispose } => {
            exprs(&[*get, *move_next, *current], f);
            dispose.iter().for_each(|e| f(Child::Expr(*e)));
        }
    }
}

/// Calls `f` with each direct part of a pattern; an active pattern's function is an expression.
pub fn pat_children(body: &Body, id: PatId, f: &mut dyn FnMut(Child)) {
    match &body.pats[id].kind {
        PatKind::Wild | PatKind::Const(_) | PatKind::Null | PatKind::Error => {}
        PatKind::Bind(_, inner) | PatKind::TypeTest(_, inner) => inner.iter().for_each(|p| f(Child::Pat(*p))),
        PatKind::Tuple(items)
        | PatKind::Array(items)
        | PatKind::And(items)
        | PatKind::Exception(_, items)
        | PatKind::Union { case: _, args: items } => items.iter().for_each(|p| f(Child::Pat(*p))),
        PatKind::Record(fields) => fields.iter().for_each(|(_, p)| f(Child::Pat(*p))),
        PatKind::Or(a, b) => {
            f(Child::Pat(*a));
            f(Child::Pat(*b));
        }
        PatKind::Active { func, kind: _, arg } => {
            f(Child::Expr(*func));
            arg.iter().for_each(|p| f(Child::Pat(*p)));
        }
    }
}

/// The direct parts of a node of either kind.
pub fn children(body: &Body, node: Child, f: &mut dyn FnMut(Child)) {
    match node {
        Child::Expr(e) => expr_children(body, e, f),
        Child::Pat(p) => pat_children(body, p, f),
    }
}

/// Calls `f` with every node under `root`, `root` first, parents before children, siblings in evaluation order.
/// Does not recurse, so depth costs no stack.
pub fn walk(body: &Body, root: ExprId, f: &mut dyn FnMut(Child)) {
    let mut stack = vec![Child::Expr(root)];
    while let Some(node) = stack.pop() {
        f(node);
        let from = stack.len();
        children(body, node, &mut |c| stack.push(c));
        stack[from..].reverse();
    }
}

/// Locals that the expression itself binds (not those of its patterns).
pub fn bound_locals(kind: &ExprKind, f: &mut dyn FnMut(LocalId)) {
    match kind {
        ExprKind::Lambda { params, body: _ } => params.iter().for_each(|l| f(*l)),
        ExprKind::Let { local, .. } => f(*local),
        ExprKind::LetRec { bindings, .. } => bindings.iter().for_each(|(l, _)| f(*l)),
        ExprKind::ObjectExpr { this, .. } => f(*this),
        ExprKind::For { kind, .. } => match &**kind {
            LoopKind::Enumerator { enumerator, .. } => f(*enumerator),
            LoopKind::Range(_) | LoopKind::Array(_) | LoopKind::List(_) | LoopKind::String(_) => {}
        },
        _ => {}
    }
}
