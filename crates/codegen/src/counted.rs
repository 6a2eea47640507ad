//! Additions that cannot overflow: the step of a counted loop.
//!
//! In: a function. Out: the results of `i + 1` where `i` is the parameter of a loop's header that counts from `first` to
//! `last`, both included. MIR tests `first <= last` in front of the loop, and ends it when `i = last`, so that the sum
//! is at most `last`; LLVM does not see that for an index that is narrower than an address, and would extend the index
//! in each round.
//!
//! Proof by induction over the rounds: on entry `first <= last`; a sum is made only where `i = last` has failed since
//! the header was last passed, because the block of the sum is dominated by that way out of the test, which the header
//! dominates.

use base::FxHashMap;
use mir::cfg::Cfg;
use mir::{BinOp, Block, CmpOp, Const, Function, Inst, InstKind, Target, Terminator, Value};

/// How a sum does not wrap.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum NoWrap {
    Signed,
    Unsigned,
}

/// The sums of a function that do not wrap.
pub(crate) fn steps(func: &Function, cfg: &Cfg) -> FxHashMap<Value, NoWrap> {
    let mut found = FxHashMap::default();
    let facts = Facts::new(func, cfg);
    if facts.sums.is_empty() {
        return found;
    }
    for (block, data) in func.blocks.iter_enumerated() {
        for (index, param) in data.params.iter().enumerate() {
            if let Some((wrap, sums)) = facts.counter(block, index, *param) {
                found.extend(sums.into_iter().map(|s| (s, wrap)));
            }
        }
    }
    found
}

/// What is known of a function's values and branches.
struct Facts<'f> {
    func: &'f Function,
    cfg: &'f Cfg,
    /// `x + 1`: the result's operand and block.
    sums: FxHashMap<Value, (Value, Block)>,
    /// `first <= last` holds at the start of a block.
    ordered: FxHashMap<(Value, NoWrap), Vec<(Value, Block)>>,
    /// `x <> last` holds at the start of a block, by `x`.
    different: FxHashMap<Value, Vec<(Value, Block)>>,
}

impl<'f> Facts<'f> {
    fn new(func: &'f Function, cfg: &'f Cfg) -> Facts<'f> {
        let mut facts = Facts {
            func,
            cfg,
            sums: FxHashMap::default(),
            ordered: FxHashMap::default(),
            different: FxHashMap::default(),
        };
        let mut ones = base::FxHashSet::default();
        let mut compares = FxHashMap::default();
        for b in &cfg.rpo {
            for i in &func.blocks[*b].insts {
                facts.inst(*b, i, &mut ones, &mut compares);
            }
        }
        for b in &cfg.rpo {
            if let Terminator::Branch { cond, then, els, .. } = &func.blocks[*b].term
                && let Some(compare) = compares.get(cond)
            {
                facts.branch(*compare, then, els);
            }
        }
        facts
    }
    fn inst(
        &mut self,
        b: Block,
        inst: &Inst,
        ones: &mut base::FxHashSet<Value>,
        compares: &mut FxHashMap<Value, (CmpOp, Value, Value)>,
    ) {
        let Some(result) = inst.result else { return };
        match &inst.kind {
            InstKind::Const(Const::Int(1)) => {
                ones.insert(result);
            }
            // Reverse postorder: an operand's definition has been seen.
            InstKind::Binary(BinOp::Add, x, y) if ones.contains(y) => {
                self.sums.insert(result, (*x, b));
            }
            InstKind::Compare(op, x, y) => {
                compares.insert(result, (*op, *x, *y));
            }
            _ => {}
        }
    }
    fn branch(&mut self, (op, x, y): (CmpOp, Value, Value), then: &Target, els: &Target) {
        // What a branch tells holds in a block that only this edge leads to.
        let alone = |t: &Target| self.cfg.preds[t.block].len() == 1;
        match op {
            CmpOp::LeS | CmpOp::LeU if alone(then) => {
                let wrap = if op == CmpOp::LeS { NoWrap::Signed } else { NoWrap::Unsigned };
                self.ordered.entry((x, wrap)).or_default().push((y, then.block));
            }
            CmpOp::Eq if alone(els) => self.different.entry(x).or_default().push((y, els.block)),
            _ => {}
        }
    }
    /// Whether a block's parameter counts by one up to a last value; the sums that do.
    fn counter(&self, header: Block, index: usize, param: Value) -> Option<(NoWrap, Vec<Value>)> {
        let differs = self.different.get(&param)?;
        let mut firsts = Vec::new();
        let mut sums = Vec::new();
        for pred in &self.cfg.preds[header] {
            let term = &self.func.blocks[*pred].term;
            let position = index.checked_sub(term.supplied_params())?;
            let mut args = Vec::new();
            term.for_each_target(|t| {
                if t.block == header {
                    args.push(t.args[position]);
                }
            });
            for arg in args {
                match self.sums.get(&arg) {
                    Some((x, at)) if *x == param => sums.push((arg, *at)),
                    _ => firsts.push((arg, *pred)),
                }
            }
        }
        let holds = |last: Value, wrap: NoWrap| {
            let starts = firsts.iter().all(|(first, at)| {
                let mut known = self.ordered.get(&(*first, wrap)).into_iter().flatten();
                known.any(|(y, from)| *y == last && self.cfg.dominates(*from, *at))
            });
            let goes_on =
                sums.iter().all(|(_, at)| differs.iter().any(|(y, from)| *y == last && self.cfg.dominates(*from, *at)));
            !sums.is_empty() && !firsts.is_empty() && starts && goes_on
        };
        let proven = differs
            .iter()
            .find_map(|(last, _)| [NoWrap::Signed, NoWrap::Unsigned].into_iter().find(|wrap| holds(*last, *wrap)));
        proven.map(|wrap| (wrap, sums.into_iter().map(|(s, _)| s).collect()))
    }
}
