//! Patterns of the verifier: B1, B2, B4, B7 and B9.

use base::Span;
use types::{Builtin, Ty, TyKind};

use super::{Checker, find_tycon};
use crate::{ActiveKind, LocalId, PatId, PatKind};

impl Checker<'_> {
    /// Checks a pattern; its locals come into scope and are added to `locals`.
    pub(super) fn pat(&mut self, id: PatId, locals: &mut Vec<LocalId>) {
        let body = self.body;
        let Some(pat) = body.pats.get(id) else {
            return self.errors.push(format!("{}: B1 {id} is out of range", self.owner));
        };
        let (ty, span) = (pat.ty, pat.span);
        self.ty(span, ty, &id.to_string());
        match &pat.kind {
            PatKind::Wild | PatKind::Const(_) | PatKind::Null => {}
            PatKind::Bind(local, inner) => {
                self.bind(span, *local);
                locals.push(*local);
                let t = body.locals.get(*local).map_or_else(Ty::error, |l| l.ty);
                self.same(span, "B9 variable", t, ty);
                inner.iter().for_each(|p| self.sub(span, *p, ty, locals));
            }
            PatKind::Tuple(items) => match ty.kind() {
                TyKind::Tuple(types, _) => self.subs(span, items, types, locals),
                _ => self.err(span, "B9 a tuple pattern on another type"),
            },
            PatKind::Union { case, args } => match self.case_types(ty, *case) {
                Some(types) => self.subs(span, args, &types, locals),
                None => self.err(span, format!("B7 no case {case}")),
            },
            PatKind::Record(fields) => {
                let types = self.field_types(ty).unwrap_or_default();
                for (i, p) in fields {
                    match types.get(*i) {
                        Some(t) => self.sub(span, *p, *t, locals),
                        None => self.err(span, format!("B7 no field {i}")),
                    }
                }
            }
            PatKind::Array(items) => {
                self.is(span, "B9 array pattern", ty, Builtin::Array);
                let element = ty.as_con().and_then(|(_, args)| args.first().copied()).unwrap_or_else(Ty::error);
                items.iter().for_each(|p| self.sub(span, *p, element, locals));
            }
            PatKind::Or(a, b) => self.alternatives(span, *a, *b, ty, locals),
            PatKind::And(items) => items.iter().for_each(|p| self.sub(span, *p, ty, locals)),
            PatKind::TypeTest(to, inner) => {
                self.ty(span, *to, "type test");
                inner.iter().for_each(|p| self.sub(span, *p, *to, locals));
            }
            PatKind::Exception(tycon, args) => {
                let types: Option<Vec<Ty>> =
                    find_tycon(self.program, *tycon).map(|d| d.fields().iter().map(|f| f.ty).collect());
                match types {
                    Some(types) => self.subs(span, args, &types, locals),
                    None => self.err(span, "B7 undefined exception"),
                }
            }
            PatKind::Active { func, kind, arg } => {
                self.expr(*func);
                let fty = body.exprs.get(*func).map_or_else(Ty::error, |e| e.ty);
                self.active(span, fty, kind, *arg, ty, locals);
            }
            PatKind::Error => self.err(span, "B2 an erroneous pattern"),
        }
    }

    fn sub(&mut self, span: Span, id: PatId, ty: Ty, locals: &mut Vec<LocalId>) {
        let t = self.body.pats.get(id).map_or_else(Ty::error, |p| p.ty);
        self.same(span, "B9 part of a pattern", t, ty);
        self.pat(id, locals);
    }

    fn subs(&mut self, span: Span, items: &[PatId], types: &[Ty], locals: &mut Vec<LocalId>) {
        self.count(span, "B7 parts of a pattern", items.len(), types.len());
        for (p, t) in items.iter().zip(types) {
            self.sub(span, *p, *t, locals);
        }
    }

    /// Both sides bind the same locals; the second side binds them again, which is no second binding.
    fn alternatives(&mut self, span: Span, a: PatId, b: PatId, ty: Ty, locals: &mut Vec<LocalId>) {
        let mut left = Vec::new();
        self.sub(span, a, ty, &mut left);
        for l in &left {
            if let Some(bound) = self.bound.get_mut(l.0 as usize) {
                *bound = false;
            }
        }
        let mut right = Vec::new();
        self.sub(span, b, ty, &mut right);
        left.sort();
        right.sort();
        if left != right {
            self.err(span, "B4 the sides of an or-pattern bind different locals");
        }
        for l in &left {
            if let Some(bound) = self.bound.get_mut(l.0 as usize) {
                *bound = true;
            }
        }
        locals.extend(left);
    }

    fn active(
        &mut self,
        span: Span,
        func: Ty,
        kind: &ActiveKind,
        arg: Option<PatId>,
        ty: Ty,
        locals: &mut Vec<LocalId>,
    ) {
        let Some((from, to)) = func.as_fun() else {
            return self.err(span, "B9 an active pattern that is no function");
        };
        self.same(span, "B9 active pattern", from, ty);
        match (kind, arg) {
            (ActiveKind::Single, Some(p)) => self.sub(span, p, to, locals),
            (ActiveKind::PartialBool, _) => {
                self.is(span, "B9 active pattern", to, Builtin::Bool);
                arg.iter().for_each(|p| self.pat(*p, locals));
            }
            (ActiveKind::Choice(i, n), _) => {
                if i >= n {
                    self.err(span, format!("B7 no case {i} of {n}"));
                }
                arg.iter().for_each(|p| self.pat(*p, locals));
            }
            (ActiveKind::Partial, Some(p)) => {
                let held = to.as_con().and_then(|(_, args)| args.first().copied()).unwrap_or_else(Ty::error);
                self.sub(span, p, held, locals);
            }
            (ActiveKind::Single | ActiveKind::Partial, None) => {}
        }
    }
}
