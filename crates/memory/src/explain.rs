//! What there is to say of each allocation: its place, why it is there, how long it lives, how often it is made, who asks
//! for it, and what would make it cheaper.
//!
//! In: a placed program. Out: [`Explained`], plain data for the reports of `firefly memory`. Nothing is decided here.

mod life;

use std::collections::VecDeque;

use base::{FxHashMap, FxHashSet, Idx, IndexVec, Span};
use mir::{Block, CellId, FuncId, InstKind, Place, Program};

use crate::contracts::graph::Callee;
use crate::contracts::{Graph, Made, short_name};

pub use life::Life;

/// At most so many calls of the program's own files are named for an allocation of the library.
const MAX_ASKING: usize = 20;

/// How often an allocation is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeats {
    /// At most once in the life of the program.
    Once,
    /// At most once in each call of its function.
    Call,
    /// In a loop of its function.
    Loop,
    /// In a function that leads back to itself.
    Recursion,
}

impl Repeats {
    /// One word for tools.
    pub fn word(self) -> &'static str {
        match self {
            Repeats::Once => "once",
            Repeats::Call => "call",
            Repeats::Loop => "loop",
            Repeats::Recursion => "recursion",
        }
    }
}

/// An allocation site.
#[derive(Clone, Debug)]
pub struct SiteFacts {
    /// The function instance that allocates.
    pub func: FuncId,
    /// Where in it.
    pub at: (Block, usize),
    /// Where in the source.
    pub span: Option<Span>,
    /// The F# type.
    pub ty: String,
    /// What is done, in words, such as "makes a string".
    pub what: String,
    /// The place.
    pub place: Place,
    /// Why there, in words.
    pub reason: String,
    /// How long it lives.
    pub lives: Vec<Life>,
    /// How often it is made.
    pub repeats: Repeats,
    /// What it makes may pile up: made again and again, and kept.
    pub grows: bool,
    /// Only on the way to a failure.
    pub failing: bool,
    /// A cell of the same kind is given back just before: its memory is used again.
    pub recycles: bool,
    /// What would make it cheaper.
    pub help: Option<&'static str>,
    /// Calls from the start of the program to the function: caller, callee, place.
    pub chain: Vec<(FuncId, FuncId, Option<Span>)>,
    /// Places in the program's own files that ask for it, the nearest first.
    pub asked: Vec<Span>,
}

/// A function with something to say of it.
#[derive(Clone, Debug)]
pub struct FuncFacts {
    /// Its id.
    pub id: FuncId,
    /// Full name.
    pub name: String,
    /// Name for people.
    pub short: String,
    /// Where it is defined.
    pub span: Option<Span>,
    /// Parameters and result in machine terms.
    pub signature: String,
    /// Whether it is of the program's own files.
    pub is_own: bool,
    /// What it calls, each function once, in the order of calls.
    pub callees: Vec<FuncId>,
}

/// All that is known.
#[derive(Clone, Debug)]
pub struct Explained {
    /// Allocations in the order of functions.
    pub sites: Vec<SiteFacts>,
    /// Functions that the program may call.
    pub funcs: IndexVec<FuncId, FuncFacts>,
    /// The entry.
    pub entry: FuncId,
    /// Number of constants in static memory.
    pub statics: usize,
}

/// Explains a placed program; `is_own` says whether a place is in the program's own files.
pub fn explain(program: &Program, is_own: &dyn Fn(Span) -> bool) -> Explained {
    let graph = Graph::new(program);
    let once = mir::once::Once::new(program);
    let from = ways(program, &graph);
    let recursive = recursive(program, &graph);
    let reached = reached(program, &graph);
    let own: IndexVec<FuncId, bool> =
        program.funcs.iter().map(|f| f.span.is_some_and(is_own) || mostly_own(f, is_own)).collect();
    let mut sites = Vec::new();
    for (id, f) in program.funcs.iter_enumerated() {
        let loops: FxHashSet<Block> = f.blocks.ids().filter(|b| crate::contracts::graph::cycles(f, *b)).collect();
        let doomed = graph.doomed(id);
        let unreached = !reached[id];
        for (b, data) in f.blocks.iter_enumerated() {
            let mut near = f.span.filter(|s| is_own(*s));
            for (i, inst) in data.insts.iter().enumerate() {
                near = inst.span.filter(|s| is_own(*s)).or(near);
                let Some((cell, place)) = made(&inst.kind) else { continue };
                let is_closure = matches!(inst.kind, InstKind::NewClosure { .. });
                let words = Made::of(program, cell, is_closure);
                let lives = inst.result.map_or(Vec::new(), |v| life::of(program, f, v));
                let repeats = match () {
                    () if loops.contains(&b) => Repeats::Loop,
                    () if recursive[id] => Repeats::Recursion,
                    () if once.runs_once(id, b) => Repeats::Once,
                    () => Repeats::Call,
                };
                let kept = lives.iter().any(Life::is_kept);
                let again = matches!(repeats, Repeats::Loop | Repeats::Recursion);
                let asked = if own[id] { near.into_iter().collect() } else { Vec::new() };
                sites.push(SiteFacts {
                    func: id,
                    at: (b, i),
                    span: inst.span,
                    ty: program.cells[cell].name.to_string(),
                    reason: reason(place, &words, &lives),
                    help: (place == Place::Counted).then_some(words.help),
                    what: words.what,
                    place,
                    repeats,
                    grows: again && kept && place == Place::Counted,
                    failing: unreached || doomed.get(b.index()).copied().unwrap_or(false),
                    recycles: recycles(program, f, b, i, cell),
                    chain: chain(&from, id),
                    lives,
                    asked,
                });
            }
        }
    }
    ask(program, &graph, &own, is_own, &mut sites);
    let funcs = program.funcs.iter_enumerated().map(|(id, f)| facts(program, &graph, id, f, own[id])).collect();
    Explained { sites, funcs, entry: program.entry, statics: program.statics.len() }
}

