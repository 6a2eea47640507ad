//! Fusion of sequence pipelines: a loop over `Seq.map f (Seq.filter p xs)` becomes one loop over `xs`.
//!
//! A library function with the attribute `Stage` makes a lazy sequence and does nothing else, so its call may wait: it is a
//! [`Val::Delayed`] that travels, like a known function, into the library's function that consumes it. A `for` over such a
//! value takes the stages apart and runs them inside the loop over the innermost source, when that is an array, a list or
//! a count; anywhere else the call is made after all ([`Fx::force`]). Nothing is observed differently: each enumeration of
//! a lazy sequence applies its functions anew, element by element, in this order.
//!
//! A library function with the attribute `EagerStage` makes a list or an array. Its call waits only if its function is pure
//! ([`Cx::is_pure`]), so that it does not matter when that is applied, and only on its way to a function with the attribute
//! `Consumer`, which runs once over it. Arrays change: nothing may happen between the call and the loop ([`Fx::settle`]),
//! nor in the loop itself.
//!
//! Only parameters of the library's functions hold such values; what the program binds is made once.

use std::cell::RefCell;
use std::rc::Rc;

use mir::{CmpOp, InstKind, Value};
use tast::{ExprId, ExprKind, PatId, ValKind};
use types::{Builtin, Ty, ValId};

use crate::cx::Cx;
use crate::emit::{Fx, Slot, Way};
use crate::layout::{after, uncurry};
use crate::machine::yields;
use crate::value::{Fun, Val};

/// A sequence or collection that has not been made.
pub struct Delayed {
    /// How it is made.
    pub what: What,
    /// The arguments; the source of a stage, if it has one, is the last.
    pub args: Vec<Val>,
    /// Whether the result is a collection, not a lazy sequence.
    pub is_eager: bool,
}

/// How a sequence or collection is made.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// By a stage at type arguments.
    Stage(ValId, Vec<Ty>),
    /// A counted range as a list or array of this type, of: whether it has values, the first, the last, the step.
    Range(Ty),
}

/// What a stage does with an element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// `count f`: the results for 0 .. count - 1.
    Init,
    /// `f source`: the results.
    Map,
    /// `p source`: the elements for which it holds.
    Filter,
    /// `f source`: what is in the results that are not None.
    Choose,
    /// `f source`: what is in the first result that is not None.
    First,
    /// `p source`: the elements before the first for which it does not hold.
    TakeWhile,
    /// `f source`: the results for the index and the element.
    Mapi,
    /// `first last`: the integers from the first to the last.
    Range,
}

/// A stage in a loop, with its function's type and the place of its counter.
struct Step {
    stage: Stage,
    fun: Val,
    ty: Ty,
    counter: Option<Value>,
}

/// The stages of a loop, and the ways that leave it early.
struct Stages {
    steps: Vec<Step>,
    exits: RefCell<Vec<Way>>,
}

/// What became of a loop over an enumerator.
pub enum Fused {
    /// It is lowered.
    Done(Val),
    /// Its enumerator is there.
    Enumerator(Val),
    /// Nothing yet.
    No,
}

/// What the fused loop runs over.
enum Base {
    Count(Value),
    Range([Value; 4], Ty),
    Known(Value, Ty),
    Sequence(Value, Ty),
}

impl Delayed {
    /// The four values of a range.
    fn bounds(&self) -> Option<[Value; 4]> {
        let values: Vec<Value> =
            self.args.iter().filter_map(|a| if let Val::Ssa(v) = a { Some(*v) } else { None }).collect();
        values.try_into().ok()
    }
}

