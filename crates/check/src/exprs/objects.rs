//! Objects: `new`, object expressions, casts and type tests.

use base::{Span, Symbol};
use syntax::ast::{self, Ident, MemberKind as MK};
use tast::{ExprId, ExprKind, TyConKind};
use types::{Builtin, Ty, TyKind, ValId};

use super::{Delayed, Want};
use crate::cx::{Cx, LocalEntry};
use crate::patterns::PatVars;

impl<'a> Cx<'a> {
    /// `e :> t`
    pub fn upcast(&mut self, e: ast::ExprId, t: ast::TypeId, want: Want, span: Span) -> ExprId {
        let to = self.ty_expr(t);
        let (e, from) = self.infer_expr(e);
        // `e :> _`: to what is wanted.
        if self.is_var(to) && !self.is_var(want.ty) {
            self.expect(want.ty, to, span);
        }
        self.body.after.push(crate::cx::After::Upcast { from, to, span });
        let up = self.upcast_to(e, to, span);
        self.finish(up, want, span)
    }
    /// A conversion to a supertype, or FS0193.
    pub fn upcast_to(&mut self, e: ExprId, to: Ty, span: Span) -> ExprId {
        let (from, to) = (self.shallow(self.ty_of(e)), self.shallow(to));
        if from == to || matches!(from.kind(), TyKind::Error) || matches!(to.kind(), TyKind::Error) {
            return e;
        }
        if matches!(from.kind(), TyKind::Infer(_)) || matches!(to.kind(), TyKind::Infer(_)) {
            if matches!(from.kind(), TyKind::Infer(_)) && to.builtin() != Some(Builtin::Obj) {
                let c = types::Constraint::Subtype(to);
                let _ = self.constrain(from, crate::infer::Cons::Simple(c, span));
                return self.mk(ExprKind::Upcast(e), to, span);
            }
            if to.builtin() == Some(Builtin::Obj) {
                return self.mk(ExprKind::Upcast(e), to, span);
            }
            self.expect(to, from, span);
            return e;
        }
        match self.subsumes(from, to) {
            Ok(true) => {
                if from.as_con().zip(to.as_con()).is_some_and(|(a, b)| a.0 == b.0) {
                    return e;
                }
                self.mk(ExprKind::Upcast(e), to, span)
            }
            _ => {
                let (a, b) = (self.show(from), self.show(to));
                self.error("FS0193", span, format!("Type constraint mismatch. The type \n    '{a}'    \nis not compatible with type\n    '{b}'    \n"));
                self.mk(ExprKind::Error, to, span)
            }
        }
    }
    /// `e :?> t`
    pub fn downcast(&mut self, e: ast::ExprId, t: ast::TypeId, want: Want, span: Span) -> ExprId {
        let to = self.ty_expr(t);
        let (e, from) = self.infer_expr(e);
        self.check_type_test(from, to, span);
        self.body.after.push(crate::cx::After::Downcast { from, to, span });
        let d = self.mk(ExprKind::Downcast(e), to, span);
        self.finish(d, want, span)
    }
    /// `e :? t`
    pub fn type_test(&mut self, e: ast::ExprId, t: ast::TypeId, want: Want, span: Span) -> ExprId {
        let to = self.ty_expr(t);
        let (e, from) = self.infer_expr(e);
        self.check_type_test(from, to, span);
        let b = self.mk(ExprKind::TypeTest(e, to), Builtin::Bool.ty(), span);
        self.finish(b, want, span)
    }
    /// `new T(arg)`
    pub fn new_object(&mut self, t: ast::TypeId, arg: Option<ast::ExprId>, want: Want, span: Span) -> ExprId {
        let ty = self.ty_expr(t);
        let arg = arg.unwrap_or_else(|| self.make_ex(ast::ExprKind::Literal(ast::Literal::Unit), span));
        let e = self.construct_object(ty, arg, Some(want), span);
        self.finish(e, want, span)
    }
    /// A constructor call.
    pub fn construct_object(&mut self, ty: Ty, arg: ast::ExprId, want: Option<Want>, span: Span) -> ExprId {
        let ty = self.shallow(ty);
        if let Some(w) = want {
            self.try_unify(ty, w);
        }
        let Some((id, _)) = ty.as_con() else {
            return match ty.kind() {
                TyKind::Var(_) | TyKind::Infer(_) => {
                    let c = crate::infer::Cons::Simple(types::Constraint::DefaultConstructor, span);
                    if self.constrain(ty, c).is_err() {
                        self.constraint_failed(ty, span);
                    }
                    let name = Symbol::intern(".ctor");
                    self.mk(ExprKind::TraitCall { support: vec![ty], name, is_static: true, args: vec![] }, ty, span)
                }
                TyKind::Error => self.bad(span),
                // `Tuple<int, string>(1, "a")`
                TyKind::Tuple(..) => self.expr(arg, ty),
                _ => {
                    self.error("FS0039", span, "This type has no constructor.");
                    self.bad(span)
                }
            };
        };
        if let Some((tys, ret)) = self.delegate_shape(ty) {
            return self.make_delegate(ty, &tys, ret, arg, span);
        }
        let def = self.tycon(id);
        if matches!(def.kind, TyConKind::Interface) {
            let name = def.name;
            self.error(
                "FS0039",
                span,
                format!("The type '{name}' is an interface: it has no constructor. Use an object expression."),
            );
            return self.bad(span);
        }
        if self.abstract_types.contains(&id) {
            self.error("FS0759", span, "Instances of this type cannot be created since it has been marked abstract or not all methods have been given implementations. Consider using an object expression '{ new ... with ... }' instead.");
            return self.bad(span);
        }
        let is_struct = def.is_struct;
        let name = Ident { name: Symbol::intern("new"), span, quoted: false };
        match self.own_group(ty, name.name) {
            Some(group) => {
                if is_struct && self.call_args(arg).is_empty() && !self.takes_unit(&group.items) {
                    self.check_zero(ty, span);
                    return self.constant(tast::Const::Default, ty, span);
                }
                self.call_group(&group, None, name, None, arg, want, span)
            }
            None if is_struct && self.call_args(arg).is_empty() => {
                self.check_zero(ty, span);
                self.constant(tast::Const::Default, ty, span)
            }
            None if is_struct && self.only_sets(ty, arg) => self.default_with(ty, arg, span),
            None if ty.builtin() == Some(Builtin::Obj) => self.mk(ExprKind::NewObject, ty, span),
            None => {
                self.no_constructor(ty, span);
                self.expr(arg, Ty::error());
                self.bad(span)
            }
        }
    }
    fn no_constructor(&mut self, ty: Ty, span: Span) {
        let text = self.show(ty);
        self.error("FS1133", span, format!("No constructors are available for the type '{text}'"));
    }
    fn takes_unit(&self, items: &[(ValId, Ty)]) -> bool {
        items.iter().any(|(m, _)| {
            self.val(*m).scheme.ty.as_fun().is_some_and(|(a, _)| self.shallow(a).builtin() == Some(Builtin::Unit))
        })
    }
    fn make_delegate(&mut self, ty: Ty, tys: &[Ty], ret: Ty, arg: ast::ExprId, span: Span) -> ExprId {
        let items = self.call_args(arg);
        match &items[..] {
            [f] => self.delegate_from(*f, ty, tys, ret, span),
            _ => {
                self.error("FS0001", span, "A delegate is made from one function.");
                self.bad(span)
            }
        }
    }
    /// A delegate from a function expression.
    pub fn delegate_from(&mut self, f: ast::ExprId, ty: Ty, tys: &[Ty], ret: Ty, span: Span) -> ExprId {
        let args: Vec<Ty> = if tys.is_empty() { vec![Builtin::Unit.ty()] } else { tys.to_vec() };
        let fun = Ty::funs(&args, ret);
        let value = self.expr(f, fun);
        let lambda = match &self.body.exprs[value].kind {
            ExprKind::Lambda { params, .. } if params.len() == args.len() => value,
            _ => self.eta(value, &args, ret, span),
        };
        self.mk(ExprKind::Delegate(lambda), ty, span)
    }
    /// `fun a b -> f a b`
    pub fn eta(&mut self, f: ExprId, args: &[Ty], ret: Ty, span: Span) -> ExprId {
        let held = self.temp(self.ty_of(f), span);
        self.depth += 1;
        let params: Vec<tast::LocalId> = args.iter().map(|t| self.temp(*t, span)).collect();
        let func = self.local_ref(held, span);
        let given = params.iter().map(|p| self.local_ref(*p, span)).collect();
        let body = self.mk(ExprKind::Apply { func, args: given, direct: false }, ret, span);
        self.depth -= 1;
        let lambda = self.mk(ExprKind::Lambda { params, body }, Ty::funs(args, ret), span);
        self.let_in(held, f, lambda, span)
    }
    /// A constructor as a function value.
    pub fn constructor_value(&mut self, ty: Ty, delayed: &mut Vec<Delayed>, want: Want, span: Span) -> ExprId {
        let name = Ident { name: Symbol::intern("new"), span, quoted: false };
        match self.own_group(ty, name.name) {
            Some(group) => {
                let e = self.group_value(&group, None, name, None, want, span);
                self.apply_delayed(e, delayed, want)
            }
            None => {
                let text = self.show(ty);
                self.error("FS0800", span, format!("Invalid use of a type name: the type '{text}' has no constructor that could be used as a function."));
                self.bad(span)
            }
        }
    }

