//! The verifier of the typed tree. In: a [`Program`]. Out: a sentence for each broken invariant; none for a sound tree.
//!
//! Signatures
//! - S1 definitions stand at the index that their id names; `by_file` names each file's position
//! - S2 ids in modules, member lists, `overrides`, `inits`, `entry` and `bodies` are in range
//! - S3 no type of a signature has an inference variable or is erroneous; a `Var` is a parameter of its definition
//! - S4 a member's type parameters begin with as many as its type has
//!
//! Bodies
//! - B1 expression, pattern and local ids are in range
//! - B2 no `Error` form; no type with an inference variable or error; a `Var` is a parameter of the value or of a local
//! - B3 the root is a lambda of `ValDef::arity` parameters (any form when it is 0), of the scheme's type
//! - B4 a local is bound once (alternatives of an or-pattern bind the same set), and used only in its scope
//! - B5 `Local` and `Val` have as many type arguments as parameters, and the instantiated type
//! - B6 a referenced function has a body, is foreign or is a slot
//! - B7 cases, fields and tuple elements are in range; constructions have all their fields, of the right types
//! - B8 types of parts agree with the form: conditions are `bool`, branches and sequences have the type of the whole,
//!   arguments fit the function, assignments fit the (mutable) target
//! - B9 patterns have the type of what they match
//! - B10 `yield` stands in a comprehension

mod exprs;
mod pats;

use std::sync::Arc;

use base::{FileId, FxHashSet, Idx, Span};
use types::{Builtin, Ty, TyConId, TyKind, TyVar, ValId, print_ty};

use crate::{Body, ExprKind, FileSig, Init, LocalId, Program, TyConDef, TyConKind, ValDef, ValKind};

/// All broken invariants, in order of files and values.
pub fn verify(program: &Program) -> Vec<String> {
    let mut errors = Vec::new();
    for (i, file) in program.files.iter().enumerate() {
        if program.by_file.get(&file.file) != Some(&i) {
            errors.push(format!("S1 by_file does not give {i} for {}", file.file));
        }
        verify_signature(program, file, &mut errors);
    }
    let mut ids: Vec<ValId> = program.bodies.keys().copied().collect();
    ids.sort();
    for id in ids {
        match find_val(program, id) {
            Some(def) => errors.extend(verify_body(program, Some(def), id.file, &program.bodies[&id])),
            None => errors.push(format!("S2 a body for a value that is not defined: {id:?}")),
        }
    }
    for init in &program.inits {
        match init {
            Init::Val(id) if find_val(program, *id).is_none() || !program.bodies.contains_key(id) => {
                errors.push(format!("S2 start-up evaluates a value without a body: {id:?}"));
            }
            Init::Val(_) => {}
            Init::Do { body, file, .. } => errors.extend(verify_body(program, None, *file, body)),
        }
    }
    if let Some(entry) = program.entry
        && (find_val(program, entry).is_none() || !program.bodies.contains_key(&entry))
    {
        errors.push(format!("S2 the entry point has no body: {entry:?}"));
    }
    errors
}

pub(crate) fn find_val(program: &Program, id: ValId) -> Option<&ValDef> {
    program.files.get(*program.by_file.get(&id.file)?)?.vals.get(id.index as usize)
}

pub(crate) fn find_tycon(program: &Program, id: TyConId) -> Option<&TyConDef> {
    if id.file == TyConId::BUILTIN_FILE {
        return program.builtins.get(id.index as usize);
    }
    program.files.get(*program.by_file.get(&id.file)?)?.tycons.get(id.index as usize)
}

// ---- signatures ----

fn verify_signature(program: &Program, file: &FileSig, errors: &mut Vec<String>) {
    for (i, module) in file.modules.iter().enumerate() {
        let vals = module.vals.iter().all(|v| find_val(program, *v).is_some());
        let tycons = module.tycons.iter().all(|t| find_tycon(program, *t).is_some());
        let modules = module.modules.iter().all(|m| m.index() < file.modules.len());
        let parent = module.parent.is_none_or(|m| m.index() < i);
        if !(vals && tycons && modules && parent) {
            errors.push(format!("S2 module {} refers to what is not defined", module.path));
        }
    }
    for (i, def) in file.tycons.iter().enumerate() {
        if (def.id.file, def.id.index as usize) != (file.file, i) {
            errors.push(format!("S1 type {} does not stand at its id", def.path));
        }
        if def.members.iter().any(|m| find_val(program, *m).is_none()) {
            errors.push(format!("S2 type {} has a member that is not defined", def.path));
        }
        let vars: FxHashSet<TyVar> = def.params.iter().map(|p| p.var).collect();
        for ty in tycon_types(def) {
            check_ty(ty, &vars, &format!("S3 type {}", def.path), program, errors);
        }
    }
    for (i, def) in file.vals.iter().enumerate() {
        if (def.id.file, def.id.index as usize) != (file.file, i) {
            errors.push(format!("S1 value {} does not stand at its id", def.path));
        }
        let vars: FxHashSet<TyVar> = def.scheme.params.iter().map(|p| p.var).collect();
        check_ty(def.scheme.ty, &vars, &format!("S3 value {}", def.path), program, errors);
        verify_member(program, def, errors);
    }
}

