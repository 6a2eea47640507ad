//! Programs made by hand, run at every level.

mod common;

use common::*;
use mir::{
    AggKind, BinOp, CellField, CellKind, CmpOp, Const, ConvOp, FuncId, FuncKind, FunctionBuilder, InstKind, Program,
    StaticCell, Target, Terminator, Ty, UnOp, Value,
};

#[test]
fn hello() {
    let mut p = program();
    let hello = text(&mut p, "Hello, world!\n");
    let again = text(&mut p, "Hello, world!\n");
    entry(&mut p, |b| {
        write_text(b, hello);
        write_text(b, again);
        b.int(7, I64)
    });
    let ran = run(&p);
    assert_eq!((ran.code, ran.out.as_str()), (7, "Hello, world!\nHello, world!\n"));
}

/// `sum` of 1 to `n` in a loop.
fn sum_to(p: &mut Program) -> FuncId {
    let mut b = FunctionBuilder::new("Program.sum", &[I64], I64);
    let (head, params) = b.block_with(&[I64, I64]);
    let (body, done) = (b.block(), b.block());
    let (zero, one) = (b.int(0, I64), b.int(1, I64));
    b.jump(head, &[zero, one]);
    b.switch_to(head);
    let n = b.arg(0);
    let more = b.compare(CmpOp::LeS, params[1], n);
    b.branch(more, body, done);
    b.switch_to(body);
    let sum = b.binary(BinOp::Add, params[0], params[1]);
    let next = b.binary(BinOp::Add, params[1], one);
    b.jump(head, &[sum, next]);
    b.switch_to(done);
    b.ret(params[0]);
    p.funcs.push(b.finish())
}

#[test]
fn arithmetic_loop() {
    let mut p = program();
    let sum = sum_to(&mut p);
    entry(&mut p, |b| {
        let n = b.int(20, I64);
        b.call(sum, &[n], I64)
    });
    assert_eq!(run(&p).code, 210);
}

/// Exits with the number of the first check that fails, 0 if none does. Operands come from memory, so that they are
/// not folded.
fn checks(p: &mut Program, all: impl FnOnce(&mut Checks)) {
    let input = global(p, "Program.input", Ty::I64, None, Some(Const::Int(0)));
    let mut c = Checks { b: FunctionBuilder::new("Program.start", &[Ty::Ptr], Ty::Agg(Program::UNIT)), n: 0, input };
    all(&mut c);
    let Checks { mut b, .. } = c;
    let zero = b.int(0, I64);
    exit(&mut b, zero);
    p.entry = p.funcs.push(b.finish());
}

struct Checks {
    b: FunctionBuilder,
    n: i64,
    input: mir::GlobalId,
}

impl Checks {
    fn int(&mut self, n: i64, ty: Ty) -> Value {
        let zero = self.b.value(InstKind::GlobalGet(self.input), I64);
        let k = self.b.int(n, I64);
        let v = self.b.binary(BinOp::Add, zero, k);
        if ty == I64 { v } else { self.b.convert(ConvOp::Trunc, v, ty) }
    }
    fn float(&mut self, x: f64) -> Value {
        let bits = self.int(x.to_bits() as i64, I64);
        self.b.convert(ConvOp::Bitcast, bits, Ty::F64)
    }
    fn truth(&mut self, cond: Value) {
        self.n += 1;
        let (ok, bad) = (self.b.block(), self.b.block());
        self.b.branch(cond, ok, bad);
        self.b.switch_to(bad);
        let code = self.b.int(self.n, I64);
        exit(&mut self.b, code);
        self.b.switch_to(ok);
    }
    fn equal(&mut self, v: Value, n: i64, ty: Ty) {
        let k = self.b.int(n, ty);
        let eq = self.b.compare(CmpOp::Eq, v, k);
        self.truth(eq);
    }
    fn bits(&mut self, v: Value, x: f64) {
        let bits = self.b.convert(ConvOp::Bitcast, v, I64);
        self.equal(bits, x.to_bits() as i64, I64);
    }
}

