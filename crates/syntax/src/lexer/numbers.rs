//! Numeric literals: every base, suffix and range of the F# specification, 3.8.

use super::Lexer;
use crate::ast::{IntKind, Literal};
use crate::token::{Tok, flag};

/// An integer suffix, its type and what out of range is called.
const SUFFIXES: &[(&str, IntKind)] = &[
    ("uy", IntKind::U8),
    ("us", IntKind::U16),
    ("ul", IntKind::U32),
    ("UL", IntKind::U64),
    ("uL", IntKind::U64),
    ("Ul", IntKind::U64),
    ("un", IntKind::UNative),
    ("u", IntKind::U32),
    ("y", IntKind::I8),
    ("s", IntKind::I16),
    ("l", IntKind::I32),
    ("L", IntKind::I64),
    ("n", IntKind::Native),
    ("U", IntKind::U32),
];

struct Limits {
    bits: u32,
    signed: bool,
    code: &'static str,
    name: &'static str,
}

fn limits(kind: IntKind) -> Limits {
    let (bits, signed, code, name) = match kind {
        IntKind::I8 => (8, true, "FS1142", "8-bit signed integers"),
        IntKind::U8 => (8, false, "FS1144", "8-bit unsigned integers"),
        IntKind::I16 => (16, true, "FS1145", "16-bit signed integers"),
        IntKind::U16 => (16, false, "FS1146", "16-bit unsigned integers"),
        IntKind::I32 => (32, true, "FS1147", "32-bit signed integers"),
        IntKind::U32 => (32, false, "FS1148", "32-bit unsigned integers"),
        IntKind::I64 => (64, true, "FS1149", "64-bit signed integers"),
        IntKind::U64 => (64, false, "FS1150", "64-bit unsigned integers"),
        IntKind::Native => (64, true, "FS1151", "signed native integers"),
        IntKind::UNative => (64, false, "FS1152", "unsigned native integers"),
    };
    Limits { bits, signed, code, name }
}

