//! Typed tree to MIR with explicit counting.

use std::sync::Arc;

use diag::Diagnostic;
use interpret::FaultKind;
use link::Platform;
use mir::verify::Stage;
use passes::{captures, raises, reachability, recursion};
use psg::Psg;

use super::require_valid;
use crate::options::OptLevel;
use crate::session::Session;
use crate::{Goal, View};

/// The graph of what the program reaches.
pub fn psg(s: &mut Session, program: &Arc<tast::Program>) -> Option<Psg> {
    let keep: Vec<_> = specialise::LIBRARY_ROOTS.iter().filter_map(|name| program.find_val(name)).collect();
    let psg = psg::build(program, &keep);
    if s.options.verify {
        require_valid(s, "psg", &psg::verify::verify(&psg));
    }
    Some(psg)
}

/// Facts about the graph.
pub struct Facts {
    /// What runs.
    pub reachability: reachability::Reachability,
    /// What closures hold.
    pub captures: captures::Captures,
    /// What calls itself.
    pub recursion: recursion::Recursion,
    /// What may fail to a handler.
    pub raises: raises::Raises,
}

/// Runs the analyses of the graph.
pub fn passes(psg: &Psg) -> Facts {
    Facts {
        reachability: reachability::analyse(psg),
        captures: captures::analyse(psg),
        recursion: recursion::analyse(psg),
        raises: raises::analyse(psg),
    }
}

/// The facts as text.
pub fn facts_text(psg: &Psg) -> String {
    let facts = passes(psg);
    [
        reachability::print(psg, &facts.reachability),
        captures::print(psg, &facts.captures),
        recursion::print(psg, &facts.recursion),
        raises::print(psg, &facts.raises),
    ]
    .concat()
}

/// Monomorphic, first-order MIR.
pub fn specialise(s: &mut Session, program: &tast::Program, platform: &Platform) -> Option<mir::Program> {
    let options = specialise::Options { word: platform.word, debug: s.options.opt_level == OptLevel::None };
    let program = match specialise::lower(program, &s.map, &options) {
        Ok(program) => program,
        Err(diagnostics) => {
            s.report_all(diagnostics);
            return None;
        }
    };
    verify_mir(s, "specialise", &program, Stage::Input);
    Some(program)
}

/// Stack buffers whose address leaves their function move to a caller.
pub fn lift(s: &mut Session, mut program: mir::Program) -> Option<mir::Program> {
    if let Err(diagnostics) = memory::lift_stack_buffers(&mut program) {
        s.report_all(diagnostics);
        return None;
    }
    verify_mir(s, "lift", &program, Stage::Input);
    Some(program)
}

/// A place for each value and counting where it is needed.
pub fn place(s: &mut Session, program: mir::Program) -> Option<mir::Program> {
    let (program, _) = memory::place(program);
    verify_mir(s, "place", &program, Stage::Placed);
    if s.options.verify
        && let Err(violations) = memory::certify(&program)
    {
        require_valid(s, "place", &violations);
    }
    let found =
        memory::contracts::check_heap(&program, s.options.no_heap, &|span| place_of(s, span), &|span| is_own(s, span));
    if !found.is_empty() {
        s.report_all(found);
        return None;
    }
    Some(program)
}

/// Where a span is, in words.
pub fn place_of(s: &Session, span: base::Span) -> String {
    format!("{}({})", s.map.file(span.file).name, s.map.start(span).line)
}

/// Whether a span is in a file of the program, not of the library.
pub fn is_own(s: &Session, span: base::Span) -> bool {
    s.map.get(span.file).is_some_and(|f| !f.is_library)
}

/// Counting as plain loads, stores and calls.
pub fn expand(s: &mut Session, program: mir::Program) -> Option<mir::Program> {
    let program = memory::expand(program);
    verify_mir(s, "expand", &program, Stage::Expanded);
    Some(program)
}

