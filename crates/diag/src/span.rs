//! Places made safe to print.
//!
//! In: a [`Span`] of any origin. Out: byte ranges that lie in the file, on character boundaries, with
//! `lo <= hi`; or nothing when the file is not in the map. Every renderer goes through here, so that no
//! span, however odd, makes a message fail.

use std::ops::Range;

use base::{LineCol, SourceFile, SourceMap, Span};

/// The file of a span and its range there.
pub(crate) fn resolve(span: Span, map: &SourceMap) -> Option<(&SourceFile, Range<usize>)> {
    let file = map.get(span.file)?;
    let lo = floor_boundary(&file.text, span.lo as usize);
    let hi = floor_boundary(&file.text, span.hi as usize).max(lo);
    Some((file, lo..hi))
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Index of the line that holds a byte, from 0.
pub(crate) fn line_of(file: &SourceFile, at: usize) -> usize {
    file.line_starts.partition_point(|s| *s as usize <= at).max(1) - 1
}

/// Line and column of a byte offset that [`resolve`] gave.
pub(crate) fn line_col(file: &SourceFile, at: usize) -> LineCol {
    let line = line_of(file, at);
    let start = file.line_starts.get(line).map_or(0, |s| *s as usize);
    let col = file.text.get(start..at).map_or(0, |s| s.encode_utf16().count());
    LineCol { line: line as u32 + 1, col: col as u32 + 1 }
}
