//! Property functions: what stands in `$(...)` beside a plain name.
//!
//! In: `Name.Method(arguments)...` or `[Type]::Method(arguments)...`, and the properties. Out: the value as text, as MSBuild
//! writes it into an attribute. The functions are those that project files use to choose what is compiled; another one
//! is an error that names it. (Microsoft's documentation: Property functions.)

use std::path::{Path, PathBuf};

use super::condition::{Properties, expand};

/// The value of the text between `$(` and its `)`.
///
/// # Errors
/// A form that is not supported, in words.
pub fn evaluate(text: &str, properties: &Properties) -> Result<String, String> {
    let unsupported = || {
        let end = text.find('(').map_or(text.len(), |i| i + 1);
        format!("The property function '$({}...)' is not supported.", &text[..end])
    };
    let mut rest = text.trim();
    let mut value = if let Some(inner) = rest.strip_prefix('[') {
        let (class, after) = inner.split_once("]::").ok_or_else(unsupported)?;
        let (name, arguments, after) = call(after, properties)?;
        rest = after;
        of_class(class.trim(), name, &arguments, properties).ok_or_else(unsupported)??
    } else {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return Err(unsupported());
        }
        rest = after;
        properties.get(&name.to_lowercase()).cloned().unwrap_or_default()
    };
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(value);
        }
        let method = rest.strip_prefix('.').ok_or_else(unsupported)?;
        let (name, arguments, after) = call(method, properties)?;
        rest = after;
        value = of_text(&value, name, &arguments).ok_or_else(unsupported)?;
    }
}

/// The index behind the `)` that ends the text that starts behind `$(`.
pub fn end_of(text: &str) -> Option<usize> {
    let mut depth = 1;
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') if depth > 1 => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            (None, _) => {}
        }
    }
    None
}

/// `Name` or `Name(arguments)`, and what follows.
fn call<'a>(text: &'a str, properties: &Properties) -> Result<(&'a str, Vec<String>, &'a str), String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let Some(inner) = rest.strip_prefix('(') else {
        return Ok((name, Vec::new(), rest));
    };
    let close = end_of(inner).ok_or_else(|| format!("There is '(' without ')' in '{text}'."))?;
    let arguments = arguments(&inner[..close])
        .into_iter()
        .map(|a| expand(unquoted(a.trim()), properties))
        .collect::<Result<Vec<_>, _>>()?;
    Ok((name, arguments, &inner[close + 1..]))
}

fn unquoted(text: &str) -> &str {
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'));
    quote.and_then(|q| text.strip_prefix(q)?.strip_suffix(q)).unwrap_or(text)
}

/// Splits at commas outside quotes and parentheses.
fn arguments(text: &str) -> Vec<&str> {
    let (mut out, mut start, mut depth, mut quote) = (Vec::new(), 0, 0, None);
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            (None, ',') if depth == 0 => {
                out.push(&text[start..i]);
                start = i + 1;
            }
            (None, _) => {}
        }
    }
    if !text.trim().is_empty() {
        out.push(&text[start..]);
    }
    out
}

fn truth(value: bool) -> String {
    if value { "True" } else { "False" }.to_owned()
}

/// A member of `System.String`.
fn of_text(text: &str, name: &str, arguments: &[String]) -> Option<String> {
    let chars = |list: &str| list.chars().collect::<Vec<char>>();
    let units = || text.chars().collect::<Vec<char>>();
    Some(match (name.to_lowercase().as_str(), arguments) {
        ("startswith", [prefix]) => truth(text.starts_with(prefix.as_str())),
        ("endswith", [suffix]) => truth(text.ends_with(suffix.as_str())),
        ("contains", [part]) => truth(text.contains(part.as_str())),
        ("equals", [other]) => truth(text == other),
        ("replace", [from, to]) if !from.is_empty() => text.replace(from.as_str(), to),
        ("tolower" | "tolowerinvariant", []) => text.to_lowercase(),
        ("toupper" | "toupperinvariant", []) => text.to_uppercase(),
        ("tostring", []) => text.to_owned(),
        ("trim", []) => text.trim().to_owned(),
        ("trim", [list]) => text.trim_matches(chars(list).as_slice()).to_owned(),
        ("trimstart", [list]) => text.trim_start_matches(chars(list).as_slice()).to_owned(),
        ("trimend", [list]) => text.trim_end_matches(chars(list).as_slice()).to_owned(),
        ("trimstart", []) => text.trim_start().to_owned(),
        ("trimend", []) => text.trim_end().to_owned(),
        ("length", []) => units().len().to_string(),
        ("indexof", [part]) => text.find(part.as_str()).map_or(-1, |i| text[..i].chars().count() as i64).to_string(),
        ("lastindexof", [part]) => {
            text.rfind(part.as_str()).map_or(-1, |i| text[..i].chars().count() as i64).to_string()
        }
        ("substring", [start]) => units().get(start.parse().ok()?..)?.iter().collect(),
        ("substring", [start, count]) => {
            let start: usize = start.parse().ok()?;
            let count: usize = count.parse().ok()?;
            units().get(start..start.checked_add(count)?)?.iter().collect()
        }
        _ => return None,
    })
}

