//! Random programs: whatever they do, placement is certified, nothing is used after it is freed, and nothing is left.
//!
//! The generator makes structured functions over strings, options, pairs, lists, arrays, reference cells, function
//! values and variables, with branches, loops, early returns, calls, tail calls and exceptions.

mod common;

use interpret::V;
use mir::verify::{Stage, verify};
use mir::{
    AggId, BinOp, Block, CellId, CmpOp, ConvOp, FuncId, FuncKind, FunctionBuilder, GlobalId, InstKind, Mode, Place,
    Program, StaticId, Target, Terminator, Ty, Value,
};

const TEXT: Ty = Ty::Cell(CellId(1));
const LIST: Ty = Ty::Cell(CellId(3));
const ARRAY: Ty = Ty::Cell(CellId(4));
const REF: Ty = Ty::Cell(CellId(6));
const RECORD: Ty = Ty::Cell(CellId(8));
const FUN: Ty = Ty::Cell(CellId(10));
const ANY: Ty = Ty::Cell(CellId(0));
const OPTION: Ty = Ty::Agg(AggId(1));
const PAIR: Ty = Ty::Agg(AggId(2));
const NESTED: Ty = Ty::Agg(AggId(4));
const TYPES: [Ty; 10] = [Ty::I64, TEXT, LIST, ARRAY, REF, RECORD, FUN, OPTION, PAIR, NESTED];

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

struct Sig {
    params: Vec<Ty>,
    ret: Ty,
    raises: bool,
}

struct Gen<'a> {
    r: &'a mut Random,
    sigs: &'a [Sig],
    me: usize,
    b: FunctionBuilder,
    env: Vec<Value>,
    tys: Vec<Ty>,
    fuel: usize,
    closures: &'a mut Vec<mir::Function>,
}

const FIRST: usize = 7;
const COUNT: usize = 5;

