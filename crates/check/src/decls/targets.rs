//! Which elements of a program an attribute may stand on, and how often.
//!
//! In: the attributes of an element, and what the element is. Out: FS0842 for one in the wrong place, FS0429 for one
//! that stands there twice.

use syntax::ast;
use tast::{Attr, Const, TyConKind};
use types::TyConId;

use crate::cx::Cx;

/// Kinds of elements, as `System.AttributeTargets` numbers them.
pub(crate) const CLASS: u32 = 4;
pub(crate) const STRUCT: u32 = 8;
pub(crate) const ENUM: u32 = 16;
const CONSTRUCTOR: u32 = 32;
pub(crate) const METHOD: u32 = 64;
pub(crate) const PROPERTY: u32 = 128;
pub(crate) const FIELD: u32 = 256;
pub(crate) const EVENT: u32 = 512;
pub(crate) const INTERFACE: u32 = 1024;
const PARAMETER: u32 = 2048;
pub(crate) const DELEGATE: u32 = 4096;
const ALL: u32 = 32767;
const TYPES: u32 = CLASS | STRUCT | ENUM | INTERFACE | DELEGATE;

/// Attributes of the library, and where they may stand.
const PLACES: &[(&str, u32)] = &[
    ("AbstractClass", CLASS | INTERFACE),
    ("AllowNullLiteral", TYPES),
    ("AttributeUsage", CLASS),
    ("AutoOpen", CLASS | STRUCT),
    ("AutoSerializable", CLASS | STRUCT),
    ("CLIEvent", PROPERTY | EVENT),
    ("CLIMutable", TYPES),
    ("CallerFilePath", PARAMETER),
    ("CallerLineNumber", PARAMETER),
    ("CallerMemberName", PARAMETER),
    ("Class", CLASS | INTERFACE),
    ("Conditional", CLASS | METHOD),
    ("CustomComparison", CLASS | STRUCT),
    ("CustomEquality", CLASS | STRUCT),
    ("CustomOperation", METHOD),
    ("DefaultAugmentation", CLASS | STRUCT),
    ("DefaultValue", FIELD | METHOD),
    ("Extension", CLASS | METHOD),
    ("Flags", ENUM),
    ("GeneralizableValue", METHOD),
    ("InlineIfLambda", PARAMETER),
    ("Interface", INTERFACE),
    ("Literal", FIELD),
    ("Measure", CLASS | INTERFACE),
    ("MethodImpl", METHOD | CONSTRUCTOR),
    ("NoComparison", TYPES),
    ("NoDynamicInvocation", METHOD | PROPERTY),
    ("NoEquality", TYPES),
    ("NonSerialized", FIELD),
    ("OptionalArgument", PARAMETER),
    ("Out", PARAMETER),
    ("ParamArray", PARAMETER),
    ("ProjectionParameter", PARAMETER),
    ("ReferenceEquality", CLASS),
    ("RequireQualifiedAccess", CLASS | STRUCT | ENUM),
    ("RequiresExplicitTypeArguments", METHOD),
    ("STAThread", METHOD),
    ("Sealed", TYPES),
    ("Serializable", CLASS | STRUCT | ENUM | DELEGATE),
    ("StructLayout", TYPES),
    ("StructuralComparison", CLASS | STRUCT),
    ("StructuralEquality", CLASS | STRUCT),
    ("TailCall", METHOD),
    ("ThreadStatic", FIELD),
];

/// Attributes of the library without arguments.
const MARKERS: &[&str] = &[
    "AbstractClass",
    "CLIEvent",
    "CLIMutable",
    "Class",
    "ComparisonConditionalOn",
    "CustomComparison",
    "CustomEquality",
    "EntryPoint",
    "EqualityConditionalOn",
    "Extension",
    "Flags",
    "GeneralizableValue",
    "InlineIfLambda",
    "Interface",
    "Literal",
    "Measure",
    "NoComparison",
    "NoEquality",
    "NonSerialized",
    "OptionalArgument",
    "ParamArray",
    "ProjectionParameter",
    "ReferenceEquality",
    "RequireQualifiedAccess",
    "RequiresExplicitTypeArguments",
    "STAThread",
    "Serializable",
    "Struct",
    "StructuralComparison",
    "StructuralEquality",
    "TailCall",
    "ThreadStatic",
    "VolatileField",
];

/// Attributes that may stand several times.
const REPEATED: &[&str] =
    &["Conditional", "CompilerMessage", "InternalsVisibleTo", "SuppressMessage", "DynamicDependency"];

