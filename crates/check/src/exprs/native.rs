//! Addresses: `&e`, `&&e` and `fixed e`.
//!
//! In: the operand's syntax. Out: a byref or native pointer of the place that it names.

use base::{Span, Symbol};
use syntax::ast;
use tast::{ExprId, ExprKind};
use types::{Builtin, Ty, ValId};

use super::Want;
use crate::cx::{Cx, LocalEntry};

impl<'a> Cx<'a> {
    /// `&e`; `&&e` is the same place as a native pointer.
    pub fn address_of(&mut self, e: ast::ExprId, native: bool, want: Want, span: Span) -> ExprId {
        self.keep_next = true;
        let (target, t) = self.infer_expr(e);
        if self.is_byref(t) {
            if self.writes_what_is_read(t, want.ty) {
                self.mismatch(want.ty, t, span);
                return self.bad(span);
            }
            return self.address_result(target, native, want, span);
        }
        let addressable = match &self.body.exprs[target].kind {
            ExprKind::Local(..) => true,
            ExprKind::Val(v, _) => self.val(*v).is_mutable || self.is_static_value(*v),
            ExprKind::FieldGet(..) => true,
            ExprKind::Intrinsic { op, .. } => op.as_str() == "array_get_checked",
            _ => false,
        };
        let read_only = match &self.body.exprs[target].kind {
            ExprKind::Local(l, _) => !self.body.locals[*l].is_mutable,
            ExprKind::Val(v, _) => !self.val(*v).is_mutable,
            _ => false,
        };
        if addressable && read_only && self.shallow(want.ty).builtin() == Some(Builtin::ByRef) {
            let have = Ty::con(Builtin::InRef.id(), &[t]);
            self.mismatch(want.ty, have, span);
            return self.bad(span);
        }
        if !addressable {
            self.error("FS3236", span, "Cannot take the address of the value returned from the expression. Assign the returned value to a let-bound value before taking the address.");
            if self.shallow(want.ty).builtin() == Some(Builtin::ByRef) {
                // The address of a value that is nowhere can only be read.
                let read_only = Ty::con(Builtin::InRef.id(), &[t]);
                self.mismatch(want.ty, read_only, span);
                return self.bad(span);
            }
        }
        let wanted = self
            .shallow(want.ty)
            .builtin()
            .filter(|b| matches!(b, Builtin::InRef | Builtin::OutRef))
            .unwrap_or(if read_only { Builtin::InRef } else { Builtin::ByRef });
        let e = self.mk(ExprKind::AddrOf(target), Ty::con(wanted.id(), &[t]), span);
        self.address_result(e, native, want, span)
    }
    /// Whether an `inref` stands where its contents may be assigned.
    pub(super) fn writes_what_is_read(&self, have: Ty, want: Ty) -> bool {
        !self.is_library
            && self.shallow(have).builtin() == Some(Builtin::InRef)
            && matches!(self.shallow(want).builtin(), Some(Builtin::ByRef | Builtin::OutRef))
    }
    fn address_result(&mut self, e: ExprId, native: bool, want: Want, span: Span) -> ExprId {
        let e = if native { self.as_pointer(e, span) } else { e };
        let t = self.ty_of(e);
        self.expect(want.ty, t, span);
        e
    }
    fn as_pointer(&mut self, byref: ExprId, span: Span) -> ExprId {
        let t = self.ty_of(byref);
        let elem = self.element(t);
        let ty = Ty::con(Builtin::NativePtr.id(), &[elem]);
        self.mk(ExprKind::Intrinsic { op: Symbol::intern("retype"), types: vec![], args: vec![byref] }, ty, span)
    }
    /// Whether a value is a `static let` of a type.
    fn is_static_value(&self, v: ValId) -> bool {
        self.class_names.values().flatten().any(|n| matches!(n.1, LocalEntry::Static(s) if s == v))
    }
    /// `fixed e`: the address of the first element of an array, a string's chars, or what a byref names. Nothing moves
    /// in a native program, so nothing has to be held in its place.
    pub fn fixed_expr(&mut self, e: ast::ExprId, want: Want, span: Span) -> ExprId {
        self.keep_next = true;
        let (value, t) = self.infer_expr(e);
        let t = self.shallow(t);
        let pinned = match t.builtin() {
            Some(Builtin::ByRef | Builtin::InRef | Builtin::OutRef) => Some(self.as_pointer(value, span)),
            Some(Builtin::Array) => self.pinned_by("ofArray", value, span),
            Some(Builtin::String) => self.pinned_by("ofString", value, span),
            _ if self.member_group(t, Symbol::intern("GetPinnableReference"), false).is_some() => {
                let content = self.call_named(value, "GetPinnableReference", span);
                match self.body.exprs[content].kind {
                    ExprKind::Deref(address) => Some(self.as_pointer(address, span)),
                    _ => None,
                }
            }
            _ => None,
        };
        match pinned {
            Some(p) => self.finish(p, want, span),
            None => {
                self.error("FS3207", span, "Invalid use of 'fixed'. 'fixed' may only be used in a declaration of the form 'use x = fixed expr' where the expression is one of the following: an array, the address of an array element, a string, a byref, an inref, or a type implementing GetPinnableReference()");
                self.bad(span)
            }
        }
    }
    fn pinned_by(&mut self, name: &str, value: ExprId, span: Span) -> Option<ExprId> {
        let v = self.find_val(&format!("FSharp.NativeInterop.Pinned.{name}"))?;
        let f = self.val_expr(v, span);
        let (a, r) = self.expect_fun(self.ty_of(f), span);
        let t = self.ty_of(value);
        self.expect(a, t, span);
        Some(self.mk(ExprKind::Apply { func: f, args: vec![value], direct: false }, r, span))
    }
}
