//! What the tables of cases share.
#![allow(dead_code, reason = "each test file uses a part")]

use base::SourceMap;

/// A tree on one line, without places.
pub fn shape(source: &str) -> String {
    let mut map = SourceMap::new();
    let file = map.add("case.fs", source, false);
    let (ast, diags) = syntax::parse(&map, file, &[]);
    let mut out = String::new();
    for line in syntax::print(&ast, &map).lines() {
        for (i, word) in line.trim_start().split(' ').enumerate() {
            // `(name 1:2` loses its place.
            let bare = word.trim_end_matches(')');
            let place = i == 1
                && bare.split_once(':').is_some_and(|(l, c)| l.parse::<u32>().is_ok() && c.parse::<u32>().is_ok());
            if place {
                out.push_str(&word[bare.len()..]);
                continue;
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    for diag in diags {
        out.push_str(&format!(" !{} {}", diag.code, diag.message));
    }
    out
}

/// Compares every case with its tree; `\n` in a source stands for a line break.
pub fn check(cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (source, expected) in cases {
        let found = shape(&(source.replace("\\n", "\n") + "\n"));
        if found != *expected {
            wrong.push_str(&format!("{source}\n  expected {expected}\n  found    {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
