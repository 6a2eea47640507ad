//! Which files may need which earlier ones, from their text alone.
//!
//! In: the trees and texts of a program's files in order. Out: for each file the earlier files that it may need. A file
//! needs another only if it writes one of the names by which the other's content is reached: a module's name, or, where
//! content is in scope without one (in a namespace, in an `AutoOpen` module), the names of that content. What is in scope
//! without any name being written (operators, extension members) makes all later files dependent. Comments and strings
//! count as text: a dependency too many costs time, one too few a wrong verdict. F#'s own graph-based checking takes the
//! same view (F# RFC FS-1128), with names of namespaces instead of their content.

use base::{FxHashMap, FxHashSet, SourceMap};
use syntax::ast::{self, Ast, Attribute, BindingHead, Decl, DeclKind, FragmentKind, TypeRepr};

/// What a file shows to later ones.
#[derive(Default)]
struct Shown<'t> {
    names: FxHashSet<&'t str>,
    /// Something is in scope without a name.
    to_all: bool,
}

/// A file that is checked, with its signature file.
pub(crate) struct Job<'a> {
    pub ast: &'a Ast,
    pub signature: Option<&'a Ast>,
}

/// The earlier files, by place in the list, that each file may need.
pub(crate) fn dependencies(jobs: &[Job<'_>], map: &SourceMap) -> Vec<Vec<usize>> {
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut spaces: FxHashSet<&str> = FxHashSet::default();
    let mut to_all = vec![];
    let mut found = vec![];
    for (i, job) in jobs.iter().enumerate() {
        let ast = job.ast;
        let text: &str = &map.file(ast.file).text;
        let signature: &str = job.signature.map_or("", |s| &map.file(s.file).text);
        let mut needed: FxHashSet<usize> = to_all.iter().copied().collect();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for word in words(text).chain(words(signature)) {
            if seen.insert(word)
                && let Some(files) = by_name.get(word)
            {
                needed.extend(files);
            }
        }
        let mut needed: Vec<usize> = needed.into_iter().collect();
        needed.sort_unstable();
        found.push(needed);
        // Extension methods in the style of C# are found by their attribute.
        let extends = words(text).any(|w| matches!(w, "Extension" | "ExtensionAttribute"));
        let mut shown = Shown { to_all: extends, ..Shown::default() };
        let mut new_spaces = vec![];
        for f in &ast.fragments {
            shown.fragment(f, text, map);
            let path = if matches!(f.kind, FragmentKind::Module | FragmentKind::Anonymous) {
                f.name.split_last().map_or(&[][..], |(_, path)| path)
            } else {
                &f.name[..]
            };
            // The first file that has a namespace makes it known.
            new_spaces.extend(path.iter().map(|p| p.name.as_str()).filter(|p| spaces.insert(p)));
        }
        shown.names.extend(new_spaces.into_iter().flat_map(words));
        if shown.to_all {
            to_all.push(i);
        }
        for name in shown.names {
            by_name.entry(name).or_default().push(i);
        }
    }
    found
}

/// The words of a text: what may be names, and parts of names.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c != '_' && !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !w.starts_with(|c: char| c.is_ascii_digit()))
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|a| a.name.last().is_some_and(|n| n.name.as_str().trim_end_matches("Attribute") == name))
}

