//! The end of a file: defaults are applied, types in bodies and signatures become final, and what F# checks only
//! then is checked.
//!
//! In: pending bodies. Out: finished ones. Holds afterwards: no inference variable is left; a type parameter in a
//! body is one of its owner or of a local function in it; any other that inference left over is `obj`, as in F#.

use std::sync::Arc;

use base::FxHashSet;
use tast::{Body, Expr, ExprKind, Field, FileSig, Init, MemberInfo, PatKind, TyConDef, TyConKind, ValKind};
use types::{Builtin, Measure, MeasureAtom, Ty, TyKind, TyVar};

use crate::cx::{After, BodyBuilder, Cx, Owner, Pending};

impl<'a> Cx<'a> {
    /// Finishes everything that waits.
    pub fn finish_file(&mut self) {
        self.check_late_interfaces();
        self.apply_defaults();
        if !self.is_library && self.error_count() == 0 {
            self.value_restriction();
        }
        let pending = std::mem::take(&mut self.pending);
        let slots = std::mem::take(&mut self.init_slots);
        let mut slots = slots.into_iter();
        let mut done = vec![];
        for p in pending {
            let is_init = matches!(p.owner, Owner::Init);
            let (owner, body) = self.finish_body(p);
            if !self.is_library {
                done.push((owner, body.clone()));
            }
            match owner {
                Owner::Val(v) => {
                    self.bodies.insert(v, body);
                }
                Owner::Init => {
                    if let (true, Some(i)) = (is_init, slots.next())
                        && let Some(Init::Do { body: slot, .. }) = self.inits.get_mut(i)
                    {
                        *slot = body;
                    }
                }
            }
        }
        self.finish_signatures();
        if !self.is_library && self.error_count() == 0 {
            self.post_checks(&done);
        }
        self.settled = (self.vars.len(), self.traits.len());
    }
    /// FS0030: a module-level value whose type is not known at the end of the file.
    fn value_restriction(&mut self) {
        for t in std::mem::take(&mut self.exits) {
            if self.is_var(t) {
                let _ = self.unify(t, Builtin::Obj.ty());
            }
        }
        for v in std::mem::take(&mut self.weak_vals) {
            let def = self.val(v);
            let (ty, span, name) = (self.zonk(def.scheme.ty), def.span, def.name);
            let mut vars = vec![];
            self.free_vars(ty, &mut vars);
            if vars.iter().all(|v| self.vars[v.0 as usize].is_measure) {
                continue;
            }
            let text = self.show(ty);
            self.error("FS0030", span, format!("Value restriction. The value '{name}' has an inferred generic type\n    val {name}: {text}\nHowever, values cannot have generic type variables like '_a in \"let x: '_a\". You can define '{name}' as a function with explicit arguments, or add a type annotation."));
            for v in vars {
                self.vars[v.0 as usize].bind = Some(Ty::error());
            }
        }
    }
    fn finish_signatures(&mut self) {
        let f = self.by_file[&self.file];
        let n = self.files[f].vals.len();
        for i in self.finished_vals[f]..n {
            let ty = self.final_ty(self.files[f].vals[i].scheme.ty, None);
            self.sig_mut(f).vals[i].scheme.ty = ty;
        }
        self.finished_vals[f] = n;
        let m = self.files[f].tycons.len();
        for i in self.finished_tycons[f]..m {
            let mut def = self.files[f].tycons[i].clone();
            if let TyConKind::Class(fields) = &mut def.kind {
                for field in fields.iter_mut() {
                    field.ty = self.final_ty(field.ty, None);
                }
                self.sig_mut(f).tycons[i] = def;
            }
        }
        self.finished_tycons[f] = m;
    }
    fn finish_body(&mut self, p: Pending) -> (Owner, Arc<Body>) {
        let Pending { owner, body, root, file } = p;
        let was = std::mem::replace(&mut self.body, body);
        let uses = std::mem::take(&mut self.body.val_uses);
        for (e, v) in uses {
            self.patch_use(e, v);
        }
        let body = std::mem::replace(&mut self.body, was);
        let mut allowed: FxHashSet<TyVar> = FxHashSet::default();
        if let Owner::Val(v) = owner {
            allowed.extend(self.val(v).scheme.params.iter().map(|p| p.var));
        }
        allowed.extend(body.locals.iter().flat_map(|l| l.params.iter().map(|p| p.var)));
        for e in body.exprs.iter() {
            if let ExprKind::ObjectExpr { members, .. } = &e.kind {
                let slots = members.iter().map(|(slot, _)| self.val(*slot));
                allowed.extend(slots.flat_map(|s| s.scheme.params.iter().map(|p| p.var)));
            }
        }
        let mut body = body;
        self.box_locals(&mut body);
        let BodyBuilder { mut exprs, mut pats, mut locals, after, .. } = body;
        for e in exprs.iter_mut() {
            self.finish_expr(e, &allowed);
        }
        for p in pats.iter_mut() {
            p.ty = self.final_ty(p.ty, Some(&allowed));
            if let PatKind::TypeTest(t, _) = &mut p.kind {
                *t = self.final_ty(*t, Some(&allowed));
            }
        }
        for l in locals.iter_mut() {
            l.ty = self.final_ty(l.ty, Some(&allowed));
        }
        let is_library = self.is_library_file(file);
        if !is_library {
            self.after_checks(after);
        }
        let body = Body { exprs, pats, locals, root };
        if !is_library && self.error_count() == 0 {
            self.covered.push(Arc::new(body.clone()));
        }
        (owner, Arc::new(body))
    }
    /// Mutable locals that inner functions use become cells: `let mutable x = e` is `let x = ref e`.
    fn box_locals(&mut self, body: &mut BodyBuilder) {
        if body.boxed.is_empty() {
            return;
        }
        let Some(cell) = self.find_tycon("FSharp.Core.Ref", 1) else { return };
        let boxed = std::mem::take(&mut body.boxed);
        let ids: Vec<tast::ExprId> = body.exprs.ids().collect();
        for id in ids {
            let (kind, span) = (body.exprs[id].kind.clone(), body.exprs[id].span);
            match kind {
                ExprKind::Local(l, _) if boxed.contains(&l) => {
                    let ty = Ty::con(cell, &[body.locals[l].ty]);
                    let inner = body.exprs.push(Expr { kind: ExprKind::Local(l, vec![]), ty, span });
                    body.exprs[id].kind = ExprKind::FieldGet(inner, 0);
                }
                ExprKind::SetLocal(l, value) if boxed.contains(&l) => {
                    let ty = Ty::con(cell, &[body.locals[l].ty]);
                    let inner = body.exprs.push(Expr { kind: ExprKind::Local(l, vec![]), ty, span });
                    body.exprs[id].kind = ExprKind::FieldSet(inner, 0, value);
                }
                ExprKind::Let { local, rhs, body: rest } if boxed.contains(&local) => {
                    let ty = Ty::con(cell, &[body.locals[local].ty]);
                    let made = body.exprs.push(Expr { kind: ExprKind::Record(vec![rhs]), ty, span });
                    body.exprs[id].kind = ExprKind::Let { local, rhs: made, body: rest };
                }
                ExprKind::Match { scrutinee, arms } => self.box_arms(body, id, scrutinee, arms, cell, &boxed),
                _ => {}
            }
        }
        for l in &boxed {
            body.locals[*l].ty = Ty::con(cell, &[body.locals[*l].ty]);
            body.locals[*l].is_mutable = false;
        }
    }
    /// A pattern binds the value to a plain local first.
    fn box_arms(
        &self,
        body: &mut BodyBuilder,
        id: tast::ExprId,
        scrutinee: tast::ExprId,
        mut arms: Vec<tast::Arm>,
        cell: types::TyConId,
        boxed: &FxHashSet<tast::LocalId>,
    ) {
        for arm in &mut arms {
            let mut bound = vec![];
            collect_binds(&body.pats, arm.pat, &mut bound);
            for (p, l) in bound.into_iter().filter(|b| boxed.contains(&b.1)) {
                let local = body.locals[l].clone();
                let (ty, span) = (local.ty, local.span);
                let plain = body.locals.push(tast::Local { is_mutable: false, ..local });
                if let PatKind::Bind(x, _) = &mut body.pats[p].kind {
                    *x = plain;
                }
                let value = body.exprs.push(Expr { kind: ExprKind::Local(plain, vec![]), ty, span });
                let made =
                    body.exprs.push(Expr { kind: ExprKind::Record(vec![value]), ty: Ty::con(cell, &[ty]), span });
                let rest_ty = body.exprs[arm.body].ty;
                arm.body = body.exprs.push(Expr {
                    kind: ExprKind::Let { local: l, rhs: made, body: arm.body },
                    ty: rest_ty,
                    span,
                });
            }
        }
        body.exprs[id].kind = ExprKind::Match { scrutinee, arms };
    }
    fn finish_expr(&self, e: &mut Expr, allowed: &FxHashSet<TyVar>) {
        let some = Some(allowed);
        e.ty = self.final_ty(e.ty, some);
        match &mut e.kind {
            ExprKind::Local(_, args) | ExprKind::Val(_, args) | ExprKind::Intrinsic { types: args, .. } => {
                args.iter_mut().for_each(|t| *t = self.final_ty(*t, some));
            }
            ExprKind::TraitCall { support, .. } => support.iter_mut().for_each(|t| *t = self.final_ty(*t, some)),
            ExprKind::TypeTest(_, t) | ExprKind::TypeOf(t) => *t = self.final_ty(*t, some),
            ExprKind::TypeCase { on, arms, .. } => {
                *on = self.final_ty(*on, some);
                arms.iter_mut().for_each(|a| a.0 = self.final_ty(a.0, some));
            }
            _ => {}
        }
    }
    /// A type without inference variables and foreign parameters.
    fn final_ty(&self, t: Ty, allowed: Option<&FxHashSet<TyVar>>) -> Ty {
        if !self.units_used && !t.has_infer() && (!t.has_var() || allowed.is_none()) {
            return t;
        }
        let t = self.zonk(t);
        self.close(t, allowed)
    }
    fn close(&self, t: Ty, allowed: Option<&FxHashSet<TyVar>>) -> Ty {
        if !self.units_used && !t.has_infer() && (!t.has_var() || allowed.is_none()) {
            return t;
        }
        match t.kind() {
            TyKind::Infer(_) => Builtin::Obj.ty(),
            TyKind::Var(v) => match allowed {
                Some(a) if !a.contains(v) => Builtin::Obj.ty(),
                _ => t,
            },
            TyKind::Con(id, args) => {
                let args: Vec<Ty> = args.iter().map(|a| self.close(*a, allowed)).collect();
                if let ([m], Some(_)) = (&args[..], Builtin::of(*id).filter(|b| crate::infer::is_unit_carrier(*b)))
                    && matches!(m.kind(), TyKind::Measure(m) if m.is_one())
                {
                    return Ty::con(*id, &[]);
                }
                if args.len() == 1 && Builtin::of(*id).is_none() && self.tycon(*id).params.is_empty() {
                    // The unit of a decimal.
                    return Ty::con(*id, &[]);
                }
                Ty::con(*id, &args)
            }
            TyKind::Fun(a, b) => Ty::fun(self.close(*a, allowed), self.close(*b, allowed)),
            TyKind::Tuple(items, s) => {
                Ty::new(TyKind::Tuple(items.iter().map(|t| self.close(*t, allowed)).collect(), *s))
            }
            TyKind::AnonRecord(fs, s) => {
                Ty::new(TyKind::AnonRecord(fs.iter().map(|(n, t)| (*n, self.close(*t, allowed))).collect(), *s))
            }
            TyKind::Measure(m) => Ty::new(TyKind::Measure(m.map(&|a| match a {
                MeasureAtom::Infer(_) => Some(Measure::one()),
                MeasureAtom::Var(v) if allowed.is_some_and(|s| !s.contains(&v)) => Some(Measure::one()),
                MeasureAtom::Var(_) | MeasureAtom::Con(_) => None,
            }))),
            TyKind::Error => t,
        }
    }
    /// Takes the units of decimals out of the program's definitions, as [`Cx::close`] does in bodies: the two must agree.
    pub fn erase_decimal_units(&mut self) {
        if !self.units_used {
            return;
        }
        // Copies, since `close` looks types up in the files as they are.
        let erased: Vec<FileSig> = self.files.iter().filter(|f| !f.is_library).map(|f| FileSig::clone(f)).collect();
        for mut file in erased {
            for t in &mut file.tycons {
                self.erase_in_tycon(t);
            }
            for v in &mut file.vals {
                v.scheme.ty = self.close(v.scheme.ty, None);
                if let ValKind::Member(MemberInfo { implements: Some(t), .. }) = &mut v.kind {
                    *t = self.close(*t, None);
                }
            }
            let at = self.files.iter().position(|f| f.file == file.file);
            self.files[at.expect("invariant: the file was taken from the list")] = Arc::new(file);
        }
    }
    fn erase_in_tycon(&self, t: &mut TyConDef) {
        let fields = |cx: &Self, fields: &mut [Field]| fields.iter_mut().for_each(|f| f.ty = cx.close(f.ty, None));
        t.base.iter_mut().chain(&mut t.interfaces).for_each(|t| *t = self.close(*t, None));
        match &mut t.kind {
            TyConKind::Record(f) | TyConKind::Class(f) | TyConKind::Exception(f) => fields(self, f),
            TyConKind::Union(cases) => cases.iter_mut().for_each(|c| fields(self, &mut c.fields)),
            TyConKind::Delegate(params, ret) => {
                params.iter_mut().chain([ret]).for_each(|t| *t = self.close(*t, None));
            }
            TyConKind::Abbrev(t) => *t = self.close(*t, None),
            TyConKind::Builtin(_)
            | TyConKind::Enum(..)
            | TyConKind::Interface
            | TyConKind::Measure(_)
            | TyConKind::Opaque => {}
        }
    }
    fn after_checks(&mut self, after: Vec<After>) {
        let casts: Vec<base::Span> = after
            .iter()
            .filter_map(|a| match a {
                After::Downcast { span, .. } => Some(*span),
                After::TypeTest { .. } | After::Upcast { .. } => None,
            })
            .collect();
        for a in after {
            match a {
                After::TypeTest { from, to, span } => self.check_cast(from, to, span, casts.contains(&span)),
                After::Downcast { from, to, span } => self.check_downcast(from, to, span),
                After::Upcast { from, to, span } => {
                    let (from, to) = (self.zonk(from), self.zonk(to));
                    if from == to && !from.has_infer() && !matches!(from.kind(), TyKind::Error) {
                        self.warning("FS0066", span, "This upcast is unnecessary - the types are identical");
                    }
                }
            }
        }
    }
    /// FS3198: a downcast to a supertype.
    fn check_downcast(&mut self, from: Ty, to: Ty, span: base::Span) {
        let (from, to) = (self.zonk(from), self.zonk(to));
        let class = from.as_con().is_some_and(|(id, _)| {
            matches!(self.tycon(id).kind, TyConKind::Class(_) | TyConKind::Interface) && !self.tycon(id).is_struct
        });
        if from != to && class && !from.has_infer() && !to.has_infer() && matches!(self.subsumes(from, to), Ok(true)) {
            let (a, b) = (self.show(from), self.show(to));
            self.error("FS3198", span, format!("'{a}' is a '{b}': this is an upcast, ':>', not a downcast."));
        }
    }
    /// FS0016 and FS0067: casts from types without subtypes, and casts that always succeed.
    fn check_cast(&mut self, from: Ty, to: Ty, span: base::Span, downcast: bool) {
        let (from, to) = (self.zonk(from), self.zonk(to));
        if from.has_infer()
            || to.has_infer()
            || matches!(from.kind(), TyKind::Error)
            || matches!(to.kind(), TyKind::Error)
        {
            return;
        }
        if from != to && from.builtin() != Some(Builtin::Obj) && matches!(self.subsumes(from, to), Ok(true))
            || from == to
        {
            let (a, b) = (self.show(from), self.show(to));
            self.warning("FS0067", span, format!("This type test or downcast will always hold: '{a}' is '{b}'."));
            if from != to && !downcast {
                self.never_below(from, to, span);
            }
            return;
        }
        let sealed = match from.kind() {
            TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) => true,
            TyKind::Con(id, _) => match &self.tycon(*id).kind {
                TyConKind::Record(_) | TyConKind::Union(_) | TyConKind::Enum(..) | TyConKind::Delegate(..) => true,
                TyConKind::Builtin(b) => !matches!(b, Builtin::Obj | Builtin::Exn | Builtin::Array),
                TyConKind::Class(_) => self.tycon(*id).is_struct,
                _ => false,
            },
            _ => false,
        };
        if sealed {
            let a = self.show(from);
            self.error("FS0016", span, format!("The type '{a}' does not have any proper subtypes and cannot be used as the source of a type test or runtime coercion."));
            return;
        }
        self.never_below(from, to, span);
    }
    /// FS0193: a test for, or cast to, a type that is no subtype of the one tested. Something that implements an interface
    /// may have any type that is not sealed.
    fn never_below(&mut self, from: Ty, to: Ty, span: base::Span) {
        let kind = |cx: &Self, t: Ty| t.as_con().map(|(id, _)| (cx.tycon(id).kind.clone(), cx.tycon(id).attrs.clone()));
        let (Some((source, _)), Some((target, attrs))) = (kind(self, from), kind(self, to)) else { return };
        let open = match source {
            TyConKind::Interface => {
                matches!(target, TyConKind::Interface | TyConKind::Opaque)
                    || matches!(target, TyConKind::Class(_)) && !Self::is_set(&attrs, "Sealed")
            }
            TyConKind::Class(_) => false,
            _ => true,
        };
        if self.is_library || open || from == to || matches!(self.subsumes(to, from), Ok(true)) {
            return;
        }
        let (a, b) = (self.show(to), self.show(from));
        self.error(
            "FS0193",
            span,
            format!("Type constraint mismatch. The type '{a}' is not compatible with type '{b}'."),
        );
    }
}

