//! Which values may let an exception out to a handler that exists.
//!
//! In: the graph. Out: for each value whether a call of it may end in an exception, and whether any `try .. with` is
//! reachable. When none is, no function needs an error edge: an exception ends the program where it is raised.
//!
//! Conservative: a call of an unknown function, a trait call, structural equality and the like may raise, since user
//! code may run. Inside a `try` whose handlers take every exception nothing gets out but what the handlers raise.
//! The rest is a least fixed point over "mentions", callers after callees.
//!
//! ```fsharp
//! let inc x = x + 1            // raises nothing
//! let first (xs: int[]) = xs.[0]       // may raise IndexOutOfRangeException
//! let safe xs = try first xs with _ -> 0   // raises nothing
//! ```

use base::{FxHashMap, FxHashSet};
use psg::{Owner, Psg};
use tast::walk::{Child, children};
use tast::{Arm, Body, ExprId, ExprKind, LoopKind, PatId, PatKind, Program, ValKind};
use types::{Builtin, Ty, ValId};

/// Intrinsics that end in no exception, whatever their operands.
const SAFE_INTRINSICS: [&str; 53] = [
    "type_is",
    "type_may_be",
    "type_kind",
    "type_name",
    "sizeof",
    "zero",
    "retype",
    "bitcast",
    "convert",
    "add_overflows",
    "sub_overflows",
    "mul_overflows",
    "mul_high",
    "popcount",
    "leading_zeros",
    "trailing_zeros",
    "byte_swap",
    "rotate_left",
    "rotate_right",
    "fabs",
    "fsqrt",
    "ffloor",
    "fceil",
    "ftrunc",
    "frint",
    "fcopysign",
    "load",
    "store",
    "ptr_add",
    "ptr_to_int",
    "int_to_ptr",
    "mem_move",
    "mem_copy",
    "mem_set",
    "stack_alloc",
    "static_buffer",
    "syscall",
    "pause",
    "text_new",
    "text_header",
    "text_data",
    "array_new",
    "array_get",
    "array_set",
    "array_addr",
    "is_null",
    "is_null_object",
    "phys_equal",
    "phys_hash",
    "unreachable",
    "field_addr",
    "native_owner_retain",
    "native_owner_release",
];

/// The facts.
#[derive(Clone, Debug, Default)]
pub struct Raises {
    raising: FxHashSet<ValId>,
    /// A reachable `try .. with`.
    pub any_handler: bool,
    /// A reachable `try .. finally` (or `use`).
    pub any_finally: bool,
}

impl Raises {
    /// Whether a call of the value may end in an exception.
    pub fn may_raise(&self, val: ValId) -> bool {
        self.raising.contains(&val)
    }
    /// Whether a call of the value may end in an exception that somebody may catch.
    pub fn may_raise_to_handler(&self, val: ValId) -> bool {
        self.any_handler && self.may_raise(val)
    }
}

/// What one body does by itself.
#[derive(Default)]
struct Own {
    raises: bool,
    calls: Vec<ValId>,
    handler: bool,
    finally: bool,
}

/// Computes the facts.
pub fn analyse(psg: &Psg) -> Raises {
    let mut facts = Raises::default();
    let mut callers: FxHashMap<ValId, Vec<ValId>> = FxHashMap::default();
    let mut todo: Vec<ValId> = Vec::new();
    for entry in psg.bodies.iter() {
        let own = own_facts(&psg.program, &entry.body);
        facts.any_handler |= own.handler;
        facts.any_finally |= own.finally;
        if let Owner::Val(v) = entry.owner {
            own.calls.iter().for_each(|callee| callers.entry(*callee).or_default().push(v));
            todo.extend(own.raises.then_some(v));
        }
    }
    for (owner, members) in crate::recursion::mentions(psg) {
        // A slot raises when a member that a call of it may reach does.
        if let Owner::Val(slot) = owner
            && is_slot(&psg.program, slot)
        {
            members.iter().for_each(|m| callers.entry(*m).or_default().push(slot));
        }
    }
    while let Some(v) = todo.pop() {
        if facts.raising.insert(v) {
            todo.extend(callers.get(&v).into_iter().flatten());
        }
    }
    facts
}

