//! The library that ships with the compiler: F# sources embedded in the binary, parsed and declared once.
//!
//! In: the symbols of the platform. Out: a [`SourceMap`] that holds the library's files, and the checker after them.
//! The first run of a compiler keeps them as an image of memory that later runs map (see `image`); `FIREFLY_CACHE=FOLDER`
//! says where, and empty that they are not kept. `FIREFLY_LIBRARY=FOLDER` reads the sources from a folder with a `FILES` list instead, for work on the library itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use base::{FileId, SourceMap, Symbols};
use check::Prelude;
use diag::Diagnostic;
use syntax::ast::Ast;
use types::Types;

include!(concat!(env!("OUT_DIR"), "/library_files.rs"));

/// Stack of a thread that parses: as much as the compiler's own thread has at best.
const PARSE_STACK: usize = 1 << 30;

/// The declared library. It lives as long as the process.
pub struct Library {
    /// The library's files. Clones share the texts.
    pub map: SourceMap,
    /// What their parser says: always empty in a released compiler.
    pub diagnostics: Vec<Diagnostic>,
    /// The checker that has seen them, until it is taken.
    prelude: Mutex<Option<Prelude<'static>>>,
}

impl Library {
    /// A checker that has seen the library. With `last` the process wants no other after this one, which saves a copy.
    pub fn prelude(&self, last: bool) -> Prelude<'static> {
        let mut kept = self.prelude.lock().unwrap_or_else(PoisonError::into_inner);
        let prelude = if last { kept.take() } else { kept.clone() };
        prelude.expect("invariant: no compilation follows the last one")
    }
}

type Key = (Option<PathBuf>, &'static [&'static str]);
static LOADED: Mutex<BTreeMap<Key, &'static Library>> = Mutex::new(BTreeMap::new());

/// The library for a platform's symbols.
///
/// # Errors
/// `FIREFLY_LIBRARY` names a folder that cannot be read.
pub fn load(defines: &'static [&'static str]) -> Result<&'static Library, Diagnostic> {
    let folder = overriding_folder();
    let key = (folder.clone(), defines);
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(library) = loaded.get(&key) {
        return Ok(*library);
    }
    let library = match folder {
        Some(folder) => Box::leak(Box::new(declare(read_folder(&folder)?, defines, workers()))),
        None => kept(defines).unwrap_or_else(|| Box::leak(Box::new(declare(embedded(), defines, workers())))),
    };
    loaded.insert(key, library);
    Ok(library)
}

/// Whether the sources come from `FIREFLY_LIBRARY`; then warnings about them are of interest.
pub fn is_overridden() -> bool {
    overriding_folder().is_some()
}

fn overriding_folder() -> Option<PathBuf> {
    std::env::var_os("FIREFLY_LIBRARY").filter(|v| !v.is_empty()).map(PathBuf::from)
}

fn embedded() -> SourceMap {
    let mut map = SourceMap::new();
    for (name, text) in EMBEDDED {
        map.add(format!("library/{name}"), *text, true);
    }
    map
}

fn read_folder(folder: &Path) -> Result<SourceMap, Diagnostic> {
    let mut map = SourceMap::new();
    let list = crate::source::read(&folder.join("FILES"))?;
    for name in list.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let path = folder.join(name);
        map.add(path.display().to_string(), crate::source::read(&path)?, true);
    }
    Ok(map)
}

/// The library with the tables that its symbols and types are in.
struct Image {
    symbols: &'static Symbols,
    types: &'static Types,
    library: Library,
}

/// The library as an earlier run of this compiler left it in memory, or as this run leaves it for later ones.
fn kept(defines: &'static [&'static str]) -> Option<&'static Library> {
    if Symbols::exist() || Types::exist() {
        return None;
    }
    let path = cache_folder()?.join(format!("{}-{}", defines.join("-").to_lowercase(), image::file_name()?));
    if let Some(image) = image::load::<Image>(&path) {
        return (image.symbols.adopt() && image.types.adopt()).then_some(&image.library);
    }
    // One thread: what others allocate is not in the image.
    let image: &'static Image = image::record(|| {
        let (symbols, types) = (Symbols::table(), Types::table());
        Image { symbols, types, library: declare(embedded(), defines, 1) }
    })?;
    image::save(&path, image);
    Some(&image.library)
}

/// `FIREFLY_CACHE`, or the user's folder for such things; nothing if the variable is empty.
pub(crate) fn cache_folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("FIREFLY_CACHE") {
        return (!folder.is_empty()).then(|| PathBuf::from(folder));
    }
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let cache = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?;
    Some(cache.join("firefly"))
}

/// Parses and declares the files.
fn declare(map: SourceMap, defines: &[&str], workers: usize) -> Library {
    let files: Vec<FileId> = map.files().map(|(id, _)| id).collect();
    let (mut asts, mut diagnostics) = (Vec::new(), Vec::new());
    for (ast, found) in parse(&map, &files, defines, workers) {
        asts.push(Arc::new(ast));
        diagnostics.extend(found);
    }
    let (asts, known): (&'static [Arc<Ast>], &'static SourceMap) = (asts.leak(), Box::leak(Box::new(map.clone())));
    let prelude = Prelude::new(asts, known, specialise::LIBRARY_ROOTS);
    Library { map, diagnostics, prelude: Mutex::new(Some(prelude)) }
}

/// How many threads the machine runs at a time.
pub(crate) fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Parses the files with several threads; the result does not depend on how many there are.
pub(crate) fn parse(
    map: &SourceMap,
    files: &[FileId],
    defines: &[&str],
    workers: usize,
) -> Vec<(Ast, Vec<Diagnostic>)> {
    let workers = workers.clamp(1, files.len().max(1));
    let parse_some = |first: usize| -> Vec<(Ast, Vec<Diagnostic>)> {
        files.iter().skip(first).step_by(workers).map(|f| syntax::parse(map, *f, defines)).collect()
    };
    let parts: Vec<Vec<(Ast, Vec<Diagnostic>)>> = thread::scope(|scope| {
        let spawn = |first| {
            let builder = thread::Builder::new().stack_size(PARSE_STACK);
            builder.spawn_scoped(scope, move || parse_some(first)).map_err(|_| first)
        };
        let handles: Vec<_> = (1..workers).map(spawn).collect();
        let mut parts = vec![parse_some(0)];
        parts.extend(handles.into_iter().map(|h| match h {
            Ok(handle) => handle.join().unwrap_or_else(|payload| std::panic::resume_unwind(payload)),
            Err(first) => parse_some(first),
        }));
        parts
    });
    let mut queues: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
    (0..files.len()).filter_map(|i| queues[i % workers].next()).collect()
}
