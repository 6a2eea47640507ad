//! Stores that may make a cell refer to one that is made later.
//!
//! In: a program before placement. Out: the fields and arrays into which such a store exists. A reference that is there
//! when its cell is made is to an older one, so a cycle needs at least one such store.
//!
//! A store into a cell is harmless as long as nothing else can know the cell: what is stored cannot lead back to it. That
//! holds from the cell's making up to its first *escape*, a use other than reading it, storing into it or passing it to
//! a function that does no more; and it holds in such a function (a constructor), if all its calls come before an
//! escape. Two fixpoints over the program tell which parameters escape and which are known elsewhere.

use base::{FxHashMap, FxHashSet, IndexVec};

use crate::{Block, CellId, CellKind, FuncId, Function, InstKind, Program, StaticCell, Target, Terminator, Ty, Value};

/// A field of a layout; `None` is the elements of an array.
pub(crate) type Place = (CellId, Option<u32>);
type Param = (FuncId, usize);

/// Where in a function; the terminator comes after all instructions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Point {
    block: Block,
    index: usize,
}

/// What a use of a cell does that matters.
#[derive(Clone, Copy, Debug)]
enum Use {
    Store(Place),
    Pass(Param),
}

/// A cell that a function makes, or is given.
struct Root {
    func: FuncId,
    /// The block where it comes to be.
    block: Block,
    param: Option<usize>,
    uses: Vec<(Point, Use)>,
    escapes: Vec<Point>,
}

/// The places.
pub(crate) fn late_stores(program: &Program) -> FxHashSet<Place> {
    let mut found = Found { program, roots: Vec::new(), stored: FxHashSet::default(), known: FxHashSet::default() };
    for (id, func) in program.funcs.iter_enumerated() {
        found.function(id, func);
    }
    found.known_everywhere();
    let escaping = escaping(&found.roots);
    let escapes: Vec<After> = found.roots.iter().map(|r| r.after_escapes(program, &escaping)).collect();
    // What was found harmless may turn out not to be.
    loop {
        let before = (found.stored.len(), found.known.len());
        for (root, escaped) in found.roots.iter().zip(&escapes) {
            let known = root.param.is_some_and(|i| found.known.contains(&(root.func, i)));
            for (at, what) in &root.uses {
                if known || escaped.has(*at) {
                    match what {
                        Use::Store(place) => drop(found.stored.insert(*place)),
                        Use::Pass(param) => drop(found.known.insert(*param)),
                    }
                }
            }
        }
        if before == (found.stored.len(), found.known.len()) {
            return found.stored;
        }
    }
}

/// Parameters whose cells may be known to others when the function has returned.
fn escaping(roots: &[Root]) -> FxHashSet<Param> {
    let mut out = FxHashSet::default();
    loop {
        let before = out.len();
        for root in roots {
            if let Some(i) = root.param
                && !root.escape_points(&out).is_empty()
            {
                out.insert((root.func, i));
            }
        }
        if out.len() == before {
            return out;
        }
    }
}

impl Root {
    fn escape_points(&self, escaping: &FxHashSet<Param>) -> Vec<Point> {
        let passed = self.uses.iter().filter(|(_, u)| matches!(u, Use::Pass(p) if escaping.contains(p)));
        self.escapes.iter().copied().chain(passed.map(|(at, _)| *at)).collect()
    }

    /// Where others may know the cell.
    fn after_escapes(&self, program: &Program, escaping: &FxHashSet<Param>) -> After {
        let func = &program.funcs[self.func];
        let mut after = After::default();
        let mut work = Vec::new();
        for point in self.escape_points(escaping) {
            let first = after.first.entry(point.block).or_insert_with(|| {
                work.push(point.block);
                point.index
            });
            *first = point.index.min(*first);
        }
        while let Some(block) = work.pop() {
            func.blocks[block].term.for_each_target(|t| {
                // Where the cell is made again it is another one.
                if t.block != self.block && after.blocks.insert(t.block) {
                    work.push(t.block);
                }
            });
        }
        after
    }
}

