//! What lies next to what: the first pass over the tokens, which needs no indentation.
//!
//! In: the lexer's tokens. Out: the same tokens where
//! - `(` or `[` directly after an identifier, or after the `>` of type arguments, has [`flag::HIGH_PREC`];
//! - `<` and `>` of type arguments have [`flag::TYPE_ARGS`], and operators such as `>>` that close several lists are
//!   cut apart (`f<A<B>>x`);
//! - a sign directly before a number, and not directly after an operand, is part of the number (`f -1`, but `n-1`);
//! - any other `-`, `+`, `%`, `&` so placed is [`Tok::AdjacentPrefix`].
//!
//! Whether `<` opens type arguments is decided by looking ahead for the matching `>` over tokens that can stand in a
//! type (F# specification, 15.2 and 15.3).

use std::collections::VecDeque;

use base::{FileId, Symbol};
use diag::Diagnostic;

use crate::ast::{IntKind, Literal};
use crate::lexer::{Lexed, operator_class, range_message};
use crate::token::{Tok, Token, flag};

/// How far the closing `>` of type arguments is looked for; it keeps `a<a<a<..` linear.
const LOOK_AHEAD: usize = 4_000;

const SPLIT: u8 = 1;
const TYPE_ARGS: u8 = 2;
const HIGH_PREC: u8 = 4;

struct Resolver<'a> {
    raw: Vec<Token>,
    /// What a look-ahead decided about each raw token.
    marks: Vec<u8>,
    at: usize,
    /// Parts of a token that was cut apart.
    parts: VecDeque<Token>,
    out: Vec<Token>,
    literals: &'a mut Vec<Literal>,
    diags: &'a mut Vec<Diagnostic>,
    file: FileId,
}

/// Applies the rules of adjacency to the tokens of a file.
pub(crate) fn resolve(lexed: &mut Lexed, file: FileId) -> Vec<Token> {
    let raw = std::mem::take(&mut lexed.tokens);
    let mut resolver = Resolver {
        marks: vec![0; raw.len()],
        out: Vec::with_capacity(raw.len() + 16),
        raw,
        at: 0,
        parts: VecDeque::new(),
        literals: &mut lexed.literals,
        diags: &mut lexed.diags,
        file,
    };
    while let Some(token) = resolver.take() {
        resolver.token(token);
    }
    resolver.out
}

