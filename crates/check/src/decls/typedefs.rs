//! Type definitions: names first, then representations, then members, then bodies, so that the types of a group
//! see each other (F# specification, section 8).

use base::{Span, Symbol};
use syntax::ast::{self, ClassKind, MemberKind as MK, TypeRepr};
use tast::{Attr, Case, ConstraintFlags, Field, TyConDef, TyConKind};
use types::{Builtin, Ty, TyConId, TyKind, TyParam};

use super::members::MemberPlan;
use super::targets::{FIELD, METHOD, PROPERTY};
use crate::cx::Cx;
use crate::env::{Item, PatItem, TypeEntry};
use crate::names::mangle;
use crate::tyexprs::TyparMode;

/// A group of types on its way through the phases.
pub(crate) struct TypeGroup<'a> {
    /// Types with their parameters by name.
    pub types: Vec<crate::cx::GroupType<'a>>,
    /// Bodies to be checked.
    pub plans: Vec<std::sync::Arc<MemberPlan<'a>>>,
}

impl<'a> Cx<'a> {
    /// `type A = .. and B = ..`
    pub fn type_group(&mut self, defns: &[&'a ast::TypeDefn]) {
        let group = self.declare_types(defns);
        self.check_types(group);
    }
    /// All phases but the bodies.
    pub fn declare_types(&mut self, defns: &[&'a ast::TypeDefn]) -> TypeGroup<'a> {
        self.level = 0;
        let mut types = vec![];
        for d in defns {
            if let Some(t) = self.declare_name(d) {
                types.push((*d, t.0, t.1));
            }
        }
        for (d, id, typars) in &types {
            if matches!(d.repr, TypeRepr::Abbrev(_)) {
                self.unconstrained = true;
                self.with_typars(typars, |cx| cx.representation(d, *id));
                self.unconstrained = false;
            }
        }
        let said = self.diags.len();
        for (d, id, typars) in &types {
            self.with_typars(typars, |cx| cx.type_constraints(d, *id));
        }
        for (d, id, typars) in &types {
            // What an abbreviation stands for has to satisfy the constraints, which may be those of its own parameters.
            if let (TypeRepr::Abbrev(t), TyConKind::Abbrev(_)) = (&d.repr, &self.tycon(*id).kind)
                && said == self.diags.len()
            {
                self.with_typars(typars, |cx| cx.ty_expr(*t));
            }
        }
        for (d, id, typars) in &types {
            self.with_typars(typars, |cx| cx.bases(d, *id));
        }
        for (d, id, typars) in &types {
            if !matches!(d.repr, TypeRepr::Abbrev(_)) {
                self.with_typars(typars, |cx| cx.representation(d, *id));
            }
        }
        let mut sound = self.check_cycles(&types);
        for (d, id, _) in &types {
            sound &= self.definition_form(d, *id);
        }
        if !sound {
            // What the members mean is not known: nothing more is said about them.
            return TypeGroup { types: vec![], plans: vec![] };
        }
        for (d, id, typars) in &types {
            self.slots(d, *id, typars);
        }
        let mut plans = vec![];
        for (d, id, typars) in &types {
            let typars = typars.clone();
            plans.extend(self.member_signatures(d, *id, &typars));
        }
        TypeGroup { types, plans }
    }
    /// The bodies of a group.
    pub fn check_types(&mut self, group: TypeGroup<'a>) {
        let TypeGroup { types, plans } = group;
        for (d, id, typars) in &types {
            self.static_members(d, *id, typars);
        }
        self.check_plans(plans);
        for (d, id, _) in &types {
            self.check_type_complete(d, *id);
        }
        if self.is_library {
            self.finish_file();
        }
    }
    pub(super) fn with_typars<T>(&mut self, typars: &[(Symbol, Ty)], f: impl FnOnce(&mut Self) -> T) -> T {
        self.typars = typars.to_vec();
        self.typar_mode = TyparMode::Closed;
        let r = f(self);
        self.typars.clear();
        r
    }
    fn declare_name(&mut self, d: &'a ast::TypeDefn) -> Option<(TyConId, Vec<(Symbol, Ty)>)> {
        self.typars.clear();
        self.declared.clear();
        let name = d.name.last()?;
        if matches!(d.repr, TypeRepr::Extension) {
            return self.extension_target(d);
        }
        if d.name.len() > 1 && !self.is_library {
            self.error(
                "FS0925",
                name.span,
                "A new type has a simple name; an extension is written 'type A.B with ..'.",
            );
            return None;
        }
        let element = self.type_element(d);
        let attrs = self.attributes_on(&d.attributes, element);
        self.typar_mode = TyparMode::Declare;
        let decls = ast::TyparDecls { constraints: vec![], ..d.typars.clone() };
        self.declare_typars(&decls, TyparMode::Declare);
        let vars = std::mem::take(&mut self.declared);
        let params = self.params(&vars);
        let typars = std::mem::take(&mut self.typars);
        let arity = params.len();
        let stamp = self.next_stamp();
        if let Some(b) = builtin_of(&attrs) {
            let id = b.id();
            let def = self.tycon_mut(id);
            if b == Builtin::List {
                def.kind = crate::setup::list_kind(&params);
            }
            def.params = params;
            def.attrs.extend(attrs);
            def.span = name.span;
            self.containers[self.container].types.add(name.name, stamp, TypeEntry { id, arity: b.arity() });
            self.tycon_home.insert(id, self.container);
            return Some((id, typars));
        }
        self.duplicate_type(name, arity);
        let id = self.add_tycon(name.name, params, attrs, d, name.span);
        self.containers[self.container].types.add(name.name, stamp, TypeEntry { id, arity });
        self.tycon_home.insert(id, self.container);
        Some((id, typars))
    }
    fn duplicate_type(&mut self, name: &ast::Ident, arity: usize) {
        let known = self.containers[self.container]
            .types
            .get(name.name, self.file_end())
            .any(|t| t.arity == arity && t.id.file == self.file);
        if known {
            self.error(
                "FS0037",
                name.span,
                format!("Duplicate definition of type, exception or module '{}'", name.name),
            );
        }
    }
    /// Adds a type definition without representation.
    pub fn add_tycon(
        &mut self,
        name: Symbol,
        params: Vec<TyParam>,
        attrs: Vec<Attr>,
        d: &ast::TypeDefn,
        span: Span,
    ) -> TyConId {
        let private = d.access == Some(ast::Access::Private);
        let is_struct = Self::has_attr(&attrs, "Struct") || matches!(d.repr, TypeRepr::Class(ClassKind::Struct));
        let mut flags = flags_of(&attrs);
        flags.null_as_true |= self.tells_null(d);
        let id = self.push_tycon(name, params, attrs, span);
        let def = self.tycon_mut(id);
        def.is_struct = is_struct;
        def.is_private = private;
        def.flags = flags;
        def.private_repr = match &d.repr {
            TypeRepr::Record { access, .. } | TypeRepr::Union { access, .. } => *access == Some(ast::Access::Private),
            _ => false,
        };
        id
    }
    /// Adds a bare definition to the current file.
    pub fn push_tycon(&mut self, name: Symbol, params: Vec<TyParam>, attrs: Vec<Attr>, span: Span) -> TyConId {
        let f = self.by_file[&self.file];
        let id = TyConId { file: self.file, index: self.files[f].tycons.len() as u32 };
        let path = self.path_of(name);
        let arity = params.len();
        let require_qualified = Self::has_attr(&attrs, "RequireQualifiedAccess");
        self.sig_mut(f).tycons.push(TyConDef {
            id,
            name,
            path,
            params,
            kind: TyConKind::Opaque,
            is_struct: false,
            flags: ConstraintFlags::default(),
            base: None,
            interfaces: vec![],
            members: vec![],
            attrs,
            require_qualified,
            is_private: false,
            private_repr: false,
            span,
        });
        self.tycon_paths.insert((path, arity), id);
        self.sig_mut(f).tycon_paths.insert((path, arity), id);
        if let Some(m) = self.module {
            self.sig_mut(f).modules[m.0 as usize].tycons.push(id);
        }
        id
    }
    /// The type that `type T with ..` extends, and its parameters under the names written.
    fn extension_target(&mut self, d: &'a ast::TypeDefn) -> Option<(TyConId, Vec<(Symbol, Ty)>)> {
        let found = self.resolve_types(&d.name);
        let n = d.typars.typars.len();
        let Some(entry) = found.iter().find(|t| t.arity == n).or(found.first()).copied() else {
            let last = d.name.last()?;
            self.undefined("type", last.name, last.span, vec![]);
            return None;
        };
        let id = self.expand_con(entry.id);
        if self.is_abbreviation(d, entry.id) {
            let last = d.name.last()?;
            self.error("FS0964", last.span, "A type abbreviation is another name of a type: it cannot be extended.");
            for m in &d.members {
                self.error("FS0895", m.span, "A type abbreviation cannot have members.");
            }
            return None;
        }
        let params = self.tycon(id).params.clone();
        if params.len() != n {
            let last = d.name.last()?;
            self.error("FS0957", last.span, "The declared type parameters for this type extension do not match the declared type parameters on the original type");
            return None;
        }
        let typars =
            d.typars.typars.iter().zip(&params).map(|(t, p)| (t.typar.name.name, super::param_type(p))).collect();
        Some((id, typars))
    }
    /// Whether the type that an extension names is another name of a type; for those of the library, F#'s own names.
    fn is_abbreviation(&self, d: &ast::TypeDefn, id: TyConId) -> bool {
        if self.is_library {
            return false;
        }
        let library = id.file == TyConId::BUILTIN_FILE || self.is_library_file(id.file);
        if !library {
            return matches!(self.tycon(id).kind, TyConKind::Abbrev(_));
        }
        let [name] = &d.name[..] else { return false };
        let text = name.name.as_str();
        text == "ResizeArray" || (!name.quoted && text.starts_with(char::is_lowercase))
    }
    fn type_constraints(&mut self, d: &'a ast::TypeDefn, id: TyConId) {
        if d.typars.constraints.is_empty() || matches!(d.repr, TypeRepr::Extension) {
            return;
        }
        // A constraint of a parameter may be what another asks for.
        self.unconstrained = true;
        self.add_constraints(&d.typars.constraints);
        self.unconstrained = false;
        let vars: Vec<types::TyVar> = self.tycon(id).params.iter().map(|p| p.var).collect();
        let params = self.params(&vars);
        self.tycon_mut(id).params = params;
    }
    /// Base class and interfaces.
    fn bases(&mut self, d: &'a ast::TypeDefn, id: TyConId) {
        // What an interface asks of its arguments may be what this very clause gives.
        self.unconstrained = true;
        self.base_types(d, id);
        self.unconstrained = false;
    }
    fn base_types(&mut self, d: &'a ast::TypeDefn, id: TyConId) {
        let is_interface = self.is_interface_defn(d);
        let mut written = vec![];
        for m in &d.members {
            match &m.kind {
                MK::Inherit { ty, .. } if self.restricted_base(*ty) => {}
                MK::Inherit { ty, .. } => {
                    let t = self.ty_expr(*ty);
                    if is_interface || self.only_inherits(d) {
                        self.inherited_interface(d, id, t, m.span);
                        if is_interface {
                            self.tycon_mut(id).interfaces.push(t);
                        }
                    } else {
                        self.check_base(t, id, m.span);
                        self.tycon_mut(id).base = Some(t);
                    }
                }
                MK::Interface { ty, .. } => {
                    let t = self.ty_expr(*ty);
                    if written.contains(&t) && !self.is_library {
                        self.error("FS0888", m.span, "Duplicate specification of an interface");
                    }
                    written.push(t);
                    if let Some((i, _)) = t.as_con()
                        && !matches!(self.tycon(i).kind, TyConKind::Interface | TyConKind::Opaque)
                    {
                        self.error("FS0887", m.span, "The type is not an interface type");
                    }
                    let meets = written.iter().any(|o| *o != t && self.may_be_same(*o, t));
                    if meets && !self.is_library {
                        self.error(
                            "FS0362",
                            m.span,
                            "These interfaces may be the same one: a type implements it once.",
                        );
                    }
                    if !self.tycon(id).interfaces.contains(&t) {
                        self.tycon_mut(id).interfaces.push(t);
                    }
                    let inherited: Vec<Ty> = self.direct_supertypes(t);
                    for i in inherited {
                        if !self.tycon(id).interfaces.contains(&i) {
                            self.tycon_mut(id).interfaces.push(i);
                        }
                    }
                    if Builtin::of(id).is_none()
                        && t.as_con().is_some_and(|(i, _)| self.tycon(i).path.as_str() == "System.IComparable")
                    {
                        self.tycon_mut(id).flags.custom_comparison = true;
                    }
                }
                _ => {}
            }
        }
    }
    /// Whether a definition is nothing but `inherit T`, which only an interface is.
    fn only_inherits(&self, d: &ast::TypeDefn) -> bool {
        let marked = ["Class", "AbstractClass", "Sealed", "Struct"].iter().any(|a| Self::written(&d.attributes, a));
        !self.is_library
            && !marked
            && matches!(d.repr, TypeRepr::Class(ClassKind::Unspecified))
            && d.constructor.is_none()
            && d.members.iter().all(|m| matches!(m.kind, MK::Inherit { arg: None, .. }))
    }
    /// FS0771: the types of .NET that only its own kinds of types inherit.
    pub fn restricted_base(&mut self, t: ast::TypeId) -> bool {
        if self.is_library {
            return false;
        }
        let node = &self.ast.types[t];
        let ast::TypeKind::Named(path) = &node.kind else { return false };
        let Some(last) = path.last() else { return false };
        let named = matches!(last.name.as_str(), "ValueType" | "Enum" | "Delegate" | "MulticastDelegate" | "Array")
            && (path.len() == 1 || path.len() == 2 && path[0].name.as_str() == "System");
        let of_program = |e: &TypeEntry| Builtin::of(e.id).is_none() && !self.is_library_file(e.id.file);
        let own = named && self.resolve_types(path).iter().any(of_program);
        if !named || own || path.len() == 1 && self.resolve_types(path).is_empty() {
            return false;
        }
        self.error("FS0771", node.span, "This type of .NET cannot be inherited: only its own kinds of types are.");
        true
    }
    /// FS0887 and FS3360: what an interface inherits is one, and not twice with arguments that may be the same.
    fn inherited_interface(&mut self, d: &'a ast::TypeDefn, id: TyConId, t: Ty, span: Span) {
        if self.is_library {
            return;
        }
        if let Some((i, _)) = self.shallow(t).as_con()
            && !matches!(self.tycon(i).kind, TyConKind::Interface | TyConKind::Opaque)
            && !matches!(self.tycon(i).kind, TyConKind::Abbrev(_))
        {
            self.error("FS0887", span, format!("The type '{}' is not an interface type", self.tycon(i).name));
        }
        let meets = self.tycon(id).interfaces.iter().any(|o| *o != t && self.may_be_same(*o, t));
        if meets {
            let name = d.name.last().map_or(d.span, |n| n.span);
            self.error("FS3360", name, "This interface inherits another twice, with arguments that may be the same.");
        }
    }
    /// Whether two types may be the same for some type arguments.
    fn may_be_same(&self, a: Ty, b: Ty) -> bool {
        let (a, b) = (self.shallow(a), self.shallow(b));
        match (a.kind(), b.kind()) {
            (TyKind::Var(_), _) | (_, TyKind::Var(_)) => true,
            (TyKind::Measure(m), TyKind::Measure(n)) => m.has_var() || n.has_var() || m == n,
            (TyKind::Con(x, xs), TyKind::Con(y, ys)) => {
                x == y && xs.len() == ys.len() && xs.iter().zip(ys.iter()).all(|(a, b)| self.may_be_same(*a, *b))
            }
            _ => a == b,
        }
    }
    fn check_base(&mut self, t: Ty, id: TyConId, span: Span) {
        let Some((b, _)) = self.shallow(t).as_con() else {
            if matches!(self.shallow(t).kind(), TyKind::Tuple(..) | TyKind::Fun(..)) {
                self.error("FS0945", span, "Cannot inherit a sealed type");
            }
            return;
        };
        let def = self.tycon(b);
        let name = def.name;
        match def.kind {
            TyConKind::Interface => self.error(
                "FS0946",
                span,
                "Types cannot inherit from interface types. Consider using 'interface ... with' instead.",
            ),
            TyConKind::Record(_)
            | TyConKind::Union(_)
            | TyConKind::Enum(..)
            | TyConKind::Delegate(..)
            | TyConKind::Exception(_) => {
                self.error("FS0945", span, "Cannot inherit a sealed type");
            }
            _ if Self::is_set(&def.attrs, "Sealed") || (def.is_struct && b != id) => {
                self.error("FS0945", span, "Cannot inherit a sealed type");
            }
            TyConKind::Builtin(Builtin::Obj | Builtin::Exn) => {}
            TyConKind::Builtin(_) => self.error("FS0945", span, format!("Cannot inherit the sealed type '{name}'")),
            _ => {}
        }
    }
    /// Whether the definition is an interface: only abstract members, or so marked.
    pub fn is_interface_defn(&self, d: &ast::TypeDefn) -> bool {
        match &d.repr {
            TypeRepr::Class(ClassKind::Interface) => true,
            TypeRepr::Class(ClassKind::Unspecified) => {
                if Self::written(&d.attributes, "Interface") {
                    return true;
                }
                let marked =
                    ["Class", "AbstractClass", "Sealed", "Struct"].iter().any(|a| Self::written(&d.attributes, a));
                !marked
                    && d.constructor.is_none()
                    && !d.members.is_empty()
                    && d.members.iter().all(|m| match &m.kind {
                        MK::Signature(s) => s.kind == ast::MemberSigKind::Abstract,
                        MK::Inherit { arg, .. } => arg.is_none(),
                        MK::Interface { members, .. } => members.is_none(),
                        _ => false,
                    })
                    && (d.members.iter().any(|m| matches!(m.kind, MK::Signature(_)))
                        || d.members.iter().all(|m| self.inherits_interface(m)))
            }
            _ => false,
        }
    }
    fn inherits_interface(&self, m: &ast::Member) -> bool {
        let MK::Inherit { ty, .. } = &m.kind else { return false };
        let mut at = *ty;
        loop {
            match &self.ast.types[at].kind {
                ast::TypeKind::App { head, .. } => at = *head,
                ast::TypeKind::Named(path) => {
                    let types = self.resolve_types(path);
                    return types.iter().any(|t| matches!(self.tycon(t.id).kind, TyConKind::Interface));
                }
                _ => return false,
            }
        }
    }
    fn representation(&mut self, d: &'a ast::TypeDefn, id: TyConId) {
        let measure = Self::written(&d.attributes, "Measure");
        let kind = match &d.repr {
            TypeRepr::Record { fields, .. } => {
                let fields = self.record_fields(fields);
                for (i, f) in fields.iter().enumerate() {
                    let stamp = self.next_stamp();
                    if !self.tycon(id).require_qualified {
                        self.containers[self.container].fields.add(f.name, stamp, (id, i));
                    }
                }
                TyConKind::Record(fields)
            }
            TypeRepr::Union { cases, .. } => self.union_repr(cases, id),
            TypeRepr::Enum(cases) => {
                if let Some(m) = d.members.first() {
                    self.error("FS0896", m.span, "Enumerations cannot have members");
                }
                self.enum_repr(cases, id)
            }
            TypeRepr::Abbrev(t) => {
                if measure {
                    let m = self.measure_arg(*t);
                    TyConKind::Measure(Some(self.measure_of(m)))
                } else {
                    match self.single_case(d, *t, id) {
                        Some(kind) => kind,
                        None => {
                            let ty = self.ty_expr(*t);
                            TyConKind::Abbrev(ty)
                        }
                    }
                }
            }
            TypeRepr::Class(_) if Builtin::of(id).is_some_and(|b| !b.is_library_class()) => return,
            TypeRepr::Class(_) if measure => TyConKind::Measure(None),
            TypeRepr::Class(_) => {
                if self.is_interface_defn(d) {
                    TyConKind::Interface
                } else {
                    TyConKind::Class(vec![])
                }
            }
            TypeRepr::Delegate(t) => {
                let base = self.tycon_paths.get(&(Symbol::intern("System.MulticastDelegate"), 0)).copied();
                self.tycon_mut(id).base = base.map(|b| Ty::con(b, &[]));
                self.delegate_repr(*t)
            }
            TypeRepr::Opaque if measure => TyConKind::Measure(None),
            TypeRepr::Extension | TypeRepr::Opaque => return,
            TypeRepr::InlineIl(_) => {
                self.error("FS0042", d.span, "This construct is deprecated: it is only for use in the F# library");
                return;
            }
        };
        self.tycon_mut(id).kind = kind;
        self.note_custom(d, id);
    }
    /// Whether the right side of `type T = A` names a case.
    pub fn is_single_case(&self, d: &ast::TypeDefn, t: ast::TypeId) -> bool {
        let ast::TypeKind::Named(path) = &self.ast.types[t].kind else { return false };
        let ([case], Some(own)) = (&path[..], d.name.last()) else { return false };
        !self.is_library && (case.name == own.name || self.resolve_types(&[*case]).is_empty())
    }
    /// `type T = A` is a union of one case when `A` is no type in scope, or `T` itself.
    fn single_case(&mut self, d: &ast::TypeDefn, t: ast::TypeId, id: TyConId) -> Option<TyConKind> {
        if !self.is_single_case(d, t) {
            return None;
        }
        let ast::TypeKind::Named(path) = &self.ast.types[t].kind else { return None };
        let case = path.first()?;
        let cases = vec![Case { name: case.name, fields: vec![], attrs: vec![], span: case.span }];
        self.declare_cases(&cases, id);
        Some(TyConKind::Union(cases))
    }
    fn note_custom(&mut self, d: &ast::TypeDefn, id: TyConId) {
        let overrides = |n: &str| {
            d.members.iter().any(|m| match &m.kind {
                MK::Method(b) => b.head.flavour != ast::MemberFlavour::Member && b.head.name.name.as_str() == n,
                _ => false,
            })
        };
        if overrides("Equals") {
            self.tycon_mut(id).flags.custom_equality = true;
        }
    }
    fn record_fields(&mut self, fields: &'a [ast::Field]) -> Vec<Field> {
        let mut out: Vec<Field> = vec![];
        for f in fields {
            let Some(name) = f.name else { continue };
            if out.iter().any(|o| o.name == name.name) {
                let first = out.iter().find(|o| o.name == name.name).map_or(name.span, |o| o.span);
                self.error("FS0037", first, format!("Duplicate definition of field '{}'", name.name));
            }
            let ty = self.ty_expr(f.ty);
            let attrs = self.attributes_on(&f.attributes, FIELD | PROPERTY);
            out.push(Field { name: name.name, ty, is_mutable: f.is_mutable, attrs, span: name.span });
        }
        out
    }
    fn union_repr(&mut self, cases: &'a [ast::UnionCase], id: TyConId) -> TyConKind {
        let mut out: Vec<Case> = vec![];
        for c in cases {
            if out.iter().any(|o| o.name == c.name.name) {
                self.error("FS0037", c.name.span, format!("Duplicate definition of union case '{}'", c.name.name));
            }
            if c.name.name.as_str().chars().next().is_some_and(char::is_lowercase)
                && !c.name.quoted
                && !self.tycon(id).require_qualified
            {
                self.error(
                    "FS0053",
                    c.name.span,
                    "Discriminated union cases and exception labels must be uppercase identifiers",
                );
            }
            let fields = self.case_definition(c);
            let attrs = self.attributes_on(&c.attributes, METHOD | PROPERTY);
            out.push(Case { name: c.name.name, fields, attrs, span: c.name.span });
        }
        self.declare_cases(&out, id);
        if self.tycon(id).is_struct && out.len() > 1 {
            self.check_struct_cases(&out, id);
        }
        TyConKind::Union(out)
    }
    /// The names of cases, unless they are only reached through the type.
    fn declare_cases(&mut self, cases: &[Case], id: TyConId) {
        if self.tycon(id).require_qualified {
            return;
        }
        for (i, c) in cases.iter().enumerate() {
            let stamp = self.next_stamp();
            let home = self.container;
            let name = mangle(c.name);
            self.containers[home].items.add(name, stamp, Item::Case(id, i));
            self.containers[home].pats.add(name, stamp, PatItem::Case(id, i));
        }
    }
    fn check_struct_cases(&mut self, cases: &[Case], id: TyConId) {
        let mut names: Vec<(Symbol, Ty)> = vec![];
        for c in cases {
            for f in &c.fields {
                if names.iter().any(|n| n.0 == f.name && n.1 != f.ty) {
                    let span = self.tycon(id).span;
                    self.error("FS3585", span, "If a multicase union type is a struct, then all fields within the union type must be given unique names.");
                    return;
                }
                names.push((f.name, f.ty));
            }
        }
    }
    fn case_definition(&mut self, c: &'a ast::UnionCase) -> Vec<Field> {
        let n = c.fields.len();
        let mut out: Vec<Field> = vec![];
        for (i, f) in c.fields.iter().enumerate() {
            let made = if n == 1 { "Item".to_string() } else { format!("Item{}", i + 1) };
            let name = f.name.map_or_else(|| Symbol::intern(&made), |n| n.name);
            if let Some(n) = f.name
                && out.iter().any(|o| o.name == n.name)
            {
                self.error("FS3176", n.span, format!("Named field '{}' is used more than once.", n.name));
            }
            let ty = self.ty_expr(f.ty);
            out.push(Field { name, ty, is_mutable: false, attrs: vec![], span: f.span });
        }
        if let Some(t) = c.full_type {
            self.full_case(t, &mut out);
        }
        out
    }
    /// `A : int -> T`
    fn full_case(&mut self, t: ast::TypeId, out: &mut Vec<Field>) {
        let node: &'a ast::TypeExpr = &self.ast.types[t];
        if let ast::TypeKind::Fun(a, _) = &node.kind {
            let ty = self.ty_expr(*a);
            let items: Vec<Ty> = match ty.kind() {
                TyKind::Tuple(ts, false) => ts.to_vec(),
                _ => vec![ty],
            };
            for (i, ty) in items.iter().enumerate() {
                let name = if items.len() == 1 { "Item".to_string() } else { format!("Item{}", i + 1) };
                out.push(Field {
                    name: Symbol::intern(&name),
                    ty: *ty,
                    is_mutable: false,
                    attrs: vec![],
                    span: node.span,
                });
            }
        }
    }
    fn enum_repr(&mut self, cases: &'a [ast::EnumCase], id: TyConId) -> TyConKind {
        let mut under = None;
        let mut out: Vec<(Symbol, tast::Const)> = vec![];
        for c in cases {
            let node = self.ex(c.value);
            let first_type = self.enum_literal(c.value);
            if let Some(t) = first_type {
                let first = *under.get_or_insert(t);
                if first != t {
                    self.expect(first, t, node.span);
                }
            }
            if out.iter().any(|o| o.0 == c.name.name) {
                self.error("FS0037", c.name.span, format!("Duplicate definition of enum case '{}'", c.name.name));
            }
            let attrs = self.attributes_on(&c.attributes, FIELD);
            self.note_obsolete_enum(id, c.name.name, &attrs);
            let value = self.constant_of(c.value);
            if let Some(b) = first_type.and_then(Ty::builtin)
                && !is_enum_type(b)
            {
                self.error("FS0951", node.span, "The value of an enumeration is a whole number or a character.");
            }
            match value {
                Some(v) => out.push((c.name.name, v)),
                None => {
                    self.error("FS0886", node.span, "This is not a valid value for an enumeration literal");
                    out.push((c.name.name, tast::Const::Int(0)));
                }
            }
        }
        TyConKind::Enum(under.unwrap_or_else(|| Builtin::Int32.ty()), out)
    }
    /// The type of the number that the value of an enumeration is written with.
    fn enum_literal(&mut self, e: ast::ExprId) -> Option<Ty> {
        let node = self.ex(e);
        match &node.kind {
            ast::ExprKind::Literal(l) => self.literal(l, node.span).map(|l| l.1),
            ast::ExprKind::Paren(e) | ast::ExprKind::Prefix { expr: e, .. } => self.enum_literal(*e),
            _ => None,
        }
    }
    fn delegate_repr(&mut self, t: ast::TypeId) -> TyConKind {
        let node: &'a ast::TypeExpr = &self.ast.types[t];
        let ast::TypeKind::Fun(a, r) = &node.kind else {
            return TyConKind::Opaque;
        };
        let mut args = vec![];
        let at: &'a ast::TypeExpr = &self.ast.types[*a];
        match &at.kind {
            ast::TypeKind::Tuple { items, is_struct: false } => {
                for i in items {
                    args.push(self.ty_expr(*i));
                }
            }
            _ => {
                let t = self.ty_expr(*a);
                if t.builtin() != Some(Builtin::Unit) {
                    args.push(t);
                }
            }
        }
        let ret = self.ty_expr(*r);
        TyConKind::Delegate(args, ret)
    }
    /// The type of `this` inside a type's own members.
    pub fn this_type(&self, id: TyConId) -> Ty {
        let args: Vec<Ty> = self.tycon(id).params.iter().map(super::param_type).collect();
        if Builtin::of(id).is_some_and(crate::infer::is_unit_carrier) {
            return Ty::con(id, &[]);
        }
        Ty::con(id, &args)
    }
}

/// Whether an enumeration may have values of the type.
fn is_enum_type(b: Builtin) -> bool {
    use Builtin as B;
    matches!(b, B::SByte | B::Byte | B::Int16 | B::UInt16 | B::Int32 | B::UInt32 | B::Int64 | B::UInt64 | B::Char)
}

/// The built-in type that `[<CompilerBuiltin("x")>]` names.
fn builtin_of(attrs: &[Attr]) -> Option<Builtin> {
    let name = Cx::attr_string(attrs, "CompilerBuiltin")?;
    Builtin::ALL.iter().copied().find(|b| b.name() == name)
}

fn flags_of(attrs: &[Attr]) -> ConstraintFlags {
    let has = |n: &str| attrs.iter().any(|a| a.name.as_str() == n);
    let null = attrs.iter().any(|a| {
        a.name.as_str() == "AllowNullLiteral"
            && a.args.first().is_none_or(|x| x.value != Some(tast::Const::Bool(false)))
    });
    ConstraintFlags {
        no_equality: has("NoEquality"),
        no_comparison: has("NoComparison") || has("NoEquality"),
        reference_equality: has("ReferenceEquality"),
        custom_equality: has("CustomEquality"),
        custom_comparison: has("CustomComparison"),
        allow_null: null,
        null_as_true: has("UseNullAsTrueValue"),
    }
}
