//! `firefly debug`: the program, not optimised, in gdb, which shows its values as F# writes them.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

/// The pretty-printer.
pub const PRINTER: &str = include_str!("firefly.py");

/// Replaces this process by gdb, which removes the folder when it ends. Returns only when that fails.
pub fn exec(program: &Path, folder: tempfile::TempDir, commands: &[String], args: &[String]) -> io::Error {
    let script = folder.path().join("firefly.py");
    let folder_text = format!("{:?}", folder.path().display().to_string());
    let clean = format!("\nimport atexit, shutil\natexit.register(shutil.rmtree, {folder_text}, True)\n");
    if let Err(e) = std::fs::write(&script, format!("{PRINTER}{clean}")) {
        return e;
    }
    let mut gdb = Command::new("gdb");
    gdb.args(["-q", "-nx", "-iex", "set debuginfod enabled off", "-ex"]).arg(format!("source {}", script.display()));
    if !commands.is_empty() {
        gdb.arg("-batch");
        gdb.args(commands.iter().flat_map(|c| ["-ex", c]));
    }
    let kept = folder.keep();
    let error = gdb.arg("--args").arg(program).args(args).exec();
    // gdb did not start: nobody else cleans up.
    let _ = std::fs::remove_dir_all(kept);
    error
}
