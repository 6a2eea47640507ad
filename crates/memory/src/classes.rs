//! Classifies the managed values of a function by who keeps them alive.
//!
//! In: a function with modes. Out: a [`Class`] for each value (of a value seen through casts), and for each raw
//! address the owned value that it points into. What holds:
//! - only [`Class::Owned`] values are ever released, and each of them is released or consumed once on every path;
//! - an [`Class::Alias`] is never consumed, and its root lives at least as long as its last use;
//! - content of a mutable place is borrowed only up to the next instruction that may change the place, else it is
//!   owned by retaining it right after the load;
//! - an owned value whose address escapes what can be followed is *pinned*: it lives as long as its definition dominates.

use base::{FxHashSet, IndexVec};
use mir::ownership::{Modes, Origin, for_each_term_use, for_each_use, origin};
use mir::{Block, Function, GlobalId, InstKind, Mode, Program, Terminator, Ty, Value};

use crate::names::Names;

/// Who keeps a managed value alive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// Not managed, or never counted: null, static memory.
    Free,
    /// An owner outside the function's activation.
    Lasting,
    /// The function; made by its definition.
    Owned,
    /// The function; by a retain right after its definition, which is a load.
    Loaded,
    /// The owned value of which it is a part.
    Alias(Value),
}

/// The classes of one function.
pub(crate) struct Classes {
    pub(crate) of: IndexVec<Value, Class>,
    /// For raw addresses and what is computed from them: the owned value that they point into.
    pub(crate) points_into: IndexVec<Value, Option<Value>>,
    /// Owned values whose address escapes.
    pub(crate) pinned: Vec<Value>,
}

/// What classification reads.
pub(crate) struct Input<'a, M: Modes> {
    pub(crate) program: &'a Program,
    pub(crate) stable: &'a FxHashSet<GlobalId>,
    pub(crate) func: &'a Function,
    pub(crate) names: &'a Names,
    pub(crate) modes: &'a M,
    /// Reachable blocks in reverse postorder.
    pub(crate) rpo: &'a [Block],
}

/// How far the uses of a value reach.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Up to this instruction of its own block.
    Local(u32),
    /// Out of its block, or unknown.
    Far,
}

struct Run<'a, M: Modes> {
    input: Input<'a, M>,
    consumed: IndexVec<Value, bool>,
    extent: IndexVec<Value, Extent>,
    /// Lasting values that last only up to the next change of the place that they were loaded from.
    brief: IndexVec<Value, bool>,
    out: Classes,
}

/// Classifies.
pub(crate) fn classify<M: Modes>(input: Input<'_, M>) -> Classes {
    let values = &input.func.values;
    let managed: IndexVec<Value, bool> = values.iter().map(|d| input.program.is_managed(d.ty)).collect();
    let out = Classes {
        of: values.ids().map(|_| Class::Free).collect(),
        points_into: values.ids().map(|_| None).collect(),
        pinned: Vec::new(),
    };
    let consumed = consumed(&input, &managed);
    let extent = values.ids().map(|_| Extent::Local(0)).collect();
    let brief = values.ids().map(|_| false).collect();
    let mut run = Run { input, consumed, extent, brief, out };
    run.extents();
    for b in run.input.rpo {
        run.block(*b, &managed);
    }
    run.out.pinned.sort_unstable();
    run.out.pinned.dedup();
    run.out
}

/// Values that some instruction takes over.
fn consumed<M: Modes>(input: &Input<'_, M>, managed: &IndexVec<Value, bool>) -> IndexVec<Value, bool> {
    let func = input.func;
    let mut out: IndexVec<Value, bool> = func.values.ids().map(|_| false).collect();
    let mut mark = |v: Value, mode: Mode| {
        if mode == Mode::Owned && managed[v] {
            out[input.names.of(v)] = true;
        }
    };
    for b in input.rpo {
        let data = &func.blocks[*b];
        data.insts.iter().for_each(|i| for_each_use(&i.kind, input.modes, &mut mark));
        for_each_term_use(&data.term, input.modes, &mut mark);
        let supplied = data.term.supplied_params();
        data.term.for_each_target(|t| {
            for (v, p) in t.args.iter().zip(&func.blocks[t.block].params[supplied..]) {
                mark(*v, if func.values[*p].borrowed { Mode::Borrowed } else { Mode::Owned });
            }
        });
    }
    out
}

/// Whether an instruction may change a managed place, or run code that does.
fn clobbers(program: &Program, func: &Function, kind: &InstKind) -> bool {
    match kind {
        InstKind::SetField(_, _, v)
        | InstKind::ArraySet(_, _, v)
        | InstKind::GlobalSet(_, v)
        | InstKind::Store(_, v)
        | InstKind::Replace(_, v) => program.is_managed(func.ty(*v)),
        InstKind::MemMove(..) | InstKind::MemCopy(..) | InstKind::MemSet(..) => true,
        kind => runs_code(kind),
    }
}

