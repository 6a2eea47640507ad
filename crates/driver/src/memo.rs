//! What an earlier run found in the same program: checking it again would find the same, so it is only said again.
//!
//! In: a program that was read, not parsed. Out: its diagnostics, from the cache folder or from the stages that find
//! them. A verdict is named by 128 bits of hash over everything that the stages can see: the compiler, the target, the
//! symbols, what is to be done with warnings, and name and text of each file in order. Where there is none, the records
//! of the files that are as they were serve instead (see [`check::Store`]).
//!
//! Holds: whatever goes wrong with the cache, the program is checked as if there were none.

use std::hash::{DefaultHasher, Hasher as _};

use base::{Idx as _, SourceMap, Span};
use diag::Diagnostic;
use serde::{Deserialize, Serialize};

use crate::Product;
use crate::cache::Cache;
use crate::library;
use crate::session::{Session, Verdict};
use crate::unit::Unit;

/// Bytes of program text below which checking is quick enough to be done each time.
const WORTH: usize = 16 << 10;
/// Verdicts that are kept, and their bytes.
const VERDICTS: (usize, u64) = (64, 4 << 20);
/// Records of files that are kept, and their bytes.
const FILES: (usize, u64) = (8192, 256 << 20);

/// Records of files, for the stage that checks them.
pub struct Files {
    cache: Cache,
    /// The compiler and what it compiles for.
    pub identity: String,
}

impl check::Store for Files {
    fn load(&self, name: &str) -> Option<Vec<u8>> {
        self.cache.load(name)
    }
    fn save(&self, name: &str, bytes: &[u8]) {
        self.cache.save(name, bytes);
    }
}

/// The program's verdict: recalled, or found by `check` and kept.
pub fn checked(
    s: &mut Session,
    unit: &Unit,
    check: impl FnOnce(&mut Session, Option<&Files>) -> Option<Product>,
) -> Option<Product> {
    let Some((verdicts, files)) = caches(s, unit) else { return check(s, None) };
    let name = name(s, unit, &files.identity);
    let before = s.diagnostics().len();
    let found = s.stage("recall", |s| {
        let verdict = verdicts.load(&name).and_then(|bytes| decode(&bytes, &s.map));
        let is_known = verdict.is_some();
        if let Some(verdict) = verdict {
            s.restore(verdict);
        }
        Some(is_known)
    });
    match found {
        Some(true) => Some(Product::Checked),
        // The verdict is that there are errors.
        None => None,
        Some(false) => {
            let product = check(s, Some(&files));
            s.stage("keep", |s| {
                let verdict = s.verdict(before);
                // Failures of the compiler and of the machine are not the program's.
                let is_of_program = verdict.diagnostics.iter().all(|d| !d.code.starts_with("FF9"));
                if is_of_program && verdict.found_all() {
                    verdicts.save(&name, &encode(&verdict));
                }
                Some(())
            });
            product
        }
    }
}

/// Where verdicts and records are, if they are to be kept at all.
fn caches(s: &Session, unit: &Unit) -> Option<(Cache, Files)> {
    let o = &s.options;
    let text: usize = unit.files.iter().map(|f| s.map.file(*f).text.len()).sum();
    // What a long-lived process checks is its own affair.
    if !o.only || o.verify || !o.emit.is_empty() || library::is_overridden() || text < WORTH {
        return None;
    }
    let identity = format!("{}\n{}", image::file_name()?, o.target);
    let folder = library::cache_folder()?;
    let cache = |name, (files, bytes)| Cache::new(folder.join(name), files, bytes);
    Some((cache("verdicts", VERDICTS), Files { cache: cache("files", FILES), identity }))
}

