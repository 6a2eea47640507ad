//! Exceptions: `raise`, `try .. with`, `try .. finally`, and which functions may fail.
//!
//! A program without a reachable handler ends at the first exception: raising is a call that does not come back, and
//! no function has an error edge. Otherwise every call of a function that may raise becomes an
//! [`mir::Terminator::Invoke`], whose error edge goes to the handler or hands the exception on.

use base::Idx;
use mir::{Block, BlockData, CmpOp, FuncKind, Global, InstKind, Program, Target, Terminator, Value, ValueData};
use tast::{Arm, ExprId, ExprKind};
use types::{Builtin, Ty};

use crate::closure::assigned_locals;
use crate::cx::Cx;
use crate::emit::{Fx, Handler, Slot};
use crate::machine::yields;
use crate::value::{Fun, Val};

impl Fx<'_, '_> {
    /// `raise e`
    pub fn lower_raise(&mut self, x: ExprId) -> Val {
        let exn = Builtin::Exn.ty();
        let from = self.ty(x);
        let val = self.lower(x, false);
        if matches!(val, Val::Never) {
            return Val::Never;
        }
        let v = self.materialise(&val, from);
        let e = self.upcast_value(v, from, exn);
        let e = self.materialise(&e, exn);
        self.raise_here(e)
    }

    /// Raises an exception at the place that is being lowered.
    pub fn raise_here(&mut self, e: Value) -> Val {
        if self.cx.has_handlers && self.user_span.is_none() {
            return self.raise_from_library(e);
        }
        let location = self.location();
        self.raise_at(e, location)
    }

    /// Raises an exception at a place.
    pub fn raise_at(&mut self, e: Value, location: Value) -> Val {
        if !self.cx.has_handlers {
            if let Some(v) = self.cx.library_val("Firefly.Runtime.Failure.raise") {
                let unit = Builtin::Unit.ty();
                let tys = self.cx.program.val(v).scheme.params.iter().map(|_| unit).collect::<Vec<Ty>>();
                let args = vec![Val::Ssa(e), Val::Ssa(location)];
                let arg_tys = [Builtin::Exn.ty(), Builtin::String.ty()];
                self.call_instance(&Fun::Val(v, tys.into()), args, &arg_tys, unit, false);
            }
            self.terminate(Terminator::Unreachable);
            return Val::Never;
        }
        let g = self.cx.raised_at();
        self.emit_void(InstKind::GlobalSet(g, location));
        self.raise_value(e);
        Val::Never
    }

    /// Goes to the handler, or leaves with the exception.
    pub fn raise_value(&mut self, e: Value) {
        match self.handler.clone() {
            Some(h) => {
                let mut target = self.error_target(&h);
                target.args.insert(0, e);
                self.terminate(Terminator::Jump(target));
            }
            None => self.terminate(Terminator::Raise(e)),
        }
    }

    /// Opens a handler for what is lowered next: its block, and the mutable locals that it takes.
    fn open_handler(&mut self, parts: &[ExprId]) -> (Handler, Option<Handler>) {
        let source = self.frame.body.clone();
        let mut locals = Vec::new();
        for e in parts {
            assigned_locals(&source.body, *e, &mut locals);
        }
        locals.extend(self.frame.collector.as_ref().and_then(crate::comprehension::Collector::locals));
        locals.retain(|l| matches!(self.frame.muts.get(l), Some(Slot::Ssa(..))));
        let block = self.block();
        let handler = Handler { block, muts: locals };
        let outer = self.handler.replace(handler.clone());
        (handler, outer)
    }

    /// Stands at the start of a handler; gives the exception.
    fn enter_handler(&mut self, h: &Handler) -> Value {
        let exn = self.cx.mir_ty(Builtin::Exn.ty());
        self.switch_to(h.block);
        let e = self.param(h.block, exn);
        for l in &h.muts {
            if let Some(Slot::Ssa(_, ty)) = self.frame.muts.get(l).cloned() {
                let p = self.param(h.block, ty);
                self.frame.muts.insert(*l, Slot::Ssa(p, ty));
            }
        }
        e
    }

    /// `try body with arms`
    pub fn lower_try_with(&mut self, e: ExprId, body: ExprId, arms: &[Arm]) -> Val {
        let ty = self.ty(e);
        let before = self.frame.muts.clone();
        let (handler, outer) = self.open_handler(&[body]);
        let v = self.lower(body, false);
        // What makes a collection may raise itself, as for a source that is null: it is made inside.
        let v = self.force(v, ty);
        let done = self.way(v);
        self.handler = outer;
        self.frame.muts = before;
        let exn = self.enter_handler(&handler);
        if self.in_machine() && yields(&self.frame.body.body, body) {
            self.pass_closing_on(exn);
        }
        let val = self.match_value(Val::Ssa(exn), Builtin::Exn.ty(), arms, ty, false, |fx| fx.raise_value(exn));
        let caught = self.way(val);
        self.join(vec![done, caught], ty)
    }

