//! Runs generated programs and compares what the compiler makes of them.
//!
//! In: a seed. Each program is interpreted before counting, as placed and as expanded, compiled at -O0 and at -O2 and run with
//! freed memory poisoned; the outputs must agree, and no cell may be left alive. With an oracle, a command that takes an F# file and prints what the program prints, its
//! output must agree too. Out: a report, and a folder with each program that disagrees, whole and shrunk.
//!
//! `firefly-fuzz programs [--count N] [--seed S] [--cases N] [--oracle COMMAND] [--firefly PATH] [--print] [--no-shrink]
//! [--small] [--tiny] [--each LEVEL|oracle N]`
//!
//! `--small` makes many small cases that share declarations: each is a program of its own, and when a file is wrong, its
//! cases are examined apart, so that each one at fault is named. `--tiny` makes smaller ones, of one to three constructs.
//! `--each 2 5` compiles one file in five at -O2 (`--each 2 0`: none) and `--each oracle 3` asks the oracle for one in three;
//! code generation and the oracle take ten times as long as all the rest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{env, fs};

use testing::{Ended, Limits, run_limited};

use super::generate::{Generated, Size, generate};
use super::shrink::shrink;

struct Settings {
    count: u64,
    seed: u64,
    cases: usize,
    firefly: PathBuf,
    oracle: Option<String>,
    print: bool,
    shrink: bool,
    /// One file in so many is compiled at -O0 and at -O2, and given to the oracle.
    each: [u64; 3],
    size: Size,
}

const COMPILE: Limits = Limits { time: Duration::from_secs(900), memory_kib: None };
const RUN: Limits = Limits { time: Duration::from_secs(60), memory_kib: Some(8 << 20) };

fn settings(args: Vec<String>) -> Result<Settings, String> {
    let mut s = Settings {
        count: 20,
        seed: 1,
        cases: 6,
        firefly: PathBuf::from("target/release/firefly"),
        oracle: None,
        print: false,
        shrink: true,
        each: [1, 1, 1],
        size: Size::Large,
    };
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        let number = |text: String| text.parse::<u64>().map_err(|_| format!("'{text}' is not a number"));
        match arg.as_str() {
            "--count" => s.count = number(value()?)?,
            "--seed" => s.seed = number(value()?)?,
            "--cases" => s.cases = number(value()?)? as usize,
            "--firefly" => s.firefly = value()?.into(),
            "--oracle" => s.oracle = Some(value()?),
            "--print" => s.print = true,
            "--small" => s.size = Size::Small,
            "--tiny" => s.size = Size::Tiny,
            "--each" => {
                let what = match value()?.as_str() {
                    "0" => 0,
                    "2" => 1,
                    "oracle" => 2,
                    other => return Err(format!("--each takes 0, 2 or oracle, not '{other}'")),
                };
                s.each[what] = number(value()?)?;
            }
            "--no-shrink" => s.shrink = false,
            other => return Err(format!("unknown argument '{other}'")),
        }
    }
    Ok(s)
}

/// Why a program is wrong: a short kind, which stays the same while the program is shrunk, and the details.
struct Wrong {
    kind: String,
    details: String,
    /// The cases that it can be seen in; none when that is not known.
    cases: Vec<usize>,
}

impl Wrong {
    fn new(kind: impl Into<String>, details: impl Into<String>) -> Wrong {
        Wrong { kind: kind.into(), details: details.into(), cases: Vec::new() }
    }

    fn differs(kind: impl Into<String>, ours: &str, theirs: &str) -> Wrong {
        let (a, b) = (by_case(ours), by_case(theirs));
        let cases = a.keys().chain(b.keys().filter(|n| !a.contains_key(n)));
        let cases = cases.filter(|n| a.get(n) != b.get(n)).copied().collect();
        Wrong { cases, ..Wrong::new(kind, first_difference(ours, theirs)) }
    }
}