/// The variables that a pattern binds, with the binding patterns.
fn collect_binds(
    pats: &base::IndexVec<tast::PatId, tast::Pat>,
    p: tast::PatId,
    out: &mut Vec<(tast::PatId, tast::LocalId)>,
) {
    match &pats[p].kind {
        PatKind::Bind(l, inner) => {
            out.push((p, *l));
            if let Some(i) = inner {
                collect_binds(pats, *i, out);
            }
        }
        PatKind::Tuple(ps)
        | PatKind::Union { args: ps, .. }
        | PatKind::Array(ps)
        | PatKind::And(ps)
        | PatKind::Exception(_, ps) => {
            ps.iter().for_each(|p| collect_binds(pats, *p, out));
        }
        PatKind::Record(fs) => fs.iter().for_each(|f| collect_binds(pats, f.1, out)),
        PatKind::Or(a, b) => {
            collect_binds(pats, *a, out);
            collect_binds(pats, *b, out);
        }
        PatKind::TypeTest(_, Some(p)) | PatKind::Active { arg: Some(p), .. } => collect_binds(pats, *p, out),
        PatKind::Wild
        | PatKind::Const(_)
        | PatKind::Null
        | PatKind::TypeTest(_, None)
        | PatKind::Active { arg: None, .. }
        | PatKind::Error => {}
    }
}
