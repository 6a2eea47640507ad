//! What each value of a function may lead to.
//!
//! In: a function, and the summaries of what it calls. Out: [`Flow`]: for each value the objects that it refers to, for each
//! object the objects that its fields refer to, and what leaves the function: by its result, into what its parameters refer
//! to, into the world. Inclusion constraints (Andersen, 1994) without regard to the order of instructions and to fields,
//! filtered by type; solved by walking over the function until nothing changes.
//!
//! A cell that may be part of a cycle ([`mir::tied`]) can outlive every reference to it, until cycles are looked for: what it
//! holds has left the function.
//!
//! What an object of the world or of a parameter holds is the object itself: nothing is lost by not telling apart what only
//! the callers know. What is stored into one parameter is found in every other, since they may be the same.

use base::FxHashMap;
use mir::{Block, Function, InstKind, Program, Target, Terminator, Ty, Value};

use super::Summaries;
use super::objects::{Filters, OUTSIDE, Object, Objects, Points, Table, add_all, is_tracked};
use super::summary::Summary;

/// The facts of one function.
pub(crate) struct Flow {
    pub(crate) table: Table,
    /// For each value.
    pub(crate) points: Points,
    /// For each object, what its fields refer to.
    pub(crate) content: Vec<Objects>,
    /// Objects that the world may refer to afterwards.
    pub(crate) escaped: Objects,
    /// Objects that the result refers to.
    pub(crate) returned: Objects,
    /// Objects that are handed to the callee of a call in tail position.
    pub(crate) handed_on: Objects,
    /// Objects of which a cell may be taken apart, here or in a callee.
    pub(crate) taken: Objects,
    /// Objects of which a cell may lose an owner, here or in a callee.
    pub(crate) dropped: Objects,
    /// What calls drop of their arguments, by their results.
    pub(crate) dropped_by: FxHashMap<Value, Objects>,
    /// The same of invocations, by their blocks.
    pub(crate) dropped_at: FxHashMap<Block, Objects>,
    /// Cells that a callee in tail position made may be in the result.
    pub(crate) returns_fresh: bool,
    changed: bool,
}

impl Flow {
    /// Analyses a function; none if it is too large.
    pub(crate) fn new(program: &Program, summaries: &Summaries, func: &Function) -> Option<Flow> {
        let table = Table::new(program, func)?;
        let mut points: Points = func.values.ids().map(|_| table.empty()).collect();
        let mut content: Vec<Objects> = (0..table.len()).map(|_| table.empty()).collect();
        content[OUTSIDE].insert(OUTSIDE);
        for (i, v) in func.params().iter().enumerate() {
            if is_tracked(program, func.ty(*v)) || func.ty(*v) == program.word_ty() {
                points[*v].insert(i + 1);
            }
            content[i + 1].insert(i + 1);
        }
        let (escaped, returned, handed_on) = (table.empty(), table.empty(), table.empty());
        let (taken, dropped) = (table.empty(), table.empty());
        let mut flow = Flow {
            table,
            points,
            content,
            escaped,
            returned,
            handed_on,
            taken,
            dropped,
            dropped_by: FxHashMap::default(),
            dropped_at: FxHashMap::default(),
            returns_fresh: false,
            changed: false,
        };
        flow.escaped.insert(OUTSIDE);
        let mut walk = Walk { program, summaries, func, flow: &mut flow, filters: Filters::default() };
        loop {
            walk.flow.changed = false;
            for b in func.blocks.ids() {
                walk.block(b);
            }
            walk.world();
            if !walk.flow.changed {
                break;
            }
        }
        flow.losses(summaries, func);
        flow.returned = flow.reach(&flow.returned);
        flow.handed_on = flow.reach(&flow.handed_on);
        Some(flow)
    }

    /// Finds what loses owners.
    fn losses(&mut self, summaries: &Summaries, func: &Function) {
        for (b, data) in func.blocks.iter_enumerated() {
            for inst in &data.insts {
                let lost = match &inst.kind {
                    InstKind::Release(v) => {
                        self.dropped.union_with(&self.points[*v]);
                        continue;
                    }
                    InstKind::Unpack(v, ..) => {
                        self.dropped.union_with(&self.points[*v]);
                        self.taken.union_with(&self.points[*v]);
                        continue;
                    }
                    InstKind::Call(f, args) => self.lost(summaries.of(*f), args),
                    InstKind::CallClosure(c, args) => self.lost_by_value(summaries, func, *c, args),
                    _ => continue,
                };
                if let Some(r) = inst.result {
                    self.dropped_by.insert(r, lost);
                }
            }
            let lost = match &data.term {
                Terminator::Invoke { func: f, args, .. } | Terminator::TailCall(f, args) => {
                    self.lost(summaries.of(*f), args)
                }
                Terminator::InvokeClosure { closure: c, args, .. } | Terminator::TailCallClosure(c, args) => {
                    self.lost_by_value(summaries, func, *c, args)
                }
                _ => continue,
            };
            self.dropped_at.insert(b, lost);
        }
    }

