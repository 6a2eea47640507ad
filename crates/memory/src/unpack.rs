//! Moves parts out of dying aggregates instead of retaining them and releasing the whole.
//!
//! In: a counted block. Out: the same block in which `retain`s of parts of an aggregate that are followed by the release
//! of the aggregate, with nothing in between that could tell, have become one `Unpack`; parts that nobody wants are
//! extracted and released. Afterwards a tuple or option that is taken apart costs no counting.
//!
//! ```text
//! v2 = extract_case v1 1 0         v2 = extract_case v1 1 0
//! retain v2                  =>    unpack v1 1 (v2)
//! release v1
//! ```

use mir::{AggKind, Block, Function, Inst, InstKind, Program, Ty, Value, ValueData};

/// Rewrites one block.
pub(crate) fn run(program: &Program, func: &mut Function, b: Block) {
    let has_work = func.blocks[b]
        .insts
        .iter()
        .any(|i| matches!(&i.kind, InstKind::Release(v) if matches!(func.ty(*v), Ty::Agg(_))));
    if !has_work {
        return;
    }
    let old = std::mem::take(&mut func.blocks[b].insts);
    let mut out: Vec<Inst> = Vec::with_capacity(old.len());
    for inst in old {
        match inst.kind {
            InstKind::Release(whole) if matches!(func.ty(whole), Ty::Agg(_)) => {
                if !unpack(program, func, &mut out, whole) {
                    out.push(inst);
                }
            }
            _ => out.push(inst),
        }
    }
    func.blocks[b].insts = out;
}

/// A part that is retained just before the aggregate dies.
struct Part {
    case: Option<u32>,
    index: u32,
    value: Value,
    retain: usize,
}

fn unpack(program: &Program, func: &mut Function, out: &mut Vec<Inst>, whole: Value) -> bool {
    let mut parts: Vec<Part> = Vec::new();
    for (at, inst) in out.iter().enumerate().rev() {
        match &inst.kind {
            InstKind::Retain(v) => {
                let Some((case, index)) = part_of(out, at, *v, whole) else {
                    continue;
                };
                if parts.iter().any(|p| p.case != case) {
                    break;
                }
                if parts.iter().all(|p| p.index != index) {
                    parts.push(Part { case, index, value: *v, retain: at });
                }
            }
            InstKind::Extract(..)
            | InstKind::ExtractCase(..)
            | InstKind::Tag(_)
            | InstKind::Const(_)
            | InstKind::DebugValue(..) => {}
            _ => break,
        }
    }
    let Some(first) = parts.first() else { return false };
    let case = first.case;
    let Some(fields) = managed_fields(program, func.ty(whole), case) else {
        return false;
    };
    let mut retains: Vec<usize> = parts.iter().map(|p| p.retain).collect();
    retains.sort_unstable();
    for at in retains.into_iter().rev() {
        out.remove(at);
    }
    let mut all = Vec::with_capacity(fields.len());
    let mut dead = Vec::new();
    for (index, ty) in fields {
        if let Some(p) = parts.iter().find(|p| p.index == index) {
            all.push(p.value);
            continue;
        }
        let v = func.values.push(ValueData::new(ty));
        let kind = case.map_or(InstKind::Extract(whole, index), |c| InstKind::ExtractCase(whole, c, index));
        out.push(Inst::new(kind, Some(v)));
        all.push(v);
        dead.push(v);
    }
    out.push(Inst::new(InstKind::Unpack(whole, case.unwrap_or(0), all), None));
    out.extend(dead.into_iter().map(|v| Inst::new(InstKind::Release(v), None)));
    true
}

/// The case and field of `whole` that `v` was extracted from, in the instructions before `at`.
fn part_of(out: &[Inst], at: usize, v: Value, whole: Value) -> Option<(Option<u32>, u32)> {
    let def = out[..at].iter().rev().take(64).find(|i| i.result == Some(v))?;
    match def.kind {
        InstKind::Extract(of, i) if of == whole => Some((None, i)),
        InstKind::ExtractCase(of, case, i) if of == whole => Some((Some(case), i)),
        _ => None,
    }
}

/// The managed fields of a struct, or of a case of a union.
fn managed_fields(program: &Program, ty: Ty, case: Option<u32>) -> Option<Vec<(u32, Ty)>> {
    let Ty::Agg(id) = ty else { return None };
    let fields = match (&program.aggs[id].kind, case) {
        (AggKind::Struct(fields), None) => fields,
        (AggKind::Union(cases), Some(case)) => cases.get(case as usize)?,
        (AggKind::Struct(_), Some(_)) | (AggKind::Union(_), None) => return None,
    };
    Some((0u32..).zip(fields.iter().copied()).filter(|(_, t)| program.is_managed(*t)).collect())
}
