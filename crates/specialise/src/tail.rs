//! Clean-up of a finished function (blocks that nothing reaches) and tail calls.
//!
//! A call whose result is returned at once becomes a [`Terminator::TailCall`] when the callee may lead back to the
//! caller (same strongly connected component of the call graph, or an unknown function value): F# guarantees those.
//! Other calls in tail position stay plain, which leaves the optimiser free to inline them.

use base::Idx;
use mir::{Block, FuncId, Function, InstKind, Program, Target, Terminator, Ty, Value};

/// Targets of a terminator.
pub fn targets(term: &Terminator) -> Vec<&Target> {
    match term {
        Terminator::Jump(t) => vec![t],
        Terminator::Branch { then, els, .. } => vec![then, els],
        Terminator::Switch { cases, default, .. } => cases.iter().map(|c| &c.1).chain([default]).collect(),
        Terminator::Invoke { normal, error, .. } | Terminator::InvokeClosure { normal, error, .. } => {
            vec![normal, error]
        }
        Terminator::Return(_)
        | Terminator::TailCall(..)
        | Terminator::TailCallClosure(..)
        | Terminator::Raise(_)
        | Terminator::Unreachable => Vec::new(),
    }
}

fn targets_mut(term: &mut Terminator) -> Vec<&mut Target> {
    match term {
        Terminator::Jump(t) => vec![t],
        Terminator::Branch { then, els, .. } => vec![then, els],
        Terminator::Switch { cases, default, .. } => cases.iter_mut().map(|c| &mut c.1).chain([default]).collect(),
        Terminator::Invoke { normal, error, .. } | Terminator::InvokeClosure { normal, error, .. } => {
            vec![normal, error]
        }
        Terminator::Return(_)
        | Terminator::TailCall(..)
        | Terminator::TailCallClosure(..)
        | Terminator::Raise(_)
        | Terminator::Unreachable => Vec::new(),
    }
}

/// Removes blocks that cannot be reached and renumbers the others.
pub fn prune(f: &mut Function) {
    let mut reached = vec![false; f.blocks.len()];
    let mut work = vec![Block(0)];
    while let Some(b) = work.pop() {
        if !std::mem::replace(&mut reached[b.index()], true) {
            work.extend(targets(&f.blocks[b].term).into_iter().map(|t| t.block));
        }
    }
    let mut number = vec![Block(0); f.blocks.len()];
    let mut next = 0;
    for (i, r) in reached.iter().enumerate() {
        if *r {
            number[i] = Block(next);
            next += 1;
        }
    }
    let old = std::mem::take(&mut f.blocks);
    for (i, data) in old.iter().enumerate() {
        if reached[i] {
            let mut data = data.clone();
            for t in targets_mut(&mut data.term) {
                t.block = number[t.block.index()];
            }
            f.blocks.push(data);
        }
    }
}

/// Follows a returned value through jumps to the value itself: whether block `b` returns `v` (or unit for a call of
/// type unit) at once.
fn returns(f: &Function, b: Block, v: Value) -> bool {
    let mut block = b;
    let mut value = v;
    let unit = f.values[v].ty == Ty::Agg(Program::UNIT);
    let mut first = true;
    for _ in 0..16 {
        let data = &f.blocks[block];
        let harmless = |k: &InstKind| matches!(k, InstKind::Zero | InstKind::DebugValue(..));
        let insts = if first { data.insts.last().map_or(&data.insts[..], |_| &[][..]) } else { &data.insts[..] };
        if !insts.iter().all(|i| unit && harmless(&i.kind)) && !insts.is_empty() {
            return false;
        }
        match &data.term {
            Terminator::Return(r) => return *r == value || unit && f.values[*r].ty == Ty::Agg(Program::UNIT),
            Terminator::Jump(t) => {
                let at = t.args.iter().position(|a| *a == value);
                match at {
                    Some(i) => value = f.blocks[t.block].params[i],
                    None if unit => {}
                    None => return false,
                }
                block = t.block;
                first = false;
            }
            _ => return false,
        }
    }
    false
}

/// Turns calls in tail position that may lead back here into tail calls.
pub fn tail_calls(program: &mut Program) {
    let component = components(program, |_| false);
    for id in program.funcs.ids() {
        let f = &program.funcs[id];
        // The frame must outlive a callee that may hold an address into it.
        let owns_stack = f.blocks.iter().flat_map(|b| &b.insts).any(|i| matches!(i.kind, InstKind::StackAlloc(..)));
        if owns_stack {
            continue;
        }
        let mut found: Vec<(Block, Terminator, usize)> = Vec::new();
        for (b, data) in f.blocks.iter_enumerated() {
            if let Some((keep, term)) = tail_call(program, f, id, b, data, &component) {
                found.push((b, term, keep));
            }
        }
        if found.is_empty() {
            continue;
        }
        let f = &mut program.funcs[id];
        for (b, term, keep) in found {
            f.blocks[b].term_span = f.blocks[b].insts[keep].span;
            f.blocks[b].insts.truncate(keep);
            f.blocks[b].term = term;
        }
        prune(f);
    }
}

