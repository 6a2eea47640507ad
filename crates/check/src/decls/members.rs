//! Members: their signatures as definitions, and plans of the bodies to be checked.
//!
//! A member's type is `this -> args -> result` (`args -> result` when static); a getter takes unit or its index, a
//! setter its indices and the value.

use std::sync::Arc;

use base::{Span, Symbol};
use syntax::ast::{self, Ident, MemberFlavour, MemberHead, MemberKind as MK, PatKind as P};
use tast::{ExprId, ExprKind, LocalId, MemberInfo, MemberKind, ValDef, ValKind};
use types::{Builtin, Scheme, Ty, TyConId, TyParam, ValId};

use super::targets::{EVENT, METHOD, PROPERTY};
use crate::cx::{Cx, LazyBody, LazySource, LocalEntry, Owner, Pending};
use crate::exprs::Want;
use crate::names::mangle;
use crate::patterns::PatVars;
use crate::tyexprs::TyparMode;

/// A body to be checked.
pub(crate) struct MemberPlan<'a> {
    pub tycon: TyConId,
    pub val: ValId,
    pub typars: Vec<(Symbol, Ty)>,
    pub self_name: Option<Ident>,
    pub is_static: bool,
    pub kind: PlanKind<'a>,
    pub span: Span,
}

/// What makes the body.
pub(crate) enum PlanKind<'a> {
    /// A method or accessor.
    Body { params: Vec<ast::PatId>, ret: Option<ast::TypeId>, body: ast::ExprId, setter: bool },
    /// Reads the field behind an automatic property.
    FieldGet(usize),
    /// Writes it.
    FieldSet(usize),
    /// Reads the static value behind an automatic property.
    StaticGet(ValId),
    /// Writes it.
    StaticSet(ValId),
    /// Makes an object and runs an initialiser on it.
    New(ValId),
    /// The primary constructor.
    Primary { defn: &'a ast::TypeDefn, in_place: bool },
    /// `new(..) = ..`
    Secondary { params: ast::PatId, self_name: Option<Ident>, body: ast::ExprId, in_place: bool },
    /// `let f x = ..` of a class.
    Function(&'a ast::Binding),
}

/// A member to be defined.
pub(crate) struct NewMember {
    pub compiled: Symbol,
    pub logical: Symbol,
    pub ty: Ty,
    pub own: Vec<TyParam>,
    pub kind: MemberKind,
    pub is_static: bool,
    pub is_slot: bool,
    pub overrides: Option<ValId>,
    pub implements: Option<Ty>,
    pub optional: Vec<bool>,
    pub param_array: bool,
    pub param_names: Vec<Vec<Symbol>>,
    pub is_inline: bool,
    pub is_private: bool,
    pub attrs: Vec<tast::Attr>,
    pub span: Span,
    /// Not reachable by name (interface implementations, class functions).
    pub hidden: bool,
}

/// The parameters and result of a member as written.
pub(crate) struct Sig {
    pub args: Vec<Ty>,
    pub ret: Ty,
    pub names: Vec<Vec<Symbol>>,
    pub optional: Vec<bool>,
    pub param_array: bool,
    pub projections: Vec<bool>,
    /// For each parameter: what `[<Optional>]` gives when it is left out.
    pub defaults: Vec<Option<tast::Const>>,
}

/// Where a member stands.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub tycon: TyConId,
    pub is_extension: bool,
    /// The interface that it implements.
    pub interface: Option<Ty>,
}

