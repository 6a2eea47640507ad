//! Inserts `Retain` and `Release`.
//!
//! In: one function of MIR before counting, with modes. Out: the same function in which every ownership that the
//! function holds is consumed or released exactly once on every path: at the last use, or at the start of the edge on
//! which the value is dead. Critical edges that need work are split. What holds afterwards is what [`mod@crate::certify`]
//! proves.
//!
//! Perceus (Reinking, Xie, de Moura, Leijen, PLDI 2021), on a control-flow graph instead of a term: liveness decides
//! which use is the last. A block that ends in `Unreachable` releases nothing, since the program ends there.
//!
//! ```text
//! v2 = field v1 1 1                v2 = field v1 1 1
//! v3 = call f (v2)          =>     retain v2; release v1
//!                                  v3 = call f (v2)
//! ```

use base::{FxHashSet, Idx, IndexVec, Span};
use mir::cfg::Cfg;
use mir::ownership::{Modes, for_each_term_use, for_each_use};
use mir::{
    Block, BlockData, Function, GlobalId, Inst, InstKind, Mode, Program, Target, Terminator, Ty, Value, ValueData,
};

use crate::classes::{Class, Classes, Input, classify};
use crate::names::Names;
use crate::unpack;

/// What counting reads of the rest of the program.
pub(crate) struct Context<'a, M: Modes> {
    pub(crate) program: &'a Program,
    pub(crate) stable: &'a FxHashSet<GlobalId>,
    pub(crate) modes: M,
    /// The type of exceptions, if the program has any.
    pub(crate) exception: Option<Ty>,
}

/// Counts one function.
pub(crate) fn count<M: Modes>(cx: &Context<'_, M>, func: &mut Function) {
    clear_unreachable(func);
    let names = Names::new(func);
    let cfg = Cfg::new(func);
    let mut classes = {
        let input =
            Input { program: cx.program, stable: cx.stable, func, names: &names, modes: &cx.modes, rpo: &cfg.rpo };
        classify(input)
    };
    let (names, cfg) =
        if untail(cx, func, &names, &mut classes) { (Names::new(func), Cfg::new(func)) } else { (names, cfg) };
    let mut counter = Counter { cx, func, names, cfg, classes, live_in: IndexVec::new(), live: IndexVec::new() };
    counter.liveness();
    counter.live = counter.func.values.ids().map(|_| false).collect();
    for b in counter.cfg.rpo.clone() {
        counter.block(b);
    }
    for b in counter.cfg.rpo.clone() {
        counter.edges(b);
    }
    let names = Names::new(func);
    for b in func.blocks.ids() {
        unpack::run(cx.program, &cx.modes, &names, func, b);
    }
}

fn clear_unreachable(func: &mut Function) {
    let cfg = Cfg::new(func);
    for b in func.blocks.ids() {
        if !cfg.is_reachable(b) {
            func.blocks[b].insts.clear();
            func.blocks[b].term = Terminator::Unreachable;
        }
    }
}

/// A tail call may borrow only what outlives the frame. Where it cannot be had otherwise (a function value that this
/// frame owns), the call becomes an ordinary one, so that the frame can release it.
fn untail<M: Modes>(cx: &Context<'_, M>, func: &mut Function, names: &Names, classes: &mut Classes) -> bool {
    let mut changed = false;
    for b in func.blocks.ids() {
        let mut borrows = false;
        let term = &func.blocks[b].term;
        if let Terminator::TailCall(..) | Terminator::TailCallClosure(..) = term {
            for_each_term_use(term, &cx.modes, |v, mode| {
                let v = names.of(v);
                let is_local = matches!(classes.of[v], Class::Owned | Class::Loaded | Class::Alias(_));
                borrows |= (mode == Mode::Borrowed && is_local) || classes.points_into[v].is_some();
            });
        }
        if borrows {
            changed = true;
            call_and_return(cx, func, b);
        }
    }
    classes
        .of
        .grow(func.values.len(), |v| if cx.program.is_managed(func.values[v].ty) { Class::Owned } else { Class::Free });
    classes.points_into.grow(func.values.len(), |_| None);
    changed
}

/// Room for values that were added.
trait Grow<T> {
    fn grow(&mut self, len: usize, of: impl Fn(Value) -> T);
}

