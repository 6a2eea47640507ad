//! What the lowering of an expression gives: a machine value, or something known statically.

use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;

use mir::Value;
use tast::{Body, ExprId, LocalId};
use types::{Ty, TyVar, ValId};

use crate::fuse::{Delayed, What};

/// Concrete types of the type parameters in scope.
pub type Subst = Rc<Vec<(TyVar, Ty)>>;

/// A body, compared by identity.
#[derive(Clone)]
pub struct BodyRef {
    /// The body.
    pub body: Arc<Body>,
    /// Whether it is code of the library.
    pub is_library: bool,
}

impl PartialEq for BodyRef {
    fn eq(&self, other: &BodyRef) -> bool {
        Arc::ptr_eq(&self.body, &other.body)
    }
}
impl Eq for BodyRef {}
impl Hash for BodyRef {
    fn hash<H: Hasher>(&self, h: &mut H) {
        (Arc::as_ptr(&self.body) as usize).hash(h);
    }
}

/// The value of an expression during lowering.
#[derive(Clone)]
pub enum Val {
    /// A machine value of the expression's type.
    Ssa(Value),
    /// `()`
    Unit,
    /// A truth value known at compile time.
    Bool(bool),
    /// A string constant.
    Text(Rc<[u16]>),
    /// A tuple or by-value record whose parts are known apart.
    Agg(Rc<[Val]>),
    /// A by-value union value of a known case.
    Case(u32, Rc<[Val]>),
    /// A function.
    Fun(Fun),
    /// A lazy sequence that has not been made.
    Delayed(Rc<Delayed>),
    /// A machine value whose type is known to be this, where a sequence is wanted.
    As(Value, Ty),
    /// Control does not come back.
    Never,
}

/// A function known statically.
#[derive(Clone)]
pub enum Fun {
    /// A module-level function, member or constructor.
    Val(ValId, Rc<[Ty]>),
    /// A lambda.
    Lambda(Rc<Lambda>),
    /// Function `index` of a recursive group.
    Rec(Rc<RecGroup>, usize),
    /// A known function with its first arguments.
    Partial(Rc<(Fun, Vec<Val>)>),
}

/// A lambda and what it captures.
pub struct Lambda {
    /// Body that holds it.
    pub body: BodyRef,
    /// The lambda expression.
    pub expr: ExprId,
    /// Types in scope.
    pub subst: Subst,
    /// Values of its free locals.
    pub env: Vec<(LocalId, Val)>,
}

/// Functions that are bound by one `let rec`.
pub struct RecGroup {
    /// Body that holds them.
    pub body: BodyRef,
    /// Names and lambda expressions.
    pub bindings: Vec<(LocalId, ExprId)>,
    /// Types in scope.
    pub subst: Subst,
    /// Values of the free locals of all of them.
    pub env: Vec<(LocalId, Val)>,
}

/// The static part of a [`Val`]: what an instance is keyed by. The machine values travel apart, in order.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A machine value of this (concrete) type.
    Dyn(Ty),
    /// Nothing.
    Unit,
    /// Parts known apart; the type is the whole's.
    Agg(Vec<Shape>),
    /// A module-level function.
    Val(ValId, Vec<Ty>),
    /// A lambda.
    Lambda {
        /// Body that holds it.
        body: BodyRef,
        /// The lambda expression.
        expr: ExprId,
        /// Types in scope.
        subst: Vec<(TyVar, Ty)>,
        /// Captures.
        env: Vec<(LocalId, Shape)>,
    },
    /// A function of a recursive group.
    Rec {
        /// Body that holds it.
        body: BodyRef,
        /// The group.
        bindings: Vec<(LocalId, ExprId)>,
        /// Which.
        index: usize,
        /// Types in scope.
        subst: Vec<(TyVar, Ty)>,
        /// Captures.
        env: Vec<(LocalId, Shape)>,
    },
    /// A known function with its first arguments.
    Partial(Box<Shape>, Vec<Shape>),
    /// A call that has not been made.
    Delayed(What, Vec<Shape>),
    /// A machine value of this type where a sequence is wanted.
    As(Ty),
}

impl Shape {
    /// How deep functions nest in functions.
    pub fn depth(&self) -> usize {
        match self {
            Shape::Dyn(_) | Shape::Unit | Shape::As(_) => 0,
            // Stages may follow each other further than functions nest.
            Shape::Delayed(_, args) => args.iter().map(Shape::depth).max().unwrap_or(0).max(1),
            Shape::Val(..) => 1,
            Shape::Agg(parts) => parts.iter().map(Shape::depth).max().unwrap_or(0),
            Shape::Lambda { env, .. } | Shape::Rec { env, .. } => {
                1 + env.iter().map(|(_, s)| s.depth()).max().unwrap_or(0)
            }
            Shape::Partial(f, args) => 1 + args.iter().map(Shape::depth).max().unwrap_or(0).max(f.depth()),
        }
    }
}

impl Val {
    /// Whether a function that is not a cell, or something else that an instance is made for, is inside.
    pub fn has_function(&self) -> bool {
        match self {
            Val::Fun(_) | Val::Delayed(_) | Val::As(..) => true,
            Val::Agg(parts) | Val::Case(_, parts) => parts.iter().any(Val::has_function),
            Val::Ssa(_) | Val::Unit | Val::Bool(_) | Val::Text(_) | Val::Never => false,
        }
    }
}
