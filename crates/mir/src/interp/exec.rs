//! The interpreter's instructions.
//!
//! In: one instruction and the current frame. Out: its result in the frame, its effect on memory, or a new frame.

use crate::layout::{CLOSURE_ARITY, CLOSURE_CAPTURES, ELEMENTS, LENGTH};
use crate::typing::elem_ty;
use crate::{CellId, CellKind, Const, Function, InstKind, Program, Ty, Value};

use super::heap::{Origin, V, zero};
use super::{Machine, Then, arith, code};

/// The bits of a constant.
pub(super) fn constant(c: &Const) -> u64 {
    match c {
        Const::Int(n) => *n as u64,
        Const::F32(b) => u64::from(*b),
        Const::F64(b) => *b,
    }
}

impl Machine<'_> {
    pub(super) fn inst(&mut self, func: &Function, kind: &InstKind, result: Option<Value>) -> Result<(), String> {
        use InstKind as K;
        let ty = result.map_or(Ty::Agg(Program::UNIT), |v| func.ty(v));
        let value = match kind {
            K::Call(f, args) => {
                let args = self.all(args)?;
                return self.enter(*f, args, Then::Define(result));
            }
            K::CallClosure(c, args) => {
                let (f, args) = self.closure_args(*c, args)?;
                return self.enter(f, args, Then::Define(result));
            }
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
            | K::GlobalAddr(_) => self.scalar(func, kind, ty)?,
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
            | K::IsCell(..) => self.cell(func, kind, ty)?,
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
            | K::MemSet(..)
            | K::Pause
            | K::DebugValue(..) => return self.effect(func, kind),
            K::CallImport(id, _) => return Err(format!("{id}: no foreign functions here")),
            K::New { .. }
            | K::NewArray { .. }
            | K::NewText { .. }
            | K::NewClosure { .. }
            | K::Retain(_)
            | K::Release(_)
            | K::Unpack(..) => {
                return Err("the program is not expanded".into());
            }
        };
        if let Some(v) = result {
            self.set(v, value);
        }
        Ok(())
    }

    fn scalar(&mut self, func: &Function, kind: &InstKind, ty: Ty) -> Result<V, String> {
        use InstKind as K;
        Ok(V::Bits(match kind {
            K::Const(c) => arith::truncate(constant(c), ty),
            K::Static(id) => self.statics[id],
            K::Binary(op, a, b) => arith::binary(*op, func.ty(*a), self.bits(*a)?, self.bits(*b)?)?,
            K::Unary(op, a) => arith::unary(*op, ty, self.bits(*a)?),
            K::Compare(op, a, b) => u64::from(arith::compare(*op, func.ty(*a), self.bits(*a)?, self.bits(*b)?)),
            K::Convert(op, a) => arith::convert(*op, func.ty(*a), ty, self.bits(*a)?),
            K::Select(c, a, b) => {
                return if self.bits(*c)? == 1 { self.get(*a) } else { self.get(*b) };
            }
            K::CastCell(a) => self.bits(*a)?,
            K::FuncAddr(f) => code(*f),
            K::GlobalAddr(g) => self.globals[g],
            _ => return Ok(zero(self.program, ty)),
        }))
    }

    fn aggregate(&mut self, kind: &InstKind) -> Result<V, String> {
        use InstKind as K;
        match kind {
            K::MakeAgg(_, vs) => Ok(V::Struct(self.all(vs)?)),
            K::MakeCase(_, case, vs) => Ok(V::Case(*case, self.all(vs)?)),
            K::Extract(a, i) => match self.get(*a)? {
                V::Struct(mut fields) => Ok(fields.swap_remove(*i as usize)),
                other => Err(format!("extract from {other:?}")),
            },
            K::Insert(a, i, v) => match self.get(*a)? {
                V::Struct(mut fields) => {
                    fields[*i as usize] = self.get(*v)?;
                    Ok(V::Struct(fields))
                }
                other => Err(format!("insert into {other:?}")),
            },
            K::ExtractCase(a, case, i) => match self.get(*a)? {
                V::Case(c, mut fields) if c == *case => Ok(fields.swap_remove(*i as usize)),
                other => Err(format!("extract of case {case} from {other:?}")),
            },
            K::Tag(a) => match self.get(*a)? {
                V::Case(c, _) => Ok(V::Bits(u64::from(c))),
                other => Err(format!("tag of {other:?}")),
            },
            _ => Err("no aggregate".into()),
        }
    }

    fn cell(&mut self, func: &Function, kind: &InstKind, ty: Ty) -> Result<V, String> {
        use InstKind as K;
        let program = self.program;
        let layout = |v: &Value| match func.ty(*v) {
            Ty::Cell(id) => Ok(id),
            other => Err(format!("{v} is {other:?}")),
        };
        let addr = match kind {
            K::CellTag(c) => {
                let id = layout(c)?;
                let p = self.bits(*c)?;
                let null =
                    if let CellKind::Union { null_case, .. } = &program.cells[id].kind { *null_case } else { None };
                let tag = match (p, null) {
                    (0, Some(n)) => n,
                    _ => (self.heap.load_bits(p + 4, 4)? as u32).wrapping_sub(self.shapes.cell(id, 0)),
                };
                return Ok(V::Bits(u64::from(tag)));
            }
            K::Field(c, case, i) => {
                let id = layout(c)?;
                let p = self.bits(*c)?;
                if let CellKind::Union { .. } = program.cells[id].kind {
                    let shape = self.heap.load_bits(p + 4, 4)? as u32;
                    if shape != self.shapes.cell(id, *case) {
                        return Err(format!("field of case {case} of another case"));
                    }
                }
                p + program.cell_offsets(id, *case).0[*i as usize]
            }
            K::FieldAddr(c, i) => {
                return Ok(V::Bits(self.bits(*c)? + program.cell_offsets(layout(c)?, 0).0[*i as usize]));
            }
            K::ArrayLen(a) => self.bits(*a)? + LENGTH,
            K::ArrayGet(a, i) | K::ArrayAddr(a, i) => {
                let elem = elem_ty(program, func.ty(*a)).ok_or("no array")?;
                let (p, i) = (self.bits(*a)?, self.bits(*i)?);
                let addr = p + ELEMENTS + i * program.stride(elem);
                if let K::ArrayAddr(..) = kind {
                    return Ok(V::Bits(addr));
                }
                if i >= self.heap.load_bits(p + LENGTH, 8)? {
                    return Err("index out of range".into());
                }
                addr
            }
            K::TextHeader(t) => self.bits(*t)? + LENGTH,
            K::TextData(t) => return Ok(V::Bits(self.bits(*t)? + ELEMENTS)),
            K::Capture(c, i) => {
                let (offsets, _) = program.struct_offsets(CLOSURE_CAPTURES, &func.captures);
                self.bits(*c)? + offsets[*i as usize]
            }
            K::ClosureArity(c) => self.bits(*c)? + CLOSURE_ARITY,
            K::IsCell(c, id) => {
                let p = self.bits(*c)?;
                let shape = self.heap.load_bits(p + 4, 4)? as u32;
                return Ok(V::Bits(u64::from(self.is_shape_of(shape, *id))));
            }
            _ => return Err("no cell".into()),
        };
        self.heap.load(program, addr, ty)
    }

    fn is_shape_of(&self, shape: u32, id: CellId) -> bool {
        let first = self.shapes.cell(id, 0);
        match &self.program.cells[id].kind {
            CellKind::Any => true,
            CellKind::Union { cases, .. } => (first..first + cases.len() as u32).contains(&shape),
            CellKind::Text | CellKind::Object(_) | CellKind::Array(_) => shape == first,
            CellKind::Closure { .. } => shape >= self.shapes.closure(crate::FuncId(0)),
        }
    }

    fn memory(&mut self, kind: &InstKind, ty: Ty) -> Result<V, String> {
        use InstKind as K;
        match kind {
            K::GlobalGet(g) => self.heap.load(self.program, self.globals[g], ty),
            K::Load(p) => {
                let p = self.bits(*p)?;
                self.heap.load(self.program, p, ty)
            }
            K::PtrAdd(p, n) => Ok(V::Bits(self.bits(*p)?.wrapping_add(self.bits(*n)?))),
            K::StackAlloc(n, _) => {
                let n = self.bits(*n)?;
                let addr = self.heap.make(n, 0xBB, Origin::Other);
                self.frame().stack.push(addr);
                Ok(V::Bits(addr))
            }
            K::Syscall(n, args) => {
                let args: Vec<u64> = args.iter().map(|v| self.bits(*v)).collect::<Result<_, _>>()?;
                self.syscall(self.bits(*n)?, &args)
            }
            _ => Err("no memory".into()),
        }
    }

    fn syscall(&mut self, n: u64, args: &[u64]) -> Result<V, String> {
        match (n, args) {
            (1, [_, p, len]) => {
                let bytes = self.heap.bytes(*p, *len)?.to_vec();
                self.output.extend(bytes);
                Ok(V::Bits(*len))
            }
            (60 | 231, [status]) => {
                self.exit = Some(*status);
                Ok(V::Bits(0))
            }
            _ => Err(format!("no system call {n} here")),
        }
    }

    fn effect(&mut self, func: &Function, kind: &InstKind) -> Result<(), String> {
        use InstKind as K;
        let program = self.program;
        match kind {
            K::SetField(c, i, v) => {
                let Ty::Cell(id) = func.ty(*c) else {
                    return Err("no cell".into());
                };
                let addr = self.bits(*c)? + program.cell_offsets(id, 0).0[*i as usize];
                let to = self.get(*v)?;
                self.heap.store(program, addr, func.ty(*v), &to)
            }
            K::ArraySet(a, i, v) => {
                let ty = func.ty(*v);
                let (p, i) = (self.bits(*a)?, self.bits(*i)?);
                if i >= self.heap.load_bits(p + LENGTH, 8)? {
                    return Err("index out of range".into());
                }
                let to = self.get(*v)?;
                self.heap.store(program, p + ELEMENTS + i * program.stride(ty), ty, &to)
            }
            K::GlobalSet(g, v) => {
                let to = self.get(*v)?;
                self.heap.store(program, self.globals[g], func.ty(*v), &to)
            }
            K::Store(p, v) | K::Replace(p, v) => {
                let (p, to) = (self.bits(*p)?, self.get(*v)?);
                self.heap.store(program, p, func.ty(*v), &to)
            }
            K::MemMove(to, from, n) | K::MemCopy(to, from, n) => {
                let (to, from, n) = (self.bits(*to)?, self.bits(*from)?, self.bits(*n)?);
                let bytes = self.heap.bytes(from, n)?.to_vec();
                self.heap.bytes(to, n)?.copy_from_slice(&bytes);
                Ok(())
            }
            K::MemSet(to, byte, n) => {
                let (to, byte, n) = (self.bits(*to)?, self.bits(*byte)?, self.bits(*n)?);
                self.heap.bytes(to, n)?.fill(byte as u8);
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
