//! Expressions of a wanted type: variables, choices, bindings, calls and what takes other values apart.

use super::types::{INT, Kind, Need, Shape, Ty, fun, one};
use super::{Gen, Scope};

impl Gen {
    /// A variable of the type, or a part of one.
    pub(crate) fn variable(&mut self, sc: &Scope, ty: &Ty) -> Option<String> {
        let mut found: Vec<String> = Vec::new();
        for v in &sc.vars {
            if v.ty == *ty {
                found.push(v.name.clone());
            }
            match &v.ty {
                Ty::Tuple(ts) if ts.len() == 2 => {
                    if ts[0] == *ty {
                        found.push(format!("(fst {})", v.name));
                    }
                    if ts[1] == *ty {
                        found.push(format!("(snd {})", v.name));
                    }
                }
                Ty::One(Kind::Ref, t) if **t == *ty => found.push(format!("{}.contents", v.name)),
                Ty::Named(id, args) => {
                    if let Shape::Record(fields) = &self.decls[*id].shape {
                        let of = fields.iter().filter(|(_, t, _)| t.subst(args) == *ty);
                        found.extend(of.map(|(f, _, _)| format!("{}.{f}", v.name)));
                    }
                }
                _ => {}
            }
        }
        if found.is_empty() { None } else { Some(found.swap_remove(self.r.below(found.len()))) }
    }

    /// An expression of the type, in parentheses where it needs them.
    pub(crate) fn expr(&mut self, sc: &Scope, ty: &Ty, d: u32) -> String {
        if d == 0 || self.nodes == 0 || !self.affords(sc, 1.0) {
            return self.leaf(sc, ty);
        }
        self.nodes -= 1;
        if self.r.chance(25)
            && let Some(v) = self.variable(sc, ty)
        {
            return v;
        }
        if matches!(ty, Ty::Unit) {
            return "()".into();
        }
        for _ in 0..3 {
            if self.r.chance(45) {
                break;
            }
            let made = match self.r.below(16) {
                0 => self.choice(sc, ty, d - 1),
                1 | 2 => self.matching(sc, ty, d - 1),
                3 => self.binding(sc, ty, d - 1),
                4..=6 => self.call(sc, ty, d - 1),
                7 => self.call_variable(sc, ty, d - 1),
                8 => self.trying(sc, ty, d - 1),
                9 | 10 => self.fold(sc, ty, d - 1),
                11 => self.own_call(sc, ty, d - 1),
                12 | 13 => self.method(sc, ty, d - 1),
                14 => self.taken(sc, ty, d - 1),
                _ => self.odd(sc, ty, d - 1),
            };
            if let Some(text) = made {
                return text;
            }
        }
        self.value(sc, ty, d)
    }

    fn choice(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let test = self.expr(sc, &Ty::Bool, d);
        Some(format!("(if {test} then {} else {})", self.expr(sc, ty, d), self.expr(sc, ty, d)))
    }

    /// The type of something to take apart: of a variable, or any.
    pub(crate) fn scrutinee(&mut self, sc: &Scope) -> Ty {
        if !sc.vars.is_empty() && self.r.chance(70) {
            return sc.vars[self.r.below(sc.vars.len())].ty.clone();
        }
        self.ty(2, Need::Anything, sc.tyvars)
    }

    fn matching(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let of = self.scrutinee(sc);
        let mut text = format!("(match {} with", self.expr(sc, &of, d));
        for _ in 0..1 + self.r.below(2) {
            let p = self.pattern(&of, 2);
            let inner = sc.with(&p.binds);
            let guard =
                if self.r.chance(25) { format!(" when {}", self.expr(&inner, &Ty::Bool, d)) } else { String::new() };
            text.push_str(&format!(" | {}{guard} -> {}", p.text, self.expr(&inner, ty, d)));
        }
        text.push_str(&format!(" | _ -> {})", self.expr(sc, ty, d)));
        Some(text)
    }

    fn binding(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let of = self.ty(2, Need::Anything, sc.tyvars);
        let value = self.expr(sc, &of, d);
        let p = self.simple_pattern(&of);
        let inner = sc.with(&p.binds);
        Some(format!("(let {} = {value} in {})", p.text, self.expr(&inner, ty, d)))
    }

