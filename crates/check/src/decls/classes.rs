//! Classes: fields, constructors, `let` and `do` bindings, automatic properties.
//!
//! A constructor parameter or `let` that a member uses is a field; others are locals of the initialiser. A class has
//! for each constructor a function `new` that makes a zeroed object, and an initialiser that fills it, so that a
//! subclass runs the same code on its own object. A struct is filled in place.

use std::sync::Arc;

use base::{Span, Symbol};
use syntax::ast::{self, Binding, BindingHead, ExprKind as E, Ident, MemberKind as MK, PatKind as P, TypeRepr};
use tast::{Arm, ExprId, ExprKind, Field, LocalId, MemberKind, TyConKind, ValDef, ValKind};
use types::{Builtin, Scheme, Ty, TyConId, ValId};

use super::members::{MemberPlan, NewMember, Place, PlanKind};
use super::targets::{FIELD, PROPERTY};
use crate::cx::{Cx, LocalEntry, Owner, Pending};
use crate::env::{ActiveVal, PatItem};
use crate::exprs::Want;
use crate::patterns::PatVars;

/// A step of an initialiser.
enum Step {
    Do(ExprId),
    Let(LocalId, ExprId),
    Match(tast::PatId, ExprId),
}

impl<'a> Cx<'a> {
    /// Fields, constructors and class-level names.
    pub fn class_signature(
        &mut self,
        d: &'a ast::TypeDefn,
        id: TyConId,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        let class_like = matches!(d.repr, TypeRepr::Class(_)) && !self.is_interface_defn(d);
        let has_static = d.members.iter().any(|m| {
            matches!(
                m.kind,
                MK::Let { is_static: true, .. }
                    | MK::Do { is_static: true, .. }
                    | MK::AutoProperty { .. }
                    | MK::Field { is_static: true, .. }
            )
        });
        if !class_like && !has_static {
            return;
        }
        if let Some(n) = d.constructor.as_ref().and_then(|c| c.self_name) {
            self.class_self.insert(id, n.name);
        }
        if class_like && d.constructor.is_none() {
            self.reject_lets(d);
        }
        self.fields_of_class(d, id, typars);
        if !class_like {
            self.class_functions(d, id, typars, plans);
            self.auto_properties(d, id, typars, plans);
            return;
        }
        self.constructors(d, id, typars, plans);
        self.class_functions(d, id, typars, plans);
        self.auto_properties(d, id, typars, plans);
        // The initialiser infers the types of fields: it is checked before the members.
        let (init, rest): (Vec<_>, Vec<_>) =
            std::mem::take(plans).into_iter().partition(|p| matches!(p.kind, PlanKind::Primary { .. }));
        plans.extend(init);
        plans.extend(rest);
    }
    fn reject_lets(&mut self, d: &'a ast::TypeDefn) {
        for m in &d.members {
            match &m.kind {
                MK::Let { is_static: false, .. } | MK::Do { is_static: false, .. } => {
                    self.error(
                        "FS0963",
                        m.span,
                        "This definition may only be used in a type with a primary constructor",
                    );
                }
                MK::AutoProperty { head, .. } if !head.is_static && matches!(d.repr, TypeRepr::Class(_)) => {
                    self.error("FS3133", m.span, "'member val' definitions are only permitted in types with a primary constructor. Consider adding arguments to your type definition, e.g. 'type X(args) = ...'.");
                }
                _ => {}
            }
        }
    }
    fn is_direct(&self, id: TyConId) -> bool {
        self.tycon(id).is_struct || Builtin::of(id).is_some_and(|b| !b.is_library_class())
    }
    /// Whether code outside of the initialiser uses a name.
    fn used_by_members(&self, d: &ast::TypeDefn, name: Symbol) -> bool {
        d.members.iter().any(|m| match &m.kind {
            MK::Method(_) | MK::Property { .. } | MK::Interface { .. } => self.uses_name(m.span, name),
            MK::Let { is_static: false, bindings, .. } => {
                bindings.iter().any(|b| self.is_function_binding(b) && self.uses_name(self.span(b.body), name))
            }
            _ => false,
        })
    }
    /// Adds a field to a class.
    pub fn push_field(&mut self, id: TyConId, f: Field, hidden: bool) -> usize {
        let def = self.tycon_mut(id);
        if !matches!(def.kind, TyConKind::Class(_)) {
            return 0;
        }
        let TyConKind::Class(fields) = &mut def.kind else { return 0 };
        fields.push(f);
        let i = fields.len() - 1;
        if hidden {
            self.hidden_fields.insert((id, i));
        }
        i
    }
    /// Brings a name of a class into scope, with the cases of an active pattern.
    pub(super) fn bind_class_name(&mut self, name: Symbol, entry: LocalEntry, is_static: bool) {
        if let (true, LocalEntry::Method(v)) = (is_static, &entry)
            && let Some(active) = crate::names::active_name(name)
        {
            let total = active.cases.len();
            for (index, case) in active.cases.iter().enumerate() {
                let val = ActiveVal::Val(*v);
                self.bind_pattern(*case, PatItem::Active { val, index, total, partial: active.partial });
            }
        }
        self.bind_name(name, entry);
    }
    pub(super) fn name_in_class(&mut self, id: TyConId, name: Symbol, entry: LocalEntry, is_static: bool) {
        self.class_names.entry(id).or_default().push((name, entry, is_static));
    }
    fn fields_of_class(&mut self, d: &'a ast::TypeDefn, id: TyConId, typars: &[(Symbol, Ty)]) {
        for m in &d.members {
            if let MK::Field { is_static: false, sig } = &m.kind {
                self.enter_typars(typars);
                let ty = self.ty_expr(sig.ty);
                let attrs = self.attributes_on(&sig.attributes, FIELD | PROPERTY);
                if d.constructor.is_some() && !Self::has_attr(&attrs, "DefaultValue") {
                    self.error("FS0880", m.span, "Uninitialized 'val' fields in types with a primary constructor must be mutable and marked with the '[<DefaultValue>]' attribute.");
                }
                let field = Field { name: sig.name.name, ty, is_mutable: sig.is_mutable, attrs, span: sig.name.span };
                let i = self.push_field(id, field, false);
                if sig.access == Some(ast::Access::Private) {
                    self.private_fields.insert((id, i));
                }
            }
        }
        let Some(ctor) = &d.constructor else { return };
        self.enter_typars(typars);
        self.plain_parameters(ctor.params);
        let sig = self.member_sig(&[ctor.params], None);
        let names = sig.names.first().cloned().unwrap_or_default();
        let tys: Vec<Ty> = match sig.args.first().map(|t| t.kind()) {
            Some(types::TyKind::Tuple(items, false)) if items.len() == names.len() => items.to_vec(),
            _ => sig.args.clone(),
        };
        self.ctor_sigs.insert(id, (sig.args.first().copied().unwrap_or_else(|| Builtin::Unit.ty()), names.clone()));
        self.ctor_flags.insert(id, (sig.optional.clone(), sig.param_array));
        let in_struct = self.tycon(id).is_struct;
        for (n, t) in names.iter().zip(&tys) {
            if (in_struct || self.used_by_members(d, *n)) && n.as_str() != "_" {
                let field = Field { name: *n, ty: *t, is_mutable: false, attrs: vec![], span: ctor.span };
                let index = self.push_field(id, field, true);
                self.name_in_class(id, *n, LocalEntry::CtorParam { tycon: id, index }, false);
            }
        }
        self.let_fields(d, id, typars);
    }
    /// Whether a constructor is not for all code: what the library keeps for itself is nothing to a program.
    fn is_closed(&self, access: Option<ast::Access>) -> bool {
        match access {
            Some(ast::Access::Private) => true,
            Some(ast::Access::Internal) => self.is_library,
            Some(ast::Access::Public) | None => false,
        }
    }
    fn let_fields(&mut self, d: &'a ast::TypeDefn, id: TyConId, typars: &[(Symbol, Ty)]) {
        for m in &d.members {
            let MK::Let { is_static: false, bindings, .. } = &m.kind else { continue };
            for b in bindings {
                if self.is_function_binding(b) {
                    continue;
                }
                let names = self.bound_names(b);
                for (name, mutable) in names {
                    if !self.tycon(id).is_struct && !self.used_by_members(d, name.name) {
                        continue;
                    }
                    self.enter_typars(typars);
                    let ty = match self.binding_annotation(b, &name) {
                        Some(t) => t,
                        None => self.fresh(),
                    };
                    self.level = 0;
                    self.lower(ty);
                    let is_mutable = b.is_mutable || mutable;
                    let field = Field { name: name.name, ty, is_mutable, attrs: vec![], span: name.span };
                    let index = self.push_field(id, field, true);
                    self.name_in_class(
                        id,
                        name.name,
                        LocalEntry::Field { tycon: id, index, mutable: is_mutable },
                        false,
                    );
                }
            }
        }
    }
    fn binding_annotation(&mut self, b: &'a Binding, name: &Ident) -> Option<Ty> {
        let BindingHead::Pattern(p) = &b.head else { return b.ret.map(|t| self.ty_expr(t)) };
        self.simple_name(*p).filter(|n| n.0.name == name.name)?;
        if let Some(t) = b.ret {
            return Some(self.ty_expr(t));
        }
        let ty = self.fresh();
        if self.pattern_annotation(*p, ty, None) { Some(self.shallow(ty)) } else { None }
    }
    pub(super) fn bound_names(&self, b: &Binding) -> Vec<(Ident, bool)> {
        match &b.head {
            BindingHead::Function { name, .. } => vec![(*name, false)],
            BindingHead::Pattern(p) => {
                let mut out = vec![];
                self.names_of_pattern(*p, &mut out);
                out
            }
        }
    }
    fn names_of_pattern(&self, p: ast::PatId, out: &mut Vec<(Ident, bool)>) {
        use ast::PatKind as P;
        match &self.pt(p).kind {
            P::Paren(p) | P::Annotated(p, _) | P::Attributed(_, p) => self.names_of_pattern(*p, out),
            P::Tuple { items, .. } | P::List(items) | P::Array(items) | P::And(items) => {
                items.iter().for_each(|i| self.names_of_pattern(*i, out));
            }
            P::Case { args, .. } => args.iter().for_each(|a| self.names_of_pattern(*a, out)),
            P::Record(fs) => fs.iter().for_each(|f| self.names_of_pattern(f.1, out)),
            P::Cons(a, b) | P::As(a, b) => {
                self.names_of_pattern(*a, out);
                self.names_of_pattern(*b, out);
            }
            P::Or(a, _) => self.names_of_pattern(*a, out),
            _ => {
                if let Some(n) = self.simple_name(p) {
                    out.push(n);
                }
            }
        }
    }
    /// `static let` and `static do`: values of the file, evaluated in its order.
    pub fn static_members(&mut self, d: &'a ast::TypeDefn, id: TyConId, typars: &[(Symbol, Ty)]) {
        for m in &d.members {
            match &m.kind {
                MK::Let { is_static: true, bindings, is_rec } => {
                    if *is_rec {
                        self.mutable_rec(bindings);
                    }
                    for b in bindings {
                        self.static_let(b, id, typars);
                    }
                }
                MK::AutoProperty { head, value, .. } if head.is_static => {
                    let found = self.static_inits.iter().position(|s| s.0 == id && s.2 == *value);
                    if let Some(i) = found {
                        let (_, v, e, typars, t) = self.static_inits.remove(i);
                        self.static_scope(id, |cx| {
                            cx.enter_typars(&typars);
                            cx.start_body();
                            let w = cx.flexible(t);
                            let root = cx.expr_want(e, w);
                            cx.level = 0;
                            cx.lower(t);
                            let root = cx.static_root(v, root, t, m.span);
                            let body = cx.start_body();
                            cx.pending.push(Pending { owner: Owner::Val(v), body, root, file: cx.file });
                        });
                    }
                }
                MK::Do { is_static: true, .. } if !self.tycon(id).params.is_empty() => {
                    self.unsupported(m.span, "'static do' of a generic type");
                }
                MK::Do { is_static: true, expr } => {
                    self.static_scope(id, |cx| cx.module_do(*expr, m.span));
                }
                _ => {}
            }
        }
    }
    pub(super) fn static_scope(&mut self, id: TyConId, f: impl FnOnce(&mut Self)) {
        let mark = self.mark();
        let was = self.this_tycon.replace(id);
        for (name, entry, is_static) in self.class_names.get(&id).cloned().unwrap_or_default() {
            if is_static {
                self.bind_class_name(name, entry, true);
            }
        }
        f(self);
        self.leave(mark);
        self.this_tycon = was;
    }
    fn static_let(&mut self, b: &'a Binding, id: TyConId, typars: &[(Symbol, Ty)]) {
        if self.is_function_binding(b) {
            return;
        }
        if let BindingHead::Pattern(p) = b.head
            && self.simple_name(self.bare_pattern(p)).is_none()
        {
            return self.static_pattern(b, p, id);
        }
        let Some((name, is_mutable)) = self.bound_names(b).first().copied() else { return };
        let typars = typars.to_vec();
        self.static_scope(id, |cx| {
            cx.enter_typars(&typars);
            cx.start_body();
            let ty = cx.fresh();
            let annotated = match &b.head {
                BindingHead::Pattern(p) => cx.pattern_annotation(*p, ty, b.ret),
                BindingHead::Function { .. } => false,
            };
            let root = cx.expr_want(b.body, Want { ty, flex: annotated });
            cx.level = 0;
            cx.lower(ty);
            let v = cx.static_value(id, name, ty, b.is_mutable || is_mutable);
            cx.name_in_class(id, name.name, LocalEntry::Static(v), true);
            let root = cx.static_root(v, root, ty, b.span);
            let body = cx.start_body();
            cx.pending.push(Pending { owner: Owner::Val(v), body, root, file: cx.file });
        });
    }
    /// The value behind a `static let` or static automatic property.
    pub fn static_value(&mut self, id: TyConId, name: Ident, ty: Ty, is_mutable: bool) -> ValId {
        let v = self.static_variable(id, name, ty, is_mutable);
        if !self.val(v).scheme.params.is_empty() {
            return v;
        }
        if self.is_library {
            self.lib_inits.push(v);
        } else {
            self.inits.push(tast::Init::Val(v));
        }
        v
    }
    pub(super) fn static_variable(&mut self, id: TyConId, name: Ident, ty: Ty, is_mutable: bool) -> ValId {
        let owner = self.tycon(id).path;
        let path = Symbol::intern(&format!("{owner}.{}", name.name));
        let generic = self.generic_static(id, ty);
        let is_generic = generic.is_some();
        let scheme = generic.unwrap_or_else(|| Scheme::mono(ty));
        self.add_val(|id| ValDef {
            id,
            name: name.name,
            path,
            scheme,
            kind: ValKind::Value,
            arity: 0,
            param_names: vec![],
            is_inline: false,
            is_mutable: is_mutable || is_generic,
            is_private: true,
            attrs: vec![],
            literal: None,
            import: None,
            span: name.span,
        })
    }

