//! Statically resolved members at concrete types: instructions for primitive types, members for others.

use base::Symbol;
use mir::{BinOp, CmpOp, InstKind, UnOp, Value};
use tast::{ExprId, MemberKind, TyConKind, ValKind};
use types::{Builtin, Ty, TyKind, TyVar, ValId};

use crate::emit::Fx;
use crate::value::{Fun, Val};

impl Fx<'_, '_> {
    /// `((^a or ^b) : (static member name : ..) args)`
    pub fn lower_trait(
        &mut self,
        e: ExprId,
        support: &[Ty],
        name: Symbol,
        is_static: bool,
        args: &[ExprId],
        tail: bool,
    ) -> Val {
        let support: Vec<Ty> = support.iter().map(|t| self.concrete(*t)).collect();
        let tys: Vec<Ty> = args.iter().map(|a| self.ty(*a)).collect();
        let ret = self.ty(e);
        let Some(vals) = self.lower_all(args) else {
            return Val::Never;
        };
        if let Some(v) = self.builtin_trait(name.as_str(), &support, &vals, &tys, ret) {
            return v;
        }
        for t in &support {
            if let Some((id, targs, to)) = self.member_trait((*t, name, is_static), tys.clone(), ret) {
                let vals = self.upcast_all(&vals, &tys, &to);
                let v = self.call_member(id, targs, is_static, vals, tail);
                return v;
            }
            if let Some(v) = self.field_trait(*t, name, is_static, &vals) {
                return v;
            }
        }
        if let (false, Some(value), Some(t)) = (is_static, vals.first(), tys.first().copied()) {
            // What every value has.
            match name.as_str() {
                "ToString" => return self.text_of(value, t),
                "GetHashCode" => return Val::Ssa(self.hash(value, t)),
                _ => {}
            }
        }
        let span = self.frame.body.body.exprs[e].span;
        let of = support.first().map_or_else(String::new, |t| format!(" of `{}`", self.cx.ty_name(*t)));
        self.unsupported(span, &format!("the member `{name}`{of} in inline code"))
    }

    /// A member of the type itself or of what it inherits from, first for exactly these arguments, then for
    /// arguments that become ones of a base: with its type arguments and the types that its arguments become.
    fn member_trait(
        &mut self,
        (t, name, is_static): (Ty, Symbol, bool),
        mut tys: Vec<Ty>,
        ret: Ty,
    ) -> Option<(ValId, Vec<Ty>, Vec<Ty>)> {
        let bases = self.cx.inherited_from(t);
        // What overrides is called through the slot that it fills, which a base has.
        for overriding in [false, true] {
            for base in &bases {
                if let (false, Some(this)) = (is_static, tys.first_mut()) {
                    *this = *base;
                }
                if let Some((id, targs)) = self.find_member(*base, name, (is_static, overriding), &tys, ret) {
                    return Some((id, targs, tys));
                }
            }
        }
        if let (false, Some(this)) = (is_static, tys.first_mut()) {
            *this = t;
        }
        for i in usize::from(!is_static)..tys.len() {
            let from = tys[i];
            for to in self.cx.inherited_from(from).into_iter().skip(1) {
                tys[i] = to;
                if let Some(found) = self.member_trait((t, name, is_static), tys.clone(), ret) {
                    return Some(found);
                }
            }
            tys[i] = from;
        }
        None
    }

    /// Values that become ones of bases.
    fn upcast_all(&mut self, vals: &[Val], from: &[Ty], to: &[Ty]) -> Vec<Val> {
        let mut out = vals.to_vec();
        for (v, (from, to)) in out.iter_mut().zip(from.iter().zip(to)).filter(|(_, (a, b))| a != b) {
            let value = self.materialise(v, *from);
            *v = self.upcast_value(value, *from, *to);
        }
        out
    }