#[test]
fn integers() {
    let mut p = program();
    checks(&mut p, |c| {
        let cases: [(BinOp, i64, i64, i64); 20] = [
            (BinOp::Add, i32::MAX.into(), 1, i32::MIN.into()),
            (BinOp::Sub, i32::MIN.into(), 1, i32::MAX.into()),
            (BinOp::Mul, 65536, 65536, 0),
            (BinOp::DivS, -7, 2, -3),
            (BinOp::DivU, -2, 2, i32::MAX.into()),
            (BinOp::RemS, -7, 2, -1),
            (BinOp::RemU, -1, 16, 15),
            (BinOp::And, 12, 10, 8),
            (BinOp::Or, 12, 10, 14),
            (BinOp::Xor, 12, 10, 6),
            (BinOp::Shl, 1, 31, i32::MIN.into()),
            (BinOp::ShrS, -8, 1, -4),
            (BinOp::ShrU, -8, 1, 0x7fff_fffc),
            (BinOp::MulHighU, -1, -1, -2),
            (BinOp::MulHighS, -1, -1, 0),
            (BinOp::MinS, -1, 1, -1),
            (BinOp::MaxS, -1, 1, 1),
            (BinOp::MinU, -1, 1, 1),
            (BinOp::MaxU, -1, 1, -1),
            (BinOp::RotL, 0x4000_0001, 2, 5),
        ];
        for (op, x, y, expected) in cases {
            let (x, y) = (c.int(x, Ty::I32), c.int(y, Ty::I32));
            let v = c.b.binary(op, x, y);
            c.equal(v, expected, Ty::I32);
        }
        let overflow: [(BinOp, i64, i64, i64); 8] = [
            (BinOp::AddOverflowS, i64::MAX, 1, 1),
            (BinOp::AddOverflowS, -1, 1, 0),
            (BinOp::AddOverflowU, -1, 1, 1),
            (BinOp::SubOverflowS, i64::MIN, 1, 1),
            (BinOp::SubOverflowU, 0, 1, 1),
            (BinOp::MulOverflowS, i64::MAX, 2, 1),
            (BinOp::MulOverflowU, -1, 2, 1),
            (BinOp::MulOverflowU, 3, 2, 0),
        ];
        for (op, x, y, expected) in overflow {
            let (x, y) = (c.int(x, I64), c.int(y, I64));
            let v = c.b.binary(op, x, y);
            c.equal(v, expected, Ty::I1);
        }
        let unary: [(UnOp, i64, i64); 6] = [
            (UnOp::Neg, 5, -5),
            (UnOp::Not, 5, -6),
            (UnOp::PopCount, 255, 8),
            (UnOp::LeadingZeros, 1, 31),
            (UnOp::TrailingZeros, 0, 32),
            (UnOp::ByteSwap, 0x0102_0304, 0x0403_0201),
        ];
        for (op, x, expected) in unary {
            let x = c.int(x, Ty::I32);
            let v = c.b.unary(op, x);
            c.equal(v, expected, Ty::I32);
        }
        let (high, low) = (c.int(i64::MIN, I64), c.int(3, I64));
        let product = c.b.binary(BinOp::MulHighS, high, low);
        c.equal(product, -2, I64);
    });
    assert_eq!(run(&p).code, 0);
}

#[test]
fn floats_round_the_same_with_and_without_an_instruction() {
    let mut p = program();
    let values: [f64; 13] = [
        0.0,
        -0.0,
        0.5,
        1.5,
        -0.5,
        -1.5,
        2.5,
        -2.7,
        1e300,
        4_503_599_627_370_495.5,
        f64::INFINITY,
        -1e18,
        f64::MIN_POSITIVE,
    ];
    checks(&mut p, |c| {
        for x in values {
            for (op, expected) in [
                (UnOp::FFloor, x.floor()),
                (UnOp::FCeil, x.ceil()),
                (UnOp::FTrunc, x.trunc()),
                (UnOp::FRint, x.round_ties_even()),
                (UnOp::FAbs, x.abs()),
                (UnOp::FNeg, -x),
            ] {
                let v = c.float(x);
                let v = c.b.unary(op, v);
                c.bits(v, expected);
            }
        }
        let nan = c.float(f64::NAN);
        let floor = c.b.unary(UnOp::FFloor, nan);
        let ne = c.b.compare(CmpOp::FNe, floor, floor);
        c.truth(ne);
        for (x, ty, expected) in [
            (1e10, Ty::I32, i64::from(i32::MAX)),
            (-1e10, Ty::I32, i64::from(i32::MIN)),
            (f64::NAN, Ty::I32, 0),
            (-3.9, I64, -3),
        ] {
            let v = c.float(x);
            let v = c.b.convert(ConvOp::FToSiSat, v, ty);
            c.equal(v, expected, ty);
        }
        let (x, y) = (c.float(2.0), c.float(-1.0));
        let v = c.b.binary(BinOp::FCopySign, x, y);
        c.bits(v, -2.0);
        let root = c.b.unary(UnOp::FSqrt, x);
        c.bits(root, 2.0f64.sqrt());
        let minus = c.int(-1, I64);
        let unsigned = c.b.convert(ConvOp::UiToF, minus, Ty::F64);
        c.bits(unsigned, u64::MAX as f64);
    });
    assert_eq!(run(&p).code, 0);
    let sources = base::SourceMap::new();
    let mut options = codegen::Options { verify: true, ..codegen::Options::new(&sources) };
    options.target.cpu = "x86-64".into();
    assert_eq!(run_with(&p, &options).code, 0);
}