/// What each case printed.
fn by_case(text: &str) -> BTreeMap<usize, Vec<&str>> {
    let mut out = BTreeMap::new();
    let mut case = None;
    for line in text.lines() {
        let begins = line.strip_prefix("case").and_then(|l| l.strip_suffix(" begins"));
        case = begins.and_then(|n| n.parse().ok()).or(case);
        if let Some(n) = case {
            out.entry(n).or_insert_with(Vec::new).push(line);
        }
    }
    out
}

/// What a program printed, or why it could not be made to print.
enum Printed {
    Text(String),
    Wrong(Wrong),
    TooSlow,
}

fn built_and_run(s: &Settings, source: &Path, level: &str) -> Printed {
    let failed = |kind: String, details: String| Printed::Wrong(Wrong::new(kind, details));
    let executable = source.with_extension(format!("O{level}"));
    let mut command = Command::new(&s.firefly);
    command.args(["build", "-O", level, "--verify", "--error-format", "short", "--nowarn", "25,26,64,3370", "-o"]);
    command.arg(&executable).arg(source);
    let built = match run_limited(command, b"", COMPILE) {
        Ok(built) => built,
        Err(e) => return failed("start".into(), e.to_string()),
    };
    if built.code != Some(0) {
        let text = String::from_utf8_lossy(&built.stderr).into_owned() + &String::from_utf8_lossy(&built.stdout);
        let line = text.lines().find(|l| l.contains("error ")).or(text.lines().next()).unwrap_or_default();
        let kind = line.split("error ").nth(1).unwrap_or(line);
        // The code and the beginning of the message: names differ while a program is shrunk.
        return failed(format!("compile {}", kind.chars().take(32).collect::<String>()), text);
    }
    let mut program = Command::new(&executable);
    program.env("FIREFLY_TRACE", "memory").env("FIREFLY_MEMORY", "poison");
    match run_limited(program, b"", RUN) {
        Err(e) => failed("start".into(), e.to_string()),
        Ok(Ended { code: None, .. }) => Printed::TooSlow,
        Ok(Ended { code: Some(0), stdout, stderr }) => {
            let trace = String::from_utf8_lossy(&stderr).into_owned();
            if trace.split_whitespace().any(|w| w == "live=0") {
                Printed::Text(String::from_utf8_lossy(&stdout).into_owned())
            } else {
                failed("leak".into(), trace)
            }
        }
        Ok(Ended { code: Some(code), stdout, stderr }) => {
            let out = String::from_utf8_lossy(&stdout);
            let last = out.lines().last().unwrap_or_default();
            failed(format!("exit {code}"), format!("{}last line: {last}", String::from_utf8_lossy(&stderr)))
        }
    }
}

/// The program as the interpreter runs all of its forms.
fn interpreted(s: &Settings, source: &Path) -> Printed {
    let mut command = Command::new(&s.firefly);
    command.args(["run", "--interpret=all"]).args(["--steps", "100000000", "--error-format", "short"]);
    command.args(["--nowarn", "25,26,64,3370"]).arg(source).env("FIREFLY_TRACE", "memory");
    command.arg("--verify");
    let failed = |kind: String, details: String| Printed::Wrong(Wrong::new(kind, details));
    match run_limited(command, b"", COMPILE) {
        Err(e) => failed("start".into(), e.to_string()),
        Ok(Ended { code: None, .. }) => Printed::TooSlow,
        Ok(Ended { code: Some(code), stdout, stderr }) => {
            let said = String::from_utf8_lossy(&stderr).into_owned();
            let error = said.lines().find(|l| l.contains("error ")).and_then(|l| l.split("error ").nth(1));
            match error {
                Some(e) if e.starts_with("FF9013") => Printed::TooSlow,
                Some(e) if code != 0 => {
                    failed(format!("compile {}", e.chars().take(32).collect::<String>()), said.clone())
                }
                _ if code != 0 => failed(format!("exit {code}"), said),
                _ if !said.lines().any(|l| l.starts_with("interpreted:") && l.ends_with(" live=0")) => {
                    failed("leak".into(), said)
                }
                _ => Printed::Text(String::from_utf8_lossy(&stdout).into_owned()),
            }
        }
    }
}

