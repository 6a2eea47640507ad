//! Structs that are made without arguments: all of their fields must have a value when they are zero.

use base::Span;
use tast::TyConKind;
use types::{Builtin, Ty, TyKind};

use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// FS0688 for `S()` where a field of `S` has no zero.
    pub fn check_zero(&mut self, ty: Ty, span: Span) {
        if !self.is_library && !self.parts_have_zero(ty, 0) {
            let text = self.show(ty);
            self.error(
                "FS0688",
                span,
                format!(
                    "'{text}' can be made without arguments only if each of its fields has a value when it is zero."
                ),
            );
        }
    }
    fn parts_have_zero(&self, ty: Ty, depth: usize) -> bool {
        let Some((id, args)) = self.shallow(ty).as_con() else { return true };
        let def = self.tycon(id);
        let own = id.file != types::TyConId::BUILTIN_FILE && !self.is_library_file(id.file);
        if !own || !def.is_struct || depth > 20 {
            return true;
        }
        let mut parts: Vec<Ty> = match &def.kind {
            TyConKind::Class(fields) | TyConKind::Record(fields) => {
                fields.iter().filter(|f| !Cx::has_attr(&f.attrs, "DefaultValue")).map(|f| f.ty).collect()
            }
            _ => vec![],
        };
        if let Some(p) = self.ctor_sigs.get(&id) {
            match p.0.kind() {
                TyKind::Tuple(items, false) => parts.extend(items.iter()),
                _ => parts.push(p.0),
            }
        }
        let at = |t: Ty| t.subst(&|v| def.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
        parts.into_iter().all(|t| self.has_zero(at(t), depth + 1))
    }
    fn has_zero(&self, ty: Ty, depth: usize) -> bool {
        let t = self.shallow(ty);
        match t.kind() {
            TyKind::Infer(_) | TyKind::Error | TyKind::Measure(_) => true,
            TyKind::Tuple(items, true) => items.iter().all(|t| self.has_zero(*t, depth)),
            TyKind::Var(_) | TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) => false,
            TyKind::Con(..) if t.builtin() == Some(Builtin::Unit) => false,
            TyKind::Con(..) if self.is_value_type(t) => self.parts_have_zero(t, depth),
            TyKind::Con(..) => self.admits_null(t),
        }
    }
}
