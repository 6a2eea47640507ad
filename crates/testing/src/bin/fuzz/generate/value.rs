//! Expressions that build a value of a type: literals, constructors and the library functions of the type.

use super::types::{INT, Kind, Need, Shape, Ty, Width, one};
use super::{Gen, Scope};

impl Gen {
    fn integer(&mut self, w: &Width) -> String {
        let low: i128 = if w.signed { -(1i128 << (w.bits - 1)) } else { 0 };
        let high: i128 = if w.signed { (1i128 << (w.bits - 1)) - 1 } else { (1i128 << w.bits) - 1 };
        let n = match self.r.below(12) {
            0 => low,
            1 => high,
            2 => i128::from(self.r.next()),
            3 => self.r.below(100) as i128 - if w.signed { 50 } else { 0 },
            _ => self.r.below(10) as i128,
        };
        let n = if n > high { low + n % (high - low + 1) } else { n };
        if n < 0 { format!("({n}{})", w.suffix) } else { format!("{n}{}", w.suffix) }
    }

    /// A literal of a scalar type.
    pub(crate) fn literal(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Bool => if self.r.chance(50) { "true" } else { "false" }.into(),
            Ty::Int(w) => self.integer(w),
            Ty::Float => (*self.r.pick(&["0.0", "1.0", "0.5", "(-2.25)", "1e10", "3.14159", "0.1", "100.0"])).into(),
            Ty::Char => (*self.r.pick(&["'a'", "'b'", "'Z'", "'0'", "' '", "'\\n'", "'é'"])).into(),
            Ty::Str => (*self.r.pick(&[
                "\"\"",
                "\"a\"",
                "\"firefly\"",
                "\"b c\"",
                "\"héé\"",
                "\"0123456789\"",
                "\"x,y\"",
                "\"Zz\"",
            ]))
            .into(),
            _ => "()".into(),
        }
    }

    /// The smallest expression of a type: a variable or a constructor.
    pub(crate) fn leaf(&mut self, sc: &Scope, ty: &Ty) -> String {
        if let Some(v) = self.variable(sc, ty) {
            return v;
        }
        match ty {
            Ty::Unit | Ty::Bool | Ty::Int(_) | Ty::Float | Ty::Char | Ty::Str => self.literal(ty),
            Ty::Var(i) => format!("(failwith \"no '{}\")", char::from(b'a' + i)),
            Ty::Tuple(ts) => format!("({})", self.leaves(sc, ts)),
            Ty::StructTuple(ts) => format!("(struct ({}))", self.leaves(sc, ts)),
            Ty::One(kind, t) => {
                let text = self.text(ty);
                if self.r.chance(60)
                    && !t.has(&|t| matches!(t, Ty::Named(..) | Ty::Fun(..)))
                    && let Some(made) = self.few_leaves(sc, *kind, t)
                {
                    return made;
                }
                match kind {
                    Kind::Option => format!("(None: {text})"),
                    Kind::ValueOption => format!("(ValueNone: {text})"),
                    Kind::List => format!("([]: {text})"),
                    Kind::Array => format!("([||]: {text})"),
                    Kind::Seq => format!("(Seq.empty: {text})"),
                    Kind::Set => format!("(Set.empty: {text})"),
                    Kind::Ref => format!("(ref {})", self.leaf(sc, t)),
                    Kind::Items => format!("({text}())"),
                    Kind::Lazy => format!("(lazy ({}))", self.leaf(&sc.captured(), t)),
                }
            }
            Ty::Map(..) => format!("(Map.empty: {})", self.text(ty)),
            Ty::Result(a, _) => format!("(Ok {}: {})", self.leaf(sc, a), self.text(ty)),
            Ty::Fun(ps, r) => self.lambda(sc, ps, |g, inner| g.leaf(inner, r)),
            Ty::Named(..) => self.construct(sc, ty, 0),
        }
    }

    /// A small collection that is not empty.
    fn few_leaves(&mut self, sc: &Scope, kind: Kind, t: &Ty) -> Option<String> {
        let n = 1 + self.r.below(2);
        let (open, close) = match kind {
            Kind::List => ("[", "]"),
            Kind::Array => ("[|", "|]"),
            Kind::Seq => ("(Seq.ofList [", "])"),
            Kind::Set => ("(Set.ofList [", "])"),
            Kind::Items => ("(ResizeArray [", "])"),
            Kind::Option => return Some(format!("(Some {})", self.leaf(sc, t))),
            Kind::ValueOption => return Some(format!("(ValueSome {})", self.leaf(sc, t))),
            Kind::Ref | Kind::Lazy => return None,
        };
        let items: Vec<String> = (0..n).map(|_| self.leaf(sc, t)).collect();
        Some(format!("{open}{}{close}", items.join("; ")))
    }

    fn leaves(&mut self, sc: &Scope, ts: &[Ty]) -> String {
        ts.iter().map(|t| self.leaf(sc, t)).collect::<Vec<_>>().join(", ")
    }

    /// `(fun (x: T) ... -> body)`.
    pub(crate) fn lambda(
        &mut self,
        sc: &Scope,
        params: &[Ty],
        body: impl FnOnce(&mut Gen, &Scope) -> String,
    ) -> String {
        let mut inner = sc.captured();
        let mut head = Vec::new();
        for p in params {
            if let (Ty::Tuple(_), true) = (p, self.r.chance(50)) {
                let pattern = self.simple_pattern(p);
                pattern.binds.iter().for_each(|(n, t)| inner.add(n, t));
                head.push(format!("({}: {})", pattern.text, self.text(p)));
            } else {
                let name = self.name("x");
                inner.add(&name, p);
                head.push(format!("({name}: {})", self.text(p)));
            }
        }
        format!("(fun {} -> {})", head.join(" "), body(self, &inner))
    }

    fn lam(&mut self, sc: &Scope, params: &[&Ty], ret: &Ty, d: u32) -> String {
        let params: Vec<Ty> = params.iter().map(|t| (*t).clone()).collect();
        self.expr(sc, &super::types::fun(params, ret.clone()), d)
    }

    fn exprs(&mut self, sc: &Scope, ts: &[Ty], d: u32, by: &str) -> String {
        ts.iter().map(|t| self.expr(sc, t, d)).collect::<Vec<_>>().join(by)
    }

    /// A value of a declared type, from its constructor.
    fn construct(&mut self, sc: &Scope, ty: &Ty, d: u32) -> String {
        let Ty::Named(id, args) = ty else { return self.leaf(sc, ty) };
        let below = d.saturating_sub(1);
        match &self.decls[*id].shape {
            Shape::Record(fields) => {
                let parts: Vec<String> = fields
                    .clone()
                    .iter()
                    .map(|(f, t, _)| format!("{f} = {}", self.expr(sc, &t.subst(args), below)))
                    .collect();
                format!("({{ {} }}: {})", parts.join("; "), self.text(ty))
            }
            Shape::Union(cases) => {
                let i = if d == 0 { 0 } else { self.r.below(cases.len()) };
                let (case, fields) = cases[i].clone();
                let fields: Vec<Ty> = fields.iter().map(|t| t.subst(args)).collect();
                if fields.is_empty() {
                    return format!("({case}: {})", self.text(ty));
                }
                format!("({case}({}): {})", self.exprs(sc, &fields, below, ", "), self.text(ty))
            }
            Shape::Class(params, _) => {
                let (name, params) = (self.decls[*id].name.clone(), params.clone());
                format!("({name}({}))", self.exprs(sc, &params, below, ", "))
            }
            Shape::Interface(methods) => {
                let methods: Vec<(String, Vec<Ty>, Ty)> =
                    methods.iter().map(|m| (m.name.clone(), m.params.clone(), m.ret.clone())).collect();
                let mut members = Vec::new();
                for (name, params, ret) in methods {
                    let mut inner = sc.captured();
                    let mut head = Vec::new();
                    for p in &params {
                        let x = self.name("x");
                        inner.add(&x, p);
                        head.push(x);
                    }
                    let body = self.expr(&inner, &ret, below);
                    members.push(format!("member this.{name}({}) = {body}", head.join(", ")));
                }
                format!("({{ new {} with {} }})", self.decls[*id].name, members.join(" "))
            }
        }
    }

    /// An expression that makes a value of the type.
    pub(crate) fn value(&mut self, sc: &Scope, ty: &Ty, d: u32) -> String {
        let d = d.saturating_sub(1);
        match ty {
            Ty::Unit => "()".into(),
            Ty::Bool => self.boolean(sc, d),
            Ty::Int(w) => self.number(sc, w, d),
            Ty::Float => self.float(sc, d),
            Ty::Char => match self.r.below(4) {
                0 => format!("(char ((({}) &&& 15) + 97))", self.expr(sc, &INT, d)),
                1 => format!("(Char.ToUpper {})", self.expr(sc, ty, d)),
                2 => {
                    let s = self.expr(sc, &Ty::Str, d);
                    format!("(let s = {s} + \"k\" in s.[at {} s.Length])", self.expr(sc, &INT, d))
                }
                _ => self.literal(ty),
            },
            Ty::Str => self.string(sc, d),
            Ty::Var(_) => self.leaf(sc, ty),
            Ty::Tuple(ts) => match self.r.below(6) {
                0 if ts.len() == 2 => {
                    let swapped = Ty::Tuple(vec![ts[1].clone(), ts[0].clone()]);
                    format!("((fun (a, b) -> (b, a)) {})", self.expr(sc, &swapped, d))
                }
                _ => format!("({})", self.exprs(sc, ts, d, ", ")),
            },
            Ty::StructTuple(ts) => format!("(struct ({}))", self.exprs(sc, ts, d, ", ")),
            Ty::One(kind, t) => self.one_value(sc, *kind, t, ty, d),
            Ty::Map(k, v) => self.map_value(sc, k, v, ty, d),
            Ty::Result(a, b) => match self.r.below(5) {
                0 => {
                    let of = self.ty(1, Need::Anything, sc.tyvars);
                    let f = self.lam(sc, &[&of], a, d);
                    let from = Ty::Result(Box::new(of), b.clone());
                    format!("(Result.map {f} {})", self.expr(sc, &from, d))
                }
                1 => {
                    let f = self.lam(sc, &[a], ty, d);
                    format!("({} |> Result.bind {f})", self.expr(sc, ty, d))
                }
                2 => format!("(Error {}: {})", self.expr(sc, b, d), self.text(ty)),
                _ => format!("(Ok {}: {})", self.expr(sc, a, d), self.text(ty)),
            },
            Ty::Fun(ps, r) => self.function(sc, ps, r, d),
            Ty::Named(id, args) => {
                if let (Shape::Record(fields), true) = (&self.decls[*id].shape, self.r.chance(30)) {
                    let (field, t, _) = fields[self.r.below(fields.len())].clone();
                    let value = self.expr(sc, &t.subst(args), d);
                    return format!("{{ {} with {field} = {value} }}", self.expr(sc, ty, d));
                }
                self.construct(sc, ty, d + 1)
            }
        }
    }

    fn boolean(&mut self, sc: &Scope, d: u32) -> String {
        match self.r.below(9) {
            0 => format!("({} && {})", self.expr(sc, &Ty::Bool, d), self.expr(sc, &Ty::Bool, d)),
            1 => format!("({} || {})", self.expr(sc, &Ty::Bool, d), self.expr(sc, &Ty::Bool, d)),
            2 => format!("(not {})", self.expr(sc, &Ty::Bool, d)),
            3 | 4 => {
                let t = self.ty(2, Need::Equality, 0);
                let op = *self.r.pick(&["=", "<>"]);
                format!("({} {op} {})", self.expr(sc, &t, d), self.expr(sc, &t, d))
            }
            5 | 6 => {
                let t = self.ty(2, Need::Order, 0);
                let op = *self.r.pick(&["<", "<=", ">", ">="]);
                format!("({} {op} {})", self.expr(sc, &t, d), self.expr(sc, &t, d))
            }
            7 => {
                let t = self.ty(1, Need::Anything, sc.tyvars);
                let f = *self.r.pick(&["List.exists", "List.forall"]);
                let test = self.lam(sc, &[&t], &Ty::Bool, d);
                format!("({f} {test} {})", self.expr(sc, &one(Kind::List, t), d))
            }
            _ => format!("({}.Contains({}))", self.expr(sc, &Ty::Str, d), self.expr(sc, &Ty::Str, 0)),
        }
    }

    fn number(&mut self, sc: &Scope, w: &'static Width, d: u32) -> String {
        let ty = Ty::Int(w);
        match self.r.below(15) {
            0..=4 => {
                let op = *self.r.pick(&["+", "-", "*", "&&&", "|||", "^^^"]);
                format!("({} {op} {})", self.expr(sc, &ty, d), self.expr(sc, &ty, d))
            }
            5 => {
                let op = *self.r.pick(&["/", "%"]);
                let (a, b) = (self.expr(sc, &ty, d), self.expr(sc, &ty, d));
                // Division by zero raises; where that is not wanted the divisor is odd and small.
                if self.r.chance(15) {
                    format!("({a} {op} {b})")
                } else {
                    let (three, one) = (format!("6{}", w.suffix), format!("1{}", w.suffix));
                    format!("({a} {op} (({b} &&& {three}) + {one}))")
                }
            }
            6 => {
                let op = *self.r.pick(&["<<<", ">>>"]);
                format!("({} {op} {})", self.expr(sc, &ty, d), self.r.below(w.bits as usize))
            }
            7 => {
                let from = self.int_ty();
                format!("({} {})", w.name, self.expr(sc, &from, d))
            }
            8 if w.signed => format!("(-{})", self.expr(sc, &ty, d)),
            8 => format!("(~~~{})", self.expr(sc, &ty, d)),
            9 => {
                let f = *self.r.pick(&["min", "max"]);
                format!("({f} {} {})", self.expr(sc, &ty, d), self.expr(sc, &ty, d))
            }
            10 if ty == INT => match self.r.below(5) {
                0 => format!("({}.Length)", self.expr(sc, &Ty::Str, d)),
                1 => format!("(int {})", self.expr(sc, &Ty::Char, d)),
                2 => format!("(toInt {})", self.expr(sc, &Ty::Float, d)),
                _ => {
                    let t = self.ty(2, Need::Order, 0);
                    format!("(sign (compare {} {}))", self.expr(sc, &t, d), self.expr(sc, &t, d))
                }
            },
            10 => self.literal(&ty),
            11 => {
                let f = *self.r.pick(&["List.sum", "Array.sum", "Seq.sum"]);
                let kind = [Kind::List, Kind::Array, Kind::Seq]
                    [["List.sum", "Array.sum", "Seq.sum"].iter().position(|x| *x == f).unwrap_or(0)];
                format!("({f} {})", self.expr(sc, &one(kind, ty), d))
            }
            12 if ty == INT => {
                let t = self.ty(1, Need::Anything, sc.tyvars);
                let (f, kind) = *self.r.pick(&[
                    ("List.length", Kind::List),
                    ("Array.length", Kind::Array),
                    ("Seq.length", Kind::Seq),
                ]);
                format!("({f} {})", self.expr(sc, &one(kind, t), d))
            }
            12 => self.literal(&ty),
            13 => {
                let t = self.ty(1, Need::Anything, sc.tyvars);
                let f = self.lam(sc, &[&t], &ty, d);
                format!("(List.sumBy {f} {})", self.expr(sc, &one(Kind::List, t), d))
            }
            _ => self.literal(&ty),
        }
    }

    fn float(&mut self, sc: &Scope, d: u32) -> String {
        let ty = Ty::Float;
        match self.r.below(8) {
            0 | 1 => {
                let op = *self.r.pick(&["+", "-"]);
                format!("({} {op} {})", self.expr(sc, &ty, d), self.expr(sc, &ty, d))
            }
            2 => format!("(fmul {} {})", self.expr(sc, &ty, d), self.expr(sc, &ty, d)),
            3 => format!("(fdiv {} {})", self.expr(sc, &ty, d), self.expr(sc, &ty, d)),
            4 => {
                let from = self.int_ty();
                format!("(float {})", self.expr(sc, &from, d))
            }
            5 => format!("(sqrt (abs {}))", self.expr(sc, &ty, d)),
            6 => format!("({} {})", self.r.pick(&["floor", "ceil", "abs", "truncate"]), self.expr(sc, &ty, d)),
            _ => self.literal(&ty),
        }
    }

    fn string(&mut self, sc: &Scope, d: u32) -> String {
        let ty = Ty::Str;
        match self.r.below(12) {
            0 | 1 => format!("(clip ({} + {}))", self.expr(sc, &ty, d), self.expr(sc, &ty, d)),
            2 => {
                let t = self.int_ty();
                let f = *self.r.pick(&["%d", "%5d|", "%-4d|", "%04d", "%+d", "%x"]);
                format!("(sprintf \"{f}\" {})", self.expr(sc, &t, d))
            }
            3 => {
                let (s, i) = (self.expr(sc, &ty, d), self.expr(sc, &INT, d));
                format!(
                    "(clip (sprintf \"%s-%6s|%d%c%b\" {s} {s} {i} {} {}))",
                    self.expr(sc, &Ty::Char, d),
                    self.expr(sc, &Ty::Bool, d)
                )
            }
            4 => format!(
                "({}.{})",
                self.expr(sc, &ty, d),
                self.r.pick(&["ToUpper()", "Trim()", "Replace(\"a\", \"bb\")", "ToLower()"])
            ),
            5 => format!("(clip (String.concat \"/\" (few {})))", self.expr(sc, &one(Kind::List, ty), d)),
            6 => {
                let f = self.lam(sc, &[&Ty::Char], &Ty::Char, d);
                format!("(String.map {f} {})", self.expr(sc, &ty, d))
            }
            7 => {
                let s = self.expr(sc, &ty, d);
                format!("(let s = {s} in s.Substring(at {} (s.Length + 1)))", self.expr(sc, &INT, d))
            }
            8 => {
                let t = self.ty(2, Need::Anything, 0);
                let show = self.show(&t);
                format!("(clip ({show} {}))", self.expr(sc, &t, d))
            }
            9 => {
                let cs = one(Kind::Array, Ty::Char);
                format!("(clip (String({})))", self.expr(sc, &cs, d))
            }
            10 => format!("(string {})", {
                let t = self.int_ty();
                self.expr(sc, &t, d)
            }),
            _ => self.literal(&ty),
        }
    }

    fn function(&mut self, sc: &Scope, ps: &[Ty], r: &Ty, d: u32) -> String {
        if ps.len() == 1 && self.r.chance(12) {
            let middle = self.ty(1, Need::Anything, sc.tyvars);
            let f = self.lam(sc, &[&ps[0]], &middle, d);
            return format!("({f} >> {})", self.lam(sc, &[&middle], r, d));
        }
        if ps.len() == 2 && ps[0] == ps[1] && ps[0] == *r && matches!(r, Ty::Int(_)) && self.r.chance(40) {
            return (*self.r.pick(&["(+)", "(-)", "(*)", "max", "min", "(^^^)"])).into();
        }
        if ps.len() == 1 && self.r.chance(15) {
            let mut arms = Vec::new();
            for _ in 0..1 + self.r.below(2) {
                let p = self.pattern(&ps[0], 2);
                let inner = sc.captured().with(&p.binds);
                arms.push(format!("{} -> {}", p.text, self.expr(&inner, r, d)));
            }
            arms.push(format!("_ -> {}", self.expr(&sc.captured(), r, d)));
            return format!("(function {})", arms.join(" | "));
        }
        self.lambda(sc, ps, |g, inner| g.expr(inner, r, d))
    }
}
