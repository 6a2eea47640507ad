//! Lifts stack buffers whose address leaves the function that made them (the rules for escapes: a span of a
//! `stackBuffer` of constant size that is returned).
//!
//! In: MIR before placement. Out: the buffer is a parameter of the function that fills it, and lies in the frame of the
//! nearest caller that outlives all uses; or FF1001 with the way that the address takes, when no such caller exists.
//!
//! ```fsharp
//! let make () =                      // make (buffer: ptr)
//!     use b = stackBuffer<int> 4     //   the buffer is the caller's
//!     b.AsSpan()
//! let main _ = (make ()).Length      // main: buffer = stack_alloc 16; make buffer
//! ```
//!
//! The analysis is a flow of *sources* (buffers of this function, and its parameters) through values, functions bottom-up
//! over the call graph; a function's summary says which parameters its result may hold.

use base::{FxHashMap, FxHashSet, Idx, IndexVec, Span};
use diag::Diagnostic;
use mir::{Block, Const, FuncId, FuncKind, Function, InstKind, Mode, Program, Terminator, Ty, Value, ValueData};

/// Where an address may come from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
enum Source {
    /// The buffer that this value is the address of.
    Buffer(Value),
    /// Parameter `i`.
    Param(u32),
}

/// What callers need to know of a function.
#[derive(Clone, Default, Debug)]
struct Summary {
    /// Parameters whose address the result may hold.
    returned: FxHashSet<u32>,
    /// Parameters that are kept in memory which may outlive the call.
    kept: FxHashSet<u32>,
    /// Sizes and alignments of the buffers that callers provide, as trailing parameters.
    lifted: Vec<(i64, u32)>,
}

/// A buffer that was moved to callers, for the report.
#[derive(Clone, Debug)]
pub struct Lifted {
    /// The function that fills it.
    pub func: FuncId,
    /// Bytes.
    pub bytes: i64,
    /// Where it is made.
    pub span: Option<Span>,
}

/// Lifts every buffer that leaves its function.
///
/// # Errors
/// FF1001 for each buffer that has no frame to live in.
pub fn lift_stack_buffers(program: &mut Program) -> Result<Vec<Lifted>, Vec<Diagnostic>> {
    let mut pass = Lift {
        summaries: (0..program.funcs.len()).map(|_| Summary::default()).collect(),
        lifted: Vec::new(),
        errors: Vec::new(),
    };
    if !program.funcs.iter().any(has_buffer) {
        return Ok(Vec::new());
    }
    for group in bottom_up(program) {
        pass.group(program, &group);
    }
    program.funcs.iter_mut().filter(|f| has_buffer(f)).for_each(settle_sizes);
    if pass.errors.is_empty() { Ok(pass.lifted) } else { Err(pass.errors) }
}

fn has_buffer(f: &Function) -> bool {
    f.blocks.iter().flat_map(|b| &b.insts).any(|i| matches!(i.kind, InstKind::StackAlloc(..)))
}

struct Lift {
    summaries: Vec<Summary>,
    lifted: Vec<Lifted>,
    errors: Vec<Diagnostic>,
}

impl Lift {
    /// A strongly connected component: callees outside of it are done.
    fn group(&mut self, program: &mut Program, group: &[FuncId]) {
        let recursive = group.len() > 1 || calls(&program.funcs[group[0]]).contains(&group[0]);
        // Parameters that flow into results: to a fixed point inside the group.
        loop {
            let mut changed = false;
            for id in group {
                let flow = self.flow(program, *id);
                let s = &mut self.summaries[id.index()];
                for source in &flow.returned {
                    if let Source::Param(i) = source {
                        changed |= s.returned.insert(*i);
                    }
                }
                for (source, _) in &flow.kept {
                    if let Source::Param(i) = source {
                        changed |= s.kept.insert(*i);
                    }
                }
            }
            if !changed {
                break;
            }
        }
        for id in group {
            self.function(program, *id, recursive);
        }
    }

