//! Declarations: records, unions, classes, interfaces, functions and cases.

use super::block::indent;
use super::types::{Decl, Kind, Method, Need, Shape, Ty, one, var_name};
use super::{Func, Gen, Scope};

impl Gen {
    /// Declares a type; out: its text, with the function that shows it.
    pub(crate) fn declare_type(&mut self) -> String {
        let id = self.decls.len();
        let text = match self.r.below(10) {
            0..=2 => self.declare_record(id),
            3..=6 => self.declare_union(id),
            7 | 8 => self.declare_class(id),
            _ => self.declare_interface(id),
        };
        format!("{text}\n\n{}", self.show_decl(id))
    }

    fn head(&mut self, prefix: &str, id: usize, generic: bool) -> (String, u8, String) {
        let vars = if generic { [0, 0, 1, 1, 2][self.r.below(5)] } else { 0 };
        let name = format!("{prefix}{id}");
        let names: Vec<String> = (0..vars).map(var_name).collect();
        let head = if vars == 0 { name.clone() } else { format!("{name}<{}>", names.join(", ")) };
        (name, vars, head)
    }

    fn declare_record(&mut self, id: usize) -> String {
        let (name, vars, head) = self.head("R", id, true);
        let is_struct = self.r.chance(25);
        let fields: Vec<(String, Ty, bool)> = (0..1 + self.r.below(4))
            .map(|i| {
                let need = if self.r.chance(80) { Need::Order } else { Need::Anything };
                (format!("F{id}{}", char::from(b'a' + i as u8)), self.ty(2, need, 0), !is_struct && self.r.chance(25))
            })
            .chain((0..vars).map(|v| (format!("F{id}{}", char::from(b'p' + v)), Ty::Var(v), false)))
            .collect();
        let texts: Vec<String> = fields
            .iter()
            .map(|(f, t, m)| format!("{}{f}: {}", if *m { "mutable " } else { "" }, self.text(t)))
            .collect();
        self.decls.push(Decl { name, vars, shape: Shape::Record(fields) });
        let attribute = if is_struct { "[<Struct>]\n" } else { "" };
        format!("{attribute}type {head} = {{ {} }}", texts.join("; "))
    }

    fn declare_union(&mut self, id: usize) -> String {
        let (name, vars, head) = self.head("U", id, true);
        let own = Ty::Named(id, (0..vars).map(Ty::Var).collect());
        let recursive = self.r.chance(60);
        let mut cases = Vec::new();
        for c in 0..2 + self.r.below(3) {
            let mut fields = Vec::new();
            for _ in 0..self.r.below(3) {
                let need = if self.r.chance(85) { Need::Order } else { Need::Anything };
                fields.push(self.ty(2, need, 0));
            }
            if c > 0 {
                fields.extend((0..vars).filter(|_| self.r.chance(70)).map(Ty::Var).collect::<Vec<_>>());
            }
            if recursive && c > 0 {
                for _ in 0..self.r.below(3) {
                    fields.push(match self.r.below(6) {
                        0 => one(Kind::List, own.clone()),
                        1 => one(Kind::Option, own.clone()),
                        _ => own.clone(),
                    });
                }
            }
            cases.push((format!("C{id}{}", char::from(b'a' + c as u8)), fields));
        }
        self.decls.push(Decl { name, vars, shape: Shape::Union(cases.clone()) });
        let mut lines = vec![format!("type {head} =")];
        for (case, fields) in cases {
            let fields: Vec<String> = fields.iter().map(|t| self.text(t)).collect();
            let of = if fields.is_empty() { String::new() } else { format!(" of {}", fields.join(" * ")) };
            lines.push(format!("    | {case}{of}"));
        }
        lines.join("\n")
    }

    fn methods(&mut self, count: usize) -> Vec<Method> {
        (0..count)
            .map(|_| {
                let params = (0..self.r.below(3)).map(|_| self.ty(1, Need::Anything, 0)).collect();
                Method { name: self.name("M"), params, ret: self.ty(1, Need::Order, 0) }
            })
            .collect()
    }

    fn params(&self, params: &[Ty], sc: &mut Scope) -> String {
        let mut texts = Vec::new();
        for (i, t) in params.iter().enumerate() {
            let name = format!("p{}{i}", sc.vars.len());
            texts.push(format!("{name}: {}", self.text(t)));
            sc.add(&name, t);
        }
        texts.join(", ")
    }

    fn declare_interface(&mut self, id: usize) -> String {
        let (name, vars, head) = self.head("I", id, false);
        // One: an object expression of several members does not fit on a line.
        let methods = self.methods(1);
        let mut lines = vec![format!("type {head} =")];
        for m in &methods {
            let params: Vec<String> = m.params.iter().map(|t| self.text(t)).collect();
            let params = if params.is_empty() { "unit".to_owned() } else { params.join(" * ") };
            lines.push(format!("    abstract {} : {params} -> {}", m.name, self.text(&m.ret)));
        }
        self.decls.push(Decl { name, vars, shape: Shape::Interface(methods) });
        lines.join("\n")
    }

