//! Punctuation and operators: the longest run of operator characters decides.

use super::Lexer;
use crate::token::Tok;

/// Tokens with a fixed text, by length; longer ones first.
const FIXED: &[(&str, Tok)] = &[
    (">|]", Tok::GreaterBarRBrack),
    (">|}", Tok::GreaterBarRBrace),
    ("<@@", Tok::LQuoteRaw),
    ("@@>", Tok::RQuoteRaw),
    (":?>", Tok::ColonQMarkGreater),
    ("<@", Tok::LQuote),
    ("@>", Tok::RQuote),
    ("&&", Tok::AmpAmp),
    ("||", Tok::BarBar),
    ("->", Tok::RArrow),
    ("<-", Tok::LArrow),
    ("..", Tok::DotDot),
    ("::", Tok::ColonColon),
    (":>", Tok::ColonGreater),
    (":?", Tok::ColonQMark),
    (":=", Tok::ColonEquals),
    (";;", Tok::SemiSemi),
    ("[|", Tok::LBrackBar),
    ("[<", Tok::LBrackLess),
    ("|]", Tok::BarRBrack),
    (">]", Tok::GreaterRBrack),
    ("{|", Tok::LBraceBar),
    ("|}", Tok::BarRBrace),
    ("??", Tok::QMarkQMark),
    ("%%", Tok::PercentOp),
    ("&", Tok::Amp),
    ("*", Tok::Star),
    (",", Tok::Comma),
    ("?", Tok::QMark),
    (".", Tok::Dot),
    (":", Tok::Colon),
    (";", Tok::Semi),
    ("=", Tok::Equals),
    ("[", Tok::LBrack),
    ("]", Tok::RBrack),
    ("(", Tok::LParen),
    (")", Tok::RParen),
    ("{", Tok::LBrace),
    ("}", Tok::RBrace),
    ("<", Tok::Less),
    (">", Tok::Greater),
    ("|", Tok::Bar),
    ("$", Tok::Dollar),
    ("%", Tok::PercentOp),
    ("-", Tok::Minus),
    ("#", Tok::Hash),
];

/// Names of indexer operators, longer ones first.
const FUNKY: &[&str] = &[".[,,,]<-", ".[,,]<-", ".[,]<-", ".[,,,]", ".[]<-", ".()<-", ".[,,]", ".[,]", ".[]", ".()"];

fn is_op_char(b: u8) -> bool {
    matches!(
        b,
        b'!' | b'$'
            | b'%'
            | b'&'
            | b'*'
            | b'+'
            | b'-'
            | b'.'
            | b'/'
            | b'<'
            | b'='
            | b'>'
            | b'?'
            | b'@'
            | b'^'
            | b'|'
            | b'~'
            | b':'
    )
}

/// The class of an operator that is a run of operator characters, by the first one that counts (specification, 4.4.2).
pub(crate) fn operator_class(run: &[u8]) -> Option<Tok> {
    if matches!(run.first(), Some(b':')) {
        return None;
    }
    let core = run.iter().position(|b| !matches!(b, b'.' | b'$' | b'?')).map_or(&run[run.len()..], |i| &run[i..]);
    match core {
        [b'*', b'*', ..] => Some(Tok::PowOp),
        [b'*' | b'/' | b'%', ..] => Some(Tok::MulDivOp),
        [b'+' | b'-', ..] => Some(Tok::PlusMinusOp),
        [b'@' | b'^', ..] => Some(Tok::AtHatOp),
        [b'!', b'=', ..] | [b'=' | b'<' | b'>', ..] => Some(Tok::CompareOp),
        [b'&', ..] => Some(Tok::AmpOp),
        [b'|', ..] => Some(Tok::BarOp),
        [b'!' | b'~', ..] => Some(Tok::PrefixOp),
        // Only ignored characters: `$$` and `.$` are comparison operators, `?.` and `..` are not operators.
        [] if run.contains(&b'$') => Some(Tok::CompareOp),
        _ => None,
    }
}

