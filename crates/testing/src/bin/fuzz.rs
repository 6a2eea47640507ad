//! Looks for inputs on which the compiler panics or does not end.
//!
//! In: folders of F# programs. Every prefix of every program and many mutations of its tokens go through `check` in this
//! process. Out: counts, and each input that failed, written to the folder `fuzz-failures` of the temporary folder. The
//! mutations depend on the seed and on nothing else. While it runs, the folder holds what each worker is at in
//! `running-N.fs`: after a crash that ends the process, the input is there.
//!
//! `firefly-fuzz [--mutations N] [--seed S] [--prefix-step BYTES] [--seconds-each S] FOLDER...`
//!
//! `firefly-fuzz programs ...` generates programs instead: see `fuzz/programs.rs`.

#[path = "fuzz/generate/mod.rs"]
mod generate;
#[path = "fuzz/programs.rs"]
mod programs;
#[path = "fuzz/random.rs"]
mod random;
#[path = "fuzz/shrink.rs"]
mod shrink;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use driver::{Goal, Input, Options, Progress, Request};
use random::Random;

/// Each input clones and drops the checked library; glibc's allocator spends half of all time on that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Settings {
    mutations: usize,
    seed: u64,
    prefix_step: usize,
    limit: Duration,
    folders: Vec<PathBuf>,
}

fn settings() -> Result<Settings, String> {
    let mut s =
        Settings { mutations: 100_000, seed: 1, prefix_step: 1, limit: Duration::from_secs(20), folders: Vec::new() };
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || {
            let text = args.next().ok_or_else(|| format!("{arg} needs a number"))?;
            text.parse::<u64>().map_err(|_| format!("'{text}' is not a number"))
        };
        match arg.as_str() {
            "--mutations" => s.mutations = number()? as usize,
            "--seed" => s.seed = number()?,
            "--prefix-step" => s.prefix_step = (number()? as usize).max(1),
            "--seconds-each" => s.limit = Duration::from_secs(number()?),
            flag if flag.starts_with('-') => return Err(format!("unknown flag '{flag}'")),
            folder => s.folders.push(folder.into()),
        }
    }
    if s.folders.is_empty() { Err("no folder is given".to_owned()) } else { Ok(s) }
}

