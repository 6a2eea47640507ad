//! Which cells may be part of a cycle of references.
//!
//! In: a program before expansion. Out: the layouts and function values that can refer to themselves through others. A
//! reference of a type may be to any cell that is made under the type or cast to it, followed through all casts; so a
//! field leads to all of these. A cycle needs a reference that is stored after its cell was made: a component of that
//! graph without such a store in it ([`crate::stores`]) holds none.
//!
//! What is missed (references that were hidden in raw memory) is not freed while a cycle holds it; nothing is ever freed
//! too early by it.

use base::{FxHashMap, FxHashSet, Idx as _, IndexVec};
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::stores::{Place, has_place, late_stores};
use crate::{AggKind, CellId, CellKind, Change, FuncId, InstKind, Program, Ty};

/// The cells that may be part of a cycle.
#[derive(Clone, Debug, Default)]
pub struct Tied {
    /// Layouts, all cases alike.
    cells: FxHashSet<CellId>,
    /// Codes of function values.
    closures: FxHashSet<FuncId>,
    /// Layouts of references that may lead to such a cell.
    types: FxHashSet<CellId>,
}

/// What a reference may lead to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Made {
    Cell(CellId),
    Closure(FuncId),
}

/// A node of the graph.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Node {
    /// References of a layout.
    Type(CellId),
    /// Cells.
    Made(Made),
}

impl Tied {
    /// Finds them.
    pub fn new(program: &Program) -> Tied {
        let found = Instances::new(program);
        let late = late_stores(program);
        let mut graph = DiGraph::<Node, bool>::new();
        let mut nodes = FxHashMap::default();
        let mut node = |graph: &mut DiGraph<Node, bool>, n: Node| *nodes.entry(n).or_insert_with(|| graph.add_node(n));
        for (ty, made) in found.of.iter_enumerated() {
            let from = node(&mut graph, Node::Type(ty));
            for m in made {
                let to = node(&mut graph, Node::Made(*m));
                graph.add_edge(from, to, false);
            }
        }
        for m in &found.all {
            let from = node(&mut graph, Node::Made(*m));
            for (ty, mutable) in references(program, &late, *m) {
                let to = node(&mut graph, Node::Type(ty));
                graph.add_edge(from, to, mutable);
            }
        }
        let mut tied = Tied::default();
        for component in tarjan_scc(&graph) {
            tied.component(&graph, &component);
        }
        for (ty, made) in found.of.iter_enumerated() {
            if made.iter().any(|m| tied.has(*m)) {
                tied.types.insert(ty);
            }
        }
        tied
    }

    fn component(&mut self, graph: &DiGraph<Node, bool>, component: &[NodeIndex]) {
        if component.len() < 2 {
            return;
        }
        let inside: FxHashSet<NodeIndex> = component.iter().copied().collect();
        let mutable = component
            .iter()
            .any(|n| graph.edges(*n).any(|e| *e.weight() && inside.contains(&petgraph::visit::EdgeRef::target(&e))));
        if mutable {
            for n in component {
                match graph[*n] {
                    Node::Made(Made::Cell(id)) => drop(self.cells.insert(id)),
                    Node::Made(Made::Closure(f)) => drop(self.closures.insert(f)),
                    Node::Type(_) => {}
                }
            }
        }
    }

    fn has(&self, made: Made) -> bool {
        match made {
            Made::Cell(id) => self.cells.contains(&id),
            Made::Closure(f) => self.closures.contains(&f),
        }
    }

    /// Whether no cell can be part of a cycle.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.closures.is_empty()
    }
    /// Whether cells of a layout may be part of a cycle.
    pub fn cell(&self, id: CellId) -> bool {
        self.cells.contains(&id)
    }
    /// Whether function values with this code may be part of a cycle.
    pub fn closure(&self, func: FuncId) -> bool {
        self.closures.contains(&func)
    }
    /// Whether a value of the type may refer to a cell that is part of a cycle.
    pub fn ty(&self, program: &Program, ty: Ty) -> bool {
        match ty {
            Ty::Cell(id) => self.types.contains(&id),
            Ty::Agg(id) => match &program.aggs[id].kind {
                AggKind::Struct(fields) => fields.iter().any(|f| self.ty(program, *f)),
                AggKind::Union(cases) => cases.iter().flatten().any(|f| self.ty(program, *f)),
            },
            Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr => false,
        }
    }
}

