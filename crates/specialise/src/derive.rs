//! Structural code made for a type: equality, order, hash.
//!
//! Follows FSharp.Core's generic functions: fields in order; union cases by number; arrays by length first; lists
//! lexicographically; NaN equals nothing under `=` but itself under `Equals` and `compare`.
//! A last field of the type itself continues the loop instead of calling: a long list needs no stack.

use mir::{BinOp, Block, CmpOp, FuncKind, InstKind, Mode, Target, Terminator, Value};
use tast::TyConKind;
use types::{Builtin, Ty, TyKind};

use crate::cx::{Cx, Job};
use crate::emit::{Fx, SelfLoop};
use crate::layout::MAX_TYPE_DEPTH;
use crate::value::{Fun, Val};

/// Result of an unordered comparison: NaN is inside.
pub const UNORDERED: i64 = i32::MIN as i64;

/// What is made for a type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Derived {
    /// `=`; `er`: `Equals`.
    Equals {
        /// NaN equals itself.
        er: bool,
    },
    /// `compare`; `per`: for `<` and the like, [`UNORDERED`] where NaN is met.
    Compare {
        /// Partial.
        per: bool,
    },
    /// `hash`
    Hash {
        /// For the keys of a hash table: no matter what .NET's is, but with few collisions.
        key: bool,
    },
    /// `string`
    Text,
    /// The node that `%A` lays out.
    Any,
    /// `GetType ()`: of values whose type is known only at run time.
    Type,
}

impl Derived {
    /// Number of values that it looks at.
    pub fn operands(self) -> usize {
        match self {
            Derived::Equals { .. } | Derived::Compare { .. } => 2,
            Derived::Hash { .. } | Derived::Text | Derived::Any | Derived::Type => 1,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Derived::Equals { er: false } => "equals",
            Derived::Equals { er: true } => "equals_er",
            Derived::Compare { per: false } => "compare",
            Derived::Compare { per: true } => "compare_per",
            Derived::Hash { key: false } => "hash",
            Derived::Hash { key: true } => "hash_key",
            Derived::Text => "to_string",
            Derived::Any => "any",
            Derived::Type => "type_of",
        }
    }
}

impl Cx<'_> {
    pub fn derived_ret(&mut self, d: Derived) -> mir::Ty {
        match d {
            Derived::Equals { .. } => mir::Ty::I1,
            Derived::Compare { .. } | Derived::Hash { .. } => mir::Ty::I32,
            Derived::Text => mir::Ty::Cell(mir::Program::TEXT),
            Derived::Type => {
                let ty = self.type_ty();
                self.mir_ty(ty)
            }
            Derived::Any => match self.program.find_tycon("Firefly.Runtime.Any.Node", 0) {
                Some(id) => self.mir_ty(Ty::con(id, &[])),
                None => mir::Ty::Cell(mir::Program::ANY),
            },
        }
    }

    /// The function that does `d` on values that are exactly of a type.
    pub fn derived_fn(&mut self, d: Derived, ty: Ty) -> mir::FuncId {
        if let Some(f) = self.derived.get(&(d, ty)) {
            return *f;
        }
        let ret = self.derived_ret(d);
        let name = format!("{}<{}>", d.name(), self.ty_name(ty));
        let f = self.declare(&name, FuncKind::Generated, ret, Job::Derived(d, ty));
        self.derived.insert((d, ty), f);
        f
    }
}

impl Cx<'_> {
    /// Whether a type's attributes replace what its structure would give.
    fn compares_itself(&self, d: Derived, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| {
            let flags = self.program.tycon(id).flags;
            let custom =
                if matches!(d, Derived::Compare { .. }) { flags.custom_comparison } else { flags.custom_equality };
            custom || flags.reference_equality
        })
    }

    /// The member of a type, or of a class that it inherits from, that replaces one that every object has, and the type
    /// that declares it.
    pub fn object_member_of(&self, ty: Ty, name: &str) -> Option<(Fun, Ty)> {
        let second = match name {
            "Equals" | "CompareTo" => Builtin::Obj.ty(),
            _ => Builtin::Unit.ty(),
        };
        let mut at = Some(ty);
        while let Some(t) = at {
            let (id, args) = t.as_con()?;
            let found = self.program.tycon(id).members.iter().copied().find(|m| {
                let def = self.program.val(*m);
                let params = crate::layout::uncurry(def.scheme.ty).0;
                let is_instance = matches!(&def.kind, tast::ValKind::Member(i) if !i.is_static && !i.is_extension);
                is_instance && def.name.as_str() == name && params.len() == 2 && params[1] == second
            });
            if let Some(m) = found {
                return Some((Fun::Val(m, args.into()), t));
            }
            at = self.base_of(t);
        }
        None
    }
}

