//! How a value is written into the trail: for each type, the text of a function to string.

use super::types::{Decl, Kind, Method, Shape, Ty, var_name};
use super::{Gen, Scope};

impl Gen {
    /// An F# function from the type to string.
    pub(crate) fn show(&mut self, ty: &Ty) -> String {
        if let Some((_, name)) = self.shown.iter().find(|(t, _)| t == ty) {
            return name.clone();
        }
        match ty {
            Ty::Unit => "showUnit".into(),
            Ty::Bool => "showBool".into(),
            Ty::Int(w) if self.r.chance(20) => format!("(fun (i: {}) -> sprintf \"%d\" i)", w.name),
            Ty::Int(w) => format!("(fun (i: {}) -> string i)", w.name),
            Ty::Float => "showFloat".into(),
            Ty::Char => "showChar".into(),
            Ty::Str => "showStr".into(),
            Ty::Var(i) => format!("show{}", char::from(b'A' + i)),
            Ty::Tuple(ts) => self.show_tuple("", ts),
            Ty::StructTuple(ts) => self.show_tuple("struct ", ts),
            Ty::One(kind, t) => {
                let name = match kind {
                    Kind::Option => "showOption",
                    Kind::ValueOption => "showValueOption",
                    Kind::List => "showList",
                    Kind::Array => "showArray",
                    Kind::Seq => "showSeq",
                    Kind::Set => "showSet",
                    Kind::Ref => "showRef",
                    Kind::Items => "showItems",
                    Kind::Lazy => "showLazy",
                };
                format!("({name} {})", self.show(t))
            }
            Ty::Map(a, b) => format!("(showMap {} {})", self.show(a), self.show(b)),
            Ty::Result(a, b) => format!("(showResult {} {})", self.show(a), self.show(b)),
            Ty::Fun(ps, r) => {
                let args: Vec<String> = ps.iter().map(|p| self.leaf(&Scope::default(), p)).collect();
                let show = self.show(r);
                format!("(fun (f: {}) -> attempt (fun () -> {show} (f {})))", self.text(ty), args.join(" "))
            }
            Ty::Named(id, args) => {
                let name = format!("show{}", self.decls[*id].name);
                let args: Vec<String> = args.iter().map(|a| self.show(a)).collect();
                if args.is_empty() { name } else { format!("({name} {})", args.join(" ")) }
            }
        }
    }

    fn show_tuple(&mut self, keyword: &str, ts: &[Ty]) -> String {
        let names: Vec<String> = (0..ts.len()).map(|i| format!("t{i}")).collect();
        let typed: Vec<String> = names.iter().zip(ts).map(|(n, t)| format!("{n}: {}", self.text(t))).collect();
        let parts: Vec<String> = names.iter().zip(ts).map(|(n, t)| format!("{} {n}", self.show(t))).collect();
        let pattern = if keyword.is_empty() {
            format!("({})", typed.join(", "))
        } else {
            format!("(struct ({}): struct ({}))", names.join(", "), self.texts(ts, " * "))
        };
        format!("(fun {pattern} -> \"(\" + {} + \")\")", parts.join(" + \", \" + "))
    }

    fn texts(&self, ts: &[Ty], by: &str) -> String {
        ts.iter().map(|t| self.text(t)).collect::<Vec<_>>().join(by)
    }

    /// The declaration of the function that shows a declared type.
    pub(crate) fn show_decl(&mut self, id: usize) -> String {
        let Decl { name, vars, .. } = &self.decls[id];
        let (name, vars) = (name.clone(), *vars);
        let params: String =
            (0..vars).map(|i| format!(" (show{}: {} -> string)", char::from(b'A' + i), var_name(i))).collect();
        let of = self.text(&Ty::Named(id, (0..vars).map(Ty::Var).collect()));
        let mut lines = vec![format!("let rec show{name}{params} (x: {of}) : string =")];
        match &self.decls[id].shape {
            Shape::Record(fields) => {
                let fields = fields.clone();
                let parts: Vec<String> =
                    fields.iter().map(|(f, t, _)| format!("\"{f} = \" + {} x.{f}", self.show(t))).collect();
                lines.push(format!("    \"{{\" + {} + \"}}\"", parts.join(" + \"; \" + ")));
            }
            Shape::Union(cases) => {
                lines.push("    match x with".into());
                for (case, fields) in cases.clone() {
                    let names: Vec<String> = (0..fields.len()).map(|i| format!("c{i}")).collect();
                    let parts: Vec<String> =
                        names.iter().zip(&fields).map(|(n, t)| format!(" + \" \" + {} {n}", self.show(t))).collect();
                    let pattern = if names.is_empty() { String::new() } else { format!("({})", names.join(", ")) };
                    lines.push(format!("    | {case}{pattern} -> \"({case}\"{} + \")\"", parts.concat()));
                }
            }
            Shape::Class(..) => lines.push("    x.Describe()".into()),
            Shape::Interface(methods) => {
                let calls: Vec<(String, Ty, Vec<Ty>)> = methods
                    .iter()
                    .map(|Method { name, params, ret }| (name.clone(), ret.clone(), params.clone()))
                    .collect();
                let parts: Vec<String> = calls
                    .iter()
                    .map(|(m, ret, params)| {
                        let args: Vec<String> = params.iter().map(|p| self.leaf(&Scope::default(), p)).collect();
                        format!("attempt (fun () -> {} (x.{m}({})))", self.show(ret), args.join(", "))
                    })
                    .collect();
                lines.push(format!("    {}", parts.join(" + \" \" + ")));
            }
        }
        lines.join("\n")
    }
}
