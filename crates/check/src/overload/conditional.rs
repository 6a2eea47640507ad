//! `[<Conditional("SYMBOL")>]`: calls that are part of the program only where the symbol is defined.

use base::Span;
use tast::{ExprId, ExprKind};
use types::{Builtin, Ty, ValId};

use crate::cx::Cx;

impl<'a> Cx<'a> {
    /// Whether calls of a method are left out, arguments and all.
    pub(super) fn is_left_out(&self, m: ValId) -> bool {
        Self::attr_string(&self.val(m).attrs, "Conditional").is_some_and(|symbol| !self.defines.contains(&symbol))
    }
    /// The function value of a method that is left out.
    pub(super) fn no_action(&mut self, given: Ty, span: Span) -> ExprId {
        self.depth += 1;
        let params = vec![self.temp(given, span)];
        let body = self.unit(span);
        self.depth -= 1;
        self.mk(ExprKind::Lambda { params, body }, Ty::fun(given, Builtin::Unit.ty()), span)
    }
}