/// The name of the program's verdict.
fn name(s: &Session, unit: &Unit, identity: &str) -> String {
    let mut key = Key::default();
    key.text(identity);
    key.text(&std::env::current_dir().unwrap_or_default().to_string_lossy());
    key.number(u64::from(unit.is_exe));
    key.texts(unit.defines.iter());
    let w = &s.options.warnings;
    for codes in [&w.off, &w.errors, &w.not_errors] {
        key.texts(codes.iter());
    }
    key.number(u64::from(w.all_errors));
    key.number(s.diagnostics().len() as u64);
    s.diagnostics().iter().for_each(|d| key.text(&format!("{d:?}")));
    key.number(s.map.files().count() as u64);
    for (id, file) in s.map.files().filter(|(_, f)| !f.is_library) {
        key.number(id.index() as u64);
        key.text(&file.name);
        key.text(&file.text);
    }
    key.number(unit.files.len() as u64);
    unit.files.iter().for_each(|f| key.number(f.index() as u64));
    key.name()
}

/// Two hashes of 64 bits that start differently.
struct Key([DefaultHasher; 2]);

impl Default for Key {
    fn default() -> Key {
        let mut hashers = [DefaultHasher::new(), DefaultHasher::new()];
        hashers[1].write_u64(1);
        Key(hashers)
    }
}

impl Key {
    fn number(&mut self, n: u64) {
        self.0.iter_mut().for_each(|h| h.write_u64(n));
    }
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.iter_mut().for_each(|h| h.write(text.as_bytes()));
    }
    fn texts<'a>(&mut self, texts: impl ExactSizeIterator<Item = &'a String>) {
        self.number(texts.len() as u64);
        texts.for_each(|t| self.text(t));
    }
    fn name(&self) -> String {
        self.0.iter().map(|h| format!("{:016x}", h.finish())).collect()
    }
}

/// What is kept of a verdict.
#[derive(Serialize, Deserialize)]
struct Record {
    errors: usize,
    diagnostics: Vec<Diagnostic>,
}

fn encode(verdict: &Verdict) -> Vec<u8> {
    let record = Record { errors: verdict.errors, diagnostics: verdict.diagnostics.clone() };
    postcard::to_stdvec(&record).unwrap_or_default()
}

/// A verdict whose places are within their files, and between their characters.
fn decode(bytes: &[u8], map: &SourceMap) -> Option<Verdict> {
    let (Record { errors, diagnostics }, rest) = postcard::take_from_bytes(bytes).ok()?;
    let exists = |s: &Span| map.get(s.file).is_some_and(|f| f.text.get(s.lo as usize..s.hi as usize).is_some());
    let all_exist = |d: &Diagnostic| {
        d.span.iter().all(exists) && d.labels.iter().all(|l| exists(&l.0)) && d.edits.iter().all(|e| exists(&e.span))
    };
    let is_whole = rest.is_empty()
        && diagnostics.iter().filter(|d| d.is_error()).count() == errors
        && diagnostics.iter().all(all_exist);
    is_whole.then_some(Verdict { diagnostics, errors, omitted: 0 })
}

#[cfg(test)]
mod tests {
    use diag::Severity;

    use super::*;

    fn example() -> (SourceMap, Verdict) {
        let mut map = SourceMap::new();
        let file = map.add("a.fs", "let x = é\n", false);
        let span = Span::new(file, 4, 5);
        let error = Diagnostic::error("FS0039", span, "é is not defined.").label(span, "here").help("Define it.");
        let global = Diagnostic::new("FS0025", Severity::Warning, None, "no place").edit(span, "y");
        (map, Verdict { diagnostics: vec![error, global], errors: 1, omitted: 0 })
    }

    #[test]
    fn a_verdict_is_read_back() {
        let (map, verdict) = example();
        let read = decode(&encode(&verdict), &map).expect("a verdict");
        assert_eq!((read.diagnostics, read.errors), (verdict.diagnostics, verdict.errors));
    }

    #[test]
    fn a_verdict_of_other_files_is_none() {
        let (map, verdict) = example();
        let content = encode(&verdict);
        assert!(decode(&content, &SourceMap::new()).is_none(), "of other files");
        assert!(decode(&content[..content.len() - 1], &map).is_none(), "cut");
        for i in 0..content.len() {
            let mut changed = content.to_vec();
            changed[i] ^= 0xff;
            // What the checksum would have refused may be read, but it never panics.
            let _ = decode(&changed, &map);
        }
    }
}
