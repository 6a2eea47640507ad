//! What is known about the parts of a matched value on one path of the exploration.
//!
//! A part is named by the way to it from the root. Facts are added as tests succeed or fail and undone when the exploration
//! turns back.

use base::{FxHashMap, IndexVec, SideTable, define_id};
use tast::{Const, LocalId, PatId};
use types::{Builtin, Ty, TyConId, ValId};

use super::{TypeDefs, is_subtype};

define_id!(
    /// A part of the matched value.
    PathId, "path"
);

impl PathId {
    /// The value itself.
    pub(super) const ROOT: PathId = PathId(0);
}

/// An active pattern's function.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum ActiveKey {
    Val(ValId),
    Local(LocalId),
    Pat(PatId),
}

/// From a part to one of its own parts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Step {
    /// Element of a tuple, field of a record.
    Item(usize),
    /// Field of a union case.
    Case(usize, usize),
    /// Element of an array of a length.
    Element(usize, usize),
    /// Field of an exception.
    Exception(TyConId, usize),
    /// The value seen as another type.
    As(Ty),
    /// Result of an active pattern's case.
    Active(ActiveKey, usize),
    /// Result of one use of a partial active pattern.
    Partial(PatId),
}

/// A constant in a form that compares as `=` does.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum ConstKey {
    Bool(bool),
    Char(u16),
    Int(i128),
    Float(u64),
    Float32(u32),
    String(Vec<u16>),
    Bytes(Vec<u8>),
    Decimal(i128, u8),
}

/// What a value is found to be.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Ctor {
    Case(usize),
    Const(ConstKey),
    Null,
    Length(usize),
    Exception(TyConId),
    /// Case of a total active pattern, of so many.
    Active(ActiveKey, usize, usize),
    Partial(PatId),
    Type(Ty),
}

/// The key of a constant pattern; `()` and `null` are other constructors.
pub(super) fn const_key(c: &Const) -> ConstKey {
    match c {
        Const::Bool(b) => ConstKey::Bool(*b),
        Const::Char(u) => ConstKey::Char(*u),
        Const::Int(i) => ConstKey::Int(*i),
        // `0.0 = -0.0`
        Const::Float(f) => ConstKey::Float(if *f == 0.0 { 0 } else { f.to_bits() }),
        Const::Float32(f) => ConstKey::Float32(if *f == 0.0 { 0 } else { f.to_bits() }),
        Const::String(s) => ConstKey::String(s.clone()),
        Const::Bytes(b) => ConstKey::Bytes(b.clone()),
        Const::Decimal(m, s) => {
            // `1.0M = 1M`
            let (mut mantissa, mut scale) = (*m, *s);
            while scale > 0 && mantissa % 10 == 0 {
                mantissa /= 10;
                scale -= 1;
            }
            ConstKey::Decimal(mantissa, scale)
        }
        Const::Unit | Const::Default => ConstKey::Int(0),
    }
}

/// A part, and the way to it.
pub(super) struct Path {
    pub(super) parent: Option<(PathId, Step)>,
    pub(super) ty: Ty,
}

/// What is known about one part.
#[derive(Default, Clone)]
pub(super) struct Fact {
    /// The exclusive constructors that it is known to have: at most one of each kind.
    pub(super) known: Vec<Ctor>,
    /// Constructors that it does not have.
    pub(super) refuted: Vec<Ctor>,
}

enum Undo {
    Known(PathId),
    Refuted(PathId),
}

/// All facts on the path.
pub(super) struct Facts {
    pub(super) paths: IndexVec<PathId, Path>,
    parts: FxHashMap<(PathId, Step), PathId>,
    facts: SideTable<PathId, Fact>,
    trail: Vec<Undo>,
}

impl Facts {
    pub(super) fn new(root: Ty) -> Facts {
        let mut paths = IndexVec::new();
        paths.push(Path { parent: None, ty: root });
        Facts { paths, parts: FxHashMap::default(), facts: SideTable::new(), trail: Vec::new() }
    }

    /// The path of a part.
    pub(super) fn part(&mut self, parent: PathId, step: Step, ty: Ty) -> PathId {
        let paths = &mut self.paths;
        *self.parts.entry((parent, step)).or_insert_with(|| paths.push(Path { parent: Some((parent, step)), ty }))
    }
    /// The path of a part, if a pattern asked about it.
    pub(super) fn find_part(&self, parent: PathId, step: Step) -> Option<PathId> {
        self.parts.get(&(parent, step)).copied()
    }
    /// What is known about a part.
    pub(super) fn of(&self, path: PathId) -> Option<&Fact> {
        self.facts.get(path)
    }

