//! Constraints on types that have become known: equality, comparison, null, struct, subtype, and the
//! member constraints of statically resolved functions (F# specification, sections 5.2 and 14.5).
//!
//! In: a constraint and a type. Out: further equations, or a mismatch with its reason. Member constraints
//! of operators on built-in types follow FSharp.Core's rules (`traits`); all others look for a member.

use base::{Span, Symbol};
use tast::{TyConKind, ValKind};
use types::{Builtin, Constraint, InferVar, MemberConstraint, Ty, TyConId, TyKind, ValId};

use crate::cx::Cx;
use crate::infer::{Cons, Mismatch, Trait, Unified};
use crate::traits::{self, Rule};

/// Member constraints that lead to others deeper than this are given up.
const MAX_TRAIT_DEPTH: u32 = 60;

impl<'a> Cx<'a> {
    /// Checks a constraint on a type whose head is known.
    pub fn solve_simple(&mut self, t: Ty, c: &Constraint, span: Span) -> Unified {
        let t = self.shallow(t);
        if matches!(t.kind(), TyKind::Infer(_)) {
            return self.constrain(t, Cons::Simple(c.clone(), span));
        }
        if matches!(t.kind(), TyKind::Error) {
            return Ok(());
        }
        // The library's own functions say what they need; a constraint may be written after its first use.
        let is_lenient = (self.is_library || self.ast.is_signature) && !matches!(c, Constraint::Subtype(_));
        if let (true, TyKind::Var(v)) = (is_lenient, t.kind()) {
            // `Map<'Key, _>` in a signature says that the keys are compared.
            let list = &mut self.tyvars[*v].constraints;
            if matches!(c, Constraint::Equality | Constraint::Comparison)
                && self.declared.contains(v)
                && !list.contains(c)
            {
                list.push(c.clone());
            }
            return Ok(());
        }
        let ok = match c {
            Constraint::Subtype(target) => return self.solve_subtype(t, *target),
            Constraint::Equality => self.structural(t, false, span),
            Constraint::Comparison => self.structural(t, true, span),
            Constraint::Null => self.admits_null(t),
            Constraint::NotNull => true,
            Constraint::Struct => self.is_value_type(t),
            Constraint::NotStruct => !self.is_value_type(t) || self.var_has(t, c),
            Constraint::Unmanaged => self.is_unmanaged(t, span),
            Constraint::DefaultConstructor => self.has_default_constructor(t),
            Constraint::Enum(u) => return self.solve_enum(t, *u),
            Constraint::Delegate(a, r) => return self.solve_delegate(t, *a, *r),
            Constraint::Member(_) | Constraint::DefaultsTo(_) => true,
        };
        if ok {
            return Ok(());
        }
        let name = self.show(t);
        self.reason = Some(match c {
            Constraint::Equality => format!("The type '{name}' does not support the 'equality' constraint."),
            Constraint::Comparison => format!("The type '{name}' does not support the 'comparison' constraint."),
            Constraint::Null => format!("The type '{name}' does not have 'null' as a proper value."),
            Constraint::Struct => {
                format!("A generic construct requires that the type '{name}' is a CLI or F# struct type.")
            }
            Constraint::NotStruct => {
                format!(
                    "A generic construct requires that the type '{name}' have reference semantics, but it does not."
                )
            }
            Constraint::Unmanaged => {
                format!("A generic construct requires that the type '{name}' is an unmanaged type.")
            }
            Constraint::DefaultConstructor => {
                format!("A generic construct requires that the type '{name}' have a public default constructor.")
            }
            Constraint::Subtype(_)
            | Constraint::NotNull
            | Constraint::Enum(_)
            | Constraint::Delegate(..)
            | Constraint::Member(_)
            | Constraint::DefaultsTo(_) => format!("The type '{name}' does not satisfy the constraint."),
        });
        Err(Mismatch)
    }

