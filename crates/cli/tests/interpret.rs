//! The interpreter prints what the executables print, uses no cell after its end, and leaves none.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use testing::{Limits, run_limited};

/// Instructions; programs that need more are left out.
const STEPS: &str = "20000000";
const LIMITS: Limits = Limits { time: Duration::from_secs(60), memory_kib: None };
/// Of the programs in folders below, one in so many is run.
const ONE_IN: usize = 4;

fn programs(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of programs").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            programs(&path, out);
        } else if path.extension().is_some_and(|e| e == "fs") && path.with_extension("out").is_file() {
            out.push(path);
        }
    }
}

/// What is wrong with one program, if anything is.
fn examine(program: &Path, form: &str) -> Result<(), String> {
    let read = |extension: &str| fs::read(program.with_extension(extension)).unwrap_or_default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let folder = program.parent().expect("a program lies in a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_firefly"));
    command.arg("run").arg(format!("--interpret={form}")).args(["--steps", STEPS, "--error-format", "short"]);
    command.arg(program).arg("--").args(text(&read("args")).lines()).current_dir(folder);
    command.env("FIREFLY_TRACE", "memory");
    let ended = run_limited(command, &read("in"), LIMITS).map_err(|e| e.to_string())?;
    let said = text(&ended.stderr);
    if said.contains("error FF9013") || said.contains("error FF2002") {
        return Ok(());
    }
    let code = text(&read("code")).trim().parse().unwrap_or(0);
    if ended.code != Some(code) {
        return Err(format!("exit code {:?}, expected {code}\n{said}", ended.code));
    }
    if ended.stdout != read("out") {
        return Err("prints something else".into());
    }
    let counts = said.lines().find(|l| l.starts_with("interpreted:")).unwrap_or_default();
    if form != "mir" && code == 0 && !counts.ends_with(" live=0") {
        return Err(format!("cells are left: {counts}"));
    }
    Ok(())
}

#[test]
fn programs_print_the_same_when_interpreted() {
    let root = testing::workspace_root(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut found = Vec::new();
    for suite in ["run", "programs/language", "programs/library"] {
        programs(&root.join(suite), &mut found);
    }
    let known = fs::read_to_string(root.join("run/expected-failures.txt")).unwrap_or_default();
    let chosen: Vec<&PathBuf> = found
        .iter()
        .enumerate()
        .filter(|(i, p)| i % ONE_IN == 0 || p.parent().is_some_and(|f| f.ends_with("tests/run")))
        .map(|(_, p)| p)
        .filter(|p| !known.lines().any(|l| p.with_extension("").ends_with(Path::new(l)) && !l.is_empty()))
        .collect();
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(program) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let i = next.load(Ordering::Relaxed);
                    for form in if i.is_multiple_of(2) { ["expanded", "mir"] } else { ["expanded", "placed"] } {
                        if let Err(e) = examine(program, form) {
                            wrong.lock().expect("no thread panics").push(format!("{} {form}: {e}", program.display()));
                        }
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no thread panics");
    assert!(chosen.len() > 100, "only {} programs are found", chosen.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
