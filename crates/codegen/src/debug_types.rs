//! Types as debuggers see them: DWARF structures at the offsets of [`mir::layout`].
//!
//! In: MIR types and the names of their cases and fields. Out: type attributes. A value held in a cell is a pointer to a
//! structure that is only declared where it is used, so that types may contain each other; all of them are defined once,
//! as members of one structure `firefly.types`, the type of a variable of the entry function. What the pretty-printer
//! (`firefly.py`) has to know beside offsets stands in members' names:
//!
//! | member | of | says |
//! |---|---|---|
//! | `count`, `shape_N` | every cell | the header; N is the shape of such cells |
//! | `cases_from_N`, `cases_from_N_null_K` | a cell of a union | N is the shape of the first case; null is case K |
//! | `tag`, `cases` | a union held by value | the number of the case |
//! | `length`, `units` | a string | twice the length, and 1 if units have two bytes |
//! | `length`, `first` | an array | its elements follow the first |
#![allow(unsafe_code)]

use base::{FxHashMap, IndexVec, Symbol};
use melior::Context;
use mir::layout::{CLOSURE_CODE, ELEMENTS, LENGTH, Shapes, union_slots};
use mir::{AggId, AggKind, CaseName, CellId, CellKind, Program, Ty};
use mlir_sys::{
    MlirAttribute, mlirLLVMDIBasicTypeAttrGet, mlirLLVMDICompositeTypeAttrGet, mlirLLVMDIDerivedTypeAttrGet,
};

use crate::debug::{NONE, string};

/// Tags of DWARF 5, section 7.5.3.
const MEMBER: u32 = 0x0d;
const POINTER: u32 = 0x0f;
const STRUCTURE: u32 = 0x13;
const UNION: u32 = 0x17;
const BASE_TYPE: u32 = 0x24;
/// The flag of a structure that is only declared.
const DECLARED: i64 = 1 << 2;
/// Encodings of DWARF 5, section 7.8.
const ADDRESS: u32 = 0x01;
const BOOLEAN: u32 = 0x02;
const FLOAT: u32 = 0x04;
const SIGNED: u32 = 0x05;
const UNSIGNED: u32 = 0x07;
const UTF: u32 = 0x10;

/// The types made so far.
pub(crate) struct Types<'a, 'c> {
    cx: &'c Context,
    program: &'a Program,
    shapes: Shapes,
    /// What cells are called; different cells by different names.
    cell_names: IndexVec<CellId, String>,
    made: FxHashMap<(Ty, Option<Symbol>), MlirAttribute>,
}

impl<'a, 'c> Types<'a, 'c> {
    pub(crate) fn new(cx: &'c Context, program: &'a Program) -> Types<'a, 'c> {
        let mut uses: FxHashMap<Symbol, u32> = FxHashMap::default();
        let mut cell_names = IndexVec::new();
        for cell in program.cells.iter() {
            let n = uses.entry(cell.name).or_default();
            *n += 1;
            cell_names.push(if *n == 1 { cell.name.to_string() } else { format!("{} #{n}", cell.name) });
        }
        Types { cx, program, shapes: Shapes::new(program), cell_names, made: FxHashMap::default() }
    }

    /// The type of a variable or field; `shown` is its F# type, which tells what the machine type does not.
    pub(crate) fn of(&mut self, ty: Ty, shown: Option<Symbol>) -> MlirAttribute {
        let shown = shown.filter(|_| !matches!(ty, Ty::Cell(_) | Ty::Agg(_)));
        if let Some(known) = self.made.get(&(ty, shown)) {
            return *known;
        }
        let made = match ty {
            Ty::Agg(id) => self.aggregate(id),
            Ty::Cell(id) => {
                let name = self.cell_names[id].clone();
                let declared = self.composite(STRUCTURE, &name, 0, &[], DECLARED);
                self.derived(POINTER, "", declared, 64, 0)
            }
            scalar => self.scalar(scalar, shown),
        };
        self.made.insert((ty, shown), made);
        made
    }

