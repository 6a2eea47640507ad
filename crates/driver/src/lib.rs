//! The compiler as a library: a [`Request`] goes in, an [`Outcome`] comes out.
//!
//! [`pipeline`] is the list of stages from text to executable; [`session`] is what they share; [`mod@unit`] and [`project`]
//! say what is compiled together; [`library`] is the F# library that ships with the compiler; `memo` what
//! an earlier run found; [`guard`] keeps the
//! compiler's own failures from the user. Holds: [`compile`] never panics and never leaves a half-written file.

mod cache;
pub mod fix;
pub mod guard;
pub mod library;
mod memo;
pub mod options;
pub mod output;
pub mod pipeline;
pub mod project;
pub mod report;
mod script;
pub mod session;
pub mod source;
mod stages;
pub mod unit;

use std::path::PathBuf;
use std::sync::Arc;

pub use guard::Progress;
/// The allocator of a program that keeps the library between its runs.
pub use image::Allocator;
/// How a program is interpreted, and how it ended.
pub use interpret::{Ended, Options as Interpretation, Stage};
pub use options::{Emit, OptLevel, Options, Warnings};
pub use session::Finished;

/// One thing to compile.
#[derive(Clone, Debug)]
pub enum Input {
    /// A source file, script, project or folder with a project.
    Path(PathBuf),
    /// A source file that is not on disk.
    Text {
        /// Its name in messages; the extension says what it is.
        name: String,
        /// Its text.
        text: String,
    },
}

/// How far to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Read and parse: syntax errors only.
    Parse,
    /// Everything that finds errors in the program.
    Check,
    /// As far as placement; gives its report.
    Memory(View),
    /// As far as the graph; gives it as text or as a page.
    Graph {
        /// A page for a browser.
        html: bool,
    },
    /// Runs the program's MIR as it is at one stage, without making an executable.
    Interpret {
        /// The stage, and what the program gets.
        how: interpret::Options,
        /// The stages before are run too, and must do the same.
        all: bool,
    },
    /// An executable at this path, or at the place where the unit's kind puts it.
    Build(Option<PathBuf>),
}

/// What a report of memory is written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// One line a site.
    Text,
    /// For tools.
    Json,
    /// For browsers.
    Html,
    /// What has changed since this report, which was written as JSON.
    Changes(String),
}

/// One run of the compiler.
#[derive(Clone, Debug)]
pub struct Request {
    /// What to compile; nothing means the project of the current folder.
    pub inputs: Vec<Input>,
    /// How.
    pub options: Options,
    /// How far.
    pub goal: Goal,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Product {
    /// The program was only looked at.
    Checked,
    /// A text to print.
    Report(String),
    /// How the interpreted program ended.
    Ended(interpret::Ended),
    /// An executable.
    Executable(PathBuf),
}

/// What a run of the compiler leaves.
pub struct Outcome {
    /// Sources, diagnostics and times.
    pub finished: Finished,
    /// What was made; nothing when there are errors.
    pub product: Option<Product>,
}

impl Outcome {
    /// Whether the program, or what was asked, is at fault.
    pub fn failed(&self) -> bool {
        self.finished.errors > 0
    }
}

/// Compiles on a thread of its own.
pub fn compile(request: &Request, progress: &Arc<Progress>) -> Outcome {
    let names: Vec<String> = request.inputs.iter().map(input_name).collect();
    let program = if names.is_empty() { "the project of this folder".to_owned() } else { names.join(" ") };
    let result = guard::run(progress, || {
        let mut session = session::Session::new(request.options.clone(), progress.clone());
        session.program.clone_from(&program);
        let product = pipeline::run(&mut session, request);
        let product = product.filter(|_| !session.has_errors());
        Outcome { finished: session.finish(), product }
    });
    result.unwrap_or_else(|crash| Outcome { finished: Finished::only(crash.diagnostic(&program)), product: None })
}

fn input_name(input: &Input) -> String {
    match input {
        Input::Path(path) => path.display().to_string(),
        Input::Text { name, .. } => name.clone(),
    }
}
