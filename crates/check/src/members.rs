//! Members: groups of a name on a type, their instances, and slots to be implemented.
//!
//! In: a type and a name. Out: the members of that name, nearest first, each with the supertype that declares it.

use base::{Span, Symbol};
use tast::TyConKind;
use types::{Builtin, Ty, TyConId, TyKind, ValId};

use crate::cx::Cx;

/// Members of one name.
#[derive(Clone)]
pub(crate) struct Group {
    /// Each with the instance of the type that declares it.
    pub items: Vec<(ValId, Ty)>,
    /// Called through `base`.
    pub direct: bool,
}

impl<'a> Cx<'a> {
    /// The members of a name that a type itself declares.
    pub fn own_members(&self, id: TyConId, name: Symbol) -> Vec<ValId> {
        self.members.get(&(id, name)).cloned().unwrap_or_default()
    }
    /// Only the members of the type itself (constructors, initialisers).
    pub fn own_group(&self, t: Ty, name: Symbol) -> Option<Group> {
        let (id, _) = self.shallow(t).as_con()?;
        let items: Vec<(ValId, Ty)> = self
            .own_members(id, name)
            .into_iter()
            .filter(|m| self.can_access(*m))
            .map(|m| (m, self.shallow(t)))
            .collect();
        if items.is_empty() { None } else { Some(Group { items, direct: false }) }
    }
    fn can_access(&self, m: ValId) -> bool {
        let def = self.val(m);
        if !def.is_private || self.is_library && self.is_library_file(m.file) {
            return true;
        }
        let inside_type = self.member_info(m).is_some_and(|i| Some(i.tycon) == self.this_tycon);
        let extension = self.member_info(m).is_some_and(|i| i.is_extension);
        let around = extension || self.is_library_file(m.file);
        self.see_private || inside_type || around && self.info(m).container.is_some_and(|c| self.is_inside(c))
    }
    /// Members of a name on a type and its supertypes, then extensions in scope.
    pub fn member_group(&self, t: Ty, name: Symbol, want_static: bool) -> Option<Group> {
        let mut items: Vec<(ValId, Ty)> = vec![];
        let mut levels: Vec<Ty> = vec![];
        self.walk_supertypes(t, &mut |s| levels.push(s));
        let is_interface = t.as_con().is_some_and(|(id, _)| matches!(self.tycon(id).kind, TyConKind::Interface));
        for s in &levels {
            let Some((id, _)) = s.as_con() else { continue };
            // A class's interfaces are implemented explicitly: their members are not its own.
            let foreign = matches!(self.tycon(id).kind, TyConKind::Interface)
                && !is_interface
                && t.as_con().is_some_and(|(own, _)| own != id);
            if foreign || (want_static && id != t.as_con().map_or(id, |c| c.0) && is_interface) {
                continue;
            }
            for m in self.own_members(id, name) {
                let Some(info) = self.member_info(m) else { continue };
                if info.is_static == want_static && self.can_access(m) && !self.is_hidden(m, &items) {
                    items.push((m, *s));
                }
            }
        }
        for s in levels.iter().copied().chain([Builtin::Obj.ty()]) {
            let Some((id, _)) = s.as_con() else { continue };
            for m in self.extension_members(id, name) {
                let method = self.extension_methods.contains(&m);
                let fits = if method {
                    !want_static
                } else {
                    self.member_info(m).is_some_and(|i| i.is_static == want_static) && levels.contains(&s)
                };
                if fits && !items.iter().any(|i| i.0 == m) {
                    items.push((m, s));
                }
            }
        }
        if items.is_empty() { None } else { Some(Group { items, direct: false }) }
    }
    /// Whether a member of a base is overridden or repeated by one nearer.
    fn is_hidden(&self, m: ValId, nearer: &[(ValId, Ty)]) -> bool {
        let def = self.val(m);
        nearer.iter().any(|(n, _)| {
            let other = self.member_info(*n);
            if other.is_some_and(|o| o.overrides == Some(m)) {
                return true;
            }
            let slot = self.member_info(m).and_then(|i| i.overrides);
            if slot.is_some() && other.is_some_and(|o| o.overrides == slot) {
                return true;
            }
            let (a, b) = (self.member_args(m), self.member_args(*n));
            let different_owner = other.map(|o| o.tycon) != self.member_info(m).map(|i| i.tycon);
            different_owner && def.name == self.val(*n).name && a.is_some() && a == b
        })
    }
    fn member_args(&self, m: ValId) -> Option<Ty> {
        let def = self.val(m);
        let mut t = def.scheme.ty;
        if self.member_info(m).is_some_and(|i| !i.is_static) {
            t = t.as_fun()?.1;
        }
        Some(self.zonk(t.as_fun()?.0))
    }
    /// Type and type arguments of a member on an instance of its type.
    pub fn member_instance(&mut self, m: ValId, on: Ty, span: Span) -> (Ty, Vec<Ty>) {
        let mut scheme = self.val(m).scheme.clone();
        if self.info(m).mono {
            // What is known of the type by now mentions the class's parameters.
            scheme.ty = self.zonk(scheme.ty);
        }
        let own: Vec<Ty> = match self.shallow(on).as_con() {
            Some((id, args)) => args.iter().copied().take(self.tycon(id).params.len()).collect(),
            None => vec![],
        };
        let n = own.len().min(scheme.params.len());
        let mut args = own;
        args.truncate(n);
        // Later parameters may be constrained by earlier ones: all are instantiated together.
        let fresh: Vec<Ty> =
            scheme.params[n..].iter().map(|p| if p.is_measure { self.fresh_measure() } else { self.fresh() }).collect();
        for (p, t) in scheme.params[n..].iter().zip(&fresh) {
            if let TyKind::Infer(v) = t.kind() {
                self.vars[v.0 as usize].is_static = p.is_static;
            }
        }
        args.extend(fresh);
        let first = self.traits.len();
        self.constrain_args(&scheme.params, &args, span);
        self.candidate_traits.extend(first..self.traits.len());
        (scheme.instantiate(&args), args)
    }

