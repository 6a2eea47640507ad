//! What `check` found is said again when nothing has changed, and found again when anything has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the compiler says, and whether it had said it before.
fn check(cache: &Path, program: &Path, flags: &[&str]) -> (String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_firefly"))
        .args(["check", "--error-format=short"])
        .args(flags)
        .arg(program)
        .env("FIREFLY_CACHE", cache)
        .env("FIREFLY_LIBRARY", "")
        .env("FIREFLY_TRACE", "time")
        .output()
        .expect("the compiler runs");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let said: String = text.lines().filter(|l| !l.starts_with("time: ")).map(|l| format!("{l}\n")).collect();
    (format!("{said}{:?}", output.status.code()), !text.contains("time: parse"))
}

fn large(last: &str) -> String {
    let values: String = (0..1_000).map(|i| format!("let value{i} = {i} + 1\n")).collect();
    format!("module Large\n{values}{last}\n")
}

fn verdicts(cache: &Path) -> Vec<PathBuf> {
    fs::read_dir(cache.join("verdicts")).expect("the cache").filter_map(|e| Some(e.ok()?.path())).collect()
}

#[test]
fn what_was_found_is_said_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (cache, program) = (folder.path().join("cache"), folder.path().join("a.fs"));
    for last in ["let f x = match x with [] -> 1", "let x = lenght 1", "let x = ]", "let x = 1"] {
        fs::write(&program, large(last)).expect("a file");
        let (first, was_known) = check(&cache, &program, &[]);
        assert!(!was_known, "{last}");
        assert_eq!(check(&cache, &program, &[]), (first, true), "{last}");
    }
    fs::write(&program, large("let f x = match x with [] -> 1")).expect("a file");
    let (warned, was_known) = check(&cache, &program, &[]);
    assert!(was_known && warned.contains("warning FS0025"), "{warned}");
    let (rejected, was_known) = check(&cache, &program, &["--warnaserror"]);
    assert!(!was_known && rejected.contains("error FS0025"), "{rejected}");
    let (silent, was_known) = check(&cache, &program, &["--nowarn=25"]);
    assert!(!was_known && !silent.contains("FS0025"), "{silent}");
    assert!(!check(&cache, &program, &["--define=A"]).1);
    for verdict in verdicts(&cache) {
        fs::write(verdict, "something else").expect("it is spoiled");
    }
    assert_eq!(check(&cache, &program, &[]), (warned.clone(), false), "a broken verdict is not used");
    assert_eq!(check(&cache, &program, &[]), (warned.clone(), true), "and made again");
    assert_eq!(check(Path::new(""), &program, &[]), (warned, false), "without a cache");
}

/// A project of three modules, each of which uses the one before, and one that uses none.
fn project(folder: &Path, first: &str, second: &str, third: &str) -> PathBuf {
    let files = [
        ("First.fs", large("").replace("Large", "First") + first),
        ("Free.fs", large("").replace("Large", "Free")),
        ("Second.fs", format!("module Second\n{second}")),
        ("Third.fs", format!("module Third\n{third}\n[<EntryPoint>]\nlet main _ = 0\n")),
    ];
    let mut list = String::new();
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file");
        list += &format!("<Compile Include=\"{name}\" />");
    }
    let head = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>";
    let path = folder.join("p.fsproj");
    fs::write(&path, format!("{head}<ItemGroup>{list}</ItemGroup></Project>")).expect("a project");
    path
}

#[test]
fn files_are_checked_again_when_they_or_what_they_see_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().join("cache");
    let records = || fs::read_dir(cache.join("files")).map_or(0, Iterator::count);
    let first = "let size (x: int) = x + 1\nlet shared x = x\ntype R = { A: int }\n";
    let second = "let twice x = First.size x + First.size x\nlet warns x = match x with [] -> 1\n";
    let third = "let four = Second.twice 2\n";
    // What is written, the codes that are said, and how many files are checked.
    let (body, shown) = (
        first.replace("x + 1", "(let id y = y in id x) + 2"),
        first.replace("x: int", "x: int64").replace("+ 1", "+ 1L"),
    );
    let steps = [
        ("new", first, second, third, "FS0025", 4),
        ("a comment", &format!("// first\n{first}"), second, third, "FS0025", 1),
        ("a body", &body, second, third, "FS0025", 1),
        ("what First shows", &first.replace("A: int", "B: int"), second, third, "FS0025", 3),
        ("an error in Third", first, second, "let four = Second.thrice 2\n", "FS0025 FS0039", 0),
        (
            "a warning more",
            first,
            second,
            "let four = Second.twice 2\nlet w x = match x with 1 -> 2\n",
            "FS0025 FS0025",
            1,
        ),
        ("a type", &shown, second, "let four = Second.twice 2\n", "FS0025", 3),
        ("another type", &shown, "let twice x = First.size x\n", "let four = Second.twice 2L\n", "", 2),
        ("as at first", first, second, third, "FS0025", 0),
    ];
    for (what, first, second, third, codes, checked) in steps {
        let program = project(folder.path(), first, second, third);
        let before = records();
        let (said, was_known) = check(&cache, &program, &[]);
        let found: Vec<&str> = said.split_whitespace().filter(|w| w.starts_with("FS") && w.ends_with(':')).collect();
        assert_eq!(found.join(" ").replace(':', ""), codes, "{what}: {said}");
        assert_eq!(check(Path::new(""), &program, &[]).0, said, "{what}, without a cache");
        assert_eq!(records() - before, checked, "{what}: files checked");
        assert!(!was_known || what == "as at first", "{what}");
    }
}
