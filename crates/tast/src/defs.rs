//! What a file defines: modules, types, values. This is its signature; bodies are apart.

use base::{FileId, FxHashMap, Span, Symbol, define_id};
use serde::{Deserialize, Serialize};
use types::{Scheme, Ty, TyConId, TyParam, ValId};

use crate::Const;

define_id!(
    /// A module or namespace fragment of a file.
    ModuleId, "m"
);

/// The signature of a checked file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FileSig {
    /// The file.
    pub file: FileId,
    /// Part of the library that ships with the compiler.
    pub is_library: bool,
    /// Modules and namespaces; parents before children.
    pub modules: Vec<ModuleDef>,
    /// Types.
    pub tycons: Vec<TyConDef>,
    /// Values, functions and members.
    pub vals: Vec<ValDef>,
    /// `Module.path -> name -> value`, for look-up by full name.
    pub val_paths: FxHashMap<(Symbol, Symbol), ValId>,
    /// `(full name, arity) -> type`.
    pub tycon_paths: FxHashMap<(Symbol, usize), TyConId>,
}

impl FileSig {
    /// A value of this file by module path and name.
    pub fn find_val(&self, module: &str, name: &str) -> Option<ValId> {
        self.val_paths.get(&(Symbol::intern(module), Symbol::intern(name))).copied()
    }
    /// A type of this file by full name and number of parameters.
    pub fn find_tycon(&self, path: &str, arity: usize) -> Option<TyConId> {
        self.tycon_paths.get(&(Symbol::intern(path), arity)).copied()
    }
}

/// A module or a namespace fragment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ModuleDef {
    /// Full name, such as `FSharp.Collections.ListModule`; empty for the global namespace.
    pub path: Symbol,
    /// Its own name as written.
    pub name: Symbol,
    /// A namespace rather than a module.
    pub is_namespace: bool,
    /// The enclosing module.
    pub parent: Option<ModuleId>,
    /// `[<AutoOpen>]`
    pub auto_open: bool,
    /// `[<RequireQualifiedAccess>]`
    pub require_qualified: bool,
    /// Attributes.
    pub attrs: Vec<Attr>,
    /// Nested modules in order.
    pub modules: Vec<ModuleId>,
    /// Types in order.
    pub tycons: Vec<TyConId>,
    /// Values in order (members are in their types).
    pub vals: Vec<ValId>,
    /// Private to its parent.
    pub is_private: bool,
    /// Where.
    pub span: Span,
}

/// An attribute with constant arguments.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Attr {
    /// Name without the suffix `Attribute`.
    pub name: Symbol,
    /// Arguments.
    pub args: Vec<AttrArg>,
    /// Where.
    pub span: Span,
}

/// An argument of an attribute.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AttrArg {
    /// `Name = ...`
    pub name: Option<Symbol>,
    /// The value; `None` when it is not a constant that the compiler reads (a type, an array).
    pub value: Option<Const>,
}

/// A type definition.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TyConDef {
    /// Its id.
    pub id: TyConId,
    /// Name.
    pub name: Symbol,
    /// Full name with namespace and modules, without arity.
    pub path: Symbol,
    /// Parameters.
    pub params: Vec<TyParam>,
    /// Representation.
    pub kind: TyConKind,
    /// `[<Struct>]`, or `struct .. end`.
    pub is_struct: bool,
    /// What equality and comparison it has.
    pub flags: ConstraintFlags,
    /// Base class.
    pub base: Option<Ty>,
    /// Interfaces that it implements (of an interface: that it inherits), in terms of `params`.
    pub interfaces: Vec<Ty>,
    /// Members: methods, properties, constructors, abstract slots; overloads share a name.
    pub members: Vec<ValId>,
    /// Attributes.
    pub attrs: Vec<Attr>,
    /// `[<RequireQualifiedAccess>]`
    pub require_qualified: bool,
    /// `private` type.
    pub is_private: bool,
    /// `private` representation.
    pub private_repr: bool,
    /// Where its name stands.
    pub span: Span,
}

/// Equality, comparison and null of a type, from its attributes.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct ConstraintFlags {
    /// `[<NoEquality>]`
    pub no_equality: bool,
    /// `[<NoComparison>]`
    pub no_comparison: bool,
    /// `[<ReferenceEquality>]`
    pub reference_equality: bool,
    /// `[<CustomEquality>]`, or an override of `Equals`.
    pub custom_equality: bool,
    /// `[<CustomComparison>]`, or an implementation of `IComparable`.
    pub custom_comparison: bool,
    /// `[<AllowNullLiteral>]`
    pub allow_null: bool,
    /// `[<UseNullAsTrueValue>]`
    pub null_as_true: bool,
}

