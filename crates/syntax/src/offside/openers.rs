//! Rules that open contexts, by the token at hand and the innermost contexts.

use super::closers::end_token;
use super::context::{BlockEnd, Ctx, CtxKind, Pos, is_infix, opens_bracket};
use super::{Delayed, Filter, Step};
use crate::token::{Tok, Token, flag};

impl Filter<'_> {
    /// Opens what the token opens, and puts it out.
    pub(super) fn open(&mut self, at: Delayed) -> Step {
        let token = at.token;
        if let Some(step) = self.abandon_brackets(at) {
            return step;
        }
        let top = self.top().map(|c| c.kind);
        match token.kind {
            Tok::Dummy => Step::Again,
            Tok::SemiSemi if self.stack.is_empty() => {
                // `;;` ended everything: the text after it starts anew.
                let next = self.peek();
                self.push(CtxKind::Seq { first: true, end: BlockEnd::None }, Pos::of(&next), &next);
                self.emit(token)
            }
            Tok::Namespace => self.open_plain(CtxKind::NamespaceHead(Tok::Namespace), token),
            Tok::Module => {
                self.not_in_type(&token, "a module");
                self.close_expressions(token);
                let nested = !(self.stack.len() == 1 && self.top().is_some_and(|c| c.kind.is_seq()));
                let head = CtxKind::ModuleHead { prev: Tok::Module, in_attributes: false, nested };
                self.open_declaration(head, token)
            }
            Tok::Type if self.is_il_type(&token) => self.emit(token),
            Tok::Type => {
                self.not_in_type(&token, "a type definition");
                self.close_expressions(token);
                self.open_declaration(CtxKind::Type { equals: None }, token)
            }
            Tok::Exception => {
                self.not_in_type(&token, "an exception definition");
                self.open_plain(CtxKind::Exception, token)
            }
            Tok::Let | Tok::Use | Tok::LetBang | Tok::UseBang | Tok::AndBang => self.open_let(token),
            Tok::Val | Tok::Static | Tok::Abstract | Tok::Member | Tok::Override | Tok::Default
                if self.ends_member_before() =>
            {
                self.restart_member(token)
            }
            Tok::Val | Tok::Static | Tok::Abstract | Tok::Member | Tok::Override | Tok::Default
                if top != Some(CtxKind::MemberHead) =>
            {
                self.open_plain(CtxKind::MemberHead, token)
            }
            Tok::Public | Tok::Private | Tok::Internal if self.peek().kind == Tok::New => {
                self.open_plain(CtxKind::MemberHead, token)
            }
            Tok::New if self.peek().kind == Tok::LParen && top != Some(CtxKind::MemberHead) => {
                self.open_plain(CtxKind::MemberHead, token)
            }
            _ => self.open_operator(token, top),
        }
    }

    /// Tokens that open a block after them: `=`, brackets, arrows, operators at the end of a line.
    fn open_operator(&mut self, token: Token, top: Option<CtxKind>) -> Step {
        match token.kind {
            Tok::Equals => self.open_equals(token),
            Tok::Lazy | Tok::Assert => {
                if self.control_flow_or_new_line(&token) {
                    self.push_block(&token, BlockEnd::Both);
                }
                self.emit(token)
            }
            Tok::InterpBegin => {
                self.open_hole(&token);
                self.emit(token)
            }
            _ if opens_bracket(&token) || token.kind == Tok::Sig => self.open_bracket(token),
            Tok::Struct
                if top.is_some_and(CtxKind::is_seq)
                    && matches!(
                        self.below(1).map(|c| c.kind),
                        Some(CtxKind::ModuleBody { .. } | CtxKind::Type { .. })
                    ) =>
            {
                self.open_bracket(token)
            }
            Tok::RArrow => {
                if self.arrow_opens_block() {
                    self.push_block(&token, BlockEnd::Right);
                }
                self.emit(token)
            }
            Tok::LArrow if self.control_flow_or_new_line(&token) => {
                self.push_block(&token, BlockEnd::Both);
                self.emit(token)
            }
            Tok::Do | Tok::DoBang => {
                self.push(CtxKind::Do, Pos::of(&token), &token);
                self.try_push_block(BlockEnd::Both);
                self.emit(token)
            }
            kind if is_infix(kind) && !self.same_line(&token) && !matches!(top, Some(CtxKind::MatchClauses { .. })) => {
                self.push_block(&token, BlockEnd::None);
                self.emit(token)
            }
            Tok::With => self.open_with(token),
            Tok::Finally if top == Some(CtxKind::Try) => {
                self.push_block(&token, BlockEnd::Both);
                self.emit(token)
            }
            _ => self.open_control(token, top),
        }
    }

    /// Control flow, and ordinary tokens.
    fn open_control(&mut self, token: Token, top: Option<CtxKind>) -> Step {
        match token.kind {
            Tok::Function => {
                let next = self.peek();
                self.push(CtxKind::Function, Pos::of(&token), &token);
                self.push(CtxKind::MatchClauses { bar: next.kind == Tok::Bar }, Pos::of(&next), &next);
                self.emit(token)
            }
            Tok::Then => {
                self.push(CtxKind::Then, Pos::of(&token), &token);
                self.push_block(&token, BlockEnd::Both);
                self.emit(token)
            }
            Tok::Else => self.open_else(token),
            Tok::Elif | Tok::If => self.open_plain(CtxKind::If, token),
            Tok::Match | Tok::MatchBang => self.open_plain(CtxKind::Match, token),
            Tok::For => self.open_plain(CtxKind::For, token),
            Tok::While | Tok::WhileBang => self.open_plain(CtxKind::While, token),
            Tok::When if top.is_some_and(CtxKind::is_seq) => self.open_plain(CtxKind::When, token),
            Tok::Fun => self.open_plain(CtxKind::Fun, token),
            Tok::Interface => self.open_interface(token),
            Tok::Class => {
                self.push(CtxKind::Paren(Tok::Class), Pos::of(&token), &token);
                self.push_block(&token, BlockEnd::Both);
                self.emit(token)
            }
            Tok::Try => {
                self.push(CtxKind::Try, Pos::of(&token), &token);
                self.push_block(&token, BlockEnd::Right);
                self.emit(token)
            }
            Tok::BlockBegin => self.emit(token),
            _ => {
                if top.is_some_and(CtxKind::is_seq) {
                    let equals = self.long_ident_equals(&token, 0);
                    self.push(CtxKind::Vanilla { equals }, Pos::of(&token), &token);
                }
                self.emit(token)
            }
        }
    }

    /// `(# "instruction" type ('T) .. #)`: the only `type` inside an expression.
    fn is_il_type(&self, token: &Token) -> bool {
        let after_text =
            self.out.last().is_some_and(|t| matches!(t.kind, Tok::Str | Tok::RParen) && t.line == token.line);
        let in_il = self.out.iter().rev().take_while(|t| t.line == token.line).any(|t| t.kind == Tok::Hash);
        after_text && in_il && self.peek().kind == Tok::LParen
    }

    fn open_plain(&mut self, kind: CtxKind, token: Token) -> Step {
        self.push(kind, Pos::of(&token), &token);
        self.emit(token)
    }

    /// `type` or `module`, behind the block ends that `close_expressions` has put in front of it.
    fn open_declaration(&mut self, kind: CtxKind, token: Token) -> Step {
        self.push(kind, Pos::of(&token), &token);
        if self.delayed.last().is_some_and(|d| d.settled) {
            // The ends wait on top of the token itself.
            return Step::Again;
        }
        self.emit(token)
    }

    /// A `let`, `type` or `open` that begins a line at the column of the declarations, while a bracket of an earlier
    /// declaration is open, begins the next declaration: no undentation permits it there.
    fn abandon_brackets(&mut self, at: Delayed) -> Option<Step> {
        let token = at.token;
        let starts = matches!(token.kind, Tok::Let | Tok::Use | Tok::Open | Tok::Exception | Tok::Type | Tok::Module);
        if !starts || self.out.last().is_none_or(|t| t.line == token.line) {
            return None;
        }
        let declares = |i: &usize| {
            let outer = i.checked_sub(1).map(|i| self.stack[i].kind);
            let at_level = matches!(outer, None | Some(CtxKind::NamespaceBody | CtxKind::ModuleBody { .. }));
            at_level && self.stack[*i].kind.is_seq() && self.stack[*i].pos.col == token.col
        };
        let level = (0..self.stack.len()).rev().find(declares)?;
        let above = &self.stack[level + 1..];
        let is_open = |c: &Ctx| matches!(c.kind, CtxKind::Paren(open) if super::context::is_bracket(open));
        let is_declaration = |c: &Ctx| {
            matches!(c.kind, CtxKind::Let { .. } | CtxKind::MemberHead | CtxKind::MemberBody | CtxKind::Type { .. })
        };
        // `module M = begin` holds its declarations in a bracket.
        if above.first().is_none_or(is_open) || !above.iter().any(is_open) || !above.iter().any(is_declaration) {
            return None;
        }
        let ends: Vec<Tok> = above.iter().rev().filter_map(|c| end_token(c.kind)).collect();
        self.stack.truncate(level + 1);
        self.delay(token);
        for kind in ends.into_iter().rev() {
            self.delay_settled(token.before(kind));
        }
        Some(Step::Again)
    }

    /// Modules, types and exceptions cannot stand further in than the `type` they follow.
    fn not_in_type(&mut self, token: &Token, what: &str) {
        // Inline instructions between brackets name types.
        let transparent = |k: CtxKind| matches!(k, CtxKind::Seq { .. } | CtxKind::Vanilla { .. });
        if self.stack.iter().rev().find(|c| !transparent(c.kind)).is_some_and(|c| matches!(c.kind, CtxKind::Paren(_))) {
            return;
        }
        let decides = |c: &&Ctx| match c.kind {
            CtxKind::ModuleBody { .. }
            | CtxKind::NamespaceBody
            | CtxKind::MemberHead
            | CtxKind::MemberBody
            | CtxKind::WithAsAugment => true,
            CtxKind::Type { .. } => token.line > c.pos.line && token.col > c.pos.col,
            _ => false,
        };
        let inside = self.stack.iter().rev().find(decides).is_some_and(|c| matches!(c.kind, CtxKind::Type { .. }));
        if !inside {
            return;
        }
        let span = token.span(self.file);
        self.diags.push(
            diag::Diagnostic::error("FS0058", span, format!("{what} cannot stand inside a type definition"))
                .help("move it out of the type, to the column of 'type'"),
        );
    }

    /// `type` and `module` stand in no expression: unclosed brackets and blocks before them are closed, so that one
    /// missing bracket does not swallow the rest of the file.
    fn close_expressions(&mut self, token: Token) {
        let mut ends = Vec::new();
        while !self.stack.is_empty() && !self.is_declaration_level() {
            let Some(top) = self.top() else {
                break;
            };
            match top.kind {
                CtxKind::Paren(open) if super::context::is_bracket(open) => {}
                CtxKind::Seq { .. } | CtxKind::Vanilla { .. } => {}
                _ => break,
            }
            self.pop();
            if let Some(kind) = end_token(top.kind) {
                ends.push(kind);
            }
        }
        if !ends.is_empty() {
            self.delay_settled(token);
            for kind in ends.into_iter().rev() {
                self.delay_settled(token.before(kind));
            }
        }
    }

    /// Whether the block at hand holds declarations.
    fn is_declaration_level(&self) -> bool {
        let mut depth = 0;
        loop {
            match self.below(depth + 1).map(|c| c.kind) {
                None | Some(CtxKind::NamespaceBody | CtxKind::ModuleBody { .. }) => return true,
                Some(CtxKind::Paren(Tok::Begin | Tok::Struct))
                    if self.below(depth + 2).is_some_and(|c| c.kind.is_seq()) =>
                {
                    depth += 2
                }
                Some(_) => return false,
            }
        }
    }

    fn open_let(&mut self, token: Token) -> Step {
        let top = self.top();
        let (block, pos) = match top.map(|c| c.kind) {
            // `static let` is measured from `static`.
            Some(CtxKind::MemberHead) if matches!(token.kind, Tok::Let | Tok::Use) => {
                self.pop();
                (true, top.map_or(Pos::of(&token), |c| c.pos))
            }
            Some(CtxKind::Seq { .. }) => (true, Pos::of(&token)),
            Some(CtxKind::MatchClauses { .. }) => (matches!(token.kind, Tok::Let | Tok::Use), Pos::of(&token)),
            None => return self.emit(token),
            _ => (false, Pos::of(&token)),
        };
        self.push(CtxKind::Let { block }, pos, &token);
        self.emit(Token { flags: token.flags | if block { flag::BLOCK } else { 0 }, ..token })
    }

    /// A member keyword inside the body of a member usually means that the body is broken. Object expressions and
    /// member constraints may hold one, and are told by their brackets.
    fn ends_member_before(&self) -> bool {
        let has = |f: fn(CtxKind) -> bool| self.stack.iter().any(|c| f(c.kind));
        has(|k| k == CtxKind::MemberBody)
            && !has(|k| k == CtxKind::Paren(Tok::LBrace))
            && self.stack.iter().filter(|c| c.kind == CtxKind::Paren(Tok::LParen)).count() < 2
    }

    fn restart_member(&mut self, token: Token) -> Step {
        let mut ends = Vec::new();
        while let Some(top) = self.top() {
            self.pop();
            if top.kind == CtxKind::MemberBody {
                ends.push(Tok::DeclEnd);
                break;
            }
            ends.extend(end_token(top.kind));
        }
        self.delay(token);
        for kind in ends.into_iter().rev() {
            self.delay_settled(token.before(kind));
        }
        Step::Again
    }

    fn open_equals(&mut self, token: Token) -> Step {
        let top = self.top().map(|c| c.kind);
        match top {
            Some(CtxKind::Let { .. }) => self.push_block(&token, BlockEnd::Both),
            Some(CtxKind::Type { .. }) => {
                let pos = self.top().map_or(Pos::of(&token), |c| c.pos);
                self.replace(CtxKind::Type { equals: Some((token.line, token.hi)) }, pos);
                self.push_block(&token, BlockEnd::Both);
            }
            Some(CtxKind::MemberHead) => {
                let pos = self.top().map_or(Pos::of(&token), |c| c.pos);
                self.pop();
                self.push(CtxKind::MemberBody, pos, &token);
                self.push_block(&token, BlockEnd::Both);
            }
            Some(CtxKind::WithAsLet) => self.push_field_block(&token),
            Some(CtxKind::Vanilla { equals: true })
                if self.below(1).is_some_and(|c| c.kind.is_seq())
                    && matches!(
                        self.below(2).map(|c| c.kind),
                        Some(CtxKind::WithAsLet | CtxKind::Paren(Tok::LBrace | Tok::LBraceBar))
                    ) =>
            {
                self.push_field_block(&token);
            }
            _ => return self.open_control(token, top),
        }
        self.emit(token)
    }

    /// The value of a record field: a framed block only where it cannot end at a `;` of the same line.
    fn push_field_block(&mut self, token: &Token) {
        let end = if self.control_flow_or_new_line(token) { BlockEnd::Both } else { BlockEnd::None };
        self.push_block(token, end);
    }

    fn open_bracket(&mut self, token: Token) -> Step {
        self.push(CtxKind::Paren(token.kind), Pos::of(&token), &token);
        self.push_block(&token, BlockEnd::None);
        self.emit(token)
    }

    /// `->` opens a block after rules and in comprehensions, not in types.
    fn arrow_opens_block(&self) -> bool {
        let kind = |depth: usize| self.below(depth).map(|c| c.kind);
        match kind(0) {
            Some(CtxKind::While | CtxKind::For | CtxKind::When | CtxKind::MatchClauses { .. } | CtxKind::Fun) => true,
            Some(CtxKind::Seq { .. }) => matches!(
                kind(1),
                Some(
                    CtxKind::Paren(Tok::LBrack | Tok::LBrace | Tok::LBraceBar | Tok::LBrackBar)
                        | CtxKind::Do
                        | CtxKind::While
                        | CtxKind::For
                        | CtxKind::When
                        | CtxKind::MatchClauses { .. }
                        | CtxKind::Try
                        | CtxKind::Then
                        | CtxKind::Else
                )
            ),
            _ => false,
        }
    }

    fn same_line(&self, token: &Token) -> bool {
        let next = self.peek();
        token.kind != Tok::Eof && next.kind != Tok::Eof && next.line == token.line
    }

    fn control_flow_or_new_line(&self, token: &Token) -> bool {
        !self.same_line(token)
            || matches!(
                self.peek().kind,
                Tok::Try
                    | Tok::Match
                    | Tok::MatchBang
                    | Tok::If
                    | Tok::Let
                    | Tok::Use
                    | Tok::For
                    | Tok::While
                    | Tok::WhileBang
            )
    }

    /// Whether `x =` or `M.x =` begins with `token`, which is followed by the input from `skip` on.
    fn long_ident_equals(&self, token: &Token, skip: usize) -> bool {
        if !matches!(token.kind, Tok::Ident | Tok::Global) || !self.delayed.is_empty() {
            return false;
        }
        let mut rest = self.input[(self.at + skip).min(self.input.len())..].iter().map(|t| t.kind);
        loop {
            match rest.next() {
                Some(Tok::Equals) => return true,
                Some(Tok::Dot) if rest.next() == Some(Tok::Ident) => {}
                _ => return false,
            }
        }
    }

    fn open_with(&mut self, token: Token) -> Step {
        let next = self.peek();
        let top = self.top();
        let rules = Token { flags: token.flags | flag::RULES, ..token };
        match top.map(|c| c.kind) {
            Some(CtxKind::Try | CtxKind::Match) => {
                self.try_push(CtxKind::MatchClauses { bar: next.kind == Tok::Bar }, Pos::of(&next), &next, true);
                self.emit(rules)
            }
            Some(
                CtxKind::Exception
                | CtxKind::Type { .. }
                | CtxKind::MemberHead
                | CtxKind::InterfaceHead
                | CtxKind::MemberBody,
            ) => self.open_bindings(token, next, top),
            Some(CtxKind::Seq { .. })
                if matches!(self.below(1).map(|c| c.kind), Some(CtxKind::Paren(Tok::LBrace | Tok::LBraceBar))) =>
            {
                self.open_bindings(token, next, top)
            }
            _ => {
                self.push(CtxKind::WithAsAugment, Pos::of(&token), &token);
                self.try_push_block(BlockEnd::Both);
                self.emit(token)
            }
        }
    }

    /// `with` before record fields, accessors or members.
    fn open_bindings(&mut self, token: Token, next: Token, top: Option<Ctx>) -> Step {
        let rules = Token { flags: token.flags | flag::RULES, ..token };
        let limit = top.map_or(Pos::of(&token), |c| c.pos);
        match next.kind {
            Tok::RBrace | Tok::Ident | Tok::Public | Tok::Private | Tok::Internal | Tok::Inline => {
                let end_col = token.col + (token.hi - token.lo) as i32;
                let pos = if next.col > end_col { Pos::of(&token) } else { limit };
                self.push(CtxKind::WithAsLet, pos, &token);
                if self.long_ident_equals(&next, 1) {
                    self.push_block(&token, BlockEnd::None);
                }
                self.emit(rules)
            }
            Tok::LBrackLess if next.line == token.line => {
                self.push(CtxKind::WithAsLet, Pos::of(&token), &token);
                self.emit(rules)
            }
            _ if next.col <= limit.col && top.is_some_and(|c| c.kind == CtxKind::InterfaceHead) => {
                if next.col == limit.col && next.kind != Tok::Eof {
                    let span = next.span(self.file);
                    let message = "the members of an interface stand to the right of its 'interface'";
                    self.diags.push(diag::Diagnostic::error("FS0058", span, message));
                }
                self.emit(token)
            }
            _ => {
                self.push(CtxKind::WithAsAugment, limit, &token);
                self.push_block(&token, BlockEnd::Both);
                self.emit(token)
            }
        }
    }

    /// `else`; `else if` on one line is `elif`.
    fn open_else(&mut self, token: Token) -> Step {
        let next = self.peek();
        if next.kind == Tok::If && next.line == token.line {
            self.take();
            self.push(CtxKind::If, Pos::of(&token), &token);
            return self.emit(Token { hi: next.hi, ..token.retag(Tok::Elif) });
        }
        self.push(CtxKind::Else, Pos::of(&token), &token);
        self.push_block(&token, BlockEnd::Both);
        self.emit(token)
    }

    /// `type I = interface .. end`, or an `interface` item of a type.
    fn open_interface(&mut self, token: Token) -> Step {
        let next = self.peek();
        let definition = match (self.top().map(|c| c.kind), self.below(1)) {
            (Some(CtxKind::Seq { .. }), Some(Ctx { kind: CtxKind::Type { equals: Some((line, byte)) }, pos })) => {
                let directly_after =
                    self.out.iter().rev().find(|t| t.kind != Tok::BlockBegin).is_some_and(|t| t.hi == byte);
                directly_after
                    && match next.kind {
                        Tok::End => next.col >= pos.col,
                        Tok::Default
                        | Tok::Override
                        | Tok::Interface
                        | Tok::New
                        | Tok::Type
                        | Tok::Static
                        | Tok::Member
                        | Tok::Abstract
                        | Tok::Inherit
                        | Tok::LBrackLess => next.col > if token.line == line { pos.col } else { token.col },
                        _ => false,
                    }
            }
            _ => false,
        };
        if definition {
            self.push(CtxKind::Paren(Tok::Interface), Pos::of(&token), &token);
            self.push_block(&token, BlockEnd::Both);
            return self.emit(token);
        }
        // Members follow, so that `interface` here is an item.
        self.push(CtxKind::InterfaceHead, Pos::of(&token), &token);
        self.emit(Token { flags: token.flags | flag::RULES, ..token })
    }
}