/// The cells that references of each layout may lead to.
struct Instances {
    of: IndexVec<CellId, FxHashSet<Made>>,
    all: FxHashSet<Made>,
}

impl Instances {
    fn new(program: &Program) -> Instances {
        let mut found =
            Instances { of: program.cells.ids().map(|_| FxHashSet::default()).collect(), all: FxHashSet::default() };
        let mut casts = FxHashSet::default();
        for func in program.funcs.iter() {
            for inst in func.blocks.iter().flat_map(|b| &b.insts) {
                match (&inst.kind, inst.result) {
                    (InstKind::New { cell, .. } | InstKind::NewArray { cell, .. }, _) => {
                        found.made(*cell, Made::Cell(*cell));
                    }
                    (InstKind::NewClosure { cell, func, .. }, _) => found.made(*cell, Made::Closure(*func)),
                    (InstKind::CastCell(v), Some(r)) => {
                        if let (Ty::Cell(from), Ty::Cell(to)) = (func.ty(*v), func.ty(r)) {
                            casts.insert((from, to));
                        }
                    }
                    _ => {}
                }
            }
        }
        let mut casts: Vec<(CellId, CellId)> = casts.into_iter().filter(|(from, to)| from != to).collect();
        casts.sort_unstable_by_key(|(from, to)| (from.index(), to.index()));
        found.follow(program, &casts);
        found
    }

    fn made(&mut self, ty: CellId, made: Made) {
        self.of[ty].insert(made);
        self.all.insert(made);
    }

    fn follow(&mut self, program: &Program, casts: &[(CellId, CellId)]) {
        let mut changed = true;
        while changed {
            changed = false;
            for (from, to) in casts {
                let more: Vec<Made> = self.of[*from]
                    .iter()
                    .filter(|m| !self.of[*to].contains(m) && fits(program, **m, *to))
                    .copied()
                    .collect();
                changed |= !more.is_empty();
                self.of[*to].extend(more);
            }
        }
    }
}

/// Whether a reference of the layout may be to these cells: a cast tests, or the program would be wrong.
fn fits(program: &Program, made: Made, ty: CellId) -> bool {
    match (&program.cells[ty].kind, made) {
        (CellKind::Any, _) | (CellKind::Closure { .. }, Made::Closure(_)) => true,
        (CellKind::Object(base), Made::Cell(id)) => {
            id == ty || matches!(&program.cells[id].kind, CellKind::Object(fields) if fields.starts_with(base))
        }
        (_, Made::Cell(id)) => id == ty,
        (_, Made::Closure(_)) => false,
    }
}

/// The layouts that cells refer to, and whether the reference may be stored after the cell is made.
fn references(program: &Program, late: &FxHashSet<Place>, made: Made) -> FxHashSet<(CellId, bool)> {
    let mut out = FxHashSet::default();
    let mut add = |ty: Ty, mutable: bool| {
        let mut work = vec![ty];
        while let Some(ty) = work.pop() {
            match ty {
                Ty::Cell(id) => drop(out.insert((id, mutable))),
                Ty::Agg(id) => match &program.aggs[id].kind {
                    AggKind::Struct(fields) => work.extend(fields),
                    AggKind::Union(cases) => work.extend(cases.iter().flatten()),
                },
                Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr => {}
            }
        }
    };
    match made {
        Made::Closure(func) => program.funcs[func].captures.iter().for_each(|t| add(*t, false)),
        Made::Cell(id) => match &program.cells[id].kind {
            CellKind::Object(fields) => {
                for (i, f) in (0..).zip(fields) {
                    let stored = |p: &&Place| p.1 == Some(i) && has_place(program, id, **p);
                    add(f.ty, f.change != Change::Never && late.iter().any(|p| stored(&p)));
                }
            }
            CellKind::Union { cases, .. } => cases.iter().flatten().for_each(|t| add(*t, false)),
            CellKind::Array(elem) => add(*elem, late.contains(&(id, None))),
            CellKind::Any | CellKind::Text | CellKind::Closure { .. } => {}
        },
    }
    out
}
