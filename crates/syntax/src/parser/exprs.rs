//! Expressions: sequences, operators, application and atoms (F# specification, chapter 6 and section 4.4).

use base::Symbol;

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token, flag};

/// How an infix operator binds: its level, and whether it groups to the right.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Precedence {
    level: u8,
    right: bool,
}

const ASSIGN: u8 = 1;
const TUPLE: u8 = 3;
const RANGE: u8 = 4;
const CAST: u8 = 7;
const TYPE_TEST: u8 = 11;

/// The table of the specification, 4.4.2, for what may stand between two operands.
fn binding(token: &Token) -> Option<Precedence> {
    let (level, right) = match token.kind {
        Tok::LArrow => (ASSIGN, true),
        Tok::ColonEquals => (2, true),
        Tok::Comma => (TUPLE, false),
        Tok::DotDot => (RANGE, false),
        Tok::BarBar | Tok::Or => (5, false),
        Tok::AmpAmp | Tok::Amp => (6, false),
        Tok::ColonGreater | Tok::ColonQMarkGreater => (CAST, false),
        Tok::CompareOp
        | Tok::Equals
        | Tok::Less
        | Tok::Greater
        | Tok::BarOp
        | Tok::AmpOp
        | Tok::Dollar
        | Tok::QMarkQMark => (8, false),
        Tok::AtHatOp => (9, true),
        Tok::ColonColon => (10, true),
        Tok::ColonQMark => (TYPE_TEST, false),
        Tok::PlusMinusOp | Tok::Minus => (12, false),
        Tok::Star | Tok::MulDivOp | Tok::PercentOp => (13, false),
        Tok::PowOp => (14, true),
        // `=>` and such are ordinary comparison operators; `in` of a `join` is one of its own.
        Tok::In => (8, false),
        _ => return None,
    };
    Some(Precedence { level, right })
}

