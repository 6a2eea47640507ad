//! The memory report as a page: the source with a mark at each allocation, lifetimes over the call tree, functions.

use std::collections::BTreeMap;

use super::page::{escape, whole};
use super::text::{often, place};
use super::{At, Report, Site};

/// Calls deeper than this are drawn at the edge of the picture.
const DEPTH: usize = 12;

pub(super) fn page(report: &Report, source: &dyn Fn(&str) -> Option<String>) -> String {
    let mut body = String::new();
    body += &format!("<header><h1>The memory of {}</h1>\n{}</header>\n", escape(&report.program), cards(report));
    body += "<nav aria-label=\"Parts\"><a href=\"#source\">Source</a><a href=\"#lifetimes\">Lifetimes</a>\
             <a href=\"#functions\">Functions</a><a href=\"#library\">Library</a></nav>\n<main>\n";
    body += "<h2 id=\"source\">Source</h2>\n<p class=\"hint\"><kbd>j</kbd> and <kbd>k</kbd> go from mark to mark, \
             <kbd>Esc</kbd> closes a note. <span class=\"chip counted\">counted</span> \
             <span class=\"chip stack\">stack</span> <span class=\"chip region\">region</span> <span class=\"chip fail\">only for a failure</span></p>\n";
    for (i, file) in report.files.iter().enumerate() {
        if let Some(text) = source(file) {
            body += &format!("<h3>{}</h3>\n{}", escape(file), listing(report, i, file, &text));
        }
    }
    body += &lifetimes(report);
    body += &functions(report);
    body += &library(report);
    body += "</main>\n";
    whole(&format!("Memory of {}", report.program), &body)
}

fn cards(report: &Report) -> String {
    let t = &report.totals;
    let all = [
        (t.sites, "allocation sites"),
        (t.counted, "counted"),
        (t.stack, "on the stack"),
        (t.region, "in regions"),
        (t.constants, "constants in static memory"),
        (t.asked, "asked for by the program's own files"),
        (t.growing, "that may pile up"),
        (t.failing, "only for failures"),
    ];
    let items: String = all.iter().map(|(n, what)| format!("<li><b>{n}</b>{what}</li>")).collect();
    format!("<ul class=\"cards\">{items}</ul>\n")
}

/// The class of a site.
fn class(site: &Site) -> &'static str {
    match site.place.as_str() {
        _ if site.failing => "fail",
        "stack" => "stack",
        "region" => "region",
        _ => "counted",
    }
}

/// The sites of a file by the place that asks for them.
fn marks<'a>(report: &'a Report, file: &str) -> BTreeMap<(u32, u32), (&'a At, Vec<&'a Site>)> {
    let mut out: BTreeMap<(u32, u32), (&At, Vec<&Site>)> = BTreeMap::new();
    for site in &report.sites {
        for at in site.asked_at.iter().filter(|a| a.file == file) {
            out.entry((at.line, at.column)).or_insert_with(|| (at, Vec::new())).1.push(site);
        }
    }
    out
}

fn listing(report: &Report, index: usize, file: &str, text: &str) -> String {
    let marks = marks(report, file);
    let mut out = "<ol class=\"code\">\n".to_owned();
    for (i, line) in text.lines().enumerate() {
        let n = i as u32 + 1;
        out += &format!("<li id=\"f{index}-{n}\">");
        let mut from = 0;
        let here: Vec<_> = marks.range((n, 0)..(n + 1, 0)).collect();
        for (k, ((_, column), (at, sites))) in here.iter().enumerate() {
            let start = floor(line, *column as usize - 1);
            let next = here.get(k + 1).map_or(line.len(), |((_, c), _)| *c as usize - 1);
            let end = if at.end_line == n { at.end_column as usize - 1 } else { line.len() };
            // A mark ends where the next one begins, and has at least one letter.
            let end = floor(line, end.min(next)).max(start);
            let end =
                if end == start { line[start..].chars().next().map_or(start, |c| start + c.len_utf8()) } else { end };
            if start < from || end == start {
                continue;
            }
            out += &escape(&line[from..start]);
            let id = format!("t{index}-{n}-{column}");
            let worst = sites.iter().copied().find(|s| class(s) == "counted").unwrap_or(sites[0]);
            out += &format!(
                "<button type=\"button\" class=\"mark {}\" aria-describedby=\"{id}\">{}</button>{}",
                class(worst),
                escape(&line[start..end]),
                tip(&id, sites)
            );
            from = end;
        }
        out += &escape(&line[from..]);
        out += "</li>\n";
    }
    out + "</ol>\n"
}

