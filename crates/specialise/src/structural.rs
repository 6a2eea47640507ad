//! The interfaces that every type with structural equality and order implements without saying so: `IComparable`,
//! `IComparable<T>` and `IEquatable<T>`.

use mir::{CellId, InstKind, Program, Terminator, Value};
use tast::TyConKind;
use types::{Builtin, Ty, TyKind, ValId};

use crate::cx::Cx;
use crate::emit::Fx;
use crate::value::{Fun, Val};

/// A member of such an interface.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum StructuralSlot {
    /// `IComparable.CompareTo`: of any object.
    CompareAny,
    /// `IComparable<T>.CompareTo`
    Compare,
    /// `IEquatable<T>.Equals`
    Equals,
}

impl Cx<'_> {
    /// Whether a type has the order that the compiler makes.
    fn has_order(&self, ty: Ty) -> bool {
        match ty.kind() {
            TyKind::Tuple(..) | TyKind::AnonRecord(..) => true,
            TyKind::Con(id, _) => match Builtin::of(*id) {
                Some(b) => {
                    b.is_integer()
                        || b.is_float()
                        || matches!(b, Builtin::Bool | Builtin::Char | Builtin::String | Builtin::List)
                }
                None => {
                    let def = self.program.tycon(*id);
                    let f = def.flags;
                    match def.kind {
                        TyConKind::Enum(..) => true,
                        TyConKind::Record(_) | TyConKind::Union(_) => {
                            !(f.no_comparison || f.reference_equality || f.custom_comparison || f.custom_equality)
                        }
                        _ => false,
                    }
                }
            },
            TyKind::Fun(..) | TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => false,
        }
    }

    fn has_equality(&self, ty: Ty) -> bool {
        match ty.as_con() {
            Some((id, _)) if Builtin::of(id).is_none() => {
                let def = self.program.tycon(id);
                let f = def.flags;
                let structural = matches!(def.kind, TyConKind::Record(_) | TyConKind::Union(_));
                structural && !(f.no_equality || f.reference_equality || f.custom_equality)
            }
            Some(_) => self.has_order(ty),
            None => false,
        }
    }

    /// Whether a type implements an interface because it has structural equality or order.
    pub fn is_structural_interface(&self, ty: Ty, of: Ty) -> bool {
        let Some((id, args)) = of.as_con() else { return false };
        if Builtin::of(id).is_some() {
            return false;
        }
        match (self.program.tycon(id).path.as_str(), args) {
            ("System.Array", []) => {
                matches!(ty.builtin(), Some(Builtin::Array | Builtin::Array2D | Builtin::Array3D | Builtin::Array4D))
            }
            ("System.IComparable", []) => self.has_order(ty),
            ("System.IComparable", [t]) => *t == ty && self.has_order(ty),
            ("System.IEquatable", [t]) => *t == ty && self.has_equality(ty),
            ("System.Collections.IStructuralEquatable" | "System.Collections.IStructuralComparable", []) => {
                let is_array = ty.builtin() == Some(Builtin::Array);
                is_array || self.has_order(ty) && self.primitive_of(ty).is_none()
            }
            _ => false,
        }
    }

    fn primitive_of(&self, ty: Ty) -> Option<Builtin> {
        match ty.as_con() {
            Some((id, _)) => match Builtin::of(id) {
                Some(Builtin::List) => None,
                Some(b) => Some(b),
                None => match self.program.tycon(id).kind {
                    TyConKind::Enum(under, _) => under.builtin(),
                    _ => None,
                },
            },
            None => None,
        }
    }

    /// What a call of a slot does on a type that implements its interface structurally.
    pub fn structural_slot(&self, slot: ValId, tys: &[Ty], ty: Ty) -> Option<StructuralSlot> {
        let tast::ValKind::Member(m) = &self.program.val(slot).kind else { return None };
        if Builtin::of(m.tycon).is_some() || !self.is_structural_interface(ty, Ty::con(m.tycon, tys)) {
            return None;
        }
        match (self.program.tycon(m.tycon).path.as_str(), tys.len()) {
            ("System.IComparable", 0) => Some(StructuralSlot::CompareAny),
            ("System.IComparable", _) => Some(StructuralSlot::Compare),
            ("System.IEquatable", _) => Some(StructuralSlot::Equals),
            _ => None,
        }
    }
}

