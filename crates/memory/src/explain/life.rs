//! What becomes of a new cell in the function that makes it.

use base::FxHashSet;
use mir::{FuncId, Function, InstKind, Mode, Program, Terminator, Ty, Value, ownership};

use crate::contracts::short_name;

/// One thing that becomes of a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Life {
    /// Its last use is in the function.
    Dies,
    /// The caller gets it.
    Returned,
    /// It goes with a failure.
    Raised,
    /// A module-level variable keeps it.
    Variable(String),
    /// This value keeps it.
    Held(String),
    /// A function value keeps it.
    Captured,
    /// This function takes it over.
    Given(String),
}

impl Life {
    /// Whether it outlives the function.
    pub fn is_kept(&self) -> bool {
        match self {
            Life::Dies => false,
            Life::Returned | Life::Raised | Life::Variable(_) | Life::Held(_) | Life::Captured | Life::Given(_) => true,
        }
    }

    /// In words, after "it is".
    pub fn words(&self) -> String {
        match self {
            Life::Dies => "given back after its last use in the function".to_owned(),
            Life::Returned => "returned to the caller".to_owned(),
            Life::Raised => "raised".to_owned(),
            Life::Variable(name) => format!("kept in the variable `{name}`"),
            Life::Held(by) => format!("kept by {by}"),
            Life::Captured => "kept by a function value".to_owned(),
            Life::Given(func) => format!("handed over to {func}"),
        }
    }

    /// One word for tools.
    pub fn word(&self) -> &'static str {
        match self {
            Life::Dies => "dies",
            Life::Returned => "returned",
            Life::Raised => "raised",
            Life::Variable(_) => "variable",
            Life::Held(_) => "held",
            Life::Captured => "captured",
            Life::Given(_) => "given",
        }
    }
}

/// All that becomes of a value.
pub(super) fn of(program: &Program, f: &Function, made: Value) -> Vec<Life> {
    let mut out: Vec<Life> = Vec::new();
    let mut add = |life: Life| {
        if !out.contains(&life) {
            out.push(life);
        }
    };
    let modes = |g: FuncId, i: usize| program.funcs[g].modes.get(i).copied().unwrap_or(Mode::Owned);
    let mut seen = FxHashSet::from_iter([made]);
    let mut work = vec![made];
    while let Some(v) = work.pop() {
        let mut follow = |next: Option<Value>| work.extend(next.filter(|n| seen.insert(*n)));
        for data in f.blocks.iter() {
            for inst in &data.insts {
                let mut used = false;
                ownership::for_each_use(&inst.kind, &modes, |u, mode| used |= u == v && mode == Mode::Owned);
                if let InstKind::CastCell(of) = inst.kind
                    && of == v
                {
                    follow(inst.result);
                }
                if !used {
                    continue;
                }
                match &inst.kind {
                    InstKind::MakeAgg(..) | InstKind::MakeCase(..) | InstKind::Insert(..) => follow(inst.result),
                    InstKind::New { cell, .. } => add(Life::Held(format!("`{}`", program.cells[*cell].name))),
                    InstKind::NewClosure { .. } => add(Life::Captured),
                    InstKind::SetField(c, ..)
                    | InstKind::ArraySet(c, ..)
                    | InstKind::Store(c, _)
                    | InstKind::Replace(c, _) => {
                        add(Life::Held(holder(program, f, *c)));
                    }
                    InstKind::GlobalSet(g, _) => add(Life::Variable(short_name(program.globals[*g].name.as_str()))),
                    InstKind::Call(g, _) => {
                        add(Life::Given(format!("`{}`", short_name(program.funcs[*g].name.as_str()))))
                    }
                    InstKind::CallClosure(..) => add(Life::Given("a function value".to_owned())),
                    InstKind::Release(_) | InstKind::Unpack(..) => add(Life::Dies),
                    _ => {}
                }
            }
            data.term.for_each_target(|t| {
                let params = &f.blocks[t.block].params;
                let skipped = params.len().saturating_sub(t.args.len());
                for (a, p) in t.args.iter().zip(&params[skipped..]) {
                    if *a == v {
                        follow(Some(*p));
                    }
                }
            });
            let mut used = false;
            ownership::for_each_term_use(&data.term, &modes, |u, mode| used |= u == v && mode == Mode::Owned);
            if used {
                match &data.term {
                    Terminator::Return(_) => add(Life::Returned),
                    Terminator::Raise(_) => add(Life::Raised),
                    Terminator::TailCall(g, _) | Terminator::Invoke { func: g, .. } => {
                        add(Life::Given(format!("`{}`", short_name(program.funcs[*g].name.as_str()))));
                    }
                    Terminator::TailCallClosure(..) | Terminator::InvokeClosure { .. } => {
                        add(Life::Given("a function value".to_owned()));
                    }
                    Terminator::Jump(_)
                    | Terminator::Branch { .. }
                    | Terminator::Switch { .. }
                    | Terminator::Unreachable => {}
                }
            }
        }
    }
    if out.is_empty() {
        out.push(Life::Dies);
    }
    out
}

fn holder(program: &Program, f: &Function, v: Value) -> String {
    match f.ty(v) {
        Ty::Cell(c) => format!("`{}`", program.cells[c].name),
        _ => "what its address was given to".to_owned(),
    }
}