    fn lost_by_value(&mut self, summaries: &Summaries, func: &Function, c: Value, args: &[Value]) -> Objects {
        let Ty::Cell(cell) = func.ty(c) else { return self.table.empty() };
        let all: Vec<Value> = std::iter::once(c).chain(args.iter().copied()).collect();
        self.lost(&summaries.of_closures(cell, args.len()), &all)
    }

    fn lost(&mut self, s: &Summary, args: &[Value]) -> Objects {
        let mut lost = self.table.empty();
        for (i, v) in args.iter().enumerate() {
            if s.dropped.contains(i) || s.taken.contains(i) {
                let reach = self.reach_of(*v);
                lost.union_with(&reach);
                if s.taken.contains(i) {
                    self.taken.union_with(&reach);
                }
            }
        }
        self.dropped.union_with(&lost);
        lost
    }

    /// Everything that can be reached from objects, with themselves.
    pub(crate) fn reach(&self, from: &Objects) -> Objects {
        let mut out = from.clone();
        let mut work: Vec<usize> = from.ones().collect();
        while let Some(o) = work.pop() {
            for next in self.content[o].ones() {
                if !out.put(next) {
                    work.push(next);
                }
            }
        }
        out
    }

    /// Everything that can be reached from a value.
    pub(crate) fn reach_of(&self, v: Value) -> Objects {
        self.reach(&self.points[v])
    }

    /// What the parameters refer to after the call.
    pub(crate) fn kept_by_params(&self) -> Objects {
        let mut params = self.table.empty();
        for (o, object) in self.table.all.iter().enumerate() {
            if let Object::Param(_) = object {
                params.union_with(&self.reach(&self.content[o]));
            }
        }
        params
    }

    fn point(&mut self, v: Value, to: &Objects) {
        self.changed |= add_all(&mut self.points[v], to);
    }

    fn escape(&mut self, objects: &Objects) {
        self.changed |= add_all(&mut self.escaped, objects);
    }

    fn hold(&mut self, o: usize, what: &Objects) {
        self.changed |= add_all(&mut self.content[o], what);
    }
}

struct Walk<'a> {
    program: &'a Program,
    summaries: &'a Summaries,
    func: &'a Function,
    flow: &'a mut Flow,
    filters: Filters,
}

