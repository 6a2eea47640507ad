//! One JSON object a line, for tools: the diagnostic's data with lines and columns from 1.
//!
//! Columns count UTF-16 units. A diagnostic without a place has `null` for file, line and column.

use base::{SourceMap, Span};
use serde::Serialize;

use crate::short::severity_word;
use crate::span::{line_col, resolve};
use crate::{Diagnostic, Edit};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Label<'a>>,
    help: &'a [String],
    edits: Vec<Label<'a>>,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Place<'a> {
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

/// The diagnostic as one JSON object on one line, without a line end.
pub fn render_json(d: &Diagnostic, map: &SourceMap) -> String {
    let record = Record {
        code: d.code,
        severity: severity_word(d.severity),
        message: &d.message,
        place: d.span.map(|s| place(s, map)).unwrap_or_default(),
        labels: d.labels.iter().map(|(span, text)| Label { place: place(*span, map), text }).collect(),
        help: &d.help,
        edits: d.edits.iter().map(|Edit { span, text }| Label { place: place(*span, map), text }).collect(),
    };
    serde_json::to_string(&record).expect("invariant: strings and numbers always serialise")
}

fn place(span: Span, map: &SourceMap) -> Place<'_> {
    let Some((file, range)) = resolve(span, map) else {
        return Place::default();
    };
    let (start, end) = (line_col(file, range.start), line_col(file, range.end));
    Place {
        file: Some(&file.name),
        line: Some(start.line),
        column: Some(start.col),
        end_line: Some(end.line),
        end_column: Some(end.col),
    }
}
