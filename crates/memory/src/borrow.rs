//! Infers which parameters borrow.
//!
//! In: MIR before counting. Out: [`Function::modes`] and [`mir::ValueData::borrowed`] of block parameters. Afterwards:
//! - a function's parameter is borrowed unless its body consumes it; an address-taken function's are owned, the function
//!   value itself too: a call in tail position could not release it afterwards;
//! - a block's parameter is borrowed only if every argument is *lasting*: it is, or is an immutable part of, a borrowed
//!   parameter, a constant, or a module-level variable that is assigned once;
//! - the callee of a tail call borrows only what is lasting in every caller;
//! - a cell of a recursive type that is taken apart to build another cell of its type around a part of it (the path of an
//!   update in a tree) is owned, so that its memory and its parts can move into the new cell if nobody else has it.
//!
//! The rules are those of Ullrich and de Moura, "Counting Immutable Beans" (IFL 2019), section 5, extended to block
//! parameters. All of them have the form "if X is owned then Y is owned", so one reachability over the whole program
//! solves them: linear, no iteration per component.
//!
//! ```fsharp
//! let rec sum acc xs = match xs with [] -> acc | x :: r -> sum (acc + x) r   // xs borrowed: nothing is counted
//! let rec rev acc xs = match xs with [] -> acc | x :: r -> rev (x :: acc) r  // acc owned, xs borrowed
//! ```

use base::{FxHashSet, Idx, IndexVec};
use mir::once::Once;
use mir::ownership::{Origin, for_each_term_use, for_each_use, origin};
use mir::{Block, CellKind, FuncId, Function, GlobalId, InstKind, Mode, Program, StaticCell, Terminator, Ty, Value};

use crate::names::Names;

/// Infers modes of the whole program.
pub(crate) fn infer(program: &mut Program, stable: &FxHashSet<GlobalId>) {
    let mut graph = Graph::new(program);
    for (id, func) in program.funcs.iter_enumerated() {
        if !func.is_runtime {
            Collect { program, stable, func, id, names: Names::new(func), graph: &mut graph }.run();
        }
    }
    let owned = graph.solve();
    let first = graph.first;
    for (id, func) in program.funcs.iter_mut().enumerate().map(|(i, f)| (FuncId::new(i), f)) {
        if !func.is_runtime {
            apply(func, &owned[first[id]..first[id] + func.values.len()], &graph.managed[first[id]..]);
        }
    }
}

fn apply(func: &mut Function, owned: &[bool], managed: &[bool]) {
    let params: Vec<Value> = func.params().to_vec();
    for (mode, v) in func.modes.iter_mut().zip(&params) {
        *mode = if owned[v.index()] || !managed[v.index()] { Mode::Owned } else { Mode::Borrowed };
    }
    for block in func.blocks.ids().skip(1) {
        for v in func.blocks[block].params.clone() {
            func.values[v].borrowed = managed[v.index()] && !owned[v.index()];
        }
    }
}

/// Implications between ownerships; a node is a value of a function.
struct Graph {
    first: IndexVec<FuncId, usize>,
    managed: Vec<bool>,
    owned: Vec<bool>,
    edges: Vec<(u32, u32)>,
}

