//! Application chains: `f x`, `a.b.c`, `x.M(y).[i]`, `T<int>.New()`.
//!
//! A chain is turned inside out: its head is resolved first, and what follows it (arguments, member names, type
//! arguments, indices) waits on a stack and is taken by whatever the head turns out to be, as F#'s own checker does.

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E, Ident};
use tast::{Const, ExprId, ExprKind, TyConKind};
use types::{Builtin, MemberConstraint, Ty, TyConId, TyKind, ValId};

use super::Want;
use crate::cx::{Cx, LocalEntry};
use crate::env::{Item, TypeEntry};
use crate::names::{mangle, mangle_prefix};
use crate::resolve::{Found, skip_microsoft};
use crate::tyexprs::pick_arity;

/// What follows the head of a chain.
#[derive(Clone)]
pub(crate) enum Delayed {
    App { arg: ast::ExprId, span: Span },
    Dot(Ident, Span),
    TypeApp(Vec<ast::TypeId>, Span),
    Index(Vec<ast::ExprId>, Span),
}

impl<'a> Cx<'a> {
    /// Checks a chain.
    pub fn chain(&mut self, id: ast::ExprId, want: Want) -> ExprId {
        let (head, mut delayed) = self.unwind(id);
        self.chain_head(head, &mut delayed, want)
    }
    /// The head of a chain and what follows it, the next on top.
    pub fn unwind(&self, id: ast::ExprId) -> (ast::ExprId, Vec<Delayed>) {
        let mut delayed = vec![];
        let mut at = id;
        loop {
            let node = self.ex(at);
            let span = node.span;
            at = match &node.kind {
                E::App { func, arg, .. } => {
                    delayed.push(Delayed::App { arg: *arg, span });
                    *func
                }
                E::Dot(e, name) => {
                    delayed.push(Delayed::Dot(*name, span));
                    *e
                }
                E::TypeApp(e, args) => {
                    delayed.push(Delayed::TypeApp(args.clone(), span));
                    *e
                }
                E::Index { expr, indices, .. } => {
                    delayed.push(Delayed::Index(indices.clone(), span));
                    *expr
                }
                _ => return (at, delayed),
            };
        }
    }
    fn chain_head(&mut self, head: ast::ExprId, delayed: &mut Vec<Delayed>, want: Want) -> ExprId {
        let node = self.ex(head);
        let span = node.span;
        match &node.kind {
            E::Ident(id) => self.name_then(*id, delayed, want),
            E::LambdaHole => match self.holes.last().copied() {
                Some(l) => {
                    let e = self.local_expr(l, span);
                    self.apply_delayed(e, delayed, want)
                }
                None => {
                    self.error("FS0010", span, "Unexpected symbol '_' in expression");
                    self.bad(span)
                }
            },
            E::Typar(v) => self.typar_then(v, delayed, want, span),
            E::Base(_) => self.base_then(delayed, want, span),
            E::Paren(inner)
                if matches!(self.ex(*inner).kind, E::Ident(_)) && !matches!(delayed.last(), Some(Delayed::Dot(..))) =>
            {
                self.chain_head(*inner, delayed, want)
            }
            kind => {
                let in_parens = matches!(kind, E::Paren(_));
                let (e, _) = self.infer_expr(head);
                let e = if in_parens { self.run_alone(e, delayed, want, span) } else { e };
                self.apply_delayed(e, delayed, want)
            }
        }
    }
    /// A name and what follows.
    fn name_then(&mut self, first: Ident, delayed: &mut Vec<Delayed>, want: Want) -> ExprId {
        let mut ids = vec![first];
        for d in delayed.iter().rev() {
            let Delayed::Dot(id, _) = d else { break };
            ids.push(*id);
        }
        if self.find_local(mangle(first.name)).is_none()
            && !self.is_own_value(first)
            && let Some(e) = self.special_name(first, delayed, want)
        {
            return e;
        }
        // A path means what the name meant before: `Regex.Match` in the body of `(|Regex|_|)`.
        if self.find_local(mangle(first.name)).is_none()
            && let Some((i, n)) = self.own_active_result(first.name)
            && (ids.len() == 1 || self.resolve_expr(&ids).is_none())
        {
            return self.active_result_then(i, n, delayed, want, first.span);
        }
        let Some((found, used)) = self.resolve_expr(&ids) else {
            if let Some(operands) = self.operands_given(first, delayed) {
                return self.implicit_operator(mangle(first.name), &operands, want, first.span);
            }
            self.report_unresolved(&ids);
            self.check_rest(delayed);
            return self.bad(first.span);
        };
        delayed.truncate(delayed.len() + 1 - used);
        let span = first.span.to(ids[used - 1].span);
        if matches!(found, Found::Item(_) | Found::Types(_)) {
            self.check_obsolete_path(&ids[..used]);
        }
        self.found_then(found, ids[used - 1], delayed, want, span)
    }
    /// A case of the active pattern being defined: a case of `Choice`, or the value itself when there is one case.
    fn active_result_then(&mut self, i: usize, n: usize, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        if n == 1 {
            return match delayed.pop() {
                Some(Delayed::App { arg, .. }) => {
                    let e = if delayed.is_empty() { self.expr_want(arg, want) } else { self.infer_expr(arg).0 };
                    if delayed.is_empty() { e } else { self.apply_delayed(e, delayed, want) }
                }
                _ => self.unit(span),
            };
        }
        let args = self.fresh_n(n);
        let choice = self.library_type("FSharp.Core.Choice", &args);
        self.try_unify(choice, want);
        if delayed.is_empty() && self.shallow(want.ty).as_con().is_some() {
            // A case without argument carries unit.
            let _ = self.unify(args[i], Builtin::Unit.ty());
            let u = self.unit(span);
            let e = self.mk(ExprKind::Union { case: i, args: vec![u] }, choice, span);
            return self.finish(e, want, span);
        }
        self.case_then(choice, i, delayed, want, span)
    }
    /// Looks into the arguments of an unresolved head, so that their own mistakes are found.
    fn check_rest(&mut self, delayed: &mut Vec<Delayed>) {
        while let Some(d) = delayed.pop() {
            if let Delayed::App { arg, .. } = d {
                self.expr(arg, Ty::error());
            }
        }
    }
    /// `(+++) a b` where no operator `+++` is defined: its operands, when there are as many as it has.
    fn operands_given(&self, id: Ident, delayed: &[Delayed]) -> Option<Vec<ast::ExprId>> {
        let text = id.name.as_str();
        let first = text.chars().next().filter(|c| !c.is_alphanumeric() && *c != '_' && !id.quoted)?;
        let is_prefix = first == '~' || first == '!' && text != "!=";
        let n = if is_prefix { 1 } else { 2 };
        if mangle(id.name) == id.name || text.starts_with('|') && text.ends_with('|') {
            return None;
        }
        let arg = |d: &Delayed| match d {
            Delayed::App { arg, .. } => Some(*arg),
            Delayed::Dot(..) | Delayed::TypeApp(..) | Delayed::Index(..) => None,
        };
        let args: Vec<ast::ExprId> = delayed.iter().rev().map_while(arg).collect();
        (args.len() == n && delayed.len() == n).then_some(args)
    }
    fn report_unresolved(&mut self, ids: &[Ident]) {
        self.see_private = true;
        let hidden = self.resolve_expr(ids);
        self.see_private = false;
        if let Some((Found::Item(Item::Val(_)), n)) = hidden {
            let id = ids[n - 1];
            self.error("FS1094", id.span, format!("The value '{}' is not accessible from this code location", id.name));
            return;
        }
        let ids = skip_microsoft(ids);
        let last = ids[0];
        let has_module = ids.len() > 1 && !self.resolve_module(&ids[..1]).is_empty();
        if has_module {
            let mut n = 1;
            while n + 1 < ids.len() && !self.resolve_module(&ids[..=n]).is_empty() {
                n += 1;
            }
            let bad = ids[n];
            let mut near = vec![];
            for c in self.resolve_module(&ids[..n]) {
                self.collect_names(c, &mut near);
            }
            self.undefined("value, constructor, namespace or type", bad.name, bad.span, near);
            return;
        }
        let near = self.names_in_scope();
        let what = if ids.len() > 1 { "value, namespace, type or module" } else { "value or constructor" };
        self.undefined(what, last.name, last.span, near);
    }
    fn found_then(&mut self, found: Found, name: Ident, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        match found {
            Found::Local(LocalEntry::Method(v)) => {
                let e = self.class_function(v, span);
                self.apply_delayed(e, delayed, want)
            }
            Found::Local(entry) => {
                let e = self.entry_expr(&entry, span);
                self.apply_delayed(e, delayed, want)
            }
            Found::Item(Item::Val(v)) => self.val_then(v, delayed, want, span),
            Found::Item(Item::Case(id, i)) => {
                self.check_obsolete_type(id, span);
                self.check_obsolete_case(id, i, span);
                let union = self.fresh_con(id, span);
                self.case_then(union, i, delayed, want, span)
            }
            Found::Item(Item::Exception(id)) => self.exception_then(id, delayed, want, span),
            Found::Types(types) => self.types_then(&types, name, delayed, want, span),
            Found::Static(t) => self.static_then(t, name, delayed, want, span),
        }
    }
    /// Whether a name is that of a value of the program, not of the library.
    fn is_own_value(&self, name: Ident) -> bool {
        matches!(self.resolve_expr(&[name]), Some((Found::Item(Item::Val(v)), _)) if !self.is_library_file(v.file))
    }
    /// Names that the language itself gives meaning to.
    fn special_name(&mut self, name: Ident, delayed: &mut Vec<Delayed>, want: Want) -> Option<ExprId> {
        let span = name.span;
        match (name.name.as_str(), delayed.last()) {
            ("nameof", Some(Delayed::App { arg, .. })) => {
                let arg = *arg;
                delayed.pop();
                let text = self.name_of(arg)?;
                let units = text.encode_utf16().collect();
                let e = self.constant(Const::String(units), Builtin::String.ty(), span);
                Some(self.apply_delayed(e, delayed, want))
            }
            ("typeof" | "typedefof" | "sizeof", Some(Delayed::TypeApp(args, _))) if args.len() == 1 => {
                let t = args[0];
                delayed.pop();
                let t = self.ty_expr(t);
                let e = if name.name.as_str() == "sizeof" {
                    let kind = ExprKind::Intrinsic { op: Symbol::intern("sizeof"), types: vec![t], args: vec![] };
                    self.mk(kind, Builtin::Int32.ty(), span)
                } else {
                    let ty = self.library_type("System.Type", &[]);
                    let kind = match name.name.as_str() {
                        "typeof" => ExprKind::TypeOf(t),
                        _ => {
                            let op = Symbol::intern("typedefof");
                            ExprKind::Intrinsic { op, types: vec![t], args: vec![] }
                        }
                    };
                    self.mk(kind, ty, span)
                };
                Some(self.apply_delayed(e, delayed, want))
            }
            ("reraise" | "rethrow", Some(Delayed::App { .. })) => {
                delayed.pop();
                let Some(local) = self.caught else {
                    self.error(
                        "FS0413",
                        span,
                        "The 'rethrow' function may only be used directly within a 'with' handler",
                    );
                    return Some(self.bad(span));
                };
                self.reraised = true;
                let e = self.local_ref(local, span);
                let ty = want.ty;
                Some(self.mk(ExprKind::Raise(e), ty, span))
            }
            _ => None,
        }
    }
    fn name_of(&mut self, arg: ast::ExprId) -> Option<String> {
        let node = self.ex(arg);
        match &node.kind {
            E::Paren(e) => self.name_of(*e),
            E::Ident(id) => {
                if self.resolve_expr(&[*id]).is_none() && self.resolve_module(&[*id]).is_empty() {
                    self.report_unresolved(&[*id]);
                }
                Some(id.name.to_string())
            }
            E::Dot(_, id) => Some(id.name.to_string()),
            E::TypeApp(e, _) => self.name_of(*e),
            E::Typar(v) => Some(v.name.name.to_string()),
            _ => {
                self.error("FS3250", node.span, "Expression does not have a name.");
                Some(String::new())
            }
        }
    }
    /// Library functions that are forms of the typed tree.
    pub(super) fn known_function(&mut self, v: ValId, delayed: &mut Vec<Delayed>, want: Want) -> Option<ExprId> {
        if !self.map.file(v.file).is_library {
            return None;
        }
        let Some(Delayed::App { arg, span: at }) = delayed.last().cloned() else { return None };
        match self.val(v).path.as_str() {
            "FSharp.Core.Operators.raise" | "FSharp.Core.Operators.Raise.raise" => {
                delayed.pop();
                let e = self.expr_want(arg, Want { ty: Builtin::Exn.ty(), flex: true });
                let ty = if delayed.is_empty() { want.ty } else { self.fresh() };
                let e = self.mk(ExprKind::Raise(e), ty, at);
                Some(self.apply_delayed(e, delayed, want))
            }
            _ => None,
        }
    }