/// A static member of a class. `None` when it is not known.
fn of_class(class: &str, name: &str, arguments: &[String], properties: &Properties) -> Option<Result<String, String>> {
    let class = class.to_lowercase();
    let name = name.to_lowercase();
    let value = match class.as_str() {
        "msbuild" => of_msbuild(&name, arguments, properties)?,
        "system.string" | "string" => match (name.as_str(), arguments) {
            ("isnullorempty", [text]) => truth(text.is_empty()),
            ("isnullorwhitespace", [text]) => truth(text.trim().is_empty()),
            ("copy" | "new", [text]) => text.clone(),
            ("concat", parts) => parts.concat(),
            ("equals", [a, b]) => truth(a == b),
            _ => return None,
        },
        "system.environment" => match (name.as_str(), arguments) {
            ("getenvironmentvariable", [variable]) => std::env::var(variable).unwrap_or_default(),
            ("newline", []) => "\n".to_owned(),
            _ => return None,
        },
        "system.io.path" => of_path(&name, arguments)?,
        "system.io.file" => match (name.as_str(), arguments) {
            ("exists", [path]) => truth(Path::new(path).is_file()),
            ("readalltext", [path]) => {
                return Some(std::fs::read_to_string(path).map_err(|e| format!("'{path}' cannot be read: {e}.")));
            }
            _ => return None,
        },
        "system.io.directory" => match (name.as_str(), arguments) {
            ("exists", [path]) => truth(Path::new(path).is_dir()),
            ("getparent", [path]) => parent(path),
            _ => return None,
        },
        "system.text.regularexpressions.regex" => match (name.as_str(), arguments) {
            ("ismatch", [text, pattern]) => {
                return Some(regex(pattern).map(|r| truth(r.is_match(text))));
            }
            ("replace", [text, pattern, to]) => {
                return Some(regex(pattern).map(|r| r.replace_all(text, to.as_str()).into_owned()));
            }
            _ => return None,
        },
        "system.runtime.interopservices.runtimeinformation" => match name.as_str() {
            "processarchitecture" | "osarchitecture" => "X64".to_owned(),
            "isosplatform" => truth(arguments.first().is_some_and(|a| a.eq_ignore_ascii_case("linux"))),
            _ => return None,
        },
        "system.runtime.interopservices.osplatform" => name.to_uppercase(),
        "system.operatingsystem" => match name.as_str() {
            "islinux" => truth(true),
            "iswindows" | "ismacos" | "isfreebsd" => truth(false),
            _ => return None,
        },
        _ => return None,
    };
    Some(Ok(value))
}

fn regex(pattern: &str) -> Result<regex_lite::Regex, String> {
    regex_lite::Regex::new(pattern).map_err(|e| format!("The pattern '{pattern}' is not understood: {e}."))
}

fn parent(path: &str) -> String {
    Path::new(path.trim_end_matches(['/', '\\'])).parent().map_or_else(String::new, |p| p.display().to_string())
}

fn of_path(name: &str, arguments: &[String]) -> Option<String> {
    let text = |p: Option<&std::ffi::OsStr>| p.map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    if name == "directoryseparatorchar" && arguments.is_empty() {
        return Some("/".to_owned());
    }
    let first = arguments.first()?.replace('\\', "/");
    let path = Path::new(&first);
    Some(match (name, arguments.len()) {
        ("getdirectoryname", 1) => path.parent().map_or_else(String::new, |p| p.display().to_string()),
        ("getfilename", 1) => text(path.file_name()),
        ("getfilenamewithoutextension", 1) => text(path.file_stem()),
        ("getextension", 1) => path.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy())),
        ("getfullpath", 1) => std::path::absolute(path).ok()?.display().to_string(),
        ("ispathrooted", 1) => truth(path.is_absolute()),
        ("combine", _) => {
            let parts: PathBuf = arguments.iter().map(|a| a.replace('\\', "/")).collect();
            parts.display().to_string()
        }
        _ => return None,
    })
}

