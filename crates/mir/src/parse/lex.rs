//! Words of MIR text.
//!
//! In: one line. Out: its words: names and numbers, punctuation, strings without their quotes.

/// A word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Word {
    /// A name, number or punctuation.
    Plain(String),
    /// A string.
    Text(String),
}

/// Splits a line.
pub(super) fn words(line: &str) -> Result<Vec<Word>, String> {
    let mut out = Vec::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.peek().copied() {
        if c.is_whitespace() {
            chars.next();
        } else if c == ';' {
            break;
        } else if c == '"' {
            chars.next();
            out.push(Word::Text(string(&mut chars)?));
        } else if "(),:={}&".contains(c) {
            chars.next();
            out.push(Word::Plain(c.to_string()));
        } else {
            let mut word = String::new();
            while let Some(c) = chars.peek().copied() {
                if c.is_whitespace() || "(),:={}&\"".contains(c) {
                    break;
                }
                word.push(c);
                chars.next();
            }
            out.push(Word::Plain(word));
        }
    }
    Ok(out)
}

/// The rest of a string as Rust's `Debug` writes it.
fn string(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<String, String> {
    let mut out = String::new();
    loop {
        match chars.next().ok_or("a string does not end")? {
            '"' => return Ok(out),
            '\\' => match chars.next().ok_or("a string does not end")? {
                'n' => out.push('\n'),
                'r' => out.push('\r'),
                't' => out.push('\t'),
                '0' => out.push('\0'),
                'u' => {
                    let hex: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                    let code = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                    out.push(code.ok_or("a bad escape")?);
                }
                c => out.push(c),
            },
            c => out.push(c),
        }
    }
}
