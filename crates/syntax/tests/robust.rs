//! Broken text: whatever is cut off or left out, the parser ends, does not panic, and blames the file's own bytes.

use base::SourceMap;

const PROGRAM: &str = r#"namespace Shop
open System
/// A thing.
[<Struct>]
type Item<'T when 'T : comparison> = { Name: string; mutable Price: float<eur>; Tag: 'T option }
type Shape = | Circle of r: float | Square of float * string
    with member this.Area = match this with Circle r -> r * r | Square (a, _) when a > 0.0 -> a | _ -> 0.0
type Base(x: int, ?y) as self =
    let mutable n = x
    do printfn "%d" n
    new () = Base(1)
    static member val Count = 0 with get, set
    abstract Go: int * b: string -> unit
    default _.Go(a, b) = ()
    member this.P with get () = n and set v = n <- v
    interface IDisposable with
        member _.Dispose() = ()
module Main =
    let inline (+.) a b = a + b
    let rec f x = if x <= 0 then 1 elif x = 1 then 2 else f (x - 1)
    and g = function 0 -> "zero" | n -> $"{n + 1,5:F2} and %d{n}%%"
    let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
    let work xs = async {
        let! a = fetch xs.[1..2]
        use! b = open' "x" |> Async.map (fun (p, q) -> p)
        for i in 1 .. 2 .. 10 do
            yield! go i
        try
            return { a with Name = "b"; Price = 1.0<eur> }
        with
        | :? Exception as e -> return raise e
    }
    let o = { new IComparer<int> with member _.Compare(a, b) = a - b }
    [<EntryPoint>]
    let main argv =
        while n < 3 do n <- n + 1
        let s = """triple "quoted" text"""
        (* comment (* nested *) *)
        let q = <@ 1 + 2 @>
        xs |> List.map (fun x -> x * 2)
           |> List.sum
"#;

fn check(text: &str) {
    let mut map = SourceMap::new();
    let file = map.add("broken.fs", text, false);
    let (ast, diags) = syntax::parse(&map, file, &[]);
    for diag in &diags {
        let span = diag.span.expect("invariant: the parser's diagnostics have places");
        assert!(span.lo <= span.hi && span.hi as usize <= text.len(), "{diag:?} is outside of {text:?}");
    }
    for expr in ast.exprs.iter() {
        assert!(expr.span.lo <= expr.span.hi && expr.span.hi as usize <= text.len(), "{expr:?} is outside of {text:?}");
    }
    assert!(!syntax::print(&ast, &map).is_empty());
}

/// Runs on a stack as deep as the compiler's own.
fn deep(test: impl FnOnce() + Send + 'static) {
    let thread =
        std::thread::Builder::new().stack_size(1 << 30).spawn(test).expect("invariant: a thread can be started");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn the_whole_program_has_no_error() {
    let mut map = SourceMap::new();
    let file = map.add("whole.fs", PROGRAM, false);
    let (_, diags) = syntax::parse(&map, file, &[]);
    assert_eq!(diags, vec![]);
}

#[test]
fn every_prefix_is_read() {
    for end in 0..=PROGRAM.len() {
        check(&PROGRAM[..end]);
    }
}

#[test]
fn every_deletion_of_a_word_is_read() {
    let words: Vec<(usize, usize)> = PROGRAM
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(i, _)| (i, PROGRAM[i..].find(|c: char| !c.is_alphanumeric()).map_or(1, |n| n.max(1))))
        .collect();
    for (at, len) in words {
        check(&format!("{}{}", &PROGRAM[..at], &PROGRAM[at + len..]));
    }
}

#[test]
fn swapped_lines_are_read() {
    let lines: Vec<&str> = PROGRAM.lines().collect();
    for i in 0..lines.len() {
        for step in [1, 7, 13] {
            let mut swapped = lines.clone();
            swapped.swap(i, (i + step) % lines.len());
            check(&swapped.join("\n"));
        }
    }
}

#[test]
fn random_text_is_read() {
    let pieces = [
        "let ",
        "= ",
        "\n",
        "\n    ",
        "( ",
        ") ",
        "[",
        "]",
        "{ ",
        "} ",
        "match x with ",
        "| ",
        "-> ",
        "fun ",
        "if ",
        "then ",
        "else ",
        "x ",
        "1 ",
        "<",
        ">",
        "type T ",
        "member ",
        "with ",
        "do ",
        "begin ",
        "end ",
        "$\"{",
        "\"",
        "(*",
        "*)",
        "'",
        ";",
        ",",
        ".",
        "in ",
        "and ",
        "try ",
        "#if A\n",
        "#endif\n",
        "new ",
        "interface ",
        "static ",
        "while ",
        "for ",
        "module M ",
        "namespace N ",
        "[<",
        ">]",
        "``",
        "<@ ",
        "@> ",
        "?",
        ":",
        "::",
        "'a ",
        "^",
        "..",
        "elif ",
        "finally ",
        "done ",
        "struct ",
        "class ",
        "val ",
        "{|",
        "|}",
        "[|",
        "|]",
        "é",
        "😀",
        "yield ",
        "let! ",
    ];
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    for _ in 0..3_000 {
        let mut text = String::new();
        for _ in 0..40 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(pieces[(state % pieces.len() as u64) as usize]);
        }
        check(&text);
    }
}

