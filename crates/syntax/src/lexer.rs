//! Text to tokens, by bytes.
//!
//! In: the text of a file and the symbols that `#if` knows. Out: [`Lexed`], every token with its line and
//! column, the values of literals, documentation comments and directives. Afterwards the last token is
//! [`Tok::Eof`], brackets inside interpolated strings are balanced, and no comment or inactive text is left.
//! F# specification, chapter 3; where compiler and specification differ the compiler is followed (an operator is
//! the longest run of operator characters, so `x=-1` has the operator `=-`).

mod directives;
mod numbers;
mod operators;
mod strings;

use base::{FileId, FxHashMap, FxHashSet, Span, Symbol};

use diag::Diagnostic;
pub(crate) use numbers::range_message;
pub(crate) use operators::operator_class;

use crate::ast::{HashDirective, Literal};
use crate::token::{self, Tok, Token, flag};

/// Text of an interpolated string between two holes.
#[derive(Debug, Clone)]
pub struct StringPart {
    /// The text, escapes, doubled braces and doubled percent signs resolved.
    pub units: Vec<u16>,
    /// `%d` directly before the hole that follows.
    pub specifier: Option<String>,
    /// Line and column of the end of the token, from which the hole's indentation counts.
    pub end: (u32, i32),
}

/// What the lexer makes of a file.
#[derive(Debug)]
pub struct Lexed {
    /// The tokens; the last one is [`Tok::Eof`].
    pub tokens: Vec<Token>,
    /// Values of literals, named by [`Token::aux`].
    pub literals: Vec<Literal>,
    /// Texts of interpolated strings, named by [`Token::aux`].
    pub parts: Vec<StringPart>,
    /// `///` text by the first byte of the token after it, in order.
    pub docs: Vec<(u32, String)>,
    /// Directives that are no tokens.
    pub directives: Vec<HashDirective>,
    /// Errors and warnings.
    pub diags: Vec<Diagnostic>,
}

/// How a string is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum StringStyle {
    Regular,
    Verbatim,
    Triple,
}

/// An interpolated string whose hole is being lexed.
#[derive(Clone, Copy, Debug)]
struct Hole {
    style: StringStyle,
    /// Number of `$`.
    dollars: usize,
    /// Braces open inside the hole.
    depth: u32,
    /// First byte of the string.
    start: u32,
}

struct Lexer<'a> {
    file: FileId,
    text: &'a str,
    bytes: &'a [u8],
    pos: usize,
    line: u32,
    /// A byte of the current line and its column, from which later columns are counted.
    anchor: (usize, i32),
    ascii: bool,
    /// Whether a token has been made on this line.
    line_has_token: bool,
    defines: FxHashSet<&'a str>,
    cache: FxHashMap<&'a str, Symbol>,
    holes: Vec<Hole>,
    /// Open `#if`s: place, whether a branch was taken, whether `#else` was seen.
    ifs: Vec<directives::OpenIf>,
    doc: String,
    /// The doc comment ends on this line.
    doc_line: u32,
    out: Lexed,
}

/// Lexes a file.
pub fn lex(text: &str, file: FileId, defines: &[&str]) -> Lexed {
    let mut lexer = Lexer {
        file,
        text,
        bytes: text.as_bytes(),
        pos: if text.starts_with('\u{feff}') { 3 } else { 0 },
        line: 0,
        anchor: (0, 0),
        ascii: text.is_ascii(),
        line_has_token: false,
        defines: defines.iter().copied().collect(),
        cache: FxHashMap::default(),
        holes: Vec::new(),
        ifs: Vec::new(),
        doc: String::new(),
        doc_line: 0,
        out: Lexed {
            tokens: Vec::with_capacity(text.len() / 4 + 1),
            literals: Vec::new(),
            parts: Vec::new(),
            docs: Vec::new(),
            directives: Vec::new(),
            diags: Vec::new(),
        },
    };
    lexer.anchor = (lexer.pos, 0);
    if lexer.text[lexer.pos..].starts_with("#!") {
        lexer.skip_line();
    }
    while lexer.pos < lexer.bytes.len() {
        lexer.next();
    }
    lexer.finish();
    lexer.out
}

