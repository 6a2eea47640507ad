//! Which functions call themselves.
//!
//! In: a program. Out: for each function whether it can be entered again before it has been left.

use base::{Idx, IndexVec};
use mir::{FuncId, Function, InstKind, Program};

/// Functions that can be called again before they have returned, as far as calls by name tell; with `through_values` calls of
/// function values count as calls of every function whose code is in one.
pub(crate) fn recursive(program: &Program, through_values: bool) -> IndexVec<FuncId, bool> {
    let mut graph = petgraph::graph::DiGraph::<(), ()>::new();
    let nodes: Vec<_> = program.funcs.ids().map(|_| graph.add_node(())).collect();
    let values = graph.add_node(());
    let edges = |id: FuncId, func: &Function, graph: &mut petgraph::graph::DiGraph<(), ()>| {
        for block in func.blocks.iter() {
            for inst in &block.insts {
                match &inst.kind {
                    InstKind::Call(f, _) => {
                        graph.update_edge(nodes[id.index()], nodes[f.index()], ());
                    }
                    InstKind::CallClosure(..) if through_values => {
                        graph.update_edge(nodes[id.index()], values, ());
                    }
                    InstKind::NewClosure { func, .. } => {
                        graph.update_edge(values, nodes[func.index()], ());
                    }
                    _ => {}
                }
            }
            match &block.term {
                mir::Terminator::Invoke { func: f, .. } | mir::Terminator::TailCall(f, _) => {
                    graph.update_edge(nodes[id.index()], nodes[f.index()], ());
                }
                mir::Terminator::InvokeClosure { .. } | mir::Terminator::TailCallClosure(..) if through_values => {
                    graph.update_edge(nodes[id.index()], values, ());
                }
                _ => {}
            }
        }
    };
    for (id, func) in program.funcs.iter_enumerated() {
        edges(id, func, &mut graph);
    }
    for shared in program.statics.iter() {
        if let mir::StaticCell::Closure { func, .. } = shared {
            graph.update_edge(values, nodes[func.index()], ());
        }
    }
    let mut out: IndexVec<FuncId, bool> = program.funcs.iter().map(|_| false).collect();
    for component in petgraph::algo::tarjan_scc(&graph) {
        let alone = component.len() == 1 && !graph.contains_edge(component[0], component[0]);
        for n in component.into_iter().filter(|n| *n != values) {
            out[FuncId::new(n.index())] = !alone;
        }
    }
    out
}
