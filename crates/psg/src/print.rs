//! The graph as text, JSON or DOT, for `--emit=psg`. In: a [`Psg`]. Out: text in order of node ids.

use std::fmt::Write;

use serde_json::{Value, json};
use tast::ExprKind;
use types::print_ty;

use crate::{EdgeKind, Node, NodeKind, Psg};

/// One line a node, its edges below it.
pub fn print_text(psg: &Psg) -> String {
    let mut out = String::new();
    for (id, node) in psg.nodes.iter_enumerated() {
        let _ = write!(out, "{id} {}", describe(psg, node));
        if let Some(ty) = node.ty {
            let _ = write!(out, " : {}", print_ty(ty, &*psg.program));
        }
        if let Some(parent) = node.parent {
            let _ = write!(out, " in {parent}");
        }
        out.push('\n');
        for edge in psg.edges_from(id) {
            let _ = writeln!(out, "  {} {}", edge_word(edge.kind), edge.to);
        }
    }
    for i in &psg.inits {
        let _ = writeln!(out, "start {i}");
    }
    out
}

/// An object with `nodes`, `edges` and `start`.
pub fn print_json(psg: &Psg) -> String {
    let nodes: Vec<Value> = psg
        .nodes
        .iter_enumerated()
        .map(|(id, n)| {
            json!({
                "id": id.0,
                "what": describe(psg, n),
                "type": n.ty.map(|t| print_ty(t, &*psg.program)),
                "parent": n.parent.map(|p| p.0),
                "file": n.span.file.0,
                "lo": n.span.lo,
                "hi": n.span.hi,
            })
        })
        .collect();
    let edges: Vec<Value> =
        psg.edges.iter().map(|e| json!({ "from": e.from.0, "kind": edge_word(e.kind), "to": e.to.0 })).collect();
    json!({ "nodes": nodes, "edges": edges, "start": psg.inits }).to_string()
}

/// A graph for Graphviz: parents by grey lines.
pub fn print_dot(psg: &Psg) -> String {
    let mut out = String::from("digraph psg {\n  node [shape=box];\n");
    for (id, node) in psg.nodes.iter_enumerated() {
        let label = describe(psg, node).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let _ = writeln!(out, "  {id} [label=\"{label}\"];");
        if let Some(parent) = node.parent {
            let _ = writeln!(out, "  {parent} -> {id} [color=grey, arrowhead=none];");
        }
    }
    for edge in &psg.edges {
        let _ = writeln!(out, "  {} -> {} [label=\"{}\"];", edge.from, edge.to, edge_word(edge.kind));
    }
    out.push_str("}\n");
    out
}

fn edge_word(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::DefUse => "def-use",
        EdgeKind::Call => "call",
        EdgeKind::Capture => "capture",
        EdgeKind::Type => "type",
        EdgeKind::Suspension => "suspension",
        EdgeKind::Message => "message",
    }
}

fn describe(psg: &Psg, node: &Node) -> String {
    match node.kind {
        NodeKind::Val(v) => format!("val {}", psg.val_name(v)),
        NodeKind::Init(i) => format!("do #{i}"),
        NodeKind::Local(b, l) => format!("local {}", psg.bodies[b].body.locals[l].name),
        NodeKind::Type(t) => format!("type {}", psg.program.tycon(t).path),
        NodeKind::Expr(b, e) => match &psg.bodies[b].body.exprs[e].kind {
            ExprKind::Const(c) => format!("const {}", tast::print::print_const(c)),
            ExprKind::Local(l, _) => format!("use {}", psg.bodies[b].body.locals[*l].name),
            ExprKind::Val(v, _) => format!("use {}", psg.val_name(*v)),
            ExprKind::SetVal(v, _) => format!("set {}", psg.val_name(*v)),
            ExprKind::InitVal(v, _) => format!("init {}", psg.val_name(*v)),
            ExprKind::SetLocal(l, _) => format!("set {}", psg.bodies[b].body.locals[*l].name),
            ExprKind::Intrinsic { op, .. } => format!("intrinsic {op}"),
            ExprKind::TraitCall { name, .. } => format!("trait {name}"),
            kind => kind_word(kind),
        },
    }
}

/// The variant's name: `Debug` begins with it.
fn kind_word(kind: &ExprKind) -> String {
    let text = format!("{kind:?}");
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text[..end].to_lowercase()
}
