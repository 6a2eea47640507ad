//! Automatic properties: `member val P = e with get, set`.
//!
//! In: the members of a type. Out: a field or static value behind each, and accessors of it.

use std::sync::Arc;

use base::Symbol;
use syntax::ast::{self, Ident, MemberKind as MK};
use tast::{Field, MemberKind};
use types::{Builtin, Ty, TyConId, ValId};

use super::members::{MemberPlan, NewMember, Place, PlanKind};
use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// Declares the accessors of automatic properties and what is behind them; also of those that implement interfaces.
    pub fn auto_properties(
        &mut self,
        d: &'a ast::TypeDefn,
        id: TyConId,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        for m in &d.members {
            match &m.kind {
                MK::AutoProperty { .. } => self.auto_property(m, id, None, typars, plans),
                MK::Field { is_static: true, sig } => self.static_field(sig, id, typars, plans),
                MK::Interface { ty, members: Some(members) } => {
                    let autos = members.iter().filter(|m| matches!(m.kind, MK::AutoProperty { .. }));
                    for m in autos {
                        self.enter_typars(typars);
                        let it = self.ty_expr(*ty);
                        self.auto_property(m, id, Some(it), typars, plans);
                    }
                }
                _ => {}
            }
        }
    }
    fn auto_property(
        &mut self,
        m: &'a ast::Member,
        id: TyConId,
        interface: Option<Ty>,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        let MK::AutoProperty { head, ty, value, has_get, has_set, accessors } = &m.kind else { return };
        if *has_set && !*has_get {
            self.error(
                "FS3135",
                head.name.span,
                "An automatic property that can be set can be read, too: 'with get, set'.",
            );
        }
        self.enter_typars(typars);
        let t = match ty {
            Some(t) => self.ty_expr(*t),
            None => self.fresh(),
        };
        self.level = 0;
        self.lower(t);
        let name = head.name;
        let (get, set) = if head.is_static {
            let typars_now = self.typars.clone();
            let v = self.auto_static(id, name, t, *value, &typars_now);
            (PlanKind::StaticGet(v), PlanKind::StaticSet(v))
        } else {
            let back = Symbol::intern(&format!("{}@", name.name));
            let field = Field { name: back, ty: t, is_mutable: true, attrs: vec![], span: name.span };
            let i = self.push_field(id, field, true);
            self.auto_fields.insert((id, name.span.lo), i);
            (PlanKind::FieldGet(i), PlanKind::FieldSet(i))
        };
        let unit = Builtin::Unit.ty();
        self.accessor(
            (id, interface),
            head,
            "get_",
            MemberKind::Getter,
            (unit, t),
            vec![],
            accessors.1.or(head.access),
            get,
            plans,
        );
        if *has_set {
            let value = vec![Symbol::intern("value")];
            self.accessor(
                (id, interface),
                head,
                "set_",
                MemberKind::Setter,
                (t, unit),
                value,
                accessors.0.or(head.access),
                set,
                plans,
            );
        }
    }
    /// `static val mutable x: t`: a value that starts as zero, reached through the type.
    fn static_field(
        &mut self,
        sig: &'a ast::ValSig,
        id: TyConId,
        typars: &[(Symbol, Ty)],
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        self.enter_typars(typars);
        let ty = self.ty_expr(sig.ty);
        self.level = 0;
        if !self.is_library {
            let default = Self::written(&sig.attributes, "DefaultValue");
            if !sig.is_mutable || !default {
                let text = "A 'val' that is given no value is mutable and marked with '[<DefaultValue>]'.";
                self.error("FS0880", sig.name.span, text);
            }
            if !sig.is_mutable || !default || sig.access != Some(ast::Access::Private) {
                let text = "A static 'val' is mutable, private and marked with '[<DefaultValue>]'.";
                self.error("FS0881", sig.name.span, text);
            }
        }
        let v = self.static_value(id, sig.name, ty, true);
        self.start_body();
        let root = self.constant(tast::Const::Default, ty, sig.name.span);
        let root = self.static_root(v, root, ty, sig.name.span);
        let body = self.start_body();
        self.pending.push(crate::cx::Pending { owner: crate::cx::Owner::Val(v), body, root, file: self.file });
        let unit = Builtin::Unit.ty();
        let is_private = sig.access == Some(ast::Access::Private);
        for (prefix, kind, (arg, ret), plan) in [
            ("get_", MemberKind::Getter, (unit, ty), PlanKind::StaticGet(v)),
            ("set_", MemberKind::Setter, (ty, unit), PlanKind::StaticSet(v)),
        ] {
            if kind == MemberKind::Setter && !sig.is_mutable {
                continue;
            }
            let place = Place { tycon: id, is_extension: false, interface: None };
            let names = if kind == MemberKind::Setter { vec![Symbol::intern("value")] } else { vec![] };
            let member = NewMember {
                compiled: Symbol::intern(&format!("{prefix}{}", sig.name.name)),
                logical: sig.name.name,
                ty: Ty::fun(arg, ret),
                own: vec![],
                kind,
                is_static: true,
                is_slot: false,
                overrides: None,
                implements: None,
                optional: vec![],
                param_array: false,
                param_names: vec![names],
                is_inline: false,
                is_private,
                attrs: vec![],
                span: sig.name.span,
                hidden: false,
            };
            let accessor = self.add_member(place, member);
            let plan = self.member_plan(id, accessor, None, true, plan, sig.name.span);
            self.push_plan(plan, plans);
        }
    }
    fn auto_static(&mut self, id: TyConId, name: Ident, t: Ty, value: ast::ExprId, typars: &[(Symbol, Ty)]) -> ValId {
        let v = self.static_value(id, name, t, true);
        self.static_inits.push((id, v, value, typars.to_vec(), t));
        v
    }
    #[allow(clippy::too_many_arguments)]
    fn accessor(
        &mut self,
        (id, interface): (TyConId, Option<Ty>),
        head: &'a ast::MemberHead,
        prefix: &str,
        kind: MemberKind,
        (arg, ret): (Ty, Ty),
        names: Vec<Symbol>,
        access: Option<ast::Access>,
        plan: PlanKind<'a>,
        plans: &mut Vec<Arc<MemberPlan<'a>>>,
    ) {
        let place = Place { tycon: id, is_extension: false, interface };
        let mut tys = vec![arg];
        let mut all = vec![names];
        if !head.is_static {
            tys.insert(0, self.this_type(id));
            all.insert(0, vec![Symbol::intern("this")]);
        }
        let compiled = Symbol::intern(&format!("{prefix}{}", head.name.name));
        let overriding = head.flavour != ast::MemberFlavour::Member || interface.is_some();
        let slot = if overriding {
            self.find_slot(
                interface.unwrap_or_else(|| self.this_type(id)),
                compiled,
                all.iter().skip(1).map(Vec::len).collect(),
            )
            .map(|s| s.0)
        } else {
            None
        };
        if let Some(s) = slot
            && interface.is_none()
            && self.member_info(s).is_some_and(|i| i.tycon == id)
        {
            self.has_default.insert(s);
            let plan = self.member_plan(id, s, None, head.is_static, plan, head.name.span);
            plans.push(Arc::new(plan));
            return;
        }
        let v = self.add_member(
            place,
            NewMember {
                compiled,
                logical: head.name.name,
                ty: Ty::funs(&tys, ret),
                own: vec![],
                kind,
                is_static: head.is_static,
                is_slot: false,
                overrides: slot,
                implements: interface,
                optional: vec![],
                param_array: false,
                param_names: all,
                is_inline: false,
                is_private: access == Some(ast::Access::Private),
                attrs: vec![],
                span: head.name.span,
                hidden: interface.is_some(),
            },
        );
        let plan = self.member_plan(id, v, None, head.is_static, plan, head.name.span);
        self.push_plan(plan, plans);
    }
}
