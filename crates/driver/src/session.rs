//! One run of the compiler: its sources, its options and what it has to say.
//!
//! In: [`Options`]. Out: diagnostics in the order in which stages report them, with `--nowarn`, `--warnaserror` and
//! `#nowarn` applied. Holds afterwards: at most [`MAX_ERRORS`] errors are kept, no diagnostic twice.

use std::sync::Arc;
use std::time::{Duration, Instant};

use base::{FileId, FxHashMap, FxHashSet, SourceMap, Span, Symbol};
use diag::{Diagnostic, Severity};

use crate::guard::Progress;
use crate::options::Options;

/// Errors after this many are counted, not kept.
pub const MAX_ERRORS: usize = 100;

/// The state that the stages of one compilation share.
pub struct Session {
    /// All sources, library files first.
    pub map: SourceMap,
    /// What the user asked for.
    pub options: Options,
    /// The inputs as given, for messages about the compiler's own failures.
    pub program: String,
    diagnostics: Vec<Diagnostic>,
    seen: FxHashSet<(&'static str, Option<Span>, String)>,
    errors: usize,
    omitted: usize,
    scoped: FxHashMap<FileId, Vec<WarnSwitch>>,
    progress: Arc<Progress>,
    pub(crate) times: Vec<(&'static str, Duration)>,
}

/// `#nowarn` or `#warnon` at a place of a file.
struct WarnSwitch {
    at: u32,
    on: bool,
    code: String,
}

impl Session {
    /// A session without sources.
    pub fn new(options: Options, progress: Arc<Progress>) -> Session {
        Session {
            map: SourceMap::new(),
            options,
            program: String::new(),
            diagnostics: Vec::new(),
            seen: FxHashSet::default(),
            errors: 0,
            omitted: 0,
            scoped: FxHashMap::default(),
            progress,
            times: Vec::new(),
        }
    }

    /// Takes a diagnostic, unless it is switched off or known.
    pub fn report(&mut self, mut d: Diagnostic) {
        if d.severity != Severity::Error {
            if self.is_silenced(&d) {
                return;
            }
            if self.options.warnings.is_error(d.code) && d.severity == Severity::Warning {
                d.severity = Severity::Error;
            }
        }
        if !self.seen.insert((d.code, d.span, d.message.clone())) {
            return;
        }
        if d.is_error() {
            self.errors += 1;
            if self.errors > MAX_ERRORS {
                self.omitted += 1;
                return;
            }
        }
        self.diagnostics.push(d);
    }

    /// Takes what a stage found, in the order of the source text.
    pub fn report_all(&mut self, mut diagnostics: Vec<Diagnostic>) {
        diagnostics.sort_by_key(|d| d.span.map(|s| (s.file, s.lo)));
        for d in diagnostics {
            self.report(d);
        }
    }

    /// The value, or nothing and the error reported.
    pub fn ok<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|d| self.report(d)).ok()
    }

    /// What was found so far, in order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether the program is rejected so far.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Remembers a `#nowarn` or `#warnon` line: it holds from its place to the end of the file or the next such line.
    pub fn switch_warning(&mut self, name: Symbol, args: &[String], span: Span) {
        let on = match name.as_str() {
            "nowarn" => false,
            "warnon" => true,
            _ => return,
        };
        let list = self.scoped.entry(span.file).or_default();
        list.extend(args.iter().map(|a| WarnSwitch { at: span.lo, on, code: crate::options::normalise_code(a) }));
    }

    fn is_silenced(&self, d: &Diagnostic) -> bool {
        if self.options.warnings.is_off(d.code) {
            return true;
        }
        let Some(span) = d.span else { return false };
        if self.map.file(span.file).is_library && !self.options.library_warnings {
            return true;
        }
        let Some(list) = self.scoped.get(&span.file) else {
            return false;
        };
        list.iter().rev().find(|s| s.at <= span.lo && s.code == d.code).is_some_and(|s| !s.on)
    }

    /// Runs a stage: names it for progress and crash messages and takes its time. `None` when errors stop the program
    /// here or the stage gave nothing.
    pub fn stage<T>(&mut self, name: &'static str, run: impl FnOnce(&mut Session) -> Option<T>) -> Option<T> {
        self.progress.enter(name);
        let start = Instant::now();
        let result = run(self);
        self.times.push((name, start.elapsed()));
        result.filter(|_| !self.has_errors())
    }

    /// What was found after the first diagnostics.
    pub fn verdict(&self, from: usize) -> Verdict {
        let diagnostics = self.diagnostics.iter().skip(from).cloned().collect();
        Verdict { diagnostics, errors: self.errors, omitted: self.omitted }
    }

    /// Takes what an earlier run found in the same program with the same options, as it is.
    pub fn restore(&mut self, verdict: Verdict) {
        let Verdict { diagnostics, errors, omitted } = verdict;
        self.diagnostics.extend(diagnostics);
        self.errors += errors;
        self.omitted += omitted;
    }

    /// Ends the session.
    pub fn finish(self) -> Finished {
        Finished {
            map: self.map,
            diagnostics: self.diagnostics,
            errors: self.errors,
            omitted: self.omitted,
            times: self.times,
        }
    }
}

/// What stages found in a program.
pub struct Verdict {
    /// In order, after `#nowarn` and the options.
    pub diagnostics: Vec<Diagnostic>,
    /// Number of errors, kept or not.
    pub errors: usize,
    /// Errors that are not among the diagnostics.
    pub omitted: usize,
}

impl Verdict {
    /// Whether every error is among the diagnostics.
    pub fn found_all(&self) -> bool {
        self.omitted == 0
    }
}

/// What a session leaves behind.
pub struct Finished {
    /// The sources that the diagnostics speak of.
    pub map: SourceMap,
    /// What was found, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Number of errors, kept or not.
    pub errors: usize,
    /// Errors beyond [`MAX_ERRORS`].
    pub omitted: usize,
    /// Stages and how long each took.
    pub times: Vec<(&'static str, Duration)>,
}

impl Finished {
    /// The end of a run that could not begin.
    pub fn only(d: Diagnostic) -> Finished {
        let errors = usize::from(d.is_error());
        Finished { map: SourceMap::new(), diagnostics: vec![d], errors, omitted: 0, times: Vec::new() }
    }
}
