//! Instructions.

use base::{Span, Symbol};
use mir::layout::{CLOSURE_ARITY, CLOSURE_CAPTURES, ELEMENTS, LENGTH};
use mir::{AggKind, CellId, CellKind, Const, Inst, InstKind, StaticId, Ty, Value};

use crate::abi::leaf_type;
use crate::alias::Access;
use crate::builder::{Icmp, Val};
use crate::function::Emitter;
use crate::layout::{Leaf, readable, scalar};
use crate::load::Place;
use crate::{OptLevel, arith, call};

/// Offset of the shape in a cell's header.
const SHAPE: u64 = 4;

/// Emits an instruction and defines its result.
pub(crate) fn emit(e: &mut Emitter<'_, '_, '_>, inst: &Inst) {
    let leaves = kind(e, inst);
    if let Some(v) = inst.result {
        e.define(v, leaves);
    }
}

fn kind<'c>(e: &mut Emitter<'_, '_, 'c>, inst: &Inst) -> Vec<Val<'c>> {
    use InstKind as K;
    match &inst.kind {
        K::Const(_) | K::Zero | K::Static(_) | K::GlobalAddr(_) | K::FuncAddr(_) => constant(e, inst),
        K::Binary(op, x, y) => {
            let (x, y) = (e.one(*x), e.one(*y));
            let exact = inst.result.and_then(|v| e.no_wrap.get(&v).copied());
            vec![match exact {
                Some(how) => e.b().exact_sum(x, y, how),
                None => arith::binary(e.b(), *op, x, y),
            }]
        }
        K::Unary(op, x) => {
            let (x, rounds) = (e.one(*x), e.m.options.target.rounds_in_hardware());
            vec![arith::unary(e.b(), *op, x, rounds)]
        }
        K::Compare(op, x, y) => {
            let (x, y) = (e.one(*x), e.one(*y));
            vec![arith::compare(e.b(), *op, x, y)]
        }
        K::Convert(op, x) => {
            let (x, to) = (e.one(*x), scalar(result_ty(e, inst)));
            let to = leaf_type(&e.m.b, to);
            vec![arith::convert(e.b(), *op, x, to)]
        }
        K::Select(c, x, y) => {
            let (c, x, y) = (e.one(*c), e.get(*x).to_vec(), e.get(*y).to_vec());
            x.into_iter().zip(y).map(|(x, y)| e.b().select(c, x, y)).collect()
        }
        K::MakeAgg(..) | K::Extract(..) | K::Insert(..) | K::MakeCase(..) | K::Tag(_) | K::ExtractCase(..) => {
            aggregate(e, inst)
        }
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
        | K::CastCell(_) => cell(e, inst),
        K::Call(f, args) => call::direct(e, *f, args).1,
        K::CallClosure(c, args) => {
            let ret = result_ty(e, inst);
            call::closure(e, *c, args, ret).1
        }
        K::CallImport(id, args) => call::import(e, *id, args),
        K::GlobalGet(_)
        | K::GlobalSet(..)
        | K::Load(_)
        | K::Store(..)
        | K::PtrAdd(..)
        | K::StackAlloc(..)
        | K::MemMove(..)
        | K::MemCopy(..)
        | K::MemSet(..) => memory(e, inst),
        K::Syscall(number, args) => vec![syscall(e, *number, args)],
        K::Pause => {
            e.b().asm("pause", "~{memory}", &[], None);
            Vec::new()
        }
        K::DebugValue(name, v) => {
            debug_value(e, *name, *v, inst.span, 0);
            Vec::new()
        }
        K::New { .. }
        | K::NewArray { .. }
        | K::NewText { .. }
        | K::NewClosure { .. }
        | K::Retain(_)
        | K::Release(_)
        | K::Replace(..)
        | K::Unpack(..)
        | K::EndCell(_)
        | K::RegionBegin(_)
        | K::RegionEnd(_) => unreachable!("invariant: memory has expanded {:?}", inst.kind),
    }
}

fn result_ty(e: &Emitter<'_, '_, '_>, inst: &Inst) -> Ty {
    inst.result.map_or(Ty::Agg(mir::Program::UNIT), |v| e.ty(v))
}