impl Gen<'_> {
    fn ty(&self, v: Value) -> Ty {
        self.tys[v.0 as usize]
    }
    fn note(&mut self, v: Value, ty: Ty) -> Value {
        while self.tys.len() <= v.0 as usize {
            self.tys.push(Ty::I1);
        }
        self.tys[v.0 as usize] = ty;
        self.env.push(v);
        v
    }
    fn emit(&mut self, kind: InstKind, ty: Ty) -> Value {
        let v = self.b.value(kind, ty);
        self.note(v, ty)
    }
    fn hidden(&mut self, kind: InstKind, ty: Ty) -> Value {
        self.b.value(kind, ty)
    }
    fn any(&mut self, ty: Ty) -> Option<Value> {
        let all: Vec<Value> = self.env.iter().copied().filter(|v| self.ty(*v) == ty).collect();
        if all.is_empty() { None } else { Some(all[self.r.below(all.len())]) }
    }
    fn get(&mut self, ty: Ty) -> Value {
        if !self.r.one_in(4)
            && let Some(v) = self.any(ty)
        {
            return v;
        }
        self.make(ty)
    }
    fn make(&mut self, ty: Ty) -> Value {
        let place = Place::Unplaced;
        match ty {
            Ty::I64 => {
                let n = self.r.below(9) as i64;
                let v = self.b.int(n, Ty::I64);
                self.note(v, Ty::I64)
            }
            TEXT if self.r.one_in(3) => {
                let id = StaticId(self.r.below(2) as u32);
                self.emit(InstKind::Static(id), TEXT)
            }
            TEXT => {
                let n = self.b.int(3, Ty::I64);
                self.emit(InstKind::Call(FuncId(3), vec![n]), TEXT)
            }
            LIST if self.r.one_in(3) => self.emit(InstKind::Zero, LIST),
            LIST => {
                let (head, tail) = (self.get(TEXT), self.get(LIST));
                self.emit(InstKind::New { cell: CellId(3), case: 1, fields: vec![head, tail], place }, LIST)
            }
            ARRAY => {
                let n = self.b.int(2, Ty::I64);
                let a = self.hidden(InstKind::NewArray { cell: CellId(4), len: n, place }, ARRAY);
                for i in 0..2 {
                    let i = self.b.int(i, Ty::I64);
                    let v = self.get(TEXT);
                    self.b.effect(InstKind::ArraySet(a, i, v));
                }
                self.note(a, ARRAY)
            }
            REF => {
                let v = self.get(TEXT);
                self.emit(InstKind::New { cell: CellId(6), case: 0, fields: vec![v], place }, REF)
            }
            RECORD => {
                let (a, b) = (self.get(PAIR), self.get(OPTION));
                self.emit(InstKind::New { cell: CellId(8), case: 0, fields: vec![a, b], place }, RECORD)
            }
            FUN => {
                let captures = vec![self.get(TEXT), self.get(OPTION)];
                let func = FuncId((FIRST + COUNT + self.closures.len()) as u32);
                let body = closure(self.r, func.0);
                self.closures.push(body);
                self.emit(InstKind::NewClosure { cell: CellId(10), func, arity: 1, captures, place }, FUN)
            }
            OPTION if self.r.one_in(3) => self.emit(InstKind::MakeCase(AggId(1), 0, vec![]), OPTION),
            OPTION => {
                let v = self.get(TEXT);
                self.emit(InstKind::MakeCase(AggId(1), 1, vec![v]), OPTION)
            }
            PAIR => {
                let (a, b) = (self.get(TEXT), self.get(TEXT));
                self.emit(InstKind::MakeAgg(AggId(2), vec![a, b]), PAIR)
            }
            _ => {
                let (a, n, b) = (self.get(PAIR), self.get(Ty::I64), self.get(OPTION));
                self.emit(InstKind::MakeAgg(AggId(4), vec![a, n, b]), NESTED)
            }
        }
    }
    fn look(&mut self) {
        match self.r.below(9) {
            0 => {
                let t = self.get(TEXT);
                self.emit(InstKind::Call(FuncId(4), vec![t]), Ty::I64);
            }
            1 => {
                let p = self.get(PAIR);
                let i = self.r.below(2) as u32;
                self.emit(InstKind::Extract(p, i), TEXT);
            }
            2 => {
                let p = self.get(NESTED);
                let (i, ty) = [(0, PAIR), (2, OPTION)][self.r.below(2)];
                self.emit(InstKind::Extract(p, i), ty);
            }
            3 => {
                let p = self.get(RECORD);
                let (i, ty) = [(0, PAIR), (1, OPTION)][self.r.below(2)];
                self.emit(InstKind::Field(p, 0, i), ty);
            }
            4 => {
                let p = self.get(REF);
                self.emit(InstKind::Field(p, 0, 0), TEXT);
            }
            5 => {
                let p = self.get(ARRAY);
                let i = self.b.int(self.r.below(2) as i64, Ty::I64);
                self.emit(InstKind::ArrayGet(p, i), TEXT);
            }
            6 => {
                self.emit(InstKind::GlobalGet(GlobalId(1)), LIST);
            }
            7 => {
                let t = self.get(TEXT);
                let up = self.hidden(InstKind::CastCell(t), ANY);
                self.emit(InstKind::CastCell(up), TEXT);
            }
            _ => {
                let t = self.get(TEXT);
                let p = self.hidden(InstKind::TextData(t), Ty::Ptr);
                let byte = self.hidden(InstKind::Load(p), Ty::I8);
                self.emit(InstKind::Convert(ConvOp::ZExt, byte), Ty::I64);
            }
        }
    }
    fn change(&mut self) {
        match self.r.below(3) {
            0 => {
                let (c, v) = (self.get(REF), self.get(TEXT));
                self.b.effect(InstKind::SetField(c, 0, v));
            }
            1 => {
                let (a, v) = (self.get(ARRAY), self.get(TEXT));
                let i = self.b.int(self.r.below(2) as i64, Ty::I64);
                self.b.effect(InstKind::ArraySet(a, i, v));
            }
            _ => {
                let v = self.get(LIST);
                self.b.effect(InstKind::GlobalSet(GlobalId(1), v));
            }
        }
    }
    fn call(&mut self) {
        if self.r.one_in(3) || self.me + 1 >= self.sigs.len() {
            let (f, t) = (self.get(FUN), self.get(TEXT));
            self.emit(InstKind::CallClosure(f, vec![t]), TEXT);
            return;
        }
        let sigs = self.sigs;
        let callee = self.me + 1 + self.r.below(sigs.len() - self.me - 1);
        let sig = &sigs[callee];
        let args: Vec<Value> = sig.params.iter().map(|t| self.get(*t)).collect();
        let func = FuncId((FIRST + callee) as u32);
        if !sig.raises {
            self.emit(InstKind::Call(func, args), sig.ret);
            return;
        }
        let carried = self.get(LIST);
        let (normal, n) = self.b.block_with(&[sig.ret, LIST]);
        let (error, e) = self.b.block_with(&[ANY]);
        let extra = Target::new(normal, [carried]);
        self.b.terminate(Terminator::Invoke { func, args, normal: extra, error: Target::new(error, []) });
        self.b.switch_to(error);
        if sigs[self.me].raises && self.r.one_in(2) {
            self.b.terminate(Terminator::Raise(e[0]));
        } else {
            let saved = self.env.len();
            self.note(e[0], ANY);
            let text = self.hidden(InstKind::CastCell(e[0]), TEXT);
            self.note(text, TEXT);
            self.finish();
            self.env.truncate(saved);
        }
        self.b.switch_to(normal);
        self.note(n[0], sig.ret);
        self.note(n[1], LIST);
    }
    /// Leaves the function.
    fn finish(&mut self) {
        let sig = &self.sigs[self.me];
        if self.me == 0 {
            let v = self.get(Ty::I64);
            let none = self.b.zero(LIST);
            self.b.effect(InstKind::GlobalSet(GlobalId(1), none));
            self.b.ret(v);
            return;
        }
        if sig.raises && self.r.one_in(4) {
            let t = self.get(TEXT);
            let up = self.hidden(InstKind::CastCell(t), ANY);
            self.b.terminate(Terminator::Raise(up));
            return;
        }
        let later: Vec<usize> =
            (self.me + 1..self.sigs.len()).filter(|i| self.sigs[*i].ret == sig.ret && !self.sigs[*i].raises).collect();
        if !later.is_empty() && self.r.one_in(2) {
            let callee = later[self.r.below(later.len())];
            let args: Vec<Value> = self.sigs[callee].params.iter().map(|t| self.get(*t)).collect();
            self.b.terminate(Terminator::TailCall(FuncId((FIRST + callee) as u32), args));
            return;
        }
        if sig.ret == TEXT && self.r.one_in(4) {
            let (f, t) = (self.get(FUN), self.get(TEXT));
            self.b.terminate(Terminator::TailCallClosure(f, vec![t]));
            return;
        }
        let v = self.get(sig.ret);
        self.b.ret(v);
    }
    fn condition(&mut self) -> Value {
        let (a, c) = (self.get(Ty::I64), self.b.int(4, Ty::I64));
        self.b.compare(CmpOp::LtS, a, c)
    }
    fn branch(&mut self) {
        let joined: Vec<Ty> = (0..self.r.below(3)).map(|_| TYPES[self.r.below(TYPES.len())]).collect();
        let (join, params) = self.b.block_with(&joined);
        let mut arms: Vec<(Block, Option<Value>)> = Vec::new();
        let list = self.get(LIST);
        let option = self.get(OPTION);
        let (x, y) = (self.b.block(), self.b.block());
        match self.r.below(3) {
            0 => {
                let c = self.condition();
                self.b.branch(c, x, y);
                arms.extend([(x, None), (y, None)]);
            }
            1 => {
                let tag = self.hidden(InstKind::CellTag(list), Ty::I32);
                let cases = vec![(0, Target::new(x, []))];
                self.b.terminate(Terminator::Switch { on: tag, cases, default: Target::new(y, []) });
                arms.extend([(x, None), (y, Some(list))]);
            }
            _ => {
                let tag = self.hidden(InstKind::Tag(option), Ty::I32);
                let cases = vec![(0, Target::new(x, []))];
                self.b.terminate(Terminator::Switch { on: tag, cases, default: Target::new(y, []) });
                arms.extend([(x, None), (y, Some(option))]);
            }
        }
        let saved = self.env.len();
        for (i, (block, matched)) in arms.into_iter().enumerate() {
            self.b.switch_to(block);
            if let Some(v) = matched {
                if self.ty(v) == LIST {
                    self.emit(InstKind::Field(v, 1, 0), TEXT);
                    self.emit(InstKind::Field(v, 1, 1), LIST);
                } else {
                    self.emit(InstKind::ExtractCase(v, 1, 0), TEXT);
                }
            }
            self.statements(3);
            if i == 1 && self.r.one_in(6) {
                self.finish();
            } else {
                let args: Vec<Value> = joined.iter().map(|t| self.get(*t)).collect();
                self.b.jump(join, &args);
            }
            self.env.truncate(saved);
        }
        self.b.switch_to(join);
        for (p, t) in params.into_iter().zip(joined) {
            self.note(p, t);
        }
    }
    fn repeat(&mut self) {
        let carried: Vec<Ty> = (0..1 + self.r.below(3)).map(|_| TYPES[self.r.below(TYPES.len())]).collect();
        let mut all = vec![Ty::I64];
        all.extend(&carried);
        let (head, params) = self.b.block_with(&all);
        let (body, after) = (self.b.block(), self.b.block());
        let zero = self.b.int(0, Ty::I64);
        let mut args = vec![zero];
        args.extend(carried.iter().map(|t| self.get(*t)).collect::<Vec<_>>());
        self.b.jump(head, &args);
        self.b.switch_to(head);
        for (p, t) in params.iter().zip(&all).skip(1) {
            self.note(*p, *t);
        }
        let limit = self.b.int(self.r.below(4) as i64, Ty::I64);
        let more = self.b.compare(CmpOp::LtS, params[0], limit);
        self.b.branch(more, body, after);
        let saved = self.env.len();
        self.b.switch_to(body);
        self.statements(3);
        let one = self.b.int(1, Ty::I64);
        let next = self.b.binary(BinOp::Add, params[0], one);
        let mut args = vec![next];
        args.extend(carried.iter().map(|t| self.get(*t)).collect::<Vec<_>>());
        self.b.jump(head, &args);
        self.env.truncate(saved);
        self.b.switch_to(after);
    }
    fn statements(&mut self, n: usize) {
        for _ in 0..self.r.below(n + 1) {
            if self.fuel == 0 {
                return;
            }
            self.fuel -= 1;
            match self.r.below(8) {
                0 => {
                    let ty = TYPES[self.r.below(TYPES.len())];
                    self.make(ty);
                }
                1 | 2 => self.look(),
                3 => self.change(),
                4 => self.call(),
                5 | 6 => self.branch(),
                _ => self.repeat(),
            }
        }
    }
}

