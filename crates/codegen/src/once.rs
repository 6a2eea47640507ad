//! Calls that run at most once in the life of a program stay calls.
//!
//! To inline a call that runs once saves nothing, but functions that are called from one place are inlined whatever their
//! size: all of a test suite becomes one function, and LLVM's time grows faster than a function's size. Such calls
//! therefore stay calls, unless what they call is small.

use base::IndexVec;
use mir::{Block, FuncId, Function, Program};

/// Up to so many instructions a callee is worth inlining anywhere: the call itself costs as many.
const SMALL: usize = 12;

/// Which calls stay calls.
pub(crate) struct Once {
    blocks: mir::once::Once,
    large: IndexVec<FuncId, bool>,
}

impl Once {
    /// Finds what runs once.
    pub(crate) fn new(program: &Program) -> Once {
        let size = |f: &Function| f.blocks.iter().map(|b| b.insts.len() + 1).sum::<usize>();
        let large = program.funcs.iter().map(|f| !f.always_inline && size(f) > SMALL).collect();
        Once { blocks: mir::once::Once::new(program), large }
    }
    /// Whether inlining `callee` into this block of a function has no use.
    pub(crate) fn is_call(&self, func: FuncId, block: Block, callee: FuncId) -> bool {
        self.large[callee] && self.blocks.runs_once(func, block)
    }
}