impl Resolver<'_> {
    /// The next token, cut apart if a look-ahead said so.
    fn take(&mut self) -> Option<Token> {
        if let Some(part) = self.parts.pop_front() {
            return Some(part);
        }
        let mut token = *self.raw.get(self.at)?;
        let mark = self.marks[self.at];
        self.at += 1;
        if mark & HIGH_PREC != 0 {
            token.flags |= flag::HIGH_PREC;
        }
        if mark & SPLIT == 0 {
            return Some(token);
        }
        self.split(token, mark & TYPE_ARGS != 0);
        self.parts.pop_front()
    }

    fn peek(&self) -> Option<&Token> {
        self.parts.front().or_else(|| self.raw.get(self.at))
    }

    fn token(&mut self, token: Token) {
        let next = self.peek().copied();
        let adjacent = next.is_some_and(|n| n.lo == token.hi);
        match token.kind {
            Tok::Ident => {
                self.out.push(token);
                if adjacent && let Some(Token { kind: Tok::LParen | Tok::LBrack, .. }) = next {
                    self.mark_high_prec();
                } else {
                    self.look_for_type_args(&token);
                }
            }
            Tok::Delegate => {
                self.out.push(token);
                self.look_for_type_args(&token);
            }
            Tok::Num => self.number(token),
            Tok::Minus | Tok::PlusMinusOp | Tok::PercentOp | Tok::Amp | Tok::AmpAmp if adjacent => self.prefix(token),
            _ => self.out.push(token),
        }
    }

    fn mark_high_prec(&mut self) {
        match self.parts.front_mut() {
            Some(part) => part.flags |= flag::HIGH_PREC,
            None => self.marks[self.at] |= HIGH_PREC,
        }
    }

    fn number(&mut self, token: Token) {
        if token.has(flag::NEGATIVE_ONLY)
            && let Some(Literal::Int(kind, value)) = self.literals.get(token.aux as usize)
            && *value > 0
        {
            let (code, message) = range_message(*kind);
            self.diags.push(Diagnostic::error(code, token.span(self.file), message));
        }
        self.out.push(token);
        self.look_for_type_args(&token);
    }

    /// A sign or address operator directly before its operand.
    fn prefix(&mut self, token: Token) {
        let text = token.sym.map_or("", Symbol::as_str);
        let may_be_prefix = token.kind != Tok::PlusMinusOp || matches!(text, "+" | "+." | "-.");
        let after_operand = self.out.last().is_some_and(|prev| prev.hi == token.lo && ends_operand(prev.kind));
        if !may_be_prefix || after_operand {
            self.out.push(token);
            return;
        }
        if matches!(text, "-" | "+")
            && let Some(next) = self.peek().copied()
            && next.kind == Tok::Num
            && self.fold_sign(&next, text == "-")
        {
            self.take();
            let merged =
                Token { lo: token.lo, line: token.line, col: token.col, flags: next.flags | flag::SIGNED, ..next };
            self.number(merged);
            return;
        }
        self.out.push(Token { kind: Tok::AdjacentPrefix, ..token });
    }

    /// Folds a sign into the literal of a number; `false` for unsigned ones, which take the operator.
    fn fold_sign(&mut self, number: &Token, minus: bool) -> bool {
        let Some(literal) = self.literals.get_mut(number.aux as usize) else {
            return false;
        };
        match literal {
            Literal::Int(IntKind::U8 | IntKind::U16 | IntKind::U32 | IntKind::U64 | IntKind::UNative, _) => {
                return false;
            }
            Literal::Int(kind, value) => {
                if minus {
                    *value = wrap(-*value, *kind);
                }
            }
            Literal::Float(value) => *value = if minus { -*value } else { *value },
            Literal::Float32(value) => *value = if minus { -*value } else { *value },
            Literal::Decimal(text) | Literal::Big(text, _) => {
                if minus {
                    text.insert(0, '-');
                }
            }
            Literal::Unit
            | Literal::Bool(_)
            | Literal::Char(_)
            | Literal::String(_)
            | Literal::Bytes(_)
            | Literal::Source(_)
            | Literal::Measured(..) => {
                return false;
            }
        }
        true
    }

    /// Marks the tokens of type arguments that begin directly after `token`.
    fn look_for_type_args(&mut self, token: &Token) {
        if !self.parts.is_empty() {
            return;
        }
        let Some(first) = self.raw.get(self.at) else {
            return;
        };
        if first.lo != token.hi || !opens_type_args(first) {
            return;
        }
        let (found, end, high_prec) = self.scan(self.at);
        for i in self.at..end {
            let t = &self.raw[i];
            let single = t.kind == Tok::Less;
            if single || !is_splittable(t) || self.kept_whole(i, end, found) {
                continue;
            }
            self.marks[i] = (self.marks[i] & !TYPE_ARGS) | SPLIT | if found { TYPE_ARGS } else { 0 };
        }
        if found {
            self.marks[self.at] |= SPLIT | TYPE_ARGS;
            if let Some(i) = high_prec {
                self.marks[i] |= HIGH_PREC;
            }
        }
    }

    /// `>]` and the like inside nested lists stay whole, for the bracket belongs to something else.
    fn kept_whole(&self, i: usize, end: usize, found: bool) -> bool {
        let last = found && i + 1 == end;
        !last && matches!(self.raw[i].kind, Tok::GreaterRBrack | Tok::GreaterBarRBrack | Tok::GreaterBarRBrace)
            || !last
                && self.raw[i].kind == Tok::CompareOp
                && closing_run(&self.raw[i]).is_some_and(|(_, rest)| !rest.is_empty())
    }

    /// Looks for the `>` that closes the list opened at `start`: whether it is there, the end of what was looked at,
    /// and the `(` that follows it directly.
    fn scan(&self, start: usize) -> (bool, usize, Option<usize>) {
        let mut depth = 0i32;
        let mut i = start;
        while let Some(token) = self.raw.get(i)
            && i - start < LOOK_AHEAD
        {
            i += 1;
            let (closes, plain) = match token.kind {
                Tok::Eof | Tok::SemiSemi => return (false, i - 1, None),
                Tok::RParen | Tok::RBrack => {
                    depth -= 1;
                    if depth <= 0 {
                        return (false, i, None);
                    }
                    continue;
                }
                Tok::Greater => (1, true),
                Tok::GreaterRBrack | Tok::GreaterBarRBrack | Tok::GreaterBarRBrace => (1, false),
                Tok::CompareOp => match closing_run(token) {
                    Some((closes, rest)) => (closes as i32, rest.is_empty()),
                    None if opens_type_args(token) => {
                        depth += 1;
                        continue;
                    }
                    None if depth > 1 => continue,
                    None => return (false, i, None),
                },
                Tok::LParen | Tok::Less | Tok::LBrack | Tok::LBrackLess | Tok::LQuote => {
                    depth += 1;
                    continue;
                }
                _ if may_stand_in_type(token) || depth > 1 => continue,
                _ => return (false, i, None),
            };
            depth -= closes;
            if depth <= 0 {
                let paren = self.raw.get(i).filter(|t| plain && t.kind == Tok::LParen && t.lo == token.hi).map(|_| i);
                return (true, i, paren);
            }
        }
        (false, i, None)
    }

    /// Cuts an operator into the brackets and the rest that it stands for.
    fn split(&mut self, token: Token, type_args: bool) {
        let bit = if type_args { flag::TYPE_ARGS } else { 0 };
        let text = token.sym.map_or("", Symbol::as_str);
        let part = |kind: Tok, lo: u32, hi: u32, flags: u8| Token {
            kind,
            flags,
            sym: Some(Symbol::intern(text.get((lo - token.lo) as usize..(hi - token.lo) as usize).unwrap_or(""))),
            lo,
            hi,
            col: token.col + (lo - token.lo) as i32,
            ..token
        };
        let (lo, hi) = (token.lo, token.hi);
        match token.kind {
            Tok::Less | Tok::Greater => self.parts.push_back(Token { flags: token.flags | bit, ..token }),
            Tok::LQuote => {
                self.parts.push_back(part(Tok::Less, lo, lo + 1, bit));
                self.parts.push_back(part(Tok::AtHatOp, lo + 1, hi, 0));
            }
            Tok::GreaterRBrack | Tok::GreaterBarRBrack | Tok::GreaterBarRBrace => {
                self.parts.push_back(part(Tok::Greater, lo, lo + 1, bit));
                let second = match token.kind {
                    Tok::GreaterRBrack => Tok::RBrack,
                    Tok::GreaterBarRBrack => Tok::BarRBrack,
                    _ => Tok::BarRBrace,
                };
                self.parts.push_back(part(second, lo + 1, hi, 0));
            }
            _ if text.starts_with('<') => {
                self.parts.push_back(part(Tok::Less, lo, lo + 1, bit));
                let kind = if text == "</" { Tok::MulDivOp } else { Tok::AtHatOp };
                self.parts.push_back(part(kind, lo + 1, hi, 0));
            }
            _ => {
                let count = text.bytes().take_while(|b| *b == b'>').count() as u32;
                for i in 0..count {
                    self.parts.push_back(part(Tok::Greater, lo + i, lo + i + 1, bit));
                }
                if let Some(kind) = after_operator(&text[count as usize..]) {
                    self.parts.push_back(part(kind, lo + count, hi, 0));
                }
            }
        }
    }
}

