//! Numbers: arithmetic, comparison, conversion. F#'s meaning exactly: integers wrap, floats are IEEE without fast-math
//! and without contraction.

use melior::ir::Type;
use mir::{BinOp, CmpOp, ConvOp, UnOp};

use crate::builder::{Builder, Fcmp, Icmp, Val};

/// The width of an integer type in bits, by its leaf.
fn bits(b: &Builder<'_>, ty: Type<'_>) -> u32 {
    [(b.t.i1, 1), (b.t.i8, 8), (b.t.i16, 16), (b.t.i32, 32), (b.t.i64, 64)]
        .iter()
        .find(|(t, _)| *t == ty)
        .map(|(_, n)| *n)
        .expect("invariant: an integer")
}

/// The suffix of an intrinsic's name for a type.
fn suffix(b: &Builder<'_>, ty: Type<'_>) -> String {
    if ty == b.t.f32 {
        "f32".into()
    } else if ty == b.t.f64 {
        "f64".into()
    } else {
        format!("i{}", bits(b, ty))
    }
}

/// An operation of two operands.
pub(crate) fn binary<'c>(b: &mut Builder<'c>, op: BinOp, x: Val<'c>, y: Val<'c>) -> Val<'c> {
    let simple = match op {
        BinOp::Add => "llvm.add",
        BinOp::Sub => "llvm.sub",
        BinOp::Mul => "llvm.mul",
        BinOp::DivS => "llvm.sdiv",
        BinOp::DivU => "llvm.udiv",
        BinOp::RemS => "llvm.srem",
        BinOp::RemU => "llvm.urem",
        BinOp::And => "llvm.and",
        BinOp::Or => "llvm.or",
        BinOp::Xor => "llvm.xor",
        BinOp::Shl => "llvm.shl",
        BinOp::ShrS => "llvm.ashr",
        BinOp::ShrU => "llvm.lshr",
        BinOp::FAdd => "llvm.fadd",
        BinOp::FSub => "llvm.fsub",
        BinOp::FMul => "llvm.fmul",
        BinOp::FDiv => "llvm.fdiv",
        BinOp::FRem => "llvm.frem",
        BinOp::MinS => "llvm.intr.smin",
        BinOp::MaxS => "llvm.intr.smax",
        BinOp::MinU => "llvm.intr.umin",
        BinOp::MaxU => "llvm.intr.umax",
        BinOp::FCopySign => "llvm.intr.copysign",
        BinOp::MulHighU => return multiply_high(b, "llvm.zext", x, y),
        BinOp::MulHighS => return multiply_high(b, "llvm.sext", x, y),
        BinOp::AddOverflowS => return overflows(b, "llvm.intr.sadd.with.overflow", x, y),
        BinOp::AddOverflowU => return overflows(b, "llvm.intr.uadd.with.overflow", x, y),
        BinOp::SubOverflowS => return overflows(b, "llvm.intr.ssub.with.overflow", x, y),
        BinOp::SubOverflowU => return overflows(b, "llvm.intr.usub.with.overflow", x, y),
        BinOp::MulOverflowS => return overflows(b, "llvm.intr.smul.with.overflow", x, y),
        BinOp::MulOverflowU => return overflows(b, "llvm.intr.umul.with.overflow", x, y),
        BinOp::RotL => return rotate(b, "llvm.intr.fshl", x, y),
        BinOp::RotR => return rotate(b, "llvm.intr.fshr", x, y),
    };
    b.binary(simple, x, y)
}

fn rotate<'c>(b: &mut Builder<'c>, name: &str, x: Val<'c>, by: Val<'c>) -> Val<'c> {
    let ty = b.type_of(x);
    b.value(name, &[x, x, by], ty, &[])
}

fn overflows<'c>(b: &mut Builder<'c>, name: &str, x: Val<'c>, y: Val<'c>) -> Val<'c> {
    let pair = b.struct_type(&[b.type_of(x), b.t.i1]);
    let both = b.value(name, &[x, y], pair, &[]);
    b.extract(both, 1, b.t.i1)
}

