//! Computation expressions (F# specification, section 6.3.10): the body becomes calls of the builder's methods.
//!
//! In: builder and body as syntax. Out: syntax without computation forms, which is then checked as any other:
//!
//! ```fsharp
//! b { let! x = e
//!     return x }     // b.Run(b.Delay(fun () -> b.Bind(e, fun x -> b.Return(x))))
//! ```
//!
//! A construct whose method the builder lacks is FS0708.

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E, Ident, PatKind as P};
use tast::ExprId;
use types::{Builtin, Ty};

use crate::cx::{Cx, LocalEntry};
use crate::exprs::Want;

/// The builder of the computation being translated.
struct Builder {
    name: Ident,
    ty: Ty,
    /// Plain values are yielded.
    implicit: bool,
    /// Custom operations: keyword and method.
    ops: Vec<CustomOp>,
}

#[derive(Clone)]
struct CustomOp {
    keyword: Symbol,
    method: Symbol,
    keeps_variables: bool,
    /// Which arguments are functions of the variables.
    projections: Vec<bool>,
}

impl<'a> Cx<'a> {
    /// `builder { body }`
    pub fn computation(&mut self, builder: Option<ast::ExprId>, body: ast::ExprId, want: Want, span: Span) -> ExprId {
        let Some(head) = builder else {
            if !matches!(self.ex(body).kind, E::Range { .. }) {
                self.error("FS0740", span, "Invalid record, sequence or computation expression. Sequence expressions should be of the form 'seq { ... }'");
                return self.bad(span);
            }
            return self.seq_expr(body, want, span);
        };
        if self.is_seq_builder(head) {
            return self.seq_expr(body, want, span);
        }
        let (value, ty) = self.infer_expr(head);
        let ty = self.shallow(ty);
        if matches!(ty.kind(), types::TyKind::Error) {
            return self.bad(span);
        }
        if let (Some((a, r)), E::Range { .. }) = (ty.as_fun(), &self.ex(body).kind) {
            // `f { 1 .. 10 }` applies a function to a sequence.
            let w = self.flexible(a);
            let arg = self.seq_expr(body, w, span);
            let e = self.apply(value, vec![arg], r, span);
            return self.finish(e, want, span);
        }
        if ty.as_con().is_none() {
            self.error("FS0740", span, "Invalid record, sequence or computation expression. Sequence expressions should be of the form 'seq { ... }'");
            return self.bad(span);
        }
        let mark = self.mark();
        let local = self.temp(ty, span);
        let name = Ident { name: Symbol::intern("builder@"), span: self.span(head), quoted: true };
        self.bind_name(name.name, LocalEntry::Var(local));
        let ops = self.custom_ops(ty);
        let mut b = Builder { name, ty, implicit: false, ops };
        b.implicit = self.has(&b, "Yield") && self.has(&b, "Combine") && self.has(&b, "Delay") && !self.has_yield(body);
        let mut e = if b.ops.is_empty() { self.translate(&b, body) } else { self.with_operations(&b, body) };
        if self.failed_computations.contains(&b.name.span) {
            self.leave(mark);
            return self.bad(span);
        }
        if self.has(&b, "Delay") {
            let delayed = self.thunk(e, span);
            e = self.call(&b, "Delay", vec![delayed], span);
        }
        if self.has(&b, "Run") {
            e = self.call(&b, "Run", vec![e], span);
        }
        let made = self.expr_want(e, want);
        self.leave(mark);
        self.let_in(local, value, made, span)
    }
    fn is_seq_builder(&self, head: ast::ExprId) -> bool {
        match &self.ex(head).kind {
            E::Ident(id) if id.name.as_str() == "seq" => match self.resolve_expr(&[*id]) {
                None | Some((crate::resolve::Found::Types(_), _)) => true,
                Some((crate::resolve::Found::Item(crate::env::Item::Val(v)), _)) => self.map.file(v.file).is_library,
                Some(_) => false,
            },
            _ => false,
        }
    }
    fn has(&self, b: &Builder, method: &str) -> bool {
        self.member_group(b.ty, Symbol::intern(method), false).is_some()
    }
    /// Reports a construct that the builder does not support.
    fn need(&mut self, b: &Builder, method: &str, span: Span) -> bool {
        if self.has(b, method) {
            return true;
        }
        // The first missing method is said; the rest of the computation is not looked at.
        if !self.failed_computations.insert(b.name.span) {
            return false;
        }
        self.error("FS0708", span, format!("This control construct may only be used if the computation expression builder defines a '{method}' method"));
        false
    }
    fn call(&mut self, b: &Builder, method: &str, args: Vec<ast::ExprId>, span: Span) -> ast::ExprId {
        if !self.need(b, method, span) {
            return self.make_ex(E::Error, span);
        }
        self.call_anyway(b, method, args, span)
    }
    /// A call of a method that the builder may not have, which is found where the call is checked.
    fn call_anyway(&mut self, b: &Builder, method: &str, args: Vec<ast::ExprId>, span: Span) -> ast::ExprId {
        let head = self.make_ex(E::Ident(b.name), span);
        let id = Ident { name: Symbol::intern(method), span, quoted: false };
        let func = self.make_ex(E::Dot(head, id), span);
        let arg = match args.len() {
            0 => self.make_ex(E::Literal(ast::Literal::Unit), span),
            1 => self.make_ex(E::Paren(args[0]), span),
            _ => {
                let tuple = self.make_ex(E::Tuple { items: args, is_struct: false }, span);
                self.make_ex(E::Paren(tuple), span)
            }
        };
        self.make_ex(E::App { func, arg, adjacent: true }, span)
    }
    fn unit_pattern(&mut self, span: Span) -> ast::PatId {
        self.make_pat(P::Literal(ast::Literal::Unit), span)
    }
    fn thunk(&mut self, body: ast::ExprId, span: Span) -> ast::ExprId {
        let p = self.unit_pattern(span);
        self.make_ex(E::Lambda { params: vec![p], body }, span)
    }
    fn unit_syntax(&mut self, span: Span) -> ast::ExprId {
        self.make_ex(E::Literal(ast::Literal::Unit), span)
    }
    fn zero(&mut self, b: &Builder, span: Span) -> ast::ExprId {
        self.call(b, "Zero", vec![], span)
    }
    fn fun(&mut self, pat: ast::PatId, body: ast::ExprId, span: Span) -> ast::ExprId {
        self.make_ex(E::Lambda { params: vec![pat], body }, span)
    }
    fn delay(&mut self, b: &Builder, body: ast::ExprId, span: Span) -> ast::ExprId {
        let t = self.thunk(body, span);
        self.call(b, "Delay", vec![t], span)
    }

