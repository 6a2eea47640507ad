//! Types of the parts of values: fields and cases of a type definition at type arguments.

use types::{Builtin, Ty};

use crate::{Field, TyConDef, TyConKind};

impl TyConDef {
    /// A type in terms of this definition's parameters, at arguments.
    pub fn at(&self, ty: Ty, args: &[Ty]) -> Ty {
        ty.subst(&|v| self.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()))
    }
    /// Fields of a record, class or exception; none for other kinds.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            TyConKind::Record(fields) | TyConKind::Class(fields) | TyConKind::Exception(fields) => fields,
            TyConKind::Builtin(_)
            | TyConKind::Union(_)
            | TyConKind::Enum(..)
            | TyConKind::Abbrev(_)
            | TyConKind::Interface
            | TyConKind::Delegate(..)
            | TyConKind::Measure(_)
            | TyConKind::Opaque => &[],
        }
    }
    /// Number of cases, if values are matched by case (unions and `list`).
    pub fn case_count(&self) -> Option<usize> {
        match &self.kind {
            TyConKind::Union(cases) => Some(cases.len()),
            _ if Builtin::of(self.id) == Some(Builtin::List) => Some(2),
            _ => None,
        }
    }
    /// Types of the fields of a case at the arguments of `ty`, a type made of this definition.
    pub fn case_fields(&self, ty: Ty, case: usize) -> Option<Vec<Ty>> {
        let (_, args) = ty.as_con()?;
        match (&self.kind, case) {
            (TyConKind::Union(cases), _) => Some(cases.get(case)?.fields.iter().map(|f| self.at(f.ty, args)).collect()),
            (_, 0) if Builtin::of(self.id) == Some(Builtin::List) => Some(Vec::new()),
            (_, 1) if Builtin::of(self.id) == Some(Builtin::List) => Some(vec![*args.first()?, ty]),
            _ => None,
        }
    }
    /// The name of a case.
    pub fn case_name(&self, case: usize) -> Option<&'static str> {
        match (&self.kind, case) {
            (TyConKind::Union(cases), _) => cases.get(case).map(|c| c.name.as_str()),
            (_, 0) if Builtin::of(self.id) == Some(Builtin::List) => Some("[]"),
            (_, 1) if Builtin::of(self.id) == Some(Builtin::List) => Some("::"),
            _ => None,
        }
    }
}
