//! Blocks of statements, one a line, with a result at the end.

use super::types::{INT, Kind, Need, Shape, Ty, fun, one};
use super::{Gen, Scope, Var};

/// The lines, four columns to the right.
pub(crate) fn indent(lines: &[String]) -> Vec<String> {
    lines.iter().map(|l| format!("    {l}")).collect()
}

impl Gen {
    /// A block: `count` statements, then a result of the type.
    pub(crate) fn block(&mut self, sc: &mut Scope, ty: &Ty, d: u32, count: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for _ in 0..count {
            self.statement(sc, d, &mut lines);
        }
        self.tail(sc, ty, d, &mut lines);
        lines
    }

    fn inner(&mut self, sc: &Scope, ty: &Ty, d: u32, count: usize) -> Vec<String> {
        let n = self.r.below(count + 1);
        let block = self.block(&mut sc.clone(), ty, d, n);
        indent(&block)
    }

    fn tail(&mut self, sc: &Scope, ty: &Ty, d: u32, lines: &mut Vec<String>) {
        let kind = if d < 2 || (*ty == Ty::Unit && self.r.chance(60)) { 9 } else { self.r.below(10) };
        match kind {
            0 | 1 => {
                lines.push(format!("if {} then", self.expr(sc, &Ty::Bool, d)));
                lines.extend(self.inner(sc, ty, d - 1, 2));
                lines.push("else".into());
                lines.extend(self.inner(sc, ty, d - 1, 2));
            }
            2 | 3 => {
                let of = self.scrutinee(sc);
                lines.push(format!("match {} with", self.expr(sc, &of, d)));
                for _ in 0..1 + self.r.below(3) {
                    let p = self.pattern(&of, 3);
                    let inner = sc.with(&p.binds);
                    let guard = if self.r.chance(20) {
                        format!(" when {}", self.expr(&inner, &Ty::Bool, 1))
                    } else {
                        String::new()
                    };
                    lines.push(format!("| {}{guard} ->", p.text));
                    lines.extend(self.inner(&inner, ty, d - 1, 1));
                }
                lines.push("| _ ->".into());
                lines.extend(self.inner(sc, ty, d - 1, 1));
            }
            4 => {
                lines.push("try".into());
                lines.extend(self.inner(sc, ty, d - 1, 2));
                if self.r.chance(50) {
                    lines.push("with".into());
                    lines.push("| :? DivideByZeroException ->".into());
                    lines.extend(self.inner(sc, ty, d - 1, 1));
                    lines.push("| e ->".into());
                    lines.push("    put \"caught\" (failure e)".into());
                    lines.extend(self.inner(sc, ty, d - 1, 0));
                } else {
                    lines.push("finally".into());
                    lines.extend(self.inner(sc, &Ty::Unit, d - 1, 1));
                    lines.push("    put \"finally\" \"here\"".into());
                }
            }
            _ => lines.push(self.expr(sc, ty, d + 1)),
        }
    }

    fn let_value(&mut self, sc: &mut Scope, d: u32, lines: &mut Vec<String>) {
        let ty = self.ty(3, Need::Anything, sc.tyvars);
        let value = self.expr(sc, &ty, d + 1);
        if self.r.chance(20) {
            let p = self.simple_pattern(&ty);
            lines.push(format!("let {} : {} = {value}", p.text, self.text(&ty)));
            p.binds.iter().for_each(|(n, t)| sc.add(n, t));
            return;
        }
        let mutable = self.r.chance(20);
        let name = self.name(if mutable { "m" } else { "v" });
        lines.push(format!("let {}{name} : {} = {value}", if mutable { "mutable " } else { "" }, self.text(&ty)));
        sc.vars.push(Var { name: name.clone(), ty: ty.clone(), mutable });
        if self.r.chance(50) {
            self.put(&name, &ty, lines);
        }
    }

    fn put(&mut self, name: &str, ty: &Ty, lines: &mut Vec<String>) {
        if !ty.has_vars() {
            let show = self.show(ty);
            lines.push(format!("put \"{name}\" ({show} {name})"));
        }
    }

    fn any_variable(&mut self, sc: &Scope) -> Option<Var> {
        if sc.vars.is_empty() { None } else { Some(self.r.pick(&sc.vars).clone()) }
    }

