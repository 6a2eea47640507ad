//! What is compiled together: projects, their imports and references, scripts and what they load.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use driver::session::Session;
use driver::unit::{Unit, resolve};
use driver::{Input, Options, Progress};
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// The unit of an input and everything that was said about it, with the folder's name taken out.
fn unit(folder: &Path, input: &str) -> (Session, Option<Unit>, Vec<String>) {
    let mut session = Session::new(Options::default(), Arc::new(Progress::default()));
    let unit = resolve(&mut session, &[Input::Path(folder.join(input))], &["LINUX"]);
    let finished_messages = messages(&session, folder);
    (session, unit, finished_messages)
}

fn messages(session: &Session, folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    session.diagnostics().iter().map(|d| diag::render_short(d, &session.map).trim_end().replace(&prefix, "")).collect()
}

fn file_names(session: &Session, unit: &Unit, folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    unit.files.iter().map(|f| session.map.file(*f).name.replace(&prefix, "")).collect()
}

fn files_of(files: &[(&str, &str)], input: &str) -> Vec<String> {
    let folder = folder(files);
    let (session, unit, messages) = unit(folder.path(), input);
    let unit = unit.unwrap_or_else(|| panic!("no unit: {messages:?}"));
    assert_eq!(messages, [] as [String; 0]);
    file_names(&session, &unit, folder.path())
}

#[test]
fn a_project_lists_its_files_in_order() {
    let project = r#"<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <AssemblyName>lamp</AssemblyName>
    <DefineConstants>$(DefineConstants);BRIGHT</DefineConstants>
    <NoWarn>25;FS49</NoWarn>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <Compile Include="Z.fsi;Z.fs" />
    <Compile Include="sub\A.fs" />
    <Compile Include="Windows.fs" Condition="'$(OS)' == 'Windows_NT'" />
    <Compile Include="Main.fs" />
    <PackageReference Include="FSharp.Core" Version="9.0.0" />
  </ItemGroup>
</Project>"#;
    let folder = folder(&[("p.fsproj", project), ("Z.fsi", ""), ("Z.fs", ""), ("sub/A.fs", ""), ("Main.fs", "")]);
    let (session, unit, messages) = unit(folder.path(), "p.fsproj");
    let unit = unit.unwrap_or_else(|| panic!("no unit: {messages:?}"));
    assert_eq!(file_names(&session, &unit, folder.path()), ["Z.fsi", "Z.fs", "sub/A.fs", "Main.fs"]);
    assert_eq!(unit.name, "lamp");
    assert!(unit.is_exe);
    for symbol in ["LINUX", "COMPILED", "TRACE", "RELEASE", "BRIGHT"] {
        assert!(unit.defines.iter().any(|d| d == symbol), "{symbol} is not defined: {:?}", unit.defines);
    }
    assert!(session.options.warnings.is_off("FS0025") && session.options.warnings.is_off("FS0049"));
    assert!(session.options.warnings.is_error("FS0020"));
}

#[test]
fn directory_build_props_and_imports_come_first() {
    let props = "<Project><PropertyGroup><Extra>More.fs</Extra></PropertyGroup></Project>";
    let shared =
        r#"<Project><ItemGroup Condition="Exists('Shared.fs')"><Compile Include="Shared.fs" /></ItemGroup></Project>"#;
    let project = r#"<Project>
  <Import Project="shared.props" />
  <ItemGroup><Compile Include="$(Extra)" /></ItemGroup>
  <Choose><When Condition="'$(Extra)' == ''"><ItemGroup><Compile Include="Gone.fs" /></ItemGroup></When>
  <Otherwise><ItemGroup><Compile Include="Main.fs" /></ItemGroup></Otherwise></Choose>
</Project>"#;
    let files = [
        ("Directory.Build.props", props),
        ("app/p.fsproj", project),
        ("app/shared.props", shared),
        ("app/Shared.fs", ""),
        ("app/More.fs", ""),
        ("app/Main.fs", ""),
    ];
    assert_eq!(files_of(&files, "app/p.fsproj"), ["app/Shared.fs", "app/More.fs", "app/Main.fs"]);
}

