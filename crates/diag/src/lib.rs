//! Diagnostics as data. A stage pushes [`Diagnostic`]s; only the driver renders them.
//!
//! Codes are F#'s own (`FS0001`, `FS0039`, ...) where they exist, `FF1xxx` for memory, `FF2xxx` for
//! what cannot exist natively, `FF3xxx` for platform and linking, `FF9xxx` for use and files.

mod codes;
mod human;
mod json;
mod short;
mod span;
#[cfg(test)]
mod tests;

pub use codes::{Code, codes, explain, title};
pub use human::render_human;
pub use json::render_json;
pub use short::render_short;

use base::Span;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// How grave a diagnostic is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The program is rejected.
    Error,
    /// The program is accepted.
    Warning,
    /// Information only.
    Info,
}

/// A replacement of a span's text that a tool can apply.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// One message to the user: what is wrong, where, why, and one thing to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Diagnostic {
    /// The stable code, such as `FS0039`.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The main place; `None` for messages about flags, files and the machine.
    pub span: Option<Span>,
    /// One sentence.
    pub message: String,
    /// Further places, each with a word about it.
    pub labels: Vec<(Span, String)>,
    /// What to do.
    pub help: Vec<String>,
    /// Edits that would mend it.
    pub edits: Vec<Edit>,
}

/// A diagnostic as it is read back.
#[derive(Deserialize)]
struct Plain {
    code: String,
    severity: Severity,
    span: Option<Span>,
    message: String,
    labels: Vec<(Span, String)>,
    help: Vec<String>,
    edits: Vec<Edit>,
}

impl<'de> Deserialize<'de> for Diagnostic {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Diagnostic, D::Error> {
        let Plain { code, severity, span, message, labels, help, edits } = Plain::deserialize(d)?;
        let known = codes().iter().find(|c| c.code == code);
        let code = known.ok_or_else(|| D::Error::custom("this code does not exist"))?.code;
        Ok(Diagnostic { code, severity, span, message, labels, help, edits })
    }
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Error, Some(span), message)
    }
    /// A warning at a place.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Warning, Some(span), message)
    }
    /// An error about no place in a source file.
    pub fn global(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Error, None, message)
    }
    /// A diagnostic with nothing attached.
    pub fn new(code: &'static str, severity: Severity, span: Option<Span>, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, severity, span, message: message.into(), labels: vec![], help: vec![], edits: vec![] }
    }
    /// Adds a second place.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push((span, text.into()));
        self
    }
    /// Adds a help line.
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help.push(text.into());
        self
    }
    /// Adds an edit.
    pub fn edit(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.edits.push(Edit { span, text: text.into() });
        self
    }
    /// Whether it rejects the program.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