    fn function(&mut self, program: &mut Program, id: FuncId, recursive: bool) {
        self.provide(program, id);
        let flow = self.flow(program, id);
        let f = &program.funcs[id];
        let sites = buffers(f);
        let mut out = Vec::new();
        for (value, bytes, align, span) in sites {
            let source = Source::Buffer(value);
            if let Some((_, at)) = flow.kept.iter().find(|(s, _)| *s == source) {
                self.error(f, span, *at, "is kept in memory that may outlive the frame");
                continue;
            }
            if let Some(at) = flow.next_round.get(&source) {
                self.error(f, span, *at, "is used in a later round of the loop that makes it");
                continue;
            }
            if !flow.returned.contains(&source) {
                continue;
            }
            let at = f.blocks.iter().find(|b| matches!(b.term, Terminator::Return(_))).and_then(|b| b.term_span);
            let Some(bytes) = bytes else {
                self.error(f, span, at, "leaves the function, and its size is not known at compile time");
                continue;
            };
            if recursive {
                self.error(f, span, at, "leaves a recursive function: each call would need a buffer of its own");
            } else if f.kind == FuncKind::Closure {
                self.error(f, span, at, "leaves a function that is called through a value");
            } else {
                out.push((value, bytes, align, span));
            }
        }
        for (value, bytes, align, span) in out {
            self.lifted.push(Lifted { func: id, bytes, span });
            self.summaries[id.index()].lifted.push((bytes, align));
            make_parameter(&mut program.funcs[id], value);
        }
    }

    fn error(&mut self, f: &Function, made: Option<Span>, left: Option<Span>, how: &str) {
        let Some(made) = made.or(f.span) else { return };
        let mut d = Diagnostic::error("FF1001", made, format!("the address of this stack buffer {how}"));
        if let Some(at) = left {
            d = d.label(at, "here it leaves");
        }
        self.errors
            .push(d.help("copy what is needed (`span.ToArray()`), or make the buffer in the caller and pass its span"));
    }

    /// Gives calls of functions with lifted buffers their buffers, in this function's frame.
    fn provide(&self, program: &mut Program, id: FuncId) {
        let word = program.word_ty();
        let summaries = &self.summaries;
        let needs = |g: FuncId| !summaries[g.index()].lifted.is_empty() && g != id;
        let f = &mut program.funcs[id];
        for b in f.blocks.ids().collect::<Vec<_>>() {
            let mut at = 0;
            while at < f.blocks[b].insts.len() {
                let InstKind::Call(g, _) = f.blocks[b].insts[at].kind else {
                    at += 1;
                    continue;
                };
                if needs(g) {
                    let span = f.blocks[b].insts[at].span;
                    let extra = allocate(f, b, at, &summaries[g.index()].lifted, word, span);
                    at += extra.len() * 2;
                    if let InstKind::Call(_, args) = &mut f.blocks[b].insts[at].kind {
                        args.extend(extra);
                    }
                }
                at += 1;
            }
            let callee = match &f.blocks[b].term {
                Terminator::Invoke { func, .. } | Terminator::TailCall(func, _) => Some(*func),
                _ => None,
            };
            if let Some(g) = callee.filter(|g| needs(*g)) {
                let at = f.blocks[b].insts.len();
                let span = f.blocks[b].term_span;
                let extra = allocate(f, b, at, &summaries[g.index()].lifted, word, span);
                match &mut f.blocks[b].term {
                    Terminator::Invoke { args, .. } | Terminator::TailCall(_, args) => args.extend(extra),
                    _ => {}
                }
            }
        }
    }

    fn flow(&self, program: &Program, id: FuncId) -> Flow {
        let f = &program.funcs[id];
        let may_hold = f.values.iter().map(|d| holds_address(program, d.ty)).collect();
        let mut flow = Flow { may_hold, ..Flow::default() };
        for (i, p) in f.params().iter().enumerate() {
            if flow.may_hold[*p] {
                flow.of.entry(*p).or_default().insert(Source::Param(i as u32));
            }
        }
        loop {
            let before = flow.size;
            for b in f.blocks.ids() {
                for inst in &f.blocks[b].insts {
                    self.inst(inst, &mut flow);
                }
                self.term(f, b, &mut flow);
            }
            if flow.size == before {
                break;
            }
        }
        self.rounds(f, &mut flow);
        flow
    }

