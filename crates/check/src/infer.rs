//! Inference variables: unification with levels, snapshots, instantiation and generalisation.
//!
//! In: types with variables. Out: bindings of variables. A variable carries constraints that are solved
//! when it is bound (`solve`), and the level of the binding that made it: a variable of a deeper level than the
//! current one belongs to the binding just checked and may be generalised (Rémy's levels). Holds
//! afterwards: no variable is bound to a type that contains it.

use base::{Span, Symbol};
use types::{
    Builtin, Constraint, InferVar, Measure, MeasureAtom, MemberConstraint, Scheme, Ty, TyKind, TyParam, TyVar,
};

use crate::cx::Cx;

/// A constraint waiting on a variable.
#[derive(Clone, Debug)]
pub(crate) enum Cons {
    Simple(Constraint, Span),
    /// Index in the table of member constraints.
    Trait(usize),
    /// One of these built-in types (a format specifier); the first is the default.
    OneOf(&'static [Builtin], Span),
}

/// An inference variable.
#[derive(Clone, Debug)]
pub(crate) struct VarData {
    pub bind: Option<Ty>,
    pub level: u32,
    pub cons: Vec<Cons>,
    pub name: Option<Symbol>,
    pub declared: bool,
    pub is_static: bool,
    pub is_measure: bool,
    pub span: Option<Span>,
}

/// A member constraint to be solved.
#[derive(Clone, Debug)]
pub(crate) struct Trait {
    pub mc: MemberConstraint,
    pub span: Span,
    pub solved: bool,
}

/// A point to roll back to.
pub(crate) struct Snapshot {
    trail: usize,
    vars: usize,
    traits: usize,
    solved: usize,
}

/// Why two types do not unify.
pub(crate) struct Mismatch;

/// Result of unification.
pub(crate) type Unified = Result<(), Mismatch>;

impl<'a> Cx<'a> {
    /// A fresh variable at the current level.
    pub fn fresh(&mut self) -> Ty {
        Ty::infer(self.fresh_var(false))
    }
    /// A fresh unit variable.
    pub fn fresh_measure(&mut self) -> Ty {
        self.units_used = true;
        let v = self.fresh_var(true);
        Ty::new(TyKind::Measure(Measure::atom(MeasureAtom::Infer(v))))
    }
    /// Several fresh variables.
    pub fn fresh_n(&mut self, n: usize) -> Vec<Ty> {
        (0..n).map(|_| self.fresh()).collect()
    }
    fn fresh_var(&mut self, is_measure: bool) -> InferVar {
        let v = InferVar(self.vars.len() as u32);
        self.vars.push(VarData {
            bind: None,
            level: self.level,
            cons: vec![],
            name: None,
            declared: false,
            is_static: false,
            is_measure,
            span: None,
        });
        v
    }
    /// The data of a variable, to be changed; remembered when a snapshot is open.
    pub fn var_mut(&mut self, v: InferVar) -> &mut VarData {
        let i = v.0 as usize;
        if self.snapshots > 0 {
            self.trail.push((v.0, self.vars[i].clone()));
        }
        &mut self.vars[i]
    }

    /// Opens a snapshot.
    pub fn snapshot(&mut self) -> Snapshot {
        self.snapshots += 1;
        Snapshot {
            trail: self.trail.len(),
            vars: self.vars.len(),
            traits: self.traits.len(),
            solved: self.trait_trail.len(),
        }
    }
    /// Undoes everything since the snapshot.
    pub fn rollback(&mut self, s: Snapshot) {
        while self.trail.len() > s.trail {
            if let Some((v, data)) = self.trail.pop() {
                self.vars[v as usize] = data;
            }
        }
        while self.trait_trail.len() > s.solved {
            if let Some(t) = self.trait_trail.pop() {
                self.traits[t].solved = false;
            }
        }
        self.vars.truncate(s.vars.max(1));
        self.traits.truncate(s.traits);
        // Names of type parameters that only what is undone had brought.
        let n = self.vars.len();
        self.typars.retain(|(_, t)| !is_newer(*t, n));
        self.annotated_typars.retain(|(t, _)| !is_newer(*t, n));
        self.snapshots -= 1;
    }
    /// Keeps everything since the snapshot.
    pub fn commit(&mut self, _s: Snapshot) {
        self.snapshots -= 1;
        if self.snapshots == 0 {
            self.trail.clear();
            self.trait_trail.clear();
        }
    }
    /// Whether something succeeds, without keeping its effects.
    pub fn probe<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        let s = self.snapshot();
        self.muted += 1;
        let r = f(self);
        self.muted -= 1;
        self.rollback(s);
        r
    }
    /// Marks a member constraint solved.
    pub fn mark_solved(&mut self, t: usize) {
        self.traits[t].solved = true;
        if self.snapshots > 0 {
            self.trait_trail.push(t);
        }
    }

