//! Numeric loops over arrays in the shape that F# loops have: what the optimiser makes of them.

mod common;

use base::SourceMap;
use codegen::{Emit, OptLevel, Options, compile};
use common::*;
use mir::{
    BinOp, CellField, CellId, CellKind, CmpOp, Const, ConvOp, FuncId, FunctionBuilder, InstKind, Mode, Program, Target,
    Terminator, Ty, Value,
};

/// A program with the functions that end it, and layouts.
struct Kit {
    p: Program,
    null: FuncId,
    range: FuncId,
    /// Failures raise an exception to the caller.
    raising: bool,
}

impl Kit {
    fn new() -> Kit {
        let mut p = program();
        let mut fail = |name: &str, code: i64| {
            let mut b = FunctionBuilder::new(name, &[], Ty::Agg(Program::UNIT));
            b.func().no_return = true;
            b.func().no_inline = true;
            let code = b.int(code, I64);
            exit(&mut b, code);
            p.funcs.push(b.finish())
        };
        let (null, range) = (fail("Failure.nullReference", 101), fail("Failure.indexOutOfRange", 102));
        Kit { p, null, range, raising: false }
    }
    /// A program with handlers.
    fn raising() -> Kit {
        let mut kit = Kit::new();
        let exception = global(&mut kit.p, "Failure.exception", Ty::I64, Some(16), None);
        for f in [kit.null, kit.range] {
            let mut b = FunctionBuilder::new("Failure.raise", &[], Ty::Agg(Program::UNIT));
            b.func().no_inline = true;
            b.func().is_cold = true;
            b.func().raises = true;
            let at = b.value(InstKind::GlobalAddr(exception), Ty::Ptr);
            let e = b.convert(ConvOp::PtrToCell, at, Ty::Cell(Program::ANY));
            b.terminate(Terminator::Raise(e));
            kit.p.funcs[f] = b.finish();
        }
        kit.raising = true;
        kit
    }
    fn array(&mut self, elem: Ty) -> CellId {
        cell(&mut self.p, CellKind::Array(elem))
    }
    fn function(&self, name: &str, params: &[Ty], ret: Ty) -> Body<'_> {
        let mut b = FunctionBuilder::new(name, params, ret);
        b.func().no_inline = true;
        b.func().raises = self.raising;
        Body { kit: self, b }
    }
    /// The optimised function; it is kept because it is exported.
    fn optimised(mut self, f: FuncId, level: OptLevel) -> Code {
        self.p.funcs[f].export = Some("kernel".into());
        entry(&mut self.p, |b| b.int(0, I64));
        let sources = SourceMap::new();
        let emit = Emit { llvm: true, ..Emit::default() };
        let options = Options { opt_level: level, emit, ..Options::new(&sources) };
        let module = compile(&self.p, &options).expect("compiles").llvm.expect("asked for");
        Code::new(&module, "kernel")
    }
}

/// A function under construction.
struct Body<'k> {
    kit: &'k Kit,
    b: FunctionBuilder,
}

