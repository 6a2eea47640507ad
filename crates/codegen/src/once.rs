//! Calls that run at most once in the life of a program.
//!
//! In: the program. Out: [`Once`]. The entry point runs once; so does what it calls outside of its loops, if it is
//! called from nowhere else, and so on. To inline a call that runs once saves nothing, but functions that are called
//! from one place are inlined whatever their size: all of a test suite becomes one function, and LLVM's time grows
//! faster than a function's size. Such calls therefore stay calls, unless what they call is small.

use base::{FxHashMap, IndexVec};
use mir::{Block, FuncId, Function, InstKind, Program, Terminator};
use petgraph::graph::{DiGraph, NodeIndex};

/// Up to so many instructions a callee is worth inlining anywhere: the call itself costs as many.
const SMALL: usize = 12;

/// Which blocks run at most once.
pub(crate) struct Once {
    /// Of functions that run once, the blocks that are in no loop.
    blocks: FxHashMap<FuncId, IndexVec<Block, bool>>,
    large: IndexVec<FuncId, bool>,
}

impl Once {
    /// Finds what runs once.
    pub(crate) fn new(program: &Program, is_closure: &IndexVec<FuncId, bool>) -> Once {
        let mut sites: IndexVec<FuncId, u32> = program.funcs.iter().map(|_| 0).collect();
        for func in program.funcs.iter() {
            for block in func.blocks.ids() {
                for_each_callee(func, block, |f| sites[f] += 1);
            }
        }
        let size = |f: &Function| f.blocks.iter().map(|b| b.insts.len() + 1).sum::<usize>();
        let large = program.funcs.iter().map(|f| !f.always_inline && size(f) > SMALL).collect();
        let mut once = Once { blocks: FxHashMap::default(), large };
        let mut todo = vec![program.entry];
        while let Some(id) = todo.pop() {
            let func = &program.funcs[id];
            let straight = outside_of_loops(func);
            for block in func.blocks.ids().filter(|b| straight[*b]) {
                for_each_callee(func, block, |f| {
                    if sites[f] == 1 && !is_closure[f] && f != program.entry {
                        todo.push(f);
                    }
                });
            }
            once.blocks.insert(id, straight);
        }
        once
    }
    /// Whether inlining `callee` into this block of a function has no use.
    pub(crate) fn is_call(&self, func: FuncId, block: Block, callee: FuncId) -> bool {
        self.large[callee] && self.blocks.get(&func).is_some_and(|b| b[block])
    }
}

fn for_each_callee(func: &Function, block: Block, mut f: impl FnMut(FuncId)) {
    let block = &func.blocks[block];
    for inst in &block.insts {
        if let InstKind::Call(callee, _) = &inst.kind {
            f(*callee);
        }
    }
    if let Terminator::TailCall(callee, _) | Terminator::Invoke { func: callee, .. } = &block.term {
        f(*callee);
    }
}

fn outside_of_loops(func: &Function) -> IndexVec<Block, bool> {
    let mut graph: DiGraph<Block, ()> = DiGraph::new();
    for block in func.blocks.ids() {
        graph.add_node(block);
    }
    for (block, data) in func.blocks.iter_enumerated() {
        let from = NodeIndex::new(block.0 as usize);
        data.term.for_each_target(|t| {
            graph.add_edge(from, NodeIndex::new(t.block.0 as usize), ());
        });
    }
    let mut straight: IndexVec<Block, bool> = func.blocks.ids().map(|_| false).collect();
    for component in petgraph::algo::kosaraju_scc(&graph) {
        if let [only] = component[..] {
            straight[graph[only]] = !graph.contains_edge(only, only);
        }
    }
    straight
}
