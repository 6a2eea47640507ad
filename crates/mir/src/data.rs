//! Program, functions, layouts: the tables of MIR.

use base::{FxHashMap, IndexVec, Span, Symbol, define_id};

use crate::{Const, Inst, Mode, Terminator};

define_id!(
    /// A function.
    FuncId, "fn"
);
define_id!(
    /// A basic block.
    Block, "bb"
);
define_id!(
    /// An SSA value.
    Value, "v"
);
define_id!(
    /// Layout of an unboxed aggregate.
    AggId, "agg"
);
define_id!(
    /// Layout of a boxed cell.
    CellId, "cell"
);
define_id!(
    /// A module-level variable.
    GlobalId, "g"
);
define_id!(
    /// A constant cell in static memory.
    StaticId, "s"
);
define_id!(
    /// A foreign function.
    ImportId, "import"
);

/// A machine-level type. Integers have no sign: operations do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ty {
    /// A truth value.
    I1,
    /// 8 bits.
    I8,
    /// 16 bits.
    I16,
    /// 32 bits.
    I32,
    /// 64 bits.
    I64,
    /// IEEE binary32.
    F32,
    /// IEEE binary64.
    F64,
    /// A raw address: native pointers, byrefs, spans. Never counted.
    Ptr,
    /// A reference to a cell; null where the layout is nullable.
    Cell(CellId),
    /// An aggregate held by value.
    Agg(AggId),
}

/// The whole program.
#[derive(Debug, Clone)]
pub struct Program {
    /// Bytes of a machine word and pointer: 8 or 4.
    pub word: u32,
    /// Functions.
    pub funcs: IndexVec<FuncId, Function>,
    /// Aggregates. [`AggId`] 0 is `unit`, the empty struct.
    pub aggs: IndexVec<AggId, AggLayout>,
    /// Cells. [`CellId`] 0 is [`CellKind::Any`], 1 is [`CellKind::Text`].
    pub cells: IndexVec<CellId, CellLayout>,
    /// Module-level variables.
    pub globals: IndexVec<GlobalId, Global>,
    /// Constant cells.
    pub statics: IndexVec<StaticId, StaticCell>,
    /// Foreign functions.
    pub imports: IndexVec<ImportId, Import>,
    /// Where the program starts: takes the initial stack pointer (`Ptr`), never returns.
    pub entry: FuncId,
    /// Functions of the library that later stages call.
    pub runtime: RuntimeFns,
    /// What layouts are called in the source, for debuggers.
    pub names: LayoutNames,
}

/// Names of the cases and fields of layouts, as far as they are known. Nothing but debug information reads them.
#[derive(Debug, Clone, Default)]
pub struct LayoutNames {
    /// Of aggregates: each case of a union, or the one "case" of a struct.
    pub aggs: FxHashMap<AggId, Vec<CaseName>>,
    /// The same of cells.
    pub cells: FxHashMap<CellId, Vec<CaseName>>,
}

/// Names of a case and its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseName {
    /// The case; empty for records and the like.
    pub name: Symbol,
    /// For each field its name and its F# type.
    pub fields: Vec<(Symbol, Symbol)>,
}

impl Program {
    /// The layout of `unit`.
    pub const UNIT: AggId = AggId(0);
    /// The layout of a reference whose cell is known only at run time.
    pub const ANY: CellId = CellId(0);
    /// The layout of strings.
    pub const TEXT: CellId = CellId(1);

    /// The integer type of a machine word.
    pub fn word_ty(&self) -> Ty {
        if self.word == 8 { Ty::I64 } else { Ty::I32 }
    }
}

/// Library functions that later stages call (F# code like any other).
#[derive(Debug, Clone, Copy, Default)]
pub struct RuntimeFns {
    /// `alloc (bytes: word) : Ptr`; 8-byte aligned, not cleared; never null.
    pub alloc: Option<FuncId>,
    /// `free (cell: Ptr) (bytes: word) : unit`
    pub free: Option<FuncId>,
    /// `report () : unit`, at exit when the memory trace is on.
    pub trace: Option<FuncId>,
    /// `destroy (cell: Ptr) : unit`: frees a dead cell and all that dies with it; written by `memory`.
    pub destroy: Option<FuncId>,
    /// `later (cell: Ptr) : unit`: a dead cell that may wait until memory is needed.
    pub later: Option<FuncId>,
    /// `enter (region: Ptr) : unit`: begins a region in four words.
    pub region_enter: Option<FuncId>,
    /// `alloc (region: Ptr) (bytes: word) : Ptr`; as `alloc`.
    pub region_alloc: Option<FuncId>,
    /// `leave (region: Ptr) : unit`: gives all memory of a region back.
    pub region_leave: Option<FuncId>,
    /// What cycles of cells need; only in programs that may make some.
    pub cycles: Option<CycleFns>,
}

