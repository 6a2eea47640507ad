//! The report of `firefly memory`: JSON by its schema, the page in a real browser, what edits change, and the sites of the
//! report held against what a run makes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use testing::workspace_root;

/// Programs of `tests/run` whose runs are held against the report.
const MEASURED: [&str; 8] =
    ["closures", "patterns", "tuples", "classes", "core/records", "core/unions", "core/options", "dictionaries"];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match trials() {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(e) => {
            eprintln!("error: {e}");
            ExitCode::FAILURE
        }
    }
}

fn trials() -> Result<Vec<Trial>, Box<dyn Error>> {
    let root = workspace_root(env!("CARGO_MANIFEST_DIR"));
    let mut trials = Vec::new();
    for folder in sorted(&root.join("tests/memory/edits"))? {
        trials.push(trial("edits", &folder, edit));
    }
    for name in MEASURED {
        let path = root.join("tests/run").join(format!("{name}.fs"));
        if path.exists() {
            trials.push(trial("measured", &path, measured));
        }
    }
    let sample = root.join("tests/memory/page.fs");
    trials.push(trial("json", &sample, json));
    trials.push(trial("graph", &sample, graph));
    let dark = |path: &Path| in_browser(path, true);
    let light = |path: &Path| in_browser(path, false);
    let has_browser = browser().is_some();
    if !has_browser {
        eprintln!("there is no chromium: the page is not looked at (./x installs it)");
    }
    trials.push(trial("light", &sample, light).with_ignored_flag(!has_browser));
    trials.push(trial("dark", &sample, dark).with_ignored_flag(!has_browser));
    Ok(trials)
}

fn trial(kind: &str, path: &Path, test: impl Fn(&Path) -> Result<(), String> + Send + 'static) -> Trial {
    let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let path = path.to_owned();
    Trial::test(format!("{kind}/{name}"), move || test(&path).map_err(Failed::from))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut all: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    all.sort();
    Ok(all)
}

fn firefly(folder: &Path, args: &[&str]) -> Result<Output, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firefly"));
    command.current_dir(folder).args(args).output().map_err(|e| e.to_string())
}

