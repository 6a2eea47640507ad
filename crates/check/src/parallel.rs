//! Files checked by several threads, in the order in which they need each other.
//!
//! Each thread has a checker of its own: a copy of the one that has seen the library. What a file declares is a part of
//! each table ([`crate::by_file`]), and its entries in namespaces are stamped with its place in the order of compilation,
//! so a finished file is handed to the other threads as its parts, in whatever order files are finished: a file sees
//! entries up to its own place only. The first file with an error ends this: it and those after it are checked one after
//! another, as all are when threads do not pay. So what is said of a program does not depend on the number of threads.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::panic::resume_unwind;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use base::{FxHashSet, SourceMap};
use syntax::ast::Ast;

use crate::checked::Checked;
use crate::coverage::check_matches;
use crate::cx::Cx;
use crate::depends::{Job, dependencies};
use crate::digest::Sum;
use crate::memo::{Memo, shown};
use crate::signatures::stem;
use crate::{Input, Kept};

/// Stack of a thread that checks: as much as the compiler's own thread has at best.
const STACK: usize = 1 << 30;

/// A finished file, with the digest of what it shows where there is a memo.
#[derive(Clone)]
struct Done {
    checked: Arc<Checked>,
    shown: Sum,
}

/// What the threads know of the work.
struct Board {
    /// How many files each file still waits for.
    waits_for: Vec<usize>,
    /// The files that wait for each.
    wanted_by: Vec<Vec<usize>>,
    ready: BinaryHeap<Reverse<usize>>,
    done: Vec<Option<Done>>,
    /// Finished files in the order in which they were.
    log: Vec<usize>,
    left: usize,
    /// A file has an error, or a thread ended by a bug.
    stopped: bool,
}

/// Checks files with several threads. How many of them, from the first on, are done is returned: the file after them has
/// an error, or its check was not begun.
pub(crate) fn check_files<'a>(cx: &mut Cx<'a>, input: &Input<'a>, kept: Option<Kept<'_>>) -> usize {
    let (asts, workers) = (input.asts, input.workers);
    let jobs = jobs(asts, cx.map);
    if jobs.len() < 2 && kept.is_none() || cx.error_count() > 0 {
        return 0;
    }
    let needed = dependencies(&jobs, cx.map);
    cx.declare_namespaces(asts);
    let memo = kept.map(|k| Memo { store: k.store, map: cx.map, common: cx.common_digest(k.identity, input) });
    let work = Work { jobs: &jobs, needed: &needed, memo: memo.as_ref() };
    let board = (Mutex::new(Board::new(&needed)), Condvar::new());
    let workers = workers.min(jobs.len());
    thread::scope(|scope| {
        let run = |mut own: Cx<'a>| {
            let (work, board) = (&work, &board);
            move || own.work(work, board)
        };
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run(cx.clone()));
        // Where no thread can be made the files stay for the caller.
        let handles: Vec<_> = (0..workers).map_while(|i| spawn(i).ok()).collect();
        for h in handles {
            if let Err(payload) = h.join() {
                resume_unwind(payload);
            }
        }
    });
    let board = board.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut done_jobs = 0;
    for done in board.done {
        let Some(done) = done else { break };
        cx.adopt(&done.checked);
        cx.diags.extend_from_slice(&done.checked.diags);
        cx.inits.extend_from_slice(&done.checked.inits);
        cx.entry = cx.entry.or(done.checked.entry);
        done_jobs += 1;
    }
    let (done, rest) = jobs.split_at(done_jobs);
    let place = rest.first().and_then(|j| asts.iter().position(|a| a.file == j.ast.file)).unwrap_or(asts.len());
    // Signatures whose implementations are still to come.
    for ast in asts[..place].iter().filter(|a| a.is_signature) {
        if !done.iter().any(|j| j.signature.is_some_and(|s| s.file == ast.file)) {
            cx.keep_signature(ast);
        }
    }
    place
}

/// The files that are checked; the first signature before a file that has its name is its own.
fn jobs<'a>(asts: &'a [Arc<Ast>], map: &SourceMap) -> Vec<Job<'a>> {
    let mut signatures: Vec<&'a Ast> = vec![];
    let mut out = vec![];
    for ast in asts {
        if ast.is_signature {
            signatures.push(ast);
            continue;
        }
        let name = |a: &Ast| stem(&map.file(a.file).name).to_owned();
        let own = signatures.iter().position(|s| name(s) == name(ast));
        out.push(Job { ast, signature: own.map(|i| signatures.remove(i)) });
    }
    out
}

