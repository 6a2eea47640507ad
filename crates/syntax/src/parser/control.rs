//! Expressions that begin with a keyword: control flow, functions, `match`, `try`, `new`, `yield` and the rest.

use super::{Parsed, Parser, Unfinished};
use crate::ast::*;
use crate::token::{Tok, Token};

impl Parser<'_> {
    /// The expression that a keyword begins; `None` when the token is no such keyword.
    pub(super) fn keyword_expr(&mut self, token: &Token) -> Parsed<Option<ExprId>> {
        let lo = token.lo;
        let kind = match token.kind {
            Tok::If => self.if_expr()?,
            Tok::Match | Tok::MatchBang => self.match_expr()?,
            Tok::Function => {
                self.bump();
                ExprKind::Function(self.rules()?)
            }
            Tok::Fun => self.lambda()?,
            Tok::Try => self.try_expr()?,
            Tok::While | Tok::WhileBang => self.while_expr()?,
            Tok::For => self.for_expr()?,
            Tok::Let | Tok::Use | Tok::LetBang | Tok::UseBang => return self.sequence().map(Some),
            Tok::Do => ExprKind::Do(self.do_block()?),
            Tok::DoBang => ExprKind::DoBang(self.do_block()?),
            Tok::Yield => ExprKind::Yield(self.typed_operand()?),
            Tok::YieldBang => ExprKind::YieldBang(self.typed_operand()?),
            Tok::Return => ExprKind::Return(self.typed_operand()?),
            Tok::ReturnBang => ExprKind::ReturnBang(self.typed_operand()?),
            Tok::RArrow => {
                let span = self.token_span(token);
                return Err(self.report(
                    "FS0596",
                    span,
                    "'->' in a sequence or computation is only for the form 'for pattern in e -> e'; write 'yield e'",
                ));
            }
            Tok::Lazy => ExprKind::Lazy(self.tight_operand("the expression after 'lazy'")?),
            Tok::Assert => ExprKind::Assert(self.tight_operand("the expression after 'assert'")?),
            Tok::Fixed => ExprKind::Fixed(self.keyword_operand()?),
            Tok::Upcast => ExprKind::InferredUpcast(self.tight_operand("the expression after 'upcast'")?),
            Tok::Downcast => ExprKind::InferredDowncast(self.tight_operand("the expression after 'downcast'")?),
            Tok::New => return self.new_expr().map(Some),
            _ => return Ok(None),
        };
        let span = self.span_from(lo);
        Ok(Some(self.mk_expr(kind, span)))
    }

    /// The operand of `yield` and `return`, which may be annotated.
    fn typed_operand(&mut self) -> Parsed<ExprId> {
        let expr = self.keyword_operand()?;
        if !self.eat(Tok::Colon) {
            return Ok(expr);
        }
        let ty = self.ty()?;
        let span = self.span_from(self.expr_span(expr).lo);
        Ok(self.mk_expr(ExprKind::Annotated(expr, ty), span))
    }

    /// The operand of `yield`, `return`, `fixed`: everything up to the end of the item.
    fn keyword_operand(&mut self) -> Parsed<ExprId> {
        self.bump();
        self.expr()
    }

    /// The operand of `lazy`, `assert`, `upcast`: an application, or a block on its own lines.
    fn tight_operand(&mut self, what: &str) -> Parsed<ExprId> {
        self.bump();
        if self.at(Tok::BlockBegin) {
            return self.block(what);
        }
        self.nested(Self::unary)
    }

    /// `do e` with its end.
    pub(super) fn do_block(&mut self) -> Parsed<ExprId> {
        let keyword = self.bump();
        if !self.at(Tok::BlockBegin) || matches!(self.peek(1).kind, Tok::BlockEnd | Tok::Eof) {
            let span = self.token_span(&keyword);
            return Err(self.report("FS3524", span, "an expression is expected after 'do'"));
        }
        let body = self.block("the expression after 'do'")?;
        if !self.eat(Tok::DeclEnd) {
            return Err(self.unexpected_in("the expression after 'do'"));
        }
        Ok(body)
    }

    /// `if`, any number of `elif`, and `else`.
    fn if_expr(&mut self) -> Parsed<ExprKind> {
        // Condition, branch and first byte of each `if` and `elif`.
        let mut branches = Vec::new();
        let mut els = None;
        loop {
            let keyword = self.bump();
            if self.ends_expression() {
                return Err(self.missing_then(&keyword));
            }
            let cond = self.expr()?;
            if !self.at(Tok::Then) {
                return Err(self.missing_then(&keyword));
            }
            self.bump();
            let then = self.block("the 'then' branch")?;
            branches.push((keyword.lo, cond, then));
            // A separator before `elif` or `else` on its own line belongs to the `if`.
            if self.at(Tok::BlockSep) && matches!(self.peek(1).kind, Tok::Elif | Tok::Else) {
                self.bump();
            }
            if self.at(Tok::Elif) {
                continue;
            }
            if self.eat(Tok::Else) {
                els = Some(self.block("the 'else' branch")?);
            }
            break;
        }
        let mut branches = branches.into_iter();
        let (_, cond, then) = branches.next().ok_or(super::Fail)?;
        for (lo, cond, then) in branches.rev() {
            let span = self.span_from(lo);
            els = Some(self.mk_expr(ExprKind::If { cond, then, els }, span));
        }
        Ok(ExprKind::If { cond, then, els })
    }

    fn missing_then(&mut self, keyword: &Token) -> super::Fail {
        if self.ends_expression() || self.at(Tok::Else) {
            let span = self.token_span(keyword);
            let fail = self.report(
                "FS0589",
                span,
                "this conditional is incomplete: expected 'if <condition> then <expression>'",
            );
            // The branches are read as a part of the condition, and an `else` belongs to nothing.
            let ahead = (0..).take_while(|i| self.peek(*i).kind == Tok::BlockSep).count();
            let next = self.peek(ahead);
            if matches!(next.kind, Tok::Else | Tok::Elif) {
                let span = self.token_span(&next);
                self.report("FS0010", span, "this 'else' has no 'if .. then' before it");
                self.unfinished = Unfinished::Item;
            } else {
                let empty = self.last_hi == keyword.hi;
                if next.kind == Tok::Eof {
                    return fail;
                }
                let end = if empty { self.token_span(&next) } else { self.span(self.last_hi, self.last_hi) };
                self.report("FS0010", end, "the expression is incomplete: 'then' is missing");
            }
            return fail;
        }
        self.unexpected("'then'")
    }

    fn match_expr(&mut self) -> Parsed<ExprKind> {
        let keyword = self.bump();
        let expr = self.typed_sequence()?;
        self.separators();
        if !self.at(Tok::With) {
            if self.next_text() == Tok::Eof {
                let span = self.token_span(&keyword);
                return Err(self.report(
                    "FS3103",
                    span,
                    "the file ends in this 'match': 'with' and the rules are missing",
                ));
            }
            return Err(self.unexpected("'with' after the expression of 'match'"));
        }
        self.bump();
        let arms = self.rules()?;
        Ok(ExprKind::Match { expr, arms, bang: keyword.kind == Tok::MatchBang })
    }

    /// Rules and the token that ends them.
    pub(super) fn rules(&mut self) -> Parsed<Vec<MatchArm>> {
        let mut arms = Vec::new();
        self.eat(Tok::Bar);
        loop {
            let rule = self.rule();
            if rule.is_err() && arms.is_empty() && self.at(Tok::BlockEnd) && self.next_text() == Tok::Bar {
                // The rules stand left of the block that they belong to.
                self.unfinished = Unfinished::Binding;
            }
            arms.push(rule?);
            // A rule on its own line may be preceded by the separator of the block it stands in.
            if self.at(Tok::BlockSep) && self.peek(1).kind == Tok::Bar {
                self.bump();
            }
            if !self.eat(Tok::Bar) {
                break;
            }
        }
        if !self.eat(Tok::OEnd) {
            return Err(self.unexpected_in("pattern matching"));
        }
        Ok(arms)
    }

    fn rule(&mut self) -> Parsed<MatchArm> {
        let lo = self.tok().lo;
        let pat = self.nested(Self::rule_pattern)?;
        let guard = if self.eat(Tok::When) { Some(self.expr()?) } else { None };
        if !self.at(Tok::RArrow) {
            return Err(self.unexpected("'->' after the pattern of a rule"));
        }
        self.bump();
        let body = self.right_block("the result of a rule")?;
        Ok(MatchArm { pat, guard, body, span: self.span_from(lo) })
    }

    /// `fun p1 p2 -> e`.
    fn lambda(&mut self) -> Parsed<ExprKind> {
        self.bump();
        let mut params = Vec::new();
        while self.starts_atomic_pattern() {
            params.push(self.atomic_pattern()?);
        }
        if params.is_empty() || !self.at(Tok::RArrow) {
            return Err(self.unexpected(if params.is_empty() {
                "a pattern after 'fun'"
            } else {
                "'->' after the parameters of 'fun'"
            }));
        }
        self.bump();
        let body = self.right_block("the body of a function")?;
        if !self.eat(Tok::OEnd) {
            return Err(self.unexpected_in("the body of a function"));
        }
        Ok(ExprKind::Lambda { params, body })
    }

    fn try_expr(&mut self) -> Parsed<ExprKind> {
        self.bump();
        let body = self.right_block("the body of 'try'")?;
        self.separators();
        match self.kind() {
            Tok::With => {
                self.bump();
                Ok(ExprKind::TryWith { body, arms: self.rules()? })
            }
            Tok::Finally => {
                self.bump();
                let finalizer = self.block("the expression after 'finally'")?;
                Ok(ExprKind::TryFinally { body, finalizer })
            }
            _ => Err(self.unexpected("'with' or 'finally' after the body of 'try'")),
        }
    }

    fn while_expr(&mut self) -> Parsed<ExprKind> {
        let keyword = self.bump();
        let cond = self.expr()?;
        let body = self.loop_body()?;
        Ok(ExprKind::While { cond, body, bang: keyword.kind == Tok::WhileBang })
    }

    /// `do e [done]`.
    fn loop_body(&mut self) -> Parsed<ExprId> {
        if !self.at(Tok::Do) {
            return Err(self.unexpected("'do' and the body of the loop"));
        }
        self.do_block()
    }

    /// `for i = a to b do e`, `for p in e do e`, `for p in e -> e`.
    fn for_expr(&mut self) -> Parsed<ExprKind> {
        let keyword = self.bump();
        if self.peek(1).kind == Tok::Equals && self.at_any(&[Tok::Ident, Tok::Underscore]) {
            return self.for_to();
        }
        let pat = self.for_pattern()?;
        if self.at(Tok::Equals) {
            let span = self.pat_span(pat);
            return Err(self.report("FS0525", span, "what counts a loop is a name: 'for i = 1 to 10 do ..'"));
        }
        self.expect(Tok::In, "'in' after the pattern of 'for'")?;
        let expr = self.for_source()?;
        if self.eat(Tok::RArrow) {
            let body = self.right_block("the result of 'for'")?;
            return Ok(ExprKind::ForIn { pat, expr, body, arrow: true });
        }
        if self.next_text() == Tok::Eof {
            let span = self.token_span(&keyword);
            return Err(self.report("FS3123", span, "the file ends in this 'for': 'do' and the body are missing"));
        }
        let body = self.loop_body()?;
        Ok(ExprKind::ForIn { pat, expr, body, arrow: false })
    }

    fn for_source(&mut self) -> Parsed<ExprId> {
        if self.at(Tok::BlockBegin) { self.block("the collection of 'for'") } else { self.expr() }
    }

    fn for_to(&mut self) -> Parsed<ExprKind> {
        let token = self.bump();
        let var = if token.kind == Tok::Ident {
            self.ident_of(&token)
        } else {
            self.make_ident("_", self.token_span(&token))
        };
        self.bump();
        let from = self.expr()?;
        let down = match self.kind() {
            Tok::To => false,
            Tok::Downto => true,
            _ => return Err(self.unexpected("'to' or 'downto'")),
        };
        self.bump();
        let to = self.expr()?;
        let body = self.loop_body()?;
        Ok(ExprKind::ForTo { var, from, to, down, body })
    }

    /// `new T(x)`, which may be qualified and is then an operand.
    fn new_expr(&mut self) -> Parsed<ExprId> {
        let lo = self.bump().lo;
        let ty = self.new_type()?;
        let arg = if self.starts_new_argument() { Some(self.argument()?.0) } else { None };
        let span = self.span_from(lo);
        Ok(self.mk_expr(ExprKind::New(ty, arg), span))
    }

    fn starts_new_argument(&self) -> bool {
        self.at_any(&[
            Tok::LParen,
            Tok::Ident,
            Tok::Str,
            Tok::Num,
            Tok::LBrack,
            Tok::LBrackBar,
            Tok::LBrace,
            Tok::Null,
            Tok::True,
            Tok::False,
            Tok::Char,
        ])
    }

    /// The type after `new` and `inherit`, before its arguments.
    pub(super) fn new_type(&mut self) -> Parsed<TypeId> {
        self.nested(|p| {
            let lo = p.tok().lo;
            if !p.at_any(&[Tok::Ident, Tok::Global]) {
                return p.atomic_type();
            }
            let mut ty = {
                let name = p.long_ident("a type")?;
                let span = p.span_from(lo);
                p.mk_type(TypeKind::Named(name), span)
            };
            loop {
                if p.at(Tok::Less) {
                    let args = p.type_args()?;
                    let span = p.span_from(lo);
                    ty = p.mk_type(TypeKind::App { head: ty, args, postfix: false }, span);
                } else if p.at(Tok::Dot) && p.peek(1).kind == Tok::Ident {
                    p.bump();
                    let rest = p.long_ident("a type")?;
                    let span = p.span_from(lo);
                    ty = p.mk_type(TypeKind::Dot(ty, rest), span);
                } else {
                    return Ok(ty);
                }
            }
        })
    }
}
