//! Control: `if`, `match`, `function`, `try`, `lazy`, `assert`.

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E};
use tast::{Arm, ExprId, ExprKind};
use types::{Builtin, Ty};

use super::Want;
use crate::cx::Cx;
use crate::patterns::PatVars;

impl<'a> Cx<'a> {
    /// What `if`, `while` or `when` asks. A member's result is no place for a conversion here.
    pub fn condition(&mut self, e: ast::ExprId) -> ExprId {
        let bool = Builtin::Bool.ty();
        if !matches!(self.ex(e).kind, E::Dot(..) | E::App { .. }) {
            return self.expr(e, bool);
        }
        let (cond, ty) = self.infer_expr(e);
        let span = self.span(e);
        self.expect(bool, ty, span);
        cond
    }
    /// `if c then a else b`
    pub fn if_expr(
        &mut self,
        cond: ast::ExprId,
        then: ast::ExprId,
        els: Option<ast::ExprId>,
        want: Want,
        span: Span,
    ) -> ExprId {
        let c = self.condition(cond);
        let Some(els) = els else {
            let unit = Builtin::Unit.ty();
            let t = self.expr(then, unit);
            let u = self.unit(span.end());
            let e = self.mk(ExprKind::If { cond: c, then: t, els: u }, unit, span);
            return self.finish(e, want, span);
        };
        // A chain of `elif` is read without recursion.
        let t = self.expr_want(then, want);
        let mut arms = vec![(c, t, span)];
        let mut rest = els;
        loop {
            let node = self.ex(rest);
            match &node.kind {
                E::If { cond, then, els: Some(next) } => {
                    let c = self.condition(*cond);
                    let t = self.expr_want(*then, want);
                    arms.push((c, t, node.span));
                    rest = *next;
                }
                _ => break,
            }
        }
        let last = self.expr_want(rest, want);
        arms.into_iter()
            .rev()
            .fold(last, |els, (cond, then, span)| self.mk(ExprKind::If { cond, then, els }, want.ty, span))
    }
    /// `match e with arms`
    pub fn match_expr(&mut self, scrutinee: ast::ExprId, arms: &[ast::MatchArm], want: Want, span: Span) -> ExprId {
        let (s, ty) = self.infer_expr(scrutinee);
        let arms = self.arms(arms, ty, want);
        self.mk(ExprKind::Match { scrutinee: s, arms }, want.ty, span)
    }
    /// Arms of a match against a type.
    pub fn arms(&mut self, arms: &[ast::MatchArm], ty: Ty, want: Want) -> Vec<Arm> {
        arms.iter().map(|a| self.arm(a, ty, want)).collect()
    }
    fn arm(&mut self, a: &ast::MatchArm, ty: Ty, want: Want) -> Arm {
        let mark = self.mark();
        let mut vars = PatVars::default();
        let was = std::mem::replace(&mut self.in_match, true);
        let pat = self.pat(a.pat, ty, &mut vars);
        self.in_match = was;
        self.bind_vars(&vars);
        let guard = a.guard.map(|g| self.condition(g));
        let body = self.expr_want(a.body, want);
        self.leave(mark);
        Arm { pat, guard, body }
    }
    /// `function arms`
    pub fn function(&mut self, arms: &[ast::MatchArm], want: Want, span: Span) -> ExprId {
        let (a, r) = self.expect_lambda(want.ty, span);
        self.depth += 1;
        let local = self.temp(a, span);
        let scrutinee = self.local_ref(local, span);
        let w = self.flexible(r);
        let arms = self.arms(arms, a, w);
        let body = self.mk(ExprKind::Match { scrutinee, arms }, r, span);
        self.depth -= 1;
        self.mk(ExprKind::Lambda { params: vec![local], body }, want.ty, span)
    }
    /// `try e with arms`
    pub fn try_with(&mut self, body: ast::ExprId, arms: &[ast::MatchArm], want: Want, span: Span) -> ExprId {
        let body = self.expr_want(body, want);
        let exn = Builtin::Exn.ty();
        let mut out = vec![];
        for a in arms {
            let local = self.temp(exn, a.span);
            let caught = self.caught.replace(local);
            let asked = std::mem::replace(&mut self.reraised, false);
            let mut arm = self.arm(a, exn, want);
            if self.reraised {
                arm.pat = self.mk_pat(tast::PatKind::Bind(local, Some(arm.pat)), exn, a.span);
            }
            self.caught = caught;
            self.reraised = asked;
            out.push(arm);
        }
        self.mk(ExprKind::TryWith { body, arms: out }, want.ty, span)
    }
    /// `try e finally f`
    pub fn try_finally(&mut self, body: ast::ExprId, finalizer: ast::ExprId, want: Want, span: Span) -> ExprId {
        let body = self.expr_want(body, want);
        let finalizer = self.statement(finalizer);
        let ty = self.ty_of(body);
        self.mk(ExprKind::TryFinally { body, finalizer }, ty, span)
    }
    /// `lazy e`
    pub fn lazy_expr(&mut self, e: ast::ExprId, want: Want, span: Span) -> ExprId {
        let t = self.fresh();
        let ty = self.library_type("System.Lazy", &[t]);
        self.try_unify(ty, want);
        self.depth += 1;
        let e = self.expr(e, t);
        self.depth -= 1;
        let l = self.mk(ExprKind::Lazy(e), ty, span);
        self.finish(l, want, span)
    }
    /// `assert e`: checked as in a debug build only, so nothing runs.
    pub fn assert_expr(&mut self, e: ast::ExprId, want: Want, span: Span) -> ExprId {
        self.expr(e, Builtin::Bool.ty());
        let u = self.unit(span);
        self.finish(u, want, span)
    }
    /// `a then b` in a constructor: the object is made, the rest runs.
    pub fn then_expr(&mut self, a: ast::ExprId, b: ast::ExprId, want: Want, span: Span) -> ExprId {
        let made = self.expr_want(a, want);
        let local = self.this_in_then.take().unwrap_or_else(|| self.temp(want.ty, span));
        let was = self.this.replace(local);
        let rest = self.statement(b);
        self.this = was;
        let result = self.local_ref(local, span);
        let ty = self.ty_of(result);
        let seq = self.mk(ExprKind::Seq(rest, result), ty, span);
        self.let_in(local, made, seq, span)
    }
    /// A compiler intrinsic.
    pub fn intrinsic_expr(&mut self, op: &str, args: Vec<ExprId>, ty: Ty, span: Span) -> ExprId {
        self.mk(ExprKind::Intrinsic { op: Symbol::intern(op), types: vec![], args }, ty, span)
    }
}
