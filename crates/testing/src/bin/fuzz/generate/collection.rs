//! Expressions that build collections, options and maps.

use super::types::{INT, Kind, Need, Ty, fun, one};
use super::{Gen, Scope};

impl Gen {
    fn of(&mut self, sc: &Scope, kind: Kind, t: &Ty, d: u32) -> String {
        self.expr(sc, &one(kind, t.clone()), d)
    }

    fn f(&mut self, sc: &Scope, params: &[Ty], ret: Ty, d: u32) -> String {
        self.expr(sc, &fun(params.to_vec(), ret), d)
    }

    pub(crate) fn one_value(&mut self, sc: &Scope, kind: Kind, t: &Ty, ty: &Ty, d: u32) -> String {
        match kind {
            Kind::Option => self.option(sc, t, d),
            Kind::ValueOption => format!("(ValueSome {})", self.expr(sc, t, d)),
            Kind::List => self.list(sc, t, d),
            Kind::Array => self.array(sc, t, d),
            Kind::Seq => self.seq(sc, t, d),
            Kind::Set => match self.r.below(4) {
                0 => format!("(Set.add {} {})", self.expr(sc, t, d), self.expr(sc, ty, d)),
                1 => {
                    let f = *self.r.pick(&["Set.union", "Set.difference", "Set.intersect"]);
                    format!("({f} {} {})", self.expr(sc, ty, d), self.expr(sc, ty, d))
                }
                2 => {
                    let f = self.f(sc, std::slice::from_ref(t), Ty::Bool, d);
                    format!("(Set.filter {f} {})", self.expr(sc, ty, d))
                }
                _ => format!("(Set.ofList {})", self.of(sc, Kind::List, t, d)),
            },
            Kind::Ref => format!("(ref {})", self.expr(sc, t, d)),
            Kind::Items => format!("(ResizeArray<{}>({}))", self.text(t), self.of(sc, Kind::Seq, t, d)),
            Kind::Lazy => format!("(lazy ({}))", self.expr(&sc.captured(), t, d)),
        }
    }

    fn option(&mut self, sc: &Scope, t: &Ty, d: u32) -> String {
        let from = self.ty(1, Need::Anything, sc.tyvars);
        match self.r.below(8) {
            0 => {
                let f = self.f(sc, std::slice::from_ref(&from), t.clone(), d);
                format!("(Option.map {f} {})", self.of(sc, Kind::Option, &from, d))
            }
            1 => {
                let f = self.f(sc, std::slice::from_ref(&from), one(Kind::Option, t.clone()), d);
                format!("({} |> Option.bind {f})", self.of(sc, Kind::Option, &from, d))
            }
            2 => {
                let f = self.f(sc, std::slice::from_ref(t), Ty::Bool, d);
                format!("(Option.filter {f} {})", self.of(sc, Kind::Option, t, d))
            }
            3 => {
                let f = self.f(sc, std::slice::from_ref(t), Ty::Bool, d);
                format!("(List.tryFind {f} {})", self.of(sc, Kind::List, t, d))
            }
            4 => {
                let f = self.f(sc, std::slice::from_ref(&from), one(Kind::Option, t.clone()), d);
                format!("(Seq.tryPick {f} {})", self.of(sc, Kind::Seq, &from, d))
            }
            5 => format!("({} {})", self.r.pick(&["List.tryHead", "List.tryLast"]), self.of(sc, Kind::List, t, d)),
            _ => format!("(Some {})", self.expr(sc, t, d)),
        }
    }