impl Cx<'_> {
    /// The stage that a library function is, and whether its result is a collection.
    pub fn stage(&self, id: ValId) -> Option<(Stage, bool)> {
        if !self.is_library(id.file) {
            return None;
        }
        let attr = self.program.val(id).attrs.iter().find(|a| matches!(a.name.as_str(), "Stage" | "EagerStage"))?;
        let Some(tast::Const::String(units)) = &attr.args.first()?.value else { return None };
        let stage = match String::from_utf16_lossy(units).as_str() {
            "init" => Stage::Init,
            "map" => Stage::Map,
            "filter" => Stage::Filter,
            "choose" => Stage::Choose,
            "first" => Stage::First,
            "takeWhile" => Stage::TakeWhile,
            "mapi" => Stage::Mapi,
            "range" => Stage::Range,
            _ => return None,
        };
        Some((stage, attr.name.as_str() == "EagerStage"))
    }

    /// Whether a function runs once over the collections that it is given, or hands them on once.
    pub fn is_consumer(&self, id: ValId) -> bool {
        self.is_library(id.file) && self.program.val(id).attrs.iter().any(|a| a.name.as_str() == "Consumer")
    }

    /// Whether a type is `seq<'T>`.
    fn is_seq(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| {
            id.file != types::TyConId::BUILTIN_FILE
                && self.program.tycon(id).path.as_str() == "System.Collections.Generic.IEnumerable"
        })
    }
}

fn is_eager(val: &Val) -> bool {
    matches!(val, Val::Delayed(d) if d.is_eager)
}

impl Fx<'_, '_> {
    /// A call of a stage, to be made when its value is wanted.
    pub fn delay(&mut self, fun: &Fun, args: &[Val]) -> Option<Val> {
        let Fun::Val(id, tys) = fun else { return None };
        let (stage, is_eager) = self.cx.stage(*id)?;
        if is_eager && !self.cx.is_pure(args.get(usize::from(stage == Stage::Init))?) {
            return None;
        }
        let what = What::Stage(*id, tys.to_vec());
        Some(Val::Delayed(Rc::new(Delayed { what, args: args.to_vec(), is_eager })))
    }

    /// A counted range as a list or array, to be made when its value is wanted.
    pub fn delay_range(&mut self, bounds: [Value; 4], ty: Ty) -> Val {
        let args = bounds.into_iter().map(Val::Ssa).collect();
        Val::Delayed(Rc::new(Delayed { what: What::Range(ty), args, is_eager: true }))
    }

    /// Types of the arguments of a delayed value.
    pub fn delayed_params(&self, what: &What) -> Vec<Ty> {
        match what {
            What::Stage(id, tys) => uncurry(self.cx.fun_ty(&Fun::Val(*id, tys.as_slice().into()))).0,
            What::Range(ty) => {
                let elem = ty.as_con().map_or(*ty, |c| c.1[0]);
                vec![Builtin::Bool.ty(), elem, elem, elem]
            }
        }
    }

    /// Makes the collections among the arguments of a function that does not run once over them.
    pub fn settle_for(&mut self, fun: &Fun, args: &mut [Val]) {
        if args.iter().any(is_eager) && !matches!(fun, Fun::Val(id, _) if self.cx.is_consumer(*id)) {
            let tys = uncurry(self.cx.fun_ty(fun)).0;
            for (a, t) in args.iter_mut().zip(tys) {
                if is_eager(a) {
                    *a = self.force(a.clone(), t);
                }
            }
        }
    }

    /// Makes a collection before something else happens: whether it reads an array, which might change.
    pub fn settle(&mut self, val: Val, ty: Ty, later: &[ExprId]) -> Val {
        let reads = is_eager(&val) && self.reads_array(&val);
        if reads && !later.iter().all(|e| self.happens_nothing(*e)) { self.force(val, ty) } else { val }
    }

    fn reads_array(&mut self, val: &Val) -> bool {
        let Val::Delayed(d) = val else { return false };
        let tys = self.delayed_params(&d.what);
        match (d.args.last(), tys.last()) {
            (Some(inner @ Val::Delayed(_)), _) => self.reads_array(inner),
            (_, Some(t)) => t.builtin() == Some(Builtin::Array),
            _ => false,
        }
    }

