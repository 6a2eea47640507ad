//! How functions take and give values.
//!
//! In: a MIR signature. Out: the LLVM signature. Each leaf of each parameter is a parameter. The result is
//!
//! | result leaves | gives |
//! |---|---|
//! | none | `void` |
//! | one | the leaf |
//! | up to three integers or addresses and two floats | a struct of the leaves, which x86-64 returns in registers |
//! | more | nothing; the caller passes the address of a slot as first parameter |
//!
//! A function that raises gives the exception as an address before all that: null if it returns. The slot is explicit
//! because LLVM's own one forbids guaranteed tail calls.

use melior::ir::Type;
use mir::{Program, Ty};

use crate::builder::{Builder, Conv, Val};
use crate::layout::{Leaf, Leaves};

const INTEGER_REGISTERS: usize = 3;
const FLOAT_REGISTERS: usize = 2;
/// What x86-64 passes in registers.
const INTEGER_ARGUMENTS: usize = 6;
const FLOAT_ARGUMENTS: usize = 8;

/// How a result is given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ret {
    /// The result's leaves.
    pub(crate) leaves: Vec<Leaf>,
    /// Whether they go through memory.
    pub(crate) in_memory: bool,
    /// Whether an exception comes first.
    pub(crate) raises: bool,
}

/// The signature of a function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Signature {
    /// The parameters' leaf types, without the address of the result.
    pub(crate) params: Vec<Ty>,
    /// The result.
    pub(crate) ret: Ret,
}

/// What is known of a function before its body.
#[derive(Clone, Debug)]
pub(crate) struct Decl {
    /// Symbol.
    pub(crate) symbol: String,
    /// Calling convention.
    pub(crate) conv: Conv,
    /// Signature.
    pub(crate) sig: Signature,
}

impl Signature {
    pub(crate) fn new(leaves: &Leaves, params: impl Iterator<Item = Ty>, ret: Ty, raises: bool) -> Signature {
        let params = params.flat_map(|t| leaves.of(t)).map(|l| l.ty).collect();
        let result = leaves.of(ret);
        let floats = result.iter().filter(|l| matches!(l.ty, Ty::F32 | Ty::F64)).count();
        let integers = result.len() - floats + usize::from(raises);
        let in_memory = integers > INTEGER_REGISTERS || floats > FLOAT_REGISTERS;
        Signature { params, ret: Ret { leaves: result, in_memory, raises } }
    }
    /// Whether some parameters go over the stack.
    pub(crate) fn on_stack(&self) -> bool {
        let floats = self.params.iter().filter(|t| matches!(t, Ty::F32 | Ty::F64)).count();
        let integers = self.params.len() - floats + usize::from(self.ret.in_memory);
        integers > INTEGER_ARGUMENTS || floats > FLOAT_ARGUMENTS
    }
    /// The LLVM types of all parameters.
    pub(crate) fn param_types<'c>(&self, b: &Builder<'c>) -> Vec<Type<'c>> {
        let slot = self.ret.in_memory.then_some(b.t.ptr);
        slot.into_iter().chain(self.params.iter().map(|t| leaf_type(b, *t))).collect()
    }
    /// The LLVM function type.
    pub(crate) fn function_type<'c>(&self, b: &Builder<'c>) -> Type<'c> {
        let result = self.ret.result_type(b).unwrap_or(b.t.void);
        b.function_type(result, &self.param_types(b))
    }
}

impl Ret {
    /// The types in registers, in order.
    fn registers(&self) -> Vec<Ty> {
        let exception = self.raises.then_some(Ty::Ptr);
        let direct = if self.in_memory { &[][..] } else { &self.leaves[..] };
        exception.into_iter().chain(direct.iter().map(|l| l.ty)).collect()
    }
    /// The LLVM type of the result; `None` for `void`.
    pub(crate) fn result_type<'c>(&self, b: &Builder<'c>) -> Option<Type<'c>> {
        let types: Vec<Type<'c>> = self.registers().iter().map(|t| leaf_type(b, *t)).collect();
        match types.as_slice() {
            [] => None,
            [one] => Some(*one),
            many => Some(b.struct_type(many)),
        }
    }
    /// Puts registers together to the value that is returned.
    pub(crate) fn pack<'c>(&self, b: &mut Builder<'c>, registers: &[Val<'c>]) -> Option<Val<'c>> {
        match registers {
            [] => None,
            [one] => Some(*one),
            many => {
                let ty = self.result_type(b).expect("invariant: there are registers");
                let mut all = b.poison(ty);
                for (i, v) in many.iter().enumerate() {
                    all = b.insert_value(all, i, *v);
                }
                Some(all)
            }
        }
    }
    /// Takes apart what a call gave: the exception, and the direct result leaves.
    pub(crate) fn unpack<'c>(&self, b: &mut Builder<'c>, result: Option<Val<'c>>) -> (Option<Val<'c>>, Vec<Val<'c>>) {
        let types = self.registers();
        let mut values: Vec<Val<'c>> = match result {
            None => Vec::new(),
            Some(one) if types.len() == 1 => vec![one],
            Some(all) => types
                .iter()
                .enumerate()
                .map(|(i, t)| {
                    let ty = leaf_type(b, *t);
                    b.extract(all, i, ty)
                })
                .collect(),
        };
        let exception = if self.raises { Some(values.remove(0)) } else { None };
        (exception, values)
    }
    /// Bytes and alignment of the slot of a result in memory.
    pub(crate) fn slot(&self, program: &Program) -> (u64, u64) {
        let end = self.leaves.iter().map(|l| l.offset + program.size_of(l.ty).size).max().unwrap_or(0);
        (end.next_multiple_of(8), 8)
    }
}

/// The LLVM type of a leaf in a register.
pub(crate) fn leaf_type<'c>(b: &Builder<'c>, ty: Ty) -> Type<'c> {
    match ty {
        Ty::I1 => b.t.i1,
        Ty::I8 => b.t.i8,
        Ty::I16 => b.t.i16,
        Ty::I32 => b.t.i32,
        Ty::I64 => b.t.i64,
        Ty::F32 => b.t.f32,
        Ty::F64 => b.t.f64,
        Ty::Ptr | Ty::Cell(_) => b.t.ptr,
        Ty::Agg(_) => unreachable!("invariant: a leaf is a scalar"),
    }
}
