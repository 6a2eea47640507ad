//! Type expressions: syntax to types, with the type parameters in scope and their constraints.

use base::{Span, Symbol};
use syntax::ast::{self, ConstraintKind, Ident, MeasureExpr, TypeKind};
use tast::TyConKind;
use types::{Builtin, Constraint, Measure, MeasureAtom, MemberConstraint, Ty, TyConId, TyKind, TyParam};

use crate::cx::Cx;
use crate::env::TypeEntry;
use crate::infer::{Cons, is_unit_carrier};
use crate::names::mangle;
use crate::resolve::skip_microsoft;
use crate::solve::tuple_of;
use crate::traits::with_unit;

/// What an undeclared `'a` means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TyparMode {
    /// A variable to be inferred, named so.
    Infer,
    /// A parameter of the definition being declared.
    Declare,
    /// An error.
    Closed,
}

impl<'a> Cx<'a> {
    /// A type expression of the current file.
    pub fn ty_expr(&mut self, id: ast::TypeId) -> Ty {
        let t: &'a ast::TypeExpr = &self.ast.types[id];
        match &t.kind {
            TypeKind::Named(ids) => self.named_type(ids, &[], t.span),
            TypeKind::App { head, args, postfix } => {
                if *postfix && args.iter().any(|a| matches!(self.ast.types[*a].kind, TypeKind::Measure(_))) {
                    self.error("FS0706", t.span, "A unit of measure is given in angle brackets, e.g. 'float<m>'.");
                }
                self.applied_type(*head, args, t.span)
            }
            TypeKind::Dot(outer, name) => self.nested_type(*outer, name, t.span),
            TypeKind::Var(v) => self.typar(v),
            TypeKind::Anon => self.fresh(),
            TypeKind::Fun(a, b) => {
                let a = self.ty_expr(*a);
                let b = self.ty_expr(*b);
                Ty::fun(a, b)
            }
            TypeKind::Tuple { items, is_struct } => {
                let items: Vec<Ty> = items.iter().map(|i| self.ty_expr(*i)).collect();
                Ty::new(TyKind::Tuple(items.into(), *is_struct))
            }
            TypeKind::Param { ty, optional, .. } => {
                let t = self.ty_expr(*ty);
                if *optional { self.option_of(t) } else { t }
            }
            TypeKind::Array(t, rank) => {
                let elem = self.ty_expr(*t);
                let b = match rank {
                    1 => Builtin::Array,
                    2 => Builtin::Array2D,
                    3 => Builtin::Array3D,
                    _ => Builtin::Array4D,
                };
                Ty::con(b.id(), &[elem])
            }
            TypeKind::Paren(t) => self.ty_expr(*t),
            TypeKind::AnonRecord { fields, is_struct } => {
                for (i, (n, _)) in fields.iter().enumerate() {
                    if fields[..i].iter().any(|f| f.0.name == n.name) {
                        self.error("FS3523", n.span, format!("The field '{}' stands twice in this type.", n.name));
                    }
                }
                let mut fs: Vec<(Symbol, Ty)> = fields.iter().map(|(n, t)| (n.name, self.ty_expr(*t))).collect();
                fs.sort_by_key(|f| f.0.as_str());
                Ty::new(TyKind::AnonRecord(fs.into(), *is_struct))
            }
            TypeKind::Flexible(inner) => {
                let target = self.ty_expr(*inner);
                let v = self.fresh();
                let _ = self.constrain(v, Cons::Simple(Constraint::Subtype(target), t.span));
                v
            }
            TypeKind::Constrained(inner, cs) => {
                let ty = self.ty_expr(*inner);
                self.add_constraints(cs);
                ty
            }
            TypeKind::WithNull(t) => self.ty_expr(*t),
            TypeKind::Measure(m) => {
                let m = self.measure_expr(m, t.span);
                Ty::new(TyKind::Measure(m))
            }
            TypeKind::Const(_) => {
                self.error("FF2001", t.span, "Type providers cannot exist in a native program.");
                Ty::error()
            }
            TypeKind::And(items) => self.intersection(items, t.span),
            TypeKind::Or(..) => {
                self.unsupported(t.span, "this form of type");
                Ty::error()
            }
            TypeKind::Error => Ty::error(),
        }
    }
    /// `'t & #A & #B`: a variable with several upper bounds.
    fn intersection(&mut self, items: &[ast::TypeId], span: Span) -> Ty {
        let Some((first, rest)) = items.split_first() else { return Ty::error() };
        let ty = self.ty_expr(*first);
        for item in rest {
            let node: &'a ast::TypeExpr = &self.ast.types[*item];
            let bound = match &node.kind {
                TypeKind::Flexible(inner) => self.ty_expr(*inner),
                _ => self.ty_expr(*item),
            };
            self.add_written(ty, Constraint::Subtype(bound), span);
        }
        ty
    }
    /// `A<int>.B`: the type `B` of `A`'s module, at the arguments of `A`.
    fn nested_type(&mut self, outer: ast::TypeId, name: &[Ident], span: Span) -> Ty {
        let (mut path, mut args, mut at) = (vec![], vec![], outer);
        let mut tail = name.to_vec();
        loop {
            let node: &'a ast::TypeExpr = &self.ast.types[at];
            match &node.kind {
                TypeKind::App { head, args: own, .. } => {
                    args.splice(0..0, own.iter().copied());
                    at = *head;
                }
                TypeKind::Dot(inner, more) => {
                    tail.splice(0..0, more.iter().copied());
                    at = *inner;
                }
                TypeKind::Named(ids) => {
                    path.extend(ids.iter().copied());
                    break;
                }
                _ => {
                    self.unsupported(span, "this form of type application");
                    return Ty::error();
                }
            }
        }
        path.extend(tail);
        self.named_type(&path, &args, span)
    }
    fn applied_type(&mut self, head: ast::TypeId, args: &[ast::TypeId], span: Span) -> Ty {
        let h: &'a ast::TypeExpr = &self.ast.types[head];
        match &h.kind {
            TypeKind::Named(ids) => self.named_type(ids, args, span),
            TypeKind::Var(_) => {
                self.error("FS0712", span, "Type parameter cannot be used as type constructor");
                Ty::error()
            }
            _ => {
                self.unsupported(span, "this form of type application");
                Ty::error()
            }
        }
    }
    fn named_type(&mut self, ids: &[Ident], args: &[ast::TypeId], span: Span) -> Ty {
        let found = self.resolve_types(ids);
        let Some(entry) = pick_arity(&found, args.len()) else {
            return self.unknown_type(ids, span);
        };
        let carrier = self.carries_unit(entry.id);
        if let ([m], true) = (args, carrier) {
            self.units_used |= Builtin::of(entry.id).is_none();
            let m = self.measure_arg(*m);
            return with_unit_ty(self.expand_con(entry.id), m);
        }
        if entry.arity != args.len() {
            let name = ids.last().map_or("", |i| i.name.as_str());
            if args.len() == 2 && Builtin::of(entry.id) == Some(Builtin::ByRef) {
                self.error("FS1204", span, "The second argument of 'byref' is for the library only.");
                return Ty::error();
            }
            self.error(
                "FS0033",
                span,
                format!(
                    "The type '{name}<{}>' expects {} type argument(s) but is given {}",
                    vec!["_"; entry.arity].join(","),
                    entry.arity,
                    args.len()
                ),
            );
            return Ty::error();
        }
        self.check_obsolete_type(entry.id, span);
        self.check_obsolete_path(ids);
        let params: Vec<TyParam> = self.tycon(entry.id).params.clone();
        let args: Vec<Ty> = args
            .iter()
            .enumerate()
            .map(
                |(i, a)| {
                    if params.get(i).is_some_and(|p| p.is_measure) { self.measure_arg(*a) } else { self.ty_expr(*a) }
                },
            )
            .collect();
        if matches!(self.tycon(entry.id).kind, TyConKind::Measure(_)) {
            self.error("FS0704", span, "Expected type, not unit-of-measure");
            return Ty::error();
        }
        self.con_type(entry.id, &args, span)
    }
    /// Whether a type takes a unit of measure: a number type, `decimal` included.
    pub fn carries_unit(&self, id: TyConId) -> bool {
        match Builtin::of(id) {
            Some(b) => is_unit_carrier(b),
            None => self.tycon(self.expand_con(id)).path.as_str() == "System.Decimal",
        }
    }
    /// A constructor at arguments: abbreviations are expanded, constraints checked.
    pub fn con_type(&mut self, id: TyConId, args: &[Ty], span: Span) -> Ty {
        let def = self.tycon(id);
        let params = def.params.clone();
        if let TyConKind::Abbrev(t) = &def.kind {
            return t.subst(&|v| params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
        }
        if let TyConKind::Measure(m) = &def.kind {
            let m = m.clone().unwrap_or_else(|| Measure::atom(MeasureAtom::Con(id)));
            return Ty::new(TyKind::Measure(m));
        }
        if !self.unconstrained && params.iter().any(|p| !p.constraints.is_empty()) {
            self.constrain_args(&params, args, span);
        }
        Ty::con(id, args)
    }
    fn unknown_type(&mut self, ids: &[Ident], span: Span) -> Ty {
        let Some(last) = ids.last() else { return Ty::error() };
        if ids.len() == 1 && last.name.as_str() == "global" && !last.quoted {
            self.error("FS1126", last.span, "'global' is the root of all namespaces: a name follows it.");
            return Ty::error();
        }
        let ids = skip_microsoft(ids);
        for (i, id) in ids.iter().enumerate().take(ids.len() - 1) {
            if self.resolve_module(&ids[..=i]).is_empty() {
                let near = self.names_in_scope();
                self.undefined("namespace or module", id.name, id.span, near);
                return Ty::error();
            }
        }
        let near: Vec<Symbol> = self.type_names_in_scope();
        let _ = span;
        self.undefined("type", last.name, last.span, near);
        Ty::error()
    }
    fn type_names_in_scope(&self) -> Vec<Symbol> {
        let mut out = vec![];
        for n in crate::env::steps(&self.scope) {
            if let crate::env::ScopeKind::Open(c, _) = &n.kind {
                out.extend(self.containers[*c].types.keys(self.limit));
            }
        }
        out
    }
    /// The type of a type parameter in scope.
    pub fn typar(&mut self, v: &ast::Typar) -> Ty {
        let name = v.name.name;
        if let Some(i) = self.typars.iter().rposition(|(n, _)| *n == name) {
            let t = self.typars[i].1;
            // A variable that an inner function generalised is a new one outside.
            let zonked = self.shallow(t);
            let stale = matches!((t.kind(), zonked.kind()), (TyKind::Infer(_), TyKind::Var(_)));
            if !stale {
                return t;
            }
            self.typars.remove(i);
        }
        match self.typar_mode {
            TyparMode::Closed => {
                self.error("FS0039", v.name.span, format!("The type parameter '{name} is not defined."));
                Ty::error()
            }
            TyparMode::Infer => {
                let t = self.fresh();
                if let TyKind::Infer(i) = t.kind() {
                    let data = &mut self.vars[i.0 as usize];
                    data.name = Some(name);
                    data.is_static = v.is_static;
                    data.span = Some(v.name.span);
                }
                self.typars.push((name, t));
                self.annotated_typars.push((t, v.name.span));
                t
            }
            TyparMode::Declare => {
                let tv = self.new_tyvar(name, false, v.is_static);
                self.declared.push(tv);
                let t = Ty::var(tv);
                self.typars.push((name, t));
                t
            }
        }
    }
    /// A type argument that must be a unit of measure.
    pub fn measure_arg(&mut self, id: ast::TypeId) -> Ty {
        let t: &'a ast::TypeExpr = &self.ast.types[id];
        let m = match &t.kind {
            TypeKind::Measure(m) => self.measure_expr(m, t.span),
            TypeKind::Anon => {
                let m = self.fresh_measure();
                self.measure_of(m)
            }
            TypeKind::Named(ids) => self.named_measure(ids, t.span),
            TypeKind::Var(v) => self.measure_var(v),
            TypeKind::Paren(t) => return self.measure_arg(*t),
            TypeKind::App { head, args, .. } => {
                let mut m = self.measure_arg(*head);
                for a in args {
                    let n = self.measure_arg(*a);
                    m = Ty::new(TyKind::Measure(self.measure_of(m).mul(&self.measure_of(n))));
                }
                return m;
            }
            TypeKind::Tuple { items, .. } => {
                let mut m = Measure::one();
                for i in items {
                    let n = self.measure_arg(*i);
                    m = m.mul(&self.measure_of(n));
                }
                m
            }
            _ => {
                self.error("FS0705", t.span, "Expected unit-of-measure, not type");
                Measure::one()
            }
        };
        Ty::new(TyKind::Measure(m))
    }
    fn measure_var(&mut self, v: &ast::Typar) -> Measure {
        let name = v.name.name;
        if !self.typars.iter().any(|(n, _)| *n == name) {
            let t = match self.typar_mode {
                TyparMode::Declare => {
                    let tv = self.new_tyvar(name, true, false);
                    self.declared.push(tv);
                    Ty::new(TyKind::Measure(Measure::atom(MeasureAtom::Var(tv))))
                }
                TyparMode::Infer | TyparMode::Closed => {
                    let t = self.fresh_measure();
                    if let TyKind::Measure(m) = t.kind()
                        && let [(MeasureAtom::Infer(i), ..)] = m.factors()
                    {
                        self.vars[i.0 as usize].name = Some(name);
                    }
                    self.annotated_typars.push((t, v.name.span));
                    t
                }
            };
            self.typars.push((name, t));
        }
        let t = self.typars.iter().rev().find(|(n, _)| *n == name).map_or_else(Ty::error, |t| t.1);
        let plain = match t.kind() {
            TyKind::Infer(i) => self.vars[i.0 as usize].bind.is_none() && !self.vars[i.0 as usize].is_measure,
            TyKind::Var(tv) => !self.tyvars[*tv].is_measure,
            _ => false,
        };
        if plain && !self.is_library && !self.annotated_typars.iter().any(|(a, _)| *a == t) {
            let text = format!("'{name} is a type parameter: a unit of measure is marked with [<Measure>].");
            self.error("FS0702", v.name.span, text);
        }
        if let TyKind::Infer(i) = t.kind() {
            self.vars[i.0 as usize].is_measure = true;
        }
        if let TyKind::Var(tv) = t.kind() {
            self.tyvars[*tv].is_measure = true;
        }
        self.measure_of(t)
    }
    fn named_measure(&mut self, ids: &[Ident], span: Span) -> Measure {
        let Some(entry) = self.resolve_types(ids).into_iter().find(|t| t.arity == 0) else {
            let near = self.type_names_in_scope();
            if let Some(last) = ids.last() {
                self.undefined("type", last.name, last.span, near);
            }
            return Measure::one();
        };
        let def = self.tycon(entry.id);
        match &def.kind {
            TyConKind::Measure(None) => Measure::atom(MeasureAtom::Con(entry.id)),
            TyConKind::Measure(Some(m)) => m.clone(),
            TyConKind::Abbrev(t) if matches!(t.kind(), TyKind::Measure(_)) => self.measure_of(*t),
            _ => {
                self.error("FS0705", span, "Expected unit-of-measure, not type");
                Measure::one()
            }
        }
    }
    /// A unit expression.
    pub fn measure_expr(&mut self, m: &MeasureExpr, span: Span) -> Measure {
        match m {
            MeasureExpr::One => Measure::one(),
            MeasureExpr::Named(ids) => self.named_measure(ids, span),
            MeasureExpr::Var(v) => self.measure_var(v),
            MeasureExpr::Anon => {
                let m = self.fresh_measure();
                self.measure_of(m)
            }
            MeasureExpr::Product(a, b) => {
                let a = self.measure_expr(a, span);
                a.mul(&self.measure_expr(b, span))
            }
            MeasureExpr::Quotient(a, b) => {
                let a = self.measure_expr(a, span);
                a.mul(&self.measure_expr(b, span).inverse())
            }
            MeasureExpr::Power(a, n, d) => self.measure_expr(a, span).pow(*n, *d),
        }
    }

    /// Adds written constraints to the parameters that they name.
    pub fn add_constraints(&mut self, cs: &[ast::Constraint]) {
        for c in cs {
            let (typar, con) = match &c.kind {
                ConstraintKind::Subtype(v, t) => (v, Constraint::Subtype(self.ty_expr(*t))),
                ConstraintKind::Null(v) => (v, Constraint::Null),
                ConstraintKind::NotNull(v) => (v, Constraint::NotNull),
                ConstraintKind::Struct(v) => (v, Constraint::Struct),
                ConstraintKind::NotStruct(v) => (v, Constraint::NotStruct),
                ConstraintKind::DefaultConstructor(v, well_formed) => {
                    if !well_formed {
                        let text = "This constraint is written ('T: (new: unit -> 'T)), twice with the same parameter.";
                        self.error("FS0700", v.name.span, text);
                    }
                    (v, Constraint::DefaultConstructor)
                }
                ConstraintKind::Equality(v) => (v, Constraint::Equality),
                ConstraintKind::Comparison(v) => (v, Constraint::Comparison),
                ConstraintKind::Unmanaged(v) => (v, Constraint::Unmanaged),
                ConstraintKind::Enum(v, t) => (v, Constraint::Enum(self.ty_expr(*t))),
                ConstraintKind::Delegate(v, a, r) => {
                    let a = self.ty_expr(*a);
                    (v, Constraint::Delegate(a, self.ty_expr(*r)))
                }
                ConstraintKind::Member { support, member } => {
                    self.member_constraint(support, member, c.span);
                    continue;
                }
                ConstraintKind::SelfConstraint(t) => {
                    self.unsupported(c.span, "a constraint by an interface with static members");
                    let _ = t;
                    continue;
                }
            };
            let t = self.typar(typar);
            self.add_written(t, con, c.span);
        }
    }
    fn add_written(&mut self, t: Ty, c: Constraint, span: Span) {
        match self.shallow(t).kind() {
            TyKind::Var(v) => {
                let list = &mut self.tyvars[*v].constraints;
                let value = |c: &Constraint| matches!(c, Constraint::Struct | Constraint::Unmanaged);
                let clash = match &c {
                    Constraint::NotStruct => list.iter().any(value),
                    c if value(c) => list.contains(&Constraint::NotStruct),
                    _ => false,
                };
                if !list.contains(&c) {
                    list.push(c);
                }
                if clash {
                    self.error("FS0043", span, "This constraint and 'not struct' contradict each other.");
                }
            }
            _ => {
                if self.constrain(t, Cons::Simple(c, span)).is_err() {
                    self.constraint_failed(t, span);
                }
            }
        }
    }
    fn member_constraint(&mut self, support: &[ast::TypeId], sig: &ast::MemberSig, span: Span) {
        let support = self.support_types(support);
        let (name, args, ret) = self.sig_shape(sig);
        let mc = MemberConstraint { support, name, is_static: sig.is_static, args, ret, span: Some(span) };
        let mut declared = false;
        for t in mc.support.clone() {
            if let TyKind::Var(v) = self.shallow(t).kind() {
                self.tyvars[*v].constraints.push(Constraint::Member(Box::new(mc.clone())));
                self.tyvars[*v].is_static = true;
                declared = true;
            }
        }
        if !declared {
            self.add_trait(mc, span);
        }
    }
    /// The support types of a member constraint: `(^a or ^b)` is two.
    pub fn support_types(&mut self, ids: &[ast::TypeId]) -> Vec<Ty> {
        let mut out = vec![];
        for id in ids {
            let t: &'a ast::TypeExpr = &self.ast.types[*id];
            match &t.kind {
                TypeKind::Or(a, b) => out.extend(self.support_types(&[*a, *b])),
                TypeKind::Paren(t) => out.extend(self.support_types(&[*t])),
                _ => out.push(self.ty_expr(*id)),
            }
        }
        out
    }
    /// Compiled name, argument types and result of a member signature.
    pub fn sig_shape(&mut self, sig: &ast::MemberSig) -> (Symbol, Vec<Ty>, Ty) {
        let t: &'a ast::TypeExpr = &self.ast.types[sig.ty];
        let name = mangle(sig.name.name);
        match &t.kind {
            TypeKind::Fun(a, r) if !(sig.has_get || sig.has_set) => {
                let mut args = self.arg_types(*a);
                let mut r = *r;
                loop {
                    let rt: &'a ast::TypeExpr = &self.ast.types[r];
                    match &rt.kind {
                        TypeKind::Fun(a, next) => {
                            args.extend(self.arg_types(*a));
                            r = *next;
                        }
                        _ => break,
                    }
                }
                let ret = self.ty_expr(r);
                if args.len() == 1 && args[0].builtin() == Some(Builtin::Unit) {
                    args.clear();
                }
                (name, args, ret)
            }
            _ => {
                let ret = self.ty_expr(sig.ty);
                let prefix = if sig.has_set && !sig.has_get { "set_" } else { "get_" };
                let name =
                    if name.as_str().starts_with("op_") { name } else { Symbol::intern(&format!("{prefix}{name}")) };
                if sig.has_set && !sig.has_get { (name, vec![ret], Builtin::Unit.ty()) } else { (name, vec![], ret) }
            }
        }
    }
    fn arg_types(&mut self, id: ast::TypeId) -> Vec<Ty> {
        let t: &'a ast::TypeExpr = &self.ast.types[id];
        match &t.kind {
            TypeKind::Tuple { items, is_struct: false } => items.iter().map(|i| self.ty_expr(*i)).collect(),
            _ => vec![self.ty_expr(id)],
        }
    }
    /// Explicit type parameters as variables to be inferred, or as declared parameters.
    pub fn declare_typars(&mut self, decls: &ast::TyparDecls, mode: TyparMode) -> Vec<Ty> {
        let out: Vec<Ty> = decls.typars.iter().map(|d| self.declare_typar(d, mode)).collect();
        self.add_constraints(&decls.constraints);
        out
    }
    fn declare_typar(&mut self, d: &ast::TyparDecl, mode: TyparMode) -> Ty {
        let name = d.typar.name.name;
        let is_measure =
            d.attributes.iter().any(|a| a.name.last().is_some_and(|n| n.name.as_str().starts_with("Measure")));
        let t = match mode {
            TyparMode::Declare | TyparMode::Closed => {
                let tv = self.new_tyvar(name, is_measure, d.typar.is_static);
                self.declared.push(tv);
                if is_measure { Ty::new(TyKind::Measure(Measure::atom(MeasureAtom::Var(tv)))) } else { Ty::var(tv) }
            }
            TyparMode::Infer => {
                let t = if is_measure { self.fresh_measure() } else { self.fresh() };
                let var = match t.kind() {
                    TyKind::Infer(v) => Some(*v),
                    TyKind::Measure(m) => m.factors().iter().find_map(|f| match f.0 {
                        MeasureAtom::Infer(v) => Some(v),
                        MeasureAtom::Con(_) | MeasureAtom::Var(_) => None,
                    }),
                    _ => None,
                };
                if let Some(v) = var {
                    let data = &mut self.vars[v.0 as usize];
                    data.name = Some(name);
                    data.declared = true;
                    data.is_static = d.typar.is_static;
                    data.span = Some(d.typar.name.span);
                }
                t
            }
        };
        self.typars.push((name, t));
        t
    }
    /// `option<t>`
    pub fn option_of(&mut self, t: Ty) -> Ty {
        match self.find_tycon("FSharp.Core.Option", 1) {
            Some(id) => Ty::con(id, &[t]),
            None => Ty::error(),
        }
    }
    /// A library type at arguments; an error type when the library does not have it.
    pub fn library_type(&mut self, path: &str, args: &[Ty]) -> Ty {
        match self.find_tycon(path, args.len()) {
            Some(id) => self.con_type(id, args, self.tycon(id).span),
            None => Ty::error(),
        }
    }
    /// A tuple of the types, unit for none.
    pub fn args_type(&self, tys: &[Ty]) -> Ty {
        tuple_of(tys)
    }
}

fn with_unit_ty(id: TyConId, m: Ty) -> Ty {
    match m.kind() {
        TyKind::Measure(m) => with_unit(id, m),
        _ => Ty::con(id, &[m]),
    }
}

/// The type with so many parameters; otherwise the nearest of the name.
pub(crate) fn pick_arity(found: &[TypeEntry], n: usize) -> Option<TypeEntry> {
    found
        .iter()
        .find(|t| t.arity == n)
        .or_else(|| found.iter().find(|t| Builtin::of(t.id).is_some()))
        .or(found.first())
        .copied()
}
