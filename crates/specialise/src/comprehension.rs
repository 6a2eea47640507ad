//! List and array expressions with `yield`, and ranges as collections: loops that collect.
//!
//! Elements are consed in reverse into a hidden mutable local, then reversed (or copied into an array) by the library.

use base::Idx;
use mir::{BinOp, CmpOp, InstKind, Value};
use tast::{ExprId, LocalId, RangeSpec};
use types::{Builtin, Ty};

use crate::emit::{Fx, Slot};
use crate::value::{Fun, Val};

/// Where `yield` puts elements.
#[derive(Clone)]
pub enum Collector {
    /// A list under construction.
    List {
        /// The hidden local: the reversed list so far.
        local: LocalId,
        /// Its type.
        list: Ty,
    },
    /// The enumeration that this function is the code of.
    Machine,
}

impl Collector {
    /// Hidden mutable locals.
    pub fn locals(&self) -> Option<LocalId> {
        match self {
            Collector::List { local, .. } => Some(*local),
            Collector::Machine => None,
        }
    }
}

impl Fx<'_, '_> {
    /// `[ .. ]` and `[| .. |]` with `yield`.
    pub fn lower_comprehension(&mut self, e: ExprId, body: ExprId) -> Val {
        let ty = self.ty(e);
        let Some(elem) = self.element_of(ty) else {
            return self.lower_sequence(e, ty);
        };
        let outer = self.frame.collector.take();
        let list = Ty::list(elem);
        let local = self.begin_collect(list, outer.as_ref());
        let r = self.lower(body, false);
        let val = if matches!(r, Val::Never) { Val::Never } else { self.end_collect(local, list, ty) };
        self.frame.muts.remove(&local);
        self.frame.collector = outer;
        val
    }

    /// Element type of a list or array type.
    fn element_of(&self, ty: Ty) -> Option<Ty> {
        match (ty.builtin(), ty.as_con()) {
            (Some(Builtin::List | Builtin::Array), Some((_, args))) => args.first().copied(),
            _ => None,
        }
    }

    fn begin_collect(&mut self, list: Ty, outer: Option<&Collector>) -> LocalId {
        let base = outer.and_then(Collector::locals).map_or(self.frame.body.body.locals.len(), |l| l.index() + 1);
        let local = LocalId::new(base);
        let mty = self.cx.mir_ty(list);
        let nil = self.zero(mty);
        self.frame.muts.insert(local, Slot::Ssa(nil, mty));
        self.frame.collector = Some(Collector::List { local, list });
        local
    }

    fn end_collect(&mut self, local: LocalId, list: Ty, ty: Ty) -> Val {
        let Some(Slot::Ssa(v, _)) = self.frame.muts.get(&local).cloned() else {
            return Val::Never;
        };
        let elem = list.as_con().map_or(list, |c| c.1[0]);
        let path = match ty.builtin() {
            Some(Builtin::Array) => "Firefly.Runtime.Collect.arrayOfReversed",
            _ => "Firefly.Runtime.Collect.reverse",
        };
        self.call_library(path, vec![elem], vec![Val::Ssa(v)])
    }

    /// Calls a library function at types.
    pub fn call_library(&mut self, path: &str, tys: Vec<Ty>, args: Vec<Val>) -> Val {
        match self.cx.library_val(path) {
            Some(v) => self.apply_fun(&Fun::Val(v, tys.into()), args, false),
            None => Val::Never,
        }
    }

    /// Hands an element to whoever collects them.
    fn collect(&mut self, val: &Val) {
        match self.frame.collector.clone() {
            Some(Collector::List { local, list }) => {
                let elem = list.as_con().map_or(list, |x| x.1[0]);
                let v = self.materialise(val, elem);
                if let Some(Slot::Ssa(list, mty)) = self.frame.muts.get(&local).cloned() {
                    let new = self.make_case(mty, 1, vec![v, list]);
                    self.frame.muts.insert(local, Slot::Ssa(new, mty));
                }
            }
            Some(Collector::Machine) => self.suspend_with(val),
            None => {}
        }
    }

    /// `yield x`
    pub fn lower_yield(&mut self, x: ExprId) -> Val {
        match self.lower(x, false) {
            Val::Never => Val::Never,
            v => {
                self.collect(&v);
                Val::Unit
            }
        }
    }

