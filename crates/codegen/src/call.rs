//! Calls: of functions, of function values, of foreign functions, and as tails.

use mir::layout::CLOSURE_CODE;
use mir::{FuncId, ImportId, Ty, Value};

use crate::abi::Signature;
use crate::alias::Access;
use crate::builder::{CallKind, Callee, Conv, Val};
use crate::function::Emitter;
use crate::layout::Leaf;
use crate::load::Place;

/// What a call gave: the exception (if the callee may give one) and the result's leaves.
type Given<'c> = (Option<Val<'c>>, Vec<Val<'c>>);

/// Calls a function of the program.
pub(crate) fn direct<'c>(e: &mut Emitter<'_, '_, 'c>, f: FuncId, args: &[Value]) -> Given<'c> {
    let decl = e.m.decls[f].clone();
    let args = e.all(args);
    let kind = if e.m.once.is_call(e.id, e.current, f) { CallKind::NotInlined } else { CallKind::Ordinary };
    let given = returning(e, Callee::Symbol(&decl.symbol), &decl.sig, decl.conv, args, kind);
    if e.m.program.runtime.alloc == Some(f) || e.m.program.runtime.region_alloc == Some(f) {
        // The memory may be a dead cell's: no access of that moves down, none of the new cell moves up.
        e.b().asm("", "~{memory}", &[], None);
    }
    given
}

/// Calls a function value; its result is of type `ret`.
pub(crate) fn closure<'c>(e: &mut Emitter<'_, '_, 'c>, c: Value, args: &[Value], ret: Ty) -> Given<'c> {
    let sig = closure_signature(e, c, args, ret);
    let code = code_of(e, c);
    let mut values = vec![e.one(c)];
    values.extend(e.all(args));
    let conv = e.m.closures;
    ordinary(e, Callee::Pointer(code), &sig, conv, values)
}

/// Calls a foreign function.
pub(crate) fn import<'c>(e: &mut Emitter<'_, '_, 'c>, id: ImportId, args: &[Value]) -> Vec<Val<'c>> {
    let sig = e.m.imports[id].clone();
    let symbol = e.m.program.imports[id].symbol.clone();
    let args = e.all(args);
    ordinary(e, Callee::Symbol(&symbol), &sig, Conv::C, args).1
}

fn code_of<'c>(e: &mut Emitter<'_, '_, 'c>, c: Value) -> Val<'c> {
    let cell = e.one(c);
    let (b, word) = (&mut e.m.b, e.m.program.word);
    let at = b.offset(cell, CLOSURE_CODE);
    Place::part(at, Access::Constant).load(b, word, &[Leaf { ty: Ty::Ptr, offset: 0 }])[0]
}

fn closure_signature(e: &Emitter<'_, '_, '_>, c: Value, args: &[Value], ret: Ty) -> Signature {
    let params = std::iter::once(c).chain(args.iter().copied()).map(|v| e.ty(v));
    Signature::new(&e.m.leaves, params, ret, e.m.closures_raise)
}

/// A call that comes back.
fn ordinary<'c>(
    e: &mut Emitter<'_, '_, 'c>,
    callee: Callee<'_, 'c>,
    sig: &Signature,
    conv: Conv,
    args: Vec<Val<'c>>,
) -> Given<'c> {
    returning(e, callee, sig, conv, args, CallKind::Ordinary)
}

fn returning<'c>(
    e: &mut Emitter<'_, '_, 'c>,
    callee: Callee<'_, 'c>,
    sig: &Signature,
    conv: Conv,
    mut args: Vec<Val<'c>>,
    kind: CallKind,
) -> Given<'c> {
    let slot = sig.ret.in_memory.then(|| slot_for(e, sig));
    if let Some(slot) = slot {
        args.insert(0, slot);
    }
    let b = e.b();
    let result = sig.ret.result_type(b);
    let result = b.call(callee, &args, result, conv, kind);
    let (exception, mut leaves) = sig.ret.unpack(b, result);
    if let Some(slot) = slot {
        let word = e.m.program.word;
        leaves = Place::slot(slot).load(e.b(), word, &sig.ret.leaves);
    }
    (exception, leaves)
}

fn slot_for<'c>(e: &mut Emitter<'_, '_, 'c>, sig: &Signature) -> Val<'c> {
    let size = sig.ret.slot(e.m.program);
    if let Some(slot) = e.call_slots.get(&size) {
        return *slot;
    }
    let slot = e.b().entry_alloca(size.0, size.1);
    e.call_slots.insert(size, slot);
    slot
}

/// Leaves by calling a function.
pub(crate) fn tail(e: &mut Emitter<'_, '_, '_>, f: FuncId, args: &[Value]) {
    let decl = e.m.decls[f].clone();
    let args = e.all(args);
    leave(e, Callee::Symbol(&decl.symbol), &decl.sig, decl.conv, args);
}

/// Leaves by calling a function value.
pub(crate) fn tail_closure(e: &mut Emitter<'_, '_, '_>, c: Value, args: &[Value]) {
    let sig = closure_signature(e, c, args, e.func.ret);
    let code = code_of(e, c);
    let mut values = vec![e.one(c)];
    values.extend(e.all(args));
    let conv = e.m.closures;
    leave(e, Callee::Pointer(code), &sig, conv, values);
}

/// A tail call. It is guaranteed if both sides have one convention (`tails` sees to that, but for C's) and give their
/// results in one way; they do not only if one of them cannot raise, and then it is not part of a cycle.
///
/// LLVM 22 lowers a `musttail` of `tailcc` as a call between equal prototypes: it neither stores the arguments that go
/// over the stack nor moves the stack pointer when the two sides have areas of different sizes. So
/// it stands only where both sides take all in registers. Elsewhere `tail` is enough: between functions of `tailcc` the
/// back end makes a tail call of it whenever a return follows. The return stays, because no such function is marked as
/// one that does not return.
fn leave<'c>(e: &mut Emitter<'_, '_, 'c>, callee: Callee<'_, 'c>, sig: &Signature, conv: Conv, mut args: Vec<Val<'c>>) {
    let (own_conv, own) = e.own();
    let same_prototype = own == sig;
    let guaranteed = own_conv == conv
        && own.ret == sig.ret
        && match conv {
            Conv::C => false,
            Conv::Fast => same_prototype,
            Conv::Tail => true,
        };
    if !guaranteed {
        let (_, result) = ordinary(e, callee, sig, conv, args);
        e.ret(&result);
        return;
    }
    if sig.ret.in_memory {
        args.insert(0, e.result_slot.expect("invariant: a result in memory has its slot"));
    }
    let kind = if conv == Conv::Tail && (own.on_stack() || sig.on_stack()) { CallKind::Marked } else { CallKind::Must };
    let b = e.b();
    let result = sig.ret.result_type(b);
    let given = b.call(callee, &args, result, conv, kind);
    b.ret(given);
}