impl Parser<'_> {
    /// `e` or `e : t`, where `e` may be a sequence: what stands in parentheses and blocks.
    pub(super) fn typed_sequence(&mut self) -> Parsed<ExprId> {
        let expr = self.sequence()?;
        if !self.eat(Tok::Colon) {
            return Ok(expr);
        }
        let ty = self.constrained_type()?;
        let span = self.span_from(self.expr_span(expr).lo);
        Ok(self.mk_expr(ExprKind::Annotated(expr, ty), span))
    }

    /// A block between its tokens.
    pub(super) fn block(&mut self, what: &str) -> Parsed<ExprId> {
        if !self.eat(Tok::BlockBegin) {
            return Err(self.unexpected(what));
        }
        if self.at(Tok::BlockEnd) && what != "binding" {
            let span = self.blame_span(&self.tok());
            return Err(self.report("FS3524", span, format!("an expression is expected: {what} is missing")));
        }
        let expr = self.typed_sequence()?;
        self.block_end(what)?;
        Ok(expr)
    }

    /// The end of a block, whose first token was read.
    pub(super) fn block_end(&mut self, what: &str) -> Parsed<()> {
        self.separators();
        if self.eat(Tok::BlockEnd) {
            return Ok(());
        }
        Err(self.unexpected_in(what))
    }

    /// A block after `->` or `try`, which has only an end token.
    pub(super) fn right_block(&mut self, what: &str) -> Parsed<ExprId> {
        let expr = self.typed_sequence()?;
        self.separators();
        // A `->` that opens no block of its own ends with what is around it.
        if !self.eat(Tok::RightBlockEnd) && !self.ends_expression() {
            return Err(self.unexpected_in(what));
        }
        Ok(expr)
    }

    /// Whether an expression cannot go on here.
    pub(super) fn ends_expression(&self) -> bool {
        self.at_any(&[
            Tok::Eof,
            Tok::BlockEnd,
            Tok::RightBlockEnd,
            Tok::DeclEnd,
            Tok::OEnd,
            Tok::BlockSep,
            Tok::RParen,
            Tok::RBrack,
            Tok::BarRBrack,
            Tok::RBrace,
            Tok::BarRBrace,
            Tok::End,
            Tok::RQuote,
            Tok::RQuoteRaw,
            Tok::Bar,
            Tok::Semi,
            Tok::SemiSemi,
            Tok::With,
            Tok::Finally,
            Tok::InterpPart,
            Tok::InterpEnd,
        ])
    }

    /// An operator expression without `;`.
    pub(super) fn expr(&mut self) -> Parsed<ExprId> {
        self.nested(|p| p.operators(0))
    }

    /// An expression without a comma at its top.
    pub(super) fn expr_no_tuple(&mut self) -> Parsed<ExprId> {
        self.nested(|p| p.operators(TUPLE + 1))
    }

    /// Operators of at least a level, by precedence climbing. Left-associative chains are a loop.
    fn operators(&mut self, min: u8) -> Parsed<ExprId> {
        // `.. b` and `*` alone stand only in an index, which handles them before it comes here.
        let lhs = self.unary()?;
        self.operators_after(lhs, min)
    }

    /// Operators after an operand that has been read.
    pub(super) fn operators_after(&mut self, mut lhs: ExprId, min: u8) -> Parsed<ExprId> {
        loop {
            let token = self.tok();
            let Some(op) = binding(&token).filter(|b| b.level >= min) else {
                return Ok(lhs);
            };
            if token.kind == Tok::Less && token.has(flag::TYPE_ARGS)
                || token.kind == Tok::Greater && token.has(flag::TYPE_ARGS)
            {
                return Ok(lhs);
            }
            lhs = match op.level {
                TUPLE => self.tuple(lhs)?,
                RANGE => self.range(lhs)?,
                CAST | TYPE_TEST => self.cast(lhs)?,
                _ => {
                    self.bump();
                    if self.ends_expression() && token.kind != Tok::LArrow {
                        let (span, text) = (self.token_span(&token), self.describe(&token));
                        return Err(self.report(
                            "FS3156",
                            span,
                            format!("there is nothing after {text}: it needs a right operand"),
                        ));
                    }
                    let next = if op.right { op.level } else { op.level + 1 };
                    let rhs = self.nested(|p| p.operand(&token, next))?;
                    self.infix(&token, lhs, rhs)
                }
            };
        }
    }

    /// The right operand of an operator.
    fn operand(&mut self, op: &Token, level: u8) -> Parsed<ExprId> {
        if op.kind == Tok::LArrow && self.at(Tok::BlockBegin) {
            return self.block("the value of an assignment");
        }
        self.operators(level)
    }

    fn infix(&mut self, op: &Token, lhs: ExprId, rhs: ExprId) -> ExprId {
        let span = self.expr_span(lhs).to(self.expr_span(rhs));
        // `a, b <- c` assigns to `b` alone.
        if let ExprKind::Tuple { items, is_struct: false } = &self.ast.exprs[lhs].kind
            && op.kind == Tok::LArrow
            && let [before @ .., last] = &items[..]
        {
            let (mut items, last) = (before.to_vec(), *last);
            items.push(self.infix(op, last, rhs));
            return self.mk_expr(ExprKind::Tuple { items, is_struct: false }, span);
        }
        if op.kind == Tok::LArrow {
            return self.mk_expr(ExprKind::Assign(lhs, rhs), span);
        }
        let name = match op.kind {
            Tok::Or => Symbol::intern("or"),
            Tok::In => Symbol::intern("in"),
            _ => op.sym.unwrap_or_else(|| Symbol::intern("=")),
        };
        let op = Ident { name, span: self.token_span(op), quoted: false };
        self.mk_expr(ExprKind::Infix { op, lhs, rhs }, span)
    }

    fn tuple(&mut self, first: ExprId) -> Parsed<ExprId> {
        let mut items = vec![first];
        while self.at(Tok::Comma) {
            let comma = self.bump();
            if self.ends_expression() {
                let span = self.token_span(&comma);
                return Err(self.report("FS3100", span, "an expression is expected after this ','"));
            }
            items.push(self.nested(|p| p.operators(TUPLE + 1))?);
        }
        let span = self.span_from(self.expr_span(first).lo);
        Ok(self.mk_expr(ExprKind::Tuple { items, is_struct: false }, span))
    }

    /// `a .. b` and `a .. step .. b`.
    fn range(&mut self, start: ExprId) -> Parsed<ExprId> {
        self.bump();
        let mut end = self.nested(|p| p.operators(RANGE + 1))?;
        let mut step = None;
        if self.eat(Tok::DotDot) {
            step = Some(end);
            end = self.nested(|p| p.operators(RANGE + 1))?;
        }
        let span = self.span_from(self.expr_span(start).lo);
        Ok(self.mk_expr(ExprKind::Range { start, step, end }, span))
    }

    /// `e :> t`, `e :?> t`, `e :? t`.
    fn cast(&mut self, expr: ExprId) -> Parsed<ExprId> {
        let op = self.bump().kind;
        let ty = self.ty()?;
        let span = self.span_from(self.expr_span(expr).lo);
        let kind = match op {
            Tok::ColonGreater => ExprKind::Upcast(expr, ty),
            Tok::ColonQMarkGreater => ExprKind::Downcast(expr, ty),
            _ => ExprKind::TypeTest(expr, ty),
        };
        Ok(self.mk_expr(kind, span))
    }

    /// A prefix operator and its operand, or an application, or a construct that begins with a keyword.
    pub(super) fn unary(&mut self) -> Parsed<ExprId> {
        let token = self.tok();
        match token.kind {
            Tok::Minus | Tok::PlusMinusOp | Tok::PercentOp | Tok::Amp | Tok::AmpAmp | Tok::AdjacentPrefix => {
                self.bump();
                let operand = self.nested(Self::unary)?;
                Ok(self.prefix(&token, operand))
            }
            Tok::QMark if self.peek(1).kind == Tok::Ident => {
                self.bump();
                let operand = self.nested(Self::unary)?;
                Ok(self.prefix(&token, operand))
            }
            _ => match self.keyword_expr(&token)? {
                Some(expr) => Ok(expr),
                None => self.application(),
            },
        }
    }

    fn prefix(&mut self, op: &Token, expr: ExprId) -> ExprId {
        let span = self.span_from(op.lo);
        let text = op.sym.map_or("", Symbol::as_str);
        if matches!(text, "&" | "&&") {
            return self.mk_expr(ExprKind::AddressOf { expr, native: text == "&&" }, span);
        }
        if op.kind == Tok::PrefixOp && !super::names::is_prefix_use(text) {
            let span = self.expr_span(expr);
            self.report("FS1208", span, "this operator cannot stand before an operand");
        }
        let op = self.ident_of(op);
        self.mk_expr(ExprKind::Prefix { op, expr }, span)
    }

    /// `f x y`, `builder { .. }`.
    fn application(&mut self) -> Parsed<ExprId> {
        let (mut func, _) = self.postfix()?;
        loop {
            let token = self.tok();
            let func_span = self.expr_span(func);
            match token.kind {
                Tok::LBrack if token.lo == func_span.hi && self.peek(1).kind != Tok::RBrack => {
                    func = self.index(func, false)?;
                    continue;
                }
                Tok::LBrace => {
                    func = self.brace_argument(func)?;
                    continue;
                }
                _ if !self.starts_argument(&token) => return Ok(func),
                _ => {}
            }
            let (arg, high_prec) = self.argument()?;
            if high_prec {
                let span = self.expr_span(arg);
                self.report("FS0597", span, "successive arguments must be separated by spaces or tupled, and an argument that is itself a method call needs parentheses around it");
            }
            let span = func_span.to(self.expr_span(arg));
            func = self.mk_expr(ExprKind::App { func, arg, adjacent: false }, span);
        }
    }

    /// Whether an argument of an application begins here.
    fn starts_argument(&self, token: &Token) -> bool {
        match token.kind {
            Tok::Ident
            | Tok::Num
            | Tok::Char
            | Tok::Str
            | Tok::Bytes
            | Tok::KwString
            | Tok::InterpWhole
            | Tok::InterpBegin
            | Tok::LParen
            | Tok::LBrack
            | Tok::LBrackBar
            | Tok::LBrace
            | Tok::LBraceBar
            | Tok::LQuote
            | Tok::LQuoteRaw
            | Tok::Underscore
            | Tok::Null
            | Tok::True
            | Tok::False
            | Tok::Base
            | Tok::Global
            | Tok::Begin
            | Tok::PrefixOp
            | Tok::AdjacentPrefix
            | Tok::Quote => true,
            Tok::Struct => matches!(self.peek(1).kind, Tok::LParen | Tok::LBraceBar),
            _ => false,
        }
    }

    /// One argument: an atom with its qualifications; whether it ends in `f(x)`.
    pub(super) fn argument(&mut self) -> Parsed<(ExprId, bool)> {
        let token = self.tok();
        if token.kind == Tok::AdjacentPrefix {
            self.bump();
            let (operand, high_prec) = self.nested(Self::argument)?;
            return Ok((self.prefix(&token, operand), high_prec));
        }
        self.nested(Self::postfix)
    }

    /// An atom with `.x`, `(x)`, `[i]`, `<t>` directly after it.
    fn postfix(&mut self) -> Parsed<(ExprId, bool)> {
        let token = self.tok();
        if token.kind == Tok::PrefixOp {
            self.bump();
            let (operand, high_prec) = self.nested(Self::postfix)?;
            return Ok((self.prefix(&token, operand), high_prec));
        }
        if token.kind == Tok::Underscore {
            return Ok((self.shorthand()?, false));
        }
        let atom = self.atom()?;
        self.qualify(atom)
    }

    /// Qualifications of an atom.
    pub(super) fn qualify(&mut self, atom: ExprId) -> Parsed<(ExprId, bool)> {
        let mut expr = atom;
        let mut high_prec = false;
        loop {
            let token = self.tok();
            let lo = self.expr_span(expr).lo;
            match token.kind {
                Tok::Dot => expr = self.dot(expr)?,
                Tok::LParen if token.has(flag::HIGH_PREC) => {
                    let arg = self.atom()?;
                    high_prec = true;
                    let span = self.span_from(lo);
                    expr = self.mk_expr(ExprKind::App { func: expr, arg, adjacent: true }, span);
                }
                Tok::LBrack if token.has(flag::HIGH_PREC) => {
                    if self.peek(1).kind == Tok::RBrack {
                        let arg = self.atom()?;
                        let span = self.span_from(lo);
                        expr = self.mk_expr(ExprKind::App { func: expr, arg, adjacent: true }, span);
                    } else {
                        expr = self.index(expr, false)?;
                    }
                }
                Tok::Less if token.has(flag::TYPE_ARGS) => {
                    let args = self.type_args()?;
                    let span = self.span_from(lo);
                    expr = self.mk_expr(ExprKind::TypeApp(expr, args), span);
                }
                Tok::QMark if matches!(self.peek(1).kind, Tok::Ident | Tok::LParen) => expr = self.dynamic(expr)?,
                _ => return Ok((expr, high_prec)),
            }
        }
    }

    /// `e ? name` and `e ? (x)`.
    fn dynamic(&mut self, expr: ExprId) -> Parsed<ExprId> {
        self.bump();
        let arg = self.atom()?;
        let span = self.span_from(self.expr_span(expr).lo);
        Ok(self.mk_expr(ExprKind::Dynamic(expr, arg), span))
    }

    /// `.Name`, `.[i]`, `.(op)`.
    fn dot(&mut self, expr: ExprId) -> Parsed<ExprId> {
        self.bump();
        if self.at(Tok::LBrack) {
            return self.index(expr, true);
        }
        let Some(name) = self.opt_name() else {
            return Err(self.missing_qualification());
        };
        let span = self.span_from(self.expr_span(expr).lo);
        Ok(self.mk_expr(ExprKind::Dot(expr, name), span))
    }

    /// Nothing, or no name, after a `.`.
    fn missing_qualification(&mut self) -> super::Fail {
        if self.ends_expression() || self.starts_declaration() {
            let span = self.span(self.last_hi.saturating_sub(1), self.last_hi);
            return self.report("FS0599", span, "a member name is missing after '.'");
        }
        self.unexpected("a member name after '.'")
    }

    /// `_.A.B(c)`: a function of one hidden parameter.
    fn shorthand(&mut self) -> Parsed<ExprId> {
        let token = self.bump();
        let span = self.token_span(&token);
        if !self.at(Tok::Dot) {
            return Err(self.report(
                "FS0010",
                span,
                "unexpected symbol '_' in expression; '_.Member' is a function, '_' alone is only a pattern",
            ));
        }
        if matches!(self.peek(1).kind, Tok::Num | Tok::LParen) {
            return Err(self.report("FS3584", span, "'_.' is followed by the name of a member"));
        }
        let hole = self.mk_expr(ExprKind::LambdaHole, span);
        let (body, _) = self.qualify(hole)?;
        let span = self.span_from(token.lo);
        Ok(self.mk_expr(ExprKind::Shorthand(body), span))
    }

    /// `[i, j]`, `[a..]`, `[*]`, `[^1]` after the indexed expression.
    fn index(&mut self, expr: ExprId, dotted: bool) -> Parsed<ExprId> {
        self.nested(|p| {
            p.bump();
            let mut indices = vec![p.index_item()?];
            while p.eat(Tok::Comma) {
                indices.push(p.index_item()?);
            }
            if p.separators() && !p.at(Tok::RBrack) && !dotted {
                return p.list_after_index(expr, indices);
            }
            p.expect(Tok::RBrack, "']' after an index")?;
            let span = p.span_from(p.expr_span(expr).lo);
            Ok(p.mk_expr(ExprKind::Index { expr, indices, dotted }, span))
        })
    }

    /// `f[1; 2]` is no index: a list is the argument. What was read of it goes on as a sequence.
    fn list_after_index(&mut self, func: ExprId, items: Vec<ExprId>) -> Parsed<ExprId> {
        for item in &items {
            if let ExprKind::Slice(Some(start), Some(end)) = self.ast.exprs[*item].kind {
                self.ast.exprs[*item].kind = ExprKind::Range { start, step: None, end };
            }
        }
        let lo = self.expr_span(items[0]).lo;
        let first = match items[..] {
            [single] => single,
            _ => {
                let span = self.span_from(lo);
                self.mk_expr(ExprKind::Tuple { items, is_struct: false }, span)
            }
        };
        let rest = self.typed_sequence()?;
        let span = self.span_from(lo);
        let body = self.mk_expr(ExprKind::Sequential(first, rest), span);
        self.separators();
        self.expect(Tok::RBrack, "']' after the elements of a list")?;
        let span = self.span_from(self.expr_span(func).hi);
        let arg = self.mk_expr(ExprKind::ListOrArray { is_array: false, body: Some(body) }, span);
        let span = self.span_from(self.expr_span(func).lo);
        Ok(self.mk_expr(ExprKind::App { func, arg, adjacent: true }, span))
    }

    fn index_item(&mut self) -> Parsed<ExprId> {
        let lo = self.tok().lo;
        let ends = |kind: Tok| matches!(kind, Tok::RBrack | Tok::Comma);
        if self.at(Tok::Star) && ends(self.peek(1).kind) {
            self.bump();
            let span = self.span_from(lo);
            return Ok(self.mk_expr(ExprKind::Slice(None, None), span));
        }
        let start = if self.at(Tok::DotDot) { None } else { Some(self.index_bound()?) };
        if !self.eat(Tok::DotDot) {
            return start.ok_or(super::Fail);
        }
        let end = if ends(self.kind()) { None } else { Some(self.index_bound()?) };
        let span = self.span_from(lo);
        if let (Some(start), Some(step)) = (start, end)
            && self.eat(Tok::DotDot)
        {
            let end = self.index_bound()?;
            let span = self.span_from(lo);
            return Ok(self.mk_expr(ExprKind::Range { start, step: Some(step), end }, span));
        }
        Ok(self.mk_expr(ExprKind::Slice(start, end), span))
    }

    /// A bound of a slice: `^i` counts from the end.
    fn index_bound(&mut self) -> Parsed<ExprId> {
        let token = self.tok();
        if token.kind == Tok::AtHatOp && token.sym.map_or("", Symbol::as_str) == "^" {
            self.bump();
            let inner = self.nested(|p| p.operators(RANGE + 1))?;
            let span = self.span_from(token.lo);
            return Ok(self.mk_expr(ExprKind::FromEnd(inner), span));
        }
        if self.block_item_start() {
            return self.typed_sequence();
        }
        self.nested(|p| p.operators(RANGE + 1))
    }

    /// An atom without qualification.
    pub(super) fn atom(&mut self) -> Parsed<ExprId> {
        let token = self.tok();
        let span = self.token_span(&token);
        let kind = match token.kind {
            Tok::Ident => {
                self.bump();
                ExprKind::Ident(self.ident_of(&token))
            }
            Tok::Global => {
                self.bump();
                ExprKind::Ident(self.make_ident("global", span))
            }
            Tok::Base => {
                self.bump();
                ExprKind::Base(span)
            }
            Tok::Null => {
                self.bump();
                ExprKind::Null
            }
            Tok::Num | Tok::Char | Tok::Str | Tok::Bytes | Tok::KwString | Tok::True | Tok::False => {
                return self.atomic_constant();
            }
            Tok::InterpWhole | Tok::InterpBegin => return self.interpolated(),
            Tok::LParen => return self.nested(Self::paren),
            Tok::Begin => return self.nested(Self::begin_end),
            Tok::LBrack | Tok::LBrackBar => return self.nested(Self::list_or_array),
            Tok::LBrace => return self.nested(|p| p.brace_expr(None)),
            Tok::LBraceBar => return self.nested(|p| p.anon_record(false, token.lo)),
            Tok::LQuote | Tok::LQuoteRaw => return self.nested(Self::quotation),
            Tok::Struct => return self.nested(Self::struct_expr),
            Tok::Quote => ExprKind::Typar(self.typar()?),
            Tok::AtHatOp if token.sym.map_or("", Symbol::as_str) == "^" && self.peek(1).kind == Tok::Ident => {
                ExprKind::Typar(self.typar()?)
            }
            _ => return Err(self.unexpected_in("expression")),
        };
        let span = self.span_from(token.lo);
        Ok(self.mk_expr(kind, span))
    }

    /// A literal, with its unit of measure.
    pub(super) fn atomic_constant(&mut self) -> Parsed<ExprId> {
        let lo = self.tok().lo;
        let literal = self.constant()?;
        let span = self.span_from(lo);
        Ok(self.mk_expr(ExprKind::Literal(literal), span))
    }

    /// The value of a literal token.
    pub(super) fn constant(&mut self) -> Parsed<Literal> {
        let token = self.tok();
        match token.kind {
            Tok::True | Tok::False => {
                self.bump();
                Ok(Literal::Bool(token.kind == Tok::True))
            }
            Tok::Char | Tok::Str | Tok::Bytes => {
                self.bump();
                Ok(self.literal(&token))
            }
            Tok::KwString => {
                self.bump();
                Ok(Literal::Source(token.sym.unwrap_or_else(|| Symbol::intern("__LINE__"))))
            }
            Tok::Num => {
                self.bump();
                let value = self.literal(&token);
                Ok(match self.literal_measure()? {
                    Some(measure) => Literal::Measured(Box::new(value), Box::new(measure)),
                    None => value,
                })
            }
            _ => Err(self.unexpected("a constant")),
        }
    }

    fn quotation(&mut self) -> Parsed<ExprId> {
        let open = self.bump();
        let raw = open.kind == Tok::LQuoteRaw;
        let expr = self.typed_sequence()?;
        self.separators();
        self.expect(
            if raw { Tok::RQuoteRaw } else { Tok::RQuote },
            if raw { "'@@>' after a quotation" } else { "'@>' after a quotation" },
        )?;
        let span = self.span_from(open.lo);
        Ok(self.mk_expr(ExprKind::Quotation { expr, raw }, span))
    }

    /// `struct (a, b)` and `struct {| .. |}`.
    fn struct_expr(&mut self) -> Parsed<ExprId> {
        let lo = self.bump().lo;
        if self.at(Tok::LBraceBar) {
            return self.anon_record(true, lo);
        }
        self.expect(Tok::LParen, "'(' of a struct tuple")?;
        let first = self.expr_no_tuple()?;
        let mut items = vec![first];
        while self.eat(Tok::Comma) {
            items.push(self.expr_no_tuple()?);
        }
        self.separators();
        self.expect(Tok::RParen, "')' after a struct tuple")?;
        let span = self.span_from(lo);
        Ok(self.mk_expr(ExprKind::Tuple { items, is_struct: true }, span))
    }

    fn begin_end(&mut self) -> Parsed<ExprId> {
        let lo = self.bump().lo;
        let inner = if self.at(Tok::End) { self.missing_unit() } else { self.typed_sequence()? };
        self.separators();
        self.expect(Tok::End, "'end' after 'begin'")?;
        let span = self.span_from(lo);
        Ok(self.mk_expr(ExprKind::Paren(inner), span))
    }

    /// `()`, `(e)`, `(+)`, `(^a : (member ..) e)`, `(# "il" #)`.
    fn paren(&mut self) -> Parsed<ExprId> {
        let open = self.tok();
        if let Some(name) = self.operator_name() {
            return Ok(self.mk_expr(ExprKind::Ident(name), name.span));
        }
        if self.peek(1).kind == Tok::Hash {
            return self.inline_il();
        }
        if let Some(call) = self.trait_call()? {
            return Ok(call);
        }
        self.bump();
        self.separators();
        if self.eat(Tok::RParen) {
            let span = self.span_from(open.lo);
            return Ok(self.mk_expr(ExprKind::Literal(Literal::Unit), span));
        }
        let inner = self.typed_sequence()?;
        self.separators();
        if !self.at(Tok::RParen) {
            return Err(self.unclosed(&open, Tok::RParen));
        }
        self.bump();
        let span = self.span_from(open.lo);
        Ok(self.mk_expr(ExprKind::Paren(inner), span))
    }

    /// Reports a bracket that is not closed: at the end of what it could enclose the bracket itself is blamed.
    pub(super) fn unclosed(&mut self, open: &Token, _close: Tok) -> super::Fail {
        let (code, text) = match open.kind {
            Tok::LParen => ("FS0583", "("),
            Tok::LBrace => ("FS0604", "{"),
            Tok::LBraceBar => ("FS0605", "{|"),
            Tok::LBrackBar => ("FS0603", "[|"),
            _ => ("FS0598", "["),
        };
        let span = self.token_span(open);
        let token = self.tok();
        let on_later_line = token.line > open.line || token.kind == Tok::Eof;
        if on_later_line || self.at_any(&[Tok::BlockEnd, Tok::BlockSep, Tok::DeclEnd, Tok::RightBlockEnd, Tok::OEnd]) {
            let fail = self.report(code, span, format!("unmatched '{text}'"));
            if matches!(open.kind, Tok::LBrace | Tok::LBraceBar) {
                self.unexpected_in("expression");
            }
            return fail;
        }
        self.unexpected_in("expression")
    }

    /// `(^a : (static member M : t) arg)`.
    fn trait_call(&mut self) -> Parsed<Option<ExprId>> {
        let first = self.peek(1);
        let static_var = first.kind == Tok::AtHatOp && first.sym.map_or("", Symbol::as_str) == "^";
        let direct = (static_var || first.kind == Tok::Quote)
            && self.peek(2).kind == Tok::Ident
            && self.peek(3).kind == Tok::Colon;
        let support = first.kind == Tok::LParen && {
            let head = self.peek(2);
            let var =
                head.kind == Tok::Quote || head.kind == Tok::AtHatOp && head.sym.map_or("", Symbol::as_str) == "^";
            let after = self.peek(4).kind;
            let joined = after == Tok::Or
                || after == Tok::RParen && self.peek(5).kind == Tok::Colon && self.peek(6).kind == Tok::LParen;
            var && self.peek(3).kind == Tok::Ident && joined
        };
        if !(direct && self.peek(4).kind == Tok::LParen || support) {
            return Ok(None);
        }
        let lo = self.bump().lo;
        let ty = self.atomic_support()?;
        let support = self.support_types(ty);
        self.expect(Tok::Colon, "':' and a member")?;
        self.expect(Tok::LParen, "a member in parentheses")?;
        let member = self.constraint_member()?;
        let arg = if self.at(Tok::RParen) { self.missing_unit() } else { self.expr()? };
        self.separators();
        self.expect(Tok::RParen, "')' after a member call")?;
        let span = self.span_from(lo);
        Ok(Some(self.mk_expr(ExprKind::TraitCall { support, member, arg }, span)))
    }

    /// `^a` or `(^a or ^b)`.
    fn atomic_support(&mut self) -> Parsed<TypeId> {
        if self.at(Tok::LParen) {
            return self.ty();
        }
        let typar = self.typar()?;
        Ok(self.mk_type(TypeKind::Var(typar), typar.name.span))
    }

    /// `(# "il" type (t) args : t #)`.
    fn inline_il(&mut self) -> Parsed<ExprId> {
        let lo = self.bump().lo;
        self.bump();
        let text = self.expect(Tok::Str, "an instruction as string")?;
        let code = match self.literal(&text) {
            Literal::String(units) => String::from_utf16_lossy(&units),
            _ => String::new(),
        };
        let mut type_args = Vec::new();
        while self.eat(Tok::Type) {
            self.il_type_args(&mut type_args)?;
        }
        let mut args = Vec::new();
        while !self.at_any(&[Tok::Colon, Tok::Hash]) {
            if self.ends_expression() {
                return Err(self.unexpected("'#)' after an instruction"));
            }
            args.push(self.argument()?.0);
        }
        let ret = if self.eat(Tok::Colon) { Some(self.ty()?) } else { None };
        self.expect(Tok::Hash, "'#)' after an instruction")?;
        self.expect(Tok::RParen, "'#)' after an instruction")?;
        let span = self.span_from(lo);
        Ok(self.mk_expr(ExprKind::InlineIl { code, type_args, args, ret }, span))
    }

    /// `('T)` or `('T, 'U)`.
    fn il_type_args(&mut self, out: &mut Vec<TypeId>) -> Parsed<()> {
        self.expect(Tok::LParen, "'(' and a type")?;
        out.push(self.ty()?);
        while self.eat(Tok::Comma) {
            out.push(self.ty()?);
        }
        self.expect(Tok::RParen, "')' after a type")?;
        Ok(())
    }
}
