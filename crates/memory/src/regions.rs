//! Regions: what dies together is given back together.
//!
//! In: a program whose counts are explicit, cells counted or on the stack. Out: the same program in which data that a function
//! builds for one caller, and that this caller holds for a while, lies in a region of the caller ([`Place::Region`]): a bump
//! pointer to allocate, all of it freed at once. Cells of a region have the negative count of constants, so they go wherever
//! counted cells go. What holds afterwards:
//! - no value that may lead to a cell of a region is alive when the region has ended, and a region that has begun ends once on
//!   every way;
//! - a cell of a region holds constants and cells of its own region only: nothing is lost when they are not released;
//! - memory grows by no more than counting would let it grow: nothing that is put into a region dies long before the region,
//!   because no count of such a cell is ever lowered but where the whole dies (outside of all loops around the region's use), and
//!   nobody takes its cells apart to reuse them.
//!
//! A function that builds its result in its caller's region is a copy of the original with one more parameter, the region;
//! copies are made for those that build more than a constant number of cells. The analysis of outlives constraints is that of
//! [`crate::escape`]: what flows into a result must outlive it; what flows nowhere else can die with it.
//!
//! ```fsharp
//! let rec make d = if d = 0 then Leaf else Node(make (d - 1), make (d - 1))   // make/region: cells in the region given
//! for i in 1 .. n do total <- total + count (make 16)                          // a region for each round
//! ```

use base::{FxHashMap, FxHashSet, Idx, IndexVec};
use mir::cfg::Cfg;
use mir::{
    Block, Const, FuncId, FuncKind, Function, Inst, InstKind, Mode, Place, Program, Terminator, Ty, Value, ValueData,
};

use crate::calls::recursive;
use crate::escape::Summaries;
use crate::escape::extent::{Death, Ranges};
use crate::escape::objects::{Object, Objects};
use crate::escape::points::Flow;
use crate::stack::end;

/// Bytes of a region in a frame, in words.
const WORDS: u64 = 4;

/// How a function builds its result, if it can do so in a region.
struct Builder {
    /// Allocations of what the result leads to.
    sites: Vec<Value>,
    /// Calls whose results the result leads to, by their results.
    calls: Vec<(Value, FuncId)>,
    /// Calls in tail position whose results are the result.
    tails: Vec<FuncId>,
    /// Some of that happens in a loop.
    in_loop: bool,
}

/// A call whose result gets a region in this function.
struct Local {
    result: Value,
    callee: FuncId,
    deaths: Vec<Death>,
}

/// Gives regions to what can have one.
pub(crate) fn place(program: &mut Program) {
    if program.runtime.region_alloc.is_none() {
        return;
    }
    let summaries = Summaries::new(program);
    let builders = builders(program, &summaries);
    let growing = growing(program, &builders);
    let mut uses: Vec<(FuncId, Vec<Local>)> = Vec::new();
    for (id, func) in program.funcs.iter_enumerated() {
        if !func.is_runtime
            && calls_any(func, &growing)
            && let Some(flow) = Flow::new(program, &summaries, func)
        {
            uses.push((id, locals(&flow, func, &growing)));
        }
    }
    let copies = copies(program, &builders, uses.iter().flat_map(|(_, l)| l).map(|l| l.callee));
    let mut made: Vec<(FuncId, FuncId)> = copies.iter().map(|(of, id)| (*id, *of)).collect();
    made.sort_unstable();
    for (id, of) in made {
        let copy = copy(&program.funcs[of], builders[of].as_ref(), &copies);
        let pushed = program.funcs.push(copy);
        assert_eq!(pushed, id, "invariant: copies are numbered in the order in which they are made");
    }
    for (id, locals) in uses {
        let mut func = program.funcs[id].clone();
        rewrite(program, &mut func, locals, &copies);
        program.funcs[id] = func;
    }
}

/// The functions that are copied and the numbers of the copies: what a copy calls for its result is copied too.
fn copies(
    program: &Program,
    builders: &IndexVec<FuncId, Option<Builder>>,
    roots: impl Iterator<Item = FuncId>,
) -> FxHashMap<FuncId, FuncId> {
    let mut out = FxHashMap::default();
    let mut work: Vec<FuncId> = roots.collect();
    while let Some(id) = work.pop() {
        if out.contains_key(&id) {
            continue;
        }
        out.insert(id, FuncId::new(program.funcs.len() + out.len()));
        if let Some(b) = &builders[id] {
            work.extend(b.calls.iter().map(|c| c.1).chain(b.tails.iter().copied()));
        }
    }
    out
}

