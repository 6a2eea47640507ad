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

use base::{FileId, FxHashMap, FxHashSet, SourceMap, Span, Symbol};
use diag::Diagnostic;
use syntax::ast::Ast;
use tast::{Body, Const, FileSig, Init};
use types::{Ty, TyConId, TyParam, ValId};

use crate::cx::{Cx, LocalEntry, ValInfo};
use crate::decls::obsolete::Note;
use crate::depends::{Job, dependencies};
use crate::env::{Container, ContainerId, Item, PatItem, Stamp, TypeEntry, insert_by_stamp};
use crate::signatures::stem;

/// Stack of a thread that checks: as much as the compiler's own thread has at best.
const STACK: usize = 1 << 30;

type Part<K, V> = Option<Arc<FxHashMap<K, V>>>;
type SetPart<K> = Part<K, ()>;

/// All that a checked file leaves to those that see it, and to the program.
#[derive(Clone)]
struct Checked {
    file: FileId,
    signature: Arc<FileSig>,
    infos: Arc<Vec<ValInfo>>,
    finished: (usize, usize),
    tyvars: Option<Arc<Vec<TyParam>>>,
    containers: Option<Arc<Vec<Container>>>,
    shared: Vec<(ContainerId, Additions)>,
    members: Part<(TyConId, Symbol), Vec<ValId>>,
    tycon_home: Part<TyConId, ContainerId>,
    obsolete_modules: Part<ContainerId, Note>,
    obsolete_enums: Part<(TyConId, Symbol), Note>,
    projections: Part<ValId, Vec<bool>>,
    class_self: Part<TyConId, Symbol>,
    param_defaults: Part<(ValId, usize), Const>,
    static_constants: Part<ValId, (Const, Ty)>,
    container_part: Part<ContainerId, (FileId, Span)>,
    class_names: Part<TyConId, Vec<(Symbol, LocalEntry, bool)>>,
    ctor_sigs: Part<TyConId, (Ty, Vec<Symbol>)>,
    ctor_flags: Part<TyConId, (Vec<bool>, bool)>,
    auto_fields: Part<(TyConId, u32), usize>,
    bodies: Part<ValId, Arc<Body>>,
    has_default: SetPart<ValId>,
    abstract_types: SetPart<TyConId>,
    broken_actives: SetPart<Span>,
    hidden_fields: SetPart<(TyConId, usize)>,
    private_fields: SetPart<(TyConId, usize)>,
    failed_computations: SetPart<Span>,
    overriding: SetPart<ValId>,
    internal: SetPart<Span>,
    captured_params: SetPart<(TyConId, usize)>,
    extension_methods: SetPart<ValId>,
    internal_modules: SetPart<(FileId, String)>,
    units_used: bool,
    diags: Vec<Diagnostic>,
    inits: Vec<Init>,
    covered: Vec<Arc<Body>>,
    entry: Option<ValId>,
}

/// What a file adds to a namespace.
#[derive(Clone, Default)]
struct Additions {
    modules: Vec<(Symbol, Stamp, ContainerId)>,
    types: Vec<(Symbol, Stamp, TypeEntry)>,
    items: Vec<(Symbol, Stamp, Item)>,
    pats: Vec<(Symbol, Stamp, PatItem)>,
    fields: Vec<(Symbol, Stamp, (TyConId, usize))>,
    exts: Vec<(Symbol, Stamp, (TyConId, ValId))>,
    auto_open: Vec<(Stamp, ContainerId)>,
}

/// What the threads know of the work.
struct Board {
    /// How many files each file still waits for.
    waits_for: Vec<usize>,
    /// The files that wait for each.
    wanted_by: Vec<Vec<usize>>,
    ready: BinaryHeap<Reverse<usize>>,
    done: Vec<Option<Arc<Checked>>>,
    /// Finished files in the order in which they were.
    log: Vec<usize>,
    left: usize,
    /// A file has an error, or a thread ended by a bug.
    stopped: bool,
}

/// Checks files with several threads. How many of them, from the first on, are done is returned: the file after them has
/// an error, or its check was not begun.
pub(crate) fn check_files<'a>(cx: &mut Cx<'a>, asts: &'a [Arc<Ast>], workers: usize) -> usize {
    let jobs = jobs(asts, cx.map);
    if jobs.len() < 2 || cx.error_count() > 0 {
        return 0;
    }
    let needed = dependencies(&jobs, cx.map);
    cx.declare_namespaces(asts);
    let board = (Mutex::new(Board::new(&needed)), Condvar::new());
    let workers = workers.min(jobs.len());
    let jobs = &jobs[..];
    thread::scope(|scope| {
        let work = |mut own: Cx<'a>| {
            let board = &board;
            move || own.work(jobs, board)
        };
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work(cx.clone()));
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
        cx.adopt(&done);
        let Checked { diags, inits, covered, entry, .. } = Arc::unwrap_or_clone(done);
        cx.diags.extend(diags);
        cx.inits.extend(inits);
        cx.covered.extend(covered);
        cx.entry = cx.entry.or(entry);
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

