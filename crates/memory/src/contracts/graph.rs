//! Who calls whom, what each function allocates, and which of it only runs on the way to a failure.

use base::{FxHashMap, FxHashSet, Idx, IndexVec, Span};
use mir::{
    Block, CellId, CellKind, FuncId, Function, ImportId, InstKind, Place, Program, StaticCell, Terminator, Ty, Value,
};

/// What a function value is called with and gives; references are all alike.
type Signature = (Vec<Ty>, Ty);

/// What is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Callee {
    /// A function.
    Func(FuncId),
    /// A function value: one of [`Graph::candidates`].
    Value(Signature),
    /// A foreign function.
    Foreign(ImportId),
}

/// A call.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub callee: Callee,
    pub span: Option<Span>,
    /// The caller's frame is gone before.
    pub tail: bool,
    /// Only runs on the way to a failure.
    pub failing: bool,
    /// A failure of the callee is handled here, and the function goes on.
    pub caught: bool,
}

/// An allocation.
#[derive(Clone, Debug)]
pub(crate) struct Alloc {
    pub cell: CellId,
    pub is_closure: bool,
    pub span: Option<Span>,
    pub failing: bool,
}

/// What is known of a function.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub steps: Vec<Step>,
    pub allocs: Vec<Alloc>,
    /// A piece of the stack whose size is only known at run time, or that grows in a loop.
    pub grows: Option<Option<Span>>,
}

/// The call graph of a program.
pub struct Graph {
    pub(crate) nodes: IndexVec<FuncId, Node>,
    candidates: FxHashMap<Signature, Vec<FuncId>>,
    doomed: Vec<Vec<bool>>,
}