    /// Applies what follows to the result of a member or constructor.
    pub fn member_then(&mut self, e: ExprId, delayed: &mut Vec<Delayed>, want: Want) -> ExprId {
        self.member_result = delayed.is_empty();
        let e = self.apply_delayed(e, delayed, want);
        self.member_result = false;
        e
    }
    /// Applies what follows to a value.
    pub fn apply_delayed(&mut self, mut e: ExprId, delayed: &mut Vec<Delayed>, want: Want) -> ExprId {
        self.propagate(self.ty_of(e), delayed, want);
        let mut span = self.body.exprs[e].span;
        while let Some(d) = delayed.pop() {
            match d {
                Delayed::App { arg, span: at } => {
                    e = self.apply_one(e, arg, at);
                    span = at;
                }
                Delayed::Dot(name, at) => return self.dot_then(e, name, delayed, want, at),
                Delayed::TypeApp(_, at) => {
                    self.error("FS0717", at, "This value does not take type arguments.");
                }
                Delayed::Index(indices, at) if self.shallow(self.ty_of(e)).as_fun().is_some() => {
                    let arg = self.list_of_indices(&indices, at);
                    e = self.apply_one(e, arg, at);
                    span = at;
                }
                Delayed::Index(indices, at) => {
                    e = self.index(e, &indices, at);
                    span = at;
                }
            }
        }
        let e = self.flexible_function(e, want, span);
        self.finish(e, want, span)
    }
    /// A named function as a value takes subtypes of its parameters (F# specification, section 14.4.3): it is wrapped where
    /// the context wants a function of something else.
    fn flexible_function(&mut self, e: ExprId, want: Want, span: Span) -> ExprId {
        let named = match &self.body.exprs[e].kind {
            ExprKind::Val(..) | ExprKind::Local(..) => true,
            ExprKind::Apply { func, .. } => {
                matches!(self.body.exprs[*func].kind, ExprKind::Val(..) | ExprKind::Local(..))
            }
            _ => false,
        };
        if !named {
            return e;
        }
        let (mut have, mut wanted) = (self.shallow(self.ty_of(e)), self.shallow(want.ty));
        let mut pairs = vec![];
        while let (Some((a, r)), Some((b, s))) = (have.as_fun(), wanted.as_fun()) {
            pairs.push((a, b));
            (have, wanted) = (self.shallow(r), self.shallow(s));
        }
        let differs = |cx: &Self, a: Ty, b: Ty| {
            let (a, b) = (cx.shallow(a), cx.shallow(b));
            match (a.as_con(), b.kind()) {
                (Some((x, _)), TyKind::Con(y, _)) => x != *y && cx.has_subtypes(a),
                (Some(_), TyKind::Infer(_) | TyKind::Var(_)) => cx.has_subtypes(a),
                _ => false,
            }
        };
        let Some(last) = pairs.iter().rposition(|(a, b)| differs(self, *a, *b)) else { return e };
        pairs.truncate(last + 1);
        let fun_ty = self.ty_of(e);
        let held = self.temp(fun_ty, span);
        self.depth += 1;
        let mut result = fun_ty;
        let mut params = vec![];
        for (a, b) in &pairs {
            result = self.expect_fun(result, span).1;
            let t = if !differs(self, *a, *b) {
                *a
            } else if self.is_var(*b) {
                let v = self.fresh();
                let c = types::Constraint::Subtype(*a);
                let _ = self.constrain(v, crate::infer::Cons::Simple(c, span));
                v
            } else {
                *b
            };
            params.push(self.temp(t, span));
        }
        let args: Vec<ExprId> = params
            .iter()
            .zip(&pairs)
            .map(|(p, (a, _))| {
                let l = self.local_ref(*p, span);
                if self.is_var(self.ty_of(l)) {
                    return self.mk(ExprKind::Upcast(l), *a, span);
                }
                self.coerce(l, *a, span)
            })
            .collect();
        let func = self.local_ref(held, span);
        let body = self.mk(ExprKind::Apply { func, args, direct: false }, result, span);
        self.depth -= 1;
        let tys: Vec<Ty> = params.iter().map(|p| self.body.locals[*p].ty).collect();
        let lambda = self.mk(ExprKind::Lambda { params, body }, Ty::funs(&tys, result), span);
        self.let_in(held, e, lambda, span)
    }
    /// Tells the result type of a chain of applications what is wanted before its arguments are looked at.
    pub(super) fn propagate(&mut self, ty: Ty, delayed: &[Delayed], want: Want) {
        if delayed.is_empty() {
            return;
        }
        let mut t = ty;
        // A function that is left over may have to be wrapped: its parameters are compared first.
        let wanted_fun = self.shallow(want.ty).as_fun().is_some();
        for d in delayed.iter().rev() {
            if !matches!(d, Delayed::App { .. }) {
                return;
            }
            match self.shallow(t).kind() {
                TyKind::Fun(_, r) => t = *r,
                // The result is applied once more: it is a function.
                TyKind::Infer(_) => {
                    let (a, r) = (self.fresh(), self.fresh());
                    let _ = self.unify(t, Ty::fun(a, r));
                    t = r;
                }
                _ => return,
            }
        }
        if wanted_fun && self.shallow(t).as_fun().is_some_and(|(a, _)| self.has_subtypes(self.shallow(a))) {
            if let (Some((_, r)), Some((_, s))) = (self.shallow(t).as_fun(), self.shallow(want.ty).as_fun()) {
                self.try_unify(r, Want { ty: s, flex: want.flex });
            }
            if let (Some((a, _)), Some((b, _))) = (self.shallow(t).as_fun(), self.shallow(want.ty).as_fun())
                && !self.is_var(b)
            {
                // The argument to come says what the parameter's own type arguments are.
                let snap = self.snapshot();
                if matches!(self.subsumes(b, a), Ok(true)) { self.commit(snap) } else { self.rollback(snap) }
            }
            return;
        }
        self.try_unify(t, want);
    }
    /// Unifies with what is wanted if that works and no conversion could be needed.
    pub fn try_unify(&mut self, t: Ty, want: Want) {
        let (a, b) = (self.shallow(t), self.shallow(want.ty));
        if want.flex
            && let (Some((x, _)), Some((y, _))) = (a.as_con(), b.as_con())
            && x != y
        {
            return;
        }
        // A byref that is given is read, unless its address is asked for.
        if self.is_byref(a) && !self.is_byref(b) {
            return;
        }
        // A result that is only a variable may still turn out to be a subtype.
        if want.flex && matches!(a.kind(), TyKind::Infer(_)) && self.has_subtypes(b) {
            return;
        }
        let s = self.snapshot();
        if self.unify(want.ty, t).is_ok() {
            self.commit(s);
        } else {
            self.reason = None;
            self.rollback(s);
        }
    }
    fn has_subtypes(&self, t: Ty) -> bool {
        t.as_con().is_some_and(|(id, _)| {
            matches!(t.builtin(), Some(Builtin::Obj | Builtin::Exn))
                || matches!(self.tycon(id).kind, TyConKind::Class(_) | TyConKind::Interface)
        })
    }
    pub(super) fn apply_one(&mut self, f: ExprId, arg: ast::ExprId, span: Span) -> ExprId {
        let t = self.shallow(self.ty_of(f));
        let (a, r) = match t.kind() {
            TyKind::Fun(a, r) => (*a, *r),
            TyKind::Infer(_) => {
                let (a, r) = (self.fresh(), self.fresh());
                self.expect(t, Ty::fun(a, r), span);
                (a, r)
            }
            TyKind::Error => {
                self.expr(arg, Ty::error());
                return self.bad(span);
            }
            _ => return self.not_a_function(f, arg, span),
        };
        let w = self.flexible(a);
        let arg = self.expr_want(arg, w);
        self.apply(f, vec![arg], r, span)
    }
    /// An application; arguments join those already given.
    pub fn apply(&mut self, f: ExprId, args: Vec<ExprId>, ty: Ty, span: Span) -> ExprId {
        if let ExprKind::Apply { func, args: first, direct } = &self.body.exprs[f].kind {
            let (func, direct) = (*func, *direct);
            let mut all = first.clone();
            all.extend(args);
            return self.mk(ExprKind::Apply { func, args: all, direct }, ty, span);
        }
        self.mk(ExprKind::Apply { func: f, args, direct: false }, ty, span)
    }
    fn not_a_function(&mut self, f: ExprId, arg: ast::ExprId, span: Span) -> ExprId {
        // `x [i]` means an application here; a delegate is applied through Invoke.
        let at = self.body.exprs[f].span;
        let node = self.ex(arg);
        if let E::ListOrArray { is_array: false, body: Some(_) } = &node.kind
            && !matches!(self.shallow(self.ty_of(f)).kind(), TyKind::Fun(..))
        {
            let t = self.shallow(self.ty_of(f));
            let array = matches!(t.builtin(), Some(Builtin::Array | Builtin::List));
            let indexed = array || self.member_group(t, Symbol::intern("Item"), false).is_some();
            let code = if indexed && t.builtin() != Some(Builtin::String) { "FS3217" } else { "FS0003" };
            self.error(code, at, "This value is not a function and cannot be applied. Did you intend to access the indexer via 'expr[index]'?");
        } else {
            self.error("FS0003", at, "This value is not a function and cannot be applied.");
        }
        self.expr(arg, Ty::error());
        self.bad(span)
    }

