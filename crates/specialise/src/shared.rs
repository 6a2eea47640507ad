//! Calls of active patterns that the arms of a match share.
//!
//! A complete active pattern without arguments runs at most once for one value of a match (F# specification, section
//! 7.2.3, as the decision trees of the F# compiler have it); a partial one, and one with arguments, runs for each arm
//! that comes to it. An arm in which a test follows a partial pattern ends the sharing: the arms after it start anew.
//!
//! ```fsharp
//! match n, m with
//! | Even a, Even b -> ..   // n is asked, and m if n is even
//! | Odd _, Even _ -> ..    // m is asked if n is odd
//! | _ -> ..
//! ```
//!
//! What is known at a failed test travels to the block of the next arm: the answer itself, when each way into that block
//! has the same one, else as parameters, with a flag when some of the ways have none.

use base::FxHashMap;
use mir::{Block, Target, Terminator, Value};
use tast::{ActiveKind, Arm, Body, ExprId, ExprKind, LocalId, PatId, PatKind};
use types::{Ty, ValId};

use crate::closure::pattern_children;
use crate::emit::Fx;
use crate::value::Val;

/// An active pattern without arguments.
#[derive(Clone, PartialEq, Eq)]
enum Callee {
    Val(ValId, Vec<Ty>),
    Local(LocalId, Vec<Ty>),
}

/// What is known of a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    None,
    Known(Value),
    /// Known if the flag holds.
    Perhaps(Value, Value),
}

#[derive(Clone)]
struct Call {
    callee: Callee,
    /// Where the value that it is asked about stands in the value that is matched.
    path: Vec<usize>,
    ty: mir::Ty,
    answer: Answer,
}

/// The calls of the arms of one match.
#[derive(Clone)]
pub struct Shared {
    /// Patterns that occur more than once.
    callees: Vec<Callee>,
    path: Vec<usize>,
    calls: Vec<Call>,
    /// Ways into the blocks to which failed tests go: where they start, and what is known there.
    ways: FxHashMap<Block, Vec<(Block, Vec<Answer>)>>,
}

impl Fx<'_, '_> {
    /// What the first of these arms, up to one that ends the sharing, may share.
    pub fn shared_calls(&mut self, arms: &[Arm]) -> Option<Shared> {
        let body = self.frame.body.clone();
        let mut all = Vec::new();
        for arm in arms {
            callees(&body.body, arm.pat, &mut all);
            if self.ends_sharing(arm.pat) {
                break;
            }
        }
        let mut many: Vec<Callee> = Vec::new();
        for (i, c) in all.iter().enumerate() {
            if all[..i].contains(c) && !many.contains(c) {
                many.push(c.clone());
            }
        }
        let shared = Shared { callees: many, path: Vec::new(), calls: Vec::new(), ways: FxHashMap::default() };
        (!shared.callees.is_empty()).then_some(shared)
    }

    /// Whether a test follows a partial active pattern in a pattern.
    pub fn ends_sharing(&self, p: PatId) -> bool {
        let mut points = Vec::new();
        points_of(&self.frame.body.body, p, &mut points);
        points.split_last().is_some_and(|(_, before)| before.contains(&true))
    }

    /// Matches a part of the value that is matched.
    pub fn match_within(&mut self, step: usize, p: PatId, val: &Val, ty: Ty, fail: Block) -> bool {
        if let Some(s) = &mut self.shared {
            s.path.push(step);
        }
        let failed = self.match_pat(p, val, ty, fail);
        if let Some(s) = &mut self.shared {
            s.path.pop();
        }
        failed
    }

    /// The answer of an active pattern: a shared one, or that of a call.
    pub fn shared_call(&mut self, func: ExprId, kind: &ActiveKind, call: impl FnOnce(&mut Self) -> Val) -> Val {
        let body = self.frame.body.clone();
        let mut shared = self.shared.take();
        let found = callee(&body.body, func, kind)
            .and_then(|c| shared.as_mut().filter(|s| s.callees.contains(&c)).map(|s| s.call(c)));
        let (Some(i), Some(mut shared)) = (found, shared.clone()) else {
            let r = call(self);
            self.shared = shared;
            return r;
        };
        let fty = self.ty(func);
        let ty = fty.as_fun().map_or(fty, |f| f.1);
        let value = match shared.calls[i].answer {
            Answer::Known(v) => v,
            Answer::None => {
                let r = call(self);
                self.materialise(&r, ty)
            }
            Answer::Perhaps(flag, v) => {
                let (hit, miss, join) = (self.block(), self.block(), self.block());
                self.branch(flag, hit, miss, None);
                self.switch_to(hit);
                self.jump(join, vec![v]);
                self.switch_to(miss);
                let r = call(self);
                let r = self.materialise(&r, ty);
                self.jump(join, vec![r]);
                self.switch_to(join);
                let mty = self.cx.mir_ty(ty);
                self.param(join, mty)
            }
        };
        shared.calls[i].answer = Answer::Known(value);
        shared.calls[i].ty = self.ty_of(value);
        self.shared = Some(shared);
        Val::Ssa(value)
    }

