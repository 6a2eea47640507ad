//! Tables by the file that their entries belong to.
//!
//! Files are checked by several threads, each with a checker of its own (see [`crate::parallel`]). What a file declares is
//! one part of each table: copying a table shares its parts, and a finished file is handed on by handing on its parts.

use std::collections::hash_map;
use std::hash::Hash;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

use base::{FileId, FxHashMap, Span};
use types::{TyConId, TyVar, ValId};

use crate::env::{Container, ContainerId};

/// What belongs to a file.
pub(crate) trait OfFile {
    /// The file.
    fn file(&self) -> FileId;
}

impl OfFile for TyConId {
    fn file(&self) -> FileId {
        self.file
    }
}
impl OfFile for ValId {
    fn file(&self) -> FileId {
        self.file
    }
}
impl OfFile for ContainerId {
    fn file(&self) -> FileId {
        self.file
    }
}
impl OfFile for Span {
    fn file(&self) -> FileId {
        self.file
    }
}
impl OfFile for FileId {
    fn file(&self) -> FileId {
        *self
    }
}
impl<K: OfFile, T> OfFile for (K, T) {
    fn file(&self) -> FileId {
        self.0.file()
    }
}

/// Something for each file; what nobody has touched is the default.
#[derive(Clone)]
pub(crate) struct PerFile<T> {
    /// By [`slot`].
    parts: Vec<Option<Arc<T>>>,
}

/// Built-in types have the last file's number.
fn slot(file: FileId) -> usize {
    file.0.wrapping_add(2) as usize
}

impl<T> Default for PerFile<T> {
    fn default() -> Self {
        PerFile { parts: Vec::new() }
    }
}

impl<T: Default + Clone> PerFile<T> {
    /// The part of a file.
    pub fn get(&self, file: FileId) -> Option<&T> {
        self.parts.get(slot(file))?.as_deref()
    }
    /// The part of a file, to be changed.
    pub fn get_mut(&mut self, file: FileId) -> &mut T {
        let i = slot(file);
        if self.parts.len() <= i {
            self.parts.resize(i + 1, None);
        }
        Arc::make_mut(self.parts[i].get_or_insert_with(Arc::default))
    }
    /// The part of a file, shared.
    pub fn part(&self, file: FileId) -> Option<Arc<T>> {
        self.parts.get(slot(file))?.clone()
    }
    /// Puts a part in its place.
    pub fn adopt(&mut self, file: FileId, part: Option<Arc<T>>) {
        let Some(part) = part else { return };
        let i = slot(file);
        if self.parts.len() <= i {
            self.parts.resize(i + 1, None);
        }
        self.parts[i] = Some(part);
    }
    fn parts(&self) -> impl Iterator<Item = &T> {
        self.parts.iter().flatten().map(|p| &**p)
    }
}

/// A map whose keys belong to files.
#[derive(Clone)]
pub(crate) struct FileMap<K, V>(PerFile<FxHashMap<K, V>>);

impl<K, V> Default for FileMap<K, V> {
    fn default() -> Self {
        FileMap(PerFile::default())
    }
}

impl<K: OfFile + Eq + Hash + Clone, V: Clone> FileMap<K, V> {
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.get(key.file())?.get(key)
    }
    pub fn contains_key(&self, key: &K) -> bool {
        self.get(key).is_some()
    }
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.0.get_mut(key.file()).get_mut(key)
    }
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.0.get_mut(key.file()).insert(key, value)
    }
    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.0.get_mut(key.file()).remove(key)
    }
    pub fn entry(&mut self, key: K) -> hash_map::Entry<'_, K, V> {
        self.0.get_mut(key.file()).entry(key)
    }
    /// All entries, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.parts().flatten()
    }
    /// All entries, in no order; what other copies share is copied.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.0.parts.iter_mut().flatten().flat_map(Arc::make_mut)
    }
    /// All values, in no order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.parts().flat_map(|p| p.values())
    }
    /// All keys, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.parts().flat_map(|p| p.keys())
    }
    pub fn is_empty(&self) -> bool {
        self.0.parts().all(|p| p.is_empty())
    }
    /// See [`PerFile::part`].
    pub fn part(&self, file: FileId) -> Option<Arc<FxHashMap<K, V>>> {
        self.0.part(file)
    }
    /// See [`PerFile::adopt`].
    pub fn adopt(&mut self, file: FileId, part: Option<Arc<FxHashMap<K, V>>>) {
        self.0.adopt(file, part);
    }
}

/// A set whose elements belong to files.
#[derive(Clone)]
pub(crate) struct FileSet<K>(FileMap<K, ()>);

impl<K> Default for FileSet<K> {
    fn default() -> Self {
        FileSet(FileMap::default())
    }
}

impl<K: OfFile + Eq + Hash + Clone> FileSet<K> {
    pub fn contains(&self, key: &K) -> bool {
        self.0.contains_key(key)
    }
    /// Whether it is new.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }
    /// See [`PerFile::part`].
    pub fn part(&self, file: FileId) -> Option<Arc<FxHashMap<K, ()>>> {
        self.0.part(file)
    }
    /// See [`PerFile::adopt`].
    pub fn adopt(&mut self, file: FileId, part: Option<Arc<FxHashMap<K, ()>>>) {
        self.0.adopt(file, part);
    }
}

/// The modules and namespaces.
pub(crate) type Containers = PerFile<Vec<Container>>;

impl Containers {
    /// Adds a container that belongs to a file.
    pub fn push(&mut self, file: FileId, c: Container) -> ContainerId {
        let part = self.get_mut(file);
        part.push(c);
        ContainerId { file, index: part.len() as u32 - 1 }
    }
}

impl Index<ContainerId> for Containers {
    type Output = Container;
    fn index(&self, id: ContainerId) -> &Container {
        &self.get(id.file).expect("invariant: the container was made")[id.index as usize]
    }
}
impl IndexMut<ContainerId> for Containers {
    fn index_mut(&mut self, id: ContainerId) -> &mut Container {
        &mut self.get_mut(id.file)[id.index as usize]
    }
}

/// The declared and generalised type parameters.
pub(crate) type TypeParams = PerFile<Vec<types::TyParam>>;

impl Index<TyVar> for TypeParams {
    type Output = types::TyParam;
    fn index(&self, v: TyVar) -> &types::TyParam {
        &self.get(v.file).expect("invariant: the parameter was made")[v.index as usize]
    }
}
impl IndexMut<TyVar> for TypeParams {
    fn index_mut(&mut self, v: TyVar) -> &mut types::TyParam {
        &mut self.get_mut(v.file)[v.index as usize]
    }
}
