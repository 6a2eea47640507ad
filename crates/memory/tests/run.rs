//! Programs are placed, certified, expanded and run: the results are right and no cell is left.

mod common;

use common::{gives, run_it};

const SUM: &str = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell2 = call fn5 (v0)
  v2: i64 = call fn8 (v1)
  v3: i64 = call fn8 (v1)
  v4: i64 = Add v2, v3
  return v4
}
fn8 source "sum" -> i64 {
bb0(v0: cell2):
  v1: i64 = const 0
  jump bb1(v0, v1)
bb1(v2: cell2, v3: i64):
  v4: i32 = cell_tag v2
  switch v4 0 bb2() default bb3()
bb2():
  return v3
bb3():
  v5: i64 = field v2 1 0
  v6: cell2 = field v2 1 1
  v7: i64 = Add v3, v5
  jump bb1(v6, v7)
}
"#;

#[test]
fn a_list_is_traversed_without_counting() {
    let outcome = gives(SUM, &[100], 10100);
    assert_eq!(outcome.peak, 100);
    let text = common::placed_text(SUM, 8);
    assert!(!text.contains("retain") && !text.contains("release"), "{text}");
}

#[test]
fn releasing_a_long_list_needs_no_stack() {
    gives(SUM, &[200_000], 200_001 * 200_000);
}

#[test]
fn reversing_consumes() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell3 = call fn6 (v0)
  v2: cell3 = zero
  v3: cell3 = call fn8 (v2, v1)
  v4: cell3 = call fn8 (v2, v3)
  v5: cell1 = field v4 1 0
  v6: i64 = call fn4 (v5)
  return v6
}
fn8 source "rev" -> cell3 {
bb0(v0: cell3, v1: cell3):
  jump bb1(v0, v1)
bb1(v2: cell3, v3: cell3):
  v4: i32 = cell_tag v3
  switch v4 0 bb2() default bb3()
bb2():
  return v2
bb3():
  v5: cell1 = field v3 1 0
  v6: cell3 = field v3 1 1
  v7: cell3 = new cell3 1 (v5, v2)
  jump bb1(v7, v6)
}
"#;
    gives(body, &[50], 50);
}

#[test]
fn an_array_of_strings() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell4 = new_array cell4 v0
  v2: i64 = const 0
  v20: i64 = const 1
  jump bb1(v2)
bb1(v3: i64):
  v4: i1 = cmp LtS v3, v0
  branch v4 bb2() bb3(v2, v2)
bb2():
  v5: cell1 = call fn3 (v3)
  array_set v1, v3, v5
  array_set v1, v3, v5
  v6: i64 = Add v3, v20
  jump bb1(v6)
bb3(v7: i64, v8: i64):
  v9: i1 = cmp LtS v7, v0
  branch v9 bb4() bb5()
bb4():
  v10: cell1 = array_get v1, v7
  v11: i64 = call fn4 (v10)
  v12: i64 = Add v8, v11
  v13: i64 = Add v7, v20
  jump bb3(v13, v12)
bb5():
  return v8
}
"#;
    gives(body, &[20], 190);
    gives(body, &[0], 0);
}

#[test]
fn a_loaded_element_survives_its_replacement() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: i64 = const 1
  v2: i64 = const 0
  v3: cell4 = new_array cell4 v1
  v4: cell1 = call fn3 (v0)
  array_set v3, v2, v4
  v5: cell1 = array_get v3, v2
  v6: cell1 = call fn3 (v1)
  array_set v3, v2, v6
  v7: i64 = text_header v5
  return v7
}
"#;
    gives(body, &[7], 14);
}

