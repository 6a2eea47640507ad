//! Each pass on small programs made by hand.

use std::sync::Arc;

use base::{FileId, Span};
use psg::{Owner, Psg};
use tast::build::{BodyBuilder, ProgramBuilder};
use tast::{Arm, Const, ExprId, ExprKind, PatKind};
use types::{Builtin, Ty, ValId};

use crate::{captures, raises, reachability, recursion};

fn int() -> Ty {
    Builtin::Int32.ty()
}
fn int_fun() -> Ty {
    Ty::fun(int(), int())
}

/// Functions `int -> int` by name; each body is made from its parameter by the given code; all are kept.
type Make = fn(&mut BodyBuilder, &[ValId], tast::LocalId) -> ExprId;

fn program(functions: &[(&str, Make)]) -> (Psg, Vec<ValId>) {
    let mut p = ProgramBuilder::new(FileId(0), false);
    let ids: Vec<ValId> = functions.iter().map(|(n, _)| p.val(n, int_fun(), 1)).collect();
    for ((_, make), id) in functions.iter().zip(&ids) {
        let mut b = BodyBuilder::new(Span::new(FileId(0), 0, 1));
        let x = b.local("x", int());
        let inner = make(&mut b, &ids, x);
        let root = b.lambda(&[x], inner);
        p.body(*id, b.finish(root));
    }
    let program = p.finish();
    assert_eq!(tast::verify::verify(&program), Vec::<String>::new());
    (psg::build(&Arc::new(program), &ids), ids)
}

fn call(b: &mut BodyBuilder, f: ValId, x: tast::LocalId) -> ExprId {
    let (callee, arg) = (b.expr(ExprKind::Val(f, vec![]), int_fun()), b.get(x));
    b.apply(callee, &[arg])
}

fn failing(b: &mut BodyBuilder, _: &[ValId], _: tast::LocalId) -> ExprId {
    let e = b.expr(ExprKind::Const(Const::Default), Builtin::Exn.ty());
    b.expr(ExprKind::Raise(e), int())
}

fn handled(b: &mut BodyBuilder, ids: &[ValId], x: tast::LocalId, catch_all: bool) -> ExprId {
    let body = call(b, ids[0], x);
    let kind = if catch_all { PatKind::Wild } else { PatKind::Null };
    let (pat, zero) = (b.pat(kind, Builtin::Exn.ty()), b.int(0));
    b.expr(ExprKind::TryWith { body, arms: vec![Arm { pat, guard: None, body: zero }] }, int())
}

#[test]
fn raises_follow_calls_and_stop_at_handlers() {
    let (psg, ids) = program(&[
        ("A.fail", failing),
        ("A.caller", |b, ids, x| call(b, ids[0], x)),
        ("A.safe", |b, ids, x| handled(b, ids, x, true)),
        ("A.partly", |b, ids, x| handled(b, ids, x, false)),
        ("A.pure", |b, _, x| b.get(x)),
        ("A.usesSafe", |b, ids, x| call(b, ids[2], x)),
    ]);
    let facts = raises::analyse(&psg);
    assert_eq!(
        raises::print(&psg, &facts),
        "handler true\nfinally false\nraises A.fail\nraises A.caller\nraises A.partly\n"
    );
    assert!(facts.may_raise_to_handler(ids[0]) && !facts.may_raise_to_handler(ids[5]));
}

#[test]
fn without_a_handler_nothing_raises_to_one() {
    let (psg, ids) = program(&[("A.fail", failing)]);
    let facts = raises::analyse(&psg);
    assert!(facts.may_raise(ids[0]) && !facts.may_raise_to_handler(ids[0]));
}

#[test]
fn an_incomplete_match_raises() {
    fn matching(b: &mut BodyBuilder, x: tast::LocalId, complete: bool) -> ExprId {
        let (on, one) = (b.get(x), b.int(1));
        let kind = if complete { PatKind::Wild } else { PatKind::Const(Const::Int(3)) };
        let pat = b.pat(kind, int());
        b.matching(on, &[(pat, one)])
    }
    let (psg, ids) = program(&[("A.all", |b, _, x| matching(b, x, true)), ("A.some", |b, _, x| matching(b, x, false))]);
    let facts = raises::analyse(&psg);
    assert!(!facts.may_raise(ids[0]) && facts.may_raise(ids[1]));
}

#[test]
fn recursion_groups_callees_first() {
    let (psg, ids) = program(&[
        ("A.even", |b, ids, x| call(b, ids[1], x)),
        ("A.odd", |b, ids, x| call(b, ids[0], x)),
        ("A.top", |b, ids, x| call(b, ids[0], x)),
        ("A.self", |b, ids, x| call(b, ids[3], x)),
    ]);
    let facts = recursion::analyse(&psg);
    assert_eq!(recursion::print(&psg, &facts), "recursive A.even A.odd\nrecursive A.self\n");
    assert!(facts.is_recursive(ids[1]) && facts.is_recursive(ids[3]) && !facts.is_recursive(ids[2]));
    assert!(facts.component_of(ids[0]) < facts.component_of(ids[2]));
}

#[test]
fn captures_by_owner_and_expression() {
    let (psg, ids) = program(&[("A.f", |b, _, x| {
        let y = b.local("y", int());
        let get = b.get(x);
        let f = b.lambda(&[y], get);
        let three = b.int(3);
        b.apply(f, &[three])
    })]);
    let facts = captures::analyse(&psg);
    assert_eq!(captures::print(&psg, &facts), "A.f e1 captures x_0\n");
    assert_eq!(facts.of(Owner::Val(ids[0]), ExprId(1)).len(), 1);
    assert!(facts.of(Owner::Val(ids[0]), ExprId(0)).is_empty());
}

#[test]
fn reachability_lists_values_and_steps() {
    let (psg, ids) = program(&[("A.f", |b, _, x| b.get(x))]);
    let facts = reachability::analyse(&psg);
    assert!(facts.is_reachable(ids[0]));
    assert_eq!(reachability::print(&psg, &facts), "reachable A.f\n");
}