/// The body of a function value that captures a string and an option.
fn closure(r: &mut Random, id: u32) -> mir::Function {
    let mut b = FunctionBuilder::new(&format!("closure{id}"), &[FUN, TEXT], TEXT);
    b.func().kind = FuncKind::Closure;
    b.func().captures = vec![TEXT, OPTION];
    let this = b.arg(0);
    match r.below(3) {
        0 => {
            let v = b.value(InstKind::Capture(this, 0), TEXT);
            b.ret(v);
        }
        1 => {
            let v = b.arg(1);
            b.ret(v);
        }
        _ => {
            let o = b.value(InstKind::Capture(this, 1), OPTION);
            let tag = b.value(InstKind::Tag(o), Ty::I32);
            let (x, y) = (b.block(), b.block());
            b.terminate(Terminator::Switch {
                on: tag,
                cases: vec![(0, Target::new(x, []))],
                default: Target::new(y, []),
            });
            b.switch_to(x);
            let v = b.arg(1);
            b.ret(v);
            b.switch_to(y);
            let v = b.value(InstKind::ExtractCase(o, 1, 0), TEXT);
            b.ret(v);
        }
    }
    b.finish()
}

fn program(seed: u64) -> Program {
    let mut r = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut program = mir::parse(common::PRELUDE).expect("the prelude parses");
    let mut sigs = vec![Sig { params: vec![Ty::I64], ret: Ty::I64, raises: false }];
    for _ in 1..COUNT {
        let params = (0..r.below(4)).map(|_| TYPES[r.below(TYPES.len())]).collect();
        sigs.push(Sig { params, ret: TYPES[r.below(TYPES.len())], raises: r.one_in(3) });
    }
    let mut closures = Vec::new();
    for me in 0..COUNT {
        let sig = &sigs[me];
        let mut b = FunctionBuilder::new(&format!("test{me}"), &sig.params, sig.ret);
        b.func().raises = sig.raises;
        b.func().modes = vec![Mode::Owned; sig.params.len()];
        let mut g =
            Gen { r: &mut r, sigs: &sigs, me, b, env: Vec::new(), tys: Vec::new(), fuel: 25, closures: &mut closures };
        for (i, t) in sig.params.iter().enumerate() {
            let v = g.b.arg(i);
            g.note(v, *t);
        }
        for _ in 0..3 {
            g.statements(6);
        }
        g.finish();
        let f = g.b.finish();
        program.funcs.push(f);
    }
    for f in closures {
        program.funcs.push(f);
    }
    program
}

