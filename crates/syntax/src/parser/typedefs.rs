//! Type definitions: heads, representations, union cases, fields (F# specification, chapter 8).

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token, flag};

impl Parser<'_> {
    /// Definitions joined by `and`, after `type`.
    pub(super) fn type_definitions(&mut self, attributes: Vec<Attribute>, lo: u32) -> Parsed<Vec<TypeDefn>> {
        let doc = self.doc_at(lo);
        let mut all = vec![self.type_definition(attributes, doc, lo)?];
        loop {
            if self.at(Tok::BlockSep) && self.peek(1).kind == Tok::And {
                self.bump();
            }
            if !self.at(Tok::And) {
                return Ok(all);
            }
            let and = self.bump();
            let doc = self.doc_at(and.lo);
            all.push(self.type_definition(Vec::new(), doc, and.lo)?);
        }
    }

    fn type_definition(&mut self, mut attributes: Vec<Attribute>, doc: Option<String>, lo: u32) -> Parsed<TypeDefn> {
        attributes.extend(self.attributes()?);
        let access = self.access();
        // `type 'a T` is the old way to write `type T<'a>`.
        let mut prefix = TyparDecls::default();
        if self.at(Tok::Quote) {
            let typar = self.typar()?;
            prefix.typars.push(TyparDecl { attributes: Vec::new(), typar });
        } else if self.at(Tok::LParen) {
            self.bump();
            loop {
                let typar = self.typar()?;
                prefix.typars.push(TyparDecl { attributes: Vec::new(), typar });
                if !self.eat(Tok::Comma) {
                    break;
                }
            }
            self.expect(Tok::RParen, "')' after type parameters")?;
        }
        let name = self.long_ident("the name of the type")?;
        let mut typars = self.typar_decls()?;
        if !prefix.typars.is_empty() {
            typars = prefix;
        }
        self.when_constraints(&mut typars)?;
        let mut defn = TypeDefn {
            attributes,
            access,
            name,
            typars,
            constructor: None,
            repr: TypeRepr::Opaque,
            members: Vec::new(),
            doc,
            span: self.span_from(lo),
        };
        defn.constructor = self.primary_constructor()?;
        self.type_body(&mut defn)?;
        defn.span = self.span_from(lo);
        Ok(defn)
    }

    /// `[attrs] [access] (params) [as this]`, if here.
    fn primary_constructor(&mut self) -> Parsed<Option<PrimaryConstructor>> {
        let lo = self.tok().lo;
        let doc = self.doc_at(lo);
        let attributes = self.attributes()?;
        let access = self.access();
        if !self.at(Tok::LParen) {
            if access.is_some() || !attributes.is_empty() {
                return Err(self.unexpected("'(' and the parameters of the constructor"));
            }
            return Ok(None);
        }
        let params = self.atomic_pattern()?;
        let self_name = if self.eat(Tok::As) { Some(self.self_ident()?) } else { None };
        Ok(Some(PrimaryConstructor { attributes, access, params, self_name, doc, span: self.span_from(lo) }))
    }

    /// `= ..` with its members, `with ..`, or nothing.
    fn type_body(&mut self, defn: &mut TypeDefn) -> Parsed<()> {
        if self.at(Tok::With) {
            defn.repr = TypeRepr::Extension;
            defn.members = self.augmentation()?;
            return Ok(());
        }
        if !self.eat(Tok::Equals) {
            if defn.constructor.is_some() && !self.ast.is_signature {
                return Err(self.unexpected("'=' and the definition of the type"));
            }
            return Ok(());
        }
        if !self.eat(Tok::BlockBegin) {
            return Err(self.unexpected_in("type definition"));
        }
        self.type_block(defn)?;
        self.separators();
        if !self.eat(Tok::BlockEnd) {
            return Err(self.unexpected_in("type definition"));
        }
        // `end with` and `type T = A | B` followed by `with` at the column of `type`.
        if self.at(Tok::With) {
            defn.members.extend(self.augmentation()?);
        }
        Ok(())
    }

    /// What stands after `=`: a representation and members, or members alone.
    fn type_block(&mut self, defn: &mut TypeDefn) -> Parsed<()> {
        if self.at_member() {
            defn.repr = TypeRepr::Class(ClassKind::Unspecified);
            defn.members = self.members();
            return Ok(());
        }
        defn.repr = self.representation(defn)?;
        if self.at(Tok::With) {
            defn.members.extend(self.augmentation()?);
        }
        self.separators();
        if self.at_member() {
            defn.members.extend(self.members());
        }
        Ok(())
    }

    fn representation(&mut self, defn: &mut TypeDefn) -> Parsed<TypeRepr> {
        let start = self.tok();
        match start.kind {
            Tok::Class | Tok::Struct if start.kind == Tok::Class || self.peek(1).kind != Tok::LParen => {
                self.kind_block(defn)
            }
            Tok::Interface if !start.has(flag::RULES) => self.kind_block(defn),
            Tok::Begin => self.kind_block(defn),
            Tok::Delegate => {
                self.bump();
                self.expect(Tok::Of, "'of' and the type of the delegate")?;
                Ok(TypeRepr::Delegate(self.signature_type()?))
            }
            Tok::LParen if self.peek(1).kind == Tok::Hash => self.inline_il_type(),
            _ => {
                let attributes = self.attributes()?;
                let access = if self.at(Tok::LBrackLess) { None } else { self.access() };
                match self.kind() {
                    Tok::Of => {
                        let span = self.token_span(&self.tok());
                        Err(self.report("FS3564", span, "the name of the union's case is missing before 'of'"))
                    }
                    Tok::LBrace => {
                        let open = self.bump();
                        let fields = self.record_type_fields(&open)?;
                        Ok(TypeRepr::Record { access, fields })
                    }
                    _ if !attributes.is_empty() => self.union(access, attributes),
                    Tok::Bar => self.union(access, Vec::new()),
                    _ if self.starts_union() => self.union(access, Vec::new()),
                    _ => Ok(TypeRepr::Abbrev(self.signature_type()?)),
                }
            }
        }
    }

    /// `class .. end`, `struct .. end`, `interface .. end`.
    fn kind_block(&mut self, defn: &mut TypeDefn) -> Parsed<TypeRepr> {
        let kind = match self.bump().kind {
            Tok::Class => ClassKind::Class,
            Tok::Struct => ClassKind::Struct,
            Tok::Interface => ClassKind::Interface,
            _ => ClassKind::Unspecified,
        };
        let framed = self.eat(Tok::BlockBegin);
        defn.members = self.members();
        if framed {
            self.separators();
            self.eat(Tok::BlockEnd);
        }
        self.expect(Tok::End, "'end' of the type")?;
        Ok(TypeRepr::Class(kind))
    }

    fn inline_il_type(&mut self) -> Parsed<TypeRepr> {
        self.bump();
        self.bump();
        let token = self.expect(Tok::Str, "a type as string")?;
        let code = match self.literal(&token) {
            Literal::String(units) => String::from_utf16_lossy(&units),
            _ => String::new(),
        };
        while !self.at(Tok::Hash) {
            if self.ends_expression() {
                return Err(self.unexpected("'#)'"));
            }
            self.bump();
        }
        self.bump();
        self.expect(Tok::RParen, "'#)'")?;
        Ok(TypeRepr::InlineIl(code))
    }

    /// Fields of a record after `{`.
    fn record_type_fields(&mut self, open: &Token) -> Parsed<Vec<Field>> {
        let mut fields = Vec::new();
        loop {
            fields.push(self.record_type_field()?);
            if !self.field_separator() || self.at(Tok::RBrace) {
                break;
            }
        }
        if !self.at(Tok::RBrace) {
            return Err(self.unclosed(open, Tok::RBrace));
        }
        self.bump();
        Ok(fields)
    }

    fn record_type_field(&mut self) -> Parsed<Field> {
        let lo = self.tok().lo;
        let doc = self.doc_at(lo);
        let attributes = self.attributes()?;
        let is_static = self.eat(Tok::Static);
        self.eat(Tok::Val);
        let modifiers = self.modifiers();
        let name = self.ident("the name of a field")?;
        if modifiers.access.is_some() {
            let span = self.span_from(lo);
            self.report(
                "FS0575",
                span,
                "a field of a record has no accessibility of its own; write it before the '{' of the record",
            );
        }
        self.expect(Tok::Colon, "':' and the type of the field")?;
        let ty = self.signature_type()?;
        let is_mutable = modifiers.is_mutable;
        Ok(Field {
            attributes,
            access: modifiers.access,
            is_static,
            is_mutable,
            name: Some(name),
            ty,
            doc,
            span: self.span_from(lo),
        })
    }

    /// Whether the names here are cases and not an abbreviated type: `A of`, `A |`, `A = 1`.
    fn starts_union(&self) -> bool {
        if self.at(Tok::LParen) {
            // `(::)`, `([])` of FSharp.Core.
            return matches!(
                (self.peek(1).kind, self.peek(2).kind),
                (Tok::ColonColon, Tok::RParen) | (Tok::LBrack, Tok::RBrack)
            );
        }
        if !self.at(Tok::Ident) {
            return false;
        }
        match self.peek(1).kind {
            Tok::Of | Tok::Equals => true,
            Tok::Bar => self.peek(2).kind != Tok::Null,
            Tok::BlockSep => self.peek(2).kind == Tok::Bar,
            _ => false,
        }
    }

    /// `| A | B of int` or `| A = 1`.
    fn union(&mut self, access: Option<Access>, attributes: Vec<Attribute>) -> Parsed<TypeRepr> {
        let mut cases = Vec::new();
        let mut enums = Vec::new();
        let doc = self.doc_at(self.tok().lo);
        let mut attributes = attributes;
        let mut outer_doc = doc;
        self.eat(Tok::Bar);
        loop {
            attributes.extend(self.attributes()?);
            let case = self.union_case(std::mem::take(&mut attributes), outer_doc.take())?;
            if self.eat(Tok::Equals) {
                enums.push(self.enum_case(case)?);
            } else {
                cases.push(case);
            }
            if self.at(Tok::BlockSep) && self.peek(1).kind == Tok::Bar {
                self.bump();
            }
            outer_doc = self.doc_at(self.tok().lo);
            if !self.eat(Tok::Bar) {
                break;
            }
        }
        if enums.is_empty() {
            return Ok(TypeRepr::Union { access, cases });
        }
        if let Some(case) = cases.first() {
            let span = case.span;
            return Err(self.report(
                "FS0010",
                span,
                "a case without a value in an enumeration; every case needs '= value', or none of them",
            ));
        }
        Ok(TypeRepr::Enum(enums))
    }

    fn enum_case(&mut self, case: UnionCase) -> Parsed<EnumCase> {
        let block = self.eat(Tok::BlockBegin);
        let (value, _) = self.argument()?;
        if block {
            self.block_end("the value of an enumeration")?;
        }
        Ok(EnumCase {
            attributes: case.attributes,
            name: case.name,
            value,
            doc: case.doc,
            span: case.span.to(self.expr_span(value)),
        })
    }

    /// A case without its `|`: name and fields.
    pub(super) fn union_case(&mut self, attributes: Vec<Attribute>, doc: Option<String>) -> Parsed<UnionCase> {
        let lo = self.tok().lo;
        let doc = doc.or_else(|| self.doc_at(lo));
        let access = self.access();
        let name = self.case_name()?;
        let mut case =
            UnionCase { attributes, access, name, fields: Vec::new(), full_type: None, doc, span: self.span_from(lo) };
        if self.eat(Tok::Of) {
            case.fields.push(self.case_field()?);
            while self.eat(Tok::Star) {
                case.fields.push(self.case_field()?);
            }
        } else if self.eat(Tok::Colon) {
            case.full_type = Some(self.signature_type()?);
        }
        case.span = self.span_from(lo);
        Ok(case)
    }

    fn case_name(&mut self) -> Parsed<Ident> {
        if self.at(Tok::LParen)
            && self.peek(1).kind == Tok::LBrack
            && self.peek(2).kind == Tok::RBrack
            && self.peek(3).kind == Tok::RParen
        {
            let lo = self.bump().lo;
            self.bump();
            self.bump();
            self.bump();
            return Ok(self.make_ident("[]", self.span_from(lo)));
        }
        if self.at(Tok::Of) {
            let span = self.token_span(&self.tok());
            return Err(self.report("FS3564", span, "the name of the union's case is missing before 'of'"));
        }
        self.name("the name of a case")
    }

    /// `int` or `name: int`.
    fn case_field(&mut self) -> Parsed<Field> {
        let lo = self.tok().lo;
        let doc = self.doc_at(lo);
        let attributes = self.attributes()?;
        let named = self.at(Tok::Ident) && self.peek(1).kind == Tok::Colon;
        let name = if named { Some(self.ident("the name of a field")?) } else { None };
        if named {
            self.bump();
        }
        let ty = self.nullable_type()?;
        Ok(Field {
            attributes,
            access: None,
            is_static: false,
            is_mutable: false,
            name,
            ty,
            doc,
            span: self.span_from(lo),
        })
    }
}
