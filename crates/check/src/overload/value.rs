//! A method as a first-class function (F# specification, section 14.2.2).

use base::Span;
use syntax::ast::{self, Ident};
use tast::{ExprId, ExprKind};
use types::{Ty, ValId};

use super::Cand;
use crate::cx::Cx;
use crate::exprs::Want;
use crate::members::Group;

impl<'a> Cx<'a> {
    /// A method as a function value.
    pub fn group_value(
        &mut self,
        group: &Group,
        object: Option<ExprId>,
        name: Ident,
        targs: Option<&[ast::TypeId]>,
        want: Want,
        span: Span,
    ) -> ExprId {
        if let Some(e) = self.without_optional(group, object, name, targs, want, span) {
            return e;
        }
        let explicit: Option<Vec<Ty>> = targs.map(|ts| ts.iter().map(|t| self.ty_expr(*t)).collect());
        let mut fitting = vec![];
        // Parameters of the very type go before those of a supertype.
        for up in [false, true] {
            for (m, on) in &group.items {
                let fits = group.items.len() == 1
                    || self.probe(|cx| {
                        let c = cx.candidate(*m, *on, explicit.as_deref(), span);
                        let t = cx.after_object(&c, object.is_some());
                        let Some((a, _)) = cx.shallow(want.ty).as_fun() else { return true };
                        let Some((b, _)) = cx.shallow(t).as_fun() else { return false };
                        if up { cx.is_con_under(a, b) } else { cx.unify(a, b).is_ok() }
                    });
                if fits {
                    fitting.push((*m, *on));
                }
            }
            if !fitting.is_empty() {
                break;
            }
        }
        let known = self.shallow(want.ty).as_fun().is_some_and(|(a, _)| !self.is_var(a));
        if fitting.is_empty()
            && let (true, Some((given, result))) = (known, self.shallow(want.ty).as_fun())
        {
            return self.group_lambda(group, object, name, targs, (given, result), span);
        }
        if fitting.len() > 1 && !known {
            // Of an unknown argument F# takes it to be one.
            let single: Vec<(ValId, Ty)> = fitting
                .iter()
                .copied()
                .filter(|(m, _)| self.val(*m).param_names.last().is_some_and(|n| n.len() == 1))
                .collect();
            if single.len() == 1 {
                fitting = single;
            }
        }
        if fitting.len() > 1 && !known {
            fitting = self.of_bound(fitting, object.is_some(), explicit.as_deref(), want.ty, span);
        }
        if fitting.len() > 1 && !known {
            // Without more to go on F# takes the method of one argument, if there is one.
            self.error("FS0041", name.span, format!("A unique overload for method '{}' could not be determined based on type information prior to this program point. A type annotation may be needed.", name.name));
        }
        let Some((m, on)) = fitting.first().copied() else {
            self.error("FS0041", name.span, format!("No overloads match for method '{}'.", name.name));
            return self.bad(span);
        };
        let c = self.candidate(m, on, explicit.as_deref(), span);
        if self.is_left_out(m)
            && let Some((given, _)) = self.shallow(self.after_object(&c, object.is_some())).as_fun()
        {
            return self.no_action(given, span);
        }
        let f = self.mk(ExprKind::Val(m, c.targs.clone()), c.ty, span);
        if self.info(m).mono {
            self.body.val_uses.push((f, m));
        }
        match object {
            None => f,
            Some(o) => {
                let t = self.after_object(&c, true);
                let o = self.up_to_owner(o, m, on, span);
                self.mk(ExprKind::Apply { func: f, args: vec![o], direct: group.direct }, t, span)
            }
        }
    }
    /// Whether a known type is, or derives from, another known one.
    pub(super) fn is_con_under(&mut self, t: Ty, target: Ty) -> bool {
        self.shallow(t).as_con().is_some()
            && self.shallow(target).as_con().is_some()
            && matches!(self.subsumes(t, target), Ok(true))
    }
    /// A method with optional parameters as a function: it is called without them.
    pub(super) fn without_optional(
        &mut self,
        group: &Group,
        object: Option<ExprId>,
        name: Ident,
        targs: Option<&[ast::TypeId]>,
        want: Want,
        span: Span,
    ) -> Option<ExprId> {
        let [(m, on)] = group.items[..] else { return None };
        if !self.member_info(m).is_some_and(|i| i.optional.iter().any(|o| *o)) {
            return None;
        }
        let c = self.candidate(m, on, None, span);
        let needed = c.params.iter().filter(|p| !p.optional).count();
        let (given, result) = match self.shallow(want.ty).as_fun() {
            Some((a, r)) if !self.is_var(a) => (a, r),
            _ => {
                let tys = self.fresh_n(needed);
                (self.args_type(&tys), self.fresh())
            }
        };
        Some(self.group_lambda(group, object, name, targs, (given, result), span))
    }
    pub(super) fn after_object(&self, c: &Cand, has_object: bool) -> Ty {
        match c.ty.as_fun() {
            Some((_, r)) if has_object => r,
            _ => c.ty,
        }
    }
}
