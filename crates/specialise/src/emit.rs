//! A function under construction: blocks, instructions, and the state of the source scope.
//!
//! Mutable locals are in SSA form from the start: control flow is structured, so a join knows its
//! predecessors and a loop knows beforehand which locals its body assigns. After code that does not come
//! back the builder stands in a block without predecessors, which [`Fx::finish`] removes.

use std::collections::BTreeMap;

use base::{FxHashMap, Span, Symbol};
use mir::{
    Block, BlockData, CellKind, Const, FuncId, Function, Inst, InstKind, Mode, Place, Program, StaticCell, Target,
    Terminator, Value, ValueData,
};
use tast::{ExprId, LocalId};
use types::Ty;

use crate::cx::Cx;
use crate::value::{BodyRef, Subst, Val};

/// A mutable local.
#[derive(Clone)]
pub enum Slot {
    /// Its current value and machine type.
    Ssa(Value, mir::Ty),
    /// Its address: `&x` is taken somewhere.
    Memory(Value, mir::Ty),
}

/// One body that is being lowered: the function's own, or one inlined into it.
pub struct Frame {
    /// The body.
    pub body: BodyRef,
    /// Types in scope.
    pub subst: Subst,
    /// Immutable locals.
    pub env: FxHashMap<LocalId, Val>,
    /// Mutable locals.
    pub muts: BTreeMap<LocalId, Slot>,
    /// Where `yield` goes.
    pub collector: Option<crate::comprehension::Collector>,
}

/// Where a self tail call jumps.
pub struct SelfLoop {
    /// The function itself.
    pub func: FuncId,
    /// Head of its body.
    pub header: Block,
}

/// What happens to an exception.
#[derive(Clone)]
pub struct Handler {
    /// Its first parameter is the exception; the others are the mutable locals listed.
    pub block: Block,
    /// Mutable locals of the frame that the handler reads.
    pub muts: Vec<LocalId>,
}

/// A function under construction.
pub struct Fx<'c, 'a> {
    /// The whole lowering.
    pub cx: &'c mut Cx<'a>,
    /// Its id.
    pub id: FuncId,
    /// The function.
    pub f: Function,
    /// Where instructions go.
    pub cur: Block,
    /// Blocks that have their terminator.
    pub done: Vec<bool>,
    /// The body being lowered.
    pub frame: Frame,
    /// Position of what is being lowered.
    pub span: Option<Span>,
    /// Innermost position in the user's own code.
    pub user_span: Option<Span>,
    /// Head of the function's loop.
    pub self_loop: Option<SelfLoop>,
    /// The handler around what is being lowered, if it is in this frame or one that was inlined into it.
    pub handler: Option<Handler>,
    /// How many bodies are inlined into each other here.
    pub inline_depth: usize,
    /// The functions that return an address and whose bodies are inlined here, outermost first.
    pub address_makers: Vec<types::ValId>,
    /// Closure body: the cell.
    pub closure: Option<Value>,
    /// Calls of active patterns that the arms of the match being lowered share.
    pub shared: Option<crate::shared::Shared>,
    /// The code of a sequence expression: its enumeration.
    pub machine: Option<crate::machine::Machine>,
}

/// The end of one way into a join.
pub struct Way {
    /// Its last block.
    pub block: Block,
    /// The value that it brings.
    pub val: Val,
    /// Mutable locals there.
    pub muts: BTreeMap<LocalId, Slot>,
}

impl<'c, 'a> Fx<'c, 'a> {
    /// An empty function with its entry block.
    pub fn new(cx: &'c mut Cx<'a>, id: FuncId, body: BodyRef, subst: Subst) -> Fx<'c, 'a> {
        let f = cx.out.funcs[id].clone();
        let mut fx = Fx {
            cx,
            id,
            f,
            cur: Block(0),
            done: Vec::new(),
            frame: Frame { body, subst, env: FxHashMap::default(), muts: BTreeMap::new(), collector: None },
            span: None,
            user_span: None,
            self_loop: None,
            handler: None,
            inline_depth: 0,
            address_makers: Vec::new(),
            closure: None,
            machine: None,
            shared: None,
        };
        fx.cur = fx.block();
        fx
    }

