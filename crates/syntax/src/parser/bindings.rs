//! `let` and `use` bindings: attributes, modifiers, heads and bodies (F# specification, 8.6 and 14.6).

use super::{Parsed, Parser};
use crate::ast::*;
use crate::token::{Tok, Token};

/// Words in front of a binding's head.
#[derive(Default)]
pub(super) struct Modifiers {
    pub access: Option<Access>,
    pub is_inline: bool,
    pub is_mutable: bool,
}

impl Parser<'_> {
    /// `inline`, `mutable` and accessibility in any order.
    pub(super) fn modifiers(&mut self) -> Modifiers {
        let mut modifiers = Modifiers::default();
        loop {
            match self.kind() {
                Tok::Inline => modifiers.is_inline = true,
                Tok::Mutable => modifiers.is_mutable = true,
                _ => match self.access() {
                    Some(access) => {
                        modifiers.access = Some(access);
                        continue;
                    }
                    None => return modifiers,
                },
            }
            self.bump();
        }
    }

    /// Bindings joined by `and`, after `let [rec]`.
    pub(super) fn bindings(
        &mut self,
        is_use: bool,
        is_rec: bool,
        attributes: Vec<Attribute>,
        keyword: &Token,
    ) -> Parsed<Vec<Binding>> {
        let doc_lo = attributes.first().map_or(keyword.lo, |a| self.attribute_start(a));
        let doc = self.doc_at(doc_lo).or_else(|| self.doc_at(keyword.lo));
        let first = self.binding(is_use, attributes, doc);
        if first.is_err() {
            self.blame_binding(keyword);
        }
        let mut bindings = vec![first?];
        while self.at(Tok::And) {
            let and = self.bump();
            if !is_rec && bindings.len() == 1 {
                let span = bindings[0].span;
                self.report("FS0576", self.token_span(keyword).to(span), "bindings joined by 'and' need 'let rec'");
            }
            let doc = self.doc_at(and.lo);
            bindings.push(self.binding(false, Vec::new(), doc)?);
        }
        Ok(bindings)
    }

    /// The `[<` of an attribute list starts before its first attribute.
    fn attribute_start(&self, attribute: &Attribute) -> u32 {
        let before = self.text.get(..attribute.span.lo as usize).unwrap_or("");
        before.rfind("[<").map_or(attribute.span.lo, |i| i as u32)
    }

    fn binding(&mut self, is_use: bool, mut attributes: Vec<Attribute>, doc: Option<String>) -> Parsed<Binding> {
        let lo = self.tok().lo;
        attributes.extend(self.attributes()?);
        let modifiers = self.modifiers();
        let mut head = self.binding_head()?;
        if let BindingHead::Pattern(pat) = head
            && modifiers.access.is_some()
            && !matches!(
                self.ast.pats[pat].kind,
                PatKind::Ident { .. } | PatKind::Tuple { .. } | PatKind::Case { .. } | PatKind::As(..)
            )
        {
            let span = self.pat_span(pat);
            return Err(self.report("FS0010", span, "accessibility stands before a name, not before a pattern"));
        }
        let mut return_attributes = Vec::new();
        let mut ret = None;
        if self.eat(Tok::Colon) {
            return_attributes = self.attributes()?;
            ret = Some(self.constrained_type()?);
        }
        self.expect(Tok::Equals, "'=' in this binding")?;
        let body = self.binding_body()?;
        if let BindingHead::Pattern(pat) = &mut head
            && let PatKind::Ident { is_mutable, access, .. } = &mut self.ast.pats[*pat].kind
        {
            *is_mutable |= modifiers.is_mutable;
            *access = access.or(modifiers.access);
        }
        Ok(Binding {
            attributes,
            return_attributes,
            access: modifiers.access,
            is_inline: modifiers.is_inline,
            is_mutable: modifiers.is_mutable,
            is_use,
            head,
            ret,
            body,
            doc,
            span: self.span_from(lo),
        })
    }

    /// The right-hand side: a block, or one expression where the filter opened none.
    pub(super) fn binding_body(&mut self) -> Parsed<ExprId> {
        if self.at(Tok::BlockBegin) { self.block("binding") } else { self.typed_sequence() }
    }

    /// The same where a missing block is said to be missing.
    pub(super) fn needed_body(&mut self, what: &str) -> Parsed<ExprId> {
        if self.at(Tok::BlockBegin) { self.block(what) } else { self.typed_sequence() }
    }

    /// `f<'a> p1 p2`, or a pattern.
    fn binding_head(&mut self) -> Parsed<BindingHead> {
        let start = (self.pos, self.last_hi, self.diags.len(), self.blamed);
        if let Some(name) = self.opt_name() {
            let typars = self.typar_decls()?;
            let mut params = Vec::new();
            self.curried_patterns(&mut params)?;
            if self.at_any(&[Tok::Equals, Tok::Colon]) {
                if params.is_empty() && !typars.explicit {
                    let pat = self.mk_pat(PatKind::Ident { name, is_mutable: false, access: None }, name.span);
                    return Ok(BindingHead::Pattern(pat));
                }
                return Ok(BindingHead::Function { name, typars, params });
            }
            // `x, y`, `x :: xs`, `M.Case x`: a pattern after all.
            if self.at_any(&[Tok::Comma, Tok::ColonColon, Tok::Bar, Tok::Amp, Tok::As, Tok::Dot]) {
                (self.pos, self.last_hi, _, self.blamed) = start;
                self.diags.truncate(start.2);
            } else {
                return Err(self.unexpected_in("binding"));
            }
        }
        Ok(BindingHead::Pattern(self.head_pattern()?))
    }
}
