//! The platforms by name, and the symbols that each defines for `#if`.

use diag::Diagnostic;

/// A platform that programs can be compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Platform {
    /// Its name for `--target`.
    pub name: &'static str,
    /// Its own symbols.
    pub symbols: &'static [&'static str],
}

const PLATFORMS: &[Platform] = &[Platform {
    name: crate::options::DEFAULT_TARGET,
    symbols: &["LINUX"],
}];

/// Other spellings of a platform's name.
const ALIASES: &[(&str, &str)] = &[
    ("x86_64-unknown-linux-gnu", crate::options::DEFAULT_TARGET),
    ("x86_64-unknown-linux", crate::options::DEFAULT_TARGET),
    ("x86_64-linux-gnu", crate::options::DEFAULT_TARGET),
    ("linux-x64", crate::options::DEFAULT_TARGET),
];

/// Finds a platform by name.
///
/// # Errors
/// FF3003: no such platform.
pub fn find(name: &str) -> Result<Platform, Diagnostic> {
    let name = ALIASES
        .iter()
        .find(|(alias, _)| *alias == name)
        .map_or(name, |(_, real)| real);
    PLATFORMS.iter().find(|p| p.name == name).copied().ok_or_else(|| {
        let known: Vec<&str> = PLATFORMS.iter().map(|p| p.name).collect();
        Diagnostic::global("FF3003", format!("the target '{name}' is not supported"))
            .help(format!("supported: {}", known.join(", ")))
    })
}

impl Platform {
    /// The symbols that `#if` knows in the library and in every program.
    pub fn defines(self) -> Vec<String> {
        self.symbols
            .iter()
            .chain(&["FIREFLY"])
            .map(|s| (*s).to_owned())
            .collect()
    }
}
