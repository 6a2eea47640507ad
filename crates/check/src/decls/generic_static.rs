//! Static values of generic types: one for each instance of the type, made when it is first asked for.
//!
//! Such a value is a generic value whose type is a reference cell; it is marked as mutable, which no other generic value
//! is. Reading and writing it reads and writes the contents of the cell.
//!
//! ```fsharp
//! type Cache<'k, 'v when 'k: equality>() =
//!     static let store = Dictionary<'k, 'v>()     // Cache.store<'k, 'v> : Dictionary<'k, 'v> ref
//! ```

use base::Span;
use tast::{ExprId, ExprKind};
use types::{Builtin, Scheme, Ty, TyConId, ValId};

use crate::cx::Cx;

impl Cx<'_> {
    /// The scheme of a static value of a generic type.
    pub fn generic_static(&mut self, id: TyConId, ty: Ty) -> Option<Scheme> {
        let params = self.tycon(id).params.clone();
        if params.is_empty() {
            return None;
        }
        let cell = self.find_tycon("FSharp.Core.Ref", 1)?;
        let ty = self.zonk(ty);
        Some(Scheme { params, ty: Ty::con(cell, &[ty]) })
    }
    /// What a static value starts as; its type is known now.
    pub fn static_root(&mut self, v: ValId, root: ExprId, ty: Ty, span: Span) -> ExprId {
        let Some((cell, _)) = self.generic_cell(v) else { return root };
        let ty = Ty::con(cell, &[self.zonk(ty)]);
        self.val_mut(v).scheme.ty = ty;
        self.mk(ExprKind::Record(vec![root]), ty, span)
    }
    /// A static value of the class in whose code this stands.
    pub fn static_expr(&mut self, v: ValId, span: Span) -> ExprId {
        if self.generic_cell(v).is_none() {
            return self.val_expr(v, span);
        }
        let (cell, ty) = self.static_cell(v, span);
        self.mk(ExprKind::FieldGet(cell, 0), ty, span)
    }
    /// Assigns such a value.
    pub fn set_static(&mut self, v: ValId, value: ExprId, span: Span) -> ExprId {
        let unit = Builtin::Unit.ty();
        if self.generic_cell(v).is_none() {
            return self.mk(ExprKind::SetVal(v, value), unit, span);
        }
        let (cell, _) = self.static_cell(v, span);
        self.mk(ExprKind::FieldSet(cell, 0, value), unit, span)
    }
    /// The type of such a value's contents, seen from its class.
    pub fn static_type(&self, v: ValId) -> Ty {
        self.generic_cell(v).map_or(self.val(v).scheme.ty, |(_, ty)| ty)
    }
    fn static_cell(&mut self, v: ValId, span: Span) -> (ExprId, Ty) {
        let cell = self.class_val(v, span);
        let ty = self.ty_of(cell);
        (cell, ty.as_con().and_then(|(_, args)| args.first().copied()).unwrap_or(ty))
    }
    fn generic_cell(&self, v: ValId) -> Option<(TyConId, Ty)> {
        let def = self.val(v);
        if def.scheme.params.is_empty() || !def.is_mutable {
            return None;
        }
        def.scheme.ty.as_con().and_then(|(id, args)| Some((id, *args.first()?)))
    }
}
