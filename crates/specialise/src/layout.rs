//! Machine types of F# types: what is held by value and what in a cell (memory.md, section 1).
//!
//! A tuple, record or union is by value unless its definition contains itself, it has mutable fields, or it takes more than
//! [`MAX_VALUE`] bytes.

use base::{FxHashSet, Symbol};
use mir::{AggKind, AggLayout, CellField, CellId, CellKind, CellLayout, Change, Program};
use tast::{TyConDef, TyConKind};
use types::{Builtin, Measure, Ty, TyConId, TyKind, TyVar, print_ty};

use crate::cx::Cx;
use crate::value::Subst;

/// Largest aggregate that is passed and stored by value, in bytes.
pub const MAX_VALUE: u64 = 64;

/// How deep the types may nest at which a function is compiled. A function that calls itself at ever larger types
/// (polymorphic recursion) has an instance for each depth up to this; the call that goes deeper raises an exception.
pub const MAX_TYPE_DEPTH: u32 = 32;

/// How values of a type are held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// By value.
    Value,
    /// In a cell.
    Boxed,
}

/// Immutable fields of records that are set when the records of a recursive group are made.
pub fn fixed_up(program: &tast::Program) -> FxHashSet<(TyConId, usize)> {
    let of_inits = program.inits.iter().filter_map(|i| match i {
        tast::Init::Do { body, .. } => Some(body),
        tast::Init::Val(_) => None,
    });
    let mut out = FxHashSet::default();
    for body in program.bodies.values().chain(of_inits) {
        for e in body.exprs.iter() {
            if let tast::ExprKind::FieldSet(object, i, _) = e.kind
                && let Some((id, _)) = body.exprs[object].ty.as_con()
                && let TyConKind::Record(fields) = &program.tycon(id).kind
                && fields.get(i).is_some_and(|f| !f.is_mutable)
            {
                out.insert((id, i));
            }
        }
    }
    out
}

