//! Types as F# text.

use std::fmt::Write;

use crate::{Builtin, InferVar, Measure, MeasureAtom, Ty, TyConId, TyKind, TyVar};

/// Gives names to the constructors and parameters of a printed type.
pub trait TyNames {
    /// The name of a constructor that is not built in.
    fn con(&self, id: TyConId) -> String;
    /// The name of a type parameter, with its quote.
    fn var(&self, v: TyVar) -> String;
    /// The name of an inference variable, or the type that it stands for.
    fn infer(&self, v: InferVar) -> Result<String, Ty>;
}

/// Names by number, for debugging.
impl TyNames for () {
    fn con(&self, id: TyConId) -> String {
        format!("type{}.{}", id.file.0, id.index)
    }
    fn var(&self, v: TyVar) -> String {
        format!("'t{}", v.index)
    }
    fn infer(&self, v: InferVar) -> Result<String, Ty> {
        Ok(format!("?{}", v.0))
    }
}

/// The type as F# source text, abbreviations of built-in types used.
pub fn print_ty(ty: Ty, names: &dyn TyNames) -> String {
    let mut out = String::new();
    write_ty(&mut out, ty, names, Level::Fun);
    out
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Fun,
    FunArg,
    TupleItem,
}

/// Longer names are cut: types share their parts, their text does not.
const LONGEST: usize = 4000;

fn write_ty(out: &mut String, ty: Ty, names: &dyn TyNames, level: Level) {
    if out.len() > LONGEST {
        if !out.ends_with('…') {
            out.push('…');
        }
        return;
    }
    match ty.kind() {
        TyKind::Con(id, args) => write_con(out, *id, args, names),
        TyKind::Fun(a, b) => parens(out, level > Level::Fun, |out| {
            write_ty(out, *a, names, Level::FunArg);
            out.push_str(" -> ");
            write_ty(out, *b, names, Level::Fun);
        }),
        TyKind::Tuple(items, is_struct) => {
            if *is_struct {
                out.push_str("struct ");
            }
            parens(out, *is_struct || level > Level::FunArg, |out| {
                for (i, t) in items.iter().enumerate() {
                    if i > 0 {
                        out.push_str(" * ");
                    }
                    write_ty(out, *t, names, Level::TupleItem);
                }
            });
        }
        TyKind::AnonRecord(fields, is_struct) => {
            out.push_str(if *is_struct { "struct {| " } else { "{| " });
            for (i, (n, t)) in fields.iter().enumerate() {
                if i > 0 {
                    out.push_str("; ");
                }
                let _ = write!(out, "{n}: ");
                write_ty(out, *t, names, Level::Fun);
            }
            out.push_str(" |}");
        }
        TyKind::Var(v) => out.push_str(&names.var(*v)),
        TyKind::Infer(v) => match names.infer(*v) {
            Ok(n) => out.push_str(&n),
            Err(t) => write_ty(out, t, names, level),
        },
        TyKind::Measure(m) => write_measure(out, m, names),
        TyKind::Error => out.push('_'),
    }
}

fn parens(out: &mut String, wrap: bool, f: impl FnOnce(&mut String)) {
    if wrap {
        out.push('(');
    }
    f(out);
    if wrap {
        out.push(')');
    }
}

fn write_con(out: &mut String, id: TyConId, args: &[Ty], names: &dyn TyNames) {
    let builtin = Builtin::of(id);
    match (builtin, args) {
        (Some(Builtin::Array | Builtin::Array2D | Builtin::Array3D | Builtin::Array4D), [t]) => {
            write_ty(out, *t, names, Level::TupleItem);
            out.push_str(builtin.map_or("[]", Builtin::name));
        }
        (Some(Builtin::List), [t]) => {
            write_ty(out, *t, names, Level::TupleItem);
            out.push_str(" list");
        }
        _ => {
            let name = builtin.map_or_else(|| names.con(id), |b| b.name().to_string());
            if let ([t], "option" | "seq" | "voption" | "Option" | "ValueOption") = (args, name.as_str()) {
                write_ty(out, *t, names, Level::TupleItem);
                let _ = write!(out, " {}", name.to_lowercase().replace("valueoption", "voption"));
                return;
            }
            out.push_str(&name);
            write_args(out, args, names);
        }
    }
}

fn write_args(out: &mut String, args: &[Ty], names: &dyn TyNames) {
    if args.is_empty() {
        return;
    }
    out.push('<');
    for (i, t) in args.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_ty(out, *t, names, Level::Fun);
    }
    out.push('>');
}

fn write_measure(out: &mut String, m: &Measure, names: &dyn TyNames) {
    let (up, down): (Vec<_>, Vec<_>) = m.factors().iter().partition(|f| f.1 > 0);
    let atom = |out: &mut String, f: &(MeasureAtom, i32, u32)| {
        match f.0 {
            MeasureAtom::Con(id) => out.push_str(&names.con(id)),
            MeasureAtom::Var(v) => out.push_str(&names.var(v)),
            MeasureAtom::Infer(v) => match names.infer(v) {
                Ok(n) => out.push_str(&n),
                Err(t) => write_ty(out, t, names, Level::TupleItem),
            },
        }
        match (f.1.abs(), f.2) {
            (1, 1) => {}
            (n, 1) => {
                let _ = write!(out, "^{n}");
            }
            (n, d) => {
                let _ = write!(out, "^({n}/{d})");
            }
        }
    };
    if up.is_empty() {
        out.push('1');
    }
    for (i, f) in up.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        atom(out, f);
    }
    for f in &down {
        out.push('/');
        atom(out, f);
    }
}
