//! Contracts: what `[<NoAlloc>]`, `[<MaxStack>]`, `--no-heap` and `--max-stack` demand, proved over the call graph.
//!
//! In: placed MIR (for the heap), expanded MIR with the sizes of frames (for the stack). Out: a diagnostic for each contract
//! that does not hold, with the whole way to what breaks it.
//!
//! What only runs on the way to a failure does not count: building the exception of a failing bounds check would
//! otherwise forbid nearly every function, and whoever fails has left what the contract protects. Where a failure is
//! handled within the contract, its building counts like anything else.

pub(crate) mod graph;
mod heap;
mod stack;
mod words;

pub use graph::Graph;
pub use heap::check_heap;
pub use stack::{Needs, check_stack, stack_needs};
pub use words::{Made, short_name};
