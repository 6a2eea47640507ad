//! `let`, `let rec` and `use` in expressions, and what they share with module-level bindings: function bodies and
//! the question whether a value may be generalised (F# specification, sections 6.6 and 14.6).

use base::{Span, Symbol};
use syntax::ast::{self, Binding, BindingHead, ExprKind as E, Ident, PatKind as P};
use tast::{Arm, ExprId, ExprKind, LocalId, PatId};
use types::{Builtin, Ty, TyKind};

use super::Want;
use crate::cx::{Cx, LocalEntry};
use crate::env::{ActiveVal, Item, PatItem};
use crate::names::active_name;
use crate::patterns::PatVars;
use crate::recursion::Member;
use crate::resolve::Found;
use crate::tyexprs::TyparMode;

/// What a checked binding binds.
enum Bound {
    Local(LocalId),
    Pattern(PatId, PatVars),
    /// A pattern of a value that is more general than one type: each name has the value of its own.
    General(Vec<(Symbol, LocalId, ExprId)>),
    /// `use p as q`: one value by several names, released once.
    Released(PatId, PatVars),
}

impl<'a> Cx<'a> {
    /// `let .. in body`
    pub fn let_expr(
        &mut self,
        is_rec: bool,
        bindings: &[Binding],
        body: ast::ExprId,
        want: Want,
        span: Span,
    ) -> ExprId {
        self.let_with(is_rec, bindings, span, &mut |cx| cx.expr_want(body, want))
    }
    /// `let` around whatever `body` makes.
    pub fn let_with(
        &mut self,
        is_rec: bool,
        bindings: &[Binding],
        span: Span,
        body: &mut dyn FnMut(&mut Self) -> ExprId,
    ) -> ExprId {
        let mark = self.mark();
        let uses = bindings.iter().find(|b| b.is_use).map(|b| b.span);
        if let (true, Some(at)) = (is_rec, uses) {
            self.error("FS0821", at, "A binding cannot be both 'use' and 'rec'.");
            let e = self.bad(span);
            self.leave(mark);
            return e;
        }
        if !self.is_library {
            bindings.iter().for_each(|b| self.inner_form(b));
        }
        let e = if is_rec { self.let_rec(bindings, span, body) } else { self.let_plain(bindings, span, body) };
        self.leave(mark);
        e
    }
    /// What a `let` in an expression cannot have: a modifier, and attributes on its parameters.
    fn inner_form(&mut self, b: &Binding) {
        self.inner_access(b);
        let BindingHead::Function { params, .. } = &b.head else { return };
        for p in params {
            if let Some(at) = self.attribute_in(*p) {
                self.error("FS0824", at, "The parameters of a 'let' in an expression have no attributes.");
            }
        }
    }
    fn attribute_in(&self, p: ast::PatId) -> Option<Span> {
        match &self.pt(p).kind {
            ast::PatKind::Attributed(attrs, _) => attrs.first().map(|a| a.span),
            ast::PatKind::Paren(p) | ast::PatKind::Annotated(p, _) => self.attribute_in(*p),
            ast::PatKind::Tuple { items, .. } => items.iter().find_map(|p| self.attribute_in(*p)),
            _ => None,
        }
    }
    fn let_plain(&mut self, bindings: &[Binding], span: Span, body: &mut dyn FnMut(&mut Self) -> ExprId) -> ExprId {
        let mut done = vec![];
        for b in bindings {
            let (rhs, bound) = self.local_binding(b);
            done.push((b, rhs, bound));
        }
        for (b, _, bound) in &done {
            match bound {
                Bound::Local(l) => {
                    if let Some(name) = binding_name(self, b) {
                        self.bind_local(name, *l);
                    }
                }
                Bound::Pattern(_, vars) | Bound::Released(_, vars) => self.bind_vars(vars),
                Bound::General(names) => {
                    for (name, local, _) in names {
                        self.bind_name(*name, LocalEntry::Var(*local));
                    }
                }
            }
        }
        let inner = body(self);
        done.into_iter().rev().fold(inner, |inner, (b, rhs, bound)| self.wrap_binding(b, rhs, bound, inner, span))
    }
    fn wrap_binding(&mut self, b: &Binding, rhs: ExprId, bound: Bound, inner: ExprId, span: Span) -> ExprId {
        let ty = self.ty_of(inner);
        match bound {
            Bound::Local(local) => {
                let inner =
                    if b.is_use && !self.is_fixed(b.body) { self.with_dispose(local, inner, b.span) } else { inner };
                self.mk(ExprKind::Let { local, rhs, body: inner }, ty, span)
            }
            Bound::Pattern(pat, _) => {
                let arms = vec![Arm { pat, guard: None, body: inner }];
                self.mk(ExprKind::Match { scrutinee: rhs, arms }, ty, span)
            }
            Bound::General(names) => names.into_iter().rev().fold(inner, |inner, (_, local, rhs)| {
                let ty = self.ty_of(inner);
                self.mk(ExprKind::Let { local, rhs, body: inner }, ty, span)
            }),
            Bound::Released(pat, _) => {
                let local = self.temp(self.ty_of(rhs), b.span);
                let held = self.local_ref(local, b.span);
                let arms = vec![Arm { pat, guard: None, body: inner }];
                let inner = self.mk(ExprKind::Match { scrutinee: held, arms }, ty, span);
                let inner = self.with_dispose(local, inner, b.span);
                self.mk(ExprKind::Let { local, rhs, body: inner }, ty, span)
            }
        }
    }
    /// `use p = fixed e`: nothing is released at the end.
    fn is_fixed(&self, e: ast::ExprId) -> bool {
        match &self.ex(e).kind {
            ast::ExprKind::Paren(e) | ast::ExprKind::Annotated(e, _) => self.is_fixed(*e),
            kind => matches!(kind, ast::ExprKind::Fixed(_)),
        }
    }
    /// The scope of a `use`: the value is released on every way out.
    pub fn with_dispose(&mut self, local: LocalId, body: ExprId, span: Span) -> ExprId {
        let ty = self.ty_of(body);
        let held = self.body.locals[local].ty;
        if self.is_var(held) {
            let disposable = self.library_type("System.IDisposable", &[]);
            let c = types::Constraint::Subtype(disposable);
            let _ = self.constrain(held, crate::infer::Cons::Simple(c, span));
        }
        match self.dispose_of(local, span) {
            Some(finalizer) => self.mk(ExprKind::TryFinally { body, finalizer }, ty, span),
            None => {
                let t = self.show(self.body.locals[local].ty);
                if !matches!(self.shallow(self.body.locals[local].ty).kind(), types::TyKind::Error) {
                    self.error(
                        "FS0001",
                        span,
                        format!("The type '{t}' is not compatible with the type 'System.IDisposable'"),
                    );
                }
                body
            }
        }
    }
    /// Brings a local function or value into scope, the cases of an active pattern included.
    fn bind_local(&mut self, name: Ident, local: LocalId) {
        self.bind_name(name.name, LocalEntry::Var(local));
        if let Some(active) = active_name(name.name)
            && !self.broken_actives.contains(&name.span)
        {
            let total = active.cases.len();
            if active.partial && total > 1 {
                self.error("FS3872", name.span, "A partial active pattern has one case: '(|Name|_|)'.");
            }
            for (index, case) in active.cases.iter().enumerate() {
                let item = PatItem::Active { val: ActiveVal::Local(local), index, total, partial: active.partial };
                self.bind_pattern(*case, item);
            }
        } else if self.resolve_pattern(&[name]).is_some_and(|p| matches!(p, PatItem::Literal(_))) {
            // A local name hides a literal in patterns only as a variable of that pattern.
        }
    }
    fn local_binding(&mut self, b: &Binding) -> (ExprId, Bound) {
        let typars = self.typars.len();
        let mode = std::mem::replace(&mut self.typar_mode, TyparMode::Infer);
        self.level += 1;
        let failed = self.failed_operators.len();
        let r = match (&b.head, binding_name(self, b)) {
            (BindingHead::Function { name, typars, params }, _) => {
                self.declare_typars(typars, TyparMode::Infer);
                let ty = self.fresh();
                self.next_active = active_name(name.name).map(|a| (a, name.span));
                let rhs = self.function_rhs(params, b.ret, b.body, ty);
                self.level -= 1;
                let value = !params.is_empty() || self.is_value(b.body);
                let local = self.finish_local(*name, ty, value, b);
                (rhs, Bound::Local(local))
            }
            (BindingHead::Pattern(p), Some(name)) => {
                let ty = self.fresh();
                let annotated = self.pattern_annotation(*p, ty, b.ret);
                let want = Want { ty, flex: annotated };
                let rhs = self.pattern_rhs(*p, b.body, want);
                self.level -= 1;
                let mutable = b.is_mutable || self.simple_name(*p).is_some_and(|n| n.1);
                let value = !mutable && !b.is_use && self.is_value(b.body);
                let local = self.finish_local(name, ty, value, b);
                self.body.locals[local].is_mutable = mutable;
                (rhs, Bound::Local(local))
            }
            (BindingHead::Pattern(p), None) => {
                let ty = self.fresh();
                let annotated = b.ret.map(|t| self.ty_expr(t));
                if let Some(t) = annotated {
                    self.expect(t, ty, b.span);
                }
                let known = annotated.is_some() || self.annotate_from_pattern(*p, ty);
                let rhs = self.expr_want(b.body, Want { ty, flex: known });
                self.level -= 1;
                if !known && !b.is_mutable && !b.is_use && self.is_value(b.body) && self.is_open(ty) {
                    let names = self.general_pattern(*p, b);
                    if !names.is_empty() {
                        self.typar_mode = mode;
                        self.hide_generalised(typars);
                        return (rhs, Bound::General(names));
                    }
                }
                self.lower(ty);
                let mut vars = PatVars::default();
                let pat = self.pat(*p, ty, &mut vars);
                if b.is_mutable {
                    for v in &vars.vars {
                        self.body.locals[v.1].is_mutable = true;
                    }
                }
                match (b.is_use, self.body.pats[pat].kind.clone()) {
                    (false, _) => (rhs, Bound::Pattern(pat, vars)),
                    (true, tast::PatKind::Bind(_, Some(_))) => (rhs, Bound::Released(pat, vars)),
                    (true, kind) => {
                        if !matches!(kind, tast::PatKind::Wild) {
                            self.error("FS0524", b.span, "'use' takes a simple name.");
                        }
                        let local = self.temp(ty, b.span);
                        self.typar_mode = mode;
                        self.typars.truncate(typars);
                        return (rhs, Bound::Local(local));
                    }
                }
            }
        };
        self.typar_mode = mode;
        self.hide_generalised(typars);
        let ty = self.ty_of(r.0);
        self.operators_again(failed, ty);
        r
    }
    /// Whether a type still has variables that could be generalised.
    pub fn is_open(&self, ty: Ty) -> bool {
        let mut vars = vec![];
        self.free_vars(ty, &mut vars);
        vars.iter().any(|v| self.vars[v.0 as usize].level > self.level)
    }
    /// The names of a pattern as general values: the right-hand side, which is a value, is read once for each.
    fn general_pattern(&mut self, p: ast::PatId, b: &Binding) -> Vec<(Symbol, LocalId, ExprId)> {
        let mut out = vec![];
        let mut count = 1;
        while out.len() < count {
            self.muted += 1;
            self.level += 1;
            let ty = self.fresh();
            let scrutinee = self.expr_want(b.body, Want { ty, flex: false });
            let mut vars = PatVars::default();
            let pat = self.pat(p, ty, &mut vars);
            self.level -= 1;
            self.muted -= 1;
            count = vars.vars.len();
            let Some((name, local, span)) = vars.vars.get(out.len()).copied() else { break };
            let params = self.generalise(&[ty], false, &[]);
            if params.is_empty() {
                return vec![];
            }
            let at = self.zonk(self.body.locals[local].ty);
            let value = self.local_ref(local, span);
            let arms = vec![Arm { pat, guard: None, body: value }];
            let rhs = self.mk(ExprKind::Match { scrutinee, arms }, at, span);
            let named = self.new_local(name, at, span);
            self.body.locals[named].params = params;
            out.push((name, named, rhs));
        }
        out
    }
    /// Forgets explicit parameters and generalised variables of a finished inner binding.
    fn hide_generalised(&mut self, mark: usize) {
        let kept: Vec<(Symbol, Ty)> =
            self.typars.drain(mark..).collect::<Vec<_>>().into_iter().filter(|(_, t)| self.is_var(*t)).collect();
        self.typars.extend(kept);
    }
    /// Unifies a type with the annotations of a simple pattern; whether there was one.
    pub fn pattern_annotation(&mut self, p: ast::PatId, ty: Ty, ret: Option<ast::TypeId>) -> bool {
        let mut annotated = false;
        if let Some(t) = ret {
            let t = self.ty_expr(t);
            let span = self.pt(p).span;
            self.expect(t, ty, span);
            annotated = true;
        }
        self.annotate_from_pattern(p, ty) || annotated
    }
    fn annotate_from_pattern(&mut self, p: ast::PatId, ty: Ty) -> bool {
        let node = self.pt(p);
        match &node.kind {
            P::Paren(p) | P::Attributed(_, p) => self.annotate_from_pattern(*p, ty),
            P::Annotated(_, t) => {
                let t = self.ty_expr(*t);
                self.expect(t, ty, node.span);
                true
            }
            // Without a type before it, a tuple is the kind of tuple that the pattern is.
            P::Tuple { items, is_struct } if self.is_var(ty) => {
                let items = self.fresh_n(items.len());
                let _ = self.unify(ty, Ty::new(TyKind::Tuple(items.into(), *is_struct)));
                false
            }
            _ => false,
        }
    }
    fn finish_local(&mut self, name: Ident, ty: Ty, value: bool, b: &Binding) -> LocalId {
        let params = if value {
            self.generalise(&[ty], b.is_inline, &[])
        } else {
            self.lower(ty);
            vec![]
        };
        let ty = if params.is_empty() { ty } else { self.zonk(ty) };
        let local = self.new_local(name.name, ty, name.span);
        self.body.locals[local].params = params;
        local
    }
    /// A function's right-hand side as a lambda; a plain value when there are no parameters.
    pub fn function_rhs(
        &mut self,
        params: &[ast::PatId],
        ret: Option<ast::TypeId>,
        body: ast::ExprId,
        ty: Ty,
    ) -> ExprId {
        let span = self.span(body);
        let inner_actives = self.active_results.len();
        let active = self.next_active.take();
        if let Some((a, _)) = &active {
            self.active_results.push(a.clone());
        }
        let e = self.function_rhs_inner(params, ret, body, ty, span);
        if let Some((a, at)) = active {
            self.check_active_result(&a, at, ty);
        }
        self.active_results.truncate(inner_actives);
        e
    }
    /// The right-hand side of a binding of a pattern; when that is the name of an active pattern, it may name its results.
    pub fn pattern_rhs(&mut self, head: ast::PatId, body: ast::ExprId, want: Want) -> ExprId {
        let name = self.head_pattern_name(head).map(|n| n.0);
        let active = name.and_then(|n| active_name(n.name).map(|a| (a, n.span)));
        let Some((a, at)) = active else { return self.expr_want(body, want) };
        self.active_results.push(a.clone());
        let e = self.expr_want(body, want);
        self.active_results.pop();
        self.check_active_result(&a, at, want.ty);
        e
    }
    /// The result of an active pattern: an option or a bool if it may fail, a choice if it has several cases.
    fn check_active_result(&mut self, a: &crate::names::ActiveName, at: Span, ty: Ty) {
        let mut result = self.shallow(ty);
        // What is matched may be the parameter of a function that the body gives.
        while let Some((_, r)) = result.as_fun() {
            result = self.shallow(r);
        }
        let known = !matches!(result.kind(), types::TyKind::Infer(_) | types::TyKind::Error | types::TyKind::Var(_));
        let named = |cx: &Self, path: &str| result.as_con().is_some_and(|(id, _)| cx.tycon(id).path.as_str() == path);
        let fits = if a.partial {
            result.builtin() == Some(Builtin::Bool)
                || named(self, "FSharp.Core.Option")
                || named(self, "FSharp.Core.ValueOption")
        } else {
            a.cases.len() < 2 || named(self, "FSharp.Core.Choice")
        };
        if self.is_library || !known || fits {
            return;
        }
        self.broken_actives.insert(at);
        let text = self.show(result);
        let wanted = if a.partial { "an option or a bool" } else { "one of its cases" };
        self.error("FS0001", at, format!("This active pattern must give {wanted}, but gives a '{text}'."));
    }
    fn function_rhs_inner(
        &mut self,
        params: &[ast::PatId],
        ret: Option<ast::TypeId>,
        body: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        if params.is_empty() {
            let annotated = ret.map(|t| self.ty_expr(t));
            if let Some(t) = annotated {
                self.expect(t, ty, span);
            }
            return self.expr_want(body, Want { ty, flex: annotated.is_some() });
        }
        let mark = self.mark();
        self.depth += 1;
        let mut vars = PatVars::default();
        let mut t = ty;
        let mut read = vec![];
        for p in params {
            let (a, r) = self.expect_fun(t, span);
            read.push(self.param(*p, a, &mut vars));
            t = r;
        }
        let mut flex = false;
        if let Some(r) = ret {
            let r = self.ty_expr(r);
            self.expect(r, t, span);
            flex = true;
        }
        self.bind_vars(&vars);
        let was = self.caught.take();
        let want = if flex { Want { ty: t, flex } } else { self.flexible(t) };
        let body = self.expr_want(body, want);
        self.caught = was;
        let body = self.match_params(&read, body);
        self.depth -= 1;
        self.leave(mark);
        let params = read.into_iter().map(|r| r.0).collect();
        self.mk(ExprKind::Lambda { params, body }, ty, span)
    }
    fn let_rec(&mut self, bindings: &[Binding], span: Span, body: &mut dyn FnMut(&mut Self) -> ExprId) -> ExprId {
        let typars = self.typars.len();
        let mode = std::mem::replace(&mut self.typar_mode, TyparMode::Infer);
        self.level += 1;
        let uses = self.body.rec_uses.len();
        let mut group = vec![];
        for b in bindings {
            let Some(name) = binding_name(self, b) else {
                self.error("FS0873", b.span, "Only simple variable patterns can be bound in 'let rec' constructs");
                continue;
            };
            let twice = group.iter().any(|(o, ..): &(&Binding, LocalId, Ty)| {
                binding_name(self, o).is_some_and(|n| n.name == name.name && n.name.as_str() != "_")
            });
            if twice {
                self.error("FS0037", name.span, format!("Duplicate definition of value '{}'", name.name));
            }
            let ty = self.fresh();
            if let BindingHead::Pattern(p) = &b.head {
                self.pattern_annotation(*p, ty, b.ret);
            }
            let local = self.new_local(name.name, ty, name.span);
            self.bind_local(name, local);
            group.push((b, local, ty));
        }
        let mut done = vec![];
        for (b, local, ty) in &group {
            let rhs = match &b.head {
                BindingHead::Function { typars, params, name } => {
                    self.declare_typars(typars, TyparMode::Infer);
                    self.next_active = active_name(name.name).map(|a| (a, name.span));
                    self.function_rhs(params, b.ret, b.body, *ty)
                }
                BindingHead::Pattern(p) => {
                    let annotated = self.pattern_annotation(*p, *ty, b.ret);
                    // The value of a group is computed in a function: see `recursive_values`.
                    let inner = u32::from(!self.is_function_binding(b));
                    self.depth += inner;
                    let rhs = self.expr_want(b.body, Want { ty: *ty, flex: annotated });
                    self.depth -= inner;
                    rhs
                }
            };
            done.push((*local, rhs));
        }
        self.level -= 1;
        let tys: Vec<Ty> = group.iter().map(|g| g.2).collect();
        let values = group.iter().all(|(b, ..)| self.is_function_binding(b));
        let inline = group.iter().any(|(b, ..)| b.is_inline);
        if values {
            let params = self.generalise(&tys, inline, &[]);
            for (_, local, ty) in &group {
                let ty = self.zonk(*ty);
                let own: Vec<types::TyParam> = params.iter().filter(|p| mentions(ty, p.var)).cloned().collect();
                self.body.locals[*local].ty = ty;
                self.body.locals[*local].params = own;
            }
        } else {
            tys.iter().for_each(|t| self.lower(*t));
        }
        self.patch_rec_uses(uses, &group.iter().map(|g| g.1).collect::<Vec<_>>());
        self.typar_mode = mode;
        self.hide_generalised(typars);
        let builder = std::mem::take(&mut self.body);
        let parts: Vec<(Member, Span, &crate::cx::BodyBuilder, ExprId)> =
            done.iter().map(|(l, rhs)| (Member::Local(*l), builder.locals[*l].span, &builder, *rhs)).collect();
        self.check_recursion(&parts);
        self.body = builder;
        let is_function =
            |cx: &Self, rhs: ExprId| matches!(cx.body.exprs[rhs].kind, ExprKind::Lambda { .. } | ExprKind::Error);
        let (functions, values): (Vec<_>, Vec<_>) = done.into_iter().partition(|d| is_function(self, d.1));
        let members: Vec<Member> = values.iter().map(|v| Member::Local(v.0)).collect();
        let mut builder = std::mem::take(&mut self.body);
        let mut fixups = vec![];
        for (i, (_, rhs)) in values.iter().enumerate() {
            fixups.extend(self.take_early(&mut builder, *rhs, i, &members, &|t| t >= i));
        }
        let still_used = |u: &(ExprId, LocalId)| matches!(builder.exprs[u.0].kind, ExprKind::Local(..));
        let kept: Vec<_> = builder.rec_uses.split_off(uses).into_iter().filter(still_used).collect();
        builder.rec_uses.extend(kept);
        self.body = builder;
        let made: Vec<ExprKind> = values.iter().map(|v| ExprKind::Local(v.0, vec![])).collect();
        let tys: Vec<Ty> = values.iter().map(|v| self.body.locals[v.0].ty).collect();
        let values = self.recursive_cells(values, uses);
        let mut inner = body(self);
        if let Some(set) = self.put_fixups(&fixups, &made, &tys) {
            let ty = self.ty_of(inner);
            inner = self.mk(ExprKind::Seq(set, inner), ty, span);
        }
        self.recursive_values(functions, &values, inner, span)
    }
    /// Makes the cells of a group's recursive values and sends the uses inside the group through them.
    fn recursive_cells(&mut self, values: Vec<(LocalId, ExprId)>, from: usize) -> Vec<(LocalId, ExprId, LocalId)> {
        let mut cells = vec![];
        for (local, rhs) in values {
            let (ty, span) = (self.body.locals[local].ty, self.body.locals[local].span);
            let cell_ty = self.library_type("Firefly.Runtime.RecursiveValue", &[ty]);
            cells.push((local, rhs, self.temp(cell_ty, span)));
        }
        let uses: Vec<(ExprId, LocalId)> = self.body.rec_uses[from..].to_vec();
        for (e, l) in uses {
            if let Some((_, _, cell)) = cells.iter().find(|c| c.0 == l) {
                let span = self.body.exprs[e].span;
                let made = self.recursive_call("get", vec![*cell], None, span);
                self.body.exprs[e].kind = self.body.exprs[made].kind.clone();
            }
        }
        cells
    }
    /// `let rec` with values: each is computed when it is first needed, at the latest in the order of the group.
    fn recursive_values(
        &mut self,
        functions: Vec<(LocalId, ExprId)>,
        values: &[(LocalId, ExprId, LocalId)],
        body: ExprId,
        span: Span,
    ) -> ExprId {
        let mut e = body;
        for (local, _, cell) in values.iter().rev() {
            let value = self.recursive_call("get", vec![*cell], None, span);
            e = self.let_in(*local, value, e, span);
        }
        for (_, rhs, cell) in values.iter().rev() {
            let (unit, ty) = (Builtin::Unit.ty(), self.ty_of(*rhs));
            let param = self.temp(unit, span);
            let code = self.mk(ExprKind::Lambda { params: vec![param], body: *rhs }, Ty::fun(unit, ty), span);
            let set = self.recursive_call("set", vec![*cell], Some(code), span);
            let ty = self.ty_of(e);
            e = self.mk(ExprKind::Seq(set, e), ty, span);
        }
        if !functions.is_empty() || values.is_empty() {
            let ty = self.ty_of(e);
            e = self.mk(ExprKind::LetRec { bindings: functions, body: e }, ty, span);
        }
        for (_, _, cell) in values.iter().rev() {
            let unit = self.unit(span);
            let made = self.recursive_call("make", vec![], Some(unit), span);
            let (a, b) = (self.ty_of(made), self.body.locals[*cell].ty);
            self.expect(b, a, span);
            e = self.let_in(*cell, made, e, span);
        }
        e
    }
    /// A call of one of the library's functions on recursive values.
    fn recursive_call(&mut self, name: &str, cells: Vec<LocalId>, last: Option<ExprId>, span: Span) -> ExprId {
        let Some(v) = self.find_val(&format!("Firefly.Runtime.RecursiveValues.{name}")) else {
            return self.bad(span);
        };
        let mut args: Vec<ExprId> = cells.into_iter().map(|c| self.local_ref(c, span)).collect();
        args.extend(last);
        let func = self.val_expr(v, span);
        let mut ty = self.ty_of(func);
        for arg in &args {
            let (param, ret) = self.expect_fun(ty, span);
            let got = self.ty_of(*arg);
            self.expect(param, got, span);
            ty = ret;
        }
        self.apply(func, args, ty, span)
    }
    /// Gives the uses of a recursive group inside itself their type arguments.
    fn patch_rec_uses(&mut self, from: usize, group: &[LocalId]) {
        let uses: Vec<(ExprId, LocalId)> = self.body.rec_uses[from..].to_vec();
        for (e, l) in uses {
            if group.contains(&l) {
                let args: Vec<Ty> = self.body.locals[l].params.iter().map(crate::decls::param_type).collect();
                self.body.exprs[e].kind = ExprKind::Local(l, args);
            }
        }
    }
    /// Whether a binding defines a function.
    pub fn is_function_binding(&self, b: &Binding) -> bool {
        match &b.head {
            BindingHead::Function { params, .. } if !params.is_empty() => true,
            _ if b.is_mutable => false,
            BindingHead::Function { .. } | BindingHead::Pattern(_) => {
                let mut body = b.body;
                loop {
                    let node = self.ex(body);
                    match &node.kind {
                        E::Paren(e) | E::Annotated(e, _) => body = *e,
                        E::Lambda { .. } | E::Function(_) | E::Shorthand(_) => return true,
                        _ => return false,
                    }
                }
            }
        }
    }
    /// Whether evaluating the expression has no effect, so that its type may be generalised.
    pub fn is_value(&self, e: ast::ExprId) -> bool {
        let node = self.ex(e);
        match &node.kind {
            E::Literal(_) | E::Lambda { .. } | E::Function(_) | E::Shorthand(_) | E::Null | E::TypeApp(..) => true,
            E::Ident(id) => match self.find_local(id.name) {
                Some(LocalEntry::Var(l)) => !self.body.locals[l].is_mutable,
                Some(_) => false,
                None => !matches!(self.resolve_expr(&[*id]), Some((Found::Item(Item::Val(v)), _))
                    if self.val(v).is_mutable || self.is_type_function(v)),
            },
            E::Dot(..) => self.path_is_value(e),
            E::Paren(e) | E::Annotated(e, _) | E::Upcast(e, _) => self.is_value(*e),
            E::Tuple { items, .. } => items.iter().all(|i| self.is_value(*i)),
            E::ListOrArray { is_array, body } => match body {
                None => true,
                Some(b) => !is_array && self.is_value(*b),
            },
            E::Sequential(a, b) => self.is_value(*a) && self.is_value(*b),
            E::Record { inherit: None, copy: None, fields } => fields.iter().all(|f| self.is_value(f.1)),
            E::Infix { op, lhs, rhs } if op.name.as_str() == "::" => self.is_value(*lhs) && self.is_value(*rhs),
            E::App { func, arg, .. } => {
                self.is_case(*func)
                    && self.call_args(*arg).into_iter().all(|a| match &self.ex(a).kind {
                        E::Infix { op, lhs, rhs } if op.name.as_str() == "=" => {
                            matches!(self.ex(*lhs).kind, E::Ident(_)) && self.is_value(*rhs)
                        }
                        _ => self.is_value(a),
                    })
            }
            E::Let { bindings, body, .. } => {
                bindings.iter().all(|b| !b.is_mutable && (self.is_function_binding(b) || self.is_value(b.body)))
                    && self.is_value(*body)
            }
            // Of an interface: nothing is called to make it.
            E::ObjectExpr { arg: None, .. } => true,
            E::InlineIl { .. } => self.is_library,
            _ => false,
        }
    }
    /// `let f<'a> = e`, which computes a value for each type, unless it is marked with `GeneralizableValue`.
    fn is_type_function(&self, v: types::ValId) -> bool {
        let def = self.val(v);
        !self.is_library_file(v.file)
            && matches!(def.kind, tast::ValKind::Value)
            && def.param_names.is_empty()
            && def.arity == 0
            && self.info(v).explicit.is_some_and(|n| n > 0)
            && !def.attrs.iter().any(|a| a.name.as_str() == "GeneralizableValue")
    }
    fn ids_of(&self, e: ast::ExprId) -> Option<Vec<Ident>> {
        let node = self.ex(e);
        match &node.kind {
            E::Ident(id) => Some(vec![*id]),
            E::Dot(e, id) => {
                let mut ids = self.ids_of(*e)?;
                ids.push(*id);
                Some(ids)
            }
            _ => None,
        }
    }
    fn path_is_value(&self, e: ast::ExprId) -> bool {
        let Some(ids) = self.ids_of(e) else { return false };
        match self.resolve_expr(&ids) {
            Some((Found::Item(Item::Val(v)), n)) => n == ids.len() && !self.val(v).is_mutable,
            Some((Found::Item(_), n)) => n == ids.len(),
            Some((Found::Types(t), n)) => {
                n + 1 == ids.len() && t.first().is_some_and(|t| self.case_of(t.id, ids[n].name).is_some())
            }
            _ => false,
        }
    }
    fn is_case(&self, e: ast::ExprId) -> bool {
        let Some(ids) = self.ids_of(e) else { return false };
        match self.resolve_expr(&ids) {
            Some((Found::Item(Item::Case(..)), n)) => n == ids.len(),
            Some((Found::Types(t), n)) => {
                n + 1 == ids.len() && t.first().is_some_and(|t| self.case_of(t.id, ids[n].name).is_some())
            }
            _ => false,
        }
    }
}

/// The name that a binding defines, if it defines one.
pub(crate) fn binding_name(cx: &Cx<'_>, b: &Binding) -> Option<Ident> {
    match &b.head {
        BindingHead::Function { name, .. } => Some(*name),
        BindingHead::Pattern(p) => {
            // An active pattern or operator without parameters comes as a plain name.
            cx.head_pattern_name(*p).map(|n| n.0)
        }
    }
}

/// Whether a type parameter occurs in a type.
pub(crate) fn mentions(t: Ty, v: types::TyVar) -> bool {
    if !t.has_var() {
        return false;
    }
    let probe = Builtin::Unit.ty();
    let found = std::cell::Cell::new(false);
    t.subst(&|w| {
        if w == v {
            found.set(true);
        }
        None
    });
    let _ = probe;
    found.get()
}
