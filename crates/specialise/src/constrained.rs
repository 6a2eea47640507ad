//! Calls of an interface's member on a value whose type is a type parameter.
//!
//! Instantiated at a struct, such a call goes to the place in which the value stands, as .NET's constrained calls do: a
//! member that changes the struct changes the variable and not a copy of it.
//!
//! ```fsharp
//! let twice (x: byref<'t> when 't :> ICounter) = x.Increment (); x.Increment ()
//! ```

use tast::{Body, ExprId, ExprKind, TyConKind};
use types::{Builtin, Ty, TyKind};

use crate::emit::Fx;
use crate::layout::uncurry;
use crate::value::{Fun, Val};

/// The value of a type parameter's type that a member of an interface is called on.
pub fn receiver(body: &Body, func: ExprId, args: &[ExprId]) -> Option<ExprId> {
    if !matches!(body.exprs[func].kind, ExprKind::Val(..)) {
        return None;
    }
    match body.exprs[*args.first()?].kind {
        ExprKind::Upcast(x) if matches!(body.exprs[x].ty.kind(), TyKind::Var(_)) => Some(x),
        _ => None,
    }
}

impl Fx<'_, '_> {
    /// The address of the receiver `x`, if the implementation changes its struct and `x` is a place that may be changed.
    pub fn constrained_address(&mut self, x: ExprId, imp: &Fun) -> Option<Val> {
        let body = self.frame.body.clone();
        let is_parameter = matches!(body.body.exprs[x].ty.kind(), TyKind::Var(_));
        let wants = uncurry(self.cx.fun_ty(imp)).0.first().and_then(|t| t.builtin());
        if !is_parameter || wants != Some(Builtin::ByRef) || !self.is_place(x) {
            return None;
        }
        Some(self.addr_of(x))
    }

    /// Whether an expression names memory that the program may change.
    fn is_place(&mut self, x: ExprId) -> bool {
        let body = self.frame.body.clone();
        match &body.body.exprs[x].kind {
            ExprKind::Local(l, _) => body.body.locals[*l].is_mutable,
            ExprKind::Val(v, _) => self.cx.program.val(*v).is_mutable,
            ExprKind::FieldGet(o, i) => {
                let owner = self.ty(*o);
                let is_value = !matches!(self.cx.mir_ty(owner), mir::Ty::Cell(_));
                self.is_mutable_field(owner, *i) && (!is_value || self.is_place(*o))
            }
            ExprKind::Intrinsic { op, .. } => op.as_str().starts_with("array_get"),
            ExprKind::Deref(p) => self.ty(*p).builtin() != Some(Builtin::InRef),
            _ => false,
        }
    }

    fn is_mutable_field(&self, owner: Ty, i: usize) -> bool {
        owner.as_con().is_some_and(|(id, _)| match &self.cx.program.tycon(id).kind {
            TyConKind::Record(fields) | TyConKind::Class(fields) => fields.get(i).is_some_and(|f| f.is_mutable),
            _ => false,
        })
    }
}