impl<T> Grow<T> for IndexVec<Value, T> {
    fn grow(&mut self, len: usize, of: impl Fn(Value) -> T) {
        while self.len() < len {
            let item = of(self.next_id());
            self.push(item);
        }
    }
}

fn call_and_return<M: Modes>(cx: &Context<'_, M>, func: &mut Function, b: Block) {
    let term = std::mem::replace(&mut func.blocks[b].term, Terminator::Unreachable);
    let span = func.blocks[b].term_span;
    let (raises, kind) = match term {
        Terminator::TailCall(f, args) => (cx.program.funcs[f].raises, InstKind::Call(f, args)),
        Terminator::TailCallClosure(c, args) => (func.raises, InstKind::CallClosure(c, args)),
        other => {
            func.blocks[b].term = other;
            return;
        }
    };
    let result = func.values.push(ValueData::new(func.ret));
    let exception = cx.exception.filter(|_| raises && func.raises);
    let Some(exception) = exception else {
        func.blocks[b].insts.push(Inst { kind, result: Some(result), span });
        func.blocks[b].term = Terminator::Return(result);
        return;
    };
    let raised = func.values.push(ValueData::new(exception));
    let mut exit = |param: Value, term: Terminator| {
        func.blocks.push(BlockData { params: vec![param], insts: Vec::new(), term, term_span: span })
    };
    let normal = Target::new(exit(result, Terminator::Return(result)), []);
    let error = Target::new(exit(raised, Terminator::Raise(raised)), []);
    func.blocks[b].term = match kind {
        InstKind::Call(f, args) => Terminator::Invoke { func: f, args, normal, error },
        InstKind::CallClosure(closure, args) => Terminator::InvokeClosure { closure, args, normal, error },
        _ => Terminator::Unreachable,
    };
}

struct Counter<'a, M: Modes> {
    cx: &'a Context<'a, M>,
    func: &'a mut Function,
    names: Names,
    cfg: Cfg,
    classes: Classes,
    /// Owned values that are alive at the start of each block, without its parameters.
    live_in: IndexVec<Block, Vec<Value>>,
    /// Scratch: what is alive at the current point.
    live: IndexVec<Value, bool>,
}

/// The operands of one instruction by what it does to their owners.
#[derive(Default)]
struct Uses {
    /// Values that are taken over, one for each time.
    consumed: Vec<Value>,
    /// Owned values that have to be alive.
    needed: Vec<Value>,
    /// Lasting values that are taken over, one for each time.
    shared: Vec<Value>,
}

impl Uses {
    fn add(&mut self, names: &Names, classes: &Classes, v: Value, mode: Mode) {
        let v = names.of(v);
        match (classes.of[v], mode) {
            (Class::Owned | Class::Loaded, Mode::Owned) => self.consumed.push(v),
            (Class::Owned | Class::Loaded, Mode::Borrowed) => self.needed.push(v),
            (Class::Alias(root), Mode::Borrowed) => self.needed.push(root),
            (Class::Alias(_), Mode::Owned) => unreachable!("invariant: what is consumed is not an alias"),
            (Class::Lasting, Mode::Owned) => self.shared.push(v),
            (Class::Lasting, Mode::Borrowed) => {}
            (Class::Free, _) => self.needed.extend(classes.points_into[v]),
        }
    }
}

