//! MIR as text: printing and parsing agree, and the verifier says what is wrong.

use mir::verify::{Stage, verify};

const PROGRAM: &str = r#"word 8
agg0 = struct () "unit"
agg1 = union () (cell1, i64) "option \"quoted\""
agg2 = struct (i64, agg1) "pair"
cell0 = nullable any "obj"
cell1 = text "string"
cell2 = nullable union () (i64, cell2) null 0 "list"
cell3 = object (i64, mutable cell1) "object"
cell4 = array agg2 "array"
cell5 = closure (i64, i64) -> i64 "int -> int -> int"
cell6 = object (once i64) "once"
g0 = global i64 = -5 "counter"
g1 = global cell1 "text"
g2 = global i8 bytes 4096 "buffer"
s0 = text "a\n\"b\" é"
s1 = units (55296, 65)
s2 = array cell4 (1, 2, 18446744073709551615)
s3 = closure cell5 fn2 arity 2
import0 = import (i64, ptr) -> f64 "libm.so.6" "pow" "Cdecl"
import1 = import () -> void "libc.so.6" "abort" "Cdecl"
entry fn0
runtime alloc fn3
runtime free fn4
runtime trace fn1

fn0 source no_return "start" -> agg0 {
bb0(v0: ptr "stack"):
  v1: i64 = const 60
  v2: i64 = syscall v1 (v1)
  unreachable
}

fn1 generated raises cold no_inline "every \"kind\"" -> i64 {
bb0(v0: i64, v1: cell1 "s", v2: cell3):
  v3: f64 = const f64 0x3ff0000000000000
  v4: f32 = const f32 0x3f800000
  v5: i32 = conv Trunc v0
  v6: i64 = MulOverflowTest v0, v0
  return v6
}
"#;

/// The function above, without the line that no parser takes.
fn text() -> String {
    let body = r#"  v6: i1 = MulOverflowS v0, v0
  v7: i64 = RotL v0, v0
  v8: i64 = ByteSwap v7
  v9: i1 = cmp GeU v8, v7
  v10: i64 = select v9, v7, v8
  v11: agg1 = make_case agg1 1 (v1, v10)
  v12: agg2 = make agg2 (v0, v11)
  v13: i64 = extract v12 0
  v14: agg2 = insert v12 0 v13
  v15: agg1 = extract v14 1
  v16: i32 = tag v15
  v17: cell1 = extract_case v15 1 0
  v18: cell3 = new cell3 0 (v0, v17)
  v19: cell4 = new_array cell4 v0
  v20: cell1 = new_text v0, v9
  v21: cell5 = new_closure cell5 fn5 arity 2 (v20)
  v22: cell2 = zero
  v23: i32 = cell_tag v22
  v24: cell1 = field v18 0 1
  set_field v18 1 v24
  v25: ptr = field_addr v18 0
  v26: i64 = array_len v19
  v27: agg2 = array_get v19, v26
  array_set v19, v26, v27
  v28: ptr = array_addr v19, v26
  v29: i64 = text_header v1
  v30: ptr = text_data v1
  v31: i32 = closure_arity v21
  v32: i64 = call_closure v21 (v0, v0)
  v33: cell0 = cast_cell v1
  v34: i1 = is_cell v33 cell1
  v35: i64 = global_get g0
  global_set g0 v35
  v36: ptr = global_addr g2
  v37: i8 = load v36
  store v36, v37
  v38: ptr = ptr_add v36, v35
  v39: ptr = stack_alloc v35 align 16
  mem_move v38, v39, v35
  mem_copy v38, v39, v35
  mem_set v38, v37, v35
  pause
  v40: f64 = call_import import0 (v35, v36)
  v41: cell1 = static s0
  v42: ptr = func_addr fn0
  debug "name" v41
  switch v5 -1 bb1(v0) 7 bb2() default bb3()
bb1(v43: i64):
  branch unlikely v9 bb2() bb3()
bb2():
  invoke fn1 (v0, v1, v2) bb4(v0) error bb5()
bb3():
  invoke_closure v21 (v0, v0) bb4(v0) error bb5()
bb4(v44: i64, v45: i64):
  tail_call fn1 (v44, v1, v2)
bb5(v46: cell0):
  raise v46
}

fn2 closure "static code" -> i64 {
bb0(v0: cell5, v1: i64, v2: i64):
  tail_call_closure v0 (v1, v2)
}

fn3 source always_inline runtime "alloc" -> ptr {
bb0(v0: i64):
  v1: ptr = zero
  return v1
}

fn4 source runtime export "free" "free" -> agg0 {
bb0(v0: ptr, v1: i64):
  v2: agg0 = zero
  return v2
}

