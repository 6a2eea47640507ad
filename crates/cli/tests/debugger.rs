//! `firefly debug`: values in gdb as F# writes them, steps along the source.

use std::fs;
use std::path::Path;
use std::process::Command;

const SOURCE: &str = r#"module Shapes

type Shape =
    | Circle of radius: float
    | Rect of width: float * height: float
    | Empty

type Person = { Name: string; Age: int; Tags: string list; Best: Shape option }

type Tree =
    | Leaf
    | Node of left: Tree * value: int * right: Tree

[<Struct>]
type Point = { X: int; Y: int }

type Account(owner: string) =
    member val History: int list = [] with get, set
    member _.Owner = owner

let rec insert x t =
    match t with
    | Leaf -> Node(Leaf, x, Leaf)
    | Node(l, v, r) -> if x < v then Node(insert x l, v, r) else Node(l, v, insert x r)

let show (person: Person) (numbers: int[]) (pair: int * string) (letter: char) (thing: obj) =
    let tree = insert 8 (insert 3 (insert 5 Leaf))
    let account = Account person.Name
    account.History <- [ 1; 2 ]
    let point = { X = 3; Y = -4 }
    let points = [| point; { X = 0; Y = 1 } |]
    let small = 200uy
    let price = -12.50m
    let nothing: string list = []
    let result: Result<int, string> = Error "bad \"quotes\""
    let letters = [| 'a'; 'b' |]
    let flag = numbers.Length > 2
    printfn "%A %A %A %A" account.History points small price
    printfn "%A %A %A %b %O" nothing result letters flag thing
    numbers.Length + tree.GetHashCode() * 0 + points.Length - 2

[<EntryPoint>]
let main args =
    let person = { Name = "Ada"; Age = 36; Tags = [ "math"; "näh€" ]; Best = Some(Rect(2.0, 3.5)) }
    let n = show person [| 1; 2; 3 |] (7, "seven") 'x' (box (Circle 1.5))
    n - 3
"#;

fn debug(folder: &Path, commands: &[&str]) -> String {
    let mut firefly = Command::new(env!("CARGO_BIN_EXE_firefly"));
    firefly.args(["debug", "shapes.fs"]).current_dir(folder).env("TMPDIR", folder.join("tmp"));
    firefly.args(commands.iter().flat_map(|c| ["-x", c]));
    let output = firefly.output().expect("the compiler starts");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn folder(source: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("tmp")).expect("a folder");
    fs::write(folder.path().join("shapes.fs"), source).expect("a file");
    folder
}

#[test]
fn values_are_shown_as_fsharp_writes_them() {
    let folder = folder(SOURCE);
    let line = SOURCE.lines().position(|l| l.contains("%O")).expect("the line is there") + 1;
    let stop = format!("break shapes.fs:{line}");
    let said = debug(folder.path(), &[&stop, "run", "bt 1", "info args", "info locals"]);
    for expected in [
        "person = { Name = \"Ada\"; Age = 36; Tags = [\"math\"; \"näh€\"]; Best = Some (Rect (2.0, 3.5)) }",
        "numbers = [|1; 2; 3|]",
        "pair = (7, \"seven\")",
        "letter = 'x'",
        "thing = Circle 1.5",
        "tree = Node (Node (Leaf, 3, Leaf), 5, Node (Leaf, 8, Leaf))",
        "account = Account { owner = \"Ada\"; History = [1; 2] }",
        "point = { X = 3; Y = -4 }",
        "points = [|{ X = 3; Y = -4 }; { X = 0; Y = 1 }|]",
        "small = 200",
        "price = -12.50M",
        "nothing = []",
        "result = Error \"bad \\\"quotes\\\"\"",
        "letters = [|'a'; 'b'|]",
        "flag = true",
        "#0  Shapes.show (person={ Name = \"Ada\";",
    ] {
        assert!(said.contains(expected), "no {expected}\n{said}");
    }
    let left = fs::read_dir(folder.path().join("tmp")).expect("a folder").count();
    assert_eq!(left, 0, "files are left in the temporary folder");
}

#[test]
fn steps_follow_the_source() {
    let source = "module Steps\n\nlet twice x =\n    let y = x + x\n    y + 1\n\n[<EntryPoint>]\nlet main args =\n    \
                  let a = args.Length + 3\n    let b = twice a\n    let c = b + 1\n    c - 8\n";
    let folder = folder(source);
    let mut commands = vec!["break shapes.fs:9", "run"];
    commands.extend(["step"; 5]);
    let said = debug(folder.path(), &commands);
    let lines: Vec<&str> =
        said.lines().filter_map(|l| l.split_once('\t')).map(|(n, _)| n).filter(|n| n.parse::<u32>().is_ok()).collect();
    assert_eq!(lines, ["9", "10", "4", "5", "11", "12"], "{said}");
}
