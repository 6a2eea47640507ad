//! Members, fields and indices of a value: reading them, and assigning to them.

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E, Ident};
use tast::{Const, ExprId, ExprKind, MemberKind, TyConKind};
use types::{Builtin, Ty, TyConId, TyKind, ValId};

use super::{Delayed, Want};
use crate::cx::Cx;
use crate::members::Group;
use crate::names::mangle;

impl<'a> Cx<'a> {
    /// `e.Name` and what follows.
    pub fn dot_then(
        &mut self,
        mut e: ExprId,
        name: Ident,
        delayed: &mut Vec<Delayed>,
        want: Want,
        span: Span,
    ) -> ExprId {
        if self.is_byref(self.ty_of(e)) {
            e = self.deref(e, span);
        }
        let mut t = self.shallow(self.ty_of(e));
        if matches!(t.kind(), TyKind::Infer(_)) {
            self.weaken(&[t]);
            self.default_range(t);
            t = self.shallow(t);
        }
        if matches!(t.kind(), TyKind::Error) {
            while let Some(d) = delayed.pop() {
                if let Delayed::App { arg, .. } = d {
                    self.expr(arg, Ty::error());
                }
            }
            return self.bad(span);
        }
        if let Some(f) = self.field_get(e, t, name, span) {
            return self.apply_delayed(f, delayed, want);
        }
        if let Some(group) = self.member_group(t, name.name, false) {
            // A type's own `ToString(format)` stands beside the one that every object has.
            if self.none_takes(&group, delayed)
                && let Some(e) = self.object_member(e, t, name, delayed, span)
            {
                return self.apply_delayed(e, delayed, want);
            }
            return self.group_then(group, Some(e), name, delayed, want, span);
        }
        if let Some(handlers) = self.event_method(e, t, name, span) {
            let (event, method) = handlers;
            return self.dot_then(event, method, delayed, want, span);
        }
        if let Some(r) = self.constrained_member(e, t, name, delayed, span) {
            return self.apply_delayed(r, delayed, want);
        }
        if matches!(t.kind(), TyKind::Infer(_)) {
            let of_object = matches!(name.name.as_str(), "ToString" | "GetHashCode" | "GetType" | "Equals");
            if of_object && let Some(e) = self.object_member(e, t, name, delayed, span) {
                return self.apply_delayed(e, delayed, want);
            }
            if let Some((id, i)) = self.records_with(&[name]).first().copied() {
                let record = self.fresh_con(id, span);
                self.expect(t, record, span);
                let _ = i;
                if let Some(f) = self.field_get(e, record, name, span) {
                    return self.apply_delayed(f, delayed, want);
                }
            }
            self.error("FS0072", name.span, "Lookup on object of indeterminate type based on information prior to this program point. A type annotation may be needed prior to this program point to constrain the type of the object. This may allow the lookup to be resolved.");
            self.drop_rest(delayed);
            return self.bad(span);
        }
        if let Some(e) = self.object_member(e, t, name, delayed, span) {
            return self.apply_delayed(e, delayed, want);
        }
        if !self.hidden_member(t, name) {
            self.no_member(t, name);
        }
        self.drop_rest(delayed);
        self.bad(span)
    }
    /// `x.add_E` and `x.remove_E` of an event `E`: the event, and its method.
    fn event_method(&mut self, e: ExprId, t: Ty, name: Ident, span: Span) -> Option<(ExprId, Ident)> {
        let text = name.name.as_str();
        let (event, method) = match (text.strip_prefix("add_"), text.strip_prefix("remove_")) {
            (Some(event), _) => (event, "AddHandler"),
            (_, Some(event)) => (event, "RemoveHandler"),
            (None, None) => return None,
        };
        let group = self.member_group(t, Symbol::intern(event), false)?;
        let is_event = |m: &(ValId, Ty)| Self::has_attr(&self.val(m.0).attrs, "CLIEvent");
        if !group.items.iter().any(is_event) {
            return None;
        }
        let value = self.property_named(e, event, span);
        Some((value, Ident { name: Symbol::intern(method), ..name }))
    }
    /// Whether no method of a group takes as many arguments as are given next.
    fn none_takes(&self, group: &Group, delayed: &[Delayed]) -> bool {
        let Some(Delayed::App { arg, .. }) = delayed.last() else { return false };
        let given = self.call_args(*arg).len();
        group.items.iter().all(|(m, _)| {
            let Some(info) = self.member_info(*m) else { return false };
            let names = self.val(*m).param_names.get(usize::from(!info.is_static)).map_or(0, Vec::len);
            let needed = names - info.optional.iter().filter(|o| **o).count().min(names);
            info.kind == MemberKind::Method && !info.param_array && (given < needed || given > names)
        })
    }
    /// Reports a member that exists but may not be used here.
    fn hidden_member(&mut self, t: Ty, name: Ident) -> bool {
        let mut found = false;
        self.walk_supertypes(t, &mut |s| {
            if let Some((id, _)) = s.as_con() {
                found |= !self.own_members(id, name.name).is_empty();
            }
        });
        let fixed = self.member_group(t, name.name, true);
        if found && let Some(group) = fixed {
            if group.items.iter().any(|(m, _)| self.member_kind(*m) == Some(MemberKind::Method)) {
                self.error("FS0493", name.span, format!("'{}' is a static method: call it on the type.", name.name));
            } else {
                self.error("FS0809", name.span, format!("'{}' is a static property: read it on the type.", name.name));
            }
        } else if found {
            self.error("FS0491", name.span, format!("The member or object constructor '{}' is not accessible. Private members may only be accessed from within the declaring type. Protected members may only be accessed from an extending type and cannot be accessed from inner lambda expressions.", name.name));
        }
        found
    }
    /// `x.Name` where a member constraint on the type of `x` has the member.
    fn constrained_member(
        &mut self,
        e: ExprId,
        t: Ty,
        name: Ident,
        delayed: &mut Vec<Delayed>,
        span: Span,
    ) -> Option<ExprId> {
        let known: Vec<types::MemberConstraint> = match t.kind() {
            TyKind::Infer(v) => self.vars[v.0 as usize]
                .cons
                .iter()
                .filter_map(
                    |c| if let crate::infer::Cons::Trait(i) = c { Some(self.traits[*i].mc.clone()) } else { None },
                )
                .collect(),
            TyKind::Var(v) => self.tyvars[*v]
                .constraints
                .iter()
                .filter_map(|c| if let types::Constraint::Member(m) = c { Some((**m).clone()) } else { None })
                .collect(),
            _ => return None,
        };
        let getter = format!("get_{}", name.name);
        let mc = known.into_iter().find(|m| !m.is_static && (m.name == name.name || m.name.as_str() == getter))?;
        let mut args = vec![e];
        if mc.name == name.name
            && let Some(Delayed::App { arg, .. }) = delayed.last().cloned()
        {
            delayed.pop();
            for (g, t) in self.call_args(arg).into_iter().zip(&mc.args) {
                let v = self.expr(g, *t);
                args.push(v);
            }
        }
        let kind = ExprKind::TraitCall { support: mc.support.clone(), name: mc.name, is_static: false, args };
        Some(self.mk(kind, mc.ret, span))
    }
    fn drop_rest(&mut self, delayed: &mut Vec<Delayed>) {
        while let Some(d) = delayed.pop() {
            if let Delayed::App { arg, .. } = d {
                self.muted += 1;
                self.expr(arg, Ty::error());
                self.muted -= 1;
            }
        }
    }
    /// FS0491: the member is there, but private to its type.
    fn private_member(&mut self, t: Ty, name: Ident) -> bool {
        self.see_private = true;
        let hidden = self.member_group(t, name.name, false).or_else(|| self.member_group(t, name.name, true));
        self.see_private = false;
        let Some(hidden) = hidden else { return false };
        let mut d = diag::Diagnostic::error(
            "FS0491",
            name.span,
            format!("The member '{}' is private: only its own type sees it.", name.name),
        );
        if let Some((m, _)) = hidden.items.iter().find(|(m, _)| !self.is_library_file(m.file)) {
            d = d.label(self.val(*m).span, "declared private here");
        }
        self.report(d);
        true
    }
    pub(super) fn no_member(&mut self, t: Ty, name: Ident) {
        if self.private_member(t, name) {
            return;
        }
        if let Some((id, _)) = self.shallow(t).as_con()
            && let TyConKind::Union(cases) = &self.tycon(id).kind
            && cases.iter().any(|c| c.name == name.name)
        {
            let text = format!("'{}' is a case: what follows a dot is a field, property or method.", name.name);
            self.error("FS0812", name.span, text);
            return;
        }
        let text = self.show(t);
        let mut near: Vec<Symbol> = vec![];
        self.walk_supertypes(t, &mut |s| {
            if let Some((id, _)) = s.as_con() {
                near.extend(self.members.keys().filter(|k| k.0 == id).map(|k| k.1));
                if let TyConKind::Record(fs) = &self.tycon(id).kind {
                    near.extend(fs.iter().map(|f| f.name));
                }
            }
        });
        let mut d = diag::Diagnostic::error(
            "FS0039",
            name.span,
            format!("The type '{text}' does not define the field, constructor or member '{}'.", name.name),
        );
        near.sort_by_key(|s| s.as_str());
        if let Some(best) = crate::errors::nearest(name.name.as_str(), near.iter().map(|s| s.as_str())) {
            d = d.help(format!("Maybe you want '{best}'.")).edit(name.span, best);
        }
        self.report(d);
    }
    /// Index, type and mutability of a record or class field.
    pub fn field_of(&self, t: Ty, name: Symbol) -> Option<(usize, Ty, bool)> {
        let (id, args) = self.shallow(t).as_con()?;
        let def = self.tycon(id);
        let (TyConKind::Record(fields) | TyConKind::Class(fields) | TyConKind::Exception(fields)) = &def.kind else {
            return None;
        };
        let i = fields.iter().position(|f| f.name == name)?;
        let ty = fields[i].ty.subst(&|v| def.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
        Some((i, ty, fields[i].is_mutable))
    }
    fn field_get(&mut self, e: ExprId, t: Ty, name: Ident, span: Span) -> Option<ExprId> {
        if let TyKind::AnonRecord(fields, _) = t.kind() {
            let i = fields.iter().position(|f| f.0 == name.name)?;
            return Some(self.mk(ExprKind::FieldGet(e, i), fields[i].1, span));
        }
        if let TyKind::Tuple(items, _) = t.kind() {
            let i = name.name.as_str().strip_prefix("Item")?.parse::<usize>().ok()?.checked_sub(1)?;
            return Some(self.mk(ExprKind::TupleGet(e, i), *items.get(i)?, span));
        }
        if let Some((id, args)) = t.as_con()
            && let TyConKind::Union(_) = &self.tycon(id).kind
        {
            let _ = args;
            return self.case_test(e, t, name, span);
        }
        let (owner, i, ty) = self.find_field(t, name.name)?;
        self.check_field_access(owner, i, name);
        if let Some((id, _)) = owner.as_con() {
            self.check_obsolete_field(id, i, name.span);
        }
        let object = self.up(e, owner, span);
        Some(self.mk(ExprKind::FieldGet(object, i), ty, span))
    }
    /// The field of a type or of one of its bases: the owner's instance, the index and the type.
    pub(super) fn find_field(&self, t: Ty, name: Symbol) -> Option<(Ty, usize, Ty)> {
        let mut at = t;
        loop {
            let (id, _) = self.shallow(at).as_con()?;
            if let Some((i, ty, _)) = self.field_of(at, name)
                && !self.hidden_fields.contains(&(id, i))
            {
                return Some((at, i, ty));
            }
            at = self.base_of(at)?;
        }
    }
    /// FS1093 and FS1096: fields that code outside may not see.
    fn check_field_access(&mut self, owner: Ty, i: usize, name: Ident) {
        let Some((id, _)) = owner.as_con() else { return };
        let inside = self.this_tycon == Some(id) || self.tycon_home.get(&id).is_none_or(|c| self.is_inside(*c));
        if self.tycon(id).private_repr && !inside {
            let text = self.tycon(id).name;
            self.error(
                "FS1093",
                name.span,
                format!("The union cases or fields of the type '{text}' are not accessible from this code location"),
            );
        } else if self.private_fields.contains(&(id, i)) && self.this_tycon != Some(id) {
            self.error(
                "FS1096",
                name.span,
                format!("The record, struct or class field '{}' is not accessible from this code location", name.name),
            );
        }
    }
    /// The base class of a type at its arguments.
    pub fn base_of(&self, t: Ty) -> Option<Ty> {
        let (id, args) = self.shallow(t).as_con()?;
        let def = self.tycon(id);
        def.base.map(|b| b.subst(&|v| def.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied())))
    }
    /// The object as a value of one of its supertypes.
    pub fn up(&mut self, e: ExprId, owner: Ty, span: Span) -> ExprId {
        let t = self.shallow(self.ty_of(e));
        let same = match (t.as_con(), self.shallow(owner).as_con()) {
            (Some((a, _)), Some((b, _))) => a == b,
            _ => t == owner,
        };
        if same { e } else { self.mk(ExprKind::Upcast(e), owner, span) }
    }
    /// `x.IsCase`
    fn case_test(&mut self, e: ExprId, t: Ty, name: Ident, span: Span) -> Option<ExprId> {
        let (id, _) = t.as_con()?;
        if self.members.contains_key(&(id, name.name)) {
            return None;
        }
        let case = name.name.as_str().strip_prefix("Is")?;
        let i = self.case_of(id, Symbol::intern(case))?;
        Some(self.mk(ExprKind::IsCase(e, i), Builtin::Bool.ty(), span))
    }
    /// What every value has when its type says nothing else.
    fn object_member(
        &mut self,
        e: ExprId,
        t: Ty,
        name: Ident,
        delayed: &mut Vec<Delayed>,
        span: Span,
    ) -> Option<ExprId> {
        let Some(Delayed::App { arg, .. }) = delayed.last().cloned() else {
            return if name.name.as_str() == "Invoke" { self.invoke_function(e, t, span) } else { None };
        };
        let intrinsic = |cx: &mut Self, op: &str, args: Vec<ExprId>, ty: Ty| {
            cx.mk(ExprKind::Intrinsic { op: Symbol::intern(op), types: vec![], args }, ty, span)
        };
        let given = self.call_args(arg);
        let r = match (name.name.as_str(), given.len()) {
            ("ToString", 0) => intrinsic(self, "to_string", vec![e], Builtin::String.ty()),
            ("GetHashCode", 0) => intrinsic(self, "hash", vec![e], Builtin::Int32.ty()),
            ("GetType", 0) => {
                let ty = self.library_type("System.Type", &[]);
                intrinsic(self, "type_of", vec![e], ty)
            }
            ("Equals", 1) => {
                let (other, ot) = self.infer_expr(given[0]);
                if self.shallow(ot) != self.shallow(t) && self.probe(|cx| cx.unify(ot, t).is_err()) {
                    let obj = Builtin::Obj.ty();
                    let a = self.upcast_to(e, obj, span);
                    let b = self.upcast_to(other, obj, span);
                    intrinsic(self, "object_equals", vec![a, b], Builtin::Bool.ty())
                } else {
                    let _ = self.unify(ot, t);
                    intrinsic(self, "object_equals", vec![e, other], Builtin::Bool.ty())
                }
            }
            ("CompareTo", 1) => {
                let other = self.expr(given[0], t);
                intrinsic(self, "compare", vec![e, other], Builtin::Int32.ty())
            }
            ("ToString", 1) if self.is_enum(t) => {
                let format = self.expr(given[0], Builtin::String.ty());
                intrinsic(self, "enum_text", vec![e, format], Builtin::String.ty())
            }
            ("HasFlag", 1) if self.is_enum(t) => {
                let flag = self.expr(given[0], t);
                let kind = ExprKind::TraitCall {
                    support: vec![t],
                    name: Symbol::intern("op_BitwiseAnd"),
                    is_static: true,
                    args: vec![e, flag],
                };
                let both = self.mk(kind, t, span);
                intrinsic(self, "equals", vec![both, flag], Builtin::Bool.ty())
            }
            ("Invoke", _) => return self.invoke(e, t, &given, delayed, span),
            _ => return None,
        };
        delayed.pop();
        Some(r)
    }
    /// `d.Invoke(args)` on a delegate: applies the function inside.
    fn invoke(
        &mut self,
        e: ExprId,
        t: Ty,
        given: &[ast::ExprId],
        delayed: &mut Vec<Delayed>,
        span: Span,
    ) -> Option<ExprId> {
        let (tys, ret) = self.delegate_shape(t)?;
        delayed.pop();
        let takes_unit =
            matches!(&tys[..], [t] if self.is_var(*t) || self.shallow(*t).builtin() == Some(Builtin::Unit));
        if given.is_empty() && takes_unit {
            let _ = self.unify(tys[0], Builtin::Unit.ty());
            let args = vec![self.unit(span)];
            return Some(self.mk(ExprKind::Apply { func: e, args, direct: false }, ret, span));
        }
        if given.is_empty()
            && let [one] = &tys[..]
            && self.shallow(*one).as_con().is_some_and(|(id, _)| self.tycon(id).path.as_str() == "FSharp.Core.Option")
        {
            // The only parameter is optional: nothing is given for it.
            let none = self.mk(ExprKind::Union { case: 0, args: vec![] }, *one, span);
            return Some(self.mk(ExprKind::Apply { func: e, args: vec![none], direct: false }, ret, span));
        }
        if given.len() != tys.len() {
            self.error(
                "FS0501",
                span,
                format!("This delegate takes {} argument(s) but is here given {}.", tys.len(), given.len()),
            );
            return Some(self.bad(span));
        }
        let mut args: Vec<ExprId> = given
            .iter()
            .zip(&tys)
            .map(|(g, t)| {
                let w = self.flexible(*t);
                self.expr_want(*g, w)
            })
            .collect();
        if args.is_empty() {
            args.push(self.unit(span));
        }
        Some(self.mk(ExprKind::Apply { func: e, args, direct: false }, ret, span))
    }

