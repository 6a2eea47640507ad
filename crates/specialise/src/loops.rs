//! Loops: `while`, `for .. in` over ranges, arrays, lists, strings and enumerators.
//!
//! A range of integers is counted without overflow: `first <= last` is tested once before the loop, and the loop ends
//! when the variable equals the last value that the step reaches.

use mir::{BinOp, Block, CmpOp, InstKind, Program, Value};
use tast::{ExprId, LocalId, LoopKind, PatId, RangeSpec};
use types::{Builtin, Ty};

use crate::closure::assigned_locals;
use crate::comprehension::is_counted;
use crate::emit::{Fx, Slot};
use crate::fuse::Fused;
use crate::machine::yields;
use crate::value::Val;

/// The head of a loop whose mutable locals are block parameters.
pub struct Loop {
    /// Where each round starts.
    pub header: Block,
    /// Locals that the body assigns, in the order of the parameters after the loop's own.
    pub locals: Vec<LocalId>,
}

/// How a loop gets elements from an enumerator.
struct Source {
    get: ExprId,
    enumerator: LocalId,
    move_next: ExprId,
    current: ExprId,
    dispose: Option<ExprId>,
}

impl Fx<'_, '_> {
    /// Starts a loop: the header takes `own` values (its results) and the locals that `parts` assign.
    pub fn begin_loop(&mut self, parts: &[ExprId], own: &[Value]) -> (Loop, Vec<Value>) {
        let body = self.frame.body.clone();
        let mut locals = Vec::new();
        for e in parts {
            assigned_locals(&body.body, *e, &mut locals);
        }
        locals.extend(self.frame.collector.as_ref().and_then(crate::comprehension::Collector::locals));
        locals.retain(|l| matches!(self.frame.muts.get(l), Some(Slot::Ssa(..))));
        let header = self.block();
        let mut args = own.to_vec();
        args.extend(self.loop_values(&locals));
        let params: Vec<Value> = own
            .iter()
            .map(|v| {
                let ty = self.ty_of(*v);
                self.param(header, ty)
            })
            .collect();
        let local_params: Vec<(LocalId, mir::Ty)> = locals
            .iter()
            .filter_map(|l| match self.frame.muts.get(l) {
                Some(Slot::Ssa(_, t)) => Some((*l, *t)),
                Some(Slot::Memory(..)) | None => None,
            })
            .collect();
        self.jump(header, args);
        for (l, t) in local_params {
            let p = self.param(header, t);
            if let Some(d) = body.body.locals.get(l) {
                let ty = self.concrete(d.ty);
                self.name_value(p, d.name, ty);
            }
            self.frame.muts.insert(l, Slot::Ssa(p, t));
        }
        self.switch_to(header);
        (Loop { header, locals }, params)
    }

    fn loop_values(&self, locals: &[LocalId]) -> Vec<Value> {
        locals
            .iter()
            .filter_map(|l| match self.frame.muts.get(l) {
                Some(Slot::Ssa(v, _)) => Some(*v),
                Some(Slot::Memory(..)) | None => None,
            })
            .collect()
    }

    /// Goes to the next round.
    pub fn next_round(&mut self, l: &Loop, own: Vec<Value>) {
        let mut args = own;
        args.extend(self.loop_values(&l.locals));
        self.jump(l.header, args);
    }

    /// `while cond do body`
    pub fn lower_while(&mut self, cond: ExprId, body: ExprId) -> Val {
        let (l, _) = self.begin_loop(&[cond, body], &[]);
        let c = self.lower(cond, false);
        if matches!(c, Val::Never) {
            return Val::Never;
        }
        let always = matches!(c, Val::Bool(true));
        let c = self.materialise(&c, Builtin::Bool.ty());
        let (inside, exit) = (self.block(), self.block());
        self.branch(c, inside, exit, None);
        let at_exit = self.frame.muts.clone();
        self.switch_to(inside);
        if !matches!(self.lower(body, false), Val::Never) {
            self.next_round(&l, Vec::new());
        }
        self.frame.muts = at_exit;
        self.switch_to(exit);
        if always { Val::Never } else { Val::Unit }
    }

