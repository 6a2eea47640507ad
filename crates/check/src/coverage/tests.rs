//! Coverage of matches made by hand. The expected messages are those that F# prints for the same matches.

use base::{FileId, Span, Symbol};
use tast::build::{BodyBuilder, ProgramBuilder};
use tast::{
    ActiveKind, Arm, Case, Const, ExprId, ExprKind, Field, LoopKind, PatId, PatKind, Program, RangeSpec, TyConKind,
};
use types::{Builtin, Ty, TyConId, TyParam, TyVar, ValId};

use super::check_matches;

/// A pattern to be made at a type.
#[derive(Clone)]
enum P {
    W,
    I(i128),
    K(Const),
    Case(usize, Vec<P>),
    Tup(Vec<P>),
    Rec(Vec<(usize, P)>),
    Or(Box<P>, Box<P>),
    And(Vec<P>),
    Arr(Vec<P>),
    Is(Ty),
    Null,
    Exn(TyConId, Vec<P>),
    Active(ValId, ActiveKind),
}
use P::*;

struct World {
    program: Program,
    colour: Ty,
    shape: Ty,
    record: Ty,
    number: Ty,
    letters: Ty,
    foo: TyConId,
    option: TyConId,
    parity: ValId,
}

fn int() -> Ty {
    Builtin::Int32.ty()
}
fn span() -> Span {
    Span::new(FileId(0), 0, 1)
}
fn field(name: &str, ty: Ty) -> Field {
    Field { name: Symbol::intern(name), ty, is_mutable: false, attrs: vec![], span: span() }
}
fn case(name: &str, tys: &[Ty]) -> Case {
    let fields = tys.iter().map(|t| field("Item", *t)).collect();
    Case { name: Symbol::intern(name), fields, attrs: vec![], span: span() }
}

fn world() -> World {
    let mut p = ProgramBuilder::new(FileId(0), false);
    let float = Builtin::Double.ty();
    let cases = |names: &[&str]| TyConKind::Union(names.iter().map(|n| case(n, &[])).collect());
    let colour = Ty::con(p.tycon("Colour", vec![], cases(&["Red", "Green", "Blue"])), &[]);
    let shapes = vec![case("Circle", &[float]), case("Rect", &[float, float]), case("Pt", &[])];
    let shape = Ty::con(p.tycon("Shape", vec![], TyConKind::Union(shapes)), &[]);
    let record = TyConKind::Record(vec![field("A", int()), field("B", colour)]);
    let record = Ty::con(p.tycon("R", vec![], record), &[]);
    let named = |n: &str, i| (Symbol::intern(n), Const::Int(i));
    let number = Ty::con(p.tycon("E", vec![], TyConKind::Enum(int(), vec![named("X", 0), named("Y", 1)])), &[]);
    let mut letters = vec![case("A", &[]), case("B", &[]), case("C", &[])];
    letters.extend([case("D", &[int()]), case("E", &[])]);
    let letters = Ty::con(p.tycon("Letters", vec![], TyConKind::Union(letters)), &[]);
    let foo = p.tycon("Foo", vec![], TyConKind::Exception(vec![field("Data0", int())]));
    let var = TyVar { file: FileId(0), index: 1 };
    let t = TyParam { var, name: Symbol::intern("T"), is_measure: false, is_static: false, constraints: vec![] };
    let options = vec![case("None", &[]), case("Some", &[Ty::var(var)])];
    let option = p.tycon("Option", vec![t], TyConKind::Union(options));
    let parity = p.val("A.|Even|Odd|", Ty::fun(int(), int()), 1);
    World { program: p.finish(), colour, shape, record, number, letters, foo, option, parity }
}

