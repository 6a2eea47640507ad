//! The typed tree as text, for `--emit=typed`.
//!
//! In: a [`Program`] and its sources. Out: F#-like text, file by file: types, then values with their bodies, then
//! the start-up steps in order. Types stand at each binding; a comment gives `type @ line:column` of a line's expression.
//! The text is for reading and for tests; it does not parse back.
//!
//! ```text
//! val area : float -> float -> float  // 3:5
//!   fun (w: float) (h: float) ->
//!     op_Multiply<float,float,float> w h  // float @ 3:16
//! ```

mod inline;
mod lines;

use std::fmt::Write;

use base::{FileId, FxHashMap, SourceMap, Span, Symbol};
use types::{Ty, TyConId, TyNames, TyParam, TyVar, ValId, print_ty};

use crate::{Body, Const, ExprKind, FileSig, Init, MemberKind, Program, TyConDef, TyConKind, ValDef, ValKind};

/// The program as text; library files only on request.
pub fn print_program(program: &Program, map: &SourceMap, include_library: bool) -> String {
    let mut p = Printer::new(program, map);
    for file in &program.files {
        if include_library || !file.is_library {
            p.file(file);
        }
    }
    for init in &program.inits {
        p.init(init, include_library);
    }
    if let Some(entry) = program.entry {
        let _ = writeln!(p.out, "entry {}", p.val_name(entry));
    }
    p.out
}

/// One body as text.
pub fn print_body(program: &Program, body: &Body, map: &SourceMap) -> String {
    let mut p = Printer::new(program, map);
    p.body(body);
    p.out
}

/// A constant as F# source text.
pub fn print_const(c: &Const) -> String {
    match c {
        Const::Unit => "()".into(),
        Const::Bool(b) => b.to_string(),
        Const::Char(u) => format!("'{}'", unit_text(*u, '\'')),
        Const::Int(i) => i.to_string(),
        Const::Float(f) => format!("{f:?}"),
        Const::Float32(f) => format!("{f:?}f"),
        Const::String(units) => format!("\"{}\"", string_text(units)),
        Const::Bytes(bytes) => {
            let units: Vec<u16> = bytes.iter().map(|b| u16::from(*b)).collect();
            format!("\"{}\"B", string_text(&units))
        }
        Const::Decimal(mantissa, scale) => decimal_text(*mantissa, *scale),
        Const::Default => "null".into(),
    }
}

fn decimal_text(mantissa: i128, scale: u8) -> String {
    let digits = format!("{:0width$}", mantissa.unsigned_abs(), width = usize::from(scale) + 1);
    let (whole, part) = digits.split_at(digits.len() - usize::from(scale));
    let sign = if mantissa < 0 { "-" } else { "" };
    let dot = if scale == 0 { "" } else { "." };
    format!("{sign}{whole}{dot}{part}M")
}

fn string_text(units: &[u16]) -> String {
    char::decode_utf16(units.iter().copied())
        .map(|c| match c {
            Ok(c) => char_text(c, '"'),
            Err(e) => format!("\\u{:04X}", e.unpaired_surrogate()),
        })
        .collect()
}

fn unit_text(unit: u16, quote: char) -> String {
    char::from_u32(u32::from(unit)).map_or_else(|| format!("\\u{unit:04X}"), |c| char_text(c, quote))
}

fn char_text(c: char, quote: char) -> String {
    match c {
        '\n' => "\\n".into(),
        '\t' => "\\t".into(),
        '\r' => "\\r".into(),
        '\\' => "\\\\".into(),
        c if c == quote => format!("\\{c}"),
        c if (c as u32) < 0x20 || c as u32 == 0x7f => format!("\\u{:04X}", c as u32),
        c => c.to_string(),
    }
}

struct Printer<'a> {
    program: &'a Program,
    map: &'a SourceMap,
    names: FxHashMap<TyVar, Symbol>,
    out: String,
    indent: usize,
}

