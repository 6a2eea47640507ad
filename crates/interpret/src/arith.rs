//! Arithmetic of the interpreter: bits in, bits out.
//!
//! In: an operation, the type, operands as zero-extended bits. Out: the bits of the result, as the operation's
//! documentation defines it. Division by zero, which MIR excludes, is an error instead of a trap.

use mir::typing::is_float;
use mir::{BinOp, CmpOp, ConvOp, Ty, UnOp};

/// Bits of an integer or address type.
pub(super) fn width(ty: Ty) -> u32 {
    match ty {
        Ty::I1 => 1,
        Ty::I8 => 8,
        Ty::I16 => 16,
        Ty::I32 | Ty::F32 => 32,
        Ty::I64 | Ty::F64 | Ty::Ptr | Ty::Cell(_) | Ty::Agg(_) => 64,
    }
}

fn mask(bits: u64, width: u32) -> u64 {
    if width == 64 { bits } else { bits & ((1 << width) - 1) }
}

fn signed(bits: u64, width: u32) -> i64 {
    ((bits << (64 - width)) as i64) >> (64 - width)
}

/// The bits of an integer in a type.
pub(super) fn truncate(bits: u64, ty: Ty) -> u64 {
    mask(bits, width(ty))
}

fn float(bits: u64, ty: Ty) -> f64 {
    if ty == Ty::F32 { f64::from(f32::from_bits(bits as u32)) } else { f64::from_bits(bits) }
}

fn bits(x: f64, ty: Ty) -> u64 {
    if ty == Ty::F32 { u64::from((x as f32).to_bits()) } else { x.to_bits() }
}

pub(super) fn binary(op: BinOp, ty: Ty, a: u64, b: u64) -> Result<u64, String> {
    if op.is_float() { Ok(binary_float(op, ty, a, b)) } else { binary_int(op, ty, a, b) }
}

/// binary32 operations on binary64 with one rounding are exact for + - * / (the significand is more than twice as long).
fn binary_float(op: BinOp, ty: Ty, a: u64, b: u64) -> u64 {
    let (x, y) = (float(a, ty), float(b, ty));
    let r = match op {
        BinOp::FAdd => x + y,
        BinOp::FSub => x - y,
        BinOp::FMul => x * y,
        BinOp::FDiv => x / y,
        BinOp::FRem => x % y,
        _ => x.copysign(y),
    };
    bits(r, ty)
}

fn binary_int(op: BinOp, ty: Ty, a: u64, b: u64) -> Result<u64, String> {
    use BinOp as B;
    let w = width(ty);
    let (sa, sb) = (i128::from(signed(a, w)), i128::from(signed(b, w)));
    let (ua, ub) = (u128::from(a), u128::from(b));
    let fits_s = |x: i128| x == i128::from(signed(x as u64, w));
    let fits_u = |x: i128| x >= 0 && x <= i128::from(mask(u64::MAX, w));
    let (ia, ib) = (ua as i128, ub as i128);
    if b == 0 && matches!(op, B::DivS | B::DivU | B::RemS | B::RemU) {
        return Err("division by zero".into());
    }
    let rotate = |left: u32| {
        let n = left % w;
        if n == 0 { a } else { (a << n) | (a >> (w - n)) }
    };
    let r = match op {
        B::Add => a.wrapping_add(b),
        B::Sub => a.wrapping_sub(b),
        B::Mul => a.wrapping_mul(b),
        B::DivS => (sa / sb) as u64,
        B::DivU => a / b,
        B::RemS => (sa % sb) as u64,
        B::RemU => a % b,
        B::And => a & b,
        B::Or => a | b,
        B::Xor => a ^ b,
        B::Shl => a.checked_shl(b as u32).unwrap_or(0),
        B::ShrS => (sa >> b.min(127)) as u64,
        B::ShrU => a.checked_shr(b as u32).unwrap_or(0),
        B::MulHighU => ((ua * ub) >> w) as u64,
        B::MulHighS => ((sa * sb) >> w) as u64,
        B::MinS => {
            if sa < sb {
                a
            } else {
                b
            }
        }
        B::MaxS => {
            if sa > sb {
                a
            } else {
                b
            }
        }
        B::MinU => a.min(b),
        B::MaxU => a.max(b),
        B::AddOverflowS => return Ok(u64::from(!fits_s(sa + sb))),
        B::AddOverflowU => return Ok(u64::from(!fits_u(ia + ib))),
        B::SubOverflowS => return Ok(u64::from(!fits_s(sa - sb))),
        B::SubOverflowU => return Ok(u64::from(!fits_u(ia - ib))),
        B::MulOverflowS => return Ok(u64::from(!fits_s(sa * sb))),
        B::MulOverflowU => {
            return Ok(u64::from(ua.checked_mul(ub).is_none_or(|x| x > u128::from(mask(u64::MAX, w)))));
        }
        B::RotL => rotate((b % u64::from(w)) as u32),
        B::RotR => rotate(w - (b % u64::from(w)) as u32),
        B::FAdd | B::FSub | B::FMul | B::FDiv | B::FRem | B::FCopySign => {
            return Err("a float operation on integers".into());
        }
    };
    Ok(mask(r, w))
}