/// What `work` makes of each part of a list, in the list's order, with several threads.
pub(crate) fn in_parts<T: Sync, R: Send>(
    items: &[T],
    workers: usize,
    work: &(dyn Fn(&[T]) -> Vec<R> + Sync),
) -> Vec<R> {
    let size = items.len().div_ceil(workers.max(1)).max(1);
    if size >= items.len() {
        return work(items);
    }
    thread::scope(|scope| {
        let spawn =
            |part| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || work(part)).map_err(|_| part);
        let handles: Vec<_> = items.chunks(size).map(spawn).collect();
        let join = |h: Result<thread::ScopedJoinHandle<'_, Vec<R>>, &[T]>| match h {
            Ok(handle) => handle.join().unwrap_or_else(|payload| resume_unwind(payload)),
            Err(part) => work(part),
        };
        handles.into_iter().flat_map(join).collect()
    })
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
    fn work(&mut self, jobs: &[Job<'a>], board: &Shared) {
        let watch = Watch(board);
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
            let news: Vec<Arc<Checked>> =
                state.log[seen..].iter().filter(|i| !own.contains(i)).filter_map(|i| state.done[*i].clone()).collect();
            seen = state.log.len();
            drop(state);
            news.iter().for_each(|c| self.adopt(c));
            own.insert(next);
            let checked = self.check_one(&jobs[next], next + 1 == jobs.len());
            let mut state = lock(board);
            state.finish(next, checked);
            board.1.notify_all();
            drop(state);
            let _ = &watch;
        }
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
        if self.error_count() > 0 || entry_too_early { None } else { Some(self.checked(job.ast)) }
    }
    fn checked(&mut self, ast: &Ast) -> Checked {
        let file = ast.file;
        let at = self.by_file[&file];
        Checked {
            file,
            signature: self.files[at].clone(),
            infos: self.infos[at].clone(),
            finished: (self.finished_vals[at], self.finished_tycons[at]),
            tyvars: self.tyvars.part(file),
            containers: self.containers.part(file),
            shared: self.additions(ast),
            members: self.members.part(file),
            tycon_home: self.tycon_home.part(file),
            obsolete_modules: self.obsolete_modules.part(file),
            obsolete_enums: self.obsolete_enums.part(file),
            projections: self.projections.part(file),
            class_self: self.class_self.part(file),
            param_defaults: self.param_defaults.part(file),
            static_constants: self.static_constants.part(file),
            container_part: self.container_part.part(file),
            class_names: self.class_names.part(file),
            ctor_sigs: self.ctor_sigs.part(file),
            ctor_flags: self.ctor_flags.part(file),
            auto_fields: self.auto_fields.part(file),
            bodies: self.bodies.part(file),
            has_default: self.has_default.part(file),
            abstract_types: self.abstract_types.part(file),
            broken_actives: self.broken_actives.part(file),
            hidden_fields: self.hidden_fields.part(file),
            private_fields: self.private_fields.part(file),
            failed_computations: self.failed_computations.part(file),
            overriding: self.overriding.part(file),
            internal: self.internal.part(file),
            captured_params: self.captured_params.part(file),
            extension_methods: self.extension_methods.part(file),
            internal_modules: self.internal_modules.part(file),
            units_used: self.units_used,
            diags: std::mem::take(&mut self.diags),
            inits: std::mem::take(&mut self.inits),
            covered: std::mem::take(&mut self.covered),
            entry: self.entry,
        }
    }
    /// Takes over what another checker found out about a file, but for what only the program needs.
    fn adopt(&mut self, c: &Checked) {
        let Checked {
            file,
            signature,
            infos,
            finished,
            tyvars,
            containers,
            shared,
            members,
            tycon_home,
            obsolete_modules,
            obsolete_enums,
            projections,
            class_self,
            param_defaults,
            static_constants,
            container_part,
            class_names,
            ctor_sigs,
            ctor_flags,
            auto_fields,
            bodies,
            has_default,
            abstract_types,
            broken_actives,
            hidden_fields,
            private_fields,
            failed_computations,
            overriding,
            internal,
            captured_params,
            extension_methods,
            internal_modules,
            units_used,
            diags: _,
            inits: _,
            covered: _,
            entry: _,
        } = c;
        let file = *file;
        let at = self.by_file[&file];
        self.tycon_paths.extend(signature.tycon_paths.iter().map(|(k, v)| (*k, *v)));
        self.val_paths.extend(signature.val_paths.iter().map(|(k, v)| (*k, *v)));
        self.files[at] = signature.clone();
        self.infos[at] = infos.clone();
        (self.finished_vals[at], self.finished_tycons[at]) = *finished;
        self.tyvars.adopt(file, tyvars.clone());
        self.containers.adopt(file, containers.clone());
        for (id, additions) in shared {
            additions.add_to(&mut self.containers[*id]);
        }
        self.members.adopt(file, members.clone());
        self.tycon_home.adopt(file, tycon_home.clone());
        self.obsolete_modules.adopt(file, obsolete_modules.clone());
        self.obsolete_enums.adopt(file, obsolete_enums.clone());
        self.projections.adopt(file, projections.clone());
        self.class_self.adopt(file, class_self.clone());
        self.param_defaults.adopt(file, param_defaults.clone());
        self.static_constants.adopt(file, static_constants.clone());
        self.container_part.adopt(file, container_part.clone());
        self.class_names.adopt(file, class_names.clone());
        self.ctor_sigs.adopt(file, ctor_sigs.clone());
        self.ctor_flags.adopt(file, ctor_flags.clone());
        self.auto_fields.adopt(file, auto_fields.clone());
        self.bodies.adopt(file, bodies.clone());
        self.has_default.adopt(file, has_default.clone());
        self.abstract_types.adopt(file, abstract_types.clone());
        self.broken_actives.adopt(file, broken_actives.clone());
        self.hidden_fields.adopt(file, hidden_fields.clone());
        self.private_fields.adopt(file, private_fields.clone());
        self.failed_computations.adopt(file, failed_computations.clone());
        self.overriding.adopt(file, overriding.clone());
        self.internal.adopt(file, internal.clone());
        self.captured_params.adopt(file, captured_params.clone());
        self.extension_methods.adopt(file, extension_methods.clone());
        self.internal_modules.adopt(file, internal_modules.clone());
        self.units_used |= units_used;
    }
    /// Makes the containers of all namespaces, without any name for them: all checkers then mean the same by them.
    fn declare_namespaces(&mut self, asts: &'a [Arc<Ast>]) {
        for ast in asts {
            (self.file, self.is_library) = (ast.file, false);
            for path in namespaces(ast) {
                let parent = path.rsplit_once('.').map_or(self.root, |(above, _)| self.namespaces[above]);
                self.namespace_container(path, parent);
            }
        }
    }
    /// What a checked file has put into namespaces, which are not its own.
    fn additions(&self, ast: &Ast) -> Vec<(ContainerId, Additions)> {
        let stamps = self.file_start()..=self.file_end();
        let mut ids: Vec<ContainerId> = namespaces(ast).iter().map(|path| self.namespaces[path]).collect();
        ids.push(self.root);
        ids.sort_unstable();
        ids.dedup();
        let mut out = vec![];
        for id in ids {
            let c = &self.containers[id];
            let auto_open = c.auto_open.iter().filter(|o| stamps.contains(&o.0)).copied().collect();
            let added = Additions {
                modules: c.modules.between(stamps.clone()),
                types: c.types.between(stamps.clone()),
                items: c.items.between(stamps.clone()),
                pats: c.pats.between(stamps.clone()),
                fields: c.fields.between(stamps.clone()),
                exts: c.exts.between(stamps.clone()),
                auto_open,
            };
            out.push((id, added));
        }
        out
    }
}