/// The cell that an instruction makes, and its place.
fn made(kind: &InstKind) -> Option<(CellId, Place)> {
    match kind {
        InstKind::New { cell, place, .. }
        | InstKind::NewArray { cell, place, .. }
        | InstKind::NewClosure { cell, place, .. } => Some((*cell, *place)),
        InstKind::NewText { place, .. } => Some((Program::TEXT, *place)),
        _ => None,
    }
}

fn reason(place: Place, words: &Made, lives: &[Life]) -> String {
    match place {
        Place::Stack => "it dies before the function is left".to_owned(),
        Place::Region(_) => "it dies with the rest of the result that it is a part of".to_owned(),
        Place::Counted | Place::Unplaced => {
            let kept: Vec<String> = lives.iter().filter(|l| l.is_kept()).map(Life::words).collect();
            if kept.is_empty() { words.why.to_owned() } else { format!("{}; it is {}", words.why, kept.join(", and ")) }
        }
    }
}

/// Functions without a place of their own (bodies of function values) are judged by what they hold.
fn mostly_own(f: &mir::Function, is_own: &dyn Fn(Span) -> bool) -> bool {
    f.span.is_none()
        && !f.is_runtime
        && f.blocks.iter().flat_map(|b| &b.insts).filter_map(|i| i.span).next().is_some_and(is_own)
}

fn recycles(program: &Program, f: &mir::Function, b: Block, at: usize, cell: CellId) -> bool {
    let same = |v: mir::Value| f.ty(v) == mir::Ty::Cell(cell) && program.cells.get(cell).is_some();
    f.blocks[b].insts[..at].iter().any(|i| match &i.kind {
        InstKind::Unpack(v, ..) | InstKind::Release(v) => same(*v),
        _ => false,
    })
}

/// For each function the call by which it is reached first.
fn ways(program: &Program, graph: &Graph) -> FxHashMap<FuncId, (FuncId, Option<Span>)> {
    let mut from: FxHashMap<FuncId, (FuncId, Option<Span>)> = FxHashMap::default();
    let mut order = vec![program.entry];
    // Ways without a failure come first.
    for failing in [false, true] {
        let mut work = VecDeque::from(order.clone());
        while let Some(id) = work.pop_front() {
            for step in graph.nodes[id].steps.iter().filter(|s| failing || !s.failing) {
                for next in graph.targets(&step.callee) {
                    if *next != program.entry && !from.contains_key(next) {
                        from.insert(*next, (id, step.span));
                        work.push_back(*next);
                        order.push(*next);
                    }
                }
            }
        }
    }
    from
}

fn chain(from: &FxHashMap<FuncId, (FuncId, Option<Span>)>, id: FuncId) -> Vec<(FuncId, FuncId, Option<Span>)> {
    let mut out = Vec::new();
    let mut at = id;
    while let Some((caller, span)) = from.get(&at) {
        out.push((*caller, at, *span));
        at = *caller;
    }
    out.reverse();
    out
}

/// Functions that are called without a failure.
fn reached(program: &Program, graph: &Graph) -> IndexVec<FuncId, bool> {
    let mut out: IndexVec<FuncId, bool> = program.funcs.iter().map(|_| false).collect();
    let mut work = vec![(program.entry, false)];
    let mut caught: IndexVec<FuncId, bool> = out.clone();
    while let Some((id, strict)) = work.pop() {
        out[id] = true;
        caught[id] |= strict;
        for step in graph.nodes[id].steps.iter().filter(|s| strict || !s.failing) {
            let strict = strict || step.caught;
            for g in graph.targets(&step.callee) {
                if !out[*g] || strict && !caught[*g] {
                    work.push((*g, strict));
                }
            }
        }
    }
    out
}