fn calls_any(func: &Function, growing: &IndexVec<FuncId, bool>) -> bool {
    func.blocks.iter().any(|b| {
        let inst = |i: &Inst| matches!(i.kind, InstKind::Call(f, _) if growing[f]);
        b.insts.iter().any(inst) || matches!(b.term, Terminator::Invoke { func, .. } if growing[func])
    })
}

/// Functions that can build their results in a region.
fn builders(program: &Program, summaries: &Summaries) -> IndexVec<FuncId, Option<Builder>> {
    let mut all: IndexVec<FuncId, Option<Builder>> = program
        .funcs
        .iter_enumerated()
        .map(|(id, func)| {
            let plain = !func.is_runtime && func.kind != FuncKind::Closure && func.export.is_none();
            if !plain || id == program.entry || !summaries.of(id).returns_fresh {
                return None;
            }
            builder(summaries, func, &Flow::new(program, summaries, func)?)
        })
        .collect();
    loop {
        let is_good = |f: FuncId| all[f].is_some();
        let bad: Vec<FuncId> = all
            .iter_enumerated()
            .filter(|(_, b)| {
                b.as_ref()
                    .is_some_and(|b| !b.calls.iter().all(|c| is_good(c.1)) || !b.tails.iter().all(|f| is_good(*f)))
            })
            .map(|(id, _)| id)
            .collect();
        if bad.is_empty() {
            return all;
        }
        bad.into_iter().for_each(|id| all[id] = None);
    }
}

fn builder(summaries: &Summaries, func: &Function, flow: &Flow) -> Option<Builder> {
    let mut built = flow.table.empty();
    for o in flow.returned.ones() {
        match flow.table.all[o] {
            Object::Site(..) | Object::Fresh(_) => built.insert(o),
            Object::Frame(_) => return None,
            Object::Outside | Object::Param(_) => {}
        }
    }
    let mut elsewhere = flow.reach(&flow.escaped);
    elsewhere.union_with(&flow.kept_by_params());
    elsewhere.union_with(&flow.handed_on);
    if !built.is_disjoint(&elsewhere) || built.ones().any(|o| !flow.content[o].is_subset(&built)) {
        return None;
    }
    if drops(flow, func, &built, &ends_well(func)).next().is_some() {
        return None;
    }
    let cycles = in_cycles(func);
    let mut out = Builder { sites: Vec::new(), calls: Vec::new(), tails: Vec::new(), in_loop: false };
    for (b, data) in func.blocks.iter_enumerated() {
        let mut add = |v: Option<Value>, callee: Option<FuncId>| {
            let Some(v) = v else { return Some(()) };
            let Some(o) = flow.table.of.get(&v).filter(|o| built.contains(**o)) else { return Some(()) };
            match (flow.table.all[*o], callee) {
                (Object::Site(..), _) => out.sites.push(v),
                (Object::Fresh(_), Some(callee)) => out.calls.push((v, callee)),
                _ => return None,
            }
            out.in_loop |= cycles[b];
            Some(())
        };
        for inst in &data.insts {
            let callee = if let InstKind::Call(f, _) = inst.kind { Some(f) } else { None };
            if inst.kind.place() == Some(Place::Stack) {
                continue;
            }
            add(inst.result, callee)?;
        }
        match &data.term {
            Terminator::Invoke { func: f, normal, .. } => {
                add(func.blocks[normal.block].params.first().copied(), Some(*f))?;
            }
            Terminator::InvokeClosure { normal, .. } => add(func.blocks[normal.block].params.first().copied(), None)?,
            Terminator::TailCall(f, _) if summaries.of(*f).returns_fresh => out.tails.push(*f),
            Terminator::TailCallClosure(..) if flow.returns_fresh => return None,
            _ => {}
        }
    }
    Some(out)
}

/// Blocks from which the function can still be left with a result.
fn ends_well(func: &Function) -> IndexVec<Block, bool> {
    let preds = Cfg::new(func).preds;
    let mut good: IndexVec<Block, bool> = func.blocks.iter().map(|_| false).collect();
    let leaves = |b: &Block| {
        let term = &func.blocks[*b].term;
        matches!(term, Terminator::Return(_) | Terminator::TailCall(..) | Terminator::TailCallClosure(..))
    };
    let mut work: Vec<Block> = func.blocks.ids().filter(leaves).collect();
    while let Some(b) = work.pop() {
        if !std::mem::replace(&mut good[b], true) {
            work.extend(preds[b].iter().copied());
        }
    }
    good
}

