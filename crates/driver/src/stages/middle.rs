//! Typed tree to MIR with explicit counting.

use std::sync::Arc;

use diag::Diagnostic;
use interpret::FaultKind;
use link::Platform;
use memory::Report;
use mir::verify::Stage;
use passes::{captures, raises, reachability, recursion};
use psg::Psg;

use super::require_valid;
use crate::session::Session;

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
    let options = specialise::Options { word: platform.word };
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
pub fn place(s: &mut Session, program: mir::Program) -> Option<(mir::Program, Report)> {
    let (program, report) = memory::place(program);
    verify_mir(s, "place", &program, Stage::Placed);
    if s.options.verify
        && let Err(violations) = memory::certify(&program)
    {
        require_valid(s, "place", &violations);
    }
    Some((program, report))
}

/// Counting as plain loads, stores and calls.
pub fn expand(s: &mut Session, program: mir::Program) -> Option<mir::Program> {
    let program = memory::expand(program);
    verify_mir(s, "expand", &program, Stage::Expanded);
    Some(program)
}

/// What the program does, without code generation.
pub fn interpret(s: &mut Session, program: &mir::Program, how: &interpret::Options) -> Option<interpret::Ended> {
    let fault = match interpret::run(program, how.clone()) {
        Ok(ended) => return Some(ended),
        Err(fault) => fault,
    };
    let code = match fault.kind {
        FaultKind::Wrong => "FF9010",
        FaultKind::Unsupported => "FF2002",
        FaultKind::Limit => "FF9013",
    };
    let text = format!("The interpreter stopped: {fault}");
    s.report(match fault.span {
        Some(span) => Diagnostic::error(code, span, text),
        None => Diagnostic::global(code, text),
    });
    None
}

/// The report of `firefly memory`.
pub fn report_text(s: &Session, report: &Report) -> String {
    report.text(|span| {
        let at = s.map.start(span);
        format!("{}({},{})", s.map.file(span.file).name, at.line, at.col)
    })
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
