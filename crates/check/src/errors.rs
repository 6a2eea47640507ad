//! Messages: types as the user wrote them, near names, and the wording of type mismatches.

use base::{Span, Symbol};
use diag::Diagnostic;
use types::{Builtin, InferVar, Ty, TyConId, TyKind, TyNames, TyVar, print_ty};

use crate::cx::Cx;

struct Names<'c, 'a>(&'c Cx<'a>);

impl TyNames for Names<'_, '_> {
    fn con(&self, id: TyConId) -> String {
        self.0.tycon(id).name.to_string()
    }
    fn var(&self, v: TyVar) -> String {
        self.0
            .tyvars
            .get(v.file)
            .and_then(|params| params.get(v.index as usize))
            .map_or_else(|| "'a".into(), |p| format!("{}{}", if p.is_static { "^" } else { "'" }, p.name))
    }
    fn infer(&self, v: InferVar) -> Result<String, Ty> {
        let data = &self.0.vars[v.0 as usize];
        match data.bind {
            Some(t) => Err(t),
            None => Ok(data.name.map_or_else(|| "'a".to_string(), |n| format!("'{n}"))),
        }
    }
}

impl<'a> Cx<'a> {
    /// A type as F# text.
    pub fn show(&self, t: Ty) -> String {
        print_ty(self.zonk(t), &Names(self))
    }
    /// Makes two types equal or reports why they are not.
    pub fn expect(&mut self, want: Ty, got: Ty, span: Span) -> bool {
        if self.unify(want, got).is_ok() {
            return true;
        }
        self.mismatch(want, got, span);
        false
    }
    /// Reports FS0001 for two types.
    pub fn mismatch(&mut self, want: Ty, got: Ty, span: Span) {
        let (w, g) = (self.show(want), self.show(got));
        let reason = self.reason.take();
        let (zw, zg) = (self.zonk(want), self.zonk(got));
        let code = if self.member_result { "FS0193" } else { "FS0001" };
        let mut d = match reason {
            Some(r) => Diagnostic::error(code, span, r),
            None if self.member_result => {
                let text = format!("Type constraint mismatch. The type '{g}' is not compatible with type '{w}'.");
                Diagnostic::error(code, span, text)
            }
            None => Diagnostic::error(
                "FS0001",
                span,
                format!("This expression was expected to have type '{w}' but here has type '{g}'."),
            ),
        };
        if matches!(zw.kind(), TyKind::Fun(..)) != matches!(zg.kind(), TyKind::Fun(..))
            && d.help.is_empty()
            && let TyKind::Fun(..) = zg.kind()
        {
            d = d.help("Is an argument missing? The expression is a function.");
        }
        let written = self.map.text(span);
        if !written.is_empty()
            && written.bytes().all(|b| b.is_ascii_digit())
            && let Some(suffix) = zw.builtin().and_then(literal_suffix)
        {
            d = d.help(format!("A '{w}' is written {written}{suffix}.")).edit(span.end(), suffix);
        }
        self.report(d);
    }
    /// FS0043 for the operators whose unknown result is what a finished binding gives: F# looks at them again there.
    pub fn operators_again(&mut self, mark: usize, ty: Ty) {
        let failed = self.failed_operators.split_off(mark.min(self.failed_operators.len()));
        let mut result = self.shallow(ty);
        while let Some((_, r)) = result.as_fun() {
            result = self.shallow(r);
        }
        if matches!(result.kind(), TyKind::Error)
            && let Some((span, text)) = failed.into_iter().next()
        {
            self.error("FS0043", span, text);
        }
    }
    /// Reports a failed constraint on a type argument.
    pub fn constraint_failed(&mut self, t: Ty, span: Span) {
        let name = self.show(t);
        let r = self.reason.take().unwrap_or_else(|| format!("The type '{name}' does not satisfy a constraint here."));
        self.error("FS0001", span, r);
    }
    /// Reports an undefined name with near ones.
    pub fn undefined(&mut self, what: &str, name: Symbol, span: Span, near: Vec<Symbol>) {
        let text = crate::names::display(name);
        let mut d = Diagnostic::error("FS0039", span, format!("The {what} '{text}' is not defined."));
        if let Some(best) = nearest(name.as_str(), near.iter().map(|s| s.as_str())) {
            d = d.help(format!("Maybe you want '{best}'."));
            d = d.edit(span, best.to_string());
        }
        self.report(d);
    }
}

/// What follows the digits of a literal of a numeric type other than `int`.
fn literal_suffix(b: Builtin) -> Option<&'static str> {
    Some(match b {
        Builtin::Double => ".0",
        Builtin::Single => ".0f",
        Builtin::Int64 => "L",
        Builtin::UInt64 => "UL",
        Builtin::UInt32 => "u",
        Builtin::Int16 => "s",
        Builtin::UInt16 => "us",
        Builtin::SByte => "y",
        Builtin::Byte => "uy",
        Builtin::IntPtr => "n",
        Builtin::UIntPtr => "un",
        _ => return None,
    })
}

/// The closest of some names, if one is close enough.
pub(crate) fn nearest<'s>(name: &str, names: impl Iterator<Item = &'s str>) -> Option<&'s str> {
    let limit = (name.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for n in names {
        if n == name || n.starts_with("op_") || n.starts_with('|') {
            continue;
        }
        let d = if n.eq_ignore_ascii_case(name) { 0 } else { distance(name, n, limit) };
        if d <= limit && best.is_none_or(|(b, t)| (d, n) < (b, t)) {
            best = Some((d, n));
        }
    }
    best.map(|b| b.1)
}

/// Edit distance, given up above a limit.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found() {
        assert_eq!(nearest("prinfn", ["printfn", "print", "map"].into_iter()), Some("printfn"));
        assert_eq!(nearest("zzz", ["printfn"].into_iter()), None);
    }
}
