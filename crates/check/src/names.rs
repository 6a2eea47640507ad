//! Compiled names of operators (F# specification, section 4.1) and the reading of active pattern names.
//!
//! In: an identifier as the parser spells it. Out: the name under which tables keep it, `op_Addition` for `+`.

use base::Symbol;

const FIXED: &[(&str, &str)] = &[
    ("+", "op_Addition"),
    ("-", "op_Subtraction"),
    ("*", "op_Multiply"),
    ("/", "op_Division"),
    ("%", "op_Modulus"),
    ("**", "op_Exponentiation"),
    ("@", "op_Append"),
    ("^", "op_Concatenate"),
    ("=", "op_Equality"),
    ("<>", "op_Inequality"),
    ("<", "op_LessThan"),
    ("<=", "op_LessThanOrEqual"),
    (">", "op_GreaterThan"),
    (">=", "op_GreaterThanOrEqual"),
    ("|>", "op_PipeRight"),
    ("||>", "op_PipeRight2"),
    ("|||>", "op_PipeRight3"),
    ("<|", "op_PipeLeft"),
    ("<||", "op_PipeLeft2"),
    ("<|||", "op_PipeLeft3"),
    (">>", "op_ComposeRight"),
    ("<<", "op_ComposeLeft"),
    ("!", "op_Dereference"),
    (":=", "op_ColonEquals"),
    ("~-", "op_UnaryNegation"),
    ("~+", "op_UnaryPlus"),
    ("~~~", "op_LogicalNot"),
    ("~~", "op_TwiddleTwiddle"),
    ("~%", "op_Splice"),
    ("~%%", "op_SpliceUntyped"),
    ("~&", "op_AddressOf"),
    ("~&&", "op_IntegerAddressOf"),
    ("&&", "op_BooleanAnd"),
    ("||", "op_BooleanOr"),
    ("&", "op_Amp"),
    ("or", "op_Or"),
    ("&&&", "op_BitwiseAnd"),
    ("|||", "op_BitwiseOr"),
    ("^^^", "op_ExclusiveOr"),
    ("<<<", "op_LeftShift"),
    (">>>", "op_RightShift"),
    ("..", "op_Range"),
    (".. ..", "op_RangeStep"),
    ("?", "op_Dynamic"),
    ("?<-", "op_DynamicAssignment"),
    ("::", "op_ColonColon"),
    ("+=", "op_AdditionAssignment"),
    ("-=", "op_SubtractionAssignment"),
    ("*=", "op_MultiplyAssignment"),
    ("/=", "op_DivisionAssignment"),
    ("[]", "op_Nil"),
];

fn char_name(c: char) -> Option<&'static str> {
    Some(match c {
        '!' => "Bang",
        '%' => "Percent",
        '&' => "Amp",
        '*' => "Multiply",
        '+' => "Plus",
        '-' => "Minus",
        '.' => "Dot",
        '/' => "Divide",
        '<' => "Less",
        '=' => "Equals",
        '>' => "Greater",
        '?' => "QMark",
        '@' => "At",
        '^' => "Hat",
        '|' => "Bar",
        '~' => "Twiddle",
        ':' => "Colon",
        '$' => "Dollar",
        ',' => "Comma",
        '#' => "Hash",
        _ => return None,
    })
}

/// The compiled name: operators become `op_..`, everything else stays.
pub(crate) fn mangle(name: Symbol) -> Symbol {
    let text = name.as_str().trim();
    let Some(first) = text.chars().next() else { return name };
    if first.is_alphanumeric() || first == '_' {
        return name;
    }
    if let Some((_, compiled)) = FIXED.iter().find(|(op, _)| *op == text) {
        return Symbol::intern(compiled);
    }
    let mut out = String::from("op_");
    for c in text.chars() {
        match char_name(c) {
            Some(part) => out.push_str(part),
            None => return name,
        }
    }
    Symbol::intern(&out)
}

/// The compiled name of an operator in prefix position, spelt without the tilde.
pub(crate) fn mangle_prefix(op: Symbol) -> Symbol {
    match op.as_str() {
        text @ ("-" | "+" | "%" | "%%" | "&" | "&&") => mangle(Symbol::intern(&format!("~{text}"))),
        _ => mangle(op),
    }
}

/// How an operator's compiled name is written in source; other names as they are.
pub(crate) fn display(name: Symbol) -> String {
    match FIXED.iter().find(|(_, compiled)| *compiled == name.as_str()) {
        Some((op, _)) => op.trim_start_matches('~').to_string(),
        None => name.as_str().to_string(),
    }
}

/// The parts of an active pattern's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActiveName {
    /// Case names in order, without `_`.
    pub cases: Vec<Symbol>,
    /// Ends in `|_|`.
    pub partial: bool,
}

/// Reads `|A|B|` and `|A|_|`.
pub(crate) fn active_name(name: Symbol) -> Option<ActiveName> {
    let text = name.as_str();
    let inner = text.strip_prefix('|')?.strip_suffix('|')?;
    if inner.is_empty() || !inner.chars().any(|c| c.is_alphabetic()) {
        return None;
    }
    let mut cases: Vec<&str> = inner.split('|').map(str::trim).collect();
    let partial = cases.last() == Some(&"_");
    if partial {
        cases.pop();
    }
    Some(ActiveName { cases: cases.into_iter().map(Symbol::intern).collect(), partial })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_have_compiled_names() {
        let name = |s: &str| mangle(Symbol::intern(s)).as_str().to_string();
        assert_eq!(name("+"), "op_Addition");
        assert_eq!(name(">>="), "op_GreaterGreaterEquals");
        assert_eq!(name("map"), "map");
        assert_eq!(name("|Even|Odd|"), "|Even|Odd|");
        assert_eq!(mangle_prefix(Symbol::intern("-")).as_str(), "op_UnaryNegation");
    }

    #[test]
    fn active_names_are_read() {
        let a = active_name(Symbol::intern("|Even|Odd|")).expect("an active pattern");
        assert_eq!((a.cases.len(), a.partial), (2, false));
        let p = active_name(Symbol::intern("|Int|_|")).expect("an active pattern");
        assert_eq!((p.cases.len(), p.partial), (1, true));
        assert!(active_name(Symbol::intern("||")).is_none());
    }
}
