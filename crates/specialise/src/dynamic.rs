//! Equality, order, hash and text of references whose type is known only at run time (`obj`, interfaces): a test of
//! the cells that exist, then the code of the type found. Made again while new cells appear.

use mir::{CmpOp, FuncId, InstKind, Mode, Program, Terminator, Value};
use tast::TyConKind;
use types::{Builtin, Ty, TyConId, TyKind};

use crate::cx::{Cx, Job};
use crate::derive::Derived;
use crate::emit::Fx;
use crate::object_expr::Implementation;
use crate::value::Val;

impl Cx<'_> {
    /// The function that does `d` on any reference of a type that does not settle which code that is.
    pub fn dynamic_fn(&mut self, d: Derived, ty: Ty) -> FuncId {
        let ty = if self.is_class(ty) { ty } else { Builtin::Obj.ty() };
        if let Some(f) = self.dynamic.get(&(d, ty)) {
            return *f;
        }
        let ret = self.derived_ret(d);
        let f = self.declare_late(&format!("{} of any {}", d.name(), self.ty_name(ty)), ret, Job::Dynamic(d, ty));
        self.dynamic.insert((d, ty), f);
        f
    }

    /// Whether a type says too little about the object behind a reference: interfaces, `obj`, classes with subclasses.
    pub fn is_unknown(&self, ty: Ty) -> bool {
        match ty.as_con() {
            Some((id, _)) => match self.program.tycon(id).kind {
                TyConKind::Interface | TyConKind::Opaque => true,
                TyConKind::Builtin(b) => matches!(b, Builtin::Obj | Builtin::Exn),
                TyConKind::Class(_) | TyConKind::Exception(_) => self.extended.contains(&id),
                _ => false,
            },
            None => false,
        }
    }

    /// Whether the type is a class or an exception.
    pub fn is_class(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| match self.program.tycon(id).kind {
            TyConKind::Class(_) | TyConKind::Exception(_) | TyConKind::Delegate(..) => {
                !self.program.tycon(id).is_struct
            }
            TyConKind::Builtin(b) => b == Builtin::Exn,
            _ => Builtin::of(id) == Some(Builtin::Exn),
        })
    }

    /// Classes that others inherit from, object expressions included.
    pub fn find_extended(&mut self) {
        let program = self.program;
        let mut found: Vec<TyConId> =
            program.files.iter().flat_map(|f| &f.tycons).filter_map(|t| t.base?.as_con().map(|c| c.0)).collect();
        let inits = program.inits.iter().filter_map(|i| match i {
            tast::Init::Do { body, .. } => Some(body),
            tast::Init::Val(_) => None,
        });
        for body in program.bodies.values().chain(inits) {
            for e in body.exprs.iter() {
                if let tast::ExprKind::ObjectExpr { base: Some(_), .. } = e.kind {
                    found.extend(e.ty.as_con().map(|c| c.0));
                }
            }
        }
        self.extended.extend(found);
    }
}