fn is_slot(program: &Program, val: ValId) -> bool {
    matches!(&program.val(val).kind, ValKind::Member(m) if m.is_slot)
}

/// Walks a body; parts under a `try` that catches everything are left out, except for what they hold of handlers.
fn own_facts(program: &Program, body: &Body) -> Own {
    let mut own = Own::default();
    let mut stack = vec![(Child::Expr(body.root), false)];
    while let Some((node, caught)) = stack.pop() {
        if let Child::Expr(e) = node {
            let kind = &body.exprs[e].kind;
            own.handler |= matches!(kind, ExprKind::TryWith { .. });
            own.finally |= matches!(kind, ExprKind::TryFinally { .. });
            if !caught {
                own.raises |= raises_itself(program, body, e);
                if let ExprKind::Val(v, _) = kind {
                    own.calls.push(*v);
                }
            }
            if let ExprKind::TryWith { body: tried, arms } = kind {
                stack.push((Child::Expr(*tried), caught || catches_all(body, arms)));
                for arm in arms {
                    stack.push((Child::Pat(arm.pat), caught));
                    stack.extend(arm.guard.iter().chain([&arm.body]).map(|e| (Child::Expr(*e), caught)));
                }
                continue;
            }
        }
        children(body, node, &mut |c| stack.push((c, caught)));
    }
    own
}

fn catches_all(body: &Body, arms: &[Arm]) -> bool {
    arms.iter().any(|a| a.guard.is_none() && irrefutable(body, a.pat))
}

/// Whether evaluating the expression itself, its parts aside, may raise.
fn raises_itself(program: &Program, body: &Body, e: ExprId) -> bool {
    match &body.exprs[e].kind {
        ExprKind::Raise(_)
        | ExprKind::Downcast(_)
        | ExprKind::CaseField(..)
        | ExprKind::YieldFrom(_)
        | ExprKind::Error => true,
        ExprKind::Apply { func, .. } => match &body.exprs[*func].kind {
            // A member of an object that may be null.
            ExprKind::Val(v, _) => matches!(&program.val(*v).kind, ValKind::Member(m) if !m.is_static && m.is_slot),
            _ => true,
        },
        ExprKind::TraitCall { support, name, .. } => !safe_operator(support, name.as_str()),
        ExprKind::Match { arms, .. } => !covers(program, body, arms),
        ExprKind::FieldGet(object, _) | ExprKind::FieldSet(object, ..) => may_be_null(program, body.exprs[*object].ty),
        ExprKind::Intrinsic { op, .. } => !SAFE_INTRINSICS.contains(&op.as_str()),
        ExprKind::For { kind, pat, .. } => {
            let null_or_zero = match &**kind {
                LoopKind::Range(range) => range.step.is_some(),
                LoopKind::List(_) => false,
                LoopKind::Array(_) | LoopKind::String(_) | LoopKind::Enumerator { .. } => true,
            };
            null_or_zero || !irrefutable(body, *pat)
        }
        ExprKind::Range(range) => range.step.is_some(),
        ExprKind::Const(_)
        | ExprKind::Local(..)
        | ExprKind::Val(..)
        | ExprKind::Lambda { .. }
        | ExprKind::Let { .. }
        | ExprKind::LetRec { .. }
        | ExprKind::If { .. }
        | ExprKind::Seq(..)
        | ExprKind::While { .. }
        | ExprKind::SetLocal(..)
        | ExprKind::SetVal(..)
        | ExprKind::InitVal(..)
        | ExprKind::Tuple(_)
        | ExprKind::TupleGet(..)
        | ExprKind::Record(_)
        | ExprKind::Union { .. }
        | ExprKind::IsCase(..)
        | ExprKind::Exception(..)
        | ExprKind::Array(_)
        | ExprKind::List(_)
        | ExprKind::Comprehension(_)
        | ExprKind::Yield(_)
        | ExprKind::Upcast(_)
        | ExprKind::TypeTest(..)
        | ExprKind::TryWith { .. }
        | ExprKind::TryFinally { .. }
        | ExprKind::Lazy(_)
        | ExprKind::NewObject
        | ExprKind::ObjectExpr { .. }
        | ExprKind::Delegate(_)
        | ExprKind::AddrOf(_)
        | ExprKind::Deref(_)
        | ExprKind::SetDeref(..)
        | ExprKind::TypeOf(_)
        | ExprKind::TypeCase { .. } => false,
    }
}

