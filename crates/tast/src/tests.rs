//! Printer, verifier and walk on trees made by hand.

use base::{FileId, SourceMap, Span};
use types::{Builtin, Ty, TyVar};

use crate::build::{BodyBuilder, ProgramBuilder};
use crate::print::{print_const, print_program};
use crate::verify::verify;
use crate::walk::{Child, walk};
use crate::*;

fn int() -> Ty {
    Builtin::Int32.ty()
}

fn map() -> SourceMap {
    let mut map = SourceMap::new();
    map.add("a.fs", "let f x = x\n", false);
    map
}

fn at(lo: u32) -> Span {
    Span::new(FileId(0), lo, lo + 1)
}

/// `let f (x: int) = match x with 0 -> 1 | n -> f n`, run by `do f 3`.
fn sample() -> ProgramBuilder {
    let mut p = ProgramBuilder::new(FileId(0), false);
    let f = p.val("A.f", Ty::fun(int(), int()), 1);
    let mut b = BodyBuilder::new(at(4));
    let (x, n) = (b.local("x", int()), b.local("n", int()));
    let (zero, bind) = (b.pat(PatKind::Const(Const::Int(0)), int()), b.pat(PatKind::Bind(n, None), int()));
    let (on, one) = (b.get(x), b.int(1));
    let (callee, arg) = (b.expr(ExprKind::Val(f, vec![]), Ty::fun(int(), int())), b.get(n));
    let call = b.apply(callee, &[arg]);
    let m = b.matching(on, &[(zero, one), (bind, call)]);
    let root = b.lambda(&[x], m);
    p.body(f, b.finish(root));
    let mut b = BodyBuilder::new(at(0));
    let (callee, three) = (b.expr(ExprKind::Val(f, vec![]), Ty::fun(int(), int())), b.int(3));
    let root = b.apply(callee, &[three]);
    p.action(b.finish(root));
    p
}

/// A function `A.g : int -> int` whose lambda's body is what `f` makes of its parameter.
fn with_body(f: impl FnOnce(&mut BodyBuilder, LocalId) -> ExprId) -> Vec<String> {
    let mut p = ProgramBuilder::new(FileId(0), false);
    let g = p.val("A.g", Ty::fun(int(), int()), 1);
    let mut b = BodyBuilder::new(at(0));
    let x = b.local("x", int());
    let inner = f(&mut b, x);
    let root = b.expr(ExprKind::Lambda { params: vec![x], body: inner }, Ty::fun(int(), int()));
    p.body(g, b.finish(root));
    verify(&p.finish())
}

#[test]
fn a_program_as_text() {
    let text = print_program(&sample().finish(), &map(), false);
    let expected = "\
// file a.fs
val A.f : int -> int  // 1:1
  fun (x_0: int) ->
    match x_0 with
    | 0 ->
      1  // int @ 1:5
    | (n_1: int) ->
      A.f n_1  // int @ 1:5

do  // 1:1
  A.f 3  // int @ 1:1
";
    assert_eq!(text, expected);
}

#[test]
fn library_files_only_on_request() {
    let mut p = ProgramBuilder::new(FileId(0), true);
    p.val("L.x", int(), 0);
    let program = p.finish();
    assert_eq!(print_program(&program, &map(), false), "");
    assert!(print_program(&program, &map(), true).contains("val L.x : int"));
}

#[test]
fn constants_as_text() {
    let text = |c: Const| print_const(&c);
    assert_eq!(
        text(Const::String("a\"\n\u{1F600}".encode_utf16().chain([0xD800]).collect())),
        "\"a\\\"\\n\u{1F600}\\uD800\""
    );
    assert_eq!(text(Const::Char(u16::from(b'\''))), "'\\''");
    assert_eq!(text(Const::Decimal(-110, 2)), "-1.10M");
    assert_eq!(text(Const::Decimal(5, 0)), "5M");
    assert_eq!(text(Const::Float(1.0)), "1.0");
}

#[test]
fn a_sound_program_verifies() {
    assert_eq!(verify(&sample().finish()), Vec::<String>::new());
    assert_eq!(with_body(|b, x| b.get(x)), Vec::<String>::new());
}

