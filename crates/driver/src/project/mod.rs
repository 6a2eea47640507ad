//! Project files: `.fsproj` as .NET reads them, as far as F# programs use them.
//!
//! In: the path of a project. Out: a [`Project`]: the source files in order, those of referenced projects first, and the
//! project's options. Names and meaning are MSBuild's. What a native compiler cannot honour (packages of .NET
//! assemblies) is said, with the place in the project file.

mod condition;
mod evaluate;
mod function;

use std::path::{Component, Path, PathBuf};

use base::{FxHashSet, Span};
use diag::{Diagnostic, Severity};

use self::condition::Properties;
use self::evaluate::{Evaluated, Item, evaluate};
use crate::options::{OptLevel, Warnings, split_codes};
use crate::session::Session;

/// A source file and the element of the project that names it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Path as joined from the project's folder.
    pub path: PathBuf,
    /// The element.
    pub span: Span,
}

/// What a project says.
#[derive(Debug, Default)]
pub struct Project {
    /// Name of the executable.
    pub name: String,
    /// Folder of the project file.
    pub folder: PathBuf,
    /// Source files in compilation order.
    pub files: Vec<Listed>,
    /// Makes an executable, rather than a library.
    pub is_exe: bool,
    /// Symbols for `#if`.
    pub defines: Vec<String>,
    /// Which warnings are off or errors.
    pub warnings: Warnings,
}

const LANGUAGE_VERSIONS: [&str; 14] =
    ["default", "latest", "latestmajor", "preview", "4.6", "4.7", "5", "5.0", "6", "6.0", "7", "8", "9", "10"];

/// Reads a project and the projects that it refers to. `None` when it is unusable; the session knows why.
pub fn load(session: &mut Session, path: &Path) -> Option<Project> {
    let mut loader = Loader { session, done: FxHashSet::default(), active: Vec::new(), files: Vec::new() };
    let mut project = loader.project(path, None)?;
    project.files = loader.files;
    Some(project)
}

struct Loader<'s> {
    session: &'s mut Session,
    done: FxHashSet<PathBuf>,
    active: Vec<PathBuf>,
    files: Vec<Listed>,
}

