//! Debug information, as the debugger sees it.

mod common;

use std::path::Path;
use std::process::Command;

use base::{SourceMap, Span};
use codegen::{OptLevel, Options};
use common::*;
use mir::{BinOp, FunctionBuilder, InstKind, Program, Ty};

const SOURCE: &str = "\
module Program

let twice x =
    let y = x + x
    y

let quadruple n =
    let m = twice n
    twice m

exit (quadruple 5)
";

/// The program above, with spans; `twice` and `quadruple` are not inlined.
fn debug_program(sources: &mut SourceMap) -> Program {
    let file = sources.add("Program.fs", SOURCE, false);
    let library = sources.add("Library.fs", "// line 1\n// line 2\nlet inline add x y = x + y\n", true);
    let line = |n: usize| {
        let lo = SOURCE.split_inclusive('\n').take(n - 1).map(str::len).sum::<usize>() as u32 + 4;
        Some(Span::new(file, lo, lo + 1))
    };
    let mut p = program();
    let mut b = FunctionBuilder::new("Program.twice", &[I64], I64);
    b.func().no_inline = true;
    b.func().span = line(3);
    let x = b.arg(0);
    b.name(x, "x");
    b.set_span(Some(Span::new(library, 24, 25)));
    let y = b.binary(BinOp::Add, x, x);
    b.set_span(line(4));
    b.effect(InstKind::DebugValue("y".into(), y));
    b.set_span(line(5));
    let minus = b.int(-1, I64);
    let nothing = b.int(3, I64);
    // A system call that fails, so that there is code on this line.
    b.value(InstKind::Syscall(nothing, vec![minus]), I64);
    b.ret(y);
    let twice = p.funcs.push(b.finish());
    let mut b = FunctionBuilder::new("Program.quadruple", &[I64], I64);
    b.func().no_inline = true;
    b.func().span = line(7);
    let n = b.arg(0);
    b.set_span(line(8));
    let m = b.call(twice, &[n], I64);
    b.set_span(line(9));
    let m = b.call(twice, &[m], I64);
    let one = b.int(1, I64);
    let m = b.binary(BinOp::Add, m, one);
    b.ret(m);
    let quadruple = p.funcs.push(b.finish());
    let mut b = FunctionBuilder::new("Program.start", &[Ty::Ptr], Ty::Agg(Program::UNIT));
    b.func().no_return = true;
    b.func().span = line(11);
    b.set_span(line(11));
    let five = b.int(5, I64);
    let code = b.call(quadruple, &[five], I64);
    exit(&mut b, code);
    p.entry = p.funcs.push(b.finish());
    p
}

fn tool(name: &str, args: &[&str], program: &Path) -> String {
    let output = output_of(Command::new(name).args(args).arg(program));
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn with_program(level: OptLevel, debug: bool, check: impl FnOnce(&Path)) {
    let mut sources = SourceMap::new();
    let p = debug_program(&mut sources);
    let options = Options { opt_level: level, debug, verify: true, ..Options::new(&sources) };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("program");
    link_to(&p, &options, &path);
    check(&path);
}

#[test]
fn gdb_stops_at_lines_and_shows_the_stack_and_variables() {
    for level in ALL_LEVELS {
        with_program(level, true, |path| {
            let commands =
                ["-batch", "-nx", "-ex", "break Program.fs:5", "-ex", "run", "-ex", "bt", "-ex", "info locals"];
            let said = tool("gdb", &commands, path);
            let stack =
                ["Program.twice (x=5)", "Program.fs:5", "Program.quadruple", "Program.fs:8", "Program.fs:11", "y = 10"];
            for expected in stack {
                assert!(said.contains(expected), "{level:?}: no {expected:?} in\n{said}");
            }
        });
    }
}

#[test]
fn line_tables_are_always_there() {
    with_program(OptLevel::O2, false, |path| {
        let said = tool("gdb", &["-batch", "-nx", "-ex", "break Program.fs:5", "-ex", "run", "-ex", "bt"], path);
        for expected in ["Program.fs:5", "Program.fs:8", "Program.fs:11"] {
            assert!(said.contains(expected), "no {expected:?} in\n{said}");
        }
        let lines = tool("llvm-dwarfdump-22", &["--debug-line"], path);
        assert!(lines.contains("version: 5"), "{lines}");
        assert!(lines.contains("Library.fs"), "an instruction from another file names it:\n{lines}");
    });
}

#[test]
fn the_debug_information_is_valid() {
    for (level, debug) in [(OptLevel::O0, true), (OptLevel::O2, true), (OptLevel::O2, false)] {
        with_program(level, debug, |path| {
            let said = tool("llvm-dwarfdump-22", &["--verify"], path);
            assert!(said.contains("No errors."), "{said}");
        });
    }
}