impl Body<'_> {
    fn fail_if(&mut self, cond: Value, failure: FuncId) {
        let (bad, good) = (self.b.block(), self.b.block());
        let (then, els) = (Target::new(bad, []), Target::new(good, []));
        self.b.terminate(Terminator::Branch { cond, then, els, likely: Some(false) });
        self.b.switch_to(bad);
        if self.kit.raising {
            let (never, _) = self.b.block_with(&[Ty::Agg(Program::UNIT)]);
            let (raised, exception) = self.b.block_with(&[Ty::Cell(Program::ANY)]);
            let (normal, error) = (Target::new(never, []), Target::new(raised, []));
            self.b.switch_to(bad);
            self.b.terminate(Terminator::Invoke { func: failure, args: vec![], normal, error });
            self.b.switch_to(raised);
            self.b.terminate(Terminator::Raise(exception[0]));
            self.b.switch_to(never);
        } else {
            self.b.call(failure, &[], Ty::Agg(Program::UNIT));
        }
        self.b.terminate(Terminator::Unreachable);
        self.b.switch_to(good);
    }
    /// `array_get_checked`'s checks; gives the index as a word.
    fn check(&mut self, a: Value, i: Value) -> Value {
        let i = self.b.convert(ConvOp::SExt, i, I64);
        let ty = self.b.func().ty(a);
        let zero = self.b.zero(ty);
        let null = self.b.compare(CmpOp::Eq, a, zero);
        self.fail_if(null, self.kit.null);
        let n = self.b.value(InstKind::ArrayLen(a), I64);
        let bad = self.b.compare(CmpOp::GeU, i, n);
        self.fail_if(bad, self.kit.range);
        i
    }
    fn get(&mut self, a: Value, i: Value) -> Value {
        let i = self.check(a, i);
        self.b.push(&self.kit.p, InstKind::ArrayGet(a, i)).expect("a result")
    }
    fn set(&mut self, a: Value, i: Value, v: Value) {
        let i = self.check(a, i);
        self.b.effect(InstKind::ArraySet(a, i, v));
    }
    /// `a.Length`
    fn length(&mut self, a: Value) -> Value {
        let ty = self.b.func().ty(a);
        let zero = self.b.zero(ty);
        let null = self.b.compare(CmpOp::Eq, a, zero);
        self.fail_if(null, self.kit.null);
        let n = self.b.value(InstKind::ArrayLen(a), I64);
        self.b.convert(ConvOp::Trunc, n, Ty::I32)
    }
    /// `for i in first .. last do round i`, with mutable locals.
    fn count(
        &mut self,
        first: Value,
        last: Value,
        locals: &[Value],
        round: impl FnOnce(&mut Self, Value, &[Value]) -> Vec<Value>,
    ) -> Vec<Value> {
        let enter = self.b.compare(CmpOp::LeS, first, last);
        let tys: Vec<Ty> = locals.iter().map(|v| self.b.func().ty(*v)).collect();
        let (inside, skip) = (self.b.block(), self.b.block());
        let (join, joined) = self.b.block_with(&tys);
        self.b.branch(enter, inside, skip);
        self.b.switch_to(skip);
        self.b.jump(join, locals);
        self.b.switch_to(inside);
        let all: Vec<Ty> = std::iter::once(Ty::I32).chain(tys).collect();
        let (header, params) = self.b.block_with(&all);
        let start: Vec<Value> = std::iter::once(first).chain(locals.iter().copied()).collect();
        self.b.jump(header, &start);
        self.b.switch_to(header);
        let out = round(self, params[0], &params[1..]);
        let done = self.b.compare(CmpOp::Eq, params[0], last);
        let (exit, again) = (self.b.block(), self.b.block());
        self.b.branch(done, exit, again);
        self.b.switch_to(again);
        let one = self.b.int(1, Ty::I32);
        let next = self.b.binary(BinOp::Add, params[0], one);
        let next: Vec<Value> = std::iter::once(next).chain(out.iter().copied()).collect();
        self.b.jump(header, &next);
        self.b.switch_to(exit);
        self.b.jump(join, &out);
        self.b.switch_to(join);
        joined
    }
    fn unit(mut self) -> mir::Function {
        let u = self.b.unit();
        self.b.ret(u);
        self.b.finish()
    }
}

/// A function of the optimised module.
struct Code {
    /// The lines of each block that can run more than once.
    loops: Vec<String>,
    /// How a load says that what it reads never changes.
    constant: String,
}

impl Code {
    fn new(module: &str, name: &str) -> Code {
        let start = module.find(&format!("@{name}(")).expect("the function is there");
        let text = &module[start..];
        let text = &text[..text.find("\n}").expect("it ends")];
        let mut blocks: Vec<(&str, String)> = vec![("entry", String::new())];
        for line in text.lines().skip(1) {
            match line.split_once(':') {
                Some((label, _)) if !line.starts_with(' ') => blocks.push((label, String::new())),
                _ => {
                    let block = &mut blocks.last_mut().expect("never empty").1;
                    block.push_str(line);
                    block.push('\n');
                }
            }
        }
        let repeats = |from: &str| {
            let mut seen: Vec<&str> = Vec::new();
            let mut work = vec![from];
            while let Some(at) = work.pop() {
                let Some((_, lines)) = blocks.iter().find(|(label, _)| *label == at) else { continue };
                for to in successors(lines) {
                    if !seen.contains(&to) {
                        seen.push(to);
                        work.push(to);
                    }
                }
            }
            seen.contains(&from)
        };
        let loops = blocks.iter().filter(|(label, _)| repeats(label)).map(|(_, lines)| lines.clone()).collect();
        Code { loops, constant: constant_tag(module) }
    }
    fn in_loops(&self, what: &str) -> usize {
        self.loops.iter().flat_map(|b| b.lines()).filter(|l| l.contains(what)).count()
    }
}

