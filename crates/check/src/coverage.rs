//! Coverage of matches: what no rule matches (FS0025, FS0104), and rules that are never matched (FS0026).
//!
//! In: the finished tree of one body. Out: warnings. Rules with `when` cover nothing, as the condition may be false.
//! `fun p -> ..` and `let p = ..` are matches of one rule and are covered the same way.
//!
//! The method is the decision tree of the F# compiler, explored rather than built: the rules' tests are tried from left to
//! right, each test first as succeeding and then as failing, with what is known about each part of the value. A rule that is
//! reached on no path is never matched; a path on which all rules fail is a value that no rule covers, and the first such
//! path gives the example. Known facts decide a test that was made before, so that a test is made at most once on a path.
//! What the tree says is exact, as in Maranget, "Warnings for pattern matching" (JFP 17, 2007); the exploration order is what
//! makes the example the one that F# prints.
//!
//! ```fsharp
//! match x with [] -> 1 | [ x ] -> x      // FS0025: for example, the value '[_;_]'
//! ```

mod facts;
#[cfg(test)]
mod tests;
mod witness;

use std::rc::Rc;

use base::Span;
use diag::Diagnostic;
use tast::walk::{Child, walk};
use tast::{ActiveKind, Arm, Body, Const, ExprKind, PatId, PatKind, TyConDef};
use types::{Ty, TyConId};

use facts::{ActiveKey, Ctor, Facts, PathId, Step, const_key};
use witness::Witness;

/// The definitions of the types that occur.
pub trait TypeDefs {
    /// The definition of a type.
    fn tycon(&self, id: TyConId) -> &TyConDef;
}

impl TypeDefs for tast::Program {
    fn tycon(&self, id: TyConId) -> &TyConDef {
        tast::Program::tycon(self, id)
    }
}

impl TypeDefs for crate::cx::Cx<'_> {
    fn tycon(&self, id: TyConId) -> &TyConDef {
        crate::cx::Cx::tycon(self, id)
    }
}

/// Tests made in one match before giving up: beyond it nothing is reported. Only made-up matches come near.
const MAX_STEPS: usize = 200_000;

/// The warnings for all matches of a body, in the order of the source.
pub fn check_matches(defs: &dyn TypeDefs, body: &Body) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    walk(body, body.root, &mut |node| {
        let Child::Expr(e) = node else { return };
        match &body.exprs[e].kind {
            ExprKind::Match { scrutinee, arms } => {
                let found = explore(defs, body, arms.iter().map(|a| (a.pat, a.guard.is_some())));
                out.extend(found.incomplete.map(|w| incomplete(body.exprs[*scrutinee].span, &w, false)));
                never_matched(body, arms, &found.used, &mut out);
            }
            ExprKind::TryWith { body: _, arms } => {
                let found = explore(defs, body, arms.iter().map(|a| (a.pat, a.guard.is_some())));
                never_matched(body, arms, &found.used, &mut out);
            }
            ExprKind::For { kind: _, pat, body: _ } => {
                let found = explore(defs, body, std::iter::once((*pat, false)));
                out.extend(found.incomplete.map(|w| incomplete(body.pats[*pat].span, &w, true)));
            }
            _ => {}
        }
    });
    out
}

fn incomplete(span: Span, witness: &Witness, is_loop: bool) -> Diagnostic {
    let (code, lead) = if witness.unnamed_enum {
        ("FS0104", "Enums may take values outside known cases.")
    } else {
        ("FS0025", "Incomplete pattern matches on this expression.")
    };
    let example = witness.example.as_ref().map_or(String::new(), |e| {
        format!(" For example, the value '{e}' may indicate a case not covered by the pattern(s).")
    });
    let ignored = if is_loop { " Unmatched elements will be ignored." } else { "" };
    let help = if witness.guarded {
        "A rule with 'when' covers nothing, as its condition may be false: add a rule without one."
    } else {
        "Add a rule for the missing values, or a last rule '_ -> ..'."
    };
    Diagnostic::warning(code, span, format!("{lead}{example}{ignored}")).help(help)
}

fn never_matched(body: &Body, arms: &[Arm], used: &[bool], out: &mut Vec<Diagnostic>) {
    for (arm, _) in arms.iter().zip(used).filter(|(_, used)| !**used) {
        let text = "This rule will never be matched";
        out.push(Diagnostic::warning("FS0026", body.pats[arm.pat].span, text).help("Remove the rule, or move it up."));
    }
}

/// What the exploration of one match found.
struct Found {
    /// A path on which all rules fail.
    incomplete: Option<Witness>,
    /// Which rules are reached.
    used: Vec<bool>,
}

