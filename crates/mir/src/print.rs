//! MIR as text: what `--emit=mir` and `--emit=placed` write.
//!
//! In: a program or function. Out: text that is the same for the same input: one line an instruction, values with
//! their types where they are defined, layouts and tables before the functions.

use std::fmt::{self, Display, Formatter, Write as _};

use crate::{
    AggKind, BlockData, CellKind, Change, Const, FuncId, Function, Inst, InstKind, Mode, Place, Program, StaticCell,
    Target, Terminator, Ty, Value,
};

impl Display for Ty {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Ty::I1 => f.write_str("i1"),
            Ty::I8 => f.write_str("i8"),
            Ty::I16 => f.write_str("i16"),
            Ty::I32 => f.write_str("i32"),
            Ty::I64 => f.write_str("i64"),
            Ty::F32 => f.write_str("f32"),
            Ty::F64 => f.write_str("f64"),
            Ty::Ptr => f.write_str("ptr"),
            Ty::Cell(id) => write!(f, "{id}"),
            Ty::Agg(id) => write!(f, "{id}"),
        }
    }
}

struct List<'a, T>(&'a [T]);

impl<T: Display> Display for List<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, item) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{item}")?;
        }
        Ok(())
    }
}

fn list<T: Display>(items: &[T]) -> List<'_, T> {
    List(items)
}

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "word {}", self.word)?;
        for (id, agg) in self.aggs.iter_enumerated() {
            match &agg.kind {
                AggKind::Struct(fields) => writeln!(f, "{id} = struct ({}) {:?}", list(fields), agg.name.as_str())?,
                AggKind::Union(cases) => writeln!(f, "{id} = union{} {:?}", case_list(cases), agg.name.as_str())?,
            }
        }
        for (id, cell) in self.cells.iter_enumerated() {
            let nullable = if cell.nullable { "nullable " } else { "" };
            write!(f, "{id} = {nullable}")?;
            match &cell.kind {
                CellKind::Any => f.write_str("any")?,
                CellKind::Text => f.write_str("text")?,
                CellKind::Object(fields) => {
                    let change = |c: Change| match c {
                        Change::Never => "",
                        Change::Once => "once ",
                        Change::Often => "mutable ",
                    };
                    let fields: Vec<String> = fields.iter().map(|x| format!("{}{}", change(x.change), x.ty)).collect();
                    write!(f, "object ({})", list(&fields))?;
                }
                CellKind::Union { cases, null_case } => {
                    write!(f, "union{}", case_list(cases))?;
                    if let Some(n) = null_case {
                        write!(f, " null {n}")?;
                    }
                }
                CellKind::Array(elem) => write!(f, "array {elem}")?,
                CellKind::Closure { params, ret } => write!(f, "closure ({}) -> {ret}", list(params))?,
            }
            writeln!(f, " {:?}", cell.name.as_str())?;
        }
        for (id, g) in self.globals.iter_enumerated() {
            write!(f, "{id} = global {}", g.ty)?;
            if let Some(n) = g.bytes {
                write!(f, " bytes {n}")?;
            }
            if let Some(c) = &g.init {
                write!(f, " = {c}")?;
            }
            writeln!(f, " {:?}", g.name.as_str())?;
        }
        for (id, s) in self.statics.iter_enumerated() {
            writeln!(f, "{id} = {s}")?;
        }
        for (id, i) in self.imports.iter_enumerated() {
            let ret = i.ret.map_or("void".to_string(), |t| t.to_string());
            writeln!(
                f,
                "{id} = import ({}) -> {ret} {:?} {:?} {:?}",
                list(&i.params),
                i.library,
                i.symbol,
                i.convention
            )?;
        }
        writeln!(f, "entry {}", self.entry)?;
        for (name, id) in self.runtime.named() {
            writeln!(f, "runtime {name} {id}")?;
        }
        for (id, func) in self.funcs.iter_enumerated() {
            writeln!(f)?;
            function(f, id, func)?;
        }
        Ok(())
    }
}

fn case_list(cases: &[Vec<Ty>]) -> String {
    let mut out = String::new();
    for case in cases {
        write!(out, " ({})", list(case)).expect("invariant: writing to a string succeeds");
    }
    out
}

impl Display for Const {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Const::Int(n) => write!(f, "{n}"),
            Const::F32(bits) => write!(f, "f32 {bits:#x}"),
            Const::F64(bits) => write!(f, "f64 {bits:#x}"),
        }
    }
}

