//! Members of one type that clash, and members that hide inherited ones.

use base::Symbol;
use tast::{MemberInfo, MemberKind, TyConDef, TyConKind, ValKind};
use types::{Ty, TyKind, ValId};

use crate::cx::Cx;

/// A member as far as clashes depend on it.
pub(super) struct Shape {
    pub(super) val: ValId,
    pub(super) info: MemberInfo,
    pub(super) compiled: Symbol,
    /// Curried groups of argument types; type parameters of the member itself are numbered.
    pub(super) args: Vec<Ty>,
    ret: Ty,
    /// Type parameters of its own.
    own: usize,
}

impl<'a> Cx<'a> {
    /// Reports members with the same name and signature.
    pub fn member_clashes(&mut self, t: &TyConDef) {
        let shapes: Vec<Shape> = t.members.iter().filter_map(|m| self.member_shape_of(*m, t.params.len())).collect();
        for (i, s) in shapes.iter().enumerate() {
            let others = || shapes.iter().enumerate().filter(|(j, o)| *j != i && o.compiled == s.compiled).map(|x| x.1);
            let span = self.val(s.val).span;
            let name = crate::names::display(s.compiled);
            let type_name = t.name;
            if self.clashes_with_generated(t, s) {
                let text =
                    format!("The method '{name}' has the name and signature of one that '{type_name}' gets by itself.");
                self.error("FS0438", span, text);
            }
            if let Some(o) = others().find(|o| same_signature(s, o)) {
                let first = self.val(o.val).span;
                let d = diag::Diagnostic::error(
                    "FS0438",
                    span,
                    format!("The method '{name}' has the same name and signature as another method of '{type_name}'."),
                );
                self.report(d.label(first, "the other method"));
            }
            if s.args.len() > 1 && others().next().is_some() {
                self.error("FS0439", span, format!("The method '{name}' of '{type_name}' has curried arguments: there can be no other method of this name."));
            }
            let special = s.info.optional.iter().any(|o| *o)
                || s.info.param_array
                || s.args.iter().any(|a| self.has_byref_argument(*a));
            if s.args.len() > 1 && special {
                self.error(
                    "FS0440",
                    span,
                    "A method with curried arguments cannot have optional, 'ParamArray', 'out' or byref arguments.",
                );
            }
        }
        self.property_clashes(t, &shapes);
        self.property_pairs(t, &shapes);
        if !matches!(t.kind, TyConKind::Interface) {
            self.hidden_slots(t, &shapes);
        }
    }
    /// Whether a member, which is no override, is one that the compiler makes for equality and comparison.
    fn clashes_with_generated(&mut self, t: &TyConDef, s: &Shape) -> bool {
        if !matches!(t.kind, TyConKind::Record(_) | TyConKind::Union(_) | TyConKind::Exception(_)) && !t.is_struct
            || s.info.is_static
            || s.info.overrides.is_some()
            || s.info.implements.is_some()
            || s.own > 0
            || self.overriding.contains(&s.val)
            || t.flags.reference_equality
        {
            return false;
        }
        let (equatable, comparable) = (self.fields_structural(t.id, false), self.fields_structural(t.id, true));
        let [arg] = s.args[..] else { return false };
        let own = arg.as_con().is_some_and(|(id, _)| id == t.id);
        let object = arg.builtin() == Some(types::Builtin::Obj);
        let equality = !t.flags.no_equality && !t.flags.custom_equality;
        let order = !t.flags.no_comparison
            && !t.flags.custom_comparison
            && !t.flags.custom_equality
            && !matches!(t.kind, TyConKind::Exception(_));
        match s.compiled.as_str() {
            "GetHashCode" => equality && arg.builtin() == Some(types::Builtin::Unit),
            "Equals" => equality && (own || object) && equatable,
            "CompareTo" => order && (own || object) && comparable,
            _ => false,
        }
    }
    fn has_byref_argument(&self, arg: Ty) -> bool {
        match arg.kind() {
            TyKind::Tuple(items, false) => items.iter().any(|t| self.is_byref(*t)),
            _ => self.is_byref(arg),
        }
    }
    fn member_shape_of(&self, m: ValId, type_params: usize) -> Option<Shape> {
        let def = self.val(m);
        let ValKind::Member(info) = &def.kind else { return None };
        let logical = match info.kind {
            MemberKind::Getter | MemberKind::Setter => Symbol::intern(def.name.as_str().get(4..)?),
            MemberKind::Constructor => Symbol::intern("new"),
            MemberKind::Method => def.name,
            MemberKind::Initializer => return None,
        };
        if !self.own_members(info.tycon, logical).contains(&m) {
            return None;
        }
        let own: Vec<types::TyVar> = def.scheme.params.iter().skip(type_params).map(|p| p.var).collect();
        let number = |t: Ty| {
            t.subst(&|v| {
                own.iter()
                    .position(|o| *o == v)
                    .map(|i| Ty::var(types::TyVar { file: types::TyConId::BUILTIN_FILE, index: u32::MAX - i as u32 }))
            })
        };
        let skip = usize::from(!info.is_static && info.kind != MemberKind::Constructor);
        let mut args = vec![];
        let mut ty = def.scheme.ty;
        for i in 0..def.arity {
            let (a, r) = ty.as_fun()?;
            if i >= skip {
                args.push(number(a));
            }
            ty = r;
        }
        Some(Shape { val: m, info: info.clone(), compiled: def.name, args, ret: number(ty), own: own.len() })
    }
    /// Properties: a method of the name, an indexer beside none, a getter and a setter of different types.
    fn property_clashes(&mut self, t: &TyConDef, shapes: &[Shape]) {
        for s in shapes {
            if !matches!(s.info.kind, MemberKind::Getter | MemberKind::Setter) {
                continue;
            }
            let name = s.compiled.as_str().get(4..).unwrap_or_default();
            let span = self.val(s.val).span;
            if shapes.iter().any(|o| o.info.kind == MemberKind::Method && o.compiled.as_str() == name) {
                self.error(
                    "FS0434",
                    span,
                    format!("The property '{name}' of '{}' has the same name as a method.", t.name),
                );
            }
            let indexed = |s: &Shape| property_index(s).is_some();
            let clash = shapes.iter().any(|o| {
                o.val != s.val
                    && o.compiled == s.compiled
                    && o.info.is_static == s.info.is_static
                    && indexed(o) != indexed(s)
            });
            if clash {
                self.error(
                    "FS0436",
                    span,
                    format!("There are two properties '{name}' in '{}', one with an index and one without.", t.name),
                );
            }
            if s.info.kind == MemberKind::Getter
                && let Some(set) = shapes.iter().find(|o| {
                    o.info.kind == MemberKind::Setter
                        && o.compiled.as_str().get(4..) == Some(name)
                        && o.info.is_static == s.info.is_static
                        && !indexed(o)
                })
                && !indexed(s)
                && set.args.first().is_some_and(|a| *a != s.ret)
            {
                let (a, b) = (self.show(s.ret), self.show(set.args[0]));
                self.error(
                    "FS3172",
                    span,
                    format!("The getter of '{name}' gives a '{a}' but its setter takes a '{b}'."),
                );
            }
        }
    }
    /// FS0864: a member that is no override but has the signature of an inherited abstract member.
    fn hidden_slots(&mut self, t: &TyConDef, shapes: &[Shape]) {
        let mut slots: Vec<ValId> = vec![];
        let mut at = t.base.or_else(|| (!t.is_struct).then(|| types::Builtin::Obj.ty()));
        let mut inherited: Vec<(ValId, Ty)> = vec![];
        let mut depth = 0;
        while let Some((id, _)) = at.and_then(Ty::as_con) {
            let base = at.unwrap_or_else(Ty::error);
            for m in &self.tycon(id).members {
                if self.member_info(*m).is_some_and(|i| i.is_slot) && !slots.contains(m) {
                    slots.push(*m);
                    inherited.push((*m, base));
                }
            }
            depth += 1;
            at = if depth < 100 {
                self.direct_supertypes(base)
                    .into_iter()
                    .find(|s| s.as_con().is_some_and(|(c, _)| !matches!(self.tycon(c).kind, TyConKind::Interface)))
            } else {
                None
            };
        }
        for s in shapes {
            if s.info.is_slot
                && !s.info.is_static
                && inherited.iter().any(|(m, on)| {
                    self.val(*m).name == s.compiled
                        && self.inherited_shape(*m, *on).is_some_and(|(args, ret)| args == s.args && ret == s.ret)
                })
            {
                let span = self.val(s.val).span;
                let text = format!("A base class has an abstract method '{}' of the same signature.", s.compiled);
                self.error("FS0442", span, text);
            }
            if s.info.is_static || s.info.overrides.is_some() || s.info.is_slot || s.info.implements.is_some() {
                continue;
            }
            let overrides_object = self.overriding.contains(&s.val);
            if overrides_object {
                continue;
            }
            let hidden = inherited.iter().any(|(m, on)| {
                self.val(*m).name == s.compiled
                    && self.inherited_shape(*m, *on).is_some_and(|(args, ret)| args == s.args && ret == s.ret)
            });
            let object = matches!(
                (s.compiled.as_str(), &s.args[..]),
                ("ToString" | "GetHashCode", [a]) if a.builtin() == Some(types::Builtin::Unit)
            ) || s.compiled.as_str() == "Equals"
                && s.args.len() == 1
                && s.args[0].builtin() == Some(types::Builtin::Obj);
            if hidden || object {
                let span = self.val(s.val).span;
                let name = s.compiled.as_str().trim_start_matches("get_").trim_start_matches("set_");
                self.warning(
                    "FS0864",
                    span,
                    format!(
                        "This new member hides the inherited abstract member '{name}'. Rename it, or write 'override'."
                    ),
                );
            }
        }
    }
    fn inherited_shape(&self, m: ValId, on: Ty) -> Option<(Vec<Ty>, Ty)> {
        let (id, targs) = on.as_con()?;
        let n = self.tycon(id).params.len();
        let s = self.member_shape_of(m, n)?;
        let params = self.tycon(id).params.clone();
        let at = |t: Ty| t.subst(&|v| params.iter().position(|p| p.var == v).and_then(|i| targs.get(i).copied()));
        Some((s.args.iter().map(|a| at(*a)).collect(), at(s.ret)))
    }
}