fn tycon_types(def: &TyConDef) -> Vec<Ty> {
    let mut out: Vec<Ty> = def.fields().iter().map(|f| f.ty).collect();
    out.extend(def.base);
    out.extend(&def.interfaces);
    match &def.kind {
        TyConKind::Union(cases) => out.extend(cases.iter().flat_map(|c| c.fields.iter().map(|f| f.ty))),
        TyConKind::Enum(ty, _) | TyConKind::Abbrev(ty) => out.push(*ty),
        TyConKind::Delegate(args, ret) => {
            out.extend(args);
            out.push(*ret);
        }
        TyConKind::Builtin(_)
        | TyConKind::Record(_)
        | TyConKind::Class(_)
        | TyConKind::Interface
        | TyConKind::Measure(_)
        | TyConKind::Exception(_)
        | TyConKind::Opaque => {}
    }
    out
}

fn verify_member(program: &Program, def: &ValDef, errors: &mut Vec<String>) {
    let ValKind::Member(m) = &def.kind else { return };
    let Some(tycon) = find_tycon(program, m.tycon) else {
        return errors.push(format!("S2 member {} is of a type that is not defined", def.path));
    };
    if def.scheme.params.len() < tycon.params.len() {
        errors.push(format!("S4 member {} has fewer type parameters than its type", def.path));
    }
    if m.overrides.is_some_and(|o| find_val(program, o).is_none()) {
        errors.push(format!("S2 member {} overrides what is not defined", def.path));
    }
}

/// S3 and B2 on one type.
fn check_ty(ty: Ty, vars: &FxHashSet<TyVar>, what: &str, program: &Program, errors: &mut Vec<String>) {
    if ty.has_infer() {
        errors.push(format!("{what}: inference variable in {}", print_ty(ty, &())));
    } else if has_error(ty) {
        errors.push(format!("{what}: erroneous type {}", print_ty(ty, &())));
    } else if ty.has_var() && !vars_known(ty, vars) {
        errors.push(format!("{what}: unknown type parameter in {}", print_ty(ty, &())));
    }
    if let Some((id, args)) = ty.as_con() {
        match find_tycon(program, id) {
            None if Builtin::of(id).is_some() => {}
            None => errors.push(format!("{what}: undefined type {id:?}")),
            Some(def) if wrong_arity(def, args) => {
                errors.push(format!("{what}: {} has {} arguments", def.path, args.len()));
            }
            Some(_) => {}
        }
    }
}

/// A numeric type may carry one argument, its unit of measure.
fn wrong_arity(def: &TyConDef, args: &[Ty]) -> bool {
    let unit = def.params.is_empty() && matches!(args, [t] if is_measure(*t));
    def.params.len() != args.len() && Builtin::of(def.id).is_none() && !unit
}

fn is_measure(ty: Ty) -> bool {
    matches!(ty.kind(), TyKind::Measure(_) | TyKind::Var(_))
}

fn parts(ty: Ty) -> Vec<Ty> {
    match ty.kind() {
        TyKind::Con(_, items) | TyKind::Tuple(items, _) => items.to_vec(),
        TyKind::Fun(a, b) => vec![*a, *b],
        TyKind::AnonRecord(fields, _) => fields.iter().map(|f| f.1).collect(),
        TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => Vec::new(),
    }
}

fn has_error(ty: Ty) -> bool {
    matches!(ty.kind(), TyKind::Error) || parts(ty).into_iter().any(has_error)
}

fn vars_known(ty: Ty, vars: &FxHashSet<TyVar>) -> bool {
    match ty.kind() {
        TyKind::Var(v) => vars.contains(v),
        TyKind::Measure(m) => m.factors().iter().all(|(a, _, _)| match a {
            types::MeasureAtom::Var(v) => vars.contains(v),
            types::MeasureAtom::Con(_) | types::MeasureAtom::Infer(_) => true,
        }),
        TyKind::Con(..)
        | TyKind::Fun(..)
        | TyKind::Tuple(..)
        | TyKind::AnonRecord(..)
        | TyKind::Infer(_)
        | TyKind::Error => parts(ty).into_iter().all(|t| vars_known(t, vars)),
    }
}

// ---- bodies ----

/// What is known while a body is walked.
struct Checker<'a> {
    program: &'a Program,
    body: &'a Body,
    owner: String,
    vars: FxHashSet<TyVar>,
    /// Types that have been looked at: most expressions share a few.
    seen: FxHashSet<Ty>,
    bound: Vec<bool>,
    in_scope: Vec<bool>,
    in_comprehension: bool,
    errors: Vec<String>,
}

