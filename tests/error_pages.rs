//! Every example of `docs/errors`: the failing one gives the page's code, the fixed one is accepted.
//!
//! `tests/error-pages.txt` lists the examples that do not behave so yet; one that does must leave the list.

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, io};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use testing::{ExpectedFailures, Limits, run_limited, workspace_root};

const LIMITS: Limits = Limits { time: Duration::from_secs(60), memory_kib: None };

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match run(&arguments) {
        Ok(code) => code,
        Err(e) => {
            eprintln!("error: {e}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let root = workspace_root(env!("CARGO_MANIFEST_DIR"));
    let failures = Arc::new(ExpectedFailures::read(&root.join("tests/error-pages.txt"))?);
    let examples = examples(&root.join("docs/errors"))?;
    let unknown = failures.unknown(examples.iter().map(|e| e.name.as_str()));
    if !unknown.is_empty() {
        return Err(format!("tests/error-pages.txt names no examples: {}", unknown.join(", ")).into());
    }
    let trial = |e: Example| {
        let failures = failures.clone();
        Trial::test(e.name.clone(), move || {
            let result = check(&e.program, &e.code, e.fails).map_err(|e| e.to_string()).and_then(|r| r);
            failures.judge(&e.name, result).map_err(Failed::from)
        })
    };
    let conclusion = libtest_mimic::run(arguments, examples.into_iter().map(trial).collect());
    if arguments.filter.is_none() {
        failures.bless()?;
    }
    Ok(conclusion.exit_code())
}

struct Example {
    name: String,
    code: String,
    program: String,
    fails: bool,
}

/// The examples of all pages. A page about files or flags shows commands, which have tests of their own.
fn examples(folder: &Path) -> io::Result<Vec<Example>> {
    let mut pages: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, io::Error>>()?;
    pages.sort_by_key(fs::DirEntry::file_name);
    let mut examples = Vec::new();
    for page in pages {
        let path = page.path();
        let Some(code) = path.file_stem().and_then(|s| s.to_str()).map(str::to_owned) else { continue };
        let text = fs::read_to_string(&path)?;
        for (heading, fails) in [("Fails", true), ("Fixed", false)] {
            let Some(program) = example(&text, heading) else { continue };
            examples.push(Example { name: format!("{code}/{heading}"), code: code.clone(), program, fails });
        }
    }
    Ok(examples)
}

/// The first F# block under a heading.
fn example(page: &str, heading: &str) -> Option<String> {
    let section = page.split("\n## ").find(|s| s.lines().next() == Some(heading))?;
    let start = section.find("```fsharp\n")? + "```fsharp\n".len();
    let end = section[start..].find("```")?;
    Some(section[start..start + end].to_owned())
}

fn check(program: &str, code: &str, fails: bool) -> io::Result<Result<(), String>> {
    let folder = tempfile_folder()?;
    let path = folder.path().join("Example.fs");
    fs::write(&path, program)?;
    let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_firefly")));
    // Contracts on memory are checked once the program is placed, or has its machine code.
    if code.starts_with("FF101") {
        command.arg("build").arg("-o").arg(folder.path().join("program"));
    } else {
        command.arg("check");
    }
    command.args(["--error-format", "json"]).arg(&path);
    let ended = run_limited(command, b"", LIMITS)?;
    let text = String::from_utf8_lossy(&ended.stderr).into_owned();
    let found: Vec<(String, bool)> = text
        .lines()
        .filter_map(|l| serde_json::from_str::<Value>(l).ok())
        .map(|v| (v["code"].as_str().unwrap_or("").to_owned(), v["severity"] == "error"))
        .collect();
    Ok(match fails {
        true if found.iter().any(|(c, _)| c == code) => Ok(()),
        true => Err(format!("the failing example does not give {code}:\n{text}")),
        false if ended.code == Some(0) && !found.iter().any(|(c, _)| c == code) => Ok(()),
        false => Err(format!("the fixed example is not accepted ({:?}):\n{text}", ended.code)),
    })
}

fn tempfile_folder() -> io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix("firefly-page-").tempdir()
}
