//! Symbols: readable, unique, and never a name that LLVM takes for a C function.
//!
//! In: the functions' names. Out: one symbol for each function; the same for the same program.

use base::{FxHashMap, FxHashSet, IndexVec};
use mir::{FuncId, Program};

/// The symbol where the operating system starts the program.
pub(crate) const START: &str = "_start";

/// Hands out symbols that are not taken.
#[derive(Default)]
pub(crate) struct Namer {
    taken: FxHashSet<String>,
    next: FxHashMap<String, u32>,
}

impl Namer {
    /// Takes a symbol that others fixed.
    pub(crate) fn reserve(&mut self, symbol: &str) {
        self.taken.insert(symbol.to_string());
    }
    /// A free symbol like `name`; `name.2` and so on if it is taken.
    pub(crate) fn fresh(&mut self, name: &str) -> String {
        // LLVM knows C's functions by their bare names.
        let name = if name.contains('.') { name.to_string() } else { format!("fs.{name}") };
        if self.taken.insert(name.clone()) {
            return name;
        }
        loop {
            let n = self.next.entry(name.clone()).or_insert(1);
            *n += 1;
            let candidate = format!("{name}.{n}");
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

/// The symbols of all functions.
pub(crate) fn function_symbols(program: &Program, namer: &mut Namer) -> IndexVec<FuncId, String> {
    namer.reserve(START);
    for f in program.funcs.iter() {
        if let Some(symbol) = f.export {
            namer.reserve(symbol.as_str());
        }
    }
    for import in program.imports.iter() {
        namer.reserve(&import.symbol);
    }
    program
        .funcs
        .iter()
        .map(|f| match f.export {
            Some(symbol) => symbol.as_str().to_string(),
            None => namer.fresh(f.name.as_str()),
        })
        .collect()
}
