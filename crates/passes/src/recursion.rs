//! Groups of values that refer to each other.
//!
//! In: the graph. Out: the strongly connected components of "the body of `f` mentions `g`" (a mention counts as a call: the
//! value may be called later), callees before callers. Overriding members are reached from their slot. The order
//! is that of Tarjan's algorithm (petgraph), over nodes in order of definition, so it is the same in each run.

use base::FxHashMap;
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use psg::{EdgeKind, NodeKind, Owner, Psg};
use types::ValId;

/// The facts.
#[derive(Clone, Debug, Default)]
pub struct Recursion {
    /// The groups, callees first; members in order of definition.
    pub components: Vec<Vec<ValId>>,
    component_of: FxHashMap<ValId, usize>,
    looped: Vec<bool>,
}

impl Recursion {
    /// The group of a value.
    pub fn component_of(&self, val: ValId) -> Option<usize> {
        self.component_of.get(&val).copied()
    }
    /// Whether a value can come to call itself.
    pub fn is_recursive(&self, val: ValId) -> bool {
        self.component_of(val).is_some_and(|c| self.looped[c])
    }
}

/// For each value the values that its body mentions, and of a slot the members that may run: in order, without duplicates.
pub(crate) fn mentions(psg: &Psg) -> FxHashMap<Owner, Vec<ValId>> {
    let mut out: FxHashMap<Owner, Vec<ValId>> = FxHashMap::default();
    for edge in &psg.edges {
        let (from, to) = (psg.nodes[edge.from].kind, psg.nodes[edge.to].kind);
        match (edge.kind, from, to) {
            (EdgeKind::DefUse, NodeKind::Val(v), NodeKind::Expr(body, _)) => {
                out.entry(psg.bodies[body].owner).or_default().push(v);
            }
            (EdgeKind::Call, NodeKind::Val(slot), NodeKind::Val(member)) => {
                out.entry(Owner::Val(slot)).or_default().push(member);
            }
            _ => {}
        }
    }
    for list in out.values_mut() {
        list.sort_by_key(|v| psg.vals.get(v).copied());
        list.dedup();
    }
    out
}

/// Finds the groups.
pub fn analyse(psg: &Psg) -> Recursion {
    let vals = psg.sorted_vals();
    let mut graph: DiGraph<ValId, ()> = DiGraph::with_capacity(vals.len(), vals.len() * 4);
    let index: FxHashMap<ValId, NodeIndex> = vals.iter().map(|v| (*v, graph.add_node(*v))).collect();
    let mentions = mentions(psg);
    let mut self_loop = vec![false; vals.len()];
    for v in &vals {
        for to in mentions.get(&Owner::Val(*v)).into_iter().flatten() {
            if let (Some(a), Some(b)) = (index.get(v), index.get(to)) {
                graph.add_edge(*a, *b, ());
                self_loop[a.index()] |= a == b;
            }
        }
    }
    let mut facts = Recursion::default();
    for group in tarjan_scc(&graph) {
        let mut nodes = group;
        nodes.sort();
        facts.looped.push(nodes.len() > 1 || nodes.iter().any(|n| self_loop[n.index()]));
        for n in &nodes {
            facts.component_of.insert(graph[*n], facts.components.len());
        }
        facts.components.push(nodes.iter().map(|n| graph[*n]).collect());
    }
    facts
}

/// The recursive groups as text.
pub fn print(psg: &Psg, facts: &Recursion) -> String {
    let mut out = String::new();
    for (group, looped) in facts.components.iter().zip(&facts.looped) {
        if *looped {
            let names: Vec<&str> = group.iter().map(|v| psg.val_name(*v)).collect();
            out.push_str(&format!("recursive {}\n", names.join(" ")));
        }
    }
    out
}
