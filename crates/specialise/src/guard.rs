//! Leaves out the guard of the stack's end (`Firefly.Faults`) where the stack cannot end.
//!
//! In: the finished program. Out: the same; if no function can call itself but by tail calls, no call of the guard and
//! none of the functions that only it needs.

use base::Idx as _;
use mir::{FuncId, Function, InstKind, Program, StaticCell, Terminator};

use crate::tail;

const INSTALL: &str = "Firefly.Faults.install";
/// Exported functions of this module are called by the guard's handler only.
const MODULE: &str = "Firefly.Faults.";

/// Removes the guard if nothing recurses.
pub fn remove_unneeded(program: &mut Program) {
    let install = program.funcs.iter_enumerated().find(|(_, f)| f.name.as_str() == INSTALL).map(|(id, _)| id);
    if let Some(install) = install
        && !recurses(program)
    {
        skip_calls(program, install);
        let kept = reachable(program);
        keep_only(program, &kept);
    }
}

/// Whether some function may be active twice: a call that leaves the caller's frame, within a component of the graph.
/// The end of the process by a failure is left out, which may fail itself in theory.
fn recurses(program: &Program) -> bool {
    let ends = |f: &Function| f.no_return && f.is_cold;
    let component = tail::components(program, |id| ends(&program.funcs[id]));
    let unknown = program.funcs.len();
    program.funcs.iter_enumerated().any(|(id, f)| {
        let own = component[id.index()];
        f.blocks.iter().any(|b| {
            let calls = b.insts.iter().filter_map(|i| match i.kind {
                InstKind::Call(g, _) => (!ends(&program.funcs[g])).then(|| g.index()),
                InstKind::CallClosure(..) => Some(unknown),
                _ => None,
            });
            let last = match &b.term {
                Terminator::Invoke { func, .. } => Some(func.index()),
                Terminator::InvokeClosure { .. } => Some(unknown),
                _ => None,
            };
            calls.chain(last).any(|g| component[g] == own)
        })
    })
}

/// Calls of the guard become its result, which is unit.
fn skip_calls(program: &mut Program, install: FuncId) {
    for f in program.funcs.iter_mut() {
        for b in f.blocks.iter_mut() {
            for i in &mut b.insts {
                if matches!(i.kind, InstKind::Call(g, _) if g == install) {
                    i.kind = InstKind::Zero;
                }
            }
        }
    }
}

/// What the entry, later stages and the linker may reach.
fn reachable(program: &Program) -> Vec<bool> {
    let mut kept = vec![false; program.funcs.len()];
    let mut work = vec![program.entry];
    work.extend(program.runtime.named().into_iter().map(|(_, id)| id));
    let exported = |f: &Function| !f.contracts.is_empty() || f.export.is_some() && !f.name.as_str().starts_with(MODULE);
    work.extend(program.funcs.iter_enumerated().filter(|(_, f)| exported(f)).map(|(id, _)| id));
    work.extend(program.statics.iter().filter_map(|s| match s {
        StaticCell::Closure { func, .. } => Some(*func),
        StaticCell::Text(_) | StaticCell::Case(..) | StaticCell::Array(..) => None,
    }));
    while let Some(id) = work.pop() {
        if !std::mem::replace(&mut kept[id.index()], true) {
            each_function(&program.funcs[id], |g| work.push(g));
        }
    }
    kept
}

fn each_function(f: &Function, mut visit: impl FnMut(FuncId)) {
    for b in f.blocks.iter() {
        for i in &b.insts {
            if let InstKind::Call(g, _) | InstKind::FuncAddr(g) | InstKind::NewClosure { func: g, .. } = i.kind {
                visit(g);
            }
        }
        if let Terminator::Invoke { func, .. } | Terminator::TailCall(func, _) = &b.term {
            visit(*func);
        }
    }
}

/// Removes functions and renumbers the others.
fn keep_only(program: &mut Program, kept: &[bool]) {
    let mut number = Vec::with_capacity(kept.len());
    let mut next = 0;
    for k in kept {
        number.push(FuncId(next));
        next += u32::from(*k);
    }
    program.funcs =
        program.funcs.iter_enumerated().filter(|(id, _)| kept[id.index()]).map(|(_, f)| f.clone()).collect();
    let renumber = |id: &mut FuncId| *id = number[id.index()];
    renumber(&mut program.entry);
    program.runtime.named_mut().into_iter().for_each(|(_, id)| renumber(id));
    for s in program.statics.iter_mut() {
        if let StaticCell::Closure { func, .. } = s {
            renumber(func);
        }
    }
    for f in program.funcs.iter_mut() {
        for b in f.blocks.iter_mut() {
            for i in &mut b.insts {
                if let InstKind::Call(g, _) | InstKind::FuncAddr(g) | InstKind::NewClosure { func: g, .. } = &mut i.kind
                {
                    renumber(g);
                }
            }
            if let Terminator::Invoke { func, .. } | Terminator::TailCall(func, _) = &mut b.term {
                renumber(func);
            }
        }
    }
}
