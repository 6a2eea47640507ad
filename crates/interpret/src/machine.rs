//! Frames, calls and jumps.
//!
//! The values of all frames lie in one stack; a frame knows where its own begin. The frame that runs is apart from those that wait.

use base::{FxHashMap, Idx, IndexVec};
use mir::layout::{CLOSURE_ARITY, CLOSURE_CAPTURES, CLOSURE_CODE, ELEMENTS, HEADER, LENGTH};
use mir::verify::Stage;
use mir::{
    Block, BlockData, CellId, CellKind, FuncId, Function, GlobalId, Inst, InstKind, Place, Program, StaticCell,
    StaticId, Target, Terminator, Ty, Value,
};

use crate::heap::{CODE, Fill, Heap, Origin};
use crate::layouts::{Layouts, Shape};
use crate::system::System;
use crate::value::{V, load, store, unit};
use crate::{Ended, Fault, FaultKind, Made, Options, Outcome, arith, inst};

/// The most values of all frames together: 16 bytes each.
const MOST_VALUES: usize = 200_000_000;
/// How many callers a fault names.
const CALLERS: usize = 12;
/// What messages about things that are not there begin with: these are no faults of the program.
pub(crate) const UNSUPPORTED: &str = "not supported by the interpreter: ";
const LIMIT: &str = "limit: ";

/// Where a result goes.
#[derive(Clone, Copy)]
pub(crate) enum Then<'a> {
    /// To an instruction's value in the frame below.
    Define(Option<Value>),
    /// To the ways out of an invocation there.
    Targets(&'a Target, &'a Target),
    /// Out of the machine.
    Leave,
}

struct Frame<'a> {
    id: FuncId,
    func: &'a Function,
    block: Block,
    data: &'a BlockData,
    at: usize,
    base: usize,
    stack: Vec<u64>,
    /// Cells in the frame by the instructions that made them.
    cells: FxHashMap<Value, u64>,
    then: Then<'a>,
}

pub(crate) struct Machine<'a> {
    pub(crate) program: &'a Program,
    pub(crate) stage: Stage,
    pub(crate) layouts: Layouts,
    pub(crate) heap: Heap,
    pub(crate) system: System,
    pub(crate) globals: IndexVec<GlobalId, u64>,
    pub(crate) statics: IndexVec<StaticId, u64>,
    /// Of a function that takes cells apart, which field each part is.
    pub(crate) parts: FxHashMap<FuncId, FxHashMap<Value, u32>>,
    values: Vec<V>,
    waiting: Vec<Frame<'a>>,
    /// The cells of each region, by its address.
    regions: FxHashMap<u64, Vec<u64>>,
    top: Frame<'a>,
    scratch: Vec<V>,
    /// Of a placed program, how many counted cells each instruction made.
    made: FxHashMap<*const Inst, u64>,
    result: Option<Result<V, u64>>,
}

/// Runs a program from its entry.
pub(crate) fn program(program: &Program, options: Options) -> Result<Ended, Fault> {
    let steps = options.steps.unwrap_or(u64::MAX);
    let mut m = Machine::new(program, options.stage, System::new(&options));
    m.tables().map_err(|e| m.fault(e))?;
    let stack = m.initial_stack(&options).map_err(|e| m.fault(e))?;
    let left = m.run(program.entry, &[V::Bits(stack)], steps)?;
    let Some(code) = m.system.exit else { return Err(m.fault("the entry returns".into())) };
    let (stdout, stderr) = m.system.finish();
    // Dead cycles are found by code that expansion adds: before it nothing is said of what they leave.
    let silent = m.stage == Stage::Placed && program.runtime.cycles.is_some();
    let live = if silent { 0 } else { m.heap.live };
    Ok(Ended { code, stdout, stderr, made: m.heap.made, sites: m.sites(), live, steps: steps - left })
}

