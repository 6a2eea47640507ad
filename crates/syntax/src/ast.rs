//! The abstract syntax tree of one F# file: the whole grammar of F# 10, before any name is resolved.
//!
//! The tree is flat: expressions, patterns and types live in tables of [`Ast`] and refer to each
//! other by id, so a tree nested a hundred thousand deep is dropped without recursion. Every node
//! has a span. Operators are applications of identifiers (`op_Addition` is spelt by its source
//! text `+`); the names of the F# specification's section 4.1 are made by `check`.

mod terms;

pub use terms::*;

use base::{FileId, IndexVec, Span, Symbol, define_id};

define_id!(
    /// An expression.
    ExprId, "e"
);
define_id!(
    /// A pattern.
    PatId, "p"
);
define_id!(
    /// A type expression.
    TypeId, "t"
);

/// A parsed file.
#[derive(Debug)]
pub struct Ast {
    /// The file.
    pub file: FileId,
    /// Expressions.
    pub exprs: IndexVec<ExprId, Expr>,
    /// Patterns.
    pub pats: IndexVec<PatId, Pat>,
    /// Type expressions.
    pub types: IndexVec<TypeId, TypeExpr>,
    /// The file's modules and namespaces in order; a file without a heading is one anonymous module
    /// named after the file.
    pub fragments: Vec<Fragment>,
    /// Scoped directives: `#nowarn`, `#warnon`, `#load`, `#r`, `#line`, ....
    pub directives: Vec<HashDirective>,
    /// Whether this is a signature file (`.fsi`).
    pub is_signature: bool,
}

/// `#name args` with its place.
#[derive(Debug, Clone)]
pub struct HashDirective {
    /// Without the `#`.
    pub name: Symbol,
    /// Arguments as text, quotes removed.
    pub args: Vec<String>,
    /// Where.
    pub span: Span,
}

/// An identifier with its place. Backticks are removed; `quoted` remembers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ident {
    /// The name. An operator name is its source text, such as `+` or `|>`; an active pattern's is `|A|B|_|`.
    pub name: Symbol,
    /// Where.
    pub span: Span,
    /// Written with double backticks.
    pub quoted: bool,
}

/// A dotted name.
pub type LongIdent = Vec<Ident>;

/// `module A.B`, `namespace A.B`, `namespace global` or the implicit module of a file.
#[derive(Debug)]
pub struct Fragment {
    /// What it is.
    pub kind: FragmentKind,
    /// Its name (empty for `namespace global`).
    pub name: LongIdent,
    /// `rec`.
    pub is_rec: bool,
    /// Accessibility of the module.
    pub access: Option<Access>,
    /// Attributes of the module.
    pub attributes: Vec<Attribute>,
    /// Its declarations.
    pub decls: Vec<Decl>,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where.
    pub span: Span,
}

/// What heads a fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FragmentKind {
    /// `module M` at the top of a file.
    Module,
    /// `namespace N`.
    Namespace,
    /// `namespace global`.
    GlobalNamespace,
    /// No heading: a module named after the file, opened nowhere.
    Anonymous,
}

/// Accessibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// `public`
    Public,
    /// `internal`
    Internal,
    /// `private`
    Private,
}

/// One attribute of `[< target: Name(args) >]`.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// `assembly`, `return`, `field`, ....
    pub target: Option<Ident>,
    /// Its type, without type arguments.
    pub name: LongIdent,
    /// Type arguments.
    pub type_args: Vec<TypeId>,
    /// The argument expression, if any (a tuple or unit in parentheses).
    pub arg: Option<ExprId>,
    /// Where.
    pub span: Span,
}

/// A declaration of a module or namespace.
#[derive(Debug)]
pub struct Decl {
    /// What.
    pub kind: DeclKind,
    /// Where.
    pub span: Span,
}

/// Kinds of [`Decl`].
#[derive(Debug)]
pub enum DeclKind {
    /// `let [rec] a = .. and b = ..` at module level.
    Let {
        /// `rec`.
        is_rec: bool,
        /// The bindings.
        bindings: Vec<Binding>,
    },
    /// `do e`, or an expression that stands alone.
    Do {
        /// The expression.
        expr: ExprId,
        /// Attributes in front of it (assembly attributes).
        attributes: Vec<Attribute>,
        /// Whether `do` was written.
        explicit: bool,
    },
    /// `type A = .. and B = ..`
    Types(Vec<TypeDefn>),
    /// `exception E of ..`
    Exception(ExceptionDefn),
    /// `open M`, `open type T`.
    Open(OpenTarget),
    /// `module M = begin .. end`
    Module(NestedModule),
    /// `module M = A.B`
    ModuleAbbrev {
        /// The new name.
        name: Ident,
        /// What it stands for.
        target: LongIdent,
    },
    /// `[<DllImport(..)>] extern int f(int x)`
    Extern(ExternDefn),
    /// `#nowarn` and the like among the declarations.
    Hash(HashDirective),
    /// `val x : t` in a signature file.
    Val(ValSig),
    /// A declaration that could not be parsed; an error has been reported.
    Error,
}

