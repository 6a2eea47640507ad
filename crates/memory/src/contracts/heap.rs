//! `NoAlloc` and `--no-heap`.

use std::collections::VecDeque;

use base::{FxHashMap, Span};
use diag::Diagnostic;
use mir::{Contract, FuncId, Program, Rule};

use super::graph::Graph;
use super::words::{Made, short_name};

/// A function on the way, and whether its failures are handled within the contract.
type State = (FuncId, bool);

/// What breaks a contract: where it is, and what it is.
struct Broken {
    state: State,
    span: Option<Span>,
    made: Made,
}

/// Proves that the functions that say so put nothing on the heap; with `whole`, that the program does not.
/// `at` says where a span is, `is_own` whether it is in the program's own files.
pub fn check_heap(
    program: &Program,
    whole: bool,
    at: &dyn Fn(Span) -> String,
    is_own: &dyn Fn(Span) -> bool,
) -> Vec<Diagnostic> {
    let demands = |f: &mir::Function| f.contracts.iter().find(|c| c.rule == Rule::NoAlloc).copied();
    let mut roots: Vec<(FuncId, Option<Contract>)> =
        program.funcs.iter_enumerated().filter_map(|(id, f)| Some((id, Some(demands(f)?)))).collect();
    if whole {
        roots.push((program.entry, None));
    }
    if roots.is_empty() {
        return Vec::new();
    }
    let graph = Graph::new(program);
    let search = Search { program, graph: &graph, at, is_own };
    roots.into_iter().filter_map(|(id, contract)| search.run(id, contract)).collect()
}

struct Search<'a> {
    program: &'a Program,
    graph: &'a Graph,
    at: &'a dyn Fn(Span) -> String,
    is_own: &'a dyn Fn(Span) -> bool,
}

impl Search<'_> {
    /// The nearest allocation that a function reaches, breadth first.
    fn run(&self, root: FuncId, contract: Option<Contract>) -> Option<Diagnostic> {
        let start = (root, false);
        let mut from: FxHashMap<State, Option<(State, Option<Span>)>> = FxHashMap::default();
        from.insert(start, None);
        let mut work = VecDeque::from([start]);
        let mut found: Option<Broken> = None;
        let mut others = 0;
        while let Some(state) = work.pop_front() {
            let (id, strict) = state;
            let node = &self.graph.nodes[id];
            for a in node.allocs.iter().filter(|a| strict || !a.failing) {
                let made = Made::of(self.program, a.cell, a.is_closure);
                match found {
                    None => found = Some(Broken { state, span: a.span, made }),
                    Some(_) => others += 1,
                }
            }
            for step in node.steps.iter().filter(|s| strict || !s.failing) {
                let next_strict = strict || step.caught;
                // A foreign function has a heap of its own, which is not the program's.
                for next in self.graph.targets(&step.callee) {
                    if self.is_raw_heap(*next) {
                        let made = raw();
                        match found {
                            None => found = Some(Broken { state, span: step.span, made }),
                            Some(_) => others += 1,
                        }
                        continue;
                    }
                    // The heap's own code takes memory only where it is asked, or for the trace.
                    if self.program.funcs[*next].is_runtime {
                        continue;
                    }
                    // What has the same contract is checked, and complained about, on its own.
                    let own = self.program.funcs[*next].contracts.iter().any(|c| c.rule == Rule::NoAlloc);
                    if own && !next_strict && contract.is_some() {
                        continue;
                    }
                    let next = (*next, next_strict);
                    from.entry(next).or_insert_with(|| {
                        work.push_back(next);
                        Some((state, step.span))
                    });
                }
            }
        }
        found.map(|b| self.diagnostic(root, contract, &from, &b, others))
    }

    /// Memory that is taken from the system by hand.
    fn is_raw_heap(&self, id: FuncId) -> bool {
        let name = self.program.funcs[id].name.as_str();
        Some(id) == self.program.runtime.alloc || name == "Firefly.Runtime.Heap.pages"
    }

    fn diagnostic(
        &self,
        root: FuncId,
        contract: Option<Contract>,
        from: &FxHashMap<State, Option<(State, Option<Span>)>>,
        broken: &Broken,
        others: usize,
    ) -> Diagnostic {
        let name = |id: FuncId| short_name(self.program.funcs[id].name.as_str());
        let mut steps: Vec<(FuncId, FuncId, Option<Span>)> = Vec::new();
        let mut state = broken.state;
        while let Some(Some((before, span))) = from.get(&state) {
            steps.push((before.0, state.0, *span));
            state = *before;
        }
        steps.reverse();
        let place = |span: Option<Span>| span.map_or_else(|| "generated code".to_owned(), self.at);
        let made = &broken.made;
        let mut way: Vec<String> =
            steps.iter().map(|(f, g, span)| format!("{}: `{}` calls `{}`", place(*span), name(*f), name(*g))).collect();
        way.push(format!("{}: `{}` {} on the heap: {}", place(broken.span), name(broken.state.0), made.what, made.why));
        let who = match steps.len() {
            0 => "it".to_owned(),
            1 => format!("`{}`, which it calls,", name(broken.state.0)),
            n => format!("`{}`, which it reaches by {n} calls,", name(broken.state.0)),
        };
        let message = match contract {
            Some(_) => format!("`{}` is marked `NoAlloc`, but {who} {} on the heap.", name(root), made.what),
            None => format!("`--no-heap` is asked for, but `{}` {} on the heap.", name(broken.state.0), made.what),
        };
        // The last place of the program's own files on the way is where something can be changed.
        // What makes an object is said where it is called: in the constructor there is nothing to change.
        let in_new = self.program.funcs[broken.state.0].name.as_str().contains("..ctor") && !steps.is_empty();
        let spans = steps.iter().map(|(_, _, span)| *span).chain([broken.span.filter(|_| !in_new)]);
        let own: Vec<(usize, Span)> =
            spans.enumerate().filter_map(|(i, s)| Some((i, s.filter(|s| (self.is_own)(*s))?))).collect();
        let main = own.last().map(|(_, s)| *s).or(contract.map(|c| c.span));
        let mut d = match main {
            Some(span) => Diagnostic::error("FF1010", span, message),
            None => Diagnostic::global("FF1010", message),
        };
        for (i, span) in own.iter().rev() {
            let text = match steps.get(*i) {
                Some((_, g, _)) => format!("calls `{}`", name(*g)),
                None => format!("{}: {}", made.what, made.why),
            };
            d = d.label(*span, text);
        }
        if let Some(contract) = contract {
            d = d.label(contract.span, "demanded here");
        }
        d = d.help(format!("the way to it: {}", way.join("; ")));
        if others > 0 {
            let (s, are) = if others == 1 { ("", "is") } else { ("s", "are") };
            d = d.help(format!("{others} more allocation{s} {are} reached: `firefly memory` lists them"));
        }
        d.help(made.help)
    }
}

fn raw() -> Made {
    Made {
        what: "takes memory".to_owned(),
        why: "the size is known only at run time",
        help: "use a `stackBuffer`, or make what needs the memory outside and give it as an argument",
    }
}
