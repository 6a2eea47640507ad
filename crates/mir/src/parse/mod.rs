//! Text back to MIR.
//!
//! In: text as [`crate::Program`] prints it; `;` starts a comment. Out: the program, without positions, so that
//! printing it gives the same text. Tests are written in it. Tables must be complete: the numbers in the text are the ids.

mod inst;
mod lex;

use base::{Idx, IndexVec, Symbol};

use crate::{
    AggId, AggKind, AggLayout, Block, BlockData, CellField, CellId, CellKind, CellLayout, Change, Const, CycleFns,
    FuncId, FuncKind, Function, Global, Import, Mode, Program, RuntimeFns, StaticCell, Target, Terminator, Ty, Value,
    ValueData,
};

use lex::Word;

type Res<T> = Result<T, String>;

/// Parses a program.
pub fn parse(text: &str) -> Result<Program, String> {
    let mut program = Program {
        word: 8,
        funcs: IndexVec::new(),
        aggs: IndexVec::new(),
        cells: IndexVec::new(),
        globals: IndexVec::new(),
        statics: IndexVec::new(),
        imports: IndexVec::new(),
        entry: FuncId(0),
        runtime: RuntimeFns::default(),
        names: crate::LayoutNames::default(),
    };
    let mut open: Option<Function> = None;
    for (n, line) in text.lines().enumerate() {
        let at = |e: String| format!("line {}: {e}", n + 1);
        let mut cur = Cursor { words: lex::words(line).map_err(at)?, at: 0 };
        if cur.done() {
            continue;
        }
        match &mut open {
            Some(func) => {
                if cur.accept("}") {
                    program.funcs.extend_one(open.take());
                } else {
                    body_line(&mut cur, func).map_err(at)?;
                }
            }
            None => open = table_line(&mut cur, &mut program).map_err(at)?,
        }
        if !cur.done() {
            return Err(at(format!("unexpected {:?}", cur.words[cur.at])));
        }
    }
    if open.is_some() { Err("a function does not end".into()) } else { Ok(program) }
}

trait ExtendOne {
    fn extend_one(&mut self, func: Option<Function>);
}

impl ExtendOne for IndexVec<FuncId, Function> {
    fn extend_one(&mut self, func: Option<Function>) {
        if let Some(func) = func {
            self.push(func);
        }
    }
}

struct Cursor {
    words: Vec<Word>,
    at: usize,
}

impl Cursor {
    fn done(&self) -> bool {
        self.at == self.words.len()
    }
    fn peek(&self) -> Option<&str> {
        match self.words.get(self.at) {
            Some(Word::Plain(w)) => Some(w),
            Some(Word::Text(_)) | None => None,
        }
    }
    fn accept(&mut self, word: &str) -> bool {
        let found = self.peek() == Some(word);
        self.at += usize::from(found);
        found
    }
    fn expect(&mut self, word: &str) -> Res<()> {
        if self.accept(word) { Ok(()) } else { Err(format!("expected `{word}`, found {:?}", self.words.get(self.at))) }
    }
    fn word(&mut self) -> Res<String> {
        match self.words.get(self.at) {
            Some(Word::Plain(w)) => {
                self.at += 1;
                Ok(w.clone())
            }
            other => Err(format!("expected a word, found {other:?}")),
        }
    }
    fn text(&mut self) -> Res<String> {
        match self.words.get(self.at) {
            Some(Word::Text(w)) => {
                self.at += 1;
                Ok(w.clone())
            }
            other => Err(format!("expected a string, found {other:?}")),
        }
    }
    fn symbol(&mut self) -> Res<Symbol> {
        Ok(Symbol::intern(&self.text()?))
    }
    fn number<T: std::str::FromStr>(&mut self) -> Res<T> {
        let w = self.word()?;
        w.parse().map_err(|_| format!("`{w}` is no number"))
    }
    fn bits(&mut self) -> Res<u64> {
        let w = self.word()?;
        let hex = w.strip_prefix("0x").ok_or("expected 0x")?;
        u64::from_str_radix(hex, 16).map_err(|_| format!("`{w}` is no number"))
    }
    /// An id such as `cell3`.
    fn id<I: Idx>(&mut self, prefix: &str) -> Res<I> {
        let w = self.word()?;
        let digits = w.strip_prefix(prefix).ok_or_else(|| format!("`{w}` is no {prefix}"))?;
        Ok(I::new(digits.parse::<u32>().map_err(|_| format!("`{w}` is no {prefix}"))? as usize))
    }
    fn value(&mut self) -> Res<Value> {
        self.id("v")
    }
    fn ty(&mut self) -> Res<Ty> {
        Ok(match self.peek().unwrap_or_default() {
            "i1" => self.skip(Ty::I1),
            "i8" => self.skip(Ty::I8),
            "i16" => self.skip(Ty::I16),
            "i32" => self.skip(Ty::I32),
            "i64" => self.skip(Ty::I64),
            "f32" => self.skip(Ty::F32),
            "f64" => self.skip(Ty::F64),
            "ptr" => self.skip(Ty::Ptr),
            w if w.starts_with("agg") => Ty::Agg(self.id("agg")?),
            _ => Ty::Cell(self.id("cell")?),
        })
    }
    fn skip<T>(&mut self, value: T) -> T {
        self.at += 1;
        value
    }
    /// `(a, b)`
    fn list<T>(&mut self, item: impl Fn(&mut Cursor) -> Res<T>) -> Res<Vec<T>> {
        self.expect("(")?;
        let mut out = Vec::new();
        while !self.accept(")") {
            if !out.is_empty() {
                self.expect(",")?;
            }
            out.push(item(self)?);
        }
        Ok(out)
    }
    fn tys(&mut self) -> Res<Vec<Ty>> {
        self.list(Cursor::ty)
    }
    fn cases(&mut self) -> Res<Vec<Vec<Ty>>> {
        let mut out = Vec::new();
        while self.peek() == Some("(") {
            out.push(self.tys()?);
        }
        Ok(out)
    }
    fn constant(&mut self) -> Res<Const> {
        match self.peek() {
            Some("f32") => self.skip(()),
            Some("f64") => {
                self.skip(());
                return Ok(Const::F64(self.bits()?));
            }
            _ => return Ok(Const::Int(self.number()?)),
        }
        let bits = u32::try_from(self.bits()?).map_err(|_| "too many bits".to_string())?;
        Ok(Const::F32(bits))
    }
    fn target(&mut self) -> Res<Target> {
        let block = self.id("bb")?;
        Ok(Target { block, args: self.list(Cursor::value)? })
    }
}

