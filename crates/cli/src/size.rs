//! `firefly size`: what the bytes of an executable are spent on.
//!
//! In: an executable with symbols, whose names are the F# names: `Module.function<types>{functions given}`. Out: bytes by
//! section, by module, by function with the number of its copies, and by the types that copies were made for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use diag::Diagnostic;
use link::contents::{Contents, Kind, contents};
use serde_json::{Value, json};

/// Rows of a table that is not asked for in full.
const ROWS: usize = 25;

/// Bytes and pieces of code under one name.
#[derive(Default, Clone, Copy)]
struct Sum {
    bytes: u64,
    copies: u64,
}

/// Sums by name, the largest first.
struct Table(Vec<(String, Sum)>);

impl Table {
    fn new(pieces: impl Iterator<Item = (String, u64)>) -> Table {
        let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
        for (name, bytes) in pieces {
            let sum = sums.entry(name).or_default();
            sum.bytes += bytes;
            sum.copies += 1;
        }
        let mut rows: Vec<(String, Sum)> = sums.into_iter().collect();
        rows.sort_by_key(|(_, s)| std::cmp::Reverse(s.bytes));
        Table(rows)
    }

    fn text(&self, out: &mut String, title: &str, of: u64, all: bool) {
        let _ = writeln!(out, "\n   bytes      %  copies  {title}");
        let shown = if all { self.0.len() } else { ROWS.min(self.0.len()) };
        for (name, s) in &self.0[..shown] {
            let share = s.bytes as f64 * 100.0 / of.max(1) as f64;
            let _ = writeln!(out, "{:>8} {share:>5.1}% {:>7}  {name}", s.bytes, s.copies);
        }
        let rest = &self.0[shown..];
        if !rest.is_empty() {
            let bytes: u64 = rest.iter().map(|(_, s)| s.bytes).sum();
            let share = bytes as f64 * 100.0 / of.max(1) as f64;
            let _ = writeln!(out, "{bytes:>8} {share:>5.1}%          and {} more (--all shows them)", rest.len());
        }
    }

    fn json(&self) -> Value {
        self.0.iter().map(|(name, s)| json!({ "name": name, "bytes": s.bytes, "copies": s.copies })).collect()
    }
}

/// The report about an executable.
///
/// # Errors
/// When it cannot be read.
pub fn report(executable: &Path, all: bool, as_json: bool) -> Result<String, Diagnostic> {
    let broken = |why: String| Diagnostic::global("FF9003", format!("The executable cannot be read: {why}."));
    let bytes = std::fs::read(executable).map_err(|e| broken(e.to_string()))?;
    let contents = contents(&bytes).map_err(broken)?;
    Ok(if as_json { format!("{:#}\n", tables(&contents)) } else { text(&contents, all) })
}

fn functions(c: &Contents) -> impl Iterator<Item = (Name<'_>, u64)> {
    c.symbols.iter().filter(|s| s.kind == Kind::Code).map(|s| (Name::new(&s.name), s.size))
}

fn by_module(c: &Contents) -> Table {
    Table::new(functions(c).map(|(n, bytes)| (n.module().to_owned(), bytes)))
}

fn by_function(c: &Contents) -> Table {
    Table::new(functions(c).map(|(n, bytes)| (n.function.to_owned(), bytes)))
}

fn by_instantiation(c: &Contents) -> Table {
    Table::new(functions(c).filter(|(n, _)| !n.instance.is_empty()).map(|(n, bytes)| (n.whole.to_owned(), bytes)))
}

fn by_type(c: &Contents) -> Table {
    Table::new(functions(c).flat_map(|(n, bytes)| n.types().into_iter().map(move |t| (t.to_owned(), bytes))))
}

fn data(c: &Contents) -> Table {
    Table::new(c.symbols.iter().filter(|s| s.kind != Kind::Code).map(|s| (s.name.clone(), s.size)))
}

fn size_of(c: &Contents, kind: Kind) -> u64 {
    c.sections.iter().find(|(k, _)| *k == kind).map_or(0, |(_, size)| *size)
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Code => "code",
        Kind::Constant => "constants",
        Kind::Data => "data",
        Kind::Zeros => "zeros (not in the file)",
        Kind::Debug => "debug information and symbols",
    }
}