    fn constructors(
        &mut self,
        d: &'a ast::TypeDefn,
        id: TyConId,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        let direct = self.is_direct(id);
        if let Some(c) = &d.constructor {
            let (arg, names) = self.ctor_sigs.get(&id).cloned().unwrap_or_else(|| (Builtin::Unit.ty(), vec![]));
            let (optional, array) = self.ctor_flags.get(&id).cloned().unwrap_or_default();
            let private = self.is_closed(c.access);
            let kind = |in_place| PlanKind::Primary { defn: d, in_place };
            self.constructor_pair(
                id,
                typars,
                arg,
                &names,
                optional,
                array,
                private,
                c.self_name,
                direct,
                kind,
                d.span,
                plans,
            );
        }
        for m in &d.members {
            let MK::Constructor { params, self_name, body, access, .. } = &m.kind else { continue };
            if d.constructor.is_some()
                && matches!(
                    self.ex(*body).kind,
                    ast::ExprKind::Record { .. } | ast::ExprKind::Computation { builder: None, .. }
                )
            {
                let text = "A type with a primary constructor is made by it: call it here.";
                self.error("FS0762", self.span(*body), text);
                continue;
            }
            self.enter_typars(typars);
            let sig = self.member_sig(&[*params], None);
            let arg = sig.args.first().copied().unwrap_or_else(|| Builtin::Unit.ty());
            let names = sig.names.first().cloned().unwrap_or_default();
            let private = self.is_closed(*access);
            let (p, s, b) = (*params, *self_name, *body);
            let kind = move |in_place| PlanKind::Secondary { params: p, self_name: s, body: b, in_place };
            self.constructor_pair(
                id,
                typars,
                arg,
                &names,
                sig.optional,
                sig.param_array,
                private,
                *self_name,
                direct,
                kind,
                m.span,
                plans,
            );
        }
    }
    #[allow(clippy::too_many_arguments)]
    fn constructor_pair(
        &mut self,
        id: TyConId,
        typars: &[(Symbol, Ty)],
        arg: Ty,
        names: &[Symbol],
        optional: Vec<bool>,
        param_array: bool,
        is_private: bool,
        self_name: Option<Ident>,
        direct: bool,
        kind: impl Fn(bool) -> PlanKind<'a>,
        span: Span,
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        self.typars = typars.to_vec();
        let this = self.this_type(id);
        let place = Place { tycon: id, is_extension: false, interface: None };
        let member =
            |compiled: &str, logical: &str, ty: Ty, kind: MemberKind, is_static: bool, names: Vec<Vec<Symbol>>| {
                NewMember {
                    compiled: Symbol::intern(compiled),
                    logical: Symbol::intern(logical),
                    ty,
                    own: vec![],
                    kind,
                    is_static,
                    is_slot: false,
                    overrides: None,
                    implements: None,
                    optional: optional.clone(),
                    param_array,
                    param_names: names,
                    is_inline: false,
                    is_private,
                    attrs: vec![],
                    span,
                    hidden: false,
                }
            };
        let names = names.to_vec();
        let new = self.add_member(
            place,
            member(".ctor", "new", Ty::fun(arg, this), MemberKind::Constructor, true, vec![names.clone()]),
        );
        if direct {
            let plan = self.member_plan(id, new, self_name, true, kind(true), span);
            self.push_plan(plan, plans);
            return;
        }
        let ty = Ty::funs(&[this, arg], Builtin::Unit.ty());
        let all = vec![vec![Symbol::intern("this")], names];
        let init = self.add_member(place, member(".init", ".init", ty, MemberKind::Initializer, false, all));
        let mono = self.info(new).mono;
        self.info_mut(init).mono = mono;
        let plan = self.member_plan(id, init, self_name, false, kind(false), span);
        let open_fields = self.has_open_fields(id) && matches!(plan.kind, PlanKind::Primary { .. });
        if open_fields {
            plans.push(Arc::new(plan))
        } else {
            self.push_plan(plan, plans)
        }
        let plan = self.member_plan(id, new, None, true, PlanKind::New(init), span);
        self.push_plan(plan, plans);
    }
    /// Whether the type of a field is still to be inferred.
    fn has_open_fields(&self, id: TyConId) -> bool {
        match &self.tycon(id).kind {
            TyConKind::Class(fs) => fs.iter().any(|f| self.zonk(f.ty).has_infer()),
            _ => false,
        }
    }
    fn class_functions(
        &mut self,
        d: &'a ast::TypeDefn,
        id: TyConId,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        for m in &d.members {
            let MK::Let { is_static, bindings, .. } = &m.kind else { continue };
            for b in bindings {
                if !self.is_function_binding(b) {
                    continue;
                }
                let Some((name, _)) = self.bound_names(b).first().copied() else { continue };
                self.enter_typars(typars);
                let params: Vec<ast::PatId> = match &b.head {
                    BindingHead::Function { params, typars, .. } => {
                        let mode = self.typar_mode;
                        self.declare_typars(typars, mode);
                        params.clone()
                    }
                    BindingHead::Pattern(_) => vec![],
                };
                let sig = self.member_sig(&params, b.ret);
                let own_vars = std::mem::take(&mut self.declared);
                let own = self.params(&own_vars);
                let mut tys = sig.args.clone();
                let mut names = sig.names.clone();
                if !is_static {
                    tys.insert(0, self.this_type(id));
                    names.insert(0, vec![Symbol::intern("this")]);
                }
                let place = Place { tycon: id, is_extension: false, interface: None };
                let v = self.add_member(
                    place,
                    NewMember {
                        compiled: name.name,
                        logical: name.name,
                        ty: Ty::funs(&tys, sig.ret),
                        own,
                        kind: MemberKind::Method,
                        is_static: *is_static,
                        is_slot: false,
                        overrides: None,
                        implements: None,
                        optional: vec![],
                        param_array: false,
                        param_names: names,
                        is_inline: b.is_inline,
                        is_private: true,
                        attrs: vec![],
                        span: name.span,
                        hidden: true,
                    },
                );
                self.name_in_class(id, name.name, LocalEntry::Method(v), *is_static);
                let me = d.constructor.as_ref().and_then(|c| c.self_name);
                let plan = self.member_plan(id, v, me, *is_static, PlanKind::Function(b), name.span);
                if self.is_library && !self.info(v).mono {
                    let mut none = vec![];
                    self.push_plan(plan, &mut none);
                } else if *is_static || d.constructor.is_none() {
                    plans.push(Arc::new(plan));
                } else {
                    // Checked in the initialiser, between the `let`s around it.
                    self.function_plans.insert((id, name.span.lo), Arc::new(plan));
                }
            }
        }
    }
    /// `let f x = ..` of a class.
    pub fn plan_function(&mut self, p: &MemberPlan<'a>, b: &'a Binding) -> ExprId {
        let whole = self.val(p.val).scheme.ty;
        let mut ty = whole;
        let mut locals = vec![];
        if !p.is_static {
            locals.push(self.this_local(p));
            ty = self.expect_fun(ty, p.span).1;
        }
        let params: Vec<ast::PatId> = match &b.head {
            BindingHead::Function { params, .. } => params.clone(),
            BindingHead::Pattern(_) => vec![],
        };
        let inner = self.function_rhs(&params, b.ret, b.body, ty);
        let body = match &self.body.exprs[inner].kind {
            ExprKind::Lambda { params, body } => {
                locals.extend(params.iter().copied());
                *body
            }
            _ => inner,
        };
        let arity = locals.len();
        self.val_mut(p.val).arity = arity;
        let names = &mut self.val_mut(p.val).param_names;
        names.resize(arity, vec![Symbol::intern("_")]);
        if locals.is_empty() {
            return body;
        }
        self.mk(ExprKind::Lambda { params: locals, body }, whole, p.span)
    }
    /// `new`: a zeroed object, then the initialiser.
    pub fn plan_new(&mut self, p: &MemberPlan<'a>, init: ValId) -> ExprId {
        let span = p.span;
        let whole = self.val(p.val).scheme.ty;
        let (a, t) = self.expect_fun(whole, span);
        let arg = self.temp(a, span);
        let this = self.temp(t, span);
        let made = self.mk(ExprKind::NewObject, t, span);
        let object = self.local_ref(this, span);
        let given = self.local_ref(arg, span);
        let fty = self.val(init).scheme.ty;
        let targs: Vec<Ty> = self.val(init).scheme.params.iter().map(super::param_type).collect();
        let f = self.mk(ExprKind::Val(init, targs), fty, span);
        if self.info(init).mono {
            self.body.val_uses.push((f, init));
        }
        let run =
            self.mk(ExprKind::Apply { func: f, args: vec![object, given], direct: true }, Builtin::Unit.ty(), span);
        let result = self.local_ref(this, span);
        let seq = self.mk(ExprKind::Seq(run, result), t, span);
        let body = self.let_in(this, made, seq, span);
        self.mk(ExprKind::Lambda { params: vec![arg], body }, whole, span)
    }
    /// FS3865: the parameters of a primary constructor are names, with types and attributes.
    fn plain_parameters(&mut self, params: ast::PatId) {
        let node = self.pt(params);
        match &node.kind {
            P::Paren(p) => self.plain_parameters(*p),
            P::Tuple { items, is_struct: false } => items.iter().for_each(|p| self.plain_parameter(*p)),
            P::Literal(ast::Literal::Unit) => {}
            _ => self.plain_parameter(params),
        }
    }
    fn plain_parameter(&mut self, p: ast::PatId) {
        let node = self.pt(p);
        match &node.kind {
            P::Paren(p) | P::Annotated(p, _) | P::Attributed(_, p) => self.plain_parameter(*p),
            P::Ident { .. } | P::Optional(_) | P::Wild => {}
            _ => self.error(
                "FS3865",
                node.span,
                "A parameter of a primary constructor is a plain name: take the value apart in a 'let' of the class.",
            ),
        }
    }
    /// The primary constructor's initialiser, or the constructor of a struct.
    pub fn plan_primary(&mut self, p: &MemberPlan<'a>, d: &'a ast::TypeDefn, in_place: bool) -> ExprId {
        let Some(ctor) = &d.constructor else { return self.bad(p.span) };
        let whole = self.val(p.val).scheme.ty;
        let this = self.this_local(p);
        let mut ty = whole;
        if !in_place {
            ty = self.expect_fun(ty, p.span).1;
        }
        let (a, _) = self.expect_fun(ty, p.span);
        let mut vars = PatVars::default();
        let arg = self.param(ctor.params, a, &mut vars);
        // What stands in other patterns is an error by itself, and no name.
        let names = self.ctor_sigs.get(&p.tycon).map(|s| s.1.clone()).unwrap_or_default();
        vars.vars.retain(|v| names.contains(&v.0));
        self.bind_vars(&vars);
        let mut steps = vec![];
        self.store_params(p.tycon, &vars, this, &mut steps);
        self.inherit_step(d, this, in_place, &mut steps);
        for m in &d.members {
            self.class_step(m, p.tycon, this, &mut steps);
        }
        let last = if in_place { self.local_ref(this, p.span) } else { self.unit(p.span) };
        let body = self.fold_steps(steps, last, p.span);
        let body = self.match_params(&[arg], body);
        if in_place {
            self.body.locals[this].is_mutable = true;
            let t = self.this_type(p.tycon);
            let zero = self.mk(ExprKind::NewObject, t, p.span);
            let body = self.let_in(this, zero, body, p.span);
            return self.mk(ExprKind::Lambda { params: vec![arg.0], body }, whole, p.span);
        }
        self.mk(ExprKind::Lambda { params: vec![this, arg.0], body }, whole, p.span)
    }
    fn store_params(&mut self, id: TyConId, vars: &PatVars, this: LocalId, steps: &mut Vec<Step>) {
        let names = self.class_names.get(&id).cloned().unwrap_or_default();
        for (name, entry, _) in names {
            let LocalEntry::CtorParam { index, .. } = entry else { continue };
            if let Some((_, local, span)) = vars.vars.iter().find(|v| v.0 == name) {
                let object = self.local_ref(this, *span);
                let value = self.local_ref(*local, *span);
                steps.push(Step::Do(self.mk(ExprKind::FieldSet(object, index, value), Builtin::Unit.ty(), *span)));
            }
        }
    }
    fn inherit_step(&mut self, d: &'a ast::TypeDefn, this: LocalId, in_place: bool, steps: &mut Vec<Step>) {
        if in_place {
            return;
        }
        for m in &d.members {
            if let MK::Inherit { ty, arg, .. } = &m.kind {
                let t = self.ty_expr(*ty);
                if let Some(call) = self.base_call(t, this, *arg, m.span) {
                    steps.push(Step::Do(call));
                }
            }
        }
    }
    fn class_step(&mut self, m: &'a ast::Member, id: TyConId, this: LocalId, steps: &mut Vec<Step>) {
        match &m.kind {
            MK::Let { is_static: false, bindings, .. } => {
                for b in bindings {
                    if self.is_function_binding(b) {
                        self.function_step(b, id);
                    } else {
                        self.value_step(b, id, this, steps);
                    }
                }
            }
            MK::Do { is_static: false, expr } => {
                let e = self.statement(*expr);
                steps.push(Step::Do(e));
            }
            MK::Interface { members: Some(members), .. } => {
                for m in members.iter().filter(|m| matches!(m.kind, MK::AutoProperty { .. })) {
                    self.class_step(m, id, this, steps);
                }
            }
            MK::AutoProperty { head, value, .. } if !head.is_static => {
                let Some(index) = self.auto_fields.get(&(id, head.name.span.lo)).copied() else { return };
                let target = self.class_field(id, index, m.span);
                let ty = self.ty_of(target);
                let w = self.flexible(ty);
                let v = self.expr_want(*value, w);
                let object = self.local_ref(this, m.span);
                steps.push(Step::Do(self.mk(ExprKind::FieldSet(object, index, v), Builtin::Unit.ty(), m.span)));
            }
            _ => {}
        }
    }
    /// A function between the `let`s: its body is checked now, apart from the initialiser's.
    fn function_step(&mut self, b: &'a Binding, id: TyConId) {
        let Some((name, _)) = self.bound_names(b).first().copied() else { return };
        let Some(plan) = self.function_plans.remove(&(id, name.span.lo)) else { return };
        let body = self.start_body();
        let saved = (self.typars.clone(), self.level, self.base_ty);
        self.check_plan(&plan);
        self.body = body;
        (self.typars, self.level, self.base_ty) = saved;
    }
    fn value_step(&mut self, b: &'a Binding, id: TyConId, this: LocalId, steps: &mut Vec<Step>) {
        let names = self.bound_names(b);
        let field = |cx: &Self, name: Symbol| {
            cx.class_names.get(&id).and_then(|l| {
                l.iter().rev().find(|n| n.0 == name).and_then(|n| match n.1 {
                    LocalEntry::Field { index, .. } => Some(index),
                    _ => None,
                })
            })
        };
        let unit = Builtin::Unit.ty();
        let simple = match &b.head {
            BindingHead::Pattern(p) => self.simple_name(*p).is_some(),
            BindingHead::Function { .. } => true,
        };
        let ty = self.fresh();
        let annotated = match &b.head {
            BindingHead::Pattern(p) => self.pattern_annotation(*p, ty, b.ret),
            BindingHead::Function { .. } => false,
        };
        if let (true, Some((name, mutable))) = (simple, names.first().copied()) {
            let index = field(self, name.name);
            if let Some(i) = index {
                let f = self.class_field(id, i, name.span);
                let ft = self.ty_of(f);
                let _ = self.unify(ft, ty);
            }
            let rhs = self.expr_want(b.body, Want { ty, flex: annotated });
            match index {
                Some(i) => {
                    let object = self.local_ref(this, name.span);
                    steps.push(Step::Do(self.mk(ExprKind::FieldSet(object, i, rhs), unit, name.span)));
                    let is_mutable = b.is_mutable || mutable;
                    self.bind_name(name.name, LocalEntry::Field { tycon: id, index: i, mutable: is_mutable });
                }
                None => {
                    let local = self.new_local(name.name, ty, name.span);
                    self.body.locals[local].is_mutable = b.is_mutable || mutable;
                    self.bind_name(name.name, LocalEntry::Var(local));
                    steps.push(Step::Let(local, rhs));
                }
            }
            return;
        }
        let BindingHead::Pattern(p) = &b.head else { return };
        let rhs = self.expr_want(b.body, Want { ty, flex: annotated });
        let mut vars = PatVars::default();
        let pat = self.pat(*p, ty, &mut vars);
        self.bind_vars(&vars);
        steps.push(Step::Match(pat, rhs));
        for (name, local, span) in &vars.vars {
            if let Some(i) = field(self, *name) {
                let f = self.class_field(id, i, *span);
                let (ft, lt) = (self.ty_of(f), self.body.locals[*local].ty);
                let _ = self.unify(ft, lt);
                let object = self.local_ref(this, *span);
                let value = self.local_ref(*local, *span);
                steps.push(Step::Do(self.mk(ExprKind::FieldSet(object, i, value), unit, *span)));
            }
        }
    }
    fn fold_steps(&mut self, steps: Vec<Step>, last: ExprId, span: Span) -> ExprId {
        steps.into_iter().rev().fold(last, |rest, s| {
            let ty = self.ty_of(rest);
            match s {
                Step::Do(e) => self.mk(ExprKind::Seq(e, rest), ty, span),
                Step::Let(local, rhs) => self.let_in(local, rhs, rest, span),
                Step::Match(pat, scrutinee) => {
                    let arms = vec![Arm { pat, guard: None, body: rest }];
                    self.mk(ExprKind::Match { scrutinee, arms }, ty, span)
                }
            }
        })
    }
    /// `new(..) = ..`
    pub fn plan_secondary(
        &mut self,
        p: &MemberPlan<'a>,
        params: ast::PatId,
        self_name: Option<&Ident>,
        body: ast::ExprId,
        in_place: bool,
    ) -> ExprId {
        let whole = self.val(p.val).scheme.ty;
        let t = self.this_type(p.tycon);
        let mut vars = PatVars::default();
        if in_place {
            let (a, r) = self.expect_fun(whole, p.span);
            let arg = self.param(params, a, &mut vars);
            self.bind_vars(&vars);
            self.object_init = Some(t);
            let e = self.expr(body, r);
            self.object_init = None;
            let e = self.match_params(&[arg], e);
            return self.mk(ExprKind::Lambda { params: vec![arg.0], body: e }, whole, p.span);
        }
        let this = self.this_local(p);
        let ty = self.expect_fun(whole, p.span).1;
        let (a, _) = self.expect_fun(ty, p.span);
        let arg = self.param(params, a, &mut vars);
        self.bind_vars(&vars);
        if let Some(n) = self_name {
            self.bind_name(n.name, LocalEntry::Var(this));
        }
        let e = self.init_body(body, p.tycon, this);
        let e = self.match_params(&[arg], e);
        self.mk(ExprKind::Lambda { params: vec![this, arg.0], body: e }, whole, p.span)
    }
    /// The body of a further constructor, run on an object that exists.
    fn init_body(&mut self, e: ast::ExprId, id: TyConId, this: LocalId) -> ExprId {
        let unit = Builtin::Unit.ty();
        let node = self.ex(e);
        let span = node.span;
        match &node.kind {
            E::Paren(e) => self.init_body(*e, id, this),
            E::Sequential(a, b) => {
                let a = self.statement(*a);
                let b = self.init_body(*b, id, this);
                self.mk(ExprKind::Seq(a, b), unit, span)
            }
            E::Then(a, b) => {
                let a = self.init_body(*a, id, this);
                let b = self.statement(*b);
                self.mk(ExprKind::Seq(a, b), unit, span)
            }
            E::Let { is_rec, bindings, body } => {
                let body = *body;
                self.let_with(*is_rec, bindings, span, &mut |cx| cx.init_body(body, id, this))
            }
            E::If { cond, then, els: Some(els) } => {
                let cond = self.expr(*cond, Builtin::Bool.ty());
                let then = self.init_body(*then, id, this);
                let els = self.init_body(*els, id, this);
                self.mk(ExprKind::If { cond, then, els }, unit, span)
            }
            E::Record { inherit, copy: None, fields } => self.init_fields(inherit.as_ref(), fields, id, this, span),
            E::Computation { builder: None, body } if matches!(self.ex(*body).kind, E::Literal(ast::Literal::Unit)) => {
                self.init_fields(None, &[], id, this, span)
            }
            E::App { func, arg, .. } => self.init_call(*func, Some(*arg), id, this, span),
            E::New(_, arg) => {
                let t = self.this_type(id);
                self.base_call(t, this, *arg, span).unwrap_or_else(|| self.bad(span))
            }
            _ => {
                self.error("FS0696", span, "This is not a valid object construction expression. Explicit object constructors must either call an alternate constructor or initialize all fields of the object and specify a call to a super class constructor.");
                self.bad(span)
            }
        }
    }
    fn init_call(
        &mut self,
        func: ast::ExprId,
        arg: Option<ast::ExprId>,
        id: TyConId,
        this: LocalId,
        span: Span,
    ) -> ExprId {
        let (head, _) = self.unwind(func);
        let names_own = match &self.ex(head).kind {
            E::Ident(n) => n.name == self.tycon(id).name || self.types_named(n.name).iter().any(|t| t.id == id),
            _ => false,
        };
        if !names_own {
            self.error("FS0696", span, "This is not a valid object construction expression. Explicit object constructors must either call an alternate constructor or initialize all fields of the object and specify a call to a super class constructor.");
            return self.bad(span);
        }
        let t = self.this_type(id);
        self.base_call(t, this, arg, span).unwrap_or_else(|| self.bad(span))
    }
    fn init_fields(
        &mut self,
        inherit: Option<&(ast::TypeId, Option<ast::ExprId>)>,
        fields: &[(ast::LongIdent, ast::ExprId)],
        id: TyConId,
        this: LocalId,
        span: Span,
    ) -> ExprId {
        let mut steps = vec![];
        if let Some((t, arg)) = inherit {
            let t = self.ty_expr(*t);
            if let Some(call) = self.base_call(t, this, *arg, span) {
                steps.push(Step::Do(call));
            }
        }
        let t = self.this_type(id);
        for (ids, e) in fields {
            let Some(name) = ids.last() else { continue };
            let Some((i, ft, _)) = self.field_of(t, name.name) else {
                self.error("FS1129", name.span, format!("The type does not contain a field '{}'.", name.name));
                continue;
            };
            let w = self.flexible(ft);
            let v = self.expr_want(*e, w);
            let object = self.local_ref(this, span);
            steps.push(Step::Do(self.mk(ExprKind::FieldSet(object, i, v), Builtin::Unit.ty(), span)));
        }
        let last = self.unit(span);
        self.fold_steps(steps, last, span)
    }
    /// `{ F = e }` as the value of a struct's constructor.
    pub fn explicit_object(
        &mut self,
        inherit: Option<&(ast::TypeId, Option<ast::ExprId>)>,
        fields: &[(ast::LongIdent, ast::ExprId)],
        want: Want,
        span: Span,
    ) -> ExprId {
        let Some(t) = self.object_init else { return self.bad(span) };
        let Some((id, _)) = t.as_con() else { return self.bad(span) };
        let this = self.temp(t, span);
        self.body.locals[this].is_mutable = true;
        self.object_init = None;
        let sets = self.init_fields(inherit, fields, id, this, span);
        self.object_init = Some(t);
        let result = self.local_ref(this, span);
        let seq = self.mk(ExprKind::Seq(sets, result), t, span);
        let zero = self.mk(ExprKind::NewObject, t, span);
        let e = self.let_in(this, zero, seq, span);
        self.finish(e, want, span)
    }
}
