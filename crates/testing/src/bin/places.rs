//! Where the allocations of real programs go: `firefly memory --json` over all programs of some folders, summed up.
//!
//! `firefly-places [--firefly PATH] FOLDER..` prints the share of allocation sites by place, how often they are made, and the
//! ten commonest reasons for what is counted. Only sites that the programs' own files ask for are in the shares: the
//! library's own start and end are in each program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;

#[derive(Default)]
struct Sums {
    programs: usize,
    rejected: usize,
    sites: usize,
    failing: usize,
    places: BTreeMap<String, usize>,
    repeats: BTreeMap<String, usize>,
    growing: usize,
    reasons: BTreeMap<String, usize>,
}

fn main() -> ExitCode {
    let mut firefly = PathBuf::from("target/release/firefly");
    let mut folders = Vec::new();
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--firefly" {
            firefly = args.next().map(PathBuf::from).unwrap_or(firefly);
        } else {
            folders.push(PathBuf::from(arg));
        }
    }
    if folders.is_empty() {
        eprintln!("usage: firefly-places [--firefly PATH] FOLDER..");
        return ExitCode::from(2);
    }
    for folder in &folders {
        let mut programs = Vec::new();
        find(folder, &mut programs);
        programs.sort();
        let mut sums = Sums::default();
        for program in &programs {
            match report(&firefly, program) {
                Some(report) => add(&mut sums, &report),
                None => sums.rejected += 1,
            }
        }
        print(folder, &sums);
    }
    ExitCode::SUCCESS
}

/// Programs below a folder: projects, where there are any, else single files.
fn find(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    let has = |p: &Path, end: &str| p.extension().is_some_and(|e| e == end);
    if let Some(project) = paths.iter().find(|p| has(p, "fsproj")) {
        out.push(project.clone());
        return;
    }
    for path in paths {
        if path.is_dir() {
            find(&path, out);
        } else if has(&path, "fs") {
            out.push(path);
        }
    }
}

fn report(firefly: &Path, program: &Path) -> Option<Value> {
    let output = Command::new(firefly).args(["memory", "--json", "-O0"]).arg(program).output().ok()?;
    if output.status.success() { serde_json::from_slice(&output.stdout).ok() } else { None }
}

fn add(sums: &mut Sums, report: &Value) {
    sums.programs += 1;
    let text = |v: &Value| v.as_str().unwrap_or("").to_owned();
    for site in report["sites"].as_array().into_iter().flatten() {
        if site["failing"] == true {
            sums.failing += 1;
            continue;
        }
        if site["askedAt"].as_array().is_none_or(Vec::is_empty) {
            continue;
        }
        sums.sites += 1;
        *sums.places.entry(text(&site["place"])).or_default() += 1;
        *sums.repeats.entry(text(&site["repeats"])).or_default() += 1;
        sums.growing += usize::from(site["grows"] == true);
        if site["place"] == "counted" {
            *sums.reasons.entry(general(&text(&site["reason"]))).or_default() += 1;
        }
    }
}

/// A reason without the names in it.
fn general(reason: &str) -> String {
    let mut parts = reason.split('`');
    let mut out = parts.next().unwrap_or("").to_owned();
    while let (Some(_), Some(rest)) = (parts.next(), parts.next()) {
        out.push('…');
        out.push_str(rest);
    }
    out
}

fn print(folder: &Path, sums: &Sums) {
    println!("{}: {} programs, {} not compiled", folder.display(), sums.programs, sums.rejected);
    let share = |n: usize| n as f64 * 100.0 / sums.sites.max(1) as f64;
    println!("{:>7}  sites that the programs ask for ({} more only for failures)", sums.sites, sums.failing);
    for (word, n) in sums.places.iter().chain(&sums.repeats) {
        println!("{n:>7}  {:>5.1} %  {word}", share(*n));
    }
    println!("{:>7}  {:>5.1} %  may pile up", sums.growing, share(sums.growing));
    let mut reasons: Vec<(&String, &usize)> = sums.reasons.iter().collect();
    reasons.sort_by_key(|(reason, n)| (std::cmp::Reverse(**n), (*reason).clone()));
    println!("reasons for what is counted:");
    for (reason, n) in reasons.iter().take(10) {
        println!("{n:>7}  {:>5.1} %  {reason}", share(**n));
    }
}