fn multiply_high<'c>(b: &mut Builder<'c>, extend: &str, x: Val<'c>, y: Val<'c>) -> Val<'c> {
    let ty = b.type_of(x);
    let width = bits(b, ty);
    let wide = b.int_type(width * 2);
    let (x, y) = (b.cast(extend, x, wide), b.cast(extend, y, wide));
    let product = b.binary("llvm.mul", x, y);
    let by = b.int(wide, i64::from(width));
    let high = b.binary("llvm.lshr", product, by);
    b.cast("llvm.trunc", high, ty)
}

/// An operation of one operand. `rounds` tells whether the processor has an instruction that rounds.
pub(crate) fn unary<'c>(b: &mut Builder<'c>, op: UnOp, x: Val<'c>, rounds: bool) -> Val<'c> {
    let ty = b.type_of(x);
    match op {
        UnOp::Neg => {
            let zero = b.int(ty, 0);
            b.binary("llvm.sub", zero, x)
        }
        UnOp::Not => {
            // All ones; of a truth value that is 1.
            let ones = b.int(ty, if ty == b.t.i1 { 1 } else { -1 });
            b.binary("llvm.xor", x, ones)
        }
        UnOp::FNeg => b.unary("llvm.fneg", x),
        UnOp::FAbs => b.unary("llvm.intr.fabs", x),
        UnOp::FSqrt => b.unary("llvm.intr.sqrt", x),
        UnOp::FFloor if rounds => b.unary("llvm.intr.floor", x),
        UnOp::FCeil if rounds => b.unary("llvm.intr.ceil", x),
        UnOp::FTrunc if rounds => b.unary("llvm.intr.trunc", x),
        UnOp::FRint if rounds => b.unary("llvm.intr.rint", x),
        UnOp::FFloor => round_directed(b, x, Fcmp::Ogt, -1.0),
        UnOp::FCeil => round_directed(b, x, Fcmp::Olt, 1.0),
        UnOp::FTrunc => truncate(b, x),
        UnOp::FRint => round_even(b, x),
        UnOp::PopCount => b.unary("llvm.intr.ctpop", x),
        UnOp::ByteSwap if ty == b.t.i8 || ty == b.t.i1 => x,
        UnOp::ByteSwap => b.unary("llvm.intr.bswap", x),
        UnOp::LeadingZeros => count_zeros(b, "llvm.intr.ctlz", x),
        UnOp::TrailingZeros => count_zeros(b, "llvm.intr.cttz", x),
    }
}

fn count_zeros<'c>(b: &mut Builder<'c>, name: &str, x: Val<'c>) -> Val<'c> {
    let ty = b.type_of(x);
    let defined = b.parse("false");
    b.value(name, &[x], ty, &[("is_zero_poison", defined)])
}

/// The numbers from which on every float is an integer.
fn integral_from(b: &Builder<'_>, ty: Type<'_>) -> f64 {
    if ty == b.t.f32 { 8_388_608.0 } else { 4_503_599_627_370_496.0 }
}

/// Gives `rounded` with the sign of `x`, or `x` itself where it has no fraction (large, infinite, NaN).
fn keep_integral<'c>(b: &mut Builder<'c>, x: Val<'c>, rounded: Val<'c>) -> Val<'c> {
    let ty = b.type_of(x);
    let signed = b.binary("llvm.intr.copysign", rounded, x);
    let size = b.unary("llvm.intr.fabs", x);
    let limit = integral_from(b, ty);
    let limit = b.float(ty, limit);
    let small = b.fcmp(Fcmp::Olt, size, limit);
    b.select(small, signed, x)
}

/// Rounds towards zero without an instruction for it: through an integer.
fn truncate<'c>(b: &mut Builder<'c>, x: Val<'c>) -> Val<'c> {
    let ty = b.type_of(x);
    let whole = to_integer(b, x, b.t.i64, "s");
    let back = b.cast("llvm.sitofp", whole, ty);
    keep_integral(b, x, back)
}

