//! More kits: patterns, sequences, collections, members, closures, formats, asynchronous computations.

use super::block::indent;
use super::types::{INT, Kind, Need, Ty, one};
use super::{Gen, Scope};

fn scope(vars: &[(&str, &Ty)]) -> Scope {
    let mut sc = Scope::default();
    vars.iter().for_each(|(n, t)| sc.add(n, t));
    sc
}

impl Gen {
    pub(super) fn kit_active_patterns(&mut self) -> String {
        let n = self.name("");
        let (a, b, r) = (self.ty(2, Need::Anything, 0), self.ty(1, Need::Anything, 0), self.ty(2, Need::Anything, 0));
        let (at, bt) = (self.text(&a), self.text(&b));
        self.begin(26);
        let of = scope(&[("x", &a)]);
        // How often a match asks a pattern differs between versions of F#: what it calls must not tell.
        self.quiet = true;
        let patterns = format!(
            "let (|Left{n}|Middle{n}|Right{n}|) (x: {at}) =
    if {} then Left{n}({}: {bt}) elif {} then Middle{n} else Right{n}({}, {})

let (|Part{n}|_|) (k: int) (x: {at}) : {bt} option = if {} then Some({}) else None
",
            self.expr(&of, &Ty::Bool, 3),
            self.expr(&of, &b, 2),
            self.expr(&of, &Ty::Bool, 2),
            self.expr(&of, &INT, 2),
            self.expr(&of, &Ty::Str, 2),
            self.expr(&of.with(&[("k".into(), INT)]), &Ty::Bool, 2),
            self.expr(&of, &b, 2)
        );
        self.quiet = false;
        let sc = scope(&[("k", &INT), ("p", &a)]);
        let with = |name: &str, t: &Ty| sc.with(&[(name.to_owned(), t.clone())]);
        let right = sc.with(&[("i".into(), INT), ("s0".into(), Ty::Str)]);
        let body = [
            "match p with".to_owned(),
            format!(
                "| Part{n} 2 v when {} -> {}",
                self.expr(&with("v", &b), &Ty::Bool, 2),
                self.expr(&with("v", &b), &r, 2)
            ),
            format!(
                "| Left{n} v & Part{n} 3 w -> {}",
                self.expr(&sc.with(&[("v".into(), b.clone()), ("w".into(), b.clone())]), &r, 2)
            ),
            format!("| Left{n} v -> {}", self.expr(&with("v", &b), &r, 2)),
            format!("| Right{n}(i, s0) as whole -> (ignore whole; {})", self.expr(&right, &r, 2)),
            format!("| Middle{n} -> {}", self.expr(&sc, &r, 2)),
        ];
        patterns + "\n" + &self.function_of(&format!("active{n}"), &sc, &r, &body)
    }