/// Functions that lead back to themselves.
fn recursive(program: &Program, graph: &Graph) -> IndexVec<FuncId, bool> {
    let mut calls = petgraph::graph::DiGraph::<FuncId, ()>::new();
    let nodes: Vec<_> = program.funcs.ids().map(|f| calls.add_node(f)).collect();
    for id in program.funcs.ids() {
        for step in graph.nodes[id].steps.iter().filter(|s| !s.failing && matches!(s.callee, Callee::Func(_))) {
            for g in graph.targets(&step.callee) {
                calls.update_edge(nodes[id.index()], nodes[g.index()], ());
            }
        }
    }
    let mut out: IndexVec<FuncId, bool> = program.funcs.iter().map(|_| false).collect();
    for group in petgraph::algo::tarjan_scc(&calls) {
        let own = group.len() > 1 || calls.find_edge(group[0], group[0]).is_some();
        group.into_iter().for_each(|n| out[calls[n]] = own);
    }
    out
}

/// Finds the places of the program's own files that ask for allocations of the library.
fn ask(
    program: &Program,
    graph: &Graph,
    own: &IndexVec<FuncId, bool>,
    is_own: &dyn Fn(Span) -> bool,
    sites: &mut [SiteFacts],
) {
    let mut of: FxHashMap<FuncId, Vec<usize>> = FxHashMap::default();
    for (i, site) in sites.iter().enumerate().filter(|(_, s)| !own[s.func]) {
        of.entry(site.func).or_default().push(i);
    }
    let mut reached: FxHashMap<FuncId, Vec<FuncId>> = FxHashMap::default();
    for id in program.funcs.ids().filter(|id| own[*id]) {
        for step in graph.nodes[id].steps.iter().filter(|s| !s.failing) {
            let near = step.span.filter(|s| is_own(*s)).or(program.funcs[id].span.filter(|s| is_own(*s)));
            let Some(span) = near else { continue };
            for target in graph.targets(&step.callee).iter().filter(|t| !own[**t]) {
                let all = reached.entry(*target).or_insert_with(|| library_below(graph, own, *target));
                for i in all.iter().filter_map(|f| of.get(f)).flatten() {
                    let asked = &mut sites[*i].asked;
                    if asked.len() < MAX_ASKING && !asked.contains(&span) {
                        asked.push(span);
                    }
                }
            }
        }
    }
}

/// What a library function calls without coming back to the program's own functions.
fn library_below(graph: &Graph, own: &IndexVec<FuncId, bool>, from: FuncId) -> Vec<FuncId> {
    let mut seen = FxHashSet::from_iter([from]);
    let mut out = vec![from];
    let mut i = 0;
    while i < out.len() {
        for step in graph.nodes[out[i]].steps.iter().filter(|s| !s.failing) {
            // What a function value may be is not followed: it would be every function of its type.
            let Callee::Func(g) = step.callee else { continue };
            if !own[g] && seen.insert(g) {
                out.push(g);
            }
        }
        i += 1;
    }
    out
}

fn facts(program: &Program, graph: &Graph, id: FuncId, f: &mir::Function, is_own: bool) -> FuncFacts {
    let mut seen = FxHashSet::default();
    let mut callees = Vec::new();
    for step in &graph.nodes[id].steps {
        callees.extend(graph.targets(&step.callee).iter().filter(|g| seen.insert(**g)));
    }
    let param = |v: &mir::Value| {
        let data = &f.values[*v];
        let ty = data.shown.map_or_else(|| type_name(program, data.ty), |s| s.to_string());
        data.name.map_or_else(|| ty.clone(), |n| format!("{n}: {ty}"))
    };
    let params: Vec<String> = f.params().iter().map(param).collect();
    FuncFacts {
        id,
        name: f.name.to_string(),
        short: short_name(f.name.as_str()),
        span: f.span,
        signature: format!("({}) -> {}", params.join(", "), type_name(program, f.ret)),
        is_own,
        callees,
    }
}

fn type_name(program: &Program, ty: mir::Ty) -> String {
    match ty {
        mir::Ty::I1 => "bool".to_owned(),
        mir::Ty::I8 => "8 bits".to_owned(),
        mir::Ty::I16 => "16 bits".to_owned(),
        mir::Ty::I32 => "int".to_owned(),
        mir::Ty::I64 => "int64".to_owned(),
        mir::Ty::F32 => "float32".to_owned(),
        mir::Ty::F64 => "float".to_owned(),
        mir::Ty::Ptr => "address".to_owned(),
        mir::Ty::Cell(cell) => program.cells[cell].name.to_string(),
        mir::Ty::Agg(agg) => program.aggs[agg].name.to_string(),
    }
}
