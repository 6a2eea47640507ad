//! Numeric loops over arrays in the shape that F# loops have: what the optimiser makes of them.

mod common;

use base::SourceMap;
use codegen::{Emit, OptLevel, Options, compile};
use common::*;
use mir::{
    BinOp, CellField, CellId, CellKind, CmpOp, ConvOp, FuncId, FunctionBuilder, GlobalId, InstKind, Program, Target,
    Terminator, Ty, Value,
};

/// A program with the functions that end it, and layouts.
struct Kit {
    p: Program,
    null: FuncId,
    range: FuncId,
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
        Kit { p, null, range }
    }
    fn array(&mut self, elem: Ty) -> CellId {
        cell(&mut self.p, CellKind::Array(elem))
    }
    fn function(&self, name: &str, params: &[Ty], ret: Ty) -> Body<'_> {
        let mut b = FunctionBuilder::new(name, params, ret);
        b.func().no_inline = true;
        Body { kit: self, b }
    }
    /// The optimised function as LLVM IR, and the blocks of its loops.
    fn optimised(&self, level: OptLevel, cpu: &str, name: &str) -> Code {
        let sources = SourceMap::new();
        let emit = Emit { llvm: true, asm: true, ..Emit::default() };
        let mut options = Options { opt_level: level, emit, ..Options::new(&sources) };
        options.target.cpu = cpu.into();
        let out = compile(&self.p, &options).expect("compiles");
        if let Ok(folder) = std::env::var("LOOPS_DUMP") {
            let stem = format!("{folder}/{name}-{level:?}-{cpu}");
            std::fs::write(format!("{stem}.ll"), out.llvm.as_ref().expect("asked for")).expect("written");
            std::fs::write(format!("{stem}.s"), out.asm.as_ref().expect("asked for")).expect("written");
        }
        Code::new(&out.llvm.expect("asked for"), name)
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
        self.b.call(failure, &[], Ty::Agg(Program::UNIT));
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
    text: String,
}

impl Code {
    fn new(module: &str, name: &str) -> Code {
        let start = module.find(&format!("@{name}(")).expect("the function is there");
        let text = &module[start..];
        let text = text[..text.find("\n}").expect("it ends")].to_string();
        Code { text }
    }
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
    let field = |ty, mutable| CellField { ty, mutable };
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

#[test]
fn dump() {
    for level in [OptLevel::O2, OptLevel::O3] {
        for cpu in ["x86-64", "x86-64-v3"] {
            let mut all: Vec<(&str, Kit)> = Vec::new();
            let mut add = |name: base::Symbol, make: &dyn Fn(&mut Kit) -> FuncId| {
                let mut kit = Kit::new();
                make(&mut kit);
                entry(&mut kit.p, |b| {
                    // Everything is reachable: the functions are exported.
                    b.int(0, I64)
                });
                let f = kit.p.funcs.iter_mut().nth(2).expect("the function");
                f.export = Some(name);
                all.push(("", kit));
                all.last_mut().expect("pushed").0 = Box::leak(name.to_string().into_boxed_str());
            };
            add("dot".into(), &dot);
            add("axpy".into(), &axpy);
            add("advance".into(), &advance);
            add("row".into(), &row);
            add("sieve1".into(), &|k: &mut Kit| sieve(k, Ty::I1));
            add("sieve8".into(), &|k: &mut Kit| sieve(k, Ty::I8));
            for (name, kit) in &all {
                kit.optimised(level, cpu, name);
            }
        }
    }
}
