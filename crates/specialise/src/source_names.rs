//! What cases and fields of a type are called in the source, for debuggers.

use base::Symbol;
use mir::CaseName;
use tast::TyConKind;
use types::{Builtin, Ty, TyKind};

use crate::cx::Cx;

impl Cx<'_> {
    /// The cases of a type, or its fields as one case without a name, in the order of its layout; of an array its element.
    pub(crate) fn case_names(&self, ty: Ty) -> Vec<CaseName> {
        if let Some((id, [elem])) = ty.as_con()
            && Builtin::of(id) == Some(Builtin::Array)
        {
            return vec![CaseName { name: Symbol::intern(""), fields: self.named(Vec::new(), &[*elem]) }];
        }
        let cases = self.cases_of(ty);
        if cases.is_empty() {
            let fields = self.named(self.field_names(ty), &self.fields_of(ty));
            return vec![CaseName { name: Symbol::intern(""), fields }];
        }
        let names: Vec<(Symbol, Vec<Symbol>)> = match ty.as_con() {
            Some((id, _)) if Builtin::of(id) == Some(Builtin::List) => {
                let head = ["Head", "Tail"].map(Symbol::intern).to_vec();
                vec![(Symbol::intern("[]"), Vec::new()), (Symbol::intern("::"), head)]
            }
            Some((id, _)) => match &self.program.tycon(id).kind {
                TyConKind::Union(cases) => {
                    cases.iter().map(|c| (c.name, c.fields.iter().map(|f| f.name).collect())).collect()
                }
                _ => Vec::new(),
            },
            None => Vec::new(),
        };
        let named = names.into_iter().zip(&cases);
        named.map(|((name, fields), tys)| CaseName { name, fields: self.named(fields, tys) }).collect()
    }

    fn named(&self, names: Vec<Symbol>, tys: &[Ty]) -> Vec<(Symbol, Symbol)> {
        let unnamed = || Symbol::intern("");
        let names = names.into_iter().chain(std::iter::repeat_with(unnamed));
        names.zip(tys).map(|(n, t)| (n, self.ty_name(*t))).collect()
    }

    /// Names of the fields of a record, tuple, class or exception, those of its base first.
    fn field_names(&self, ty: Ty) -> Vec<Symbol> {
        match ty.kind() {
            TyKind::Tuple(items, _) => (1..=items.len()).map(|i| Symbol::intern(&format!("Item{i}"))).collect(),
            TyKind::AnonRecord(fields, _) => fields.iter().map(|(n, _)| *n).collect(),
            TyKind::Con(id, _) => {
                let own = match &self.program.tycon(*id).kind {
                    TyConKind::Record(fs) | TyConKind::Class(fs) | TyConKind::Exception(fs) => fs.as_slice(),
                    _ => &[],
                };
                let base = self.base_of(ty).map_or_else(Vec::new, |b| self.field_names(b));
                base.into_iter().chain(own.iter().map(|f| f.name)).collect()
            }
            TyKind::Fun(..) | TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => Vec::new(),
        }
    }
}