    /// Remembers what is known on a way that is about to be made from here to the block of a failed test.
    pub fn failing_to(&mut self, fail: Block) {
        let cur = self.cur;
        if let Some(s) = &mut self.shared {
            let known = s.calls.iter().map(|c| c.answer).collect();
            s.ways.entry(fail).or_default().push((cur, known));
        }
    }

    /// Goes on at the block of failed tests, with what is known on all ways into it.
    pub fn switch_to_fail(&mut self, fail: Block) {
        self.switch_to(fail);
        let Some(mut shared) = self.shared.take() else { return };
        let ways = shared.ways.remove(&fail).unwrap_or_default();
        for (i, call) in shared.calls.iter_mut().enumerate() {
            let answers: Vec<Answer> = ways.iter().map(|w| w.1.get(i).copied().unwrap_or(Answer::None)).collect();
            call.answer = match answers.first() {
                Some(first) if answers.iter().all(|a| a == first) => *first,
                Some(_) => self.join_answers(fail, &ways, &answers, call.ty),
                None => Answer::None,
            };
        }
        self.shared = Some(shared);
    }

    /// Parameters of a block for an answer that is not the same on all ways into it.
    fn join_answers(&mut self, fail: Block, ways: &[(Block, Vec<Answer>)], answers: &[Answer], ty: mir::Ty) -> Answer {
        let sure = answers.iter().all(|a| matches!(a, Answer::Known(_)));
        for ((from, _), answer) in ways.iter().zip(answers) {
            self.cur = *from;
            let (flag, value) = match answer {
                Answer::None => (self.int(0, mir::Ty::I1), self.zero(ty)),
                Answer::Known(v) => (self.int(1, mir::Ty::I1), *v),
                Answer::Perhaps(flag, v) => (*flag, *v),
            };
            let args = if sure { vec![value] } else { vec![flag, value] };
            if let Some(target) = target_of(&mut self.f.blocks[*from].term, fail) {
                target.args.extend(args);
            }
        }
        self.cur = fail;
        if sure {
            return Answer::Known(self.param(fail, ty));
        }
        let flag = self.param(fail, mir::Ty::I1);
        Answer::Perhaps(flag, self.param(fail, ty))
    }

    /// What was known before alternatives is known after them.
    pub fn shared_again(&mut self, before: Option<Shared>) {
        let Some(before) = before else { return };
        if let Some(s) = &mut self.shared {
            for (i, call) in s.calls.iter_mut().enumerate() {
                call.answer = before.calls.get(i).map_or(Answer::None, |c| c.answer);
            }
        }
    }
}

impl Shared {
    /// The call of a pattern on the value at the current path.
    fn call(&mut self, callee: Callee) -> usize {
        let found = self.calls.iter().position(|c| c.callee == callee && c.path == self.path);
        found.unwrap_or_else(|| {
            let path = self.path.clone();
            self.calls.push(Call { callee, path, ty: mir::Ty::I32, answer: Answer::None });
            self.calls.len() - 1
        })
    }
}

fn target_of(term: &mut Terminator, to: Block) -> Option<&mut Target> {
    match term {
        Terminator::Jump(t) if t.block == to => Some(t),
        Terminator::Branch { els, .. } if els.block == to => Some(els),
        _ => None,
    }
}

/// The complete active pattern without arguments that a function expression is.
fn callee(body: &Body, func: ExprId, kind: &ActiveKind) -> Option<Callee> {
    match (kind, &body.exprs[func].kind) {
        (ActiveKind::Single | ActiveKind::Choice(..), ExprKind::Val(v, tys)) => Some(Callee::Val(*v, tys.clone())),
        (ActiveKind::Single | ActiveKind::Choice(..), ExprKind::Local(l, tys)) => Some(Callee::Local(*l, tys.clone())),
        _ => None,
    }
}

fn callees(body: &Body, p: PatId, out: &mut Vec<Callee>) {
    if let PatKind::Active { func, kind, .. } = &body.pats[p].kind {
        out.extend(callee(body, *func, kind));
    }
    for q in pattern_children(body, p) {
        callees(body, q, out);
    }
}

/// The tests of a pattern in order: whether each is a partial active pattern.
fn points_of(body: &Body, p: PatId, out: &mut Vec<bool>) {
    match &body.pats[p].kind {
        PatKind::Active { kind, .. } => out.push(matches!(kind, ActiveKind::Partial | ActiveKind::PartialBool)),
        PatKind::TypeTest(..)
        | PatKind::Array(_)
        | PatKind::Exception(..)
        | PatKind::Union { .. }
        | PatKind::Null
        | PatKind::Const(_) => out.push(false),
        PatKind::Wild
        | PatKind::Bind(..)
        | PatKind::Tuple(_)
        | PatKind::Record(_)
        | PatKind::Or(..)
        | PatKind::And(_)
        | PatKind::Error => {}
    }
    for q in pattern_children(body, p) {
        points_of(body, q, out);
    }
}
