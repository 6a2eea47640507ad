//! The report as text, one line a site.

use super::{At, Report, Site};

pub(super) fn text(report: &Report) -> String {
    let mut out = String::new();
    let own = |s: &&Site| report.functions[s.function].own;
    for site in report.sites.iter().filter(own).chain(report.sites.iter().filter(|s| !own(s))) {
        out.push_str(&line(site));
        out.push('\n');
    }
    let t = &report.totals;
    out.push_str(&format!(
        "{} allocation sites: {} counted, {} on the stack, {} in regions; {} constants in static memory\n",
        t.sites, t.counted, t.stack, t.region, t.constants
    ));
    out
}

/// A place as messages write it.
pub(super) fn place(at: Option<&At>) -> String {
    at.map_or_else(|| "generated".to_owned(), |a| format!("{}({},{})", a.file, a.line, a.column))
}

/// How often, in words; nothing when it is at most once a call.
pub(super) fn often(site: &Site) -> Option<&'static str> {
    match (site.repeats.as_str(), site.grows) {
        ("once", _) => Some("made once"),
        ("loop", true) => Some("made in a loop, and may pile up"),
        ("loop", false) => Some("made in a loop"),
        ("recursion", true) => Some("made in recursion, and may pile up"),
        ("recursion", false) => Some("made in recursion"),
        _ => None,
    }
}

fn line(site: &Site) -> String {
    let mut line =
        format!("{}: {} in {}: {} ({})", place(site.at.as_ref()), site.ty, site.function_name, site.place, site.reason);
    for word in [often(site), site.failing.then_some("only for a failure")].into_iter().flatten() {
        line += &format!("; {word}");
    }
    if let Some(asked) = site.asked_at.first().filter(|a| site.at.as_ref() != Some(a)) {
        let more = site.asked_at.len() - 1;
        line += &format!("; asked for at {}", place(Some(asked)));
        if more > 0 {
            line += &format!(" and {more} more");
        }
    }
    line
}
