//! The part of MSBuild's language that F# projects use: `$(Property)` and the conditions of elements.
//!
//! In: a text and the properties. Out: the text with properties and property functions replaced, or whether the condition
//! holds; what lies beyond (item lists, metadata) is an error that names it.

use std::collections::BTreeMap;

use super::function;

/// Property names are compared without case, so keys are in lower case.
pub type Properties = BTreeMap<String, String>;

/// Replaces each `$(Name)`; an unknown property is empty, as in MSBuild.
///
/// # Errors
/// A form that is not supported, in words.
pub fn expand(text: &str, properties: &Properties) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("$(") {
        out.push_str(&rest[..at]);
        let inner = &rest[at + 2..];
        let end = function::end_of(inner).ok_or_else(|| format!("There is '$(' without ')' in '{text}'."))?;
        out.push_str(&function::evaluate(&inner[..end], properties)?);
        rest = &inner[end + 1..];
    }
    out.push_str(rest);
    if out.contains("@(") {
        return Err(format!("The item list in '{text}' is not supported."));
    }
    Ok(out)
}

/// Whether a `Condition` holds. `exists` answers for paths relative to the file of the condition.
///
/// # Errors
/// A form that is not supported, in words.
pub fn holds(text: &str, properties: &Properties, exists: &dyn Fn(&str) -> bool) -> Result<bool, String> {
    let mut parser = Parser { rest: text, properties, exists };
    let value = parser.either()?;
    if parser.rest.trim().is_empty() { Ok(value) } else { Err(format!("'{}' is not understood", parser.rest.trim())) }
}

struct Parser<'a> {
    rest: &'a str,
    properties: &'a Properties,
    exists: &'a dyn Fn(&str) -> bool,
}

impl Parser<'_> {
    fn either(&mut self) -> Result<bool, String> {
        let mut value = self.both()?;
        while self.word("or") {
            value |= self.both()?;
        }
        Ok(value)
    }

    fn both(&mut self) -> Result<bool, String> {
        let mut value = self.single()?;
        while self.word("and") {
            value &= self.single()?;
        }
        Ok(value)
    }

    fn single(&mut self) -> Result<bool, String> {
        let mut negate = false;
        while !self.rest.trim_start().starts_with("!=") && self.symbol("!") {
            negate = !negate;
        }
        let value = if self.symbol("(") {
            let inner = self.either()?;
            if !self.symbol(")") {
                return Err("')' is missing".to_owned());
            }
            inner
        } else if self.word("Exists") {
            let path = self.argument()?;
            (self.exists)(&path)
        } else {
            self.comparison()?
        };
        Ok(value != negate)
    }

    fn argument(&mut self) -> Result<String, String> {
        if !self.symbol("(") {
            return Err("'(' is missing".to_owned());
        }
        let value = self.operand()?;
        if self.symbol(")") { Ok(value) } else { Err("')' is missing".to_owned()) }
    }

    fn comparison(&mut self) -> Result<bool, String> {
        let left = self.operand()?;
        for (symbol, test) in [
            ("==", None),
            ("!=", None),
            ("<=", Some(f64::le as fn(&f64, &f64) -> bool)),
            (">=", Some(f64::ge as fn(&f64, &f64) -> bool)),
            ("<", Some(f64::lt as fn(&f64, &f64) -> bool)),
            (">", Some(f64::gt as fn(&f64, &f64) -> bool)),
        ] {
            if !self.symbol(symbol) {
                continue;
            }
            let right = self.operand()?;
            return match test {
                None => Ok((left.to_lowercase() == right.to_lowercase()) == (symbol == "==")),
                Some(test) => Ok(test(&number(&left)?, &number(&right)?)),
            };
        }
        match left.to_lowercase().as_str() {
            "true" | "on" | "yes" => Ok(true),
            "false" | "off" | "no" => Ok(false),
            _ => Err(format!("'{left}' is neither true nor false")),
        }
    }

    fn operand(&mut self) -> Result<String, String> {
        self.rest = self.rest.trim_start();
        if let Some(quoted) = self.rest.strip_prefix('\'') {
            let end = end_of_quoted(quoted).ok_or("a quote is not closed")?;
            let text = expand(&quoted[..end], self.properties)?;
            self.rest = &quoted[end + 1..];
            return Ok(text);
        }
        let end = if let Some(inner) = self.rest.strip_prefix("$(") {
            function::end_of(inner).map_or(self.rest.len(), |i| i + 3)
        } else {
            self.rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))).unwrap_or(self.rest.len())
        };
        if end == 0 {
            return Err(format!("a value is missing before '{}'", self.rest));
        }
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        expand(word, self.properties)
    }

    fn symbol(&mut self, symbol: &str) -> bool {
        match self.rest.trim_start().strip_prefix(symbol) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn word(&mut self, word: &str) -> bool {
        let text = self.rest.trim_start();
        let Some(head) = text.get(..word.len()) else {
            return false;
        };
        let after = text[word.len()..].chars().next();
        if !head.eq_ignore_ascii_case(word) || after.is_some_and(char::is_alphanumeric) {
            return false;
        }
        self.rest = &text[word.len()..];
        true
    }
}

/// Where a quoted text ends; quotes within `$(...)` do not end it.
fn end_of_quoted(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let quote = rest.find('\'')?;
        match rest[..quote].find("$(") {
            Some(open) => at += open + 2 + function::end_of(&rest[open + 2..])? + 1,
            None => return Some(at + quote),
        }
    }
}

fn number(text: &str) -> Result<f64, String> {
    text.trim().parse().map_err(|_| format!("'{text}' is not a number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<bool, String> {
        let mut p = Properties::new();
        p.insert("configuration".into(), "Debug".into());
        p.insert("os".into(), "Unix".into());
        p.insert("level".into(), "3".into());
        holds(text, &p, &|path| path == "there.props")
    }

    #[test]
    fn conditions() {
        for (text, expected) in [
            ("'$(Configuration)' == 'debug'", Ok(true)),
            ("'$(Configuration)' != 'Debug'", Ok(false)),
            (" '$(Configuration)|$(OS)'=='Debug|Unix' ", Ok(true)),
            ("'$(OS)' == 'Windows_NT' or ('$(Nothing)' == '' and !Exists('gone'))", Ok(true)),
            ("Exists('there.props') And '$(Level)' >= 3", Ok(true)),
            ("$(Level) < 3", Ok(false)),
            ("$(Configuration.StartsWith('De')) and '$(OS.Replace('U', 'u'))' == 'unix'", Ok(true)),
            ("!$([MSBuild]::IsOsPlatform('Windows')) Or false", Ok(true)),
            ("!true", Ok(false)),
            ("'$(Nothing)'", Err("'' is neither true nor false".to_owned())),
            ("'a' == 'b", Err("a quote is not closed".to_owned())),
            ("'a' == 'a' xor", Err("'xor' is not understood".to_owned())),
        ] {
            assert_eq!(check(text), expected, "{text}");
        }
    }

    #[test]
    fn unsupported_forms_are_named() {
        let p = Properties::new();
        assert_eq!(
            expand("$(A.Normalize(1))", &p),
            Err("The property function '$(A.Normalize(...)' is not supported.".to_owned())
        );
        assert!(expand("@(Compile)", &p).is_err());
        assert_eq!(expand("a$(B)c", &p), Ok("ac".to_owned()));
    }
}
