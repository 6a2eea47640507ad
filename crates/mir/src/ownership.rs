//! Who owns each operand afterwards: the one authority on operand modes.
//!
//! In: an instruction or terminator and the modes of the functions. Out: each operand with its [`Mode`]. Modes mean
//! something for managed operands only; an unmanaged operand is always reported as borrowed or is harmlessly owned.
//!
//! | instruction | consumes | borrows |
//! |---|---|---|
//! | `MakeAgg`, `MakeCase`, `New`, `NewClosure` | all | |
//! | `Insert` | the aggregate | the unmanaged field |
//! | `SetField`, `ArraySet`, `Store`, `Replace` | the new content | the container |
//! | `GlobalSet` | the new content | |
//! | `Call`, `TailCall`, `Invoke` | by the callee's modes | by the callee's modes |
//! | `CallClosure`, `TailCallClosure`, `InvokeClosure` | the function value and all arguments | |
//! | `Return`, `Raise`, `Release`, `Unpack`'s aggregate | the operand | |
//! | arguments of targets | those of parameters that are not [`crate::ValueData::borrowed`] | the others |
//! | everything else | | all |
//!
//! `CastCell` is neither: its result is another name of its operand. `DebugValue` and `EndCell` are no uses: they may name a
//! value whose ownership is gone. Results: see [`Origin`].

use base::IndexVec;

use crate::{CellKind, Change, FuncId, InstKind, Mode, Program, Terminator, Ty, Value, ValueData};

/// The mode of a parameter of a function.
pub trait Modes {
    /// The mode of parameter `index`.
    fn mode(&self, func: FuncId, index: usize) -> Mode;
}

impl<F: Fn(FuncId, usize) -> Mode> Modes for F {
    fn mode(&self, func: FuncId, index: usize) -> Mode {
        self(func, index)
    }
}

/// What the result of an instruction is to the function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// No managed value, or none that is ever counted (null, static memory).
    Uncounted,
    /// A new ownership.
    Owned,
    /// Another name of the operand.
    Same(Value),
    /// Part of the operand, which keeps it for as long as the operand itself is alive.
    Part(Value),
    /// Content of a mutable place in a cell: good until the place may change.
    Place(Value),
    /// Content of a mutable place elsewhere (a module-level variable, raw memory).
    Outside,
}

/// Visits the operands of an instruction with their modes.
pub fn for_each_use(kind: &InstKind, modes: &impl Modes, mut f: impl FnMut(Value, Mode)) {
    use InstKind as K;
    let mut all = |mode: Mode| kind.for_each_operand(|v| f(v, mode));
    match kind {
        K::MakeAgg(..)
        | K::MakeCase(..)
        | K::New { .. }
        | K::NewClosure { .. }
        | K::CallClosure(..)
        | K::GlobalSet(..)
        | K::Release(_) => {
            all(Mode::Owned);
        }
        K::Insert(agg, _, field) => {
            f(*agg, Mode::Owned);
            f(*field, Mode::Borrowed);
        }
        K::SetField(container, _, content) | K::Store(container, content) | K::Replace(container, content) => {
            f(*container, Mode::Borrowed);
            f(*content, Mode::Owned);
        }
        K::ArraySet(array, index, content) => {
            f(*array, Mode::Borrowed);
            f(*index, Mode::Borrowed);
            f(*content, Mode::Owned);
        }
        K::Call(func, args) => args.iter().enumerate().for_each(|(i, v)| f(*v, modes.mode(*func, i))),
        K::Unpack(agg, _, parts) => {
            f(*agg, Mode::Owned);
            parts.iter().for_each(|v| f(*v, Mode::Borrowed));
        }
        K::DebugValue(..) | K::EndCell(_) | K::RegionBegin(_) | K::RegionEnd(_) => {}
        K::Const(_)
        | K::Zero
        | K::Static(_)
        | K::Binary(..)
        | K::Unary(..)
        | K::Compare(..)
        | K::Convert(..)
        | K::Select(..)
        | K::Extract(..)
        | K::Tag(_)
        | K::ExtractCase(..)
        | K::NewArray { .. }
        | K::NewText { .. }
        | K::CellTag(_)
        | K::Field(..)
        | K::FieldAddr(..)
        | K::ArrayLen(_)
        | K::ArrayGet(..)
        | K::ArrayAddr(..)
        | K::TextHeader(_)
        | K::TextData(_)
        | K::Capture(..)
        | K::ClosureArity(_)
        | K::IsCell(..)
        | K::CastCell(_)
        | K::GlobalGet(_)
        | K::GlobalAddr(_)
        | K::Load(_)
        | K::PtrAdd(..)
        | K::StackAlloc(..)
        | K::MemMove(..)
        | K::MemCopy(..)
        | K::MemSet(..)
        | K::Syscall(..)
        | K::Pause
        | K::CallImport(..)
        | K::FuncAddr(_)
        | K::Retain(_) => all(Mode::Borrowed),
    }
}