fn constant<'c>(e: &mut Emitter<'_, '_, 'c>, inst: &Inst) -> Vec<Val<'c>> {
    use InstKind as K;
    let ty = result_ty(e, inst);
    match &inst.kind {
        K::Const(c) => {
            if let (Const::Int(n), Some(v)) = (c, inst.result) {
                e.constants.insert(v, *n);
            }
            vec![number(e, *c, ty)]
        }
        K::Zero => {
            let leaves = e.leaves(ty);
            leaves
                .iter()
                .map(|l| {
                    let ty = leaf_type(&e.m.b, l.ty);
                    e.b().zero(ty)
                })
                .collect()
        }
        K::Static(id) => vec![static_address(e, *id)],
        K::GlobalAddr(g) => {
            let symbol = e.m.globals[*g].clone();
            vec![e.b().address_of(&symbol)]
        }
        K::FuncAddr(f) => {
            let symbol = e.m.decls[*f].symbol.clone();
            vec![e.b().address_of(&symbol)]
        }
        _ => unreachable!("invariant: a constant"),
    }
}

fn static_address<'c>(e: &mut Emitter<'_, '_, 'c>, id: StaticId) -> Val<'c> {
    match e.m.statics[id].clone() {
        Some(symbol) => e.b().address_of(&symbol),
        None => {
            let ty = e.m.b.t.ptr;
            e.b().zero(ty)
        }
    }
}

fn number<'c>(e: &mut Emitter<'_, '_, 'c>, c: Const, ty: Ty) -> Val<'c> {
    let llvm = leaf_type(&e.m.b, scalar(ty));
    let b = e.b();
    match c {
        Const::Int(n) => {
            if matches!(ty, Ty::Ptr | Ty::Cell(_)) {
                let word = b.int(b.t.i64, n);
                return b.cast("llvm.inttoptr", word, llvm);
            }
            b.int(llvm, n)
        }
        // A NaN keeps its bits only as an integer.
        Const::F32(bits) if f32::from_bits(bits).is_nan() => {
            let n = b.int(b.t.i32, i64::from(bits as i32));
            b.cast("llvm.bitcast", n, llvm)
        }
        Const::F64(bits) if f64::from_bits(bits).is_nan() => {
            let n = b.int(b.t.i64, bits as i64);
            b.cast("llvm.bitcast", n, llvm)
        }
        Const::F32(bits) => b.float(llvm, f64::from(f32::from_bits(bits))),
        Const::F64(bits) => b.float(llvm, f64::from_bits(bits)),
    }
}

fn aggregate<'c>(e: &mut Emitter<'_, '_, 'c>, inst: &Inst) -> Vec<Val<'c>> {
    use InstKind as K;
    match &inst.kind {
        K::MakeAgg(_, fields) => e.all(fields),
        K::Extract(v, index) => {
            let range = e.m.leaves.field(agg_of(e, *v), *index);
            e.get(*v)[range].to_vec()
        }
        K::Insert(v, index, field) => {
            let range = e.m.leaves.field(agg_of(e, *v), *index);
            let mut all = e.get(*v).to_vec();
            all.splice(range, e.get(*field).iter().copied());
            all
        }
        K::MakeCase(id, case, fields) => make_case(e, *id, *case, fields),
        K::Tag(v) => {
            let (index, _) = e.m.leaves.tag(agg_of(e, *v));
            let tag = e.get(*v)[index];
            let to = e.m.b.t.i32;
            vec![e.b().cast("llvm.zext", tag, to)]
        }
        K::ExtractCase(v, case, index) => {
            let range = e.m.leaves.case_field(agg_of(e, *v), *case, *index);
            e.get(*v)[range].to_vec()
        }
        _ => unreachable!("invariant: an aggregate instruction"),
    }
}

fn agg_of(e: &Emitter<'_, '_, '_>, v: Value) -> mir::AggId {
    match e.ty(v) {
        Ty::Agg(id) => id,
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Cell(_) => {
            unreachable!("invariant: an aggregate")
        }
    }
}

