//! The type of each instruction's result, as far as it follows from the operands and the program's tables.

use crate::{AggKind, BinOp, CellKind, FuncId, Function, InstKind, Program, Ty, Value};

/// What is known of a result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResultTy {
    /// There is no result.
    None,
    /// This type.
    Is(Ty),
    /// The maker of the instruction chooses it.
    Chosen,
    /// The operands do not fit the instruction.
    Wrong,
}

/// The type of the result of an instruction of a function.
pub fn result_ty(program: &Program, func: &Function, kind: &InstKind) -> ResultTy {
    use InstKind as K;
    let ty = |v: &Value| func.values.get(*v).map(|d| d.ty);
    let same = |v: &Value| ty(v).map_or(ResultTy::Wrong, ResultTy::Is);
    let opt = |t: Option<Ty>| t.map_or(ResultTy::Wrong, ResultTy::Is);
    let word = ResultTy::Is(program.word_ty());
    match kind {
        K::Const(_) | K::Zero | K::Convert(..) | K::CastCell(_) | K::Load(_) => ResultTy::Chosen,
        K::Static(id) => opt(static_ty(program, *id)),
        K::Binary(op, a, _) if op.is_overflow_test() => ty(a).map_or(ResultTy::Wrong, |_| ResultTy::Is(Ty::I1)),
        K::Binary(_, a, _) | K::Unary(_, a) | K::Insert(a, _, _) | K::Select(_, a, _) => same(a),
        K::Compare(..) | K::IsCell(..) => ResultTy::Is(Ty::I1),
        K::MakeAgg(id, _) | K::MakeCase(id, _, _) => ResultTy::Is(Ty::Agg(*id)),
        K::Extract(a, i) => opt(ty(a).and_then(|t| agg_field(program, t, None, *i))),
        K::ExtractCase(a, case, i) => opt(ty(a).and_then(|t| agg_field(program, t, Some(*case), *i))),
        K::Tag(_) | K::CellTag(_) | K::ClosureArity(_) => ResultTy::Is(Ty::I32),
        K::New { cell, .. } | K::NewArray { cell, .. } | K::NewClosure { cell, .. } => ResultTy::Is(Ty::Cell(*cell)),
        K::NewText { .. } => ResultTy::Is(Ty::Cell(Program::TEXT)),
        K::Field(a, case, i) => opt(ty(a).and_then(|t| match t {
            Ty::Cell(id) => program.cell_fields(id, *case).get(*i as usize).copied(),
            _ => None,
        })),
        K::ArrayGet(a, _) => opt(ty(a).and_then(|t| elem_ty(program, t))),
        K::FieldAddr(..)
        | K::ArrayAddr(..)
        | K::TextData(_)
        | K::GlobalAddr(_)
        | K::PtrAdd(..)
        | K::StackAlloc(..)
        | K::FuncAddr(_) => ResultTy::Is(Ty::Ptr),
        K::ArrayLen(_) | K::TextHeader(_) | K::Syscall(..) => word,
        K::Capture(_, i) => opt(func.captures.get(*i as usize).copied()),
        K::CallClosure(c, args) => closure_result(program, ty(c), args.len()),
        K::GlobalGet(g) => opt(program.globals.get(*g).map(|g| g.ty)),
        K::CallImport(i, _) => opt(program.imports.get(*i).map(|i| i.ret.unwrap_or(Ty::Agg(Program::UNIT)))),
        K::Call(f, _) => opt(func_ret(program, *f)),
        K::SetField(..)
        | K::ArraySet(..)
        | K::GlobalSet(..)
        | K::Store(..)
        | K::Replace(..)
        | K::MemMove(..)
        | K::MemCopy(..)
        | K::MemSet(..)
        | K::Pause
        | K::Retain(_)
        | K::Release(_)
        | K::Unpack(..)
        | K::EndCell(_)
        | K::RegionBegin(_)
        | K::RegionEnd(_)
        | K::DebugValue(..) => ResultTy::None,
    }
}

/// The element type of an array type.
pub fn elem_ty(program: &Program, ty: Ty) -> Option<Ty> {
    match ty {
        Ty::Cell(id) => match program.cells.get(id).map(|c| &c.kind) {
            Some(CellKind::Array(elem)) => Some(*elem),
            _ => None,
        },
        _ => None,
    }
}

/// A field of an aggregate type: of a struct without a case, of a union with one.
pub fn agg_field(program: &Program, ty: Ty, case: Option<u32>, index: u32) -> Option<Ty> {
    let Ty::Agg(id) = ty else { return None };
    match (&program.aggs.get(id)?.kind, case) {
        (AggKind::Struct(fields), None) => fields.get(index as usize).copied(),
        (AggKind::Union(cases), Some(case)) => cases.get(case as usize)?.get(index as usize).copied(),
        (AggKind::Struct(_), Some(_)) | (AggKind::Union(_), None) => None,
    }
}

/// The type of a static cell.
pub fn static_ty(program: &Program, id: crate::StaticId) -> Option<Ty> {
    use crate::StaticCell as S;
    Some(match program.statics.get(id)? {
        S::Text(_) => Ty::Cell(Program::TEXT),
        S::Case(cell, _) | S::Array(cell, _) | S::Closure { cell, .. } => Ty::Cell(*cell),
    })
}

/// A closure that is called with all parameters of its type gives the final result; with fewer, a function value.
fn closure_result(program: &Program, ty: Option<Ty>, args: usize) -> ResultTy {
    let Some(Ty::Cell(id)) = ty else { return ResultTy::Wrong };
    match program.cells.get(id).map(|c| &c.kind) {
        Some(CellKind::Closure { params, ret }) if params.len() == args => ResultTy::Is(*ret),
        Some(CellKind::Closure { .. }) => ResultTy::Chosen,
        _ => ResultTy::Wrong,
    }
}

fn func_ret(program: &Program, f: FuncId) -> Option<Ty> {
    program.funcs.get(f).map(|f| f.ret)
}

/// Whether an operation takes operands of a type.
pub(crate) fn binary_accepts(op: BinOp, ty: Ty) -> bool {
    if op.is_float() { is_float(ty) } else { is_int(ty) }
}

/// Whether a type is an integer.
pub fn is_int(ty: Ty) -> bool {
    matches!(ty, Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64)
}

/// Whether a type is a floating-point number.
pub fn is_float(ty: Ty) -> bool {
    matches!(ty, Ty::F32 | Ty::F64)
}
