//! The reports of `firefly memory`: text for people, JSON for tools, and a page for browsers, all from the same [`Report`].
//!
//! In: what `memory` explains of a placed program, the sources, and the sizes of frames. Out: text. `docs/memory-report.md`
//! is the schema.

pub mod compare;
pub mod graph;
mod html;
mod page;
mod text;

use base::{FxHashMap, IndexVec, SourceMap, Span};
use memory::explain::{Explained, SiteFacts};
use mir::{FuncId, Place};
use serde::{Deserialize, Serialize};

/// The version of the schema.
const SCHEMA: u32 = 1;

/// Everything that a report says.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The version of the schema.
    pub schema: u32,
    /// What was compiled.
    pub program: String,
    /// The program's own files.
    pub files: Vec<String>,
    /// Sums.
    pub totals: Totals,
    /// Allocation sites.
    pub sites: Vec<Site>,
    /// Functions that allocate, or lead to one that does, or are of the program's own files.
    pub functions: Vec<Function>,
}

/// Sites by place.
#[derive(Serialize, Deserialize, Clone, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// All sites.
    pub sites: usize,
    /// Counted cells.
    pub counted: usize,
    /// Cells in frames.
    pub stack: usize,
    /// Cells in regions.
    #[serde(default)]
    pub region: usize,
    /// Constants in static memory.
    pub constants: usize,
    /// Sites that only run on the way to a failure.
    pub failing: usize,
    /// Sites that the program's own files ask for.
    pub asked: usize,
    /// Sites whose cells may pile up.
    pub growing: usize,
}

/// A place in a file; lines and columns from 1, columns in bytes.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct At {
    /// The file.
    pub file: String,
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column behind the end.
    pub end_column: u32,
}

/// What becomes of a cell.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Life {
    /// `dies`, `returned`, `raised`, `variable`, `held`, `captured`, `given`.
    pub kind: String,
    /// In words.
    pub words: String,
}

/// A call on the way from the start of the program.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// Caller.
    pub caller: String,
    /// Callee.
    pub callee: String,
    /// Where.
    pub at: Option<At>,
}

/// An allocation site.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// Where it is.
    pub at: Option<At>,
    /// The function, by its index in `functions`.
    pub function: usize,
    /// Its name for people.
    pub function_name: String,
    /// The F# type of the cell.
    #[serde(rename = "type")]
    pub ty: String,
    /// What is done, in words.
    pub what: String,
    /// `counted`, `stack`, ...
    pub place: String,
    /// Why there.
    pub reason: String,
    /// What becomes of the cell.
    pub lifetime: Vec<Life>,
    /// `once`, `call`, `loop` or `recursion`.
    pub repeats: String,
    /// Whether cells may pile up.
    pub grows: bool,
    /// Only on the way to a failure.
    pub failing: bool,
    /// `recycled` if a cell of the kind is given back just before, else `fresh`; `none` on the stack and in regions.
    pub reuse: String,
    /// What would make it cheaper.
    pub help: Option<String>,
    /// The shortest way from the start of the program.
    pub chain: Vec<Call>,
    /// Places of the program's own files that ask for it.
    pub asked_at: Vec<At>,
}

/// A function.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Function {
    /// Name for people.
    pub name: String,
    /// Full name, with what it is specialised for.
    pub full_name: String,
    /// Parameters and result.
    pub signature: String,
    /// Where it is defined.
    pub at: Option<At>,
    /// Of the program's own files.
    pub own: bool,
    /// Bytes of its frame; 0 when it is a part of its callers, absent when no machine code was made.
    pub frame: Option<u64>,
    /// Its sites, by index in `sites`.
    pub sites: Vec<usize>,
    /// What it calls, by index in `functions`.
    pub calls: Vec<usize>,
}

/// The word for a place.
fn place_word(place: Place) -> &'static str {
    match place {
        Place::Counted | Place::Unplaced => "counted",
        Place::Stack => "stack",
        Place::Region(_) => "region",
    }
}

