//! Generated functions that retain and release, one for each type that needs one.
//!
//! In: requests for types. Out: functions appended to the program. A cell's `retain` and `release` take a raw address and
//! test for null and for a negative count; an aggregate's take the value and go by its fields, a union's by its tag.
//! A cell without managed content is freed where its count ends; every other one by [`super::destroy`].

use std::collections::BTreeMap;

use base::{FxHashMap, FxHashSet};
use mir::layout::{ELEMENTS, LENGTH, Shapes};
use mir::tied::Tied;
use mir::{
    AggId, AggKind, BinOp, Block, CellField, CellId, CellKind, CmpOp, FuncId, FuncKind, Function, FunctionBuilder,
    InstKind, Mode, Program, Target, Terminator, Ty, Value,
};

use super::walk::Walk;
use super::{cycles, destroy};

/// What a function of the counting system does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Job {
    /// One more owner of a cell.
    RetainCell,
    /// One owner less of a cell whose content has to be released.
    ReleaseCell,
    /// One owner less of a cell without managed content.
    ReleaseFlat(CellId),
    /// All managed fields of an aggregate.
    RetainAgg(AggId),
    /// All managed fields of an aggregate.
    ReleaseAgg(AggId),
    /// One owner less of a cell of a case, whose fields of a mask get one more: moved if it was the last.
    TakeCell(CellId, u32, u32),
    /// The same for captures, of the function value of a function.
    TakeClosure(FuncId, u32),
    /// What a cell of a case on the stack holds has an owner less.
    EndCell(CellId, u32),
    /// The same of the function value of a function.
    EndClosure(FuncId),
    /// Frees a dead cell and all that dies with it.
    Destroy,
    /// One owner less of a cell that a dead cell referred to: gives the new work list.
    DropCell,
    /// The same of a cell that may be part of a cycle.
    DropTied,
    /// One owner less of a cell that may be part of a cycle.
    ReleaseTied,
    /// One owner less of a cell, outside of all loops of the program: a dead one waits until memory is needed.
    ReleaseOnce,
    /// Takes note of a cell, if its shape may be part of a cycle.
    Suspect,
    /// What is done to each reference of an aggregate at an address.
    WalkAgg(Walk, AggId),
}

/// Offset of the shape in a cell's header.
pub(super) const SHAPE: u64 = 4;

/// Functions to be added.
pub(super) struct Generated {
    /// What may be part of a cycle.
    pub(super) tied: Tied,
    tied_shapes: FxHashSet<u32>,
    shapes: Shapes,
    first: u32,
    ids: FxHashMap<Job, FuncId>,
    /// In the order of their ids; those that go by the shapes are filled in at the end.
    funcs: Vec<Function>,
    /// Shapes that the program makes at run time, with what their cells hold.
    made: BTreeMap<u32, Made>,
}

/// What cells of a shape hold.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Made {
    /// Fields at offsets, and the bytes of the cell.
    Fixed(Vec<(u64, Ty)>, u64),
    /// An array of elements.
    Array(Ty),
    /// A string.
    Text,
}

/// A function of the counting system.
pub(super) fn builder(name: &str, params: &[Ty], ret: Ty, is_runtime: bool) -> FunctionBuilder {
    let mut b = FunctionBuilder::new(name, params, ret);
    b.func().kind = FuncKind::Generated;
    b.func().is_runtime = is_runtime;
    b.func().modes = vec![Mode::Borrowed; params.len()];
    b
}

impl Generated {
    pub(super) fn new(program: &Program, shapes: Shapes) -> Generated {
        let first = program.funcs.len() as u32;
        let (mut tied, mut ids) = (Tied::default(), FxHashMap::default());
        if program.runtime.cycles.is_some() {
            tied = Tied::new(program);
        }
        if let Some(destroy) = program.runtime.destroy {
            ids.insert(Job::Destroy, destroy);
        }
        let tied_shapes = FxHashSet::default();
        Generated { tied, tied_shapes, shapes, first, ids, funcs: Vec::new(), made: BTreeMap::new() }
    }