/// The tag, the fields in their slots, and nothing in particular in the other slots.
fn make_case<'c>(e: &mut Emitter<'_, '_, 'c>, id: mir::AggId, case: u32, fields: &[Value]) -> Vec<Val<'c>> {
    debug_assert!(matches!(e.m.program.aggs[id].kind, AggKind::Union(_)), "invariant: a union");
    let leaves = e.leaves(Ty::Agg(id));
    let mut out: Vec<Option<Val<'c>>> = vec![None; leaves.len()];
    let (at, tag_ty) = e.m.leaves.tag(id);
    let ty = leaf_type(&e.m.b, tag_ty);
    out[at] = Some(e.b().int(ty, i64::from(case)));
    for (i, f) in fields.iter().enumerate() {
        let range = e.m.leaves.case_field(id, case, i as u32);
        for (at, v) in range.zip(e.get(*f)) {
            out[at] = Some(*v);
        }
    }
    out.into_iter()
        .zip(leaves)
        .map(|(v, l)| {
            v.unwrap_or_else(|| {
                let ty = leaf_type(&e.m.b, l.ty);
                e.b().poison(ty)
            })
        })
        .collect()
}

fn cell_of(e: &Emitter<'_, '_, '_>, v: Value) -> CellId {
    match e.ty(v) {
        Ty::Cell(id) => id,
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Agg(_) => {
            unreachable!("invariant: a reference")
        }
    }
}

fn cell<'c>(e: &mut Emitter<'_, '_, 'c>, inst: &Inst) -> Vec<Val<'c>> {
    use InstKind as K;
    match &inst.kind {
        K::CellTag(v) => vec![cell_tag(e, *v)],
        K::IsCell(v, id) => vec![is_cell(e, *v, *id)],
        K::CastCell(v) => e.get(*v).to_vec(),
        K::Field(v, case, index) => {
            let ty = e.m.program.cell_fields(cell_of(e, *v), *case)[*index as usize];
            let place = field(e, *v, *case, *index);
            load(e, ty, place)
        }
        K::SetField(v, index, content) => {
            let place = field(e, *v, 0, *index);
            store(e, *content, place);
            Vec::new()
        }
        K::FieldAddr(v, index) => vec![field_address(e, *v, 0, *index)],
        K::ArrayLen(v) => vec![array_length(e, *v)],
        K::TextHeader(v) => {
            let word = e.m.program.word_ty();
            let at = at_offset(e, *v, LENGTH);
            load(e, word, Place::part(at, Access::Constant))
        }
        K::TextData(v) => vec![at_offset(e, *v, ELEMENTS)],
        K::ArrayAddr(v, index) => vec![element(e, *v, *index).0],
        K::ArrayGet(v, index) => {
            let (at, ty) = element(e, *v, *index);
            load(e, ty, Place::part(at, element_access(ty)))
        }
        K::ArraySet(v, index, content) => {
            let (at, ty) = element(e, *v, *index);
            store(e, *content, Place::part(at, element_access(ty)));
            Vec::new()
        }
        K::Capture(v, index) => {
            let captures = &e.func.captures;
            let (offsets, _) = e.m.program.struct_offsets(CLOSURE_CAPTURES, captures);
            let at = at_offset(e, *v, offsets[*index as usize]);
            load(e, captures[*index as usize], Place::part(at, Access::Constant))
        }
        K::ClosureArity(v) => {
            let at = at_offset(e, *v, CLOSURE_ARITY);
            load(e, Ty::I32, Place::part(at, Access::Constant))
        }
        _ => unreachable!("invariant: a cell instruction"),
    }
}

/// An array's length. It is an `int`, which the optimiser learns from reading the low half of the word only.
fn array_length<'c>(e: &mut Emitter<'_, '_, 'c>, v: Value) -> Val<'c> {
    let at = at_offset(e, v, LENGTH);
    let place = Place::part(at, Access::Constant);
    let place = if e.m.options.target.loads_anywhere() { place.anywhere() } else { place };
    let length = load(e, Ty::I32, place)[0];
    let b = &mut e.m.b;
    let word = leaf_type(b, e.m.program.word_ty());
    if b.type_of(length) == word {
        return length;
    }
    let not_negative = b.unit_attr();
    b.value("llvm.zext", &[length], word, &[("nonNeg", not_negative)])
}