    /// `a op b`
    pub fn infix(&mut self, op: Ident, lhs: ast::ExprId, rhs: ast::ExprId, want: Want, span: Span) -> ExprId {
        let text = op.name.as_str();
        if matches!(text, "&&" | "||" | "or" | "&") && self.find_local(mangle(op.name)).is_none() {
            let b = Builtin::Bool.ty();
            let l = self.expr(lhs, b);
            let r = self.expr(rhs, b);
            let known = self.constant(Const::Bool(!matches!(text, "&&" | "&")), b, span);
            let (then, els) = if matches!(text, "&&" | "&") {
                let no = self.constant(Const::Bool(false), b, span);
                (r, no)
            } else {
                (known, r)
            };
            let e = self.mk(ExprKind::If { cond: l, then, els }, b, span);
            return self.finish(e, want, span);
        }
        if text == "::" {
            return self.cons(lhs, rhs, want, span);
        }
        let mut delayed = vec![Delayed::App { arg: rhs, span }, Delayed::App { arg: lhs, span: op.span }];
        let Some((found, _)) = self.resolve_expr(&[op]) else {
            return self.implicit_operator(mangle(op.name), &[lhs, rhs], want, span);
        };
        self.found_then(found, op, &mut delayed, want, op.span)
    }
    /// An operator that is defined nowhere is a static member of its operands' types.
    fn implicit_operator(&mut self, name: Symbol, operands: &[ast::ExprId], want: Want, span: Span) -> ExprId {
        let args: Vec<ExprId> = operands.iter().map(|o| self.infer_expr(*o).0).collect();
        let support: Vec<Ty> = args.iter().map(|a| self.ty_of(*a)).collect();
        let ret = self.fresh();
        let known = support.iter().any(|t| {
            let mut found = false;
            self.walk_supertypes(*t, &mut |s| {
                found |= s.as_con().is_some_and(|(id, _)| !self.own_members(id, name).is_empty())
            });
            found || self.is_var(*t)
        });
        if !known {
            let shown = support.first().map_or_else(String::new, |t| self.show(*t));
            let text = crate::names::display(name);
            self.error("FS0043", span, format!("The type '{shown}' does not support the operator '{text}'."));
            return self.bad(span);
        }
        let mc = MemberConstraint {
            support: support.clone(),
            name,
            is_static: true,
            args: support.clone(),
            ret,
            span: Some(span),
        };
        self.add_trait(mc, span);
        let e = self.mk(ExprKind::TraitCall { support, name, is_static: true, args }, ret, span);
        self.finish(e, want, span)
    }
    fn cons(&mut self, head: ast::ExprId, tail: ast::ExprId, want: Want, span: Span) -> ExprId {
        // A long `a :: b :: c` is read without recursion.
        let mut heads = vec![head];
        let mut last = tail;
        loop {
            let node = self.ex(last);
            match &node.kind {
                E::Infix { op, lhs, rhs } if op.name.as_str() == "::" => {
                    heads.push(*lhs);
                    last = *rhs;
                }
                _ => break,
            }
        }
        let elem = self.fresh();
        let list = Ty::list(elem);
        self.try_unify(list, want);
        let heads: Vec<ExprId> = heads
            .into_iter()
            .map(|h| {
                let w = self.flexible(elem);
                self.expr_want(h, w)
            })
            .collect();
        let tail = self.expr(last, list);
        let e = heads
            .into_iter()
            .rev()
            .fold(tail, |tail, h| self.mk(ExprKind::Union { case: 1, args: vec![h, tail] }, list, span));
        self.finish(e, want, span)
    }
    /// `op e`
    pub fn prefix(&mut self, op: Ident, e: ast::ExprId, want: Want, span: Span) -> ExprId {
        if matches!(op.name.as_str(), "%" | "%%") {
            self.error("FF2001", span, "Quotations cannot exist in a native program.");
            return self.bad(span);
        }
        let name = Ident { name: mangle_prefix(op.name), ..op };
        let mut delayed = vec![Delayed::App { arg: e, span }];
        let Some((found, _)) = self.resolve_expr(&[name]) else {
            return self.implicit_operator(name.name, &[e], want, span);
        };
        self.found_then(found, name, &mut delayed, want, op.span)
    }

