//! Specialisation: the typed program becomes MIR.
//!
//! In: a checked [`tast::Program`]. Out: [`mir::Program`], monomorphic and first order.
//! Holds afterwards: every function is an instance of a source function at concrete types *and at the
//! known functions among its arguments*; a function value that is not known statically is a closure cell;
//! pattern matches are tests and branches; structural equality, order, hash and text are functions made
//! for their type; only what the entry point reaches exists.
//!
//! The idea that is not obvious: the lowering of an expression gives a [`value::Val`], which need not be a
//! machine value yet. A lambda stays a description (code and captured values) until something forces it into
//! a cell; calling a function with such an argument makes an instance of the function for that description,
//! whose captured values travel as extra parameters. So `List.map (fun x -> x + n) xs` becomes a first-order
//! loop, and a `printfn` format disappears:
//!
//! ```fsharp
//! let shift n xs = List.map (fun x -> x + n) xs
//! // List.map{fun@1:27} (n: i32, xs: cell<int list>): no closure is made, no indirect call is left
//! ```
//!
//! This is the specialisation of higher-order functions by closure set (a set of one), as in
//! "Better Defunctionalization through Lambda Set Specialization" (Brandon et al., PLDI 2023), done by
//! abstract interpretation while lowering.

mod boxing;
mod call;
mod closure;
mod comprehension;
mod constrained;
mod contracts;
mod convert;
mod cx;
mod delegate;
mod derive;
mod display;
mod dynamic;
mod emit;
mod entry;
mod expr;
mod failure;
mod fuse;
mod guard;
mod intrinsic;
mod layout;
mod literal;
mod loops;
mod machine;
mod object;
mod object_expr;
mod pattern;
mod pure;
mod shared;
mod show;
mod sites;
mod source_names;
mod storage;
mod structural;
mod suspend;
mod tail;
mod traits;
mod type_name;
mod value;

use base::{FxHashSet, SourceMap};
use diag::Diagnostic;
use types::ValId;

/// What the target needs to be known by now.
#[derive(Clone, Debug)]
pub struct Options {
    /// Bytes of a machine word: 8 or 4.
    pub word: u32,
    /// Variables are to be seen in a debugger: none is taken apart into its parts, or folded into its uses.
    pub debug: bool,
}

/// Library functions that lowered code may call without the source naming them: their bodies must be checked.
pub const LIBRARY_ROOTS: &[&str] = cx::ROOTS;

/// Lowers everything that the entry point reaches.
///
/// # Errors
/// Constructs that cannot be compiled yet (FF2002) or at all (FF2001), with their place.
pub fn lower(program: &tast::Program, map: &SourceMap, options: &Options) -> Result<mir::Program, Vec<Diagnostic>> {
    let mut set_later = FxHashSet::default();
    loop {
        let mut cx = cx::Cx::new(program, map, options);
        cx.set_later.clone_from(&set_later);
        entry::lower_program(&mut cx);
        let wrong: Vec<ValId> = cx.assigned.intersection(&cx.assumed_unset).copied().collect();
        if wrong.is_empty() {
            return cx.finish();
        }
        set_later.extend(wrong);
    }
}