    /// `yield! xs`; `tail`: nothing follows it in its sequence expression.
    pub fn lower_yield_from(&mut self, x: ExprId, tail: bool) -> Val {
        let ty = self.ty(x);
        let all = self.lower(x, false);
        if matches!(all, Val::Never) {
            return Val::Never;
        }
        let v = self.materialise(&all, ty);
        let Some(elem) = self.element_of(ty) else {
            return self.yield_all(x, v, ty, tail);
        };
        if ty.builtin() == Some(Builtin::List) {
            return self.list_loop(v, ty, x, &mut |fx, head| {
                fx.collect(&head);
                true
            });
        }
        self.null_check(&Val::Ssa(v));
        let word = self.cx.out.word_ty();
        let len = self.emit(InstKind::ArrayLen(v), word);
        let mty = self.cx.mir_ty(elem);
        self.index_loop(len, x, &mut |fx, i| {
            let item = fx.emit(InstKind::ArrayGet(v, i), mty);
            fx.collect(&Val::Ssa(item));
            true
        })
    }

    /// All elements of a sequence.
    fn yield_all(&mut self, x: ExprId, v: Value, ty: Ty, tail: bool) -> Val {
        let Some(elem) = ty.as_con().and_then(|c| c.1.first().copied()) else {
            return Val::Never;
        };
        if tail && self.at_machine_end() {
            return self.hand_over(v);
        }
        let source = self.call_library("Firefly.Runtime.Generators.start", vec![elem], vec![Val::Ssa(v)]);
        let ety = self.enumerator_ty(elem);
        let source = self.materialise(&source, ety);
        let yields = matches!(self.frame.collector, Some(Collector::Machine));
        let unit = Builtin::Unit.ty();
        self.protected(&[x], yields, unit, &mut |fx| fx.yield_rest(x, source, elem), &mut |fx| {
            fx.call_library("Firefly.Runtime.Generators.close", vec![elem], vec![Val::Ssa(source)])
        })
    }

    /// `while source.MoveNext() do yield source.Current`
    fn yield_rest(&mut self, x: ExprId, source: Value, elem: Ty) -> Val {
        let (l, _) = self.begin_loop(&[x], &[]);
        let more = self.call_library("Firefly.Runtime.Generators.next", vec![elem], vec![Val::Ssa(source)]);
        let more = self.materialise(&more, Builtin::Bool.ty());
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        let at_exit = self.frame.muts.clone();
        self.switch_to(inside);
        let item = self.call_library("Firefly.Runtime.Generators.current", vec![elem], vec![Val::Ssa(source)]);
        self.collect(&item);
        self.next_round(&l, Vec::new());
        self.frame.muts = at_exit;
        self.switch_to(exit);
        Val::Unit
    }

    /// A range as a list or array.
    pub fn lower_range(&mut self, e: ExprId, r: &RangeSpec) -> Val {
        let ty = self.ty(e);
        let Some(elem) = self.element_of(ty) else {
            return self.range_sequence(r);
        };
        if !is_counted(elem) && !elem.builtin().is_some_and(Builtin::is_float) {
            let source = self.range_sequence(r);
            let path = match ty.builtin() {
                Some(Builtin::Array) => "Firefly.Runtime.Ranges.toArray",
                _ => "Firefly.Runtime.Ranges.toList",
            };
            return self.call_library(path, vec![elem], vec![source]);
        }
        if elem.builtin().is_some_and(Builtin::is_float) {
            return self.float_range(r, elem, ty);
        }
        let signed = elem.builtin().is_some_and(Builtin::is_signed);
        let bounds = self.range_bounds(r, signed);
        self.delay_range(bounds, ty)
    }

    /// A range as a sequence.
    pub fn range_sequence(&mut self, r: &RangeSpec) -> Val {
        let elem = self.ty(r.start);
        let bounds: Vec<ExprId> = [r.start].into_iter().chain(r.step).chain([r.end]).collect();
        let Some(mut args) = self.lower_all(&bounds) else { return Val::Never };
        let is_float = elem.builtin().is_some_and(Builtin::is_float);
        if is_float && r.step.is_none() {
            let one = self.float_one(elem);
            args.insert(1, Val::Ssa(one));
        }
        let mut tys = vec![elem];
        let name = match (is_counted(elem), r.step) {
            (true, Some(step)) => {
                tys.push(self.ty(step));
                "integers"
            }
            (true, None) => "countUp",
            (false, _) if is_float => "floats",
            (false, Some(_)) => "steps",
            (false, None) => "ones",
        };
        self.call_library(&format!("Firefly.Runtime.Ranges.{name}"), tys, args)
    }

