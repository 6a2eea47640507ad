//! Values in memory, leaf by leaf.
//!
//! A truth value is a byte in memory, 0 or 1. Each access says what it can touch (see [`crate::alias`]). No load is
//! marked invariant, not even of immutable fields: the optimiser may move such a load past the release of its cell, after
//! which the memory can be another cell's.

use mir::Ty;

use crate::abi::leaf_type;
use crate::alias::Access;
use crate::builder::{Builder, Val};
use crate::layout::Leaf;

/// How far an address can be trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alignment {
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

/// A place in memory that holds a value of several leaves.
#[derive(Clone, Copy)]
pub(crate) struct Place<'c> {
    address: Val<'c>,
    align: Alignment,
    access: Access,
    /// Bytes that can be read through a reference that lies here, if it is not null; 0: nothing is known.
    readable: u64,
}

impl<'c> Place<'c> {
    /// Where the program itself took the address.
    pub(crate) fn raw(address: Val<'c>) -> Place<'c> {
        Place { address, align: Alignment::Unknown, access: Access::Any, readable: 0 }
    }
    /// A slot of the frame.
    pub(crate) fn slot(address: Val<'c>) -> Place<'c> {
        Place { address, align: Alignment::Natural, access: Access::Any, readable: 0 }
    }
    /// A part of a cell, or a variable.
    pub(crate) fn part(address: Val<'c>, access: Access) -> Place<'c> {
        Place { address, align: Alignment::Natural, access, readable: 0 }
    }
    /// The same place, without a word on its alignment: loads that the optimiser may do early if it knows nothing that
    /// speaks against it, and it does not learn how cells are aligned.
    pub(crate) fn anywhere(self) -> Place<'c> {
        Place { align: Alignment::Unknown, ..self }
    }
    /// The same place, which holds a reference to a cell of at least so many bytes, or null.
    pub(crate) fn refers_to(self, readable: u64) -> Place<'c> {
        Place { readable, ..self }
    }
    /// Reads the leaves of a value.
    pub(crate) fn load(self, b: &mut Builder<'c>, word: u32, leaves: &[Leaf]) -> Vec<Val<'c>> {
        leaves
            .iter()
            .map(|l| {
                let at = b.offset(self.address, l.offset);
                let (align, tag) = (self.align.of(l.ty, word), b.tag(self.access, *l));
                if l.ty == Ty::I1 {
                    let byte = b.load(b.t.i8, at, align, tag, 0);
                    b.cast("llvm.trunc", byte, b.t.i1)
                } else {
                    let ty = leaf_type(b, l.ty);
                    b.load(ty, at, align, tag, self.readable)
                }
            })
            .collect()
    }
    /// Writes the leaves of a value.
    pub(crate) fn store(self, b: &mut Builder<'c>, word: u32, leaves: &[Leaf], values: &[Val<'c>]) {
        for (l, v) in leaves.iter().zip(values) {
            let at = b.offset(self.address, l.offset);
            let v = if l.ty == Ty::I1 { b.cast("llvm.zext", *v, b.t.i8) } else { *v };
            let tag = b.tag(self.access, *l);
            b.store(v, at, self.align.of(l.ty, word), tag);
        }
    }
}