impl Cx<'_> {
    /// The concrete type of a type: parameters replaced, units erased, what nothing fixed is `obj`.
    pub fn concrete(&self, ty: Ty, subst: &Subst) -> Ty {
        let ty = ty.subst(&|v| subst.iter().rev().find(|(w, _)| *w == v).map(|(_, t)| *t));
        erase(ty.plain_addresses())
    }

    /// Substitution of a type's parameters by its arguments.
    pub fn args_subst(&self, id: TyConId, args: &[Ty]) -> Vec<(TyVar, Ty)> {
        self.program.tycon(id).params.iter().map(|p| p.var).zip(args.iter().copied()).collect()
    }

    fn field_ty(&self, ty: Ty, subst: &[(TyVar, Ty)]) -> Ty {
        erase(ty.subst(&|v| subst.iter().find(|(w, _)| *w == v).map(|(_, t)| *t)).plain_addresses())
    }

    /// Field types of a record, class, exception or anonymous record, or elements of a tuple.
    pub fn fields_of(&self, ty: Ty) -> Vec<Ty> {
        match ty.kind() {
            TyKind::Tuple(items, _) => items.to_vec(),
            TyKind::AnonRecord(fields, _) => fields.iter().map(|(_, t)| *t).collect(),
            TyKind::Con(id, args) => {
                let subst = self.args_subst(*id, args);
                let def = self.program.tycon(*id);
                let own = match &def.kind {
                    TyConKind::Record(fs) | TyConKind::Class(fs) | TyConKind::Exception(fs) => fs.as_slice(),
                    _ => &[],
                };
                let mut all = self.base_fields(def, &subst);
                all.extend(own.iter().map(|f| self.field_ty(f.ty, &subst)));
                all.extend(self.delegate_fun(ty));
                all
            }
            TyKind::Fun(..) | TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => Vec::new(),
        }
    }

    fn base_fields(&self, def: &TyConDef, subst: &[(TyVar, Ty)]) -> Vec<Ty> {
        match self.base_ty(def, subst) {
            Some(base) => self.fields_of(base),
            None => Vec::new(),
        }
    }

    /// The base class of a class or exception, where it has fields of its own.
    fn base_ty(&self, def: &TyConDef, subst: &[(TyVar, Ty)]) -> Option<Ty> {
        match (&def.kind, def.base) {
            (TyConKind::Class(_) | TyConKind::Delegate(..), Some(base)) => Some(self.field_ty(base, subst)),
            (TyConKind::Exception(_), _) => Some(Builtin::Exn.ty()),
            _ => None,
        }
    }

    /// Base class of a class type.
    pub fn base_of(&self, ty: Ty) -> Option<Ty> {
        let (id, args) = ty.as_con()?;
        let subst = self.args_subst(id, args);
        self.base_ty(self.program.tycon(id), &subst)
    }

    /// The type, its base classes and the interfaces of them all, nearest first.
    pub fn inherited_from(&self, ty: Ty) -> Vec<Ty> {
        let mut all: Vec<Ty> = std::iter::successors(Some(ty), |t| self.base_of(*t)).collect();
        let mut at = 0;
        while let Some(t) = all.get(at).copied() {
            at += 1;
            let Some((id, args)) = t.as_con() else { continue };
            let subst = self.args_subst(id, args);
            for i in &self.program.tycon(id).interfaces {
                let i = self.field_ty(*i, &subst);
                if !all.contains(&i) {
                    all.push(i);
                }
            }
        }
        all
    }

    /// Number of fields that a class or exception inherits.
    pub fn inherited_fields(&self, ty: Ty) -> usize {
        self.base_of(ty).map_or(0, |b| self.fields_of(b).len())
    }

    /// Field types of each case of a union type.
    pub fn cases_of(&self, ty: Ty) -> Vec<Vec<Ty>> {
        let Some((id, args)) = ty.as_con() else {
            return Vec::new();
        };
        if Builtin::of(id) == Some(Builtin::List) {
            return vec![Vec::new(), vec![args[0], ty]];
        }
        let subst = self.args_subst(id, args);
        match &self.program.tycon(id).kind {
            TyConKind::Union(cases) => {
                cases.iter().map(|c| c.fields.iter().map(|f| self.field_ty(f.ty, &subst)).collect()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the definition of a record or union contains itself by value.
    fn is_recursive(&mut self, id: TyConId) -> bool {
        if let Some(r) = self.recursive.get(&id) {
            return *r;
        }
        let mut seen = FxHashSet::default();
        let mut work = self.parts(Ty::con(id, &self.own_params(id)));
        let mut found = false;
        while let Some(t) = work.pop() {
            if let Some((c, _)) = t.as_con()
                && c == id
            {
                found = true;
                break;
            }
            // A definition that grows its own arguments has no finite layout: box it.
            if seen.len() > 2000 {
                found = true;
                break;
            }
            if seen.insert(t) {
                work.extend(self.parts(t));
            }
        }
        self.recursive.insert(id, found);
        found
    }

    fn own_params(&self, id: TyConId) -> Vec<Ty> {
        self.program.tycon(id).params.iter().map(|p| Ty::var(p.var)).collect()
    }

    /// Types that a type would hold by value.
    fn parts(&self, ty: Ty) -> Vec<Ty> {
        match ty.kind() {
            TyKind::Tuple(..) | TyKind::AnonRecord(..) => self.fields_of_open(ty),
            TyKind::Con(id, args) => {
                let def = self.program.tycon(*id);
                let subst = self.args_subst(*id, args);
                let open = |t: Ty| t.subst(&|v| subst.iter().find(|(w, _)| *w == v).map(|(_, t)| *t));
                match &def.kind {
                    TyConKind::Record(fs) if def.is_struct || !fs.iter().any(|f| f.is_mutable) => {
                        fs.iter().map(|f| open(f.ty)).collect()
                    }
                    TyConKind::Union(cases) => cases.iter().flat_map(|c| &c.fields).map(|f| open(f.ty)).collect(),
                    TyConKind::Class(fs) if def.is_struct => fs.iter().map(|f| open(f.ty)).collect(),
                    _ => Vec::new(),
                }
            }
            TyKind::Fun(..) | TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => Vec::new(),
        }
    }

    fn fields_of_open(&self, ty: Ty) -> Vec<Ty> {
        match ty.kind() {
            TyKind::Tuple(items, _) => items.to_vec(),
            TyKind::AnonRecord(fields, _) => fields.iter().map(|(_, t)| *t).collect(),
            _ => Vec::new(),
        }
    }

    /// The machine type of a concrete type.
    pub fn mir_ty(&mut self, ty: Ty) -> mir::Ty {
        if let Some(t) = self.tys.get(&ty) {
            return *t;
        }
        let t = self.make_ty(ty);
        // A cell inside may have led back here and made it first.
        *self.tys.entry(ty).or_insert(t)
    }

    fn make_ty(&mut self, ty: Ty) -> mir::Ty {
        match ty.kind() {
            TyKind::Tuple(..) | TyKind::AnonRecord(..) => self.value_or_box(ty, false),
            TyKind::Fun(..) => mir::Ty::Cell(self.closure_cell(ty)),
            TyKind::Con(id, _) => match Builtin::of(*id) {
                Some(b) => self.builtin_ty(b, ty),
                None => self.defined_ty(*id, ty),
            },
            TyKind::Measure(_) => mir::Ty::Agg(Program::UNIT),
            TyKind::Var(_) | TyKind::Infer(_) | TyKind::Error => mir::Ty::Cell(Program::ANY),
        }
    }

    fn builtin_ty(&mut self, b: Builtin, ty: Ty) -> mir::Ty {
        match b {
            Builtin::Unit => mir::Ty::Agg(Program::UNIT),
            Builtin::Bool => mir::Ty::I1,
            Builtin::Char | Builtin::Int16 | Builtin::UInt16 => mir::Ty::I16,
            Builtin::SByte | Builtin::Byte => mir::Ty::I8,
            Builtin::Int32 | Builtin::UInt32 => mir::Ty::I32,
            Builtin::Int64 | Builtin::UInt64 => mir::Ty::I64,
            Builtin::IntPtr | Builtin::UIntPtr => self.out.word_ty(),
            Builtin::Double => mir::Ty::F64,
            Builtin::Single => mir::Ty::F32,
            Builtin::String => mir::Ty::Cell(Program::TEXT),
            Builtin::Obj => mir::Ty::Cell(Program::ANY),
            Builtin::ByRef | Builtin::InRef | Builtin::OutRef | Builtin::NativePtr | Builtin::VoidPtr => mir::Ty::Ptr,
            Builtin::Array | Builtin::List | Builtin::Exn => mir::Ty::Cell(self.cell(ty)),
            // A class of the library.
            Builtin::Array2D | Builtin::Array3D | Builtin::Array4D => mir::Ty::Cell(self.cell(ty)),
        }
    }

    fn defined_ty(&mut self, id: TyConId, ty: Ty) -> mir::Ty {
        let def = self.program.tycon(id);
        match &def.kind {
            TyConKind::Enum(under, _) => self.mir_ty(*under),
            TyConKind::Record(fields) => {
                let mutable = !def.is_struct && fields.iter().any(|f| f.is_mutable);
                self.value_or_box(ty, mutable)
            }
            TyConKind::Union(_) => self.value_or_box(ty, false),
            TyConKind::Class(_) if def.is_struct => self.struct_agg(ty),
            TyConKind::Class(_) | TyConKind::Exception(_) | TyConKind::Delegate(..) => mir::Ty::Cell(self.cell(ty)),
            TyConKind::Abbrev(t) => {
                let t = *t;
                let t = self.concrete(t, &std::rc::Rc::new(self.args_subst(id, ty.as_con().map_or(&[], |c| c.1))));
                self.mir_ty(t)
            }
            TyConKind::Interface | TyConKind::Opaque | TyConKind::Builtin(_) => mir::Ty::Cell(Program::ANY),
            TyConKind::Measure(_) => mir::Ty::Agg(Program::UNIT),
        }
    }

    /// The function type that a delegate stands for.
    pub fn delegate_fun(&self, ty: Ty) -> Option<Ty> {
        let (id, args) = ty.as_con()?;
        let TyConKind::Delegate(params, ret) = &self.program.tycon(id).kind else { return None };
        let subst = self.args_subst(id, args);
        let params: Vec<Ty> = params.iter().map(|t| self.field_ty(*t, &subst)).collect();
        let ret = self.field_ty(*ret, &subst);
        Some(if params.is_empty() { Ty::fun(Builtin::Unit.ty(), ret) } else { Ty::funs(&params, ret) })
    }

    /// Whether values of a record or union type are cells.
    pub fn held(&mut self, ty: Ty) -> Held {
        match self.mir_ty(ty) {
            mir::Ty::Cell(_) => Held::Boxed,
            _ => Held::Value,
        }
    }

    fn value_or_box(&mut self, ty: Ty, mutable: bool) -> mir::Ty {
        let is_struct = match ty.kind() {
            TyKind::Con(id, _) => self.program.tycon(*id).is_struct,
            TyKind::Tuple(_, s) | TyKind::AnonRecord(_, s) => *s,
            _ => false,
        };
        let recursive = match ty.as_con() {
            Some((id, _)) if !is_struct => self.is_recursive(id),
            _ => false,
        };
        // What is equal only to itself has an identity.
        let identity = ty.as_con().is_some_and(|(id, _)| self.program.tycon(id).flags.reference_equality);
        if mutable || recursive || identity {
            return mir::Ty::Cell(self.cell(ty));
        }
        let cases = self.cases_of(ty);
        let value = if cases.is_empty() { self.struct_agg(ty) } else { self.union_agg(ty, cases) };
        if !is_struct && self.out.size_of(value).size > MAX_VALUE {
            return mir::Ty::Cell(self.cell(ty));
        }
        value
    }

    fn struct_agg(&mut self, ty: Ty) -> mir::Ty {
        let fields: Vec<mir::Ty> = self.fields_of(ty).into_iter().map(|t| self.mir_ty(t)).collect();
        if fields.is_empty() {
            return mir::Ty::Agg(Program::UNIT);
        }
        self.agg(ty, AggKind::Struct(fields))
    }

    fn union_agg(&mut self, ty: Ty, cases: Vec<Vec<Ty>>) -> mir::Ty {
        let cases = cases.into_iter().map(|c| c.into_iter().map(|t| self.mir_ty(t)).collect()).collect();
        self.agg(ty, AggKind::Union(cases))
    }

    fn agg(&mut self, ty: Ty, kind: AggKind) -> mir::Ty {
        let name = self.ty_name(ty);
        let id = self.out.aggs.push(AggLayout { name, kind });
        if self.debug {
            let names = self.case_names(ty);
            self.out.names.aggs.insert(id, names);
        }
        mir::Ty::Agg(id)
    }

    /// The name of a type for people.
    pub fn ty_name(&self, ty: Ty) -> Symbol {
        Symbol::intern(&print_ty(ty, self.program))
    }

    /// The cell layout of an array, list, boxed record or union, class or exception.
    pub fn cell(&mut self, ty: Ty) -> CellId {
        if let Some(c) = self.cell_of.get(&ty) {
            return *c;
        }
        let name = self.ty_name(ty);
        // The id exists before the fields are looked at: they may lead back here.
        let id = self.out.cells.push(CellLayout { name, kind: CellKind::Any, nullable: true });
        self.cell_of.insert(ty, id);
        self.cell_types.push((id, ty));
        let (kind, nullable) = self.cell_kind(ty);
        self.out.cells[id] = CellLayout { name, kind, nullable };
        if self.debug {
            let names = self.case_names(ty);
            self.out.names.cells.insert(id, names);
        }
        id
    }

    fn cell_kind(&mut self, ty: Ty) -> (CellKind, bool) {
        // Nothing makes or reads such a cell: functions at types this deep are not compiled.
        if ty.depth() > MAX_TYPE_DEPTH + 8 {
            return (CellKind::Object(Vec::new()), true);
        }
        if let Some((id, args)) = ty.as_con() {
            if Builtin::of(id) == Some(Builtin::Array) {
                let elem = self.mir_ty(args[0]);
                return (CellKind::Array(elem), true);
            }
            let cases = self.cases_of(ty);
            if !cases.is_empty() {
                let null_case = single_empty(&cases);
                let cases = cases.into_iter().map(|c| c.into_iter().map(|t| self.mir_ty(t)).collect()).collect();
                return (CellKind::Union { cases, null_case }, true);
            }
        }
        let changes = self.field_changes(ty);
        let tys = self.fields_of(ty);
        let fields = tys.into_iter().zip(changes).map(|(t, change)| CellField { ty: self.mir_ty(t), change }).collect();
        (CellKind::Object(fields), true)
    }

    /// When each field of a value of the type is assigned; objects are filled after they are made.
    fn field_changes(&self, ty: Ty) -> Vec<Change> {
        let Some((id, args)) = ty.as_con() else {
            return vec![Change::Never; self.fields_of(ty).len()];
        };
        let def = self.program.tycon(id);
        match &def.kind {
            TyConKind::Record(fs) => {
                let change = |(i, f): (usize, &tast::Field)| match Change::of(f.is_mutable) {
                    Change::Never if self.fixed_up.contains(&(id, i)) => Change::Once,
                    change => change,
                };
                fs.iter().enumerate().map(change).collect()
            }
            TyConKind::Class(fs) | TyConKind::Exception(fs) => {
                let base = self.base_ty(def, &self.args_subst(id, args));
                let own = fs.iter().map(|f| if f.is_mutable { Change::Often } else { Change::Once });
                base.map_or_else(Vec::new, |b| self.field_changes(b)).into_iter().chain(own).collect()
            }
            TyConKind::Delegate(..) => vec![Change::Never; self.fields_of(ty).len()],
            _ => vec![Change::Often; self.fields_of(ty).len()],
        }
    }

    /// The cell of `obj ()`, which is of no other type.
    pub fn plain_object(&mut self) -> CellId {
        if let Some(c) = self.boxes.get(&Builtin::Obj.ty()) {
            return *c;
        }
        let kind = CellKind::Object(Vec::new());
        let id = self.out.cells.push(CellLayout { name: Symbol::intern("obj()"), kind, nullable: true });
        self.boxes.insert(Builtin::Obj.ty(), id);
        id
    }

    /// The cell that holds a value of a by-value type as an `obj`.
    pub fn box_cell(&mut self, ty: Ty) -> CellId {
        if let Some(c) = self.boxes.get(&ty) {
            return *c;
        }
        // A struct's members may change it where it is.
        let changes = self.field_changes(ty).into_iter().any(|c| c != Change::Never);
        let field = CellField { ty: self.mir_ty(ty), change: Change::of(changes) };
        let name = Symbol::intern(&format!("box {}", self.ty_name(ty)));
        let id = self.out.cells.push(CellLayout { name, kind: CellKind::Object(vec![field]), nullable: true });
        self.boxes.insert(ty, id);
        self.cell_types.push((id, ty));
        id
    }

    /// The cell of a mutable local whose address is taken.
    pub fn slot_cell(&mut self, ty: mir::Ty) -> CellId {
        if let Some(c) = self.slots.get(&ty) {
            return *c;
        }
        let kind = CellKind::Object(vec![CellField { ty, change: Change::Often }]);
        let id = self.out.cells.push(CellLayout { name: Symbol::intern("local"), kind, nullable: true });
        self.slots.insert(ty, id);
        id
    }

    fn closure_cell(&mut self, ty: Ty) -> CellId {
        if let Some(c) = self.cell_of.get(&ty) {
            return *c;
        }
        let name = self.ty_name(ty);
        let any = mir::Ty::Cell(Program::ANY);
        let id = self.out.cells.push(CellLayout {
            name,
            kind: CellKind::Closure { params: Vec::new(), ret: any },
            nullable: true,
        });
        self.cell_of.insert(ty, id);
        self.cell_types.push((id, ty));
        let (params, ret) = uncurry(ty);
        let params = params.into_iter().map(|t| self.mir_ty(t)).collect();
        let ret = self.mir_ty(ret);
        self.out.cells[id].kind = CellKind::Closure { params, ret };
        id
    }
}

/// Parameters of a function type until the result is no function.
pub fn uncurry(ty: Ty) -> (Vec<Ty>, Ty) {
    let mut params = Vec::new();
    let mut ret = ty;
    while let Some((a, r)) = ret.as_fun() {
        params.push(a);
        ret = r;
    }
    (params, ret)
}

/// What is left of a function type after `n` arguments.
pub fn after(ty: Ty, n: usize) -> Ty {
    (0..n).fold(ty, |t, _| t.as_fun().map_or(t, |f| f.1))
}

fn single_empty(cases: &[Vec<Ty>]) -> Option<u32> {
    let mut empty = cases.iter().enumerate().filter(|(_, c)| c.is_empty());
    match (empty.next(), empty.next()) {
        (Some((i, _)), None) => Some(i as u32),
        _ => None,
    }
}

/// Erases units of measure and what nothing fixed.
fn erase(ty: Ty) -> Ty {
    if ty.is_concrete() {
        return ty;
    }
    match ty.kind() {
        TyKind::Con(id, args) if !args.is_empty() => {
            if Builtin::of(*id).is_some_and(|b| b.arity() == 0) {
                return Ty::con(*id, &[]);
            }
            let args: Vec<Ty> = args.iter().map(|t| erase(*t)).collect();
            Ty::con(*id, &args)
        }
        TyKind::Con(..) => ty,
        TyKind::Fun(a, b) => Ty::fun(erase(*a), erase(*b)),
        TyKind::Tuple(items, s) => Ty::new(TyKind::Tuple(items.iter().map(|t| erase(*t)).collect(), *s)),
        TyKind::AnonRecord(fs, s) => Ty::new(TyKind::AnonRecord(fs.iter().map(|(n, t)| (*n, erase(*t))).collect(), *s)),
        TyKind::Measure(_) => Ty::new(TyKind::Measure(Measure::one())),
        TyKind::Var(_) | TyKind::Infer(_) | TyKind::Error => Builtin::Obj.ty(),
    }
}
