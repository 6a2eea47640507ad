//! Attributes: names, and arguments that are constants.

use syntax::ast::{self, ExprKind as E, Literal};
use tast::{Attr, AttrArg, Const, TyConKind};
use types::Builtin;

use base::Symbol;

use crate::cx::Cx;
use crate::env::Item;
use crate::resolve::Found;

/// Attributes that the compiler reads itself, and common ones without effect on a native program.
const KNOWN: &[&str] = &[
    "AbstractClass",
    "AllowNullLiteral",
    "UseNullAsTrueValue",
    "AlwaysInline",
    "AssemblyVersion",
    "AttributeUsage",
    "AutoOpen",
    "AutoSerializable",
    "CLIEvent",
    "CLIMutable",
    "CallerFilePath",
    "CallerLineNumber",
    "CallerMemberName",
    "Class",
    "Cold",
    "CompilationArgumentCounts",
    "CompilationMapping",
    "CompilationRepresentation",
    "CompiledName",
    "CompilerBuiltin",
    "CompilerMessage",
    "Conditional",
    "CustomComparison",
    "CustomEquality",
    "CustomOperation",
    "DebuggerDisplay",
    "DebuggerStepThrough",
    "DefaultAugmentation",
    "DefaultParameterValue",
    "DefaultValue",
    "DllImport",
    "DynamicDependency",
    "EditorBrowsable",
    "EntryPoint",
    "EqualityConditionalOn",
    "ComparisonConditionalOn",
    "Experimental",
    "Export",
    "ExtensionAttribute",
    "Extension",
    "FieldOffset",
    "Flags",
    "GeneralizableValue",
    "In",
    "InlineIfLambda",
    "Interface",
    "InternalsVisibleTo",
    "IsByRefLike",
    "IsReadOnly",
    "Literal",
    "MarshalAs",
    "Measure",
    "MeasureAnnotatedAbbreviation",
    "MethodImpl",
    "NoComparison",
    "NoCompilerInlining",
    "NoDynamicInvocation",
    "NoEquality",
    "NoInline",
    "NonSerialized",
    "Obsolete",
    "Optional",
    "OptionalArgument",
    "Out",
    "ParamArray",
    "ProjectionParameter",
    "ReferenceEquality",
    "ReflectedDefinition",
    "RequireQualifiedAccess",
    "RequiresExplicitTypeArguments",
    "RuntimeCode",
    "STAThread",
    "MTAThread",
    "Sealed",
    "Serializable",
    "SkipLocalsInit",
    "Struct",
    "StructLayout",
    "StructuralComparison",
    "StructuralEquality",
    "SuppressMessage",
    "SuppressUnmanagedCodeSecurity",
    "TailCall",
    "ThreadStatic",
    "UnmanagedFunctionPointer",
    "UnverifiableAttribute",
    "Unverifiable",
    "ValueAsStaticProperty",
    "VolatileField",
    "WarnOnWithoutNullArgument",
    "AssemblyTitle",
    "AssemblyDescription",
    "AssemblyCompany",
    "AssemblyProduct",
    "AssemblyCopyright",
    "AssemblyFileVersion",
    "AssemblyInformationalVersion",
    "ContextStatic",
    "Description",
    "ExcludeFromCodeCoverage",
    "Pure",
    "StringSyntax",
    "Fact",
    "Browsable",
    "ComVisible",
    "DebuggerTypeProxy",
    "PreserveSig",
    "AssemblyConfiguration",
    "AssemblyCulture",
    "AssemblyTrademark",
    "StructuredFormatDisplay",
    "DebuggerVisualizer",
    "TypeForwardedTo",
    "ModuleInitializer",
    "DispId",
    "Guid",
    "Category",
    "DisplayName",
    "XmlIgnore",
    "JsonIgnore",
    "JsonPropertyName",
    "DataMember",
    "DataContract",
    "GeneratedCode",
    "CompilerGenerated",
    "DefaultDllImportSearchPaths",
    "NoEagerConstraintApplication",
    "TupleElementNames",
    "DynamicallyAccessedMembers",
    "NotNullWhen",
    "MaybeNullWhen",
    "AllowNull",
    "DisallowNull",
    "MaybeNull",
    "NotNull",
    "DoesNotReturn",
    "OptionalField",
    "CLSCompliant",
    "OverloadResolutionPriority",
    "DebuggerBrowsable",
    "DebuggerHidden",
    "DebuggerNonUserCode",
    "CallerArgumentExpression",
    "Theory",
    "InlineData",
    "TestCase",
    "TestFixture",
    "Test",
];