/// Whether the operator is an instruction that cannot fail: on known primitive types, integer division aside.
fn safe_operator(support: &[Ty], name: &str) -> bool {
    let division = matches!(name, "op_Division" | "op_Modulus");
    support.iter().all(|t| match t.builtin() {
        Some(b) if b.is_integer() => !division,
        Some(b) => b.is_float() || b == Builtin::Char || b == Builtin::Bool,
        None => false,
    })
}

/// Objects of classes and strings may be null; records, unions and tuples that F# makes are not.
fn may_be_null(program: &Program, ty: Ty) -> bool {
    let Some((id, _)) = ty.as_con() else { return false };
    if let Some(b) = Builtin::of(id) {
        return matches!(b, Builtin::String | Builtin::Obj | Builtin::Exn | Builtin::Array);
    }
    let def = program.tycon(id);
    !def.is_struct
        && matches!(def.kind, tast::TyConKind::Class(_) | tast::TyConKind::Interface | tast::TyConKind::Delegate(..))
}

/// Whether some arm surely matches: an unguarded irrefutable one, or all cases (or both booleans) irrefutably.
fn covers(program: &Program, body: &Body, arms: &[Arm]) -> bool {
    let mut cases = FxHashSet::default();
    let mut total = None;
    for arm in arms.iter().filter(|a| a.guard.is_none()) {
        if irrefutable(body, arm.pat) {
            return !arms.iter().any(|a| calls_code(body, a.pat));
        }
        let pat = &body.pats[arm.pat];
        match &pat.kind {
            PatKind::Union { case, args } if args.iter().all(|p| irrefutable(body, *p)) => {
                cases.insert(*case);
                total = pat.ty.as_con().and_then(|(id, _)| program.tycon(id).case_count());
            }
            PatKind::Const(tast::Const::Bool(b)) => {
                cases.insert(usize::from(*b));
                total = Some(2);
            }
            _ => {}
        }
    }
    total == Some(cases.len()) && !arms.iter().any(|a| calls_code(body, a.pat))
}

/// Whether a pattern runs code that may raise: active patterns, and constants compared by `=`.
fn calls_code(body: &Body, pat: PatId) -> bool {
    let mut found = false;
    let mut stack = vec![pat];
    while let Some(p) = stack.pop() {
        found |= matches!(body.pats[p].kind, PatKind::Active { .. } | PatKind::Error);
        tast::walk::pat_children(body, p, &mut |c| {
            if let Child::Pat(q) = c {
                stack.push(q);
            }
        });
    }
    found
}

fn irrefutable(body: &Body, pat: PatId) -> bool {
    match &body.pats[pat].kind {
        PatKind::Wild => true,
        PatKind::Bind(_, inner) => inner.is_none_or(|p| irrefutable(body, p)),
        PatKind::Tuple(items) | PatKind::And(items) => items.iter().all(|p| irrefutable(body, *p)),
        PatKind::Record(fields) => fields.iter().all(|(_, p)| irrefutable(body, *p)),
        PatKind::Or(a, b) => irrefutable(body, *a) || irrefutable(body, *b),
        PatKind::Const(tast::Const::Unit) => true,
        PatKind::Const(_)
        | PatKind::Null
        | PatKind::Union { .. }
        | PatKind::Array(_)
        | PatKind::TypeTest(..)
        | PatKind::Exception(..)
        | PatKind::Active { .. }
        | PatKind::Error => false,
    }
}

/// The facts as text.
pub fn print(psg: &Psg, facts: &Raises) -> String {
    let mut out = format!("handler {}\nfinally {}\n", facts.any_handler, facts.any_finally);
    for v in psg.sorted_vals().into_iter().filter(|v| facts.may_raise(*v)) {
        out.push_str(&format!("raises {}\n", psg.val_name(v)));
    }
    out
}
