//! Compiles and runs every program of `tests/run` and `tests/programs` and compares with what F# prints.
//!
//! `tests/programs/expected-failures.txt` lists the programs that do not pass yet; one that passes must leave the list.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use testing::{Case, Compiler, ExpectedFailures, check_case, find_cases, workspace_root};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match trials() {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(e) => {
            eprintln!("error: {e}");
            ExitCode::FAILURE
        }
    }
}

fn trials() -> Result<Vec<Trial>, Box<dyn Error>> {
    let root = workspace_root(env!("CARGO_MANIFEST_DIR")).join("tests");
    let compiler = Compiler::new(env!("CARGO_BIN_EXE_firefly"));
    let mut trials = Vec::new();
    for (folder, list) in [("run", None), ("programs", Some("expected-failures.txt"))] {
        trials.extend(suite(&compiler, &root.join(folder), folder, list)?);
    }
    Ok(trials)
}

fn suite(compiler: &Compiler, root: &Path, prefix: &str, list: Option<&str>) -> Result<Vec<Trial>, Box<dyn Error>> {
    let cases = find_cases(root)?;
    let failures = match list {
        Some(list) => ExpectedFailures::read(&root.join(list))?,
        None => ExpectedFailures::default(),
    };
    let unknown = failures.unknown(&cases);
    if !unknown.is_empty() {
        return Err(format!(
            "the list of expected failures names no programs: {}",
            unknown.join(", ")
        )
        .into());
    }
    let failures = std::sync::Arc::new(failures);
    let trial = |case: Case| {
        let (compiler, failures) = (compiler.clone(), failures.clone());
        Trial::test(format!("{prefix}/{}", case.name), move || {
            failures
                .judge(&case.name, check_case(&compiler, &case))
                .map_err(Failed::from)
        })
    };
    Ok(cases.into_iter().map(trial).collect())
}