fn successors(lines: &str) -> Vec<&str> {
    let end = lines.lines().rev().find(|l| l.trim_start().starts_with("br ")).unwrap_or_default();
    end.split("label %").skip(1).map(|t| t.split([',', ' ']).next().unwrap_or_default()).collect()
}

/// The mark of loads of what never changes: the number of its tag in the module.
fn constant_tag(module: &str) -> String {
    let number_of = |what: String| {
        let line = module.lines().find(|l| l.contains(&what)).expect("the metadata is there");
        line.split(' ').next().unwrap_or_default().to_string()
    };
    let ty = number_of("!{!\"constant\"".to_string());
    format!("!tbaa {}", number_of(format!("= !{{{ty}, {ty}, i64 0}}")))
}

/// `let mutable s = 0.0 in for i in 0 .. n - 1 do s <- s + a.[i] * b.[i]`
fn dot(kit: &mut Kit) -> FuncId {
    let floats = Ty::Cell(kit.array(Ty::F64));
    let mut f = kit.function("Program.dot", &[floats, floats, Ty::I32], Ty::F64);
    let (x, y, n) = (f.b.arg(0), f.b.arg(1), f.b.arg(2));
    let (zero, one) = (f.b.int(0, Ty::I32), f.b.int(1, Ty::I32));
    let last = f.b.binary(BinOp::Sub, n, one);
    let sum = f.b.zero(Ty::F64);
    let out = f.count(zero, last, &[sum], |f, i, locals| {
        let x = f.get(x, i);
        let y = f.get(y, i);
        let product = f.b.binary(BinOp::FMul, x, y);
        vec![f.b.binary(BinOp::FAdd, locals[0], product)]
    });
    f.b.ret(out[0]);
    let f = f.b.finish();
    kit.p.funcs.push(f)
}

/// `for i in 0 .. x.Length - 1 do y.[i] <- y.[i] + k * x.[i]`
fn axpy(kit: &mut Kit) -> FuncId {
    let floats = Ty::Cell(kit.array(Ty::F64));
    let mut f = kit.function("Program.axpy", &[floats, floats, Ty::F64], Ty::Agg(Program::UNIT));
    let (y, x, k) = (f.b.arg(0), f.b.arg(1), f.b.arg(2));
    let n = f.length(x);
    let (zero, one) = (f.b.int(0, Ty::I32), f.b.int(1, Ty::I32));
    let last = f.b.binary(BinOp::Sub, n, one);
    f.count(zero, last, &[], |f, i, _| {
        let old = f.get(y, i);
        let xi = f.get(x, i);
        let product = f.b.binary(BinOp::FMul, k, xi);
        let sum = f.b.binary(BinOp::FAdd, old, product);
        f.set(y, i, sum);
        vec![]
    });
    let f = f.unit();
    kit.p.funcs.push(f)
}

