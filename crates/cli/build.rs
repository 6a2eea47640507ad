//! The compiler is linked at a fixed address: relocating LLVM's tables at each start would cost 25 ms.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-link-arg-bins=-no-pie");
}