    fn solve_subtype(&mut self, t: Ty, target: Ty) -> Unified {
        let target = self.shallow(target);
        if matches!(target.kind(), TyKind::Infer(_)) {
            return self.unify(t, target);
        }
        if self.subsumes(t, target)? {
            return Ok(());
        }
        let (a, b) = (self.show(t), self.show(target));
        self.reason = Some(format!("The type '{a}' is not compatible with the type '{b}'."));
        Err(Mismatch)
    }
    /// Whether `t` is `target` or derives from it; type arguments are unified.
    pub fn subsumes(&mut self, t: Ty, target: Ty) -> Result<bool, Mismatch> {
        let (t, target) = (self.shallow(t), self.shallow(target));
        if t == target || target.builtin() == Some(Builtin::Obj) {
            return Ok(true);
        }
        if let (TyKind::Con(a, _), TyKind::Con(b, _)) = (t.kind(), target.kind())
            && a == b
        {
            self.unify(t, target)?;
            return Ok(true);
        }
        let Some((id, _)) = target.as_con() else {
            return match (t.kind(), target.kind()) {
                (TyKind::Var(_), _) | (_, TyKind::Var(_)) => Ok(false),
                _ => self.unify(t, target).map(|()| true),
            };
        };
        let found = self.supertypes_at(t, id);
        let several = found.len() > 1;
        for s in found {
            if several {
                let snap = self.snapshot();
                if self.unify(s, target).is_ok() {
                    self.commit(snap);
                    return Ok(true);
                }
                self.rollback(snap);
                continue;
            }
            self.unify(s, target)?;
            return Ok(true);
        }
        Ok(false)
    }
    /// The instances of a type constructor among a type and its supertypes.
    pub fn supertypes_at(&self, t: Ty, id: TyConId) -> Vec<Ty> {
        let mut out = vec![];
        self.walk_supertypes(t, &mut |s| {
            if s.as_con().is_some_and(|(c, _)| c == id) && !out.contains(&s) {
                out.push(s);
            }
        });
        out
    }
    /// Visits a type, its bases and its interfaces, nearest first.
    pub fn walk_supertypes(&self, t: Ty, f: &mut dyn FnMut(Ty)) {
        let mut todo = std::collections::VecDeque::from([t]);
        let mut seen: Vec<Ty> = vec![];
        while let Some(t) = todo.pop_front() {
            let t = self.shallow(t);
            if seen.contains(&t) || seen.len() > 200 {
                continue;
            }
            seen.push(t);
            f(t);
            todo.extend(self.direct_supertypes(t));
        }
    }
    /// Base class and interfaces of a type at its arguments.
    pub fn direct_supertypes(&self, t: Ty) -> Vec<Ty> {
        match t.kind() {
            TyKind::Con(id, args) => {
                let def = self.tycon(*id);
                let subst =
                    |s: Ty| s.subst(&|v| def.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
                let mut out: Vec<Ty> = def.base.iter().chain(&def.interfaces).map(|s| subst(*s)).collect();
                if matches!(def.kind, TyConKind::Exception(_)) && def.base.is_none() {
                    out.push(Builtin::Exn.ty());
                }
                if let ([elem], Some(Builtin::Array | Builtin::List)) = (&args[..], t.builtin()) {
                    out.extend(self.known_seq(*elem));
                }
                if t.builtin() == Some(Builtin::String) {
                    out.extend(self.known_seq(Builtin::Char.ty()));
                }
                out
            }
            TyKind::Var(v) => self.tyvars[*v]
                .constraints
                .iter()
                .filter_map(|c| if let Constraint::Subtype(t) = c { Some(*t) } else { None })
                .collect(),
            TyKind::Infer(v) => self.vars[v.0 as usize]
                .cons
                .iter()
                .filter_map(|c| if let Cons::Simple(Constraint::Subtype(t), _) = c { Some(*t) } else { None })
                .collect(),
            TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) | TyKind::Measure(_) | TyKind::Error => vec![],
        }
    }
    fn known_seq(&self, elem: Ty) -> Option<Ty> {
        let id = self.find_tycon("System.Collections.Generic.IEnumerable", 1)?;
        Some(Ty::con(id, &[elem]))
    }
    fn var_has(&self, t: Ty, c: &Constraint) -> bool {
        match t.kind() {
            TyKind::Var(v) => self.tyvars[*v].constraints.contains(c),
            _ => false,
        }
    }