    /// A new block.
    pub fn block(&mut self) -> Block {
        self.done.push(false);
        self.f.blocks.push(BlockData {
            params: Vec::new(),
            insts: Vec::new(),
            term: Terminator::Unreachable,
            term_span: None,
        })
    }

    /// A parameter of a block.
    pub fn param(&mut self, block: Block, ty: mir::Ty) -> Value {
        let v = self.f.values.push(ValueData::new(ty));
        self.f.blocks[block].params.push(v);
        v
    }

    /// Goes on in another block.
    pub fn switch_to(&mut self, block: Block) {
        self.cur = block;
    }

    /// Ends the current block; goes on in one that nothing reaches.
    pub fn terminate(&mut self, term: Terminator) {
        let cur = self.cur;
        if !self.done[cur.0 as usize] {
            self.f.blocks[cur].term = term;
            self.f.blocks[cur].term_span = self.user_span.or(self.span);
            self.done[cur.0 as usize] = true;
        }
        self.cur = self.block();
    }

    /// Goes on in `block` with arguments.
    pub fn jump(&mut self, block: Block, args: Vec<Value>) {
        self.terminate(Terminator::Jump(Target { block, args }));
    }

    /// Two ways without arguments.
    pub fn branch(&mut self, cond: Value, then: Block, els: Block, likely: Option<bool>) {
        let t = |block| Target { block, args: Vec::new() };
        self.terminate(Terminator::Branch { cond, then: t(then), els: t(els), likely });
    }

    /// An instruction with a result.
    pub fn emit(&mut self, kind: InstKind, ty: mir::Ty) -> Value {
        if let InstKind::CastCell(v) = kind
            && let mir::Ty::Cell(cell) = self.ty_of(v)
        {
            self.cx.unknown.insert(cell);
        }
        self.emit_plain(kind, ty)
    }

    /// A reference as one of any object, for a question about it only: nothing is learnt of what such references are.
    pub fn as_any(&mut self, v: Value) -> Value {
        let any = mir::Ty::Cell(mir::Program::ANY);
        if self.ty_of(v) == any { v } else { self.emit_plain(InstKind::CastCell(v), any) }
    }

    fn emit_plain(&mut self, kind: InstKind, ty: mir::Ty) -> Value {
        let v = self.f.values.push(ValueData::new(ty));
        let span = self.user_span.or(self.span);
        self.f.blocks[self.cur].insts.push(Inst { kind, result: Some(v), span });
        v
    }

    /// Bytes of the frame, taken once however often the place is passed.
    pub fn entry_slot(&mut self, bytes: i64, align: u32) -> Value {
        let (n, p) = (
            self.f.values.push(ValueData::new(self.cx.out.word_ty())),
            self.f.values.push(ValueData::new(mir::Ty::Ptr)),
        );
        let size = Inst { kind: InstKind::Const(mir::Const::Int(bytes)), result: Some(n), span: self.span };
        let slot = Inst { kind: InstKind::StackAlloc(n, align), result: Some(p), span: self.span };
        let entry = self.f.blocks.ids().next().expect("invariant: a function has an entry");
        self.f.blocks[entry].insts.splice(0..0, [size, slot]);
        p
    }

    /// An instruction without a result.
    pub fn emit_void(&mut self, kind: InstKind) {
        let span = self.user_span.or(self.span);
        self.f.blocks[self.cur].insts.push(Inst { kind, result: None, span });
    }

    /// An integer constant.
    pub fn int(&mut self, n: i64, ty: mir::Ty) -> Value {
        self.emit(InstKind::Const(Const::Int(n)), ty)
    }

    /// A word constant.
    pub fn word(&mut self, n: i64) -> Value {
        let ty = self.cx.out.word_ty();
        self.int(n, ty)
    }

    /// The zero of a type.
    pub fn zero(&mut self, ty: mir::Ty) -> Value {
        self.emit(InstKind::Zero, ty)
    }

    /// The machine type of a value.
    pub fn ty_of(&self, v: Value) -> mir::Ty {
        self.f.values[v].ty
    }

