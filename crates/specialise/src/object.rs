//! Objects: conversions to and from `obj` and interfaces, type tests, calls through slots.
//!
//! The world is closed: a dispatcher tests the receiver against the cells that exist and calls the member of each.
//! Dispatchers and tests are made again while new cells appear.

use std::rc::Rc;

use mir::{CellId, CmpOp, FuncId, FuncKind, InstKind, Mode, Place, Program, Terminator, Value};
use tast::{ExprId, ExprKind, TyConKind, ValKind};
use types::{Builtin, Ty, TyConId, ValId};

use crate::cx::{Cx, Job};
use crate::emit::Fx;
use crate::layout::{Held, after, uncurry};
use crate::object_expr::ObjectClass;
use crate::value::{Fun, Val};

impl Fx<'_, '_> {
    /// The cell that is `this` of the current object, known not to be null.
    pub fn this_value(&self) -> Option<Value> {
        None
    }

    /// A conversion to a base class, interface or `obj`.
    pub fn lower_upcast(&mut self, x: ExprId, e: ExprId) -> Val {
        let (from, to) = (self.ty(x), self.ty(e));
        let val = self.lower(x, false);
        if matches!(val, Val::Never) || from == to {
            return val;
        }
        let v = self.materialise(&val, from);
        self.known_source(v, from, to).unwrap_or_else(|| self.upcast_value(v, from, to))
    }

    /// `:?>` and `unbox`
    pub fn lower_downcast(&mut self, x: ExprId, e: ExprId) -> Val {
        let (from, to) = (self.ty(x), self.ty(e));
        let val = self.lower(x, false);
        if matches!(val, Val::Never) || from == to {
            return val;
        }
        let v = self.materialise(&val, from);
        let test = self.type_test(v, from, to);
        let ok = self.materialise(&test, Builtin::Bool.ty());
        let mty = self.ty_of(v);
        let ok = if self.cx.admits_null(to) && matches!(mty, mir::Ty::Cell(_)) {
            let zero = self.zero(mty);
            let null = self.compare(CmpOp::Eq, v, zero);
            self.binary(mir::BinOp::Or, ok, null)
        } else {
            ok
        };
        let (good, bad) = (self.block(), self.block());
        self.branch(ok, good, bad, Some(true));
        self.switch_to(bad);
        match mty {
            mir::Ty::Cell(_) => self.cast_failure(v, to),
            _ => self.failure("invalidCast"),
        }
        self.switch_to(good);
        self.unchecked_cast(v, from, to)
    }

    /// `:? T`
    pub fn lower_type_test(&mut self, x: ExprId, ty: Ty) -> Val {
        let from = self.ty(x);
        let to = self.concrete(ty);
        let val = self.lower(x, false);
        if matches!(val, Val::Never) {
            return Val::Never;
        }
        let v = self.materialise(&val, from);
        self.type_test(v, from, to)
    }

    /// Whether a value is of a type; null is only of a type that has it as a value.
    pub fn type_test(&mut self, v: Value, from: Ty, to: Ty) -> Val {
        let mty = self.ty_of(v);
        if !matches!(mty, mir::Ty::Cell(_)) {
            return Val::Bool(from == to);
        }
        let any = mir::Ty::Cell(Program::ANY);
        let zero = self.zero(mty);
        if to == Builtin::Obj.ty() || from == to && !self.cx.null_is_of(to) {
            return Val::Ssa(self.compare(CmpOp::Ne, v, zero));
        }
        let v = if mty == any { v } else { self.emit(InstKind::CastCell(v), any) };
        let f = self.cx.type_test_fn(to);
        Val::Ssa(self.emit(InstKind::Call(f, vec![v]), mir::Ty::I1))
    }

    /// The body of a type test: over the cells that exist.
    pub fn type_test_body(mut self, to: Ty) {
        let any = mir::Ty::Cell(Program::ANY);
        let entry = self.cur;
        let v = self.param(entry, any);
        let zero = self.zero(any);
        let (no, some) = (self.block(), self.block());
        let null = self.compare(CmpOp::Eq, v, zero);
        self.branch(null, no, some, None);
        self.switch_to(some);
        for cell in self.cx.cells_of(to) {
            let hit = self.emit(InstKind::IsCell(v, cell), mir::Ty::I1);
            let (yes, on) = (self.block(), self.block());
            self.branch(hit, yes, on, None);
            self.switch_to(yes);
            let t = self.int(1, mir::Ty::I1);
            self.terminate(Terminator::Return(t));
            self.switch_to(on);
        }
        let f = self.int(0, mir::Ty::I1);
        self.terminate(Terminator::Return(f));
        self.switch_to(no);
        // `null :? int option` holds: null is None.
        let null_is = self.cx.null_is_of(to);
        let f = self.int(i64::from(null_is), mir::Ty::I1);
        self.terminate(Terminator::Return(f));
        self.finish(vec![Mode::Borrowed]);
    }

