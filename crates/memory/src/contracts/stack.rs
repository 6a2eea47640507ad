//! `MaxStack` and `--max-stack`: the deepest way through the calls, with the true sizes of frames.

use base::{FxHashMap, IndexVec, Span};
use diag::Diagnostic;
use mir::{Contract, FuncId, Program, Rule};
use petgraph::graph::{DiGraph, NodeIndex};

use super::graph::{Callee, Graph, Step};
use super::words::short_name;

/// Bytes that a call puts on the stack: where to return to.
const RETURN_ADDRESS: u64 = 8;

type State = (FuncId, bool);

/// What a function and all that it calls need.
#[derive(Clone, Debug)]
pub struct Needs {
    /// Bytes.
    pub bytes: u64,
    /// The deepest way: each function with the bytes of its frame, and where it is called.
    pub way: Vec<(FuncId, u64, Option<Span>)>,
}

/// Why there is no bound.
enum Unbounded {
    /// A call that comes back to its function: the calls of the cycle.
    Recursion(Vec<(FuncId, FuncId, Option<Span>)>),
    /// A frame that grows.
    Grows(FuncId, Option<Span>),
    /// A function of another language.
    Foreign(FuncId, String, Option<Span>),
}

/// What a function needs, if there is a bound.
pub fn stack_needs(program: &Program, graph: &Graph, frames: &IndexVec<FuncId, u64>, root: FuncId) -> Option<Needs> {
    Search { program, graph, frames }.needs(root).ok()
}

/// Proves that functions use no more stack than they say; `limit` is that of the whole program. The program is expanded:
/// what counting calls is there.
pub fn check_stack(
    program: &Program,
    frames: &IndexVec<FuncId, u64>,
    limit: Option<u64>,
    at: &dyn Fn(Span) -> String,
    is_own: &dyn Fn(Span) -> bool,
) -> Vec<Diagnostic> {
    let mut roots: Vec<(FuncId, u64, Option<Contract>)> = Vec::new();
    for (id, f) in program.funcs.iter_enumerated() {
        for c in &f.contracts {
            if let Rule::MaxStack(bytes) = c.rule {
                roots.push((id, bytes, Some(*c)));
            }
        }
    }
    roots.extend(limit.map(|bytes| (program.entry, bytes, None)));
    if roots.is_empty() {
        return Vec::new();
    }
    let graph = Graph::new(program);
    let search = Search { program, graph: &graph, frames };
    let words = Words { program, at, is_own };
    roots
        .into_iter()
        .filter_map(|(id, bytes, contract)| match search.needs(id) {
            Ok(needs) if needs.bytes <= bytes => None,
            Ok(needs) => Some(words.too_much(id, bytes, contract, &needs)),
            Err(why) => Some(words.unbounded(id, contract, &why)),
        })
        .collect()
}

struct Search<'a> {
    program: &'a Program,
    graph: &'a Graph,
    frames: &'a IndexVec<FuncId, u64>,
}

/// The part of the call graph that a function reaches.
struct Part<'a> {
    nodes: Vec<State>,
    /// For each node: callee and call.
    edges: Vec<Vec<(usize, &'a Step)>>,
}

/// What a function and all below it need.
#[derive(Clone, Copy, Default)]
struct Depth {
    bytes: u64,
    /// The call that needs most: callee and place.
    by: Option<(usize, Option<Span>)>,
}

