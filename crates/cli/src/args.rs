//! The command line as data: what `--help` prints is written here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use driver::{Emit, Input, OptLevel, Options};

/// Compiles F# to native executables: no .NET, no garbage collector.
#[derive(Parser, Debug)]
#[command(name = "firefly", version, arg_required_else_help = true, infer_subcommands = true)]
#[command(
    after_help = "See 'firefly help COMMAND' for the options of a command, and 'firefly explain CODE' for a message."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// How messages are written
    #[arg(long, global = true, value_enum, default_value_t = ErrorFormat::Human, value_name = "FORMAT")]
    pub error_format: ErrorFormat,
}

/// How messages are written.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorFormat {
    /// With the source line and what to do
    Human,
    /// One line each, as MSBuild writes it: file(line,col): error FS0039: text
    Short,
    /// One JSON object a line
    Json,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Compile a program and run it
    Run(RunArgs),
    /// Compile a program to an executable
    Build(BuildArgs),
    /// Look for errors without making an executable
    Check(CheckArgs),
    /// Apply the corrections that messages propose
    Fix(FixArgs),
    /// Look for syntax errors only
    Parse(CheckArgs),
    /// Show where each value of a program is kept
    Memory(MemoryArgs),
    /// Show the graph of a program: calls, captures, and what is reached
    Psg(PsgArgs),
    /// Run a program in gdb, with its values shown as F# writes them
    Debug(DebugArgs),
    /// Show what the bytes of a program's executable are spent on
    Size(SizeArgs),
    /// Explain a code such as FS0039
    Explain(ExplainArgs),
    /// Make a folder with a new project
    New(NewArgs),
}

/// What `--interpret` runs.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Before counting: what the program means; nothing is freed
    Mir,
    /// With places and counts, counted by the interpreter
    Placed,
    /// As it goes to code generation
    Expanded,
    /// All three, which must do the same
    All,
}

#[derive(Args, Debug)]
pub struct RunArgs {
    #[command(flatten)]
    pub compile: CompileArgs,
    /// Run the compiler's own form of the program, checking each use of memory: slow
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, require_equals = true, default_missing_value = "expanded")]
    pub interpret: Option<Form>,
    /// The most instructions that --interpret runs
    #[arg(long, value_name = "N", requires = "interpret")]
    pub steps: Option<u64>,
    /// Arguments of the program
    #[arg(last = true, value_name = "ARGS")]
    pub args: Vec<String>,
}

#[derive(Args, Debug)]
pub struct BuildArgs {
    #[command(flatten)]
    pub compile: CompileArgs,
    /// The executable [default: the program's name; for a project in its folder 'bin']
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Also write intermediate forms beside the executable
    #[arg(long, value_delimiter = ',', value_parser = parse_emit, value_name = "FORMS",
          long_help = "Also write intermediate forms beside the executable: ast, typed, psg, mir, placed, mlir, llvm, asm, obj")]
    pub emit: Vec<Emit>,
}

#[derive(Args, Debug)]
pub struct CheckArgs {
    #[command(flatten)]
    pub source: SourceArgs,
}

#[derive(Args, Debug)]
pub struct FixArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Say what would be changed, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Args, Debug)]
pub struct DebugArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Do this in gdb, and end; may be given several times
    #[arg(short = 'x', long = "execute", value_name = "COMMAND")]
    pub commands: Vec<String>,
    /// Print the pretty-printer for gdb, for a gdb of your own
    #[arg(long)]
    pub print_script: bool,
    /// Arguments of the program
    #[arg(last = true, value_name = "ARGS")]
    pub args: Vec<String>,
}

#[derive(Args, Debug)]
pub struct SizeArgs {
    #[command(flatten)]
    pub compile: CompileArgs,
    /// Show every row of each table
    #[arg(long)]
    pub all: bool,
    /// Print the tables as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct PsgArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Print the graph as a page for a browser
    #[arg(long)]
    pub html: bool,
}

