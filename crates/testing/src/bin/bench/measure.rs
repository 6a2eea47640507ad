//! Measures one child process: CPU time and output of exactly that child.
//!
//! The operating system adds up the time of all children that a process has waited for, so each measured command gets a
//! fresh process of this program that waits for nothing else.

use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use nix::sys::resource::{Resource, UsageWho, getrlimit, getrusage, setrlimit};
use nix::sys::time::TimeValLike as _;

/// First argument of the measuring process.
pub const FLAG: &str = "--measure-one-child";

/// What a command used and wrote.
#[derive(Clone, Debug)]
pub struct Measured {
    /// User and system time, seconds.
    pub cpu: f64,
    /// Wall time, seconds.
    pub wall: f64,
    /// Peak resident memory, KiB; a few MiB of the measuring process are the least it can tell.
    pub peak: f64,
    /// Standard output.
    pub output: Vec<u8>,
}

/// Runs a command once.
pub fn measure(command: &[String]) -> Result<Measured, String> {
    let own = env::current_exe().map_err(|e| e.to_string())?;
    let result = Command::new(own).arg(FLAG).args(command).output().map_err(|e| e.to_string())?;
    let note = String::from_utf8_lossy(&result.stderr);
    if !result.status.success() {
        return Err(format!("{} failed: {}", command[0], note.trim()));
    }
    let last = note.lines().last().unwrap_or("");
    let mut numbers = last.split_whitespace().map(str::parse::<f64>);
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(wall)), Some(Ok(cpu)), Some(Ok(peak))) => Ok(Measured { cpu, wall, peak, output: result.stdout }),
        _ => Err(format!("no measurement: {note}")),
    }
}

/// The measuring process: runs the command and writes `wall cpu peak` as the last line of standard error.
pub fn child(mut command: impl Iterator<Item = OsString>) -> ExitCode {
    let Some(program) = command.next() else {
        return ExitCode::from(2);
    };
    // Deep recursion is part of some rows: every variant gets as much stack as the system allows.
    let allowed = getrlimit(Resource::RLIMIT_STACK).and_then(|(_, most)| setrlimit(Resource::RLIMIT_STACK, most, most));
    if let Err(e) = allowed {
        eprintln!("the stack cannot be enlarged: {e}");
    }
    let start = Instant::now();
    let status = match Command::new(&program).args(command).status() {
        Ok(status) => status,
        Err(e) => {
            eprintln!("{}: {e}", program.display());
            return ExitCode::FAILURE;
        }
    };
    let wall = start.elapsed().as_secs_f64();
    match getrusage(UsageWho::RUSAGE_CHILDREN) {
        Ok(usage) => {
            let cpu = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
            eprintln!("\n{wall:.6} {:.6} {}", cpu as f64 / 1e6, usage.max_rss());
            if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}

/// Peak resident memory in KiB of a command that prints a little: its output goes to a pipe that is full, so that it can
/// be looked at while it waits, when it has done all else.
pub fn peak_memory(command: &[String]) -> io::Result<Option<u64>> {
    const PIPE: usize = 64 << 10;
    let (mut reader, mut writer) = io::pipe()?;
    writer.write_all(&vec![b'.'; PIPE])?;
    let mut child = Command::new(&command[0]).args(&command[1..]).stdout(Stdio::from(writer)).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    // It sleeps once it writes; a program that sleeps for another reason is seen too early, so the last look counts.
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(20));
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        peak = line.and_then(|l| l.trim().trim_end_matches(" kB").parse().ok()).or(peak);
    }
    let mut rest = Vec::new();
    reader.read_to_end(&mut rest)?;
    child.wait()?;
    Ok(peak)
}

/// The middle value.
pub fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