    /// `for pat in .. do body`
    pub fn lower_for(&mut self, kind: &LoopKind, pat: PatId, body: ExprId) -> Val {
        match kind {
            LoopKind::Range(r) => {
                let ty = self.ty(r.start);
                if !is_counted(ty) {
                    return self.for_any_range(r, ty, pat, body);
                }
                self.for_range(r, ty, body, &mut |fx, i| fx.for_body(pat, Val::Ssa(i), ty, body))
            }
            LoopKind::Array(a) => self.for_array(*a, pat, body),
            LoopKind::List(l) => self.for_list(*l, pat, body),
            LoopKind::String(s) => self.for_string(*s, pat, body),
            LoopKind::Enumerator { get, enumerator, move_next, current, dispose } => {
                let source = Source {
                    get: *get,
                    enumerator: *enumerator,
                    move_next: *move_next,
                    current: *current,
                    dispose: *dispose,
                };
                self.for_enumerator(&source, pat, body)
            }
        }
    }

    /// One round: false when it does not come back. A loop skips elements that its pattern does not match; a
    /// comprehension fails on them.
    pub fn for_body(&mut self, pat: PatId, val: Val, ty: Ty, body: ExprId) -> bool {
        let skip = self.block();
        let before = self.frame.muts.clone();
        let failed = self.match_pat(pat, &val, ty, skip);
        let r = self.lower(body, false);
        let mut ways = vec![self.way(r)];
        if failed {
            self.frame.muts = before;
            self.switch_to(skip);
            if self.frame.collector.is_some() {
                self.failure("matchFailure");
            } else {
                ways.push(self.way(Val::Unit));
            }
        }
        !matches!(self.join(ways, Builtin::Unit.ty()), Val::Never)
    }

    /// A counted loop over an integer or char range. `round` lowers the body for a value of the variable.
    pub fn for_range(
        &mut self,
        r: &RangeSpec,
        ty: Ty,
        body: ExprId,
        round: &mut dyn FnMut(&mut Self, Value) -> bool,
    ) -> Val {
        let start = self.value(r.start);
        let step = r.step.map(|s| self.value(s));
        let end = self.value(r.end);
        let signed = ty.builtin().is_some_and(Builtin::is_signed);
        let Some(step) = step else {
            let le = if signed { CmpOp::LeS } else { CmpOp::LeU };
            let enter = self.compare(le, start, end);
            return self.count(start, end, None, enter, body, round);
        };
        let mty = self.ty_of(start);
        let zero = self.zero(mty);
        let is_zero = self.compare(CmpOp::Eq, step, zero);
        self.fail_if(is_zero, "zeroStep");
        let (enter, last) = self.last_of_range(start, step, end, signed);
        self.count(start, last, Some(step), enter, body, round)
    }

    /// Whether a stepped range has values, and its last one.
    pub fn last_of_range(&mut self, start: Value, step: Value, end: Value, signed: bool) -> (Value, Value) {
        let mty = self.ty_of(start);
        let zero = self.zero(mty);
        let (le, rem) = if signed { (CmpOp::LeS, BinOp::RemU) } else { (CmpOp::LeU, BinOp::RemU) };
        let up_enter = self.compare(le, start, end);
        let up_span = self.binary(BinOp::Sub, end, start);
        if !signed {
            let r = self.binary(rem, up_span, step);
            let last = self.binary(BinOp::Sub, end, r);
            return (up_enter, last);
        }
        let down = self.compare(CmpOp::LtS, step, zero);
        let down_enter = self.compare(CmpOp::LeS, end, start);
        let enter = self.emit(InstKind::Select(down, down_enter, up_enter), mir::Ty::I1);
        let down_span = self.binary(BinOp::Sub, start, end);
        let span = self.emit(InstKind::Select(down, down_span, up_span), mty);
        let negated = self.emit(InstKind::Unary(mir::UnOp::Neg, step), mty);
        let size = self.emit(InstKind::Select(down, negated, step), mty);
        let r = self.binary(rem, span, size);
        let up_last = self.binary(BinOp::Sub, end, r);
        let down_last = self.binary(BinOp::Add, end, r);
        let last = self.emit(InstKind::Select(down, down_last, up_last), mty);
        (enter, last)
    }