/// A line outside functions; a function's first line opens it.
fn table_line(cur: &mut Cursor, program: &mut Program) -> Res<Option<Function>> {
    let first = cur.word()?;
    match first.as_str() {
        "word" => program.word = cur.number()?,
        "entry" => program.entry = cur.id("fn")?,
        "runtime" => {
            let name = cur.word()?;
            let id: FuncId = cur.id("fn")?;
            match name.as_str() {
                "alloc" => program.runtime.alloc = Some(id),
                "free" => program.runtime.free = Some(id),
                "trace" => program.runtime.trace = Some(id),
                "destroy" => program.runtime.destroy = Some(id),
                "later" => program.runtime.later = Some(id),
                "region_enter" => program.runtime.region_enter = Some(id),
                "region_alloc" => program.runtime.region_alloc = Some(id),
                "region_leave" => program.runtime.region_leave = Some(id),
                name => {
                    let unset = CycleFns { suspect: id, forget: id, visit: id, finish: id, children: id };
                    program.runtime.cycles.get_or_insert(unset);
                    let mut all = program.runtime.named_mut().into_iter();
                    let slot = all.find(|(n, _)| *n == name).ok_or_else(|| format!("no runtime function `{name}`"))?;
                    *slot.1 = id;
                }
            }
        }
        id if id.starts_with("agg") => {
            cur.expect("=")?;
            let kind = if cur.accept("struct") {
                AggKind::Struct(cur.tys()?)
            } else {
                cur.expect("union")?;
                AggKind::Union(cur.cases()?)
            };
            let id: AggId = program.aggs.push(AggLayout { kind, name: cur.symbol()? });
            check_id(&first, id)?;
        }
        id if id.starts_with("cell") => {
            cur.expect("=")?;
            let nullable = cur.accept("nullable");
            let kind = cell_kind(cur)?;
            let id: CellId = program.cells.push(CellLayout { kind, nullable, name: cur.symbol()? });
            check_id(&first, id)?;
        }
        id if id.starts_with("import") => import(cur, program)?,
        id if id.starts_with("fn") => return Ok(Some(header(cur)?)),
        id if id.starts_with('g') => global(cur, program)?,
        id if id.starts_with('s') => {
            cur.expect("=")?;
            let cell = static_cell(cur)?;
            program.statics.push(cell);
        }
        other => return Err(format!("unexpected `{other}`")),
    }
    Ok(None)
}

fn check_id(text: &str, id: impl Idx) -> Res<()> {
    if text == format!("{id:?}") { Ok(()) } else { Err(format!("`{text}` stands where {id:?} is next")) }
}

fn cell_kind(cur: &mut Cursor) -> Res<CellKind> {
    Ok(match cur.word()?.as_str() {
        "any" => CellKind::Any,
        "text" => CellKind::Text,
        "object" => CellKind::Object(cur.list(|c| {
            let change = if c.accept("mutable") {
                Change::Often
            } else if c.accept("once") {
                Change::Once
            } else {
                Change::Never
            };
            Ok(CellField { change, ty: c.ty()? })
        })?),
        "union" => {
            let cases = cur.cases()?;
            let null_case = if cur.accept("null") { Some(cur.number()?) } else { None };
            CellKind::Union { cases, null_case }
        }
        "array" => CellKind::Array(cur.ty()?),
        "closure" => {
            let params = cur.tys()?;
            cur.expect("->")?;
            CellKind::Closure { params, ret: cur.ty()? }
        }
        other => return Err(format!("no cell kind `{other}`")),
    })
}