/// Target of an `open`.
#[derive(Debug)]
pub enum OpenTarget {
    /// `open A.B`; a leading `global` is kept as an identifier.
    Module(LongIdent),
    /// `open type T`
    Type(TypeId),
}

/// `module M = ..`
#[derive(Debug)]
pub struct NestedModule {
    /// Name.
    pub name: Ident,
    /// `rec`.
    pub is_rec: bool,
    /// Accessibility.
    pub access: Option<Access>,
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Content.
    pub decls: Vec<Decl>,
    /// XML documentation.
    pub doc: Option<String>,
}

/// `exception E of ..` or `exception E = F`.
#[derive(Debug)]
pub struct ExceptionDefn {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// Name and fields.
    pub case: UnionCase,
    /// `exception E = F`.
    pub abbrev: Option<LongIdent>,
    /// `with member ..`
    pub members: Vec<Member>,
    /// XML documentation.
    pub doc: Option<String>,
}

/// A foreign function in C notation.
#[derive(Debug)]
pub struct ExternDefn {
    /// Attributes, `DllImport` among them.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// Result type.
    pub ret: TypeId,
    /// Name.
    pub name: Ident,
    /// Parameters.
    pub params: Vec<(Option<Ident>, TypeId)>,
}

/// `val [inline] [mutable] x : t [= const]`, in a signature or (with `explicit field`) in a class.
#[derive(Debug)]
pub struct ValSig {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// `inline`.
    pub is_inline: bool,
    /// `mutable`.
    pub is_mutable: bool,
    /// Name.
    pub name: Ident,
    /// Explicit type parameters.
    pub typars: TyparDecls,
    /// Its type.
    pub ty: TypeId,
    /// `= const`.
    pub value: Option<ExprId>,
    /// XML documentation.
    pub doc: Option<String>,
}

/// One `let`, `use` or member binding: `[attrs] [inline] [mutable] [access] head [: ret] = body`.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Attributes of the binding.
    pub attributes: Vec<Attribute>,
    /// `[<return: ...>]`-like attributes given on the return type.
    pub return_attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// `inline`.
    pub is_inline: bool,
    /// `mutable`.
    pub is_mutable: bool,
    /// Whether `use` was written instead of `let`.
    pub is_use: bool,
    /// Function name and parameters, or a pattern.
    pub head: BindingHead,
    /// Return type annotation (for a value: its type).
    pub ret: Option<TypeId>,
    /// The right-hand side.
    pub body: ExprId,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where (the whole binding).
    pub span: Span,
}

/// What a binding binds.
#[derive(Debug, Clone)]
pub enum BindingHead {
    /// `f<'a> p1 p2 ..` with at least one parameter, or a plain name with type parameters.
    Function {
        /// The function's name (an operator name or active pattern name included).
        name: Ident,
        /// Explicit type parameters.
        typars: TyparDecls,
        /// Curried parameters, each an atomic pattern.
        params: Vec<PatId>,
    },
    /// Any other pattern; a plain `x` is a [`PatKind::Ident`].
    Pattern(PatId),
}

/// `<'a, 'b when 'a : equality>`
#[derive(Debug, Default, Clone)]
pub struct TyparDecls {
    /// The parameters.
    pub typars: Vec<TyparDecl>,
    /// Constraints after `when`.
    pub constraints: Vec<Constraint>,
    /// Whether angle brackets were written.
    pub explicit: bool,
}

/// One declared type parameter.
#[derive(Debug, Clone)]
pub struct TyparDecl {
    /// Attributes (`[<Measure>]`).
    pub attributes: Vec<Attribute>,
    /// The parameter.
    pub typar: Typar,
}

/// `'a` or `^a`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typar {
    /// Name without the quote.
    pub name: Ident,
    /// `^a`: statically resolved.
    pub is_static: bool,
}