impl World {
    fn opt(&self, t: Ty) -> Ty {
        Ty::con(self.option, &[t])
    }
    fn pat(&self, b: &mut BodyBuilder, p: &P, ty: Ty) -> PatId {
        let all = |w: &World, b: &mut BodyBuilder, ps: &[P], tys: &[Ty]| -> Vec<PatId> {
            ps.iter().zip(tys).map(|(p, t)| w.pat(b, p, *t)).collect()
        };
        let args = ty.as_con().map_or(&[][..], |c| c.1);
        let kind = match p {
            W => PatKind::Wild,
            I(i) => PatKind::Const(Const::Int(*i)),
            K(c) => PatKind::Const(c.clone()),
            Null => PatKind::Null,
            Is(t) => PatKind::TypeTest(*t, None),
            Case(case, ps) => {
                let def = self.program.tycon(ty.as_con().expect("a union").0);
                let tys = def.case_fields(ty, *case).expect("a case");
                PatKind::Union { case: *case, args: all(self, b, ps, &tys) }
            }
            Tup(ps) => match ty.kind() {
                types::TyKind::Tuple(tys, _) => PatKind::Tuple(all(self, b, ps, tys)),
                _ => unreachable!("a tuple"),
            },
            Rec(fs) => {
                let def = self.program.tycon(ty.as_con().expect("a record").0);
                PatKind::Record(fs.iter().map(|(i, p)| (*i, self.pat(b, p, def.fields()[*i].ty))).collect())
            }
            Or(l, r) => PatKind::Or(self.pat(b, l, ty), self.pat(b, r, ty)),
            And(ps) => PatKind::And(ps.iter().map(|p| self.pat(b, p, ty)).collect()),
            Arr(ps) => PatKind::Array(ps.iter().map(|p| self.pat(b, p, args[0])).collect()),
            Exn(id, ps) => PatKind::Exception(*id, ps.iter().map(|p| self.pat(b, p, int())).collect()),
            Active(v, kind) => {
                let func = b.expr(ExprKind::Val(*v, vec![]), Ty::fun(int(), int()));
                PatKind::Active { func, kind: kind.clone(), arg: None }
            }
        };
        b.pat(kind, ty)
    }
    fn arms(&self, b: &mut BodyBuilder, ty: Ty, rules: &[(P, bool)]) -> Vec<Arm> {
        let mut arms = Vec::new();
        for (i, (p, guarded)) in rules.iter().enumerate() {
            b.span = Span::new(FileId(0), i as u32 + 1, i as u32 + 2);
            let pat = self.pat(b, p, ty);
            let guard = guarded.then(|| b.bool(true));
            let body = b.int(0);
            arms.push(Arm { pat, guard, body });
        }
        arms
    }
    /// Code, rule (for FS0026) and the example of each warning.
    fn run(&self, ty: Ty, rules: &[(P, bool)], make: impl FnOnce(&mut BodyBuilder, Vec<Arm>) -> ExprId) -> Vec<String> {
        let mut b = BodyBuilder::new(span());
        let arms = self.arms(&mut b, ty, rules);
        let root = make(&mut b, arms);
        let found = check_matches(&self.program, &b.finish(root));
        let one = |d: &diag::Diagnostic| match d.code {
            "FS0026" => format!("rule {} never", d.span.expect("placed").lo),
            "FS0104" => format!("enum {}", d.message.split('\'').nth(1).unwrap_or("-")),
            _ => {
                let text = d.message.trim_start_matches("Incomplete pattern matches on this expression.");
                let end = "' may indicate a case not covered by the pattern(s).";
                if text.is_empty() {
                    return "no example".to_string();
                }
                text.trim_start_matches(" For example, the value '").trim_end_matches(end).to_string()
            }
        };
        found.iter().map(one).collect()
    }
    fn guarded(&self, ty: Ty, rules: &[(P, bool)]) -> String {
        let found = self.run(ty, rules, |b, arms| {
            let scrutinee = b.expr(ExprKind::Const(Const::Default), ty);
            b.expr(ExprKind::Match { scrutinee, arms }, int())
        });
        found.join(", ")
    }
    fn check(&self, ty: Ty, rules: &[P]) -> String {
        self.guarded(ty, &rules.iter().map(|p| (p.clone(), false)).collect::<Vec<_>>())
    }
}

fn c(i: usize) -> P {
    Case(i, vec![])
}
fn some(p: P) -> P {
    Case(1, vec![p])
}
fn cons(h: P, t: P) -> P {
    Case(1, vec![h, t])
}
fn list(ps: &[P]) -> P {
    ps.iter().rev().fold(c(0), |t, h| cons(h.clone(), t))
}
fn text(s: &str) -> P {
    K(Const::String(s.encode_utf16().collect()))
}
fn float(f: f64) -> P {
    K(Const::Float(f))
}
fn bool(b: bool) -> P {
    K(Const::Bool(b))
}

