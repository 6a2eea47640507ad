//! The locals that each closure takes from the code around it.
//!
//! In: a body. Out: for each lambda, object expression, lazy value and comprehension, the locals used inside and bound
//! outside, in order of their ids. One walk: a use at closure depth `u` of a local bound at depth `d < u` is a capture of the
//! closures at depths `d+1 ..= u`.

use base::SideTable;
use tast::walk::{Child, bound_locals, children};
use tast::{Body, ExprId, ExprKind, LocalId, PatKind};

enum Step {
    Enter(Child),
    Open(ExprId),
    Close,
}

/// Captures of each closure that the root reaches; absent when it captures nothing.
pub(crate) fn captures(body: &Body) -> SideTable<ExprId, Vec<LocalId>> {
    let mut out: SideTable<ExprId, Vec<LocalId>> = SideTable::new();
    let mut depth_of: SideTable<LocalId, usize> = SideTable::new();
    let mut open: Vec<ExprId> = Vec::new();
    let mut stack = vec![Step::Enter(Child::Expr(body.root))];
    while let Some(step) = stack.pop() {
        let node = match step {
            Step::Close => {
                open.pop();
                continue;
            }
            Step::Open(e) => {
                open.push(e);
                continue;
            }
            Step::Enter(node) => node,
        };
        let closure = match node {
            Child::Expr(e) => {
                let inner = usize::from(is_closure(&body.exprs[e].kind));
                bound_locals(&body.exprs[e].kind, &mut |l| {
                    depth_of.insert(l, open.len() + inner);
                });
                if let ExprKind::Local(l, _) | ExprKind::SetLocal(l, _) = &body.exprs[e].kind {
                    let bound = depth_of.get(*l).copied().unwrap_or(0);
                    for closure in open.iter().skip(bound) {
                        add(&mut out, *closure, *l);
                    }
                }
                (inner == 1).then_some(e)
            }
            Child::Pat(p) => {
                if let PatKind::Bind(l, _) = &body.pats[p].kind {
                    depth_of.insert(*l, open.len());
                }
                None
            }
        };
        push_children(body, node, closure, &mut stack);
    }
    out
}

/// Pushes a node's parts, first part on top. The base call of an object expression runs outside of the object.
fn push_children(body: &Body, node: Child, closure: Option<ExprId>, stack: &mut Vec<Step>) {
    let mut steps: Vec<Step> = Vec::new();
    children(body, node, &mut |c| steps.push(Step::Enter(c)));
    if let Some(e) = closure {
        let outside = usize::from(matches!(&body.exprs[e].kind, ExprKind::ObjectExpr { base: Some(_), .. }));
        steps.insert(outside, Step::Open(e));
        steps.push(Step::Close);
    }
    stack.extend(steps.into_iter().rev());
}

fn add(out: &mut SideTable<ExprId, Vec<LocalId>>, closure: ExprId, local: LocalId) {
    match out.get_mut(closure) {
        None => drop(out.insert(closure, vec![local])),
        Some(list) => {
            if let Err(at) = list.binary_search(&local) {
                list.insert(at, local);
            }
        }
    }
}

/// Whether the code of the expression runs later, or elsewhere, than the code around it.
pub(crate) fn is_closure(kind: &ExprKind) -> bool {
    matches!(
        kind,
        ExprKind::Lambda { .. } | ExprKind::ObjectExpr { .. } | ExprKind::Lazy(_) | ExprKind::Comprehension(_)
    )
}
