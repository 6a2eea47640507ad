//! Kits: declarations around one construct of the language, with a function that other code can call.
//!
//! A kit is a text with holes; expressions of wanted types fill the holes, so that the construct meets all others.

use super::block::indent;
use super::types::{INT, Kind, Need, Ty, one};
use super::{Func, Gen, Scope};

impl Gen {
    /// Declares a kit; out: its text.
    pub(crate) fn declare_kit(&mut self) -> String {
        match self.r.below(18) {
            0 | 1 => self.kit_inheritance(),
            2 => self.kit_generic_class(),
            3 => self.kit_maybe(),
            4 | 5 => self.kit_trail(),
            6 => self.kit_exceptions(),
            7 => self.kit_byrefs(),
            8 => self.kit_measures(),
            9 => self.kit_inline(),
            10 => self.kit_tail_calls(),
            11 => self.kit_active_patterns(),
            12 => self.kit_sequence(),
            13 => self.kit_dictionary(),
            14 => self.kit_members(),
            15 => self.kit_closures(),
            16 => self.kit_formats(),
            _ => self.kit_async(),
        }
    }

    /// Registers the function `name`, whose parameters are the scope's variables, and gives its text.
    pub(super) fn function_of(&mut self, name: &str, sc: &Scope, ret: &Ty, body: &[String]) -> String {
        let head: Vec<String> = sc.vars.iter().map(|v| format!("({}: {})", v.name, self.text(&v.ty))).collect();
        let params = sc.vars.iter().map(|v| v.ty.clone()).collect();
        let mut lines = vec![format!("let {name} {} : {} =", head.join(" "), self.text(ret))];
        lines.extend(indent(body));
        self.funcs.push(Func {
            name: name.to_owned(),
            vars: 0,
            params,
            ret: ret.clone(),
            tupled: false,
            fuel: false,
            cost: 60.0 + self.cost,
        });
        lines.join("\n")
    }

    fn scope(vars: &[(&str, &Ty)]) -> Scope {
        let mut sc = Scope::default();
        vars.iter().for_each(|(n, t)| sc.add(n, t));
        sc
    }

    fn plain(&mut self) -> Ty {
        self.ty(1, Need::Order, 0)
    }

    fn kit_inheritance(&mut self) -> String {
        let n = self.name("");
        let (x, state, ret) = (self.plain(), self.ty(2, Need::Anything, 0), self.plain());
        let (xt, st, rt, show) = (self.text(&x), self.text(&state), self.text(&ret), self.show(&ret));
        self.begin(24);
        let work = self.expr(&Self::scope(&[("x", &x), ("b0", &state), ("a0", &INT)]), &ret, 3);
        let given = self.expr(&Self::scope(&[("a0", &INT)]), &state, 2);
        let test = self.expr(&Self::scope(&[("x", &x), ("a0", &INT)]), &Ty::Bool, 2);
        let other = self.expr(&Self::scope(&[("x", &x), ("a0", &INT)]), &ret, 2);
        let third = self.expr(&Self::scope(&[("x", &x), ("k", &INT)]), &ret, 2);
        let first = self.expr(&Self::scope(&[("k", &INT)]), &state, 2);
        let types = format!(
            "[<AbstractClass>]
type B{n}(a0: int) =
    let mutable seen = a0 &&& 3
    abstract Work : {xt} -> {rt}
    abstract Name : string
    default this.Name = \"B\"
    abstract Twice : {xt} -> {rt}
    default this.Twice(x) =
        this.Note 1
        this.Work x
    member this.Seen with get () = seen and set (v: int) = seen <- v
    member this.Note(by: int) = seen <- seen + by

type D{n}(a0: int, b0: {st}) =
    inherit B{n}(a0 + 1)
    override this.Work(x) = {work}
    override this.Name = \"D\" + base.Name

type E{n}(a0: int) =
    inherit D{n}(a0, {given})
    override this.Work(x) = if {test} then base.Work x else {other}
    override this.Twice(x) =
        this.Note 5
        base.Twice x
    interface IDisposable with
        member this.Dispose() = put \"dispose\" this.Name
"
        );
        let sc = Self::scope(&[("k", &INT), ("x", &x)]);
        let body = [
            format!("use last = new E{n}(k)"),
            format!("let all : B{n} list ="),
            format!("    [ D{n}(k, {first}) :> B{n}; last :> B{n};"),
            format!("      {{ new B{n}(k) with member this.Work(x) = {third} }} ]"),
            "all |> List.iter (fun o -> o.Seen <- o.Seen * 2)".into(),
            format!(
                "let one (o: B{n}) = (match o with :? E{n} as e -> \"e\" + e.Name | :? D{n} -> \"d\" | _ -> o.Name) + attempt (fun () -> {show} (o.Twice x)) + string o.Seen"
            ),
            "clip (String.concat \";\" (List.map one all))".into(),
        ];
        types + "\n" + &self.function_of(&format!("inherit{n}"), &sc, &Ty::Str, &body)
    }