/// Visits the operands of a terminator, without the arguments of its targets, with their modes.
pub fn for_each_term_use(term: &Terminator, modes: &impl Modes, mut f: impl FnMut(Value, Mode)) {
    match term {
        Terminator::Return(v) | Terminator::Raise(v) => f(*v, Mode::Owned),
        Terminator::TailCall(func, args) | Terminator::Invoke { func, args, .. } => {
            args.iter().enumerate().for_each(|(i, v)| f(*v, modes.mode(*func, i)));
        }
        Terminator::TailCallClosure(closure, args) | Terminator::InvokeClosure { closure, args, .. } => {
            f(*closure, Mode::Owned);
            args.iter().for_each(|v| f(*v, Mode::Owned));
        }
        Terminator::Jump(_) | Terminator::Branch { .. } | Terminator::Switch { .. } | Terminator::Unreachable => {
            term.for_each_operand(|v| f(v, Mode::Borrowed));
        }
    }
}

/// What the result of an instruction is, given the types of the function's values. Meaningful for managed results only.
pub fn origin(program: &Program, values: &IndexVec<Value, ValueData>, kind: &InstKind) -> Origin {
    use InstKind as K;
    match kind {
        K::Zero | K::Static(_) | K::Const(_) => Origin::Uncounted,
        K::CastCell(v) => Origin::Same(*v),
        K::Extract(v, _) | K::ExtractCase(v, _, _) | K::Capture(v, _) => Origin::Part(*v),
        K::Field(v, _, index) => {
            if is_mutable_field(program, values[*v].ty, *index) {
                Origin::Place(*v)
            } else {
                Origin::Part(*v)
            }
        }
        K::ArrayGet(v, _) => Origin::Place(*v),
        K::GlobalGet(_) | K::Load(_) | K::Convert(..) => Origin::Outside,
        K::MakeAgg(..)
        | K::Insert(..)
        | K::MakeCase(..)
        | K::New { .. }
        | K::NewArray { .. }
        | K::NewText { .. }
        | K::NewClosure { .. }
        | K::Call(..)
        | K::CallClosure(..) => Origin::Owned,
        K::Binary(..)
        | K::Unary(..)
        | K::Compare(..)
        | K::Select(..)
        | K::Tag(_)
        | K::CellTag(_)
        | K::FieldAddr(..)
        | K::ArrayLen(_)
        | K::ArrayAddr(..)
        | K::TextHeader(_)
        | K::TextData(_)
        | K::ClosureArity(_)
        | K::IsCell(..)
        | K::GlobalAddr(_)
        | K::PtrAdd(..)
        | K::StackAlloc(..)
        | K::Syscall(..)
        | K::CallImport(..)
        | K::FuncAddr(_)
        | K::SetField(..)
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
        | K::DebugValue(..) => Origin::Uncounted,
    }
}

fn is_mutable_field(program: &Program, cell: Ty, index: u32) -> bool {
    let Ty::Cell(id) = cell else { return true };
    match &program.cells[id].kind {
        CellKind::Object(fields) => fields.get(index as usize).is_none_or(|f| f.change == Change::Often),
        CellKind::Union { .. } => false,
        CellKind::Any | CellKind::Text | CellKind::Array(_) | CellKind::Closure { .. } => true,
    }
}
