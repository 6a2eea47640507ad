//! Evaluates a project file and what it imports, as MSBuild does: all properties first, then all items.
//!
//! In: the path of a project. Out: its properties and items in document order, each item with its place and the
//! folder that its path is relative to. Elements for other tools (targets, tasks) have no effect here.

use std::path::{Path, PathBuf};

use base::{FileId, FxHashMap, Span};
use diag::Diagnostic;
use roxmltree::{Document, Node};

use super::condition::{Properties, expand, holds};
use super::function::framework;
use crate::session::Session;

/// Imports that import each other stop here.
const MAX_IMPORTS: usize = 64;

/// `<Kind Include="include" />`, one for each part of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// The element's name.
    pub kind: String,
    /// One path or name, properties replaced, `/` between folders.
    pub include: String,
    /// Takes earlier items away (`Remove`).
    pub is_remove: bool,
    /// The element.
    pub span: Span,
}

/// An evaluated project.
pub struct Evaluated {
    /// Final values, keys in lower case.
    pub properties: Properties,
    /// All items in order.
    pub items: Vec<Item>,
    /// The project's own text, for messages about the whole.
    pub file: FileId,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Properties,
    Items,
}

struct Evaluator<'s> {
    session: &'s mut Session,
    properties: Properties,
    items: Vec<Item>,
    files: FxHashMap<PathBuf, FileId>,
    pass: Pass,
    depth: usize,
    /// Reported when the whole is done.
    found: Vec<Diagnostic>,
}

/// One file while it is walked.
struct Context {
    file: FileId,
    folder: PathBuf,
}

/// Evaluates the project at `path`, with `Directory.Build.props` of its folder or the nearest above.
pub fn evaluate(session: &mut Session, path: &Path, globals: Properties) -> Option<Evaluated> {
    let start = globals.clone();
    let mut e = Evaluator {
        session,
        properties: globals,
        items: Vec::new(),
        files: FxHashMap::default(),
        pass: Pass::Properties,
        depth: 0,
        found: Vec::new(),
    };
    let evaluated = e.project(path, start);
    let found = std::mem::take(&mut e.found);
    found.into_iter().for_each(|d| session.report(d));
    evaluated
}

fn newest(list: &str) -> Option<String> {
    let rank = |target: &&str| match framework(target) {
        (".NETCoreApp", version) => (3, version),
        (".NETStandard", version) => (2, version),
        (".NETFramework", version) => (1, version),
        (_, version) => (0, version),
    };
    let targets = list.split(';').map(str::trim).filter(|t| !t.is_empty());
    targets.max_by_key(rank).map(str::to_owned)
}

fn directory_build_props(project: &Path) -> Option<PathBuf> {
    let folder = project.parent()?;
    let start = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let absolute = std::path::absolute(start).ok()?;
    let depth = absolute.ancestors().position(|a| a.join("Directory.Build.props").is_file())?;
    // Spelt relative to the project, so that messages do not depend on where the tree lies.
    let mut path = folder.to_path_buf();
    path.extend(std::iter::repeat_n("..", depth));
    Some(path.join("Directory.Build.props"))
}

