//! Placement of every value.
//!
//! In: MIR as `specialise` makes it. Out, in two steps:
//! - [`mod@place`]: parameter modes, a place for each allocation, `Retain` and `Release`, and a [`Report`]. [`mod@certify`] proves
//!   the result, sharing no code with what made it;
//! - [`mod@expand`]: counting as plain loads, stores, calls and generated functions, which is what `codegen` takes.
//!
//! The model is in `docs`; this is its first step: values, static and counted cells.

mod borrow;
mod calls;
mod certify;
mod classes;
pub mod contracts;
mod counts;
mod escape;
mod expand;
pub mod explain;
mod lift;
mod names;
mod place;
mod regions;
mod stack;
mod unpack;

use base::Idx;
use mir::{FuncId, Mode, Program, Terminator, Ty};

pub use certify::certify;
pub use expand::expand;
pub use lift::{Lifted, lift_stack_buffers};
pub use place::{Report, Site};

/// Places and counts a program.
pub fn place(mut program: Program) -> (Program, Report) {
    place::counted(&mut program);
    let stable = borrow::stable_globals(&program);
    borrow::infer(&mut program, &stable);
    let modes: Vec<Vec<Mode>> = program.funcs.iter().map(|f| f.modes.clone()).collect();
    let exception = exception_type(&program);
    for i in 0..program.funcs.len() {
        let id = FuncId::new(i);
        if program.funcs[id].is_runtime {
            continue;
        }
        let mut func = program.funcs[id].clone();
        let mode = |f: FuncId, i: usize| modes[f.index()].get(i).copied().unwrap_or(Mode::Owned);
        let cx = counts::Context { program: &program, stable: &stable, modes: mode, exception };
        counts::count(&cx, &mut func);
        program.funcs[id] = func;
    }
    stack::place(&mut program);
    regions::place(&mut program);
    let report = place::report(&program);
    (program, report)
}

/// The type of what is raised, if anything is.
fn exception_type(program: &Program) -> Option<Ty> {
    program.funcs.iter().find_map(|func| {
        func.blocks.iter().find_map(|b| match &b.term {
            Terminator::Raise(v) => Some(func.ty(*v)),
            Terminator::Invoke { error, .. } | Terminator::InvokeClosure { error, .. } => {
                func.blocks[error.block].params.first().map(|v| func.ty(*v))
            }
            _ => None,
        })
    })
}
