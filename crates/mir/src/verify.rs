//! Checks that a program is well-formed MIR.
//!
//! In: a program and the stage at which it stands. Out: every violation, as text. What a verified program satisfies:
//!
//! tables
//! - every id in a layout, a static, `entry` and `runtime` is in range; no aggregate contains itself; layouts 0 of
//!   aggregates, 0 and 1 of cells are `unit`, `Any`, `Text`;
//! - `entry` takes one `Ptr`; a static closure's code and arity fit each other;
//!
//! functions
//! - there is an entry block; it has one parameter for each mode and is no target;
//! - every value is defined once and has a type in range; every use is dominated by its definition;
//! - instructions: operands in range, of the types that the instruction takes ([`crate::typing`]); a result if and only
//!   if the instruction has one, of the type that follows; case and field numbers within the layout;
//! - `Select`, `Insert`'s field, operands of `Syscall`, imports and arithmetic are not managed;
//! - `Capture` reads the function's own first parameter, within `captures`;
//! - terminators: conditions are `I1`, switches integers without duplicate cases, targets in range with arguments of
//!   the parameters' number and types (after the one that an invocation supplies: the callee's result, an exception);
//!   results are the function's; a tail callee's result is the caller's; `Raise` only in a function that raises;
//! - an exception is a cell;
//! - a runtime function makes no managed value but constants and other names of them (it may be handed some);
//!
//! stages
//! - [`Stage::Input`]: no `Retain`, `Release`, `Unpack`, `EndCell`; no place decided; no borrowed block parameter;
//! - [`Stage::Placed`]: every allocation has its place; `EndCell` names the result of an allocation on the stack;
//! - [`Stage::Expanded`]: no `Retain`, `Release`, `Unpack`, `EndCell`, `New`, `NewArray`, `NewText`, `NewClosure`, and no assignment of managed
//!   content other than by `Store`.

use std::collections::BTreeSet;

use base::{IndexVec, Symbol};

use crate::cfg::Cfg;
use crate::typing::{self, ResultTy, agg_field, elem_ty, is_float, is_int, result_ty};
use crate::{
    AggId, AggKind, Block, CellId, CellKind, Change, Const, ConvOp, Function, Inst, InstKind, Place, Program,
    StaticCell, Target, Terminator, Ty, UnOp, Value,
};

/// Where in the pipeline a program stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Made by `specialise`.
    Input,
    /// Placed and counted by `memory`.
    Placed,
    /// Counting made explicit: what `codegen` takes.
    Expanded,
}

