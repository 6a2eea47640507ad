//! Types, constraints, measures and patterns.

use super::Printer;
use crate::ast::*;

impl Printer<'_> {
    pub(super) fn ty(&mut self, id: TypeId) {
        let ast = self.ast;
        let node = &ast.types[id];
        let span = Some(node.span);
        match &node.kind {
            TypeKind::Named(name) => {
                self.open("type", span);
                self.long_ident(name);
            }
            TypeKind::App { head, args, postfix } => {
                self.open("type-app", span);
                self.flag(*postfix, "postfix");
                self.ty(*head);
                self.types(args);
            }
            TypeKind::Dot(head, rest) => {
                self.open("type-dot", span);
                self.long_ident(rest);
                self.ty(*head);
            }
            TypeKind::Var(typar) => {
                self.open("type-var", span);
                self.typar(typar);
            }
            TypeKind::Anon => self.open("type-anon", span),
            TypeKind::Fun(arg, ret) => {
                self.open("type-fun", span);
                self.types(&[*arg, *ret]);
            }
            TypeKind::Tuple { items, is_struct } => {
                self.open("type-tuple", span);
                self.flag(*is_struct, "struct");
                self.types(items);
            }
            TypeKind::Param { attributes, optional, name, ty } => {
                self.open("type-param", span);
                self.flag(*optional, "optional");
                if let Some(name) = name {
                    self.ident(name);
                }
                self.attributes(attributes);
                self.ty(*ty);
            }
            TypeKind::Array(ty, rank) => {
                self.open("type-array", span);
                self.word(&rank.to_string());
                self.ty(*ty);
            }
            TypeKind::Paren(ty) => {
                self.open("type-paren", span);
                self.ty(*ty);
            }
            TypeKind::AnonRecord { fields, is_struct } => {
                self.open("type-anon-record", span);
                self.flag(*is_struct, "struct");
                for (name, ty) in fields {
                    self.group("field", |p| {
                        p.ident(name);
                        p.ty(*ty);
                    });
                }
            }
            TypeKind::Flexible(ty) => {
                self.open("type-flexible", span);
                self.ty(*ty);
            }
            TypeKind::Constrained(ty, constraints) => {
                self.open("type-when", span);
                self.ty(*ty);
                self.constraints(constraints);
            }
            TypeKind::Measure(measure) => {
                self.open("type-measure", span);
                self.word(&measure_text(measure));
            }
            TypeKind::Const(value) => {
                self.open("type-const", span);
                self.expr(*value);
            }
            TypeKind::WithNull(ty) => {
                self.open("type-or-null", span);
                self.ty(*ty);
            }
            TypeKind::Or(left, right) => {
                self.open("type-or", span);
                self.types(&[*left, *right]);
            }
            TypeKind::And(items) => {
                self.open("type-and", span);
                self.types(items);
            }
            TypeKind::Error => self.open("type-error", span),
        }
        self.close();
    }

    fn types(&mut self, types: &[TypeId]) {
        for ty in types {
            self.ty(*ty);
        }
    }

    pub(super) fn typar(&mut self, typar: &Typar) {
        self.word(&format!("{}{}", if typar.is_static { '^' } else { '\'' }, typar.name.name));
    }

    pub(super) fn typars(&mut self, typars: &TyparDecls) {
        if typars.typars.is_empty() && typars.constraints.is_empty() && !typars.explicit {
            return;
        }
        self.group("typars", |p| {
            for decl in &typars.typars {
                p.group("typar", |p| {
                    p.typar(&decl.typar);
                    p.attributes(&decl.attributes);
                });
            }
            p.constraints(&typars.constraints);
        });
    }

    fn constraints(&mut self, constraints: &[Constraint]) {
        for constraint in constraints {
            self.open("constraint", Some(constraint.span));
            match &constraint.kind {
                ConstraintKind::Subtype(typar, ty) => {
                    self.typar_word(typar, ":>");
                    self.ty(*ty);
                }
                ConstraintKind::Null(typar) => self.typar_word(typar, "null"),
                ConstraintKind::NotNull(typar) => self.typar_word(typar, "not-null"),
                ConstraintKind::Struct(typar) => self.typar_word(typar, "struct"),
                ConstraintKind::NotStruct(typar) => self.typar_word(typar, "not-struct"),
                ConstraintKind::DefaultConstructor(typar, _) => self.typar_word(typar, "new"),
                ConstraintKind::Equality(typar) => self.typar_word(typar, "equality"),
                ConstraintKind::Comparison(typar) => self.typar_word(typar, "comparison"),
                ConstraintKind::Unmanaged(typar) => self.typar_word(typar, "unmanaged"),
                ConstraintKind::Enum(typar, ty) => {
                    self.typar_word(typar, "enum");
                    self.ty(*ty);
                }
                ConstraintKind::Delegate(typar, arg, ret) => {
                    self.typar_word(typar, "delegate");
                    self.types(&[*arg, *ret]);
                }
                ConstraintKind::Member { support, member } => {
                    self.types(support);
                    self.member_sig(member);
                }
                ConstraintKind::SelfConstraint(ty) => self.ty(*ty),
            }
            self.close();
        }
    }

    fn typar_word(&mut self, typar: &Typar, word: &str) {
        self.typar(typar);
        self.word(word);
    }

    pub(super) fn pat(&mut self, id: PatId) {
        let ast = self.ast;
        let node = &ast.pats[id];
        let span = Some(node.span);
        match &node.kind {
            PatKind::Wild => self.open("wild", span),
            PatKind::Ident { name, is_mutable, access } => {
                self.open("name", span);
                self.flag(*is_mutable, "mutable");
                self.access(*access);
                self.ident(name);
            }
            PatKind::Case { name, typars, args } => {
                self.open("case", span);
                self.long_ident(name);
                self.types(typars);
                self.pats(args);
            }
            PatKind::NamedFields(fields) => {
                self.open("named-fields", span);
                for (name, pat) in fields {
                    self.field_pat(std::slice::from_ref(name), *pat);
                }
            }
            PatKind::Literal(literal) => {
                self.open("literal", span);
                self.literal(literal);
            }
            PatKind::Null => self.open("null", span),
            PatKind::Paren(pat) => {
                self.open("paren", span);
                self.pat(*pat);
            }
            PatKind::Tuple { items, is_struct } => {
                self.open("tuple", span);
                self.flag(*is_struct, "struct");
                self.pats(items);
            }
            PatKind::List(items) => {
                self.open("list", span);
                self.pats(items);
            }
            PatKind::Array(items) => {
                self.open("array", span);
                self.pats(items);
            }
            PatKind::Record(fields) => {
                self.open("record", span);
                for (name, pat) in fields {
                    self.field_pat(name, *pat);
                }
            }
            PatKind::Cons(head, tail) => {
                self.open("cons", span);
                self.pats(&[*head, *tail]);
            }
            PatKind::Or(left, right) => {
                self.open("or", span);
                self.pats(&[*left, *right]);
            }
            PatKind::And(items) => {
                self.open("and", span);
                self.pats(items);
            }
            PatKind::As(pat, name) => {
                self.open("as", span);
                self.pats(&[*pat, *name]);
            }
            PatKind::Annotated(pat, ty) => {
                self.open("annotated", span);
                self.pat(*pat);
                self.ty(*ty);
            }
            PatKind::TypeTest(ty) => {
                self.open("type-test", span);
                self.ty(*ty);
            }
            PatKind::Optional(name) => {
                self.open("optional", span);
                self.ident(name);
            }
            PatKind::Attributed(attributes, pat) => {
                self.open("attributed", span);
                self.attributes(attributes);
                self.pat(*pat);
            }
            PatKind::Expr(expr) => {
                self.open("expr-pattern", span);
                self.expr(*expr);
            }
            PatKind::Error => self.open("pattern-error", span),
        }
        self.close();
    }

    fn field_pat(&mut self, name: &[Ident], pat: PatId) {
        self.group("field", |p| {
            p.long_ident(name);
            p.pat(pat);
        });
    }

    pub(super) fn pats(&mut self, pats: &[PatId]) {
        for pat in pats {
            self.pat(*pat);
        }
    }
}

/// A unit of measure on one line.
pub(super) fn measure_text(measure: &MeasureExpr) -> String {
    match measure {
        MeasureExpr::One => "1".to_string(),
        MeasureExpr::Named(name) => name.iter().map(|i| i.name.as_str()).collect::<Vec<_>>().join("."),
        MeasureExpr::Var(typar) => format!("'{}", typar.name.name),
        MeasureExpr::Anon => "_".to_string(),
        MeasureExpr::Product(a, b) => format!("({} * {})", measure_text(a), measure_text(b)),
        MeasureExpr::Quotient(a, b) => format!("({} / {})", measure_text(a), measure_text(b)),
        MeasureExpr::Power(a, n, 1) => format!("{}^{n}", measure_text(a)),
        MeasureExpr::Power(a, n, d) => format!("{}^({n}/{d})", measure_text(a)),
    }
}
