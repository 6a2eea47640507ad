//! Control-flow facts of one function: predecessors, reverse postorder, dominators.
//!
//! Dominators: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm" (2001).

use base::{Idx, IndexVec};

use crate::{Block, Function};

/// Control-flow facts. Blocks that the entry does not reach have no order and no dominator.
#[derive(Debug, Clone)]
pub struct Cfg {
    /// Predecessors, once for each edge, in block order.
    pub preds: IndexVec<Block, Vec<Block>>,
    /// Reachable blocks in reverse postorder.
    pub rpo: Vec<Block>,
    /// Position in `rpo`; `u32::MAX` if not reachable.
    pub order: IndexVec<Block, u32>,
    /// Immediate dominator; the entry's is itself.
    idom: IndexVec<Block, Block>,
    /// Entry and exit times in a walk of the dominator tree.
    times: IndexVec<Block, (u32, u32)>,
}

impl Cfg {
    /// Computes the facts.
    pub fn new(func: &Function) -> Cfg {
        let n = func.blocks.len();
        let mut preds: IndexVec<Block, Vec<Block>> = (0..n).map(|_| Vec::new()).collect();
        for (b, data) in func.blocks.iter_enumerated() {
            data.term.for_each_target(|t| preds[t.block].push(b));
        }
        let rpo = reverse_postorder(func);
        let mut order: IndexVec<Block, u32> = (0..n).map(|_| u32::MAX).collect();
        for (i, b) in rpo.iter().enumerate() {
            order[*b] = i as u32;
        }
        let idom = dominators(n, &preds, &rpo, &order);
        let times = tree_times(n, &rpo, &idom);
        Cfg { preds, rpo, order, idom, times }
    }
    /// Whether the entry reaches a block.
    pub fn is_reachable(&self, b: Block) -> bool {
        self.order[b] != u32::MAX
    }
    /// Whether `a` dominates `b`; a block dominates itself.
    pub fn dominates(&self, a: Block, b: Block) -> bool {
        let (x, y) = (self.times[a], self.times[b]);
        self.is_reachable(a) && self.is_reachable(b) && x.0 <= y.0 && y.1 <= x.1
    }
    /// The immediate dominator of a reachable block other than the entry.
    pub fn idom(&self, b: Block) -> Option<Block> {
        (self.is_reachable(b) && self.idom[b] != b).then(|| self.idom[b])
    }
}

fn reverse_postorder(func: &Function) -> Vec<Block> {
    let n = func.blocks.len();
    let mut seen = vec![false; n];
    let mut post = Vec::with_capacity(n);
    let mut stack: Vec<(Block, Vec<Block>)> = Vec::new();
    let successors = |b: Block| {
        let mut s = Vec::new();
        func.blocks[b].term.for_each_target(|t| s.push(t.block));
        s
    };
    if n > 0 {
        seen[0] = true;
        stack.push((Block(0), successors(Block(0))));
    }
    while let Some((b, rest)) = stack.last_mut() {
        let b = *b;
        match rest.pop() {
            Some(next) => {
                if !std::mem::replace(&mut seen[next.index()], true) {
                    stack.push((next, successors(next)));
                }
            }
            None => {
                post.push(b);
                stack.pop();
            }
        }
    }
    post.reverse();
    post
}

fn dominators(
    n: usize,
    preds: &IndexVec<Block, Vec<Block>>,
    rpo: &[Block],
    order: &IndexVec<Block, u32>,
) -> IndexVec<Block, Block> {
    let none = Block(u32::MAX);
    let mut idom: IndexVec<Block, Block> = (0..n).map(|_| none).collect();
    if n == 0 {
        return idom;
    }
    idom[Block(0)] = Block(0);
    let mut changed = true;
    while changed {
        changed = false;
        for b in rpo.iter().skip(1) {
            let mut new = none;
            for p in &preds[*b] {
                if order[*p] == u32::MAX || idom[*p] == none {
                    continue;
                }
                new = if new == none { *p } else { intersect(&idom, order, new, *p) };
            }
            if idom[*b] != new {
                idom[*b] = new;
                changed = true;
            }
        }
    }
    idom
}

fn intersect(idom: &IndexVec<Block, Block>, order: &IndexVec<Block, u32>, mut a: Block, mut b: Block) -> Block {
    while a != b {
        while order[a] > order[b] {
            a = idom[a];
        }
        while order[b] > order[a] {
            b = idom[b];
        }
    }
    a
}

fn tree_times(n: usize, rpo: &[Block], idom: &IndexVec<Block, Block>) -> IndexVec<Block, (u32, u32)> {
    let mut children: IndexVec<Block, Vec<Block>> = (0..n).map(|_| Vec::new()).collect();
    for b in rpo.iter().skip(1).rev() {
        children[idom[*b]].push(*b);
    }
    let mut times: IndexVec<Block, (u32, u32)> = (0..n).map(|_| (0, 0)).collect();
    let mut clock = 0;
    let mut stack: Vec<Block> = Vec::new();
    if n > 0 {
        stack.push(Block(0));
    }
    while let Some(b) = stack.last().copied() {
        if times[b].0 == 0 {
            clock += 1;
            times[b].0 = clock;
        }
        match children[b].pop() {
            Some(c) => stack.push(c),
            None => {
                clock += 1;
                times[b].1 = clock;
                stack.pop();
            }
        }
    }
    times
}
