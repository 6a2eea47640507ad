//! Checking without compiling: lines a second.
//!
//! In: a project of 100,000 lines made from `bench/check/module.fs`, and a project or file that the user names. Out: wall
//! time, CPU time, lines a second of CPU time and peak memory of `parse`, of `check` of what it has not seen and of `check`
//! of the same again, beside F#'s own compiler, which is told to stop after its type check; and the same of a build of a
//! program of 10,000 lines made from `bench/check/unit.fs`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::measure::{Measured, measure, median};
use crate::peers::Peers;

const LINES: usize = 100_000;
/// Lines of the program that is compiled.
const PROGRAM_LINES: usize = 10_000;
/// Stands for a symbol that is another one in each round.
const ROUND: &str = "@ROUND";
/// Copies of the text in a file.
const COPIES: usize = 8;

/// Sources in order of compilation, and what the checkers are given.
struct Project {
    name: String,
    files: Vec<PathBuf>,
    argument: PathBuf,
    /// It is made here, and F# for .NET can read it as it is.
    is_generated: bool,
}

/// Prints the table.
pub fn run(peers: &Peers, folder: &Path, named: Option<&Path>, rounds: usize) -> Result<(), String> {
    println!("check: medians of {rounds} rounds in turn");
    println!("{:<28} {:>8} {:>9} {:>9} {:>14} {:>9}", "", "lines", "wall s", "CPU s", "lines/s of CPU", "peak MiB");
    let mut projects = vec![generated(peers, folder).map_err(|e| e.to_string())?];
    match named {
        Some(path) => projects.push(given(path)?),
        None => println!("no project is given (--check PROJECT): only the generated one"),
    }
    for project in &projects {
        rows(peers, project, rounds)?;
    }
    compile(peers, folder, rounds)
}

fn generated(peers: &Peers, folder: &Path) -> std::io::Result<Project> {
    let text = fs::read_to_string(peers.bench_folder().join("check").join("module.fs"))?;
    let folder = folder.join("generated");
    fs::create_dir_all(&folder)?;
    let (mut files, mut lines, mut k) = (Vec::new(), 0, 0);
    while lines < LINES {
        let mut file = format!("module M{}\n\nopen System\nopen System.Collections.Generic\n\n", files.len());
        for _ in 0..COPIES {
            k += 1;
            file += &text.replace("$K", &k.to_string());
        }
        lines += file.lines().count();
        let path = folder.join(format!("M{}.fs", files.len()));
        fs::write(&path, file)?;
        files.push(path);
    }
    let main = folder.join("Main.fs");
    fs::write(&main, "module Main\n[<EntryPoint>]\nlet main _ =\n    printfn \"%d\" M0.sum1\n    0\n")?;
    files.push(main);
    let mut text =
        "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>".to_owned();
    text += "<ItemGroup>";
    for file in &files {
        write!(text, "<Compile Include=\"{}\" />", file.display()).expect("invariant: writing to a string succeeds");
    }
    text += "</ItemGroup></Project>";
    let argument = folder.join("Generated.fsproj");
    fs::write(&argument, text)?;
    Ok(Project { name: "generated".to_owned(), files, argument, is_generated: true })
}

/// A file or project of the user's: only this compiler knows its files.
fn given(path: &Path) -> Result<Project, String> {
    let argument = path.canonicalize().map_err(|e| format!("{}: {e}", path.display()))?;
    let name = argument.file_stem().map_or_else(|| "given".to_owned(), |n| n.to_string_lossy().into_owned());
    let folder = argument.parent().unwrap_or(Path::new("."));
    let mut files = Vec::new();
    if argument.extension().is_some_and(|e| e == "fsproj") {
        sources(folder, &mut files).map_err(|e| e.to_string())?;
    } else {
        files.push(argument.clone());
    }
    Ok(Project { name, files, argument, is_generated: false })
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "fs" || e == "fsi") {
            files.push(path);
        }
    }
    Ok(())
}

impl Project {
    fn name_shown(&self) -> &str {
        if self.is_generated { "" } else { &self.name }
    }
}

