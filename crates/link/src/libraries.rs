//! Finds foreign libraries on this machine.
//!
//! In: names as programs write them: `libm.so.6`, `libm.so`, `libm`, `m`, or a path. Out: paths, each once.

use std::path::{Path, PathBuf};

use crate::{LinkError, Options};

/// Where the system keeps libraries.
const SYSTEM: &[&str] = &[
    "/usr/local/lib",
    "/lib/x86_64-linux-gnu",
    "/usr/lib/x86_64-linux-gnu",
    "/lib64",
    "/usr/lib64",
    "/lib",
    "/usr/lib",
];

/// The paths of all libraries.
pub(crate) fn find(options: &Options<'_>) -> Result<Vec<PathBuf>, LinkError> {
    let mut found: Vec<PathBuf> = Vec::new();
    for name in options.libraries {
        let path = find_one(name, options.search).ok_or_else(|| LinkError {
            code: "FF3002",
            message: format!("The foreign library '{name}' was not found."),
            help: vec!["Install it, or name the folder that holds it with --library-path.".to_string()],
        })?;
        if !found.contains(&path) {
            found.push(path);
        }
    }
    Ok(found)
}

fn find_one(name: &str, search: &[PathBuf]) -> Option<PathBuf> {
    if name.contains('/') {
        return Some(PathBuf::from(name)).filter(|p| p.is_file());
    }
    let folders: Vec<&Path> = search.iter().map(PathBuf::as_path).chain(SYSTEM.iter().map(Path::new)).collect();
    let exact = candidates(name).into_iter().find_map(|n| folders.iter().map(|f| f.join(&n)).find(|p| is_shared(p)));
    exact.or_else(|| folders.iter().find_map(|f| versioned(f, name)))
}

/// The file names that a name may stand for.
fn candidates(name: &str) -> Vec<String> {
    if name.contains(".so") {
        return vec![name.to_string()];
    }
    vec![format!("{name}.so"), format!("lib{name}.so")]
}

/// The highest version of a library in a folder: `libm.so.6` for `m`.
fn versioned(folder: &Path, name: &str) -> Option<PathBuf> {
    let stems = candidates(name);
    let mut best: Option<(Vec<u64>, PathBuf)> = None;
    for entry in std::fs::read_dir(folder).ok()?.flatten() {
        let file = entry.file_name();
        let Some(file) = file.to_str() else { continue };
        let Some(version) = stems.iter().find_map(|s| file.strip_prefix(s.as_str())?.strip_prefix('.')) else {
            continue;
        };
        let Ok(version) = version.split('.').map(str::parse).collect::<Result<Vec<u64>, _>>() else { continue };
        let path = entry.path();
        if is_shared(&path) && best.as_ref().is_none_or(|(b, _)| version > *b) {
            best = Some((version, path));
        }
    }
    best.map(|(_, path)| path)
}

/// Whether a file is an ELF object; `libm.so` of a development package is a linker script.
fn is_shared(path: &Path) -> bool {
    use std::io::Read;
    let mut magic = [0; 4];
    std::fs::File::open(path).and_then(|mut f| f.read_exact(&mut magic)).is_ok() && magic == *b"\x7fELF"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_found_by_each_of_its_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |n: &str| folder.path().join(n);
        std::fs::write(file("libzz.so.2"), b"\x7fELF").expect("written");
        std::fs::write(file("libzz.so.10"), b"\x7fELF").expect("written");
        std::fs::write(file("libzz.so"), b"INPUT(libzz.so.10)").expect("written");
        let search = [folder.path().to_path_buf()];
        for name in ["zz", "libzz", "libzz.so", "libzz.so.10"] {
            assert_eq!(find_one(name, &search), Some(file("libzz.so.10")), "{name}");
        }
        assert_eq!(find_one("libzz.so.2", &search), Some(file("libzz.so.2")));
        assert_eq!(find_one("libzz.so.3", &search), None);
    }
}
