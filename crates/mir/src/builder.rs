//! Builds functions.
//!
//! In: calls. Out: a [`Function`] whose blocks all have a terminator; one that was never given is `Unreachable`.
//! The builder holds no program, so layouts and functions can be added meanwhile; where the type of a result depends
//! on tables, [`FunctionBuilder::push`] looks it up with [`crate::typing::result_ty`].

use base::{IndexVec, Span, Symbol};

use crate::typing::{ResultTy, result_ty};
use crate::{
    AggId, BinOp, Block, BlockData, CellId, CmpOp, Const, ConvOp, FuncId, FuncKind, Function, Inst, InstKind, Mode,
    Place, Program, Target, Terminator, Ty, UnOp, Value, ValueData,
};

impl Function {
    /// A function without blocks.
    pub fn new(name: Symbol, kind: FuncKind, ret: Ty) -> Function {
        Function {
            name,
            kind,
            modes: Vec::new(),
            ret,
            values: IndexVec::new(),
            blocks: IndexVec::new(),
            captures: Vec::new(),
            raises: false,
            no_return: false,
            is_cold: false,
            no_opt: false,
            contracts: Vec::new(),
            always_inline: false,
            no_inline: false,
            is_runtime: false,
            export: None,
            span: None,
        }
    }
    /// The parameters' values; none before the entry block exists.
    pub fn params(&self) -> &[Value] {
        self.blocks.get(Block(0)).map_or(&[], |b| &b.params)
    }
    /// The type of a value.
    pub fn ty(&self, v: Value) -> Ty {
        self.values[v].ty
    }
}

/// A function under construction.
#[derive(Debug)]
pub struct FunctionBuilder {
    func: Function,
    current: Block,
    done: Vec<bool>,
    span: Option<Span>,
}

impl FunctionBuilder {
    /// A function with its entry block, which is current.
    pub fn new(name: &str, params: &[Ty], ret: Ty) -> FunctionBuilder {
        let func = Function::new(Symbol::intern(name), FuncKind::Source, ret);
        let mut b = FunctionBuilder { func, current: Block(0), done: Vec::new(), span: None };
        let entry = b.block();
        for ty in params {
            b.param(entry, *ty);
            b.func.modes.push(Mode::Owned);
        }
        b
    }
    /// The function so far, to set its attributes.
    pub fn func(&mut self) -> &mut Function {
        &mut self.func
    }
    /// The value of a parameter of the function.
    pub fn arg(&self, index: usize) -> Value {
        self.func.params()[index]
    }
    /// A new empty block.
    pub fn block(&mut self) -> Block {
        self.done.push(false);
        self.func.blocks.push(BlockData {
            params: Vec::new(),
            insts: Vec::new(),
            term: Terminator::Unreachable,
            term_span: None,
        })
    }
    /// A new block with parameters.
    pub fn block_with(&mut self, params: &[Ty]) -> (Block, Vec<Value>) {
        let block = self.block();
        let values = params.iter().map(|ty| self.param(block, *ty)).collect();
        (block, values)
    }
    /// Appends a parameter to a block.
    pub fn param(&mut self, block: Block, ty: Ty) -> Value {
        let v = self.func.values.push(ValueData::new(ty));
        self.func.blocks[block].params.push(v);
        v
    }
    /// Makes a block current.
    pub fn switch_to(&mut self, block: Block) {
        self.current = block;
    }
    /// The current block.
    pub fn current(&self) -> Block {
        self.current
    }
    /// Whether the current block has its terminator.
    pub fn is_terminated(&self) -> bool {
        self.done[self.current.0 as usize]
    }
    /// The position of what follows.
    pub fn set_span(&mut self, span: Option<Span>) {
        self.span = span;
    }
    /// Names a value.
    pub fn name(&mut self, v: Value, name: &str) {
        self.func.values[v].name = Some(Symbol::intern(name));
    }
    /// Appends an instruction with a result of a type.
    pub fn value(&mut self, kind: InstKind, ty: Ty) -> Value {
        let v = self.func.values.push(ValueData::new(ty));
        let span = self.span;
        self.func.blocks[self.current].insts.push(Inst { kind, result: Some(v), span });
        v
    }
    /// Appends an instruction without a result.
    pub fn effect(&mut self, kind: InstKind) {
        let span = self.span;
        self.func.blocks[self.current].insts.push(Inst { kind, result: None, span });
    }
    /// Appends an instruction whose result type follows from its operands and the program's tables.
    pub fn push(&mut self, program: &Program, kind: InstKind) -> Option<Value> {
        match result_ty(program, &self.func, &kind) {
            ResultTy::None => {
                self.effect(kind);
                None
            }
            ResultTy::Is(ty) => Some(self.value(kind, ty)),
            ResultTy::Chosen | ResultTy::Wrong => {
                unreachable!("invariant: push is for instructions whose result type follows: {kind:?}")
            }
        }
    }
    /// Sets the terminator of the current block.
    pub fn terminate(&mut self, term: Terminator) {
        let data = &mut self.func.blocks[self.current];
        data.term = term;
        data.term_span = self.span;
        self.done[self.current.0 as usize] = true;
    }
    /// The finished function.
    pub fn finish(self) -> Function {
        self.func
    }
}