    /// A member call: one argument tuple after the object.
    pub fn call_member(&mut self, id: ValId, targs: Vec<Ty>, is_static: bool, vals: Vec<Val>, tail: bool) -> Val {
        let fun = Fun::Val(id, targs.into());
        let curried = crate::layout::uncurry(self.cx.fun_ty(&fun)).0;
        let mut vals = vals;
        let mut args = Vec::new();
        if !is_static && !vals.is_empty() {
            args.push(vals.remove(0));
        }
        let left = curried.len().saturating_sub(args.len());
        if vals.len() == left {
            args.extend(vals);
        } else if vals.is_empty() {
            args.push(Val::Unit);
        } else {
            args.push(Val::Agg(vals.into()));
        }
        if let ValKind::Member(m) = &self.cx.program.val(id).kind
            && m.is_slot
            && !is_static
            && let Fun::Val(_, targs) = &fun
        {
            return self.dispatch_vals(id, targs, args);
        }
        self.apply_fun(&fun, args, tail)
    }

    /// `(^a : (member Name : ..) x)` where `Name` is a field of a record, struct or class.
    fn field_trait(&mut self, ty: Ty, name: Symbol, is_static: bool, vals: &[Val]) -> Option<Val> {
        let (id, _) = ty.as_con()?;
        let field = name.as_str().strip_prefix("get_")?;
        let (TyConKind::Record(fields) | TyConKind::Class(fields)) = &self.cx.program.tycon(id).kind else {
            return None;
        };
        let i = fields.iter().position(|f| f.name.as_str() == field)?;
        if is_static {
            return None;
        }
        let object = vals.first()?;
        if self.is_class(ty) {
            self.null_check(object);
        }
        Some(self.part(object, ty, self.field_index(ty, i)))
    }

    /// A member of a type by compiled name, with its type arguments: one that overrides another, or not.
    pub fn find_member(
        &mut self,
        ty: Ty,
        name: Symbol,
        (is_static, overriding): (bool, bool),
        args: &[Ty],
        ret: Ty,
    ) -> Option<(ValId, Vec<Ty>)> {
        let (id, _) = ty.as_con()?;
        let members = self.cx.program.tycon(id).members.clone();
        let named = |v: &ValId| {
            let def = self.cx.program.val(*v);
            let ValKind::Member(m) = &def.kind else { return false };
            // A static slot has no code: what fills it is called.
            m.is_static == is_static
                && !(is_static && m.is_slot)
                && m.overrides.is_some() == overriding
                && member_name(def.name.as_str(), m.kind) == member_name(name.as_str(), m.kind)
        };
        let found: Vec<ValId> = members.into_iter().filter(named).collect();
        found.into_iter().find_map(|v| self.member_args(v, ty, is_static, args, ret).map(|a| (v, a)))
    }

    /// Type arguments that make a member take these arguments.
    fn member_args(&mut self, v: ValId, this: Ty, is_static: bool, args: &[Ty], ret: Ty) -> Option<Vec<Ty>> {
        let def = self.cx.program.val(v);
        let (params, mret) = crate::layout::uncurry(def.scheme.ty);
        let mut bound: Vec<(TyVar, Ty)> = Vec::new();
        let (own, rest) = if is_static { (None, &params[..]) } else { (params.first(), params.get(1..)?) };
        let args = if is_static { args } else { args.get(1..).unwrap_or(&[]) };
        if let Some(t) = own {
            matches_ty(*t, this, &mut bound).then_some(())?;
        }
        let flat: Vec<Ty> = match rest {
            [one] => match one.kind() {
                TyKind::Tuple(items, _) if args.len() == items.len() => items.to_vec(),
                _ if args.is_empty() => Vec::new(),
                _ => vec![*one],
            },
            many => many.to_vec(),
        };
        if flat.len() != args.len() {
            return None;
        }
        for (p, a) in flat.iter().zip(args) {
            matches_ty(*p, *a, &mut bound).then_some(())?;
        }
        matches_ty(mret, ret, &mut bound).then_some(())?;
        let arg = |p: &types::TyParam| bound.iter().find(|(w, _)| *w == p.var).map_or(Builtin::Obj.ty(), |b| b.1);
        Some(def.scheme.params.iter().map(arg).collect())
    }

