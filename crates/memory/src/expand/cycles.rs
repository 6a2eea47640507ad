//! What the search for dead cycles needs of counting (`Firefly.Runtime.Cycles`).
//!
//! In: the shapes that the program makes, and which of them may be part of a cycle. Out: the function that shows the
//! references of a cell, and a decrement that takes note of cells which lose an owner but not the last. A cell that is
//! noted has a bit set in its count, so that it is noted once; if it dies it is taken out of the notes first.
//!
//! ```text
//! children p step:  for each reference of p that may lead into a cycle: visit its address, step
//! suspect p:        if p's shape may be part of a cycle: note p
//! ```

use std::collections::BTreeMap;

use mir::{Block, CmpOp, FuncId, Function, FunctionBuilder, Program, Target, Terminator, Ty, Value};

use super::generate::{Generated, Made, SHAPE, builder, by_content, decrement_then, load_at};
use super::walk::Walk;

/// The bit of a count that says that the cell is noted.
const NOTED: i64 = 1 << 30;

/// `children p step`
pub(super) fn children(program: &Program, generated: &mut Generated, made: &BTreeMap<u32, Made>) -> Function {
    let word = program.word_ty();
    let mut b = builder("children", &[Ty::Ptr, word], word, true);
    b.func().no_inline = true;
    let (p, step) = (b.arg(0), b.arg(1));
    let shape = load_at(program, &mut b, p, SHAPE, Ty::I32);
    let start = b.current();
    let tied: Vec<_> = made.iter().filter(|(s, _)| generated.is_tied(**s)).collect();
    let targets = by_content(&mut b, tied.into_iter(), |b, content| {
        let step = match content {
            Made::Fixed(fields, _) => Walk::Visit.fields(program, generated, b, p, fields, step),
            Made::Array(elem) => Walk::Visit.elements(program, generated, b, *elem, p, step),
            Made::Text => step,
        };
        b.ret(step);
    });
    let none = b.block();
    b.switch_to(start);
    b.terminate(Terminator::Switch { on: shape, cases: targets, default: Target::new(none, []) });
    b.switch_to(none);
    b.ret(step);
    b.finish()
}

/// `suspect p`
pub(super) fn suspect(program: &Program, generated: &Generated, note: FuncId, made: &BTreeMap<u32, Made>) -> Function {
    let mut b = builder("suspect", &[Ty::Ptr], Ty::Agg(Program::UNIT), true);
    b.func().no_inline = true;
    let p = b.arg(0);
    let shape = load_at(program, &mut b, p, SHAPE, Ty::I32);
    let (noted, done) = (b.block(), b.block());
    let tied = made.keys().filter(|s| generated.is_tied(**s));
    let cases = tied.map(|s| (i64::from(*s), Target::new(noted, []))).collect();
    b.terminate(Terminator::Switch { on: shape, cases, default: Target::new(done, []) });
    b.switch_to(noted);
    b.call(note, &[p], Ty::Agg(Program::UNIT));
    b.jump(done, &[]);
    b.switch_to(done);
    let unit = b.unit();
    b.ret(unit);
    b.finish()
}

/// Takes one from the count of `p`: goes to `dead` if it was the last owner, else to `done` by way of the notes.
pub(super) fn decrement(
    program: &Program,
    b: &mut FunctionBuilder,
    suspect: FuncId,
    p: Value,
    dead: Block,
    done: Block,
) {
    let cycles = program.runtime.cycles.expect("invariant: what may be part of a cycle names the search");
    let unit = Ty::Agg(Program::UNIT);
    decrement_then(b, p, dead, done, |b, rest| {
        let (known, forget, new) = (b.block(), b.block(), b.block());
        let bit = b.int(NOTED, Ty::I32);
        let is_noted = b.compare(CmpOp::GeS, rest, bit);
        b.branch(is_noted, known, new);
        b.switch_to(known);
        let bit = b.int(NOTED, Ty::I32);
        let ended = b.compare(CmpOp::Eq, rest, bit);
        b.branch(ended, forget, done);
        b.switch_to(forget);
        b.call(cycles.forget, &[p], unit);
        b.jump(dead, &[]);
        b.switch_to(new);
        b.call(suspect, &[p], unit);
        b.jump(done, &[]);
    });
}