impl<'a> Cx<'a> {
    /// The attributes of a declaration.
    pub fn attributes(&mut self, list: &[ast::Attribute]) -> Vec<Attr> {
        let mut out = vec![];
        for a in list {
            let Some(last) = a.name.last() else { continue };
            let text = last.name.as_str();
            let name = text.strip_suffix("Attribute").filter(|s| !s.is_empty()).unwrap_or(text);
            if !self.is_library && !KNOWN.contains(&name) && !self.attribute_type_exists(&a.name, name) {
                self.undefined("type", last.name, last.span, vec![]);
                continue;
            }
            let args = a.arg.map_or(vec![], |e| self.attribute_args(e));
            out.push(Attr { name: Symbol::intern(name), args, span: a.span });
        }
        out
    }
    fn attribute_type_exists(&self, ids: &[ast::Ident], name: &str) -> bool {
        let mut ids = ids.to_vec();
        for text in [name.to_string(), format!("{name}Attribute")] {
            if let Some(last) = ids.last_mut() {
                last.name = Symbol::intern(&text);
            }
            if !self.resolve_types(&ids).is_empty() {
                return true;
            }
        }
        false
    }
    fn attribute_args(&mut self, e: ast::ExprId) -> Vec<AttrArg> {
        self.call_args(e)
            .into_iter()
            .map(|a| match self.named_arg(a) {
                Some((n, v)) => AttrArg { name: Some(n.name), value: self.attribute_value(v) },
                None => AttrArg { name: None, value: self.attribute_value(a) },
            })
            .collect()
    }
    fn attribute_value(&mut self, e: ast::ExprId) -> Option<Const> {
        let value = self.constant_of(e);
        let node = self.ex(e);
        if matches!(&node.kind, E::Ident(n) if n.name.as_str() == "global" && !n.quoted) {
            self.error("FS1126", node.span, "'global' is the root of all namespaces: a name follows it.");
        }
        let variable = match &node.kind {
            E::Ident(id) => {
                matches!(self.resolve_expr(&[*id]), Some((Found::Item(Item::Val(v)), _)) if !self.is_library_file(v.file))
            }
            E::App { .. } | E::Lambda { .. } => {
                !matches!(&node.kind, E::App { func, .. } if matches!(self.ex(*func).kind, E::TypeApp(..)))
            }
            _ => false,
        };
        if value.is_none() && variable {
            self.error("FS0267", node.span, "This is not a valid constant expression or custom attribute value");
        }
        value
    }
    /// The value of a constant expression as written; `None` when it is none that the compiler reads.
    pub fn constant_of(&mut self, e: ast::ExprId) -> Option<Const> {
        let node = self.ex(e);
        match &node.kind {
            E::Literal(Literal::Source(_)) => None,
            E::Literal(l) => {
                self.muted += 1;
                let c = self.literal(l, node.span).map(|c| c.0);
                self.muted -= 1;
                c
            }
            E::Paren(e) | E::Annotated(e, _) => self.constant_of(*e),
            E::Null => Some(Const::Default),
            E::Prefix { op, expr } => {
                let a = self.constant_of(*expr)?;
                fold_one(op.name.as_str(), a)
            }
            E::App { func, arg, .. } => self.constant_call(*func, *arg),
            E::Infix { op, lhs, rhs } => {
                let (a, b) = (self.constant_of(*lhs)?, self.constant_of(*rhs)?);
                fold(op.name.as_str(), a, b)
            }
            E::Ident(_) | E::Dot(..) => self.constant_path(e),
            // The bits of a float in the library: those of not-a-number are said exactly.
            E::InlineIl { code, args, ret: Some(ret), .. } if code == "bitcast" && self.is_library => {
                let [bits] = args[..] else { return None };
                let Some(Const::Int(bits)) = self.constant_of(bits) else { return None };
                let ty = self.ty_expr(*ret);
                if ty == Builtin::Double.ty() {
                    Some(Const::Float(f64::from_bits(bits as u64)))
                } else if ty == Builtin::Single.ty() {
                    Some(Const::Float32(f32::from_bits(bits as u32)))
                } else {
                    None
                }
            }
            _ => None,
        }
    }
    /// `enum 3`, `enum<E> (1 + 1)`, `LanguagePrimitives.EnumOfValue 3L`, `not flag`.
    fn constant_call(&mut self, func: ast::ExprId, arg: ast::ExprId) -> Option<Const> {
        let node = self.ex(func);
        match &node.kind {
            E::Paren(f) | E::TypeApp(f, _) => self.constant_call(*f, arg),
            E::Ident(id) | E::Dot(_, id) if matches!(id.name.as_str(), "enum" | "EnumOfValue" | "EnumToValue") => {
                self.constant_of(arg)
            }
            E::Ident(id) if id.name.as_str() == "not" => {
                let a = self.constant_of(arg)?;
                fold_one("not", a)
            }
            _ => None,
        }
    }
    fn constant_path(&mut self, e: ast::ExprId) -> Option<Const> {
        let mut ids = vec![];
        let mut at = e;
        loop {
            let node = self.ex(at);
            match &node.kind {
                E::Ident(id) => {
                    ids.insert(0, *id);
                    break;
                }
                E::Dot(inner, id) => {
                    ids.insert(0, *id);
                    at = *inner;
                }
                _ => return None,
            }
        }
        match self.resolve_expr(&ids)? {
            (Found::Item(Item::Val(v)), n) if n == ids.len() => self.val(v).literal.clone(),
            (Found::Types(types), n) if n + 1 == ids.len() => {
                let id = types.first()?.id;
                let TyConKind::Enum(_, cases) = &self.tycon(id).kind else { return None };
                cases.iter().find(|c| c.0 == ids[n].name).map(|c| c.1.clone())
            }
            _ => None,
        }
    }
    /// Whether a list of attributes has one of the name.
    pub fn has_attr(attrs: &[Attr], name: &str) -> bool {
        attrs.iter().any(|a| a.name.as_str() == name)
    }
    /// Whether an attribute is there and not `(false)`.
    pub fn is_set(attrs: &[Attr], name: &str) -> bool {
        let off = |a: &Attr| a.args.first().is_some_and(|x| x.value == Some(Const::Bool(false)));
        attrs.iter().any(|a| a.name.as_str() == name && !off(a))
    }
    /// Whether written attributes have one of the name.
    pub fn written(list: &[ast::Attribute], name: &str) -> bool {
        list.iter().any(|a| {
            a.name.last().is_some_and(|n| {
                let t = n.name.as_str();
                t == name || t.strip_suffix("Attribute") == Some(name)
            })
        })
    }
    /// A string argument of an attribute.
    pub fn attr_string(attrs: &[Attr], name: &str) -> Option<String> {
        let a = attrs.iter().find(|a| a.name.as_str() == name)?;
        match a.args.first()?.value.as_ref()? {
            Const::String(units) => Some(String::from_utf16_lossy(units)),
            _ => None,
        }
    }
}