#[test]
fn a_mutable_field_is_read_without_counting_while_it_stays() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: cell6 = new cell6 0 (v1)
  v3: i64 = call fn8 (v2)
  v4: cell1 = call fn3 (v3)
  set_field v2 0 v4
  v5: i64 = call fn8 (v2)
  return v5
}
fn8 source "read" -> i64 {
bb0(v0: cell6):
  v1: cell1 = field v0 0 0
  v2: i64 = text_header v1
  return v2
}
"#;
    gives(body, &[3], 12);
    let text = common::placed_text(body, 8);
    assert!(!text.contains("retain"), "{text}");
}

const OPTION: &str = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: agg1 = call fn8 (v0)
  v2: cell1 = static s0
  v3: cell1 = call fn9 (v1, v2)
  v4: i64 = call fn4 (v3)
  return v4
}
fn8 source "make" -> agg1 {
bb0(v0: i64):
  v1: i64 = const 3
  v2: i1 = cmp LtS v0, v1
  branch v2 bb1() bb2()
bb1():
  v3: agg1 = make_case agg1 0 ()
  return v3
bb2():
  v4: cell1 = call fn3 (v0)
  v5: agg1 = make_case agg1 1 (v4)
  return v5
}
fn9 source "defaultValue" -> cell1 {
bb0(v0: agg1, v1: cell1):
  v2: i32 = tag v0
  switch v2 1 bb1() default bb2()
bb1():
  v3: cell1 = extract_case v0 1 0
  return v3
bb2():
  return v1
}
"#;

#[test]
fn an_option_is_taken_apart() {
    gives(OPTION, &[9], 9);
    gives(OPTION, &[1], 5);
}

#[test]
fn an_owned_option_that_dies_where_it_is_taken_apart_is_moved() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: agg1 = make_case agg1 1 (v1)
  v3: cell3 = call fn8 (v2)
  v4: cell1 = field v3 1 0
  v5: i64 = call fn4 (v4)
  return v5
}
fn8 source "toList" -> cell3 {
bb0(v0: agg1):
  v9: agg1 = call fn9 (v0)
  v1: cell3 = zero
  v2: i32 = tag v9
  switch v2 1 bb1() default bb2()
bb1():
  v3: cell1 = extract_case v9 1 0
  v4: cell3 = new cell3 1 (v3, v1)
  return v4
bb2():
  return v1
}
fn9 source "id" -> agg1 {
bb0(v0: agg1):
  return v0
}
"#;
    gives(body, &[9], 9);
    let text = common::placed_text(body, 8);
    assert!(text.contains("unpack v9 1 (v3)") && !text.contains("retain"), "{text}");
}

#[test]
fn nested_aggregates_in_cells_and_arrays() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: cell1 = static s1
  v3: agg2 = make agg2 (v1, v2)
  v4: agg1 = make_case agg1 1 (v1)
  v5: cell8 = new cell8 0 (v3, v4)
  v6: agg2 = field v5 0 0
  v7: agg1 = field v5 0 1
  v8: i64 = const 2
  v9: cell9 = new_array cell9 v8
  v10: i64 = const 0
  v11: i64 = const 1
  array_set v9, v10, v7
  array_set v9, v11, v7
  v12: cell1 = extract v6 0
  v13: i64 = call fn4 (v12)
  v14: agg1 = array_get v9, v11
  v15: cell1 = extract_case v14 1 0
  v16: i64 = call fn4 (v15)
  v17: i64 = Add v13, v16
  v18: agg4 = make agg4 (v6, v17, v14)
  v19: agg3 = call fn8 (v18)
  v20: i32 = tag v19
  v21: i64 = conv ZExt v20
  v22: i64 = Add v17, v21
  return v22
}
fn8 source "mix" -> agg3 {
bb0(v0: agg4):
  v1: i64 = extract v0 1
  v2: i64 = const 10
  v3: i1 = cmp LtS v1, v2
  branch v3 bb1() bb2()
bb1():
  v4: agg2 = extract v0 0
  v5: cell1 = extract v4 0
  v6: cell1 = extract v4 1
  v7: agg3 = make_case agg3 1 (v5, v6)
  return v7
bb2():
  v8: agg1 = extract v0 2
  v9: agg3 = make_case agg3 2 (v8)
  return v9
}
"#;
    gives(body, &[3], 7);
    gives(body, &[30], 62);
}

