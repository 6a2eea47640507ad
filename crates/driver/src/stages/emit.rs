//! Writes the forms of a program beside its executable, those that `--emit` asks for.

use std::path::PathBuf;
use std::sync::Arc;

use psg::Psg;
use syntax::ast::Ast;

use crate::options::Emit;
use crate::output;
use crate::session::Session;

/// Where the executable goes.
#[derive(Clone, Debug)]
pub struct Out {
    /// The executable.
    pub path: PathBuf,
}

impl Out {
    /// Writes a form if it is asked for.
    pub fn emit(&self, s: &mut Session, form: Emit, bytes: impl FnOnce(&Session) -> Vec<u8>) {
        if !s.options.emit.contains(&form) {
            return;
        }
        let name = self.path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let path = self.path.with_file_name(format!("{name}.{}", form.extension()));
        let bytes = bytes(s);
        let written = output::write(&path, &bytes);
        s.ok(written);
    }

    /// The trees of the program's files.
    pub fn emit_ast(&self, s: &mut Session, asts: &[Arc<Ast>]) {
        self.emit(s, Emit::Ast, |s| asts.iter().map(|a| syntax::print(a, &s.map)).collect::<String>().into_bytes());
    }

    /// The typed tree of the program, without the library.
    pub fn emit_typed(&self, s: &mut Session, program: &tast::Program) {
        self.emit(s, Emit::Typed, |s| tast::print::print_program(program, &s.map, false).into_bytes());
    }

    /// The graph and the facts about it.
    pub fn emit_psg(&self, s: &mut Session, psg: &Psg) {
        self.emit(s, Emit::Psg, |_| (psg::print::print_text(psg) + &super::middle::facts_text(psg)).into_bytes());
    }

    /// MIR as specialised.
    pub fn emit_mir(&self, s: &mut Session, program: &mir::Program) {
        self.emit(s, Emit::Mir, |_| program.to_string().into_bytes());
    }

    /// MIR with places and counts.
    pub fn emit_placed(&self, s: &mut Session, program: &mir::Program) {
        self.emit(s, Emit::Placed, |_| program.to_string().into_bytes());
    }
}