/// The program without code generation: which stages are run, and what the first of them did.
pub struct Runs<'a> {
    asked: Option<(&'a interpret::Options, bool)>,
    first: Option<interpret::Ended>,
}

impl Runs<'_> {
    /// What the goal asks for.
    pub fn new(goal: &Goal) -> Runs<'_> {
        let asked = match goal {
            Goal::Interpret { how, all } => Some((how, *all)),
            Goal::Parse | Goal::Check | Goal::Memory(_) | Goal::Graph { .. } | Goal::Build(_) => None,
        };
        Runs { asked, first: None }
    }

    /// Runs the program if it is asked for at this stage; gives how it ended if this is the last such stage.
    pub fn at(&mut self, s: &mut Session, program: &mir::Program, stage: Stage) -> Option<Option<interpret::Ended>> {
        let Some((how, all)) = self.asked else { return Some(None) };
        if !all && stage != how.stage {
            return Some(None);
        }
        let keep = how.keep || all;
        let ended = match interpret::run(program, interpret::Options { stage, keep, ..how.clone() }) {
            Ok(ended) => ended,
            Err(fault) => {
                s.report(fault_text(&fault));
                return None;
            }
        };
        if let Some(first) = &self.first
            && (&first.stdout, first.code) != (&ended.stdout, ended.code)
        {
            let (a, b) = (String::from_utf8_lossy(&first.stdout), String::from_utf8_lossy(&ended.stdout));
            let line = a.lines().zip(b.lines()).find(|(a, b)| a != b).unwrap_or_default();
            let text = format!("the program does something else at {stage:?}: '{}', not '{}'", line.1, line.0);
            require_valid(s, "interpret", &[text]);
            return None;
        }
        if stage == how.stage {
            return Some(Some(ended));
        }
        // Only a program that is asked to account for its memory gives up what its variables hold.
        let accounts = how.variables.iter().any(|v| v == "FIREFLY_TRACE=memory");
        if accounts && stage != Stage::Input && ended.code == 0 && ended.live > 0 {
            require_valid(s, "interpret", &[format!("{} cells are left at {stage:?}", ended.live)]);
            return None;
        }
        self.first = Some(ended);
        Some(None)
    }
}

fn fault_text(fault: &interpret::Fault) -> Diagnostic {
    let code = match fault.kind {
        FaultKind::Wrong => "FF9010",
        FaultKind::Unsupported => "FF2002",
        FaultKind::Limit => "FF9013",
    };
    let text = format!("The interpreter stopped: {fault}");
    match fault.span {
        Some(span) => Diagnostic::error(code, span, text),
        None => Diagnostic::global(code, text),
    }
}

/// The report of `firefly memory`; with the sizes of frames, if they are known.
pub fn report(
    s: &Session,
    program: &mir::Program,
    frames: Option<&base::IndexVec<mir::FuncId, u64>>,
    view: &View,
) -> String {
    let explained = memory::explain::explain(program, &|span| is_own(s, span));
    let files: Vec<String> = s.map.files().filter(|(_, f)| !f.is_library).map(|(_, f)| f.name.clone()).collect();
    let report = crate::report::Report::new(&s.program, files, &explained, &s.map, frames);
    let source = |name: &str| s.map.files().find(|(_, f)| f.name == name).map(|(_, f)| f.text.clone());
    match view {
        View::Text => report.text(),
        View::Json => report.json(),
        View::Html => report.html(source),
        View::Changes(old) => match crate::report::compare::read(old) {
            Ok(old) => crate::report::compare::changes(&old, &report),
            Err(e) => format!("the old report cannot be read: {e}\n"),
        },
    }
}

fn verify_mir(s: &mut Session, stage: &'static str, program: &mir::Program, at: Stage) {
    if !s.options.verify {
        return;
    }
    if let Err(violations) = mir::verify::verify(program, at) {
        let texts: Vec<String> = violations.iter().map(ToString::to_string).collect();
        require_valid(s, stage, &texts);
    }
}
