//! Expressions, patterns and type expressions: the inside of declarations.

use base::{Span, Symbol};

use super::*;

/// An expression.
#[derive(Debug)]
pub struct Expr {
    /// What.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// A literal.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `()`
    Unit,
    /// `true`, `false`
    Bool(bool),
    /// `'a'` as a UTF-16 unit.
    Char(u16),
    /// A string as UTF-16 units.
    String(Vec<u16>),
    /// `"..."B`
    Bytes(Vec<u8>),
    /// An integer with its suffix's type; the value is the bit pattern, sign-extended, of the type's width.
    /// `-128y` and the like are folded by the parser when the sign is adjacent.
    Int(IntKind, i128),
    /// `1.0`, `1e3`, `0x..LF`
    Float(f64),
    /// `1.0f`
    Float32(f32),
    /// `1.0M`, as text without suffix and underscores.
    Decimal(String),
    /// `123I` and the like: digits and the suffix letter (`Q R Z I N G`).
    Big(String, char),
    /// `__SOURCE_FILE__`, `__LINE__`, `__SOURCE_DIRECTORY__`.
    Source(Symbol),
    /// A numeric literal with a unit of measure.
    Measured(Box<Literal>, Box<MeasureExpr>),
}

/// Integer types by suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum IntKind {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    Native,
    UNative,
}

/// A unit of measure in `1.0<m/s^2>` or a type.
#[derive(Debug, Clone, PartialEq)]
pub enum MeasureExpr {
    /// `1`
    One,
    /// `m`, `Units.kg`
    Named(LongIdent),
    /// `'u`
    Var(Typar),
    /// `_`
    Anon,
    /// `a * b` or `a b`
    Product(Box<MeasureExpr>, Box<MeasureExpr>),
    /// `a / b`; `1 / a` has [`MeasureExpr::One`].
    Quotient(Box<MeasureExpr>, Box<MeasureExpr>),
    /// `a ^ (n/d)`
    Power(Box<MeasureExpr>, i32, u32),
}

/// A part of an interpolated string.
#[derive(Debug, Clone)]
pub enum InterpolationPart {
    /// Text, with escapes resolved and braces unescaped.
    Text(Vec<u16>, Span),
    /// `{e}` with the printf specifier before it (`%d{e}`) or the .NET alignment and format after it (`{e,5:F2}`).
    Hole {
        /// The expression.
        expr: ExprId,
        /// `%05.2f`, without the braces.
        specifier: Option<String>,
        /// `,5`
        alignment: Option<i32>,
        /// `:F2`
        format: Option<String>,
        /// Where.
        span: Span,
    },
}

/// One `pat [when guard] -> body`.
#[derive(Debug, Clone)]
pub struct MatchArm {
    /// Pattern.
    pub pat: PatId,
    /// Guard.
    pub guard: Option<ExprId>,
    /// Body.
    pub body: ExprId,
    /// Where.
    pub span: Span,
}