fn explore(defs: &dyn TypeDefs, body: &Body, rules: impl DoubleEndedIterator<Item = (PatId, bool)>) -> Found {
    let rules: Vec<(PatId, bool)> = rules.collect();
    let Some((first, _)) = rules.first() else {
        return Found { incomplete: None, used: Vec::new() };
    };
    let mut e = Explorer {
        defs,
        body,
        facts: Facts::new(body.pats[*first].ty),
        used: vec![false; rules.len()],
        guards: 0,
        steps: 0,
        witness: None,
    };
    let mut frontier: Link<Row> = None;
    for (rule, (pat, guarded)) in rules.iter().enumerate().rev() {
        let tests = Some(Rc::new(Test { path: PathId::ROOT, pat: *pat, next: None }));
        frontier = Some(Rc::new(Row { rule, guarded: *guarded, tests, next: frontier }));
    }
    e.run(frontier);
    if e.steps >= MAX_STEPS {
        e.used.fill(true);
    }
    Found { incomplete: e.witness, used: e.used }
}

type Link<T> = Option<Rc<T>>;

/// A test that a row still has to pass.
struct Test {
    path: PathId,
    pat: PatId,
    next: Link<Test>,
}

/// A rule, or one alternative of it, with the rows to try when it fails.
struct Row {
    rule: usize,
    guarded: bool,
    tests: Link<Test>,
    next: Link<Row>,
}

impl Row {
    fn with(&self, tests: Link<Test>) -> Link<Row> {
        Some(Rc::new(Row { rule: self.rule, guarded: self.guarded, tests, next: self.next.clone() }))
    }
}

impl Drop for Row {
    /// Without recursion: a match may have thousands of rules.
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(row) = next {
            match Rc::try_unwrap(row) {
                Ok(mut row) => next = row.next.take(),
                Err(_) => return,
            }
        }
    }
}

/// What a pattern asks of the value at its path.
enum Ask {
    /// Nothing by itself; the parts that it asks about, in order.
    Parts(Vec<(PathId, PatId)>),
    /// One of two.
    Either(PatId, PatId),
    /// That the value is made by a constructor; then its parts.
    Is(Ctor, Vec<(Step, PatId)>),
}

struct Explorer<'a> {
    defs: &'a dyn TypeDefs,
    body: &'a Body,
    facts: Facts,
    used: Vec<bool>,
    /// Guards that were taken to be false on this path.
    guards: usize,
    steps: usize,
    witness: Option<Witness>,
}

