//! The example of a value that no rule covers, in F# syntax.
//!
//! In: the facts on a path where all rules failed. Out: text. Only what failed is shown: a part whose test succeeded, or that
//! no rule looked at, is `_`. Where no value can be written down (arrays, active patterns, guards) there is no example.

use base::FxHashSet;
use types::{Builtin, Ty, TyKind};

use super::TypeDefs;
use super::facts::{ConstKey, Ctor, Facts, PathId, Step, max_of};

/// What is said about an uncovered value.
pub(super) struct Witness {
    /// The value.
    pub(super) example: Option<String>,
    /// It holds an enum value that has no name.
    pub(super) unnamed_enum: bool,
    /// Some guard was false on the way.
    pub(super) guarded: bool,
}

/// The example for the facts.
pub(super) fn of(defs: &dyn TypeDefs, facts: &Facts, guarded: bool) -> Witness {
    let mut w = Writer { defs, facts, shown: FxHashSet::default(), unnamed_enum: false };
    for path in facts.paths.ids() {
        if facts.of(path).is_some_and(|f| f.known.is_empty() && !f.refuted.is_empty()) {
            w.show(path);
        }
    }
    let example = if guarded || w.shown.is_empty() { None } else { w.value(PathId::ROOT) };
    Witness { unnamed_enum: w.unnamed_enum && example.is_some(), example, guarded }
}

struct Writer<'a> {
    defs: &'a dyn TypeDefs,
    facts: &'a Facts,
    /// Parts that are not `_`: those that failed a test, and what they are part of.
    shown: FxHashSet<PathId>,
    unnamed_enum: bool,
}