fn5 closure captures (cell1) "code" -> i64 {
bb0(v0: cell5, v1: i64, v2: i64):
  v3: cell1 = capture v0 0
  v4: i64 = text_header v3
  return v4
}
"#;
    let head: String =
        PROGRAM.lines().take_while(|l| !l.contains("MulOverflowTest")).map(|l| format!("{l}\n")).collect();
    head + body
}

#[test]
fn what_is_printed_parses_to_the_same() {
    let text = text();
    let program = mir::parse(&text).expect("the text parses");
    assert_eq!(program.to_string(), text);
    let errors: Vec<String> =
        verify(&program, Stage::Input).err().unwrap_or_default().iter().map(|v| v.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn a_parse_error_names_the_line() {
    assert_eq!(mir::parse(PROGRAM).err().as_deref(), Some("line 38: no instruction `MulOverflowTest`"));
    assert_eq!(mir::parse("word x").err().as_deref(), Some("line 1: `x` is no number"));
}

/// Replaces text in the valid program and gives what the verifier says first.
fn broken(from: &str, to: &str) -> String {
    let text = text();
    assert!(text.contains(from), "nothing to replace");
    let program = mir::parse(&text.replacen(from, to, 1)).expect("the text parses");
    let errors = verify(&program, Stage::Input).err().unwrap_or_default();
    errors.first().map(|v| v.to_string()).unwrap_or_default()
}

#[test]
fn the_verifier_names_each_violation() {
    let cases = [
        ("agg2 = struct (i64, agg1)", "agg2 = struct (i64, agg2)", "agg2 contains itself"),
        ("null 0 \"list\"", "null 1 \"list\"", "cell2: its null case has fields"),
        ("s3 = closure cell5 fn2 arity 2", "s3 = closure cell5 fn2 arity 1", "s3: fn2 has not arity 1"),
        ("v7: i64 = RotL v0, v0", "v7: i64 = RotL v0, v5", "v5 is I32, not I64"),
        ("v6: i1 = MulOverflowS", "v6: i64 = MulOverflowS", "v6 is I64, not I1"),
        ("v13: i64 = extract v12 0", "v13: i64 = extract v12 9", "the operands do not fit"),
        ("cmp GeU v8, v7", "cmp FGe v8, v7", "no FGe of I64"),
        ("conv Trunc v0", "conv SExt v0", "the result cannot be I32"),
        ("make_case agg1 1 (v1, v10)", "make_case agg1 1 (v1)", "1 operands where 2 are taken"),
        ("make_case agg1 1 (v1, v10)", "make_case agg1 7 (v1, v10)", "no such case"),
        ("v15: agg1 = extract v14 1", "v15: agg1 = select v9, v11, v11", "v11 is managed"),
        ("v22: cell2 = zero", "v22: cell2 = new cell2 0 ()", "the null case has no cell"),
        ("set_field v18 1 v24", "set_field v18 0 v0", "the field is immutable"),
        ("v19: cell4 = new_array cell4 v0", "v19: cell4 = new_array counted cell4 v0", "placed too early"),
        ("debug \"name\" v41", "retain v41", "counting outside the placed stage"),
        ("v3: cell1 = capture v0 0", "v3: cell1 = capture v0 3", "the operands do not fit"),
        ("bb1(v0) 7 bb2()", "bb1() 7 bb2()", "to bb1: 0 operands where 1 are taken"),
        ("bb1(v0) 7 bb2()", "bb1(v0) -1 bb2()", "a case stands twice"),
        ("tail_call fn1 (v44, v1, v2)", "tail_call fn1 (v46, v1, v2)", "v46 is Cell(cell0), not I64"),
        ("tail_call fn1 (v44, v1, v2)", "tail_call fn4 (v25, v44)", "the results differ"),
        ("raises cold", "cold", "the function does not raise"),
        ("bb4(v0) error bb5()", "bb4(v0) error bb1()", "the exception is no cell"),
        ("bb4(v0) error bb5()", "bb0(v0) error bb5()", "bad target bb0"),
        ("v4: i64 = text_header v3", "v4: i64 = text_header v9", "v9 is out of range"),
        ("  return v4\n}\n", "  return v3\n}\n", "v3 is Cell(cell1), not I64"),
    ];
    for (from, to, expected) in cases {
        let error = broken(from, to);
        assert!(error.contains(expected), "{from} -> {to}: {error:?}");
    }
}

#[test]
fn a_use_that_is_not_dominated_is_named() {
    let error = broken("bb5(v46: cell0):\n  raise v46", "bb5(v46: cell0):\n  v47: i64 = Add v44, v44\n  raise v46");
    assert_eq!(
        error,
        "every \"kind\": bb5, instruction 0 (Binary(Add, v44, v44)): v44 is used where its definition in bb4 does not dominate"
    );
}
