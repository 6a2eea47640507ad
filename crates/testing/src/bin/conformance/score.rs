//! Rates by chapter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::manifest::{Expected, Program};
use crate::verdict::Verdict;

/// The programs that need nothing of .NET beyond F#'s core, by the manifest's word or by the refusal's.
const CORE: &str = "all but those for .NET's areas";
/// How many reasons are shown.
const REASONS: usize = 40;

/// A share of some programs.
#[derive(Default, Clone, Copy)]
struct Rate {
    of: usize,
    right: usize,
}

impl Rate {
    fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }
    fn text(self) -> String {
        match self.of {
            0 => "-".to_owned(),
            of => format!("{}/{} {:5.1}%", self.right, of, 100.0 * self.right as f64 / of as f64),
        }
    }
}

#[derive(Default, Clone, Copy)]
struct Row {
    programs: usize,
    accept: Rate,
    reject: Rate,
    code: Rate,
    run: Rate,
    crashes: usize,
    skipped: usize,
}

impl Row {
    fn add(&mut self, p: &Program, v: &Verdict) {
        self.programs += 1;
        if v.skipped {
            self.skipped += 1;
            return;
        }
        self.crashes += usize::from(v.accepted.is_none());
        match p.verdict() {
            Expected::Good | Expected::Parses => self.accept.add(v.accepted == Some(true)),
            Expected::Bad | Expected::DoesNotParse => {
                self.reject.add(v.accepted == Some(false));
                if p.code().is_some() {
                    self.code.add(v.right_code);
                }
            }
        }
        if let Some(ran) = v.ran {
            self.run.add(ran);
        }
    }
}

/// Rates by chapter and the reasons of failures.
#[derive(Default)]
pub struct Table {
    rows: BTreeMap<String, Row>,
    total: Row,
    core: Row,
    parser: Row,
    areas: BTreeMap<&'static str, Vec<String>>,
    reasons: BTreeMap<String, usize>,
}

impl Table {
    /// Counts one program.
    pub fn add(&mut self, p: &Program, v: &Verdict) {
        self.rows.entry(p.chapter.clone()).or_default().add(p, v);
        if p.is_for_parser() {
            self.parser.add(p, v);
            return;
        }
        self.total.add(p, v);
        if let Some(area) = v.area {
            self.areas.entry(area).or_default().push(p.id.clone());
        } else if !p.uses_dotnet {
            self.core.add(p, v);
        }
        if let Some(reason) = v.reason.as_ref().filter(|_| v.area.is_none()) {
            *self.reasons.entry(reason.clone()).or_default() += 1;
        }
    }

    /// The table as text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let head = ["accept", "reject", "code", "run"].map(|w| format!("{w:>18}")).concat();
        let _ = writeln!(out, "{:40} {:>6}{head} {:>6} {:>6}", "chapter", "number", "crash", "skip");
        for (name, row) in self.rows.iter().map(|(n, r)| (n.as_str(), r)).chain([
            ("all", &self.total),
            (CORE, &self.core),
            ("parser alone", &self.parser),
        ]) {
            let rates = [row.accept, row.reject, row.code, row.run].map(|r| format!("{:>18}", r.text())).concat();
            let _ = writeln!(out, "{name:40} {:>6}{rates} {:>6} {:>6}", row.programs, row.crashes, row.skipped);
        }
        let _ = writeln!(out, "\ngood programs refused for an area of .NET that a native program does not have:");
        for (area, ids) in &self.areas {
            let _ = writeln!(out, "{:>6} {area}", ids.len());
        }
        let mut reasons: Vec<(&String, &usize)> = self.reasons.iter().collect();
        reasons.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let _ = writeln!(out, "\nother reasons of failures, the commonest {REASONS} of {}:", reasons.len());
        for (reason, n) in reasons.into_iter().take(REASONS) {
            let _ = writeln!(out, "{n:>6} {reason}");
        }
        out
    }
}