    fn translate(&mut self, b: &Builder, id: ast::ExprId) -> ast::ExprId {
        let node = self.ex(id);
        let span = node.span;
        match &node.kind {
            E::Let { is_rec, bindings, body } => self.trans_let(b, *is_rec, bindings, *body, span),
            E::LetBang { bindings, is_use, body } => self.trans_bind(b, bindings, *is_use, *body, span),
            E::Sequential(x, y) => self.trans_seq(b, *x, *y, span),
            E::DoBang(e) => {
                let value = if self.has(b, "Return") {
                    let u = self.unit_syntax(span);
                    self.call(b, "Return", vec![u], span)
                } else {
                    self.zero(b, span)
                };
                let p = self.unit_pattern(span);
                let f = self.fun(p, value, span);
                self.call(b, "Bind", vec![*e, f], span)
            }
            E::Return(e) => self.call(b, "Return", vec![*e], span),
            E::ReturnBang(e) => self.call(b, "ReturnFrom", vec![*e], span),
            E::Yield(e) => self.call(b, "Yield", vec![*e], span),
            E::YieldBang(e) => self.call(b, "YieldFrom", vec![*e], span),
            E::If { cond, then, els } => {
                let zero = if els.is_none() { Some(self.zero(b, span)) } else { None };
                let then = self.translate(b, *then);
                let els = match els {
                    Some(e) => self.translate(b, *e),
                    None => zero.unwrap_or(then),
                };
                self.make_ex(E::If { cond: *cond, then, els: Some(els) }, span)
            }
            E::Match { expr, arms, bang } => self.trans_match(b, *expr, arms, *bang, span),
            E::While { cond, body, bang: false } => {
                self.need(b, "While", span);
                let test = self.thunk(*cond, span);
                let inner = self.translate(b, *body);
                let inner = self.delay(b, inner, span);
                self.call(b, "While", vec![test, inner], span)
            }
            E::While { cond, body, bang: true } => self.trans_while_bang(b, *cond, *body, span),
            E::ForIn { pat, expr, body, arrow } => {
                self.need(b, "For", span);
                let inner = if *arrow && !matches!(self.ex(*body).kind, E::Yield(_)) {
                    self.call(b, "Yield", vec![*body], span)
                } else {
                    self.translate(b, *body)
                };
                let f = self.fun(*pat, inner, span);
                self.call(b, "For", vec![*expr, f], span)
            }
            E::ForTo { var, from, to, down, body } => {
                self.need(b, "For", span);
                let inner = self.translate(b, *body);
                let pat = self.make_pat(P::Ident { name: *var, is_mutable: false, access: None }, var.span);
                let f = self.fun(pat, inner, span);
                let step = down.then(|| self.make_ex(E::Literal(ast::Literal::Int(ast::IntKind::I32, -1)), span));
                let range = self.make_ex(E::Range { start: *from, step, end: *to }, span);
                self.call(b, "For", vec![range, f], span)
            }
            E::TryWith { body, arms } => self.trans_try(b, *body, arms, span),
            E::TryFinally { body, finalizer } => {
                self.need(b, "TryFinally", span);
                let inner = self.translate(b, *body);
                let inner = self.delay(b, inner, span);
                let last = self.thunk(*finalizer, span);
                self.call(b, "TryFinally", vec![inner, last], span)
            }
            E::Paren(e) if self.is_computation(*e) => self.translate(b, *e),
            _ => self.trans_leaf(b, id, span),
        }
    }
    /// `while! c do e`: the condition is awaited into a cell before the loop and after each round.
    fn trans_while_bang(&mut self, b: &Builder, cond: ast::ExprId, body: ast::ExprId, span: Span) -> ast::ExprId {
        self.need(b, "Bind", span);
        self.need(b, "While", span);
        let named = |text: &str| Ident { name: Symbol::intern(text), span, quoted: false };
        let (cell, now) = (named("the cell of while!"), named("the condition of while!"));
        let pattern = |cx: &mut Self, name| cx.make_pat(P::Ident { name, is_mutable: false, access: None }, span);
        let value = |cx: &mut Self| {
            let c = cx.make_ex(E::Ident(cell), span);
            cx.make_ex(E::Dot(c, named("Value")), span)
        };
        let test = value(self);
        let test = self.thunk(test, span);
        let (to, again) = (value(self), self.make_ex(E::Ident(now), span));
        let set = self.make_ex(E::Assign(to, again), span);
        let p = pattern(self, now);
        let next = self.make_ex(E::LetBang { bindings: vec![(p, None, cond)], is_use: false, body: set }, span);
        let round = self.make_ex(E::Sequential(body, next), span);
        let round = self.translate(b, round);
        let round = self.delay(b, round, span);
        let repeated = self.call(b, "While", vec![test, round], span);
        let arm = ast::MatchArm { pat: pattern(self, cell), guard: None, body: repeated, span };
        let mut make = self.make_ex(E::Ident(named("FSharp")), span);
        for part in ["Core", "Operators", "ref"] {
            make = self.make_ex(E::Dot(make, named(part)), span);
        }
        let first = self.make_ex(E::Ident(now), span);
        let made = self.make_ex(E::App { func: make, arg: first, adjacent: false }, span);
        let run = self.make_ex(E::Match { expr: made, arms: vec![arm], bang: false }, span);
        let p = pattern(self, now);
        let f = self.fun(p, run, span);
        self.call(b, "Bind", vec![cond, f], span)
    }
    /// An ordinary expression at the end: a statement, or an element where values are yielded.
    fn trans_leaf(&mut self, b: &Builder, id: ast::ExprId, span: Span) -> ast::ExprId {
        let plain = match &self.ex(id).kind {
            E::Do(e) => *e,
            _ => id,
        };
        let zero = if b.implicit && plain == id {
            // Elements need no 'Zero'.
            self.call_anyway(b, "Zero", vec![], span)
        } else {
            self.zero(b, span)
        };
        let statement = self.make_ex(E::Sequential(plain, zero), span);
        if !b.implicit || plain != id {
            return statement;
        }
        let element = self.call(b, "Yield", vec![id], span);
        self.choice(id, statement, element, span)
    }
    /// An expression that is a statement when its value is unit and an element otherwise; decided when it is checked.
    fn choice(&mut self, e: ast::ExprId, statement: ast::ExprId, element: ast::ExprId, span: Span) -> ast::ExprId {
        let node = self.make_ex(E::Error, span);
        self.choices.insert(node, (e, statement, element));
        node
    }
    /// Decides a [`Self::choice`].
    pub fn choose(&mut self, e: ast::ExprId, statement: ast::ExprId, element: ast::ExprId) -> ast::ExprId {
        let is_unit = matches!(self.ex(e).kind, E::Assign(..))
            || self.probe(|cx| {
                let (_, t) = cx.infer_expr(e);
                cx.shallow(t).builtin() == Some(Builtin::Unit)
            });
        if is_unit { statement } else { element }
    }
    fn trans_let(
        &mut self,
        b: &Builder,
        is_rec: bool,
        bindings: &[ast::Binding],
        body: ast::ExprId,
        span: Span,
    ) -> ast::ExprId {
        if let [one] = bindings
            && one.is_use
        {
            let name = match &one.head {
                ast::BindingHead::Function { name, .. } => {
                    self.make_pat(P::Ident { name: *name, is_mutable: false, access: None }, one.span)
                }
                ast::BindingHead::Pattern(p) => *p,
            };
            self.need(b, "Using", span);
            let inner = self.translate(b, body);
            let f = self.fun(name, inner, span);
            return self.call(b, "Using", vec![one.body, f], span);
        }
        // Names that the binding introduces are not in scope yet: only the shape of the body is looked at.
        let body = self.translate(b, body);
        self.make_ex(E::Let { is_rec, bindings: bindings.to_vec(), body }, span)
    }
    fn trans_bind(
        &mut self,
        b: &Builder,
        bindings: &[(ast::PatId, Option<ast::TypeId>, ast::ExprId)],
        is_use: bool,
        body: ast::ExprId,
        span: Span,
    ) -> ast::ExprId {
        if is_use && bindings.len() > 1 {
            if self.failed_computations.insert(b.name.span) {
                self.error("FS3345", span, "'use!' cannot be followed by 'and!'.");
            }
            return self.make_ex(E::Error, span);
        }
        let mut pats = vec![];
        let mut sources = vec![];
        for (p, t, e) in bindings {
            let at = self.pt(*p).span;
            pats.push(match t {
                Some(t) => self.make_pat(P::Annotated(*p, *t), at),
                None => *p,
            });
            sources.push(if self.has(b, "Source") { self.call(b, "Source", vec![*e], span) } else { *e });
        }
        if let ([p], [e]) = (&pats[..], &sources[..]) {
            if is_use {
                self.need(b, "Using", span);
                self.need(b, "Bind", span);
                let inner = self.translate(b, body);
                // A resource without a name gets one.
                let p = if matches!(self.pt(*p).kind, P::Wild) {
                    let name = Ident { name: Symbol::intern("the resource of use!"), span, quoted: false };
                    self.make_pat(P::Ident { name, is_mutable: false, access: None }, span)
                } else {
                    *p
                };
                let again = self.pat_as_expr(p);
                let f = self.fun(p, inner, span);
                let using = self.call(b, "Using", vec![again, f], span);
                let f = self.fun(p, using, span);
                return self.call(b, "Bind", vec![*e, f], span);
            }
            return self.bind_to(b, *e, *p, body, span);
        }
        if sources.len() == 2 && self.has(b, "Bind2") || sources.len() == 3 && self.has(b, "Bind3") {
            let method = format!("Bind{}", sources.len());
            let inner = self.translate(b, body);
            let tuple = self.make_pat(P::Tuple { items: pats, is_struct: false }, span);
            let pat = self.make_pat(P::Paren(tuple), span);
            let f = self.fun(pat, inner, span);
            sources.push(f);
            return self.call(b, &method, sources, span);
        }
        if !self.has(b, "MergeSources") && !self.has(b, &format!("MergeSources{}", sources.len())) {
            if self.failed_computations.insert(b.name.span) {
                self.error(
                    "FS3343",
                    span,
                    "'let! .. and! ..' needs a builder with 'Bind2', or with 'MergeSources' and 'Bind'.",
                );
            }
            return self.make_ex(E::Error, span);
        }
        let (source, pat) = self.merged(b, sources, pats, span);
        self.bind_to(b, source, pat, body, span)
    }
    /// `let! .. and! ..`: the sources merged, and the pattern of the merged value.
    fn merged(
        &mut self,
        b: &Builder,
        sources: Vec<ast::ExprId>,
        pats: Vec<ast::PatId>,
        span: Span,
    ) -> (ast::ExprId, ast::PatId) {
        let pair = |cx: &mut Self, items: Vec<ast::PatId>| {
            let t = cx.make_pat(P::Tuple { items, is_struct: false }, span);
            cx.make_pat(P::Paren(t), span)
        };
        let n = sources.len();
        if n > 2 && self.has(b, &format!("MergeSources{n}")) {
            let e = self.call(b, &format!("MergeSources{n}"), sources, span);
            return (e, pair(self, pats));
        }
        let mut it = sources.into_iter().zip(pats).rev();
        let Some((mut e, mut p)) = it.next() else {
            let e = self.make_ex(E::Error, span);
            return (e, self.make_pat(P::Error, span));
        };
        for (x, q) in it {
            e = self.call(b, "MergeSources", vec![x, e], span);
            p = pair(self, vec![q, p]);
        }
        (e, p)
    }
    fn bind_to(&mut self, b: &Builder, e: ast::ExprId, p: ast::PatId, body: ast::ExprId, span: Span) -> ast::ExprId {
        if let E::Return(v) = &self.ex(body).kind
            && self.has(b, "BindReturn")
        {
            let f = self.fun(p, *v, span);
            return self.call(b, "BindReturn", vec![e, f], span);
        }
        self.need(b, "Bind", span);
        let inner = self.translate(b, body);
        let f = self.fun(p, inner, span);
        self.call(b, "Bind", vec![e, f], span)
    }
    fn pat_as_expr(&mut self, p: ast::PatId) -> ast::ExprId {
        match self.simple_name(p) {
            Some((id, _)) => self.make_ex(E::Ident(id), id.span),
            None => {
                let span = self.pt(p).span;
                self.error("FS1228", span, "Invalid use of 'use!': a simple name is expected.");
                self.make_ex(E::Error, span)
            }
        }
    }
    fn trans_seq(&mut self, b: &Builder, x: ast::ExprId, y: ast::ExprId, span: Span) -> ast::ExprId {
        let node = self.ex(x);
        if let E::DoBang(e) = &node.kind {
            let at = node.span;
            let value = self.span(*e);
            let p = self.unit_pattern(value);
            return self.bind_to(b, *e, p, y, at);
        }
        let at = node.span;
        if self.is_computation(x) {
            let first = self.translate(b, x);
            let rest = self.translate(b, y);
            let rest = self.delay(b, rest, span);
            return self.call(b, "Combine", vec![first, rest], at);
        }
        let plain = match &node.kind {
            E::Do(e) => *e,
            _ => x,
        };
        let rest = self.translate(b, y);
        let statement = self.make_ex(E::Sequential(plain, rest), span);
        if !b.implicit || plain != x {
            return statement;
        }
        let first = self.call(b, "Yield", vec![x], at);
        let rest = self.delay(b, rest, span);
        let element = self.call(b, "Combine", vec![first, rest], at);
        self.choice(x, statement, element, span)
    }
    /// Whether an expression uses computation forms.
    fn is_computation(&self, e: ast::ExprId) -> bool {
        let node = self.ex(e);
        match &node.kind {
            E::LetBang { .. }
            | E::DoBang(_)
            | E::Return(_)
            | E::ReturnBang(_)
            | E::Yield(_)
            | E::YieldBang(_)
            | E::Match { bang: true, .. }
            | E::If { .. }
            | E::Match { .. }
            | E::While { .. }
            | E::ForTo { .. }
            | E::ForIn { .. }
            | E::Let { .. }
            | E::TryWith { .. }
            | E::TryFinally { .. } => true,
            E::Sequential(a, b) => self.is_computation(*a) || self.is_computation(*b),
            E::Paren(e) => self.has_forms(*e),
            _ => false,
        }
    }
    /// Whether an expression in parentheses uses forms that only computations have.
    fn has_forms(&self, e: ast::ExprId) -> bool {
        let node = self.ex(e);
        match &node.kind {
            E::LetBang { .. }
            | E::DoBang(_)
            | E::Return(_)
            | E::ReturnBang(_)
            | E::Yield(_)
            | E::YieldBang(_)
            | E::Match { bang: true, .. }
            | E::While { bang: true, .. } => true,
            E::Sequential(a, b) => self.has_forms(*a) || self.has_forms(*b),
            E::If { then, els, .. } => self.has_forms(*then) || els.is_some_and(|e| self.has_forms(e)),
            E::Match { arms, .. } => arms.iter().any(|a| self.has_forms(a.body)),
            E::Let { body, .. } => self.has_forms(*body),
            E::While { body, .. } | E::ForTo { body, .. } => self.has_forms(*body),
            E::ForIn { body, arrow, .. } => *arrow || self.has_forms(*body),
            E::TryWith { body, arms } => self.has_forms(*body) || arms.iter().any(|a| self.has_forms(a.body)),
            E::TryFinally { body, .. } => self.has_forms(*body),
            E::Paren(e) => self.has_forms(*e),
            _ => false,
        }
    }
    fn trans_match(
        &mut self,
        b: &Builder,
        e: ast::ExprId,
        arms: &[ast::MatchArm],
        bang: bool,
        span: Span,
    ) -> ast::ExprId {
        if bang {
            self.need(b, "Bind", span);
        }
        let arms: Vec<ast::MatchArm> =
            arms.iter().map(|a| ast::MatchArm { body: self.translate(b, a.body), ..a.clone() }).collect();
        if !bang {
            return self.make_ex(E::Match { expr: e, arms, bang: false }, span);
        }
        let f = self.make_ex(E::Function(arms), span);
        self.call(b, "Bind", vec![e, f], span)
    }
    fn trans_try(&mut self, b: &Builder, body: ast::ExprId, arms: &[ast::MatchArm], span: Span) -> ast::ExprId {
        let mut arms: Vec<ast::MatchArm> =
            arms.iter().map(|a| ast::MatchArm { body: self.translate(b, a.body), ..a.clone() }).collect();
        let ident = |s: &str| Ident { name: Symbol::intern(s), span, quoted: true };
        let pat = self.make_pat(P::Ident { name: ident("exn@"), is_mutable: false, access: None }, span);
        let raise = self.path_expr(&[ident("FSharp"), ident("Core"), ident("Operators"), ident("raise")]);
        let arg = self.make_ex(E::Ident(ident("exn@")), span);
        let again = self.make_ex(E::App { func: raise, arg, adjacent: false }, span);
        let catch_all = arms.last().is_some_and(|a| a.guard.is_none() && self.is_irrefutable(a.pat));
        if !catch_all {
            arms.push(ast::MatchArm { pat, guard: None, body: again, span });
        }
        let inner = self.translate(b, body);
        let inner = self.delay(b, inner, span);
        let f = self.make_ex(E::Function(arms), span);
        self.call(b, "TryWith", vec![inner, f], span)
    }
    fn is_irrefutable(&self, p: ast::PatId) -> bool {
        match &self.pt(p).kind {
            P::Wild => true,
            P::Paren(p) | P::Annotated(p, _) => self.is_irrefutable(*p),
            _ => self.simple_name(p).is_some(),
        }
    }

