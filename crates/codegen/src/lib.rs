//! MIR to MLIR to LLVM IR to object code.
//!
//! In: a whole [`mir::Program`], expanded by `memory`: no `Retain`, `Release`, `Unpack` or `New*` is left. Out: object
//! code in memory, and every step on the way as text. Holds afterwards: the object defines `_start` and the exported
//! functions, and refers to nothing but the symbols of the program's imports and the memory functions
//! (`memcpy`, `memmove`, `memset`, `memcmp`, `fmod`) that LLVM calls on its own and the library exports.
//!
//! Codegen decides nothing. It is one to one, with three rules of its own:
//!
//! - Aggregates never exist in the IR: a value is the list of its scalar *leaves* (see `layout`), so that LLVM sees
//!   scalars at calls, in loops and in memory. Only results are structs, and in memory if registers do not hold them.
//! - A function that raises returns the exception as the first part of its result; null is success (see `abi`).
//! - Guaranteed tail calls are `musttail`, with `fastcc` where prototypes agree and `tailcc` where they do not, and
//!   `tail` with `tailcc` where arguments go over the stack (see `call`).
//!
//! The stages can be called one by one: [`build`], [`Llvm::translate`], [`Llvm::optimise`], [`Llvm::object`].

mod abi;
mod alias;
mod arith;
mod builder;
mod call;
mod context;
mod counted;
mod data;
mod debug;
mod debug_types;
mod fatal;
mod frames;
mod function;
mod inst;
mod layout;
mod llvm;
mod load;
mod module;
mod names;
mod once;
mod tails;

use std::fmt;
use std::time::{Duration, Instant};

use base::{IndexVec, SourceMap};
use mir::FuncId;

pub use context::Mlir;
pub use llvm::Llvm;
pub use module::build;

/// How much the optimiser does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OptLevel {
    /// Fast compilation; code as it stands.
    O0,
    /// The usual.
    O2,
    /// More inlining and vectorisation.
    O3,
}

/// LLVM's names of the 64-bit processors that lack SSE 4.1.
const WITHOUT_SSE41: [&str; 17] = [
    "",
    "generic",
    "x86-64",
    "nocona",
    "core2",
    "atom",
    "bonnell",
    "k8",
    "k8-sse3",
    "opteron",
    "opteron-sse3",
    "athlon64",
    "athlon64-sse3",
    "athlon-fx",
    "amdfam10",
    "barcelona",
    "btver1",
];

/// The machine that code is made for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// LLVM's triple, normalised, such as `x86_64-unknown-linux-gnu`.
    pub triple: String,
    /// LLVM's name of the processor, such as `x86-64` or `x86-64-v3`.
    pub cpu: String,
    /// LLVM's features, such as `+avx2,-sse4.1`, beyond those of the processor.
    pub features: String,
}

impl Target {
    /// Linux on x86-64, any processor since 2009 or so.
    pub fn x86_64_linux() -> Target {
        Target { triple: "x86_64-unknown-linux-gnu".into(), cpu: "x86-64-v2".into(), features: String::new() }
    }
    /// Whether a load does not need to be aligned.
    pub(crate) fn loads_anywhere(&self) -> bool {
        self.triple.starts_with("x86_64") || self.triple.starts_with("aarch64")
    }
    /// Whether one instruction rounds a floating-point number; without it LLVM would call C's `floor` and the like.
    pub(crate) fn rounds_in_hardware(&self) -> bool {
        let has = |feature: &str| self.features.split(',').any(|f| f == feature);
        has("+sse4.1") || !(WITHOUT_SSE41.contains(&self.cpu.as_str()) || has("-sse4.1"))
    }
}

/// What to make and how.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// Optimisation.
    pub opt_level: OptLevel,
    /// Target.
    pub target: Target,
    /// Debug information of variables and types beside the line tables, which are always made.
    pub debug: bool,
    /// The files that spans refer to.
    pub source_map: &'a SourceMap,
    /// Run MLIR's and LLVM's verifiers.
    pub verify: bool,
    /// Also tell the sizes of frames.
    pub frames: bool,
    /// What [`compile`] returns.
    pub emit: Emit,
}

/// What [`compile`] returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Emit {
    /// The MLIR module as text.
    pub mlir: bool,
    /// The optimised LLVM module as text.
    pub llvm: bool,
    /// Assembly.
    pub asm: bool,
    /// Object code.
    pub object: bool,
}

impl<'a> Options<'a> {
    /// Object code for Linux on x86-64 at O2; verified in debug builds.
    pub fn new(source_map: &'a SourceMap) -> Options<'a> {
        Options {
            opt_level: OptLevel::O2,
            target: Target::x86_64_linux(),
            debug: false,
            source_map,
            verify: cfg!(debug_assertions),
            frames: false,
            emit: Emit { object: true, ..Emit::default() },
        }
    }
}

/// What was asked for with [`Emit`].
#[derive(Clone, Debug, Default)]
pub struct Artifacts {
    /// The MLIR module as text.
    pub mlir: Option<String>,
    /// The optimised LLVM module as text.
    pub llvm: Option<String>,
    /// Assembly.
    pub asm: Option<String>,
    /// Object code.
    pub object: Option<Vec<u8>>,
    /// Bytes of the frame of each function, without the return address; 0 for one that is part of its callers.
    pub frames: Option<IndexVec<FuncId, u64>>,
    /// What each step took, in order.
    pub times: Vec<(&'static str, Duration)>,
}

/// A failure: a fault of the compiler, or of a name that the user chose for a processor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodegenError {
    /// What failed.
    pub stage: String,
    /// How.
    pub message: String,
}

impl CodegenError {
    pub(crate) fn new(stage: &str, message: impl Into<String>) -> CodegenError {
        CodegenError { stage: stage.to_string(), message: message.into() }
    }
}

impl fmt::Display for CodegenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: {}", self.stage, self.message)
    }
}

impl std::error::Error for CodegenError {}

/// Makes what the options ask for.
pub fn compile(program: &mir::Program, options: &Options<'_>) -> Result<Artifacts, CodegenError> {
    let mut out = Artifacts::default();
    let mut last = Instant::now();
    let mut lap = |out: &mut Artifacts, name| {
        let now = Instant::now();
        out.times.push((name, now - std::mem::replace(&mut last, now)));
    };
    let mlir = build(program, options)?;
    lap(&mut out, "  mlir");
    if options.verify {
        mlir.verify()?;
    }
    if options.emit.mlir {
        out.mlir = Some(mlir.text(options.debug));
    }
    if !(options.emit.llvm || options.emit.asm || options.emit.object) {
        return Ok(out);
    }
    let llvm = Llvm::translate(&mlir, &options.target, options.opt_level)?;
    drop(mlir);
    if options.verify {
        llvm.verify()?;
    }
    lap(&mut out, "  translate");
    llvm.optimise()?;
    lap(&mut out, "  optimise");
    if options.emit.llvm {
        out.llvm = Some(llvm.text());
    }
    // Instruction selection may change the module: text of the IR comes before machine code.
    if options.emit.asm {
        out.asm = Some(llvm.assembly()?);
    }
    if options.emit.object {
        out.object = Some(llvm.object()?);
        out.frames = options.frames.then(|| frames::by_function(program, &llvm.frames()));
        lap(&mut out, "  object");
    }
    Ok(out)
}