impl<'a> Cx<'a> {
    /// The attributes of an element of some kind.
    pub fn attributes_on(&mut self, list: &[ast::Attribute], element: u32) -> Vec<Attr> {
        let attrs = self.attributes(list);
        if self.is_library {
            return attrs;
        }
        let mut seen: Vec<&str> = vec![];
        let mut returned: Vec<(&str, &str)> = vec![];
        for a in list {
            let Some(last) = a.name.last() else { continue };
            let text = last.name.as_str();
            let name = text.strip_suffix("Attribute").filter(|s| !s.is_empty()).unwrap_or(text);
            let own = self.own_attribute(&a.name, name);
            if own.is_none() {
                self.attribute_arity(a, name);
            }
            let (places, repeated) = match own {
                Some(id) => self.usage_of(id),
                None => {
                    let places = PLACES.iter().find(|p| p.0 == name).map_or(ALL, |p| p.1);
                    (places, REPEATED.contains(&name))
                }
            };
            let target = a.target.map_or("", |t| t.name.as_str());
            if matches!(target, "assembly" | "module") && !self.is_library {
                let text = "An attribute of the whole program stands on a 'do ()' of a module.";
                self.error("FS0841", last.span, text);
            }
            if matches!(name, "CompilationArgumentCounts" | "CompilationMapping" | "TypeForwardedTo") && own.is_none() {
                self.error("FS0850", last.span, "This attribute is for the compiler of the library only.");
            }
            if target == "return" {
                let key = (target, name);
                if returned.contains(&key) && !repeated {
                    self.error("FS0429", a.span, format!("The attribute '{name}' stands here twice."));
                }
                returned.push(key);
            }
            if target.is_empty() || target == "method" && element == METHOD {
                if places & element == 0 {
                    self.warning(
                        "FS0842",
                        a.span,
                        format!("The attribute '{name}' has no meaning here: it belongs on {}.", describe(places)),
                    );
                }
                if seen.contains(&name) && !repeated {
                    self.error("FS0429", a.span, format!("The attribute '{name}' stands here twice."));
                }
                seen.push(name);
            }
        }
        attrs
    }
    /// FS0501 for a marker of the library that is given arguments.
    fn attribute_arity(&mut self, a: &ast::Attribute, name: &str) {
        let Some(arg) = a.arg else { return };
        if !MARKERS.contains(&name) {
            return;
        }
        let given = self.call_args(arg).into_iter().filter(|e| self.named_arg(*e).is_none()).count();
        if given > 0 {
            let span = a.name.first().map_or(a.span, |n| n.span);
            let text = format!("The attribute '{name}' takes no arguments but is given {given}.");
            self.error("FS0501", span, text);
        }
    }
    /// The attribute class of the program that a name means.
    fn own_attribute(&self, ids: &[ast::Ident], name: &str) -> Option<TyConId> {
        let mut ids = ids.to_vec();
        for text in [format!("{name}Attribute"), name.to_string()] {
            if let Some(last) = ids.last_mut() {
                last.name = base::Symbol::intern(&text);
            }
            let found = self.resolve_types(&ids).into_iter().map(|t| t.id).find(|id| {
                id.file != TyConId::BUILTIN_FILE
                    && !self.is_library_file(id.file)
                    && matches!(self.tycon(*id).kind, TyConKind::Class(_) | TyConKind::Opaque)
            });
            if found.is_some() {
                return found;
            }
        }
        None
    }
    /// Where an attribute class may stand, and whether several times.
    fn usage_of(&self, id: TyConId) -> (u32, bool) {
        let Some(usage) = self.tycon(id).attrs.iter().find(|a| a.name.as_str() == "AttributeUsage") else {
            let base = self.tycon(id).base.and_then(|b| b.as_con()).filter(|(b, _)| *b != id);
            return base.map_or((ALL, false), |(b, _)| self.usage_of(b));
        };
        let places = match usage.args.iter().find(|a| a.name.is_none()).map(|a| &a.value) {
            Some(Some(Const::Int(n))) => u32::try_from(*n).unwrap_or(ALL),
            _ => ALL,
        };
        let repeated = usage
            .args
            .iter()
            .any(|a| a.name.is_some_and(|n| n.as_str() == "AllowMultiple") && a.value == Some(Const::Bool(true)));
        (places, repeated)
    }
    /// The kind of element that a type definition is.
    pub fn type_element(&self, d: &ast::TypeDefn) -> u32 {
        use ast::{ClassKind, TypeRepr};
        if Self::written(&d.attributes, "Struct") || matches!(d.repr, TypeRepr::Class(ClassKind::Struct)) {
            return STRUCT;
        }
        match &d.repr {
            TypeRepr::Enum(_) => ENUM,
            TypeRepr::Delegate(_) => DELEGATE,
            TypeRepr::Class(_) if self.is_interface_defn(d) => INTERFACE,
            TypeRepr::Abbrev(_) | TypeRepr::Opaque | TypeRepr::Extension => TYPES,
            TypeRepr::Class(_) | TypeRepr::Record { .. } | TypeRepr::Union { .. } | TypeRepr::InlineIl(_) => CLASS,
        }
    }
}

/// The elements of a set, for a message.
fn describe(places: u32) -> String {
    let names: Vec<&str> = [
        (CLASS, "classes"),
        (STRUCT, "structs"),
        (ENUM, "enums"),
        (INTERFACE, "interfaces"),
        (DELEGATE, "delegates"),
        (METHOD, "functions and methods"),
        (CONSTRUCTOR, "constructors"),
        (PROPERTY, "properties"),
        (FIELD, "values and fields"),
        (EVENT, "events"),
        (PARAMETER, "parameters"),
    ]
    .iter()
    .filter(|p| places & p.0 != 0)
    .map(|p| p.1)
    .collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => (*last).to_string(),
        None => "other elements".to_string(),
    }
}