    pub(super) fn kit_sequence(&mut self) -> String {
        let n = self.name("");
        let a = self.ty(2, Need::Anything, 0);
        let at = self.text(&a);
        self.begin(24);
        let sc = scope(&[("k", &INT), ("p", &a)]);
        let mut inner = Vec::new();
        for _ in 0..2 + self.r.below(4) {
            match self.r.below(9) {
                0 => inner.push(format!("yield {}", self.expr(&sc, &a, 2))),
                1 => inner.push(format!("yield! {}", self.expr(&sc, &one(Kind::List, a.clone()), 2))),
                2 => {
                    let with = sc.with(&[("i".into(), INT)]);
                    inner.push(format!(
                        "for i in 0 .. (k &&& 3) do if {} then yield {}",
                        self.expr(&with, &Ty::Bool, 2),
                        self.expr(&with, &a, 2)
                    ));
                }
                3 => {
                    inner.push("let mutable j = 0".into());
                    inner.push("while j < 2 do".into());
                    inner.push(format!("    yield {}", self.expr(&sc, &a, 2)));
                    inner.push("    j <- j + 1".into());
                }
                4 => {
                    inner.push("try".into());
                    inner.push(format!("    yield {}", self.expr(&sc, &a, 2)));
                    inner.push(format!("    yield {}", self.expr(&sc, &a, 1)));
                    inner.push(format!("finally put \"seq\" \"finally{n}\""));
                }
                5 => {
                    inner.push(format!("if k > 0 then yield! walk{n} (k / 2 - 1) p"));
                }
                6 => {
                    inner.push(format!("match {} with", self.expr(&sc, &one(Kind::Option, a.clone()), 2)));
                    inner.push("| Some v -> yield v".into());
                    inner.push(format!("| None -> yield! {}", self.expr(&sc, &one(Kind::Seq, a.clone()), 2)));
                }
                7 => inner.push(format!("use h{} = new Handle(\"in seq\")", inner.len())),
                _ => inner.push(format!("if {} then yield {}", self.expr(&sc, &Ty::Bool, 2), self.expr(&sc, &a, 2))),
            }
        }
        inner.push("()".into());
        let mut walk = vec![format!("let rec walk{n} (k: int) (p: {at}) : seq<{at}> ="), "    seq {".into()];
        walk.extend(indent(&indent(&inner)));
        walk.push("    }".into());
        let keep = self.expr(&sc.with(&[("y".into(), a.clone())]), &Ty::Bool, 2);
        let last = (*self.r.pick(&[
            "Seq.toList",
            "(Seq.truncate 3 >> Seq.toList)",
            "(Seq.toArray >> Array.toList)",
            "(fun s -> [ for y in s -> y ])",
        ]))
        .to_owned();
        let body = [format!("let s = walk{n} (k &&& 7) p |> Seq.filter (fun y -> {keep})"), format!("few ({last} s)")];
        walk.join("\n") + "\n\n" + &self.function_of(&format!("seqs{n}"), &sc, &one(Kind::List, a), &body)
    }

    pub(super) fn kit_dictionary(&mut self) -> String {
        let n = self.name("");
        let (key, v) = (self.ty(2, Need::Order, 0), self.ty(2, Need::Anything, 0));
        let (kt, vt, sk, sv) = (self.text(&key), self.text(&v), self.show(&key), self.show(&v));
        self.begin(20);
        let sc = scope(&[("k", &INT), ("key", &key)]);
        let pairs = Ty::Tuple(vec![key.clone(), v.clone()]);
        let body = [
            format!("let d = Dictionary<{kt}, {vt}>()"),
            format!("for (a, b) in {} do d.[a] <- b", self.expr(&sc, &one(Kind::List, pairs), 3)),
            format!("d.[key] <- {}", self.expr(&sc, &v, 2)),
            format!("let other = {}", self.expr(&sc, &key, 2)),
            format!(
                "if d.ContainsKey other then d.Remove other |> ignore else d.Add(other, {})",
                self.expr(&sc, &v, 2)
            ),
            format!("let found = (match d.TryGetValue key with | true, b -> {sv} b | _ -> \"none\")"),
            format!("let h = HashSet<{kt}>({})", self.expr(&sc, &one(Kind::List, key.clone()), 2)),
            "let isNew = h.Add key".into(),
            format!("let q = Queue<{vt}>(d.Values)"),
            "if q.Count > 1 then q.Dequeue() |> q.Enqueue".into(),
            format!("let group = Seq.countBy (fun (x: {kt}) -> x = key) d.Keys |> Seq.map snd |> Seq.sum"),
            format!("let keys = d.Keys |> Seq.sort |> Seq.truncate 3 |> Seq.map {sk} |> String.concat \",\""),
            "clip (keys + found + showBool isNew + string h.Count + string q.Count + string group)".into(),
        ];
        self.function_of(&format!("dict{n}"), &sc, &Ty::Str, &body)
    }

