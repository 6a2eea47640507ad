//! Members with the names of what the compiler adds to a union, record or exception.

use base::Symbol;
use tast::{Case, Const, MemberInfo, MemberKind, TyConDef, TyConKind, ValKind};
use types::{Builtin, ValId};

use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// FS0023 for the members of a type.
    pub fn member_names(&mut self, t: &TyConDef) {
        for m in &t.members {
            let def = self.val(*m);
            let ValKind::Member(info) = &def.kind else { continue };
            let (info, name, span) = (info.clone(), def.name, def.span);
            let own = match info.kind {
                MemberKind::Getter | MemberKind::Setter => Symbol::intern(name.as_str().get(4..).unwrap_or_default()),
                MemberKind::Method => name,
                MemberKind::Constructor | MemberKind::Initializer => continue,
            };
            if info.implements.is_some() || info.is_extension || !self.own_members(t.id, own).contains(m) {
                continue;
            }
            let clash = match &t.kind {
                TyConKind::Union(cases) => self.union_name(t, cases, own.as_str(), *m, &info),
                TyConKind::Exception(fields) => {
                    fields.iter().any(|f| f.name == own).then(|| format!("the field '{own}'"))
                }
                _ => None,
            };
            if let Some(what) = clash {
                self.error("FS0023", span, format!("The member '{own}' has the name of {what} of this type."));
            }
        }
    }
    /// What of a union has the name of a member.
    fn union_name(&self, t: &TyConDef, cases: &[Case], name: &str, m: ValId, info: &MemberInfo) -> Option<String> {
        let augmented = !t.attrs.iter().any(|a| {
            a.name.as_str() == "DefaultAugmentation"
                && a.args.first().is_some_and(|x| x.value == Some(Const::Bool(false)))
        });
        let case = |n: &str| cases.iter().any(|c| c.name.as_str() == n);
        if matches!(name, "Tag" | "Tags") {
            return Some("what numbers the cases".to_string());
        }
        if augmented && case(name) {
            return Some(format!("the case '{name}'"));
        }
        if augmented
            && let [one] = cases
            && one.fields.iter().any(|f| f.name.as_str() == name)
            && self.is_without_arguments(m, info)
        {
            return Some(format!("the field '{name}'"));
        }
        if name.strip_prefix("New").is_some_and(case) {
            return Some("what makes a case".to_string());
        }
        (augmented && name.strip_prefix("Is").is_some_and(case)).then(|| "a test for a case".to_string())
    }
    fn is_without_arguments(&self, m: ValId, info: &MemberInfo) -> bool {
        let mut ty = self.val(m).scheme.ty;
        if !info.is_static {
            ty = ty.as_fun().map_or(ty, |f| f.1);
        }
        ty.as_fun().is_none_or(|(a, _)| a.builtin() == Some(Builtin::Unit))
    }
}
