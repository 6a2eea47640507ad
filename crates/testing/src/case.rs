//! Finds programs and what is expected of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A program and where its expectations lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Path below the suite's folder, without extension, such as `language/tuples`.
    pub name: String,
    /// What is given to the compiler.
    pub program: PathBuf,
    /// The path that expectations extend: `NAME` of `NAME.out`.
    base: PathBuf,
}

impl Case {
    /// `NAME.extension`.
    pub fn beside(&self, extension: &str) -> PathBuf {
        let mut name = self.base.file_name().unwrap_or_default().to_os_string();
        name.push(".");
        name.push(extension);
        self.base.with_file_name(name)
    }

    /// The bytes of `NAME.extension`, if there is such a file.
    ///
    /// # Errors
    /// It exists and cannot be read.
    pub fn read(&self, extension: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.beside(extension)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Whether the program is expected to be rejected or warned about rather than run.
    pub fn is_check(&self) -> bool {
        self.beside("err").is_file()
    }

    /// The folder in which the program runs.
    pub fn folder(&self) -> &Path {
        self.base.parent().unwrap_or(Path::new("."))
    }
}

/// All programs below a folder, by name. A program without expectation is an error: it would test nothing.
///
/// # Errors
/// A folder cannot be read, or a program has no expectation.
pub fn find_cases(root: &Path) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    walk(root, "", &mut cases)?;
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    for case in &cases {
        if !["out", "err", "stderr"].iter().any(|e| case.beside(e).is_file()) {
            let message = format!(
                "{} has neither .out nor .stderr nor .err beside it",
                case.program.display()
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
    }
    Ok(cases)
}

fn walk(folder: &Path, prefix: &str, cases: &mut Vec<Case>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(file_name) = path.file_name().and_then(|n| n.to_str()) else {
            continue;
        };
        if path.is_dir() {
            let project = path.join(format!("{file_name}.fsproj"));
            if project.is_file() {
                cases.push(Case {
                    name: format!("{prefix}{file_name}"),
                    program: project,
                    base: path,
                });
            } else if !file_name.ends_with(".files") {
                walk(&path, &format!("{prefix}{file_name}/"), cases)?;
            }
        } else if let Some(stem) = file_name.strip_suffix(".fs").or_else(|| file_name.strip_suffix(".fsx")) {
            let base = path.with_file_name(stem);
            cases.push(Case {
                name: format!("{prefix}{stem}"),
                program: path,
                base,
            });
        }
    }
    Ok(())
}
