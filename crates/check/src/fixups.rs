//! Records that hold each other: `let rec a = { Next = b } and b = { Next = a }`.
//!
//! In: the right-hand sides of a recursive group in the order in which they are made. Out: the same with nothing where a
//! value is held that is not made yet, and the assignments that put it there when all are made, as F# does it.

use base::Span;
use tast::{Const, ExprId, ExprKind};
use types::{Builtin, Ty};

use crate::cx::{BodyBuilder, Cx};
use crate::recursion::Member;

/// A field that is set when the group is made.
pub(crate) struct Fixup {
    /// The value of the group that holds the field, by place.
    pub owner: usize,
    /// The fields on the way, each with its type; the last is the one that is set.
    path: Vec<(usize, Ty)>,
    /// What it holds.
    target: usize,
    /// The types to which that is converted on the way.
    upcasts: Vec<Ty>,
    span: Span,
}

impl<'a> Cx<'a> {
    /// Empties the fields of a member's record, and of records in it, that hold a member for which `is_early` holds.
    /// What cannot be emptied is reported.
    pub fn take_early(
        &mut self,
        body: &mut BodyBuilder,
        root: ExprId,
        owner: usize,
        group: &[Member],
        is_early: &dyn Fn(usize) -> bool,
    ) -> Vec<Fixup> {
        let mut out = vec![];
        self.take_from(body, root, (owner, vec![]), group, is_early, &mut out);
        out
    }
    fn take_from(
        &mut self,
        body: &mut BodyBuilder,
        at: ExprId,
        (owner, path): (usize, Vec<(usize, Ty)>),
        group: &[Member],
        is_early: &dyn Fn(usize) -> bool,
        out: &mut Vec<Fixup>,
    ) {
        let (parts, is_record) = match &body.exprs[at].kind {
            ExprKind::Record(fields) => (fields.clone(), !self.is_struct_type(body.exprs[at].ty)),
            ExprKind::Tuple(parts) | ExprKind::List(parts) => (parts.clone(), false),
            ExprKind::Union { args, .. } => (args.clone(), false),
            _ => return,
        };
        for (i, part) in parts.into_iter().enumerate() {
            let (span, ty) = (body.exprs[part].span, body.exprs[part].ty);
            let mut inner = part;
            let mut upcasts = vec![];
            while let ExprKind::Upcast(e) = body.exprs[inner].kind {
                upcasts.insert(0, body.exprs[inner].ty);
                inner = e;
            }
            let member = match &body.exprs[inner].kind {
                ExprKind::Val(v, _) => Some(Member::Val(*v)),
                ExprKind::Local(l, _) => Some(Member::Local(*l)),
                _ => None,
            };
            let target = member.and_then(|m| group.iter().position(|g| *g == m)).filter(|t| is_early(*t));
            let mut path = path.clone();
            path.push((i, ty));
            match target {
                Some(target) if is_record => {
                    body.exprs[part].kind = ExprKind::Const(Const::Default);
                    out.push(Fixup { owner, path, target, upcasts, span });
                }
                Some(_) => self.unsupported(span, "data that holds itself in another way than by fields of records"),
                None if is_record => self.take_from(body, inner, (owner, path), group, is_early, out),
                None => {}
            }
        }
    }
    fn is_struct_type(&self, ty: Ty) -> bool {
        self.shallow(ty).as_con().is_some_and(|(id, _)| self.tycon(id).is_struct)
    }
    /// The assignments, in the body being built, with the values of the group at hand.
    pub fn put_fixups(&mut self, fixups: &[Fixup], values: &[ExprKind], tys: &[Ty]) -> Option<ExprId> {
        let unit = Builtin::Unit.ty();
        let mut all: Option<ExprId> = None;
        for f in fixups {
            let mut object = self.mk(values[f.owner].clone(), tys[f.owner], f.span);
            let (last, way) = f.path.split_last()?;
            for (field, ty) in way {
                object = self.mk(ExprKind::FieldGet(object, *field), *ty, f.span);
            }
            let mut value = self.mk(values[f.target].clone(), tys[f.target], f.span);
            for ty in &f.upcasts {
                value = self.mk(ExprKind::Upcast(value), *ty, f.span);
            }
            let set = self.mk(ExprKind::FieldSet(object, last.0, value), unit, f.span);
            all = Some(match all {
                Some(before) => self.mk(ExprKind::Seq(before, set), unit, f.span),
                None => set,
            });
        }
        all
    }
}