    fn kit_generic_class(&mut self) -> String {
        let n = self.name("");
        let (t, u) = (self.ty(2, Need::Anything, 0), self.plain());
        let (tt, ut, show) = (self.text(&t), self.text(&u), self.show(&t));
        self.begin(14);
        let sc = Self::scope(&[("k", &INT), ("u", &u)]);
        let (a, b) = (self.expr(&sc, &t, 2), self.expr(&sc, &t, 3));
        let key = self.expr(&Self::scope(&[("y", &t)]), &u, 2);
        let types = format!(
            "type IStack{n}<'T> =
    abstract Push : 'T -> unit
    abstract Pop : unit -> 'T option
    abstract Count : int

type Stack{n}<'T, 'K when 'K : comparison>(key: 'T -> 'K, start: 'T list) =
    let mutable items = start
    let mutable seen : Set<'K> = Set.empty
    member this.Items = items
    member this.Seen = seen.Count
    member this.Map(f: 'T -> 'U) : 'U list = List.map f items
    static member Empty(key: 'T -> 'K) = Stack{n}<'T, 'K>(key, [])
    interface IStack{n}<'T> with
        member this.Push x =
            seen <- Set.add (key x) seen
            items <- x :: items
        member this.Pop() =
            match items with
            | [] -> None
            | h :: t ->
                items <- t
                Some h
        member this.Count = List.length items
"
        );
        let body = [
            format!("let s = Stack{n}<{tt}, {ut}>((fun (y: {tt}) -> {key}), [{a}])"),
            format!("let i = s :> IStack{n}<{tt}>"),
            format!("for j in 0 .. (k &&& 3) do i.Push({b})"),
            "let popped = i.Pop()".into(),
            format!("clip (string i.Count + string s.Seen + showOption {show} popped + showList id (s.Map({show})))"),
        ];
        types + "\n" + &self.function_of(&format!("stack{n}"), &sc, &Ty::Str, &body)
    }

    fn kit_maybe(&mut self) -> String {
        let n = self.name("");
        let (a, b, r) = (self.plain(), self.ty(2, Need::Anything, 0), self.ty(1, Need::Anything, 0));
        self.begin(22);
        let mut sc = Self::scope(&[("k", &INT), ("p", &a)]);
        let head = sc.clone();
        let some = |g: &mut Gen, sc: &Scope, t: &Ty| g.expr(sc, &one(Kind::Option, t.clone()), 3);
        let mut body = vec!["maybe {".to_owned()];
        body.push(format!("    let! v1 = {}", some(self, &sc, &b)));
        sc.add("v1", &b);
        body.push(format!("    let v2 : {} = {}", self.text(&a), self.expr(&sc, &a, 2)));
        sc.add("v2", &a);
        if self.r.chance(50) {
            body.push(format!("    if {} then do! (if k > 3 then None else Some())", self.expr(&sc, &Ty::Bool, 2)));
        }
        if self.r.chance(50) {
            body.push("    for i in 0 .. 2 do".into());
            body.push("        do! (if i = k then None else Some())".into());
        }
        if self.r.chance(60) {
            body.push(format!("    return! {}", some(self, &sc, &r)));
        } else {
            body.push(format!("    return {}", self.expr(&sc, &r, 3)));
        }
        body.push("}".into());
        self.function_of(&format!("maybe{n}"), &head, &one(Kind::Option, r), &body)
    }

    fn kit_trail(&mut self) -> String {
        let n = self.name("");
        let (a, r) = (self.ty(2, Need::Anything, 0), self.plain());
        let (show, show_a) = (self.show(&r), self.show(&a));
        self.begin(26);
        let mut sc = Self::scope(&[("k", &INT), ("p", &a)]);
        let head = sc.clone();
        let mut inner = vec![format!("let! s0 = steps"), "do! note (\"at \" + string s0)".into()];
        sc.add("s0", &INT);
        if self.r.chance(60) {
            let items = self.expr(&sc, &one(Kind::List, a.clone()), 2);
            inner.push(format!("for y in {items} do"));
            inner.push(format!("    do! note ({show_a} y)"));
            inner.push("    let! n = steps".into());
            inner.push("    if n > 40 then failwith \"far\"".into());
        }
        if self.r.chance(50) {
            inner.push("let i = ref 0".into());
            inner.push("while i.contents < (k &&& 3) do".into());
            inner.push("    i.contents <- i.contents + 1".into());
            inner.push(format!("    do! note ({})", self.expr(&sc, &Ty::Str, 2)));
        }
        if self.r.chance(50) {
            inner.push(format!("use h = new Handle(\"trail{n}\")"));
        }
        if self.r.chance(60) {
            inner.push("try".into());
            inner.push(format!("    let! n = steps in do! note (string ({}))", self.expr(&sc, &INT, 3)));
            inner.push(format!("    if {} then raise (Odd1 k)", self.expr(&sc, &Ty::Bool, 2)));
            inner.push("with".into());
            inner.push("| Odd1 j -> do! note (\"odd \" + string j)".into());
            inner.push("| e -> do! note (failure e)".into());
        }
        inner.push(format!("return {}", self.expr(&sc, &r, 3)));
        let mut body = vec!["let t =".to_owned(), "    trail {".into()];
        body.extend(indent(&indent(&inner)));
        body.push("    }".into());
        body.push("let (x, n, log) = runTrail t (k &&& 7) []".into());
        body.push(format!("clip ({show} x + string n + String.concat \",\" log)"));
        self.function_of(&format!("trail{n}"), &head, &Ty::Str, &body)
    }

    fn kit_exceptions(&mut self) -> String {
        let n = self.name("");
        let (a, r) = (self.ty(2, Need::Anything, 0), self.ty(2, Need::Anything, 0));
        self.begin(26);
        let sc = Self::scope(&[("k", &INT), ("p", &a)]);
        let rt = self.text(&r);
        let in_odd = sc.with(&[("s0".into(), Ty::Str), ("j".into(), INT)]);
        let body = [
            "let mutable trace = \"\"".to_owned(),
            format!("let result : {rt} ="),
            "    try".into(),
            "        try".into(),
            format!("            if {} then raise (Odd1(k + 1))", self.expr(&sc, &Ty::Bool, 2)),
            format!("            elif k = 2 then raise (Odd2({}, k))", self.expr(&sc, &Ty::Str, 2)),
            "            elif k = 3 then invalidArg \"k\" \"three\"".into(),
            "            elif k = 4 then raise (InvalidOperationException \"four\")".into(),
            format!("            else {}", self.expr(&sc, &r, 3)),
            "        finally".into(),
            "            trace <- trace + \"f\"".into(),
            "    with".into(),
            format!("    | Odd1 j when j > 5 -> {}", self.expr(&sc.with(&[("j".into(), INT)]), &r, 2)),
            format!("    | Odd2(s0, j) -> {}", self.expr(&in_odd, &r, 2)),
            format!(
                "    | :? InvalidOperationException as e when e.Message.Length > 3 -> (put \"kit\" e.Message; {})",
                self.expr(&sc, &r, 1)
            ),
            format!(
                "    | :? ArgumentException -> (try (if k > 0 then failwith \"again\" else {}) with Failure _ -> {})",
                self.expr(&sc, &r, 1),
                self.expr(&sc, &r, 2)
            ),
            format!("    | Failure _ -> {}", self.expr(&sc, &r, 1)),
            "put \"trace\" trace".into(),
            "result".into(),
        ];
        // A handler that does not fit passes the exception on: `reraise` as well.
        let outer = [
            format!("try inner{n} k p"),
            format!(
                "with Odd1 j -> (if j < 0 then reraise () else {})",
                self.expr(&sc.with(&[("j".into(), INT)]), &r, 2)
            ),
        ];
        let inner = self.function_of(&format!("inner{n}"), &sc, &r, &body);
        inner + "\n\n" + &self.function_of(&format!("except{n}"), &sc, &r, &outer)
    }

    fn kit_byrefs(&mut self) -> String {
        let n = self.name("");
        let a = self.plain();
        self.begin(16);
        let sc = Self::scope(&[("k", &INT), ("p", &a)]);
        let items = self.expr(&sc, &one(Kind::Array, INT), 2);
        let body = [
            format!("let mutable x = {}", self.expr(&sc, &INT, 2)),
            format!("let first = bumpBy &x ({})", self.expr(&sc, &INT, 2)),
            format!("let xs = Array.append [| k; 7 |] {items}"),
            "let second = bumpBy &xs.[at k xs.Length] 3".into(),
            format!("let mutable c = Cell({}, {})", self.expr(&sc, &INT, 2), self.expr(&sc, &Ty::Str, 2)),
            "c.Bump(k &&& 15)".into(),
            "let mutable d = c".into(),
            "d.Bump(1)".into(),
            "d.Label <- d.Label + \"d\"".into(),
            "let third = bumpBy &d.Value 2".into(),
            "let cells = [| c; d; c |]".into(),
            "cells.[1].Bump(10)".into(),
            "cells.[2].Label <- \"two\"".into(),
            "let r = &cells.[0]".into(),
            "r.Value <- r.Value + readIn &x".into(),
            "let sum = cells |> Array.sumBy (fun e -> e.Value)".into(),
            "swapBoth (&xs.[0], &xs.[1])".into(),
            "clip (String.concat \" \" (List.map string [first; second; third; sum; x; c.Value; d.Value; xs.[0]]) + nameOf cells.[2] + d.Label)".into(),
        ];
        self.function_of(&format!("byref{n}"), &sc, &Ty::Str, &body)
    }

    fn kit_measures(&mut self) -> String {
        let n = self.name("");
        self.begin(12);
        let sc = Self::scope(&[("k", &INT), ("x", &Ty::Float)]);
        let body = [
            format!("let d = ({}) * 1.0<m>", self.expr(&sc, &Ty::Float, 2)),
            format!("let w = LanguagePrimitives.Int32WithMeasure<kg> ({})", self.expr(&sc, &INT, 2)),
            "let area : float<m^2> = (if abs d > 1e5<m> then 2.0<m> else d) * 3.0<m>".into(),
            "let per = area / 2.0<m>".into(),
            format!("let all = [ for i in 0 .. 2 -> {} * 1<kg> ]", self.expr(&sc.with(&[("i".into(), INT)]), &INT, 2)),
            "let total = List.sum all + w".into(),
            "toInt (float per + float (sqrt (abs area))) + int total + (if w > 3<kg> then 1 else 0)".into(),
        ];
        self.function_of(&format!("measure{n}"), &sc, &INT, &body)
    }

    fn kit_inline(&mut self) -> String {
        let n = self.name("");
        let (a, w) = (self.plain(), self.int_ty());
        self.begin(16);
        let sc = Self::scope(&[("k", &INT), ("p", &a), ("q", &w)]);
        let inline = format!(
            "let inline twice{n} (f: ^A -> ^A) (x: ^A) : ^A = f (f x)\n\nlet inline total{n} (xs: seq< ^A >) : ^A = Seq.fold (fun s x -> s + x) LanguagePrimitives.GenericZero xs\n"
        );
        let body = [
            format!("let v = sumOf (Vec({}, k)) (Vec(1, {}) * 2)", self.expr(&sc, &INT, 2), self.expr(&sc, &INT, 2)),
            format!("let s = sumOf ({}) \"z\"", self.expr(&sc, &Ty::Str, 2)),
            format!("let q2 = twice{n} (fun y -> sumOf y q) ({})", self.expr(&sc, &w, 2)),
            format!("let all = total{n} [ q; q2; {} ]", self.expr(&sc, &w, 2)),
            format!("let vs = total{n} [ v; -v; Vec(square (k &&& 31), 1) ]"),
            format!("let t = twice{n} (fun y -> clip (y + s)) ({})", self.expr(&sc, &Ty::Str, 2)),
            "clip (string v.Sum + s + string q2 + string all + string vs.X + t)".into(),
        ];
        inline + "\n" + &self.function_of(&format!("inline{n}"), &sc, &Ty::Str, &body)
    }

    fn kit_tail_calls(&mut self) -> String {
        let n = self.name("");
        let (a, s) = (self.plain(), self.ty(2, Need::Anything, 0));
        let st = self.text(&s);
        self.begin(18);
        let sc = Self::scope(&[("k", &INT), ("p", &a)]);
        let inner = sc.with(&[("n0".into(), INT), ("s0".into(), s.clone())]);
        let deep = *self.r.pick(&["3", "17", "5000", "20000"]);
        // Deep recursion changes its state only now and then, so that the state does not become large.
        let step = self.expr(&inner, &s, 2);
        let body = [
            format!("let rec even (n0: int) (s0: {st}) : {st} = if n0 <= 0 then s0 else odd (n0 - 1) (if n0 % 1000 = 1 then {step} else s0)"),
            format!("and odd (n0: int) (s0: {st}) : {st} = if n0 <= 0 then {} else even (n0 - 1) s0", self.expr(&inner, &s, 1)),
            "let rec cps (n: int) (k: int -> int) : int = if n = 0 then k 1 else cps (n - 1) (fun r -> k ((r * 3 + n) % 1009))".into(),
            "let rec sum (n: int) : int = if n = 0 then 0 else n % 7 + sum (n - 1)".into(),
            "put \"tail\" (string (cps ((k &&& 7) * 100) id) + string (sum ((k &&& 3) * 1000)))".into(),
            format!("even {deep} ({})", self.expr(&sc, &s, 2)),
        ];
        self.function_of(&format!("tail{n}"), &sc, &s, &body)
    }
}
