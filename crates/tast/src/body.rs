//! Bodies: typed expressions, patterns and locals.

use base::{IndexVec, Span, Symbol, define_id};
use types::{Ty, TyParam, ValId};

define_id!(
    /// An expression of a body.
    ExprId, "e"
);
define_id!(
    /// A pattern of a body.
    PatId, "p"
);
define_id!(
    /// A local variable or parameter of a body.
    LocalId, "x"
);

/// The body of one function, value or top-level action.
#[derive(Debug, Clone)]
pub struct Body {
    /// Expressions.
    pub exprs: IndexVec<ExprId, Expr>,
    /// Patterns.
    pub pats: IndexVec<PatId, Pat>,
    /// Locals, parameters included.
    pub locals: IndexVec<LocalId, Local>,
    /// The whole. Of a function or member: an [`ExprKind::Lambda`] with `ValDef::arity` parameters.
    pub root: ExprId,
}

/// A local.
#[derive(Debug, Clone)]
pub struct Local {
    /// Name (`_` or a made-up name where the source has none).
    pub name: Symbol,
    /// Type, under `params` if it is generic.
    pub ty: Ty,
    /// Type parameters of a generic local function.
    pub params: Vec<TyParam>,
    /// `let mutable`: only assigned through [`ExprKind::SetLocal`] or by address.
    pub is_mutable: bool,
    /// Where its name stands.
    pub span: Span,
}

/// An expression.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What.
    pub kind: ExprKind,
    /// Its type.
    pub ty: Ty,
    /// Where.
    pub span: Span,
}

/// A constant.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Const {
    /// `()`
    Unit,
    /// `bool`
    Bool(bool),
    /// `char`
    Char(u16),
    /// An integer or enum value of the expression's type; sign-extended.
    Int(i128),
    /// `float`
    Float(f64),
    /// `float32`
    Float32(f32),
    /// `string` as UTF-16 units
    String(Vec<u16>),
    /// `byte[]` of `"..."B`
    Bytes(Vec<u8>),
    /// `decimal`: mantissa, scale.
    Decimal(i128, u8),
    /// `null`, and the zero value of any type (`Unchecked.defaultof`).
    Default,
}

/// One arm of a match.
#[derive(Debug, Clone)]
pub struct Arm {
    /// Pattern.
    pub pat: PatId,
    /// Guard.
    pub guard: Option<ExprId>,
    /// Body.
    pub body: ExprId,
}

/// An arithmetic range.
#[derive(Debug, Clone)]
pub struct RangeSpec {
    /// First.
    pub start: ExprId,
    /// Step (`None`: 1).
    pub step: Option<ExprId>,
    /// Last, inclusive.
    pub end: ExprId,
}

/// What a `for .. in` runs over. The loop variable pattern is in the expression.
#[derive(Debug, Clone)]
pub enum LoopKind {
    /// `a .. s .. b` over integers, chars (or floats, with F#'s own rule): no collection is made.
    Range(RangeSpec),
    /// An array; the length is taken once.
    Array(ExprId),
    /// A list.
    List(ExprId),
    /// A string's chars.
    String(ExprId),
    /// Anything else, through an enumerator: `get` makes it from the collection, `move_next : e -> bool`, `current : e -> 'T`,
    /// `dispose` at the end. The last three are functions applied to the enumerator held in `enumerator`.
    Enumerator {
        /// The enumerator's initial value.
        get: ExprId,
        /// The local that holds it.
        enumerator: LocalId,
        /// An expression of type bool.
        move_next: ExprId,
        /// An expression of the element type.
        current: ExprId,
        /// An expression of type unit, run at the end (on every path).
        dispose: Option<ExprId>,
    },
}