fn find(folder: &Path, found: &mut Vec<(PathBuf, String)>) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            find(&path, found)?;
        } else if path.extension().is_some_and(|e| e == "fs" || e == "fsx") {
            found.push((path.clone(), fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// Pieces that a lexer would see: words, runs of blanks, and single other characters.
fn pieces(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' || c == '\'' => 0,
        '\n' => 1,
        c if c.is_whitespace() => 2,
        _ => 3,
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (i, c) in text.char_indices() {
        let now = class(c);
        if last.is_some_and(|l| l != now || now == 3 || now == 1) {
            out.push(&text[start..i]);
            start = i;
        }
        last = Some(now);
    }
    out.push(&text[start..]);
    out
}

/// One to four edits: a piece is dropped, doubled, swapped with another, or replaced by one of another program.
fn mutate(random: &mut Random, programs: &[(PathBuf, String)]) -> String {
    let text = &programs[random.below(programs.len())].1;
    let mut parts = pieces(text);
    for _ in 0..=random.below(4) {
        let at = random.below(parts.len());
        match random.below(5) {
            0 => drop(parts.remove(at)),
            1 => parts.insert(at, parts[at]),
            2 => {
                let other = random.below(parts.len());
                parts.swap(at, other);
            }
            3 => {
                let other = pieces(&programs[random.below(programs.len())].1);
                parts[at] = other[random.below(other.len())];
            }
            _ => parts.truncate(at.max(1)),
        }
        if parts.is_empty() {
            parts.push("");
        }
    }
    parts.concat()
}

/// What runs now, for the watcher: when each worker began its input.
type Running = Arc<Mutex<BTreeMap<usize, (Instant, String)>>>;

#[derive(Default)]
struct Counts {
    done: AtomicUsize,
    accepted: AtomicUsize,
    crashed: AtomicUsize,
}

fn check(text: &str, counts: &Counts) {
    let request = Request {
        inputs: vec![Input::Text { name: "Fuzz.fs".to_owned(), text: text.to_owned() }],
        options: Options::default(),
        goal: Goal::Check,
    };
    let outcome = driver::compile(&request, &Arc::new(Progress::default()));
    counts.done.fetch_add(1, Ordering::Relaxed);
    if !outcome.failed() {
        counts.accepted.fetch_add(1, Ordering::Relaxed);
    }
    if let Some(bug) = outcome.finished.diagnostics.iter().find(|d| d.code == "FF9010") {
        let n = counts.crashed.fetch_add(1, Ordering::Relaxed);
        println!("panic: {}\n  input: {}", bug.message, keep(&format!("panic-{n}"), text));
    }
}

fn keep(name: &str, text: &str) -> String {
    let folder = env::temp_dir().join("fuzz-failures");
    let path = folder.join(format!("{name}.fs"));
    match fs::create_dir_all(&folder).and_then(|()| fs::write(&path, text)) {
        Ok(()) => path.display().to_string(),
        Err(e) => format!("not kept: {e}"),
    }
}

/// Ends the process when an input takes too long: a thread that does not end cannot be stopped. Tells how far it is: every
/// ten seconds on a terminal, every minute in a log.
fn watch(running: &Running, counts: &Counts, start: Instant, limit: Duration) {
    for tick in 1_u64.. {
        thread::sleep(Duration::from_millis(200));
        if tick.is_multiple_of(if io::stderr().is_terminal() { 50 } else { 300 }) {
            let done = counts.done.load(Ordering::Relaxed);
            eprintln!("{done} inputs, {:.0} a second", done as f64 / start.elapsed().as_secs_f64());
        }
        let now = running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((start, text)) = now.values().find(|(start, _)| start.elapsed() > limit) {
            println!("no end after {:?}\n  input: {}", start.elapsed(), keep("hang", text));
            std::process::exit(1);
        }
    }
}

fn feed(s: &Settings, programs: &[(PathBuf, String)], queue: &mpsc::SyncSender<String>) {
    for (_, text) in programs {
        for end in (0..=text.len()).step_by(s.prefix_step).filter(|i| text.is_char_boundary(*i)) {
            if queue.send(text[..end].to_owned()).is_err() {
                return;
            }
        }
    }
    let mut random = Random(s.seed);
    for _ in 0..s.mutations {
        if queue.send(mutate(&mut random, programs)).is_err() {
            return;
        }
    }
}

fn main() -> ExitCode {
    if env::args().nth(1).is_some_and(|a| a == "programs") {
        return programs::main(env::args().skip(2).collect());
    }
    let s = match settings() {
        Ok(s) => s,
        Err(e) => {
            eprintln!("error: {e}");
            return ExitCode::from(2);
        }
    };
    let mut found = Vec::new();
    if let Some(e) = s.folders.iter().find_map(|f| find(f, &mut found).err()) {
        eprintln!("error: {e}");
        return ExitCode::from(2);
    }
    let start = Instant::now();
    let counts = Arc::new(Counts::default());
    let running = Running::default();
    let (watched, counted, limit) = (running.clone(), counts.clone(), s.limit);
    thread::spawn(move || watch(&watched, &counted, start, limit));
    let (sender, receiver) = mpsc::sync_channel::<String>(256);
    let receiver = Mutex::new(receiver);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for worker in 0..workers {
            let (receiver, counts, running) = (&receiver, &*counts, running.clone());
            scope.spawn(move || {
                let next = || receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok(text) = next() {
                    let began = (Instant::now(), text.clone());
                    running.lock().unwrap_or_else(PoisonError::into_inner).insert(worker, began);
                    let at = keep(&format!("running-{worker}"), &text);
                    check(&text, counts);
                    drop(fs::remove_file(at));
                    running.lock().unwrap_or_else(PoisonError::into_inner).remove(&worker);
                }
            });
        }
        feed(&s, &found, &sender);
        drop(sender);
    });
    let crashed = counts.crashed.load(Ordering::Relaxed);
    println!(
        "{} programs: {} inputs, {} accepted, {} panics, {:.1} s",
        found.len(),
        counts.done.load(Ordering::Relaxed),
        counts.accepted.load(Ordering::Relaxed),
        crashed,
        start.elapsed().as_secs_f64()
    );
    if crashed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
