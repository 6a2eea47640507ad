//! Counting by the interpreter itself, in programs that are placed but not expanded. Shares nothing with `memory`'s expansion.
//!
//! A count below zero belongs to a constant; a count of zero is never seen in a cell that is there.

use mir::layout::{ELEMENTS, HEADER, LENGTH};
use mir::verify::Stage;
use mir::{CellKind, InstKind, Ty, Value};

use crate::heap::Origin;
use crate::layouts::{AggShape, Shape};
use crate::machine::Machine;
use crate::value::V;

impl Machine<'_> {
    fn at_placed(&self) -> Result<(), String> {
        if self.stage == Stage::Placed { Ok(()) } else { Err("counting outside the placed stage".into()) }
    }

    pub(crate) fn retain_value(&mut self, v: Value) -> Result<(), String> {
        self.at_placed()?;
        let value = self.get(v)?.clone();
        let mut cells = Vec::new();
        self.cells_of(self.ty(v), &value, &mut cells)?;
        cells.into_iter().try_for_each(|p| self.retain_cell(p))
    }

    pub(crate) fn release_value(&mut self, v: Value) -> Result<(), String> {
        self.at_placed()?;
        let value = self.get(v)?.clone();
        self.release(self.ty(v), &value)
    }

    /// The references that a value holds itself, null left out.
    fn cells_of(&self, ty: Ty, v: &V, out: &mut Vec<u64>) -> Result<(), String> {
        let fields = match (ty, v) {
            (Ty::Cell(_), V::Bits(0)) => return Ok(()),
            (Ty::Cell(_), V::Bits(p)) => {
                out.push(*p);
                return Ok(());
            }
            (Ty::Agg(id), _) if !self.layouts.managed[id] => return Ok(()),
            (Ty::Agg(id), V::Struct(values)) => match &self.layouts.aggs[id] {
                AggShape::Struct(fields) => fields.at.iter().zip(values.iter()),
                AggShape::Union(..) => return Err("a struct is counted as a union".into()),
            },
            (Ty::Agg(id), V::Case(case, values)) => match &self.layouts.aggs[id] {
                AggShape::Union(_, cases) => cases[*case as usize].at.iter().zip(values.iter()),
                AggShape::Struct(_) => return Err("a union is counted as a struct".into()),
            },
            _ => return Ok(()),
        };
        for ((_, ty), v) in fields {
            self.cells_of(*ty, v, out)?;
        }
        Ok(())
    }

    fn count(&mut self, cell: u64) -> Result<i32, String> {
        let count = self.heap.load(cell, 4)? as u32 as i32;
        if count == 0 { Err(format!("the count of {cell:#x} is zero")) } else { Ok(count) }
    }

    fn retain_cell(&mut self, cell: u64) -> Result<(), String> {
        let count = self.count(cell)?;
        if count > 0 { self.heap.store(cell, 4, (count + 1) as u64) } else { Ok(()) }
    }

    pub(crate) fn release(&mut self, ty: Ty, v: &V) -> Result<(), String> {
        let mut work = Vec::new();
        self.cells_of(ty, v, &mut work)?;
        self.release_all(work)
    }

    fn release_all(&mut self, mut work: Vec<u64>) -> Result<(), String> {
        while let Some(cell) = work.pop() {
            let count = self.count(cell)?;
            if count > 1 {
                self.heap.store(cell, 4, (count - 1) as u64)?;
            } else if count == 1 {
                for (_, addr, ty) in self.content(cell)? {
                    let v = self.load(addr, ty)?;
                    self.cells_of(ty, &v, &mut work)?;
                }
                self.heap.end(cell, None, Origin::Cell)?;
            }
        }
        Ok(())
    }

    /// The managed places in a cell: number, address, type.
    fn content(&mut self, cell: u64) -> Result<Vec<(u32, u64, Ty)>, String> {
        let fields = match self.shape_at(cell)? {
            Shape::Closure(f) => &self.layouts.closures[f],
            Shape::Cell(id, case) => match self.program.cells[id].kind {
                CellKind::Array(elem) if self.layouts.is_managed(elem) => {
                    let n = self.heap.load(cell + LENGTH, 8)?;
                    let stride = self.layouts.size(elem);
                    return Ok((0..n).map(|i| (i as u32, cell + ELEMENTS + i * stride, elem)).collect());
                }
                CellKind::Object(_) | CellKind::Union { .. } => &self.layouts.cells[id][case as usize],
                CellKind::Array(_) | CellKind::Any | CellKind::Text | CellKind::Closure { .. } => return Ok(Vec::new()),
            },
        };
        let places = (0u32..).zip(&fields.at).map(|(i, (offset, ty))| (i, cell + offset, *ty));
        Ok(places.filter(|(_, _, ty)| self.layouts.is_managed(*ty)).collect())
    }

    /// Of an aggregate, the parts have the counts already. A cell without other owners is freed and its parts are what
    /// owned it, the rest is released; else the parts get one more owner and the cell one less.
    pub(crate) fn unpack(&mut self, v: Value, _case: u32, parts: &[Value]) -> Result<(), String> {
        self.at_placed()?;
        let (Ty::Cell(_), cell) = (self.ty(v), self.get(v)?.clone()) else { return Ok(()) };
        let V::Bits(cell) = cell else { return Err("no cell is taken apart".into()) };
        if cell == 0 {
            return Ok(());
        }
        let count = self.count(cell)?;
        if count != 1 {
            if count > 1 {
                self.heap.store(cell, 4, (count - 1) as u64)?;
            }
            return parts.iter().try_for_each(|p| self.retain_value(*p));
        }
        let taken: Vec<Option<u32>> = parts.iter().map(|p| self.part(*p)).collect();
        let mut rest = Vec::new();
        for (i, addr, ty) in self.content(cell)? {
            if !taken.contains(&Some(i)) {
                let v = self.load(addr, ty)?;
                self.cells_of(ty, &v, &mut rest)?;
            }
        }
        self.heap.end(cell, None, Origin::Cell)?;
        self.release_all(rest)
    }

    /// The content of a cell in the frame is released and not used again. Its header stays: what holds the cell, and ends later
    /// or at the same place, looks at the count.
    pub(crate) fn end_cell(&mut self, v: Value) -> Result<(), String> {
        self.at_placed()?;
        let cell = self.bits(v)?;
        let mut rest = Vec::new();
        for (_, addr, ty) in self.content(cell)? {
            let v = self.load(addr, ty)?;
            self.cells_of(ty, &v, &mut rest)?;
        }
        self.heap.forget(cell, HEADER)?;
        self.release_all(rest)
    }

    /// Which field or capture of its cell a value is.
    fn part(&mut self, v: Value) -> Option<u32> {
        let (id, func) = self.func();
        let of = self.parts.entry(id).or_insert_with(|| {
            let insts = func.blocks.iter().flat_map(|b| &b.insts);
            insts
                .filter_map(|inst| match (&inst.kind, inst.result) {
                    (InstKind::Field(_, _, i) | InstKind::Capture(_, i), Some(v)) => Some((v, *i)),
                    _ => None,
                })
                .collect()
        });
        of.get(&v).copied()
    }
}
