//! MIR: the whole program, monomorphic and first order, as control-flow graphs with block parameters.
//!
//! Made by `specialise`, given places by `memory`, emitted one to one by `codegen`.
//! SSA: every [`Value`] is defined once, by a block parameter or an instruction; a block sees the
//! values of the blocks that dominate it. `unit` is the empty aggregate. Deviation from a classic
//! SSA is only that failure edges are explicit: see [`Terminator::Invoke`].
//!
//! Managed values (references to cells, and aggregates that hold them) have one owner each. Before
//! `memory` no [`InstKind::Retain`] or [`InstKind::Release`] exists; after it they balance on every path.

mod builder;
pub mod cfg;
mod data;
mod inst;
pub mod layout;
pub mod once;
mod operands;
pub mod ownership;
mod parse;
mod print;
mod stores;
pub mod tied;
pub mod typing;
pub mod verify;

pub use builder::FunctionBuilder;
pub use data::{
    AggId, AggKind, AggLayout, Block, BlockData, CaseName, CellField, CellId, CellKind, CellLayout, Change, Contract,
    CycleFns, FuncId, FuncKind, Function, Global, GlobalId, Import, ImportId, LayoutNames, Program, Rule, RuntimeFns,
    StaticCell, StaticId, Ty, Value, ValueData,
};
pub use inst::{BinOp, CmpOp, Const, ConvOp, Inst, InstKind, Mode, Place, Target, Terminator, UnOp};
pub use parse::parse;
pub use print::function_text;
