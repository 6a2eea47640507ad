//! `[<Obsolete>]`: what is marked, and what is said where it is used.
//!
//! In: a use of a value, type, case, field or module. Out: FS0044, or FS0101 where the attribute asks for an error.

use base::{Span, Symbol};
use syntax::ast::{Ident, LongIdent};
use tast::{Attr, Const, TyConKind};
use types::{TyConId, ValId};

use crate::cx::Cx;
use crate::env::ContainerId;

/// The message of an attribute, and whether a use is an error.
pub(crate) type Note = (String, bool);

/// What a list of attributes says on uses.
pub(crate) fn note_of(attrs: &[Attr]) -> Option<Note> {
    let a = attrs.iter().find(|a| a.name.as_str() == "Obsolete")?;
    let text = Cx::attr_string(attrs, "Obsolete").unwrap_or_default();
    Some((text, a.args.get(1).is_some_and(|x| x.value == Some(Const::Bool(true)))))
}

impl<'a> Cx<'a> {
    /// Notes what the attributes of a value say on its uses.
    pub fn note_obsolete(&mut self, v: ValId, attrs: &[Attr]) {
        if let Some(note) = note_of(attrs) {
            self.info_mut(v).warn = Some(note);
        }
    }
    /// Notes what the attributes of a module say on its uses.
    pub fn note_obsolete_module(&mut self, c: ContainerId, attrs: &[Attr]) {
        if let Some(note) = note_of(attrs) {
            self.obsolete_modules.insert(c, note);
        }
    }
    /// Notes what the attributes of the value of an enumeration say on its uses.
    pub fn note_obsolete_enum(&mut self, id: TyConId, case: Symbol, attrs: &[Attr]) {
        if let Some(note) = note_of(attrs) {
            self.obsolete_enums.insert((id, case), note);
        }
    }
    /// Warns about an obsolete value.
    pub fn check_obsolete(&mut self, v: ValId, span: Span) {
        let note = self.info(v).warn.clone();
        self.say_obsolete(note, span);
    }
    /// Warns about an obsolete type.
    pub fn check_obsolete_type(&mut self, id: TyConId, span: Span) {
        if !self.is_library {
            let note = note_of(&self.tycon(id).attrs);
            self.say_obsolete(note, span);
        }
    }
    /// Warns about an obsolete case of a union or value of an enumeration.
    pub fn check_obsolete_case(&mut self, id: TyConId, case: usize, span: Span) {
        if self.is_library {
            return;
        }
        let note = match &self.tycon(id).kind {
            TyConKind::Union(cases) => cases.get(case).and_then(|c| note_of(&c.attrs)),
            TyConKind::Enum(_, cases) => cases.get(case).and_then(|c| self.obsolete_enums.get(&(id, c.0)).cloned()),
            _ => None,
        };
        self.say_obsolete(note, span);
    }
    /// Warns about an obsolete field of a record.
    pub fn check_obsolete_field(&mut self, id: TyConId, field: usize, span: Span) {
        if self.is_library {
            return;
        }
        let note = match &self.tycon(id).kind {
            TyConKind::Record(fields) => fields.get(field).and_then(|f| note_of(&f.attrs)),
            _ => None,
        };
        self.say_obsolete(note, span);
    }
    /// Warns about the obsolete modules that a path goes through; its last name is what is in them.
    pub fn check_obsolete_path(&mut self, ids: &[Ident]) {
        for n in 1..ids.len() {
            self.check_obsolete_module(&ids[..n].to_vec());
        }
    }
    /// Warns about an obsolete module at the last name of its path.
    pub fn check_obsolete_module(&mut self, ids: &LongIdent) {
        if self.is_library || self.obsolete_modules.is_empty() {
            return;
        }
        let Some(last) = ids.last() else { return };
        let note = self.resolve_module(ids).first().and_then(|c| self.obsolete_modules.get(c).cloned());
        self.say_obsolete(note, last.span);
    }
    fn say_obsolete(&mut self, note: Option<Note>, span: Span) {
        let Some((text, is_error)) = note else { return };
        let message = format!("This construct is deprecated. {text}");
        if is_error {
            self.error("FS0101", span, message);
        } else {
            self.warning("FS0044", span, message);
        }
    }
}