/// A program of so many lines, all of which is compiled, to an executable: unoptimised and optimised.
fn compile(peers: &Peers, folder: &Path, rounds: usize) -> Result<(), String> {
    let unit = fs::read_to_string(peers.bench_folder().join("check").join("unit.fs")).map_err(|e| e.to_string())?;
    let (mut text, mut calls, mut k) = ("module Program\n\n".to_owned(), String::new(), 0);
    while text.lines().count() < PROGRAM_LINES {
        for _ in 0..COPIES {
            k += 1;
            text += &unit.replace("$K", &k.to_string());
            calls += &format!("    t <- t + loop{k} n t\n");
        }
    }
    text += "[<EntryPoint>]\nlet main args =\n    let n = int args.[0]\n    let mutable t = 1\n";
    text += &calls;
    text += "    printfn \"%d\" t\n    0\n";
    let source = folder.join("program.fs");
    fs::write(&source, &text).map_err(|e| e.to_string())?;
    let words = |list: &[&Path]| list.iter().map(|p| p.display().to_string()).collect::<Vec<String>>();
    let out = folder.join("program");
    let build =
        |level: &str| words(&[peers.firefly(), Path::new("build"), Path::new(level), &source, Path::new("-o"), &out]);
    let mut commands = vec![("firefly build -O0", build("-O0")), ("firefly build -O2", build("-O2"))];
    if let Some(fsrun) = peers.fsrun() {
        let dll = folder.join("program.dll");
        commands.push(("F# for .NET, compile", words(&[&fsrun, Path::new("-c"), Path::new("-o"), &dll, &source])));
    }
    in_turn("", text.lines().count(), &commands, rounds)
}

fn rows(peers: &Peers, project: &Project, rounds: usize) -> Result<(), String> {
    let lines = |path: &PathBuf| fs::read_to_string(path).map_or(0, |t| t.lines().count());
    let lines: usize = project.files.iter().map(lines).sum();
    let firefly = peers.firefly().display().to_string();
    let argument = project.argument.display().to_string();
    let mut commands = vec![
        ("firefly parse", vec![firefly.clone(), "parse".to_owned(), argument.clone()]),
        // A symbol of its own in each round: what was found before is not said again.
        (
            "firefly check",
            vec![firefly.clone(), "check".to_owned(), "-d".to_owned(), ROUND.to_owned(), argument.clone()],
        ),
        ("firefly check, again", vec![firefly, "check".to_owned(), "-d".to_owned(), ROUND.to_owned(), argument]),
    ];
    if project.is_generated
        && let Some(fsrun) = peers.fsrun()
    {
        // It says that it failed, since it has written nothing; errors in the program would be in its output.
        let script = ["sh", "-c", "\"$@\" || true", "sh"].map(str::to_owned);
        let stop = ["-c", "-X", "--typecheckonly"].map(str::to_owned);
        let mut command: Vec<String> = script.into_iter().chain([fsrun.display().to_string()]).chain(stop).collect();
        command.extend(project.files.iter().map(|f| f.display().to_string()));
        commands.push(("F# for .NET, type check", command));
    }
    in_turn(project.name_shown(), lines, &commands, rounds)
}

/// Measures commands in turn and prints a row for each.
fn in_turn(name: &str, lines: usize, commands: &[(&str, Vec<String>)], rounds: usize) -> Result<(), String> {
    let mut runs: Vec<Vec<Measured>> = vec![Vec::new(); commands.len()];
    let start = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |t| t.as_millis());
    for round in 0..rounds {
        let symbol = format!("ROUND_{start}_{round}");
        for ((title, command), runs) in commands.iter().zip(&mut runs) {
            let command: Vec<String> =
                command.iter().map(|word| if word == ROUND { symbol.clone() } else { word.clone() }).collect();
            let run = measure(&command)?;
            if let Some(line) = String::from_utf8_lossy(&run.output).lines().find(|l| l.contains(": error ")) {
                return Err(format!("{title}: {line}"));
            }
            runs.push(run);
        }
    }
    for ((title, _), runs) in commands.iter().zip(&runs) {
        let of = |f: fn(&Measured) -> f64| median(runs.iter().map(f)).unwrap_or(0.0);
        let cpu = of(|m| m.cpu);
        println!(
            "{:<28} {lines:>8} {:>9.3} {cpu:>9.3} {:>14.0} {:>9.0}",
            format!("{name} {title}").trim(),
            of(|m| m.wall),
            lines as f64 / cpu,
            of(|m| m.peak) / 1024.0
        );
    }
    Ok(())
}