#[test]
fn broken_invariants_are_named() {
    let one = |errors: Vec<String>, rule: &str| {
        assert!(errors.iter().any(|e| e.contains(rule)), "{rule} not in {errors:?}");
    };
    one(with_body(|b, _| b.bool(true)), "B8 lambda");
    one(with_body(|_, _| ExprId(99)), "B1 e99");
    one(with_body(|b, _| b.expr(ExprKind::Error, int())), "B2");
    one(
        with_body(|b, _| b.expr(ExprKind::Const(Const::Int(1)), Ty::var(TyVar { file: FileId(0), index: 77 }))),
        "unknown type parameter",
    );
    one(with_body(|b, _| b.expr(ExprKind::Const(Const::Int(1)), Ty::error())), "erroneous type");
    one(
        with_body(|b, _| {
            let y = b.local("y", int());
            b.get(y)
        }),
        "B4 y",
    );
    one(
        with_body(|b, x| {
            let (v, e) = (b.int(1), b.get(x));
            b.bind(x, v, e)
        }),
        "B4 x0 is bound twice",
    );
    one(with_body(|b, x| b.expr(ExprKind::Local(x, vec![int()]), int())), "B5 type arguments");
    one(
        with_body(|b, x| {
            let e = b.get(x);
            b.apply(e, &[e])
        }),
        "too many arguments",
    );
    one(
        with_body(|b, x| {
            let e = b.get(x);
            b.expr(ExprKind::TupleGet(e, 2), int())
        }),
        "B7 no element 2",
    );
    one(
        with_body(|b, x| {
            let e = b.get(x);
            b.expr(ExprKind::FieldGet(e, 0), int())
        }),
        "B7 no field 0",
    );
    one(
        with_body(|b, x| {
            let (i, u) = (b.get(x), b.unit());
            b.expr(ExprKind::If { cond: i, then: i, els: u }, int())
        }),
        "B8 condition",
    );
    one(
        with_body(|b, x| {
            let e = b.get(x);
            b.expr(ExprKind::Yield(e), int())
        }),
        "B10 yield",
    );
    one(
        with_body(|b, x| {
            let e = b.get(x);
            b.expr(ExprKind::SetLocal(x, e), Builtin::Unit.ty())
        }),
        "not mutable",
    );
}

#[test]
fn arity_and_missing_bodies() {
    let mut p = sample();
    let f = types::ValId { file: FileId(0), index: 0 };
    p.val_mut(f).arity = 2;
    assert!(verify(&p.finish()).iter().any(|e| e.contains("B3 arity 2")));
    let mut program = sample().finish();
    program.bodies.remove(&f);
    assert!(verify(&program).iter().any(|e| e.contains("B6 A.f has no body")));
    program.entry = Some(types::ValId { file: FileId(3), index: 0 });
    assert!(verify(&program).iter().any(|e| e.contains("entry point")));
}

#[test]
fn or_patterns_bind_the_same_locals() {
    let arms = |same: bool| {
        with_body(|b, x| {
            let (n, m) = (b.local("n", int()), b.local("m", int()));
            let left = b.pat(PatKind::Bind(n, None), int());
            let right = b.pat(PatKind::Bind(if same { n } else { m }, None), int());
            let or = b.pat(PatKind::Or(left, right), int());
            let (on, body) = (b.get(x), b.get(n));
            b.matching(on, &[(or, body)])
        })
    };
    assert_eq!(arms(true), Vec::<String>::new());
    assert!(arms(false).iter().any(|e| e.contains("or-pattern")));
}

#[test]
fn walk_visits_parents_first_in_evaluation_order() {
    let program = sample().finish();
    let body = &program.bodies[&types::ValId { file: FileId(0), index: 0 }];
    let mut seen = Vec::new();
    walk(body, body.root, &mut |c| seen.push(c));
    let e = |n| Child::Expr(ExprId(n));
    let p = |n| Child::Pat(PatId(n));
    assert_eq!(seen, vec![e(6), e(5), e(0), p(0), e(1), p(1), e(4), e(2), e(3)]);
}