/// Short forms.
impl FunctionBuilder {
    /// An integer constant.
    pub fn int(&mut self, n: i64, ty: Ty) -> Value {
        self.value(InstKind::Const(Const::Int(n)), ty)
    }
    /// The zero of a type.
    pub fn zero(&mut self, ty: Ty) -> Value {
        self.value(InstKind::Zero, ty)
    }
    /// The unit value.
    pub fn unit(&mut self) -> Value {
        self.zero(Ty::Agg(Program::UNIT))
    }
    /// Arithmetic; the overflow tests give `I1`, the rest the operands' type.
    pub fn binary(&mut self, op: BinOp, a: Value, b: Value) -> Value {
        let ty = if op.is_overflow_test() { Ty::I1 } else { self.func.ty(a) };
        self.value(InstKind::Binary(op, a, b), ty)
    }
    /// Arithmetic.
    pub fn unary(&mut self, op: UnOp, a: Value) -> Value {
        let ty = self.func.ty(a);
        self.value(InstKind::Unary(op, a), ty)
    }
    /// Comparison.
    pub fn compare(&mut self, op: CmpOp, a: Value, b: Value) -> Value {
        self.value(InstKind::Compare(op, a, b), Ty::I1)
    }
    /// Conversion.
    pub fn convert(&mut self, op: ConvOp, a: Value, to: Ty) -> Value {
        self.value(InstKind::Convert(op, a), to)
    }
    /// A struct.
    pub fn make_agg(&mut self, agg: AggId, fields: &[Value]) -> Value {
        self.value(InstKind::MakeAgg(agg, fields.to_vec()), Ty::Agg(agg))
    }
    /// A case of a union aggregate.
    pub fn make_case(&mut self, agg: AggId, case: u32, fields: &[Value]) -> Value {
        self.value(InstKind::MakeCase(agg, case, fields.to_vec()), Ty::Agg(agg))
    }
    /// A new cell.
    pub fn new_cell(&mut self, cell: CellId, case: u32, fields: &[Value]) -> Value {
        let kind = InstKind::New { cell, case, fields: fields.to_vec(), place: Place::Unplaced };
        self.value(kind, Ty::Cell(cell))
    }
    /// A field of a cell.
    pub fn field(&mut self, cell: Value, case: u32, index: u32, ty: Ty) -> Value {
        self.value(InstKind::Field(cell, case, index), ty)
    }
    /// A call whose result type is given.
    pub fn call(&mut self, func: FuncId, args: &[Value], ret: Ty) -> Value {
        self.value(InstKind::Call(func, args.to_vec()), ret)
    }
    /// Goes on in a block.
    pub fn jump(&mut self, block: Block, args: &[Value]) {
        self.terminate(Terminator::Jump(Target::new(block, args)));
    }
    /// Two ways without arguments.
    pub fn branch(&mut self, cond: Value, then: Block, els: Block) {
        let (then, els) = (Target::new(then, []), Target::new(els, []));
        self.terminate(Terminator::Branch { cond, then, els, likely: None });
    }
    /// Returns.
    pub fn ret(&mut self, v: Value) {
        self.terminate(Terminator::Return(v));
    }
}

impl BinOp {
    /// Whether the result is the truth value of an overflow.
    pub fn is_overflow_test(self) -> bool {
        use BinOp as B;
        match self {
            B::AddOverflowS
            | B::AddOverflowU
            | B::SubOverflowS
            | B::SubOverflowU
            | B::MulOverflowS
            | B::MulOverflowU => true,
            B::Add
            | B::Sub
            | B::Mul
            | B::DivS
            | B::DivU
            | B::RemS
            | B::RemU
            | B::And
            | B::Or
            | B::Xor
            | B::Shl
            | B::ShrS
            | B::ShrU
            | B::FAdd
            | B::FSub
            | B::FMul
            | B::FDiv
            | B::FRem
            | B::MulHighU
            | B::MulHighS
            | B::MinS
            | B::MaxS
            | B::MinU
            | B::MaxU
            | B::RotL
            | B::RotR
            | B::FCopySign => false,
        }
    }
    /// Whether the operands are floating-point numbers.
    pub fn is_float(self) -> bool {
        matches!(self, BinOp::FAdd | BinOp::FSub | BinOp::FMul | BinOp::FDiv | BinOp::FRem | BinOp::FCopySign)
    }
}