    fn builtin_trait(&mut self, name: &str, support: &[Ty], vals: &[Val], tys: &[Ty], ret: Ty) -> Option<Val> {
        let t = *support.first()?;
        let b = self.primitive(t)?;
        match (name, vals.len()) {
            ("op_Explicit" | "op_Implicit", 1) => self.convert_trait(&vals[0], tys[0], ret),
            ("get_Zero", 0) => self.number(b, 0),
            ("get_One", 0) => self.number(b, 1),
            (_, 1) => {
                let v = self.materialise(&vals[0], tys[0]);
                self.unary_trait(name, b, v).map(Val::Ssa)
            }
            (_, 2) => {
                let shift = matches!(name, "op_LeftShift" | "op_RightShift");
                let same = self.primitive(tys[0]) == Some(b) && self.primitive(tys[1]) == Some(b);
                if same || shift && self.primitive(tys[0]) == Some(b) {
                    return self.binary_trait(name, b, vals, tys);
                }
                None
            }
            _ => None,
        }
    }

    /// A small number of a primitive type.
    fn number(&mut self, b: Builtin, n: i64) -> Option<Val> {
        let ty = self.cx.mir_ty(b.ty());
        match b {
            Builtin::Double => Some(Val::Ssa(self.float(n as f64))),
            Builtin::Single => {
                let bits = (n as f32).to_bits();
                Some(Val::Ssa(self.emit(InstKind::Const(mir::Const::F32(bits)), ty)))
            }
            Builtin::String if n == 0 => Some(Val::Text(Vec::new().into())),
            Builtin::Char => Some(Val::Ssa(self.int(n, ty))),
            _ if b.is_integer() => Some(Val::Ssa(self.int(n, ty))),
            _ => None,
        }
    }

    fn convert_trait(&mut self, val: &Val, from: Ty, to: Ty) -> Option<Val> {
        let f = self.primitive(from)?;
        let t = self.primitive(to)?;
        if f == Builtin::String {
            if t == Builtin::String {
                return Some(val.clone());
            }
            if t == Builtin::Char {
                return Some(self.call_library("Firefly.Runtime.Convert.parseChar", vec![], vec![val.clone()]));
            }
            let name = parser_of(t)?;
            return Some(self.call_library(&format!("Firefly.Runtime.Convert.{name}"), vec![], vec![val.clone()]));
        }
        if t == Builtin::String {
            return None;
        }
        let number = |b: Builtin| {
            b.is_integer() || b.is_float() || matches!(b, Builtin::Char | Builtin::NativePtr | Builtin::VoidPtr)
        };
        if !number(f) || !number(t) {
            return None;
        }
        let v = self.materialise(val, from);
        Some(Val::Ssa(self.convert(v, f, t)))
    }

    fn unary_trait(&mut self, name: &str, b: Builtin, v: Value) -> Option<Value> {
        let ty = self.ty_of(v);
        let un = |op| InstKind::Unary(op, v);
        let kind = match (name, b.is_float()) {
            ("op_UnaryPlus", _) => return Some(v),
            ("op_UnaryNegation", true) => un(UnOp::FNeg),
            ("op_UnaryNegation", false) if b.is_integer() => un(UnOp::Neg),
            ("op_LogicalNot" | "op_OnesComplement", false) if b.is_integer() => un(UnOp::Not),
            ("Abs", true) => un(UnOp::FAbs),
            ("Sqrt", true) => un(UnOp::FSqrt),
            ("Floor", true) => un(UnOp::FFloor),
            ("Ceiling", true) => un(UnOp::FCeil),
            ("Truncate", true) => un(UnOp::FTrunc),
            ("Round", true) => un(UnOp::FRint),
            _ => return None,
        };
        Some(self.emit(kind, ty))
    }

