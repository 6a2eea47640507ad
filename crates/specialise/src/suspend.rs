//! Cuts the code of a sequence expression where it yields.
//!
//! In: a function whose suspensions are still branches to both of their ways. Out: one that returns there; entered
//! again, it goes on by its state. What is alive across a cut is kept in the frame: written where it is defined, read
//! in each block that uses it. Constants are made again instead.

use base::Idx;
use mir::cfg::Cfg;
use mir::{Block, CellField, CellKind, Inst, InstKind, Place, Program, Target, Terminator, Value, ValueData};

use crate::emit::Fx;
use crate::machine::Machine;
use crate::tail::targets;

/// How a value gets over a cut.
#[derive(Clone)]
enum Keep {
    /// Nothing needs it there, or the start makes it each time.
    Not,
    /// In a field of the frame.
    Field(u32),
    /// It is made again.
    Again(InstKind),
}

/// Cuts the function under construction. `start`: where the code begins.
pub fn cut(fx: &mut Fx<'_, '_>, mut machine: Machine, start: Block) {
    // Until the values are placed, the start leads into the code only.
    set_switch(fx, &machine, start, false);
    let make = machine.make_frame;
    fx.switch_to(make);
    let keeps = plan(fx, &mut machine);
    rewrite(fx, &machine, &keeps);
    make_frame(fx, &machine);
    for (k, s) in machine.suspends.iter().enumerate() {
        fx.done[s.block.index()] = false;
        fx.switch_to(s.block);
        let state = fx.int(k as i64 + 1, machine.state);
        fx.emit_void(InstKind::SetField(machine.object, machine.names["State"], state));
        let yes = fx.int(1, mir::Ty::I1);
        fx.terminate(Terminator::Return(yes));
    }
    set_switch(fx, &machine, start, true);
}

fn set_switch(fx: &mut Fx<'_, '_>, machine: &Machine, start: Block, all: bool) {
    let to = |block| Target { block, args: Vec::new() };
    let mut found = Vec::new();
    if all {
        for (k, s) in machine.suspends.iter().enumerate() {
            let k = k as i64 + 1;
            found.push((k, to(s.resume)));
            found.push((-1 - k, to(s.close)));
        }
    }
    if let Terminator::Switch { cases, default, .. } = &mut fx.f.blocks[machine.dispatch].term {
        *cases = found;
        *default = to(start);
    }
}

/// The frame, empty, at the start of an enumeration.
fn make_frame(fx: &mut Fx<'_, '_>, machine: &Machine) {
    let fields = machine.fields.iter().map(|t| CellField { ty: *t, change: mir::Change::Often }).collect();
    fx.cx.out.cells[machine.frame_cell].kind = CellKind::Object(fields);
    fx.switch_to(machine.make_frame);
    let ty = mir::Ty::Cell(machine.frame_cell);
    let frame = if machine.fields.is_empty() {
        fx.zero(ty)
    } else {
        let fields = machine.fields.iter().map(|t| fx.zero(*t)).collect();
        let new = InstKind::New { cell: machine.frame_cell, case: 0, fields, place: Place::Unplaced };
        let frame = fx.emit(new, ty);
        let any = fx.emit(InstKind::CastCell(frame), mir::Ty::Cell(Program::ANY));
        fx.emit_void(InstKind::SetField(machine.object, machine.names["Frame"], any));
        frame
    };
    fx.jump(machine.dispatch, vec![frame]);
}

/// What is kept, and how.
fn plan(fx: &mut Fx<'_, '_>, machine: &mut Machine) -> Vec<Keep> {
    let mut keeps = vec![Keep::Not; fx.f.values.len()];
    let mut from_start = vec![false; fx.f.values.len()];
    for block in [Block(0), machine.make_frame, machine.dispatch] {
        let data = &fx.f.blocks[block];
        let results = data.insts.iter().filter_map(|i| i.result);
        data.params.iter().copied().chain(results).for_each(|v| from_start[v.index()] = true);
    }
    let across = live_across(fx, machine);
    for data in fx.f.blocks.iter() {
        for inst in &data.insts {
            let Some(v) = inst.result else { continue };
            let again = match &inst.kind {
                InstKind::Const(_) | InstKind::Zero | InstKind::Static(_) | InstKind::GlobalAddr(_) => true,
                InstKind::FieldAddr(of, _) => *of == machine.frame,
                _ => false,
            };
            if again && across[v.index()] && !from_start[v.index()] {
                keeps[v.index()] = Keep::Again(inst.kind.clone());
            }
        }
    }
    for (i, keep) in keeps.iter_mut().enumerate() {
        if across[i] && !from_start[i] && matches!(keep, Keep::Not) {
            let ty = fx.f.values[Value::new(i)].ty;
            if ty == mir::Ty::Agg(Program::UNIT) {
                *keep = Keep::Again(InstKind::Zero);
                continue;
            }
            *keep = Keep::Field(machine.fields.len() as u32);
            machine.fields.push(ty);
        }
    }
    keeps
}