/// The tail call that a block ends in, and how many of its instructions stay.
fn tail_call(
    program: &Program,
    f: &Function,
    id: FuncId,
    b: Block,
    data: &mir::BlockData,
    component: &[u32],
) -> Option<(usize, Terminator)> {
    // A unit call may be followed by the unit constant that is returned.
    let last = data.insts.iter().rposition(|i| !matches!(i.kind, InstKind::Zero | InstKind::DebugValue(..)))?;
    let inst = &data.insts[last];
    let result = inst.result?;
    let tail_ok = data.insts[last + 1..].iter().all(|_| f.values[result].ty == Ty::Agg(Program::UNIT));
    let f_ret_same = f.values[result].ty == f.ret;
    if !tail_ok || !f_ret_same || f.raises {
        return None;
    }
    match &inst.kind {
        InstKind::Call(g, args) if component[g.index()] == component[id.index()] && !program.funcs[*g].no_return => {
            returns(f, b, result).then(|| (last, Terminator::TailCall(*g, args.clone())))
        }
        InstKind::CallClosure(c, args) => {
            returns(f, b, result).then(|| (last, Terminator::TailCallClosure(*c, args.clone())))
        }
        _ => None,
    }
}

/// Strongly connected components of the call graph (Tarjan). A call of a function value is an edge to an extra node,
/// which has edges to the code of every function value. Calls of `ignored` functions are none.
pub fn components(program: &Program, ignored: impl Fn(FuncId) -> bool) -> Vec<u32> {
    let n = program.funcs.len();
    let mut callees: Vec<Vec<usize>> = program.funcs.iter().map(|f| callees(f, n)).collect();
    for list in &mut callees {
        list.retain(|g| *g == n || !ignored(FuncId::new(*g)));
    }
    let is_closure = |f: &Function| f.kind == mir::FuncKind::Closure;
    callees.push(program.funcs.iter_enumerated().filter(|(_, f)| is_closure(f)).map(|(i, _)| i.index()).collect());
    let mut state = Tarjan {
        callees: &callees,
        index: vec![u32::MAX; n + 1],
        low: vec![0; n + 1],
        stack: Vec::new(),
        on: vec![false; n + 1],
        next: 0,
        comp: vec![0; n + 1],
        comps: 0,
    };
    for v in 0..=n {
        if state.index[v] == u32::MAX {
            state.visit(v);
        }
    }
    state.comp
}

fn callees(f: &Function, unknown: usize) -> Vec<usize> {
    let mut out = Vec::new();
    for data in f.blocks.iter() {
        for inst in &data.insts {
            match inst.kind {
                InstKind::Call(g, _) => out.push(g.index()),
                InstKind::CallClosure(..) => out.push(unknown),
                _ => {}
            }
        }
        match &data.term {
            Terminator::Invoke { func, .. } | Terminator::TailCall(func, _) => out.push(func.index()),
            Terminator::InvokeClosure { .. } | Terminator::TailCallClosure(..) => out.push(unknown),
            _ => {}
        }
    }
    out
}

struct Tarjan<'a> {
    callees: &'a [Vec<usize>],
    index: Vec<u32>,
    low: Vec<u32>,
    stack: Vec<usize>,
    on: Vec<bool>,
    next: u32,
    comp: Vec<u32>,
    comps: u32,
}

impl Tarjan<'_> {
    /// Iterative, so that a long chain of calls does not exhaust the native stack.
    fn visit(&mut self, root: usize) {
        let mut work: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some((v, i)) = work.pop() {
            if i == 0 {
                self.index[v] = self.next;
                self.low[v] = self.next;
                self.next += 1;
                self.stack.push(v);
                self.on[v] = true;
            }
            if let Some(w) = self.callees[v].get(i).copied() {
                work.push((v, i + 1));
                if self.index[w] == u32::MAX {
                    work.push((w, 0));
                } else if self.on[w] {
                    self.low[v] = self.low[v].min(self.index[w]);
                }
                continue;
            }
            if self.low[v] == self.index[v] {
                while let Some(w) = self.stack.pop() {
                    self.on[w] = false;
                    self.comp[w] = self.comps;
                    if w == v {
                        break;
                    }
                }
                self.comps += 1;
            }
            if let Some((parent, _)) = work.last() {
                self.low[*parent] = self.low[*parent].min(self.low[v]);
            }
        }
    }
}
