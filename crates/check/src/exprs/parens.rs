//! Applications of an application in parentheses, `(f a) b`.
//!
//! In `f a b` both arguments are evaluated before anything is called; in `(f a) b` the inner application comes first when
//! it runs anything.

use base::Span;
use tast::{ExprId, ExprKind};

use super::{Delayed, Want};
use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// Whether `(f a) b` runs `f a` before it looks at `b`: it does when `a` is all that `f` takes at once.
    fn runs_alone(&self, e: ExprId) -> bool {
        let ExprKind::Apply { func, args, .. } = &self.body.exprs[e].kind else { return false };
        match &self.body.exprs[*func].kind {
            ExprKind::Val(v, _) => self.val(*v).param_names.len() <= args.len(),
            _ => true,
        }
    }
    /// Applies an expression in parentheses to the next argument, which is made after it when that can tell.
    pub(super) fn run_alone(&mut self, e: ExprId, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        if !self.runs_alone(e) {
            return e;
        }
        self.propagate(self.ty_of(e), delayed, want);
        let Some(Delayed::App { arg, span: at }) = delayed.last().cloned() else { return e };
        delayed.pop();
        let held = self.temp(self.ty_of(e), span);
        let f = self.local_ref(held, span);
        let called = self.apply_one(f, arg, at);
        self.let_in(held, e, called, at)
    }
}