#[test]
fn referenced_projects_come_first_and_once() {
    let project = |references: &[&str], file: &str| {
        let references: String =
            references.iter().map(|r| format!("<ProjectReference Include=\"../{r}/{r}.fsproj\" />")).collect();
        format!("<Project><ItemGroup>{references}<Compile Include=\"{file}\" /></ItemGroup></Project>")
    };
    let (a, b, c, d) =
        (project(&["b", "c"], "A.fs"), project(&["d"], "B.fs"), project(&["d"], "C.fs"), project(&[], "D.fs"));
    let files = [
        ("a/a.fsproj", a.as_str()),
        ("b/b.fsproj", &b),
        ("c/c.fsproj", &c),
        ("d/d.fsproj", &d),
        ("a/A.fs", ""),
        ("b/B.fs", ""),
        ("c/C.fs", ""),
        ("d/D.fs", ""),
    ];
    assert_eq!(files_of(&files, "a/a.fsproj"), ["d/D.fs", "b/B.fs", "c/C.fs", "a/A.fs"]);
}

#[test]
fn projects_that_refer_to_each_other() {
    let a = "<Project><ItemGroup><ProjectReference Include=\"b.fsproj\" /><Compile Include=\"A.fs\" /></ItemGroup></Project>";
    let b = "<Project><ItemGroup><ProjectReference Include=\"a.fsproj\" /><Compile Include=\"B.fs\" /></ItemGroup></Project>";
    let folder = folder(&[("a.fsproj", a), ("b.fsproj", b), ("A.fs", ""), ("B.fs", "")]);
    let (_, unit, messages) = unit(folder.path(), "a.fsproj");
    assert!(unit.is_none());
    assert_eq!(messages, ["b.fsproj(1,21): error FF9006: 'a.fsproj' refers to itself through its references."]);
}

#[test]
fn an_import_of_itself_ends() {
    let folder = folder(&[("p.fsproj", "<Project><Import Project=\"p.fsproj\" /></Project>")]);
    let (_, unit, messages) = unit(folder.path(), "p.fsproj");
    assert!(unit.is_none());
    assert!(messages[0].contains("FF9006: Imports are nested too deeply"), "{messages:?}");
}

#[test]
fn packages_are_said_to_be_left_out() {
    let project = r#"<Project><ItemGroup><PackageReference Include="Newtonsoft.Json" /><Compile Include="A.fs" /></ItemGroup></Project>"#;
    let folder = folder(&[("p.fsproj", project), ("A.fs", "")]);
    let (_, unit, messages) = unit(folder.path(), "p.fsproj");
    assert!(unit.is_some());
    let expected = "p.fsproj(1,21): warning FF2001: The package 'Newtonsoft.Json' is code for .NET and is left out of a native program.";
    assert_eq!(messages, [expected]);
}

#[test]
fn a_script_loads_files_before_itself() {
    let files = [
        ("main.fsx", "#load \"b.fsx\" \"lib/a.fs\"\nprintfn \"%d\" A.x\n"),
        ("b.fsx", "#load \"lib/a.fs\"\nlet y = A.x\n"),
        ("lib/a.fs", "module A\nlet x = 1\n"),
    ];
    assert_eq!(files_of(&files, "main.fsx"), ["lib/a.fs", "b.fsx", "main.fsx"]);
}

#[test]
fn a_script_that_loads_a_missing_file() {
    let folder = folder(&[("main.fsx", "let x = 1\n#load \"gone.fs\"\n")]);
    let (_, unit, messages) = unit(folder.path(), "main.fsx");
    assert!(unit.is_none());
    assert_eq!(messages, ["main.fsx(2,1): error FF9001: The file 'gone.fs' does not exist."]);
}
