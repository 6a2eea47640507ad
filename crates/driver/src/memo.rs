//! What an earlier run found in the same program: checking it again would find the same, so it is only said again.
//!
//! In: a program that was read, not parsed. Out: its diagnostics, from the cache folder or from the stages that find
//! them. A verdict is named by 128 bits of hash over everything that the stages can see: the compiler, the target, the
//! symbols, what is to be done with warnings, and name and text of each file in order.
//!
//! Holds: a file that is cut, changed, another user's or written by another compiler is not used; whatever goes wrong
//! with the cache, the program is checked as if there were none.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, OpenOptions};
use std::hash::Hasher as _;
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use base::{FileId, Idx as _, SourceMap, Span};
use diag::{Diagnostic, Edit, Severity};

use crate::Product;
use crate::library;
use crate::session::{Session, Verdict};
use crate::unit::Unit;

/// Bytes of program text below which checking is quick enough to be done each time.
const WORTH: usize = 16 << 10;
/// Verdicts that are kept; the oldest go first.
const KEPT: usize = 64;
/// Longer verdicts are not kept.
const MAX_BYTES: u64 = 1 << 20;
/// What the names of the files begin with.
const PREFIX: &str = "verdict-";
const MAGIC: &[u8] = b"FFLYVRD1";

/// The program's verdict: recalled, or found by `check` and kept.
pub fn checked(s: &mut Session, unit: &Unit, check: impl FnOnce(&mut Session) -> Option<Product>) -> Option<Product> {
    let Some(place) = place(s, unit) else { return check(s) };
    let before = s.diagnostics().len();
    let found = s.stage("recall", |s| {
        let verdict = load(&place, &s.map);
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
            let product = check(s);
            s.stage("keep", |s| {
                let verdict = s.verdict(before);
                // Failures of the compiler and of the machine are not the program's.
                let is_of_program = verdict.diagnostics.iter().all(|d| !d.code.starts_with("FF9"));
                // Without room for it the next run finds the same again.
                let _ = (is_of_program && verdict.found_all()).then(|| save(&place, &verdict));
                Some(())
            });
            product
        }
    }
}

/// Where the verdict is, if it is to be kept at all.
fn place(s: &Session, unit: &Unit) -> Option<PathBuf> {
    let o = &s.options;
    let text: usize = unit.files.iter().map(|f| s.map.file(*f).text.len()).sum();
    // What a long-lived process checks is its own affair.
    if !o.only || o.verify || !o.emit.is_empty() || library::is_overridden() || text < WORTH {
        return None;
    }
    let compiler = image::file_name()?;
    let folder = library::cache_folder()?;
    let mut key = Key::default();
    key.text(&compiler);
    key.text(&std::env::current_dir().ok()?.to_string_lossy());
    key.text(&o.target);
    key.number(u64::from(unit.is_exe));
    key.texts(unit.defines.iter());
    let w = &o.warnings;
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
    Some(folder.join(format!("{PREFIX}{}", key.name())))
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

fn checksum(bytes: &[u8]) -> [u8; 8] {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish().to_le_bytes()
}

fn load(path: &Path, map: &SourceMap) -> Option<Verdict> {
    let about = fs::symlink_metadata(path).ok()?;
    let user = fs::metadata("/proc/self").ok()?.uid();
    if !about.is_file() || about.uid() != user || about.mode() & 0o022 != 0 || about.len() > MAX_BYTES {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    let (content, sum) = bytes.split_last_chunk::<8>()?;
    if checksum(content) != *sum {
        return None;
    }
    decode(content, path, map)
}

fn save(path: &Path, verdict: &Verdict) -> io::Result<()> {
    let mut bytes = encode(verdict, path);
    bytes.extend(checksum(&bytes));
    if bytes.len() as u64 > MAX_BYTES {
        return Ok(());
    }
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let part = path.with_extension(format!("{}.part", std::process::id()));
    let written = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part);
    let written = written.and_then(|mut f| f.write_all(&bytes)).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written.map(|()| forget_oldest(folder, path))
}

/// Removes the oldest verdicts, and what runs that were stopped have left.
fn forget_oldest(folder: &Path, own: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut others: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p != own && p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(PREFIX)))
        .filter_map(|p| Some((fs::metadata(&p).ok()?.modified().ok()?, p)))
        .collect();
    others.sort();
    let surplus = (others.len() + 1).saturating_sub(KEPT);
    for (_, path) in others.into_iter().take(surplus) {
        let _ = fs::remove_file(path);
    }
}

/// The file's name is part of it: a copy under another name says nothing.
fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