    /// Whether a type has structural equality (or comparison); marks the variables in it.
    fn structural(&mut self, t: Ty, order: bool, span: Span) -> bool {
        let t = self.shallow(t);
        let want = if order { Constraint::Comparison } else { Constraint::Equality };
        match t.kind() {
            TyKind::Fun(..) => false,
            TyKind::Var(v) => {
                self.is_library
                    || self.tyvars[*v].constraints.iter().any(|c| {
                        *c == want
                            || matches!(c, Constraint::Enum(_))
                            || (!order && *c == Constraint::Comparison)
                            || matches!(c, Constraint::Subtype(t) if self.subtype_structural(*t, order))
                    })
                    || (!order && !self.tyvars[*v].constraints.is_empty() && self.var_subtype_only(*v))
            }
            TyKind::Infer(_) => self.constrain(t, Cons::Simple(want, span)).is_ok(),
            TyKind::Tuple(items, _) => items.iter().all(|i| self.structural(*i, order, span)),
            TyKind::AnonRecord(fields, _) => fields.iter().all(|f| self.structural(f.1, order, span)),
            TyKind::Con(id, args) => self.con_structural(*id, args, order, span),
            TyKind::Measure(_) | TyKind::Error => true,
        }
    }
    fn var_subtype_only(&self, v: types::TyVar) -> bool {
        self.tyvars[v].constraints.iter().any(|c| matches!(c, Constraint::Subtype(_)))
    }
    fn subtype_structural(&self, t: Ty, order: bool) -> bool {
        t.as_con().is_some_and(|(id, _)| order && self.tycon(id).name.as_str() == "IComparable")
    }
    fn con_structural(&mut self, id: TyConId, args: &[Ty], order: bool, span: Span) -> bool {
        let def = self.tycon(id);
        let flags = def.flags;
        let attrs_eq_on: Vec<bool> = def.params.iter().map(|_| true).collect();
        if order && (flags.no_comparison || flags.reference_equality) || !order && flags.no_equality {
            return false;
        }
        let custom = flags.custom_equality || flags.custom_comparison;
        match &def.kind {
            TyConKind::Builtin(b) => match b {
                Builtin::Array | Builtin::Array2D | Builtin::Array3D | Builtin::Array4D | Builtin::List => {
                    args.iter().all(|a| self.structural(*a, order, span))
                }
                Builtin::Obj | Builtin::Exn => !order,
                Builtin::NativePtr | Builtin::VoidPtr | Builtin::ByRef | Builtin::InRef | Builtin::OutRef => {
                    !order || *b == Builtin::NativePtr
                }
                _ => true,
            },
            TyConKind::Record(_) | TyConKind::Union(_) => {
                if flags.reference_equality {
                    return !order;
                }
                if order && flags.custom_equality && !flags.custom_comparison {
                    return false;
                }
                if !custom && !self.fields_structural(id, order) {
                    return false;
                }
                args.iter().zip(attrs_eq_on).all(|(a, on)| !on || self.structural(*a, order, span))
            }
            TyConKind::Enum(..) => true,
            TyConKind::Class(_) | TyConKind::Interface | TyConKind::Opaque => {
                if def.is_struct && !order && !custom && !self.fields_structural(id, order) {
                    return false;
                }
                if !order {
                    true
                } else {
                    self.is_comparable_class(id) && args.iter().all(|a| self.structural(*a, order, span))
                }
            }
            TyConKind::Delegate(..) => !order,
            TyConKind::Exception(_) => !order,
            TyConKind::Abbrev(_) | TyConKind::Measure(_) => true,
        }
    }
    fn is_comparable_class(&self, id: TyConId) -> bool {
        let def = self.tycon(id);
        let me = Ty::con(id, &def.params.iter().map(|p| Ty::var(p.var)).collect::<Vec<_>>());
        let mut found = def.flags.custom_comparison;
        self.walk_supertypes(me, &mut |s| {
            if let Some((c, _)) = s.as_con() {
                found |= matches!(
                    self.tycon(c).path.as_str(),
                    "System.IComparable" | "System.Collections.IStructuralComparable"
                );
            }
        });
        found
    }
    /// Whether the fields of a record or union support structural equality or comparison.
    pub fn fields_structural(&mut self, id: TyConId, order: bool) -> bool {
        if let Some(known) = self.eq_memo.get(&(id, order)) {
            return *known;
        }
        self.eq_memo.insert((id, order), true);
        let tys: Vec<Ty> = match &self.tycon(id).kind {
            TyConKind::Record(fields) | TyConKind::Class(fields) => fields.iter().map(|f| f.ty).collect(),
            TyConKind::Union(cases) => cases.iter().flat_map(|c| c.fields.iter().map(|f| f.ty)).collect(),
            _ => vec![],
        };
        let ok = tys.iter().all(|t| self.field_structural(*t, order));
        self.eq_memo.insert((id, order), ok);
        ok
    }
    /// As [`Self::structural`], but parameters of the type itself are judged at its use.
    fn field_structural(&mut self, t: Ty, order: bool) -> bool {
        match t.kind() {
            TyKind::Fun(..) => false,
            TyKind::Var(_) | TyKind::Measure(_) | TyKind::Error | TyKind::Infer(_) => true,
            TyKind::Tuple(items, _) => items.iter().all(|i| self.field_structural(*i, order)),
            TyKind::AnonRecord(fields, _) => fields.iter().all(|f| self.field_structural(f.1, order)),
            TyKind::Con(id, args) => {
                let unit = Builtin::Unit.ty();
                let holes: Vec<Ty> = args.iter().map(|_| unit).collect();
                let span = self.tycon(*id).span;
                self.con_structural(*id, &holes, order, span) && args.iter().all(|a| self.field_structural(*a, order))
            }
        }
    }