impl Graph {
    fn new(program: &Program) -> Graph {
        let mut first = IndexVec::new();
        let mut managed = Vec::new();
        for func in program.funcs.iter() {
            first.push(managed.len());
            managed.extend(func.values.iter().map(|d| !func.is_runtime && program.is_managed(d.ty)));
        }
        let n = managed.len();
        let mut g = Graph { first, managed, owned: vec![false; n], edges: Vec::new() };
        let (closures, plain) = address_taken(program);
        for (id, func) in program.funcs.iter_enumerated() {
            if !closures.contains(&id) && !plain.contains(&id) && func.export.is_none() && id != program.entry {
                continue;
            }
            for v in func.params() {
                let node = g.node(id, *v);
                g.owned[node] = true;
            }
        }
        g
    }
    fn node(&self, func: FuncId, v: Value) -> usize {
        self.first[func] + v.index()
    }
    /// If `a` is owned then `b` is.
    fn implies(&mut self, a: usize, b: usize) {
        if a != b && self.managed[a] && self.managed[b] {
            self.edges.push((a as u32, b as u32));
        }
    }
    fn solve(&mut self) -> Vec<bool> {
        let n = self.managed.len();
        let mut start = vec![0u32; n + 1];
        for (a, _) in &self.edges {
            start[*a as usize + 1] += 1;
        }
        for i in 0..n {
            start[i + 1] += start[i];
        }
        let mut at = start.clone();
        let mut to = vec![0u32; self.edges.len()];
        for (a, b) in &self.edges {
            to[at[*a as usize] as usize] = *b;
            at[*a as usize] += 1;
        }
        let mut owned: Vec<bool> = self.owned.clone();
        let mut work: Vec<usize> = (0..n).filter(|i| owned[*i]).collect();
        while let Some(a) = work.pop() {
            for b in &to[start[a] as usize..start[a + 1] as usize] {
                let b = *b as usize;
                if !owned[b] {
                    owned[b] = true;
                    work.push(b);
                }
            }
        }
        owned
    }
}

/// Functions whose code is in function values, and those whose plain address is taken.
fn address_taken(program: &Program) -> (FxHashSet<FuncId>, FxHashSet<FuncId>) {
    let mut closures = FxHashSet::default();
    let mut plain = FxHashSet::default();
    for s in program.statics.iter() {
        if let StaticCell::Closure { func, .. } = s {
            closures.insert(*func);
        }
    }
    for inst in program.funcs.iter().flat_map(|f| f.blocks.iter()).flat_map(|b| &b.insts) {
        match &inst.kind {
            InstKind::NewClosure { func, .. } => {
                closures.insert(*func);
            }
            InstKind::FuncAddr(func) => {
                plain.insert(*func);
            }
            _ => {}
        }
    }
    (closures, plain)
}

/// What an argument depends on.
enum Root {
    /// Never counted, or lasting whatever happens.
    Lasting,
    /// Lasting if this parameter is borrowed.
    Param(Value),
    /// Owned by the function.
    Local,
}

struct Collect<'a> {
    program: &'a Program,
    stable: &'a FxHashSet<GlobalId>,
    func: &'a Function,
    id: FuncId,
    names: Names,
    graph: &'a mut Graph,
}

