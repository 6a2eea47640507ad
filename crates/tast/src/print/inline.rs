//! Expressions and patterns of the printer that stand within a line.

use types::{Ty, TyNames};

use super::{Printer, is_block, print_const};
use crate::{Body, ExprId, ExprKind, LocalId, PatId, PatKind, RangeSpec, TyConDef};

impl<'a> Printer<'a> {
    // ---- expressions within a line ----

    pub(super) fn local(&self, body: &Body, id: LocalId) -> String {
        match body.locals.get(id) {
            Some(l) => format!("{}_{}", l.name, id.0),
            None => format!("?{id}"),
        }
    }
    pub(super) fn param(&self, body: &Body, id: LocalId) -> String {
        format!("({}: {})", self.local(body, id), self.ty(body.locals[id].ty))
    }

    /// As an operand: in parentheses unless it is a single word.
    pub(super) fn atom(&mut self, body: &Body, id: ExprId) {
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

    pub(super) fn range(&mut self, body: &Body, range: &RangeSpec) {
        self.atom(body, range.start);
        self.text(" .. ");
        if let Some(step) = range.step {
            self.atom(body, step);
            self.text(" .. ");
        }
        self.atom(body, range.end);
    }

    pub(super) fn inline(&mut self, body: &Body, id: ExprId) {
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
                if args.is_empty() { self.text(&name) } else { self.list(body, &format!("{name}("), args, ", ", ")") }
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
            ExprKind::TraitCall { support, name, is_static, args } => {
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
            None => self.program.files.get(*self.program.by_file.get(&id.file)?)?.tycons.get(id.index as usize),
        }
    }
    fn case_name(&self, ty: Ty, case: usize) -> String {
        self.tycon_of(ty).and_then(|d| d.case_name(case)).map_or_else(|| format!("case{case}"), str::to_string)
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

    pub(super) fn pat(&mut self, body: &Body, id: PatId) {
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
                if args.is_empty() { self.text(&name) } else { self.pats(body, &format!("{name}("), args, ", ", ")") }
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
