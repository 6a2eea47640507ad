//! What a function does to what its arguments lead to, as far as its callers need to know.
//!
//! In: the program. Out: a [`Summary`] for each function, and one for each way to call the function values of a layout, which
//! joins those of all functions that such values are made from. Functions are analysed callees first, and again as long as
//! something that they call has changed; summaries only grow, so that this ends.

use std::collections::VecDeque;

use base::{FxHashMap, Idx, IndexVec};
use fixedbitset::FixedBitSet;
use mir::tied::Tied;
use mir::{CellId, FuncId, Function, InstKind, Program, StaticCell, Terminator, Ty};

use super::objects::{OUTSIDE, Object};
use super::points::Flow;

/// What a function does.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct Summary {
    /// Parameters from which something may be kept by the world.
    pub(crate) escapes: FixedBitSet,
    /// Parameters from which something may be in the result.
    pub(crate) returned: FixedBitSet,
    /// Something from parameter `.0` may be put into what parameter `.1` leads to.
    pub(crate) stores: Vec<(usize, usize)>,
    /// Parameters into which something else may be put.
    pub(crate) filled: FixedBitSet,
    /// Parameters from which a cell may lose an owner.
    pub(crate) dropped: FixedBitSet,
    /// Parameters from which a cell may be taken apart.
    pub(crate) taken: FixedBitSet,
    /// Something of the world may be in the result.
    pub(crate) returns_outside: bool,
    /// A cell that the call made may be in the result.
    pub(crate) returns_fresh: bool,
}

impl Summary {
    /// The summary of which nothing is known.
    fn anything(params: usize) -> Summary {
        let mut all = FixedBitSet::with_capacity(params);
        all.insert_range(..);
        Summary {
            escapes: all.clone(),
            returned: all.clone(),
            stores: Vec::new(),
            filled: all.clone(),
            dropped: all.clone(),
            taken: all,
            returns_outside: true,
            returns_fresh: true,
        }
    }

    fn of(flow: &Flow, func: &Function) -> Summary {
        let n = func.params().len();
        let mut s = Summary {
            escapes: FixedBitSet::with_capacity(n),
            returned: FixedBitSet::with_capacity(n),
            filled: FixedBitSet::with_capacity(n),
            dropped: FixedBitSet::with_capacity(n),
            taken: FixedBitSet::with_capacity(n),
            ..Summary::default()
        };
        s.returns_outside = flow.returned.contains(OUTSIDE);
        let is_new = |o: usize| matches!(flow.table.all[o], Object::Site(..) | Object::Fresh(_) | Object::Frame(_));
        s.returns_fresh = flow.returns_fresh || flow.returned.ones().any(is_new);
        for j in 0..n {
            s.escapes.set(j, flow.escaped.contains(j + 1));
            s.returned.set(j, flow.returned.contains(j + 1));
            s.dropped.set(j, flow.dropped.contains(j + 1));
            s.taken.set(j, flow.taken.contains(j + 1));
            let inside = flow.reach(&flow.content[j + 1]);
            for o in inside.ones() {
                match flow.table.all[o] {
                    Object::Param(i) if i as usize != j => s.stores.push((i as usize, j)),
                    Object::Param(_) => {}
                    Object::Outside | Object::Site(..) | Object::Frame(_) | Object::Fresh(_) => s.filled.insert(j),
                }
            }
        }
        s
    }

    fn join(&mut self, other: &Summary) {
        let grow = |a: &mut FixedBitSet, b: &FixedBitSet| {
            a.grow(b.len());
            a.union_with(b);
        };
        grow(&mut self.escapes, &other.escapes);
        grow(&mut self.returned, &other.returned);
        grow(&mut self.filled, &other.filled);
        grow(&mut self.dropped, &other.dropped);
        grow(&mut self.taken, &other.taken);
        self.returns_outside |= other.returns_outside;
        self.returns_fresh |= other.returns_fresh;
        for pair in &other.stores {
            if !self.stores.contains(pair) {
                self.stores.push(*pair);
            }
        }
    }
}

/// The summaries of a program.
pub(crate) struct Summaries {
    funcs: IndexVec<FuncId, Summary>,
    closures: FxHashMap<(CellId, usize), Summary>,
    /// What may be part of a cycle.
    pub(super) tied: Tied,
}

/// A function value by its layout and the number of its arguments.
type Shape = (CellId, usize);

