//! Declarations, types, members and patterns.
//!
//! Each case is a source, where `\n` stands for a line break, and the tree that it has, without places.

mod support;

use support::check;

const CASES: &[(&str, &str)] = &[
    (
        r"let f<'T when 'T : comparison> (x: 'T) : int = 1",
        r"(anonymous (let (binding (function f (typars (typar 'T) (constraint 'T comparison)) (paren (annotated (name x) (type-var 'T)))) (returns (type int)) (literal I32 1))))",
    ),
    (r"let inline (+.) a b = a", r"(anonymous (let (binding inline (function +. (name a) (name b)) (ident a))))"),
    (r"let (|Even|Odd|) n = n", r"(anonymous (let (binding (function |Even|Odd| (name n)) (ident n))))"),
    (
        r"let mutable private x = 1",
        r"(anonymous (let (binding mutable private (name mutable private x) (literal I32 1))))",
    ),
    (r"let [<Literal>] X = 1", r"(anonymous (let (binding (attribute Literal) (name X) (literal I32 1))))"),
    (
        r"let rec f x = g x\nand g x = f x",
        r"(anonymous (let rec (binding (function f (name x)) (app (ident g) (ident x))) (binding (function g (name x)) (app (ident f) (ident x)))))",
    ),
    (
        r"let x, y = 1, 2",
        r"(anonymous (let (binding (tuple (name x) (name y)) (tuple (literal I32 1) (literal I32 2)))))",
    ),
    (r"let h :: t = xs", r"(anonymous (let (binding (cons (name h) (name t)) (ident xs))))"),
    (r"let Some x = y", r"(anonymous (let (binding (function Some (name x)) (ident y))))"),
    (r"let { A = a } as r = z", r"(anonymous (let (binding (as (record (field A (name a))) (name r)) (ident z))))"),
    (
        r"let (a, b): int * int = c",
        r"(anonymous (let (binding (paren (tuple (name a) (name b))) (returns (type-tuple (type int) (type int))) (ident c))))",
    ),
    (r"use _ = x", r"(anonymous (let (binding use (wild) (ident x))))"),
    (
        r"[<A; B(1); assembly: C>]\ndo ()",
        r"(anonymous (do explicit (attribute A) (attribute B (paren (literal I32 1))) (attribute assembly: C) (literal ())))",
    ),
    (r"open A.B", r"(anonymous (open A.B))"),
    (r"open type System.Math", r"(anonymous (open-type (type System.Math)))"),
    (r"module M = A.B", r"(anonymous (module-abbreviation M A.B))"),
    (
        r"module rec M =\n    let x = 1\n    type T = int",
        r"(anonymous (module rec M (let (binding (name x) (literal I32 1))) (types (type T (abbreviation (type int))))))",
    ),
    (
        r"exception E of int * msg: string",
        r"(anonymous (exception (case E (field (type int)) (field msg (type string)))))",
    ),
    (r"exception F = E", r"(anonymous (exception (case F) (abbreviates E)))"),
    (
        r#"[<DllImport("c")>]\nextern int puts(string s, int* p)"#,
        r#"(anonymous (extern puts (attribute DllImport (paren (literal "c"))) (type int) (param s (type string)) (param p (type-app postfix (type nativeptr) (type int)))))"#,
    ),
    (
        r"type R = { A: int; mutable B: string list }",
        r"(anonymous (types (type R (record (field A (type int)) (field mutable B (type-app postfix (type list) (type string)))))))",
    ),
    (
        r"type R =\n    {\n        /// doc\n        A: int\n        B: int[,]\n    }\n    member r.X = r.A",
        r#"(anonymous (types (type R (record (field A (doc " doc") (type int)) (field B (type-array 2 (type int)))) (method member r. X (dot A (ident r))))))"#,
    ),
    (
        r"type U = A | B of int * s: string | C",
        r"(anonymous (types (type U (union (case A) (case B (field (type int)) (field s (type string))) (case C)))))",
    ),
    (
        r"type U =\n| A\n| B\nand V = { X: U }",
        r"(anonymous (types (type U (union (case A) (case B))) (type V (record (field X (type U))))))",
    ),
    (
        r"type E = A = 1 | B = 2",
        r"(anonymous (types (type E (enum (case A (literal I32 1)) (case B (literal I32 2))))))",
    ),
    (
        r"type D = delegate of int * b: string -> unit",
        r"(anonymous (types (type D (delegate (type-fun (type-tuple (type int) (type-param b (type string))) (type unit))))))",
    ),
    (
        r"type A = int -> string * 'a list",
        r"(anonymous (types (type A (abbreviation (type-fun (type int) (type-tuple (type string) (type-app postfix (type list) (type-var 'a))))))))",
    ),
    (
        r"type A<'a> = B<'a, int> option",
        r"(anonymous (types (type A (typars (typar 'a)) (abbreviation (type-app postfix (type option) (type-app (type B) (type-var 'a) (type int)))))))",
    ),
    (
        r"type I = interface\n    abstract M: int -> int\n    end",
        r"(anonymous (types (type I (interface) (slot (signature abstract M (type-fun (type int) (type int)))))))",
    ),
    (
        r"type I =\n    abstract P: int with get, set\n    abstract M: x: int * ?y: string -> unit\n    inherit J",
        r"(anonymous (types (type I (members) (slot (signature abstract P get set (type int))) (slot (signature abstract M (type-fun (type-tuple (type-param x (type int)) (type-param optional y (type string))) (type unit)))) (inherit (type J)))))",
    ),
    (
        r#"type C(x: int, ?y) as this =\n    inherit B(x)\n    let mutable n = 1\n    static let m = 2\n    do f ()\n    member _.P = n\n    member this.Q with get () = n and set v = n <- v\n    member val R = 0 with get, private set\n    static member (+) (a: C, b: C) = a\n    override x.ToString() = ""\n    new () = C(1)\n    interface I with\n        member _.M x = x\n    [<DefaultValue>] val mutable F: int"#,
        r#"(anonymous (types (type C (primary this (paren (tuple (annotated (name x) (type int)) (optional y)))) (members) (inherit (type B) (paren (ident x))) (let (binding mutable (name mutable n) (literal I32 1))) (let static (binding (name m) (literal I32 2))) (do (app (ident f) (literal ()))) (method member _. P (ident n)) (property member this. Q (binding (function get (literal ())) (ident n)) (binding (function set (name v)) (assign (ident n) (ident v)))) (auto-property member R get set private (literal I32 0)) (method static member + (paren (tuple (annotated (name a) (type C)) (annotated (name b) (type C)))) (ident a)) (method override x. ToString (literal ()) (literal "")) (constructor (literal ()) (app adjacent (ident C) (paren (literal I32 1)))) (interface (type I) (method member _. M (name x) (ident x))) (field mutable F (attribute DefaultValue) (type int)))))"#,
    ),
    (
        r"type T with\n    member t.M() = 1",
        r"(anonymous (types (type T (extension) (method member t. M (literal ()) (literal I32 1)))))",
    ),
    (
        r"type System.String with\n    member s.X = 1",
        r"(anonymous (types (type System.String (extension) (method member s. X (literal I32 1)))))",
    ),
    (r"type [<Measure>] m", r"(anonymous (types (type m (attribute Measure) (opaque))))"),
    (
        r"[<Struct>]\ntype S = struct\n    val X: int\n    end",
        r"(anonymous (types (type S (attribute Struct) (struct) (field X (type int)))))",
    ),
    (
        r"type T<[<Measure>] 'u, 'v when 'v :> I and 'v : (new: unit -> 'v)> = class end",
        r"(anonymous (types (type T (typars (typar 'u (attribute Measure)) (typar 'v) (constraint 'v :> (type I)) (constraint 'v new)) (class))))",
    ),
    (
        r"let f (x: #seq<int>) (y: struct (int * int)) (z: {| A: int |}) = x",
        r"(anonymous (let (binding (function f (paren (annotated (name x) (type-flexible (type-app (type seq) (type int))))) (paren (annotated (name y) (type-tuple struct (type int) (type int)))) (paren (annotated (name z) (type-anon-record (field A (type int)))))) (ident x))))",
    ),
    (
        r"let inline f (x: ^T when ^T : (static member Zero: ^T)) = x",
        r"(anonymous (let (binding inline (function f (paren (annotated (name x) (type-when (type-var ^T) (constraint (type-var ^T) (signature static member Zero (type-var ^T))))))) (ident x))))",
    ),
    (
        r"let f (?x: int, [<P>] y, _) = x",
        r"(anonymous (let (binding (function f (paren (tuple (annotated (optional x) (type int)) (attributed (attribute P) (name y)) (wild)))) (ident x))))",
    ),
    (
        r#"let g { A = a; M.B = b } [x; y] [| z |] null 1 "s" = a"#,
        r#"(anonymous (let (binding (function g (record (field A (name a)) (field M.B (name b))) (list (name x) (name y)) (array (name z)) (null) (literal I32 1) (literal "s")) (ident a))))"#,
    ),
    (
        r"let f = function :? int as i -> i | :? string | null -> 0 | A(x = 1; y = q) -> q | (a & b) | C a b -> a",
        r"(anonymous (let (binding (name f) (function (arm (as (type-test (type int)) (name i)) (ident i)) (arm (or (type-test (type string)) (null)) (literal I32 0)) (arm (case A (named-fields (field x (literal I32 1)) (field y (name q)))) (ident q)) (arm (or (paren (and (name a) (name b))) (case C (name a) (name b))) (ident a))))))",
    ),
    (r"do! f ()", r"(anonymous (do (do! (app (ident f) (literal ())))))"),
    (r#"#r "a.dll""#, r#"(directive r "a.dll") (anonymous (hash r "a.dll"))"#),
    (
        r"type T = A of int | B with member t.X = 1",
        r"(anonymous (types (type T (union (case A (field (type int))) (case B)) (method member t. X (literal I32 1)))))",
    ),
    (r"type T = private { A: int }", r"(anonymous (types (type T (record private (field A (type int))))))"),
    (r"type T = internal | A | B", r"(anonymous (types (type T (union internal (case A) (case B)))))"),
    (
        r"let v: float<m/s> = 1.0<_>",
        r"(anonymous (let (binding (name v) (returns (type-app (type float) (type-measure (m / s)))) (literal 1.0 <_>))))",
    ),
    (
        r"let f (x: 'a, y: _) : int option -> string = z",
        r"(anonymous (let (binding (function f (paren (tuple (annotated (name x) (type-var 'a)) (annotated (name y) (type-anon))))) (returns (type-fun (type-app postfix (type option) (type int)) (type string))) (ident z))))",
    ),
    (
        r"let o = { new T(1) as b with\n            member _.M() = 1\n          interface I with\n            member _.N = 2 }",
        r"(anonymous (let (binding (name o) (object b (type T) (paren (literal I32 1)) (method member _. M (literal ()) (literal I32 1)) (interface (type I) (method member _. N (literal I32 2)))))))",
    ),
];

#[test]
fn declarations_have_these_trees() {
    check(CASES);
}
