//! Strings and characters: regular, verbatim, triple-quoted, byte and interpolated (F# specification, 3.5 and 3.9).
//!
//! An interpolated string becomes one token a stretch of text; the tokens of a hole stand between them. The lexer
//! keeps a stack of the strings whose holes are open, with the braces opened inside each hole.

use super::{Hole, Lexer, StringPart, StringStyle};
use crate::ast::{IntKind, Literal};
use crate::token::Tok;
use diag::Diagnostic;

/// How a stretch of interpolated text ended.
enum Stretch {
    Hole,
    Closed,
    Unfinished,
}

impl Lexer<'_> {
    /// `"..."` or `"""..."""`, not interpolated.
    pub(super) fn string(&mut self) {
        let start = self.pos;
        let style = if self.text[start..].starts_with("\"\"\"") { StringStyle::Triple } else { StringStyle::Regular };
        self.check_nested(start, style);
        self.pos += if style == StringStyle::Triple { 3 } else { 1 };
        self.plain_string(start, style);
    }

    /// `@"`, `$"`, `$@"`, `@$"`, `$"""`, `$$"""`; `false` when the text is an operator.
    pub(super) fn string_prefix(&mut self) -> bool {
        let start = self.pos;
        let rest = &self.text[start..];
        let dollars = rest.bytes().take_while(|b| *b == b'$').count();
        let (skip, style) = if rest.starts_with("@\"") {
            self.check_nested(start, StringStyle::Verbatim);
            self.pos += 2;
            self.plain_string(start, StringStyle::Verbatim);
            return true;
        } else if dollars > 0 && rest[dollars..].starts_with("\"\"\"") {
            (dollars + 3, StringStyle::Triple)
        } else if rest.starts_with("$@\"") || rest.starts_with("@$\"") {
            (3, StringStyle::Verbatim)
        } else if rest.starts_with("$\"") {
            (2, StringStyle::Regular)
        } else {
            return false;
        };
        self.check_nested(start, style);
        self.pos += skip;
        let hole = Hole { style, dollars: dollars.max(1), depth: 0, start: start as u32 };
        self.stretch(hole, start, true);
        true
    }

    /// F# has strings in the holes of triple-quoted strings only, and none with three quotes.
    fn check_nested(&mut self, start: usize, style: StringStyle) {
        let Some(hole) = self.holes.last() else { return };
        if style == StringStyle::Triple {
            self.error(
                "FS3374",
                start,
                start + 3,
                "a triple-quoted string cannot stand in an interpolated string; bind it to a name before",
            );
        } else if hole.style != StringStyle::Triple {
            self.error("FS3373", start, start + 1, "a string cannot stand in a hole of an interpolated string with single quotes; bind it to a name before, or use three quotes around the whole");
        }
    }

    /// Braces while a hole is open; `false` when the brace is an ordinary token.
    pub(super) fn brace(&mut self) -> bool {
        let Some(hole) = self.holes.last_mut() else {
            return false;
        };
        let open = self.bytes[self.pos] == b'{';
        if open {
            // `{|` is an anonymous record; it is closed by `|}`, which is no brace of its own.
            if self.bytes.get(self.pos + 1) != Some(&b'|') {
                hole.depth += 1;
            }
            return false;
        }
        if hole.depth > 0 {
            hole.depth -= 1;
            return false;
        }
        let hole = *hole;
        self.holes.pop();
        let start = self.pos;
        let closing = self.bytes[start..].iter().take_while(|b| **b == b'}').count().min(hole.dollars);
        self.pos += closing;
        self.stretch(hole, start, false);
        true
    }

    /// Reads interpolated text from here and adds its token, which starts at `start`.
    fn stretch(&mut self, hole: Hole, start: usize, first: bool) {
        let (line, col) = (self.line, self.column(start));
        let mut units = Vec::new();
        let end = self.interpolated_text(hole, &mut units);
        let specifier = if matches!(end, Stretch::Hole) { take_specifier(&mut units, hole.dollars) } else { None };
        self.check_percent(&units, hole, start);
        let units = unescape_percent(units, hole.dollars);
        let end_col = self.column(self.pos);
        let aux = self.out.parts.len() as u32;
        self.out.parts.push(StringPart { units, specifier, end: (self.line, end_col) });
        let kind = match (&end, first) {
            (Stretch::Hole, true) => Tok::InterpBegin,
            (Stretch::Hole, false) => Tok::InterpPart,
            (_, true) => Tok::InterpWhole,
            (_, false) => Tok::InterpEnd,
        };
        self.push_at(kind, start, line, col).aux = aux;
        match end {
            Stretch::Hole => self.holes.push(Hole { depth: 0, ..hole }),
            Stretch::Closed => {}
            Stretch::Unfinished => self.unfinished(hole.start as usize, hole.style, true),
        }
    }

    /// A lone `%d` in an interpolated string has no value to print.
    fn check_percent(&mut self, units: &[u16], hole: Hole, start: usize) {
        let mut i = 0;
        while let Some(at) = units[i..].iter().position(|u| *u == PERCENT) {
            i += at;
            match percent_escape(&units[i..]) {
                Some(len) => i += len,
                None if hole.dollars > 1 => i += 1,
                None => {
                    self.error(
                        "FS3376",
                        start,
                        self.pos,
                        "an interpolated string may use a '%' format only directly before a hole, such as '%d{1 + 1}'; write '%%' for a percent sign",
                    );
                    return;
                }
            }
        }
    }

    fn interpolated_text(&mut self, hole: Hole, units: &mut Vec<u16>) -> Stretch {
        loop {
            let Some(&b) = self.bytes.get(self.pos) else {
                return Stretch::Unfinished;
            };
            match b {
                b'{' => {
                    let run = self.bytes[self.pos..].iter().take_while(|b| **b == b'{').count();
                    if hole.style == StringStyle::Triple && hole.dollars > 1 {
                        if run >= hole.dollars {
                            // Surplus braces are text before the hole.
                            units.extend(std::iter::repeat_n(u16::from(b'{'), run - hole.dollars));
                            self.pos += run;
                            return Stretch::Hole;
                        }
                        units.extend(std::iter::repeat_n(u16::from(b'{'), run));
                        self.pos += run;
                    } else if run >= 2 {
                        units.push(u16::from(b'{'));
                        self.pos += 2;
                    } else {
                        self.pos += 1;
                        return Stretch::Hole;
                    }
                }
                b'}' => {
                    let run = self.bytes[self.pos..].iter().take_while(|b| **b == b'}').count();
                    if hole.dollars > 1 {
                        units.extend(std::iter::repeat_n(u16::from(b'}'), run));
                        self.pos += run;
                        continue;
                    }
                    units.push(u16::from(b'}'));
                    if run >= 2 {
                        self.pos += 2;
                    } else {
                        self.error("FS3383", self.pos, self.pos + 1, "a '}' in an interpolated string is written '}}'");
                        self.pos += 1;
                    }
                }
                _ => {
                    if self.string_char(hole.style, units) {
                        return Stretch::Closed;
                    }
                }
            }
        }
    }

    /// The rest of a string that is not interpolated, after its opening quotes.
    fn plain_string(&mut self, start: usize, style: StringStyle) {
        let (line, col) = (self.line, self.column(start));
        let mut units = Vec::new();
        let closed = loop {
            if self.pos >= self.bytes.len() {
                break false;
            }
            if self.string_char(style, &mut units) {
                break true;
            }
        };
        if !closed {
            self.unfinished(start, style, false);
        }
        if self.peek(0) == b'B' {
            self.pos += 1;
            let bytes: Vec<u8> = units.iter().map(|u| *u as u8).collect();
            if units.iter().any(|u| *u > 255) {
                self.error("FS1140", start, self.pos, "this byte string has characters that do not fit one byte");
            }
            self.push_literal(Tok::Bytes, Literal::Bytes(bytes), start, line, col);
        } else {
            self.push_literal(Tok::Str, Literal::String(units), start, line, col);
        }
    }

    fn unfinished(&mut self, start: usize, style: StringStyle, interpolated: bool) {
        let (code, what) = match (interpolated, style) {
            (true, StringStyle::Regular) => ("FS3379", "interpolated string"),
            (true, StringStyle::Verbatim) => ("FS3380", "interpolated verbatim string"),
            (true, StringStyle::Triple) => ("FS3381", "interpolated triple-quoted string"),
            (false, StringStyle::Regular) => ("FS0514", "string"),
            (false, StringStyle::Verbatim) => ("FS0515", "verbatim string"),
            (false, StringStyle::Triple) => ("FS1232", "triple-quoted string"),
        };
        self.error(code, start, start + 1, format!("this {what} is not closed before the end of the file"));
    }

    /// Takes one character or escape of a string; `true` when it was the closing quote.
    fn string_char(&mut self, style: StringStyle, units: &mut Vec<u16>) -> bool {
        let b = self.bytes[self.pos];
        match (b, style) {
            (b'"', StringStyle::Triple) => {
                // The first three quotes close, whatever follows.
                if self.text[self.pos..].starts_with("\"\"\"") {
                    self.pos += 3;
                    return true;
                }
                units.push(u16::from(b'"'));
                self.pos += 1;
            }
            (b'"', StringStyle::Verbatim) if self.peek(1) == b'"' => {
                units.push(u16::from(b'"'));
                self.pos += 2;
            }
            (b'"', _) => {
                self.pos += 1;
                return true;
            }
            (b'\\', StringStyle::Regular) => self.escape(units),
            (b'\n', _) => {
                units.push(u16::from(b'\n'));
                self.pos += 1;
                self.new_line(self.pos);
            }
            _ if b < 128 => {
                units.push(u16::from(b));
                self.pos += 1;
            }
            _ => {
                let c = self.text[self.pos..].chars().next().unwrap_or(' ');
                units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
                self.pos += c.len_utf8();
            }
        }
        false
    }

    /// A backslash in a regular string; one that begins no escape is kept as text.
    fn escape(&mut self, units: &mut Vec<u16>) {
        let start = self.pos;
        if let Some((value, len)) = simple_escape(&self.bytes[start..]) {
            units.push(value);
            self.pos += len;
            return;
        }
        match self.peek(1) {
            b'\n' | b'\r' => {
                // A line continuation drops the line break and the next line's indentation.
                self.pos += if self.peek(1) == b'\r' && self.peek(2) == b'\n' { 3 } else { 2 };
                self.new_line(self.pos);
                while matches!(self.peek(0), b' ' | b'\t') {
                    self.pos += 1;
                }
            }
            b'U' if hex(&self.bytes[start..], 2, 8).is_some() => {
                let value = hex(&self.bytes[start..], 2, 8).unwrap_or(0);
                self.pos += 10;
                match char::from_u32(value) {
                    Some(c) => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
                    None if value <= 0xFFFF => units.push(value as u16),
                    None => self.error("FS1245", start, start + 10, "this is not a valid Unicode code point"),
                }
            }
            _ => {
                if let Some(value) = trigraph(&self.bytes[start..]) {
                    if value > 255 {
                        let span = self.span(start, start + 4);
                        let message =
                            "this is not a valid byte: a trigraph is from '\\000' to '\\255'; it is taken modulo 256";
                        self.out.diags.push(Diagnostic::warning("FS1252", span, message));
                    }
                    units.push(value & 0xFF);
                    self.pos += 4;
                } else {
                    units.push(u16::from(b'\\'));
                    self.pos += 1;
                }
            }
        }
    }

    /// A string inside a comment; `false` when it does not end.
    pub(super) fn string_in_comment(&mut self, comment: usize) -> bool {
        let start = self.pos;
        let style = if self.text[start..].starts_with("\"\"\"") {
            StringStyle::Triple
        } else if start > 0 && self.bytes[start - 1] == b'@' {
            StringStyle::Verbatim
        } else {
            StringStyle::Regular
        };
        self.pos += if style == StringStyle::Triple { 3 } else { 1 };
        let mut units = Vec::new();
        while self.pos < self.bytes.len() {
            units.clear();
            if self.string_char(style, &mut units) {
                return true;
            }
        }
        let code = match style {
            StringStyle::Regular => "FS0517",
            StringStyle::Verbatim => "FS0518",
            StringStyle::Triple => "FS1233",
        };
        self.error(code, comment, comment + 2, "a string inside this comment is not closed before the end of the file");
        false
    }

    /// `'`: a character literal, or the mark of a type variable.
    pub(super) fn quote(&mut self) {
        let start = self.pos;
        let rest = &self.bytes[start..];
        let (value, len) = match char_literal(self.text, start) {
            Some(found) => found,
            None => {
                self.pos += 1;
                if rest.starts_with(b"'\\U") && hex(rest, 3, 8).is_some() && rest.get(11) == Some(&b'\'') {
                    self.pos += 11;
                    self.error("FS1159", start, self.pos, "this Unicode escape is valid only in strings");
                    self.push_literal_here(Tok::Char, Literal::Char(0), start);
                    return;
                }
                self.push(Tok::Quote, start);
                return;
            }
        };
        self.pos += len;
        if self.peek(0) == b'B' {
            self.pos += 1;
            if value > 127 && rest.get(1) != Some(&b'\\') || value > 255 {
                self.error("FS1157", start, self.pos, "this is not a valid byte character literal");
            }
            self.push_literal_here(Tok::Num, Literal::Int(IntKind::U8, i128::from(value & 0xFF)), start);
        } else {
            self.push_literal_here(Tok::Char, Literal::Char(value), start);
        }
    }

    fn push_literal_here(&mut self, kind: Tok, value: Literal, start: usize) {
        let (line, col) = (self.line, self.column(start));
        self.push_literal(kind, value, start, line, col);
    }
}

