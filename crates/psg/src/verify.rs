//! The verifier of the graph. In: a [`Psg`]. Out: a sentence for each broken invariant.
//!
//! - G1 a parent stands before its children; only values, start-up actions and types have none
//! - G2 edges are sorted, without duplicates, and between existing nodes
//! - G3 the ends of an edge are of the kinds that its meaning allows
//! - G4 the tables of values, types and bodies name nodes of that value, type or part
//! - G5 start-up steps ascend and are in range; a value that one of them computes has a node
//! - G6 each reachable value with a body has that body in the graph, once

use base::FxHashSet;
use tast::{ExprKind, Init};

use crate::{EdgeKind, Node, NodeId, NodeKind, Owner, Psg};

/// All broken invariants.
pub fn verify(psg: &Psg) -> Vec<String> {
    let mut errors = Vec::new();
    for (id, node) in psg.nodes.iter_enumerated() {
        let rootless = match node.kind {
            NodeKind::Val(_) | NodeKind::Init(_) | NodeKind::Type(_) => true,
            NodeKind::Expr(..) | NodeKind::Local(..) => false,
        };
        if rootless != node.parent.is_none() || node.parent.is_some_and(|p| p >= id) {
            errors.push(format!("G1 {id} has parent {:?}", node.parent));
        }
    }
    verify_edges(psg, &mut errors);
    verify_tables(psg, &mut errors);
    errors
}

fn verify_edges(psg: &Psg, errors: &mut Vec<String>) {
    if !psg.edges.is_sorted_by(|a, b| a < b) {
        errors.push("G2 edges are not sorted".into());
    }
    for edge in &psg.edges {
        match (psg.nodes.get(edge.from), psg.nodes.get(edge.to)) {
            (Some(from), Some(to)) if allowed(psg, edge.kind, from, to) => {}
            (Some(_), Some(_)) => errors.push(format!("G3 {edge:?}")),
            _ => errors.push(format!("G2 {edge:?} leaves the graph")),
        }
    }
}

fn allowed(psg: &Psg, kind: EdgeKind, from: &Node, to: &Node) -> bool {
    let is_expr = |n: &Node| matches!(n.kind, NodeKind::Expr(..));
    match kind {
        EdgeKind::DefUse => matches!(from.kind, NodeKind::Val(_) | NodeKind::Local(..)) && is_expr(to),
        EdgeKind::Call => {
            let caller = match from.kind {
                NodeKind::Expr(b, e) => matches!(psg.bodies[b].body.exprs[e].kind, ExprKind::Apply { .. }),
                NodeKind::Val(_) => true,
                NodeKind::Init(_) | NodeKind::Local(..) | NodeKind::Type(_) => false,
            };
            caller && matches!(to.kind, NodeKind::Val(_))
        }
        EdgeKind::Capture => is_expr(from) && matches!(to.kind, NodeKind::Local(..)),
        EdgeKind::Type => matches!(to.kind, NodeKind::Type(_)) && !matches!(from.kind, NodeKind::Type(_)),
        EdgeKind::Suspension | EdgeKind::Message => is_expr(from) && is_expr(to),
    }
}

fn verify_tables(psg: &Psg, errors: &mut Vec<String>) {
    let kind = |n: &NodeId| psg.nodes.get(*n).map(|n| n.kind);
    for val in psg.sorted_vals() {
        if kind(&psg.vals[&val]) != Some(NodeKind::Val(val)) {
            errors.push(format!("G4 the node of {} is another", psg.val_name(val)));
        }
    }
    for (tycon, node) in &psg.types {
        if kind(node) != Some(NodeKind::Type(*tycon)) {
            errors.push(format!("G4 the node of type {tycon:?} is another"));
        }
    }
    let mut owners = FxHashSet::default();
    for (id, entry) in psg.bodies.iter_enumerated() {
        let exprs = entry.exprs.iter().all(|(e, n)| kind(n) == Some(NodeKind::Expr(id, e)));
        let locals = entry.locals.iter().all(|(l, n)| kind(n) == Some(NodeKind::Local(id, l)));
        if !exprs || !locals {
            errors.push(format!("G4 the nodes of {id} are others"));
        }
        if !owners.insert(entry.owner) {
            errors.push(format!("G6 {} has two bodies", psg.owner_name(entry.owner)));
        }
    }
    for val in psg.sorted_vals() {
        if psg.program.bodies.contains_key(&val) && !owners.contains(&Owner::Val(val)) {
            errors.push(format!("G6 {} lacks its body", psg.val_name(val)));
        }
    }
    if !psg.inits.is_sorted_by(|a, b| a < b) {
        errors.push("G5 start-up steps do not ascend".into());
    }
    for i in &psg.inits {
        match psg.program.inits.get(*i) {
            Some(Init::Val(v)) if psg.vals.contains_key(v) => {}
            Some(Init::Do { .. }) if owners.contains(&Owner::Init(*i)) => {}
            _ => errors.push(format!("G5 start-up step {i} is not in the graph")),
        }
    }
}