impl Collect<'_> {
    fn run(&mut self) {
        let program = self.program;
        for data in self.func.blocks.iter() {
            for inst in &data.insts {
                match &inst.kind {
                    InstKind::Call(f, args) => self.arguments(*f, args),
                    InstKind::New { cell, fields, .. } => {
                        for v in fields {
                            self.consume(*v);
                            if let Some(whole) = self.rebuilt(*v, Ty::Cell(*cell), true) {
                                self.consume(whole);
                            }
                        }
                    }
                    kind => for_each_use(kind, &|_, _| Mode::Borrowed, |v, mode| {
                        if mode == Mode::Owned {
                            self.consume(v);
                        }
                    }),
                }
            }
            match &data.term {
                Terminator::Invoke { func, args, .. } => self.arguments(*func, args),
                Terminator::TailCall(func, args) => {
                    self.arguments(*func, args);
                    for (i, v) in args.iter().enumerate() {
                        let to = self.graph.node(*func, program.funcs[*func].params()[i]);
                        self.requires_lasting(*v, to);
                    }
                }
                term => for_each_term_use(term, &|_, _| Mode::Borrowed, |v, mode| {
                    if mode == Mode::Owned {
                        self.consume(v);
                    }
                }),
            }
            self.targets(&data.term);
        }
    }

    fn own(&self, v: Value) -> usize {
        self.graph.node(self.id, self.names.of(v))
    }

    fn consume(&mut self, v: Value) {
        let node = self.own(v);
        self.graph.owned[node] = true;
    }

    fn arguments(&mut self, callee: FuncId, args: &[Value]) {
        for (v, param) in args.iter().zip(self.program.funcs[callee].params()) {
            let (from, to) = (self.graph.node(callee, *param), self.own(*v));
            self.graph.implies(from, to);
            if let Some(whole) = self.rebuilt(*v, self.program.funcs[callee].ret, false) {
                let whole = self.own(whole);
                self.graph.implies(from, whole);
            }
        }
    }

    /// The cell of which `v` is a part, if it has the type of what is built of it and so has `v`, or `v` becomes a field of
    /// the same record.
    fn rebuilt(&self, v: Value, built: Ty, is_field: bool) -> Option<Value> {
        match self.names.inst(self.func, self.names.of(v))? {
            kind @ InstKind::Field(whole, ..) => {
                let Ty::Cell(cell) = built else { return None };
                // A record's copy with some fields changed takes all others from it.
                let is_record = is_field && matches!(self.program.cells[cell].kind, CellKind::Object(_));
                let same = self.func.ty(*whole) == built && (is_record || self.func.ty(v) == built);
                let is_part = matches!(origin(self.program, &self.func.values, kind), Origin::Part(_));
                (same && is_part).then_some(*whole)
            }
            _ => None,
        }
    }

    fn targets(&mut self, term: &Terminator) {
        let supplied = term.supplied_params();
        term.for_each_target(|t| {
            let params = &self.func.blocks[t.block].params;
            for v in &params[..supplied] {
                self.consume(*v);
            }
            for (v, param) in t.args.iter().zip(&params[supplied..]) {
                let param = self.graph.node(self.id, *param);
                let arg = self.own(*v);
                self.graph.implies(param, arg);
                self.requires_lasting(*v, param);
            }
        });
    }

    /// `to` can be borrowed only if `v` is lasting.
    fn requires_lasting(&mut self, v: Value, to: usize) {
        match self.root(v) {
            Root::Lasting => {}
            Root::Param(p) => {
                let from = self.graph.node(self.id, p);
                self.graph.implies(from, to);
            }
            Root::Local => self.graph.owned[to] = true,
        }
    }

    fn root(&self, v: Value) -> Root {
        let mut v = self.names.of(v);
        loop {
            let Some(kind) = self.names.inst(self.func, v) else {
                return Root::Param(v);
            };
            match (kind, origin(self.program, &self.func.values, kind)) {
                (InstKind::GlobalGet(g), _) if self.stable.contains(g) => return Root::Lasting,
                (_, Origin::Uncounted) => return Root::Lasting,
                (_, Origin::Part(of) | Origin::Same(of)) => v = self.names.of(of),
                (InstKind::MakeAgg(_, parts) | InstKind::MakeCase(_, _, parts), _)
                    if parts.iter().all(|p| !self.program.is_managed(self.func.ty(*p))) =>
                {
                    return Root::Lasting;
                }
                (_, Origin::Owned | Origin::Place(_) | Origin::Outside) => return Root::Local,
            }
        }
    }
}

/// Module-level variables that are assigned at most once, by code that runs at most once: what they hold stays.
pub(crate) fn stable_globals(program: &Program) -> FxHashSet<GlobalId> {
    let mut sets: IndexVec<GlobalId, Vec<(FuncId, Block)>> = program.globals.ids().map(|_| Vec::new()).collect();
    let mut unstable = FxHashSet::default();
    for (id, func) in program.funcs.iter_enumerated() {
        for (b, data) in func.blocks.iter_enumerated() {
            for inst in &data.insts {
                match &inst.kind {
                    InstKind::GlobalSet(g, _) => sets[*g].push((id, b)),
                    InstKind::GlobalAddr(g) => {
                        unstable.insert(*g);
                    }
                    _ => {}
                }
            }
        }
    }
    let once = Once::new(program);
    let holds = |g: &GlobalId| program.globals[*g].bytes.is_none() && !unstable.contains(g);
    program
        .globals
        .ids()
        .filter(holds)
        .filter(|g| match sets[*g].as_slice() {
            [] => true,
            [(f, b)] => once.runs_once(*f, *b),
            _ => false,
        })
        .collect()
}
