//! Wrong use and bad files: each gives one clear message with a code, the right exit code, and leaves nothing behind.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn firefly(folder: &Path, args: &[&str]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_firefly"))
        .args(args)
        .current_dir(folder)
        .env_remove("FIREFLY_TRACE")
        .output()
        .expect("the compiler starts");
    let text = |b: Vec<u8>| String::from_utf8(b).expect("the compiler writes UTF-8");
    Run { code: status.code().expect("the compiler ends by itself"), out: text(stdout), err: text(stderr) }
}

/// A folder with files, and the list of their names to compare afterwards.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Runs and asserts the exit code, the whole standard error in short form, and that no file appeared.
fn rejects(files: &[(&str, &[u8])], args: &[&str], code: i32, expected: &str) {
    let folder = folder(files);
    let before = names(folder.path());
    let mut args = args.to_vec();
    args.extend(["--error-format", "short"]);
    let run = firefly(folder.path(), &args);
    assert_eq!((run.code, run.err.as_str()), (code, expected), "{args:?}");
    assert_eq!(run.out, "", "{args:?}");
    assert_eq!(names(folder.path()), before, "{args:?} left something behind");
}

const HELLO: &[u8] = b"printfn \"hello\"\n";

#[test]
fn missing_files_and_folders() {
    rejects(&[], &["check", "a.fs"], 1, "firefly: error FF9001: The file 'a.fs' does not exist.\n");
    rejects(
        &[("a.fs", HELLO)],
        &["check", "a.fs/b.fs"],
        1,
        "firefly: error FF9001: The file 'a.fs/b.fs' does not exist.\n",
    );
    rejects(
        &[("src/a.fs", HELLO)],
        &["build", "src"],
        1,
        "firefly: error FF9002: 'src' is a folder that holds no project (.fsproj).\n",
    );
    rejects(
        &[],
        &["build"],
        1,
        "firefly: error FF9002: There is nothing to compile: no file is given and this folder holds no project (.fsproj).\n",
    );
    rejects(
        &[("a.fsproj", b"<Project/>"), ("b.fsproj", b"<Project/>")],
        &["build"],
        1,
        "firefly: error FF9002: This folder holds several projects: './a.fsproj', './b.fsproj'.\n",
    );
    rejects(
        &[("a.fs/x", b"")],
        &["check", "a.fs", "a.fs"],
        1,
        "firefly: error FF9002: 'a.fs' is a folder, not a source file.\n",
    );
    rejects(
        &[("notes.txt", b"x")],
        &["check", "notes.txt"],
        1,
        "firefly: error FF9009: 'notes.txt' is no F# source: its name does not end in .fs, .fsi, .fsx or .fsproj.\n",
    );
}

