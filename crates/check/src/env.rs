//! Names in scope: containers (modules and namespaces) with their tables, and the chain of scopes.
//!
//! A container grows while its file is checked. Every entry carries the stamp of its declaration; a
//! library body that is checked late looks only at entries that are not newer than its declaration, so
//! that F#'s file order holds whenever the body is looked at.

use std::ops::RangeInclusive;
use std::sync::Arc;

use base::{FileId, FxHashMap, Symbol};
use serde::{Deserialize, Serialize};
use types::{Ty, TyConId, ValId};

/// A module or a whole namespace.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct ContainerId {
    /// The file that defines the module; [`ContainerId::PROGRAM`] for namespaces of the program.
    pub file: FileId,
    /// Index among the file's containers.
    pub index: u32,
}

impl ContainerId {
    /// Namespaces of the program belong to all its files.
    pub const PROGRAM: FileId = FileId(u32::MAX - 1);
}

/// When an entry was declared: the place of the file in the order of compilation, then that of the declaration in it.
pub(crate) type Stamp = u64;

/// Bits of a stamp below the place of the file.
pub(crate) const STAMP_BITS: u32 = 32;

/// A type name: the constructor it stands for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct TypeEntry {
    pub id: TyConId,
    pub arity: usize,
}

/// What an unqualified name in an expression means.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) enum Item {
    Val(ValId),
    Case(TyConId, usize),
    Exception(TyConId),
}

/// What a name in a pattern means.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum PatItem {
    Case(TyConId, usize),
    Exception(TyConId),
    Literal(ValId),
    /// A constant of a library type, such as `Int32.MaxValue`.
    Value(tast::Const, Ty),
    Active {
        val: ActiveVal,
        index: usize,
        total: usize,
        partial: bool,
    },
}

/// The function behind an active pattern.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) enum ActiveVal {
    Val(ValId),
    Local(tast::LocalId),
}

/// A table of stamped entries by name; the newest comes last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Names<T>(FxHashMap<Symbol, Vec<(Stamp, T)>>);

impl<T> Default for Names<T> {
    fn default() -> Self {
        Names(FxHashMap::default())
    }
}

impl<T> Names<T> {
    pub fn add(&mut self, name: Symbol, stamp: Stamp, value: T) {
        insert_by_stamp(self.0.entry(name).or_default(), stamp, value);
    }
    /// Entries visible at `limit`, newest first.
    pub fn get(&self, name: Symbol, limit: Stamp) -> impl Iterator<Item = &T> {
        self.within(name, 0, limit)
    }
    /// Entries visible at `limit` and not older than `floor`, newest first.
    pub fn within(&self, name: Symbol, floor: Stamp, limit: Stamp) -> impl Iterator<Item = &T> {
        self.0.get(&name).into_iter().flatten().rev().filter(move |(s, _)| *s <= limit && *s >= floor).map(|(_, t)| t)
    }
    /// Forgets the entries that `stays` does not want.
    pub fn retain(&mut self, mut stays: impl FnMut(Symbol, &T) -> bool) {
        for (name, entries) in &mut self.0 {
            entries.retain(|(_, t)| stays(*name, t));
        }
        self.0.retain(|_, entries| !entries.is_empty());
    }
    /// Names with entries visible at `limit`.
    pub fn keys(&self, limit: Stamp) -> impl Iterator<Item = Symbol> {
        self.0.iter().filter(move |(_, entries)| entries.first().is_some_and(|e| e.0 <= limit)).map(|(name, _)| *name)
    }
    /// The entries with a stamp of a range, each with its name.
    pub fn between(&self, stamps: RangeInclusive<Stamp>) -> Vec<(Symbol, Stamp, T)>
    where
        T: Clone,
    {
        let mut out = vec![];
        for (name, entries) in &self.0 {
            let within = entries.iter().filter(|e| stamps.contains(&e.0));
            out.extend(within.map(|e| (*name, e.0, e.1.clone())));
        }
        out
    }
    /// Adds an entry; of equal ones the oldest stays.
    pub fn add_once(&mut self, name: Symbol, stamp: Stamp, value: T)
    where
        T: PartialEq,
    {
        let entries = self.0.entry(name).or_default();
        if !entries.iter().any(|e| e.1 == value && e.0 <= stamp) {
            entries.retain(|e| e.1 != value);
            insert_by_stamp(entries, stamp, value);
        }
    }
}

/// Puts an entry after all that are not newer.
pub(crate) fn insert_by_stamp<T>(entries: &mut Vec<(Stamp, T)>, stamp: Stamp, value: T) {
    let at = entries.iter().rposition(|e| e.0 <= stamp).map_or(0, |i| i + 1);
    entries.insert(at, (stamp, value));
}

/// A module, or a namespace with all its fragments.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Container {
    pub path: String,
    pub is_namespace: bool,
    pub parent: Option<ContainerId>,
    pub require_qualified: bool,
    pub is_private: bool,
    /// Being defined, and not `rec`: its own content does not see it by its name.
    pub is_unfinished: bool,
    pub modules: Names<ContainerId>,
    pub types: Names<TypeEntry>,
    pub items: Names<Item>,
    pub pats: Names<PatItem>,
    pub fields: Names<(TyConId, usize)>,
    pub exts: Names<(TyConId, ValId)>,
    pub auto_open: Vec<(Stamp, ContainerId)>,
}

/// One step of the scope chain.
#[derive(Debug)]
pub(crate) enum ScopeKind {
    /// The content of a container is in scope, as far as it is not older than the stamp.
    Open(ContainerId, Stamp),
    /// The static members and cases of a type are in scope.
    OpenType(Ty),
    /// `module M = A.B`
    Alias(Symbol, Vec<ContainerId>),
}

/// The chain of scopes, innermost first.
#[derive(Debug)]
pub(crate) struct ScopeNode {
    pub kind: ScopeKind,
    pub parent: Scope,
}

/// A persistent scope chain.
pub(crate) type Scope = Option<Arc<ScopeNode>>;

/// The chain with one more step.
pub(crate) fn push(scope: &Scope, kind: ScopeKind) -> Scope {
    Some(Arc::new(ScopeNode { kind, parent: scope.clone() }))
}

/// The steps of a chain, innermost first.
pub(crate) fn steps(scope: &Scope) -> impl Iterator<Item = &ScopeNode> {
    std::iter::successors(scope.as_deref(), |n| n.parent.as_deref())
}