impl Evaluator<'_> {
    /// Both passes; `globals` are what the properties start from.
    fn project(&mut self, path: &Path, globals: Properties) -> Option<Evaluated> {
        let props = directory_build_props(path);
        self.walk(path, props.as_deref(), Pass::Properties)?;
        // A project for several frameworks is evaluated for each of them; the newest is the one that is meant here.
        if self.properties.get("targetframework").is_none_or(String::is_empty)
            && let Some(target) = self.properties.get("targetframeworks").and_then(|list| newest(list))
        {
            self.found.clear();
            self.properties = globals;
            self.properties.insert("targetframework".to_owned(), target);
            self.walk(path, props.as_deref(), Pass::Properties)?;
        }
        self.walk(path, props.as_deref(), Pass::Items)?;
        let properties = std::mem::take(&mut self.properties);
        Some(Evaluated { properties, items: std::mem::take(&mut self.items), file: self.files[path] })
    }

    fn walk(&mut self, path: &Path, props: Option<&Path>, pass: Pass) -> Option<()> {
        self.pass = pass;
        if let Some(props) = props {
            self.file(props, None)?;
        }
        self.file(path, None)
    }

    /// Walks one file. `None` when it cannot be read at all.
    fn file(&mut self, path: &Path, from: Option<Span>) -> Option<()> {
        let id = match self.files.get(path) {
            Some(id) => *id,
            None => {
                let text = match crate::source::read(path) {
                    Ok(text) => text,
                    Err(d) => {
                        self.found.push(Diagnostic { span: from, ..d });
                        return None;
                    }
                };
                let id = self.session.map.add(path.display().to_string(), text, false);
                self.files.insert(path.to_path_buf(), id);
                id
            }
        };
        let source = self.session.map.file(id).clone();
        let document = match Document::parse(&source.text) {
            Ok(document) => document,
            Err(e) => {
                let pos = e.pos();
                let line = (pos.row as usize).saturating_sub(1).min(source.line_starts.len() - 1);
                let at = (source.line_starts[line] + pos.col.saturating_sub(1)).min(source.text.len() as u32);
                self.error(Span::new(id, at, at), format!("The project file is not valid XML: {e}."));
                return None;
            }
        };
        let root = document.root_element();
        let context = Context { file: id, folder: path.parent().unwrap_or(Path::new("")).to_path_buf() };
        if root.tag_name().name() != "Project" {
            let span = self.span(&context, root);
            self.error(span, format!("The root of a project is <Project>, not <{}>.", root.tag_name().name()));
            return None;
        }
        self.elements(&context, root);
        Some(())
    }

    fn elements(&mut self, cx: &Context, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            if !self.applies(cx, node) {
                continue;
            }
            match node.tag_name().name() {
                "PropertyGroup" if self.pass == Pass::Properties => self.property_group(cx, node),
                "ItemGroup" if self.pass == Pass::Items => self.item_group(cx, node),
                "ImportGroup" => self.elements(cx, node),
                "Import" => self.import(cx, node),
                "Choose" => self.choose(cx, node),
                _ => {}
            }
        }
    }

    fn property_group(&mut self, cx: &Context, group: Node<'_, '_>) {
        for node in group.children().filter(Node::is_element) {
            if !self.applies(cx, node) {
                continue;
            }
            let text: String = node.children().filter_map(|c| c.text()).collect();
            if let Some(value) = self.expanded(cx, node, &text) {
                self.properties.insert(node.tag_name().name().to_lowercase(), value.trim().to_owned());
            }
        }
    }

    fn item_group(&mut self, cx: &Context, group: Node<'_, '_>) {
        for node in group.children().filter(Node::is_element) {
            if !self.applies(cx, node) {
                continue;
            }
            for (attribute, is_remove) in [("Include", false), ("Remove", true)] {
                let Some(list) = node.attribute(attribute) else {
                    continue;
                };
                let Some(list) = self.expanded(cx, node, list) else {
                    continue;
                };
                let kind = node.tag_name().name().to_owned();
                let span = self.span(cx, node);
                for part in list.split(';').map(str::trim).filter(|p| !p.is_empty()) {
                    let include = part.replace('\\', "/");
                    self.items.push(Item { kind: kind.clone(), include, is_remove, span });
                }
            }
        }
    }

    fn import(&mut self, cx: &Context, node: Node<'_, '_>) {
        // `<Import Sdk="..." />` names a part of the .NET SDK, whose meaning is built in.
        if node.attribute("Sdk").is_some() {
            return;
        }
        let span = self.span(cx, node);
        let Some(path) = node.attribute("Project").and_then(|p| self.expanded(cx, node, p)) else {
            self.error(span, "An <Import> names its file in the attribute 'Project'.");
            return;
        };
        // Old projects import the tools of .NET; what these mean is built in, wherever they lie.
        let tools = ["$(MSBuildExtensionsPath", "$(MSBuildToolsPath", "$(MSBuildBinPath", "$(FSharpTargets"];
        let raw = node.attribute("Project").unwrap_or_default();
        if tools.iter().any(|t| raw.starts_with(t)) {
            return;
        }
        if path.trim().is_empty() {
            self.error(
                span,
                format!("The file of this <Import> is \"{raw}\", which is empty here: its property has no value."),
            );
            return;
        }
        if self.depth >= MAX_IMPORTS {
            self.error(span, "Imports are nested too deeply: does this file import itself?");
            return;
        }
        self.depth += 1;
        // A failure is reported; the rest of the project is still read.
        let _ = self.file(&cx.folder.join(path.replace('\\', "/")), Some(span));
        self.depth -= 1;
    }

    fn choose(&mut self, cx: &Context, node: Node<'_, '_>) {
        for branch in node.children().filter(Node::is_element) {
            let taken = match branch.tag_name().name() {
                "When" => self.applies(cx, branch),
                "Otherwise" => true,
                _ => false,
            };
            if taken {
                self.elements(cx, branch);
                return;
            }
        }
    }

    fn applies(&mut self, cx: &Context, node: Node<'_, '_>) -> bool {
        let Some(condition) = node.attribute("Condition").filter(|c| !c.trim().is_empty()) else {
            return true;
        };
        self.set_this_file(cx);
        let exists = |path: &str| cx.folder.join(path.replace('\\', "/")).exists();
        holds(condition, &self.properties, &exists).unwrap_or_else(|why| {
            let span = self.span(cx, node);
            self.error(span, format!("The condition \"{condition}\" is not supported: {why}."));
            false
        })
    }

    fn expanded(&mut self, cx: &Context, node: Node<'_, '_>, text: &str) -> Option<String> {
        self.set_this_file(cx);
        match expand(text, &self.properties) {
            Ok(value) => Some(value),
            Err(why) => {
                let span = self.span(cx, node);
                self.error(span, why);
                None
            }
        }
    }

    fn set_this_file(&mut self, cx: &Context) {
        let folder =
            format!("{}/", if cx.folder.as_os_str().is_empty() { ".".into() } else { cx.folder.display().to_string() });
        self.properties.insert("msbuildthisfiledirectory".to_owned(), folder);
    }

    /// The opening tag of an element.
    fn span(&self, cx: &Context, node: Node<'_, '_>) -> Span {
        let range = node.range();
        let text = &self.session.map.file(cx.file).text;
        let end = text[range.start..].find('>').map_or(range.end, |i| range.start + i + 1);
        Span::new(cx.file, range.start as u32, end as u32)
    }

    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.found.push(Diagnostic::error("FF9006", span, message));
    }
}