impl Graph {
    /// The graph of a program that is placed or expanded.
    pub fn new(program: &Program) -> Graph {
        let mut fails: IndexVec<FuncId, bool> = program.funcs.ids().map(|f| is_failure(program, f)).collect();
        let mut doomed: Vec<Vec<bool>> = program.funcs.iter().map(|f| vec![false; f.blocks.len()]).collect();
        loop {
            let mut changed = false;
            for (id, f) in program.funcs.iter_enumerated() {
                if !fails[id] && doom(program, f, &fails, &mut doomed[id.index()]) {
                    fails[id] = true;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        let nodes = program
            .funcs
            .iter_enumerated()
            .map(|(id, f)| {
                // Callees that were found to fail later may doom more blocks.
                doom(program, f, &fails, &mut doomed[id.index()]);
                node(program, f, &doomed[id.index()])
            })
            .collect();
        Graph { nodes, candidates: candidates(program), doomed }
    }

    /// For each block of a function whether each way from it ends in a failure.
    pub(crate) fn doomed(&self, f: FuncId) -> &[bool] {
        self.doomed.get(f.index()).map_or(&[], Vec::as_slice)
    }

    /// The functions that a callee may be.
    pub(crate) fn targets<'a>(&'a self, callee: &'a Callee) -> &'a [FuncId] {
        match callee {
            Callee::Func(id) => std::slice::from_ref(id),
            Callee::Value(signature) => self.candidates.get(signature).map_or(&[], Vec::as_slice),
            Callee::Foreign(_) => &[],
        }
    }
}

/// Functions of the library that report a failure and end the program.
fn is_failure(program: &Program, f: FuncId) -> bool {
    program.funcs[f].no_return && program.funcs[f].is_cold
}

fn plain(ty: Ty) -> Ty {
    if let Ty::Cell(_) = ty { Ty::Cell(Program::ANY) } else { ty }
}

/// Bodies of function values by what they are called with.
fn candidates(program: &Program) -> FxHashMap<Signature, Vec<FuncId>> {
    let mut taken: FxHashSet<FuncId> = FxHashSet::default();
    taken.extend(program.statics.iter().filter_map(|s| match s {
        StaticCell::Closure { func, .. } => Some(*func),
        StaticCell::Text(_) | StaticCell::Case(..) | StaticCell::Array(..) => None,
    }));
    for f in program.funcs.iter() {
        for inst in f.blocks.iter().flat_map(|b| &b.insts) {
            if let InstKind::NewClosure { func, .. } | InstKind::FuncAddr(func) = inst.kind {
                taken.insert(func);
            }
        }
    }
    let mut out: FxHashMap<Signature, Vec<FuncId>> = FxHashMap::default();
    for (id, f) in program.funcs.iter_enumerated() {
        let Some((_, params)) = f.params().split_first().filter(|_| taken.contains(&id)) else { continue };
        let params = params.iter().map(|v| plain(f.ty(*v))).collect();
        out.entry((params, plain(f.ret))).or_default().push(id);
    }
    out
}

/// Marks the blocks from which each way ends in a failure; gives whether the entry is one.
fn doom(program: &Program, f: &Function, fails: &IndexVec<FuncId, bool>, doomed: &mut [bool]) -> bool {
    loop {
        let mut changed = false;
        for (b, data) in f.blocks.iter_enumerated().collect::<Vec<_>>().into_iter().rev() {
            if doomed[b.index()] {
                continue;
            }
            let calls = |fits: &dyn Fn(FuncId) -> bool| {
                data.insts.iter().any(|i| matches!(i.kind, InstKind::Call(g, _) if fits(g)))
            };
            let asks = data.insts.iter().any(|i| matches!(i.kind, InstKind::Syscall(..)));
            let is = calls(&|g| fails[g])
                || match &data.term {
                    Terminator::Raise(_) => true,
                    // What comes behind a loop without end or the end of the process is not reached either, and that is
                    // no failure; the library's functions that report one are cold.
                    Terminator::Unreachable => calls(&|g| program.funcs[g].is_cold) || !asks && !calls(&|_| true),
                    Terminator::TailCall(g, _) => fails[*g],
                    Terminator::Invoke { func, normal, error, .. } => {
                        doomed[error.block.index()] && (fails[*func] || doomed[normal.block.index()])
                    }
                    Terminator::Return(_) | Terminator::TailCallClosure(..) => false,
                    Terminator::Jump(_)
                    | Terminator::Branch { .. }
                    | Terminator::Switch { .. }
                    | Terminator::InvokeClosure { .. } => {
                        let mut all = true;
                        data.term.for_each_target(|t| all &= doomed[t.block.index()]);
                        all
                    }
                };
            if is {
                doomed[b.index()] = true;
                changed = true;
            }
        }
        if !changed {
            return doomed.first().copied().unwrap_or(false);
        }
    }
}

fn constants(f: &Function) -> FxHashSet<Value> {
    let insts = f.blocks.iter().flat_map(|b| &b.insts);
    insts.filter(|i| matches!(i.kind, InstKind::Const(_))).filter_map(|i| i.result).collect()
}

fn node(program: &Program, f: &Function, doomed: &[bool]) -> Node {
    let mut out = Node::default();
    let constants = constants(f);
    let reachable = mir::cfg::Cfg::new(f);
    for (b, data) in f.blocks.iter_enumerated() {
        if !reachable.is_reachable(b) {
            continue;
        }
        let failing = doomed[b.index()];
        let mut last = f.span;
        for inst in &data.insts {
            // What was made for a value that waited has no place of its own.
            last = inst.span.or(last);
            let span = last;
            let step = |callee| Step { callee, span, tail: false, failing, caught: false };
            let alloc = |cell, is_closure| Alloc { cell, is_closure, span, failing };
            match &inst.kind {
                InstKind::Call(g, _) => out.steps.push(step(Callee::Func(*g))),
                InstKind::CallClosure(v, args) => out.steps.push(step(value(program, f, *v, args))),
                InstKind::CallImport(import, _) => out.steps.push(step(Callee::Foreign(*import))),
                InstKind::New { cell, place, .. } if on_heap(*place) => out.allocs.push(alloc(*cell, false)),
                InstKind::NewArray { cell, place, .. } if on_heap(*place) => out.allocs.push(alloc(*cell, false)),
                InstKind::NewText { place, .. } if on_heap(*place) => out.allocs.push(alloc(Program::TEXT, false)),
                InstKind::NewClosure { cell, place, .. } if on_heap(*place) => out.allocs.push(alloc(*cell, true)),
                InstKind::StackAlloc(n, _) if !failing && (!constants.contains(n) || cycles(f, b)) => {
                    out.grows = Some(inst.span);
                }
                _ => {}
            }
        }
        let end = |callee, tail, caught| Step { callee, span: data.term_span.or(last), tail, failing, caught };
        let handled = |error: Block| !doomed[error.index()];
        match &data.term {
            Terminator::TailCall(g, _) => out.steps.push(end(Callee::Func(*g), true, false)),
            Terminator::TailCallClosure(v, args) => out.steps.push(end(value(program, f, *v, args), true, false)),
            Terminator::Invoke { func, error, .. } => {
                out.steps.push(end(Callee::Func(*func), false, handled(error.block)));
            }
            Terminator::InvokeClosure { closure, args, error, .. } => {
                out.steps.push(end(value(program, f, *closure, args), false, handled(error.block)));
            }
            Terminator::Jump(_)
            | Terminator::Branch { .. }
            | Terminator::Switch { .. }
            | Terminator::Return(_)
            | Terminator::Raise(_)
            | Terminator::Unreachable => {}
        }
    }
    out
}

fn on_heap(place: Place) -> bool {
    match place {
        Place::Stack => false,
        Place::Unplaced | Place::Counted | Place::Region(_) => true,
    }
}

/// Whether a block can come back to itself.
pub(crate) fn cycles(f: &Function, b: Block) -> bool {
    let mut seen = FxHashSet::default();
    let mut work = vec![b];
    while let Some(at) = work.pop() {
        let mut back = false;
        f.blocks[at].term.for_each_target(|t| {
            back |= t.block == b;
            if seen.insert(t.block) {
                work.push(t.block);
            }
        });
        if back {
            return true;
        }
    }
    false
}

fn value(program: &Program, f: &Function, closure: Value, args: &[Value]) -> Callee {
    let params = args.iter().map(|v| plain(f.ty(*v))).collect();
    let ret = match f.ty(closure) {
        Ty::Cell(cell) => match &program.cells[cell].kind {
            CellKind::Closure { ret, params } if params.len() == args.len() => plain(*ret),
            _ => Ty::Cell(Program::ANY),
        },
        _ => Ty::Cell(Program::ANY),
    };
    Callee::Value((params, ret))
}
