//! Allocations as calls and stores.
//!
//! In: a `New*` instruction. Out: `alloc`, the header (count 1 at offset 0, shape at 4), the fields. Sizes are those of
//! [`mir::layout`], rounded up to 8; [`super::destroy`] gives the same sizes back. A cell on the stack has bytes of the frame,
//! the same each time that the instruction runs, and the count of a constant.

use mir::layout::{CLOSURE_ARITY, CLOSURE_CAPTURES, CLOSURE_CODE, ELEMENTS, LENGTH};
use mir::{BinOp, CellId, CellKind, Const, ConvOp, FuncId, Inst, InstKind, Place, Program, Ty, Value};

use super::Seq;

/// The bytes of a closure cell with these captures, and their offsets.
pub(super) fn closure_layout(program: &Program, captures: &[Ty]) -> (Vec<u64>, u64) {
    let (offsets, size) = program.struct_offsets(CLOSURE_CAPTURES, captures);
    (offsets, size.size.next_multiple_of(8))
}

/// The bytes of a closure cell with these captures.
pub(crate) fn closure_bytes(program: &Program, captures: &[Ty]) -> u64 {
    closure_layout(program, captures).1
}

impl Seq<'_> {
    pub(super) fn new_cell(
        &mut self,
        (cell, case): (CellId, u32),
        fields: &[Value],
        place: Place,
        result: Option<Value>,
    ) {
        let (offsets, bytes) = self.program.cell_offsets(cell, case);
        let shape = self.generated.cell_shape(self.program, cell, case);
        let p = self.fixed(bytes, shape, place);
        for (offset, v) in offsets.into_iter().zip(fields) {
            self.store_at(p, offset, *v);
        }
        self.finish(p, result);
    }

    pub(super) fn new_closure(
        &mut self,
        (func, arity): (FuncId, u32),
        captures: &[Value],
        place: Place,
        result: Option<Value>,
    ) {
        let tys: Vec<Ty> = captures.iter().map(|v| self.values[*v].ty).collect();
        let (offsets, bytes) = closure_layout(self.program, &tys);
        let shape = self.generated.closure_shape(self.program, func, &tys);
        let p = self.fixed(bytes, shape, place);
        let code = self.value(InstKind::FuncAddr(func), Ty::Ptr);
        self.store_at(p, CLOSURE_CODE, code);
        let arity = self.value(InstKind::Const(Const::Int(i64::from(arity))), Ty::I32);
        self.store_at(p, CLOSURE_ARITY, arity);
        for (offset, v) in offsets.into_iter().zip(captures) {
            self.store_at(p, offset, *v);
        }
        self.finish(p, result);
    }

    pub(super) fn new_array(&mut self, cell: CellId, len: Value, place: Place, result: Option<Value>) {
        let elem = match self.program.cells[cell].kind {
            CellKind::Array(elem) => elem,
            CellKind::Any
            | CellKind::Text
            | CellKind::Object(_)
            | CellKind::Union { .. }
            | CellKind::Closure { .. } => Ty::Agg(Program::UNIT),
        };
        let stride = self.word(self.program.stride(elem));
        let content = self.binary(BinOp::Mul, len, stride);
        let bytes = self.rounded(content);
        let shape = self.generated.cell_shape(self.program, cell, 0);
        let p = self.sized(bytes, shape, place);
        self.store_at(p, LENGTH, len);
        let elements = self.offset(p, ELEMENTS);
        let zero = self.value(InstKind::Const(Const::Int(0)), Ty::I8);
        self.effect(InstKind::MemSet(elements, zero, content));
        self.finish(p, result);
    }

    pub(super) fn new_text(&mut self, len: Value, wide: Value, place: Place, result: Option<Value>) {
        let wide = self.value(InstKind::Convert(ConvOp::ZExt, wide), self.program.word_ty());
        let content = self.binary(BinOp::Shl, len, wide);
        let bytes = self.rounded(content);
        let shape = self.generated.cell_shape(self.program, Program::TEXT, 0);
        let p = self.sized(bytes, shape, place);
        let one = self.word(1);
        let doubled = self.binary(BinOp::Shl, len, one);
        let header = self.binary(BinOp::Or, doubled, wide);
        self.store_at(p, LENGTH, header);
        self.finish(p, result);
    }

    /// `(ELEMENTS + content + 7) & ~7`
    fn rounded(&mut self, content: Value) -> Value {
        let head = self.word(ELEMENTS + 7);
        let sum = self.binary(BinOp::Add, content, head);
        let mask = self.word(!7u64);
        self.binary(BinOp::And, sum, mask)
    }

    /// A cell of constant size with its header.
    fn fixed(&mut self, bytes: u64, shape: u32, place: Place) -> Value {
        match place {
            Place::Counted | Place::Unplaced => {
                let bytes = self.word(bytes);
                self.allocate(bytes, shape)
            }
            Place::Region(region) => {
                let bytes = self.word(bytes);
                self.in_region(region, bytes, shape)
            }
            Place::Stack => {
                let p = self.values.push(mir::ValueData::new(Ty::Ptr));
                self.frame.push((p, bytes));
                self.header(p, i32::MIN, shape);
                p
            }
        }
    }

    fn allocate(&mut self, bytes: Value, shape: u32) -> Value {
        let alloc = self.program.runtime.alloc.expect("invariant: a program that allocates names its allocator");
        let p = self.value(InstKind::Call(alloc, vec![bytes]), Ty::Ptr);
        self.header(p, 1, shape);
        p
    }

    /// A cell whose size is known only at run time.
    fn sized(&mut self, bytes: Value, shape: u32, place: Place) -> Value {
        match place.region() {
            Some(region) => self.in_region(region, bytes, shape),
            None => self.allocate(bytes, shape),
        }
    }

    fn in_region(&mut self, region: Value, bytes: Value, shape: u32) -> Value {
        let alloc =
            self.program.runtime.region_alloc.expect("invariant: a program with regions names what allocates in them");
        let p = self.value(InstKind::Call(alloc, vec![region, bytes]), Ty::Ptr);
        self.header(p, i32::MIN, shape);
        p
    }

    fn header(&mut self, p: Value, count: i32, shape: u32) {
        let count = self.value(InstKind::Const(Const::Int(i64::from(count))), Ty::I32);
        self.store_at(p, 0, count);
        let shape = self.value(InstKind::Const(Const::Int(i64::from(shape))), Ty::I32);
        self.store_at(p, 4, shape);
    }

    fn finish(&mut self, p: Value, result: Option<Value>) {
        self.out.push(Inst { kind: InstKind::Convert(ConvOp::PtrToCell, p), result, span: self.span });
    }

    fn binary(&mut self, op: BinOp, a: Value, b: Value) -> Value {
        let ty = self.values[a].ty;
        self.value(InstKind::Binary(op, a, b), ty)
    }

    fn offset(&mut self, p: Value, offset: u64) -> Value {
        if offset == 0 {
            return p;
        }
        let n = self.word(offset);
        self.value(InstKind::PtrAdd(p, n), Ty::Ptr)
    }

    fn store_at(&mut self, p: Value, offset: u64, v: Value) {
        let addr = self.offset(p, offset);
        self.effect(InstKind::Store(addr, v));
    }
}