pub(super) fn unary(op: UnOp, ty: Ty, a: u64) -> u64 {
    let w = width(ty);
    let x = float(a, ty);
    let r = match op {
        UnOp::Neg => a.wrapping_neg(),
        UnOp::Not => !a,
        UnOp::FNeg => a ^ (1 << (w - 1)),
        UnOp::FAbs => a & !(1 << (w - 1)),
        UnOp::FSqrt => bits(x.sqrt(), ty),
        UnOp::FFloor => bits(x.floor(), ty),
        UnOp::FCeil => bits(x.ceil(), ty),
        UnOp::FTrunc => bits(x.trunc(), ty),
        UnOp::FRint => bits(x.round_ties_even(), ty),
        UnOp::PopCount => u64::from(a.count_ones()),
        UnOp::LeadingZeros => u64::from(a.leading_zeros() - (64 - w)),
        UnOp::TrailingZeros => u64::from(a.trailing_zeros().min(w)),
        UnOp::ByteSwap => a.swap_bytes() >> (64 - w),
    };
    mask(r, w)
}

pub(super) fn compare(op: CmpOp, ty: Ty, a: u64, b: u64) -> bool {
    use CmpOp as C;
    let w = width(ty);
    let (sa, sb) = (signed(a, w), signed(b, w));
    let (x, y) = if is_float(ty) { (float(a, ty), float(b, ty)) } else { (0.0, 0.0) };
    match op {
        C::Eq => a == b,
        C::Ne => a != b,
        C::LtS => sa < sb,
        C::LeS => sa <= sb,
        C::GtS => sa > sb,
        C::GeS => sa >= sb,
        C::LtU => a < b,
        C::LeU => a <= b,
        C::GtU => a > b,
        C::GeU => a >= b,
        C::FEq => x == y,
        C::FNe => x != y,
        C::FLt => x < y,
        C::FLe => x <= y,
        C::FGt => x > y,
        C::FGe => x >= y,
    }
}

pub(super) fn convert(op: ConvOp, from: Ty, to: Ty, a: u64) -> u64 {
    let (wf, wt) = (width(from), width(to));
    match op {
        ConvOp::SExt => mask(signed(a, wf) as u64, wt),
        ConvOp::Trunc | ConvOp::ZExt | ConvOp::PtrToInt | ConvOp::IntToPtr => mask(a, wt),
        ConvOp::Bitcast | ConvOp::CellToPtr | ConvOp::PtrToCell => a,
        ConvOp::FToSiSat => {
            let x = float(a, from);
            let (min, max) = (signed(1 << (wt - 1), wt), (mask(u64::MAX, wt) >> 1) as i64);
            mask((x as i64).clamp(min, max) as u64, wt)
        }
        ConvOp::FToUiSat => (float(a, from) as u64).min(mask(u64::MAX, wt)),
        ConvOp::SiToF if to == Ty::F32 => u64::from((signed(a, wf) as f32).to_bits()),
        ConvOp::SiToF => (signed(a, wf) as f64).to_bits(),
        ConvOp::UiToF if to == Ty::F32 => u64::from((a as f32).to_bits()),
        ConvOp::UiToF => (a as f64).to_bits(),
        ConvOp::FExt | ConvOp::FTrunc => bits(float(a, from), to),
    }
}
