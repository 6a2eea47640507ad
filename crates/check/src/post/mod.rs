//! What F# looks at only when all types of a file are known and nothing else is wrong: members that clash, types less
//! visible than what mentions them, and the places where a byref may stand.
//!
//! In: the definitions of a user file and its finished bodies. Out: diagnostics.

mod access;
mod base_calls;
mod byref_types;
mod byrefs;
mod equality;
mod members;
mod names;
mod properties;

use std::sync::Arc;

use tast::{Body, TyConDef, ValDef, ValKind};

use crate::cx::{Cx, Owner};

impl<'a> Cx<'a> {
    /// Checks a finished file; `bodies` are its bodies with their owners.
    pub fn post_checks(&mut self, bodies: &[(Owner, Arc<Body>)]) {
        let f = self.by_file[&self.file];
        let types: Vec<TyConDef> = self.files[f].tycons.clone();
        let vals: Vec<ValDef> = self.files[f].vals.clone();
        for t in &types {
            self.member_clashes(t);
            self.member_names(t);
            if self.shown.as_ref().is_none_or(|s| s.1.contains(&t.id)) {
                self.type_access(t);
            }
            self.type_byrefs(t);
        }
        for v in &vals {
            // What a signature hides is as visible as the file.
            let is_shown = match &v.kind {
                // Which overloads a signature shows is not known here.
                ValKind::Member(_) => self.shown.is_none(),
                ValKind::Value | ValKind::Function => self.shown.as_ref().is_none_or(|s| s.0.contains(&v.id)),
            };
            if is_shown {
                self.value_access(v);
            }
        }
        for (owner, body) in bodies {
            self.body_byrefs(owner, body);
            self.base_calls(body);
        }
    }
}
