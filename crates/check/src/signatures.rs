//! Signature files: what an implementation shows to the files after it.
//!
//! In: the tree of a `.fsi` file, and its implementation when that has been checked. Out: errors where the two
//! disagree. Holds afterwards: names that the signature does not give are no longer in their containers, and values
//! have the types that it gives.

use base::{FileId, FxHashMap, FxHashSet, Span, Symbol};
use syntax::ast::{self, Ast, DeclKind, FragmentKind, MemberKind, TypeRepr};
use tast::TyConKind;
use types::{Constraint, Scheme, Ty, TyConId, ValId};

use crate::cx::Cx;
use crate::env::{ActiveVal, ContainerId, Item, PatItem, ScopeKind, push};
use crate::names::{display, mangle};
use crate::tyexprs::TyparMode;

/// What a signature says of one implementation file.
#[derive(Default)]
struct Shown {
    /// Modules and namespaces that it describes.
    containers: Vec<ContainerId>,
    modules: FxHashSet<ContainerId>,
    vals: FxHashSet<ValId>,
    types: FxHashSet<TyConId>,
    /// Types whose cases and fields are seen.
    revealed: FxHashSet<TyConId>,
    /// Names of the members that are seen; for extensions too.
    members: FxHashMap<TyConId, FxHashSet<Symbol>>,
    /// Values with less general types than those of the implementation.
    narrowed: Vec<(ValId, Scheme, Vec<Ty>, Option<usize>)>,
}