#[test]
fn random_programs_balance() {
    let count = std::env::var("FIREFLY_RANDOM_PROGRAMS").ok().and_then(|n| n.parse().ok()).unwrap_or(200u64);
    for seed in 1..=count {
        let input = program(seed);
        let errors = |e: Result<(), Vec<mir::verify::Violation>>| {
            e.err().map(|e| e.iter().map(|v| v.to_string()).collect::<Vec<_>>().join("\n"))
        };
        assert_eq!(errors(verify(&input, Stage::Input)), None, "seed {seed}\n{input}");
        let (placed, _) = memory::place(input);
        assert_eq!(errors(verify(&placed, Stage::Placed)), None, "seed {seed}\n{placed}");
        if let Err(e) = memory::certify(&placed) {
            panic!("seed {seed}: {}\n{placed}", e.join("\n"));
        }
        let expanded = memory::expand(placed.clone());
        assert_eq!(errors(verify(&expanded, Stage::Expanded)), None, "seed {seed}\n{expanded}");
        match interpret::call(&expanded, Stage::Expanded, FuncId(FIRST as u32), &[V::Bits(3)], 300_000) {
            Ok(outcome) => {
                let last = outcome.result.is_ok() && outcome.exit.is_none();
                assert!(!last || outcome.leaked == 0, "seed {seed}: {} cells leak\n{placed}", outcome.leaked);
            }
            Err(e) => assert!(e.kind == interpret::FaultKind::Limit, "seed {seed}: {e}\n{placed}"),
        }
    }
}

