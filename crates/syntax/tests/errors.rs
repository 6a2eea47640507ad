//! Errors: their codes, lines and columns, one a mistake, and what is still read after them.

use base::SourceMap;

/// `line:col code` of every error and warning.
fn errors(source: &str) -> String {
    let mut map = SourceMap::new();
    let file = map.add("case.fs", source, false);
    let (_, diags) = syntax::parse(&map, file, &["KNOWN"]);
    let places = diags.iter().map(|d| {
        let at = map.start(d.span.expect("invariant: the parser's diagnostics have places"));
        format!("{}:{} {}", at.line, at.col, d.code)
    });
    places.collect::<Vec<_>>().join(", ")
}

#[test]
fn errors_have_these_codes_and_places() {
    let cases = [
        ("let x = 1", ""),
        // Comments and strings that do not end.
        ("let x = 1\n(* a (* b *)\nlet y = 2", "2:1 FS0516"),
        ("let x = \"abc\nlet y = 2", "1:9 FS0514"),
        ("let x = @\"abc", "1:9 FS0515"),
        ("let x = \"\"\"abc\"", "1:9 FS1232"),
        ("(* \"abc *)", "1:1 FS0517"),
        ("let x = $\"a{1", "1:9 FS3378"),
        ("let x = $\"%d\"", "1:9 FS3376"),
        ("let x = $\"}\"", "1:11 FS3383"),
        // Literals.
        ("let x = 3000000000", "1:9 FS1147"),
        ("let x = 128y", "1:9 FS1142"),
        ("let x = -128y", ""),
        ("let x = 256uy", "1:9 FS1144"),
        ("let x = 2147483648", "1:9 FS1147"),
        ("let x = -2147483648", ""),
        ("let x = 1abc", "1:9 FS1156"),
        ("let x = 80000000000000000000000000000M", "1:9 FS1154"),
        ("let x = 79228162514264337593543950335M", ""),
        ("let x = '\\U0001F600'", "1:9 FS1159"),
        ("let x =\n\t1", "2:1 FS1161"),
        ("let ``x = 1", "1:5 FS3563, 1:12 FS0010"),
        ("let break = 1", "1:5 FS0046"),
        // Directives.
        ("#if A\nlet x = 1", "1:1 FS0513"),
        ("#endif", "1:1 FS0010"),
        ("#if A + B\n#endif", "1:1 FS3182"),
        ("#if KNOWN && !(A || B)\nlet x = = 1\n#elif KNOWN\n= =\n#else\n= =\n#endif", "2:9 FS0010"),
        // Brackets.
        ("let x = (1 + 2\nlet y = 3", "1:9 FS0583"),
        ("let x = [1; 2\n", "1:9 FS0598"),
        ("let x = [| 1\n", "1:9 FS0603"),
        ("let f (a = 1", "1:13 FS0010"),
        ("let x = )", "1:9 FS0010"),
        // Blocks.
        ("let f x =\n    let y = 1\n", "2:5 FS0588"),
        ("let f x =\n    let y = 1\nlet z = 2", "2:5 FS0588"),
        ("let f x =\n  match x with\n | 1 -> 2", "1:1 FS3118, 3:2 FS0058, 3:2 FS0010"),
        ("let f x =\n    g\n  h", "3:3 FS0010"),
        ("let f = g (fun x ->\nx)", "2:1 FS0058, 2:1 FS0010"),
        ("do", "1:1 FS3524"),
        ("if a", "1:1 FS0589"),
        ("let x = y.", "1:10 FS0599"),
        ("seq { -> 1 }", "1:7 FS0596"),
        ("let f x y(z) = 1", "1:9 FS0584"),
        ("f g(x)", "1:3 FS0597"),
        ("let f x = 1\nand g x = 2", "1:1 FS0576"),
        // Declarations.
        ("member x.Y = 1", "1:1 FS0010"),
        ("private let x = 1", "1:1 FS0531"),
        ("type R = { private A: int }", "1:12 FS0575"),
        ("type T = { A: int", "1:10 FS0604, 1:18 FS0010"),
        ("type T() =\n    member x.P with get = 1", "2:21 FS0557"),
        ("type U =\n    | A\n    module M = begin end", "3:5 FS0058"),
        ("module internal M = List", "1:17 FS0536"),
        ("module M\nmodule N.O =\n    let x = 1", "2:8 FS0534"),
        ("let f (x: (int, string) Map) = x", "1:15 FS0062"),
    ];
    let mut wrong = String::new();
    for (source, expected) in cases {
        let found = errors(source);
        if found != expected {
            wrong.push_str(&format!("{source:?}\n  expected {expected}\n  found    {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn an_error_leaves_the_other_declarations() {
    let source = "let a = 1\nlet b = = 2\nlet c = 3\ntype T =\n    member x.A = 1\n    member x.B = = 2\n    member x.C = 3\nlet d = (1\ntype U = int\nmodule M =\n    let e = 1 +\n    let f = 2\nlet g = 3\n";
    let mut map = SourceMap::new();
    let file = map.add("case.fs", source, false);
    let (ast, diags) = syntax::parse(&map, file, &[]);
    let text = syntax::print(&ast, &map);
    for name in ["a", "c", "g", "f"] {
        assert!(
            text.lines().any(|l| l.trim_start().starts_with("(name") && l.ends_with(&format!(" {name})"))),
            "{name} is lost:\n{text}"
        );
    }
    for name in ["x. A", "x. C", "(type 9:1 U"] {
        assert!(text.contains(name), "{name} is lost:\n{text}");
    }
    let lines: Vec<u32> = diags.iter().map(|d| map.start(d.span.expect("invariant: it has a place")).line).collect();
    assert_eq!(lines, [2, 6, 8, 11, 12]);
}

#[test]
fn signatures_are_told_by_their_name() {
    let mut map = SourceMap::new();
    let text = "module M\nval f: x: int -> y: string -> unit\nval inline (+.): a: int * b: int -> int\ntype T =\n    new: int -> T\n    member P: int with get, set\n    static member M: unit -> unit\n    interface I\ntype U\nexception E of int\nmodule N =\n    [<Literal>]\n    val X: int = 1\n";
    let file = map.add("m.fsi", text, false);
    let (ast, diags) = syntax::parse(&map, file, &[]);
    assert_eq!(diags, vec![]);
    assert!(ast.is_signature);
    let text = syntax::print(&ast, &map);
    for part in [
        "(val 2:1 f",
        "(val 3:1 inline +.",
        "constructor new",
        "member P get set",
        "static member M",
        "(interface 8:5 bare",
        "(opaque)",
        "(val 12:5 X",
    ] {
        assert!(text.contains(part), "no {part} in\n{text}");
    }
}
