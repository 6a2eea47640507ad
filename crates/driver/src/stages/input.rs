//! What is compiled, for what, with which library, and where the result goes.

use std::path::Path;

use diag::Diagnostic;
use link::Platform;

use super::emit::Out;
use crate::library::Library;
use crate::session::Session;
use crate::unit::{self, Unit};
use crate::{Goal, Request, library, output};

/// The platform of `--target`.
pub fn platform(s: &mut Session) -> Option<&'static Platform> {
    let found = s.options.platform();
    s.ok(found)
}

/// The library. Its files come first in the map, so that their ids are the same in every compilation.
pub fn library(s: &mut Session, platform: &Platform) -> Option<&'static Library> {
    let loaded = library::load(platform.defines);
    let library = s.ok(loaded)?;
    s.map = library.map.clone();
    s.options.library_warnings |= library::is_overridden();
    s.report_all(library.diagnostics.clone());
    Some(library)
}

/// The program's files.
pub fn read(s: &mut Session, request: &Request, platform: &Platform) -> Option<Unit> {
    unit::resolve(s, &request.inputs, platform.defines)
}

/// Where the executable, and beside it the emitted forms, will be. A path that cannot be written is said before the work.
pub fn output(s: &mut Session, unit: &Unit, goal: &Goal) -> Option<Out> {
    let default = unit.out_dir.join(&unit.name);
    let Goal::Build(asked) = goal else {
        return Some(Out { path: default });
    };
    if !unit.is_exe {
        let message = format!("'{}' is a library: there is nothing to run.", unit.name);
        s.report(Diagnostic::global("FF9012", message).help("<OutputType>Exe</OutputType> makes it a program."));
        return None;
    }
    let path = asked.clone().unwrap_or(default);
    if asked.is_none()
        && let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty())
    {
        let made = std::fs::create_dir_all(folder);
        s.ok(made.map_err(|e| output::failed(&path, &crate::source::plain(&e))))?;
    }
    let is_source = |f: &base::FileId| same_file(s.map.file(*f).name.as_ref(), &path);
    let free =
        if unit.files.iter().any(is_source) { Err(output::failed(&path, "it is a source file")) } else { Ok(()) };
    s.ok(free.and_then(|()| output::probe(&path)))?;
    Some(Out { path })
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