impl Search<'_> {
    fn needs(&self, root: FuncId) -> Result<Needs, Unbounded> {
        let part = self.part(root)?;
        let mut graph: DiGraph<usize, ()> = DiGraph::new();
        let ids: Vec<NodeIndex> = (0..part.nodes.len()).map(|i| graph.add_node(i)).collect();
        for (i, edges) in part.edges.iter().enumerate() {
            for (j, _) in edges {
                graph.add_edge(ids[i], ids[*j], ());
            }
        }
        let mut depth: Vec<Depth> = vec![Depth::default(); part.nodes.len()];
        let mut group_of = vec![usize::MAX; part.nodes.len()];
        // Callees come first.
        for (n, group) in petgraph::algo::tarjan_scc(&graph).into_iter().enumerate() {
            let group: Vec<usize> = group.into_iter().map(|i| graph[i]).collect();
            group.iter().for_each(|i| group_of[*i] = n);
            for i in &group {
                if let Some((j, _)) = part.edges[*i].iter().find(|(j, s)| group_of[*j] == n && !s.tail) {
                    return Err(Unbounded::Recursion(self.cycle(&part, *i, *j, &group)));
                }
            }
            // What is left in a group are calls in the place of the caller's frame: the largest is the need of all.
            for i in &group {
                depth[*i] = self.own_depth(&part, *i, &depth, &group_of, n);
            }
            if group.len() > 1 {
                let deepest = group.iter().copied().max_by_key(|i| depth[*i].bytes).unwrap_or(group[0]);
                for i in group.iter().filter(|i| **i != deepest) {
                    depth[*i] = Depth { bytes: depth[deepest].bytes, by: Some((deepest, None)) };
                }
            }
        }
        let mut way = vec![(root, self.frames[root] + RETURN_ADDRESS, None)];
        let mut at = 0;
        while let Some((next, span)) = depth[at].by {
            let id = part.nodes[next].0;
            way.push((id, self.frames[id] + RETURN_ADDRESS, span));
            at = next;
        }
        Ok(Needs { bytes: depth[0].bytes, way })
    }

    fn own_depth(&self, part: &Part<'_>, i: usize, depth: &[Depth], group_of: &[usize], group: usize) -> Depth {
        let own = self.frames[part.nodes[i].0] + RETURN_ADDRESS;
        let mut best = Depth { bytes: own, by: None };
        for (j, step) in part.edges[i].iter().filter(|(j, _)| group_of[*j] != group) {
            // A tail call stands in the place of the frame.
            let under = if step.tail { 0 } else { own };
            if under + depth[*j].bytes > best.bytes {
                best = Depth { bytes: under + depth[*j].bytes, by: Some((*j, step.span)) };
            }
        }
        best
    }

    fn part(&self, root: FuncId) -> Result<Part<'_>, Unbounded> {
        let mut number: FxHashMap<State, usize> = FxHashMap::default();
        let mut part = Part { nodes: vec![(root, false)], edges: Vec::new() };
        number.insert((root, false), 0);
        let mut i = 0;
        while i < part.nodes.len() {
            let (id, strict) = part.nodes[i];
            let node = &self.graph.nodes[id];
            if let Some(span) = node.grows {
                return Err(Unbounded::Grows(id, span));
            }
            let mut edges = Vec::new();
            for step in node.steps.iter().filter(|s| strict || !s.failing) {
                if let Callee::Foreign(import) = step.callee {
                    let symbol = self.program.imports[import].symbol.clone();
                    return Err(Unbounded::Foreign(id, symbol, step.span));
                }
                for g in self.graph.targets(&step.callee) {
                    let state = (*g, strict || step.caught);
                    let j = *number.entry(state).or_insert_with(|| {
                        part.nodes.push(state);
                        part.nodes.len() - 1
                    });
                    edges.push((j, step));
                }
            }
            part.edges.push(edges);
            i += 1;
        }
        Ok(part)
    }

    /// The calls of the shortest cycle over the call from `i` to `j`.
    fn cycle(&self, part: &Part<'_>, i: usize, j: usize, group: &[usize]) -> Vec<(FuncId, FuncId, Option<Span>)> {
        let mut from: FxHashMap<usize, usize> = FxHashMap::default();
        let mut work = std::collections::VecDeque::from([j]);
        while let Some(n) = work.pop_front() {
            if n == i {
                break;
            }
            for (next, _) in part.edges[n].iter().filter(|(next, _)| group.contains(next)) {
                if *next != j && !from.contains_key(next) {
                    from.insert(*next, n);
                    work.push_back(*next);
                }
            }
        }
        let mut nodes = vec![i];
        while let Some(before) = nodes.last().filter(|n| **n != j).and_then(|n| from.get(n)) {
            nodes.push(*before);
        }
        nodes.push(i);
        nodes.reverse();
        // From i to j and back to i.
        if nodes.len() == 2 && i != j {
            nodes.insert(1, j);
        }
        let call = |a: usize, b: usize| {
            let step = part.edges[a].iter().find(|(n, _)| *n == b);
            (part.nodes[a].0, part.nodes[b].0, step.and_then(|(_, s)| s.span))
        };
        nodes.windows(2).map(|w| call(w[0], w[1])).collect()
    }
}

