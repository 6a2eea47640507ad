//! Literals: constants, arrays and lists that are written out.
//!
//! In: an expression of the typed tree. Out: its value; what is known is not computed: a table of numbers is static
//! data that is copied at once, since arrays are mutable.

use base::Span;
use mir::{Const as MConst, InstKind, Value};
use tast::{Const, ExprId, ExprKind};
use types::Ty;

use crate::emit::Fx;
use crate::value::Val;

impl Fx<'_, '_> {
    pub fn lower_const(&mut self, c: &Const, e: ExprId) -> Val {
        let ty = self.ty(e);
        self.constant(c, ty, self.frame.body.body.exprs[e].span)
    }

    /// A constant of a concrete type.
    pub fn constant(&mut self, c: &Const, ty: Ty, span: Span) -> Val {
        match c {
            Const::Unit => Val::Unit,
            Const::Bool(b) => Val::Bool(*b),
            Const::Char(c) => Val::Ssa(self.int(i64::from(*c), mir::Ty::I16)),
            Const::Int(n) => {
                let mty = self.cx.mir_ty(ty);
                match mty {
                    mir::Ty::F64 => Val::Ssa(self.float(*n as f64)),
                    mir::Ty::I8 | mir::Ty::I16 | mir::Ty::I32 | mir::Ty::I64 | mir::Ty::I1 => {
                        Val::Ssa(self.int(wrap(*n, self.cx.out.size_of(mty).size), mty))
                    }
                    mir::Ty::F32 => {
                        Val::Ssa(self.emit(InstKind::Const(MConst::F32((*n as f32).to_bits())), mir::Ty::F32))
                    }
                    mir::Ty::Ptr | mir::Ty::Cell(_) | mir::Ty::Agg(_) => self.unsupported(span, "this literal"),
                }
            }
            Const::Float(x) => Val::Ssa(self.float(*x)),
            Const::Float32(x) => Val::Ssa(self.emit(InstKind::Const(MConst::F32(x.to_bits())), mir::Ty::F32)),
            Const::String(units) => Val::Text(units.as_slice().into()),
            Const::Bytes(bytes) => {
                let mty = self.cx.mir_ty(ty);
                let mir::Ty::Cell(cell) = mty else {
                    return self.unsupported(span, "this literal");
                };
                let bits = bytes.iter().map(|b| u64::from(*b)).collect();
                // Arrays are mutable: each evaluation makes a new one.
                let id = self.cx.static_cell(mir::StaticCell::Array(cell, bits));
                let from = self.emit(InstKind::Static(id), mty);
                self.copy_array(from, bytes.len() as i64, cell, 1)
            }
            Const::Decimal(mantissa, scale) => self.decimal(*mantissa, *scale),
            Const::Default => {
                let mty = self.cx.mir_ty(ty);
                Val::Ssa(self.zero(mty))
            }
        }
    }

    /// A `decimal`: the fields of the library's record.
    fn decimal(&mut self, mantissa: i128, scale: u8) -> Val {
        let size = mantissa.unsigned_abs();
        let flags = u32::from(scale) << 16 | if mantissa < 0 { 1 << 31 } else { 0 };
        let low = self.int(size as u64 as i64, mir::Ty::I64);
        let high = self.int(i64::from((size >> 64) as u32 as i32), mir::Ty::I32);
        let flags = self.int(i64::from(flags as i32), mir::Ty::I32);
        Val::Agg([low, high, flags].map(Val::Ssa).into())
    }

    fn copy_array(&mut self, from: Value, len: i64, cell: mir::CellId, stride: i64) -> Val {
        let len_v = self.word(len);
        let to = self.emit(InstKind::NewArray { cell, len: len_v, place: mir::Place::Unplaced }, mir::Ty::Cell(cell));
        let zero = self.word(0);
        let src = self.emit(InstKind::ArrayAddr(from, zero), mir::Ty::Ptr);
        let dst = self.emit(InstKind::ArrayAddr(to, zero), mir::Ty::Ptr);
        let bytes = self.word(len * stride);
        self.emit_void(InstKind::MemCopy(dst, src, bytes));
        Val::Ssa(to)
    }

