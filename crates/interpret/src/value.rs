//! Values, and how they lie in memory.

use std::rc::Rc;

use mir::{Program, Ty};

use crate::arith::truncate;
use crate::heap::Heap;
use crate::layouts::{AggShape, Fields, Layouts};

/// A value.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum V {
    /// Not computed yet.
    #[default]
    None,
    /// An integer, float or address.
    Bits(u64),
    /// A struct.
    Struct(Rc<Vec<V>>),
    /// A case of a union.
    Case(u32, Rc<Vec<V>>),
}

/// Reads a value.
pub(crate) fn load(heap: &mut Heap, layouts: &Layouts, addr: u64, ty: Ty) -> Result<V, String> {
    let Ty::Agg(id) = ty else {
        return Ok(V::Bits(truncate(heap.load(addr, layouts.size(ty))?, ty)));
    };
    match &layouts.aggs[id] {
        AggShape::Struct(fields) => Ok(V::Struct(load_fields(heap, layouts, addr, fields)?)),
        AggShape::Union(tag, cases) => {
            let case = heap.load(addr, *tag)? as u32;
            let fields =
                cases.get(case as usize).ok_or_else(|| format!("a union of the case {case}, which it has not"))?;
            Ok(V::Case(case, load_fields(heap, layouts, addr, fields)?))
        }
    }
}

fn load_fields(heap: &mut Heap, layouts: &Layouts, addr: u64, fields: &Fields) -> Result<Rc<Vec<V>>, String> {
    fields.at.iter().map(|(offset, ty)| load(heap, layouts, addr + offset, *ty)).collect::<Result<_, _>>().map(Rc::new)
}

/// Writes a value.
pub(crate) fn store(heap: &mut Heap, layouts: &Layouts, addr: u64, ty: Ty, v: &V) -> Result<(), String> {
    let fields = match (ty, v) {
        (Ty::Agg(id), V::Struct(values)) => match &layouts.aggs[id] {
            AggShape::Struct(fields) => fields.at.iter().zip(values.iter()),
            AggShape::Union(..) => return Err("a struct is stored as a union".into()),
        },
        (Ty::Agg(id), V::Case(case, values)) => match &layouts.aggs[id] {
            AggShape::Union(tag, cases) => {
                heap.store(addr, *tag, u64::from(*case))?;
                cases.get(*case as usize).ok_or("a case that the union has not")?.at.iter().zip(values.iter())
            }
            AggShape::Struct(_) => return Err("a union is stored as a struct".into()),
        },
        (_, V::Bits(bits)) => return heap.store(addr, layouts.size(ty), *bits),
        (_, V::None | V::Struct(_) | V::Case(..)) => return Err(format!("{v:?} is stored as {ty:?}")),
    };
    for ((offset, ty), v) in fields {
        store(heap, layouts, addr + offset, *ty, v)?;
    }
    Ok(())
}

/// The zero of a type.
pub(crate) fn zero(layouts: &Layouts, ty: Ty) -> V {
    let all = |fields: &Fields| Rc::new(fields.at.iter().map(|(_, ty)| zero(layouts, *ty)).collect::<Vec<V>>());
    let Ty::Agg(id) = ty else { return V::Bits(0) };
    match &layouts.aggs[id] {
        AggShape::Struct(fields) => V::Struct(all(fields)),
        AggShape::Union(_, cases) => V::Case(0, cases.first().map(all).unwrap_or_default()),
    }
}

/// The only value of `unit`.
pub(crate) fn unit(layouts: &Layouts) -> V {
    zero(layouts, Ty::Agg(Program::UNIT))
}
