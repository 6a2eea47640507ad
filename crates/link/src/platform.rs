//! Platform descriptors: what the front end, the code generator and the linker have to know of a target.

use crate::LinkError;

/// Processor families.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Architecture {
    /// x86-64.
    X86_64,
    /// 64-bit ARM.
    Aarch64,
    /// 64-bit RISC-V.
    Riscv64,
    /// WebAssembly, 32-bit addresses.
    Wasm32,
    /// ARMv7E-M.
    Thumbv7em,
}

/// Operating systems.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum System {
    /// Linux, by its system calls.
    Linux,
    /// Windows, by kernel32.
    Windows,
    /// WASI preview 1.
    Wasi,
    /// None.
    Bare,
}

/// Byte orders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Endianness {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// A target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Platform {
    /// The name that `--target` takes.
    pub name: &'static str,
    /// Processor.
    pub architecture: Architecture,
    /// Operating system.
    pub system: System,
    /// Bytes of a word and pointer.
    pub word: u32,
    /// Byte order.
    pub endianness: Endianness,
    /// LLVM's triple.
    pub triple: &'static str,
    /// LLVM's processor, if the user names none. On x86-64 that is the second level of its instruction set: all that
    /// came out since 2009 (Intel) or 2011 (AMD) has it, Linux distributions build for it, and without its SSE 4.1 every
    /// `floor`, `ceil`, `truncate` and `round` takes ten instructions instead of one, which also keeps loops from using
    /// vectors.
    pub cpu: &'static str,
    /// Conditional-compilation symbols.
    pub defines: &'static [&'static str],
    /// Folder of `library/platform`.
    pub library: &'static str,
    /// What executables end with.
    pub extension: &'static str,
    /// Path of the loader of dynamic executables.
    pub loader: Option<&'static str>,
    /// Programs can be made for it.
    pub complete: bool,
}

const LINUX: Platform = Platform {
    name: "x86_64-linux",
    architecture: Architecture::X86_64,
    system: System::Linux,
    word: 8,
    endianness: Endianness::Little,
    triple: "x86_64-unknown-linux-gnu",
    cpu: "x86-64-v2",
    defines: &["FIREFLY", "LINUX", "X86_64"],
    library: "linux",
    extension: "",
    loader: Some("/lib64/ld-linux-x86-64.so.2"),
    complete: true,
};

const PLATFORMS: &[Platform] = &[
    LINUX,
    Platform {
        name: "aarch64-linux",
        architecture: Architecture::Aarch64,
        triple: "aarch64-unknown-linux-gnu",
        cpu: "generic",
        defines: &["FIREFLY", "LINUX", "AARCH64"],
        loader: Some("/lib/ld-linux-aarch64.so.1"),
        complete: false,
        ..LINUX
    },
    Platform {
        name: "riscv64-linux",
        architecture: Architecture::Riscv64,
        triple: "riscv64-unknown-linux-gnu",
        cpu: "generic-rv64",
        defines: &["FIREFLY", "LINUX", "RISCV64"],
        loader: Some("/lib/ld-linux-riscv64-lp64d.so.1"),
        complete: false,
        ..LINUX
    },
    Platform {
        name: "x86_64-windows",
        system: System::Windows,
        triple: "x86_64-pc-windows-gnu",
        defines: &["FIREFLY", "WINDOWS", "X86_64"],
        library: "windows",
        extension: ".exe",
        loader: None,
        complete: false,
        ..LINUX
    },
    Platform {
        name: "wasm32-wasi",
        architecture: Architecture::Wasm32,
        system: System::Wasi,
        word: 4,
        triple: "wasm32-unknown-wasi",
        cpu: "generic",
        defines: &["FIREFLY", "WASI", "WASM32"],
        library: "wasi",
        extension: ".wasm",
        loader: None,
        complete: false,
        ..LINUX
    },
    Platform {
        name: "thumbv7em-bare",
        architecture: Architecture::Thumbv7em,
        system: System::Bare,
        word: 4,
        triple: "thumbv7em-none-unknown-eabihf",
        cpu: "cortex-m4",
        defines: &["FIREFLY", "BARE", "THUMBV7EM"],
        library: "bare",
        extension: ".elf",
        loader: None,
        complete: false,
        ..LINUX
    },
];

impl Platform {
    /// All platforms, those that are not complete too.
    pub fn all() -> &'static [Platform] {
        PLATFORMS
    }
    /// The platform that programs are made for if the user names none.
    pub fn default_target() -> &'static Platform {
        &PLATFORMS[0]
    }
    /// The platform of a name.
    pub fn find(name: &str) -> Result<&'static Platform, LinkError> {
        let complete: Vec<&str> = PLATFORMS.iter().filter(|p| p.complete).map(|p| p.name).collect();
        let help = format!("The targets are: {}.", complete.join(", "));
        let error = |message: String| LinkError { code: "FF3003", message, help: vec![help.clone()] };
        match PLATFORMS.iter().find(|p| p.name == name || p.triple == name) {
            Some(p) if p.complete => Ok(p),
            Some(p) => Err(error(format!("The target '{}' is not supported yet.", p.name))),
            None => Err(error(format!("The target '{name}' is not known."))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_found_by_name_and_triple() {
        let p = Platform::default_target();
        assert_eq!(Platform::find("x86_64-linux"), Ok(p));
        assert_eq!(Platform::find("x86_64-unknown-linux-gnu"), Ok(p));
    }

    #[test]
    fn other_targets_say_so() {
        let known = Platform::find("wasm32-wasi").expect_err("not complete");
        assert_eq!((known.code, known.message.as_str()), ("FF3003", "The target 'wasm32-wasi' is not supported yet."));
        let unknown = Platform::find("pdp11").expect_err("not known");
        assert_eq!((unknown.code, unknown.message.as_str()), ("FF3003", "The target 'pdp11' is not known."));
        assert_eq!(unknown.help, ["The targets are: x86_64-linux."]);
    }

    #[test]
    fn names_and_triples_are_unique() {
        for (i, p) in PLATFORMS.iter().enumerate() {
            assert!(PLATFORMS[i + 1..].iter().all(|q| p.name != q.name && p.triple != q.triple));
            assert!(p.defines.contains(&"FIREFLY"));
        }
    }
}