#[test]
fn union_aggregates_and_switch() {
    let mut p = program();
    let pair = agg(&mut p, AggKind::Struct(vec![Ty::I8, I64]));
    let u = agg(&mut p, AggKind::Union(vec![vec![], vec![I64], vec![Ty::Agg(pair), I64]]));
    let slot = global(&mut p, "Program.slot", Ty::Agg(u), None, None);
    // A result of more leaves than registers.
    let mut b = FunctionBuilder::new("Program.make", &[I64], Ty::Agg(u));
    let (x, small) = (b.arg(0), b.int(200, Ty::I8));
    let inner = b.make_agg(pair, &[small, x]);
    let one = b.int(1, I64);
    let v = b.make_case(u, 2, &[inner, one]);
    b.ret(v);
    let make = p.funcs.push(b.finish());
    let mut b = FunctionBuilder::new("Program.read", &[Ty::Agg(u)], I64);
    let v = b.arg(0);
    let tag = b.value(InstKind::Tag(v), Ty::I32);
    let (one, two, other) = (b.block(), b.block(), b.block());
    let cases = vec![(1, Target::new(one, [])), (2, Target::new(two, []))];
    b.terminate(Terminator::Switch { on: tag, cases, default: Target::new(other, []) });
    b.switch_to(one);
    let x = b.value(InstKind::ExtractCase(v, 1, 0), I64);
    b.ret(x);
    b.switch_to(two);
    let inner = b.value(InstKind::ExtractCase(v, 2, 0), Ty::Agg(pair));
    let small = b.value(InstKind::Extract(inner, 0), Ty::I8);
    let small = b.convert(ConvOp::ZExt, small, I64);
    let x = b.value(InstKind::Extract(inner, 1), I64);
    let sum = b.binary(BinOp::Add, small, x);
    b.ret(sum);
    b.switch_to(other);
    let minus = b.int(3, I64);
    b.ret(minus);
    let read = p.funcs.push(b.finish());
    entry(&mut p, |b| {
        let forty = b.int(40, I64);
        let v = b.call(make, &[forty], Ty::Agg(u));
        let zero = b.value(InstKind::GlobalGet(slot), Ty::Agg(u));
        b.effect(InstKind::GlobalSet(slot, v));
        let v = b.value(InstKind::GlobalGet(slot), Ty::Agg(u));
        let x = b.call(read, &[v], I64);
        let y = b.call(read, &[zero], I64);
        let n = b.int(7, I64);
        let w = b.make_case(u, 1, &[n]);
        let z = b.call(read, &[w], I64);
        let xy = b.binary(BinOp::Add, x, y);
        b.binary(BinOp::Add, xy, z)
    });
    assert_eq!(run(&p).code, 250);
}

/// Cells on the stack: a header by hand.
fn stack_cell(b: &mut FunctionBuilder, bytes: i64, shape: u32) -> Value {
    let n = b.int(bytes, I64);
    let p = b.value(InstKind::StackAlloc(n, 16), Ty::Ptr);
    let header = b.int(i64::from(shape) << 32 | 1, I64);
    b.effect(InstKind::Store(p, header));
    p
}

