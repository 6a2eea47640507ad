//! Patterns (F# specification, section 7): syntax to typed patterns and the locals that they bind.
//!
//! Names bound by a pattern come into scope only when the whole pattern is read ([`Cx::bind_vars`]); the two sides
//! of `p | q` share their locals.

use base::{Span, Symbol};
use syntax::ast::{self, Ident, PatKind as P};
use tast::{ActiveKind, Const, LocalId, PatId, PatKind, TyConKind};
use types::{Builtin, Constraint, Ty, TyConId, TyKind};

use crate::cx::{Cx, LocalEntry};
use crate::env::{ActiveVal, PatItem};
use crate::infer::Cons;

/// Variables bound so far by the pattern being read.
#[derive(Default)]
pub(crate) struct PatVars {
    pub vars: Vec<(Symbol, LocalId, Span)>,
    /// Inside the right side of an or-pattern: the locals of the left side.
    shared: Vec<(Symbol, LocalId)>,
}

impl<'a> Cx<'a> {
    /// Reads a pattern against a type.
    pub fn pat(&mut self, id: ast::PatId, ty: Ty, vars: &mut PatVars) -> PatId {
        let node = self.pt(id);
        let span = node.span;
        match &node.kind {
            P::Wild => self.mk_pat(PatKind::Wild, ty, span),
            P::Ident { name, is_mutable, .. } => self.name_pat(*name, *is_mutable, ty, vars),
            P::Case { name, args, .. } => self.case_pat(name, args, ty, span, vars),
            P::NamedFields(_) => {
                self.error("FS0010", span, "Named fields can only stand in the argument of a union case pattern.");
                self.mk_pat(PatKind::Error, ty, span)
            }
            P::Literal(lit) => self.literal_pat(lit, ty, span),
            P::Null => {
                if self.constrain(ty, Cons::Simple(Constraint::Null, span)).is_err() {
                    let name = self.show(ty);
                    self.reason = None;
                    self.error("FS0043", span, format!("The type '{name}' does not have 'null' as a proper value."));
                }
                self.mk_pat(PatKind::Null, ty, span)
            }
            P::Paren(p) => self.pat(*p, ty, vars),
            P::Attributed(attrs, p) => self.attributed_pat(attrs, *p, ty, vars),
            P::Tuple { items, is_struct } => self.tuple_pat(items, *is_struct, ty, span, vars),
            P::List(items) => {
                let elem = self.fresh();
                self.expect(ty, Ty::list(elem), span);
                let items: Vec<PatId> = items.iter().map(|i| self.pat(*i, elem, vars)).collect();
                let nil = self.mk_pat(PatKind::Union { case: 0, args: vec![] }, ty, span);
                items
                    .into_iter()
                    .rev()
                    .fold(nil, |tail, head| self.mk_pat(PatKind::Union { case: 1, args: vec![head, tail] }, ty, span))
            }
            P::Array(items) => {
                let elem = self.fresh();
                self.expect(ty, Ty::array(elem), span);
                let items = items.iter().map(|i| self.pat(*i, elem, vars)).collect();
                self.mk_pat(PatKind::Array(items), ty, span)
            }
            P::Record(fields) => self.record_pat(fields, ty, span, vars),
            P::Cons(h, t) => {
                let elem = self.fresh();
                self.expect(ty, Ty::list(elem), span);
                let h = self.pat(*h, elem, vars);
                let t = self.pat(*t, ty, vars);
                self.mk_pat(PatKind::Union { case: 1, args: vec![h, t] }, ty, span)
            }
            P::Or(a, b) => self.or_pat(*a, *b, ty, span, vars),
            P::And(items) => {
                let items = items.iter().map(|i| self.pat(*i, ty, vars)).collect();
                self.mk_pat(PatKind::And(items), ty, span)
            }
            P::As(p, q) => self.as_pat(*p, *q, ty, span, vars),
            P::Annotated(p, t) => {
                let mut t = self.ty_expr(*t);
                if matches!(self.pt(*p).kind, P::Optional(_)) {
                    t = self.option_of(t);
                }
                self.expect(t, ty, span);
                self.pat(*p, t, vars)
            }
            P::TypeTest(t) => {
                let t = self.ty_expr(*t);
                self.check_type_test(ty, t, span);
                self.mk_pat(PatKind::TypeTest(t, None), ty, span)
            }
            P::Optional(name) => {
                if self.this_tycon.is_none() && self.object_this.is_none() {
                    self.error("FS0718", span, "Optional arguments are only permitted on type members");
                }
                let inner = self.fresh();
                let option = self.option_of(inner);
                self.expect(option, ty, span);
                self.var_pat(*name, false, ty, vars)
            }
            P::Expr(_) => {
                self.error("FS0010", span, "This expression is not a pattern.");
                self.mk_pat(PatKind::Error, ty, span)
            }
            P::Error => self.mk_pat(PatKind::Error, ty, span),
        }
    }
    /// `[<Struct>] ?x: t` is a value option.
    fn attributed_pat(&mut self, attrs: &[ast::Attribute], p: ast::PatId, ty: Ty, vars: &mut PatVars) -> PatId {
        if Self::written(attrs, "Struct") {
            let mut at = p;
            let mut annotation = None;
            loop {
                let node = self.pt(at);
                match &node.kind {
                    P::Paren(q) => at = *q,
                    P::Annotated(q, t) => {
                        annotation = Some(*t);
                        at = *q;
                    }
                    P::Optional(name) => {
                        let inner = match annotation {
                            Some(t) => self.ty_expr(t),
                            None => self.fresh(),
                        };
                        let t = self.library_type("FSharp.Core.ValueOption", &[inner]);
                        self.expect(t, ty, node.span);
                        return self.var_pat(*name, false, ty, vars);
                    }
                    _ => break,
                }
            }
        }
        self.pat(p, ty, vars)
    }
    fn name_pat(&mut self, name: Ident, is_mutable: bool, ty: Ty, vars: &mut PatVars) -> PatId {
        if let Some(item) = self.resolve_pattern(&[name]) {
            return self.item_pat(item, &[name], &[], ty, name.span, vars);
        }
        let text = name.name.as_str();
        if !name.quoted
            && text.chars().count() > 2
            && text.chars().next().is_some_and(char::is_uppercase)
            && self.in_match
        {
            self.warning(
                "FS0049",
                name.span,
                "Uppercase variable identifiers should not generally be used in patterns, and may indicate a missing open declaration or a misspelt pattern name.",
            );
        }
        self.var_pat(name, is_mutable, ty, vars)
    }
    fn var_pat(&mut self, name: Ident, is_mutable: bool, ty: Ty, vars: &mut PatVars) -> PatId {
        let local = self.pattern_local(name, ty, vars);
        self.body.locals[local].is_mutable |= is_mutable;
        self.mk_pat(PatKind::Bind(local, None), ty, name.span)
    }
    fn pattern_local(&mut self, name: Ident, ty: Ty, vars: &mut PatVars) -> LocalId {
        if vars.vars.iter().any(|v| v.0 == name.name) {
            self.error("FS0038", name.span, format!("'{}' is bound twice in this pattern.", name.name));
        }
        let shared = vars.shared.iter().find(|v| v.0 == name.name).copied();
        let local = match shared {
            Some((_, l)) => {
                let t = self.body.locals[l].ty;
                self.expect(t, ty, name.span);
                l
            }
            None => self.new_local(name.name, ty, name.span),
        };
        vars.vars.push((name.name, local, name.span));
        local
    }
    /// Brings the variables of a pattern into scope.
    pub fn bind_vars(&mut self, vars: &PatVars) {
        for (name, local, _) in &vars.vars {
            self.bind_name(*name, LocalEntry::Var(*local));
        }
    }
    fn literal_pat(&mut self, lit: &ast::Literal, ty: Ty, span: Span) -> PatId {
        let Some((c, t)) = self.literal(lit, span) else {
            return self.mk_pat(PatKind::Error, ty, span);
        };
        self.expect(ty, t, span);
        match c {
            Const::Unit => self.mk_pat(PatKind::Wild, ty, span),
            _ => self.mk_pat(PatKind::Const(c), ty, span),
        }
    }
    fn tuple_pat(&mut self, items: &[ast::PatId], is_struct: bool, ty: Ty, span: Span, vars: &mut PatVars) -> PatId {
        let shape = self.shallow(ty);
        let tys: Vec<Ty> = match shape.kind() {
            TyKind::Tuple(ts, s) if (*s || !is_struct) && ts.len() == items.len() => ts.to_vec(),
            _ => {
                let ts = self.fresh_n(items.len());
                let t = Ty::new(TyKind::Tuple(ts.clone().into(), is_struct));
                self.expect(ty, t, span);
                ts
            }
        };
        let items = items.iter().zip(tys).map(|(i, t)| self.pat(*i, t, vars)).collect();
        self.mk_pat(PatKind::Tuple(items), ty, span)
    }
    fn or_pat(&mut self, a: ast::PatId, b: ast::PatId, ty: Ty, span: Span, vars: &mut PatVars) -> PatId {
        let start = vars.vars.len();
        let left = self.pat(a, ty, vars);
        let bound: Vec<(Symbol, LocalId, Span)> = vars.vars.split_off(start);
        let mut inner = PatVars { vars: vec![], shared: vars.shared.clone() };
        inner.shared.extend(bound.iter().map(|(n, l, _)| (*n, *l)));
        let right = self.pat(b, ty, &mut inner);
        let same = bound.iter().all(|v| inner.vars.iter().any(|w| w.0 == v.0)) && inner.vars.len() == bound.len();
        if !same {
            self.error("FS0018", span, "The two sides of this 'or' pattern bind different sets of variables");
        }
        vars.vars.extend(bound);
        for v in inner.vars {
            if !vars.vars.iter().any(|w| w.0 == v.0) {
                vars.vars.push(v);
            }
        }
        self.mk_pat(PatKind::Or(left, right), ty, span)
    }
    fn as_pat(&mut self, p: ast::PatId, q: ast::PatId, ty: Ty, span: Span, vars: &mut PatVars) -> PatId {
        let inner = self.pt(p);
        if let P::TypeTest(t) = &inner.kind {
            let t = self.ty_expr(*t);
            self.check_type_test(ty, t, inner.span);
            let q = self.pat(q, t, vars);
            return self.mk_pat(PatKind::TypeTest(t, Some(q)), ty, span);
        }
        let first = self.pat(p, ty, vars);
        let second = self.pt(q);
        if let P::Ident { name, .. } = &second.kind {
            let local = self.pattern_local(*name, ty, vars);
            return self.mk_pat(PatKind::Bind(local, Some(first)), ty, span);
        }
        let second = self.pat(q, ty, vars);
        self.mk_pat(PatKind::And(vec![first, second]), ty, span)
    }
    fn record_pat(&mut self, fields: &[(ast::LongIdent, ast::PatId)], ty: Ty, span: Span, vars: &mut PatVars) -> PatId {
        let shape = self.shallow(ty);
        if let TyKind::AnonRecord(known, _) = shape.kind() {
            let mut out = vec![];
            for (ids, p) in fields {
                let Some(last) = ids.last() else { continue };
                match known.iter().position(|k| k.0 == last.name) {
                    Some(i) => out.push((i, self.pat(*p, known[i].1, vars))),
                    None => {
                        self.error("FS0039", last.span, format!("The record label '{}' is not defined.", last.name))
                    }
                }
            }
            return self.mk_pat(PatKind::Record(out), ty, span);
        }
        let labels: Vec<&[Ident]> = fields.iter().map(|f| &f.0[..]).collect();
        let known = shape.as_con();
        let Some(id) = self.record_of_labels(&labels, ty, false) else {
            for (_, p) in fields {
                self.pat(*p, Ty::error(), vars);
            }
            return self.mk_pat(PatKind::Error, ty, span);
        };
        let record = self.fresh_con(id, span);
        self.expect(ty, record, span);
        let mut out = vec![];
        for (ids, p) in fields {
            let Some(last) = ids.last() else { continue };
            let Some((i, t, _)) = self.field_of(record, last.name) else {
                let code = if known.is_some() { "FS1129" } else { "FS0656" };
                let text = format!("The record type '{}' does not have the field '{}'.", self.show(record), last.name);
                self.error(code, last.span, text);
                continue;
            };
            self.check_obsolete_field(id, i, last.span);
            if out.iter().any(|o: &(usize, PatId)| o.0 == i) {
                let text = format!("The field '{}' stands twice in this pattern.", last.name);
                self.error("FS0668", last.span, text);
            }
            out.push((i, self.pat(*p, t, vars)));
        }
        self.mk_pat(PatKind::Record(out), ty, span)
    }
    /// A type constructor at fresh arguments.
    pub fn fresh_con(&mut self, id: TyConId, span: Span) -> Ty {
        let params = self.tycon(id).params.clone();
        let args = self.instantiate(&params, span);
        self.con_type(id, &args, span)
    }
    fn case_pat(&mut self, name: &[Ident], args: &[ast::PatId], ty: Ty, span: Span, vars: &mut PatVars) -> PatId {
        if let ([n], [arg]) = (name, args)
            && n.name.as_str() == "nameof"
        {
            return self.nameof_pat(*arg, ty, span);
        }
        let Some(item) = self.resolve_pattern(name) else {
            for a in args {
                self.pat(*a, Ty::error(), vars);
            }
            if let Some(last) = name.last() {
                let near = self.pattern_names();
                self.undefined("pattern discriminator", last.name, last.span, near);
            }
            return self.mk_pat(PatKind::Error, ty, span);
        };
        self.item_pat(item, name, args, ty, span, vars)
    }
    /// `nameof x` as a constant.
    fn nameof_pat(&mut self, arg: ast::PatId, ty: Ty, span: Span) -> PatId {
        let mut at = arg;
        let name = loop {
            match &self.pt(at).kind {
                P::Paren(p) => at = *p,
                P::Ident { name, .. } => break Some(*name),
                P::Case { name, .. } => break name.last().copied(),
                _ => break None,
            }
        };
        self.expect(ty, Builtin::String.ty(), span);
        match name {
            Some(n) => {
                let units = n.name.as_str().encode_utf16().collect();
                self.mk_pat(PatKind::Const(Const::String(units)), ty, span)
            }
            None => self.mk_pat(PatKind::Error, ty, span),
        }
    }
    fn pattern_names(&self) -> Vec<Symbol> {
        let mut out: Vec<Symbol> = vec![];
        for n in crate::env::steps(&self.scope) {
            if let crate::env::ScopeKind::Open(c, _) = &n.kind {
                out.extend(self.containers[*c].pats.keys(self.limit));
            }
        }
        out
    }
    fn item_pat(
        &mut self,
        item: PatItem,
        name: &[Ident],
        args: &[ast::PatId],
        ty: Ty,
        span: Span,
        vars: &mut PatVars,
    ) -> PatId {
        match item {
            PatItem::Case(id, i) => self.union_pat(id, i, args, ty, span, vars),
            PatItem::Exception(id) => {
                self.expect(ty, Builtin::Exn.ty(), span);
                let TyConKind::Exception(fields) = &self.tycon(id).kind else {
                    return self.mk_pat(PatKind::Error, ty, span);
                };
                let fields: Vec<(Symbol, Ty)> = fields.iter().map(|f| (f.name, f.ty)).collect();
                let args = self.field_pats(&fields, args, span, vars);
                self.mk_pat(PatKind::Exception(id, args), ty, span)
            }
            PatItem::Literal(v) => {
                let (scheme, c) = (self.val(v).scheme.clone(), self.val(v).literal.clone());
                let (t, _) = self.instantiate_scheme(&scheme, span);
                if let [n] = name
                    && n.name.as_str().chars().next().is_some_and(char::is_lowercase)
                {
                    self.warning("FS3190", n.span, format!("Lowercase literal '{}' is being shadowed by a new pattern with the same name. Only uppercase and module-prefixed literals can be used as named patterns.", n.name));
                    return self.var_pat(*n, false, ty, vars);
                }
                self.expect(ty, t, span);
                if !args.is_empty() {
                    self.error("FS0019", span, "This literal pattern does not take arguments");
                }
                match c {
                    Some(c) => self.mk_pat(PatKind::Const(c), ty, span),
                    None => self.mk_pat(PatKind::Error, ty, span),
                }
            }
            PatItem::Value(c, t) => {
                self.expect(ty, t, span);
                self.mk_pat(PatKind::Const(c), ty, span)
            }
            PatItem::Active { .. } if args.iter().any(|a| self.has_named_fields(*a)) => {
                self.error("FS3210", span, "An active pattern has no fields: its result is given without names.");
                self.mk_pat(PatKind::Error, ty, span)
            }
            PatItem::Active { val, index, total, partial } => {
                let shape = ActiveShape { val, index, total, partial };
                self.active_pat(&shape, args, ty, name.last().map_or(span, |n| n.span), span, vars)
            }
        }
    }
    fn has_named_fields(&self, p: ast::PatId) -> bool {
        match &self.pt(p).kind {
            P::Paren(p) => self.has_named_fields(*p),
            P::NamedFields(_) => true,
            _ => false,
        }
    }
    fn union_pat(
        &mut self,
        id: TyConId,
        case: usize,
        args: &[ast::PatId],
        ty: Ty,
        span: Span,
        vars: &mut PatVars,
    ) -> PatId {
        self.check_obsolete_type(id, span);
        self.check_obsolete_case(id, case, span);
        if let TyConKind::Enum(_, cases) = &self.tycon(id).kind {
            let c = cases[case].1.clone();
            self.expect(ty, Ty::con(id, &[]), span);
            return self.mk_pat(PatKind::Const(c), ty, span);
        }
        let union = self.fresh_con(id, span);
        self.expect(ty, union, span);
        let fields = self.case_fields(union, case);
        let args = self.field_pats(&fields, args, span, vars);
        self.mk_pat(PatKind::Union { case, args }, ty, span)
    }
    /// Names and types of the fields of a case at a union type.
    pub fn case_fields(&self, union: Ty, case: usize) -> Vec<(Symbol, Ty)> {
        let Some((id, args)) = self.shallow(union).as_con() else { return vec![] };
        let def = self.tycon(id);
        let TyConKind::Union(cases) = &def.kind else { return vec![] };
        let subst = |t: Ty| t.subst(&|v| def.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
        cases.get(case).map_or(vec![], |c| c.fields.iter().map(|f| (f.name, subst(f.ty))).collect())
    }
    /// Patterns for all fields of a case or exception.
    fn field_pats(
        &mut self,
        fields: &[(Symbol, Ty)],
        args: &[ast::PatId],
        span: Span,
        vars: &mut PatVars,
    ) -> Vec<PatId> {
        let wild = |cx: &mut Self, t: Ty| cx.mk_pat(PatKind::Wild, t, span);
        let Some(arg) = args.first() else {
            if !fields.is_empty() {
                let code = if fields.len() == 1 { "FS0019" } else { "FS0727" };
                self.error(
                    code,
                    span,
                    format!("This union case expects {} arguments in tupled form, but was given 0.", fields.len()),
                );
            }
            return fields.iter().map(|f| wild(self, f.1)).collect();
        };
        if fields.is_empty() {
            let inner = self.pt(*arg);
            if !matches!(inner.kind, P::Wild) {
                self.error("FS0725", span, "This union case does not take arguments");
            } else {
                self.warning("FS3548", span, "Pattern discard is not allowed for union case that takes no data.");
            }
            return vec![];
        }
        let mut inner = self.pt(*arg);
        while let P::Paren(p) = inner.kind {
            let next = self.pt(p);
            if !matches!(next.kind, P::Paren(_) | P::Tuple { .. } | P::NamedFields(_) | P::Wild) {
                break;
            }
            inner = next;
        }
        match &inner.kind {
            P::NamedFields(named) => self.named_field_pats(fields, named, span, vars),
            P::Tuple { items, is_struct: false } if fields.len() > 1 => {
                if items.len() != fields.len() {
                    let code = if items.len() < fields.len() { "FS0727" } else { "FS0019" };
                    self.error(
                        code,
                        span,
                        format!(
                            "This union case expects {} arguments in tupled form, but was given {}.",
                            fields.len(),
                            items.len()
                        ),
                    );
                }
                fields
                    .iter()
                    .enumerate()
                    .map(|(i, f)| match items.get(i) {
                        Some(p) => self.pat(*p, f.1, vars),
                        None => wild(self, f.1),
                    })
                    .collect()
            }
            P::Wild if fields.len() > 1 => fields.iter().map(|f| wild(self, f.1)).collect(),
            _ if fields.len() == 1 => vec![self.pat(*arg, fields[0].1, vars)],
            _ => {
                self.error(
                    "FS0727",
                    span,
                    format!("This union case expects {} arguments in tupled form, but was given 1.", fields.len()),
                );
                fields.iter().map(|f| wild(self, f.1)).collect()
            }
        }
    }
    fn named_field_pats(
        &mut self,
        fields: &[(Symbol, Ty)],
        named: &[(Ident, ast::PatId)],
        span: Span,
        vars: &mut PatVars,
    ) -> Vec<PatId> {
        let mut out: Vec<Option<PatId>> = vec![None; fields.len()];
        for (n, p) in named {
            match fields.iter().position(|f| f.0 == n.name) {
                Some(i) => {
                    if out[i].is_some() {
                        self.error("FS3175", n.span, format!("The field '{}' stands twice in this pattern.", n.name));
                    }
                    out[i] = Some(self.pat(*p, fields[i].1, vars));
                }
                None => {
                    self.error("FS3174", n.span, format!("The union case does not have a field named '{}'.", n.name));
                }
            }
        }
        out.into_iter()
            .enumerate()
            .map(|(i, p)| p.unwrap_or_else(|| self.mk_pat(PatKind::Wild, fields[i].1, span)))
            .collect()
    }

    fn active_pat(
        &mut self,
        shape: &ActiveShape,
        args: &[ast::PatId],
        ty: Ty,
        name_span: Span,
        span: Span,
        vars: &mut PatVars,
    ) -> PatId {
        let (func, func_ty) = match shape.val {
            ActiveVal::Val(v) => {
                let e = self.val_expr(v, name_span);
                (e, self.ty_of(e))
            }
            ActiveVal::Local(l) => {
                let e = self.local_expr(l, name_span);
                (e, self.ty_of(e))
            }
        };
        let (params, result) = self.split_active(func_ty, args);
        if !params.is_empty() && shape.total != 1 {
            self.error("FS0722", span, "Only active patterns returning exactly one result may accept arguments");
        }
        let mut func = func;
        let mut t = func_ty;
        let exprs: Vec<ast::ExprId> = params.iter().map(|p| self.pat_to_expr(*p)).collect();
        if !exprs.is_empty() {
            let mut done = vec![];
            for e in exprs {
                let (a, r) = self.expect_fun(t, span);
                done.push(self.expr(e, a));
                t = r;
            }
            func = self.mk(tast::ExprKind::Apply { func, args: done, direct: false }, t, span);
        }
        let (input, ret) = self.expect_fun(t, span);
        self.expect(ty, input, span);
        let (kind, inner) = self.active_result(shape, ret, span);
        let arg = match result {
            Some(p) => Some(self.pat(p, inner, vars)),
            None => {
                if matches!(kind, ActiveKind::Partial | ActiveKind::Choice(..) | ActiveKind::Single)
                    && self.is_var(inner)
                {
                    let _ = self.unify(inner, Builtin::Unit.ty());
                }
                None
            }
        };
        self.mk_pat(PatKind::Active { func, kind, arg }, ty, span)
    }
    /// Parameters and result pattern among the arguments of an active pattern.
    fn split_active(&self, func_ty: Ty, args: &[ast::PatId]) -> (Vec<ast::PatId>, Option<ast::PatId>) {
        let Some((last, front)) = args.split_last() else { return (vec![], None) };
        let (mut n, mut t) = (0, self.shallow(func_ty));
        while let Some((_, r)) = t.as_fun() {
            n += 1;
            t = self.shallow(r);
        }
        let unit_result = match t.as_con() {
            Some((_, [x])) => self.shallow(*x).builtin() == Some(Builtin::Unit),
            _ => t.builtin() == Some(Builtin::Bool),
        };
        if n == args.len() + 1 && unit_result {
            return (args.to_vec(), None);
        }
        (front.to_vec(), Some(*last))
    }
    fn active_result(&mut self, shape: &ActiveShape, ret: Ty, span: Span) -> (ActiveKind, Ty) {
        if shape.partial {
            let r = self.shallow(ret);
            if r.builtin() == Some(Builtin::Bool) {
                return (ActiveKind::PartialBool, Builtin::Unit.ty());
            }
            if let Some((id, [t])) = r.as_con()
                && self.tycon(id).path.as_str() == "FSharp.Core.ValueOption"
            {
                return (ActiveKind::Partial, *t);
            }
            let inner = self.fresh();
            let option = self.option_of(inner);
            self.expect(option, ret, span);
            return (ActiveKind::Partial, inner);
        }
        if shape.total == 1 {
            return (ActiveKind::Single, ret);
        }
        let args = self.fresh_n(shape.total);
        let choice = self.library_type("FSharp.Core.Choice", &args);
        self.expect(choice, ret, span);
        (ActiveKind::Choice(shape.index, shape.total), args.get(shape.index).copied().unwrap_or_else(Ty::error))
    }
    /// A parameter of an active pattern, read as an expression.
    fn pat_to_expr(&mut self, id: ast::PatId) -> ast::ExprId {
        let node = self.pt(id);
        let span = node.span;
        let kind = match &node.kind {
            P::Expr(e) => return *e,
            P::Ident { name, .. } => ast::ExprKind::Ident(*name),
            P::Literal(l) => ast::ExprKind::Literal(l.clone()),
            P::Null => ast::ExprKind::Null,
            P::Paren(p) => {
                let e = self.pat_to_expr(*p);
                ast::ExprKind::Paren(e)
            }
            P::Tuple { items, is_struct } => {
                let items = items.iter().map(|i| self.pat_to_expr(*i)).collect();
                ast::ExprKind::Tuple { items, is_struct: *is_struct }
            }
            P::List(items) | P::Array(items) => {
                let items: Vec<ast::ExprId> = items.iter().map(|i| self.pat_to_expr(*i)).collect();
                let is_array = matches!(node.kind, P::Array(_));
                let body = items.into_iter().rev().reduce(|b, a| self.make_ex(ast::ExprKind::Sequential(a, b), span));
                ast::ExprKind::ListOrArray { is_array, body }
            }
            P::Case { name, args, .. } => {
                let mut e = self.path_expr(name);
                for a in args {
                    let arg = self.pat_to_expr(*a);
                    e = self.make_ex(ast::ExprKind::App { func: e, arg, adjacent: false }, span);
                }
                return e;
            }
            P::Annotated(p, t) => {
                let e = self.pat_to_expr(*p);
                ast::ExprKind::Annotated(e, *t)
            }
            P::Cons(h, t) => {
                let (h, t) = (self.pat_to_expr(*h), self.pat_to_expr(*t));
                let op = Ident { name: Symbol::intern("::"), span, quoted: false };
                ast::ExprKind::Infix { op, lhs: h, rhs: t }
            }
            P::Wild
            | P::NamedFields(_)
            | P::Record(_)
            | P::Or(..)
            | P::And(_)
            | P::As(..)
            | P::TypeTest(_)
            | P::Optional(_)
            | P::Attributed(..)
            | P::Error => {
                self.error("FS0010", span, "This pattern cannot be an argument of an active pattern.");
                ast::ExprKind::Error
            }
        };
        self.make_ex(kind, span)
    }
    /// `A.B.C` as an expression.
    pub fn path_expr(&mut self, ids: &[Ident]) -> ast::ExprId {
        let mut it = ids.iter();
        let Some(first) = it.next() else { return self.make_ex(ast::ExprKind::Error, self.ast_span()) };
        let mut e = self.make_ex(ast::ExprKind::Ident(*first), first.span);
        for id in it {
            e = self.make_ex(ast::ExprKind::Dot(e, *id), first.span.to(id.span));
        }
        e
    }
    fn ast_span(&self) -> Span {
        Span::new(self.file, 0, 0)
    }

    /// A type test from one type to another: impossible or indeterminate ones are reported.
    pub fn check_type_test(&mut self, from: Ty, to: Ty, span: Span) {
        self.weaken(&[from]);
        let from = self.shallow(from);
        if matches!(from.kind(), TyKind::Infer(_)) {
            let t = self.show(to);
            self.error(
                "FS0008",
                span,
                format!("This runtime coercion or type test from type 'a to {t} involves an indeterminate type based on information prior to this program point."),
            );
            return;
        }
        self.body.after.push(crate::cx::After::TypeTest { from, to, span });
    }
    /// The name that the head of a `let` is. A plain name is always a new one there, even that of a case or literal;
    /// in parentheses it is a pattern.
    pub fn head_pattern_name(&self, id: ast::PatId) -> Option<(Ident, bool)> {
        match &self.pt(id).kind {
            P::Ident { name, is_mutable, .. } => Some((*name, *is_mutable)),
            P::Attributed(_, p) | P::Annotated(p, _) => self.head_pattern_name(*p),
            _ => self.simple_name(id),
        }
    }
    /// The simple name that a parameter pattern is, if it is one.
    pub fn simple_name(&self, id: ast::PatId) -> Option<(Ident, bool)> {
        let node = self.pt(id);
        match &node.kind {
            P::Paren(p) | P::Attributed(_, p) | P::Annotated(p, _) => self.simple_name(*p),
            P::Ident { name, is_mutable, .. } => {
                if self.resolve_pattern(&[*name]).is_some() {
                    None
                } else {
                    Some((*name, *is_mutable))
                }
            }
            P::Optional(name) => Some((*name, false)),
            P::Wild
            | P::Case { .. }
            | P::NamedFields(_)
            | P::Literal(_)
            | P::Null
            | P::Tuple { .. }
            | P::List(_)
            | P::Array(_)
            | P::Record(_)
            | P::Cons(..)
            | P::Or(..)
            | P::And(_)
            | P::As(..)
            | P::TypeTest(_)
            | P::Expr(_)
            | P::Error => None,
        }
    }
}

/// One tag of an active pattern.
struct ActiveShape {
    val: ActiveVal,
    index: usize,
    total: usize,
    partial: bool,
}
