//! Values as objects, and back.
//!
//! A reference is its own object. A value goes into a box; so does the one case of a union that is the null pointer,
//! since an object that is null is no value of the type. Where .NET itself uses null (`None`), the object is null.

use mir::{CellKind, CmpOp, InstKind, Place, Program, Value};
use types::{Builtin, Ty};

use crate::cx::Cx;
use crate::emit::Fx;
use crate::value::Val;

/// How the null pointer comes into the conversion of a type to an object.
enum Null {
    /// Null is null on both sides.
    Same,
    /// The null pointer is a value: it goes into a box.
    Boxed,
    /// This case of a by-value union becomes null.
    Case(usize),
}

impl Fx<'_, '_> {
    /// A value as one of a supertype.
    pub fn upcast_value(&mut self, v: Value, from: Ty, to: Ty) -> Val {
        let target = self.cx.mir_ty(to);
        if self.ty_of(v) == target {
            return Val::Ssa(v);
        }
        if from == Builtin::Unit.ty() {
            return Val::Ssa(self.zero(target));
        }
        match self.cx.null_of(from) {
            Null::Same => Val::Ssa(match self.ty_of(v) {
                mir::Ty::Cell(_) => self.emit(InstKind::CastCell(v), target),
                _ => self.boxed(v, from, target),
            }),
            Null::Boxed => {
                let mty = self.ty_of(v);
                let zero = self.zero(mty);
                let null = self.compare(CmpOp::Eq, v, zero);
                self.either(
                    null,
                    target,
                    |fx| fx.boxed(zero, from, target),
                    |fx| fx.emit(InstKind::CastCell(v), target),
                )
            }
            Null::Case(case) => {
                let test = self.test_case(&Val::Ssa(v), from, case);
                let test = self.materialise(&test, Builtin::Bool.ty());
                self.either(test, target, |fx| fx.zero(target), |fx| fx.boxed(v, from, target))
            }
        }
    }

    fn boxed(&mut self, v: Value, from: Ty, target: mir::Ty) -> Value {
        let cell = self.cx.box_cell(from);
        let new = InstKind::New { cell, case: 0, fields: vec![v], place: Place::Unplaced };
        let boxed = self.emit(new, mir::Ty::Cell(cell));
        self.emit(InstKind::CastCell(boxed), target)
    }

    fn unboxed(&mut self, v: Value, to: Ty, target: mir::Ty) -> Value {
        let cell = self.cx.box_cell(to);
        let boxed = self.emit(InstKind::CastCell(v), mir::Ty::Cell(cell));
        self.emit(InstKind::Field(boxed, 0, 0), target)
    }

    /// One of two values of a machine type.
    fn either(
        &mut self,
        cond: Value,
        ty: mir::Ty,
        then: impl FnOnce(&mut Self) -> Value,
        els: impl FnOnce(&mut Self) -> Value,
    ) -> Val {
        let (yes, no, join) = (self.block(), self.block(), self.block());
        self.branch(cond, yes, no, Some(false));
        self.switch_to(yes);
        let v = then(self);
        self.jump(join, vec![v]);
        self.switch_to(no);
        let v = els(self);
        self.jump(join, vec![v]);
        self.switch_to(join);
        Val::Ssa(self.param(join, ty))
    }

    /// A value known to be of a type.
    pub fn unchecked_cast(&mut self, v: Value, from: Ty, to: Ty) -> Val {
        if from == to {
            return Val::Ssa(v);
        }
        let target = self.cx.mir_ty(to);
        match (self.ty_of(v), target) {
            (_, mir::Ty::Agg(Program::UNIT)) => return Val::Unit,
            (a, b) if a == b => return Val::Ssa(v),
            _ => {}
        }
        match self.cx.null_of(to) {
            Null::Same => Val::Ssa(match (self.ty_of(v), target) {
                (mir::Ty::Cell(_), mir::Ty::Cell(_)) => self.emit(InstKind::CastCell(v), target),
                _ => self.unboxed(v, to, target),
            }),
            Null::Boxed => {
                let cell = self.cx.box_cell(to);
                let boxed = self.has_cell(v, cell);
                self.either(boxed, target, |fx| fx.zero(target), |fx| fx.emit(InstKind::CastCell(v), target))
            }
            Null::Case(case) => {
                let mty = self.ty_of(v);
                let zero = self.zero(mty);
                let null = self.compare(CmpOp::Eq, v, zero);
                let none = |fx: &mut Self| fx.materialise(&Val::Case(case as u32, [].into()), to);
                self.either(null, target, none, |fx| fx.unboxed(v, to, target))
            }
        }
    }

    /// Whether a reference, which may be null, is of a cell.
    fn has_cell(&mut self, v: Value, cell: mir::CellId) -> Value {
        let mty = self.ty_of(v);
        let (some, join) = (self.block(), self.block());
        let zero = self.zero(mty);
        let null = self.compare(CmpOp::Eq, v, zero);
        let no = self.int(0, mir::Ty::I1);
        self.terminate(mir::Terminator::Branch {
            cond: null,
            then: mir::Target { block: join, args: vec![no] },
            els: mir::Target { block: some, args: Vec::new() },
            likely: None,
        });
        self.switch_to(some);
        let hit = self.emit(InstKind::IsCell(v, cell), mir::Ty::I1);
        self.jump(join, vec![hit]);
        self.switch_to(join);
        self.param(join, mir::Ty::I1)
    }
}

impl Cx<'_> {
    /// Whether one case of a type is null as an object, as it is on .NET.
    pub fn is_null_as_true(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| self.program.tycon(id).flags.null_as_true)
    }

    fn null_of(&mut self, ty: Ty) -> Null {
        let is_null_case = match self.mir_ty(ty) {
            mir::Ty::Cell(cell) => matches!(self.out.cells[cell].kind, CellKind::Union { null_case: Some(_), .. }),
            _ => false,
        };
        if !self.is_null_as_true(ty) {
            return if is_null_case { Null::Boxed } else { Null::Same };
        }
        match self.cases_of(ty).iter().position(Vec::is_empty) {
            Some(case) if !is_null_case => Null::Case(case),
            Some(_) | None => Null::Same,
        }
    }
}
