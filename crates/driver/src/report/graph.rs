//! The Program Semantic Graph as a page: who calls whom, what closures capture, what is reached at all.
//!
//! In: the graph and the facts about it. Out: one page that loads nothing, in the style of the memory report.

use std::collections::BTreeMap;

use base::{FxHashMap, SourceMap, Span};
use passes::{captures, raises, recursion};
use psg::{EdgeKind, NodeKind, Owner, Psg};
use types::ValId;

use super::page::{escape, whole};

/// Sizes of the picture.
const WIDTH: usize = 190;
const HEIGHT: usize = 30;
const GAP: usize = 46;

/// A function, value or step of the program's own files.
struct Item {
    owner: Owner,
    name: String,
    span: Span,
    reached: bool,
    /// Own items that it mentions, by index, and names of the library's.
    calls: Vec<usize>,
    library: Vec<String>,
}

/// The page.
pub fn page(program: &str, psg: &Psg, map: &SourceMap) -> String {
    let items = items(psg, map);
    let mut callers: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (i, item) in items.iter().enumerate() {
        item.calls.iter().for_each(|j| callers[*j].push(i));
    }
    let unreached = items.iter().filter(|i| !i.reached).count();
    let captures = captures::analyse(psg);
    let closures = closures(psg, map, &captures);
    let cards: String = [
        (items.len(), "functions and values"),
        (unreached, "that the program never reaches"),
        (psg.vals.len(), "reached with the library"),
        (closures.len(), "closures that capture"),
    ]
    .iter()
    .map(|(n, what)| format!("<li><b>{n}</b>{what}</li>"))
    .collect();
    let body = format!(
        "<header><h1>The graph of {}</h1>\n<ul class=\"cards\">{cards}</ul></header>\n\
         <nav aria-label=\"Parts\"><a href=\"#calls\">Calls</a><a href=\"#functions\">Functions</a>\
         <a href=\"#captures\">Captures</a></nav>\n<main>\n<h2 id=\"calls\">Calls</h2>\n<div class=\"scroll\">{}</div>\n\
         {}\n{}</main>\n",
        escape(program),
        picture(&items),
        table(psg, map, &items, &callers),
        captured(&closures)
    );
    whole(&format!("Graph of {program}"), &body)
}

fn is_own(map: &SourceMap, span: Span) -> bool {
    map.get(span.file).is_some_and(|f| !f.is_library)
}

/// The value or step that a node is part of.
fn owner(psg: &Psg, node: psg::NodeId) -> Option<Owner> {
    match psg.nodes[node].kind {
        NodeKind::Val(v) => Some(Owner::Val(v)),
        NodeKind::Init(i) => Some(Owner::Init(i)),
        NodeKind::Expr(body, _) | NodeKind::Local(body, _) => Some(psg.bodies[body].owner),
        NodeKind::Type(_) => None,
    }
}

fn items(psg: &Psg, map: &SourceMap) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    for (_, node) in psg.nodes.iter_enumerated() {
        if let NodeKind::Init(i) = node.kind
            && is_own(map, node.span)
        {
            let name = format!("step at line {}", map.start(node.span).line);
            out.push(item(Owner::Init(i), name, node.span, true));
        }
    }
    for val in psg.program.files.iter().filter(|f| !f.is_library).flat_map(|f| &f.vals) {
        let reached = psg.vals.contains_key(&val.id);
        out.push(item(Owner::Val(val.id), val.path.to_string(), val.span, reached));
    }
    let number: FxHashMap<Owner, usize> = out.iter().enumerate().map(|(i, item)| (item.owner, i)).collect();
    for edge in &psg.edges {
        let (user, used) = match (edge.kind, psg.nodes[edge.from].kind, psg.nodes[edge.to].kind) {
            (EdgeKind::DefUse, NodeKind::Val(v), _) => (owner(psg, edge.to), v),
            (EdgeKind::Call, NodeKind::Val(_), NodeKind::Val(v)) => (owner(psg, edge.from), v),
            _ => continue,
        };
        let Some(i) = user.and_then(|u| number.get(&u)).copied() else { continue };
        match number.get(&Owner::Val(used)) {
            Some(j) if !out[i].calls.contains(j) => out[i].calls.push(*j),
            Some(_) => {}
            None => {
                let name = psg.val_name(used).to_owned();
                if !out[i].library.contains(&name) {
                    out[i].library.push(name);
                }
            }
        }
    }
    out
}

fn item(owner: Owner, name: String, span: Span, reached: bool) -> Item {
    Item { owner, name, span, reached, calls: Vec::new(), library: Vec::new() }
}

/// Layers of calls from left to right: what nothing else of the program mentions comes first.
fn layers(items: &[Item]) -> Vec<Vec<usize>> {
    let mut mentioned = vec![false; items.len()];
    for (i, item) in items.iter().enumerate() {
        item.calls.iter().filter(|j| **j != i).for_each(|j| mentioned[*j] = true);
    }
    let mut seen = vec![false; items.len()];
    let mut layer: Vec<usize> = (0..items.len()).filter(|i| !mentioned[*i]).collect();
    let mut out = Vec::new();
    loop {
        if layer.is_empty() {
            // Groups that only mention each other.
            match seen.iter().position(|s| !s) {
                Some(i) => layer.push(i),
                None => return out,
            }
        }
        layer.iter().for_each(|i| seen[*i] = true);
        let mut next: Vec<usize> = Vec::new();
        for j in layer.iter().flat_map(|i| &items[*i].calls) {
            if !seen[*j] && !next.contains(j) {
                next.push(*j);
            }
        }
        out.push(std::mem::replace(&mut layer, next));
    }
}

