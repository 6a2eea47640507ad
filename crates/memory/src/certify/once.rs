//! Module-level variables whose content lasts: the certifier's own computation.
//!
//! In: a program. Out: the variables assigned by at most one instruction, which runs at most once, and whose address
//! nobody takes. A function runs at most once if it is the entry, or if its only mention in the whole program is one
//! call, in a block that cannot reach itself, of a function that runs at most once.

use base::{FxHashMap, FxHashSet};
use mir::{Block, FuncId, Function, GlobalId, InstKind, Program, StaticCell, Terminator};

/// Where a thing is mentioned: how often, and the last place that is a call or an assignment.
#[derive(Default, Clone, Copy)]
struct Mentions {
    count: u32,
    site: Option<(FuncId, Block)>,
}

impl Mentions {
    fn add(&mut self, site: Option<(FuncId, Block)>) {
        self.count += 1;
        self.site = site;
    }
}

pub(super) fn assigned_once(program: &Program) -> FxHashSet<GlobalId> {
    let mut funcs: FxHashMap<FuncId, Mentions> = FxHashMap::default();
    let mut globals: FxHashMap<GlobalId, Mentions> = FxHashMap::default();
    funcs.entry(program.entry).or_default().count += 1;
    for s in program.statics.iter() {
        if let StaticCell::Closure { func, .. } = s {
            funcs.entry(*func).or_default().add(None);
        }
    }
    for (id, func) in program.funcs.iter_enumerated() {
        if func.export.is_some() && id != program.entry {
            funcs.entry(id).or_default().add(None);
        }
        for (b, data) in func.blocks.iter_enumerated() {
            for inst in &data.insts {
                match &inst.kind {
                    InstKind::Call(f, _) => funcs.entry(*f).or_default().add(Some((id, b))),
                    InstKind::FuncAddr(f) | InstKind::NewClosure { func: f, .. } => {
                        funcs.entry(*f).or_default().add(None)
                    }
                    InstKind::GlobalSet(g, _) => globals.entry(*g).or_default().add(Some((id, b))),
                    InstKind::GlobalAddr(g) => globals.entry(*g).or_default().count += 2,
                    _ => {}
                }
            }
            if let Terminator::TailCall(f, _) | Terminator::Invoke { func: f, .. } = &data.term {
                funcs.entry(*f).or_default().add(Some((id, b)));
            }
        }
    }
    let mut cycles = FxHashMap::default();
    let mut out = FxHashSet::default();
    for (g, global) in program.globals.iter_enumerated() {
        let mentions = globals.get(&g).copied().unwrap_or_default();
        let lasts = match (mentions.count, mentions.site) {
            (0, _) => true,
            (1, Some(site)) => at_most_once(program, &funcs, &mut cycles, site),
            _ => false,
        };
        if lasts && global.bytes.is_none() {
            out.insert(g);
        }
    }
    out
}

fn at_most_once(
    program: &Program,
    funcs: &FxHashMap<FuncId, Mentions>,
    cycles: &mut FxHashMap<(FuncId, Block), bool>,
    site: (FuncId, Block),
) -> bool {
    let mut at = site;
    let mut seen = FxHashSet::default();
    while seen.insert(at.0) {
        if *cycles.entry(at).or_insert_with(|| reaches_itself(&program.funcs[at.0], at.1)) {
            return false;
        }
        let mentions = funcs.get(&at.0).copied().unwrap_or_default();
        match (mentions.count, mentions.site) {
            (1, None) => return at.0 == program.entry,
            (1, Some(caller)) => at = caller,
            _ => return false,
        }
    }
    false
}

fn reaches_itself(func: &Function, block: Block) -> bool {
    let mut seen = FxHashSet::default();
    let mut work = vec![block];
    while let Some(b) = work.pop() {
        let mut found = false;
        func.blocks[b].term.for_each_target(|t| {
            found |= t.block == block;
            if seen.insert(t.block) {
                work.push(t.block);
            }
        });
        if found {
            return true;
        }
    }
    false
}