/// Blocks in loops.
fn in_cycles(func: &Function) -> IndexVec<Block, bool> {
    let all = func.blocks.ids();
    all.map(|b| comes_back(func, b, None)).collect()
}

/// Whether a block can be entered again after it has been left, not passing another one.
fn comes_back(func: &Function, b: Block, without: Option<Block>) -> bool {
    let mut seen: FxHashSet<Block> = FxHashSet::default();
    let mut work = vec![b];
    while let Some(at) = work.pop() {
        let mut again = false;
        func.blocks[at].term.for_each_target(|t| {
            again |= t.block == b;
            if Some(t.block) != without && seen.insert(t.block) {
                work.push(t.block);
            }
        });
        if again {
            return true;
        }
    }
    false
}

/// The blocks, of some, in which a cell of some objects may lose an owner.
fn drops<'a>(
    flow: &'a Flow,
    func: &'a Function,
    objects: &'a Objects,
    of: &'a IndexVec<Block, bool>,
) -> impl Iterator<Item = Block> + 'a {
    let hits = |v: Value| !flow.points[v].is_disjoint(objects);
    let holds = |v: Value| flow.points[v].ones().any(|o| !flow.content[o].is_disjoint(objects));
    let ends = move |i: &Inst| match &i.kind {
        InstKind::Release(v) | InstKind::Unpack(v, ..) => hits(*v),
        InstKind::SetField(c, _, _) | InstKind::ArraySet(c, _, _) | InstKind::Replace(c, _) => holds(*c),
        InstKind::Call(..) | InstKind::CallClosure(..) => {
            i.result.and_then(|r| flow.dropped_by.get(&r)).is_some_and(|d| !d.is_disjoint(objects))
        }
        _ => false,
    };
    func.blocks.ids().filter(move |b| {
        let data = &func.blocks[*b];
        let invoked = flow.dropped_at.get(b).is_some_and(|d| !d.is_disjoint(objects));
        of[*b] && (invoked || data.insts.iter().any(ends))
    })
}

/// Functions that build a number of cells which is not constant.
fn growing(program: &Program, builders: &IndexVec<FuncId, Option<Builder>>) -> IndexVec<FuncId, bool> {
    let again = recursive(program, false);
    let mut out: IndexVec<FuncId, bool> =
        builders.iter_enumerated().map(|(id, b)| b.as_ref().is_some_and(|b| b.in_loop || again[id])).collect();
    loop {
        let more: Vec<FuncId> = builders
            .iter_enumerated()
            .filter(|(id, _)| !out[*id])
            .filter_map(|(id, b)| Some((id, b.as_ref()?)))
            .filter(|(_, b)| b.calls.iter().any(|c| out[c.1]) || b.tails.iter().any(|f| out[*f]))
            .map(|(id, _)| id)
            .collect();
        if more.is_empty() {
            return out;
        }
        more.into_iter().for_each(|id| out[id] = true);
    }
}

/// The calls of a function whose results can have a region here.
fn locals(flow: &Flow, func: &Function, growing: &IndexVec<FuncId, bool>) -> Vec<Local> {
    let mut leaving = flow.reach(&flow.escaped);
    leaving.union_with(&flow.returned);
    leaving.union_with(&flow.handed_on);
    leaving.union_with(&flow.kept_by_params());
    let mut sites: Vec<(Block, Block, Value, FuncId)> = Vec::new();
    let preds = Cfg::new(func);
    for (b, data) in func.blocks.iter_enumerated().filter(|(b, _)| preds.is_reachable(*b)) {
        for inst in &data.insts {
            if let (InstKind::Call(f, _), Some(v)) = (&inst.kind, inst.result) {
                sites.push((b, b, v, *f));
            }
        }
        if let Terminator::Invoke { func: f, normal, error, .. } = &data.term
            && let Some(v) = func.blocks[normal.block].params.first()
            && preds.preds[normal.block].len() == 1
            && error.block != normal.block
        {
            sites.push((b, normal.block, *v, *f));
        }
    }
    let fits = |v: &Value| {
        let o = flow.table.of.get(v).copied()?;
        let alone = flow.content[o].ones().all(|c| c == o);
        let fresh = matches!(flow.table.all[o], Object::Fresh(_));
        (fresh && alone && !leaving.contains(o) && !flow.taken.contains(o)).then_some(o)
    };
    let sites: Vec<_> = sites.into_iter().filter(|s| growing[s.3]).filter_map(|s| Some((s, fits(&s.2)?))).collect();
    if sites.is_empty() {
        return Vec::new();
    }
    let cfg = Cfg::new(func);
    let ranges = Ranges::new(func, &cfg, flow);
    let everywhere: IndexVec<Block, bool> = func.blocks.iter().map(|_| true).collect();
    let mut out = Vec::new();
    for ((begins, made, result, callee), object) in sites {
        let extent = ranges.of(object, made);
        // What an invocation supplies is there from the start of its block.
        let again = if begins == made {
            extent.entered.contains(made.index())
        } else {
            extent.present.contains(begins.index())
        };
        let after = |o: usize| cfg.dominates(made, Block::new(o));
        if again || !extent.present.ones().all(after) {
            continue;
        }
        let mut this = flow.table.empty();
        this.insert(object);
        if drops(flow, func, &this, &everywhere).any(|b| b != made && comes_back(func, b, Some(made))) {
            continue;
        }
        let mut deaths = extent.deaths;
        if begins != made
            && let Terminator::Invoke { error, .. } = &func.blocks[begins].term
        {
            deaths.push(Death::Edge(begins, error.block));
        }
        out.push(Local { result, callee, deaths });
    }
    out
}