#[test]
fn closures_are_called_and_may_raise() {
    let mut p = program();
    let f = cell(&mut p, CellKind::Closure { params: vec![I64], ret: I64 });
    // fun x -> if x = 0 then raise else x + capture
    let mut b = FunctionBuilder::new("Program.body", &[Ty::Cell(f), I64], I64);
    b.func().kind = FuncKind::Closure;
    b.func().captures = vec![Ty::I32, I64];
    b.func().raises = true;
    let (me, x) = (b.arg(0), b.arg(1));
    let zero = b.int(0, I64);
    let is_zero = b.compare(CmpOp::Eq, x, zero);
    let (bad, good) = (b.block(), b.block());
    b.terminate(Terminator::Branch {
        cond: is_zero,
        then: Target::new(bad, []),
        els: Target::new(good, []),
        likely: Some(false),
    });
    b.switch_to(bad);
    let exception = b.convert(ConvOp::PtrToCell, me, Ty::Cell(Program::ANY));
    b.terminate(Terminator::Raise(exception));
    b.switch_to(good);
    let k = b.value(InstKind::Capture(me, 1), I64);
    let sum = b.binary(BinOp::Add, x, k);
    b.ret(sum);
    let body = p.funcs.push(b.finish());
    let constant = p.statics.push(StaticCell::Closure { cell: f, func: body, arity: 1 });
    // let apply f x = f x, with a handler that gives 100
    let mut b = FunctionBuilder::new("Program.apply", &[Ty::Cell(f), I64], I64);
    let (normal, result) = b.block_with(&[I64]);
    let (error, _) = b.block_with(&[Ty::Cell(Program::ANY)]);
    let (closure, x) = (b.arg(0), b.arg(1));
    b.terminate(Terminator::InvokeClosure {
        closure,
        args: vec![x],
        normal: Target::new(normal, []),
        error: Target::new(error, []),
    });
    b.switch_to(normal);
    b.ret(result[0]);
    b.switch_to(error);
    let hundred = b.int(100, I64);
    b.ret(hundred);
    let apply = p.funcs.push(b.finish());
    entry(&mut p, |b| {
        let at = stack_cell(b, 40, 0);
        let code = b.value(InstKind::FuncAddr(body), Ty::Ptr);
        for (offset, v) in [(8, code), (32, b.int(5, I64))] {
            let offset = b.int(offset, I64);
            let to = b.value(InstKind::PtrAdd(at, offset), Ty::Ptr);
            b.effect(InstKind::Store(to, v));
        }
        let closure = b.convert(ConvOp::PtrToCell, at, Ty::Cell(f));
        let (ten, zero) = (b.int(10, I64), b.int(0, I64));
        let x = b.call(apply, &[closure, ten], I64);
        let y = b.call(apply, &[closure, zero], I64);
        let fixed = b.value(InstKind::Static(constant), Ty::Cell(f));
        let arity = b.value(InstKind::ClosureArity(fixed), Ty::I32);
        let arity = b.convert(ConvOp::ZExt, arity, I64);
        let is = b.value(InstKind::IsCell(fixed, f), Ty::I1);
        let is = b.convert(ConvOp::ZExt, is, I64);
        let sum = b.binary(BinOp::Add, x, y);
        let sum = b.binary(BinOp::Add, sum, arity);
        b.binary(BinOp::Add, sum, is)
    });
    assert_eq!(run(&p).code, 117);
}

#[test]
fn exceptions_go_through_calls() {
    let mut p = program();
    let wide = agg(&mut p, AggKind::Struct(vec![I64, I64, I64, Ty::F64]));
    let any = Ty::Cell(Program::ANY);
    let oops = text(&mut p, "oops\n");
    // The result is in memory, the exception in a register.
    let mut b = FunctionBuilder::new("Program.risky", &[I64], Ty::Agg(wide));
    b.func().raises = true;
    let x = b.arg(0);
    let zero = b.int(0, I64);
    let is_zero = b.compare(CmpOp::Eq, x, zero);
    let (bad, good) = (b.block(), b.block());
    b.branch(is_zero, bad, good);
    b.switch_to(bad);
    let e = b.value(InstKind::Static(oops), Ty::Cell(Program::TEXT));
    let e = b.value(InstKind::CastCell(e), any);
    b.terminate(Terminator::Raise(e));
    b.switch_to(good);
    let f = b.convert(ConvOp::SiToF, x, Ty::F64);
    let v = b.make_agg(wide, &[x, x, x, f]);
    b.ret(v);
    let risky = p.funcs.push(b.finish());
    let mut b = FunctionBuilder::new("Program.middle", &[I64], I64);
    b.func().raises = true;
    let (normal, result) = b.block_with(&[Ty::Agg(wide)]);
    let (error, exception) = b.block_with(&[any]);
    let x = b.arg(0);
    b.terminate(Terminator::Invoke {
        func: risky,
        args: vec![x],
        normal: Target::new(normal, []),
        error: Target::new(error, []),
    });
    b.switch_to(normal);
    let second = b.value(InstKind::Extract(result[0], 1), I64);
    let f = b.value(InstKind::Extract(result[0], 3), Ty::F64);
    let f = b.convert(ConvOp::FToSiSat, f, I64);
    let sum = b.binary(BinOp::Add, second, f);
    b.ret(sum);
    b.switch_to(error);
    b.terminate(Terminator::Raise(exception[0]));
    let middle = p.funcs.push(b.finish());
    entry(&mut p, |b| {
        let mut total = b.int(0, I64);
        for n in [21, 0] {
            let x = b.int(n, I64);
            let (normal, result) = b.block_with(&[I64, I64]);
            let (error, exception) = b.block_with(&[any]);
            let (next, joined) = b.block_with(&[I64]);
            b.terminate(Terminator::Invoke {
                func: middle,
                args: vec![x],
                normal: Target::new(normal, [total]),
                error: Target::new(error, []),
            });
            b.switch_to(normal);
            let sum = b.binary(BinOp::Add, result[0], result[1]);
            b.jump(next, &[sum]);
            b.switch_to(error);
            let s = b.value(InstKind::CastCell(exception[0]), Ty::Cell(Program::TEXT));
            let data = b.value(InstKind::TextData(s), Ty::Ptr);
            let five = b.int(5, I64);
            write(b, data, five);
            b.jump(next, &[total]);
            b.switch_to(next);
            total = joined[0];
        }
        total
    });
    let ran = run(&p);
    assert_eq!((ran.code, ran.out.as_str()), (42, "oops\n"));
}