    /// Follows bindings at the head of a type.
    pub fn shallow(&self, mut t: Ty) -> Ty {
        loop {
            match t.kind() {
                TyKind::Infer(v) => match self.vars[v.0 as usize].bind {
                    Some(b) => t = b,
                    None => return t,
                },
                TyKind::Measure(m) if m.has_infer() => return self.zonk_measure(m),
                _ => return t,
            }
        }
    }
    /// Follows all bindings in a type.
    pub fn zonk(&self, t: Ty) -> Ty {
        if !t.has_infer() {
            return t;
        }
        match t.kind() {
            TyKind::Infer(v) => match self.vars[v.0 as usize].bind {
                Some(b) => self.zonk(b),
                None => t,
            },
            TyKind::Con(id, args) => {
                let args: Vec<Ty> = args.iter().map(|a| self.zonk(*a)).collect();
                if let ([m], Some(_)) = (&args[..], Builtin::of(*id).filter(|b| is_unit_carrier(*b)))
                    && matches!(m.kind(), TyKind::Measure(m) if m.is_one())
                {
                    return Ty::con(*id, &[]);
                }
                Ty::con(*id, &args)
            }
            TyKind::Fun(a, b) => Ty::fun(self.zonk(*a), self.zonk(*b)),
            TyKind::Tuple(items, s) => Ty::new(TyKind::Tuple(items.iter().map(|t| self.zonk(*t)).collect(), *s)),
            TyKind::AnonRecord(fields, s) => {
                Ty::new(TyKind::AnonRecord(fields.iter().map(|(n, t)| (*n, self.zonk(*t))).collect(), *s))
            }
            TyKind::Measure(m) => self.zonk_measure(m),
            TyKind::Var(_) | TyKind::Error => t,
        }
    }
    fn zonk_measure(&self, m: &Measure) -> Ty {
        let mut m = m.clone();
        while m.factors().iter().any(|f| matches!(f.0, MeasureAtom::Infer(v) if self.vars[v.0 as usize].bind.is_some()))
        {
            m = m.map(&|a| match a {
                MeasureAtom::Infer(v) => self.vars[v.0 as usize].bind.map(|t| self.measure_of(t)),
                MeasureAtom::Con(_) | MeasureAtom::Var(_) => None,
            });
        }
        Ty::new(TyKind::Measure(m))
    }
    /// The unit that a type argument stands for.
    pub fn measure_of(&self, t: Ty) -> Measure {
        match t.kind() {
            TyKind::Measure(m) => m.clone(),
            TyKind::Infer(v) => match self.vars[v.0 as usize].bind {
                Some(b) => self.measure_of(b),
                None => Measure::atom(MeasureAtom::Infer(*v)),
            },
            TyKind::Var(v) => Measure::atom(MeasureAtom::Var(*v)),
            TyKind::Con(id, _) => Measure::atom(MeasureAtom::Con(*id)),
            TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) | TyKind::Error => Measure::one(),
        }
    }
    /// Whether the head of a type is not known.
    pub fn is_var(&self, t: Ty) -> bool {
        matches!(self.shallow(t).kind(), TyKind::Infer(_))
    }

    /// Makes two types equal.
    pub fn unify(&mut self, a: Ty, b: Ty) -> Unified {
        if a == b {
            return Ok(());
        }
        let (a, b) = (self.shallow(a), self.shallow(b));
        if a == b {
            return Ok(());
        }
        match (a.kind(), b.kind()) {
            (TyKind::Infer(v), TyKind::Infer(w)) => self.join_vars(*v, *w),
            (TyKind::Infer(v), _) => self.bind(*v, b),
            (_, TyKind::Infer(v)) => self.bind(*v, a),
            (TyKind::Error, _) | (_, TyKind::Error) => Ok(()),
            (TyKind::Measure(_), _) | (_, TyKind::Measure(_)) => self.unify_measures(a, b),
            (TyKind::Con(i, xs), TyKind::Con(j, ys)) if i == j => {
                if xs.len() != ys.len() {
                    let one = Ty::new(TyKind::Measure(Measure::one()));
                    let x = xs.first().copied().unwrap_or(one);
                    let y = ys.first().copied().unwrap_or(one);
                    return self.unify_measures(x, y);
                }
                self.unify_all(xs, ys)
            }
            (TyKind::Con(i, xs), TyKind::Con(j, ys)) if is_byref(*i) && is_byref(*j) => self.unify_all(xs, ys),
            (TyKind::Fun(a1, r1), TyKind::Fun(a2, r2)) => {
                self.unify(*a1, *a2)?;
                self.unify(*r1, *r2)
            }
            (TyKind::Tuple(xs, s), TyKind::Tuple(ys, z)) if s == z && xs.len() == ys.len() => self.unify_all(xs, ys),
            (TyKind::AnonRecord(xs, s), TyKind::AnonRecord(ys, z)) if s == z && xs.len() == ys.len() => {
                for (x, y) in xs.iter().zip(ys.iter()) {
                    if x.0 != y.0 {
                        return Err(Mismatch);
                    }
                    self.unify(x.1, y.1)?;
                }
                Ok(())
            }
            _ => Err(Mismatch),
        }
    }
    fn unify_all(&mut self, xs: &[Ty], ys: &[Ty]) -> Unified {
        for (x, y) in xs.iter().zip(ys) {
            self.unify(*x, *y)?;
        }
        Ok(())
    }
    fn unify_measures(&mut self, a: Ty, b: Ty) -> Unified {
        let (a, b) = (self.zonk(a), self.zonk(b));
        let m = self.measure_of(a).mul(&self.measure_of(b).inverse());
        if m.is_one() {
            return Ok(());
        }
        let Some((MeasureAtom::Infer(v), n, d)) =
            m.factors().iter().find(|f| matches!(f.0, MeasureAtom::Infer(_))).copied()
        else {
            return Err(Mismatch);
        };
        let rest = m.mul(&Measure::atom(MeasureAtom::Infer(v)).pow(-n, d));
        let value = if n > 0 { rest.pow(-(d as i32), n as u32) } else { rest.pow(d as i32, n.unsigned_abs()) };
        let level = self.vars[v.0 as usize].level;
        for f in value.factors() {
            if let MeasureAtom::Infer(w) = f.0 {
                let l = self.vars[w.0 as usize].level.min(level);
                self.var_mut(w).level = l;
            }
        }
        self.var_mut(v).bind = Some(Ty::new(TyKind::Measure(value)));
        Ok(())
    }
    fn join_vars(&mut self, v: InferVar, w: InferVar) -> Unified {
        let (from, to) = if self.vars[v.0 as usize].declared { (w, v) } else { (v, w) };
        let old = self.vars[from.0 as usize].clone();
        self.var_mut(from).bind = Some(Ty::infer(to));
        let new = self.var_mut(to);
        new.level = new.level.min(old.level);
        new.name = new.name.or(old.name);
        new.is_static |= old.is_static;
        new.span = new.span.or(old.span);
        let mut again = vec![];
        for c in old.cons {
            if let Cons::Trait(t) = c {
                again.push(t);
            }
            let known =
                matches!(&c, Cons::Simple(s, _) if new.cons.iter().any(|o| matches!(o, Cons::Simple(p, _) if p == s)));
            if !known {
                new.cons.push(c);
            }
        }
        for t in again {
            self.solve_trait(t, false)?;
        }
        Ok(())
    }
    fn bind(&mut self, v: InferVar, t: Ty) -> Unified {
        let level = self.vars[v.0 as usize].level;
        self.occurs(v, t, level)?;
        let data = self.var_mut(v);
        data.bind = Some(t);
        let cons = data.cons.clone();
        for c in cons {
            self.apply_cons(t, &c)?;
        }
        Ok(())
    }
    fn apply_cons(&mut self, t: Ty, c: &Cons) -> Unified {
        match c {
            Cons::Simple(c, span) => self.solve_simple(t, c, *span),
            Cons::Trait(i) => self.solve_trait(*i, false),
            Cons::OneOf(list, span) => self.solve_one_of(t, list, *span),
        }
    }
    /// Fails when `v` occurs in `t`; lowers the levels of the variables of `t`.
    fn occurs(&mut self, v: InferVar, t: Ty, level: u32) -> Unified {
        if !t.has_infer() {
            return Ok(());
        }
        match t.kind() {
            TyKind::Infer(w) => {
                if let Some(b) = self.vars[w.0 as usize].bind {
                    return self.occurs(v, b, level);
                }
                if *w == v {
                    self.reason = Some("The resulting type would be infinite when unifying them.".to_string());
                    return Err(Mismatch);
                }
                if self.vars[w.0 as usize].level > level {
                    self.var_mut(*w).level = level;
                }
                Ok(())
            }
            TyKind::Con(_, ts) | TyKind::Tuple(ts, _) => ts.iter().try_for_each(|t| self.occurs(v, *t, level)),
            TyKind::Fun(a, b) => {
                self.occurs(v, *a, level)?;
                self.occurs(v, *b, level)
            }
            TyKind::AnonRecord(fs, _) => fs.iter().try_for_each(|(_, t)| self.occurs(v, *t, level)),
            TyKind::Measure(m) => {
                for f in m.factors() {
                    if let MeasureAtom::Infer(w) = f.0 {
                        let l = self.vars[w.0 as usize].level.min(level);
                        self.var_mut(w).level = l;
                    }
                }
                Ok(())
            }
            TyKind::Var(_) | TyKind::Error => Ok(()),
        }
    }

    /// Adds a constraint to a type.
    pub fn constrain(&mut self, t: Ty, c: Cons) -> Unified {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Infer(v) => {
                self.var_mut(*v).cons.push(c);
                Ok(())
            }
            TyKind::Error => Ok(()),
            _ => self.apply_cons(t, &c),
        }
    }

    /// Fresh arguments for type parameters, constrained as they say.
    pub fn instantiate(&mut self, params: &[TyParam], span: Span) -> Vec<Ty> {
        let args: Vec<Ty> =
            params.iter().map(|p| if p.is_measure { self.fresh_measure() } else { self.fresh() }).collect();
        for (p, t) in params.iter().zip(&args) {
            if let TyKind::Infer(v) = t.kind() {
                let data = &mut self.vars[v.0 as usize];
                data.is_static = p.is_static;
                data.span = Some(span);
            }
        }
        self.constrain_args(params, &args, span);
        args
    }
    /// Adds the constraints of parameters to their arguments.
    pub fn constrain_args(&mut self, params: &[TyParam], args: &[Ty], span: Span) {
        let mut seen: Vec<MemberConstraint> = vec![];
        let subst = |t: Ty| t.subst(&|v| params.iter().position(|p| p.var == v).map(|i| args[i]));
        for (p, t) in params.iter().zip(args) {
            for c in &p.constraints {
                if let Constraint::Member(mc) = c {
                    if seen.contains(mc) {
                        continue;
                    }
                    seen.push((**mc).clone());
                    let mc = MemberConstraint {
                        support: mc.support.iter().map(|t| subst(*t)).collect(),
                        args: mc.args.iter().map(|t| subst(*t)).collect(),
                        ret: subst(mc.ret),
                        ..(**mc).clone()
                    };
                    self.add_trait(mc, span);
                    continue;
                }
                let c = map_constraint(c, &subst);
                if self.constrain(*t, Cons::Simple(c, span)).is_err() {
                    self.constraint_failed(*t, span);
                }
            }
        }
    }
    /// The type of a scheme at fresh arguments.
    pub fn instantiate_scheme(&mut self, s: &Scheme, span: Span) -> (Ty, Vec<Ty>) {
        let args = self.instantiate(&s.params, span);
        (s.instantiate(&args), args)
    }

    /// Unbound variables of a type, in order of appearance.
    pub fn free_vars(&self, t: Ty, out: &mut Vec<InferVar>) {
        if !t.has_infer() {
            return;
        }
        match t.kind() {
            TyKind::Infer(v) => match self.vars[v.0 as usize].bind {
                Some(b) => self.free_vars(b, out),
                None => push_new(out, *v),
            },
            TyKind::Con(_, ts) | TyKind::Tuple(ts, _) => ts.iter().for_each(|t| self.free_vars(*t, out)),
            TyKind::Fun(a, b) => {
                self.free_vars(*a, out);
                self.free_vars(*b, out);
            }
            TyKind::AnonRecord(fs, _) => fs.iter().for_each(|(_, t)| self.free_vars(*t, out)),
            TyKind::Measure(m) => {
                for f in m.factors() {
                    if let MeasureAtom::Infer(v) = f.0 {
                        match self.vars[v.0 as usize].bind {
                            Some(b) => self.free_vars(b, out),
                            None => push_new(out, v),
                        }
                    }
                }
            }
            TyKind::Var(_) | TyKind::Error => {}
        }
    }

    /// Generalises the variables of `tys` that are deeper than the current level; returns the parameters.
    pub fn generalise(&mut self, tys: &[Ty], is_inline: bool, extra: &[Ty]) -> Vec<TyParam> {
        if !is_inline {
            self.weaken(tys);
        }
        let mut vars = vec![];
        extra.iter().chain(tys).for_each(|t| self.free_vars(*t, &mut vars));
        self.close_over_constraints(&mut vars);
        vars.retain(|v| self.vars[v.0 as usize].level > self.level);
        let (keep, drop): (Vec<InferVar>, Vec<InferVar>) =
            vars.into_iter().partition(|v| is_inline || !self.is_weak(*v));
        for v in drop {
            self.vars[v.0 as usize].level = self.level;
        }
        let tyvars: Vec<TyVar> = keep.iter().enumerate().map(|(i, v)| self.promote(*v, i)).collect();
        for (v, t) in keep.iter().zip(&tyvars) {
            self.promote_constraints(*v, *t);
        }
        self.params(&tyvars)
    }
    fn is_weak(&self, v: InferVar) -> bool {
        self.vars[v.0 as usize].cons.iter().any(|c| match c {
            Cons::Trait(t) => !self.traits[*t].solved,
            Cons::OneOf(..) => true,
            Cons::Simple(..) => false,
        })
    }
    fn close_over_constraints(&self, vars: &mut Vec<InferVar>) {
        let mut i = 0;
        while i < vars.len() {
            for c in &self.vars[vars[i].0 as usize].cons {
                match c {
                    Cons::Trait(t) if !self.traits[*t].solved => {
                        let mc = &self.traits[*t].mc;
                        mc.support.iter().chain(&mc.args).chain([&mc.ret]).for_each(|t| self.free_vars(*t, vars));
                    }
                    Cons::Simple(Constraint::Subtype(t) | Constraint::Enum(t), _) => self.free_vars(*t, vars),
                    Cons::Simple(Constraint::Delegate(a, b), _) => {
                        self.free_vars(*a, vars);
                        self.free_vars(*b, vars);
                    }
                    Cons::Trait(_) | Cons::Simple(..) | Cons::OneOf(..) => {}
                }
            }
            i += 1;
        }
    }
    fn promote(&mut self, v: InferVar, i: usize) -> TyVar {
        let data = &self.vars[v.0 as usize];
        let (is_measure, is_static) = (data.is_measure, data.is_static);
        let name = data.name.unwrap_or_else(|| auto_name(i));
        let tv = self.new_tyvar(name, is_measure, is_static);
        let t = if is_measure { Ty::new(TyKind::Measure(Measure::atom(MeasureAtom::Var(tv)))) } else { Ty::var(tv) };
        self.var_mut(v).bind = Some(t);
        tv
    }
    fn promote_constraints(&mut self, v: InferVar, tv: TyVar) {
        let cons = self.vars[v.0 as usize].cons.clone();
        let mut out: Vec<Constraint> = vec![];
        for c in cons {
            let c = match c {
                Cons::Simple(c, _) => map_constraint(&c, &|t| self.zonk(t)),
                Cons::Trait(t) => {
                    // Solved elsewhere only when it was not just generalised with another of its variables.
                    if self.traits[t].solved && !self.traits[t].mc.support.iter().any(|s| self.zonk(*s) == Ty::var(tv))
                    {
                        continue;
                    }
                    self.traits[t].solved = true;
                    let mc = &self.traits[t].mc;
                    Constraint::Member(Box::new(MemberConstraint {
                        support: mc.support.iter().map(|t| self.zonk(*t)).collect(),
                        args: mc.args.iter().map(|t| self.zonk(*t)).collect(),
                        ret: self.zonk(mc.ret),
                        ..mc.clone()
                    }))
                }
                Cons::OneOf(..) => continue,
            };
            if !out.contains(&c) {
                out.push(c);
            }
        }
        self.tyvars[tv].constraints = out;
    }
    /// Lowers the variables of a type to the current level: they belong to the enclosing binding.
    pub fn lower(&mut self, t: Ty) {
        let mut vars = vec![];
        self.free_vars(t, &mut vars);
        for v in vars {
            let l = self.vars[v.0 as usize].level.min(self.level);
            self.vars[v.0 as usize].level = l;
        }
    }
}

