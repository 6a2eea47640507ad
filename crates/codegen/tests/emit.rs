//! What the stages give as text, and what is not in the result.

mod common;

use base::SourceMap;
use codegen::{Emit, Llvm, OptLevel, Options, build, compile};
use common::*;
use mir::{BinOp, FunctionBuilder, Program};

fn small() -> Program {
    let mut p = program();
    let mut b = FunctionBuilder::new("Program.add<int64>", &[I64, I64], I64);
    let (x, y) = (b.arg(0), b.arg(1));
    let sum = b.binary(BinOp::Add, x, y);
    b.ret(sum);
    let add = p.funcs.push(b.finish());
    entry(&mut p, |b| {
        let (x, y) = (b.int(1, I64), b.int(2, I64));
        b.call(add, &[x, y], I64)
    });
    p
}

#[test]
fn every_stage_prints() {
    let (p, sources) = (small(), SourceMap::new());
    let emit = Emit { mlir: true, llvm: true, asm: true, object: true };
    let out = compile(&p, &Options { opt_level: OptLevel::O0, verify: true, emit, ..Options::new(&sources) })
        .expect("compiles");
    let mlir = out.mlir.expect("asked for");
    let add = mlir.lines().find(|l| l.contains("@\"Program.add<int64>\"(%")).expect("the function");
    assert!(add.contains("llvm.func internal fastcc @\"Program.add<int64>\"(%arg0: i64, %arg1: i64) -> i64"), "{add}");
    let llvm = out.llvm.expect("asked for");
    assert!(llvm.contains("define internal fastcc i64 @\"Program.add<int64>\"(i64 %0, i64 %1)"), "{llvm}");
    let asm = out.asm.expect("asked for");
    assert!(asm.contains("_start:"), "{asm}");
    assert!(out.object.expect("asked for").starts_with(b"\x7fELF"));
}

#[test]
fn stages_can_be_called_one_by_one_and_give_the_same_bytes() {
    let (p, sources) = (small(), SourceMap::new());
    let options = Options::new(&sources);
    let whole = compile(&p, &options).expect("compiles").object;
    let mlir = build(&p, &options).expect("builds");
    mlir.verify().expect("is valid");
    let llvm = Llvm::translate(&mlir, &options.target, options.opt_level).expect("translates");
    llvm.verify().expect("is valid");
    llvm.optimise().expect("is optimised");
    assert_eq!(whole, Some(llvm.object().expect("machine code")));
}

#[test]
fn only_what_is_asked_for_is_made() {
    let (p, sources) = (small(), SourceMap::new());
    let emit = Emit { mlir: true, ..Emit::default() };
    let out = compile(&p, &Options { emit, ..Options::new(&sources) }).expect("compiles");
    assert!(out.mlir.is_some() && out.llvm.is_none() && out.asm.is_none() && out.object.is_none());
}

#[test]
fn equal_names_stay_apart_and_c_names_are_not_used() {
    let mut p = program();
    for n in [1, 2] {
        let mut b = FunctionBuilder::new("malloc", &[], I64);
        b.func().no_inline = true;
        let n = b.int(n, I64);
        b.ret(n);
        p.funcs.push(b.finish());
    }
    entry(&mut p, |b| {
        let x = b.call(mir::FuncId(0), &[], I64);
        let y = b.call(mir::FuncId(1), &[], I64);
        let ten = b.int(10, I64);
        let x = b.binary(BinOp::Mul, x, ten);
        b.binary(BinOp::Add, x, y)
    });
    assert_eq!(run(&p).code, 12);
    let sources = SourceMap::new();
    let mlir = build(&p, &Options::new(&sources)).expect("builds").text(false);
    assert!(mlir.contains("@fs.malloc()") && mlir.contains("@fs.malloc.2()"), "{mlir}");
}

#[test]
fn an_unknown_target_is_an_error() {
    let (p, sources) = (small(), SourceMap::new());
    let mut options = Options::new(&sources);
    options.target.triple = "pdp11-unknown-unix".into();
    let error = compile(&p, &options).expect_err("no such target");
    assert_eq!(error.stage, "choice of the target");
    assert!(error.message.contains("pdp11"), "{}", error.message);
}

#[test]
fn a_static_executable_is_small_and_has_no_relocations() {
    let (p, sources) = (small(), SourceMap::new());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("program");
    let object = compile(&p, &Options::new(&sources)).expect("compiles").object.expect("asked for");
    let mut options = link::Options::new(link::Platform::default_target());
    options.strip = true;
    link::link(&[object], &path, &options).expect("links");
    let bytes = std::fs::read(&path).expect("written");
    assert!(bytes.len() < 1024, "{} bytes", bytes.len());
    // ET_EXEC
    assert_eq!(bytes[16..18], [2, 0]);
    let headers = output_of(std::process::Command::new("llvm-readelf-22").arg("-lr").arg(&path));
    let said = String::from_utf8_lossy(&headers.stdout).into_owned();
    assert!(said.contains("There are no relocations") && !said.contains("INTERP"), "{said}");
}

/// Names the compiler where LLVM ends the process: this test starts itself again, as the process that is ended.
#[test]
fn a_fatal_error_of_llvm_names_the_compiler() {
    const CHILD: &str = "CODEGEN_TEST_FATAL_ERROR";
    if std::env::var_os(CHILD).is_some() {
        let (p, sources) = (small(), SourceMap::new());
        let mut options = Options::new(&sources);
        // A processor of 32 bits for a target of 64.
        options.target.cpu = "i386".into();
        let _ = compile(&p, &options);
        return;
    }
    let own = std::env::current_exe().expect("has a path");
    let mut again = std::process::Command::new(own);
    again.args(["--exact", "a_fatal_error_of_llvm_names_the_compiler", "--nocapture"]).env(CHILD, "1");
    let output = output_of(&mut again);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("error FF9010: This is a bug in Firefly, not in your program: code generation failed: "),
        "{said}"
    );
}