/// Whether `=` and some dollars stand before a text.
fn is_equals_dollars(bytes: &[u8], run: usize) -> bool {
    run > 1 && bytes.get(run) == Some(&b'"') && bytes[0] == b'=' && bytes[1..run].iter().all(|b| *b == b'$')
}

impl<'a> Lexer<'a> {
    /// A token that is no word, number or string.
    pub(super) fn operator(&mut self) {
        let start = self.pos;
        let rest: &'a str = &self.text[start..];
        if rest.starts_with('.')
            && let Some(name) =
                FUNKY.iter().find(|name| rest.starts_with(**name) && self.in_operator_parens(start + name.len()))
        {
            self.pos += name.len();
            let sym = self.symbol(&self.text[start..start + name.len()]);
            self.push(Tok::FunkyOp, start).sym = Some(sym);
            return;
        }
        let bytes = rest.as_bytes();
        let mut run = bytes.iter().take_while(|b| is_op_char(**b)).count();
        // `let x =$"..."`: the dollar begins a text.
        if bytes.get(run) == Some(&b'"') && matches!(&rest[..run], "=$@" | "=@$") || is_equals_dollars(bytes, run) {
            run = 1;
        }
        if self.split_operator(rest, run) {
            return;
        }
        if &bytes[..run] == b"~" {
            self.error("FS3563", start, start + 1, "'~' alone is reserved for future use");
        }
        let fixed = FIXED.iter().find(|(text, _)| bytes.starts_with(text.as_bytes()));
        let class = if run > 0 { operator_class(&bytes[..run]) } else { None };
        match (class, fixed) {
            (Some(class), fixed) if fixed.is_none_or(|(text, _)| text.len() < run) => {
                self.pos += run;
                let text: &'a str = &self.text[start..self.pos];
                if text.contains('$') {
                    self.error("FS0035", start, start + run, "'$' cannot be a part of an operator's name");
                }
                let sym = self.symbol(text);
                self.push(class, start).sym = Some(sym);
            }
            (_, Some((text, kind))) => {
                self.pos += text.len();
                let sym = self.symbol(text);
                self.push(*kind, start).sym = Some(sym);
            }
            (_, None) => {
                self.pos += 1;
                let c = bytes[0] as char;
                let code = if c == '`' { "FS3563" } else { "FS0010" };
                self.error(code, start, start + 1, format!("unexpected character '{}'", c.escape_default()));
            }
        }
    }

    /// `@>.`, `@@>.`, `@>|}`, `@@>|}` and `..^` are two tokens each, not an operator.
    fn split_operator(&mut self, rest: &'a str, run: usize) -> bool {
        let start = self.pos;
        let (first, len, second) = match &rest[..run] {
            "@>." => (Tok::RQuote, 2, Tok::Dot),
            "@@>." => (Tok::RQuoteRaw, 3, Tok::Dot),
            "@>|" if rest[run..].starts_with('}') => (Tok::RQuote, 2, Tok::BarRBrace),
            "@@>|" if rest[run..].starts_with('}') => (Tok::RQuoteRaw, 3, Tok::BarRBrace),
            "..^" => (Tok::DotDot, 2, Tok::AtHatOp),
            "..-" | "..+" => (Tok::DotDot, 2, Tok::PlusMinusOp),
            _ => return false,
        };
        self.pos = start + len;
        self.push(first, start);
        self.pos = start + if second == Tok::BarRBrace { run + 1 } else { run };
        let sym = self.symbol(&rest[len..run]);
        self.push(second, start + len).sym = Some(sym);
        true
    }

    /// `( .[] )`: the text after an indexer name closes the parenthesis.
    fn in_operator_parens(&self, after: usize) -> bool {
        let opened = self.out.tokens.last().is_some_and(|t| t.kind == Tok::LParen);
        opened && self.text[after..].trim_start_matches(' ').starts_with(')')
    }
}
