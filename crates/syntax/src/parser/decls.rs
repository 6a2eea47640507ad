//! Files, modules, namespaces and their declarations (F# specification, chapters 10 and 12).

use base::Symbol;

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token, flag};

impl Parser<'_> {
    /// The modules and namespaces of the file.
    pub(super) fn file_fragments(&mut self) {
        loop {
            self.skip_file_separators();
            if self.at(Tok::Eof) && !self.ast.fragments.is_empty() {
                return;
            }
            let start = self.pos;
            match self.fragment() {
                Ok(fragment) => self.ast.fragments.push(fragment),
                Err(_) => self.recover(start),
            }
            if self.pos == start {
                if !self.at(Tok::Eof) {
                    self.unexpected_in("file");
                    self.bump();
                } else if self.ast.fragments.is_empty() {
                    let empty = self.anonymous(Vec::new());
                    self.ast.fragments.push(empty);
                }
            }
        }
    }

    fn skip_file_separators(&mut self) {
        while self.at_any(&[Tok::BlockSep, Tok::Semi, Tok::SemiSemi]) {
            self.bump();
        }
    }

    fn anonymous(&mut self, decls: Vec<Decl>) -> Fragment {
        let span = self.span(0, self.text.len() as u32);
        Fragment {
            kind: FragmentKind::Anonymous,
            name: Vec::new(),
            is_rec: false,
            access: None,
            attributes: Vec::new(),
            decls,
            doc: None,
            span,
        }
    }

    fn fragment(&mut self) -> Parsed<Fragment> {
        let start = self.tok();
        if start.kind == Tok::Namespace {
            return self.namespace(&start);
        }
        let first = self.ast.fragments.is_empty();
        let mut decls = Vec::new();
        // Directives may stand before the heading of a script.
        while first && self.at(Tok::Hash) {
            decls.push(self.hash_decl()?);
            self.skip_file_separators();
        }
        let saved = (self.pos, self.last_hi, self.diags.len(), self.blamed);
        let attributes = self.attributes()?;
        if first && self.at(Tok::Module) && self.is_file_module() {
            let mut fragment = self.file_module(attributes, &start)?;
            fragment.decls.splice(0..0, decls);
            return Ok(fragment);
        }
        (self.pos, self.last_hi, _, self.blamed) = saved;
        self.diags.truncate(saved.2);
        decls.extend(self.declarations());
        Ok(self.anonymous(decls))
    }

    /// `module A.B` without `=`.
    fn is_file_module(&self) -> bool {
        let mut ahead = 1;
        loop {
            match self.peek(ahead).kind {
                Tok::Ident | Tok::Dot | Tok::Rec | Tok::Public | Tok::Private | Tok::Internal | Tok::Global => {
                    ahead += 1
                }
                Tok::LBrackLess => {
                    while !matches!(self.peek(ahead).kind, Tok::GreaterRBrack | Tok::Eof) {
                        ahead += 1;
                    }
                    ahead += 1;
                }
                Tok::Equals | Tok::Colon => return false,
                _ => return true,
            }
        }
    }

    fn file_module(&mut self, mut attributes: Vec<Attribute>, start: &Token) -> Parsed<Fragment> {
        let doc = self.doc_at(start.lo).or_else(|| self.doc_at(self.tok().lo));
        self.bump();
        attributes.extend(self.attributes()?);
        let mut access = self.access();
        let is_rec = self.eat(Tok::Rec);
        access = access.or(self.access());
        let name = self.long_ident("the name of the module")?;
        let decls = self.fragment_body("module")?;
        let span = self.span_from(start.lo);
        Ok(Fragment { kind: FragmentKind::Module, name, is_rec, access, attributes, decls, doc, span })
    }

    fn namespace(&mut self, start: &Token) -> Parsed<Fragment> {
        let doc = self.doc_at(start.lo);
        self.bump();
        let is_rec = self.eat(Tok::Rec);
        let (kind, name) = if self.eat(Tok::Global) {
            (FragmentKind::GlobalNamespace, Vec::new())
        } else {
            (FragmentKind::Namespace, self.long_ident("the name of the namespace")?)
        };
        let decls = self.fragment_body("namespace")?;
        let span = self.span_from(start.lo);
        Ok(Fragment { kind, name, is_rec, access: None, attributes: Vec::new(), decls, doc, span })
    }

    /// The block after a heading; a heading at the end of the file has none.
    fn fragment_body(&mut self, what: &str) -> Parsed<Vec<Decl>> {
        if !self.eat(Tok::BlockBegin) {
            if self.at_any(&[Tok::Eof, Tok::Namespace, Tok::BlockSep]) {
                return Ok(Vec::new());
            }
            return Err(self.unexpected_in(what));
        }
        let decls = self.declarations();
        if !self.eat(Tok::BlockEnd) && !self.at(Tok::Eof) {
            self.unexpected_in(what);
        }
        Ok(decls)
    }

    /// Declarations up to the end of the block.
    pub(super) fn declarations(&mut self) -> Vec<Decl> {
        let mut decls = Vec::new();
        loop {
            self.skip_file_separators();
            if self.at_any(&[Tok::Eof, Tok::BlockEnd, Tok::End, Tok::Namespace]) {
                return decls;
            }
            let start = self.pos;
            let lo = self.tok().lo;
            match self.declaration() {
                Ok(decl) => {
                    decls.push(decl);
                    if !self.ends_declaration() {
                        self.unexpected_in("definition");
                        self.recover(start);
                    }
                }
                Err(_) => {
                    self.recover(start);
                    self.blame_next();
                    decls.push(Decl { kind: DeclKind::Error, span: self.span_from(lo) });
                }
            }
            if self.pos == start {
                // Closing tokens without an opening one.
                self.unexpected_in("definition");
                self.bump();
            }
        }
    }

    /// Whether a declaration may end before the token at hand: most may follow each other on a line.
    fn ends_declaration(&self) -> bool {
        if self.ast.is_signature && self.at(Tok::Val) {
            return true;
        }
        self.at_any(&[
            Tok::Eof,
            Tok::BlockEnd,
            Tok::BlockSep,
            Tok::Semi,
            Tok::SemiSemi,
            Tok::End,
            Tok::Let,
            Tok::Type,
            Tok::Module,
            Tok::Open,
            Tok::Exception,
            Tok::Namespace,
            Tok::Do,
            Tok::Hash,
            Tok::LBrackLess,
        ])
    }

    fn declaration(&mut self) -> Parsed<Decl> {
        let lo = self.tok().lo;
        let kind = self.nested(|p| p.declaration_kind(lo))?;
        Ok(Decl { kind, span: self.span_from(lo) })
    }

    fn declaration_kind(&mut self, lo: u32) -> Parsed<DeclKind> {
        if self.at(Tok::Hash) {
            return Ok(self.hash_decl()?.kind);
        }
        let attributes = self.attributes()?;
        self.eat(Tok::BlockSep);
        self.misplaced_access();
        let token = self.tok();
        match token.kind {
            Tok::Let | Tok::Use => self.let_decl(&token, attributes),
            Tok::Type => {
                self.bump();
                Ok(DeclKind::Types(self.type_definitions(attributes, lo)?))
            }
            Tok::Exception => self.exception(attributes, lo),
            Tok::Module => self.nested_module(attributes, lo),
            Tok::Open => self.open(),
            Tok::Extern => self.extern_decl(attributes, None),
            Tok::Public | Tok::Private | Tok::Internal if self.peek(1).kind == Tok::Extern => {
                let access = self.access();
                self.extern_decl(attributes, access)
            }
            Tok::Val if self.ast.is_signature => {
                self.bump();
                Ok(DeclKind::Val(self.val_signature(attributes, lo)?))
            }
            Tok::Do => {
                let expr = self.do_block()?;
                Ok(DeclKind::Do { expr, attributes, explicit: true })
            }
            Tok::Member
            | Tok::Static
            | Tok::Abstract
            | Tok::Override
            | Tok::Default
            | Tok::Val
            | Tok::Inherit
            | Tok::Interface => Err(self.unexpected_in("definition")),
            _ => {
                let expr = self.expr()?;
                Ok(DeclKind::Do { expr, attributes, explicit: false })
            }
        }
    }

    /// `private let` and the like: accessibility stands directly before the name.
    pub(super) fn misplaced_access(&mut self) {
        let keyword = matches!(
            self.peek(1).kind,
            Tok::Let
                | Tok::Module
                | Tok::Type
                | Tok::Member
                | Tok::Static
                | Tok::Override
                | Tok::Default
                | Tok::Abstract
                | Tok::Exception
        );
        if keyword && self.at_any(&[Tok::Public, Tok::Private, Tok::Internal]) {
            let token = self.bump();
            let span = self.token_span(&token);
            self.report(
                "FS0531",
                span,
                "accessibility modifiers stand immediately before the name of what they modify",
            );
        }
    }

    fn let_decl(&mut self, keyword: &Token, attributes: Vec<Attribute>) -> Parsed<DeclKind> {
        self.bump();
        let is_rec = self.eat(Tok::Rec);
        let bindings = self.bindings(keyword.kind == Tok::Use, is_rec, attributes, keyword)?;
        let end = self.tok();
        // A `let` that begins no line (after attributes on it) has no end token.
        if !self.eat(Tok::DeclEnd) && !self.eat(Tok::In) && keyword.has(flag::BLOCK) {
            return Err(self.unexpected_in("binding"));
        }
        // `let x = 1 in f x` is an expression.
        let written = end.kind == Tok::In || end.has(flag::WRITTEN);
        if written && !self.ends_expression() {
            let body = self.sequence()?;
            let span = self.span_from(keyword.lo);
            let expr = self.mk_expr(ExprKind::Let { is_rec, bindings, body }, span);
            return Ok(DeclKind::Do { expr, attributes: Vec::new(), explicit: false });
        }
        Ok(DeclKind::Let { is_rec, bindings })
    }

    /// `open M`, `open type T`.
    fn open(&mut self) -> Parsed<DeclKind> {
        self.bump();
        if self.eat(Tok::Type) {
            return Ok(DeclKind::Open(OpenTarget::Type(self.ty()?)));
        }
        Ok(DeclKind::Open(OpenTarget::Module(self.long_ident("the name of a module or namespace after 'open'")?)))
    }

    /// `module M = ..` inside a file.
    fn nested_module(&mut self, mut attributes: Vec<Attribute>, lo: u32) -> Parsed<DeclKind> {
        let keyword = self.bump();
        let doc = self.doc_at(lo).or_else(|| self.doc_at(keyword.lo));
        attributes.extend(self.attributes()?);
        let mut access = self.access();
        let is_rec = self.eat(Tok::Rec);
        access = access.or(self.access());
        let name = self.long_ident("the name of the module")?;
        if !self.at_any(&[Tok::Equals, Tok::Colon]) {
            let span = self.token_span(&keyword);
            return Err(self.report(
                "FS0010",
                span,
                "a module inside a file needs '=' and its content on the lines below, further in",
            ));
        }
        self.bump();
        let [name] = name[..] else {
            let span = name[0].span.to(name[name.len() - 1].span);
            return Err(self.report("FS0534", span, "a module inside a file has a simple name, without '.'"));
        };
        self.expect(Tok::BlockBegin, "the content of the module")?;
        let kind = self.module_body(NestedModule { name, is_rec, access, attributes, decls: Vec::new(), doc })?;
        self.separators();
        if !self.eat(Tok::BlockEnd) {
            return Err(self.unexpected_in("module"));
        }
        Ok(kind)
    }

    /// An abbreviation of a module has neither accessibility nor attributes.
    fn check_abbreviation(&mut self, module: &NestedModule) {
        if !module.attributes.is_empty() {
            self.report("FS0535", module.name.span, "a module abbreviation cannot have attributes");
        } else if module.access.is_some() {
            self.report(
                "FS0536",
                module.name.span,
                "a module abbreviation is always private and cannot have an accessibility modifier",
            );
        }
    }

    /// Declarations, `begin .. end`, or the name of another module.
    fn module_body(&mut self, mut module: NestedModule) -> Parsed<DeclKind> {
        if self.at_any(&[Tok::Begin, Tok::Struct, Tok::Sig]) {
            self.bump();
            let framed = self.eat(Tok::BlockBegin);
            module.decls = self.declarations();
            if framed {
                self.eat(Tok::BlockEnd);
            }
            self.expect(Tok::End, "'end' of the module")?;
            return Ok(DeclKind::Module(module));
        }
        let saved = self.pos;
        if self.at_any(&[Tok::Ident, Tok::Global]) {
            let target = self.long_ident("the name of a module")?;
            if self.at(Tok::BlockEnd) {
                self.check_abbreviation(&module);
                return Ok(DeclKind::ModuleAbbrev { name: module.name, target });
            }
            self.pos = saved;
        }
        module.decls = self.declarations();
        Ok(DeclKind::Module(module))
    }

    /// `exception E of ..`, `exception E = F`.
    fn exception(&mut self, mut attributes: Vec<Attribute>, lo: u32) -> Parsed<DeclKind> {
        let keyword = self.bump();
        let doc = self.doc_at(lo).or_else(|| self.doc_at(keyword.lo));
        attributes.extend(self.attributes()?);
        let access = self.access();
        let case = self.union_case(Vec::new(), None)?;
        if case.full_type.is_some() {
            return Err(self.report(
                "FS0010",
                case.name.span.end(),
                "unexpected symbol ':' in exception definition; expected 'of' and the fields",
            ));
        }
        let abbrev = if self.eat(Tok::Equals) { Some(self.long_ident("the name of an exception")?) } else { None };
        let members = if self.at(Tok::With) { self.augmentation()? } else { Vec::new() };
        Ok(DeclKind::Exception(ExceptionDefn { attributes, access, case, abbrev, members, doc }))
    }

    /// `extern int f(int x, byte* y)`.
    fn extern_decl(&mut self, attributes: Vec<Attribute>, outer_access: Option<Access>) -> Parsed<DeclKind> {
        self.bump();
        self.attributes()?;
        let ret = self.c_type()?;
        let access = self.access().or(outer_access);
        let name = self.name("the name of the function")?;
        self.expect(Tok::LParen, "'(' and the parameters of the function")?;
        let mut params = Vec::new();
        while !self.at(Tok::RParen) {
            self.attributes()?;
            let ty = self.c_type()?;
            let name = if self.at(Tok::Ident) { Some(self.ident("a parameter")?) } else { None };
            params.push((name, ty));
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.expect(Tok::RParen, "',' or ')' after a parameter")?;
        Ok(DeclKind::Extern(ExternDefn { attributes, access, ret, name, params }))
    }

    /// A type in C notation: `int`, `void*`, `byte&`, `int[]`.
    fn c_type(&mut self) -> Parsed<TypeId> {
        let lo = self.tok().lo;
        let mut ty = if self.at(Tok::Void) {
            let token = self.bump();
            let pointer = self.at(Tok::Star);
            if pointer {
                self.bump();
            }
            let name = vec![self.make_ident(if pointer { "nativeint" } else { "unit" }, self.token_span(&token))];
            let span = self.token_span(&token);
            self.mk_type(TypeKind::Named(name), span)
        } else {
            self.new_type()?
        };
        loop {
            let head = match self.tok() {
                Token { kind: Tok::Star, .. } => "nativeptr",
                Token { kind: Tok::Amp | Tok::AdjacentPrefix, .. } => "byref",
                Token { kind: Tok::PowOp, sym, .. } if sym == Some(Symbol::intern("**")) => "nativeptr",
                Token { kind: Tok::LBrack, .. } => {
                    self.bump();
                    self.expect(Tok::RBrack, "']'")?;
                    let span = self.span_from(lo);
                    ty = self.mk_type(TypeKind::Array(ty, 1), span);
                    continue;
                }
                _ => return Ok(ty),
            };
            let token = self.bump();
            let levels = if token.kind == Tok::PowOp { 2 } else { 1 };
            for _ in 0..levels {
                let span = self.span_from(lo);
                let name = self.make_ident(head, self.token_span(&token));
                let head = self.mk_type(TypeKind::Named(vec![name]), span);
                ty = self.mk_type(TypeKind::App { head, args: vec![ty], postfix: true }, span);
            }
        }
    }

    /// `#r "x"`, `#load "x"`: kept as a declaration and among the file's directives.
    fn hash_decl(&mut self) -> Parsed<Decl> {
        let lo = self.bump().lo;
        let name = self.ident("the name of a directive after '#'")?;
        let mut args = Vec::new();
        loop {
            let token = self.tok();
            let text = match token.kind {
                Tok::Str => match self.literal(&token) {
                    Literal::String(units) => String::from_utf16_lossy(&units),
                    _ => String::new(),
                },
                Tok::Ident | Tok::KwString => token.sym.map_or("", Symbol::as_str).to_string(),
                Tok::Num => self.text.get(token.lo as usize..token.hi as usize).unwrap_or("").to_string(),
                _ => break,
            };
            args.push(text);
            self.bump();
        }
        let directive = HashDirective { name: name.name, args, span: self.span_from(lo) };
        self.ast.directives.push(directive.clone());
        Ok(Decl { span: directive.span, kind: DeclKind::Hash(directive) })
    }

    /// Attribute lists, if any are here, with the separators after them.
    pub(super) fn attributes(&mut self) -> Parsed<Vec<Attribute>> {
        let mut all = Vec::new();
        while self.at(Tok::LBrackLess) {
            let open = self.bump();
            self.separators();
            while !self.at(Tok::GreaterRBrack) {
                all.push(self.attribute()?);
                if !self.separators() {
                    break;
                }
            }
            if !self.at(Tok::GreaterRBrack) {
                let span = self.token_span(&open);
                if self.ends_expression() {
                    return Err(self.report("FS0010", span, "this '[<' has no '>]'"));
                }
                return Err(self.unexpected("';' or '>]' after an attribute"));
            }
            self.bump();
            self.eat(Tok::BlockSep);
        }
        Ok(all)
    }

    /// `target: Name(args)`.
    fn attribute(&mut self) -> Parsed<Attribute> {
        let lo = self.tok().lo;
        let is_target = self.peek(1).kind == Tok::Colon;
        let target = if is_target {
            let token = self.bump();
            self.bump();
            let text = self.text.get(token.lo as usize..token.hi as usize).unwrap_or("");
            Some(self.make_ident(text, self.token_span(&token)))
        } else {
            None
        };
        let name = self.long_ident("the name of an attribute")?;
        let type_args = if self.at(Tok::Less) { self.type_args()? } else { Vec::new() };
        let arg =
            if self.at_any(&[Tok::GreaterRBrack, Tok::Semi, Tok::BlockSep]) { None } else { Some(self.argument()?.0) };
        Ok(Attribute { target, name, type_args, arg, span: self.span_from(lo) })
    }
}