    /// Whether evaluating an expression does nothing that could be noticed.
    fn happens_nothing(&self, e: ExprId) -> bool {
        let body = &self.frame.body.body;
        match &body.exprs[e].kind {
            ExprKind::Const(_) | ExprKind::Local(..) | ExprKind::Lambda { .. } => true,
            ExprKind::Val(v, _) => self.cx.program.val(*v).arity > 0,
            ExprKind::Apply { func, args, .. } => match &body.exprs[*func].kind {
                ExprKind::Val(v, _) => {
                    self.cx.program.val(*v).arity > args.len() && args.iter().all(|a| self.happens_nothing(*a))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// The value of a delayed call, made now; a value of its own type otherwise.
    pub fn force(&mut self, val: Val, ty: Ty) -> Val {
        match val {
            Val::Delayed(_) | Val::As(..) => Val::Ssa(self.materialise(&val, ty)),
            _ => val,
        }
    }

    /// A collection that has not been made, made now.
    pub fn made(&mut self, val: Val, ty: Ty) -> Val {
        if is_eager(&val) { self.force(val, ty) } else { val }
    }

    /// Makes a delayed call.
    pub fn make_delayed(&mut self, d: &Delayed) -> Value {
        let (id, tys) = match &d.what {
            What::Stage(id, tys) => (*id, tys),
            What::Range(ty) => {
                let bounds = d.bounds().expect("invariant: a range has its bounds");
                return self.range_collection(bounds, *ty);
            }
        };
        let fun = Fun::Val(id, tys.as_slice().into());
        let (params, _) = uncurry(self.cx.fun_ty(&fun));
        let args = d.args.iter().zip(&params).map(|(a, t)| self.force(a.clone(), *t)).collect();
        let ret = after(self.cx.fun_ty(&fun), d.args.len());
        let made = self.call_made(&fun, args);
        self.materialise(&made, ret)
    }

    /// Upcast of an array or list to a sequence, where the library is given it: what it is stays known.
    pub fn known_source(&self, v: Value, from: Ty, to: Ty) -> Option<Val> {
        let kind = matches!(from.builtin(), Some(Builtin::Array | Builtin::List));
        (kind && self.cx.is_seq(to)).then_some(Val::As(v, from))
    }

    /// `for pat in source do body`, where `get` is `source.GetEnumerator()`.
    pub fn for_fused(&mut self, get: ExprId, pat: PatId, body: ExprId) -> Fused {
        let whole = self.frame.body.clone();
        let ExprKind::Apply { func, args, .. } = &whole.body.exprs[get].kind else { return Fused::No };
        let (ExprKind::Val(slot, tys), [source, unit @ ..]) = (&whole.body.exprs[*func].kind, args.as_slice()) else {
            return Fused::No;
        };
        if !matches!(&self.cx.program.val(*slot).kind, ValKind::Member(m) if m.is_slot) {
            return Fused::No;
        }
        match whole.body.exprs[*source].kind {
            ExprKind::Local(..) | ExprKind::Apply { .. } if self.cx.is_seq(self.ty(*source)) => {}
            _ => return Fused::No,
        }
        let value = self.lower(*source, false);
        if matches!(value, Val::Never) {
            return Fused::Done(Val::Never);
        }
        if let Some(done) = self.fused(&value, pat, body) {
            return Fused::Done(done);
        }
        let tys: Vec<Ty> = tys.iter().map(|t| self.concrete(*t)).collect();
        let this = self.ty(*source);
        let mut vals = vec![value];
        vals.extend(self.lower_args(unit).unwrap_or_default());
        Fused::Enumerator(self.dispatch_on(*slot, &tys, this, vals))
    }

    /// A loop over the elements of a value that has not been made: None when what it reads is not known.
    pub fn fused(&mut self, source: &Val, pat: PatId, body: ExprId) -> Option<Val> {
        if self.in_machine() && yields(&self.frame.body.body, body) {
            return None;
        }
        if is_eager(source) && self.reads_array(source) && !self.only_computes(body) {
            return None;
        }
        let mut steps = Vec::new();
        let base = self.take_apart(source, &mut steps)?;
        if steps.is_empty() && matches!(base, Base::Sequence(..)) {
            return None;
        }
        steps.reverse();
        for step in steps.iter_mut().filter(|s| s.stage == Stage::Mapi) {
            let start = self.int(-1, mir::Ty::I32);
            if let Slot::Memory(place, _) = self.memory_slot(start, mir::Ty::I32) {
                step.counter = Some(place);
            }
        }
        let stages = Stages { steps, exits: RefCell::new(Vec::new()) };
        let unit = Builtin::Unit.ty();
        let Base::Sequence(v, elem) = base else {
            let done = self.run_base(&base, &stages, pat, body);
            return Some(self.leave_loop(done, &stages));
        };
        let started = self.call_library("Firefly.Runtime.Generators.start", vec![elem], vec![Val::Ssa(v)]);
        let ety = self.enumerator_ty(elem);
        let e = Val::Ssa(self.materialise(&started, ety));
        let mut round = |fx: &mut Self| {
            let done = fx.run_sequence(&e, elem, &stages, pat, body);
            fx.leave_loop(done, &stages)
        };
        let mut close =
            |fx: &mut Self| fx.call_library("Firefly.Runtime.Generators.close", vec![elem], vec![e.clone()]);
        Some(self.protected(&[body], false, unit, &mut round, &mut close))
    }

    /// The end of a loop: the usual way and those that left it early.
    fn leave_loop(&mut self, done: Val, stages: &Stages) -> Val {
        let exits = stages.exits.take();
        if exits.is_empty() {
            return done;
        }
        let mut ways = vec![self.way(done)];
        ways.extend(exits);
        self.join(ways, Builtin::Unit.ty())
    }

    fn run_base(&mut self, base: &Base, stages: &Stages, pat: PatId, body: ExprId) -> Val {
        let steps = &stages.steps;
        match *base {
            Base::Count(n) => {
                let i32 = Builtin::Int32.ty();
                self.count_up(n, body, &mut |fx, i| fx.run_steps(steps, stages, (Val::Ssa(i), i32), pat, body))
            }
            Base::Range([enter, first, last, step], elem) => {
                self.count(first, last, Some(step), enter, body, &mut |fx, i| {
                    fx.run_steps(steps, stages, (Val::Ssa(i), elem), pat, body)
                })
            }
            Base::Known(v, ty) => {
                let elem = ty.as_con().map_or(ty, |c| c.1[0]);
                if ty.builtin() == Some(Builtin::List) {
                    let mut round = |fx: &mut Self, head| fx.run_steps(steps, stages, (head, elem), pat, body);
                    self.list_loop(v, ty, body, &mut round)
                } else {
                    self.null_check(&Val::Ssa(v));
                    let mut round = |fx: &mut Self, item| fx.run_steps(steps, stages, (item, elem), pat, body);
                    self.array_loop(v, elem, body, &mut round)
                }
            }
            Base::Sequence(..) => unreachable!("invariant: a sequence is run by its enumerator"),
        }
    }

    /// A loop over an enumerator.
    fn run_sequence(&mut self, e: &Val, elem: Ty, stages: &Stages, pat: PatId, body: ExprId) -> Val {
        let (l, _) = self.begin_loop(&[body], &[]);
        let more = self.call_library("Firefly.Runtime.Generators.next", vec![elem], vec![e.clone()]);
        let more = self.materialise(&more, Builtin::Bool.ty());
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        let at_exit = self.frame.muts.clone();
        self.switch_to(inside);
        let item = self.call_library("Firefly.Runtime.Generators.current", vec![elem], vec![e.clone()]);
        if self.run_steps(&stages.steps, stages, (item, elem), pat, body) {
            self.next_round(&l, Vec::new());
        }
        self.frame.muts = at_exit;
        self.switch_to(exit);
        Val::Unit
    }

    /// The stages of a source, the last first, and what the first reads.
    fn take_apart(&mut self, source: &Val, steps: &mut Vec<Step>) -> Option<Base> {
        match source {
            Val::As(v, ty) => Some(Base::Known(*v, *ty)),
            Val::Delayed(d) => {
                let (stage, params) = match &d.what {
                    What::Range(ty) => {
                        let elem = ty.as_con().map_or(*ty, |c| c.1[0]);
                        return Some(Base::Range(d.bounds()?, elem));
                    }
                    What::Stage(id, _) => (self.cx.stage(*id)?.0, self.delayed_params(&d.what)),
                };
                let [first, second] = d.args.as_slice() else { return None };
                if stage == Stage::Init {
                    // Known to be an int already: the count is checked when the sequence is made.
                    let Val::Ssa(count) = first else { return None };
                    steps.push(Step { stage, fun: second.clone(), ty: params[1], counter: None });
                    return Some(Base::Count(*count));
                }
                if stage == Stage::Range {
                    let elem = params[0];
                    let (first, last) = (self.materialise(first, elem), self.materialise(second, elem));
                    let signed = elem.builtin().is_some_and(Builtin::is_signed);
                    let enter = self.compare(if signed { CmpOp::LeS } else { CmpOp::LeU }, first, last);
                    let mty = self.ty_of(first);
                    let one = self.int(1, mty);
                    return Some(Base::Range([enter, first, last, one], elem));
                }
                steps.push(Step { stage, fun: first.clone(), ty: params[0], counter: None });
                match second {
                    Val::Ssa(v) if d.is_eager => Some(Base::Known(*v, params[1])),
                    Val::Ssa(v) => {
                        let elem = params[1].as_con().map_or(params[1], |c| c.1[0]);
                        Some(Base::Sequence(*v, elem))
                    }
                    _ => self.take_apart(second, steps),
                }
            }
            _ => None,
        }
    }

    /// One round of a fused loop: false when it does not come back.
    fn run_steps(&mut self, steps: &[Step], all: &Stages, item: (Val, Ty), pat: PatId, body: ExprId) -> bool {
        let (item, ty) = item;
        let Some((step, rest)) = steps.split_first() else {
            return self.for_body(pat, item, ty, body);
        };
        let mut args = vec![item.clone()];
        if let Some(place) = step.counter {
            let before = self.emit(InstKind::Load(place), mir::Ty::I32);
            let one = self.int(1, mir::Ty::I32);
            let index = self.binary(mir::BinOp::Add, before, one);
            self.emit_void(InstKind::Store(place, index));
            args.insert(0, Val::Ssa(index));
        }
        let out = after(step.ty, args.len());
        let result = self.apply(step.fun.clone(), step.ty, args, false);
        if matches!(result, Val::Never) {
            return false;
        }
        match step.stage {
            Stage::Init | Stage::Map | Stage::Mapi | Stage::Range => {
                self.run_steps(rest, all, (result, out), pat, body)
            }
            Stage::Filter => {
                self.when(&result, &mut |fx| fx.run_steps(rest, all, (item.clone(), ty), pat, body), &mut |_| true)
            }
            Stage::TakeWhile => {
                self.when(&result, &mut |fx| fx.run_steps(rest, all, (item.clone(), ty), pat, body), &mut |fx| {
                    fx.exit(all)
                })
            }
            Stage::Choose | Stage::First => {
                let some = self.test_case(&result, out, 1);
                let inner = out.as_con().map_or(out, |c| c.1[0]);
                self.when(
                    &some,
                    &mut |fx| {
                        let item = fx.case_part(&result, out, 1, 0);
                        let back = fx.run_steps(rest, all, (item, inner), pat, body);
                        if back && step.stage == Stage::First { fx.exit(all) } else { back }
                    },
                    &mut |_| true,
                )
            }
        }
    }

    /// Leaves the loop here.
    fn exit(&mut self, all: &Stages) -> bool {
        let way = self.way(Val::Unit);
        all.exits.borrow_mut().push(way);
        false
    }

    /// `if test then inside else outside`: false when control does not come back.
    fn when(
        &mut self,
        test: &Val,
        inside: &mut dyn FnMut(&mut Self) -> bool,
        outside: &mut dyn FnMut(&mut Self) -> bool,
    ) -> bool {
        match test {
            Val::Bool(true) => return inside(self),
            Val::Bool(false) => return outside(self),
            _ => {}
        }
        let test = self.materialise(test, Builtin::Bool.ty());
        let (keep, skip) = (self.block(), self.block());
        self.branch(test, keep, skip, None);
        let before = self.frame.muts.clone();
        self.switch_to(keep);
        let back = inside(self);
        let kept = self.way(if back { Val::Unit } else { Val::Never });
        self.frame.muts = before;
        self.switch_to(skip);
        let back = outside(self);
        let skipped = self.way(if back { Val::Unit } else { Val::Never });
        !matches!(self.join(vec![kept, skipped], Builtin::Unit.ty()), Val::Never)
    }

    /// A loop over 0 .. count - 1 as `int`.
    fn count_up(&mut self, count: Value, body: ExprId, round: &mut dyn FnMut(&mut Self, Value) -> bool) -> Val {
        let zero = self.int(0, mir::Ty::I32);
        let one = self.int(1, mir::Ty::I32);
        let last = self.binary(mir::BinOp::Sub, count, one);
        let enter = self.compare(CmpOp::LtS, zero, count);
        self.count(zero, last, None, enter, body, round)
    }
}
