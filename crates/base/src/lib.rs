//! Ids, dense tables, interned symbols, spans and the source map.
//!
//! Every IR of Firefly is flat: nodes live in an [`IndexVec`] and refer to each other by
//! typed ids made with [`define_id!`]; facts about nodes live in a [`SideTable`]. The idea
//! follows Cranelift's `entity` crate.

mod index;
mod source;
mod symbol;

pub use index::{Idx, IndexVec, SideTable};
pub use rustc_hash::{FxHashMap, FxHashSet};
/// For [`define_id!`].
#[doc(hidden)]
pub use serde;
pub use source::{FileId, LineCol, SourceFile, SourceMap, Span};
pub use symbol::{Symbol, Symbols};
