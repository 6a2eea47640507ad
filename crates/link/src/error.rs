//! What can go wrong, as diagnostics.

use std::fmt;
use std::io;
use std::path::Path;

use diag::Diagnostic;

/// A failure to link or to find a platform or library.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkError {
    /// The diagnostic's code: `FF3001` linking failed, `FF3002` library not found, `FF3003` platform not supported,
    /// `FF9008` output cannot be written.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
    /// What to do or know.
    pub help: Vec<String>,
}

impl LinkError {
    pub(crate) fn failed(message: impl Into<String>) -> LinkError {
        LinkError { code: "FF3001", message: message.into(), help: Vec::new() }
    }
    #[cfg_attr(not(feature = "lld"), allow(dead_code))]
    pub(crate) fn output(path: &Path, error: &io::Error) -> LinkError {
        let message = format!("The output file '{}' cannot be written: {error}", path.display());
        LinkError { code: "FF9008", message, help: Vec::new() }
    }
    /// As a diagnostic without a place.
    pub fn to_diagnostic(&self) -> Diagnostic {
        self.help.iter().fold(Diagnostic::global(self.code, &self.message), |d, h| d.help(h))
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for LinkError {}
