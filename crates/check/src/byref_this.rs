//! Members of structs that change `this`: they take it by reference (F# specification, section 8.8).
//!
//! In: all bodies, with `this` of a struct's member passed by value. Out: members that assign through `this`, directly or
//! by calling another such member, take a byref; a call passes the address of a variable, field, element or byref
//! that may be changed, and of a copy of anything else. Assignments to fields of structs that stand in other places
//! than a local go through the address of that place.
//!
//! ```fsharp
//! member c.Inc() = c.n <- c.n + 1      // takes byref<Counter>
//! let mutable a = Counter()
//! a.Inc()                              // Inc(&a)
//! let b = a
//! b.Inc()                              // let mutable copy = b in Inc(&copy)
//! ```

use std::sync::Arc;

use base::{FxHashMap, FxHashSet, Symbol};
use tast::{Body, Expr, ExprId, ExprKind, Init, Local, LocalId, MemberKind, TyConKind};
use types::{Builtin, Ty, ValId};

use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// Rewrites all bodies.
    pub fn pass_this_by_reference(&mut self) {
        let changing = self.changing_members();
        for v in &changing {
            let ty = by_reference(self.val(*v).scheme.ty);
            self.val_mut(*v).scheme.ty = ty;
        }
        let mut bodies = std::mem::take(&mut self.bodies);
        for (v, body) in bodies.iter_mut() {
            let this = if changing.contains(v) { this_of(body) } else { None };
            self.rewrite(body, this, &changing);
        }
        self.bodies = bodies;
        let mut inits = std::mem::take(&mut self.inits);
        for i in &mut inits {
            if let Init::Do { body, .. } = i {
                self.rewrite(body, None, &changing);
            }
        }
        self.inits = inits;
    }
    /// Members of structs that assign through `this`.
    fn changing_members(&self) -> FxHashSet<ValId> {
        let mut changing = FxHashSet::default();
        let mut callers: FxHashMap<ValId, Vec<ValId>> = FxHashMap::default();
        let mut todo = vec![];
        for (v, body) in self.bodies.iter() {
            let member = self.member_info(*v).filter(|i| {
                !i.is_static
                    && !i.is_extension
                    && !matches!(i.kind, MemberKind::Constructor | MemberKind::Initializer)
                    && self.tycon(i.tycon).is_struct
            });
            let Some(this) = member.and_then(|_| this_of(body)) else { continue };
            if assigns(body, this) {
                todo.push(*v);
            }
            for e in body.exprs.iter() {
                if let ExprKind::Apply { func, args, .. } = &e.kind
                    && let ExprKind::Val(callee, _) = &body.exprs[*func].kind
                    && root(body, args[0]) == Some(this)
                {
                    callers.entry(*callee).or_default().push(*v);
                }
            }
        }
        while let Some(v) = todo.pop() {
            if changing.insert(v) {
                todo.extend(callers.remove(&v).unwrap_or_default());
            }
        }
        changing
    }
    fn rewrite(&self, shared: &mut Arc<Body>, this: Option<LocalId>, changing: &FxHashSet<ValId>) {
        let touched = this.is_some()
            || shared.exprs.iter().any(|e| match &e.kind {
                ExprKind::Val(v, _) => changing.contains(v),
                ExprKind::FieldSet(o, ..) => {
                    !matches!(shared.exprs[*o].kind, ExprKind::Local(..)) && self.is_value_type(shared.exprs[*o].ty)
                }
                _ => false,
            });
        if !touched {
            return;
        }
        let body = Arc::make_mut(shared);
        let ids: Vec<ExprId> = body.exprs.ids().collect();
        if let Some(this) = this {
            self.this_is_byref(body, this, &ids);
        }
        for id in ids {
            match body.exprs[id].kind.clone() {
                ExprKind::FieldSet(o, i, value) if self.needs_address(body, o) => {
                    if let Some(address) = self.address(body, o) {
                        body.exprs[id].kind = ExprKind::FieldSet(address, i, value);
                    }
                }
                ExprKind::Apply { func, mut args, direct } if calls(body, func, changing) => {
                    args[0] = match self.address(body, args[0]) {
                        Some(a) => a,
                        None => copy_address(body, args[0]),
                    };
                    body.exprs[id].kind = ExprKind::Apply { func, args, direct };
                }
                ExprKind::Val(v, _) if changing.contains(&v) => body.exprs[id].ty = by_reference(body.exprs[id].ty),
                _ => {}
            }
        }
    }
    /// Every use of `this` reads through it.
    fn this_is_byref(&self, body: &mut Body, this: LocalId, ids: &[ExprId]) {
        let byref = Ty::con(Builtin::ByRef.id(), &[body.locals[this].ty]);
        body.locals[this].ty = byref;
        let root = body.root;
        body.exprs[root].ty = by_reference(body.exprs[root].ty);
        for id in ids {
            let span = body.exprs[*id].span;
            match body.exprs[*id].kind.clone() {
                ExprKind::Local(l, _) if l == this => {
                    let inner = body.exprs.push(Expr { kind: ExprKind::Local(this, vec![]), ty: byref, span });
                    body.exprs[*id].kind = ExprKind::Deref(inner);
                }
                ExprKind::SetLocal(l, value) if l == this => {
                    let inner = body.exprs.push(Expr { kind: ExprKind::Local(this, vec![]), ty: byref, span });
                    body.exprs[*id].kind = ExprKind::SetDeref(inner, value);
                }
                _ => {}
            }
        }
    }
    /// Whether the object of a field assignment is a struct in another place than a local.
    fn needs_address(&self, body: &Body, o: ExprId) -> bool {
        !matches!(body.exprs[o].kind, ExprKind::Local(..)) && self.is_value_type(body.exprs[o].ty)
    }
    /// The address of a place that may be changed.
    fn address(&self, body: &mut Body, e: ExprId) -> Option<ExprId> {
        if let ExprKind::Deref(p) = body.exprs[e].kind
            && self.is_place(body, e)
        {
            return Some(p);
        }
        self.is_place(body, e).then(|| address_of(body, e))
    }
    fn is_place(&self, body: &Body, e: ExprId) -> bool {
        match &body.exprs[e].kind {
            ExprKind::Local(l, _) => body.locals[*l].is_mutable,
            ExprKind::Val(v, _) => self.val(*v).is_mutable,
            ExprKind::FieldGet(o, i) => {
                let owner = body.exprs[*o].ty;
                self.is_mutable_field(owner, *i) && (!self.is_value_type(owner) || self.is_place(body, *o))
            }
            ExprKind::Intrinsic { op, .. } => op.as_str().starts_with("array_get"),
            ExprKind::Deref(p) => body.exprs[*p].ty.builtin() != Some(Builtin::InRef),
            _ => false,
        }
    }
    fn is_mutable_field(&self, owner: Ty, i: usize) -> bool {
        owner.as_con().is_some_and(|(id, _)| match &self.tycon(id).kind {
            TyConKind::Record(fs) | TyConKind::Class(fs) => fs.get(i).is_some_and(|f| f.is_mutable),
            _ => false,
        })
    }
}

