//! Fusion of sequence pipelines: a loop over `Seq.map f (Seq.filter p xs)` becomes one loop over `xs`.
//!
//! A library function with the attribute `Stage` makes a lazy sequence and does nothing else, so its call may wait: it is a
//! [`Val::Delayed`] that travels, like a known function, into the library's function that consumes it. A `for` over such a
//! value takes the stages apart and runs them inside the loop over the innermost source, when that is an array, a list or
//! a count; anywhere else the call is made after all ([`Fx::force`]). Nothing is observed differently: each enumeration of
//! a lazy sequence applies its functions anew, element by element, in this order.
//!
//! Only parameters of the library's functions hold such values; what the program binds is made once.

use std::rc::Rc;

use mir::{CmpOp, Value};
use tast::{ExprId, ExprKind, PatId, ValKind};
use types::{Builtin, Ty, ValId};

use crate::cx::Cx;
use crate::emit::Fx;
use crate::layout::{after, uncurry};
use crate::value::{Fun, Val};

/// A call of a stage that has not been made.
pub struct Delayed {
    /// The stage.
    pub id: ValId,
    /// Its type arguments.
    pub tys: Rc<[Ty]>,
    /// Its arguments; the source, if it has one, is the last.
    pub args: Vec<Val>,
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
}

/// A stage in a loop, with its function's type.
struct Step {
    stage: Stage,
    fun: Val,
    ty: Ty,
}

/// What the fused loop runs over.
enum Base {
    Count(Value),
    Known(Value, Ty),
}

impl Cx<'_> {
    /// The stage that a library function is.
    pub fn stage(&self, id: ValId) -> Option<Stage> {
        if !self.is_library(id.file) {
            return None;
        }
        let attr = self.program.val(id).attrs.iter().find(|a| a.name.as_str() == "Stage")?;
        let Some(tast::Const::String(units)) = &attr.args.first()?.value else { return None };
        match String::from_utf16_lossy(units).as_str() {
            "init" => Some(Stage::Init),
            "map" => Some(Stage::Map),
            "filter" => Some(Stage::Filter),
            "choose" => Some(Stage::Choose),
            _ => None,
        }
    }

    /// Whether a type is `seq<'T>`.
    fn is_seq(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| {
            id.file != types::TyConId::BUILTIN_FILE
                && self.program.tycon(id).path.as_str() == "System.Collections.Generic.IEnumerable"
        })
    }
}

impl Fx<'_, '_> {
    /// A call of a stage, to be made when its value is wanted.
    pub fn delay(&mut self, fun: &Fun, args: &[Val]) -> Option<Val> {
        let Fun::Val(id, tys) = fun else { return None };
        self.cx.stage(*id)?;
        Some(Val::Delayed(Rc::new(Delayed { id: *id, tys: tys.clone(), args: args.to_vec() })))
    }

    /// The value of a delayed call, made now; a value of its own type otherwise.
    pub fn force(&mut self, val: Val, ty: Ty) -> Val {
        match val {
            Val::Delayed(_) | Val::As(..) => Val::Ssa(self.materialise(&val, ty)),
            _ => val,
        }
    }

    /// Makes a delayed call.
    pub fn make_delayed(&mut self, d: &Delayed) -> Value {
        let fun = Fun::Val(d.id, d.tys.clone());
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

    /// `for pat in source do body` over delayed stages, where `get` is `source.GetEnumerator()`: None when the source
    /// is not known, with the value of the source if it was lowered.
    pub fn for_fused(&mut self, get: ExprId, pat: PatId, body: ExprId) -> Option<Val> {
        let source = self.enumerated(get)?;
        let mut steps = Vec::new();
        let base = self.take_apart(&source, &mut steps)?;
        steps.reverse();
        Some(match base {
            Base::Count(n) => {
                let i32 = Builtin::Int32.ty();
                self.count_up(n, body, &mut |fx, i| fx.run_steps(&steps, Val::Ssa(i), i32, pat, body))
            }
            Base::Known(v, ty) => {
                let elem = ty.as_con().map_or(ty, |c| c.1[0]);
                if ty.builtin() == Some(Builtin::List) {
                    self.list_loop(v, ty, body, &mut |fx, head| fx.run_steps(&steps, head, elem, pat, body))
                } else {
                    self.null_check(&Val::Ssa(v));
                    self.array_loop(v, elem, body, &mut |fx, item| fx.run_steps(&steps, item, elem, pat, body))
                }
            }
        })
    }

    /// The local that `get` enumerates, when its value is known.
    fn enumerated(&mut self, get: ExprId) -> Option<Val> {
        let body = self.frame.body.clone();
        let ExprKind::Apply { func, args, .. } = &body.body.exprs[get].kind else { return None };
        let ExprKind::Val(v, _) = &body.body.exprs[*func].kind else { return None };
        if !matches!(&self.cx.program.val(*v).kind, ValKind::Member(m) if m.is_slot) {
            return None;
        }
        let mut source = *args.first()?;
        while let ExprKind::Upcast(inner) = body.body.exprs[source].kind {
            source = inner;
        }
        match body.body.exprs[source].kind {
            ExprKind::Local(l, _) => {
                self.frame.env.get(&l).filter(|v| matches!(v, Val::Delayed(_) | Val::As(..))).cloned()
            }
            _ => None,
        }
    }

    /// The stages of a source, the last first, and what the first reads.
    fn take_apart(&mut self, source: &Val, steps: &mut Vec<Step>) -> Option<Base> {
        match source {
            Val::As(v, ty) => Some(Base::Known(*v, *ty)),
            Val::Delayed(d) => {
                let stage = self.cx.stage(d.id)?;
                let fty = self.cx.fun_ty(&Fun::Val(d.id, d.tys.clone()));
                let (params, _) = uncurry(fty);
                let [first, second] = d.args.as_slice() else { return None };
                if stage == Stage::Init {
                    // Known to be an int already: the count is checked when the sequence is made.
                    let Val::Ssa(count) = first else { return None };
                    steps.push(Step { stage, fun: second.clone(), ty: params[1] });
                    return Some(Base::Count(*count));
                }
                steps.push(Step { stage, fun: first.clone(), ty: params[0] });
                self.take_apart(second, steps)
            }
            _ => None,
        }
    }

    /// One round of a fused loop: false when it does not come back.
    fn run_steps(&mut self, steps: &[Step], item: Val, ty: Ty, pat: PatId, body: ExprId) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return self.for_body(pat, item, ty, body);
        };
        let out = after(step.ty, 1);
        let result = self.apply(step.fun.clone(), step.ty, vec![item.clone()], false);
        if matches!(result, Val::Never) {
            return false;
        }
        match step.stage {
            Stage::Init | Stage::Map => self.run_steps(rest, result, out, pat, body),
            Stage::Filter => self.when(&result, &mut |fx| fx.run_steps(rest, item.clone(), ty, pat, body)),
            Stage::Choose => {
                let some = self.test_case(&result, out, 1);
                let inner = out.as_con().map_or(out, |c| c.1[0]);
                self.when(&some, &mut |fx| {
                    let item = fx.case_part(&result, out, 1, 0);
                    fx.run_steps(rest, item, inner, pat, body)
                })
            }
        }
    }

    /// `if test then inside`: false when control does not come back.
    fn when(&mut self, test: &Val, inside: &mut dyn FnMut(&mut Self) -> bool) -> bool {
        match test {
            Val::Bool(true) => return inside(self),
            Val::Bool(false) => return true,
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
        let skipped = self.way(Val::Unit);
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
