//! What a typed access of memory can touch, as type-based alias information (LLVM Language Reference, "TBAA Metadata").
//!
//! In: what an instruction accesses. Out: the tag of the load or store. Two accesses with different tags never touch
//! the same byte of a cell or variable as long as it lives, so that an array's length stays in a register while its
//! elements are assigned. The kinds:
//!
//! | access | tag |
//! |---|---|
//! | what is written once, before the cell is shared: header, length, code, captures, immutable fields | one for all |
//! | an element | by its scalar type; in an array of aggregates by layout and place in it |
//! | a mutable field | by its place in the cell and its scalar type |
//! | a variable | one for all |
//!
//! Fields are not told apart by their cell's layout: a class's fields are also those of the classes that inherit from
//! it. Accesses through addresses (`Load`, `Store`, `MemCopy`, ...) have no tag and may touch everything. They are what
//! `memory` makes of counts, first contents and assignments of references, so a tagged load stays in front of the
//! release of its cell. What follows an allocation may find the memory of a dead cell under another tag; there
//! [`crate::call`] puts a barrier, because the untagged first contents can be optimised away. Whoever lets memory be used
//! again without a call of the allocator owes the same barrier.

use base::FxHashMap;
use melior::ir::Attribute;
use mir::{AggId, Ty};

use crate::builder::Builder;
use crate::layout::Leaf;

/// What an access touches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Access {
    /// Anything.
    Any,
    /// What never changes while its cell lives.
    Constant,
    /// An element of an array of scalars, or of an aggregate.
    Element(Option<AggId>),
    /// A mutable field at an offset from the cell's start.
    Field(u64),
    /// A module-level variable.
    Variable,
}

/// The tags that were made.
pub(crate) type Tags<'c> = FxHashMap<(Access, Leaf), Attribute<'c>>;

impl<'c> Builder<'c> {
    /// The tag of a leaf of what is accessed; none if it may touch anything.
    pub(crate) fn tag(&mut self, access: Access, leaf: Leaf) -> Option<Attribute<'c>> {
        let anywhere = |ty| Leaf { ty, offset: 0 };
        let key = match access {
            Access::Any => return None,
            Access::Constant | Access::Variable => (access, anywhere(Ty::Ptr)),
            Access::Element(_) => (access, leaf),
            Access::Field(offset) => (Access::Field(offset + leaf.offset), anywhere(leaf.ty)),
        };
        if let Some(tag) = self.tags.get(&key) {
            return Some(*tag);
        }
        let Leaf { ty, offset } = key.1;
        let name = match key.0 {
            Access::Any => return None,
            Access::Constant => "constant".to_string(),
            Access::Variable => "variable".to_string(),
            Access::Element(None) => format!("element {ty:?}"),
            Access::Element(Some(agg)) => format!("element {agg} {offset} {ty:?}"),
            Access::Field(offset) => format!("field {offset} {ty:?}"),
        };
        let tag = self.alias_tag(&name);
        self.tags.insert(key, tag);
        Some(tag)
    }
}