    /// `i = start; if enter then repeat round i; until i = last; i += step`
    pub fn count(
        &mut self,
        start: Value,
        last: Value,
        step: Option<Value>,
        enter: Value,
        body: ExprId,
        round: &mut dyn FnMut(&mut Self, Value) -> bool,
    ) -> Val {
        let (inside, skip) = (self.block(), self.block());
        self.branch(enter, inside, skip, None);
        let before = self.frame.muts.clone();
        self.switch_to(skip);
        let way_skip = self.way(Val::Unit);
        self.frame.muts = before;
        self.switch_to(inside);
        let (l, own) = self.begin_loop(&[body], &[start]);
        let i = own[0];
        let back = round(self, i);
        let way_done = if back {
            let done = self.compare(CmpOp::Eq, i, last);
            let (exit, again) = (self.block(), self.block());
            self.branch(done, exit, again, None);
            let muts = self.frame.muts.clone();
            self.switch_to(again);
            let mty = self.ty_of(i);
            let step = match step {
                Some(s) => s,
                None => self.int(1, mty),
            };
            let next = self.binary(BinOp::Add, i, step);
            self.next_round(&l, vec![next]);
            self.frame.muts = muts;
            self.switch_to(exit);
            self.way(Val::Unit)
        } else {
            self.way(Val::Never)
        };
        self.join(vec![way_skip, way_done], Builtin::Unit.ty())
    }

    fn for_array(&mut self, a: ExprId, pat: PatId, body: ExprId) -> Val {
        let ty = self.ty(a);
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let source = self.lower(a, false);
        if let Some(done) = self.fused(&source, pat, body) {
            return done;
        }
        let array = self.materialise(&source, ty);
        self.null_check(&Val::Ssa(array));
        self.array_loop(array, elem, body, &mut |fx, item| fx.for_body(pat, item, elem, body))
    }

    /// A loop over the elements of an array that is not null.
    pub fn array_loop(
        &mut self,
        array: Value,
        elem: Ty,
        body: ExprId,
        round: &mut dyn FnMut(&mut Self, Val) -> bool,
    ) -> Val {
        let word = self.cx.out.word_ty();
        let len = self.emit(InstKind::ArrayLen(array), word);
        let mty = self.cx.mir_ty(elem);
        self.index_loop(len, body, &mut |fx, i| {
            let v = fx.emit(InstKind::ArrayGet(array, i), mty);
            round(fx, Val::Ssa(v))
        })
    }

    /// A loop over `0 .. len - 1` with a word index.
    pub fn index_loop(&mut self, len: Value, body: ExprId, round: &mut dyn FnMut(&mut Self, Value) -> bool) -> Val {
        let zero = self.word(0);
        let (l, own) = self.begin_loop(&[body], &[zero]);
        let i = own[0];
        let more = self.compare(CmpOp::LtS, i, len);
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        let at_exit = self.frame.muts.clone();
        self.switch_to(inside);
        if round(self, i) {
            let one = self.word(1);
            let next = self.binary(BinOp::Add, i, one);
            self.next_round(&l, vec![next]);
        }
        self.frame.muts = at_exit;
        self.switch_to(exit);
        Val::Unit
    }

    fn for_list(&mut self, list: ExprId, pat: PatId, body: ExprId) -> Val {
        let ty = self.ty(list);
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let source = self.lower(list, false);
        if let Some(done) = self.fused(&source, pat, body) {
            return done;
        }
        let first = self.materialise(&source, ty);
        self.list_loop(first, ty, body, &mut |fx, head| fx.for_body(pat, head, elem, body))
    }

    /// A loop over the elements of a list.
    pub fn list_loop(
        &mut self,
        first: Value,
        ty: Ty,
        body: ExprId,
        round: &mut dyn FnMut(&mut Self, Val) -> bool,
    ) -> Val {
        let mty = self.ty_of(first);
        let (l, own) = self.begin_loop(&[body], &[first]);
        let node = own[0];
        let nil = self.zero(mty);
        let more = self.compare(CmpOp::Ne, node, nil);
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        let at_exit = self.frame.muts.clone();
        self.switch_to(inside);
        let head = self.case_part(&Val::Ssa(node), ty, 1, 0);
        let tail = self.emit(InstKind::Field(node, 1, 1), mty);
        if round(self, head) {
            self.next_round(&l, vec![tail]);
        }
        self.frame.muts = at_exit;
        self.switch_to(exit);
        Val::Unit
    }

