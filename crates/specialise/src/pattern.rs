//! Pattern matching: each arm is a chain of tests that falls through to the next arm. Tests of one value against
//! several cases become switches in LLVM, since the case number is computed once, before the arms.
//! Active patterns run in F#'s order, and share their calls as [`crate::shared`] tells.

use mir::{Block, CmpOp, Value};
use tast::{ActiveKind, Arm, Const, ExprId, PatId, PatKind};
use types::{Builtin, Ty, TyConId};

use crate::closure::pattern_children;
use crate::emit::{Fx, Way};
use crate::value::Val;

impl Fx<'_, '_> {
    /// `match scrutinee with arms`
    pub fn lower_match(&mut self, e: ExprId, scrutinee: ExprId, arms: &[Arm], tail: bool) -> Val {
        let ty = self.ty(e);
        let sty = self.ty(scrutinee);
        let val = self.lower(scrutinee, false);
        if matches!(val, Val::Never) {
            return Val::Never;
        }
        let val = self.made(val, sty);
        self.match_value(val, sty, arms, ty, tail, |fx| fx.failure("matchFailure"))
    }

    /// Matches a value against arms; `none` runs when no arm matches, and does not come back.
    pub fn match_value(
        &mut self,
        val: Val,
        sty: Ty,
        arms: &[Arm],
        ty: Ty,
        tail: bool,
        none: impl FnOnce(&mut Self),
    ) -> Val {
        let mut ways: Vec<Way> = Vec::new();
        let muts = self.frame.muts.clone();
        let mut fell_through = true;
        let outer = self.shared.take();
        for (i, arm) in arms.iter().enumerate() {
            if i == 0 || self.ends_sharing(arms[i - 1].pat) {
                self.shared = self.shared_calls(&arms[i..]);
            }
            let next = self.block();
            self.frame.muts = muts.clone();
            let mut failed = self.match_pat(arm.pat, &val, sty, next);
            if let Some(g) = arm.guard {
                failed |= self.guard(g, next);
            }
            let shared = self.shared.take();
            let v = self.lower(arm.body, tail);
            self.shared = shared;
            ways.push(self.way(v));
            self.switch_to_fail(next);
            if !failed {
                fell_through = false;
                break;
            }
        }
        self.shared = outer;
        if fell_through {
            self.frame.muts = muts;
            none(self);
        }
        self.join(ways, ty)
    }

    fn guard(&mut self, g: ExprId, next: Block) -> bool {
        let shared = self.shared.take();
        let holds = self.lower(g, false);
        self.shared = shared;
        match holds {
            Val::Bool(true) => false,
            Val::Never => false,
            v => {
                let c = self.materialise(&v, Builtin::Bool.ty());
                self.require(c, next);
                true
            }
        }
    }

    /// Goes on if the condition holds, else to `fail`.
    fn require(&mut self, cond: Value, fail: Block) {
        let ok = self.block();
        self.failing_to(fail);
        self.branch(cond, ok, fail, None);
        self.switch_to(ok);
    }

    fn require_val(&mut self, cond: &Val, fail: Block) -> bool {
        match cond {
            Val::Bool(true) => false,
            Val::Bool(false) => {
                self.failing_to(fail);
                self.jump(fail, Vec::new());
                true
            }
            v => {
                let c = self.materialise(v, Builtin::Bool.ty());
                self.require(c, fail);
                true
            }
        }
    }

