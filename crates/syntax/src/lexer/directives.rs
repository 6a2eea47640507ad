//! `#if` and its family, and the directives that reach no parser.
//!
//! Conditions are evaluated while lexing, so inactive text makes no token; in it only lines that begin with a
//! conditional directive are looked at, as in F#.

use super::Lexer;
use crate::ast::HashDirective;
use base::Symbol;

/// An `#if` whose `#endif` has not come.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenIf {
    /// First byte of the `#if`.
    pub lo: u32,
    /// Whether a branch has been active.
    taken: bool,
    /// Whether `#else` has come.
    has_else: bool,
}

/// Where inactive text ends.
enum Stop {
    Else,
    Elif,
    Endif,
}

impl<'a> Lexer<'a> {
    /// Lexes a directive at the start of a line; `false` when the `#` belongs to the code.
    pub(super) fn directive(&mut self) -> bool {
        let start = self.pos;
        let line = &self.text[start..];
        let line = line.split_once('\n').map_or(line, |(l, _)| l).trim_end_matches('\r');
        let body = line[1..].trim_start();
        let word_len = body.bytes().take_while(|b| b.is_ascii_alphabetic()).count();
        let (word, rest) = body.split_at(word_len);
        // Only a directive's own arguments may follow, so `#seq<int>` on its own line stays a type.
        match word {
            "if" => self.open_if(start, rest),
            "else" => self.after_active(start, "#else"),
            "elif" => self.after_active(start, "#elif"),
            "endif" => {
                if self.ifs.pop().is_none() {
                    self.error("FS0010", start, start + line.len(), "'#endif' without '#if'");
                }
                self.pos = start + line.len();
            }
            "nowarn" | "warnon" | "light" | "indent" | "line" => {
                self.pos = start + line.len();
                self.record(word, rest, start);
            }
            "" if body.starts_with(|c: char| c.is_ascii_digit()) => {
                self.pos = start + line.len();
                self.record("line", body, start);
            }
            _ => return false,
        }
        true
    }

    fn record(&mut self, name: &str, rest: &str, start: usize) {
        let rest = rest.split("//").next().unwrap_or("");
        let args = rest.split_whitespace().map(|a| a.trim_matches('"').to_string()).collect();
        let span = self.span(start, self.pos);
        self.out.directives.push(HashDirective { name: Symbol::intern(name), args, span });
    }

    fn open_if(&mut self, start: usize, rest: &'a str) {
        let holds = self.condition(rest, start);
        self.pos = start;
        self.skip_line();
        self.ifs.push(OpenIf { lo: start as u32, taken: holds, has_else: false });
        if !holds {
            self.inactive();
        }
    }

    /// `#else` or `#elif` after an active branch: the rest up to `#endif` is inactive.
    fn after_active(&mut self, start: usize, what: &str) {
        self.skip_line();
        match self.ifs.last() {
            None => self.error("FS0010", start, start + what.len(), format!("'{what}' without '#if'")),
            Some(open) if open.has_else => {
                self.error("FS0010", start, start + what.len(), format!("'{what}' after '#else'"));
                self.inactive();
            }
            Some(_) => {
                if what == "#else" {
                    self.mark_else();
                }
                self.inactive();
            }
        }
    }

    fn mark_else(&mut self) {
        if let Some(open) = self.ifs.last_mut() {
            open.has_else = true;
        }
    }

    /// Skips lines until a branch of the innermost `#if` is active or it ends.
    fn inactive(&mut self) {
        while self.pos < self.bytes.len() {
            let Some((stop, start, rest)) = self.skip_inactive() else {
                return;
            };
            self.pos = start;
            self.skip_line();
            let taken = self.ifs.last().is_none_or(|open| open.taken);
            let active = match stop {
                Stop::Endif => {
                    self.ifs.pop();
                    return;
                }
                Stop::Else => {
                    self.mark_else();
                    !taken
                }
                Stop::Elif => !taken && self.condition(rest, start),
            };
            if active {
                if let Some(open) = self.ifs.last_mut() {
                    open.taken = true;
                }
                return;
            }
        }
    }

    /// Moves to the next `#else`, `#elif` or `#endif` of this level; at the end of the text there is none.
    fn skip_inactive(&mut self) -> Option<(Stop, usize, &'a str)> {
        let mut depth = 0u32;
        loop {
            self.skip_line();
            if self.pos >= self.bytes.len() {
                return None;
            }
            self.pos += 1;
            self.new_line(self.pos);
            let line: &'a str = &self.text[self.pos..];
            let line = line.split_once('\n').map_or(line, |(l, _)| l).trim_end_matches('\r');
            let trimmed = line.trim_start();
            let Some(body) = trimmed.strip_prefix('#') else {
                continue;
            };
            let start = self.pos + (line.len() - trimmed.len());
            let body = body.trim_start();
            let word = body.bytes().take_while(|b| b.is_ascii_alphabetic()).count();
            let (word, rest) = body.split_at(word);
            let stop = match word {
                "if" => {
                    depth += 1;
                    continue;
                }
                "endif" if depth > 0 => {
                    depth -= 1;
                    continue;
                }
                "endif" => Stop::Endif,
                "else" if depth == 0 => Stop::Else,
                "elif" if depth == 0 => Stop::Elif,
                _ => continue,
            };
            return Some((stop, start, rest));
        }
    }

    /// Evaluates `A && (B || !C)`.
    fn condition(&mut self, text: &'a str, start: usize) -> bool {
        let text = text.split("//").next().unwrap_or("").trim();
        let mut parser = Condition { rest: text, defines: &self.defines, depth: 0 };
        let value = parser.or();
        match value {
            Some(value) if parser.rest.trim().is_empty() => value,
            _ => {
                self.error(
                    "FS3182",
                    start,
                    start + 1,
                    "the condition of this directive is not an expression of names, '&&', '||', '!' and parentheses",
                );
                false
            }
        }
    }
}

struct Condition<'a, 'b> {
    rest: &'a str,
    defines: &'b base::FxHashSet<&'a str>,
    depth: u32,
}

impl Condition<'_, '_> {
    fn eat(&mut self, text: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn or(&mut self) -> Option<bool> {
        let mut value = self.and()?;
        while self.eat("||") {
            value |= self.and()?;
        }
        Some(value)
    }

    fn and(&mut self) -> Option<bool> {
        let mut value = self.atom()?;
        while self.eat("&&") {
            value &= self.atom()?;
        }
        Some(value)
    }

    fn atom(&mut self) -> Option<bool> {
        self.depth += 1;
        if self.depth > 1_000 {
            return None;
        }
        if self.eat("!") {
            return self.atom().map(|v| !v);
        }
        if self.eat("(") {
            let value = self.or()?;
            return self.eat(")").then_some(value);
        }
        self.rest = self.rest.trim_start();
        let len = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '\'')).unwrap_or(self.rest.len());
        if len == 0 {
            return None;
        }
        let (name, rest) = self.rest.split_at(len);
        self.rest = rest;
        Some(name == "true" || (name != "false" && self.defines.contains(name)))
    }
}