#[test]
fn closures_own_their_captures() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: cell5 = new_closure cell5 fn8 arity 1 (v1, v0)
  v3: cell5 = new_closure cell5 fn9 arity 1 (v2)
  v4: i64 = const 1
  v5: i64 = call_closure v3 (v4)
  v6: i64 = call_closure v2 (v5)
  return v6
}
fn8 closure captures (cell1, i64) "add" -> i64 {
bb0(v0: cell5, v1: i64):
  v2: cell1 = capture v0 0
  v3: i64 = capture v0 1
  v4: i64 = call fn4 (v2)
  v5: i64 = Add v4, v1
  return v5
}
fn9 closure captures (cell5) "twice" -> i64 {
bb0(v0: cell5, v1: i64):
  v2: cell5 = capture v0 0
  v3: i64 = call_closure v2 (v1)
  tail_call_closure v2 (v3)
}
"#;
    gives(body, &[5], 16);
}

#[test]
fn a_tail_called_function_value_of_the_frame_is_released_after_the_call() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: cell5 = new_closure cell5 fn8 arity 1 (v1)
  v3: i64 = const 1
  tail_call_closure v2 (v3)
}
fn8 closure captures (cell1) "add" -> i64 {
bb0(v0: cell5, v1: i64):
  v2: cell1 = capture v0 0
  v4: i64 = call fn4 (v2)
  v5: i64 = Add v4, v1
  return v5
}
"#;
    gives(body, &[5], 6);
}

#[test]
fn tail_calls_pass_ownership() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: cell3 = zero
  tail_call fn8 (v0, v2, v1)
}
fn8 source "even" -> i64 {
bb0(v0: i64, v1: cell3, v2: cell1):
  v3: i64 = const 0
  v4: i1 = cmp Eq v0, v3
  branch v4 bb1() bb2()
bb1():
  v5: i64 = call fn4 (v2)
  return v5
bb2():
  v6: i64 = const 1
  v7: i64 = Sub v0, v6
  v8: cell3 = new cell3 1 (v2, v1)
  tail_call fn9 (v7, v8, v2)
}
fn9 source "odd" -> i64 {
bb0(v0: i64, v1: cell3, v2: cell1):
  v3: i64 = const 0
  v4: i1 = cmp Eq v0, v3
  branch v4 bb1() bb2()
bb1():
  v5: cell1 = field v1 1 0
  v6: i64 = call fn4 (v5)
  return v6
bb2():
  v7: i64 = const 1
  v8: i64 = Sub v0, v7
  tail_call fn8 (v8, v1, v2)
}
"#;
    gives(body, &[8], 8);
    gives(body, &[7], 7);
}

#[test]
fn exceptions_release_on_their_edge() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: cell1 = call fn3 (v0)
  invoke fn8 (v0, v1) bb1() error bb2()
bb1(v3: cell1):
  v4: i64 = call fn4 (v2)
  v5: i64 = call fn4 (v3)
  v6: i64 = Add v4, v5
  return v6
bb2(v7: cell0):
  v8: i1 = is_cell v7 cell1
  branch v8 bb3() bb4()
bb3():
  v9: cell1 = cast_cell v7
  v10: i64 = call fn4 (v9)
  return v10
bb4():
  unreachable
}
fn8 source raises "risky" -> cell1 {
bb0(v0: i64, v1: cell1):
  v2: i64 = const 5
  v3: i1 = cmp GtS v0, v2
  v4: cell1 = call fn3 (v2)
  branch v3 bb1() bb2()
bb1():
  v5: i64 = const 100
  v6: cell1 = call fn3 (v5)
  v7: cell0 = cast_cell v6
  raise v7
bb2():
  return v1
}
"#;
    gives(body, &[4], 8);
    gives(body, &[6], 100);
}