    fn binary_trait(&mut self, name: &str, b: Builtin, vals: &[Val], tys: &[Ty]) -> Option<Val> {
        if b == Builtin::String {
            if name != "op_Addition" {
                return None;
            }
            return Some(self.call_library("Firefly.Runtime.Text.concat", vec![], vals.to_vec()));
        }
        let x = self.materialise(&vals[0], tys[0]);
        let y = self.materialise(&vals[1], tys[1]);
        if b.is_float() {
            return self.float_binary(name, b, x, y);
        }
        if !b.is_integer() && b != Builtin::Char && b != Builtin::Bool {
            return None;
        }
        let signed = b.is_signed();
        let op = match name {
            "op_Addition" => BinOp::Add,
            "op_Subtraction" => BinOp::Sub,
            "op_Multiply" => BinOp::Mul,
            "op_Division" => return Some(Val::Ssa(self.divide(x, y, signed, false))),
            "op_Modulus" => return Some(Val::Ssa(self.divide(x, y, signed, true))),
            "op_BitwiseAnd" => BinOp::And,
            "op_BitwiseOr" => BinOp::Or,
            "op_ExclusiveOr" => BinOp::Xor,
            "op_LeftShift" => return Some(Val::Ssa(self.shift(BinOp::Shl, x, y))),
            "op_RightShift" => {
                let op = if signed { BinOp::ShrS } else { BinOp::ShrU };
                return Some(Val::Ssa(self.shift(op, x, y)));
            }
            _ => return None,
        };
        Some(Val::Ssa(self.binary(op, x, y)))
    }

    fn float_binary(&mut self, name: &str, b: Builtin, x: Value, y: Value) -> Option<Val> {
        let op = match name {
            "op_Addition" => BinOp::FAdd,
            "op_Subtraction" => BinOp::FSub,
            "op_Multiply" => BinOp::FMul,
            "op_Division" => BinOp::FDiv,
            "op_Modulus" | "op_Exponentiation" | "Pow" => {
                let f = match (name, b) {
                    ("op_Modulus", Builtin::Double) => "fmod",
                    ("op_Modulus", _) => "fmodSingle",
                    (_, Builtin::Double) => "pow",
                    _ => "powSingle",
                };
                let args = vec![Val::Ssa(x), Val::Ssa(y)];
                return Some(self.call_library(&format!("Firefly.Runtime.Math.{f}"), vec![], args));
            }
            _ => return None,
        };
        Some(Val::Ssa(self.binary(op, x, y)))
    }

    /// Shift by an `int` amount, masked to the width as .NET does.
    fn shift(&mut self, op: BinOp, x: Value, amount: Value) -> Value {
        let ty = self.ty_of(x);
        let bits = self.cx.out.size_of(ty).size as i64 * 8;
        // F# masks shifts of 8- and 16-bit integers to their own width.
        let amount = self.int_width(amount, ty);
        let mask = self.int(bits - 1, ty);
        let amount = self.binary(BinOp::And, amount, mask);
        self.binary(op, x, amount)
    }

    fn int_width(&mut self, v: Value, ty: mir::Ty) -> Value {
        let (a, b) = (self.cx.out.size_of(self.ty_of(v)).size, self.cx.out.size_of(ty).size);
        match a.cmp(&b) {
            std::cmp::Ordering::Equal => v,
            std::cmp::Ordering::Less => self.emit(InstKind::Convert(mir::ConvOp::ZExt, v), ty),
            std::cmp::Ordering::Greater => self.emit(InstKind::Convert(mir::ConvOp::Trunc, v), ty),
        }
    }

