//! Method calls: which overload is meant, and how its arguments are passed (F# specification, section 14.4).
//!
//! In: a group of members and the argument syntax. Out: a call with named, optional and `ParamArray` arguments in
//! place, functions turned into delegates, omitted `out` arguments returned. Arguments are looked at once: those that
//! are not functions first, against a type that all candidates agree on or a fresh one; functions last, when they can
//! be given the parameter types of the chosen candidate.

mod conditional;
mod emit;
mod rank;
mod value;

use base::{Span, Symbol};
use syntax::ast::{self, ExprKind as E, Ident};
use tast::{Const, ExprId, ExprKind, MemberKind, TyConKind};
use types::{Builtin, Ty, TyKind, ValId};

use crate::cx::{Cx, LocalEntry};
use crate::exprs::Want;
use crate::members::Group;

/// A parameter of a candidate.
#[derive(Clone)]
struct Param {
    name: Symbol,
    ty: Ty,
    optional: bool,
    array: bool,
    /// What it is when it is left out.
    default: Option<Const>,
}

/// A member that may be meant.
struct Cand {
    m: ValId,
    on: Ty,
    ty: Ty,
    targs: Vec<Ty>,
    params: Vec<Param>,
    ret: Ty,
    extension: bool,
    /// The first parameter of an extension method: what it is called on.
    receiver: Option<Ty>,
}

/// An argument as written.
struct Arg {
    name: Option<Ident>,
    /// `?name = e`
    passes_option: bool,
    expr: ast::ExprId,
}

/// Where each argument of a call goes.
struct Plan {
    /// For each parameter: indices of arguments (several only for a `ParamArray`).
    slots: Vec<Vec<usize>>,
    /// The `ParamArray` parameter takes single elements.
    expanded: bool,
    /// Trailing `out` parameters that the call returns.
    outs: usize,
    /// Arguments that set properties of the result.
    setters: Vec<usize>,
    /// All arguments are one tuple.
    whole: bool,
}

