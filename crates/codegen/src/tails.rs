//! Calling conventions.
//!
//! In: all functions. Out: a convention for each, and one for all bodies of function values. Functions that tail-call
//! each other form classes (union–find); a class in which all prototypes agree is `fastcc`, where `musttail` works on
//! every target, another is `tailcc`. Exported functions and the entry are C's.

use base::IndexVec;
use mir::{FuncId, FuncKind, Program, StaticCell, Terminator};

use crate::builder::Conv;

/// The conventions of a program.
pub(crate) struct Conventions {
    /// By function.
    pub(crate) funcs: IndexVec<FuncId, Conv>,
    /// Of function values.
    pub(crate) closures: Conv,
    /// Whether a function is the body of a function value.
    pub(crate) is_closure: IndexVec<FuncId, bool>,
}

/// Whether a function keeps C's convention.
pub(crate) fn is_external(program: &Program, f: FuncId) -> bool {
    f == program.entry || program.funcs[f].export.is_some()
}

/// Chooses the conventions. `same` tells whether two functions have the same prototype.
pub(crate) fn conventions(program: &Program, same: impl Fn(FuncId, FuncId) -> bool) -> Conventions {
    let n = program.funcs.len();
    let is_closure = closure_bodies(program);
    // The class of function values is one more element.
    let mut sets = Sets { parent: (0..=n).collect(), tail: vec![false; n + 1] };
    for f in program.funcs.ids() {
        if is_closure[f] {
            sets.union(f.0 as usize, n, false);
        }
    }
    for (f, func) in program.funcs.iter_enumerated() {
        for block in func.blocks.iter() {
            match &block.term {
                Terminator::TailCall(g, _) if !is_external(program, f) && !is_external(program, *g) => {
                    sets.union(f.0 as usize, g.0 as usize, !same(f, *g));
                }
                // What is called is not known: prototypes may differ.
                Terminator::TailCallClosure(..) if !is_external(program, f) => sets.union(f.0 as usize, n, true),
                Terminator::TailCall(..)
                | Terminator::TailCallClosure(..)
                | Terminator::Jump(_)
                | Terminator::Branch { .. }
                | Terminator::Switch { .. }
                | Terminator::Return(_)
                | Terminator::Raise(_)
                | Terminator::Invoke { .. }
                | Terminator::InvokeClosure { .. }
                | Terminator::Unreachable => {}
            }
        }
    }
    let funcs =
        program.funcs.ids().map(|f| if is_external(program, f) { Conv::C } else { sets.conv(f.0 as usize) }).collect();
    let closures = sets.conv(n);
    Conventions { funcs, closures, is_closure }
}

fn closure_bodies(program: &Program) -> IndexVec<FuncId, bool> {
    let mut is: IndexVec<FuncId, bool> = program.funcs.iter().map(|f| f.kind == FuncKind::Closure).collect();
    for s in program.statics.iter() {
        match s {
            StaticCell::Closure { func, .. } => is[*func] = true,
            StaticCell::Text(_) | StaticCell::Case(..) | StaticCell::Array(..) => {}
        }
    }
    is
}

struct Sets {
    parent: Vec<usize>,
    tail: Vec<bool>,
}

impl Sets {
    fn find(&mut self, mut x: usize) -> usize {
        while self.parent[x] != x {
            self.parent[x] = self.parent[self.parent[x]];
            x = self.parent[x];
        }
        x
    }
    fn union(&mut self, a: usize, b: usize, tail: bool) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a] = b;
        self.tail[b] = self.tail[a] || self.tail[b] || tail;
    }
    fn conv(&mut self, x: usize) -> Conv {
        let root = self.find(x);
        if self.tail[root] { Conv::Tail } else { Conv::Fast }
    }
}
