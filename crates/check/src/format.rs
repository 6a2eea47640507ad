//! Format strings of the `printf` family (F# specification, section 6.3.16) and interpolated strings.
//!
//! In: a string literal at a format type. Out: the record of `FSharp.Core.PrintfFormat` whose `Run` writes each part:
//!
//! ```fsharp
//! printfn "%s: %d" name n
//! // Run = fun start finish a b -> let env = start () in string env 0 -1 a; literal env ": "; integer env 0 -1 -1 'd' b; finish env
//! ```

use base::{Span, Symbol};
use syntax::ast::{self, InterpolationPart};
use tast::{Const, ExprId, ExprKind, LocalId};
use types::{Builtin, Ty};

use crate::cx::Cx;
use crate::exprs::Want;
use crate::infer::Cons;

const INTEGERS: &[Builtin] = &[
    Builtin::Int32,
    Builtin::Byte,
    Builtin::Int16,
    Builtin::Int64,
    Builtin::SByte,
    Builtin::UInt16,
    Builtin::UInt32,
    Builtin::UInt64,
    Builtin::IntPtr,
    Builtin::UIntPtr,
];
const FLOATS: &[Builtin] = &[Builtin::Double, Builtin::Single];

/// A number in a specifier: written, or passed as an argument.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Number {
    None,
    Fixed(i32),
    Argument,
}

/// One specifier.
#[derive(Clone, PartialEq, Debug)]
struct Spec {
    flags: i32,
    width: Number,
    precision: Number,
    kind: char,
}

#[derive(Clone, PartialEq, Debug)]
enum Piece {
    Text(Vec<u16>),
    Spec(Spec),
}

/// Reads a format; the error says what is wrong with it.
fn parse(units: &[u16]) -> Result<Vec<Piece>, String> {
    let mut out = vec![];
    let mut text: Vec<u16> = vec![];
    let mut i = 0;
    let percent = u16::from(b'%');
    while i < units.len() {
        if units[i] != percent {
            text.push(units[i]);
            i += 1;
            continue;
        }
        i += 1;
        if units.get(i) == Some(&percent) {
            text.push(percent);
            i += 1;
            continue;
        }
        let (spec, next) = parse_spec(units, i)?;
        if !text.is_empty() {
            out.push(Piece::Text(std::mem::take(&mut text)));
        }
        out.push(Piece::Spec(spec));
        i = next;
    }
    if !text.is_empty() {
        out.push(Piece::Text(text));
    }
    Ok(out)
}

fn parse_spec(units: &[u16], mut i: usize) -> Result<(Spec, usize), String> {
    let at = |i: usize| units.get(i).and_then(|u| char::from_u32(u32::from(*u)));
    let mut flags = 0;
    while let Some(c) = at(i) {
        let f = match c {
            '-' => 1,
            '0' => 2,
            '+' => 4,
            ' ' => 8,
            _ => break,
        };
        if flags & f != 0 {
            return Err(format!("'{c}' flag set twice"));
        }
        flags |= f;
        i += 1;
    }
    if flags & 12 == 12 {
        return Err("' ' or '+' flag set twice".to_string());
    }
    let number = |i: &mut usize| -> Number {
        if at(*i) == Some('*') {
            *i += 1;
            return Number::Argument;
        }
        let start = *i;
        let mut n: i32 = 0;
        while let Some(d) = at(*i).and_then(|c| c.to_digit(10)) {
            n = n.saturating_mul(10).saturating_add(d as i32);
            *i += 1;
        }
        if *i == start { Number::None } else { Number::Fixed(n) }
    };
    let width = number(&mut i);
    let mut precision = Number::None;
    if at(i) == Some('.') {
        i += 1;
        precision = number(&mut i);
        if precision == Number::None {
            return Err("Precision missing after the '.'".to_string());
        }
    }
    let Some(kind) = at(i) else { return Err("Missing format specifier".to_string()) };
    match kind {
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'B' | 'b' | 'c' | 's' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'M' | 'O'
        | 'A' | 'a' | 't' => {}
        _ => return Err(format!("Bad format specifier: '{kind}'")),
    }
    if flags & 2 != 0 && matches!(kind, 's' | 'c' | 'b' | 'O' | 'A') && kind != 'A' {
        return Err(format!("'{kind}' format does not support '0' flag"));
    }
    if precision != Number::None && matches!(kind, 'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'B' | 'b' | 'c' | 's') {
        return Err(format!("'{kind}' format does not support precision"));
    }
    if flags & 4 != 0 && matches!(kind, 's' | 'c' | 'b' | 'O') {
        return Err(format!("'{kind}' does not support prefix '+' flag"));
    }
    Ok((Spec { flags, width, precision, kind }, i + 1))
}