    /// `T.Name` and what follows.
    pub fn static_then(&mut self, ty: Ty, name: Ident, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        let ty = unit_type(self.shallow(ty));
        if let Some((id, _)) = ty.as_con() {
            if let TyConKind::Enum(_, cases) = &self.tycon(id).kind
                && let Some(i) = cases.iter().position(|c| c.0 == name.name)
            {
                let c = cases[i].1.clone();
                self.check_obsolete_case(id, i, span);
                let e = self.constant(c, ty, span);
                return self.apply_delayed(e, delayed, want);
            }
            if let TyConKind::Union(_) = &self.tycon(id).kind
                && let Some(i) = self.case_of(id, name.name)
            {
                self.check_obsolete_case(id, i, span);
                return self.case_then(ty, i, delayed, want, span);
            }
        }
        let inherited = |cx: &Self| cx.member_group(Builtin::Obj.ty(), name.name, true);
        if let Some(group) = self.member_group(ty, mangle(name.name), true).or_else(|| inherited(self)) {
            return self.group_then(group, None, name, delayed, want, span);
        }
        if let Some(group) = self.member_group(ty, name.name, false) {
            if group.items.iter().any(|(m, _)| self.member_kind(*m) == Some(MemberKind::Method)) {
                self.error("FS3214", name.span, format!("Method '{}' is not a static method", name.name));
            } else {
                self.error("FS0806", name.span, format!("Property '{}' is not static", name.name));
            }
            self.drop_rest(delayed);
            return self.bad(span);
        }
        if matches!(ty.kind(), TyKind::Error) {
            self.drop_rest(delayed);
            return self.bad(span);
        }
        self.no_member(ty, name);
        self.drop_rest(delayed);
        self.bad(span)
    }
    /// The object as one of its base class, and that class's own indexer: `base.[i]`.
    pub fn base_item(&mut self, span: Span) -> Option<(ExprId, Group, Ident)> {
        let (base, this) = (self.base_ty?, self.object_this.or(self.this)?);
        let name = Ident { name: Symbol::intern("Item"), span, quoted: false };
        let mut group = self.member_group(base, name.name, false)?;
        group.direct = true;
        let this = self.local_ref(this, span);
        Some((self.up(this, base, span), group, name))
    }
    /// `base.M(args)`
    pub fn base_then(&mut self, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        if let Some(Delayed::Index(indices, at)) = delayed.last().cloned()
            && let Some((object, mut group, name)) = self.base_item(at)
        {
            delayed.pop();
            group.items.retain(|(m, _)| self.member_kind(*m) != Some(MemberKind::Setter));
            let items = self.index_items(&indices);
            let arg = self.index_argument(&items, at);
            let e = self.call_group(&group, Some(object), name, None, arg, None, at);
            return self.apply_delayed(e, delayed, want);
        }
        let this = self.object_this.or(self.this);
        let (Some(base), Some(this), Some(Delayed::Dot(name, at))) = (self.base_ty, this, delayed.last().cloned())
        else {
            self.error("FS0405", span, "'base' values may only be used to make direct calls to the base implementations of overridden members.");
            self.drop_rest(delayed);
            return self.bad(span);
        };
        delayed.pop();
        let this = self.local_ref(this, span);
        let object = self.up(this, base, span);
        match self.member_group(base, name.name, false) {
            Some(mut group) => {
                let hollow = group
                    .items
                    .iter()
                    .all(|(m, _)| self.member_info(*m).is_some_and(|i| i.is_slot) && !self.has_default.contains(m));
                if hollow {
                    self.error("FS1201", name.span, format!("Cannot call an abstract base member: '{}'", name.name));
                }
                group.direct = true;
                self.group_then(group, Some(object), name, delayed, want, at)
            }
            None => match self.root_member(object, name, delayed, at) {
                Some(e) => self.apply_delayed(e, delayed, want),
                None => {
                    self.no_member(base, name);
                    self.drop_rest(delayed);
                    self.bad(at)
                }
            },
        }
    }
    /// `base.ToString()` and the like where no base class has its own: what `obj` does.
    fn root_member(&mut self, object: ExprId, name: Ident, delayed: &mut Vec<Delayed>, span: Span) -> Option<ExprId> {
        let Some(Delayed::App { arg, .. }) = delayed.last().cloned() else { return None };
        let given = self.call_args(arg);
        let obj = Builtin::Obj.ty();
        let object = self.upcast_to(object, obj, span);
        let intrinsic = |cx: &mut Self, op: &str, args: Vec<ExprId>, ty: Ty| {
            cx.mk(ExprKind::Intrinsic { op: Symbol::intern(op), types: vec![], args }, ty, span)
        };
        let r = match (name.name.as_str(), given.len()) {
            ("ToString", 0) => {
                let ty = self.library_type("System.Type", &[]);
                let t = intrinsic(self, "type_of", vec![object], ty);
                self.call_named(t, "ToString", span)
            }
            ("GetType", 0) => {
                let ty = self.library_type("System.Type", &[]);
                intrinsic(self, "type_of", vec![object], ty)
            }
            ("GetHashCode", 0) => intrinsic(self, "phys_hash", vec![object], Builtin::Int32.ty()),
            ("Equals", 1) => {
                let other = self.expr_want(given[0], Want { ty: obj, flex: true });
                intrinsic(self, "phys_equal", vec![object, other], Builtin::Bool.ty())
            }
            _ => return None,
        };
        delayed.pop();
        Some(r)
    }
    /// A property or method group and what follows.
    pub fn group_then(
        &mut self,
        group: Group,
        object: Option<ExprId>,
        name: Ident,
        delayed: &mut Vec<Delayed>,
        want: Want,
        span: Span,
    ) -> ExprId {
        let is_property = group.items.iter().any(|(m, _)| {
            matches!(self.member_kind(*m), Some(MemberKind::Getter | MemberKind::Setter))
                || self.val(*m).literal.is_some()
        });
        if !is_property {
            let targs = match delayed.last().cloned() {
                Some(Delayed::TypeApp(args, _)) => {
                    delayed.pop();
                    Some(args)
                }
                _ => None,
            };
            return match delayed.last().cloned() {
                Some(Delayed::App { arg, span: at }) => {
                    delayed.pop();
                    let w = if delayed.is_empty() { Some(want) } else { None };
                    let e = self.call_group(&group, object, name, targs.as_deref(), arg, w, at);
                    self.member_then(e, delayed, want)
                }
                _ => {
                    let e = self.group_value(&group, object, name, targs.as_deref(), want, span);
                    self.apply_delayed(e, delayed, want)
                }
            };
        }
        let e = self.property_get(&group, object, name, delayed, span);
        self.member_then(e, delayed, want)
    }
    fn property_get(
        &mut self,
        group: &Group,
        object: Option<ExprId>,
        name: Ident,
        delayed: &mut Vec<Delayed>,
        span: Span,
    ) -> ExprId {
        let getter = group.items.iter().find(|(m, _)| self.member_kind(*m) != Some(MemberKind::Setter)).copied();
        let Some((m, on)) = getter else {
            self.error("FS0807", name.span, format!("Property '{}' is not readable", name.name));
            return self.bad(span);
        };
        if self.val(m).literal.is_some() {
            return self.val_expr(m, span);
        }
        let indexed = self.is_indexer(m);
        if indexed && let Some(Delayed::App { arg, span: at }) = delayed.last().cloned() {
            delayed.pop();
            return self.call_group(group, object, name, None, arg, None, at);
        }
        let (ty, targs) = self.member_instance(m, on, span);
        self.check_obsolete(m, span);
        let f = self.mk(ExprKind::Val(m, targs), ty, span);
        if self.info(m).mono {
            self.body.val_uses.push((f, m));
        }
        let mut args = vec![];
        let mut t = ty;
        if let Some(o) = object {
            let (_, r) = self.expect_fun(t, span);
            args.push(self.up_to_owner(o, m, on, span));
            t = r;
        }
        let (_, ret) = self.expect_fun(t, span);
        args.push(self.unit(span));
        self.mk(ExprKind::Apply { func: f, args, direct: group.direct }, ret, span)
    }
    /// Whether a getter takes an index.
    pub fn is_indexer(&self, m: ValId) -> bool {
        let mut t = self.val(m).scheme.ty;
        if self.member_info(m).is_some_and(|i| !i.is_static)
            && let Some((_, r)) = self.shallow(t).as_fun()
        {
            t = r;
        }
        self.shallow(t).as_fun().is_some_and(|(a, _)| self.shallow(a).builtin() != Some(Builtin::Unit))
    }
    /// The object argument of a member: converted to the type that declares it.
    pub fn up_to_owner(&mut self, e: ExprId, m: ValId, on: Ty, span: Span) -> ExprId {
        let t = self.shallow(self.ty_of(e));
        let _ = m;
        if matches!(t.kind(), TyKind::Infer(_)) {
            // A variable under a subtype constraint; should it turn out to be the type itself, nothing is converted.
            return self.mk(ExprKind::Upcast(e), on, span);
        }
        self.up(e, on, span)
    }

