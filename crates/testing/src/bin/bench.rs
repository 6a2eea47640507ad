//! Pairs Firefly with its peers in one run and prints times and ratios.
//!
//! In: `bench/fsharp`, `bench/library` and `bench/c`, a C compiler, and .NET if `FIREFLY_ORACLE` names a folder with `fsrun` and
//! `net8/dotnet`. Out: a table. All variants of a workload run in turn (A B C A B C ...), their outputs are compared, and
//! the medians of CPU time count: a figure of another run or day is no baseline.
//!
//! `firefly-bench --firefly PATH [--rounds N] [--only WORKLOAD|library] [--check PROJECT]`

#[path = "bench/check.rs"]
mod check;
#[path = "bench/hello.rs"]
mod hello;
#[path = "bench/measure.rs"]
mod measure;
#[path = "bench/peers.rs"]
mod peers;
#[path = "bench/workloads.rs"]
mod workloads;

#[path = "bench/words.rs"]
mod words;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use measure::{Measured, measure};
use peers::{Peer, Peers};
use workloads::{EARTHQUAKES, LIBRARY, WORDS, WORKLOADS, Workload};

struct Settings {
    firefly: PathBuf,
    rounds: usize,
    only: Option<String>,
    check: Option<PathBuf>,
}

fn settings() -> Result<Settings, String> {
    let mut s = Settings { firefly: PathBuf::from("target/release/firefly"), rounds: 5, only: None, check: None };
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--firefly" => s.firefly = value()?.into(),
            "--check" => s.check = Some(value()?.into()),
            "--only" => s.only = Some(value()?),
            "--rounds" => s.rounds = value()?.parse().map_err(|_| "--rounds needs a number".to_owned())?,
            _ => return Err(format!("unknown argument '{arg}'")),
        }
    }
    s.firefly = s.firefly.canonicalize().map_err(|e| format!("{}: {e}", s.firefly.display()))?;
    s.rounds = s.rounds.max(1);
    Ok(s)
}

fn main() -> ExitCode {
    // The measuring half: runs one command and writes what it used.
    if env::args().nth(1).as_deref() == Some(measure::FLAG) {
        return measure::child(env::args_os().skip(2));
    }
    match settings().and_then(|s| run(&s)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("error: {e}");
            ExitCode::from(2)
        }
    }
}

fn run(s: &Settings) -> Result<bool, String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let peers = Peers::find(&s.firefly, folder.path())?;
    let wanted = |name: &str| s.only.as_deref().is_none_or(|o| o == name);
    let mut good = true;
    if wanted("hello") {
        hello::run(&peers, s.rounds)?;
        println!();
    }
    if wanted("check") {
        check::run(&peers, folder.path(), s.check.as_deref(), s.rounds)?;
        println!();
    }
    println!("CPU seconds and peak MiB, medians of {} rounds in turn; ratio of time to C in brackets", s.rounds);
    println!("{:<14} {:>12} {:>6}{}", "workload", "argument", "goal", peers.heading());
    for work in WORKLOADS.iter().filter(|w| wanted(w.name)) {
        good &= row(&peers, work, folder.path(), s.rounds);
    }
    let library: Vec<&Workload> = LIBRARY.iter().filter(|w| wanted(w.name) || wanted("library")).collect();
    if !library.is_empty() {
        println!();
        println!("the library: the same, ratio of time to .NET in brackets");
        println!("{:<14} {:>12} {:>6}{}", "workload", "argument", "goal", peers.heading());
        if library.iter().any(|w| w.arguments.contains(&WORDS)) {
            words::write(&folder.path().join(WORDS)).map_err(|e| format!("{WORDS}: {e}"))?;
        }
        for work in library {
            good &= row(&peers, work, folder.path(), s.rounds);
        }
    }
    Ok(good)
}

/// One line of the table. False when Firefly's program fails or prints something else than the peers.
fn row(peers: &Peers, work: &Workload, folder: &Path, rounds: usize) -> bool {
    let built: Vec<(Peer, Result<Vec<String>, String>)> =
        peers.all().iter().filter(|p| peers.takes_part(**p, work)).map(|p| (*p, peers.build(*p, work))).collect();
    let mut runs: Vec<Vec<Measured>> = vec![Vec::new(); built.len()];
    let mut notes = Vec::new();
    for _ in 0..rounds {
        for (i, (peer, command)) in built.iter().enumerate() {
            let Ok(command) = command else { continue };
            let mut command = command.clone();
            let given = |a: &str| match a {
                WORDS => folder.join(a).display().to_string(),
                EARTHQUAKES => peers.bench_folder().join("data").join(a).display().to_string(),
                _ => a.to_owned(),
            };
            command.extend(work.arguments.iter().map(|a| given(a)));
            match measure(&command) {
                Ok(m) => runs[i].push(m),
                Err(e) => notes.push(format!("{}: {e}", peer.name())),
            }
        }
    }
    let times: Vec<Option<f64>> = runs.iter().map(|r| measure::median(r.iter().map(|m| m.cpu))).collect();
    let reference = built.iter().position(|(p, _)| *p == work.reference).and_then(|i| times[i]);
    let mut line = format!("{:<14} {:>12} {:>6.2}", work.name, work.arguments.join(" "), work.goal);
    for peer in peers.all() {
        let Some(i) = built.iter().position(|(p, _)| *p == peer) else {
            line += &format!(" {:>21}", "");
            continue;
        };
        let (time, runs) = (&times[i], &runs[i]);
        let peak = measure::median(runs.iter().map(|m| m.peak / 1024.0)).unwrap_or(0.0);
        line += &match (time, reference) {
            (Some(t), Some(r)) => format!(" {t:>7.3} ({:>5.2}) {peak:>5.0}", t / r),
            (Some(t), None) => format!(" {t:>7.3} (  ?  ) {peak:>5.0}"),
            (None, _) => format!(" {:>21}", "-"),
        };
    }
    println!("{line}");
    for (peer, command) in &built {
        if let Err(e) = command {
            notes.push(format!("{}: {e}", peer.name()));
        }
    }
    let outputs: Vec<(Peer, &[u8])> =
        built.iter().zip(&runs).filter_map(|((p, _), r)| Some((*p, r.first()?.output.as_slice()))).collect();
    if let Some((peer, _)) = outputs.iter().find(|(_, o)| *o != outputs[0].1) {
        notes.push(format!("{} prints something else than {}", peer.name(), outputs[0].0.name()));
    }
    notes.sort();
    notes.dedup();
    for note in &notes {
        println!("    {}", note.trim_end().replace('\n', "\n    "));
    }
    let firefly_ran = built.iter().zip(&runs).any(|((p, _), r)| *p == Peer::Firefly && r.len() == rounds);
    firefly_ran && !notes.iter().any(|n| n.contains("something else"))
}
