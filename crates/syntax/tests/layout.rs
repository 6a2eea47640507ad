//! The offside rule: what indentation means, and permitted undentations.
//!
//! Each case is a source, where `\n` stands for a line break, and the tree that it has, without places.

mod support;

use support::check;

const CASES: &[(&str, &str)] = &[
    (
        r"let f x =\n    g x\n    h x",
        r"(anonymous (let (binding (function f (name x)) (sequence (app (ident g) (ident x)) (app (ident h) (ident x))))))",
    ),
    (
        r"let f x =\n    let y = 1\n    y",
        r"(anonymous (let (binding (function f (name x)) (let (binding (name y) (literal I32 1)) (ident y)))))",
    ),
    (
        r"let f x =\n    x\n    |> g\n    |> h",
        r"(anonymous (let (binding (function f (name x)) (infix |> (infix |> (ident x) (ident g)) (ident h)))))",
    ),
    (
        r"let f =\n  function\n  | 1 -> 2\n  | _ -> 3",
        r"(anonymous (let (binding (name f) (function (arm (literal I32 1) (literal I32 2)) (arm (wild) (literal I32 3))))))",
    ),
    (
        r"let f = function\n| 1 -> 2\n| _ -> 3",
        r"(anonymous (let (binding (name f) (function (arm (literal I32 1) (literal I32 2)) (arm (wild) (literal I32 3))))))",
    ),
    (
        r"let f x =\n    match x with\n    | A ->\n        1\n    | B when\n        c -> 2\n    | _ -> 3",
        r"(anonymous (let (binding (function f (name x)) (match (ident x) (arm (name A) (literal I32 1)) (arm (name B) (when (ident c)) (literal I32 2)) (arm (wild) (literal I32 3))))))",
    ),
    (
        r"let f x =\n    if a then b else\n    let y = 1\n    y",
        r"(anonymous (let (binding (function f (name x)) (if (ident a) (ident b) (let (binding (name y) (literal I32 1)) (ident y))))))",
    ),
    (
        r"if a then\n    b\nelif c then\n    d\nelse\n    e",
        r"(anonymous (do (if (ident a) (ident b) (if (ident c) (ident d) (ident e)))))",
    ),
    (r"if a\nthen b\nelse c", r"(anonymous (do (if (ident a) (ident b) (ident c))))"),
    (
        r"foo (fun x ->\n    x\n    y) z",
        r"(anonymous (do (app (app (ident foo) (paren (fun (name x) (sequence (ident x) (ident y))))) (ident z))))",
    ),
    (
        r"foo x (fun () ->\n    1\n)",
        r"(anonymous (do (app (app (ident foo) (ident x)) (paren (fun (literal ()) (literal I32 1))))))",
    ),
    (
        r"foo [\n    1\n    2\n]",
        r"(anonymous (do (app (ident foo) (list (sequence (literal I32 1) (literal I32 2))))))",
    ),
    (
        r"let x = {\n    A = 1\n    B =\n        let y = 2\n        y\n}",
        r"(anonymous (let (binding (name x) (record (field A (literal I32 1)) (field B (let (binding (name y) (literal I32 2)) (ident y)))))))",
    ),
    (
        r"let x =\n    try\n        f ()\n    with\n    | E -> 1\n    | _ -> 2",
        r"(anonymous (let (binding (name x) (try-with (app (ident f) (literal ())) (arm (name E) (literal I32 1)) (arm (wild) (literal I32 2))))))",
    ),
    (r"try\n    a\nfinally\n    b", r"(anonymous (do (try-finally (ident a) (ident b))))"),
    (
        r"for i in 1 .. 2 do\n    f i\n    g i\nh",
        r"(anonymous (do (for-in (name i) (range (literal I32 1) (literal I32 2)) (sequence (app (ident f) (ident i)) (app (ident g) (ident i))))) (do (ident h)))",
    ),
    (r"while a do b\nc", r"(anonymous (do (while (ident a) (ident b))) (do (ident c)))"),
    (
        r"let f () = async {\n    let! x = y\n    and! z = w\n    do! q\n    match! x with\n    | A -> return 1\n    | B -> ()\n}",
        r"(anonymous (let (binding (function f (literal ())) (computation (builder (ident async)) (let! (binding (name x) (ident y)) (binding (name z) (ident w)) (sequence (do! (ident q)) (match! (ident x) (arm (name A) (return (literal I32 1))) (arm (name B) (literal ())))))))))",
    ),
    (
        r"[\n    yield 1\n    if a then\n        yield 2\n    for x in xs do\n        x\n]",
        r"(anonymous (do (list (sequence (yield (literal I32 1)) (if (ident a) (yield (literal I32 2))) (for-in (name x) (ident xs) (ident x))))))",
    ),
    (
        r"let x =\n    foo\n        .Bar(1)\n        .Baz()",
        r"(anonymous (let (binding (name x) (app adjacent (dot Baz (app adjacent (dot Bar (ident foo)) (paren (literal I32 1)))) (literal ())))))",
    ),
    (
        r"foo(\n    1,\n    2\n)",
        r"(anonymous (do (app adjacent (ident foo) (paren (tuple (literal I32 1) (literal I32 2))))))",
    ),
    (
        r"type T() =\n    member _.A =\n        1\n    member _.B = 2\nlet x = 1",
        r"(anonymous (types (type T (primary (literal ())) (members) (method member _. A (literal I32 1)) (method member _. B (literal I32 2)))) (let (binding (name x) (literal I32 1))))",
    ),
    (r"let x = begin\n    1\nend", r"(anonymous (let (binding (name x) (paren (literal I32 1)))))"),
    (r"let f a\n      b =\n    c", r"(anonymous (let (binding (function f (name a) (name b)) (ident c))))"),
    (r"a\n&& b\n|| c", r"(anonymous (do (infix || (infix && (ident a) (ident b)) (ident c))))"),
    (
        r"x <-\n    let y = 1\n    y",
        r"(anonymous (do (assign (ident x) (let (binding (name y) (literal I32 1)) (ident y)))))",
    ),
    (r"let x = a, // comment\n        b", r"(anonymous (let (binding (name x) (tuple (ident a) (ident b)))))"),
    (r"fun x -> fun y ->\n    z", r"(anonymous (do (fun (name x) (fun (name y) (ident z)))))"),
    (
        r"let f (x,\n       y) =\n    x",
        r"(anonymous (let (binding (function f (paren (tuple (name x) (name y)))) (ident x))))",
    ),
    (
        r"match a with\n| 1 -> b\n| 2 ->\n  match c with\n  | 3 -> d\n  | _ -> e",
        r"(anonymous (do (match (ident a) (arm (literal I32 1) (ident b)) (arm (literal I32 2) (match (ident c) (arm (literal I32 3) (ident d)) (arm (wild) (ident e)))))))",
    ),
    (
        r"namespace A\ntype T = int\nnamespace B\ntype U = int",
        r"(namespace A (types (type T (abbreviation (type int))))) (namespace B (types (type U (abbreviation (type int)))))",
    ),
    (
        r"module A.B\nlet x = 1\nmodule C =\n    let y = 2\nlet z = 3",
        r"(module-file A.B (let (binding (name x) (literal I32 1))) (module C (let (binding (name y) (literal I32 2)))) (let (binding (name z) (literal I32 3))))",
    ),
];

#[test]
fn layouts_have_these_trees() {
    check(CASES);
}