    fn trying(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let body = if self.r.chance(30) {
            let text = self.expr(sc, &Ty::Str, 0);
            format!("if {} then failwith {text} else {}", self.expr(sc, &Ty::Bool, d), self.expr(sc, ty, d))
        } else {
            self.expr(sc, ty, d)
        };
        let handler = match self.r.below(3) {
            0 => format!(":? DivideByZeroException -> {} | _ -> {}", self.expr(sc, ty, d), self.expr(sc, ty, 0)),
            1 => {
                let m = self.name("m");
                let inner = sc.with(&[(m.clone(), Ty::Str)]);
                format!("Failure {m} -> {} | _ -> {}", self.expr(&inner, ty, d), self.expr(sc, ty, 0))
            }
            _ => format!("_ -> {}", self.expr(sc, ty, d)),
        };
        Some(format!("(try {body} with {handler})"))
    }

    /// A call of a declared function; also a partial application where a function is wanted.
    pub(crate) fn call(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let mut fitting = Vec::new();
        for (i, f) in self.funcs.iter().enumerate() {
            let given = f.params.len() + usize::from(f.fuel);
            for kept in (if f.tupled || f.fuel { f.params.len() } else { 1 })..=f.params.len() {
                let ret = fun(f.params[kept..].to_vec(), f.ret.clone());
                let ret = if kept == f.params.len() { f.ret.clone() } else { ret };
                let mut found = vec![None; usize::from(f.vars)];
                if given > 0 && ret.matches(ty, &mut found) {
                    fitting.push((i, kept, found));
                }
            }
        }
        if self.quiet || fitting.is_empty() {
            return None;
        }
        let (i, kept, found) = fitting.swap_remove(self.r.below(fitting.len()));
        let cost = self.funcs[i].cost;
        if !self.affords(sc, cost) {
            return None;
        }
        let args: Vec<Ty> =
            found.into_iter().map(|t| t.unwrap_or_else(|| self.ty(1, Need::Anything, sc.tyvars))).collect();
        let f = &self.funcs[i];
        let (name, tupled, fuel) = (f.name.clone(), f.tupled, f.fuel);
        let params: Vec<Ty> = f.params[..kept].iter().map(|t| t.subst(&args)).collect();
        let mut texts: Vec<String> = params.iter().map(|t| self.expr(sc, t, d)).collect();
        if tupled {
            return Some(format!("({name} ({}))", texts.join(", ")));
        }
        if fuel {
            texts.insert(0, self.r.below(4).to_string());
        }
        if self.r.chance(20) {
            let last = texts.pop()?;
            return Some(format!("({last} |> {name} {})", texts.join(" ")));
        }
        Some(format!("({name} {})", texts.join(" ")))
    }

    fn own_call(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let (name, params, ret) = sc.own.clone()?;
        if ret != *ty || self.selves == 0 || sc.loops > 1 {
            return None;
        }
        self.selves -= 1;
        let args: Vec<String> = params.iter().map(|t| self.expr(sc, t, d)).collect();
        Some(format!("({name} (fuel - 1) {})", args.join(" ")))
    }

    fn call_variable(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let fitting: Vec<(String, Vec<Ty>)> = sc
            .vars
            .iter()
            .filter_map(|v| match &v.ty {
                Ty::Fun(ps, r) if **r == *ty => Some((v.name.clone(), ps.clone())),
                _ => None,
            })
            .collect();
        if self.quiet || fitting.is_empty() || !self.affords(sc, 40.0) {
            return None;
        }
        let (name, params) = self.r.pick(&fitting).clone();
        let args: Vec<String> = params.iter().map(|t| self.expr(sc, t, d)).collect();
        Some(format!("({name} {})", args.join(" ")))
    }

