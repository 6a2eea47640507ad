//! Declarations: files, namespaces, modules and their content in order.
//!
//! In: the tree of a file. Out: its signature, and bodies that wait for the end of the file (user files) or for
//! something to need them (library files). Holds afterwards: every declared name is in its container.

mod attributes;
mod auto;
mod classes;
mod cycles;
mod early_uses;
mod exceptions;
mod forms;
mod generic_static;
mod lets;
mod members;
pub(crate) mod obsolete;
mod rules;
mod slots;
mod static_patterns;
mod targets;
mod typedefs;

pub(crate) use members::MemberPlan;

use base::{FileId, Idx, Span, Symbol};
use syntax::ast::{self, Decl, DeclKind, Fragment, FragmentKind, Ident, OpenTarget};
use tast::{ModuleDef, ModuleId};
use types::{Measure, MeasureAtom, Ty, TyKind, TyParam};

use crate::cx::{BodyBuilder, Cx};
use crate::env::{Container, ContainerId, ScopeKind, Stamp, push};
use crate::resolve::skip_microsoft;
use crate::tyexprs::TyparMode;

/// A type parameter as a type argument.
pub(crate) fn param_type(p: &TyParam) -> Ty {
    if p.is_measure { Ty::new(TyKind::Measure(Measure::atom(MeasureAtom::Var(p.var)))) } else { Ty::var(p.var) }
}

/// `Microsoft.FSharp.X` is `FSharp.X`.
pub(crate) fn short_namespace(path: &str) -> &str {
    match path.strip_prefix("Microsoft.") {
        Some(rest) if rest == "FSharp" || rest.starts_with("FSharp.") => rest,
        _ => path,
    }
}

/// Namespaces open in every file.
pub(crate) const OPENED: &[&str] =
    &["FSharp", "FSharp.Core", "FSharp.Collections", "FSharp.Control", "FSharp.Text", "Fidelity"];