impl Explorer<'_> {
    /// Explores all paths on which `row` is the next row to try. A failing test goes on in the loop; only a succeeding one
    /// recurses, so the depth is the number of parts of the value that are known.
    fn run(&mut self, mut row: Link<Row>) {
        let (mark, guards) = (self.facts.mark(), self.guards);
        while let Some(current) = row {
            self.steps += 1;
            if self.steps >= MAX_STEPS {
                break;
            }
            row = self.step(&current);
            if row.is_none() && self.done_here(&current) {
                self.facts.undo(mark);
                self.guards = guards;
                return;
            }
        }
        if self.steps < MAX_STEPS && self.witness.is_none() {
            self.witness = Some(witness::of(self.defs, &self.facts, self.guards > 0));
        }
        self.facts.undo(mark);
        self.guards = guards;
    }

    /// Whether the row has matched for sure, so that no later row is tried.
    fn done_here(&self, row: &Row) -> bool {
        row.tests.is_none() && !row.guarded
    }

    /// Looks at the first test of a row and gives the row to go on with.
    fn step(&mut self, row: &Row) -> Link<Row> {
        let Some(test) = &row.tests else {
            self.used[row.rule] = true;
            if !row.guarded {
                return None;
            }
            self.guards += 1;
            return row.next.clone();
        };
        match self.ask(test.path, test.pat) {
            Ask::Parts(parts) => row.with(push(parts, &test.next)),
            Ask::Either(a, b) => {
                let second = row.with(push(vec![(test.path, b)], &test.next));
                let tests = push(vec![(test.path, a)], &test.next);
                Some(Rc::new(Row { rule: row.rule, guarded: row.guarded, tests, next: second }))
            }
            Ask::Is(ctor, parts) => match self.facts.decide(self.defs, test.path, &ctor) {
                Some(true) => {
                    self.facts.learn(test.path, ctor);
                    row.with(self.enter(test.path, parts, &test.next))
                }
                Some(false) => row.next.clone(),
                None => {
                    let mark = self.facts.mark();
                    self.facts.learn(test.path, ctor.clone());
                    let inner = row.with(self.enter(test.path, parts, &test.next));
                    self.run(inner);
                    self.facts.undo(mark);
                    self.facts.refute(test.path, ctor);
                    row.next.clone()
                }
            },
        }
    }

    fn enter(&mut self, path: PathId, parts: Vec<(Step, PatId)>, rest: &Link<Test>) -> Link<Test> {
        let parts = parts.into_iter().map(|(step, p)| (self.part(path, step, p), p)).collect();
        push(parts, rest)
    }

    fn part(&mut self, path: PathId, step: Step, pat: PatId) -> PathId {
        self.facts.part(path, step, self.body.pats[pat].ty)
    }

    fn ask(&mut self, path: PathId, pat: PatId) -> Ask {
        let body = self.body;
        let numbered = |items: &[PatId], step: &dyn Fn(usize) -> Step| -> Vec<(Step, PatId)> {
            items.iter().enumerate().map(|(i, p)| (step(i), *p)).collect()
        };
        match &body.pats[pat].kind {
            PatKind::Wild | PatKind::Error | PatKind::Bind(_, None) | PatKind::Const(Const::Unit) => Ask::Parts(vec![]),
            PatKind::Bind(_, Some(p)) => Ask::Parts(vec![(path, *p)]),
            PatKind::And(items) => Ask::Parts(items.iter().map(|p| (path, *p)).collect()),
            PatKind::Tuple(items) => {
                Ask::Parts(items.iter().enumerate().map(|(i, p)| (self.part(path, Step::Item(i), *p), *p)).collect())
            }
            PatKind::Record(fields) => {
                Ask::Parts(fields.iter().map(|(i, p)| (self.part(path, Step::Item(*i), *p), *p)).collect())
            }
            PatKind::Or(a, b) => Ask::Either(*a, *b),
            PatKind::Null | PatKind::Const(Const::Default) => Ask::Is(Ctor::Null, vec![]),
            PatKind::Const(c) => Ask::Is(Ctor::Const(const_key(c)), vec![]),
            PatKind::Union { case, args } => Ask::Is(Ctor::Case(*case), numbered(args, &|i| Step::Case(*case, i))),
            PatKind::Array(items) => {
                Ask::Is(Ctor::Length(items.len()), numbered(items, &|i| Step::Element(items.len(), i)))
            }
            PatKind::Exception(tycon, args) => {
                Ask::Is(Ctor::Exception(*tycon), numbered(args, &|i| Step::Exception(*tycon, i)))
            }
            PatKind::TypeTest(ty, inner) => {
                Ask::Is(Ctor::Type(*ty), inner.iter().map(|p| (Step::As(*ty), *p)).collect())
            }
            PatKind::Active { func, kind, arg } => {
                let key = self.active_key(pat, *func);
                let step = |case| arg.iter().map(|p| (Step::Active(key, case), *p)).collect();
                match kind {
                    ActiveKind::Single => {
                        Ask::Parts(arg.iter().map(|p| (self.part(path, Step::Active(key, 0), *p), *p)).collect())
                    }
                    ActiveKind::Choice(i, n) => Ask::Is(Ctor::Active(key, *i, *n), step(*i)),
                    // Each use is a call of its own, which may give another result.
                    ActiveKind::Partial | ActiveKind::PartialBool => {
                        Ask::Is(Ctor::Partial(pat), arg.iter().map(|p| (Step::Partial(pat), *p)).collect())
                    }
                }
            }
        }
    }

    /// Uses of the same function without further arguments ask the same question.
    fn active_key(&self, pat: PatId, func: tast::ExprId) -> ActiveKey {
        match &self.body.exprs[func].kind {
            ExprKind::Val(v, _) => ActiveKey::Val(*v),
            ExprKind::Local(l, _) => ActiveKey::Local(*l),
            _ => ActiveKey::Pat(pat),
        }
    }
}

fn push(parts: Vec<(PathId, PatId)>, rest: &Link<Test>) -> Link<Test> {
    parts.into_iter().rev().fold(rest.clone(), |next, (path, pat)| Some(Rc::new(Test { path, pat, next })))
}

/// Whether a value of type `a` is surely one of type `b`.
fn is_subtype(defs: &dyn TypeDefs, a: Ty, b: Ty) -> bool {
    let mut todo = vec![a];
    let mut seen = Vec::new();
    while let Some(t) = todo.pop() {
        if t == b {
            return true;
        }
        let Some((id, args)) = t.as_con().filter(|_| !seen.contains(&t)) else {
            continue;
        };
        seen.push(t);
        let def = defs.tycon(id);
        todo.extend(def.base.iter().chain(&def.interfaces).map(|s| def.at(*s, args)));
    }
    b.builtin() == Some(types::Builtin::Obj)
}
