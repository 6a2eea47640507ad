//! What runs at most once in the life of a program.
//!
//! In: the program. Out: [`Once`]. The entry point runs once; so does what it calls outside of its loops, if it is
//! called from nowhere else, and so on. A function that is exported or whose address is taken may run at any time.

use base::{FxHashMap, IndexVec};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::{Block, FuncId, Function, InstKind, Program, StaticCell, Terminator};

/// Which blocks run at most once.
pub struct Once {
    /// Of functions that run once, the blocks that are in no loop.
    blocks: FxHashMap<FuncId, IndexVec<Block, bool>>,
}

impl Once {
    /// Finds what runs once.
    pub fn new(program: &Program) -> Once {
        let mut sites: IndexVec<FuncId, u32> = program.funcs.iter().map(|_| 0).collect();
        for func in program.funcs.iter() {
            for block in func.blocks.ids() {
                for_each_callee(func, block, |f| sites[f] += 1);
                for inst in &func.blocks[block].insts {
                    if let InstKind::NewClosure { func: taken, .. } | InstKind::FuncAddr(taken) = &inst.kind {
                        sites[*taken] += 2;
                    }
                }
            }
        }
        for (id, _) in program.funcs.iter_enumerated().filter(|(_, f)| f.export.is_some()) {
            sites[id] += 2;
        }
        for shared in program.statics.iter() {
            if let StaticCell::Closure { func, .. } = shared {
                sites[*func] += 2;
            }
        }
        let mut once = Once { blocks: FxHashMap::default() };
        let mut todo = vec![program.entry];
        while let Some(id) = todo.pop() {
            let func = &program.funcs[id];
            let straight = outside_of_loops(func);
            for block in func.blocks.ids().filter(|b| straight[*b]) {
                for_each_callee(func, block, |f| {
                    if sites[f] == 1 && f != program.entry {
                        todo.push(f);
                    }
                });
            }
            once.blocks.insert(id, straight);
        }
        once
    }

    /// Whether a block of a function runs at most once.
    pub fn runs_once(&self, func: FuncId, block: Block) -> bool {
        self.blocks.get(&func).and_then(|b| b.get(block)).copied().unwrap_or(false)
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