    /// The concrete type of an expression of the current body.
    pub fn ty(&self, e: ExprId) -> Ty {
        self.cx.concrete(self.frame.body.body.exprs[e].ty, &self.frame.subst)
    }

    /// A type of the current body made concrete.
    pub fn concrete(&self, ty: Ty) -> Ty {
        self.cx.concrete(ty, &self.frame.subst)
    }

    /// A string constant.
    pub fn text(&mut self, text: &str) -> Value {
        let units: Vec<u16> = text.encode_utf16().collect();
        self.text_units(units)
    }

    /// A string constant.
    pub fn text_units(&mut self, units: Vec<u16>) -> Value {
        let id = self.cx.static_cell(StaticCell::Text(units));
        self.emit(InstKind::Static(id), mir::Ty::Cell(Program::TEXT))
    }

    /// `file(line,col)` of the program's code that is being lowered, or that called the library's.
    pub fn location(&mut self) -> Value {
        match self.user_span {
            Some(span) => {
                let text = self.cx.location(span);
                self.text(&text)
            }
            None => self.site_location(),
        }
    }

    /// A machine value of concrete type `ty` for a value.
    pub fn materialise(&mut self, val: &Val, ty: Ty) -> Value {
        let mty = self.cx.mir_ty(ty);
        match val {
            // A class where its base is wanted.
            Val::Ssa(v) => match (self.ty_of(*v), mty) {
                (mir::Ty::Cell(a), mir::Ty::Cell(b)) if a != b => self.emit(InstKind::CastCell(*v), mty),
                _ => *v,
            },
            Val::Unit | Val::Never => self.zero(mty),
            Val::Bool(b) => self.int(i64::from(*b), mir::Ty::I1),
            Val::Text(units) => self.text_units(units.to_vec()),
            Val::Agg(parts) => {
                let tys = self.cx.fields_of(ty);
                let parts: Vec<Value> = parts.iter().zip(&tys).map(|(p, t)| self.materialise(p, *t)).collect();
                self.make_struct(mty, parts)
            }
            Val::Case(case, parts) => {
                let tys = self.cx.cases_of(ty).swap_remove(*case as usize);
                let parts: Vec<Value> = parts.iter().zip(&tys).map(|(p, t)| self.materialise(p, *t)).collect();
                self.make_case(mty, *case, parts)
            }
            Val::Fun(f) => match self.cx.delegate_fun(ty) {
                Some(fun) => self.make_delegate(f, ty, fun),
                None => self.make_closure(f, ty),
            },
            Val::Delayed(d) => self.make_delayed(d),
            Val::As(v, from) => {
                let up = self.upcast_value(*v, *from, ty);
                self.materialise(&up, ty)
            }
        }
    }

    /// A struct aggregate or object cell.
    pub fn make_struct(&mut self, ty: mir::Ty, fields: Vec<Value>) -> Value {
        match ty {
            mir::Ty::Agg(Program::UNIT) => self.zero(ty),
            mir::Ty::Agg(id) => self.emit(InstKind::MakeAgg(id, fields), ty),
            mir::Ty::Cell(cell) => self.emit(InstKind::New { cell, case: 0, fields, place: Place::Unplaced }, ty),
            mir::Ty::I1
            | mir::Ty::I8
            | mir::Ty::I16
            | mir::Ty::I32
            | mir::Ty::I64
            | mir::Ty::F32
            | mir::Ty::F64
            | mir::Ty::Ptr => unreachable!("invariant: records are aggregates or cells"),
        }
    }