    /// Appends the functions to the program.
    pub(super) fn finish(mut self, program: &mut Program) {
        let made = std::mem::take(&mut self.made);
        let mut late = Vec::new();
        if let Some(id) = self.ids.get(&Job::Destroy).copied() {
            late.push((id, destroy::destroy(program, &mut self, &made)));
        }
        if let Some(fns) = program.runtime.cycles {
            late.push((fns.children, cycles::children(program, &mut self, &made)));
            if let Some(id) = self.ids.get(&Job::Suspect).copied() {
                late.push((id, cycles::suspect(program, &self, fns.suspect, &made)));
            }
        }
        for func in self.funcs {
            program.funcs.push(func);
        }
        for (id, func) in late {
            program.funcs[id] = func;
        }
    }

    /// Whether cells of a shape may be part of a cycle.
    pub(super) fn is_tied(&self, shape: u32) -> bool {
        self.tied_shapes.contains(&shape)
    }

    /// The shape of a case, which the program makes.
    pub(super) fn cell_shape(&mut self, program: &Program, cell: CellId, case: u32) -> u32 {
        let shape = self.shapes.cell(cell, case);
        if self.tied.cell(cell) {
            self.tied_shapes.insert(shape);
        }
        self.made.entry(shape).or_insert_with(|| match program.cells[cell].kind {
            CellKind::Text => Made::Text,
            CellKind::Array(elem) => Made::Array(elem),
            CellKind::Any | CellKind::Object(_) | CellKind::Union { .. } | CellKind::Closure { .. } => {
                let (offsets, bytes) = program.cell_offsets(cell, case);
                fixed(program, offsets, program.cell_fields(cell, case), bytes)
            }
        });
        shape
    }

    /// The shape of closures with this code, which the program makes.
    pub(super) fn closure_shape(&mut self, program: &Program, func: FuncId, captures: &[Ty]) -> u32 {
        let shape = self.shapes.closure(func);
        if self.tied.closure(func) {
            self.tied_shapes.insert(shape);
        }
        self.made.entry(shape).or_insert_with(|| {
            let (offsets, bytes) = super::alloc::closure_layout(program, captures);
            fixed(program, offsets, captures.to_vec(), bytes)
        });
        shape
    }

    pub(super) fn retain(&mut self, program: &Program, ty: Ty) -> FuncId {
        match ty {
            Ty::Agg(id) => self.function(program, Job::RetainAgg(id)),
            Ty::Cell(_) | Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr => {
                self.function(program, Job::RetainCell)
            }
        }
    }

    /// What releases a value in a block that runs at most once.
    pub(super) fn release_once_in(&mut self, program: &Program, ty: Ty) -> FuncId {
        match ty {
            Ty::Cell(id) if program.runtime.later.is_some() && !is_flat(program, id) && !self.tied.ty(program, ty) => {
                self.function(program, Job::ReleaseOnce)
            }
            _ => self.release(program, ty),
        }
    }

    pub(super) fn release(&mut self, program: &Program, ty: Ty) -> FuncId {
        match ty {
            Ty::Agg(id) => self.function(program, Job::ReleaseAgg(id)),
            Ty::Cell(id) if is_flat(program, id) => self.function(program, Job::ReleaseFlat(id)),
            Ty::Cell(_) if self.tied.ty(program, ty) => self.function(program, Job::ReleaseTied),
            Ty::Cell(_) | Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr => {
                self.function(program, Job::ReleaseCell)
            }
        }
    }