impl TyNames for Printer<'_> {
    fn con(&self, id: TyConId) -> String {
        self.program.con(id)
    }
    fn var(&self, v: TyVar) -> String {
        self.names.get(&v).map_or_else(|| format!("'t{}", v.index), |n| format!("'{n}"))
    }
    fn infer(&self, v: types::InferVar) -> Result<String, Ty> {
        Ok(format!("?{}", v.0))
    }
}

impl<'a> Printer<'a> {
    fn new(program: &'a Program, map: &'a SourceMap) -> Self {
        let mut names = FxHashMap::default();
        let mut add = |params: &[TyParam]| {
            params.iter().for_each(|p| {
                names.insert(p.var, p.name);
            })
        };
        for file in &program.files {
            file.tycons.iter().for_each(|t| add(&t.params));
            file.vals.iter().for_each(|v| add(&v.scheme.params));
        }
        program.builtins.iter().for_each(|t| add(&t.params));
        Printer { program, map, names, out: String::new(), indent: 0 }
    }

    // ---- lines ----

    fn start(&mut self) {
        for _ in 0..self.indent {
            self.out.push_str("  ");
        }
    }
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }
    fn line(&mut self, text: &str) {
        self.start();
        self.out.push_str(text);
        self.out.push('\n');
    }
    fn nested(&mut self, f: impl FnOnce(&mut Self)) {
        self.indent += 1;
        f(self);
        self.indent -= 1;
    }
    fn place(&self, span: Span) -> String {
        match self.map.get(span.file) {
            Some(_) => {
                let at = self.map.start(span);
                format!("{}:{}", at.line, at.col)
            }
            None => "-".into(),
        }
    }
    fn ty(&self, ty: Ty) -> String {
        print_ty(ty, self)
    }
    fn tys(&self, tys: &[Ty]) -> String {
        if tys.is_empty() {
            return String::new();
        }
        format!("<{}>", tys.iter().map(|t| self.ty(*t)).collect::<Vec<_>>().join(", "))
    }
    fn params(&self, params: &[TyParam]) -> String {
        if params.is_empty() {
            return String::new();
        }
        let one = |p: &TyParam| format!("{}{}", if p.is_static { "^" } else { "'" }, p.name);
        format!("<{}>", params.iter().map(one).collect::<Vec<_>>().join(", "))
    }
    fn find_val(&self, id: ValId) -> Option<&'a ValDef> {
        let file = *self.program.by_file.get(&id.file)?;
        self.program.files.get(file)?.vals.get(id.index as usize)
    }
    fn val_name(&self, id: ValId) -> String {
        self.find_val(id).map_or_else(|| format!("?val{}.{}", id.file.0, id.index), |v| v.path.to_string())
    }

    // ---- declarations ----

    fn file(&mut self, file: &FileSig) {
        let name = self.map.get(file.file).map_or_else(|| file.file.to_string(), |f| f.name.clone());
        self.line(&format!("// file {name}"));
        for tycon in &file.tycons {
            self.tycon(tycon);
        }
        for val in &file.vals {
            self.val(val);
        }
        self.text("\n");
    }

    fn tycon(&mut self, def: &TyConDef) {
        let (word, rest): (&str, Vec<String>) = match &def.kind {
            TyConKind::Builtin(b) => ("builtin", vec![b.name().to_string()]),
            TyConKind::Record(fields) => ("record", self.fields(fields)),
            TyConKind::Union(cases) => ("union", cases.iter().map(|c| self.case(c)).collect()),
            TyConKind::Enum(ty, cases) => {
                let lines = cases.iter().map(|(n, c)| format!("| {n} = {}", print_const(c)));
                ("enum", std::iter::once(format!("// of {}", self.ty(*ty))).chain(lines).collect())
            }
            TyConKind::Abbrev(ty) => ("abbreviation", vec![self.ty(*ty)]),
            TyConKind::Class(fields) => ("class", self.fields(fields)),
            TyConKind::Interface => ("interface", Vec::new()),
            TyConKind::Delegate(args, ret) => {
                let args = args.iter().map(|t| self.ty(*t)).collect::<Vec<_>>().join(" * ");
                ("delegate", vec![format!("{args} -> {}", self.ty(*ret))])
            }
            TyConKind::Measure(_) => ("measure", Vec::new()),
            TyConKind::Exception(fields) => ("exception", self.fields(fields)),
            TyConKind::Opaque => ("opaque", Vec::new()),
        };
        let kind = if def.is_struct { format!("struct {word}") } else { word.to_string() };
        let place = self.place(def.span);
        self.line(&format!("type {}{} =  // {kind} @ {place}", def.path, self.params(&def.params)));
        self.nested(|p| {
            rest.iter().for_each(|l| p.line(l));
            if let Some(base) = def.base {
                p.line(&format!("inherit {}", p.ty(base)));
            }
            for i in &def.interfaces {
                p.line(&format!("interface {}", p.ty(*i)));
            }
        });
    }

    fn fields(&self, fields: &[crate::Field]) -> Vec<String> {
        let one =
            |f: &crate::Field| format!("{}{}: {}", if f.is_mutable { "mutable " } else { "" }, f.name, self.ty(f.ty));
        fields.iter().map(one).collect()
    }

    fn case(&self, case: &crate::Case) -> String {
        if case.fields.is_empty() {
            return format!("| {}", case.name);
        }
        format!("| {} of {}", case.name, self.fields(&case.fields).join(" * "))
    }

    fn val(&mut self, val: &ValDef) {
        let mut words = Vec::new();
        words.extend(val.is_private.then_some("private"));
        words.extend(val.is_inline.then_some("inline"));
        words.extend(val.is_mutable.then_some("mutable"));
        match &val.kind {
            ValKind::Value | ValKind::Function => words.push("val"),
            ValKind::Member(m) => {
                words.extend(m.is_static.then_some("static"));
                words.extend(m.is_slot.then_some("abstract"));
                words.extend(m.overrides.is_some().then_some("override"));
                words.extend(m.is_extension.then_some("extension"));
                words.push(match m.kind {
                    MemberKind::Method => "method",
                    MemberKind::Getter => "getter",
                    MemberKind::Setter => "setter",
                    MemberKind::Constructor => "constructor",
                    MemberKind::Initializer => "initializer",
                });
            }
        }
        let ty = self.ty(val.scheme.ty);
        let head = format!("{} {}{} : {ty}", words.join(" "), val.path, self.params(&val.scheme.params));
        let import = val.import.as_ref().map_or(String::new(), |i| format!(" = extern {}!{}", i.library, i.function));
        let place = self.place(val.span);
        self.line(&format!("{head}{import}  // {place}"));
        if let Some(body) = self.program.bodies.get(&val.id).cloned() {
            self.nested(|p| p.body(&body));
        }
    }

    fn init(&mut self, init: &Init, include_library: bool) {
        let shown = |file: FileId, p: &Self| {
            include_library || p.program.by_file.get(&file).is_none_or(|i| !p.program.files[*i].is_library)
        };
        match init {
            Init::Val(id) if shown(id.file, self) => {
                let name = self.val_name(*id);
                self.line(&format!("init {name}"));
            }
            Init::Do { body, file, span } if shown(*file, self) => {
                let place = self.place(*span);
                self.line(&format!("do  // {place}"));
                self.nested(|p| p.body(body));
            }
            Init::Val(_) | Init::Do { .. } => {}
        }
    }

    fn body(&mut self, body: &Body) {
        for local in body.locals.iter() {
            local.params.iter().for_each(|p| {
                self.names.insert(p.var, p.name);
            });
        }
        self.block(body, body.root);
    }
}

/// Whether the form takes lines of its own.
fn is_block(kind: &ExprKind) -> bool {
    matches!(
        kind,
        ExprKind::Lambda { .. }
            | ExprKind::Let { .. }
            | ExprKind::LetRec { .. }
            | ExprKind::If { .. }
            | ExprKind::Match { .. }
            | ExprKind::Seq(..)
            | ExprKind::While { .. }
            | ExprKind::For { .. }
            | ExprKind::TryWith { .. }
            | ExprKind::TryFinally { .. }
            | ExprKind::Comprehension(_)
            | ExprKind::ObjectExpr { .. }
            | ExprKind::TypeCase { .. }
    )
}
