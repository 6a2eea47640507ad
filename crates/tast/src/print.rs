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

use std::fmt::Write;

use base::{FileId, FxHashMap, SourceMap, Span, Symbol};
use types::{Ty, TyConId, TyNames, TyParam, TyVar, ValId, print_ty};

use crate::{
    Arm, Body, Const, ExprId, ExprKind, FileSig, Init, LocalId, LoopKind, MemberKind, PatId, PatKind, Program,
    RangeSpec, TyConDef, TyConKind, ValDef, ValKind,
};

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
        self.names
            .get(&v)
            .map_or_else(|| format!("'t{}", v.0), |n| format!("'{n}"))
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
        Printer {
            program,
            map,
            names,
            out: String::new(),
            indent: 0,
        }
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
        self.find_val(id)
            .map_or_else(|| format!("?val{}.{}", id.file.0, id.index), |v| v.path.to_string())
    }

    // ---- declarations ----

    fn file(&mut self, file: &FileSig) {
        let name = self
            .map
            .get(file.file)
            .map_or_else(|| file.file.to_string(), |f| f.name.clone());
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
                (
                    "enum",
                    std::iter::once(format!("// of {}", self.ty(*ty)))
                        .chain(lines)
                        .collect(),
                )
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
        let kind = if def.is_struct {
            format!("struct {word}")
        } else {
            word.to_string()
        };
        let place = self.place(def.span);
        self.line(&format!(
            "type {}{} =  // {kind} @ {place}",
            def.path,
            self.params(&def.params)
        ));
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
        let one = |f: &crate::Field| {
            format!(
                "{}{}: {}",
                if f.is_mutable { "mutable " } else { "" },
                f.name,
                self.ty(f.ty)
            )
        };
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
        let head = format!(
            "{} {}{} : {ty}",
            words.join(" "),
            val.path,
            self.params(&val.scheme.params)
        );
        let import = val
            .import
            .as_ref()
            .map_or(String::new(), |i| format!(" = extern {}!{}", i.library, i.function));
        let place = self.place(val.span);
        self.line(&format!("{head}{import}  // {place}"));
        if let Some(body) = self.program.bodies.get(&val.id).cloned() {
            self.nested(|p| p.body(&body));
        }
    }

    fn init(&mut self, init: &Init, include_library: bool) {
        let shown = |file: FileId, p: &Self| {
            include_library
                || p.program
                    .by_file
                    .get(&file)
                    .is_none_or(|i| !p.program.files[*i].is_library)
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

    // ---- expressions that take lines of their own ----

    /// Prints an expression as lines. The tail of `let` and `;` chains is a loop: they are the deep ones.
    fn block(&mut self, body: &Body, root: ExprId) {
        let mut id = root;
        loop {
            match &body.exprs[id].kind {
                ExprKind::Let { local, rhs, body: rest } => {
                    self.binding(body, "let", *local, *rhs);
                    id = *rest;
                }
                ExprKind::LetRec { bindings, body: rest } => {
                    for (i, (local, rhs)) in bindings.iter().enumerate() {
                        self.binding(body, if i == 0 { "let rec" } else { "and" }, *local, *rhs);
                    }
                    id = *rest;
                }
                ExprKind::Seq(a, b) => {
                    self.block(body, *a);
                    id = *b;
                }
                _ => return self.statement(body, id),
            }
        }
    }

    fn binding(&mut self, body: &Body, word: &str, local: LocalId, rhs: ExprId) {
        let def = &body.locals[local];
        let head = format!(
            "{word} {}{}{}: {} =",
            if def.is_mutable { "mutable " } else { "" },
            self.local(body, local),
            self.params(&def.params),
            self.ty(def.ty)
        );
        self.start();
        self.text(&head);
        if is_block(&body.exprs[rhs].kind) {
            self.text("\n");
            self.nested(|p| p.block(body, rhs));
        } else {
            self.text(" ");
            self.inline(body, rhs);
            let place = self.place(body.exprs[rhs].span);
            self.text(&format!("  // {place}\n"));
        }
    }

    fn statement(&mut self, body: &Body, id: ExprId) {
        let expr = &body.exprs[id];
        match &expr.kind {
            ExprKind::Lambda { params, body: inner } => {
                let params: Vec<String> = params.iter().map(|l| self.param(body, *l)).collect();
                self.line(&format!("fun {} ->", params.join(" ")));
                self.nested(|p| p.block(body, *inner));
            }
            ExprKind::If { cond, then, els } => {
                self.head(body, "if ", *cond, " then");
                self.nested(|p| p.block(body, *then));
                self.line("else");
                self.nested(|p| p.block(body, *els));
            }
            ExprKind::Match { scrutinee, arms } => {
                self.head(body, "match ", *scrutinee, " with");
                self.arms(body, arms);
            }
            ExprKind::While { cond, body: inner } => {
                self.head(body, "while ", *cond, " do");
                self.nested(|p| p.block(body, *inner));
            }
            ExprKind::For { kind, pat, body: inner } => self.for_loop(body, kind, *pat, *inner),
            ExprKind::TryWith { body: inner, arms } => {
                self.line("try");
                self.nested(|p| p.block(body, *inner));
                self.line("with");
                self.arms(body, arms);
            }
            ExprKind::TryFinally { body: inner, finalizer } => {
                self.line("try");
                self.nested(|p| p.block(body, *inner));
                self.line("finally");
                self.nested(|p| p.block(body, *finalizer));
            }
            ExprKind::Comprehension(inner) => {
                let ty = self.ty(expr.ty);
                self.line(&format!("comprehension : {ty}"));
                self.nested(|p| p.block(body, *inner));
            }
            ExprKind::ObjectExpr { base, this, members } => self.object(body, id, *base, *this, members),
            ExprKind::TypeCase { on, arms, default } => {
                let on = self.ty(*on);
                self.line(&format!("when type {on} is"));
                for (ty, e) in arms {
                    let ty = self.ty(*ty);
                    self.line(&format!("| {ty} ->"));
                    self.nested(|p| p.block(body, *e));
                }
                self.line("| _ ->");
                self.nested(|p| p.block(body, *default));
            }
            _ => {
                self.start();
                self.inline(body, id);
                let comment = format!("  // {} @ {}\n", self.ty(expr.ty), self.place(expr.span));
                self.text(&comment);
            }
        }
    }

    fn head(&mut self, body: &Body, before: &str, e: ExprId, after: &str) {
        self.start();
        self.text(before);
        self.inline(body, e);
        self.text(after);
        self.text("\n");
    }

    fn arms(&mut self, body: &Body, arms: &[Arm]) {
        for arm in arms {
            self.start();
            self.text("| ");
            self.pat(body, arm.pat);
            if let Some(guard) = arm.guard {
                self.text(" when ");
                self.inline(body, guard);
            }
            self.text(" ->\n");
            self.nested(|p| p.block(body, arm.body));
        }
    }

    fn for_loop(&mut self, body: &Body, kind: &LoopKind, pat: PatId, inner: ExprId) {
        self.start();
        self.text("for ");
        self.pat(body, pat);
        self.text(" in ");
        match kind {
            LoopKind::Range(range) => self.range(body, range),
            LoopKind::Array(e) => self.called(body, "array ", *e),
            LoopKind::List(e) => self.called(body, "list ", *e),
            LoopKind::String(e) => self.called(body, "string ", *e),
            LoopKind::Enumerator {
                get,
                enumerator,
                move_next,
                current,
                dispose,
            } => {
                let name = self.local(body, *enumerator);
                self.called(body, &format!("enumerator {name} = "), *get);
                self.called(body, "; next = ", *move_next);
                self.called(body, "; current = ", *current);
                if let Some(e) = dispose {
                    self.called(body, "; dispose = ", *e);
                }
            }
        }
        self.text(" do\n");
        self.nested(|p| p.block(body, inner));
    }

    fn called(&mut self, body: &Body, word: &str, e: ExprId) {
        self.text(word);
        self.atom(body, e);
    }

    fn object(&mut self, body: &Body, id: ExprId, base: Option<ExprId>, this: LocalId, members: &[(ValId, ExprId)]) {
        let head = format!("object {} as {}", self.ty(body.exprs[id].ty), self.local(body, this));
        self.line(&head);
        self.nested(|p| {
            if let Some(base) = base {
                p.line("inherit");
                p.nested(|p| p.block(body, base));
            }
            for (slot, member) in members {
                let name = p.val_name(*slot);
                p.line(&format!("member {name} ="));
                p.nested(|p| p.block(body, *member));
            }
        });
    }

    // ---- expressions within a line ----

    fn local(&self, body: &Body, id: LocalId) -> String {
        match body.locals.get(id) {
            Some(l) => format!("{}_{}", l.name, id.0),
            None => format!("?{id}"),
        }
    }
    fn param(&self, body: &Body, id: LocalId) -> String {
        format!("({}: {})", self.local(body, id), self.ty(body.locals[id].ty))
    }

    /// As an operand: in parentheses unless it is a single word.
    fn atom(&mut self, body: &Body, id: ExprId) {
        let kind = &body.exprs[id].kind;
        let simple = matches!(
            kind,
            ExprKind::Const(_)
                | ExprKind::Local(..)
                | ExprKind::Val(..)
                | ExprKind::Tuple(_)
                | ExprKind::Record(_)
                | ExprKind::Array(_)
                | ExprKind::List(_)
                | ExprKind::FieldGet(..)
                | ExprKind::NewObject
        );
        if simple || is_block(kind) {
            self.inline(body, id);
        } else {
            self.text("(");
            self.inline(body, id);
            self.text(")");
        }
    }

    fn list(&mut self, body: &Body, open: &str, items: &[ExprId], sep: &str, close: &str) {
        self.text(open);
        for (i, e) in items.iter().enumerate() {
            if i > 0 {
                self.text(sep);
            }
            self.inline(body, *e);
        }
        self.text(close);
    }

    fn prefix(&mut self, body: &Body, word: &str, e: ExprId) {
        self.text(word);
        self.text(" ");
        self.atom(body, e);
    }

    fn range(&mut self, body: &Body, range: &RangeSpec) {
        self.atom(body, range.start);
        self.text(" .. ");
        if let Some(step) = range.step {
            self.atom(body, step);
            self.text(" .. ");
        }
        self.atom(body, range.end);
    }

    fn inline(&mut self, body: &Body, id: ExprId) {
        let expr = &body.exprs[id];
        if is_block(&expr.kind) {
            self.text("(\n");
            self.nested(|p| p.block(body, id));
            self.start();
            return self.text(")");
        }
        match &expr.kind {
            ExprKind::Const(c) => self.text(&print_const(c)),
            ExprKind::Local(l, tys) => {
                let text = format!("{}{}", self.local(body, *l), self.tys(tys));
                self.text(&text);
            }
            ExprKind::Val(v, tys) => {
                let text = format!("{}{}", self.val_name(*v), self.tys(tys));
                self.text(&text);
            }
            ExprKind::Apply { func, args, direct } => {
                self.text(if *direct { "direct " } else { "" });
                self.atom(body, *func);
                for a in args {
                    self.text(" ");
                    self.atom(body, *a);
                }
            }
            ExprKind::SetLocal(l, e) => {
                let name = self.local(body, *l);
                self.prefix(body, &format!("{name} <-"), *e);
            }
            ExprKind::SetVal(v, e) => {
                let name = self.val_name(*v);
                self.prefix(body, &format!("{name} <-"), *e);
            }
            ExprKind::InitVal(v, e) => {
                let name = self.val_name(*v);
                self.prefix(body, &format!("{name} :="), *e);
            }
            ExprKind::Tuple(items) => self.list(body, "(", items, ", ", ")"),
            ExprKind::Record(items) => self.record(body, expr.ty, items),
            ExprKind::Array(items) => self.list(body, "[| ", items, "; ", " |]"),
            ExprKind::List(items) => self.list(body, "[ ", items, "; ", " ]"),
            ExprKind::Union { case, args } => {
                let name = self.case_name(expr.ty, *case);
                if args.is_empty() {
                    self.text(&name)
                } else {
                    self.list(body, &format!("{name}("), args, ", ", ")")
                }
            }
            ExprKind::Exception(tycon, args) => {
                let name = self.con(*tycon);
                self.list(body, &format!("{name}("), args, ", ", ")");
            }
            ExprKind::TupleGet(e, i) => self.suffix(body, *e, &format!(".[{i}]")),
            ExprKind::FieldGet(e, i) => {
                let name = self.field_name(body.exprs[*e].ty, *i);
                self.suffix(body, *e, &format!(".{name}"));
            }
            ExprKind::FieldSet(e, i, value) => {
                let name = self.field_name(body.exprs[*e].ty, *i);
                self.suffix(body, *e, &format!(".{name} <- "));
                self.atom(body, *value);
            }
            ExprKind::IsCase(e, case) => {
                let name = self.case_name(body.exprs[*e].ty, *case);
                self.suffix(body, *e, &format!(" is {name}"));
            }
            ExprKind::CaseField(e, case, i) => {
                let name = self.case_name(body.exprs[*e].ty, *case);
                self.suffix(body, *e, &format!(".{name}.[{i}]"));
            }
            _ => self.inline_rest(body, id),
        }
    }

    /// The forms that print as one word before their operands.
    fn inline_rest(&mut self, body: &Body, id: ExprId) {
        let expr = &body.exprs[id];
        let ty = self.ty(expr.ty);
        match &expr.kind {
            ExprKind::Yield(e) => self.prefix(body, "yield", *e),
            ExprKind::YieldFrom(e) => self.prefix(body, "yield!", *e),
            ExprKind::Range(range) => {
                self.text(&format!("{ty}[ "));
                self.range(body, range);
                self.text(" ]");
            }
            ExprKind::TraitCall {
                support,
                name,
                is_static,
                args,
            } => {
                let support = self.tys(support);
                let word = if *is_static { "static " } else { "" };
                self.list(body, &format!("trait {word}{name}{support}("), args, ", ", ")");
            }
            ExprKind::Intrinsic { op, types, args } => {
                let types = self.tys(types);
                self.list(body, &format!("(# {op}{types} "), args, ", ", " #)");
            }
            ExprKind::Upcast(e) => self.suffix(body, *e, &format!(" :> {ty}")),
            ExprKind::Downcast(e) => self.suffix(body, *e, &format!(" :?> {ty}")),
            ExprKind::TypeTest(e, t) => {
                let t = self.ty(*t);
                self.suffix(body, *e, &format!(" :? {t}"));
            }
            ExprKind::Raise(e) => self.prefix(body, "raise", *e),
            ExprKind::Lazy(e) => self.prefix(body, "lazy", *e),
            ExprKind::NewObject => self.text(&format!("new {ty}")),
            ExprKind::Delegate(e) => self.prefix(body, &format!("delegate {ty}"), *e),
            ExprKind::AddrOf(e) => self.prefix(body, "&", *e),
            ExprKind::Deref(e) => self.prefix(body, "*", *e),
            ExprKind::SetDeref(a, b) => {
                self.prefix(body, "*", *a);
                self.prefix(body, " <-", *b);
            }
            ExprKind::TypeOf(t) => {
                let t = self.ty(*t);
                self.text(&format!("typeof<{t}>"));
            }
            // The other forms are printed by `inline` or as blocks.
            _ => self.text("<error>"),
        }
    }

    fn suffix(&mut self, body: &Body, e: ExprId, text: &str) {
        self.atom(body, e);
        self.text(text);
    }

    fn record(&mut self, body: &Body, ty: Ty, items: &[ExprId]) {
        self.text("{ ");
        for (i, e) in items.iter().enumerate() {
            if i > 0 {
                self.text("; ");
            }
            let name = self.field_name(ty, i);
            self.text(&format!("{name} = "));
            self.inline(body, *e);
        }
        self.text(" }");
    }

    fn tycon_of(&self, ty: Ty) -> Option<&'a TyConDef> {
        let (id, args) = ty.as_con()?;
        match types::Builtin::of(id) {
            Some(types::Builtin::ByRef | types::Builtin::InRef | types::Builtin::OutRef) => {
                self.tycon_of(*args.first()?)
            }
            Some(b) => self.program.builtins.get(b as usize),
            None => self
                .program
                .files
                .get(*self.program.by_file.get(&id.file)?)?
                .tycons
                .get(id.index as usize),
        }
    }
    fn case_name(&self, ty: Ty, case: usize) -> String {
        self.tycon_of(ty)
            .and_then(|d| d.case_name(case))
            .map_or_else(|| format!("case{case}"), str::to_string)
    }
    fn field_name(&self, ty: Ty, i: usize) -> String {
        if let types::TyKind::AnonRecord(fields, _) = ty.kind() {
            return fields.get(i).map_or_else(|| format!("field{i}"), |f| f.0.to_string());
        }
        let field = self.tycon_of(ty).and_then(|d| d.fields().get(i));
        field.map_or_else(|| format!("field{i}"), |f| f.name.to_string())
    }

    // ---- patterns ----

    fn pats(&mut self, body: &Body, open: &str, items: &[PatId], sep: &str, close: &str) {
        self.text(open);
        for (i, p) in items.iter().enumerate() {
            if i > 0 {
                self.text(sep);
            }
            self.pat(body, *p);
        }
        self.text(close);
    }

    fn pat(&mut self, body: &Body, id: PatId) {
        let pat = &body.pats[id];
        match &pat.kind {
            PatKind::Wild => self.text("_"),
            PatKind::Bind(l, None) => {
                let text = self.param(body, *l);
                self.text(&text);
            }
            PatKind::Bind(l, Some(inner)) => {
                self.text("(");
                self.pat(body, *inner);
                let name = self.local(body, *l);
                self.text(&format!(" as {name})"));
            }
            PatKind::Const(c) => self.text(&print_const(c)),
            PatKind::Null => self.text("null"),
            PatKind::Tuple(items) => self.pats(body, "(", items, ", ", ")"),
            PatKind::Array(items) => self.pats(body, "[| ", items, "; ", " |]"),
            PatKind::And(items) => self.pats(body, "(", items, " & ", ")"),
            PatKind::Or(a, b) => self.pats(body, "(", &[*a, *b], " | ", ")"),
            PatKind::Union { case, args } => {
                let name = self.case_name(pat.ty, *case);
                if args.is_empty() {
                    self.text(&name)
                } else {
                    self.pats(body, &format!("{name}("), args, ", ", ")")
                }
            }
            PatKind::Exception(tycon, args) => {
                let name = self.con(*tycon);
                self.pats(body, &format!("{name}("), args, ", ", ")");
            }
            PatKind::Record(fields) => {
                self.text("{ ");
                for (i, (field, p)) in fields.iter().enumerate() {
                    let name = self.field_name(pat.ty, *field);
                    self.text(&format!("{}{name} = ", if i > 0 { "; " } else { "" }));
                    self.pat(body, *p);
                }
                self.text(" }");
            }
            PatKind::TypeTest(ty, inner) => {
                let ty = self.ty(*ty);
                self.text(&format!(":? {ty}"));
                if let Some(p) = inner {
                    self.text(" as ");
                    self.pat(body, *p);
                }
            }
            PatKind::Active { func, kind, arg } => {
                self.text(&format!("{kind:?} "));
                self.atom(body, *func);
                if let Some(p) = arg {
                    self.text(" ");
                    self.pat(body, *p);
                }
            }
            PatKind::Error => self.text("<error>"),
        }
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