fn of_msbuild(name: &str, arguments: &[String], properties: &Properties) -> Option<String> {
    let integers = || -> Option<(i64, i64)> {
        let [a, b] = arguments else { return None };
        Some((a.trim().parse().ok()?, b.trim().parse().ok()?))
    };
    let versions = || -> Option<std::cmp::Ordering> {
        let [a, b] = arguments else { return None };
        Some(version(a).cmp(&version(b)))
    };
    Some(match (name, arguments) {
        ("isosplatform", [name]) => truth(name.eq_ignore_ascii_case("linux")),
        ("isosunixlike", []) => truth(true),
        ("istargetframeworkcompatible", [target, candidate]) => truth(is_compatible(target, candidate)),
        ("gettargetframeworkidentifier", [target]) => framework(target).0.to_owned(),
        ("gettargetframeworkversion", [target, ..]) => {
            let (major, minor) = framework(target).1;
            format!("{major}.{minor}")
        }
        ("versionequals", [..]) => truth(versions()?.is_eq()),
        ("versionnotequals", [..]) => truth(versions()?.is_ne()),
        ("versiongreaterthan", [..]) => truth(versions()?.is_gt()),
        ("versiongreaterthanorequals", [..]) => truth(versions()?.is_ge()),
        ("versionlessthan", [..]) => truth(versions()?.is_lt()),
        ("versionlessthanorequals", [..]) => truth(versions()?.is_le()),
        ("valueordefault", [value, other]) => if value.is_empty() { other } else { value }.clone(),
        ("add", [..]) => integers().and_then(|(a, b)| a.checked_add(b))?.to_string(),
        ("subtract", [..]) => integers().and_then(|(a, b)| a.checked_sub(b))?.to_string(),
        ("multiply", [..]) => integers().and_then(|(a, b)| a.checked_mul(b))?.to_string(),
        ("divide", [..]) => integers().and_then(|(a, b)| a.checked_div(b))?.to_string(),
        ("ensuretrailingslash", [path]) => {
            let path = path.replace('\\', "/");
            if path.is_empty() || path.ends_with('/') { path } else { format!("{path}/") }
        }
        ("normalizepath", [_, ..]) => of_path("combine", arguments)?,
        ("normalizedirectory", [_, ..]) => format!("{}/", of_path("combine", arguments)?.trim_end_matches('/')),
        ("getpathoffileabove", [file, start @ ..]) => above(file, start.first(), properties)
            .map_or_else(String::new, |folder| folder.join(file).display().to_string()),
        ("getdirectorynameoffileabove", [start, file]) => {
            above(file, Some(start), properties).map_or_else(String::new, |folder| folder.display().to_string())
        }
        _ => return None,
    })
}

/// The nearest folder, from a start upwards, that has the file.
fn above(file: &str, start: Option<&String>, properties: &Properties) -> Option<PathBuf> {
    let start = start.or_else(|| properties.get("msbuildthisfiledirectory"))?.replace('\\', "/");
    let absolute = std::path::absolute(&start).ok()?;
    absolute.ancestors().find(|folder| folder.join(file).is_file()).map(Path::to_path_buf)
}

fn version(text: &str) -> Vec<u64> {
    let mut parts: Vec<u64> =
        text.trim().trim_start_matches(['v', 'V']).split('.').map(|p| p.parse().unwrap_or(0)).collect();
    parts.resize(parts.len().max(4), 0);
    parts
}

/// `net8.0` is .NETCoreApp 8.0, `netstandard2.1` .NETStandard 2.1, `net472` .NETFramework 4.7.
pub fn framework(target: &str) -> (&'static str, (u32, u32)) {
    let target = target.trim().to_lowercase();
    let target = target.split('-').next().unwrap_or("");
    let dotted = |text: &str| {
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        (major.parse().unwrap_or(0), minor.parse().unwrap_or(0))
    };
    if let Some(rest) = target.strip_prefix("netstandard") {
        (".NETStandard", dotted(rest))
    } else if let Some(rest) = target.strip_prefix("netcoreapp") {
        (".NETCoreApp", dotted(rest))
    } else if let Some(rest) = target.strip_prefix("net") {
        if rest.contains('.') {
            (".NETCoreApp", dotted(rest))
        } else {
            let digit = |i: usize| rest.chars().nth(i).and_then(|c| c.to_digit(10)).unwrap_or(0);
            (".NETFramework", (digit(0), digit(1)))
        }
    } else {
        ("Unsupported", (0, 0))
    }
}

/// Whether a project for the framework can use what is made for the other.
fn is_compatible(target: &str, candidate: &str) -> bool {
    let ((kind, own), (other, needed)) = (framework(target), framework(candidate));
    match (kind, other) {
        (a, b) if a == b => own >= needed,
        (".NETCoreApp", ".NETStandard") => own >= (3, 0) || needed <= (2, 0),
        (".NETFramework", ".NETStandard") => own >= (4, 6) && needed <= (2, 0),
        _ => false,
    }
}

