//! Runs a program with limits of time and memory.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// What a program may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Wall time.
    pub time: Duration,
    /// Address space in KiB, for programs whose bugs could take all memory.
    pub memory_kib: Option<u64>,
}

/// How a program ended and what it wrote.
#[derive(Debug)]
pub struct Ended {
    /// Exit code; 128 + n after signal n; nothing when time ran out.
    pub code: Option<i32>,
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error.
    pub stderr: Vec<u8>,
}

/// Runs `command` with `input` as standard input. Output goes through files, so that no pipe can fill up.
///
/// # Errors
/// The program cannot be started or its output not be kept.
pub fn run_limited(command: Command, input: &[u8], limits: Limits) -> io::Result<Ended> {
    let mut stdin = tempfile::tempfile()?;
    stdin.write_all(input)?;
    stdin.rewind()?;
    let (mut stdout, mut stderr) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let mut command = match limits.memory_kib {
        Some(kib) => under_memory_limit(&command, kib),
        None => command,
    };
    command.stdin(Stdio::from(stdin)).stdout(stdout.try_clone()?).stderr(stderr.try_clone()?).process_group(0);
    let mut child = command.spawn()?;
    let end = Instant::now() + limits.time;
    let mut pause = Duration::from_micros(200);
    let code = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status.code().or_else(|| status.signal().map(|s| 128 + s)).unwrap_or(-1));
        }
        if Instant::now() >= end {
            let group = Pid::from_raw(i32::try_from(child.id()).expect("invariant: a process id is an i32"));
            // It may have ended in this moment; then there is nothing to kill.
            let _ = killpg(group, Signal::SIGKILL);
            child.wait()?;
            break None;
        }
        sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    };
    Ok(Ended { code, stdout: contents(&mut stdout)?, stderr: contents(&mut stderr)? })
}

fn contents(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn under_memory_limit(command: &Command, kib: u64) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("ulimit -v {kib}; exec \"$0\" \"$@\"")).arg(command.get_program());
    shell.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        shell.current_dir(folder);
    }
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(key, value),
            None => shell.env_remove(key),
        };
    }
    shell
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { time: Duration::from_secs(5), memory_kib: Some(1 << 20) };

    fn sh(script: &str) -> Command {
        let mut c = Command::new("sh");
        c.args(["-c", script]);
        c
    }

    #[test]
    fn codes_output_and_signals() {
        let ended = run_limited(sh("cat; echo no >&2; exit 3"), b"in", LIMITS).expect("sh runs");
        assert_eq!((ended.code, ended.stdout, ended.stderr), (Some(3), b"in".to_vec(), b"no\n".to_vec()));
        assert_eq!(run_limited(sh("kill -ABRT $$"), b"", LIMITS).expect("sh runs").code, Some(134));
    }

    #[test]
    fn time_runs_out() {
        let limits = Limits { time: Duration::from_millis(50), memory_kib: None };
        assert_eq!(run_limited(sh("sleep 60 & wait"), b"", limits).expect("sh runs").code, None);
    }
}
