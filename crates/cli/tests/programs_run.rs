//! `run` and `build` from the outside: codes, arguments, what is left behind, and the executable itself.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn firefly(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_firefly"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the compiler starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the pipe takes a little");
    child.wait_with_output().expect("the compiler ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

const ARGUMENTS: &str = "[<EntryPoint>]
let main args =
    for a in args do
        printfn \"<%s>\" a
    args.Length
";

#[test]
fn arguments_and_exit_code_pass_through() {
    let folder = folder(&[("a.fs", ARGUMENTS)]);
    let run = firefly(folder.path(), &["run", "a.fs", "--", "one", "--two", ""], "");
    assert_eq!((text(&run.stdout), text(&run.stderr)), ("<one>\n<--two>\n<>\n", ""));
    assert_eq!(run.status.code(), Some(3));
}

#[test]
fn standard_input_passes_through() {
    let folder = folder(&[("a.fs", "printfn \"%s!\" (stdin.ReadLine())\n")]);
    let run = firefly(folder.path(), &["run", "a.fs"], "here\n");
    assert_eq!((text(&run.stdout), run.status.code()), ("here!\n", Some(0)));
}

#[test]
fn nothing_is_left_of_a_run() {
    let folder = folder(&[("a.fs", "printfn \"x\"\n"), ("tmp/keep", "")]);
    let run = Command::new(env!("CARGO_BIN_EXE_firefly"))
        .args(["run", "a.fs"])
        .current_dir(folder.path())
        .env("TMPDIR", folder.path().join("tmp"))
        .output()
        .expect("the compiler starts");
    assert_eq!(text(&run.stdout), "x\n");
    let left = fs::read_dir(folder.path().join("tmp")).expect("a folder").count();
    assert_eq!(left, 1, "files are left in the temporary folder");
}

#[test]
fn an_exception_that_nothing_catches_ends_with_134() {
    let folder = folder(&[("a.fs", "printfn \"before\"\nfailwith \"oops\"\n")]);
    let run = firefly(folder.path(), &["run", "a.fs"], "");
    assert_eq!((text(&run.stdout), run.status.code()), ("before\n", Some(134)));
    let message = text(&run.stderr);
    assert!(message.starts_with("Unhandled exception. System.Exception: oops\n"), "{message}");
    assert!(message.contains("a.fs(2,"), "{message}");
}

#[test]
fn scripts_and_projects_run() {
    let folder = folder(&[
        ("lib.fs", "module Lib\nlet twice x = 2 * x\n"),
        ("s.fsx", "#load \"lib.fs\"\n#if INTERACTIVE\nprintfn \"%d\" (Lib.twice 21)\n#endif\n"),
    ]);
    assert_eq!(text(&firefly(folder.path(), &["run", "s.fsx"], "").stdout), "42\n");
    assert_eq!(firefly(folder.path(), &["new", "Lamp"], "").status.code(), Some(0));
    let run = firefly(&folder.path().join("Lamp"), &["run", "--", "you"], "");
    assert_eq!((text(&run.stdout), text(&run.stderr)), ("Hello, you!\n", ""));
    assert_eq!(firefly(&folder.path().join("Lamp"), &["build"], "").status.code(), Some(0));
    assert!(folder.path().join("Lamp/bin/Lamp").is_file());
}

#[test]
fn hello_is_small_static_and_the_same_everywhere() {
    let build = || {
        let folder = folder(&[("hello.fs", "printfn \"Hello, world!\"\n")]);
        let run = firefly(folder.path(), &["build", "hello.fs"], "");
        assert_eq!((text(&run.stderr), run.status.code()), ("", Some(0)));
        let bytes = fs::read(folder.path().join("hello")).expect("the executable");
        (folder, bytes)
    };
    let (first, bytes) = build();
    let (_second, again) = build();
    assert!(bytes == again, "two builds differ");
    assert!(bytes.len() <= 24 << 10, "hello has {} bytes", bytes.len());
    assert_eq!(u16::from_le_bytes([bytes[16], bytes[17]]), 2, "the executable is at a fixed address (ET_EXEC)");
    let run = Command::new(first.path().join("hello")).env("FIREFLY_TRACE", "memory").output().expect("it runs");
    assert_eq!(text(&run.stdout), "Hello, world!\n");
    let account = text(&run.stderr);
    assert!(account.contains("live=0") && account.contains("made=0"), "hello makes cells: {account}");
}

#[test]
fn size_says_what_bytes_are_spent_on() {
    let source = "module M\nlet rec depth<'a> (x: 'a) n = if n = 0 then [ x ] else x :: depth x (n - 1)\n\
                  [<EntryPoint>]\nlet main a = printfn \"%A %A\" (depth a.Length 3) (depth \"s\" a.Length); 0\n";
    let folder = folder(&[("m.fs", source)]);
    let run = firefly(folder.path(), &["size", "--all", "m.fs"], "");
    assert_eq!((text(&run.stderr), run.status.code()), ("", Some(0)));
    let tables = text(&run.stdout);
    for part in ["code\n", "copies  module", "copies  instantiation", "  M.depth<int>\n", "  M.depth<string>\n"] {
        assert!(tables.contains(part), "{part}: {tables}");
    }
    let depth = tables.lines().find(|l| l.ends_with("  M.depth")).expect("the function has a row");
    assert_eq!(depth.split_whitespace().nth(2), Some("2"), "two copies: {depth}");
    let json = firefly(folder.path(), &["size", "--json", "m.fs"], "");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let sum: u64 = json["modules"].as_array().expect("rows").iter().filter_map(|r| r["bytes"].as_u64()).sum();
    let code = json["sections"].as_array().expect("rows").iter().find(|r| r["name"] == "code").expect("a row");
    assert!(sum <= code["bytes"].as_u64().expect("a number") && sum * 10 > code["bytes"].as_u64().unwrap_or(0) * 9);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "files are left");
}

#[test]
fn every_form_is_written_when_asked_for() {
    let folder = folder(&[("a.fs", "printfn \"%d\" (List.sum [ 1; 2; 3 ])\n")]);
    let forms = "ast,typed,psg,mir,placed,mlir,llvm,asm,obj";
    let run = firefly(folder.path(), &["build", "a.fs", "-o", "out", "--emit", forms], "");
    assert_eq!((text(&run.stderr), run.status.code()), ("", Some(0)));
    for name in ["ast.txt", "typed.txt", "psg.txt", "mir.txt", "placed.txt", "mlir", "ll", "s", "o"] {
        let path = folder.path().join(format!("out.{name}"));
        let size = fs::metadata(&path).map_or(0, |m| m.len());
        assert!(size > 0, "out.{name} is missing or empty");
    }
}

#[test]
fn a_program_with_errors_leaves_no_file() {
    let folder = folder(&[("a.fs", "let x: int = \"text\"\n")]);
    let run = firefly(folder.path(), &["build", "a.fs", "--error-format", "short"], "");
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).starts_with("a.fs(1,14): error FS0001: "), "{}", text(&run.stderr));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn a_foreign_library_that_is_missing_is_named() {
    let program = "[<System.Runtime.InteropServices.DllImport(\"libnosuchthing.so.7\")>]
extern int nothing(int x)
printfn \"%d\" (nothing 1)
";
    let folder = folder(&[("a.fs", program)]);
    let run = firefly(folder.path(), &["build", "a.fs", "--error-format", "short"], "");
    assert_eq!(run.status.code(), Some(1));
    let message = text(&run.stderr);
    assert!(message.contains("FF3002") && message.contains("libnosuchthing.so.7"), "{message}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