impl Fx<'_, '_> {
    /// `a.Equals b`: as the structural one, but arrays are equal only to themselves.
    pub fn object_equals(&mut self, a: &Val, b: &Val, ty: Ty) -> Val {
        if !self.cx.is_unknown(ty) && ty.builtin() != Some(Builtin::Array) {
            return self.equals(a, b, ty, true);
        }
        let x = self.materialise(a, ty);
        let y = self.materialise(b, ty);
        let same = self.compare(mir::CmpOp::Eq, x, y);
        let array = self.cx.program.find_tycon("System.Array", 0).map(|id| Ty::con(id, &[]));
        let (Some(array), true) = (array, self.cx.is_unknown(ty)) else { return Val::Ssa(same) };
        let is_array = self.type_test(x, ty, array);
        let is_array = self.materialise(&is_array, Builtin::Bool.ty());
        let (yes, no) = (self.block(), self.block());
        self.branch(is_array, yes, no, Some(false));
        self.switch_to(yes);
        let a = self.way(Val::Ssa(same));
        self.switch_to(no);
        let r = self.equals(&Val::Ssa(x), &Val::Ssa(y), ty, true);
        let b = self.way(r);
        self.join(vec![a, b], Builtin::Bool.ty())
    }

    /// One type of a dispatcher on such a slot.
    pub fn structural_case(&mut self, cell: CellId, this: Value, args: &[Val], ty: Ty, slot: StructuralSlot) {
        let obj = Builtin::Obj.ty();
        let hit = self.emit(InstKind::IsCell(this, cell), mir::Ty::I1);
        let (yes, on) = (self.block(), self.block());
        self.branch(hit, yes, on, None);
        self.switch_to(yes);
        let me = self.unchecked_cast(this, obj, ty);
        let other = args.first().cloned().unwrap_or(Val::Unit);
        let result = match slot {
            StructuralSlot::Equals => {
                let r = self.equals(&me, &other, ty, true);
                self.materialise(&r, Builtin::Bool.ty())
            }
            StructuralSlot::Compare => self.order(&me, &other, ty, false),
            StructuralSlot::CompareAny => {
                let y = self.materialise(&other, obj);
                let y = self.comparable_operand(y, ty);
                self.order(&me, &y, ty, false)
            }
        };
        self.terminate(Terminator::Return(result));
        self.switch_to(on);
    }

    /// The argument of `CompareTo (obj)`: everything is greater than null, and other types do not compare.
    fn comparable_operand(&mut self, y: Value, ty: Ty) -> Val {
        let obj = Builtin::Obj.ty();
        if !self.cx.null_is_of(ty) {
            let zero = self.zero(mir::Ty::Cell(Program::ANY));
            let null = self.compare(mir::CmpOp::Eq, y, zero);
            let (none, some) = (self.block(), self.block());
            self.branch(null, none, some, Some(false));
            self.switch_to(none);
            let one = self.int(1, mir::Ty::I32);
            self.terminate(Terminator::Return(one));
            self.switch_to(some);
        }
        let test = self.type_test(y, obj, ty);
        let ok = self.materialise(&test, Builtin::Bool.ty());
        let (good, bad) = (self.block(), self.block());
        self.branch(ok, good, bad, Some(true));
        self.switch_to(bad);
        self.incomparable(y, ty);
        self.switch_to(good);
        self.unchecked_cast(y, obj, ty)
    }

    /// Raises for an object that a value of a type is compared with.
    pub fn incomparable(&mut self, y: Value, ty: Ty) {
        if self.cx.primitive_of(ty).is_none() {
            return self.cast_failure(y, ty);
        }
        let name = crate::show::units(&self.cx.type_name(ty));
        let location = Val::Ssa(self.location());
        if let Some(f) = self.cx.library_val("Firefly.Runtime.Types.mustBe") {
            let unit = Builtin::Unit.ty();
            let string = Builtin::String.ty();
            let tys: Vec<Ty> = self.cx.program.val(f).scheme.params.iter().map(|_| unit).collect();
            self.call_instance(&Fun::Val(f, tys.into()), vec![name, location], &[string, string], unit, false);
        }
        self.terminate(Terminator::Unreachable);
    }
}