    fn list(&mut self, sc: &Scope, t: &Ty, d: u32) -> String {
        let ty = one(Kind::List, t.clone());
        let from = self.ty(1, Need::Anything, sc.tyvars);
        match self.r.below(22) {
            0 | 1 => {
                let f = self.f(sc, std::slice::from_ref(&from), t.clone(), d);
                format!("(List.map {f} {})", self.of(sc, Kind::List, &from, d))
            }
            2 => {
                let f = self.f(sc, std::slice::from_ref(t), Ty::Bool, d);
                format!("(List.filter {f} {})", self.expr(sc, &ty, d))
            }
            3 => format!("(few ({} @ {}))", self.expr(sc, &ty, d), self.expr(sc, &ty, d)),
            4 => format!("(few ({} :: {}))", self.expr(sc, t, d), self.expr(sc, &ty, d)),
            5 => format!("(List.rev {})", self.expr(sc, &ty, d)),
            6 if self.offers(t, Need::Order) => {
                format!(
                    "({} {})",
                    self.r.pick(&["List.sort", "List.sortDescending", "List.distinct"]),
                    self.expr(sc, &ty, d)
                )
            }
            7 => {
                let key = self.ty(1, Need::Order, 0);
                let f = self.f(sc, std::slice::from_ref(t), key, d);
                format!("({} {f} {})", self.r.pick(&["List.sortBy", "List.distinctBy"]), self.expr(sc, &ty, d))
            }
            8 => {
                let f = self.f(sc, std::slice::from_ref(&from), ty, d);
                format!("(few (List.collect {f} {}))", self.of(sc, Kind::List, &from, d))
            }
            9 => {
                let f = self.f(sc, &[INT], t.clone(), d);
                format!("(List.init {} {f})", self.r.below(5))
            }
            10 | 11 => self.comprehension(sc, "[", "]", t, d),
            12 => {
                let f = self.f(sc, std::slice::from_ref(&from), one(Kind::Option, t.clone()), d);
                format!("(List.choose {f} {})", self.of(sc, Kind::List, &from, d))
            }
            13 => {
                let f = self.f(sc, &[t.clone(), from.clone()], t.clone(), d);
                format!("(few (List.scan {f} {} {}))", self.expr(sc, t, d), self.of(sc, Kind::List, &from, d))
            }
            14 => format!("(List.ofSeq {})", self.of(sc, Kind::Seq, t, d)),
            15 => format!("(List.ofArray {})", self.of(sc, Kind::Array, t, d)),
            16 => {
                let f = self.f(sc, std::slice::from_ref(t), Ty::Bool, d);
                format!("({} (List.partition {f} {}))", self.r.pick(&["fst", "snd"]), self.expr(sc, &ty, d))
            }
            17 => {
                let other = self.ty(1, Need::Anything, sc.tyvars);
                let f = self.f(sc, &[from.clone(), other.clone()], t.clone(), d);
                let (a, b) = (self.of(sc, Kind::List, &from, d), self.of(sc, Kind::List, &other, d));
                format!(
                    "(let a, b = {a}, {b} in let n = min a.Length b.Length in List.map2 {f} (List.take n a) (List.take n b))"
                )
            }
            18 => {
                let f = self.f(sc, &[INT, from.clone()], t.clone(), d);
                format!("(List.mapi {f} {})", self.of(sc, Kind::List, &from, d))
            }
            _ => {
                let items: Vec<String> = (0..self.r.below(4)).map(|_| self.expr(sc, t, d)).collect();
                format!("([{}]: {})", items.join("; "), self.text(&ty))
            }
        }
    }

    fn array(&mut self, sc: &Scope, t: &Ty, d: u32) -> String {
        let ty = one(Kind::Array, t.clone());
        let from = self.ty(1, Need::Anything, sc.tyvars);
        match self.r.below(12) {
            0 => {
                let f = self.f(sc, std::slice::from_ref(&from), t.clone(), d);
                format!("(Array.map {f} {})", self.of(sc, Kind::Array, &from, d))
            }
            1 => {
                let f = self.f(sc, std::slice::from_ref(t), Ty::Bool, d);
                format!("(Array.filter {f} {})", self.expr(sc, &ty, d))
            }
            2 => format!("(fewOf (Array.append {} {}))", self.expr(sc, &ty, d), self.expr(sc, &ty, d)),
            3 => {
                let f = self.f(sc, &[INT], t.clone(), d);
                format!("(Array.init {} {f})", self.r.below(5))
            }
            4 if self.offers(t, Need::Order) => format!("(Array.sort {})", self.expr(sc, &ty, d)),
            5 => self.comprehension(sc, "[|", "|]", t, d),
            6 => format!("(Array.ofList {})", self.of(sc, Kind::List, t, d)),
            7 => format!("(Array.rev {})", self.expr(sc, &ty, d)),
            8 => format!("(Array.create {} {})", self.r.below(4), self.expr(sc, t, d)),
            9 => {
                let f = self.f(sc, std::slice::from_ref(&from), ty, d);
                format!("(fewOf (Array.collect {f} {}))", self.of(sc, Kind::Array, &from, d))
            }
            _ => {
                let items: Vec<String> = (0..self.r.below(4)).map(|_| self.expr(sc, t, d)).collect();
                format!("([|{}|]: {})", items.join("; "), self.text(&ty))
            }
        }
    }