struct Words<'a> {
    program: &'a Program,
    at: &'a dyn Fn(Span) -> String,
    is_own: &'a dyn Fn(Span) -> bool,
}

impl Words<'_> {
    fn name(&self, id: FuncId) -> String {
        short_name(self.program.funcs[id].name.as_str())
    }

    fn place(&self, span: Option<Span>) -> String {
        span.map_or_else(|| "generated code".to_owned(), self.at)
    }

    fn subject(&self, id: FuncId, contract: Option<Contract>) -> String {
        match contract {
            Some(_) => format!("`{}` is marked `MaxStack`", self.name(id)),
            None => "`--max-stack` is asked for".to_owned(),
        }
    }

    fn at_main(
        &self,
        code: &'static str,
        spans: &[Option<Span>],
        contract: Option<Contract>,
        text: String,
    ) -> Diagnostic {
        let own = spans.iter().flatten().copied().find(|s| (self.is_own)(*s));
        match own.or(contract.map(|c| c.span)) {
            Some(span) => Diagnostic::error(code, span, text),
            None => Diagnostic::global(code, text),
        }
    }

    fn too_much(&self, id: FuncId, limit: u64, contract: Option<Contract>, needs: &Needs) -> Diagnostic {
        let text = match contract {
            Some(_) => format!(
                "`{}` may use {limit} bytes of stack, but it needs {} on its deepest way.",
                self.name(id),
                needs.bytes
            ),
            None => {
                format!("The program may use {limit} bytes of stack, but it needs {} on its deepest way.", needs.bytes)
            }
        };
        let mut d = self.at_main("FF1011", &[contract.map(|c| c.span)], contract, text);
        let way: Vec<String> = needs
            .way
            .iter()
            .map(|(f, bytes, span)| match span {
                Some(span) => format!("{}: calls `{}`, {bytes} bytes", (self.at)(*span), self.name(*f)),
                None => format!("`{}`, {bytes} bytes", self.name(*f)),
            })
            .collect();
        d = d.help(format!("the deepest way: {}", way.join("; ")));
        let largest = needs.way.iter().max_by_key(|(_, bytes, _)| *bytes);
        let Some((f, bytes, _)) = largest else { return d };
        d.help(format!(
            "the largest frame is that of `{}` with {bytes} bytes: make its buffers smaller or give them as arguments, \
             or allow {} bytes",
            self.name(*f),
            needs.bytes
        ))
    }

    fn unbounded(&self, id: FuncId, contract: Option<Contract>, why: &Unbounded) -> Diagnostic {
        let subject = self.subject(id, contract);
        let (mut d, help) = match why {
            Unbounded::Recursion(calls) => {
                let spans: Vec<Option<Span>> = calls.iter().map(|(_, _, s)| *s).collect();
                let first = calls.first().map_or(id, |(f, _, _)| *f);
                let text = format!(
                    "{subject}, but the recursion of `{}` has no bound that the compiler knows.",
                    self.name(first)
                );
                let way: Vec<String> = calls
                    .iter()
                    .map(|(f, g, s)| format!("{}: `{}` calls `{}`", self.place(*s), self.name(*f), self.name(*g)))
                    .collect();
                let d = self.at_main("FF1012", &spans, contract, text).help(format!("the cycle: {}", way.join("; ")));
                (
                    d,
                    "make the recursive call the last thing that the function does, with an accumulator, or write a loop",
                )
            }
            Unbounded::Grows(f, span) => {
                let text = format!(
                    "{subject}, but `{}` takes a piece of stack whose size is known only at run time.",
                    self.name(*f)
                );
                (
                    self.at_main("FF1013", &[*span], contract, text),
                    "give the buffer a constant size, and make it outside of loops",
                )
            }
            Unbounded::Foreign(f, symbol, span) => {
                let text = format!(
                    "{subject}, but `{}` calls the foreign function `{symbol}`, whose stack is not known.",
                    self.name(*f)
                );
                (
                    self.at_main("FF1013", &[*span], contract, text),
                    "call foreign functions outside of what has the contract",
                )
            }
        };
        if let Some(contract) = contract {
            d = d.label(contract.span, "demanded here");
        }
        d.help(help)
    }
}