    /// The function that does a job.
    pub(super) fn function(&mut self, program: &Program, job: Job) -> FuncId {
        if let Some(id) = self.ids.get(&job) {
            return *id;
        }
        let func = match job {
            Job::RetainCell => retain_cell(),
            Job::ReleaseCell => self.release_cell(program, "release", None),
            Job::ReleaseTied => self.release_tied(program),
            Job::ReleaseOnce => self.release_once(program),
            Job::ReleaseFlat(id) => {
                self.release_cell(program, &format!("release {}", program.cells[id].name), Some(id))
            }
            Job::RetainAgg(id) => self.agg_by_value(program, "retain", id, Generated::retain),
            Job::ReleaseAgg(id) => self.agg_by_value(program, "release", id, Generated::release),
            Job::TakeCell(id, case, taken) => {
                let (offsets, bytes) = program.cell_offsets(id, case);
                let name = format!("take {}", program.cells[id].name);
                let fields = offsets.into_iter().zip(program.cell_fields(id, case)).collect();
                self.take(program, &name, fields, (bytes, self.tied.cell(id)), taken)
            }
            Job::TakeClosure(..) => unreachable!("invariant: made by take_closure"),
            Job::EndClosure(_) => unreachable!("invariant: made by end_closure"),
            Job::EndCell(id, case) => {
                let (offsets, _) = program.cell_offsets(id, case);
                let fields = offsets.into_iter().zip(program.cell_fields(id, case)).collect();
                self.end(program, &format!("end {}", program.cells[id].name), fields)
            }
            Job::Destroy => builder("destroy", &[Ty::Ptr], Ty::Agg(Program::UNIT), true).finish(),
            Job::Suspect => builder("suspect", &[Ty::Ptr], Ty::Agg(Program::UNIT), true).finish(),
            Job::DropCell => destroy::drop_cell(program, None),
            Job::DropTied => {
                let suspect = self.function(program, Job::Suspect);
                destroy::drop_cell(program, Some(suspect))
            }
            Job::WalkAgg(walk, id) => walk.aggregate(program, self, id),
        };
        let id = FuncId(self.first + self.funcs.len() as u32);
        self.funcs.push(func);
        self.ids.insert(job, id);
        id
    }

    /// The function that unpacks the function value of a function.
    pub(super) fn take_closure(&mut self, program: &Program, code: FuncId, captures: &[Ty], taken: u32) -> FuncId {
        let job = Job::TakeClosure(code, taken);
        if let Some(id) = self.ids.get(&job) {
            return *id;
        }
        let (offsets, bytes) = super::alloc::closure_layout(program, captures);
        let fields = offsets.into_iter().zip(captures.iter().copied()).collect();
        let func = self.take(program, "take closure", fields, (bytes, self.tied.closure(code)), taken);
        let id = FuncId(self.first + self.funcs.len() as u32);
        self.funcs.push(func);
        self.ids.insert(job, id);
        id
    }

    /// The function that ends the function value of a function on the stack.
    pub(super) fn end_closure(&mut self, program: &Program, code: FuncId, captures: &[Ty]) -> FuncId {
        let job = Job::EndClosure(code);
        if let Some(id) = self.ids.get(&job) {
            return *id;
        }
        let (offsets, _) = super::alloc::closure_layout(program, captures);
        let fields = offsets.into_iter().zip(captures.iter().copied()).collect();
        let func = self.end(program, "end closure", fields);
        let id = FuncId(self.first + self.funcs.len() as u32);
        self.funcs.push(func);
        self.ids.insert(job, id);
        id
    }

    /// Releases all fields.
    fn end(&mut self, program: &Program, name: &str, fields: Vec<(u64, Ty)>) -> Function {
        let mut b = builder(name, &[Ty::Ptr], Ty::Agg(Program::UNIT), false);
        b.func().always_inline = fields.iter().filter(|(_, t)| program.is_managed(*t)).count() <= 2;
        let p = b.arg(0);
        self.count_fields(program, &mut b, &fields, p, (0, false), Generated::release);
        let unit = b.unit();
        b.ret(unit);
        b.finish()
    }

    /// `if count = 1 then release the fields that are not taken; free p else retain those that are; count <- count - 1`
    fn take(
        &mut self,
        program: &Program,
        name: &str,
        fields: Vec<(u64, Ty)>,
        (bytes, tied): (u64, bool),
        taken: u32,
    ) -> Function {
        let unit_ty = Ty::Agg(Program::UNIT);
        let mut b = builder(name, &[Ty::Ptr], unit_ty, false);
        b.func().always_inline = fields.iter().filter(|(_, t)| program.is_managed(*t)).count() <= 2;
        let p = b.arg(0);
        let (last, shared, done) = (b.block(), b.block(), b.block());
        let count = b.value(InstKind::Load(p), Ty::I32);
        let one = b.int(1, Ty::I32);
        let unique = b.compare(CmpOp::Eq, count, one);
        b.branch(unique, last, shared);
        b.switch_to(last);
        self.count_fields(program, &mut b, &fields, p, (taken, false), Generated::release);
        let bytes = b.int(bytes as i64, program.word_ty());
        free(program, &mut b, p, bytes);
        b.jump(done, &[]);
        b.switch_to(shared);
        self.count_fields(program, &mut b, &fields, p, (taken, true), Generated::retain);
        if tied {
            let release = self.function(program, Job::ReleaseTied);
            b.call(release, &[p], unit_ty);
        } else {
            let less = b.block();
            let counted = b.compare(CmpOp::GtS, count, one);
            b.branch(counted, less, done);
            b.switch_to(less);
            let rest = b.binary(BinOp::Sub, count, one);
            b.effect(InstKind::Store(p, rest));
        }
        b.jump(done, &[]);
        b.switch_to(done);
        let unit = b.unit();
        b.ret(unit);
        b.finish()
    }