/// Points that may come after an escape.
#[derive(Default)]
struct After {
    /// Whole blocks.
    blocks: FxHashSet<Block>,
    /// The first escape in a block.
    first: FxHashMap<Block, usize>,
}

impl After {
    fn has(&self, point: Point) -> bool {
        self.blocks.contains(&point.block) || self.first.get(&point.block).is_some_and(|first| *first < point.index)
    }
}

struct Found<'p> {
    program: &'p Program,
    roots: Vec<Root>,
    stored: FxHashSet<Place>,
    /// Parameters whose cells may be known elsewhere when the function is called.
    known: FxHashSet<Param>,
}

impl Found<'_> {
    /// Parameters of functions that are called from anywhere.
    fn known_everywhere(&mut self) {
        let program = self.program;
        let add = |known: &mut FxHashSet<Param>, f: FuncId| {
            known.extend((0..program.funcs[f].params().len()).map(|i| (f, i)));
        };
        for (id, func) in program.funcs.iter_enumerated() {
            if func.export.is_some() || id == program.entry {
                add(&mut self.known, id);
            }
            for inst in func.blocks.iter().flat_map(|b| &b.insts) {
                if let InstKind::NewClosure { func: f, .. } | InstKind::FuncAddr(f) = inst.kind {
                    add(&mut self.known, f);
                }
            }
        }
        for s in program.statics.iter() {
            if let StaticCell::Closure { func, .. } = s {
                add(&mut self.known, *func);
            }
        }
    }

    fn function(&mut self, id: FuncId, func: &Function) {
        let same = same_values(func);
        let mut of: FxHashMap<Value, usize> = FxHashMap::default();
        let mut add = |roots: &mut Vec<Root>, v: Value, block: Block, param: Option<usize>| {
            of.insert(v, roots.len());
            roots.push(Root { func: id, block, param, uses: Vec::new(), escapes: Vec::new() });
        };
        for (i, v) in func.params().iter().enumerate() {
            if matches!(func.ty(*v), Ty::Cell(_)) {
                add(&mut self.roots, *v, Block(0), Some(i));
            }
        }
        for (block, data) in func.blocks.iter_enumerated() {
            for inst in &data.insts {
                if let (InstKind::New { .. } | InstKind::NewArray { .. }, Some(v)) = (&inst.kind, inst.result) {
                    add(&mut self.roots, v, block, None);
                }
            }
        }
        let mut uses = Uses { found: self, func, same: &same, of: &of };
        for (block, data) in func.blocks.iter_enumerated() {
            for (index, inst) in data.insts.iter().enumerate() {
                uses.inst(Point { block, index }, &inst.kind);
            }
            uses.terminator(Point { block, index: usize::MAX }, &data.term);
        }
    }
}

/// Collects the uses of a function's roots.
struct Uses<'a, 'p> {
    found: &'a mut Found<'p>,
    func: &'a Function,
    same: &'a IndexVec<Value, Value>,
    of: &'a FxHashMap<Value, usize>,
}

impl Uses<'_, '_> {
    fn root(&self, v: Value) -> Option<usize> {
        self.of.get(&self.same[v]).copied()
    }
    fn escape(&mut self, at: Point, v: Value) {
        if let Some(r) = self.root(v) {
            self.found.roots[r].escapes.push(at);
        }
    }

    fn inst(&mut self, at: Point, kind: &InstKind) {
        match kind {
            InstKind::SetField(c, i, v) => self.store(at, *c, Some(*i), *v),
            InstKind::ArraySet(a, _, v) => self.store(at, *a, None, *v),
            InstKind::FieldAddr(c, i) => self.address(at, *c, Some(*i)),
            InstKind::ArrayAddr(a, _) => self.address(at, *a, None),
            InstKind::Call(f, args) => self.call(at, *f, args),
            InstKind::Field(..)
            | InstKind::ArrayGet(..)
            | InstKind::ArrayLen(_)
            | InstKind::CellTag(_)
            | InstKind::IsCell(..)
            | InstKind::Compare(..)
            | InstKind::CastCell(_)
            | InstKind::DebugValue(..) => {}
            kind => kind.for_each_operand(|v| self.escape(at, v)),
        }
    }