/// Every `Retain`, `Release` and `Unpack` is needed: without any one of them the certifier refuses the program.
#[test]
fn the_certifier_misses_no_deleted_count() {
    let is_count = |k: &InstKind| matches!(k, InstKind::Retain(_) | InstKind::Release(_) | InstKind::Unpack(..));
    for seed in 1..=20 {
        let (placed, _) = memory::place(program(seed));
        for f in placed.funcs.ids().skip(FIRST) {
            let reachable = mir::cfg::Cfg::new(&placed.funcs[f]);
            for b in reachable.rpo {
                for i in 0..placed.funcs[f].blocks[b].insts.len() {
                    if !is_count(&placed.funcs[f].blocks[b].insts[i].kind) {
                        continue;
                    }
                    let mut broken = placed.clone();
                    let removed = broken.funcs[f].blocks[b].insts.remove(i);
                    assert!(
                        memory::certify(&broken).is_err(),
                        "seed {seed}: {f} {b}: without {}\n{placed}",
                        removed.kind
                    );
                }
            }
        }
    }
}

/// A placed program with one fault, and what was done to it.
struct Fault {
    kind: &'static str,
    text: String,
    program: Program,
}

/// The faults of one instruction of a function.
fn faults_at(placed: &Program, f: FuncId, b: Block, i: usize) -> Vec<Fault> {
    let func = &placed.funcs[f];
    let insts = &func.blocks[b].insts;
    let kind = insts[i].kind.clone();
    let text = format!("{f} {b} instruction {i} ({kind})");
    let mut out = Vec::new();
    let mut fault = |kind: &'static str, change: &dyn Fn(&mut Vec<mir::Inst>)| {
        let mut program = placed.clone();
        change(&mut program.funcs[f].blocks[b].insts);
        out.push(Fault { kind, text: text.clone(), program });
    };
    let is_constant = |v: Value| {
        func.blocks.iter().flat_map(|b| &b.insts).any(|i| {
            i.result == Some(v) && matches!(i.kind, InstKind::Zero | InstKind::Static(_) | InstKind::CastCell(_))
        })
    };
    let retained = |v: Value| {
        let counts = |k: &InstKind| match k {
            InstKind::Retain(w) => *w == v,
            InstKind::Unpack(_, _, parts) => parts.contains(&v),
            _ => false,
        };
        func.blocks.iter().flat_map(|b| &b.insts).any(|i| counts(&i.kind))
    };
    let new = |kind: InstKind| mir::Inst::new(kind, None);
    match kind {
        InstKind::Retain(v) => {
            fault("retain twice", &|is| is.insert(i, new(InstKind::Retain(v))));
            fault("release for retain", &|is| is[i] = new(InstKind::Release(v)));
        }
        InstKind::Release(v) => {
            fault("release twice", &|is| is.insert(i, new(InstKind::Release(v))));
            fault("retain for release", &|is| is[i] = new(InstKind::Retain(v)));
            if !retained(v) && !is_constant(v) {
                fault("use after release", &|is| {
                    is.insert(i + 1, new(InstKind::Release(v)));
                    is.insert(i + 1, new(InstKind::Retain(v)));
                });
                let mentions = |k: &InstKind| {
                    let mut found = false;
                    k.for_each_operand(|o| found |= o == v);
                    found && !matches!(k, InstKind::DebugValue(..))
                };
                if let Some(before) = insts[..i].iter().rposition(|k| mentions(&k.kind)) {
                    fault("release too early", &|is| {
                        let release = is.remove(i);
                        is.insert(before, release);
                    });
                }
            }
        }
        InstKind::Unpack(v, ..) => {
            fault("unpack twice", &|is| is.insert(i, is[i].clone()));
            fault("unpack and release", &|is| is.insert(i + 1, new(InstKind::Release(v))));
        }
        _ => {}
    }
    out
}