/// Kinds of [`Expr`].
#[derive(Debug)]
pub enum ExprKind {
    /// A literal.
    Literal(Literal),
    /// A name: `x`, `(+)`, `(|A|_|)`. A dotted name is a chain of [`ExprKind::Dot`].
    Ident(Ident),
    /// `'T.Member` and `^T.Member`'s head.
    Typar(Typar),
    /// `e.Name`
    Dot(ExprId, Ident),
    /// `e.[i]` (`dotted`) and `e[i]`. Several indices are one tuple; a slice is an [`ExprKind::Slice`].
    Index {
        /// The indexed expression.
        expr: ExprId,
        /// The indices.
        indices: Vec<ExprId>,
        /// Written with a dot.
        dotted: bool,
    },
    /// `a..b`, `a..`, `..b`, `*` inside an index.
    Slice(Option<ExprId>, Option<ExprId>),
    /// `^i` inside an index.
    FromEnd(ExprId),
    /// `f x`. `adjacent`: `f(x)`, `f[x]` without a space (high precedence application).
    App {
        /// Function.
        func: ExprId,
        /// Argument.
        arg: ExprId,
        /// No space between.
        adjacent: bool,
    },
    /// `a op b`; `op` is the source text. `&&`, `||`, `::`, `:=`, `|>` are here too.
    Infix {
        /// Operator.
        op: Ident,
        /// Left.
        lhs: ExprId,
        /// Right.
        rhs: ExprId,
    },
    /// `op e` (`-`, `+`, `!`, `~~~`, `%`, `%%`, `&`, `&&`, `?` and user prefix operators); `op` has no tilde added.
    Prefix {
        /// Operator.
        op: Ident,
        /// Operand.
        expr: ExprId,
    },
    /// `e<t1, t2>`
    TypeApp(ExprId, Vec<TypeId>),
    /// `(e)`, `begin e end`
    Paren(ExprId),
    /// `a, b`
    Tuple {
        /// Elements.
        items: Vec<ExprId>,
        /// `struct (a, b)`
        is_struct: bool,
    },
    /// `[a; b]`, `[| a; b |]` and comprehensions. The body is `None` when empty. Elements separated by
    /// `;` or new lines are a [`ExprKind::Sequential`] chain; a range is a [`ExprKind::Range`].
    ListOrArray {
        /// `[| |]`
        is_array: bool,
        /// What is inside.
        body: Option<ExprId>,
    },
    /// `a .. b` or `a .. step .. b`
    Range {
        /// First.
        start: ExprId,
        /// Step.
        step: Option<ExprId>,
        /// Last.
        end: ExprId,
    },
    /// `{ [inherit T(..);] [e with] F = e; M.G.H = e }`
    Record {
        /// `inherit T(arg)`
        inherit: Option<(TypeId, Option<ExprId>)>,
        /// The copied record.
        copy: Option<ExprId>,
        /// Fields.
        fields: Vec<(LongIdent, ExprId)>,
    },
    /// `{| [e with] F = e |}`
    AnonRecord {
        /// `struct {| |}`
        is_struct: bool,
        /// The copied record.
        copy: Option<ExprId>,
        /// Fields.
        fields: Vec<(LongIdent, ExprId)>,
    },
    /// `{ new T(arg) [as base] with members [interface I with ..] }`
    ObjectExpr {
        /// Type.
        ty: TypeId,
        /// Constructor argument.
        arg: Option<ExprId>,
        /// `as base`.
        base_name: Option<Ident>,
        /// Overrides, and `interface` items.
        members: Vec<Member>,
    },
    /// `builder { body }`: the head is any expression (`seq`, `async`, `b.Create()`).
    Computation {
        /// Builder; `None` for a bare `{ a .. b }`.
        builder: Option<ExprId>,
        /// Body.
        body: ExprId,
    },
    /// `fun p1 p2 -> body`
    Lambda {
        /// Parameters.
        params: Vec<PatId>,
        /// Body.
        body: ExprId,
    },
    /// `function | p -> e ..`
    Function(Vec<MatchArm>),
    /// `_.A.B(c)`: the body refers to the hidden parameter by [`ExprKind::LambdaHole`].
    Shorthand(ExprId),
    /// The `_` of a [`ExprKind::Shorthand`].
    LambdaHole,
    /// `match[!] e with ..`
    Match {
        /// Scrutinee.
        expr: ExprId,
        /// Arms.
        arms: Vec<MatchArm>,
        /// `match!`
        bang: bool,
    },
    /// `if c then a [else b]`; `elif` nests.
    If {
        /// Condition.
        cond: ExprId,
        /// Then.
        then: ExprId,
        /// Else.
        els: Option<ExprId>,
    },
    /// `while[!] c do body`
    While {
        /// Condition.
        cond: ExprId,
        /// Body.
        body: ExprId,
        /// `while!`
        bang: bool,
    },
    /// `for i = a to|downto b do body`
    ForTo {
        /// Variable.
        var: Ident,
        /// First.
        from: ExprId,
        /// Last.
        to: ExprId,
        /// `downto`
        down: bool,
        /// Body.
        body: ExprId,
    },
    /// `for p in e do body`, and `for p in e -> body` (`arrow`, which yields).
    ForIn {
        /// Pattern.
        pat: PatId,
        /// Collection.
        expr: ExprId,
        /// Body.
        body: ExprId,
        /// `->`
        arrow: bool,
    },
    /// `let|use [rec] bindings in body`. `body` is a unit literal with an empty span when a block ends in a
    /// `let` (the parser reports FS0588).
    Let {
        /// `rec`
        is_rec: bool,
        /// Bindings; each says whether it is `use`.
        bindings: Vec<Binding>,
        /// Body.
        body: ExprId,
    },
    /// `let! p = e [and! q = f] in body`, `use! ..`
    LetBang {
        /// The bindings.
        bindings: Vec<(PatId, Option<TypeId>, ExprId)>,
        /// `use!`
        is_use: bool,
        /// Body.
        body: ExprId,
    },
    /// `do! e`
    DoBang(ExprId),
    /// `do e`
    Do(ExprId),
    /// `yield e`, `-> e`
    Yield(ExprId),
    /// `yield! e`
    YieldBang(ExprId),
    /// `return e`
    Return(ExprId),
    /// `return! e`
    ReturnBang(ExprId),
    /// `a; b` or `a` newline `b`
    Sequential(ExprId, ExprId),
    /// `a then b` in a constructor.
    Then(ExprId, ExprId),
    /// `try e with ..`
    TryWith {
        /// Body.
        body: ExprId,
        /// Handlers.
        arms: Vec<MatchArm>,
    },
    /// `try e finally f`
    TryFinally {
        /// Body.
        body: ExprId,
        /// Finaliser.
        finalizer: ExprId,
    },
    /// `lhs <- rhs`
    Assign(ExprId, ExprId),
    /// `e : t`
    Annotated(ExprId, TypeId),
    /// `e :> t`
    Upcast(ExprId, TypeId),
    /// `e :?> t`
    Downcast(ExprId, TypeId),
    /// `e :? t`
    TypeTest(ExprId, TypeId),
    /// `upcast e`
    InferredUpcast(ExprId),
    /// `downcast e`
    InferredDowncast(ExprId),
    /// `null`
    Null,
    /// `new T(arg)`
    New(TypeId, Option<ExprId>),
    /// `lazy e`
    Lazy(ExprId),
    /// `assert e`
    Assert(ExprId),
    /// `fixed e`
    Fixed(ExprId),
    /// `&e`, `&&e`
    AddressOf {
        /// Operand.
        expr: ExprId,
        /// `&&`
        native: bool,
    },
    /// `$"..."`
    Interpolated(Vec<InterpolationPart>),
    /// `<@ e @>`, `<@@ e @@>`
    Quotation {
        /// Body.
        expr: ExprId,
        /// `<@@ @@>`
        raw: bool,
    },
    /// `e ? name`, `e ? (x)`
    Dynamic(ExprId, ExprId),
    /// `((^a or ^b) : (static member M : ..) args)`
    TraitCall {
        /// Support types.
        support: Vec<TypeId>,
        /// Member.
        member: Box<MemberSig>,
        /// Argument.
        arg: ExprId,
    },
    /// `base.M`'s head.
    Base(Span),
    /// `(# "il" type ('T) args : t #)`
    InlineIl {
        /// Instruction text.
        code: String,
        /// `type ('T)` arguments, before the value arguments.
        type_args: Vec<TypeId>,
        /// Arguments.
        args: Vec<ExprId>,
        /// Result.
        ret: Option<TypeId>,
    },
    /// Text that could not be parsed; an error has been reported.
    Error,
}

