//! Object expressions: each is an object of a class of its own, whose fields are those of the base class, then what
//! the members capture.
//!
//! ```fsharp
//! { new Shape("disc") with member s.Area = r * r }   // cell { name: string; r: float }
//! ```

use std::rc::Rc;

use base::Symbol;
use mir::{CellField, CellId, CellKind, CellLayout, InstKind, Place, Value};
use tast::{ExprId, ExprKind, LocalId};
use types::{Builtin, Ty, ValId};

use crate::cx::Cx;
use crate::emit::Fx;
use crate::value::{Fun, Lambda, Shape, Val};

/// The class of an object expression.
pub struct ObjectClass {
    /// Its cell: fields of the base class, then captures.
    pub cell: CellId,
    /// The interface or base class.
    pub ty: Ty,
    /// All the types that its members are of, `ty` first.
    pub types: Vec<Ty>,
    /// Members.
    pub members: Vec<ObjectMember>,
}

/// A member of an object expression.
#[derive(Clone, PartialEq, Eq)]
pub struct ObjectMember {
    /// The slot that it implements.
    slot: ValId,
    /// The type in whose implementation it stands.
    of: Ty,
    /// Its code.
    shape: Shape,
    /// Where its captures start among the fields.
    start: usize,
    /// The object under the name that the whole expression knows it by, with its type, if the member uses that.
    this: Option<(LocalId, Ty)>,
}

/// What a call of a member of an object expression runs.
pub enum Implementation {
    /// A member of the expression.
    Own(ObjectMember),
    /// A member of the base class, whose type is given.
    Inherited(Fun, Ty),
}

impl Fx<'_, '_> {
    /// `{ new T(args) with .. }`
    pub fn object_expr(&mut self, e: ExprId, base: Option<ExprId>, this: LocalId, members: &[(ValId, ExprId)]) -> Val {
        let ty = self.ty(e);
        let span = self.frame.body.body.exprs[e].span;
        let inherited: Vec<mir::Ty> = match base {
            Some(_) => self.cx.fields_of(ty).into_iter().map(|t| self.cx.mir_ty(t)).collect(),
            None => Vec::new(),
        };
        let mut fields: Vec<Value> = inherited.iter().map(|t| self.zero(*t)).collect();
        let mut types = vec![ty];
        let mut made = Vec::new();
        for (slot, lambda) in members {
            let ExprKind::Lambda { params, .. } = &self.frame.body.body.exprs[*lambda].kind else {
                return self.unsupported(span, "this member of an object expression");
            };
            let of = params.first().map_or(ty, |p| self.concrete(self.frame.body.body.locals[*p].ty));
            if !types.contains(&of) {
                types.push(of);
            }
            let uses_this = self.cx.free_locals(&self.frame.body.clone(), *lambda).contains(&this);
            let Val::Fun(fun) = self.lower_lambda(*lambda) else { return Val::Never };
            let start = fields.len();
            let shape = self.fun_shape(&fun, &mut fields);
            made.push(ObjectMember { slot: *slot, of, shape, start, this: uses_this.then_some((this, ty)) });
        }
        let tys: Vec<mir::Ty> = fields.iter().map(|v| self.ty_of(*v)).collect();
        let cell = self.cx.object_class(ty, types, made, &tys, inherited.len());
        let object = self.emit(InstKind::New { cell, case: 0, fields, place: Place::Unplaced }, mir::Ty::Cell(cell));
        let mty = self.cx.mir_ty(ty);
        let object = Val::Ssa(self.emit(InstKind::CastCell(object), mty));
        if let Some(init) = base {
            self.bind(this, object.clone());
            if matches!(self.lower(init, false), Val::Never) {
                return Val::Never;
            }
        }
        object
    }