/// Whether a type is, or a unit has, a variable that is not one of the first `n`.
fn is_newer(t: Ty, n: usize) -> bool {
    match t.kind() {
        TyKind::Infer(v) => v.0 as usize >= n,
        TyKind::Measure(m) => m.factors().iter().any(|f| matches!(f.0, MeasureAtom::Infer(v) if v.0 as usize >= n)),
        _ => false,
    }
}

/// Whether the type may carry a unit of measure.
pub(crate) fn is_unit_carrier(b: Builtin) -> bool {
    b.is_integer() || b.is_float()
}

fn is_byref(id: types::TyConId) -> bool {
    matches!(Builtin::of(id), Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef))
}

fn push_new(out: &mut Vec<InferVar>, v: InferVar) {
    if !out.contains(&v) {
        out.push(v);
    }
}

fn auto_name(i: usize) -> Symbol {
    let letter = char::from(b'a' + (i % 26) as u8);
    let text = if i < 26 { letter.to_string() } else { format!("{letter}{}", i / 26) };
    Symbol::intern(&text)
}

/// Applies a function to the types of a constraint.
pub(crate) fn map_constraint(c: &Constraint, f: &dyn Fn(Ty) -> Ty) -> Constraint {
    match c {
        Constraint::Subtype(t) => Constraint::Subtype(f(*t)),
        Constraint::Enum(t) => Constraint::Enum(f(*t)),
        Constraint::Delegate(a, b) => Constraint::Delegate(f(*a), f(*b)),
        Constraint::DefaultsTo(t) => Constraint::DefaultsTo(f(*t)),
        Constraint::Member(mc) => Constraint::Member(Box::new(MemberConstraint {
            support: mc.support.iter().map(|t| f(*t)).collect(),
            args: mc.args.iter().map(|t| f(*t)).collect(),
            ret: f(mc.ret),
            ..(**mc).clone()
        })),
        Constraint::Null
        | Constraint::NotNull
        | Constraint::Struct
        | Constraint::NotStruct
        | Constraint::DefaultConstructor
        | Constraint::Equality
        | Constraint::Comparison
        | Constraint::Unmanaged => c.clone(),
    }
}
