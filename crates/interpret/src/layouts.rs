//! Offsets and sizes, worked out once for a program.

use base::IndexVec;
use mir::layout::{CLOSURE_CAPTURES, union_slots};
use mir::{AggId, AggKind, CellId, CellKind, FuncId, Program, Ty};

/// The fields of something: offset and type of each, and the bytes of the whole.
#[derive(Default)]
pub(crate) struct Fields {
    pub(crate) at: Vec<(u64, Ty)>,
    pub(crate) size: u64,
}

/// Where the parts of an aggregate are.
pub(crate) enum AggShape {
    Struct(Fields),
    /// The size of the tag, and the fields of each case.
    Union(u64, Vec<Fields>),
}

/// What a header's shape says of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Cell(CellId, u32),
    Closure(FuncId),
}

pub(crate) struct Layouts {
    pub(crate) cells: IndexVec<CellId, Vec<Fields>>,
    pub(crate) aggs: IndexVec<AggId, AggShape>,
    pub(crate) agg_sizes: IndexVec<AggId, u64>,
    pub(crate) closures: IndexVec<FuncId, Fields>,
    pub(crate) managed: IndexVec<AggId, bool>,
    /// What each shape is.
    pub(crate) shapes: Vec<Shape>,
    pub(crate) first_shape: IndexVec<CellId, u32>,
    pub(crate) first_closure: u32,
}

impl Layouts {
    pub(crate) fn new(program: &Program) -> Layouts {
        let numbers = mir::layout::Shapes::new(program);
        let mut shapes = Vec::new();
        let mut cells: IndexVec<CellId, Vec<Fields>> = IndexVec::new();
        for (id, cell) in program.cells.iter_enumerated() {
            let cases = match &cell.kind {
                CellKind::Union { cases, .. } => cases.len() as u32,
                CellKind::Object(_) => 1,
                CellKind::Text | CellKind::Array(_) => 0,
                CellKind::Any | CellKind::Closure { .. } => {
                    cells.push(Vec::new());
                    continue;
                }
            };
            shapes.extend((0..cases.max(1)).map(|case| Shape::Cell(id, case)));
            cells.push((0..cases).map(|case| fields(program, id, case)).collect());
        }
        let first_closure = shapes.len() as u32;
        shapes.extend(program.funcs.ids().map(Shape::Closure));
        Layouts {
            cells,
            aggs: program.aggs.iter().map(|a| agg(program, &a.kind)).collect(),
            agg_sizes: program.aggs.ids().map(|id| program.size_of_agg(id).size).collect(),
            closures: program
                .funcs
                .iter()
                .map(|f| {
                    let (offsets, size) = program.struct_offsets(CLOSURE_CAPTURES, &f.captures);
                    zipped(offsets, &f.captures, size.size.next_multiple_of(8))
                })
                .collect(),
            managed: program.aggs.ids().map(|id| program.is_managed(Ty::Agg(id))).collect(),
            shapes,
            first_shape: program.cells.ids().map(|id| numbers.cell(id, 0)).collect(),
            first_closure,
        }
    }

    pub(crate) fn is_managed(&self, ty: Ty) -> bool {
        match ty {
            Ty::Cell(_) => true,
            Ty::Agg(id) => self.managed[id],
            Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Ptr => false,
        }
    }

    /// Bytes of a type.
    pub(crate) fn size(&self, ty: Ty) -> u64 {
        match ty {
            Ty::I1 | Ty::I8 => 1,
            Ty::I16 => 2,
            Ty::I32 | Ty::F32 => 4,
            Ty::I64 | Ty::F64 | Ty::Ptr | Ty::Cell(_) => 8,
            Ty::Agg(id) => self.agg_sizes[id],
        }
    }
}

fn zipped(offsets: Vec<u64>, tys: &[Ty], size: u64) -> Fields {
    Fields { at: offsets.into_iter().zip(tys.iter().copied()).collect(), size }
}

fn fields(program: &Program, id: CellId, case: u32) -> Fields {
    let (offsets, size) = program.cell_offsets(id, case);
    zipped(offsets, &program.cell_fields(id, case), size)
}

fn agg(program: &Program, kind: &AggKind) -> AggShape {
    match kind {
        AggKind::Struct(tys) => {
            let (offsets, size) = program.struct_offsets(0, tys);
            AggShape::Struct(zipped(offsets, tys, size.size))
        }
        AggKind::Union(cases) => {
            let slots = union_slots(cases);
            let mut all = vec![slots.tag];
            all.extend(&slots.slots);
            let (offsets, size) = program.struct_offsets(0, &all);
            let of = |(case, tys): (usize, &Vec<Ty>)| {
                let at = slots.map[case].iter().map(|s| offsets[*s as usize + 1]).collect();
                zipped(at, tys, size.size)
            };
            AggShape::Union(program.size_of(slots.tag).size, cases.iter().enumerate().map(of).collect())
        }
    }
}