    /// A union case and what follows.
    pub fn case_then(&mut self, union: Ty, case: usize, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        let fields = self.case_fields(union, case);
        let tys: Vec<Ty> = fields.iter().map(|f| f.1).collect();
        if fields.is_empty() {
            let e = self.mk(ExprKind::Union { case, args: vec![] }, union, span);
            return self.apply_delayed(e, delayed, want);
        }
        self.index_is_list(delayed);
        let make = |cx: &mut Self, args: Vec<ExprId>, at: Span| cx.mk(ExprKind::Union { case, args }, union, at);
        self.construct(&fields, &tys, union, make, delayed, want, span)
    }
    fn exception_then(&mut self, id: TyConId, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        let fields: Vec<(Symbol, Ty)> = match &self.tycon(id).kind {
            TyConKind::Exception(fs) => fs.iter().map(|f| (f.name, f.ty)).collect(),
            _ => vec![],
        };
        let tys: Vec<Ty> = fields.iter().map(|f| f.1).collect();
        let exn = Builtin::Exn.ty();
        if fields.is_empty() {
            let e = self.mk(ExprKind::Exception(id, vec![]), exn, span);
            return self.apply_delayed(e, delayed, want);
        }
        self.index_is_list(delayed);
        let make = |cx: &mut Self, args: Vec<ExprId>, at: Span| cx.mk(ExprKind::Exception(id, args), exn, at);
        self.construct(&fields, &tys, exn, make, delayed, want, span)
    }
    #[allow(clippy::too_many_arguments)]
    fn construct(
        &mut self,
        fields: &[(Symbol, Ty)],
        tys: &[Ty],
        result: Ty,
        make: impl Fn(&mut Self, Vec<ExprId>, Span) -> ExprId,
        delayed: &mut Vec<Delayed>,
        want: Want,
        span: Span,
    ) -> ExprId {
        let Some(Delayed::App { arg, span: at }) = delayed.last().cloned() else {
            return self.constructor_function(tys, result, make, delayed, want, span);
        };
        delayed.pop();
        if delayed.is_empty() {
            self.try_unify(result, want);
        }
        if fields.len() == 1 && !self.is_named_arg(arg, fields) {
            let w = self.flexible(tys[0]);
            let a = self.expr_want(arg, w);
            let e = make(self, vec![a], at);
            return self.apply_delayed(e, delayed, want);
        }
        let given = self.call_args(arg);
        if given.len() == 1 && fields.len() > 1 && !self.is_named_arg(arg, fields) {
            let (t, tmp) = self.tuple_argument(arg, tys, at);
            let e = make(self, t, at);
            let e = self.let_in(tmp.0, tmp.1, e, at);
            return self.apply_delayed(e, delayed, want);
        }
        let e = self.construct_named(fields, tys, &given, make, at);
        self.apply_delayed(e, delayed, want)
    }
    fn is_named_arg(&self, arg: ast::ExprId, fields: &[(Symbol, Ty)]) -> bool {
        self.call_args(arg).iter().any(|a| {
            self.named_arg(*a)
                .is_some_and(|(n, _)| fields.iter().any(|f| f.0 == n.name) && self.find_local(n.name).is_none())
        })
    }
    /// `name = value` as an argument.
    pub fn named_arg(&self, a: ast::ExprId) -> Option<(Ident, ast::ExprId)> {
        let node = self.ex(a);
        let E::Infix { op, lhs, rhs } = &node.kind else { return None };
        if op.name.as_str() != "=" {
            return None;
        }
        match &self.ex(*lhs).kind {
            E::Ident(n) => Some((*n, *rhs)),
            _ => None,
        }
    }
    fn construct_named(
        &mut self,
        fields: &[(Symbol, Ty)],
        tys: &[Ty],
        given: &[ast::ExprId],
        make: impl Fn(&mut Self, Vec<ExprId>, Span) -> ExprId,
        at: Span,
    ) -> ExprId {
        let mut slots: Vec<Option<ExprId>> = vec![None; fields.len()];
        let mut next = 0;
        for g in given {
            let named = self.named_arg(*g).and_then(|(n, e)| fields.iter().position(|f| f.0 == n.name).map(|i| (i, e)));
            let (i, e) = named.unwrap_or((next, *g));
            if named.is_none() {
                next += 1;
            }
            if i >= fields.len() {
                break;
            }
            if slots[i].is_some() {
                self.error(
                    "FS3175",
                    at,
                    format!("Union case/exception field '{}' is used more than once.", fields[i].0),
                );
                return self.bad(at);
            }
            let w = self.flexible(tys[i]);
            slots[i] = Some(self.expr_want(e, w));
        }
        if given.len() != fields.len() || slots.iter().any(Option::is_none) {
            self.error(
                "FS0019",
                at,
                format!(
                    "This union case expects {} arguments in tupled form, but was given {}.",
                    fields.len(),
                    given.len()
                ),
            );
        }
        let args = slots.into_iter().map(|s| s.unwrap_or_else(|| self.bad(at))).collect();
        make(self, args, at)
    }
    /// A tuple value taken apart for a constructor: the elements, and the local that holds it.
    fn tuple_argument(&mut self, arg: ast::ExprId, tys: &[Ty], at: Span) -> (Vec<ExprId>, (tast::LocalId, ExprId)) {
        let ty = Ty::tuple(tys);
        let value = self.expr(arg, ty);
        let local = self.temp(ty, at);
        let items = tys
            .iter()
            .enumerate()
            .map(|(i, t)| {
                let l = self.local_ref(local, at);
                self.mk(ExprKind::TupleGet(l, i), *t, at)
            })
            .collect();
        (items, (local, value))
    }
    /// A constructor as a function value.
    fn constructor_function(
        &mut self,
        tys: &[Ty],
        result: Ty,
        make: impl Fn(&mut Self, Vec<ExprId>, Span) -> ExprId,
        delayed: &mut Vec<Delayed>,
        want: Want,
        span: Span,
    ) -> ExprId {
        let arg_ty = self.args_type(tys);
        self.depth += 1;
        let local = self.temp(arg_ty, span);
        let args: Vec<ExprId> = if tys.len() == 1 {
            vec![self.local_ref(local, span)]
        } else {
            (0..tys.len())
                .map(|i| {
                    let l = self.local_ref(local, span);
                    self.mk(ExprKind::TupleGet(l, i), tys[i], span)
                })
                .collect()
        };
        let body = make(self, args, span);
        self.depth -= 1;
        let f = self.mk(ExprKind::Lambda { params: vec![local], body }, Ty::fun(arg_ty, result), span);
        self.apply_delayed(f, delayed, want)
    }

