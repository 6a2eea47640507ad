//! Sequence expressions: each becomes a function that runs from one `yield` to the next, and `lazy` expressions.
//!
//! The function takes the enumeration (`Firefly.Runtime.Generator`) and says whether it found an element. It is lowered
//! like any other code, with a [`Suspend`] wherever it yields; [`crate::suspend`] then cuts it there. A sequence that is
//! closed early leaves through its handlers with null for an exception: `finally` blocks run, `with` passes it on.

use std::rc::Rc;

use base::FxHashMap;
use mir::{Block, CellId, CellKind, CellLayout, CmpOp, InstKind, Program, Target, Terminator, Value};
use tast::{Body, ExprId, ExprKind};
use types::{Builtin, Ty, TyConId};

use crate::comprehension::Collector;
use crate::cx::Cx;
use crate::emit::{Fx, Handler, Slot};
use crate::value::{Fun, Lambda, Val};

/// A place where the code stops.
pub struct Suspend {
    /// The block that ends there.
    pub block: Block,
    /// Where it goes on.
    pub resume: Block,
    /// Where it leaves when it is closed.
    pub close: Block,
}

/// The enumeration whose code a function is.
pub struct Machine {
    /// The enumeration.
    pub object: Value,
    /// Machine type of the state.
    pub state: mir::Ty,
    /// What the code keeps from one element to the next.
    pub frame: Value,
    /// The layout of that.
    pub frame_cell: CellId,
    /// Field types of the frame so far: locals whose address is taken.
    pub fields: Vec<mir::Ty>,
    /// Fields of the enumeration by name.
    pub names: FxHashMap<&'static str, u32>,
    /// Where the code stops.
    pub suspends: Vec<Suspend>,
    /// The block that ends the start: everything that it dominates is run again and again.
    pub dispatch: Block,
    /// The block that makes the frame.
    pub make_frame: Block,
    /// The element type.
    elem: Ty,
    /// Where an exception that nothing in the code catches goes.
    outermost: Block,
    /// Whether closing passes through a handler.
    closes_by_handler: bool,
}

impl Fx<'_, '_> {
    /// `seq { .. }` as a value.
    pub fn lower_sequence(&mut self, e: ExprId, ty: Ty) -> Val {
        let Some(elem) = ty.as_con().and_then(|c| c.1.first().copied()) else {
            return Val::Never;
        };
        let code = self.delayed(e);
        self.call_library("Firefly.Runtime.Generators.make", vec![elem], vec![code])
    }

    /// `lazy e` as a value.
    pub fn lower_lazy(&mut self, e: ExprId, x: ExprId) -> Val {
        let elem = self.ty(x);
        let code = self.delayed(e);
        self.call_library("Firefly.Runtime.Generators.delay", vec![elem], vec![code])
    }

    /// An expression that runs later, as a function: see [`Cx::delayed_ty`].
    fn delayed(&mut self, e: ExprId) -> Val {
        let env = self.capture(&[e]);
        let body = self.frame.body.clone();
        Val::Fun(Fun::Lambda(Rc::new(Lambda { body, expr: e, subst: self.frame.subst.clone(), env })))
    }

    /// The type of enumerators of an element type.
    pub fn enumerator_ty(&self, elem: Ty) -> Ty {
        let id = self.cx.program.find_tycon("System.Collections.Generic.IEnumerator", 1);
        id.map_or(Builtin::Obj.ty(), |id| Ty::con(id, &[elem]))
    }

    /// Whether the code being lowered is that of an enumeration, not of a collection or function inside it.
    pub fn in_machine(&self) -> bool {
        matches!(self.frame.collector, Some(Collector::Machine))
    }

    /// Whether nothing of the enumeration's own code has to run after what is lowered now.
    pub fn at_machine_end(&self) -> bool {
        let outermost = self.machine.as_ref().map(|m| m.outermost);
        self.in_machine() && outermost.is_some() && self.handler.as_ref().map(|h| h.block) == outermost
    }

