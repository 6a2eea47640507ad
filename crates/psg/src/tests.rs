//! The graph of small programs made by hand.

use std::sync::Arc;

use base::{FileId, Span};
use tast::build::{BodyBuilder, ProgramBuilder};
use tast::{Body, ExprKind, Init, Program};
use types::{Builtin, Ty, ValId};

use crate::print::{print_dot, print_json, print_text};
use crate::verify::verify;
use crate::{EdgeKind, Psg, build};

fn int() -> Ty {
    Builtin::Int32.ty()
}

fn builder() -> BodyBuilder {
    BodyBuilder::new(Span::new(FileId(0), 0, 1))
}

fn constant(n: i128) -> Body {
    let mut b = builder();
    let root = b.int(n);
    b.finish(root)
}

fn read(val: ValId) -> Body {
    let mut b = builder();
    let root = b.expr(ExprKind::Val(val, vec![]), int());
    b.finish(root)
}

fn graph(program: Program) -> Psg {
    let psg = build(&Arc::new(program), &[]);
    assert_eq!(verify(&psg), Vec::<String>::new());
    psg
}

/// `let add n = fun x -> (fun _ -> n) x`, used by `do add`.
fn closures() -> Psg {
    let mut p = ProgramBuilder::new(FileId(0), false);
    let ty = Ty::funs(&[int(), int()], int());
    let add = p.val("A.add", ty, 1);
    let mut b = builder();
    let (n, x, y) = (b.local("n", int()), b.local("x", int()), b.local("y", int()));
    let get_n = b.get(n);
    let inner = b.lambda(&[y], get_n);
    let get_x = b.get(x);
    let call = b.apply(inner, &[get_x]);
    let middle = b.lambda(&[x], call);
    let root = b.lambda(&[n], middle);
    p.body(add, b.finish(root));
    let mut b = builder();
    let root = b.expr(ExprKind::Val(add, vec![]), ty);
    p.action(b.finish(root));
    graph(p.finish())
}

#[test]
fn nodes_and_edges_of_closures() {
    let expected = "\
n0 do #0
n1 use A.add : int -> int -> int in n0
n2 val A.add : int -> int -> int
  def-use n1
n3 lambda : int -> int -> int in n2
n4 local n : int in n3
  def-use n11
  type n5
n5 type int
n6 lambda : int -> int in n3
  capture n4
n7 local x : int in n6
  def-use n12
  type n5
n8 apply : int in n6
n9 lambda : int -> int in n8
  capture n4
n10 local y : int in n9
  type n5
n11 use n : int in n9
n12 use x : int in n8
start 0
";
    let text = print_text(&closures());
    assert_eq!(text, expected);
}

#[test]
fn json_and_dot_hold_every_node_and_edge() {
    let psg = closures();
    let json: serde_json::Value = serde_json::from_str(&print_json(&psg)).expect("valid JSON");
    assert_eq!(json["nodes"].as_array().map(Vec::len), Some(psg.nodes.len()));
    assert_eq!(json["edges"].as_array().map(Vec::len), Some(psg.edges.len()));
    let dot = print_dot(&psg);
    assert_eq!(dot.matches("[label=\"capture\"]").count(), 2);
    assert!(dot.starts_with("digraph psg {") && dot.ends_with("}\n"));
}

#[test]
fn calls_are_edges() {
    let mut p = ProgramBuilder::new(FileId(0), false);
    let f = p.val("A.f", Ty::fun(int(), int()), 1);
    let unused = p.val("A.unused", int(), 0);
    let mut b = builder();
    let x = b.local("x", int());
    let (callee, arg) = (b.expr(ExprKind::Val(f, vec![]), Ty::fun(int(), int())), b.get(x));
    let call = b.apply(callee, &[arg]);
    let root = b.lambda(&[x], call);
    p.body(f, b.finish(root));
    p.body(unused, constant(1));
    let mut b = builder();
    let root = b.expr(ExprKind::Val(f, vec![]), Ty::fun(int(), int()));
    p.action(b.finish(root));
    let psg = graph(p.finish());
    let calls: Vec<_> = psg.edges.iter().filter(|e| e.kind == EdgeKind::Call).collect();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].to, psg.vals[&f]);
    assert!(!psg.vals.contains_key(&unused));
}

#[test]
fn library_values_start_only_when_reached() {
    let mut p = ProgramBuilder::new(FileId(0), true);
    let (used, unused, set) = (p.val("L.used", int(), 0), p.val("L.unused", int(), 0), p.val("L.set", int(), 0));
    p.body(used, read(set));
    p.body(unused, constant(2));
    p.init(Init::Val(unused));
    p.init(Init::Val(used));
    let mut b = builder();
    let one = b.int(1);
    let root = b.expr(ExprKind::InitVal(set, one), Builtin::Unit.ty());
    p.action(b.finish(root));
    let mut b = builder();
    let one = b.int(1);
    let root = b.expr(ExprKind::InitVal(unused, one), Builtin::Unit.ty());
    p.action(b.finish(root));
    let program = Arc::new(p.finish());
    assert_eq!(build(&program, &[]).inits, Vec::<usize>::new());
    let psg = build(&program, &[used]);
    assert_eq!(verify(&psg), Vec::<String>::new());
    assert_eq!(psg.inits, vec![1, 2]);
}

#[test]
fn user_values_always_start() {
    let mut p = ProgramBuilder::new(FileId(0), false);
    let x = p.val("A.x", int(), 0);
    p.body(x, constant(1));
    p.init(Init::Val(x));
    assert_eq!(graph(p.finish()).inits, vec![0]);
}

#[test]
fn the_verifier_sees_damage() {
    let damaged = |f: &dyn Fn(&mut Psg)| {
        let mut psg = closures();
        f(&mut psg);
        verify(&psg).join("\n")
    };
    assert!(damaged(&|p| p.edges.reverse()).contains("G2"));
    assert!(damaged(&|p| p.inits.push(7)).contains("G5"));
    assert!(damaged(&|p| p.edges[0].kind = EdgeKind::Message).contains("G3"));
    assert!(damaged(&|p| p.vals.values_mut().for_each(|n| n.0 += 1)).contains("G4"));
    assert!(damaged(&|p| p.bodies = Default::default()).contains("G6"));
    assert!(damaged(&|p| p.nodes.iter_mut().for_each(|n| n.parent = None)).contains("G1"));
}