    /// A union value of a case.
    pub fn make_case(&mut self, ty: mir::Ty, case: u32, fields: Vec<Value>) -> Value {
        match ty {
            mir::Ty::Agg(id) => self.emit(InstKind::MakeCase(id, case, fields), ty),
            mir::Ty::Cell(cell) => {
                if fields.is_empty() {
                    if let CellKind::Union { null_case: Some(n), .. } = self.cx.out.cells[cell].kind
                        && n == case
                    {
                        return self.zero(ty);
                    }
                    let id = self.cx.static_cell(StaticCell::Case(cell, case));
                    return self.emit(InstKind::Static(id), ty);
                }
                self.emit(InstKind::New { cell, case, fields, place: Place::Unplaced }, ty)
            }
            mir::Ty::I1
            | mir::Ty::I8
            | mir::Ty::I16
            | mir::Ty::I32
            | mir::Ty::I64
            | mir::Ty::F32
            | mir::Ty::F64
            | mir::Ty::Ptr => unreachable!("invariant: unions are aggregates or cells"),
        }
    }

    /// The state at the end of one way into a join.
    pub fn way(&mut self, val: Val) -> Way {
        Way { block: self.cur, val, muts: self.frame.muts.clone() }
    }

    /// Joins ways that each ended without a terminator; gives the joined value of type `ty`.
    pub fn join(&mut self, ways: Vec<Way>, ty: Ty) -> Val {
        let mut live: Vec<Way> = ways.into_iter().filter(|w| !matches!(w.val, Val::Never)).collect();
        if live.is_empty() {
            return Val::Never;
        }
        if live.len() == 1 {
            let way = live.remove(0);
            self.cur = way.block;
            self.frame.muts = way.muts;
            return way.val;
        }
        let join = self.block();
        let mut args: Vec<Vec<Value>> = vec![Vec::new(); live.len()];
        let result = self.join_value(&mut live, &mut args, join, ty);
        let muts = self.join_muts(&live, &mut args, join);
        for (way, args) in live.iter().zip(args) {
            self.cur = way.block;
            self.jump(join, args);
        }
        self.cur = join;
        self.frame.muts = muts;
        result
    }

    fn join_value(&mut self, live: &mut [Way], args: &mut [Vec<Value>], join: Block, ty: Ty) -> Val {
        if live.iter().all(|w| matches!(w.val, Val::Unit)) {
            return Val::Unit;
        }
        if let Val::Bool(b) = live[0].val
            && live.iter().all(|w| matches!(w.val, Val::Bool(c) if c == b))
        {
            return Val::Bool(b);
        }
        let mty = self.cx.mir_ty(ty);
        for (way, args) in live.iter_mut().zip(args.iter_mut()) {
            self.cur = way.block;
            // A call that makes the value may go to a handler, which takes the locals as they are on this way.
            self.frame.muts = way.muts.clone();
            let v = self.materialise(&way.val, ty);
            // Making the value may take blocks of its own: the way ends in the last of them.
            way.block = self.cur;
            args.push(v);
        }
        if mty == mir::Ty::Agg(Program::UNIT) {
            for args in args.iter_mut() {
                args.pop();
            }
            return Val::Unit;
        }
        Val::Ssa(self.param(join, mty))
    }

    fn join_muts(&mut self, live: &[Way], args: &mut [Vec<Value>], join: Block) -> BTreeMap<LocalId, Slot> {
        let mut muts = BTreeMap::new();
        for (local, slot) in &live[0].muts {
            let Slot::Ssa(first, ty) = slot else {
                muts.insert(*local, slot.clone());
                continue;
            };
            let here = |w: &Way| match w.muts.get(local) {
                Some(Slot::Ssa(v, _)) => Some(*v),
                Some(Slot::Memory(..)) | None => None,
            };
            let values: Vec<Option<Value>> = live.iter().map(here).collect();
            if values.iter().any(Option::is_none) {
                continue;
            }
            if values.iter().all(|v| *v == Some(*first)) {
                muts.insert(*local, slot.clone());
                continue;
            }
            let p = self.param(join, *ty);
            self.f.values[p].name =
                Some(self.frame.body.body.locals.get(*local).map_or_else(|| Symbol::intern("_"), |l| l.name));
            for (args, v) in args.iter_mut().zip(values) {
                args.extend(v);
            }
            muts.insert(*local, Slot::Ssa(p, *ty));
        }
        muts
    }