    /// Counts the managed fields, at offsets from `p`, that are in a mask or that are not.
    fn count_fields(
        &mut self,
        program: &Program,
        b: &mut FunctionBuilder,
        fields: &[(u64, Ty)],
        p: Value,
        (mask, within): (u32, bool),
        of: impl Fn(&mut Generated, &Program, Ty) -> FuncId,
    ) {
        let taken = |i: u32| mask.checked_shr(i).is_some_and(|m| m & 1 == 1);
        for (i, (offset, ty)) in (0u32..).zip(fields).filter(|(_, (_, t))| program.is_managed(*t)) {
            if taken(i) != within {
                continue;
            }
            let ty = *ty;
            let loaded = if let Ty::Cell(_) = ty { Ty::Ptr } else { ty };
            let part = load_at(program, b, p, *offset, loaded);
            let func = of(self, program, ty);
            b.call(func, &[part], Ty::Agg(Program::UNIT));
        }
    }

    /// `if p <> null then match count with 1 -> end it | n when n > 1 -> count <- n - 1 | _ -> ()`
    fn release_cell(&mut self, program: &Program, name: &str, flat: Option<CellId>) -> Function {
        let mut b = builder(name, &[Ty::Ptr], Ty::Agg(Program::UNIT), true);
        let p = b.arg(0);
        let (dead, done) = (b.block(), b.block());
        decrement(&mut b, p, dead, done);
        b.switch_to(dead);
        match flat {
            None => {
                let destroy = self.function(program, Job::Destroy);
                b.call(destroy, &[p], Ty::Agg(Program::UNIT));
            }
            Some(cell) => {
                let bytes = flat_bytes(program, &mut b, cell, p);
                free(program, &mut b, p, bytes);
            }
        }
        b.jump(done, &[]);
        b.switch_to(done);
        let unit = b.unit();
        b.ret(unit);
        b.finish()
    }

    /// The same of a cell that may wait when it is dead.
    fn release_once(&mut self, program: &Program) -> Function {
        let unit = Ty::Agg(Program::UNIT);
        let mut b = builder("release once", &[Ty::Ptr], unit, true);
        let p = b.arg(0);
        let (dead, done) = (b.block(), b.block());
        decrement(&mut b, p, dead, done);
        b.switch_to(dead);
        let later = program.runtime.later.expect("invariant: asked for where it is there");
        b.call(later, &[p], unit);
        b.jump(done, &[]);
        b.switch_to(done);
        let unit = b.unit();
        b.ret(unit);
        b.finish()
    }

    /// The same of a cell that may be part of a cycle.
    fn release_tied(&mut self, program: &Program) -> Function {
        let unit = Ty::Agg(Program::UNIT);
        let mut b = builder("release tied", &[Ty::Ptr], unit, true);
        let p = b.arg(0);
        let (dead, done) = (b.block(), b.block());
        let suspect = self.function(program, Job::Suspect);
        cycles::decrement(program, &mut b, suspect, p, dead, done);
        b.switch_to(dead);
        let destroy = self.function(program, Job::Destroy);
        b.call(destroy, &[p], unit);
        b.jump(done, &[]);
        b.switch_to(done);
        let unit = b.unit();
        b.ret(unit);
        b.finish()
    }

