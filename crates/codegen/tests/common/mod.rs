//! Builds small MIR programs by hand, compiles, links and runs them.
#![allow(dead_code)]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;

use base::{IndexVec, SourceMap, Symbol};
use codegen::{OptLevel, Options};
use mir::{
    AggKind, AggLayout, BinOp, CellId, CellKind, CellLayout, ConvOp, FuncId, FunctionBuilder, Global, GlobalId,
    InstKind, Program, RuntimeFns, StaticCell, StaticId, Terminator, Ty, Value,
};

pub const I64: Ty = Ty::I64;

/// A program with the fixed layouts and no function.
pub fn program() -> Program {
    let mut p = Program {
        word: 8,
        funcs: IndexVec::new(),
        aggs: IndexVec::new(),
        cells: IndexVec::new(),
        globals: IndexVec::new(),
        statics: IndexVec::new(),
        imports: IndexVec::new(),
        entry: FuncId(0),
        runtime: RuntimeFns::default(),
        names: mir::LayoutNames::default(),
    };
    agg(&mut p, AggKind::Struct(vec![]));
    cell(&mut p, CellKind::Any);
    cell(&mut p, CellKind::Text);
    p
}

pub fn agg(p: &mut Program, kind: AggKind) -> mir::AggId {
    p.aggs.push(AggLayout { name: Symbol::intern("agg"), kind })
}

pub fn cell(p: &mut Program, kind: CellKind) -> CellId {
    p.cells.push(CellLayout { name: Symbol::intern("cell"), kind, nullable: true })
}

pub fn text(p: &mut Program, s: &str) -> StaticId {
    p.statics.push(StaticCell::Text(s.encode_utf16().collect()))
}

pub fn global(p: &mut Program, name: &str, ty: Ty, bytes: Option<u64>, init: Option<mir::Const>) -> GlobalId {
    p.globals.push(Global { name: Symbol::intern(name), ty, bytes, init, span: None })
}

/// `write 1 address count`
pub fn write(b: &mut FunctionBuilder, address: Value, count: Value) {
    let (number, out) = (b.int(1, I64), b.int(1, I64));
    let address = b.convert(ConvOp::PtrToInt, address, I64);
    b.value(InstKind::Syscall(number, vec![out, address, count]), I64);
}

/// Writes an ASCII string constant.
pub fn write_text(b: &mut FunctionBuilder, s: StaticId) {
    let cell = b.value(InstKind::Static(s), Ty::Cell(Program::TEXT));
    let header = b.value(InstKind::TextHeader(cell), I64);
    let one = b.int(1, I64);
    let count = b.binary(BinOp::ShrU, header, one);
    let data = b.value(InstKind::TextData(cell), Ty::Ptr);
    write(b, data, count);
}

/// Ends the program with an exit code.
pub fn exit(b: &mut FunctionBuilder, code: Value) {
    let number = b.int(231, I64);
    b.value(InstKind::Syscall(number, vec![code]), I64);
    b.terminate(Terminator::Unreachable);
}

/// The entry function: exits with what `main` computes, an `I64`.
pub fn entry(p: &mut Program, main: impl FnOnce(&mut FunctionBuilder) -> Value) {
    let mut b = FunctionBuilder::new("Program.start", &[Ty::Ptr], Ty::Agg(Program::UNIT));
    b.func().no_return = true;
    let code = main(&mut b);
    exit(&mut b, code);
    p.entry = p.funcs.push(b.finish());
}

/// What a program gave when it ran.
pub struct Ran {
    pub code: i32,
    pub out: String,
}

pub const ALL_LEVELS: [OptLevel; 3] = [OptLevel::O0, OptLevel::O2, OptLevel::O3];

/// Held while an executable is written and while a process is started: a child that is forked in between would hold the
/// file open, and running it would fail as busy.
static FILES: Mutex<()> = Mutex::new(());

/// Runs a command to its end.
pub fn output_of(command: &mut Command) -> Output {
    let child = {
        let _guard = FILES.lock().unwrap_or_else(|e| e.into_inner());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
    };
    child.wait_with_output().expect("runs")
}

/// Compiles and links with options.
pub fn link_to(p: &Program, options: &Options<'_>, out: &Path) {
    let object = codegen::compile(p, options).expect("compiles").object.expect("asked for");
    let libraries: Vec<String> = p.imports.iter().map(|i| i.library.clone()).collect();
    let mut link = link::Options::new(link::Platform::default_target());
    link.libraries = &libraries;
    let _guard = FILES.lock().unwrap_or_else(|e| e.into_inner());
    link::link(&[object], out, &link).expect("links");
}

/// Compiles, links and runs at each level; all have to agree.
pub fn run(p: &Program) -> Ran {
    let sources = SourceMap::new();
    let mut results: Vec<Ran> = ALL_LEVELS
        .iter()
        .map(|level| {
            let options = Options { opt_level: *level, verify: true, ..Options::new(&sources) };
            run_with(p, &options)
        })
        .collect();
    let first = results.remove(0);
    for r in results {
        assert_eq!((r.code, &r.out), (first.code, &first.out), "levels differ");
    }
    first
}

/// Compiles, links and runs with options.
pub fn run_with(p: &Program, options: &Options<'_>) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("program");
    link_to(p, options, &path);
    let output = output_of(&mut Command::new(&path));
    Ran { code: output.status.code().unwrap_or(-1), out: String::from_utf8_lossy(&output.stdout).into_owned() }
}
