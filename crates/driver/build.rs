//! Embeds the library: reads `library/FILES` and writes a table of names and texts for `src/library.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../library");
    println!("cargo::rerun-if-changed={}", root.display());
    let list = fs::read_to_string(root.join("FILES")).unwrap_or_default();
    let mut table = String::from("/// Name and text of each library file, in compilation order.\n");
    table.push_str("pub const EMBEDDED: &[(&str, &str)] = &[\n");
    for name in list.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let path = root.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        assert!(path.is_file(), "library/FILES lists {name}, which does not exist");
        writeln!(table, "    ({name:?}, include_str!({:?})),", path.display().to_string())
            .expect("a string takes text");
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("library_files.rs");
    fs::write(out, table).expect("the build folder can be written");
}