impl Report {
    /// Gathers a report.
    pub fn new(
        program: &str,
        files: Vec<String>,
        explained: &Explained,
        map: &SourceMap,
        frames: Option<&IndexVec<FuncId, u64>>,
    ) -> Report {
        let at = |span: Span| place(map, span);
        let mut number: FxHashMap<FuncId, usize> = FxHashMap::default();
        let with_sites: Vec<FuncId> = explained.sites.iter().map(|s| s.func).collect();
        let on_chains = explained.sites.iter().flat_map(|s| s.chain.iter().flat_map(|(f, g, _)| [*f, *g]));
        let wanted: base::FxHashSet<FuncId> = with_sites.into_iter().chain(on_chains).collect();
        let kept: Vec<FuncId> =
            explained.funcs.ids().filter(|id| explained.funcs[*id].is_own || wanted.contains(id)).collect();
        kept.iter().enumerate().for_each(|(i, id)| {
            number.insert(*id, i);
        });
        let mut functions: Vec<Function> = kept
            .iter()
            .map(|id| {
                let f = &explained.funcs[*id];
                Function {
                    name: f.short.clone(),
                    full_name: f.name.clone(),
                    signature: f.signature.clone(),
                    at: f.span.and_then(at),
                    own: f.is_own,
                    frame: frames.and_then(|all| all.get(*id).copied()),
                    sites: Vec::new(),
                    calls: f.callees.iter().filter_map(|g| number.get(g).copied()).collect(),
                }
            })
            .collect();
        let sites: Vec<Site> = explained
            .sites
            .iter()
            .enumerate()
            .map(|(i, s)| {
                let function = number.get(&s.func).copied().unwrap_or(0);
                functions[function].sites.push(i);
                site(explained, s, function, &at)
            })
            .collect();
        let count = |fits: &dyn Fn(&Site) -> bool| sites.iter().filter(|s| fits(s)).count();
        let totals = Totals {
            sites: sites.len(),
            counted: count(&|s| s.place == "counted"),
            stack: count(&|s| s.place == "stack"),
            region: count(&|s| s.place == "region"),
            constants: explained.statics,
            failing: count(&|s| s.failing),
            asked: count(&|s| !s.asked_at.is_empty() && !s.failing),
            growing: count(&|s| s.grows && !s.failing),
        };
        Report { schema: SCHEMA, program: program.to_owned(), files, totals, sites, functions }
    }

    /// As JSON.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("invariant: strings and numbers always serialise") + "\n"
    }

    /// As text.
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// As a page; `source` gives the text of a file.
    pub fn html(&self, source: impl Fn(&str) -> Option<String>) -> String {
        html::page(self, &source)
    }
}

fn site(explained: &Explained, s: &SiteFacts, function: usize, at: &impl Fn(Span) -> Option<At>) -> Site {
    let short = |id: FuncId| explained.funcs[id].short.clone();
    let not_counted = matches!(s.place, Place::Stack | Place::Region(_));
    Site {
        at: s.span.and_then(at),
        function,
        function_name: short(s.func),
        ty: s.ty.clone(),
        what: s.what.clone(),
        place: place_word(s.place).to_owned(),
        reason: s.reason.clone(),
        lifetime: s.lives.iter().map(|l| Life { kind: l.word().to_owned(), words: l.words() }).collect(),
        repeats: s.repeats.word().to_owned(),
        grows: s.grows,
        failing: s.failing,
        reuse: if not_counted {
            "none"
        } else if s.recycles {
            "recycled"
        } else {
            "fresh"
        }
        .to_owned(),
        help: s.help.map(str::to_owned),
        chain: s
            .chain
            .iter()
            .map(|(f, g, span)| Call { caller: short(*f), callee: short(*g), at: span.and_then(at) })
            .collect(),
        asked_at: s.asked.iter().filter_map(|span| at(*span)).collect(),
    }
}

fn place(map: &SourceMap, span: Span) -> Option<At> {
    let file = map.get(span.file)?;
    let (start, end) = (map.start(span), map.end(span));
    Some(At { file: file.name.clone(), line: start.line, column: start.col, end_line: end.line, end_column: end.col })
}
