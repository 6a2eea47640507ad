//! Values in memory, leaf by leaf.
//!
//! A truth value is a byte in memory, 0 or 1. No load is marked invariant, not even of immutable fields: the optimiser
//! may move such a load past the release of its cell, after which the memory can be another cell's.

use mir::Ty;

use crate::abi::leaf_type;
use crate::builder::{Builder, Val};
use crate::layout::Leaf;

/// How far an address can be trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// Each leaf is aligned to its size.
    Natural,
    /// The address is the program's own.
    Unknown,
}

impl Alignment {
    fn of(self, ty: Ty, word: u32) -> u64 {
        match self {
            Alignment::Unknown => 1,
            Alignment::Natural => match ty {
                Ty::I1 | Ty::I8 => 1,
                Ty::I16 => 2,
                Ty::I32 | Ty::F32 => 4,
                Ty::I64 | Ty::F64 => 8,
                Ty::Ptr | Ty::Cell(_) => u64::from(word),
                Ty::Agg(_) => unreachable!("invariant: a leaf is a scalar"),
            },
        }
    }
}

/// Reads the leaves of a value at an address.
pub(crate) fn load_leaves<'c>(
    b: &mut Builder<'c>,
    word: u32,
    leaves: &[Leaf],
    address: Val<'c>,
    align: Alignment,
) -> Vec<Val<'c>> {
    leaves
        .iter()
        .map(|l| {
            let at = b.offset(address, l.offset);
            let align = align.of(l.ty, word);
            if l.ty == Ty::I1 {
                let byte = b.load(b.t.i8, at, align);
                b.cast("llvm.trunc", byte, b.t.i1)
            } else {
                let ty = leaf_type(b, l.ty);
                b.load(ty, at, align)
            }
        })
        .collect()
}

/// Writes the leaves of a value at an address.
pub(crate) fn store_leaves<'c>(
    b: &mut Builder<'c>,
    word: u32,
    leaves: &[Leaf],
    values: &[Val<'c>],
    address: Val<'c>,
    align: Alignment,
) {
    for (l, v) in leaves.iter().zip(values) {
        let at = b.offset(address, l.offset);
        let v = if l.ty == Ty::I1 { b.cast("llvm.zext", *v, b.t.i8) } else { *v };
        b.store(v, at, align.of(l.ty, word));
    }
}
