//! Compiles and runs a case and compares it with what is expected.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{env, fs, io};

use serde_json::Value;

use crate::case::Case;
use crate::process::{Ended, Limits, run_limited};

const COMPILE: Limits = Limits { time: Duration::from_secs(300), memory_kib: None };
const RUN: Limits = Limits { time: Duration::from_secs(60), memory_kib: Some(8 << 20) };

/// The compiler under test.
#[derive(Clone, Debug)]
pub struct Compiler {
    /// The `firefly` executable.
    pub path: PathBuf,
    /// Further options: those of `FIREFLY_TEST_FLAGS`, or `--verify` when that is not set.
    pub flags: Vec<String>,
}

impl Compiler {
    /// A compiler with the flags of the environment.
    pub fn new(path: impl Into<PathBuf>) -> Compiler {
        let flags = env::var("FIREFLY_TEST_FLAGS").unwrap_or_else(|_| "--verify".into());
        Compiler { path: path.into(), flags: flags.split_whitespace().map(str::to_owned).collect() }
    }
}

/// The folder of the workspace, from a crate's own folder.
pub fn workspace_root(manifest_dir: &str) -> PathBuf {
    let root = Path::new(manifest_dir).join("../..");
    root.canonicalize().unwrap_or(root)
}

/// Cases that are known not to pass yet: a committed list that is asserted both ways.
///
/// With `FIREFLY_BLESS` set nothing is asserted; [`ExpectedFailures::bless`] then writes the list anew.
#[derive(Debug, Default)]
pub struct ExpectedFailures {
    path: Option<PathBuf>,
    names: BTreeSet<String>,
    found: Option<Mutex<BTreeSet<String>>>,
}

impl ExpectedFailures {
    /// Reads a list: one name a line, `#` begins a comment.
    ///
    /// # Errors
    /// The list cannot be read.
    pub fn read(path: &Path) -> io::Result<ExpectedFailures> {
        let text = fs::read_to_string(path)?;
        let names = text.lines().map(|l| l.split('#').next().unwrap_or("").trim()).filter(|l| !l.is_empty());
        let found = env::var_os("FIREFLY_BLESS").map(|_| Mutex::default());
        Ok(ExpectedFailures { path: Some(path.to_path_buf()), names: names.map(str::to_owned).collect(), found })
    }

    /// Names in the list that are no case.
    pub fn unknown<'a>(&'a self, cases: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        let known: BTreeSet<&str> = cases.collect();
        self.names.iter().map(String::as_str).filter(|n| !known.contains(n)).collect()
    }

    /// Turns a result over for a case that is listed.
    ///
    /// # Errors
    /// An unlisted case failed, or a listed one passed.
    pub fn judge(&self, name: &str, result: Result<(), String>) -> Result<(), String> {
        if let Some(found) = &self.found {
            if result.is_err() {
                found.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
            }
            return Ok(());
        }
        match (self.names.contains(name), result) {
            (true, Ok(())) => Err(format!("'{name}' passes: delete its line from the list of expected failures")),
            (true, Err(_)) => Ok(()),
            (false, result) => result,
        }
    }

    /// Writes the list of what failed, if that is asked for. Only a run of all cases gives a whole list.
    ///
    /// # Errors
    /// The list cannot be written.
    pub fn bless(&self) -> io::Result<()> {
        let (Some(path), Some(found)) = (&self.path, &self.found) else { return Ok(()) };
        let found = found.lock().unwrap_or_else(PoisonError::into_inner);
        fs::write(path, found.iter().map(|n| format!("{n}\n")).collect::<String>())
    }
}

/// Runs one case.
///
/// # Errors
/// What differs from the expectation, in words.
pub fn check_case(compiler: &Compiler, case: &Case) -> Result<(), String> {
    if case.is_check() { check_diagnostics(compiler, case) } else { check_program(compiler, case) }
}

fn compile_command(compiler: &Compiler, verb: &str, case: &Case) -> Command {
    let mut command = Command::new(&compiler.path);
    command.arg(verb).args(&compiler.flags).arg(&case.program);
    command
}

fn check_diagnostics(compiler: &Compiler, case: &Case) -> Result<(), String> {
    let mut command = compile_command(compiler, "check", case);
    command.args(["--error-format", "json"]);
    let ended = run_limited(command, b"", COMPILE).map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&ended.stderr);
    if !matches!(ended.code, Some(0 | 1)) {
        return Err(format!("the compiler ended with {:?}:\n{text}", ended.code));
    }
    let found = text.lines().map(diagnostic_line).collect::<Result<BTreeSet<String>, String>>()?;
    let expected = read(case, "err")?.unwrap_or_default();
    let expected: BTreeSet<String> =
        String::from_utf8_lossy(&expected).lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect();
    if found == expected {
        return Ok(());
    }
    let mut message = String::from("the diagnostics differ (LINE CODE SEVERITY):\n");
    for line in expected.difference(&found) {
        writeln!(message, "  missing:    {line}").expect("a string takes text");
    }
    for line in found.difference(&expected) {
        writeln!(message, "  unexpected: {line}").expect("a string takes text");
    }
    Err(message + &text)
}