/// `even n` and `odd n a b c d e f g`: prototypes differ, arguments go over the stack, ten million calls deep.
#[test]
fn tail_calls_of_other_prototypes_take_no_stack() {
    let mut p = program();
    let many = [I64; 9];
    let (even, odd) = (FuncId(0), FuncId(1));
    for (name, params, other, result) in [("Program.even", &many[..1], odd, 1), ("Program.odd", &many[..], even, 2)] {
        let mut b = FunctionBuilder::new(name, params, I64);
        let n = b.arg(0);
        let (done, more) = (b.block(), b.block());
        let (zero, one) = (b.int(0, I64), b.int(1, I64));
        let is_zero = b.compare(CmpOp::Eq, n, zero);
        b.branch(is_zero, done, more);
        b.switch_to(done);
        let r = b.int(result, I64);
        b.ret(r);
        b.switch_to(more);
        let next = b.binary(BinOp::Sub, n, one);
        let args = if other == odd { vec![next; 9] } else { vec![next] };
        b.terminate(Terminator::TailCall(other, args));
        p.funcs.push(b.finish());
    }
    entry(&mut p, |b| {
        let n = b.int(10_000_001, I64);
        b.call(even, &[n], I64)
    });
    assert_eq!(run(&p).code, 2);
}

/// Functions of one, seven, eight and ten parameters that tail-call the next one, the last one through a function value
/// of nine. Each rotates what it was given, so that every argument on the stack moves to another place, and the areas of
/// caller and callee differ in both directions; `weigh` tells every order apart.
#[test]
fn tail_calls_move_arguments_on_the_stack() {
    const COUNTS: [usize; 5] = [1, 7, 8, 10, 3];
    const ROUNDS: i64 = 3_000_001;
    let mut p = program();
    let f = cell(&mut p, CellKind::Closure { params: vec![I64; 9], ret: I64 });
    let value = StaticCell::Closure { cell: f, func: FuncId(COUNTS.len() as u32), arity: 9 };
    let value = p.statics.push(value);
    for (i, count) in COUNTS.into_iter().enumerate() {
        let mut b = FunctionBuilder::new(&format!("Program.f{i}"), &vec![I64; count], I64);
        let given: Vec<Value> = (0..count).map(|k| b.arg(k)).collect();
        let last = i + 1 == COUNTS.len();
        let next = if last { 9 } else { COUNTS[i + 1] };
        rotate(&mut b, &given, next, |b, args| {
            if last {
                let c = b.value(InstKind::Static(value), Ty::Cell(f));
                Terminator::TailCallClosure(c, args)
            } else {
                Terminator::TailCall(FuncId(i as u32 + 1), args)
            }
        });
        p.funcs.push(b.finish());
    }
    let mut b = FunctionBuilder::new("Program.value", &[&[Ty::Cell(f)][..], &[I64; 9]].concat(), I64);
    b.func().kind = FuncKind::Closure;
    let given: Vec<Value> = (1..10).map(|k| b.arg(k)).collect();
    rotate(&mut b, &given, COUNTS[0], |_, args| Terminator::TailCall(FuncId(0), args));
    p.funcs.push(b.finish());
    entry(&mut p, |b| {
        let n = b.int(ROUNDS, I64);
        let sum = b.call(FuncId(0), &[n], I64);
        let mask = b.int(0xff, I64);
        b.binary(BinOp::And, sum, mask)
    });
    let all = [&COUNTS[..], &[9]].concat();
    let (mut given, mut at) = (vec![ROUNDS], 0);
    while given[0] != 0 {
        at = (at + 1) % all.len();
        let (n, k) = (given[0], given.len());
        given = (0..all[at]).map(|j| if j == 0 { n - 1 } else { given[(j + 1) % k] + j as i64 }).collect();
    }
    let expected = given.iter().fold(0i64, |sum, v| sum.wrapping_mul(31).wrapping_add(*v)) & 0xff;
    assert_eq!(i64::from(run(&p).code), expected);
}