impl Display for StaticCell {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            StaticCell::Text(units) => match String::from_utf16(units) {
                Ok(s) => write!(f, "text {s:?}"),
                Err(_) => write!(f, "units ({})", list(units)),
            },
            StaticCell::Case(cell, case) => write!(f, "case {cell} {case}"),
            StaticCell::Array(cell, bits) => write!(f, "array {cell} ({})", list(bits)),
            StaticCell::Closure { cell, func, arity } => write!(f, "closure {cell} {func} arity {arity}"),
        }
    }
}

/// A function as text, with the number that calls use.
pub fn function_text(id: FuncId, func: &Function) -> String {
    let mut out = String::new();
    struct Fn<'a>(FuncId, &'a Function);
    impl Display for Fn<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            function(f, self.0, self.1)
        }
    }
    write!(out, "{}", Fn(id, func)).expect("invariant: writing to a string succeeds");
    out
}

fn function(f: &mut Formatter<'_>, id: FuncId, func: &Function) -> fmt::Result {
    write!(f, "{id} {}", format!("{:?}", func.kind).to_lowercase())?;
    let flags = [
        (func.raises, "raises"),
        (func.no_return, "no_return"),
        (func.is_cold, "cold"),
        (func.always_inline, "always_inline"),
        (func.no_inline, "no_inline"),
        (func.no_opt, "no_opt"),
        (func.is_runtime, "runtime"),
    ];
    for (set, name) in flags {
        if set {
            write!(f, " {name}")?;
        }
    }
    if !func.captures.is_empty() {
        write!(f, " captures ({})", list(&func.captures))?;
    }
    if let Some(symbol) = func.export {
        write!(f, " export {:?}", symbol.as_str())?;
    }
    writeln!(f, " {:?} -> {} {{", func.name.as_str(), func.ret)?;
    for (b, data) in func.blocks.iter_enumerated() {
        write!(f, "{b}(")?;
        for (i, v) in data.params.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            let entry_borrow = b.0 == 0 && func.modes.get(i) == Some(&Mode::Borrowed);
            define(f, func, *v, entry_borrow || func.values.get(*v).is_some_and(|d| d.borrowed))?;
        }
        writeln!(f, "):")?;
        block(f, func, data)?;
    }
    writeln!(f, "}}")
}

fn define(f: &mut Formatter<'_>, func: &Function, v: Value, borrowed: bool) -> fmt::Result {
    let Some(data) = func.values.get(v) else {
        return write!(f, "{v}: ?");
    };
    write!(f, "{v}: {}{}", if borrowed { "&" } else { "" }, data.ty)?;
    if let Some(name) = data.name {
        write!(f, " {:?}", name.as_str())?;
    }
    Ok(())
}

fn block(f: &mut Formatter<'_>, func: &Function, data: &BlockData) -> fmt::Result {
    for inst in &data.insts {
        f.write_str("  ")?;
        instruction(f, func, inst)?;
        writeln!(f)?;
    }
    writeln!(f, "  {}", data.term)
}

fn instruction(f: &mut Formatter<'_>, func: &Function, inst: &Inst) -> fmt::Result {
    if let Some(v) = inst.result {
        define(f, func, v, false)?;
        f.write_str(" = ")?;
    }
    write!(f, "{}", inst.kind)
}

fn place(p: &Place) -> String {
    match p {
        Place::Unplaced => String::new(),
        Place::Counted => " counted".to_owned(),
        Place::Stack => " stack".to_owned(),
        Place::Region(r) => format!(" region {r}"),
    }
}

