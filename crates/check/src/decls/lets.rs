//! Module-level `let`, `do` and `extern`: values, functions, patterns, literals and the entry point.

use base::{Span, Symbol};
use syntax::ast::{self, Binding, BindingHead, Ident, PatKind as P};
use tast::{Const, ExprKind, Import, ValDef, ValKind};
use types::{Builtin, Scheme, Ty, TyKind, TyParam, ValId};

use super::attributes::{fold, fold_one};
use super::targets::{FIELD, METHOD, PROPERTY};
use crate::cx::{Cx, LazyBody, LazySource, Owner, Pending};
use crate::env::{ActiveVal, Item, PatItem};
use crate::exprs::Want;
use crate::names::{active_name, mangle};
use crate::patterns::PatVars;
use crate::recursion::Member;
use crate::tyexprs::TyparMode;

impl<'a> Cx<'a> {
    /// `let` or `let rec` at module level.
    pub fn module_let(&mut self, is_rec: bool, bindings: &'a [Binding]) {
        if is_rec {
            self.mutable_rec(bindings);
            let all: Vec<&'a Binding> = bindings.iter().collect();
            return self.let_group(&all);
        }
        for b in bindings {
            self.one_let(b);
        }
    }
    /// FS0874: a mutable binding of a recursive group.
    pub(super) fn mutable_rec(&mut self, bindings: &[Binding]) {
        for b in bindings {
            let mutable = match &b.head {
                BindingHead::Function { .. } => b.is_mutable,
                BindingHead::Pattern(p) => b.is_mutable || self.head_pattern_name(*p).is_some_and(|n| n.1),
            };
            if mutable {
                self.error("FS0874", b.span, "A mutable value cannot be recursive.");
            }
        }
    }
    fn one_let(&mut self, b: &'a Binding) {
        if b.is_use {
            self.warning(
                "FS0524",
                b.span,
                "'use' bindings are not permitted in modules and are treated as 'let' bindings.",
            );
        }
        match self.head_name(b) {
            Some(name) if self.is_library && self.is_lazy(b) => {
                self.lazy_function(name, b);
            }
            Some(name) => self.let_value(name, b),
            None => self.let_pattern(b),
        }
    }
    /// The name that a module-level binding defines.
    pub(super) fn head_name(&self, b: &Binding) -> Option<Ident> {
        match &b.head {
            BindingHead::Function { name, .. } => Some(*name),
            BindingHead::Pattern(p) => self.head_pattern_name(*p).map(|n| n.0),
        }
    }
    fn reset(&mut self) {
        self.typars.clear();
        self.annotated_typars.clear();
        self.declared.clear();
        self.typar_mode = TyparMode::Infer;
        self.level = 0;
        self.depth = 0;
    }
    fn let_value(&mut self, name: Ident, b: &'a Binding) {
        self.reset();
        self.start_body();
        self.level = 1;
        let failed = self.failed_operators.len();
        let (ty, rhs, is_mutable, explicit) = self.value_rhs(b);
        if b.is_inline && matches!(b.head, BindingHead::Pattern(_)) && !self.is_library {
            self.error("FS0832", name.span, "Only a function with parameters can be inline.");
        }
        self.level = 0;
        self.operators_again(failed, ty);
        let value = !is_mutable && (has_params(b) || !explicit.is_empty() || self.is_value(b.body));
        let params = if value { self.generalise(&[ty], b.is_inline, &explicit) } else { vec![] };
        if !value {
            self.lower(ty);
        }
        self.check_explicit(&explicit, b);
        if !self.is_library && matches!(name.name.as_str(), "=" | "<>" | "<" | "<=" | ">" | ">=" | "==" | "!=") {
            self.warning("FS0086", name.span, format!("The '{}' operator should not normally be redefined. To define overloaded comparison semantics for a particular type, implement the 'System.IComparable' interface in the definition of that type.", name.name));
        }
        let scheme = Scheme { params, ty: self.zonk(ty) };
        let v = self.define(name, b, scheme, rhs, is_mutable, explicit.len());
        self.patch_val_uses(&[v]);
        self.finish_val(v, rhs, b);
        self.less_generic();
    }
    /// The right-hand side of a binding of a name: its type, value, mutability and explicit parameters.
    fn value_rhs(&mut self, b: &'a Binding) -> (Ty, tast::ExprId, bool, Vec<Ty>) {
        match &b.head {
            BindingHead::Function { typars, params, name } => {
                let explicit = self.declare_typars(typars, TyparMode::Infer);
                let ty = self.fresh();
                if Self::written(&b.attributes, "EntryPoint") && params.len() == 1 {
                    let main = Ty::fun(Ty::array(Builtin::String.ty()), Builtin::Int32.ty());
                    let _ = self.unify(ty, main);
                }
                self.next_active = active_name(name.name).map(|a| (a, name.span));
                let rhs = self.function_rhs(params, b.ret, b.body, ty);
                (ty, rhs, b.is_mutable, explicit)
            }
            BindingHead::Pattern(p) => {
                let ty = self.fresh();
                let annotated = self.pattern_annotation(*p, ty, b.ret);
                let rhs = self.pattern_rhs(*p, b.body, Want { ty, flex: annotated });
                let mutable = b.is_mutable || self.simple_name(*p).is_some_and(|n| n.1);
                (ty, rhs, mutable, vec![])
            }
        }
    }
    /// Explicit type parameters must stay variables of their own.
    fn check_explicit(&mut self, explicit: &[Ty], b: &Binding) {
        let mut seen: Vec<Ty> = vec![];
        for t in explicit {
            let z = self.zonk(*t);
            let ok = matches!(z.kind(), TyKind::Var(_) | TyKind::Measure(_) | TyKind::Infer(_) | TyKind::Error)
                && !seen.contains(&z);
            if !ok {
                self.error("FS0670", b.span, "This code is not sufficiently generic. A type parameter could not be generalized because it would be constrained to be one type.");
            }
            seen.push(z);
        }
    }
    /// FS0064: a named type variable of an annotation turned out to be one type.
    fn less_generic(&mut self) {
        if self.is_library {
            return;
        }
        for (t, span) in std::mem::take(&mut self.annotated_typars) {
            let z = self.zonk(t);
            let open = match z.kind() {
                TyKind::Var(_) | TyKind::Infer(_) | TyKind::Error => true,
                TyKind::Measure(m) => m.factors().iter().any(|f| !matches!(f.0, types::MeasureAtom::Con(_))),
                TyKind::Con(..) | TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) => false,
            };
            if !open {
                let text = self.show(z);
                self.warning("FS0064", span, format!("This construct causes code to be less generic than indicated by the type annotations. The type variable has been constrained to be type '{text}'."));
            }
        }
    }
    /// Adds the definition of a module-level value.
    fn define(
        &mut self,
        name: Ident,
        b: &'a Binding,
        scheme: Scheme,
        rhs: tast::ExprId,
        is_mutable: bool,
        explicit: usize,
    ) -> ValId {
        // A variable holds a function value: another may be assigned.
        let arity = match &self.body.exprs[rhs].kind {
            ExprKind::Lambda { params, .. } if !is_mutable => params.len(),
            _ => 0,
        };
        let param_names = self.binding_param_names(b, arity);
        self.declare_val(name, b, scheme, arity, param_names, is_mutable, explicit)
    }
    fn binding_param_names(&self, b: &Binding, arity: usize) -> Vec<Vec<Symbol>> {
        let mut out = match &b.head {
            BindingHead::Function { params, .. } => params.iter().map(|p| self.pattern_names_in(*p)).collect(),
            BindingHead::Pattern(_) => vec![],
        };
        out.resize(arity, vec![Symbol::intern("_")]);
        out
    }
    /// Names of the parts of a parameter pattern.
    pub fn pattern_names_in(&self, p: ast::PatId) -> Vec<Symbol> {
        match &self.pt(p).kind {
            P::Paren(p) => self.pattern_names_in(*p),
            P::Tuple { items, is_struct: false } => items.iter().map(|i| self.part_name(*i)).collect(),
            P::Literal(ast::Literal::Unit) => vec![],
            _ => vec![self.part_name(p)],
        }
    }
    fn part_name(&self, p: ast::PatId) -> Symbol {
        match &self.pt(p).kind {
            P::Ident { name, .. } | P::Optional(name) => name.name,
            P::Paren(p) | P::Annotated(p, _) | P::Attributed(_, p) => self.part_name(*p),
            _ => Symbol::intern("_"),
        }
    }
    #[allow(clippy::too_many_arguments)]
    fn declare_val(
        &mut self,
        name: Ident,
        b: &Binding,
        scheme: Scheme,
        arity: usize,
        param_names: Vec<Vec<Symbol>>,
        is_mutable: bool,
        explicit: usize,
    ) -> ValId {
        let element = if arity > 0 {
            METHOD
        } else if Self::written(&b.attributes, "EntryPoint") {
            METHOD | FIELD | PROPERTY
        } else {
            FIELD | PROPERTY
        };
        let attrs = self.attributes_on(&b.attributes, element);
        let compiled = mangle(name.name);
        let path = self.path_of(compiled);
        let kind = if arity > 0 || !scheme.params.is_empty() { ValKind::Function } else { ValKind::Value };
        let is_private = b.access == Some(ast::Access::Private);
        let is_inline = b.is_inline;
        let kept = attrs.clone();
        let v = self.add_val(|id| ValDef {
            id,
            name: compiled,
            path,
            scheme,
            kind,
            arity,
            param_names,
            is_inline,
            is_mutable,
            is_private,
            attrs,
            literal: None,
            import: None,
            span: name.span,
        });
        if explicit > 0 || matches!(&b.head, BindingHead::Function { typars, .. } if typars.explicit) {
            self.info_mut(v).explicit = Some(explicit);
        }
        self.note_obsolete(v, &kept);
        self.add_name(name, v);
        v
    }
    /// The full name of something in the current container.
    pub fn path_of(&self, name: Symbol) -> Symbol {
        let above = &self.containers[self.container].path;
        if above.is_empty() { name } else { Symbol::intern(&format!("{above}.{name}")) }
    }
    /// Brings a module-level value into its container.
    fn add_name(&mut self, name: Ident, v: ValId) {
        let compiled = mangle(name.name);
        let c = self.container;
        let known = self.containers[c].items.get(compiled, self.file_end()).find_map(|i| match i {
            Item::Val(o) if o.file == v.file => Some(*o),
            _ => None,
        });
        if known.is_some() && compiled.as_str() != "_" {
            self.error(
                "FS0037",
                name.span,
                format!("Duplicate definition of value '{}'", crate::names::display(compiled)),
            );
        }
        self.accessor_clash(name, v);
        let stamp = self.next_stamp();
        self.containers[c].items.add(compiled, stamp, Item::Val(v));
        if let Some(a) = active_name(name.name)
            && !self.broken_actives.contains(&name.span)
        {
            if self.shallow(self.val(v).scheme.ty).as_fun().is_none() && !self.val(v).scheme.ty.has_infer() {
                self.error("FS1209", name.span, "An active pattern is a function.");
            }
            let total = a.cases.len();
            if total > 1 && !a.partial && self.undetermined_result(v) {
                let text =
                    "A result of this active pattern has a type that its input does not tell: is a case missing?";
                self.error("FS1210", name.span, text);
            }
            if a.partial && total > 1 {
                self.error("FS3872", name.span, "A partial active pattern has one case: '(|Name|_|)'.");
            }
            if total > 7 {
                self.error("FS0265", name.span, "Active patterns cannot return more than 7 possibilities");
            }
            for (index, case) in a.cases.iter().enumerate() {
                let item = PatItem::Active { val: ActiveVal::Val(v), index, total, partial: a.partial };
                self.containers[c].pats.add(*case, stamp, item);
            }
        }
        let path = Symbol::intern(&self.containers[c].path.clone());
        self.val_paths.insert((path, compiled), v);
        let f = self.by_file[&self.file];
        self.sig_mut(f).val_paths.insert((path, compiled), v);
        if let Some(m) = self.module {
            self.sig_mut(f).modules[m.0 as usize].vals.push(v);
        }
    }
    /// Whether the result of a function has type parameters that its arguments do not have.
    fn undetermined_result(&self, v: ValId) -> bool {
        let scheme = &self.val(v).scheme;
        let (mut args, mut result) = (vec![], self.zonk(scheme.ty));
        while let Some((a, r)) = result.as_fun() {
            args.push(a);
            result = r;
        }
        let mentions = crate::exprs::mentions;
        scheme.params.iter().any(|p| mentions(result, p.var) && !args.iter().any(|a| mentions(*a, p.var)))
    }
    /// FS0037: a value `x` beside something that is named as its getter or setter, `get_x` or `set_x`.
    fn accessor_clash(&mut self, name: Ident, v: ValId) {
        if self.is_library {
            return;
        }
        let compiled = mangle(name.name);
        let text = compiled.as_str();
        let c = self.container;
        let find = |cx: &Self, text: &str| {
            cx.containers[c].items.get(Symbol::intern(text), cx.file_end()).find_map(|i| match i {
                Item::Val(o) if o.file == v.file => Some(*o),
                _ => None,
            })
        };
        let plain = |cx: &Self, o: ValId| cx.val(o).param_names.is_empty() && cx.val(o).arity == 0;
        let accessor = find(self, &format!("get_{text}")).or_else(|| {
            let setter = find(self, &format!("set_{text}"));
            setter.filter(|_| self.val(v).is_mutable)
        });
        let value = match (text.strip_prefix("get_"), text.strip_prefix("set_")) {
            (Some(x), _) => find(self, x).filter(|o| plain(self, *o)),
            (_, Some(x)) => find(self, x).filter(|o| plain(self, *o) && self.val(*o).is_mutable),
            (None, None) => None,
        };
        let clash = value.or_else(|| accessor.filter(|_| plain(self, v)).map(|_| v));
        if let Some(o) = clash {
            let def = self.val(o);
            let (span, name) = (def.span, def.name);
            self.error("FS0037", span, format!("Duplicate definition of value '{name}': it has such an accessor"));
        }
    }
    /// Literals, the entry point, start-up order; then the body waits for the end of the file.
    fn finish_val(&mut self, v: ValId, rhs: tast::ExprId, b: &'a Binding) {
        let def = self.val(v);
        let attrs = def.attrs.clone();
        let is_value = matches!(def.kind, ValKind::Value);
        if Self::has_attr(&attrs, "Literal") {
            self.make_literal(v, rhs, b);
        } else if is_value {
            if self.is_library {
                self.lib_inits.push(v);
            } else {
                self.inits.push(tast::Init::Val(v));
                self.weak_vals.push(v);
            }
        }
        if Self::has_attr(&attrs, "EntryPoint") {
            self.entry_point(v);
        }
        let body = self.start_body();
        self.pending.push(Pending { owner: Owner::Val(v), body, root: rhs, file: self.file });
        if self.is_library {
            self.finish_file();
        }
    }
    fn make_literal(&mut self, v: ValId, rhs: tast::ExprId, b: &Binding) {
        match self.const_value(rhs) {
            Some(c) => {
                self.val_mut(v).literal = Some(c);
                let name = self.val(v).name;
                let stamp = self.next_stamp();
                let c = self.container;
                self.containers[c].pats.add(name, stamp, PatItem::Literal(v));
            }
            None => {
                let span = self.span(b.body);
                self.error("FS0267", span, "This is not a valid constant expression or custom attribute value");
            }
        }
    }
    /// The value of a typed constant expression.
    pub fn const_value(&self, e: tast::ExprId) -> Option<Const> {
        match &self.body.exprs[e].kind {
            ExprKind::Const(c) => Some(c.clone()),
            ExprKind::If { cond, then, els } => {
                let Const::Bool(c) = self.const_value(*cond)? else { return None };
                self.const_value(if c { *then } else { *els })
            }
            ExprKind::Apply { func, args, .. } => {
                let ExprKind::Val(f, _) = &self.body.exprs[*func].kind else { return None };
                let name = self.val(*f).name.as_str();
                match &args[..] {
                    [a] if matches!(name, "enum" | "EnumOfValue" | "EnumToValue") => self.const_value(*a),
                    [a] => fold_one(name, self.const_value(*a)?),
                    [a, b] => fold(name, self.const_value(*a)?, self.const_value(*b)?),
                    _ => None,
                }
            }
            _ => None,
        }
    }
    fn entry_point(&mut self, v: ValId) {
        let def = self.val(v);
        let (span, ty) = (def.span, def.scheme.ty);
        let want = Ty::fun(Ty::array(Builtin::String.ty()), Builtin::Int32.ty());
        if self.unify(want, ty).is_err() {
            self.mismatch(want, ty, span);
        }
        if let Some(old) = self.entry.replace(v) {
            let _ = old;
            self.error("FS0434", span, "Only one function may be the entry point.");
        }
    }

    /// `let (a, b) = e`
    fn let_pattern(&mut self, b: &'a Binding) {
        let BindingHead::Pattern(p) = &b.head else { return };
        self.reset();
        self.start_body();
        self.level = 1;
        let ty = self.fresh();
        let mut vars = PatVars::default();
        let annotated = self.pattern_annotation(*p, ty, b.ret);
        let rhs = self.expr_want(b.body, Want { ty, flex: annotated });
        self.level = 0;
        if !annotated && !b.is_mutable && !self.is_library && self.is_value(b.body) && self.is_open(ty) {
            self.level = 1;
            let general = self.pat(*p, ty, &mut vars);
            self.level = 0;
            if self.general_values(b, general, rhs, ty, &vars) {
                return;
            }
            vars = PatVars::default();
        }
        self.lower(ty);
        let pat = self.pat(*p, ty, &mut vars);
        let mut steps = vec![];
        let unit = Builtin::Unit.ty();
        for (name, local, span) in &vars.vars {
            let t = self.body.locals[*local].ty;
            self.lower(t);
            let ident = Ident { name: *name, span: *span, quoted: false };
            let scheme = Scheme::mono(t);
            let v = self.declare_val(ident, b, scheme, 0, vec![], b.is_mutable, 0);
            let is_mutable = self.body.locals[*local].is_mutable;
            self.val_mut(v).is_mutable |= is_mutable;
            self.weak_vals.push(v);
            let value = self.local_ref(*local, *span);
            steps.push(self.mk(ExprKind::InitVal(v, value), unit, *span));
        }
        let last = self.unit(b.span);
        let body = steps.into_iter().rev().fold(last, |rest, s| self.mk(ExprKind::Seq(s, rest), unit, b.span));
        let arms = vec![tast::Arm { pat, guard: None, body }];
        let root = self.mk(ExprKind::Match { scrutinee: rhs, arms }, unit, b.span);
        self.push_init(root, b.span);
        self.less_generic();
    }
    /// The names of a pattern of a value that is more general than one type: each is a value of its own.
    fn general_values(
        &mut self,
        b: &'a Binding,
        pat: tast::PatId,
        scrutinee: tast::ExprId,
        ty: Ty,
        vars: &PatVars,
    ) -> bool {
        let params = self.generalise(&[ty], false, &[]);
        if params.is_empty() || vars.vars.is_empty() {
            return false;
        }
        let body = self.body.clone();
        for (name, local, span) in &vars.vars {
            self.body = body.clone();
            let at = self.zonk(self.body.locals[*local].ty);
            let value = self.local_ref(*local, *span);
            let arms = vec![tast::Arm { pat, guard: None, body: value }];
            let root = self.mk(ExprKind::Match { scrutinee, arms }, at, *span);
            let ident = Ident { name: *name, span: *span, quoted: false };
            let v = self.declare_val(ident, b, Scheme { params: params.clone(), ty: at }, 0, vec![], false, 0);
            let body = self.start_body();
            self.pending.push(Pending { owner: Owner::Val(v), body, root, file: self.file });
        }
        self.less_generic();
        true
    }
    pub(super) fn push_init(&mut self, root: tast::ExprId, span: Span) {
        let body = self.start_body();
        self.pending.push(Pending { owner: Owner::Init, body, root, file: self.file });
        self.inits.push(tast::Init::Do {
            body: std::sync::Arc::new(tast::Body {
                exprs: base::IndexVec::new(),
                pats: base::IndexVec::new(),
                locals: base::IndexVec::new(),
                root: tast::ExprId(0),
            }),
            file: self.file,
            span,
        });
        self.init_slots.push(self.inits.len() - 1);
    }
    /// `do e`, or an expression that stands alone.
    pub fn module_do(&mut self, e: ast::ExprId, span: Span) {
        self.reset();
        self.start_body();
        self.level = 1;
        let root = self.statement(e);
        self.level = 0;
        self.push_init(root, span);
    }

    /// A recursive group.
    pub fn let_group(&mut self, bindings: &[&'a Binding]) {
        self.reset();
        let mut group: Vec<crate::cx::GroupBinding<'a>> = vec![];
        let mut lazy: Vec<ValId> = vec![];
        for b in bindings {
            let Some(name) = self.head_name(b) else {
                self.let_pattern(b);
                continue;
            };
            if self.is_library && self.is_lazy(b) {
                lazy.push(self.lazy_function(name, b));
                continue;
            }
            if self.is_polymorphic(b) {
                self.declared_function(name, b, &mut group);
                continue;
            }
            self.reset();
            self.level = 1;
            let (ty, explicit) = self.group_type(b);
            let typars = self.typars.clone();
            self.level = 0;
            let is_mutable = b.is_mutable;
            let arity = match &b.head {
                BindingHead::Function { params, .. } => params.len(),
                BindingHead::Pattern(_) => 0,
            };
            let names = self.binding_param_names(b, arity);
            let n = explicit.len();
            let v = self.declare_val(name, b, Scheme::mono(ty), arity, names, is_mutable, n);
            self.info_mut(v).mono = true;
            group.push((b, v, ty, explicit, typars));
        }
        // The functions of a group see each other.
        for v in lazy {
            let stamp = self.stamp;
            if let Some(body) = self.lazy.get_mut(&v) {
                body.limit = stamp;
            }
        }
        let mut done = vec![];
        let all: Vec<ValId> = group.iter().map(|g| g.1).collect();
        for (i, (b, v, ty, _, typars)) in group.iter().enumerate() {
            self.reset();
            self.typars.clone_from(typars);
            self.start_body();
            self.level = 1;
            let rhs = match &b.head {
                BindingHead::Function { params, name, .. } => {
                    self.next_active = active_name(name.name).map(|a| (a, name.span));
                    self.function_rhs(params, b.ret, b.body, *ty)
                }
                BindingHead::Pattern(p) => {
                    let annotated = self.pattern_annotation(*p, *ty, b.ret);
                    self.pattern_rhs(*p, b.body, Want { ty: *ty, flex: annotated })
                }
            };
            self.level = 0;
            self.less_generic();
            let body = self.start_body();
            let known = |u: &ValId| group.iter().any(|g| g.1 == *u && !self.zonk(g.2).has_infer());
            let alone = body.val_uses.iter().all(|(_, u)| u == v || !all.contains(u) || known(u))
                && done
                    .iter()
                    .all(|(_, _, _, d): &(_, _, _, crate::cx::BodyBuilder)| !d.val_uses.iter().any(|(_, u)| u == v));
            done.push((*b, *v, rhs, body));
            if alone && self.is_function_binding(b) {
                // Nothing of the rest can say more of its type: the rest may use it at several.
                self.generalise_group(&group[i..=i]);
            }
        }
        self.generalise_group(&group);
        let parts: Vec<(Member, Span, &crate::cx::BodyBuilder, tast::ExprId)> =
            done.iter().map(|(_, v, rhs, body)| (Member::Val(*v), self.val(*v).span, body, *rhs)).collect();
        let order = self.check_recursion(&parts);
        let members: Vec<Member> = parts.iter().map(|p| p.0).collect();
        let mut made: Vec<_> = done.into_iter().map(Some).collect();
        let mut fixups = vec![];
        for (place, i) in order.iter().copied().enumerate() {
            let Some((b, v, rhs, mut body)) = made[i].take() else { continue };
            let is_early = |t: usize| order[place..].contains(&t);
            fixups.extend(self.take_early(&mut body, rhs, i, &members, &is_early));
            self.body = body;
            let arity = match &self.body.exprs[rhs].kind {
                ExprKind::Lambda { params, .. } => params.len(),
                _ => 0,
            };
            let names = self.binding_param_names(b, arity);
            let generic = !self.val(v).scheme.params.is_empty();
            let def = self.val_mut(v);
            def.arity = arity;
            def.param_names = names;
            def.kind = if arity > 0 || generic { ValKind::Function } else { ValKind::Value };
            self.patch_val_uses(&all);
            self.finish_val(v, rhs, b);
        }
        self.start_body();
        let values: Vec<ExprKind> = all.iter().map(|v| ExprKind::Val(*v, vec![])).collect();
        let tys: Vec<Ty> = all.iter().map(|v| self.val(*v).scheme.ty).collect();
        if let Some(root) = self.put_fixups(&fixups, &values, &tys) {
            let span = self.body.exprs[root].span;
            self.push_init(root, span);
        }
    }
    /// Explicit type parameters and full annotations: the function is generic inside its own group.
    fn is_polymorphic(&self, b: &Binding) -> bool {
        match &b.head {
            BindingHead::Function { params, typars, .. } => {
                typars.explicit && b.ret.is_some() && !params.is_empty() && params.iter().all(|p| self.is_annotated(*p))
            }
            BindingHead::Pattern(_) => false,
        }
    }
    #[allow(clippy::type_complexity)]
    fn declared_function(&mut self, name: Ident, b: &'a Binding, group: &mut Vec<crate::cx::GroupBinding<'a>>) {
        self.reset();
        self.typar_mode = TyparMode::Declare;
        let BindingHead::Function { typars, params, .. } = &b.head else { return };
        self.declare_typars(typars, TyparMode::Declare);
        let tys: Vec<Ty> = params.iter().map(|p| self.annotated_type(*p)).collect();
        let ret = b.ret.map_or_else(Ty::error, |t| self.ty_expr(t));
        let vars = std::mem::take(&mut self.declared);
        let ty = Ty::funs(&tys, ret);
        let scheme = Scheme { params: self.params(&vars), ty };
        let names = self.binding_param_names(b, params.len());
        let v = self.declare_val(name, b, scheme, params.len(), names, false, typars.typars.len());
        let typars = self.typars.clone();
        group.push((b, v, ty, vec![], typars));
    }
    /// The type of a member of a recursive group from what is written.
    fn group_type(&mut self, b: &'a Binding) -> (Ty, Vec<Ty>) {
        match &b.head {
            BindingHead::Function { typars, params, .. } => {
                let explicit = self.declare_typars(typars, TyparMode::Infer);
                let mut tys = vec![];
                for p in params {
                    let t = self.fresh();
                    self.annotate_param(*p, t);
                    tys.push(t);
                }
                let ret = match b.ret {
                    Some(t) => self.ty_expr(t),
                    None => self.fresh(),
                };
                (Ty::funs(&tys, ret), explicit)
            }
            BindingHead::Pattern(p) => {
                let ty = self.fresh();
                self.pattern_annotation(*p, ty, b.ret);
                (ty, vec![])
            }
        }
    }
    /// Unifies a type with what a parameter pattern says of it.
    pub fn annotate_param(&mut self, p: ast::PatId, ty: Ty) {
        let node = self.pt(p);
        match &node.kind {
            P::Paren(p) | P::Attributed(_, p) => self.annotate_param(*p, ty),
            P::Annotated(p, t) => {
                let t = self.ty_expr(*t);
                self.expect(t, ty, node.span);
                self.annotate_param(*p, t);
            }
            P::Tuple { items, is_struct } => {
                let tys = self.fresh_n(items.len());
                let t = Ty::new(TyKind::Tuple(tys.clone().into(), *is_struct));
                if self.unify(ty, t).is_ok() {
                    for (i, t) in items.iter().zip(tys) {
                        self.annotate_param(*i, t);
                    }
                }
            }
            P::Literal(ast::Literal::Unit) => {
                let _ = self.unify(ty, Builtin::Unit.ty());
            }
            _ => {}
        }
    }
    fn generalise_group(&mut self, group: &[crate::cx::GroupBinding<'a>]) {
        let tys: Vec<Ty> = group.iter().map(|g| g.2).collect();
        let values = group.iter().all(|g| self.is_function_binding(g.0) || self.is_value(g.0.body));
        let explicit: Vec<Ty> = group.iter().flat_map(|g| g.3.iter().copied()).collect();
        let params: Vec<TyParam> = if values {
            let inline = group.iter().any(|g| g.0.is_inline);
            self.generalise(&tys, inline, &explicit)
        } else {
            tys.iter().for_each(|t| self.lower(*t));
            vec![]
        };
        for (b, v, ty, explicit, _) in group {
            if !self.info(*v).mono {
                continue;
            }
            self.check_explicit(explicit, b);
            let ty = self.zonk(*ty);
            let mine: Vec<Ty> = explicit.iter().map(|t| self.zonk(*t)).collect();
            let own: Vec<TyParam> = params
                .iter()
                .filter(|p| crate::exprs::mentions(ty, p.var) || mine.iter().any(|t| crate::exprs::mentions(*t, p.var)))
                .cloned()
                .collect();
            self.val_mut(*v).scheme = Scheme { params: own, ty };
            self.info_mut(*v).mono = false;
        }
    }
    /// Gives uses of ungeneralised values in the current body the type arguments that they have by now.
    pub fn patch_val_uses(&mut self, group: &[ValId]) {
        let uses = std::mem::take(&mut self.body.val_uses);
        let mut rest = vec![];
        for (e, v) in uses {
            if !group.contains(&v) {
                rest.push((e, v));
                continue;
            }
            self.patch_use(e, v);
        }
        self.body.val_uses = rest;
    }
    /// Completes the type arguments of one use.
    pub fn patch_use(&mut self, e: tast::ExprId, v: ValId) {
        let params = self.val(v).scheme.params.clone();
        if let ExprKind::Val(_, args) = &mut self.body.exprs[e].kind {
            for p in params.iter().skip(args.len()) {
                args.push(super::param_type(p));
            }
        }
    }

    /// Whether the library function can be checked when it is needed: everything is annotated.
    fn is_lazy(&self, b: &Binding) -> bool {
        if Self::written(&b.attributes, "Literal") {
            return false;
        }
        match &b.head {
            BindingHead::Function { params, typars, .. } => {
                if b.ret.is_none() || !params.iter().all(|p| self.is_annotated(*p)) {
                    return false;
                }
                !(b.is_inline && self.has_static_typar(b) && typars.constraints.is_empty())
            }
            BindingHead::Pattern(p) => b.ret.is_some() && !b.is_mutable && self.simple_name(*p).is_some_and(|n| !n.1),
        }
    }
    /// Whether a parameter pattern says its whole type.
    pub fn is_annotated(&self, p: ast::PatId) -> bool {
        match &self.pt(p).kind {
            P::Paren(p) | P::Attributed(_, p) => self.is_annotated(*p),
            P::Annotated(..) => true,
            P::Tuple { items, .. } => items.iter().all(|i| self.is_annotated(*i)),
            P::Literal(ast::Literal::Unit) => true,
            _ => false,
        }
    }
    /// Whether `^T` is written in the binding's head.
    fn has_static_typar(&self, b: &Binding) -> bool {
        let BindingHead::Function { params, typars, name } = &b.head else { return false };
        if typars.typars.iter().any(|t| t.typar.is_static) {
            return true;
        }
        let lo = name.span.lo;
        let hi = b.ret.map_or_else(|| params.last().map_or(lo, |p| self.pt(*p).span.hi), |r| self.ast.types[r].span.hi);
        self.ast
            .types
            .iter()
            .any(|t| t.span.lo >= lo && t.span.hi <= hi && matches!(&t.kind, ast::TypeKind::Var(v) if v.is_static))
    }
    fn lazy_function(&mut self, name: Ident, b: &'a Binding) -> ValId {
        self.reset();
        self.typar_mode = TyparMode::Declare;
        let (ty, arity) = match &b.head {
            BindingHead::Function { typars, params, .. } => {
                self.declare_typars(typars, TyparMode::Declare);
                let mut tys = vec![];
                for p in params {
                    tys.push(self.annotated_type(*p));
                }
                let ret = b.ret.map_or_else(Ty::error, |t| self.ty_expr(t));
                (Ty::funs(&tys, ret), params.len())
            }
            BindingHead::Pattern(_) => (b.ret.map_or_else(Ty::error, |t| self.ty_expr(t)), 0),
        };
        let vars = std::mem::take(&mut self.declared);
        let explicit = match &b.head {
            BindingHead::Function { typars, .. } => typars.typars.len(),
            BindingHead::Pattern(_) => 0,
        };
        let scheme = Scheme { params: self.params(&vars), ty };
        let names = self.binding_param_names(b, arity);
        // A function that is not recursive does not see itself, but what it hides.
        let limit = self.stamp;
        let v = self.declare_val(name, b, scheme, arity, names, false, explicit);
        if matches!(self.val(v).kind, ValKind::Value) {
            self.lib_inits.push(v);
        }
        let lazy = LazyBody {
            file: self.file,
            scope: self.scope.clone(),
            container: self.container,
            limit,
            typars: std::mem::take(&mut self.typars),
            source: LazySource::Binding(b),
        };
        self.lazy.insert(v, lazy);
        v
    }
    /// The type that an annotated parameter pattern says.
    pub fn annotated_type(&mut self, p: ast::PatId) -> Ty {
        let node = self.pt(p);
        match &node.kind {
            P::Paren(p) | P::Attributed(_, p) => self.annotated_type(*p),
            P::Annotated(p, t) => {
                let t = self.ty_expr(*t);
                if matches!(self.pt(*p).kind, P::Optional(_)) { self.option_of(t) } else { t }
            }
            P::Optional(_) => {
                let t = self.fresh();
                self.option_of(t)
            }
            P::Tuple { items, is_struct } => {
                let tys: Vec<Ty> = items.iter().map(|i| self.annotated_type(*i)).collect();
                Ty::new(TyKind::Tuple(tys.into(), *is_struct))
            }
            P::Literal(ast::Literal::Unit) => Builtin::Unit.ty(),
            _ => self.fresh(),
        }
    }
    /// Checks the body of a library function that something needs.
    pub fn check_lazy_binding(&mut self, v: ValId, b: &'a Binding) {
        self.start_body();
        self.depth = 0;
        let ty = self.val(v).scheme.ty;
        let rhs = match &b.head {
            BindingHead::Function { params, name, .. } => {
                self.next_active = active_name(name.name).map(|a| (a, name.span));
                self.function_rhs(params, b.ret, b.body, ty)
            }
            BindingHead::Pattern(p) => self.pattern_rhs(*p, b.body, Want { ty, flex: true }),
        };
        let arity = match &self.body.exprs[rhs].kind {
            ExprKind::Lambda { params, .. } => params.len(),
            _ => 0,
        };
        // A value that is a lambda is a function of that many parameters.
        self.val_mut(v).arity = arity;
        if arity > 0 {
            self.val_mut(v).kind = ValKind::Function;
        }
        let body = self.start_body();
        self.pending.push(Pending { owner: Owner::Val(v), body, root: rhs, file: self.file });
    }

    /// `[<DllImport("lib")>] extern int f(int x)`
    pub fn extern_function(&mut self, e: &'a ast::ExternDefn, span: Span) {
        self.reset();
        let attrs = self.attributes(&e.attributes);
        let text = |a: &tast::AttrArg| match &a.value {
            Some(Const::String(u)) => Some(String::from_utf16_lossy(u)),
            _ => None,
        };
        let Some(import) = attrs.iter().find(|a| a.name.as_str() == "DllImport") else {
            self.error("FS0010", span, "An 'extern' function needs the attribute 'DllImport'.");
            return;
        };
        let named = |n: &str| import.args.iter().find(|a| a.name.is_some_and(|x| x.as_str() == n)).and_then(text);
        let library = import.args.iter().find(|a| a.name.is_none()).and_then(text).unwrap_or_default();
        let function = named("EntryPoint").unwrap_or_else(|| e.name.name.to_string());
        let convention = if named("CallingConvention").is_some_and(|c| c == "StdCall") { "StdCall" } else { "Cdecl" };
        let import = Import { library, function, convention: convention.to_string() };
        let tys: Vec<Ty> = e.params.iter().map(|(_, t)| self.ty_expr(*t)).collect();
        let ret = self.ty_expr(e.ret);
        let arg = self.args_type(&tys);
        let ty = Ty::fun(arg, ret);
        let names = vec![e.params.iter().map(|(n, _)| n.map_or_else(|| Symbol::intern("_"), |n| n.name)).collect()];
        let path = self.path_of(e.name.name);
        let v = self.add_val(|id| ValDef {
            id,
            name: e.name.name,
            path,
            scheme: Scheme::mono(ty),
            kind: ValKind::Function,
            arity: 1,
            param_names: names,
            is_inline: false,
            is_mutable: false,
            is_private: e.access == Some(ast::Access::Private),
            attrs,
            literal: None,
            import: Some(import),
            span: e.name.span,
        });
        self.add_name(e.name, v);
    }
}

fn has_params(b: &Binding) -> bool {
    matches!(&b.head, BindingHead::Function { params, .. } if !params.is_empty())
}