    fn statement(&mut self, sc: &mut Scope, d: u32, lines: &mut Vec<String>) {
        match self.r.below(20) {
            0..=6 => self.let_value(sc, d, lines),
            7 | 8 => {
                if let Some(v) = self.any_variable(sc) {
                    self.put(&v.name, &v.ty, lines);
                }
            }
            9 | 10 => self.local_function(sc, d, lines),
            11..=14 => self.mutation(sc, d, lines),
            15 if d > 0 => self.for_loop(sc, d, lines),
            16 if d > 0 => {
                let counter = self.name("n");
                lines.push(format!("let mutable {counter} = 0"));
                lines.push(format!("while {counter} < {} && {} do", 1 + self.r.below(4), self.expr(sc, &Ty::Bool, 1)));
                lines.push(format!("    {counter} <- {counter} + 1"));
                let mut inner = sc.clone();
                inner.loops += 1;
                lines.extend(self.inner(&inner, &Ty::Unit, d - 1, 2));
            }
            17 if d > 0 => {
                lines.push(format!("if {} then", self.expr(sc, &Ty::Bool, d)));
                lines.extend(self.inner(sc, &Ty::Unit, d - 1, 2));
            }
            18 if d > 0 => {
                let handle = self.name("h");
                let name = self.expr(sc, &Ty::Str, 1);
                let ty = self.ty(2, Need::Anything, sc.tyvars);
                let result = self.name("v");
                lines.push(format!("let {result} : {} =", self.text(&ty)));
                lines.push(format!("    use {handle} = new Handle(\"{handle}\" + {name})"));
                lines.extend(self.inner(sc, &Ty::Unit, 0, 1));
                lines.extend(self.inner(sc, &ty, d - 1, 1));
                sc.add(&result, &ty);
                self.put(&result, &ty, lines);
            }
            19 if d > 0 => {
                lines.push("try".into());
                lines.extend(self.inner(sc, &Ty::Unit, d - 1, 3));
                lines.push("with e -> put \"caught\" (failure e)".into());
            }
            _ => self.let_value(sc, d, lines),
        }
    }

    fn local_function(&mut self, sc: &mut Scope, d: u32, lines: &mut Vec<String>) {
        let name = self.name("g");
        let params: Vec<Ty> = (0..1 + self.r.below(2)).map(|_| self.ty(2, Need::Anything, sc.tyvars)).collect();
        let ret = self.ty(2, Need::Anything, sc.tyvars);
        let ret = if matches!(ret, Ty::Fun(..)) { INT } else { ret };
        let mut inner = sc.captured();
        let mut head = Vec::new();
        for t in &params {
            let p = self.name("a");
            head.push(format!("({p}: {})", self.text(t)));
            inner.add(&p, t);
        }
        lines.push(format!("let {name} {} : {} =", head.join(" "), self.text(&ret)));
        lines.extend(self.inner(&inner, &ret, d.saturating_sub(1), 2));
        sc.add(&name, &fun(params, ret));
    }

    fn for_loop(&mut self, sc: &Scope, d: u32, lines: &mut Vec<String>) {
        let mut inner = sc.clone();
        inner.loops += 1;
        if self.r.chance(40) {
            let i = self.name("i");
            let range = *self.r.pick(&["0 .. 3", "3 .. -1 .. 0", "1 .. 2 .. 6", "0 .. 1"]);
            inner.add(&i, &INT);
            lines.push(format!("for {i} in {range} do"));
        } else {
            let of = self.ty(2, Need::Anything, sc.tyvars);
            let kind = *self.r.pick(&[Kind::List, Kind::Array, Kind::Seq]);
            let source = self.expr(sc, &one(kind, of.clone()), d);
            let p = self.simple_pattern(&of);
            p.binds.iter().for_each(|(n, t)| inner.add(n, t));
            lines.push(format!("for {} in {source} do", p.text));
        }
        lines.extend(self.inner(&inner, &Ty::Unit, d - 1, 3));
    }

    /// Changes a variable, or something inside one.
    fn mutation(&mut self, sc: &Scope, d: u32, lines: &mut Vec<String>) {
        let Some(v) = self.any_variable(sc) else { return };
        if v.mutable {
            lines.push(format!("{} <- {}", v.name, self.expr(sc, &v.ty, d)));
            return;
        }
        match &v.ty {
            Ty::One(Kind::Ref, t) => lines.push(format!("{} := {}", v.name, self.expr(sc, t, d))),
            Ty::One(Kind::Array, t) => {
                let value = self.expr(sc, t, d);
                lines.push(format!(
                    "if {0}.Length > 0 then {0}.[at {1} {0}.Length] <- {value}",
                    v.name,
                    self.r.below(5)
                ));
            }
            Ty::One(Kind::Items, t) => {
                let value = self.expr(sc, t, d);
                lines.push(format!("if {0}.Count < 8 then {0}.Add({value})", v.name));
            }
            Ty::Named(id, args) => match &self.decls[*id].shape {
                Shape::Record(fields) => {
                    let fields: Vec<(String, Ty, bool)> = fields.iter().filter(|f| f.2).cloned().collect();
                    if let Some((f, t, _)) = fields.first() {
                        lines.push(format!("{}.{f} <- {}", v.name, self.expr(sc, &t.subst(args), d)));
                    }
                }
                Shape::Class(_, methods) => {
                    let all: Vec<(String, Vec<Ty>)> =
                        methods.iter().map(|m| (m.name.clone(), m.params.clone())).collect();
                    let (name, params) = self.r.pick(&all).clone();
                    let args: Vec<String> = params.iter().map(|t| self.expr(sc, t, d)).collect();
                    lines.push(format!("{}.{name}({}) |> ignore", v.name, args.join(", ")));
                }
                Shape::Union(_) | Shape::Interface(_) => {}
            },
            _ => {}
        }
    }
}