    /// Whether `null` is a value of the type.
    pub fn admits_null(&self, t: Ty) -> bool {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Con(id, _) => match &self.tycon(*id).kind {
                TyConKind::Builtin(b) => matches!(
                    b,
                    Builtin::String
                        | Builtin::Obj
                        | Builtin::Exn
                        | Builtin::Array
                        | Builtin::Array2D
                        | Builtin::Array3D
                        | Builtin::Array4D
                ),
                TyConKind::Class(_) | TyConKind::Interface | TyConKind::Opaque => {
                    if Builtin::of(*id).is_some_and(Builtin::is_library_class) {
                        return true;
                    }
                    let def = self.tycon(*id);
                    let library = id.file != TyConId::BUILTIN_FILE && self.map.file(id.file).is_library;
                    !def.is_struct && (def.flags.allow_null || (library && !def.path.as_str().starts_with("FSharp.")))
                }
                TyConKind::Delegate(..) => true,
                TyConKind::Record(_)
                | TyConKind::Union(_)
                | TyConKind::Enum(..)
                | TyConKind::Abbrev(_)
                | TyConKind::Measure(_)
                | TyConKind::Exception(_) => self.tycon(*id).flags.allow_null,
            },
            TyKind::Var(v) => self.tyvars[*v].constraints.contains(&Constraint::Null),
            TyKind::Error => true,
            TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) | TyKind::Measure(_) | TyKind::Infer(_) => {
                false
            }
        }
    }
    /// Whether the type is a struct.
    pub fn is_value_type(&self, t: Ty) -> bool {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Con(id, _) => match &self.tycon(*id).kind {
                TyConKind::Builtin(b) => !matches!(
                    b,
                    Builtin::String
                        | Builtin::Obj
                        | Builtin::Exn
                        | Builtin::Array
                        | Builtin::Array2D
                        | Builtin::Array3D
                        | Builtin::Array4D
                        | Builtin::List
                        | Builtin::Unit
                ),
                TyConKind::Enum(..) => true,
                _ => self.tycon(*id).is_struct,
            },
            TyKind::Tuple(_, s) | TyKind::AnonRecord(_, s) => *s,
            TyKind::Var(v) => self.tyvars[*v]
                .constraints
                .iter()
                .any(|c| matches!(c, Constraint::Struct | Constraint::Unmanaged | Constraint::Enum(_))),
            TyKind::Error => true,
            TyKind::Fun(..) | TyKind::Measure(_) | TyKind::Infer(_) => false,
        }
    }
    fn is_unmanaged(&mut self, t: Ty, span: Span) -> bool {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Infer(_) => self.constrain(t, Cons::Simple(Constraint::Unmanaged, span)).is_ok(),
            TyKind::Var(v) => self.is_library || self.tyvars[*v].constraints.contains(&Constraint::Unmanaged),
            TyKind::Con(id, args) => {
                if !self.is_value_type(t) {
                    return false;
                }
                let def = self.tycon(*id);
                let fields: Vec<Ty> = match &def.kind {
                    TyConKind::Class(fs) | TyConKind::Record(fs) => fs.iter().map(|f| f.ty).collect(),
                    TyConKind::Union(cases) => cases.iter().flat_map(|c| c.fields.iter().map(|f| f.ty)).collect(),
                    _ => vec![],
                };
                let params = def.params.clone();
                let id = *id;
                fields.iter().filter(|f| f.as_con().is_none_or(|(c, _)| c != id)).all(|f| {
                    let f = f.subst(&|v| params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
                    self.is_unmanaged(f, span)
                })
            }
            TyKind::Tuple(items, s) => *s && items.iter().all(|i| self.is_unmanaged(*i, span)),
            TyKind::AnonRecord(fs, s) => *s && fs.iter().all(|f| self.is_unmanaged(f.1, span)),
            TyKind::Error => true,
            TyKind::Fun(..) | TyKind::Measure(_) => false,
        }
    }
    fn has_default_constructor(&self, t: Ty) -> bool {
        match self.shallow(t).kind() {
            TyKind::Var(v) => self.tyvars[*v].constraints.contains(&Constraint::DefaultConstructor),
            TyKind::Con(id, _) => {
                if self.is_value_type(t) || Self::has_attr(&self.tycon(*id).attrs, "CLIMutable") {
                    return true;
                }
                !self.abstract_types.contains(id)
                    && self.own_members(*id, Symbol::intern("new")).iter().any(|m| {
                        self.val(*m)
                            .scheme
                            .ty
                            .as_fun()
                            .is_some_and(|(a, _)| self.shallow(a).builtin() == Some(Builtin::Unit))
                    })
            }
            TyKind::Error => true,
            TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) | TyKind::Measure(_) | TyKind::Infer(_) => {
                false
            }
        }
    }
    fn solve_enum(&mut self, t: Ty, u: Ty) -> Unified {
        if let Some((id, _)) = t.as_con()
            && let TyConKind::Enum(under, _) = &self.tycon(id).kind
        {
            let under = *under;
            return self.unify(under, u);
        }
        if matches!(t.kind(), TyKind::Var(_)) {
            return Ok(());
        }
        let name = self.show(t);
        self.reason = Some(format!("The type '{name}' is not a CLI enum type."));
        Err(Mismatch)
    }
    fn solve_delegate(&mut self, t: Ty, a: Ty, r: Ty) -> Unified {
        // The standard form: the sender, then the arguments proper.
        if let Some((args, ret)) = self.delegate_shape(t)
            && let [sender, args @ ..] = &args[..]
            && self.shallow(*sender).builtin() == Some(Builtin::Obj)
        {
            let arg = tuple_of(args);
            self.unify(arg, a)?;
            return self.unify(ret, r);
        }
        self.reason = Some("The type is not a delegate.".to_string());
        Err(Mismatch)
    }
    /// Argument types and result of a delegate type.
    pub fn delegate_shape(&self, t: Ty) -> Option<(Vec<Ty>, Ty)> {
        let (id, args) = self.shallow(t).as_con()?;
        let def = self.tycon(id);
        let TyConKind::Delegate(ps, r) = &def.kind else { return None };
        let subst = |s: Ty| s.subst(&|v| def.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
        Some((ps.iter().map(|p| subst(*p)).collect(), subst(*r)))
    }

    /// One of a list of built-in types, as a format specifier demands.
    pub fn solve_one_of(&mut self, t: Ty, list: &'static [Builtin], span: Span) -> Unified {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Infer(_) => return self.constrain(t, Cons::OneOf(list, span)),
            TyKind::Error => return Ok(()),
            TyKind::Con(id, _) => {
                if t.builtin().is_some_and(|b| list.contains(&b)) {
                    return Ok(());
                }
                if let TyConKind::Enum(u, _) = &self.tycon(*id).kind
                    && u.builtin().is_some_and(|b| list.contains(&b))
                    && list.contains(&Builtin::Int32)
                {
                    return Ok(());
                }
                if list.contains(&Builtin::Double) && self.is_decimal(t) {
                    return Ok(());
                }
            }
            _ => {}
        }
        let names: Vec<&str> = list.iter().map(|b| b.name()).collect();
        let name = self.show(t);
        self.reason = Some(format!(
            "The type '{name}' is not compatible with any of the types {}, arising from the use of a printf-style format string.",
            names.join(",")
        ));
        Err(Mismatch)
    }
    /// Whether the type is `decimal`.
    pub fn is_decimal(&self, t: Ty) -> bool {
        self.shallow(t)
            .as_con()
            .is_some_and(|(id, _)| id.file != TyConId::BUILTIN_FILE && self.tycon(id).path.as_str() == "System.Decimal")
    }

    /// Adds a member constraint and tries to solve it.
    pub fn add_trait(&mut self, mc: MemberConstraint, span: Span) {
        let i = self.traits.len();
        self.traits.push(Trait { mc, span, solved: false });
        self.settle_trait(i, false);
    }
    /// Tries to solve a member constraint; leaves it waiting when not enough is known.
    pub fn solve_trait(&mut self, i: usize, weak: bool) -> Unified {
        if self.traits[i].solved {
            return Ok(());
        }
        let mc = self.traits[i].mc.clone();
        let span = self.traits[i].span;
        self.mark_solved(i);
        let r = self.try_trait(&mc, weak, span);
        match r {
            Ok(true) => Ok(()),
            Ok(false) => {
                self.traits[i].solved = false;
                if self.snapshots > 0 {
                    self.trait_trail.pop();
                }
                self.reattach(i);
                Ok(())
            }
            Err(Mismatch) => {
                if self.snapshots == 0 {
                    // Nothing more is said about what would have come out.
                    let reason = self.reason.take();
                    let ret = self.traits[i].mc.ret;
                    let free = match self.shallow(ret).kind() {
                        TyKind::Infer(v) => !self.vars[v.0 as usize].cons.iter().any(|c| !matches!(c, Cons::Trait(_))),
                        _ => false,
                    };
                    if let (true, [_, _], Some(text)) = (free, &self.traits[i].mc.args[..], &reason) {
                        self.failed_operators.push((span, text.clone()));
                    }
                    let _ = self.unify(ret, Ty::error());
                    self.reason = reason.or_else(|| {
                        Some(format!("The operator '{}' is not supported here.", crate::names::display(mc.name)))
                    });
                }
                Err(Mismatch)
            }
        }
    }
    /// Solves a member constraint at its own place and reports a failure there.
    pub fn settle_trait(&mut self, i: usize, weak: bool) {
        if self.solve_trait(i, weak).is_err() && self.snapshots == 0 {
            let span = self.traits[i].span;
            let reason = self.reason.take().unwrap_or_else(|| "The operator is not supported here.".to_string());
            let code = if reason.starts_with("No overloads") { "FS0043" } else { "FS0001" };
            self.error(code, span, reason);
        }
    }
    fn reattach(&mut self, i: usize) {
        let mc = self.traits[i].mc.clone();
        let mut vars: Vec<InferVar> = vec![];
        for t in mc.support.iter().chain(&mc.args).chain([&mc.ret]) {
            self.free_vars(*t, &mut vars);
        }
        for v in vars {
            if !self.vars[v.0 as usize].cons.iter().any(|c| matches!(c, Cons::Trait(j) if *j == i)) {
                self.var_mut(v).cons.push(Cons::Trait(i));
            }
        }
    }
    fn try_trait(&mut self, mc: &MemberConstraint, weak: bool, span: Span) -> Result<bool, Mismatch> {
        if self.trait_depth >= MAX_TRAIT_DEPTH {
            self.reason = Some("A member constraint leads to ever larger types.".to_string());
            return Err(Mismatch);
        }
        self.trait_depth += 1;
        let r = self.try_trait_once(mc, weak, span);
        self.trait_depth -= 1;
        r
    }
    fn try_trait_once(&mut self, mc: &MemberConstraint, weak: bool, span: Span) -> Result<bool, Mismatch> {
        let support: Vec<Ty> = mc.support.iter().map(|t| self.shallow(*t)).collect();
        if support.iter().any(|t| matches!(t.kind(), TyKind::Error)) {
            self.unify(mc.ret, Ty::error())?;
            return Ok(true);
        }
        if let Some(done) = self.solve_by_parameter(mc, &support)? {
            return Ok(done);
        }
        match self.builtin_rule(mc, &support, weak)? {
            Rule::Solved => return Ok(true),
            Rule::Wait => return Ok(false),
            Rule::NotBuiltin => {}
        }
        let unknown = support.iter().any(|t| matches!(t.kind(), TyKind::Infer(_)));
        if unknown && !weak {
            return Ok(false);
        }
        if support.iter().all(|t| matches!(t.kind(), TyKind::Infer(_))) {
            return Ok(false);
        }
        self.solve_by_member(mc, &support, span, weak)
    }
    /// A constraint that a declared type parameter itself carries.
    fn solve_by_parameter(&mut self, mc: &MemberConstraint, support: &[Ty]) -> Result<Option<bool>, Mismatch> {
        for t in support {
            let TyKind::Var(v) = t.kind() else { continue };
            let known = self.tyvars[*v].constraints.clone();
            for c in &known {
                if let Constraint::Member(k) = c
                    && k.name == mc.name
                    && k.args.len() == mc.args.len()
                {
                    for (a, b) in k.args.iter().zip(&mc.args) {
                        self.unify(*a, *b)?;
                    }
                    self.unify(k.ret, mc.ret)?;
                    return Ok(Some(true));
                }
            }
            if self.is_library && self.tyvars[*v].is_static {
                return Ok(Some(true));
            }
        }
        Ok(None)
    }
    fn solve_by_member(
        &mut self,
        mc: &MemberConstraint,
        support: &[Ty],
        span: Span,
        weak: bool,
    ) -> Result<bool, Mismatch> {
        if let Some(done) = self.solve_by_field(mc, support)? {
            return Ok(done);
        }
        let mut candidates: Vec<(ValId, Ty)> = vec![];
        for t in support {
            self.trait_candidates(*t, mc, &mut candidates);
        }
        if candidates.is_empty() {
            self.reason = Some(self.missing_member(mc, support));
            return Err(Mismatch);
        }
        let fitting: Vec<(ValId, Ty)> = candidates
            .iter()
            .copied()
            .filter(|c| self.probe(|cx| cx.apply_candidate(mc, *c, span, false).is_ok()))
            .collect();
        let exact: Vec<(ValId, Ty)> = if fitting.len() > 1 {
            fitting
                .iter()
                .copied()
                .filter(|c| self.probe(|cx| cx.apply_candidate(mc, *c, span, true).is_ok()))
                .collect()
        } else {
            vec![]
        };
        let chosen = match (&fitting[..], &exact[..]) {
            ([one], _) | (_, [one]) => *one,
            ([], _) => {
                let name = crate::names::display(mc.name);
                self.reason = Some(match &candidates[..] {
                    [_] => {
                        let c = candidates[0];
                        if self.apply_candidate(mc, c, span, false).is_ok() {
                            return Ok(true);
                        }
                        self.reason.take().unwrap_or_else(|| format!("No overloads match for method '{name}'."))
                    }
                    _ => format!("No overloads match for method '{name}'."),
                });
                return Err(Mismatch);
            }
            _ if !weak => return Ok(false),
            _ => fitting[0],
        };
        self.apply_candidate(mc, chosen, span, false).map(|()| true)
    }
    /// `(^a : (member Name : t) x)` on a record field.
    fn solve_by_field(&mut self, mc: &MemberConstraint, support: &[Ty]) -> Result<Option<bool>, Mismatch> {
        let Some(field) = mc.name.as_str().strip_prefix("get_") else { return Ok(None) };
        let [t] = support else { return Ok(None) };
        if mc.is_static {
            return Ok(None);
        }
        if let TyKind::AnonRecord(fields, _) = t.kind()
            && let Some((_, ty)) = fields.iter().find(|f| f.0.as_str() == field)
        {
            self.unify(*ty, mc.ret)?;
            return Ok(Some(true));
        }
        if let Some((_, ty, _)) = self.field_of(*t, Symbol::intern(field)) {
            self.unify(ty, mc.ret)?;
            return Ok(Some(true));
        }
        Ok(None)
    }
    /// Whether a member of the program takes its arguments one by one, which no member constraint does.
    fn takes_singly(&self, def: &tast::ValDef, is_static: bool) -> bool {
        !self.is_library_file(def.id.file) && def.arity > 1 + usize::from(!is_static)
    }
    fn trait_candidates(&self, t: Ty, mc: &MemberConstraint, out: &mut Vec<(ValId, Ty)>) {
        let mut found: Vec<(ValId, Ty)> = vec![];
        self.walk_supertypes(t, &mut |s| {
            let Some((id, _)) = s.as_con() else { return };
            for m in &self.tycon(id).members {
                let def = self.val(*m);
                if let ValKind::Member(info) = &def.kind
                    && def.name == mc.name
                    && info.is_static == mc.is_static
                    && !self.takes_singly(def, info.is_static)
                {
                    found.push((*m, s));
                }
            }
        });
        for f in found {
            if !out.contains(&f) {
                out.push(f);
            }
        }
    }
    fn apply_candidate(&mut self, mc: &MemberConstraint, (m, on): (ValId, Ty), span: Span, exact: bool) -> Unified {
        let def = self.val(m);
        let params = def.scheme.params.clone();
        let ty = def.scheme.ty;
        let own = on.as_con().map_or(0, |(id, _)| self.tycon(id).params.len());
        let mut args: Vec<Ty> = on.as_con().map_or(vec![], |(_, a)| a.to_vec());
        args.truncate(own);
        let rest = self.instantiate(&params[own.min(params.len())..], span);
        args.extend(rest);
        let mut ty = ty.subst(&|v| params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()));
        if !mc.is_static {
            let Some((_, r)) = ty.as_fun() else { return Err(Mismatch) };
            ty = r;
        }
        let (want, ret) = self.member_shape(ty, mc.args.len());
        if want.len() != mc.args.len() {
            self.reason =
                Some(format!("The member '{}' takes another number of arguments.", crate::names::display(mc.name)));
            return Err(Mismatch);
        }
        for (w, a) in want.iter().zip(&mc.args) {
            let (w, a) = (self.shallow(*w), self.shallow(*a));
            if exact || matches!(a.kind(), TyKind::Infer(_)) || !self.subsumes(a, w)? {
                self.unify(w, a)?;
            }
        }
        self.unify(ret, mc.ret)
    }
    /// Splits a member type into `n` argument types (curried or a tuple) and the result.
    fn member_shape(&self, ty: Ty, n: usize) -> (Vec<Ty>, Ty) {
        let ty = self.shallow(ty);
        let Some((a, r)) = ty.as_fun() else { return (vec![], ty) };
        let a = self.shallow(a);
        match (a.kind(), n) {
            (TyKind::Con(..), 0) if a.builtin() == Some(Builtin::Unit) => (vec![], r),
            (_, 1) => (vec![a], r),
            (TyKind::Tuple(items, false), n) if items.len() == n => (items.to_vec(), r),
            (_, n) => {
                let (mut rest, ret) = self.member_shape(r, n.saturating_sub(1));
                rest.insert(0, a);
                (rest, ret)
            }
        }
    }
    fn missing_member(&self, mc: &MemberConstraint, support: &[Ty]) -> String {
        let names: Vec<String> = support.iter().map(|t| format!("'{}'", self.show(*t))).collect();
        let what = crate::names::display(mc.name);
        let noun = if mc.name.as_str().starts_with("op_") && mc.name.as_str() != "op_Explicit" {
            "operator"
        } else {
            "member"
        };
        match &names[..] {
            [one] => format!("The type {one} does not support the {noun} '{what}'"),
            _ => format!("None of the types {} support the {noun} '{what}'", names.join(", ")),
        }
    }

    /// Weakly resolves the member constraints that types depend on, those of operands of operands included (before the
    /// choice of an overload).
    pub fn weaken_connected(&mut self, tys: &[Ty]) {
        let mut all: Vec<Ty> = tys.to_vec();
        let mut seen: Vec<usize> = vec![];
        let mut next = 0;
        while next < all.len() {
            let mut vars = vec![];
            self.free_vars(all[next], &mut vars);
            next += 1;
            for v in vars {
                for c in &self.vars[v.0 as usize].cons {
                    if let Cons::Trait(t) = c
                        && !self.traits[*t].solved
                        && !seen.contains(t)
                    {
                        seen.push(*t);
                        let mc = &self.traits[*t].mc;
                        all.extend(mc.args.iter().chain([&mc.ret]).copied());
                    }
                }
            }
        }
        if !seen.is_empty() {
            self.weaken(&all);
        }
    }

    /// Weakly resolves the member constraints on the variables of types (before generalisation and look-up).
    pub fn weaken(&mut self, tys: &[Ty]) {
        for _ in 0..4 {
            let mut vars = vec![];
            tys.iter().for_each(|t| self.free_vars(*t, &mut vars));
            let mut changed = false;
            for v in vars {
                if self.vars[v.0 as usize].bind.is_some() {
                    continue;
                }
                for c in self.vars[v.0 as usize].cons.clone() {
                    if let Cons::Trait(t) = c
                        && !self.traits[t].solved
                    {
                        let snap = self.snapshot();
                        if self.solve_trait(t, true).is_ok() {
                            self.commit(snap);
                        } else {
                            // An operator on built-in types cannot come right later; what asks for a member is said where
                            // the type becomes known.
                            let reason = self.reason.take();
                            self.rollback(snap);
                            if traits::default_of(self.traits[t].mc.name.as_str()).is_some() && self.snapshots == 0 {
                                let span = self.traits[t].span;
                                let _ = self.solve_trait(t, true);
                                let text = self.reason.take().or(reason).unwrap_or_default();
                                self.error("FS0043", span, text);
                            }
                        }
                        changed |= self.traits[t].solved;
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }
    /// Gives every unsolved member constraint its default (F# specification, section 14.6.5): at the end of a file.
    pub fn apply_defaults(&mut self) {
        // After other mistakes, what is still open would only repeat them.
        let quiet = u32::from(self.error_count() > 0);
        self.muted += quiet;
        self.settle_all();
        self.muted -= quiet;
    }
    fn settle_all(&mut self) {
        loop {
            self.solve_waiting();
            if self.default_one(true) || self.default_one(false) {
                continue;
            }
            break;
        }
        self.unsettled_members();
        for i in self.settled.0..self.vars.len() {
            if self.vars[i].bind.is_some() {
                continue;
            }
            let first = self.vars[i]
                .cons
                .iter()
                .find_map(|c| if let Cons::OneOf(l, _) = c { l.first().copied() } else { None });
            let base = self.vars[i].cons.iter().find_map(|c| match c {
                Cons::Simple(Constraint::Subtype(t), _) => Some(*t),
                _ => None,
            });
            if let (None, Some(t)) = (first, base) {
                let _ = self.unify(Ty::infer(InferVar(i as u32)), t);
            }
            if let Some(b) = first {
                let _ = self.unify(Ty::infer(InferVar(i as u32)), b.ty());
            }
        }
    }
    /// FS0071: a member is asked for of a type that nothing decides; such a type is `obj`, which has no such member.
    fn unsettled_members(&mut self) {
        let open = (self.settled.1..self.traits.len()).find(|i| {
            let t = &self.traits[*i];
            !t.solved
                && !self.candidate_traits.contains(i)
                && traits::default_of(t.mc.name.as_str()).is_none()
                && !t.mc.support.is_empty()
                && t.mc.support.iter().all(|s| matches!(self.shallow(*s).kind(), TyKind::Infer(_)))
        });
        if let Some(i) = open.filter(|_| !self.is_library) {
            let (name, span) = (crate::names::display(self.traits[i].mc.name), self.traits[i].span);
            let text = format!(
                "Nothing decides of which type the member '{name}' is asked for here; 'obj', the default, has none."
            );
            self.error("FS0071", span, text);
        }
    }
    fn solve_waiting(&mut self) {
        for i in self.settled.1..self.traits.len() {
            if !self.traits[i].solved {
                self.settle_trait(i, true);
            }
        }
    }
    /// Defaults the first waiting constraint: one of which something is known, or any.
    fn default_one(&mut self, some_known: bool) -> bool {
        for i in self.settled.1..self.traits.len() {
            if self.traits[i].solved {
                continue;
            }
            let mc = &self.traits[i].mc;
            let known = mc.args.iter().chain([&mc.ret]).any(|t| !self.is_var(*t));
            if (known || !some_known) && self.default_trait(i) {
                return true;
            }
        }
        false
    }
    /// FSharp.Core's defaults of an operator's types; whether a variable was settled.
    fn default_trait(&mut self, i: usize) -> bool {
        let mc = self.traits[i].mc.clone();
        let Some(b) = traits::default_of(mc.name.as_str()) else { return false };
        let mut changed = false;
        let mut settle = |cx: &mut Self, t: Ty, to: Ty| {
            if cx.is_var(t) && cx.shallow(t) != cx.shallow(to) {
                changed |= cx.unify(t, to).is_ok();
            }
        };
        if let ([x, y], true) = (&mc.args[..], !mc.name.as_str().contains("Shift") && mc.name.as_str() != "DivideByInt")
        {
            settle(self, *y, mc.ret);
            settle(self, mc.ret, *x);
            settle(self, mc.ret, *y);
            settle(self, *x, mc.ret);
            settle(self, *x, *y);
            settle(self, *x, b.ty());
        } else {
            let support: Vec<Ty> = mc.support.iter().map(|t| self.shallow(*t)).collect();
            let known = support.iter().find(|t| !matches!(t.kind(), TyKind::Infer(_))).copied();
            let value = known.unwrap_or_else(|| b.ty());
            for t in support {
                settle(self, t, value);
            }
        }
        if !self.traits[i].solved {
            self.settle_trait(i, true);
            changed |= self.traits[i].solved;
        }
        changed
    }
}

/// One type as it is, several as a tuple, none as unit.
pub(crate) fn tuple_of(tys: &[Ty]) -> Ty {
    match tys {
        [] => Builtin::Unit.ty(),
        [t] => *t,
        _ => Ty::tuple(tys),
    }
}
