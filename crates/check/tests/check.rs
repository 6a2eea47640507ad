//! Text through parser and checker against a small library: what is accepted, what is refused and where.
//!
//! The library is `prelude.fs`; the formatting functions that the checker looks up stand in a module before it.

use std::sync::Arc;

use base::SourceMap;
use check::{Input, Prelude};

const PRINTF: &str = "module Firefly.Runtime.Printf
type Env = { Nothing: int }
let start () : Env = { Nothing = 0 }
let literal (env: Env) (text: string) : unit = ()
let string (env: Env) (flags: int) (width: int) (text: string) : unit = ()
let integer (env: Env) (flags: int) (width: int) (precision: int) (spec: char) (value: 'T) : unit = ()
let floating (env: Env) (flags: int) (width: int) (precision: int) (spec: char) (value: 'T) : unit = ()
let any (env: Env) (flags: int) (width: int) (precision: int) (value: 'T) : unit = ()
";

/// Codes with their lines, in order; and whether the typed tree of an accepted program is well formed.
fn check(text: &str) -> (Vec<String>, Vec<String>) {
    let text = text.to_string();
    let run = move || {
        let mut map = SourceMap::new();
        let ids = [
            map.add("printf.fs", PRINTF, true),
            map.add("prelude.fs", include_str!("prelude.fs"), true),
            map.add("test.fs", text, false),
        ];
        let mut found = vec![];
        let mut asts = vec![];
        for id in ids {
            let (ast, diags) = syntax::parse(&map, id, &[]);
            asts.push(Arc::new(ast));
            found.extend(diags);
        }
        let (library, program) = asts.split_at(2);
        let prelude = Prelude::new(library, &map, &[]);
        let (program, diags) =
            prelude.check(&Input { asts: program, map: &map, is_exe: false, defines: &[], workers: 1 });
        found.extend(diags);
        let shown = found
            .iter()
            .map(|d| match d.span {
                Some(s) if map.file(s.file).is_library => format!("library: {} {}", d.code, d.message),
                Some(s) => format!("{} {}", map.start(s).line, d.code),
                None => d.code.to_string(),
            })
            .collect();
        let broken = if found.iter().any(diag::Diagnostic::is_error) { vec![] } else { tast::verify::verify(&program) };
        // Indexing and conversions stand for intrinsics in user code too.
        let broken = broken.into_iter().filter(|b| !b.contains("B10")).collect();
        (shown, broken)
    };
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(run).expect("a thread");
    thread.join().expect("no panic")
}

fn accepts(text: &str) {
    assert_eq!(check(text), (vec![], vec![]), "{text}");
}

fn refuses(text: &str, expected: &[&str]) {
    assert_eq!(check(text).0, expected, "{text}");
}

#[test]
fn functions_and_operators() {
    accepts("let add a b = a + b\nlet x = add 1 2\nlet inline twice f x = f (f x)\nlet y = twice (fun n -> n * 2) 3\n");
    accepts("let add a b = a + b\nlet x = add 1.5 2.0\n");
    accepts(
        "let rec even n = if n = 0 then true else odd (n - 1)\nand odd n = if n = 0 then false else even (n - 1)\n",
    );
    accepts("let inline sum a b = a + b\nlet i = sum 1 2\nlet f = sum 1.0 2.0\nlet s = sum \"a\" \"b\"\n");
    refuses("let f x = x + 1\nlet y = f \"a\"\n", &["2 FS0001"]);
    refuses("let x = 1 2\n", &["1 FS0003"]);
    refuses("let f x = x.Name\n", &["1 FS0072"]);
}

#[test]
fn values_stay_monomorphic() {
    accepts("let r = ref []\nr.contents <- [1]\n");
    refuses("let r = ref []\n", &["1 FS0030"]);
    accepts("let id x = x\nlet a = id 1\nlet b = id \"s\"\n");
    accepts("let f x =\n    let pair y = (x, y)\n    pair 1, pair \"s\"\n");
}

#[test]
fn records() {
    accepts(
        "type P = { X: int; Y: int }\nlet p = { Y = 1; X = 2 }\nlet q = { p with X = 3 }\nlet f p = p.X + p.Y\nlet s = f q\n",
    );
    accepts("type A = { B: B }\nand B = { C: int }\nlet a = { B = { C = 1 } }\nlet b = { a with B.C = 2 }\n");
    refuses("type P = { X: int; Y: int }\nlet p = { X = 1 }\n", &["2 FS0764"]);
    refuses("type P = { X: int }\nlet p = { X = 1 }\np.X <- 2\n", &["3 FS0005"]);
    accepts("let a = {| Name = \"x\"; Age = 1 |}\nlet n = a.Age + 1\n");
}

#[test]
fn unions_and_matches() {
    accepts(
        "type S = A | B of int * name: string\nlet f s = match s with A -> 0 | B (n, _) -> n\nlet b = B (name = \"x\", Item1 = 2)\n",
    );
    refuses("type S = A | B\nlet f s = match s with A -> 0\n", &["2 FS0025"]);
    refuses("type S = A | B\nlet f s = match s with A -> 0 | B -> 1 | _ -> 2\n", &["2 FS0026"]);
    refuses("let f x = match x with (a, a) -> a\n", &["1 FS0038"]);
    accepts("let (|Even|Odd|) n = if n = 0 then Even else Odd\nlet f n = match n with Even -> 1 | Odd -> 2\n");
    accepts("let (|Big|_|) k n = if n > k then Some n else None\nlet f n = match n with Big 10 x -> x | _ -> 0\n");
}

#[test]
fn classes() {
    accepts(
        "type Counter(start: int) =
    let mutable n = start
    let step k = n <- n + k
    member _.Add(k, ?twice: bool) = step k; n
    member _.Value with get() = n and set v = n <- v
    static member Zero = Counter(0)
let c = Counter(1)
let a = c.Add(2)
c.Value <- a
let z = Counter.Zero.Add(1, twice = true)
",
    );
    accepts(
        "[<AbstractClass>]
type Shape() =
    abstract Area: float
    default this.ToString() = \"shape\"
type Square(side: float) =
    inherit Shape()
    override _.Area = side * side
let shapes : Shape list = [ Square 2.0 ]
let f (s: Shape) = match s with :? Square as q -> q.Area | _ -> 0.0
",
    );
    accepts("type I =\n    abstract M: int -> int\nlet o = { new I with member _.M x = x + 1 }\nlet y = o.M 1\n");
    refuses(
        "type I =\n    abstract M: int -> int\nlet o = { new I with member _.N x = x + 1 }\n",
        &["3 FS0366", "3 FS0767"],
    );
    refuses("type C() =\n    member _.M(a: int, b: int) = a\nlet x = C().M(1)\n", &["3 FS0501"]);
}

#[test]
fn overloads() {
    accepts("let a = System.String.Join(\", \", \"a\", \"b\")\nlet b = System.String.Join(',', [| \"a\" |])\n");
    refuses("let a = System.String.Join(1.0, \"a\")\n", &["1 FS0041"]);
}

#[test]
fn collections_and_loops() {
    accepts(
        "let xs = [ for i in 1 .. 3 -> i * i ]\nlet ys = [| if true then 1\n            yield! [2; 3] |]\nlet n = Seq.length xs + Seq.length ys\n",
    );
    accepts(
        "let mutable t = 0\nfor x in [1; 2] do t <- t + x\nfor i = 3 downto 1 do t <- t + i\nlet a = [| 1 |]\na.[0] <- a.[0] + t\n",
    );
    accepts("let s = seq { for i in 1 .. 3 do if i > 1 then yield i }\nfor x in s do ignore x\n");
    accepts("let f () =\n    let mutable n = 0\n    let next () = n <- n + 1; n\n    next () + next ()\n");
}

#[test]
fn units_of_measure() {
    accepts(
        "[<Measure>] type m\n[<Measure>] type s\nlet v = 10.0<m> / 2.0<s>\nlet a : float<m s> = 1.0<m> * 1.0<s>\nlet f (x: float<'u>) = x * x\nlet sq : float<m^2> = f 3.0<m>\n",
    );
    refuses("[<Measure>] type m\n[<Measure>] type s\nlet v = 1.0<m> + 1.0<s>\n", &["3 FS0043", "3 FS0001"]);
}

#[test]
fn formats() {
    accepts("printfn \"%d %s\" 1 \"a\"\nlet f x = printfn \"%d\" x\nf 2\n");
    refuses("printfn \"%d\" \"a\"\n", &["1 FS0001"]);
    refuses("printfn \"%y\" 1\n", &["1 FS0741"]);
}

#[test]
fn computations() {
    accepts(
        "type Maybe() =
    member _.Bind(x: 'a option, f: 'a -> 'b option) : 'b option = match x with Some v -> f v | None -> None
    member _.Return(x: 'a) : 'a option = Some x
    member _.Zero() : unit option = None
let maybe = Maybe()
let r = maybe {
    let! x = Some 1
    let! y = Some 2
    return x + y }
",
    );
    refuses(
        "type B() =\n    member _.Return(x: int) = x\nlet b = B()\nlet r = b { let! x = 1\n            return x }\n",
        &["4 FS0708"],
    );
}

#[test]
fn names() {
    refuses("let a = missing\n", &["1 FS0039"]);
    refuses("module M =\n    let private secret = 1\nlet a = M.secret\n", &["3 FS1094"]);
    accepts("module A =\n    module B =\n        let x = 1\nopen A\nlet y = B.x\nmodule C = A.B\nlet z = C.x\n");
    accepts("[<Literal>]\nlet Ten = 10\nlet f n = match n with Ten -> 1 | _ -> 0\n");
    refuses("let x = 1\nx <- 2\n", &["2 FS0027"]);
    refuses("let f () =\n    1\n    2\n", &["2 FS0020"]);
}

#[test]
fn one_mistake_is_reported_once() {
    refuses("let a = missing 1\nlet b = a\nlet c = b.Length\nlet d : string = c\n", &["1 FS0039"]);
    refuses("let f x = x + \"a\" + 1\nlet g = f \"b\"\nlet h : int = \"s\"\n", &["1 FS0043", "3 FS0001"]);
}
