//! The programs of a suite.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// What a compiler must do with a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expected {
    /// Accept it.
    Good,
    /// Reject it.
    Bad,
    /// Parse it; it need not type check.
    Parses,
    /// Reject it while parsing.
    DoesNotParse,
}

/// A program of a suite.
#[derive(Debug)]
pub struct Program {
    /// Its name in the suite.
    pub id: String,
    /// Suite and chapter.
    pub chapter: String,
    /// Its files, in order.
    pub files: Vec<PathBuf>,
    /// The verdict as the suite writes it: `ok`, `warn:FS0025`, `error:FS0001`, `parse-error`, ...
    pub expected: String,
    /// Symbols for `#if`.
    pub defines: Vec<String>,
    /// Whether it is to be run.
    pub runs: bool,
    /// What standard output must contain.
    pub stdout: Option<String>,
    /// Whether it needs parts of .NET beyond F#'s core.
    pub uses_dotnet: bool,
    /// The verdict is that of another version of the language.
    pub is_other_version: bool,
}

impl Program {
    /// What a compiler must do with it.
    pub fn verdict(&self) -> Expected {
        match self.expected.split(':').next().unwrap_or_default() {
            "error" => Expected::Bad,
            "parse-error" => Expected::DoesNotParse,
            "parse-ok" => Expected::Parses,
            _ => Expected::Good,
        }
    }

    /// Whether only the parser is asked: such a verdict is the suite's own record of trees, which no list confirms.
    pub fn is_for_parser(&self) -> bool {
        matches!(self.verdict(), Expected::Parses | Expected::DoesNotParse)
    }

    /// The code that a rejection must name, such as `FS0001`.
    pub fn code(&self) -> Option<&str> {
        self.expected.split(':').nth(1).filter(|c| c.starts_with("FS") && self.verdict() == Expected::Bad)
    }
}

/// The verdicts to trust: lines of id, tab, verdict.
///
/// # Errors
/// The file cannot be read.
pub fn verified(path: &Path) -> Result<HashMap<String, String>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let pair = |line: &str| {
        let mut parts = line.split('\t');
        Some((parts.next()?.to_owned(), parts.next()?.to_owned()))
    };
    Ok(text.lines().filter(|l| !l.starts_with('#')).filter_map(pair).collect())
}

/// The programs of a folder, without repeated ones and those that read standard input.
///
/// # Errors
/// The manifest cannot be read or has another form.
pub fn read(folder: &Path) -> Result<Vec<Program>, String> {
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let all: Vec<Value> = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let used = all.iter().filter(|m| m["dup_of"].is_null() && m["stdin"].is_null());
    used.map(|m| program(folder, m).ok_or_else(|| format!("{}: not a program: {m}", path.display()))).collect()
}

/// Whether a language version is older or newer than the one that the compiler speaks; the suites write `9.0`, `90` and
/// `10`.
fn is_other(version: &str) -> bool {
    let whole = version.split('.').next().unwrap_or_default();
    whole.parse::<u32>().is_ok_and(|n| if n >= 30 { n != 100 } else { n != 10 })
}

fn program(folder: &Path, m: &Value) -> Option<Program> {
    let text = |key: &str| m[key].as_str().map(str::to_owned);
    let list = |key: &str| -> Vec<String> {
        m[key].as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
    };
    let chapter = text("chapter")?;
    let first = chapter.split('/').next().unwrap_or_default();
    let other = m["langversion"].as_str().is_some_and(is_other);
    // What it prints is that of a compiler that was told to make other functions.
    let other_functions = list("flags").iter().any(|f| f == "--reflectionfree");
    Some(Program {
        id: text("id")?,
        chapter: format!("{}/{first}", text("suite")?),
        files: list("files").iter().map(|f| folder.join(f)).collect(),
        expected: text("expected")?,
        defines: list("defines"),
        runs: m["run"].as_bool().unwrap_or(false) && !other_functions,
        stdout: text("stdout"),
        uses_dotnet: m["uses-dotnet-api"].as_bool().unwrap_or(false),
        is_other_version: other,
    })
}