/// The name of a file without its ending: a signature and its implementation have the same.
pub(crate) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl<'a> Cx<'a> {
    /// Keeps a signature until its implementation comes.
    pub fn keep_signature(&mut self, ast: &'a Ast) {
        self.signatures.push(ast);
    }
    /// FS0240: signatures without an implementation.
    pub fn lonely_signatures(&mut self) {
        for ast in std::mem::take(&mut self.signatures) {
            let span = ast.fragments.first().map_or(Span::new(ast.file, 0, 0), |f| f.span.start());
            let name = self.map.file(ast.file).name.clone();
            self.error("FS0240", span, format!("The signature file '{name}' does not have a corresponding implementation file. If an implementation file exists then check the 'module' and 'namespace' declarations in the signature and implementation files match."));
        }
    }
    /// Compares a checked implementation with its signature, if it has one, whose names are then all that is seen.
    ///
    /// What is to be done when the types of the file are final is returned.
    pub fn conform(&mut self) -> Option<Conformed> {
        let own = stem(&self.map.file(self.file).name).to_string();
        let at = self.signatures.iter().position(|s| stem(&self.map.file(s.file).name) == own)?;
        let signature = self.signatures.remove(at);
        if self.error_count() > 0 {
            return None;
        }
        let outer = (self.ast, self.scope.clone(), self.container);
        self.ast = signature;
        let mut shown = Shown::default();
        for f in &signature.fragments {
            self.signature_fragment(f, &mut shown);
        }
        (self.ast, self.scope, self.container) = outer;
        Some(Conformed(shown))
    }
    fn signature_fragment(&mut self, f: &'a ast::Fragment, shown: &mut Shown) {
        let ids: Vec<&str> = f.name.iter().map(|i| i.name.as_str()).collect();
        let is_module = f.kind == FragmentKind::Module || f.kind == FragmentKind::Anonymous && !ids.is_empty();
        let (space, module) = match (is_module, f.name.split_last()) {
            (true, Some((last, path))) => {
                (path.iter().map(|i| i.name.as_str()).collect::<Vec<_>>().join("."), Some(last.name))
            }
            _ if f.kind == FragmentKind::Anonymous => (String::new(), self.file_module(f.span).map(|i| i.name)),
            _ => (ids.join("."), None),
        };
        let space_id = self.namespace(&space);
        self.scope = self.initial_scope();
        if !space.is_empty() {
            self.scope = push(&self.scope, ScopeKind::Open(space_id, 0));
        }
        self.container = space_id;
        let Some(name) = module else {
            shown.containers.push(space_id);
            return self.signature_decls(&f.decls, shown);
        };
        let Some(c) = self.implemented_module(space_id, name) else {
            let at = f.name.last().map_or(f.span.start(), |i| i.span);
            self.error(
                "FS0240",
                at,
                format!(
                    "The implementation file does not define the module '{name}' that its signature file describes."
                ),
            );
            return;
        };
        shown.modules.insert(c);
        self.signature_module(c, &f.attributes, &f.decls, shown);
    }
    fn implemented_module(&self, within: ContainerId, name: Symbol) -> Option<ContainerId> {
        self.containers[within]
            .modules
            .get(name, self.file_end())
            .find(|c| self.container_part.get(c).is_some_and(|p| p.0 == self.file))
            .copied()
    }
    fn signature_module(
        &mut self,
        c: ContainerId,
        attributes: &'a [ast::Attribute],
        decls: &'a [ast::Decl],
        shown: &mut Shown,
    ) {
        let outer = (self.scope.clone(), self.container);
        if Self::written(attributes, "AutoOpen")
            && let Some(parent) = self.containers[c].parent
            && !self.containers[parent].auto_open.iter().any(|o| o.1 == c)
        {
            let stamp = self.next_stamp();
            self.containers[parent].auto_open.push((stamp, c));
        }
        self.containers[c].require_qualified |= Self::written(attributes, "RequireQualifiedAccess");
        self.scope = push(&self.scope, ScopeKind::Open(c, 0));
        self.container = c;
        shown.containers.push(c);
        self.signature_decls(decls, shown);
        (self.scope, self.container) = outer;
    }
    fn signature_decls(&mut self, decls: &'a [ast::Decl], shown: &mut Shown) {
        for d in decls {
            match &d.kind {
                DeclKind::Open(target) => self.open(target, d.span),
                DeclKind::ModuleAbbrev { name, target } => {
                    let found = self.resolve_module(target);
                    self.scope = push(&self.scope, ScopeKind::Alias(name.name, found));
                }
                DeclKind::Module(m) => match self.implemented_module(self.container, m.name.name) {
                    Some(c) => {
                        shown.modules.insert(c);
                        self.signature_module(c, &m.attributes, &m.decls, shown);
                    }
                    None => self.required("module", &m.name.name.to_string()),
                },
                DeclKind::Types(ts) => ts.iter().for_each(|t| self.signature_type(t, shown)),
                DeclKind::Exception(e) => self.signature_exception(e, shown),
                DeclKind::Val(v) => self.signature_val(v, shown),
                DeclKind::Let { .. } | DeclKind::Do { .. } | DeclKind::Extern(_) => {
                    self.error("FS0010", d.span, "A signature file describes values by 'val'; it has no definitions.");
                }
                DeclKind::Hash(_) | DeclKind::Error => {}
            }
        }
    }
    /// FS0193: the implementation lacks something.
    fn required(&mut self, kind: &str, name: &str) {
        let span = self.container_part.get(&self.container).map_or(self.fragment_span, |p| p.1).start();
        let space = &self.containers[self.container];
        let what = if space.is_namespace { "Namespace" } else { "Module" };
        let message = format!("{what} '{}' requires a {kind} '{name}'", space.path);
        self.error("FS0193", span, message);
    }
    fn signature_val(&mut self, v: &'a ast::ValSig, shown: &mut Shown) {
        let name = mangle(v.name.name);
        let file = self.file;
        let found = self.containers[self.container].items.get(name, self.file_end()).find_map(|i| match i {
            Item::Val(id) if id.file == file => Some(*id),
            _ => None,
        });
        let Some(id) = found else {
            return self.required("value", v.name.name.as_str());
        };
        shown.vals.insert(id);
        let attrs = self.attributes_on(&v.attributes, u32::MAX);
        self.note_obsolete(id, &attrs);
        let (scheme, explicit) = self.signature_scheme(v);
        let def = self.val(id);
        let literal = Self::written(&v.attributes, "Literal");
        let problem = if def.is_mutable != v.is_mutable {
            Some("The mutability attributes differ")
        } else if v.is_inline && !def.is_inline {
            Some("The inline flags differ")
        } else if literal != def.literal.is_some() {
            Some("The literal constant values and/or attributes differ")
        } else {
            None
        };
        let span = def.span;
        let by_members =
            |s: &Scheme| s.params.iter().any(|p| p.constraints.iter().any(|c| matches!(c, Constraint::Member(_))));
        if problem.is_none() && (by_members(&scheme) || by_members(&def.scheme)) {
            return;
        }
        match problem {
            Some(p) => self.differs(id, &scheme, p, span),
            None => match self.fits_signature(id, &scheme) {
                Some(args) => {
                    let same = args.len() == scheme.params.len()
                        && args.iter().zip(&scheme.params).all(|(a, p)| *a == crate::decls::param_type(p));
                    if !same || explicit.is_some() {
                        shown.narrowed.push((id, scheme, args, explicit));
                    }
                }
                None => self.differs(id, &scheme, "The types differ", span),
            },
        }
    }
    /// The type arguments at which the implementation has the type that the signature says.
    fn fits_signature(&mut self, id: ValId, scheme: &Scheme) -> Option<Vec<Ty>> {
        self.level = 1;
        let errors = self.error_count();
        let own = self.val(id).scheme.clone();
        let span = self.val(id).span;
        let (ty, args) = self.instantiate_scheme(&own, span);
        let fits = self.unify(ty, scheme.ty).is_ok() && self.error_count() == errors;
        self.level = 0;
        let args: Vec<Ty> = args.iter().map(|a| self.zonk(*a)).collect();
        fits.then_some(args)
    }
    fn signature_scheme(&mut self, v: &'a ast::ValSig) -> (Scheme, Option<usize>) {
        let outer = std::mem::take(&mut self.typars);
        let mode = std::mem::replace(&mut self.typar_mode, TyparMode::Declare);
        self.declared.clear();
        self.level = 1;
        self.declare_typars(&v.typars, TyparMode::Declare);
        let ty = self.ty_expr(v.ty);
        let vars = std::mem::take(&mut self.declared);
        self.level = 0;
        let mut params = self.params(&vars);
        params.extend(self.generalise(&[ty], v.is_inline, &[]));
        let ty = self.zonk(ty);
        (self.typars, self.typar_mode) = (outer, mode);
        let explicit = (!v.typars.typars.is_empty()).then_some(v.typars.typars.len());
        (Scheme { params, ty }, explicit)
    }
    fn differs(&mut self, id: ValId, scheme: &Scheme, why: &str, span: Span) {
        let def = self.val(id);
        let name = display(def.name);
        let (have, said) = (self.show(def.scheme.ty), self.show(scheme.ty));
        let module = self.containers[self.container].path.clone();
        self.error("FS0034", span, format!("Module '{module}' contains\n    val {name}: {have}\nbut its signature specifies\n    val {name}: {said}\n{why}"));
    }
    fn implemented_type(&self, name: Symbol, arity: usize) -> Option<TyConId> {
        let file = self.file;
        self.containers[self.container]
            .types
            .get(name, self.file_end())
            .find(|t| t.arity == arity && t.id.file == file)
            .map(|t| t.id)
    }
    fn signature_exception(&mut self, e: &'a ast::ExceptionDefn, shown: &mut Shown) {
        let Some(id) = self.implemented_type(e.case.name.name, 0) else {
            return self.required("type", e.case.name.name.as_str());
        };
        shown.types.insert(id);
        shown.revealed.insert(id);
        self.signature_members(id, &e.members, shown);
    }
    fn signature_type(&mut self, t: &'a ast::TypeDefn, shown: &mut Shown) {
        let Some(name) = t.name.last() else { return };
        if matches!(t.repr, TypeRepr::Extension) {
            let id = self.resolve_types(&t.name).iter().find(|e| e.arity == t.typars.typars.len()).map(|e| e.id);
            if let Some(id) = id {
                let id = self.expand_con(id);
                self.signature_members(id, &t.members, shown);
            }
            return;
        }
        let Some(id) = self.implemented_type(name.name, t.typars.typars.len()) else {
            return self.required("type", name.name.as_str());
        };
        shown.types.insert(id);
        if !matches!(t.repr, TypeRepr::Opaque | TypeRepr::Class(_)) {
            shown.revealed.insert(id);
        }
        let fields: Vec<Symbol> = match &t.repr {
            TypeRepr::Record { fields, .. } => fields.iter().filter_map(|f| f.name.map(|n| n.name)).collect(),
            TypeRepr::Union { cases, .. } => cases.iter().map(|c| c.name.name).collect(),
            _ => vec![],
        };
        self.same_parts(id, &t.repr, &fields);
        self.signature_members(id, &t.members, shown);
    }
    /// FS0311, FS0313: a record's fields and a union's cases are those of the implementation.
    fn same_parts(&mut self, id: TyConId, repr: &TypeRepr, said: &[Symbol]) {
        let def = self.tycon(id);
        let (have, what): (Vec<Symbol>, &str) = match (&def.kind, repr) {
            (TyConKind::Record(fs), TypeRepr::Record { .. }) => (fs.iter().map(|f| f.name).collect(), "field"),
            (TyConKind::Union(cs), TypeRepr::Union { .. }) => (cs.iter().map(|c| c.name).collect(), "union case"),
            _ => return,
        };
        let (name, span) = (def.name, def.span);
        let start = format!(
            "The type definitions for type '{name}' in the signature and implementation are not compatible because the {what}"
        );
        if let Some(p) = have.iter().find(|p| !said.contains(p)) {
            self.error(
                "FS0311",
                span,
                format!("{start} {p} was present in the implementation but not in the signature"),
            );
        } else if let Some(p) = said.iter().find(|p| !have.contains(p)) {
            let message =
                format!("{start} {p} was required by the signature but was not specified by the implementation");
            self.error("FS0313", span, message);
        }
    }
    fn signature_members(&mut self, id: TyConId, members: &'a [ast::Member], shown: &mut Shown) {
        let is_interface = matches!(self.tycon(id).kind, TyConKind::Interface);
        let mut names = vec![];
        for m in members {
            match &m.kind {
                MemberKind::Signature(sig) => names.push(mangle(sig.name.name)),
                MemberKind::Field { sig, .. } => names.push(sig.name.name),
                _ => {}
            }
        }
        for name in &names {
            let known = self.members.contains_key(&(id, *name))
                || is_interface
                || self.containers[self.container].exts.get(*name, self.file_end()).any(|e| e.0 == id)
                || self.has_member_named(id, *name);
            if !known {
                let owner = self.tycon(id).name;
                let text = if name.as_str() == "new" {
                    format!("new: {owner}")
                } else {
                    format!("{owner}.{}", display(*name))
                };
                self.required("value", &text);
            }
        }
        shown.members.entry(id).or_default().extend(names);
    }
    /// Fields, overrides and members that are only kept by their compiled names.
    fn has_member_named(&self, id: TyConId, name: Symbol) -> bool {
        let def = self.tycon(id);
        let field = match &def.kind {
            TyConKind::Record(fs) | TyConKind::Class(fs) | TyConKind::Exception(fs) => {
                fs.iter().any(|f| f.name == name)
            }
            _ => false,
        };
        field || def.members.iter().any(|m| self.logical_name(*m) == name)
    }
    fn logical_name(&self, m: ValId) -> Symbol {
        let name = self.val(m).name;
        match self.member_info(m).map(|i| i.kind) {
            Some(tast::MemberKind::Getter | tast::MemberKind::Setter) => Symbol::intern(&name.as_str()[4..]),
            Some(tast::MemberKind::Constructor) => Symbol::intern("new"),
            _ => name,
        }
    }
}

