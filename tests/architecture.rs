//! The rules of ARCHITECTURE.md that can be read off the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Which crates of the workspace a crate may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("diag", &["base"]),
    ("syntax", &["base", "diag"]),
    ("types", &["base"]),
    ("tast", &["base", "types"]),
    ("check", &["base", "diag", "syntax", "types", "tast"]),
    ("psg", &["base", "types", "tast"]),
    ("passes", &["base", "types", "tast", "psg"]),
    ("mir", &["base"]),
    ("specialise", &["base", "diag", "types", "tast", "psg", "passes", "mir"]),
    ("memory", &["base", "diag", "mir"]),
    ("interpret", &["base", "mir"]),
    ("codegen", &["base", "mir"]),
    ("link", &["base", "diag"]),
    ("image", &[]),
    (
        "driver",
        &[
            "base",
            "diag",
            "syntax",
            "types",
            "tast",
            "check",
            "psg",
            "passes",
            "mir",
            "specialise",
            "memory",
            "interpret",
            "codegen",
            "link",
            "image",
        ],
    ),
    ("testing", &["driver"]),
    ("firefly", &["driver", "diag", "link"]),
];

const MAX_LINES: usize = 1000;

fn root() -> PathBuf {
    testing::workspace_root(env!("CARGO_MANIFEST_DIR"))
}

/// Crate name to the workspace crates that it uses, development dependencies left out.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let short = |name: &str| name.strip_prefix("firefly-").unwrap_or(name).to_owned();
    let packages = metadata["packages"].as_array().expect("packages");
    let own: BTreeSet<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    packages
        .iter()
        .map(|p| {
            let uses = p["dependencies"].as_array().expect("dependencies").iter();
            let uses = uses.filter(|d| d["kind"].as_str() != Some("dev")).filter_map(|d| d["name"].as_str());
            (short(p["name"].as_str().expect("a name")), uses.filter(|d| own.contains(d)).map(short).collect())
        })
        .collect()
}

#[test]
fn arrows_point_one_way() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(name, uses)| (*name, uses.iter().copied().collect())).collect();
    for (name, uses) in arrows() {
        let allowed =
            allowed.get(name.as_str()).unwrap_or_else(|| panic!("the crate '{name}' has no place in the map"));
        for used in uses {
            assert!(allowed.contains(used.as_str()), "the crate '{name}' must not use '{used}'");
        }
    }
}

#[test]
fn the_map_is_without_cycles() {
    let position: BTreeMap<&str, usize> = ARROWS.iter().enumerate().map(|(i, (name, _))| (*name, i)).collect();
    for (name, uses) in ARROWS {
        for used in *uses {
            assert!(position[used] < position[name], "'{used}' stands after '{name}'");
        }
    }
}

fn walk(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of the workspace").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        if path.is_dir() {
            if !matches!(name, "target" | ".git" | ".cache" | "node_modules") {
                walk(&path, visit);
            }
        } else {
            visit(&path);
        }
    }
}

#[test]
fn files_are_of_readable_size() {
    let mut large = Vec::new();
    walk(&root().join("crates"), &mut |path| {
        let is_test = path.components().any(|c| c.as_os_str() == "tests") || path.ends_with("tests.rs");
        if path.extension().is_some_and(|e| e == "rs") && !is_test {
            let lines = fs::read_to_string(path).expect("a source file").lines().count();
            if lines > MAX_LINES {
                large.push(format!("{} has {lines} lines", path.display()));
            }
        }
    });
    assert!(large.is_empty(), "files above {MAX_LINES} lines are two ideas:\n{}", large.join("\n"));
}

#[test]
fn unsafe_code_stays_in_codegen_link_and_image() {
    let allow = concat!("allow(unsafe", "_code)");
    let mut found = Vec::new();
    walk(&root().join("crates"), &mut |path| {
        let own = ["codegen", "link", "image"].iter().any(|c| path.starts_with(root().join("crates").join(c)));
        if !own && fs::read_to_string(path).is_ok_and(|text| text.contains(allow)) {
            found.push(path.display().to_string());
        }
    });
    assert!(found.is_empty(), "unsafe code is allowed in: {}", found.join(", "));
}

#[test]
fn no_paths_of_one_machine() {
    let needles = [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/tmp/", "ff")];
    let mut found = Vec::new();
    walk(&root(), &mut |path| {
        // A linked worktree's pointer to its repository.
        let git = path.file_name().is_some_and(|n| n == ".git");
        let Ok(text) = fs::read_to_string(path) else { return };
        for (i, line) in text.lines().enumerate() {
            if !git && needles.iter().any(|n| line.contains(n)) && !path.starts_with(root().join("tests/programs")) {
                found.push(format!("{}:{}", path.display(), i + 1));
            }
        }
    });
    assert!(found.is_empty(), "paths of one machine in:\n{}", found.join("\n"));
}
