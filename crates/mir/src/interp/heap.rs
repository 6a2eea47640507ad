//! The interpreter's memory: blocks of bytes at addresses, each checked on every access.
//!
//! In: typed loads and stores at addresses. Out: values, or an error that names the fault: out of bounds, use after
//! free, double free, a wrong size. Freed addresses are never used again; new memory holds a pattern, not zeros.

use std::collections::BTreeMap;

use crate::layout::union_slots;
use crate::{AggKind, Program, Ty};

use super::arith::truncate;

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub enum V {
    /// An integer, float or address.
    Bits(u64),
    /// A struct.
    Struct(Vec<V>),
    /// A case of a union.
    Case(u32, Vec<V>),
}

/// What a block of memory is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Origin {
    /// Made by `alloc`.
    Cell,
    /// A global, a constant, the stack.
    Other,
}

struct Bytes {
    bytes: Vec<u8>,
    origin: Origin,
    freed: bool,
}

/// Memory.
#[derive(Default)]
pub(super) struct Heap {
    blocks: BTreeMap<u64, Bytes>,
    next: u64,
    /// Cells alive now, and the most there were.
    pub(super) live: usize,
    pub(super) peak: usize,
}

const FIRST: u64 = 0x10_0000;

impl Heap {
    pub(super) fn make(&mut self, size: u64, fill: u8, origin: Origin) -> u64 {
        let addr = self.next.max(FIRST);
        self.next = addr + size.next_multiple_of(16) + 16;
        self.blocks.insert(addr, Bytes { bytes: vec![fill; size as usize], origin, freed: false });
        if origin == Origin::Cell {
            self.live += 1;
            self.peak = self.peak.max(self.live);
        }
        addr
    }

    /// Gives a cell back; its size must be the one that was asked for.
    pub(super) fn free(&mut self, addr: u64, size: u64) -> Result<(), String> {
        let block = self.blocks.get_mut(&addr).ok_or_else(|| format!("free of {addr:#x}, which is no cell"))?;
        if block.freed || block.origin != Origin::Cell {
            return Err(format!("free of {addr:#x}, which is freed or no cell"));
        }
        if block.bytes.len() as u64 != size {
            return Err(format!("free of {size} bytes of a cell of {}", block.bytes.len()));
        }
        block.freed = true;
        block.bytes.clear();
        self.live -= 1;
        Ok(())
    }

    /// Ends a block that is no cell.
    pub(super) fn pop(&mut self, addr: u64) {
        self.blocks.remove(&addr);
    }

    fn block(&mut self, addr: u64, size: u64) -> Result<(&mut Bytes, usize), String> {
        let (base, block) = self.blocks.range_mut(..=addr).next_back().ok_or_else(|| format!("access to {addr:#x}"))?;
        if block.freed {
            return Err(format!("access to {addr:#x} after it was freed"));
        }
        let at = addr - base;
        if at + size > block.bytes.len() as u64 {
            return Err(format!("access to {addr:#x} outside of any memory"));
        }
        Ok((block, at as usize))
    }

    pub(super) fn bytes(&mut self, addr: u64, size: u64) -> Result<&mut [u8], String> {
        if size == 0 {
            return Ok(&mut []);
        }
        let (block, at) = self.block(addr, size)?;
        Ok(&mut block.bytes[at..at + size as usize])
    }

    pub(super) fn load_bits(&mut self, addr: u64, size: u64) -> Result<u64, String> {
        let mut word = [0; 8];
        word[..size as usize].copy_from_slice(self.bytes(addr, size)?);
        Ok(u64::from_le_bytes(word))
    }

    pub(super) fn store_bits(&mut self, addr: u64, size: u64, bits: u64) -> Result<(), String> {
        self.bytes(addr, size)?.copy_from_slice(&bits.to_le_bytes()[..size as usize]);
        Ok(())
    }

    pub(super) fn load(&mut self, program: &Program, addr: u64, ty: Ty) -> Result<V, String> {
        let Ty::Agg(id) = ty else {
            let bits = self.load_bits(addr, program.size_of(ty).size)?;
            return Ok(V::Bits(truncate(bits, ty)));
        };
        match &program.aggs[id].kind {
            AggKind::Struct(tys) => {
                let (offsets, _) = program.struct_offsets(0, tys);
                let fields = offsets.iter().zip(tys).map(|(o, t)| self.load(program, addr + o, *t));
                Ok(V::Struct(fields.collect::<Result<_, _>>()?))
            }
            AggKind::Union(cases) => {
                let (slots, offsets) = union_offsets(program, cases);
                let tag = self.load_bits(addr, program.size_of(slots.tag).size)? as u32;
                let tys = cases.get(tag as usize).ok_or("a union without a case")?;
                let at = slots.map[tag as usize].iter().map(|s| addr + offsets[*s as usize + 1]);
                let fields = at.zip(tys).map(|(a, t)| self.load(program, a, *t));
                Ok(V::Case(tag, fields.collect::<Result<_, _>>()?))
            }
        }
    }

    pub(super) fn store(&mut self, program: &Program, addr: u64, ty: Ty, v: &V) -> Result<(), String> {
        match (ty, v) {
            (Ty::Agg(id), V::Struct(fields)) => {
                let AggKind::Struct(tys) = &program.aggs[id].kind else {
                    return Err("a struct for a union".into());
                };
                let (offsets, _) = program.struct_offsets(0, tys);
                for ((offset, ty), v) in offsets.iter().zip(tys).zip(fields) {
                    self.store(program, addr + offset, *ty, v)?;
                }
                Ok(())
            }
            (Ty::Agg(id), V::Case(tag, fields)) => {
                let AggKind::Union(cases) = &program.aggs[id].kind else {
                    return Err("a union for a struct".into());
                };
                let (slots, offsets) = union_offsets(program, cases);
                self.store_bits(addr, program.size_of(slots.tag).size, u64::from(*tag))?;
                for ((slot, ty), v) in slots.map[*tag as usize].iter().zip(&cases[*tag as usize]).zip(fields) {
                    self.store(program, addr + offsets[*slot as usize + 1], *ty, v)?;
                }
                Ok(())
            }
            (_, V::Bits(bits)) => self.store_bits(addr, program.size_of(ty).size, *bits),
            (_, V::Struct(_) | V::Case(..)) => Err("an aggregate for a scalar".into()),
        }
    }
}

fn union_offsets(program: &Program, cases: &[Vec<Ty>]) -> (crate::layout::UnionSlots, Vec<u64>) {
    let slots = union_slots(cases);
    let mut all = vec![slots.tag];
    all.extend(&slots.slots);
    let (offsets, _) = program.struct_offsets(0, &all);
    (slots, offsets)
}

/// The zero of a type.
pub(super) fn zero(program: &Program, ty: Ty) -> V {
    let Ty::Agg(id) = ty else { return V::Bits(0) };
    match &program.aggs[id].kind {
        AggKind::Struct(tys) => V::Struct(tys.iter().map(|t| zero(program, *t)).collect()),
        AggKind::Union(cases) => V::Case(0, cases.first().into_iter().flatten().map(|t| zero(program, *t)).collect()),
    }
}
