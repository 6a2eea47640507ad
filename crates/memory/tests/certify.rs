//! The certifier refuses functions whose counts are wrong, each broken in one way.

mod common;

use mir::verify::{Stage, verify};

/// Parses a placed program, checks its form, and gives what the certifier says.
fn refuse(body: &str) -> String {
    let program = mir::parse(&format!("{}{body}", common::PRELUDE)).expect("the text parses");
    // The prelude is not placed: only the functions after it are looked at.
    let mut program = program;
    for i in 0..7 {
        program.funcs[mir::FuncId(i)].is_runtime |= i != 2;
        program.funcs[mir::FuncId(i)].blocks[mir::Block(0)].insts.retain(|_| i != 2);
    }
    let broken: Vec<String> = verify(&program, Stage::Placed)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|v| v.to_string())
        .filter(|t| t.starts_with("test") || t.starts_with("code"))
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
    memory::certify(&program).err().unwrap_or_default().join("\n")
}

macro_rules! refused {
    ($name:ident, $says:literal, $body:literal) => {
        #[test]
        fn $name() {
            let errors = refuse($body);
            assert!(errors.contains($says), "the certifier says: {errors:?}");
        }
    };
}

#[test]
fn a_balanced_function_is_certified() {
    let errors = refuse(
        r#"
fn7 source "test" -> i64 {
bb0(v0: cell1, v1: &cell1):
  retain v1
  v2: agg2 = make agg2 (v0, v1)
  v3: cell1 = extract v2 0
  v4: i64 = text_header v3
  release v2
  return v4
}
"#,
    );
    assert_eq!(errors, "");
}

refused!(
    leak,
    "v0 is still owned when the function is left",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell1):
  v1: i64 = text_header v0
  return v1
}
"#
);

refused!(
    double_release,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: cell1):
  release v0
  release v0
  v1: agg0 = zero
  return v1
}
"#
);

refused!(
    use_after_release,
    "v0 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell1):
  release v0
  v1: i64 = text_header v0
  return v1
}
"#
);

refused!(
    use_after_consumption,
    "v0 is read when it may be gone",
    r#"
fn7 source "test" -> cell6 {
bb0(v0: cell1):
  v1: cell6 = new counted cell6 0 (v0)
  v2: i64 = text_header v0
  return v1
}
"#
);

refused!(
    release_of_a_borrowed_parameter,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: &cell1):
  release v0
  v1: agg0 = zero
  return v1
}
"#
);

refused!(
    return_of_a_borrowed_parameter,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> cell1 {
bb0(v0: &cell1):
  return v0
}
"#
);

refused!(
    part_after_its_whole,
    "v1 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell3):
  v1: cell1 = field v0 1 0
  release v0
  v2: i64 = text_header v1
  return v2
}
"#
);

refused!(
    consumption_of_an_alias,
    "v1 is consumed without being owned",
    r#"
fn7 source "test" -> cell1 {
bb0(v0: &cell3):
  v1: cell1 = field v0 1 0
  return v1
}
"#
);

refused!(
    one_branch_releases,
    "the ways into the block disagree on who owns v0",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: cell1, v1: i1):
  branch v1 bb1() bb2()
bb1():
  release v0
  jump bb3()
bb2():
  jump bb3()
bb3():
  v2: agg0 = zero
  return v2
}
"#
);

refused!(
    one_branch_leaks,
    "v0 is still owned when the function is left",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: cell1, v1: i1):
  v2: agg0 = zero
  branch v1 bb1() bb2()
bb1():
  release v0
  return v2
bb2():
  return v2
}
"#
);

refused!(
    leak_in_a_loop,
    "the ways into the block disagree on who owns v3",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: i64, v1: i1):
  jump bb1()
bb1():
  v3: cell1 = call fn3 (v0)
  branch v1 bb1() bb2()
bb2():
  v4: agg0 = zero
  return v4
}
"#
);

refused!(
    loop_parameter_is_lost,
    "is defined again while the old one is owned",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: cell1, v1: i1):
  jump bb1(v0)
bb1(v2: cell1):
  v3: cell1 = static s0
  branch v1 bb1(v3) bb2()
bb2():
  release v2
  v4: agg0 = zero
  return v4
}
"#
);

refused!(
    element_after_a_store,
    "v3 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: &cell4, v1: i64, v2: cell1):
  v3: cell1 = array_get v0, v1
  array_set v0, v1, v2
  v4: i64 = text_header v3
  return v4
}
"#
);

refused!(
    element_across_a_call,
    "v2 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: &cell6, v1: i64):
  v2: cell1 = field v0 0 0
  v3: i64 = call fn8 (v2)
  return v3
}
fn8 source "code" -> i64 {
bb0(v0: &cell1):
  v1: i64 = text_header v0
  return v1
}
"#
);

refused!(
    variable_assigned_twice,
    "v1 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: i64):
  v1: cell3 = global_get g1
  v2: cell3 = zero
  global_set g1 v2
  global_set g1 v2
  v3: i32 = cell_tag v1
  v4: i64 = conv ZExt v3
  return v4
}
"#
);