    /// A `float` constant.
    pub fn float(&mut self, x: f64) -> Value {
        self.emit(InstKind::Const(MConst::F64(x.to_bits())), mir::Ty::F64)
    }

    /// `[| .. |]`
    pub fn lower_array(&mut self, e: ExprId, items: &[ExprId]) -> Val {
        let ty = self.ty(e);
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let mir::Ty::Cell(cell) = self.cx.mir_ty(ty) else {
            return Val::Never;
        };
        if let Some(table) = self.constant_table(elem, items) {
            let id = self.cx.static_cell(mir::StaticCell::Array(cell, table));
            let from = self.emit(InstKind::Static(id), mir::Ty::Cell(cell));
            let elem = self.cx.mir_ty(elem);
            let stride = self.cx.out.stride(elem) as i64;
            return self.copy_array(from, items.len() as i64, cell, stride);
        }
        let Some(vals) = self.lower_all(items) else {
            return Val::Never;
        };
        let len = self.word(vals.len() as i64);
        let array = self.emit(InstKind::NewArray { cell, len, place: mir::Place::Unplaced }, mir::Ty::Cell(cell));
        // What is made of values is made where it is stored: not all of it is alive at once.
        for (i, v) in vals.iter().enumerate() {
            let v = self.materialise(v, elem);
            let i = self.word(i as i64);
            self.emit_void(InstKind::ArraySet(array, i, v));
        }
        Val::Ssa(array)
    }

    /// The bits of elements that are all numbers known here, if there are enough for a table to be worth it.
    fn constant_table(&mut self, elem: Ty, items: &[ExprId]) -> Option<Vec<u64>> {
        const LEAST: usize = 8;
        let mty = self.cx.mir_ty(elem);
        if items.len() < LEAST || matches!(mty, mir::Ty::Agg(_) | mir::Ty::Cell(_) | mir::Ty::Ptr) {
            return None;
        }
        let size = self.cx.out.size_of(mty).size;
        let body = self.frame.body.clone();
        let bits = |e: &ExprId| match (&body.body.exprs[*e].kind, mty) {
            (ExprKind::Const(Const::Int(n)), mir::Ty::F64) => Some((*n as f64).to_bits()),
            (ExprKind::Const(Const::Int(n)), mir::Ty::F32) => Some(u64::from((*n as f32).to_bits())),
            (ExprKind::Const(Const::Int(n)), _) => Some(wrap(*n, size) as u64),
            (ExprKind::Const(Const::Float(x)), mir::Ty::F64) => Some(x.to_bits()),
            (ExprKind::Const(Const::Float32(x)), mir::Ty::F32) => Some(u64::from(x.to_bits())),
            (ExprKind::Const(Const::Char(c)), mir::Ty::I16) => Some(u64::from(*c)),
            (ExprKind::Const(Const::Bool(b)), mir::Ty::I1) => Some(u64::from(*b)),
            _ => None,
        };
        items.iter().map(bits).collect()
    }

    /// `[ .. ]` of single elements.
    pub fn lower_list(&mut self, e: ExprId, items: &[ExprId]) -> Val {
        let ty = self.ty(e);
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let Some(vals) = self.lower_all(items) else {
            return Val::Never;
        };
        let mty = self.cx.mir_ty(ty);
        let mut list = self.zero(mty);
        for v in vals.iter().rev() {
            let v = self.materialise(v, elem);
            list = self.make_case(mty, 1, vec![v, list]);
        }
        Val::Ssa(list)
    }
}

/// An integer as it is stored in so many bytes, sign-extended.
pub fn wrap(n: i128, bytes: u64) -> i64 {
    match bytes {
        1 => i64::from(n as i8),
        2 => i64::from(n as i16),
        4 => i64::from(n as i32),
        _ => n as i64,
    }
}