/// A pattern.
#[derive(Debug)]
pub struct Pat {
    /// What.
    pub kind: PatKind,
    /// Where.
    pub span: Span,
}

/// Kinds of [`Pat`].
#[derive(Debug)]
pub enum PatKind {
    /// `_`
    Wild,
    /// A single identifier: a variable, a nullary union case, a literal or an active pattern; `check` decides.
    /// `mutable` and accessibility only in bindings.
    Ident {
        /// Name.
        name: Ident,
        /// `mutable x`
        is_mutable: bool,
        /// Accessibility.
        access: Option<Access>,
    },
    /// `Case args`, `M.Case`, `M.Lit`, `Active e p`: a dotted name, or a name with arguments.
    Case {
        /// Name.
        name: LongIdent,
        /// Explicit type arguments.
        typars: Vec<TypeId>,
        /// Juxtaposed arguments.
        args: Vec<PatId>,
    },
    /// `Case(Field = p; G = q)`: named fields (the argument of a [`PatKind::Case`]).
    NamedFields(Vec<(Ident, PatId)>),
    /// A constant.
    Literal(Literal),
    /// `null`
    Null,
    /// `(p)`
    Paren(PatId),
    /// `p, q`, `struct (p, q)`
    Tuple {
        /// Elements.
        items: Vec<PatId>,
        /// `struct`
        is_struct: bool,
    },
    /// `[p; q]`
    List(Vec<PatId>),
    /// `[| p; q |]`
    Array(Vec<PatId>),
    /// `{ F = p; M.G = q }`
    Record(Vec<(LongIdent, PatId)>),
    /// `p :: q`
    Cons(PatId, PatId),
    /// `p | q`
    Or(PatId, PatId),
    /// `p & q`
    And(Vec<PatId>),
    /// `p as q`
    As(PatId, PatId),
    /// `p : t`
    Annotated(PatId, TypeId),
    /// `:? t`
    TypeTest(TypeId),
    /// `?x` optional parameter.
    Optional(Ident),
    /// `[<Attr>] p`
    Attributed(Vec<Attribute>, PatId),
    /// An expression argument of a parameterised active pattern that is no pattern (`Mul (x + 1) y`).
    Expr(ExprId),
    /// Could not be parsed; an error has been reported.
    Error,
}