/// `if n = 0 then weigh given else leave (n - 1, the others moved by one)`, where `n` is the first that is given.
fn rotate(
    b: &mut FunctionBuilder,
    given: &[Value],
    count: usize,
    leave: impl FnOnce(&mut FunctionBuilder, Vec<Value>) -> Terminator,
) {
    let (done, more) = (b.block(), b.block());
    let zero = b.int(0, I64);
    let is_zero = b.compare(CmpOp::Eq, given[0], zero);
    b.branch(is_zero, done, more);
    b.switch_to(done);
    let base = b.int(31, I64);
    let sum = given.iter().fold(zero, |sum, v| {
        let sum = b.binary(BinOp::Mul, sum, base);
        b.binary(BinOp::Add, sum, *v)
    });
    b.ret(sum);
    b.switch_to(more);
    let one = b.int(1, I64);
    let mut args = vec![b.binary(BinOp::Sub, given[0], one)];
    for j in 1..count {
        let k = b.int(j as i64, I64);
        args.push(b.binary(BinOp::Add, given[(j + 1) % given.len()], k));
    }
    let term = leave(b, args);
    b.terminate(term);
}

/// `loop f n = if n = 0 then 9 else f (n - 1)` where `f` calls `loop` again.
#[test]
fn tail_calls_of_function_values_take_no_stack() {
    let mut p = program();
    let f = cell(&mut p, CellKind::Closure { params: vec![I64], ret: I64 });
    let (looping, body) = (FuncId(0), FuncId(1));
    let mut b = FunctionBuilder::new("Program.loop", &[I64, Ty::Cell(f)], I64);
    let (n, c) = (b.arg(0), b.arg(1));
    let (done, more) = (b.block(), b.block());
    let (zero, one) = (b.int(0, I64), b.int(1, I64));
    let is_zero = b.compare(CmpOp::Eq, n, zero);
    b.branch(is_zero, done, more);
    b.switch_to(done);
    let nine = b.int(9, I64);
    b.ret(nine);
    b.switch_to(more);
    let next = b.binary(BinOp::Sub, n, one);
    b.terminate(Terminator::TailCallClosure(c, vec![next]));
    p.funcs.push(b.finish());
    let mut b = FunctionBuilder::new("Program.body", &[Ty::Cell(f), I64], I64);
    b.func().kind = FuncKind::Closure;
    let (c, n) = (b.arg(0), b.arg(1));
    b.terminate(Terminator::TailCall(looping, vec![n, c]));
    p.funcs.push(b.finish());
    let c = p.statics.push(StaticCell::Closure { cell: f, func: body, arity: 1 });
    entry(&mut p, |b| {
        let n = b.int(10_000_000, I64);
        let c = b.value(InstKind::Static(c), Ty::Cell(f));
        b.call(looping, &[n, c], I64)
    });
    assert_eq!(run(&p).code, 9);
}

/// Exports `memset`: a byte at a time; LLVM must not turn it into a call of itself.
fn export_memset(p: &mut Program) {
    let mut b = FunctionBuilder::new("Memory.set", &[Ty::Ptr, Ty::I32, I64], Ty::Ptr);
    b.func().export = Some("memset".into());
    let (head, i) = b.block_with(&[I64]);
    let (body, done) = (b.block(), b.block());
    let (to, byte, n) = (b.arg(0), b.arg(1), b.arg(2));
    let (zero, one) = (b.int(0, I64), b.int(1, I64));
    b.jump(head, &[zero]);
    b.switch_to(head);
    let more = b.compare(CmpOp::LtU, i[0], n);
    b.branch(more, body, done);
    b.switch_to(body);
    let at = b.value(InstKind::PtrAdd(to, i[0]), Ty::Ptr);
    let byte = b.convert(ConvOp::Trunc, byte, Ty::I8);
    b.effect(InstKind::Store(at, byte));
    let next = b.binary(BinOp::Add, i[0], one);
    b.jump(head, &[next]);
    b.switch_to(done);
    b.ret(to);
    p.funcs.push(b.finish());
}