impl<'a> Lexer<'a> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.pos + ahead).copied().unwrap_or(0)
    }

    fn span(&self, lo: usize, hi: usize) -> Span {
        Span::new(self.file, lo as u32, hi as u32)
    }

    fn error(&mut self, code: &'static str, lo: usize, hi: usize, message: impl Into<String>) {
        let span = self.span(lo, hi);
        self.out.diags.push(Diagnostic::error(code, span, message));
    }

    /// The column of a byte of the current line at or after the last one asked for.
    fn column(&mut self, at: usize) -> i32 {
        if self.ascii {
            return (at - self.anchor.0) as i32 + self.anchor.1;
        }
        let text = self.text.get(self.anchor.0..at).unwrap_or("");
        let col = self.anchor.1 + text.encode_utf16().count() as i32;
        self.anchor = (at, col);
        col
    }

    /// Notes that a new line starts at `at`.
    fn new_line(&mut self, at: usize) {
        self.line += 1;
        self.anchor = (at, 0);
        self.line_has_token = false;
    }

    fn symbol(&mut self, text: &'a str) -> Symbol {
        *self.cache.entry(text).or_insert_with(|| Symbol::intern(text))
    }

    /// Adds a token that starts at `lo` on line `line` in column `col` and ends here.
    fn push_at(&mut self, kind: Tok, lo: usize, line: u32, col: i32) -> &mut Token {
        self.line_has_token = true;
        if !self.doc.is_empty() {
            let doc = std::mem::take(&mut self.doc);
            self.out.docs.push((lo as u32, doc));
        }
        self.out.tokens.push(Token {
            kind,
            flags: 0,
            sym: None,
            aux: 0,
            lo: lo as u32,
            hi: self.pos as u32,
            line,
            col,
        });
        self.out.tokens.last_mut().expect("invariant: a token was just pushed")
    }

    /// Adds a token of one line from `lo` to here.
    fn push(&mut self, kind: Tok, lo: usize) -> &mut Token {
        let (line, col) = (self.line, self.column(lo));
        self.push_at(kind, lo, line, col)
    }

    fn push_literal(&mut self, kind: Tok, value: Literal, lo: usize, line: u32, col: i32) {
        let aux = self.out.literals.len() as u32;
        self.out.literals.push(value);
        self.push_at(kind, lo, line, col).aux = aux;
    }

    fn skip_line(&mut self) {
        while self.pos < self.bytes.len() && self.bytes[self.pos] != b'\n' {
            self.pos += 1;
        }
    }

    fn next(&mut self) {
        let start = self.pos;
        let byte = self.bytes[start];
        match byte {
            b' ' => self.pos += 1,
            b'\n' => {
                self.pos += 1;
                self.new_line(start + 1);
            }
            b'\r' => self.pos += 1,
            b'\t' => self.tab(),
            b'/' if self.peek(1) == b'/' => self.line_comment(),
            b'(' if self.peek(1) == b'*' => {
                if self.peek(2) == b')' {
                    self.star_in_parens();
                } else {
                    self.block_comment();
                }
            }
            b'#' if !self.line_has_token && self.directive() => {}
            b'0'..=b'9' => self.number(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b'"' => self.string(),
            b'@' | b'$' if self.string_prefix() => {}
            b'\'' => self.quote(),
            b'`' if self.peek(1) == b'`' => self.quoted_ident(),
            b'{' | b'}' if self.brace() => {}
            b if b < 128 => self.operator(),
            _ => self.non_ascii(),
        }
    }

    fn tab(&mut self) {
        let start = self.pos;
        self.pos += 1;
        // One report a run of tabs.
        while self.peek(0) == b'\t' {
            self.pos += 1;
        }
        self.error("FS1161", start, self.pos, "tabs are not allowed in F# code: use spaces");
    }

    fn non_ascii(&mut self) {
        let rest = &self.text[self.pos..];
        let c = rest.chars().next().unwrap_or(' ');
        if c.is_alphabetic() {
            self.word();
            return;
        }
        let start = self.pos;
        self.pos += c.len_utf8();
        if !c.is_whitespace() && c != '\u{feff}' {
            self.error("FS0010", start, self.pos, format!("unexpected character '{c}'"));
        }
    }

    /// Moves over identifier characters.
    fn skip_word(&mut self) {
        loop {
            match self.peek(0) {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | b'\'' => self.pos += 1,
                b if b >= 128 => {
                    let c = self.text[self.pos..].chars().next().unwrap_or(' ');
                    if !is_ident_char(c) {
                        return;
                    }
                    self.pos += c.len_utf8();
                }
                _ => return,
            }
        }
    }

    fn word(&mut self) {
        let start = self.pos;
        // The first character may be a letter that is no identifier-continuing byte, so it is always taken.
        self.pos += self.text[start..].chars().next().map_or(1, char::len_utf8);
        self.skip_word();
        let text: &'a str = &self.text[start..self.pos];
        if self.peek(0) == b'!' {
            // `return!=`: the longest match of the operator does not count here; F# takes the keyword.
            if let Some(kind) = token::bang_keyword(text) {
                self.pos += 1;
                self.push(kind, start);
                return;
            }
        }
        match token::keyword(text) {
            Some(kind @ (Tok::PowOp | Tok::MulDivOp | Tok::KwString)) => {
                let sym = self.symbol(text);
                self.push(kind, start).sym = Some(sym);
            }
            Some(kind) => {
                self.push(kind, start);
            }
            None => {
                let sym = self.symbol(text);
                if token::is_reserved_ident(text) {
                    let span = self.span(start, self.pos);
                    self.out.diags.push(
                        Diagnostic::warning(
                            "FS0046",
                            span,
                            format!("the identifier '{text}' is reserved for future use by F#"),
                        )
                        .help(format!("write ``{text}`` or choose another name")),
                    );
                }
                self.push(Tok::Ident, start).sym = Some(sym);
            }
        }
    }

    fn quoted_ident(&mut self) {
        let start = self.pos;
        let mut end = start + 2;
        loop {
            match self.bytes.get(end) {
                Some(b'`') if self.bytes.get(end + 1) == Some(&b'`') => break,
                Some(b'\n' | b'\t' | b'\r') | None => {
                    self.pos = end;
                    self.error("FS3563", start, end, "an identifier in double backticks is not closed on its line");
                    return;
                }
                Some(_) => end += 1,
            }
        }
        let text: &'a str = &self.text[start + 2..end];
        self.pos = end + 2;
        let sym = self.symbol(text);
        let token = self.push(Tok::Ident, start);
        token.sym = Some(sym);
        token.flags |= flag::QUOTED;
    }

    /// `(*)`: the operator name, not a comment.
    fn star_in_parens(&mut self) {
        let start = self.pos;
        self.pos = start + 1;
        self.push(Tok::LParen, start);
        self.pos = start + 2;
        let sym = self.symbol("*");
        self.push(Tok::Star, start + 1).sym = Some(sym);
        self.pos = start + 3;
        self.push(Tok::RParen, start + 2);
    }

    fn line_comment(&mut self) {
        let start = self.pos;
        self.skip_line();
        let text = &self.text[start..self.pos];
        // `////` and longer are plain comments; a doc comment after code on its line documents nothing.
        if text.starts_with("///") && !text.starts_with("////") && !self.line_has_token {
            if self.doc.is_empty() || self.doc_line + 1 == self.line {
                if !self.doc.is_empty() {
                    self.doc.push('\n');
                }
            } else {
                self.doc.clear();
            }
            self.doc.push_str(text[3..].trim_end_matches('\r'));
            if self.doc.is_empty() {
                self.doc.push(' ');
            }
            self.doc_line = self.line;
        }
    }

    fn block_comment(&mut self) {
        let start = self.pos;
        let mut depth = 0u32;
        while self.pos < self.bytes.len() {
            match self.bytes[self.pos] {
                b'(' if self.peek(1) == b'*' && self.peek(2) == b')' => self.pos += 3,
                b'(' if self.peek(1) == b'*' => {
                    depth += 1;
                    self.pos += 2;
                }
                b'*' if self.peek(1) == b')' => {
                    depth -= 1;
                    self.pos += 2;
                    if depth == 0 {
                        return;
                    }
                }
                b'"' => {
                    if !self.string_in_comment(start) {
                        return;
                    }
                }
                b'\'' => self.char_in_comment(),
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.skip_word(),
                b'\n' => {
                    self.pos += 1;
                    self.new_line(self.pos);
                }
                _ => self.pos += 1,
            }
        }
        self.error("FS0516", start, start + 2, "this comment is not closed before the end of the file");
    }

    /// `'"'` and `'\''` inside a comment do not begin a string.
    fn char_in_comment(&mut self) {
        let rest = &self.bytes[self.pos..];
        match rest {
            [b'\'', b'\\', _, b'\'', ..] => self.pos += 4,
            [b'\'', c, b'\'', ..] if *c != b'\n' => self.pos += 3,
            _ => self.pos += 1,
        }
    }

    fn finish(&mut self) {
        if let Some(hole) = self.holes.first().copied() {
            self.error(
                "FS3378",
                hole.start as usize,
                hole.start as usize + 1,
                "this interpolated string is not closed before the end of the file",
            );
            // The parts that were opened are closed, so that later stages see balanced strings.
            for _ in 0..self.holes.len() {
                let aux = self.out.parts.len() as u32;
                self.out.parts.push(StringPart { units: Vec::new(), specifier: None, end: (self.line, 0) });
                let at = self.bytes.len();
                self.push(Tok::InterpEnd, at).aux = aux;
            }
        }
        if let Some(open) = self.ifs.last() {
            let span = Span::new(self.file, open.lo, open.lo + 3);
            self.out.diags.push(Diagnostic::error("FS0513", span, "this '#if' has no '#endif'"));
        }
        let at = self.bytes.len();
        let line = self.line;
        self.push_at(Tok::Eof, at, line, -1);
    }
}

/// Whether a character may continue an identifier.
fn is_ident_char(c: char) -> bool {
    // Marks and format characters (Mn, Mc, Cf) are not told apart by `char`; the common blocks are named.
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
        || matches!(
            c,
            '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{fe33}' | '\u{fe34}' | '\u{fe4d}'..='\u{fe4f}' | '\u{ff3f}'
        )
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
}
