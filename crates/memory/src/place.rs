//! Decides where each allocation goes, and reports it.
//!
//! In: MIR without places. Out: every allocation site placed, and a [`Report`] of the sites in program order.
//! The first placement is the simple one: what is not a constant is counted.

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

/// Places every allocation.
pub(crate) fn sites(program: &mut Program) -> Report {
    let mut report = Report { sites: Vec::new(), statics: program.statics.len() };
    let cells = &program.cells;
    for func in program.funcs.iter_mut() {
        let name = func.name;
        for block in func.blocks.iter_mut() {
            for inst in &mut block.insts {
                let (cell, place, reason) = match &mut inst.kind {
                    InstKind::New { cell, place, .. } => (*cell, place, "its type is recursive, shared or large"),
                    InstKind::NewArray { cell, place, .. } => (*cell, place, "its size is known only at run time"),
                    InstKind::NewText { place, .. } => (Program::TEXT, place, "its size is known only at run time"),
                    InstKind::NewClosure { cell, place, .. } => {
                        (*cell, place, "the function value may outlive the call")
                    }
                    _ => continue,
                };
                if *place == Place::Unplaced {
                    *place = Place::Counted;
                }
                report.sites.push(Site { func: name, span: inst.span, ty: cells[cell].name, place: *place, reason });
            }
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
        let counted = self.sites.iter().filter(|s| s.place == Place::Counted).count();
        out.push_str(&format!(
            "{} allocation sites: {counted} counted; {} constants in static memory\n",
            self.sites.len(),
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
        })
    }
}