impl<'a> Cx<'a> {
    /// Calls a member of a group.
    #[allow(clippy::too_many_arguments)]
    pub fn call_group(
        &mut self,
        group: &Group,
        object: Option<ExprId>,
        name: Ident,
        targs: Option<&[ast::TypeId]>,
        arg: ast::ExprId,
        want: Option<Want>,
        span: Span,
    ) -> ExprId {
        if group.items.len() > 1 && group.items.iter().any(|(m, _)| self.is_curried(*m)) {
            self.error(
                "FS0816",
                span,
                "One of the methods of this name has curried arguments: such a method cannot be overloaded.",
            );
            return self.bad(span);
        }
        if let Some(n) = targs.map(<[_]>::len)
            && !self.is_library
            && group.items.iter().all(|(m, on)| !self.is_library_file(m.file) && self.own_typars(*m, *on) != n)
        {
            let code = if group.items.len() == 1 { "FS0502" } else { "FS0504" };
            self.error(code, name.span, format!("No '{}' takes {n} type argument(s).", name.name));
            return self.bad(span);
        }
        let explicit: Option<Vec<Ty>> = targs.map(|ts| ts.iter().map(|t| self.ty_expr(*t)).collect());
        let mut cands: Vec<Cand> = self
            .taking_typars(group, explicit.as_ref().map(Vec::len))
            .into_iter()
            .map(|(m, on)| self.candidate(m, on, explicit.as_deref(), span))
            .collect();
        if cands.iter().any(|c| self.member_kind(c.m) == Some(MemberKind::Getter)) {
            cands.retain(|c| self.member_kind(c.m) != Some(MemberKind::Setter));
        }
        if let Some(o) = object {
            cands.retain_mut(|c| self.take_receiver(c, o));
        }
        let args = self.arguments(arg);
        self.named_last(group, &args, span);
        let plans: Vec<Option<Plan>> = cands.iter().map(|c| self.plan(c, &args)).collect();
        let mut keep: Vec<(Cand, Plan)> = vec![];
        let total = cands.len();
        let shape = cands.first().map(|c| c.params.len());
        if let ([c], [None], [a]) = (&cands[..], &plans[..], &args[..])
            && a.name.is_none()
            && c.params.len() > 1
            && c.params.iter().all(|p| !p.may_lack() && !p.array && !self.is_byref(p.ty))
        {
            let (c, e) = (cands.remove(0), self.infer_expr(a.expr).0);
            return self.call_with_tuple(c, e, object, group.direct, (name, &args), span);
        }
        let known: Vec<Symbol> = cands.iter().flat_map(|c| c.params.iter().map(|p| p.name)).collect();
        for (c, p) in cands.drain(..).zip(plans) {
            if let Some(p) = p {
                keep.push((c, p));
            }
        }
        if keep.is_empty() {
            return self.wrong_count(name, total, shape.unwrap_or(0), &known, &args, span);
        }
        if keep.iter().any(|k| !k.1.whole) {
            keep.retain(|k| !k.1.whole);
        }
        // `M(())` is a call without arguments only where no parameter takes the unit.
        if let [a] = &args[..]
            && self.is_unit_value(a.expr)
            && keep.iter().any(|(c, _)| c.params.len() == 1 && !c.params[0].may_lack())
        {
            keep.retain(|(c, _)| !c.params.is_empty());
        }
        // `let q, r = DivRem(a, b)`: a pair is wanted, so the out parameter's value is asked for, not a struct tuple or one
        // value.
        let pair = want.is_some_and(|w| matches!(self.shallow(w.ty).kind(), TyKind::Tuple(_, false)));
        if pair && keep.iter().any(|k| k.1.outs_used()) {
            keep.retain(|(c, p)| {
                p.outs_used() || matches!(self.shallow(c.ret).kind(), TyKind::Tuple(_, false) | TyKind::Infer(_))
            });
        }
        // Conversions, and they alone, are told apart by their results (F# specification, section 14.4).
        if matches!(name.name.as_str(), "op_Explicit" | "op_Implicit")
            && let Some((result, _)) = want.and_then(|w| self.shallow(w.ty).as_con())
        {
            let gives = |c: &Cand| self.shallow(c.ret).as_con().is_some_and(|(r, _)| r == result);
            if keep.iter().any(|(c, _)| gives(c)) {
                keep.retain(|(c, _)| gives(c));
            }
        }
        self.drop_needless_outs(&mut keep, &args);
        let values = self.check_args(&mut keep, &args, name, want);
        let Some((c, p)) = keep.into_iter().next() else { return self.bad(span) };
        if targs.is_none() {
            self.needs_type_arguments(c.m, name.span);
        }
        self.emit(c, p, object, group.direct, &args, values, want, span)
    }
    /// `o.M t`: the parts of one tuple are the arguments of the only method that can be meant.
    fn call_with_tuple(
        &mut self,
        mut c: Cand,
        tuple: ExprId,
        object: Option<ExprId>,
        direct: bool,
        (name, args): (Ident, &[Arg]),
        span: Span,
    ) -> ExprId {
        let tys: Vec<Ty> = c.params.iter().map(|p| p.ty).collect();
        let fits = match self.shallow(self.ty_of(tuple)).kind() {
            TyKind::Tuple(items, false) => items.len() == tys.len(),
            TyKind::Infer(_) => true,
            _ => false,
        };
        if !fits {
            let known: Vec<Symbol> = c.params.iter().map(|p| p.name).collect();
            return self.wrong_count(name, 1, tys.len(), &known, args, span);
        }
        let ty = Ty::tuple(&tys);
        c.params = vec![Param { name: name.name, ty, optional: false, array: false, default: None }];
        let plan = Plan { slots: vec![vec![0]], expanded: false, outs: 0, setters: vec![], whole: false };
        self.expect(ty, self.ty_of(tuple), span);
        self.emit(c, plan, object, direct, args, vec![Some(tuple)], None, span)
    }
    /// FS0685: what asks for its type arguments is given them.
    pub fn needs_type_arguments(&mut self, v: ValId, span: Span) {
        let def = self.val(v);
        if !self.is_library && Self::has_attr(&def.attrs, "RequiresExplicitTypeArguments") {
            let text = format!("'{}' is given its type arguments, e.g. '{0}<int>'.", crate::names::display(def.name));
            self.error("FS0685", span, text);
        }
    }
    /// FS0691 and FS0364: named arguments come after all others, and each once.
    fn named_last(&mut self, group: &Group, args: &[Arg], span: Span) {
        if args.iter().all(|a| a.name.is_none()) || self.is_library {
            return;
        }
        let known =
            |n: Ident| group.items.iter().any(|(m, _)| self.val(*m).param_names.iter().flatten().any(|p| *p == n.name));
        let named: Vec<Option<Ident>> = args.iter().map(|a| a.name.filter(|n| known(*n))).collect();
        let late = named
            .iter()
            .position(Option::is_some)
            .and_then(|first| args.iter().skip(first).find(|a| a.name.is_none()).map(|a| a.expr));
        let twice = named
            .iter()
            .enumerate()
            .find_map(|(i, n)| n.filter(|n| named[..i].iter().flatten().any(|o| o.name == n.name)));
        if let Some(e) = late {
            let at = self.span(e);
            self.error("FS0691", at, "Named arguments come after all others.");
        }
        if let Some(n) = twice {
            self.error("FS0364", span, format!("The argument '{}' is given twice.", n.name));
        }
    }
    /// How many type parameters a member has besides those of its type.
    fn own_typars(&self, m: ValId, on: Ty) -> usize {
        let of_type = self.shallow(on).as_con().map_or(0, |(id, _)| self.tycon(id).params.len());
        self.val(m).scheme.params.len().saturating_sub(of_type)
    }
    /// The members of a group that have as many type parameters of their own as are given; all when none has.
    fn taking_typars(&self, group: &Group, given: Option<usize>) -> Vec<(ValId, Ty)> {
        let Some(n) = given else { return group.items.clone() };
        let fitting: Vec<(ValId, Ty)> =
            group.items.iter().copied().filter(|(m, on)| self.own_typars(*m, *on) == n).collect();
        if fitting.is_empty() { group.items.clone() } else { fitting }
    }
    /// A candidate that leaves out `out` arguments gives way to one that takes the same without.
    fn drop_needless_outs(&self, keep: &mut Vec<(Cand, Plan)>, args: &[Arg]) {
        let takes = |(c, p): &(Cand, Plan)| -> Vec<Option<Ty>> {
            args.iter().enumerate().map(|(i, a)| self.formal(c, p, i, a).map(|t| self.zonk(t))).collect()
        };
        let plain: Vec<Vec<Option<Ty>>> = keep.iter().filter(|k| !k.1.outs_used()).map(takes).collect();
        keep.retain(|k| !k.1.outs_used() || !plain.contains(&takes(k)));
    }
    fn is_curried(&self, m: ValId) -> bool {
        let own = usize::from(self.member_info(m).is_some_and(|i| !i.is_static));
        !self.is_library_file(m.file) && self.val(m).param_names.len() > own + 1
    }
    fn candidate(&mut self, m: ValId, on: Ty, explicit: Option<&[Ty]>, span: Span) -> Cand {
        let (ty, targs) = self.member_instance(m, on, span);
        if let Some(tys) = explicit {
            let own = targs.len().saturating_sub(tys.len());
            for (a, b) in targs[own..].iter().zip(tys) {
                self.expect(*b, *a, span);
            }
        }
        let info = self.member_info(m).cloned();
        let is_static = info.as_ref().is_none_or(|i| i.is_static);
        let mut t = ty;
        let skip = usize::from(!is_static);
        if !is_static && let Some((_, r)) = t.as_fun() {
            t = r;
        }
        let (arg, ret) = self.shallow(t).as_fun().unwrap_or((Builtin::Unit.ty(), t));
        let names = self.val(m).param_names.get(skip).cloned().unwrap_or_default();
        let arg = self.shallow(arg);
        let tys: Vec<Ty> = match arg.kind() {
            TyKind::Tuple(items, false) if names.len() == items.len() || names.is_empty() => items.to_vec(),
            _ if arg.builtin() == Some(Builtin::Unit) && names.is_empty() => vec![],
            _ => vec![arg],
        };
        let n = tys.len();
        let params = tys
            .into_iter()
            .enumerate()
            .map(|(i, ty)| Param {
                name: names.get(i).copied().unwrap_or_else(|| Symbol::intern("")),
                ty,
                optional: info.as_ref().is_some_and(|f| f.optional.get(i).copied().unwrap_or(false)),
                array: info.as_ref().is_some_and(|f| f.param_array) && i + 1 == n,
                default: self.param_defaults.get(&(m, i)).cloned(),
            })
            .collect();
        let extension = info.is_some_and(|i| i.is_extension);
        Cand { m, on, ty, targs, params, ret, extension, receiver: None }
    }
    /// The object as the first argument of an extension method; false when it does not fit there.
    fn take_receiver(&mut self, c: &mut Cand, object: ExprId) -> bool {
        if !self.extension_methods.contains(&c.m) || c.params.is_empty() {
            return true;
        }
        let first = c.params.remove(0).ty;
        c.receiver = Some(first);
        c.extension = true;
        let t = self.ty_of(object);
        let snap = self.snapshot();
        if self.unify(first, t).is_ok() || matches!(self.subsumes(t, first), Ok(true)) {
            self.commit(snap);
            return true;
        }
        self.rollback(snap);
        self.reason = None;
        false
    }
    fn arguments(&self, arg: ast::ExprId) -> Vec<Arg> {
        self.call_args(arg).into_iter().map(|e| self.one_argument(e)).collect()
    }
    /// `M(())` gives as much as `M()`, and so does `M(u)` where `u` is known to be unit.
    fn is_unit_value(&self, e: ast::ExprId) -> bool {
        match &self.ex(e).kind {
            E::Paren(e) => self.is_unit_value(*e),
            E::Literal(ast::Literal::Unit) => true,
            E::Ident(id) => match self.find_local(crate::names::mangle(id.name)) {
                Some(LocalEntry::Var(l)) => self.shallow(self.body.locals[l].ty).builtin() == Some(Builtin::Unit),
                _ => false,
            },
            _ => false,
        }
    }
    fn one_argument(&self, e: ast::ExprId) -> Arg {
        let node = self.ex(e);
        if let E::Infix { op, lhs, rhs } = &node.kind
            && op.name.as_str() == "="
        {
            match &self.ex(*lhs).kind {
                E::Ident(n) => return Arg { name: Some(*n), passes_option: false, expr: *rhs },
                E::Prefix { op, expr } if op.name.as_str() == "?" => {
                    if let E::Ident(n) = &self.ex(*expr).kind {
                        return Arg { name: Some(*n), passes_option: true, expr: *rhs };
                    }
                }
                _ => {}
            }
        }
        Arg { name: None, passes_option: false, expr: e }
    }
    /// How the arguments would be passed to a candidate; `None` when their number or names do not fit.
    fn plan(&self, c: &Cand, args: &[Arg]) -> Option<Plan> {
        let n = c.params.len();
        if let (0, [a]) = (n, args)
            && self.is_unit_value(a.expr)
        {
            // `M(())` of a method without parameters.
            return Some(Plan { slots: vec![], expanded: false, outs: 0, setters: vec![], whole: false });
        }
        let mut slots: Vec<Vec<usize>> = vec![vec![]; n];
        let mut setters = vec![];
        let mut positional = vec![];
        for (i, a) in args.iter().enumerate() {
            let Some(name) = a.name else {
                positional.push(i);
                continue;
            };
            if let Some(p) = c.params.iter().position(|p| p.name == name.name) {
                slots[p].push(i);
            } else if self.settable(c.ret, name.name) {
                setters.push(i);
            } else if a.passes_option || self.resolve_expr(&[name]).is_none() {
                return None;
            } else {
                // `x = y` is an ordinary argument of type bool.
                positional.push(i);
            }
        }
        let takes_tuple = n == 1
            && matches!(self.shallow(c.params[0].ty).kind(), TyKind::Tuple(..) | TyKind::Infer(_) | TyKind::Var(_));
        if takes_tuple && !c.params[0].array && positional.len() > 1 && slots[0].is_empty() {
            slots[0] = positional;
            return Some(Plan { slots, expanded: false, outs: 0, setters, whole: true });
        }
        if n == 1 && positional.is_empty() && slots[0].is_empty() && !c.params[0].may_lack() {
            let unit_like = self.is_var(c.params[0].ty)
                || matches!(self.shallow(c.params[0].ty).builtin(), Some(Builtin::Unit | Builtin::Obj));
            if unit_like {
                return Some(Plan { slots, expanded: false, outs: 0, setters, whole: true });
            }
        }
        let mut expanded = false;
        let mut p = 0;
        for i in positional {
            while p < n && !slots[p].is_empty() && !(c.params[p].array && p + 1 == n) {
                p += 1;
            }
            if p >= n {
                return None;
            }
            slots[p].push(i);
            if !c.params[p].array {
                p += 1;
            }
        }
        if let Some(last) = c.params.last()
            && last.array
        {
            expanded = slots[n - 1].len() != 1;
        }
        let mut outs = 0;
        for i in (0..n).rev() {
            let named = slots[i].iter().any(|a| args[*a].name.is_some());
            if named || (slots[i].is_empty() && c.params[i].may_lack()) {
                continue;
            }
            if !slots[i].is_empty() || !self.is_byref(c.params[i].ty) {
                break;
            }
            outs += 1;
        }
        let mut open = outs;
        for (i, slot) in slots.iter().enumerate().rev() {
            if slot.is_empty() && !c.params[i].may_lack() {
                if open == 0 {
                    return None;
                }
                open -= 1;
            }
            if slot.len() > 1 && !c.params[i].array {
                return None;
            }
        }
        Some(Plan { slots, expanded, outs, setters, whole: false })
    }
    fn settable(&self, t: Ty, name: Symbol) -> bool {
        let t = self.shallow(t);
        if let Some((id, _)) = t.as_con()
            && matches!(self.tycon(id).kind, TyConKind::Class(_))
        {
            if self.field_of(t, name).is_some_and(|f| f.2) {
                return true;
            }
            return self
                .member_group(t, name, false)
                .is_some_and(|g| g.items.iter().any(|(m, _)| self.member_kind(*m) == Some(MemberKind::Setter)));
        }
        false
    }
    fn wrong_count(
        &mut self,
        name: Ident,
        total: usize,
        shape: usize,
        known: &[Symbol],
        args: &[Arg],
        span: Span,
    ) -> ExprId {
        for a in args {
            self.expr(a.expr, Ty::error());
        }
        let text = name.name.as_str();
        if let Some(a) = args.iter().find(|a| a.passes_option)
            && let Some(n) = a.name
        {
            self.error(
                "FS0495",
                n.span,
                format!(
                    "The member or object constructor '{text}' has no argument or settable return property '{}'.",
                    n.name
                ),
            );
        } else if total == 1
            && let Some(n) = args.iter().find_map(|a| a.name.filter(|n| !known.contains(&n.name)))
        {
            let message = format!("'{text}' has no argument and no settable property named '{}'.", n.name);
            self.error("FS0495", n.span, message);
        } else if total == 1 {
            self.error(
                "FS0501",
                span,
                format!(
                    "The member or object constructor '{text}' takes {shape} argument(s) but is here given {}.",
                    args.len()
                ),
            );
        } else {
            self.error("FS0505", span, format!("A member or object constructor '{text}' taking {} arguments is not accessible from this code location. All accessible versions of method '{text}' take another number of arguments.", args.len()));
        }
        self.bad(span)
    }
    /// Checks the arguments, narrowing the candidates to one.
    fn check_args(
        &mut self,
        keep: &mut Vec<(Cand, Plan)>,
        args: &[Arg],
        name: Ident,
        want: Option<Want>,
    ) -> Vec<Option<ExprId>> {
        let mut values: Vec<Option<ExprId>> = vec![None; args.len()];
        if keep.len() == 1
            && let (Some(w), Some((c, p))) = (want, keep.first())
            && p.outs == 0
        {
            let ret = c.ret;
            self.try_unify(ret, w);
        }
        let late: Vec<bool> = args.iter().map(|a| self.is_lambda(a.expr)).collect();
        for (i, a) in args.iter().enumerate() {
            if keep.iter().all(|k| k.1.setters.contains(&i)) {
                continue;
            }
            if late[i] && keep.len() > 1 {
                // Candidates that differ in what the function gives are told apart by its body.
                if let Some(domain) = self.agreed_domain(keep, i, a) {
                    let result = self.fresh();
                    let t = Ty::funs(&domain, result);
                    values[i] = Some(self.expr(a.expr, t));
                }
                continue;
            }
            let agreed = self.agreed_type(keep, i, a);
            values[i] = Some(match agreed {
                Some(t) => self.argument_value(a, t),
                None => self.infer_expr(a.expr).0,
            });
        }
        if keep.len() > 1 {
            self.narrow(keep, args, &values, &late, name);
            self.settle(keep, args, &values);
        }
        for (i, a) in args.iter().enumerate() {
            if values[i].is_none() && !keep.iter().all(|k| k.1.setters.contains(&i)) {
                let t = self.agreed_type(keep, i, a);
                values[i] = Some(match t {
                    Some(t) => self.argument_value(a, t),
                    None => self.infer_expr(a.expr).0,
                });
            }
        }
        values
    }
    /// What the arguments that have been checked say about the chosen candidate's type parameters: functions that are
    /// checked next may need it.
    fn settle(&mut self, keep: &[(Cand, Plan)], args: &[Arg], values: &[Option<ExprId>]) {
        let [(c, p)] = keep else { return };
        for (i, a) in args.iter().enumerate() {
            let (Some(value), Some(formal)) = (values[i], self.formal(c, p, i, a)) else { continue };
            let (from, to) = (self.shallow(self.ty_of(value)), self.zonk(formal));
            if self.is_var(from) || self.is_var(to) || !to.has_infer() {
                continue;
            }
            if self.probe(|cx| matches!(cx.subsumes(from, to), Ok(true))) {
                let _ = self.subsumes(from, to);
            }
        }
    }
    /// The types that a function as argument takes, when all candidates that take such a function agree on them and not
    /// on what it gives.
    fn agreed_domain(&mut self, keep: &[(Cand, Plan)], i: usize, a: &Arg) -> Option<Vec<Ty>> {
        let arity = self.lambda_arity(a.expr);
        if self.tells_its_domain(a.expr) {
            return Some((0..arity).map(|_| self.fresh()).collect());
        }
        let mut agreed: Option<Vec<Ty>> = None;
        let mut results: Vec<Ty> = vec![];
        for (c, p) in keep {
            let formal = self.shallow(self.formal(c, p, i, a)?);
            let (mut tys, result) = self.delegate_shape(formal)?;
            if tys.is_empty() {
                tys.push(Builtin::Unit.ty());
            }
            if tys.len() != arity {
                continue;
            }
            let tys: Vec<Ty> = tys.iter().map(|t| self.zonk(*t)).collect();
            results.push(self.zonk(result));
            match &agreed {
                None => agreed = Some(tys),
                Some(o) if *o == tys => {}
                Some(_) => return None,
            }
        }
        results.dedup();
        if results.len() > 1 { agreed } else { None }
    }
    /// Whether all parameters of a function have their types written.
    fn tells_its_domain(&self, e: ast::ExprId) -> bool {
        match &self.ex(e).kind {
            E::Paren(e) => self.tells_its_domain(*e),
            E::Lambda { params, .. } => params.iter().all(|p| self.is_annotated(*p)),
            _ => false,
        }
    }
    fn is_lambda(&self, e: ast::ExprId) -> bool {
        match &self.ex(e).kind {
            E::Paren(e) => self.is_lambda(*e),
            E::Lambda { .. } | E::Function(_) | E::Shorthand(_) => true,
            _ => false,
        }
    }
    fn lambda_arity(&self, e: ast::ExprId) -> usize {
        match &self.ex(e).kind {
            E::Paren(e) => self.lambda_arity(*e),
            E::Lambda { params, .. } => params.len(),
            _ => 1,
        }
    }
    /// The type that all candidates want for an argument.
    fn agreed_type(&self, keep: &[(Cand, Plan)], i: usize, a: &Arg) -> Option<Ty> {
        let mut agreed: Option<Ty> = None;
        for (c, p) in keep {
            let t = self.formal(c, p, i, a)?;
            let t = self.zonk(t);
            match agreed {
                None => agreed = Some(t),
                Some(o) if o == t => {}
                Some(_) => return None,
            }
        }
        agreed
    }
    /// The type that a candidate wants for an argument.
    fn formal(&self, c: &Cand, p: &Plan, i: usize, a: &Arg) -> Option<Ty> {
        if p.whole {
            return None;
        }
        if p.setters.contains(&i) {
            return None;
        }
        let k = p.slots.iter().position(|s| s.contains(&i))?;
        let param = &c.params[k];
        if param.optional && !a.passes_option {
            return self.shallow(param.ty).as_con().and_then(|(_, ts)| ts.first().copied());
        }
        if param.array && p.expanded {
            return self.shallow(param.ty).as_con().and_then(|(_, ts)| ts.first().copied());
        }
        Some(param.ty)
    }
    fn argument_value(&mut self, a: &Arg, t: Ty) -> ExprId {
        let span = self.span(a.expr);
        if let Some((tys, ret)) = self.delegate_shape(t)
            && self.is_lambda(a.expr)
        {
            return self.delegate_from(a.expr, t, &tys, ret, span);
        }
        // A value for a single-element ParamArray or a delegate may turn out to be a function: look before converting.
        if self.delegate_shape(t).is_some() || self.shallow(t).builtin() == Some(Builtin::Array) {
            return self.infer_known(a.expr, t);
        }
        // A reference cell may be given for a byref.
        if matches!(self.shallow(t).builtin(), Some(Builtin::ByRef | Builtin::OutRef)) && !self.is_address(a.expr) {
            let e = self.infer_expr(a.expr).0;
            return self.cell_address(e, t, span);
        }
        // Anything is an `obj`: what the argument is stays open.
        if self.shallow(t).builtin() == Some(Builtin::Obj) && !self.is_library {
            return self.infer_expr(a.expr).0;
        }
        let w = self.flexible(t);
        self.expr_want(a.expr, w)
    }
    fn is_address(&self, e: ast::ExprId) -> bool {
        match &self.ex(e).kind {
            E::Paren(e) => self.is_address(*e),
            E::AddressOf { .. } => true,
            E::Ident(id) => match self.find_local(crate::names::mangle(id.name)) {
                Some(LocalEntry::Var(l)) => self.is_byref(self.body.locals[l].ty),
                _ => false,
            },
            _ => false,
        }
    }
    /// The type in a reference cell.
    pub(super) fn in_cell(&self, t: Ty) -> Option<Ty> {
        match self.shallow(t).as_con() {
            Some((id, [inner])) if self.find_tycon("FSharp.Core.Ref", 1) == Some(id) => Some(*inner),
            _ => None,
        }
    }
    /// The address of what a reference cell holds, where a byref is wanted; other values are left as they are.
    fn cell_address(&mut self, e: ExprId, to: Ty, span: Span) -> ExprId {
        let Some(inner) = self.in_cell(self.ty_of(e)) else { return e };
        if let Some((_, [wanted])) = self.shallow(to).as_con() {
            self.expect(*wanted, inner, span);
        }
        let field = self.mk(ExprKind::FieldGet(e, 0), inner, span);
        self.mk(ExprKind::AddrOf(field), to, span)
    }
    fn as_argument(&mut self, e: ExprId, to: Ty, span: Span) -> ExprId {
        let e = if self.is_byref(to) { self.cell_address(e, to, span) } else { e };
        let from = self.shallow(self.ty_of(e));
        if self.shallow(to).builtin() == Some(Builtin::Obj)
            && matches!(from.kind(), TyKind::Infer(_))
            && !self.is_library
        {
            return self.mk(ExprKind::Upcast(e), to, span);
        }
        self.coerce(e, to, span)
    }
    fn infer_known(&mut self, e: ast::ExprId, t: Ty) -> ExprId {
        match &self.ex(e).kind {
            E::ListOrArray { .. } | E::Null => {
                let w = self.flexible(t);
                self.expr_want(e, w)
            }
            _ => self.infer_expr(e).0,
        }
    }
}

impl Param {
    /// Whether a call may leave it out.
    fn may_lack(&self) -> bool {
        self.optional || self.array || self.default.is_some()
    }
}

impl Plan {
    fn outs_used(&self) -> bool {
        self.outs > 0
    }
}
