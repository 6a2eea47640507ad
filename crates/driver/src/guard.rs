//! Runs the compiler where deep programs and its own bugs do no harm.
//!
//! In: the work. Out: its result, or a [`Crash`] if it panicked. The work runs on a thread with a large stack (pages are
//! committed when touched), so that recursion over a program nested as deep as the parser allows cannot overflow. A panic
//! prints nothing by itself unless `RUST_BACKTRACE` is set; it becomes diagnostic FF9010.

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread;

use diag::Diagnostic;

/// Stack of the compiler's thread, and what is tried next when the machine does not give that much address space.
const STACKS: [usize; 3] = [1 << 30, 256 << 20, 64 << 20];

/// What the compiler is doing, readable from another thread.
#[derive(Default, Debug)]
pub struct Progress {
    stage: Mutex<&'static str>,
}

impl Progress {
    /// Enters a stage.
    pub fn enter(&self, stage: &'static str) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = stage;
    }
    /// The stage, or nothing before the first.
    pub fn stage(&self) -> &'static str {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A bug of the compiler that was caught.
#[derive(Debug)]
pub struct Crash {
    /// The stage that failed.
    pub stage: &'static str,
    /// The panic's own words.
    pub message: String,
    /// Where in the compiler.
    pub place: String,
}

impl Crash {
    /// What a verifier found after a stage.
    pub fn violation(stage: &'static str, message: String) -> Crash {
        Crash { stage, message, place: "found by the verifier".to_owned() }
    }

    /// The message for the user: what was compiled, where the compiler failed and how to report it.
    pub fn diagnostic(&self, program: &str) -> Diagnostic {
        let stage = if self.stage.is_empty() { "start" } else { self.stage };
        let text = format!(
            "This is a bug in Firefly, not in your program: the stage '{stage}' failed on {program}: {} ({}).",
            self.message.trim_end(),
            self.place
        );
        let report = concat!("Please report it with the program at ", env!("CARGO_PKG_REPOSITORY"), "/issues.");
        Diagnostic::global("FF9010", text).help(report).help("RUST_BACKTRACE=1 shows where the compiler was.")
    }
}

static ACTIVE: AtomicUsize = AtomicUsize::new(0);
static LAST_PLACE: Mutex<String> = Mutex::new(String::new());

fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if let Some(at) = info.location() {
                *LAST_PLACE.lock().unwrap_or_else(PoisonError::into_inner) =
                    format!("{}:{}:{}", at.file(), at.line(), at.column());
            }
            if ACTIVE.load(Ordering::SeqCst) == 0 || std::env::var_os("RUST_BACKTRACE").is_some() {
                default(info);
            }
        }));
    });
}

/// Runs `work` on a compiler thread.
///
/// # Errors
/// The work panicked, or no thread could be made.
pub fn run<T: Send>(progress: &Arc<Progress>, work: impl FnOnce() -> T + Send) -> Result<T, Crash> {
    install_hook();
    let slot = Mutex::new(Some(work));
    for size in STACKS {
        let result = thread::scope(|scope| {
            let builder = thread::Builder::new().name("compiler".into()).stack_size(size);
            let handle = builder.spawn_scoped(scope, || {
                let work = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
                let work = work.expect("invariant: the work is taken once");
                ACTIVE.fetch_add(1, Ordering::SeqCst);
                let result = panic::catch_unwind(AssertUnwindSafe(work));
                ACTIVE.fetch_sub(1, Ordering::SeqCst);
                result
            });
            handle.ok().map(|h| h.join().and_then(|inner| inner))
        });
        match result {
            None => {}
            Some(Ok(value)) => return Ok(value),
            Some(Err(payload)) => return Err(crash(progress, payload.as_ref())),
        }
    }
    Err(Crash {
        stage: "start",
        message: "no thread could be started".to_owned(),
        place: "out of memory or address space".to_owned(),
    })
}

fn crash(progress: &Progress, payload: &(dyn std::any::Any + Send)) -> Crash {
    let message = payload
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| payload.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| "no message".to_owned());
    let place = LAST_PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Crash { stage: progress.stage(), message, place }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_diagnostic_that_says_where() {
        let progress = Arc::new(Progress::default());
        progress.enter("check");
        let crash = run(&progress, || -> () { panic!("no such local") }).expect_err("it panics");
        let d = crash.diagnostic("a.fs");
        assert_eq!(d.code, "FF9010");
        assert!(
            d.message.contains("'check' failed on a.fs: no such local (crates/driver/src/guard.rs:"),
            "{}",
            d.message
        );
    }

    #[test]
    fn the_stack_is_large() {
        fn deep(n: u32) -> u64 {
            let page = std::hint::black_box([n; 256]);
            if n == 0 { 0 } else { u64::from(page[7]) + deep(n - 1) }
        }
        let sum = run(&Arc::new(Progress::default()), || deep(50_000)).expect("50 MB fit");
        assert_eq!(sum, 50_000 * 50_001 / 2);
    }
}