    /// The structure with all definitions of cells.
    pub(crate) fn definitions(&mut self) -> MlirAttribute {
        let mut members = Vec::new();
        for id in self.program.cells.ids() {
            let definition = self.cell(id);
            let name = self.cell_names[id].clone();
            members.push(self.member(&name, definition, 64, members.len() as u64 * 8));
        }
        let bytes = members.len() as u64 * 8;
        self.composite(STRUCTURE, "firefly.types", bytes, &members, 0)
    }

    fn scalar(&self, ty: Ty, shown: Option<Symbol>) -> MlirAttribute {
        let shown = shown.map(|s| s.as_str()).filter(|s| !s.is_empty());
        let unsigned = |name: &str| name.starts_with("uint") || name == "byte" || name == "unativeint";
        let (name, bits, encoding) = match ty {
            Ty::I1 => ("bool", 8, BOOLEAN),
            Ty::I8 => ("int8", 8, SIGNED),
            Ty::I16 => ("int16", 16, SIGNED),
            Ty::I32 => ("int", 32, SIGNED),
            Ty::I64 => ("int64", 64, SIGNED),
            Ty::F32 => ("float32", 32, FLOAT),
            Ty::F64 => ("float", 64, FLOAT),
            Ty::Ptr | Ty::Cell(_) | Ty::Agg(_) => ("nativeptr", 64, ADDRESS),
        };
        let encoding = match shown {
            Some("char") => UTF,
            Some(name) if unsigned(name) && encoding == SIGNED => UNSIGNED,
            _ => encoding,
        };
        self.basic(shown.unwrap_or(name), bits, encoding)
    }

    fn basic(&self, name: &str, bits: u64, encoding: u32) -> MlirAttribute {
        // SAFETY: the name is a string of this context.
        unsafe { mlirLLVMDIBasicTypeAttrGet(self.cx.to_raw(), BASE_TYPE, string(self.cx, name), bits, encoding) }
    }

    fn derived(&self, tag: u32, name: &str, of: MlirAttribute, bits: u64, at: u64) -> MlirAttribute {
        let name = if name.is_empty() { NONE } else { string(self.cx, name) };
        // SAFETY: every attribute is of this context and of the kind that the function takes; null where it is optional,
        // and -1 for no address space.
        unsafe { mlirLLVMDIDerivedTypeAttrGet(self.cx.to_raw(), tag, name, of, bits, 0, at, -1, NONE) }
    }

    /// A member at a byte offset.
    fn member(&self, name: &str, of: MlirAttribute, bits: u64, offset: u64) -> MlirAttribute {
        self.derived(MEMBER, name, of, bits, offset * 8)
    }

    fn composite(&self, tag: u32, name: &str, bytes: u64, members: &[MlirAttribute], flags: i64) -> MlirAttribute {
        // SAFETY: every attribute is of this context and of the kind that the function takes; null where it is optional.
        unsafe {
            mlirLLVMDICompositeTypeAttrGet(
                self.cx.to_raw(),
                NONE,
                false,
                tag,
                string(self.cx, name),
                NONE,
                0,
                NONE,
                NONE,
                flags,
                bytes * 8,
                0,
                members.len() as isize,
                members.as_ptr(),
                NONE,
                NONE,
                NONE,
                NONE,
            )
        }
    }

    fn fields(&mut self, name: Option<&CaseName>, tys: &[Ty], offsets: &[u64]) -> Vec<MlirAttribute> {
        let mut members = Vec::new();
        for (i, (ty, offset)) in tys.iter().zip(offsets).enumerate() {
            let (field, shown) = name.and_then(|n| n.fields.get(i).copied()).unzip();
            let numbered = format!("field{}", i + 1);
            let field = field.filter(|f| !f.as_str().is_empty()).map_or(numbered, |f| f.to_string());
            let of = self.of(*ty, shown);
            let bits = self.program.size_of(*ty).size * 8;
            members.push(self.member(&field, of, bits, *offset));
        }
        members
    }

    /// A union of the structures of cases, each with the offsets of its fields.
    fn cases(&mut self, names: &[CaseName], cases: &[Vec<Ty>], offsets: &[Vec<u64>], bytes: u64) -> MlirAttribute {
        let mut members = Vec::new();
        for (i, tys) in cases.iter().enumerate() {
            let fields = self.fields(names.get(i), tys, &offsets[i]);
            let name = names.get(i).map_or_else(|| format!("Case{i}"), |n| n.name.to_string());
            let case = self.composite(STRUCTURE, &name, bytes, &fields, 0);
            members.push(self.member(&name, case, bytes * 8, 0));
        }
        self.composite(UNION, "cases", bytes, &members, 0)
    }