/// Function and arguments of the part that writes a value.
struct Part {
    spec: Spec,
    /// Types of the arguments that it takes, star arguments first.
    args: Vec<Ty>,
}

impl<'a> Cx<'a> {
    /// A string literal at a format type; `None` when the type is something else.
    pub fn format_literal(&mut self, units: &[u16], want: Ty, span: Span) -> Option<ExprId> {
        let ty = self.shallow(want);
        let (id, targs) = ty.as_con()?;
        if id.file == types::TyConId::BUILTIN_FILE
            || targs.len() != 4
            || self.tycon(id).path.as_str() != "FSharp.Core.PrintfFormat"
        {
            return None;
        }
        let pieces = match parse(units) {
            Ok(p) => p,
            Err(reason) => {
                self.error("FS0741", span, format!("Unable to parse format string '{reason}'"));
                return Some(self.bad(span));
            }
        };
        let (printer, state, residue, result) = (targs[0], targs[1], targs[2], targs[3]);
        let mut arg_tys = vec![];
        let mut parts = vec![];
        for p in &pieces {
            if let Piece::Spec(s) = p {
                let args = self.spec_types(s, state, residue, span);
                arg_tys.extend(args.iter().copied());
                parts.push(Part { spec: s.clone(), args });
            }
        }
        self.expect(printer, Ty::funs(&arg_tys, result), span);
        Some(self.format_record(units, &pieces, parts, ty, result, span))
    }
    fn spec_types(&mut self, s: &Spec, state: Ty, residue: Ty, span: Span) -> Vec<Ty> {
        let int = Builtin::Int32.ty();
        let mut out = vec![];
        for n in [s.width, s.precision] {
            if n == Number::Argument {
                out.push(int);
            }
        }
        match s.kind {
            's' => out.push(Builtin::String.ty()),
            'b' => out.push(Builtin::Bool.ty()),
            'c' => out.push(Builtin::Char.ty()),
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'B' => out.push(self.one_of(INTEGERS, span)),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => out.push(self.one_of(FLOATS, span)),
            'M' => {
                let plain = self.library_type("System.Decimal", &[]);
                let unit = self.fresh_measure();
                self.units_used = true;
                out.push(plain.as_con().map_or(plain, |(id, _)| Ty::con(id, &[unit])));
            }
            'a' => {
                let t = self.fresh();
                out.push(Ty::funs(&[state, t], residue));
                out.push(t);
            }
            't' => out.push(Ty::fun(state, residue)),
            _ => out.push(self.fresh()),
        }
        out
    }
    fn one_of(&mut self, list: &'static [Builtin], span: Span) -> Ty {
        let t = self.fresh();
        let _ = self.constrain(t, Cons::OneOf(list, span));
        t
    }
    fn format_record(
        &mut self,
        units: &[u16],
        pieces: &[Piece],
        parts: Vec<Part>,
        ty: Ty,
        result: Ty,
        span: Span,
    ) -> ExprId {
        let unit = Builtin::Unit.ty();
        let env_ty = self.library_type("Firefly.Runtime.Printf.Env", &[]);
        let start = self.new_local(Symbol::intern("start"), Ty::fun(unit, env_ty), span);
        let finish = self.new_local(Symbol::intern("finish"), Ty::fun(env_ty, result), span);
        let env = self.new_local(Symbol::intern("env"), env_ty, span);
        let mut params = vec![start, finish];
        let mut steps = vec![];
        let mut parts = parts.into_iter();
        for p in pieces {
            match p {
                Piece::Text(t) => {
                    let text = self.constant(Const::String(t.clone()), Builtin::String.ty(), span);
                    steps.push(self.part_call("literal", env, vec![text], span));
                }
                Piece::Spec(_) => {
                    let Some(part) = parts.next() else { break };
                    let locals: Vec<LocalId> =
                        part.args.iter().map(|t| self.new_local(Symbol::intern("a"), *t, span)).collect();
                    params.extend(locals.iter().copied());
                    steps.push(self.spec_call(&part.spec, env, &locals, span));
                }
            }
        }
        let f = self.local_ref(finish, span);
        let e = self.local_ref(env, span);
        let last = self.mk(ExprKind::Apply { func: f, args: vec![e], direct: false }, result, span);
        let body = steps.into_iter().rev().fold(last, |rest, s| self.mk(ExprKind::Seq(s, rest), result, span));
        let f = self.local_ref(start, span);
        let u = self.unit(span);
        let made = self.mk(ExprKind::Apply { func: f, args: vec![u], direct: false }, env_ty, span);
        let body = self.let_in(env, made, body, span);
        let tys: Vec<Ty> = params.iter().map(|p| self.body.locals[*p].ty).collect();
        let run = self.mk(ExprKind::Lambda { params, body }, Ty::funs(&tys, result), span);
        let text = self.constant(Const::String(units.to_vec()), Builtin::String.ty(), span);
        self.mk(ExprKind::Record(vec![run, text]), ty, span)
    }
    /// A call of a function of `Firefly.Runtime.Printf` on the environment.
    fn part_call(&mut self, name: &str, env: LocalId, args: Vec<ExprId>, span: Span) -> ExprId {
        let mut all = vec![self.local_ref(env, span)];
        all.extend(args);
        self.runtime_call(&format!("Firefly.Runtime.Printf.{name}"), all, span)
    }
    /// A call of a function of the library.
    fn runtime_call(&mut self, path: &str, args: Vec<ExprId>, span: Span) -> ExprId {
        let Some(v) = self.find_val(path) else {
            let name = path.rsplit('.').next().unwrap_or(path);
            self.error("FF2002", span, format!("The library does not have the formatting function '{name}'."));
            return self.bad(span);
        };
        let f = self.val_expr(v, span);
        let mut t = self.ty_of(f);
        for a in &args {
            let (p, r) = self.expect_fun(t, span);
            let got = self.ty_of(*a);
            self.expect(p, got, span);
            t = r;
        }
        self.mk(ExprKind::Apply { func: f, args, direct: false }, t, span)
    }
    fn number_value(&mut self, n: Number, locals: &mut std::slice::Iter<'_, LocalId>, span: Span) -> ExprId {
        let int = Builtin::Int32.ty();
        match n {
            Number::None => self.constant(Const::Int(-1), int, span),
            Number::Fixed(v) => self.constant(Const::Int(i128::from(v)), int, span),
            Number::Argument => match locals.next() {
                Some(l) => self.local_ref(*l, span),
                None => self.bad(span),
            },
        }
    }
    fn spec_call(&mut self, s: &Spec, env: LocalId, locals: &[LocalId], span: Span) -> ExprId {
        let mut it = locals.iter();
        let flags = self.constant(Const::Int(i128::from(s.flags)), Builtin::Int32.ty(), span);
        let width = self.number_value(s.width, &mut it, span);
        let precision = self.number_value(s.precision, &mut it, span);
        let spec = self.constant(Const::Char(s.kind as u16), Builtin::Char.ty(), span);
        let values: Vec<ExprId> = it.map(|l| self.local_ref(*l, span)).collect();
        let Some(value) = values.first().copied() else { return self.bad(span) };
        match s.kind {
            's' => self.part_call("string", env, vec![flags, width, value], span),
            'b' => self.part_call("boolean", env, vec![flags, width, value], span),
            'c' => self.part_call("character", env, vec![flags, width, value], span),
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'B' => {
                self.part_call("integer", env, vec![flags, width, precision, spec, value], span)
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'M' => {
                self.part_call("floating", env, vec![flags, width, precision, spec, value], span)
            }
            'A' => self.part_call("any", env, vec![flags, width, precision, value], span),
            'a' => self.custom_part(env, &values, span),
            't' => self.part_call("custom", env, vec![value], span),
            _ => self.part_call("object", env, vec![flags, width, value], span),
        }
    }
    /// `%a`: the function applied to its value.
    fn custom_part(&mut self, env: LocalId, values: &[ExprId], span: Span) -> ExprId {
        let [f, v] = values else { return self.bad(span) };
        let (state, rest) = self.expect_fun(self.ty_of(*f), span);
        let (_, residue) = self.expect_fun(rest, span);
        let local = self.temp(state, span);
        let s = self.local_ref(local, span);
        let body = self.mk(ExprKind::Apply { func: *f, args: vec![s, *v], direct: false }, residue, span);
        let make = self.mk(ExprKind::Lambda { params: vec![local], body }, Ty::fun(state, residue), span);
        self.part_call("custom", env, vec![make], span)
    }

    /// `$"..."`: the texts of its parts, joined.
    pub fn interpolated(&mut self, parts: &[InterpolationPart], want: Want, span: Span) -> ExprId {
        let string = Builtin::String.ty();
        let mut out = vec![];
        for p in parts {
            match p {
                InterpolationPart::Text(units, at) => match parse(units) {
                    Ok(pieces) => {
                        for piece in pieces {
                            match piece {
                                Piece::Text(t) => out.push(self.constant(Const::String(t), string, *at)),
                                Piece::Spec(_) => {
                                    self.error("FS3376", *at, "Interpolated strings may not use '%' format specifiers unless each is given an expression, e.g. '%d{1+1}'.");
                                }
                            }
                        }
                    }
                    Err(_) => out.push(self.constant(Const::String(units.clone()), string, *at)),
                },
                InterpolationPart::Hole { expr, specifier, alignment, format, span } => {
                    let text = self.hole(*expr, specifier.as_deref(), format.as_deref(), *span);
                    out.push(match alignment {
                        Some(n) => self.aligned(text, *n, *span),
                        None => text,
                    });
                }
            }
        }
        let e = self.joined(out, span);
        if let Some(f) = self.format_of_text(e, want.ty, span) {
            return f;
        }
        self.finish(e, want, span)
    }
    /// An interpolated string where a format is wanted: it has no arguments left.
    fn format_of_text(&mut self, text: ExprId, want: Ty, span: Span) -> Option<ExprId> {
        let ty = self.shallow(want);
        let (id, targs) = ty.as_con()?;
        if id.file == types::TyConId::BUILTIN_FILE
            || targs.len() != 4
            || self.tycon(id).path.as_str() != "FSharp.Core.PrintfFormat"
        {
            return None;
        }
        let (printer, result) = (targs[0], targs[3]);
        self.expect(printer, result, span);
        let unit = Builtin::Unit.ty();
        let env_ty = self.library_type("Firefly.Runtime.Printf.Env", &[]);
        let start = self.new_local(Symbol::intern("start"), Ty::fun(unit, env_ty), span);
        let finish = self.new_local(Symbol::intern("finish"), Ty::fun(env_ty, result), span);
        let env = self.new_local(Symbol::intern("env"), env_ty, span);
        let held = self.new_local(Symbol::intern("text"), Builtin::String.ty(), span);
        let shown = self.local_ref(held, span);
        let step = self.part_call("literal", env, vec![shown], span);
        let f = self.local_ref(finish, span);
        let e = self.local_ref(env, span);
        let last = self.mk(ExprKind::Apply { func: f, args: vec![e], direct: false }, result, span);
        let body = self.mk(ExprKind::Seq(step, last), result, span);
        let f = self.local_ref(start, span);
        let u = self.unit(span);
        let made = self.mk(ExprKind::Apply { func: f, args: vec![u], direct: false }, env_ty, span);
        let body = self.let_in(env, made, body, span);
        let tys = [self.body.locals[start].ty, self.body.locals[finish].ty];
        let run = self.mk(ExprKind::Lambda { params: vec![start, finish], body }, Ty::funs(&tys, result), span);
        let again = self.local_ref(held, span);
        let record = self.mk(ExprKind::Record(vec![run, again]), ty, span);
        Some(self.let_in(held, text, record, span))
    }
    fn joined(&mut self, parts: Vec<ExprId>, span: Span) -> ExprId {
        let string = Builtin::String.ty();
        let mut it = parts.into_iter();
        let Some(first) = it.next() else { return self.constant(Const::String(vec![]), string, span) };
        it.fold(first, |a, b| {
            let kind = ExprKind::TraitCall {
                support: vec![string, string],
                name: Symbol::intern("op_Addition"),
                is_static: true,
                args: vec![a, b],
            };
            self.mk(kind, string, span)
        })
    }
    /// One hole as a string.
    fn hole(&mut self, e: ast::ExprId, specifier: Option<&str>, format: Option<&str>, span: Span) -> ExprId {
        let string = Builtin::String.ty();
        if let Some(s) = specifier {
            let units: Vec<u16> = s.encode_utf16().collect();
            let ident = |s: &str| ast::Ident { name: Symbol::intern(s), span, quoted: false };
            let f = self.path_expr(&[ident("FSharp"), ident("Core"), ident("Printf"), ident("sprintf")]);
            let lit = self.make_ex(ast::ExprKind::Literal(ast::Literal::String(units)), span);
            let app = self.make_ex(ast::ExprKind::App { func: f, arg: lit, adjacent: false }, span);
            let arg = self.make_ex(ast::ExprKind::Paren(e), span);
            let app = self.make_ex(ast::ExprKind::App { func: app, arg, adjacent: false }, span);
            return self.expr(app, string);
        }
        let (value, ty) = self.infer_expr(e);
        let formats = self.formats_itself(ty);
        let format = format.map(|f| f.trim_start_matches(':'));
        match format {
            Some(f) if formats == Some(true) => self.formatted(value, f, span),
            None if formats != Some(false) => self.intrinsic_expr("hole_text", vec![value], string, span),
            None => self.runtime_call("Firefly.Runtime.Strings.plainHole", vec![value], span),
            Some(f) => {
                let f = self.constant(Const::String(f.encode_utf16().collect()), string, span);
                self.runtime_call("Firefly.Runtime.Strings.hole", vec![f, value], span)
            }
        }
    }
    /// Whether the texts of a type's values in a format come of a method `ToString` (the library's own types), or only
    /// of an `IFormattable` that the program gives them.
    fn formats_itself(&self, ty: Ty) -> Option<bool> {
        let ty = self.shallow(ty);
        let (id, args) = ty.as_con()?;
        if matches!(self.tycon(id).kind, tast::TyConKind::Enum(..)) {
            return Some(true);
        }
        let formattable = self.find_tycon("System.IFormattable", 0)?;
        if self.supertypes_at(ty, formattable).is_empty() {
            return None;
        }
        match id.file == types::TyConId::BUILTIN_FILE || self.is_library_file(id.file) {
            // Numbers with units have no methods of numbers.
            true if !args.is_empty() => None,
            own => Some(own),
        }
    }
    /// `{e:F2}`: `e.ToString("F2")`
    fn formatted(&mut self, value: ExprId, format: &str, span: Span) -> ExprId {
        let units = format.encode_utf16().collect();
        let arg = self.make_ex(ast::ExprKind::Literal(ast::Literal::String(units)), span);
        let mut delayed = vec![crate::exprs::Delayed::App { arg, span }];
        let id = ast::Ident { name: Symbol::intern("ToString"), span, quoted: false };
        self.dot_then(value, id, &mut delayed, Want::exact(Builtin::String.ty()), span)
    }
    /// `{e,5}`: padded to a width, on the right side when negative.
    fn aligned(&mut self, text: ExprId, n: i32, span: Span) -> ExprId {
        let method = if n < 0 { "PadRight" } else { "PadLeft" };
        let arg = self
            .make_ex(ast::ExprKind::Literal(ast::Literal::Int(ast::IntKind::I32, i128::from(n.unsigned_abs()))), span);
        let mut delayed = vec![crate::exprs::Delayed::App { arg, span }];
        let id = ast::Ident { name: Symbol::intern(method), span, quoted: false };
        self.dot_then(text, id, &mut delayed, Want::exact(Builtin::String.ty()), span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(s: &str) -> Result<Vec<Piece>, String> {
        parse(&s.encode_utf16().collect::<Vec<_>>())
    }

    #[test]
    fn specifiers_are_read() {
        let p = read("%-5d|%08.3f%%").expect("a format");
        assert_eq!(p.len(), 4);
        assert_eq!(p[0], Piece::Spec(Spec { flags: 1, width: Number::Fixed(5), precision: Number::None, kind: 'd' }));
        assert_eq!(
            p[2],
            Piece::Spec(Spec { flags: 2, width: Number::Fixed(8), precision: Number::Fixed(3), kind: 'f' })
        );
        assert_eq!(p[3], Piece::Text(vec![37]));
    }

    #[test]
    fn bad_specifiers_are_refused() {
        assert!(read("%y").is_err());
        assert!(read("%").is_err());
    }
}
