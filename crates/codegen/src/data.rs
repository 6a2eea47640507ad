//! Static data: module-level variables and constant cells.
//!
//! In: the program's tables. Out: one LLVM global for each variable and for each different constant cell, and their
//! symbols. Constant cells lie in read-only memory with a count that says "never counted"
//! ([`STATIC_COUNT`]), laid out as [`mir::layout`] says, little-endian.

use base::{FxHashMap, IndexVec};
use melior::ir::Region;
use melior::ir::block::BlockLike;
use mir::layout::{ELEMENTS, Shapes};
use mir::{CellKind, Const, Global, GlobalId, Program, StaticCell, StaticId, Ty};

use crate::abi::leaf_type;
use crate::builder::{Builder, Named};
use crate::names::Namer;

/// The count of a cell in static memory.
const STATIC_COUNT: i32 = i32::MIN;

/// Makes the module-level variables.
pub(crate) fn globals<'c>(
    b: &mut Builder<'c>,
    module: &impl BlockLike<'c, 'c>,
    program: &Program,
    namer: &mut Namer,
) -> IndexVec<GlobalId, String> {
    let mut symbols = IndexVec::new();
    for g in program.globals.iter() {
        let symbol = namer.fresh(g.name.as_str());
        global(b, module, program, g, &symbol);
        symbols.push(symbol);
    }
    symbols
}

fn global<'c>(b: &mut Builder<'c>, module: &impl BlockLike<'c, 'c>, program: &Program, g: &Global, symbol: &str) {
    let size = program.size_of(g.ty);
    let bytes = g.bytes.unwrap_or(size.size);
    let align = if g.bytes.is_some() { 16 } else { size.align.max(8) };
    let linkage = b.parse("#llvm.linkage<internal>");
    let mut attributes: Vec<Named<'c>> = vec![
        ("sym_name", b.string_attr(symbol)),
        ("linkage", linkage),
        ("alignment", b.i64_attr(align as i64)),
        ("dso_local", b.unit_attr()),
    ];
    let region = Region::new();
    match (g.init, g.bytes) {
        (Some(init), None) => {
            let ty = if g.ty == Ty::I1 { b.t.i8 } else { leaf_type(b, crate::layout::scalar(g.ty)) };
            attributes.push(("global_type", b.type_attr(ty)));
            let value = match init {
                Const::Int(n) => b.int_attr(ty, if g.ty == Ty::I1 { n & 1 } else { n }),
                Const::F32(bits) => b.float_attr(ty, f64::from(f32::from_bits(bits))),
                Const::F64(bits) => b.float_attr(ty, f64::from_bits(bits)),
            };
            attributes.push(("value", value));
        }
        (None, _) | (Some(_), Some(_)) => {
            // A variable of one leaf keeps its type, which helps the optimiser; the others are bytes.
            let ty = match g.ty {
                Ty::Agg(_) | Ty::I1 => b.bytes_type(bytes),
                _ if g.bytes.is_some() => b.bytes_type(bytes),
                scalar => leaf_type(b, scalar),
            };
            attributes.push(("global_type", b.type_attr(ty)));
            b.begin(&region, &[]);
            let zero = b.zero(ty);
            b.ret(Some(zero));
        }
    }
    module.append_operation(b.top_level("llvm.mlir.global", &attributes, vec![region]));
}

/// Makes the constant cells; equal ones are one. A case that is null has no symbol.
pub(crate) fn statics<'c>(
    b: &mut Builder<'c>,
    module: &impl BlockLike<'c, 'c>,
    program: &Program,
    shapes: &Shapes,
    funcs: &IndexVec<mir::FuncId, String>,
) -> IndexVec<StaticId, Option<String>> {
    let mut known: FxHashMap<&StaticCell, String> = FxHashMap::default();
    let mut symbols = IndexVec::new();
    for (id, cell) in program.statics.iter_enumerated() {
        if let Some(symbol) = known.get(cell) {
            symbols.push(Some(symbol.clone()));
            continue;
        }
        let symbol = format!("static.{}", id.0);
        match cell {
            StaticCell::Text(units) => constant_bytes(b, module, &symbol, &text_bytes(units, shapes)),
            StaticCell::Case(layout, case) => {
                if is_null_case(program, *layout, *case) {
                    symbols.push(None);
                    continue;
                }
                constant_bytes(b, module, &symbol, &header(shapes.cell(*layout, *case)));
            }
            StaticCell::Array(layout, elements) => {
                let bytes = array_bytes(program, shapes, *layout, elements);
                constant_bytes(b, module, &symbol, &bytes);
            }
            StaticCell::Closure { func, arity, .. } => {
                closure(b, module, &symbol, shapes.closure(*func), &funcs[*func], *arity);
            }
        }
        known.insert(cell, symbol.clone());
        symbols.push(Some(symbol));
    }
    symbols
}

