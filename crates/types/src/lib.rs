//! Hash-consed types, type parameters, constraints and schemes: data shared by the checker and
//! everything after it. Unification lives in `check`.
//!
//! A [`Ty`] is a pointer to an interned, immutable node that lives as long as the process: it is
//! `Copy`, compares in O(1) and may be shared between threads.

mod builtin;
mod intern;
mod measure;
mod print;

pub use builtin::Builtin;
pub use intern::{Ty, TyKind, Types};
pub use measure::{Measure, MeasureAtom};
pub use print::{TyNames, print_ty};

use base::{FileId, Span, Symbol, define_id};
use serde::{Deserialize, Serialize};

/// A declared or generalised type parameter; unique in the session.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct TyVar {
    /// The file that declares it.
    pub file: FileId,
    /// Index among the file's parameters.
    pub index: u32,
}
define_id!(
    /// An inference variable of the checker; never in a finished typed tree.
    InferVar, "?"
);

/// Names a type constructor: a type definition of a file, or a [`Builtin`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct TyConId {
    /// The defining file; [`TyConId::BUILTIN_FILE`] for built-in types.
    pub file: FileId,
    /// Index among the file's type definitions.
    pub index: u32,
}

impl TyConId {
    /// The file of built-in types.
    pub const BUILTIN_FILE: FileId = FileId(u32::MAX);
}

/// Names a value, function or member: a definition of a file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct ValId {
    /// The defining file.
    pub file: FileId,
    /// Index among the file's values.
    pub index: u32,
}

/// A type parameter in the place that declares it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TyParam {
    /// The variable.
    pub var: TyVar,
    /// Its name without the quote.
    pub name: Symbol,
    /// A unit of measure.
    pub is_measure: bool,
    /// `^T`: resolved statically at each use.
    pub is_static: bool,
    /// What it must satisfy.
    pub constraints: Vec<Constraint>,
}

/// A constraint on the type parameter that carries it (F# specification, section 5.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Constraint {
    /// `'a :> T`
    Subtype(Ty),
    /// `'a : null`
    Null,
    /// `'a : not null`
    NotNull,
    /// `'a : struct`
    Struct,
    /// `'a : not struct`
    NotStruct,
    /// `'a : (new : unit -> 'a)`
    DefaultConstructor,
    /// `'a : equality`
    Equality,
    /// `'a : comparison`
    Comparison,
    /// `'a : unmanaged`
    Unmanaged,
    /// `'a : enum<T>`
    Enum(Ty),
    /// `'a : delegate<A, R>`
    Delegate(Ty, Ty),
    /// A member constraint; carried by each of its support variables.
    Member(Box<MemberConstraint>),
    /// The default of a weakly resolved operator constraint (`int` for `+`): used when nothing else fixes the variable.
    DefaultsTo(Ty),
}

/// `(^a or ^b) : (static member Name : args -> ret)`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberConstraint {
    /// Support types.
    pub support: Vec<Ty>,
    /// Compiled name, such as `op_Addition`, `get_Length`, `Parse`.
    pub name: Symbol,
    /// `static`.
    pub is_static: bool,
    /// Argument types, without the object argument.
    pub args: Vec<Ty>,
    /// Result type.
    pub ret: Ty,
    /// Where it arose.
    pub span: Option<Span>,
}

/// A type closed over type parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scheme {
    /// The parameters, in the order of explicit instantiation.
    pub params: Vec<TyParam>,
    /// The type.
    pub ty: Ty,
}

impl Scheme {
    /// A type without parameters.
    pub fn mono(ty: Ty) -> Scheme {
        Scheme { params: Vec::new(), ty }
    }
    /// The type at given arguments, one for each parameter.
    pub fn instantiate(&self, args: &[Ty]) -> Ty {
        self.ty.subst(&|v| self.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied()))
    }
}
