//! The locals that each closure captures.
//!
//! In: the graph's capture edges. Out: for each lambda, object expression, lazy value and comprehension, by owner and
//! expression, the captured locals in order of their ids. A closure that captures nothing has none.

use base::FxHashMap;
use psg::{EdgeKind, NodeKind, Owner, Psg};
use tast::{ExprId, LocalId};

/// The facts.
#[derive(Clone, Debug, Default)]
pub struct Captures {
    map: FxHashMap<(Owner, ExprId), Vec<LocalId>>,
}

impl Captures {
    /// What a closure captures.
    pub fn of(&self, owner: Owner, closure: ExprId) -> &[LocalId] {
        self.map.get(&(owner, closure)).map_or(&[], Vec::as_slice)
    }
}

/// Gathers the capture edges of each closure.
pub fn analyse(psg: &Psg) -> Captures {
    let mut map: FxHashMap<(Owner, ExprId), Vec<LocalId>> = FxHashMap::default();
    for edge in psg.edges.iter().filter(|e| e.kind == EdgeKind::Capture) {
        if let (NodeKind::Expr(body, e), NodeKind::Local(_, l)) = (psg.nodes[edge.from].kind, psg.nodes[edge.to].kind) {
            map.entry((psg.bodies[body].owner, e)).or_default().push(l);
        }
    }
    map.values_mut().for_each(|list| list.sort());
    Captures { map }
}

/// The facts as text.
pub fn print(psg: &Psg, facts: &Captures) -> String {
    let mut keys: Vec<(Owner, ExprId)> = facts.map.keys().copied().collect();
    keys.sort();
    let mut out = String::new();
    for (owner, e) in keys {
        let body = psg.bodies.iter().find(|b| b.owner == owner);
        let name = |l: &LocalId| body.map_or_else(String::new, |b| format!("{}_{}", b.body.locals[*l].name, l.0));
        let names: Vec<String> = facts.of(owner, e).iter().map(name).collect();
        out.push_str(&format!("{} {e} captures {}\n", psg.owner_name(owner), names.join(" ")));
    }
    out
}
