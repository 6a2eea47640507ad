//! Items of a type's body: members of every kind, `let`, `do`, `inherit`, `interface`, fields, constructors
//! (F# specification, 8.13).

use base::Symbol;

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::Tok;

/// Whether an accessor was named, and its accessibility.
pub(super) type Accessor = Option<Option<Access>>;

impl Parser<'_> {
    /// Whether an item of a type's body begins here, after any attributes.
    pub(super) fn at_member(&self) -> bool {
        let mut ahead = 0;
        while self.peek(ahead).kind == Tok::LBrackLess {
            while !matches!(self.peek(ahead).kind, Tok::GreaterRBrack | Tok::Eof) {
                ahead += 1;
            }
            ahead += 1;
            while self.peek(ahead).kind == Tok::BlockSep {
                ahead += 1;
            }
        }
        if matches!(self.peek(ahead).kind, Tok::Public | Tok::Private | Tok::Internal) {
            ahead += 1;
        }
        match self.peek(ahead).kind {
            Tok::Member
            | Tok::Static
            | Tok::Abstract
            | Tok::Override
            | Tok::Default
            | Tok::Val
            | Tok::New
            | Tok::Inherit
            | Tok::Let
            | Tok::Use
            | Tok::Do => true,
            Tok::Interface => self.peek(ahead).has(crate::token::flag::RULES),
            _ => false,
        }
    }

    /// Items up to the end of the block.
    pub(super) fn members(&mut self) -> Vec<Member> {
        let mut members = Vec::new();
        loop {
            while self.at_any(&[Tok::BlockSep, Tok::Semi]) {
                self.bump();
            }
            if self.at_any(&[Tok::Eof, Tok::BlockEnd, Tok::End, Tok::RBrace, Tok::DeclEnd, Tok::OEnd, Tok::With]) {
                return members;
            }
            let start = self.pos;
            let lo = self.tok().lo;
            match self.member_item() {
                Ok(member) => members.push(member),
                Err(_) => {
                    self.recover(start);
                    self.blame_next();
                    members.push(Member { kind: MemberKind::Error, span: self.span_from(lo) });
                }
            }
            if self.pos == start {
                self.unexpected_in("type definition");
                self.bump();
            }
        }
    }

    /// `with member ..` of a type, exception or interface, with its end.
    pub(super) fn augmentation(&mut self) -> Parsed<Vec<Member>> {
        self.bump();
        if !self.eat(Tok::BlockBegin) {
            // `interface I with` without members.
            self.eat(Tok::DeclEnd);
            self.eat(Tok::OEnd);
            return Ok(Vec::new());
        }
        let members = self.members();
        self.block_end("the members after 'with'")?;
        // Interfaces of an object expression may stand between the members and their end.
        if self.at(Tok::Interface) {
            return Ok(members);
        }
        if !self.eat(Tok::DeclEnd) && !self.eat(Tok::OEnd) {
            return Err(self.unexpected_in("the members after 'with'"));
        }
        Ok(members)
    }

    /// `with` overrides of an object expression.
    pub(super) fn object_members(&mut self) -> Parsed<Vec<Member>> {
        if self.peek(1).kind == Tok::BlockBegin {
            return self.augmentation();
        }
        let with = self.bump();
        if self.at(Tok::Ident) {
            let span = self.token_span(&self.tok());
            self.report(
                "FS0035",
                span,
                "this form of object expression is not used in F#; write 'member this.Name ... = ...'",
            );
            return Err(super::Fail);
        }
        let members = self.members();
        if members.is_empty() {
            let span = self.token_span(&with);
            return Err(self.report("FS0010", span, "members are expected after 'with'"));
        }
        self.eat(Tok::OEnd);
        self.eat(Tok::DeclEnd);
        Ok(members)
    }

    /// One item.
    pub(super) fn member_item(&mut self) -> Parsed<Member> {
        let lo = self.tok().lo;
        let kind = self.nested(|p| p.member_kind(lo))?;
        Ok(Member { kind, span: self.span_from(lo) })
    }

    fn member_kind(&mut self, lo: u32) -> Parsed<MemberKind> {
        let attributes = self.attributes()?;
        let doc = self.doc_at(lo).or_else(|| self.doc_at(self.tok().lo));
        self.misplaced_access();
        match self.kind() {
            Tok::Static => self.static_item(lo, attributes, doc),
            Tok::Member | Tok::Override | Tok::Default => self.member(lo, attributes, false, doc),
            Tok::Abstract => {
                self.bump();
                self.eat(Tok::Member);
                let sig = self.slot(lo, attributes, false, MemberSigKind::Abstract, doc)?;
                Ok(MemberKind::Signature(Box::new(sig)))
            }
            Tok::Val => {
                self.bump();
                Ok(MemberKind::Field { is_static: false, sig: Box::new(self.val_signature(attributes, lo)?) })
            }
            Tok::Let | Tok::Use => self.class_let(false, attributes),
            Tok::Do => Ok(MemberKind::Do { is_static: false, expr: self.do_block()? }),
            Tok::Inherit => self.inherit(),
            Tok::Interface => self.interface(),
            Tok::New => self.constructor(lo, attributes, None, doc),
            Tok::Public | Tok::Private | Tok::Internal if self.peek(1).kind == Tok::New => {
                let access = self.access();
                self.constructor(lo, attributes, access, doc)
            }
            _ => Err(self.unexpected_in("member definition")),
        }
    }

    /// `static member`, `static let`, `static do`, `static val`, `static abstract`.
    fn static_item(&mut self, lo: u32, attributes: Vec<Attribute>, doc: Option<String>) -> Parsed<MemberKind> {
        self.bump();
        match self.kind() {
            Tok::Let | Tok::Use => self.class_let(true, attributes),
            Tok::Do => Ok(MemberKind::Do { is_static: true, expr: self.do_block()? }),
            Tok::Val => {
                self.bump();
                Ok(MemberKind::Field { is_static: true, sig: Box::new(self.val_signature(attributes, lo)?) })
            }
            Tok::Abstract => {
                self.bump();
                self.eat(Tok::Member);
                let sig = self.slot(lo, attributes, true, MemberSigKind::Abstract, doc)?;
                Ok(MemberKind::Signature(Box::new(sig)))
            }
            _ => self.member(lo, attributes, true, doc),
        }
    }

    fn class_let(&mut self, is_static: bool, attributes: Vec<Attribute>) -> Parsed<MemberKind> {
        let keyword = self.bump();
        let is_rec = self.eat(Tok::Rec);
        let bindings = self.bindings(keyword.kind == Tok::Use, is_rec, attributes, &keyword)?;
        if !self.eat(Tok::DeclEnd) && !self.eat(Tok::In) {
            return Err(self.unexpected_in("binding"));
        }
        Ok(MemberKind::Let { is_static, is_rec, bindings })
    }

    /// FS0564: `as x` after what a type inherits.
    fn base_name(&mut self) -> Parsed<Option<Ident>> {
        let lo = self.bump().lo;
        let name = if self.at(Tok::Base) {
            let token = self.bump();
            self.make_ident("base", self.token_span(&token))
        } else {
            self.self_ident()?
        };
        let span = self.span_from(lo);
        self.report("FS0564", span, "'inherit' takes no 'as': the inherited members are 'base.M'");
        Ok(Some(name))
    }

    fn inherit(&mut self) -> Parsed<MemberKind> {
        let word = self.bump();
        if !self.ast.is_signature && !self.at_any(&[Tok::Ident, Tok::Global, Tok::LParen, Tok::Quote]) {
            let span = self.token_span(&word);
            return Err(self.report("FS3159", span, "the name of a type is missing after 'inherit'"));
        }
        let ty = self.inherited_type()?;
        let arg = if self.at(Tok::LParen) || self.starts_inherit_argument() { Some(self.argument()?.0) } else { None };
        let base_name = if self.at(Tok::As) { self.base_name()? } else { None };
        Ok(MemberKind::Inherit { ty, arg, base_name })
    }

    /// The type after `inherit` and `interface`, which may be written `'a list` in a signature.
    fn inherited_type(&mut self) -> Parsed<TypeId> {
        if self.ast.is_signature || !self.at_any(&[Tok::Ident, Tok::Global]) {
            self.postfix_type()
        } else {
            self.new_type()
        }
    }

    fn starts_inherit_argument(&self) -> bool {
        self.at_any(&[
            Tok::Ident,
            Tok::Str,
            Tok::Num,
            Tok::LBrack,
            Tok::LBrackBar,
            Tok::LBrace,
            Tok::Null,
            Tok::True,
            Tok::False,
        ])
    }

    /// `interface I [with members]`.
    fn interface(&mut self) -> Parsed<MemberKind> {
        self.bump();
        let ty = self.postfix_type()?;
        if !self.at(Tok::With) {
            return Ok(MemberKind::Interface { ty, members: None });
        }
        if self.peek(1).kind == Tok::BlockBegin {
            return Ok(MemberKind::Interface { ty, members: Some(self.augmentation()?) });
        }
        self.bump();
        if self.at_member() && !self.at(Tok::Interface) {
            let token = self.tok();
            let span = self.token_span(&token);
            self.report(
                "FS0058",
                span,
                "possible incorrect indentation: the members of an interface stand further in than 'interface'",
            );
        }
        self.eat(Tok::OEnd);
        self.eat(Tok::DeclEnd);
        Ok(MemberKind::Interface { ty, members: Some(Vec::new()) })
    }

    /// `new (params) [as this] = body`, or `new : t` in a signature.
    fn constructor(
        &mut self,
        lo: u32,
        attributes: Vec<Attribute>,
        access: Option<Access>,
        doc: Option<String>,
    ) -> Parsed<MemberKind> {
        if self.peek(1).kind == Tok::Colon {
            let mut sig = self.slot(lo, attributes, false, MemberSigKind::Constructor, doc)?;
            sig.access = access;
            return Ok(MemberKind::Signature(Box::new(sig)));
        }
        self.bump();
        let params = self.atomic_pattern()?;
        let self_name = if self.eat(Tok::As) { Some(self.self_ident()?) } else { None };
        self.expect(Tok::Equals, "'=' and the body of the constructor")?;
        let body = self.member_body()?;
        Ok(MemberKind::Constructor { attributes, access, params, self_name, body, doc })
    }

    /// The body of a member and the end that the offside rule puts after it.
    fn member_body(&mut self) -> Parsed<ExprId> {
        let body = self.needed_body("the body of this member")?;
        let ends = self.at_any(&[
            Tok::With,
            Tok::And,
            Tok::OEnd,
            Tok::RBrace,
            Tok::BlockEnd,
            Tok::BlockSep,
            Tok::End,
            Tok::New,
            Tok::LBrackLess,
        ]);
        if !self.eat(Tok::DeclEnd) && !ends && !self.starts_declaration() {
            return Err(self.unexpected_in("member definition"));
        }
        Ok(body)
    }

    /// The name after `as`, or before `.` in a member.
    pub(super) fn self_ident(&mut self) -> Parsed<Ident> {
        if self.at(Tok::Underscore) {
            let token = self.bump();
            return Ok(self.make_ident("_", self.token_span(&token)));
        }
        self.ident("a name")
    }

    /// `member`, `override` or `default`, with everything after it.
    fn member(
        &mut self,
        lo: u32,
        attributes: Vec<Attribute>,
        is_static: bool,
        doc: Option<String>,
    ) -> Parsed<MemberKind> {
        let flavour = match self.kind() {
            Tok::Member => MemberFlavour::Member,
            Tok::Override => MemberFlavour::Override,
            Tok::Default => MemberFlavour::Default,
            _ => return Err(self.unexpected("'member'")),
        };
        self.bump();
        let mut modifiers = self.modifiers();
        if self.at(Tok::Val) {
            self.bump();
            let more = self.modifiers();
            modifiers.access = modifiers.access.or(more.access);
            let name = self.ident("the name of a property")?;
            let head = MemberHead {
                attributes,
                access: modifiers.access,
                is_static,
                flavour,
                is_inline: modifiers.is_inline,
                self_name: None,
                name,
                doc,
            };
            return self.auto_property(head);
        }
        let (self_name, name) = self.member_name()?;
        let typars = self.typar_decls()?;
        if self.ast.is_signature && self_name.is_none() && self.at(Tok::Colon) {
            return self.signature_member(
                lo,
                attributes,
                is_static,
                flavour,
                (modifiers.access, modifiers.is_inline),
                (name, typars),
                doc,
            );
        }
        let head = MemberHead {
            attributes,
            access: modifiers.access,
            is_static,
            flavour,
            is_inline: modifiers.is_inline,
            self_name,
            name,
            doc,
        };
        let mut params = Vec::new();
        while self.starts_atomic_pattern() {
            params.push(self.atomic_pattern()?);
        }
        let ret = if self.eat(Tok::Colon) {
            self.attributes()?;
            Some(self.constrained_type()?)
        } else {
            None
        };
        if self.at(Tok::With) {
            return self.property(head, ret);
        }
        self.expect(Tok::Equals, "'=' or 'with' in this member")?;
        let body = self.member_body()?;
        Ok(MemberKind::Method(MemberBinding { head, typars, params, ret, body }))
    }

    #[allow(clippy::too_many_arguments)]
    fn signature_member(
        &mut self,
        lo: u32,
        attributes: Vec<Attribute>,
        is_static: bool,
        flavour: MemberFlavour,
        (access, is_inline): (Option<Access>, bool),
        (name, typars): (Ident, TyparDecls),
        doc: Option<String>,
    ) -> Parsed<MemberKind> {
        self.bump();
        let kind = match flavour {
            MemberFlavour::Member => MemberSigKind::Member,
            MemberFlavour::Override => MemberSigKind::Override,
            MemberFlavour::Default => MemberSigKind::Default,
        };
        let ty = self.signature_type()?;
        let (has_get, has_set) = if self.at(Tok::With) {
            let accessors = self.accessor_words()?;
            (accessors.0.is_some(), accessors.1.is_some())
        } else {
            (false, false)
        };
        let span = self.span_from(lo);
        let sig =
            MemberSig { is_static, kind, is_inline, name, typars, ty, has_get, has_set, attributes, access, doc, span };
        Ok(MemberKind::Signature(Box::new(sig)))
    }

    /// `this.Name`, `_.Name`, `Name`.
    fn member_name(&mut self) -> Parsed<(Option<Ident>, Ident)> {
        let has_self = self.at_any(&[Tok::Ident, Tok::Underscore]) && self.peek(1).kind == Tok::Dot;
        if !has_self {
            return Ok((None, self.name("the name of a member")?));
        }
        let self_name = self.self_ident()?;
        self.bump();
        let name = self.name("the name of a member after '.'")?;
        Ok((Some(self_name), name))
    }

    /// `= e with get, set` of `member val`.
    fn auto_property(&mut self, head: MemberHead) -> Parsed<MemberKind> {
        let ty = if self.eat(Tok::Colon) { Some(self.ty()?) } else { None };
        self.expect(Tok::Equals, "'=' and the initial value of the property")?;
        let value = self.needed_body("the value of this property")?;
        let (mut has_get, mut has_set) = (true, false);
        let mut accessors = (None, None);
        if self.at(Tok::With) {
            let named = self.accessor_words()?;
            (has_get, has_set) = (named.0.is_some(), named.1.is_some());
            accessors = (named.1.flatten(), named.0.flatten());
        }
        self.eat(Tok::DeclEnd);
        Ok(MemberKind::AutoProperty { head, ty, value, has_get, has_set, accessors })
    }

    /// `with [access] get, [access] set` and its end.
    pub(super) fn accessor_words(&mut self) -> Parsed<(Accessor, Accessor)> {
        self.bump();
        let framed = self.eat(Tok::BlockBegin);
        let (mut get, mut set) = (None, None);
        loop {
            let access = self.access();
            let word = self.ident("'get' or 'set'")?;
            match word.name.as_str() {
                "get" => get = Some(access),
                "set" => set = Some(access),
                _ => return Err(self.report("FS0010", word.span, "expected 'get', 'set' or 'get, set'")),
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        if framed {
            self.block_end("'with get, set'")?;
        }
        if !self.eat(Tok::OEnd) {
            self.eat(Tok::DeclEnd);
        }
        Ok((get, set))
    }

    /// `with get() = .. and set v = ..`.
    fn property(&mut self, head: MemberHead, ty: Option<TypeId>) -> Parsed<MemberKind> {
        self.bump();
        let framed = self.eat(Tok::BlockBegin);
        let (mut get, mut set) = (None, None);
        loop {
            let binding = self.accessor()?;
            if head.access.is_some() && binding.access.is_some() {
                self.report(
                    "FS0558",
                    binding.span,
                    "an accessor of a property whose accessibility is given cannot have one of its own",
                );
            }
            let is_set =
                matches!(&binding.head, BindingHead::Function { name, .. } if name.name == Symbol::intern("set"));
            if is_set {
                set = Some(Box::new(binding));
            } else {
                get = Some(Box::new(binding));
            }
            if self.at(Tok::BlockSep) && self.peek(1).kind == Tok::And {
                self.bump();
            }
            if !self.eat(Tok::And) {
                break;
            }
        }
        if framed {
            self.block_end("the accessors of a property")?;
        }
        if !self.eat(Tok::OEnd) {
            self.eat(Tok::DeclEnd);
        }
        self.eat(Tok::DeclEnd);
        Ok(MemberKind::Property { head, get, set, ty })
    }

    /// `[inline] [access] get() = e` or `set v = e`.
    fn accessor(&mut self) -> Parsed<Binding> {
        let lo = self.tok().lo;
        let attributes = self.attributes()?;
        let modifiers = self.modifiers();
        let name = self.ident("'get' or 'set'")?;
        if !matches!(name.name.as_str(), "get" | "set") {
            return Err(self.report("FS0010", name.span, "expected 'get' or 'set'"));
        }
        let mut params = Vec::new();
        while self.starts_atomic_pattern() {
            params.push(self.atomic_pattern()?);
        }
        if params.is_empty() && name.name.as_str() == "get" {
            self.report("FS0557", name.span, "a getter is a function: 'get() = ...' or 'get(index) = ...'");
        }
        let ret = if self.eat(Tok::Colon) { Some(self.constrained_type()?) } else { None };
        self.expect(Tok::Equals, "'=' and the body of the accessor")?;
        let body = self.needed_body("the body of this member")?;
        let head = BindingHead::Function { name, typars: TyparDecls::default(), params };
        let span = self.span_from(lo);
        Ok(Binding {
            attributes,
            return_attributes: Vec::new(),
            access: modifiers.access,
            is_inline: modifiers.is_inline,
            is_mutable: false,
            is_use: false,
            head,
            ret,
            body,
            doc: None,
            span,
        })
    }
}