/// Rounds down or up: truncates, then steps if that went the wrong way.
fn round_directed<'c>(b: &mut Builder<'c>, x: Val<'c>, wrong: Fcmp, step: f64) -> Val<'c> {
    let ty = b.type_of(x);
    let cut = truncate(b, x);
    let step = b.float(ty, step);
    let next = b.binary("llvm.fadd", cut, step);
    let is_wrong = b.fcmp(wrong, cut, x);
    let rounded = b.select(is_wrong, next, cut);
    keep_integral(b, x, rounded)
}

/// Rounds to nearest, ties to even: adding the limit leaves no bits for a fraction.
fn round_even<'c>(b: &mut Builder<'c>, x: Val<'c>) -> Val<'c> {
    let ty = b.type_of(x);
    let size = b.unary("llvm.intr.fabs", x);
    let limit = integral_from(b, ty);
    let limit = b.float(ty, limit);
    let sum = b.binary("llvm.fadd", size, limit);
    let rounded = b.binary("llvm.fsub", sum, limit);
    keep_integral(b, x, rounded)
}

/// A comparison.
pub(crate) fn compare<'c>(b: &mut Builder<'c>, op: CmpOp, x: Val<'c>, y: Val<'c>) -> Val<'c> {
    match op {
        CmpOp::Eq => b.icmp(Icmp::Eq, x, y),
        CmpOp::Ne => b.icmp(Icmp::Ne, x, y),
        CmpOp::LtS => b.icmp(Icmp::Slt, x, y),
        CmpOp::LeS => b.icmp(Icmp::Sle, x, y),
        CmpOp::GtS => b.icmp(Icmp::Sgt, x, y),
        CmpOp::GeS => b.icmp(Icmp::Sge, x, y),
        CmpOp::LtU => b.icmp(Icmp::Ult, x, y),
        CmpOp::LeU => b.icmp(Icmp::Ule, x, y),
        CmpOp::GtU => b.icmp(Icmp::Ugt, x, y),
        CmpOp::GeU => b.icmp(Icmp::Uge, x, y),
        CmpOp::FEq => b.fcmp(Fcmp::Oeq, x, y),
        CmpOp::FNe => b.fcmp(Fcmp::Une, x, y),
        CmpOp::FLt => b.fcmp(Fcmp::Olt, x, y),
        CmpOp::FLe => b.fcmp(Fcmp::Ole, x, y),
        CmpOp::FGt => b.fcmp(Fcmp::Ogt, x, y),
        CmpOp::FGe => b.fcmp(Fcmp::Oge, x, y),
    }
}

/// A conversion to a type.
pub(crate) fn convert<'c>(b: &mut Builder<'c>, op: ConvOp, x: Val<'c>, to: Type<'c>) -> Val<'c> {
    let name = match op {
        ConvOp::Trunc => "llvm.trunc",
        ConvOp::SExt => "llvm.sext",
        ConvOp::ZExt => "llvm.zext",
        ConvOp::FToSiSat => return to_integer(b, x, to, "s"),
        ConvOp::FToUiSat => return to_integer(b, x, to, "u"),
        ConvOp::SiToF => "llvm.sitofp",
        ConvOp::UiToF => "llvm.uitofp",
        ConvOp::FExt => "llvm.fpext",
        ConvOp::FTrunc => "llvm.fptrunc",
        ConvOp::Bitcast => "llvm.bitcast",
        ConvOp::PtrToInt => "llvm.ptrtoint",
        ConvOp::IntToPtr => "llvm.inttoptr",
        ConvOp::CellToPtr | ConvOp::PtrToCell => return x,
    };
    b.cast(name, x, to)
}

/// Saturating conversion to an integer, NaN to 0.
fn to_integer<'c>(b: &mut Builder<'c>, x: Val<'c>, to: Type<'c>, sign: &str) -> Val<'c> {
    let name = format!("llvm.fpto{sign}i.sat.{}.{}", suffix(b, to), suffix(b, b.type_of(x)));
    b.intrinsic(&name, &[x], to)
}
