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
    /// The folder in which the program runs, and the arguments that it gets, where the files do not say.
    place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// The folder that holds the program; arguments from `NAME.args`.
    Own,
    /// As a user runs an example: in the workspace, with these arguments.
    Workspace(PathBuf, Vec<String>),
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
        match &self.place {
            Place::Own => self.base.parent().unwrap_or(Path::new(".")),
            Place::Workspace(root, _) => root,
        }
    }

    /// The arguments that the program gets.
    ///
    /// # Errors
    /// They cannot be read, or are not UTF-8.
    pub fn arguments(&self) -> io::Result<Vec<String>> {
        match &self.place {
            Place::Own => {
                let text = String::from_utf8(self.read("args")?.unwrap_or_default());
                let text = text.map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
                Ok(text.lines().map(str::to_owned).collect())
            }
            Place::Workspace(_, arguments) => Ok(arguments.clone()),
        }
    }
}

/// The examples: each `examples/NAME` is a project whose output is `NAME.out`; a further `OTHER.out` is what it prints
/// for the data file `OTHER.*` beside it.
///
/// # Errors
/// A folder cannot be read, or an example has no expectation.
pub fn find_examples(root: &Path) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(root.join("examples"))? {
        let folder = entry?.path();
        let Some(name) = folder.file_name().and_then(|n| n.to_str()) else {
            continue;
        };
        let program = folder.join(format!("{name}.fsproj"));
        let mut files: Vec<String> = Vec::new();
        for file in fs::read_dir(&folder)? {
            files.extend(file?.file_name().to_str().map(str::to_owned));
        }
        files.sort();
        if !files.contains(&format!("{name}.out")) {
            let message = format!("{} has no {name}.out", folder.display());
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        for stem in files.iter().filter_map(|f| f.strip_suffix(".out")) {
            let data = |f: &&String| f.strip_prefix(stem).is_some_and(|e| e.starts_with('.') && e != ".out");
            let argument = files.iter().find(data).map(|f| format!("examples/{name}/{f}"));
            let arguments = if stem == name { Vec::new() } else { argument.into_iter().collect() };
            cases.push(Case {
                name: format!("{name}/{stem}"),
                program: program.clone(),
                base: folder.join(stem),
                place: Place::Workspace(root.to_path_buf(), arguments),
            });
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
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
            let message = format!("{} has neither .out nor .stderr nor .err beside it", case.program.display());
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
                    place: Place::Own,
                });
            } else if !file_name.ends_with(".files") {
                walk(&path, &format!("{prefix}{file_name}/"), cases)?;
            }
        } else if let Some(stem) = file_name.strip_suffix(".fs").or_else(|| file_name.strip_suffix(".fsx")) {
            let base = path.with_file_name(stem);
            cases.push(Case { name: format!("{prefix}{stem}"), program: path, base, place: Place::Own });
        }
    }
    Ok(())
}
