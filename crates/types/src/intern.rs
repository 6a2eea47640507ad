//! The interner of types: structurally equal types are one node.

use std::cell::Cell;
use std::fmt;
use std::hash::{BuildHasher as _, Hash, Hasher};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use base::Symbol;
use dashmap::DashMap;
use rustc_hash::FxBuildHasher;

use crate::{Builtin, InferVar, Measure, TyConId, TyVar};

/// Structure of a type.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
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
    flags: Flags,
}

/// What is known of a type without looking at its parts again.
#[derive(Clone, Copy, Default)]
struct Flags {
    has_infer: bool,
    has_var: bool,
    has_measure: bool,
    has_error: bool,
    has_out: bool,
    depth: u32,
}

/// An interned type.
#[derive(Clone, Copy)]
pub struct Ty(&'static TyNode);

/// All types of the process.
#[derive(Default)]
pub struct Types {
    /// In parts with a lock each: several threads check files.
    map: DashMap<&'static TyKind, Ty, FxBuildHasher>,
    /// How many numbers are given out.
    count: AtomicU32,
}

/// How many types a thread remembers; most are asked for again soon.
const RECENT_LENGTH: usize = 4096;

thread_local! {
    /// Types that this thread asked for lately, by hash: threads would wait for each other's locks.
    static RECENT: [Cell<Option<Ty>>; RECENT_LENGTH] = const { [const { Cell::new(None) }; RECENT_LENGTH] };
}

static TYPES: OnceLock<&'static Types> = OnceLock::new();

impl Types {
    /// The table, made when it is first asked for.
    pub fn table() -> &'static Types {
        TYPES.get_or_init(|| Box::leak(Box::default()))
    }
    /// Whether there is a table already.
    pub fn exist() -> bool {
        TYPES.get().is_some()
    }
    /// Makes this the process's table; false if there is one already.
    pub fn adopt(&'static self) -> bool {
        TYPES.set(self).is_ok()
    }
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
        let hash = FxBuildHasher.hash_one(&kind);
        let place = (hash ^ (hash >> 32)) as usize % RECENT_LENGTH;
        let recent = RECENT.with(|r| r[place].get());
        if let Some(t) = recent.filter(|t| t.0.kind == kind) {
            return t;
        }
        let t = Ty::interned(kind);
        RECENT.with(|r| r[place].set(Some(t)));
        t
    }
    fn interned(kind: TyKind) -> Ty {
        let table = Types::table();
        if let Some(t) = table.map.get(&kind) {
            return *t;
        }
        let flags = flags(&kind);
        let id = table.count.fetch_add(1, Ordering::Relaxed);
        assert!(id < u32::MAX, "invariant: fewer than 2^32 types");
        let node: &'static TyNode = Box::leak(Box::new(TyNode { kind, id, flags }));
        // Another thread may have made the same one meanwhile: the first stays.
        *table.map.entry(&node.kind).or_insert(Ty(node))
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
        self.0.flags.has_infer
    }
    /// Whether a type parameter occurs.
    pub fn has_var(self) -> bool {
        self.0.flags.has_var
    }
    /// Whether it is made of named types, functions, tuples and anonymous records only.
    pub fn is_concrete(self) -> bool {
        let f = self.0.flags;
        !(f.has_infer || f.has_var || f.has_measure || f.has_error)
    }
    /// The type with every `outref` as a `byref`: a slot's out parameter may be implemented by either.
    pub fn plain_addresses(self) -> Ty {
        if !self.0.flags.has_out {
            return self;
        }
        match self.kind() {
            TyKind::Con(id, args) => {
                let id = if Builtin::of(*id) == Some(Builtin::OutRef) { Builtin::ByRef.id() } else { *id };
                Ty::new(TyKind::Con(id, args.iter().map(|t| t.plain_addresses()).collect()))
            }
            TyKind::Fun(a, b) => Ty::fun(a.plain_addresses(), b.plain_addresses()),
            TyKind::Tuple(items, s) => Ty::new(TyKind::Tuple(items.iter().map(|t| t.plain_addresses()).collect(), *s)),
            TyKind::AnonRecord(fields, s) => {
                Ty::new(TyKind::AnonRecord(fields.iter().map(|(n, t)| (*n, t.plain_addresses())).collect(), *s))
            }
            TyKind::Var(_) | TyKind::Measure(_) | TyKind::Infer(_) | TyKind::Error => self,
        }
    }
    /// How deep types nest in it; 0 for a type without parts.
    pub fn depth(self) -> u32 {
        self.0.flags.depth
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

fn flags(kind: &TyKind) -> Flags {
    let mut all = Flags::default();
    let mut add = |t: &Ty| {
        let f = t.0.flags;
        all.has_infer |= f.has_infer;
        all.has_var |= f.has_var;
        all.has_measure |= f.has_measure;
        all.has_error |= f.has_error;
        all.has_out |= f.has_out;
        all.depth = all.depth.max(f.depth + 1);
    };
    match kind {
        TyKind::Con(id, ts) => {
            ts.iter().for_each(add);
            all.has_out |= Builtin::of(*id) == Some(Builtin::OutRef);
        }
        TyKind::Tuple(ts, _) => ts.iter().for_each(add),
        TyKind::Fun(a, b) => {
            add(a);
            add(b);
        }
        TyKind::AnonRecord(fs, _) => fs.iter().for_each(|(_, t)| add(t)),
        TyKind::Measure(m) => {
            all.has_infer = m.has_infer();
            all.has_var = m.has_var();
            all.has_measure = true;
        }
        TyKind::Var(_) => all.has_var = true,
        TyKind::Infer(_) => all.has_infer = true,
        TyKind::Error => all.has_error = true,
    }
    all
}

/// As its structure.
impl serde::Serialize for Ty {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.kind().serialize(s)
    }
}
impl<'de> serde::Deserialize<'de> for Ty {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Ty, D::Error> {
        TyKind::deserialize(d).map(Ty::new)
    }
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
