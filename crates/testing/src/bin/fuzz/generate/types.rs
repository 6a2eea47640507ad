//! The types of generated programs.
//!
//! A type is data; what a program declares is in `Decl`. Out: its text in F#, what can be done with it, and random types.

use super::Gen;

/// An integer type: its name and the suffix of its literals.
#[derive(Debug, PartialEq)]
pub(crate) struct Width {
    pub(crate) name: &'static str,
    pub(crate) suffix: &'static str,
    pub(crate) bits: u32,
    pub(crate) signed: bool,
}

const fn width(name: &'static str, suffix: &'static str, bits: u32, signed: bool) -> Width {
    Width { name, suffix, bits, signed }
}

/// The integer types; the first is `int`.
pub(crate) static WIDTHS: [Width; 8] = [
    width("int", "", 32, true),
    width("sbyte", "y", 8, true),
    width("byte", "uy", 8, false),
    width("int16", "s", 16, true),
    width("uint16", "us", 16, false),
    width("uint32", "u", 32, false),
    width("int64", "L", 64, true),
    width("uint64", "UL", 64, false),
];

/// Types with one argument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Option,
    ValueOption,
    List,
    Array,
    Seq,
    Set,
    Ref,
    Items,
    Lazy,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ty {
    Unit,
    Bool,
    Int(&'static Width),
    Float,
    Char,
    Str,
    /// A type variable of the generic function or type around it.
    Var(u8),
    Tuple(Vec<Ty>),
    StructTuple(Vec<Ty>),
    One(Kind, Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    Result(Box<Ty>, Box<Ty>),
    Fun(Vec<Ty>, Box<Ty>),
    Named(usize, Vec<Ty>),
}

pub(crate) const INT: Ty = Ty::Int(&WIDTHS[0]);

/// What is asked of a random type.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) enum Need {
    Anything,
    Equality,
    /// Also an order; types with one can be keys.
    Order,
}

/// What a program declares.
pub(crate) struct Decl {
    pub(crate) name: String,
    pub(crate) vars: u8,
    pub(crate) shape: Shape,
}

pub(crate) struct Method {
    pub(crate) name: String,
    pub(crate) params: Vec<Ty>,
    pub(crate) ret: Ty,
}

pub(crate) enum Shape {
    /// Fields: name, type, mutable.
    Record(Vec<(String, Ty, bool)>),
    /// Cases; the first one mentions nothing of the type itself.
    Union(Vec<(String, Vec<Ty>)>),
    /// Types of the constructor's parameters, and methods.
    Class(Vec<Ty>, Vec<Method>),
    Interface(Vec<Method>),
}

pub(crate) fn one(kind: Kind, of: Ty) -> Ty {
    Ty::One(kind, Box::new(of))
}

/// A function type; a result that is a function joins its parameters.
pub(crate) fn fun(mut params: Vec<Ty>, ret: Ty) -> Ty {
    match ret {
        Ty::Fun(more, ret) => {
            params.extend(more);
            Ty::Fun(params, ret)
        }
        ret => Ty::Fun(params, Box::new(ret)),
    }
}

impl Ty {
    /// The type with its variables replaced.
    pub(crate) fn subst(&self, by: &[Ty]) -> Ty {
        let all = |ts: &[Ty]| ts.iter().map(|t| t.subst(by)).collect::<Vec<_>>();
        match self {
            Ty::Var(i) => by[usize::from(*i)].clone(),
            Ty::Tuple(ts) => Ty::Tuple(all(ts)),
            Ty::StructTuple(ts) => Ty::StructTuple(all(ts)),
            Ty::One(k, t) => one(*k, t.subst(by)),
            Ty::Map(k, v) => Ty::Map(Box::new(k.subst(by)), Box::new(v.subst(by))),
            Ty::Result(a, b) => Ty::Result(Box::new(a.subst(by)), Box::new(b.subst(by))),
            Ty::Fun(ps, r) => fun(all(ps), r.subst(by)),
            Ty::Named(id, ts) => Ty::Named(*id, all(ts)),
            Ty::Unit | Ty::Bool | Ty::Int(_) | Ty::Float | Ty::Char | Ty::Str => self.clone(),
        }
    }

    /// Whether a part of the type satisfies `test`.
    pub(crate) fn has(&self, test: &dyn Fn(&Ty) -> bool) -> bool {
        test(self)
            || match self {
                Ty::Tuple(ts) | Ty::StructTuple(ts) | Ty::Named(_, ts) => ts.iter().any(|t| t.has(test)),
                Ty::One(_, t) => t.has(test),
                Ty::Map(a, b) | Ty::Result(a, b) => a.has(test) || b.has(test),
                Ty::Fun(ps, r) => ps.iter().any(|t| t.has(test)) || r.has(test),
                Ty::Unit | Ty::Bool | Ty::Int(_) | Ty::Float | Ty::Char | Ty::Str | Ty::Var(_) => false,
            }
    }

    pub(crate) fn has_vars(&self) -> bool {
        self.has(&|t| matches!(t, Ty::Var(_)))
    }

    /// Finds what the variables of `self`, the type of a declaration, stand for in `ty`.
    pub(crate) fn matches(&self, ty: &Ty, found: &mut [Option<Ty>]) -> bool {
        let all = |a: &[Ty], b: &[Ty], found: &mut [Option<Ty>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.matches(b, found))
        };
        match (self, ty) {
            (Ty::Var(i), _) => match &found[usize::from(*i)] {
                Some(old) => old == ty,
                None => {
                    found[usize::from(*i)] = Some(ty.clone());
                    true
                }
            },
            (Ty::Tuple(a), Ty::Tuple(b)) | (Ty::StructTuple(a), Ty::StructTuple(b)) => all(a, b, found),
            (Ty::One(k, a), Ty::One(l, b)) => k == l && a.matches(b, found),
            (Ty::Map(a, b), Ty::Map(c, d)) | (Ty::Result(a, b), Ty::Result(c, d)) => {
                a.matches(c, found) && b.matches(d, found)
            }
            (Ty::Fun(a, r), Ty::Fun(b, s)) => all(a, b, found) && r.matches(s, found),
            (Ty::Named(i, a), Ty::Named(j, b)) => i == j && all(a, b, found),
            (a, b) => a == b,
        }
    }
}