impl Loader<'_> {
    fn project(&mut self, path: &Path, from: Option<Span>) -> Option<Project> {
        let identity = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if self.active.contains(&identity) {
            self.session.report(Diagnostic {
                span: from,
                ..Diagnostic::global("FF9006", format!("'{}' refers to itself through its references.", path.display()))
            });
            return None;
        }
        if !self.done.insert(identity.clone()) {
            return None;
        }
        self.active.push(identity);
        let project = self.evaluated(path, from);
        self.active.pop();
        project
    }

    fn evaluated(&mut self, path: &Path, from: Option<Span>) -> Option<Project> {
        if !path.is_file() {
            let d = crate::source::read(path).err()?;
            let code = if from.is_some() { "FF9007" } else { d.code };
            self.session.report(Diagnostic { span: from, code, ..d });
            return None;
        }
        let evaluated = evaluate(self.session, path, global_properties(self.session, path))?;
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        for item in evaluated.items.iter().filter(|i| i.kind == "ProjectReference" && !i.is_remove) {
            // The referenced project's files come first; its options do not carry over, as with MSBuild.
            self.project(&tidy(&folder.join(&item.include)), Some(item.span));
        }
        self.packages(&evaluated.items);
        let files = self.compile_items(&evaluated.items, &folder);
        if files.is_empty() {
            let whole = Span::new(evaluated.file, 0, 0);
            self.session.report(
                Diagnostic::error("FF9005", whole, "The project lists no source file.")
                    .help("Add <Compile Include=\"Program.fs\" /> to an <ItemGroup>."),
            );
        }
        self.files.extend(files);
        Some(self.settings(&evaluated, path, folder))
    }

    fn compile_items(&mut self, items: &[Item], folder: &Path) -> Vec<Listed> {
        let mut files: Vec<Listed> = Vec::new();
        let of = |kind: &'static str| items.iter().filter(move |i| i.kind == kind);
        for item in of("CompileBefore").chain(of("Compile")).chain(of("CompileAfter")) {
            let path = tidy(&folder.join(&item.include));
            if item.is_remove {
                files.retain(|f| f.path != path);
                continue;
            }
            if item.include.contains(['*', '?']) {
                self.session.report(
                    Diagnostic::error(
                        "FF9006",
                        item.span,
                        format!("'{}' is a pattern: it has no order.", item.include),
                    )
                    .help("List the files one by one, in the order in which F# compiles them."),
                );
            } else if path.is_file() {
                files.push(Listed { path, span: item.span });
            } else {
                let message = format!("The project lists '{}', which does not exist.", item.include);
                self.session.report(Diagnostic::error("FF9007", item.span, message));
            }
        }
        files
    }

    fn packages(&mut self, items: &[Item]) {
        for item in items.iter().filter(|i| !i.is_remove) {
            let what = match item.kind.as_str() {
                "PackageReference" if item.include != "FSharp.Core" => "package",
                "Reference" if item.include != "FSharp.Core" => "assembly",
                _ => continue,
            };
            let message =
                format!("The {what} '{}' is code for .NET and is left out of a native program.", item.include);
            self.session.report(
                Diagnostic::new("FF2001", Severity::Warning, Some(item.span), message)
                    .help("Names that only it defines will not be found; F# sources can be listed with <Compile>."),
            );
        }
    }

    fn settings(&mut self, evaluated: &Evaluated, path: &Path, folder: PathBuf) -> Project {
        let get = |name: &str| evaluated.properties.get(name).map_or("", String::as_str);
        let yes = |name: &str| get(name).eq_ignore_ascii_case("true");
        let version = get("langversion");
        if !version.is_empty()
            && !LANGUAGE_VERSIONS
                .iter()
                .any(|v| v.eq_ignore_ascii_case(version.trim_end_matches(".0")) || *v == version)
        {
            let whole = Span::new(evaluated.file, 0, 0);
            let message = format!("The language version '{version}' is not known.");
            self.session.report(
                Diagnostic::error("FF9006", whole, message)
                    .help(format!("The versions are: {}.", LANGUAGE_VERSIONS.join(", "))),
            );
        }
        let mut warnings = Warnings {
            off: split_codes(get("nowarn")).collect(),
            all_errors: yes("treatwarningsaserrors"),
            errors: split_codes(get("warningsaserrors")).collect(),
            not_errors: split_codes(get("warningsnotaserrors")).collect(),
        };
        let mut defines: Vec<String> =
            get("defineconstants").split([';', ',', ' ']).filter(|d| !d.is_empty()).map(str::to_owned).collect();
        if !yes("disableimplicitframeworkdefines") {
            defines.extend(function::framework_symbols(get("targetframework")));
        }
        other_flags(get("otherflags"), &mut defines, &mut warnings);
        let stem = path.file_stem().map_or_else(|| "program".into(), |s| s.to_string_lossy().into_owned());
        let name = if get("assemblyname").is_empty() { stem } else { get("assemblyname").to_owned() };
        Project {
            name,
            folder,
            files: Vec::new(),
            is_exe: matches!(get("outputtype").to_lowercase().as_str(), "exe" | "winexe"),
            defines,
            warnings,
        }
    }
}

/// The path without `a/..` and `.`, where that names the same file; messages show it.
fn tidy(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if matches!(short.components().next_back(), Some(Component::Normal(_))) => {
                short.pop();
            }
            Component::CurDir => {}
            Component::ParentDir | Component::Normal(_) | Component::RootDir | Component::Prefix(_) => short.push(part),
        }
    }
    // Behind a symbolic link `..` leads elsewhere.
    let same = path.canonicalize().ok() == short.canonicalize().ok();
    if same { short } else { path.to_path_buf() }
}

/// `<OtherFlags>--define:X --nowarn:25</OtherFlags>`: the flags that change the meaning of a program.
fn other_flags(flags: &str, defines: &mut Vec<String>, warnings: &mut Warnings) {
    for flag in flags.split_whitespace() {
        if let Some(name) = flag.strip_prefix("--define:").or_else(|| flag.strip_prefix("-d:")) {
            defines.push(name.to_owned());
        } else if let Some(codes) = flag.strip_prefix("--nowarn:") {
            warnings.off.extend(split_codes(codes));
        } else if let Some(codes) = flag.strip_prefix("--warnaserror:").or_else(|| flag.strip_prefix("--warnaserror+:"))
        {
            warnings.errors.extend(split_codes(codes));
        } else if flag == "--warnaserror" || flag == "--warnaserror+" {
            warnings.all_errors = true;
        }
    }
}

/// What MSBuild and the SDK define before the project is read.
fn global_properties(session: &Session, path: &Path) -> Properties {
    let is_debug = session.options.opt_level == OptLevel::None;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let stem = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let entries = [
        ("configuration", if is_debug { "Debug" } else { "Release" }.to_owned()),
        ("platform", "AnyCPU".to_owned()),
        ("os", "Unix".to_owned()),
        ("defineconstants", if is_debug { "TRACE;DEBUG" } else { "TRACE;RELEASE" }.to_owned()),
        ("outputtype", "Library".to_owned()),
        ("msbuildprojectdirectory", folder.display().to_string()),
        ("msbuildprojectname", stem),
        ("projectdir", format!("{}/", folder.display())),
    ];
    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