#[test]
fn a_name_in_the_wrong_case_is_hinted_at() {
    let folder = folder(&[("Program.fs", HELLO)]);
    let run = firefly(folder.path(), &["check", "program.fs"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("There is a file 'Program.fs' in that folder"), "{}", run.err);
}

#[test]
fn text_that_is_not_utf8() {
    let cases: [(&[u8], &str); 4] = [
        (b"let x = 1\nlet y = \"\xC3(\"\n", "line 2 holds the byte 0xC3"),
        (b"\xFF\xFEl\0e\0t\0", "it is UTF-16 (little endian)"),
        (b"\xFE\xFF\0l\0e\0t", "it is UTF-16 (big endian)"),
        (b"\x7FELF\x02\x01\x01\0\x80", "line 1 holds the byte 0x80"),
    ];
    for (bytes, why) in cases {
        let expected = format!("firefly: error FF9004: 'a.fs' is not UTF-8 text: {why}.\n");
        rejects(&[("a.fs", bytes)], &["check", "a.fs"], 1, &expected);
    }
}

#[test]
fn unreadable_files() {
    let folder = folder(&[("a.fs", HELLO)]);
    fs::set_permissions(folder.path().join("a.fs"), fs::Permissions::from_mode(0o000)).expect("its owner may");
    let run = firefly(folder.path(), &["check", "--error-format", "short", "a.fs"]);
    // The superuser reads everything.
    if fs::read(folder.path().join("a.fs")).is_err() {
        assert_eq!(
            (run.code, run.err.as_str()),
            (1, "firefly: error FF9003: Cannot read 'a.fs': Permission denied.\n")
        );
    } else {
        assert_eq!((run.code, run.err.as_str()), (0, ""));
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let folder = folder(&[("a.fs", b"\xEF\xBB\xBFmodule A\n")]);
    assert_eq!(firefly(folder.path(), &["parse", "a.fs"]).code, 0);
}

#[test]
fn an_empty_file_is_a_program() {
    let folder = folder(&[("a.fs", b"")]);
    assert_eq!(firefly(folder.path(), &["check", "a.fs"]).code, 0);
}

#[test]
fn projects_that_are_wrong() {
    let project = |items: &str| {
        format!("<Project Sdk=\"Microsoft.NET.Sdk\">\n  <ItemGroup>\n{items}\n  </ItemGroup>\n</Project>\n")
    };
    let one = |text: &str, expected: &str| {
        rejects(&[("p.fsproj", text.as_bytes()), ("a.fs", HELLO)], &["build", "p.fsproj"], 1, expected);
    };
    one(
        &project("    <Compile Include=\"gone.fs\" />\n    <Compile Include=\"a.fs\" />"),
        "p.fsproj(3,5): error FF9007: The project lists 'gone.fs', which does not exist.\n",
    );
    one(
        &project("    <Compile Include=\"**/*.fs\" />"),
        "p.fsproj(3,5): error FF9006: '**/*.fs' is a pattern: it has no order.\n\
         p.fsproj(1,1): error FF9005: The project lists no source file.\n",
    );
    one(&project(""), "p.fsproj(1,1): error FF9005: The project lists no source file.\n");
    one(
        "<Project>\n  <ItemGroup>\n",
        "p.fsproj(1,1): error FF9006: The project file is not valid XML: the root node was opened but never closed.\n",
    );
    one("<Projekt/>", "p.fsproj(1,1): error FF9006: The root of a project is <Project>, not <Projekt>.\n");
    one(
        "<Project><Import Project=\"gone.props\" /><ItemGroup><Compile Include=\"a.fs\" /></ItemGroup></Project>",
        "p.fsproj(1,10): error FF9001: The file 'gone.props' does not exist.\n",
    );
    one(
        "<Project><ItemGroup Condition=\"'$(A)' ~ 1\"><Compile Include=\"a.fs\" /></ItemGroup></Project>",
        "p.fsproj(1,10): error FF9006: The condition \"'$(A)' ~ 1\" is not supported: '' is neither true nor false.\n\
         p.fsproj(1,1): error FF9005: The project lists no source file.\n",
    );
    one(
        "<Project><ItemGroup><Compile Include=\"a.fs\" /></ItemGroup></Project>",
        "firefly: error FF9012: 'p' is a library: there is nothing to run.\n",
    );
}

#[test]
fn wrong_flags_are_wrong_use() {
    let folder = folder(&[("a.fs", HELLO)]);
    for args in [
        &["check", "--frobnicate", "a.fs"][..],
        &["build", "-O1", "a.fs"],
        &["build", "--emit", "elf", "a.fs"],
        &["check", "--error-format", "xml", "a.fs"],
        &["frobnicate"],
        &["explain", "FS9999"],
        &[],
    ] {
        let run = firefly(folder.path(), args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(!run.err.is_empty(), "{args:?}");
    }
    let run = firefly(folder.path(), &["build", "--target", "mips", "--error-format", "short", "a.fs"]);
    assert_eq!((run.code, run.err.as_str()), (2, "firefly: error FF3003: The target 'mips' is not known.\n"));
}

#[test]
fn outputs_that_cannot_be_written() {
    rejects(
        &[("a.fs", HELLO)],
        &["build", "a.fs", "-o", "no/such/folder"],
        1,
        "firefly: error FF9008: Cannot write 'no/such/folder': No such file or directory.\n",
    );
    rejects(
        &[("a.fs", HELLO), ("bin/x", b"")],
        &["build", "a.fs", "-o", "bin"],
        1,
        "firefly: error FF9008: Cannot write 'bin': it is a folder.\n",
    );
    rejects(
        &[("a.fs", HELLO)],
        &["build", "a.fs", "-o", "a.fs/x"],
        1,
        "firefly: error FF9008: Cannot write 'a.fs/x': Not a directory.\n",
    );
    rejects(
        &[("a.fs", HELLO)],
        &["build", "a.fs", "-o", "./a.fs"],
        1,
        "firefly: error FF9008: Cannot write './a.fs': it is a source file.\n",
    );
    // A folder that takes no files, for the superuser too.
    rejects(
        &[("a.fs", HELLO)],
        &["build", "a.fs", "-o", "/proc/firefly-test"],
        1,
        "firefly: error FF9008: Cannot write '/proc/firefly-test': No such file or directory.\n",
    );
}

#[test]
fn json_is_one_object_a_line() {
    let folder = folder(&[]);
    let run = firefly(folder.path(), &["check", "--error-format", "json", "a.fs", "b.fs"]);
    let lines: Vec<serde_json::Value> =
        run.err.lines().map(|l| serde_json::from_str(l).expect("each line is an object")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["message"], "The file 'b.fs' does not exist.");
}

#[test]
fn a_new_project_has_what_it_needs() {
    let folder = folder(&[]);
    let run = firefly(folder.path(), &["new", "Lamp"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(names(&folder.path().join("Lamp")), [".gitignore", "Lamp.fsproj", "Program.fs", "README.md"]);
    assert_eq!(firefly(folder.path(), &["parse", "Lamp"]).code, 0);
    let again = firefly(folder.path(), &["new", "Lamp", "--error-format", "short"]);
    assert_eq!((again.code, again.err.as_str()), (1, "firefly: error FF9008: 'Lamp' exists already.\n"));
    let bad = firefly(folder.path(), &["new", "a b"]);
    assert_eq!(bad.code, 1);
}

#[test]
fn help_and_version() {
    let folder = folder(&[]);
    let version = firefly(folder.path(), &["--version"]);
    assert_eq!((version.code, version.out.as_str()), (0, concat!("firefly ", env!("CARGO_PKG_VERSION"), "\n")));
    let help = firefly(folder.path(), &["--help"]);
    for command in ["run", "build", "check", "parse", "memory", "size", "debug", "explain", "new"] {
        assert!(help.out.contains(command), "{command} is not in the help");
    }
    let page = firefly(folder.path(), &["explain", "39"]);
    assert_eq!(page.code, 0);
    assert!(page.out.starts_with("# FS0039"), "{}", page.out);
}

#[test]
fn fix_applies_what_messages_propose() {
    let files = |a: &str, b: &str, c: &str| {
        format!(
            "\u{feff}let measure (s: string) = s.Length{a}\r\nlet half: float32 = 3{b}\r\nlet f () =\r\n    measure \"a\"{c}\r\n    measur"
        )
    };
    let before = files("", "", "") + " \"\"\r\nprintfn \"%d\" (f ())\r\n";
    let after = files("", ".0f", " |> ignore") + "e \"\"\r\nprintfn \"%d\" (f ())\r\n";
    let folder = folder(&[("a.fs", before.as_bytes())]);
    let path = folder.path().join("a.fs");
    let changes =
        "a.fs(2,22): '.0f' is added\na.fs(4,16): '|> ignore' is added\na.fs(5,5): 'measur' becomes 'measure'\n";
    let dry = firefly(folder.path(), &["fix", "--dry-run", "a.fs"]);
    assert_eq!((dry.code, dry.out.as_str()), (0, changes));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), before);
    let run = firefly(folder.path(), &["fix", "a.fs"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, changes, ""));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), after);
}

#[test]
fn fix_leaves_what_it_cannot_mend() {
    let folder = folder(&[("a.fs", b"let x: int = \"a\"\nlet y = lisst\nlet list = 1\n")]);
    let run = firefly(folder.path(), &["fix", "--error-format=short", "a.fs"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("a.fs(1,14): error FS0001"), "{}", run.err);
    let none = firefly(folder.path(), &["fix", "b.fs"]);
    assert_eq!(none.code, 1);
    assert!(none.err.contains("FF9001"), "{}", none.err);
}
