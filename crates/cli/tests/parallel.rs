//! What is said of a program, and what is made of it, does not depend on how many threads check its files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A project of modules in a folder; the last file is the program.
fn project(files: &[(String, String)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut list = String::new();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
        list += &format!("<Compile Include=\"{name}\" />");
    }
    let head = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>";
    let text = format!("{head}<ItemGroup>{list}</ItemGroup></Project>");
    fs::write(folder.path().join("p.fsproj"), text).expect("a project");
    folder
}

/// Exit code and text of a command with a number of threads.
fn firefly(folder: &Path, jobs: usize, args: &[&str]) -> (Option<i32>, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_firefly"))
        .args(args)
        .args(["--jobs", &jobs.to_string(), "p.fsproj"])
        .current_dir(folder)
        .output()
        .expect("the compiler starts");
    (out.status.code(), String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr))
}

fn same(files: &[(String, String)], expected_code: i32) {
    let folder = project(files);
    let alone = firefly(folder.path(), 1, &["check", "--verify"]);
    for jobs in [2, 5] {
        assert_eq!(firefly(folder.path(), jobs, &["check", "--verify"]), alone, "with {jobs} threads");
    }
    assert_eq!(alone.0, Some(expected_code), "{}", alone.1);
}

fn file(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "fs") {
            out.push(path);
        }
    }
}

/// Test programs as modules of one program: every `step`th of those that are modules once they have a heading.
fn modules(step: usize) -> Vec<(String, String)> {
    let mut paths = vec![];
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/run"), &mut paths);
    let mut files = vec![];
    for path in paths.iter().step_by(step) {
        let text = fs::read_to_string(path).expect("a test program");
        let heading =
            ["module ", "namespace "].iter().any(|h| text.lines().any(|l| l.starts_with(h) && !l.contains('=')));
        if !heading && !text.contains("EntryPoint") {
            let name = format!("M{}", files.len());
            files.push((format!("{name}.fs"), format!("module {name}\n\n{text}")));
        }
    }
    files.push(file("Main.fs", "module Main\n[<EntryPoint>]\nlet main _ = 0\n"));
    files
}

#[test]
fn independent_modules() {
    let files = modules(4);
    assert!(files.len() > 40, "there are enough test programs");
    same(&files, 0);
    let folder = project(&files);
    for jobs in ["1", "3"] {
        let args = ["build", "-O0", "--emit", "typed", "-o", jobs];
        assert_eq!(firefly(folder.path(), jobs.parse().expect("a number"), &args).0, Some(0));
    }
    let read = |name: &str| fs::read(folder.path().join(name)).expect("what was built");
    assert!(read("1.typed.txt") == read("3.typed.txt"), "the typed programs are the same");
    assert!(read("1") == read("3"), "the executables are the same");
}

#[test]
fn errors_in_some_of_them() {
    let good = modules(12);
    for (first, second) in [(0, 3), (2, good.len() - 1), (good.len() / 2, good.len() / 2)] {
        let mut files = good.clone();
        for at in [first, second] {
            files[at].1 += "\nlet wrong: int = \"text\" + nothing\nlet unused = M0\n";
        }
        same(&files, 1);
    }
}

#[test]
fn files_that_need_each_other() {
    let files = [
        file("A.fs", "namespace Shapes\ntype Point = { X: float; Y: float }\nexception Empty of string\n"),
        file("B.fs", "module Numbers\nlet twice x = 2 * x\nlet (|Even|Odd|) n = if n % 2 = 0 then Even else Odd\n"),
        file("C.fs", "namespace Shapes\ntype Circle = { Centre: Point; Radius: float }\n"),
        file(
            "D.fs",
            "[<AutoOpen>]\nmodule Operators\nlet (+.) a b = a + b\ntype System.String with\n    member s.Twice = s + s\n",
        ),
        file(
            "E.fs",
            "module Uses\nopen Shapes\nlet c = { Centre = { X = 1.0; Y = 2.0 }; Radius = 3.0 }\nlet s = \"a\".Twice\nlet n = 1 +. 2\n",
        ),
        file("F.fs", "module More.Uses\nlet f n = match n with Numbers.Even -> Numbers.twice n | Numbers.Odd -> n\n"),
        file("G.fs", "namespace Shapes.Inner\nopen Shapes\nmodule Area =\n    let of' c = c.Radius * c.Radius\n"),
        file(
            "H.fs",
            "module Last\nopen Shapes.Inner\n[<EntryPoint>]\nlet main _ = More.Uses.f (int (Area.of' Uses.c)) - Uses.n\n",
        ),
    ];
    same(&files, 0);
}

#[test]
fn what_comes_later_is_not_seen() {
    // `Late.value` means the module of the library's namespace that is opened, or nothing: never the later file's.
    let files = [
        file("A.fs", "module Early\nlet value = 1\n"),
        file("B.fs", "module Uses\nlet x = Late.value\nopen Spaces.Later\n"),
        file("C.fs", "module Late\nlet value = 2\n"),
        file("D.fs", "namespace Spaces.Later\ntype T = A | B\n"),
        file("E.fs", "module Main\n[<EntryPoint>]\nlet main _ = Late.value\n"),
    ];
    same(&files, 1);
}

#[test]
fn the_same_name_twice() {
    let files = [
        file("A.fs", "namespace N\ntype T = A\nmodule M =\n    let x = 1\n"),
        file("B.fs", "namespace N\ntype T = B\nmodule M =\n    let x = 2\n"),
        file("C.fs", "module P\nlet y = 1\n"),
        file("D.fs", "module P\n[<EntryPoint>]\nlet main _ = 0\n"),
    ];
    same(&files, 1);
}

#[test]
fn signatures_go_with_their_files() {
    let files = [
        file("A.fsi", "module A\nval shown: int -> int\n"),
        file("B.fs", "module B\nlet other = 1\n"),
        file("A.fs", "module A\nlet hidden = 3\nlet shown x = x + hidden\n"),
        file("C.fs", "module C\nlet y = A.shown B.other\n"),
        file("D.fs", "module D\n[<EntryPoint>]\nlet main _ = C.y - 4\n"),
    ];
    same(&files, 0);
    let mut wrong = files.to_vec();
    wrong[3].1 += "let z = A.hidden\n";
    same(&wrong, 1);
    wrong[0].1 += "val absent: string\n";
    same(&wrong, 1);
}

#[test]
fn two_entry_points() {
    let entry = "[<EntryPoint>]\nlet main _ = 0\n";
    let files = [
        file("A.fs", &format!("module A\n{entry}")),
        file("B.fs", "module B\nlet x = 1\n"),
        file("C.fs", &format!("module C\n{entry}")),
    ];
    same(&files, 1);
}
