//! What a type says about its equality and comparison: attributes that fit together, and overrides that match them
//! (F# specification, section 8.15).

use base::Span;
use syntax::ast::{self, MemberFlavour, MemberKind as MK, TypeRepr};
use tast::TyConKind;
use types::TyConId;

use crate::cx::Cx;

/// What a definition writes itself.
struct Written {
    equals: bool,
    hash: bool,
    comparable: bool,
    generic_comparable: bool,
    equatable: bool,
}

impl<'a> Cx<'a> {
    /// Checks the attributes and overrides of a type.
    pub fn equality_rules(&mut self, d: &'a ast::TypeDefn, id: TyConId, span: Span) {
        if self.is_library || matches!(d.repr, TypeRepr::Extension | TypeRepr::Abbrev(_) | TypeRepr::Delegate(_)) {
            return;
        }
        let def = self.tycon(id);
        let data = matches!(def.kind, TyConKind::Record(_) | TyConKind::Union(_)) || def.is_struct;
        let is_class = matches!(def.kind, TyConKind::Class(_));
        let w = self.written_equality(d);
        if is_class && !def.is_struct || data {
            let name = def.name;
            if w.comparable && !w.equals {
                let code = if data { "FS0342" } else { "FS0343" };
                self.warning(code, span, format!("The type '{name}' implements 'System.IComparable'. Override 'Object.Equals' too, so that both agree."));
            }
        }
        self.equality_attributes(d, data, &w, span);
        let name = self.tycon(id).name;
        let has = |n: &str| Self::written(&d.attributes, n);
        let generated = data
            && !has("NoEquality")
            && !has("CustomEquality")
            && !has("ReferenceEquality")
            && self.has_generated_equality(id);
        if generated && (w.equals || w.hash) {
            self.error("FS0344", span, format!("The type '{name}' has structural equality and overrides 'Object.Equals' or 'Object.GetHashCode'. Add the attribute 'CustomEquality'."));
            if w.hash {
                self.error(
                    "FS0359",
                    span,
                    format!("'GetHashCode' of '{name}' is made by the compiler and overridden as well."),
                );
            }
        }
        if w.hash && !w.equals {
            self.warning(
                "FS0345",
                span,
                format!("The type '{name}' overrides 'Object.GetHashCode'. Override 'Object.Equals' too."),
            );
        }
        if w.equals && !w.hash {
            self.warning(
                "FS0346",
                span,
                format!("The type '{name}' overrides 'Object.Equals'. Override 'Object.GetHashCode' too."),
            );
        }
    }
    fn written_equality(&self, d: &ast::TypeDefn) -> Written {
        let overrides = |n: &str| {
            d.members.iter().any(|m| match &m.kind {
                MK::Method(b) => {
                    b.head.flavour != MemberFlavour::Member && b.head.name.name.as_str() == n && b.params.len() == 1
                }
                _ => false,
            })
        };
        let implements = |n: &str, arity: usize| {
            d.members.iter().any(|m| match &m.kind {
                MK::Interface { ty, .. } => self.written_type(*ty) == Some((n.to_string(), arity)),
                _ => false,
            })
        };
        Written {
            equals: overrides("Equals"),
            hash: overrides("GetHashCode"),
            comparable: implements("IComparable", 0),
            generic_comparable: implements("IComparable", 1) || implements("IStructuralComparable", 0),
            equatable: implements("IEquatable", 1) || implements("IStructuralEquatable", 0),
        }
    }
    /// The last name and the number of arguments of a type as written.
    fn written_type(&self, t: ast::TypeId) -> Option<(String, usize)> {
        match &self.ast.types[t].kind {
            ast::TypeKind::Named(ids) => Some((ids.last()?.name.to_string(), 0)),
            ast::TypeKind::App { head, args, .. } => Some((self.written_type(*head)?.0, args.len())),
            ast::TypeKind::Paren(t) => self.written_type(*t),
            _ => None,
        }
    }
    /// Whether the compiler makes the equality of a record, union or struct.
    fn has_generated_equality(&mut self, id: TyConId) -> bool {
        self.fields_structural(id, false)
    }
    fn equality_attributes(&mut self, d: &'a ast::TypeDefn, data: bool, w: &Written, span: Span) {
        let has = |n: &str| Self::written(&d.attributes, n);
        let (no_eq, no_cmp) = (has("NoEquality"), has("NoComparison"));
        let (custom_eq, custom_cmp) = (has("CustomEquality"), has("CustomComparison"));
        let (ref_eq, struct_eq, struct_cmp) =
            (has("ReferenceEquality"), has("StructuralEquality"), has("StructuralComparison"));
        let any = no_eq || no_cmp || custom_eq || custom_cmp || ref_eq || struct_eq || struct_cmp;
        if !any {
            return;
        }
        let set = [no_eq, no_cmp, custom_eq, custom_cmp, ref_eq, struct_eq, struct_cmp];
        let legal = match set {
            [false, false, true, false, false, false, false] => false,
            [false, false, true, true, false, false, false] | [false, true, true, false, false, false, false] => data,
            [false, _, false, false, true, false, false] => data,
            [false, false, false, false, false, true, true]
            | [false, true, false, false, false, true, false]
            | [false, false, false, true, false, true, false] => data,
            [false, true, false, false, false, false, false] | [true, true, false, false, false, false, false] => true,
            _ => false,
        };
        let is_struct = has("Struct") || matches!(d.repr, TypeRepr::Class(ast::ClassKind::Struct));
        let wrong: Option<(&'static str, &str)> = if legal {
            (ref_eq && is_struct)
                .then_some(("FS0376", "A struct has no reference: 'ReferenceEquality' makes no sense."))
        } else if no_eq && !no_cmp {
            Some(("FS0378", "'NoEquality' needs 'NoComparison' beside it."))
        } else if data && struct_cmp && !struct_eq {
            Some(("FS0379", "'StructuralComparison' needs 'StructuralEquality' beside it."))
        } else if data && struct_eq && !(no_cmp || struct_cmp) {
            Some(("FS0380", "'StructuralEquality' needs 'NoComparison' or 'StructuralComparison' beside it."))
        } else if data && custom_eq && !(no_cmp || custom_cmp) {
            Some(("FS0387", "'CustomEquality' needs 'NoComparison' or 'CustomComparison' beside it."))
        } else if data && ref_eq && (struct_eq || struct_cmp) {
            Some(("FS0381", "A type has either reference equality or structural equality."))
        } else if !data && (ref_eq || struct_eq || struct_cmp) {
            Some(("FS0382", "Only records, unions, exceptions and structs take these attributes."))
        } else {
            Some(("FS0377", "These attributes on equality and comparison do not fit together."))
        };
        if let Some((code, text)) = wrong {
            self.error(code, span, text);
        }
        let comparable = w.comparable || w.generic_comparable;
        if no_eq && (w.equals || w.equatable) {
            self.warning("FS0386", span, "The type has 'NoEquality' and yet overrides 'Object.Equals'.");
        } else if no_cmp && comparable {
            self.warning("FS0386", span, "The type has 'NoComparison' and yet implements 'System.IComparable'.");
        } else if custom_eq && !w.equals && !w.equatable {
            self.error("FS0384", span, "A type with 'CustomEquality' must override 'Object.Equals', or implement 'IEquatable<_>' or 'IStructuralEquatable'.");
        } else if custom_cmp && !comparable {
            self.error(
                "FS0385",
                span,
                "A type with 'CustomComparison' must implement 'System.IComparable' or 'IStructuralComparable'.",
            );
        } else if ref_eq && (w.equals || w.generic_comparable) {
            self.error("FS0383", span, "A type with 'ReferenceEquality' cannot override 'Object.Equals'.");
        }
    }
}
