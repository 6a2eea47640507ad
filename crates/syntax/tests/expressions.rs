//! Expressions: precedence, adjacency, literals, every keyword.
//!
//! Each case is a source, where `\n` stands for a line break, and the tree that it has, without places.

mod support;

use support::check;

const CASES: &[(&str, &str)] = &[
    (r"f -1", r"(anonymous (do (app (ident f) (literal I32 -1))))"),
    (r"f - 1", r"(anonymous (do (infix - (ident f) (literal I32 1))))"),
    (r"f-1", r"(anonymous (do (infix - (ident f) (literal I32 1))))"),
    (r"n -x", r"(anonymous (do (app (ident n) (prefix - (ident x)))))"),
    (r"a - x", r"(anonymous (do (infix - (ident a) (ident x))))"),
    (r"-x.y", r"(anonymous (do (prefix - (dot y (ident x)))))"),
    (r"!x.y", r"(anonymous (do (prefix ! (dot y (ident x)))))"),
    (
        r"f (x).y",
        r"(anonymous (do (app (ident f) (dot y (paren (ident x))))))",
    ),
    (
        r"f(x).y",
        r"(anonymous (do (dot y (app adjacent (ident f) (paren (ident x))))))",
    ),
    (
        r"f(x).M(y) z",
        r"(anonymous (do (app (app adjacent (dot M (app adjacent (ident f) (paren (ident x)))) (paren (ident y))) (ident z))))",
    ),
    (r"a[i]", r"(anonymous (do (index (ident a) (ident i))))"),
    (r"a [i]", r"(anonymous (do (app (ident a) (list (ident i)))))"),
    (
        r"a.[i, j]",
        r"(anonymous (do (index dotted (ident a) (ident i) (ident j))))",
    ),
    (
        r"a[1..]",
        r"(anonymous (do (index (ident a) (slice (literal I32 1) (open)))))",
    ),
    (
        r"a[..^1]",
        r"(anonymous (do (index (ident a) (slice (open) (from-end (literal I32 1))))))",
    ),
    (
        r"a[*, 2]",
        r"(anonymous (do (index (ident a) (slice (open) (open)) (literal I32 2))))",
    ),
    (
        r"f<int> x",
        r"(anonymous (do (app (type-app (ident f) (type int)) (ident x))))",
    ),
    (
        r"f<int>(x).Y",
        r"(anonymous (do (dot Y (app adjacent (type-app (ident f) (type int)) (paren (ident x))))))",
    ),
    (
        r"x < y && z > w",
        r"(anonymous (do (infix && (infix < (ident x) (ident y)) (infix > (ident z) (ident w)))))",
    ),
    (
        r"typeof<List<int>>.Name",
        r"(anonymous (do (dot Name (type-app (ident typeof) (type-app (type List) (type int))))))",
    ),
    (
        r"a |> f <| b",
        r"(anonymous (do (infix <| (infix |> (ident a) (ident f)) (ident b))))",
    ),
    (
        r"a <<< b ||| c",
        r"(anonymous (do (infix ||| (infix <<< (ident a) (ident b)) (ident c))))",
    ),
    (
        r"a ^^^ b ^^^ c",
        r"(anonymous (do (infix ^^^ (ident a) (infix ^^^ (ident b) (ident c)))))",
    ),
    (
        r"a = b && c <> d || e",
        r"(anonymous (do (infix || (infix && (infix = (ident a) (ident b)) (infix <> (ident c) (ident d))) (ident e))))",
    ),
    (
        r"a :: b @ c",
        r"(anonymous (do (infix @ (infix :: (ident a) (ident b)) (ident c))))",
    ),
    (
        r"2 ** 3 ** 4",
        r"(anonymous (do (infix ** (literal I32 2) (infix ** (literal I32 3) (literal I32 4)))))",
    ),
    (
        r"a, b + 1, c",
        r"(anonymous (do (tuple (ident a) (infix + (ident b) (literal I32 1)) (ident c))))",
    ),
    (
        r"x <- y, z",
        r"(anonymous (do (assign (ident x) (tuple (ident y) (ident z)))))",
    ),
    (r"x.Y <- z", r"(anonymous (do (assign (dot Y (ident x)) (ident z))))"),
    (
        r"a.[i] <- v",
        r"(anonymous (do (assign (index dotted (ident a) (ident i)) (ident v))))",
    ),
    (
        r"r := !r + 1",
        r"(anonymous (do (infix := (ident r) (infix + (prefix ! (ident r)) (literal I32 1)))))",
    ),
    (
        r"x :> obj :?> string",
        r"(anonymous (do (downcast (upcast (ident x) (type obj)) (type string))))",
    ),
    (r"x :? int", r"(anonymous (do (type-test (ident x) (type int))))"),
    (
        r"[1..10]",
        r"(anonymous (do (list (range (literal I32 1) (literal I32 10)))))",
    ),
    (
        r"[1 .. 2 .. 10]",
        r"(anonymous (do (list (range (literal I32 1) (step (literal I32 2)) (literal I32 10)))))",
    ),
    (
        r"[for x in xs -> x * 2]",
        r"(anonymous (do (list (for-in arrow (name x) (ident xs) (infix * (ident x) (literal I32 2))))))",
    ),
    (
        r"[| a; b |]",
        r"(anonymous (do (array (sequence (ident a) (ident b)))))",
    ),
    (
        r"{ x with A.B = 1; C = 2 }",
        r"(anonymous (do (record (copy (ident x)) (field A.B (literal I32 1)) (field C (literal I32 2)))))",
    ),
    (
        r"{ A = 1; M.B = 2 }",
        r"(anonymous (do (record (field A (literal I32 1)) (field M.B (literal I32 2)))))",
    ),
    (
        r"{| A = 1 |}",
        r"(anonymous (do (anon-record (field A (literal I32 1)))))",
    ),
    (
        r"seq { 1; 2 }",
        r"(anonymous (do (computation (builder (ident seq)) (sequence (literal I32 1) (literal I32 2)))))",
    ),
    (
        r"f { A = 1 }",
        r"(anonymous (do (app (ident f) (record (field A (literal I32 1))))))",
    ),
    (
        r"async { return! x }",
        r"(anonymous (do (computation (builder (ident async)) (return! (ident x)))))",
    ),
    (
        r"query { for x in xs do select x }",
        r"(anonymous (do (computation (builder (ident query)) (for-in (name x) (ident xs) (app (ident select) (ident x))))))",
    ),
    (
        r"fun (a, b) { X = x } -> x",
        r"(anonymous (do (fun (paren (tuple (name a) (name b))) (record (field X (name x))) (ident x))))",
    ),
    (
        r"function 0 -> a | _ when c -> b",
        r"(anonymous (do (function (arm (literal I32 0) (ident a)) (arm (wild) (when (ident c)) (ident b)))))",
    ),
    (
        r"_.A.B(1)",
        r"(anonymous (do (shorthand (app adjacent (dot B (dot A (hole))) (paren (literal I32 1))))))",
    ),
    (
        r"if a then b elif c then d else e",
        r"(anonymous (do (if (ident a) (ident b) (if (ident c) (ident d) (ident e)))))",
    ),
    (
        r"match x with | A -> 1 | B -> 2",
        r"(anonymous (do (match (ident x) (arm (name A) (literal I32 1)) (arm (name B) (literal I32 2)))))",
    ),
    (
        r"try f () with _ -> g ()",
        r"(anonymous (do (try-with (app (ident f) (literal ())) (arm (wild) (app (ident g) (literal ()))))))",
    ),
    (r"lazy f x", r"(anonymous (do (lazy (app (ident f) (ident x)))))"),
    (r"upcast x", r"(anonymous (do (inferred-upcast (ident x))))"),
    (
        r"new T<int>(1)",
        r"(anonymous (do (new (type-app (type T) (type int)) (paren (literal I32 1)))))",
    ),
    (
        r"new T(1) |> f",
        r"(anonymous (do (infix |> (new (type T) (paren (literal I32 1))) (ident f))))",
    ),
    (r"struct (a, b)", r"(anonymous (do (tuple struct (ident a) (ident b))))"),
    (r"x?y", r"(anonymous (do (dynamic (ident x) (ident y))))"),
    (
        r"x?y <- 1",
        r"(anonymous (do (assign (dynamic (ident x) (ident y)) (literal I32 1))))",
    ),
    (
        r"f(?x = y)",
        r"(anonymous (do (app adjacent (ident f) (paren (infix = (prefix ? (ident x)) (ident y))))))",
    ),
    (
        r"f(x = 1)",
        r"(anonymous (do (app adjacent (ident f) (paren (infix = (ident x) (literal I32 1))))))",
    ),
    (
        r"<@ 1 + %e @>",
        r"(anonymous (do (quotation (infix + (literal I32 1) (prefix % (ident e))))))",
    ),
    (r"&x", r"(anonymous (do (address-of (ident x))))"),
    (
        r"(^T : (static member Zero : ^T) ())",
        r"(anonymous (do (trait-call (type-var ^T) (signature static member Zero (type-var ^T)) (literal ()))))",
    ),
    (
        r#"(# "add" x y : int #)"#,
        r#"(anonymous (do (inline-il "add" (type int) (ident x) (ident y))))"#,
    ),
    (
        r#"$"a{x,5:F2}b%d{y}{{}}""#,
        r#"(anonymous (do (interpolated (text "a") (hole 5 "F2" (ident x)) (text "b") (hole "%d" (ident y)) (text "{}"))))"#,
    ),
    (
        r#"$$"""{a}{{b}}""""#,
        r#"(anonymous (do (interpolated (text "{a}") (hole (ident b)))))"#,
    ),
    (r"1.0<m/s^2>", r"(anonymous (do (literal 1.0 <(m / s^2)>)))"),
    (r"'a'", r"(anonymous (do (literal 'a')))"),
    (r#""a\tb\065\u0041""#, r#"(anonymous (do (literal "a\tbAA")))"#),
    (r#"@"a\""b""#, r#"(anonymous (do (literal "a\\\"b")))"#),
    (r#""abc"B"#, r"(anonymous (do (literal [97, 98, 99])))"),
    (
        r"0xFFy, 1_000L, 1.5e3, 2.0f, 3.0M, 4I, 0b11uy",
        r"(anonymous (do (tuple (literal I8 -1) (literal I64 1000) (literal 1500.0) (literal 2.0f) (literal 3.0M) (literal 4I) (literal U8 3))))",
    ),
    (r"-128y", r"(anonymous (do (literal I8 -128)))"),
    (r"`` ``", r"(anonymous (do (ident `` ``)))"),
    (
        r"let x = 1 in x + 1",
        r"(anonymous (do (let (binding (name x) (literal I32 1)) (infix + (ident x) (literal I32 1)))))",
    ),
    (
        r"begin a; b end",
        r"(anonymous (do (paren (sequence (ident a) (ident b)))))",
    ),
    (r"1..2", r"(anonymous (do (range (literal I32 1) (literal I32 2))))"),
    (
        r"a.B<int>.C",
        r"(anonymous (do (dot C (type-app (dot B (ident a)) (type int)))))",
    ),
    (
        r"(+) 1 2",
        r"(anonymous (do (app (app (ident +) (literal I32 1)) (literal I32 2))))",
    ),
    (r"(*) 2", r"(anonymous (do (app (ident *) (literal I32 2))))"),
    (r"( * )", r"(anonymous (do (ident *)))"),
    (r"(.. ..)", r"(anonymous (do (ident .. ..)))"),
    (r"(|A|_|)", r"(anonymous (do (ident |A|_|)))"),
    (
        r"x |> function a -> b",
        r"(anonymous (do (infix |> (ident x) (function (arm (name a) (ident b))))))",
    ),
    (
        r"assert (x > 0)",
        r"(anonymous (do (assert (paren (infix > (ident x) (literal I32 0))))))",
    ),
    (
        r"f x :: g y",
        r"(anonymous (do (infix :: (app (ident f) (ident x)) (app (ident g) (ident y)))))",
    ),
    (
        r"not a = b",
        r"(anonymous (do (infix = (app (ident not) (ident a)) (ident b))))",
    ),
    (
        r"f a.b.c d",
        r"(anonymous (do (app (app (ident f) (dot c (dot b (ident a)))) (ident d))))",
    ),
    (
        r"f g.[0] h",
        r"(anonymous (do (app (app (ident f) (index dotted (ident g) (literal I32 0))) (ident h))))",
    ),
    (r"- 1", r"(anonymous (do (prefix - (literal I32 1))))"),
    (r"+1", r"(anonymous (do (literal I32 1)))"),
    (r"~~~x", r"(anonymous (do (prefix ~~~ (ident x))))"),
    (r"a % b", r"(anonymous (do (infix % (ident a) (ident b))))"),
    (r"a %b", r"(anonymous (do (app (ident a) (prefix % (ident b)))))"),
    (
        r"base.M()",
        r"(anonymous (do (app adjacent (dot M (base)) (literal ()))))",
    ),
    (r"'T.Zero", r"(anonymous (do (dot Zero (typar 'T))))"),
    (r"a >> b", r"(anonymous (do (infix >> (ident a) (ident b))))"),
    (
        r"(a : int)",
        r"(anonymous (do (paren (annotated (ident a) (type int)))))",
    ),
    (
        r#"f "x" 'c' [1] ()"#,
        r#"(anonymous (do (app (app (app (app (ident f) (literal "x")) (literal 'c')) (list (literal I32 1))) (literal ()))))"#,
    ),
    (
        r"f[1; 2]",
        r"(anonymous (do (app adjacent (ident f) (list (sequence (literal I32 1) (literal I32 2))))))",
    ),
    (
        r"xs[0][1]",
        r"(anonymous (do (index (index (ident xs) (literal I32 0)) (literal I32 1))))",
    ),
];

#[test]
fn expressions_have_these_trees() {
    check(CASES);
}