/// `'a`, `'b`, ...
pub(crate) fn var_name(i: u8) -> String {
    format!("'{}", char::from(b'a' + i))
}

impl Gen {
    /// The type as F# writes it.
    pub(crate) fn text(&self, ty: &Ty) -> String {
        let list = |ts: &[Ty], by: &str| ts.iter().map(|t| self.text(t)).collect::<Vec<_>>().join(by);
        match ty {
            Ty::Unit => "unit".into(),
            Ty::Bool => "bool".into(),
            Ty::Int(w) => w.name.into(),
            Ty::Float => "float".into(),
            Ty::Char => "char".into(),
            Ty::Str => "string".into(),
            Ty::Var(i) => var_name(*i),
            Ty::Tuple(ts) => format!("({})", list(ts, " * ")),
            Ty::StructTuple(ts) => format!("(struct ({}))", list(ts, " * ")),
            Ty::One(kind, t) => match kind {
                Kind::Option => format!("{} option", self.text(t)),
                Kind::ValueOption => format!("{} voption", self.text(t)),
                Kind::List => format!("{} list", self.text(t)),
                Kind::Array => format!("{}[]", self.text(t)),
                Kind::Seq => format!("seq<{}>", self.text(t)),
                Kind::Set => format!("Set<{}>", self.text(t)),
                Kind::Ref => format!("{} ref", self.text(t)),
                Kind::Items => format!("ResizeArray<{}>", self.text(t)),
                Kind::Lazy => format!("Lazy<{}>", self.text(t)),
            },
            Ty::Map(k, v) => format!("Map<{}, {}>", self.text(k), self.text(v)),
            Ty::Result(a, b) => format!("Result<{}, {}>", self.text(a), self.text(b)),
            Ty::Fun(ps, r) => format!("({} -> {})", list(ps, " -> "), self.text(r)),
            Ty::Named(id, ts) if ts.is_empty() => self.decls[*id].name.clone(),
            Ty::Named(id, ts) => format!("{}<{}>", self.decls[*id].name, list(ts, ", ")),
        }
    }