/// What is to be done.
struct Work<'w, 'a> {
    jobs: &'w [Job<'a>],
    needed: &'w [Vec<usize>],
    memo: Option<&'w Memo<'w>>,
}

impl Board {
    fn new(needed: &[Vec<usize>]) -> Board {
        let mut wanted_by = vec![vec![]; needed.len()];
        for (i, files) in needed.iter().enumerate() {
            files.iter().for_each(|f| wanted_by[*f].push(i));
        }
        let waits_for: Vec<usize> = needed.iter().map(Vec::len).collect();
        let ready = (0..needed.len()).filter(|i| waits_for[*i] == 0).map(Reverse).collect();
        let (done, left) = (vec![None; needed.len()], needed.len());
        Board { waits_for, wanted_by, ready, done, log: vec![], left, stopped: false }
    }
}

type Shared = (Mutex<Board>, Condvar);

/// Ends the work of all threads when one ends by a bug.
struct Watch<'b>(&'b Shared);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(self.0).stopped = true;
            self.0.1.notify_all();
        }
    }
}

fn lock(board: &Shared) -> MutexGuard<'_, Board> {
    board.0.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'a> Cx<'a> {
    /// Checks files as they become ready until there is none.
    fn work(&mut self, work: &Work<'_, 'a>, board: &Shared) {
        let _watch = Watch(board);
        let mut seen = 0;
        let mut own: FxHashSet<usize> = FxHashSet::default();
        loop {
            let mut state = lock(board);
            let next = loop {
                if state.stopped || state.left == 0 {
                    return;
                }
                match state.ready.pop() {
                    Some(Reverse(i)) => break i,
                    None => state = board.1.wait(state).unwrap_or_else(PoisonError::into_inner),
                }
            };
            let news = state.log[seen..].iter().filter(|i| !own.contains(i));
            let news: Vec<Done> = news.filter_map(|i| state.done[*i].clone()).collect();
            seen = state.log.len();
            let needed: Vec<Sum> =
                work.needed[next].iter().filter_map(|i| Some(state.done[*i].as_ref()?.shown)).collect();
            drop(state);
            news.iter().for_each(|d| self.adopt(&d.checked));
            own.insert(next);
            let done = self.recall_or_check(&work.jobs[next], next + 1 == work.jobs.len(), &needed, work.memo);
            lock(board).finish(next, done);
            board.1.notify_all();
        }
    }
    /// What a file leaves, from its record or from a check. Nothing is returned when something is wrong with it.
    fn recall_or_check(
        &mut self,
        job: &Job<'a>,
        is_last: bool,
        needed: &[Sum],
        memo: Option<&Memo<'_>>,
    ) -> Option<Done> {
        let Some(memo) = memo else {
            return self.check_one(job, is_last).map(|c| Done { checked: Arc::new(c), shown: [0, 0] });
        };
        let name = memo.name(job, is_last, needed);
        if let Some((checked, shown)) = memo.load(&name) {
            self.adopt(&checked);
            return Some(Done { checked: Arc::new(checked), shown });
        }
        let checked = self.check_one(job, is_last)?;
        let shown = shown(&checked, needed);
        memo.save(&name, job, &checked, shown);
        Some(Done { checked: Arc::new(checked), shown })
    }
    /// Checks one file. Nothing is returned when something is wrong with it.
    fn check_one(&mut self, job: &Job<'a>, is_last: bool) -> Option<Checked> {
        self.signatures.clear();
        self.signatures.extend(job.signature);
        self.diags.clear();
        self.inits.clear();
        self.covered.clear();
        self.entry = None;
        self.file(job.ast, is_last);
        // An entry point in another file than the last is one too many.
        let entry_too_early = self.entry.is_some() && !is_last;
        if self.error_count() > 0 || entry_too_early {
            return None;
        }
        for body in std::mem::take(&mut self.covered) {
            let found = check_matches(&*self, &body);
            self.diags.extend(found);
        }
        Some(self.checked(job.ast))
    }
}

impl Board {
    /// Notes what became of a file, and makes those ready that waited for it alone.
    fn finish(&mut self, file: usize, done: Option<Done>) {
        let Some(done) = done else {
            self.stopped = true;
            return;
        };
        self.done[file] = Some(done);
        self.log.push(file);
        self.left -= 1;
        for i in std::mem::take(&mut self.wanted_by[file]) {
            self.waits_for[i] -= 1;
            if self.waits_for[i] == 0 {
                self.ready.push(Reverse(i));
            }
        }
    }
}
