//! Where each allocation goes, and the report of it.
//!
//! In: MIR without places. Out: every allocation site placed, and a [`Report`] of the sites in program order. What is not a
//! constant is counted at first; [`crate::stack`] then finds cells for which the frame is enough.

use std::fmt;

use base::{Span, Symbol};
use mir::{InstKind, Place, Program};

/// Where values live, and why.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Allocation sites of functions in program order.
    pub sites: Vec<Site>,
    /// Number of constants in static memory.
    pub statics: usize,
}

/// One allocation site.
#[derive(Debug, Clone)]
pub struct Site {
    /// The function that allocates.
    pub func: Symbol,
    /// Where in the source.
    pub span: Option<Span>,
    /// The F# type of the cell.
    pub ty: Symbol,
    /// The place.
    pub place: Place,
    /// Why there.
    pub reason: &'static str,
}

/// Places every allocation: all cells are counted to begin with.
pub(crate) fn counted(program: &mut Program) {
    let insts = program.funcs.iter_mut().flat_map(|f| f.blocks.iter_mut()).flat_map(|b| &mut b.insts);
    for place in insts.filter_map(|i| i.kind.place_mut()) {
        *place = Place::Counted;
    }
}

/// The sites of a placed program.
pub(crate) fn report(program: &Program) -> Report {
    let mut report = Report { sites: Vec::new(), statics: program.statics.len() };
    for func in program.funcs.iter() {
        for inst in func.blocks.iter().flat_map(|b| &b.insts) {
            let (cell, place, counted) = match &inst.kind {
                InstKind::New { cell, place, .. } => (*cell, *place, "its type is recursive, shared or large"),
                InstKind::NewArray { cell, place, .. } => (*cell, *place, "its size is known only at run time"),
                InstKind::NewText { place, .. } => (Program::TEXT, *place, "its size is known only at run time"),
                InstKind::NewClosure { cell, place, .. } => (*cell, *place, "the function value may outlive the call"),
                _ => continue,
            };
            let reason = match place {
                Place::Stack => "it dies before the function is left",
                Place::Region(_) => "it dies with the rest of the result that it is a part of",
                Place::Counted | Place::Unplaced => counted,
            };
            let ty = program.cells[cell].name;
            report.sites.push(Site { func: func.name, span: inst.span, ty, place, reason });
        }
    }
    report
}

impl Report {
    /// The report as text, one line a site; `at` says where a span is.
    pub fn text(&self, at: impl Fn(Span) -> String) -> String {
        let mut out = String::new();
        for site in &self.sites {
            let place = site.span.map_or_else(|| "generated".to_string(), &at);
            out.push_str(&format!(
                "{place}: {} in {}: {} ({})\n",
                site.ty,
                site.func,
                PlaceName(site.place),
                site.reason
            ));
        }
        let of = |place: Place| self.sites.iter().filter(|s| s.place == place).count();
        out.push_str(&format!(
            "{} allocation sites: {} counted, {} on the stack, {} in regions; {} constants in static memory\n",
            self.sites.len(),
            of(Place::Counted),
            of(Place::Stack),
            self.sites.iter().filter(|s| s.place.region().is_some()).count(),
            self.statics
        ));
        out
    }
}

struct PlaceName(Place);

impl fmt::Display for PlaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Place::Unplaced => "unplaced",
            Place::Counted => "counted",
            Place::Stack => "stack",
            Place::Region(_) => "region",
        })
    }
}
