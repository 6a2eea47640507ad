//! The certifier: proves that counts balance. It shares no code with the passes that insert them.
//!
//! In: MIR after placement and counting. Out: every violation, as text; a violation is a bug of the compiler, never of the
//! program. It interprets each function abstractly, once per block: the state is how many ownerships (*tokens*) the
//! function holds of each value. What a certified program satisfies:
//!
//! ownership
//! - an operand that an instruction consumes has a token, which is gone afterwards; constants need none;
//! - an operand that an instruction reads is *valid* after the instruction's own consumption: it has a token, or it is a
//!   constant or a borrowed parameter, or an immutable part of something valid, or the content of a mutable place
//!   of something valid that nothing can have changed since it was loaded in this block;
//! - a raw address is used only while the cell that it was taken from, as far as it can be followed, is valid;
//! - no token is left at `Return`, `Raise` and tail calls, and none is lost by defining its value again;
//! - all ways into a block bring the same tokens, except into one that ends in `Unreachable`, where the program ends;
//!
//! frame
//! - a cell in the frame that holds something which is counted, or that ends anywhere, ends exactly once on every way on which it is made, is not
//!   used afterwards, and has ended before it is made again; no ownership of such a cell is counted;
//!
//! regions
//! - a region ends exactly once on every way on which it begins, before it begins again and before the function is left; cells
//!   are put into it, and calls are handed it, only in between;
//!
//! borrowing
//! - an argument of a borrowed block parameter, and a borrowed operand of a tail call, is *lasting*: kept alive by
//!   an owner outside the activation (borrowed parameters, constants, module-level variables assigned once, their parts);
//! - code of function values takes the function value and everything else owned;
//! - what an invocation supplies is owned;
//!
//! shape
//! - `Unpack` names, in order, all managed fields of the case, each extracted from that same aggregate; of a cell, some
//!   of its immutable fields or captures, each once and read from that same cell;
//! - a runtime function counts nothing.
//!
//! `tests/certify.rs` breaks a function on purpose in each of these ways, and the certifier must say so:
//!
//! - a token is lost: `leak`, `one_branch_leaks`, `error_edge_leaks`, `exception_is_dropped`, `raise_leaks`, `tail_call_leaks`,
//!   `result_is_lost`, `retain_is_never_released`;
//! - a token is spent twice: `double_release`, `one_value_twice_in_an_aggregate`, `one_value_twice_in_a_jump`, `unpack_then_release`,
//!   `use_of_an_aggregate_taken_apart`, `release_of_a_part`, `cast_names_the_same_ownership`, `consumption_of_an_alias`;
//! - what is borrowed is consumed: `release_of_a_borrowed_parameter`, `return_of_a_borrowed_parameter`, `raise_of_a_borrowed_exception`,
//!   `borrowed_value_in_an_array`, `.._in_a_field`, `.._in_a_cell`, `.._in_a_variable`, `unpack_of_a_borrowed_cell`;
//! - a read after the end: `use_after_release`, `use_after_consumption`, `use_after_a_call_that_takes_over`,
//!   `use_on_the_error_edge_of_what_was_passed`, `part_after_its_whole`, `consumed_and_borrowed_by_one_call`;
//! - a place was changed: `element_after_a_store`, `element_across_a_call`, `element_after_bytes_were_moved`, `variable_assigned_twice`;
//! - raw addresses: `address_after_its_cell`, `element_address_after_its_array`, `loaded_value_after_a_release`;
//! - ways meet: `one_branch_releases`, `leak_in_a_loop`, `release_in_a_loop`, `loop_parameter_is_lost`;
//! - borrowing: `lent_to_a_loop_but_owned_here`, `tail_call_borrows_from_the_frame`, `borrowed_function_value`,
//!   `result_of_an_invocation_is_lent`;
//! - shape: `unpack_of_another_aggregate`, `unpack_of_a_mutable_field`,
//!   `unpack_of_a_cell_in_disorder`, `runtime_code_counts`.

mod once;
mod state;