refused!(
    lent_to_a_loop_but_owned_here,
    "v0 is lent to v2 but not lasting",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: cell3, v1: i1):
  jump bb1(v0)
bb1(v2: &cell3):
  release v0
  v3: agg0 = zero
  return v3
}
"#
);

refused!(
    tail_call_borrows_from_the_frame,
    "v0 does not outlive the frame",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell1):
  tail_call fn8 (v0)
}
fn8 source "code" -> i64 {
bb0(v0: &cell1):
  v1: i64 = text_header v0
  return v1
}
"#
);

refused!(
    consumed_and_borrowed_by_one_call,
    "v1 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell3):
  v1: cell1 = field v0 1 0
  v2: i64 = call fn8 (v0, v1)
  return v2
}
fn8 source "code" -> i64 {
bb0(v0: cell3, v1: &cell1):
  v2: i64 = text_header v1
  release v0
  return v2
}
"#
);

refused!(
    error_edge_leaks,
    "v1 is still owned when the function is left",
    r#"
fn7 source raises "test" -> cell1 {
bb0(v0: i64, v1: cell1):
  invoke fn8 (v0) bb1() error bb2()
bb1(v2: cell1):
  release v1
  return v2
bb2(v3: cell0):
  raise v3
}
fn8 source raises "code" -> cell1 {
bb0(v0: i64):
  v1: cell1 = static s0
  return v1
}
"#
);

refused!(
    exception_is_dropped,
    "v3 is still owned when the function is left",
    r#"
fn7 source "test" -> cell1 {
bb0(v0: i64):
  invoke fn8 (v0) bb1() error bb2()
bb1(v2: cell1):
  return v2
bb2(v3: cell0):
  v4: cell1 = static s0
  return v4
}
fn8 source raises "code" -> cell1 {
bb0(v0: i64):
  v1: cell1 = static s0
  return v1
}
"#
);

refused!(
    unpack_of_another_aggregate,
    "the parts are not the managed fields of v1",
    r#"
fn7 source "test" -> agg2 {
bb0(v0: agg2, v1: agg2):
  v2: cell1 = extract v0 0
  v3: cell1 = extract v1 1
  unpack v1 0 (v2, v3)
  release v2
  release v3
  return v0
}
"#
);

refused!(
    unpack_then_release,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> cell1 {
bb0(v0: agg1):
  v1: cell1 = extract_case v0 1 0
  unpack v0 1 (v1)
  release v0
  return v1
}
"#
);

refused!(
    cast_names_the_same_ownership,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> cell0 {
bb0(v0: cell1):
  v1: cell0 = cast_cell v0
  release v0
  return v1
}
"#
);

refused!(
    borrowed_function_value,
    "as code of a function value, parameter 0 is Borrowed",
    r#"
fn7 source "test" -> cell5 {
bb0(v0: i64):
  v1: cell5 = new_closure counted cell5 fn8 arity 1 (v0)
  return v1
}
fn8 closure captures (i64) "code" -> i64 {
bb0(v0: &cell5, v1: i64):
  return v1
}
"#
);

refused!(
    address_after_its_cell,
    "is read when it may be gone",
    r#"
fn7 source "test" -> i8 {
bb0(v0: cell1):
  v1: ptr = text_data v0
  release v0
  v2: i8 = load v1
  return v2
}
"#
);

refused!(
    runtime_code_counts,
    "a runtime function counts",
    r#"
fn7 source runtime "runtime test" -> agg0 {
bb0(v0: &cell1):
  retain v0
  v1: agg0 = zero
  return v1
}
"#
);

refused!(
    retain_is_never_released,
    "v0 is still owned when the function is left",
    r#"
fn7 source "test" -> i64 {
bb0(v0: &cell1):
  retain v0
  v1: i64 = text_header v0
  return v1
}
"#
);

refused!(
    release_in_a_loop,
    "the ways into the block disagree on who owns v0",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: cell1, v1: i1):
  jump bb1()
bb1():
  release v0
  branch v1 bb1() bb2()
bb2():
  v2: agg0 = zero
  return v2
}
"#
);

refused!(
    borrowed_value_in_an_array,
    "v2 is consumed without being owned",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: &cell4, v1: i64, v2: &cell1):
  array_set v0, v1, v2
  v3: agg0 = zero
  return v3
}
"#
);

refused!(
    borrowed_value_in_a_field,
    "v1 is consumed without being owned",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: &cell6, v1: &cell1):
  set_field v0 0 v1
  v2: agg0 = zero
  return v2
}
"#
);

refused!(
    borrowed_value_in_a_cell,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> cell6 {
bb0(v0: &cell1):
  v1: cell6 = new counted cell6 0 (v0)
  return v1
}
"#
);

refused!(
    borrowed_value_in_a_variable,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: &cell1):
  global_set g0 v0
  v1: agg0 = zero
  return v1
}
"#
);

refused!(
    one_value_twice_in_an_aggregate,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> agg2 {
bb0(v0: cell1):
  v1: agg2 = make agg2 (v0, v0)
  return v1
}
"#
);