    fn inst(&self, inst: &mir::Inst, flow: &mut Flow) {
        let span = inst.span;
        match &inst.kind {
            InstKind::StackAlloc(..) => {
                if let Some(r) = inst.result {
                    flow.add(r, [Source::Buffer(r)]);
                }
            }
            InstKind::PtrAdd(a, _) | InstKind::Extract(a, _) | InstKind::ExtractCase(a, ..) | InstKind::CastCell(a) => {
                flow.copy(*a, inst.result)
            }
            InstKind::Convert(..) => {}
            InstKind::Select(_, a, b) | InstKind::Insert(a, _, b) => {
                flow.copy(*a, inst.result);
                flow.copy(*b, inst.result);
            }
            InstKind::MakeAgg(_, parts) | InstKind::MakeCase(_, _, parts) => {
                for p in parts {
                    flow.copy(*p, inst.result);
                }
            }
            InstKind::Load(p) => {
                let sources: Vec<Source> = flow.get(*p).into_iter().collect();
                for s in sources {
                    let held: Vec<Source> = flow.held.get(&s).into_iter().flatten().copied().collect();
                    if let Some(r) = inst.result
                        && flow.may_hold[r]
                    {
                        flow.add(r, held);
                    }
                }
            }
            InstKind::Store(p, v) | InstKind::Replace(p, v) => flow.store(*p, *v, span),
            InstKind::New { fields: vs, .. } | InstKind::NewClosure { captures: vs, .. } => {
                vs.iter().for_each(|v| flow.keep(*v, span));
            }
            InstKind::SetField(_, _, v) | InstKind::ArraySet(_, _, v) | InstKind::GlobalSet(_, v) => {
                flow.keep(*v, span);
            }
            InstKind::Call(g, args) => self.call(*g, args, inst.result, span, flow),
            InstKind::CallClosure(_, args) => {
                for a in args {
                    flow.copy(*a, inst.result);
                }
            }
            _ => {}
        }
    }

    fn call(&self, g: FuncId, args: &[Value], result: Option<Value>, span: Option<Span>, flow: &mut Flow) {
        let s = &self.summaries[g.index()];
        for (i, a) in args.iter().enumerate() {
            if s.returned.contains(&(i as u32)) {
                flow.copy(*a, result);
            }
            if s.kept.contains(&(i as u32)) {
                flow.keep(*a, span);
            }
        }
        // Buffers that this function lent to the callee come back in its result.
        let lent = s.lifted.len();
        if lent > 0 && args.len() >= lent {
            for a in &args[args.len() - lent..] {
                flow.copy(*a, result);
            }
        }
    }

    fn term(&self, f: &Function, b: Block, flow: &mut Flow) {
        let data = &f.blocks[b];
        match &data.term {
            Terminator::Return(v) => flow.ret(*v),
            Terminator::TailCall(g, args) => {
                let s = self.summaries[g.index()].clone();
                let lent = s.lifted.len();
                for (i, a) in args.iter().enumerate() {
                    if s.returned.contains(&(i as u32)) || i + lent >= args.len() {
                        flow.ret(*a);
                    }
                    if s.kept.contains(&(i as u32)) {
                        flow.keep(*a, data.term_span);
                    }
                }
            }
            Terminator::TailCallClosure(_, args) => args.iter().for_each(|a| flow.ret(*a)),
            Terminator::Invoke { func, args, normal, .. } => {
                let result = f.blocks[normal.block].params.first().copied();
                self.call(*func, args, result, data.term_span, flow);
            }
            Terminator::Jump(_)
            | Terminator::Branch { .. }
            | Terminator::Switch { .. }
            | Terminator::Raise(_)
            | Terminator::InvokeClosure { .. }
            | Terminator::Unreachable => {}
        }
        data.term.for_each_target(|t| {
            let params = &f.blocks[t.block].params;
            let skip = params.len() - t.args.len().min(params.len());
            for (a, p) in t.args.iter().zip(&params[skip..]) {
                flow.copy(*a, Some(*p));
            }
        });
    }

    /// Buffers whose address a loop carries into its next round, which makes the buffer anew.
    fn rounds(&self, f: &Function, flow: &mut Flow) {
        let sites: Vec<(Value, Block)> = f
            .blocks
            .iter_enumerated()
            .flat_map(|(b, d)| d.insts.iter().map(move |i| (b, i)))
            .filter(|(_, i)| matches!(i.kind, InstKind::StackAlloc(..)))
            .filter_map(|(b, i)| i.result.map(|r| (r, b)))
            .collect();
        for (site, at) in sites {
            let source = Source::Buffer(site);
            for (h, data) in f.blocks.iter_enumerated() {
                let carried = data.params.iter().any(|p| flow.get(*p).contains(&source));
                if carried && h != at && reaches(f, h, at) {
                    flow.next_round.insert(source, data.term_span);
                }
            }
        }
    }
}

