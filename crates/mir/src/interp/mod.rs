//! Runs expanded MIR: the reference for `codegen`, and the proof of counting by running.
//!
//! In: a program at [`crate::verify::Stage::Expanded`] and a function to call. Out: its result, what it wrote, and how many cells
//! are still alive. `RuntimeFns::alloc` and `free` are the interpreter's own, which checks every access; native recursion
//! is not used, so depth is bounded by memory only. Of the system calls there are `write` (1) and `exit` (60, 231).

mod arith;
mod exec;
mod heap;

use base::{FxHashMap, IndexVec};

use crate::layout::{CLOSURE_ARITY, CLOSURE_CODE, ELEMENTS, HEADER, LENGTH, Shapes};
use crate::{
    Block, CellKind, FuncId, Function, GlobalId, Program, StaticCell, StaticId, Target, Terminator, Ty, Value,
};

pub use heap::V;
use heap::{Heap, Origin, zero};

/// How a run ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The result, or the exception's address if it raised.
    pub result: Result<V, u64>,
    /// What `exit` was called with.
    pub exit: Option<u64>,
    /// Bytes written.
    pub output: Vec<u8>,
    /// Cells not freed.
    pub leaked: usize,
    /// The most cells alive at a time.
    pub peak: usize,
}

/// Where code addresses begin.
const CODE: u64 = 0x7000_0000_0000;

struct Frame {
    func: FuncId,
    block: Block,
    at: usize,
    values: IndexVec<Value, Option<V>>,
    stack: Vec<u64>,
    /// Where the result goes: an instruction's value in the frame below, or the ways out of an invocation there.
    then: Then,
}

enum Then {
    Define(Option<Value>),
    Targets(Target, Target),
    Leave,
}

struct Machine<'a> {
    program: &'a Program,
    shapes: Shapes,
    heap: Heap,
    globals: FxHashMap<GlobalId, u64>,
    statics: FxHashMap<StaticId, u64>,
    frames: Vec<Frame>,
    output: Vec<u8>,
    exit: Option<u64>,
}

/// Calls a function; `steps` bounds the instructions.
pub fn run(program: &Program, func: FuncId, args: &[V], steps: u64) -> Result<Outcome, String> {
    let mut m = Machine {
        program,
        shapes: Shapes::new(program),
        heap: Heap::default(),
        globals: FxHashMap::default(),
        statics: FxHashMap::default(),
        frames: Vec::new(),
        output: Vec::new(),
        exit: None,
    };
    m.tables()?;
    m.enter(func, args.to_vec(), Then::Leave)?;
    let mut left = steps;
    let result = loop {
        if left == 0 {
            return Err("too many steps".into());
        }
        left -= 1;
        let done = m.step().map_err(|e| m.locate(&e))?;
        match done {
            Some(result) => break result,
            None if m.exit.is_some() => break Ok(V::Bits(0)),
            None => {}
        }
    };
    Ok(Outcome { result, exit: m.exit, output: m.output, leaked: m.heap.live, peak: m.heap.peak })
}

impl<'a> Machine<'a> {
    fn locate(&self, error: &str) -> String {
        match self.frames.last() {
            Some(f) => format!(
                "{} {} instruction {}: {error}",
                self.program.funcs[f.func].name,
                f.block,
                f.at.saturating_sub(1)
            ),
            None => error.to_string(),
        }
    }

    fn tables(&mut self) -> Result<(), String> {
        for (id, g) in self.program.globals.iter_enumerated() {
            let size = g.bytes.unwrap_or(self.program.size_of(g.ty).size);
            let addr = self.heap.make(size, 0, Origin::Other);
            if let Some(c) = &g.init {
                self.heap.store(self.program, addr, g.ty, &V::Bits(exec::constant(c)))?;
            }
            self.globals.insert(id, addr);
        }
        for (id, s) in self.program.statics.iter_enumerated() {
            let addr = self.static_cell(s)?;
            self.statics.insert(id, addr);
        }
        Ok(())
    }

