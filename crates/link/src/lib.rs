//! Platforms and linking.
//!
//! In: object code in memory, the foreign libraries it needs, a platform. Out: an executable file, whole or not at all.
//! Holds afterwards: without foreign libraries the executable is static, at a fixed address and without relocations;
//! with them it names exactly those libraries and the system's loader. The linker is lld, in process (feature `lld`).

pub mod contents;
pub mod platform;

mod error;
mod libraries;
#[cfg(feature = "lld")]
mod lld;

use std::path::Path;

pub use error::LinkError;
pub use platform::Platform;

/// How to link.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// The platform that the objects are made for.
    pub platform: &'a Platform,
    /// Foreign libraries by name, such as `libm.so.6` or `m`, in order.
    pub libraries: &'a [String],
    /// Folders to search for them before the system's.
    pub search: &'a [std::path::PathBuf],
    /// Leave out symbols and debug information.
    pub strip: bool,
}

impl<'a> Options<'a> {
    /// For a platform, without foreign libraries.
    pub fn new(platform: &'a Platform) -> Options<'a> {
        Options { platform, libraries: &[], search: &[], strip: false }
    }
}

/// Links objects to an executable at `out`. The file appears under its name only when it is complete.
#[cfg(feature = "lld")]
pub fn link(objects: &[Vec<u8>], out: &Path, options: &Options<'_>) -> Result<(), LinkError> {
    let libraries = libraries::find(options)?;
    let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Objects and result share a folder of their own beside the output: a rename within one file system, and nothing is
    // left behind whatever happens.
    let work =
        tempfile::Builder::new().prefix(".firefly-").tempdir_in(folder).map_err(|e| LinkError::output(out, &e))?;
    let mut paths = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        let path = work.path().join(format!("{i}.o"));
        std::fs::write(&path, object).map_err(|e| LinkError::output(&path, &e))?;
        paths.push(path);
    }
    let made = work.path().join("out");
    lld::run(&lld::arguments(&paths, &libraries, &made, options), work.path())?;
    std::fs::rename(&made, out).map_err(|e| LinkError::output(out, &e))
}

/// Links objects to an executable: this build has no linker.
#[cfg(not(feature = "lld"))]
pub fn link(_objects: &[Vec<u8>], _out: &Path, options: &Options<'_>) -> Result<(), LinkError> {
    libraries::find(options)?;
    Err(LinkError::failed("this build of the compiler has no linker"))
}