    /// ArrayTypeMismatchException where an array of `elem` is really one of a subtype that the value is not of.
    pub fn check_stored(&mut self, array: Value, elem: Ty, v: Value) {
        if !self.cx.is_unknown(elem) {
            return;
        }
        let f = self.cx.store_test_fn(elem);
        let (array, v) = (self.as_any(array), self.as_any(v));
        let bad = self.emit(InstKind::Call(f, vec![array, v]), mir::Ty::I1);
        self.fail_if(bad, "wrongElement");
    }

    /// The body of the test: over the types of arrays that exist.
    pub fn store_test_body(mut self, elem: Ty) {
        let any = mir::Ty::Cell(Program::ANY);
        let entry = self.cur;
        let (array, v) = (self.param(entry, any), self.param(entry, any));
        let no = self.int(0, mir::Ty::I1);
        for (cell, ty) in self.cx.unknown_cells() {
            let own = ty.as_con().filter(|_| ty.builtin() == Some(Builtin::Array)).map(|c| c.1[0]);
            let Some(own) = own.filter(|t| *t != elem && self.cx.element_varies(*t, elem)) else { continue };
            let hit = self.emit(InstKind::IsCell(array, cell), mir::Ty::I1);
            let (yes, on) = (self.block(), self.block());
            self.branch(hit, yes, on, None);
            self.switch_to(yes);
            let zero = self.zero(any);
            let some = self.compare(CmpOp::Ne, v, zero);
            let fits = self.type_test(v, Builtin::Obj.ty(), own);
            let fits = self.materialise(&fits, Builtin::Bool.ty());
            let unfit = self.compare(CmpOp::Eq, fits, no);
            let bad = self.binary(mir::BinOp::And, some, unfit);
            self.terminate(Terminator::Return(bad));
            self.switch_to(on);
        }
        self.terminate(Terminator::Return(no));
        self.finish(vec![Mode::Borrowed; 2]);
    }

    /// The full .NET name of an object's class, for messages.
    pub fn class_name_body(mut self) {
        let any = mir::Ty::Cell(Program::ANY);
        let entry = self.cur;
        let v = self.param(entry, any);
        for (cell, ty) in self.cx.unknown_cells() {
            if !self.cx.is_subtype(ty, Builtin::Exn.ty()) {
                continue;
            }
            let hit = self.emit(InstKind::IsCell(v, cell), mir::Ty::I1);
            let (yes, on) = (self.block(), self.block());
            self.branch(hit, yes, on, None);
            self.switch_to(yes);
            let name = self.cx.type_text(ty);
            let text = self.text(&name);
            self.terminate(Terminator::Return(text));
            self.switch_to(on);
        }
        let text = self.text("System.Exception");
        self.terminate(Terminator::Return(text));
        self.finish(vec![Mode::Borrowed]);
    }

    /// A call through a slot.
    pub fn virtual_call(&mut self, slot: ValId, tys: &[Ty], args: &[ExprId]) -> Val {
        let tys: Vec<Ty> = tys.iter().map(|t| self.concrete(*t)).collect();
        let mut args = args.to_vec();
        // `(x :> IDisposable).Dispose()` on a type without subclasses needs no object of the interface.
        if let ExprKind::Upcast(x) = self.frame.body.body.exprs[args[0]].kind {
            let source = self.ty(x);
            let imp = if self.cx.is_sealed(source) { self.cx.exact_implementation(source, slot, &tys) } else { None };
            if let Some(imp) = imp {
                if let Some(this) = self.constrained_address(x, &imp) {
                    let Some(mut vals) = self.lower_all(&args[1..]) else { return Val::Never };
                    vals.insert(0, this);
                    return self.apply_fun(&imp, vals, false);
                }
                args[0] = x;
            }
        }
        let this = self.ty(args[0]);
        let Some(vals) = self.lower_all(&args) else { return Val::Never };
        self.dispatch_on(slot, &tys, this, vals)
    }