/// `LINE CODE SEVERITY` of a JSON line of the compiler.
fn diagnostic_line(line: &str) -> Result<String, String> {
    let v: Value = serde_json::from_str(line).map_err(|e| format!("not JSON ({e}): {line}"))?;
    let word = |key: &str| v[key].as_str().unwrap_or("?").to_owned();
    Ok(format!("{} {} {}", v["line"].as_u64().unwrap_or(0), word("code"), word("severity")))
}

fn check_program(compiler: &Compiler, case: &Case) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let executable = folder.path().join("program");
    let mut command = compile_command(compiler, "build", case);
    command.args(["--error-format", "short", "-o"]).arg(&executable);
    let built = run_limited(command, b"", COMPILE).map_err(|e| e.to_string())?;
    if built.code != Some(0) {
        let how = built.code.map_or("took too long".into(), |c| format!("ended with {c}"));
        return Err(format!("compiling {how}:\n{}", String::from_utf8_lossy(&built.stderr)));
    }
    let arguments = case.arguments().map_err(|e| e.to_string())?;
    let mut program = Command::new(&executable);
    program.args(arguments).current_dir(case.folder()).env("FIREFLY_TRACE", "memory").env("FIREFLY_MEMORY", "poison");
    let input = read(case, "in")?.unwrap_or_default();
    let ended = run_limited(program, &input, RUN).map_err(|e| e.to_string())?;
    compare(case, &ended)
}

fn compare(case: &Case, ended: &Ended) -> Result<(), String> {
    let (memory, stderr) = split_trace(&ended.stderr);
    let code = ended.code.ok_or_else(|| format!("no end after {:?}", RUN.time))?;
    let expected = read(case, "code")?.map(|c| String::from_utf8_lossy(&c).trim().to_owned());
    let expected = expected.unwrap_or_else(|| "0".to_owned());
    if code.to_string() != expected {
        return Err(format!("exit code {code} instead of {expected}; standard error:\n{stderr}"));
    }
    if let Some(expected) = read(case, "out")? {
        same_text("standard output", &expected, &ended.stdout)?;
    }
    if let Some(expected) = read(case, "stderr")? {
        same_text("standard error", &expected, stderr.as_bytes())?;
    }
    match memory {
        Some(line) if line.split_whitespace().any(|w| w == "live=0") => Ok(()),
        // A program that is stopped by a failure or by `exit` leaves what its frames held.
        _ if expected != "0" => Ok(()),
        Some(line) => Err(format!("cells are left alive: {line}")),
        None => Err("the program printed no account of its memory".to_owned()),
    }
}

/// The account of memory, and standard error without it. What the program wrote last may not end its line.
fn split_trace(stderr: &[u8]) -> (Option<String>, String) {
    let text = String::from_utf8_lossy(stderr);
    match text.rfind("memory: counted ") {
        Some(at) => (Some(text[at..].trim_end().to_owned()), text[..at].to_owned()),
        None => (None, text.into_owned()),
    }
}

fn same_text(what: &str, expected: &[u8], found: &[u8]) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let (e, f): (Vec<&str>, Vec<&str>) = (expected.split('\n').collect(), found.split('\n').collect());
    let at = e.iter().zip(&f).position(|(a, b)| a != b).unwrap_or(e.len().min(f.len()));
    let mut message = format!("{what} differs in line {}:\n", at + 1);
    let window = |lines: &[&str]| {
        lines.iter().skip(at.saturating_sub(1)).take(6).map(|l| format!("    {l}\n")).collect::<String>()
    };
    write!(message, "  expected:\n{}  found:\n{}", window(&e), window(&f)).expect("a string takes text");
    Err(message)
}

fn read(case: &Case, extension: &str) -> Result<Option<Vec<u8>>, String> {
    case.read(extension).map_err(|e| format!("{}: {e}", case.beside(extension).display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_case_that_passes_fails() {
        let list = ExpectedFailures { names: ["a".to_owned()].into(), ..ExpectedFailures::default() };
        assert!(list.judge("a", Ok(())).is_err());
        assert!(list.judge("a", Err("wrong".into())).is_ok());
        assert!(list.judge("b", Err("wrong".into())).is_err());
        assert!(list.judge("b", Ok(())).is_ok());
    }

    #[test]
    fn the_account_of_memory_is_no_output() {
        let (memory, rest) = split_trace(b"oops\nmemory: counted live=0 peak=3\n");
        assert_eq!((memory.as_deref(), rest.as_str()), (Some("memory: counted live=0 peak=3"), "oops\n"));
    }

    #[test]
    fn differences_show_the_line() {
        let message = same_text("output", b"a\nb\nc\n", b"a\nx\nc\n").expect_err("they differ");
        assert!(message.contains("line 2") && message.contains("    b\n") && message.contains("    x\n"), "{message}");
    }

    #[test]
    fn json_lines_become_expectations() {
        let line = r#"{"code":"FS0039","severity":"error","line":3}"#;
        assert_eq!(diagnostic_line(line), Ok("3 FS0039 error".to_owned()));
    }
}
