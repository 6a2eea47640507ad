//! Generates programs: typed, total and terminating, from a seed and nothing else.
//!
//! Out: declarations, and cases: functions that print a trail of what they compute. Expressions come from type-directed
//! recursion with a budget of depth. Functions call only functions before them and, with fuel, themselves; how often a
//! body may run is estimated, so that a program ends soon. What raises is caught in its case.
//!
//! The text keeps to F# 4.7 and to what .NET defines: no hash codes, no races, no values that are not numbers.

mod block;
mod collection;
mod declare;
mod expr;
mod kit;
mod kit_more;
mod pattern;
mod show;
mod tiny;
mod types;
mod value;

use super::random::Random;
use types::{Decl, Need, Ty};

/// What every program begins with.
pub(crate) const PRELUDE: &str = include_str!("prelude.fs");

/// A generated program in pieces that can be left out.
#[derive(Clone)]
pub(crate) struct Generated {
    /// Declarations of types and functions, in order.
    pub(crate) decls: Vec<String>,
    /// Declarations of `case0`, `case1`, ... by number.
    pub(crate) cases: Vec<(usize, String)>,
}

impl Generated {
    /// The program with these of its cases.
    pub(crate) fn only(&self, cases: &[usize]) -> Generated {
        let cases = self.cases.iter().filter(|c| cases.contains(&c.0)).cloned().collect();
        Generated { decls: self.decls.clone(), cases }
    }

    /// The text of the whole program.
    pub(crate) fn text(&self) -> String {
        let mut text = PRELUDE.to_owned();
        for piece in self.decls.iter().chain(self.cases.iter().map(|c| &c.1)) {
            text.push_str(piece);
            text.push_str("\n\n");
        }
        // Values of functions in a table: a call for each case had `run` compiled for each of them.
        text.push_str("let cases : (string * (unit -> unit))[] =\n    [|\n");
        for (n, _) in &self.cases {
            text.push_str(&format!("        (\"case{n}\", case{n})\n"));
        }
        text.push_str(
            "    |]\n\n[<EntryPoint>]\nlet main _ =\n    for (name, case) in cases do run name case\n    0\n",
        );
        text
    }
}

/// How large the cases of a program are.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Size {
    /// Some cases that do much.
    Large,
    /// Many that share declarations and do little.
    Small,
    /// Hundreds, each with its own declarations: two or three constructs that meet.
    Tiny,
}

/// The program of a seed.
pub(crate) fn generate(seed: u64, cases: usize, size: Size) -> Generated {
    let small = size == Size::Small;
    let mut g = Gen {
        r: Random(seed),
        decls: Vec::new(),
        funcs: Vec::new(),
        quiet: false,
        pool: Vec::new(),
        pooled: if small { 97 } else { 55 },
        fresh: 0,
        cost: 0.0,
        nodes: 0,
        selves: 0,
        shown: Vec::new(),
    };
    if size == Size::Tiny {
        let mut decls: Vec<String> = (0..2).map(|_| g.declare_type()).collect();
        decls.extend(g.choose_types());
        return Generated { decls, cases: (0..cases).map(|n| (n, g.tiny_case(n))).collect() };
    }
    let mut decls = Vec::new();
    // Many small cases share declarations: most of a program is what differs.
    let (types, functions) = if small { (5 + cases / 100, cases.div_ceil(8)) } else { (6, cases) };
    if small {
        g.pool = (0..6).map(|i| g.ty(i % 2, Need::Order, 0)).collect();
    }
    for _ in 0..types {
        decls.push(g.declare_type());
    }
    let pool: Vec<Ty> = (0..10).map(|i| g.ty(1 + i % if small { 2 } else { 3 }, Need::Anything, 0)).collect();
    g.pool.extend(pool);
    let mut out = Vec::new();
    for n in 0..cases {
        if n * functions / cases < (n + 1) * functions / cases {
            decls.push(if g.r.chance(40) { g.declare_kit() } else { g.declare_function() });
        }
        out.push((n, g.case(n, small)));
    }
    Generated { decls, cases: out }
}

/// A declared function.
pub(crate) struct Func {
    name: String,
    vars: u8,
    params: Vec<Ty>,
    ret: Ty,
    tupled: bool,
    fuel: bool,
    cost: f64,
}

/// The state of the generator.
pub(crate) struct Gen {
    r: Random,
    decls: Vec<Decl>,
    funcs: Vec<Func>,
    /// Nothing is called that prints or changes state: neither functions nor methods.
    quiet: bool,
    /// Closed types that are used often, so that values meet.
    pool: Vec<Ty>,
    /// How many types in a hundred come from the pool. What a file does with a type is compiled once for all of its cases,
    /// and takes longer than the cases.
    pooled: usize,
    fresh: u32,
    /// Estimated steps of the body that is being made.
    cost: f64,
    /// Expressions that the body may still have.
    nodes: u32,
    /// Calls of itself that the body may still make.
    selves: u32,
    /// Types with a declared function that shows them.
    shown: Vec<(Ty, String)>,
}

#[derive(Clone)]
pub(crate) struct Var {
    name: String,
    ty: Ty,
    mutable: bool,
}

/// What an expression may mention.
#[derive(Clone, Default)]
pub(crate) struct Scope {
    vars: Vec<Var>,
    tyvars: u8,
    /// Loops and functions called in loops around.
    loops: u32,
    /// The function around, if it may call itself: its name, parameters after the fuel, and result.
    own: Option<(String, Vec<Ty>, Ty)>,
}

impl Scope {
    fn add(&mut self, name: &str, ty: &Ty) {
        self.vars.push(Var { name: name.to_owned(), ty: ty.clone(), mutable: false });
    }

    fn with(&self, bindings: &[(String, Ty)]) -> Scope {
        let mut inner = self.clone();
        bindings.iter().for_each(|(n, t)| inner.add(n, t));
        inner
    }

    /// The scope in a function value: mutable variables cannot be captured, and it may run often.
    fn captured(&self) -> Scope {
        let mut inner = self.clone();
        inner.vars.retain(|v| !v.mutable);
        inner.loops += 1;
        inner
    }
}

impl Gen {
    fn name(&mut self, prefix: &str) -> String {
        self.fresh += 1;
        format!("{prefix}{}", self.fresh)
    }

    /// Begins a body with so many expressions.
    fn begin(&mut self, nodes: u32) {
        self.cost = 1.0;
        self.nodes = nodes;
    }

    /// Whether a call of this cost still fits, and counts it.
    fn affords(&mut self, sc: &Scope, cost: f64) -> bool {
        let more = cost * 5f64.powi(sc.loops.min(6) as i32);
        let fits = self.cost + more < 30_000.0;
        if fits {
            self.cost += more;
        }
        fits
    }
}
