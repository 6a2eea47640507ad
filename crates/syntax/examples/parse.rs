//! Prints the tree and the diagnostics of a file: `cargo run -p firefly-syntax --example parse -- FILE.fs`.

fn main() {
    let worker = std::thread::Builder::new().stack_size(1 << 30).spawn(run);
    if let Ok(worker) = worker {
        let _ = worker.join();
    }
}

fn run() {
    let quiet = std::env::args().any(|a| a == "-q");
    for path in std::env::args().skip(1).filter(|a| a != "-q") {
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("cannot read {path}");
            continue;
        };
        let mut map = base::SourceMap::new();
        let file = map.add(path.clone(), text, false);
        let (ast, diags) = syntax::parse(&map, file, &["COMPILED", "FIREFLY"]);
        if !quiet {
            print!("{}", syntax::print(&ast, &map));
        }
        for diag in &diags {
            let at = diag.span.map_or((0, 0), |s| (map.start(s).line, map.start(s).col));
            println!("{path}:{}:{}: {:?} {}: {}", at.0, at.1, diag.severity, diag.code, diag.message);
        }
    }
}