fn global(cur: &mut Cursor, program: &mut Program) -> Res<()> {
    cur.expect("=")?;
    cur.expect("global")?;
    let ty = cur.ty()?;
    let bytes = if cur.accept("bytes") { Some(cur.number()?) } else { None };
    let init = if cur.accept("=") { Some(cur.constant()?) } else { None };
    program.globals.push(Global { name: cur.symbol()?, ty, bytes, init, span: None });
    Ok(())
}

fn import(cur: &mut Cursor, program: &mut Program) -> Res<()> {
    cur.expect("=")?;
    cur.expect("import")?;
    let params = cur.tys()?;
    cur.expect("->")?;
    let ret = if cur.accept("void") { None } else { Some(cur.ty()?) };
    program.imports.push(Import { params, ret, library: cur.text()?, symbol: cur.text()?, convention: cur.text()? });
    Ok(())
}

fn static_cell(cur: &mut Cursor) -> Res<StaticCell> {
    Ok(match cur.word()?.as_str() {
        "text" => StaticCell::Text(cur.text()?.encode_utf16().collect()),
        "units" => StaticCell::Text(cur.list(Cursor::number)?),
        "case" => StaticCell::Case(cur.id("cell")?, cur.number()?),
        "array" => StaticCell::Array(cur.id("cell")?, cur.list(Cursor::number)?),
        "closure" => {
            let (cell, func) = (cur.id("cell")?, cur.id("fn")?);
            cur.expect("arity")?;
            StaticCell::Closure { cell, func, arity: cur.number()? }
        }
        other => return Err(format!("no static `{other}`")),
    })
}

/// `fn0 source raises captures (i64) "name" -> i64 {`, without the first word.
fn header(cur: &mut Cursor) -> Res<Function> {
    let kind = match cur.word()?.as_str() {
        "source" => FuncKind::Source,
        "closure" => FuncKind::Closure,
        "generated" => FuncKind::Generated,
        other => return Err(format!("no kind of function `{other}`")),
    };
    let mut func = Function::new(Symbol::intern(""), kind, Ty::I1);
    while let Some(flag) = cur.peek().map(str::to_string) {
        cur.skip(());
        match flag.as_str() {
            "raises" => func.raises = true,
            "no_return" => func.no_return = true,
            "cold" => func.is_cold = true,
            "always_inline" => func.always_inline = true,
            "no_inline" => func.no_inline = true,
            "no_opt" => func.no_opt = true,
            "runtime" => func.is_runtime = true,
            "captures" => func.captures = cur.tys()?,
            "export" => func.export = Some(cur.symbol()?),
            other => return Err(format!("no attribute `{other}`")),
        }
    }
    func.name = cur.symbol()?;
    cur.expect("->")?;
    func.ret = cur.ty()?;
    cur.expect("{")?;
    Ok(func)
}

fn body_line(cur: &mut Cursor, func: &mut Function) -> Res<()> {
    if cur.peek().is_some_and(|w| w.starts_with("bb")) {
        let block: Block = cur.id("bb")?;
        let id = func.blocks.push(BlockData {
            params: Vec::new(),
            insts: Vec::new(),
            term: Terminator::Unreachable,
            term_span: None,
        });
        check_id(&format!("{block}"), id)?;
        let params = cur.list(definition)?;
        cur.expect(":")?;
        for (v, mut data, borrowed) in params {
            if block == Block(0) {
                func.modes.push(if borrowed { Mode::Borrowed } else { Mode::Owned });
            } else {
                data.borrowed = borrowed;
            }
            define(func, v, data);
            func.blocks[block].params.push(v);
        }
        return Ok(());
    }
    let block = func.blocks.ids().last().ok_or("an instruction outside a block")?;
    let starts = cur.words.get(1) == Some(&Word::Plain(":".into()));
    let result = if starts {
        let (v, data, _) = definition(cur)?;
        cur.expect("=")?;
        define(func, v, data);
        Some(v)
    } else {
        None
    };
    let word = cur.word()?;
    match inst::terminator(cur, &word)? {
        Some(term) => func.blocks[block].term = term,
        None => {
            let kind = inst::kind(cur, &word)?;
            func.blocks[block].insts.push(crate::Inst { kind, result, span: None });
        }
    }
    Ok(())
}

/// `v1: &cell2 "name"`
fn definition(cur: &mut Cursor) -> Res<(Value, ValueData, bool)> {
    let v = cur.value()?;
    cur.expect(":")?;
    let borrowed = cur.accept("&");
    let mut data = ValueData::new(cur.ty()?);
    if let Some(Word::Text(_)) = cur.words.get(cur.at) {
        data.name = Some(cur.symbol()?);
    }
    Ok((v, data, borrowed))
}

fn define(func: &mut Function, v: Value, data: ValueData) {
    while func.values.len() <= v.index() {
        func.values.push(ValueData::new(Ty::Agg(Program::UNIT)));
    }
    func.values[v] = data;
}
