//! `firefly new NAME`: a folder with a project that runs.

use std::path::Path;
use std::{fs, io};

use diag::Diagnostic;

/// Makes the folder.
///
/// # Errors
/// The name is unusable, the folder exists, or it cannot be written.
pub fn create(name: &str) -> Result<(), Diagnostic> {
    let folder = Path::new(name);
    let stem = folder.file_name().and_then(|n| n.to_str()).unwrap_or("");
    let legal = stem.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if !legal || !stem.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        let message = format!("'{name}' cannot name a project.");
        return Err(
            Diagnostic::global("FF9008", message).help("Use letters, digits, '-', '_' and '.', a letter first.")
        );
    }
    fs::create_dir(folder).and_then(|()| write_files(folder, stem)).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Diagnostic::global("FF9008", format!("'{name}' exists already.")),
        _ => driver::output::failed(folder, &driver::source::plain(&e)),
    })
}

fn write_files(folder: &Path, name: &str) -> io::Result<()> {
    let project = r#"<Project Sdk="Microsoft.NET.Sdk">

  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net8.0</TargetFramework>
  </PropertyGroup>

  <ItemGroup>
    <Compile Include="Program.fs" />
  </ItemGroup>

</Project>
"#;
    let program = "[<EntryPoint>]\nlet main args =\n    let name = if args.Length > 0 then args.[0] else \"world\"\n    \
                   printfn \"Hello, %s!\" name\n    0\n";
    let readme = format!(
        "# {name}\n\n```\nfirefly run            # compiles and runs the project of this folder\n\
         firefly run -- you     # with arguments\nfirefly build          # makes bin/{name}\n```\n"
    );
    fs::write(folder.join(format!("{name}.fsproj")), project)?;
    fs::write(folder.join("Program.fs"), program)?;
    fs::write(folder.join(".gitignore"), "/bin/\n/obj/\n")?;
    fs::write(folder.join("README.md"), readme)
}
