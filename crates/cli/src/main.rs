//! The command line of Firefly: reads arguments, asks the driver, prints what it says.
//!
//! Exit code 0: done; 1: errors in the program or its files; 2: wrong use. `run` passes on the program's own code.

mod args;
mod debug;
mod fix;
mod new;
mod report;
mod run;
mod size;

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use diag::Diagnostic;
use driver::{
    Finished, Goal, Input, Interpretation, OptLevel, Options, Outcome, Product, Progress, Request, Stage, View,
};
// Takes the place of the C library's `malloc`, which LLVM spends an eighth of its time in.
use mimalloc as _;
use tempfile::TempDir;

use crate::args::{BuildArgs, Cli, Command, DebugArgs, ErrorFormat, Form, MemoryArgs, RunArgs, SizeArgs};

#[global_allocator]
static ALLOCATOR: driver::Allocator = driver::Allocator;

const FAILED: u8 = 1;
const WRONG_USE: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse_from(args::with_fsharp_spelling(std::env::args_os()));
    let format = cli.error_format;
    match cli.command {
        Command::Run(a) => run_program(&a, format),
        Command::Build(a) => build(&a, format),
        Command::Check(a) => look(a.source.inputs(), a.source.options(), Goal::Check, format),
        Command::Fix(a) => fix::run(&a, format),
        Command::Parse(a) => look(a.source.inputs(), a.source.options(), Goal::Parse, format),
        Command::Memory(a) => memory(&a, format),
        Command::Psg(a) => printed(a.source.inputs(), a.source.options(), Goal::Graph { html: a.html }, format),
        Command::Debug(a) => debug_program(&a, format),
        Command::Size(a) => size(&a, format),
        Command::Explain(a) => explain(&a.code),
        Command::New(a) => match new::create(&a.name) {
            Ok(()) => {
                print(&format!("made '{}': run it with\n\n    cd {} && firefly run\n", a.name, a.name));
                ExitCode::SUCCESS
            }
            Err(d) => fail(d, format, FAILED),
        },
    }
}

/// Compiles with progress shown and diagnostics written.
fn compile(inputs: Vec<Input>, options: Options, goal: Goal, format: ErrorFormat) -> Result<Outcome, ExitCode> {
    // A wrong target is wrong use, not a fault of the program.
    if let Err(d) = options.platform() {
        return Err(fail(d, format, WRONG_USE));
    }
    let progress = Arc::new(Progress::default());
    let spinner = report::Spinner::start(progress.clone());
    let outcome = driver::compile(&Request { inputs, options, goal }, &progress);
    spinner.stop();
    report::diagnostics(&outcome.finished, format);
    report::times(&outcome.finished);
    if outcome.failed() { Err(ExitCode::from(FAILED)) } else { Ok(outcome) }
}

fn look(inputs: Vec<Input>, options: Options, goal: Goal, format: ErrorFormat) -> ExitCode {
    compile(inputs, options, goal, format).err().unwrap_or(ExitCode::SUCCESS)
}

fn build(a: &BuildArgs, format: ErrorFormat) -> ExitCode {
    let options = Options { emit: a.emit.clone(), ..a.compile.options() };
    look(a.compile.source.inputs(), options, Goal::Build(a.output.clone()), format)
}

fn memory(a: &MemoryArgs, format: ErrorFormat) -> ExitCode {
    let view = match &a.compare {
        Some(path) => match std::fs::read_to_string(path)
            .map_err(|e| driver::source::plain(&e))
            .and_then(|text| driver::report::compare::read(&text).map(|_| text))
        {
            Ok(text) => View::Changes(text),
            Err(e) => {
                let message = format!("The report '{}' cannot be read: {e}.", path.display());
                let d =
                    Diagnostic::global("FF9003", message).help("'firefly memory --json FILE > OLD.json' writes one");
                return fail(d, format, FAILED);
            }
        },
        None if a.json => View::Json,
        None if a.html => View::Html,
        None => View::Text,
    };
    printed(a.compile.source.inputs(), a.compile.options(), Goal::Memory(view), format)
}