    fn static_cell(&mut self, s: &StaticCell) -> Result<u64, String> {
        let (shape, size) = match s {
            StaticCell::Text(units) => (self.shapes.cell(Program::TEXT, 0), ELEMENTS + 2 * units.len() as u64),
            StaticCell::Case(cell, case) => (self.shapes.cell(*cell, *case), HEADER),
            StaticCell::Array(cell, bits) => (self.shapes.cell(*cell, 0), ELEMENTS + 8 * bits.len() as u64),
            StaticCell::Closure { func, .. } => (self.shapes.closure(*func), CLOSURE_ARITY + 8),
        };
        let addr = self.heap.make(size, 0, Origin::Other);
        self.heap.store_bits(addr, 4, i32::MIN as u32 as u64)?;
        self.heap.store_bits(addr + 4, 4, u64::from(shape))?;
        match s {
            StaticCell::Text(units) => {
                let wide = units.iter().any(|u| *u > 127);
                self.heap.store_bits(addr + LENGTH, 8, (units.len() as u64) << 1 | u64::from(wide))?;
                let unit = if wide { 2 } else { 1 };
                for (i, u) in (0u64..).zip(units) {
                    self.heap.store_bits(addr + ELEMENTS + i * unit, unit, u64::from(*u))?;
                }
            }
            StaticCell::Case(..) => {}
            StaticCell::Array(cell, bits) => {
                let elem = match self.program.cells[*cell].kind {
                    CellKind::Array(elem) => elem,
                    _ => return Err("a static array of no array type".into()),
                };
                self.heap.store_bits(addr + LENGTH, 8, bits.len() as u64)?;
                for (i, b) in (0u64..).zip(bits) {
                    self.heap.store(
                        self.program,
                        addr + ELEMENTS + i * self.program.stride(elem),
                        elem,
                        &V::Bits(*b),
                    )?;
                }
            }
            StaticCell::Closure { func, arity, .. } => {
                self.heap.store_bits(addr + CLOSURE_CODE, 8, code(*func))?;
                self.heap.store_bits(addr + CLOSURE_ARITY, 4, u64::from(*arity))?;
            }
        }
        Ok(addr)
    }