/// Whether a case of a boxed union is the null reference.
pub(crate) fn is_null_case(program: &Program, cell: mir::CellId, case: u32) -> bool {
    match &program.cells[cell].kind {
        CellKind::Union { null_case, .. } => *null_case == Some(case),
        CellKind::Any | CellKind::Text | CellKind::Object(_) | CellKind::Array(_) | CellKind::Closure { .. } => false,
    }
}

fn header(shape: u32) -> Vec<u8> {
    let mut bytes = STATIC_COUNT.to_le_bytes().to_vec();
    bytes.extend(shape.to_le_bytes());
    bytes
}

fn with_length(shape: u32, word: u64) -> Vec<u8> {
    let mut bytes = header(shape);
    bytes.extend(word.to_le_bytes());
    debug_assert_eq!(bytes.len() as u64, ELEMENTS);
    bytes
}

fn text_bytes(units: &[u16], shapes: &Shapes) -> Vec<u8> {
    let wide = units.iter().any(|u| *u >= 0x80);
    let word = (units.len() as u64) << 1 | u64::from(wide);
    let mut bytes = with_length(shapes.cell(Program::TEXT, 0), word);
    if wide {
        bytes.extend(units.iter().flat_map(|u| u.to_le_bytes()));
    } else {
        bytes.extend(units.iter().map(|u| *u as u8));
    }
    bytes
}

fn array_bytes(program: &Program, shapes: &Shapes, layout: mir::CellId, elements: &[u64]) -> Vec<u8> {
    let stride = match &program.cells[layout].kind {
        CellKind::Array(elem) => program.stride(*elem) as usize,
        CellKind::Any | CellKind::Text | CellKind::Object(_) | CellKind::Union { .. } | CellKind::Closure { .. } => {
            unreachable!("invariant: a constant array has an array's layout")
        }
    };
    let mut bytes = with_length(shapes.cell(layout, 0), elements.len() as u64);
    for e in elements {
        bytes.extend(&e.to_le_bytes()[..stride.min(8)]);
        bytes.resize(bytes.len() + stride.saturating_sub(8), 0);
    }
    bytes
}

fn constant_attributes<'c>(b: &mut Builder<'c>, symbol: &str) -> Vec<Named<'c>> {
    let linkage = b.parse("#llvm.linkage<private>");
    vec![
        ("sym_name", b.string_attr(symbol)),
        ("linkage", linkage),
        ("alignment", b.i64_attr(8)),
        ("constant", b.unit_attr()),
        ("dso_local", b.unit_attr()),
    ]
}

fn constant_bytes<'c>(b: &mut Builder<'c>, module: &impl BlockLike<'c, 'c>, symbol: &str, bytes: &[u8]) {
    let mut attributes = constant_attributes(b, symbol);
    attributes.push(("global_type", b.type_attr(b.bytes_type(bytes.len() as u64))));
    attributes.push(("value", b.bytes_attr(bytes)));
    module.append_operation(b.top_level("llvm.mlir.global", &attributes, vec![Region::new()]));
}

/// A function value without captures: header, code, arity.
fn closure<'c>(b: &mut Builder<'c>, module: &impl BlockLike<'c, 'c>, symbol: &str, shape: u32, code: &str, arity: u32) {
    let mut attributes = constant_attributes(b, symbol);
    let ty = b.struct_type(&[b.t.i32, b.t.i32, b.t.ptr, b.t.i32, b.t.i32]);
    attributes.push(("global_type", b.type_attr(ty)));
    let region = Region::new();
    b.begin(&region, &[]);
    let fields = [
        b.int(b.t.i32, i64::from(STATIC_COUNT)),
        b.int(b.t.i32, i64::from(shape)),
        b.address_of(code),
        b.int(b.t.i32, i64::from(arity)),
        b.int(b.t.i32, 0),
    ];
    let mut all = b.zero(ty);
    for (i, f) in fields.iter().enumerate() {
        all = b.insert_value(all, i, *f);
    }
    b.ret(Some(all));
    module.append_operation(b.top_level("llvm.mlir.global", &attributes, vec![region]));
}