/// A character literal at `start`: its value and length.
fn char_literal(text: &str, start: usize) -> Option<(u16, usize)> {
    let rest = &text.as_bytes()[start..];
    if rest.get(1) == Some(&b'\\') {
        let (value, len) = simple_escape(&rest[1..])
            .or_else(|| trigraph(&rest[1..]).filter(|v| *v < 256).map(|v| (v, 4)))
            .or_else(|| hex(rest, 3, 8).filter(|v| rest[2] == b'U' && *v <= 0xFFFF).map(|v| (v as u16, 10)))?;
        return (rest.get(1 + len) == Some(&b'\'')).then_some((value, len + 2));
    }
    let c = text[start + 1..].chars().next()?;
    // `'''` is the quote itself.
    if matches!(c, '\n' | '\r' | '\t') || c.len_utf16() > 1 {
        return None;
    }
    (rest.get(1 + c.len_utf8()) == Some(&b'\'')).then(|| {
        let mut unit = [0u16; 2];
        c.encode_utf16(&mut unit);
        (unit[0], c.len_utf8() + 2)
    })
}

/// `\n`, `\x41`, `\u0041`: value and length. `bytes` begins with the backslash.
fn simple_escape(bytes: &[u8]) -> Option<(u16, usize)> {
    let value = match bytes.get(1)? {
        b'n' => b'\n',
        b't' => b'\t',
        b'b' => 8,
        b'r' => b'\r',
        b'a' => 7,
        b'f' => 12,
        b'v' => 11,
        b'\\' => b'\\',
        b'"' => b'"',
        b'\'' => b'\'',
        b'0' if trigraph(bytes).is_none() => 0,
        b'x' => return hex(bytes, 2, 2).map(|v| (v as u16, 4)),
        b'u' => return hex(bytes, 2, 4).map(|v| (v as u16, 6)),
        _ => return None,
    };
    Some((u16::from(value), 2))
}