    /// The code of a sequence expression; `object` is its enumeration.
    pub fn machine_body(mut self, lam: &Lambda, object: Value, ret: Ty) {
        let ExprKind::Comprehension(body) = lam.body.body.exprs[lam.expr].kind else { return };
        let Some(mut machine) = self.open_machine(lam, object) else { return };
        let (start, outermost) = (self.block(), machine.outermost);
        machine.suspends.reserve(4);
        self.machine = Some(machine);
        self.switch_to(start);
        self.frame = crate::call::frame(lam.body.clone(), lam.subst.clone());
        self.frame.env.extend(lam.env.iter().cloned());
        self.frame.collector = Some(Collector::Machine);
        self.handler = Some(Handler { block: outermost, muts: Vec::new() });
        let val = self.lower(body, true);
        self.handler = None;
        if !matches!(val, Val::Never) {
            self.leave_machine();
        }
        self.end_machine(start);
        self.finish(vec![mir::Mode::Owned; 2]);
        debug_assert_eq!(ret, Builtin::Bool.ty());
    }

    /// The start of the code: the state is read, the frame made or read.
    fn open_machine(&mut self, lam: &Lambda, object: Value) -> Option<Machine> {
        let seq = self.cx.concrete(lam.body.body.exprs[lam.expr].ty, &lam.subst);
        let elem = seq.as_con()?.1.first().copied()?;
        let ty = self.cx.generator_ty(elem)?;
        let names = self.cx.generator_fields(ty);
        let state_ty = mir::Ty::I32;
        let name = base::Symbol::intern(&format!("frame of {}", self.f.name));
        let kind = CellKind::Object(Vec::new());
        let frame_cell = self.cx.out.cells.push(CellLayout { name, kind, nullable: true });
        let state = self.emit(InstKind::Field(object, 0, names["State"]), state_ty);
        let ended = self.int(-1, state_ty);
        self.emit_void(InstKind::SetField(object, names["State"], ended));
        let (make_frame, read, dispatch, outermost) = (self.block(), self.block(), self.block(), self.block());
        let zero = self.int(0, state_ty);
        let first = self.compare(CmpOp::Eq, state, zero);
        self.branch(first, make_frame, read, None);
        self.switch_to(read);
        let any = self.emit(InstKind::Field(object, 0, names["Frame"]), mir::Ty::Cell(Program::ANY));
        let kept = self.emit(InstKind::CastCell(any), mir::Ty::Cell(frame_cell));
        self.jump(dispatch, vec![kept]);
        let frame = self.param(dispatch, mir::Ty::Cell(frame_cell));
        self.f.blocks[dispatch].term =
            Terminator::Switch { on: state, cases: Vec::new(), default: Target { block: dispatch, args: Vec::new() } };
        self.done[dispatch.0 as usize] = true;
        Some(Machine {
            object,
            state: state_ty,
            frame,
            frame_cell,
            fields: Vec::new(),
            names,
            suspends: Vec::new(),
            dispatch,
            make_frame,
            elem,
            outermost,
            closes_by_handler: false,
        })
    }

    /// The last blocks, and the cuts.
    fn end_machine(&mut self, start: Block) {
        let Some(machine) = self.machine.take() else { return };
        let exn = self.cx.mir_ty(Builtin::Exn.ty());
        let e = self.param(machine.outermost, exn);
        self.switch_to(machine.outermost);
        if machine.closes_by_handler {
            let null = self.zero(exn);
            let closing = self.compare(CmpOp::Eq, e, null);
            let (out, on) = (self.block(), self.block());
            self.branch(closing, out, on, None);
            self.switch_to(out);
            self.leave_machine();
            self.switch_to(on);
        }
        let term = if self.cx.has_handlers { Terminator::Raise(e) } else { Terminator::Unreachable };
        self.terminate(term);
        crate::suspend::cut(self, machine, start);
    }

    /// Leaves the code: no element.
    fn leave_machine(&mut self) {
        let no = self.int(0, mir::Ty::I1);
        self.terminate(Terminator::Return(no));
    }

