//! `firefly run`: the program takes the compiler's place, so that its exit code, signals and terminal are its own.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

/// Replaces this process by the program at `path`, whose file and folder are removed first: an open file can be run
/// without a name. Returns only when that fails.
pub fn exec(path: &Path, folder: tempfile::TempDir, name: &str, args: &[String]) -> io::Error {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) => return e,
    };
    if let Err(e) = folder.close() {
        return e;
    }
    Command::new(format!("/proc/self/fd/{}", file.as_raw_fd())).arg0(name).args(args).exec()
}