    /// A call of a member that overrides another, on an object that may be one of a subclass: the subclass may
    /// override it once more.
    pub fn call_of_override(&mut self, func: ExprId, args: &[ExprId]) -> Option<Val> {
        let body = self.frame.body.clone();
        let ExprKind::Val(v, tys) = &body.body.exprs[func].kind else { return None };
        let def = self.cx.program.val(*v);
        let ValKind::Member(m) = &def.kind else { return None };
        let (name, own, overrides) = (def.name, m.tycon, m.overrides);
        let class = self.cx.program.tycon(own);
        if m.is_static || m.is_extension || class.is_struct || !matches!(class.kind, TyConKind::Class(_)) {
            return None;
        }
        let this = self.ty(*args.first()?);
        if !self.cx.is_unknown(this) {
            return None;
        }
        if let Some(slot) = overrides {
            let ValKind::Member(of) = &self.cx.program.val(slot).kind else { return None };
            let base =
                self.cx.inherited_from(this).into_iter().find(|t| t.as_con().is_some_and(|c| c.0 == of.tycon))?;
            let mut all = base.as_con().map_or(Vec::new(), |(_, args)| args.to_vec());
            all.extend(tys.iter().skip(class.params.len()).copied());
            return Some(self.virtual_call(slot, &all, args));
        }
        let members = &class.members;
        let rooted = matches!((name.as_str(), args.len()), ("ToString" | "GetHashCode" | "Equals", 2))
            && members.contains(v)
            && self.overrides_object(*v);
        if rooted { self.call_of_object(name.as_str(), this, args) } else { None }
    }

    /// Whether a member has the type of the one of its name that every object has.
    fn overrides_object(&self, v: ValId) -> bool {
        let def = self.cx.program.val(v);
        let wanted = match def.name.as_str() {
            "ToString" => (Builtin::Unit, Builtin::String),
            "GetHashCode" => (Builtin::Unit, Builtin::Int32),
            _ => (Builtin::Obj, Builtin::Bool),
        };
        let (params, ret) = uncurry(def.scheme.ty);
        params.get(1).and_then(|t| t.builtin()) == Some(wanted.0) && ret.builtin() == Some(wanted.1)
    }

    /// A call of what every object has.
    fn call_of_object(&mut self, name: &str, this: Ty, args: &[ExprId]) -> Option<Val> {
        let Some(vals) = self.lower_all(args) else { return Some(Val::Never) };
        self.require_object(&vals[0], this);
        Some(match name {
            "ToString" => self.text_of(&vals[0], this),
            "GetHashCode" => Val::Ssa(self.hash(&vals[0], this)),
            _ => {
                let v = self.materialise(&vals[0], this);
                let any = self.upcast_value(v, this, Builtin::Obj.ty());
                self.object_equals(&any, &vals[1], Builtin::Obj.ty())
            }
        })
    }

    /// A call through a slot whose receiver has the slot's own type.
    pub fn dispatch_vals(&mut self, slot: ValId, tys: &[Ty], args: Vec<Val>) -> Val {
        let fun = Fun::Val(slot, tys.into());
        let this = uncurry(self.cx.fun_ty(&fun)).0.first().copied().unwrap_or(Builtin::Obj.ty());
        self.dispatch_on(slot, tys, this, args)
    }

    /// Whether a value is null as an object on .NET: `None` is, the empty list is not.
    pub fn is_null_object(&mut self, val: &Val, ty: Ty) -> Val {
        if matches!(val, Val::Delayed(_)) {
            return Val::Bool(false);
        }
        if let Some(none) = self.cx.null_case(ty) {
            return self.test_case(val, ty, none as usize);
        }
        match self.cx.mir_ty(ty) {
            mir::Ty::Cell(cell)
                if !matches!(self.cx.out.cells[cell].kind, mir::CellKind::Union { null_case: Some(_), .. }) =>
            {
                let v = self.materialise(val, ty);
                let null = self.zero(mir::Ty::Cell(cell));
                Val::Ssa(self.compare(mir::CmpOp::Eq, v, null))
            }
            _ => Val::Bool(false),
        }
    }

