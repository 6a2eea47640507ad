//! Every file of a folder parses without an error. The folder is named by `FIREFLY_CORPUS`; without it nothing is read.

use std::path::{Path, PathBuf};

use base::SourceMap;

fn collect(dir: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    let mut entries: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|e| e == "fs" || e == "fsi" || e == "fsx") {
            out.push(path);
        }
    }
}

fn run(root: String) {
    let mut files = Vec::new();
    collect(Path::new(&root), &mut files);
    let mut failures = String::new();
    let mut lines = 0;
    for path in &files {
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        lines += text.lines().count();
        let mut map = SourceMap::new();
        let file = map.add(path.display().to_string(), text, false);
        let (_, diags) = syntax::parse(&map, file, &["COMPILED", "FIREFLY"]);
        for diag in diags.iter().filter(|d| d.is_error()) {
            let at = diag.span.map(|s| map.start(s));
            let (line, col) = at.map_or((0, 0), |p| (p.line, p.col));
            failures.push_str(&format!("{}:{line}:{col}: {} {}\n", path.display(), diag.code, diag.message));
        }
    }
    println!("{} files, {lines} lines", files.len());
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn corpus_parses() {
    let Ok(root) = std::env::var("FIREFLY_CORPUS") else {
        println!("FIREFLY_CORPUS is not set: no corpus is read");
        return;
    };
    let thread = std::thread::Builder::new()
        .stack_size(1 << 28)
        .spawn(move || run(root))
        .expect("invariant: a thread can be started");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}