    fn seq(&mut self, sc: &Scope, t: &Ty, d: u32) -> String {
        let from = self.ty(1, Need::Anything, sc.tyvars);
        match self.r.below(9) {
            0 => {
                let f = self.f(sc, std::slice::from_ref(&from), t.clone(), d);
                format!("(Seq.map {f} {})", self.of(sc, Kind::Seq, &from, d))
            }
            1 => {
                let f = self.f(sc, std::slice::from_ref(t), Ty::Bool, d);
                format!("(Seq.filter {f} {})", self.of(sc, Kind::Seq, t, d))
            }
            2 => format!("(Seq.truncate {} {})", self.r.below(5), self.of(sc, Kind::Seq, t, d)),
            3 => format!("(Seq.ofList {})", self.of(sc, Kind::List, t, d)),
            4 => {
                let a = self.of(sc, Kind::Seq, t, d);
                format!("(Seq.truncate 6 (Seq.append {a} {}))", self.of(sc, Kind::Seq, t, d))
            }
            5 => format!("({} :> seq<{}>)", self.of(sc, Kind::List, t, d), self.text(t)),
            6 => {
                let inner = sc.captured();
                let (a, b) = (self.expr(&inner, t, d), self.of(&inner, Kind::Seq, t, d));
                format!("(seq {{ yield {a}; yield! {b} }})")
            }
            _ => self.comprehension(sc, "(seq {", "})", t, d),
        }
    }

    /// `[ for x in xs do if test then yield value ]` and its kin.
    fn comprehension(&mut self, sc: &Scope, open: &str, close: &str, t: &Ty, d: u32) -> String {
        let mut inner = sc.captured();
        let (pattern, source) = if self.r.chance(40) {
            let i = self.name("i");
            inner.add(&i, &INT);
            let (low, step, high) = (self.r.below(3), 1 + self.r.below(2), self.r.below(7));
            (i, format!("{low} .. {step} .. {high}"))
        } else {
            let from = self.ty(1, Need::Anything, sc.tyvars);
            let kind = *self.r.pick(&[Kind::List, Kind::Array, Kind::Seq]);
            let source = self.of(&sc.captured(), kind, &from, d);
            let p = self.simple_pattern(&from);
            p.binds.iter().for_each(|(n, t)| inner.add(n, t));
            (p.text, source)
        };
        let mut body = format!("yield {}", self.expr(&inner, t, d));
        match self.r.below(5) {
            0 => body = format!("if {} then {body}", self.expr(&inner, &Ty::Bool, d)),
            1 => {
                let other = self.expr(&inner, t, d);
                body = format!("if {} then {body} else yield {other}", self.expr(&inner, &Ty::Bool, d));
            }
            2 => {
                let more = self.of(&inner, Kind::List, t, d);
                body = format!("yield! few {more}");
            }
            _ => {}
        }
        format!("{open} for {pattern} in {source} do {body} {close}")
    }

    pub(crate) fn map_value(&mut self, sc: &Scope, k: &Ty, v: &Ty, ty: &Ty, d: u32) -> String {
        match self.r.below(6) {
            0 | 1 => {
                let (key, value) = (self.expr(sc, k, d), self.expr(sc, v, d));
                format!("(Map.add {key} {value} {})", self.expr(sc, ty, d))
            }
            2 => format!("(Map.remove {} {})", self.expr(sc, k, d), self.expr(sc, ty, d)),
            3 => {
                let f = self.f(sc, &[k.clone(), v.clone()], Ty::Bool, d);
                format!("(Map.filter {f} {})", self.expr(sc, ty, d))
            }
            4 => {
                let from = self.ty(1, Need::Anything, sc.tyvars);
                let f = self.f(sc, &[k.clone(), from.clone()], v.clone(), d);
                let source = Ty::Map(Box::new(k.clone()), Box::new(from));
                format!("(Map.map {f} {})", self.expr(sc, &source, d))
            }
            _ => {
                let pair = Ty::Tuple(vec![k.clone(), v.clone()]);
                format!("(Map.ofList {})", self.of(sc, Kind::List, &pair, d))
            }
        }
    }
}