/// Compiles to a text and prints it.
fn printed(inputs: Vec<Input>, options: Options, goal: Goal, format: ErrorFormat) -> ExitCode {
    match compile(inputs, options, goal, format) {
        Ok(Outcome { product: Some(Product::Report(text)), .. }) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Ok(_) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

fn run_program(a: &RunArgs, format: ErrorFormat) -> ExitCode {
    if let Some(form) = a.interpret {
        return interpret(a, form, format);
    }
    let (executable, folder) = match build_aside(a.compile.source.inputs(), a.compile.options(), format) {
        Ok(made) => made,
        Err(code) => return code,
    };
    let error = run::exec(&executable, folder, "program", &a.args);
    fail(Diagnostic::global("FF9003", format!("Cannot start the program: {error}.")), format, FAILED)
}

/// Compiles into a folder of its own, which goes when its handle does.
fn build_aside(inputs: Vec<Input>, options: Options, format: ErrorFormat) -> Result<(PathBuf, TempDir), ExitCode> {
    let folder = tempfile::Builder::new()
        .prefix("firefly-")
        .tempdir()
        .map_err(|e| fail(driver::output::failed(&std::env::temp_dir(), &driver::source::plain(&e)), format, FAILED))?;
    let path = folder.path().join("program");
    let outcome = compile(inputs, options, Goal::Build(Some(path)), format)?;
    match outcome.product {
        Some(Product::Executable(executable)) => Ok((executable, folder)),
        Some(_) | None => Err(ExitCode::from(FAILED)),
    }
}

fn debug_program(a: &DebugArgs, format: ErrorFormat) -> ExitCode {
    if a.print_script {
        print(debug::PRINTER);
        return ExitCode::SUCCESS;
    }
    let options = Options { opt_level: OptLevel::None, ..a.source.options() };
    let (executable, folder) = match build_aside(a.source.inputs(), options, format) {
        Ok(made) => made,
        Err(code) => return code,
    };
    let error = debug::exec(&executable, folder, &a.commands, &a.args);
    let mut d = Diagnostic::global("FF9003", format!("Cannot start gdb: {}.", driver::source::plain(&error)));
    if error.kind() == std::io::ErrorKind::NotFound {
        d = d.help("install it, on Debian by 'apt-get install gdb'");
    }
    fail(d, format, FAILED)
}

fn size(a: &SizeArgs, format: ErrorFormat) -> ExitCode {
    let (executable, _folder) = match build_aside(a.compile.source.inputs(), a.compile.options(), format) {
        Ok(made) => made,
        Err(code) => return code,
    };
    match size::report(&executable, a.all, a.json) {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(d) => fail(d, format, FAILED),
    }
}

/// Runs the program's MIR. With `FIREFLY_TRACE=memory`, says what became of its cells.
fn interpret(a: &RunArgs, form: Form, format: ErrorFormat) -> ExitCode {
    let mut how = Interpretation {
        stage: match form {
            Form::Mir => Stage::Input,
            Form::Placed => Stage::Placed,
            Form::Expanded | Form::All => Stage::Expanded,
        },
        steps: a.steps,
        args: std::iter::once("program".to_owned()).chain(a.args.iter().cloned()).collect(),
        variables: std::env::vars().map(|(name, value)| format!("{name}={value}")).collect(),
        input: None,
        keep: false,
    };
    let all = form == Form::All;
    if all {
        let mut input = Vec::new();
        if let Err(e) = std::io::stdin().read_to_end(&mut input) {
            return fail(Diagnostic::global("FF9003", format!("Standard input cannot be read: {e}.")), format, FAILED);
        }
        how.input = Some(input);
    }
    let traced = how.variables.iter().any(|v| v == "FIREFLY_TRACE=memory");
    let sites = how.variables.iter().any(|v| v == "FIREFLY_TRACE=sites");
    match compile(a.compile.source.inputs(), a.compile.options(), Goal::Interpret { how, all }, format) {
        Ok(Outcome { product: Some(Product::Ended(ended)), finished }) => {
            print_bytes(&ended.stdout);
            let _ = std::io::stderr().write_all(&ended.stderr);
            if sites {
                for s in &ended.sites {
                    let at = s.span.map(|span| (finished.map.file(span.file).name.clone(), finished.map.start(span)));
                    let at =
                        at.map_or_else(|| "generated".to_owned(), |(f, at)| format!("{f}({},{})", at.line, at.col));
                    eprintln!("made: {}\t{at}\t{}\t{}", s.count, s.func, s.ty);
                }
            }
            if traced {
                eprintln!("interpreted: steps={} made={} live={}", ended.steps, ended.made, ended.live);
            }
            ExitCode::from(ended.code as u8)
        }
        Ok(_) => ExitCode::from(FAILED),
        Err(code) => code,
    }
}

fn explain(code: &str) -> ExitCode {
    let full = driver::options::normalise_code(&code.to_uppercase());
    match diag::explain(&full) {
        Some(page) => {
            print(page);
            ExitCode::SUCCESS
        }
        None => {
            let message = format!("there is no explanation of '{code}': codes look like FS0039 or FF1001\n");
            Cli::command().error(ErrorKind::InvalidValue, message).exit()
        }
    }
}

/// Writes to standard output; a reader that went away is no failure.
fn print(text: &str) {
    print_bytes(text.as_bytes());
}

fn print_bytes(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}

fn fail(d: Diagnostic, format: ErrorFormat, code: u8) -> ExitCode {
    report::diagnostics(&Finished::only(d), format);
    ExitCode::from(code)
}
