//! How long an object is in use inside its function.
//!
//! In: a function with its [`Flow`], and an object. Out: an [`Extent`]: the blocks in which some value that may lead to the
//! object is alive, and the points at which the last of them has died. A block's part of an extent has no gaps: it goes
//! from where the first such value is there to where the last is used.

use base::{FxHashSet, Idx, IndexVec};
use fixedbitset::FixedBitSet;
use mir::cfg::Cfg;
use mir::{Block, Function, InstKind, Value};

use super::points::Flow;

/// Where the last value that leads to an object dies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Death {
    /// In a block, after so many of its instructions.
    After(Block, usize),
    /// On the edge from the first block to the second.
    Edge(Block, Block),
}

/// Where an object is in use.
pub(crate) struct Extent {
    /// Blocks at whose start it may be in use already.
    pub(crate) entered: FixedBitSet,
    /// Blocks in which it is in use anywhere.
    pub(crate) present: FixedBitSet,
    /// Its ends.
    pub(crate) deaths: Vec<Death>,
}

/// The uses and definitions of the values of a function.
pub(crate) struct Ranges<'a> {
    func: &'a Function,
    cfg: &'a Cfg,
    def: IndexVec<Value, Option<(Block, usize)>>,
    /// For each value the places where it is used; the terminator's number is that of the instructions.
    uses: IndexVec<Value, Vec<(Block, usize)>>,
    /// For each value what it may lead to.
    reach: IndexVec<Value, FixedBitSet>,
}

/// The number of a block's parameter as a place of definition: before the first instruction.
const START: usize = usize::MAX;

impl<'a> Ranges<'a> {
    pub(crate) fn new(func: &'a Function, cfg: &'a Cfg, flow: &Flow) -> Ranges<'a> {
        let closed: Vec<FixedBitSet> = (0..flow.table.len())
            .map(|o| {
                let mut one = flow.table.empty();
                one.insert(o);
                flow.reach(&one)
            })
            .collect();
        let reach = flow
            .points
            .iter()
            .map(|set| {
                let mut out = set.clone();
                set.ones().for_each(|o| out.union_with(&closed[o]));
                out
            })
            .collect();
        let mut ranges = Ranges {
            func,
            cfg,
            def: func.values.ids().map(|_| None).collect(),
            uses: func.values.ids().map(|_| Vec::new()).collect(),
            reach,
        };
        for b in cfg.rpo.iter().copied() {
            let data = &func.blocks[b];
            for p in &data.params {
                ranges.def[*p] = Some((b, START));
            }
            for (i, inst) in data.insts.iter().enumerate() {
                if let Some(v) = inst.result {
                    ranges.def[v] = Some((b, i));
                }
                if !matches!(inst.kind, InstKind::DebugValue(..)) {
                    inst.kind.for_each_operand(|v| ranges.uses[v].push((b, i)));
                }
            }
            let end = data.insts.len();
            data.term.for_each_operand(|v| ranges.uses[v].push((b, end)));
            data.term.for_each_target(|t| t.args.iter().for_each(|v| ranges.uses[*v].push((b, end))));
        }
        ranges
    }

    /// The extent of an object that is made in a block. It has no gaps on any way either: where a parameter of a block may
    /// lead to the object, so do all ways to that block from where the object was made.
    pub(crate) fn of(&self, object: usize, made: Block) -> Extent {
        let blocks = self.func.blocks.len();
        let mut live_in = FixedBitSet::with_capacity(blocks);
        let mut present = FixedBitSet::with_capacity(blocks);
        // For each block the last place where a value that leads to the object is defined or used.
        let mut last: Vec<Option<usize>> = vec![None; blocks];
        let mut touch = |b: Block, i: usize| {
            let i = if i == START { 0 } else { i + 1 };
            let at = &mut last[b.0 as usize];
            *at = Some(at.map_or(i, |old| old.max(i)));
        };
        for v in self.func.values.ids().filter(|v| self.reach[*v].contains(object)) {
            let Some((home, at)) = self.def[v] else { continue };
            present.insert(home.0 as usize);
            touch(home, at);
            let mut seen: FxHashSet<Block> = FxHashSet::default();
            for (b, i) in &self.uses[v] {
                touch(*b, *i);
                present.insert(b.0 as usize);
                let mut work = vec![*b];
                while let Some(b) = work.pop() {
                    if b == home || !seen.insert(b) {
                        continue;
                    }
                    live_in.insert(b.0 as usize);
                    present.insert(b.0 as usize);
                    work.extend(self.cfg.preds[b].iter().copied());
                }
            }
        }
        let mut entered = live_in;
        for (b, data) in self.func.blocks.iter_enumerated() {
            if data.params.iter().any(|p| self.reach[*p].contains(object)) {
                entered.insert(b.0 as usize);
            }
        }
        let mut work: Vec<Block> = entered.ones().map(Block::new).collect();
        while let Some(b) = work.pop() {
            for p in self.cfg.preds[b].iter().copied().filter(|p| *p != made && b != made) {
                present.insert(p.index());
                if !entered.put(p.index()) {
                    work.push(p);
                }
            }
        }
        let starts = |b: Block| entered.contains(b.0 as usize);
        let mut deaths = Vec::new();
        for b in self.cfg.rpo.iter().copied().filter(|b| present.contains(b.0 as usize)) {
            let data = &self.func.blocks[b];
            let mut targets = Vec::new();
            data.term.for_each_target(|t| targets.push(t.block));
            let end = last[b.0 as usize].unwrap_or(0);
            let to_the_end = targets.iter().any(|t| starts(*t)) || end > data.insts.len();
            if to_the_end {
                targets.sort_unstable();
                targets.dedup();
                deaths.extend(targets.into_iter().filter(|t| !starts(*t)).map(|t| Death::Edge(b, t)));
            } else {
                deaths.push(Death::After(b, end));
            }
        }
        Extent { entered, present, deaths }
    }
}
