//! The way of a program, as a list: reading [`run`] is reading the compiler.
//!
//! In: a [`Request`]. Out: its [`Product`], or nothing and the reasons in the session. Each stage takes what the one before
//! made; a stage that reports errors is the last. `--emit` writes a form as soon as it exists, and in a debug build or
//! with `--verify` the form's verifier runs: what it finds is a bug of the compiler.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base::{FileId, Span};
use diag::Diagnostic;
use syntax::ast::{Ast, FragmentKind};

use crate::library::Library;
use crate::options::Emit;
use crate::platform::Platform;
use crate::session::Session;
use crate::unit::{self, Unit};
use crate::{Goal, Product, Request, library, output, platform};

/// Compiles as far as the request says.
pub fn run(s: &mut Session, request: &Request) -> Option<Product> {
    let platform = s.stage("options", |s| target(s))?;
    if request.goal == Goal::Parse {
        let unit = s.stage("read", |s| unit::resolve(s, &request.inputs, &platform.defines()))?;
        s.stage("parse", |s| parse(s, &unit, &unit.out_dir))?;
        return Some(Product::Checked);
    }
    let library = s.stage("library", |s| library(s, platform))?;
    let unit = s.stage("read", |s| unit::resolve(s, &request.inputs, &platform.defines()))?;
    let out = s.stage("output", |s| executable_path(s, &unit, &request.goal))?;
    let asts = s.stage("parse", |s| parse(s, &unit, &out))?;
    let _ = (library, asts);
    Some(Product::Checked)
}

fn target(s: &mut Session) -> Option<Platform> {
    match platform::find(&s.options.target) {
        Ok(platform) => Some(platform),
        Err(d) => {
            s.report(d);
            None
        }
    }
}

/// The library's files come first in the map, so that their ids are the same in every compilation.
fn library(s: &mut Session, platform: Platform) -> Option<Arc<Library>> {
    match library::load(&platform.defines()) {
        Ok(library) => {
            s.map = library.map.clone();
            s.options.library_warnings |= library::is_overridden();
            s.report_all(library.diagnostics.clone());
            Some(library)
        }
        Err(d) => {
            s.report(d);
            None
        }
    }
}

/// Where the executable, and beside it the emitted forms, will be. A path that cannot be written is said before the work.
fn executable_path(s: &mut Session, unit: &Unit, goal: &Goal) -> Option<PathBuf> {
    let Goal::Build(asked) = goal else { return Some(unit.out_dir.join(&unit.name)) };
    if !unit.is_exe {
        let message = format!("'{}' is a library: there is nothing to run", unit.name);
        s.report(Diagnostic::global("FF9012", message).help("<OutputType>Exe</OutputType> makes it a program"));
        return None;
    }
    let path = asked.clone().unwrap_or_else(|| unit.out_dir.join(&unit.name));
    let made = match path.parent() {
        Some(folder) if asked.is_none() && !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(folder).map_err(|e| output::failed(&path, &crate::source::plain(&e)))
        }
        _ => Ok(()),
    };
    match made.and_then(|()| output::probe(&path)) {
        Ok(()) => Some(path),
        Err(d) => {
            s.report(d);
            None
        }
    }
}

/// Text to trees, file by file.
fn parse(s: &mut Session, unit: &Unit, out: &Path) -> Option<Vec<Arc<Ast>>> {
    let defines: Vec<&str> = unit.defines.iter().map(String::as_str).collect();
    let mut asts = Vec::new();
    for (i, file) in unit.files.iter().enumerate() {
        let (ast, diagnostics) = syntax::parse(&s.map, *file, &defines);
        for directive in &ast.directives {
            s.switch_warning(directive.name, &directive.args, directive.span);
        }
        s.report_all(diagnostics);
        if i + 1 < unit.files.len() || !unit.is_exe {
            require_heading(s, *file, &ast);
        }
        asts.push(Arc::new(ast));
    }
    emit(s, out, Emit::Ast, |s| asts.iter().map(|a| syntax::print(a, &s.map)).collect());
    Some(asts)
}

/// Only the last file of a program may leave out its `module` or `namespace`; scripts are named after their files.
fn require_heading(s: &mut Session, file: FileId, ast: &Ast) {
    let is_script = s.map.file(file).name.ends_with(".fsx");
    if !is_script && ast.fragments.iter().any(|f| f.kind == FragmentKind::Anonymous && !f.decls.is_empty()) {
        let message = "Files in libraries or multiple-file applications must begin with a namespace or module \
                       declaration, e.g. 'namespace SomeNamespace.SubNamespace' or 'module SomeNamespace.SomeModule'. \
                       Only the last source file of an application may omit such a declaration.";
        s.report(Diagnostic::error("FS0222", Span::new(file, 0, 0), message));
    }
}

/// Writes a form beside the executable when it is asked for.
fn emit(s: &mut Session, out: &Path, form: Emit, text: impl FnOnce(&Session) -> String) {
    if !s.options.emit.contains(&form) {
        return;
    }
    let name = out.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let path = out.with_file_name(format!("{name}.{}", form.extension()));
    let text = text(s);
    if let Err(d) = output::write(&path, text.as_bytes()) {
        s.report(d);
    }
}
