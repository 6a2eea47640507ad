//! Puts cells into the frame of the function that makes them.
//!
//! In: a program whose counts are explicit, all cells counted. Out: the same program in which a cell that surely dies before
//! its function is left lies in the frame ([`Place::Stack`]). Its count is negative, like that of a constant: whoever retains
//! or releases it changes nothing, so it can be handed to any function. What holds afterwards:
//! - no value that may lead to the cell is alive when the same instruction makes the next one, or when the function is left;
//! - what the cell holds is released ([`InstKind::EndCell`]) where the last value that may lead to it dies, on every way, unless
//!   it never changes, was made of constants and cells in the frame, and nothing else can get into it;
//! - the frames do not become large: [`CELL_BYTES`], [`FRAME_BYTES`], and less in functions that call themselves.
//!
//! ```fsharp
//! let total (xs: int list) =
//!     let mutable sum = 0                  // a captured variable is a cell: in the frame
//!     List.iter (fun x -> sum <- sum + x) xs   // so is the function value, if it is not inlined
//!     sum
//! ```

use base::{FxHashMap, FxHashSet, Idx, IndexVec};
use mir::cfg::Cfg;
use mir::{
    Block, BlockData, CellId, CellKind, Change, FuncId, Function, Inst, InstKind, Place, Program, Target, Ty, Value,
};

use crate::calls::recursive;
use crate::escape::Summaries;
use crate::escape::extent::{Death, Ranges};
use crate::escape::objects::{Object, Objects};
use crate::escape::points::Flow;
use crate::names::Names;

/// The largest cell that goes into a frame, in bytes.
const CELL_BYTES: u64 = 256;
/// The most that all cells of a frame take, in bytes.
const FRAME_BYTES: u64 = 2048;
/// The same in a function that calls itself, on whatever way: recursion is to go as deep as before.
const RECURSIVE_BYTES: u64 = 96;

/// Places cells of all functions on the stack.
pub(crate) fn place(program: &mut Program) {
    let summaries = Summaries::new(program);
    let recursive = recursive(program, true);
    for i in 0..program.funcs.len() {
        let id = FuncId::new(i);
        let func = &program.funcs[id];
        let makes = func.blocks.iter().flat_map(|b| &b.insts).any(|i| i.kind.place().is_some());
        if func.is_runtime || !makes {
            continue;
        }
        let room = if recursive[id] { RECURSIVE_BYTES } else { FRAME_BYTES };
        if let Some(flow) = Flow::new(program, &summaries, func) {
            let mut func = func.clone();
            function(program, &flow, &mut func, room);
            program.funcs[id] = func;
        }
    }
}

/// A cell that can go into the frame.
struct Candidate {
    object: usize,
    value: Value,
    bytes: u64,
    deaths: Vec<Death>,
}

fn function(program: &Program, flow: &Flow, func: &mut Function, room: u64) {
    let mut leaving = flow.reach(&flow.escaped);
    leaving.union_with(&flow.returned);
    leaving.union_with(&flow.handed_on);
    leaving.union_with(&flow.kept_by_params());
    let chosen = choose(program, flow, func, &leaving, room);
    if chosen.is_empty() {
        return;
    }
    let names = Names::new(func);
    let mut on_stack = flow.table.empty();
    chosen.iter().for_each(|c| on_stack.insert(c.object));
    let values: FxHashSet<Value> = chosen.iter().map(|c| c.value).collect();
    for inst in func.blocks.iter_mut().flat_map(|b| &mut b.insts) {
        if inst.result.is_some_and(|v| values.contains(&v))
            && let Some(place) = inst.kind.place_mut()
        {
            *place = Place::Stack;
        }
    }
    let holding = holding(program, func, &names, &values);
    let holds = |c: &Candidate| holding.contains(&c.value) || !flow.content[c.object].is_subset(&on_stack);
    let ends = chosen.into_iter().filter(holds).map(|c| (InstKind::EndCell(c.value), c.deaths));
    end(func, ends.collect());
    let uncounted = |v: Value| values.contains(&names.known(v));
    for block in func.blocks.iter_mut() {
        let old = std::mem::take(&mut block.insts);
        for inst in old {
            match inst.kind {
                InstKind::Retain(v) | InstKind::Release(v) if uncounted(v) => {}
                // The cell keeps its parts.
                InstKind::Unpack(v, _, parts) if uncounted(v) => {
                    block.insts.extend(parts.into_iter().map(|p| Inst { kind: InstKind::Retain(p), ..inst }));
                }
                kind => block.insts.push(Inst { kind, ..inst }),
            }
        }
    }
}

