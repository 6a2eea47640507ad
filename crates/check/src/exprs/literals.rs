//! Literals, intrinsics and trait calls.

use base::{Span, Symbol};
use syntax::ast::{self, IntKind, Literal};
use tast::{Const, ExprId, ExprKind};
use types::{Builtin, MemberConstraint, Ty};

use super::Want;
use crate::cx::Cx;
use crate::names::mangle;
use crate::traits::with_unit;

/// The built-in type of an integer suffix.
pub(crate) fn int_type(k: IntKind) -> Builtin {
    match k {
        IntKind::I8 => Builtin::SByte,
        IntKind::U8 => Builtin::Byte,
        IntKind::I16 => Builtin::Int16,
        IntKind::U16 => Builtin::UInt16,
        IntKind::I32 => Builtin::Int32,
        IntKind::U32 => Builtin::UInt32,
        IntKind::I64 => Builtin::Int64,
        IntKind::U64 => Builtin::UInt64,
        IntKind::Native => Builtin::IntPtr,
        IntKind::UNative => Builtin::UIntPtr,
    }
}

impl<'a> Cx<'a> {
    /// Value and type of a literal; `None` after an error has been reported.
    pub fn literal(&mut self, lit: &Literal, span: Span) -> Option<(Const, Ty)> {
        Some(match lit {
            Literal::Unit => (Const::Unit, Builtin::Unit.ty()),
            Literal::Bool(b) => (Const::Bool(*b), Builtin::Bool.ty()),
            Literal::Char(c) => (Const::Char(*c), Builtin::Char.ty()),
            Literal::String(s) => (Const::String(s.clone()), Builtin::String.ty()),
            Literal::Bytes(b) => (Const::Bytes(b.clone()), Ty::array(Builtin::Byte.ty())),
            Literal::Int(k, v) => (Const::Int(*v), int_type(*k).ty()),
            Literal::Float(f) => (Const::Float(*f), Builtin::Double.ty()),
            Literal::Float32(f) => (Const::Float32(*f), Builtin::Single.ty()),
            Literal::Decimal(text) => {
                let Some((m, s)) = decimal_parts(text) else {
                    self.error("FS1154", span, "This number is outside the allowable range for decimal literals");
                    return None;
                };
                let ty = self.library_type("System.Decimal", &[]);
                (Const::Decimal(m, s), ty)
            }
            Literal::Big(..) => {
                let text = "A number with this suffix is no constant: it cannot stand in a pattern. Compare with '=' in a 'when'.";
                self.error("FS0720", span, text);
                return None;
            }
            Literal::Source(name) => self.source_literal(*name, span),
            Literal::Measured(inner, _) if matches!(**inner, Literal::Big(..)) => {
                let text = "Only integers, 'float', 'float32' and 'decimal' have units of measure.";
                self.error("FS0636", span, text);
                return None;
            }
            Literal::Measured(inner, m) => {
                let (c, t) = self.literal(inner, span)?;
                let m = self.measure_expr(m, span);
                self.units_used |= matches!(**inner, Literal::Decimal(_));
                let ty = t.as_con().map_or(t, |(id, _)| with_unit(self.expand_con(id), &m));
                (c, ty)
            }
        })
    }
    fn source_literal(&mut self, name: Symbol, span: Span) -> (Const, Ty) {
        let file = self.map.file(self.file);
        let text = match name.as_str() {
            "__LINE__" => self.map.start(span).line.to_string(),
            "__SOURCE_DIRECTORY__" => file.name.rsplit_once('/').map_or(String::new(), |p| p.0.to_string()),
            _ => file.name.rsplit('/').next().unwrap_or_default().to_string(),
        };
        (Const::String(text.encode_utf16().collect()), Builtin::String.ty())
    }
    /// A literal as an expression; a string at a format type is a format.
    pub fn literal_expr(&mut self, lit: &Literal, want: Want, span: Span) -> ExprId {
        if let Literal::String(units) = lit
            && let Some(e) = self.format_literal(units, want.ty, span)
        {
            return e;
        }
        if let Literal::Big(digits, suffix) = lit {
            return self.big_literal(digits, *suffix, want, span);
        }
        let Some((c, ty)) = self.literal(lit, span) else { return self.bad(span) };
        let e = self.constant(c, ty, span);
        self.finish(e, want, span)
    }
    /// `123Z`: calls a function of the module `NumericLiteralZ` (F# specification, section 6.3.1).
    fn big_literal(&mut self, digits: &str, suffix: char, want: Want, span: Span) -> ExprId {
        let ident = |s: &str| ast::Ident { name: Symbol::intern(s), span, quoted: false };
        let module = ident(&format!("NumericLiteral{suffix}"));
        let small: Option<i64> = digits.parse().ok();
        let (name, arg) = match small {
            Some(0) => ("FromZero", Literal::Unit),
            Some(1) => ("FromOne", Literal::Unit),
            Some(n) if i32::try_from(n).is_ok() => ("FromInt32", Literal::Int(IntKind::I32, i128::from(n))),
            Some(n) => ("FromInt64", Literal::Int(IntKind::I64, i128::from(n))),
            None => ("FromString", Literal::String(digits.encode_utf16().collect())),
        };
        if self.resolve_module(&[module]).is_empty() {
            self.error(
                "FS0784",
                span,
                "This numeric literal requires that a module 'NumericLiteral".to_string()
                    + &suffix.to_string()
                    + "' defining functions FromZero, FromOne, FromInt32, FromInt64 and FromString be in scope",
            );
            return self.bad(span);
        }
        let func = self.path_expr(&[module, ident(name)]);
        let arg = self.make_ex(ast::ExprKind::Literal(arg), span);
        let app = self.make_ex(ast::ExprKind::App { func, arg, adjacent: true }, span);
        self.expr_want(app, want)
    }
    /// `(# "op" type ('T) args : t #)`
    pub fn intrinsic(
        &mut self,
        code: &str,
        type_args: &[ast::TypeId],
        args: &[ast::ExprId],
        ret: Option<ast::TypeId>,
        want: Want,
        span: Span,
    ) -> ExprId {
        if !self.is_library {
            self.error("FS0042", span, "This construct is deprecated: it is only for use in the F# library");
            return self.bad(span);
        }
        let types: Vec<Ty> = type_args.iter().map(|t| self.ty_expr(*t)).collect();
        if let ("raise", [e]) = (code.trim(), args) {
            let e = self.expr_want(*e, Want { ty: Builtin::Exn.ty(), flex: true });
            let ty = ret.map_or_else(|| Builtin::Unit.ty(), |t| self.ty_expr(t));
            let e = self.mk(ExprKind::Raise(e), ty, span);
            return self.finish(e, want, span);
        }
        let args: Vec<ExprId> = args.iter().map(|a| self.infer_expr(*a).0).collect();
        let ty = match ret {
            Some(t) => self.ty_expr(t),
            None => Builtin::Unit.ty(),
        };
        let e = self.mk(ExprKind::Intrinsic { op: Symbol::intern(code.trim()), types, args }, ty, span);
        self.finish(e, want, span)
    }
    /// `((^a or ^b) : (static member M : ..) args)`
    pub fn trait_call(
        &mut self,
        support: &[ast::TypeId],
        sig: &ast::MemberSig,
        arg: ast::ExprId,
        want: Want,
        span: Span,
    ) -> ExprId {
        let support = self.support_types(support);
        let (name, args, ret) = self.sig_shape(sig);
        let name = if name.as_str().is_empty() { mangle(sig.name.name) } else { name };
        let mut all = args.clone();
        if !sig.is_static {
            all.insert(0, support.first().copied().unwrap_or_else(Ty::error));
        }
        let given = self.call_args(arg);
        let mut done = vec![];
        if given.is_empty() && !args.is_empty() && self.shallow(all[0]).builtin() != Some(Builtin::Unit)
            || given.len() != all.len() && all.len() > 1
        {
            let text = format!("The member '{name}' takes {} argument(s) but is given {}.", all.len(), given.len());
            self.error("FS0735", span, text);
            return self.bad(span);
        }
        if given.len() == all.len() {
            for (g, t) in given.iter().zip(&all) {
                done.push(self.expr(*g, *t));
            }
        } else if all.len() == 1 {
            done.push(self.expr(arg, all[0]));
        }
        let mc =
            MemberConstraint { support: support.clone(), name, is_static: sig.is_static, args, ret, span: Some(span) };
        self.add_trait(mc, span);
        let e = self.mk(ExprKind::TraitCall { support, name, is_static: sig.is_static, args: done }, ret, span);
        self.finish(e, want, span)
    }
    /// The elements of a parenthesised argument: none for `()`.
    pub fn call_args(&self, arg: ast::ExprId) -> Vec<ast::ExprId> {
        let node = self.ex(arg);
        match &node.kind {
            ast::ExprKind::Paren(inner) => {
                let n = self.ex(*inner);
                match &n.kind {
                    ast::ExprKind::Tuple { items, is_struct: false } => items.clone(),
                    _ => vec![*inner],
                }
            }
            ast::ExprKind::Tuple { items, is_struct: false } => items.clone(),
            ast::ExprKind::Literal(Literal::Unit) => vec![],
            _ => vec![arg],
        }
    }
}