impl Fx<'_, '_> {
    /// The body of `d` on any reference of a type.
    pub fn dynamic_body(mut self, d: Derived, of: Ty) {
        let any = mir::Ty::Cell(Program::ANY);
        let entry = self.cur;
        let params: Vec<Value> = (0..d.operands()).map(|_| self.param(entry, any)).collect();
        self.dynamic_null(d, &params);
        for (cell, ty) in self.cx.unknown_cells() {
            if self.cx.is_subtype(ty, of) && self.has_structure(d, ty) {
                self.dynamic_case(d, cell, ty, &params);
            }
        }
        for class in 0..self.cx.object_exprs.len() {
            if self.cx.is_subtype(self.cx.object_exprs[class].ty, of) {
                self.dynamic_object(d, class, &params);
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
                let is_class = matches!(def.kind, TyConKind::Class(_) | TyConKind::Delegate(..))
                    || ty.builtin() == Some(Builtin::Exn);
                let made = match &def.kind {
                    TyConKind::Class(_) => self.cx.members_have_bodies(ty),
                    _ => true,
                };
                match d {
                    Derived::Type => true,
                    Derived::Text | Derived::Any => made,
                    Derived::Equals { .. } | Derived::Hash { .. } => {
                        !is_class || made && (def.flags.custom_equality || self.has_override(ty, "Equals"))
                    }
                    Derived::Compare { .. } => !is_class || made && self.has_override(ty, "CompareTo"),
                }
            }
            None => !matches!(ty.kind(), TyKind::Fun(..)) || d == Derived::Type,
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
            Derived::Hash { .. } => self.int(0, mir::Ty::I32),
            Derived::Text => self.text(""),
            Derived::Type => {
                self.failure("nullReference");
                self.switch_to(on);
                return;
            }
            Derived::Any => {
                let node = self.call_library("Firefly.Runtime.Any.nothing", vec![], vec![Val::Unit]);
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

    pub fn node_value(&mut self, node: &Val) -> Value {
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
                _ if self.custom_on_other(d, ty, params[0], *y) => {}
                Derived::Equals { .. } => {
                    let no = self.int(0, mir::Ty::I1);
                    self.terminate(Terminator::Return(no));
                }
                _ => self.incomparable(*y, ty),
            }
            self.switch_to(same);
        }
        let vals: Vec<Val> = params.iter().map(|p| self.unchecked_cast(*p, obj, ty)).collect();
        let result = self.derived_result(d, &vals, ty);
        let result = self.result_value(d, &result);
        self.terminate(Terminator::Return(result));
        self.switch_to(on);
    }

    /// The code for objects of an object expression: what it replaces of the members that every object has, then what
    /// its base class does.
    fn dynamic_object(&mut self, d: Derived, class: usize, params: &[Value]) {
        let (cell, ty) = (self.cx.object_exprs[class].cell, self.cx.object_exprs[class].ty);
        let obj = Builtin::Obj.ty();
        let name = match d {
            Derived::Equals { .. } => "Equals",
            Derived::Hash { .. } => "GetHashCode",
            Derived::Text | Derived::Any => "ToString",
            Derived::Type | Derived::Compare { .. } => return,
        };
        let member = self.cx.object_override(class, name);
        let seq = d == Derived::Any && self.any_is_sequence(class);
        let inherits = self.cx.is_class(ty) && self.has_structure(d, ty);
        if member.is_none() && !seq && !inherits {
            return;
        }
        let hit = self.emit(InstKind::IsCell(params[0], cell), mir::Ty::I1);
        let (yes, on) = (self.block(), self.block());
        self.branch(hit, yes, on, None);
        self.switch_to(yes);
        let result = if seq {
            let types = self.cx.object_exprs[class].types.clone();
            types.into_iter().find_map(|t| {
                let object = self.unchecked_cast(params[0], obj, t);
                self.any_collection(&object, t)
            })
        } else {
            None
        };
        let result = match (result, member) {
            (Some(node), _) => node,
            (None, Some(m)) => {
                let (fun, me) = self.object_member(&Implementation::Own(m), cell, params[0], &[]);
                let other = params.get(1).map_or(Val::Unit, |y| Val::Ssa(*y));
                let r = self.apply_fun(&fun, vec![me, other], false);
                if d == Derived::Any { self.node("atom", vec![r]) } else { r }
            }
            (None, None) => {
                let vals: Vec<Val> = params.iter().map(|p| self.unchecked_cast(*p, obj, ty)).collect();
                self.derived_result(d, &vals, ty)
            }
        };
        if !matches!(result, Val::Never) {
            let v = self.result_value(d, &result);
            self.terminate(Terminator::Return(v));
        }
        self.switch_to(on);
    }

    fn any_is_sequence(&self, class: usize) -> bool {
        let Some(seq) = self.cx.program.find_tycon("System.Collections.Generic.IEnumerable", 1) else { return false };
        let mut all = Vec::new();
        self.cx.object_exprs[class].types.iter().for_each(|t| self.cx.instances_of(*t, seq, &mut all));
        !all.is_empty()
    }

    fn result_value(&mut self, d: Derived, result: &Val) -> Value {
        match d {
            Derived::Equals { .. } => self.materialise(result, Builtin::Bool.ty()),
            Derived::Compare { .. } | Derived::Hash { .. } => self.materialise(result, Builtin::Int32.ty()),
            Derived::Text => self.materialise(result, Builtin::String.ty()),
            Derived::Any => self.node_value(result),
            Derived::Type => {
                let ty = self.cx.type_ty();
                self.materialise(result, ty)
            }
        }
    }

    fn derived_result(&mut self, d: Derived, vals: &[Val], ty: Ty) -> Val {
        if self.cx.is_class(ty) && d != Derived::Type {
            // The object is of this class and no other.
            let args = vals.iter().map(|v| self.materialise(v, ty)).collect();
            let f = self.cx.derived_fn(d, ty);
            let ret = self.cx.derived_ret(d);
            return Val::Ssa(self.call(f, args, ret));
        }
        match d {
            Derived::Equals { er } => self.equals(&vals[0], &vals[1], ty, er),
            Derived::Compare { per } => Val::Ssa(self.order(&vals[0], &vals[1], ty, per)),
            Derived::Hash { .. } => Val::Ssa(self.hash(&vals[0], ty)),
            Derived::Text => self.text_of(&vals[0], ty),
            Derived::Any => self.any_node(&vals[0], ty),
            Derived::Type => Val::Ssa(self.exact_type_object(&vals[0], ty)),
        }
    }

    /// Cells without structural code.
    fn dynamic_other(&mut self, d: Derived, params: &[Value]) {
        let result = match d {
            Derived::Equals { .. } => self.compare(CmpOp::Eq, params[0], params[1]),
            Derived::Compare { .. } => {
                self.not_comparable(Builtin::Obj.ty());
                return;
            }
            Derived::Type => {
                let t = self.type_object(Builtin::Obj.ty(), None, false);
                let ty = self.cx.type_ty();
                self.materialise(&t, ty)
            }
            Derived::Hash { .. } => self.address_hash(params[0]),
            Derived::Text => self.text("System.Object"),
            Derived::Any => {
                let node = self.call_library("Firefly.Runtime.Any.atom", vec![], vec![object_text()]);
                self.node_value(&node)
            }
        };
        self.terminate(Terminator::Return(result));
    }
}

fn object_text() -> Val {
    Val::Text("System.Object".encode_utf16().collect::<Vec<_>>().into())
}
