//! Properties and abstract members of one type that contradict each other.

use base::Symbol;
use tast::{MemberKind, TyConDef};

use super::members::Shape;
use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// FS0435 and FS0441: a getter and a setter of which one is abstract, and a static and an instance property.
    pub(super) fn property_pairs(&mut self, t: &TyConDef, shapes: &[Shape]) {
        let mut said: Vec<Symbol> = vec![];
        for s in shapes {
            if !matches!(s.info.kind, MemberKind::Getter | MemberKind::Setter) || s.info.implements.is_some() {
                continue;
            }
            let name = Symbol::intern(s.compiled.as_str().get(4..).unwrap_or_default());
            if said.contains(&name) {
                continue;
            }
            let same: Vec<&Shape> = shapes
                .iter()
                .filter(|o| {
                    matches!(o.info.kind, MemberKind::Getter | MemberKind::Setter)
                        && o.info.implements.is_none()
                        && o.compiled.as_str().get(4..) == Some(name.as_str())
                })
                .collect();
            let span = self.val(s.val).span;
            let clashes =
                |o: &Shape| o.info.is_static != s.info.is_static && o.info.kind == s.info.kind && o.args == s.args;
            if same.iter().any(|o| clashes(o)) {
                said.push(name);
                let text = format!("'{}' has a static and an instance property '{name}'.", t.name);
                self.error("FS0441", span, text);
                continue;
            }
            let is_virtual =
                |o: &Shape| o.info.is_slot || o.info.overrides.is_some() || self.overriding.contains(&o.val);
            let of = |kind: MemberKind| same.iter().filter(move |o| o.info.kind == kind).map(|o| is_virtual(o));
            let (gets, sets): (Vec<bool>, Vec<bool>) =
                (of(MemberKind::Getter).collect(), of(MemberKind::Setter).collect());
            if !gets.is_empty() && !sets.is_empty() && !gets.iter().any(|g| sets.contains(g)) {
                said.push(name);
                let text = format!("Of the getter and the setter of '{name}' only one is abstract.");
                self.error("FS0435", span, text);
            }
        }
    }
}
