//! Units of measure as an abelian group: a product of atoms with rational exponents, in normal form.

use crate::{InferVar, Ty, TyConId, TyKind, TyVar};

/// What a unit is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
pub enum MeasureAtom {
    /// A declared unit.
    Con(TyConId),
    /// A unit parameter.
    Var(TyVar),
    /// A unit to be inferred.
    Infer(InferVar),
}

/// A unit: sorted atoms with non-zero exponents `(numerator, denominator)` in lowest terms; empty is `1`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Measure {
    factors: Vec<(MeasureAtom, i32, u32)>,
}

impl Measure {
    /// `1`
    pub fn one() -> Measure {
        Measure::default()
    }
    /// One atom.
    pub fn atom(a: MeasureAtom) -> Measure {
        Measure { factors: vec![(a, 1, 1)] }
    }
    /// The factors.
    pub fn factors(&self) -> &[(MeasureAtom, i32, u32)] {
        &self.factors
    }
    /// Whether it is `1`.
    pub fn is_one(&self) -> bool {
        self.factors.is_empty()
    }
    /// Product.
    pub fn mul(&self, other: &Measure) -> Measure {
        let mut factors = self.factors.clone();
        for (a, n, d) in &other.factors {
            match factors.iter_mut().find(|f| f.0 == *a) {
                Some(f) => (f.1, f.2) = reduce(f.1 * *d as i32 + n * f.2 as i32, f.2 * d),
                None => factors.push((*a, *n, *d)),
            }
        }
        factors.retain(|f| f.1 != 0);
        factors.sort();
        Measure { factors }
    }
    /// Power `n/d`.
    pub fn pow(&self, n: i32, d: u32) -> Measure {
        let mut factors: Vec<_> = self
            .factors
            .iter()
            .map(|(a, n0, d0)| {
                let (n1, d1) = reduce(n0 * n, d0 * d);
                (*a, n1, d1)
            })
            .collect();
        factors.retain(|f| f.1 != 0);
        Measure { factors }
    }
    /// Inverse.
    pub fn inverse(&self) -> Measure {
        self.pow(-1, 1)
    }
    /// Whether a unit to be inferred occurs.
    pub fn has_infer(&self) -> bool {
        self.factors.iter().any(|f| matches!(f.0, MeasureAtom::Infer(_)))
    }
    /// Whether a unit parameter occurs.
    pub fn has_var(&self) -> bool {
        self.factors.iter().any(|f| matches!(f.0, MeasureAtom::Var(_)))
    }
    /// Replaces unit parameters.
    pub fn subst(&self, f: &dyn Fn(TyVar) -> Option<Ty>) -> Measure {
        self.map(&|a| match a {
            MeasureAtom::Var(v) => f(v).map(of_ty),
            MeasureAtom::Con(_) | MeasureAtom::Infer(_) => None,
        })
    }
    /// Replaces atoms; `None` keeps one.
    pub fn map(&self, f: &dyn Fn(MeasureAtom) -> Option<Measure>) -> Measure {
        self.factors.iter().fold(Measure::one(), |m, (a, n, d)| {
            let unit = f(*a).unwrap_or_else(|| Measure::atom(*a));
            m.mul(&unit.pow(*n, *d))
        })
    }
}

/// The unit that a type argument stands for.
fn of_ty(t: Ty) -> Measure {
    match t.kind() {
        TyKind::Measure(m) => m.clone(),
        TyKind::Var(v) => Measure::atom(MeasureAtom::Var(*v)),
        TyKind::Infer(v) => Measure::atom(MeasureAtom::Infer(*v)),
        TyKind::Con(id, _) => Measure::atom(MeasureAtom::Con(*id)),
        TyKind::Fun(..) | TyKind::Tuple(..) | TyKind::AnonRecord(..) | TyKind::Error => Measure::one(),
    }
}

fn reduce(n: i32, d: u32) -> (i32, u32) {
    let g = gcd(n.unsigned_abs(), d).max(1);
    (n / g as i32, d / g)
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