impl Fx<'_, '_> {
    /// `a = b`
    pub fn equals(&mut self, a: &Val, b: &Val, ty: Ty, er: bool) -> Val {
        if let (Val::Bool(x), Val::Bool(y)) = (a, b) {
            return Val::Bool(x == y);
        }
        if self.is_unit(ty) {
            return Val::Bool(true);
        }
        let x = self.materialise(a, ty);
        let y = self.materialise(b, ty);
        if let (Some(m), Some(n)) = (self.const_int(x), self.const_int(y)) {
            return Val::Bool(m == n);
        }
        Val::Ssa(self.equal_values(x, y, ty, er))
    }

    fn equal_values(&mut self, x: Value, y: Value, ty: Ty, er: bool) -> Value {
        match self.primitive(ty) {
            Some(Builtin::String) => {
                let args = vec![Val::Ssa(x), Val::Ssa(y)];
                let r = self.call_library("Firefly.Runtime.Text.equals", vec![], args);
                self.materialise(&r, Builtin::Bool.ty())
            }
            Some(Builtin::Double | Builtin::Single) => {
                let eq = self.compare(CmpOp::FEq, x, y);
                if !er {
                    return eq;
                }
                let nx = self.compare(CmpOp::FNe, x, x);
                let ny = self.compare(CmpOp::FNe, y, y);
                let both = self.binary(BinOp::And, nx, ny);
                self.binary(BinOp::Or, eq, both)
            }
            Some(b) if is_word_like(b) => self.compare(CmpOp::Eq, x, y),
            _ => self.call_derived(Derived::Equals { er }, ty, vec![x, y]),
        }
    }

    /// `compare a b`
    pub fn order(&mut self, a: &Val, b: &Val, ty: Ty, per: bool) -> Value {
        if self.is_unit(ty) {
            return self.int(0, mir::Ty::I32);
        }
        let x = self.materialise(a, ty);
        let y = self.materialise(b, ty);
        self.order_values(x, y, ty, per)
    }

    fn order_values(&mut self, x: Value, y: Value, ty: Ty, per: bool) -> Value {
        match self.primitive(ty) {
            Some(Builtin::String) => {
                let args = vec![Val::Ssa(x), Val::Ssa(y)];
                let r = self.call_library("Firefly.Runtime.Text.compare", vec![], args);
                self.materialise(&r, Builtin::Int32.ty())
            }
            Some(b) if b.is_float() => self.order_floats(x, y, per),
            Some(b) if is_word_like(b) => {
                let signed = b.is_signed();
                let (lt, gt) = if signed { (CmpOp::LtS, CmpOp::GtS) } else { (CmpOp::LtU, CmpOp::GtU) };
                self.sign_of(lt, gt, x, y)
            }
            _ => self.call_derived(Derived::Compare { per }, ty, vec![x, y]),
        }
    }

    fn sign_of(&mut self, lt: CmpOp, gt: CmpOp, x: Value, y: Value) -> Value {
        let g = self.compare(gt, x, y);
        let l = self.compare(lt, x, y);
        let g = self.emit(InstKind::Convert(mir::ConvOp::ZExt, g), mir::Ty::I32);
        let l = self.emit(InstKind::Convert(mir::ConvOp::ZExt, l), mir::Ty::I32);
        self.binary(BinOp::Sub, g, l)
    }

    /// NaN is less than every number and equal to itself; or unordered.
    fn order_floats(&mut self, x: Value, y: Value, per: bool) -> Value {
        let plain = self.sign_of(CmpOp::FLt, CmpOp::FGt, x, y);
        let nx = self.compare(CmpOp::FNe, x, x);
        let ny = self.compare(CmpOp::FNe, y, y);
        let any = self.binary(BinOp::Or, nx, ny);
        let special = if per {
            self.int(UNORDERED, mir::Ty::I32)
        } else {
            let a = self.emit(InstKind::Convert(mir::ConvOp::ZExt, ny), mir::Ty::I32);
            let b = self.emit(InstKind::Convert(mir::ConvOp::ZExt, nx), mir::Ty::I32);
            self.binary(BinOp::Sub, a, b)
        };
        self.emit(InstKind::Select(any, special, plain), mir::Ty::I32)
    }

