//! Byrefs in bodies: they are not captured, stored or returned where they would outlive what they point to
//! (F# specification, section 14.9, and the rules of F# 4.5).
//!
//! An expression is looked at with what its place admits ([`Place`]); out comes how far up the stack its byref
//! reaches. Scope 0 is what the caller owns, 1 the function's own variables, more the nested bindings.

use base::{FxHashMap, FxHashSet, Span};
use tast::walk::{Child, expr_children, pat_children};
use tast::{Arm, Body, Expr, ExprId, ExprKind, LocalId, LoopKind, PatId, PatKind, ValKind};
use types::{Ty, ValId};

use super::byref_types::Admits;
use crate::cx::{Cx, Owner};
use crate::reach::is_plain_collection;

/// What a place admits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// No byref.
    Nothing,
    /// A byref.
    Byref,
    /// The arguments of a call as one tuple: each may be a byref.
    Arguments,
    /// A byref that goes to the caller.
    Returned,
}

/// How long what a byref points to lives.
#[derive(Clone, Copy)]
struct Reach {
    byref: bool,
    scope: u32,
}

const FREE: Reach = Reach { byref: false, scope: 0 };
/// What no byref reaches.
const LOCAL: Reach = Reach { byref: false, scope: 1 };

fn both(a: Reach, b: Reach) -> Reach {
    match (a.byref, b.byref) {
        (false, false) => FREE,
        (true, true) => Reach { byref: true, scope: a.scope.max(b.scope) },
        (true, false) => a,
        (false, true) => b,
    }
}

