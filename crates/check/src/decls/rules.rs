//! Rules on the form of type definitions: which elements may stand in which kind of type, and in what order
//! (F# specification, section 8.5).
//!
//! In: a definition as written. Out: diagnostics; and whether the members may be looked at after them.

use base::Span;
use syntax::ast::{self, ClassKind, MemberFlavour, MemberKind as MK, TypeRepr};
use types::TyConId;

use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// Checks the form of a definition. False: its members make no sense and are left out.
    pub fn definition_form(&mut self, d: &'a ast::TypeDefn, id: TyConId) -> bool {
        if self.is_library {
            return true;
        }
        let name = d.name.last().map_or(d.span, |n| n.span);
        if Self::written(&d.attributes, "Measure") && !matches!(d.repr, TypeRepr::Extension) {
            self.measure_members(d);
        } else if let TypeRepr::Abbrev(t) = d.repr
            && !d.members.is_empty()
            && !self.is_single_case(d, t)
        {
            self.error("FS0964", name, "A type abbreviation is another name of a type: it cannot have members.");
            for m in &d.members {
                self.error("FS0895", first_line(m.span), "A type abbreviation cannot have members.");
            }
            return false;
        }
        match &d.repr {
            TypeRepr::Class(_) if d.constructor.is_some() => self.class_order(d, name),
            TypeRepr::Class(_) => self.plain_order(d, name),
            TypeRepr::Record { .. } | TypeRepr::Union { .. } | TypeRepr::Extension => {
                let intrinsic = !matches!(d.repr, TypeRepr::Extension);
                if let Some(m) = d.members.iter().find(|m| !may_augment(m, intrinsic)) {
                    self.error("FS0912", m.span, "This element cannot stand in a type extension, a record or a union.");
                    return false;
                }
            }
            TypeRepr::Enum(_)
            | TypeRepr::Abbrev(_)
            | TypeRepr::Delegate(_)
            | TypeRepr::Opaque
            | TypeRepr::InlineIl(_) => {}
        }
        self.kind_attributes(d, name);
        self.kind_form(d, id, name);
        self.member_forms(d);
        self.member_access(&d.members, false);
        true
    }
    /// `inherit`, then `let` and `do`, then members.
    fn class_order(&mut self, d: &'a ast::TypeDefn, name: Span) {
        // Explicit fields may stand anywhere.
        let mut rest = d.members.iter().filter(|m| !matches!(m.kind, MK::Field { .. })).peekable();
        if rest.peek().is_some_and(|m| matches!(m.kind, MK::Inherit { arg: Some(_), .. })) {
            rest.next();
        }
        let mut rest = rest.skip_while(|m| is_let(m)).skip_while(|m| is_member(m));
        match rest.next() {
            Some(m) if is_let(m) => self.lets_first(m.span),
            Some(m) => match &m.kind {
                MK::Inherit { arg: Some(_), .. } => {
                    self.error("FS0959", name, "A type has at most one 'inherit', and it comes first.");
                }
                MK::Inherit { arg: None, .. } => {
                    self.error(
                        "FS0961",
                        first_line(m.span),
                        "This 'inherit' gives the base class no arguments, e.g. 'inherit Base(args)'.",
                    );
                }
                _ => {}
            },
            None => {}
        }
    }
    fn lets_first(&mut self, span: Span) {
        self.error("FS0960", span, "'let' and 'do' come before the members and interfaces of a type.");
    }
    /// A class without primary constructor: what belongs to one is wrong.
    fn plain_order(&mut self, d: &'a ast::TypeDefn, _name: Span) {
        if let Some(m) = d.members.iter().find(|m| matches!(m.kind, MK::Inherit { arg: Some(_), .. })) {
            self.error(
                "FS0962",
                m.span,
                "This 'inherit' has arguments, but the type has no primary constructor, e.g. 'type X(args) = ..'.",
            );
        }
        for m in &d.members {
            if let MK::Interface { members: Some(ms), .. } = &m.kind {
                for a in ms {
                    if matches!(&a.kind, MK::AutoProperty { head, .. } if !head.is_static) {
                        self.error(
                            "FS3133",
                            a.span,
                            "'member val' can only stand in a type with a primary constructor, e.g. 'type X(args) = ..'.",
                        );
                    }
                }
            }
        }
        let mut rest = d.members.iter().skip_while(|m| is_let(m)).skip_while(|m| is_member(m));
        if let Some(m) = rest.next()
            && matches!(m.kind, MK::Let { is_static: true, .. } | MK::Do { is_static: true, .. })
        {
            self.lets_first(m.span);
        }
    }
    pub(super) fn measure_members(&mut self, d: &'a ast::TypeDefn) {
        for m in &d.members {
            let instance = match &m.kind {
                MK::Method(b) => !b.head.is_static,
                MK::Property { head, .. } | MK::AutoProperty { head, .. } => !head.is_static,
                MK::Let { is_static, .. } | MK::Do { is_static, .. } => !is_static,
                _ => false,
            };
            if instance {
                self.error("FS0897", m.span, "A unit of measure can only have static members.");
            }
            if matches!(m.kind, MK::Constructor { .. }) {
                self.error("FS0904", m.span, "A unit of measure cannot have constructors.");
            }
        }
    }
    /// Attributes that name another kind of type than the definition has.
    fn kind_attributes(&mut self, d: &'a ast::TypeDefn, name: Span) {
        let has = |n: &str| Self::written(&d.attributes, n);
        let kinds = [has("Class") || has("AbstractClass"), has("Interface"), has("Struct"), has("Measure")];
        if kinds.iter().filter(|k| **k).count() > 1 {
            self.error("FS0926", name, "The attributes name several kinds of type.");
        }
        let kind = match &d.repr {
            TypeRepr::Class(k) => Some(*k),
            _ => None,
        };
        if kind == Some(ClassKind::Unspecified) {
            return;
        }
        let record = matches!(d.repr, TypeRepr::Record { .. } | TypeRepr::Union { .. });
        let free = matches!(d.repr, TypeRepr::Abbrev(_) | TypeRepr::Opaque);
        let renamed = matches!(d.repr, TypeRepr::Abbrev(t) if !self.is_single_case(d, t)) && !has("Measure");
        let wrong = has("Class") && kind != Some(ClassKind::Class) && !free
            || has("Interface") && kind != Some(ClassKind::Interface) && !free
            || has("Struct") && kind != Some(ClassKind::Struct) && !record && !free
            || has("Measure") && kind != Some(ClassKind::Class) && !free && kind.is_some();
        let wrong = wrong || renamed && (has("Class") || has("Interface") || has("Struct"));
        if wrong && !matches!(d.repr, TypeRepr::Extension) {
            self.error("FS0927", name, "The attribute names another kind of type than the definition has.");
        }
        if has("AbstractClass") && (record || matches!(d.repr, TypeRepr::Enum(_) | TypeRepr::Delegate(_))) {
            self.error("FS0939", name, "Only classes can be abstract.");
        }
    }
    /// Overrides and implementations are as visible as what they fill.
    fn member_access(&mut self, members: &'a [ast::Member], inside: bool) {
        for m in members {
            let wrong = match &m.kind {
                MK::Method(b) => (b.head.flavour != MemberFlavour::Member || inside) && b.head.access.is_some(),
                MK::Property { head, get, set, .. } => {
                    (head.flavour != MemberFlavour::Member || inside)
                        && (head.access.is_some()
                            || [get, set].iter().any(|b| b.as_ref().is_some_and(|b| b.access.is_some())))
                }
                MK::Interface { members: Some(ms), .. } => {
                    self.member_access(ms, true);
                    false
                }
                _ => false,
            };
            let (MK::Method(ast::MemberBinding { head, .. }) | MK::Property { head, .. }) = &m.kind else { continue };
            if wrong {
                self.error(
                    "FS0941",
                    head.name.span,
                    "An override or an implementation of an interface is as visible as what it implements: it takes no modifier.",
                );
            }
        }
    }
}

fn is_let(m: &ast::Member) -> bool {
    matches!(m.kind, MK::Let { .. } | MK::Do { .. })
}

fn is_member(m: &ast::Member) -> bool {
    match &m.kind {
        MK::Method(_)
        | MK::Property { .. }
        | MK::AutoProperty { .. }
        | MK::Constructor { .. }
        | MK::Signature(_)
        | MK::Interface { .. }
        | MK::Field { .. }
        | MK::Error => true,
        MK::Let { .. } | MK::Do { .. } | MK::Inherit { .. } => false,
    }
}

/// Whether an element may stand in an extension, or in the definition of a record or union.
fn may_augment(m: &ast::Member, intrinsic: bool) -> bool {
    match &m.kind {
        MK::Method(_) | MK::Property { .. } | MK::Interface { .. } | MK::Constructor { .. } | MK::Error => true,
        MK::AutoProperty { head, .. } => head.is_static,
        MK::Let { is_static, .. } | MK::Do { is_static, .. } => *is_static,
        MK::Signature(_) | MK::Inherit { .. } => false,
        MK::Field { .. } => !intrinsic,
    }
}

fn first_line(span: Span) -> Span {
    span
}
