//! What is measured: the same work in each language, named by file, with the argument that makes it last about a second.

use crate::peers::Peer;

/// Stands for the path of a text of 100 MB, which is made before it is measured.
pub const WORDS: &str = "words.txt";

/// Stands for the path of a JSON text of a megabyte in `bench/data`.
pub const EARTHQUAKES: &str = "earthquakes.json";

/// One row of the table.
pub struct Workload {
    /// Name of the row.
    pub name: &'static str,
    /// Folder of the F# source.
    pub folder: &'static str,
    /// File of the F# and OCaml sources, without extension.
    pub source: &'static str,
    /// File of the C source, without extension; empty if there is none.
    pub c_source: &'static str,
    /// What the ratios are taken to.
    pub reference: Peer,
    /// Macros that choose the variant of the C source.
    pub c_macros: &'static [&'static str],
    /// Arguments; [`WORDS`] and [`EARTHQUAKES`] stand for files.
    pub arguments: &'static [&'static str],
    /// Ratio that is aimed at.
    pub goal: f64,
}

const fn same(name: &'static str, arguments: &'static [&'static str], goal: f64) -> Workload {
    let c_source = name;
    Workload { name, folder: "fsharp", source: name, c_source, reference: Peer::C, c_macros: &[], arguments, goal }
}

/// A row that is compared with .NET: at least one and a half times as fast.
const fn library(name: &'static str, arguments: &'static [&'static str]) -> Workload {
    Workload { folder: "library", c_source: "", reference: Peer::DotNet, ..same(name, arguments, 0.67) }
}

const fn pipeline(source: &'static str) -> Workload {
    Workload { c_source: "pipeline", ..same(source, &["10000000", "3"], 1.2) }
}

/// Hello world, which has a table of its own.
pub const HELLO: Workload = same("hello", &[], 1.0);

/// The rows in order: those that only compute, then those that make cells.
pub const WORKLOADS: &[Workload] = &[
    same("nbody", &["5000000"], 1.05),
    same("spectral", &["2000"], 1.05),
    same("fannkuch", &["10"], 1.05),
    same("mandel", &["1500"], 1.05),
    same("matmul", &["900"], 1.10),
    same("sieve", &["30000000"], 1.05),
    same("fasta", &["3000000"], 1.10),
    pipeline("pipeline_arr"),
    pipeline("pipeline_list"),
    pipeline("pipeline_seq"),
    same("hashmap", &["10000000"], 1.3),
    same("strbuild", &["5000000"], 1.2),
    Workload { c_macros: &["ARENA"], ..same("bintrees", &["17"], 1.2) },
    same("pmap", &["1000000"], 0.66),
    Workload { c_macros: &["REUSE"], ..same("rbtree", &["4200000"], 1.05) },
    Workload { name: "rbtree-ck", c_macros: &["CK"], ..same("rbtree", &["4200000", "ck"], 0.22) },
    same("deriv", &["10"], 1.2),
    same("nqueens", &["13"], 1.2),
    same("cfold", &["20"], 0.84),
    same("fibcps", &["35"], 0.8),
    same("church", &["20", "40"], 1.0),
    same("hof", &["10000000"], 1.0),
    same("richards", &["200"], 1.1),
];

/// The rows of the library, in a table of their own.
pub const LIBRARY: &[Workload] = &[
    library("tables", &["20"]),
    library("maps", &["1000000"]),
    library("sorts", &["2000000"]),
    library("texts", &["200000"]),
    library("prints", &["2000000"]),
    library("numbers", &["5000000"]),
    library("floats", &["2000000"]),
    library("regexes", &["10"]),
    library("json", &[EARTHQUAKES, "30"]),
    library("collections", &["2000000"]),
    library("chains", &["2000000"]),
    Workload { c_source: "wordcount", ..library("wordcount", &[WORDS]) },
];