impl Writer<'_> {
    fn show(&mut self, mut path: PathId) {
        while self.shown.insert(path) {
            match self.facts.paths[path].parent {
                Some((parent, _)) => path = parent,
                None => return,
            }
        }
    }

    fn part(&mut self, path: PathId, step: Step) -> Option<String> {
        match self.facts.find_part(path, step) {
            Some(p) if self.shown.contains(&p) => self.value(p),
            _ => Some("_".into()),
        }
    }

    fn value(&mut self, path: PathId) -> Option<String> {
        let ty = self.facts.paths[path].ty;
        let fact = self.facts.of(path);
        match fact.and_then(|f| f.known.first()) {
            Some(Ctor::Case(case)) => self.case(path, ty, *case),
            Some(Ctor::Exception(tycon)) => {
                let def = self.defs.tycon(*tycon);
                let parts = (0..def.fields().len()).map(|i| self.part(path, Step::Exception(*tycon, i)));
                let parts: Option<Vec<String>> = parts.collect();
                Some(format!("{} ({})", def.name, parts?.join(", ")))
            }
            // What lies behind these cannot be written down.
            Some(Ctor::Type(_) | Ctor::Length(_) | Ctor::Active(..) | Ctor::Partial(_)) => None,
            Some(Ctor::Const(_) | Ctor::Null) => Some("_".into()),
            None => match fact.filter(|f| !f.refuted.is_empty()) {
                Some(f) => self.other(ty, &f.refuted),
                None => self.structure(path, ty),
            },
        }
    }

    /// A tuple or record: nothing is asked of it but of its parts.
    fn structure(&mut self, path: PathId, ty: Ty) -> Option<String> {
        let named = |w: &mut Self, names: Vec<String>| -> Option<Vec<String>> {
            let one = |(i, n): (usize, String)| Some(format!("{n}={}", w.part(path, Step::Item(i))?));
            names.into_iter().enumerate().map(one).collect()
        };
        match ty.kind() {
            TyKind::Tuple(items, _) => {
                let parts: Option<Vec<String>> = (0..items.len()).map(|i| self.part(path, Step::Item(i))).collect();
                Some(format!("({})", parts?.join(",")))
            }
            TyKind::AnonRecord(fields, _) => {
                let names = fields.iter().map(|f| f.0.to_string()).collect();
                Some(format!("{{|{}|}}", named(self, names)?.join("; ")))
            }
            TyKind::Con(id, _) => {
                let names = self.defs.tycon(*id).fields().iter().map(|f| f.name.to_string()).collect();
                Some(format!("{{{}}}", named(self, names)?.join("; ")))
            }
            TyKind::Fun(..) | TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => None,
        }
    }

    fn case(&mut self, path: PathId, ty: Ty, case: usize) -> Option<String> {
        if ty.builtin() == Some(Builtin::List) {
            return self.list(path);
        }
        let def = self.defs.tycon(ty.as_con()?.0);
        let name = def.case_name(case)?;
        let count = def.case_fields(ty, case)?.len();
        let parts: Option<Vec<String>> = (0..count).map(|i| self.part(path, Step::Case(case, i))).collect();
        let parts = parts?;
        Some(if parts.is_empty() { name.to_string() } else { format!("{name} ({})", parts.join(", ")) })
    }

    /// The known elements of a list; a tail that nothing is known about is not shown.
    fn list(&mut self, mut path: PathId) -> Option<String> {
        let mut items = Vec::new();
        loop {
            let fact = self.facts.of(path);
            match fact.and_then(|f| f.known.first()) {
                Some(Ctor::Case(1)) => items.push(self.part(path, Step::Case(1, 0))?),
                None if fact.is_some_and(|f| f.refuted.contains(&Ctor::Case(0))) => {
                    items.push("_".into());
                    break;
                }
                _ => break,
            }
            match self.facts.find_part(path, Step::Case(1, 1)) {
                Some(tail) if self.shown.contains(&tail) => path = tail,
                _ => break,
            }
        }
        Some(format!("[{}]", items.join(";")))
    }

    /// A value of the type that is none of the refuted ones.
    fn other(&mut self, ty: Ty, refuted: &[Ctor]) -> Option<String> {
        let mut consts = Vec::new();
        let mut cases = Vec::new();
        for ctor in refuted {
            match ctor {
                Ctor::Type(_) => return Some("( some-other-subtype )".into()),
                Ctor::Length(_) | Ctor::Exception(_) | Ctor::Active(..) | Ctor::Partial(_) => return None,
                Ctor::Const(c) => consts.push(c),
                Ctor::Case(c) => cases.push(*c),
                Ctor::Null => {}
            }
        }
        if !cases.is_empty() {
            return self.other_case(ty, &cases);
        }
        match consts.first() {
            Some(first) => self.other_const(ty, first, &consts),
            None => Some("( some-non-null-value )".into()),
        }
    }

    /// The first other case in alphabetical order, as F# chooses.
    fn other_case(&mut self, ty: Ty, refuted: &[usize]) -> Option<String> {
        let def = self.defs.tycon(ty.as_con()?.0);
        let left = (0..def.case_count()?).filter(|c| !refuted.contains(c));
        let case = left.min_by_key(|c| def.case_name(*c))?;
        let count = def.case_fields(ty, case)?.len();
        if ty.builtin() == Some(Builtin::List) {
            return Some(if case == 0 { "[]".into() } else { "[_]".into() });
        }
        let name = def.case_name(case)?;
        Some(if count == 0 { name.to_string() } else { format!("{name} ({})", vec!["_"; count].join(", ")) })
    }

    fn other_const(&mut self, ty: Ty, first: &ConstKey, refuted: &[&ConstKey]) -> Option<String> {
        let free = |c: &ConstKey| !refuted.contains(&c);
        match first {
            ConstKey::Bool(b) => Some((!b).to_string()),
            ConstKey::Char(_) => {
                let unit = (32..=u16::MAX).find(|u| free(&ConstKey::Char(*u)))?;
                Some(format!("'{}'", char::from_u32(u32::from(unit))?))
            }
            ConstKey::Int(_) => self.other_int(ty, &|i| free(&ConstKey::Int(i))),
            ConstKey::Float(_) => {
                let n = (0u32..).find(|n| free(&ConstKey::Float(f64::from(*n).to_bits())))?;
                Some(format!("{n}.0"))
            }
            ConstKey::Float32(_) => {
                let n = (0u16..).find(|n| free(&ConstKey::Float32(f32::from(*n).to_bits())))?;
                Some(format!("{n}.0f"))
            }
            ConstKey::String(_) => {
                let n = (1..).find(|n| free(&ConstKey::String(vec![u16::from(b'a'); *n])))?;
                Some(format!("\"{}\"", "a".repeat(n)))
            }
            ConstKey::Decimal(..) => {
                let n = (1i128..).find(|n| free(&super::const_key(&tast::Const::Decimal(*n, 0))))?;
                Some(format!("{n}M"))
            }
            ConstKey::Bytes(_) => None,
        }
    }

    fn other_int(&mut self, ty: Ty, free: &dyn Fn(i128) -> bool) -> Option<String> {
        let (id, _) = ty.as_con()?;
        let def = self.defs.tycon(id);
        if let tast::TyConKind::Enum(underlying, cases) = &def.kind {
            let unnamed = |c: &tast::Const| matches!(c, tast::Const::Int(i) if free(*i));
            if let Some((name, _)) = cases.iter().find(|(_, c)| unnamed(c)) {
                return Some(format!("{}.{name}", def.name));
            }
            let n = (0..=underlying.builtin().map_or(i128::from(i32::MAX), max_of)).find(|n| free(*n))?;
            self.unnamed_enum = true;
            return Some(format!("enum<{}> ({n})", def.name));
        }
        let b = Builtin::of(id)?;
        let n = (0..=max_of(b)).find(|n| free(*n))?;
        Some(format!("{n}{}", suffix(b)))
    }
}

/// The suffix of a literal of the type.
fn suffix(b: Builtin) -> &'static str {
    match b {
        Builtin::SByte => "y",
        Builtin::Byte => "uy",
        Builtin::Int16 => "s",
        Builtin::UInt16 => "us",
        Builtin::UInt32 => "u",
        Builtin::Int64 => "L",
        Builtin::UInt64 => "UL",
        Builtin::IntPtr => "n",
        Builtin::UIntPtr => "un",
        _ => "",
    }
}
