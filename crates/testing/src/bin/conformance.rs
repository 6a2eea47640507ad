//! Scores the compiler against suites of programs with known verdicts.
//!
//! In: folders that hold a `manifest.json` (a list of programs: `id`, `suite`, `chapter`, `files`, `expected`, `run`,
//! `stdout`, `defines`) beside the programs, and a list of the verdicts to trust (`id`, tab, `expected`). Out: for each
//! chapter how many good programs are accepted, bad ones rejected, rejected with the right code, and how many print what
//! they must; the same without the programs that need areas of .NET beyond F#'s core; good programs that are refused for
//! such an area, by area; then the commonest other reasons of failure. A crash or time-out counts as none of these.
//! Programs of other versions of the language, where the verdict can be another one, are not asked.
//!
//! `firefly-conformance --firefly PATH [--verified FILE] [--filter TEXT] [--run] [--nodotnet] [--results FILE]
//! [--snapshot FILE] FOLDER...`

#[path = "conformance/areas.rs"]
mod areas;
#[path = "conformance/manifest.rs"]
mod manifest;
#[path = "conformance/score.rs"]
mod score;
#[path = "conformance/verdict.rs"]
mod verdict;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use manifest::Program;
use score::Table;
use verdict::Verdict;

struct Settings {
    firefly: PathBuf,
    verified: Option<PathBuf>,
    filter: String,
    run: bool,
    no_dotnet: bool,
    results: Option<PathBuf>,
    snapshot: Option<PathBuf>,
    folders: Vec<PathBuf>,
}

fn settings() -> Result<Settings, String> {
    let mut s = Settings {
        firefly: PathBuf::from("firefly"),
        verified: None,
        filter: String::new(),
        run: false,
        no_dotnet: false,
        results: None,
        snapshot: None,
        folders: Vec::new(),
    };
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--firefly" => s.firefly = value()?.into(),
            "--verified" => s.verified = Some(value()?.into()),
            "--filter" => s.filter = value()?,
            "--results" => s.results = Some(value()?.into()),
            "--snapshot" => s.snapshot = Some(value()?.into()),
            "--run" => s.run = true,
            "--nodotnet" => s.no_dotnet = true,
            flag if flag.starts_with('-') => return Err(format!("unknown flag '{flag}'")),
            folder => s.folders.push(folder.into()),
        }
    }
    if s.folders.is_empty() {
        return Err(
            "name a folder with a manifest.json: the suites are other projects' and not part of this one".into()
        );
    }
    Ok(s)
}

fn main() -> ExitCode {
    match settings().and_then(|s| run(&s)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("conformance: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(s: &Settings) -> Result<(), String> {
    let trusted = s.verified.as_deref().map(manifest::verified).transpose()?;
    let mut programs = Vec::new();
    for folder in &s.folders {
        programs.extend(manifest::read(folder)?);
    }
    programs.retain(|p| {
        p.id.contains(&s.filter)
            && (!s.no_dotnet || !p.uses_dotnet)
            && (p.is_for_parser() || trusted.as_ref().is_none_or(|t| t.get(&p.id).is_some_and(|e| *e == p.expected)))
    });
    if programs.is_empty() {
        return Err("no program is left to be scored".into());
    }
    let verdicts = all_verdicts(s, &programs);
    let mut table = Table::default();
    for (program, verdict) in programs.iter().zip(&verdicts) {
        table.add(program, verdict);
    }
    let text = table.text();
    print!("{text}");
    let write = |path: &PathBuf, text: &str| fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()));
    if let Some(path) = &s.snapshot {
        write(path, &text)?;
    }
    if let Some(path) = &s.results {
        let lines: String = programs.iter().zip(&verdicts).map(|(p, v)| v.json(p) + "\n").collect();
        write(path, &lines)?;
    }
    Ok(())
}

/// The verdict of each program, by as many workers as there are processors.
fn all_verdicts(s: &Settings, programs: &[Program]) -> Vec<Verdict> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut done = Vec::new();
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(program) = programs.get(i) else {
                return done;
            };
            done.push((i, verdict::of(&s.firefly, program, s.run)));
        }
    };
    let mut all: Vec<(usize, Verdict)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|h| h.join().expect("invariant: a worker does not panic")).collect()
    });
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, v)| v).collect()
}
