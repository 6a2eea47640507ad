//! Types as lists of scalar leaves.
//!
//! In: MIR types. Out: for each type its leaves in order, with their offsets in memory. A scalar is one leaf, `unit`
//! none, a struct the leaves of its fields, a union its tag and the leaves of its slots. A value of the emitted code is
//! as many SSA values as its type has leaves. References and addresses are both leaves of type `Ptr`.

use std::ops::Range;

use base::IndexVec;
use mir::layout::{ELEMENTS, UnionSlots, union_slots};
use mir::{AggId, AggKind, CellKind, Program, Ty};

/// A scalar in an aggregate.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Leaf {
    /// `I1` to `F64`, or `Ptr`.
    pub(crate) ty: Ty,
    /// Bytes from the start of the aggregate.
    pub(crate) offset: u64,
}

/// An aggregate.
#[derive(Clone, Debug)]
struct AggLeaves {
    leaves: Vec<Leaf>,
    /// Of a struct: the leaves of each field. Of a union: those of the tag, then of each slot.
    parts: Vec<Range<usize>>,
    slots: Option<UnionSlots>,
}

/// The leaves of all types of a program.
pub(crate) struct Leaves {
    aggs: IndexVec<AggId, AggLeaves>,
}

impl Leaves {
    pub(crate) fn new(program: &Program) -> Leaves {
        let mut done: Vec<Option<AggLeaves>> = vec![None; program.aggs.len()];
        for id in program.aggs.ids() {
            fill(program, id, &mut done);
        }
        let aggs = done.into_iter().map(|a| a.expect("invariant: every aggregate was filled")).collect();
        Leaves { aggs }
    }
    /// The leaves of a type.
    pub(crate) fn of(&self, ty: Ty) -> Vec<Leaf> {
        match ty {
            Ty::Agg(id) => self.aggs[id].leaves.clone(),
            Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Cell(_) => {
                vec![Leaf { ty: scalar(ty), offset: 0 }]
            }
        }
    }
    /// Which leaves of a struct are a field.
    pub(crate) fn field(&self, id: AggId, index: u32) -> Range<usize> {
        self.aggs[id].parts[index as usize].clone()
    }
    /// Which leaf of a union is the tag, and its type.
    pub(crate) fn tag(&self, id: AggId) -> (usize, Ty) {
        let agg = &self.aggs[id];
        (agg.parts[0].start, agg.leaves[agg.parts[0].start].ty)
    }
    /// Which leaves of a union are a field of a case.
    pub(crate) fn case_field(&self, id: AggId, case: u32, index: u32) -> Range<usize> {
        let agg = &self.aggs[id];
        let slots = agg.slots.as_ref().expect("invariant: a union");
        agg.parts[1 + slots.map[case as usize][index as usize] as usize].clone()
    }
}

/// Bytes that can be read through a reference of a type wherever the reference is alive and not null; 0 if it is no
/// reference, or nobody asks. The optimiser may then read a length earlier than the program does. The reference is alive
/// there too, since `memory` releases nothing from which a use can still be reached.
pub(crate) fn readable(program: &Program, ty: Ty) -> u64 {
    match ty {
        Ty::Cell(id) => match &program.cells[id].kind {
            CellKind::Text | CellKind::Array(_) => ELEMENTS,
            CellKind::Any | CellKind::Object(_) | CellKind::Union { .. } | CellKind::Closure { .. } => 0,
        },
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Agg(_) => 0,
    }
}

/// The leaf type of a scalar type.
pub(crate) fn scalar(ty: Ty) -> Ty {
    match ty {
        Ty::Cell(_) => Ty::Ptr,
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Agg(_) => ty,
    }
}

fn fill(program: &Program, id: AggId, done: &mut Vec<Option<AggLeaves>>) {
    if done[id.0 as usize].is_some() {
        return;
    }
    let (fields, slots) = match &program.aggs[id].kind {
        AggKind::Struct(fields) => (fields.clone(), None),
        AggKind::Union(cases) => {
            let slots = union_slots(cases);
            let mut all = vec![slots.tag];
            all.extend(&slots.slots);
            (all, Some(slots))
        }
    };
    let (offsets, _) = program.struct_offsets(0, &fields);
    let (mut leaves, mut parts) = (Vec::new(), Vec::new());
    for (ty, offset) in fields.iter().zip(offsets) {
        let start = leaves.len();
        match ty {
            Ty::Agg(inner) => {
                fill(program, *inner, done);
                let inner = done[inner.0 as usize].as_ref().expect("invariant: just filled");
                leaves.extend(inner.leaves.iter().map(|l| Leaf { ty: l.ty, offset: l.offset + offset }));
            }
            Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr | Ty::Cell(_) => {
                leaves.push(Leaf { ty: scalar(*ty), offset });
            }
        }
        parts.push(start..leaves.len());
    }
    done[id.0 as usize] = Some(AggLeaves { leaves, parts, slots });
}
