//! Rates by chapter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::manifest::{Expected, Program};
use crate::verdict::Verdict;

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
    reasons: BTreeMap<String, usize>,
}

impl Table {
    /// Counts one program.
    pub fn add(&mut self, p: &Program, v: &Verdict) {
        self.rows.entry(p.chapter.clone()).or_default().add(p, v);
        self.total.add(p, v);
        if let Some(reason) = &v.reason {
            *self.reasons.entry(reason.clone()).or_default() += 1;
        }
    }

    /// The table as text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let head = ["accept", "reject", "code", "run"].map(|w| format!("{w:>18}")).concat();
        let _ = writeln!(out, "{:40} {:>6}{head} {:>6} {:>6}", "chapter", "number", "crash", "skip");
        for (name, row) in self.rows.iter().map(|(n, r)| (n.as_str(), r)).chain([("all", &self.total)]) {
            let rates = [row.accept, row.reject, row.code, row.run].map(|r| format!("{:>18}", r.text())).concat();
            let _ = writeln!(out, "{name:40} {:>6}{rates} {:>6} {:>6}", row.programs, row.crashes, row.skipped);
        }
        let mut reasons: Vec<(&String, &usize)> = self.reasons.iter().collect();
        reasons.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let _ = writeln!(out, "\nreasons of failures, the commonest {REASONS} of {}:", reasons.len());
        for (reason, n) in reasons.into_iter().take(REASONS) {
            let _ = writeln!(out, "{n:>6} {reason}");
        }
        out
    }
}