    /// A call; a callee that may fail goes to the handler.
    pub fn call(&mut self, func: FuncId, args: Vec<Value>, ret: mir::Ty) -> Value {
        self.note_site(func);
        if let Some(h) = self.handler.clone() {
            let normal = self.block();
            let result = self.param(normal, ret);
            let error = self.error_target(&h);
            let normal_target = Target { block: normal, args: Vec::new() };
            self.terminate(Terminator::Invoke { func, args, normal: normal_target, error });
            self.cur = normal;
            return result;
        }
        self.emit(InstKind::Call(func, args), ret)
    }

    /// A call of a function value with exactly its arity.
    pub fn call_closure(&mut self, closure: Value, args: Vec<Value>, ret: mir::Ty) -> Value {
        if let Some(h) = self.handler.clone() {
            let normal = self.block();
            let result = self.param(normal, ret);
            let error = self.error_target(&h);
            let normal_target = Target { block: normal, args: Vec::new() };
            self.terminate(Terminator::InvokeClosure { closure, args, normal: normal_target, error });
            self.cur = normal;
            return result;
        }
        self.emit(InstKind::CallClosure(closure, args), ret)
    }

    /// The handler's block with the mutable locals as they are now.
    pub fn error_target(&mut self, h: &Handler) -> Target {
        let args = h
            .muts
            .iter()
            .filter_map(|l| match self.frame.muts.get(l) {
                Some(Slot::Ssa(v, _)) => Some(*v),
                Some(Slot::Memory(..)) | None => None,
            })
            .collect();
        Target { block: h.block, args }
    }

    /// Runs `f` with another body in scope, then comes back to this one.
    pub fn in_frame<R>(&mut self, frame: Frame, f: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.frame, frame);
        let span = self.span;
        let user_span = self.user_span;
        // A handler of an outer frame names that frame's locals: they do not change meanwhile.
        let handler = self.handler.clone();
        if let Some(h) = &handler
            && !h.muts.is_empty()
        {
            self.handler = Some(self.outer_handler(h, &outer));
        }
        let r = f(self);
        self.handler = handler;
        self.frame = outer;
        self.span = span;
        self.user_span = user_span;
        r
    }

    /// A handler block for code of an inlined body: it passes the outer frame's mutable locals as they are now.
    fn outer_handler(&mut self, h: &Handler, outer: &Frame) -> Handler {
        let args = h
            .muts
            .iter()
            .filter_map(|l| match outer.muts.get(l) {
                Some(Slot::Ssa(v, _)) => Some(*v),
                Some(Slot::Memory(..)) | None => None,
            })
            .collect::<Vec<_>>();
        let pad = self.block();
        let exn = self.cx.mir_ty(types::Builtin::Exn.ty());
        let e = self.param(pad, exn);
        let back = self.cur;
        self.cur = pad;
        let mut all = vec![e];
        all.extend(args);
        let target = h.block;
        self.terminate(Terminator::Jump(Target { block: target, args: all }));
        self.cur = back;
        Handler { block: pad, muts: Vec::new() }
    }

    /// Puts the finished function into the program.
    pub fn finish(mut self, modes: Vec<Mode>) {
        self.f.modes = modes;
        if self.f.kind == mir::FuncKind::Closure {
            self.f.modes[0] = Mode::Borrowed;
        }
        crate::tail::prune(&mut self.f);
        let comes_back = |t: &Terminator| {
            matches!(
                t,
                Terminator::Return(_)
                    | Terminator::TailCall(..)
                    | Terminator::TailCallClosure(..)
                    | Terminator::Raise(_)
            )
        };
        self.f.no_return = !self.cx.has_handlers && !self.f.blocks.iter().any(|b| comes_back(&b.term));
        self.cx.out.funcs[self.id] = self.f;
    }

    /// A value under a name for the debugger.
    pub fn name_value(&mut self, v: Value, name: Symbol, ty: Ty) {
        // A debugger shows the variables of the program, not those of library code that was inlined.
        let hidden = self.cx.debug && self.frame.body.is_library;
        if !hidden && self.f.values[v].name.is_none() {
            self.f.values[v].name = Some(name);
            self.f.values[v].shown = self.cx.debug.then(|| self.cx.ty_name(ty));
        }
    }
}
