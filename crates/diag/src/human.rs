//! Diagnostics for people: the message, the source lines with the places marked, and what to do.
//!
//! In: a [`Diagnostic`] and the sources. Out: text, coloured on request. Laid out by `annotate-snippets`,
//! which stays behind our own data: nothing of it is in a public type.
//!
//! ```text
//! error[FS0039]: The value or constructor 'lenght' is not defined.
//!  --> hello.fs:2:10
//!   |
//! 2 | let n = lenght xs
//!   |         ^^^^^^
//!   |
//!   = help: Did you mean 'length'?
//! ```

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Renderer, Snippet};
use base::{FileId, SourceFile, SourceMap, Span};

use crate::span::{line_of, resolve};
use crate::{Diagnostic, Severity};

/// A line longer than this is cut around the place by the layout; a file with more is not shown at all
/// between two far places.
const WIDTH: usize = 140;

/// The diagnostic as several lines of text, with a line end.
pub fn render_human(d: &Diagnostic, map: &SourceMap, color: bool) -> String {
    let message = printable(&d.message);
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = level.primary_title(message.as_str()).id(d.code).elements(Vec::<Element<'_>>::new());
    for places in by_file(d, map) {
        group = group.element(snippet(&places));
    }
    let helps: Vec<String> = d.help.iter().map(|h| printable(h)).collect();
    for help in &helps {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.term_width(WIDTH).render(&[group]);
    text.push('\n');
    text
}

/// The places of a diagnostic in one file.
struct Places<'a> {
    file: &'a SourceFile,
    marks: Vec<Mark>,
}

struct Mark {
    range: Range<usize>,
    kind: AnnotationKind,
    label: Option<String>,
}

/// Main place first; further files in the order in which labels name them.
fn by_file<'a>(d: &Diagnostic, map: &'a SourceMap) -> Vec<Places<'a>> {
    let main = d.span.map(|s| (s, AnnotationKind::Primary, None));
    let labels = d.labels.iter().map(|(s, text)| (*s, AnnotationKind::Context, Some(printable(text))));
    let mut all: Vec<(FileId, Places<'a>)> = Vec::new();
    for (span, kind, label) in main.into_iter().chain(labels) {
        add_place(&mut all, span, kind, label, map);
    }
    all.into_iter().map(|(_, places)| places).collect()
}

fn add_place<'a>(
    all: &mut Vec<(FileId, Places<'a>)>,
    span: Span,
    kind: AnnotationKind,
    label: Option<String>,
    map: &'a SourceMap,
) {
    let Some((file, range)) = resolve(span, map) else {
        return;
    };
    let at = all.iter().position(|(id, _)| *id == span.file).unwrap_or_else(|| {
        all.push((span.file, Places { file, marks: Vec::new() }));
        all.len() - 1
    });
    let marks = &mut all[at].1.marks;
    // A label on the main place itself is written beside it rather than marking the place twice.
    if let Some(same) = marks.iter_mut().find(|m| m.range == range && m.label.is_none()) {
        same.label = label;
        return;
    }
    marks.push(Mark { range, kind, label });
}

/// Only the lines from the first place to the last are handed over: laying out a message must not cost
/// a walk over the whole file.
fn snippet<'a>(places: &Places<'a>) -> Snippet<'a, Annotation<'a>> {
    let text = places.file.text.as_str();
    let lo = places.marks.iter().map(|m| m.range.start).min().unwrap_or(0);
    let hi = places.marks.iter().map(|m| m.range.end).max().unwrap_or(0);
    let first = line_of(places.file, lo);
    let start = places.file.line_starts.get(first).map_or(0, |s| *s as usize);
    let last = line_of(places.file, hi);
    let end = places.file.line_starts.get(last + 1).map_or(text.len(), |s| *s as usize);
    let window = text[start..end].trim_end_matches(['\n', '\r']);
    let mut out = Snippet::source(window).line_start(first + 1).path(places.file.name.as_str()).fold(true);
    for mark in &places.marks {
        let from = (mark.range.start - start).min(window.len());
        let to = (mark.range.end - start).min(window.len());
        let mut annotation = mark.kind.span(from..to);
        if let Some(label) = &mark.label {
            annotation = annotation.label(label.clone());
        }
        out = out.annotation(annotation);
    }
    out
}

/// Text of the program may hold control characters; a terminal must not obey them.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}