/// A constraint on type parameters.
#[derive(Debug, Clone)]
pub struct Constraint {
    /// What.
    pub kind: ConstraintKind,
    /// Where.
    pub span: Span,
}

/// Kinds of [`Constraint`] (F# specification, section 5.2).
#[derive(Debug, Clone)]
pub enum ConstraintKind {
    /// `'a :> T`
    Subtype(Typar, TypeId),
    /// `'a : null`
    Null(Typar),
    /// `'a : not null`
    NotNull(Typar),
    /// `'a : struct`
    Struct(Typar),
    /// `'a : not struct`
    NotStruct(Typar),
    /// `'a : (new : unit -> 'a)`; false when another type stands after `new`.
    DefaultConstructor(Typar, bool),
    /// `'a : equality`
    Equality(Typar),
    /// `'a : comparison`
    Comparison(Typar),
    /// `'a : unmanaged`
    Unmanaged(Typar),
    /// `'a : enum<T>`
    Enum(Typar, TypeId),
    /// `'a : delegate<A, R>`
    Delegate(Typar, TypeId, TypeId),
    /// `(^a or ^b) : (static member M : ..)`
    Member {
        /// Support types.
        support: Vec<TypeId>,
        /// The member.
        member: Box<MemberSig>,
    },
    /// `'a : T` with `T` an interface with static abstract members, written as a bare type.
    SelfConstraint(TypeId),
}

/// A member's signature: in a member constraint, an abstract slot or a signature file.
#[derive(Debug, Clone)]
pub struct MemberSig {
    /// `static`.
    pub is_static: bool,
    /// What kind of member.
    pub kind: MemberSigKind,
    /// `inline` (signature files).
    pub is_inline: bool,
    /// Name; `new` for a constructor.
    pub name: Ident,
    /// Explicit type parameters.
    pub typars: TyparDecls,
    /// Its type.
    pub ty: TypeId,
    /// `with get`.
    pub has_get: bool,
    /// `with set`.
    pub has_set: bool,
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where.
    pub span: Span,
}

/// Which keyword introduced a [`MemberSig`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberSigKind {
    /// `member`
    Member,
    /// `abstract`
    Abstract,
    /// `override`
    Override,
    /// `default`
    Default,
    /// `new : ..`
    Constructor,
}

/// One type definition.
#[derive(Debug)]
pub struct TypeDefn {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// Name; more than one part in an optional type extension (`type System.String with ..`).
    pub name: LongIdent,
    /// Type parameters.
    pub typars: TyparDecls,
    /// The primary constructor's parameters.
    pub constructor: Option<PrimaryConstructor>,
    /// The representation.
    pub repr: TypeRepr,
    /// Members, in order; also `let`/`do`/`inherit`/`interface` items of a class.
    pub members: Vec<Member>,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where.
    pub span: Span,
}

/// `type C [access] (p1, p2) [as this]`
#[derive(Debug)]
pub struct PrimaryConstructor {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// The parameters: unit, one pattern or a tuple, in parentheses.
    pub params: PatId,
    /// `as this`.
    pub self_name: Option<Ident>,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where.
    pub span: Span,
}

/// Representation of a type.
#[derive(Debug)]
pub enum TypeRepr {
    /// `{ A: int; mutable B: string }`
    Record {
        /// Accessibility of the representation.
        access: Option<Access>,
        /// Fields.
        fields: Vec<Field>,
    },
    /// `| A | B of int * s: string`
    Union {
        /// Accessibility of the representation.
        access: Option<Access>,
        /// Cases.
        cases: Vec<UnionCase>,
    },
    /// `| A = 1 | B = 2`
    Enum(Vec<EnumCase>),
    /// `type T = U`
    Abbrev(TypeId),
    /// `class .. end`, or members alone.
    Class(ClassKind),
    /// `delegate of A * B -> C`
    Delegate(TypeId),
    /// `type T with ..`: an extension.
    Extension,
    /// `type T` alone: abstract in a signature, a measure with `[<Measure>]`.
    Opaque,
    /// `(# "il" #)`: FSharp.Core's own inline IL types.
    InlineIl(String),
}

/// Keyword of a class-like type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassKind {
    /// No keyword: class, interface or struct as attributes and members say.
    Unspecified,
    /// `class .. end`
    Class,
    /// `struct .. end`
    Struct,
    /// `interface .. end`
    Interface,
}

/// A record field, or a field of a union case.
#[derive(Debug, Clone)]
pub struct Field {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// `static`.
    pub is_static: bool,
    /// `mutable`.
    pub is_mutable: bool,
    /// Name; union case fields may have none.
    pub name: Option<Ident>,
    /// Type.
    pub ty: TypeId,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where.
    pub span: Span,
}