impl Display for InstKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        use InstKind as K;
        match self {
            K::Const(c) => write!(f, "const {c}"),
            K::Zero => f.write_str("zero"),
            K::Static(s) => write!(f, "static {s}"),
            K::Binary(op, a, b) => write!(f, "{op:?} {a}, {b}"),
            K::Unary(op, a) => write!(f, "{op:?} {a}"),
            K::Compare(op, a, b) => write!(f, "cmp {op:?} {a}, {b}"),
            K::Convert(op, a) => write!(f, "conv {op:?} {a}"),
            K::Select(c, a, b) => write!(f, "select {c}, {a}, {b}"),
            K::MakeAgg(id, vs) => write!(f, "make {id} ({})", list(vs)),
            K::Extract(a, i) => write!(f, "extract {a} {i}"),
            K::Insert(a, i, v) => write!(f, "insert {a} {i} {v}"),
            K::MakeCase(id, c, vs) => write!(f, "make_case {id} {c} ({})", list(vs)),
            K::Tag(a) => write!(f, "tag {a}"),
            K::ExtractCase(a, c, i) => write!(f, "extract_case {a} {c} {i}"),
            K::New { cell, case, fields, place: p } => write!(f, "new{} {cell} {case} ({})", place(p), list(fields)),
            K::NewArray { cell, len, place: p } => write!(f, "new_array{} {cell} {len}", place(p)),
            K::NewText { len, wide, place: p } => write!(f, "new_text{} {len}, {wide}", place(p)),
            K::NewClosure { cell, func, arity, captures, place: p } => {
                write!(f, "new_closure{} {cell} {func} arity {arity} ({})", place(p), list(captures))
            }
            K::CellTag(c) => write!(f, "cell_tag {c}"),
            K::Field(c, case, i) => write!(f, "field {c} {case} {i}"),
            K::SetField(c, i, v) => write!(f, "set_field {c} {i} {v}"),
            K::FieldAddr(c, i) => write!(f, "field_addr {c} {i}"),
            K::ArrayLen(a) => write!(f, "array_len {a}"),
            K::ArrayGet(a, i) => write!(f, "array_get {a}, {i}"),
            K::ArraySet(a, i, v) => write!(f, "array_set {a}, {i}, {v}"),
            K::ArrayAddr(a, i) => write!(f, "array_addr {a}, {i}"),
            K::TextHeader(t) => write!(f, "text_header {t}"),
            K::TextData(t) => write!(f, "text_data {t}"),
            K::Capture(c, i) => write!(f, "capture {c} {i}"),
            K::ClosureArity(c) => write!(f, "closure_arity {c}"),
            K::CallClosure(c, vs) => write!(f, "call_closure {c} ({})", list(vs)),
            K::IsCell(v, c) => write!(f, "is_cell {v} {c}"),
            K::CastCell(v) => write!(f, "cast_cell {v}"),
            K::GlobalGet(g) => write!(f, "global_get {g}"),
            K::GlobalSet(g, v) => write!(f, "global_set {g} {v}"),
            K::GlobalAddr(g) => write!(f, "global_addr {g}"),
            K::Load(p) => write!(f, "load {p}"),
            K::Store(p, v) => write!(f, "store {p}, {v}"),
            K::Replace(p, v) => write!(f, "replace {p}, {v}"),
            K::PtrAdd(p, n) => write!(f, "ptr_add {p}, {n}"),
            K::StackAlloc(n, align) => write!(f, "stack_alloc {n} align {align}"),
            K::MemMove(a, b, n) => write!(f, "mem_move {a}, {b}, {n}"),
            K::MemCopy(a, b, n) => write!(f, "mem_copy {a}, {b}, {n}"),
            K::MemSet(a, b, n) => write!(f, "mem_set {a}, {b}, {n}"),
            K::Syscall(n, vs) => write!(f, "syscall {n} ({})", list(vs)),
            K::Pause => f.write_str("pause"),
            K::CallImport(i, vs) => write!(f, "call_import {i} ({})", list(vs)),
            K::Call(id, vs) => write!(f, "call {id} ({})", list(vs)),
            K::Retain(v) => write!(f, "retain {v}"),
            K::Release(v) => write!(f, "release {v}"),
            K::RegionBegin(v) => write!(f, "region_begin {v}"),
            K::RegionEnd(v) => write!(f, "region_end {v}"),
            K::EndCell(v) => write!(f, "end_cell {v}"),
            K::Unpack(v, c, vs) => write!(f, "unpack {v} {c} ({})", list(vs)),
            K::FuncAddr(id) => write!(f, "func_addr {id}"),
            K::DebugValue(name, v) => write!(f, "debug {:?} {v}", name.as_str()),
        }
    }
}

impl Display for Target {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.block, list(&self.args))
    }
}

impl Display for Terminator {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Terminator::Jump(t) => write!(f, "jump {t}"),
            Terminator::Branch { cond, then, els, likely } => {
                let hint = match likely {
                    Some(true) => " likely",
                    Some(false) => " unlikely",
                    None => "",
                };
                write!(f, "branch{hint} {cond} {then} {els}")
            }
            Terminator::Switch { on, cases, default } => {
                write!(f, "switch {on}")?;
                for (n, t) in cases {
                    write!(f, " {n} {t}")?;
                }
                write!(f, " default {default}")
            }
            Terminator::Return(v) => write!(f, "return {v}"),
            Terminator::TailCall(id, vs) => write!(f, "tail_call {id} ({})", list(vs)),
            Terminator::TailCallClosure(c, vs) => write!(f, "tail_call_closure {c} ({})", list(vs)),
            Terminator::Raise(v) => write!(f, "raise {v}"),
            Terminator::Invoke { func, args, normal, error } => {
                write!(f, "invoke {func} ({}) {normal} error {error}", list(args))
            }
            Terminator::InvokeClosure { closure, args, normal, error } => {
                write!(f, "invoke_closure {closure} ({}) {normal} error {error}", list(args))
            }
            Terminator::Unreachable => f.write_str("unreachable"),
        }
    }
}
