//! The abstract state of the certifier.
//!
//! In: transfers of one instruction at a time. Out: tokens by value, and which loads of mutable places are still good.

use base::{FxHashMap, FxHashSet};
use mir::Value;

/// What is known at one point.
#[derive(Clone, Default)]
pub(super) struct State {
    /// How many ownerships the function holds; absent for none.
    pub(super) tokens: FxHashMap<Value, u32>,
    /// Cells in the frame that hold something which is to be released where they end.
    pub(super) open: FxHashSet<Value>,
    /// Loads of mutable places that nothing can have changed since, within a block.
    pub(super) fresh: FxHashSet<Value>,
    /// Loads through raw addresses, good up to the next release.
    pub(super) raw: FxHashSet<Value>,
}

impl State {
    pub(super) fn give(&mut self, v: Value) {
        *self.tokens.entry(v).or_insert(0) += 1;
    }
    /// Takes one token, if there is one.
    pub(super) fn take(&mut self, v: Value) -> bool {
        match self.tokens.get_mut(&v) {
            Some(1) => {
                self.tokens.remove(&v);
                true
            }
            Some(n) => {
                *n -= 1;
                true
            }
            None => false,
        }
    }
    pub(super) fn forget_places(&mut self) {
        self.fresh.clear();
        self.raw.clear();
    }
}

/// Adds one more way into a block: the tokens must agree, or, where the program ends, what all ways have remains.
pub(super) fn merge(entry: &mut Option<State>, state: State, ends: bool) -> Result<(), String> {
    let Some(old) = entry else {
        *entry = Some(state);
        return Ok(());
    };
    if ends {
        old.tokens.retain(|v, n| {
            *n = (*n).min(state.tokens.get(v).copied().unwrap_or(0));
            *n > 0
        });
        old.open.retain(|v| state.open.contains(v));
        return Ok(());
    }
    if let Some(v) = old.open.symmetric_difference(&state.open).min() {
        return Err(format!("the ways into the block disagree on whether {v} has ended"));
    }
    let differs =
        |a: &State, b: &State| a.tokens.iter().filter(|(v, n)| b.tokens.get(v) != Some(n)).map(|(v, _)| *v).min();
    match differs(old, &state).into_iter().chain(differs(&state, old)).min() {
        None => Ok(()),
        Some(v) => Err(format!("the ways into the block disagree on who owns {v}")),
    }
}
