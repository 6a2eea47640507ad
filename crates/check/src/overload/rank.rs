//! Which of several applicable candidates is meant (F# specification, section 14.4, step 7).
//!
//! In: candidates whose number of arguments fits, and the types of the arguments. Out: the best one, or FS0041.

use std::cmp::Ordering;

use base::{Span, Symbol};
use syntax::ast::{self, Ident};
use tast::ExprId;
use types::{Builtin, Ty, TyKind, ValId};

use super::{Arg, Cand, Plan};
use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// Of several methods as a function of an argument of which only a supertype is known, the one that takes that type.
    pub(super) fn of_bound(
        &mut self,
        fitting: Vec<(ValId, Ty)>,
        has_object: bool,
        explicit: Option<&[Ty]>,
        want: Ty,
        span: Span,
    ) -> Vec<(ValId, Ty)> {
        let given = self.shallow(want).as_fun().map(|(a, _)| self.shallow(a));
        let bounds = given.map(|a| self.direct_supertypes(a)).unwrap_or_default();
        let [bound] = bounds[..] else { return fitting };
        let takes = |cx: &mut Self, (m, on): (ValId, Ty)| {
            let c = cx.candidate(m, on, explicit, span);
            let t = cx.after_object(&c, has_object);
            cx.shallow(t).as_fun().is_some_and(|(p, _)| cx.unify(bound, p).is_ok())
        };
        let exact: Vec<(ValId, Ty)> = fitting.iter().copied().filter(|f| self.probe(|cx| takes(cx, *f))).collect();
        if exact.len() == 1 { exact } else { fitting }
    }
    /// Keeps the best applicable candidate.
    pub(super) fn narrow(
        &mut self,
        keep: &mut Vec<(Cand, Plan)>,
        args: &[Arg],
        values: &[Option<ExprId>],
        late: &[bool],
        name: Ident,
    ) {
        let given_tys: Vec<Ty> = values.iter().flatten().map(|v| self.ty_of(*v)).filter(|t| self.is_var(*t)).collect();
        self.weaken_connected(&given_tys);
        given_tys.iter().for_each(|t| self.default_range(*t));
        let mut annotated: Vec<Ty> = self.annotated_typars.iter().map(|t| t.0).filter(|t| self.is_var(*t)).collect();
        let declared: Vec<Ty> = self.typars.iter().map(|t| t.1).filter(|t| self.is_var(*t)).collect();
        annotated.extend(declared.into_iter().filter(|t| !annotated.contains(t)).collect::<Vec<_>>());
        let mut scores: Vec<Option<Score>> = vec![];
        let mut exacts: Vec<usize> = vec![];
        for (c, p) in keep.iter() {
            let formals: Vec<Option<Ty>> = args.iter().enumerate().map(|(i, a)| self.formal(c, p, i, a)).collect();
            let mut score = Score {
                expanded: p.expanded,
                outs: p.outs_used(),
                omitted: c
                    .params
                    .iter()
                    .zip(&p.slots)
                    .any(|(q, s)| (q.optional || q.default.is_some()) && s.is_empty()),
                extension: c.extension,
                generic: self.own_typars(c.m, c.on) > 0 || c.params.iter().any(|q| self.zonk(q.ty).has_infer()),
                ..Score::default()
            };
            let mut ok = true;
            let in_array: Vec<bool> = (0..args.len())
                .map(|i| c.params.iter().zip(&p.slots).any(|(q, s)| q.array && s.len() == 1 && s[0] == i))
                .collect();
            let pairs: Vec<(usize, Ty)> = formals.iter().enumerate().filter_map(|(i, f)| f.map(|f| (i, f))).collect();
            let given: Vec<(usize, Ty, Option<Ty>)> =
                pairs.iter().map(|(i, f)| (*i, *f, values[*i].map(|v| self.ty_of(v)))).collect();
            let result = self.probe(|cx| {
                let mut total = (0, 0, false, false);
                let mut exact = true;
                for (i, f, v) in &given {
                    // A type parameter that the argument decides is not exactly its type.
                    exact &= !cx.zonk(*f).has_infer();
                    match v {
                        None if late[*i] && !cx.accepts_lambda(*f, args[*i].expr) => return None,
                        None => exact = false,
                        Some(t) if in_array[*i] && cx.fits(*t, *f).is_none() => {
                            let elem = cx.shallow(*f).as_con().and_then(|(_, a)| a.first().copied())?;
                            exact &= matches!(cx.fits(*t, elem)?, Fit::Exact);
                            total.2 = true;
                        }
                        Some(t) => match cx.fits(*t, *f) {
                            Some(Fit::Exact) => exact &= !cx.is_var(*t),
                            Some(fit) => {
                                exact = false;
                                total.0 += usize::from(fit == Fit::Subtype);
                                total.1 += usize::from(fit == Fit::Converted);
                            }
                            None => return None,
                        },
                    }
                }
                // A named type parameter of the caller that would be narrowed to something is better left alone.
                let now: Vec<Ty> = annotated.iter().map(|t| cx.shallow(*t)).collect();
                total.3 = now.iter().enumerate().any(|(i, t)| !cx.is_var(*t) || now[..i].contains(t));
                Some((total, exact))
            });
            match result {
                Some(((up, conv, expanded, narrows), exact)) => {
                    if exact {
                        exacts.push(scores.len());
                    }
                    score.narrows = narrows;
                    score.expanded |= expanded;
                    score.upcasts = up;
                    score.converted = conv;
                }
                None => ok = false,
            }
            scores.push(ok.then_some(score));
        }
        let fitting: Vec<usize> = (0..keep.len()).filter(|i| scores[*i].is_some()).collect();
        let chosen = match &fitting[..] {
            [] => {
                self.no_overload(keep, args, values, name);
                keep.clear();
                return;
            }
            [one] => *one,
            // The only one that takes exactly these types, whatever else could be said for others.
            _ if let [one] = exacts[..] => one,
            _ => {
                let best = fitting.iter().filter_map(|i| scores[*i].clone()).min().unwrap_or_default();
                let near = |i: &usize| scores[*i].as_ref().is_some_and(|s| s.manner() == best.manner());
                let same: Vec<usize> = fitting.iter().copied().filter(near).collect();
                let top: Vec<usize> = fitting.iter().copied().filter(|i| scores[*i].as_ref() == Some(&best)).collect();
                self.winner(keep, &scores, &same).unwrap_or_else(|| self.break_tie(&top, values, args, name))
            }
        };
        let picked = keep.swap_remove(chosen);
        keep.clear();
        keep.push(picked);
    }
    fn break_tie(&mut self, top: &[usize], values: &[Option<ExprId>], args: &[Arg], name: Ident) -> usize {
        let unknown = values.iter().flatten().any(|v| self.is_var(self.ty_of(*v)));
        let lambdas = args.iter().any(|a| self.is_lambda(a.expr));
        if let [one] = top
            && lambdas
        {
            return *one;
        }
        if unknown || !lambdas {
            self.error("FS0041", name.span, format!("A unique overload for method '{}' could not be determined based on type information prior to this program point. A type annotation may be needed.", name.name));
        }
        top[0]
    }
    /// The candidate that is better than each of the others: by its parameters, then for not being an extension, then for
    /// not being generic.
    fn winner(&mut self, keep: &[(Cand, Plan)], scores: &[Option<Score>], among: &[usize]) -> Option<usize> {
        among.iter().copied().find(|i| {
            among.iter().all(|j| {
                i == j || {
                    let (Some(a), Some(b)) = (&scores[*i], &scores[*j]) else { return false };
                    let order = self.order_params(&keep[*i].0, &keep[*j].0);
                    let order = order.then(b.extension.cmp(&a.extension));
                    let order = order.then_with(|| self.newer_extension(&keep[*i].0, &keep[*j].0, i < j));
                    let order = order.then(b.generic.cmp(&a.generic));
                    order.is_gt() || order.is_eq() && self.is_nearer(&keep[*i].0, &keep[*j].0, i < j)
                }
            })
        })
    }
    /// Of extension members from different places, the one that was brought into scope last.
    fn newer_extension(&self, a: &Cand, b: &Cand, first: bool) -> Ordering {
        let place = |c: &Cand| {
            let class = self.member_info(c.m).map(|i| i.tycon).filter(|_| self.extension_methods.contains(&c.m));
            (self.info(c.m).container, class)
        };
        if !a.extension || !b.extension || place(a) == place(b) {
            return Ordering::Equal;
        }
        if first { Ordering::Greater } else { Ordering::Less }
    }
    /// Whether the first hides the second: a member with the same parameters of a type that inherits the other's.
    fn is_nearer(&mut self, a: &Cand, b: &Cand, first: bool) -> bool {
        let same = a.params.len() == b.params.len()
            && a.params.iter().zip(&b.params).all(|(x, y)| self.zonk(x.ty) == self.zonk(y.ty));
        if a.m == b.m {
            return first;
        }
        let (x, y) = (self.shallow(a.on), self.shallow(b.on));
        let (Some((p, _)), Some((q, _))) = (x.as_con(), y.as_con()) else { return same && first };
        same && p != q && (self.probe(|cx| matches!(cx.subsumes(x, y), Ok(true))) || !a.extension && first)
    }
    /// Greater: each parameter of the first is at least as specific, and one is more so.
    fn order_params(&mut self, a: &Cand, b: &Cand) -> Ordering {
        if a.params.len() != b.params.len() {
            return Ordering::Equal;
        }
        let pairs: Vec<(Ty, Ty)> = a.params.iter().zip(&b.params).map(|(x, y)| (x.ty, y.ty)).collect();
        let orders: Vec<Ordering> = pairs.iter().map(|(x, y)| self.order_types(*x, *y)).collect();
        match (orders.contains(&Ordering::Greater), orders.contains(&Ordering::Less)) {
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            _ => Ordering::Equal,
        }
    }
    /// Greater: the first can be converted to the second and not the other way round, whatever their variables become.
    fn order_types(&mut self, x: Ty, y: Ty) -> Ordering {
        let (x, y) = (self.shallow(x), self.shallow(y));
        let variable = |t: Ty| matches!(t.kind(), TyKind::Infer(_) | TyKind::Var(_));
        if x == y || variable(x) || variable(y) {
            return Ordering::Equal;
        }
        let down = self.probe(|cx| matches!(cx.subsumes(x, y), Ok(true)));
        let up = self.probe(|cx| matches!(cx.subsumes(y, x), Ok(true)));
        let func = (self.prefers_func(x, y), self.prefers_func(y, x));
        down.cmp(&up).then(func.0.cmp(&func.1))
    }
    /// `Func` is preferred to `Action`, and a function to either.
    fn prefers_func(&self, x: Ty, y: Ty) -> bool {
        match (self.delegate_shape(x), self.delegate_shape(y)) {
            (Some((_, r)), Some((_, s))) => {
                !self.is_var(r)
                    && self.shallow(r).builtin() != Some(Builtin::Unit)
                    && self.shallow(s).builtin() == Some(Builtin::Unit)
            }
            (None, Some(_)) => matches!(x.kind(), TyKind::Fun(..)),
            _ => false,
        }
    }
    fn no_overload(&mut self, keep: &[(Cand, Plan)], args: &[Arg], values: &[Option<ExprId>], name: Ident) {
        let shown: Vec<String> = values.iter().flatten().map(|v| self.show(self.ty_of(*v))).collect();
        let erroneous = values.iter().flatten().any(|v| matches!(self.shallow(self.ty_of(*v)).kind(), TyKind::Error));
        if erroneous {
            return;
        }
        let _ = args;
        let mut d = diag::Diagnostic::error(
            "FS0041",
            name.span,
            format!("No overloads match for method '{}'. Known types of arguments: {}", name.name, shown.join(" * ")),
        );
        for (c, _) in keep.iter().take(6) {
            let tys: Vec<String> = c.params.iter().map(|p| self.show(p.ty)).collect();
            d = d.help(format!(
                "There is {}: {} -> {}",
                name.name,
                if tys.is_empty() { "unit".into() } else { tys.join(" * ") },
                self.show(c.ret)
            ));
        }
        self.report(d);
    }
    fn accepts_lambda(&self, f: Ty, e: ast::ExprId) -> bool {
        let f = self.shallow(f);
        if let Some((tys, _)) = self.delegate_shape(f) {
            let n = self.lambda_arity(e);
            return n == tys.len().max(1);
        }
        matches!(f.kind(), TyKind::Fun(..) | TyKind::Infer(_))
    }
    /// Whether an argument's type fits a parameter, and how.
    fn fits(&mut self, t: Ty, f: Ty) -> Option<Fit> {
        if self.shallow(f).builtin() == Some(Builtin::Obj) && matches!(self.shallow(t).kind(), TyKind::Infer(_)) {
            // Whatever it turns out to be can be converted.
            return Some(Fit::Subtype);
        }
        let s = self.snapshot();
        if self.unify(f, t).is_ok() {
            self.commit(s);
            return Some(Fit::Exact);
        }
        self.rollback(s);
        self.reason = None;
        let (t, f) = (self.shallow(t), self.shallow(f));
        if matches!(t.kind(), TyKind::Infer(_)) {
            return None;
        }
        if self.is_byref(f)
            && let (Some(inner), Some((_, [wanted]))) = (self.in_cell(t), f.as_con())
        {
            return self.unify(*wanted, inner).ok().map(|()| Fit::Converted);
        }
        if f.as_con().is_some() && matches!(self.subsumes(t, f), Ok(true)) {
            return Some(Fit::Subtype);
        }
        if let (Some((tys, ret)), TyKind::Fun(..)) = (self.delegate_shape(f), t.kind()) {
            let args: Vec<Ty> = if tys.is_empty() { vec![Builtin::Unit.ty()] } else { tys };
            return self.unify(Ty::funs(&args, ret), t).ok().map(|()| Fit::Converted);
        }
        let widens = t.builtin() == Some(Builtin::Int32)
            && matches!(f.builtin(), Some(Builtin::Int64 | Builtin::IntPtr | Builtin::Double));
        if widens {
            return Some(Fit::Converted);
        }
        let implicit = Symbol::intern("op_Implicit");
        for side in [f, t] {
            let Some((id, _)) = side.as_con() else { continue };
            for m in self.own_members(id, implicit) {
                let span = self.val(m).span;
                let (ty, _) = self.member_instance(m, side, span);
                let Some((a, r)) = ty.as_fun() else { continue };
                if self.probe(|cx| cx.unify(a, t).is_ok() && cx.unify(r, f).is_ok()) {
                    return Some(Fit::Converted);
                }
            }
        }
        None
    }
}

/// How an argument fits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Exact,
    Subtype,
    Converted,
}

/// How good a candidate is: smaller is better.
#[derive(Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// It would make the caller less generic than it says.
    narrows: bool,
    converted: usize,
    expanded: bool,
    outs: bool,
    omitted: bool,
    extension: bool,
    upcasts: usize,
    generic: bool,
}

impl Score {
    /// What counts before the types of the parameters.
    fn manner(&self) -> (bool, usize, bool, bool, bool) {
        (self.narrows, self.converted, self.expanded, self.outs, self.omitted)
    }
}
