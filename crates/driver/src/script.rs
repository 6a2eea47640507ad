//! Scripts: an `.fsx` file and the files that it loads.
//!
//! In: the script. Out: all files in the order in which they run: each loaded file before the file that loads it, once.

use std::path::{Path, PathBuf};

use base::{FileId, FxHashSet, Span};
use diag::{Diagnostic, Severity};

use crate::session::Session;

struct Loader<'s> {
    session: &'s mut Session,
    defines: Vec<String>,
    seen: FxHashSet<PathBuf>,
    order: Vec<FileId>,
}

/// The files of a script, its own last.
pub fn load(session: &mut Session, script: &Path, defines: &[String]) -> Vec<FileId> {
    let mut loader = Loader { session, defines: defines.to_vec(), seen: FxHashSet::default(), order: Vec::new() };
    loader.file(script, None);
    loader.order
}

impl Loader<'_> {
    fn file(&mut self, path: &Path, from: Option<Span>) {
        let identity = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if !self.seen.insert(identity) {
            return;
        }
        let text = match crate::source::read(path) {
            Ok(text) => text,
            Err(d) => {
                self.session.report(Diagnostic { span: from, ..d });
                return;
            }
        };
        let file = self.session.map.add(path.display().to_string(), text, false);
        let defines: Vec<&str> = self.defines.iter().map(String::as_str).collect();
        // What is wrong with the text is said by the parse stage; here only its directives matter.
        let (ast, _) = syntax::parse(&self.session.map, file, &defines);
        let folder = path.parent().unwrap_or(Path::new(""));
        for directive in &ast.directives {
            match directive.name.as_str() {
                "load" => {
                    for name in &directive.args {
                        self.file(&folder.join(name.replace('\\', "/")), Some(directive.span));
                    }
                }
                "r" => self.reference(directive.args.first().map_or("", String::as_str), directive.span),
                _ => {}
            }
        }
        self.order.push(file);
    }

    fn reference(&mut self, what: &str, span: Span) {
        if what.starts_with("nuget:FSharp.Core") || what.ends_with("FSharp.Core.dll") {
            return;
        }
        let message = format!("'{what}' is code for .NET and is left out of a native program.");
        self.session.report(
            Diagnostic::new("FF2001", Severity::Warning, Some(span), message)
                .help("Names that only it defines will not be found; F# sources can be loaded with #load."),
        );
    }
}
