//! MIR to executable.

use super::emit::Out;
use crate::session::Session;

#[cfg(feature = "llvm")]
mod llvm {
    use super::super::require_valid;
    use super::*;
    use crate::options::{Emit, OptLevel};

    /// Object code.
    pub fn codegen(s: &mut Session, program: &mir::Program, out: &Out) -> Option<Vec<u8>> {
        let asked = |form: Emit| s.options.emit.contains(&form);
        let mut target = codegen::Target::x86_64_linux();
        if let Some(cpu) = &s.options.target_cpu {
            target.cpu.clone_from(cpu);
        }
        let options = codegen::Options {
            opt_level: match s.options.opt_level {
                OptLevel::None => codegen::OptLevel::O0,
                OptLevel::Default => codegen::OptLevel::O2,
                OptLevel::Aggressive => codegen::OptLevel::O3,
            },
            target,
            debug: s.options.opt_level == OptLevel::None,
            source_map: &s.map,
            verify: s.options.verify,
            emit: codegen::Emit {
                mlir: asked(Emit::Mlir),
                llvm: asked(Emit::Llvm),
                asm: asked(Emit::Asm),
                object: true,
            },
        };
        let artifacts = match codegen::compile(program, &options) {
            Ok(artifacts) => artifacts,
            Err(e) => {
                require_valid(s, "codegen", &[e.to_string()]);
                return None;
            }
        };
        let texts = [
            (Emit::Mlir, artifacts.mlir),
            (Emit::Llvm, artifacts.llvm),
            (Emit::Asm, artifacts.asm),
        ];
        for (form, text) in texts {
            out.emit(s, form, |_| text.unwrap_or_default().into_bytes());
        }
        let object = artifacts.object?;
        out.emit(s, Emit::Obj, |_| object.clone());
        Some(object)
    }
}

#[cfg(feature = "llvm")]
pub use llvm::codegen;

/// Code generation is left out of this build.
#[cfg(not(feature = "llvm"))]
pub fn codegen(s: &mut Session, _program: &mir::Program, _out: &Out) -> Option<Vec<u8>> {
    s.report(diag::Diagnostic::global(
        "FF2002",
        "this build of the compiler has no code generation (feature 'llvm')",
    ));
    None
}

/// The executable.
pub fn link(_s: &mut Session, _program: &mir::Program, _object: &[u8], _out: &Out) -> Option<()> {
    None
}