    /// NullReferenceException for an object that is null, `None` included.
    pub fn require_object(&mut self, val: &Val, ty: Ty) {
        if let Some(none) = self.cx.null_case(ty) {
            match self.test_case(val, ty, none as usize) {
                Val::Bool(false) => {}
                Val::Bool(true) => self.failure("nullReference"),
                test => {
                    let test = self.materialise(&test, Builtin::Bool.ty());
                    self.fail_if(test, "nullReference");
                }
            }
            return;
        }
        let nullable = self.cx.is_unknown(ty) || matches!(ty.builtin(), Some(Builtin::String | Builtin::Array));
        if nullable && matches!(val, Val::Ssa(_)) {
            self.null_check(val);
        }
    }

    pub fn dispatch_on(&mut self, slot: ValId, tys: &[Ty], this: Ty, mut args: Vec<Val>) -> Val {
        let fun = Fun::Val(slot, tys.into());
        let fty = self.cx.fun_ty(&fun);
        // A receiver of a type without subclasses has exactly one implementation.
        if self.cx.is_sealed(this)
            && let Some(imp) = self.cx.exact_implementation(this, slot, tys)
        {
            return self.apply_fun(&imp, args, false);
        }
        // What it lies in may be alive only because the implementation holds it.
        if matches!(after(fty, args.len()).builtin(), Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef)) {
            let span = self.span.unwrap_or(self.cx.program.val(slot).span);
            return self.unsupported(span, "a byref from a member that is called through its slot");
        }
        let params = uncurry(fty).0;
        let first = args.remove(0);
        let v = self.materialise(&first, this);
        let any = Builtin::Obj.ty();
        let receiver = self.upcast_value(v, this, any);
        let receiver = self.materialise(&receiver, any);
        if !self.frame.body.is_library {
            self.null_check(&Val::Ssa(receiver));
        }
        let mut values = vec![receiver];
        let mut tail_args = Vec::new();
        for (i, a) in args.into_iter().enumerate() {
            match params.get(i + 1) {
                Some(t) if i + 1 < 2 => values.push(self.materialise(&a, *t)),
                _ => tail_args.push(a),
            }
        }
        let taken = values.len();
        let ret = after(fty, taken);
        let f = self.cx.dispatcher(slot, tys, taken);
        let mret = self.cx.mir_ty(ret);
        let r = self.call(f, values, mret);
        let val = if mret == mir::Ty::Agg(Program::UNIT) { Val::Unit } else { Val::Ssa(r) };
        if tail_args.is_empty() { val } else { self.apply(val, ret, tail_args, false) }
    }

    /// The body of a dispatcher.
    pub fn dispatch_body(mut self, slot: ValId, tys: &[Ty], taken: usize) {
        let any = mir::Ty::Cell(Program::ANY);
        let fty = self.cx.fun_ty(&Fun::Val(slot, tys.into()));
        let params = uncurry(fty).0;
        let entry = self.cur;
        let this = self.param(entry, any);
        let args: Vec<Val> = params.iter().skip(1).take(taken - 1).map(|t| self.param_val(entry, *t)).collect();
        let zero = self.zero(any);
        let null = self.compare(CmpOp::Eq, this, zero);
        self.fail_if(null, "nullReference");
        let ret = after(fty, taken);
        for (cell, ty) in self.cx.unknown_cells() {
            // A class that the program never makes has members without bodies.
            let imp = self.cx.exact_implementation(ty, slot, tys);
            if let Some(imp) = imp.filter(|i| self.cx.has_body(i)) {
                self.dispatch_case(cell, this, &args, ret, |fx| {
                    let object = fx.object_of(&imp, this, cell, ty);
                    (imp, object)
                });
            } else if let Some(s) = self.cx.structural_slot(slot, tys, ty) {
                self.structural_case(cell, this, &args, ty, s);
            }
        }
        for i in 0..self.cx.object_exprs.len() {
            if let Some((cell, member)) = self.cx.object_member(i, slot, tys) {
                self.dispatch_case(cell, this, &args, ret, |fx| fx.object_member(&member, cell, this, tys));
            }
        }
        self.failure("invalidCast");
        self.finish(vec![Mode::Owned; taken]);
    }

    /// The object as an implementation takes it: a struct that changes itself does so in its box.
    fn object_of(&mut self, imp: &Fun, this: Value, cell: CellId, ty: Ty) -> Val {
        let wants = uncurry(self.cx.fun_ty(imp)).0.first().and_then(|t| t.builtin());
        if wants == Some(Builtin::ByRef) {
            let boxed = self.emit(InstKind::CastCell(this), mir::Ty::Cell(cell));
            return Val::Ssa(self.emit(InstKind::FieldAddr(boxed, 0), mir::Ty::Ptr));
        }
        self.unchecked_cast(this, Builtin::Obj.ty(), ty)
    }

    pub fn dispatch_case(
        &mut self,
        cell: CellId,
        this: Value,
        args: &[Val],
        ret: Ty,
        code: impl FnOnce(&mut Self) -> (Fun, Val),
    ) {
        let hit = self.emit(InstKind::IsCell(this, cell), mir::Ty::I1);
        let (yes, on) = (self.block(), self.block());
        self.branch(hit, yes, on, None);
        self.switch_to(yes);
        let (fun, object) = code(self);
        let mut all = vec![object];
        all.extend(args.iter().cloned());
        let r = self.apply_fun(&fun, all, false);
        if !matches!(r, Val::Never) {
            let v = self.materialise(&r, ret);
            self.terminate(Terminator::Return(v));
        }
        self.switch_to(on);
    }

    /// A zeroed object.
    pub fn new_object(&mut self, e: ExprId) -> Val {
        let ty = self.ty(e);
        let mty = self.cx.mir_ty(ty);
        match mty {
            mir::Ty::Cell(Program::ANY) => {
                let cell = self.cx.plain_object();
                let kind = InstKind::New { cell, case: 0, fields: Vec::new(), place: Place::Unplaced };
                let object = self.emit(kind, mir::Ty::Cell(cell));
                Val::Ssa(self.emit(InstKind::CastCell(object), mty))
            }
            mir::Ty::Cell(cell) => {
                let tys = self.cx.out.cell_fields(cell, 0);
                let fields = tys.into_iter().map(|t| self.zero(t)).collect();
                Val::Ssa(self.emit(InstKind::New { cell, case: 0, fields, place: Place::Unplaced }, mty))
            }
            _ => Val::Ssa(self.zero(mty)),
        }
    }

    /// An F# exception value.
    pub fn lower_exception(&mut self, tycon: types::TyConId, fields: &[ExprId]) -> Val {
        let ty = Ty::con(tycon, &[]);
        let Some(vals) = self.lower_all(fields) else {
            return Val::Never;
        };
        let tys = self.cx.fields_of(ty);
        let skip = tys.len() - vals.len();
        let mut parts = Vec::with_capacity(tys.len());
        for t in &tys[..skip] {
            let mty = self.cx.mir_ty(*t);
            parts.push(self.zero(mty));
        }
        for (v, t) in vals.iter().zip(&tys[skip..]) {
            parts.push(self.materialise(v, *t));
        }
        let mty = self.cx.mir_ty(ty);
        let object = self.make_struct(mty, parts);
        self.upcast_value(object, ty, Builtin::Exn.ty())
    }
}

