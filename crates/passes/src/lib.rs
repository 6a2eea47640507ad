//! Analyses over the Program Semantic Graph, one file each.
//!
//! In: a [`psg::Psg`]. Out: facts beside it; the graph is not changed. Each pass is `fn(&Psg) -> Facts` and its
//! facts print to text in the order of definitions.

pub mod captures;
pub mod raises;
pub mod reachability;
pub mod recursion;
#[cfg(test)]
mod tests;