    fn custom_ops(&self, t: Ty) -> Vec<CustomOp> {
        let mut out = vec![];
        self.walk_supertypes(t, &mut |s| {
            let Some((id, _)) = s.as_con() else { return };
            for m in &self.tycon(id).members {
                let def = self.val(*m);
                for a in def.attrs.iter().filter(|a| a.name.as_str() == "CustomOperation") {
                    let keyword = match a.args.first().and_then(|x| x.value.clone()) {
                        Some(tast::Const::String(units)) => Symbol::intern(&String::from_utf16_lossy(&units)),
                        _ => def.name,
                    };
                    let flag = |name: &str| {
                        a.args.iter().any(|x| {
                            x.name.is_some_and(|n| n.as_str() == name) && x.value == Some(tast::Const::Bool(true))
                        })
                    };
                    let projections = self.projections.get(m).cloned().unwrap_or_default();
                    let keeps_variables = flag("MaintainsVariableSpace") || flag("MaintainsVariableSpaceUsingBind");
                    out.push(CustomOp { keyword, method: def.name, keeps_variables, projections });
                }
            }
        });
        out
    }
    /// The custom operation that an expression applies, and its arguments.
    fn operation(&self, b: &Builder, e: ast::ExprId) -> Option<(CustomOp, Vec<ast::ExprId>, Span)> {
        let mut args = vec![];
        let mut at = e;
        loop {
            let node = self.ex(at);
            match &node.kind {
                E::App { func, arg, .. } => {
                    args.insert(0, *arg);
                    at = *func;
                }
                E::Ident(id) => {
                    let op = b.ops.iter().find(|o| o.keyword == id.name)?;
                    return Some((op.clone(), args, node.span));
                }
                _ => return None,
            }
        }
    }
    /// FS3099: a custom operation with another number of arguments than its method takes.
    fn operation_arity(&mut self, b: &Builder, op: &CustomOp, given: usize, span: Span) -> bool {
        let Some(group) = self.member_group(b.ty, op.method, false) else { return true };
        let [(m, _)] = group.items[..] else { return true };
        let Some(info) = self.member_info(m) else { return true };
        if info.param_array || info.optional.iter().any(|o| *o) {
            return true;
        }
        let wanted = self.val(m).param_names.last().map_or(0, Vec::len).saturating_sub(1);
        if wanted == given {
            return true;
        }
        if self.failed_computations.insert(b.name.span) {
            self.error(
                "FS3099",
                span,
                format!("The custom operation '{}' takes {wanted} argument(s) but is given {given}.", op.keyword),
            );
        }
        false
    }
    fn uses_operation(&self, b: &Builder, e: ast::ExprId) -> bool {
        match &self.ex(e).kind {
            E::Sequential(x, y) => self.uses_operation(b, *x) || self.uses_operation(b, *y),
            E::LetBang { body, .. } | E::Let { body, .. } | E::ForIn { body, .. } => self.uses_operation(b, *body),
            _ => self.operation(b, e).is_some(),
        }
    }
    /// A body with custom operations: each takes what stands before it as its first argument.
    fn with_operations(&mut self, b: &Builder, body: ast::ExprId) -> ast::ExprId {
        if !self.uses_operation(b, body) {
            return self.translate(b, body);
        }
        let mut vars: Vec<Ident> = vec![];
        self.operations(b, body, &mut vars, None)
    }
    /// Translates statements and operations in order; `state` is what stands before, if anything.
    fn operations(
        &mut self,
        b: &Builder,
        id: ast::ExprId,
        vars: &mut Vec<Ident>,
        state: Option<ast::ExprId>,
    ) -> ast::ExprId {
        let node = self.ex(id);
        let span = node.span;
        if let E::Sequential(x, y) = &node.kind {
            if let Some((op, args, _)) = self.operation(b, *x) {
                let mut next = self.operations(b, *x, vars, state);
                if let Some((_, pat)) = self.pattern_after_into(&args) {
                    vars.clear();
                    next = self.make_ex(E::ForIn { pat, expr: next, body: *y, arrow: false }, span);
                    return self.operations(b, next, vars, None);
                }
                if !op.keeps_variables {
                    vars.clear();
                }
                return self.operations(b, *y, vars, Some(next));
            }
            if state.is_none() && !self.is_computation(*x) {
                let rest = self.operations(b, *y, vars, None);
                return self.make_ex(E::Sequential(*x, rest), span);
            }
        }
        if let Some((op, mut args, at)) = self.operation(b, id) {
            if let Some((given, _)) = self.pattern_after_into(&args) {
                args.truncate(given);
            }
            if !self.operation_arity(b, &op, args.len(), at) {
                return self.make_ex(E::Error, span);
            }
            let state = match state {
                Some(s) => s,
                None => {
                    let v = self.variables(vars, span);
                    self.call(b, "Yield", vec![v], span)
                }
            };
            let mut all = vec![state];
            for (i, a) in args.into_iter().enumerate() {
                let projected = op.projections.get(i + 1).copied().unwrap_or(false);
                all.push(if projected {
                    let p = self.variables_pattern(vars, span);
                    self.fun(p, a, span)
                } else {
                    a
                });
            }
            return self.call(b, op.method.as_str(), all, at);
        }
        if state.is_none() {
            return self.operations_after(b, id, vars);
        }
        // Other statements go on for each value of the variables.
        let Some(expr) = state else { return self.translate(b, id) };
        let pat = self.variables_pattern(vars, span);
        let rest = self.make_ex(E::ForIn { pat, expr, body: id, arrow: false }, span);
        if !self.uses_operation(b, id) {
            return self.translate(b, rest);
        }
        if let Some(problem) = self.ends_operations(b, id) {
            return problem;
        }
        vars.clear();
        self.operations(b, rest, vars, None)
    }
    /// Reports a form behind which no operation can come, where one does.
    fn ends_operations(&mut self, b: &Builder, id: ast::ExprId) -> Option<ast::ExprId> {
        let node = self.ex(id);
        let span = node.span;
        let at = match &node.kind {
            E::ForIn { .. } => return None,
            E::LetBang { bindings, is_use: false, .. } if bindings.len() == 1 => return None,
            E::Let { bindings, .. } if bindings.iter().all(|x| !x.is_use) => return None,
            E::Sequential(x, y) if self.is_computation(*x) => {
                let after = self.span(*y);
                if !self.need(b, "Combine", after) {
                    return Some(self.make_ex(E::Error, span));
                }
                after
            }
            E::Sequential(..) => return None,
            _ => span,
        };
        let message = "A custom operation cannot be combined with 'use', 'try', 'if' or 'match' in this computation";
        self.error("FS3086", at, message);
        Some(self.make_ex(E::Error, span))
    }
    /// `operation a b into pattern`: the number of arguments before `into`, and the pattern.
    fn pattern_after_into(&mut self, args: &[ast::ExprId]) -> Option<(usize, ast::PatId)> {
        let given = args.len().checked_sub(2)?;
        match &self.ex(args[given]).kind {
            E::Ident(word) if word.name.as_str() == "into" => {}
            _ => return None,
        }
        Some((given, self.pattern_of(args[given + 1])?))
    }
    /// The pattern that was read as an expression: names and tuples of names.
    fn pattern_of(&mut self, e: ast::ExprId) -> Option<ast::PatId> {
        let node = self.ex(e);
        let span = node.span;
        let kind = match &node.kind {
            E::Ident(name) => P::Ident { name: *name, is_mutable: false, access: None },
            E::Paren(inner) => P::Paren(self.pattern_of(*inner)?),
            E::Tuple { items, is_struct } => {
                let items = items.iter().map(|i| self.pattern_of(*i)).collect::<Option<Vec<_>>>()?;
                P::Tuple { items, is_struct: *is_struct }
            }
            _ => return None,
        };
        Some(self.make_pat(kind, span))
    }
    /// Loops and bindings before the operations: they give the first state, a value for the variables so far.
    fn operations_after(&mut self, b: &Builder, id: ast::ExprId, vars: &mut Vec<Ident>) -> ast::ExprId {
        let mut frames: Vec<ast::ExprId> = vec![];
        let mut at = id;
        loop {
            let node = self.ex(at);
            let next = match &node.kind {
                E::ForIn { pat, body, .. } => {
                    self.pattern_names_of(*pat, vars);
                    *body
                }
                E::LetBang { bindings, body, is_use: false } if bindings.len() == 1 => {
                    self.pattern_names_of(bindings[0].0, vars);
                    *body
                }
                E::Let { bindings, body, .. } if bindings.iter().all(|x| !x.is_use) => {
                    for x in bindings {
                        match &x.head {
                            ast::BindingHead::Function { name, .. } => vars.push(*name),
                            ast::BindingHead::Pattern(p) => self.pattern_names_of(*p, vars),
                        }
                    }
                    *body
                }
                E::Sequential(x, y)
                    if !frames.is_empty() && !self.is_computation(*x) && self.operation(b, *x).is_none() =>
                {
                    *y
                }
                _ => break,
            };
            frames.push(at);
            at = next;
        }
        if frames.is_empty() {
            return self.translate(b, id);
        }
        let span = self.span(id);
        let v = self.variables(vars, span);
        let method = if self.has(b, "Yield") { "Yield" } else { "Return" };
        let mut source = self.call(b, method, vec![v], span);
        for f in frames.into_iter().rev() {
            let node = self.ex(f);
            let at = node.span;
            source = match &node.kind {
                E::ForIn { pat, expr, .. } => {
                    let f = self.fun(*pat, source, at);
                    self.call(b, "For", vec![*expr, f], at)
                }
                E::LetBang { bindings, .. } => {
                    let f = self.fun(bindings[0].0, source, at);
                    self.call(b, "Bind", vec![bindings[0].2, f], at)
                }
                E::Let { is_rec, bindings, .. } => {
                    self.make_ex(E::Let { is_rec: *is_rec, bindings: bindings.clone(), body: source }, at)
                }
                E::Sequential(x, _) => self.make_ex(E::Sequential(*x, source), at),
                _ => source,
            };
        }
        self.operations(b, at, vars, Some(source))
    }
    fn pattern_names_of(&self, p: ast::PatId, out: &mut Vec<Ident>) {
        match &self.pt(p).kind {
            P::Paren(p) | P::Annotated(p, _) | P::Attributed(_, p) => self.pattern_names_of(*p, out),
            P::Tuple { items, .. } => items.iter().for_each(|i| self.pattern_names_of(*i, out)),
            _ => {
                if let Some((n, _)) = self.simple_name(p) {
                    out.push(n);
                }
            }
        }
    }
    fn variables(&mut self, vars: &[Ident], span: Span) -> ast::ExprId {
        match vars {
            [] => self.unit_syntax(span),
            [v] => self.make_ex(E::Ident(*v), span),
            _ => {
                let items = vars.iter().map(|v| self.make_ex(E::Ident(*v), span)).collect();
                self.make_ex(E::Tuple { items, is_struct: false }, span)
            }
        }
    }
    fn variables_pattern(&mut self, vars: &[Ident], span: Span) -> ast::PatId {
        let one = |cx: &mut Self, v: &Ident| cx.make_pat(P::Ident { name: *v, is_mutable: false, access: None }, span);
        match vars {
            [] => self.make_pat(P::Wild, span),
            [v] => one(self, v),
            _ => {
                let items = vars.iter().map(|v| one(self, v)).collect();
                let t = self.make_pat(P::Tuple { items, is_struct: false }, span);
                self.make_pat(P::Paren(t), span)
            }
        }
    }
}