refused!(
    one_value_twice_in_a_jump,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> agg2 {
bb0(v0: cell1):
  jump bb1(v0, v0)
bb1(v1: cell1, v2: cell1):
  v3: agg2 = make agg2 (v1, v2)
  return v3
}
"#
);

refused!(
    use_after_a_call_that_takes_over,
    "v0 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell1):
  v1: i64 = call fn8 (v0)
  v2: i64 = text_header v0
  return v2
}
fn8 source "code" -> i64 {
bb0(v0: cell1):
  v1: i64 = text_header v0
  release v0
  return v1
}
"#
);

refused!(
    use_on_the_error_edge_of_what_was_passed,
    "v0 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell1):
  invoke fn8 (v0) bb1() error bb2()
bb1(v1: i64):
  return v1
bb2(v2: cell0):
  release v2
  v3: i64 = text_header v0
  return v3
}
fn8 source raises "code" -> i64 {
bb0(v0: cell1):
  v1: i64 = text_header v0
  release v0
  return v1
}
"#
);

refused!(
    raise_leaks,
    "v1 is still owned when the function is left",
    r#"
fn7 source raises "test" -> i64 {
bb0(v0: cell0, v1: cell1):
  raise v0
}
"#
);

refused!(
    raise_of_a_borrowed_exception,
    "v0 is consumed without being owned",
    r#"
fn7 source raises "test" -> i64 {
bb0(v0: &cell0):
  raise v0
}
"#
);

refused!(
    tail_call_leaks,
    "v1 is still owned when the function is left",
    r#"
fn7 source "test" -> i64 {
bb0(v0: cell1, v1: cell1):
  tail_call fn8 (v0)
}
fn8 source "code" -> i64 {
bb0(v0: cell1):
  v1: i64 = text_header v0
  release v0
  return v1
}
"#
);

refused!(
    release_of_a_part,
    "v1 is consumed without being owned",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: agg2):
  v1: cell1 = extract v0 0
  release v1
  release v0
  v2: agg0 = zero
  return v2
}
"#
);

refused!(
    use_of_an_aggregate_taken_apart,
    "v0 is consumed without being owned",
    r#"
fn7 source "test" -> agg2 {
bb0(v0: agg2):
  v1: cell1 = extract v0 0
  v2: cell1 = extract v0 1
  unpack v0 0 (v1, v2)
  release v1
  release v2
  return v0
}
"#
);

refused!(
    unpack_of_a_borrowed_cell,
    "v0 is unpacked without being owned",
    r#"
fn7 source "test" -> cell1 {
bb0(v0: &cell3):
  v1: cell1 = field v0 1 0
  unpack v0 1 (v1)
  return v1
}
"#
);

refused!(
    unpack_of_a_mutable_field,
    "v1 is no immutable part of v0",
    r#"
fn7 source "test" -> cell1 {
bb0(v0: cell6):
  v1: cell1 = field v0 0 0
  unpack v0 0 (v1)
  return v1
}
"#
);

refused!(
    unpack_of_a_cell_in_disorder,
    "the parts of v0 are not in order",
    r#"
fn7 source "test" -> cell1 {
bb0(v0: cell3):
  v1: cell1 = field v0 1 0
  v2: cell3 = field v0 1 1
  unpack v0 1 (v2, v1)
  release v2
  return v1
}
"#
);

refused!(
    element_after_bytes_were_moved,
    "v3 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: &cell4, v1: i64):
  v2: ptr = array_addr v0, v1
  v3: cell1 = array_get v0, v1
  mem_move v2, v2, v1
  v4: i64 = text_header v3
  return v4
}
"#
);

refused!(
    loaded_value_after_a_release,
    "v2 is read when it may be gone",
    r#"
fn7 source "test" -> i64 {
bb0(v0: ptr, v1: cell1):
  v2: cell1 = load v0
  release v1
  v3: i64 = text_header v2
  return v3
}
"#
);

refused!(
    element_address_after_its_array,
    "is read when it may be gone",
    r#"
fn7 source "test" -> i8 {
bb0(v0: cell4, v1: i64):
  v2: ptr = array_addr v0, v1
  v3: ptr = ptr_add v2, v1
  release v0
  v4: i8 = load v3
  return v4
}
"#
);

refused!(
    result_of_an_invocation_is_lent,
    "v1 is supplied by the invocation and yet borrowed",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: i64):
  invoke fn8 (v0) bb1() error bb2()
bb1(v1: &cell1):
  v2: agg0 = zero
  return v2
bb2(v3: cell0):
  release v3
  v4: agg0 = zero
  return v4
}
fn8 source raises "code" -> cell1 {
bb0(v0: i64):
  v1: cell1 = static s0
  return v1
}
"#
);

refused!(
    result_is_lost,
    "v1 is still owned when the function is left",
    r#"
fn7 source "test" -> agg0 {
bb0(v0: i64):
  v1: cell1 = call fn3 (v0)
  v2: agg0 = zero
  return v2
}
"#
);