struct Walk<'c, 'b> {
    body: &'b Body,
    found: Vec<(&'static str, Span, String)>,
    reach: FxHashMap<LocalId, Reach>,
    params: FxHashSet<LocalId>,
    /// Nesting of functions at which each local is bound.
    depth_of: FxHashMap<LocalId, usize>,
    /// Enclosing functions, outermost first.
    functions: Vec<Span>,
    scope: u32,
    in_call: bool,
    stack_only: &'c dyn Fn(Ty) -> bool,
    is_byref: &'c dyn Fn(Ty) -> bool,
    is_struct: &'c dyn Fn(Ty) -> bool,
    bad: &'c dyn Fn(Ty, Admits) -> bool,
    arity: &'c dyn Fn(ValId) -> usize,
}

impl<'a> Cx<'a> {
    /// Checks one body.
    pub fn body_byrefs(&mut self, owner: &Owner, body: &Body) {
        let value = match owner {
            Owner::Val(v) => Some(*v),
            Owner::Init => None,
        };
        if let Some(v) = value {
            self.value_byrefs(v, body);
        }
        let found = {
            let stack_only = |t: Ty| self.is_stack_only_type(t);
            let is_byref = |t: Ty| self.is_byref(t);
            let is_struct = |t: Ty| self.is_value_type(t);
            let bad = |t: Ty, a: Admits| self.bad_byref(t, a);
            let arity = |v: ValId| self.val(v).arity;
            let mut w = Walk {
                body,
                found: vec![],
                reach: FxHashMap::default(),
                params: FxHashSet::default(),
                depth_of: FxHashMap::default(),
                functions: vec![],
                scope: 1,
                in_call: false,
                stack_only: &stack_only,
                is_byref: &is_byref,
                is_struct: &is_struct,
                bad: &bad,
                arity: &arity,
            };
            match &body.exprs[body.root].kind {
                ExprKind::Lambda { params, body: inner } if value.is_some() => w.top(params, *inner),
                _ if value.is_some() && (w.stack_only)(body.exprs[body.root].ty) => {
                    w.expr(body.root, Place::Byref);
                }
                _ => {
                    w.expr(body.root, Place::Nothing);
                }
            }
            w.found
        };
        for (code, span, text) in found {
            self.error(code, span, text);
        }
    }
    /// The type of a value, function or member.
    fn value_byrefs(&mut self, v: ValId, body: &Body) {
        let def = self.val(v);
        let (span, arity, ty) = (def.span, def.arity, def.scheme.ty);
        let plain = matches!(def.kind, ValKind::Value) || arity == 0;
        if plain {
            if self.bad_byref(ty, Admits::Nothing) {
                self.error("FS0431", span, "A byref would be stored here: a value of a module cannot be one.");
            }
            return;
        }
        if let ExprKind::Lambda { params, .. } = &body.exprs[body.root].kind {
            for p in params {
                let local = &body.locals[*p];
                let (bad, at, name) = (self.bad_byref(local.ty, Admits::Outermost), local.span, local.name);
                let tuple = matches!(local.ty.kind(), types::TyKind::Tuple(_, false));
                if bad && !tuple {
                    let text = self.show(local.ty);
                    self.error("FS3300", at, format!("The parameter '{name}' cannot have the type '{text}': a byref cannot be part of another type."));
                }
            }
        }
        let mut ret = ty;
        for _ in 0..arity {
            ret = ret.as_fun().map_or(ret, |f| f.1);
        }
        if self.byref_of_byref(ty) {
            let text = self.show(ty);
            self.error("FS3136", span, format!("The type '{text}' has a byref of a byref."));
        } else if self.bad_byref(ret, Admits::Outermost) {
            let text = self.show(ret);
            self.error(
                "FS3301",
                span,
                format!("The result cannot have the type '{text}': a byref cannot be part of another type."),
            );
        }
    }
}

impl<'b> Walk<'_, 'b> {
    fn report(&mut self, code: &'static str, span: Span, text: impl Into<String>) {
        if !self.found.iter().any(|f| f.0 == code && f.1 == span) {
            self.found.push((code, span, text.into()));
        }
    }
    fn part(&mut self, t: Ty, admits: Admits, span: Span) {
        if (self.bad)(t, admits) {
            self.report(
                "FS0412",
                span,
                "A byref cannot be part of another type: only a variable, a parameter or a result is one.",
            );
        }
    }
    /// The function that the body is.
    fn top(&mut self, params: &[LocalId], inner: ExprId) {
        for p in params {
            self.params.insert(*p);
            self.depth_of.insert(*p, 0);
        }
        let place = if (self.stack_only)(self.body.exprs[inner].ty) { Place::Returned } else { Place::Nothing };
        self.expr(inner, place);
    }
    /// A function inside of the body; `named` is the local that holds it.
    fn function(&mut self, id: ExprId, params: &[LocalId], inner: ExprId, named: Option<LocalId>) {
        let body = self.body;
        let span = body.exprs[id].span;
        for p in params {
            self.params.insert(*p);
            let local = &body.locals[*p];
            self.part(local.ty, Admits::Nothing, local.span);
        }
        if let Some(l) = named {
            let local = &body.locals[l];
            if (self.bad)(local.ty, Admits::Nothing) {
                let at = local.span;
                self.part(local.ty, Admits::Nothing, at);
                self.report("FS0425", at, "A function value cannot take or give a byref.");
            }
        } else if (self.stack_only)(body.exprs[inner].ty) {
            self.report("FS0425", span, "A function value cannot take or give a byref.");
        }
        self.inside(span, params, |w| {
            w.expr(inner, Place::Nothing);
        });
    }
    fn inside(&mut self, span: Span, params: &[LocalId], f: impl FnOnce(&mut Self)) {
        self.functions.push(span);
        for p in params {
            self.depth_of.insert(*p, self.functions.len());
        }
        let scope = std::mem::replace(&mut self.scope, 1);
        let call = std::mem::replace(&mut self.in_call, false);
        f(self);
        self.scope = scope;
        self.in_call = call;
        self.functions.pop();
    }
    fn bind(&mut self, l: LocalId) {
        self.depth_of.insert(l, self.functions.len());
    }
    /// Binds the variables of a pattern.
    fn pattern(&mut self, p: PatId) {
        let body = self.body;
        if let PatKind::Bind(l, _) = &body.pats[p].kind {
            self.bind(*l);
            let local = &body.locals[*l];
            // Only the tuple that parameters come as has a byref for a pattern to bind.
            if (self.is_byref)(local.ty) {
                self.reach.insert(*l, Reach { byref: true, scope: 0 });
            }
            self.part(local.ty, Admits::Outermost, local.span);
        }
        let mut children = vec![];
        pat_children(body, p, &mut |c| children.push(c));
        for c in children {
            match c {
                Child::Pat(p) => self.pattern(p),
                Child::Expr(e) => {
                    self.expr(e, Place::Nothing);
                }
            }
        }
    }
    /// A variable that a byref-typed local of an outer function is.
    fn captured(&mut self, l: LocalId) {
        let local = &self.body.locals[l];
        if !(self.is_byref)(local.ty) {
            return;
        }
        let depth = self.depth_of.get(&l).copied().unwrap_or(self.functions.len());
        let name = local.name;
        if let Some(at) = self.functions.get(depth).copied() {
            self.report(
                "FS0406",
                at,
                format!(
                    "The byref '{name}' is used in a function that may outlive it. Read its value before, and use that."
                ),
            );
        }
    }
    fn reach_of(&self, l: LocalId) -> Reach {
        let byref = (self.is_byref)(self.body.locals[l].ty);
        let scope = match self.reach.get(&l) {
            Some(r) => r.scope,
            None if self.params.contains(&l) => 0,
            None => 1,
        };
        Reach { byref, scope }
    }
    fn escapes(&self, r: Reach) -> bool {
        r.byref && r.scope >= self.scope
    }