    /// The code of a member of an object expression, and its receiver.
    pub fn object_member(&mut self, member: &Implementation, cell: CellId, this: Value, tys: &[Ty]) -> (Fun, Val) {
        let obj = Builtin::Obj.ty();
        match member {
            Implementation::Inherited(fun, ty) => (fun.clone(), self.unchecked_cast(this, obj, *ty)),
            Implementation::Own(m) => {
                let object = self.emit(InstKind::CastCell(this), mir::Ty::Cell(cell));
                let mut next = m.start as u32;
                let mut fun = self.fun_of_shape(&m.shape, &mut |fx, t| {
                    let v = fx.emit(InstKind::Field(object, 0, next), t);
                    next += 1;
                    v
                });
                // The slot's own type parameters are those of the member.
                if let Fun::Lambda(lam) = &fun {
                    let own = self.cx.slot_params(m.slot, tys);
                    let subst = Rc::new(lam.subst.iter().copied().chain(own).collect());
                    fun = Fun::Lambda(Rc::new(Lambda {
                        body: lam.body.clone(),
                        expr: lam.expr,
                        subst,
                        env: lam.env.clone(),
                    }));
                }
                let me = self.unchecked_cast(this, obj, m.of);
                if let (Some((local, ty)), Fun::Lambda(lam)) = (m.this, &fun) {
                    let mut env = lam.env.clone();
                    env.push((local, self.unchecked_cast(this, obj, ty)));
                    let (body, expr, subst) = (lam.body.clone(), lam.expr, lam.subst.clone());
                    fun = Fun::Lambda(Rc::new(Lambda { body, expr, subst, env }));
                }
                (fun, me)
            }
        }
    }
}

impl Cx<'_> {
    fn object_class(
        &mut self,
        ty: Ty,
        types: Vec<Ty>,
        members: Vec<ObjectMember>,
        tys: &[mir::Ty],
        inherited: usize,
    ) -> CellId {
        if let Some(c) = self.object_exprs.iter().find(|c| c.ty == ty && c.types == types && c.members == members) {
            return c.cell;
        }
        // The base class fills its fields after the object is made.
        let fields = tys
            .iter()
            .enumerate()
            .map(|(i, t)| CellField { ty: *t, change: mir::Change::of(i < inherited) })
            .collect::<Vec<_>>();
        let name = Symbol::intern(&format!("object {}", self.ty_name(ty)));
        let cell = self.out.cells.push(CellLayout { name, kind: CellKind::Object(fields), nullable: true });
        self.object_exprs.push(ObjectClass { cell, ty, types, members });
        cell
    }

    /// What a call of a slot runs on objects of an object expression.
    pub fn object_member(&self, class: usize, slot: ValId, tys: &[Ty]) -> Option<(CellId, Implementation)> {
        let class = &self.object_exprs[class];
        let fits = |m: &&ObjectMember| {
            m.slot == slot && (tys.is_empty() || self.slot_args(m.of, slot).iter().any(|a| tys.starts_with(a)))
        };
        if let Some(m) = class.members.iter().find(fits) {
            return Some((class.cell, Implementation::Own(m.clone())));
        }
        let fun = self.exact_implementation(class.ty, slot, tys).filter(|f| self.has_body(f))?;
        Some((class.cell, Implementation::Inherited(fun, class.ty)))
    }

    /// A slot's own type parameters, beside those of its type, at the types that it is called with.
    fn slot_params(&self, slot: ValId, tys: &[Ty]) -> Vec<(types::TyVar, Ty)> {
        let def = self.program.val(slot);
        let of_type = match &def.kind {
            tast::ValKind::Member(m) => self.program.tycon(m.tycon).params.len(),
            _ => 0,
        };
        def.scheme.params.iter().map(|p| p.var).zip(tys.iter().copied()).skip(of_type).collect()
    }

    /// A member of an object expression that replaces one that every object has.
    pub fn object_override(&self, class: usize, name: &str) -> Option<ObjectMember> {
        let class = &self.object_exprs[class];
        class
            .members
            .iter()
            .find(|m| self.program.val(m.slot).name.as_str() == name && self.is_root_slot(m.slot))
            .cloned()
    }

    fn is_root_slot(&self, slot: ValId) -> bool {
        matches!(&self.program.val(slot).kind, tast::ValKind::Member(m)
            if self.program.tycon(m.tycon).path.as_str() == "Firefly.Runtime.IObject")
    }
}
