//! Calls through `base`: they stand directly in a member, not in a function inside it, which could outlive the object's
//! construction or run for another one (F# specification, section 6.9.14).
//!
//! In: a finished body. Out: FS0405 for a call in a function, FS0408 for one in a delegate or another object's member.

use base::Span;
use tast::walk::{Child, expr_children, pat_children};
use tast::{Body, ExprId, ExprKind, LocalId};

use crate::cx::Cx;
use crate::reach::is_plain_collection;

/// The outermost closure around an expression, with the code that a call in it has.
type Around = Option<(&'static str, Span)>;

/// What is still to be looked at.
#[derive(Clone, Copy)]
struct Place {
    /// In the member itself.
    member: Around,
    /// In the innermost object expression's member.
    object: Around,
}

impl Place {
    fn in_closure(self, code: &'static str, span: Span) -> Place {
        let at = Some((code, span));
        Place { member: self.member.or(at), object: self.object.or(at) }
    }
}

impl<'a> Cx<'a> {
    /// Reports calls through `base` in closures.
    pub(super) fn base_calls(&mut self, body: &Body) {
        let calls_base = |e: &tast::Expr| matches!(e.kind, ExprKind::Apply { direct: true, .. });
        if !body.exprs.iter().any(calls_base) {
            return;
        }
        let root = match &body.exprs[body.root].kind {
            ExprKind::Lambda { body, .. } => *body,
            _ => body.root,
        };
        let mut own: Vec<LocalId> = vec![];
        let mut said: Vec<Span> = vec![];
        let mut stack: Vec<(Child, Place)> = vec![(Child::Expr(root), Place { member: None, object: None })];
        while let Some((node, place)) = stack.pop() {
            let id = match node {
                Child::Expr(id) => id,
                Child::Pat(p) => {
                    pat_children(body, p, &mut |c| stack.push((c, place)));
                    continue;
                }
            };
            let e = &body.exprs[id];
            let inside = match &e.kind {
                ExprKind::Lambda { .. } | ExprKind::Lazy(_) => place.in_closure("FS0405", e.span),
                ExprKind::Comprehension(_) if !is_plain_collection(e.ty) => place.in_closure("FS0405", e.span),
                ExprKind::Delegate(_) => place.in_closure("FS0408", e.span),
                ExprKind::ObjectExpr { base, this, members } => {
                    own.push(*this);
                    stack.extend(base.map(|b| (Child::Expr(b), place)));
                    let inside = Place { object: None, ..place.in_closure("FS0408", e.span) };
                    for (_, m) in members {
                        let inner = match &body.exprs[*m].kind {
                            ExprKind::Lambda { params, body } => {
                                own.extend(params);
                                *body
                            }
                            _ => *m,
                        };
                        stack.push((Child::Expr(inner), inside));
                    }
                    continue;
                }
                ExprKind::Apply { direct: true, args, .. } => {
                    let object = args.first().and_then(|o| object_of(body, *o));
                    let around = object.and_then(|o| if own.contains(&o) { place.object } else { place.member });
                    if let Some((code, span)) = around.filter(|a| !said.contains(&a.1)) {
                        said.push(span);
                        let text = "'base' is used in a function here: only a member itself can call its base class.";
                        self.error(code, span, text);
                    }
                    place
                }
                _ => place,
            };
            expr_children(body, id, &mut |c| stack.push((c, inside)));
        }
    }
}

/// The variable that an object is, seen as its base class. Functions that `let` defines in a class are called directly
/// too, on the object as it is.
fn object_of(body: &Body, e: ExprId) -> Option<LocalId> {
    let ExprKind::Upcast(mut e) = body.exprs[e].kind else { return None };
    loop {
        match &body.exprs[e].kind {
            ExprKind::Upcast(inner) => e = *inner,
            ExprKind::Local(l, _) => return Some(*l),
            _ => return None,
        }
    }
}
