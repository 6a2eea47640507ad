//! Types that contain themselves: abbreviations of themselves, structs inside themselves, and cycles of inheritance.
//!
//! In: a group of types with their representations. Out: FS0953 and FS0954.

use std::collections::HashMap;

use syntax::ast::{self, MemberKind as MK, PatKind};
use tast::TyConKind;
use types::{Scheme, Ty, TyConId, TyKind};

use crate::cx::{Cx, GroupType};

/// A type that has more different parts than this grows without end.
const MOST_PARTS: usize = 200;

impl<'a> Cx<'a> {
    /// FS0953 and FS0954: types that contain themselves. False: the members cannot be checked.
    pub(super) fn check_cycles(&mut self, types: &[GroupType<'a>]) -> bool {
        let parts = self.struct_parts(types);
        let mut looped = vec![];
        let mut loops = vec![];
        for (d, id, _) in types {
            let def = self.tycon(*id);
            let span = d.name.last().map_or(d.span, |n| n.span);
            if matches!(def.kind, TyConKind::Abbrev(_)) && self.abbrev_loops(*id, *id, 0) {
                self.error(
                    "FS0953",
                    span,
                    "This type definition involves an immediate cyclic reference through an abbreviation",
                );
                self.tycon_mut(*id).kind = TyConKind::Opaque;
                continue;
            }
            if self.tycon(*id).is_struct && self.struct_loops(*id, &parts) {
                self.error("FS0954", span, "This type definition involves an immediate cyclic reference through a struct field or inheritance relation");
            }
            if matches!(self.tycon(*id).kind, TyConKind::Interface) && self.interface_loops(*id) {
                self.error("FS0954", span, "This interface inherits itself.");
                loops.push(*id);
            }
            if self.base_loops(*id) {
                self.error("FS0954", span, "This type definition involves an immediate cyclic reference through a struct field or inheritance relation");
                looped.push((*d, *id));
            }
        }
        for id in &loops {
            self.tycon_mut(*id).interfaces.clear();
        }
        for (_, id) in &looped {
            self.tycon_mut(*id).base = None;
        }
        if let Some(c) = looped.iter().find_map(|(d, _)| d.constructor.as_ref()) {
            self.error("FS0912", c.span, "Without its base class this constructor has no meaning.");
            return false;
        }
        true
    }
    fn abbrev_loops(&self, at: TyConId, id: TyConId, depth: usize) -> bool {
        if depth > 50 {
            return true;
        }
        match &self.tycon(at).kind {
            TyConKind::Abbrev(t) => self.mentions_con(*t, id, depth),
            _ => false,
        }
    }
    fn mentions_con(&self, t: Ty, id: TyConId, depth: usize) -> bool {
        match t.kind() {
            TyKind::Con(c, args) => {
                *c == id
                    || self.abbrev_loops(*c, id, depth + 1)
                    || args.iter().any(|a| self.mentions_con(*a, id, depth))
            }
            TyKind::Fun(a, b) => self.mentions_con(*a, id, depth) || self.mentions_con(*b, id, depth),
            TyKind::Tuple(ts, _) => ts.iter().any(|t| self.mentions_con(*t, id, depth)),
            _ => false,
        }
    }
    /// The types of what structs that are classes consist of: their fields and the arguments of their constructor, which
    /// are declared only later.
    fn struct_parts(&mut self, types: &[GroupType<'a>]) -> HashMap<TyConId, Vec<Ty>> {
        let mut parts = HashMap::new();
        for (d, id, typars) in types {
            if !self.tycon(*id).is_struct || !matches!(self.tycon(*id).kind, TyConKind::Class(_)) {
                continue;
            }
            let mut written = vec![];
            for m in &d.members {
                if let MK::Field { is_static: false, sig } = &m.kind {
                    written.push(sig.ty);
                }
            }
            if let Some(c) = &d.constructor {
                self.annotations(c.params, &mut written);
            }
            // What is wrong in them is told where they are declared.
            self.muted += 1;
            let tys = self.with_typars(typars, |cx| written.iter().map(|t| cx.ty_expr(*t)).collect());
            self.muted -= 1;
            parts.insert(*id, tys);
        }
        parts
    }
    fn annotations(&self, p: ast::PatId, out: &mut Vec<ast::TypeId>) {
        match &self.pt(p).kind {
            PatKind::Paren(p) | PatKind::Attributed(_, p) => self.annotations(*p, out),
            PatKind::Tuple { items, .. } => items.iter().for_each(|p| self.annotations(*p, out)),
            PatKind::Annotated(_, t) => out.push(*t),
            _ => {}
        }
    }
    /// Whether a struct is a part of itself.
    fn struct_loops(&self, id: TyConId, parts: &HashMap<TyConId, Vec<Ty>>) -> bool {
        let mut seen = vec![];
        self.parts_of(id, parts).iter().any(|t| self.has_part(*t, id, parts, &mut seen))
    }
    fn has_part(&self, t: Ty, id: TyConId, parts: &HashMap<TyConId, Vec<Ty>>, seen: &mut Vec<Ty>) -> bool {
        match t.kind() {
            TyKind::Tuple(items, true) => items.iter().any(|t| self.has_part(*t, id, parts, seen)),
            TyKind::AnonRecord(items, true) => items.iter().any(|(_, t)| self.has_part(*t, id, parts, seen)),
            TyKind::Con(c, _) if *c == id => true,
            TyKind::Con(c, args) if self.tycon(*c).is_struct && !seen.contains(&t) => {
                if seen.len() > MOST_PARTS {
                    return true;
                }
                seen.push(t);
                let params = self.tycon(*c).params.clone();
                self.parts_of(*c, parts).into_iter().any(|ty| {
                    let part = Scheme { params: params.clone(), ty }.instantiate(args);
                    self.has_part(part, id, parts, seen)
                })
            }
            _ => false,
        }
    }
    fn parts_of(&self, id: TyConId, parts: &HashMap<TyConId, Vec<Ty>>) -> Vec<Ty> {
        if let Some(tys) = parts.get(&id) {
            return tys.clone();
        }
        match &self.tycon(id).kind {
            TyConKind::Record(fs) | TyConKind::Class(fs) => fs.iter().map(|f| f.ty).collect(),
            TyConKind::Union(cs) => cs.iter().flat_map(|c| c.fields.iter().map(|f| f.ty)).collect(),
            _ => vec![],
        }
    }
    /// Whether an interface inherits itself.
    fn interface_loops(&self, id: TyConId) -> bool {
        let (mut todo, mut seen) = (vec![id], vec![]);
        while let Some(at) = todo.pop() {
            for i in &self.tycon(at).interfaces {
                let Some((c, _)) = i.as_con() else { continue };
                if c == id {
                    return true;
                }
                if !seen.contains(&c) {
                    seen.push(c);
                    todo.push(c);
                }
            }
        }
        false
    }
    fn base_loops(&self, id: TyConId) -> bool {
        let mut at = self.tycon(id).base;
        for _ in 0..1000 {
            let Some((c, _)) = at.and_then(Ty::as_con) else { return false };
            if c == id {
                return true;
            }
            at = self.tycon(c).base;
        }
        true
    }
}