    /// `a < b` and the like: `op` is the signed comparison.
    pub fn ordered(&mut self, op: CmpOp, a: &Val, b: &Val, ty: Ty) -> Val {
        if let Some(p) = self.primitive(ty)
            && (p.is_float() || is_word_like(p))
        {
            let x = self.materialise(a, ty);
            let y = self.materialise(b, ty);
            if let (true, Some(m), Some(n)) = (p.is_signed(), self.const_int(x), self.const_int(y))
                && let Some(known) = signed_order(op, m, n)
            {
                return Val::Bool(known);
            }
            return Val::Ssa(self.compare(compare_op(op, p), x, y));
        }
        let r = self.order(a, b, ty, true);
        let zero = self.int(0, mir::Ty::I32);
        let c = self.compare(op, r, zero);
        if matches!(op, CmpOp::GtS | CmpOp::GeS) {
            return Val::Ssa(c);
        }
        let unordered = self.int(UNORDERED, mir::Ty::I32);
        let known = self.compare(CmpOp::Ne, r, unordered);
        Val::Ssa(self.binary(BinOp::And, c, known))
    }

    /// `hash x`
    pub fn hash(&mut self, a: &Val, ty: Ty) -> Value {
        if self.is_unit(ty) {
            return self.int(0, mir::Ty::I32);
        }
        let x = self.materialise(a, ty);
        match self.primitive(ty) {
            Some(Builtin::String) => {
                let r = self.call_library("Firefly.Runtime.Text.hash", vec![], vec![Val::Ssa(x)]);
                self.materialise(&r, Builtin::Int32.ty())
            }
            Some(b) if b.is_float() || is_word_like(b) => self.hash_bits(x),
            _ => self.call_derived(Derived::Hash { key: false }, ty, vec![x]),
        }
    }

    /// The hash of a key of a hash table: that of its parts for tuples, records and unions, else `hash`.
    pub fn key_hash(&mut self, a: &Val, ty: Ty) -> Value {
        let has_parts = match ty.as_con() {
            _ if matches!(ty.kind(), TyKind::Tuple { .. }) => true,
            Some((id, _)) => {
                let def = self.cx.program.tycon(id);
                let has_own = def.flags.custom_equality || def.flags.reference_equality;
                !has_own && matches!(def.kind, TyConKind::Record(_) | TyConKind::Union(_))
            }
            None => false,
        };
        if !has_parts {
            return self.hash(a, ty);
        }
        let x = self.materialise(a, ty);
        self.call_derived(Derived::Hash { key: true }, ty, vec![x])
    }

    /// .NET's hash of a number: the value up to 32 bits, the halves combined above.
    fn hash_bits(&mut self, x: Value) -> Value {
        match self.ty_of(x) {
            mir::Ty::F64 => {
                let bits = self.float_bits(x, mir::Ty::I64, 0x7ff0 << 48);
                self.hash_bits(bits)
            }
            mir::Ty::F32 => self.float_bits(x, mir::Ty::I32, 0x7f80 << 16),
            mir::Ty::I64 => {
                let n = self.int(32, mir::Ty::I64);
                let high = self.binary(BinOp::ShrU, x, n);
                let both = self.binary(BinOp::Xor, x, high);
                self.emit(InstKind::Convert(mir::ConvOp::Trunc, both), mir::Ty::I32)
            }
            mir::Ty::I32 => x,
            mir::Ty::Ptr => {
                let n = self.emit(InstKind::Convert(mir::ConvOp::PtrToInt, x), mir::Ty::I64);
                self.hash_bits(n)
            }
            _ => self.emit(InstKind::Convert(mir::ConvOp::ZExt, x), mir::Ty::I32),
        }
    }

    /// The bits of a float: of -0 those of 0, which it is equal to, and of each NaN those of the exponent alone.
    fn float_bits(&mut self, x: Value, ty: mir::Ty, exponent: i64) -> Value {
        let float = self.ty_of(x);
        let zero = self.zero(float);
        let plain = self.binary(BinOp::FAdd, x, zero);
        let bits = self.emit(InstKind::Convert(mir::ConvOp::Bitcast, plain), ty);
        let number = self.compare(CmpOp::FEq, x, x);
        let number = self.emit(InstKind::Convert(mir::ConvOp::ZExt, number), ty);
        let none = self.int(0, ty);
        let all = self.binary(BinOp::Sub, none, number);
        let exponent = self.int(exponent, ty);
        let kept = self.binary(BinOp::Or, all, exponent);
        self.binary(BinOp::And, bits, kept)
    }