fn first_difference(a: &str, b: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.lines().collect(), b.lines().collect());
    let n = a.iter().zip(&b).position(|(x, y)| x != y).unwrap_or(a.len().min(b.len()));
    let line = |l: &[&str]| l.get(n).copied().unwrap_or("(end)").to_owned();
    let case = a[..n.min(a.len())].iter().rev().find(|l| l.ends_with(" begins")).copied().unwrap_or_default();
    format!("line {} ({case}):\n  {}\n  {}", n + 1, line(&a), line(&b))
}

/// Whether a file is one of one in so many.
fn chosen(each: u64, seed: u64) -> bool {
    each != 0 && seed.is_multiple_of(each)
}

/// Everything that is looked at in one program. Nothing is wrong with one that takes too long.
fn examine(s: &Settings, folder: &Path, seed: u64, text: &str, oracle: bool) -> Option<Wrong> {
    match look(s, folder, seed, text, oracle) {
        Looked::Wrong(w) => Some(w),
        Looked::Good | Looked::TooSlow => None,
    }
}

/// What came of looking at a program.
enum Looked {
    Good,
    Wrong(Wrong),
    TooSlow,
}

fn look(s: &Settings, folder: &Path, seed: u64, text: &str, oracle: bool) -> Looked {
    let source = folder.join("program.fs");
    if let Err(e) = fs::write(&source, text) {
        return Looked::Wrong(Wrong::new("write", e.to_string()));
    }
    let plain = match interpreted(s, &source) {
        Printed::Text(text) => text,
        Printed::Wrong(w) => return Looked::Wrong(w),
        Printed::TooSlow => return Looked::TooSlow,
    };
    for (level, each) in ["0", "2"].iter().zip(s.each) {
        if !chosen(each, seed) {
            continue;
        }
        let printed = built_and_run(s, &source, level);
        match printed {
            Printed::Text(text) if text == plain => {}
            Printed::Text(text) => return Looked::Wrong(Wrong::differs(format!("differs -O{level}"), &plain, &text)),
            Printed::Wrong(w) => return Looked::Wrong(w),
            Printed::TooSlow => return Looked::TooSlow,
        }
    }
    let (true, Some(oracle)) = (oracle && chosen(s.each[2], seed), &s.oracle) else { return Looked::Good };
    let mut command = Command::new(oracle);
    command.arg(&source);
    match run_limited(command, b"", COMPILE) {
        Err(e) => Looked::Wrong(Wrong::new("start", e.to_string())),
        Ok(Ended { code: Some(0), stdout, .. }) => {
            let theirs = String::from_utf8_lossy(&stdout).into_owned();
            if theirs == plain { Looked::Good } else { Looked::Wrong(Wrong::differs("oracle", &plain, &theirs)) }
        }
        Ok(ended) => {
            let said = String::from_utf8_lossy(&ended.stdout).chars().take(600).collect::<String>();
            Looked::Wrong(Wrong::new("oracle refuses", said))
        }
    }
}

/// The cases that are wrong on their own, each as a program: halves are examined as long as they are wrong. The whole
/// program when no part of it is.
fn apart(s: &Settings, folder: &Path, seed: u64, program: &Generated, found: Wrong) -> Vec<(Generated, Wrong)> {
    let oracle = found.kind.starts_with("oracle");
    let all = || program.cases.iter().map(|c| c.0).collect();
    let mut left: Vec<Vec<usize>> = vec![if found.cases.is_empty() { all() } else { found.cases.clone() }];
    let mut out = Vec::new();
    while let Some(cases) = left.pop() {
        let part = program.only(&cases);
        let Some(w) = examine(s, folder, seed, &part.text(), oracle) else { continue };
        if let [_] = cases[..] {
            out.push((part, w));
        } else {
            let (front, back) = cases.split_at(cases.len() / 2);
            left.extend([back.to_vec(), front.to_vec()].into_iter().filter(|c| !c.is_empty()));
        }
    }
    if out.is_empty() { vec![(program.clone(), found)] } else { out }
}