    /// `e.[i]`
    pub fn index(&mut self, mut e: ExprId, indices: &[ast::ExprId], span: Span) -> ExprId {
        if self.is_byref(self.ty_of(e)) {
            e = self.deref(e, span);
        }
        let items = self.index_items(indices);
        let mut t = self.shallow(self.ty_of(e));
        if matches!(t.kind(), TyKind::Infer(_)) {
            self.weaken(&[t]);
            t = self.shallow(t);
        }
        if items.iter().any(|i| matches!(self.ex(*i).kind, E::Slice(..))) {
            return self.slice(e, t, &items, span);
        }
        if let (Some(Builtin::Array), [i]) = (t.builtin(), &items[..]) {
            let i = self.index_value(e, *i, span);
            let elem = self.element(t);
            return self.mk(
                ExprKind::Intrinsic { op: Symbol::intern("array_get_checked"), types: vec![], args: vec![e, i] },
                elem,
                span,
            );
        }
        // A constraint may say that the type has an indexer.
        let bounded = self.member_group(t, Symbol::intern("Item"), false).is_some();
        match t.kind() {
            TyKind::Infer(_) if !bounded => {
                self.error("FS0752", span, "The operator 'expr.[idx]' has been used on an object of indeterminate type based on information prior to this program point. Consider adding further type constraints");
                return self.bad(span);
            }
            TyKind::Error => return self.bad(span),
            _ => {}
        }
        if self.wrong_dimensions(t, items.len(), span) {
            return self.bad(span);
        }
        let name = self.indexer_name(t);
        let Some(group) = self.member_group(t, name, false) else {
            let text = self.show(t);
            self.error(
                "FS0039",
                span,
                format!("The type '{text}' does not define the field, constructor or member 'Item'."),
            );
            return self.bad(span);
        };
        let arg = self.index_argument(&items, span);
        let id = Ident { name, span, quoted: false };
        self.call_group(&group, Some(e), id, None, arg, None, span)
    }
    /// FS0001: an array is indexed with as many numbers as it has dimensions.
    fn wrong_dimensions(&mut self, t: Ty, given: usize, span: Span) -> bool {
        let dimensions = match t.builtin() {
            Some(Builtin::Array) => 1,
            Some(Builtin::Array2D) => 2,
            Some(Builtin::Array3D) => 3,
            Some(Builtin::Array4D) => 4,
            _ => return false,
        };
        if dimensions != given {
            let text = format!("This array has {dimensions} dimension(s) but is indexed with {given} number(s).");
            self.error("FS0001", span, text);
        }
        dimensions != given
    }
    fn indexer_name(&self, t: Ty) -> Symbol {
        if t.builtin() == Some(Builtin::String) {
            let chars = Symbol::intern("Chars");
            let item = Symbol::intern("Item");
            return if self.member_group(t, item, false).is_some() { item } else { chars };
        }
        Symbol::intern("Item")
    }
    pub(super) fn index_items(&self, indices: &[ast::ExprId]) -> Vec<ast::ExprId> {
        match indices {
            [one] => match &self.ex(*one).kind {
                E::Tuple { items, is_struct: false } => items.clone(),
                _ => vec![*one],
            },
            _ => indices.to_vec(),
        }
    }
    pub(super) fn index_argument(&mut self, items: &[ast::ExprId], span: Span) -> ast::ExprId {
        if let [one] = items {
            return self.make_ex(E::Paren(*one), span);
        }
        let tuple = self.make_ex(E::Tuple { items: items.to_vec(), is_struct: false }, span);
        self.make_ex(E::Paren(tuple), span)
    }
    pub(super) fn element(&mut self, t: Ty) -> Ty {
        self.shallow(t).as_con().and_then(|(_, a)| a.first().copied()).unwrap_or_else(Ty::error)
    }
    /// An index of an array: an int, or `^i` counted from the end.
    pub(super) fn index_value(&mut self, array: ExprId, i: ast::ExprId, span: Span) -> ExprId {
        let int = Builtin::Int32.ty();
        let node = self.ex(i);
        if let E::FromEnd(k) = &node.kind {
            let k = self.expr(*k, int);
            let n = self.mk(
                ExprKind::Intrinsic { op: Symbol::intern("array_length"), types: vec![], args: vec![array] },
                int,
                span,
            );
            let d = self.int_op("op_Subtraction", n, k, span);
            let one = self.constant(Const::Int(1), int, span);
            return self.int_op("op_Subtraction", d, one, span);
        }
        self.expr(i, int)
    }
    /// Arithmetic on ints that a desugaring needs.
    pub fn int_op(&mut self, name: &str, a: ExprId, b: ExprId, span: Span) -> ExprId {
        let int = Builtin::Int32.ty();
        let kind = ExprKind::TraitCall {
            support: vec![int, int],
            name: Symbol::intern(name),
            is_static: true,
            args: vec![a, b],
        };
        self.mk(kind, int, span)
    }
    /// `e.[a..b]`
    fn slice(&mut self, e: ExprId, t: Ty, items: &[ast::ExprId], span: Span) -> ExprId {
        let bounds = self.slice_bounds(items, span);
        let known = match t.builtin() {
            Some(Builtin::Array) => Some("GetArraySlice"),
            Some(Builtin::String) => Some("GetStringSlice"),
            Some(Builtin::List) => Some("GetListSlice"),
            _ => None,
        };
        if let Some(name) = known
            && let Some(v) = self.find_val(&format!("FSharp.Core.Operators.OperatorIntrinsics.{name}"))
        {
            let f = self.val_expr(v, span);
            let (a, mut t) = self.expect_fun(self.ty_of(f), span);
            self.expect(a, self.ty_of(e), span);
            let mut args = vec![e];
            for b in bounds {
                let (a, r) = self.expect_fun(t, span);
                args.push(self.expr(b, a));
                t = r;
            }
            return self.mk(ExprKind::Apply { func: f, args, direct: false }, t, span);
        }
        let name = Ident { name: Symbol::intern("GetSlice"), span, quoted: false };
        let Some(group) = self.member_group(t, name.name, false) else {
            let text = self.show(t);
            self.error(
                "FS0039",
                span,
                format!("The type '{text}' does not define the field, constructor or member 'GetSlice'."),
            );
            return self.bad(span);
        };
        let arg = self.index_argument(&bounds, span);
        self.call_group(&group, Some(e), name, None, arg, None, span)
    }
    /// Each slice as two optional bounds.
    pub(super) fn slice_bounds(&mut self, items: &[ast::ExprId], span: Span) -> Vec<ast::ExprId> {
        let ident = |s: &str| Ident { name: Symbol::intern(s), span, quoted: false };
        let mut out = vec![];
        for i in items {
            let node = self.ex(*i);
            let (a, b) = match &node.kind {
                E::Slice(a, b) => (*a, *b),
                _ => (Some(*i), None),
            };
            let single = !matches!(node.kind, E::Slice(..));
            for bound in [a, b] {
                let e = match bound {
                    // An index beside slices stands as it is.
                    Some(x) if single && !matches!(self.ex(x).kind, E::FromEnd(_)) => x,
                    Some(x) if !matches!(self.ex(x).kind, E::FromEnd(_)) => {
                        let some = self.path_expr(&[ident("FSharp"), ident("Core"), ident("Option"), ident("Some")]);
                        let arg = self.make_ex(E::Paren(x), span);
                        self.make_ex(E::App { func: some, arg, adjacent: true }, span)
                    }
                    Some(x) => {
                        self.unsupported(self.span(x), "an index from the end inside a slice");
                        self.make_ex(E::Error, span)
                    }
                    None if single => continue,
                    None => self.path_expr(&[ident("FSharp"), ident("Core"), ident("Option"), ident("None")]),
                };
                out.push(e);
            }
        }
        out
    }

