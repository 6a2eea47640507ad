//! Source files, byte spans and their lines.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{IndexVec, define_id};

define_id!(
    /// A source file of the session, in compilation order within its set.
    FileId, "file"
);

/// A half-open byte range of one file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
}

impl Span {
    /// A span of `lo..hi` in `file`.
    pub const fn new(file: FileId, lo: u32, hi: u32) -> Span {
        Span { file, lo, hi }
    }
    /// The smallest span that covers both (of one file; otherwise `self`).
    pub fn to(self, other: Span) -> Span {
        if self.file != other.file {
            return self;
        }
        Span { file: self.file, lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }
    /// The empty span at the start.
    pub fn start(self) -> Span {
        Span { hi: self.lo, ..self }
    }
    /// The empty span at the end.
    pub fn end(self) -> Span {
        Span { lo: self.hi, ..self }
    }
}

/// A position as a person counts: line and column from 1; columns count UTF-16 units, as .NET does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LineCol {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub col: u32,
}

/// One file: its displayed name, its text and where its lines start.
#[derive(Debug)]
pub struct SourceFile {
    /// The name as messages print it.
    pub name: String,
    /// The whole text (UTF-8, without a byte order mark).
    pub text: String,
    /// Byte offset of each line's start.
    pub line_starts: Vec<u32>,
    /// Part of the library that ships with the compiler.
    pub is_library: bool,
}

/// All files of a session. Files are only added.
#[derive(Default, Clone, Debug)]
pub struct SourceMap {
    files: IndexVec<FileId, Arc<SourceFile>>,
}

impl SourceMap {
    /// An empty map.
    pub fn new() -> SourceMap {
        SourceMap::default()
    }
    /// Adds a file.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>, is_library: bool) -> FileId {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
        self.files.push(Arc::new(SourceFile { name: name.into(), text, line_starts, is_library }))
    }
    /// The file of an id.
    pub fn file(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[id]
    }
    /// The file of an id, if the map has it (built-in types have places in no file).
    pub fn get(&self, id: FileId) -> Option<&Arc<SourceFile>> {
        self.files.get(id)
    }
    /// All files in order.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        self.files.iter_enumerated()
    }
    /// The text of a span.
    pub fn text(&self, span: Span) -> &str {
        self.files[span.file].text.get(span.lo as usize..span.hi as usize).unwrap_or("")
    }
    /// Line and column of a span's first byte.
    pub fn start(&self, span: Span) -> LineCol {
        self.line_col(span.file, span.lo)
    }
    /// Line and column just after a span's last byte.
    pub fn end(&self, span: Span) -> LineCol {
        self.line_col(span.file, span.hi)
    }
    /// Line and column of a byte offset.
    pub fn line_col(&self, file: FileId, offset: u32) -> LineCol {
        let f = &self.files[file];
        let offset = offset.min(f.text.len() as u32);
        let line = f.line_starts.partition_point(|s| *s <= offset).max(1) - 1;
        let start = f.line_starts[line] as usize;
        let col = f.text.get(start..offset as usize).map_or(0, |s| s.encode_utf16().count());
        LineCol { line: line as u32 + 1, col: col as u32 + 1 }
    }
}
