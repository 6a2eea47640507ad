//! Values seen through casts, and where they are defined.
//!
//! In: a function. Out: for each value the one whose ownership it names (a `CastCell` names its operand's), and its
//! definition.

use base::IndexVec;
use mir::{Block, Function, InstKind, Value};

/// Where a value is defined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Def {
    /// Nowhere: the value is not used.
    None,
    /// A parameter of a block.
    Param(Block),
    /// An instruction of a block.
    Inst(Block, u32),
}

/// Names and definitions of one function.
pub(crate) struct Names {
    canon: IndexVec<Value, Value>,
    pub(crate) defs: IndexVec<Value, Def>,
}

impl Names {
    pub(crate) fn new(func: &Function) -> Names {
        let mut canon: IndexVec<Value, Value> = func.values.ids().collect();
        let mut defs: IndexVec<Value, Def> = func.values.ids().map(|_| Def::None).collect();
        for (b, data) in func.blocks.iter_enumerated() {
            for v in &data.params {
                defs[*v] = Def::Param(b);
            }
            for (i, inst) in data.insts.iter().enumerate() {
                let Some(v) = inst.result else { continue };
                defs[v] = Def::Inst(b, i as u32);
                if let InstKind::CastCell(of) = inst.kind {
                    canon[v] = of;
                }
            }
        }
        for v in func.values.ids() {
            let mut root = v;
            while canon[root] != root {
                root = canon[root];
            }
            canon[v] = root;
        }
        Names { canon, defs }
    }
    /// The value whose ownership `v` names.
    pub(crate) fn of(&self, v: Value) -> Value {
        self.canon[v]
    }
    /// The same; a value that was added since names itself.
    pub(crate) fn known(&self, v: Value) -> Value {
        self.canon.get(v).copied().unwrap_or(v)
    }
    /// The block that defines `v`.
    pub(crate) fn block(&self, v: Value) -> Option<Block> {
        match self.defs[v] {
            Def::None => None,
            Def::Param(b) | Def::Inst(b, _) => Some(b),
        }
    }
    /// The instruction that defines `v`.
    pub(crate) fn inst<'f>(&self, func: &'f Function, v: Value) -> Option<&'f InstKind> {
        match self.defs[v] {
            Def::Inst(b, i) => func.blocks[b].insts.get(i as usize).map(|i| &i.kind),
            Def::None | Def::Param(_) => None,
        }
    }
}