    /// The body of a derived function.
    pub fn derived_body(mut self, d: Derived, ty: Ty) {
        let mty = self.cx.mir_ty(ty);
        let entry = self.cur;
        let params: Vec<Value> = (0..d.operands()).map(|_| self.param(entry, mty)).collect();
        let header = self.block();
        let own: Vec<Value> = params.iter().map(|_| self.param(header, mty)).collect();
        self.jump(header, params);
        self.switch_to(header);
        self.self_loop = Some(SelfLoop { func: self.id, header });
        if ty.depth() > MAX_TYPE_DEPTH {
            self.failure("typesTooDeep");
            return self.finish(vec![Mode::Owned; d.operands()]);
        }
        match d {
            Derived::Equals { .. } | Derived::Compare { .. } => self.derive_pair(d, ty, own[0], own[1]),
            Derived::Hash { key } => {
                self.return_if_missing(ty, own[0], |fx| fx.ret_int(0, mir::Ty::I32));
                self.derive_hash(ty, own[0], key);
            }
            Derived::Text => {
                self.return_if_missing(ty, own[0], |fx| fx.return_text(&Val::Text(Vec::new().into())));
                self.derive_text(ty, own[0]);
            }
            Derived::Any => {
                self.return_if_missing(ty, own[0], Self::return_no_node);
                self.derive_any(ty, own[0]);
            }
            Derived::Type => {
                let t = self.exact_type_object(&Val::Ssa(own[0]), ty);
                self.terminate(Terminator::Return(t));
            }
        }
        let n = d.operands();
        self.finish(vec![Mode::Owned; n]);
    }

    /// References that may be null, although F# has no null of their type: what array functions and `defaultof` make.
    fn return_if_missing(&mut self, ty: Ty, x: Value, early: impl FnOnce(&mut Self)) {
        if !matches!(self.ty_of(x), mir::Ty::Cell(_)) || !self.cx.cases_of(ty).is_empty() {
            return;
        }
        let missing = self.is_zero(x);
        let (null, some) = (self.block(), self.block());
        self.branch(missing, null, some, Some(false));
        self.switch_to(null);
        early(self);
        self.switch_to(some);
    }

    fn ret_int(&mut self, n: i64, ty: mir::Ty) {
        let v = self.int(n, ty);
        self.terminate(Terminator::Return(v));
    }

    fn pair_done(&mut self, d: Derived) {
        match d {
            Derived::Equals { .. } => self.ret_int(1, mir::Ty::I1),
            _ => self.ret_int(0, mir::Ty::I32),
        }
    }

    fn derive_pair(&mut self, d: Derived, ty: Ty, x: Value, y: Value) {
        if self.pair_by_null(d, ty, x, y) {
            return;
        }
        if let Some(Builtin::Array) = ty.builtin() {
            return self.derive_pair_array(d, ty, x, y);
        }
        let cases = self.cx.cases_of(ty);
        if !cases.is_empty() && !self.cx.compares_itself(d, ty) {
            return self.derive_pair_union(d, ty, x, y, &cases);
        }
        if self.derive_pair_custom(d, ty, x, y) {
            return;
        }
        let fields = self.cx.fields_of(ty);
        let parts = (0..fields.len()).collect::<Vec<_>>();
        self.pair_fields(d, ty, &fields, &parts, |fx, v, i| fx.part(&Val::Ssa(v), ty, i), x, y);
    }

    /// References: the same object is equal; null is equal to null only and comes first.
    fn pair_by_null(&mut self, d: Derived, ty: Ty, x: Value, y: Value) -> bool {
        let mty = self.ty_of(x);
        if !matches!(mty, mir::Ty::Cell(_)) || !self.cx.cases_of(ty).is_empty() {
            return false;
        }
        let zero = self.zero(mty);
        let xn = self.compare(CmpOp::Eq, x, zero);
        let yn = self.compare(CmpOp::Eq, y, zero);
        let any = self.binary(BinOp::Or, xn, yn);
        let (special, normal) = (self.block(), self.block());
        self.branch(any, special, normal, Some(false));
        self.switch_to(special);
        let r = match d {
            Derived::Equals { .. } => self.compare(CmpOp::Eq, xn, yn),
            _ => {
                let a = self.emit(InstKind::Convert(mir::ConvOp::ZExt, yn), mir::Ty::I32);
                let b = self.emit(InstKind::Convert(mir::ConvOp::ZExt, xn), mir::Ty::I32);
                self.binary(BinOp::Sub, a, b)
            }
        };
        self.terminate(Terminator::Return(r));
        self.switch_to(normal);
        false
    }