#[test]
fn unions() {
    let w = world();
    assert_eq!(w.check(w.colour, &[c(0)]), "Blue");
    assert_eq!(w.check(w.colour, &[c(0), c(1)]), "Blue");
    assert_eq!(w.check(w.colour, &[c(0), c(1), c(2)]), "");
    assert_eq!(w.check(w.letters, &[c(1)]), "A");
    assert_eq!(w.check(w.letters, &[c(0), c(4)]), "B");
    assert_eq!(w.check(w.letters, &[Case(3, vec![I(1)]), c(0), c(1), c(2)]), "D (0)");
    assert_eq!(w.check(w.shape, &[Case(0, vec![float(1.0)])]), "Circle (0.0)");
    assert_eq!(w.check(w.shape, &[Case(0, vec![W]), c(2)]), "Rect (_, _)");
    assert_eq!(w.check(w.shape, &[Case(1, vec![float(0.0), W]), Case(0, vec![W]), c(2)]), "Rect (1.0, _)");
    let pair = Ty::tuple(&[int(), Builtin::String.ty()]);
    assert_eq!(w.check(w.opt(pair), &[some(Tup(vec![I(1), text("a")])), c(0)]), "Some ((_,\"aa\"))");
}

#[test]
fn lists() {
    let w = world();
    let ints = Ty::list(int());
    assert_eq!(w.check(ints, &[c(0)]), "[_]");
    assert_eq!(w.check(ints, &[c(0), list(&[W])]), "[_;_]");
    assert_eq!(w.check(ints, &[cons(W, W)]), "[]");
    assert_eq!(w.check(ints, &[c(0), cons(W, W)]), "");
    assert_eq!(w.check(Ty::list(w.colour), &[list(&[c(0), c(1)]), c(0)]), "[_;_;_]");
    assert_eq!(w.check(Ty::list(w.opt(w.colour)), &[cons(some(c(0)), W), c(0)]), "[Some (Blue)]");
    assert_eq!(w.check(Ty::list(ints), &[list(&[list(&[I(1)])])]), "[_;_]");
    assert_eq!(w.check(ints, &[list(&[I(1), I(2)]), cons(I(3), W)]), "[_;_;_]");
    let rules = [cons(some(I(1)), cons(some(I(2)), W)), cons(c(0), W), c(0)];
    assert_eq!(w.check(Ty::list(w.opt(int())), &rules), "[_;Some (0)]");
    let both = Ty::tuple(&[ints, ints]);
    assert_eq!(w.check(both, &[Tup(vec![c(0), c(0)]), Tup(vec![cons(W, W), cons(W, W)])]), "(_,[_])");
}

#[test]
fn constants() {
    let w = world();
    assert_eq!(w.check(int(), &[I(0), I(1)]), "2");
    assert_eq!(w.check(int(), &[I(-1), I(0), I(1)]), "2");
    assert_eq!(w.check(int(), &[Or(Box::new(I(1)), Box::new(I(2))), I(3)]), "0");
    assert_eq!(w.check(Builtin::Int64.ty(), &[I(0)]), "1L");
    assert_eq!(w.check(Builtin::Byte.ty(), &[I(0)]), "1uy");
    assert_eq!(w.check(Builtin::UInt64.ty(), &[I(0)]), "1UL");
    assert_eq!(w.check(Builtin::IntPtr.ty(), &[I(0)]), "1n");
    assert_eq!(w.check(Builtin::Double.ty(), &[float(1.0), float(2.5)]), "0.0");
    assert_eq!(w.check(Builtin::Double.ty(), &[float(-0.0)]), "1.0");
    assert_eq!(w.check(Builtin::Single.ty(), &[K(Const::Float32(1.0))]), "0.0f");
    assert_eq!(w.check(Ty::error(), &[K(Const::Decimal(10, 1))]), "2M");
    assert_eq!(w.check(Builtin::Char.ty(), &[K(Const::Char(97)), K(Const::Char(98))]), "' '");
    assert_eq!(w.check(Builtin::Bool.ty(), &[bool(true)]), "false");
    assert_eq!(w.check(Builtin::Unit.ty(), &[K(Const::Unit)]), "");
    let string = Builtin::String.ty();
    assert_eq!(w.check(string, &[text("a")]), "\"aa\"");
    assert_eq!(w.check(string, &[text("a"), text("aa"), text("")]), "\"aaa\"");
    assert_eq!(w.check(string, &[Null, text("b")]), "\"a\"");
    assert_eq!(w.check(string, &[Null]), "( some-non-null-value )");
}