    fn expr(&mut self, id: ExprId, place: Place) -> Reach {
        let e: &'b Expr = &self.body.exprs[id];
        self.form(id, e, place)
    }
    fn form(&mut self, id: ExprId, e: &'b Expr, place: Place) -> Reach {
        match &e.kind {
            ExprKind::Local(l, _) => self.local(*l, e, place),
            ExprKind::Val(_, tys) => {
                for t in tys {
                    self.part(*t, Admits::Nothing, e.span);
                }
                if !self.in_call {
                    self.part(e.ty, Admits::Outermost, e.span);
                }
                FREE
            }
            ExprKind::Apply { func, args, .. } => self.call(e, *func, args, place),
            ExprKind::AddrOf(target) => self.address(*target, e.span, place),
            ExprKind::Deref(x) => {
                self.expr(*x, Place::Byref);
                LOCAL
            }
            ExprKind::SetDeref(a, b) => {
                self.expr(*a, Place::Byref);
                self.expr(*b, Place::Byref);
                FREE
            }
            ExprKind::Let { local, rhs, body } => {
                self.binding(*local, *rhs);
                self.expr(*body, place)
            }
            ExprKind::LetRec { bindings, body } => {
                bindings.iter().for_each(|b| self.bind(b.0));
                for (l, rhs) in bindings {
                    self.right_side(*l, *rhs);
                }
                self.expr(*body, Place::Nothing);
                FREE
            }
            ExprKind::Seq(a, b) => {
                self.expr(*a, Place::Nothing);
                self.expr(*b, place)
            }
            ExprKind::If { cond, then, els } => {
                self.expr(*cond, Place::Nothing);
                self.part(e.ty, Admits::Outermost, e.span);
                let a = self.expr(*then, place);
                let b = self.expr(*els, place);
                both(a, b)
            }
            ExprKind::Match { scrutinee, arms } => {
                self.expr(*scrutinee, Place::Byref);
                self.part(e.ty, Admits::Outermost, e.span);
                self.arms(arms, place)
            }
            ExprKind::TryWith { body, arms } => {
                let a = self.expr(*body, place);
                let b = self.arms(arms, place);
                both(a, b)
            }
            ExprKind::TryFinally { body, finalizer } => {
                let a = self.expr(*body, place);
                self.expr(*finalizer, Place::Nothing);
                a
            }
            ExprKind::Lambda { params, body } => {
                self.function(id, params, *body, None);
                FREE
            }
            ExprKind::Comprehension(x) if !is_plain_collection(e.ty) => {
                self.inside(e.span, &[], |w| {
                    w.expr(*x, Place::Nothing);
                });
                FREE
            }
            ExprKind::Lazy(x) => {
                self.inside(e.span, &[], |w| {
                    w.expr(*x, Place::Nothing);
                });
                FREE
            }
            ExprKind::Delegate(x) => {
                match &self.body.exprs[*x].kind {
                    ExprKind::Lambda { params, body } => self.inside(e.span, params, |w| w.top_like(params, *body)),
                    _ => {
                        self.expr(*x, Place::Nothing);
                    }
                }
                FREE
            }
            ExprKind::ObjectExpr { base, this, members } => {
                if let Some(b) = base {
                    self.expr(*b, Place::Nothing);
                }
                for (_, m) in members {
                    let at = self.body.exprs[*m].span;
                    match &self.body.exprs[*m].kind {
                        ExprKind::Lambda { params, body } => self.inside(at, params, |w| {
                            w.bind(*this);
                            w.top_like(params, *body);
                        }),
                        _ => {
                            self.expr(*m, Place::Nothing);
                        }
                    }
                }
                FREE
            }
            ExprKind::For { kind, pat, body } => {
                self.loop_parts(kind);
                self.pattern(*pat);
                self.expr(*body, Place::Nothing);
                FREE
            }
            ExprKind::Tuple(items) if place == Place::Arguments => {
                items.iter().fold(FREE, |r, i| both(r, self.expr(*i, Place::Byref)))
            }
            ExprKind::FieldGet(x, _)
            | ExprKind::TupleGet(x, _)
            | ExprKind::CaseField(x, _, _)
            | ExprKind::IsCase(x, _) => {
                self.expr(*x, Place::Byref);
                FREE
            }
            ExprKind::FieldSet(a, _, b) => {
                self.expr(*a, Place::Byref);
                self.expr(*b, Place::Byref);
                FREE
            }
            ExprKind::SetLocal(l, x) => {
                self.captured(*l);
                self.expr(*x, Place::Byref);
                FREE
            }
            ExprKind::Record(items)
            | ExprKind::TraitCall { args: items, .. }
            | ExprKind::Intrinsic { args: items, .. } => {
                items.iter().for_each(|i| {
                    self.expr(*i, Place::Byref);
                });
                FREE
            }
            ExprKind::List(_) => {
                self.part(e.ty, Admits::Nothing, e.span);
                self.parts(id)
            }
            ExprKind::Upcast(x) if self.body.exprs[*x].ty == e.ty => self.expr(*x, place),
            _ => self.parts(id),
        }
    }
    /// A form whose parts are all plain values.
    fn parts(&mut self, id: ExprId) -> Reach {
        let mut children = vec![];
        expr_children(self.body, id, &mut |c| children.push(c));
        for c in children {
            match c {
                Child::Expr(x) => {
                    self.expr(x, Place::Nothing);
                }
                Child::Pat(p) => self.pattern(p),
            }
        }
        FREE
    }
    fn top_like(&mut self, params: &[LocalId], inner: ExprId) {
        for p in params {
            self.params.insert(*p);
        }
        let place = if (self.stack_only)(self.body.exprs[inner].ty) { Place::Returned } else { Place::Nothing };
        self.expr(inner, place);
    }
    fn loop_parts(&mut self, kind: &LoopKind) {
        match kind {
            LoopKind::Range(r) => {
                self.expr(r.start, Place::Nothing);
                if let Some(s) = r.step {
                    self.expr(s, Place::Nothing);
                }
                self.expr(r.end, Place::Nothing);
            }
            LoopKind::Array(e) | LoopKind::List(e) | LoopKind::String(e) => {
                self.expr(*e, Place::Nothing);
            }
            LoopKind::Enumerator { get, enumerator, move_next, current, dispose } => {
                self.expr(*get, Place::Byref);
                self.bind(*enumerator);
                for x in [Some(*move_next), Some(*current), *dispose].into_iter().flatten() {
                    self.expr(x, Place::Byref);
                }
            }
        }
    }
    fn arms(&mut self, arms: &[Arm], place: Place) -> Reach {
        let mut r = FREE;
        for a in arms {
            self.pattern(a.pat);
            if let Some(g) = a.guard {
                self.expr(g, Place::Nothing);
            }
            let b = self.expr(a.body, place);
            r = both(r, b);
        }
        r
    }
    fn binding(&mut self, local: LocalId, rhs: ExprId) {
        let r = self.right_side(local, rhs);
        self.bind(local);
        let byref = (self.is_byref)(self.body.locals[local].ty);
        let scope = if byref { r.scope } else { self.scope };
        self.reach.insert(local, Reach { byref, scope });
    }
    fn right_side(&mut self, local: LocalId, rhs: ExprId) -> Reach {
        let body = self.body;
        let l = &body.locals[local];
        if let ExprKind::Lambda { params, body: inner } = &body.exprs[rhs].kind {
            self.function(rhs, params, *inner, Some(local));
            return FREE;
        }
        self.part(l.ty, Admits::Outermost, l.span);
        let place = if (self.is_byref)(l.ty) {
            Place::Returned
        } else if (self.stack_only)(l.ty) {
            Place::Byref
        } else {
            Place::Nothing
        };
        self.scope += 1;
        let r = self.expr(rhs, place);
        self.scope -= 1;
        r
    }
    fn local(&mut self, l: LocalId, e: &Expr, place: Place) -> Reach {
        self.captured(l);
        let local = &self.body.locals[l];
        let (ty, name) = (local.ty, local.name);
        // Parameters in parentheses come as one tuple, whose parts may be byrefs.
        let tuple = self.params.contains(&l) && matches!(ty.kind(), types::TyKind::Tuple(_, false));
        if !self.in_call && !tuple {
            self.part(ty, Admits::Outermost, e.span);
        }
        let r = self.reach_of(l);
        if (self.stack_only)(ty) {
            if place == Place::Nothing {
                self.report("FS0418", e.span, format!("The byref '{name}' cannot stand here."));
            }
            if place == Place::Returned && self.escapes(r) {
                if name.as_str().starts_with('_') {
                    self.outlives(e.span);
                } else {
                    self.report(
                        "FS3209",
                        e.span,
                        format!("The address of '{name}' would be used when '{name}' no longer exists."),
                    );
                }
            }
        }
        r
    }
    fn outlives(&mut self, span: Span) {
        self.report("FS3228", span, "This address would be used when what it points to no longer exists.");
    }
    fn call(&mut self, e: &'b Expr, func: ExprId, args: &[ExprId], place: Place) -> Reach {
        let outer = std::mem::replace(&mut self.in_call, true);
        if !outer {
            self.part(e.ty, Admits::Outermost, e.span);
        }
        self.expr(func, Place::Nothing);
        let known = match &self.body.exprs[func].kind {
            ExprKind::Val(v, _) => {
                let n = (self.arity)(*v);
                if args.len() >= n { n } else { 0 }
            }
            // A delegate: its type tells all parameters.
            _ if self.body.exprs[func].ty.as_fun().is_none() => args.len(),
            _ => 0,
        };
        let mut reach = FREE;
        for (i, a) in args.iter().enumerate() {
            let admits = match &self.body.exprs[*a].kind {
                _ if i >= known => Place::Nothing,
                ExprKind::Tuple(_) => Place::Arguments,
                _ => Place::Byref,
            };
            let r = self.expr(*a, admits);
            reach = both(reach, r);
        }
        self.in_call = outer;
        if !(self.is_byref)(e.ty) {
            return LOCAL;
        }
        if place == Place::Returned && self.escapes(reach) {
            self.outlives(e.span);
        }
        Reach { byref: true, scope: if reach.byref { reach.scope } else { 0 } }
    }
    /// `&target`
    fn address(&mut self, target: ExprId, span: Span, place: Place) -> Reach {
        let t: &'b Expr = &self.body.exprs[target];
        match &t.kind {
            ExprKind::Local(l, _) => {
                let name = self.body.locals[*l].name;
                if place == Place::Nothing {
                    self.report("FS0421", span, format!("The address of '{name}' cannot stand here."));
                }
                let scope = if self.params.contains(l) { 1 } else { self.reach_of(*l).scope };
                let r = Reach { byref: true, scope };
                if place == Place::Returned && self.escapes(r) {
                    self.report(
                        "FS3209",
                        span,
                        format!("The address of '{name}' would be used when '{name}' no longer exists."),
                    );
                }
                r
            }
            ExprKind::Val(..) => {
                if place == Place::Nothing {
                    self.report("FS0421", span, "The address of a variable cannot stand here.");
                }
                Reach { byref: true, scope: 0 }
            }
            ExprKind::FieldGet(object, _) => {
                if place == Place::Nothing {
                    self.report("FS0423", span, "The address of a field cannot stand here.");
                }
                self.field_address(*object, span, place)
            }
            ExprKind::Intrinsic { args, .. } => {
                if place == Place::Nothing {
                    self.report("FS0424", span, "The address of an array element cannot stand here.");
                }
                args.iter().for_each(|a| {
                    self.expr(*a, Place::Byref);
                });
                Reach { byref: true, scope: 0 }
            }
            _ => {
                self.expr(target, Place::Byref);
                Reach { byref: true, scope: 1 }
            }
        }
    }
    /// The address of a field lives as long as its object: for ever in a class, as the variable in a struct.
    fn field_address(&mut self, object: ExprId, span: Span, place: Place) -> Reach {
        match &self.body.exprs[object].kind {
            ExprKind::Local(l, _) if self.is_struct_value(object) => {
                let name = self.body.locals[*l].name;
                let scope = if self.params.contains(l) { 1 } else { self.reach_of(*l).scope };
                let r = Reach { byref: true, scope };
                if place == Place::Returned && self.escapes(r) {
                    self.report(
                        "FS3209",
                        span,
                        format!("The address of '{name}' would be used when '{name}' no longer exists."),
                    );
                }
                r
            }
            ExprKind::FieldGet(inner, _) if self.is_struct_value(object) => self.field_address(*inner, span, place),
            ExprKind::Deref(x) => self.expr(*x, if place == Place::Returned { place } else { Place::Byref }),
            _ => {
                self.expr(object, Place::Byref);
                Reach { byref: true, scope: 0 }
            }
        }
    }
    fn is_struct_value(&self, e: ExprId) -> bool {
        (self.is_struct)(self.body.exprs[e].ty)
    }
}
