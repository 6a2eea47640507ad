//! Instructions and terminators.
//!
//! Each operand of a managed type is either *consumed* (the instruction takes over the ownership) or
//! *borrowed*; [`crate::ownership`] is the authority. Results of managed type are owned by the function,
//! except those of loads and extractions, which alias their operand until `memory` retains them.

use base::{Span, Symbol};

use crate::{AggId, Block, CellId, FuncId, GlobalId, ImportId, StaticId, Value};

/// Who owns an operand or parameter afterwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Mode {
    /// The user takes it over.
    Owned,
    /// The user only looks.
    Borrowed,
}

/// Where an allocation goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub enum Place {
    /// Not decided: before `memory`.
    #[default]
    Unplaced,
    /// A counted cell.
    Counted,
    /// The frame of the function; never counted.
    Stack,
    /// The region at this address; never counted.
    Region(Value),
}

/// A constant of a machine type.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Const {
    /// An integer, sign-extended.
    Int(i64),
    /// Bits of a binary32.
    F32(u32),
    /// Bits of a binary64.
    F64(u64),
}

/// Two operands of one type, result of that type. Integers wrap.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    /// Signed; divisor known not to be 0, and not MIN / -1.
    DivS,
    DivU,
    RemS,
    RemU,
    And,
    Or,
    Xor,
    /// Amount already masked to the width.
    Shl,
    ShrS,
    ShrU,
    FAdd,
    FSub,
    FMul,
    FDiv,
    /// C's fmod.
    FRem,
    /// High half of the unsigned product.
    MulHighU,
    MulHighS,
    MinS,
    MaxS,
    MinU,
    MaxU,
    /// Whether the signed or unsigned operation overflows: result is `I1`.
    AddOverflowS,
    AddOverflowU,
    SubOverflowS,
    SubOverflowU,
    MulOverflowS,
    MulOverflowU,
    RotL,
    RotR,
    FCopySign,
}

/// One operand, result of its type.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)]
pub enum UnOp {
    Neg,
    Not,
    FNeg,
    FAbs,
    FSqrt,
    FFloor,
    FCeil,
    FTrunc,
    /// To nearest, ties to even.
    FRint,
    PopCount,
    LeadingZeros,
    TrailingZeros,
    ByteSwap,
}

/// Comparisons; result `I1`. `F*` are ordered (false on NaN) except `FNe`, which is true on NaN. `Eq` and `Ne` also compare pointers and cell references.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)]
pub enum CmpOp {
    Eq,
    Ne,
    LtS,
    LeS,
    GtS,
    GeS,
    LtU,
    LeU,
    GtU,
    GeU,
    FEq,
    FNe,
    FLt,
    FLe,
    FGt,
    FGe,
}

/// Conversions; the result's type is the value's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)]
pub enum ConvOp {
    Trunc,
    SExt,
    ZExt,
    /// Saturating, NaN to 0.
    FToSiSat,
    FToUiSat,
    SiToF,
    UiToF,
    FExt,
    FTrunc,
    Bitcast,
    PtrToInt,
    IntToPtr,
    /// A cell reference as raw address, and back. The address does not own.
    CellToPtr,
    PtrToCell,
}

/// A jump target with its arguments.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// Block.
    pub block: Block,
    /// Arguments, one for each parameter.
    pub args: Vec<Value>,
}

/// An instruction.
#[derive(Clone, Debug)]
pub struct Inst {
    /// What it computes.
    pub kind: InstKind,
    /// The value it defines, if any.
    pub result: Option<Value>,
    /// Source position.
    pub span: Option<Span>,
}

