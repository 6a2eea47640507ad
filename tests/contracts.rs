//! Contracts on memory: each program of `tests/memory/contracts/accept` is built, each of `reject` is rejected with the code
//! and at the line that its first line names (`// rejects: FF1010 line 3`). `// flags:` gives options of the command line.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use testing::workspace_root;

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
    let root = workspace_root(env!("CARGO_MANIFEST_DIR")).join("tests/memory/contracts");
    let mut trials = Vec::new();
    for folder in ["accept", "reject"] {
        let mut files: Vec<PathBuf> =
            fs::read_dir(root.join(folder))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        files.sort();
        for path in files {
            let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            trials.push(Trial::test(format!("{folder}/{name}"), move || judge(&path).map_err(Failed::from)));
        }
    }
    Ok(trials)
}

/// The rest of the line that begins with a mark.
fn marked<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.lines().find_map(|l| l.strip_prefix(mark)).map(str::trim)
}

fn judge(path: &Path) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_firefly"));
    command.arg("build").arg(path).arg("-o").arg(folder.path().join("program"));
    command.args(["--error-format=json", "--verify"]);
    command.args(marked(&text, "// flags:").unwrap_or("").split_whitespace());
    let output = command.output().map_err(|e| e.to_string())?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let Some(wanted) = marked(&text, "// rejects:") else {
        return if output.status.success() { Ok(()) } else { Err(format!("the program is rejected:\n{stderr}")) };
    };
    let found: Vec<Value> = stderr.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
    let Some(error) = found.iter().find(|v| v["severity"] == "error") else {
        return Err(format!("the program is accepted:\n{stderr}"));
    };
    let mut words = wanted.split_whitespace();
    if error["code"].as_str() != words.next() {
        return Err(format!("not the code:\n{stderr}"));
    }
    let line = words.nth(1).and_then(|n| n.parse::<u64>().ok());
    if line.is_some_and(|n| error["line"].as_u64() != Some(n)) {
        return Err(format!("not the line:\n{stderr}"));
    }
    // Every rejection says what to do.
    if error["help"].as_array().is_none_or(Vec::is_empty) {
        return Err(format!("there is no help:\n{stderr}"));
    }
    Ok(())
}