    /// Compares parts one after the other; leaves at the first that decides.
    #[allow(clippy::too_many_arguments)]
    fn pair_fields(
        &mut self,
        d: Derived,
        ty: Ty,
        tys: &[Ty],
        parts: &[usize],
        get: impl Fn(&mut Self, Value, usize) -> Val,
        x: Value,
        y: Value,
    ) {
        for (k, i) in parts.iter().enumerate() {
            let field = tys[*i];
            if self.is_unit(field) {
                continue;
            }
            let a = get(self, x, *i);
            let b = get(self, y, *i);
            if field == ty
                && k + 1 == parts.len()
                && let Some(l) = &self.self_loop
            {
                let header = l.header;
                let (a, b) = (self.materialise(&a, ty), self.materialise(&b, ty));
                self.jump(header, vec![a, b]);
                return;
            }
            self.pair_step(d, &a, &b, field);
        }
        self.pair_done(d);
    }

    fn pair_step(&mut self, d: Derived, a: &Val, b: &Val, ty: Ty) {
        let (out, on) = (self.block(), self.block());
        match d {
            Derived::Equals { er } => {
                let eq = self.equals(a, b, ty, er);
                let eq = self.materialise(&eq, Builtin::Bool.ty());
                self.branch(eq, on, out, None);
                self.switch_to(out);
                self.ret_int(0, mir::Ty::I1);
            }
            Derived::Compare { per } => {
                let r = self.order(a, b, ty, per);
                let zero = self.int(0, mir::Ty::I32);
                let same = self.compare(CmpOp::Eq, r, zero);
                self.branch(same, on, out, None);
                self.switch_to(out);
                self.terminate(Terminator::Return(r));
            }
            Derived::Hash { .. } | Derived::Text | Derived::Any | Derived::Type => {}
        }
        self.switch_to(on);
    }

    fn derive_pair_union(&mut self, d: Derived, ty: Ty, x: Value, y: Value, cases: &[Vec<Ty>]) {
        if cases.len() > 1 {
            let tx = self.tag(x);
            let ty_ = self.tag(y);
            let same = self.compare(CmpOp::Eq, tx, ty_);
            let (differ, on) = (self.block(), self.block());
            self.branch(same, on, differ, None);
            self.switch_to(differ);
            match d {
                Derived::Equals { .. } => self.ret_int(0, mir::Ty::I1),
                _ => {
                    let r = self.binary(BinOp::Sub, tx, ty_);
                    self.terminate(Terminator::Return(r));
                }
            }
            self.switch_to(on);
            let blocks = self.case_switch(tx, cases);
            for (case, b) in blocks {
                self.switch_to(b);
                self.pair_case(d, ty, x, y, cases, case);
            }
            return;
        }
        self.pair_case(d, ty, x, y, cases, 0);
    }

    fn pair_case(&mut self, d: Derived, ty: Ty, x: Value, y: Value, cases: &[Vec<Ty>], case: usize) {
        let parts: Vec<usize> = (0..cases[case].len()).collect();
        let get = |fx: &mut Self, v: Value, i: usize| fx.case_part(&Val::Ssa(v), ty, case, i);
        self.pair_fields(d, ty, &cases[case].clone(), &parts, get, x, y);
    }

    /// A switch over the cases that have fields; the others share one block, listed last as their first case.
    pub fn case_switch(&mut self, tag: Value, cases: &[Vec<Ty>]) -> Vec<(usize, Block)> {
        let other = self.block();
        let mut blocks: Vec<(usize, Block)> = Vec::new();
        let mut targets = Vec::new();
        for (i, c) in cases.iter().enumerate() {
            if !c.is_empty() {
                let b = self.block();
                blocks.push((i, b));
                targets.push((i as i64, Target { block: b, args: Vec::new() }));
            }
        }
        self.terminate(Terminator::Switch {
            on: tag,
            cases: targets,
            default: Target { block: other, args: Vec::new() },
        });
        match cases.iter().position(Vec::is_empty) {
            Some(i) => blocks.push((i, other)),
            None => {
                self.switch_to(other);
                self.terminate(Terminator::Unreachable);
            }
        }
        blocks
    }