fn at_offset<'c>(e: &mut Emitter<'_, '_, 'c>, v: Value, bytes: u64) -> Val<'c> {
    let base = e.one(v);
    e.b().offset(base, bytes)
}

fn field_address<'c>(e: &mut Emitter<'_, '_, 'c>, v: Value, case: u32, index: u32) -> Val<'c> {
    let (offsets, _) = e.m.program.cell_offsets(cell_of(e, v), case);
    at_offset(e, v, offsets[index as usize])
}

/// The address of an array's element, and its type.
fn element<'c>(e: &mut Emitter<'_, '_, 'c>, array: Value, index: Value) -> (Val<'c>, Ty) {
    let ty = mir::typing::elem_ty(e.m.program, e.ty(array)).expect("invariant: an array");
    let stride = e.m.program.stride(ty);
    let (base, index) = (at_offset(e, array, ELEMENTS), e.one(index));
    let b = e.b();
    let elem = b.bytes_type(stride);
    (b.element(base, index, elem, true), ty)
}

/// A field with what its access can touch.
fn field<'c>(e: &mut Emitter<'_, '_, 'c>, v: Value, case: u32, index: u32) -> Place<'c> {
    let id = cell_of(e, v);
    let mutable = match &e.m.program.cells[id].kind {
        CellKind::Object(fields) => fields[index as usize].change != mir::Change::Never,
        CellKind::Union { .. } => false,
        CellKind::Any | CellKind::Text | CellKind::Array(_) | CellKind::Closure { .. } => {
            unreachable!("invariant: a layout with fields")
        }
    };
    let offset = e.m.program.cell_offsets(id, case).0[index as usize];
    let access = if mutable { Access::Field(offset) } else { Access::Constant };
    Place::part(at_offset(e, v, offset), access)
}

fn element_access(ty: Ty) -> Access {
    match ty {
        Ty::Agg(id) => Access::Element(Some(id)),
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Cell(_) => {
            Access::Element(None)
        }
    }
}

fn load<'c>(e: &mut Emitter<'_, '_, 'c>, ty: Ty, place: Place<'c>) -> Vec<Val<'c>> {
    let (leaves, word): (Vec<Leaf>, u32) = (e.leaves(ty), e.m.program.word);
    let place = place.refers_to(readable(e.m.program, ty));
    place.load(e.b(), word, &leaves)
}

fn store<'c>(e: &mut Emitter<'_, '_, 'c>, content: Value, place: Place<'c>) {
    let (leaves, word) = (e.leaves(e.ty(content)), e.m.program.word);
    let values = e.get(content).to_vec();
    place.store(e.b(), word, &leaves, &values);
}

fn shape<'c>(e: &mut Emitter<'_, '_, 'c>, v: Val<'c>) -> Val<'c> {
    let at = e.b().offset(v, SHAPE);
    load(e, Ty::I32, Place::part(at, Access::Constant))[0]
}

/// The case of a boxed union: from the shape, or from being null.
fn cell_tag<'c>(e: &mut Emitter<'_, '_, 'c>, v: Value) -> Val<'c> {
    let id = cell_of(e, v);
    let (count, null_case) = match &e.m.program.cells[id].kind {
        CellKind::Union { cases, null_case } => (cases.len() as u32, *null_case),
        CellKind::Any | CellKind::Text | CellKind::Object(_) | CellKind::Array(_) | CellKind::Closure { .. } => {
            unreachable!("invariant: a union cell")
        }
    };
    let (cell, i32) = (e.one(v), e.m.b.t.i32);
    let Some(null) = null_case else {
        return if count == 1 { e.b().int(i32, 0) } else { case_of_shape(e, cell, id) };
    };
    let is_null = e.is_null(cell);
    let null_tag = e.b().int(i32, i64::from(null));
    if count == 1 {
        return null_tag;
    }
    if count == 2 {
        let other = e.b().int(i32, i64::from(1 - null));
        return e.b().select(is_null, null_tag, other);
    }
    let read = e.m.b.append_block(&e.region, &[]);
    let join = e.m.b.append_block(&e.region, &[i32]);
    e.b().cond_branch(is_null, (join, &[null_tag]), (read, &[]), None);
    e.b().at_end(read);
    let tag = case_of_shape(e, cell, id);
    e.b().branch(join, &[tag]);
    e.b().at_end(join);
    e.m.b.arguments(join)[0]
}