#[test]
fn enums() {
    let w = world();
    assert_eq!(w.check(w.number, &[I(0)]), "E.Y");
    assert_eq!(w.check(w.number, &[I(0), I(1)]), "enum enum<E> (2)");
    assert_eq!(w.check(w.opt(w.number), &[c(0), some(I(0)), some(I(1))]), "enum Some (enum<E> (2))");
    assert_eq!(w.check(w.number, &[I(0), I(1), I(0), W]), "rule 3 never");
}

#[test]
fn tuples_and_records() {
    let w = world();
    let b = Builtin::Bool.ty();
    let t = |ps: &[P]| Tup(ps.to_vec());
    assert_eq!(w.check(Ty::tuple(&[b, b]), &[t(&[bool(true), W]), t(&[W, bool(true)])]), "(false,false)");
    let three = [t(&[bool(true), bool(true), W]), t(&[W, bool(false), bool(true)])];
    assert_eq!(w.check(Ty::tuple(&[b, b, b]), &three), "(_,_,false)");
    let mixed = Ty::tuple(&[w.colour, w.opt(int())]);
    assert_eq!(w.check(mixed, &[t(&[c(0), c(0)]), t(&[W, some(I(3))])]), "(_,Some (0))");
    assert_eq!(w.check(Ty::tuple(&[int(), int()]), &[t(&[I(0), W]), t(&[W, I(0)])]), "(1,1)");
    let options = Ty::tuple(&[w.opt(int()), w.opt(int())]);
    assert_eq!(w.check(options, &[t(&[c(0), W]), t(&[W, c(0)])]), "(Some (_),Some (_))");
    let letters = Ty::tuple(&[w.letters, w.letters]);
    assert_eq!(w.check(letters, &[t(&[c(0), c(1)]), t(&[c(1), c(0)])]), "(_,A)");
    assert_eq!(w.check(w.record, &[Rec(vec![(0, I(1)), (1, c(0))])]), "{A=_; B=Blue}");
    let both = And(vec![t(&[I(1), W]), t(&[W, I(2)])]);
    assert_eq!(w.check(Ty::tuple(&[int(), int()]), &[both]), "(_,0)");
}

#[test]
fn no_example_where_none_can_be_written() {
    let w = world();
    assert_eq!(w.check(Ty::array(int()), &[Arr(vec![]), Arr(vec![W, W])]), "no example");
    assert_eq!(w.guarded(int(), &[(W, true)]), "no example");
    assert_eq!(w.guarded(w.opt(int()), &[(some(W), true), (c(0), false)]), "no example");
    let parity = |i| Active(w.parity, ActiveKind::Choice(i, 2));
    assert_eq!(w.check(int(), &[parity(0)]), "no example");
    assert_eq!(w.check(int(), &[parity(0), parity(1)]), "");
    assert_eq!(w.check(int(), &[Active(w.parity, ActiveKind::PartialBool)]), "no example");
}

#[test]
fn type_tests_and_exceptions() {
    let w = world();
    let (obj, exn) = (Builtin::Obj.ty(), Builtin::Exn.ty());
    let string = Builtin::String.ty();
    assert_eq!(w.check(obj, &[Is(int()), Is(string)]), "( some-other-subtype )");
    assert_eq!(w.check(obj, &[Is(int()), Is(int()), W]), "rule 2 never");
    assert_eq!(w.check(obj, &[Is(int()), Is(string), W]), "");
    assert_eq!(w.check(obj, &[Null]), "( some-non-null-value )");
    assert_eq!(w.check(obj, &[Null, Null, W]), "rule 2 never");
    assert_eq!(w.check(exn, &[Exn(w.foo, vec![I(1)])]), "Foo (0)");
    assert_eq!(w.check(exn, &[Exn(w.foo, vec![I(1)]), Exn(w.foo, vec![W]), Exn(w.foo, vec![I(2)]), W]), "rule 3 never");
}

