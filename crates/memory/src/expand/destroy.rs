//! Destruction of dead cells, iterative: releasing a list of a million elements takes no native stack.
//!
//! In: the shapes that the program makes. Out: `destroy`, which frees a cell and everything that dies with it. Cells
//! whose count has ended wait in a list that is threaded through their own headers. A waiting cell still needs its
//! shape, so on 64 bits its header word is `shape << 45 | next >> 3` (cells are aligned to 8, addresses have 48 bits,
//! shapes 19); on 32 bits the link takes the place of the count.
//!
//! ```text
//! destroy p:  work = none
//!   next cell p: for each managed field: work = drop field work;  free p
//!   while work: p, work = pop; next cell
//! drop p work: null or static: work;  count > 1: count - 1, work;  count = 1: push p
//! ```

use std::collections::BTreeMap;

use mir::{
    BinOp, Block, CmpOp, Const, ConvOp, FuncId, Function, FunctionBuilder, InstKind, Program, Target, Terminator, Ty,
    Value,
};

use super::cycles;
use super::generate::{Generated, Made, SHAPE, array_bytes, builder, by_content, decrement, free, load_at, text_bytes};
use super::walk::Walk;

/// Bits of a header that hold a link.
const LINK_BITS: i64 = 45;
/// Bits of an address that are zero.
const ALIGN_BITS: i64 = 3;

/// The function that destroys.
pub(super) fn destroy(program: &Program, generated: &mut Generated, made: &BTreeMap<u32, Made>) -> Function {
    assert!(made.keys().all(|s| u64::from(*s) < 1 << (64 - LINK_BITS)), "invariant: fewer than 2^19 shapes");
    let word = program.word_ty();
    let mut b = builder("destroy", &[Ty::Ptr], Ty::Agg(Program::UNIT), true);
    b.func().no_inline = true;
    let p = b.arg(0);
    let (dispatch, params) = b.block_with(&[Ty::Ptr, Ty::I32, word]);
    let (next, next_params) = b.block_with(&[word]);
    let shape = load_at(program, &mut b, p, SHAPE, Ty::I32);
    let none = b.int(0, word);
    b.jump(dispatch, &[p, shape, none]);

    let targets = by_content(&mut b, made.iter(), |b, content| {
        let work = release_content(program, generated, b, content, params[0], params[2]);
        b.jump(next, &[work]);
    });
    let impossible = b.block();
    b.switch_to(dispatch);
    b.terminate(Terminator::Switch { on: params[1], cases: targets, default: Target::new(impossible, []) });
    b.switch_to(impossible);
    b.terminate(Terminator::Unreachable);
    pop(program, &mut b, next, next_params[0], dispatch);
    b.finish()
}

/// `if work = 0 then () else take the first and go on`
fn pop(program: &Program, b: &mut FunctionBuilder, next: Block, work: Value, dispatch: Block) {
    let word = program.word_ty();
    let (more, done) = (b.block(), b.block());
    b.switch_to(next);
    let none = b.int(0, word);
    let empty = b.compare(CmpOp::Eq, work, none);
    b.branch(empty, done, more);
    b.switch_to(more);
    if program.word == 8 {
        let bits = b.int(ALIGN_BITS, word);
        let addr = b.binary(BinOp::Shl, work, bits);
        let p = b.convert(ConvOp::IntToPtr, addr, Ty::Ptr);
        let header = b.value(InstKind::Load(p), word);
        let mask = b.int((1 << LINK_BITS) - 1, word);
        let rest = b.binary(BinOp::And, header, mask);
        let bits = b.int(LINK_BITS, word);
        let shape = b.binary(BinOp::ShrU, header, bits);
        let shape = b.convert(ConvOp::Trunc, shape, Ty::I32);
        b.jump(dispatch, &[p, shape, rest]);
    } else {
        let p = b.convert(ConvOp::IntToPtr, work, Ty::Ptr);
        let rest = b.value(InstKind::Load(p), word);
        let shape = load_at(program, b, p, SHAPE, Ty::I32);
        b.jump(dispatch, &[p, shape, rest]);
    }
    b.switch_to(done);
    let unit = b.unit();
    b.ret(unit);
}

/// Releases what a dead cell holds, frees it, and gives the new work list.
fn release_content(
    program: &Program,
    generated: &mut Generated,
    b: &mut FunctionBuilder,
    content: &Made,
    p: Value,
    work: Value,
) -> Value {
    match content {
        Made::Fixed(fields, bytes) => {
            let work = Walk::Drop.fields(program, generated, b, p, fields, work);
            let bytes = b.int(*bytes as i64, program.word_ty());
            free(program, b, p, bytes);
            work
        }
        Made::Text => {
            let bytes = text_bytes(program, b, p);
            free(program, b, p, bytes);
            work
        }
        Made::Array(elem) => {
            let work = Walk::Drop.elements(program, generated, b, *elem, p, work);
            let (_, bytes) = array_bytes(program, b, *elem, p);
            free(program, b, p, bytes);
            work
        }
    }
}

/// `drop p work`; of a cell that may be part of a cycle if there is a function to take note of it.
pub(super) fn drop_cell(program: &Program, tied: Option<FuncId>) -> Function {
    let word = program.word_ty();
    let mut b = builder(if tied.is_some() { "drop tied" } else { "drop" }, &[Ty::Ptr, word], word, true);
    b.func().always_inline = tied.is_none();
    let (p, work) = (b.arg(0), b.arg(1));
    let (dead, done) = (b.block(), b.block());
    match tied {
        None => decrement(&mut b, p, dead, done),
        Some(suspect) => cycles::decrement(program, &mut b, suspect, p, dead, done),
    }
    b.switch_to(dead);
    if program.word == 8 {
        let shape = load_at(program, &mut b, p, SHAPE, Ty::I32);
        let shape = b.convert(ConvOp::ZExt, shape, word);
        let bits = b.int(LINK_BITS, word);
        let high = b.binary(BinOp::Shl, shape, bits);
        let header = b.binary(BinOp::Or, high, work);
        b.effect(InstKind::Store(p, header));
        let addr = b.convert(ConvOp::PtrToInt, p, word);
        let bits = b.value(InstKind::Const(Const::Int(ALIGN_BITS)), word);
        let link = b.binary(BinOp::ShrU, addr, bits);
        b.ret(link);
    } else {
        b.effect(InstKind::Store(p, work));
        let link = b.convert(ConvOp::PtrToInt, p, word);
        b.ret(link);
    }
    b.switch_to(done);
    b.ret(work);
    b.finish()
}