fn short(name: &str) -> String {
    let last = name.rsplit('.').find(|p| !p.is_empty()).unwrap_or(name);
    let mut text: String = last.chars().take(22).collect();
    if text.len() < last.len() {
        text.push('…');
    }
    text
}

fn picture(items: &[Item]) -> String {
    let layers = layers(items);
    let mut at: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (x, layer) in layers.iter().enumerate() {
        for (y, i) in layer.iter().enumerate() {
            at.insert(*i, (10 + x * (WIDTH + 60), 10 + y * GAP));
        }
    }
    let width = layers.len() * (WIDTH + 60) + 20;
    let height = layers.iter().map(Vec::len).max().unwrap_or(0) * GAP + 20;
    let mut out = format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Calls\">\n"
    );
    for (i, item) in items.iter().enumerate() {
        for j in &item.calls {
            let ((x1, y1), (x2, y2)) = (at[&i], at[j]);
            let (x1, y1, y2) = (x1 + WIDTH, y1 + HEIGHT / 2, y2 + HEIGHT / 2);
            let (a, b) = (x1 + 30, x2.saturating_sub(30));
            out += &format!("<path class=\"edge\" d=\"M{x1} {y1}C{a} {y1} {b} {y2} {x2} {y2}\"/>\n");
        }
    }
    for (i, item) in items.iter().enumerate() {
        let (x, y) = at[&i];
        let class = if item.reached { "node" } else { "node unreached" };
        out += &format!(
            "<a href=\"#v{i}\"><title>{}</title><rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" \
             height=\"{HEIGHT}\" rx=\"5\"/><text x=\"{}\" y=\"{}\">{}</text></a>\n",
            escape(&item.name),
            x + 10,
            y + 20,
            escape(&short(&item.name))
        );
    }
    out + "</svg>"
}

fn table(psg: &Psg, map: &SourceMap, items: &[Item], callers: &[Vec<usize>]) -> String {
    let (recursion, raises) = (recursion::analyse(psg), raises::analyse(psg));
    let links = |list: &[usize]| {
        let all: Vec<String> =
            list.iter().map(|j| format!("<a href=\"#v{j}\">{}</a>", escape(&short(&items[*j].name)))).collect();
        all.join(", ")
    };
    let mut out =
        "<h2 id=\"functions\">Functions</h2>\n<div class=\"scroll\"><table><thead><tr><th>name</th><th>defined</th>\
                   <th>facts</th><th>mentions</th><th>mentioned by</th><th>of the library</th></tr></thead><tbody>\n"
            .to_owned();
    for (i, item) in items.iter().enumerate() {
        let is = |f: &dyn Fn(ValId) -> bool| matches!(item.owner, Owner::Val(v) if f(v));
        let facts: Vec<&str> = [
            (!item.reached, "never reached"),
            (is(&|v| recursion.is_recursive(v)), "recursive"),
            (is(&|v| raises.may_raise(v)), "may fail"),
        ]
        .iter()
        .filter_map(|(on, word)| on.then_some(*word))
        .collect();
        let at = map.start(item.span);
        out += &format!(
            "<tr id=\"v{i}\"><td><code>{}</code></td><td>{}({},{})</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escape(&item.name),
            escape(&map.file(item.span.file).name),
            at.line,
            at.col,
            facts.join(", "),
            links(&item.calls),
            links(&callers[i]),
            escape(&item.library.iter().map(|n| short(n)).collect::<Vec<_>>().join(", "))
        );
    }
    out + "</tbody></table></div>"
}

/// Closures of the program's own files: place, owner, captured variables.
fn closures(psg: &Psg, map: &SourceMap, captures: &captures::Captures) -> Vec<(String, String, String)> {
    let mut out = Vec::new();
    for (_, node) in psg.nodes.iter_enumerated() {
        let NodeKind::Expr(body, e) = node.kind else { continue };
        if !is_own(map, node.span) {
            continue;
        }
        let entry = &psg.bodies[body];
        let captured = captures.of(entry.owner, e);
        if captured.is_empty() {
            continue;
        }
        let names: Vec<String> = captured.iter().map(|l| entry.body.locals[*l].name.to_string()).collect();
        let at = map.start(node.span);
        let place = format!("{}({},{})", map.file(node.span.file).name, at.line, at.col);
        out.push((place, psg.owner_name(entry.owner), names.join(", ")));
    }
    out
}

fn captured(closures: &[(String, String, String)]) -> String {
    let rows: String = closures
        .iter()
        .map(|(at, owner, names)| {
            format!(
                "<tr><td>{}</td><td><code>{}</code></td><td><code>{}</code></td></tr>\n",
                escape(at),
                escape(owner),
                escape(names)
            )
        })
        .collect();
    format!(
        "<h2 id=\"captures\">Captures</h2>\n<div class=\"scroll\"><table><thead><tr><th>closure</th><th>in</th>\
         <th>captures</th></tr></thead><tbody>\n{rows}</tbody></table></div>\n"
    )
}