/// Brings a negated literal back into its type: `-0x80y` is the bit pattern itself.
fn wrap(value: i128, kind: IntKind) -> i128 {
    match kind {
        IntKind::I8 => i128::from(value as i8),
        IntKind::I16 => i128::from(value as i16),
        IntKind::I32 => i128::from(value as i32),
        IntKind::I64 | IntKind::Native => i128::from(value as i64),
        IntKind::U8 | IntKind::U16 | IntKind::U32 | IntKind::U64 | IntKind::UNative => value,
    }
}

/// Tokens after which `-` is an infix operator when nothing stands between.
fn ends_operand(kind: Tok) -> bool {
    matches!(
        kind,
        Tok::Ident
            | Tok::Num
            | Tok::Char
            | Tok::Str
            | Tok::Bytes
            | Tok::RParen
            | Tok::RBrack
            | Tok::RBrace
            | Tok::BarRBrace
            | Tok::BarRBrack
            | Tok::End
            | Tok::Null
            | Tok::True
            | Tok::False
            | Tok::Underscore
    )
}

fn opens_type_args(token: &Token) -> bool {
    match token.kind {
        Tok::Less | Tok::LQuote => true,
        Tok::CompareOp => matches!(token.sym.map_or("", Symbol::as_str), "</" | "<^"),
        _ => false,
    }
}

