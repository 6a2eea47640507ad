//! Sizes, alignments and offsets: the one authority, equal to LLVM's layout of the same structs.

use crate::{AggId, AggKind, CellId, CellKind, Program, Ty};

/// Bytes of a cell's header.
pub const HEADER: u64 = 8;
/// Offset of an array's or string's length word.
pub const LENGTH: u64 = 8;
/// Offset of array elements; also of a string's bytes.
pub const ELEMENTS: u64 = 16;
/// Offset of a closure's code pointer.
pub const CLOSURE_CODE: u64 = 8;
/// Offset of a closure's arity (`i32`).
pub const CLOSURE_ARITY: u64 = 16;
/// Offset of a closure's captures.
pub const CLOSURE_CAPTURES: u64 = 24;

/// Size and alignment in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// Bytes, a multiple of the alignment.
    pub size: u64,
    /// A power of two.
    pub align: u64,
}

/// How the cases of a union aggregate share slots: the struct is `{ tag, slots.. }`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnionSlots {
    /// Type of the tag: `I8` up to 256 cases, else `I32`.
    pub tag: Ty,
    /// Slot types. References of every layout share slots typed `Cell(ANY)`.
    pub slots: Vec<Ty>,
    /// For each case the slot of each field.
    pub map: Vec<Vec<u32>>,
}

/// Assigns the fields of all cases to slots, each slot used by at most one field of a case.
pub fn union_slots(cases: &[Vec<Ty>]) -> UnionSlots {
    let mut slots: Vec<Ty> = Vec::new();
    let mut map = Vec::with_capacity(cases.len());
    for case in cases {
        let mut used = vec![false; slots.len()];
        let mut assigned = Vec::with_capacity(case.len());
        for field in case {
            let class = slot_class(*field);
            let free = (0..slots.len()).find(|i| !used[*i] && slots[*i] == class);
            let slot = free.unwrap_or_else(|| {
                slots.push(class);
                used.push(false);
                slots.len() - 1
            });
            used[slot] = true;
            assigned.push(slot as u32);
        }
        map.push(assigned);
    }
    UnionSlots { tag: if cases.len() <= 256 { Ty::I8 } else { Ty::I32 }, slots, map }
}

fn slot_class(ty: Ty) -> Ty {
    match ty {
        Ty::Cell(_) => Ty::Cell(Program::ANY),
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Agg(_) => ty,
    }
}

impl Program {
    /// Size and alignment of a type.
    pub fn size_of(&self, ty: Ty) -> Size {
        let scalar = |n: u64| Size { size: n, align: n };
        match ty {
            Ty::I1 | Ty::I8 => scalar(1),
            Ty::I16 => scalar(2),
            Ty::I32 | Ty::F32 => scalar(4),
            Ty::I64 | Ty::F64 => scalar(8),
            Ty::Ptr | Ty::Cell(_) => scalar(u64::from(self.word)),
            Ty::Agg(id) => self.size_of_agg(id),
        }
    }
    /// Size and alignment of an aggregate.
    pub fn size_of_agg(&self, id: AggId) -> Size {
        match &self.aggs[id].kind {
            AggKind::Struct(fields) => self.struct_offsets(0, fields).1,
            AggKind::Union(cases) => {
                let u = union_slots(cases);
                let mut all = vec![u.tag];
                all.extend(&u.slots);
                self.struct_offsets(0, &all).1
            }
        }
    }
    /// Offsets of fields laid out in order from `start`, and the whole (its size counted from 0).
    pub fn struct_offsets(&self, start: u64, fields: &[Ty]) -> (Vec<u64>, Size) {
        let mut at = start;
        let mut align = 1;
        let mut offsets = Vec::with_capacity(fields.len());
        for f in fields {
            let s = self.size_of(*f);
            at = at.next_multiple_of(s.align);
            offsets.push(at);
            at += s.size;
            align = align.max(s.align);
        }
        (offsets, Size { size: at.next_multiple_of(align), align })
    }
    /// Field types of a case of an object or union cell.
    pub fn cell_fields(&self, id: CellId, case: u32) -> Vec<Ty> {
        match &self.cells[id].kind {
            CellKind::Object(fields) => fields.iter().map(|f| f.ty).collect(),
            CellKind::Union { cases, .. } => cases.get(case as usize).cloned().unwrap_or_default(),
            CellKind::Any | CellKind::Text | CellKind::Array(_) | CellKind::Closure { .. } => Vec::new(),
        }
    }
    /// Offsets of the fields of a case, from the cell's start, and the bytes of the cell.
    pub fn cell_offsets(&self, id: CellId, case: u32) -> (Vec<u64>, u64) {
        let (offsets, size) = self.struct_offsets(HEADER, &self.cell_fields(id, case));
        (offsets, size.size.next_multiple_of(8))
    }
    /// Bytes from one array element to the next.
    pub fn stride(&self, elem: Ty) -> u64 {
        self.size_of(elem).size
    }
    /// Whether values of the type own cells.
    pub fn is_managed(&self, ty: Ty) -> bool {
        match ty {
            Ty::Cell(_) => true,
            Ty::Agg(id) => match &self.aggs[id].kind {
                AggKind::Struct(fields) => fields.iter().any(|f| self.is_managed(*f)),
                AggKind::Union(cases) => cases.iter().flatten().any(|f| self.is_managed(*f)),
            },
            Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr => false,
        }
    }
}

/// Numbers the shapes of cells: what a header's `u32` at offset 4 says.
#[derive(Clone, Debug)]
pub struct Shapes {
    base: base::IndexVec<CellId, u32>,
    closures: u32,
    count: u32,
}

impl Shapes {
    /// Numbers the shapes of a program: each case of each layout in order, then one for each function as closure code.
    pub fn new(program: &Program) -> Shapes {
        let mut next = 0u32;
        let mut base = base::IndexVec::new();
        for cell in program.cells.iter() {
            base.push(next);
            next += match &cell.kind {
                CellKind::Union { cases, .. } => cases.len() as u32,
                CellKind::Any | CellKind::Closure { .. } => 0,
                CellKind::Text | CellKind::Object(_) | CellKind::Array(_) => 1,
            };
        }
        Shapes { base, closures: next, count: next + program.funcs.len() as u32 }
    }
    /// The shape of a case (0 where there are no cases) of a layout.
    pub fn cell(&self, id: CellId, case: u32) -> u32 {
        self.base[id] + case
    }
    /// The shape of function values with this code.
    pub fn closure(&self, func: crate::FuncId) -> u32 {
        self.closures + func.0
    }
    /// One past the highest shape.
    pub fn count(&self) -> u32 {
        self.count
    }
}