/// Kinds of [`Expr`].
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A constant.
    Const(Const),
    /// A local at type arguments (empty unless it is generic).
    Local(LocalId, Vec<Ty>),
    /// A value, function or member at type arguments.
    Val(ValId, Vec<Ty>),
    /// `fun a b -> body`: takes its parameters at once when they are all there.
    Lambda {
        /// Parameters; a pattern parameter is a made-up local that the body matches on.
        params: Vec<LocalId>,
        /// Body.
        body: ExprId,
    },
    /// `f a b`: at least one argument. A member call is `Apply(Val m, [this; args])`; on a slot it dispatches.
    /// A call through `base` has `direct`.
    Apply {
        /// Function.
        func: ExprId,
        /// Curried arguments, evaluated left to right after `func`.
        args: Vec<ExprId>,
        /// Calls the member itself even if it is a slot or overridden.
        direct: bool,
    },
    /// `let x = rhs in body` (`mutable` or generic as the local says).
    Let {
        /// Variable.
        local: LocalId,
        /// Value.
        rhs: ExprId,
        /// Scope.
        body: ExprId,
    },
    /// `let rec f = .. and g = .. in body`. Right-hand sides are lambdas; other forms go through `Lazy` cells by the checker.
    LetRec {
        /// The functions.
        bindings: Vec<(LocalId, ExprId)>,
        /// Scope.
        body: ExprId,
    },
    /// `if c then a else b`
    If {
        /// Condition.
        cond: ExprId,
        /// Then.
        then: ExprId,
        /// Else.
        els: ExprId,
    },
    /// `match e with ..`; when no arm matches, MatchFailureException with the span.
    Match {
        /// Scrutinee.
        scrutinee: ExprId,
        /// Arms in order.
        arms: Vec<Arm>,
    },
    /// `a; b`
    Seq(ExprId, ExprId),
    /// `while c do body`
    While {
        /// Condition.
        cond: ExprId,
        /// Body.
        body: ExprId,
    },
    /// `for p in .. do body`
    For {
        /// What it runs over.
        kind: Box<LoopKind>,
        /// The loop variable.
        pat: PatId,
        /// Body.
        body: ExprId,
    },
    /// `x <- e` on a mutable local.
    SetLocal(LocalId, ExprId),
    /// `x <- e` on a mutable module-level value.
    SetVal(ValId, ExprId),
    /// First assignment of a module-level value that a pattern binds.
    InitVal(ValId, ExprId),
    /// `(a, b)`; the type says whether it is a struct tuple.
    Tuple(Vec<ExprId>),
    /// The `i`-th element of a tuple.
    TupleGet(ExprId, usize),
    /// A record, in field order; also an anonymous record (its type says so). Evaluation order is made explicit with `Let`.
    Record(Vec<ExprId>),
    /// Field `i` of a record, class, exception or anonymous record.
    FieldGet(ExprId, usize),
    /// `r.F <- e`. The object may be an address (struct) or a reference.
    FieldSet(ExprId, usize, ExprId),
    /// Case `case` of the expression's union type.
    Union {
        /// Case.
        case: usize,
        /// Fields.
        args: Vec<ExprId>,
    },
    /// Whether a union value is of a case.
    IsCase(ExprId, usize),
    /// Field of a value known to be of a case (raises InvalidCast otherwise).
    CaseField(ExprId, usize, usize),
    /// An F# exception value of the expression's exception type... its fields; typed `exn`.
    Exception(types::TyConId, Vec<ExprId>),
    /// `[| a; b |]`
    Array(Vec<ExprId>),
    /// `[a; b]`
    List(Vec<ExprId>),
    /// `[ .. ]`, `[| .. |]`, `seq { .. }` with yields; the type says which.
    Comprehension(ExprId),
    /// `yield e` inside a comprehension.
    Yield(ExprId),
    /// `yield! e` inside a comprehension.
    YieldFrom(ExprId),
    /// A range as a list, array or seq (the type says which).
    Range(RangeSpec),
    /// `((^a or ^b) : (static member M : ..) args)`, also the meaning of `+` and the like in inline code.
    /// An instance member's first argument is the object.
    TraitCall {
        /// Support types.
        support: Vec<Ty>,
        /// Compiled name.
        name: Symbol,
        /// `static`.
        is_static: bool,
        /// Arguments.
        args: Vec<ExprId>,
    },
    /// `(# "op" type (..) args : t #)`: a compiler intrinsic; only in library files. See `library/INTRINSICS.md`.
    Intrinsic {
        /// Name.
        op: Symbol,
        /// Type arguments.
        types: Vec<Ty>,
        /// Arguments.
        args: Vec<ExprId>,
    },
    /// A conversion to a base class, interface or `obj` (boxing).
    Upcast(ExprId),
    /// `:?>` and `unbox`: checked.
    Downcast(ExprId),
    /// `:? T`
    TypeTest(ExprId, Ty),
    /// `try body with`: arms match on `exn`; no arm: raise again.
    TryWith {
        /// Body.
        body: ExprId,
        /// Handlers.
        arms: Vec<Arm>,
    },
    /// `try body finally f`. `use x = e in b` is `let x = e in try b finally dispose x`.
    TryFinally {
        /// Body.
        body: ExprId,
        /// Finaliser.
        finalizer: ExprId,
    },
    /// `raise` and `reraise ()`; of any type.
    Raise(ExprId),
    /// `lazy e`: typed `Lazy<'T>`.
    Lazy(ExprId),
    /// A zeroed object of a class type whose initialiser then runs (`Apply(Val init, [this; args])`).
    NewObject,
    /// `{ new T(args) with .. }`: an object of a closed class made for this expression.
    ObjectExpr {
        /// Call of the base class initialiser, applied to `this`; `None` for an interface.
        base: Option<ExprId>,
        /// The object itself, visible in the members.
        this: LocalId,
        /// `(slot, member)`: each a lambda `this -> args -> ret`.
        members: Vec<(ValId, ExprId)>,
    },
    /// A delegate from a lambda.
    Delegate(ExprId),
    /// Address of a mutable local, module-level value, field, array element: typed `byref`.
    AddrOf(ExprId),
    /// Read through a byref.
    Deref(ExprId),
    /// Write through a byref.
    SetDeref(ExprId, ExprId),
    /// The text of a type's name and the like (`nameof`, `typeof<T>.Name`) are constants; `typeof<T>` itself is this.
    TypeOf(Ty),
    /// `static_cond`-like choice by type in library code: the first arm whose type equals the (concrete) type is taken.
    TypeCase {
        /// The type looked at.
        on: Ty,
        /// Arms.
        arms: Vec<(Ty, ExprId)>,
        /// Otherwise.
        default: ExprId,
    },
    /// Of erroneous source; never reaches `psg`.
    Error,
}