/// Library functions that find dead cycles, and those that `memory` writes for them.
#[derive(Debug, Clone, Copy)]
pub struct CycleFns {
    /// `suspect (cell: Ptr) : unit`: the cell has lost an owner, but not its last.
    pub suspect: FuncId,
    /// `forget (cell: Ptr) : unit`: a suspect has lost its last owner.
    pub forget: FuncId,
    /// `visit (place: Ptr) (step: word) : word`: called by `children` for each reference; gives the step.
    pub visit: FuncId,
    /// `finish () : unit`: frees all dead cycles, before the memory trace.
    pub finish: FuncId,
    /// `children (cell: Ptr) (step: word) : word`: written by `memory`.
    pub children: FuncId,
}

impl RuntimeFns {
    /// Every function with its name.
    pub fn named(&self) -> Vec<(&'static str, FuncId)> {
        let mut copy = *self;
        copy.named_mut().into_iter().map(|(name, id)| (name, *id)).collect()
    }
    /// Every function with its name, to be changed.
    pub fn named_mut(&mut self) -> Vec<(&'static str, &mut FuncId)> {
        let plain = [
            ("alloc", &mut self.alloc),
            ("free", &mut self.free),
            ("trace", &mut self.trace),
            ("destroy", &mut self.destroy),
            ("later", &mut self.later),
            ("region_enter", &mut self.region_enter),
            ("region_alloc", &mut self.region_alloc),
            ("region_leave", &mut self.region_leave),
        ];
        let mut all: Vec<_> = plain.into_iter().filter_map(|(name, id)| Some((name, id.as_mut()?))).collect();
        if let Some(c) = &mut self.cycles {
            all.extend([("suspect", &mut c.suspect), ("forget", &mut c.forget), ("visit", &mut c.visit)]);
            all.extend([("finish", &mut c.finish), ("children", &mut c.children)]);
        }
        all
    }
}

/// An unboxed aggregate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AggLayout {
    /// F# type, for printing and debug information.
    pub name: Symbol,
    /// Structure.
    pub kind: AggKind,
}

/// Structure of an aggregate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AggKind {
    /// Fields in order: tuples, records, structs, captured environments, `unit`.
    Struct(Vec<Ty>),
    /// A tagged union; see [`crate::layout::union_slots`] for how cases share slots.
    Union(Vec<Vec<Ty>>),
}

/// A boxed cell: an 8-byte header, then the fields.
///
/// Header: `i32` count at offset 0 (negative: static, never counted; bit 30: noted as perhaps part of a dead cycle), `u32`
/// shape at offset 4. A shape names layout and case; shapes are numbered by [`crate::layout`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CellLayout {
    /// F# type, for printing and debug information.
    pub name: Symbol,
    /// Structure.
    pub kind: CellKind,
    /// Null is a value of this type.
    pub nullable: bool,
}

/// A field of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellField {
    /// Type.
    pub ty: Ty,
    /// When it is assigned.
    pub change: Change,
}

/// When a field of an object is assigned after the object is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Never: a load of it is invariant.
    Never,
    /// Once, by the constructor: zero before, its content after. What was loaded is good as long as the object is.
    Once,
    /// At any time.
    Often,
}

impl Change {
    /// That of a field of an immutable or a mutable object.
    pub fn of(mutable: bool) -> Change {
        if mutable { Change::Often } else { Change::Never }
    }
}

/// Structure of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// Known only at run time: `obj`, interfaces, base classes. Always nullable.
    Any,
    /// A string: word `length << 1 | wide` at offset 8, then bytes (ASCII, one a unit) or 16-bit units.
    Text,
    /// Record, class, reference cell, boxed value.
    Object(Vec<CellField>),
    /// A union. `null_case` (a case without fields) is the null pointer.
    Union {
        /// Fields by case.
        cases: Vec<Vec<Ty>>,
        /// The case that is null.
        null_case: Option<u32>,
    },
    /// Word `length` at offset 8, then elements, each aligned, from offset 16.
    Array(Ty),
    /// A function value: code pointer at offset 8, `i32` arity at 16, captures from offset 24.
    Closure {
        /// All parameters by type, uncurried until the result is no function.
        params: Vec<Ty>,
        /// The final result.
        ret: Ty,
    },
}