/// A case of a union.
#[derive(Debug, Clone)]
pub struct UnionCase {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// Name.
    pub name: Ident,
    /// Fields.
    pub fields: Vec<Field>,
    /// `A : int -> T`: the full-signature form.
    pub full_type: Option<TypeId>,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where.
    pub span: Span,
}

/// A case of an enum.
#[derive(Debug, Clone)]
pub struct EnumCase {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Name.
    pub name: Ident,
    /// Value: a constant expression.
    pub value: ExprId,
    /// XML documentation.
    pub doc: Option<String>,
    /// Where.
    pub span: Span,
}

/// An item in the body of a type.
#[derive(Debug)]
pub struct Member {
    /// What.
    pub kind: MemberKind,
    /// Where.
    pub span: Span,
}

/// Kinds of [`Member`].
#[derive(Debug)]
pub enum MemberKind {
    /// `[static] member|override|default [inline] [this.]Name params = body`
    Method(MemberBinding),
    /// `member this.P with get() = .. and set v = ..`
    Property {
        /// The shared head.
        head: MemberHead,
        /// Getter.
        get: Option<Box<Binding>>,
        /// Setter.
        set: Option<Box<Binding>>,
        /// A type annotation between the name and `with`.
        ty: Option<TypeId>,
    },
    /// `member val P = e with get, set`
    AutoProperty {
        /// The shared head; no self name.
        head: MemberHead,
        /// Type.
        ty: Option<TypeId>,
        /// Initial value.
        value: ExprId,
        /// `get`, or nothing written.
        has_get: bool,
        /// `set`.
        has_set: bool,
        /// Accessibility of the setter and getter where given.
        accessors: (Option<Access>, Option<Access>),
    },
    /// `new (params) [as this] = body [then e]`
    Constructor {
        /// Attributes.
        attributes: Vec<Attribute>,
        /// Accessibility.
        access: Option<Access>,
        /// Parameters.
        params: PatId,
        /// `as this`.
        self_name: Option<Ident>,
        /// The body; `then` is [`ExprKind::Then`].
        body: ExprId,
        /// XML documentation.
        doc: Option<String>,
    },
    /// `abstract M : t [with get, set]`, or a signature-file member.
    Signature(Box<MemberSig>),
    /// `[static] let [rec] ..` in a class.
    Let {
        /// `static`.
        is_static: bool,
        /// `rec`.
        is_rec: bool,
        /// Bindings.
        bindings: Vec<Binding>,
    },
    /// `[static] do e`
    Do {
        /// `static`.
        is_static: bool,
        /// Expression.
        expr: ExprId,
    },
    /// `inherit T(args) [as base]`
    Inherit {
        /// Base type.
        ty: TypeId,
        /// Constructor argument.
        arg: Option<ExprId>,
        /// `as base`.
        base_name: Option<Ident>,
    },
    /// `interface I with ..`
    Interface {
        /// Interface type.
        ty: TypeId,
        /// Implementations (`None`: `interface I` alone).
        members: Option<Vec<Member>>,
    },
    /// `val [mutable] x : t`
    Field {
        /// `static`.
        is_static: bool,
        /// The field.
        sig: Box<ValSig>,
    },
    /// A member that could not be parsed; an error has been reported.
    Error,
}

/// What the parts of a member have in common.
#[derive(Debug)]
pub struct MemberHead {
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Accessibility.
    pub access: Option<Access>,
    /// `static`.
    pub is_static: bool,
    /// `member`, `override`, `default`, `abstract`.
    pub flavour: MemberFlavour,
    /// `inline`.
    pub is_inline: bool,
    /// `this` in `this.M`; `_` and `__` too.
    pub self_name: Option<Ident>,
    /// Name.
    pub name: Ident,
    /// XML documentation.
    pub doc: Option<String>,
}

/// Keyword of a member with a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberFlavour {
    /// `member`
    Member,
    /// `override`
    Override,
    /// `default`
    Default,
}

/// A method, or a property without `with`.
#[derive(Debug)]
pub struct MemberBinding {
    /// Head.
    pub head: MemberHead,
    /// Explicit type parameters.
    pub typars: TyparDecls,
    /// Curried parameters; empty for a property.
    pub params: Vec<PatId>,
    /// Return type.
    pub ret: Option<TypeId>,
    /// Body.
    pub body: ExprId,
}
