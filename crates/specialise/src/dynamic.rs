//! Equality, order, hash and text of references whose type is known only at run time (`obj`, interfaces): a test of
//! the cells that exist, then the code of the type found. Made again while new cells appear.

use mir::{CmpOp, FuncId, InstKind, Mode, Program, Terminator, Value};
use tast::TyConKind;
use types::{Builtin, Ty, TyKind};

use crate::cx::{Cx, Job};
use crate::derive::Derived;
use crate::emit::Fx;
use crate::value::Val;

impl Cx<'_> {
    /// The function that does `d` on any reference.
    pub fn dynamic_fn(&mut self, d: Derived) -> FuncId {
        if let Some(f) = self.dynamic.get(&d) {
            return *f;
        }
        let ret = self.derived_ret(d);
        let f = self.declare_late(&format!("{} obj", d.name()), ret, Job::Dynamic(d));
        self.dynamic.insert(d, f);
        f
    }

    /// Whether a type says nothing about the cell behind a reference.
    pub fn is_unknown(&self, ty: Ty) -> bool {
        match ty.kind() {
            TyKind::Con(id, _) => match self.program.tycon(*id).kind {
                TyConKind::Interface | TyConKind::Opaque => true,
                TyConKind::Builtin(b) => b == Builtin::Obj,
                _ => false,
            },
            _ => false,
        }
    }
}

impl Fx<'_, '_> {
    /// The body of `d` on any reference.
    pub fn dynamic_body(mut self, d: Derived) {
        let any = mir::Ty::Cell(Program::ANY);
        let entry = self.cur;
        let params: Vec<Value> = (0..d.operands()).map(|_| self.param(entry, any)).collect();
        self.dynamic_null(d, &params);
        for (cell, ty) in self.cx.cell_types.clone() {
            if self.has_structure(d, ty) {
                self.dynamic_case(d, cell, ty, &params);
            }
        }
        self.dynamic_other(d, &params);
        let n = d.operands();
        self.finish(vec![Mode::Owned; n]);
    }

    /// Types that have no structural code of their own are objects: the same or not.
    fn has_structure(&mut self, d: Derived, ty: Ty) -> bool {
        match ty.as_con() {
            Some((id, _)) => {
                let def = self.cx.program.tycon(id);
                let is_class = matches!(def.kind, TyConKind::Class(_) | TyConKind::Exception(_))
                    || ty.builtin() == Some(Builtin::Exn);
                let made = match &def.kind {
                    TyConKind::Class(_) => self.cx.members_have_bodies(ty),
                    _ => true,
                };
                match d {
                    Derived::Text | Derived::Any => made,
                    Derived::Equals { .. } | Derived::Hash => {
                        !is_class || made && (def.flags.custom_equality || self.has_override(ty, "Equals"))
                    }
                    Derived::Compare { .. } => !is_class || made && self.has_override(ty, "CompareTo"),
                }
            }
            None => !matches!(ty.kind(), TyKind::Fun(..)),
        }
    }

    fn dynamic_null(&mut self, d: Derived, params: &[Value]) {
        let any = mir::Ty::Cell(Program::ANY);
        let zero = self.zero(any);
        let (null, on) = (self.block(), self.block());
        let x_null = self.compare(CmpOp::Eq, params[0], zero);
        self.branch(x_null, null, on, Some(false));
        self.switch_to(null);
        let result = match d {
            Derived::Equals { .. } => self.compare(CmpOp::Eq, params[1], zero),
            Derived::Compare { .. } => {
                let y_null = self.compare(CmpOp::Eq, params[1], zero);
                let (same, less) = (self.int(0, mir::Ty::I32), self.int(-1, mir::Ty::I32));
                self.emit(InstKind::Select(y_null, same, less), mir::Ty::I32)
            }
            Derived::Hash => self.int(0, mir::Ty::I32),
            Derived::Text => self.text(""),
            Derived::Any => {
                let node = self.call_library("Firefly.Runtime.Any.atom", vec![], vec![null_text()]);
                self.node_value(&node)
            }
        };
        self.terminate(Terminator::Return(result));
        self.switch_to(on);
        if let Some(y) = params.get(1) {
            let (null, on) = (self.block(), self.block());
            let y_null = self.compare(CmpOp::Eq, *y, zero);
            self.branch(y_null, null, on, Some(false));
            self.switch_to(null);
            let result = match d {
                Derived::Equals { .. } => self.int(0, mir::Ty::I1),
                _ => self.int(1, mir::Ty::I32),
            };
            self.terminate(Terminator::Return(result));
            self.switch_to(on);
        }
    }

    fn node_value(&mut self, node: &Val) -> Value {
        let ty = self.cx.program.find_tycon("Firefly.Runtime.Any.Node", 0).map(|id| Ty::con(id, &[]));
        self.materialise(node, ty.unwrap_or(Builtin::Obj.ty()))
    }

    /// The code for one kind of cell; two operands are of different types when the second is another.
    fn dynamic_case(&mut self, d: Derived, cell: mir::CellId, ty: Ty, params: &[Value]) {
        let obj = Builtin::Obj.ty();
        let hit = self.emit(InstKind::IsCell(params[0], cell), mir::Ty::I1);
        let (yes, on) = (self.block(), self.block());
        self.branch(hit, yes, on, None);
        self.switch_to(yes);
        if let Some(y) = params.get(1) {
            let both = self.emit(InstKind::IsCell(*y, cell), mir::Ty::I1);
            let (same, differ) = (self.block(), self.block());
            self.branch(both, same, differ, None);
            self.switch_to(differ);
            match d {
                Derived::Equals { .. } => {
                    let no = self.int(0, mir::Ty::I1);
                    self.terminate(Terminator::Return(no));
                }
                _ => self.failure("invalidCast"),
            }
            self.switch_to(same);
        }
        let vals: Vec<Val> = params.iter().map(|p| self.unchecked_cast(*p, obj, ty)).collect();
        let result = match d {
            Derived::Equals { er } => {
                let r = self.equals(&vals[0], &vals[1], ty, er);
                self.materialise(&r, Builtin::Bool.ty())
            }
            Derived::Compare { per } => self.order(&vals[0], &vals[1], ty, per),
            Derived::Hash => self.hash(&vals[0], ty),
            Derived::Text => {
                let r = self.text_of(&vals[0], ty);
                self.materialise(&r, Builtin::String.ty())
            }
            Derived::Any => {
                let r = self.any_node(&vals[0], ty);
                self.node_value(&r)
            }
        };
        self.terminate(Terminator::Return(result));
        self.switch_to(on);
    }

    /// Cells without structural code.
    fn dynamic_other(&mut self, d: Derived, params: &[Value]) {
        let result = match d {
            Derived::Equals { .. } => self.compare(CmpOp::Eq, params[0], params[1]),
            Derived::Compare { .. } => {
                self.failure("invalidCast");
                return;
            }
            Derived::Hash => self.int(0, mir::Ty::I32),
            Derived::Text => self.text("System.Object"),
            Derived::Any => {
                let node = self.call_library("Firefly.Runtime.Any.atom", vec![], vec![object_text()]);
                self.node_value(&node)
            }
        };
        self.terminate(Terminator::Return(result));
    }
}

fn null_text() -> Val {
    Val::Text("<null>".encode_utf16().collect::<Vec<_>>().into())
}

fn object_text() -> Val {
    Val::Text("System.Object".encode_utf16().collect::<Vec<_>>().into())
}