/// A module-level variable in static memory, zero at start.
#[derive(Debug, Clone)]
pub struct Global {
    /// Name.
    pub name: Symbol,
    /// Type; a byte buffer has `bytes`.
    pub ty: Ty,
    /// A plain zeroed buffer of this size instead of a variable.
    pub bytes: Option<u64>,
    /// Initial value, if constant.
    pub init: Option<Const>,
    /// Where.
    pub span: Option<Span>,
}

/// A constant cell, immortal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StaticCell {
    /// A string constant, UTF-16 units.
    Text(Vec<u16>),
    /// A case without fields of a boxed union.
    Case(CellId, u32),
    /// An array of constants: element bit patterns.
    Array(CellId, Vec<u64>),
    /// A function value without captures.
    Closure {
        /// Layout.
        cell: CellId,
        /// Code; takes the closure as its first parameter.
        func: FuncId,
        /// Number of parameters that `func` takes beside the closure.
        arity: u32,
    },
}

/// A foreign function.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Import {
    /// Library, such as `libm.so.6`.
    pub library: String,
    /// Symbol.
    pub symbol: String,
    /// `Cdecl`, `StdCall`.
    pub convention: String,
    /// Parameters.
    pub params: Vec<Ty>,
    /// Result; `None` for `void`.
    pub ret: Option<Ty>,
}

/// What a function is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FuncKind {
    /// A function of the source, or an instance of one.
    Source,
    /// The body of a function value: its first parameter is the closure (borrowed).
    Closure,
    /// Made by the compiler: equality, drops, partial applications, start.
    Generated,
}

/// A function.
#[derive(Debug, Clone)]
pub struct Function {
    /// Readable name, such as `Program.main` or `List.map<int,string>`; unique names are made by `codegen`.
    pub name: Symbol,
    /// What it is.
    pub kind: FuncKind,
    /// Parameters: the parameters of the entry block, by mode.
    pub modes: Vec<Mode>,
    /// Result.
    pub ret: Ty,
    /// Values.
    pub values: IndexVec<Value, ValueData>,
    /// Blocks; block 0 is the entry.
    pub blocks: IndexVec<Block, BlockData>,
    /// Of a closure body: the types of the captures.
    pub captures: Vec<Ty>,
    /// May leave by raising to a handler: the result then carries a flag.
    pub raises: bool,
    /// Never returns.
    pub no_return: bool,
    /// Rarely run: kept out of line.
    pub is_cold: bool,
    /// Small and hot: always inlined.
    pub always_inline: bool,
    /// Never inlined.
    pub no_inline: bool,
    /// Not worth the time of optimising.
    pub no_opt: bool,
    /// Code of the memory system itself: `memory` leaves it alone.
    pub is_runtime: bool,
    /// Exported under this symbol with the C calling convention and without library-call recognition (`memcpy`, ...).
    pub export: Option<Symbol>,
    /// What the source demands of it.
    pub contracts: Vec<Contract>,
    /// Where it is defined.
    pub span: Option<Span>,
}

/// A demand on a function and all that it calls, checked once places are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contract {
    /// What is demanded.
    pub rule: Rule,
    /// Where the source demands it.
    pub span: Span,
}

/// What a [`Contract`] demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// `NoAlloc`: nothing is put on the heap.
    NoAlloc,
    /// `MaxStack`: no more bytes of stack than these.
    MaxStack(u64),
}

/// What is known of a value.
#[derive(Debug, Clone)]
pub struct ValueData {
    /// Type.
    pub ty: Ty,
    /// F# name, if it is a variable.
    pub name: Option<Symbol>,
    /// F# type of a variable, where it is known.
    pub shown: Option<Symbol>,
    /// Of a block parameter outside the entry block, set by `memory`: its arguments stay with an owner that outlives the function's
    /// activation, so jumps consume nothing.
    pub borrowed: bool,
}

impl ValueData {
    /// A value without a name.
    pub fn new(ty: Ty) -> ValueData {
        ValueData { ty, name: None, shown: None, borrowed: false }
    }
}

/// A basic block.
#[derive(Debug, Clone)]
pub struct BlockData {
    /// Parameters.
    pub params: Vec<Value>,
    /// Instructions.
    pub insts: Vec<Inst>,
    /// How it ends.
    pub term: Terminator,
    /// Where the terminator stands.
    pub term_span: Option<Span>,
}