/// What is known of one function's values.
#[derive(Default)]
struct Flow {
    /// Values of types that can hold a raw address.
    may_hold: IndexVec<Value, bool>,
    of: FxHashMap<Value, FxHashSet<Source>>,
    /// Addresses that lie in the memory that a source names.
    held: FxHashMap<Source, FxHashSet<Source>>,
    returned: FxHashSet<Source>,
    kept: Vec<(Source, Option<Span>)>,
    next_round: FxHashMap<Source, Option<Span>>,
    size: usize,
}

impl Flow {
    fn get(&self, v: Value) -> FxHashSet<Source> {
        self.of.get(&v).cloned().unwrap_or_default()
    }

    fn add(&mut self, v: Value, sources: impl IntoIterator<Item = Source>) {
        let set = self.of.entry(v).or_default();
        for s in sources {
            self.size += usize::from(set.insert(s));
        }
    }

    fn copy(&mut self, from: Value, to: Option<Value>) {
        let Some(to) = to else { return };
        if self.may_hold[to] {
            let sources = self.get(from);
            self.add(to, sources);
        }
    }

    /// A store through an address of this frame is followed; any other keeps the address.
    fn store(&mut self, p: Value, v: Value, span: Option<Span>) {
        let into = self.get(p);
        if into.is_empty() {
            return self.keep(v, span);
        }
        let sources = self.get(v);
        for place in into {
            if matches!(place, Source::Param(_)) {
                self.keep(v, span);
            }
            let set = self.held.entry(place).or_default();
            for s in &sources {
                self.size += usize::from(set.insert(*s));
            }
        }
    }

    fn keep(&mut self, v: Value, span: Option<Span>) {
        for s in self.get(v) {
            if !self.kept.iter().any(|(k, _)| *k == s) {
                self.kept.push((s, span));
                self.size += 1;
            }
        }
    }

    fn ret(&mut self, v: Value) {
        for s in self.get(v) {
            self.size += usize::from(self.returned.insert(s));
            let held: Vec<Source> = self.held.get(&s).into_iter().flatten().copied().collect();
            for h in held {
                self.size += usize::from(self.returned.insert(h));
            }
        }
    }
}

/// Whether values of a type can hold a raw address. Cells cannot: what is put into them is kept.
fn holds_address(program: &Program, ty: Ty) -> bool {
    match ty {
        Ty::Ptr => true,
        Ty::Agg(id) => match &program.aggs[id].kind {
            mir::AggKind::Struct(fields) => fields.iter().any(|t| holds_address(program, *t)),
            mir::AggKind::Union(cases) => cases.iter().flatten().any(|t| holds_address(program, *t)),
        },
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Cell(_) => false,
    }
}

/// Buffers of a function: address, bytes if constant, alignment, place.
fn buffers(f: &Function) -> Vec<(Value, Option<i64>, u32, Option<Span>)> {
    let mut constants: FxHashMap<Value, i64> = FxHashMap::default();
    let mut out = Vec::new();
    for inst in f.blocks.iter().flat_map(|b| &b.insts) {
        if let (InstKind::Const(Const::Int(n)), Some(r)) = (&inst.kind, inst.result) {
            constants.insert(r, *n);
        }
    }
    let folded = fold_constants(f, constants);
    for inst in f.blocks.iter().flat_map(|b| &b.insts) {
        if let (InstKind::StackAlloc(n, align), Some(r)) = (&inst.kind, inst.result) {
            out.push((r, folded.get(n).copied(), *align, inst.span));
        }
    }
    out
}