/// A type expression.
#[derive(Debug)]
pub struct TypeExpr {
    /// What.
    pub kind: TypeKind,
    /// Where.
    pub span: Span,
}

/// Kinds of [`TypeExpr`].
#[derive(Debug)]
pub enum TypeKind {
    /// `A.B`
    Named(LongIdent),
    /// `A<t, u>` and `t list`; the head is a [`TypeKind::Named`], [`TypeKind::Dot`] or a variable.
    App {
        /// Head.
        head: TypeId,
        /// Arguments.
        args: Vec<TypeId>,
        /// `t list`
        postfix: bool,
    },
    /// `A<int>.B`
    Dot(TypeId, LongIdent),
    /// `'a`, `^a`
    Var(Typar),
    /// `_`
    Anon,
    /// `a -> b`. Parameter names and optionality stand in [`TypeKind::Param`].
    Fun(TypeId, TypeId),
    /// `a * b`, `struct (a * b)`; `a / b` in a measure is [`TypeKind::Measure`].
    Tuple {
        /// Elements.
        items: Vec<TypeId>,
        /// `struct`
        is_struct: bool,
    },
    /// `name: t`, `?name: t`, `[<A>] t` in signatures.
    Param {
        /// Attributes.
        attributes: Vec<Attribute>,
        /// `?`
        optional: bool,
        /// Name.
        name: Option<Ident>,
        /// Type.
        ty: TypeId,
    },
    /// `t[]`, `t[,]`
    Array(TypeId, u32),
    /// `(t)`
    Paren(TypeId),
    /// `{| A: t |}`
    AnonRecord {
        /// Fields.
        fields: Vec<(Ident, TypeId)>,
        /// `struct`
        is_struct: bool,
    },
    /// `#t`
    Flexible(TypeId),
    /// `t when constraints`
    Constrained(TypeId, Vec<Constraint>),
    /// `m / s ^ 2` where it cannot be read as a type.
    Measure(MeasureExpr),
    /// A constant as type argument (`Provider<"x">`, `const e`).
    Const(ExprId),
    /// `t | null`
    WithNull(TypeId),
    /// `(^a or ^b)` in a constraint.
    Or(TypeId, TypeId),
    /// `A & B` intersection.
    And(Vec<TypeId>),
    /// Could not be parsed; an error has been reported.
    Error,
}