    /// A sequence expression that is closed leaves through its handlers with null for an exception: nothing for `with`.
    fn pass_closing_on(&mut self, exn: Value) {
        let mty = self.ty_of(exn);
        let null = self.zero(mty);
        let closing = self.compare(CmpOp::Eq, exn, null);
        let (out, on) = (self.block(), self.block());
        self.branch(closing, out, on, Some(false));
        self.switch_to(out);
        self.raise_value(exn);
        self.switch_to(on);
    }

    /// `try body finally finalizer`
    pub fn lower_try_finally(&mut self, e: ExprId, body: ExprId, finalizer: ExprId) -> Val {
        let ty = self.ty(e);
        let suspends = self.in_machine() && yields(&self.frame.body.body, body);
        self.protected(&[body], suspends, ty, &mut |fx| fx.lower(body, false), &mut |fx| fx.lower(finalizer, false))
    }

    /// Runs `body`, then `finalizer` on every way out. `parts` are the expressions that the body assigns locals in;
    /// `suspends`: it may be left at a `yield`.
    pub fn protected(
        &mut self,
        parts: &[ExprId],
        suspends: bool,
        ty: Ty,
        body: &mut dyn FnMut(&mut Self) -> Val,
        finalizer: &mut dyn FnMut(&mut Self) -> Val,
    ) -> Val {
        if !self.cx.has_handlers && !suspends {
            // An exception that nothing catches ends the program at once, as .NET does: the finaliser does not run.
            let val = body(self);
            if !matches!(val, Val::Never) {
                finalizer(self);
            }
            return val;
        }
        let before = self.frame.muts.clone();
        let (handler, outer) = self.open_handler(parts);
        let v = body(self);
        let v = self.force(v, ty);
        self.handler = outer;
        let val = match v {
            Val::Never => Val::Never,
            v => {
                // The value is settled before the finaliser runs.
                let v = if self.is_unit(ty) || v.has_function() { v } else { Val::Ssa(self.materialise(&v, ty)) };
                if matches!(finalizer(self), Val::Never) { Val::Never } else { v }
            }
        };
        let done = self.way(val);
        self.frame.muts = before;
        let exn = self.enter_handler(&handler);
        if !matches!(finalizer(self), Val::Never) {
            self.raise_value(exn);
        }
        self.join(vec![done], ty)
    }
}

impl Cx<'_> {
    /// The variable that says where the last exception was raised.
    pub fn raised_at(&mut self) -> mir::GlobalId {
        if let Some(g) = self.raised_at {
            return g;
        }
        let g = self.out.globals.push(Global {
            name: base::Symbol::intern("raised.at"),
            ty: mir::Ty::Cell(Program::TEXT),
            bytes: None,
            init: None,
            span: None,
        });
        self.raised_at = Some(g);
        g
    }

    /// Whether some checked body has a handler.
    pub fn find_handlers(&mut self) {
        let in_body = |b: &tast::Body| b.exprs.iter().any(|e| matches!(e.kind, ExprKind::TryWith { .. }));
        let in_init = |i: &tast::Init| match i {
            tast::Init::Do { body, .. } => in_body(body),
            tast::Init::Val(_) => false,
        };
        self.has_handlers = self.program.bodies.values().any(|b| in_body(b)) || self.program.inits.iter().any(in_init);
    }
}

/// Marks functions that may raise to a handler.
pub fn mark_raising(program: &mut Program) {
    let n = program.funcs.len();
    let mut callers: Vec<Vec<usize>> = vec![Vec::new(); n + 1];
    let mut raising = vec![false; n + 1];
    for (id, f) in program.funcs.iter_enumerated() {
        for b in f.blocks.iter() {
            if matches!(b.term, Terminator::Raise(_)) {
                raising[id.index()] = true;
            }
            for i in &b.insts {
                match i.kind {
                    InstKind::Call(g, _) => callers[g.index()].push(id.index()),
                    InstKind::CallClosure(..) => callers[n].push(id.index()),
                    _ => {}
                }
            }
        }
        if f.kind == FuncKind::Closure {
            callers[id.index()].push(n);
        }
    }
    let mut work: Vec<usize> = (0..n).filter(|i| raising[*i]).collect();
    while let Some(g) = work.pop() {
        for c in &callers[g] {
            if !std::mem::replace(&mut raising[*c], true) {
                work.push(*c);
            }
        }
    }
    let closures = raising[n];
    for id in program.funcs.ids() {
        let f = &mut program.funcs[id];
        // All function values share one convention: they are called without knowing which they are.
        f.raises = raising[id.index()] || closures && f.kind == FuncKind::Closure;
    }
}

