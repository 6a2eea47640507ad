//! One line for each diagnostic, in MSBuild's form, which editors and build tools read:
//! `file(line,column): error FS0039: text`, and `firefly: error FF9001: text` where there is no place.

use base::SourceMap;

use crate::span::{line_col, resolve};
use crate::{Diagnostic, Severity};

/// The diagnostic as one line, without a line end.
pub fn render_short(d: &Diagnostic, map: &SourceMap) -> String {
    let place = match d.span.and_then(|s| resolve(s, map)) {
        Some((file, range)) => {
            let at = line_col(file, range.start);
            format!("{}({},{})", file.name, at.line, at.col)
        }
        None => "firefly".to_string(),
    };
    format!("{place}: {} {}: {}", severity_word(d.severity), d.code, one_line(&d.message))
}

/// The word for a severity.
pub(crate) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// A message may have several lines; a reader of this form expects one.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
