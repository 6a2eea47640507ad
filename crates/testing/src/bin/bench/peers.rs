//! The compilers that are compared, and how each makes a program of a workload.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workloads::Workload;

/// A compiler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Peer {
    /// This one.
    Firefly,
    /// clang, or gcc where there is no clang.
    C,
    /// OCaml's native compiler.
    OCaml,
    /// F# on .NET.
    DotNet,
}

impl Peer {
    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Peer::Firefly => "firefly",
            Peer::C => "C",
            Peer::OCaml => "OCaml",
            Peer::DotNet => ".NET",
        }
    }
}

/// The compilers that are here.
pub struct Peers {
    firefly: PathBuf,
    cc: Option<String>,
    ocaml: bool,
    oracle: Option<PathBuf>,
    folder: PathBuf,
    bench: PathBuf,
}

const CPU: &str = "x86-64-v3";

impl Peers {
    /// Looks for the compilers; says which are missing.
    pub fn find(firefly: &Path, folder: &Path) -> Result<Peers, String> {
        let bench = testing::workspace_root(env!("CARGO_MANIFEST_DIR")).join("bench");
        let works = |cc: &&str| Command::new(cc).arg("--version").output().is_ok_and(|o| o.status.success());
        let cc = ["clang", "gcc"].iter().find(|c| works(c)).map(|c| (*c).to_owned());
        if cc.is_none() {
            println!("no C compiler (clang or gcc) is installed: its column is left out");
        }
        let ocaml = works(&"ocamlopt");
        if !ocaml {
            println!("no OCaml compiler (ocamlopt) is installed: its column is left out");
        }
        let oracle = env::var_os("FIREFLY_ORACLE").map(PathBuf::from);
        if oracle.is_none() {
            println!("FIREFLY_ORACLE names no folder with F# for .NET: its column is left out");
        }
        Ok(Peers { firefly: firefly.to_path_buf(), cc, ocaml, oracle, folder: folder.to_path_buf(), bench })
    }

    /// This compiler.
    pub fn firefly(&self) -> &Path {
        &self.firefly
    }
    /// Where the workloads are.
    pub fn bench_folder(&self) -> &Path {
        &self.bench
    }
    /// The command that compiles F# for .NET.
    pub fn fsrun(&self) -> Option<PathBuf> {
        self.oracle.as_ref().map(|o| o.join("fsrun"))
    }

    /// The peers in the order of the columns.
    pub fn all(&self) -> Vec<Peer> {
        let mut all = vec![Peer::Firefly];
        all.extend(self.cc.is_some().then_some(Peer::C));
        all.extend(self.ocaml.then_some(Peer::OCaml));
        all.extend(self.oracle.is_some().then_some(Peer::DotNet));
        all
    }

    /// Whether a peer has a source of a workload.
    pub fn takes_part(&self, peer: Peer, work: &Workload) -> bool {
        match peer {
            Peer::Firefly | Peer::DotNet => true,
            Peer::C => !work.c_source.is_empty(),
            Peer::OCaml => self.bench.join("ocaml").join(format!("{}.ml", work.source)).exists(),
        }
    }

    /// The columns' heading.
    pub fn heading(&self) -> String {
        self.all()
            .iter()
            .map(|p| format!(" {:>21}", if *p == Peer::C { self.cc.as_deref().unwrap_or("C") } else { p.name() }))
            .collect()
    }

    /// The command that compiles a workload, and the command that runs the result.
    pub fn commands(&self, peer: Peer, work: &Workload) -> (Vec<String>, Vec<String>) {
        let name = work.source;
        let out = self.folder.join(format!("{}-{}", work.name, peer.name().trim_start_matches('.')));
        let out = out.display().to_string();
        let source = |language: &str, file: &str| self.bench.join(language).join(file).display().to_string();
        let fsharp = source(work.folder, &format!("{name}.fs"));
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect::<Vec<String>>();
        match peer {
            Peer::Firefly => {
                let compiler = self.firefly.display().to_string();
                (words(&[&compiler, "build", "-O3", "--target-cpu", CPU, &fsharp, "-o", &out]), vec![out])
            }
            Peer::C => {
                let compiler = self.cc.as_deref().unwrap_or("cc");
                let march = format!("-march={CPU}");
                let file = source("c", &format!("{}.c", work.c_source));
                let mut command = words(&[compiler, "-O3", &march, &file, "-o", &out, "-lm"]);
                command.extend(work.c_macros.iter().map(|m| format!("-D{m}")));
                (command, vec![out])
            }
            Peer::OCaml => {
                // The compiler writes beside its input, so that is a copy.
                let copy = self.folder.join(format!("{}.ml", work.name.replace('-', "_"))).display().to_string();
                let script =
                    "cp \"$1\" \"$2\" && ocamlopt -O3 -unsafe -inline 200 -w -a -I +unix unix.cmxa \"$2\" -o \"$3\"";
                (words(&["sh", "-c", script, "sh", &source("ocaml", &format!("{name}.ml")), &copy, &out]), vec![out])
            }
            Peer::DotNet => {
                let oracle = self.oracle.clone().unwrap_or_default();
                let (fsrun, dotnet) = (oracle.join("fsrun"), oracle.join("net8/dotnet"));
                let dll = format!("{out}.dll");
                let compile = words(&[&fsrun.display().to_string(), "-c", "--net8", "-o", &dll, &fsharp]);
                (compile, vec![dotnet.display().to_string(), dll])
            }
        }
    }

    /// Compiles a workload; gives the command that runs it.
    pub fn build(&self, peer: Peer, work: &Workload) -> Result<Vec<String>, String> {
        let (compile, run) = self.commands(peer, work);
        let result = Command::new(&compile[0]).args(&compile[1..]).output();
        let result = result.map_err(|e| format!("{}: {e}", compile[0]))?;
        if result.status.success() {
            return Ok(run);
        }
        let text = [result.stdout, result.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        Err(format!("{} does not compile: {}", work.name, text.lines().take(3).collect::<Vec<_>>().join("\n")))
    }
}
