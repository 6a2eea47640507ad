//! Abstract slots, and the slots that overrides and interface implementations fill.

use base::{Span, Symbol};
use syntax::ast;
use tast::{MemberKind, TyConKind};
use types::{Builtin, Ty, TyConId, TyKind, TyParam, ValId};

use super::members::{NewMember, Place, Sig};
use super::targets::{EVENT, METHOD, PROPERTY};
use crate::cx::Cx;
use crate::names::mangle;
use crate::tyexprs::TyparMode;

impl<'a> Cx<'a> {
    /// `abstract M : t`
    pub fn slot(&mut self, sig: &'a ast::MemberSig, id: TyConId, typars: &[(Symbol, Ty)]) {
        self.typars = typars.to_vec();
        self.declared.clear();
        self.typar_mode = TyparMode::Declare;
        self.level = 1;
        self.declare_typars(&sig.typars, TyparMode::Declare);
        let node: &'a ast::TypeExpr = &self.ast.types[sig.ty];
        let is_function = matches!(node.kind, ast::TypeKind::Fun(..)) && !sig.has_get && !sig.has_set;
        let name = sig.name.name;
        if is_function {
            let (args, names, optional, array, ret) = self.slot_args(sig.ty);
            self.add_slot(sig, id, mangle(name), MemberKind::Method, args, names, optional, array, ret);
            return;
        }
        let (index, index_names, value) = self.indexer_type(sig.ty);
        let own = self.declared.clone();
        if sig.has_get || !sig.has_set {
            self.declared.clone_from(&own);
            let args = vec![self.args_type(&index)];
            let compiled = Symbol::intern(&format!("get_{name}"));
            self.add_slot(sig, id, compiled, MemberKind::Getter, args, vec![index_names.clone()], vec![], false, value);
        }
        if sig.has_set {
            self.declared = own;
            let mut all = index;
            all.push(value);
            let mut names = index_names;
            names.push(Symbol::intern("value"));
            let args = vec![self.args_type(&all)];
            let compiled = Symbol::intern(&format!("set_{name}"));
            self.add_slot(sig, id, compiled, MemberKind::Setter, args, vec![names], vec![], false, Builtin::Unit.ty());
        }
    }
    /// `abstract Item : int -> string with get` takes an index.
    fn indexer_type(&mut self, t: ast::TypeId) -> (Vec<Ty>, Vec<Symbol>, Ty) {
        let node: &'a ast::TypeExpr = &self.ast.types[t];
        if let ast::TypeKind::Fun(a, r) = &node.kind {
            let (tys, names, ..) = self.one_arg(*a);
            let ret = self.ty_expr(*r);
            return (tys, names, ret);
        }
        (vec![], vec![], self.ty_expr(t))
    }
    fn one_arg(&mut self, a: ast::TypeId) -> (Vec<Ty>, Vec<Symbol>, Vec<bool>, bool) {
        let node: &'a ast::TypeExpr = &self.ast.types[a];
        let parts: Vec<ast::TypeId> = match &node.kind {
            ast::TypeKind::Tuple { items, is_struct: false } => items.clone(),
            _ => vec![a],
        };
        let (mut tys, mut names, mut optional, mut array) = (vec![], vec![], vec![], false);
        for p in parts {
            let n: &'a ast::TypeExpr = &self.ast.types[p];
            if let ast::TypeKind::Param { name, optional: o, attributes, .. } = &n.kind {
                names.push(name.map_or_else(|| Symbol::intern("_"), |n| n.name));
                optional.push(*o);
                array |= Self::written(attributes, "ParamArray");
            } else {
                names.push(Symbol::intern("_"));
                optional.push(false);
            }
            tys.push(self.ty_expr(p));
        }
        if let [t] = &tys[..]
            && t.builtin() == Some(Builtin::Unit)
        {
            return (vec![], vec![], vec![], false);
        }
        (tys, names, optional, array)
    }
    #[allow(clippy::type_complexity)]
    fn slot_args(&mut self, t: ast::TypeId) -> (Vec<Ty>, Vec<Vec<Symbol>>, Vec<bool>, bool, Ty) {
        let (mut args, mut names, mut optional, mut array) = (vec![], vec![], vec![], false);
        let mut at = t;
        loop {
            let node: &'a ast::TypeExpr = &self.ast.types[at];
            let ast::TypeKind::Fun(a, r) = &node.kind else {
                let ret = self.ty_expr(at);
                return (args, names, optional, array, ret);
            };
            let (tys, ns, os, arr) = self.one_arg(*a);
            args.push(self.args_type(&tys));
            names.push(ns);
            optional.extend(os);
            array |= arr;
            at = *r;
        }
    }
    #[allow(clippy::too_many_arguments)]
    fn add_slot(
        &mut self,
        sig: &'a ast::MemberSig,
        id: TyConId,
        compiled: Symbol,
        kind: MemberKind,
        args: Vec<Ty>,
        mut names: Vec<Vec<Symbol>>,
        optional: Vec<bool>,
        param_array: bool,
        ret: Ty,
    ) {
        let vars = std::mem::take(&mut self.declared);
        let mut own = self.params(&vars);
        // A flexible type is a type parameter of the slot too.
        let whole = Ty::funs(&args, ret);
        if whole.has_infer() {
            let level = std::mem::replace(&mut self.level, 0);
            own.extend(self.generalise(&[whole], false, &[]));
            self.level = level;
        }
        let (args, ret) = (args.iter().map(|t| self.zonk(*t)).collect::<Vec<Ty>>(), self.zonk(ret));
        let mut tys = args;
        if !sig.is_static {
            tys.insert(0, self.this_type(id));
            names.insert(0, vec![Symbol::intern("this")]);
        }
        let attrs =
            self.attributes_on(&sig.attributes, if kind == MemberKind::Method { METHOD } else { PROPERTY | EVENT });
        let place = Place { tycon: id, is_extension: false, interface: None };
        let logical = if kind == MemberKind::Method { compiled } else { sig.name.name };
        self.add_member(
            place,
            NewMember {
                compiled,
                logical,
                ty: Ty::funs(&tys, ret),
                own,
                kind,
                is_static: sig.is_static,
                is_slot: true,
                overrides: None,
                implements: None,
                optional,
                param_array,
                param_names: names,
                is_inline: false,
                is_private: false,
                attrs,
                span: sig.name.span,
                hidden: false,
            },
        );
    }

