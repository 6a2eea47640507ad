//! The Program Semantic Graph: one flat graph of all that a program can reach.
//!
//! In: a checked [`tast::Program`] and the values that must be kept. Out: [`Psg`]: nodes for values, start-up steps,
//! expressions, locals and types; edges for definition and use, calls, captures and types. Built by [`fn@build`].
//! Holds afterwards: only what the entry point, the start-up steps and the kept values reach is in the graph
//! (a virtual call reaches the overriding members of every type that occurs); a parent stands before its children;
//! edges are sorted by source.
//!
//! The graph adds relations to the typed tree rather than copying it: an expression node names its place in a body,
//! which stays the authority for what the expression is.
//!
//! ```fsharp
//! let add n = fun x -> x + n
//! // val add ─parent─ lambda(n) ─parent─ lambda(x) ──capture──▶ local n ──def-use──▶ use of n
//! ```

mod build;
mod captures;
pub mod print;
mod reach;
#[cfg(test)]
mod tests;
pub mod verify;

pub use build::build;

use std::sync::Arc;

use base::{FileId, FxHashMap, IndexVec, SideTable, Span, define_id};
use tast::{Body, ExprId, LocalId, Program};
use types::{Ty, TyConId, ValId};

define_id!(
    /// A node of the graph.
    NodeId, "n"
);
define_id!(
    /// A body in the graph.
    BodyId, "b"
);

/// Whose a body is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Owner {
    /// A value, function or member.
    Val(ValId),
    /// A start-up action: index in `Program::inits`.
    Init(usize),
}

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NodeKind {
    /// A value, function or member.
    Val(ValId),
    /// A start-up action: index in `Program::inits`.
    Init(usize),
    /// An expression of a body.
    Expr(BodyId, ExprId),
    /// A local of a body.
    Local(BodyId, LocalId),
    /// A type definition.
    Type(TyConId),
}

/// A node.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What.
    pub kind: NodeKind,
    /// Its type (`None` for types and start-up actions).
    pub ty: Option<Ty>,
    /// Where.
    pub span: Span,
    /// The expression, value or action that it is part of.
    pub parent: Option<NodeId>,
}

/// What an edge says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EdgeKind {
    /// From a definition (value or local) to an expression that uses it.
    DefUse,
    /// From an application to the value called; from a slot to a member that a call of it may reach.
    Call,
    /// From a closure to a local of the code around it.
    Capture,
    /// From a value, local or constructing expression to its type.
    Type,
    /// From a suspension to where it goes on.
    Suspension,
    /// From the sending of a message to its receiver.
    Message,
}

/// An edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Edge {
    /// Source.
    pub from: NodeId,
    /// What it says.
    pub kind: EdgeKind,
    /// Target.
    pub to: NodeId,
}

/// A body in the graph and the nodes of its parts.
#[derive(Clone, Debug)]
pub struct BodyEntry {
    /// Whose.
    pub owner: Owner,
    /// Its file.
    pub file: FileId,
    /// The tree.
    pub body: Arc<Body>,
    /// Nodes of the expressions that the root reaches.
    pub exprs: SideTable<ExprId, NodeId>,
    /// Nodes of the locals that are bound.
    pub locals: SideTable<LocalId, NodeId>,
}

/// The graph.
#[derive(Clone, Debug)]
pub struct Psg {
    /// The program.
    pub program: Arc<Program>,
    /// Nodes; parents before children.
    pub nodes: IndexVec<NodeId, Node>,
    /// Edges, sorted and without duplicates.
    pub edges: Vec<Edge>,
    /// Bodies in the order in which they were reached.
    pub bodies: IndexVec<BodyId, BodyEntry>,
    /// Nodes of values.
    pub vals: FxHashMap<ValId, NodeId>,
    /// Nodes of types.
    pub types: FxHashMap<TyConId, NodeId>,
    /// The start-up steps that run, ascending: indices in `Program::inits`.
    pub inits: Vec<usize>,
}

impl Psg {
    /// The edges that leave a node.
    pub fn edges_from(&self, node: NodeId) -> &[Edge] {
        let lo = self.edges.partition_point(|e| e.from < node);
        let hi = lo + self.edges[lo..].partition_point(|e| e.from == node);
        &self.edges[lo..hi]
    }
    /// The node of an expression.
    pub fn expr_node(&self, body: BodyId, expr: ExprId) -> Option<NodeId> {
        self.bodies.get(body)?.exprs.get(expr).copied()
    }
    /// Reachable values in the order of their definitions.
    pub fn sorted_vals(&self) -> Vec<ValId> {
        let position = |v: &ValId| (self.program.by_file.get(&v.file).copied(), v.index);
        let mut vals: Vec<ValId> = self.vals.keys().copied().collect();
        vals.sort_by_key(position);
        vals
    }
    /// The full name of a value.
    pub fn val_name(&self, val: ValId) -> &'static str {
        self.program.val(val).path.as_str()
    }
    /// The name of a body's owner.
    pub fn owner_name(&self, owner: Owner) -> String {
        match owner {
            Owner::Val(v) => self.val_name(v).to_string(),
            Owner::Init(i) => format!("do #{i}"),
        }
    }
}