#[test]
fn early_returns_and_critical_edges() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: i64 = const 0
  v9: i64 = const 1
  jump bb1(v2)
bb1(v3: i64):
  v4: i1 = cmp GeS v3, v0
  branch v4 bb3(v3) bb2()
bb2():
  v5: cell1 = call fn3 (v3)
  v6: i64 = call fn8 (v5, v1)
  v7: i64 = Add v3, v9
  v8: i64 = const 40
  v10: i1 = cmp GtS v6, v8
  branch v10 bb3(v6) bb1(v7)
bb3(v11: i64):
  return v11
}
fn8 source "both" -> i64 {
bb0(v0: cell1, v1: cell1):
  v2: i64 = call fn4 (v0)
  v3: i64 = call fn4 (v1)
  v4: i64 = Add v2, v3
  return v4
}
"#;
    gives(body, &[10], 10);
    gives(body, &[30], 41);
}

#[test]
fn a_tree_is_rebuilt_on_the_way() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell7 = zero
  v2: i64 = const 1
  jump bb1(v0, v1)
bb1(v3: i64, v4: cell7):
  v5: i64 = const 0
  v6: i1 = cmp Eq v3, v5
  branch v6 bb3() bb2()
bb2():
  v7: i64 = const 7
  v8: i64 = Mul v3, v7
  v9: i64 = const 31
  v10: i64 = RemS v8, v9
  v11: cell7 = call fn8 (v4, v10)
  v12: i64 = Sub v3, v2
  jump bb1(v12, v11)
bb3():
  v13: i64 = call fn9 (v4)
  return v13
}
fn8 source "insert" -> cell7 {
bb0(v0: cell7, v1: i64):
  v2: i32 = cell_tag v0
  switch v2 0 bb1() default bb2()
bb1():
  v3: cell7 = new cell7 1 (v0, v1, v0)
  return v3
bb2():
  v4: cell7 = field v0 1 0
  v5: i64 = field v0 1 1
  v6: cell7 = field v0 1 2
  v7: i1 = cmp LtS v1, v5
  branch v7 bb3() bb4()
bb3():
  v8: cell7 = call fn8 (v4, v1)
  v9: cell7 = new cell7 1 (v8, v5, v6)
  return v9
bb4():
  v10: i1 = cmp Eq v1, v5
  branch v10 bb5() bb6()
bb5():
  return v0
bb6():
  v11: cell7 = call fn8 (v6, v1)
  v12: cell7 = new cell7 1 (v4, v5, v11)
  return v12
}
fn9 source "size" -> i64 {
bb0(v0: cell7):
  v1: i32 = cell_tag v0
  switch v1 0 bb1() default bb2()
bb1():
  v2: i64 = const 0
  return v2
bb2():
  v3: cell7 = field v0 1 0
  v4: i64 = call fn9 (v3)
  v5: cell7 = field v0 1 2
  v6: i64 = call fn9 (v5)
  v7: i64 = Add v4, v6
  v8: i64 = const 1
  v9: i64 = Add v7, v8
  return v9
}
"#;
    gives(body, &[200], 31);
}

#[test]
fn a_variable_assigned_again_releases_the_old_content() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell3 = call fn6 (v0)
  global_set g1 v1
  v2: cell3 = call fn6 (v0)
  v3: cell3 = global_get g1
  global_set g1 v2
  v4: cell1 = field v3 1 0
  v5: i64 = call fn4 (v4)
  v6: cell3 = zero
  global_set g1 v6
  return v5
}
"#;
    gives(body, &[4], 4);
}

#[test]
fn addresses_keep_their_cell_alive() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: ptr = text_data v1
  v3: i64 = const 1
  v4: ptr = ptr_add v2, v3
  v5: i8 = const 65
  store v4, v5
  v6: i64 = call fn8 (v4)
  v7: i8 = load v4
  v8: i64 = conv ZExt v7
  v9: i1 = cmp LtS v6, v0
  branch v9 bb1(v4) bb2()