    /// `yield`: leaves with an element, to go on here later.
    pub fn suspend_with(&mut self, val: &Val) {
        let Some(machine) = &self.machine else { return };
        let (object, current, elem) = (machine.object, machine.names["Current"], machine.elem);
        let v = self.materialise(val, elem);
        self.emit_void(InstKind::SetField(object, current, v));
        let (resume, close) = (self.block(), self.block());
        let block = self.cur;
        // Both ways are followed from here until the code is cut.
        let open = self.int(0, mir::Ty::I1);
        self.branch(open, close, resume, None);
        self.switch_to(close);
        self.close_here();
        self.switch_to(resume);
        if let Some(machine) = &mut self.machine {
            machine.suspends.push(Suspend { block, resume, close });
        }
    }

    /// Leaves through the handlers around this place.
    fn close_here(&mut self) {
        if self.at_machine_end() {
            return self.leave_machine();
        }
        if let Some(machine) = &mut self.machine {
            machine.closes_by_handler = true;
        }
        let exn = self.cx.mir_ty(Builtin::Exn.ty());
        let null = self.zero(exn);
        self.raise_value(null);
    }

    /// `yield!` at the end: another sequence takes over.
    pub fn hand_over(&mut self, sequence: Value) -> Val {
        let Some(machine) = &self.machine else { return Val::Never };
        let (object, next, state) = (machine.object, machine.names["Next"], machine.names["State"]);
        let code = self.int(-2, mir::Ty::I32);
        self.emit_void(InstKind::SetField(object, next, sequence));
        self.emit_void(InstKind::SetField(object, state, code));
        self.leave_machine();
        Val::Never
    }

    /// A local whose address is taken lives in the frame: it keeps its address from one element to the next.
    pub fn frame_slot(&mut self, v: Value, ty: mir::Ty) -> Slot {
        let Some(machine) = &mut self.machine else { return Slot::Ssa(v, ty) };
        let index = machine.fields.len() as u32;
        machine.fields.push(ty);
        let frame = machine.frame;
        self.emit_void(InstKind::SetField(frame, index, v));
        let p = self.emit(InstKind::FieldAddr(frame, index), mir::Ty::Ptr);
        Slot::Memory(p, ty)
    }
}

impl Cx<'_> {
    fn generator(&self) -> Option<TyConId> {
        self.program.find_tycon("Firefly.Runtime.Generator", 1)
    }

    /// The type of enumerations of sequence expressions.
    fn generator_ty(&self, elem: Ty) -> Option<Ty> {
        Some(Ty::con(self.generator()?, &[elem]))
    }

    fn generator_fields(&self, ty: Ty) -> FxHashMap<&'static str, u32> {
        let mut names = FxHashMap::default();
        let skip = self.inherited_fields(ty);
        if let Some((id, _)) = ty.as_con()
            && let tast::TyConKind::Class(fields) = &self.program.tycon(id).kind
        {
            for (i, f) in fields.iter().enumerate() {
                names.insert(f.name.as_str(), (skip + i) as u32);
            }
        }
        names
    }

    /// The function type of an expression that runs later: the code of a sequence expression takes its enumeration,
    /// that of a lazy value takes unit. `None` for a lambda.
    pub fn delayed_ty(&self, body: &Body, e: ExprId, ty: Ty) -> Option<Ty> {
        match body.exprs[e].kind {
            ExprKind::Comprehension(_) => {
                let elem = ty.as_con()?.1.first().copied()?;
                Some(Ty::fun(self.generator_ty(elem)?, Builtin::Bool.ty()))
            }
            ExprKind::Lazy(_) => Some(Ty::fun(Builtin::Unit.ty(), ty.as_con()?.1.first().copied()?)),
            _ => None,
        }
    }
}

/// Whether an expression yields elements of the sequence expression that it is part of.
pub fn yields(body: &Body, e: ExprId) -> bool {
    let mut work = vec![e];
    while let Some(e) = work.pop() {
        match &body.exprs[e].kind {
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) => return true,
            ExprKind::Lambda { .. }
            | ExprKind::Comprehension(_)
            | ExprKind::Lazy(_)
            | ExprKind::ObjectExpr { .. }
            | ExprKind::Delegate(_) => {}
            _ => crate::closure::children(body, e, &mut work),
        }
    }
    false
}
