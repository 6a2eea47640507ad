//! Instructions and terminators of MIR text.

use std::fmt::Debug;

use base::Symbol;

use crate::{BinOp, CmpOp, ConvOp, InstKind, Place, Terminator, UnOp, Value};

use super::{Cursor, Res};

const BINARY: [BinOp; 33] = {
    use BinOp::*;
    [
        Add,
        Sub,
        Mul,
        DivS,
        DivU,
        RemS,
        RemU,
        And,
        Or,
        Xor,
        Shl,
        ShrS,
        ShrU,
        FAdd,
        FSub,
        FMul,
        FDiv,
        FRem,
        MulHighU,
        MulHighS,
        MinS,
        MaxS,
        MinU,
        MaxU,
        AddOverflowS,
        AddOverflowU,
        SubOverflowS,
        SubOverflowU,
        MulOverflowS,
        MulOverflowU,
        RotL,
        RotR,
        FCopySign,
    ]
};
const UNARY: [UnOp; 13] = {
    use UnOp::*;
    [Neg, Not, FNeg, FAbs, FSqrt, FFloor, FCeil, FTrunc, FRint, PopCount, LeadingZeros, TrailingZeros, ByteSwap]
};
const COMPARE: [CmpOp; 16] = {
    use CmpOp::*;
    [Eq, Ne, LtS, LeS, GtS, GeS, LtU, LeU, GtU, GeU, FEq, FNe, FLt, FLe, FGt, FGe]
};
const CONVERT: [ConvOp; 14] = {
    use ConvOp::*;
    [
        Trunc, SExt, ZExt, FToSiSat, FToUiSat, SiToF, UiToF, FExt, FTrunc, Bitcast, PtrToInt, IntToPtr, CellToPtr,
        PtrToCell,
    ]
};

fn named<T: Copy + Debug>(all: &[T], name: &str) -> Option<T> {
    all.iter().copied().find(|op| format!("{op:?}") == name)
}

impl Cursor {
    fn next_value(&mut self) -> Res<Value> {
        self.expect(",")?;
        self.value()
    }
    fn values(&mut self) -> Res<Vec<Value>> {
        self.list(Cursor::value)
    }
    fn place(&mut self) -> Res<Place> {
        Ok(if self.accept("counted") {
            Place::Counted
        } else if self.accept("stack") {
            Place::Stack
        } else if self.accept("region") {
            Place::Region(self.value()?)
        } else {
            Place::Unplaced
        })
    }
    fn op<T: Copy + Debug>(&mut self, all: &[T]) -> Res<T> {
        let w = self.word()?;
        named(all, &w).ok_or_else(|| format!("no operation `{w}`"))
    }
}

/// The instruction that begins with a word.
pub(super) fn kind(cur: &mut Cursor, word: &str) -> Res<InstKind> {
    use InstKind as K;
    if let Some(op) = named(&BINARY, word) {
        return Ok(K::Binary(op, cur.value()?, cur.next_value()?));
    }
    if let Some(op) = named(&UNARY, word) {
        return Ok(K::Unary(op, cur.value()?));
    }
    Ok(match word {
        "const" => K::Const(cur.constant()?),
        "zero" => K::Zero,
        "static" => K::Static(cur.id("s")?),
        "cmp" => K::Compare(cur.op(&COMPARE)?, cur.value()?, cur.next_value()?),
        "conv" => K::Convert(cur.op(&CONVERT)?, cur.value()?),
        "select" => K::Select(cur.value()?, cur.next_value()?, cur.next_value()?),
        "make" => K::MakeAgg(cur.id("agg")?, cur.values()?),
        "extract" => K::Extract(cur.value()?, cur.number()?),
        "insert" => K::Insert(cur.value()?, cur.number()?, cur.value()?),
        "make_case" => K::MakeCase(cur.id("agg")?, cur.number()?, cur.values()?),
        "tag" => K::Tag(cur.value()?),
        "extract_case" => K::ExtractCase(cur.value()?, cur.number()?, cur.number()?),
        "cell_tag" => K::CellTag(cur.value()?),
        "field" => K::Field(cur.value()?, cur.number()?, cur.number()?),
        "set_field" => K::SetField(cur.value()?, cur.number()?, cur.value()?),
        "field_addr" => K::FieldAddr(cur.value()?, cur.number()?),
        "array_len" => K::ArrayLen(cur.value()?),
        "array_get" => K::ArrayGet(cur.value()?, cur.next_value()?),
        "array_set" => K::ArraySet(cur.value()?, cur.next_value()?, cur.next_value()?),
        "array_addr" => K::ArrayAddr(cur.value()?, cur.next_value()?),
        "text_header" => K::TextHeader(cur.value()?),
        "text_data" => K::TextData(cur.value()?),
        "capture" => K::Capture(cur.value()?, cur.number()?),
        "closure_arity" => K::ClosureArity(cur.value()?),
        "is_cell" => K::IsCell(cur.value()?, cur.id("cell")?),
        "cast_cell" => K::CastCell(cur.value()?),
        "retain" => K::Retain(cur.value()?),
        "release" => K::Release(cur.value()?),
        "region_begin" => K::RegionBegin(cur.value()?),
        "region_end" => K::RegionEnd(cur.value()?),
        "end_cell" => K::EndCell(cur.value()?),
        "unpack" => K::Unpack(cur.value()?, cur.number()?, cur.values()?),
        "debug" => K::DebugValue(Symbol::intern(&cur.text()?), cur.value()?),
        "new" | "new_array" | "new_text" | "new_closure" => return allocation(cur, word),
        _ => return memory_or_call(cur, word),
    })
}