    pub(super) fn kit_members(&mut self) -> String {
        let n = self.name("");
        let (a, b) = (self.ty(2, Need::Order, 0), self.plain_ty());
        let (at, bt, show) = (self.text(&a), self.text(&b), self.show(&a));
        self.begin(24);
        let of = scope(&[("a0", &a), ("b0", &a), ("n0", &INT)]);
        let index = scope(&[("i", &INT), ("a0", &a)]);
        let types = format!(
            "[<CustomEquality; CustomComparison>]
type Key{n} =
    {{ A{n}: {at}; N{n}: int }}
    override this.Equals(o: obj) = (match o with :? Key{n} as k -> k.N{n} = this.N{n} | _ -> false)
    override this.GetHashCode() = this.N{n}
    interface IComparable with
        member this.CompareTo(o: obj) = (match o with :? Key{n} as k -> compare k.N{n} this.N{n} | _ -> 0)

type Op{n}(a0: {at}, n0: int) =
    let mutable more : {at} list = []
    static let mutable made = 0
    do made <- made + 1
    member val Extra = n0 with get, set
    member this.A = a0
    member this.N = n0
    static member (+)(x: Op{n}, y: Op{n}) = (let (a0, b0, n0) = (x.A, y.A, x.N) in Op{n}({}, x.N + y.N))
    static member (-)(x: Op{n}, k: int) = Op{n}(x.A, x.N - k)
    member this.Item with get (i: int) : {bt} = {} and set (i: int) (v: {at}) = more <- v :: List.truncate 3 more
    member this.Opt(x: int, ?y: {at}, ?z: int) : string = string x + (match y with Some y -> {show} y | None -> \"-\") + string (defaultArg z 9)
    member this.More = more
    override this.ToString() = \"Op\" + string n0

type Op{n} with
    member this.Double = this + this
",
            self.expr(&of, &a, 2),
            self.expr(&index, &b, 3),
        );
        let sc = scope(&[("k", &INT), ("p", &a)]);
        let body = [
            format!("let o = Op{n}(p, k) + Op{n}({}, 2) - 1", self.expr(&sc, &a, 2)),
            format!("o.[1] <- {}", self.expr(&sc, &a, 2)),
            "o.[2] <- p".into(),
            "o.Extra <- o.Extra + 1".into(),
            format!("let part = {} o.[k &&& 3]", self.show(&b)),
            "let opts = o.Opt(1) + o.Opt(2, p) + o.Opt(3, z = 4)".into(),
            format!("let keys = Set.ofList [ for j in [k; 1; 2; k] -> {{ A{n} = p; N{n} = j &&& 3 }} ]"),
            format!("let same = ({{ A{n} = p; N{n} = 1 }} = {{ A{n} = {}; N{n} = 1 }})", self.expr(&sc, &a, 2)),
            "clip (o.Double.ToString() + string o + string o.Extra + part + opts + string keys.Count + showBool same + string o.More.Length)".into(),
        ];
        types + "\n" + &self.function_of(&format!("members{n}"), &sc, &Ty::Str, &body)
    }

    fn plain_ty(&mut self) -> Ty {
        self.ty(1, Need::Order, 0)
    }

    pub(super) fn kit_closures(&mut self) -> String {
        let n = self.name("");
        let (a, s) = (self.ty(2, Need::Anything, 0), self.ty(2, Need::Anything, 0));
        let (at, st) = (self.text(&a), self.text(&s));
        self.begin(22);
        let sc = scope(&[("k", &INT), ("p", &a)]);
        let with = sc.with(&[("old".into(), s.clone()), ("x".into(), a.clone())]);
        let body = [
            format!("let state = ref ({})", self.expr(&sc, &s, 2)),
            "let calls = ref 0".into(),
            format!("let step (x: {at}) : {st} ="),
            "    let old = state.contents".into(),
            "    calls.contents <- calls.contents + 1".into(),
            format!("    state.contents <- {}", self.expr(&with, &s, 3)),
            "    old".into(),
            format!(
                "let rec again (j: int) (f: {at} -> {st}) : {st} = if j <= 0 then f p else (ignore (f p); again (j - 1) f)"
            ),
            format!(
                "let table = [ step; (fun x -> (calls.contents <- 10; step x)); (fun x -> {}) ]",
                self.expr(&sc.with(&[("x".into(), a.clone())]), &s, 2)
            ),
            "let f = List.item (at k table.Length) table".into(),
            "let late = lazy (calls.contents <- calls.contents + 100; calls.contents)".into(),
            "let r = again (k &&& 3) f".into(),
            "if k > 2 then put \"late\" (string (late.Force() + late.Value))".into(),
            "put \"calls\" (string calls.contents)".into(),
            "let compose = (fun g -> g >> id) f".into(),
            "if calls.contents % 2 = 0 then r else compose p".into(),
        ];
        self.function_of(&format!("closure{n}"), &sc, &s, &body)
    }

    pub(super) fn kit_formats(&mut self) -> String {
        let n = self.name("");
        let ints = one(Kind::List, INT);
        self.begin(20);
        let sc = scope(&[("k", &INT), ("s0", &Ty::Str), ("x", &Ty::Float)]);
        let pair = Ty::Tuple(vec![INT, Ty::Str]);
        let body = [
            format!(
                "let a = sprintf \"%A|%A|%A\" ({}) ({}) ({})",
                self.expr(&sc, &ints, 2),
                self.expr(&sc, &pair, 2),
                self.expr(&sc, &one(Kind::Option, INT), 2)
            ),
            "let b = sprintf \"%08.3f|%-8.1f|%+g|%e\" x x x (float k)".into(),
            "let c = sprintf \"%*d|%-*d|%o|%X|%5s|%-5s|%c|%b\" 6 k 5 k (k &&& 511) k s0 s0 'q' (k > 0)".into(),
            "let d = sprintf \"%O %s %i%%\" k (sprintf \"<%s>\" s0) k".into(),
            "let e = String.Format(\"{0}-{1,5}-{2:F2}\", k, s0, 2.5)".into(),
            "let f = sprintf \"%d %s\" k".into(),
            "let parts = (s0 + \",a,b\").Split(',') |> Array.map (fun t -> t.Trim() + f t)".into(),
            format!("put \"fmt{n}\" (a + b + c)"),
            "clip (String.Join(\";\", parts) + d + e + k.ToString(\"D4\") + x.ToString(\"F1\"))".into(),
        ];
        self.function_of(&format!("format{n}"), &sc, &Ty::Str, &body)
    }

    pub(super) fn kit_async(&mut self) -> String {
        let n = self.name("");
        let (a, r) = (self.ty(2, Need::Anything, 0), self.ty(2, Need::Anything, 0));
        let (at, rt) = (self.text(&a), self.text(&r));
        self.begin(22);
        let sc = scope(&[("k", &INT), ("p", &a)]);
        let with = sc.with(&[("v".into(), a.clone()), ("w".into(), a.clone())]);
        // Two children run at the same time: what they call must not tell in which order.
        self.quiet = true;
        let child = self.expr(&sc.with(&[("j".into(), INT)]), &a, 3);
        self.quiet = false;
        let body = [
            format!("let child (j: int) : Async<{at}> = async {{ return {child} }}"),
            format!("let work : Async<{rt}> ="),
            "    async {".into(),
            "        let! v = child 1".into(),
            "        let mutable i = 0".into(),
            "        while i < (k &&& 3) do".into(),
            "            let! _x = child i".into(),
            "            i <- i + 1".into(),
            format!("        use h = new Handle(\"async{n}\")"),
            "        try".into(),
            "            let! w = child 2".into(),
            format!("            if {} then failwith \"async\"", self.expr(&with, &Ty::Bool, 2)),
            format!("            return {}", self.expr(&with, &r, 3)),
            format!("        with Failure m -> return {}", self.expr(&sc.with(&[("m".into(), Ty::Str)]), &r, 2)),
            "    }".into(),
            "let all = [ child 3; child 4 ] |> Async.Parallel |> Async.RunSynchronously".into(),
            "put \"async\" (string all.Length)".into(),
            "Async.RunSynchronously work".into(),
        ];
        self.function_of(&format!("async{n}"), &sc, &r, &body)
    }
}