impl Cx<'_> {
    /// The dispatcher of a slot.
    fn dispatcher(&mut self, slot: ValId, tys: &[Ty], taken: usize) -> FuncId {
        let key = (slot, tys.to_vec(), Ty::tuple(&vec![Builtin::Obj.ty(); taken]));
        if let Some(f) = self.dispatchers.get(&key) {
            return *f;
        }
        let fty = self.fun_ty(&Fun::Val(slot, tys.into()));
        let ret = self.mir_ty(after(fty, taken));
        let name = format!("dispatch {}", self.program.val(slot).path);
        let job = Job::Dispatch { slot, types: tys.to_vec(), taken };
        let f = self.declare_late(&name, ret, job);
        self.dispatchers.insert(key, f);
        f
    }

    fn type_test_fn(&mut self, to: Ty) -> FuncId {
        if let Some(f) = self.type_tests.get(&to) {
            return *f;
        }
        let name = format!("is {}", self.ty_name(to));
        let f = self.declare_late(&name, mir::Ty::I1, Job::TypeTest(to));
        self.type_tests.insert(to, f);
        f
    }

    fn store_test_fn(&mut self, elem: Ty) -> FuncId {
        if let Some(f) = self.store_tests.get(&elem) {
            return *f;
        }
        let name = format!("stores {}", self.ty_name(elem));
        let f = self.declare_late(&name, mir::Ty::I1, Job::StoreTest(elem));
        self.store_tests.insert(elem, f);
        f
    }

    /// The function that names an exception's class.
    pub fn class_name_fn(&mut self) -> FuncId {
        if let Some(f) = self.class_name {
            return f;
        }
        let f = self.declare_late("class_name", mir::Ty::Cell(Program::TEXT), Job::ClassName);
        self.class_name = Some(f);
        f
    }

    /// A function whose code depends on which cells exist.
    pub fn declare_late(&mut self, name: &str, ret: mir::Ty, job: Job) -> FuncId {
        let id = self.out.funcs.push(crate::cx::empty_function(name, FuncKind::Generated, ret));
        self.late.push((id, job));
        id
    }

    /// Cells and their types that a reference of an unknown type can be of, in order of appearance.
    pub fn unknown_cells(&self) -> Vec<(CellId, Ty)> {
        self.cell_types.iter().filter(|(c, _)| self.unknown.contains(c)).copied().collect()
    }

    /// Cells whose values are of a type.
    fn cells_of(&mut self, to: Ty) -> Vec<CellId> {
        let mut cells: Vec<CellId> =
            self.unknown_cells().into_iter().filter(|(_, t)| self.is_subtype(*t, to)).map(|(c, _)| c).collect();
        let is_of = |c: &&ObjectClass| c.types.iter().any(|t| self.is_subtype(*t, to));
        cells.extend(self.object_exprs.iter().filter(is_of).map(|c| c.cell));
        if !self.is_open(to) && self.held(to) == Held::Value {
            let b = self.box_cell(to);
            if !cells.contains(&b) {
                cells.push(b);
            }
        }
        cells
    }

    /// Whether null is a proper value of a type, one that a type test finds: `None` and `()`.
    pub fn null_is_of(&self, ty: Ty) -> bool {
        ty == Builtin::Unit.ty() || self.null_case(ty).is_some()
    }

    /// Whether null converts to a type: F#'s own types do not admit it.
    pub fn admits_null(&mut self, ty: Ty) -> bool {
        if !matches!(self.mir_ty(ty), mir::Ty::Cell(_)) {
            return self.null_is_of(ty);
        }
        match ty.as_con() {
            Some((id, _)) => match (&self.program.tycon(id).kind, Builtin::of(id)) {
                (_, Some(b)) => b != Builtin::List,
                (TyConKind::Record(_) | TyConKind::Union(_), None) => self.null_is_of(ty),
                (TyConKind::Delegate(..), None) => true,
                (TyConKind::Class(_), None) => self.is_library(id.file) || self.program.tycon(id).flags.allow_null,
                _ => true,
            },
            None => false,
        }
    }

    /// Whether a value of this static type can be of no other.
    pub fn is_sealed(&self, ty: Ty) -> bool {
        match ty.as_con() {
            Some((id, _)) => {
                let def = self.program.tycon(id);
                match def.kind {
                    TyConKind::Record(_) | TyConKind::Union(_) | TyConKind::Enum(..) => true,
                    TyConKind::Class(_) => def.is_struct,
                    TyConKind::Builtin(b) => !matches!(b, Builtin::Obj | Builtin::Exn),
                    TyConKind::Abbrev(_)
                    | TyConKind::Interface
                    | TyConKind::Delegate(..)
                    | TyConKind::Measure(_)
                    | TyConKind::Exception(_)
                    | TyConKind::Opaque => false,
                }
            }
            None => true,
        }
    }

    fn is_open(&mut self, ty: Ty) -> bool {
        matches!(self.mir_ty(ty), mir::Ty::Cell(Program::ANY))
    }

    /// Whether a type is another, inherits from it or implements it.
    pub fn is_subtype(&self, ty: Ty, of: Ty) -> bool {
        if ty == of || of == Builtin::Obj.ty() {
            return true;
        }
        if self.is_structural_interface(ty, of) || self.array_varies(ty, of) {
            return true;
        }
        let Some((id, args)) = ty.as_con() else { return false };
        let subst = self.args_subst(id, args);
        let interfaces: Vec<Ty> = self.program.tycon(id).interfaces.clone();
        let at = |t: Ty| t.subst(&|v| subst.iter().find(|(w, _)| *w == v).map(|(_, t)| *t));
        interfaces.into_iter().any(|i| self.is_subtype(at(i), of))
            || self.base_of(ty).is_some_and(|b| self.is_subtype(b, of))
    }

    /// Arrays of references are arrays of their elements' supertypes too.
    fn array_varies(&self, ty: Ty, of: Ty) -> bool {
        let elem = |t: Ty| if t.builtin() == Some(Builtin::Array) { t.as_con().map(|c| c.1[0]) } else { None };
        match (elem(ty), elem(of)) {
            (Some(a), Some(b)) => self.element_varies(a, b),
            _ => false,
        }
    }

    /// Whether arrays of `a` are arrays of `b` too.
    fn element_varies(&self, a: Ty, b: Ty) -> bool {
        let is_reference = |t: Ty| {
            matches!(t.builtin(), Some(Builtin::String | Builtin::Obj | Builtin::Exn | Builtin::Array))
                || t.as_con().is_some_and(|(id, _)| {
                    let def = self.program.tycon(id);
                    let class = matches!(
                        def.kind,
                        TyConKind::Class(_) | TyConKind::Interface | TyConKind::Exception(_) | TyConKind::Delegate(..)
                    );
                    class && !def.is_struct
                })
        };
        is_reference(a) && is_reference(b) && self.is_subtype(a, b)
    }

    /// Type arguments at which a type implements the interface or inherits the class of a slot: several for a generic
    /// interface that is implemented more than once.
    pub fn slot_args(&self, ty: Ty, slot: ValId) -> Vec<Vec<Ty>> {
        let mut all = Vec::new();
        if let ValKind::Member(m) = &self.program.val(slot).kind {
            self.instances_of(ty, m.tycon, &mut all);
        }
        all
    }

    /// Type arguments of a definition among a type and its supertypes.
    pub fn instances_of(&self, ty: Ty, of: TyConId, all: &mut Vec<Vec<Ty>>) {
        let Some((id, args)) = ty.as_con() else { return };
        if id == of {
            let args = args.to_vec();
            if !all.contains(&args) {
                all.push(args);
            }
            return;
        }
        let subst = self.args_subst(id, args);
        for i in &self.program.tycon(id).interfaces {
            let at = i.subst(&|v| subst.iter().find(|(w, _)| *w == v).map(|(_, t)| *t));
            self.instances_of(self.concrete(at, &Rc::new(Vec::new())), of, all);
        }
        if let Some(b) = self.base_of(ty) {
            self.instances_of(b, of, all);
        }
    }

    /// The member of an exact type that a slot call runs.
    pub fn exact_implementation(&self, ty: Ty, slot: ValId, tys: &[Ty]) -> Option<Fun> {
        let ValKind::Member(info) = &self.program.val(slot).kind else {
            return None;
        };
        let wanted = self.slot_args(ty, slot).into_iter().find(|a| tys.starts_with(a))?;
        let own = &tys[wanted.len()..];
        let mut at = Some(ty);
        while let Some(t) = at {
            let (id, args) = t.as_con()?;
            let subst = Rc::new(self.args_subst(id, args));
            let found = self.program.tycon(id).members.iter().copied().find(|m| match &self.program.val(*m).kind {
                ValKind::Member(i) => {
                    i.overrides == Some(slot)
                        && i.implements.is_none_or(|t| {
                            let t = self.concrete(t, &subst);
                            self.slot_args(t, slot).contains(&wanted)
                        })
                }
                ValKind::Value | ValKind::Function => false,
            });
            if let Some(m) = found {
                let all: Vec<Ty> = args.iter().chain(own).copied().collect();
                return Some(Fun::Val(m, all.into()));
            }
            at = self.base_of(t);
        }
        let has_body = self.program.body(slot).is_some();
        let is_class = !matches!(self.program.tycon(info.tycon).kind, TyConKind::Interface);
        (has_body && is_class).then(|| Fun::Val(slot, tys.into()))
    }

    /// Whether the code of a function exists: library code is there only if it is reachable.
    pub fn has_body(&self, fun: &Fun) -> bool {
        match fun {
            Fun::Val(id, _) => self.program.body(*id).is_some() || self.program.val(*id).import.is_some(),
            Fun::Lambda(_) | Fun::Rec(..) | Fun::Partial(_) => true,
        }
    }

    /// Whether the members that structural code calls have bodies: those of classes that the program makes.
    pub fn members_have_bodies(&self, ty: Ty) -> bool {
        let Some((id, _)) = ty.as_con() else { return false };
        let called = ["ToString", "Equals", "GetHashCode", "CompareTo"];
        let members = self.program.tycon(id).members.iter();
        members
            .filter(|m| called.contains(&self.program.val(**m).name.as_str()))
            .all(|m| self.program.body(*m).is_some())
    }
}