/// The paths of the namespaces that a file names, outer ones first.
fn namespaces(ast: &Ast) -> Vec<String> {
    let mut out: Vec<String> = vec![];
    for f in &ast.fragments {
        let is_module = matches!(f.kind, syntax::ast::FragmentKind::Module | syntax::ast::FragmentKind::Anonymous);
        let names = if is_module { f.name.split_last().map_or(&[][..], |(_, path)| path) } else { &f.name[..] };
        let mut path = String::new();
        for n in names {
            if !path.is_empty() {
                path.push('.');
            }
            path += n.name.as_str();
            if !out.contains(&path) {
                out.push(path.clone());
            }
        }
    }
    out
}

impl Additions {
    fn add_to(&self, c: &mut Container) {
        for (name, stamp, id) in &self.modules {
            c.modules.add_once(*name, *stamp, *id);
        }
        self.types.iter().for_each(|(name, stamp, x)| c.types.add(*name, *stamp, *x));
        self.items.iter().for_each(|(name, stamp, x)| c.items.add(*name, *stamp, *x));
        self.pats.iter().for_each(|(name, stamp, x)| c.pats.add(*name, *stamp, x.clone()));
        self.fields.iter().for_each(|(name, stamp, x)| c.fields.add(*name, *stamp, *x));
        self.exts.iter().for_each(|(name, stamp, x)| c.exts.add(*name, *stamp, *x));
        self.auto_open.iter().for_each(|(stamp, id)| insert_by_stamp(&mut c.auto_open, *stamp, *id));
    }
}

impl Board {
    /// Notes what became of a file, and makes those ready that waited for it alone.
    fn finish(&mut self, file: usize, checked: Option<Checked>) {
        let Some(checked) = checked else {
            self.stopped = true;
            return;
        };
        self.done[file] = Some(Arc::new(checked));
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
