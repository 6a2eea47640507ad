//! Signatures of values and members: abstract slots, member constraints, signature files (F# specification, chapter 11).

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::Tok;

impl Parser<'_> {
    /// `val [inline] [mutable] x : t [= const]` after `val`.
    pub(super) fn val_signature(&mut self, mut attributes: Vec<Attribute>, lo: u32) -> Parsed<ValSig> {
        attributes.extend(self.attributes()?);
        let modifiers = self.modifiers();
        let doc = self.doc_at(lo);
        let name = self.name("the name of a value")?;
        let typars = self.typar_decls()?;
        self.expect(Tok::Colon, "':' and the type of the value")?;
        let ty = self.signature_type()?;
        let value = if self.at(Tok::Equals) { Some(self.signature_value()?) } else { None };
        Ok(ValSig {
            attributes,
            access: modifiers.access,
            is_inline: modifiers.is_inline,
            is_mutable: modifiers.is_mutable,
            name,
            typars,
            ty,
            value,
            doc,
        })
    }

    fn signature_value(&mut self) -> Parsed<ExprId> {
        self.bump();
        let value = self.binding_body()?;
        self.eat(Tok::DeclEnd);
        Ok(value)
    }

    /// A member of a constraint, with its keywords: `static member M : t`, `member M : t`, `new : t`.
    pub(super) fn member_signature(&mut self) -> Parsed<MemberSig> {
        let lo = self.tok().lo;
        let attributes = self.attributes()?;
        let is_static = self.eat(Tok::Static);
        let kind = match self.kind() {
            Tok::Member => MemberSigKind::Member,
            Tok::Abstract => MemberSigKind::Abstract,
            Tok::Override => MemberSigKind::Override,
            Tok::Default => MemberSigKind::Default,
            Tok::New => return self.slot(lo, attributes, is_static, MemberSigKind::Constructor, None),
            _ => return Err(self.unexpected("'member' or 'static member'")),
        };
        self.bump();
        if kind == MemberSigKind::Abstract {
            self.eat(Tok::Member);
        }
        let doc = self.doc_at(lo);
        self.slot(lo, attributes, is_static, kind, doc)
    }

    /// The rest of a signature after its keyword: `[inline] [access] Name<'a> : t [with get, set]`.
    pub(super) fn slot(
        &mut self,
        lo: u32,
        attributes: Vec<Attribute>,
        is_static: bool,
        kind: MemberSigKind,
        doc: Option<String>,
    ) -> Parsed<MemberSig> {
        let modifiers = self.modifiers();
        let name = if self.at(Tok::New) {
            let token = self.bump();
            self.make_ident("new", self.token_span(&token))
        } else {
            self.name("the name of a member")?
        };
        let typars = self.typar_decls()?;
        self.expect(Tok::Colon, "':' and the type of the member")?;
        let ty = self.signature_type()?;
        let (has_get, has_set) = self.slot_accessors()?;
        if self.at(Tok::Equals) {
            // A constant in the signature of a literal says nothing about the type.
            self.signature_value()?;
        }
        Ok(MemberSig {
            is_static,
            kind,
            is_inline: modifiers.is_inline,
            name,
            typars,
            ty,
            has_get,
            has_set,
            attributes,
            access: modifiers.access,
            doc,
            span: self.span_from(lo),
        })
    }

    /// `with get, set` of a slot.
    fn slot_accessors(&mut self) -> Parsed<(bool, bool)> {
        if !self.at(Tok::With) {
            return Ok((false, false));
        }
        let lo = self.tok().lo;
        let accessors = self.accessor_words()?;
        if !self.ast.is_signature && (accessors.0.flatten().is_some() || accessors.1.flatten().is_some()) {
            let span = self.span_from(lo);
            self.report("FS0561", span, "the accessors of an abstract property are as visible as the property");
        }
        Ok((accessors.0.is_some(), accessors.1.is_some()))
    }
}
