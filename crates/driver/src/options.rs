//! What the user may ask of a compilation: plain data, made by the command line and by project files.

use std::collections::BTreeSet;

use diag::Diagnostic;

/// How much the optimiser does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OptLevel {
    /// `-O0`: quick to compile, good to debug.
    None,
    /// `-O2`
    #[default]
    Default,
    /// `-O3`
    Aggressive,
}

/// An intermediate form that can be written beside the executable. The names are those of `--emit`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Emit {
    /// The syntax tree.
    Ast,
    /// The typed tree.
    Typed,
    /// The Program Semantic Graph.
    Psg,
    /// MIR as specialised.
    Mir,
    /// MIR with places and counts.
    Placed,
    /// MLIR, llvm dialect.
    Mlir,
    /// LLVM IR after optimisation.
    Llvm,
    /// Assembly.
    Asm,
    /// The object file.
    Obj,
}

impl Emit {
    /// All forms in the order of the pipeline.
    pub const ALL: [Emit; 9] =
        [Emit::Ast, Emit::Typed, Emit::Psg, Emit::Mir, Emit::Placed, Emit::Mlir, Emit::Llvm, Emit::Asm, Emit::Obj];

    /// The word of `--emit`.
    pub fn word(self) -> &'static str {
        match self {
            Emit::Ast => "ast",
            Emit::Typed => "typed",
            Emit::Psg => "psg",
            Emit::Mir => "mir",
            Emit::Placed => "placed",
            Emit::Mlir => "mlir",
            Emit::Llvm => "llvm",
            Emit::Asm => "asm",
            Emit::Obj => "obj",
        }
    }

    /// What is put behind the program's name to name the file.
    pub fn extension(self) -> &'static str {
        match self {
            Emit::Ast => "ast.txt",
            Emit::Typed => "typed.txt",
            Emit::Psg => "psg.txt",
            Emit::Mir => "mir.txt",
            Emit::Placed => "placed.txt",
            Emit::Mlir => "mlir",
            Emit::Llvm => "ll",
            Emit::Asm => "s",
            Emit::Obj => "o",
        }
    }

    /// The form of a word.
    pub fn parse(word: &str) -> Option<Emit> {
        Emit::ALL.into_iter().find(|e| e.word() == word)
    }
}

/// Which warnings are off and which are errors. Codes are in their full form, such as `FS0025`.
#[derive(Clone, Debug, Default)]
pub struct Warnings {
    /// Not shown.
    pub off: BTreeSet<String>,
    /// Every warning is an error.
    pub all_errors: bool,
    /// These warnings are errors.
    pub errors: BTreeSet<String>,
    /// These stay warnings even so.
    pub not_errors: BTreeSet<String>,
}

impl Warnings {
    /// Whether a code is switched off.
    pub fn is_off(&self, code: &str) -> bool {
        self.off.contains(code)
    }
    /// Whether a warning of this code rejects the program.
    pub fn is_error(&self, code: &str) -> bool {
        !self.not_errors.contains(code) && (self.all_errors || self.errors.contains(code))
    }
    /// Adds what a project says to what the command line says.
    pub fn merge(&mut self, other: &Warnings) {
        self.off.extend(other.off.iter().cloned());
        self.all_errors |= other.all_errors;
        self.errors.extend(other.errors.iter().cloned());
        self.not_errors.extend(other.not_errors.iter().cloned());
    }
}

/// Splits a list of codes as projects and flags write it: `25;FS0049, 1182`.
pub fn split_codes(text: &str) -> impl Iterator<Item = String> {
    text.split([';', ',', ' ', '\n', '\r', '\t']).filter(|c| !c.is_empty()).map(normalise_code)
}

/// `25`, `FS25` and `FS0025` are one code.
pub fn normalise_code(code: &str) -> String {
    let code = code.trim();
    let digits = code.strip_prefix("FS").unwrap_or(code);
    match digits.parse::<u32>() {
        Ok(n) => format!("FS{n:04}"),
        Err(_) => code.to_owned(),
    }
}

/// The options of one compilation.
#[derive(Clone, Debug)]
pub struct Options {
    /// Symbols for `#if`, beside those of the platform.
    pub defines: Vec<String>,
    /// Which warnings are shown and which are errors.
    pub warnings: Warnings,
    /// How much to optimise.
    pub opt_level: OptLevel,
    /// The platform's name.
    pub target: String,
    /// The processor to generate code for; the target's baseline if absent.
    pub target_cpu: Option<String>,
    /// What to write beside the executable.
    pub emit: Vec<Emit>,
    /// Nothing may be put on the heap.
    pub no_heap: bool,
    /// The most bytes of stack that the program may need.
    pub max_stack: Option<u64>,
    /// Run the verifier of each form even in a release build.
    pub verify: bool,
    /// Show warnings about the library's own sources.
    pub library_warnings: bool,
    /// How many threads check files; as many as there are processors, and only when it pays, if nothing is said.
    pub jobs: Option<usize>,
    /// The process compiles nothing after this: what only later compilations need may be used up.
    pub only: bool,
}

/// The platform that is compiled for when nothing is said.
pub fn default_target() -> &'static str {
    link::Platform::default_target().name
}

/// Processors that code can be made for: the levels of x86-64 that its makers agreed on.
const PROCESSORS: [&str; 4] = ["x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"];

impl Options {
    /// The platform that is asked for.
    ///
    /// # Errors
    /// FF3003: the target or the processor is not known.
    pub fn platform(&self) -> Result<&'static link::Platform, Diagnostic> {
        let platform = link::Platform::find(&self.target).map_err(|e| e.to_diagnostic())?;
        match &self.target_cpu {
            Some(cpu) if !PROCESSORS.contains(&cpu.as_str()) => {
                Err(Diagnostic::global("FF3003", format!("The processor '{cpu}' is not known."))
                    .help(format!("The processors are: {}.", PROCESSORS.join(", "))))
            }
            _ => Ok(platform),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            defines: Vec::new(),
            warnings: Warnings::default(),
            opt_level: OptLevel::default(),
            target: default_target().to_owned(),
            target_cpu: None,
            emit: Vec::new(),
            no_heap: false,
            max_stack: None,
            verify: cfg!(debug_assertions),
            library_warnings: false,
            jobs: None,
            only: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_one_spelling() {
        let codes: Vec<String> = split_codes("25;FS49, FS0064 FF1001;;").collect();
        assert_eq!(codes, ["FS0025", "FS0049", "FS0064", "FF1001"]);
    }

    #[test]
    fn emit_words_are_read_back() {
        for e in Emit::ALL {
            assert_eq!(Emit::parse(e.word()), Some(e));
        }
        assert_eq!(Emit::parse("elf"), None);
    }
}