/// An operator on one constant.
pub(crate) fn fold_one(op: &str, a: Const) -> Option<Const> {
    Some(match (op, a) {
        ("-" | "op_UnaryNegation", Const::Int(n)) => Const::Int(-n),
        ("-" | "op_UnaryNegation", Const::Float(x)) => Const::Float(-x),
        ("-" | "op_UnaryNegation", Const::Float32(x)) => Const::Float32(-x),
        ("+" | "op_UnaryPlus", c @ (Const::Int(_) | Const::Float(_) | Const::Float32(_))) => c,
        ("~~~" | "op_LogicalNot", Const::Int(n)) => Const::Int(!n),
        ("not", Const::Bool(b)) => Const::Bool(!b),
        _ => return None,
    })
}

/// Arithmetic on constants.
pub(crate) fn fold(op: &str, a: Const, b: Const) -> Option<Const> {
    Some(match (op, a, b) {
        ("+", Const::String(mut x), Const::String(y)) => {
            x.extend(y);
            Const::String(x)
        }
        ("+" | "op_Addition", Const::Int(x), Const::Int(y)) => Const::Int(x + y),
        ("-" | "op_Subtraction", Const::Int(x), Const::Int(y)) => Const::Int(x - y),
        ("*" | "op_Multiply", Const::Int(x), Const::Int(y)) => Const::Int(x * y),
        ("/" | "op_Division", Const::Int(x), Const::Int(y)) if y != 0 => Const::Int(x / y),
        ("%" | "op_Modulus", Const::Int(x), Const::Int(y)) if y != 0 => Const::Int(x % y),
        ("|||" | "op_BitwiseOr", Const::Int(x), Const::Int(y)) => Const::Int(x | y),
        ("&&&" | "op_BitwiseAnd", Const::Int(x), Const::Int(y)) => Const::Int(x & y),
        ("^^^" | "op_ExclusiveOr", Const::Int(x), Const::Int(y)) => Const::Int(x ^ y),
        ("<<<" | "op_LeftShift", Const::Int(x), Const::Int(y)) => Const::Int(x << (y & 63)),
        (">>>" | "op_RightShift", Const::Int(x), Const::Int(y)) => Const::Int(x >> (y & 63)),
        ("+" | "op_Addition", Const::Float(x), Const::Float(y)) => Const::Float(x + y),
        ("-" | "op_Subtraction", Const::Float(x), Const::Float(y)) => Const::Float(x - y),
        ("*" | "op_Multiply", Const::Float(x), Const::Float(y)) => Const::Float(x * y),
        ("/" | "op_Division", Const::Float(x), Const::Float(y)) => Const::Float(x / y),
        ("+" | "op_Addition", Const::Float32(x), Const::Float32(y)) => Const::Float32(x + y),
        ("-" | "op_Subtraction", Const::Float32(x), Const::Float32(y)) => Const::Float32(x - y),
        ("*" | "op_Multiply", Const::Float32(x), Const::Float32(y)) => Const::Float32(x * y),
        ("/" | "op_Division", Const::Float32(x), Const::Float32(y)) => Const::Float32(x / y),
        ("%" | "op_Modulus", Const::Float(x), Const::Float(y)) => Const::Float(x % y),
        ("**" | "op_Exponentiation", Const::Float(x), Const::Float(y)) => Const::Float(x.powf(y)),
        ("&&", Const::Bool(x), Const::Bool(y)) => Const::Bool(x && y),
        ("||", Const::Bool(x), Const::Bool(y)) => Const::Bool(x || y),
        ("+" | "op_Addition", Const::Char(x), Const::Char(y)) => Const::Char(x.wrapping_add(y)),
        ("op_Addition", Const::String(mut x), Const::String(y)) => {
            x.extend(y);
            Const::String(x)
        }
        _ => return None,
    })
}
