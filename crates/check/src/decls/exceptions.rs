//! `exception E of ..`

use base::{Span, Symbol};
use syntax::ast;
use tast::{ConstraintFlags, Field, TyConKind};
use types::Builtin;

use crate::cx::Cx;
use crate::env::{Item, PatItem, TypeEntry};
use crate::resolve::Found;
use crate::tyexprs::TyparMode;

impl<'a> Cx<'a> {
    /// An exception definition or abbreviation.
    pub fn exception(&mut self, e: &'a ast::ExceptionDefn, span: Span) {
        self.typars.clear();
        self.typar_mode = TyparMode::Closed;
        let name = e.case.name;
        let c = self.container;
        if let Some(target) = &e.abbrev {
            match self.resolve_expr(target) {
                Some((Found::Item(i @ Item::Exception(id)), n)) if n == target.len() => {
                    let stamp = self.next_stamp();
                    self.containers[c].items.add(name.name, stamp, i);
                    self.containers[c].pats.add(name.name, stamp, PatItem::Exception(id));
                }
                _ => self.error("FS0039", span, "This exception abbreviation does not name an F# exception."),
            }
            return;
        }
        let known =
            self.containers[c].types.get(name.name, self.file_end()).any(|t| t.id.file == self.file && t.arity == 0);
        if known {
            self.error(
                "FS0037",
                name.span,
                format!("Duplicate definition of type, exception or module '{}'", name.name),
            );
        }
        let attrs = self.attributes_on(&e.attributes, super::targets::CLASS);
        let id = self.push_tycon(name.name, vec![], attrs, name.span);
        if name.name.as_str().starts_with(char::is_lowercase) {
            self.error("FS0053", name.span, "The name of an exception begins with an uppercase letter.");
        }
        let mut fields = vec![];
        for (i, f) in e.case.fields.iter().enumerate() {
            let fname = f.name.map_or_else(|| Symbol::intern(&format!("Data{i}")), |x| x.name);
            if fields.iter().any(|o: &Field| o.name == fname) {
                self.error("FS3176", f.span, format!("Two fields of this exception are named '{fname}'."));
            }
            let ty = self.ty_expr(f.ty);
            fields.push(Field { name: fname, ty, is_mutable: false, attrs: vec![], span: f.span });
        }
        let def = self.tycon_mut(id);
        def.kind = TyConKind::Exception(fields);
        def.base = Some(Builtin::Exn.ty());
        def.flags = ConstraintFlags::default();
        let stamp = self.next_stamp();
        let home = &mut self.containers[c];
        home.types.add(name.name, stamp, TypeEntry { id, arity: 0 });
        home.items.add(name.name, stamp, Item::Exception(id));
        home.pats.add(name.name, stamp, PatItem::Exception(id));
        self.tycon_home.insert(id, c);
        if !e.members.is_empty() {
            let plans = self.exception_members(&e.members, id);
            self.check_plans(plans);
        }
    }
}