    fn for_string(&mut self, s: ExprId, pat: PatId, body: ExprId) -> Val {
        let text = self.value(s);
        self.null_check(&Val::Ssa(text));
        let word = self.cx.out.word_ty();
        let header = self.emit(InstKind::TextHeader(text), word);
        let one = self.word(1);
        let len = self.binary(BinOp::ShrU, header, one);
        let wide = self.binary(BinOp::And, header, one);
        let ty = Builtin::Char.ty();
        self.index_loop(len, body, &mut |fx, i| {
            let c = fx.text_unit(text, wide, i);
            fx.for_body(pat, Val::Ssa(c), ty, body)
        })
    }

    /// Unit `i` of a string, in range; `wide` is 1 for two-byte units.
    pub fn text_unit(&mut self, text: Value, wide: Value, i: Value) -> Value {
        let data = self.emit(InstKind::TextData(text), mir::Ty::Ptr);
        let offset = self.binary(BinOp::Shl, i, wide);
        let at = self.emit(InstKind::PtrAdd(data, offset), mir::Ty::Ptr);
        let zero = self.word(0);
        let is_wide = self.compare(CmpOp::Ne, wide, zero);
        let (two, one, join) = (self.block(), self.block(), self.block());
        self.branch(is_wide, two, one, Some(false));
        self.switch_to(two);
        let v2 = self.emit(InstKind::Load(at), mir::Ty::I16);
        self.jump(join, vec![v2]);
        self.switch_to(one);
        let v1 = self.emit(InstKind::Load(at), mir::Ty::I8);
        let v1 = self.emit(InstKind::Convert(mir::ConvOp::ZExt, v1), mir::Ty::I16);
        self.jump(join, vec![v1]);
        self.switch_to(join);
        self.param(join, mir::Ty::I16)
    }

    /// A range of a type that only the library can count: a loop over the sequence.
    fn for_any_range(&mut self, r: &RangeSpec, ty: Ty, pat: PatId, body: ExprId) -> Val {
        let source = self.range_sequence(r);
        if matches!(source, Val::Never) {
            return Val::Never;
        }
        let ety = self.enumerator_ty(ty);
        let e = self.call_library("Firefly.Runtime.Generators.start", vec![ty], vec![source]);
        let e = Val::Ssa(self.materialise(&e, ety));
        let bool = Builtin::Bool.ty();
        let (l, _) = self.begin_loop(&[body], &[]);
        let more = self.call_library("Firefly.Runtime.Generators.next", vec![ty], vec![e.clone()]);
        let more = self.materialise(&more, bool);
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        let at_exit = self.frame.muts.clone();
        self.switch_to(inside);
        let item = self.call_library("Firefly.Runtime.Generators.current", vec![ty], vec![e]);
        if self.for_body(pat, item, ty, body) {
            self.next_round(&l, Vec::new());
        }
        self.frame.muts = at_exit;
        self.switch_to(exit);
        Val::Unit
    }

    fn for_enumerator(&mut self, source: &Source, pat: PatId, body: ExprId) -> Val {
        let e = match self.for_fused(source.get, pat, body) {
            Fused::Done(done) => return done,
            Fused::Enumerator(e) => e,
            Fused::No => self.lower(source.get, false),
        };
        if matches!(e, Val::Never) {
            return Val::Never;
        }
        self.bind(source.enumerator, e);
        let Some(dispose) = source.dispose else {
            return self.enumerate(source, pat, body);
        };
        let suspends = self.in_machine() && yields(&self.frame.body.body, body);
        let unit = Builtin::Unit.ty();
        let parts = [source.move_next, source.current, body];
        self.protected(&parts, suspends, unit, &mut |fx| fx.enumerate(source, pat, body), &mut |fx| {
            fx.lower(dispose, false)
        })
    }

    fn enumerate(&mut self, source: &Source, pat: PatId, body: ExprId) -> Val {
        let (l, _) = self.begin_loop(&[source.move_next, source.current, body], &[]);
        let more = self.lower(source.move_next, false);
        let more = self.materialise(&more, Builtin::Bool.ty());
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        let at_exit = self.frame.muts.clone();
        self.switch_to(inside);
        let ty = self.ty(source.current);
        let item = self.lower(source.current, false);
        if self.for_body(pat, item, ty, body) {
            self.next_round(&l, Vec::new());
        }
        self.frame.muts = at_exit;
        self.switch_to(exit);
        Val::Unit
    }

    /// Whether a type has no values to carry.
    pub fn is_unit(&mut self, ty: Ty) -> bool {
        self.cx.mir_ty(ty) == mir::Ty::Agg(Program::UNIT)
    }
}