    /// A class: immutable and mutable state, methods that read and change it, and `Describe`.
    fn declare_class(&mut self, id: usize) -> String {
        let (name, vars, head) = self.head("K", id, false);
        let fields: Vec<Ty> = (0..1 + self.r.below(3)).map(|_| self.ty(2, Need::Anything, 0)).collect();
        let mut sc = Scope::default();
        let params = self.params(&fields, &mut sc);
        let count = 1 + self.r.below(3);
        let methods = self.methods(count);
        let mut lines = vec![format!("type {head}({params}) =")];
        let state = self.ty(2, Need::Order, 0);
        self.begin(8);
        let start = self.expr(&sc, &state, 2);
        lines.push(format!("    let mutable state : {} = {start}", self.text(&state)));
        sc.add("state", &state);
        for m in &methods {
            let mut inner = sc.clone();
            let params = self.params(&m.params, &mut inner);
            self.begin(15);
            let mut body = Vec::new();
            if self.r.chance(50) {
                body.push(format!("state <- {}", self.expr(&inner, &state, 2)));
            }
            body.extend(self.block(&mut inner, &m.ret, 2, 1));
            lines.push(format!("    member this.{}({params}) : {} =", m.name, self.text(&m.ret)));
            lines.extend(indent(&indent(&body)));
        }
        let show_state = self.show(&state);
        let mut parts = vec![format!("{show_state} state")];
        for v in sc.vars.clone().iter().filter(|v| v.name != "state") {
            parts.push(format!("{} {}", self.show(&v.ty), v.name));
        }
        lines
            .push(format!("    member this.Describe() : string = \"{name}(\" + {} + \")\"", parts.join(" + \" \" + ")));
        self.decls.push(Decl { name, vars, shape: Shape::Class(fields, methods) });
        lines.join("\n")
    }

    /// A function, generic or not, that may call itself while it has fuel.
    pub(crate) fn declare_function(&mut self) -> String {
        let name = self.name("f");
        let vars = [0, 0, 0, 1, 2][self.r.below(5)];
        let fuel = self.r.chance(40);
        let tupled = !fuel && self.r.chance(20);
        let mut params: Vec<Ty> = (0..vars).map(Ty::Var).collect();
        params.extend((0..1 + self.r.below(3)).map(|_| self.ty(2, Need::Anything, vars)).collect::<Vec<_>>());
        let ret = self.ty(2, Need::Anything, vars);
        let mut sc = Scope { tyvars: vars, ..Scope::default() };
        let mut head: Vec<String> = Vec::new();
        for t in &params {
            let p = self.name("a");
            head.push(format!("{p}: {}", self.text(t)));
            sc.add(&p, t);
        }
        let head = if tupled {
            format!("({})", head.join(", "))
        } else {
            head.iter().map(|h| format!("({h})")).collect::<Vec<_>>().join(" ")
        };
        let result = self.text(&ret);
        self.begin(35);
        let lines = if fuel {
            let base = self.expr(&sc, &ret, 1);
            let mut inner = sc.clone();
            inner.own = Some((name.clone(), params.clone(), ret.clone()));
            self.selves = 2;
            let body = self.block(&mut inner, &ret, 3, 2);
            let mut lines = vec![format!("let rec {name} (fuel: int) {head} : {result} =")];
            lines.push(format!("    if fuel <= 0 then {base}"));
            lines.push("    else".into());
            lines.extend(indent(&indent(&body)));
            lines
        } else {
            let n = self.r.below(4);
            let body = self.block(&mut sc, &ret, 3, n);
            let inline = if self.r.chance(8) { "inline " } else { "" };
            let mut lines = vec![format!("let {inline}{name} {head} : {result} =")];
            lines.extend(indent(&body));
            lines
        };
        let cost = if fuel { self.cost * 15.0 } else { self.cost };
        self.selves = 0;
        self.funcs.push(Func { name, vars, params, ret, tupled, fuel, cost });
        lines.join("\n")
    }

    /// The function of one case.
    pub(crate) fn case(&mut self, n: usize, small: bool) -> String {
        self.begin(if small { 10 } else { 90 });
        let mut sc = Scope::default();
        let mut body = if small {
            let ty = self.ty(2, Need::Anything, 0);
            let count = self.r.below(3);
            let mut lines = self.block(&mut sc, &Ty::Unit, 1, count);
            lines.push(format!("let last : {} = {}", self.text(&ty), self.expr(&sc, &ty, 3)));
            lines.push(format!("put \"last\" ({} last)", self.show(&ty)));
            lines
        } else {
            let count = 5 + self.r.below(6);
            self.block(&mut sc, &Ty::Unit, 3, count)
        };
        body.insert(0, format!("put \"case{n}\" \"starts\""));
        let mut lines = vec![format!("let case{n} () : unit =")];
        lines.extend(indent(&body));
        lines.join("\n")
    }
}