fn case_of_shape<'c>(e: &mut Emitter<'_, '_, 'c>, cell: Val<'c>, id: CellId) -> Val<'c> {
    let first = e.m.shapes.cell(id, 0);
    let shape = shape(e, cell);
    let b = e.b();
    let first = b.int(b.t.i32, i64::from(first));
    b.binary("llvm.sub", shape, first)
}

/// Whether a reference that is not null is a cell of a layout: its shape lies in the layout's ranges.
fn is_cell<'c>(e: &mut Emitter<'_, '_, 'c>, v: Value, id: CellId) -> Val<'c> {
    let ranges = shape_ranges(e, id);
    let i1 = e.m.b.t.i1;
    let Some(ranges) = ranges else { return e.b().int(i1, 1) };
    let cell = e.one(v);
    let shape = shape(e, cell);
    let b = e.b();
    let mut found: Option<Val<'c>> = None;
    for (first, count) in ranges {
        let first = b.int(b.t.i32, i64::from(first));
        let inside = if count == 1 {
            b.icmp(Icmp::Eq, shape, first)
        } else {
            let from = b.binary("llvm.sub", shape, first);
            let count = b.int(b.t.i32, i64::from(count));
            b.icmp(Icmp::Ult, from, count)
        };
        found = Some(match found {
            None => inside,
            Some(f) => b.binary("llvm.or", f, inside),
        });
    }
    found.unwrap_or_else(|| b.int(i1, 0))
}

/// The shapes of a layout as ranges of first and count; `None`: all.
fn shape_ranges(e: &Emitter<'_, '_, '_>, id: CellId) -> Option<Vec<(u32, u32)>> {
    let (program, shapes) = (e.m.program, &e.m.shapes);
    match &program.cells[id].kind {
        CellKind::Any => None,
        CellKind::Text | CellKind::Object(_) | CellKind::Array(_) => Some(vec![(shapes.cell(id, 0), 1)]),
        CellKind::Union { cases, .. } => Some(vec![(shapes.cell(id, 0), cases.len() as u32)]),
        CellKind::Closure { .. } => {
            let mut ranges: Vec<(u32, u32)> = Vec::new();
            for (f, func) in program.funcs.iter_enumerated() {
                let takes = func.params().first().is_some_and(|p| func.ty(*p) == Ty::Cell(id));
                if !(e.m.is_closure[f] && takes) {
                    continue;
                }
                let shape = shapes.closure(f);
                match ranges.last_mut() {
                    Some((first, count)) if *first + *count == shape => *count += 1,
                    _ => ranges.push((shape, 1)),
                }
            }
            Some(ranges)
        }
    }
}

fn memory<'c>(e: &mut Emitter<'_, '_, 'c>, inst: &Inst) -> Vec<Val<'c>> {
    use InstKind as K;
    match &inst.kind {
        K::GlobalGet(g) => {
            let (symbol, ty) = (e.m.globals[*g].clone(), e.m.program.globals[*g].ty);
            let at = e.b().address_of(&symbol);
            load(e, ty, Place::part(at, Access::Variable))
        }
        K::GlobalSet(g, v) => {
            let symbol = e.m.globals[*g].clone();
            let at = e.b().address_of(&symbol);
            store(e, *v, Place::part(at, Access::Variable));
            Vec::new()
        }
        K::Load(p) => {
            let at = e.one(*p);
            let (leaves, word) = (e.leaves(result_ty(e, inst)), e.m.program.word);
            Place::raw(at).load(e.b(), word, &leaves)
        }
        K::Store(p, v) => {
            let at = e.one(*p);
            store(e, *v, Place::raw(at));
            Vec::new()
        }
        K::PtrAdd(p, n) => {
            let (base, n) = (e.one(*p), e.one(*n));
            let b = e.b();
            vec![b.element(base, n, b.t.i8, false)]
        }
        K::StackAlloc(n, align) => vec![stack_alloc(e, *n, u64::from(*align))],
        K::MemMove(to, from, n) => move_bytes(e, "llvm.intr.memmove", *to, *from, *n),
        K::MemCopy(to, from, n) => move_bytes(e, "llvm.intr.memcpy", *to, *from, *n),
        K::MemSet(to, byte, n) => move_bytes(e, "llvm.intr.memset", *to, *byte, *n),
        _ => unreachable!("invariant: a memory instruction"),
    }
}

