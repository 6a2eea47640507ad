//! Checks F# files against the library of this repository and prints what is wrong: `fscheck [--each] FILE..`.
//!
//! Without `--each` the files are one program. Environment: `FSCHECK_VERIFY=1` also runs the typed tree's verifier.

use std::sync::Arc;

use base::SourceMap;

fn library() -> Vec<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../library");
    let list = std::fs::read_to_string(format!("{root}/FILES")).unwrap_or_default();
    list.lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .filter_map(|l| std::fs::read_to_string(format!("{root}/{l}")).ok().map(|t| (l.to_string(), t)))
        .collect()
}

fn check(lib: &[(String, String)], files: &[String]) -> bool {
    let mut map = SourceMap::new();
    let mut ids = vec![];
    for (name, text) in lib {
        ids.push(map.add(format!("library/{name}"), text.clone(), true));
    }
    for f in files {
        let text = std::fs::read_to_string(f).unwrap_or_default();
        ids.push(map.add(f.clone(), text, false));
    }
    let mut diags = vec![];
    let mut asts = vec![];
    for id in ids {
        let (ast, d) = syntax::parse(&map, id, &["FIREFLY", "LINUX", "COMPILED"]);
        asts.push(Arc::new(ast));
        diags.extend(d);
    }
    let start = std::time::Instant::now();
    let parsed = diags.iter().all(|d| !d.is_error());
    let (library, program) = asts.split_at(lib.len());
    let prelude = check::Prelude::new(library, &map, &[]);
    let (program, more) =
        prelude.check(&check::Input { asts: program, map: &map, is_exe: true, defines: &[], workers: 1 });
    let time = start.elapsed();
    if parsed {
        diags.extend(more);
    }
    let errors = diags.iter().filter(|d| d.is_error()).count();
    for d in &diags {
        let place = d.span.map_or_else(String::new, |s| {
            let p = map.start(s);
            format!("{}({},{})", map.file(s.file).name, p.line, p.col)
        });
        let kind = if d.is_error() { "error" } else { "warning" };
        println!("{place}: {kind} {}: {}", d.code, d.message);
    }
    if std::env::var("FSCHECK_VERIFY").is_ok() && errors == 0 {
        for line in tast::verify::verify(&program) {
            println!("verify: {line}");
        }
    }
    if std::env::var("FSCHECK_PRINT").is_ok() {
        println!("{}", tast::print::print_program(&program, &map, false));
    }
    if std::env::var("FSCHECK_TIME").is_ok() {
        println!("checked in {time:?}; {} bodies", program.bodies.len());
    }
    errors == 0
}

fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let each = args.first().is_some_and(|a| a == "--each");
    if each {
        args.remove(0);
    }
    let run = move || {
        let lib = library();
        if !each {
            return check(&lib, &args);
        }
        let mut good = 0;
        for f in &args {
            println!("== {f}");
            let ok = check(&lib, std::slice::from_ref(f));
            good += usize::from(ok);
            println!("{}", if ok { "ok" } else { "failed" });
        }
        println!("{good}/{} ok", args.len());
        good == args.len()
    };
    let thread = std::thread::Builder::new().stack_size(1 << 30).spawn(run);
    let ok = thread.ok().and_then(|t| t.join().ok()).unwrap_or(false);
    std::process::exit(i32::from(!ok));
}