bb1(v10: ptr):
  v11: i8 = load v10
  v12: i64 = conv ZExt v11
  return v12
bb2():
  return v8
}
fn8 source "look" -> i64 {
bb0(v0: ptr):
  v1: i8 = load v0
  v2: i64 = conv ZExt v1
  return v2
}
"#;
    gives(body, &[16], 65);
    gives(body, &[160], 65);
}

#[test]
fn one_value_several_times() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: agg2 = make agg2 (v1, v1)
  v3: agg2 = call fn8 (v2, v1)
  v4: cell1 = extract v3 0
  v5: cell1 = extract v3 1
  v6: agg2 = make agg2 (v5, v4)
  v7: cell1 = extract v6 1
  v8: i64 = call fn4 (v7)
  return v8
}
fn8 source "choose" -> agg2 {
bb0(v0: agg2, v1: cell1):
  v2: cell1 = extract v0 1
  v3: agg2 = make agg2 (v1, v2)
  return v3
}
"#;
    gives(body, &[11], 11);
}

#[test]
fn what_ends_the_program_releases_nothing() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v9: i64 = const 2
  v1: cell1 = call fn3 (v9)
  v2: i64 = const 0
  v3: i1 = cmp LtS v0, v2
  branch v3 bb1() bb2()
bb1():
  v4: i64 = const 60
  v5: i64 = const 3
  v6: i64 = syscall v4 (v5)
  unreachable
bb2():
  v7: i64 = call fn4 (v1)
  return v7
}
"#;
    gives(body, &[2], 2);
    assert!(!common::placed_text(body, 7).split("bb2").next().unwrap_or_default().contains("release"));
    assert_eq!(run_it(body, &[-1]).exit, Some(3));
}

#[test]
fn a_variable_assigned_once_is_read_without_counting() {
    let body = r#"
fn7 source "main" -> i64 {
bb0(v0: i64):
  v1: cell1 = global_get g0
  v2: i64 = call fn4 (v1)
  v3: i64 = call fn8 (v1)
  v4: i64 = Add v2, v3
  return v4
}
fn8 source "read" -> i64 {
bb0(v0: cell1):
  v1: cell1 = global_get g0
  v2: i64 = call fn4 (v0)
  v3: i64 = call fn4 (v1)
  return v3
}
"#;
    let with_start = |body: &str, start: &str| {
        let text = format!("{}{body}", common::PRELUDE);
        let old = "bb0(v0: ptr):\n  unreachable";
        let program = mir::parse(&text.replacen(old, start, 1)).expect("the text parses");
        let (placed, _) = memory::place(program);
        assert_eq!(memory::certify(&placed), Ok(()));
        mir::function_text(mir::FuncId(7), &placed.funcs[mir::FuncId(7)])
    };
    let once = "bb0(v0: ptr):\n  v1: cell1 = static s0\n  global_set g0 v1\n  unreachable";
    assert!(!with_start(body, once).contains("retain"));
    let looped = "bb0(v0: ptr):\n  jump bb1()\nbb1():\n  v1: cell1 = static s0\n  global_set g0 v1\n  jump bb1()";
    assert!(with_start(body, looped).contains("retain"));
}

#[test]
fn the_report_lists_each_site() {
    let (_, report) = memory::place(common::parse(SUM));
    let expected = "generated: string in fresh: counted (its size is known only at run time)\n\
        generated: int list in count: counted (its type is recursive, shared or large)\n\
        generated: string list in strings: counted (its type is recursive, shared or large)\n\
        3 allocation sites: 3 counted, 0 on the stack, 0 in regions; 2 constants in static memory\n";
    assert_eq!(report.text(|_| String::new()), expected);
}