    fn derive_pair_array(&mut self, d: Derived, ty: Ty, x: Value, y: Value) {
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let word = self.cx.out.word_ty();
        let lx = self.emit(InstKind::ArrayLen(x), word);
        let ly = self.emit(InstKind::ArrayLen(y), word);
        let same = self.compare(CmpOp::Eq, lx, ly);
        let (differ, on) = (self.block(), self.block());
        self.branch(same, on, differ, None);
        self.switch_to(differ);
        match d {
            Derived::Equals { .. } => self.ret_int(0, mir::Ty::I1),
            _ => {
                let r = self.sign_of(CmpOp::LtS, CmpOp::GtS, lx, ly);
                self.terminate(Terminator::Return(r));
            }
        }
        self.switch_to(on);
        let mty = self.cx.mir_ty(elem);

        self.index_loop_over(lx, &mut |fx, i| {
            let a = fx.emit(InstKind::ArrayGet(x, i), mty);
            let b = fx.emit(InstKind::ArrayGet(y, i), mty);
            fx.pair_step(d, &Val::Ssa(a), &Val::Ssa(b), elem);
        });
        self.pair_done(d);
    }

    /// A loop over indices in generated code, which has no source body.
    pub fn index_loop_over(&mut self, len: Value, round: &mut dyn FnMut(&mut Self, Value)) {
        let word = self.cx.out.word_ty();
        let zero = self.word(0);
        let header = self.block();
        self.jump(header, vec![zero]);
        let i = self.param(header, word);
        self.switch_to(header);
        let more = self.compare(CmpOp::LtS, i, len);
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        self.switch_to(inside);
        round(self, i);
        let one = self.word(1);
        let next = self.binary(BinOp::Add, i, one);
        self.jump(header, vec![next]);
        self.switch_to(exit);
    }

    /// Types whose equality or order is their own: classes, interfaces, functions, attributed types.
    fn derive_pair_custom(&mut self, d: Derived, ty: Ty, x: Value, y: Value) -> bool {
        let Some((id, _)) = ty.as_con() else {
            if matches!(ty.kind(), TyKind::Fun(..)) {
                self.no_structure(d, ty, x, y);
                return true;
            }
            return false;
        };
        let def = self.cx.program.tycon(id);
        let flags = def.flags;
        if matches!(def.kind, TyConKind::Exception(_)) && !self.has_override(ty, "Equals") {
            let (fields, skip) = (self.cx.fields_of(ty), self.cx.inherited_fields(ty));
            let own: Vec<usize> = (skip..fields.len()).collect();
            self.pair_fields(d, ty, &fields, &own, |fx, v, i| fx.part(&Val::Ssa(v), ty, i), x, y);
            return true;
        }
        let is_class = !def.is_struct
            && matches!(def.kind, TyConKind::Class(_) | TyConKind::Exception(_) | TyConKind::Delegate(..));
        let is_open = matches!(def.kind, TyConKind::Interface | TyConKind::Opaque | TyConKind::Builtin(_));
        let custom = match d {
            Derived::Equals { .. } => flags.custom_equality || (is_class && self.has_override(ty, "Equals")),
            _ => flags.custom_comparison || is_class,
        };
        if custom {
            return self.call_custom(d, ty, x, y);
        }
        if is_class || is_open || flags.reference_equality {
            match d {
                Derived::Equals { .. } if !is_open => {
                    let r = self.compare(CmpOp::Eq, x, y);
                    self.terminate(Terminator::Return(r));
                }
                _ => self.no_structure(d, ty, x, y),
            }
            return true;
        }
        false
    }

    /// Whether a type, or a class that it inherits from, declares a member of this name.
    pub fn has_override(&mut self, ty: Ty, name: &str) -> bool {
        self.cx.object_member_of(ty, name).is_some()
    }

    fn call_custom(&mut self, d: Derived, ty: Ty, x: Value, y: Value) -> bool {
        let Some((fun, of)) = self.custom_pair(d, ty) else {
            self.no_structure(d, ty, x, y);
            return true;
        };
        let this = self.unchecked_cast(x, ty, of);
        let other = self.upcast_value(y, ty, Builtin::Obj.ty());
        self.return_custom(d, &fun, this, other);
        true
    }

    /// A type's own `Equals` or `CompareTo`, and the class that declares it.
    fn custom_pair(&mut self, d: Derived, ty: Ty) -> Option<(Fun, Ty)> {
        let name = if matches!(d, Derived::Equals { .. }) { "Equals" } else { "CompareTo" };
        self.cx.object_member_of(ty, name)
    }

