//! Instructions.
//!
//! In: one instruction and the frame that runs. Out: its result in the frame, or its effect on memory.

use std::rc::Rc;

use mir::layout::{CLOSURE_ARITY, ELEMENTS, LENGTH};
use mir::typing::elem_ty;
use mir::verify::Stage;
use mir::{CellId, CellKind, Const, InstKind, Program, Ty, Value};

use crate::arith;
use crate::layouts::Shape;
use crate::machine::{Machine, UNSUPPORTED, code};
use crate::value::{V, zero};

/// The bits of a constant.
pub(crate) fn constant(c: &Const) -> u64 {
    match c {
        Const::Int(n) => *n as u64,
        Const::F32(b) => u64::from(*b),
        Const::F64(b) => *b,
    }
}

impl Machine<'_> {
    /// Any instruction but a call.
    pub(crate) fn inst(&mut self, kind: &InstKind, result: Option<Value>) -> Result<(), String> {
        use InstKind as K;
        let ty = result.map_or(Ty::Agg(Program::UNIT), |v| self.ty(v));
        let value = match kind {
            K::Const(_)
            | K::Zero
            | K::Static(_)
            | K::Binary(..)
            | K::Unary(..)
            | K::Compare(..)
            | K::Convert(..)
            | K::Select(..)
            | K::CastCell(_)
            | K::FuncAddr(_)
            | K::GlobalAddr(_) => self.scalar(kind, ty)?,
            K::MakeAgg(..) | K::Extract(..) | K::Insert(..) | K::MakeCase(..) | K::Tag(_) | K::ExtractCase(..) => {
                self.aggregate(kind)?
            }
            K::CellTag(_)
            | K::Field(..)
            | K::FieldAddr(..)
            | K::ArrayLen(_)
            | K::ArrayGet(..)
            | K::ArrayAddr(..)
            | K::TextHeader(_)
            | K::TextData(_)
            | K::Capture(..)
            | K::ClosureArity(_)
            | K::IsCell(..) => self.cell(kind, ty)?,
            K::GlobalGet(_) | K::Load(_) | K::PtrAdd(..) | K::StackAlloc(..) | K::Syscall(..) => {
                self.memory(kind, ty)?
            }
            K::SetField(..)
            | K::ArraySet(..)
            | K::GlobalSet(..)
            | K::Store(..)
            | K::Replace(..)
            | K::MemMove(..)
            | K::MemCopy(..)
            | K::MemSet(..) => return self.effect(kind),
            K::Pause | K::DebugValue(..) => return Ok(()),
            K::New { .. } | K::NewArray { .. } | K::NewText { .. } | K::NewClosure { .. } => self.make(kind, result)?,
            K::Retain(v) => return self.retain_value(*v),
            K::Release(v) => return self.release_value(*v),
            K::RegionBegin(v) => return self.begin_region(*v),
            K::RegionEnd(v) => return self.end_region(*v),
            K::EndCell(v) => return self.end_cell(*v),
            K::Unpack(v, case, parts) => return self.unpack(*v, *case, parts),
            K::CallImport(id, _) => {
                let import = &self.program.imports[*id];
                return Err(format!("{UNSUPPORTED}the foreign function {}", import.symbol));
            }
            K::Call(..) | K::CallClosure(..) => return Err("a call is no plain instruction".into()),
        };
        if let Some(v) = result {
            self.set(v, value);
        }
        Ok(())
    }

    fn scalar(&mut self, kind: &InstKind, ty: Ty) -> Result<V, String> {
        use InstKind as K;
        Ok(V::Bits(match kind {
            K::Const(c) => arith::truncate(constant(c), ty),
            K::Static(id) => self.statics[*id],
            K::Binary(op, a, b) => arith::binary(*op, self.ty(*a), self.bits(*a)?, self.bits(*b)?)?,
            K::Unary(op, a) => arith::unary(*op, ty, self.bits(*a)?),
            K::Compare(op, a, b) => u64::from(arith::compare(*op, self.ty(*a), self.bits(*a)?, self.bits(*b)?)),
            K::Convert(op, a) => arith::convert(*op, self.ty(*a), ty, self.bits(*a)?),
            K::Select(c, a, b) => {
                let chosen = if self.bits(*c)? == 1 { a } else { b };
                return self.get(*chosen).cloned();
            }
            K::CastCell(a) => self.bits(*a)?,
            K::FuncAddr(f) => code(*f),
            K::GlobalAddr(g) => self.globals[*g],
            _ => return Ok(zero(&self.layouts, ty)),
        }))
    }

    fn aggregate(&mut self, kind: &InstKind) -> Result<V, String> {
        use InstKind as K;
        let field = |fields: &Rc<Vec<V>>, i: &u32| {
            fields.get(*i as usize).cloned().ok_or_else(|| format!("there is no field {i}"))
        };
        match kind {
            K::MakeAgg(_, vs) => Ok(V::Struct(Rc::new(self.all(vs)?))),
            K::MakeCase(_, case, vs) => Ok(V::Case(*case, Rc::new(self.all(vs)?))),
            K::Extract(a, i) => match self.get(*a)? {
                V::Struct(fields) => field(fields, i),
                other => Err(format!("a field of {other:?}")),
            },
            K::Insert(a, i, v) => match self.get(*a)? {
                V::Struct(fields) => {
                    let mut fields = fields.as_ref().clone();
                    *fields.get_mut(*i as usize).ok_or("there is no such field")? = self.get(*v)?.clone();
                    Ok(V::Struct(Rc::new(fields)))
                }
                other => Err(format!("a field of {other:?}")),
            },
            K::ExtractCase(a, case, i) => match self.get(*a)? {
                V::Case(c, fields) if c == case => field(fields, i),
                other => Err(format!("a field of case {case} of {other:?}")),
            },
            K::Tag(a) => match self.get(*a)? {
                V::Case(c, _) => Ok(V::Bits(u64::from(*c))),
                other => Err(format!("the tag of {other:?}")),
            },
            _ => Err("no aggregate".into()),
        }
    }

    pub(crate) fn layout(&self, v: Value) -> Result<CellId, String> {
        match self.ty(v) {
            Ty::Cell(id) => Ok(id),
            other => Err(format!("{v} is {other:?}, no cell")),
        }
    }

    /// Whether a cell is an object that has a field of another object's layout at the same place: of a class derived from it.
    fn is_derived(&self, found: Shape, base: CellId, i: u32) -> bool {
        let Shape::Cell(found, 0) = found else { return false };
        let object = |id: CellId| matches!(self.program.cells[id].kind, CellKind::Object(_));
        let field = |id: CellId| self.layouts.cells[id].first().and_then(|f| f.at.get(i as usize));
        object(found) && object(base) && field(found) == field(base)
    }

    /// The address of a field, in a cell that is of the case.
    fn field_at(&mut self, c: Value, case: u32, i: u32) -> Result<u64, String> {
        let id = self.layout(c)?;
        let p = self.bits(c)?;
        let found = self.shape_at(p)?;
        if found != Shape::Cell(id, case) && !self.is_derived(found, id, i) {
            let name = |program: &Program, id: CellId, case| format!("{} case {case}", program.cells[id].name);
            let found = match found {
                Shape::Cell(id, case) => name(self.program, id, case),
                Shape::Closure(f) => format!("a function value of {}", self.program.funcs[f].name),
            };
            return Err(format!("field {i} of {} is taken of {found}", name(self.program, id, case)));
        }
        let fields = self.layouts.cells[id].get(case as usize).ok_or("there is no such case")?;
        Ok(p + fields.at.get(i as usize).ok_or("there is no such field")?.0)
    }

    /// The address of an element that must be there.
    pub(crate) fn element_at(&mut self, a: Value, i: Value) -> Result<u64, String> {
        let elem = elem_ty(self.program, self.ty(a)).ok_or("no array")?;
        let (p, i) = (self.bits(a)?, self.bits(i)?);
        let n = self.heap.load(p + LENGTH, 8)?;
        if i >= n {
            return Err(format!("element {} of an array of {n}", i as i64));
        }
        Ok(p + ELEMENTS + i * self.layouts.size(elem))
    }

    fn cell(&mut self, kind: &InstKind, ty: Ty) -> Result<V, String> {
        use InstKind as K;
        let addr = match kind {
            K::CellTag(c) => return self.cell_tag(*c),
            K::Field(c, case, i) => self.field_at(*c, *case, *i)?,
            K::FieldAddr(c, i) => return Ok(V::Bits(self.field_at(*c, 0, *i)?)),
            K::ArrayLen(a) => self.bits(*a)? + LENGTH,
            K::ArrayGet(a, i) => self.element_at(*a, *i)?,
            K::ArrayAddr(a, i) => {
                let elem = elem_ty(self.program, self.ty(*a)).ok_or("no array")?;
                let (p, i) = (self.bits(*a)?, self.bits(*i)?);
                return Ok(V::Bits(p + ELEMENTS + i.wrapping_mul(self.layouts.size(elem))));
            }
            K::TextHeader(t) => self.bits(*t)? + LENGTH,
            K::TextData(t) => return Ok(V::Bits(self.bits(*t)? + ELEMENTS)),
            K::Capture(c, i) => {
                let (id, _) = self.func();
                let p = self.bits(*c)?;
                if self.shape_at(p)? != Shape::Closure(id) {
                    return Err("a capture of a function value of other code".into());
                }
                p + self.layouts.closures[id].at.get(*i as usize).ok_or("there is no such capture")?.0
            }
            K::ClosureArity(c) => self.bits(*c)? + CLOSURE_ARITY,
            K::IsCell(c, id) => {
                let p = self.bits(*c)?;
                let shape = self.shape_at(p)?;
                return Ok(V::Bits(u64::from(match (&self.program.cells[*id].kind, shape) {
                    (CellKind::Any, _) => true,
                    (_, Shape::Cell(found, _)) => found == *id,
                    // The code of a function value takes the value itself first: its type is the value's.
                    (_, Shape::Closure(code)) => {
                        let code = &self.program.funcs[code];
                        code.params().first().is_some_and(|p| code.ty(*p) == Ty::Cell(*id))
                    }
                })));
            }
            _ => return Err("no cell".into()),
        };
        self.load(addr, ty)
    }

    fn cell_tag(&mut self, c: Value) -> Result<V, String> {
        let id = self.layout(c)?;
        let p = self.bits(c)?;
        let null = match &self.program.cells[id].kind {
            CellKind::Union { null_case, .. } => *null_case,
            _ => None,
        };
        if let (0, Some(n)) = (p, null) {
            return Ok(V::Bits(u64::from(n)));
        }
        match self.shape_at(p)? {
            Shape::Cell(found, case) if found == id => Ok(V::Bits(u64::from(case))),
            other => Err(format!("the case of a {} is asked of {other:?}", self.program.cells[id].name)),
        }
    }

    fn memory(&mut self, kind: &InstKind, ty: Ty) -> Result<V, String> {
        use InstKind as K;
        match kind {
            K::GlobalGet(g) => self.load(self.globals[*g], ty),
            K::Load(p) => {
                let p = self.bits(*p)?;
                self.load(p, ty)
            }
            K::PtrAdd(p, n) => Ok(V::Bits(self.bits(*p)?.wrapping_add(self.bits(*n)?))),
            K::StackAlloc(n, _) => {
                let n = self.bits(*n)?;
                self.stack_bytes(n).map(V::Bits)
            }
            K::Syscall(n, args) => {
                let args: Vec<u64> = args.iter().map(|v| self.bits(*v)).collect::<Result<_, _>>()?;
                let n = self.bits(*n)?;
                self.system.call(&mut self.heap, n, &args).map(V::Bits)
            }
            _ => Err("no memory".into()),
        }
    }

    fn effect(&mut self, kind: &InstKind) -> Result<(), String> {
        use InstKind as K;
        let (addr, v) = match kind {
            K::SetField(c, i, v) => (self.field_at(*c, 0, *i)?, *v),
            K::ArraySet(a, i, v) => (self.element_at(*a, *i)?, *v),
            K::GlobalSet(g, v) => (self.globals[*g], *v),
            K::Replace(p, v) => (self.bits(*p)?, *v),
            K::Store(p, v) => {
                let (p, to) = (self.bits(*p)?, self.get(*v)?.clone());
                return self.store(p, self.ty(*v), &to);
            }
            K::MemMove(to, from, n) => {
                return self.heap.copy(self.bits(*to)?, self.bits(*from)?, self.bits(*n)?);
            }
            K::MemCopy(to, from, n) => {
                let (to, from, n) = (self.bits(*to)?, self.bits(*from)?, self.bits(*n)?);
                if n > 0 && to.abs_diff(from) < n {
                    return Err("a copy between ranges that overlap".into());
                }
                return self.heap.copy(to, from, n);
            }
            K::MemSet(to, byte, n) => {
                let (to, byte, n) = (self.bits(*to)?, self.bits(*byte)?, self.bits(*n)?);
                self.heap.write(to, n)?.fill(byte as u8);
                return Ok(());
            }
            _ => return Err("no effect".into()),
        };
        let ty = self.ty(v);
        let to = self.get(v)?.clone();
        if self.stage != Stage::Placed || !self.layouts.is_managed(ty) {
            return self.store(addr, ty, &to);
        }
        // The new content is there before the old one is released.
        let old = self.load(addr, ty)?;
        self.store(addr, ty, &to)?;
        self.release(ty, &old)
    }
}