/// Mantissa and scale of a decimal literal's text.
fn decimal_parts(text: &str) -> Option<(i128, u8)> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((m, e)) => (m, e.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or((1, mantissa), |m| (-1, m));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    let mut scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    if scale < 0 {
        digits.resize(digits.len() + usize::try_from(scale.checked_neg().filter(|s| *s < 64)?).ok()?, b'0');
        scale = 0;
    }
    loop {
        if scale <= 28
            && let Some(value) = whole_number(&digits)
        {
            return Some((sign * value, u8::try_from(scale).ok()?));
        }
        if scale == 0 {
            return None;
        }
        scale -= drop_digits(&mut digits, scale);
    }
}

/// Digits as a number, when it fits a decimal.
fn whole_number(digits: &[u8]) -> Option<i128> {
    let mut value: i128 = 0;
    for d in digits {
        value = value * 10 + i128::from(d - b'0');
        if value >= 1 << 96 {
            return None;
        }
    }
    Some(value)
}

/// Rounds away the fewest last digits that a decimal of this scale cannot hold, ties to even; says how many they were.
fn drop_digits(digits: &mut Vec<u8>, scale: i32) -> i32 {
    let significant = digits.len() - digits.iter().take_while(|d| **d == b'0').count();
    let most = usize::try_from(scale).unwrap_or(0);
    let needed = most.saturating_sub(28).max(significant.saturating_sub(29)).max(1).min(most).min(digits.len());
    let rest = digits.split_off(digits.len() - needed);
    let last_odd = digits.last().is_some_and(|d| (d - b'0') % 2 == 1);
    let tie = rest[0] == b'5' && rest[1..].iter().all(|d| *d == b'0');
    if rest[0] > b'5' || (rest[0] == b'5' && (!tie || last_odd)) {
        increment(digits);
    }
    i32::try_from(needed).unwrap_or(scale)
}

/// Adds one to a number in digits.
fn increment(digits: &mut Vec<u8>) {
    for d in digits.iter_mut().rev() {
        if *d < b'9' {
            *d += 1;
            return;
        }
        *d = b'0';
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::decimal_parts;

    #[test]
    fn decimals_keep_their_scale() {
        assert_eq!(decimal_parts("1.10"), Some((110, 2)));
        assert_eq!(decimal_parts("3"), Some((3, 0)));
        assert_eq!(decimal_parts("1e3"), Some((1000, 0)));
        assert_eq!(decimal_parts("99999999999999999999999999999999"), None);
        assert_eq!(decimal_parts("0.00000000000000000000000000000015"), Some((0, 28)));
        assert_eq!(
            decimal_parts("1.99999999999999999999999999999"),
            Some((20_000_000_000_000_000_000_000_000_000, 28))
        );
        assert_eq!(decimal_parts("79228162514264337593543950335"), Some(((1 << 96) - 1, 0)));
        assert_eq!(decimal_parts("79228162514264337593543950336"), None);
    }
}