/// Kinds of [`Inst`].
#[derive(Clone, PartialEq, Debug)]
pub enum InstKind {
    /// A constant.
    Const(Const),
    /// The zero of the result's type: 0, null, an aggregate of zeros.
    Zero,
    /// A constant cell.
    Static(StaticId),
    /// Arithmetic.
    Binary(BinOp, Value, Value),
    /// Arithmetic.
    Unary(UnOp, Value),
    /// Comparison.
    Compare(CmpOp, Value, Value),
    /// Conversion to the result's type.
    Convert(ConvOp, Value),
    /// `c ? a : b`; unmanaged values only.
    Select(Value, Value, Value),
    /// A struct aggregate from its fields (consumed).
    MakeAgg(AggId, Vec<Value>),
    /// A field of a struct aggregate (borrowed).
    Extract(Value, u32),
    /// A copy with one unmanaged field replaced.
    Insert(Value, u32, Value),
    /// A case of a union aggregate from its fields (consumed).
    MakeCase(AggId, u32, Vec<Value>),
    /// The case number of a union aggregate, as `I32`.
    Tag(Value),
    /// A field of a union aggregate known to be of a case.
    ExtractCase(Value, u32, u32),
    /// A new object or union cell (`case` 0 for objects); fields consumed.
    New {
        /// Layout.
        cell: CellId,
        /// Case.
        case: u32,
        /// Fields.
        fields: Vec<Value>,
        /// Place.
        place: Place,
    },
    /// A new array of zeroed elements; the length (a word) is known not to be negative.
    NewArray {
        /// Layout.
        cell: CellId,
        /// Length.
        len: Value,
        /// Place.
        place: Place,
    },
    /// A new string with uninitialised content: number of units (word), wide or not.
    NewText {
        /// Length in units.
        len: Value,
        /// `I1`: two bytes a unit.
        wide: Value,
        /// Place.
        place: Place,
    },
    /// A new function value; captures consumed.
    NewClosure {
        /// Layout of the function type.
        cell: CellId,
        /// Code.
        func: FuncId,
        /// Parameters that it takes beside the closure.
        arity: u32,
        /// Captures.
        captures: Vec<Value>,
        /// Place.
        place: Place,
    },
    /// The case number of a union cell (not null unless the layout has a null case), as `I32`.
    CellTag(Value),
    /// A field of an object or union cell.
    Field(Value, u32, u32),
    /// Assigns a mutable field of an object; the old content is released by `memory`.
    SetField(Value, u32, Value),
    /// Address of a field of an object.
    FieldAddr(Value, u32),
    /// Number of elements, as a word.
    ArrayLen(Value),
    /// An element; the index (word) is known to be in range.
    ArrayGet(Value, Value),
    /// Assigns an element; the old content is released by `memory`.
    ArraySet(Value, Value, Value),
    /// Address of an element; of element 0 with any index for an empty array.
    ArrayAddr(Value, Value),
    /// The length word of a string: `length << 1 | wide`.
    TextHeader(Value),
    /// Address of a string's content.
    TextData(Value),
    /// A capture of the closure that is this function's first parameter.
    Capture(Value, u32),
    /// Number of parameters that a function value takes, as `I32`.
    ClosureArity(Value),
    /// Calls a function value with exactly as many arguments as its arity.
    CallClosure(Value, Vec<Value>),
    /// Whether a reference (not null) is a cell of the layout, as `I1`.
    IsCell(Value, CellId),
    /// The same reference under another layout; unchecked. Names the same ownership as its operand: consuming either
    /// consumes both.
    CastCell(Value),
    /// Reads a module-level variable.
    GlobalGet(GlobalId),
    /// Assigns a module-level variable; the old content is released by `memory`.
    GlobalSet(GlobalId, Value),
    /// Address of a module-level variable or buffer.
    GlobalAddr(GlobalId),
    /// Reads memory. A managed result is borrowed from the memory.
    Load(Value),
    /// Writes memory; the old content is not released; a managed value is consumed.
    Store(Value, Value),
    /// Assigns a managed value to memory that holds one, which `memory` releases.
    Replace(Value, Value),
    /// Address plus a word of bytes.
    PtrAdd(Value, Value),
    /// Bytes of the frame, for as long as the function runs; a word, and the alignment.
    StackAlloc(Value, u32),
    /// Copies bytes: to, from, count. The ranges may overlap.
    MemMove(Value, Value, Value),
    /// Copies bytes that do not overlap.
    MemCopy(Value, Value, Value),
    /// Fills bytes: to, byte (`I8`), count.
    MemSet(Value, Value, Value),
    /// A system call: number and up to six words; result a word.
    Syscall(Value, Vec<Value>),
    /// The processor's cycle-independent pause, for spinning.
    Pause,
    /// A foreign function.
    CallImport(ImportId, Vec<Value>),
    /// A function of the program; operands by its modes.
    Call(FuncId, Vec<Value>),
    /// Makes a second owner of a managed value.
    Retain(Value),
    /// Ends one ownership of a managed value.
    Release(Value),
    /// Takes an owned aggregate apart: case (0 for a struct), and for each managed field of the case the value that
    /// was extracted from it. Ends the ownership of the aggregate and makes each part owned. Of a cell (case 0 for an
    /// object or the function's own function value), the parts are some of the fields or captures that were read from
    /// it; the others go with it. Only between `memory`'s counting and its expansion.
    Unpack(Value, u32, Vec<Value>),
    /// The last use of a cell on the stack, by the value that made it, is over: what it holds is released.
    EndCell(Value),
    /// Begins a region in the four words of the frame at an address.
    RegionBegin(Value),
    /// Ends a region: all cells in it are gone.
    RegionEnd(Value),
    /// Address of a function's code.
    FuncAddr(FuncId),
    /// Names a variable's value from here on, for debug information.
    DebugValue(Symbol, Value),
}

/// How a block ends.
#[derive(Clone, PartialEq, Debug)]
pub enum Terminator {
    /// Goes on.
    Jump(Target),
    /// Two ways; `likely` tells which is expected.
    Branch {
        /// `I1`.
        cond: Value,
        /// If true.
        then: Target,
        /// If false.
        els: Target,
        /// `Some(true)`: `then` is expected.
        likely: Option<bool>,
    },
    /// By integer.
    Switch {
        /// Any integer type.
        on: Value,
        /// Cases.
        cases: Vec<(i64, Target)>,
        /// Otherwise.
        default: Target,
    },
    /// Leaves with the result (consumed).
    Return(Value),
    /// Leaves by calling; the frame is gone before. Operands by the callee's modes; what is borrowed outlives the frame.
    TailCall(FuncId, Vec<Value>),
    /// Leaves by calling a function value of exactly this arity.
    TailCallClosure(Value, Vec<Value>),
    /// Raises an exception (consumed): to the handler of the enclosing invocation.
    Raise(Value),
    /// Calls a function that may raise: `normal`'s first parameter is the result, `error`'s the exception;
    /// both may have more, given here.
    Invoke {
        /// Callee.
        func: FuncId,
        /// Arguments.
        args: Vec<Value>,
        /// On return: arguments after the result.
        normal: Target,
        /// On failure: arguments after the exception.
        error: Target,
    },
    /// Calls a function value that may raise.
    InvokeClosure {
        /// Callee.
        closure: Value,
        /// Arguments.
        args: Vec<Value>,
        /// On return.
        normal: Target,
        /// On failure.
        error: Target,
    },
    /// Cannot be reached.
    Unreachable,
}