/// Bytes of the frame. A block that runs once in an activation takes a fixed place; in a loop each run takes more.
fn stack_alloc<'c>(e: &mut Emitter<'_, '_, 'c>, n: Value, align: u64) -> Val<'c> {
    let fixed = e.constants.get(n).and_then(|n| u64::try_from(*n).ok());
    match fixed {
        Some(bytes) if !e.in_cycle(e.current) => e.b().entry_alloca(bytes, align),
        _ => {
            let n = e.one(n);
            e.b().alloca(n, align)
        }
    }
}

fn move_bytes<'c>(e: &mut Emitter<'_, '_, 'c>, name: &str, x: Value, y: Value, n: Value) -> Vec<Val<'c>> {
    let args = [e.one(x), e.one(y), e.one(n)];
    let b = e.b();
    let volatile = b.parse("false");
    b.effect(name, &args, &[("isVolatile", volatile)]);
    Vec::new()
}

/// A system call of Linux on x86-64.
fn syscall<'c>(e: &mut Emitter<'_, '_, 'c>, number: Value, args: &[Value]) -> Val<'c> {
    const REGISTERS: [&str; 6] = ["{rdi}", "{rsi}", "{rdx}", "{r10}", "{r8}", "{r9}"];
    let mut constraints = "={rax},{rax}".to_string();
    for r in &REGISTERS[..args.len()] {
        constraints.push(',');
        constraints.push_str(r);
    }
    constraints.push_str(",~{rcx},~{r11},~{memory}");
    let mut values = vec![e.one(number)];
    values.extend(e.all(args));
    let b = e.b();
    let word = b.t.i64;
    b.asm("syscall", &constraints, &values, Some(word)).expect("invariant: asked for a result")
}

/// Tells the debugger where a variable's value is from here on. In optimised code only variables of one leaf are told.
/// Code that is not optimised keeps the variable in memory, because there a register is lost with the last use of its
/// value.
pub(crate) fn debug_value(e: &mut Emitter<'_, '_, '_>, name: Symbol, v: Value, span: Option<Span>, argument: u32) {
    let (ty, shown) = (e.ty(v), e.func.values[v].shown);
    let optimised = e.m.options.opt_level != OptLevel::O0;
    let leaves = e.get(v);
    if leaves.is_empty() || optimised && leaves.len() > 1 {
        return;
    }
    let value = leaves[0];
    let m = &mut *e.m;
    let sources = m.options.source_map;
    let variable = m.debug.variable(sources, &e.scope, name.as_str(), (ty, shown), (span, argument));
    let Some(variable) = variable else { return };
    let attributes = [("varInfo", variable), ("locationExpr", e.b().parse("#llvm.di_expression<>"))];
    if optimised {
        e.b().effect("llvm.intr.dbg.value", &[value], &attributes);
        return;
    }
    let slot = match e.debug_slots.get(&(name, ty)) {
        Some(slot) => *slot,
        None => {
            let size = e.m.program.size_of(ty);
            let slot = e.b().entry_alloca(size.size, size.align);
            e.b().effect("llvm.intr.dbg.declare", &[slot], &[attributes[0], attributes[1]]);
            e.debug_slots.insert((name, ty), slot);
            slot
        }
    };
    store(e, v, Place::slot(slot));
}

/// Gives the debugger the definitions of all types, by a variable of this function.
pub(crate) fn debug_definitions(e: &mut Emitter<'_, '_, '_>) {
    let m = &mut *e.m;
    let variable = m.debug.definitions(m.options.source_map, &e.scope);
    let expression = e.b().parse("#llvm.di_expression<>");
    let slot = e.b().entry_alloca(8, 8);
    e.b().effect("llvm.intr.dbg.declare", &[slot], &[("varInfo", variable), ("locationExpr", expression)]);
}
