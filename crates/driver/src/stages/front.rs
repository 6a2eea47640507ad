//! Text to typed tree.

use std::sync::Arc;

use base::{FileId, Span};
use diag::Diagnostic;
use syntax::ast::{Ast, FragmentKind};

use super::require_valid;
use crate::library::Library;
use crate::session::Session;
use crate::unit::Unit;

/// Text to trees, file by file.
pub fn parse(s: &mut Session, unit: &Unit) -> Option<Vec<Arc<Ast>>> {
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

/// Trees to the typed program: the library's files first, then the program's.
pub fn check(s: &mut Session, unit: &Unit, library: &Library, asts: &[Arc<Ast>]) -> Option<tast::Program> {
    let all: Vec<Arc<Ast>> = library.asts.iter().chain(asts).cloned().collect();
    let input = check::Input { asts: &all, map: &s.map, is_exe: unit.is_exe, roots: specialise::LIBRARY_ROOTS };
    let (program, diagnostics) = check::check_program(&input);
    s.report_all(diagnostics);
    if s.options.verify && !s.has_errors() {
        require_valid(s, "check", &tast::verify::verify(&program));
    }
    Some(program)
}
