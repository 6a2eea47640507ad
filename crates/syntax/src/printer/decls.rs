//! Fragments, declarations, type definitions and members.

use super::Printer;
use crate::ast::*;

impl Printer<'_> {
    pub(super) fn fragment(&mut self, fragment: &Fragment) {
        let name = match fragment.kind {
            FragmentKind::Module => "module-file",
            FragmentKind::Namespace => "namespace",
            FragmentKind::GlobalNamespace => "namespace-global",
            FragmentKind::Anonymous => "anonymous",
        };
        self.open(name, Some(fragment.span));
        self.flag(fragment.is_rec, "rec");
        self.access(fragment.access);
        if !fragment.name.is_empty() {
            self.long_ident(&fragment.name);
        }
        self.doc(&fragment.doc);
        self.attributes(&fragment.attributes);
        self.decls(&fragment.decls);
        self.close();
    }

    fn decls(&mut self, decls: &[Decl]) {
        for decl in decls {
            self.decl(decl);
        }
    }

    fn decl(&mut self, decl: &Decl) {
        let span = Some(decl.span);
        match &decl.kind {
            DeclKind::Let { is_rec, bindings } => {
                self.open("let", span);
                self.flag(*is_rec, "rec");
                self.bindings(bindings);
            }
            DeclKind::Do { expr, attributes, explicit } => {
                self.open("do", span);
                self.flag(*explicit, "explicit");
                self.attributes(attributes);
                self.expr(*expr);
            }
            DeclKind::Types(types) => {
                self.open("types", span);
                for defn in types {
                    self.type_defn(defn);
                }
            }
            DeclKind::Exception(defn) => {
                self.open("exception", span);
                self.access(defn.access);
                self.doc(&defn.doc);
                self.attributes(&defn.attributes);
                self.union_case(&defn.case);
                if let Some(abbrev) = &defn.abbrev {
                    self.group("abbreviates", |p| p.long_ident(abbrev));
                }
                self.members(&defn.members);
            }
            DeclKind::Open(OpenTarget::Module(name)) => {
                self.open("open", span);
                self.long_ident(name);
            }
            DeclKind::Open(OpenTarget::Type(ty)) => {
                self.open("open-type", span);
                self.ty(*ty);
            }
            DeclKind::Module(module) => {
                self.open("module", span);
                self.flag(module.is_rec, "rec");
                self.access(module.access);
                self.ident(&module.name);
                self.doc(&module.doc);
                self.attributes(&module.attributes);
                self.decls(&module.decls);
            }
            DeclKind::ModuleAbbrev { name, target } => {
                self.open("module-abbreviation", span);
                self.ident(name);
                self.long_ident(target);
            }
            DeclKind::Extern(defn) => {
                self.open("extern", span);
                self.access(defn.access);
                self.ident(&defn.name);
                self.attributes(&defn.attributes);
                self.ty(defn.ret);
                for (name, ty) in &defn.params {
                    self.group("param", |p| {
                        if let Some(name) = name {
                            p.ident(name);
                        }
                        p.ty(*ty);
                    });
                }
            }
            DeclKind::Hash(directive) => {
                self.open("hash", span);
                self.word(directive.name.as_str());
                for arg in &directive.args {
                    self.text(arg);
                }
            }
            DeclKind::Val(sig) => {
                self.open("val", span);
                self.val_sig(sig);
            }
            DeclKind::Error => self.open("declaration-error", span),
        }
        self.close();
    }

    pub(super) fn attributes(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            self.open("attribute", Some(attribute.span));
            if let Some(target) = &attribute.target {
                self.word(&format!("{}:", target.name));
            }
            self.long_ident(&attribute.name);
            for ty in &attribute.type_args {
                self.ty(*ty);
            }
            if let Some(arg) = attribute.arg {
                self.expr(arg);
            }
            self.close();
        }
    }

    fn val_sig(&mut self, sig: &ValSig) {
        self.flag(sig.is_inline, "inline");
        self.flag(sig.is_mutable, "mutable");
        self.access(sig.access);
        self.ident(&sig.name);
        self.doc(&sig.doc);
        self.attributes(&sig.attributes);
        self.typars(&sig.typars);
        self.ty(sig.ty);
        if let Some(value) = sig.value {
            self.expr(value);
        }
    }

    pub(super) fn member_sig(&mut self, sig: &MemberSig) {
        self.open("signature", Some(sig.span));
        self.flag(sig.is_static, "static");
        self.word(match sig.kind {
            MemberSigKind::Member => "member",
            MemberSigKind::Abstract => "abstract",
            MemberSigKind::Override => "override",
            MemberSigKind::Default => "default",
            MemberSigKind::Constructor => "constructor",
        });
        self.flag(sig.is_inline, "inline");
        self.access(sig.access);
        self.ident(&sig.name);
        self.flag(sig.has_get, "get");
        self.flag(sig.has_set, "set");
        self.doc(&sig.doc);
        self.attributes(&sig.attributes);
        self.typars(&sig.typars);
        self.ty(sig.ty);
        self.close();
    }

    fn type_defn(&mut self, defn: &TypeDefn) {
        self.open("type", Some(defn.span));
        self.access(defn.access);
        self.long_ident(&defn.name);
        self.doc(&defn.doc);
        self.attributes(&defn.attributes);
        self.typars(&defn.typars);
        if let Some(constructor) = &defn.constructor {
            self.open("primary", Some(constructor.span));
            self.access(constructor.access);
            if let Some(name) = &constructor.self_name {
                self.ident(name);
            }
            self.doc(&constructor.doc);
            self.attributes(&constructor.attributes);
            self.pat(constructor.params);
            self.close();
        }
        self.repr(&defn.repr);
        self.members(&defn.members);
        self.close();
    }

    fn repr(&mut self, repr: &TypeRepr) {
        match repr {
            TypeRepr::Record { access, fields } => self.group("record", |p| {
                p.access(*access);
                p.type_fields(fields);
            }),
            TypeRepr::Union { access, cases } => self.group("union", |p| {
                p.access(*access);
                for case in cases {
                    p.union_case(case);
                }
            }),
            TypeRepr::Enum(cases) => self.group("enum", |p| {
                for case in cases {
                    p.open("case", Some(case.span));
                    p.ident(&case.name);
                    p.doc(&case.doc);
                    p.attributes(&case.attributes);
                    p.expr(case.value);
                    p.close();
                }
            }),
            TypeRepr::Abbrev(ty) => self.group("abbreviation", |p| p.ty(*ty)),
            TypeRepr::Class(kind) => self.group(
                match kind {
                    ClassKind::Unspecified => "members",
                    ClassKind::Class => "class",
                    ClassKind::Struct => "struct",
                    ClassKind::Interface => "interface",
                },
                |_| {},
            ),
            TypeRepr::Delegate(ty) => self.group("delegate", |p| p.ty(*ty)),
            TypeRepr::Extension => self.group("extension", |_| {}),
            TypeRepr::Opaque => self.group("opaque", |_| {}),
            TypeRepr::InlineIl(code) => self.group("inline-il", |p| p.text(code)),
        }
    }

    fn type_fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.open("field", Some(field.span));
            self.flag(field.is_static, "static");
            self.flag(field.is_mutable, "mutable");
            self.access(field.access);
            if let Some(name) = &field.name {
                self.ident(name);
            }
            self.doc(&field.doc);
            self.attributes(&field.attributes);
            self.ty(field.ty);
            self.close();
        }
    }

    fn union_case(&mut self, case: &UnionCase) {
        self.open("case", Some(case.span));
        self.access(case.access);
        self.ident(&case.name);
        self.doc(&case.doc);
        self.attributes(&case.attributes);
        self.type_fields(&case.fields);
        if let Some(ty) = case.full_type {
            self.ty(ty);
        }
        self.close();
    }

    pub(super) fn members(&mut self, members: &[Member]) {
        for member in members {
            self.member(member);
        }
    }

    fn head(&mut self, head: &MemberHead) {
        self.flag(head.is_static, "static");
        self.word(match head.flavour {
            MemberFlavour::Member => "member",
            MemberFlavour::Override => "override",
            MemberFlavour::Default => "default",
        });
        self.flag(head.is_inline, "inline");
        self.access(head.access);
        if let Some(name) = &head.self_name {
            self.word(&format!("{}.", name.name));
        }
        self.ident(&head.name);
        self.doc(&head.doc);
        self.attributes(&head.attributes);
    }

    fn member(&mut self, member: &Member) {
        let span = Some(member.span);
        match &member.kind {
            MemberKind::Method(method) => {
                self.open("method", span);
                self.head(&method.head);
                self.typars(&method.typars);
                self.pats(&method.params);
                if let Some(ret) = method.ret {
                    self.group("returns", |p| p.ty(ret));
                }
                self.expr(method.body);
            }
            MemberKind::Property { head, get, set, ty } => {
                self.open("property", span);
                self.head(head);
                if let Some(ty) = ty {
                    self.ty(*ty);
                }
                for accessor in [get, set].into_iter().flatten() {
                    self.binding(accessor);
                }
            }
            MemberKind::Signature(_)
            | MemberKind::Let { .. }
            | MemberKind::Do { .. }
            | MemberKind::Inherit { .. }
            | MemberKind::Interface { .. }
            | MemberKind::Field { .. } => self.item(member),
            MemberKind::AutoProperty { head, ty, value, has_get, has_set, accessors } => {
                self.open("auto-property", span);
                self.head(head);
                self.flag(*has_get, "get");
                self.flag(*has_set, "set");
                self.access(accessors.0);
                self.access(accessors.1);
                if let Some(ty) = ty {
                    self.ty(*ty);
                }
                self.expr(*value);
            }
            MemberKind::Constructor { attributes, access, params, self_name, body, doc } => {
                self.open("constructor", span);
                self.access(*access);
                if let Some(name) = self_name {
                    self.ident(name);
                }
                self.doc(doc);
                self.attributes(attributes);
                self.pat(*params);
                self.expr(*body);
            }
            MemberKind::Error => self.open("member-error", span),
        }
        self.close();
    }

    /// Items of a type that are no members with bodies; the caller closes the node.
    fn item(&mut self, member: &Member) {
        let span = Some(member.span);
        match &member.kind {
            MemberKind::Signature(sig) => {
                self.open("slot", span);
                self.member_sig(sig);
            }
            MemberKind::Let { is_static, is_rec, bindings } => {
                self.open("let", span);
                self.flag(*is_static, "static");
                self.flag(*is_rec, "rec");
                self.bindings(bindings);
            }
            MemberKind::Do { is_static, expr } => {
                self.open("do", span);
                self.flag(*is_static, "static");
                self.expr(*expr);
            }
            MemberKind::Inherit { ty, arg, base_name } => {
                self.open("inherit", span);
                if let Some(name) = base_name {
                    self.ident(name);
                }
                self.ty(*ty);
                if let Some(arg) = arg {
                    self.expr(*arg);
                }
            }
            MemberKind::Interface { ty, members } => {
                self.open("interface", span);
                self.flag(members.is_none(), "bare");
                self.ty(*ty);
                if let Some(members) = members {
                    self.members(members);
                }
            }
            MemberKind::Field { is_static, sig } => {
                self.open("field", span);
                self.flag(*is_static, "static");
                self.val_sig(sig);
            }
            // The caller names every kind.
            _ => {}
        }
    }
}
