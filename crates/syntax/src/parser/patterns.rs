//! Patterns (F# specification, chapter 7).
//!
//! From loose to tight: `as`, `|`, `,`, `&`, `:` (in parentheses), `::`, `Case p`, atoms.

use base::Symbol;
use diag::Diagnostic;

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token, flag};

/// Where a pattern stands: the annotation after the head of a `let` belongs to the `let`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Paren,
    Rule,
    Head,
}

impl Parser<'_> {
    /// A pattern in parentheses or brackets.
    pub(super) fn pattern(&mut self) -> Parsed<PatId> {
        self.nested(|p| p.as_pattern(Place::Paren))
    }

    /// The pattern of a rule of `match`.
    pub(super) fn rule_pattern(&mut self) -> Parsed<PatId> {
        self.nested(|p| p.as_pattern(Place::Rule))
    }

    /// The pattern of a `let` that is no function.
    pub(super) fn head_pattern(&mut self) -> Parsed<PatId> {
        self.nested(|p| p.as_pattern(Place::Head))
    }

    /// The pattern of a `for` loop.
    pub(super) fn for_pattern(&mut self) -> Parsed<PatId> {
        self.nested(|p| p.as_pattern(Place::Paren))
    }

    fn as_pattern(&mut self, place: Place) -> Parsed<PatId> {
        let mut pat = self.or_pattern(place)?;
        while self.eat(Tok::As) {
            let name = self.nested(|p| p.case_pattern(place))?;
            let span = self.pat_span(pat).to(self.pat_span(name));
            pat = self.mk_pat(PatKind::As(pat, name), span);
            pat = self.as_rest(pat, place)?;
            // `p as x | q` and `p as x, q` go on with the whole.
            pat = self.or_rest(pat, place)?;
        }
        Ok(pat)
    }

    /// `p as x :: q`, `p as x & q` and `p as x : t`: `as` takes the nearest name, the rest goes on with the whole.
    fn as_rest(&mut self, mut pat: PatId, place: Place) -> Parsed<PatId> {
        loop {
            let lo = self.pat_span(pat).lo;
            if self.eat(Tok::ColonColon) {
                let tail = self.annotated_pattern(place)?;
                let span = self.span_from(lo);
                pat = self.mk_pat(PatKind::Cons(pat, tail), span);
            } else if place != Place::Head && self.eat(Tok::Colon) {
                let ty = self.constrained_type()?;
                let span = self.span_from(lo);
                pat = self.mk_pat(PatKind::Annotated(pat, ty), span);
            } else if self.at_and() {
                self.bump();
                let other = self.and_pattern(place)?;
                let span = self.span_from(lo);
                pat = self.mk_pat(PatKind::And(vec![pat, other]), span);
            } else {
                return Ok(pat);
            }
        }
    }

    fn at_and(&self) -> bool {
        self.at_any(&[Tok::Amp, Tok::AdjacentPrefix]) && self.tok().sym.map_or("", Symbol::as_str) == "&"
    }

    fn or_pattern(&mut self, place: Place) -> Parsed<PatId> {
        let first = self.tuple_pattern(place)?;
        self.or_rest(first, place)
    }

    fn or_rest(&mut self, first: PatId, place: Place) -> Parsed<PatId> {
        let mut pat = first;
        if self.at(Tok::Comma) {
            pat = self.tuple_rest(pat, place)?;
        }
        while self.eat(Tok::Bar) {
            let rhs = self.tuple_pattern(place)?;
            let span = self.pat_span(pat).to(self.pat_span(rhs));
            pat = self.mk_pat(PatKind::Or(pat, rhs), span);
        }
        Ok(pat)
    }

    fn tuple_pattern(&mut self, place: Place) -> Parsed<PatId> {
        let first = self.and_pattern(place)?;
        if self.at(Tok::Comma) { self.tuple_rest(first, place) } else { Ok(first) }
    }

    fn tuple_rest(&mut self, first: PatId, place: Place) -> Parsed<PatId> {
        let mut items = vec![first];
        while self.eat(Tok::Comma) {
            items.push(self.and_pattern(place)?);
        }
        let span = self.span_from(self.pat_span(first).lo);
        Ok(self.mk_pat(PatKind::Tuple { items, is_struct: false }, span))
    }

    fn and_pattern(&mut self, place: Place) -> Parsed<PatId> {
        let first = self.annotated_pattern(place)?;
        if !self.at_and() {
            return Ok(first);
        }
        let mut items = vec![first];
        while self.at_and() {
            self.bump();
            items.push(self.annotated_pattern(place)?);
        }
        let span = self.span_from(self.pat_span(first).lo);
        Ok(self.mk_pat(PatKind::And(items), span))
    }

    /// `p :: q :: r`, by a loop, with annotations: `h : t :: rest` annotates the head, `h :: rest : t` the whole.
    fn annotated_pattern(&mut self, place: Place) -> Parsed<PatId> {
        let mut parts = vec![self.case_pattern(place)?];
        loop {
            if self.eat(Tok::ColonColon) {
                parts.push(self.case_pattern(place)?);
            } else if place != Place::Head && self.eat(Tok::Colon) {
                let pat = self.fold_cons(parts)?;
                let ty = self.constrained_type()?;
                let span = self.span_from(self.pat_span(pat).lo);
                parts = vec![self.mk_pat(PatKind::Annotated(pat, ty), span)];
            } else {
                return self.fold_cons(parts);
            }
        }
    }

    fn fold_cons(&mut self, mut parts: Vec<PatId>) -> Parsed<PatId> {
        let mut pat = parts.pop().ok_or(super::Fail)?;
        while let Some(head) = parts.pop() {
            let span = self.pat_span(head).to(self.pat_span(pat));
            pat = self.mk_pat(PatKind::Cons(head, pat), span);
        }
        Ok(pat)
    }

    /// `Case p q`, `:? t`, `[<A>] p` or an atom.
    fn case_pattern(&mut self, place: Place) -> Parsed<PatId> {
        let token = self.tok();
        match token.kind {
            Tok::ColonQMark => {
                self.bump();
                // `:? int[]` and `:? int list` need parentheses.
                let ty = self.atomic_type()?;
                let span = self.span_from(token.lo);
                Ok(self.mk_pat(PatKind::TypeTest(ty), span))
            }
            Tok::LBrackLess => {
                let attributes = self.attributes()?;
                let inner = self.nested(|p| p.annotated_pattern(place))?;
                let span = self.span_from(token.lo);
                Ok(self.mk_pat(PatKind::Attributed(attributes, inner), span))
            }
            Tok::Public | Tok::Private | Tok::Internal => self.modified_name(),
            Tok::Ident | Tok::Global => self.name_pattern(true),
            Tok::LParen => self.operator_case(),
            _ => self.atomic_pattern(),
        }
    }

    /// `(+) a b`: an operator as an active pattern; otherwise a pattern in parentheses.
    fn operator_case(&mut self) -> Parsed<PatId> {
        let lo = self.tok().lo;
        let Some(name) = self.operator_name() else {
            return self.atomic_pattern();
        };
        if !self.starts_atomic_pattern() {
            return Ok(self.mk_pat(PatKind::Ident { name, is_mutable: false, access: None }, name.span));
        }
        let mut args = Vec::new();
        while self.starts_atomic_pattern() {
            args.push(self.case_argument()?);
        }
        let span = self.span_from(lo);
        Ok(self.mk_pat(PatKind::Case { name: vec![name], typars: Vec::new(), args }, span))
    }

    /// `private x` in `let`.
    fn modified_name(&mut self) -> Parsed<PatId> {
        let lo = self.tok().lo;
        let access = self.access();
        let name = self.name("a name")?;
        let span = self.span_from(lo);
        Ok(self.mk_pat(PatKind::Ident { name, is_mutable: false, access }, span))
    }

    /// A name, dotted or not, with arguments if `with_args`.
    fn name_pattern(&mut self, with_args: bool) -> Parsed<PatId> {
        let lo = self.tok().lo;
        let name = self.long_ident("a pattern")?;
        let typars = if self.at(Tok::Less) && self.tok().has(flag::TYPE_ARGS) { self.type_args()? } else { Vec::new() };
        let mut args = Vec::new();
        if with_args {
            self.curried_patterns(&mut args)?;
        }
        let span = self.span_from(lo);
        if let ([single], true, true) = (&name[..], args.is_empty(), typars.is_empty()) {
            return Ok(self.mk_pat(PatKind::Ident { name: *single, is_mutable: false, access: None }, span));
        }
        Ok(self.mk_pat(PatKind::Case { name, typars, args }, span))
    }

    /// Patterns side by side. `x(y)` among them is not allowed: only the function itself may be followed so.
    pub(super) fn curried_patterns(&mut self, params: &mut Vec<PatId>) -> Parsed<()> {
        while self.starts_atomic_pattern() {
            if !params.is_empty() && self.tok().has(flag::HIGH_PREC) {
                let last = params.last().map_or(self.token_span(&self.tok()), |p| self.pat_span(*p));
                self.report("FS0584", last, "successive patterns must be separated by spaces or tupled");
            }
            params.push(self.case_argument()?);
        }
        Ok(())
    }

    /// An argument of a case: named fields, a pattern, or an expression for a parameterised active pattern.
    pub(super) fn case_argument(&mut self) -> Parsed<PatId> {
        if self.at(Tok::LParen) && self.peek(1).kind == Tok::Ident && self.peek(2).kind == Tok::Equals {
            return self.named_fields();
        }
        self.atomic_pattern()
    }

    /// `(Field = p; G = q)`.
    fn named_fields(&mut self) -> Parsed<PatId> {
        let lo = self.bump().lo;
        let mut fields = Vec::new();
        while self.at(Tok::Ident) {
            let name = self.ident("the name of a field")?;
            self.expect(Tok::Equals, "'=' after the name of a field")?;
            let block = self.eat(Tok::BlockBegin);
            let pat = self.pattern()?;
            if block {
                self.block_end("a field pattern")?;
            }
            fields.push((name, pat));
            if !self.field_separator() {
                break;
            }
        }
        self.expect(Tok::RParen, "';' or ')' after a field pattern")?;
        let span = self.span_from(lo);
        Ok(self.mk_pat(PatKind::NamedFields(fields), span))
    }

    /// Whether a parameter may begin here.
    pub(super) fn starts_atomic_pattern(&self) -> bool {
        match self.kind() {
            Tok::Ident
            | Tok::Underscore
            | Tok::Num
            | Tok::Char
            | Tok::Str
            | Tok::Bytes
            | Tok::KwString
            | Tok::True
            | Tok::False
            | Tok::Null
            | Tok::LParen
            | Tok::LBrack
            | Tok::LBrackBar
            | Tok::LBrace
            | Tok::Global
            | Tok::LQuote
            | Tok::LQuoteRaw
            | Tok::InterpWhole => true,
            Tok::QMark => self.peek(1).kind == Tok::Ident,
            Tok::Struct => self.peek(1).kind == Tok::LParen,
            _ => false,
        }
    }

    /// A pattern that needs no parentheses as a parameter.
    pub(super) fn atomic_pattern(&mut self) -> Parsed<PatId> {
        let token = self.tok();
        let lo = token.lo;
        let kind = match token.kind {
            Tok::Ident | Tok::Global => return self.name_pattern(false),
            Tok::Underscore => {
                self.bump();
                PatKind::Wild
            }
            Tok::Num | Tok::Char | Tok::Str | Tok::Bytes | Tok::KwString | Tok::True | Tok::False => {
                PatKind::Literal(self.constant()?)
            }
            Tok::Null => {
                self.bump();
                PatKind::Null
            }
            Tok::QMark => {
                self.bump();
                PatKind::Optional(self.ident("the name of an optional parameter")?)
            }
            Tok::LParen => return self.nested(Self::paren_pattern),
            Tok::LBrack => PatKind::List(self.nested(|p| p.pattern_list(Tok::RBrack))?),
            Tok::LBrackBar => PatKind::Array(self.nested(|p| p.pattern_list(Tok::BarRBrack))?),
            Tok::LBrace => PatKind::Record(self.nested(Self::record_pattern)?),
            Tok::Struct => return self.struct_pattern(),
            Tok::LQuote | Tok::LQuoteRaw | Tok::InterpWhole => {
                let expr = self.atom()?;
                PatKind::Expr(expr)
            }
            _ => return Err(self.unexpected_in("pattern")),
        };
        let span = self.span_from(lo);
        Ok(self.mk_pat(kind, span))
    }

    /// `()`, `(p)`, `(+)`, `(|A|_|)`.
    fn paren_pattern(&mut self) -> Parsed<PatId> {
        let open = self.tok();
        if let Some(name) = self.operator_name() {
            return Ok(self.mk_pat(PatKind::Ident { name, is_mutable: false, access: None }, name.span));
        }
        self.bump();
        self.separators();
        if self.eat(Tok::RParen) {
            let span = self.span_from(open.lo);
            return Ok(self.mk_pat(PatKind::Literal(Literal::Unit), span));
        }
        let inner = match self.pattern() {
            Ok(inner) => inner,
            Err(fail) => {
                self.blame_paren(&open);
                return Err(fail);
            }
        };
        self.separators();
        self.close_pattern(&open)?;
        let span = self.span_from(open.lo);
        Ok(self.mk_pat(PatKind::Paren(inner), span))
    }

    fn close_pattern(&mut self, open: &Token) -> Parsed<()> {
        if self.eat(Tok::RParen) {
            return Ok(());
        }
        let fail = self.unexpected_in("pattern");
        self.blame_paren(open);
        Err(fail)
    }

    /// Names the `(` of a pattern that went wrong.
    fn blame_paren(&mut self, open: &Token) {
        if self.diags.last().is_some_and(|d| d.code == "FS0010") {
            let span = self.token_span(open);
            self.diags.push(Diagnostic::error("FS0583", span, "unmatched '('"));
        }
    }

    fn struct_pattern(&mut self) -> Parsed<PatId> {
        let lo = self.bump().lo;
        let paren = self.nested(Self::paren_pattern)?;
        let span = self.span_from(lo);
        let inner = match self.ast.pats[paren].kind {
            PatKind::Paren(inner) => inner,
            _ => paren,
        };
        match &self.ast.pats[inner].kind {
            PatKind::Tuple { items, .. } => {
                let items = items.clone();
                Ok(self.mk_pat(PatKind::Tuple { items, is_struct: true }, span))
            }
            _ => Err(self.report("FS0010", span, "unexpected pattern after 'struct'; expected a tuple in parentheses")),
        }
    }

    /// Elements between brackets, separated by `;` or lines.
    fn pattern_list(&mut self, close: Tok) -> Parsed<Vec<PatId>> {
        self.bump();
        let mut items = Vec::new();
        self.separators();
        while !self.at(close) {
            items.push(self.pattern()?);
            if !self.separators() {
                break;
            }
        }
        self.expect(close, "';' or the closing bracket in a list pattern")?;
        Ok(items)
    }

    /// `{ F = p; M.G = q }`.
    fn record_pattern(&mut self) -> Parsed<Vec<(LongIdent, PatId)>> {
        self.bump();
        let mut fields = Vec::new();
        self.separators();
        while self.at_any(&[Tok::Ident, Tok::Global]) {
            let name = self.long_ident("the name of a field")?;
            self.expect(Tok::Equals, "'=' after the name of a field")?;
            let block = self.eat(Tok::BlockBegin);
            let pat = self.pattern()?;
            if block {
                self.block_end("a field pattern")?;
            }
            fields.push((name, pat));
            if !self.field_separator() {
                break;
            }
        }
        if fields.is_empty() {
            return Err(self.unexpected("the name of a field"));
        }
        self.expect(Tok::RBrace, "';' or '}' in a record pattern")?;
        Ok(fields)
    }
}
