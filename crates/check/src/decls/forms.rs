//! What the kind of a type forbids: members of structs and interfaces, and attributes that a kind of type cannot have
//! (F# specification, sections 8.5 to 8.12).
//!
//! In: a definition as written. Out: diagnostics.

use base::Span;
use syntax::ast::{self, ClassKind, MemberFlavour, MemberKind as MK, MemberSigKind, TypeRepr};
use tast::TyConKind;
use types::TyConId;

use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// The rules on a kind of type; `name` is where the definition is named.
    pub fn kind_form(&mut self, d: &'a ast::TypeDefn, id: TyConId, name: Span) {
        if matches!(d.repr, TypeRepr::Extension) {
            if matches!(self.tycon(id).kind, TyConKind::Measure(_)) {
                self.measure_members(d);
            }
            return;
        }
        self.layout_attributes(d, id, name);
        self.value_attributes(d, id, name);
        self.type_names(d);
        let is_struct = self.tycon(id).is_struct;
        match &d.repr {
            TypeRepr::Class(_) if self.is_interface_defn(d) || Self::written(&d.attributes, "Interface") => {
                self.interface_form(d, name);
            }
            TypeRepr::Class(_) if is_struct => self.struct_form(d, name),
            TypeRepr::Delegate(t) => self.delegate_form(d, *t, name),
            TypeRepr::Abbrev(_) => self.dropped_parameters(id, name),
            _ => {}
        }
    }
    /// FS0035: parameters of an abbreviation that what it stands for does not mention.
    fn dropped_parameters(&mut self, id: TyConId, name: Span) {
        let def = self.tycon(id);
        let TyConKind::Abbrev(t) = def.kind else { return };
        let t = self.zonk(t);
        let params = self.tycon(id).params.clone();
        if matches!(t.kind(), types::TyKind::Error) || params.iter().all(|p| crate::exprs::mentions(t, p.var)) {
            return;
        }
        let text = "A parameter of this abbreviation is not in what it stands for.";
        self.error("FS0035", name, text);
    }
    fn interface_form(&mut self, d: &'a ast::TypeDefn, name: Span) {
        if d.constructor.is_some() {
            self.error("FS0866", name, "An interface has no constructors.");
        }
        for m in &d.members {
            match &m.kind {
                MK::Constructor { .. } => self.error("FS0866", m.span, "An interface has no constructors."),
                MK::Method(ast::MemberBinding { head, .. }) | MK::Property { head, .. } if !head.is_static => {
                    if head.flavour == MemberFlavour::Member {
                        let text = "An instance member of an interface has no body; a class has a constructor.";
                        self.error("FS0868", head.name.span, text);
                    } else {
                        self.error("FS0867", head.name.span, "An interface cannot override members.");
                    }
                }
                _ => {}
            }
        }
    }
    fn struct_form(&mut self, d: &'a ast::TypeDefn, name: Span) {
        if let Some(c) = &d.constructor
            && self.call_arity(c.params) == 0
        {
            self.error("FS0081", name, "The primary constructor of a struct has at least one argument.");
        }
        for m in &d.members {
            match &m.kind {
                MK::Let { is_static: false, .. } if d.constructor.is_some() => {
                    let text = "A struct cannot have values of its own: a struct of zeros never computes them.";
                    self.error("FS0901", m.span, text);
                }
                MK::Do { is_static: false, .. } if d.constructor.is_some() => {
                    self.error("FS0035", m.span, "A struct cannot have 'do': a struct of zeros never runs it.");
                }
                MK::Signature(s) if s.kind == MemberSigKind::Abstract && !s.is_static => {
                    self.error("FS0947", name, "A struct has no abstract members.");
                }
                MK::Inherit { .. } => self.error("FS0931", m.span, "A struct cannot inherit from another type."),
                MK::Constructor { self_name: Some(this), .. } => {
                    self.error(
                        "FS0658",
                        this.span,
                        "The constructor of a struct cannot name the object that it makes.",
                    );
                }
                _ => {}
            }
        }
    }
    /// The number of arguments of the pattern of a constructor, as far as nothing is nothing.
    fn call_arity(&self, p: ast::PatId) -> usize {
        match &self.pt(p).kind {
            ast::PatKind::Paren(p) => self.call_arity(*p),
            ast::PatKind::Literal(ast::Literal::Unit) => 0,
            _ => 1,
        }
    }
    fn delegate_form(&mut self, d: &'a ast::TypeDefn, t: ast::TypeId, name: Span) {
        if let Some(c) = &d.constructor {
            self.error("FS0552", c.span, "Only a class has a primary constructor.");
        }
        if let ast::TypeKind::Fun(_, r) = &self.ast.types[t].kind {
            if let ast::TypeKind::Fun(..) = &self.ast.types[*r].kind {
                let text = "A delegate takes its arguments together, e.g. 'delegate of int * int -> int'.";
                self.error("FS0950", name, text);
            }
        } else {
            self.error("FS0949", name, "A delegate is written 'delegate of type -> type'.");
        }
    }
    /// `[<StructLayout>]`, `[<Sealed>]`.
    fn layout_attributes(&mut self, d: &'a ast::TypeDefn, id: TyConId, name: Span) {
        let is_struct = self.tycon(id).is_struct;
        let interface = self.is_interface_defn(d);
        if Self::written(&d.attributes, "StructLayout") {
            let wrong = match &d.repr {
                TypeRepr::Class(_) => !is_struct && (interface || d.constructor.is_some()),
                TypeRepr::Union { .. } | TypeRepr::Enum(_) | TypeRepr::Delegate(_) => true,
                _ => false,
            };
            if wrong {
                let text = "Only structs, records and classes without primary constructor have a 'StructLayout'.";
                self.error("FS0937", name, text);
            }
        }
        let plain =
            matches!(d.repr, TypeRepr::Class(_)) && !d.members.iter().any(|m| matches!(m.kind, MK::Inherit { .. }));
        if plain && Self::written(&d.attributes, "Conditional") {
            self.error("FS1213", name, "Of the types only attributes can be conditional.");
        }
        if Self::written(&d.attributes, "Sealed") && Self::is_set(&self.tycon(id).attrs, "Sealed") {
            let record = matches!(d.repr, TypeRepr::Record { .. } | TypeRepr::Union { .. });
            if interface {
                self.error("FS0948", name, "An interface cannot be sealed.");
            } else if record || is_struct || matches!(d.repr, TypeRepr::Enum(_) | TypeRepr::Delegate(_)) {
                self.error("FS0942", name, "This kind of type is always sealed.");
            } else if matches!(self.tycon(id).kind, TyConKind::Abbrev(_)) {
                self.error("FS0944", name, "Another name of a type cannot be sealed.");
            }
        }
    }
    /// `[<AllowNullLiteral>]`, `[<CLIMutable>]`, `[<CompilationRepresentation(UseNullAsTrueValue)>]`.
    fn value_attributes(&mut self, d: &'a ast::TypeDefn, id: TyConId, name: Span) {
        let def = self.tycon(id);
        let class =
            matches!(def.kind, TyConKind::Class(_) | TyConKind::Interface | TyConKind::Opaque) && !def.is_struct;
        if Self::is_set(&def.attrs, "AllowNullLiteral") && !class {
            self.error("FS0934", name, "Only classes and interfaces can have the attribute 'AllowNullLiteral'.");
        }
        let record = matches!(self.tycon(id).kind, TyConKind::Record(_));
        if Self::is_set(&self.tycon(id).attrs, "CLIMutable") && !record {
            self.error("FS3132", name, "Only records can have the attribute 'CLIMutable'.");
        }
        if self.tells_null(d) {
            let fits = match &self.tycon(id).kind {
                TyConKind::Union(cases) => {
                    let plain = cases.iter().filter(|c| c.fields.is_empty()).count();
                    plain == 1 && cases.len() > 1 && cases.len() <= 4 && !self.tycon(id).is_struct
                }
                _ => false,
            };
            if !fits {
                let text = "'UseNullAsTrueValue' is for unions with one case without fields and some with fields.";
                self.error("FS1196", name, text);
            }
        }
    }
    /// Whether the attributes of a type ask for null as one of its cases.
    pub fn tells_null(&self, d: &ast::TypeDefn) -> bool {
        d.attributes.iter().any(|a| {
            let name = a.name.last().map_or("", |n| n.name.as_str());
            name.trim_end_matches("Attribute") == "CompilationRepresentation"
                && a.arg.is_some_and(|e| self.names_null(e))
        })
    }
    fn names_null(&self, e: ast::ExprId) -> bool {
        match &self.ex(e).kind {
            ast::ExprKind::Ident(n) | ast::ExprKind::Dot(_, n) => n.name.as_str() == "UseNullAsTrueValue",
            ast::ExprKind::Paren(e) => self.names_null(*e),
            ast::ExprKind::Infix { lhs, rhs, .. } => self.names_null(*lhs) || self.names_null(*rhs),
            _ => false,
        }
    }
    /// Names that cannot be those of a type, case or value of an enumeration.
    fn type_names(&mut self, d: &'a ast::TypeDefn) {
        if let Some(n) = d.name.last() {
            self.valid_name(n);
        }
        match &d.repr {
            TypeRepr::Enum(cases) => {
                for c in cases.iter().filter(|c| c.name.name.as_str() == "value__") {
                    self.error("FS0745", c.name.span, "This name is the one of the number behind an enumeration.");
                }
            }
            TypeRepr::Union { cases, .. } => {
                for c in cases {
                    if c.name.name.as_str() == "Tags" {
                        self.error(
                            "FS1219",
                            c.name.span,
                            "A case cannot be named 'Tags': .NET has a type of this name there.",
                        );
                    }
                    self.valid_name(&c.name);
                }
            }
            _ => {}
        }
    }
    /// FS0883: characters that cannot be in the name of a type, module or case.
    pub fn valid_name(&mut self, n: &ast::Ident) {
        let bad = ['.', '+', '$', '&', '[', ']', '/', '\\', '*', '"', '`'];
        if !self.is_library && n.quoted && n.name.as_str().contains(bad) {
            self.error(
                "FS0883",
                n.span,
                "This name has a character that no type, module or case may have in its name.",
            );
        }
    }
    /// Members that need `this`, and the forms of overrides that cannot be inline.
    pub fn member_forms(&mut self, d: &'a ast::TypeDefn) {
        let abstract_form = matches!(d.repr, TypeRepr::Class(ClassKind::Interface));
        for m in &d.members {
            self.member_name_form(m);
            match &m.kind {
                MK::Signature(s) if s.kind == MemberSigKind::Abstract && s.is_inline => {
                    self.error("FS3151", m.span, "An abstract member cannot be inline.");
                }
                MK::Constructor { params, .. } => self.optional_last(&[*params]),
                MK::Method(ast::MemberBinding { head, .. }) | MK::Property { head, .. } => {
                    if let MK::Method(b) = &m.kind {
                        self.optional_last(&b.params);
                    }
                    if head.flavour != MemberFlavour::Member && head.is_inline {
                        self.error("FS3151", head.name.span, "A member that overrides another cannot be inline.");
                    }
                    if !head.is_static && head.self_name.is_none() && !abstract_form {
                        let text =
                            "An instance member names its object, e.g. 'member x.M(args) = ..'; or make it static.";
                        self.error("FS0673", head.name.span, text);
                    }
                    if !head.is_static || crate::names::active_name(head.name.name).is_some() {
                        self.active_member(head);
                    }
                }
                _ => {}
            }
        }
    }
    /// FS3066, FS0646 and FS1221: the names of constructors, the access of `let`s, and functions of other libraries.
    fn member_name_form(&mut self, m: &'a ast::Member) {
        let imported = |a: &[ast::Attribute]| Self::written(a, "DllImport");
        match &m.kind {
            MK::Method(ast::MemberBinding { head, .. }) | MK::Property { head, .. } | MK::AutoProperty { head, .. } => {
                if matches!(head.name.name.as_str(), ".ctor" | ".cctor") {
                    self.error("FS3066", head.name.span, "A member cannot be named '.ctor' or '.cctor'.");
                }
                if !head.is_static && imported(&head.attributes) {
                    self.error(
                        "FS1221",
                        head.name.span,
                        "What 'DllImport' marks is static, or a function of a module.",
                    );
                }
            }
            MK::Let { is_static, bindings, .. } => {
                for b in bindings {
                    if !is_static && imported(&b.attributes) {
                        self.error("FS1221", b.span, "What 'DllImport' marks is static, or a function of a module.");
                    }
                    self.inner_access(b);
                }
            }
            _ => {}
        }
    }
    /// FS0646: `let private x` where a `let` is private anyway.
    pub fn inner_access(&mut self, b: &ast::Binding) {
        let access = b.access.or(match &b.head {
            ast::BindingHead::Pattern(p) => match &self.pt(*p).kind {
                ast::PatKind::Ident { access, .. } => *access,
                _ => None,
            },
            ast::BindingHead::Function { .. } => None,
        });
        if access.is_some() && !self.is_library {
            let text = "A 'let' in a class or an expression is private anyway: it takes no modifier.";
            self.error("FS0646", b.span, text);
        }
    }
    fn active_member(&mut self, head: &ast::MemberHead) {
        if crate::names::active_name(head.name.name).is_some() {
            self.error("FS0827", head.name.span, "An active pattern is no member: write it as a 'let'.");
        }
    }
    /// What cannot stand in `type T with ..`; `foreign`: the type is defined elsewhere.
    pub fn extension_form(&mut self, d: &'a ast::TypeDefn, foreign: bool) {
        if self.is_library {
            return;
        }
        let in_namespace = self.containers[self.container].is_namespace && self.container != self.root;
        for m in &d.members {
            match &m.kind {
                MK::Field { .. } => {
                    self.error("FS0912", m.span, "This element cannot stand in a type extension.");
                }
                MK::Method(ast::MemberBinding { head, .. }) | MK::Property { head, .. } if foreign => {
                    if head.flavour != MemberFlavour::Member {
                        let text = "Only the definition of a type, or its own file, can override members.";
                        self.error("FS0854", head.name.span, text);
                    } else if in_namespace {
                        let text = "A namespace has no extensions of types that are defined elsewhere; a module has.";
                        self.error("FS0644", head.name.span, text);
                    }
                }
                _ => {}
            }
        }
    }
    /// FS1212: optional parameters come last.
    pub fn optional_last(&mut self, params: &[ast::PatId]) {
        for p in params {
            let mut at = *p;
            while let ast::PatKind::Paren(inner) = &self.pt(at).kind {
                at = *inner;
            }
            let ast::PatKind::Tuple { items, is_struct: false } = &self.pt(at).kind else { continue };
            let items = items.clone();
            let optional: Vec<bool> = items.iter().map(|i| self.is_optional_pattern(*i)).collect();
            if optional.windows(2).any(|w| w[0] && !w[1]) {
                let span = self.pt(*p).span;
                self.error("FS1212", span, "Optional parameters come after all others.");
            }
        }
    }
    fn is_optional_pattern(&self, p: ast::PatId) -> bool {
        match &self.pt(p).kind {
            ast::PatKind::Optional(_) => true,
            ast::PatKind::Paren(p) | ast::PatKind::Annotated(p, _) | ast::PatKind::Attributed(_, p) => {
                self.is_optional_pattern(*p)
            }
            _ => false,
        }
    }
}
