//! Typed ids and the dense tables that they index.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A typed dense id: a `u32` with a name.
pub trait Idx: Copy + Eq + Ord + std::hash::Hash + fmt::Debug {
    /// Makes the id of position `i`.
    fn new(i: usize) -> Self;
    /// The position that this id names.
    fn index(self) -> usize;
}

/// Defines `pub struct Name(pub u32)` with [`Idx`] and a printable form `prefixN`.
#[macro_export]
macro_rules! define_id {
    ($(#[$m:meta])* $name:ident, $prefix:literal) => {
        $(#[$m])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $crate::Idx for $name {
            fn new(i: usize) -> Self { $name(u32::try_from(i).expect("invariant: fewer than 2^32 nodes")) }
            fn index(self) -> usize { self.0 as usize }
        }
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_u32(self.0) }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                <u32 as $crate::serde::Deserialize>::deserialize(d).map($name)
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, concat!($prefix, "{}"), self.0) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, concat!($prefix, "{}"), self.0) }
        }
    };
}

/// A vector indexed by a typed id.
#[derive(Clone, PartialEq, Eq)]
pub struct IndexVec<I, T> {
    raw: Vec<T>,
    marker: PhantomData<fn(I)>,
}

impl<I: Idx, T> IndexVec<I, T> {
    /// An empty table.
    pub const fn new() -> Self {
        IndexVec { raw: Vec::new(), marker: PhantomData }
    }
    /// Appends a node and returns its id.
    pub fn push(&mut self, value: T) -> I {
        let id = I::new(self.raw.len());
        self.raw.push(value);
        id
    }
    /// The id that the next [`push`](Self::push) returns.
    pub fn next_id(&self) -> I {
        I::new(self.raw.len())
    }
    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.raw.len()
    }
    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }
    /// The nodes in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.raw.iter()
    }
    /// The nodes in order, mutable.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.raw.iter_mut()
    }
    /// Ids and nodes in order.
    pub fn iter_enumerated(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.raw.iter().enumerate().map(|(i, t)| (I::new(i), t))
    }
    /// All ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.raw.len()).map(I::new)
    }
    /// The node, if the id is in range.
    pub fn get(&self, id: I) -> Option<&T> {
        self.raw.get(id.index())
    }
    /// The underlying slice.
    pub fn as_slice(&self) -> &[T] {
        &self.raw
    }
}

impl<I: Idx, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        Self::new()
    }
}
impl<I: Idx, T> Index<I> for IndexVec<I, T> {
    type Output = T;
    fn index(&self, id: I) -> &T {
        &self.raw[id.index()]
    }
}
impl<I: Idx, T> IndexMut<I> for IndexVec<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.raw[id.index()]
    }
}
impl<I: Idx, T> FromIterator<T> for IndexVec<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(iter: It) -> Self {
        IndexVec { raw: iter.into_iter().collect(), marker: PhantomData }
    }
}
impl<I: Idx + fmt::Debug, T: fmt::Debug> fmt::Debug for IndexVec<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter_enumerated()).finish()
    }
}

/// A fact for some of the nodes of a table; reading an absent one gives `None`.
#[derive(Clone, Debug)]
pub struct SideTable<I, T> {
    raw: Vec<Option<T>>,
    marker: PhantomData<fn(I)>,
}

impl<I: Idx, T> SideTable<I, T> {
    /// A table without facts.
    pub const fn new() -> Self {
        SideTable { raw: Vec::new(), marker: PhantomData }
    }
    /// Records a fact and returns the one it replaces.
    pub fn insert(&mut self, id: I, value: T) -> Option<T> {
        if self.raw.len() <= id.index() {
            self.raw.resize_with(id.index() + 1, || None);
        }
        self.raw[id.index()].replace(value)
    }
    /// The fact about a node.
    pub fn get(&self, id: I) -> Option<&T> {
        self.raw.get(id.index()).and_then(Option::as_ref)
    }
    /// The fact about a node, mutable.
    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.raw.get_mut(id.index()).and_then(Option::as_mut)
    }
    /// Whether a fact is recorded.
    pub fn contains(&self, id: I) -> bool {
        self.get(id).is_some()
    }
    /// All recorded facts in id order.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.raw.iter().enumerate().filter_map(|(i, t)| t.as_ref().map(|t| (I::new(i), t)))
    }
}
impl<I: Idx, T> Default for SideTable<I, T> {
    fn default() -> Self {
        Self::new()
    }
}
