//! FS0410: a definition mentions a type that is less visible than itself.

use syntax::ast::{self, Access, BindingHead, DeclKind, MemberKind, PatKind, TypeRepr};
use tast::{TyConDef, TyConKind, ValDef, ValKind};
use types::{Ty, TyConId, TyKind};

use crate::cx::Cx;
use crate::env::ContainerId;

/// From where something can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Visible {
    /// Everywhere.
    Public,
    /// In this program only.
    Internal,
    /// Inside of a module, or a namespace.
    Inside(ContainerId),
    /// Inside of a type.
    InType(TyConId),
}

impl<'a> Cx<'a> {
    /// Finds what a file declares `internal`.
    pub fn note_internal(&mut self, ast: &ast::Ast) {
        for f in &ast.fragments {
            let path: Vec<&str> = f.name.iter().map(|i| i.name.as_str()).collect();
            let path = path.join(".");
            if f.access == Some(Access::Internal) {
                self.internal_modules.insert((self.file, path.clone()));
            }
            self.internal_decls(&f.decls, &path);
        }
    }
    fn internal_decls(&mut self, decls: &[ast::Decl], path: &str) {
        for d in decls {
            match &d.kind {
                DeclKind::Let { bindings, .. } => bindings.iter().for_each(|b| self.internal_binding(b)),
                DeclKind::Types(ts) => ts.iter().for_each(|t| self.internal_type(t)),
                DeclKind::Module(m) => {
                    let inner =
                        if path.is_empty() { m.name.name.to_string() } else { format!("{path}.{}", m.name.name) };
                    if m.access == Some(Access::Internal) {
                        self.internal_modules.insert((self.file, inner.clone()));
                    }
                    self.internal_decls(&m.decls, &inner);
                }
                DeclKind::Exception(e) if e.access == Some(Access::Internal) => {
                    self.internal.insert(e.case.name.span);
                }
                _ => {}
            }
        }
    }
    fn internal_binding(&mut self, b: &ast::Binding) {
        let (name, access) = match &b.head {
            BindingHead::Function { name, .. } => (name.span, b.access),
            BindingHead::Pattern(p) => match &self.pt(*p).kind {
                PatKind::Ident { name, access, .. } => (name.span, access.or(b.access)),
                _ => return,
            },
        };
        if access == Some(Access::Internal) {
            self.internal.insert(name);
        }
    }
    fn internal_type(&mut self, t: &ast::TypeDefn) {
        let Some(name) = t.name.last() else { return };
        if t.access == Some(Access::Internal) {
            self.internal.insert(name.span);
        }
        if let TypeRepr::Record { access: Some(Access::Internal), .. }
        | TypeRepr::Union { access: Some(Access::Internal), .. } = &t.repr
        {
            self.internal.insert(name.span.end());
        }
        for m in &t.members {
            let (head, access) = match &m.kind {
                MemberKind::Method(b) => (&b.head, b.head.access),
                MemberKind::Property { head, .. } | MemberKind::AutoProperty { head, .. } => (head, head.access),
                _ => continue,
            };
            if access == Some(Access::Internal) {
                self.internal.insert(head.name.span);
            }
        }
    }
    /// Whether all who see `item` see `part`.
    fn covers(&self, part: Visible, item: Visible) -> bool {
        match (part, item) {
            (Visible::Public, _) | (_, Visible::InType(_)) => true,
            (Visible::Internal, v) => v != Visible::Public,
            (Visible::Inside(c), Visible::Inside(d)) => {
                std::iter::successors(Some(d), |d| self.containers[*d].parent).any(|d| d == c)
            }
            (Visible::Inside(_) | Visible::InType(_), _) => false,
        }
    }
    /// The narrower of what a definition says and what the modules around it say.
    fn narrowed(&self, own: Visible, home: Option<ContainerId>) -> Visible {
        let mut v = own;
        for c in std::iter::successors(home, |c| self.containers[*c].parent) {
            if self.containers[c].is_private
                && let Some(p) = self.containers[c].parent
            {
                let around = Visible::Inside(p);
                v = if self.covers(around, v) { v } else { around };
            } else if self.internal_modules.contains(&(c.file, self.containers[c].path.clone())) && v == Visible::Public
            {
                v = Visible::Internal;
            }
        }
        v
    }
    fn visible_type(&self, id: TyConId) -> Visible {
        if id.file == TyConId::BUILTIN_FILE || self.is_library_file(id.file) {
            return Visible::Public;
        }
        let home = self.tycon_home.get(&id).copied();
        let own = match home {
            Some(c) if self.tycon(id).is_private => Visible::Inside(c),
            _ if self.internal.contains(&self.tycon(id).span) => Visible::Internal,
            _ => Visible::Public,
        };
        self.narrowed(own, home)
    }
    /// The types that a definition mentions are as visible as it is.
    fn check_visible(&mut self, ty: Ty, item: Visible, name: &str, span: base::Span) {
        let mut hidden = None;
        self.each_con(ty, &mut |cx, id| {
            if hidden.is_none() && !cx.covers(cx.visible_type(id), item) {
                hidden = Some(id);
            }
        });
        if let Some(id) = hidden {
            let def = self.tycon(id);
            let d = diag::Diagnostic::error(
                "FS0410",
                span,
                format!("The type '{}' is less visible than '{name}', which mentions it.", def.name),
            );
            let at = def.span;
            self.report(d.label(at, "the type is declared here"));
        }
    }
    /// Visits the constructors of a type.
    pub(super) fn each_con(&self, ty: Ty, f: &mut dyn FnMut(&Self, TyConId)) {
        match ty.kind() {
            TyKind::Con(id, args) => {
                f(self, *id);
                args.iter().for_each(|a| self.each_con(*a, f));
            }
            TyKind::Fun(a, b) => {
                self.each_con(*a, f);
                self.each_con(*b, f);
            }
            TyKind::Tuple(ts, _) => ts.iter().for_each(|t| self.each_con(*t, f)),
            TyKind::AnonRecord(fs, _) => fs.iter().for_each(|x| self.each_con(x.1, f)),
            TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => {}
        }
    }
    /// A value, function or member and its type.
    pub fn value_access(&mut self, v: &ValDef) {
        let home = self.info(v.id).container;
        let (own, hidden) = match &v.kind {
            ValKind::Member(info) => {
                let own = if v.is_private {
                    Visible::InType(info.tycon)
                } else if self.internal.contains(&v.span) {
                    Visible::Internal
                } else {
                    Visible::Public
                };
                let around = self.visible_type(info.tycon);
                let own = if self.covers(around, own) { own } else { around };
                // What implements an interface is seen through the interface.
                (own, info.implements.is_some() || info.overrides.is_some())
            }
            ValKind::Value | ValKind::Function => match home {
                Some(c) if v.is_private => (Visible::Inside(c), false),
                _ if self.internal.contains(&v.span) => (Visible::Internal, false),
                _ => (Visible::Public, false),
            },
        };
        if hidden || v.span.lo == v.span.hi {
            return;
        }
        let item = self.narrowed(own, home);
        self.check_visible(v.scheme.ty, item, v.name.as_str(), v.span);
    }
    /// A type, its fields and its bases.
    pub fn type_access(&mut self, t: &TyConDef) {
        let item = self.visible_type(t.id);
        if let Some(b) = t.base {
            self.check_visible(b, item, t.name.as_str(), t.span);
        }
        if matches!(t.kind, TyConKind::Interface) {
            for i in t.interfaces.clone() {
                self.check_visible(i, item, t.name.as_str(), t.span);
            }
        }
        let inside = match self.tycon_home.get(&t.id) {
            Some(c) if t.private_repr => Visible::Inside(*c),
            _ if self.internal.contains(&t.span.end()) && item == Visible::Public => Visible::Internal,
            _ => item,
        };
        let fields: Vec<tast::Field> = match &t.kind {
            TyConKind::Record(fs) | TyConKind::Exception(fs) => fs.clone(),
            TyConKind::Union(cs) => cs.iter().flat_map(|c| c.fields.iter().cloned()).collect(),
            TyConKind::Class(fs) => fs
                .iter()
                .enumerate()
                .filter(|(i, _)| {
                    !self.hidden_fields.contains(&(t.id, *i)) && !self.private_fields.contains(&(t.id, *i))
                })
                .map(|(_, f)| f.clone())
                .collect(),
            TyConKind::Delegate(args, ret) => {
                for a in args.iter().chain([ret]) {
                    self.check_visible(*a, item, t.name.as_str(), t.span);
                }
                vec![]
            }
            TyConKind::Builtin(_)
            | TyConKind::Enum(..)
            | TyConKind::Abbrev(_)
            | TyConKind::Interface
            | TyConKind::Measure(_)
            | TyConKind::Opaque => vec![],
        };
        for f in fields {
            self.check_visible(f.ty, inside, f.name.as_str(), f.span);
        }
    }
}
