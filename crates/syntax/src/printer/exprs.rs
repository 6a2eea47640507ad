//! Expressions, literals, rules and bindings.

use super::types::measure_text;
use super::{Printer, units_text};
use crate::ast::*;

impl Printer<'_> {
    pub(super) fn expr(&mut self, id: ExprId) {
        let ast = self.ast;
        let node = &ast.exprs[id];
        // A sequence is a chain as long as a file: it is printed flat.
        if matches!(node.kind, ExprKind::Sequential(..)) {
            self.sequence(id);
            return;
        }
        self.open(name_of(&node.kind), Some(node.span));
        self.expr_parts(&node.kind);
        self.close();
    }

    fn sequence(&mut self, id: ExprId) {
        let ast = self.ast;
        self.open("sequence", Some(ast.exprs[id].span));
        let mut rest = id;
        while let ExprKind::Sequential(first, second) = ast.exprs[rest].kind {
            self.expr(first);
            rest = second;
        }
        self.expr(rest);
        self.close();
    }

    fn exprs(&mut self, exprs: &[ExprId]) {
        for expr in exprs {
            self.expr(*expr);
        }
    }

    fn opt_expr(&mut self, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    fn expr_parts(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::Ident(ident) => self.ident(ident),
            ExprKind::Typar(typar) => self.typar(typar),
            ExprKind::Dot(expr, name) => {
                self.ident(name);
                self.expr(*expr);
            }
            ExprKind::Index { expr, indices, dotted } => {
                self.flag(*dotted, "dotted");
                self.expr(*expr);
                self.exprs(indices);
            }
            ExprKind::Slice(from, to) => {
                for bound in [from, to] {
                    match bound {
                        Some(expr) => self.expr(*expr),
                        None => self.group("open", |_| {}),
                    }
                }
            }
            ExprKind::App { func, arg, adjacent } => {
                self.flag(*adjacent, "adjacent");
                self.exprs(&[*func, *arg]);
            }
            ExprKind::Infix { op, lhs, rhs } => {
                self.ident(op);
                self.exprs(&[*lhs, *rhs]);
            }
            ExprKind::Prefix { op, expr } => {
                self.ident(op);
                self.expr(*expr);
            }
            ExprKind::TypeApp(expr, types) => {
                self.expr(*expr);
                for ty in types {
                    self.ty(*ty);
                }
            }
            ExprKind::LambdaHole | ExprKind::Null | ExprKind::Base(_) | ExprKind::Error => {}
            ExprKind::Sequential(a, b) | ExprKind::Then(a, b) | ExprKind::Assign(a, b) | ExprKind::Dynamic(a, b) => {
                self.exprs(&[*a, *b])
            }
            ExprKind::Annotated(expr, ty)
            | ExprKind::Upcast(expr, ty)
            | ExprKind::Downcast(expr, ty)
            | ExprKind::TypeTest(expr, ty) => {
                self.expr(*expr);
                self.ty(*ty);
            }
            ExprKind::New(ty, arg) => {
                self.ty(*ty);
                self.opt_expr(*arg);
            }
            ExprKind::Paren(expr)
            | ExprKind::FromEnd(expr)
            | ExprKind::Shorthand(expr)
            | ExprKind::DoBang(expr)
            | ExprKind::Do(expr)
            | ExprKind::Yield(expr)
            | ExprKind::YieldBang(expr)
            | ExprKind::Return(expr)
            | ExprKind::ReturnBang(expr)
            | ExprKind::InferredUpcast(expr)
            | ExprKind::InferredDowncast(expr)
            | ExprKind::Lazy(expr)
            | ExprKind::Assert(expr)
            | ExprKind::Fixed(expr)
            | ExprKind::AddressOf { expr, native: _ }
            | ExprKind::Quotation { expr, raw: _ } => self.expr(*expr),
            ExprKind::Tuple { .. }
            | ExprKind::ListOrArray { .. }
            | ExprKind::Range { .. }
            | ExprKind::Record { .. }
            | ExprKind::AnonRecord { .. }
            | ExprKind::ObjectExpr { .. }
            | ExprKind::Computation { .. }
            | ExprKind::Interpolated(_)
            | ExprKind::TraitCall { .. }
            | ExprKind::InlineIl { .. } => self.data_parts(kind),
            ExprKind::Lambda { .. }
            | ExprKind::Function(_)
            | ExprKind::Match { .. }
            | ExprKind::If { .. }
            | ExprKind::While { .. }
            | ExprKind::ForTo { .. }
            | ExprKind::ForIn { .. }
            | ExprKind::Let { .. }
            | ExprKind::LetBang { .. }
            | ExprKind::TryWith { .. }
            | ExprKind::TryFinally { .. } => self.control_parts(kind),
        }
    }

    /// Records, lists, objects, strings: what is made of parts.
    fn data_parts(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Tuple { items, is_struct } => {
                self.flag(*is_struct, "struct");
                self.exprs(items);
            }
            ExprKind::ListOrArray { is_array: _, body } => self.opt_expr(*body),
            ExprKind::Range { start, step, end } => {
                self.expr(*start);
                if let Some(step) = step {
                    self.group("step", |p| p.expr(*step));
                }
                self.expr(*end);
            }
            ExprKind::Record { inherit, copy, fields } => {
                if let Some((ty, arg)) = inherit {
                    self.group("inherit", |p| {
                        p.ty(*ty);
                        p.opt_expr(*arg);
                    });
                }
                self.fields(*copy, fields);
            }
            ExprKind::AnonRecord { is_struct, copy, fields } => {
                self.flag(*is_struct, "struct");
                self.fields(*copy, fields);
            }
            ExprKind::ObjectExpr { ty, arg, base_name, members } => {
                if let Some(name) = base_name {
                    self.ident(name);
                }
                self.ty(*ty);
                self.opt_expr(*arg);
                self.members(members);
            }
            ExprKind::Computation { builder, body } => {
                if let Some(builder) = builder {
                    self.group("builder", |p| p.expr(*builder));
                }
                self.expr(*body);
            }
            ExprKind::Interpolated(parts) => self.parts(parts),
            ExprKind::TraitCall { support, member, arg } => {
                for ty in support {
                    self.ty(*ty);
                }
                self.member_sig(member);
                self.expr(*arg);
            }
            ExprKind::InlineIl { code, type_args, args, ret } => {
                self.text(code);
                for ty in type_args.iter().chain(ret) {
                    self.ty(*ty);
                }
                self.exprs(args);
            }
            // The caller names every kind.
            _ => {}
        }
    }

    /// Functions, branches, loops and bindings.
    fn control_parts(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Lambda { params, body } => {
                self.pats(params);
                self.expr(*body);
            }
            ExprKind::Function(arms) => self.arms(arms),
            ExprKind::Match { expr, arms, bang: _ } => {
                self.expr(*expr);
                self.arms(arms);
            }
            ExprKind::If { cond, then, els } => {
                self.exprs(&[*cond, *then]);
                self.opt_expr(*els);
            }
            ExprKind::While { cond, body, bang: _ } => self.exprs(&[*cond, *body]),
            ExprKind::ForTo { var, from, to, down, body } => {
                self.flag(*down, "downto");
                self.ident(var);
                self.exprs(&[*from, *to, *body]);
            }
            ExprKind::ForIn { pat, expr, body, arrow } => {
                self.flag(*arrow, "arrow");
                self.pat(*pat);
                self.exprs(&[*expr, *body]);
            }
            ExprKind::Let { is_rec, bindings, body } => {
                self.flag(*is_rec, "rec");
                self.bindings(bindings);
                self.expr(*body);
            }
            ExprKind::LetBang { bindings, is_use: _, body } => {
                for (pat, ty, value) in bindings {
                    self.group("binding", |p| {
                        p.pat(*pat);
                        if let Some(ty) = ty {
                            p.ty(*ty);
                        }
                        p.expr(*value);
                    });
                }
                self.expr(*body);
            }
            ExprKind::TryWith { body, arms } => {
                self.expr(*body);
                self.arms(arms);
            }
            ExprKind::TryFinally { body, finalizer } => self.exprs(&[*body, *finalizer]),
            // The caller names every kind.
            _ => {}
        }
    }

    fn fields(&mut self, copy: Option<ExprId>, fields: &[(LongIdent, ExprId)]) {
        if let Some(copy) = copy {
            self.group("copy", |p| p.expr(copy));
        }
        for (name, value) in fields {
            self.group("field", |p| {
                p.long_ident(name);
                p.expr(*value);
            });
        }
    }

    fn arms(&mut self, arms: &[MatchArm]) {
        for arm in arms {
            self.open("arm", Some(arm.span));
            self.pat(arm.pat);
            if let Some(guard) = arm.guard {
                self.group("when", |p| p.expr(guard));
            }
            self.expr(arm.body);
            self.close();
        }
    }

    fn parts(&mut self, parts: &[InterpolationPart]) {
        for part in parts {
            match part {
                InterpolationPart::Text(units, span) => {
                    self.open("text", Some(*span));
                    self.word(&format!("\"{}\"", units_text(units)));
                }
                InterpolationPart::Hole { expr, specifier, alignment, format, span } => {
                    self.open("hole", Some(*span));
                    if let Some(specifier) = specifier {
                        self.text(specifier);
                    }
                    if let Some(alignment) = alignment {
                        self.word(&alignment.to_string());
                    }
                    if let Some(format) = format {
                        self.text(format);
                    }
                    self.expr(*expr);
                }
            }
            self.close();
        }
    }

    pub(super) fn bindings(&mut self, bindings: &[Binding]) {
        for binding in bindings {
            self.binding(binding);
        }
    }

    pub(super) fn binding(&mut self, binding: &Binding) {
        self.open("binding", Some(binding.span));
        self.flag(binding.is_use, "use");
        self.flag(binding.is_inline, "inline");
        self.flag(binding.is_mutable, "mutable");
        self.access(binding.access);
        self.doc(&binding.doc);
        self.attributes(&binding.attributes);
        match &binding.head {
            BindingHead::Function { name, typars, params } => {
                self.open("function", Some(name.span));
                self.ident(name);
                self.typars(typars);
                self.pats(params);
                self.close();
            }
            BindingHead::Pattern(pat) => self.pat(*pat),
        }
        if let Some(ret) = binding.ret {
            self.group("returns", |p| {
                p.attributes(&binding.return_attributes);
                p.ty(ret);
            });
        }
        self.expr(binding.body);
        self.close();
    }

    pub(super) fn literal(&mut self, literal: &Literal) {
        let text = match literal {
            Literal::Unit => "()".to_string(),
            Literal::Bool(value) => value.to_string(),
            Literal::Char(unit) => format!("'{}'", units_text(&[*unit])),
            Literal::String(units) => format!("\"{}\"", units_text(units)),
            Literal::Bytes(bytes) => format!("{bytes:?}"),
            Literal::Int(kind, value) => format!("{kind:?} {value}"),
            Literal::Float(value) => format!("{value:?}"),
            Literal::Float32(value) => format!("{value:?}f"),
            Literal::Decimal(text) => format!("{text}M"),
            Literal::Big(text, suffix) => format!("{text}{suffix}"),
            Literal::Source(name) => name.to_string(),
            Literal::Measured(value, measure) => {
                self.literal(value);
                format!("<{}>", measure_text(measure))
            }
        };
        self.word(&text);
    }
}