fn encode(verdict: &Verdict, path: &Path) -> Vec<u8> {
    let mut out = Writer(MAGIC.to_vec());
    out.text(&name_of(path));
    out.number(verdict.errors);
    out.number(verdict.diagnostics.len());
    for d in &verdict.diagnostics {
        out.text(d.code);
        out.number(match d.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => 2,
        });
        out.number(usize::from(d.span.is_some()));
        d.span.iter().for_each(|s| out.span(*s));
        out.text(&d.message);
        out.number(d.labels.len());
        d.labels.iter().for_each(|(span, text)| out.place(*span, text));
        out.number(d.help.len());
        d.help.iter().for_each(|h| out.text(h));
        out.number(d.edits.len());
        d.edits.iter().for_each(|e| out.place(e.span, &e.text));
    }
    out.0
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, n: usize) {
        self.0.extend((n as u64).to_le_bytes());
    }
    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }
    fn span(&mut self, span: Span) {
        self.number(span.file.index());
        self.number(span.lo as usize);
        self.number(span.hi as usize);
    }
    fn place(&mut self, span: Span, text: &str) {
        self.span(span);
        self.text(text);
    }
}

fn decode(bytes: &[u8], path: &Path, map: &SourceMap) -> Option<Verdict> {
    let mut input = Reader { rest: bytes.strip_prefix(MAGIC)?, map };
    if input.text()? != name_of(path) {
        return None;
    }
    let errors = input.number()?;
    let diagnostics = input.list(Reader::diagnostic)?;
    let is_whole = input.rest.is_empty() && diagnostics.iter().filter(|d| d.is_error()).count() == errors;
    is_whole.then_some(Verdict { diagnostics, errors, omitted: 0 })
}

struct Reader<'a> {
    rest: &'a [u8],
    map: &'a SourceMap,
}

impl Reader<'_> {
    fn number(&mut self) -> Option<usize> {
        let (word, rest) = self.rest.split_first_chunk::<8>()?;
        self.rest = rest;
        usize::try_from(u64::from_le_bytes(*word)).ok()
    }
    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        String::from_utf8(text.to_vec()).ok()
    }
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()?;
        (0..length).map(|_| one(self)).collect()
    }
    /// A span that is within its file, and between its characters.
    fn span(&mut self) -> Option<Span> {
        let (file, lo, hi) = (FileId(u32::try_from(self.number()?).ok()?), self.number()?, self.number()?);
        self.map.get(file)?.text.get(lo..hi)?;
        Some(Span::new(file, u32::try_from(lo).ok()?, u32::try_from(hi).ok()?))
    }
    fn place(&mut self) -> Option<(Span, String)> {
        Some((self.span()?, self.text()?))
    }
    fn diagnostic(&mut self) -> Option<Diagnostic> {
        let code = self.text()?;
        let code = diag::codes().iter().find(|c| c.code == code)?.code;
        let severity = match self.number()? {
            0 => Severity::Error,
            1 => Severity::Warning,
            2 => Severity::Info,
            _ => return None,
        };
        let span = match self.number()? {
            0 => None,
            1 => Some(self.span()?),
            _ => return None,
        };
        let message = self.text()?;
        let labels = self.list(Self::place)?;
        let help = self.list(Self::text)?;
        let edits = self.list(|r| r.place().map(|(span, text)| Edit { span, text }))?;
        Some(Diagnostic { code, severity, span, message, labels, help, edits })
    }
}

#[cfg(test)]
mod tests {
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
        let path = Path::new("verdict-1");
        let read = decode(&encode(&verdict, path), path, &map).expect("a verdict");
        assert_eq!((read.diagnostics, read.errors), (verdict.diagnostics, verdict.errors));
    }

    #[test]
    fn a_broken_verdict_is_none() {
        let (map, verdict) = example();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("verdict-1");
        save(&path, &verdict).expect("it is written");
        let bytes = fs::read(&path).expect("the file");
        assert!(load(&path, &map).is_some());
        for i in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[i] ^= 0x10;
            fs::write(&path, &changed).expect("it is changed");
            assert!(load(&path, &map).is_none(), "byte {i} is changed");
            fs::write(&path, &bytes[..i]).expect("it is cut");
            assert!(load(&path, &map).is_none(), "cut after {i}");
        }
        let other = folder.path().join("verdict-2");
        fs::write(&other, &bytes).expect("it is copied");
        assert!(load(&other, &map).is_none(), "of another name");
        let content = &bytes[..bytes.len() - 8];
        assert!(decode(content, &path, &SourceMap::new()).is_none(), "of other files");
        for i in 0..content.len() {
            let mut changed = content.to_vec();
            changed[i] ^= 0xff;
            // What the checksum would have refused may be read, but it never panics.
            let _ = decode(&changed, &path, &map);
        }
    }

    #[test]
    fn only_the_newest_are_kept() {
        let (_, verdict) = example();
        let folder = tempfile::tempdir().expect("a folder");
        for i in 0..KEPT + 8 {
            save(&folder.path().join(format!("{PREFIX}{i}")), &verdict).expect("it is written");
        }
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), KEPT);
    }
}
