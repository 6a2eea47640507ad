//! Compiles the C++ shim that registers MLIR's translations.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=shim/translation.cpp");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=MLIR_SYS_220_PREFIX");
    let prefix = env::var("MLIR_SYS_220_PREFIX").unwrap_or_else(|_| "/usr/lib/llvm-22".to_string());
    cc::Build::new()
        .cpp(true)
        .file("shim/translation.cpp")
        .include(format!("{prefix}/include"))
        .std("c++17")
        .opt_level(2)
        .flag("-fno-rtti")
        .flag("-fno-exceptions")
        .warnings(false)
        .compile("firefly_translation");
    // The linker of the final binary: no position-independent code, so that no relocation is left for the start.
    println!("cargo:rustc-link-arg=-no-pie");
}