    /// Finds the slot that an override fills and gives the override its types.
    pub fn match_slot(
        &mut self,
        place: Place,
        compiled: Symbol,
        sig: &Sig,
        own: &mut Vec<TyParam>,
        is_static: bool,
        span: Span,
    ) -> Option<ValId> {
        let on = place.interface.unwrap_or_else(|| self.this_type(place.tycon));
        if place.interface.is_some_and(|i| self.repeated_interfaces.contains(&i)) {
            self.no_slot(on, compiled, place, span);
            return None;
        }
        let arity: Vec<usize> = sig.names.iter().map(Vec::len).collect();
        let candidates = self.slots_named(on, compiled, &arity, place);
        if candidates.is_empty() {
            if !(place.interface.is_none()
                && matches!(compiled.as_str(), "ToString" | "Equals" | "GetHashCode" | "Finalize"))
            {
                self.no_slot(on, compiled, place, span);
            } else {
                self.object_types(compiled, sig, span);
            }
            return None;
        }
        if let [(slot, _)] = &candidates[..]
            && !self.same_shape(*slot, &arity)
        {
            let name = compiled.as_str();
            self.has_default.insert(*slot);
            let one = self.val(*slot).param_names.iter().skip(1).map(Vec::len).eq([1]);
            let tuple = self.val(*slot).scheme.ty.as_fun().and_then(|f| f.1.as_fun());
            let takes_tuple = one && tuple.is_some_and(|f| matches!(f.0.kind(), TyKind::Tuple(_, false)));
            self.error(
                if takes_tuple && arity.len() == 1 { "FS3577" } else { "FS0856" },
                span,
                format!(
                    "This override takes a different number of arguments to the corresponding abstract member '{name}'."
                ),
            );
            return None;
        }
        if place.interface.is_some()
            && let Some(text) = self.wrong_staticness(&candidates, is_static)
        {
            for (s, _) in &candidates {
                self.has_default.insert(*s);
            }
            self.error(if is_static { "FS3855" } else { "FS0855" }, span, text);
            return None;
        }
        let several = candidates.len() > 1;
        for (slot, inst) in &candidates {
            if several && !self.probe(|cx| cx.unify_slot(*slot, *inst, sig, &mut own.clone(), span, true)) {
                continue;
            }
            self.unify_slot(*slot, *inst, sig, own, span, false);
            let others: Vec<(ValId, Ty)> = candidates.iter().copied().filter(|c| c.0 != *slot).collect();
            let again = others.into_iter().any(|(o, on)| {
                self.shallow(on) != self.shallow(*inst) || o != *slot
            } && self.probe(|cx| cx.unify_slot(o, on, sig, &mut own.clone(), span, true)));
            if again && !self.is_library && !self.tycon(place.tycon).members.contains(slot) {
                self.error("FS0361", span, format!("This override fills several abstract members named '{compiled}'."));
            }
            return Some(*slot);
        }
        let (slot, inst) = candidates[0];
        self.unify_slot(slot, inst, sig, own, span, false);
        Some(slot)
    }
    /// What is said when all slots of a name are static and the member is not, or the other way round.
    fn wrong_staticness(&self, candidates: &[(ValId, Ty)], is_static: bool) -> Option<String> {
        let other = candidates.iter().all(|(s, _)| self.member_info(*s).is_some_and(|i| i.is_static != is_static));
        other.then(|| {
            let (has, is) = if is_static { ("no static", "static") } else { ("only a static", "not static") };
            format!("The interface has {has} abstract member of this name, but this one is {is}.")
        })
    }
    fn slots_named(&self, on: Ty, compiled: Symbol, arity: &[usize], place: Place) -> Vec<(ValId, Ty)> {
        let mut found = vec![];
        self.walk_supertypes(on, &mut |s| {
            let Some((id, _)) = s.as_con() else { return };
            if place.interface.is_none() && matches!(self.tycon(id).kind, TyConKind::Interface) && id != place.tycon {
                return;
            }
            // A base interface with a clause of its own is implemented there.
            if place.interface.is_some() && s != on && self.separately_implemented.contains(&id) {
                return;
            }
            for m in &self.tycon(id).members {
                if self.member_info(*m).is_some_and(|i| i.is_slot) && self.val(*m).name == compiled {
                    found.push((*m, s));
                }
            }
        });
        let object = Builtin::Obj.id();
        if place.interface.is_none() && found.is_empty() {
            for m in &self.tycon(object).members {
                if self.member_info(*m).is_some_and(|i| i.is_slot) && self.val(*m).name == compiled {
                    found.push((*m, Builtin::Obj.ty()));
                }
            }
        }
        let count = |m: ValId| -> Vec<usize> { self.val(m).param_names.iter().skip(1).map(Vec::len).collect() };
        let fits = |m: ValId| {
            let c = count(m);
            c == arity
                || (c.len() == arity.len()
                    && c.iter().zip(arity).all(|(a, b)| a == b || (*a <= 1 && *b <= 1) || *b == 1))
                || (arity.is_empty() && c == [0])
        };
        let fitting: Vec<(ValId, Ty)> = found.iter().copied().filter(|(m, _)| fits(*m)).collect();
        if fitting.is_empty() { found } else { fitting }
    }
    /// Whether an override could have the slot's number of arguments; one pattern may stand for a tuple.
    fn same_shape(&self, slot: ValId, arity: &[usize]) -> bool {
        let have: Vec<usize> = self.val(slot).param_names.iter().skip(1).map(Vec::len).collect();
        if have.is_empty() || arity.is_empty() {
            return true;
        }
        have.len() == arity.len() && have.iter().zip(arity).all(|(h, a)| h == a || (*a == 1 && *h > 1))
            || self.is_library
            || (have == [0] && arity == [1])
                && !self.val(slot).name.as_str().starts_with("get_")
                && self.val(slot).scheme.ty.as_fun().and_then(|f| f.1.as_fun()).is_some_and(|f| f.0.has_var())
            || have.len() != arity.len() && self.val(slot).scheme.params.len() > 8
    }
    fn no_slot(&mut self, on: Ty, compiled: Symbol, place: Place, span: Span) {
        let text = self.show(on);
        let name = compiled.as_str().trim_start_matches("get_").trim_start_matches("set_");
        if matches!(on.kind(), TyKind::Error) {
            return;
        }
        if place.interface.is_some() {
            let code = if name == compiled.as_str() { "FS0855" } else { "FS0859" };
            self.error(code, span, format!("No abstract or interface member was found that corresponds to this override: '{text}' has no '{name}'."));
        } else {
            self.error(
                if name == compiled.as_str() { "FS0855" } else { "FS0859" },
                span,
                format!("No abstract or interface member was found that corresponds to this override ('{name}')"),
            );
        }
    }
    /// Unifies the types of an override with those of its slot.
    fn unify_slot(
        &mut self,
        slot: ValId,
        inst: Ty,
        sig: &Sig,
        own: &mut Vec<TyParam>,
        span: Span,
        quiet: bool,
    ) -> bool {
        let scheme = self.val(slot).scheme.clone();
        let mut args: Vec<Ty> = inst.as_con().map_or(vec![], |(_, a)| a.to_vec());
        let n = inst.as_con().map_or(0, |(id, _)| self.tycon(id).params.len());
        args.truncate(n);
        if own.is_empty() {
            for p in scheme.params.iter().skip(n) {
                let tv = self.new_tyvar(p.name, p.is_measure, p.is_static);
                self.tyvars[tv].constraints.clone_from(&p.constraints);
                own.push(self.tyvars[tv].clone());
            }
        }
        args.extend(own.iter().map(super::param_type));
        let ty = scheme.instantiate(&args);
        let rest =
            if self.member_info(slot).is_some_and(|i| i.is_static) { ty } else { ty.as_fun().map_or(ty, |f| f.1) };
        let have = Ty::funs(&sig.args, sig.ret);
        let have = if sig.args.is_empty() { Ty::fun(Builtin::Unit.ty(), sig.ret) } else { have };
        if self.unify(rest, have).is_ok() {
            return true;
        }
        if !quiet {
            let (a, b) = (self.show(rest), self.show(have));
            self.reason = None;
            self.error(
                "FS0001",
                span,
                format!("This override has type '{b}' but the slot that it fills has type '{a}'."),
            );
        }
        false
    }
    /// The types of `ToString`, `Equals` and `GetHashCode`.
    fn object_types(&mut self, compiled: Symbol, sig: &Sig, span: Span) {
        let (arg, ret) = match compiled.as_str() {
            "ToString" => (Builtin::Unit, Builtin::String),
            "Equals" => (Builtin::Obj, Builtin::Bool),
            "GetHashCode" => (Builtin::Unit, Builtin::Int32),
            _ => return,
        };
        if let Some(a) = sig.args.first() {
            let a = *a;
            self.expect(arg.ty(), a, span);
        }
        let r = sig.ret;
        self.expect(ret.ty(), r, span);
    }
    /// Whether a type has everything that its definition promises.
    pub fn check_type_complete(&mut self, d: &'a ast::TypeDefn, id: TyConId) {
        let def = self.tycon(id);
        if matches!(def.kind, TyConKind::Interface | TyConKind::Builtin(_))
            || matches!(d.repr, ast::TypeRepr::Extension)
        {
            return;
        }
        let span = d.name.last().map_or(d.span, |n| n.span);
        self.equality_rules(d, id, span);
        for m in &d.members {
            if let ast::MemberKind::Interface { ty, members } = &m.kind {
                let node: &'a ast::TypeExpr = &self.ast.types[*ty];
                let it = self.interface_at(id, *ty);
                let again = d.members.iter().filter(|o| match &o.kind {
                    ast::MemberKind::Interface { ty, .. } => self.interface_at(id, *ty) == it,
                    _ => false,
                });
                if again.count() > 1 {
                    continue;
                }
                if members.is_none() && !self.is_library {
                    // An augmentation may implement it yet.
                    self.late_interfaces.push((id, it, node.span));
                    continue;
                }
                self.separately_implemented = self.own_interfaces(d, id);
                let done = self.implemented(id);
                self.check_implemented(it, &done, node.span);
                self.separately_implemented.clear();
            }
        }
        if matches!(self.tycon(id).kind, TyConKind::Class(_)) {
            self.check_abstract(d, id, span);
        }
    }
    /// Interfaces that a type names without implementing them there: something in the file must have done it.
    pub fn check_late_interfaces(&mut self) {
        for (id, it, span) in std::mem::take(&mut self.late_interfaces) {
            let done = self.implemented(id);
            self.check_implemented(it, &done, span);
        }
    }
    fn interface_at(&mut self, id: TyConId, ty: ast::TypeId) -> Ty {
        let params = self.tycon(id).params.clone();
        self.typars = params.iter().map(|p| (p.name, super::param_type(p))).collect();
        self.typar_mode = TyparMode::Infer;
        self.muted += 1;
        let t = self.ty_expr(ty);
        self.muted -= 1;
        t
    }
    /// The interfaces that a definition implements, and those that it names twice.
    pub fn enter_interfaces(&mut self, d: &'a ast::TypeDefn, id: TyConId) {
        self.repeated_interfaces.clear();
        self.separately_implemented.clear();
        if self.is_library || matches!(d.repr, ast::TypeRepr::Extension) {
            return;
        }
        let mut seen: Vec<(Ty, Span)> = vec![];
        for m in &d.members {
            if let ast::MemberKind::Interface { ty, .. } = &m.kind {
                let t = self.interface_at(id, *ty);
                seen.push((t, self.ast.types[*ty].span));
                self.separately_implemented.extend(t.as_con().map(|c| c.0));
            }
        }
        for (i, (t, span)) in seen.iter().enumerate() {
            if seen.iter().enumerate().any(|(j, (o, _))| j != i && o == t && !matches!(t.kind(), TyKind::Error)) {
                self.repeated_interfaces.insert(*t);
                self.error("FS0362", *span, "This interface is implemented twice.");
            }
        }
    }
    fn own_interfaces(&mut self, d: &'a ast::TypeDefn, id: TyConId) -> base::FxHashSet<TyConId> {
        let mut out = base::FxHashSet::default();
        for m in &d.members {
            if let ast::MemberKind::Interface { ty, .. } = &m.kind
                && let Some((i, _)) = self.interface_at(id, *ty).as_con()
            {
                out.insert(i);
            }
        }
        out
    }
    fn implemented(&self, id: TyConId) -> Vec<ValId> {
        self.tycon(id).members.iter().filter_map(|m| self.member_info(*m).and_then(|i| i.overrides)).collect()
    }
    fn check_abstract(&mut self, d: &'a ast::TypeDefn, id: TyConId, span: Span) {
        let mut open: Vec<ValId> = vec![];
        let mut filled: Vec<ValId> = vec![];
        let mut at = Some(self.this_type(id));
        while let Some((c, _)) = at.and_then(Ty::as_con) {
            for m in &self.tycon(c).members {
                let Some(info) = self.member_info(*m) else { continue };
                if let Some(s) = info.overrides {
                    filled.push(s);
                }
                if info.is_slot && !self.has_default.contains(m) {
                    open.push(*m);
                }
            }
            at = self.tycon(c).base;
        }
        open.retain(|s| !filled.contains(s));
        if open.is_empty() {
            if Self::written(&d.attributes, "AbstractClass") {
                self.abstract_types.insert(id);
            }
            return;
        }
        self.abstract_types.insert(id);
        if !Self::written(&d.attributes, "AbstractClass") {
            let names: Vec<String> =
                open.iter().map(|v| format!("'{}'", self.val(*v).name.as_str().trim_start_matches("get_"))).collect();
            self.error("FS0365", span, format!("No implementation was given for {}", names.join(", ")));
            if !self.tycon(id).is_struct {
                let text = "This class has abstract members: it needs the attribute 'AbstractClass'.";
                self.error("FS0054", span, text);
            }
        }
    }
}
