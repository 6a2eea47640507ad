//! What the compiler does with one program.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::json;
use testing::{Limits, run_limited};

use crate::areas;
use crate::manifest::{Expected, Program};

const COMPILE: Limits = Limits { time: Duration::from_secs(60), memory_kib: None };
const RUN: Limits = Limits { time: Duration::from_secs(30), memory_kib: Some(8 << 20) };

/// How a program fared.
#[derive(Debug)]
pub struct Verdict {
    /// The compiler took it; `None` when it crashed.
    pub accepted: Option<bool>,
    /// It was rejected with the code that is due.
    pub right_code: bool,
    /// Whether it printed what it must, of programs that are run.
    pub ran: Option<bool>,
    /// Not asked: the verdict is that of an old version of the language.
    pub skipped: bool,
    /// What went wrong, in short.
    pub reason: Option<String>,
    /// The area of .NET that a refused good program needs and a native program does not have.
    pub area: Option<&'static str>,
}

impl Verdict {
    /// One line of JSON.
    pub fn json(&self, p: &Program) -> String {
        json!({
            "id": p.id,
            "expected": p.expected,
            "accepted": self.accepted,
            "rightCode": self.right_code,
            "ran": self.ran,
            "reason": self.reason,
            "area": self.area,
        })
        .to_string()
    }
}

/// Compiles a program, and runs it where it is to be run and `run` says so.
pub fn of(firefly: &Path, p: &Program, run: bool) -> Verdict {
    let mut v = Verdict { accepted: None, right_code: false, ran: None, skipped: false, reason: None, area: None };
    let bad = matches!(p.verdict(), Expected::Bad | Expected::DoesNotParse);
    if p.is_other_version {
        v.skipped = true;
        return v;
    }
    let runs = run && p.runs && p.verdict() == Expected::Good;
    let folder = match tempfile::tempdir() {
        Ok(f) => f,
        Err(e) => {
            v.reason = Some(format!("no temporary folder: {e}"));
            return v;
        }
    };
    let executable = folder.path().join("program");
    let mut command = Command::new(firefly);
    match p.verdict() {
        Expected::Parses | Expected::DoesNotParse => command.arg("parse"),
        Expected::Good if runs => command.arg("build").arg("-o").arg(&executable),
        Expected::Good | Expected::Bad => command.arg("check"),
    };
    command.arg("--error-format=short").args(&p.files).args(p.defines.iter().map(|d| format!("--define={d}")));
    let ended = match run_limited(command, b"", COMPILE) {
        Ok(e) => e,
        Err(e) => {
            v.reason = Some(format!("the compiler cannot be started: {e}"));
            return v;
        }
    };
    let text = String::from_utf8_lossy(&ended.stderr).into_owned() + &String::from_utf8_lossy(&ended.stdout);
    let Some(code @ (0 | 1)) = ended.code.filter(|_| !text.contains("FF9010")) else {
        v.reason = Some(format!("crash: {}", first_error(&text)));
        v.ran = runs.then_some(false);
        return v;
    };
    v.accepted = Some(code == 0);
    if bad {
        v.right_code = code != 0 && p.code().is_some_and(|c| text.contains(c));
        v.reason = match code {
            0 => Some(format!("accepted, {} is due", p.expected)),
            _ if p.code().is_some() && !v.right_code => {
                Some(format!("{} instead of {}", first_code(&text), p.expected))
            }
            _ => None,
        };
    } else if code != 0 {
        v.area = areas::needed(&text);
        v.reason = Some(first_error(&text));
        v.ran = runs.then_some(false);
    } else if runs {
        run_program(p, &executable, folder.path(), &mut v);
    }
    v
}

fn run_program(p: &Program, executable: &Path, folder: &Path, v: &mut Verdict) {
    let mut command = Command::new(executable);
    command.current_dir(folder);
    let ended = match run_limited(command, b"", RUN) {
        Ok(e) => e,
        Err(e) => {
            v.reason = Some(format!("the program cannot be started: {e}"));
            v.ran = Some(false);
            return;
        }
    };
    let stdout = String::from_utf8_lossy(&ended.stdout);
    let right = ended.code == Some(0) && p.stdout.as_ref().is_none_or(|s| stdout.contains(s.as_str()));
    v.ran = Some(right);
    if !right {
        let how = match ended.code {
            Some(0) => "runs: other output".to_owned(),
            Some(c @ (132..=139)) if c != 134 => format!("runs: signal {}", c - 128),
            Some(c) => format!("runs: exit code {c}"),
            None => "runs: no end".to_owned(),
        };
        v.reason = Some(how);
        v.area = areas::of_script(p);
    }
}

fn first_code(text: &str) -> &str {
    let error = text.split("error ").nth(1).unwrap_or_default();
    error.split(':').next().unwrap_or_default()
}

/// The first error's code and message, without names and numbers, so that like ones count together.
fn first_error(text: &str) -> String {
    let line = text.lines().find(|l| l.contains("error ") || l.contains("panicked")).unwrap_or("no message");
    let line = line.find("error ").map_or(line, |i| &line[i..]);
    let mut out = String::new();
    let mut quoted = false;
    for c in line.chars().take(160) {
        match c {
            '\'' => {
                quoted = !quoted;
                out.push(c);
            }
            _ if quoted => {}
            _ => out.push(c),
        }
    }
    out
}
