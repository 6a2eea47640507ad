//! Type expressions, type parameters, constraints and units of measure (F# specification, chapter 5 and 9).

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, flag};
use base::Symbol;

impl Parser<'_> {
    /// A type: functions, tuples, and everything inside.
    pub(super) fn ty(&mut self) -> Parsed<TypeId> {
        self.function_type(false)
    }

    /// A type in which parameters may have names, attributes and `?`, as in signatures.
    pub(super) fn signature_type(&mut self) -> Parsed<TypeId> {
        let ty = self.function_type(true)?;
        self.with_constraints(ty)
    }

    /// A type that `when` constraints may follow.
    pub(super) fn constrained_type(&mut self) -> Parsed<TypeId> {
        let ty = self.ty()?;
        self.with_constraints(ty)
    }

    fn with_constraints(&mut self, ty: TypeId) -> Parsed<TypeId> {
        if !self.at(Tok::When) {
            return Ok(ty);
        }
        self.bump();
        let constraints = self.constraints()?;
        let span = self.span_from(self.type_span(ty).lo);
        Ok(self.mk_type(TypeKind::Constrained(ty, constraints), span))
    }

    /// `a -> b -> c`, by a loop so that long signatures need no depth.
    fn function_type(&mut self, named: bool) -> Parsed<TypeId> {
        self.nested(|p| {
            let mut parts = vec![p.tuple_type(named)?];
            while p.eat(Tok::RArrow) {
                let block = p.eat(Tok::BlockBegin);
                if p.at(Tok::RArrow) {
                    let span = p.token_span(&p.tok());
                    return Err(p.report("FS3565", span, "a type is expected between the arrows"));
                }
                parts.push(p.tuple_type(named)?);
                if block {
                    p.expect(Tok::BlockEnd, "the end of the type")?;
                } else {
                    p.eat(Tok::RightBlockEnd);
                }
            }
            let mut ty = parts.pop().ok_or(super::Fail)?;
            while let Some(arg) = parts.pop() {
                let span = p.type_span(arg).to(p.type_span(ty));
                ty = p.mk_type(TypeKind::Fun(arg, ty), span);
            }
            Ok(ty)
        })
    }

    /// `a * b`, `a / b` (a measure), `a & b`, `a | null`.
    fn tuple_type(&mut self, named: bool) -> Parsed<TypeId> {
        let lo = self.tok().lo;
        let first = self.measure_operand(named)?;
        if !self.at(Tok::Star) && !self.at_slash() {
            return Ok(first);
        }
        let mut items = vec![(false, first)];
        loop {
            let divide = self.at_slash();
            if !divide && !self.at(Tok::Star) {
                break;
            }
            self.bump();
            if divide && self.at_slash() {
                return Err(self.unexpected_in("a unit of measure"));
            }
            items.push((divide, self.measure_operand(named)?));
        }
        let span = self.span_from(lo);
        let is_measure =
            items.iter().any(|(divide, ty)| *divide || matches!(self.ast.types[*ty].kind, TypeKind::Measure(_)));
        if is_measure {
            let measure = self.measure_product(&items)?;
            return Ok(self.mk_type(TypeKind::Measure(measure), span));
        }
        let items = items.into_iter().map(|(_, ty)| ty).collect();
        Ok(self.mk_type(TypeKind::Tuple { items, is_struct: false }, span))
    }

    /// An operand of `*` and `/`, which in a measure may itself begin with `/`.
    fn measure_operand(&mut self, named: bool) -> Parsed<TypeId> {
        if !self.at_slash() {
            return self.param_type(named);
        }
        let lo = self.bump().lo;
        let rest = self.nested(|p| p.measure_operand(false))?;
        let rest = self.type_to_measure(rest)?;
        let span = self.span_from(lo);
        Ok(self.mk_type(TypeKind::Measure(MeasureExpr::Quotient(Box::new(MeasureExpr::One), Box::new(rest))), span))
    }

    fn at_slash(&self) -> bool {
        self.at(Tok::MulDivOp) && self.tok().sym.map_or("", Symbol::as_str) == "/"
    }

    fn measure_product(&mut self, items: &[(bool, TypeId)]) -> Parsed<MeasureExpr> {
        let mut measure = self.type_to_measure(items[0].1)?;
        for (divide, ty) in &items[1..] {
            let next = Box::new(self.type_to_measure(*ty)?);
            let left = Box::new(measure);
            measure = if *divide { MeasureExpr::Quotient(left, next) } else { MeasureExpr::Product(left, next) };
        }
        Ok(measure)
    }

    /// A type, and in a signature its attributes, `?` and name.
    fn param_type(&mut self, named: bool) -> Parsed<TypeId> {
        if !named {
            return self.nullable_type();
        }
        let lo = self.tok().lo;
        let attributes = self.attributes()?;
        let optional = self.at(Tok::QMark) && self.peek(1).kind == Tok::Ident;
        if optional {
            self.bump();
        }
        let is_named = self.at(Tok::Ident) && self.peek(1).kind == Tok::Colon;
        let name = if is_named || optional { Some(self.ident("the name of a parameter")?) } else { None };
        if name.is_some() {
            self.expect(Tok::Colon, "':' and the type of the parameter")?;
        }
        let ty = self.nullable_type()?;
        if name.is_none() && attributes.is_empty() {
            return Ok(ty);
        }
        let span = self.span_from(lo);
        Ok(self.mk_type(TypeKind::Param { attributes, optional, name, ty }, span))
    }

    /// `t | null` and `a & b`.
    pub(super) fn nullable_type(&mut self) -> Parsed<TypeId> {
        let mut ty = self.postfix_type()?;
        let lo = self.type_span(ty).lo;
        let may_intersect = matches!(self.ast.types[ty].kind, TypeKind::Var(_) | TypeKind::Flexible(_));
        if may_intersect && self.at(Tok::Amp) {
            let mut items = vec![ty];
            while self.eat(Tok::Amp) {
                items.push(self.postfix_type()?);
            }
            let span = self.span_from(lo);
            ty = self.mk_type(TypeKind::And(items), span);
        }
        // `'a :> T` is `'a` with a constraint.
        if self.at(Tok::ColonGreater)
            && let TypeKind::Var(typar) = self.ast.types[ty].kind
        {
            self.bump();
            let bound = self.postfix_type()?;
            let span = self.span_from(lo);
            let constraint = Constraint { kind: ConstraintKind::Subtype(typar, bound), span };
            ty = self.mk_type(TypeKind::Constrained(ty, vec![constraint]), span);
        }
        // `_ :> T` is `#T`.
        if self.at(Tok::ColonGreater) && matches!(self.ast.types[ty].kind, TypeKind::Anon) {
            self.bump();
            let bound = self.postfix_type()?;
            let span = self.span_from(lo);
            ty = self.mk_type(TypeKind::Flexible(bound), span);
        }
        if self.at(Tok::Bar) && self.peek(1).kind == Tok::Null {
            self.bump();
            self.bump();
            let span = self.span_from(lo);
            ty = self.mk_type(TypeKind::WithNull(ty), span);
        }
        Ok(ty)
    }

    /// `t list`, `t[]`, `m ^ 2`.
    pub(super) fn postfix_type(&mut self) -> Parsed<TypeId> {
        let mut ty = self.atomic_type()?;
        let lo = self.type_span(ty).lo;
        loop {
            match self.kind() {
                Tok::LBrack if matches!(self.peek(1).kind, Tok::RBrack | Tok::Comma) => {
                    self.bump();
                    let mut rank = 1;
                    while self.eat(Tok::Comma) {
                        rank += 1;
                    }
                    self.expect(Tok::RBrack, "']' after the rank of an array type")?;
                    let span = self.span_from(lo);
                    ty = self.mk_type(TypeKind::Array(ty, rank), span);
                }
                Tok::Ident | Tok::Global => {
                    let head = self.named_type()?;
                    let span = self.span_from(lo);
                    ty = self.mk_type(TypeKind::App { head, args: vec![ty], postfix: true }, span);
                }
                // `'u 'v` is a product of units.
                Tok::Quote if self.peek(1).kind == Tok::Ident => {
                    let head = self.atomic_type()?;
                    let span = self.span_from(lo);
                    ty = self.mk_type(TypeKind::App { head, args: vec![ty], postfix: true }, span);
                }
                Tok::AtHatOp if matches!(self.tok().sym.map_or("", Symbol::as_str), "^" | "^-") => {
                    let measure = self.measure_power(ty)?;
                    let span = self.span_from(lo);
                    ty = self.mk_type(TypeKind::Measure(measure), span);
                }
                _ => return Ok(ty),
            }
        }
    }

    /// `m^2`, `m^-1`, `m^(1/2)` after `m`.
    fn measure_power(&mut self, base: TypeId) -> Parsed<MeasureExpr> {
        let base = self.type_to_measure(base)?;
        let mut minus = self.bump().sym.map_or("", Symbol::as_str) == "^-";
        if !minus && self.at(Tok::Minus) {
            self.bump();
            minus = true;
        }
        let paren = self.eat(Tok::LParen);
        let mut numerator = self.small_int()?;
        if minus {
            numerator = -numerator;
        }
        let mut denominator = 1;
        if paren {
            if self.at_slash() {
                self.bump();
                let lo = self.tok().lo;
                denominator = self.small_int()?;
                if denominator == 0 {
                    let span = self.span_from(lo);
                    self.report("FS0625", span, "the exponent of a unit cannot be divided by 0");
                }
            }
            self.expect(Tok::RParen, "')' after the exponent")?;
        }
        Ok(MeasureExpr::Power(Box::new(base), numerator, denominator.unsigned_abs().max(1)))
    }

    fn small_int(&mut self) -> Parsed<i32> {
        let minus = self.at_any(&[Tok::Minus, Tok::AdjacentPrefix]) && self.eat(self.kind());
        let token = self.tok();
        if token.kind == Tok::Num
            && let Literal::Int(IntKind::I32, value) = self.literal(&token)
            && let Ok(value) = i32::try_from(value)
        {
            self.bump();
            return Ok(if minus { -value } else { value });
        }
        Err(self.unexpected("an integer as exponent of a measure"))
    }

    pub(super) fn atomic_type(&mut self) -> Parsed<TypeId> {
        let token = self.tok();
        let lo = token.lo;
        match token.kind {
            Tok::Ident | Tok::Global => self.named_type(),
            Tok::Quote => {
                let typar = self.typar()?;
                let span = self.span_from(lo);
                Ok(self.mk_type(TypeKind::Var(typar), span))
            }
            Tok::AtHatOp if self.peek(1).kind == Tok::Ident => {
                let typar = self.typar()?;
                let span = self.span_from(lo);
                Ok(self.mk_type(TypeKind::Var(typar), span))
            }
            Tok::Underscore => {
                self.bump();
                let span = self.span_from(lo);
                Ok(self.mk_type(TypeKind::Anon, span))
            }
            Tok::Hash => {
                self.bump();
                let inner = self.nested(Self::atomic_type)?;
                let span = self.span_from(lo);
                Ok(self.mk_type(TypeKind::Flexible(inner), span))
            }
            Tok::LParen => self.paren_type(),
            Tok::Struct => self.struct_type(),
            Tok::LBraceBar => self.anon_record_type(false, lo),
            Tok::Num
            | Tok::Str
            | Tok::Char
            | Tok::True
            | Tok::False
            | Tok::Null
            | Tok::KwString
            | Tok::Const
            | Tok::Bytes => self.const_type(),
            Tok::AdjacentPrefix | Tok::Minus => self.const_type(),
            _ => Err(self.unexpected("a type")),
        }
    }

    /// `A.B<int>.C`
    fn named_type(&mut self) -> Parsed<TypeId> {
        let name = self.long_ident("a type")?;
        let span = name[0].span.to(name[name.len() - 1].span);
        let mut ty = self.mk_type(TypeKind::Named(name), span);
        loop {
            if self.at(Tok::Less) {
                let args = self.type_args()?;
                let span = self.span_from(span.lo);
                ty = self.mk_type(TypeKind::App { head: ty, args, postfix: false }, span);
            } else if self.at(Tok::Dot) && self.peek(1).kind == Tok::Ident {
                self.bump();
                let rest = self.long_ident("a type")?;
                let span = self.span_from(span.lo);
                ty = self.mk_type(TypeKind::Dot(ty, rest), span);
            } else {
                return Ok(ty);
            }
        }
    }

    /// `<t, u>` after a name.
    pub(super) fn type_args(&mut self) -> Parsed<Vec<TypeId>> {
        self.expect(Tok::Less, "'<'")?;
        let mut args = Vec::new();
        while !self.at(Tok::Greater) {
            args.push(self.type_arg()?);
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        if self.at(Tok::BlockSep) && self.peek(1).kind == Tok::Greater {
            self.bump();
        }
        self.expect(Tok::Greater, "',' or '>' after a type argument")?;
        Ok(args)
    }

    fn type_arg(&mut self) -> Parsed<TypeId> {
        // `Provider<Path = "x">`: the name is kept with the constant.
        if self.at(Tok::Ident) && self.peek(1).kind == Tok::Equals {
            let lo = self.tok().lo;
            let name = self.ident("a name")?;
            let op = self.bump();
            let lhs = self.mk_expr(ExprKind::Ident(name), name.span);
            let rhs = self.argument()?.0;
            let op = Ident {
                name: op.sym.unwrap_or_else(|| Symbol::intern("=")),
                span: self.token_span(&op),
                quoted: false,
            };
            let span = self.span_from(lo);
            let value = self.mk_expr(ExprKind::Infix { op, lhs, rhs }, span);
            return Ok(self.mk_type(TypeKind::Const(value), span));
        }
        self.ty()
    }

    fn paren_type(&mut self) -> Parsed<TypeId> {
        let lo = self.bump().lo;
        let inner = self.constrained_type()?;
        // `(^a or ^b)` in a constraint.
        let inner = if self.at(Tok::Or) {
            let mut left = inner;
            while self.eat(Tok::Or) {
                let right = self.postfix_type()?;
                let span = self.type_span(left).to(self.type_span(right));
                left = self.mk_type(TypeKind::Or(left, right), span);
            }
            left
        } else {
            inner
        };
        if self.at(Tok::Comma) {
            let span = self.token_span(&self.tok());
            return Err(self.report(
                "FS0062",
                span,
                "several type arguments stand behind the type's name, as in 'Map<int, string>'",
            ));
        }
        self.expect(Tok::RParen, "')' after a type")?;
        let span = self.span_from(lo);
        Ok(self.mk_type(TypeKind::Paren(inner), span))
    }

    fn struct_type(&mut self) -> Parsed<TypeId> {
        let lo = self.bump().lo;
        if self.at(Tok::LBraceBar) {
            return self.anon_record_type(true, lo);
        }
        self.expect(Tok::LParen, "'(' of a struct tuple type")?;
        let mut items = vec![self.postfix_type()?];
        while self.eat(Tok::Star) {
            items.push(self.postfix_type()?);
        }
        self.expect(Tok::RParen, "'*' or ')' in a struct tuple type")?;
        let span = self.span_from(lo);
        Ok(self.mk_type(TypeKind::Tuple { items, is_struct: true }, span))
    }

    fn anon_record_type(&mut self, is_struct: bool, lo: u32) -> Parsed<TypeId> {
        self.bump();
        let mut fields = Vec::new();
        self.separators();
        while self.at(Tok::Ident) {
            let name = self.ident("the name of a field")?;
            self.expect(Tok::Colon, "':' and the type of the field")?;
            let ty = self.ty()?;
            fields.push((name, ty));
            if !self.separators() {
                break;
            }
        }
        self.expect(Tok::BarRBrace, "'|}' after the fields of an anonymous record type")?;
        let span = self.span_from(lo);
        Ok(self.mk_type(TypeKind::AnonRecord { fields, is_struct }, span))
    }

    /// A constant as a type argument; `1` is the unit of dimensionless numbers.
    fn const_type(&mut self) -> Parsed<TypeId> {
        let token = self.tok();
        if token.kind == Tok::Num && self.literal(&token) == Literal::Int(IntKind::I32, 1) {
            self.bump();
            let span = self.token_span(&token);
            return Ok(self.mk_type(TypeKind::Measure(MeasureExpr::One), span));
        }
        let value = if self.eat(Tok::Const) { self.argument()?.0 } else { self.atomic_constant()? };
        let span = self.span_from(token.lo);
        Ok(self.mk_type(TypeKind::Const(value), span))
    }

    /// `'a` or `^a`.
    pub(super) fn typar(&mut self) -> Parsed<Typar> {
        let token = self.tok();
        let is_static = match token.kind {
            Tok::Quote => false,
            Tok::AtHatOp if token.sym.map_or("", Symbol::as_str) == "^" => true,
            _ => return Err(self.unexpected("a type variable such as 'a")),
        };
        self.bump();
        let mut name = self.ident("the name of a type variable")?;
        name.span = self.span_from(token.lo);
        Ok(Typar { name, is_static })
    }

    fn at_typar(&self) -> bool {
        let next_is_name = self.peek(1).kind == Tok::Ident;
        next_is_name
            && (self.at(Tok::Quote) || self.at(Tok::AtHatOp) && self.tok().sym.map_or("", Symbol::as_str) == "^")
    }

    /// `<'a, [<Measure>] 'm when 'a : equality>`, if here.
    pub(super) fn typar_decls(&mut self) -> Parsed<TyparDecls> {
        if !self.at(Tok::Less) {
            return Ok(TyparDecls::default());
        }
        self.bump();
        let mut decls = TyparDecls { explicit: true, ..TyparDecls::default() };
        while !self.at_any(&[Tok::Greater, Tok::When]) {
            // `..` in `let f<'a, ..>` leaves further parameters to inference.
            if self.eat(Tok::DotDot) {
                break;
            }
            let attributes = self.attributes()?;
            let typar = self.typar()?;
            decls.typars.push(TyparDecl { attributes, typar });
            while self.eat(Tok::Amp) {
                let lo = typar.name.span.lo;
                let ty = self.postfix_type()?;
                let span = self.span_from(lo);
                decls.constraints.push(Constraint { kind: ConstraintKind::Subtype(typar, ty), span });
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        if self.eat(Tok::When) {
            decls.constraints.extend(self.constraints()?);
        }
        self.expect(Tok::Greater, "'>' after type parameters")?;
        Ok(decls)
    }

    /// `when ..` after a type's head.
    pub(super) fn when_constraints(&mut self, typars: &mut TyparDecls) -> Parsed<()> {
        if self.eat(Tok::When) {
            typars.constraints.extend(self.constraints()?);
        }
        Ok(())
    }

    /// Constraints joined by `and`.
    pub(super) fn constraints(&mut self) -> Parsed<Vec<Constraint>> {
        let mut all = vec![self.constraint()?];
        while self.eat(Tok::And) {
            all.push(self.constraint()?);
        }
        Ok(all)
    }

    fn constraint(&mut self) -> Parsed<Constraint> {
        let lo = self.tok().lo;
        let kind = if self.at_typar() { self.typar_constraint()? } else { self.member_or_self_constraint()? };
        Ok(Constraint { kind, span: self.span_from(lo) })
    }

    /// `(^a or ^b) : (member ..)` or `IAddable<'T>`.
    fn member_or_self_constraint(&mut self) -> Parsed<ConstraintKind> {
        let ty = self.postfix_type()?;
        if !self.eat(Tok::Colon) {
            return Ok(ConstraintKind::SelfConstraint(ty));
        }
        self.expect(Tok::LParen, "a member constraint in parentheses")?;
        let member = self.constraint_member()?;
        Ok(ConstraintKind::Member { support: self.support_types(ty), member })
    }

    /// The types of `(^a or ^b)`.
    pub(super) fn support_types(&self, ty: TypeId) -> Vec<TypeId> {
        let mut rest = vec![ty];
        let mut support = Vec::new();
        while let Some(ty) = rest.pop() {
            match &self.ast.types[ty].kind {
                TypeKind::Paren(inner) => rest.push(*inner),
                TypeKind::Or(left, right) => {
                    rest.push(*right);
                    rest.push(*left);
                }
                _ => support.push(ty),
            }
        }
        support
    }

    /// `member M : t)` after its parenthesis, which is closed here.
    pub(super) fn constraint_member(&mut self) -> Parsed<Box<MemberSig>> {
        let member = self.member_signature()?;
        // The filter ends a member where its parenthesis closes.
        self.eat(Tok::DeclEnd);
        self.expect(Tok::RParen, "')' after a member constraint")?;
        Ok(Box::new(member))
    }

    fn typar_constraint(&mut self) -> Parsed<ConstraintKind> {
        let typar = self.typar()?;
        if self.eat(Tok::ColonGreater) {
            return Ok(ConstraintKind::Subtype(typar, self.postfix_type()?));
        }
        if self.eat(Tok::ColonColon) {
            return Err(self.unexpected("':' and a constraint"));
        }
        self.expect(Tok::Colon, "':' or ':>' and a constraint")?;
        let token = self.tok();
        match token.kind {
            Tok::Null => {
                self.bump();
                Ok(ConstraintKind::Null(typar))
            }
            Tok::Struct => {
                self.bump();
                Ok(ConstraintKind::Struct(typar))
            }
            Tok::Delegate => {
                self.bump();
                let args = self.type_args()?;
                match args[..] {
                    [a, r] => Ok(ConstraintKind::Delegate(typar, a, r)),
                    _ => Err(self.unexpected("two type arguments of a delegate constraint")),
                }
            }
            Tok::LParen => self.paren_constraint(typar),
            Tok::Ident => self.word_constraint(typar),
            _ => Err(self.unexpected("a constraint")),
        }
    }

    /// Whether a type is `unit -> 'a`.
    fn makes(&self, ty: TypeId, typar: &Typar) -> bool {
        let TypeKind::Fun(from, to) = &self.ast.types[ty].kind else { return false };
        let unit = matches!(&self.ast.types[*from].kind, TypeKind::Named(n) if n.last().is_some_and(|n| n.name.as_str() == "unit"));
        unit && matches!(&self.ast.types[*to].kind, TypeKind::Var(v) if v.name.name == typar.name.name)
    }

    /// `(new : unit -> 'a)` and `(static member ..)`.
    fn paren_constraint(&mut self, typar: Typar) -> Parsed<ConstraintKind> {
        self.bump();
        if self.at(Tok::New) {
            self.bump();
            self.expect(Tok::Colon, "': unit -> 'T'")?;
            let made = self.ty()?;
            let well_formed = self.makes(made, &typar);
            self.expect(Tok::RParen, "')' after a constructor constraint")?;
            return Ok(ConstraintKind::DefaultConstructor(typar, well_formed));
        }
        let member = self.constraint_member()?;
        let ty = self.mk_type(TypeKind::Var(typar), typar.name.span);
        Ok(ConstraintKind::Member { support: vec![ty], member })
    }

    /// `equality`, `comparison`, `not struct`, `enum<int>`, ....
    fn word_constraint(&mut self, typar: Typar) -> Parsed<ConstraintKind> {
        let token = self.bump();
        match token.sym.map_or("", Symbol::as_str) {
            "equality" => Ok(ConstraintKind::Equality(typar)),
            "comparison" => Ok(ConstraintKind::Comparison(typar)),
            "unmanaged" => Ok(ConstraintKind::Unmanaged(typar)),
            "not" if self.eat(Tok::Struct) => Ok(ConstraintKind::NotStruct(typar)),
            "not" if self.eat(Tok::Null) => Ok(ConstraintKind::NotNull(typar)),
            "enum" => match self.type_args()?[..] {
                [ty] => Ok(ConstraintKind::Enum(typar, ty)),
                _ => Err(self.unexpected("one type argument of an enum constraint")),
            },
            _ => {
                let span = self.token_span(&token);
                let found = self.describe(&token);
                Err(self.report(
                    "FS0010",
                    span,
                    format!(
                        "unexpected {found}; expected a constraint such as 'equality', 'comparison', 'struct' or 'null'"
                    ),
                ))
            }
        }
    }

    /// `<m/s>` directly after a numeric literal, if here.
    pub(super) fn literal_measure(&mut self) -> Parsed<Option<MeasureExpr>> {
        if !(self.at(Tok::Less) && self.tok().has(flag::TYPE_ARGS)) {
            return Ok(None);
        }
        self.bump();
        let ty = self.ty()?;
        let measure = self.type_to_measure(ty)?;
        if !matches!(measure, MeasureExpr::Anon) && has_anon(&measure) {
            let span = self.type_span(ty);
            self.report("FS0010", span, "'_' cannot be a part of the unit of a number");
        }
        self.expect(Tok::Greater, "'>' after a unit of measure")?;
        Ok(Some(measure))
    }

    /// Reads a parsed type as a unit of measure.
    pub(super) fn type_to_measure(&mut self, ty: TypeId) -> Parsed<MeasureExpr> {
        self.nested(|p| {
            let (args, head): (Vec<TypeId>, TypeId) = match &p.ast.types[ty].kind {
                TypeKind::Named(name) => return Ok(MeasureExpr::Named(name.clone())),
                TypeKind::Var(typar) => return Ok(MeasureExpr::Var(*typar)),
                TypeKind::Anon => return Ok(MeasureExpr::Anon),
                TypeKind::Measure(measure) => return Ok(measure.clone()),
                TypeKind::Paren(inner) => {
                    let inner = *inner;
                    return p.type_to_measure(inner);
                }
                TypeKind::App { head, args, postfix: true } => (args.clone(), *head),
                TypeKind::Tuple { items, is_struct: false } if !items.is_empty() => {
                    (items[..items.len() - 1].to_vec(), items[items.len() - 1])
                }
                _ => {
                    let span = p.type_span(ty);
                    return Err(p.report("FS0010", span, "unexpected type; expected a unit of measure"));
                }
            };
            let mut parts = args.into_iter().chain([head]);
            let first = parts.next().ok_or(super::Fail)?;
            let mut measure = p.type_to_measure(first)?;
            for part in parts {
                let next = p.type_to_measure(part)?;
                measure = MeasureExpr::Product(Box::new(measure), Box::new(next));
            }
            Ok(measure)
        })
    }
}

/// Whether `_` is a part of a unit.
fn has_anon(m: &MeasureExpr) -> bool {
    match m {
        MeasureExpr::Anon => true,
        MeasureExpr::Product(a, b) | MeasureExpr::Quotient(a, b) => has_anon(a) || has_anon(b),
        MeasureExpr::Power(a, ..) => has_anon(a),
        MeasureExpr::One | MeasureExpr::Named(_) | MeasureExpr::Var(_) => false,
    }
}