use base::{FxHashMap, FxHashSet, IndexVec};
use mir::cfg::Cfg;
use mir::ownership::{for_each_term_use, for_each_use};
use mir::{
    AggKind, Block, ConvOp, FuncId, Function, GlobalId, InstKind, Mode, Place, Program, StaticCell, Target, Terminator,
    Ty, Value,
};

use state::{State, merge};

/// Checks a placed program.
pub fn certify(program: &Program) -> Result<(), Vec<String>> {
    let once = once::assigned_once(program);
    let mut errors = Vec::new();
    closure_modes(program, &mut errors);
    for (id, func) in program.funcs.iter_enumerated() {
        let mut checker = Checker::new(program, &once, func);
        checker.run();
        errors.extend(checker.errors.into_iter().map(|e| format!("{id} {}: {e}", func.name)));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn closure_modes(program: &Program, errors: &mut Vec<String>) {
    let mut check = |id: FuncId| {
        let func = &program.funcs[id];
        for (i, (v, mode)) in func.params().iter().zip(&func.modes).enumerate() {
            if program.is_managed(func.ty(*v)) && *mode != Mode::Owned {
                errors.push(format!("{id} {}: as code of a function value, parameter {i} is {mode:?}", func.name));
            }
        }
    };
    for s in program.statics.iter() {
        if let StaticCell::Closure { func, .. } = s {
            check(*func);
        }
    }
    for inst in program.funcs.iter().flat_map(|f| f.blocks.iter()).flat_map(|b| &b.insts) {
        if let InstKind::NewClosure { func, .. } = &inst.kind {
            check(*func);
        }
    }
}

struct Checker<'a> {
    program: &'a Program,
    once: &'a FxHashSet<GlobalId>,
    func: &'a Function,
    managed: IndexVec<Value, bool>,
    /// The instruction that defines each value; none for parameters.
    defs: IndexVec<Value, Option<&'a InstKind>>,
    /// Cells in the frame, and whether they hold something that is counted.
    frame: FxHashMap<Value, bool>,
    /// The regions that the function begins.
    regions: FxHashSet<Value>,
    /// Parameters that the function does not own.
    lent: IndexVec<Value, bool>,
    entry: IndexVec<Block, Option<State>>,
    errors: Vec<String>,
}

impl<'a> Checker<'a> {
    fn new(program: &'a Program, once: &'a FxHashSet<GlobalId>, func: &'a Function) -> Checker<'a> {
        let mut defs: IndexVec<Value, Option<&'a InstKind>> = func.values.ids().map(|_| None).collect();
        for inst in func.blocks.iter().flat_map(|b| &b.insts) {
            if let Some(v) = inst.result {
                defs[v] = Some(&inst.kind);
            }
        }
        let mut lent: IndexVec<Value, bool> = func.values.iter().map(|d| d.borrowed).collect();
        for (v, mode) in func.params().iter().zip(&func.modes) {
            lent[*v] = *mode == Mode::Borrowed;
        }
        let managed = func.values.iter().map(|d| program.is_managed(d.ty)).collect();
        let entry = func.blocks.ids().map(|_| None).collect();
        let frame = FxHashMap::default();
        let regions = FxHashSet::default();
        let mut checker =
            Checker { program, once, func, managed, defs, frame, regions, lent, entry, errors: Vec::new() };
        let insts = || func.blocks.iter().flat_map(|b| &b.insts);
        let on_stack = || insts().filter(|i| i.kind.place() == Some(Place::Stack));
        checker.regions =
            insts().filter_map(|i| if let InstKind::RegionBegin(v) = i.kind { Some(v) } else { None }).collect();
        checker.frame = on_stack().filter_map(|i| Some((i.result?, false))).collect();
        let ended = |v: Value| insts().any(|i| i.kind == InstKind::EndCell(v));
        let holds = on_stack().filter_map(|i| Some((i.result?, checker.holds(&i.kind) || ended(i.result?)))).collect();
        checker.frame = holds;
        checker
    }

    /// Whether a new cell in the frame holds something that is counted, or may later.
    fn holds(&self, kind: &InstKind) -> bool {
        match kind {
            InstKind::New { cell, fields, .. } => {
                let changes = match &self.program.cells[*cell].kind {
                    mir::CellKind::Object(fields) => {
                        fields.iter().any(|f| f.change != mir::Change::Never && self.program.is_managed(f.ty))
                    }
                    _ => false,
                };
                changes || fields.iter().any(|f| !self.is_constant(*f))
            }
            InstKind::NewClosure { captures, .. } => captures.iter().any(|c| !self.is_constant(*c)),
            _ => true,
        }
    }

    fn run(&mut self) {
        let func = self.func;
        if func.is_runtime {
            let counts = |k: &InstKind| matches!(k, InstKind::Retain(_) | InstKind::Release(_) | InstKind::Unpack(..));
            if func.blocks.iter().flat_map(|b| &b.insts).any(|i| counts(&i.kind)) {
                self.errors.push("a runtime function counts".into());
            }
            return;
        }
        let mut start = State::default();
        for v in func.params() {
            if self.managed[*v] && !self.lent[*v] {
                start.tokens.insert(*v, 1);
            }
        }
        self.entry[Block(0)] = Some(start);
        for b in Cfg::new(func).rpo {
            let state = self.entry[b].clone().unwrap_or_default();
            if let Err(e) = self.block(b, state) {
                self.errors.push(format!("{b}: {e}"));
                return;
            }
        }
    }

    fn block(&mut self, b: Block, mut state: State) -> Result<(), String> {
        let data = &self.func.blocks[b];
        for (i, inst) in data.insts.iter().enumerate() {
            self.inst(&mut state, &inst.kind, inst.result)
                .map_err(|e| format!("instruction {i} ({}): {e}", inst.kind))?;
        }
        self.terminator(state, &data.term).map_err(|e| format!("terminator ({}): {e}", data.term))
    }

    /// The value whose ownership `v` names.
    fn name(&self, mut v: Value) -> Value {
        while let Some(InstKind::CastCell(of)) = self.defs[v] {
            v = *of;
        }
        v
    }

    /// Whether a value is never counted: constant, or a cell in the frame.
    fn is_constant(&self, v: Value) -> bool {
        self.frame.contains_key(&self.name(v)) || self.is_static(v)
    }

    /// Whether a value is null, static, or an aggregate of such.
    fn is_static(&self, v: Value) -> bool {
        if !self.managed[v] {
            return true;
        }
        match self.defs[self.name(v)] {
            Some(InstKind::Zero | InstKind::Static(_)) => true,
            Some(InstKind::MakeAgg(_, parts) | InstKind::MakeCase(_, _, parts)) => {
                parts.iter().all(|p| self.is_static(*p))
            }
            Some(InstKind::Insert(of, ..)) => self.is_static(*of),
            Some(InstKind::Extract(of, _) | InstKind::ExtractCase(of, _, _)) => self.is_static(*of),
            Some(InstKind::Field(of, ..)) => self.is_immutable_field(v) && self.is_static(*of),
            Some(_) | None => false,
        }
    }

    fn is_immutable_field(&self, v: Value) -> bool {
        let Some(InstKind::Field(of, _, i)) = self.defs[self.name(v)] else {
            return false;
        };
        let Ty::Cell(cell) = self.func.ty(*of) else {
            return false;
        };
        match &self.program.cells[cell].kind {
            mir::CellKind::Union { .. } => true,
            mir::CellKind::Object(fields) => fields.get(*i as usize).is_some_and(|f| f.change != mir::Change::Often),
            _ => false,
        }
    }

    /// What a value is an immutable part of.
    fn whole(&self, v: Value) -> Option<Value> {
        match self.defs[v] {
            Some(InstKind::Extract(of, _) | InstKind::ExtractCase(of, _, _) | InstKind::Capture(of, _)) => {
                Some(self.name(*of))
            }
            Some(InstKind::Field(of, ..)) if self.is_immutable_field(v) => Some(self.name(*of)),
            Some(_) | None => None,
        }
    }

    fn is_lasting(&self, v: Value) -> bool {
        let mut v = self.name(v);
        loop {
            if self.is_static(v) || self.lent[v] {
                return true;
            }
            match (self.defs[v], self.whole(v)) {
                (Some(InstKind::GlobalGet(g)), _) => return self.once.contains(g),
                (_, Some(whole)) => v = whole,
                _ => return false,
            }
        }
    }

    fn is_valid(&self, state: &State, v: Value) -> bool {
        let mut v = self.name(v);
        loop {
            if let Some(holds) = self.frame.get(&v) {
                return !holds || state.open.contains(&v);
            }
            if state.tokens.contains_key(&v) || self.is_static(v) || self.lent[v] {
                return true;
            }
            match (self.defs[v], self.whole(v)) {
                (Some(InstKind::GlobalGet(g)), _) => return self.once.contains(g) || state.fresh.contains(&v),
                (Some(InstKind::Load(_) | InstKind::Convert(..)), _) => return state.raw.contains(&v),
                (_, Some(whole)) => v = whole,
                (Some(InstKind::Field(of, ..) | InstKind::ArrayGet(of, _)), None) if state.fresh.contains(&v) => {
                    v = self.name(*of)
                }
                _ => return false,
            }
        }
    }

    fn require_valid(&self, state: &State, v: Value) -> Result<(), String> {
        let v = self.cell_of_address(v);
        if !self.managed[v] || self.is_valid(state, v) {
            Ok(())
        } else {
            Err(format!("{v} is read when it may be gone"))
        }
    }

    /// The cell that a raw address was taken from, as far as the definitions tell; else the value itself.
    fn cell_of_address(&self, v: Value) -> Value {
        let mut at = v;
        loop {
            match self.defs[at] {
                Some(InstKind::PtrAdd(of, _)) => at = *of,
                Some(InstKind::FieldAddr(of, _) | InstKind::ArrayAddr(of, _) | InstKind::TextData(of)) => return *of,
                Some(InstKind::Convert(ConvOp::CellToPtr, of)) => return *of,
                Some(_) | None => return v,
            }
        }
    }

    fn consume(&self, state: &mut State, v: Value) -> Result<(), String> {
        if self.is_constant(v) {
            return self.require_valid(state, v);
        }
        let v = self.name(v);
        if state.take(v) { Ok(()) } else { Err(format!("{v} is consumed without being owned")) }
    }

    fn mode(&self) -> impl Fn(FuncId, usize) -> Mode + use<'a> {
        let program = self.program;
        move |f, i| program.funcs[f].modes.get(i).copied().unwrap_or(Mode::Owned)
    }

    fn inst(&self, state: &mut State, kind: &InstKind, result: Option<Value>) -> Result<(), String> {
        match kind {
            InstKind::Retain(v) | InstKind::Release(v) | InstKind::Unpack(v, ..)
                if self.frame.contains_key(&self.name(*v)) =>
            {
                return Err(format!("{v} is counted though it is in the frame"));
            }
            InstKind::Retain(v) => {
                self.require_valid(state, *v)?;
                if !self.is_constant(*v) {
                    state.give(self.name(*v));
                }
                return Ok(());
            }
            InstKind::Unpack(v, case, parts) => return self.unpack(state, *v, *case, parts),
            InstKind::RegionBegin(v) => {
                return if state.open.insert(*v) { Ok(()) } else { Err(format!("{v} begins before it has ended")) };
            }
            InstKind::RegionEnd(v) => {
                return if state.open.remove(v) { Ok(()) } else { Err(format!("{v} ends when it has not begun")) };
            }
            InstKind::EndCell(v) if state.open.remove(v) => {
                state.raw.clear();
                return Ok(());
            }
            InstKind::EndCell(v) => return Err(format!("{v} ends when it is not there")),
            _ => {}
        }
        self.regions_open(state, |f| kind.for_each_operand(f))?;
        let calls = matches!(kind, InstKind::Call(..) | InstKind::CallClosure(..) | InstKind::CallImport(..));
        if calls {
            state.forget_places();
        }
        let mut read = Vec::new();
        let mut check = Ok(());
        for_each_use(kind, &self.mode(), |v, mode| {
            if mode == Mode::Owned && self.managed[v] {
                if check.is_ok() {
                    check = self.consume(state, v);
                }
            } else {
                read.push(v);
            }
        });
        check?;
        read.into_iter().try_for_each(|v| self.require_valid(state, v))?;
        if matches!(kind, InstKind::Release(_)) {
            state.raw.clear();
        }
        if self.changes_places(kind) {
            state.forget_places();
        }
        match result {
            Some(v) if self.managed[v] => self.define(state, v, kind),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether the regions among the operands have begun.
    fn regions_open(&self, state: &State, operands: impl FnOnce(&mut dyn FnMut(Value))) -> Result<(), String> {
        let mut closed = None;
        operands(&mut |v| closed = closed.or((self.regions.contains(&v) && !state.open.contains(&v)).then_some(v)));
        closed.map_or(Ok(()), |v| Err(format!("the region {v} is used when it has not begun")))
    }

    fn changes_places(&self, kind: &InstKind) -> bool {
        match kind {
            InstKind::SetField(_, _, v)
            | InstKind::ArraySet(_, _, v)
            | InstKind::GlobalSet(_, v)
            | InstKind::Store(_, v)
            | InstKind::Replace(_, v) => self.managed[*v],
            InstKind::MemMove(..) | InstKind::MemCopy(..) | InstKind::MemSet(..) => true,
            _ => false,
        }
    }

    fn define(&self, state: &mut State, v: Value, kind: &InstKind) -> Result<(), String> {
        if state.tokens.contains_key(&v) {
            return Err(format!("{v} is defined again while the old one is owned"));
        }
        match kind {
            InstKind::GlobalGet(_) | InstKind::ArrayGet(..) | InstKind::Field(..) => {
                state.fresh.insert(v);
            }
            InstKind::Load(_) | InstKind::Convert(..) => {
                state.raw.insert(v);
            }
            InstKind::CastCell(_) | InstKind::Extract(..) | InstKind::ExtractCase(..) | InstKind::Capture(..) => {}
            _ if self.frame.get(&v) == Some(&true) => {
                if !state.open.insert(v) {
                    return Err(format!("{v} is made again before it has ended"));
                }
            }
            _ if self.is_constant(v) => {}
            _ => state.give(v),
        }
        Ok(())
    }

    fn unpack(&self, state: &mut State, v: Value, case: u32, parts: &[Value]) -> Result<(), String> {
        let id = match self.func.ty(v) {
            Ty::Agg(id) => id,
            Ty::Cell(_) => return self.unpack_cell(state, v, case, parts),
            _ => return Err(format!("{v} is no aggregate or cell")),
        };
        let fields = match &self.program.aggs[id].kind {
            AggKind::Struct(fields) => fields,
            AggKind::Union(cases) => cases.get(case as usize).ok_or("no such case")?,
        };
        let indices: Vec<u32> =
            (0u32..).zip(fields).filter(|(_, t)| self.program.is_managed(**t)).map(|(i, _)| i).collect();
        let name = self.name(v);
        let taken: Vec<u32> = parts
            .iter()
            .filter_map(|p| match self.defs[*p] {
                Some(InstKind::Extract(of, i)) if self.name(*of) == name => Some(*i),
                Some(InstKind::ExtractCase(of, c, i)) if self.name(*of) == name && *c == case => Some(*i),
                Some(_) | None => None,
            })
            .collect();
        if taken != indices || taken.len() != parts.len() {
            return Err(format!("the parts are not the managed fields of {v}"));
        }
        if !state.take(name) {
            return Err(format!("{v} is unpacked without being owned"));
        }
        parts.iter().for_each(|p| state.give(*p));
        Ok(())
    }

    fn unpack_cell(&self, state: &mut State, v: Value, case: u32, parts: &[Value]) -> Result<(), String> {
        let name = self.name(v);
        let mut last = None;
        for p in parts {
            let index = match self.defs[*p] {
                Some(InstKind::Capture(of, i)) if self.name(*of) == name => *i,
                Some(InstKind::Field(of, c, i))
                    if self.name(*of) == name && *c == case && self.is_immutable_field(*p) =>
                {
                    *i
                }
                Some(_) | None => return Err(format!("{p} is no immutable part of {v}")),
            };
            if last.is_some_and(|l| l >= index) {
                return Err(format!("the parts of {v} are not in order"));
            }
            last = Some(index);
        }
        self.consume(state, name).map_err(|_| format!("{v} is unpacked without being owned"))?;
        state.raw.clear();
        parts.iter().for_each(|p| state.give(*p));
        Ok(())
    }

    fn leave(&self, state: &State) -> Result<(), String> {
        if let Some(v) = state.open.iter().min() {
            return Err(format!("{v} has not ended when the function is left"));
        }
        match state.tokens.keys().min() {
            None => Ok(()),
            Some(v) => Err(format!("{v} is still owned when the function is left")),
        }
    }

    fn terminator(&mut self, mut state: State, term: &Terminator) -> Result<(), String> {
        self.regions_open(&state, |f| term.for_each_operand(f))?;
        let tail = matches!(term, Terminator::TailCall(..) | Terminator::TailCallClosure(..));
        if !matches!(term, Terminator::Jump(_) | Terminator::Branch { .. } | Terminator::Switch { .. }) {
            state.forget_places();
        }
        let mut read = Vec::new();
        let mut check = Ok(());
        for_each_term_use(term, &self.mode(), |v, mode| {
            if check.is_err() {
                return;
            }
            if mode == Mode::Owned && self.managed[v] {
                check = self.consume(&mut state, v);
            } else if tail && self.managed[v] && !self.is_lasting(v) {
                check = Err(format!("{v} does not outlive the frame"));
            } else {
                read.push(v);
            }
        });
        check?;
        read.into_iter().try_for_each(|v| self.require_valid(&state, v))?;
        match term {
            Terminator::Return(_)
            | Terminator::Raise(_)
            | Terminator::TailCall(..)
            | Terminator::TailCallClosure(..) => self.leave(&state),
            Terminator::Unreachable => Ok(()),
            Terminator::Jump(_)
            | Terminator::Branch { .. }
            | Terminator::Switch { .. }
            | Terminator::Invoke { .. }
            | Terminator::InvokeClosure { .. } => {
                let mut targets = Vec::new();
                term.for_each_target(|t| targets.push(t.clone()));
                targets.iter().try_for_each(|t| self.edge(state.clone(), t, term.supplied_params()))
            }
        }
    }

    fn edge(&mut self, mut state: State, target: &Target, supplied: usize) -> Result<(), String> {
        let params = &self.func.blocks[target.block].params;
        for (v, p) in target.args.iter().zip(&params[supplied..]) {
            if !self.managed[*p] {
                continue;
            }
            if !self.lent[*p] {
                self.consume(&mut state, *v)?;
            } else if !self.is_lasting(*v) {
                return Err(format!("{v} is lent to {p} but not lasting"));
            }
        }
        for (i, p) in params.iter().enumerate() {
            if !self.managed[*p] {
                continue;
            }
            if i < supplied && self.lent[*p] {
                return Err(format!("{p} is supplied by the invocation and yet borrowed"));
            }
            if state.tokens.contains_key(p) {
                return Err(format!("{p} is defined again while the old one is owned"));
            }
            if !self.lent[*p] {
                state.give(*p);
            }
        }
        state.forget_places();
        let ends = matches!(self.func.blocks[target.block].term, Terminator::Unreachable);
        merge(&mut self.entry[target.block], state, ends).map_err(|e| format!("to {}: {e}", target.block))
    }
}
