//! The abstract objects of a function, and sets of them.
//!
//! In: a function. Out: a number for each thing that a reference or an address can lead to: [`OUTSIDE`], each parameter with
//! all that can be reached from it, each cell that the function makes, each buffer in its frame, and for each call the cells
//! that the callee made and hands back.

use base::{FxHashMap, IndexVec};
use fixedbitset::FixedBitSet;
use mir::{CellId, CellKind, Function, InstKind, Program, Terminator, Ty, Value};

/// A set of objects by number.
pub(crate) type Objects = FixedBitSet;

/// Everything that the function cannot know: module-level variables, exceptions, what has escaped.
pub(crate) const OUTSIDE: usize = 0;

/// What an object stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Object {
    /// The world.
    Outside,
    /// What can be reached from a parameter.
    Param(u32),
    /// The cells that an instruction makes: its result and layout.
    Site(Value, CellId),
    /// Bytes of the frame, by the address.
    Frame(Value),
    /// Cells that a callee made, by the result of the call.
    Fresh(Value),
}

/// The objects of one function.
pub(crate) struct Table {
    pub(crate) all: Vec<Object>,
    /// The object that a value is made by, or stands for as a parameter.
    pub(crate) of: FxHashMap<Value, usize>,
}

/// More objects than this in a function are not told apart: the sets would cost more than they give.
const LIMIT: usize = 3000;

impl Table {
    /// The objects of a function; none if there are too many.
    pub(crate) fn new(program: &Program, func: &Function) -> Option<Table> {
        let mut table = Table { all: vec![Object::Outside], of: FxHashMap::default() };
        for (i, v) in func.params().iter().enumerate() {
            table.add(*v, Object::Param(i as u32));
        }
        for block in func.blocks.iter() {
            for inst in &block.insts {
                let Some(v) = inst.result else { continue };
                match &inst.kind {
                    InstKind::New { cell, .. }
                    | InstKind::NewArray { cell, .. }
                    | InstKind::NewClosure { cell, .. } => {
                        table.add(v, Object::Site(v, *cell));
                    }
                    InstKind::NewText { .. } => table.add(v, Object::Site(v, Program::TEXT)),
                    InstKind::StackAlloc(..) => table.add(v, Object::Frame(v)),
                    InstKind::Call(..) | InstKind::CallClosure(..) if is_tracked(program, func.ty(v)) => {
                        table.add(v, Object::Fresh(v));
                    }
                    _ => {}
                }
            }
            if let Terminator::Invoke { normal, .. } | Terminator::InvokeClosure { normal, .. } = &block.term
                && let Some(v) = func.blocks[normal.block].params.first()
                && is_tracked(program, func.ty(*v))
                && !table.of.contains_key(v)
            {
                table.add(*v, Object::Fresh(*v));
            }
        }
        (table.all.len() <= LIMIT).then_some(table)
    }

    fn add(&mut self, v: Value, object: Object) {
        self.of.insert(v, self.all.len());
        self.all.push(object);
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn empty(&self) -> Objects {
        Objects::with_capacity(self.all.len())
    }
}

/// Whether a value of the type can lead to an object.
pub(crate) fn is_tracked(program: &Program, ty: Ty) -> bool {
    match ty {
        Ty::Ptr | Ty::Cell(_) => true,
        Ty::Agg(id) => match &program.aggs[id].kind {
            mir::AggKind::Struct(fields) => fields.iter().any(|t| is_tracked(program, *t)),
            mir::AggKind::Union(cases) => cases.iter().flatten().any(|t| is_tracked(program, *t)),
        },
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 => false,
    }
}

/// Adds all of `from` to `to`; whether that changed it.
pub(crate) fn add_all(to: &mut Objects, from: &Objects) -> bool {
    if from.is_subset(to) {
        return false;
    }
    to.union_with(from);
    true
}

/// Which cells a reference of a type can be to.
pub(crate) enum Fits {
    /// Any.
    All,
    /// Those of these layouts.
    Cells(Vec<CellId>),
}

/// The filter of each type, made when it is asked for.
#[derive(Default)]
pub(crate) struct Filters {
    known: FxHashMap<Ty, Fits>,
}

impl Filters {
    /// What of `from` a value of the type can lead to directly.
    pub(crate) fn pass(&mut self, program: &Program, table: &Table, ty: Ty, from: &Objects) -> Objects {
        let fits = self.known.entry(ty).or_insert_with(|| fits(program, ty));
        let Fits::Cells(cells) = fits else { return from.clone() };
        let mut out = from.clone();
        for o in from.ones() {
            if let Object::Site(_, cell) = table.all[o]
                && !cells.iter().any(|c| may_be(program, cell, *c))
            {
                out.remove(o);
            }
        }
        out
    }
}

fn fits(program: &Program, ty: Ty) -> Fits {
    let mut cells = Vec::new();
    if direct(program, ty, &mut cells) { Fits::Cells(cells) } else { Fits::All }
}

/// The layouts that a value of the type refers to directly; false if they are not known.
fn direct(program: &Program, ty: Ty, cells: &mut Vec<CellId>) -> bool {
    match ty {
        Ty::Ptr => false,
        Ty::Cell(Program::ANY) => false,
        Ty::Cell(id) => {
            cells.push(id);
            true
        }
        Ty::Agg(id) => match &program.aggs[id].kind {
            mir::AggKind::Struct(fields) => fields.iter().all(|t| direct(program, *t, cells)),
            mir::AggKind::Union(cases) => cases.iter().flatten().all(|t| direct(program, *t, cells)),
        },
        // An address may hide in a word.
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::F32 | Ty::F64 => true,
        Ty::I32 | Ty::I64 => false,
    }
}

/// Whether a cell that was made under one layout can be seen under another.
fn may_be(program: &Program, made: CellId, seen: CellId) -> bool {
    use CellKind as K;
    made == seen
        || match (&program.cells[made].kind, &program.cells[seen].kind) {
            (K::Any, _) | (_, K::Any) => true,
            (K::Object(_), K::Object(_)) | (K::Closure { .. }, K::Closure { .. }) => true,
            (K::Array(a), K::Array(b)) => a == b || matches!((a, b), (Ty::Cell(_), Ty::Cell(_))),
            _ => false,
        }
}

/// For each value the objects that it may lead to directly.
pub(crate) type Points = IndexVec<Value, Objects>;