fn stdout(output: &Output) -> Result<String, String> {
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What is said of an edit has each line of `expect` in it.
fn edit(folder: &Path) -> Result<(), String> {
    let old = stdout(&firefly(folder, &["memory", "old/program.fs", "--json"])?)?;
    let kept = tempfile::NamedTempFile::new().map_err(|e| e.to_string())?;
    fs::write(kept.path(), old).map_err(|e| e.to_string())?;
    let path = kept.path().to_string_lossy().into_owned();
    let said = stdout(&firefly(folder, &["memory", "new/program.fs", "--compare", &path])?)?;
    let expect = fs::read_to_string(folder.join("expect")).map_err(|e| e.to_string())?;
    match expect.lines().find(|l| !said.contains(l)) {
        None => Ok(()),
        Some(line) => Err(format!("this is not said: {line}\n{said}")),
    }
}

fn report(path: &Path) -> Result<Value, String> {
    let text = stdout(&firefly(parent(path), &["memory", &file_name(path), "--json"])?)?;
    serde_json::from_str(&text).map_err(|e| e.to_string())
}

fn json(path: &Path) -> Result<(), String> {
    let report = report(path)?;
    if report["schema"] != 1 {
        return Err("the schema is not 1".to_owned());
    }
    let (sites, functions) = (array(&report["sites"]), array(&report["functions"]));
    let of = |place: &str| sites.iter().filter(|s| s["place"] == place).count();
    let totals = &report["totals"];
    let sums = [("sites", sites.len()), ("counted", of("counted")), ("stack", of("stack"))];
    if let Some((what, n)) = sums.iter().find(|(what, n)| totals[what] != *n) {
        return Err(format!("{what} is {} and not {n}", totals[what]));
    }
    for (i, site) in sites.iter().enumerate() {
        let function = site["function"].as_u64().unwrap_or(u64::MAX) as usize;
        let knows = functions.get(function).is_some_and(|f| array(&f["sites"]).iter().any(|n| *n == i));
        if !knows || array(&site["lifetime"]).is_empty() || site["reason"].as_str().is_none_or(str::is_empty) {
            return Err(format!("site {i} is not whole: {site}"));
        }
    }
    if functions.iter().any(|f| f["own"] == true && f["frame"].is_null()) {
        return Err("a function has no frame".to_owned());
    }
    Ok(())
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Each site that a run makes cells at is one that the report names as counted and not as one for failures only; and all
/// of them together are what the executable says that it made.
fn measured(path: &Path) -> Result<(), String> {
    let report = report(path)?;
    let mut named: BTreeMap<(String, String, String), bool> = BTreeMap::new();
    for site in array(&report["sites"]).iter().filter(|s| s["place"] == "counted") {
        let at = &site["at"];
        let place = match at["file"].as_str() {
            Some(file) => format!("{file}({},{})", at["line"], at["column"]),
            None => "generated".to_owned(),
        };
        let function = site["function"].as_u64().unwrap_or(0) as usize;
        let full = report["functions"][function]["fullName"].as_str().unwrap_or("").to_owned();
        named.insert((place, full, site["type"].as_str().unwrap_or("").to_owned()), site["failing"] == true);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_firefly"));
    command.current_dir(parent(path)).args(["run", &file_name(path), "--interpret=placed"]);
    let output = command.env("FIREFLY_TRACE", "sites").output().map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut seen = 0;
    for line in text.lines().filter_map(|l| l.strip_prefix("made: ")) {
        let parts: Vec<&str> = line.split('\t').collect();
        let [_, at, func, ty] = parts[..] else { return Err(format!("not a line of a trace: {line}")) };
        seen += 1;
        match named.get(&(at.to_owned(), func.to_owned(), ty.to_owned())) {
            Some(_) => {}
            None => return Err(format!("the report does not name this site: {line}")),
        }
    }
    if seen == 0 { Err(format!("nothing was counted:\n{text}")) } else { Ok(()) }
}

/// The page of the graph names every function and draws it.
fn graph(path: &Path) -> Result<(), String> {
    let page = stdout(&firefly(parent(path), &["psg", &file_name(path), "--html"])?)?;
    let wanted = ["<svg", ">Page.insert<", ">Page.count<", ">Page.keep<", "recursive", "closures that capture"];
    match wanted.iter().find(|w| !page.contains(**w)) {
        Some(missing) => Err(format!("{missing} is not in the page")),
        None if page.matches("<rect").count() < 8 => Err("few functions are drawn".to_owned()),
        None => Ok(()),
    }
}

fn browser() -> Option<PathBuf> {
    ["/usr/bin/chromium", "/usr/bin/chromium-browser"].iter().map(PathBuf::from).find(|p| p.exists())
}

/// Added to the page: presses keys, looks at what is shown, computes contrasts, and writes down what it finds.
const PROBE: &str = include_str!("memory/probe.html");

fn in_browser(path: &Path, dark: bool) -> Result<(), String> {
    let page = stdout(&firefly(parent(path), &["memory", &file_name(path), "--html"])?)?;
    if ["http://", "https://", "src=", "@import"].iter().any(|w| page.contains(w)) {
        return Err("the page loads something".to_owned());
    }
    let Some(browser) = browser() else { return Err("there is no browser".to_owned()) };
    let errors = "<script>addEventListener('error', (e) => { window.failed = 'script: ' + e.message; });</script>";
    let page =
        page.replacen("<body>", &format!("<body>{errors}"), 1).replacen("</body>", &format!("{PROBE}</body>"), 1);
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let file = folder.path().join("page.html");
    fs::write(&file, page).map_err(|e| e.to_string())?;
    let mut command = Command::new(browser);
    command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"]);
    command.arg(format!("--user-data-dir={}", folder.path().join("profile").display()));
    command.arg(format!("--blink-settings=preferredColorScheme={}", if dark { 0 } else { 1 }));
    let output = command.arg(format!("file://{}", file.display())).output().map_err(|e| e.to_string())?;
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let found = dom.split("<pre>PROBE ").nth(1).and_then(|rest| rest.split(" END").next());
    let wanted = if dark { "dark" } else { "light" };
    match found.map(str::trim) {
        Some(f) if f == wanted => Ok(()),
        Some(f) => Err(f.to_owned()),
        None => Err(format!("the page did not run: {}", String::from_utf8_lossy(&output.stderr))),
    }
}