/// Structure of arrays: `for i in 0 .. n - 1 do s.x.[i] <- s.x.[i] + s.vx.[i] * dt; s.steps <- s.steps + 1`, where `s`
/// is a record with two immutable fields and a mutable one.
fn advance(kit: &mut Kit) -> FuncId {
    let floats = Ty::Cell(kit.array(Ty::F64));
    let field = |ty, mutable| CellField { ty, change: mir::Change::of(mutable) };
    let kind = CellKind::Object(vec![field(floats, false), field(floats, false), field(Ty::I32, true)]);
    let bodies = Ty::Cell(cell(&mut kit.p, kind));
    let mut f = kit.function("Program.advance", &[bodies, Ty::I32, Ty::F64], Ty::Agg(Program::UNIT));
    let (s, n, dt) = (f.b.arg(0), f.b.arg(1), f.b.arg(2));
    let (zero, one) = (f.b.int(0, Ty::I32), f.b.int(1, Ty::I32));
    let last = f.b.binary(BinOp::Sub, n, one);
    f.count(zero, last, &[], |f, i, _| {
        let xs = f.b.field(s, 0, 0, floats);
        let old = f.get(xs, i);
        let vs = f.b.field(s, 0, 1, floats);
        let v = f.get(vs, i);
        let by = f.b.binary(BinOp::FMul, v, dt);
        let sum = f.b.binary(BinOp::FAdd, old, by);
        let xs = f.b.field(s, 0, 0, floats);
        f.set(xs, i, sum);
        let steps = f.b.field(s, 0, 2, Ty::I32);
        let steps = f.b.binary(BinOp::Add, steps, one);
        f.b.effect(InstKind::SetField(s, 2, steps));
        vec![]
    });
    let f = f.unit();
    kit.p.funcs.push(f)
}

/// Crosses out: `let mutable j = i * i in while j < n do composite.[j] <- true; j <- j + i`
fn sieve(kit: &mut Kit, elem: Ty) -> FuncId {
    let flags = Ty::Cell(kit.array(elem));
    let mut f = kit.function("Program.cross", &[flags, Ty::I32, Ty::I32], Ty::Agg(Program::UNIT));
    let (a, i, n) = (f.b.arg(0), f.b.arg(1), f.b.arg(2));
    let yes = f.b.int(1, elem);
    let first = f.b.binary(BinOp::Mul, i, i);
    let (header, params) = f.b.block_with(&[Ty::I32]);
    let (body, done) = (f.b.block(), f.b.block());
    f.b.jump(header, &[first]);
    f.b.switch_to(header);
    let more = f.b.compare(CmpOp::LtS, params[0], n);
    f.b.branch(more, body, done);
    f.b.switch_to(body);
    f.set(a, params[0], yes);
    let next = f.b.binary(BinOp::Add, params[0], i);
    f.b.jump(header, &[next]);
    f.b.switch_to(done);
    let f = f.unit();
    kit.p.funcs.push(f)
}

/// `for j in 0 .. n - 1 do m.[i].[j] <- m.[i].[j] - k * m.[r].[j]`
fn row(kit: &mut Kit) -> FuncId {
    let floats = Ty::Cell(kit.array(Ty::F64));
    let rows = Ty::Cell(kit.array(floats));
    let mut f = kit.function("Program.row", &[rows, Ty::I32, Ty::I32, Ty::I32, Ty::F64], Ty::Agg(Program::UNIT));
    let (m, i, r, n, k) = (f.b.arg(0), f.b.arg(1), f.b.arg(2), f.b.arg(3), f.b.arg(4));
    let (zero, one) = (f.b.int(0, Ty::I32), f.b.int(1, Ty::I32));
    let last = f.b.binary(BinOp::Sub, n, one);
    f.count(zero, last, &[], |f, j, _| {
        let target = f.get(m, i);
        let old = f.get(target, j);
        let source = f.get(m, r);
        let x = f.get(source, j);
        let product = f.b.binary(BinOp::FMul, k, x);
        let v = f.b.binary(BinOp::FSub, old, product);
        let target = f.get(m, i);
        f.set(target, j, v);
        vec![]
    });
    let f = f.unit();
    kit.p.funcs.push(f)
}

/// Eight arrays at once: `for i in 0 .. n - 1 do a0.[i] <- a0.[i] + a1.[i] + ... + a7.[i]`
fn many(kit: &mut Kit) -> FuncId {
    let floats = Ty::Cell(kit.array(Ty::F64));
    let mut params = vec![floats; 8];
    params.push(Ty::I32);
    let mut f = kit.function("Program.many", &params, Ty::Agg(Program::UNIT));
    let n = f.b.arg(8);
    let (zero, one) = (f.b.int(0, Ty::I32), f.b.int(1, Ty::I32));
    let last = f.b.binary(BinOp::Sub, n, one);
    f.count(zero, last, &[], |f, i, _| {
        let first = f.b.arg(0);
        let mut sum = f.get(first, i);
        for a in 1..8 {
            let a = f.b.arg(a);
            let x = f.get(a, i);
            sum = f.b.binary(BinOp::FAdd, sum, x);
        }
        f.set(first, i, sum);
        vec![]
    });
    let f = f.unit();
    kit.p.funcs.push(f)
}