/// The printed name of an expression's kind.
fn name_of(kind: &ExprKind) -> &'static str {
    match kind {
        ExprKind::Literal(_) => "literal",
        ExprKind::Ident(_) => "ident",
        ExprKind::Typar(_) => "typar",
        ExprKind::Dot(..) => "dot",
        ExprKind::Index { .. } => "index",
        ExprKind::Slice(..) => "slice",
        ExprKind::FromEnd(_) => "from-end",
        ExprKind::App { .. } => "app",
        ExprKind::Infix { .. } => "infix",
        ExprKind::Prefix { .. } => "prefix",
        ExprKind::TypeApp(..) => "type-app",
        ExprKind::Paren(_) => "paren",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::ListOrArray { is_array: true, .. } => "array",
        ExprKind::ListOrArray { is_array: false, .. } => "list",
        ExprKind::Range { .. } => "range",
        ExprKind::Record { .. } => "record",
        ExprKind::AnonRecord { .. } => "anon-record",
        ExprKind::ObjectExpr { .. } => "object",
        ExprKind::Computation { .. } => "computation",
        ExprKind::Lambda { .. } => "fun",
        ExprKind::Function(_) => "function",
        ExprKind::Shorthand(_) => "shorthand",
        ExprKind::LambdaHole => "hole",
        ExprKind::Match { bang: true, .. } => "match!",
        ExprKind::Match { bang: false, .. } => "match",
        ExprKind::If { .. } => "if",
        ExprKind::While { bang: true, .. } => "while!",
        ExprKind::While { bang: false, .. } => "while",
        ExprKind::ForTo { .. } => "for-to",
        ExprKind::ForIn { .. } => "for-in",
        ExprKind::Let { .. } => "let",
        ExprKind::LetBang { is_use: true, .. } => "use!",
        ExprKind::LetBang { is_use: false, .. } => "let!",
        ExprKind::DoBang(_) => "do!",
        ExprKind::Do(_) => "do",
        ExprKind::Yield(_) => "yield",
        ExprKind::YieldBang(_) => "yield!",
        ExprKind::Return(_) => "return",
        ExprKind::ReturnBang(_) => "return!",
        ExprKind::Sequential(..) => "sequence",
        ExprKind::Then(..) => "then",
        ExprKind::TryWith { .. } => "try-with",
        ExprKind::TryFinally { .. } => "try-finally",
        ExprKind::Assign(..) => "assign",
        ExprKind::Annotated(..) => "annotated",
        ExprKind::Upcast(..) => "upcast",
        ExprKind::Downcast(..) => "downcast",
        ExprKind::TypeTest(..) => "type-test",
        ExprKind::InferredUpcast(_) => "inferred-upcast",
        ExprKind::InferredDowncast(_) => "inferred-downcast",
        ExprKind::Null => "null",
        ExprKind::New(..) => "new",
        ExprKind::Lazy(_) => "lazy",
        ExprKind::Assert(_) => "assert",
        ExprKind::Fixed(_) => "fixed",
        ExprKind::AddressOf { native: true, .. } => "address-of-native",
        ExprKind::AddressOf { native: false, .. } => "address-of",
        ExprKind::Interpolated(_) => "interpolated",
        ExprKind::Quotation { raw: true, .. } => "raw-quotation",
        ExprKind::Quotation { raw: false, .. } => "quotation",
        ExprKind::Dynamic(..) => "dynamic",
        ExprKind::TraitCall { .. } => "trait-call",
        ExprKind::Base(_) => "base",
        ExprKind::InlineIl { .. } => "inline-il",
        ExprKind::Error => "error",
    }
}