/// A violation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// The function, if it is in one.
    pub func: Option<Symbol>,
    /// What is wrong and where.
    pub text: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.func {
            Some(name) => write!(f, "{name}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

type Check = Result<(), String>;

/// Checks a program.
pub fn verify(program: &Program, stage: Stage) -> Result<(), Vec<Violation>> {
    let mut violations = Vec::new();
    if let Err(text) = tables(program) {
        return Err(vec![Violation { func: None, text }]);
    }
    for func in program.funcs.iter() {
        let mut texts = Vec::new();
        function(program, func, stage, &mut texts);
        violations.extend(texts.into_iter().map(|text| Violation { func: Some(func.name), text }));
    }
    if violations.is_empty() { Ok(()) } else { Err(violations) }
}

fn ensure(holds: bool, text: impl FnOnce() -> String) -> Check {
    if holds { Ok(()) } else { Err(text()) }
}

fn tables(program: &Program) -> Check {
    let unit_ok = program.aggs.get(Program::UNIT).is_some_and(|a| a.kind == AggKind::Struct(Vec::new()));
    ensure(unit_ok, || "aggregate 0 is not unit".into())?;
    let any_ok = program.cells.get(Program::ANY).is_some_and(|c| c.kind == CellKind::Any);
    let text_ok = program.cells.get(Program::TEXT).is_some_and(|c| c.kind == CellKind::Text);
    ensure(any_ok && text_ok, || "cells 0 and 1 are not Any and Text".into())?;
    layouts(program)?;
    agg_cycles(program)?;
    for (id, s) in program.statics.iter_enumerated() {
        static_cell(program, s).map_err(|e| format!("{id}: {e}"))?;
    }
    for (id, g) in program.globals.iter_enumerated() {
        ty_in_range(program, g.ty).map_err(|e| format!("{id}: {e}"))?;
    }
    for (name, f) in program.runtime.named() {
        ensure(program.funcs.get(f).is_some(), || format!("runtime {name} {f} is out of range"))?;
    }
    let entry = program.funcs.get(program.entry).ok_or("no entry")?;
    let params: Vec<Ty> = entry.params().iter().filter_map(|v| entry.values.get(*v)).map(|d| d.ty).collect();
    ensure(params == [Ty::Ptr], || "the entry does not take one Ptr".into())
}

fn ty_in_range(program: &Program, ty: Ty) -> Check {
    match ty {
        Ty::Cell(id) => ensure(program.cells.get(id).is_some(), || format!("{id} is out of range")),
        Ty::Agg(id) => ensure(program.aggs.get(id).is_some(), || format!("{id} is out of range")),
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr => Ok(()),
    }
}

fn layouts(program: &Program) -> Check {
    let all = |tys: &[Ty]| tys.iter().try_for_each(|t| ty_in_range(program, *t));
    for (id, agg) in program.aggs.iter_enumerated() {
        match &agg.kind {
            AggKind::Struct(fields) => all(fields),
            AggKind::Union(cases) => cases.iter().try_for_each(|c| all(c)),
        }
        .map_err(|e| format!("{id}: {e}"))?;
    }
    for (id, cell) in program.cells.iter_enumerated() {
        match &cell.kind {
            CellKind::Any | CellKind::Text => Ok(()),
            CellKind::Object(fields) => fields.iter().try_for_each(|f| ty_in_range(program, f.ty)),
            CellKind::Union { cases, null_case } => {
                cases.iter().try_for_each(|c| all(c)).and_then(|()| match null_case {
                    Some(n) => {
                        ensure(cases.get(*n as usize).is_some_and(Vec::is_empty), || "its null case has fields".into())
                    }
                    None => Ok(()),
                })
            }
            CellKind::Array(elem) => ty_in_range(program, *elem),
            CellKind::Closure { params, ret } => all(params).and_then(|()| ty_in_range(program, *ret)),
        }
        .map_err(|e| format!("{id}: {e}"))?;
    }
    Ok(())
}

/// Depth-first search with an explicit stack: 0 new, 1 on the path, 2 done.
fn agg_cycles(program: &Program) -> Check {
    let mut state: IndexVec<AggId, u8> = program.aggs.ids().map(|_| 0).collect();
    for root in program.aggs.ids() {
        let mut stack = vec![root];
        while let Some(id) = stack.last().copied() {
            if state[id] != 0 {
                state[id] = 2;
                stack.pop();
                continue;
            }
            state[id] = 1;
            let fields: Vec<Ty> = match &program.aggs[id].kind {
                AggKind::Struct(fields) => fields.clone(),
                AggKind::Union(cases) => cases.concat(),
            };
            for field in fields {
                let Ty::Agg(next) = field else { continue };
                ensure(state[next] != 1, || format!("{next} contains itself"))?;
                if state[next] == 0 {
                    stack.push(next);
                }
            }
        }
    }
    Ok(())
}

fn static_cell(program: &Program, s: &StaticCell) -> Check {
    let kind = |id: CellId| program.cells.get(id).map(|c| &c.kind).ok_or_else(|| format!("{id} is out of range"));
    match s {
        StaticCell::Text(_) => Ok(()),
        StaticCell::Case(cell, case) => match kind(*cell)? {
            CellKind::Union { cases, .. } => {
                ensure(cases.get(*case as usize).is_some_and(Vec::is_empty), || "not a case without fields".into())
            }
            _ => Err("not a union".into()),
        },
        StaticCell::Array(cell, _) => ensure(matches!(kind(*cell)?, CellKind::Array(_)), || "not an array".into()),
        StaticCell::Closure { cell, func, arity } => {
            let f = program.funcs.get(*func).ok_or_else(|| format!("{func} is out of range"))?;
            ensure(matches!(kind(*cell)?, CellKind::Closure { .. }), || "not a function type".into())?;
            ensure(f.captures.is_empty(), || format!("{func} has captures"))?;
            ensure(f.modes.len() == *arity as usize + 1, || format!("{func} has not arity {arity}"))
        }
    }
}

struct Cx<'a> {
    program: &'a Program,
    func: &'a Function,
    stage: Stage,
}

fn function(program: &Program, func: &Function, stage: Stage, out: &mut Vec<String>) {
    let cx = Cx { program, func, stage };
    if let Err(text) = cx.header() {
        out.push(text);
        return;
    }
    let cfg = Cfg::new(func);
    let defs = match definitions(func) {
        Ok(defs) => defs,
        Err(text) => return out.push(text),
    };
    for (b, data) in func.blocks.iter_enumerated() {
        for (i, inst) in data.insts.iter().enumerate() {
            let mut check = cx.inst(inst);
            inst.kind.for_each_operand(|v| {
                if check.is_ok() {
                    check = dominated(&cfg, &defs, v, b, i + 1);
                }
            });
            if let Err(text) = check {
                out.push(format!("{b}, instruction {i} ({:?}): {text}", inst.kind));
            }
        }
        let mut check = cx.terminator(&data.term);
        let mut uses = Vec::new();
        data.term.for_each_operand(|v| uses.push(v));
        data.term.for_each_target(|t| uses.extend(&t.args));
        for v in uses {
            if check.is_ok() {
                check = dominated(&cfg, &defs, v, b, usize::MAX);
            }
        }
        if let Err(text) = check {
            out.push(format!("{b}, terminator ({:?}): {text}", data.term));
        }
    }
}

/// Where each value is defined: block, and one more than the number of the instruction (0 for parameters).
fn definitions(func: &Function) -> Result<IndexVec<Value, Option<(Block, usize)>>, String> {
    let mut defs: IndexVec<Value, Option<(Block, usize)>> = func.values.ids().map(|_| None).collect();
    let mut define =
        |v: Value, at: (Block, usize)| ensure(defs[v].replace(at).is_none(), || format!("{v} is defined twice"));
    for (b, data) in func.blocks.iter_enumerated() {
        for v in &data.params {
            define(*v, (b, 0))?;
        }
        for (i, inst) in data.insts.iter().enumerate() {
            if let Some(v) = inst.result {
                define(v, (b, i + 1))?;
            }
        }
    }
    Ok(defs)
}

fn dominated(cfg: &Cfg, defs: &IndexVec<Value, Option<(Block, usize)>>, v: Value, b: Block, at: usize) -> Check {
    let Some((def, i)) = defs[v] else {
        return Err(format!("{v} is not defined"));
    };
    let ok = if def == b { i < at } else { !cfg.is_reachable(b) || cfg.dominates(def, b) };
    ensure(ok, || format!("{v} is used where its definition in {def} does not dominate"))
}

impl Cx<'_> {
    fn header(&self) -> Check {
        let f = self.func;
        ensure(!f.blocks.is_empty(), || "no entry block".into())?;
        ensure(f.params().len() == f.modes.len(), || {
            format!("{} parameters but {} modes", f.params().len(), f.modes.len())
        })?;
        ty_in_range(self.program, f.ret)?;
        f.captures.iter().try_for_each(|t| ty_in_range(self.program, *t))?;
        let value = |v: Value| ensure(f.values.get(v).is_some(), || format!("{v} is out of range"));
        for data in f.values.iter() {
            ty_in_range(self.program, data.ty)?;
            ensure(self.stage != Stage::Input || !data.borrowed, || "a borrowed parameter before placement".into())?;
        }
        for (b, data) in f.blocks.iter_enumerated() {
            data.params.iter().try_for_each(|v| value(*v))?;
            let mut check = Ok(());
            let mut see = |v: Value| {
                if check.is_ok() {
                    check = value(v);
                }
            };
            for inst in &data.insts {
                inst.result.into_iter().for_each(&mut see);
                inst.kind.for_each_operand(&mut see);
            }
            data.term.for_each_operand(&mut see);
            data.term.for_each_target(|t| t.args.iter().for_each(|v| see(*v)));
            data.term.for_each_target(|t| {
                if check.is_ok() {
                    check = ensure(f.blocks.get(t.block).is_some() && t.block != Block(0), || {
                        format!("bad target {}", t.block)
                    });
                }
            });
            check.map_err(|e| format!("{b}: {e}"))?;
        }
        Ok(())
    }

    fn ty(&self, v: Value) -> Ty {
        self.func.ty(v)
    }

    fn is(&self, v: Value, ty: Ty) -> Check {
        ensure(self.ty(v) == ty, || format!("{v} is {:?}, not {ty:?}", self.ty(v)))
    }

    fn word(&self, v: Value) -> Check {
        self.is(v, self.program.word_ty())
    }

    fn all(&self, vs: &[Value], tys: &[Ty]) -> Check {
        ensure(vs.len() == tys.len(), || format!("{} operands where {} are taken", vs.len(), tys.len()))?;
        vs.iter().zip(tys).try_for_each(|(v, t)| self.is(*v, *t))
    }

    fn unmanaged(&self, v: Value) -> Check {
        ensure(!self.program.is_managed(self.ty(v)), || format!("{v} is managed"))
    }

    fn cell(&self, v: Value) -> Result<&CellKind, String> {
        match self.ty(v) {
            Ty::Cell(id) => Ok(&self.program.cells[id].kind),
            ty => Err(format!("{v} is {ty:?}, not a cell")),
        }
    }

    fn closure(&self, c: Value, args: &[Value]) -> Result<Option<Ty>, String> {
        let CellKind::Closure { params, ret } = self.cell(c)? else {
            return Err(format!("{c} is no function value"));
        };
        ensure(args.len() <= params.len() && !args.is_empty(), || "wrong number of arguments".into())?;
        self.all(args, &params[..args.len()])?;
        Ok((args.len() == params.len()).then_some(*ret))
    }

    fn callee(&self, f: crate::FuncId, args: &[Value]) -> Result<&Function, String> {
        let callee = self.program.funcs.get(f).ok_or_else(|| format!("{f} is out of range"))?;
        let tys: Vec<Ty> = callee.params().iter().filter_map(|v| callee.values.get(*v)).map(|d| d.ty).collect();
        self.all(args, &tys)?;
        Ok(callee)
    }

    fn inst(&self, inst: &Inst) -> Check {
        self.stage_of(&inst.kind)?;
        self.operands(&inst.kind)?;
        if let (true, Some(v)) = (self.func.is_runtime, inst.result) {
            let constant = matches!(inst.kind, InstKind::Static(_) | InstKind::Zero | InstKind::CastCell(_));
            ensure(constant || !self.program.is_managed(self.ty(v)), || {
                format!("a runtime function makes the managed value {v}")
            })?;
        }
        match (result_ty(self.program, self.func, &inst.kind), inst.result) {
            (ResultTy::Wrong, _) => Err("the operands do not fit".into()),
            (ResultTy::None, None) => Ok(()),
            (ResultTy::None, Some(_)) => Err("a result where there is none".into()),
            (_, None) => Err("the result has no name".into()),
            (ResultTy::Is(ty), Some(v)) => self.is(v, ty),
            (ResultTy::Chosen, Some(v)) => self.chosen(&inst.kind, v),
        }
    }

    fn stage_of(&self, kind: &InstKind) -> Check {
        use InstKind as K;
        let place = match kind {
            K::Retain(_) | K::Release(_) | K::Unpack(..) | K::EndCell(_) | K::RegionBegin(_) | K::RegionEnd(_) => {
                return ensure(self.stage == Stage::Placed, || "counting outside the placed stage".into());
            }
            K::New { place, .. }
            | K::NewArray { place, .. }
            | K::NewText { place, .. }
            | K::NewClosure { place, .. } => place,
            K::SetField(_, _, v) | K::ArraySet(_, _, v) | K::GlobalSet(_, v) | K::Replace(_, v)
                if self.stage == Stage::Expanded =>
            {
                return self.unmanaged(*v);
            }
            _ => return Ok(()),
        };
        match self.stage {
            Stage::Input => ensure(*place == Place::Unplaced, || "placed too early".into()),
            Stage::Placed => ensure(*place != Place::Unplaced, || "no place".into()),
            Stage::Expanded => Err("an allocation after expansion".into()),
        }
    }

    /// Results whose type the maker chooses.
    fn chosen(&self, kind: &InstKind, v: Value) -> Check {
        let ty = self.ty(v);
        let ok = match kind {
            InstKind::Const(Const::Int(_)) => is_int(ty),
            InstKind::Const(Const::F32(_)) => ty == Ty::F32,
            InstKind::Const(Const::F64(_)) => ty == Ty::F64,
            InstKind::Convert(op, a) => self.conversion(*op, self.ty(*a), ty),
            InstKind::CastCell(_) => matches!(ty, Ty::Cell(_)),
            _ => true,
        };
        ensure(ok, || format!("the result cannot be {ty:?}"))
    }

    fn conversion(&self, op: ConvOp, from: Ty, to: Ty) -> bool {
        let size = |t| self.program.size_of(t).size;
        let cell = |t| matches!(t, Ty::Cell(_));
        let int_size = |t| if t == Ty::I1 { 0 } else { size(t) };
        match op {
            ConvOp::Trunc => is_int(from) && is_int(to) && int_size(to) < int_size(from),
            ConvOp::SExt | ConvOp::ZExt => is_int(from) && is_int(to) && int_size(to) > int_size(from),
            ConvOp::FToSiSat | ConvOp::FToUiSat => is_float(from) && is_int(to),
            ConvOp::SiToF | ConvOp::UiToF => is_int(from) && is_float(to),
            ConvOp::FExt => from == Ty::F32 && to == Ty::F64,
            ConvOp::FTrunc => from == Ty::F64 && to == Ty::F32,
            ConvOp::Bitcast => {
                size(from) == size(to) && (is_int(from) || is_float(from)) && (is_int(to) || is_float(to))
            }
            ConvOp::PtrToInt => from == Ty::Ptr && is_int(to),
            ConvOp::IntToPtr => is_int(from) && to == Ty::Ptr,
            ConvOp::CellToPtr => cell(from) && to == Ty::Ptr,
            ConvOp::PtrToCell => from == Ty::Ptr && cell(to),
        }
    }

    fn arithmetic(&self, kind: &InstKind) -> Check {
        match kind {
            InstKind::Binary(op, a, b) => {
                self.is(*b, self.ty(*a))?;
                ensure(typing::binary_accepts(*op, self.ty(*a)), || format!("no {op:?} of {:?}", self.ty(*a)))
            }
            InstKind::Unary(op, a) => {
                let ty = self.ty(*a);
                let ok = match op {
                    UnOp::Neg
                    | UnOp::Not
                    | UnOp::PopCount
                    | UnOp::LeadingZeros
                    | UnOp::TrailingZeros
                    | UnOp::ByteSwap => is_int(ty),
                    UnOp::FNeg | UnOp::FAbs | UnOp::FSqrt | UnOp::FFloor | UnOp::FCeil | UnOp::FTrunc | UnOp::FRint => {
                        is_float(ty)
                    }
                };
                ensure(ok, || format!("no {op:?} of {ty:?}"))
            }
            InstKind::Compare(op, a, b) => {
                use crate::CmpOp as C;
                let ty = self.ty(*a);
                self.is(*b, ty)?;
                let ok = match op {
                    C::Eq | C::Ne => !is_float(ty) && !matches!(ty, Ty::Agg(_)),
                    C::LtU | C::LeU | C::GtU | C::GeU => is_int(ty) || ty == Ty::Ptr,
                    C::LtS | C::LeS | C::GtS | C::GeS => is_int(ty),
                    C::FEq | C::FNe | C::FLt | C::FLe | C::FGt | C::FGe => is_float(ty),
                };
                ensure(ok, || format!("no {op:?} of {ty:?}"))
            }
            InstKind::Select(c, a, b) => {
                self.is(*c, Ty::I1)?;
                self.is(*b, self.ty(*a))?;
                self.unmanaged(*a)
            }
            _ => Ok(()),
        }
    }

    fn is_on_stack(&self, v: Value) -> bool {
        let mut all = self.func.blocks.iter().flat_map(|b| &b.insts);
        all.any(|i| i.result == Some(v) && i.kind.place() == Some(Place::Stack))
    }

    fn operands(&self, kind: &InstKind) -> Check {
        use InstKind as K;
        match kind {
            K::Const(_) | K::Zero | K::Static(_) | K::GlobalAddr(_) | K::Pause | K::Convert(..) => Ok(()),
            K::Binary(..) | K::Unary(..) | K::Compare(..) | K::Select(..) => self.arithmetic(kind),
            K::MakeAgg(..)
            | K::Extract(..)
            | K::Insert(..)
            | K::MakeCase(..)
            | K::Tag(_)
            | K::ExtractCase(..)
            | K::Unpack(..) => self.aggregate(kind),
            K::RegionBegin(v) | K::RegionEnd(v) => self.is(*v, Ty::Ptr),
            K::EndCell(v) => ensure(self.is_on_stack(*v), || format!("{v} is no cell on the stack")),
            K::New { .. } | K::NewArray { .. } | K::NewText { .. } | K::NewClosure { .. } => self.allocation(kind),
            K::CellTag(_)
            | K::Field(..)
            | K::SetField(..)
            | K::FieldAddr(..)
            | K::ArrayLen(_)
            | K::ArrayGet(..)
            | K::ArraySet(..)
            | K::ArrayAddr(..)
            | K::TextHeader(_)
            | K::TextData(_)
            | K::Capture(..)
            | K::ClosureArity(_)
            | K::IsCell(..)
            | K::CastCell(_) => self.cell_access(kind),
            K::CallClosure(c, args) => self.closure(*c, args).map(|_| ()),
            K::GlobalGet(g) | K::GlobalSet(g, _) => {
                let global = self.program.globals.get(*g).ok_or_else(|| format!("{g} is out of range"))?;
                ensure(global.bytes.is_none(), || format!("{g} is a buffer"))?;
                if let K::GlobalSet(_, v) = kind { self.is(*v, global.ty) } else { Ok(()) }
            }
            K::Load(p) | K::Store(p, _) | K::Replace(p, _) => self.is(*p, Ty::Ptr),
            K::PtrAdd(p, n) => self.is(*p, Ty::Ptr).and_then(|()| self.word(*n)),
            K::StackAlloc(n, align) => {
                ensure(align.is_power_of_two(), || "the alignment is no power of two".into())?;
                self.word(*n)
            }
            K::MemMove(a, b, n) | K::MemCopy(a, b, n) => {
                self.is(*a, Ty::Ptr)?;
                self.is(*b, Ty::Ptr)?;
                self.word(*n)
            }
            K::MemSet(a, b, n) => {
                self.is(*a, Ty::Ptr)?;
                self.is(*b, Ty::I8)?;
                self.word(*n)
            }
            K::Syscall(n, args) => {
                ensure(args.len() <= 6, || "more than six arguments".into())?;
                self.word(*n)?;
                args.iter().try_for_each(|v| self.word(*v))
            }
            K::CallImport(id, args) => {
                let import = self.program.imports.get(*id).ok_or_else(|| format!("{id} is out of range"))?;
                self.all(args, &import.params)?;
                args.iter().try_for_each(|v| self.unmanaged(*v))
            }
            K::Call(f, args) => self.callee(*f, args).map(|_| ()),
            K::FuncAddr(f) => ensure(self.program.funcs.get(*f).is_some(), || format!("{f} is out of range")),
            K::Retain(v) | K::Release(v) => {
                ensure(self.program.is_managed(self.ty(*v)), || format!("{v} is not managed"))
            }
            K::DebugValue(..) => Ok(()),
        }
    }

    fn aggregate(&self, kind: &InstKind) -> Check {
        use InstKind as K;
        let layout =
            |id: AggId| self.program.aggs.get(id).map(|a| &a.kind).ok_or_else(|| format!("{id} is out of range"));
        match kind {
            K::MakeAgg(id, fields) => match layout(*id)? {
                AggKind::Struct(tys) => self.all(fields, tys),
                AggKind::Union(_) => Err(format!("{id} is a union")),
            },
            K::MakeCase(id, case, fields) => match layout(*id)? {
                AggKind::Union(cases) => self.all(fields, cases.get(*case as usize).ok_or("no such case")?),
                AggKind::Struct(_) => Err(format!("{id} is a struct")),
            },
            K::Insert(a, i, v) => {
                let ty = agg_field(self.program, self.ty(*a), None, *i).ok_or("no such field")?;
                self.is(*v, ty)?;
                self.unmanaged(*v)
            }
            K::Tag(v) => match self.ty(*v) {
                Ty::Agg(id) => ensure(matches!(layout(id)?, AggKind::Union(_)), || format!("{id} is a struct")),
                ty => Err(format!("{v} is {ty:?}, not an aggregate")),
            },
            K::Unpack(v, case, parts) => {
                let id = match self.ty(*v) {
                    Ty::Agg(id) => id,
                    Ty::Cell(id) => {
                        let cases = match &self.program.cells[id].kind {
                            CellKind::Union { cases, .. } => cases.len(),
                            CellKind::Object(_) | CellKind::Closure { .. } => 1,
                            CellKind::Any | CellKind::Text | CellKind::Array(_) => 0,
                        };
                        return ensure((*case as usize) < cases, || "no such case".into());
                    }
                    ty => return Err(format!("{v} is {ty:?}, no aggregate or cell")),
                };
                let fields = match layout(id)? {
                    AggKind::Struct(fields) => fields,
                    AggKind::Union(cases) => cases.get(*case as usize).ok_or("no such case")?,
                };
                let managed: Vec<Ty> = fields.iter().copied().filter(|t| self.program.is_managed(*t)).collect();
                self.all(parts, &managed)
            }
            _ => Ok(()),
        }
    }

    fn allocation(&self, kind: &InstKind) -> Check {
        use InstKind as K;
        let layout =
            |id: CellId| self.program.cells.get(id).map(|c| &c.kind).ok_or_else(|| format!("{id} is out of range"));
        match kind {
            K::New { cell, case, fields, .. } => {
                let cases = match layout(*cell)? {
                    CellKind::Object(_) => 1,
                    CellKind::Union { cases, null_case } => {
                        ensure(*null_case != Some(*case), || "the null case has no cell".into())?;
                        cases.len()
                    }
                    CellKind::Any | CellKind::Text | CellKind::Array(_) | CellKind::Closure { .. } => 0,
                };
                ensure((*case as usize) < cases, || format!("{cell} has no case {case}"))?;
                self.all(fields, &self.program.cell_fields(*cell, *case))
            }
            K::NewArray { cell, len, .. } => {
                ensure(matches!(layout(*cell)?, CellKind::Array(_)), || format!("{cell} is no array"))?;
                self.word(*len)
            }
            K::NewText { len, wide, .. } => self.word(*len).and_then(|()| self.is(*wide, Ty::I1)),
            K::NewClosure { cell, func, arity, captures, .. } => {
                let CellKind::Closure { params, .. } = layout(*cell)? else {
                    return Err(format!("{cell} is no function type"));
                };
                let f = self.program.funcs.get(*func).ok_or_else(|| format!("{func} is out of range"))?;
                ensure(f.modes.len() == *arity as usize + 1 && *arity as usize <= params.len(), || {
                    format!("{func} has not arity {arity}")
                })?;
                self.all(captures, &f.captures)
            }
            _ => Ok(()),
        }
    }

    fn cell_access(&self, kind: &InstKind) -> Check {
        use InstKind as K;
        match kind {
            K::CellTag(v) => ensure(matches!(self.cell(*v)?, CellKind::Union { .. }), || format!("{v} is no union")),
            K::Field(v, case, _) => match self.cell(*v)? {
                CellKind::Object(_) => ensure(*case == 0, || "an object has case 0 only".into()),
                CellKind::Union { .. } => Ok(()),
                CellKind::Any | CellKind::Text | CellKind::Array(_) | CellKind::Closure { .. } => {
                    Err(format!("{v} has no fields"))
                }
            },
            K::SetField(c, i, v) => match self.cell(*c)? {
                CellKind::Object(fields) => {
                    let field = fields.get(*i as usize).ok_or("no such field")?;
                    ensure(field.change != Change::Never, || "the field is immutable".into())?;
                    self.is(*v, field.ty)
                }
                _ => Err(format!("{c} is no object")),
            },
            K::FieldAddr(c, i) => match self.cell(*c)? {
                CellKind::Object(fields) => ensure((*i as usize) < fields.len(), || "no such field".into()),
                _ => Err(format!("{c} is no object")),
            },
            K::ArrayLen(a) => elem_ty(self.program, self.ty(*a)).map(|_| ()).ok_or_else(|| format!("{a} is no array")),
            K::ArrayGet(a, i) | K::ArrayAddr(a, i) | K::ArraySet(a, i, _) => {
                let elem = elem_ty(self.program, self.ty(*a)).ok_or_else(|| format!("{a} is no array"))?;
                self.word(*i)?;
                if let K::ArraySet(_, _, v) = kind { self.is(*v, elem) } else { Ok(()) }
            }
            K::TextHeader(v) | K::TextData(v) => {
                ensure(matches!(self.cell(*v)?, CellKind::Text), || format!("{v} is no string"))
            }
            K::Capture(c, _) => {
                ensure(self.func.params().first() == Some(c), || "not the function's own closure".into())?;
                ensure(matches!(self.cell(*c)?, CellKind::Closure { .. }), || format!("{c} is no function value"))
            }
            K::ClosureArity(c) => {
                ensure(matches!(self.cell(*c)?, CellKind::Closure { .. }), || format!("{c} is no function value"))
            }
            K::IsCell(v, id) => {
                self.cell(*v)?;
                ensure(self.program.cells.get(*id).is_some(), || format!("{id} is out of range"))
            }
            K::CastCell(v) => self.cell(*v).map(|_| ()),
            _ => Ok(()),
        }
    }

    fn target(&self, t: &Target, supplied: Option<Ty>) -> Check {
        let mut tys: Vec<Ty> = self.func.blocks[t.block].params.iter().map(|v| self.ty(*v)).collect();
        if let Some(ty) = supplied {
            ensure(tys.first() == Some(&ty), || format!("{} does not take {ty:?} first", t.block))?;
            tys.remove(0);
        }
        self.all(&t.args, &tys).map_err(|e| format!("to {}: {e}", t.block))
    }

    fn invocation(&self, ret: Option<Ty>, normal: &Target, error: &Target) -> Check {
        let first = |t: &Target| self.func.blocks[t.block].params.first().map(|v| self.ty(*v));
        let result = ret.or(first(normal)).ok_or("no parameter for the result")?;
        self.target(normal, Some(result))?;
        let exception = first(error).ok_or("no parameter for the exception")?;
        ensure(matches!(exception, Ty::Cell(_)), || "the exception is no cell".into())?;
        self.target(error, Some(exception))
    }

    fn terminator(&self, term: &Terminator) -> Check {
        match term {
            Terminator::Jump(t) => self.target(t, None),
            Terminator::Branch { cond, then, els, .. } => {
                self.is(*cond, Ty::I1)?;
                self.target(then, None)?;
                self.target(els, None)
            }
            Terminator::Switch { on, cases, default } => {
                ensure(is_int(self.ty(*on)), || format!("{on} is no integer"))?;
                let distinct: BTreeSet<i64> = cases.iter().map(|(n, _)| *n).collect();
                ensure(distinct.len() == cases.len(), || "a case stands twice".into())?;
                cases.iter().try_for_each(|(_, t)| self.target(t, None))?;
                self.target(default, None)
            }
            Terminator::Return(v) => self.is(*v, self.func.ret),
            Terminator::Raise(v) => {
                self.cell(*v)?;
                ensure(self.func.raises, || "the function does not raise".into())
            }
            Terminator::TailCall(f, args) => {
                let callee = self.callee(*f, args)?;
                ensure(callee.ret == self.func.ret, || "the results differ".into())?;
                ensure(self.func.raises || !callee.raises, || "the callee raises, the caller does not".into())
            }
            Terminator::TailCallClosure(c, args) => match self.closure(*c, args)? {
                Some(ret) => ensure(ret == self.func.ret, || "the results differ".into()),
                None => Ok(()),
            },
            Terminator::Invoke { func, args, normal, error } => {
                let ret = self.callee(*func, args)?.ret;
                self.invocation(Some(ret), normal, error)
            }
            Terminator::InvokeClosure { closure, args, normal, error } => {
                let ret = self.closure(*closure, args)?;
                self.invocation(ret, normal, error)
            }
            Terminator::Unreachable => Ok(()),
        }
    }
}
