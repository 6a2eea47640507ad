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
    let files = fs::read_dir(cache).expect("the cache").filter_map(|e| Some(e.ok()?.path()));
    files.filter(|p| p.to_string_lossy().contains("verdict-")).collect()
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
