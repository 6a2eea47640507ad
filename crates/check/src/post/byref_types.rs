//! Where a type may be a byref, or mention one.

use base::Span;
use tast::{TyConDef, TyConKind};
use types::{Builtin, Ty, TyConId, TyKind};

use crate::cx::Cx;

/// Which byrefs a place admits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Admits {
    /// None.
    Nothing,
    /// The type itself may be one, its parts not.
    Outermost,
}

impl<'a> Cx<'a> {
    /// Whether values of a type live on the stack only: byrefs and structs that say so. Spans are not among them: their
    /// memory is counted like any other, so closures may hold them.
    pub(super) fn is_stack_only(&self, id: TyConId) -> bool {
        match Builtin::of(id) {
            Some(b) => matches!(b, Builtin::ByRef | Builtin::InRef | Builtin::OutRef),
            None => {
                let def = self.tycon(id);
                Self::has_attr(&def.attrs, "IsByRefLike")
                    && !matches!(def.path.as_str(), "System.Span" | "System.ReadOnlySpan")
            }
        }
    }
    pub(super) fn is_stack_only_type(&self, t: Ty) -> bool {
        t.as_con().is_some_and(|(id, _)| self.is_stack_only(id))
    }
    /// Whether a type mentions a byref where it must not.
    pub(super) fn bad_byref(&self, t: Ty, admits: Admits) -> bool {
        self.byref_in(t, admits == Admits::Outermost)
    }
    fn byref_in(&self, t: Ty, admitted: bool) -> bool {
        match t.kind() {
            TyKind::Con(id, args) => {
                if self.is_stack_only(*id) && !admitted {
                    return true;
                }
                // What a byref points to may be a span.
                let inner = self.is_byref(t);
                args.iter().any(|a| self.byref_in(*a, inner && admitted && !self.is_byref(*a)))
            }
            TyKind::Fun(a, b) => self.byref_in(*a, false) || self.byref_in(*b, false),
            TyKind::Tuple(ts, _) => ts.iter().any(|t| self.byref_in(*t, false)),
            TyKind::AnonRecord(fs, _) => fs.iter().any(|f| self.byref_in(f.1, false)),
            TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => false,
        }
    }
    pub(super) fn byref_of_byref(&self, t: Ty) -> bool {
        match t.kind() {
            TyKind::Con(_, args) => {
                self.is_byref(t) && args.iter().any(|a| self.is_byref(*a))
                    || args.iter().any(|a| self.byref_of_byref(*a))
            }
            TyKind::Fun(a, b) => self.byref_of_byref(*a) || self.byref_of_byref(*b),
            TyKind::Tuple(ts, _) => ts.iter().any(|t| self.byref_of_byref(*t)),
            TyKind::AnonRecord(fs, _) => fs.iter().any(|f| self.byref_of_byref(f.1)),
            TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => false,
        }
    }
    /// FS0412: a byref as a part of a type.
    pub(super) fn no_byref(&mut self, t: Ty, admits: Admits, span: Span) {
        if self.bad_byref(t, admits) {
            self.error(
                "FS0412",
                span,
                "A byref cannot be part of another type: only a variable, a parameter or a result is one.",
            );
        }
    }
    /// Fields, bases, interfaces and slots of a type.
    pub fn type_byrefs(&mut self, t: &TyConDef) {
        let stack_only = self.is_stack_only(t.id);
        if stack_only && !t.is_struct {
            self.error("FS3227", t.span, "Only a struct can have the attribute 'IsByRefLike'.");
        }
        let fields: Vec<tast::Field> = match &t.kind {
            TyConKind::Record(fs) | TyConKind::Exception(fs) => fs.clone(),
            TyConKind::Class(fs) => fs.clone(),
            TyConKind::Union(cs) => cs.iter().flat_map(|c| c.fields.iter().cloned()).collect(),
            TyConKind::Abbrev(a) => {
                if self.byref_in(*a, false) && !self.is_stack_only_type(*a) || self.is_byref(*a) {
                    self.error("FS0445", t.span, "A type abbreviation cannot stand for a byref.");
                }
                vec![]
            }
            TyConKind::Builtin(_)
            | TyConKind::Enum(..)
            | TyConKind::Interface
            | TyConKind::Delegate(..)
            | TyConKind::Measure(_)
            | TyConKind::Opaque => vec![],
        };
        for f in fields {
            if stack_only && self.is_stack_only_type(f.ty) && !self.is_byref(f.ty) {
                continue;
            }
            self.no_byref(f.ty, Admits::Nothing, f.span);
            if self.bad_byref(f.ty, Admits::Nothing) {
                self.error(
                    "FS0437",
                    t.span,
                    format!("The type would hold a byref in '{}'. A byref lives on the stack only.", f.name),
                );
            }
        }
        for s in t.base.iter().chain(&t.interfaces).copied().collect::<Vec<_>>() {
            self.no_byref(s, Admits::Nothing, t.span);
        }
    }
}
