//! Files that were checked before: what they leave is read back instead of being found again.
//!
//! A record is named by all that the check of its file can see: the compiler and its options, the file's text and place,
//! and the digest of what each file shows that it may need, which stands for the digests of what that one needs. It holds
//! what the file leaves to others and what was said of it; its bodies are not in it, so it serves for verdicts only. A
//! file with an error has no record, nor has one about which something is said with places in other files.

use std::sync::Arc;

use base::{SourceMap, Span};
use diag::Diagnostic;
use serde::{Deserialize, Serialize};
use syntax::ast::Ast;
use types::TyParam;

use crate::checked::Checked;
use crate::depends::Job;
use crate::digest::{Digest, Sum};

/// Where records are kept between runs. They may be lost at any time, but not be changed.
pub trait Store: Sync {
    /// The bytes that were kept under a name.
    fn load(&self, name: &str) -> Option<Vec<u8>>;
    /// Keeps bytes under a name.
    fn save(&self, name: &str, bytes: &[u8]);
}

/// Where records are, and what they are good for.
#[derive(Clone, Copy)]
pub struct Kept<'s> {
    /// The place.
    pub store: &'s dyn Store,
    /// What is compiled by, and for: records of other compilers and targets say nothing.
    pub identity: &'s str,
}

/// What is kept of a file.
#[derive(Serialize, Deserialize)]
struct Record {
    shown: Sum,
    checked: Checked,
    // What is not in the digest of what the file shows.
    tyvars: Option<Arc<Vec<TyParam>>>,
    diags: Vec<Diagnostic>,
}

/// The records that a check may use.
pub(crate) struct Memo<'s> {
    pub store: &'s dyn Store,
    pub map: &'s SourceMap,
    /// What holds for all files: options, and the namespaces of the program, whose ids are in the records.
    pub common: Sum,
}

impl Memo<'_> {
    /// The name of a file's record. `needed` are the digests of what the files show that it may need.
    pub fn name(&self, job: &Job<'_>, is_last: bool, needed: &[Sum]) -> String {
        let mut d = Digest::default();
        d.sum(self.common);
        d.number(u64::from(is_last));
        let mut file = |ast: &Ast| {
            let file = self.map.file(ast.file);
            d.number(u64::from(ast.file.0));
            d.text(&file.name);
            d.text(&file.text);
        };
        file(job.ast);
        job.signature.iter().for_each(|s| file(s));
        d.number(needed.len() as u64);
        needed.iter().for_each(|s| d.sum(*s));
        d.finish().iter().map(|n| format!("{n:016x}")).collect()
    }
    /// What a file leaves, and the digest of what it shows, if it is known.
    pub fn load(&self, name: &str) -> Option<(Checked, Sum)> {
        let bytes = self.store.load(name)?;
        let Record { shown, mut checked, tyvars, diags } = postcard::from_bytes(&bytes).ok()?;
        (checked.tyvars, checked.diags) = (tyvars, diags);
        Some((checked, shown))
    }
    /// Keeps what a file leaves.
    pub fn save(&self, name: &str, job: &Job<'_>, checked: &Checked, shown: Sum) {
        let own = |s: &Span| s.file == job.ast.file || job.signature.is_some_and(|a| a.file == s.file);
        let places = |d: &Diagnostic| {
            d.span.iter().all(own) && d.labels.iter().all(|l| own(&l.0)) && d.edits.iter().all(|e| own(&e.span))
        };
        if !checked.diags.iter().all(places) {
            return;
        }
        let (tyvars, diags) = (checked.tyvars.clone(), checked.diags.clone());
        let record = Record { shown, checked: checked.clone(), tyvars, diags };
        if let Ok(bytes) = postcard::to_stdvec(&record) {
            self.store.save(name, &bytes);
        }
    }
}

/// The digest of what a file shows, with what it stands on.
pub(crate) fn shown(checked: &Checked, needed: &[Sum]) -> Sum {
    let mut d = Digest::default();
    d.value(checked);
    needed.iter().for_each(|s| d.sum(*s));
    d.finish()
}