impl Lexer<'_> {
    pub(super) fn number(&mut self) {
        let start = self.pos;
        let radix = match (self.peek(0), self.peek(1)) {
            (b'0', b'x' | b'X') => 16,
            (b'0', b'o' | b'O') => 8,
            (b'0', b'b' | b'B') => 2,
            _ => 10,
        };
        if radix != 10 && (self.peek(2) as char).is_digit(radix) {
            self.pos += 2;
            self.skip_digits(radix);
            self.integer(start, start + 2, radix);
            return;
        }
        self.skip_digits(10);
        let mut is_float = false;
        if self.peek(0) == b'.' && self.peek(1) != b'.' {
            is_float = true;
            self.pos += 1;
            if self.peek(0).is_ascii_digit() {
                self.skip_digits(10);
            }
        }
        let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
        if matches!(self.peek(0), b'e' | b'E') && self.peek(1 + sign).is_ascii_digit() {
            is_float = true;
            self.pos += 1 + sign;
            self.skip_digits(10);
        }
        match self.peek(0) {
            b'f' | b'F' | b'm' | b'M' => self.suffixed_real(start),
            _ if is_float => {
                let value = self.clean(start, self.pos).parse::<f64>().unwrap_or(f64::NAN);
                self.finish_number(start, Literal::Float(value), 0);
            }
            _ => self.integer(start, start, 10),
        }
    }

    fn skip_digits(&mut self, radix: u32) {
        loop {
            let b = self.peek(0);
            // An underscore belongs to the number only before another digit.
            let underscores = self.bytes[self.pos..].iter().take_while(|b| **b == b'_').count();
            if (b as char).is_digit(radix) {
                self.pos += 1;
            } else if underscores > 0 && (self.peek(underscores) as char).is_digit(radix) {
                self.pos += underscores;
            } else {
                return;
            }
        }
    }

    /// Digits without underscores.
    fn clean(&self, lo: usize, hi: usize) -> String {
        self.text[lo..hi].chars().filter(|c| *c != '_').collect()
    }

    /// `1.0f` and `1.0M`.
    fn suffixed_real(&mut self, start: usize) {
        let digits = self.clean(start, self.pos);
        let suffix = self.peek(0);
        self.pos += 1;
        let value = if matches!(suffix, b'f' | b'F') {
            Literal::Float32(digits.parse::<f32>().unwrap_or(f32::NAN))
        } else {
            if !decimal_fits(&digits) {
                self.error(
                    "FS1154",
                    start,
                    self.pos,
                    "this number is outside the allowable range for decimal literals",
                );
            }
            Literal::Decimal(digits)
        };
        self.finish_number(start, value, 0);
    }

    /// An integer whose digits run from `digits` to here; reads the suffix.
    fn integer(&mut self, start: usize, digits: usize, radix: u32) {
        let text = self.clean(digits, self.pos);
        let value = u128::from_str_radix(&text, radix).unwrap_or(u128::MAX);
        let rest = &self.text[self.pos..];
        if rest.starts_with("LF") || rest.starts_with("lf") {
            if radix != 10 {
                self.bits_literal(start, value, rest.starts_with("LF"));
                return;
            }
        } else if radix == 10
            && let Some(letter @ (b'I' | b'N' | b'Z' | b'Q' | b'R' | b'G')) = rest.bytes().next()
        {
            self.pos += 1;
            self.finish_number(start, Literal::Big(text, letter as char), 0);
            return;
        }
        let suffix = SUFFIXES.iter().find(|(s, _)| rest.starts_with(s));
        self.pos += suffix.map_or(0, |(s, _)| s.len());
        let kind = suffix.map_or(IntKind::I32, |(_, k)| *k);
        let (value, flags) = self.in_range(start, value, kind, radix);
        self.finish_number(start, Literal::Int(kind, value), flags);
    }

    /// Checks the range and gives the bit pattern, sign-extended.
    fn in_range(&mut self, start: usize, value: u128, kind: IntKind, radix: u32) -> (i128, u8) {
        let limit = limits(kind);
        let unsigned_max = (1u128 << limit.bits) - 1;
        let signed_max = (1u128 << (limit.bits - 1)) - 1;
        if !limit.signed {
            if value > unsigned_max {
                self.out_of_range(start, limit);
                return (0, 0);
            }
            return (value as i128, 0);
        }
        if radix != 10 && value <= unsigned_max {
            let shift = 128 - limit.bits;
            return (((value << shift) as i128) >> shift, 0);
        }
        if value == signed_max + 1 {
            return (value as i128, flag::NEGATIVE_ONLY);
        }
        if value > signed_max {
            self.out_of_range(start, limit);
            return (0, 0);
        }
        (value as i128, 0)
    }

    fn out_of_range(&mut self, start: usize, limit: Limits) {
        self.error(
            limit.code,
            start,
            self.pos,
            format!("this number is outside the allowable range for {}", limit.name),
        );
    }

    /// `0x3FF0000000000000LF`: the bits of a float.
    fn bits_literal(&mut self, start: usize, value: u128, double: bool) {
        self.pos += 2;
        let max = if double { u128::from(u64::MAX) } else { u128::from(u32::MAX) };
        if value > max {
            let code = if double { "FS1153" } else { "FS1155" };
            self.error(
                code,
                start,
                self.pos,
                "this number is outside the allowable range for this floating point type",
            );
        }
        let literal = if double {
            Literal::Float(f64::from_bits(value as u64))
        } else {
            Literal::Float32(f32::from_bits(value as u32))
        };
        self.finish_number(start, literal, 0);
    }

    /// Adds the token; letters or digits that follow directly make it no number at all.
    fn finish_number(&mut self, start: usize, value: Literal, flags: u8) {
        let end = self.pos;
        self.skip_word();
        if self.pos > end {
            self.error(
                "FS1156",
                start,
                self.pos,
                "this is not a valid numeric literal; valid ones are 1, 0x1, 0o1, 0b1, 1l (int), 1u (uint32), 1L (int64), 1UL (uint64), 1s (int16), 1us (uint16), 1y (sbyte), 1uy (byte), 1.0 (float), 1.0f (float32), 1.0m (decimal), 1I (bigint)",
            );
        }
        let (line, col) = (self.line, self.column(start));
        self.push_literal(Tok::Num, value, start, line, col);
        if let Some(token) = self.out.tokens.last_mut() {
            token.flags = flags;
        }
    }
}

/// Whether the digits fit the 96 bits of a decimal.
fn decimal_fits(digits: &str) -> bool {
    let (mantissa, exponent) =
        digits.split_once(['e', 'E']).map_or((digits, 0), |(m, e)| (m, e.parse::<i32>().unwrap_or(i32::MAX)));
    let whole = mantissa.split('.').next().unwrap_or("").trim_start_matches('0');
    let places = i64::from(exponent) + whole.len() as i64;
    if places > 29 {
        return false;
    }
    if places < 29 {
        return true;
    }
    let all: String = mantissa.chars().filter(|c| *c != '.').collect();
    let all = all.trim_start_matches('0');
    let head: String = all.chars().chain(std::iter::repeat('0')).take(29).collect();
    head.parse::<u128>().is_ok_and(|v| v < 1u128 << 96)
}

/// The code and message for a literal that is out of range without a minus sign.
pub(crate) fn range_message(kind: IntKind) -> (&'static str, String) {
    let limit = limits(kind);
    (limit.code, format!("this number is outside the allowable range for {}", limit.name))
}