/// A pattern.
#[derive(Debug, Clone)]
pub struct Pat {
    /// What.
    pub kind: PatKind,
    /// Type of the value that it is matched against.
    pub ty: Ty,
    /// Where.
    pub span: Span,
}

/// How an active pattern's result is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActiveKind {
    /// `(|A|)`: the result is matched.
    Single,
    /// `(|A|B|)`: the result is a `Choice`; case `i` of `n`.
    Choice(usize, usize),
    /// `(|A|_|)` returning an option (or voption): `Some` is matched.
    Partial,
    /// `(|A|_|)` returning bool.
    PartialBool,
}

/// Kinds of [`Pat`].
#[derive(Debug, Clone)]
pub enum PatKind {
    /// `_`
    Wild,
    /// `x`, `p as x`: binds and goes on.
    Bind(LocalId, Option<PatId>),
    /// A constant, compared with `=`.
    Const(Const),
    /// `null`
    Null,
    /// A tuple.
    Tuple(Vec<PatId>),
    /// A case of the pattern's union type (`[]` and `::` included).
    Union {
        /// Case.
        case: usize,
        /// Fields (all of them; absent ones are `Wild`).
        args: Vec<PatId>,
    },
    /// Some fields of a record.
    Record(Vec<(usize, PatId)>),
    /// An array of exactly this length.
    Array(Vec<PatId>),
    /// Either; both bind the same locals.
    Or(PatId, PatId),
    /// All.
    And(Vec<PatId>),
    /// `:? T [as p]`; the inner pattern sees the converted value.
    TypeTest(Ty, Option<PatId>),
    /// An F# exception of the type.
    Exception(types::TyConId, Vec<PatId>),
    /// An active pattern. Consecutive arms with the same function and arguments share one call (F# specification, section 7.2.3).
    Active {
        /// The function applied to its extra arguments.
        func: ExprId,
        /// How its result is read.
        kind: ActiveKind,
        /// Pattern on the result.
        arg: Option<PatId>,
    },
    /// Of erroneous source.
    Error,
}