    /// A field of the class around, through `this`.
    pub fn class_field(&mut self, tycon: TyConId, index: usize, span: Span) -> ExprId {
        let Some(this) = self.this else {
            self.error("FS0673", span, "This instance member cannot be used here: there is no object.");
            return self.bad(span);
        };
        let def = self.tycon(tycon);
        let ty = match &def.kind {
            TyConKind::Class(fields) => fields.get(index).map_or_else(Ty::error, |f| f.ty),
            _ => Ty::error(),
        };
        let object = self.local_ref(this, span);
        self.mk(ExprKind::FieldGet(object, index), ty, span)
    }
    /// A `let` function of the class around, applied to `this`.
    pub fn class_function(&mut self, v: ValId, span: Span) -> ExprId {
        let is_static = self.member_info(v).is_some_and(|m| m.is_static);
        let f = self.class_val(v, span);
        if is_static {
            return f;
        }
        let Some(this) = self.this else {
            self.error("FS0673", span, "This instance member cannot be used here: there is no object.");
            return self.bad(span);
        };
        let object = self.local_ref(this, span);
        let (_, r) = self.expect_fun(self.ty_of(f), span);
        self.mk(ExprKind::Apply { func: f, args: vec![object], direct: true }, r, span)
    }
    /// A class-bound value: the class's own parameters stay as they are.
    pub fn class_val(&mut self, v: ValId, span: Span) -> ExprId {
        let scheme = self.val(v).scheme.clone();
        let own = self.this_tycon.map_or(0, |t| self.tycon(t).params.len()).min(scheme.params.len());
        let mut args: Vec<Ty> = scheme.params[..own].iter().map(crate::decls::param_type).collect();
        let rest = self.instantiate(&scheme.params[own..], span);
        args.extend(rest);
        let ty = scheme.instantiate(&args);
        let e = self.mk(ExprKind::Val(v, args), ty, span);
        if self.info(v).mono {
            self.body.val_uses.push((e, v));
        }
        e
    }
}

/// A unit of measure as the type that has its static members.
fn unit_type(ty: Ty) -> Ty {
    let TyKind::Measure(m) = ty.kind() else { return ty };
    match m.factors() {
        [(types::MeasureAtom::Con(id), 1, 1)] => Ty::con(*id, &[]),
        _ => ty,
    }
}