/// Begins and ends regions, and hands them to the calls.
fn rewrite(program: &Program, func: &mut Function, locals: Vec<Local>, copies: &FxHashMap<FuncId, FuncId>) {
    let word = program.word_ty();
    let mut frame = Vec::new();
    let mut regions: FxHashMap<Value, Value> = FxHashMap::default();
    let mut ends = Vec::new();
    for local in locals {
        let (n, region) = (func.values.push(ValueData::new(word)), func.values.push(ValueData::new(Ty::Ptr)));
        let bytes = WORDS * u64::from(program.word);
        frame.push(Inst::new(InstKind::Const(Const::Int(bytes as i64)), Some(n)));
        frame.push(Inst::new(InstKind::StackAlloc(n, program.word), Some(region)));
        regions.insert(local.result, region);
        ends.push((InstKind::RegionEnd(region), local.deaths));
    }
    end(func, ends);
    for b in func.blocks.ids() {
        let old = std::mem::take(&mut func.blocks[b].insts);
        for mut inst in old {
            if let Some(region) = inst.result.and_then(|v| regions.get(&v))
                && let InstKind::Call(f, args) = &mut inst.kind
            {
                *f = copies[f];
                args.push(*region);
                let begin = InstKind::RegionBegin(*region);
                func.blocks[b].insts.push(Inst { kind: begin, result: None, span: inst.span });
            }
            func.blocks[b].insts.push(inst);
        }
        let mut term = func.blocks[b].term.clone();
        if let Terminator::Invoke { func: f, args, normal, .. } = &mut term
            && let Some(region) = func.blocks[normal.block].params.first().and_then(|v| regions.get(v))
        {
            *f = copies[f];
            args.push(*region);
            let span = func.blocks[b].term_span;
            func.blocks[b].insts.push(Inst { kind: InstKind::RegionBegin(*region), result: None, span });
            func.blocks[b].term = term;
        }
    }
    func.blocks[Block(0)].insts.splice(0..0, frame);
}

/// The copy of a function that builds its result in a region.
fn copy(of: &Function, builder: Option<&Builder>, copies: &FxHashMap<FuncId, FuncId>) -> Function {
    let mut func = of.clone();
    let Some(builder) = builder else { return func };
    let region = func.values.push(ValueData::new(Ty::Ptr));
    func.blocks[Block(0)].params.push(region);
    func.modes.push(Mode::Borrowed);
    let calls: FxHashSet<Value> = builder.calls.iter().map(|c| c.0).collect();
    let first: IndexVec<Block, Option<Value>> = func.blocks.iter().map(|b| b.params.first().copied()).collect();
    let redirect = |f: &mut FuncId, args: &mut Vec<Value>| {
        *f = copies[f];
        args.push(region);
    };
    for block in func.blocks.iter_mut() {
        for inst in &mut block.insts {
            let Some(v) = inst.result else { continue };
            if builder.sites.contains(&v)
                && let Some(place) = inst.kind.place_mut()
            {
                *place = Place::Region(region);
            }
            if let InstKind::Call(f, args) = &mut inst.kind
                && calls.contains(&v)
            {
                redirect(f, args);
            }
        }
        match &mut block.term {
            Terminator::Invoke { func: f, args, normal, .. }
                if first[normal.block].is_some_and(|v| calls.contains(&v)) =>
            {
                redirect(f, args);
            }
            Terminator::TailCall(f, args) if builder.tails.contains(f) => redirect(f, args),
            _ => {}
        }
    }
    func
}
