//! What the source demands of functions: `[<NoAlloc>]` and `[<MaxStack(bytes)>]`, on a function, a member, a type or a
//! module.
//!
//! In: attributes. Out: [`mir::Contract`]s on the instances of the functions; `memory` checks them. A function with a contract
//! that nothing calls is lowered too, if it has no type parameters, so that its contract is checked before it has a user;
//! and a call of an `inline` one is a call, so that there is something to check.

use base::{FxHashMap, FxHashSet, Symbol};
use mir::{Contract, Rule};
use tast::{Attr, Const, MemberKind, ValKind};
use types::{Ty, ValId};

use crate::cx::Cx;
use crate::layout::uncurry;

/// The contracts of a program.
#[derive(Default)]
pub struct Contracts {
    /// Of modules and types, by path: what lies in them has the same.
    scopes: FxHashMap<Symbol, Vec<Contract>>,
    /// Functions with a contract of their own or of their scope.
    vals: FxHashMap<ValId, Vec<Contract>>,
    /// Those of them that have an instance.
    seen: FxHashSet<ValId>,
}

impl Cx<'_> {
    /// Collects the contracts of the program's own files.
    pub fn find_contracts(&mut self) {
        for file in self.program.files.iter().filter(|f| !f.is_library) {
            let modules = file.modules.iter().map(|m| (m.path, &m.attrs));
            let types = file.tycons.iter().map(|t| (t.path, &t.attrs));
            for (path, attrs) in modules.chain(types) {
                let found = read(attrs);
                if !found.is_empty() {
                    self.contracts.scopes.entry(path).or_default().extend(found);
                }
            }
            for val in &file.vals {
                let mut found = read(&val.attrs);
                if !self.contracts.scopes.is_empty() {
                    let text = val.path.as_str();
                    for (i, _) in text.match_indices('.') {
                        let scope = self.contracts.scopes.get(&Symbol::intern(&text[..i]));
                        found.extend(scope.into_iter().flatten().copied());
                    }
                }
                let runs = !matches!(val.kind, ValKind::Value);
                if runs && !found.is_empty() {
                    self.contracts.vals.insert(val.id, found);
                }
            }
        }
    }

    /// Whether something is demanded of a function.
    pub fn has_contract(&self, id: ValId) -> bool {
        self.contracts.vals.contains_key(&id)
    }

    /// The contracts of a function that gets an instance.
    pub fn take_contracts(&mut self, id: ValId) -> Vec<Contract> {
        let Some(found) = self.contracts.vals.get(&id) else { return Vec::new() };
        self.contracts.seen.insert(id);
        found.clone()
    }

    /// Functions with contracts that nothing calls, with the types of their arguments.
    pub fn unseen_contracts(&self) -> Vec<(ValId, Vec<Ty>)> {
        let mut out: Vec<(ValId, Vec<Ty>)> = Vec::new();
        for id in self.contracts.vals.keys().filter(|id| !self.contracts.seen.contains(id)) {
            let def = self.program.val(*id);
            let has_code = match &def.kind {
                ValKind::Member(m) => {
                    !m.is_slot && !matches!(m.kind, MemberKind::Constructor | MemberKind::Initializer)
                }
                ValKind::Value => false,
                ValKind::Function => true,
            };
            let is_plain = def.scheme.params.is_empty() && def.arity > 0 && self.program.body(*id).is_some();
            if has_code && is_plain {
                let mut tys = uncurry(def.scheme.ty).0;
                tys.truncate(def.arity);
                out.push((*id, tys));
            }
        }
        out.sort_by_key(|(id, _)| *id);
        out
    }
}

fn read(attrs: &[Attr]) -> Vec<Contract> {
    let rule = |a: &Attr| match a.name.as_str() {
        "NoAlloc" => Some(Rule::NoAlloc),
        "MaxStack" => match a.args.first()?.value {
            Some(Const::Int(bytes)) => Some(Rule::MaxStack(u64::try_from(bytes).unwrap_or(0))),
            _ => None,
        },
        _ => None,
    };
    attrs.iter().filter_map(|a| Some(Contract { rule: rule(a)?, span: a.span })).collect()
}