/// Names what is wrong in a file, and keeps one program of each kind.
fn tell(s: &Settings, folder: &Path, seed: u64, program: &Generated, found: Wrong) -> usize {
    let parts = apart(s, folder, seed, program, found);
    let mut kinds = Vec::new();
    for (part, found) in &parts {
        let case = if let [(n, _)] = part.cases[..] { format!(" case {n}") } else { String::new() };
        println!("seed {seed}{case}: {}: {}", found.kind, found.details.trim_end());
        if !kinds.contains(&&found.kind) {
            println!("  program: {}", keep(s, folder, seed, kinds.len(), part, found));
            kinds.push(&found.kind);
        }
    }
    parts.len()
}

fn keep(s: &Settings, folder: &Path, seed: u64, nth: usize, program: &Generated, found: &Wrong) -> String {
    let out = env::temp_dir().join("fuzz-failures");
    let small = if s.shrink {
        let oracle = found.kind.starts_with("oracle");
        shrink(program, &mut |text| examine(s, folder, seed, text, oracle).is_some_and(|w| w.kind == found.kind))
    } else {
        program.text()
    };
    let path = out.join(format!("seed-{seed}-{nth}.fs"));
    let written = fs::create_dir_all(&out)
        .and_then(|()| fs::write(&path, small))
        .and_then(|()| fs::write(out.join(format!("seed-{seed}-{nth}.whole.fs")), program.text()));
    match written {
        Ok(()) => path.display().to_string(),
        Err(e) => format!("not kept: {e}"),
    }
}

/// The command.
pub(crate) fn main(args: Vec<String>) -> ExitCode {
    let s = match settings(args) {
        Ok(s) => s,
        Err(e) => {
            eprintln!("error: {e}");
            return ExitCode::from(2);
        }
    };
    if s.print {
        print!("{}", generate(s.seed, s.cases, s.size).text());
        return ExitCode::SUCCESS;
    }
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(e) => {
            eprintln!("error: {e}");
            return ExitCode::from(2);
        }
    };
    let start = Instant::now();
    let (mut bad, mut slow) = (0, 0);
    let mut told = start;
    for seed in s.seed..s.seed.saturating_add(s.count) {
        let program = generate(seed, s.cases, s.size);
        if told.elapsed() > Duration::from_secs(60) {
            let done = (seed - s.seed) * s.cases as u64;
            eprintln!("{done} programs, {:.1} a second", done as f64 / start.elapsed().as_secs_f64());
            told = Instant::now();
        }
        match look(&s, folder.path(), seed, &program.text(), true) {
            Looked::Good => {}
            Looked::TooSlow => slow += 1,
            Looked::Wrong(found) => bad += tell(&s, folder.path(), seed, &program, found),
        }
    }
    let cases = s.count * s.cases as u64;
    let time = start.elapsed().as_secs_f64();
    println!(
        "{} files with {cases} programs, {bad} wrong, {slow} files took too long to be compared, {time:.1} s",
        s.count
    );
    if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_that_differ_are_named() {
        let ours = "case0 begins\na 1\ncase1 begins\na 2\ncase2 begins\n";
        let theirs = "case0 begins\na 1\ncase1 begins\na 3\ncase2 begins\nb\n";
        assert_eq!(Wrong::differs("oracle", ours, theirs).cases, [1, 2]);
    }

    #[test]
    fn a_seed_is_a_program() {
        assert_eq!(generate(5, 4, Size::Large).text(), generate(5, 4, Size::Large).text());
        assert_ne!(generate(5, 4, Size::Large).text(), generate(6, 4, Size::Large).text());
    }
}