impl<'a> Cx<'a> {
    /// The abstract members of a type. They come before the other members of all types of a group, whose overrides and
    /// implementations look for them.
    pub fn slots(&mut self, d: &'a ast::TypeDefn, id: TyConId, typars: &[(Symbol, Ty)]) {
        let was = self.this_tycon.replace(id);
        for m in &d.members {
            if let MK::Signature(sig) = &m.kind {
                self.slot(sig, id, typars);
            }
        }
        self.this_tycon = was;
    }
    /// Signatures of a type's members; returns the bodies to be checked.
    pub fn member_signatures(
        &mut self,
        d: &'a ast::TypeDefn,
        id: TyConId,
        typars: &[(Symbol, Ty)],
    ) -> Vec<Arc<MemberPlan<'a>>> {
        let is_extension = matches!(d.repr, ast::TypeRepr::Extension)
            && !(id.file == self.file && self.tycon_home.get(&id) == Some(&self.container));
        if matches!(d.repr, ast::TypeRepr::Extension) {
            self.extension_form(d, is_extension);
        }
        let place = Place { tycon: id, is_extension, interface: None };
        let mut plans = vec![];
        let was = self.this_tycon.replace(id);
        self.enter_interfaces(d, id);
        if !matches!(d.repr, ast::TypeRepr::Extension) {
            self.class_signature(d, id, typars, &mut plans);
        }
        for m in &d.members {
            self.member_signature(m, place, typars, &mut plans);
        }
        self.separately_implemented.clear();
        self.repeated_interfaces.clear();
        self.this_tycon = was;
        plans
    }
    /// Members of an exception.
    pub fn exception_members(&mut self, members: &'a [ast::Member], id: TyConId) -> Vec<Arc<MemberPlan<'a>>> {
        let place = Place { tycon: id, is_extension: false, interface: None };
        let mut plans = vec![];
        for m in members {
            self.member_signature(m, place, &[], &mut plans);
        }
        plans
    }
    fn member_signature(
        &mut self,
        m: &'a ast::Member,
        place: Place,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        match &m.kind {
            MK::Method(b) => self.method_signature(b, place, typars, plans),
            MK::Property { head, get, set, ty } => {
                for (binding, is_set) in [(get, false), (set, true)] {
                    if let Some(b) = binding {
                        self.accessor_signature(head, b, *ty, is_set, place, typars, plans);
                    }
                }
            }
            MK::Interface { ty, members } => {
                self.enter_typars(typars);
                let it = self.ty_expr(*ty);
                let inner = Place { interface: Some(it), ..place };
                for m in members.iter().flatten() {
                    self.member_signature(m, inner, typars, plans);
                }
            }
            MK::AutoProperty { .. }
            | MK::Constructor { .. }
            | MK::Signature(_)
            | MK::Let { .. }
            | MK::Do { .. }
            | MK::Inherit { .. }
            | MK::Field { .. }
            | MK::Error => {}
        }
    }
    /// Prepares the type parameters in scope for a member.
    pub fn enter_typars(&mut self, typars: &[(Symbol, Ty)]) {
        self.typars = typars.to_vec();
        self.declared.clear();
        self.annotated_typars.clear();
        self.typar_mode = if self.is_library { TyparMode::Declare } else { TyparMode::Infer };
        self.level = 1;
    }
    /// Reads parameters and result of a member.
    pub fn member_sig(&mut self, params: &[ast::PatId], ret: Option<ast::TypeId>) -> Sig {
        let mut sig = Sig {
            args: vec![],
            ret: Builtin::Unit.ty(),
            names: vec![],
            optional: vec![],
            param_array: false,
            projections: vec![],
            defaults: vec![],
        };
        for p in params {
            let ty = self.parameter_type(*p, &mut sig);
            sig.args.push(ty);
            let names = self.pattern_names_in(*p);
            sig.names.push(names);
        }
        sig.ret = match ret {
            Some(t) => self.ty_expr(t),
            None => self.fresh(),
        };
        sig
    }
    fn parameter_type(&mut self, p: ast::PatId, sig: &mut Sig) -> Ty {
        let node = self.pt(p);
        match &node.kind {
            P::Paren(p) => self.parameter_type(*p, sig),
            P::Tuple { items, is_struct: false } => {
                let tys: Vec<Ty> = items.iter().map(|i| self.part_type(*i, sig)).collect();
                Ty::tuple(&tys)
            }
            P::Literal(ast::Literal::Unit) => Builtin::Unit.ty(),
            _ => self.part_type(p, sig),
        }
    }
    fn part_type(&mut self, p: ast::PatId, sig: &mut Sig) -> Ty {
        let node = self.pt(p);
        match &node.kind {
            P::Attributed(attrs, p) => {
                if Self::written(attrs, "ParamArray") {
                    sig.param_array = true;
                }
                let projected = Self::written(attrs, "ProjectionParameter");
                let in_place = Self::written(attrs, "Struct");
                let mut t = self.part_type(*p, sig);
                if in_place && sig.optional.last() == Some(&true) {
                    let inner =
                        self.shallow(t).as_con().and_then(|(_, a)| a.first().copied()).unwrap_or_else(Ty::error);
                    t = self.library_type("FSharp.Core.ValueOption", &[inner]);
                }
                if Self::written(attrs, "Optional") {
                    let given = attrs
                        .iter()
                        .find(|a| a.name.last().is_some_and(|n| n.name.as_str().starts_with("DefaultParameterValue")));
                    let value = given.and_then(|a| a.arg).and_then(|e| self.constant_of(e));
                    if let Some(last) = sig.defaults.last_mut() {
                        *last = Some(value.unwrap_or(tast::Const::Default));
                    }
                }
                if projected && let Some(last) = sig.projections.last_mut() {
                    *last = true;
                }
                t
            }
            P::Paren(p) => self.part_type(*p, sig),
            _ => {
                let optional = self.is_optional(p);
                sig.optional.push(optional);
                sig.projections.push(false);
                sig.defaults.push(None);
                self.annotated_type(p)
            }
        }
    }
    fn is_optional(&self, p: ast::PatId) -> bool {
        match &self.pt(p).kind {
            P::Optional(_) => true,
            P::Paren(p) | P::Annotated(p, _) | P::Attributed(_, p) => self.is_optional(*p),
            _ => false,
        }
    }
    fn method_signature(
        &mut self,
        b: &'a ast::MemberBinding,
        place: Place,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        self.enter_typars(typars);
        let head = &b.head;
        let mode = if b.typars.explicit || self.is_library { TyparMode::Declare } else { TyparMode::Infer };
        self.declare_typars(&b.typars, mode);
        let sig = self.member_sig(&b.params, b.ret);
        if b.params.is_empty() && b.typars.explicit && !self.is_library {
            self.error(
                "FS0671",
                head.name.span,
                "A property cannot have explicit type parameters. Consider using a method instead.",
            );
        }
        let property = b.params.is_empty() && !b.typars.explicit;
        let (compiled, kind) = if property {
            (Symbol::intern(&format!("get_{}", head.name.name)), MemberKind::Getter)
        } else {
            (mangle(head.name.name), MemberKind::Method)
        };
        let body = PlanKind::Body { params: b.params.clone(), ret: b.ret, body: b.body, setter: false };
        let ret = sig.ret;
        let constant = if property && head.is_static && self.is_library { self.constant_of(b.body) } else { None };
        self.add_signature(head, place, compiled, kind, sig, body, plans);
        if let (Some(c), Some(v)) = (constant, self.own_members(place.tycon, head.name.name).last().copied()) {
            self.static_constants.insert(v, (c, ret));
        }
    }
    #[allow(clippy::too_many_arguments)]
    fn accessor_signature(
        &mut self,
        head: &'a MemberHead,
        b: &'a ast::Binding,
        ty: Option<ast::TypeId>,
        is_set: bool,
        place: Place,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        self.enter_typars(typars);
        let params = match &b.head {
            ast::BindingHead::Function { params, .. } => params.clone(),
            ast::BindingHead::Pattern(_) => vec![],
        };
        let ret = if is_set { b.ret } else { b.ret.or(ty) };
        let mut sig = self.member_sig(&params, ret);
        if is_set {
            if let Some(t) = ty
                && let Some(last) = sig.args.last().copied()
            {
                let t = self.ty_expr(t);
                let _ = self.unify(t, last);
            }
            let span = head.name.span;
            let ret = sig.ret;
            self.expect(Builtin::Unit.ty(), ret, span);
            if let ([_], [names]) = (&sig.args[..], &mut sig.names[..]) {
                // A pattern of several names takes one value apart.
                names.truncate(1);
            }
            self.flatten_setter(&mut sig);
        }
        let prefix = if is_set { "set_" } else { "get_" };
        let compiled = Symbol::intern(&format!("{prefix}{}", head.name.name));
        let kind = if is_set { MemberKind::Setter } else { MemberKind::Getter };
        let body = PlanKind::Body { params, ret, body: b.body, setter: is_set };
        self.add_signature(head, place, compiled, kind, sig, body, plans);
    }
    /// Index parameters and the value of a setter become one tuple; a value that is a tuple stays one.
    fn flatten_setter(&self, sig: &mut Sig) {
        if sig.args.len() < 2 {
            return;
        }
        let Some((value, indices)) = sig.args.split_last() else { return };
        let mut tys = vec![];
        for t in indices {
            match t.kind() {
                types::TyKind::Tuple(items, false) => tys.extend(items.iter().copied()),
                _ => tys.push(*t),
            }
        }
        tys.push(*value);
        if let Some(names) = sig.names.last_mut() {
            // A pattern of several names takes one value apart.
            names.truncate(1);
        }
        sig.names = vec![sig.names.concat()];
        sig.args = vec![Ty::tuple(&tys)];
    }
    #[allow(clippy::too_many_arguments)]
    fn add_signature(
        &mut self,
        head: &'a MemberHead,
        place: Place,
        compiled: Symbol,
        kind: MemberKind,
        mut sig: Sig,
        body: PlanKind<'a>,
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        let span = head.name.span;
        if sig.args.is_empty() && kind != MemberKind::Method {
            sig.args.push(Builtin::Unit.ty());
            sig.names.push(vec![]);
        }
        let overriding = head.flavour != MemberFlavour::Member || place.interface.is_some();
        let own_vars = std::mem::take(&mut self.declared);
        let mut own = self.params(&own_vars);
        let mut slot = None;
        if overriding {
            slot = self.match_slot(place, compiled, &sig, &mut own, head.is_static, span);
            if let Some(s) = slot
                && self.member_info(s).is_some_and(|i| i.tycon == place.tycon)
                && place.interface.is_none()
            {
                // The body of a slot of the same type.
                self.has_default.insert(s);
                self.info_mut(s).mono = false;
                let plan = self.member_plan(place.tycon, s, head.self_name, false, body, span);
                plans.push(Arc::new(plan));
                return;
            }
            if slot.is_none() && !is_object_member(compiled) {
                return;
            }
        }
        let this = self.this_type(place.tycon);
        let mut tys = sig.args.clone();
        let mut names = sig.names.clone();
        if !head.is_static {
            tys.insert(0, this);
            names.insert(0, vec![Symbol::intern("this")]);
        }
        let ty = Ty::funs(&tys, sig.ret);
        let logical = match kind {
            MemberKind::Getter | MemberKind::Setter => head.name.name,
            _ if self.constructs(place.tycon, head) => Symbol::intern("new"),
            _ => compiled,
        };
        let element = match kind {
            MemberKind::Getter | MemberKind::Setter => PROPERTY | EVENT,
            MemberKind::Method | MemberKind::Constructor | MemberKind::Initializer => METHOD,
        };
        let attrs = self.attributes_on(&head.attributes, element);
        let v = self.add_member(
            place,
            NewMember {
                compiled,
                logical,
                ty,
                own,
                kind,
                is_static: head.is_static,
                is_slot: false,
                overrides: slot,
                implements: place.interface,
                optional: sig.optional.clone(),
                param_array: sig.param_array,
                param_names: names,
                is_inline: head.is_inline,
                is_private: head.access == Some(ast::Access::Private),
                attrs,
                span,
                hidden: place.interface.is_some(),
            },
        );
        for (i, value) in sig.defaults.iter().enumerate() {
            if let Some(c) = value {
                self.param_defaults.insert((v, i), c.clone());
            }
        }
        if overriding {
            self.overriding.insert(v);
        }
        if sig.projections.iter().any(|p| *p) {
            self.projections.insert(v, sig.projections.clone());
        }
        let plan = self.member_plan(place.tycon, v, head.self_name, head.is_static, body, span);
        self.push_plan(plan, plans);
    }
    /// Whether a member is the library's way to construct a type that has no constructors of its own.
    fn constructs(&self, tycon: TyConId, head: &MemberHead) -> bool {
        self.is_library
            && head.is_static
            && head.name.name.as_str() == "New"
            && !matches!(self.tycon(tycon).kind, tast::TyConKind::Class(_))
    }
    /// A plan with the type parameters in scope now.
    pub fn member_plan(
        &self,
        tycon: TyConId,
        val: ValId,
        self_name: Option<Ident>,
        is_static: bool,
        kind: PlanKind<'a>,
        span: Span,
    ) -> MemberPlan<'a> {
        MemberPlan { tycon, val, typars: self.typars.clone(), self_name, is_static, kind, span }
    }
    /// A plan is checked now, or when needed if it is the library's and fully annotated.
    pub fn push_plan(&mut self, plan: MemberPlan<'a>, plans: &mut Vec<Arc<MemberPlan<'a>>>) {
        let v = plan.val;
        let plan = Arc::new(plan);
        if self.is_library && !self.info(v).mono {
            let lazy = LazyBody {
                file: self.file,
                scope: self.scope.clone(),
                container: self.container,
                limit: self.file_end(),
                typars: vec![],
                source: LazySource::Member(plan),
            };
            self.lazy.insert(v, lazy);
            return;
        }
        plans.push(plan);
    }
    /// Adds a member to its type, or to the container as an extension.
    pub fn add_member(&mut self, place: Place, m: NewMember) -> ValId {
        let mut params = self.tycon(place.tycon).params.clone();
        params.extend(m.own);
        let ty = self.zonk(m.ty);
        let mono = ty.has_infer();
        let info = MemberInfo {
            tycon: place.tycon,
            kind: m.kind,
            is_static: m.is_static,
            is_slot: m.is_slot,
            overrides: m.overrides,
            implements: m.implements,
            optional: m.optional,
            param_array: m.param_array,
            is_extension: place.is_extension,
        };
        let owner = self.tycon(place.tycon).path;
        let path = Symbol::intern(&format!("{owner}.{}", m.compiled));
        let arity = m.param_names.len();
        let (compiled, inline, private, attrs, span, names) =
            (m.compiled, m.is_inline, m.is_private, m.attrs, m.span, m.param_names);
        let kept = attrs.clone();
        if !m.hidden && !place.is_extension && !m.is_slot {
            self.field_clash(place.tycon, m.logical, span);
        }
        let v = self.add_val(|id| ValDef {
            id,
            name: compiled,
            path,
            scheme: Scheme { params, ty },
            kind: ValKind::Member(info),
            arity,
            param_names: names,
            is_inline: inline,
            is_mutable: false,
            is_private: private,
            attrs,
            literal: None,
            import: None,
            span,
        });
        self.info_mut(v).mono = mono;
        self.note_obsolete(v, &kept);
        if place.is_extension {
            let stamp = self.next_stamp();
            let c = self.container;
            self.containers[c].exts.add(m.logical, stamp, (place.tycon, v));
            return v;
        }
        if m.is_static && Self::has_attr(&kept, "Extension") {
            self.add_extension_method(m.logical, v);
        }
        self.tycon_mut(place.tycon).members.push(v);
        if !m.hidden {
            self.members.entry((place.tycon, m.logical)).or_default().push(v);
        }
        v
    }
    /// `[<Extension>] static member M(this: T, ..)`: also a member of `T`, where the container is open.
    fn add_extension_method(&mut self, name: Symbol, v: ValId) {
        let Some((arg, _)) = self.val(v).scheme.ty.as_fun() else { return };
        let on = match arg.kind() {
            types::TyKind::Tuple(items, false) => items.first().copied().unwrap_or(arg),
            _ => arg,
        };
        let key = self.shallow(on).as_con().map_or(Builtin::Obj.id(), |c| c.0);
        let stamp = self.next_stamp();
        let c = self.container;
        self.extension_methods.insert(v);
        self.containers[c].exts.add(name, stamp, (key, v));
    }
    fn field_clash(&mut self, id: TyConId, name: Symbol, span: Span) {
        if let Some((i, _, _)) = self.field_of(self.this_type(id), name)
            && !self.hidden_fields.contains(&(id, i))
            && matches!(self.tycon(id).kind, tast::TyConKind::Record(_))
        {
            self.error("FS0023", span, format!("The member '{name}' can not be defined because the name '{name}' clashes with the field '{name}' in this type or module"));
        }
    }

    /// Checks bodies in order.
    pub fn check_plans(&mut self, plans: Vec<Arc<MemberPlan<'a>>>) {
        self.open_members = plans.iter().map(|p| p.val).filter(|v| self.info(*v).mono).collect();
        let waiting: Vec<ValId> = self.function_plans.values().map(|p| p.val).collect();
        self.open_members.extend(waiting);
        let first = self.pending.len();
        for p in plans {
            self.check_plan(&p);
        }
        self.open_members.clear();
        self.level = 0;
        self.finish_deferred();
        self.early_uses(first);
    }
    /// Checks one body.
    pub fn check_plan(&mut self, p: &MemberPlan<'a>) {
        let outer = self.enter_plan(p);
        let root = match &p.kind {
            PlanKind::Body { params, ret, body, setter } => self.plan_body(p, params, *ret, *body, *setter),
            PlanKind::FieldGet(i) => self.auto_get(p, *i),
            PlanKind::FieldSet(i) => self.auto_set(p, *i),
            PlanKind::StaticGet(v) => self.static_get(p, *v),
            PlanKind::StaticSet(v) => self.static_set(p, *v),
            PlanKind::New(init) => self.plan_new(p, *init),
            PlanKind::Primary { defn, in_place } => self.plan_primary(p, defn, *in_place),
            PlanKind::Secondary { params, self_name, body, in_place } => {
                self.plan_secondary(p, *params, self_name.as_ref(), *body, *in_place)
            }
            PlanKind::Function(b) => self.plan_function(p, b),
        };
        self.level = 0;
        self.finish_member(p.val);
        self.patch_val_uses(&[p.val]);
        let body = self.start_body();
        self.pending.push(Pending { owner: Owner::Val(p.val), body, root, file: self.file });
        self.leave_plan(outer);
    }
    /// Generalises a member whose type was inferred. Variables that it shares with a member still to be checked wait
    /// for that one; constructors have no parameters of their own.
    fn finish_member(&mut self, v: ValId) {
        self.open_members.retain(|o| *o != v);
        if !self.info(v).mono {
            return;
        }
        if matches!(self.member_kind(v), Some(MemberKind::Constructor | MemberKind::Initializer)) {
            self.deferred.push(v);
            return;
        }
        let mut shared = vec![];
        for o in self.open_members.clone().into_iter().chain(self.deferred.clone()) {
            let ty = self.val(o).scheme.ty;
            self.free_vars(ty, &mut shared);
        }
        let (ty, inline) = {
            let d = self.val(v);
            (d.scheme.ty, d.is_inline)
        };
        let levels: Vec<(types::InferVar, u32)> = shared.iter().map(|s| (*s, self.vars[s.0 as usize].level)).collect();
        for (s, _) in &levels {
            self.vars[s.0 as usize].level = 0;
        }
        // A property has no type parameters of its own.
        let is_property = matches!(self.member_kind(v), Some(MemberKind::Getter | MemberKind::Setter));
        let extra = if is_property && !self.is_library { vec![] } else { self.generalise(&[ty], inline, &[]) };
        for (s, level) in levels {
            self.vars[s.0 as usize].level = level;
        }
        let ty = self.zonk(ty);
        let open = ty.has_infer();
        let def = self.val_mut(v);
        def.scheme.ty = ty;
        def.scheme.params.extend(extra);
        if open {
            self.deferred.push(v);
        } else {
            self.info_mut(v).mono = false;
        }
    }
    /// Members that waited for others: what is still open belongs to the end of the file, and parameters of the others
    /// are theirs too.
    fn finish_deferred(&mut self) {
        for v in std::mem::take(&mut self.deferred) {
            let takes_none = match self.member_kind(v) {
                Some(MemberKind::Constructor | MemberKind::Initializer) => true,
                Some(MemberKind::Getter | MemberKind::Setter) => !self.is_library,
                Some(MemberKind::Method) | None => false,
            };
            let ty = self.val(v).scheme.ty;
            if !takes_none {
                let inline = self.val(v).is_inline;
                let extra = self.generalise(&[ty], inline, &[]);
                let ty = self.zonk(ty);
                let mut params = self.val(v).scheme.params.clone();
                params.extend(extra);
                for p in self.tyvars.get(self.file).into_iter().flatten() {
                    if ty.has_var() && !params.iter().any(|o| o.var == p.var) && crate::exprs::mentions(ty, p.var) {
                        params.push(p.clone());
                    }
                }
                self.val_mut(v).scheme.params = params;
            } else {
                self.lower(ty);
            }
            let ty = self.zonk(ty);
            self.val_mut(v).scheme.ty = ty;
            self.info_mut(v).mono = false;
        }
    }
    fn enter_plan(&mut self, p: &MemberPlan<'a>) -> Outer {
        let outer = Outer {
            this: self.this.take(),
            base: self.base_ty.take(),
            tycon: self.this_tycon.replace(p.tycon),
            mark: self.mark(),
            init: self.object_init.take(),
            depth: std::mem::replace(&mut self.depth, 0),
        };
        self.typars.clone_from(&p.typars);
        self.annotated_typars.clear();
        self.typar_mode = TyparMode::Infer;
        self.start_body();
        self.level = 1;
        self.base_ty = self.tycon(p.tycon).base.or(Some(Builtin::Obj.ty()));
        let names = self.class_names.get(&p.tycon).cloned().unwrap_or_default();
        // The initialiser sees a field from its `let` on; before it, the name is what it is around the class.
        let in_order = matches!(&p.kind, PlanKind::Primary { defn, .. } if !has_rec_let(defn));
        for (name, entry, is_static) in names {
            if in_order && !is_static && matches!(entry, LocalEntry::Field { .. }) {
                continue;
            }
            if is_static || !p.is_static {
                self.bind_class_name(name, entry, is_static);
            }
        }
        outer
    }
    fn leave_plan(&mut self, o: Outer) {
        self.leave(o.mark);
        (self.this, self.base_ty, self.this_tycon, self.object_init, self.depth) =
            (o.this, o.base, o.tycon, o.init, o.depth);
    }
    /// The local of `this`, named as the member names it.
    pub fn this_local(&mut self, p: &MemberPlan<'a>) -> LocalId {
        let ty = self.this_type(p.tycon);
        let name = p.self_name.map_or_else(|| Symbol::intern("this"), |n| n.name);
        let this = self.new_local(name, ty, p.span);
        self.body.locals[this].is_mutable = false;
        self.this = Some(this);
        // The name that the constructor gives the object stands for it in every member.
        for name in [self.class_self.get(&p.tycon).copied(), p.self_name.map(|n| n.name)].into_iter().flatten() {
            self.bind_name(name, LocalEntry::Var(this));
        }
        this
    }
    fn plan_body(
        &mut self,
        p: &MemberPlan<'a>,
        params: &[ast::PatId],
        ret: Option<ast::TypeId>,
        body: ast::ExprId,
        setter: bool,
    ) -> ExprId {
        let whole = self.val(p.val).scheme.ty;
        let span = p.span;
        let mut ty = whole;
        let mut locals = vec![];
        if !p.is_static {
            locals.push(self.this_local(p));
            ty = self.expect_fun(ty, span).1;
        }
        let mut vars = PatVars::default();
        let mut read = vec![];
        if setter && params.len() > 1 {
            let (a, r) = self.expect_fun(ty, span);
            read.push(self.setter_params(params, a, &mut vars, span));
            ty = r;
        } else if params.is_empty() && self.val(p.val).arity > locals.len() {
            let (a, r) = self.expect_fun(ty, span);
            read.push((self.new_local(Symbol::intern("_"), a, span), None));
            ty = r;
        }
        if !(setter && params.len() > 1) {
            for q in params {
                let (a, r) = self.expect_fun(ty, span);
                read.push(self.param(*q, a, &mut vars));
                ty = r;
            }
        }
        if let Some(t) = ret {
            let t = self.ty_expr(t);
            self.expect(t, ty, span);
        }
        self.bind_vars(&vars);
        let want = if ret.is_some() { Want { ty, flex: true } } else { self.flexible(ty) };
        let body = self.expr_want(body, want);
        let body = self.match_params(&read, body);
        locals.extend(read.iter().map(|r| r.0));
        if locals.is_empty() {
            return body;
        }
        self.mk(ExprKind::Lambda { params: locals, body }, whole, span)
    }
    fn setter_params(
        &mut self,
        params: &[ast::PatId],
        ty: Ty,
        vars: &mut PatVars,
        span: Span,
    ) -> (LocalId, Option<tast::PatId>) {
        let tys: Vec<Ty> = match self.shallow(ty).kind() {
            types::TyKind::Tuple(items, false) => items.to_vec(),
            _ => vec![ty],
        };
        let mut flat = vec![];
        match params.split_last() {
            Some((value, indices)) if !indices.is_empty() => {
                indices.iter().for_each(|p| self.flat_params(*p, &mut flat));
                flat.push(*value);
            }
            _ => params.iter().for_each(|p| self.flat_params(*p, &mut flat)),
        }
        let items: Vec<tast::PatId> = flat.iter().zip(tys).map(|(p, t)| self.pat(*p, t, vars)).collect();
        let pat = self.mk_pat(tast::PatKind::Tuple(items), ty, span);
        (self.temp(ty, span), Some(pat))
    }
    fn flat_params(&self, p: ast::PatId, out: &mut Vec<ast::PatId>) {
        match &self.pt(p).kind {
            P::Paren(p) => self.flat_params(*p, out),
            P::Tuple { items, is_struct: false } => out.extend(items.iter().copied()),
            _ => out.push(p),
        }
    }
    fn accessor_lambda(
        &mut self,
        p: &MemberPlan<'a>,
        make: impl FnOnce(&mut Self, Option<LocalId>, LocalId) -> ExprId,
    ) -> ExprId {
        let whole = self.val(p.val).scheme.ty;
        let mut ty = whole;
        let mut locals = vec![];
        let mut this = None;
        if !p.is_static {
            let t = self.this_local(p);
            this = Some(t);
            locals.push(t);
            ty = self.expect_fun(ty, p.span).1;
        }
        let (a, _) = self.expect_fun(ty, p.span);
        let arg = self.temp(a, p.span);
        locals.push(arg);
        let body = make(self, this, arg);
        self.mk(ExprKind::Lambda { params: locals, body }, whole, p.span)
    }
    fn auto_get(&mut self, p: &MemberPlan<'a>, i: usize) -> ExprId {
        let (tycon, span) = (p.tycon, p.span);
        self.accessor_lambda(p, |cx, _, _| cx.class_field(tycon, i, span))
    }
    fn auto_set(&mut self, p: &MemberPlan<'a>, i: usize) -> ExprId {
        let span = p.span;
        self.accessor_lambda(p, |cx, this, arg| {
            let value = cx.local_ref(arg, span);
            match this {
                Some(t) => {
                    let object = cx.local_ref(t, span);
                    cx.mk(ExprKind::FieldSet(object, i, value), Builtin::Unit.ty(), span)
                }
                None => cx.bad(span),
            }
        })
    }
    fn static_get(&mut self, p: &MemberPlan<'a>, v: ValId) -> ExprId {
        let span = p.span;
        self.accessor_lambda(p, |cx, _, _| cx.static_expr(v, span))
    }
    fn static_set(&mut self, p: &MemberPlan<'a>, v: ValId) -> ExprId {
        let span = p.span;
        self.accessor_lambda(p, |cx, _, arg| {
            let value = cx.local_ref(arg, span);
            cx.set_static(v, value, span)
        })
    }
}

/// What `enter_plan` found.
struct Outer {
    this: Option<LocalId>,
    base: Option<Ty>,
    tycon: Option<TyConId>,
    mark: usize,
    init: Option<Ty>,
    depth: u32,
}

/// Members that every object has.
fn is_object_member(name: Symbol) -> bool {
    matches!(name.as_str(), "ToString" | "Equals" | "GetHashCode" | "Finalize")
}

/// Whether a class has a `let rec`.
fn has_rec_let(d: &ast::TypeDefn) -> bool {
    d.members.iter().any(|m| matches!(m.kind, ast::MemberKind::Let { is_rec: true, is_static: false, .. }))
}
