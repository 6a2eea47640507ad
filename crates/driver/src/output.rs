//! Writes results so that nothing half-written is ever seen: into a new file beside the target, then renamed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use diag::Diagnostic;

use crate::source::plain;

/// Writes a whole file, or leaves what was there.
///
/// # Errors
/// FF9008 with the system's reason.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let temporary = temporary_beside(path);
    let written = fs::File::create(&temporary).and_then(|mut f| {
        f.write_all(bytes)?;
        f.sync_data().or(Ok(()))
    });
    written.and_then(|()| fs::rename(&temporary, path)).map_err(|e| {
        // The temporary file may not exist; the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
        failed(path, &plain(&e))
    })
}

/// Checks before any work that an output can be written at `path`, so that a wrong path costs no compilation.
///
/// # Errors
/// FF9008: the folder is missing or read-only, or the path is a folder.
pub fn probe(path: &Path) -> Result<(), Diagnostic> {
    if path.is_dir() {
        return Err(failed(path, "it is a folder"));
    }
    let temporary = temporary_beside(path);
    fs::File::create(&temporary).map_err(|e| failed(path, &plain(&e)))?;
    fs::remove_file(&temporary).map_err(|e| failed(path, &plain(&e)))
}

/// FF9008 about a path.
pub fn failed(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::global("FF9008", format!("Cannot write '{}': {why}.", path.display()))
}

fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or_else(|| "out".into(), |n| n.to_string_lossy());
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}