fn same_signature(a: &Shape, b: &Shape) -> bool {
    let by_result = matches!(a.compiled.as_str(), "op_Explicit" | "op_Implicit");
    let pair = a.info.is_slot && b.info.overrides == Some(a.val) || b.info.is_slot && a.info.overrides == Some(b.val);
    !pair
        && a.info.is_static == b.info.is_static
        && a.own == b.own
        && (a.args == b.args || a.args.iter().map(|t| erased(*t)).eq(b.args.iter().map(|t| erased(*t))))
        && (!by_result || a.ret == b.ret)
}

/// A type without its units of measure.
fn erased(t: Ty) -> Ty {
    match t.kind() {
        TyKind::Con(id, args) => {
            let kept: Vec<Ty> =
                args.iter().filter(|a| !matches!(a.kind(), TyKind::Measure(_))).map(|a| erased(*a)).collect();
            Ty::con(*id, &kept)
        }
        TyKind::Tuple(items, is_struct) => {
            Ty::new(TyKind::Tuple(items.iter().map(|t| erased(*t)).collect::<Vec<_>>().into(), *is_struct))
        }
        TyKind::Fun(a, b) => Ty::fun(erased(*a), erased(*b)),
        _ => t,
    }
}

/// The index argument of a property, if it has one.
fn property_index(s: &Shape) -> Option<Ty> {
    let a = *s.args.first()?;
    match s.info.kind {
        MemberKind::Getter => (a.builtin() != Some(types::Builtin::Unit)).then_some(a),
        MemberKind::Setter => matches!(a.kind(), TyKind::Tuple(_, false)).then_some(a),
        MemberKind::Method | MemberKind::Constructor | MemberKind::Initializer => None,
    }
}