    /// The slot that a member of this name and arity implements.
    pub fn find_slot(&self, t: Ty, compiled: Symbol, arity: Vec<usize>) -> Option<(ValId, Ty)> {
        self.find_slots(t, compiled, &arity).first().copied()
    }
    /// The slots of a name that a member of so many arguments may fill.
    pub fn find_slots(&self, t: Ty, compiled: Symbol, arity: &[usize]) -> Vec<(ValId, Ty)> {
        let mut found: Vec<(ValId, Ty)> = vec![];
        self.walk_supertypes(t, &mut |s| {
            let Some((id, _)) = s.as_con() else { return };
            for m in &self.tycon(id).members {
                let Some(info) = self.member_info(*m) else { continue };
                if self.val(*m).name != compiled {
                    continue;
                }
                if info.is_slot {
                    found.push((*m, s));
                }
            }
        });
        let fits = |m: ValId| -> bool {
            let names = &self.val(m).param_names;
            let given: Vec<usize> = names.iter().skip(1).map(Vec::len).collect();
            let total: usize = given.iter().sum();
            given == arity
                || (given.len() == arity.len() && total == arity.iter().sum::<usize>())
                || (arity.is_empty() && total == 0)
                || (arity == [1] && total == 0)
                || (arity == [1] && given.len() == 1)
        };
        let fitting: Vec<(ValId, Ty)> = found.iter().copied().filter(|(m, _)| fits(*m)).collect();
        if fitting.is_empty() && found.len() == 1 { found } else { fitting }
    }
    /// Reports slots of a type that nothing implements.
    pub fn check_implemented(&mut self, t: Ty, done: &[ValId], span: Span) {
        let mut missing: Vec<String> = vec![];
        let mut chain: Vec<Ty> = vec![];
        self.walk_supertypes(t, &mut |s| chain.push(s));
        let implemented_by = |slot: ValId| -> bool {
            done.contains(&slot)
                || chain.iter().any(|s| {
                    s.as_con().is_some_and(|(id, _)| {
                        self.tycon(id)
                            .members
                            .iter()
                            .any(|m| self.member_info(*m).is_some_and(|i| i.overrides == Some(slot)))
                    })
                })
        };
        let own_interface = t.as_con().is_some_and(|(id, _)| matches!(self.tycon(id).kind, TyConKind::Interface));
        for s in &chain {
            let Some((id, _)) = s.as_con() else { continue };
            let is_interface = matches!(self.tycon(id).kind, TyConKind::Interface);
            if is_interface && !own_interface {
                continue;
            }
            // An interface inherited by an interface may be implemented by its own `interface` clause.
            if is_interface
                && own_interface
                && self.shallow(*s) != self.shallow(t)
                && self.separately_implemented.contains(&id)
            {
                continue;
            }
            for m in self.tycon(id).members.clone() {
                let Some(info) = self.member_info(m) else { continue };
                if info.is_slot && !self.has_default.contains(&m) && !implemented_by(m) {
                    let name = self.val(m).name;
                    missing.push(format!("'{}'", name.as_str().trim_start_matches("get_").trim_start_matches("set_")));
                }
            }
        }
        if missing.is_empty() {
            return;
        }
        missing.dedup();
        let text = self.show(t);
        self.error("FS0366", span, format!("No implementation was given for {} of '{text}'. Note that all interface members must be implemented and listed under an appropriate 'interface' declaration, e.g. 'interface ... with member ...'.", missing.join(", ")));
    }
    /// Whether a type is a byref of some kind.
    pub fn is_byref(&self, t: Ty) -> bool {
        matches!(self.shallow(t).builtin(), Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef))
    }
}