    /// Integer division or remainder with .NET's exceptions.
    pub fn divide(&mut self, x: Value, y: Value, signed: bool, remainder: bool) -> Value {
        let ty = self.ty_of(x);
        let known = self.const_int(y);
        if known.is_none_or(|n| n == 0) {
            let zero = self.zero(ty);
            let bad = self.compare(CmpOp::Eq, y, zero);
            self.fail_if(bad, "divideByZero");
        }
        if signed && known.is_none_or(|n| n == -1) {
            let bits = self.cx.out.size_of(ty).size * 8;
            let min = self.int(crate::literal::wrap(1i128 << (bits - 1), bits / 8), ty);
            let minus = self.int(-1, ty);
            let a = self.compare(CmpOp::Eq, x, min);
            let b = self.compare(CmpOp::Eq, y, minus);
            let bad = self.binary(BinOp::And, a, b);
            // Narrow types divide as int on .NET and wrap; only int, int64 and nativeint overflow.
            if bits >= 32 {
                self.fail_if(bad, "overflow");
            } else {
                let one = self.int(1, ty);
                let y1 = self.emit(InstKind::Select(bad, one, y), ty);
                return self.binary(if remainder { BinOp::RemS } else { BinOp::DivS }, x, y1);
            }
        }
        let op = match (signed, remainder) {
            (true, false) => BinOp::DivS,
            (true, true) => BinOp::RemS,
            (false, false) => BinOp::DivU,
            (false, true) => BinOp::RemU,
        };
        self.binary(op, x, y)
    }

    /// The value of an integer constant of the current block's function.
    pub fn const_int(&self, v: Value) -> Option<i64> {
        let insts = &self.f.blocks[self.cur].insts;
        insts.iter().rev().find(|i| i.result == Some(v)).and_then(|i| match i.kind {
            InstKind::Const(mir::Const::Int(n)) => Some(n),
            _ => None,
        })
    }
}

fn parser_of(b: Builtin) -> Option<&'static str> {
    Some(match b {
        Builtin::SByte => "parseSByte",
        Builtin::Byte => "parseByte",
        Builtin::Int16 => "parseInt16",
        Builtin::UInt16 => "parseUInt16",
        Builtin::Int32 => "parseInt32",
        Builtin::UInt32 => "parseUInt32",
        Builtin::Int64 => "parseInt64",
        Builtin::UInt64 => "parseUInt64",
        Builtin::IntPtr => "parseIntPtr",
        Builtin::UIntPtr => "parseUIntPtr",
        Builtin::Double => "parseDouble",
        Builtin::Single => "parseSingle",
        _ => return None,
    })
}

/// A property is asked for by its name or by its accessor's.
fn member_name(name: &str, kind: MemberKind) -> &str {
    match kind {
        MemberKind::Getter => name.strip_prefix("get_").unwrap_or(name),
        MemberKind::Setter => name.strip_prefix("set_").unwrap_or(name),
        MemberKind::Method | MemberKind::Constructor | MemberKind::Initializer => name,
    }
}

/// One-way matching: binds the pattern's parameters so that it equals the concrete type.
pub fn matches_ty(pattern: Ty, concrete: Ty, bound: &mut Vec<(TyVar, Ty)>) -> bool {
    match (pattern.kind(), concrete.kind()) {
        (TyKind::Var(v), _) => match bound.iter().find(|(w, _)| w == v) {
            Some((_, t)) => *t == concrete,
            None => {
                bound.push((*v, concrete));
                true
            }
        },
        (TyKind::Con(a, xs), TyKind::Con(b, ys)) => {
            // Units are erased from concrete types of numbers.
            a == b && (xs.len() != ys.len() || xs.iter().zip(ys).all(|(x, y)| matches_ty(*x, *y, bound)))
        }
        (TyKind::Fun(a, b), TyKind::Fun(c, d)) => matches_ty(*a, *c, bound) && matches_ty(*b, *d, bound),
        (TyKind::Tuple(xs, s), TyKind::Tuple(ys, t)) => {
            s == t && xs.len() == ys.len() && xs.iter().zip(ys).all(|(x, y)| matches_ty(*x, *y, bound))
        }
        (TyKind::AnonRecord(xs, s), TyKind::AnonRecord(ys, t)) => {
            s == t && xs.len() == ys.len() && xs.iter().zip(ys).all(|(x, y)| x.0 == y.0 && matches_ty(x.1, y.1, bound))
        }
        (TyKind::Measure(_), TyKind::Measure(_)) => true,
        _ => pattern == concrete,
    }
}