    /// Tests a value against a pattern and binds its variables; goes to `fail` when it does not match.
    /// Tells whether it can fail.
    pub fn match_pat(&mut self, p: PatId, val: &Val, ty: Ty, fail: Block) -> bool {
        let body = self.frame.body.clone();
        let pat = &body.body.pats[p];
        match &pat.kind {
            PatKind::Wild => false,
            PatKind::Bind(l, inner) => {
                // The inner pattern first: a failed match must not leave a binding behind.
                let failed = inner.is_some_and(|q| self.match_pat(q, val, ty, fail));
                self.bind(*l, val.clone());
                failed
            }
            PatKind::Const(c) => self.match_const(c, val, ty, fail, pat.span),
            PatKind::Null => {
                let v = self.materialise(val, ty);
                let zero = self.zero(self.ty_of(v));
                let c = self.compare(CmpOp::Eq, v, zero);
                self.require(c, fail);
                true
            }
            PatKind::Tuple(items) => self.match_parts(items.iter().copied().enumerate(), val, ty, fail),
            PatKind::Record(fields) => {
                let skip = self.cx.inherited_fields(ty);
                self.match_parts(fields.iter().map(|(i, q)| (i + skip, *q)), val, ty, fail)
            }
            PatKind::Union { case, args } => self.match_union(*case, args, val, ty, fail),
            PatKind::Array(items) => self.match_array(items, val, ty, fail),
            PatKind::Or(a, b) => self.match_or(*a, *b, val, ty, fail),
            PatKind::And(ps) => ps.iter().fold(false, |f, q| self.match_pat(*q, val, ty, fail) | f),
            PatKind::TypeTest(target, inner) => self.match_type(*target, *inner, val, ty, fail),
            PatKind::Exception(tycon, fields) => self.match_exception(*tycon, fields, val, fail),
            PatKind::Active { func, kind, arg } => self.match_active(*func, kind, *arg, val, ty, fail),
            PatKind::Error => false,
        }
    }

    fn match_const(&mut self, c: &Const, val: &Val, ty: Ty, fail: Block, span: base::Span) -> bool {
        match (c, val) {
            (Const::Unit, _) => false,
            (Const::Bool(b), Val::Bool(v)) => self.require_val(&Val::Bool(b == v), fail),
            (Const::Bool(b), _) => {
                let v = self.materialise(val, ty);
                let cond = if *b { v } else { self.emit(mir::InstKind::Unary(mir::UnOp::Not, v), mir::Ty::I1) };
                self.require(cond, fail);
                true
            }
            _ => {
                let k = self.constant(c, ty, span);
                let equal = self.equals(val, &k, ty, false);
                self.require_val(&equal, fail)
            }
        }
    }

    fn match_parts(&mut self, parts: impl Iterator<Item = (usize, PatId)>, val: &Val, ty: Ty, fail: Block) -> bool {
        let tys = self.cx.fields_of(ty);
        let mut failed = false;
        for (i, q) in parts {
            if self.is_wild(q) {
                continue;
            }
            let part = self.part(val, ty, i);
            failed |= self.match_within(i, q, &part, tys[i], fail);
        }
        failed
    }

    fn is_wild(&self, p: PatId) -> bool {
        matches!(self.frame.body.body.pats[p].kind, PatKind::Wild)
    }

    fn match_union(&mut self, case: usize, args: &[PatId], val: &Val, ty: Ty, fail: Block) -> bool {
        let test = self.test_case(val, ty, case);
        let mut failed = self.require_val(&test, fail);
        let Some(tys) = self.cx.cases_of(ty).get(case).cloned() else {
            return failed;
        };
        for (i, q) in args.iter().enumerate() {
            if self.is_wild(*q) {
                continue;
            }
            let part = self.case_part(val, ty, case, i);
            failed |= self.match_within(case << 16 | i, *q, &part, tys[i], fail);
        }
        failed
    }

    fn match_array(&mut self, items: &[PatId], val: &Val, ty: Ty, fail: Block) -> bool {
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let array = self.materialise(val, ty);
        let word = self.cx.out.word_ty();
        let zero = self.zero(self.ty_of(array));
        let some = self.compare(CmpOp::Ne, array, zero);
        self.require(some, fail);
        let len = self.emit(mir::InstKind::ArrayLen(array), word);
        let n = self.word(items.len() as i64);
        let same = self.compare(CmpOp::Eq, len, n);
        self.require(same, fail);
        let mty = self.cx.mir_ty(elem);
        for (at, q) in items.iter().enumerate() {
            if self.is_wild(*q) {
                continue;
            }
            let i = self.word(at as i64);
            let v = self.emit(mir::InstKind::ArrayGet(array, i), mty);
            self.match_within(at, *q, &Val::Ssa(v), elem, fail);
        }
        true
    }