/// Checks one body: of a value, or of a start-up action.
fn verify_body(program: &Program, def: Option<&ValDef>, file: FileId, body: &Arc<Body>) -> Vec<String> {
    let owner = def.map_or_else(|| format!("do of {file}"), |d| d.path.to_string());
    let params = def.iter().flat_map(|d| &d.scheme.params).chain(body.locals.iter().flat_map(|l| &l.params));
    // A slot's own type parameters are those of the members of object expressions that implement it.
    let slots = body.exprs.iter().flat_map(|e| match &e.kind {
        ExprKind::ObjectExpr { members, .. } => members.as_slice(),
        _ => &[],
    });
    let of_slots = slots.filter_map(|(slot, _)| find_val(program, *slot)).flat_map(|s| &s.scheme.params);
    let mut c = Checker {
        program,
        body,
        owner,
        vars: params.chain(of_slots).map(|p| p.var).collect(),
        seen: FxHashSet::default(),
        bound: vec![false; body.locals.len()],
        in_scope: vec![false; body.locals.len()],
        in_comprehension: false,
        errors: Vec::new(),
    };
    c.root(def);
    c.errors
}

impl<'a> Checker<'a> {
    fn root(&mut self, def: Option<&ValDef>) {
        let Some(root) = self.body.exprs.get(self.body.root) else {
            return self.errors.push(format!("{}: B1 the root is out of range", self.owner));
        };
        let span = root.span;
        if let Some(def) = def {
            let params = match &root.kind {
                ExprKind::Lambda { params, .. } => params.len(),
                _ => 0,
            };
            if def.arity > 0 && params != def.arity {
                self.err(span, format!("B3 arity {} but the root takes {params} parameters", def.arity));
            }
            self.same(span, "B3 root and scheme", root.ty, def.scheme.ty);
        }
        for (id, local) in self.body.locals.iter_enumerated() {
            self.ty(local.span, local.ty, &format!("local {id}"));
        }
        self.expr(self.body.root);
    }

    fn err(&mut self, span: Span, text: impl AsRef<str>) {
        self.errors.push(format!("{} at {}+{}: {}", self.owner, span.file, span.lo, text.as_ref()));
    }
    fn show(&self, ty: Ty) -> String {
        print_ty(ty, self.program)
    }
    fn ty(&mut self, span: Span, ty: Ty, what: &str) {
        if self.seen.insert(ty) {
            let what = format!("{} at {}+{}: B2 {what}", self.owner, span.file, span.lo);
            check_ty(ty, &self.vars, &what, self.program, &mut self.errors);
        }
    }
    fn same(&mut self, span: Span, what: &str, a: Ty, b: Ty) {
        if a.plain_addresses() != b.plain_addresses() {
            let text = format!("{what}: {} is not {}", self.show(a), self.show(b));
            self.err(span, text);
        }
    }
    fn is(&mut self, span: Span, what: &str, ty: Ty, b: Builtin) {
        if ty.builtin() != Some(b) {
            let text = format!("{what}: {} is not {}", self.show(ty), b.name());
            self.err(span, text);
        }
    }
    fn count(&mut self, span: Span, what: &str, given: usize, wanted: usize) {
        if given != wanted {
            self.err(span, format!("{what}: {given} where {wanted} are due"));
        }
    }
    fn bind(&mut self, span: Span, local: LocalId) {
        match self.bound.get_mut(local.index()) {
            None => self.err(span, format!("B1 {local} is out of range")),
            Some(bound) if *bound => self.err(span, format!("B4 {local} is bound twice")),
            Some(bound) => *bound = true,
        }
        self.enter(local);
    }
    fn enter(&mut self, local: LocalId) {
        if let Some(s) = self.in_scope.get_mut(local.index()) {
            *s = true;
        }
    }
    fn leave(&mut self, locals: &[LocalId]) {
        for l in locals {
            if let Some(s) = self.in_scope.get_mut(l.index()) {
                *s = false;
            }
        }
    }
    /// Types of the fields of a record, class, exception or anonymous record; through a byref too.
    fn field_types(&self, ty: Ty) -> Option<Vec<Ty>> {
        match ty.kind() {
            TyKind::AnonRecord(fields, _) => Some(fields.iter().map(|f| f.1).collect()),
            TyKind::Con(id, args) => match (Builtin::of(*id), args.first()) {
                (Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef), Some(t)) => self.field_types(*t),
                _ => {
                    let def = find_tycon(self.program, *id)?;
                    Some(def.fields().iter().map(|f| def.at(f.ty, args)).collect())
                }
            },
            TyKind::Fun(..)
            | TyKind::Tuple(..)
            | TyKind::Var(_)
            | TyKind::Infer(_)
            | TyKind::Measure(_)
            | TyKind::Error => None,
        }
    }
    /// Types of the fields of a case, if the type is a union that has it.
    fn case_types(&self, ty: Ty, case: usize) -> Option<Vec<Ty>> {
        find_tycon(self.program, ty.as_con()?.0)?.case_fields(ty, case)
    }
}
