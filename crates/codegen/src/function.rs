//! Function bodies: blocks, values, terminators.
//!
//! In: a MIR function. Out: an `llvm.func`. Blocks are emitted in reverse postorder, so that every value is there
//! before its uses; blocks that the entry does not reach are left out.

use base::{FxHashMap, IndexVec, SideTable, Span, Symbol};
use melior::ir::Region;
use melior::ir::block::BlockLike;
use mir::cfg::Cfg;
use mir::{Block, FuncId, Function, Target, Terminator, Ty, Value};

use crate::OptLevel;
use crate::abi::{Signature, leaf_type};
use crate::builder::{Blk, Builder, Conv, Icmp, Val};
use crate::call;
use crate::counted::{self, NoWrap};
use crate::debug::Scope;
use crate::inst;
use crate::layout::Leaf;
use crate::load::Place;
use crate::module::{Module, function_attributes};

/// How often the failure edge of a call is taken against the normal one.
const NORMAL_FIRST: [i32; 2] = [2000, 1];
/// How often an expected outcome is taken against the other one. From 15 on LLVM copies loops, to have one in which an
/// index needs no comparison with this array's length; with a few arrays that is dozens of copies.
const EXPECTED: i32 = 14;

/// A function under construction.
pub(crate) struct Emitter<'m, 'p, 'c> {
    pub(crate) m: &'m mut Module<'p, 'c>,
    pub(crate) func: &'p Function,
    pub(crate) id: FuncId,
    values: IndexVec<Value, Option<Vec<Val<'c>>>>,
    blocks: IndexVec<Block, Option<Blk<'c>>>,
    pub(crate) region: Region<'c>,
    /// Where the result goes, if it goes through memory.
    pub(crate) result_slot: Option<Val<'c>>,
    /// Slots for results of callees, by size and alignment: each is read right after the call.
    pub(crate) call_slots: FxHashMap<(u64, u64), Val<'c>>,
    /// Where variables are kept for the debugger.
    pub(crate) debug_slots: FxHashMap<(Symbol, Ty), Val<'c>>,
    /// Values that are integer constants.
    pub(crate) constants: SideTable<Value, i64>,
    pub(crate) scope: Scope<'c>,
    cfg: Cfg,
    /// Sums that do not wrap.
    pub(crate) no_wrap: FxHashMap<Value, NoWrap>,
    /// The block that is being emitted.
    pub(crate) current: Block,
}

/// Emits a function.
pub(crate) fn emit(m: &mut Module<'_, '_>, id: FuncId) {
    let func = &m.program.funcs[id];
    let symbol = m.decls[id].symbol.clone();
    let (scope, place) = m.debug.function(m.options.source_map, func.name.as_str(), &symbol, func.span);
    m.b.loc = place;
    let attributes = function_attributes(m, id);
    let cfg = Cfg::new(func);
    let mut e = Emitter {
        func,
        id,
        values: func.values.iter().map(|_| None).collect(),
        blocks: func.blocks.iter().map(|_| None).collect(),
        region: Region::new(),
        result_slot: None,
        call_slots: FxHashMap::default(),
        debug_slots: FxHashMap::default(),
        constants: SideTable::new(),
        scope,
        no_wrap: counted::steps(func, &cfg),
        cfg,
        current: Block(0),
        m,
    };
    e.body();
    let Emitter { m, region, .. } = e;
    m.b.loc = place;
    let op = m.b.top_level("llvm.func", &attributes, vec![region]);
    m.body.append_operation(op);
}