fn text(c: &Contents, all: bool) -> String {
    let mut out = format!("{:>8}         the file\n", c.file);
    for (kind, size) in &c.sections {
        let _ = writeln!(out, "{size:>8}         {}", kind_name(*kind));
    }
    let code = size_of(c, Kind::Code);
    by_module(c).text(&mut out, "module", code, all);
    by_function(c).text(&mut out, "function", code, all);
    by_instantiation(c).text(&mut out, "instantiation", code, all);
    by_type(c).text(&mut out, "type that copies are made for", code, all);
    data(c).text(&mut out, "data", size_of(c, Kind::Data) + size_of(c, Kind::Zeros), all);
    out
}

fn tables(c: &Contents) -> Value {
    let sections: Value = c.sections.iter().map(|(k, s)| json!({ "name": kind_name(*k), "bytes": s })).collect();
    json!({
        "file": c.file,
        "sections": sections,
        "modules": by_module(c).json(),
        "functions": by_function(c).json(),
        "instantiations": by_instantiation(c).json(),
        "types": by_type(c).json(),
        "data": data(c).json(),
    })
}

/// A symbol's name taken apart.
#[derive(Clone, Copy)]
struct Name<'a> {
    /// Without the number that makes symbols differ.
    whole: &'a str,
    /// Up to the types that it is made for.
    function: &'a str,
    /// The types and functions that it is made for, as written behind its name.
    instance: &'a str,
}

impl<'a> Name<'a> {
    fn new(symbol: &'a str) -> Name<'a> {
        let mut whole = symbol.strip_prefix("fs.").unwrap_or(symbol);
        if let Some((before, number)) = whole.rsplit_once('.')
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            whole = before;
        }
        // What the compiler writes for each type has the type behind a space.
        let cut = if let Some(at) = whole.find(' ').filter(|_| symbol.starts_with("fs.")) {
            at
        } else {
            whole.find(['<', '{']).filter(|at| *at > 0).unwrap_or(whole.len())
        };
        Name { whole, function: &whole[..cut], instance: &whole[cut..] }
    }

    /// The module, or what stands for it in code that the compiler writes.
    fn module(&self) -> &'a str {
        if self.whole.starts_with("dispatch ") {
            return "(calls of overridden members)";
        }
        if self.function.starts_with("fun@") {
            return "(functions without a name)";
        }
        match self.function.rsplit_once('.') {
            // A constructor is called `.ctor`.
            Some((module, _)) => module.trim_end_matches('.'),
            None => "(written by the compiler)",
        }
    }

    /// The types that it is made for.
    fn types(&self) -> Vec<&'a str> {
        if let Some(of) = self.instance.strip_prefix(' ') {
            return vec![of];
        }
        let Some(inner) = self.instance.strip_prefix('<') else { return Vec::new() };
        let (mut out, mut depth, mut start) = (Vec::new(), 0, 0);
        for (i, c) in inner.char_indices() {
            match c {
                '<' | '(' | '[' | '{' => depth += 1,
                '>' if inner[..i].ends_with('-') => {}
                '>' if depth == 0 => {
                    out.push(&inner[start..i]);
                    break;
                }
                '>' | ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    out.push(&inner[start..i]);
                    start = i + 1;
                }
                _ => {}
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let name = Name::new("FSharp.Collections.Array.ofSeq<uint32>{Digests.root}");
        assert_eq!((name.module(), name.function), ("FSharp.Collections.Array", "FSharp.Collections.Array.ofSeq"));
        assert_eq!(name.types(), ["uint32"]);
        assert_eq!(Name::new("M.f<int -> string,Map<int,int>>.3").types(), ["Map<int,int>", "int -> string"]);
        assert_eq!(Name::new("fs.release Result<byte[],string>").types(), ["Result<byte[],string>"]);
        assert_eq!(Name::new("fs.fun@12:3.2").module(), "(functions without a name)");
        assert_eq!(Name::new("memset").module(), "(written by the compiler)");
        assert!(Name::new("M.op_LessThan").types().is_empty());
    }

    #[test]
    fn tables_add_up() {
        let pieces = [("a", 3), ("b", 10), ("a", 4)].map(|(n, b)| (n.to_owned(), b));
        let table = Table::new(pieces.into_iter());
        let rows: Vec<(&str, u64, u64)> = table.0.iter().map(|(n, s)| (n.as_str(), s.bytes, s.copies)).collect();
        assert_eq!(rows, [("b", 10, 1), ("a", 7, 2)]);
    }
}