impl Summaries {
    /// Analyses a program.
    pub(crate) fn new(program: &Program) -> Summaries {
        let mut all = Summaries {
            funcs: program.funcs.iter().map(|_| Summary::default()).collect(),
            closures: FxHashMap::default(),
            tied: if program.runtime.cycles.is_some() { Tied::new(program) } else { Tied::default() },
        };
        let values = function_values(program);
        let calls = Calls::new(program);
        let mut queue: VecDeque<FuncId> = calls.bottom_up(program, &values).into();
        let mut waits: IndexVec<FuncId, bool> = program.funcs.iter().map(|_| true).collect();
        while let Some(id) = queue.pop_front() {
            waits[id] = false;
            let func = &program.funcs[id];
            let summary = match Flow::new(program, &all, func) {
                Some(flow) => Summary::of(&flow, func),
                None => Summary::anything(func.params().len()),
            };
            if summary == all.funcs[id] {
                continue;
            }
            let mut callers = calls.of_func[id].clone();
            for shape in values.get(&id).into_iter().flatten() {
                let joined = all.closures.entry(*shape).or_default();
                let before = joined.clone();
                joined.join(&summary);
                if *joined != before {
                    callers.extend(calls.of_shape.get(shape).into_iter().flatten());
                }
            }
            all.funcs[id] = summary;
            for caller in callers {
                if !std::mem::replace(&mut waits[caller], true) {
                    queue.push_back(caller);
                }
            }
        }
        all
    }

    /// The summary of a function.
    pub(crate) fn of(&self, func: FuncId) -> &Summary {
        &self.funcs[func]
    }

    /// The summary of a call of a function value; parameter 0 is the function value.
    pub(crate) fn of_closures(&self, cell: CellId, args: usize) -> Summary {
        self.closures.get(&(cell, args)).cloned().unwrap_or_default()
    }
}

/// For each function whose code is in function values, their shapes.
fn function_values(program: &Program) -> FxHashMap<FuncId, Vec<Shape>> {
    let mut out: FxHashMap<FuncId, Vec<Shape>> = FxHashMap::default();
    let mut add = |cell: CellId, func: FuncId| {
        let shape = (cell, program.funcs[func].params().len().saturating_sub(1));
        let shapes = out.entry(func).or_default();
        if !shapes.contains(&shape) {
            shapes.push(shape);
        }
    };
    for s in program.statics.iter() {
        if let StaticCell::Closure { cell, func, .. } = s {
            add(*cell, *func);
        }
    }
    for inst in program.funcs.iter().flat_map(|f| f.blocks.iter()).flat_map(|b| &b.insts) {
        if let InstKind::NewClosure { cell, func, .. } = &inst.kind {
            add(*cell, *func);
        }
    }
    out
}

/// Who calls what.
struct Calls {
    of_func: IndexVec<FuncId, Vec<FuncId>>,
    of_shape: FxHashMap<Shape, Vec<FuncId>>,
}

impl Calls {
    fn new(program: &Program) -> Calls {
        let mut calls =
            Calls { of_func: program.funcs.iter().map(|_| Vec::new()).collect(), of_shape: FxHashMap::default() };
        for (id, func) in program.funcs.iter_enumerated() {
            let shape = |c: mir::Value, n: usize| match func.ty(c) {
                Ty::Cell(cell) => Some((cell, n)),
                _ => None,
            };
            for block in func.blocks.iter() {
                for inst in &block.insts {
                    match &inst.kind {
                        InstKind::Call(f, _) => calls.of_func[*f].push(id),
                        InstKind::CallClosure(c, args) => calls.by_shape(shape(*c, args.len()), id),
                        _ => {}
                    }
                }
                match &block.term {
                    Terminator::TailCall(f, _) | Terminator::Invoke { func: f, .. } => calls.of_func[*f].push(id),
                    Terminator::TailCallClosure(c, args) | Terminator::InvokeClosure { closure: c, args, .. } => {
                        calls.by_shape(shape(*c, args.len()), id);
                    }
                    _ => {}
                }
            }
        }
        for callers in calls.of_func.iter_mut().chain(calls.of_shape.values_mut()) {
            callers.sort_unstable();
            callers.dedup();
        }
        calls
    }

    fn by_shape(&mut self, shape: Option<Shape>, caller: FuncId) {
        if let Some(shape) = shape {
            self.of_shape.entry(shape).or_default().push(caller);
        }
    }

    /// All functions, callees before their callers where there is such an order.
    fn bottom_up(&self, program: &Program, values: &FxHashMap<FuncId, Vec<Shape>>) -> Vec<FuncId> {
        let mut graph = petgraph::graph::DiGraph::<FuncId, ()>::new();
        let nodes: Vec<_> = program.funcs.ids().map(|f| graph.add_node(f)).collect();
        for id in program.funcs.ids() {
            let shapes = values.get(&id).into_iter().flatten();
            let through = shapes.flat_map(|s| self.of_shape.get(s).into_iter().flatten());
            for caller in self.of_func[id].iter().chain(through) {
                graph.update_edge(nodes[caller.index()], nodes[id.index()], ());
            }
        }
        petgraph::algo::tarjan_scc(&graph).into_iter().flatten().map(|n| graph[n]).collect()
    }
}