#[test]
fn cells_arrays_and_static_data() {
    let mut p = program();
    let fields = [(Ty::I1, true), (Ty::I32, false), (I64, true)]
        .map(|(ty, mutable)| CellField { ty, change: mir::Change::of(mutable) });
    let object = cell(&mut p, CellKind::Object(fields.to_vec()));
    let union = cell(&mut p, CellKind::Union { cases: vec![vec![], vec![I64], vec![Ty::I8, I64]], null_case: Some(0) });
    let bytes = cell(&mut p, CellKind::Array(Ty::I16));
    let array = p.statics.push(StaticCell::Array(bytes, vec![1, 2, 0xffff]));
    let case = p.statics.push(StaticCell::Case(union, 1));
    let null = p.statics.push(StaticCell::Case(union, 0));
    let wide = text(&mut p, "é!");
    let flag = global(&mut p, "Program.flag", Ty::I1, None, Some(Const::Int(1)));
    let pi = global(&mut p, "Program.pi", Ty::F64, None, Some(Const::F64(3.25f64.to_bits())));
    let buffer = global(&mut p, "Program.buffer", Ty::I8, Some(1000), None);
    export_memset(&mut p);
    let shapes = mir::layout::Shapes::new(&p);
    // `checks` adds one more function, after these numbers: they do not depend on it.
    let (object_shape, case_shape) = (shapes.cell(object, 0), shapes.cell(union, 2));
    checks(&mut p, |c| {
        let at = stack_cell(&mut c.b, 24, object_shape);
        let o = c.b.convert(ConvOp::PtrToCell, at, Ty::Cell(object));
        let (yes, n) = (c.int(1, Ty::I1), c.int(-5, I64));
        c.b.effect(InstKind::SetField(o, 0, yes));
        c.b.effect(InstKind::SetField(o, 2, n));
        let yes = c.b.field(o, 0, 0, Ty::I1);
        c.equal(yes, 1, Ty::I1);
        let n = c.b.field(o, 0, 2, I64);
        c.equal(n, -5, I64);
        let any = c.b.value(InstKind::CastCell(o), Ty::Cell(Program::ANY));
        for (layout, expected) in [(object, 1), (union, 0), (Program::TEXT, 0), (Program::ANY, 1)] {
            let is = c.b.value(InstKind::IsCell(any, layout), Ty::I1);
            c.equal(is, expected, Ty::I1);
        }
        let at = stack_cell(&mut c.b, 24, case_shape);
        let two = c.b.convert(ConvOp::PtrToCell, at, Ty::Cell(union));
        let one = c.b.value(InstKind::Static(case), Ty::Cell(union));
        let none = c.b.value(InstKind::Static(null), Ty::Cell(union));
        for (v, expected) in [(none, 0), (one, 1), (two, 2)] {
            let tag = c.b.value(InstKind::CellTag(v), Ty::I32);
            c.equal(tag, expected, Ty::I32);
        }
        let a = c.b.value(InstKind::Static(array), Ty::Cell(bytes));
        let len = c.b.value(InstKind::ArrayLen(a), I64);
        c.equal(len, 3, I64);
        for (i, expected) in [(0, 1), (1, 2), (2, -1)] {
            let i = c.int(i, I64);
            let v = c.b.value(InstKind::ArrayGet(a, i), Ty::I16);
            c.equal(v, expected, Ty::I16);
        }
        let s = c.b.value(InstKind::Static(wide), Ty::Cell(Program::TEXT));
        let header = c.b.value(InstKind::TextHeader(s), I64);
        c.equal(header, 5, I64);
        let data = c.b.value(InstKind::TextData(s), Ty::Ptr);
        let unit = c.b.value(InstKind::Load(data), Ty::I16);
        c.equal(unit, 0xe9, Ty::I16);
        let on = c.b.value(InstKind::GlobalGet(flag), Ty::I1);
        c.equal(on, 1, Ty::I1);
        let pi = c.b.value(InstKind::GlobalGet(pi), Ty::F64);
        c.bits(pi, 3.25);
        let at = c.b.value(InstKind::GlobalAddr(buffer), Ty::Ptr);
        let (seven, count) = (c.int(7, Ty::I8), c.b.int(8, I64));
        c.b.effect(InstKind::MemSet(at, seven, count));
        let there = c.b.value(InstKind::PtrAdd(at, count), Ty::Ptr);
        c.b.effect(InstKind::MemCopy(there, at, count));
        c.b.effect(InstKind::MemMove(there, at, count));
        let v = c.b.value(InstKind::Load(there), I64);
        c.equal(v, 0x0707_0707_0707_0707, I64);
        c.b.effect(InstKind::Pause);
    });
    assert_eq!(run(&p).code, 0);
}