#[test]
fn rules_that_are_never_matched() {
    let w = world();
    let or = |a, b| Or(Box::new(a), Box::new(b));
    assert_eq!(w.check(w.colour, &[c(0), W, c(1)]), "rule 3 never");
    assert_eq!(w.check(w.colour, &[or(c(0), c(1)), c(1), c(2)]), "rule 2 never");
    assert_eq!(w.check(w.colour, &[or(c(0), c(0)), W]), "");
    assert_eq!(w.check(int(), &[I(1), I(1), W]), "rule 2 never");
    assert_eq!(w.check(Ty::list(int()), &[c(0), cons(W, W), list(&[W])]), "rule 3 never");
    assert_eq!(w.check(Builtin::String.ty(), &[text("a"), text("b"), text("a"), W]), "rule 3 never");
    let parity = |i| Active(w.parity, ActiveKind::Choice(i, 2));
    assert_eq!(w.check(int(), &[parity(0), parity(1), parity(0)]), "rule 3 never");
    let partial = Active(w.parity, ActiveKind::PartialBool);
    assert_eq!(w.check(int(), &[partial.clone(), partial, W]), "");
    assert_eq!(w.guarded(int(), &[(W, true), (W, true), (W, false)]), "");
    let b = |x, y| Tup(vec![bool(x), bool(y)]);
    let pair = Ty::tuple(&[Builtin::Bool.ty(), Builtin::Bool.ty()]);
    let rules = [Tup(vec![bool(true), W]), Tup(vec![W, bool(true)]), b(true, true), b(false, false)];
    assert_eq!(w.check(pair, &rules), "rule 3 never");
    assert_eq!(w.check(w.opt(w.colour), &[some(or(c(0), c(2))), some(c(2)), W]), "rule 2 never");
    assert_eq!(w.check(w.colour, &[c(0), And(vec![W, c(0)]), W]), "rule 2 never");
    assert_eq!(w.check(pair, &[Tup(vec![W, W]), W]), "rule 2 never");
    assert_eq!(w.check(Ty::array(int()), &[Arr(vec![I(1)]), Arr(vec![W]), Arr(vec![I(2)]), W]), "rule 3 never");
}

#[test]
fn handlers_may_be_incomplete_but_not_redundant() {
    let w = world();
    let exn = Builtin::Exn.ty();
    let handler = |rules: &[(P, bool)]| {
        w.run(exn, rules, |b, arms| {
            let body = b.int(1);
            b.expr(ExprKind::TryWith { body, arms }, int())
        })
    };
    assert_eq!(handler(&[(Exn(w.foo, vec![W]), false)]), Vec::<String>::new());
    assert_eq!(handler(&[(W, false), (Exn(w.foo, vec![W]), false)]), ["rule 2 never"]);
}

#[test]
fn a_loop_pattern_may_leave_elements_out() {
    let w = world();
    let found = w.run(int(), &[(I(1), false)], |b, arms| {
        let (start, end, body) = (b.int(1), b.int(3), b.unit());
        let kind = Box::new(LoopKind::Range(RangeSpec { start, step: None, end }));
        b.expr(ExprKind::For { kind, pat: arms[0].pat, body }, Builtin::Unit.ty())
    });
    assert_eq!(found, ["0' may indicate a case not covered by the pattern(s). Unmatched elements will be ignored."]);
}

#[test]
fn long_matches_are_quick_and_deep_ones_do_not_overflow() {
    let w = world();
    let rules: Vec<P> = (0..3000).map(I).collect();
    assert_eq!(w.check(int(), &rules), "3000");
    let deep = list(&vec![W; 400]);
    assert_eq!(w.check(Ty::list(int()), &[deep]), format!("[{}]", vec!["_"; 401].join(";")));
}

#[test]
fn a_match_too_large_to_explore_is_left_alone() {
    let w = world();
    let n = 22;
    let ty = Ty::tuple(&vec![w.letters; n]);
    let rules: Vec<P> = (0..n)
        .map(|i| Tup((0..n).map(|j| if j == i || j == (i * 7 + 3) % n { c(i % 5) } else { W }).collect()))
        .collect();
    let found = w.check(ty, &rules);
    assert!(found.matches("never").count() == 0, "{found}");
}