#[derive(Args, Debug)]
pub struct MemoryArgs {
    #[command(flatten)]
    pub compile: CompileArgs,
    /// Print the report as JSON
    #[arg(long, conflicts_with_all = ["html", "compare"])]
    pub json: bool,
    /// Print the report as a page for a browser
    #[arg(long, conflicts_with = "compare")]
    pub html: bool,
    /// Say what has changed since a report that --json wrote
    #[arg(long, value_name = "OLD.json")]
    pub compare: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct CompileArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// How much to optimise: 0, 2 or 3
    #[arg(short = 'O', value_parser = parse_opt_level, default_value = "2", value_name = "LEVEL", hide_default_value = true)]
    pub opt_level: OptLevel,
    /// The processor to generate code for, such as x86-64-v3
    #[arg(long, value_name = "CPU")]
    pub target_cpu: Option<String>,
    /// Reject the program if it puts anything on the heap
    #[arg(long)]
    pub no_heap: bool,
    /// Reject the program if it may need more bytes of stack
    #[arg(long, value_name = "BYTES")]
    pub max_stack: Option<u64>,
}

/// What is compiled, and how it is read.
#[derive(Args, Debug)]
pub struct SourceArgs {
    /// F# files in order, or one script (.fsx) or project (.fsproj) [default: the project of this folder]
    #[arg(value_name = "FILE")]
    pub inputs: Vec<PathBuf>,
    /// The platform to compile for
    #[arg(long, value_name = "TARGET", default_value = driver::options::default_target())]
    pub target: String,
    /// Define a symbol for #if
    #[arg(short, long = "define", value_name = "SYMBOL")]
    pub defines: Vec<String>,
    /// Do not show these warnings, such as 25,FS0049
    #[arg(long, value_name = "CODES")]
    pub nowarn: Vec<String>,
    /// Treat warnings as errors: all, or the codes given
    #[arg(long, value_name = "CODES", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub warnaserror: Vec<String>,
    /// Threads that read and check files [default: one for each processor, when that pays]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Check the compiler's own intermediate forms
    #[arg(long)]
    pub verify: bool,
}

#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The code, such as FS0039 or 39
    pub code: String,
}

#[derive(Args, Debug)]
pub struct NewArgs {
    /// Name of the project and of its folder
    pub name: String,
}

impl SourceArgs {
    /// The inputs for the driver.
    pub fn inputs(&self) -> Vec<Input> {
        self.inputs.iter().cloned().map(Input::Path).collect()
    }

    /// The options for the driver.
    pub fn options(&self) -> Options {
        let mut options =
            Options { target: self.target.clone(), defines: self.defines.clone(), only: true, ..Options::default() };
        options.verify |= self.verify;
        options.jobs = self.jobs.map(usize::from);
        options.warnings.off.extend(self.nowarn.iter().flat_map(|c| driver::options::split_codes(c)));
        for codes in &self.warnaserror {
            options.warnings.all_errors |= codes.is_empty();
            options.warnings.errors.extend(driver::options::split_codes(codes));
        }
        options
    }
}

impl CompileArgs {
    /// The options for the driver.
    pub fn options(&self) -> Options {
        Options {
            opt_level: self.opt_level,
            target_cpu: self.target_cpu.clone(),
            no_heap: self.no_heap,
            max_stack: self.max_stack,
            ..self.source.options()
        }
    }
}

fn parse_opt_level(text: &str) -> Result<OptLevel, String> {
    match text {
        "0" => Ok(OptLevel::None),
        "2" => Ok(OptLevel::Default),
        "3" => Ok(OptLevel::Aggressive),
        _ => Err("the levels are 0, 2 and 3".to_owned()),
    }
}

fn parse_emit(word: &str) -> Result<Emit, String> {
    Emit::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Emit::ALL.iter().map(|e| e.word()).collect();
        format!("the forms are {}", words.join(", "))
    })
}

/// F#'s compiler writes `--define:X` where others write `--define=X`: both are understood.
pub fn with_fsharp_spelling(args: impl Iterator<Item = std::ffi::OsString>) -> Vec<std::ffi::OsString> {
    let mut own = true;
    args.map(|arg| {
        own &= arg != "--";
        let Some(text) = arg.to_str().filter(|_| own) else {
            return arg;
        };
        for flag in ["--define:", "-d:", "--nowarn:", "--warnaserror:", "--warnaserror+:"] {
            if let Some(value) = text.strip_prefix(flag) {
                let name = if flag == "-d:" { "--define" } else { flag.trim_end_matches([':', '+']) };
                return format!("{name}={value}").into();
            }
        }
        if text == "--warnaserror+" { "--warnaserror".into() } else { arg }
    })
    .collect()
}