    fn match_or(&mut self, a: PatId, b: PatId, val: &Val, ty: Ty, fail: Block) -> bool {
        let second = self.block();
        let before = self.shared.clone();
        let first_fails = self.match_pat(a, val, ty, second);
        if !first_fails {
            return false;
        }
        let mut locals = Vec::new();
        bound(&self.frame.body.body, a, &mut locals);
        let tys: Vec<Ty> = locals.iter().map(|l| self.concrete(self.frame.body.body.locals[*l].ty)).collect();
        let join = self.block();
        let left = self.bound_values(&locals, &tys);
        self.jump(join, left);
        self.switch_to_fail(second);
        let failed = self.match_pat(b, val, ty, fail);
        let right = self.bound_values(&locals, &tys);
        self.jump(join, right);
        self.shared_again(before);
        self.switch_to(join);
        for (l, t) in locals.iter().zip(&tys) {
            let mty = self.cx.mir_ty(*t);
            let p = self.param(join, mty);
            self.bind(*l, Val::Ssa(p));
        }
        failed
    }

    fn bound_values(&mut self, locals: &[tast::LocalId], tys: &[Ty]) -> Vec<Value> {
        let vals: Vec<Val> = locals.iter().map(|l| self.frame.env.get(l).cloned().unwrap_or(Val::Never)).collect();
        vals.iter().zip(tys).map(|(v, t)| self.materialise(v, *t)).collect()
    }

    fn match_type(&mut self, target: Ty, inner: Option<PatId>, val: &Val, ty: Ty, fail: Block) -> bool {
        let target = self.concrete(target);
        let v = self.materialise(val, ty);
        let test = self.type_test(v, ty, target);
        let mut failed = self.require_val(&test, fail);
        if let Some(q) = inner {
            let converted = self.unchecked_cast(v, ty, target);
            failed |= self.match_within(usize::MAX, q, &converted, target, fail);
        }
        failed
    }

    fn match_exception(&mut self, tycon: TyConId, fields: &[PatId], val: &Val, fail: Block) -> bool {
        let exn = Builtin::Exn.ty();
        let target = Ty::con(tycon, &[]);
        let v = self.materialise(val, exn);
        let test = self.type_test(v, exn, target);
        self.require_val(&test, fail);
        let converted = self.unchecked_cast(v, exn, target);
        let skip = self.cx.inherited_fields(target);
        self.match_parts(fields.iter().enumerate().map(|(i, q)| (i + skip, *q)), &converted, target, fail);
        true
    }

    fn match_active(
        &mut self,
        func: ExprId,
        kind: &ActiveKind,
        arg: Option<PatId>,
        val: &Val,
        _ty: Ty,
        fail: Block,
    ) -> bool {
        let fty = self.ty(func);
        let Some((_, rty)) = fty.as_fun() else { return false };
        let r = self.shared_call(func, kind, |fx| {
            let f = fx.lower(func, false);
            fx.apply(f, fty, vec![val.clone()], false)
        });
        let some = |fx: &mut Self, case: usize| {
            let test = fx.test_case(&r, rty, case);
            let mut failed = fx.require_val(&test, fail);
            if let Some(q) = arg {
                let parts = fx.cx.cases_of(rty)[case].clone();
                if let Some(t) = parts.first() {
                    let part = fx.case_part(&r, rty, case, 0);
                    failed |= fx.match_within(usize::MAX - 1 - case, q, &part, *t, fail);
                }
            }
            failed
        };
        match kind {
            ActiveKind::Single => arg.is_some_and(|q| self.match_within(usize::MAX - 1, q, &r, rty, fail)),
            ActiveKind::Choice(i, _) => some(self, *i),
            ActiveKind::Partial => {
                some(self, 1);
                true
            }
            ActiveKind::PartialBool => self.require_val(&r, fail),
        }
    }
}

/// Locals that a pattern binds, in order of appearance.
fn bound(body: &tast::Body, p: PatId, out: &mut Vec<tast::LocalId>) {
    let mut work = vec![p];
    while let Some(p) = work.pop() {
        if let PatKind::Bind(l, _) = &body.pats[p].kind {
            out.push(*l);
        }
        let mut inner = pattern_children(body, p);
        inner.reverse();
        work.extend(inner);
    }
}