fn choose(program: &Program, flow: &Flow, func: &Function, leaving: &Objects, room: u64) -> Vec<Candidate> {
    let mut sites = Vec::new();
    for (b, data) in func.blocks.iter_enumerated() {
        for inst in &data.insts {
            let Some(v) = inst.result else { continue };
            let Some(bytes) = size(program, func, &inst.kind).filter(|n| *n <= CELL_BYTES) else { continue };
            let Some(object) = flow.table.of.get(&v).copied() else { continue };
            if matches!(flow.table.all[object], Object::Site(..)) && !leaving.contains(object) {
                sites.push((b, v, bytes, object));
            }
        }
    }
    if sites.is_empty() {
        return Vec::new();
    }
    let cfg = Cfg::new(func);
    let ranges = Ranges::new(func, &cfg, flow);
    let mut left = room;
    let mut chosen = Vec::new();
    for (b, value, bytes, object) in sites {
        if !cfg.is_reachable(b) || bytes > left {
            continue;
        }
        let extent = ranges.of(object, b);
        let again = extent.entered.contains(b.index());
        let after = |o: usize| cfg.dominates(b, Block::new(o));
        if !again && extent.present.ones().all(after) {
            left -= bytes;
            chosen.push(Candidate { object, value, bytes, deaths: extent.deaths });
        }
    }
    debug_assert!(chosen.iter().map(|c| c.bytes).sum::<u64>() <= room);
    chosen
}

/// The bytes of a cell whose size is known.
fn size(program: &Program, func: &Function, kind: &InstKind) -> Option<u64> {
    match kind {
        InstKind::New { cell, case, .. } => Some(program.cell_offsets(*cell, *case).1),
        InstKind::NewClosure { captures, .. } => {
            let tys: Vec<Ty> = captures.iter().map(|v| func.ty(*v)).collect();
            Some(crate::expand::closure_bytes(program, &tys))
        }
        _ => None,
    }
}

/// The cells in the frame that hold something which is counted, or may later.
fn holding(program: &Program, func: &Function, names: &Names, values: &FxHashSet<Value>) -> FxHashSet<Value> {
    let counted = |v: &Value| {
        let v = names.of(*v);
        let constant = matches!(names.inst(func, v), Some(InstKind::Zero | InstKind::Static(_)));
        program.is_managed(func.ty(v)) && !constant && !values.contains(&v)
    };
    let changes = |cell: CellId| match &program.cells[cell].kind {
        CellKind::Object(fields) => fields.iter().any(|f| f.change != Change::Never && program.is_managed(f.ty)),
        CellKind::Any | CellKind::Text | CellKind::Union { .. } | CellKind::Array(_) | CellKind::Closure { .. } => {
            false
        }
    };
    let insts = func.blocks.iter().flat_map(|b| &b.insts);
    let holds = |inst: &Inst| match &inst.kind {
        InstKind::New { cell, fields, .. } => changes(*cell) || fields.iter().any(counted),
        InstKind::NewClosure { captures, .. } => captures.iter().any(counted),
        _ => true,
    };
    insts.filter(|i| holds(i)).filter_map(|i| i.result).filter(|v| values.contains(v)).collect()
}

/// Puts instructions where something dies; edges get a block of their own where it is needed.
pub(crate) fn end(func: &mut Function, ends: Vec<(InstKind, Vec<Death>)>) {
    let mut after: FxHashMap<Block, Vec<(usize, usize)>> = FxHashMap::default();
    let mut edges: FxHashMap<(Block, Block), Vec<usize>> = FxHashMap::default();
    for (i, (_, deaths)) in ends.iter().enumerate() {
        for death in deaths {
            match death {
                Death::After(b, at) => after.entry(*b).or_default().push((*at, i)),
                Death::Edge(from, to) => edges.entry((*from, *to)).or_default().push(i),
            }
        }
    }
    let last = |i: usize, span| Inst { kind: ends[i].0.clone(), result: None, span };
    for (b, mut list) in after {
        list.sort_unstable();
        for (at, i) in list.into_iter().rev() {
            let insts = &mut func.blocks[b].insts;
            let span = at.checked_sub(1).and_then(|i| insts[i].span);
            insts.insert(at, last(i, span));
        }
    }
    let preds: IndexVec<Block, usize> = Cfg::new(func).preds.iter().map(Vec::len).collect();
    let mut edges: Vec<_> = edges.into_iter().collect();
    edges.sort_unstable_by_key(|(edge, _)| *edge);
    for ((from, to), mut list) in edges {
        list.sort_unstable();
        let span = func.blocks[from].term_span;
        let ending: Vec<Inst> = list.into_iter().map(|i| last(i, span)).collect();
        if preds[to] == 1 {
            func.blocks[to].insts.splice(0..0, ending);
        } else {
            split(func, from, to, ending);
        }
    }
}

/// Puts a block with instructions on all edges from one block to another.
fn split(func: &mut Function, from: Block, to: Block, insts: Vec<Inst>) {
    let mut term = func.blocks[from].term.clone();
    let supplied = term.supplied_params();
    let types: Vec<mir::ValueData> = func.blocks[to].params.iter().map(|p| func.values[*p].clone()).collect();
    term.for_each_target_mut(|t| {
        if t.block != to {
            return;
        }
        // What an invocation supplies is a parameter of the new block; the other arguments go with it.
        let params: Vec<Value> = types[..supplied].iter().map(|d| func.values.push(d.clone())).collect();
        let args = params.iter().copied().chain(t.args.drain(..)).collect();
        let goes_on = mir::Terminator::Jump(Target { block: to, args });
        let span = func.blocks[from].term_span;
        t.block = func.blocks.push(BlockData { params, insts: insts.clone(), term: goes_on, term_span: span });
    });
    func.blocks[from].term = term;
}