/// `\065`: three decimal digits.
fn trigraph(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.get(1..4)?;
    digits.iter().all(u8::is_ascii_digit).then(|| digits.iter().fold(0, |v, d| v * 10 + u16::from(d - b'0')))
}

/// `len` hexadecimal digits at `at`.
fn hex(bytes: &[u8], at: usize, len: usize) -> Option<u32> {
    let digits = bytes.get(at..at + len)?;
    let text = std::str::from_utf8(digits).ok()?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u32::from_str_radix(text, 16).ok()
}

/// Cuts a printf specifier off the end of the text before a hole: `%`, flags, width, precision, letter.
fn take_specifier(units: &mut Vec<u16>, dollars: usize) -> Option<String> {
    let text: Vec<u8> = units.iter().map(|u| u8::try_from(*u).unwrap_or(0)).collect();
    let start = text.iter().rposition(|b| *b == b'%')?;
    let first = text[..=start].iter().rposition(|b| *b != b'%').map_or(0, |i| i + 1);
    let run = start + 1 - first;
    // `%%d{x}` in a `$"..."` is an escaped percent sign; in `$$"""..."""` it is the specifier.
    let is_format = if dollars == 1 { run % 2 == 1 } else { run >= dollars };
    let body = &text[start + 1..];
    let letter = *body.last()?;
    let digits = &body[..body.len() - 1];
    let valid = letter.is_ascii_alphabetic()
        && digits.iter().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'+' | b'-' | b' ' | b'#' | b'*'));
    if !is_format || !valid {
        return None;
    }
    let spec: String = std::iter::once('%').chain(body.iter().map(|b| *b as char)).collect();
    units.truncate(if dollars == 1 { start } else { start + 1 - dollars });
    Some(spec)
}

const PERCENT: u16 = b'%' as u16;

/// The length of `%%`, which may have printf flags inside (`%-%`).
fn percent_escape(units: &[u16]) -> Option<usize> {
    let flags = units[1..]
        .iter()
        .take_while(|u| u8::try_from(**u).is_ok_and(|b| matches!(b, b'-' | b'+' | b' ' | b'#' | b'0'..=b'9' | b'.')))
        .count();
    (units.get(flags + 1) == Some(&PERCENT)).then_some(flags + 2)
}

/// `%%` is a percent sign in a string with one `$`; with more, a percent sign stands for itself.
fn unescape_percent(units: Vec<u16>, dollars: usize) -> Vec<u16> {
    if dollars > 1 || !units.contains(&PERCENT) {
        return units;
    }
    let mut out = Vec::with_capacity(units.len());
    let mut i = 0;
    while let Some(unit) = units.get(i) {
        out.push(*unit);
        i += if *unit == PERCENT { percent_escape(&units[i..]).unwrap_or(1) } else { 1 };
    }
    out
}