/// Gives calls of functions that may raise their error edges, and takes those of the others away.
pub fn error_edges(program: &mut Program, exn: mir::Ty) {
    let raises: Vec<bool> = program.funcs.iter().map(|f| f.raises).collect();
    let closures = program.funcs.iter().any(|f| f.kind == FuncKind::Closure && f.raises);
    for id in program.funcs.ids() {
        let f = &mut program.funcs[id];
        drop_edges(f, &raises, closures);
        if f.raises {
            add_edges(f, &raises, closures, exn);
        }
        crate::tail::prune(f);
    }
}

fn drop_edges(f: &mut mir::Function, raises: &[bool], closures: bool) {
    for b in f.blocks.iter_mut() {
        let (kind, normal) = match &b.term {
            Terminator::Invoke { func, args, normal, .. } if !raises[func.index()] => {
                (InstKind::Call(*func, args.clone()), normal.clone())
            }
            Terminator::InvokeClosure { closure, args, normal, .. } if !closures => {
                (InstKind::CallClosure(*closure, args.clone()), normal.clone())
            }
            _ => continue,
        };
        b.term = Terminator::Jump(normal);
        b.insts.push(mir::Inst { kind, result: None, span: b.term_span });
    }
    // The result of such a call was the first parameter of the block that it went to.
    let blocks: Vec<Block> = f.blocks.ids().collect();
    for b in blocks {
        let Some(last) = f.blocks[b].insts.last() else { continue };
        let is_call = matches!(last.kind, InstKind::Call(..) | InstKind::CallClosure(..));
        if !is_call || last.result.is_some() {
            continue;
        }
        let Terminator::Jump(t) = f.blocks[b].term.clone() else {
            continue;
        };
        let ty = f.values[f.blocks[t.block].params[0]].ty;
        let v = f.values.push(ValueData::new(ty));
        let data = &mut f.blocks[b];
        if let Some(last) = data.insts.last_mut() {
            last.result = Some(v);
        }
        let mut args = vec![v];
        args.extend(t.args);
        data.term = Terminator::Jump(Target { block: t.block, args });
    }
}

fn add_edges(f: &mut mir::Function, raises: &[bool], closures: bool, exn: mir::Ty) {
    let mut pad: Option<Block> = None;
    let mut b = 0;
    while b < f.blocks.len() {
        let block = Block::new(b);
        let may = |k: &InstKind| match k {
            InstKind::Call(g, _) => raises[g.index()],
            InstKind::CallClosure(..) => closures,
            _ => false,
        };
        if let Some(at) = f.blocks[block].insts.iter().position(|i| may(&i.kind)) {
            let pad = *pad.get_or_insert_with(|| propagate(f, exn));
            split(f, block, at, pad);
        }
        b += 1;
    }
}

/// The block that hands an exception on.
fn propagate(f: &mut mir::Function, exn: mir::Ty) -> Block {
    let e = f.values.push(ValueData::new(exn));
    f.blocks.push(BlockData { params: vec![e], insts: Vec::new(), term: Terminator::Raise(e), term_span: None })
}

/// Ends a block at a call, which becomes an invocation; what followed goes on in a new block.
fn split(f: &mut mir::Function, block: Block, at: usize, pad: Block) {
    let data = &mut f.blocks[block];
    let rest = data.insts.split_off(at + 1);
    let Some(call) = data.insts.pop() else { return };
    let term = std::mem::replace(&mut data.term, Terminator::Unreachable);
    let span = std::mem::replace(&mut data.term_span, call.span);
    let params: Vec<Value> = call.result.into_iter().collect();
    let next = f.blocks.push(BlockData { params, insts: rest, term, term_span: span });
    let normal = Target { block: next, args: Vec::new() };
    let error = Target { block: pad, args: Vec::new() };
    f.blocks[block].term = match call.kind {
        InstKind::Call(func, args) => Terminator::Invoke { func, args, normal, error },
        InstKind::CallClosure(closure, args) => Terminator::InvokeClosure { closure, args, normal, error },
        _ => unreachable!("invariant: only calls are split off"),
    };
}
