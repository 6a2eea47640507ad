//! Applies the edits that diagnostics carry.
//!
//! In: what a run left. Out: the files with their new text. The edits of a diagnostic are applied together or not at
//! all; of two that touch the same text the first one counts.

use base::{FileId, FxHashMap};
use diag::{Diagnostic, Edit};

use crate::Finished;

/// A file with edits applied.
pub struct Fixed {
    /// The file's name as messages print it, which is its path.
    pub name: String,
    /// Its new text, without a byte order mark.
    pub text: String,
    /// What was done, one line each: `(line,column): 'old' becomes 'new'`.
    pub changes: Vec<String>,
}

/// The files that the edits change, in the order of the program.
pub fn plan(finished: &Finished) -> Vec<Fixed> {
    let mut taken: FxHashMap<FileId, Vec<&Edit>> = FxHashMap::default();
    for d in &finished.diagnostics {
        if applies(d, finished, &taken) {
            for e in &d.edits {
                taken.entry(e.span.file).or_default().push(e);
            }
        }
    }
    let files = finished.map.files().filter_map(|(id, file)| Some((file, taken.remove(&id)?)));
    files.map(|(file, edits)| apply(finished, &file.name, &file.text, edits)).collect()
}

fn applies(d: &Diagnostic, finished: &Finished, taken: &FxHashMap<FileId, Vec<&Edit>>) -> bool {
    let touches = |a: &Edit, b: &Edit| a.span.lo <= b.span.hi && b.span.lo <= a.span.hi;
    d.edits.iter().all(|e| {
        let own = finished.map.get(e.span.file).is_some_and(|f| !f.is_library);
        own && taken.get(&e.span.file).is_none_or(|t| t.iter().all(|other| !touches(e, other)))
    })
}

fn apply(finished: &Finished, name: &str, text: &str, mut edits: Vec<&Edit>) -> Fixed {
    edits.sort_by_key(|e| e.span.lo);
    let mut out = String::with_capacity(text.len() + 64);
    let mut changes = Vec::with_capacity(edits.len());
    let mut at = 0;
    for e in edits {
        let (lo, hi) = (e.span.lo as usize, e.span.hi as usize);
        let place = finished.map.start(e.span);
        let old = &text[lo..hi];
        changes.push(if old.is_empty() {
            format!("({},{}): '{}' is added", place.line, place.col, e.text.trim())
        } else {
            format!("({},{}): '{old}' becomes '{}'", place.line, place.col, e.text)
        });
        out.push_str(&text[at..lo]);
        out.push_str(&e.text);
        at = hi;
    }
    out.push_str(&text[at..]);
    Fixed { name: name.to_owned(), text: out, changes }
}
