//! Which values the program reaches, and which start-up steps run.
//!
//! In: the graph, which holds nothing else. Out: the set of values and the pruned list of start-up steps: a library
//! value's initialiser runs only if the value is reachable; every step of the program's own files runs.

use base::FxHashSet;
use psg::Psg;
use tast::Init;
use types::ValId;

/// The facts.
#[derive(Clone, Debug)]
pub struct Reachability {
    /// Reachable values, functions and members.
    pub vals: FxHashSet<ValId>,
    /// The steps of `Program::inits` that run, ascending.
    pub inits: Vec<usize>,
}

impl Reachability {
    /// Whether a value is reachable.
    pub fn is_reachable(&self, val: ValId) -> bool {
        self.vals.contains(&val)
    }
}

/// Reads reachability off the graph.
pub fn analyse(psg: &Psg) -> Reachability {
    Reachability { vals: psg.vals.keys().copied().collect(), inits: psg.inits.clone() }
}

/// The facts as text.
pub fn print(psg: &Psg, facts: &Reachability) -> String {
    let mut out = String::new();
    for val in psg.sorted_vals() {
        out.push_str(&format!("reachable {}\n", psg.val_name(val)));
    }
    for i in &facts.inits {
        match &psg.program.inits[*i] {
            Init::Val(v) => out.push_str(&format!("start {i} {}\n", psg.val_name(*v))),
            Init::Do { .. } => out.push_str(&format!("start {i} do\n")),
        }
    }
    out
}