/// Values that are defined before a cut and used behind it.
fn live_across(fx: &Fx<'_, '_>, machine: &Machine) -> Vec<bool> {
    let f = &fx.f;
    let words = f.values.len().div_ceil(64);
    let mut gen_set = vec![vec![0u64; words]; f.blocks.len()];
    let mut kill = vec![vec![0u64; words]; f.blocks.len()];
    for (b, data) in f.blocks.iter_enumerated() {
        let (uses, defs) = (&mut gen_set[b.index()], &mut kill[b.index()]);
        data.params.iter().for_each(|v| set(defs, *v));
        for inst in &data.insts {
            inst.kind.for_each_operand(|v| set_unless(uses, defs, v));
            inst.result.into_iter().for_each(|v| set(defs, v));
        }
        data.term.for_each_operand(|v| set_unless(uses, defs, v));
        data.term.for_each_target(|t| t.args.iter().for_each(|v| set_unless(uses, defs, *v)));
    }
    let mut live = gen_set.clone();
    let order: Vec<Block> = Cfg::new(f).rpo.into_iter().rev().collect();
    let mut changed = true;
    while changed {
        changed = false;
        for b in &order {
            let mut new = live[b.index()].clone();
            for t in targets(&f.blocks[*b].term) {
                let from = &live[t.block.index()];
                for ((n, l), k) in new.iter_mut().zip(from).zip(&kill[b.index()]) {
                    *n |= l & !k;
                }
            }
            if new != live[b.index()] {
                live[b.index()] = new;
                changed = true;
            }
        }
    }
    let mut across = vec![false; f.values.len()];
    for s in &machine.suspends {
        for b in [s.resume, s.close] {
            for (i, a) in across.iter_mut().enumerate() {
                *a |= live[b.index()][i / 64] & (1 << (i % 64)) != 0;
            }
        }
    }
    across
}

fn set(bits: &mut [u64], v: Value) {
    bits[v.index() / 64] |= 1 << (v.index() % 64);
}

fn set_unless(bits: &mut [u64], unless: &[u64], v: Value) {
    if unless[v.index() / 64] & (1 << (v.index() % 64)) == 0 {
        set(bits, v);
    }
}

/// Writes kept values where they are defined and reads them where other blocks use them.
fn rewrite(fx: &mut Fx<'_, '_>, machine: &Machine, keeps: &[Keep]) {
    let blocks: Vec<Block> = fx.f.blocks.ids().collect();
    for b in blocks {
        if b == Block(0) || b == machine.dispatch || b == machine.make_frame {
            continue;
        }
        let mut block = Rewrite { keeps, machine, here: Vec::new(), out: Vec::new() };
        let params = fx.f.blocks[b].params.clone();
        for v in params {
            block.defined(v, None);
        }
        let insts = std::mem::take(&mut fx.f.blocks[b].insts);
        for mut inst in insts {
            let span = inst.span;
            let mut operands = Vec::new();
            inst.kind.for_each_operand(|v| operands.push(v));
            for v in operands {
                block.read(fx, v, span);
            }
            inst.kind.for_each_operand_mut(|v| *v = block.name(*v));
            let result = inst.result;
            block.out.push(inst);
            if let Some(v) = result {
                block.defined(v, span);
            }
        }
        let span = fx.f.blocks[b].term_span;
        let mut operands = Vec::new();
        fx.f.blocks[b].term.for_each_operand(|v| operands.push(v));
        fx.f.blocks[b].term.for_each_target(|t| operands.extend(&t.args));
        for v in operands {
            block.read(fx, v, span);
        }
        let data = &mut fx.f.blocks[b];
        data.term.for_each_operand_mut(|v| *v = block.name(*v));
        data.insts = block.out;
    }
}

struct Rewrite<'a> {
    keeps: &'a [Keep],
    machine: &'a Machine,
    /// Kept values that this block has, with their names here.
    here: Vec<(Value, Value)>,
    out: Vec<Inst>,
}

impl Rewrite<'_> {
    fn name(&self, v: Value) -> Value {
        self.here.iter().find(|h| h.0 == v).map_or(v, |h| h.1)
    }

    fn keep(&self, v: Value) -> Keep {
        self.keeps.get(v.index()).cloned().unwrap_or(Keep::Not)
    }

    fn defined(&mut self, v: Value, span: Option<base::Span>) {
        match self.keep(v) {
            Keep::Not => {}
            Keep::Again(_) => self.here.push((v, v)),
            Keep::Field(i) => {
                self.here.push((v, v));
                let kind = InstKind::SetField(self.machine.frame, i, v);
                self.out.push(Inst { kind, result: None, span });
            }
        }
    }

    fn read(&mut self, fx: &mut Fx<'_, '_>, v: Value, span: Option<base::Span>) {
        let kind = match self.keep(v) {
            Keep::Not => return,
            Keep::Again(kind) => kind,
            Keep::Field(i) => InstKind::Field(self.machine.frame, 0, i),
        };
        if self.here.iter().any(|h| h.0 == v) {
            return;
        }
        let ty = fx.f.values[v].ty;
        let again = fx.f.values.push(ValueData::new(ty));
        self.out.push(Inst { kind, result: Some(again), span });
        self.here.push((v, again));
    }
}