    fn aggregate(&mut self, id: AggId) -> MlirAttribute {
        let program = self.program;
        let layout = &program.aggs[id];
        let names = program.names.aggs.get(&id).map_or(&[][..], Vec::as_slice);
        let bytes = program.size_of_agg(id).size;
        let members = match &layout.kind {
            AggKind::Struct(tys) => self.fields(names.first(), tys, &program.struct_offsets(0, tys).0),
            AggKind::Union(cases) => {
                let slots = union_slots(cases);
                let mut all = vec![slots.tag];
                all.extend(&slots.slots);
                let at = program.struct_offsets(0, &all).0;
                let offsets: Vec<Vec<u64>> =
                    slots.map.iter().map(|case| case.iter().map(|slot| at[*slot as usize + 1]).collect()).collect();
                let bits = program.size_of(slots.tag).size * 8;
                let tag = self.basic("tag", bits, UNSIGNED);
                let union = self.cases(names, cases, &offsets, bytes);
                vec![self.member("tag", tag, bits, 0), self.member("cases", union, bytes * 8, 0)]
            }
        };
        self.composite(STRUCTURE, layout.name.as_str(), bytes, &members, 0)
    }

    fn cell(&mut self, id: CellId) -> MlirAttribute {
        let program = self.program;
        let names = program.names.cells.get(&id).map_or(&[][..], Vec::as_slice);
        let word = self.basic("uint64", 64, UNSIGNED);
        let shape = match &program.cells[id].kind {
            CellKind::Any | CellKind::Closure { .. } | CellKind::Union { .. } => "shape".to_owned(),
            CellKind::Text | CellKind::Object(_) | CellKind::Array(_) => format!("shape_{}", self.shapes.cell(id, 0)),
        };
        let half = self.basic("uint32", 32, UNSIGNED);
        let count = self.basic("int32", 32, SIGNED);
        let mut members = vec![self.member("count", count, 32, 0), self.member(&shape, half, 32, 4)];
        let mut bytes = ELEMENTS;
        match &program.cells[id].kind {
            CellKind::Any => bytes = LENGTH,
            CellKind::Text => {
                let unit = self.basic("byte", 8, UNSIGNED);
                members.push(self.member("length", word, 64, LENGTH));
                members.push(self.member("units", unit, 8, ELEMENTS));
            }
            CellKind::Array(elem) => {
                let shown = names.first().and_then(|n| n.fields.first()).map(|f| f.1);
                let first = self.of(*elem, shown);
                members.push(self.member("length", word, 64, LENGTH));
                members.push(self.member("first", first, program.size_of(*elem).size * 8, ELEMENTS));
            }
            CellKind::Closure { .. } => {
                let code = self.basic("nativeptr", 64, ADDRESS);
                members.push(self.member("code", code, 64, CLOSURE_CODE));
            }
            CellKind::Object(fields) => {
                let tys: Vec<Ty> = fields.iter().map(|f| f.ty).collect();
                let (offsets, size) = program.cell_offsets(id, 0);
                members.extend(self.fields(names.first(), &tys, &offsets));
                bytes = size;
            }
            CellKind::Union { cases, null_case } => {
                let all: Vec<(Vec<u64>, u64)> = (0..cases.len()).map(|c| program.cell_offsets(id, c as u32)).collect();
                bytes = all.iter().map(|(_, size)| *size).max().unwrap_or(LENGTH);
                let offsets: Vec<Vec<u64>> = all.into_iter().map(|(offsets, _)| offsets).collect();
                let union = self.cases(names, cases, &offsets, bytes);
                let null = null_case.map_or_else(String::new, |n| format!("_null_{n}"));
                let name = format!("cases_from_{}{null}", self.shapes.cell(id, 0));
                members.push(self.member(&name, union, bytes * 8, 0));
            }
        }
        let name = self.cell_names[id].clone();
        self.composite(STRUCTURE, &name, bytes, &members, 0)
    }
}
