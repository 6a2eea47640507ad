//! Runs MIR text through the whole of `memory` and then through the interpreter.

#![allow(dead_code)]

use interpret::{Outcome, V};
use mir::verify::{Stage, verify};
use mir::{FuncId, Program};

/// Layouts and runtime functions that the tests share. `agg1` is an optional string, `agg2` a pair of strings,
/// `cell2` a list of integers, `cell3` a list of strings, `cell4` an array of strings, `cell5` a function from integers to
/// integers, `cell6` a reference cell of a string, `cell7` a tree, `cell8` a record of a pair and an option, `cell9` an array
/// of options, `cell10` a function from strings to strings.
pub const PRELUDE: &str = r#"
word 8
agg0 = struct () "unit"
agg1 = union () (cell1) "string option"
agg2 = struct (cell1, cell1) "string * string"
agg3 = union (i64) (cell1, cell1) (agg1) "mixed"
agg4 = struct (agg2, i64, agg1) "nested"
cell0 = nullable any "obj"
cell1 = text "string"
cell2 = nullable union () (i64, cell2) null 0 "int list"
cell3 = nullable union () (cell1, cell3) null 0 "string list"
cell4 = array cell1 "string[]"
cell5 = closure (i64) -> i64 "int -> int"
cell6 = object (mutable cell1) "string ref"
cell7 = nullable union () (cell7, i64, cell7) null 0 "tree"
cell8 = object (agg2, agg1) "record"
cell9 = array agg1 "string option[]"
cell10 = closure (cell1) -> cell1 "string -> string"
g0 = global cell1 "once"
g1 = global cell3 "often"
s0 = text "hello"
s1 = text "world"
entry fn2
runtime alloc fn0
runtime free fn1

fn0 source runtime "alloc" -> ptr {
bb0(v0: i64):
  v1: ptr = zero
  return v1
}
fn1 source runtime "free" -> agg0 {
bb0(v0: ptr, v1: i64):
  v2: agg0 = zero
  return v2
}
fn2 source "start" -> agg0 {
bb0(v0: ptr):
  unreachable
}
; a new string
fn3 source "fresh" -> cell1 {
bb0(v0: i64):
  v1: i1 = const 0
  v2: cell1 = new_text v0, v1
  v3: ptr = text_data v2
  v4: i8 = const 97
  mem_set v3, v4, v0
  return v2
}
; its length
fn4 source "length" -> i64 {
bb0(v0: cell1):
  v1: i64 = text_header v0
  v2: i64 = const 1
  v3: i64 = ShrU v1, v2
  return v3
}
; [n; n-1; ..; 1]
fn5 source "count" -> cell2 {
bb0(v0: i64):
  v1: i64 = const 1
  v2: cell2 = zero
  jump bb1(v1, v2)
bb1(v3: i64, v4: cell2):
  v5: i1 = cmp LeS v3, v0
  branch v5 bb2() bb3()
bb2():
  v6: cell2 = new cell2 1 (v3, v4)
  v7: i64 = Add v3, v1
  jump bb1(v7, v6)
bb3():
  return v4
}
; strings of lengths n, n-1, .. 1
fn6 source "strings" -> cell3 {
bb0(v0: i64):
  v1: i64 = const 1
  v2: cell3 = zero
  jump bb1(v1, v2)
bb1(v3: i64, v4: cell3):
  v5: i1 = cmp LeS v3, v0
  branch v5 bb2() bb3()
bb2():
  v8: cell1 = call fn3 (v3)
  v6: cell3 = new cell3 1 (v8, v4)
  v7: i64 = Add v3, v1
  jump bb1(v7, v6)
bb3():
  return v4
}
"#;

/// The first function after the prelude.
pub const FIRST: FuncId = FuncId(7);

/// Parses and checks.
pub fn parse(body: &str) -> Program {
    let program = mir::parse(&format!("{PRELUDE}{body}")).expect("the text parses");
    if let Err(e) = verify(&program, Stage::Input) {
        panic!("input: {}", e.iter().map(|e| e.to_string()).collect::<Vec<_>>().join("\n"));
    }
    program
}

/// Places, certifies.
pub fn placed(body: &str) -> Program {
    let (program, _) = memory::place(parse(body));
    if let Err(e) = verify(&program, Stage::Placed) {
        panic!("placed: {}\n{program}", e.iter().map(|e| e.to_string()).collect::<Vec<_>>().join("\n"));
    }
    if let Err(e) = memory::certify(&program) {
        panic!("certify: {}\n{program}", e.join("\n"));
    }
    program
}

/// Expands and runs a function; nothing may be left alive.
pub fn run_it(body: &str, args: &[i64]) -> Outcome {
    let program = memory::expand(placed(body));
    if let Err(e) = verify(&program, Stage::Expanded) {
        panic!("expanded: {}\n{program}", e.iter().map(|e| e.to_string()).collect::<Vec<_>>().join("\n"));
    }
    let args: Vec<V> = args.iter().map(|n| V::Bits(*n as u64)).collect();
    match interpret::call(&program, Stage::Expanded, FIRST, &args, 50_000_000) {
        Ok(outcome) => outcome,
        Err(e) => panic!("run: {e}\n{program}"),
    }
}

/// Runs `fn7`, expects an integer and no leak.
pub fn gives(body: &str, args: &[i64], expected: i64) -> Outcome {
    let outcome = run_it(body, args);
    assert_eq!(outcome.result, Ok(V::Bits(expected as u64)));
    assert_eq!(outcome.leaked, 0, "cells leak");
    outcome
}

/// The text of one function after placement.
pub fn placed_text(body: &str, func: u32) -> String {
    let program = placed(body);
    mir::function_text(FuncId(func), &program.funcs[FuncId(func)])
}