    /// The result for an object and one of another type: the object's own member decides.
    pub fn custom_on_other(&mut self, d: Derived, ty: Ty, x: Value, y: Value) -> bool {
        let is_class = self.cx.is_class(ty) && ty.builtin() != Some(Builtin::Exn);
        let custom = ty.as_con().is_some_and(|(id, _)| match (d, self.cx.program.tycon(id).flags) {
            (Derived::Compare { .. }, flags) => flags.custom_comparison,
            (_, flags) => flags.custom_equality,
        });
        let Some((fun, of)) = self.custom_pair(d, ty).filter(|_| is_class || custom) else { return false };
        let x = self.unchecked_cast(x, Builtin::Obj.ty(), ty);
        let x = self.materialise(&x, ty);
        let this = self.unchecked_cast(x, ty, of);
        self.return_custom(d, &fun, this, Val::Ssa(y));
        true
    }

    fn return_custom(&mut self, d: Derived, fun: &Fun, this: Val, other: Val) {
        let r = self.apply_fun(fun, vec![this, other], false);
        let rty = if matches!(d, Derived::Equals { .. }) { Builtin::Bool.ty() } else { Builtin::Int32.ty() };
        if !matches!(r, Val::Never) {
            let v = self.materialise(&r, rty);
            self.terminate(Terminator::Return(v));
        }
    }

    /// Types without structural equality are equal when they are the same object; those without order raise. Code that
    /// needs them was accepted by the checker, so this is reached through `obj` only.
    fn no_structure(&mut self, d: Derived, ty: Ty, x: Value, y: Value) {
        if let Derived::Equals { .. } = d {
            let r = self.compare(CmpOp::Eq, x, y);
            self.terminate(Terminator::Return(r));
            return;
        }
        self.not_comparable(ty);
    }

    /// Raises what FSharp.Core raises for values that have no order.
    pub fn not_comparable(&mut self, ty: Ty) {
        let name = self.cx.type_text(ty);
        let name = Val::Text(name.encode_utf16().collect::<Vec<_>>().into());
        let location = self.location();
        if let Some(f) = self.cx.library_val("Firefly.Runtime.Types.notComparable") {
            let unit = Builtin::Unit.ty();
            let string = Builtin::String.ty();
            let tys: Vec<Ty> = self.cx.program.val(f).scheme.params.iter().map(|_| unit).collect();
            let args = vec![name, Val::Ssa(location)];
            self.call_instance(&Fun::Val(f, tys.into()), args, &[string, string], unit, false);
        }
        self.terminate(Terminator::Unreachable);
    }

    fn derive_hash(&mut self, ty: Ty, x: Value, key: bool) {
        let seed = self.int(0, mir::Ty::I32);
        if let Some(Builtin::Array) = ty.builtin() {
            return self.hash_array(ty, x, key);
        }
        if matches!(ty.kind(), TyKind::Fun(..)) {
            return self.hash_address(x);
        }
        let cases = self.cx.cases_of(ty);
        if cases.is_empty() || self.cx.compares_itself(Derived::Hash { key }, ty) {
            if let Some((id, _)) = ty.as_con() {
                let def = self.cx.program.tycon(id);
                let is_class = matches!(def.kind, TyConKind::Class(_) | TyConKind::Delegate(..)) && !def.is_struct;
                let is_exn = ty.builtin() == Some(Builtin::Exn);
                if is_class || is_exn || def.flags.custom_equality || def.flags.reference_equality {
                    return self.hash_custom(x, ty);
                }
            }
            let fields = self.cx.fields_of(ty);
            let skip = self.cx.inherited_fields(ty);
            let mut h = seed;
            for (i, t) in fields.iter().enumerate().skip(skip) {
                let part = self.part(&Val::Ssa(x), ty, i);
                h = self.mix(h, &part, *t, key);
            }
            self.terminate(Terminator::Return(h));
            return;
        }
        let tag = self.tag(x);
        for (case, b) in self.case_switch(tag, &cases) {
            self.switch_to(b);
            let mut h = tag;
            for (i, t) in cases[case].iter().enumerate() {
                let part = self.case_part(&Val::Ssa(x), ty, case, i);
                h = self.mix(h, &part, *t, key);
            }
            self.terminate(Terminator::Return(h));
        }
    }

    fn hash_custom(&mut self, x: Value, ty: Ty) {
        match self.cx.object_member_of(ty, "GetHashCode") {
            Some((fun, of)) => {
                let this = self.unchecked_cast(x, ty, of);
                let r = self.apply_fun(&fun, vec![this, Val::Unit], false);
                if !matches!(r, Val::Never) {
                    let v = self.materialise(&r, Builtin::Int32.ty());
                    self.terminate(Terminator::Return(v));
                }
            }
            None => self.hash_address(x),
        }
    }