type Kernel = (&'static str, fn(&mut Kit) -> FuncId);

fn bools(kit: &mut Kit) -> FuncId {
    sieve(kit, Ty::I1)
}

fn bytes(kit: &mut Kit) -> FuncId {
    sieve(kit, Ty::I8)
}

const KERNELS: [Kernel; 7] = [
    ("dot", dot),
    ("axpy", axpy),
    ("advance", advance),
    ("row", row),
    ("many", many),
    ("sieve of truth values", bools),
    ("sieve of bytes", bytes),
];

#[test]
fn lengths_and_tests_for_null_leave_the_loop() {
    for (name, make) in KERNELS {
        for (level, new) in
            [(OptLevel::O2, Kit::new as fn() -> Kit), (OptLevel::O3, Kit::new), (OptLevel::O2, Kit::raising)]
        {
            let mut kit = new();
            let f = make(&mut kit);
            let code = kit.optimised(f, level);
            let text = code.loops.join("--\n");
            assert!(!code.loops.is_empty(), "{name} at {level:?} has a loop");
            assert_eq!(code.in_loops(&code.constant), 0, "{name} at {level:?} reads a length again:\n{text}");
            assert_eq!(code.in_loops("null"), 0, "{name} at {level:?} tests for null:\n{text}");
        }
    }
}

#[test]
fn a_counted_index_is_as_wide_as_an_address() {
    for (name, make) in &KERNELS[..5] {
        let mut kit = Kit::new();
        let f = make(&mut kit);
        let code = kit.optimised(f, OptLevel::O2);
        assert_eq!(code.in_loops("sext"), 0, "{name}:\n{}", code.loops.join("--\n"));
    }
}

#[test]
fn two_arrays_need_two_tests_a_round() {
    let mut kit = Kit::new();
    let f = dot(&mut kit);
    let code = kit.optimised(f, OptLevel::O2);
    assert!(code.in_loops("br i1") <= 2, "{}", code.loops.join("--\n"));
}

#[test]
fn updates_of_rows_use_vectors() {
    for make in [axpy, row] {
        let mut kit = Kit::new();
        let f = make(&mut kit);
        let code = kit.optimised(f, OptLevel::O2);
        assert!(code.in_loops("fmul <2 x double>") > 0, "{}", code.loops.join("--\n"));
    }
}

/// An array in static memory, with its length.
fn fixed_array(p: &mut Program, b: &mut FunctionBuilder, ty: Ty, len: i64) -> Value {
    let g = global(p, "Program.array", Ty::I64, Some(16 + len as u64 * 8), None);
    let at = b.value(InstKind::GlobalAddr(g), Ty::Ptr);
    let eight = b.int(8, I64);
    let length = b.value(InstKind::PtrAdd(at, eight), Ty::Ptr);
    let n = b.int(len, I64);
    b.effect(InstKind::Store(length, n));
    b.convert(ConvOp::PtrToCell, at, ty)
}

/// `axpy` of `n` numbers on arrays of lengths 40 and `m`; then their `dot`. With `null` the second array is none.
fn run_axpy_and_dot(n: i64, m: i64, null: bool) -> i32 {
    let mut kit = Kit::new();
    let (update, product) = (axpy(&mut kit), dot(&mut kit));
    let floats = kit.p.funcs[update].ty(kit.p.funcs[update].params()[0]);
    let other = kit.p.funcs[product].ty(kit.p.funcs[product].params()[0]);
    let mut p = kit.p.clone();
    entry(&mut p, |b| {
        let x = fixed_array(&mut kit.p, b, floats, m);
        let y = fixed_array(&mut kit.p, b, floats, 40);
        let one = b.value(InstKind::Const(Const::F64(1f64.to_bits())), Ty::F64);
        for i in 0..m {
            let i = b.int(i, I64);
            b.effect(InstKind::ArraySet(x, i, one));
        }
        let k = b.value(InstKind::Const(Const::F64(3f64.to_bits())), Ty::F64);
        b.call(update, &[y, x, k], Ty::Agg(Program::UNIT));
        let x = if null { b.zero(floats) } else { x };
        let (x, y) = (b.value(InstKind::CastCell(x), other), b.value(InstKind::CastCell(y), other));
        let n = b.int(n, Ty::I32);
        let sum = b.call(product, &[y, x, n], Ty::F64);
        b.value(InstKind::Convert(ConvOp::FToSiSat, sum), I64)
    });
    p.globals = kit.p.globals;
    run(&p).code
}

#[test]
fn loops_compute_and_fail_as_they_say() {
    assert_eq!(run_axpy_and_dot(20, 30, false), 60);
    assert_eq!(run_axpy_and_dot(30, 30, false), 90);
    assert_eq!(run_axpy_and_dot(0, 30, false), 0);
    assert_eq!(run_axpy_and_dot(i64::from(i32::MIN) + 1, 30, false), 0);
    // Beyond the second array, beyond both, in the first loop; null, but only if the loop runs.
    assert_eq!(run_axpy_and_dot(31, 30, false), 102);
    assert_eq!(run_axpy_and_dot(1000, 30, false), 102);
    assert_eq!(run_axpy_and_dot(1, 41, false), 102);
    assert_eq!(run_axpy_and_dot(1, 30, true), 101);
    assert_eq!(run_axpy_and_dot(0, 30, true), 0);
}

/// A loop up to the greatest number ends: `let mutable n = 0L in for i in max - 2 .. max do n <- n + 1L`
#[test]
fn a_loop_may_end_at_the_greatest_number() {
    let mut kit = Kit::new();
    let mut f = kit.function("Program.rounds", &[Ty::I32, Ty::I32], I64);
    let (first, last) = (f.b.arg(0), f.b.arg(1));
    let (zero, one) = (f.b.int(0, I64), f.b.int(1, I64));
    let out = f.count(first, last, &[zero], |f, _, locals| vec![f.b.binary(BinOp::Add, locals[0], one)]);
    f.b.ret(out[0]);
    let f = f.b.finish();
    let rounds = kit.p.funcs.push(f);
    entry(&mut kit.p, |b| {
        let ends = [i64::from(i32::MAX) - 2, i64::from(i32::MAX), i64::from(i32::MIN), i64::from(i32::MIN) + 4];
        let v: Vec<Value> = ends.iter().map(|n| b.int(*n, Ty::I32)).collect();
        let three = b.call(rounds, &[v[0], v[1]], I64);
        let five = b.call(rounds, &[v[2], v[3]], I64);
        let none = b.call(rounds, &[v[1], v[2]], I64);
        let ten = b.int(10, I64);
        let sum = b.binary(BinOp::Mul, three, ten);
        let sum = b.binary(BinOp::Add, sum, five);
        b.binary(BinOp::Add, sum, none)
    });
    assert_eq!(run(&kit.p).code, 35);
}

/// The smallest allocator: one block, which is free or not. Both functions are inlined, so that the optimiser sees that a
/// new cell is the dead one.
fn one_block(p: &mut Program) -> (FuncId, FuncId) {
    let block = global(p, "Heap.block", Ty::I64, Some(64), None);
    let list = global(p, "Heap.free", Ty::Ptr, None, None);
    let mut b = FunctionBuilder::new("Heap.alloc", &[I64], Ty::Ptr);
    b.func().always_inline = true;
    b.func().is_runtime = true;
    let at = b.value(InstKind::GlobalAddr(list), Ty::Ptr);
    let free = b.value(InstKind::Load(at), Ty::Ptr);
    let none = b.zero(Ty::Ptr);
    let first = b.compare(CmpOp::Eq, free, none);
    let fresh = b.value(InstKind::GlobalAddr(block), Ty::Ptr);
    let p_cell = b.value(InstKind::Select(first, fresh, free), Ty::Ptr);
    b.ret(p_cell);
    let alloc = p.funcs.push(b.finish());
    let mut b = FunctionBuilder::new("Heap.free", &[Ty::Ptr, I64], Ty::Agg(Program::UNIT));
    b.func().always_inline = true;
    b.func().is_runtime = true;
    let at = b.value(InstKind::GlobalAddr(list), Ty::Ptr);
    let dead = b.arg(0);
    b.effect(InstKind::Store(at, dead));
    let unit = b.unit();
    b.ret(unit);
    let free = p.funcs.push(b.finish());
    p.runtime.alloc = Some(alloc);
    p.runtime.free = Some(free);
    (alloc, free)
}

/// A field is read, its cell dies, and an array of another type takes the memory: what was read stays what it was. The
/// array's zeros are dead stores, so that only tagged accesses are left around the reuse.
#[test]
fn what_was_read_of_a_dead_cell_stays() {
    let mut p = program();
    let (alloc, free) = one_block(&mut p);
    let field = |ty, mutable| CellField { ty, change: mir::Change::of(mutable) };
    let record = Ty::Cell(cell(&mut p, CellKind::Object(vec![field(I64, false), field(I64, false), field(I64, true)])));
    let floats = Ty::Cell(cell(&mut p, CellKind::Array(Ty::F64)));
    let mut b = FunctionBuilder::new("Program.reuse", &[record, Ty::F64], I64);
    b.func().no_inline = true;
    b.func().modes = vec![Mode::Owned; 2];
    let (r, x) = (b.arg(0), b.arg(1));
    let constant = b.field(r, 0, 1, I64);
    let variable = b.field(r, 0, 2, I64);
    let bytes = b.int(32, I64);
    let dead = b.convert(ConvOp::CellToPtr, r, Ty::Ptr);
    b.call(free, &[dead, bytes], Ty::Agg(Program::UNIT));
    let made = b.call(alloc, &[bytes], Ty::Ptr);
    let (n, sixteen, zero) = (b.int(16, I64), b.int(16, I64), b.int(0, Ty::I8));
    let elements = b.value(InstKind::PtrAdd(made, n), Ty::Ptr);
    b.effect(InstKind::MemSet(elements, zero, sixteen));
    let array = b.convert(ConvOp::PtrToCell, made, floats);
    let (first, second) = (b.int(0, I64), b.int(1, I64));
    b.effect(InstKind::ArraySet(array, first, x));
    b.effect(InstKind::ArraySet(array, second, x));
    let sum = b.binary(BinOp::Add, constant, variable);
    b.ret(sum);
    let reuse = p.funcs.push(b.finish());
    entry(&mut p, |b| {
        let bytes = b.int(32, I64);
        let at = b.call(alloc, &[bytes], Ty::Ptr);
        for (offset, n) in [(8, 1), (16, 20), (24, 22)] {
            let (offset, n) = (b.int(offset, I64), b.int(n, I64));
            let place = b.value(InstKind::PtrAdd(at, offset), Ty::Ptr);
            b.effect(InstKind::Store(place, n));
        }
        let r = b.convert(ConvOp::PtrToCell, at, record);
        let x = b.value(InstKind::Const(Const::F64(0.5f64.to_bits())), Ty::F64);
        b.call(reuse, &[r, x], I64)
    });
    let sources = SourceMap::new();
    for opt_level in [OptLevel::O2, OptLevel::O3] {
        assert_eq!(run_with(&p, &Options { opt_level, ..Options::new(&sources) }).code, 42);
    }
    let emit = Emit { llvm: true, ..Emit::default() };
    let module = compile(&p, &Options { emit, ..Options::new(&sources) }).expect("compiles").llvm.expect("asked for");
    let reuse = &module[module.find("@Program.reuse(").expect("is there")..];
    let (read, barrier) = (reuse.find("load i64").expect("reads"), reuse.find("asm sideeffect").expect("a barrier"));
    assert!(
        read < barrier && barrier < reuse.find("store <2 x double>").or(reuse.find("store double")).expect("writes"),
        "{module}"
    );
}