    /// Whether F# gives the type what is needed.
    pub(crate) fn offers(&self, ty: &Ty, need: Need) -> bool {
        let all = |ts: &[Ty]| ts.iter().all(|t| self.offers(t, need));
        if need == Need::Anything {
            return true;
        }
        match ty {
            Ty::Unit | Ty::Bool | Ty::Int(_) | Ty::Float | Ty::Char | Ty::Str => true,
            Ty::Var(_) | Ty::Fun(..) => false,
            Ty::Tuple(ts) | Ty::StructTuple(ts) => all(ts),
            Ty::One(kind, t) => match kind {
                Kind::Option | Kind::ValueOption | Kind::List | Kind::Array | Kind::Set | Kind::Ref => {
                    self.offers(t, need)
                }
                Kind::Seq | Kind::Items | Kind::Lazy => false,
            },
            Ty::Map(a, b) | Ty::Result(a, b) => self.offers(a, need) && self.offers(b, need),
            Ty::Named(id, args) => {
                let plain = |ts: &mut dyn Iterator<Item = &Ty>| {
                    ts.filter(|t| !t.has(&|t| matches!(t, Ty::Var(_)) || matches!(t, Ty::Named(i, _) if i == id)))
                        .all(|t| self.offers(t, need))
                };
                all(args)
                    && match &self.decls[*id].shape {
                        Shape::Record(fs) => plain(&mut fs.iter().map(|f| &f.1)),
                        Shape::Union(cs) => plain(&mut cs.iter().flat_map(|c| &c.1)),
                        Shape::Class(..) | Shape::Interface(_) => false,
                    }
            }
        }
    }

    pub(crate) fn int_ty(&mut self) -> Ty {
        if self.r.chance(60) { INT } else { Ty::Int(self.r.pick(&WIDTHS)) }
    }

    fn scalar(&mut self, vars: u8) -> Ty {
        if vars > 0 && self.r.chance(40) {
            return Ty::Var(self.r.below(usize::from(vars)) as u8);
        }
        match self.r.below(10) {
            0 => Ty::Bool,
            1 => Ty::Float,
            2 => Ty::Char,
            3..=5 => Ty::Str,
            _ => self.int_ty(),
        }
    }

    /// A random type with variables below `vars`, in which constructors nest at most `depth` deep.
    pub(crate) fn ty(&mut self, depth: u32, need: Need, vars: u8) -> Ty {
        if !self.pool.is_empty() && depth > 0 && self.r.chance(self.pooled) {
            let ty = self.r.pick(&self.pool).clone();
            if self.offers(&ty, need) {
                return ty;
            }
        }
        for _ in 0..8 {
            let ty = self.any_ty(depth, need, vars);
            if self.offers(&ty, need) {
                return ty;
            }
        }
        self.scalar(0)
    }

    fn any_ty(&mut self, depth: u32, need: Need, vars: u8) -> Ty {
        if depth == 0 || self.r.chance(30) {
            return self.scalar(vars);
        }
        let d = depth - 1;
        let kind = |i: usize| [Kind::Option, Kind::List, Kind::List, Kind::Array, Kind::ValueOption, Kind::Seq][i];
        match self.r.below(16) {
            0 | 1 => Ty::Tuple((0..2 + self.r.below(2)).map(|_| self.ty(d, need, vars)).collect()),
            2 => Ty::StructTuple((0..2).map(|_| self.ty(d, need, vars)).collect()),
            3..=6 => {
                let i = self.r.below(6);
                one(kind(i), self.ty(d, need, vars))
            }
            7 => one(*self.r.pick(&[Kind::Ref, Kind::Items, Kind::Lazy, Kind::Seq]), self.ty(d, need, vars)),
            8 => one(Kind::Set, self.ty(d, Need::Order, 0)),
            9 => Ty::Map(Box::new(self.ty(d.min(1), Need::Order, 0)), Box::new(self.ty(d, need, vars))),
            10 => Ty::Result(Box::new(self.ty(d, need, vars)), Box::new(self.ty(d, need, vars))),
            11 | 12 if need == Need::Anything => {
                let params = (0..1 + self.r.below(2)).map(|_| self.ty(d.min(1), need, vars)).collect();
                fun(params, self.ty(d, need, vars))
            }
            _ if self.decls.is_empty() => self.scalar(vars),
            _ => {
                let id = self.r.below(self.decls.len());
                let n = self.decls[id].vars;
                Ty::Named(id, (0..n).map(|_| self.ty(d.min(1), need, vars)).collect())
            }
        }
    }
}