/// What a signature shows of a file, to be applied when the file's types are final.
pub(crate) struct Conformed(Shown);

impl Conformed {
    /// The values and types that are shown.
    pub fn names(&self) -> (FxHashSet<ValId>, FxHashSet<TyConId>) {
        (self.0.vals.clone(), self.0.types.clone())
    }
}

impl<'a> Cx<'a> {
    /// Takes out of scope what the signature does not show.
    pub fn hide(&mut self, conformed: Conformed) {
        let Conformed(shown) = conformed;
        let file = self.file;
        for c in &shown.containers {
            self.hide_in(*c, &shown, file);
        }
        for id in &shown.types {
            if !shown.revealed.contains(id)
                && matches!(self.tycon(*id).kind, TyConKind::Record(_) | TyConKind::Union(_))
            {
                self.tycon_mut(*id).private_repr = true;
            }
            self.hide_members(*id, shown.members.get(id));
        }
        for (v, scheme, args, explicit) in shown.narrowed {
            let info = self.info_mut(v);
            info.shown = Some((scheme, args));
            info.explicit = explicit.or(info.explicit);
        }
    }
    fn hide_in(&mut self, c: ContainerId, shown: &Shown, file: FileId) {
        let parts = self.container_part.clone();
        let tycon = |t: &TyConId| t.file != file || shown.revealed.contains(t);
        let val = |v: &ValId| v.file != file || shown.vals.contains(v);
        let module = |m: &ContainerId| {
            shown.modules.contains(m) || shown.containers.contains(m) || parts.get(m).is_none_or(|p| p.0 != file)
        };
        let c = &mut self.containers[c];
        c.items.retain(|_, i| match i {
            Item::Val(v) => val(v),
            Item::Case(t, _) | Item::Exception(t) => tycon(t),
        });
        c.pats.retain(|_, p| match p {
            PatItem::Case(t, _) | PatItem::Exception(t) => tycon(t),
            PatItem::Literal(v) | PatItem::Active { val: ActiveVal::Val(v), .. } => val(v),
            PatItem::Value(..) | PatItem::Active { val: ActiveVal::Local(_), .. } => true,
        });
        c.fields.retain(|_, f| tycon(&f.0));
        c.types.retain(|_, t| t.id.file != file || shown.types.contains(&t.id));
        c.exts.retain(|name, (t, v)| v.file != file || shown.members.get(t).is_some_and(|m| m.contains(&name)));
        c.modules.retain(|_, m| module(m));
        c.auto_open.retain(|(_, m)| module(m));
    }
    fn hide_members(&mut self, id: TyConId, names: Option<&FxHashSet<Symbol>>) {
        let members = self.tycon(id).members.clone();
        for m in members {
            let Some(info) = self.member_info(m) else { continue };
            let stays = info.is_slot || info.overrides.is_some() || info.implements.is_some();
            let name = self.logical_name(m);
            if stays || names.is_some_and(|n| n.contains(&name)) {
                continue;
            }
            self.members.remove(&(id, name));
        }
    }
}