impl<'a> Cx<'a> {
    /// Checks one file.
    pub fn file(&mut self, ast: &'a ast::Ast, is_last: bool) {
        if ast.is_signature {
            return self.keep_signature(ast);
        }
        self.ast = ast;
        self.file = ast.file;
        self.stamp = self.file_start();
        self.is_library = self.map.file(ast.file).is_library;
        self.index_idents();
        if !self.is_library {
            self.note_internal(ast);
        }
        for f in &ast.fragments {
            self.fragment(f, is_last);
        }
        let conformed = if self.signatures.is_empty() { None } else { self.conform() };
        self.shown = conformed.as_ref().map(crate::signatures::Conformed::names);
        self.finish_file();
        self.shown = None;
        if let Some(shown) = conformed {
            self.hide(shown);
        }
        if is_last && self.is_exe && !self.is_library && self.entry.is_none() && self.error_count() == 0 {
            self.empty_program(ast);
        }
    }
    /// FS0988: the last file of a program does nothing.
    fn empty_program(&mut self, ast: &'a ast::Ast) {
        let Some(last) = ast.fragments.last() else { return };
        fn quiet(decls: &[Decl]) -> bool {
            decls.iter().all(|d| match &d.kind {
                DeclKind::Let { bindings, .. } => bindings
                    .iter()
                    .all(|b| matches!(&b.head, ast::BindingHead::Function { params, .. } if !params.is_empty())),
                DeclKind::Module(m) => quiet(&m.decls),
                DeclKind::Types(ts) => ts.iter().all(|t| {
                    !t.members.iter().any(|m| {
                        matches!(
                            m.kind,
                            ast::MemberKind::Let { is_static: true, .. } | ast::MemberKind::Do { is_static: true, .. }
                        )
                    })
                }),
                DeclKind::Do { .. } | DeclKind::Error => false,
                DeclKind::Exception(_)
                | DeclKind::Open(_)
                | DeclKind::ModuleAbbrev { .. }
                | DeclKind::Extern(_)
                | DeclKind::Hash(_)
                | DeclKind::Val(_) => true,
            })
        }
        if ast.fragments.iter().all(|f| quiet(&f.decls)) {
            let span = last.decls.last().map_or(last.span, |d| d.span).end();
            self.warning(
                "FS0988",
                span,
                "The last file of the program only defines things: nothing happens when it is run.",
            );
        }
    }
    /// The scope that every file starts with.
    pub fn initial_scope(&mut self) -> crate::env::Scope {
        let mut scope = push(&None, ScopeKind::Open(self.root, 0));
        for path in OPENED {
            let c = self.namespace(path);
            scope = push(&scope, ScopeKind::Open(c, 0));
        }
        scope
    }
    /// The container of a namespace, made when it is new.
    pub fn namespace(&mut self, path: &str) -> ContainerId {
        let mut at = self.root;
        for part in short_namespace(path).split('.').filter(|p| !p.is_empty()) {
            let name = Symbol::intern(part);
            let known = self.containers[at].modules.get(name, self.file_end());
            let known = known.copied().find(|c| self.containers[*c].is_namespace);
            at = match known {
                Some(c) => c,
                None => self.new_namespace(at, name),
            };
        }
        at
    }
    /// A namespace that no file before this one has: two files that are checked at a time may both have it.
    fn new_namespace(&mut self, parent: ContainerId, name: Symbol) -> ContainerId {
        let path = self.path_in(parent, name);
        let id = self.namespace_container(path, parent);
        // It is older than what the file declares, since it is seen in all of it.
        let stamp = if self.is_library { 0 } else { self.file_start() };
        self.containers[parent].modules.add(name, stamp, id);
        id
    }
    /// The container for a namespace's path, which is not in its parent yet.
    pub(crate) fn namespace_container(&mut self, path: String, parent: ContainerId) -> ContainerId {
        if let Some(id) = self.namespaces.get(&path) {
            return *id;
        }
        let file = if self.is_library { self.file } else { ContainerId::PROGRAM };
        let c = Container { path: path.clone(), is_namespace: true, parent: Some(parent), ..Container::default() };
        let id = self.containers.push(file, c);
        self.namespaces.insert(path, id);
        id
    }
    fn path_in(&self, parent: ContainerId, name: Symbol) -> String {
        let above = &self.containers[parent].path;
        if above.is_empty() { name.to_string() } else { format!("{above}.{name}") }
    }
    fn new_module(&mut self, parent: ContainerId, name: Symbol) -> ContainerId {
        let stamp = self.next_stamp();
        let path = self.path_in(parent, name);
        let c = Container { path, parent: Some(parent), ..Container::default() };
        let id = self.containers.push(self.file, c);
        self.containers[parent].modules.add(name, stamp, id);
        id
    }
    /// The stamp of the next declaration.
    pub fn next_stamp(&mut self) -> Stamp {
        self.stamp += 1;
        self.stamp
    }
    fn fragment(&mut self, f: &'a Fragment, is_last: bool) {
        self.scope = self.initial_scope();
        self.fragment_span = f.span;
        self.limit = self.file_end();
        let ids: Vec<&str> = f.name.iter().map(|i| i.name.as_str()).collect();
        let (space, module) = match f.kind {
            FragmentKind::Namespace | FragmentKind::GlobalNamespace => (ids.join("."), None),
            FragmentKind::Module => {
                if let Some(n) = f.name.last().filter(|n| n.name.as_str() == "global" && !n.quoted) {
                    self.error("FS0244", n.span, "'global' is the root of all namespaces: no module has this name.");
                }
                let (last, path) = match f.name.split_last() {
                    Some((l, p)) => (Some(*l), p.iter().map(|i| i.name.as_str()).collect::<Vec<_>>().join(".")),
                    None => (None, String::new()),
                };
                (path, last)
            }
            FragmentKind::Anonymous => (String::new(), f.name.last().copied().or_else(|| self.file_module(f.span))),
        };
        let space_id = self.namespace(&space);
        if !space.is_empty() {
            self.scope = push(&self.scope, ScopeKind::Open(space_id, 0));
        }
        self.container = space_id;
        self.module = None;
        if f.kind == FragmentKind::Anonymous
            && !is_last
            && !self.is_library
            && self.is_exe
            && f.decls.iter().any(|d| matches!(d.kind, DeclKind::Let { .. } | DeclKind::Do { .. }))
        {
            self.error("FS0222", f.span.start(), "Files in libraries or multiple-file applications must begin with a namespace or module declaration, e.g. 'namespace SomeNamespace.SubNamespace' or 'module SomeNamespace.SomeModule'. Only the last source file of an application may omit such a declaration.");
        }
        match module {
            None => {
                let m = self.add_module(
                    Symbol::intern(&space),
                    f.name.last().map_or(Symbol::intern(""), |i| i.name),
                    true,
                    &f.attributes,
                    f.span,
                );
                self.module = Some(m);
                let is_value = |d: &&Decl| match &d.kind {
                    DeclKind::Let { .. } => true,
                    DeclKind::Do { attributes, .. } => attributes.is_empty(),
                    _ => false,
                };
                if let Some(d) = f.decls.iter().find(is_value) {
                    self.error(
                        "FS0201",
                        d.span,
                        "Namespaces cannot contain values. Consider using a module to hold your value declarations.",
                    );
                }
                self.decls(&f.decls, f.is_rec);
            }
            Some(name) => {
                let access = f.access == Some(ast::Access::Private);
                self.module_body(name, &f.attributes, access, &f.decls, f.is_rec, f.span);
            }
        }
    }
    pub(crate) fn file_module(&self, span: Span) -> Option<Ident> {
        let file = self.map.file(self.file);
        let stem = file.name.rsplit(['/', '\\']).next()?.split('.').next()?.to_string();
        let mut chars = stem.chars();
        let first = chars.next()?.to_uppercase().to_string();
        Some(Ident { name: Symbol::intern(&format!("{first}{}", chars.as_str())), span: span.start(), quoted: false })
    }
    fn add_module(
        &mut self,
        path: Symbol,
        name: Symbol,
        is_namespace: bool,
        attributes: &'a [ast::Attribute],
        span: Span,
    ) -> ModuleId {
        let attrs = self.attributes_on(attributes, targets::CLASS);
        let f = self.by_file[&self.file];
        let id = ModuleId::new(self.files[f].modules.len());
        let has = |n: &str| attrs.iter().any(|a| a.name.as_str() == n);
        let def = ModuleDef {
            path,
            name,
            is_namespace,
            parent: self.module,
            auto_open: has("AutoOpen"),
            require_qualified: has("RequireQualifiedAccess"),
            modules: vec![],
            tycons: vec![],
            vals: vec![],
            is_private: false,
            span,
            attrs,
        };
        self.sig_mut(f).modules.push(def);
        if let Some(p) = self.module {
            self.sig_mut(f).modules[p.0 as usize].modules.push(id);
        }
        id
    }
    fn module_body(
        &mut self,
        name: Ident,
        attributes: &'a [ast::Attribute],
        is_private: bool,
        decls: &'a [Decl],
        is_rec: bool,
        span: Span,
    ) {
        let outer = (self.scope.clone(), self.container, self.module);
        let same = self.containers[self.container]
            .modules
            .get(name.name, self.file_end())
            .find(|c| {
                let own = self.container_part.get(c).is_some_and(|p| !self.is_library_file(p.0));
                !self.containers[**c].is_namespace && own
            })
            .copied();
        self.valid_name(&name);
        let elsewhere = same.filter(|c| self.container_part.get(c) != Some(&(self.file, self.fragment_span)));
        if elsewhere.is_some() {
            let message = format!("The module '{}' is defined in two parts of this program.", name.name);
            self.error("FS0248", name.span, message);
        } else if same.is_some() {
            self.error(
                "FS0037",
                name.span,
                format!("Duplicate definition of type, exception or module '{}'", name.name),
            );
        }
        let c = self.new_module(self.container, name.name);
        self.container_part.insert(c, (self.file, self.fragment_span));
        let path = Symbol::intern(&self.containers[c].path.clone());
        let m = self.add_module(path, name.name, false, attributes, span);
        let f = self.by_file[&self.file];
        let def = &mut self.sig_mut(f).modules[m.0 as usize];
        def.is_private = is_private;
        let (auto, qualified, attrs) = (def.auto_open, def.require_qualified, def.attrs.clone());
        self.note_obsolete_module(c, &attrs);
        self.containers[c].require_qualified = qualified;
        self.containers[c].is_private = is_private;
        self.container = c;
        self.module = Some(m);
        self.scope = push(&self.scope, ScopeKind::Open(c, 0));
        self.containers[c].is_unfinished = !is_rec;
        self.decls(decls, is_rec);
        self.containers[c].is_unfinished = false;
        (self.scope, self.container, self.module) = outer;
        if auto {
            let stamp = self.next_stamp();
            self.containers[self.container].auto_open.push((stamp, c));
        }
    }
    fn decls(&mut self, decls: &'a [Decl], is_rec: bool) {
        if is_rec {
            return self.decls_rec(decls);
        }
        for d in decls {
            self.decl(d);
        }
    }
    fn decl(&mut self, d: &'a Decl) {
        match &d.kind {
            DeclKind::Let { is_rec, bindings } => self.module_let(*is_rec, bindings),
            DeclKind::Do { expr, attributes, .. } => {
                self.attributes(attributes);
                self.module_do(*expr, d.span);
            }
            DeclKind::Types(defns) => {
                let all: Vec<&'a ast::TypeDefn> = defns.iter().collect();
                self.type_group(&all);
            }
            DeclKind::Exception(e) => self.exception(e, d.span),
            DeclKind::Open(target) => {
                self.open(target, d.span);
                // What is declared after the `open` hides what it brought.
                let since = self.next_stamp();
                self.scope = push(&self.scope, ScopeKind::Open(self.container, since));
            }
            DeclKind::Module(m) => {
                let is_private = m.access == Some(ast::Access::Private);
                self.module_body(m.name, &m.attributes, is_private, &m.decls, m.is_rec, d.span);
            }
            DeclKind::ModuleAbbrev { name, target } => {
                let found = self.resolve_module(target);
                if found.is_empty() {
                    self.unknown_module(target);
                } else if found.iter().all(|c| self.containers[*c].is_namespace) && !self.is_library {
                    self.error("FS0965", d.span, "A namespace cannot have another name; a module can.");
                }
                let scope = push(&self.scope, ScopeKind::Alias(name.name, found));
                self.scope = scope;
            }
            DeclKind::Extern(e) => self.extern_function(e, d.span),
            DeclKind::Val(v) => {
                self.error("FS0010", v.name.span, "A 'val' specification can only stand in a signature file.");
            }
            DeclKind::Hash(_) | DeclKind::Error => {}
        }
    }
    /// The content of a recursive module: types first, then all functions as one group.
    fn decls_rec(&mut self, decls: &'a [Decl]) {
        let first_init = self.inits.len();
        let mut later = vec![];
        for d in decls {
            match &d.kind {
                DeclKind::Open(OpenTarget::Module(ids)) if self.resolve_module(ids).is_empty() => later.push(d),
                DeclKind::Open(_) | DeclKind::ModuleAbbrev { .. } | DeclKind::Exception(_) => self.decl(d),
                _ => {}
            }
        }
        let mut all = vec![];
        for d in decls {
            if let DeclKind::Types(defns) = &d.kind {
                all.extend(defns.iter());
            }
        }
        let group = self.declare_types(&all);
        let mut bindings: Vec<&'a ast::Binding> = vec![];
        for d in decls {
            if let DeclKind::Let { bindings: bs, .. } = &d.kind {
                bindings.extend(bs.iter());
            }
        }
        let (before, after) = self.order_modules(decls, &bindings);
        for d in before {
            self.rec_module(d);
            later.retain(|d| !self.open_now(d));
        }
        later.iter().for_each(|d| self.decl(d));
        self.let_group(&bindings);
        for d in after {
            self.rec_module(d);
        }
        self.check_types(group);
        for d in decls {
            match &d.kind {
                DeclKind::Do { .. } | DeclKind::Extern(_) => self.decl(d),
                _ => {}
            }
        }
        self.order_inits(first_init);
    }
    fn open_now(&mut self, d: &'a Decl) -> bool {
        let known = matches!(&d.kind, DeclKind::Open(OpenTarget::Module(ids)) if !self.resolve_module(ids).is_empty());
        if known {
            self.decl(d);
        }
        known
    }
    fn rec_module(&mut self, d: &'a Decl) {
        if let DeclKind::Module(m) = &d.kind {
            let is_private = m.access == Some(ast::Access::Private);
            self.module_body(m.name, &m.attributes, is_private, &m.decls, true, d.span);
        }
    }
    /// The modules inside of a recursive module: those that the functions around them may need, and those that need
    /// these functions; one that another names goes before it.
    fn order_modules(&self, decls: &'a [Decl], bindings: &[&'a ast::Binding]) -> (Vec<&'a Decl>, Vec<&'a Decl>) {
        let mut rest: Vec<(&'a Decl, Symbol)> = decls
            .iter()
            .filter_map(|d| if let DeclKind::Module(m) = &d.kind { Some((d, m.name.name)) } else { None })
            .collect();
        let mut sorted = vec![];
        while !rest.is_empty() {
            let free = rest.iter().position(|(d, _)| {
                !rest.iter().any(|(o, name)| !std::ptr::eq(*o, *d) && self.uses_name(d.span, *name))
            });
            sorted.push(rest.remove(free.unwrap_or(0)));
        }
        let names: Vec<Symbol> = bindings.iter().filter_map(|b| self.head_name(b)).map(|n| n.name).collect();
        let needed = |name: Symbol| bindings.iter().any(|b| self.uses_name(b.span, name));
        let (after, before): (Vec<_>, Vec<_>) = sorted
            .into_iter()
            .partition(|(d, name)| names.iter().any(|n| self.uses_name(d.span, *n)) && !needed(*name));
        (before.into_iter().map(|m| m.0).collect(), after.into_iter().map(|m| m.0).collect())
    }
    /// Values of a recursive module are made in the order of the text, whatever the order of checking.
    fn order_inits(&mut self, from: usize) {
        let place = |cx: &Self, i: usize| match &cx.inits[i] {
            tast::Init::Val(v) => cx.val(*v).span.lo,
            tast::Init::Do { span, .. } => span.lo,
        };
        let mut order: Vec<usize> = (from..self.inits.len()).collect();
        order.sort_by_key(|i| place(self, *i));
        let moved: Vec<tast::Init> = order.iter().map(|i| self.inits[*i].clone()).collect();
        for (i, init) in moved.into_iter().enumerate() {
            self.inits[from + i] = init;
        }
        for slot in &mut self.init_slots {
            if let Some(to) = order.iter().position(|i| i == slot) {
                *slot = from + to;
            }
        }
    }
    fn unknown_module(&mut self, ids: &[Ident]) {
        let ids = skip_microsoft(ids);
        for (i, id) in ids.iter().enumerate() {
            if self.resolve_module(&ids[..=i]).is_empty() {
                let near = self.module_names();
                self.undefined("namespace or module", id.name, id.span, near);
                return;
            }
        }
    }
    fn module_names(&self) -> Vec<Symbol> {
        let mut out = vec![];
        for n in crate::env::steps(&self.scope) {
            if let ScopeKind::Open(c, _) = &n.kind {
                out.extend(self.containers[*c].modules.keys(self.limit));
            }
        }
        out
    }
    pub(crate) fn open(&mut self, target: &'a OpenTarget, span: Span) {
        match target {
            OpenTarget::Module(ids) if ids.len() == 1 && ids[0].name.as_str() == "global" && !ids[0].quoted => {
                self.error("FS1126", ids[0].span, "'global' is the root of all namespaces: a name follows it.");
            }
            OpenTarget::Module(ids) => {
                let found = self.resolve_module(ids);
                if found.is_empty() {
                    if self.is_type_path(ids) {
                        self.error("FS0039", span, "This is a type: use 'open type'.");
                    } else {
                        self.unknown_module(ids);
                    }
                    return;
                }
                self.check_obsolete_path(ids);
                self.check_obsolete_module(ids);
                // Several modules of one name are all opened, the nearest last.
                let usable: Vec<ContainerId> = found.clone();
                for c in usable.iter().rev() {
                    if self.containers[*c].require_qualified {
                        self.error("FS0892", span, format!("This declaration opens the module '{}', which is marked as 'RequireQualifiedAccess'. Adjust your code to use qualified references to the elements of the module instead, e.g. 'List.map' instead of 'map'. This change will ensure that your code is robust as new constructs are added to libraries.", self.containers[*c].path));
                        return;
                    }
                    self.scope = push(&self.scope, ScopeKind::Open(*c, 0));
                }
            }
            OpenTarget::Type(t) => {
                let mode = std::mem::replace(&mut self.typar_mode, TyparMode::Infer);
                let ty = self.ty_expr(*t);
                self.typar_mode = mode;
                self.scope = push(&self.scope, ScopeKind::OpenType(ty));
            }
        }
    }
    fn is_type_path(&self, ids: &[Ident]) -> bool {
        !self.resolve_types(ids).is_empty()
    }
    /// A fresh body; the former one is returned.
    pub fn start_body(&mut self) -> BodyBuilder {
        std::mem::take(&mut self.body)
    }
    /// Whether a file belongs to the library.
    pub fn is_library_file(&self, f: FileId) -> bool {
        self.map.file(f).is_library
    }
    /// Identifiers of the file by place, for the question which names a class's members use.
    fn index_idents(&mut self) {
        let mut out: Vec<(u32, Symbol)> = self
            .ast
            .exprs
            .iter()
            .filter_map(|e| if let ast::ExprKind::Ident(id) = &e.kind { Some((id.span.lo, id.name)) } else { None })
            .collect();
        out.sort_by_key(|x| x.0);
        self.ident_index = out;
    }
    /// Whether a name is used inside a span.
    pub fn uses_name(&self, span: Span, name: Symbol) -> bool {
        let from = self.ident_index.partition_point(|x| x.0 < span.lo);
        self.ident_index[from..].iter().take_while(|x| x.0 < span.hi).any(|x| x.1 == name)
    }
}