fn allocation(cur: &mut Cursor, word: &str) -> Res<InstKind> {
    use InstKind as K;
    let place = cur.place()?;
    Ok(match word {
        "new" => K::New { place, cell: cur.id("cell")?, case: cur.number()?, fields: cur.values()? },
        "new_array" => K::NewArray { place, cell: cur.id("cell")?, len: cur.value()? },
        "new_text" => K::NewText { place, len: cur.value()?, wide: cur.next_value()? },
        _ => {
            let (cell, func) = (cur.id("cell")?, cur.id("fn")?);
            cur.expect("arity")?;
            K::NewClosure { place, cell, func, arity: cur.number()?, captures: cur.values()? }
        }
    })
}

fn memory_or_call(cur: &mut Cursor, word: &str) -> Res<InstKind> {
    use InstKind as K;
    Ok(match word {
        "global_get" => K::GlobalGet(cur.id("g")?),
        "global_set" => K::GlobalSet(cur.id("g")?, cur.value()?),
        "global_addr" => K::GlobalAddr(cur.id("g")?),
        "load" => K::Load(cur.value()?),
        "store" => K::Store(cur.value()?, cur.next_value()?),
        "replace" => K::Replace(cur.value()?, cur.next_value()?),
        "ptr_add" => K::PtrAdd(cur.value()?, cur.next_value()?),
        "stack_alloc" => {
            let n = cur.value()?;
            cur.expect("align")?;
            K::StackAlloc(n, cur.number()?)
        }
        "mem_move" => K::MemMove(cur.value()?, cur.next_value()?, cur.next_value()?),
        "mem_copy" => K::MemCopy(cur.value()?, cur.next_value()?, cur.next_value()?),
        "mem_set" => K::MemSet(cur.value()?, cur.next_value()?, cur.next_value()?),
        "syscall" => K::Syscall(cur.value()?, cur.values()?),
        "pause" => K::Pause,
        "call_import" => K::CallImport(cur.id("import")?, cur.values()?),
        "call" => K::Call(cur.id("fn")?, cur.values()?),
        "call_closure" => K::CallClosure(cur.value()?, cur.values()?),
        "func_addr" => K::FuncAddr(cur.id("fn")?),
        other => return Err(format!("no instruction `{other}`")),
    })
}

/// The terminator that begins with a word, if one does.
pub(super) fn terminator(cur: &mut Cursor, word: &str) -> Res<Option<Terminator>> {
    Ok(Some(match word {
        "jump" => Terminator::Jump(cur.target()?),
        "branch" => {
            let likely = if cur.accept("likely") {
                Some(true)
            } else if cur.accept("unlikely") {
                Some(false)
            } else {
                None
            };
            Terminator::Branch { likely, cond: cur.value()?, then: cur.target()?, els: cur.target()? }
        }
        "switch" => {
            let on = cur.value()?;
            let mut cases = Vec::new();
            while !cur.accept("default") {
                cases.push((cur.number()?, cur.target()?));
            }
            Terminator::Switch { on, cases, default: cur.target()? }
        }
        "return" => Terminator::Return(cur.value()?),
        "tail_call" => Terminator::TailCall(cur.id("fn")?, cur.values()?),
        "tail_call_closure" => Terminator::TailCallClosure(cur.value()?, cur.values()?),
        "raise" => Terminator::Raise(cur.value()?),
        "invoke" => {
            let (func, args, normal) = (cur.id("fn")?, cur.values()?, cur.target()?);
            cur.expect("error")?;
            Terminator::Invoke { func, args, normal, error: cur.target()? }
        }
        "invoke_closure" => {
            let (closure, args, normal) = (cur.value()?, cur.values()?, cur.target()?);
            cur.expect("error")?;
            Terminator::InvokeClosure { closure, args, normal, error: cur.target()? }
        }
        "unreachable" => Terminator::Unreachable,
        _ => return Ok(None),
    }))
}