/// The type of a member with `this` by reference.
fn by_reference(ty: Ty) -> Ty {
    match ty.as_fun() {
        Some((this, rest)) => Ty::fun(Ty::con(Builtin::ByRef.id(), &[this]), rest),
        None => ty,
    }
}

fn this_of(body: &Body) -> Option<LocalId> {
    match &body.exprs[body.root].kind {
        ExprKind::Lambda { params, .. } => params.first().copied(),
        _ => None,
    }
}

/// The local that an expression is, or is a field of.
fn root(body: &Body, mut e: ExprId) -> Option<LocalId> {
    loop {
        match &body.exprs[e].kind {
            ExprKind::Local(l, _) => return Some(*l),
            ExprKind::FieldGet(o, _) => e = *o,
            _ => return None,
        }
    }
}

/// Whether a body assigns a local or parts of it, or takes its address.
fn assigns(body: &Body, l: LocalId) -> bool {
    body.exprs.iter().any(|e| match &e.kind {
        ExprKind::SetLocal(x, _) => *x == l,
        ExprKind::FieldSet(o, ..) | ExprKind::AddrOf(o) => root(body, *o) == Some(l),
        _ => false,
    })
}

fn calls(body: &Body, func: ExprId, changing: &FxHashSet<ValId>) -> bool {
    matches!(&body.exprs[func].kind, ExprKind::Val(v, _) if changing.contains(v))
}

fn address_of(body: &mut Body, e: ExprId) -> ExprId {
    let (ty, span) = (body.exprs[e].ty, body.exprs[e].span);
    let ty = Ty::con(Builtin::ByRef.id(), &[ty]);
    body.exprs.push(Expr { kind: ExprKind::AddrOf(e), ty, span })
}

/// `let mutable copy = e in &copy`
fn copy_address(body: &mut Body, e: ExprId) -> ExprId {
    let (ty, span) = (body.exprs[e].ty, body.exprs[e].span);
    let name = Symbol::intern("copy");
    let local = body.locals.push(Local { name, ty, params: vec![], is_mutable: true, span });
    let read = body.exprs.push(Expr { kind: ExprKind::Local(local, vec![]), ty, span });
    let address = address_of(body, read);
    let ty = body.exprs[address].ty;
    body.exprs.push(Expr { kind: ExprKind::Let { local, rhs: e, body: address }, ty, span })
}