impl<'c> Emitter<'_, '_, 'c> {
    pub(crate) fn b(&mut self) -> &mut Builder<'c> {
        &mut self.m.b
    }
    /// The type of a value.
    pub(crate) fn ty(&self, v: Value) -> Ty {
        self.func.ty(v)
    }
    /// The leaves of a value.
    pub(crate) fn get(&self, v: Value) -> &[Val<'c>] {
        self.values[v].as_deref().expect("invariant: a value is defined before its uses")
    }
    /// The one leaf of a scalar.
    pub(crate) fn one(&self, v: Value) -> Val<'c> {
        self.get(v)[0]
    }
    /// The leaves of several values in a row.
    pub(crate) fn all(&self, vs: &[Value]) -> Vec<Val<'c>> {
        vs.iter().flat_map(|v| self.get(*v).iter().copied()).collect()
    }
    pub(crate) fn define(&mut self, v: Value, leaves: Vec<Val<'c>>) {
        self.values[v] = Some(leaves);
    }
    /// The leaves of a type.
    pub(crate) fn leaves(&self, ty: Ty) -> Vec<Leaf> {
        self.m.leaves.of(ty)
    }
    pub(crate) fn sig(&self) -> &Signature {
        &self.m.decls[self.id].sig
    }
    /// The location of what follows.
    fn set_span(&mut self, span: Option<Span>) {
        let m = &mut *self.m;
        m.b.loc = m.debug.location(m.options.source_map, &mut self.scope, span);
    }
    /// Whether a block can run more than once in an activation.
    pub(crate) fn in_cycle(&self, block: Block) -> bool {
        let mut seen = vec![false; self.func.blocks.len()];
        let mut stack = vec![block];
        while let Some(b) = stack.pop() {
            let mut found = false;
            self.func.blocks[b].term.for_each_target(|t| {
                found |= t.block == block;
                if !std::mem::replace(&mut seen[t.block.0 as usize], true) {
                    stack.push(t.block);
                }
            });
            if found {
                return true;
            }
        }
        false
    }

    fn body(&mut self) {
        self.set_span(self.func.span);
        self.entry();
        let order = self.cfg.rpo.clone();
        for block in order.iter().skip(1) {
            self.declare_block(*block);
        }
        for block in &order {
            self.block(*block);
        }
    }
    /// The entry block with the function's parameters. A jump may come back to the MIR entry, so that LLVM's own entry
    /// block only goes there.
    fn entry(&mut self) {
        let types = self.sig().param_types(&self.m.b);
        let mut args = self.m.b.begin(&self.region, &types);
        if self.sig().ret.in_memory {
            self.result_slot = Some(args.remove(0));
        }
        if self.cfg.preds[Block(0)].is_empty() {
            self.take_params(Block(0), args);
        } else {
            self.declare_block(Block(0));
            let to = self.blocks[Block(0)].expect("invariant: just declared");
            self.b().branch(to, &args);
        }
        self.parameter_names();
    }
    fn declare_block(&mut self, block: Block) {
        let leaves: Vec<Ty> =
            self.func.blocks[block].params.iter().flat_map(|v| self.leaves(self.ty(*v))).map(|l| l.ty).collect();
        let types: Vec<_> = leaves.iter().map(|t| leaf_type(&self.m.b, *t)).collect();
        let made = self.m.b.append_block(&self.region, &types);
        self.blocks[block] = Some(made);
        let args = self.m.b.arguments(made);
        self.take_params(block, args);
    }
    fn take_params(&mut self, block: Block, mut args: Vec<Val<'c>>) {
        for v in &self.func.blocks[block].params {
            let rest = args.split_off(self.leaves(self.ty(*v)).len());
            self.define(*v, args);
            args = rest;
        }
    }
    /// Whether the variables of the function are to be seen: code that is not optimised, of the program itself.
    fn is_watched(&self) -> bool {
        let options = self.m.options;
        let watched = options.debug && options.opt_level == OptLevel::O0;
        watched && (self.is_own_code(self.func.span) || self.id == self.m.program.entry)
    }
    fn is_own_code(&self, span: Option<Span>) -> bool {
        span.and_then(|s| self.m.options.source_map.get(s.file)).is_some_and(|f| !f.is_library)
    }
    /// Which parameter of the function a value is, from 1: it may have passed a jump from the entry. 0 when it is none.
    fn argument(&self, v: Value) -> u32 {
        let Terminator::Jump(t) = &self.func.blocks[Block(0)].term else { return 0 };
        let at = self.func.blocks[t.block].params.iter().position(|p| *p == v);
        let passed = at.and_then(|i| t.args.get(i));
        passed.and_then(|a| self.func.params().iter().position(|p| p == a)).map_or(0, |i| i as u32 + 1)
    }
    /// Names the parameters for the debugger.
    fn parameter_names(&mut self) {
        if !self.m.options.debug || self.blocks[Block(0)].is_some() {
            return;
        }
        for (i, v) in self.func.params().iter().enumerate() {
            if let Some(name) = self.func.values[*v].name {
                inst::debug_value(self, name, *v, self.func.span, i as u32 + 1);
            }
        }
    }
    fn block(&mut self, block: Block) {
        self.current = block;
        if let Some(made) = self.blocks[block] {
            self.b().at_end(made);
        }
        let func = self.func;
        let watched = self.is_watched();
        if watched && block != Block(0) {
            let m = &mut *self.m;
            m.b.loc = m.debug.no_line(m.options.source_map, &mut self.scope);
            for v in &func.blocks[block].params {
                if let Some(name) = func.values[*v].name {
                    inst::debug_value(self, name, *v, func.span, self.argument(*v));
                }
            }
        } else if watched && self.id == self.m.program.entry {
            inst::debug_definitions(self);
        }
        for i in &func.blocks[block].insts {
            self.set_span(i.span);
            inst::emit(self, i);
            if watched
                && self.is_own_code(i.span)
                && let Some(v) = i.result
                && let Some(name) = func.values[v].name
            {
                inst::debug_value(self, name, v, i.span, 0);
            }
        }
        // A return belongs to the line that computes the result.
        let data = &func.blocks[block];
        let returns = matches!(data.term, Terminator::Return(_)) && data.insts.iter().any(|i| i.span.is_some());
        if !returns {
            self.set_span(data.term_span);
        }
        self.terminator(&func.blocks[block].term);
    }
    fn target(&self, t: &Target) -> (Blk<'c>, Vec<Val<'c>>) {
        (self.blocks[t.block].expect("invariant: a target is reachable"), self.all(&t.args))
    }
    fn terminator(&mut self, term: &Terminator) {
        match term {
            Terminator::Jump(t) => {
                let (to, args) = self.target(t);
                self.b().branch(to, &args);
            }
            Terminator::Branch { cond, then, els, likely } => {
                // LLVM sees by itself that a way which ends the program is never taken.
                let likely = likely.filter(|_| !self.ends_program(then.block) && !self.ends_program(els.block));
                let (then, els, cond) = (self.target(then), self.target(els), self.one(*cond));
                let weights = likely.map(|yes| if yes { [EXPECTED, 1] } else { [1, EXPECTED] });
                self.b().cond_branch(cond, (then.0, &then.1), (els.0, &els.1), weights);
            }
            Terminator::Switch { on, cases, default } => self.switch(*on, cases, default),
            Terminator::Return(v) => {
                let values = self.get(*v).to_vec();
                self.ret(&values);
            }
            Terminator::Raise(v) => {
                let exception = self.one(*v);
                self.raise(exception);
            }
            Terminator::TailCall(f, args) => call::tail(self, *f, args),
            Terminator::TailCallClosure(c, args) => call::tail_closure(self, *c, args),
            Terminator::Invoke { func, args, normal, error } => {
                let (exception, result) = call::direct(self, *func, args);
                self.after_invoke(exception, result, normal, error);
            }
            Terminator::InvokeClosure { closure, args, normal, error } => {
                let ret = self.ty_of_first(normal);
                let (exception, result) = call::closure(self, *closure, args, ret);
                self.after_invoke(exception, result, normal, error);
            }
            Terminator::Unreachable => self.b().unreachable(),
        }
    }
    fn ends_program(&self, block: Block) -> bool {
        matches!(self.func.blocks[block].term, Terminator::Unreachable)
    }
    fn ty_of_first(&self, normal: &Target) -> Ty {
        self.ty(self.func.blocks[normal.block].params[0])
    }
    fn switch(&mut self, on: Value, cases: &[(i64, Target)], default: &Target) {
        let mut ways = Vec::with_capacity(cases.len());
        for (n, t) in cases {
            let (to, args) = self.target(t);
            ways.push((*n, to, args));
        }
        let (to, args) = self.target(default);
        let on = self.one(on);
        self.b().switch(on, &ways, (to, &args));
    }
    fn after_invoke(&mut self, exception: Option<Val<'c>>, result: Vec<Val<'c>>, normal: &Target, error: &Target) {
        let (normal_block, rest) = self.target(normal);
        let normal_args: Vec<Val<'c>> = result.into_iter().chain(rest).collect();
        let Some(exception) = exception else {
            self.b().branch(normal_block, &normal_args);
            return;
        };
        let (error_block, rest) = self.target(error);
        let error_args: Vec<Val<'c>> = std::iter::once(exception).chain(rest).collect();
        let ok = self.is_null(exception);
        self.b().cond_branch(ok, (normal_block, &normal_args), (error_block, &error_args), Some(NORMAL_FIRST));
    }
    /// Whether an address is null.
    pub(crate) fn is_null(&mut self, v: Val<'c>) -> Val<'c> {
        let b = self.b();
        let null = b.zero(b.t.ptr);
        b.icmp(Icmp::Eq, v, null)
    }
    /// Returns the leaves of the result.
    pub(crate) fn ret(&mut self, values: &[Val<'c>]) {
        let ret = self.sig().ret.clone();
        let mut registers = Vec::new();
        if ret.raises {
            let b = self.b();
            let null = b.zero(b.t.ptr);
            registers.push(null);
        }
        if ret.in_memory {
            let slot = self.result_slot.expect("invariant: a result in memory has its slot");
            let word = self.m.program.word;
            Place::slot(slot).store(self.b(), word, &ret.leaves, values);
        } else {
            registers.extend_from_slice(values);
        }
        let packed = ret.pack(self.b(), &registers);
        self.b().ret(packed);
    }
    /// Returns an exception.
    fn raise(&mut self, exception: Val<'c>) {
        let ret = self.sig().ret.clone();
        assert!(ret.raises, "invariant: only functions that raise hold a raise");
        let mut registers = vec![exception];
        if !ret.in_memory {
            for l in &ret.leaves {
                let ty = leaf_type(&self.m.b, l.ty);
                registers.push(self.b().poison(ty));
            }
        }
        let packed = ret.pack(self.b(), &registers);
        self.b().ret(packed);
    }
    /// The convention and signature of this function.
    pub(crate) fn own(&self) -> (Conv, &Signature) {
        (self.m.decls[self.id].conv, self.sig())
    }
}