    fn fold(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let of = self.ty(1, Need::Anything, sc.tyvars);
        let start = self.expr(sc, ty, d);
        let (f, kind) =
            *self.r.pick(&[("List.fold", Kind::List), ("Array.fold", Kind::Array), ("Seq.fold", Kind::Seq)]);
        if self.r.chance(20) {
            let step = self.expr(sc, &fun(vec![of.clone(), ty.clone()], ty.clone()), d);
            return Some(format!("(List.foldBack {step} {} {start})", self.expr(sc, &one(Kind::List, of), d)));
        }
        if self.r.chance(15) {
            let key = self.ty(1, Need::Order, 0);
            let step = self.expr(sc, &fun(vec![ty.clone(), key.clone(), of.clone()], ty.clone()), d);
            let source = Ty::Map(Box::new(key), Box::new(of));
            return Some(format!("(Map.fold {step} {start} {})", self.expr(sc, &source, d)));
        }
        let step = self.expr(sc, &fun(vec![ty.clone(), of.clone()], ty.clone()), d);
        Some(format!("({f} {step} {start} {})", self.expr(sc, &one(kind, of), d)))
    }

    /// A method of a class or interface.
    fn method(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let mut fitting = Vec::new();
        for (id, decl) in self.decls.iter().enumerate() {
            if let Shape::Class(_, methods) | Shape::Interface(methods) = &decl.shape {
                let of = methods.iter().filter(|m| m.ret == *ty);
                fitting.extend(of.map(|m| (id, m.name.clone(), m.params.clone())));
            }
        }
        if self.quiet || fitting.is_empty() || !self.affords(sc, 40.0) {
            return None;
        }
        let (id, name, params) = fitting.swap_remove(self.r.below(fitting.len()));
        let object = self.expr(sc, &Ty::Named(id, Vec::new()), d);
        let args: Vec<String> = params.iter().map(|t| self.expr(sc, t, d)).collect();
        Some(format!("({object}.{name}({}))", args.join(", ")))
    }

    /// A part of a collection, which may be missing.
    fn taken(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let index = self.expr(sc, &INT, d);
        let kind = |g: &mut Gen, k: Kind| g.expr(sc, &one(k, ty.clone()), d);
        Some(match self.r.below(8) {
            0 => format!("(match {} with h :: _ -> h | [] -> {})", kind(self, Kind::List), self.expr(sc, ty, d)),
            1 => {
                let a = kind(self, Kind::Array);
                let other = self.expr(sc, ty, d);
                format!("(let a = {a} in if a.Length = 0 then {other} else a.[at {index} a.Length])")
            }
            2 => format!("(Option.defaultValue {} {})", self.expr(sc, ty, d), kind(self, Kind::Option)),
            3 => {
                let key = self.ty(1, Need::Order, 0);
                let map = Ty::Map(Box::new(key.clone()), Box::new(ty.clone()));
                let (k, m) = (self.expr(sc, &key, d), self.expr(sc, &map, d));
                let some = self.name("v");
                format!("(match Map.tryFind {k} {m} with Some {some} -> {some} | None -> {})", self.expr(sc, ty, d))
            }
            4 => format!("(defaultArg {} {})", kind(self, Kind::Option), self.expr(sc, ty, d)),
            5 => format!(
                "(match {} with ValueSome v -> v | ValueNone -> {})",
                kind(self, Kind::ValueOption),
                self.expr(sc, ty, d)
            ),
            // These may raise.
            6 => format!("({}.[{index} &&& 1])", kind(self, Kind::Array)),
            _ => format!("(try List.head {} with _ -> {})", kind(self, Kind::List), self.expr(sc, ty, d)),
        })
    }

    fn odd(&mut self, sc: &Scope, ty: &Ty, d: u32) -> Option<String> {
        let value = self.expr(sc, ty, d);
        Some(match self.r.below(7) {
            0 => format!("({}.Force())", self.expr(sc, &one(Kind::Lazy, ty.clone()), d)),
            1 => format!("(let r = ref {value} in (r := {}; !r))", self.expr(sc, ty, d)),
            2 if !ty.has_vars() => format!("(unbox<{}> (box {value}))", self.text(ty)),
            3 => format!("(id {value})"),
            4 => {
                let unit = fun(vec![Ty::Unit], ty.clone());
                format!("({} ())", self.expr(sc, &unit, d))
            }
            5 => {
                let other = self.ty(1, Need::Anything, sc.tyvars);
                format!("(fst ({value}, {}))", self.expr(sc, &other, d))
            }
            _ => {
                let other = self.ty(1, Need::Anything, sc.tyvars);
                let f = self.expr(sc, &fun(vec![other.clone()], ty.clone()), d);
                format!("({} |> {f})", self.expr(sc, &other, d))
            }
        })
    }
}
