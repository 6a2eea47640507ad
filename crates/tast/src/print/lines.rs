//! Expressions of the printer that take lines of their own.

use types::ValId;

use super::{Printer, is_block};
use crate::{Arm, Body, ExprId, ExprKind, LocalId, LoopKind, PatId};

impl Printer<'_> {
    // ---- expressions that take lines of their own ----

    /// Prints an expression as lines. The tail of `let` and `;` chains is a loop: they are the deep ones.
    pub(super) fn block(&mut self, body: &Body, root: ExprId) {
        let mut id = root;
        loop {
            match &body.exprs[id].kind {
                ExprKind::Let { local, rhs, body: rest } => {
                    self.binding(body, "let", *local, *rhs);
                    id = *rest;
                }
                ExprKind::LetRec { bindings, body: rest } => {
                    for (i, (local, rhs)) in bindings.iter().enumerate() {
                        self.binding(body, if i == 0 { "let rec" } else { "and" }, *local, *rhs);
                    }
                    id = *rest;
                }
                ExprKind::Seq(a, b) => {
                    self.block(body, *a);
                    id = *b;
                }
                _ => return self.statement(body, id),
            }
        }
    }

    fn binding(&mut self, body: &Body, word: &str, local: LocalId, rhs: ExprId) {
        let def = &body.locals[local];
        let head = format!(
            "{word} {}{}{}: {} =",
            if def.is_mutable { "mutable " } else { "" },
            self.local(body, local),
            self.params(&def.params),
            self.ty(def.ty)
        );
        self.start();
        self.text(&head);
        if is_block(&body.exprs[rhs].kind) {
            self.text("\n");
            self.nested(|p| p.block(body, rhs));
        } else {
            self.text(" ");
            self.inline(body, rhs);
            let place = self.place(body.exprs[rhs].span);
            self.text(&format!("  // {place}\n"));
        }
    }

    fn statement(&mut self, body: &Body, id: ExprId) {
        let expr = &body.exprs[id];
        match &expr.kind {
            ExprKind::Lambda { params, body: inner } => {
                let params: Vec<String> = params.iter().map(|l| self.param(body, *l)).collect();
                self.line(&format!("fun {} ->", params.join(" ")));
                self.nested(|p| p.block(body, *inner));
            }
            ExprKind::If { cond, then, els } => {
                self.head(body, "if ", *cond, " then");
                self.nested(|p| p.block(body, *then));
                self.line("else");
                self.nested(|p| p.block(body, *els));
            }
            ExprKind::Match { scrutinee, arms } => {
                self.head(body, "match ", *scrutinee, " with");
                self.arms(body, arms);
            }
            ExprKind::While { cond, body: inner } => {
                self.head(body, "while ", *cond, " do");
                self.nested(|p| p.block(body, *inner));
            }
            ExprKind::For { kind, pat, body: inner } => self.for_loop(body, kind, *pat, *inner),
            ExprKind::TryWith { body: inner, arms } => {
                self.line("try");
                self.nested(|p| p.block(body, *inner));
                self.line("with");
                self.arms(body, arms);
            }
            ExprKind::TryFinally { body: inner, finalizer } => {
                self.line("try");
                self.nested(|p| p.block(body, *inner));
                self.line("finally");
                self.nested(|p| p.block(body, *finalizer));
            }
            ExprKind::Comprehension(inner) => {
                let ty = self.ty(expr.ty);
                self.line(&format!("comprehension : {ty}"));
                self.nested(|p| p.block(body, *inner));
            }
            ExprKind::ObjectExpr { base, this, members } => self.object(body, id, *base, *this, members),
            ExprKind::TypeCase { on, arms, default } => {
                let on = self.ty(*on);
                self.line(&format!("when type {on} is"));
                for (ty, e) in arms {
                    let ty = self.ty(*ty);
                    self.line(&format!("| {ty} ->"));
                    self.nested(|p| p.block(body, *e));
                }
                self.line("| _ ->");
                self.nested(|p| p.block(body, *default));
            }
            _ => {
                self.start();
                self.inline(body, id);
                let comment = format!("  // {} @ {}\n", self.ty(expr.ty), self.place(expr.span));
                self.text(&comment);
            }
        }
    }

    fn head(&mut self, body: &Body, before: &str, e: ExprId, after: &str) {
        self.start();
        self.text(before);
        self.inline(body, e);
        self.text(after);
        self.text("\n");
    }

    fn arms(&mut self, body: &Body, arms: &[Arm]) {
        for arm in arms {
            self.start();
            self.text("| ");
            self.pat(body, arm.pat);
            if let Some(guard) = arm.guard {
                self.text(" when ");
                self.inline(body, guard);
            }
            self.text(" ->\n");
            self.nested(|p| p.block(body, arm.body));
        }
    }

    fn for_loop(&mut self, body: &Body, kind: &LoopKind, pat: PatId, inner: ExprId) {
        self.start();
        self.text("for ");
        self.pat(body, pat);
        self.text(" in ");
        match kind {
            LoopKind::Range(range) => self.range(body, range),
            LoopKind::Array(e) => self.called(body, "array ", *e),
            LoopKind::List(e) => self.called(body, "list ", *e),
            LoopKind::String(e) => self.called(body, "string ", *e),
            LoopKind::Enumerator { get, enumerator, move_next, current, dispose } => {
                let name = self.local(body, *enumerator);
                self.called(body, &format!("enumerator {name} = "), *get);
                self.called(body, "; next = ", *move_next);
                self.called(body, "; current = ", *current);
                if let Some(e) = dispose {
                    self.called(body, "; dispose = ", *e);
                }
            }
        }
        self.text(" do\n");
        self.nested(|p| p.block(body, inner));
    }

    fn called(&mut self, body: &Body, word: &str, e: ExprId) {
        self.text(word);
        self.atom(body, e);
    }

    fn object(&mut self, body: &Body, id: ExprId, base: Option<ExprId>, this: LocalId, members: &[(ValId, ExprId)]) {
        let head = format!("object {} as {}", self.ty(body.exprs[id].ty), self.local(body, this));
        self.line(&head);
        self.nested(|p| {
            if let Some(base) = base {
                p.line("inherit");
                p.nested(|p| p.block(body, base));
            }
            for (slot, member) in members {
                let name = p.val_name(*slot);
                p.line(&format!("member {name} ="));
                p.nested(|p| p.block(body, *member));
            }
        });
    }
}
