//! Uses of members before their types are known (F# specification, section 14.6.7).
//!
//! In: the bodies of a group of types, with the uses of members whose types were still inferred. Out: FS3068 for a use
//! that took the member at other type arguments of its class than the type that came out allows.

use tast::ExprKind;
use types::Ty;

use crate::cx::{Cx, Owner};

impl<'a> Cx<'a> {
    /// Looks at the bodies from `first` on.
    pub(super) fn early_uses(&mut self, first: usize) {
        if self.is_library || self.error_count() > 0 {
            return;
        }
        let mut uses = vec![];
        for p in &self.pending[first..] {
            for (e, v) in &p.body.val_uses {
                let expr = &p.body.exprs[*e];
                if let ExprKind::Val(_, args) = &expr.kind
                    && !matches!(p.owner, Owner::Val(o) if o == *v)
                    && self.member_info(*v).is_some()
                {
                    uses.push((*v, args.clone(), expr.ty, expr.span));
                }
            }
        }
        for (v, args, used, span) in uses {
            if !self.agrees(v, &args, used) {
                let name = self.val(v).name;
                let name = name.as_str().trim_start_matches("get_").trim_start_matches("set_").to_owned();
                self.error(
                    "FS3068",
                    span,
                    format!("'{name}' is used here before its type is known, and at other type arguments than that type has: write its type where it is defined."),
                );
            }
        }
    }
    /// Whether a use has the type that the member has with the class's type arguments of the use.
    fn agrees(&mut self, v: types::ValId, args: &[Ty], used: Ty) -> bool {
        let scheme = self.val(v).scheme.clone();
        let Some(class) = self.member_info(v).map(|i| self.tycon(i.tycon).params.len()) else { return true };
        let own: Vec<Ty> = args.iter().take(class).map(|t| self.zonk(*t)).collect();
        let mut all = own.clone();
        for p in scheme.params.iter().skip(own.len()) {
            all.push(if p.is_measure { self.fresh_measure() } else { self.fresh() });
        }
        let ty = scheme.instantiate(&all);
        self.probe(|cx| cx.unify(ty, used).is_ok() && own.iter().all(|t| cx.zonk(*t) == *t))
    }
}
