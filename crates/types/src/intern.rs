//! The interner of types: structurally equal types are one node.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{OnceLock, RwLock};

use base::{FxHashMap, Symbol};

use crate::{Builtin, InferVar, Measure, TyConId, TyVar};

/// Structure of a type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TyKind {
    /// A named type with its arguments; abbreviations are expanded before they get here.
    Con(TyConId, Box<[Ty]>),
    /// `a -> b`
    Fun(Ty, Ty),
    /// `a * b`, `struct (a * b)`
    Tuple(Box<[Ty]>, bool),
    /// `{| A: a |}`; fields sorted by name, the flag says `struct`.
    AnonRecord(Box<[(Symbol, Ty)]>, bool),
    /// A type parameter.
    Var(TyVar),
    /// An inference variable (only inside the checker).
    Infer(InferVar),
    /// A unit of measure as a type argument.
    Measure(Measure),
    /// Of an erroneous expression; compatible with everything, so that one mistake is reported once.
    Error,
}

struct TyNode {
    kind: TyKind,
    id: u32,
    has_infer: bool,
    has_var: bool,
}

/// An interned type.
#[derive(Clone, Copy)]
pub struct Ty(&'static TyNode);

#[derive(Default)]
struct Interner {
    map: FxHashMap<&'static TyKind, Ty>,
}

fn interner() -> &'static RwLock<Interner> {
    static INTERNER: OnceLock<RwLock<Interner>> = OnceLock::new();
    INTERNER.get_or_init(RwLock::default)
}

impl Ty {
    /// The type of a structure. A number type with the unit 1 is the plain number type.
    pub fn new(kind: TyKind) -> Ty {
        if let TyKind::Con(id, args) = &kind
            && let [unit] = &args[..]
            && matches!(unit.kind(), TyKind::Measure(m) if m.is_one())
            && Builtin::of(*id).is_some_and(|b| b.arity() == 0)
        {
            return Ty::new(TyKind::Con(*id, Box::new([])));
        }
        if let Some(t) = interner().read().expect("invariant: no panic while interning").map.get(&kind) {
            return *t;
        }
        let mut table = interner().write().expect("invariant: no panic while interning");
        if let Some(t) = table.map.get(&kind) {
            return *t;
        }
        let (has_infer, has_var) = flags(&kind);
        let id = u32::try_from(table.map.len()).expect("invariant: fewer than 2^32 types");
        let node: &'static TyNode = Box::leak(Box::new(TyNode { kind, id, has_infer, has_var }));
        table.map.insert(&node.kind, Ty(node));
        Ty(node)
    }
    /// A named type.
    pub fn con(id: TyConId, args: &[Ty]) -> Ty {
        Ty::new(TyKind::Con(id, args.into()))
    }
    /// `a -> b`
    pub fn fun(a: Ty, b: Ty) -> Ty {
        Ty::new(TyKind::Fun(a, b))
    }
    /// `a1 -> a2 -> .. -> ret`
    pub fn funs(args: &[Ty], ret: Ty) -> Ty {
        args.iter().rev().fold(ret, |r, a| Ty::fun(*a, r))
    }
    /// `a * b`
    pub fn tuple(items: &[Ty]) -> Ty {
        Ty::new(TyKind::Tuple(items.into(), false))
    }
    /// A type parameter.
    pub fn var(v: TyVar) -> Ty {
        Ty::new(TyKind::Var(v))
    }
    /// An inference variable.
    pub fn infer(v: InferVar) -> Ty {
        Ty::new(TyKind::Infer(v))
    }
    /// The type of an erroneous expression.
    pub fn error() -> Ty {
        Ty::new(TyKind::Error)
    }
    /// `t[]`
    pub fn array(t: Ty) -> Ty {
        Ty::con(Builtin::Array.id(), &[t])
    }
    /// `t list`
    pub fn list(t: Ty) -> Ty {
        Ty::con(Builtin::List.id(), &[t])
    }
    /// The structure.
    pub fn kind(self) -> &'static TyKind {
        &self.0.kind
    }
    /// A dense number for tables; says nothing about order.
    pub fn id(self) -> u32 {
        self.0.id
    }
    /// Whether an inference variable occurs.
    pub fn has_infer(self) -> bool {
        self.0.has_infer
    }
    /// Whether a type parameter occurs.
    pub fn has_var(self) -> bool {
        self.0.has_var
    }
    /// The built-in type, if it is one.
    pub fn builtin(self) -> Option<Builtin> {
        match self.kind() {
            TyKind::Con(id, _) => Builtin::of(*id),
            _ => None,
        }
    }
    /// Constructor and arguments of a named type.
    pub fn as_con(self) -> Option<(TyConId, &'static [Ty])> {
        match self.kind() {
            TyKind::Con(id, args) => Some((*id, args)),
            _ => None,
        }
    }
    /// Argument and result of a function type.
    pub fn as_fun(self) -> Option<(Ty, Ty)> {
        match self.kind() {
            TyKind::Fun(a, b) => Some((*a, *b)),
            _ => None,
        }
    }
    /// Replaces type parameters; `None` keeps one.
    pub fn subst(self, f: &dyn Fn(TyVar) -> Option<Ty>) -> Ty {
        if !self.has_var() {
            return self;
        }
        match self.kind() {
            TyKind::Con(id, args) => Ty::new(TyKind::Con(*id, args.iter().map(|t| t.subst(f)).collect())),
            TyKind::Fun(a, b) => Ty::fun(a.subst(f), b.subst(f)),
            TyKind::Tuple(items, s) => Ty::new(TyKind::Tuple(items.iter().map(|t| t.subst(f)).collect(), *s)),
            TyKind::AnonRecord(fields, s) => {
                Ty::new(TyKind::AnonRecord(fields.iter().map(|(n, t)| (*n, t.subst(f))).collect(), *s))
            }
            TyKind::Var(v) => f(*v).unwrap_or(self),
            TyKind::Measure(m) => Ty::new(TyKind::Measure(m.subst(f))),
            TyKind::Infer(_) | TyKind::Error => self,
        }
    }
}

fn flags(kind: &TyKind) -> (bool, bool) {
    let mut infer = matches!(kind, TyKind::Infer(_));
    let mut var = matches!(kind, TyKind::Var(_));
    let mut add = |t: &Ty| {
        infer |= t.has_infer();
        var |= t.has_var();
    };
    match kind {
        TyKind::Con(_, ts) | TyKind::Tuple(ts, _) => ts.iter().for_each(add),
        TyKind::Fun(a, b) => {
            add(a);
            add(b);
        }
        TyKind::AnonRecord(fs, _) => fs.iter().for_each(|(_, t)| add(t)),
        TyKind::Measure(m) => return (m.has_infer(), m.has_var()),
        TyKind::Var(_) | TyKind::Infer(_) | TyKind::Error => {}
    }
    (infer, var)
}

impl PartialEq for Ty {
    fn eq(&self, other: &Ty) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
impl Eq for Ty {}
impl Hash for Ty {
    fn hash<H: Hasher>(&self, h: &mut H) {
        self.0.id.hash(h);
    }
}
impl fmt::Debug for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::print_ty(*self, &()))
    }
}
