//! What an edit changed: two reports, and the sites that are new, gone or different, with the reasons.

use std::collections::BTreeMap;

use super::text::place;
use super::{Report, Site};

/// What a site is known by when lines move: its function, its type, and which of its kind it is there.
type Key = (String, String, usize);

/// Reads a report that was written as JSON.
///
/// # Errors
/// What is wrong with the text.
pub fn read(json: &str) -> Result<Report, String> {
    let report: Report = serde_json::from_str(json).map_err(|e| e.to_string())?;
    if report.schema == super::SCHEMA { Ok(report) } else { Err(format!("its schema is {}", report.schema)) }
}

/// The changes from one report to another, in words.
pub fn changes(old: &Report, new: &Report) -> String {
    let (before, after) = (keyed(old), keyed(new));
    let mut out = String::new();
    let (mut added, mut gone, mut changed) = (0, 0, 0);
    for (key, site) in &after {
        match before.get(key) {
            None => {
                added += 1;
                let more = site.help.as_ref().map_or_else(String::new, |h| format!("\n    to avoid it: {h}"));
                out += &format!(
                    "+ {}: now {} {} ({}){}{more}\n",
                    named(site),
                    site.place,
                    site.ty,
                    site.reason,
                    often(site)
                );
            }
            Some(was) => {
                let what = differences(was, site);
                if !what.is_empty() {
                    changed += 1;
                    out += &format!("~ {}: {}: {}\n", named(site), site.ty, what.join("; "));
                }
            }
        }
    }
    for (key, site) in &before {
        if !after.contains_key(key) {
            gone += 1;
            out += &format!("- {}: no longer {} {}\n", named(site), site.place, site.ty);
        }
    }
    out += &frames(old, new);
    if added + gone + changed == 0 {
        out += "no allocation has changed\n";
    } else {
        out += &format!(
            "{added} new, {gone} gone, {changed} changed; counted sites: {} before, {} now\n",
            old.totals.counted, new.totals.counted
        );
    }
    out
}

fn keyed(report: &Report) -> BTreeMap<Key, &Site> {
    let mut out = BTreeMap::new();
    // What only reports failures comes and goes with every check; what nobody asks for is the library's own affair.
    for site in report.sites.iter().filter(|s| !s.failing && !s.asked_at.is_empty()) {
        let name = without_lines(&report.functions[site.function].full_name);
        let mut n = 0;
        while out.contains_key(&(name.clone(), site.ty.clone(), n)) {
            n += 1;
        }
        out.insert((name, site.ty.clone(), n), site);
    }
    out
}

/// Function values are named by their places, which move.
fn without_lines(name: &str) -> String {
    let mut out = String::new();
    let mut parts = name.split("fun@");
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        out.push_str("fun");
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'));
    }
    out
}

fn named(site: &Site) -> String {
    let asked = site.asked_at.first().or(site.at.as_ref());
    format!("{}: `{}`", place(asked), site.function_name)
}

fn often(site: &Site) -> String {
    super::text::often(site).map_or_else(String::new, |w| format!("; {w}"))
}

fn differences(was: &Site, is: &Site) -> Vec<String> {
    let mut out = Vec::new();
    if was.place != is.place {
        out.push(format!("{} instead of {}: {}", is.place, was.place, is.reason));
    } else if was.reason != is.reason {
        out.push(format!("still {}, now because {}", is.place, is.reason));
    }
    if was.repeats != is.repeats || was.grows != is.grows {
        let words = |s: &Site| super::text::often(s).unwrap_or("made at most once a call");
        out.push(format!("{}; before: {}", words(is), words(was)));
    }
    out
}

/// Frames that have grown by more than a few spills.
fn frames(old: &Report, new: &Report) -> String {
    let before: BTreeMap<&str, u64> =
        old.functions.iter().filter(|f| f.own).filter_map(|f| Some((f.full_name.as_str(), f.frame?))).collect();
    let mut out = String::new();
    for f in new.functions.iter().filter(|f| f.own) {
        if let (Some(now), Some(was)) = (f.frame, before.get(f.full_name.as_str()))
            && now.abs_diff(*was) >= 256
        {
            out += &format!("~ {}: the frame of `{}` has {now} bytes, before: {was}\n", place(f.at.as_ref()), f.name);
        }
    }
    out
}
