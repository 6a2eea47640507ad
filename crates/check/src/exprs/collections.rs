//! Lists, arrays, ranges and comprehensions (F# specification, sections 6.3.11 to 6.3.14).

use base::Span;
use syntax::ast::{self, ExprKind as E};
use tast::{Arm, ExprId, ExprKind, RangeSpec};
use types::{Builtin, Ty};

use super::Want;
use crate::cx::Cx;
use crate::patterns::PatVars;

impl<'a> Cx<'a> {
    /// `[..]` and `[| .. |]`
    pub fn list_or_array(&mut self, is_array: bool, body: Option<ast::ExprId>, want: Want, span: Span) -> ExprId {
        let elem = self.fresh();
        let ty = if is_array { Ty::array(elem) } else { Ty::list(elem) };
        self.try_unify(ty, want);
        let make = |items: Vec<ExprId>| if is_array { ExprKind::Array(items) } else { ExprKind::List(items) };
        let Some(body) = body else {
            let e = self.mk(make(vec![]), ty, span);
            return self.finish(e, want, span);
        };
        let node = self.ex(body);
        let e = if let E::Range { start, step, end } = &node.kind {
            let (range, t) = self.range_spec(*start, *step, *end);
            self.expect(elem, t, node.span);
            self.mk(ExprKind::Range(range), ty, span)
        } else if let Some(items) = self.plain_items(body) {
            let items = items
                .into_iter()
                .map(|i| {
                    let w = self.flexible(elem);
                    self.expr_want(i, w)
                })
                .collect();
            self.mk(make(items), ty, span)
        } else {
            let body = self.comprehension_body(body, elem);
            self.mk(ExprKind::Comprehension(body), ty, span)
        };
        self.finish(e, want, span)
    }
    /// `seq { .. }`
    pub fn seq_expr(&mut self, body: ast::ExprId, want: Want, span: Span) -> ExprId {
        let elem = self.fresh();
        let ty = self.library_type("System.Collections.Generic.IEnumerable", &[elem]);
        self.try_unify(ty, want);
        let node = self.ex(body);
        let e = if let E::Range { start, step, end } = &node.kind {
            let (range, t) = self.range_spec(*start, *step, *end);
            self.expect(elem, t, node.span);
            self.mk(ExprKind::Range(range), ty, span)
        } else {
            self.depth += 1;
            let body = self.comprehension_body(body, elem);
            self.depth -= 1;
            self.mk(ExprKind::Comprehension(body), ty, span)
        };
        self.finish(e, want, span)
    }
    /// A range that stands alone is a sequence.
    pub fn range_seq(
        &mut self,
        start: ast::ExprId,
        step: Option<ast::ExprId>,
        end: ast::ExprId,
        want: Want,
        span: Span,
    ) -> ExprId {
        let (range, elem) = self.range_spec(start, step, end);
        let ty = self.library_type("System.Collections.Generic.IEnumerable", &[elem]);
        let e = self.mk(ExprKind::Range(range), ty, span);
        self.finish(e, want, span)
    }
    /// Bounds of a range and the type of its elements.
    pub fn range_spec(&mut self, start: ast::ExprId, step: Option<ast::ExprId>, end: ast::ExprId) -> (RangeSpec, Ty) {
        let elem = self.fresh();
        let span = self.span(start);
        let s = self.expr(start, elem);
        // A step of a measured range carries the unit too.
        let step = step.map(|e| self.expr(e, elem));
        let e = self.expr(end, elem);
        self.weaken(&[elem]);
        if self.is_var(elem) {
            // What the elements are used as may still say; else they are ints.
            let mc = types::MemberConstraint {
                support: vec![elem],
                name: base::Symbol::intern("op_Range"),
                is_static: true,
                args: vec![elem, elem],
                ret: elem,
                span: Some(span),
            };
            self.add_trait(mc, span);
        }
        let t = self.shallow(elem);
        let ok = matches!(t.kind(), types::TyKind::Error | types::TyKind::Var(_) | types::TyKind::Infer(_))
            || t.builtin().is_some_and(|b| b.is_integer() || b.is_float() || b == Builtin::Char)
            || self.is_decimal(t)
            || self.has_member(t, "op_Addition");
        if !ok {
            let text = self.show(t);
            self.error("FS0001", span, format!("The type '{text}' does not support the operator 'op_Range'"));
        }
        (RangeSpec { start: s, step, end: e }, elem)
    }
    /// An element of a range whose type has to be known now is an int.
    pub fn default_range(&mut self, t: Ty) {
        let types::TyKind::Infer(v) = self.shallow(t).kind() else { return };
        let ranges = self.vars[v.0 as usize].cons.iter().any(|c| {
            matches!(c, crate::infer::Cons::Trait(i) if !self.traits[*i].solved && self.traits[*i].mc.name.as_str() == "op_Range")
        });
        if ranges {
            let _ = self.unify(t, Builtin::Int32.ty());
        }
    }
    /// Whether a type itself has members of a name.
    pub fn has_member(&self, t: Ty, name: &str) -> bool {
        t.as_con().is_some_and(|(id, _)| !self.own_members(id, base::Symbol::intern(name)).is_empty())
    }
    /// The elements of a literal list; `None` when it is a comprehension.
    fn plain_items(&self, body: ast::ExprId) -> Option<Vec<ast::ExprId>> {
        let mut items = vec![];
        let mut at = body;
        loop {
            let node = self.ex(at);
            match &node.kind {
                E::Sequential(a, b) => {
                    if !self.is_plain(*a) {
                        return None;
                    }
                    items.push(*a);
                    at = *b;
                }
                _ => {
                    if !self.is_plain(at) {
                        return None;
                    }
                    items.push(at);
                    return Some(items);
                }
            }
        }
    }
    fn is_plain(&self, e: ast::ExprId) -> bool {
        !matches!(
            self.ex(e).kind,
            E::If { .. }
                | E::Match { .. }
                | E::ForIn { .. }
                | E::ForTo { .. }
                | E::While { .. }
                | E::TryWith { .. }
                | E::TryFinally { .. }
                | E::Let { .. }
                | E::LetBang { .. }
                | E::Yield(_)
                | E::YieldBang(_)
                | E::Do(_)
                | E::DoBang(_)
                | E::Range { .. }
                | E::Return(_)
                | E::ReturnBang(_)
        )
    }
    fn comprehension_body(&mut self, body: ast::ExprId, elem: Ty) -> ExprId {
        let implicit = !self.has_yield(body);
        let was = self.comprehension.replace(elem);
        let e = self.comp(body, elem, implicit);
        self.comprehension = was;
        e
    }
    /// Whether `yield` is written in a comprehension, outside of inner functions. `yield!` leaves plain values elements.
    pub fn has_yield(&self, e: ast::ExprId) -> bool {
        let node = self.ex(e);
        match &node.kind {
            E::Yield(_) | E::Return(_) => true,
            E::Sequential(a, b) => self.has_yield(*a) || self.has_yield(*b),
            E::If { then, els, .. } => self.has_yield(*then) || els.is_some_and(|e| self.has_yield(e)),
            E::Match { arms, .. } => arms.iter().any(|a| self.has_yield(a.body)),
            E::Let { body, .. } | E::LetBang { body, .. } => self.has_yield(*body),
            E::While { body, .. } | E::ForTo { body, .. } | E::ForIn { body, .. } => self.has_yield(*body),
            E::TryWith { body, arms } => self.has_yield(*body) || arms.iter().any(|a| self.has_yield(a.body)),
            E::TryFinally { body, .. } => self.has_yield(*body),
            E::Paren(e) => self.has_yield(*e),
            _ => false,
        }
    }
    /// The body of a comprehension: an expression of type unit with yields in it.
    fn comp(&mut self, id: ast::ExprId, elem: Ty, implicit: bool) -> ExprId {
        let unit = Builtin::Unit.ty();
        let node = self.ex(id);
        let span = node.span;
        match &node.kind {
            E::Sequential(a, b) => {
                let mut first = vec![self.comp(*a, elem, implicit)];
                let mut rest = *b;
                loop {
                    let n = self.ex(rest);
                    let E::Sequential(x, y) = &n.kind else { break };
                    first.push(self.comp(*x, elem, implicit));
                    rest = *y;
                }
                let last = self.comp(rest, elem, implicit);
                first.into_iter().rev().fold(last, |rest, e| {
                    let at = self.body.exprs[e].span;
                    self.mk(ExprKind::Seq(e, rest), unit, at)
                })
            }
            E::Yield(e) => {
                let w = self.flexible(elem);
                let e = self.expr_want(*e, w);
                self.mk(ExprKind::Yield(e), unit, span)
            }
            E::YieldBang(e) => self.yield_from(*e, elem, span),
            E::Return(_) => {
                self.error("FS0635", span, "In sequence expressions, results are generated using 'yield'");
                self.bad(span)
            }
            E::ReturnBang(_) => {
                self.error("FS0797", span, "In sequence expressions, multiple results are generated using 'yield!'");
                self.bad(span)
            }
            E::If { cond, then, els } => {
                let cond = self.condition(*cond);
                let then = self.comp(*then, elem, implicit);
                let els = match els {
                    Some(e) => self.comp(*e, elem, implicit),
                    None => self.unit(span),
                };
                self.mk(ExprKind::If { cond, then, els }, unit, span)
            }
            E::Match { expr, arms, bang: false } => {
                let (scrutinee, ty) = self.infer_expr(*expr);
                let arms = arms.iter().map(|a| self.comp_arm(a, ty, elem, implicit)).collect();
                self.mk(ExprKind::Match { scrutinee, arms }, unit, span)
            }
            E::While { cond, body, bang: false } => {
                let cond = self.condition(*cond);
                let body = self.comp(*body, elem, implicit);
                self.mk(ExprKind::While { cond, body }, unit, span)
            }
            E::ForTo { .. } | E::ForIn { .. } => self.comp_for(id, elem, implicit, span),
            E::Let { is_rec, bindings, body } => {
                let body = *body;
                self.let_with(*is_rec, bindings, span, &mut |cx| cx.comp(body, elem, implicit))
            }
            E::TryWith { body, arms } => {
                let body = self.comp(*body, elem, implicit);
                let exn = Builtin::Exn.ty();
                let arms = arms.iter().map(|a| self.comp_arm(a, exn, elem, implicit)).collect();
                self.mk(ExprKind::TryWith { body, arms }, unit, span)
            }
            E::TryFinally { body, finalizer } => {
                let body = self.comp(*body, elem, implicit);
                let finalizer = self.statement(*finalizer);
                self.mk(ExprKind::TryFinally { body, finalizer }, unit, span)
            }
            E::Do(e) => self.expr(*e, unit),
            E::Paren(e) if self.has_yield(*e) => self.comp(*e, elem, implicit),
            E::Range { .. } if implicit => self.yield_from(id, elem, span),
            E::DoBang(_) => {
                self.error("FS0794", span, "'do!' cannot be used within sequence expressions");
                self.bad(span)
            }
            E::LetBang { .. } => {
                self.error(
                    "FS0795",
                    span,
                    "The use of 'let! x = coll' in sequence expressions is not permitted. Use 'for x in coll' instead.",
                );
                self.bad(span)
            }
            E::Match { .. } | E::While { .. } => {
                self.error("FS0750", span, "This construct may only be used within computation expressions");
                self.bad(span)
            }
            _ => self.comp_leaf(id, elem, implicit, span),
        }
    }
    /// An expression in a comprehension: a statement when it is unit, otherwise an element.
    fn comp_leaf(&mut self, id: ast::ExprId, elem: Ty, implicit: bool, span: Span) -> ExprId {
        if !implicit {
            return self.statement(id);
        }
        let is_unit = self.shallow(elem).builtin() == Some(Builtin::Unit);
        // A value whose type is not known yet is an element; its expected type helps it.
        let ty = if self.is_var(elem) || is_unit { self.fresh() } else { self.leaf_type(id, elem) };
        let w = if self.is_var(ty) { Want::exact(ty) } else { self.flexible(ty) };
        let e = self.expr_want(id, w);
        let got = self.shallow(self.ty_of(e));
        if got.builtin() == Some(Builtin::Unit) && !is_unit {
            return e;
        }
        let e = if self.is_var(elem) {
            self.expect(elem, got, span);
            e
        } else {
            self.coerce(e, elem, span)
        };
        self.mk(ExprKind::Yield(e), Builtin::Unit.ty(), span)
    }
    /// The type to check an implicit element against: the element type unless the expression is plainly a statement.
    fn leaf_type(&mut self, id: ast::ExprId, elem: Ty) -> Ty {
        let node = self.ex(id);
        match &node.kind {
            E::Lambda { .. } | E::Function(_) | E::Record { .. } | E::ListOrArray { .. } | E::Tuple { .. } => elem,
            _ => self.fresh(),
        }
    }
    fn comp_arm(&mut self, a: &ast::MatchArm, ty: Ty, elem: Ty, implicit: bool) -> Arm {
        let mark = self.mark();
        let mut vars = PatVars::default();
        let was = std::mem::replace(&mut self.in_match, true);
        let pat = self.pat(a.pat, ty, &mut vars);
        self.in_match = was;
        self.bind_vars(&vars);
        let guard = a.guard.map(|g| self.condition(g));
        let body = self.comp(a.body, elem, implicit);
        self.leave(mark);
        Arm { pat, guard, body }
    }
    fn comp_for(&mut self, id: ast::ExprId, elem: Ty, implicit: bool, span: Span) -> ExprId {
        let unit = Builtin::Unit.ty();
        let node = self.ex(id);
        match &node.kind {
            E::ForIn { pat, expr, body, arrow } => {
                let (kind, t) = self.loop_over(*expr);
                let mark = self.mark();
                let pat = self.loop_pattern(*pat, t);
                let is_yield = matches!(self.ex(*body).kind, E::Yield(_) | E::YieldBang(_));
                let body = if *arrow && !is_yield {
                    let w = self.flexible(elem);
                    let at = self.span(*body);
                    let e = self.expr_want(*body, w);
                    self.mk(ExprKind::Yield(e), unit, at)
                } else {
                    self.comp(*body, elem, implicit)
                };
                self.leave(mark);
                self.mk(ExprKind::For { kind: Box::new(kind), pat, body }, unit, span)
            }
            E::ForTo { var, from, to, down, body } => {
                // It is a loop over a range here, of any type that has ranges.
                let back = ast::Literal::Int(ast::IntKind::I32, -1);
                let step = down.then(|| self.make_ex(E::Literal(back), span));
                let (range, over) = self.range_spec(*from, step, *to);
                let mark = self.mark();
                let local = self.new_local(var.name, over, var.span);
                self.bind_name(var.name, crate::cx::LocalEntry::Var(local));
                let body = self.comp(*body, elem, implicit);
                self.leave(mark);
                let pat = self.mk_pat(tast::PatKind::Bind(local, None), over, var.span);
                let kind = Box::new(tast::LoopKind::Range(range));
                self.mk(ExprKind::For { kind, pat, body }, unit, span)
            }
            _ => self.bad(span),
        }
    }
    fn yield_from(&mut self, e: ast::ExprId, elem: Ty, span: Span) -> ExprId {
        let seq = self.library_type("System.Collections.Generic.IEnumerable", &[elem]);
        let (value, ty) = {
            let node = self.ex(e);
            let known = matches!(node.kind, E::ListOrArray { .. } | E::Computation { .. });
            let _ = known;
            self.infer_expr(e)
        };
        let got = self.shallow(ty);
        let value = match (got.builtin(), got.as_con()) {
            (Some(Builtin::List | Builtin::Array), Some((_, [t]))) => {
                self.expect(elem, *t, span);
                value
            }
            _ if self.is_var(got) || matches!(self.subsumes(got, seq), Ok(true)) => self.coerce(value, seq, span),
            _ => {
                let (a, b) = (self.show(got), self.show(seq));
                self.error("FS0193", span, format!("Type constraint mismatch. The type \n    '{a}'    \nis not compatible with type\n    '{b}'    \n"));
                value
            }
        };
        self.mk(ExprKind::YieldFrom(value), Builtin::Unit.ty(), span)
    }
}