#[test]
fn deep_nesting_is_an_error_and_not_a_crash() {
    deep(|| {
        for (open, middle, close) in [
            ("(", "1", ")"),
            ("[", "1", "]"),
            ("{ x with A = ", "1", "}"),
            ("f (", "1", ")"),
            ("-(", "1", ")"),
            ("if a then ", "1", ""),
            ("fun x -> ", "1", ""),
            ("match x with y -> ", "1", ""),
            ("$\"{", "1", "}\""),
            ("1 :: ", "1", ""),
            ("! ", "x", ""),
            ("begin ", "1", " end"),
        ] {
            let text = format!("let x = {}{middle}{}\n", open.repeat(30_000), close.repeat(30_000));
            let mut map = SourceMap::new();
            let file = map.add("deep.fs", text, false);
            let (_, diags) = syntax::parse(&map, file, &[]);
            assert!(diags.iter().any(|d| d.code == "FF9011"), "{open}: {:?}", diags.first());
        }
        for text in [
            format!("let f (x: {}int{}) = x", "(".repeat(30_000), ")".repeat(30_000)),
            format!("let {}x{} = 1", "(".repeat(30_000), ")".repeat(30_000)),
        ] {
            let mut map = SourceMap::new();
            let file = map.add("deep.fs", text, false);
            let (_, diags) = syntax::parse(&map, file, &[]);
            assert!(diags.iter().any(|d| d.code == "FF9011"), "{:?}", diags.first());
        }
    });
}

#[test]
fn long_chains_need_no_depth() {
    deep(|| {
        let count = 40_000;
        for text in [
            format!("let f () =\n{}    1\n", "    let x = 1\n".repeat(count)),
            format!("let f () =\n{}    1\n", "    g 1\n".repeat(count)),
            format!("let x = 1{}\n", " + 1".repeat(count)),
            format!("let x = f{}\n", " 1".repeat(count)),
            format!("let x = x{}\n", ".y".repeat(count)),
            format!("let x = if a then 1{} else 3\n", " elif b then 2".repeat(3_000)),
            format!("let x = [{}1]\n", "1; ".repeat(count)),
            format!("let f (x: int{}) = x\n", " -> int".repeat(count)),
            format!("let f = function\n{}", "    | 1 -> 2\n".repeat(count)),
            "let x = 1\n".repeat(count),
        ] {
            let mut map = SourceMap::new();
            let file = map.add("long.fs", text, false);
            let (_, diags) = syntax::parse(&map, file, &[]);
            assert_eq!(diags.first(), None);
        }
    });
}