/// The last border of a letter at or before an offset.
fn floor(line: &str, offset: usize) -> usize {
    let mut at = offset.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn tip(id: &str, sites: &[&Site]) -> String {
    let shown: String = sites.iter().take(5).map(|s| note(s)).collect();
    let more = sites.len().saturating_sub(5);
    let rest = if more > 0 { format!("<p>and {more} more</p>") } else { String::new() };
    format!("<div class=\"tip\" role=\"tooltip\" id=\"{id}\">{shown}{rest}</div>")
}

fn note(site: &Site) -> String {
    let mut rows = vec![("place", site.place.clone()), ("why", site.reason.clone())];
    let life: Vec<&str> = site.lifetime.iter().map(|l| l.words.as_str()).collect();
    rows.push(("lifetime", life.join("; ")));
    rows.push(("how often", often(site).unwrap_or("at most once in each call").to_owned()));
    if site.reuse != "none" {
        let words =
            if site.reuse == "recycled" { "the memory of a cell that is given back just before" } else { "fresh" };
        rows.push(("memory", words.to_owned()));
    }
    rows.push(("made at", format!("{} in {}", place(site.at.as_ref()), site.function_name)));
    if site.failing {
        rows.push(("when", "only on the way to a failure".to_owned()));
    }
    if let Some(help) = &site.help {
        rows.push(("cheaper", help.clone()));
    }
    let way: Vec<&str> = site.chain.iter().map(|c| c.callee.as_str()).collect();
    if !way.is_empty() {
        rows.push(("reached by", way.join(" → ")));
    }
    let rows: String = rows.iter().map(|(k, v)| format!("<dt>{k}</dt><dd>{}</dd>", escape(v))).collect();
    format!(
        "<section><p><b class=\"chip {}\">{}</b> {}</p><dl>{rows}</dl></section>",
        class(site),
        escape(&site.ty),
        escape(&site.what)
    )
}

/// A function in the picture of lifetimes.
#[derive(Default)]
struct Branch<'a> {
    sites: Vec<&'a Site>,
    below: BTreeMap<&'a str, Branch<'a>>,
}

fn lifetimes(report: &Report) -> String {
    let own: base::FxHashSet<&str> = report.functions.iter().filter(|f| f.own).map(|f| f.name.as_str()).collect();
    let mut root = Branch::default();
    for site in report.sites.iter().filter(|s| !s.failing && !s.asked_at.is_empty()) {
        let mut at = &mut root;
        for call in site.chain.iter().filter(|c| own.contains(c.callee.as_str())) {
            at = at.below.entry(&call.callee).or_default();
        }
        at.sites.push(site);
    }
    let mut out = "<h2 id=\"lifetimes\">Lifetimes over the call tree</h2>\n<p class=\"hint\">Each column is a level of calls, \
                   the start of the program on the left. A bar reaches from the function that makes a cell to the one that \
                   gives it back.</p>\n<div class=\"life scroll\">\n"
        .to_owned();
    rows(&root, "start", 0, &mut out);
    out + "</div>\n"
}

fn rows(branch: &Branch<'_>, name: &str, depth: usize, out: &mut String) {
    let indent = "&nbsp;&nbsp;".repeat(depth.min(DEPTH));
    *out += &format!("<div class=\"row\"><span>{indent}<b>{}</b></span><span></span></div>\n", escape(name));
    for site in &branch.sites {
        let last = depth.min(DEPTH - 1) + 1;
        let first = match () {
            () if site.lifetime.iter().any(|l| l.kind == "variable") => 1,
            () if site.lifetime.iter().any(|l| l.kind != "dies") => last.saturating_sub(1).max(1),
            () => last,
        };
        let life: Vec<&str> = site.lifetime.iter().map(|l| l.words.as_str()).collect();
        *out += &format!(
            "<div class=\"row\"><span>{indent}&nbsp;&nbsp;{}</span><span class=\"track\">\
             <span class=\"bar {}\" style=\"grid-column:{first}/{}\" title=\"{}\">{}</span></span></div>\n",
            escape(&site.function_name),
            class(site),
            last + 1,
            escape(&life.join("; ")),
            escape(&site.ty)
        );
    }
    for (name, below) in &branch.below {
        rows(below, name, depth + 1, out);
    }
}

fn functions(report: &Report) -> String {
    let mut out = "<h2 id=\"functions\">Functions</h2>\n<div class=\"scroll\"><table><thead><tr><th>function</th><th>signature</th>\
                   <th class=\"n\">frame</th><th class=\"n\">counted</th><th class=\"n\">stack</th><th class=\"n\">region</th><th>defined</th></tr></thead>\
                   <tbody>\n"
        .to_owned();
    for f in report.functions.iter().filter(|f| f.own) {
        let of = |word: &str| f.sites.iter().filter(|i| report.sites[**i].place == word).count();
        let frame = match f.frame {
            Some(0) => "part of its callers, or none".to_owned(),
            Some(bytes) => bytes.to_string(),
            None => String::new(),
        };
        out += &format!(
            "<tr><td><code>{}</code></td><td><code>{}</code></td><td class=\"n\">{frame}</td><td class=\"n\">{}</td>\
             <td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td></tr>\n",
            escape(&f.name),
            escape(&f.signature),
            of("counted"),
            of("stack"),
            of("region"),
            escape(&place(f.at.as_ref()))
        );
    }
    out + "</tbody></table></div>\n"
}

/// Allocations of the library that no own place asks for: the start and end of the program, and failures.
fn library(report: &Report) -> String {
    let mut out = "<h2 id=\"library\">The library's own</h2>\n<div class=\"scroll\"><table><thead><tr><th>type</th>\
                   <th>function</th><th>place</th><th>why</th></tr></thead><tbody>\n"
        .to_owned();
    for s in report.sites.iter().filter(|s| s.asked_at.is_empty()) {
        out += &format!(
            "<tr><td><span class=\"chip {}\">{}</span></td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n",
            class(s),
            escape(&s.ty),
            escape(&s.function_name),
            s.place,
            escape(&s.reason)
        );
    }
    out + "</tbody></table></div>\n"
}