/// `>`, `>>`, `>>.`: the number of brackets closed and the operator after them.
fn closing_run(token: &Token) -> Option<(usize, &'static str)> {
    let text = token.sym?.as_str();
    let count = text.bytes().take_while(|b| *b == b'>').count();
    let rest = &text[count..];
    (count > 0 && (rest.is_empty() || after_operator(rest).is_some())).then_some((count, rest))
}

fn is_splittable(token: &Token) -> bool {
    match token.kind {
        Tok::Greater | Tok::GreaterRBrack | Tok::GreaterBarRBrack | Tok::GreaterBarRBrace | Tok::LQuote => true,
        Tok::CompareOp => opens_type_args(token) || closing_run(token).is_some(),
        _ => false,
    }
}

/// The token that operator characters after closing brackets are.
fn after_operator(text: &str) -> Option<Tok> {
    Some(match text {
        "" => return None,
        "." => Tok::Dot,
        "]" => Tok::RBrack,
        "-" => Tok::Minus,
        ".." => Tok::DotDot,
        "?" => Tok::QMark,
        "??" => Tok::QMarkQMark,
        ":" => Tok::Colon,
        ":=" => Tok::ColonEquals,
        "::" => Tok::ColonColon,
        ":>" => Tok::ColonGreater,
        "*" => Tok::Star,
        "&" => Tok::Amp,
        "&&" => Tok::AmpAmp,
        "||" => Tok::BarBar,
        "|" => Tok::Bar,
        "->" => Tok::RArrow,
        "<-" => Tok::LArrow,
        "=" => Tok::Equals,
        "<" => Tok::Less,
        "$" => Tok::Dollar,
        "%" | "%%" => Tok::PercentOp,
        _ => return operator_class(text.as_bytes()),
    })
}

/// Tokens of types and of type parameter lists.
fn may_stand_in_type(token: &Token) -> bool {
    match token.kind {
        Tok::Default
        | Tok::Colon
        | Tok::ColonGreater
        | Tok::Struct
        | Tok::Null
        | Tok::Delegate
        | Tok::And
        | Tok::When
        | Tok::Amp
        | Tok::Bar
        | Tok::DotDot
        | Tok::New
        | Tok::LBraceBar
        | Tok::BarRBrace
        | Tok::Semi
        | Tok::Minus
        | Tok::Global
        | Tok::Const
        | Tok::KwString
        | Tok::Num
        | Tok::Str
        | Tok::Bytes
        | Tok::Char
        | Tok::True
        | Tok::False
        | Tok::Dot
        | Tok::Underscore
        | Tok::Equals
        | Tok::Ident
        | Tok::Comma
        | Tok::RArrow
        | Tok::Hash
        | Tok::Star
        | Tok::Quote => true,
        Tok::AtHatOp => matches!(token.sym.map_or("", Symbol::as_str), "^" | "^-"),
        Tok::MulDivOp => token.sym.map_or("", Symbol::as_str) == "/",
        _ => false,
    }
}