impl<'t> Shown<'t> {
    fn fragment(&mut self, f: &'t ast::Fragment, text: &'t str, map: &'t SourceMap) {
        let opens = |d: &Decl| matches!(&d.kind, DeclKind::Do { attributes, .. } if has(attributes, "AutoOpen"));
        self.to_all |= f.decls.iter().any(opens);
        match f.kind {
            FragmentKind::Module => {
                self.name(f.name.last().map_or("", |n| n.name.as_str()));
                if has(&f.attributes, "AutoOpen") {
                    self.content(&f.decls, text);
                }
            }
            FragmentKind::Anonymous => {
                self.name(f.name.last().map_or("", |n| n.name.as_str()));
                // Its name is the file's, with a capital.
                let file = &map.file(f.span.file).name;
                let stem = file.rsplit(['/', '\\']).next().and_then(|n| n.split('.').next()).unwrap_or("");
                let mut chars = stem.chars();
                if let Some(first) = chars.next() {
                    let name = format!("{}{}", first.to_uppercase(), chars.as_str());
                    self.name(base::Symbol::intern(&name).as_str());
                }
            }
            FragmentKind::Namespace | FragmentKind::GlobalNamespace => self.content(&f.decls, text),
        }
    }
    /// A name, or what it consists of; an operator needs no name.
    fn name(&mut self, name: &'t str) {
        self.to_all |= !name.is_empty() && words(name).next().is_none();
        self.names.extend(words(name));
    }
    /// Declarations whose names are in scope as they are.
    fn content(&mut self, decls: &'t [Decl], text: &'t str) {
        for d in decls {
            match &d.kind {
                DeclKind::Let { bindings, .. } => bindings.iter().for_each(|b| self.binding(b, text)),
                DeclKind::Types(types) => types.iter().for_each(|t| self.type_defn(t)),
                DeclKind::Exception(e) => self.name(e.case.name.name.as_str()),
                DeclKind::Module(m) => {
                    self.name(m.name.name.as_str());
                    if has(&m.attributes, "AutoOpen") {
                        self.content(&m.decls, text);
                    }
                }
                DeclKind::Extern(e) => self.name(e.name.name.as_str()),
                // What cannot be said now.
                DeclKind::Val(_) | DeclKind::Error => self.to_all = true,
                DeclKind::Do { .. } | DeclKind::Open(_) | DeclKind::ModuleAbbrev { .. } | DeclKind::Hash(_) => {}
            }
        }
    }
    fn binding(&mut self, b: &'t ast::Binding, text: &'t str) {
        match &b.head {
            BindingHead::Function { name, .. } => self.name(name.name.as_str()),
            // Every word up to the right-hand side is more than the pattern binds.
            BindingHead::Pattern(_) => {
                let head = text.get(b.span.lo as usize..b.span.hi as usize).unwrap_or(text);
                let head = head.split('=').next().unwrap_or(head);
                let before = self.names.len();
                self.names.extend(words(head));
                self.to_all |= self.names.len() == before || head.contains('(') && head.contains('|');
            }
        }
    }
    fn type_defn(&mut self, t: &'t ast::TypeDefn) {
        if matches!(t.repr, TypeRepr::Extension) || t.name.len() != 1 {
            self.to_all = true;
        }
        for n in &t.name {
            let n = n.name.as_str();
            self.name(n);
            self.name(n.strip_suffix("Attribute").filter(|s| !s.is_empty()).unwrap_or(n));
        }
        match &t.repr {
            TypeRepr::Record { fields, .. } => {
                fields.iter().filter_map(|f| f.name.as_ref()).for_each(|n| self.name(n.name.as_str()))
            }
            TypeRepr::Union { cases, .. } => cases.iter().for_each(|c| self.name(c.name.name.as_str())),
            TypeRepr::Enum(_)
            | TypeRepr::Abbrev(_)
            | TypeRepr::Class(_)
            | TypeRepr::Delegate(_)
            | TypeRepr::Extension
            | TypeRepr::Opaque
            | TypeRepr::InlineIl(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The direct dependencies of files.
    fn depend(texts: &[&str]) -> Vec<Vec<usize>> {
        let mut map = SourceMap::new();
        let ids: Vec<_> = texts.iter().enumerate().map(|(i, t)| map.add(format!("file{i}.fs"), *t, false)).collect();
        let asts: Vec<Ast> = ids.iter().map(|id| syntax::parse(&map, *id, &[]).0).collect();
        let jobs: Vec<Job<'_>> = asts.iter().map(|ast| Job { ast, signature: None }).collect();
        dependencies(&jobs, &map)
    }

    #[test]
    fn modules_are_needed_by_name() {
        let texts = ["module A.First\nlet x = 1\n", "module A.Second\nlet y = 2\n", "module B\nlet z = A.Second.y\n"];
        // The first file makes the namespace known.
        assert_eq!(depend(&texts), [vec![], vec![0], vec![0, 1]]);
    }

    #[test]
    fn content_of_namespaces_is_needed_by_its_names() {
        let texts = [
            "namespace N\ntype R = { Field: int }\ntype U = Case | Other\n",
            "namespace N\nexception Failed\nmodule Inner =\n    let hidden = 1\n",
            "namespace M\nopen N\ntype T = { A: int }\n",
            "module Uses\nlet f x = x.Field\n",
            "module Handles\nlet f g = try g () with Failed -> ()\n",
            "module Free\nlet hidden = 2\n",
        ];
        assert_eq!(depend(&texts), [vec![], vec![0], vec![0], vec![0], vec![1], vec![]]);
    }

    #[test]
    fn what_needs_no_name_is_needed_by_all() {
        let free = "module Free\nlet x = 1\n";
        for open in [
            "[<AutoOpen>]\nmodule Ops\nlet (++) a b = a + b\n",
            "namespace N\n[<AutoOpen>]\nmodule Ext =\n    type System.String with\n        member s.L = s.Length\n",
            "namespace N\nopen System.Runtime.CompilerServices\n[<Extension>]\ntype E =\n    [<Extension>]\n    static member L(s: string) = 1\n",
            "module Plain\n[<assembly: AutoOpen(\"Plain\")>]\ndo ()\n",
        ] {
            let expected: [Vec<usize>; 2] = [vec![], vec![0]];
            assert_eq!(depend(&[open, free]), expected, "{open}");
        }
        let nothing: Vec<usize> = vec![];
        assert_eq!(depend(&["module Ops\nlet (++) a b = a + b\n", free]), [nothing.clone(), nothing]);
    }

    #[test]
    fn words_of_names_count() {
        let texts = [
            "namespace N\ntype ``two words`` = A\ntype MarkAttribute() =\n    inherit System.Attribute()\n",
            "module P\n[<Mark>]\nlet x = 1\n",
            "module Q\nlet words = 1\n",
            "[<AutoOpen>]\nmodule Pats\nlet (|Even|Odd|) n = if n % 2 = 0 then Even else Odd\nlet (a, b) = 1, 2\n",
            "module R\nlet f n = match n with Even -> 1 | _ -> 2\n",
            "module S\nlet c = b\n",
        ];
        assert_eq!(depend(&texts), [vec![], vec![0], vec![0], vec![], vec![3], vec![3]]);
    }
}
