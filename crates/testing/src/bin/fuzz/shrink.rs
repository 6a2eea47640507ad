//! Makes a program that shows a disagreement smaller.
//!
//! In: a program and a test whether a text still disagrees. Out: fewer cases, fewer declarations, fewer lines. A line goes
//! together with the deeper lines below it; an expression in parentheses gives way to one inside it. What no longer compiles is no disagreement, so that nothing else is checked.

use super::generate::Generated;

/// Drops what can be dropped while `fails` holds.
pub(crate) fn shrink(program: &Generated, fails: &mut dyn FnMut(&str) -> bool) -> String {
    let mut small = program.clone();
    for n in (0..small.cases.len()).rev() {
        let mut fewer = small.clone();
        fewer.cases.remove(n);
        if fails(&fewer.text()) {
            small = fewer;
        }
    }
    for n in (0..small.decls.len()).rev() {
        let mut fewer = small.clone();
        fewer.decls.remove(n);
        if fails(&fewer.text()) {
            small = fewer;
        }
    }
    let text = lines(&small.text(), fails);
    lines(&expressions(&text, fails), fails)
}

/// Where each pair of parentheses begins and ends, the widest first.
fn parentheses(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (i, c) in text.char_indices() {
        match c {
            '(' => open.push(i),
            ')' => pairs.extend(open.pop().map(|start| (start, i + 1))),
            _ => {}
        }
    }
    pairs.sort_by_key(|(start, end)| (start.abs_diff(*end), *start));
    pairs.reverse();
    pairs
}

/// Replaces expressions by literals or by expressions inside them.
fn expressions(text: &str, fails: &mut dyn FnMut(&str) -> bool) -> String {
    let mut text = text.to_owned();
    let mut done = 0;
    loop {
        let begin = text.find("let (|Front|_|)").unwrap_or(0);
        let pairs = parentheses(&text);
        let Some((start, end)) = pairs.get(done).copied() else { return text };
        done += 1;
        if start < begin || end - start < 6 {
            continue;
        }
        let inner = parentheses(&text[start + 1..end - 1]);
        let inner = inner.iter().take(5).map(|(s, e)| text[start + 1 + s..start + 1 + e].to_owned());
        let simple = ["0", "false", "\"\"", "None", "[]", "[||]", "(fun _ -> 0)"].iter().map(|t| (*t).to_owned());
        for shorter in simple.chain(inner).filter(|t| t.len() < end - start) {
            let fewer = format!("{}{shorter}{}", &text[..start], &text[end..]);
            if fails(&fewer) {
                text = fewer;
                done = done.saturating_sub(1);
                break;
            }
        }
    }
}

fn depth(line: &str) -> usize {
    if line.trim().is_empty() { usize::MAX } else { line.len() - line.trim_start().len() }
}

/// Where the lines that belong to the one at `start` end.
fn end_of(lines: &[&str], start: usize) -> usize {
    let own = depth(lines[start]);
    let more = lines[start + 1..].iter().take_while(|l| depth(l) > own).count();
    start + 1 + more
}

fn lines(text: &str, fails: &mut dyn FnMut(&str) -> bool) -> String {
    let mut text = text.to_owned();
    loop {
        let before = text.len();
        let mut at = text.lines().count();
        while at > 0 {
            at -= 1;
            let all: Vec<&str> = text.lines().collect();
            if at >= all.len() || all[at].trim().is_empty() {
                continue;
            }
            let rest: Vec<&str> = all[..at].iter().chain(&all[end_of(&all, at)..]).copied().collect();
            let fewer = rest.join("\n") + "\n";
            if fails(&fewer) {
                text = fewer;
            }
        }
        if text.len() == before {
            return text;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_do_not_matter_go() {
        let text = "let a =\n    1\nlet b =\n    2\n    3\n";
        assert_eq!(lines(text, &mut |t| t.contains('3')), "let b =\n    3\n");
    }
}