/// The faults of the edges out of a block, and of its values at its end.
fn faults_of_edges(placed: &Program, f: FuncId, b: Block) -> Vec<Fault> {
    let func = &placed.funcs[f];
    let mut out = Vec::new();
    let mut targets = Vec::new();
    func.blocks[b].term.for_each_target(|t| targets.push(t.block));
    let predecessors = mir::cfg::Cfg::new(func).preds;
    for t in targets {
        let data = &func.blocks[t];
        let Some(InstKind::Release(v)) = data.insts.first().map(|i| &i.kind) else { continue };
        if data.params.contains(v) || predecessors[t].len() != 1 {
            continue;
        }
        // What one way releases is released before the ways part: the other ways release or use it again.
        let mut program = placed.clone();
        let release = program.funcs[f].blocks[t].insts.remove(0);
        program.funcs[f].blocks[b].insts.push(release);
        out.push(Fault { kind: "release on every branch", text: format!("{f} {b} to {t}"), program });
    }
    out
}

/// Each parameter passed the other way than the body and the callers know.
fn faults_of_modes(placed: &Program, f: FuncId) -> Vec<Fault> {
    let func = &placed.funcs[f];
    let returns = mir::cfg::Cfg::new(func)
        .rpo
        .iter()
        .any(|b| matches!(func.blocks[*b].term, Terminator::Return(_) | Terminator::Raise(_)));
    let mut out = Vec::new();
    for (i, v) in func.params().iter().enumerate() {
        if !returns || !placed.is_managed(func.ty(*v)) {
            continue;
        }
        let mut program = placed.clone();
        let mode = &mut program.funcs[f].modes[i];
        let kind = if *mode == Mode::Owned { "borrowed for owned" } else { "owned for borrowed" };
        *mode = if *mode == Mode::Owned { Mode::Borrowed } else { Mode::Owned };
        out.push(Fault { kind, text: format!("{f} parameter {i}"), program });
    }
    out
}

/// Each seeded fault is refused; there are many of each kind.
#[test]
fn the_certifier_refuses_seeded_faults() {
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let mut missed = Vec::new();
    for seed in 101..=115 {
        let (placed, _) = memory::place(program(seed));
        let mut faults = Vec::new();
        for f in placed.funcs.ids().skip(FIRST) {
            faults.extend(faults_of_modes(&placed, f));
            for b in mir::cfg::Cfg::new(&placed.funcs[f]).rpo {
                faults.extend(faults_of_edges(&placed, f, b));
                for i in 0..placed.funcs[f].blocks[b].insts.len() {
                    faults.extend(faults_at(&placed, f, b, i));
                }
            }
        }
        for fault in faults {
            *seen.entry(fault.kind).or_default() += 1;
            if memory::certify(&fault.program).is_ok() {
                missed.push(format!("seed {seed}: {}: {}", fault.kind, fault.text));
            }
        }
    }
    assert!(missed.is_empty(), "{} faults of {seen:?} are missed:\n{}", missed.len(), missed.join("\n"));
    assert!(seen.values().sum::<usize>() >= 500 && seen.values().all(|n| *n >= 5), "{seen:?}");
}