/// Calls one function.
pub(crate) fn function(
    program: &Program,
    stage: Stage,
    func: FuncId,
    args: &[V],
    steps: u64,
) -> Result<Outcome, Fault> {
    let options = Options { stage, steps: None, args: vec![], variables: vec![], input: Some(vec![]), keep: true };
    let mut m = Machine::new(program, stage, System::new(&options));
    m.tables().map_err(|e| m.fault(e))?;
    m.run(func, args, steps)?;
    let (output, _) = m.system.finish();
    let result = m.result.take().unwrap_or(Ok(V::Bits(0)));
    Ok(Outcome { result, exit: m.system.exit, output, leaked: m.heap.live, peak: m.heap.peak })
}

impl<'a> Machine<'a> {
    fn new(program: &'a Program, stage: Stage, system: System) -> Machine<'a> {
        let func = &program.funcs[program.entry];
        let data = &func.blocks[Block(0)];
        let then = Then::Leave;
        Machine {
            program,
            stage,
            layouts: Layouts::new(program),
            heap: Heap::default(),
            system,
            globals: IndexVec::new(),
            statics: IndexVec::new(),
            parts: FxHashMap::default(),
            values: Vec::new(),
            waiting: Vec::new(),
            regions: FxHashMap::default(),
            top: Frame {
                id: program.entry,
                func,
                block: Block(0),
                data,
                at: 0,
                base: 0,
                stack: Vec::new(),
                cells: FxHashMap::default(),
                then,
            },
            scratch: Vec::new(),
            made: FxHashMap::default(),
            result: None,
        }
    }

    /// Runs a call to its end or to the program's; gives how many steps are left.
    fn run(&mut self, func: FuncId, args: &[V], steps: u64) -> Result<u64, Fault> {
        if self.program.word != 8 {
            return Err(self.fault(format!("{UNSUPPORTED}a word of {} bytes", self.program.word)));
        }
        self.start(func, args);
        let mut left = steps;
        while self.result.is_none() && self.system.exit.is_none() {
            if left == 0 {
                return Err(self.fault(format!("{LIMIT}{steps} instructions were run")));
            }
            left -= 1;
            self.step().map_err(|e| self.fault(e))?;
        }
        Ok(left)
    }

    fn start(&mut self, id: FuncId, args: &[V]) {
        let func = &self.program.funcs[id];
        let data = &func.blocks[Block(0)];
        self.values.resize(func.values.len(), V::None);
        self.top = Frame {
            id,
            func,
            block: Block(0),
            data,
            at: 0,
            base: 0,
            stack: Vec::new(),
            cells: FxHashMap::default(),
            then: Then::Leave,
        };
        for (p, v) in func.params().iter().zip(args) {
            self.set(*p, v.clone());
        }
    }

    fn fault(&self, message: String) -> Fault {
        let kind = if message.starts_with(UNSUPPORTED) {
            FaultKind::Unsupported
        } else if message.starts_with(LIMIT) {
            FaultKind::Limit
        } else {
            FaultKind::Wrong
        };
        let frames = || std::iter::once(&self.top).chain(self.waiting.iter().rev());
        let spans = frames().take(CALLERS).find_map(|f| {
            let at = f.at.saturating_sub(1);
            f.data.insts.get(at).map_or(f.data.term_span, |i| i.span)
        });
        Fault {
            kind,
            message,
            function: Some(self.top.func.name),
            at: format!("{} instruction {}", self.top.block, self.top.at.saturating_sub(1)),
            span: spans,
            callers: frames().skip(1).take(CALLERS).map(|f| f.func.name).collect(),
        }
    }

    /// The function that runs.
    pub(crate) fn func(&self) -> (FuncId, &'a Function) {
        (self.top.id, self.top.func)
    }

    pub(crate) fn ty(&self, v: Value) -> Ty {
        self.top.func.values[v].ty
    }

    pub(crate) fn get(&self, v: Value) -> Result<&V, String> {
        match &self.values[self.top.base + v.index()] {
            V::None => Err(format!("{v} is used before it is computed")),
            value => Ok(value),
        }
    }

    pub(crate) fn bits(&self, v: Value) -> Result<u64, String> {
        match self.get(v)? {
            V::Bits(bits) => Ok(*bits),
            V::None | V::Struct(_) | V::Case(..) => Err(format!("{v} is an aggregate")),
        }
    }

    pub(crate) fn all(&self, vs: &[Value]) -> Result<Vec<V>, String> {
        vs.iter().map(|v| self.get(*v).cloned()).collect()
    }

    pub(crate) fn set(&mut self, v: Value, to: V) {
        self.values[self.top.base + v.index()] = to;
    }

    pub(crate) fn load(&mut self, addr: u64, ty: Ty) -> Result<V, String> {
        load(&mut self.heap, &self.layouts, addr, ty)
    }

    pub(crate) fn store(&mut self, addr: u64, ty: Ty, v: &V) -> Result<(), String> {
        store(&mut self.heap, &self.layouts, addr, ty, v)
    }

    /// Bytes of the frame that runs.
    pub(crate) fn stack_bytes(&mut self, size: u64) -> Result<u64, String> {
        let addr = self.heap.make(size, Fill::Nothing, Origin::Stack)?;
        self.top.stack.push(addr);
        Ok(addr)
    }

    /// A region without cells, at an address.
    pub(crate) fn begin_region(&mut self, v: Value) -> Result<(), String> {
        let at = self.bits(v)?;
        match self.regions.insert(at, Vec::new()) {
            Some(old) if !old.is_empty() => Err("a region begins before it has ended".into()),
            _ => Ok(()),
        }
    }

    pub(crate) fn region_bytes(&mut self, region: u64, size: u64) -> Result<u64, String> {
        let addr = self.heap.make(size, Fill::Nothing, Origin::Stack)?;
        self.regions.get_mut(&region).ok_or("an allocation in a region that has not begun")?.push(addr);
        Ok(addr)
    }

    pub(crate) fn end_region(&mut self, v: Value) -> Result<(), String> {
        let at = self.bits(v)?;
        let cells = self.regions.remove(&at).ok_or("a region ends that has not begun")?;
        cells.into_iter().try_for_each(|addr| self.heap.end(addr, None, Origin::Stack))
    }

    /// Bytes of the frame for the cell that an instruction makes; the one that it made before is gone.
    pub(crate) fn site_bytes(&mut self, site: Value, size: u64) -> Result<u64, String> {
        if let Some(old) = self.top.cells.remove(&site) {
            self.heap.end(old, None, Origin::Stack)?;
        }
        let addr = self.heap.make(size, Fill::Nothing, Origin::Stack)?;
        self.top.cells.insert(site, addr);
        Ok(addr)
    }

    /// What was made, in the order of the program.
    fn sites(&self) -> Vec<Made> {
        let mut out = Vec::new();
        for f in self.program.funcs.iter() {
            for inst in f.blocks.iter().flat_map(|b| &b.insts) {
                let Some(count) = self.made.get(&std::ptr::from_ref(inst)) else { continue };
                let ty = inst.result.map_or(f.name, |v| match f.ty(v) {
                    Ty::Cell(cell) => self.program.cells[cell].name,
                    _ => f.name,
                });
                out.push(Made { func: f.name, span: inst.span, ty, count: *count });
            }
        }
        out
    }

    fn step(&mut self) -> Result<(), String> {
        let at = self.top.at;
        self.top.at += 1;
        let data = self.top.data;
        match data.insts.get(at) {
            Some(inst) => match &inst.kind {
                InstKind::Call(f, args) => self.call(*f, None, args, Then::Define(inst.result)),
                InstKind::CallClosure(c, args) => {
                    let (f, c) = self.closure(*c, args.len())?;
                    self.call(f, Some(c), args, Then::Define(inst.result))
                }
                kind => {
                    if self.stage == Stage::Placed && is_counted(kind) {
                        *self.made.entry(std::ptr::from_ref(inst)).or_default() += 1;
                    }
                    self.inst(kind, inst.result)
                }
            },
            None => self.terminator(&data.term),
        }
    }

    fn terminator(&mut self, term: &'a Terminator) -> Result<(), String> {
        match term {
            Terminator::Jump(t) => self.jump(t, None),
            Terminator::Branch { cond, then, els, .. } => {
                let target = if self.bits(*cond)? == 1 { then } else { els };
                self.jump(target, None)
            }
            Terminator::Switch { on, cases, default } => {
                let ty = self.ty(*on);
                let n = self.bits(*on)?;
                let found = cases.iter().find(|(c, _)| arith::truncate(*c as u64, ty) == n);
                self.jump(found.map_or(default, |(_, t)| t), None)
            }
            Terminator::Return(v) => {
                let v = self.get(*v)?.clone();
                self.leave(Ok(v))
            }
            Terminator::Raise(v) => {
                let v = self.bits(*v)?;
                self.leave(Err(v))
            }
            Terminator::TailCall(f, args) => self.tail(*f, None, args),
            Terminator::TailCallClosure(c, args) => {
                let (f, c) = self.closure(*c, args.len())?;
                self.tail(f, Some(c), args)
            }
            Terminator::Invoke { func, args, normal, error } => {
                self.call(*func, None, args, Then::Targets(normal, error))
            }
            Terminator::InvokeClosure { closure, args, normal, error } => {
                let (f, c) = self.closure(*closure, args.len())?;
                self.call(f, Some(c), args, Then::Targets(normal, error))
            }
            Terminator::Unreachable => Err("the unreachable is reached".into()),
        }
    }

    /// The code of a function value that is called with so many arguments, and the function value.
    fn closure(&mut self, c: Value, args: usize) -> Result<(FuncId, V), String> {
        let cell = self.bits(c)?;
        let addr = self.heap.load(cell + CLOSURE_CODE, 8)?;
        let id = FuncId((addr.wrapping_sub(CODE) / 16) as u32);
        let known = addr >= CODE && addr.is_multiple_of(16) && self.program.funcs.get(id).is_some();
        let arity = self.heap.load(cell + CLOSURE_ARITY, 4)?;
        if !known {
            return Err(format!("a call of {addr:#x}, which is no code"));
        }
        if arity != args as u64 {
            return Err(format!("a function value of {arity} parameters is called with {args}"));
        }
        Ok((id, V::Bits(cell)))
    }

    /// Calls a function of the program, or the interpreter's own allocator.
    fn call(&mut self, id: FuncId, closure: Option<V>, args: &[Value], then: Then<'a>) -> Result<(), String> {
        let runtime = &self.program.runtime;
        if runtime.alloc == Some(id) || runtime.free == Some(id) {
            return self.allocator(runtime.alloc == Some(id), args, then);
        }
        // What may wait until memory is needed is freed at once.
        let id = if runtime.later == Some(id) { runtime.destroy.unwrap_or(id) } else { id };
        let func = &self.program.funcs[id];
        let base = self.values.len();
        if base > MOST_VALUES {
            return Err(format!("{LIMIT}the stack of calls is full ({} frames)", self.waiting.len()));
        }
        self.values.resize(base + func.values.len(), V::None);
        let passed = closure.iter().count();
        self.fits(func, passed + args.len())?;
        for (i, v) in args.iter().enumerate() {
            let v = self.get(*v)?.clone();
            self.values[base + func.params()[i + passed].index()] = v;
        }
        if let Some(c) = closure {
            self.values[base + func.params()[0].index()] = c;
        }
        let data = &func.blocks[Block(0)];
        let frame = Frame {
            id,
            func,
            block: Block(0),
            data,
            at: 0,
            base,
            stack: Vec::new(),
            cells: FxHashMap::default(),
            then,
        };
        let below = std::mem::replace(&mut self.top, frame);
        self.waiting.push(below);
        Ok(())
    }

    fn fits(&self, func: &Function, args: usize) -> Result<(), String> {
        let params = func.params().len();
        if params == args { Ok(()) } else { Err(format!("{} of {params} parameters is given {args}", func.name)) }
    }

    fn allocator(&mut self, makes: bool, args: &[Value], then: Then<'a>) -> Result<(), String> {
        let first = self.bits(*args.first().ok_or("a bad call of the allocator")?)?;
        let result = if makes {
            V::Bits(self.heap.make(first, Fill::Nothing, Origin::Cell)?)
        } else {
            let size = self.bits(*args.get(1).ok_or("a bad call of the allocator")?)?;
            self.heap.end(first, Some(size), Origin::Cell)?;
            unit(&self.layouts)
        };
        match then {
            Then::Define(v) => {
                v.into_iter().for_each(|v| self.set(v, result.clone()));
                Ok(())
            }
            Then::Targets(..) | Then::Leave => Err("the allocator is called by plain calls".into()),
        }
    }

    fn jump(&mut self, target: &'a Target, supplied: Option<V>) -> Result<(), String> {
        let data = &self.top.func.blocks[target.block];
        let mut new = std::mem::take(&mut self.scratch);
        new.extend(supplied);
        for v in &target.args {
            new.push(self.get(*v)?.clone());
        }
        for (p, v) in data.params.iter().zip(new.drain(..)) {
            self.set(*p, v);
        }
        self.scratch = new;
        self.top.block = target.block;
        self.top.data = data;
        self.top.at = 0;
        Ok(())
    }

    fn end_frame(&mut self) -> Result<(), String> {
        let cells = std::mem::take(&mut self.top.cells);
        for addr in std::mem::take(&mut self.top.stack).into_iter().chain(cells.into_values()) {
            self.heap.end(addr, None, Origin::Stack)?;
        }
        self.values.truncate(self.top.base);
        Ok(())
    }

    fn leave(&mut self, result: Result<V, u64>) -> Result<(), String> {
        self.end_frame()?;
        let then = self.top.then;
        let Some(below) = self.waiting.pop() else {
            self.result = Some(result);
            return Ok(());
        };
        self.top = below;
        match (then, result) {
            (Then::Leave, result) => self.result = Some(result),
            (Then::Define(v), Ok(result)) => v.into_iter().for_each(|v| self.set(v, result.clone())),
            (Then::Define(_), Err(_)) => return Err("an exception leaves through a plain call".into()),
            (Then::Targets(normal, _), Ok(result)) => self.jump(normal, Some(result))?,
            (Then::Targets(_, error), Err(exn)) => self.jump(error, Some(V::Bits(exn)))?,
        }
        Ok(())
    }

    fn tail(&mut self, id: FuncId, closure: Option<V>, args: &[Value]) -> Result<(), String> {
        let mut all: Vec<V> = closure.into_iter().collect();
        for v in args {
            all.push(self.get(*v)?.clone());
        }
        self.end_frame()?;
        let func = &self.program.funcs[id];
        self.fits(func, all.len())?;
        let base = self.top.base;
        self.values.resize(base + func.values.len(), V::None);
        let then = self.top.then;
        let data = &func.blocks[Block(0)];
        self.top = Frame {
            id,
            func,
            block: Block(0),
            data,
            at: 0,
            base,
            stack: Vec::new(),
            cells: FxHashMap::default(),
            then,
        };
        for (p, v) in func.params().iter().zip(all) {
            self.set(*p, v);
        }
        Ok(())
    }

    /// Makes the globals and the constants.
    fn tables(&mut self) -> Result<(), String> {
        let program = self.program;
        for g in program.globals.iter() {
            let size = g.bytes.unwrap_or(self.layouts.size(g.ty));
            let addr = self.heap.make(size, Fill::Zeros, Origin::Static)?;
            if let Some(c) = &g.init {
                self.store(addr, g.ty, &V::Bits(inst::constant(c)))?;
            }
            self.globals.push(addr);
        }
        for s in program.statics.iter() {
            let addr = self.static_cell(s)?;
            self.statics.push(addr);
        }
        Ok(())
    }

    fn static_cell(&mut self, s: &StaticCell) -> Result<u64, String> {
        let element = |cell: CellId| match self.program.cells[cell].kind {
            CellKind::Array(elem) => Ok((elem, self.layouts.size(elem))),
            _ => Err("a static array of no array type"),
        };
        let (shape, size) = match s {
            StaticCell::Text(units) => (self.shape_of(Program::TEXT, 0), ELEMENTS + 2 * units.len() as u64),
            StaticCell::Case(cell, case) => (self.shape_of(*cell, *case), HEADER),
            StaticCell::Array(cell, bits) => {
                (self.shape_of(*cell, 0), ELEMENTS + element(*cell)?.1 * bits.len() as u64)
            }
            StaticCell::Closure { func, .. } => (self.layouts.first_closure + func.0, CLOSURE_CAPTURES),
        };
        let addr = self.heap.make(size.next_multiple_of(8), Fill::Zeros, Origin::Static)?;
        self.heap.store(addr, 4, u64::from(i32::MIN as u32))?;
        self.heap.store(addr + 4, 4, u64::from(shape))?;
        match s {
            StaticCell::Text(units) => {
                let wide = units.iter().any(|u| *u > 127);
                self.heap.store(addr + LENGTH, 8, (units.len() as u64) << 1 | u64::from(wide))?;
                let unit = if wide { 2 } else { 1 };
                for (i, u) in (0u64..).zip(units) {
                    self.heap.store(addr + ELEMENTS + i * unit, unit, u64::from(*u))?;
                }
            }
            StaticCell::Case(..) => {}
            StaticCell::Array(cell, bits) => {
                let (elem, stride) = element(*cell)?;
                self.heap.store(addr + LENGTH, 8, bits.len() as u64)?;
                for (i, b) in (0u64..).zip(bits) {
                    self.store(addr + ELEMENTS + i * stride, elem, &V::Bits(*b))?;
                }
            }
            StaticCell::Closure { func, arity, .. } => {
                self.heap.store(addr + CLOSURE_CODE, 8, code(*func))?;
                self.heap.store(addr + CLOSURE_ARITY, 4, u64::from(*arity))?;
            }
        }
        Ok(addr)
    }

    pub(crate) fn shape_of(&self, cell: CellId, case: u32) -> u32 {
        self.layouts.first_shape[cell] + case
    }

    /// What the header of a cell says it is.
    pub(crate) fn shape_at(&mut self, cell: u64) -> Result<Shape, String> {
        let shape = self.heap.load(cell + 4, 4)?;
        self.layouts.shapes.get(shape as usize).copied().ok_or_else(|| format!("a cell of no shape ({shape})"))
    }

    /// What the system puts on a new program's stack: the arguments and the environment.
    fn initial_stack(&mut self, options: &Options) -> Result<u64, String> {
        let mut words = vec![options.args.len() as u64];
        for list in [&options.args, &options.variables] {
            for text in list {
                let addr = self.heap.make(text.len() as u64 + 1, Fill::Zeros, Origin::Static)?;
                self.heap.write(addr, text.len() as u64)?.copy_from_slice(text.as_bytes());
                words.push(addr);
            }
            words.push(0);
        }
        words.extend([0, 0]);
        let stack = self.heap.make(8 * words.len() as u64, Fill::Zeros, Origin::Static)?;
        for (i, word) in (0u64..).zip(words) {
            self.heap.store(stack + 8 * i, 8, word)?;
        }
        Ok(stack)
    }
}

/// The address of a function's code.
pub(crate) fn code(func: FuncId) -> u64 {
    CODE + u64::from(func.0) * 16
}

/// Whether an instruction makes a counted cell.
fn is_counted(kind: &InstKind) -> bool {
    match kind {
        InstKind::New { place, .. }
        | InstKind::NewArray { place, .. }
        | InstKind::NewText { place, .. }
        | InstKind::NewClosure { place, .. } => *place == Place::Counted,
        _ => false,
    }
}