    fn terminator(&mut self, at: Point, term: &Terminator) {
        match term {
            Terminator::Invoke { func, args, .. } | Terminator::TailCall(func, args) => self.call(at, *func, args),
            term => term.for_each_operand(|v| self.escape(at, v)),
        }
        let supplied = term.supplied_params();
        let func = self.func;
        let mut passed = Vec::new();
        term.for_each_target(|t: &Target| {
            passed.extend(t.args.iter().zip(&func.blocks[t.block].params[supplied..]).map(|(a, p)| (*a, *p)));
        });
        for (arg, param) in passed {
            if self.same[arg] != self.same[param] {
                self.escape(at, arg);
            }
        }
    }

    fn place(&self, cell: Value, field: Option<u32>) -> Option<Place> {
        match self.func.ty(cell) {
            Ty::Cell(id) => Some((id, field)),
            Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Agg(_) => None,
        }
    }

    fn store(&mut self, at: Point, cell: Value, field: Option<u32>, content: Value) {
        self.escape(at, content);
        let managed = self.found.program.is_managed(self.func.ty(content));
        let Some(place) = self.place(cell, field).filter(|_| managed) else { return };
        match self.root(cell) {
            Some(r) if self.same[cell] != self.same[content] => {
                self.found.roots[r].uses.push((at, Use::Store(place)));
            }
            _ => drop(self.found.stored.insert(place)),
        }
    }

    /// What is done through an address is not followed.
    fn address(&mut self, at: Point, cell: Value, field: Option<u32>) {
        self.escape(at, cell);
        let place = self.place(cell, field);
        self.found.stored.extend(place);
    }

    fn call(&mut self, at: Point, func: FuncId, args: &[Value]) {
        for (i, v) in args.iter().enumerate() {
            let again = args.iter().filter(|w| self.same[**w] == self.same[*v]).count() > 1;
            match self.root(*v) {
                Some(r) if !again => self.found.roots[r].uses.push((at, Use::Pass((func, i)))),
                _ => {
                    self.escape(at, *v);
                    self.found.known.insert((func, i));
                }
            }
        }
    }
}

/// For each value the one that it is another name of: through casts, and parameters of blocks that are always given the
/// same.
fn same_values(func: &Function) -> IndexVec<Value, Value> {
    let mut same: IndexVec<Value, Value> = func.values.ids().collect();
    let mut supplied_params: FxHashSet<Value> = FxHashSet::default();
    let mut given: IndexVec<Value, Vec<Value>> = func.values.ids().map(|_| Vec::new()).collect();
    for data in func.blocks.iter() {
        let supplied = data.term.supplied_params();
        data.term.for_each_target(|t| {
            let params = &func.blocks[t.block].params;
            supplied_params.extend(&params[..supplied]);
            t.args.iter().zip(&params[supplied..]).for_each(|(a, p)| given[*p].push(*a));
        });
    }
    let mut changed = true;
    while changed {
        changed = false;
        for data in func.blocks.iter() {
            for p in &data.params {
                let mut all = given[*p].iter().map(|a| same[*a]).filter(|a| a != p);
                let first = all.next();
                if let Some(first) = first
                    && !supplied_params.contains(p)
                    && all.all(|a| a == first)
                    && same[*p] != first
                {
                    same[*p] = first;
                    changed = true;
                }
            }
            for inst in &data.insts {
                if let (InstKind::CastCell(v), Some(r)) = (&inst.kind, inst.result)
                    && same[r] != same[*v]
                {
                    same[r] = same[*v];
                    changed = true;
                }
            }
        }
    }
    same
}

/// Whether a cell has the place: its layout is that of the place, or one that begins with it.
pub(crate) fn has_place(program: &Program, cell: CellId, place: Place) -> bool {
    cell == place.0
        || match (&program.cells[cell].kind, &program.cells[place.0].kind) {
            (CellKind::Object(fields), CellKind::Object(base)) => fields.starts_with(base),
            _ => false,
        }
}
