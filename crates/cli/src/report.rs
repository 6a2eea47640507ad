//! Writes diagnostics, timings and progress to standard error.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use diag::Severity;
use driver::{Finished, Progress};
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::ErrorFormat;

/// Writes what a run found. Standard error that is closed is no reason to fail.
pub fn diagnostics(finished: &Finished, format: ErrorFormat) {
    let color = use_color();
    let mut text = String::new();
    for d in &finished.diagnostics {
        let one = match format {
            ErrorFormat::Human => diag::render_human(d, &finished.map, color),
            ErrorFormat::Short => diag::render_short(d, &finished.map),
            ErrorFormat::Json => diag::render_json(d, &finished.map),
        };
        text.push_str(one.trim_end_matches('\n'));
        text.push_str(if format == ErrorFormat::Human { "\n\n" } else { "\n" });
    }
    if format == ErrorFormat::Human && (finished.errors > 1 || finished.omitted > 0) {
        text.push_str(&closing_line(finished));
    }
    let text = if format == ErrorFormat::Human { text.replace("\n\n\n", "\n\n") } else { text };
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

fn closing_line(finished: &Finished) -> String {
    let warnings = finished.diagnostics.iter().filter(|d| d.severity == Severity::Warning).count();
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let mut line = plural(finished.errors, "error");
    if warnings > 0 {
        line += &format!(", {}", plural(warnings, "warning"));
    }
    if finished.omitted > 0 {
        line += &format!("; the last {} are not shown", finished.omitted);
    }
    line + "\n"
}

/// `FIREFLY_TRACE=time`: how long each stage took.
pub fn times(finished: &Finished) {
    let wanted = std::env::var("FIREFLY_TRACE").is_ok_and(|v| v.split(',').any(|w| w == "time"));
    if !wanted {
        return;
    }
    let mut total = Duration::ZERO;
    for (stage, time) in &finished.times {
        // Parts of a stage are indented and counted with it.
        if !stage.starts_with(' ') {
            total += *time;
        }
        eprintln!("time: {stage:<12} {:>9.3} ms", time.as_secs_f64() * 1e3);
    }
    eprintln!("time: {:<12} {:>9.3} ms", "total", total.as_secs_f64() * 1e3);
}

fn use_color() -> bool {
    std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
        && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
}

/// A line that names the stage, on a terminal, once a second has passed.
pub struct Spinner {
    done: Sender<()>,
    thread: Option<JoinHandle<()>>,
}

impl Spinner {
    /// Starts waiting for the second to pass.
    pub fn start(progress: Arc<Progress>) -> Spinner {
        let (done, waiting) = channel::<()>();
        let thread = std::io::stderr().is_terminal().then(|| {
            std::thread::spawn(move || {
                if waiting.recv_timeout(Duration::from_secs(1)) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
                let bar = ProgressBar::new_spinner();
                if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
                    bar.set_style(style);
                }
                while waiting.recv_timeout(Duration::from_millis(100)) == Err(RecvTimeoutError::Timeout) {
                    bar.set_message(progress.stage());
                    bar.tick();
                }
                bar.finish_and_clear();
            })
        });
        Spinner { done, thread }
    }

    /// Takes the line away.
    pub fn stop(self) {
        drop(self.done);
        if let Some(thread) = self.thread {
            // The thread only draws; if it failed there is nothing left to clear.
            let _ = thread.join();
        }
    }
}
