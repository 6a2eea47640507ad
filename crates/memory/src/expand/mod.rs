//! Makes counting and allocation explicit.
//!
//! In: placed and certified MIR. Out: MIR without `Retain`, `Release`, `Unpack`, `EndCell`, `New*` and without assignments that release:
//! only loads, stores, calls and functions generated here. What holds afterwards: [`mir::verify::Stage::Expanded`].
//!
//! Cells are made by `RuntimeFns::alloc` and given back by `RuntimeFns::free` with the same number of bytes. A new cell's count
//! is 1; a negative count is never changed. Functions of the runtime are left as they are. A program whose cells may be part of a
//! cycle notes those that lose an owner ([`cycles`]); dead cycles are freed from time to time and once more at the end, before the
//! account of live cells is taken.

mod alloc;
mod cycles;
mod destroy;
mod generate;
mod walk;

pub(crate) use alloc::closure_bytes;

use base::{FxHashMap, FxHashSet, Idx, IndexVec, Span};
use mir::layout::Shapes;
use mir::once::Once;
use mir::{Block, CellId, CellKind, FuncId, Function, Inst, InstKind, Program, Ty, Value, ValueData};

use generate::{Generated, Job};

/// Expands a program.
pub fn expand(mut program: Program) -> Program {
    let shapes = Shapes::new(&program);
    let mut generated = Generated::new(&program, shapes);
    let once = Once::new(&program);
    for i in 0..program.funcs.len() {
        let id = FuncId::new(i);
        if program.funcs[id].is_runtime {
            continue;
        }
        let name = program.funcs[id].name;
        let kind = program.funcs[id].kind;
        let ret = program.funcs[id].ret;
        let func = std::mem::replace(&mut program.funcs[id], Function::new(name, kind, ret));
        program.funcs[id] = function(&program, &mut generated, &once, id, func);
    }
    generated.finish(&mut program);
    program
}

fn function(program: &Program, generated: &mut Generated, once: &Once, id: FuncId, mut func: Function) -> Function {
    let this = This { id, captures: func.captures.clone(), parts: parts_of_cells(&func), ended: ended_cells(&func) };
    let mut frame = Vec::new();
    for b in func.blocks.ids() {
        let has_work = func.blocks[b].insts.iter().any(|i| is_expanded(program, &func, &i.kind));
        if has_work {
            block(program, generated, (&this, once.runs_once(id, b)), &mut func, b, &mut frame);
        }
    }
    in_frame(program, &mut func, frame);
    func
}

/// The function that is expanded.
struct This {
    id: FuncId,
    captures: Vec<Ty>,
    /// For each value that is unpacked from a cell, which field or capture it is.
    parts: FxHashMap<Value, u32>,
    /// For each cell on the stack that is ended, what it is.
    ended: FxHashMap<Value, Ended>,
}

/// A cell on the stack.
enum Ended {
    Cell(CellId, u32),
    Closure(FuncId, Vec<Ty>),
}

fn ended_cells(func: &Function) -> FxHashMap<Value, Ended> {
    let all = || func.blocks.iter().flat_map(|b| &b.insts);
    let ended: FxHashSet<Value> = all()
        .filter_map(|i| match i.kind {
            InstKind::EndCell(v) => Some(v),
            _ => None,
        })
        .collect();
    if ended.is_empty() {
        return FxHashMap::default();
    }
    let cell = |inst: &Inst| match (&inst.kind, inst.result?) {
        (InstKind::New { cell, case, .. }, v) if ended.contains(&v) => Some((v, Ended::Cell(*cell, *case))),
        (InstKind::NewClosure { func: code, captures, .. }, v) if ended.contains(&v) => {
            Some((v, Ended::Closure(*code, captures.iter().map(|c| func.ty(*c)).collect())))
        }
        _ => None,
    };
    all().filter_map(cell).collect()
}

/// The bytes of the frame for its cells, at the start of the function.
fn in_frame(program: &Program, func: &mut Function, frame: Vec<(Value, u64)>) {
    let word = program.word_ty();
    let mut insts = Vec::with_capacity(frame.len() * 2);
    for (p, bytes) in frame {
        let n = func.values.push(ValueData::new(word));
        insts.push(Inst::new(InstKind::Const(mir::Const::Int(bytes as i64)), Some(n)));
        insts.push(Inst::new(InstKind::StackAlloc(n, 8), Some(p)));
    }
    func.blocks[Block(0)].insts.splice(0..0, insts);
}

