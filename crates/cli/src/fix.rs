//! `firefly fix`: applies what messages propose, then checks again.

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use diag::Diagnostic;
use driver::fix::{Fixed, plan};
use driver::{Goal, Options, Progress, Request};

use crate::args::{ErrorFormat, FixArgs};
use crate::{FAILED, fail, look, print};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Checks, mends the files and checks again; the messages are those that remain.
pub fn run(a: &FixArgs, format: ErrorFormat) -> ExitCode {
    // The files are checked again afterwards.
    let options = Options { only: false, ..a.source.options() };
    let request = Request { inputs: a.source.inputs(), options, goal: Goal::Check };
    let outcome = driver::compile(&request, &Progress::default().into());
    let fixed = plan(&outcome.finished);
    for file in &fixed {
        if !a.dry_run
            && let Err(d) = write(file)
        {
            return fail(d, format, FAILED);
        }
        for change in &file.changes {
            print(&format!("{}{change}\n", file.name));
        }
    }
    if a.dry_run { ExitCode::SUCCESS } else { look(a.source.inputs(), a.source.options(), Goal::Check, format) }
}

fn write(file: &Fixed) -> Result<(), Diagnostic> {
    let path = Path::new(&file.name);
    let marked = match fs::read(path) {
        Ok(bytes) => bytes.starts_with(BYTE_ORDER_MARK),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            return Err(driver::output::failed(path, "it is no file of its own"));
        }
        Err(e) => return Err(driver::output::failed(path, &driver::source::plain(&e))),
    };
    let mark: &[u8] = if marked { BYTE_ORDER_MARK } else { b"" };
    driver::output::write(path, &[mark, file.text.as_bytes()].concat())
}
