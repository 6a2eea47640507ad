//! Runs MIR: a second opinion on everything behind the checker, without LLVM.
//!
//! In: a program at any [`Stage`]. Out: what it printed and its exit code, or a [`Fault`] with the function and the
//! source place. At [`Stage::Input`] nothing is counted and nothing freed: the meaning of the program. At [`Stage::Placed`] the
//! interpreter counts by itself; at [`Stage::Expanded`] the program's own instructions count. In both every cell must be
//! freed once, and none be used afterwards.
//!
//! No raw memory is touched: addresses are names of blocks, each access is checked (see `heap`). Native recursion is not used, so
//! depth is bounded by memory only. The allocator and the system calls are the interpreter's own (see `system`); foreign
//! functions and signals are not there, and a program that needs them is refused.

mod arith;
mod count;
mod heap;
mod inst;
mod layouts;
mod machine;
mod make;
mod system;
mod value;

use std::fmt;

use base::{Span, Symbol};
use mir::{FuncId, Program};

pub use mir::verify::Stage;
pub use value::V;

/// How a program is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What form it is in.
    pub stage: Stage,
    /// The most instructions that are run; none for no bound.
    pub steps: Option<u64>,
    /// Arguments, the program's name first.
    pub args: Vec<String>,
    /// The environment, as `NAME=value`.
    pub variables: Vec<String>,
    /// Standard input; none for that of this process.
    pub input: Option<Vec<u8>>,
    /// Output is kept instead of being written.
    pub keep: bool,
}

/// What one instruction of a placed program made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its function.
    pub func: Symbol,
    /// Where it stands in the source.
    pub span: Option<Span>,
    /// The type of the cells.
    pub ty: Symbol,
    /// How many cells.
    pub count: u64,
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The exit code.
    pub code: i32,
    /// Standard output, if it was kept.
    pub stdout: Vec<u8>,
    /// Standard error, if it was kept.
    pub stderr: Vec<u8>,
    /// Cells made.
    pub made: u64,
    /// Of a placed program: cells made on the heap by each instruction that made some.
    pub sites: Vec<Made>,
    /// Cells not freed.
    pub live: usize,
    /// Instructions run.
    pub steps: u64,
}

/// Why a run could not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The program does what no program may do: a bug of the compiler.
    Wrong,
    /// The interpreter cannot do what the program asks for.
    Unsupported,
    /// The bound on instructions or on memory.
    Limit,
}

/// What went wrong, and where.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What kind.
    pub kind: FaultKind,
    /// In words.
    pub message: String,
    /// The function.
    pub function: Option<Symbol>,
    /// Block and instruction.
    pub at: String,
    /// The nearest source place on the stack of calls.
    pub span: Option<Span>,
    /// The functions that called it, nearest first; the first few.
    pub callers: Vec<Symbol>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.function {
            Some(function) => write!(f, "{function} {}: {}", self.at, self.message)?,
            None => f.write_str(&self.message)?,
        }
        for caller in &self.callers {
            write!(f, "\n  called by {caller}")?;
        }
        Ok(())
    }
}

/// Runs a program from its entry.
///
/// # Errors
/// What the program does wrong, or what the interpreter cannot do.
pub fn run(program: &Program, options: Options) -> Result<Ended, Fault> {
    machine::program(program, options)
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The result, or the exception's address if it raised.
    pub result: Result<V, u64>,
    /// What `exit` was called with.
    pub exit: Option<i32>,
    /// Bytes written.
    pub output: Vec<u8>,
    /// Cells not freed.
    pub leaked: usize,
    /// The most cells alive at a time.
    pub peak: usize,
}

/// Calls one function of a program; `steps` bounds the instructions.
///
/// # Errors
/// What the program does wrong, or what the interpreter cannot do.
pub fn call(program: &Program, stage: Stage, func: FuncId, args: &[V], steps: u64) -> Result<Outcome, Fault> {
    machine::function(program, stage, func, args, steps)
}
