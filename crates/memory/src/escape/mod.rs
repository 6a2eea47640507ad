//! Where references go: which cells a value may lead to, and which cells outlive the function that makes them.
//!
//! In: a program whose counts are explicit. Out: [`Summaries`] of all functions; with them a [`points::Flow`] of each function
//! and the [`extent`] of what it makes. Placement on the stack ([`crate::stack`]) is decided by these. Nothing here depends on
//! how values are counted: retaining and releasing are uses like any other.

pub(crate) mod extent;
pub(crate) mod objects;
pub(crate) mod points;
pub(crate) mod summary;

pub(crate) use summary::Summaries;