#[test]
fn what_llvm_calls_on_its_own_comes_from_exported_functions() {
    let mut p = program();
    export_memset(&mut p);
    let buffer = global(&mut p, "Program.buffer", Ty::I8, Some(5000), None);
    checks(&mut p, |c| {
        let at = c.b.value(InstKind::GlobalAddr(buffer), Ty::Ptr);
        let (three, count) = (c.int(3, Ty::I8), c.int(4000, I64));
        c.b.effect(InstKind::MemSet(at, three, count));
        let last = c.b.int(3999, I64);
        let at = c.b.value(InstKind::PtrAdd(at, last), Ty::Ptr);
        let v = c.b.value(InstKind::Load(at), Ty::I8);
        c.equal(v, 3, Ty::I8);
    });
    assert_eq!(run(&p).code, 0);
}

#[test]
fn stack_memory_in_a_loop_is_new_each_time() {
    let mut p = program();
    let mut b = FunctionBuilder::new("Program.chain", &[], I64);
    let (head, params) = b.block_with(&[I64, Ty::Ptr]);
    let (body, done) = (b.block(), b.block());
    let (zero, one, three, bytes) = (b.int(0, I64), b.int(1, I64), b.int(3, I64), b.int(8, I64));
    let null = b.zero(Ty::Ptr);
    b.jump(head, &[zero, null]);
    b.switch_to(head);
    let more = b.compare(CmpOp::LtS, params[0], three);
    b.branch(more, body, done);
    b.switch_to(body);
    let at = b.value(InstKind::StackAlloc(bytes, 16), Ty::Ptr);
    b.effect(InstKind::Store(at, params[1]));
    let next = b.binary(BinOp::Add, params[0], one);
    b.jump(head, &[next, at]);
    b.switch_to(done);
    // Three steps back is null.
    let mut p1 = params[1];
    for _ in 0..3 {
        p1 = b.value(InstKind::Load(p1), Ty::Ptr);
    }
    let is_null = b.compare(CmpOp::Eq, p1, null);
    let r = b.convert(ConvOp::ZExt, is_null, I64);
    b.ret(r);
    let chain = p.funcs.push(b.finish());
    entry(&mut p, |b| b.call(chain, &[], I64));
    assert_eq!(run(&p).code, 1);
}

#[test]
fn foreign_functions() {
    let mut p = program();
    let cos = p.imports.push(mir::Import {
        library: "libm.so.6".into(),
        symbol: "cos".into(),
        convention: "Cdecl".into(),
        params: vec![Ty::F64],
        ret: Some(Ty::F64),
    });
    checks(&mut p, |c| {
        let x = c.float(0.0);
        let v = c.b.value(InstKind::CallImport(cos, vec![x]), Ty::F64);
        c.bits(v, 1.0);
    });
    assert_eq!(run(&p).code, 0);
}

#[test]
fn a_structure_to_a_foreign_function_is_an_error() {
    let mut p = program();
    let pair = agg(&mut p, AggKind::Struct(vec![I64, I64]));
    p.imports.push(mir::Import {
        library: "libc.so.6".into(),
        symbol: "div".into(),
        convention: "Cdecl".into(),
        params: vec![I64],
        ret: Some(Ty::Agg(pair)),
    });
    entry(&mut p, |b| b.int(0, I64));
    let sources = base::SourceMap::new();
    let error = codegen::compile(&p, &codegen::Options::new(&sources)).expect_err("not supported");
    assert_eq!(error.to_string(), "foreign call failed: div of libc.so.6 passes a structure by value");
}

#[test]
fn a_missing_library_is_an_error() {
    let libraries = ["libnowhere.so.9".to_string()];
    let mut options = link::Options::new(link::Platform::default_target());
    options.libraries = &libraries;
    let folder = tempfile::tempdir().expect("a folder");
    let error = link::link(&[], &folder.path().join("x"), &options).expect_err("not there");
    assert_eq!(
        (error.code, error.message.as_str()),
        ("FF3002", "The foreign library 'libnowhere.so.9' was not found.")
    );
}