    fn float_one(&mut self, elem: Ty) -> Value {
        if elem == Builtin::Double.ty() {
            self.float(1.0)
        } else {
            self.emit(InstKind::Const(mir::Const::F32(1.0f32.to_bits())), mir::Ty::F32)
        }
    }

    /// A floating-point range as a list or array.
    pub fn float_range(&mut self, r: &RangeSpec, elem: Ty, ty: Ty) -> Val {
        let start = Val::Ssa(self.value(r.start));
        let step = match r.step {
            Some(s) => self.value(s),
            None => self.float_one(elem),
        };
        let end = Val::Ssa(self.value(r.end));
        let path = match ty.builtin() {
            Some(Builtin::Array) => "Firefly.Runtime.Collect.floatRangeArray",
            _ => "Firefly.Runtime.Collect.floatRange",
        };
        self.call_library(path, vec![elem], vec![start, Val::Ssa(step), end])
    }

    /// Bounds of a range: whether it has values, its first, its last and its step.
    fn range_bounds(&mut self, r: &RangeSpec, signed: bool) -> [Value; 4] {
        let start = self.value(r.start);
        let step = r.step.map(|s| self.value(s));
        let end = self.value(r.end);
        match step {
            None => {
                let enter = self.compare(if signed { CmpOp::LeS } else { CmpOp::LeU }, start, end);
                let ty = self.ty_of(start);
                let one = self.int(1, ty);
                [enter, start, end, one]
            }
            Some(step) => {
                let ty = self.ty_of(start);
                let zero = self.zero(ty);
                let bad = self.compare(CmpOp::Eq, step, zero);
                self.fail_if(bad, "zeroStep");
                let (enter, last) = self.last_of_range(start, step, end, signed);
                [enter, start, last, step]
            }
        }
    }

    /// The list or array of a counted range.
    pub fn range_collection(&mut self, bounds: [Value; 4], ty: Ty) -> Value {
        if ty.builtin() == Some(Builtin::List) {
            return self.list_of_range(bounds, ty);
        }
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let list = self.list_of_range(bounds, Ty::list(elem));
        let array = self.call_library("Firefly.Runtime.Collect.arrayOfList", vec![elem], vec![Val::Ssa(list)]);
        self.materialise(&array, ty)
    }

    /// Conses from the last value to the first: no reversal.
    fn list_of_range(&mut self, [enter, first, last, step]: [Value; 4], ty: Ty) -> Value {
        let mty = self.cx.mir_ty(ty);
        let nil = self.zero(mty);
        let (head, exit) = (self.block(), self.block());
        let (ity, i0) = (self.ty_of(first), last);
        let inside = self.block();
        self.terminate(mir::Terminator::Branch {
            cond: enter,
            then: mir::Target { block: inside, args: Vec::new() },
            els: mir::Target { block: exit, args: vec![nil] },
            likely: None,
        });
        self.switch_to(inside);
        self.jump(head, vec![i0, nil]);
        let i = self.param(head, ity);
        let list = self.param(head, mty);
        self.switch_to(head);
        let new = self.make_case(mty, 1, vec![i, list]);
        let done = self.compare(CmpOp::Eq, i, first);
        let again = self.block();
        self.terminate(mir::Terminator::Branch {
            cond: done,
            then: mir::Target { block: exit, args: vec![new] },
            els: mir::Target { block: again, args: Vec::new() },
            likely: None,
        });
        self.switch_to(again);
        let next = self.binary(BinOp::Sub, i, step);
        self.jump(head, vec![next, new]);
        self.switch_to(exit);
        self.param(exit, mty)
    }
}

/// Whether a range of a type is counted with integers.
pub fn is_counted(elem: Ty) -> bool {
    elem.builtin().is_some_and(|b| b.is_integer() || b == Builtin::Char)
}