/// Representation of a type.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum TyConKind {
    /// A built-in type.
    Builtin(types::Builtin),
    /// A record.
    Record(Vec<Field>),
    /// A union.
    Union(Vec<Case>),
    /// An enum: underlying type and cases.
    Enum(Ty, Vec<(Symbol, Const)>),
    /// An abbreviation (expanded in every `Ty`).
    Abbrev(Ty),
    /// A class or struct with its instance fields: constructor parameters that members capture, `let`s and `val`s.
    Class(Vec<Field>),
    /// An interface.
    Interface,
    /// A delegate: argument types and result.
    Delegate(Vec<Ty>, Ty),
    /// A unit of measure; `Some` for an abbreviation.
    Measure(Option<types::Measure>),
    /// An F# exception with its fields; a subclass of `exn`.
    Exception(Vec<Field>),
    /// A type whose representation is hidden by a signature, or erroneous.
    Opaque,
}

/// A field of a record, class, exception or union case.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Field {
    /// Name (`Item`, `Item1`, .. where none was given).
    pub name: Symbol,
    /// Type in terms of the type's parameters.
    pub ty: Ty,
    /// `mutable`
    pub is_mutable: bool,
    /// Attributes.
    pub attrs: Vec<Attr>,
    /// Where.
    pub span: Span,
}

/// A case of a union.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Case {
    /// Name.
    pub name: Symbol,
    /// Fields.
    pub fields: Vec<Field>,
    /// Attributes.
    pub attrs: Vec<Attr>,
    /// Where.
    pub span: Span,
}

/// A value, function or member.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ValDef {
    /// Its id.
    pub id: ValId,
    /// F# name, such as `map`, `op_Addition`, `get_Length`, `.ctor`, `|Even|Odd|`.
    pub name: Symbol,
    /// Full name, such as `FSharp.Collections.List.map`.
    pub path: Symbol,
    /// Type. A member's parameters are those of its type followed by its own; its type is
    /// `this -> args -> ret` for an instance member and `args -> ret` for a static one, where `args` is unit, one type or a tuple.
    pub scheme: Scheme,
    /// What.
    pub kind: ValKind,
    /// Number of curried parameters of the body's lambda (0 for a plain value).
    pub arity: usize,
    /// Names of the parameters, for messages, named arguments and debug information; one list for each curried parameter.
    pub param_names: Vec<Vec<Symbol>>,
    /// `inline`
    pub is_inline: bool,
    /// `mutable`
    pub is_mutable: bool,
    /// `private`
    pub is_private: bool,
    /// Attributes.
    pub attrs: Vec<Attr>,
    /// The value of a `[<Literal>]`.
    pub literal: Option<Const>,
    /// A foreign function.
    pub import: Option<Import>,
    /// Where its name stands.
    pub span: Span,
}

/// A function of a foreign library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Library, such as `libm.so.6`.
    pub library: String,
    /// Symbol.
    pub function: String,
    /// `Cdecl`, `StdCall`.
    pub convention: String,
}

/// What a [`ValDef`] is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ValKind {
    /// A module-level value: evaluated at start, kept in static memory.
    Value,
    /// A module-level function.
    Function,
    /// A member of a type.
    Member(MemberInfo),
}

/// Facts of a member.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberInfo {
    /// The type that declares (or is extended by) it.
    pub tycon: TyConId,
    /// What.
    pub kind: MemberKind,
    /// `static`
    pub is_static: bool,
    /// An abstract slot: a call dispatches on the object. A slot with a `default` body has that body as its own.
    pub is_slot: bool,
    /// The slot that this member overrides or implements.
    pub overrides: Option<ValId>,
    /// The interface type in whose implementation it stands.
    pub implements: Option<Ty>,
    /// For each parameter of the (single) argument tuple: `?x`, with its default.
    pub optional: Vec<bool>,
    /// The last parameter is `[<ParamArray>]`.
    pub param_array: bool,
    /// A type extension's member rather than an intrinsic one.
    pub is_extension: bool,
}

/// Kinds of member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberKind {
    /// A method.
    Method,
    /// `get_P`
    Getter,
    /// `set_P`
    Setter,
    /// A constructor: `args -> T`. Its body's value is the new object.
    Constructor,
    /// The initialiser behind a class constructor: `this -> args -> unit`; called by subclasses.
    Initializer,
}

impl TyConDef {
    /// The text of `[<StructuredFormatDisplay("..{Property}..")>]`.
    pub fn display_format(&self) -> Option<String> {
        let a = self.attrs.iter().find(|a| a.name.as_str() == "StructuredFormatDisplay")?;
        match a.args.first()?.value.as_ref()? {
            Const::String(units) => Some(String::from_utf16_lossy(units)),
            _ => None,
        }
    }
}