    /// `{ new T(arg) with members interface I with .. }`
    pub fn object_expr(
        &mut self,
        ty: ast::TypeId,
        arg: Option<ast::ExprId>,
        base_name: Option<&Ident>,
        members: &[ast::Member],
        want: Want,
        span: Span,
    ) -> ExprId {
        if matches!(self.ast.types[ty].kind, ast::TypeKind::Anon) {
            self.error("FS0772", span, "An object expression names the type that it makes an object of.");
            return self.bad(span);
        }
        if self.restricted_base(ty) {
            return self.bad(span);
        }
        let t = self.ty_expr(ty);
        let has_interface = members.iter().any(|m| matches!(m.kind, MK::Interface { .. }));
        if t.builtin() != Some(Builtin::Obj) || !has_interface {
            self.try_unify(t, want);
        }
        let t = self.shallow(t);
        let Some((id, _)) = t.as_con() else {
            return self.bad(span);
        };
        let is_interface = matches!(self.tycon(id).kind, TyConKind::Interface);
        let of_type = |m: &ast::Member| match &m.kind {
            MK::Method(b) => b.head.is_static,
            MK::Property { head, .. } => head.is_static,
            _ => false,
        };
        let static_slot = |m: &ValId| self.member_info(*m).is_some_and(|i| i.is_slot && i.is_static);
        if !self.is_library && (members.iter().any(of_type) || self.tycon(id).members.iter().any(static_slot)) {
            self.error("FS3860", span, "An object expression has no static members and implements none.");
            return self.bad(span);
        }
        self.depth += 1;
        let this = self.new_local(Symbol::intern("this"), t, span);
        let base = if is_interface { None } else { self.base_call(t, this, arg, span) };
        let was = (self.object_this.replace(this), self.base_ty.replace(t));
        let mark = self.mark();
        if let Some(b) = base_name {
            self.bind_name(b.name, LocalEntry::Var(this));
        }
        let mut out = vec![];
        let mut done: Vec<ValId> = vec![];
        for m in members {
            match &m.kind {
                MK::Interface { ty, members } => {
                    let it = self.ty_expr(*ty);
                    for m in members.iter().flatten() {
                        self.object_member_impl(m, it, this, &mut out);
                    }
                    done.extend(out.iter().map(|o: &(ValId, ExprId)| o.0));
                    self.check_implemented(it, &done, span);
                }
                _ => self.object_member_impl(m, t, this, &mut out),
            }
        }
        done.extend(out.iter().map(|o| o.0));
        if let Some((twice, _)) =
            out.iter().enumerate().find(|(i, o)| out[..*i].iter().any(|p| p.0 == o.0)).map(|x| x.1)
        {
            let text = format!("Several members implement '{}'.", self.val(*twice).name);
            self.error("FS0359", span, text);
        }
        let before = self.error_count();
        self.check_implemented(t, &done, span);
        if members.is_empty() && !is_interface && t.builtin().is_none() && self.error_count() == before {
            let text = "An object expression has members; an object without any is made by 'new Type(args)'.";
            self.error("FS0738", span, text);
        }
        self.leave(mark);
        (self.object_this, self.base_ty) = was;
        self.depth -= 1;
        let e = self.mk(ExprKind::ObjectExpr { base, this, members: out }, t, span);
        if t.builtin() == Some(Builtin::Obj)
            && let Some(it) = members.iter().find_map(|m| match &m.kind {
                MK::Interface { ty, .. } => Some(*ty),
                _ => None,
            })
        {
            // Of `obj` with interfaces F# says that it is the first of them.
            let it = self.ty_expr(it);
            let e = self.mk(ExprKind::Downcast(e), it, span);
            return self.finish(e, want, span);
        }
        self.finish(e, want, span)
    }
    /// The call of a base class initialiser on `this`.
    pub fn base_call(&mut self, t: Ty, this: tast::LocalId, arg: Option<ast::ExprId>, span: Span) -> Option<ExprId> {
        let arg = arg.unwrap_or_else(|| self.make_ex(ast::ExprKind::Literal(ast::Literal::Unit), span));
        let (id, _) = t.as_con()?;
        if t.builtin() == Some(Builtin::Obj) {
            return None;
        }
        let name = Ident { name: Symbol::intern(".init"), span, quoted: false };
        let Some(group) = self.own_group(t, name.name) else {
            if matches!(
                self.tycon(id).kind,
                TyConKind::Record(_) | TyConKind::Union(_) | TyConKind::Enum(..) | TyConKind::Delegate(..)
            ) {
                self.no_constructor(t, span);
            }
            return None;
        };
        let object = self.local_ref(this, span);
        let object = self.up(object, t, span);
        Some(self.call_group(&group, Some(object), name, None, arg, None, span))
    }
    fn object_member_impl(&mut self, m: &ast::Member, t: Ty, this: tast::LocalId, out: &mut Vec<(ValId, ExprId)>) {
        match &m.kind {
            MK::Method(b) => {
                let prop = b.params.is_empty();
                let compiled =
                    if prop { Symbol::intern(&format!("get_{}", b.head.name.name)) } else { b.head.name.name };
                self.object_method(&b.head, compiled, &b.params, b.ret, b.body, t, this, out);
            }
            MK::Property { head, get, set, .. } => {
                for (binding, prefix) in [(get, "get_"), (set, "set_")] {
                    let Some(binding) = binding else { continue };
                    let params = match &binding.head {
                        ast::BindingHead::Function { params, .. } => params.clone(),
                        ast::BindingHead::Pattern(_) => vec![],
                    };
                    let compiled = Symbol::intern(&format!("{prefix}{}", head.name.name));
                    self.object_method(head, compiled, &params, binding.ret, binding.body, t, this, out);
                }
            }
            _ => self.error("FS0010", m.span, "Only members and interfaces can stand in an object expression."),
        }
    }
    #[allow(clippy::too_many_arguments)]
    fn object_method(
        &mut self,
        head: &ast::MemberHead,
        compiled: Symbol,
        params: &[ast::PatId],
        ret: Option<ast::TypeId>,
        body: ast::ExprId,
        t: Ty,
        this: tast::LocalId,
        out: &mut Vec<(ValId, ExprId)>,
    ) {
        let span = head.name.span;
        let arity = self.pattern_arity(params);
        let pattern_arity = arity.clone();
        let root = |cx: &Self| {
            let on = cx.find_tycon("Firefly.Runtime.IObject", 0).map(|id| Ty::con(id, &[]))?;
            cx.find_slot(on, compiled, pattern_arity.clone())
        };
        let found = self.find_slots(t, compiled, &arity);
        let chosen = match &found[..] {
            [_, _, ..] => {
                // Members of one name are for the slots of that name, one each.
                let (done, open): (Vec<_>, Vec<_>) =
                    found.iter().copied().partition(|s| out.iter().any(|o| o.0 == s.0));
                let mut order = open.into_iter().chain(done);
                order.clone().find(|s| self.slot_takes(*s, params, ret, span)).or(order.next())
            }
            _ => found.first().copied(),
        };
        let Some((slot, on)) = chosen.or_else(|| root(self)) else {
            let text = self.show(t);
            self.error("FS0767", span, format!("The type '{text}' contains the member '{}' but it is not a virtual or abstract method that is available to override or implement.", head.name.name));
            return;
        };
        let ty = self.type_of_filled_slot(slot, on, span);
        let Some((_, rest)) = ty.as_fun() else { return };
        let mark = self.mark();
        let me = self.new_local(Symbol::intern("this"), t, span);
        if let Some(name) = head.self_name {
            self.bind_name(name.name, LocalEntry::Var(me));
        }
        let was = self.object_this.replace(me);
        let mut vars = PatVars::default();
        let mut at = rest;
        let mut read = vec![];
        if params.is_empty() {
            let (a, r) = self.expect_fun(at, span);
            read.push((self.temp(a, span), None));
            at = r;
        }
        for p in params {
            let (a, r) = self.expect_fun(at, span);
            read.push(self.param(*p, a, &mut vars));
            at = r;
        }
        if let Some(r) = ret {
            let r = self.ty_expr(r);
            self.expect(r, at, span);
        }
        self.bind_vars(&vars);
        let want = Want { ty: at, flex: true };
        let body = self.expr_want(body, want);
        let body = self.match_params(&read, body);
        self.leave(mark);
        self.object_this = was;
        let _ = this;
        let mut locals = vec![me];
        locals.extend(read.iter().map(|r| r.0));
        let lambda = self.mk(ExprKind::Lambda { params: locals, body }, Ty::fun(t, rest), span);
        out.push((slot, lambda));
    }
    /// The type of a slot where an object expression implements it. The slot's own type parameters are those of the
    /// member, which is called at any types, if nothing is asked of them.
    fn type_of_filled_slot(&mut self, slot: ValId, on: Ty, span: Span) -> Ty {
        let scheme = self.val(slot).scheme.clone();
        let of_type = self.shallow(on).as_con().map_or(0, |(id, _)| self.tycon(id).params.len());
        if scheme.params.iter().skip(of_type).any(|p| !p.constraints.is_empty()) {
            return self.member_instance(slot, on, span).0;
        }
        let on = self.shallow(on);
        let on_args = on.as_con().map_or(&[][..], |(_, args)| &args[..of_type]);
        let own = scheme.params.iter().skip(of_type).map(crate::decls::param_type);
        let args: Vec<Ty> = on_args.iter().copied().chain(own).take(scheme.params.len()).collect();
        scheme.instantiate(&args)
    }
    /// Whether the annotations of a member fit a slot: overloaded slots are told apart by them.
    fn slot_takes(
        &mut self,
        (slot, on): (ValId, Ty),
        params: &[ast::PatId],
        ret: Option<ast::TypeId>,
        span: Span,
    ) -> bool {
        // Type variables that the annotations name for the first time are not kept.
        let named = (self.typars.len(), self.annotated_typars.len());
        let fits = self.probe(|cx| {
            cx.muted += 1;
            let (ty, _) = cx.member_instance(slot, on, span);
            let mut at = ty.as_fun().map_or(ty, |f| f.1);
            let mut fits = true;
            for p in params {
                let Some((a, r)) = cx.shallow(at).as_fun() else { break };
                fits &= cx.annotation_fits(*p, a);
                at = r;
            }
            if let Some(r) = ret {
                let r = cx.ty_expr(r);
                fits &= cx.unify(r, at).is_ok();
            }
            cx.reason = None;
            cx.muted -= 1;
            fits
        });
        self.typars.truncate(named.0);
        self.annotated_typars.truncate(named.1);
        fits
    }
    fn annotation_fits(&mut self, p: ast::PatId, ty: Ty) -> bool {
        match &self.pt(p).kind {
            ast::PatKind::Paren(p) | ast::PatKind::Attributed(_, p) => self.annotation_fits(*p, ty),
            ast::PatKind::Annotated(_, t) => {
                let t = self.ty_expr(*t);
                self.unify(t, ty).is_ok()
            }
            ast::PatKind::Tuple { items, is_struct: false } => match self.shallow(ty).kind() {
                TyKind::Tuple(tys, false) if tys.len() == items.len() => {
                    items.iter().zip(tys.iter()).all(|(p, t)| self.annotation_fits(*p, *t))
                }
                _ => false,
            },
            _ => true,
        }
    }
    /// Number of arguments of curried parameter patterns, each tuple counted.
    pub fn pattern_arity(&self, params: &[ast::PatId]) -> Vec<usize> {
        params.iter().map(|p| self.one_arity(*p)).collect()
    }
    fn one_arity(&self, p: ast::PatId) -> usize {
        let node = self.pt(p);
        match &node.kind {
            ast::PatKind::Paren(p) => self.one_arity(*p),
            ast::PatKind::Tuple { items, is_struct: false } => items.len(),
            ast::PatKind::Literal(ast::Literal::Unit) => 0,
            _ => 1,
        }
    }
}
