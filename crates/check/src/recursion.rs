//! Values of a recursive group that are no functions: which uses of one another come too early (F# specification,
//! section 14.6.6).
//!
//! In: the right-hand sides of a group. Out: FS0040 for a use that is only checked at run time or comes before its
//! value, FS0031 for values that need themselves.

use base::Span;
use tast::walk::{Child, expr_children, pat_children};
use tast::{Body, ExprId, ExprKind, LocalId};
use types::ValId;

use crate::cx::{BodyBuilder, Cx};
use crate::reach::is_plain_collection;

/// A name of the group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Member {
    Val(ValId),
    Local(LocalId),
}

/// How surely an expression is evaluated while the group is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// The right-hand side itself.
    Top,
    /// A part of data that the right-hand side is.
    InnerTop,
    Later,
    Now,
    Perhaps,
}

struct Walk<'b> {
    body: &'b Body,
    group: &'b [Member],
    /// How many members of the group have their value.
    ready: usize,
    /// Uses that come too early, or may: where, of which member.
    doubtful: Vec<(Span, usize)>,
    needs: Vec<usize>,
    /// Members that this one holds as parts of its data.
    holds: Vec<usize>,
}

impl When {
    fn strict(self) -> When {
        match self {
            When::Perhaps | When::Later => self,
            When::Top | When::Now | When::InnerTop => When::Now,
        }
    }
    fn part(self) -> When {
        match self {
            When::Top | When::InnerTop => When::InnerTop,
            When::Now | When::Perhaps | When::Later => self,
        }
    }
    fn lazy(self) -> When {
        match self {
            When::Top | When::InnerTop | When::Later => When::Later,
            When::Perhaps | When::Now => When::Perhaps,
        }
    }
}

impl<'a> Cx<'a> {
    /// Checks a group; each member with its name's place, its body and its right-hand side. Gives the order in which
    /// they are made: as they stand, but data after what it holds.
    pub fn check_recursion(&mut self, group: &[(Member, Span, &BodyBuilder, ExprId)]) -> Vec<usize> {
        let as_written = (0..group.len()).collect();
        if self.is_library || group.iter().all(|g| matches!(g.2.exprs[g.3].kind, ExprKind::Lambda { .. })) {
            return as_written;
        }
        let mut held: Vec<Vec<usize>> = vec![];
        let members: Vec<Member> = group.iter().map(|g| g.0).collect();
        let mut edges: Vec<Vec<usize>> = vec![];
        let mut said = false;
        for (i, (_, _, builder, root)) in group.iter().enumerate() {
            let body = Body {
                exprs: builder.exprs.clone(),
                pats: builder.pats.clone(),
                locals: builder.locals.clone(),
                root: *root,
            };
            let mut w = Walk { body: &body, group: &members, ready: i, doubtful: vec![], needs: vec![], holds: vec![] };
            w.expr(*root, When::Top);
            let (doubtful, needs) = (w.doubtful, w.needs);
            held.push(w.holds);
            if let (false, Some((span, j))) = (said, doubtful.first().copied()) {
                said = true;
                let d = diag::Diagnostic::warning(
                    "FS0040",
                    span,
                    "This use of a recursive value is checked when the program runs: it fails if it happens before the value is made.",
                );
                self.report(d.label(group[j].1, "the value").help("Recursive functions need no such check."));
            }
            edges.push(needs);
        }
        if let Some(i) = (0..group.len()).find(|i| reaches(&edges, *i)) {
            self.error("FS0031", group[i].1, "To make this value, the value itself is needed.");
        }
        let mut order = vec![];
        (0..group.len()).for_each(|i| place(&held, i, &mut vec![], &mut order));
        order
    }
}

/// Puts a member after those that it holds.
fn place(held: &[Vec<usize>], i: usize, open: &mut Vec<usize>, order: &mut Vec<usize>) {
    if order.contains(&i) || open.contains(&i) {
        return;
    }
    open.push(i);
    held[i].iter().for_each(|j| place(held, *j, open, order));
    open.pop();
    order.push(i);
}

/// Whether a member needs itself.
fn reaches(edges: &[Vec<usize>], from: usize) -> bool {
    let mut seen = vec![false; edges.len()];
    let mut todo = edges[from].clone();
    while let Some(i) = todo.pop() {
        if i == from {
            return true;
        }
        if !std::mem::replace(&mut seen[i], true) {
            todo.extend(&edges[i]);
        }
    }
    false
}

impl Walk<'_> {
    fn expr(&mut self, id: ExprId, when: When) {
        let body = self.body;
        match &body.exprs[id].kind {
            ExprKind::Lambda { body: inner, .. } => self.delayed(*inner, when),
            ExprKind::Lazy(inner) => self.delayed(*inner, when.strict()),
            // A sequence runs when it is read.
            ExprKind::Comprehension(inner) if !is_plain_collection(body.exprs[id].ty) => {
                self.delayed(*inner, when.strict());
            }
            ExprKind::Delegate(inner) => match &body.exprs[*inner].kind {
                ExprKind::Lambda { body: b, .. } => self.expr(*b, when.strict().lazy()),
                _ => self.expr(*inner, when.strict()),
            },
            ExprKind::ObjectExpr { base, members, .. } => {
                if let Some(b) = base {
                    self.expr(*b, when.strict());
                }
                for (_, m) in members {
                    let at = if base.is_some() { when.strict().lazy() } else { when };
                    match &body.exprs[*m].kind {
                        ExprKind::Lambda { body: b, .. } if base.is_some() => self.expr(*b, at),
                        ExprKind::Lambda { body: b, .. } => self.delayed(*b, when),
                        _ => self.expr(*m, at),
                    }
                }
            }
            ExprKind::Val(v, _) => self.used(Member::Val(*v), id, when),
            ExprKind::Local(l, _) => self.used(Member::Local(*l), id, when),
            ExprKind::SetVal(v, _) | ExprKind::InitVal(v, _) => {
                self.used(Member::Val(*v), id, when.strict());
                self.children(id, when.strict());
            }
            ExprKind::Tuple(_) | ExprKind::Union { .. } | ExprKind::Record(_) | ExprKind::List(_) => {
                self.children(id, when.part());
            }
            ExprKind::Upcast(_) => self.children(id, when),
            _ => self.children(id, when.strict()),
        }
    }
    fn children(&mut self, id: ExprId, when: When) {
        let mut parts = vec![];
        expr_children(self.body, id, &mut |c| parts.push(c));
        for p in parts {
            match p {
                Child::Expr(e) => self.expr(e, when),
                Child::Pat(p) => {
                    let mut inner = vec![];
                    pat_children(self.body, p, &mut |c| inner.push(c));
                    for c in inner {
                        if let Child::Expr(e) = c {
                            self.expr(e, when);
                        }
                    }
                }
            }
        }
    }
    fn delayed(&mut self, inner: ExprId, when: When) {
        if matches!(when, When::Perhaps | When::Now) {
            self.expr(inner, When::Perhaps);
        }
    }
    fn used(&mut self, m: Member, id: ExprId, when: When) {
        let Some(i) = self.group.iter().position(|g| *g == m) else { return };
        let span = self.body.exprs[id].span;
        match when {
            When::Perhaps => self.doubtful.push((span, i)),
            When::Top | When::Now => {
                if i >= self.ready {
                    self.doubtful.push((span, i));
                }
                self.needs.push(i);
            }
            When::InnerTop => self.holds.push(i),
            When::Later => {}
        }
    }
}
