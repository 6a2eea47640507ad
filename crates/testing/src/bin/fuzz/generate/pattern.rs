//! Patterns of a type, with what they bind.

use super::Gen;
use super::types::{INT, Kind, Shape, Ty};

/// A pattern: its text and the variables that it binds.
pub(crate) struct Pattern {
    pub(crate) text: String,
    pub(crate) binds: Vec<(String, Ty)>,
}

impl Gen {
    fn bind(&mut self, ty: &Ty) -> Pattern {
        let name = self.name("v");
        Pattern { text: name.clone(), binds: vec![(name, ty.clone())] }
    }

    fn wild() -> Pattern {
        Pattern { text: "_".into(), binds: Vec::new() }
    }

    fn joined(&mut self, parts: &[Ty], depth: u32, by: &str) -> Pattern {
        let mut texts = Vec::new();
        let mut binds = Vec::new();
        for t in parts {
            let p = self.pattern(t, depth);
            texts.push(p.text);
            binds.extend(p.binds);
        }
        Pattern { text: texts.join(by), binds }
    }

    /// A pattern that may fail.
    pub(crate) fn pattern(&mut self, ty: &Ty, depth: u32) -> Pattern {
        if depth == 0 || self.r.chance(15) {
            return if self.r.chance(75) { self.bind(ty) } else { Self::wild() };
        }
        if self.r.chance(8) {
            let inner = self.pattern(ty, depth - 1);
            let name = self.name("v");
            let mut binds = inner.binds;
            binds.push((name.clone(), ty.clone()));
            return Pattern { text: format!("({} as {name})", inner.text), binds };
        }
        let d = depth - 1;
        match ty {
            Ty::Unit => Pattern { text: "()".into(), binds: Vec::new() },
            Ty::Int(w) if *ty == INT && self.r.chance(40) => {
                debug_assert_eq!(w.name, "int");
                match self.r.below(4) {
                    0 => Pattern { text: "Even".into(), binds: Vec::new() },
                    1 => Pattern { text: "Odd".into(), binds: Vec::new() },
                    _ => {
                        let inner = self.pattern(&INT, d);
                        Pattern { text: format!("(Multiple 3 {})", inner.text), binds: inner.binds }
                    }
                }
            }
            Ty::Bool | Ty::Int(_) | Ty::Char => {
                let literals: Vec<String> = (0..1 + self.r.below(3)).map(|_| self.literal(ty)).collect();
                let literals: Vec<String> =
                    literals.into_iter().map(|l| l.trim_matches(['(', ')']).to_owned()).collect();
                Pattern { text: format!("({})", literals.join(" | ")), binds: Vec::new() }
            }
            Ty::Str => match self.r.below(3) {
                0 => Pattern { text: self.literal(ty), binds: Vec::new() },
                1 => {
                    let inner = self.joined(&[INT, Ty::Str], d, ", ");
                    Pattern { text: format!("(Split({}))", inner.text), binds: inner.binds }
                }
                _ => {
                    let inner = self.joined(&[Ty::Char, Ty::Str], d, ", ");
                    Pattern { text: format!("(Front({}))", inner.text), binds: inner.binds }
                }
            },
            Ty::Tuple(ts) => {
                let p = self.joined(ts, d, ", ");
                Pattern { text: format!("({})", p.text), binds: p.binds }
            }
            Ty::StructTuple(ts) => {
                let p = self.joined(ts, d, ", ");
                Pattern { text: format!("(struct ({}))", p.text), binds: p.binds }
            }
            Ty::Result(a, b) => {
                let (case, t) = if self.r.chance(50) { ("Ok", a) } else { ("Error", b) };
                let p = self.pattern(t, d);
                Pattern { text: format!("({case} {})", p.text), binds: p.binds }
            }
            Ty::One(Kind::Option, t) => self.optional("Some", "None", t, d),
            Ty::One(Kind::ValueOption, t) => self.optional("ValueSome", "ValueNone", t, d),
            Ty::One(Kind::List, t) => match self.r.below(4) {
                0 => {
                    let parts = vec![(**t).clone(); self.r.below(3)];
                    let p = self.joined(&parts, d, "; ");
                    Pattern { text: format!("[{}]", p.text), binds: p.binds }
                }
                1 => {
                    let p = self.joined(&[(**t).clone(), (**t).clone(), ty.clone()], d, " :: ");
                    Pattern { text: format!("({})", p.text), binds: p.binds }
                }
                _ => {
                    let p = self.joined(&[(**t).clone(), ty.clone()], d, " :: ");
                    Pattern { text: format!("({})", p.text), binds: p.binds }
                }
            },
            Ty::One(Kind::Array, t) => {
                let parts = vec![(**t).clone(); self.r.below(3)];
                let p = self.joined(&parts, d, "; ");
                Pattern { text: format!("[|{}|]", p.text), binds: p.binds }
            }
            Ty::Named(id, args) => self.named_pattern(*id, args, ty, d),
            Ty::Float | Ty::Var(_) | Ty::Map(..) | Ty::Fun(..) | Ty::One(..) => self.bind(ty),
        }
    }

    fn optional(&mut self, some: &str, none: &str, t: &Ty, d: u32) -> Pattern {
        if self.r.chance(30) {
            return Pattern { text: none.to_owned(), binds: Vec::new() };
        }
        let p = self.pattern(t, d);
        Pattern { text: format!("({some} {})", p.text), binds: p.binds }
    }

    fn named_pattern(&mut self, id: usize, args: &[Ty], ty: &Ty, d: u32) -> Pattern {
        match &self.decls[id].shape {
            Shape::Union(cases) => {
                let (case, fields) = cases[self.r.below(cases.len())].clone();
                if fields.is_empty() {
                    return Pattern { text: case, binds: Vec::new() };
                }
                let fields: Vec<Ty> = fields.iter().map(|t| t.subst(args)).collect();
                let p = self.joined(&fields, d, ", ");
                Pattern { text: format!("({case}({}))", p.text), binds: p.binds }
            }
            Shape::Record(fields) => {
                let (field, t, _) = fields[self.r.below(fields.len())].clone();
                let p = self.pattern(&t.subst(args), d);
                Pattern { text: format!("{{ {field} = {} }}", p.text), binds: p.binds }
            }
            Shape::Class(..) | Shape::Interface(_) => self.bind(ty),
        }
    }

    /// A pattern that cannot fail.
    pub(crate) fn simple_pattern(&mut self, ty: &Ty) -> Pattern {
        match ty {
            Ty::Tuple(ts) if self.r.chance(60) => {
                let mut texts = Vec::new();
                let mut binds = Vec::new();
                for t in ts {
                    let p = self.simple_pattern(t);
                    texts.push(p.text);
                    binds.extend(p.binds);
                }
                Pattern { text: format!("({})", texts.join(", ")), binds }
            }
            _ if self.r.chance(5) => Self::wild(),
            _ => self.bind(ty),
        }
    }
}