/// Sizes are products and conversions of constants (`n * sizeof<'T>`).
fn fold_constants(f: &Function, mut known: FxHashMap<Value, i64>) -> FxHashMap<Value, i64> {
    for inst in f.blocks.iter().flat_map(|b| &b.insts) {
        let Some(r) = inst.result else { continue };
        let value = match &inst.kind {
            InstKind::Binary(op, a, b) => match (op, known.get(a), known.get(b)) {
                (mir::BinOp::Mul, Some(a), Some(b)) => a.checked_mul(*b),
                (mir::BinOp::Add, Some(a), Some(b)) => a.checked_add(*b),
                _ => None,
            },
            InstKind::Convert(mir::ConvOp::SExt | mir::ConvOp::ZExt | mir::ConvOp::Trunc, a) => known.get(a).copied(),
            _ => None,
        };
        if let Some(v) = value {
            known.insert(r, v);
        }
    }
    known
}

/// Sizes that are known become constants: a buffer of constant size is a fixed part of the frame.
fn settle_sizes(f: &mut Function) {
    let sizes: FxHashMap<Value, i64> = buffers(f).into_iter().filter_map(|(v, n, ..)| Some((v, n?))).collect();
    for b in f.blocks.ids() {
        let mut i = 0;
        while i < f.blocks[b].insts.len() {
            let inst = &f.blocks[b].insts[i];
            if let (InstKind::StackAlloc(n, align), Some(bytes)) = (&inst.kind, inst.result.and_then(|r| sizes.get(&r)))
            {
                let (n, align, span) = (*n, *align, inst.span);
                let size = f.values.push(ValueData::new(f.values[n].ty));
                let kind = InstKind::Const(Const::Int(*bytes));
                f.blocks[b].insts[i].kind = InstKind::StackAlloc(size, align);
                f.blocks[b].insts.insert(i, mir::Inst { kind, result: Some(size), span });
                i += 1;
            }
            i += 1;
        }
    }
}

/// The buffer's address becomes the last parameter of the function.
fn make_parameter(f: &mut Function, value: Value) {
    for b in f.blocks.iter_mut() {
        b.insts.retain(|i| i.result != Some(value));
    }
    f.blocks[Block(0)].params.push(value);
    f.modes.push(Mode::Borrowed);
}

/// Buffers in the frame of `f`, before instruction `at`; gives their addresses.
fn allocate(f: &mut Function, b: Block, at: usize, sizes: &[(i64, u32)], word: Ty, span: Option<Span>) -> Vec<Value> {
    let mut at = at;
    sizes
        .iter()
        .map(|(bytes, align)| {
            let n = f.values.push(ValueData::new(word));
            let p = f.values.push(ValueData::new(Ty::Ptr));
            let size = mir::Inst { kind: InstKind::Const(Const::Int(*bytes)), result: Some(n), span };
            let alloc = mir::Inst { kind: InstKind::StackAlloc(n, *align), result: Some(p), span };
            f.blocks[b].insts.insert(at, size);
            f.blocks[b].insts.insert(at + 1, alloc);
            at += 2;
            p
        })
        .collect()
}

fn reaches(f: &Function, from: Block, to: Block) -> bool {
    let mut seen = vec![false; f.blocks.len()];
    let mut work = vec![from];
    while let Some(b) = work.pop() {
        if b == to {
            return true;
        }
        if !std::mem::replace(&mut seen[b.index()], true) {
            f.blocks[b].term.for_each_target(|t| work.push(t.block));
        }
    }
    false
}

fn calls(f: &Function) -> FxHashSet<FuncId> {
    let mut out = FxHashSet::default();
    for b in f.blocks.iter() {
        for i in &b.insts {
            if let InstKind::Call(g, _) = i.kind {
                out.insert(g);
            }
        }
        if let Terminator::Invoke { func, .. } | Terminator::TailCall(func, _) = &b.term {
            out.insert(*func);
        }
    }
    out
}

/// Strongly connected components of the call graph, callees first.
fn bottom_up(program: &Program) -> Vec<Vec<FuncId>> {
    let mut graph = petgraph::graph::DiGraph::<FuncId, ()>::new();
    let nodes: Vec<_> = program.funcs.ids().map(|f| graph.add_node(f)).collect();
    for (id, f) in program.funcs.iter_enumerated() {
        let mut callees: Vec<FuncId> = calls(f).into_iter().collect();
        callees.sort();
        for g in callees {
            graph.add_edge(nodes[id.index()], nodes[g.index()], ());
        }
    }
    petgraph::algo::tarjan_scc(&graph).into_iter().map(|c| c.into_iter().map(|n| graph[n]).collect()).collect()
}
