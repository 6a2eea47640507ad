//! New cells, where the program has not been expanded.

use mir::layout::{CLOSURE_ARITY, CLOSURE_CODE, ELEMENTS, LENGTH};
use mir::{CellId, CellKind, InstKind, Place, Program, Ty, Value};

use crate::heap::{Fill, Origin};
use crate::machine::{Machine, code};
use crate::value::V;

/// Where a cell is that is not counted: in the frame, for an instruction, or in the region at an address.
#[derive(Clone, Copy)]
pub(crate) enum Site {
    Frame(Value),
    Region(u64),
}

impl Machine<'_> {
    /// A new cell of so many bytes with its header; one in the frame belongs to a site.
    fn new_cell(&mut self, size: u64, shape: u32, site: Option<Site>) -> Result<u64, String> {
        let size = size.next_multiple_of(8);
        let (addr, count) = match site {
            None => (self.heap.make(size, Fill::Nothing, Origin::Cell)?, 1),
            Some(Site::Frame(site)) => (self.site_bytes(site, size)?, i32::MIN),
            Some(Site::Region(region)) => (self.region_bytes(region, size)?, i32::MIN),
        };
        self.heap.store(addr, 4, u64::from(count as u32))?;
        self.heap.store(addr + 4, 4, u64::from(shape))?;
        Ok(addr)
    }

    /// `New`, `NewArray`, `NewText`, `NewClosure`.
    pub(crate) fn make(&mut self, kind: &InstKind, result: Option<Value>) -> Result<V, String> {
        use InstKind as K;
        let site = match kind.place() {
            Some(Place::Stack) => result.map(Site::Frame),
            Some(Place::Region(r)) => Some(Site::Region(self.bits(r)?)),
            Some(Place::Counted | Place::Unplaced) | None => None,
        };
        let addr = match kind {
            K::New { cell, case, fields, .. } => self.object((*cell, *case), fields, site)?,
            K::NewArray { cell, len, .. } => {
                let CellKind::Array(elem) = self.program.cells[*cell].kind else {
                    return Err("a new array of no array type".into());
                };
                let n = self.bits(*len)?;
                let content = n.checked_mul(self.layouts.size(elem)).filter(|b| *b < 1 << 40);
                let content = content.ok_or_else(|| format!("a new array of {} elements", n as i64))?;
                let addr = self.new_cell(ELEMENTS + content, self.shape_of(*cell, 0), site)?;
                self.heap.store(addr + LENGTH, 8, n)?;
                self.heap.write(addr + ELEMENTS, content)?.fill(0);
                addr
            }
            K::NewText { len, wide, .. } => {
                let (n, wide) = (self.bits(*len)?, self.bits(*wide)?);
                if n >= 1 << 32 {
                    return Err(format!("a new string of {} units", n as i64));
                }
                let addr = self.new_cell(ELEMENTS + (n << wide), self.shape_of(Program::TEXT, 0), site)?;
                self.heap.store(addr + LENGTH, 8, n << 1 | wide)?;
                addr
            }
            K::NewClosure { func, arity, captures, .. } => {
                let size = self.layouts.closures[*func].size;
                let addr = self.new_cell(size, self.layouts.first_closure + func.0, site)?;
                self.heap.store(addr + CLOSURE_CODE, 8, code(*func))?;
                self.heap.store(addr + CLOSURE_ARITY, 4, u64::from(*arity))?;
                if captures.len() != self.layouts.closures[*func].at.len() {
                    return Err("a function value with other captures than its code has".into());
                }
                for (i, v) in captures.iter().enumerate() {
                    let (offset, ty) = self.layouts.closures[*func].at[i];
                    self.fill(addr + offset, ty, *v)?;
                }
                addr
            }
            _ => return Err("no allocation".into()),
        };
        Ok(V::Bits(addr))
    }

    fn object(&mut self, (cell, case): (CellId, u32), fields: &[Value], site: Option<Site>) -> Result<u64, String> {
        let layout = self.layouts.cells[cell].get(case as usize).ok_or("there is no such case")?;
        if layout.at.len() != fields.len() {
            return Err("a new cell with other fields than its case has".into());
        }
        let addr = self.new_cell(layout.size, self.shape_of(cell, case), site)?;
        for (i, v) in fields.iter().enumerate() {
            let (offset, ty) = self.layouts.cells[cell][case as usize].at[i];
            self.fill(addr + offset, ty, *v)?;
        }
        Ok(addr)
    }

    fn fill(&mut self, addr: u64, ty: Ty, v: Value) -> Result<(), String> {
        let v = self.get(v)?.clone();
        self.store(addr, ty, &v)
    }
}
