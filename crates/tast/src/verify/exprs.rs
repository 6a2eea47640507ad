//! Expressions of the verifier: B1 to B8 and B10.

use base::{Idx, Span};
use types::{Builtin, Scheme, Ty, TyKind};

use super::{Checker, find_tycon, find_val};
use crate::{Arm, Const, ExprId, ExprKind, LocalId, LoopKind, PatId, RangeSpec, TyConKind, ValKind};

impl Checker<'_> {
    /// Checks an expression and all under it. Chains of `let` and `;` are walked in a loop.
    pub(super) fn expr(&mut self, root: ExprId) {
        let mut opened: Vec<LocalId> = Vec::new();
        let mut next = Some(root);
        while let Some(id) = next {
            let Some(expr) = self.body.exprs.get(id) else {
                self.errors.push(format!("{}: B1 {id} is out of range", self.owner));
                break;
            };
            let (ty, span) = (expr.ty, expr.span);
            self.ty(span, ty, &id.to_string());
            next = match &expr.kind {
                ExprKind::Let { local, rhs, body } => {
                    self.expr(*rhs);
                    self.local_is(span, *local, *rhs);
                    self.bind(span, *local);
                    opened.push(*local);
                    self.part(span, "B8 let and its body", *body, ty);
                    Some(*body)
                }
                ExprKind::LetRec { bindings, body } => {
                    bindings.iter().for_each(|(l, _)| self.bind(span, *l));
                    for (local, rhs) in bindings {
                        self.expr(*rhs);
                        self.local_is(span, *local, *rhs);
                        opened.push(*local);
                    }
                    self.part(span, "B8 let rec and its body", *body, ty);
                    Some(*body)
                }
                ExprKind::Seq(a, b) => {
                    self.expr(*a);
                    self.part(span, "B8 sequence and its end", *b, ty);
                    Some(*b)
                }
                _ => {
                    self.control(id, ty, span);
                    None
                }
            };
        }
        self.leave(&opened);
    }

    fn type_of(&self, id: ExprId) -> Ty {
        self.body.exprs.get(id).map_or_else(Ty::error, |e| e.ty)
    }
    fn part(&mut self, span: Span, what: &str, part: ExprId, ty: Ty) {
        let t = self.type_of(part);
        self.same(span, what, t, ty);
    }
    fn local_ty(&self, local: LocalId) -> Ty {
        self.body.locals.get(local).map_or_else(Ty::error, |l| l.ty)
    }
    fn local_is(&mut self, span: Span, local: LocalId, rhs: ExprId) {
        let (a, b) = (self.local_ty(local), self.type_of(rhs));
        self.same(span, "B8 variable and value", a, b);
    }
    fn exprs(&mut self, items: &[ExprId]) {
        items.iter().for_each(|e| self.expr(*e));
    }
    /// Checks parts against the types that they must have.
    fn items(&mut self, span: Span, what: &str, items: &[ExprId], types: &[Ty]) {
        self.count(span, what, items.len(), types.len());
        for (e, t) in items.iter().zip(types) {
            self.part(span, what, *e, *t);
        }
        self.exprs(items);
    }
    /// Checks under a lambda or member: a `yield` there is not of the comprehension around it.
    fn apart(&mut self, f: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.in_comprehension, false);
        f(self);
        self.in_comprehension = before;
    }

    fn control(&mut self, id: ExprId, ty: Ty, span: Span) {
        let body = self.body;
        match &body.exprs[id].kind {
            ExprKind::Lambda { params, body: inner } => self.lambda(span, ty, params, *inner),
            ExprKind::If { cond, then, els } => {
                self.exprs(&[*cond, *then, *els]);
                let c = self.type_of(*cond);
                self.is(span, "B8 condition", c, Builtin::Bool);
                self.part(span, "B8 then", *then, ty);
                self.part(span, "B8 else", *els, ty);
            }
            ExprKind::Match { scrutinee, arms } => {
                self.expr(*scrutinee);
                let on = self.type_of(*scrutinee);
                self.arms(span, arms, on, ty);
            }
            ExprKind::TryWith { body, arms } => {
                self.expr(*body);
                self.part(span, "B8 try", *body, ty);
                self.arms(span, arms, Builtin::Exn.ty(), ty);
            }
            ExprKind::TryFinally { body, finalizer } => {
                self.exprs(&[*body, *finalizer]);
                self.part(span, "B8 try", *body, ty);
            }
            ExprKind::While { cond, body } => {
                self.exprs(&[*cond, *body]);
                let c = self.type_of(*cond);
                self.is(span, "B8 condition", c, Builtin::Bool);
                self.is(span, "B8 loop", ty, Builtin::Unit);
            }
            ExprKind::For { kind, pat, body } => {
                self.is(span, "B8 loop", ty, Builtin::Unit);
                self.for_loop(span, kind, *pat, *body);
            }
            ExprKind::ObjectExpr { base, this, members } => {
                self.bind(span, *this);
                base.iter().for_each(|e| self.expr(*e));
                self.apart(|c| {
                    for (slot, member) in members {
                        c.expr(*member);
                        if find_val(c.program, *slot).is_none() {
                            c.err(span, format!("B1 undefined slot {slot:?}"));
                        }
                        if !c.body.exprs.get(*member).is_some_and(|e| matches!(e.kind, ExprKind::Lambda { .. })) {
                            c.err(span, "B8 a member of an object expression is no lambda");
                        }
                    }
                });
                self.leave(&[*this]);
            }
            ExprKind::Comprehension(inner) => {
                let before = std::mem::replace(&mut self.in_comprehension, true);
                self.expr(*inner);
                self.in_comprehension = before;
            }
            ExprKind::Yield(e) | ExprKind::YieldFrom(e) => {
                if !self.in_comprehension {
                    self.err(span, "B10 yield outside a comprehension");
                }
                self.expr(*e);
            }
            _ => self.plain(id, ty, span),
        }
    }

    fn lambda(&mut self, span: Span, ty: Ty, params: &[LocalId], inner: ExprId) {
        params.iter().for_each(|l| self.bind(span, *l));
        if params.is_empty() {
            self.err(span, "B8 a lambda without parameters");
        }
        let args: Vec<Ty> = params.iter().map(|l| self.local_ty(*l)).collect();
        let wanted = Ty::funs(&args, self.type_of(inner));
        self.same(span, "B8 lambda", ty, wanted);
        self.apart(|c| c.expr(inner));
        self.leave(params);
    }

    fn arms(&mut self, span: Span, arms: &[Arm], on: Ty, ty: Ty) {
        for arm in arms {
            let t = self.body.pats.get(arm.pat).map_or_else(Ty::error, |p| p.ty);
            self.same(span, "B9 pattern and value", t, on);
            let mut locals = Vec::new();
            self.pat(arm.pat, &mut locals);
            if let Some(guard) = arm.guard {
                self.expr(guard);
                let g = self.type_of(guard);
                self.is(span, "B8 guard", g, Builtin::Bool);
            }
            self.part(span, "B8 match and arm", arm.body, ty);
            self.expr(arm.body);
            self.leave(&locals);
        }
    }

    fn for_loop(&mut self, span: Span, kind: &LoopKind, pat: PatId, body: ExprId) {
        let mut locals = Vec::new();
        let element = match kind {
            LoopKind::Range(range) => {
                self.range(span, range);
                self.type_of(range.start)
            }
            LoopKind::Array(e) => self.element(span, *e, Builtin::Array),
            LoopKind::List(e) => self.element(span, *e, Builtin::List),
            LoopKind::String(e) => {
                self.expr(*e);
                let t = self.type_of(*e);
                self.is(span, "B8 for over a string", t, Builtin::String);
                Builtin::Char.ty()
            }
            LoopKind::Enumerator { get, enumerator, move_next, current, dispose } => {
                self.expr(*get);
                self.local_is(span, *enumerator, *get);
                self.bind(span, *enumerator);
                locals.push(*enumerator);
                self.exprs(&[*move_next, *current]);
                let m = self.type_of(*move_next);
                self.is(span, "B8 move_next", m, Builtin::Bool);
                dispose.iter().for_each(|e| self.expr(*e));
                self.type_of(*current)
            }
        };
        let t = self.body.pats.get(pat).map_or_else(Ty::error, |p| p.ty);
        self.same(span, "B9 loop pattern and element", t, element);
        self.pat(pat, &mut locals);
        self.expr(body);
        self.leave(&locals);
    }

    fn element(&mut self, span: Span, e: ExprId, of: Builtin) -> Ty {
        self.expr(e);
        let t = self.type_of(e);
        self.is(span, "B8 for", t, of);
        t.as_con().and_then(|(_, args)| args.first().copied()).unwrap_or_else(Ty::error)
    }

    fn range(&mut self, span: Span, range: &RangeSpec) {
        self.exprs(&[range.start, range.end]);
        range.step.iter().for_each(|e| self.expr(*e));
        let t = self.type_of(range.start);
        self.part(span, "B8 range", range.end, t);
    }

    /// The forms that bind nothing.
    fn plain(&mut self, id: ExprId, ty: Ty, span: Span) {
        let body = self.body;
        match &body.exprs[id].kind {
            ExprKind::Const(c) => self.constant(span, c, ty),
            ExprKind::Local(l, args) => self.use_local(span, *l, args, ty),
            ExprKind::Val(v, args) => self.use_val(span, *v, args, ty),
            ExprKind::Apply { func, args, direct: _ } => self.apply(span, *func, args, ty),
            ExprKind::SetLocal(l, e) => {
                self.expr(*e);
                self.local_is(span, *l, *e);
                if !self.body.locals.get(*l).is_some_and(|l| l.is_mutable) {
                    self.err(span, format!("B8 {l} is assigned but not mutable"));
                }
            }
            ExprKind::SetVal(v, e) | ExprKind::InitVal(v, e) => {
                self.expr(*e);
                match find_val(self.program, *v) {
                    Some(def) => self.part(span, "B8 assignment", *e, def.scheme.ty),
                    None => self.err(span, format!("B1 undefined {v:?}")),
                }
            }
            ExprKind::Tuple(items) => match ty.kind() {
                TyKind::Tuple(types, _) => self.items(span, "B7 tuple", items, types),
                _ => self.err(span, "B7 a tuple of another type"),
            },
            ExprKind::TupleGet(e, i) => {
                self.expr(*e);
                match self.type_of(*e).kind() {
                    TyKind::Tuple(types, _) if *i < types.len() => self.same(span, "B7 element", types[*i], ty),
                    _ => self.err(span, format!("B7 no element {i}")),
                }
            }
            ExprKind::Array(items) | ExprKind::List(items) => {
                self.exprs(items);
                let element = ty.as_con().and_then(|(_, args)| args.first().copied()).unwrap_or_else(Ty::error);
                items.iter().for_each(|e| self.part(span, "B7 element", *e, element));
            }
            ExprKind::Range(range) => self.range(span, range),
            ExprKind::TraitCall { args, .. } => self.exprs(args),
            // The checker makes intrinsics of user code too (indexing, for one): that they are written in the library only
            // is its own rule.
            ExprKind::Intrinsic { args, .. } => self.exprs(args),
            ExprKind::TypeCase { on, arms, default } => {
                self.ty(span, *on, "type case");
                arms.iter().for_each(|(_, e)| self.expr(*e));
                self.expr(*default);
            }
            ExprKind::Error => self.err(span, "B2 an erroneous expression"),
            _ => self.data(id, ty, span),
        }
    }

    /// Records, unions, conversions, addresses and failure.
    fn data(&mut self, id: ExprId, ty: Ty, span: Span) {
        let body = self.body;
        match &body.exprs[id].kind {
            ExprKind::Record(items) => self.all_fields(span, "B7 record", items, self.field_types(ty)),
            ExprKind::Union { case, args } => self.all_fields(span, "B7 union", args, self.case_types(ty, *case)),
            ExprKind::Exception(tycon, args) => {
                let types = find_tycon(self.program, *tycon).map(|d| d.fields().iter().map(|f| f.ty).collect());
                self.all_fields(span, "B7 exception", args, types);
            }
            ExprKind::FieldGet(e, i) => {
                self.expr(*e);
                let fields = self.field_types(self.type_of(*e));
                self.field(span, fields, *i, ty);
            }
            ExprKind::FieldSet(e, i, value) => {
                self.exprs(&[*e, *value]);
                let fields = self.field_types(self.type_of(*e));
                self.field(span, fields, *i, self.type_of(*value));
            }
            ExprKind::IsCase(e, case) => {
                self.expr(*e);
                self.is(span, "B8 case test", ty, Builtin::Bool);
                if self.case_types(self.type_of(*e), *case).is_none() {
                    self.err(span, format!("B7 no case {case}"));
                }
            }
            ExprKind::CaseField(e, case, i) => {
                self.expr(*e);
                let fields = self.case_types(self.type_of(*e), *case);
                self.field(span, fields, *i, ty);
            }
            ExprKind::TypeTest(e, t) => {
                self.expr(*e);
                self.ty(span, *t, "type test");
                self.is(span, "B8 type test", ty, Builtin::Bool);
            }
            ExprKind::Raise(e) => {
                self.expr(*e);
                let t = self.type_of(*e);
                self.is(span, "B8 raise", t, Builtin::Exn);
            }
            ExprKind::Lazy(e) => {
                self.expr(*e);
                let held = ty.as_con().and_then(|(_, args)| args.first().copied()).unwrap_or_else(Ty::error);
                self.part(span, "B8 lazy", *e, held);
            }
            ExprKind::AddrOf(e) => {
                self.expr(*e);
                let t = self.type_of(*e);
                self.points_to(span, ty, t);
            }
            ExprKind::Deref(e) => {
                self.expr(*e);
                let t = self.type_of(*e);
                self.points_to(span, t, ty);
            }
            ExprKind::SetDeref(a, b) => {
                self.exprs(&[*a, *b]);
                let (to, value) = (self.type_of(*a), self.type_of(*b));
                self.points_to(span, to, value);
            }
            ExprKind::Upcast(e) | ExprKind::Downcast(e) | ExprKind::Delegate(e) => self.expr(*e),
            ExprKind::TypeOf(t) => self.ty(span, *t, "typeof"),
            ExprKind::NewObject if ty.as_con().is_none() => self.err(span, "B7 a new object of no class"),
            // The other forms are seen by `expr`, `control` and `plain`.
            _ => {}
        }
    }

    fn all_fields(&mut self, span: Span, what: &str, items: &[ExprId], types: Option<Vec<Ty>>) {
        match types {
            Some(types) => self.items(span, what, items, &types),
            None => self.err(span, format!("{what}: the type has no such form")),
        }
    }

    fn field(&mut self, span: Span, fields: Option<Vec<Ty>>, i: usize, ty: Ty) {
        match fields.and_then(|f| f.get(i).copied()) {
            Some(t) => self.same(span, "B7 field", t, ty),
            None => self.err(span, format!("B7 no field {i}")),
        }
    }

    fn points_to(&mut self, span: Span, pointer: Ty, to: Ty) {
        let byref = matches!(pointer.builtin(), Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef));
        let held = pointer.as_con().and_then(|(_, args)| args.first().copied());
        if !byref || held != Some(to) {
            let text = format!("B8 {} is no byref of {}", self.show(pointer), self.show(to));
            self.err(span, text);
        }
    }

    fn constant(&mut self, span: Span, c: &Const, ty: Ty) {
        let b = ty.builtin();
        let fits = match c {
            Const::Unit => b == Some(Builtin::Unit),
            Const::Bool(_) => b == Some(Builtin::Bool),
            Const::Char(_) => b == Some(Builtin::Char),
            Const::Int(_) => b.map_or(ty.as_con().is_some(), Builtin::is_integer),
            Const::Float(_) => b == Some(Builtin::Double),
            Const::Float32(_) => b == Some(Builtin::Single),
            Const::String(_) => b == Some(Builtin::String),
            Const::Bytes(_) => b == Some(Builtin::Array),
            Const::Decimal(..) | Const::Default => true,
        };
        if !fits {
            let text = format!("B8 {c:?} is no {}", self.show(ty));
            self.err(span, text);
        }
    }

    fn use_local(&mut self, span: Span, local: LocalId, args: &[Ty], ty: Ty) {
        let Some(def) = self.body.locals.get(local) else {
            return self.err(span, format!("B1 {local} is out of range"));
        };
        if !self.in_scope[local.index()] {
            self.err(span, format!("B4 {} {local} is used outside its scope", def.name));
        }
        self.count(span, "B5 type arguments", args.len(), def.params.len());
        args.iter().for_each(|t| self.ty(span, *t, "type argument"));
        let at = Scheme { params: def.params.clone(), ty: def.ty }.instantiate(args);
        self.same(span, "B5 local", ty, at);
    }

    fn use_val(&mut self, span: Span, val: types::ValId, args: &[Ty], ty: Ty) {
        let Some(def) = find_val(self.program, val) else {
            return self.err(span, format!("B1 undefined {val:?}"));
        };
        self.count(span, "B5 type arguments", args.len(), def.scheme.params.len());
        args.iter().for_each(|t| self.ty(span, *t, "type argument"));
        let at = def.scheme.instantiate(args);
        self.same(span, "B5 value", ty, at);
        let is_slot = match &def.kind {
            ValKind::Member(m) => m.is_slot,
            ValKind::Value => true, // a pattern's value is set by `InitVal` and has no body
            ValKind::Function => false,
        };
        if !is_slot && def.import.is_none() && !self.program.bodies.contains_key(&val) {
            self.err(span, format!("B6 {} has no body", def.path));
        }
    }

    fn apply(&mut self, span: Span, func: ExprId, args: &[ExprId], ty: Ty) {
        self.expr(func);
        self.exprs(args);
        if args.is_empty() {
            self.err(span, "B8 an application without arguments");
        }
        let mut f = self.function_type(self.type_of(func));
        for arg in args {
            let Some((from, to)) = f.as_fun() else {
                let text = format!("B8 {} is applied to too many arguments", self.show(f));
                return self.err(span, text);
            };
            self.part(span, "B8 argument", *arg, from);
            f = to;
        }
        self.same(span, "B8 application", f, ty);
    }

    /// The function type that a delegate stands for; other types are themselves.
    fn function_type(&self, ty: Ty) -> Ty {
        let Some((id, types)) = ty.as_con() else { return ty };
        let Some(def) = find_tycon(self.program, id) else { return ty };
        let TyConKind::Delegate(args, ret) = &def.kind else { return ty };
        let args: Vec<Ty> = args.iter().map(|t| def.at(*t, types)).collect();
        let ret = def.at(*ret, types);
        if args.is_empty() { Ty::fun(Builtin::Unit.ty(), ret) } else { Ty::funs(&args, ret) }
    }
}