fn parts_of_cells(func: &Function) -> FxHashMap<Value, u32> {
    let all = || func.blocks.iter().flat_map(|b| &b.insts);
    let mut parts = FxHashMap::default();
    for inst in all() {
        if let InstKind::Unpack(v, _, of) = &inst.kind
            && let Ty::Cell(_) = func.ty(*v)
        {
            parts.extend(of.iter().map(|p| (*p, 0)));
        }
    }
    if !parts.is_empty() {
        for inst in all() {
            if let (InstKind::Field(_, _, i) | InstKind::Capture(_, i), Some(v)) = (&inst.kind, inst.result)
                && let Some(index) = parts.get_mut(&v)
            {
                *index = *i;
            }
        }
    }
    parts
}

fn is_expanded(program: &Program, func: &Function, kind: &InstKind) -> bool {
    match kind {
        InstKind::Retain(_)
        | InstKind::Release(_)
        | InstKind::Unpack(..)
        | InstKind::EndCell(_)
        | InstKind::RegionBegin(_)
        | InstKind::RegionEnd(_)
        | InstKind::New { .. }
        | InstKind::NewArray { .. }
        | InstKind::NewText { .. }
        | InstKind::NewClosure { .. }
        | InstKind::Replace(..) => true,
        InstKind::SetField(_, _, v) | InstKind::ArraySet(_, _, v) | InstKind::GlobalSet(_, v) => {
            program.is_managed(func.ty(*v))
        }
        InstKind::Call(f, _) => program.runtime.cycles.is_some() && Some(*f) == program.runtime.trace,
        _ => false,
    }
}

fn block(
    program: &Program,
    generated: &mut Generated,
    (this, runs_once): (&This, bool),
    func: &mut Function,
    b: Block,
    frame: &mut Vec<(Value, u64)>,
) {
    let old = std::mem::take(&mut func.blocks[b].insts);
    let mut seq = Seq {
        program,
        generated,
        this,
        runs_once,
        values: &mut func.values,
        out: Vec::with_capacity(old.len() * 2),
        frame,
        span: None,
        empty: Empty::default(),
    };
    for inst in old {
        seq.span = inst.span;
        seq.inst(inst);
    }
    func.blocks[b].insts = seq.out;
}

/// Instructions being written.
struct Seq<'a> {
    program: &'a Program,
    generated: &'a mut Generated,
    this: &'a This,
    /// The block runs at most once in the life of the program.
    runs_once: bool,
    values: &'a mut IndexVec<Value, ValueData>,
    out: Vec<Inst>,
    /// Addresses of the frame's cells that are to be made, with their bytes.
    frame: &'a mut Vec<(Value, u64)>,
    span: Option<Span>,
    empty: Empty,
}

/// Arrays made in a block, of which it is known which elements have been assigned: there is nothing to release before.
#[derive(Default)]
struct Empty {
    arrays: FxHashMap<Value, FxHashSet<i64>>,
    constants: FxHashMap<Value, i64>,
}

impl Empty {
    /// Takes note of an instruction before it is expanded. Whether it is the first assignment of an element.
    fn first(&mut self, inst: &Inst) -> bool {
        match (&inst.kind, inst.result) {
            (InstKind::Const(mir::Const::Int(n)), Some(r)) => drop(self.constants.insert(r, *n)),
            (InstKind::NewArray { .. }, Some(r)) => drop(self.arrays.insert(r, FxHashSet::default())),
            (InstKind::ArraySet(a, i, v), _) if a != v => {
                let index = self.constants.get(i);
                if let (Some(known), Some(index)) = (self.arrays.get_mut(a), index) {
                    let first = known.insert(*index);
                    self.arrays.remove(v);
                    return first;
                }
                self.arrays.remove(a);
                self.arrays.remove(v);
            }
            (InstKind::DebugValue(..), _) => {}
            (kind, _) if !self.arrays.is_empty() => kind.for_each_operand(|v| drop(self.arrays.remove(&v))),
            _ => {}
        }
        false
    }
}