fn runs_code(kind: &InstKind) -> bool {
    matches!(kind, InstKind::Call(..) | InstKind::CallClosure(..) | InstKind::CallImport(..) | InstKind::Syscall(..))
}

/// Whether a raw address can hide in a value of the type.
fn holds_address(program: &Program, ty: Ty) -> bool {
    match ty {
        Ty::Ptr => true,
        Ty::Agg(id) => match &program.aggs[id].kind {
            mir::AggKind::Struct(fields) => fields.iter().any(|t| holds_address(program, *t)),
            mir::AggKind::Union(cases) => cases.iter().flatten().any(|t| holds_address(program, *t)),
        },
        Ty::I1 | Ty::I8 | Ty::I16 | Ty::I32 | Ty::I64 | Ty::F32 | Ty::F64 | Ty::Cell(_) => false,
    }
}

impl<M: Modes> Run<'_, M> {
    fn extents(&mut self) {
        let func = self.input.func;
        let names = self.input.names;
        // Backwards: the uses of a value are seen before its definition, from which its operands' extents follow.
        for b in self.input.rpo.iter().rev() {
            let data = &func.blocks[*b];
            let mut far = |v: Value| self.extent[names.of(v)] = Extent::Far;
            data.term.for_each_operand(&mut far);
            data.term.for_each_target(|t| t.args.iter().for_each(|v| far(*v)));
            for (i, inst) in data.insts.iter().enumerate().rev() {
                if let InstKind::DebugValue(..) = inst.kind {
                    continue;
                }
                let result = inst.result.map(|r| names.of(r));
                inst.kind.for_each_operand(|v| {
                    let v = names.of(v);
                    let reach = match result {
                        Some(r) if r == v => Extent::Local(0),
                        Some(r) if self.extends(&inst.kind, r) && !self.consumed[r] => self.extent[r],
                        Some(r) if runs_code(&inst.kind) && holds_address(self.input.program, func.ty(r)) => {
                            Extent::Far
                        }
                        Some(_) | None => Extent::Local(0),
                    };
                    let here = names.block(v) == Some(*b);
                    self.extent[v] = match (self.extent[v], reach) {
                        (Extent::Local(x), Extent::Local(y)) if here => Extent::Local(x.max(y).max(i as u32)),
                        _ => Extent::Far,
                    };
                });
            }
        }
    }

    /// Whether a use of the result is a use of the operands: managed parts and places, and what may be an address.
    fn extends(&self, kind: &InstKind, result: Value) -> bool {
        use InstKind as K;
        match kind {
            K::FieldAddr(..) | K::ArrayAddr(..) | K::TextData(_) | K::PtrAdd(..) | K::Convert(..) | K::Select(..) => {
                true
            }
            K::Binary(..) | K::Unary(..) | K::MakeAgg(..) | K::MakeCase(..) | K::Insert(..) => true,
            K::Load(_) => false,
            kind => match origin(self.input.program, &self.input.func.values, kind) {
                Origin::Part(_) | Origin::Place(_) | Origin::Same(_) => {
                    let ty = self.input.func.ty(result);
                    self.input.program.is_managed(ty) || holds_address(self.input.program, ty)
                }
                Origin::Owned | Origin::Outside | Origin::Uncounted => false,
            },
        }
    }

    fn block(&mut self, b: Block, managed: &IndexVec<Value, bool>) {
        let func = self.input.func;
        let data = &func.blocks[b];
        for (i, v) in data.params.iter().enumerate() {
            if managed[*v] {
                let borrowed = if b == Block(0) { func.modes[i] == Mode::Borrowed } else { func.values[*v].borrowed };
                self.out.of[*v] = if borrowed { Class::Lasting } else { Class::Owned };
            }
        }
        let mut changes = Vec::with_capacity(data.insts.len() + 1);
        changes.push(0u32);
        for inst in &data.insts {
            let n = u32::from(clobbers(self.input.program, func, &inst.kind));
            changes.push(changes.last().copied().unwrap_or(0) + n);
        }
        for (i, inst) in data.insts.iter().enumerate() {
            self.addresses(&inst.kind, inst.result);
            let Some(v) = inst.result else { continue };
            if managed[v] && self.input.names.of(v) == v {
                let class = self.class(b, i, v, &inst.kind, &changes);
                self.out.of[v] = class;
                self.brief[v] = class == Class::Lasting && self.is_brief(&inst.kind);
            }
        }
        self.terminator_addresses(&data.term);
    }

    fn class_of(&self, v: Value) -> Class {
        self.out.of[self.input.names.of(v)]
    }

    fn class(&self, b: Block, i: usize, v: Value, kind: &InstKind, changes: &[u32]) -> Class {
        let program = self.input.program;
        let func = self.input.func;
        match (kind, origin(program, &func.values, kind)) {
            (InstKind::GlobalGet(g), _) if self.input.stable.contains(g) => Class::Lasting,
            (InstKind::MakeAgg(_, parts) | InstKind::MakeCase(_, _, parts), _)
                if parts.iter().all(|p| self.class_of(*p) == Class::Free) =>
            {
                Class::Free
            }
            (InstKind::Insert(agg, ..), _) if self.class_of(*agg) == Class::Free => Class::Free,
            (_, Origin::Uncounted) => Class::Free,
            (_, Origin::Owned) => Class::Owned,
            (_, Origin::Same(of)) => self.class_of(of),
            (_, Origin::Part(of)) => match self.class_of(of) {
                Class::Free => Class::Free,
                // Its last use may come after a change of the place.
                Class::Lasting if self.consumed[v] && self.brief[self.input.names.of(of)] => Class::Loaded,
                Class::Lasting => Class::Lasting,
                Class::Owned | Class::Loaded | Class::Alias(_) if self.consumed[v] => Class::Loaded,
                Class::Owned | Class::Loaded => Class::Alias(self.input.names.of(of)),
                Class::Alias(root) => Class::Alias(root),
            },
            (_, Origin::Place(of)) if self.stays(b, i, v, changes) => match self.class_of(of) {
                Class::Free | Class::Lasting => Class::Lasting,
                Class::Owned | Class::Loaded => Class::Alias(self.input.names.of(of)),
                Class::Alias(root) => Class::Alias(root),
            },
            (InstKind::GlobalGet(_), Origin::Outside) if self.stays(b, i, v, changes) => Class::Lasting,
            (_, Origin::Place(_) | Origin::Outside) => Class::Loaded,
        }
    }

    /// Whether what makes a lasting value takes it from a place that may change later.
    fn is_brief(&self, kind: &InstKind) -> bool {
        match (kind, origin(self.input.program, &self.input.func.values, kind)) {
            (InstKind::GlobalGet(g), _) => !self.input.stable.contains(g),
            (_, Origin::Place(_)) => true,
            (_, Origin::Part(of) | Origin::Same(of)) => self.brief[self.input.names.of(of)],
            (_, Origin::Owned | Origin::Outside | Origin::Uncounted) => false,
        }
    }

    /// Whether a mutable place surely keeps what was loaded by instruction `i` up to the last use.
    fn stays(&self, b: Block, i: usize, v: Value, changes: &[u32]) -> bool {
        let Extent::Local(last) = self.extent[v] else {
            return false;
        };
        let last = (last as usize).max(i);
        let at_last = &self.input.func.blocks[b].insts[last].kind;
        !self.consumed[v] && changes[i + 1] == changes[last.max(i + 1)] && (last == i || !runs_code(at_last))
    }

    /// Follows addresses through an instruction; pins what cannot be followed.
    fn addresses(&mut self, kind: &InstKind, result: Option<Value>) {
        let program = self.input.program;
        match (kind, result) {
            (InstKind::FieldAddr(c, _) | InstKind::ArrayAddr(c, _) | InstKind::TextData(c), Some(v))
            | (InstKind::Convert(mir::ConvOp::CellToPtr, c), Some(v)) => {
                self.out.points_into[v] = match self.class_of(*c) {
                    Class::Owned | Class::Loaded => Some(self.input.names.of(*c)),
                    Class::Alias(root) => Some(root),
                    Class::Free | Class::Lasting => None,
                };
                return;
            }
            (InstKind::Load(_) | InstKind::Compare(..) | InstKind::DebugValue(..) | InstKind::Syscall(..), _) => return,
            _ => {}
        }
        let mut roots = Vec::new();
        kind.for_each_operand(|v| roots.extend(self.out.points_into[v]));
        let Some(first) = roots.first().copied() else { return };
        let Some(v) = result else {
            if let InstKind::Store(_, content) | InstKind::Replace(_, content) = kind {
                self.out.pinned.extend(self.out.points_into[*content]);
            }
            return;
        };
        let ty = self.input.func.ty(v);
        if matches!(kind, InstKind::Call(..) | InstKind::CallClosure(..) | InstKind::CallImport(..)) {
            if holds_address(program, ty) {
                self.out.pinned.extend(roots);
            }
        } else if program.is_managed(ty) {
            self.out.pinned.extend(roots);
        } else {
            if roots.iter().any(|r| *r != first) {
                self.out.pinned.extend(roots);
            }
            self.out.points_into[v] = Some(first);
        }
    }

    fn terminator_addresses(&mut self, term: &Terminator) {
        let pinned = &mut self.out.pinned;
        let points_into = &self.out.points_into;
        term.for_each_target(|t| pinned.extend(t.args.iter().filter_map(|v| points_into[*v])));
        if term.supplied_params() > 0 {
            term.for_each_operand(|v| pinned.extend(points_into[v]));
        }
    }
}
