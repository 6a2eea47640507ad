//! Conversions between primitive types with F#'s unchecked meaning on .NET 8 (x86-64): integers wrap; a float out of
//! range converts to the smallest integer of the (32- or 64-bit) type that the processor converts through.

use mir::{BinOp, CmpOp, Const, ConvOp, InstKind, Value};
use types::{Builtin, Ty};

use crate::emit::Fx;

impl Fx<'_, '_> {
    /// The primitive type behind a type: enums are their underlying type.
    pub fn primitive(&mut self, ty: Ty) -> Option<Builtin> {
        match ty.as_con() {
            Some((id, _)) => match (Builtin::of(id), &self.cx.program.tycon(id).kind) {
                (Some(b), _) => Some(b),
                (None, tast::TyConKind::Enum(under, _)) => under.builtin(),
                _ => None,
            },
            None => None,
        }
    }

    /// Converts a primitive value.
    pub fn convert(&mut self, v: Value, from: Builtin, to: Builtin) -> Value {
        let to_ty = self.cx.mir_ty(to.ty());
        match (from.is_float(), to.is_float()) {
            (false, false) => self.int_to_int(v, from, to_ty),
            (false, true) => {
                let op = if is_signed(from) { ConvOp::SiToF } else { ConvOp::UiToF };
                self.emit(InstKind::Convert(op, v), to_ty)
            }
            (true, true) => self.float_to_float(v, to_ty),
            (true, false) => self.float_to_int(v, to, to_ty),
        }
    }

    fn int_to_int(&mut self, v: Value, from: Builtin, to: mir::Ty) -> Value {
        let from_ty = self.ty_of(v);
        if let (mir::Ty::Ptr, _) | (_, mir::Ty::Ptr) = (from_ty, to) {
            return match (from_ty, to) {
                (mir::Ty::Ptr, mir::Ty::Ptr) => v,
                (mir::Ty::Ptr, _) => self.emit(InstKind::Convert(ConvOp::PtrToInt, v), to),
                _ => self.emit(InstKind::Convert(ConvOp::IntToPtr, v), to),
            };
        }
        let (a, b) = (self.cx.out.size_of(from_ty).size, self.cx.out.size_of(to).size);
        if a == b && from_ty == to {
            return v;
        }
        let op = if b < a {
            ConvOp::Trunc
        } else if is_signed(from) {
            ConvOp::SExt
        } else {
            ConvOp::ZExt
        };
        self.emit(InstKind::Convert(op, v), to)
    }

    fn float_to_float(&mut self, v: Value, to: mir::Ty) -> Value {
        match (self.ty_of(v), to) {
            (mir::Ty::F32, mir::Ty::F64) => self.emit(InstKind::Convert(ConvOp::FExt, v), to),
            (mir::Ty::F64, mir::Ty::F32) => self.emit(InstKind::Convert(ConvOp::FTrunc, v), to),
            _ => v,
        }
    }

    fn float_to_int(&mut self, v: Value, to: Builtin, to_ty: mir::Ty) -> Value {
        let x = self.float_to_float(v, mir::Ty::F64);
        match to {
            Builtin::Int64 | Builtin::IntPtr => self.as_i64(x, to_ty),
            Builtin::UInt64 | Builtin::UIntPtr => self.as_u64(x, to_ty),
            Builtin::UInt32 => {
                let wide = self.as_i64(x, mir::Ty::I64);
                self.emit(InstKind::Convert(ConvOp::Trunc, wide), to_ty)
            }
            _ => {
                let r = self.as_i32(x);
                if to_ty == mir::Ty::I32 { r } else { self.emit(InstKind::Convert(ConvOp::Trunc, r), to_ty) }
            }
        }
    }

    fn constant_f64(&mut self, x: f64) -> Value {
        self.emit(InstKind::Const(Const::F64(x.to_bits())), mir::Ty::F64)
    }

    /// `below < x < above`, false on NaN, chooses the conversion; the smallest integer otherwise.
    fn in_range(&mut self, x: Value, low: (CmpOp, f64), above: f64, ty: mir::Ty, min: i64) -> Value {
        let l = self.constant_f64(low.1);
        let h = self.constant_f64(above);
        let a = self.compare(low.0, x, l);
        let b = self.compare(CmpOp::FLt, x, h);
        let ok = self.binary(BinOp::And, a, b);
        let r = self.emit(InstKind::Convert(ConvOp::FToSiSat, x), ty);
        let min = self.int(min, ty);
        self.emit(InstKind::Select(ok, r, min), ty)
    }

    fn as_i32(&mut self, x: Value) -> Value {
        self.in_range(x, (CmpOp::FGt, -2_147_483_649.0), 2_147_483_648.0, mir::Ty::I32, i64::from(i32::MIN))
    }

    fn as_i64(&mut self, x: Value, ty: mir::Ty) -> Value {
        self.in_range(x, (CmpOp::FGe, -9_223_372_036_854_775_808.0), 9_223_372_036_854_775_808.0, ty, i64::MIN)
    }

    fn as_u64(&mut self, x: Value, ty: mir::Ty) -> Value {
        let half = self.constant_f64(9_223_372_036_854_775_808.0);
        let small = self.compare(CmpOp::FLt, x, half);
        let direct = self.as_i64(x, ty);
        let moved = self.binary(BinOp::FSub, x, half);
        let high = self.as_i64(moved, ty);
        let sign = self.int(i64::MIN, ty);
        let high = self.binary(BinOp::Xor, high, sign);
        self.emit(InstKind::Select(small, direct, high), ty)
    }
}

/// Whether widening keeps the sign.
pub fn is_signed(b: Builtin) -> bool {
    b.is_signed()
}