    fn hash_address(&mut self, x: Value) {
        let h = self.address_hash(x);
        self.terminate(Terminator::Return(h));
    }

    /// The hash of an object that is equal only to itself.
    pub fn address_hash(&mut self, x: Value) -> Value {
        let p = self.emit(InstKind::Convert(mir::ConvOp::CellToPtr, x), mir::Ty::Ptr);
        self.hash_bits(p)
    }

    /// FSharp.Core's combination of hashes: `-1640531527 + (h2 + (h1 << 6) + (h1 >> 2))`, xored into the first.
    /// Of keys: the first turned by 13 bits, xored with the other, times an odd number, the upper half xored into the lower.
    fn mix(&mut self, h: Value, part: &Val, ty: Ty, key: bool) -> Value {
        if key {
            let p = self.key_hash(part, ty);
            let n = |fx: &mut Self, n: i64| fx.int(n, mir::Ty::I32);
            let (left, right) = (n(self, 13), n(self, 19));
            let up = self.binary(BinOp::Shl, h, left);
            let down = self.binary(BinOp::ShrU, h, right);
            let turned = self.binary(BinOp::Or, up, down);
            let both = self.binary(BinOp::Xor, turned, p);
            let odd = n(self, i64::from(0x9E37_79B1_u32 as i32));
            let product = self.binary(BinOp::Mul, both, odd);
            let half = n(self, 16);
            let high = self.binary(BinOp::ShrU, product, half);
            return self.binary(BinOp::Xor, product, high);
        }
        let p = self.hash(part, ty);
        let six = self.int(6, mir::Ty::I32);
        let two = self.int(2, mir::Ty::I32);
        let k = self.int(-1_640_531_527, mir::Ty::I32);
        let a = self.binary(BinOp::Shl, h, six);
        let b = self.binary(BinOp::ShrS, h, two);
        let s = self.binary(BinOp::Add, a, b);
        let s = self.binary(BinOp::Add, s, p);
        let s = self.binary(BinOp::Add, s, k);
        self.binary(BinOp::Xor, h, s)
    }

    fn hash_array(&mut self, ty: Ty, x: Value, key: bool) {
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let word = self.cx.out.word_ty();
        let len = self.emit(InstKind::ArrayLen(x), word);
        let mty = self.cx.mir_ty(elem);
        let zero = self.word(0);
        let seed = self.int(0, mir::Ty::I32);
        let header = self.block();
        self.jump(header, vec![zero, seed]);
        let i = self.param(header, word);
        let h = self.param(header, mir::Ty::I32);
        self.switch_to(header);
        let more = self.compare(CmpOp::LtS, i, len);
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        self.switch_to(inside);
        let v = self.emit(InstKind::ArrayGet(x, i), mty);
        let h2 = self.mix(h, &Val::Ssa(v), elem, key);
        let one = self.word(1);
        let next = self.binary(BinOp::Add, i, one);
        self.jump(header, vec![next, h2]);
        self.switch_to(exit);
        self.terminate(Terminator::Return(h));
    }
}

/// Builtins that compare as integers or addresses.
fn is_word_like(b: Builtin) -> bool {
    b.is_integer()
        || matches!(b, Builtin::Bool | Builtin::Char | Builtin::NativePtr | Builtin::VoidPtr | Builtin::ByRef)
}

fn compare_op(op: CmpOp, b: Builtin) -> CmpOp {
    let (signed, float) = (b.is_signed(), b.is_float());
    match (op, signed, float) {
        (CmpOp::LtS, _, true) => CmpOp::FLt,
        (CmpOp::LeS, _, true) => CmpOp::FLe,
        (CmpOp::GtS, _, true) => CmpOp::FGt,
        (CmpOp::GeS, _, true) => CmpOp::FGe,
        (CmpOp::LtS, false, _) => CmpOp::LtU,
        (CmpOp::LeS, false, _) => CmpOp::LeU,
        (CmpOp::GtS, false, _) => CmpOp::GtU,
        (CmpOp::GeS, false, _) => CmpOp::GeU,
        _ => op,
    }
}

/// A comparison of signed constants.
fn signed_order(op: CmpOp, m: i64, n: i64) -> Option<bool> {
    match op {
        CmpOp::LtS => Some(m < n),
        CmpOp::LeS => Some(m <= n),
        CmpOp::GtS => Some(m > n),
        CmpOp::GeS => Some(m >= n),
        _ => None,
    }
}
