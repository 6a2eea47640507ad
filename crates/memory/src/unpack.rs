//! Moves parts out of dying aggregates and cells instead of retaining them and releasing the whole.
//!
//! In: a counted block. Out: the same block in which `retain`s of parts of an aggregate that are followed by the release
//! of the aggregate, with nothing in between that could tell, have become one `Unpack`; parts that nobody wants are
//! extracted and released. Afterwards a tuple or option that is taken apart costs no counting.
//!
//! The same for a cell whose case is known from a field that was read, and for the function value in its own code: what
//! its last owner takes out of it is moved, and the cell is freed without looking at its shape (the drop specialisation
//! of Perceus, section 2.3). A part may be used in between, but not consumed.
//!
//! ```text
//! v2 = extract_case v1 1 0         v2 = extract_case v1 1 0
//! retain v2                  =>    unpack v1 1 (v2)
//! release v1
//! ```

use mir::ownership::{Modes, for_each_use};
use mir::{AggKind, Block, CellKind, Function, Inst, InstKind, Mode, Program, Ty, Value, ValueData};

use crate::names::Names;

/// Rewrites one block.
pub(crate) fn run(program: &Program, modes: &impl Modes, names: &Names, func: &mut Function, b: Block) {
    let has_work = func.blocks[b].insts.iter().any(|i| matches!(&i.kind, InstKind::Release(_)));
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
            InstKind::Release(whole) => match take_apart(program, modes, names, func, &mut out, whole) {
                Some(kind) => out.push(Inst { kind, ..inst }),
                None => out.push(inst),
            },
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

/// The unpacking that replaces the release of a cell: removes the retains of its parts that it makes superfluous.
fn take_apart(
    program: &Program,
    modes: &impl Modes,
    names: &Names,
    func: &Function,
    out: &mut Vec<Inst>,
    whole: Value,
) -> Option<InstKind> {
    let of = |v: Value| names.known(v);
    let mut parts: Vec<Part> = Vec::new();
    let mut consumed: Vec<Value> = Vec::new();
    let mut known: Option<u32> = None;
    for (at, inst) in out.iter().enumerate().rev().take(64) {
        match &inst.kind {
            InstKind::Retain(v) => {
                if let Some((case, index)) = part_of_cell(program, names, func, out, at, *v, whole)
                    && known.is_none_or(|k| k == case)
                    && parts.iter().all(|p| p.index != index)
                    && !consumed.contains(v)
                {
                    known = Some(case);
                    parts.push(Part { case: None, index, value: *v, retain: at });
                }
            }
            InstKind::DebugValue(..) => {}
            kind => {
                for_each_use(kind, modes, |v, mode| {
                    if mode == Mode::Owned {
                        consumed.push(of(v));
                    }
                });
                if inst.result == Some(whole) {
                    break;
                }
            }
        }
    }
    let case = known?;
    let mut retains: Vec<usize> = parts.iter().map(|p| p.retain).collect();
    retains.sort_unstable();
    for at in retains.into_iter().rev() {
        out.remove(at);
    }
    parts.sort_unstable_by_key(|p| p.index);
    Some(InstKind::Unpack(whole, case, parts.into_iter().map(|p| p.value).collect()))
}

/// The case and field of the cell `whole` that `v` was read from, in the instructions before `at`; immutable ones only.
fn part_of_cell(
    program: &Program,
    names: &Names,
    func: &Function,
    out: &[Inst],
    at: usize,
    v: Value,
    whole: Value,
) -> Option<(u32, u32)> {
    let def = out[..at].iter().rev().take(64).find(|i| i.result == Some(v))?;
    match def.kind {
        InstKind::Capture(of, i) if names.known(of) == whole && func.params().first() == Some(&whole) => {
            (i < 32).then_some((0, i))
        }
        InstKind::Field(of, case, i) if names.known(of) == whole => {
            let Ty::Cell(id) = func.ty(of) else { return None };
            let immutable = match &program.cells[id].kind {
                CellKind::Union { .. } => true,
                CellKind::Object(fields) => fields.get(i as usize).is_some_and(|f| f.change == mir::Change::Never),
                CellKind::Any | CellKind::Text | CellKind::Array(_) | CellKind::Closure { .. } => false,
            };
            (immutable && func.ty(of) == func.ty(whole) && i < 32).then_some((case, i))
        }
        _ => None,
    }
}