/// The symbols for `#if` that the SDK defines for a framework: its kind, its own version, and `..._OR_GREATER` for each
/// version of the same kind up to its own. (Microsoft's documentation: Target frameworks, preprocessor symbols.)
pub fn framework_symbols(target: &str) -> Vec<String> {
    let (kind, (major, minor)) = framework(target);
    let mut out = Vec::new();
    match kind {
        ".NETCoreApp" if major >= 5 => {
            out.extend(["NET".to_owned(), "NETCOREAPP".to_owned(), format!("NET{major}_{minor}")]);
            out.extend((5..=major).map(|m| format!("NET{m}_0_OR_GREATER")));
            out.extend([(1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1)].map(older_core));
        }
        ".NETCoreApp" => {
            out.extend(["NETCOREAPP".to_owned(), format!("NETCOREAPP{major}_{minor}")]);
            let known = [(1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1)];
            out.extend(known.into_iter().filter(|v| *v <= (major, minor)).map(older_core));
        }
        ".NETStandard" => {
            out.extend(["NETSTANDARD".to_owned(), format!("NETSTANDARD{major}_{minor}")]);
            let known = [(1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (2, 0), (2, 1)];
            let greater = |(a, b): (u32, u32)| format!("NETSTANDARD{a}_{b}_OR_GREATER");
            out.extend(known.into_iter().filter(|v| *v <= (major, minor)).map(greater));
        }
        ".NETFramework" => {
            let digits = target.trim().to_lowercase().trim_start_matches("net").to_uppercase();
            out.extend(["NETFRAMEWORK".to_owned(), format!("NET{digits}")]);
            // A name has the digits of a version; the third one orders too, so 4.5.2 lies between 4.5 and 4.6.
            let rank =
                |digits: &str| digits.bytes().map(u32::from).chain([u32::from(b'0'); 3]).take(3).collect::<Vec<_>>();
            let known = ["20", "35", "40", "45", "451", "452", "46", "461", "462", "47", "471", "472", "48", "481"];
            let older = known.into_iter().filter(|k| rank(k) <= rank(&digits));
            out.extend(older.map(|k| format!("NET{k}_OR_GREATER")));
        }
        _ => {}
    }
    out
}

fn older_core((major, minor): (u32, u32)) -> String {
    format!("NETCOREAPP{major}_{minor}_OR_GREATER")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<String, String> {
        let mut p = Properties::new();
        p.insert("targetframework".into(), "net8.0".into());
        p.insert("tags".into(), "fsharp;fable;fable-library".into());
        evaluate(text, &p)
    }

    #[test]
    fn functions() {
        for (text, expected) in [
            ("TargetFramework", "net8.0"),
            ("TargetFramework.StartsWith('net4')", "False"),
            ("TargetFramework.Substring(3, 1)", "8"),
            ("TargetFramework.Replace('.', '_').ToUpper()", "NET8_0"),
            ("[MSBuild]::IsOsPlatform('Linux')", "True"),
            ("[MSBuild]::IsTargetFrameworkCompatible('$(TargetFramework)', 'net8.0')", "True"),
            ("[MSBuild]::IsTargetFrameworkCompatible('$(TargetFramework)', 'netstandard2.1')", "True"),
            ("[MSBuild]::IsTargetFrameworkCompatible('netstandard2.0', 'net8.0')", "False"),
            ("[System.Text.RegularExpressions.Regex]::IsMatch($(Tags), '(^|;)(fable)($|;)')", "True"),
            ("[System.Text.RegularExpressions.Regex]::IsMatch($(Tags), '(^|;)(fable-binding)($|;)')", "False"),
            ("[System.IO.Path]::Combine('a', 'b\\c.fs')", "a/b/c.fs"),
            ("[System.IO.Path]::GetFileNameWithoutExtension('a/b.fs')", "b"),
            ("[System.String]::IsNullOrEmpty('$(Nothing)')", "True"),
            ("[MSBuild]::VersionGreaterThan('8.0.1', '8.0')", "True"),
            ("[MSBuild]::Add(2, 3)", "5"),
            ("[System.IO.Path]::DirectorySeparatorChar", "/"),
        ] {
            assert_eq!(value(text).as_deref(), Ok(expected), "{text}");
        }
        let why = value("[System.Guid]::NewGuid()").expect_err("it is not supported");
        assert_eq!(why, "The property function '$([System.Guid]::NewGuid(...)' is not supported.");
    }

    #[test]
    fn symbols_of_frameworks() {
        let symbols = framework_symbols("net8.0");
        assert!(symbols.contains(&"NET8_0".to_owned()) && symbols.contains(&"NET6_0_OR_GREATER".to_owned()));
        assert!(framework_symbols("netstandard2.1").contains(&"NETSTANDARD2_0_OR_GREATER".to_owned()));
        assert_eq!(framework("net472"), (".NETFramework", (4, 7)));
        let symbols = framework_symbols("net462");
        assert!(symbols.contains(&"NET452_OR_GREATER".to_owned()) && !symbols.contains(&"NET47_OR_GREATER".to_owned()));
    }
}
