//! Compiles the C++ shim over lld and names the archives that it needs. Without the feature `lld` there is nothing to do.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=shim/lld.cpp");
    #[cfg(feature = "lld")]
    lld::build();
}

#[cfg(feature = "lld")]
mod lld {
    use std::env;
    use std::process::Command;

    pub fn build() {
        println!("cargo:rerun-if-env-changed=LLVM_SYS_221_PREFIX");
        let prefix = env::var("LLVM_SYS_221_PREFIX").unwrap_or_else(|_| "/usr/lib/llvm-22".to_string());
        cc::Build::new()
            .cpp(true)
            .file("shim/lld.cpp")
            .include(format!("{prefix}/include"))
            .std("c++17")
            .opt_level(2)
            .flag("-fno-rtti")
            .flag("-fno-exceptions")
            .warnings(false)
            .compile("firefly_lld");
        println!("cargo:rustc-link-search=native={prefix}/lib");
        for library in ["lldELF", "lldCommon"] {
            println!("cargo:rustc-link-lib={library}");
        }
        let config = format!("{prefix}/bin/llvm-config");
        for flag in ["--libs", "--system-libs"] {
            for library in ask(&config, flag).split_whitespace() {
                let library = library.trim_start_matches("-l");
                // Some system libraries come as paths.
                let name = library.rsplit('/').next().unwrap_or(library);
                let name = name.strip_prefix("lib").filter(|_| library.starts_with('/')).unwrap_or(name);
                println!("cargo:rustc-link-lib={}", name.trim_end_matches(".so").trim_end_matches(".a"));
            }
        }
        println!("cargo:rustc-link-lib=stdc++");
        println!("cargo:rustc-link-arg=-no-pie");
    }

    fn ask(config: &str, flag: &str) -> String {
        let output = Command::new(config).args(["--link-static", "--ignore-libllvm", flag]).output();
        match output {
            Ok(o) if o.status.success() => String::from_utf8_lossy(&o.stdout).into_owned(),
            Ok(o) => panic!("{config} {flag} failed: {}", String::from_utf8_lossy(&o.stderr)),
            Err(e) => panic!("{config} cannot be run: {e}"),
        }
    }
}