    /// A type name in an expression and what follows: a constructor call or a static member.
    fn types_then(
        &mut self,
        types: &[TypeEntry],
        name: Ident,
        delayed: &mut Vec<Delayed>,
        want: Want,
        span: Span,
    ) -> ExprId {
        let (entry, args) = match delayed.last().cloned() {
            Some(Delayed::TypeApp(args, _)) => {
                delayed.pop();
                (pick_arity(types, args.len()), Some(args))
            }
            Some(Delayed::Dot(n, _)) => {
                let own = |t: &&TypeEntry| self.has_static_member(t.id, n.name);
                let any = || types.iter().find(|t| self.has_static(t.id, n.name));
                (types.iter().find(own).or_else(any).or(types.first()).copied(), None)
            }
            // A static class beside a generic type of its name makes no objects.
            _ => {
                let makes = |t: &&TypeEntry| !self.abstract_types.contains(&t.id);
                let plain = types.iter().filter(makes).find(|t| t.arity == 0).or(types.iter().find(makes));
                (plain.or(types.iter().find(|t| t.arity == 0)).or(types.first()).copied(), None)
            }
        };
        let Some(entry) = entry else { return self.bad(span) };
        self.check_obsolete_type(entry.id, span);
        let ty = match args {
            Some(args) => {
                let params = self.tycon(entry.id).params.clone();
                if args.len() != entry.arity && Builtin::of(entry.id).is_none() {
                    self.error(
                        "FS0033",
                        span,
                        format!(
                            "The type '{}<_>' expects {} type argument(s) but is given {}",
                            name.name,
                            entry.arity,
                            args.len()
                        ),
                    );
                    return self.bad(span);
                }
                let tys: Vec<Ty> = args
                    .iter()
                    .enumerate()
                    .map(|(i, a)| {
                        if params.get(i).is_none_or(|p| p.is_measure) { self.measure_arg(*a) } else { self.ty_expr(*a) }
                    })
                    .collect();
                self.con_type(entry.id, &tys, span)
            }
            None => self.fresh_con(entry.id, span),
        };
        match delayed.last().cloned() {
            Some(Delayed::Dot(n, at)) => {
                delayed.pop();
                self.static_then(ty, n, delayed, want, span.to(at.end()))
            }
            Some(Delayed::App { arg, span: at }) => {
                delayed.pop();
                let e = self.construct_object(ty, arg, if delayed.is_empty() { Some(want) } else { None }, at);
                self.member_then(e, delayed, want)
            }
            _ => self.constructor_value(ty, delayed, want, span),
        }
    }
    /// `'T.Member`: a static member of a type parameter.
    fn typar_then(&mut self, v: &ast::Typar, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        let t = self.typar(v);
        let Some(Delayed::Dot(name, at)) = delayed.pop() else {
            self.error("FS0010", span, "A type parameter is no expression.");
            return self.bad(span);
        };
        if let Some(e) = self.static_slot(t, name, delayed, want, at) {
            return e;
        }
        let ret = self.fresh();
        let (args, compiled): (Vec<ExprId>, Symbol) = match delayed.last().cloned() {
            Some(Delayed::App { arg, .. }) => {
                delayed.pop();
                let given = self.call_args(arg);
                (given.iter().map(|g| self.infer_expr(*g).0).collect(), name.name)
            }
            _ => (vec![], Symbol::intern(&format!("get_{}", name.name))),
        };
        let tys: Vec<Ty> = args.iter().map(|a| self.ty_of(*a)).collect();
        let mc = MemberConstraint { support: vec![t], name: compiled, is_static: true, args: tys, ret, span: Some(at) };
        self.add_trait(mc, at);
        let e = self.mk(ExprKind::TraitCall { support: vec![t], name: compiled, is_static: true, args }, ret, at);
        self.apply_delayed(e, delayed, want)
    }
    /// `'T.Member` where an interface that `'T` implements has the static slot.
    fn static_slot(&mut self, t: Ty, name: Ident, delayed: &mut Vec<Delayed>, want: Want, at: Span) -> Option<ExprId> {
        let mut found: Option<(ValId, Ty)> = None;
        let logical = mangle(name.name);
        self.walk_supertypes(t, &mut |s| {
            let Some((id, _)) = s.as_con() else { return };
            for m in self.own_members(id, logical) {
                if found.is_none() && self.member_info(m).is_some_and(|i| i.is_static && i.is_slot) {
                    found = Some((m, s));
                }
            }
        });
        let (slot, on) = found?;
        let (ty, _) = self.member_instance(slot, on, at);
        let (arg, ret) = self.expect_fun(ty, at);
        let compiled = self.val(slot).name;
        let call = |cx: &mut Self, args: Vec<ExprId>| {
            cx.mk(ExprKind::TraitCall { support: vec![t], name: compiled, is_static: true, args }, ret, at)
        };
        if compiled.as_str().starts_with("get_") {
            let e = call(self, vec![]);
            return Some(self.apply_delayed(e, delayed, want));
        }
        let items: Vec<Ty> = match self.shallow(arg).kind() {
            TyKind::Tuple(items, false)
                if self.val(slot).param_names.first().is_some_and(|n| n.len() == items.len()) =>
            {
                items.to_vec()
            }
            _ if self.shallow(arg).builtin() == Some(Builtin::Unit) => vec![],
            _ => vec![arg],
        };
        if let Some(Delayed::App { arg: given, .. }) = delayed.last().cloned() {
            delayed.pop();
            let given = self.call_args(given);
            let args: Vec<ExprId> = given
                .iter()
                .zip(&items)
                .map(|(g, t)| {
                    let w = self.flexible(*t);
                    self.expr_want(*g, w)
                })
                .collect();
            if given.len() != items.len() {
                self.error(
                    "FS0501",
                    at,
                    format!(
                        "The member '{}' takes {} argument(s) but is here given {}.",
                        name.name,
                        items.len(),
                        given.len()
                    ),
                );
            }
            let e = call(self, args);
            return Some(self.apply_delayed(e, delayed, want));
        }
        self.depth += 1;
        let local = self.temp(arg, at);
        let args: Vec<ExprId> = match items.len() {
            0 => vec![],
            1 => vec![self.local_ref(local, at)],
            n => (0..n)
                .map(|i| {
                    let l = self.local_ref(local, at);
                    self.mk(ExprKind::TupleGet(l, i), items[i], at)
                })
                .collect(),
        };
        let body = call(self, args);
        self.depth -= 1;
        let f = self.mk(ExprKind::Lambda { params: vec![local], body }, Ty::fun(arg, ret), at);
        Some(self.apply_delayed(f, delayed, want))
    }
    /// `e ? name`
    pub fn dynamic(&mut self, a: ast::ExprId, b: ast::ExprId, want: Want, span: Span) -> ExprId {
        let node = self.ex(b);
        let arg = match &node.kind {
            E::Ident(id) => {
                let units = id.name.as_str().encode_utf16().collect();
                self.make_ex(E::Literal(ast::Literal::String(units)), node.span)
            }
            _ => b,
        };
        let op = Ident { name: Symbol::intern("?"), span, quoted: false };
        self.infix(op, a, arg, want, span)
    }
}
