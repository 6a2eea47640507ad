//! What is compiled together: the files, projects or scripts of a command line, read and in order.
//!
//! In: the inputs as given. Out: a [`Unit`] whose files are in the session's map. Holds afterwards: at least one file; the
//! options of a project are part of the session's.

use std::path::{Path, PathBuf};

use base::FileId;
use diag::Diagnostic;

use crate::session::Session;
use crate::{Input, project, script};

/// A program about to be compiled.
#[derive(Debug)]
pub struct Unit {
    /// Name of the program, without folder and extension.
    pub name: String,
    /// Folder for the executable when none is asked for.
    pub out_dir: PathBuf,
    /// Its files in compilation order.
    pub files: Vec<FileId>,
    /// Whether it can be run; a library can only be checked.
    pub is_exe: bool,
    /// Symbols for `#if`.
    pub defines: Vec<String>,
}

/// The kind of a path by its extension.
enum Kind {
    Source,
    Script,
    Project,
}

fn kind(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "fs" | "fsi" => Some(Kind::Source),
        "fsx" | "fsscript" => Some(Kind::Script),
        "fsproj" => Some(Kind::Project),
        _ => None,
    }
}

/// Reads the inputs. `None` when there is nothing to compile; the session knows why.
pub fn resolve(session: &mut Session, inputs: &[Input], platform: &[&str]) -> Option<Unit> {
    let unit = match inputs {
        [] => {
            let project = only_project(session, Path::new("."))?;
            from_project(session, &project, platform)
        }
        [Input::Path(path)] if path.is_dir() => {
            let project = only_project(session, path)?;
            from_project(session, &project, platform)
        }
        [Input::Path(path)] if matches!(kind(path), Some(Kind::Project)) => from_project(session, path, platform),
        [Input::Path(path)] if matches!(kind(path), Some(Kind::Script)) => Some(from_script(session, path, platform)),
        files => Some(from_files(session, files, platform)),
    };
    unit.filter(|u| !u.files.is_empty() && !session.has_errors())
}

/// The project file of a folder.
fn only_project(session: &mut Session, folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).map(|e| e.filter_map(|e| Some(e.ok()?.path())).collect::<Vec<_>>());
    let mut projects: Vec<PathBuf> = entries.unwrap_or_default();
    projects.retain(|p| matches!(kind(p), Some(Kind::Project)));
    projects.sort();
    let shown = if folder == Path::new(".") { "This folder".to_owned() } else { format!("'{}'", folder.display()) };
    match projects.as_slice() {
        [one] => Some(one.strip_prefix(".").unwrap_or(one).to_path_buf()),
        [] => {
            let message = match folder == Path::new(".") {
                true => "There is nothing to compile: no file is given and this folder holds no project (.fsproj)."
                    .to_owned(),
                false => format!("{shown} is a folder that holds no project (.fsproj)."),
            };
            session.report(Diagnostic::global("FF9002", message).help("Name an .fs, .fsx or .fsproj file."));
            None
        }
        several => {
            let names: Vec<String> = several.iter().map(|p| format!("'{}'", p.display())).collect();
            let message = format!("{shown} holds several projects: {}.", names.join(", "));
            session.report(Diagnostic::global("FF9002", message).help("Name one of them."));
            None
        }
    }
}

fn symbols(session: &Session, platform: &[&str], extra: &[String], is_script: bool) -> Vec<String> {
    let mode = if is_script { "INTERACTIVE" } else { "COMPILED" };
    let mut all: Vec<String> = platform.iter().map(|s| (*s).to_owned()).collect();
    all.push(mode.to_owned());
    all.extend(extra.iter().chain(&session.options.defines).cloned());
    all
}

fn from_project(session: &mut Session, path: &Path, platform: &[&str]) -> Option<Unit> {
    let project = project::load(session, path)?;
    session.options.warnings.merge(&project.warnings);
    let mut files = Vec::new();
    for listed in &project.files {
        match crate::source::read(&listed.path) {
            Ok(text) => files.push(session.map.add(listed.path.display().to_string(), text, false)),
            Err(d) => session.report(Diagnostic { span: Some(listed.span), ..d }),
        }
    }
    Some(Unit {
        name: project.name,
        out_dir: project.folder.join("bin"),
        files,
        is_exe: project.is_exe,
        defines: symbols(session, platform, &project.defines, false),
    })
}

fn from_script(session: &mut Session, path: &Path, platform: &[&str]) -> Unit {
    let defines = symbols(session, platform, &[], true);
    let files = script::load(session, path, &defines);
    Unit { name: stem(path), out_dir: PathBuf::new(), files, is_exe: true, defines }
}

fn from_files(session: &mut Session, inputs: &[Input], platform: &[&str]) -> Unit {
    let mut files = Vec::new();
    let mut name = "program".to_owned();
    for input in inputs {
        let (path, text) = match input {
            Input::Text { name, text } => (Path::new(name), Ok(text.clone())),
            Input::Path(path) => (path.as_path(), read_source(path)),
        };
        name = stem(path);
        match text {
            Ok(text) => files.push(session.map.add(path.display().to_string(), text, false)),
            Err(d) => session.report(d),
        }
    }
    let defines = symbols(session, platform, &[], false);
    Unit { name, out_dir: PathBuf::new(), files, is_exe: true, defines }
}

fn read_source(path: &Path) -> Result<String, Diagnostic> {
    let text = crate::source::read(path)?;
    let shown = path.display();
    match kind(path) {
        Some(Kind::Source) => Ok(text),
        Some(Kind::Script | Kind::Project) => {
            let message = format!("'{shown}' cannot be compiled together with other files.");
            Err(Diagnostic::global("FF9009", message)
                .help("A project or script names its files itself: give it alone."))
        }
        None => {
            let message = format!("'{shown}' is no F# source: its name does not end in .fs, .fsi, .fsx or .fsproj.");
            Err(Diagnostic::global("FF9009", message))
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "program".to_owned(), |s| s.to_string_lossy().into_owned())
}