impl<M: Modes> Counter<'_, M> {
    fn inst_uses(&self, kind: &InstKind) -> Uses {
        let mut uses = Uses::default();
        for_each_use(kind, &self.cx.modes, |v, mode| uses.add(&self.names, &self.classes, v, mode));
        uses
    }

    fn term_uses(&self, term: &Terminator) -> Uses {
        let mut uses = Uses::default();
        for_each_term_use(term, &self.cx.modes, |v, mode| uses.add(&self.names, &self.classes, v, mode));
        uses
    }

    fn edge_uses(&self, target: &Target, supplied: usize) -> Uses {
        let mut uses = Uses::default();
        for (v, p) in target.args.iter().zip(&self.func.blocks[target.block].params[supplied..]) {
            let mode = if self.func.values[*p].borrowed { Mode::Borrowed } else { Mode::Owned };
            uses.add(&self.names, &self.classes, *v, mode);
        }
        uses
    }

    /// Liveness by walking up from the uses of each value to its definition; linear in the size of the result.
    fn liveness(&mut self) {
        let mut used: Vec<(Value, Block)> = Vec::new();
        for b in &self.cfg.rpo {
            let data = &self.func.blocks[*b];
            let mut add = |uses: Uses| {
                used.extend(uses.consumed.iter().chain(&uses.needed).map(|v| (*v, *b)));
            };
            data.insts.iter().for_each(|i| add(self.inst_uses(&i.kind)));
            add(self.term_uses(&data.term));
            data.term.for_each_target(|t| add(self.edge_uses(t, data.term.supplied_params())));
            for v in &self.classes.pinned {
                if self.names.block(*v).is_some_and(|d| d != *b && self.cfg.dominates(d, *b)) {
                    used.push((*v, *b));
                }
            }
        }
        used.sort_unstable();
        used.dedup();
        let mut live_in: IndexVec<Block, Vec<Value>> = self.func.blocks.ids().map(|_| Vec::new()).collect();
        let mut work = Vec::new();
        for (v, b) in used {
            work.push(b);
            while let Some(b) = work.pop() {
                if self.names.block(v) == Some(b) || live_in[b].last() == Some(&v) {
                    continue;
                }
                live_in[b].push(v);
                work.extend(self.cfg.preds[b].iter().copied());
            }
        }
        self.live_in = live_in;
    }

    fn is_doomed(&self, b: Block) -> bool {
        matches!(self.func.blocks[b].term, Terminator::Unreachable)
    }

    /// Owned values that some edge out of a block, or its invocation, still needs.
    fn available(&self, b: Block) -> Vec<Value> {
        let term = &self.func.blocks[b].term;
        let supplied = term.supplied_params();
        let mut out = Vec::new();
        term.for_each_target(|t| {
            out.extend(&self.live_in[t.block]);
            let uses = self.edge_uses(t, supplied);
            out.extend(uses.consumed);
            out.extend(uses.needed);
        });
        if supplied > 0 {
            out.extend(self.term_uses(term).needed);
        }
        if !leaves(term) {
            out.extend(self.classes.pinned.iter().filter(|v| self.reaches(**v, b)));
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    fn block(&mut self, b: Block) {
        let doomed = self.is_doomed(b);
        let old = std::mem::take(&mut self.func.blocks[b].insts);
        let mut out: Vec<Inst> = Vec::with_capacity(old.len() + old.len() / 2);
        let mut touched = self.available(b);
        for v in &touched {
            self.live[*v] = true;
        }
        let uses = self.term_uses(&self.func.blocks[b].term);
        let span = self.func.blocks[b].term_span;
        let mut last = if leaves(&self.func.blocks[b].term) { dying(&uses, &self.live) } else { Vec::new() };
        self.before(uses, &mut out, &mut touched, span);
        if !doomed && leaves(&self.func.blocks[b].term) {
            last.extend(self.classes.pinned.iter().filter(|v| self.reaches(**v, b) && !self.live[**v]));
            for v in last {
                out.push(Inst { kind: InstKind::Release(v), result: None, span });
                self.live[v] = true;
                touched.push(v);
            }
        }
        for inst in old.into_iter().rev() {
            self.inst(inst, &mut out, &mut touched, doomed);
        }
        if !doomed {
            for v in self.func.blocks[b].params.clone() {
                if self.classes.of[v] == Class::Owned && !self.live[v] {
                    out.push(Inst::new(InstKind::Release(v), None));
                }
            }
        }
        for v in touched {
            self.live[v] = false;
        }
        out.reverse();
        self.func.blocks[b].insts = out;
    }

    /// Whether a value is defined on every path to the end of a block.
    fn reaches(&self, v: Value, b: Block) -> bool {
        self.names.block(v).is_some_and(|d| self.cfg.dominates(d, b))
    }

    /// Handles the operands of an instruction; `out` is written backwards.
    fn inst(&mut self, inst: Inst, out: &mut Vec<Inst>, touched: &mut Vec<Value>, doomed: bool) {
        let span = inst.span;
        let uses = self.inst_uses(&inst.kind);
        let result = inst.result.filter(|v| self.names.of(*v) == *v);
        let class = result.map_or(Class::Free, |v| self.classes.of[v]);
        let mut after = Vec::new();
        if let (Class::Owned | Class::Loaded, Some(v)) = (class, result) {
            match (self.live[v], class) {
                (true, Class::Loaded) => after.push(InstKind::Retain(v)),
                (false, Class::Owned) if !doomed => after.push(InstKind::Release(v)),
                _ => {}
            }
            self.live[v] = false;
        }
        for v in dying(&uses, &self.live) {
            if !doomed {
                after.push(InstKind::Release(v));
            }
        }
        out.extend(after.into_iter().rev().map(|kind| Inst { kind, result: None, span }));
        let mut before = Vec::new();
        out.push(inst);
        self.before(uses, &mut before, touched, span);
        out.append(&mut before);
    }

    /// Retains before a use, and what is alive before it.
    fn before(&mut self, uses: Uses, out: &mut Vec<Inst>, touched: &mut Vec<Value>, span: Option<Span>) {
        let mut retains = uses.shared;
        let mut consumed = uses.consumed;
        consumed.sort_unstable();
        for run in consumed.chunk_by(|a, b| a == b) {
            let v = run[0];
            let stays = self.live[v] || uses.needed.contains(&v);
            let extra = run.len() - usize::from(!stays);
            retains.extend(std::iter::repeat_n(v, extra));
        }
        out.extend(retains.into_iter().rev().map(|v| Inst { kind: InstKind::Retain(v), result: None, span }));
        for v in consumed.into_iter().chain(uses.needed) {
            self.live[v] = true;
            touched.push(v);
        }
    }

    /// What happens on each way out of a block.
    fn edges(&mut self, b: Block) {
        let mut term = self.func.blocks[b].term.clone();
        let supplied = term.supplied_params();
        let available = self.available(b);
        let is_jump = matches!(term, Terminator::Jump(_));
        let span = self.func.blocks[b].term_span;
        let mut i = 0;
        let mut targets = Vec::new();
        term.for_each_target(|t| targets.push(t.clone()));
        term.for_each_target_mut(|t| {
            let (retains, releases) = self.edge(&targets[i], supplied, &available);
            i += 1;
            if retains.is_empty() && releases.is_empty() {
                return;
            }
            let retain = retains.iter().map(|v| InstKind::Retain(*v));
            let release = releases.iter().map(|v| InstKind::Release(*v));
            let insts: Vec<Inst> = retain.chain(release).map(|kind| Inst { kind, result: None, span }).collect();
            if is_jump {
                self.func.blocks[b].insts.extend(insts);
            } else if retains.is_empty() && self.cfg.preds[t.block].len() == 1 {
                self.func.blocks[t.block].insts.splice(0..0, insts);
            } else {
                self.split(t, supplied, insts, span);
            }
        });
        self.func.blocks[b].term = term;
    }

    fn edge(&self, target: &Target, supplied: usize, available: &[Value]) -> (Vec<Value>, Vec<Value>) {
        let uses = self.edge_uses(target, supplied);
        let live_in = &self.live_in[target.block];
        let doomed = self.is_doomed(target.block);
        let mut retains = uses.shared;
        let mut releases = Vec::new();
        for v in available {
            let taken = uses.consumed.iter().filter(|c| *c == v).count();
            let stays = usize::from(live_in.binary_search(v).is_ok());
            match (taken + stays, doomed) {
                (0, false) => releases.push(*v),
                (0, true) => {}
                (n, _) => retains.extend(std::iter::repeat_n(*v, n - 1)),
            }
        }
        (retains, releases)
    }

    fn split(&mut self, target: &mut Target, supplied: usize, insts: Vec<Inst>, span: Option<Span>) {
        let mut params = Vec::with_capacity(supplied);
        for i in 0..supplied {
            let ty = self.func.ty(self.func.blocks[target.block].params[i]);
            params.push(self.func.values.push(ValueData::new(ty)));
        }
        let mut args = params.clone();
        args.append(&mut target.args);
        let term = Terminator::Jump(Target { block: target.block, args });
        target.block = self.func.blocks.push(BlockData { params, insts, term, term_span: span });
    }
}

/// Whether a terminator leaves the function.
fn leaves(term: &Terminator) -> bool {
    let mut leaves = true;
    term.for_each_target(|_| leaves = false);
    leaves
}

/// Owned values that an instruction needs for the last time and does not take over.
fn dying(uses: &Uses, live: &IndexVec<Value, bool>) -> Vec<Value> {
    let mut out: Vec<Value> = uses.needed.iter().copied().filter(|v| !live[*v]).collect();
    out.sort_unstable_by_key(|v| v.index());
    out.dedup();
    out
}