    fn func(&self) -> &'a Function {
        let program = self.program;
        &program.funcs[self.frames.last().expect("invariant: a step has a frame").func]
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("invariant: a step has a frame")
    }

    fn get(&self, v: Value) -> Result<V, String> {
        let frame = self.frames.last().expect("invariant: a step has a frame");
        frame.values[v].clone().ok_or_else(|| format!("{v} has no value"))
    }

    fn bits(&self, v: Value) -> Result<u64, String> {
        match self.get(v)? {
            V::Bits(bits) => Ok(bits),
            V::Struct(_) | V::Case(..) => Err(format!("{v} is an aggregate")),
        }
    }

    fn all(&self, vs: &[Value]) -> Result<Vec<V>, String> {
        vs.iter().map(|v| self.get(*v)).collect()
    }

    fn set(&mut self, v: Value, to: V) {
        self.frame().values[v] = Some(to);
    }

    /// Calls a function of the program, or the interpreter's own allocator.
    fn enter(&mut self, func: FuncId, args: Vec<V>, then: Then) -> Result<(), String> {
        let own = |id: Option<FuncId>| id == Some(func);
        let runtime = self.program.runtime;
        if own(runtime.alloc) || own(runtime.free) {
            let word = |i: usize| match args.get(i) {
                Some(V::Bits(b)) => Ok(*b),
                _ => Err("a bad call of the allocator".to_string()),
            };
            let result = if own(runtime.alloc) {
                V::Bits(self.heap.make(word(0)?, 0xAA, Origin::Cell))
            } else {
                self.heap.free(word(0)?, word(1)?)?;
                zero(self.program, Ty::Agg(Program::UNIT))
            };
            return match then {
                Then::Define(v) => {
                    v.into_iter().for_each(|v| self.set(v, result.clone()));
                    Ok(())
                }
                Then::Targets(..) | Then::Leave => Err("the allocator is called by plain calls".into()),
            };
        }
        let f = &self.program.funcs[func];
        let mut values: IndexVec<Value, Option<V>> = f.values.ids().map(|_| None).collect();
        for (p, v) in f.params().iter().zip(args) {
            values[*p] = Some(v);
        }
        self.frames.push(Frame { func, block: Block(0), at: 0, values, stack: Vec::new(), then });
        Ok(())
    }

    fn jump(&mut self, target: &Target, supplied: Option<V>) -> Result<(), String> {
        let args = self.all(&target.args)?;
        let params = &self.func().blocks[target.block].params;
        for (p, v) in params.iter().zip(supplied.into_iter().chain(args)) {
            self.set(*p, v);
        }
        let frame = self.frame();
        frame.block = target.block;
        frame.at = 0;
        Ok(())
    }

    fn leave(&mut self, result: Result<V, u64>) -> Result<Option<Result<V, u64>>, String> {
        let frame = self.frames.pop().expect("invariant: a step has a frame");
        frame.stack.iter().for_each(|a| self.heap.pop(*a));
        match (frame.then, result) {
            (Then::Leave, result) => Ok(Some(result)),
            (Then::Define(v), Ok(result)) => {
                v.into_iter().for_each(|v| self.set(v, result.clone()));
                Ok(None)
            }
            (Then::Define(_), Err(_)) => Err("an exception leaves through a plain call".into()),
            (Then::Targets(normal, _), Ok(result)) => self.jump(&normal, Some(result)).map(|()| None),
            (Then::Targets(_, error), Err(exn)) => self.jump(&error, Some(V::Bits(exn))).map(|()| None),
        }
    }

    fn tail(&mut self, func: FuncId, args: Vec<V>) -> Result<(), String> {
        let frame = self.frames.pop().expect("invariant: a step has a frame");
        frame.stack.iter().for_each(|a| self.heap.pop(*a));
        self.enter(func, args, frame.then)
    }

    fn closure_code(&mut self, closure: u64) -> Result<FuncId, String> {
        let addr = self.heap.load_bits(closure + CLOSURE_CODE, 8)?;
        let id = FuncId((addr.wrapping_sub(CODE) / 16) as u32);
        self.program.funcs.get(id).map(|_| id).ok_or_else(|| "a call of no code".into())
    }

    fn step(&mut self) -> Result<Option<Result<V, u64>>, String> {
        let func = self.func();
        let frame = self.frame();
        let data = &func.blocks[frame.block];
        let at = frame.at;
        frame.at += 1;
        if let Some(inst) = data.insts.get(at) {
            self.inst(func, &inst.kind, inst.result)?;
            return Ok(None);
        }
        self.terminator(&data.term)
    }

    fn terminator(&mut self, term: &Terminator) -> Result<Option<Result<V, u64>>, String> {
        match term {
            Terminator::Jump(t) => self.jump(t, None)?,
            Terminator::Branch { cond, then, els, .. } => {
                let target = if self.bits(*cond)? == 1 { then } else { els };
                self.jump(target, None)?;
            }
            Terminator::Switch { on, cases, default } => {
                let ty = self.func().ty(*on);
                let n = self.bits(*on)?;
                let found = cases.iter().find(|(c, _)| arith::truncate(*c as u64, ty) == n);
                self.jump(found.map_or(default, |(_, t)| t), None)?;
            }
            Terminator::Return(v) => {
                let v = self.get(*v)?;
                return self.leave(Ok(v));
            }
            Terminator::Raise(v) => {
                let v = self.bits(*v)?;
                return self.leave(Err(v));
            }
            Terminator::TailCall(f, args) => {
                let args = self.all(args)?;
                self.tail(*f, args)?;
            }
            Terminator::TailCallClosure(c, args) => {
                let (f, args) = self.closure_args(*c, args)?;
                self.tail(f, args)?;
            }
            Terminator::Invoke { func, args, normal, error } => {
                let args = self.all(args)?;
                self.enter(*func, args, Then::Targets(normal.clone(), error.clone()))?;
            }
            Terminator::InvokeClosure { closure, args, normal, error } => {
                let (f, args) = self.closure_args(*closure, args)?;
                self.enter(f, args, Then::Targets(normal.clone(), error.clone()))?;
            }
            Terminator::Unreachable => return Err("reached the unreachable".into()),
        }
        Ok(None)
    }

    fn closure_args(&mut self, c: Value, args: &[Value]) -> Result<(FuncId, Vec<V>), String> {
        let code = self.bits(c)?;
        let f = self.closure_code(code)?;
        let mut all = vec![V::Bits(code)];
        all.extend(self.all(args)?);
        Ok((f, all))
    }
}

fn code(func: FuncId) -> u64 {
    CODE + u64::from(func.0) * 16
}
