//! MIR to executable.

use link::Platform;

use super::emit::Out;
use crate::session::Session;

#[cfg(feature = "llvm")]
mod llvm {
    use super::super::require_valid;
    use super::*;
    use crate::options::{Emit, OptLevel};

    fn options<'a>(s: &'a Session, platform: &Platform, frames: bool, emit: bool) -> codegen::Options<'a> {
        let asked = |form: Emit| emit && s.options.emit.contains(&form);
        let cpu = s.options.target_cpu.as_deref().unwrap_or(platform.cpu);
        let target =
            codegen::Target { triple: platform.triple.to_owned(), cpu: cpu.to_owned(), features: String::new() };
        codegen::Options {
            opt_level: match s.options.opt_level {
                OptLevel::None => codegen::OptLevel::O0,
                OptLevel::Default => codegen::OptLevel::O2,
                OptLevel::Aggressive => codegen::OptLevel::O3,
            },
            target,
            debug: s.options.opt_level == OptLevel::None,
            source_map: &s.map,
            verify: s.options.verify,
            frames,
            emit: codegen::Emit {
                mlir: asked(Emit::Mlir),
                llvm: asked(Emit::Llvm),
                asm: asked(Emit::Asm),
                object: true,
            },
        }
    }

    /// The sizes of frames; the machine code itself is not kept.
    #[allow(clippy::option_option)]
    pub fn frames(
        s: &mut Session,
        program: &mir::Program,
        platform: &Platform,
    ) -> Option<Option<base::IndexVec<mir::FuncId, u64>>> {
        match codegen::compile(program, &options(s, platform, true, false)) {
            Ok(artifacts) => Some(artifacts.frames),
            Err(e) => {
                require_valid(s, "codegen", &[e.to_string()]);
                None
            }
        }
    }

    /// Whether something is demanded of the stack.
    fn wants_frames(s: &Session, program: &mir::Program) -> bool {
        let demands = |f: &mir::Function| f.contracts.iter().any(|c| matches!(c.rule, mir::Rule::MaxStack(_)));
        s.options.max_stack.is_some() || program.funcs.iter().any(demands)
    }

    /// Object code.
    pub fn codegen(s: &mut Session, program: &mir::Program, platform: &Platform, out: &Out) -> Option<Vec<u8>> {
        let options = options(s, platform, wants_frames(s, program), true);
        let artifacts = match codegen::compile(program, &options) {
            Ok(artifacts) => artifacts,
            Err(e) => {
                require_valid(s, "codegen", &[e.to_string()]);
                return None;
            }
        };
        s.times.extend_from_slice(&artifacts.times);
        let texts = [(Emit::Mlir, artifacts.mlir), (Emit::Llvm, artifacts.llvm), (Emit::Asm, artifacts.asm)];
        for (form, text) in texts {
            out.emit(s, form, |_| text.unwrap_or_default().into_bytes());
        }
        if let Some(frames) = &artifacts.frames {
            let at = |span| super::super::middle::place_of(s, span);
            let own = |span| super::super::middle::is_own(s, span);
            let found = memory::contracts::check_stack(program, frames, s.options.max_stack, &at, &own);
            if !found.is_empty() {
                s.report_all(found);
                return None;
            }
        }
        let object = artifacts.object?;
        out.emit(s, Emit::Obj, |_| object.clone());
        Some(object)
    }
}

#[cfg(feature = "llvm")]
pub use llvm::{codegen, frames};

/// Code generation is left out of this build.
#[cfg(not(feature = "llvm"))]
pub fn codegen(s: &mut Session, _program: &mir::Program, _platform: &Platform, _out: &Out) -> Option<Vec<u8>> {
    s.report(diag::Diagnostic::global("FF2002", "This build of the compiler has no code generation (feature 'llvm')."));
    None
}

/// Without code generation nothing is known of frames.
#[cfg(not(feature = "llvm"))]
#[allow(clippy::option_option)]
pub fn frames(
    _s: &mut Session,
    _program: &mir::Program,
    _platform: &Platform,
) -> Option<Option<base::IndexVec<mir::FuncId, u64>>> {
    Some(None)
}

/// The executable.
pub fn link(s: &mut Session, program: &mir::Program, object: Vec<u8>, platform: &Platform, out: &Out) -> Option<()> {
    let mut libraries: Vec<String> = Vec::new();
    for import in program.imports.iter().filter(|i| !i.library.is_empty()) {
        if !libraries.contains(&import.library) {
            libraries.push(import.library.clone());
        }
    }
    let options = link::Options { libraries: &libraries, ..link::Options::new(platform) };
    let linked = link::link(&[object], &out.path, &options).map_err(|e| e.to_diagnostic());
    s.ok(linked)
}