    pub(super) fn mark(&self) -> usize {
        self.trail.len()
    }
    pub(super) fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            let (path, is_known) = match self.trail.pop() {
                Some(Undo::Known(path)) => (path, true),
                Some(Undo::Refuted(path)) => (path, false),
                None => return,
            };
            if let Some(fact) = self.facts.get_mut(path) {
                let list = if is_known { &mut fact.known } else { &mut fact.refuted };
                list.pop();
            }
        }
    }
    fn fact_mut(&mut self, path: PathId) -> &mut Fact {
        if !self.facts.contains(path) {
            self.facts.insert(path, Fact::default());
        }
        self.facts.get_mut(path).expect("invariant: inserted above")
    }
    /// The part has the constructor.
    pub(super) fn learn(&mut self, path: PathId, ctor: Ctor) {
        let known = &mut self.fact_mut(path).known;
        if !known.contains(&ctor) {
            known.push(ctor);
            self.trail.push(Undo::Known(path));
        }
    }
    /// The part does not have the constructor.
    pub(super) fn refute(&mut self, path: PathId, ctor: Ctor) {
        self.fact_mut(path).refuted.push(ctor);
        self.trail.push(Undo::Refuted(path));
    }

    /// Whether the part has the constructor, as far as is known.
    pub(super) fn decide(&self, defs: &dyn TypeDefs, path: PathId, ctor: &Ctor) -> Option<bool> {
        let Some(fact) = self.facts.get(path) else {
            // A union of one case is decided before anything is known.
            return (self.total(defs, path, ctor) == Some(1)).then_some(true);
        };
        if let Ctor::Type(ty) = ctor {
            return decide_type(defs, fact, *ty);
        }
        for known in &fact.known {
            match (known, ctor) {
                (k, c) if k == c => return Some(true),
                // Not null if it has a type; different functions answer independently.
                (Ctor::Type(_), Ctor::Null) => return Some(false),
                (Ctor::Active(f, ..), Ctor::Active(g, ..)) if f == g => return Some(false),
                (Ctor::Active(..) | Ctor::Partial(_) | Ctor::Type(_), _) => {}
                (_, Ctor::Active(..) | Ctor::Partial(_)) => {}
                _ => return Some(false),
            }
        }
        if fact.refuted.contains(ctor) {
            return Some(false);
        }
        let total = self.total(defs, path, ctor)?;
        let others = fact.refuted.iter().filter(|r| same_kind(r, ctor)).count();
        (others + 1 >= total).then_some(true)
    }

    /// How many constructors of its kind there are.
    fn total(&self, defs: &dyn TypeDefs, path: PathId, ctor: &Ctor) -> Option<usize> {
        match ctor {
            Ctor::Case(_) => defs.tycon(self.paths[path].ty.as_con()?.0).case_count(),
            Ctor::Const(ConstKey::Bool(_)) => Some(2),
            Ctor::Active(_, _, n) => Some(*n),
            Ctor::Const(_) | Ctor::Null | Ctor::Length(_) | Ctor::Exception(_) | Ctor::Partial(_) | Ctor::Type(_) => {
                None
            }
        }
    }
}

/// Types are not exclusive: a value has all types above its own.
fn decide_type(defs: &dyn TypeDefs, fact: &Fact, ty: Ty) -> Option<bool> {
    for known in &fact.known {
        match known {
            Ctor::Null => return Some(false),
            Ctor::Type(t) if is_subtype(defs, *t, ty) => return Some(true),
            _ => {}
        }
    }
    let refuted = |r: &Ctor| matches!(r, Ctor::Type(t) if is_subtype(defs, ty, *t));
    // A failed test of a value that may be null leaves null open, which has no type either.
    fact.refuted.iter().any(refuted).then_some(false)
}

fn same_kind(a: &Ctor, b: &Ctor) -> bool {
    match (a, b) {
        (Ctor::Active(f, ..), Ctor::Active(g, ..)) => f == g,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// The range of an integer type.
pub(super) fn max_of(b: Builtin) -> i128 {
    match b {
        Builtin::SByte => i128::from(i8::MAX),
        Builtin::Byte => i128::from(u8::MAX),
        Builtin::Int16 => i128::from(i16::MAX),
        Builtin::UInt16 => i128::from(u16::MAX),
        Builtin::UInt32 => i128::from(u32::MAX),
        Builtin::Int64 => i128::from(i64::MAX),
        Builtin::UInt64 => i128::from(u64::MAX),
        _ => i128::from(i32::MAX),
    }
}