    fn agg_by_value(
        &mut self,
        program: &Program,
        name: &str,
        id: AggId,
        of: impl Fn(&mut Generated, &Program, Ty) -> FuncId,
    ) -> Function {
        let layout = &program.aggs[id];
        let unit_ty = Ty::Agg(Program::UNIT);
        let mut b = builder(&format!("{name} {}", layout.name), &[Ty::Agg(id)], unit_ty, false);
        let whole = b.arg(0);
        let mut fields = |b: &mut FunctionBuilder, case: Option<u32>, tys: &[Ty]| {
            for (i, ty) in (0u32..).zip(tys).filter(|(_, t)| program.is_managed(**t)) {
                let kind = case.map_or(InstKind::Extract(whole, i), |c| InstKind::ExtractCase(whole, c, i));
                let part = b.value(kind, *ty);
                let arg = if let Ty::Cell(_) = ty { b.convert(mir::ConvOp::CellToPtr, part, Ty::Ptr) } else { part };
                let func = of(self, program, *ty);
                b.call(func, &[arg], unit_ty);
            }
        };
        match &layout.kind {
            AggKind::Struct(tys) => fields(&mut b, None, tys),
            AggKind::Union(cases) => {
                let tag = b.value(InstKind::Tag(whole), Ty::I32);
                let done = b.block();
                let mut targets = Vec::new();
                let start = b.current();
                for (case, tys) in (0u32..).zip(cases) {
                    if tys.iter().any(|t| program.is_managed(*t)) {
                        let block = b.block();
                        b.switch_to(block);
                        fields(&mut b, Some(case), tys);
                        b.jump(done, &[]);
                        targets.push((i64::from(case), Target::new(block, [])));
                    }
                }
                b.switch_to(start);
                b.terminate(Terminator::Switch { on: tag, cases: targets, default: Target::new(done, []) });
                b.switch_to(done);
            }
        }
        let unit = b.unit();
        b.ret(unit);
        b.finish()
    }
}

fn fixed(program: &Program, offsets: Vec<u64>, tys: Vec<Ty>, bytes: u64) -> Made {
    let fields = offsets.into_iter().zip(tys).filter(|(_, t)| program.is_managed(*t)).collect();
    Made::Fixed(fields, bytes)
}

/// Whether every cell of the layout has the same shape and no managed content.
fn is_flat(program: &Program, id: CellId) -> bool {
    match &program.cells[id].kind {
        CellKind::Text => true,
        CellKind::Object(fields) => fields.iter().all(|f| !program.is_managed(f.ty)) && !may_be_base(program, fields),
        CellKind::Array(elem) => !program.is_managed(*elem),
        CellKind::Any | CellKind::Union { .. } | CellKind::Closure { .. } => false,
    }
}

/// Whether objects of these fields may be seen in place of larger ones: a class that others inherit from has the first of
/// their fields.
fn may_be_base(program: &Program, fields: &[CellField]) -> bool {
    program.cells.iter().any(|c| match &c.kind {
        CellKind::Object(others) => others.len() > fields.len() && others.starts_with(fields),
        CellKind::Any | CellKind::Text | CellKind::Union { .. } | CellKind::Array(_) | CellKind::Closure { .. } => {
            false
        }
    })
}

fn flat_bytes(program: &Program, b: &mut FunctionBuilder, id: CellId, p: Value) -> Value {
    match &program.cells[id].kind {
        CellKind::Text => text_bytes(program, b, p),
        CellKind::Array(elem) => array_bytes(program, b, *elem, p).1,
        CellKind::Any | CellKind::Object(_) | CellKind::Union { .. } | CellKind::Closure { .. } => {
            b.int(program.cell_offsets(id, 0).1 as i64, program.word_ty())
        }
    }
}

/// The bytes of a string, from its length word.
pub(super) fn text_bytes(program: &Program, b: &mut FunctionBuilder, p: Value) -> Value {
    let word = program.word_ty();
    let header = load_at(program, b, p, LENGTH, word);
    let one = b.int(1, word);
    let len = b.binary(BinOp::ShrU, header, one);
    let wide = b.binary(BinOp::And, header, one);
    let content = b.binary(BinOp::Shl, len, wide);
    rounded(program, b, content)
}

/// The length of an array and its bytes.
pub(super) fn array_bytes(program: &Program, b: &mut FunctionBuilder, elem: Ty, p: Value) -> (Value, Value) {
    let word = program.word_ty();
    let len = load_at(program, b, p, LENGTH, word);
    let stride = b.int(program.stride(elem) as i64, word);
    let content = b.binary(BinOp::Mul, len, stride);
    (len, rounded(program, b, content))
}