impl Seq<'_> {
    fn value(&mut self, kind: InstKind, ty: Ty) -> Value {
        let v = self.values.push(ValueData::new(ty));
        self.out.push(Inst { kind, result: Some(v), span: self.span });
        v
    }
    fn effect(&mut self, kind: InstKind) {
        self.out.push(Inst { kind, result: None, span: self.span });
    }
    fn word(&mut self, n: u64) -> Value {
        let ty = self.program.word_ty();
        self.value(InstKind::Const(mir::Const::Int(n as i64)), ty)
    }

    fn inst(&mut self, inst: Inst) {
        let result = inst.result;
        let is_first = self.empty.first(&inst);
        match inst.kind {
            InstKind::Retain(v) => self.retain(v),
            InstKind::Release(v) => self.release(v),
            InstKind::Unpack(v, case, parts) => self.unpack(v, case, &parts),
            InstKind::EndCell(v) => self.end_cell(v),
            InstKind::New { cell, case, ref fields, place } => self.new_cell((cell, case), fields, place, result),
            InstKind::NewArray { cell, len, place } => self.new_array(cell, len, place, result),
            InstKind::NewText { len, wide, place } => self.new_text(len, wide, place, result),
            InstKind::RegionBegin(region) => self.region(self.program.runtime.region_enter, region),
            InstKind::RegionEnd(region) => self.region(self.program.runtime.region_leave, region),
            InstKind::NewClosure { func, arity, ref captures, place, .. } => {
                self.new_closure((func, arity), captures, place, result)
            }
            InstKind::SetField(c, i, v) if self.is_managed(v) => {
                let addr = self.value(InstKind::FieldAddr(c, i), Ty::Ptr);
                self.replace(addr, v);
            }
            InstKind::ArraySet(a, i, v) if self.is_managed(v) => {
                let addr = self.value(InstKind::ArrayAddr(a, i), Ty::Ptr);
                if is_first {
                    self.effect(InstKind::Store(addr, v));
                } else {
                    self.replace(addr, v);
                }
            }
            InstKind::Replace(p, v) if self.is_managed(v) => self.replace(p, v),
            InstKind::Replace(p, v) => self.effect(InstKind::Store(p, v)),
            InstKind::GlobalSet(g, v) if self.is_managed(v) => {
                let addr = self.value(InstKind::GlobalAddr(g), Ty::Ptr);
                self.replace(addr, v);
            }
            // Dead cycles are freed before the report.
            InstKind::Call(f, _) if Some(f) == self.program.runtime.trace => {
                if let Some(cycles) = self.program.runtime.cycles {
                    self.value(InstKind::Call(cycles.finish, Vec::new()), Ty::Agg(Program::UNIT));
                }
                self.out.push(inst);
            }
            _ => self.out.push(inst),
        }
    }

    fn is_managed(&self, v: Value) -> bool {
        self.program.is_managed(self.values[v].ty)
    }

    /// Stores the new content before the old one is released, since releasing may look at the place.
    fn replace(&mut self, addr: Value, v: Value) {
        let ty = self.values[v].ty;
        let old = self.value(InstKind::Load(addr), ty);
        self.effect(InstKind::Store(addr, v));
        self.release(old);
    }

    fn retain(&mut self, v: Value) {
        let ty = self.values[v].ty;
        let func = self.generated.retain(self.program, ty);
        self.count(func, v, ty);
    }

    fn release(&mut self, v: Value) {
        let ty = self.values[v].ty;
        let func = if self.runs_once {
            self.generated.release_once_in(self.program, ty)
        } else {
            self.generated.release(self.program, ty)
        };
        self.count(func, v, ty);
    }

    /// An aggregate's parts are counted already; a cell is freed, or its parts get one more owner.
    fn unpack(&mut self, v: Value, case: u32, parts: &[Value]) {
        let ty = self.values[v].ty;
        let Ty::Cell(cell) = ty else { return };
        let taken = parts.iter().fold(0, |mask, p| mask | 1 << self.this.parts.get(p).copied().unwrap_or(0));
        let func = match self.program.cells[cell].kind {
            CellKind::Closure { .. } => {
                self.generated.take_closure(self.program, self.this.id, &self.this.captures, taken)
            }
            CellKind::Any | CellKind::Text | CellKind::Array(_) | CellKind::Object(_) | CellKind::Union { .. } => {
                self.generated.function(self.program, Job::TakeCell(cell, case, taken))
            }
        };
        self.count(func, v, ty);
    }

    fn region(&mut self, func: Option<FuncId>, region: Value) {
        let func = func.expect("invariant: a program with regions names what begins and ends them");
        self.value(InstKind::Call(func, vec![region]), Ty::Agg(Program::UNIT));
    }

    fn end_cell(&mut self, v: Value) {
        let this = self.this;
        let job = match this.ended.get(&v) {
            Some(Ended::Cell(cell, case)) => self.generated.function(self.program, Job::EndCell(*cell, *case)),
            Some(Ended::Closure(code, captures)) => self.generated.end_closure(self.program, *code, captures),
            None => return,
        };
        let ty = self.values[v].ty;
        self.count(job, v, ty);
    }

    fn count(&mut self, func: FuncId, v: Value, ty: Ty) {
        let arg = match ty {
            Ty::Cell(_) => self.value(InstKind::Convert(mir::ConvOp::CellToPtr, v), Ty::Ptr),
            Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Agg(_) => v,
        };
        self.value(InstKind::Call(func, vec![arg]), Ty::Agg(Program::UNIT));
    }
}
