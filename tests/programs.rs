//! Compiles and runs every example and every program of `tests/run` and `tests/programs` and compares with what F# prints.
//!
//! The `expected-failures.txt` of each folder lists the programs that do not pass yet; one that passes must leave the list.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use testing::{Case, Compiler, ExpectedFailures, check_case, find_cases, find_examples, workspace_root};

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
    let compiler = Compiler::new(env!("CARGO_BIN_EXE_firefly"));
    let programs = root.join("tests/programs");
    let failures = Arc::new(ExpectedFailures::read(&programs.join("expected-failures.txt"))?);
    let own = Arc::new(ExpectedFailures::read(&root.join("tests/run/expected-failures.txt"))?);
    let shown = Arc::new(ExpectedFailures::read(&root.join("tests/examples-expected-failures.txt"))?);
    let mut trials = suite(&compiler, "examples", find_examples(&root)?, &shown)?;
    trials.extend(suite(&compiler, "run", find_cases(&root.join("tests/run"))?, &own)?);
    trials.extend(suite(&compiler, "programs", find_cases(&programs)?, &failures)?);
    let conclusion = libtest_mimic::run(arguments, trials);
    if arguments.filter.is_none() {
        failures.bless()?;
        own.bless()?;
        shown.bless()?;
    }
    Ok(conclusion.exit_code())
}

fn suite(
    compiler: &Compiler,
    prefix: &str,
    cases: Vec<Case>,
    failures: &Arc<ExpectedFailures>,
) -> Result<Vec<Trial>, Box<dyn Error>> {
    let unknown = failures.unknown(cases.iter().map(|c| c.name.as_str()));
    if !unknown.is_empty() {
        return Err(format!("the list of expected failures names no programs: {}", unknown.join(", ")).into());
    }
    let trial = |case: Case| {
        let (compiler, failures) = (compiler.clone(), failures.clone());
        Trial::test(format!("{prefix}/{}", case.name), move || {
            failures.judge(&case.name, check_case(&compiler, &case)).map_err(Failed::from)
        })
    };
    Ok(cases.into_iter().map(trial).collect())
}