fn rounded(program: &Program, b: &mut FunctionBuilder, content: Value) -> Value {
    let head = b.int(ELEMENTS as i64 + 7, program.word_ty());
    let sum = b.binary(BinOp::Add, content, head);
    let mask = b.int(!7, program.word_ty());
    b.binary(BinOp::And, sum, mask)
}

/// Gives a cell back.
pub(super) fn free(program: &Program, b: &mut FunctionBuilder, p: Value, bytes: Value) {
    let free = program.runtime.free.expect("invariant: a program that allocates names its deallocator");
    b.call(free, &[p, bytes], Ty::Agg(Program::UNIT));
}

/// An address inside a cell.
pub(super) fn at(program: &Program, b: &mut FunctionBuilder, p: Value, offset: u64) -> Value {
    if offset == 0 {
        return p;
    }
    let n = b.int(offset as i64, program.word_ty());
    b.value(InstKind::PtrAdd(p, n), Ty::Ptr)
}

/// A load from inside a cell.
pub(super) fn load_at(program: &Program, b: &mut FunctionBuilder, p: Value, offset: u64, ty: Ty) -> Value {
    let addr = at(program, b, p, offset);
    b.value(InstKind::Load(addr), ty)
}

/// Takes one from the count of `p`: goes to `dead` if it was the last owner, else to `done`.
pub(super) fn decrement(b: &mut FunctionBuilder, p: Value, dead: Block, done: Block) {
    decrement_then(b, p, dead, done, |b, _| b.jump(done, &[]));
}

/// Takes one from the count of `p`: goes to `dead` if it was the last owner, to `done` if the cell is not counted, and
/// else to what `after` builds, which is given what is left of the count.
pub(super) fn decrement_then(
    b: &mut FunctionBuilder,
    p: Value,
    dead: Block,
    done: Block,
    after: impl FnOnce(&mut FunctionBuilder, Value),
) {
    let (check, more, less) = (b.block(), b.block(), b.block());
    let null = b.zero(Ty::Ptr);
    let is_null = b.compare(CmpOp::Eq, p, null);
    b.branch(is_null, done, check);
    b.switch_to(check);
    let count = b.value(InstKind::Load(p), Ty::I32);
    let one = b.int(1, Ty::I32);
    let last = b.compare(CmpOp::Eq, count, one);
    b.branch(last, dead, more);
    b.switch_to(more);
    let shared = b.compare(CmpOp::GtS, count, one);
    b.branch(shared, less, done);
    b.switch_to(less);
    let rest = b.binary(BinOp::Sub, count, one);
    b.effect(InstKind::Store(p, rest));
    after(b, rest);
}

/// One block for each content of these shapes, which `body` fills: the targets of a switch over the shapes.
pub(super) fn by_content<'m>(
    b: &mut FunctionBuilder,
    made: impl Iterator<Item = (&'m u32, &'m Made)>,
    mut body: impl FnMut(&mut FunctionBuilder, &Made),
) -> Vec<(i64, Target)> {
    let mut blocks: Vec<(&Made, Block)> = Vec::new();
    let mut targets = Vec::new();
    for (shape, content) in made {
        let block = match blocks.iter().find(|(m, _)| *m == content) {
            Some((_, block)) => *block,
            None => {
                let block = b.block();
                b.switch_to(block);
                body(b, content);
                blocks.push((content, block));
                block
            }
        };
        targets.push((i64::from(*shape), Target::new(block, [])));
    }
    targets
}

fn retain_cell() -> Function {
    let mut b = builder("retain", &[Ty::Ptr], Ty::Agg(Program::UNIT), true);
    b.func().always_inline = true;
    let p = b.arg(0);
    let (check, more, done) = (b.block(), b.block(), b.block());
    let null = b.zero(Ty::Ptr);
    let is_null = b.compare(CmpOp::Eq, p, null);
    b.branch(is_null, done, check);
    b.switch_to(check);
    let count = b.value(InstKind::Load(p), Ty::I32);
    let zero = b.int(0, Ty::I32);
    let counted = b.compare(CmpOp::GtS, count, zero);
    b.branch(counted, more, done);
    b.switch_to(more);
    let one = b.int(1, Ty::I32);
    let next = b.binary(BinOp::Add, count, one);
    b.effect(InstKind::Store(p, next));
    b.jump(done, &[]);
    b.switch_to(done);
    let unit = b.unit();
    b.ret(unit);
    b.finish()
}
