//! Which cells may be part of a cycle, on small programs.

use mir::tied::Tied;
use mir::{CellId, FuncId};

const TABLES: &str = r#"word 8
agg0 = struct () "unit"
cell0 = nullable any "obj"
cell1 = text "string"
cell2 = nullable union () (i64, cell2) null 0 "list"
cell3 = nullable object (i64, mutable cell3) "node"
cell4 = array cell3 "node[]"
cell5 = closure (i64) -> i64 "int -> int"
cell6 = nullable object (mutable cell5) "ref"
cell7 = nullable object (once cell0) "holder"
entry fn0

fn0 source no_return "start" -> agg0 {
bb0(v0: ptr):
  unreachable
}
"#;

fn tied(functions: &str) -> (mir::Program, Tied) {
    let program = mir::parse(&format!("{TABLES}{functions}")).expect("the text parses");
    let tied = Tied::new(&program);
    (program, tied)
}

#[test]
fn what_is_only_made_is_in_no_cycle() {
    let (_, tied) = tied(
        r#"
fn1 source "cons" -> cell2 {
bb0(v0: i64, v1: cell2):
  v2: cell2 = new cell2 1 (v0, v1)
  return v2
}

fn2 source "node" -> cell3 {
bb0(v0: i64, v1: cell3):
  v2: cell3 = new cell3 0 (v0, v1)
  return v2
}
"#,
    );
    assert!(tied.is_empty());
}

#[test]
fn a_store_into_what_others_know_may_close_a_cycle() {
    let (program, tied) = tied(
        r#"
fn1 source "node" -> cell3 {
bb0(v0: i64, v1: cell3):
  v2: cell3 = new cell3 0 (v0, v1)
  return v2
}

fn2 source "link" -> agg0 {
bb0(v0: cell3, v1: cell3):
  set_field v0 1 v1
  v2: agg0 = zero
  return v2
}

fn3 source "user" -> agg0 {
bb0(v0: cell3):
  v1: i64 = const 1
  v2: cell3 = new cell3 0 (v1, v0)
  v3: agg0 = call fn2 (v0, v2)
  return v3
}
"#,
    );
    assert!(tied.cell(CellId(3)) && !tied.cell(CellId(4)) && !tied.cell(CellId(2)));
    assert!(tied.ty(&program, mir::Ty::Cell(CellId(3))) && !tied.ty(&program, mir::Ty::Cell(CellId(2))));
}

#[test]
fn a_store_into_a_new_cell_closes_none() {
    let (_, tied) = tied(
        r#"
fn1 source "construct" -> agg0 {
bb0(v0: cell3, v1: cell3):
  set_field v0 1 v1
  v2: agg0 = zero
  return v2
}

fn2 source "make" -> cell3 {
bb0(v0: cell3):
  v1: i64 = const 1
  v2: cell3 = zero
  v3: cell3 = new cell3 0 (v1, v2)
  v4: agg0 = call fn1 (v3, v0)
  return v3
}
"#,
    );
    assert!(tied.is_empty());
}

#[test]
fn a_cell_that_is_stored_into_itself_is_a_cycle() {
    let (_, tied) = tied(
        r#"
fn1 source "make" -> cell3 {
bb0(v0: cell3):
  v1: i64 = const 1
  v2: cell3 = new cell3 0 (v1, v0)
  set_field v2 1 v2
  return v2
}
"#,
    );
    assert!(tied.cell(CellId(3)));
}

#[test]
fn a_store_after_an_escape_in_a_loop_counts() {
    let (_, tied) = tied(
        r#"
fn1 source "fill" -> cell4 {
bb0(v0: i64, v1: i1):
  v2: cell4 = new_array cell4 v0
  v3: cell3 = zero
  jump bb1()
bb1():
  array_set v2, v0, v3
  branch v1 bb1() bb2()
bb2():
  return v2
}

fn2 source "late" -> cell4 {
bb0(v0: i64, v1: i1):
  v2: cell4 = new_array cell4 v0
  v3: i64 = const 1
  v4: cell0 = cast_cell v2
  v5: cell7 = new cell7 0 (v4)
  jump bb1()
bb1():
  v6: cell3 = zero
  v7: cell3 = new cell3 0 (v3, v6)
  array_set v2, v0, v7
  branch v1 bb1() bb2()
bb2():
  return v2
}
"#,
    );
    // An array of nodes is stored into late, but no node leads back to an array.
    assert!(tied.is_empty());
}

#[test]
fn a_function_value_in_a_cell_that_it_captures_is_a_cycle() {
    let (_, tied) = tied(
        r#"
fn1 closure captures (cell6) "code" -> i64 {
bb0(v0: cell5, v1: i64):
  return v1
}

fn2 source "make" -> cell6 {
bb0(v0: cell5):
  v1: cell6 = new cell6 0 (v0)
  v2: cell5 = new_closure cell5 fn1 arity 1 (v1)
  set_field v1 0 v2
  return v1
}
"#,
    );
    assert!(tied.closure(FuncId(1)) && tied.cell(CellId(6)) && !tied.cell(CellId(3)));
}
