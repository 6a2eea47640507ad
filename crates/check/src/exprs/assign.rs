//! Assignments: `x <- e`, `e.P <- e`, `e.[i] <- e`, slices.
//!
//! In: the two sides. Out: the typed form that writes, after a check that the target may be written.

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E, Ident};
use tast::{ExprId, ExprKind, MemberKind};
use types::{Builtin, Ty, TyKind, ValId};

use crate::cx::{Cx, LocalEntry};
use crate::env::Item;
use crate::members::Group;
use crate::resolve::Found;

impl<'a> Cx<'a> {
    /// `lhs <- rhs`
    pub fn assign(&mut self, lhs: ast::ExprId, rhs: ast::ExprId, span: Span) -> ExprId {
        let node = self.ex(lhs);
        match &node.kind {
            E::Paren(e) => self.assign(*e, rhs, span),
            E::Ident(id) => self.assign_name(*id, lhs, rhs, span),
            E::Dot(e, name) => self.assign_dot(*e, *name, lhs, rhs, span),
            E::Index { expr, indices, .. } => {
                if let E::Base(_) = self.ex(*expr).kind
                    && let Some((object, group, name)) = self.base_item(span)
                {
                    let items = self.index_items(indices);
                    return self.property_set(&group, Some(object), name, items, rhs, span);
                }
                let (object, _) = self.infer_expr(*expr);
                self.assign_index(object, indices, rhs, span)
            }
            E::App { func, arg, .. } => self.assign_app(lhs, *func, *arg, rhs, span),
            _ => self.assign_through(lhs, rhs, span),
        }
    }
    /// Writes where an expression that gives an address says.
    fn assign_through(&mut self, lhs: ast::ExprId, rhs: ast::ExprId, span: Span) -> ExprId {
        self.keep_next = true;
        let (target, t) = self.infer_expr(lhs);
        match self.shallow(t).builtin() {
            Some(Builtin::ByRef | Builtin::OutRef) => {
                let elem = self.element(t);
                let value = self.expr(rhs, elem);
                self.mk(ExprKind::SetDeref(target, value), Builtin::Unit.ty(), span)
            }
            Some(Builtin::InRef) => {
                self.error("FS3224", span, "The byref pointer is readonly, so this write is not permitted.");
                self.expr(rhs, Ty::error());
                self.bad(span)
            }
            _ => self.bad_target(rhs, span),
        }
    }
    fn bad_target(&mut self, rhs: ast::ExprId, span: Span) -> ExprId {
        self.error("FS0010", span, "Invalid mutation expression: only a mutable variable, field, property or element can stand on the left of '<-'.");
        self.expr(rhs, Ty::error());
        self.bad(span)
    }
    fn assign_name(&mut self, id: Ident, lhs: ast::ExprId, rhs: ast::ExprId, span: Span) -> ExprId {
        let unit = Builtin::Unit.ty();
        match self.resolve_expr(&[id]) {
            Some((Found::Local(LocalEntry::Var(l)), _)) => self.assign_local(l, id, rhs, span),
            Some((Found::Local(LocalEntry::Static(v)), _)) | Some((Found::Item(Item::Val(v)), _)) => {
                self.assign_val(v, id, rhs, span)
            }
            Some((Found::Local(LocalEntry::Field { tycon, index, mutable }), _)) => {
                if !mutable {
                    self.not_mutable(id);
                }
                let target = self.class_field(tycon, index, span);
                let ty = self.ty_of(target);
                let w = self.flexible(ty);
                let value = self.expr_want(rhs, w);
                let ExprKind::FieldGet(object, i) = self.body.exprs[target].kind else { return self.bad(span) };
                self.mk(ExprKind::FieldSet(object, i, value), unit, span)
            }
            Some((Found::Local(_), _)) => {
                self.not_mutable(id);
                self.expr(rhs, Ty::error());
                self.bad(span)
            }
            Some((Found::Static(t), _)) => self.assign_static(t, id, rhs, span),
            Some(_) => {
                self.not_mutable(id);
                self.expr(rhs, Ty::error());
                self.bad(span)
            }
            None => {
                self.infer_expr(lhs);
                self.expr(rhs, Ty::error());
                self.bad(span)
            }
        }
    }
    fn not_mutable(&mut self, id: Ident) {
        self.error(
            "FS0027",
            id.span,
            format!(
                "This value is not mutable. Consider using the mutable keyword, e.g. 'let mutable {} = expression'.",
                id.name
            ),
        );
    }
    fn assign_local(&mut self, l: tast::LocalId, id: Ident, rhs: ast::ExprId, span: Span) -> ExprId {
        let unit = Builtin::Unit.ty();
        let local = &self.body.locals[l];
        let (ty, mutable) = (local.ty, local.is_mutable);
        if let Some((c, [t])) = self.shallow(ty).as_con()
            && matches!(Builtin::of(c), Some(Builtin::ByRef | Builtin::OutRef | Builtin::InRef))
            && !mutable
        {
            if Builtin::of(c) == Some(Builtin::InRef) {
                self.error("FS3224", span, "The byref pointer is readonly, so this write is not permitted.");
            }
            let target = self.local_ref(l, span);
            let value = self.expr(rhs, *t);
            return self.mk(ExprKind::SetDeref(target, value), unit, span);
        }
        // `this` of a struct is the struct itself.
        let whole_struct = self.this == Some(l) && self.is_value_type(ty);
        if !mutable && !whole_struct {
            self.error("FS0027", span, format!("This value is not mutable. Consider using the mutable keyword, e.g. 'let mutable {} = expression'.", id.name));
        }
        self.note_capture(l, id.span);
        let w = self.flexible(ty);
        let value = self.expr_want(rhs, w);
        self.mk(ExprKind::SetLocal(l, value), unit, span)
    }
    fn assign_val(&mut self, v: ValId, id: Ident, rhs: ast::ExprId, span: Span) -> ExprId {
        let def = self.val(v);
        let (ty, mutable) = (self.static_type(v), def.is_mutable);
        if self.is_byref(ty) {
            let target = self.val_expr(v, span);
            let elem = self.element(ty);
            let value = self.expr(rhs, elem);
            return self.mk(ExprKind::SetDeref(target, value), Builtin::Unit.ty(), span);
        }
        if !mutable {
            self.error("FS0027", span, format!("This value is not mutable. Consider using the mutable keyword, e.g. 'let mutable {} = expression'.", id.name));
        }
        let w = self.flexible(ty);
        let value = self.expr_want(rhs, w);
        self.set_static(v, value, span)
    }
    fn dotted(&self, e: ast::ExprId) -> Option<Vec<Ident>> {
        let node = self.ex(e);
        match &node.kind {
            E::Ident(id) => Some(vec![*id]),
            E::Dot(inner, name) => {
                let mut ids = self.dotted(*inner)?;
                ids.push(*name);
                Some(ids)
            }
            _ => None,
        }
    }
    fn assign_dot(&mut self, e: ast::ExprId, name: Ident, lhs: ast::ExprId, rhs: ast::ExprId, span: Span) -> ExprId {
        if let Some(ids) = self.dotted(lhs) {
            match self.resolve_expr(&ids) {
                Some((Found::Item(Item::Val(v)), n)) if n == ids.len() => return self.assign_val(v, name, rhs, span),
                Some((Found::Types(types), n)) if n + 1 == ids.len() => {
                    if let Some(t) = types.first() {
                        let ty = self.fresh_con(t.id, span);
                        return self.assign_static(ty, name, rhs, span);
                    }
                }
                _ => {}
            }
        }
        if let Some(ty) = self.instance_of_type(e, span) {
            return self.assign_static(ty, name, rhs, span);
        }
        let object = if let E::Base(_) = self.ex(e).kind {
            match (self.base_ty, self.object_this.or(self.this)) {
                (Some(base), Some(this)) => {
                    let this = self.local_ref(this, span);
                    self.up(this, base, span)
                }
                _ => return self.bad_target(rhs, span),
            }
        } else {
            self.infer_expr(e).0
        };
        let direct = matches!(self.ex(e).kind, E::Base(_));
        self.assign_member(object, direct, name, rhs, span)
    }
    /// `T<int>` as the owner of a static member.
    fn instance_of_type(&mut self, e: ast::ExprId, span: Span) -> Option<Ty> {
        let E::TypeApp(head, args) = &self.ex(e).kind else { return None };
        let ids = self.dotted(*head)?;
        match self.resolve_expr(&ids) {
            Some((Found::Types(types), n)) if n == ids.len() => {
                let found = types.iter().find(|t| self.tycon(t.id).params.len() == args.len())?.id;
                let ty = self.fresh_con(found, span);
                let wanted = ty.as_con().map(|(_, w)| w.to_vec()).unwrap_or_default();
                for (w, a) in wanted.into_iter().zip(args) {
                    let a = self.ty_expr(*a);
                    self.expect(a, w, span);
                }
                Some(ty)
            }
            _ => None,
        }
    }
    /// `object.Name <- value`; `direct` for `base`, whose member and no other is meant.
    fn assign_member(&mut self, object: ExprId, direct: bool, name: Ident, rhs: ast::ExprId, span: Span) -> ExprId {
        let mut t = self.shallow(self.ty_of(object));
        if matches!(t.kind(), TyKind::Infer(_)) {
            self.weaken(&[t]);
            t = self.shallow(t);
            if let Some((id, _)) = self.records_with(&[name]).first().copied().filter(|_| self.is_var(t)) {
                let record = self.fresh_con(id, span);
                self.expect(t, record, span);
                t = self.shallow(record);
            }
        }
        if let Some((owner, i, ty)) = self.find_field(t, name.name) {
            let mutable = self.field_of(owner, name.name).is_some_and(|f| f.2);
            if !mutable {
                self.error("FS0005", name.span, "This field is not mutable");
            }
            let w = self.flexible(ty);
            let value = self.expr_want(rhs, w);
            let object = self.up(object, owner, span);
            return self.mk(ExprKind::FieldSet(object, i, value), Builtin::Unit.ty(), span);
        }
        if let Some(mut group) = self.member_group(t, name.name, false) {
            group.direct = direct;
            return self.property_set(&group, Some(object), name, vec![], rhs, span);
        }
        if self.is_var(t) {
            self.error("FS0072", name.span, "Lookup on object of indeterminate type based on information prior to this program point. A type annotation may be needed prior to this program point to constrain the type of the object. This may allow the lookup to be resolved.");
        } else if !matches!(t.kind(), TyKind::Error) {
            self.no_member(t, name);
        }
        self.expr(rhs, Ty::error());
        self.bad(span)
    }
    fn assign_static(&mut self, ty: Ty, name: Ident, rhs: ast::ExprId, span: Span) -> ExprId {
        match self.member_group(ty, name.name, true) {
            Some(group) => self.property_set(&group, None, name, vec![], rhs, span),
            None => {
                self.no_member(ty, name);
                self.expr(rhs, Ty::error());
                self.bad(span)
            }
        }
    }
    /// Sets a property, with index arguments before the value.
    pub fn property_set(
        &mut self,
        group: &Group,
        object: Option<ExprId>,
        name: Ident,
        indices: Vec<ast::ExprId>,
        rhs: ast::ExprId,
        span: Span,
    ) -> ExprId {
        let setters: Vec<(ValId, Ty)> =
            group.items.iter().filter(|(m, _)| self.member_kind(*m) == Some(MemberKind::Setter)).copied().collect();
        if setters.is_empty() {
            if let Some((m, on)) = group.items.first().copied()
                && self.returns_byref(m)
            {
                return self.set_through_byref(m, on, object, &indices, rhs, span);
            }
            let static_val = group.items.iter().find(|(m, _)| self.val(*m).is_mutable).copied();
            if let Some((m, _)) = static_val {
                return self.assign_val(m, name, rhs, span);
            }
            self.error("FS0810", name.span, format!("Property '{}' cannot be set", name.name));
            self.expr(rhs, Ty::error());
            return self.bad(span);
        }
        let group = Group { items: setters, direct: group.direct };
        let mut items = indices;
        items.push(rhs);
        let arg = self.index_argument(&items, span);
        self.call_group(&group, object, name, None, arg, None, span)
    }
    fn returns_byref(&self, m: ValId) -> bool {
        let mut t = self.val(m).scheme.ty;
        while let Some((_, r)) = self.shallow(t).as_fun() {
            t = r;
        }
        matches!(self.shallow(t).builtin(), Some(Builtin::ByRef | Builtin::OutRef))
    }
    fn set_through_byref(
        &mut self,
        m: ValId,
        on: Ty,
        object: Option<ExprId>,
        indices: &[ast::ExprId],
        rhs: ast::ExprId,
        span: Span,
    ) -> ExprId {
        let (ty, targs) = self.member_instance(m, on, span);
        let f = self.mk(ExprKind::Val(m, targs), ty, span);
        let mut args: Vec<ExprId> = object.into_iter().collect();
        let mut t = ty;
        if object.is_some() {
            t = self.expect_fun(t, span).1;
        }
        let (a, r) = self.expect_fun(t, span);
        if indices.is_empty() {
            args.push(self.unit(span));
        } else {
            let arg = self.index_argument(indices, span);
            args.push(self.expr(arg, a));
        }
        let target = self.mk(ExprKind::Apply { func: f, args, direct: false }, r, span);
        let elem = self.element(r);
        let value = self.expr(rhs, elem);
        self.mk(ExprKind::SetDeref(target, value), Builtin::Unit.ty(), span)
    }
    fn assign_index(&mut self, object: ExprId, indices: &[ast::ExprId], rhs: ast::ExprId, span: Span) -> ExprId {
        let items = self.index_items(indices);
        let mut t = self.shallow(self.ty_of(object));
        if matches!(t.kind(), TyKind::Infer(_)) {
            self.weaken(&[t]);
            t = self.shallow(t);
        }
        if items.iter().any(|i| matches!(self.ex(*i).kind, E::Slice(..))) {
            return self.assign_slice(object, t, &items, rhs, span);
        }
        if let (Some(Builtin::Array), [i]) = (t.builtin(), &items[..]) {
            let i = self.index_value(object, *i, span);
            let elem = self.element(t);
            let w = self.flexible(elem);
            let value = self.expr_want(rhs, w);
            let kind = ExprKind::Intrinsic {
                op: Symbol::intern("array_set_checked"),
                types: vec![],
                args: vec![object, i, value],
            };
            return self.mk(kind, Builtin::Unit.ty(), span);
        }
        if t.builtin() == Some(Builtin::String) {
            self.error(
                "FS0810",
                span,
                "The characters of a string cannot be set. Make a new string, or use a 'char[]'.",
            );
            self.error("FS0257", span, "A string never changes: this assignment has nothing to change.");
            self.expr(rhs, Ty::error());
            return self.bad(span);
        }
        let name = Ident { name: Symbol::intern("Item"), span, quoted: false };
        match t.kind() {
            TyKind::Infer(_) if self.member_group(t, name.name, false).is_none() => {
                self.error("FS0752", span, "The operator 'expr.[idx]' has been used on an object of indeterminate type based on information prior to this program point. Consider adding further type constraints");
            }
            TyKind::Error => {}
            _ => match self.member_group(t, name.name, false) {
                Some(group) => return self.property_set(&group, Some(object), name, items, rhs, span),
                None => {
                    let text = self.show(t);
                    self.error(
                        "FS0039",
                        span,
                        format!("The type '{text}' does not define the field, constructor or member 'Item'."),
                    );
                }
            },
        }
        self.expr(rhs, Ty::error());
        self.bad(span)
    }
    fn assign_slice(&mut self, object: ExprId, t: Ty, items: &[ast::ExprId], rhs: ast::ExprId, span: Span) -> ExprId {
        let bounds = self.slice_bounds(items, span);
        let name = match t.builtin() {
            Some(Builtin::Array) => "SetArraySlice",
            _ => "",
        };
        if let Some(v) = self.find_val(&format!("FSharp.Core.Operators.OperatorIntrinsics.{name}")) {
            let f = self.val_expr(v, span);
            let (a, mut t) = self.expect_fun(self.ty_of(f), span);
            self.expect(a, self.ty_of(object), span);
            let mut args = vec![object];
            for b in bounds.into_iter().chain([rhs]) {
                let (a, r) = self.expect_fun(t, span);
                args.push(self.expr(b, a));
                t = r;
            }
            return self.mk(ExprKind::Apply { func: f, args, direct: false }, t, span);
        }
        let id = Ident { name: Symbol::intern("SetSlice"), span, quoted: false };
        match self.member_group(t, id.name, false) {
            Some(group) => {
                let mut all = bounds;
                all.push(rhs);
                let arg = self.index_argument(&all, span);
                self.call_group(&group, Some(object), id, None, arg, None, span)
            }
            None => {
                self.no_member(t, id);
                self.bad(span)
            }
        }
    }
    /// `x.P(i) <- v`
    fn assign_app(
        &mut self,
        lhs: ast::ExprId,
        func: ast::ExprId,
        arg: ast::ExprId,
        rhs: ast::ExprId,
        span: Span,
    ) -> ExprId {
        let node = self.ex(func);
        if let E::Dot(e, name) = &node.kind {
            let items = self.call_args(arg);
            let settable =
                |cx: &Self, g: &Group| g.items.iter().any(|(m, _)| cx.member_kind(*m) == Some(MemberKind::Setter));
            if let Some(ids) = self.dotted(func)
                && let Some((Found::Types(types), n)) = self.resolve_expr(&ids)
                && n + 1 == ids.len()
                && let Some(id) = types.first().map(|t| t.id)
            {
                let ty = self.fresh_con(id, span);
                return match self.member_group(ty, name.name, true) {
                    Some(group) if settable(self, &group) => self.property_set(&group, None, *name, items, rhs, span),
                    _ => self.assign_through(lhs, rhs, span),
                };
            }
            if self.dotted(func).is_some_and(
                |ids| matches!(self.resolve_expr(&ids), Some((Found::Item(Item::Val(_)), n)) if n == ids.len()),
            ) {
                return self.assign_through(lhs, rhs, span);
            }
            let (object, t) = self.infer_expr(*e);
            if let Some(group) = self.member_group(t, name.name, false)
                && settable(self, &group)
            {
                return self.property_set(&group, Some(object), *name, items, rhs, span);
            }
        }
        self.assign_through(lhs, rhs, span)
    }
}