impl Walk<'_> {
    fn block(&mut self, b: Block) {
        let func = self.func;
        for inst in &func.blocks[b].insts {
            self.inst(&inst.kind, inst.result);
        }
        let term = &func.blocks[b].term;
        self.term(term);
        let supplied = term.supplied_params();
        term.for_each_target(|t| self.target(t, supplied));
    }

    fn target(&mut self, t: &Target, supplied: usize) {
        let func = self.func;
        for (v, p) in t.args.iter().zip(&func.blocks[t.block].params[supplied..]) {
            self.copy(*v, *p);
        }
    }

    fn copy(&mut self, from: Value, to: Value) {
        let objects = self.flow.points[from].clone();
        self.flow.point(to, &objects);
    }

    /// The objects of a result, as far as its type allows.
    fn give(&mut self, to: Value, objects: &Objects) {
        let objects = self.filters.pass(self.program, &self.flow.table, self.func.ty(to), objects);
        self.flow.point(to, &objects);
    }

    /// What the memory of the objects that a value leads to may hold.
    fn held_by(&self, v: Value) -> Objects {
        let mut out = self.flow.table.empty();
        let places = &self.flow.points[v];
        if places.is_clear() {
            out.insert(OUTSIDE);
        }
        for o in places.ones() {
            out.union_with(&self.flow.content[o]);
            if matches!(self.flow.table.all[o], Object::Param(_)) {
                for p in 1..=self.func.params().len() {
                    // What is a part of another parameter is found there only if it was put there.
                    let part = out.contains(p);
                    out.union_with(&self.flow.content[p]);
                    out.set(p, part || p == o);
                }
            }
        }
        out
    }

    fn store(&mut self, place: Value, what: Value) {
        let objects = self.flow.points[what].clone();
        if objects.is_clear() {
            return;
        }
        if self.hides(what) {
            return self.flow.escape(&objects);
        }
        let places = self.flow.points[place].clone();
        if places.is_clear() {
            self.flow.escape(&objects);
        }
        if self.summaries.tied.ty(self.program, self.func.ty(place)) {
            self.outlive(&objects);
        }
        for o in places.ones() {
            self.put(o, &objects);
        }
    }

    /// Cells are kept by something that may be part of a cycle. That no address of a frame is kept is looked at elsewhere,
    /// and more precisely.
    fn outlive(&mut self, what: &Objects) {
        let mut cells = what.clone();
        for o in what.ones() {
            cells.set(o, !matches!(self.flow.table.all[o], Object::Frame(_)));
        }
        self.flow.escape(&cells);
    }

    /// Puts something into an object.
    fn put(&mut self, o: usize, what: &Objects) {
        let tied = &self.summaries.tied;
        let outlives = match self.flow.table.all[o] {
            Object::Site(_, cell) => tied.cell(cell),
            // Which of its cells an address leads into is not known.
            Object::Fresh(_) => !tied.is_empty(),
            // What happens to parameters is looked at where they are known.
            Object::Param(_) | Object::Frame(_) | Object::Outside => false,
        };
        if outlives {
            self.outlive(what);
        }
        self.flow.hold(o, what);
    }

    fn make(&mut self, result: Option<Value>, fields: &[Value], outlives: bool) {
        let Some(v) = result else { return };
        let Some(o) = self.flow.table.of.get(&v).copied() else { return };
        let mut this = self.flow.table.empty();
        this.insert(o);
        self.flow.point(v, &this);
        for f in fields {
            let objects = self.flow.points[*f].clone();
            if self.hides(*f) {
                self.flow.escape(&objects);
                continue;
            }
            if outlives {
                self.outlive(&objects);
            }
            self.flow.hold(o, &objects);
        }
    }

    /// Whether a value is of a type that no address is looked for in, when it comes out of memory again.
    fn hides(&self, v: Value) -> bool {
        !is_tracked(self.program, self.func.ty(v))
    }

    fn outside(&mut self, v: Value) {
        let mut world = self.flow.table.empty();
        world.insert(OUTSIDE);
        self.flow.point(v, &world);
    }

    fn inst(&mut self, kind: &InstKind, result: Option<Value>) {
        use InstKind as K;
        match kind {
            K::New { cell, fields, .. } => self.make(result, fields, self.summaries.tied.cell(*cell)),
            K::NewClosure { func, captures, .. } => self.make(result, captures, self.summaries.tied.closure(*func)),
            K::NewArray { .. } | K::NewText { .. } | K::StackAlloc(..) => self.make(result, &[], false),
            K::MakeAgg(_, parts) | K::MakeCase(_, _, parts) => {
                for p in parts {
                    if let Some(r) = result {
                        self.copy(*p, r);
                    }
                }
            }
            K::Extract(of, _) | K::ExtractCase(of, _, _) => {
                if let Some(r) = result {
                    let objects = self.flow.points[*of].clone();
                    self.give(r, &objects);
                }
            }
            K::Field(of, ..) | K::ArrayGet(of, _) | K::Capture(of, _) | K::Load(of) => {
                if let Some(r) = result
                    && is_tracked(self.program, self.func.ty(r))
                {
                    let objects = self.held_by(*of);
                    self.give(r, &objects);
                }
            }
            K::SetField(c, _, v) | K::ArraySet(c, _, v) | K::Store(c, v) | K::Replace(c, v) => self.store(*c, *v),
            K::MemMove(to, from, _) | K::MemCopy(to, from, _) => {
                let objects = self.held_by(*from);
                for o in self.flow.points[*to].clone().ones() {
                    self.put(o, &objects);
                }
                if self.flow.points[*to].is_clear() {
                    self.flow.escape(&objects);
                }
            }
            K::GlobalSet(_, v) => {
                let objects = self.flow.points[*v].clone();
                self.flow.escape(&objects);
            }
            K::GlobalGet(_) | K::GlobalAddr(_) => {
                if let Some(r) = result
                    && is_tracked(self.program, self.func.ty(r))
                {
                    self.outside(r);
                }
            }
            K::Call(f, args) => self.call(self.summaries.of(*f).clone(), args, result),
            K::CallClosure(c, args) => self.call_closure(*c, args, result),
            K::CallImport(_, args) => {
                for a in args {
                    let objects = self.flow.points[*a].clone();
                    self.flow.escape(&objects);
                }
                if let Some(r) = result {
                    self.outside(r);
                }
            }
            K::CastCell(_)
            | K::Binary(..)
            | K::Unary(..)
            | K::Convert(..)
            | K::Select(..)
            | K::Insert(..)
            | K::PtrAdd(..)
            | K::FieldAddr(..)
            | K::ArrayAddr(..)
            | K::TextData(_) => {
                if let Some(r) = result {
                    kind.for_each_operand(|v| self.copy(v, r));
                }
            }
            K::Const(_)
            | K::Zero
            | K::Static(_)
            | K::Compare(..)
            | K::Tag(_)
            | K::CellTag(_)
            | K::ArrayLen(_)
            | K::TextHeader(_)
            | K::ClosureArity(_)
            | K::IsCell(..)
            | K::MemSet(..)
            | K::Syscall(..)
            | K::Pause
            | K::Retain(_)
            | K::Release(_)
            | K::Unpack(..)
            | K::EndCell(_)
            | K::RegionBegin(_)
            | K::RegionEnd(_)
            | K::FuncAddr(_)
            | K::DebugValue(..) => {}
        }
    }

    fn call_closure(&mut self, c: Value, args: &[Value], result: Option<Value>) {
        let Ty::Cell(cell) = self.func.ty(c) else { return };
        let summary = self.summaries.of_closures(cell, args.len());
        let all: Vec<Value> = std::iter::once(c).chain(args.iter().copied()).collect();
        self.call(summary, &all, result);
    }

    /// What a call does to the objects of its arguments and result.
    fn call(&mut self, s: Summary, args: &[Value], result: Option<Value>) {
        let reach: Vec<Objects> = args.iter().map(|a| self.flow.reach_of(*a)).collect();
        let mut world = self.flow.table.empty();
        world.insert(OUTSIDE);
        for i in s.escapes.ones().filter(|i| *i < args.len()) {
            self.flow.escape(&reach[i]);
        }
        for (i, j) in s.stores.iter().filter(|(i, j)| *i < args.len() && *j < args.len()) {
            for o in reach[*j].ones() {
                self.put(o, &reach[*i]);
            }
        }
        for j in s.filled.ones().filter(|j| *j < args.len()) {
            for o in reach[j].ones() {
                self.flow.hold(o, &world);
            }
        }
        let Some(r) = result.filter(|r| is_tracked(self.program, self.func.ty(*r))) else { return };
        let mut parts = self.flow.table.empty();
        for i in s.returned.ones().filter(|i| *i < args.len()) {
            parts.union_with(&reach[i]);
        }
        if s.returns_outside {
            parts.union_with(&world);
        }
        if s.returns_fresh
            && let Some(fresh) = self.flow.table.of.get(&r).copied()
        {
            let mut inside = parts.clone();
            inside.insert(fresh);
            self.flow.hold(fresh, &inside);
            parts.insert(fresh);
        }
        self.give(r, &parts);
    }

    fn term(&mut self, term: &Terminator) {
        let func = self.func;
        match term {
            Terminator::Return(v) => {
                let objects = self.flow.points[*v].clone();
                if self.hides(*v) {
                    self.flow.escape(&objects);
                } else {
                    self.flow.changed |= add_all(&mut self.flow.returned, &objects);
                }
            }
            Terminator::Raise(v) => {
                let objects = self.flow.points[*v].clone();
                self.flow.escape(&objects);
            }
            Terminator::TailCall(f, args) => self.tail(self.summaries.of(*f).clone(), args),
            Terminator::TailCallClosure(c, args) => {
                let Ty::Cell(cell) = func.ty(*c) else { return };
                let all: Vec<Value> = std::iter::once(*c).chain(args.iter().copied()).collect();
                self.tail(self.summaries.of_closures(cell, args.len()), &all);
            }
            Terminator::Invoke { func: f, args, normal, error } => {
                let result = func.blocks[normal.block].params.first().copied();
                self.call(self.summaries.of(*f).clone(), args, result);
                self.caught(error);
            }
            Terminator::InvokeClosure { closure, args, normal, error } => {
                let result = func.blocks[normal.block].params.first().copied();
                self.call_closure(*closure, args, result);
                self.caught(error);
            }
            Terminator::Jump(_) | Terminator::Branch { .. } | Terminator::Switch { .. } | Terminator::Unreachable => {}
        }
    }

    fn caught(&mut self, error: &Target) {
        if let Some(v) = self.func.blocks[error.block].params.first() {
            self.outside(*v);
        }
    }

    fn tail(&mut self, s: Summary, args: &[Value]) {
        let mut out = self.flow.table.empty();
        for a in args {
            out.union_with(&self.flow.points[*a]);
        }
        self.flow.changed |= add_all(&mut self.flow.handed_on, &out);
        self.call(s.clone(), args, None);
        let mut parts = self.flow.table.empty();
        for (i, a) in args.iter().enumerate() {
            if s.returned.contains(i) {
                parts.union_with(&self.flow.reach_of(*a));
            }
        }
        if s.returns_outside {
            parts.insert(OUTSIDE);
        }
        self.flow.changed |= add_all(&mut self.flow.returned, &parts);
        self.flow.returns_fresh |= s.returns_fresh;
    }

    /// What has escaped can be changed by anybody, and all that it holds has escaped with it.
    fn world(&mut self) {
        let all = self.flow.reach(&self.flow.escaped);
        self.flow.changed |= add_all(&mut self.flow.escaped, &all);
        let mut world = self.flow.table.empty();
        world.insert(OUTSIDE);
        for o in all.ones() {
            self.flow.hold(o, &world);
        }
    }
}
